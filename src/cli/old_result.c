/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of lines, CSV or JSON, read again: what they say of each line and what it came to. A line that says
 * something impossible keeps its place and has a problem; a file that is no result is an error. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "../csv/csv.h"
#include "old_result.h"
#include "result_file.h"
#include "values.h"

/* What a row says of a line, by the names of the inputs. */
static const char *const said[] = {"importer", "origin", "destination", "good", "date", "year", "basis"};
enum { SAID = sizeof said / sizeof *said };

/* An input that a question gives for all its lines, or for one after the other. */
typedef struct {
	const char        *input, *said_as;
	const char *const *values;
	size_t             count;
} asked;

typedef struct {
	arena             *memory;
	diagnostics       *d;
	const char        *path;
	const word_option *options;
	const char *const *input_names;
	size_t             input_count;
	asked             *asked; /* the last one changes fastest */
	size_t             asked_count, asked_capacity;
	bool               fits;  /* the lists multiply to as many lines as there are */
	const char        *problem; /* of every line */
	old_result        *out;
} reading;

/* ---- lines --------------------------------------------------------------------- */

typedef struct {
	octroi_old_line     line;
	octroi_given_input *inputs;
	size_t              input_count, input_capacity;
	octroi_old_figure  *figures;
	size_t              figure_count, figure_capacity;
} line_made;

static void input_add(reading *r, line_made *m, const char *input, const char *value, const char *said_as)
{
	if (value && *value)
		*ARENA_PUSH(r->memory, m->inputs, m->input_count, m->input_capacity) = (octroi_given_input){input, value, said_as};
}

static void figure_add(reading *r, line_made *m, const char *name, double value, const char *unit)
{
	*ARENA_PUSH(r->memory, m->figures, m->figure_count, m->figure_capacity) = (octroi_old_figure){name, value, unit};
}

static void check_line(reading *r, octroi_old_line *l)
{
	bool known = false;
	day on;
	for (int s = 0; l->state && s < OCTROI_STATES; s++)
		known = known || strcmp(octroi_state_name((octroi_state)s), l->state) == 0;
	if (l->problem)
		return;
	if (!l->scheme || !*l->scheme)
		l->problem = "the result does not say by which scheme it was computed";
	else if (!known)
		l->problem = arena_printf(r->memory, "'%s' is no state of a line", l->state ? l->state : "");
	else if (l->as_of && !day_read(slice_of(l->as_of), &on))
		l->problem = arena_printf(r->memory, "as_of '%s': not a day of the calendar", l->as_of);
}

static bool says(const line_made *m, const char *input)
{
	for (size_t i = 0; i < m->input_count; i++)
		if (strcmp(m->inputs[i].input, input) == 0)
			return true;
	return false;
}

/* Of the question what the row itself does not say. Numbers of combinations have a mixed base. */
static void add_asked(reading *r, line_made *m, size_t number)
{
	for (size_t i = 0; i < r->asked_count; i++) {
		const asked *a = &r->asked[i];
		size_t digit = number - 1;
		bool row_says = says(m, a->input) || !strcmp(a->input, "date") || !strcmp(a->input, "year");
		for (size_t k = r->asked_count; k-- > i + 1;)
			digit /= r->asked[k].count;
		if (row_says)
			continue;
		if (a->count == 1 || (r->fits && number))
			input_add(r, m, a->input, a->values[a->count == 1 ? 0 : digit % a->count], a->said_as);
		else
			m->line.problem = arena_printf(r->memory, "which %s it was computed with, the result does not say", a->input);
	}
}

static void line_keep(reading *r, const line_made *m, size_t at)
{
	octroi_old_line *l = &r->out->lines[at];
	*l = m->line;
	l->inputs = m->inputs;
	l->input_count = m->input_count;
	l->figures = m->figures;
	l->figure_count = m->figure_count;
	if (r->problem && !l->problem)
		l->problem = r->problem;
	check_line(r, l);
}

static bool is_said(const char *name)
{
	for (size_t i = 0; i < SAID; i++)
		if (strcmp(said[i], name) == 0)
			return true;
	return false;
}

/* ---- CSV ------------------------------------------------------------------------- */

