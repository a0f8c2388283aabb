/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule tests: documents of kind `test` that say what a line must give, and how
 * a person finds the same by hand.
 *
 *   scheme: eu-cbam
 *   tests:
 *     - name: …
 *       line: {origin: TR, good: "76042990", mass: 500, date: 2026-05-12}
 *       as_of: 2026-06-01    options: {…}    values: {price: 80}
 *       expect: {state: computed, standing: law, net_charge: 100100.757, reason: no-row,
 *                reason_text: …, note: part of a note, due: 2027-09-30, error: not-in-force}
 *       tolerance: 0.000001   derivation: … */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
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
} verdict;

__attribute__((format(printf, 2, 3))) static void differ(verdict *v, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	buffer_printf(&v->message, "%s%s", v->message.length ? "; " : "", text);
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

static void expect_number(verdict *v, const octroi_result *r, const char *name, slice wanted)
{
	double number;
	size_t at;
	char is[NUMBER_TEXT_SIZE];
	const octroi_quantity *q = octroi_result_quantity(r, name);
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
	if (slice_is(name, "state"))
		expect_text(v, "state", octroi_state_name(r->state), value->text, false);
	else if (slice_is(name, "standing"))
		expect_text(v, "standing", octroi_standing_name(r->standing), value->text, false);
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
		differ(v, "there is no quantity '%.*s'", (int)name.length, name.at);
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

static void run_one(tester *t, const yaml_node *test)
{
	arena *a = t->out->memory;
	static const char *const keys[] = {"name", "line", "as_of", "options", "values", "expect", "tolerance", "derivation"};
	size_t before = diagnostics_errors(t->d);
	yaml_check_keys(test, keys, 8, "a test", t->d);
	const yaml_node *name = yaml_get(test, "name"), *expect = yaml_get(test, "expect"), *as_of = yaml_get(test, "as_of");
	if (!name || !expect || expect->kind != YAML_MAP || !expect->count || !yaml_get(test, "derivation"))
		error_at(t->d, test->where, "bad-test", "a test has a name, a line, what to expect and a derivation");
	if (diagnostics_errors(t->d) > before)
		return;
	verdict v = {.message = {.memory = a}, .tolerance = 1e-9};
	const yaml_node *tolerance = yaml_get(test, "tolerance");
	size_t at;
	if (tolerance && (number_read(tolerance->text, &v.tolerance, &at) != NUMBER_OK || v.tolerance > LOOSEST)) {
		error_at(t->d, tolerance->where, "bad-test", "a tolerance is a number of at most %g", LOOSEST);
		return;
	}
	octroi_settings settings = {.as_of = as_of ? copy(a, as_of->text) : NULL};
	settings.options = pairs_of(a, yaml_get(test, "options"), &settings.option_count);
	settings.values = pairs_of(a, yaml_get(test, "values"), &settings.value_count);
	diagnostics *errors = diagnostics_new();
	const document *doc = rulebook_document(t->book, t->scheme, (place){0}, errors);
	octroi_program *p = doc ? program_compile(t->book, doc, &settings, errors) : NULL;
	octroi_line *line = p ? test_line(t, p, yaml_get(test, "line"), errors) : NULL;
	const octroi_result *r = line && !diagnostics_errors(errors) ? program_evaluate(line, false, a, errors) : NULL;
	judge(&v, r, expect, errors);
	*ARENA_PUSH(a, t->out->items, t->out->count, t->out->capacity) =
		(octroi_test_result){t->file, copy(a, name->text), v.message.length == 0,
	                             v.message.length ? v.message.at : NULL};
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
	for (size_t i = 0; i < tests->count; i++)
		if (tests->items[i]->kind == YAML_MAP)
			run_one(&t, tests->items[i]);
		else
			error_at(d, tests->items[i]->where, "bad-test", "a test must be a map");
}
