/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sectors with their output, emissions and final demand: which column is which, and their figures. */
#include <math.h>
#include <string.h>

#include "../base/file.h"
#include "../base/number.h"
#include "input_output.h"

enum { FOLDED_SIZE = 128 };

/* What a column is taken for, and the option that says so. */
typedef struct {
	const char *what, *option;
} column_role;

static const column_role name_role = {"names of sectors", NULL}, output_role = {"output", "--gross-output"},
                         stressor_role = {"emissions", "--stressor"}, demand_role = {"final demand", "--demand"};

typedef struct {
	const octroi_io_question *question;
	arena *memory, *texts;
	io_table *t;
	diagnostics *d;
	csv_table *csv;
	size_t bad;
	const column_role **roles; /* of each column; NULL: none yet */
} vectors;

/* ---- what a column is -------------------------------------------------------------- */

/* A name in small letters, blanks between its words and at its end, so that words can be looked for whole. */
static const char *folded(slice name, char out[FOLDED_SIZE])
{
	size_t length = text_fold(name, out, FOLDED_SIZE - 1);
	out[length] = ' ';
	out[length + 1] = '\0';
	return out;
}

static bool begins(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

static bool begins_with_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (begins(text, *words))
			return true;
	return false;
}

static bool is_name(slice header)
{
	static const char *const words[] = {"region ",   "country ", "sector ", "industry ", "product ", "commodity ",
	                                    "activity ", "name ",    "label ",  "code ",     "group ",   NULL};
	char text[FOLDED_SIZE];
	return begins_with_one_of(folded(header, text), words);
}

static bool is_region(slice header)
{
	char text[FOLDED_SIZE];
	folded(header, text);
	return begins(text, "region ") || begins(text, "country ");
}

static bool is_output(slice header)
{
	char text[FOLDED_SIZE];
	folded(header, text);
	return strcmp(text, "x ") == 0 || begins(text, "output ") || begins(text, "gross output ") ||
	       begins(text, "total output ");
}

/* F, F1, F2, ... */
static bool is_numbered_f(const char *text)
{
	return text[0] == 'f' && text[1 + strspn(text + 1, "0123456789")] == ' ';
}

static bool is_stressor(slice header)
{
	static const char *const words[] = {"emission ", "emissions ", "co2 ", "co2e ", "ghg ", "ch4 ", "n2o ", NULL};
	char text[FOLDED_SIZE];
	folded(header, text);
	return (begins_with_one_of(text, words) || is_numbered_f(text)) && !strstr(text, " per ");
}

static bool is_total_demand(slice header)
{
	char text[FOLDED_SIZE];
	return begins(folded(header, text), "final demand ");
}

static bool is_demand_of_some(slice header)
{
	char text[FOLDED_SIZE];
	return begins(folded(header, text), "y ");
}

static bool is_demand(slice header)
{
	return is_total_demand(header) || is_demand_of_some(header);
}

size_t io_name_columns(const slice *header, size_t columns)
{
	size_t count = 0;
	while (count < columns && is_name(header[count]))
		count++;
	return count ? count : 1;
}

slice io_flow_column(slice header)
{
	static const char *const prefixes[] = {"to_", "z_to_"};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		slice prefix = slice_of(prefixes[i]);
		if (slice_starts(header, prefix))
			return (slice){header.at + prefix.length, header.length - prefix.length};
	}
	return (slice){NULL, 0};
}

const char *io_name(arena *a, const slice *cells, size_t count)
{
	buffer text = {.memory = a};
	buffer_puts(&text, "");
	for (size_t i = 0; i < count; i++) {
		slice part = slice_trim(cells[i]);
		if (i)
			buffer_putc(&text, '|');
		buffer_add(&text, part.at, part.length);
	}
	return text.at;
}