static const char *cell_text(arena *memory, const csv_table *t, size_t row, const char *column)
{
	size_t c = csv_column(t, column);
	slice s = c < t->columns ? csv_cell(t, row, c) : (slice){0};
	return s.length ? arena_copy(memory, s.at, s.length) : NULL;
}

/* NaN of an empty cell, and of one that is no number: the line has a problem then. */
static double cell_number(reading *r, const csv_table *t, size_t row, const char *column, octroi_old_line *l)
{
	double value;
	const char *text = cell_text(r->memory, t, row, column);
	if (!text)
		return NAN;
	if (number_read(slice_trim(slice_of(text)), &value, &(size_t){0}) == NUMBER_OK)
		return value;
	if (!l->problem)
		l->problem = arena_printf(r->memory, "%s '%s' is no number", column, text);
	return NAN;
}

/* A column that somebody added: see_direct, route. */
static bool is_input(const reading *r, const char *name)
{
	for (size_t i = 0; i < r->input_count; i++)
		if (strcmp(r->input_names[i], name) == 0)
			return strcmp(name, "line") != 0 && !is_said(name);
	return false;
}

static void csv_inputs(reading *r, const csv_table *t, size_t row, line_made *m)
{
	bool dated = cell_text(r->memory, t, row, "date") != NULL;
	for (size_t i = 0; i < SAID; i++)
		if (strcmp(said[i], "year") != 0 || !dated)
			input_add(r, m, said[i], cell_text(r->memory, t, row, said[i]), arena_printf(r->memory, "column '%s'", said[i]));
	for (size_t c = 0; c < t->columns; c++) {
		const char *name = arena_copy(r->memory, t->header[c].at, t->header[c].length);
		if (is_input(r, name))
			input_add(r, m, name, cell_text(r->memory, t, row, name), arena_printf(r->memory, "column '%s'", name));
	}
}

static void csv_line(reading *r, const csv_table *t, size_t row)
{
	arena *a = r->memory;
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	line_made m = {0};
	octroi_old_line *l = &m.line;
	*l = (octroi_old_line){.name = cell_text(a, t, row, "line"), .scheme = cell_text(a, t, row, "scheme"),
	                       .state = cell_text(a, t, row, "state"), .as_of = cell_text(a, t, row, "as_of"),
	                       .rulebook = cell_text(a, t, row, "rulebook"), .amount_unit = cell_text(a, t, row, "amount_unit")};
	const char *standing = cell_text(a, t, row, "standing"), *code = cell_text(a, t, row, "reason_code");
	l->standing = standing ? standing : csv_column(t, "standing") < t->columns ? "" : NULL;
	l->reason_code = code ? code : csv_column(t, "reason_code") < t->columns ? "" : NULL;
	l->reason = cell_text(a, t, row, "reason");
	l->name = l->name ? l->name : arena_printf(a, "%zu", row + 1);
	l->amount = cell_number(r, t, row, "amount", l);
	csv_inputs(r, t, row, &m);
	for (size_t k = 0; k < count; k++)
		if (csv_column(t, names[k]) < t->columns)
			figure_add(r, &m, names[k], cell_number(r, t, row, names[k], l),
			           cell_text(a, t, row, arena_printf(a, "%s_unit", names[k])));
	line_keep(r, &m, row);
}

static bool has_columns(reading *r, const csv_table *t)
{
	static const char *const needed[] = {"line", "scheme", "state", "good", "date", "year", "amount", "amount_unit", "net_charge"};
	const char *missing[sizeof needed / sizeof *needed];
	size_t count = 0;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (csv_column(t, needed[i]) >= t->columns)
			missing[count++] = needed[i];
	if (!count)
		return true;
	buffer names = {.memory = r->memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&names, "%s%s", i ? ", " : "", missing[i]);
	error_at(r->d, (place){0}, "no-result", "'%s' is no result of lines: it has no column %s", r->path, names.at);
	error_remedy(r->d, "octroi cost --format csv and octroi run --lines write such files");
	return false;
}

/* Names that results did not have from the beginning. */
static bool is_newer(const char *name)
{
	static const char *const newer[] = {"emissions_before_mark_up", "full_free_allocation"};
	for (size_t i = 0; i < sizeof newer / sizeof *newer; i++)
		if (strcmp(newer[i], name) == 0)
			return true;
	return false;
}

