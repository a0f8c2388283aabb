/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds through programs, each in each year. What one program comes to is computed once for all variants in which
 * nothing differs of it: a change of one scheme's price leaves the others alone. */
#include <string.h>

#include "../base/side_by_side.h"
#include "work.h"

#define NO_COLUMN ((size_t)-1)

/* ---- lines ------------------------------------------------------------------------------- */

/* Lines of one program as they come. */
typedef struct taking {
	computed    *c;
	variant     *v;
	octroi_program *p;
	arena       *scratch;
	const kinds *k;
	uint8_t     *settled; /* by good and year: all is known of it */
	bool         settling;
	size_t       years;
	slice       *cells;   /* of LINE_RUN_ROWS rows */
	flow_tally  *tally;
	line_run    *run;
} taking;

static bool take_lines(const octroi_flow_lines *lines, void *context)
{
	taking *t = context;
	cells_take(t->c->cells, t->k, t->settling ? t->settled : NULL, lines);
	return true;
}

static bool has_input(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *inputs = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return true;
	return false;
}

static octroi_line *given_line(variant *v, octroi_program *p, arena *memory)
{
	const octroi_flow_question *q = v->work->table->question;
	octroi_line *line = line_new(p, memory);
	if (q->destination && has_input(p, "destination"))
		line_set(line, "destination", q->destination, "destination", v->d);
	for (size_t i = 0; i < q->given_count; i++)
		if (has_input(p, q->given[i].input))
			line_set(line, q->given[i].input, q->given[i].value, q->given[i].said_as, v->d);
	for (size_t i = 0; i < v->given_count; i++)
		if (has_input(p, v->given[i].input))
			line_set(line, v->given[i].input, v->given[i].value, v->given[i].said_as, v->d);
	return line;
}

/* Rows that are no lines are so in every year. */
static void take_bad(const taking *t, const size_t *number, const bad_cell *bad, size_t count)
{
	computed *c = t->c;
	arena *a = t->v->memory;
	for (size_t i = 0; i < count && !t->settling; i++) {
		size_t kind = (number[bad[i].row] - 1) / t->years, first = t->k->first[kind];
		if (names_add(c->bad_known, (slice){(const char *)&first, sizeof first}) <= c->bad_count)
			continue;
		const char *remedy = bad[i].remedy ? arena_copy(a, bad[i].remedy, strlen(bad[i].remedy)) : NULL;
		*ARENA_PUSH(a, c->bad, c->bad_count, c->bad_capacity) =
			(bad_rows){first, t->k->lines[kind], arena_copy(a, bad[i].code, strlen(bad[i].code)),
		                   arena_copy(a, bad[i].message, strlen(bad[i].message)), remedy};
	}
}

/* A kind in a year: its cells, and the year behind them. */
static void write_row(const taking *t, size_t kind, size_t year, slice *out)
{
	const kinds *k = t->k;
	memcpy(out, k->cells + kind * k->width, k->width * sizeof *out);
	out[k->width] = t->v->work->year_texts[year];
}

static bool is_settled(const taking *t, size_t kind, size_t year)
{
	return !t->settling && t->settled[t->k->good_of[kind] * t->years + year];
}

static void run_pass(const taking *t, line_run *run, int pass)
{
	const slice *rows[LINE_RUN_ROWS];
	uint8_t marks[LINE_RUN_ROWS];
	size_t number[LINE_RUN_ROWS], width = t->k->width + 1, all = t->k->count * t->years;
	bad_cell bad[LINE_RUN_ROWS];
	for (size_t at = 0; at < all;) {
		size_t n = 0, bad_count = 0;
		for (; at < all && n < LINE_RUN_ROWS; at++) {
			if (is_settled(t, at / t->years, at % t->years))
				continue;
			write_row(t, at / t->years, at % t->years, t->cells + n * width);
			rows[n] = t->cells + n * width;
			marks[n] = t->k->marks[at / t->years];
			number[n++] = at + 1;
		}
		line_run_rows(run, pass, rows, number, marks, n, bad, &bad_count);
		if (pass == 1)
			take_bad(t, number, bad, bad_count);
	}
	line_run_pass_ends(run, pass);
}