bool io_same_name(slice a, const char *b)
{
	char text[FOLDED_SIZE], other[FOLDED_SIZE];
	if (slice_is(slice_trim(a), b))
		return true;
	/* What has no letters that fold, or more than fit, has to be the same to the byte. */
	size_t length = text_fold(a, text, sizeof text);
	return length && length < sizeof text - 1 && length == text_fold(slice_of(b), other, sizeof other) &&
	       memcmp(text, other, length) == 0;
}

/* ---- finding columns ------------------------------------------------------------------ */

static place header_place(const vectors *v, size_t column)
{
	slice name = v->csv->header[column];
	return (place){v->csv->source, (size_t)(name.at - v->csv->bytes), name.length};
}

/* The columns that `is` takes, NULL: all, as "'a', 'b'" or, to be typed, "a,b". */
static const char *listed(const vectors *v, bool (*is)(slice), bool typed)
{
	buffer text = {.memory = v->texts};
	buffer_puts(&text, "");
	for (size_t i = 0; i < v->csv->columns; i++) {
		slice name = v->csv->header[i];
		if (is && !is(name))
			continue;
		if (text.length)
			buffer_puts(&text, typed ? "," : ", ");
		buffer_printf(&text, typed ? "%.*s" : "'%.*s'", (int)name.length, name.at);
	}
	return text.at;
}

/* Indices of the columns that `is` takes. */
static size_t *recognised(const vectors *v, bool (*is)(slice), size_t *count)
{
	size_t *found = ARENA_ARRAY(v->texts, size_t, v->csv->columns + 1);
	*count = 0;
	for (size_t i = 0; i < v->csv->columns; i++)
		if (is(v->csv->header[i]))
			found[(*count)++] = i;
	return found;
}

/* `what` is "the output", `option` how to name its column. Of several none is taken. */
static size_t *one_recognised(const vectors *v, bool (*is)(slice), const char *what, const char *option, size_t *count)
{
	size_t *found = recognised(v, is, count);
	if (*count == 1)
		return found;
	if (*count) {
		error_at(v->d, header_place(v, found[1]), "ambiguous-column", "%zu columns could be %s: %s", *count,
		         what, listed(v, is, false));
		if (is == is_stressor)
			error_remedy(v->d, "name those that count: %s %s", option, listed(v, is, true));
		else
			error_remedy(v->d, "name the right one: %s %.*s", option, (int)v->csv->header[found[0]].length,
			             v->csv->header[found[0]].at);
	} else {
		error_at(v->d, header_place(v, 0), "missing-column", "no column is recognised as %s", what);
		error_remedy(v->d, "name it: %s COLUMN; there are %s", option, listed(v, NULL, false));
	}
	*count = 0;
	return NULL;
}

static const char *nearest_column(const vectors *v, const char *name)
{
	const char **all = ARENA_ARRAY(v->texts, const char *, v->csv->columns);
	for (size_t i = 0; i < v->csv->columns; i++)
		all[i] = arena_copy(v->texts, v->csv->header[i].at, v->csv->header[i].length);
	return text_nearest(slice_of(name), all, v->csv->columns);
}

/* Those that the question names. */
static size_t *named(const vectors *v, const char *const *names, size_t *count, const char *option)
{
	size_t *found = ARENA_ARRAY(v->texts, size_t, *count + 1), wanted = *count;
	*count = 0;
	for (size_t i = 0; i < wanted; i++) {
		size_t column = csv_column(v->csv, names[i]);
		if (column != (size_t)-1) {
			found[(*count)++] = column;
			continue;
		}
		const char *near = nearest_column(v, names[i]);
		error_at(v->d, header_place(v, 0), "unknown-column", "%s '%s': there is no such column", option,
		         names[i]);
		if (near)
			error_remedy(v->d, "did you mean '%s'?", near);
		else
			error_remedy(v->d, "there are %s", listed(v, NULL, false));
	}
	return found;
}

