/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines from its rows to its totals: which schemes each line is for,
 * and as many passes over the file as their groups need. */
#include <stdlib.h>
#include <string.h>

#include "provided.h"
#include "rows.h"

enum { ROWS = LINE_RUN_ROWS, BAD_NAMED = CSV_BAD_ROWS, YEARS_MAX = 100 };

/* One scheme for one year (or for the lines' own days). */
typedef struct {
	octroi_program *program;
	line_run       *run;
	const slice   **rows;    /* of this batch */
	size_t         *numbers, count;
	uint8_t        *marks;
	size_t         *places;  /* of rows within the batch */
	provided       *provided; /* NULL: lines say all themselves */
} member;

/* A destination as it is written in the file, and who charges there. */
typedef struct {
	slice       text;
	size_t     *programs, count;  /* into flow.programs */
	const char *code, *message, *remedy; /* NULL, or why it is no destination */
} where_to;

typedef struct {
	rulebook       *book;
	const flow_provider *provider;
	arena          *memory;
	diagnostics    *d;
	flow_rows       in;
	flow_tally     *tally;
	octroi_program **programs;
	size_t          program_count, program_capacity;
	member         *members;
	size_t          member_count, member_capacity;
	where_to       *places;
	size_t          place_count, place_capacity;
	names          *place_texts; /* numbers the places from 1 */
	size_t          destination;   /* column; (size_t)-1: none, or of no account */
	bool            fixed;         /* the question says which schemes */
	int             first;         /* pass: 0 where rows are only looked at, so that nothing is handed on before a bad one */
	bool            stopped;       /* `each` wants no more */
	size_t          numbered;      /* rows so far in this pass, bad ones counted */
	octroi_flow_result out;
	/* of a batch */
	uint8_t        *bad_row;
	bad_cell       *bad;
} flow;

/* ---- columns and inputs ------------------------------------------------------------ */

static const octroi_input *input_named(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *inputs = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return &inputs[i];
	return NULL;
}

/* The inputs of some programs, without repeats. */
static const octroi_input *const *inputs_of(flow *f, octroi_program *const *programs, size_t program_count, size_t *count)
{
	const octroi_input **all = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t p = 0; p < program_count; p++) {
		size_t n;
		const octroi_input *inputs = program_inputs(programs[p], &n);
		for (size_t i = 0; i < n; i++) {
			bool seen = false;
			for (size_t k = 0; k < *count; k++)
				seen = seen || strcmp(all[k]->name, inputs[i].name) == 0;
			if (!seen)
				*ARENA_PUSH(f->memory, all, *count, capacity) = &inputs[i];
		}
	}
	return all;
}

static program_column *columns_of(flow *f, octroi_program *p, size_t *count)
{
	size_t n, unknown = 0, columns = csv_stream_columns(f->in.stream);
	const octroi_input *const *inputs = inputs_of(f, &p, 1, &n);
	const flow_column *all = flow_columns(f->memory, f->in.stream, inputs, n, &f->in.maps, &unknown, f->d);
	program_column *out = ARENA_ARRAY(f->memory, program_column, columns + n + 1);
	*count = 0;
	for (size_t i = 0; all && i < columns; i++) {
		slice name = csv_stream_header(f->in.stream)[i];
		if (all[i].input)
			out[(*count)++] = (program_column){all[i].input->name, i, all[i].unit, all[i].currency,
			                                   arena_printf(f->memory, "column '%.*s'", (int)name.length, name.at), all[i].times};
	}
	return all ? out : NULL;
}

/* What the question says for lines that say nothing. */
static octroi_line *given_line(flow *f, octroi_program *p)
{
	octroi_line *line = line_new(p, f->memory);
	const octroi_flow_question *q = f->in.question;
	if (q->destination && input_named(p, "destination"))
		line_set(line, "destination", q->destination, "--to", f->d);
	for (size_t i = 0; i < q->given_count; i++)
		if (input_named(p, q->given[i].input))
			line_set(line, q->given[i].input, q->given[i].value, q->given[i].said_as, f->d);
	return line;
}

