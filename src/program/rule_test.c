/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule tests: documents of kind `test` that say what a line must give, and how
 * a person finds the same by hand.
 *
 *   scheme: eu-cbam
 *   tests:
 *     - name: …
 *       line: {origin: TR, good: "76042990", mass: 500, date: 2026-05-12}
 *       as_of: 2026-06-01    options: {…}    values: {price: 80}    scheme: that of this test, if another
 *       expect: {state: computed, standing: law, net_charge: 100100.757, reason: no-row,
 *                reason_text: …, note: part of a note, due: 2027-09-30, error: not-in-force}
 *       or, of lines that belong together:
 *       lines: [{…}, {…}]    expect: [{…}, {…}]
 *       tolerance: 0.000001   derivation: … */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "rule_test.h"
#include "value.h"

typedef struct {
	rulebook     *book;
	const char   *file, *scheme;
	test_results *out;
	diagnostics  *d;
} tester;

/* Relative: a test that is looser tests nothing. */
static const double LOOSEST = 1e-3;

typedef struct {
	buffer message;
	double tolerance;
	size_t line; /* of several, from 1; 0: the only one */
} verdict;

__attribute__((format(printf, 2, 3))) static void differ(verdict *v, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	buffer_puts(&v->message, v->message.length ? "; " : "");
	if (v->line)
		buffer_printf(&v->message, "line %zu: ", v->line);
	buffer_puts(&v->message, text);
}

static const char *copy(arena *a, slice s)
{
	return arena_copy(a, s.at, s.length);
}

/* {zero_floor: line} -> "zero_floor=line" */
static const char *const *pairs_of(arena *a, const yaml_node *map, size_t *count)
{
	*count = 0;
	if (!map || map->kind != YAML_MAP)
		return NULL;
	const char **out = ARENA_ARRAY(a, const char *, map->count + 1);
	for (size_t i = 0; i < map->count; i++)
		out[(*count)++] = arena_printf(a, "%s=%s", copy(a, map->pairs[i].key->text), copy(a, map->pairs[i].value->text));
	return out;
}

static octroi_line *test_line(tester *t, octroi_program *p, const yaml_node *map, diagnostics *d)
{
	octroi_line *line = line_new(p, t->out->memory);
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++) {
		const char *name = copy(t->book->memory, map->pairs[i].key->text);
		line_set(line, name, copy(t->book->memory, map->pairs[i].value->text), name, d);
	}
	return line;
}

static bool near_enough(double is, double wanted, double tolerance)
{
	double scale = fabs(wanted) > 1 ? fabs(wanted) : 1;
	return fabs(is - wanted) <= tolerance * scale;
}

static const char *code_of(const octroi_result *r, const char *name)
{
	for (size_t i = 0; i < r->code_count; i++)
		if (strcmp(r->codes[i].name, name) == 0)
			return r->codes[i].value;
	return NULL;
}

static void expect_text(verdict *v, const char *what, const char *is, slice wanted, bool part);

static void expect_number(verdict *v, const octroi_result *r, const char *name, slice wanted)
{
	double number;
	size_t at;
	char is[NUMBER_TEXT_SIZE];
	const octroi_quantity *q = octroi_result_quantity(r, name);
	if (code_of(r, name)) {
		expect_text(v, name, code_of(r, name), wanted, false);
		return;
	}
	if (number_read(wanted, &number, &at) != NUMBER_OK) {
		if (!slice_is(wanted, "unknown"))
			differ(v, "the expectation of %s is no number", name);
		else if (q && !isnan(q->value))
			differ(v, "%s should be unknown", name);
		return;
	}
	if (!q || isnan(q->value)) {
		differ(v, "%s is unknown%s%s", name, q && q->reason ? ": " : "", q && q->reason ? q->reason->text : "");
		return;
	}
	number_write(q->value, is);
	if (!near_enough(q->value, number, v->tolerance))
		differ(v, "%s is %s, expected %.*s", name, is, (int)wanted.length, wanted.at);
}

static void expect_text(verdict *v, const char *what, const char *is, slice wanted, bool part)
{
	char word[512];
	snprintf(word, sizeof word, "%.*s", (int)wanted.length, wanted.at);
	if (!is || (part ? strstr(is, word) == NULL : strcmp(is, word) != 0))
		differ(v, "%s is '%s', expected '%s'", what, is ? is : "none", word);
}

/* A word that no result can have is a slip of the test. */
static void expect_word(verdict *v, const char *what, const char *is, slice wanted, const char *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(wanted, all[i])) {
			expect_text(v, what, is, wanted, false);
			return;
		}
	const char *near = text_nearest(wanted, all, count);
	differ(v, "there is no %s '%.*s'%s%s%s", what, (int)wanted.length, wanted.at, near ? " (did you mean '" : "",
	       near ? near : "", near ? "'?)" : "");
}