/* octroi run writes a column for every standard quantity, octroi cost those that the line has. */
static bool is_of_run(const csv_table *t)
{
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	for (size_t k = 0; k < count; k++)
		if (csv_column(t, names[k]) >= t->columns && !is_newer(names[k]))
			return false;
	return csv_column(t, "net_charge_low") < t->columns;
}

static bool read_csv(reading *r, const source_text *text)
{
	csv_table *t = csv_read(r->memory, text, r->d);
	if (!t || !has_columns(r, t))
		return false;
	r->out->lines = ARENA_ARRAY(r->memory, octroi_old_line, t->rows + 1);
	r->out->count = t->rows;
	r->out->together = is_of_run(t);
	for (size_t row = 0; row < t->rows; row++)
		csv_line(r, t, row);
	return true;
}

/* ---- JSON -------------------------------------------------------------------------- */

static const char *member_text(const reading *r, const json_t *object, const char *key)
{
	return json_member_text(r->memory, object, key);
}

static const word_option *option_named(const reading *r, const char *name, const char **input)
{
	for (size_t i = 0; i < r->input_count; i++)
		if (strcmp(r->options[i].name, name) == 0) {
			*input = r->input_names[i];
			return &r->options[i];
		}
	return NULL;
}

/* Lists of octroi cost; figures, texts and files of lines have none. */
static void read_values(reading *r, asked *a, const char *value, bool lists)
{
	const char **one = ARENA_NEW(r->memory, const char *);
	diagnostics *quiet = diagnostics_new();
	*one = value;
	a->values = one;
	a->count = 1;
	if (lists && !strcmp(a->input, "year"))
		a->values = values_years(r->memory, value, a->said_as, quiet, &a->count);
	else if (lists && strchr(value, ','))
		a->values = values_split(r->memory, value, a->said_as, quiet, &a->count);
	a->count = a->count ? a->count : 1;
	diagnostics_free(quiet);
}

/* Words are kept as --name=value. */
static void read_argument(reading *r, const char *word, bool lists, asked *year)
{
	const char *equals = strchr(word, '='), *input;
	if (strncmp(word, "--", 2) != 0)
		return;
	const char *name = arena_copy(r->memory, word + 2, equals ? (size_t)(equals - word) - 2 : strlen(word) - 2);
	if (lists && !strcmp(name, "installation"))
		r->problem = "the figures of the installation document do not stand in the result: ask with those that it gives";
	if (!option_named(r, name, &input) || !strcmp(name, "to"))
		return;
	asked a = {.input = input, .said_as = arena_printf(r->memory, "--%s", name)};
	read_values(r, &a, equals ? arena_copy(r->memory, equals + 1, strlen(equals + 1)) : "yes", lists);
	if (!strcmp(input, "year"))
		*year = a;
	else
		*ARENA_PUSH(r->memory, r->asked, r->asked_count, r->asked_capacity) = a;
}

static void read_question(reading *r, json_t *question)
{
	json_t *words = json_object_get(question, "arguments");
	size_t count = json_array_size(words);
	const char **arguments = ARENA_ARRAY(r->memory, const char *, count + 1);
	asked year = {0};
	for (size_t i = 0; i < count; i++) {
		const char *word = json_string_value(json_array_get(words, i));
		arguments[i] = arena_copy(r->memory, word ? word : "", word ? strlen(word) : 0);
		read_argument(r, arguments[i], !r->out->together, &year);
	}
	if (year.input)
		*ARENA_PUSH(r->memory, r->asked, r->asked_count, r->asked_capacity) = year;
	r->out->arguments = words ? arguments : NULL;
}

/* The day and the hash of a line's own scheme stand among the schemes. */
static const char *of_scheme(reading *r, json_t *root, const char *scheme, const char *key)
{
	json_t *schemes = json_object_get(root, "schemes");
	for (size_t i = 0; scheme && i < json_array_size(schemes); i++) {
		json_t *s = json_array_get(schemes, i);
		const char *id = json_string_value(json_object_get(s, "scheme"));
		if (id && !strcmp(id, scheme) && member_text(r, s, key))
			return member_text(r, s, key);
	}
	return member_text(r, root, key);
}

static void json_figures(reading *r, json_t *quantities, line_made *m)
{
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	for (size_t k = 0; k < count; k++) {
		json_t *q = json_object_get(quantities, names[k]);
		figure_add(r, m, names[k], json_member_number(q, "value"), member_text(r, q, "unit"));
	}
}