/* ---- schemes ------------------------------------------------------------------------------ */

static void member_add(flow *f, octroi_program *p, const program_column *columns, size_t count, octroi_line *given, provided *extra, int year)
{
	const octroi_flow_question *q = f->in.question;
	size_t marks = 0;
	line_run_question of = {.columns = columns, .column_count = count, .given = given, .year = year, .by = q->by,
	                        .by_count = q->by_count, .marks = rows_marks(&f->in, &marks), .gaps = q->gaps, .each = q->each, .context = q->context};
	of.mark_count = marks;
	line_run *run = line_run_new(p, &of, f->tally, f->d);
	if (!run)
		return;
	member *m = ARENA_PUSH(f->memory, f->members, f->member_count, f->member_capacity);
	*m = (member){.program = p, .run = run, .rows = ARENA_ARRAY(f->memory, const slice *, ROWS),
	              .numbers = ARENA_ARRAY(f->memory, size_t, ROWS), .places = ARENA_ARRAY(f->memory, size_t, ROWS), .marks = ARENA_ARRAY(f->memory, uint8_t, ROWS), .provided = extra};
}

/* The number of a program in the list, which it joins when it is new. */
static size_t program_join(flow *f, octroi_program *p)
{
	size_t count;
	for (size_t i = 0; i < f->program_count; i++)
		if (f->programs[i] == p)
			return i;
	*ARENA_PUSH(f->memory, f->programs, f->program_count, f->program_capacity) = p;
	program_column *columns = columns_of(f, p, &count);
	provided *extra = columns ? provided_new(f->memory, f->provider, p, f->in.question, columns, &count, csv_stream_columns(f->in.stream)) : NULL;
	octroi_line *given = given_line(f, p);
	for (size_t y = 0; columns && y < (f->in.question->year_count ? f->in.question->year_count : 1); y++)
		member_add(f, p, columns, count, given, extra, f->in.question->year_count ? f->in.question->years[y] : 0);
	return f->program_count - 1;
}