/* A column counts once, for one thing. */
static void take_for(const vectors *v, const size_t *columns, size_t count, const column_role *role)
{
	for (size_t i = 0; i < count; i++) {
		const column_role *taken = v->roles[columns[i]];
		slice name = v->csv->header[columns[i]];
		v->roles[columns[i]] = role;
		if (!taken)
			continue;
		error_at(v->d, header_place(v, columns[i]), "repeated-column", "column '%.*s' is taken %s %s%s%s", (int)name.length,
		         name.at, taken == role ? "twice as" : "as", taken->what, taken == role ? "" : " and as ",
		         taken == role ? "" : role->what);
		if (taken == role || !taken->option)
			error_remedy(v->d, "name each column once: %s COLUMN", role->option);
		else
			error_remedy(v->d, "name another one: %s COLUMN or %s COLUMN", taken->option, role->option);
	}
}

/* Final demand in all, or that of each region or use; both would count it twice. */
static size_t *recognised_demand(const vectors *v, size_t *count)
{
	size_t totals, parts;
	size_t *all = recognised(v, is_total_demand, &totals), *by_whom = recognised(v, is_demand_of_some, &parts);
	*count = totals + parts;
	if (!totals || !parts)
		return totals ? all : by_whom;
	error_at(v->d, header_place(v, all[0]), "ambiguous-column",
	         "final demand stands here in two ways, in all and in parts: %s", listed(v, is_demand, false));
	error_remedy(v->d, "name the columns that count: --demand COLUMN,COLUMN");
	*count = 0;
	return NULL;
}

/* ---- figures ---------------------------------------------------------------------------- */

void io_bad_figure(diagnostics *d, place where, const char *what, slice cell, const char *form)
{
	double value;
	size_t at;
	number_problem problem = number_read(cell, &value, &at);
	if (problem == NUMBER_EMPTY) {
		error_at(d, where, "blank-cell", "%s is blank, expected %s", what, form);
		error_remedy(d, "write 0 where there is none; what is not known cannot be counted as 0");
		return;
	}
	error_at(d, where, "bad-figure", "%s is '%.*s', expected %s", what, (int)cell.length, cell.at, form);
	if (problem == NUMBER_COMMA)
		error_remedy(d, "write 1234.5, without a comma");
	else if (problem == NUMBER_MALFORMED)
		error_remedy(d, "write digits with a point; what is not known cannot be computed with");
}

static bool tells(vectors *v)
{
	return ++v->bad <= IO_ERRORS_TOLD;
}

/* The figures of a column; `least` is 0 or minus infinity. */
static io_column read_column(vectors *v, size_t column, double least)
{
	slice header = v->csv->header[column];
	io_column out = {arena_copy(v->memory, header.at, header.length), ARENA_ARRAY(v->memory, double, v->t->n)};
	for (size_t row = 0; row < v->t->n; row++) {
		slice cell = slice_trim(csv_cell(v->csv, row, column));
		size_t at;
		bool read = number_read(cell, &out.values[row], &at) == NUMBER_OK;
		if ((read && out.values[row] >= least) || !tells(v))
			continue;
		io_bad_figure(v->d, csv_place(v->csv, row, column),
		              arena_printf(v->texts, "'%s' of '%s'", out.name, v->t->names[row]), cell,
		              least == 0 ? "a number of 0 or more" : "a number");
		if (read)
			error_remedy(v->d, "join the sector with another one, in both tables");
	}
	return out;
}

static io_column *read_columns(vectors *v, const size_t *columns, size_t count)
{
	io_column *out = ARENA_ARRAY(v->memory, io_column, count + 1);
	for (size_t i = 0; i < count; i++)
		out[i] = read_column(v, columns[i], -INFINITY);
	return out;
}

/* ---- sectors ------------------------------------------------------------------------------ */