static void run_kinds(taking *t, const kinds *k)
{
	t->k = k;
	for (int pass = 1; t->run && pass <= line_run_passes(t->run) + 1; pass++)
		run_pass(t, t->run, pass);
}

static line_run *run_new(taking *t)
{
	const scenario_work *w = t->v->work;
	const kinds *k = t->k;
	program_column *columns = ARENA_ARRAY(t->scratch, program_column, k->column_count + 1);
	memcpy(columns, k->columns, k->column_count * sizeof *columns);
	columns[k->column_count] = (program_column){"year", k->width, NULL, NO_COLUMN, "the horizon", 1};
	line_run_question q = {.columns = columns, .column_count = k->column_count + 1, .given = given_line(t->v, t->p, t->scratch),
	                       .by = w->by_names, .by_count = w->by_count, .each = take_lines, .context = t};
	q.marks = flow_table_marks(w->table, &q.mark_count);
	return line_run_new(t->p, &q, t->tally, t->v->d);
}

/* Most goods of most files are in no scheme: what one line of such a good comes to in a year, all do. */
static void compute_goods(computed *c)
{
	variant *v = c->of;
	const kinds *k = v->kinds[c->program];
	size_t years = (size_t)(v->work->last - v->work->first) + 1;
	arena *scratch = arena_new();
	taking *t = c->taking = ARENA_NEW(scratch, taking);
	*t = (taking){.c = c, .v = v, .p = v->programs[c->program], .scratch = scratch, .k = k, .years = years, .settling = true,
	              .tally = flow_tally_new(v->work->by_count, v->memory)};
	c->cells = cells_new(v, c->program);
	c->bad_known = names_new(v->memory);
	t->settled = ARENA_ARRAY(scratch, uint8_t, k->goods->count * years + 1);
	t->cells = ARENA_ARRAY(scratch, slice, LINE_RUN_ROWS * (k->width + 1));
	t->run = run_new(t);
	run_kinds(t, k->goods);
	t->k = k;
	t->settling = false;
}

/* Lines that are added up into groups are not to meet those of goods alone. */
static void compute_kinds(computed *c)
{
	taking *t = c->taking;
	if (t->run && line_run_passes(t->run)) {
		line_run_free(t->run);
		t->run = run_new(t);
	}
	run_kinds(t, t->k);
	cells_notes(c->cells, t->tally);
	line_run_free(t->run);
	arena_free(t->scratch);
	c->taking = NULL;
}

static void compute_both(computed *c)
{
	compute_goods(c);
	compute_kinds(c);
}

/* ---- figures of the model ---------------------------------------------------------------------- */

static bool asks_model(const scenario_work *w)
{
	for (size_t i = 0; i < names_count(w->kind_names); i++)
		if (w->kinds[i] && w->kinds[i]->making)
			return true;
	return false;
}

/* Of goods that no variant charges in any year nobody needs to know how they are made. */
static void add_wanted(const computed *c, const kinds *k, bool *wanted)
{
	const taking *t = c->taking;
	for (size_t i = 0; i < k->count; i++)
		for (size_t year = 0; year < t->years && !wanted[i]; year++)
			wanted[i] = !is_settled(t, i, year);
}

static void ask_model(scenario_work *w)
{
	for (size_t i = 0; i < names_count(w->kind_names); i++) {
		kinds *k = w->kinds[i];
		if (!k || !k->making)
			continue;
		bool *wanted = ARENA_ARRAY(w->memory, bool, k->count + 1);
		for (size_t n = 0; n < w->computed_count; n++)
			if (w->computed[n]->of->kinds[w->computed[n]->program] == k)
				add_wanted(w->computed[n], k, wanted);
		kinds_figures(k, wanted);
	}
}

/* ---- what variants share -------------------------------------------------------------------- */

static void tell_texts(buffer *b, const char *what, const char *id, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_applied(texts[i], id))
			buffer_printf(b, " %s %s", what, texts[i]);
}