/* Who charges at a destination that is met for the first time. What is enacted may charge at others of the file. */
static void place_find(flow *f, where_to *w)
{
	octroi_program *const *programs;
	size_t count;
	diagnostic unknown;
	const char *name = arena_copy(f->memory, w->text.at, w->text.length);
	schemes_at(f->book, name, NULL, f->in.question->settings, f->programs, f->program_count, NULL, &programs, &count, &unknown, f->d);
	w->code = unknown.code;
	w->message = unknown.message;
	w->remedy = unknown.remedy;
	w->programs = ARENA_ARRAY(f->memory, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		w->programs[w->count++] = program_join(f, programs[i]);
}

static where_to *place_of(flow *f, slice text)
{
	uint32_t id = names_add(f->place_texts, text);
	if (id <= f->place_count)
		return &f->places[id - 1];
	where_to w = {.text = {arena_copy(f->memory, text.at, text.length), text.length}};
	if (text.length)
		place_find(f, &w);
	*ARENA_PUSH(f->memory, f->places, f->place_count, f->place_capacity) = w;
	return &f->places[f->place_count - 1];
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Bad rows: the first are told, all are counted; with `strict` the first ends it. */
static void bad_row(flow *f, place where, const char *code, const char *message, const char *remedy)
{
	f->out.bad_rows++;
	if (f->in.question->strict && f->out.bad_rows <= BAD_NAMED)
		error_at(f->d, where, code, "%s", message);
	else if (f->out.bad_rows <= BAD_NAMED)
		warning_at(f->d, where, code, "%s", message);
	if (remedy && f->out.bad_rows <= BAD_NAMED)
		error_remedy(f->d, "%s", remedy);
}

static void broken_rows(flow *f, const csv_batch *b)
{
	for (size_t i = 0; i < b->bad_count; i++)
		bad_row(f, b->bad[i].where, b->bad[i].code, b->bad[i].message, b->bad[i].remedy);
	f->out.bad_rows += b->bad_rows - b->bad_count;
}

/* A row of a batch, and its number in the file. */
typedef struct {
	const csv_batch *batch;
	size_t row, number;
	int pass;
} batch_row;

/* A document that has no answer for the row makes it a bad one, told once. */
static void provided_refused(flow *f, const member *m, const batch_row *r, const char *why)
{
	if (r->pass == f->first && !f->bad_row[r->row])
		bad_row(f, csv_stream_place(f->in.stream, r->batch, r->row, provided_column(m->provided)), "no-answer", why, NULL);
	f->bad_row[r->row] = 1;
}

static void add_row(flow *f, member *m, const batch_row *r)
{
	const slice *cells = r->batch->cells + r->row * r->batch->columns;
	const char *why = NULL;
	if (m->provided && !provided_row(m->provided, cells, r->row, &cells, &why)) {
		provided_refused(f, m, r, why);
		return;
	}
	m->rows[m->count] = cells;
	m->places[m->count] = r->row;
	m->marks[m->count] = f->in.marks ? f->in.marks[r->row] : 0;
	m->numbers[m->count++] = r->number;
}

static void add_row_to(flow *f, size_t program, const batch_row *r)
{
	for (size_t i = 0; i < f->member_count; i++)
		if (f->members[i].program == f->programs[program])
			add_row(f, &f->members[i], r);
}

/* Hands a row to the schemes of its destination. */
static void sort_row(flow *f, const csv_batch *b, size_t row, size_t number, int pass)
{
	const slice *cells = b->cells + row * b->columns;
	batch_row r = {b, row, number, pass};
	if (f->fixed) {
		for (size_t i = 0; i < f->member_count; i++)
			add_row(f, &f->members[i], &r);
		return;
	}
	where_to *w = place_of(f, slice_trim(cells[f->destination]));
	for (size_t i = 0; i < w->count; i++)
		add_row_to(f, w->programs[i], &r);
	if (w->count || pass > f->first)
		return;
	if (w->code) {
		bad_row(f, csv_stream_place(f->in.stream, b, row, f->destination), w->code, w->message, w->remedy);
		return;
	}
	if (!f->out.no_scheme++)
		f->out.no_scheme_where = w->text.length ? w->text.at : NULL;
}

/* The number of each row in the file. */
static size_t number_of(const flow *f, const csv_batch *b, size_t row)
{
	return f->numbered + csv_batch_number(b, row);
}

static void run_member(flow *f, member *m, const csv_batch *b, int pass)
{
	size_t bad_count = 0;
	if (!m->count || pass > line_run_passes(m->run) + 1)
		return;
	if (!line_run_rows(m->run, pass, m->rows, m->numbers, m->marks, m->count, f->bad, &bad_count))
		f->stopped = true;
	for (size_t i = 0; pass == f->first && i < bad_count; i++) {
		size_t row = m->places[f->bad[i].row], column = f->bad[i].column;
		if (column >= b->columns)
			column = provided_column(m->provided);
		if (!f->bad_row[row])
			bad_row(f, csv_stream_place(f->in.stream, b, row, column), f->bad[i].code, f->bad[i].message,
			        f->bad[i].remedy);
		f->bad_row[row] = 1;
	}
}

static bool read_batch(flow *f, int pass, bool *more)
{
	csv_batch b;
	size_t before = diagnostics_errors(f->d);
	if (!rows_next(&f->in, &b))
		return false;
	*more = b.rows || b.bad_rows;
	if (pass == f->first) {
		broken_rows(f, &b);
		f->out.rows += b.rows + b.bad_rows;
	}
	for (size_t i = 0; i < f->member_count; i++)
		f->members[i].count = 0;
	memset(f->bad_row, 0, ROWS);
	for (size_t i = 0; i < b.rows; i++)
		if (rows_is_line(&f->in, i))
			sort_row(f, &b, i, number_of(f, &b, i), pass);
	f->numbered += b.rows + b.bad_rows;
	for (size_t i = 0; i < f->member_count && !f->stopped; i++)
		run_member(f, &f->members[i], &b, pass);
	return diagnostics_errors(f->d) == before && !f->stopped;
}

static int passes_needed(const flow *f)
{
	int most = 0;
	for (size_t i = 0; i < f->member_count; i++)
		most = line_run_passes(f->members[i].run) > most ? line_run_passes(f->members[i].run) : most;
	return most + 1;
}

static bool read_file(flow *f)
{
	for (int pass = f->first; pass <= passes_needed(f); pass++) {
		bool more = true;
		f->numbered = 0;
		if (pass > f->first && !rows_rewind(&f->in))
			return false;
		while (more)
			if (!read_batch(f, pass, &more))
				return false;
		for (size_t i = 0; i < f->member_count; i++)
			if (pass > 0 && pass <= line_run_passes(f->members[i].run) + 1)
				line_run_pass_ends(f->members[i].run, pass);
	}
	return (passes_needed(f) == f->first && !f->in.masses) || csv_stream_same(f->in.stream, f->d);
}

/* ---- before the first row --------------------------------------------------------------------- */

static bool find_fixed(flow *f)
{
	octroi_program *const *programs;
	size_t count = 0;
	const octroi_flow_question *q = f->in.question;
	if (!schemes_find(f->book, q->destination, q->scheme, q->settings, &programs, &count, f->d))
		return false;
	for (size_t i = 0; i < count; i++)
		program_join(f, programs[i]);
	return true;
}

/* The column of the destination, whatever the schemes: it is a common input. */
static size_t destination_column(flow *f)
{
	static const octroi_input destination = {.name = "destination", .option = "to", .type = OCTROI_INPUT_PLACE, .unit = ""};
	const octroi_input *one[] = {&destination};
	size_t unknown = 0;
	const flow_column *all = flow_columns(f->memory, f->in.stream, one, 1, &f->in.maps, &unknown, f->d);
	size_t found = (size_t)-1;
	for (size_t i = 0; all && i < csv_stream_columns(f->in.stream); i++)
		if (all[i].input)
			found = i;
	return found;
}

/* Looks at the destinations of the file's rows until `until` schemes are known, or of all. */
static bool look_ahead(flow *f, bool all)
{
	csv_batch b;
	do {
		if (!rows_next(&f->in, &b))
			return false;
		for (size_t i = 0; i < b.rows && (all || !f->program_count); i++)
			if (rows_is_line(&f->in, i))
				place_of(f, slice_trim(b.cells[i * b.columns + f->destination]));
	} while ((b.rows || b.bad_rows) && (all || !f->program_count));
	return rows_rewind(&f->in);
}

/* Whether each column is an input of some scheme that is known so far; told if `tell`. */
static bool columns_known(flow *f, bool tell)
{
	size_t count, unknown = 0;
	const octroi_input *const *inputs = inputs_of(f, f->programs, f->program_count, &count);
	const flow_column *all = flow_columns(f->memory, f->in.stream, inputs, count, &f->in.maps, tell ? NULL : &unknown, f->d);
	return all && !unknown;
}

static bool find_schemes(flow *f)
{
	const octroi_flow_question *q = f->in.question;
	size_t before = diagnostics_errors(f->d);
	f->fixed = q->destination || q->scheme;
	if (f->fixed)
		return find_fixed(f) && columns_known(f, true) && diagnostics_errors(f->d) == before;
	f->destination = destination_column(f);
	if (diagnostics_errors(f->d) > before)
		return false; /* of the map */
	if (f->destination == (size_t)-1) {
		error_at(f->d, csv_stream_header_place(f->in.stream, 0), "missing-column", "the file has no column 'destination'");
		error_remedy(f->d, "say where all goods are imported: %s; or which column it is: %s", said_how(q->said, "to", "PLACE", f->memory),
		             said_map(q->said, slice_of("COLUMN"), "destination", f->memory));
		return false;
	}
	/* What else charges at their borders is told of lines: all destinations must be known. */
	if (!look_ahead(f, q->settings && q->settings->enacted_count))
		return false;
	if (!columns_known(f, false) && !look_ahead(f, true))
		return false;
	if (f->program_count)
		columns_known(f, true);
	return diagnostics_errors(f->d) == before;
}

/* Of many destinations only some are those of a scheme that is enacted; of none is told. */
static void enacted_nowhere(flow *f)
{
	const octroi_settings *s = f->in.question->settings;
	for (size_t i = 0; s && !f->fixed && i < s->enacted_count; i++) {
		slice rest = slice_of(s->enacted[i]), id;
		bool found = false;
		slice_split(&rest, '@', &id);
		for (size_t p = 0; p < f->program_count; p++)
			found = found || slice_is(id, program_facts(f->programs[p])->id);
		if (!found)
			warning_at(f->d, (place){0}, "enacted-elsewhere", "--enact '%.*s': it charges at no destination of the file", (int)id.length,
			           id.at);
	}
}

/* Names by which totals are told apart, and inputs that are given, must be known to some scheme. */
static void names_known(flow *f)
{
	const octroi_flow_question *q = f->in.question;
	for (size_t i = 0; i < q->by_count; i++) {
		bool known = false;
		for (size_t p = 0; p < f->program_count; p++)
			known = known || is_dimension(f->programs[p], q->by[i]);
		if (known || !f->program_count)
			continue;
		size_t count;
		const octroi_input *const *inputs = inputs_of(f, f->programs, f->program_count, &count);
		const char **names = ARENA_ARRAY(f->memory, const char *, count + 1);
		for (size_t k = 0; k < count; k++)
			names[k] = inputs[k]->name;
		const char *near = text_nearest(slice_of(q->by[i]), names, count);
		error_at(f->d, (place){0}, "unknown-dimension", "--by '%s': lines cannot be told apart by that", q->by[i]);
		if (near)
			error_remedy(f->d, "did you mean '%s'?", near);
		else
			error_remedy(f->d, "it takes inputs such as origin, good, importer, and quantities that are codes, such as sector");
	}
	for (size_t i = 0; i < q->given_count; i++) {
		bool known = false;
		for (size_t p = 0; p < f->program_count; p++)
			known = known || input_named(f->programs[p], q->given[i].input);
		if (!known && f->program_count)
			error_at(f->d, (place){0}, "unknown-input", "%s: no scheme of these lines has such an input", q->given[i].said_as);
	}
}

const octroi_flow_result *flows_run(rulebook *book, const octroi_flow_question *question, const flow_provider *provider, arena *memory,
                                    diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	flow f = {.book = book, .provider = provider, .memory = memory, .place_texts = names_new(memory), .d = d, .destination = (size_t)-1,
	          .first = question->strict && question->each ? 0 : 1, .tally = flow_tally_new(question->by_count, memory),
	          .bad_row = ARENA_ARRAY(memory, uint8_t, ROWS), .bad = ARENA_ARRAY(memory, bad_cell, ROWS)};
	bool ready = rows_open(&f.in, book, question, question->year_count > 0, true, memory, d) && find_schemes(&f);
	if (ready) {
		names_known(&f);
		enacted_nowhere(&f);
	}
	ready = ready && diagnostics_errors(d) == before && rows_measure(&f.in) && read_file(&f);
	if (ready) {
		rows_tell(&f.in, &f.out);
		settings_unread(book, question->settings, (const octroi_program *const *)f.programs, f.program_count, d);
	}
	for (size_t i = 0; i < f.member_count; i++) {
		if (ready)
			line_run_end(f.members[i].run, memory);
	}
	octroi_flow_result *out = NULL;
	if (ready && diagnostics_errors(d) == before) {
		out = ARENA_NEW(memory, octroi_flow_result);
		*out = f.out;
		out->programs = (const octroi_program *const *)f.programs;
		out->program_count = f.program_count;
		flow_tally_end(f.tally, out);
	}
	for (size_t i = 0; i < f.member_count; i++)
		line_run_free(f.members[i].run);
	rows_close(&f.in);
	return out;
}