static void expect_state(verdict *v, const octroi_result *r, slice wanted)
{
	const char *all[OCTROI_STATES];
	for (int i = 0; i < OCTROI_STATES; i++)
		all[i] = octroi_state_name((octroi_state)i);
	expect_word(v, "state", octroi_state_name(r->state), wanted, all, OCTROI_STATES);
}

static void expect_standing(verdict *v, const octroi_result *r, slice wanted)
{
	const char *all[OCTROI_SCENARIO + 1];
	for (int i = 0; i <= OCTROI_SCENARIO; i++)
		all[i] = octroi_standing_name((octroi_standing)i);
	expect_word(v, "standing", octroi_standing_name(r->standing), wanted, all, OCTROI_SCENARIO + 1);
}

static void quantity_unknown(verdict *v, const octroi_program *p, slice name)
{
	const char **all = ARENA_ARRAY(v->message.memory, const char *, p->slot_count + 1);
	for (size_t i = 0; i < p->slot_count; i++)
		all[i] = p->slots[i].name;
	const char *near = text_nearest(name, all, p->slot_count);
	differ(v, "there is no quantity '%.*s'%s%s%s", (int)name.length, name.at, near ? " (did you mean '" : "",
	       near ? near : "", near ? "'?)" : "");
}

static void expect_note(verdict *v, const octroi_result *r, slice wanted)
{
	char word[512];
	snprintf(word, sizeof word, "%.*s", (int)wanted.length, wanted.at);
	for (size_t i = 0; i < r->note_count; i++)
		if (strstr(r->notes[i].text, word))
			return;
	differ(v, "no note says '%s'", word);
}

static void expect_due(verdict *v, const octroi_result *r, slice wanted)
{
	const char *due = NULL;
	for (size_t i = 0; i < r->duty_count; i++)
		if (r->duties[i].pays)
			due = r->duties[i].date;
	expect_text(v, "due", due, wanted, false);
}

static void expect_choices(verdict *v, const octroi_result *r, const yaml_node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		bool found = false;
		for (size_t k = 0; r->reason && k < r->reason->choice_count; k++) {
			slice choice = slice_of(r->reason->choices[k]);
			found = found || slice_starts(choice, list->items[i]->text);
		}
		if (!found)
			differ(v, "'%.*s' is not offered", (int)list->items[i]->text.length, list->items[i]->text.at);
	}
}

static void expect_one(verdict *v, const octroi_result *r, const yaml_node *key, const yaml_node *value)
{
	slice name = key->text;
	if (v->line && (slice_is(name, "note") || slice_is(name, "due") || slice_is(name, "choices")))
		differ(v, "of several lines no '%.*s' can be expected", (int)name.length, name.at);
	else if (slice_is(name, "state"))
		expect_state(v, r, value->text);
	else if (slice_is(name, "standing"))
		expect_standing(v, r, value->text);
	else if (slice_is(name, "reason"))
		expect_text(v, "reason", r->reason ? r->reason->code : NULL, value->text, false);
	else if (slice_is(name, "reason_text"))
		expect_text(v, "reason", r->reason ? r->reason->text : NULL, value->text, true);
	else if (slice_is(name, "choices"))
		expect_choices(v, r, value);
	else if (slice_is(name, "note"))
		expect_note(v, r, value->text);
	else if (slice_is(name, "due"))
		expect_due(v, r, value->text);
	else if (slice_is(name, "amount_unit"))
		expect_text(v, "amount_unit", r->amount_unit, value->text, false);
	else if (slot_find(r->program, name) < 0)
		quantity_unknown(v, r->program, name);
	else if (v->line && !is_standard(arena_copy(v->message.memory, name.at, name.length)))
		differ(v, "of several lines only quantities that all schemes provide can be expected, not '%.*s'",
		       (int)name.length, name.at);
	else
		expect_number(v, r, arena_copy(v->message.memory, name.at, name.length), value->text);
}

static void expect_error(verdict *v, const diagnostics *errors, slice code)
{
	for (size_t i = 0; i < diagnostics_count(errors); i++)
		if (slice_is(code, diagnostics_get(errors, i)->code))
			return;
	if (diagnostics_count(errors))
		differ(v, "the error is '%s' (%s), expected '%.*s'", diagnostics_get(errors, 0)->code,
		       diagnostics_get(errors, 0)->message, (int)code.length, code.at);
	else
		differ(v, "there is no error, expected '%.*s'", (int)code.length, code.at);
}