static void bad_name(const vectors *v, size_t row, const char *name, bool empty)
{
	place where = csv_place(v->csv, row, 0);
	if (empty)
		error_at(v->d, where, "blank-cell", "the sector has no name");
	else
		error_at(v->d, where, "repeated-sector", "sector '%s' stands here twice", name);
	error_remedy(v->d, "give each sector a name of its own in the first columns");
}

static void read_names(vectors *v)
{
	size_t count = io_name_columns(v->csv->header, v->csv->columns);
	slice *cells = ARENA_ARRAY(v->texts, slice, count);
	for (size_t i = 0; i < count; i++)
		v->roles[i] = is_name(v->csv->header[i]) ? &name_role : NULL;
	names *seen = names_new(v->texts);
	v->t->names = ARENA_ARRAY(v->memory, const char *, v->t->n);
	v->t->regions =
	        count > 1 || is_region(v->csv->header[0]) ? ARENA_ARRAY(v->memory, const char *, v->t->n) : NULL;
	for (size_t row = 0; row < v->t->n; row++) {
		for (size_t i = 0; i < count; i++)
			cells[i] = csv_cell(v->csv, row, i);
		const char *name = v->t->names[row] = io_name(v->memory, cells, count);
		if (v->t->regions)
			v->t->regions[row] = io_name(v->memory, cells, 1);
		uint32_t before = names_count(seen);
		bool empty = !name[strspn(name, "|")];
		if (!empty && names_add(seen, slice_of(name)) > before)
			continue;
		if (tells(v))
			bad_name(v, row, name, empty);
	}
}

static void read_output(vectors *v)
{
	const octroi_io_question *q = v->question;
	size_t count = q->output ? 1 : 0;
	const size_t *found = q->output ? named(v, &q->output, &count, "--gross-output")
	                                : one_recognised(v, is_output, "output", "--gross-output", &count);
	if (!count)
		return;
	take_for(v, found, count, &output_role);
	v->t->output = read_column(v, found[0], 0);
	v->t->output_places = ARENA_ARRAY(v->texts, place, v->t->n);
	for (size_t row = 0; row < v->t->n; row++)
		v->t->output_places[row] = csv_place(v->csv, row, found[0]);
}

static void read_stressors(vectors *v)
{
	const octroi_io_question *q = v->question;
	size_t count = q->stressor_count;
	const size_t *found = count ? named(v, q->stressors, &count, "--stressor")
	                            : one_recognised(v, is_stressor, "emissions", "--stressor", &count);
	take_for(v, found, count, &stressor_role);
	v->t->stressors = read_columns(v, found, count);
	v->t->stressor_count = count;
}

static void read_demands(vectors *v)
{
	const octroi_io_question *q = v->question;
	size_t count = q->demand_count;
	const size_t *found = count ? named(v, q->demands, &count, "--demand") : recognised_demand(v, &count);
	take_for(v, found, count, &demand_role);
	v->t->demands = read_columns(v, found, count);
	v->t->demand_count = count;
}

bool io_vectors_read(const octroi_io_question *question, arena *memory, arena *texts, io_table *t, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	vectors v = {.question = question, .memory = memory, .texts = texts, .t = t, .d = d};
	const source_text *source = file_read(texts, question->vectors, question->vectors, (place){0}, d);
	v.csv = source ? csv_read(texts, source, d) : NULL;
	if (!v.csv)
		return false;
	if (!(t->n = v.csv->rows)) {
		error_at(d, header_place(&v, 0), "no-rows",
		         "there are no sectors: expected a row for each behind the header");
		return false;
	}
	v.roles = ARENA_ARRAY(texts, const column_role *, v.csv->columns);
	read_names(&v);
	read_output(&v);
	read_stressors(&v);
	read_demands(&v);
	if (v.bad > IO_ERRORS_TOLD)
		error_at(d, header_place(&v, 0), "more-bad-cells", "%zu more cells are wrong", v.bad - IO_ERRORS_TOLD);
	return diagnostics_errors(d) == before;
}