static void read_json_line(reading *r, json_t *root, json_t *line, size_t at)
{
	json_t *amount = json_object_get(line, "amount"), *reason = json_object_get(line, "reason");
	json_t *number = json_object_get(line, "line");
	line_made m = {0};
	octroi_old_line *l = &m.line;
	*l = (octroi_old_line){.name = member_text(r, line, "line"), .scheme = member_text(r, line, "scheme"),
	                       .state = member_text(r, line, "state"), .standing = member_text(r, line, "standing"),
	                       .reason_code = member_text(r, reason, "code"), .reason = member_text(r, reason, "text"),
	                       .amount = json_member_number(amount, "value"), .amount_unit = member_text(r, amount, "unit")};
	l->as_of = of_scheme(r, root, l->scheme, "as_of");
	l->rulebook = of_scheme(r, root, l->scheme, "rulebook");
	l->standing = l->standing ? l->standing : "";
	l->reason_code = l->reason_code ? l->reason_code : "";
	l->name = l->name ? l->name : arena_printf(r->memory, "%zu", at + 1);
	bool dated = member_text(r, line, "date") != NULL;
	for (size_t i = 0; i < SAID; i++)
		if (strcmp(said[i], "year") != 0 || !dated)
			input_add(r, &m, said[i], member_text(r, line, said[i]), arena_printf(r->memory, "'%s'", said[i]));
	add_asked(r, &m, json_is_integer(number) ? (size_t)json_integer_value(number) : 0);
	json_figures(r, json_object_get(line, "quantities"), &m);
	line_keep(r, &m, at);
}

static void count_combinations(reading *r, json_t *lines)
{
	size_t product = 1, highest = 0;
	for (size_t i = 0; i < r->asked_count; i++)
		product *= r->asked[i].count;
	for (size_t i = 0; i < json_array_size(lines); i++) {
		json_t *number = json_object_get(json_array_get(lines, i), "line");
		size_t n = json_is_integer(number) ? (size_t)json_integer_value(number) : 0;
		highest = n > highest ? n : highest;
	}
	r->fits = product == highest;
}

static bool is_result(reading *r, json_t *root)
{
	static const char *const commands[] = {"cost", "explain", "run"};
	const char *command = json_string_value(json_object_get(json_object_get(root, "question"), "command"));
	bool known = !command;
	for (size_t i = 0; command && i < sizeof commands / sizeof *commands; i++)
		known = known || strcmp(commands[i], command) == 0;
	json_t *lines = json_object_get(root, "lines");
	r->out->together = command && !strcmp(command, "run");
	if (known && json_is_array(lines) && json_object_get(root, "octroi") && (json_array_size(lines) || !r->out->together))
		return true;
	error_at(r->d, (place){0}, "no-result", "'%s' is no result of lines", r->path);
	if (r->out->together)
		error_remedy(r->d, "octroi run writes them with --lines");
	else
		error_remedy(r->d, "octroi cost --format json and octroi run --lines --format json write such files");
	return false;
}

static bool read_json(reading *r, const source_text *text)
{
	json_t *root = result_json(text, r->path, r->d);
	bool sound = root && is_result(r, root);
	if (sound) {
		json_t *lines = json_object_get(root, "lines");
		read_question(r, json_object_get(root, "question"));
		count_combinations(r, lines);
		r->out->count = json_array_size(lines);
		r->out->lines = ARENA_ARRAY(r->memory, octroi_old_line, r->out->count + 1);
		for (size_t i = 0; i < r->out->count; i++)
			read_json_line(r, root, json_array_get(lines, i), i);
	}
	json_decref(root);
	return sound;
}

/* ---- either ------------------------------------------------------------------------- */

bool old_result_read(arena *memory, const char *path, const word_option *options, const char *const *inputs, size_t input_count,
                     old_result *out, diagnostics *d)
{
	reading r = {.memory = memory, .d = d, .path = path, .options = options, .input_names = inputs, .input_count = input_count,
	             .out = out};
	slice rest;
	const source_text *text = result_text(memory, path, &rest, d);
	*out = (old_result){0};
	if (!text)
		return false;
	return *rest.at == '{' || *rest.at == '[' ? read_json(&r, text) : read_csv(&r, text);
}