static void judge(verdict *v, const octroi_result *r, const yaml_node *expect, const diagnostics *errors)
{
	const yaml_node *error = yaml_get(expect, "error");
	if (error) {
		expect_error(v, errors, error->text);
		if (expect->count > 1)
			differ(v, "beside an error nothing else can be expected");
		return;
	}
	if (!r) {
		differ(v, "%s", diagnostics_count(errors) ? diagnostics_get(errors, 0)->message : "no result");
		return;
	}
	for (size_t i = 0; i < expect->count; i++)
		expect_one(v, r, expect->pairs[i].key, expect->pairs[i].value);
}

/* ---- one test ------------------------------------------------------------------------------ */

static bool maps_only(const yaml_node *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->kind != YAML_MAP)
			return false;
	return list->count > 0;
}

/* One line and what to expect of it, or several and a list of as many. */
static bool lines_sound(tester *t, const yaml_node *test)
{
	const yaml_node *line = yaml_get(test, "line"), *lines = yaml_get(test, "lines"), *expect = yaml_get(test, "expect");
	if (line && lines) {
		error_at(t->d, lines->where, "bad-test", "a test has 'line' or 'lines', not both");
	} else if (lines && (lines->kind != YAML_SEQUENCE || !maps_only(lines) || lines->count > LINE_RUN_ROWS)) {
		error_at(t->d, lines->where, "bad-test", "'lines' is a list of up to %d maps of inputs", LINE_RUN_ROWS);
	} else if (lines && (expect->kind != YAML_SEQUENCE || !maps_only(expect) || expect->count != lines->count)) {
		error_at(t->d, expect->where, "bad-test", "beside 'lines' stands a list of what to expect of each of the %zu lines",
		         lines->count);
		error_remedy(t->d, "write {} for a line of which nothing is expected");
	} else if (!lines && (expect->kind != YAML_MAP || !expect->count)) {
		error_at(t->d, expect->where, "bad-test", "'expect' names what to expect of the line");
	} else {
		return true;
	}
	return false;
}

static bool test_sound(tester *t, const yaml_node *test)
{
	static const char *const keys[] = {"name", "line", "lines", "as_of", "options", "values", "expect", "tolerance", "derivation", "scheme"};
	static const char *const needed[] = {"name", "expect", "derivation"};
	size_t before = diagnostics_errors(t->d);
	yaml_check_keys(test, keys, sizeof keys / sizeof *keys, "a test", t->d);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (!yaml_get(test, needed[i]))
			error_at(t->d, test->where, "bad-test", "a test needs '%s'", needed[i]);
	return diagnostics_errors(t->d) == before && lines_sound(t, test);
}

static bool tolerance_read(tester *t, const yaml_node *test, double *out)
{
	const yaml_node *tolerance = yaml_get(test, "tolerance");
	size_t at;
	*out = 1e-9;
	if (!tolerance || (number_read(tolerance->text, out, &at) == NUMBER_OK && *out <= LOOSEST))
		return true;
	error_at(t->d, tolerance->where, "bad-test", "a tolerance is a number of at most %g", LOOSEST);
	return false;
}

/* Many small documents, such as carbon prices, are tested in one file: a test may name its own. */
static const document *document_tested(tester *t, const yaml_node *test, diagnostics *errors)
{
	const yaml_node *own = yaml_get(test, "scheme");
	return rulebook_document(t->book, own ? copy(t->book->memory, own->text) : t->scheme, own ? own->where : (place){0}, errors);
}

static octroi_program *test_program(tester *t, const yaml_node *test, diagnostics *errors)
{
	arena *a = t->out->memory;
	const yaml_node *as_of = yaml_get(test, "as_of");
	const document *doc = document_tested(t, test, errors);
	octroi_settings settings = {.as_of = as_of ? copy(a, as_of->text) : NULL};
	settings.options = pairs_of(a, yaml_get(test, "options"), &settings.option_count);
	settings.values = pairs_of(a, yaml_get(test, "values"), &settings.value_count);
	return doc ? program_compile(t->book, doc, &settings, errors) : NULL;
}

/* A document that charges nothing has no result: the quantities that are expected are asked for one by one, without
 * gates. The reason is that of the first that is unknown. */