/* All on which it hangs what a program comes to. The hash of its rules is that of what was changed in them. */
static slice signature(const variant *v, size_t program)
{
	const octroi_facts *facts = program_facts(v->programs[program]);
	buffer b = {.memory = v->work->memory};
	buffer_printf(&b, "%s %s %s %p", facts->id, facts->rulebook, facts->as_of, (const void *)v->kinds[program]);
	for (size_t i = 0; i < facts->option_count; i++)
		buffer_printf(&b, " %s=%s", facts->options[i].name, facts->options[i].choice);
	tell_texts(&b, "enact", facts->id, v->settings.enacted, v->settings.enacted_count);
	tell_texts(&b, "repeal", facts->id, v->settings.repealed, v->settings.repealed_count);
	for (size_t i = 0; i < v->given_count; i++)
		buffer_printf(&b, " %s=%s", v->given[i].input, v->given[i].value);
	buffer_puts(&b, " beside ");
	program_beside(v->programs[program], &b);
	return (slice){b.at, b.length};
}

static void share(scenario_work *w)
{
	names *known = names_new(w->memory);
	for (size_t i = 0; i < w->variant_count; i++) {
		variant *v = &w->variants[i];
		v->computed = ARENA_ARRAY(w->memory, computed *, v->program_count + 1);
		for (size_t p = 0; p < v->program_count; p++) {
			uint32_t id = names_add(known, signature(v, p));
			if (id > w->computed_count) {
				computed *c = ARENA_NEW(w->memory, computed);
				*c = (computed){.of = v, .program = p};
				*ARENA_PUSH(w->memory, w->computed, w->computed_count, w->computed_capacity) = c;
			}
			v->computed[p] = w->computed[id - 1];
		}
	}
}

static bool find_kinds(scenario_work *w, diagnostics *d)
{
	bool found = true;
	size_t before = diagnostics_errors(d);
	w->kind_names = names_new(w->memory);
	for (size_t i = 0; i < w->variant_count; i++) {
		variant *v = &w->variants[i];
		if (v->kinds)
			continue; /* they are those of another point */
		v->kinds = ARENA_ARRAY(v->memory, const kinds *, v->program_count + 1);
		for (size_t p = 0; p < v->program_count; p++)
			found &= (v->kinds[p] = kinds_of(v, v->programs[p], d)) != NULL;
	}
	return found && diagnostics_errors(d) == before;
}

/* ---- side by side -------------------------------------------------------------------------------- */

typedef struct {
	scenario_work *work;
	void         (*compute)(computed *c);
	size_t        *order; /* of variants */
} computing;

static size_t programs_of(const scenario_work *w, size_t variant)
{
	size_t count = 0;
	for (size_t k = 0; k < w->computed_count; k++)
		count += w->computed[k]->of == &w->variants[variant];
	return count;
}

/* Those with the most programs first, so that no thread begins with them when the others are done. */
static size_t *longest_first(const scenario_work *w)
{
	size_t *order = ARENA_ARRAY(w->memory, size_t, w->variant_count + 1);
	for (size_t i = 0; i < w->variant_count; i++) {
		size_t at = i;
		for (; at && programs_of(w, order[at - 1]) < programs_of(w, i); at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return order;
}

/* Variants share nothing that is written, so that it does not matter who computes which; programs of one variant share its
 * rulebook, and are computed behind one another. */
static void compute_variant(void *context, size_t i)
{
	const computing *x = context;
	const variant *v = &x->work->variants[x->order[i]];
	for (size_t k = 0; k < x->work->computed_count; k++)
		if (x->work->computed[k]->of == v)
			x->compute(x->work->computed[k]);
}

static void run_all(scenario_work *w, void (*compute)(computed *c))
{
	side_by_side(w->variant_count, w->threads, compute_variant, &(computing){w, compute, longest_first(w)});
}

bool compute_all(scenario_work *w, diagnostics *d)
{
	if (!find_kinds(w, d))
		return false;
	share(w);
	if (!asks_model(w)) {
		run_all(w, compute_both);
		return true;
	}
	run_all(w, compute_goods);
	ask_model(w);
	run_all(w, compute_kinds);
	return true;
}