static const octroi_result *quantities_asked(const octroi_line *line, const yaml_node *expect, arena *a, diagnostics *d)
{
	octroi_program *p = line->program;
	octroi_result *r = ARENA_NEW(a, octroi_result);
	octroi_quantity *quantities = ARENA_ARRAY(a, octroi_quantity, expect->count);
	octroi_code *codes = ARENA_ARRAY(a, octroi_code, expect->count);
	const char **names = ARENA_ARRAY(a, const char *, expect->count);
	size_t count = 0;
	for (size_t i = 0; i < expect->count; i++)
		if (slot_find(p, expect->pairs[i].key->text) >= 0)
			names[count++] = copy(a, expect->pairs[i].key->text);
	program_answer answer = program_ask(line, names, count, false, a, d);
	*r = (octroi_result){.program = p, .quantities = quantities, .codes = codes, .notes = answer.notes, .note_count = answer.note_count};
	for (size_t i = 0; i < count; i++) {
		const program_figure *f = &answer.figures[i];
		r->standing = f->standing > r->standing ? f->standing : r->standing;
		r->reason = r->reason ? r->reason : f->reason;
		r->state = r->reason ? OCTROI_NOT_COMPUTABLE : OCTROI_COMPUTED;
		if (f->text)
			codes[r->code_count++] = (octroi_code){f->name, f->text};
		else
			quantities[r->quantity_count++] = (octroi_quantity){.name = f->name, .unit = f->unit, .value = f->value, .reason = f->reason};
	}
	return diagnostics_errors(d) ? NULL : r;
}

static const octroi_result *line_asked(const octroi_line *line, const yaml_node *expect, arena *a, diagnostics *d)
{
	if (!line || diagnostics_errors(d))
		return NULL;
	return line->program->document->is_scheme ? program_evaluate(line, false, a, d) : quantities_asked(line, expect, a, d);
}

static void judge_lines(verdict *v, octroi_result *const *results, const yaml_node *expect, const diagnostics *errors)
{
	for (size_t i = 0; i < expect->count && (results || i == 0); i++) {
		v->line = results ? i + 1 : 0;
		judge(v, results ? results[i] : NULL, expect->items[i], errors);
	}
}

static void run_one(tester *t, const yaml_node *test)
{
	arena *a = t->out->memory;
	verdict v = {.message = {.memory = a}};
	size_t line, column;
	if (!test_sound(t, test) || !tolerance_read(t, test, &v.tolerance))
		return;
	const yaml_node *expect = yaml_get(test, "expect"), *lines = yaml_get(test, "lines");
	diagnostics *errors = diagnostics_new();
	octroi_program *p = test_program(t, test, errors);
	if (lines) {
		judge_lines(&v, p ? rule_test_lines(p, lines, a, errors) : NULL, expect, errors);
	} else {
		octroi_line *one = p ? test_line(t, p, yaml_get(test, "line"), errors) : NULL;
		judge(&v, line_asked(one, expect, a, errors), expect, errors);
	}
	place_line(test->where, &line, &column);
	*ARENA_PUSH(a, t->out->items, t->out->count, t->out->capacity) =
		(octroi_test_result){t->file, copy(a, yaml_get(test, "name")->text), v.message.length == 0,
	                             v.message.length ? v.message.at : NULL, line};
	diagnostics_free(errors);
}

void rule_tests_run(rulebook *book, const char *path, test_results *out, diagnostics *d)
{
	static const char *const keys[] = {"octroi", "kind", "title", "scheme", "note", "tests"};
	yaml_node *root = rulebook_read_yaml(book, path, path, d);
	if (!root)
		return;
	if (root->kind != YAML_MAP) {
		error_at(d, root->where, "not-a-map", "a test document must be a map");
		return;
	}
	const yaml_node *is = yaml_get(root, "kind");
	if (is && is->kind == YAML_SCALAR && !slice_is(is->text, "test")) {
		error_at(d, is->where, "bad-test", "this is no test document: its kind is %.*s", (int)is->text.length, is->text.at);
		error_remedy(d, "tests of a scheme stand in a document of their own, with kind: test and scheme: its id");
		return;
	}
	yaml_check_keys(root, keys, 6, "a test document", d);
	const yaml_node *scheme = yaml_get(root, "scheme"), *tests = yaml_get(root, "tests"), *kind = yaml_get(root, "kind");
	if (!kind || !slice_is(kind->text, "test") || !scheme || !tests || tests->kind != YAML_SEQUENCE || !tests->count) {
		error_at(d, root->pairs[0].key->where, "bad-test", "a document of kind test names a scheme and lists tests");
		return;
	}
	tester t = {book, path, copy(book->memory, scheme->text), out, d};
	if (!rulebook_document(book, t.scheme, scheme->where, d))
		return; /* once, not in each test */
	for (size_t i = 0; i < tests->count; i++)
		if (tests->items[i]->kind == YAML_MAP)
			run_one(&t, tests->items[i]);
		else
			error_at(d, tests->items[i]->where, "bad-test", "a test must be a map");
}
