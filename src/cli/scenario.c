/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario documents from words to results: octroi run SCENARIO.yaml, and octroi compare. */
#include "scenario.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "output.h"
#include "question.h"
#include "values.h"

enum { BAD_NAMED = 20 }; /* as octroi_flow_result says */

/* Documents that are asked about together. */
typedef struct {
	arena              *memory;
	const words        *words;
	diagnostics        *d;
	octroi_settings     settings;
	octroi_scenario_question question;
	octroi_scenario   **open;      /* by document; NULL where it could not be opened */
	const octroi_cube **cubes;
	size_t              count;
	report_variant     *variants;
	report_scenarios    report;
	report_style        style;
	output              out;
} asked;

/* ---- the question -------------------------------------------------------------------- */

static bool is_option(const word_option *options, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(options[i].name, name) == 0)
			return true;
	return false;
}

void scenario_refuse_words(const words *w, const word_option *also, size_t also_count, diagnostics *d)
{
	static const word_option taken[] = {SCENARIO_OPTIONS, OUTPUT_OPTIONS, {"help", WORD_SWITCH, 'h', false}};
	static const char *const of_lines[] = {"lines", "groups", "strict", "stats"};
	octroi_run *run = octroi_run_new();
	for (size_t i = 0; i < w->count; i++) {
		const char *name = w->items[i].option->name, *key = octroi_written_as(name, run);
		bool is_of_lines = false;
		if (w->items[i].guessed) /* nobody typed it */
			continue;
		if (is_option(taken, sizeof taken / sizeof *taken, name) || is_option(also, also_count, name))
			continue;
		for (size_t k = 0; k < sizeof of_lines / sizeof *of_lines; k++)
			is_of_lines = is_of_lines || strcmp(of_lines[k], name) == 0;
		error_at(d, (place){0}, "not-of-scenarios", "--%s: not for a scenario, only for a file of lines", name);
		if (key)
			error_remedy(d, "write it into the document: %s", key);
		else if (!is_of_lines)
			error_remedy(d, "write what holds for all lines into the document: flows: {given: {INPUT: VALUE}}");
	}
	octroi_run_free(run);
}

const char *const *by_names(arena *memory, const words *w, size_t *count, diagnostics *d)
{
	size_t all = 0;
	const char *text = words_value(w, "by");
	const char *const *names = text ? values_split(memory, text, "--by", d, &all) : NULL;
	const char **by = ARENA_ARRAY(memory, const char *, all + 1);
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (strcmp(names[i], "year") != 0 && strcmp(names[i], "scheme") != 0) /* these are always told apart */
			by[(*count)++] = names[i];
	return by;
}

/* --year 2026 or 2026..2034: a scenario has every year between its first and its last. */
static void read_years(arena *memory, const words *w, octroi_scenario_question *q, diagnostics *d)
{
	size_t count = 0;
	const char *text = words_value(w, "year");
	const char *const *years = text ? values_years(memory, text, "--year", d, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		char *end;
		int year = (int)strtol(years[i], &end, 10);
		if (*end || year < 1900 || year > 2100) {
			error_at(d, (place){0}, "bad-year", "--year '%s': not a year of four digits", years[i]);
		} else if (q->last && year != q->last + 1) {
			error_at(d, (place){0}, "bad-year", "--year '%s': a scenario is computed for years without a gap, such as 2026..2034", text);
			return;
		}
		q->first = q->first ? q->first : year;
		q->last = year;
	}
}

void scenario_read_question(arena *memory, const words *w, octroi_settings *settings, octroi_scenario_question *q, diagnostics *d)
{
	q->rules = rulebook_folder(memory, words_value(w, "rules"), d);
	octroi_rulebook *plain = q->rules ? octroi_open(q->rules, d) : NULL;
	settings_read(memory, w, plain, settings, d);
	q->settings = settings;
	q->changes = rule_changes_of(memory, w, plain, &q->change_count, d);
	octroi_close(plain);
	if (words_given(w, "by"))
		q->by = by_names(memory, w, &q->by_count, d);
	read_years(memory, w, q, d);
}

/* ---- names of variants -------------------------------------------------------------------- */

/* The file's name without its folder and its ending. */
static const char *document_name(arena *memory, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *point = strrchr(name, '.');
	return arena_copy(memory, name, point && point > name ? (size_t)(point - name) : strlen(name));
}

/* By the file where that is enough to tell documents apart, else by the path. */
static const char *document_among(const asked *a, size_t number)
{
	const char *name = document_name(a->memory, a->cubes[number]->path);
	for (size_t i = 0; i < a->count; i++)
		if (i != number && strcmp(name, document_name(a->memory, a->cubes[i]->path)) == 0)
			return a->cubes[number]->path;
	return name;
}

static void name_variants(asked *a)
{
	size_t all = 0, n = 0;
	for (size_t i = 0; i < a->count; i++)
		all += a->cubes[i]->variant_count;
	a->variants = ARENA_ARRAY(a->memory, report_variant, all + 1);
	for (size_t i = 0; i < a->count; i++) {
		const octroi_cube *c = a->cubes[i];
		const char *document = a->count > 1 ? document_among(a, i) : NULL;
		for (size_t v = 0; v < c->variant_count; v++) {
			const char *name = c->variants[v].name;
			if (document)
				name = c->variant_count > 1 ? arena_printf(a->memory, "%s/%s", document, name) : document;
			a->variants[n++] = (report_variant){c, v, name};
		}
	}
	a->report = (report_scenarios){.cubes = a->cubes, .cube_count = a->count, .variants = a->variants, .variant_count = all};
}

static void find_base(asked *a)
{
	const char *name = words_value(a->words, "base");
	const char **names = ARENA_ARRAY(a->memory, const char *, a->report.variant_count + 1);
	for (size_t i = 0; i < a->report.variant_count; i++) {
		names[i] = a->variants[i].name;
		if (name && strcmp(name, names[i]) == 0) {
			a->report.base = i;
			return;
		}
	}
	if (!name)
		return;
	const char *near = text_nearest(slice_of(name), names, a->report.variant_count);
	buffer list = {.memory = a->memory};
	buffer_choices(&list, names, a->report.variant_count);
	error_at(a->d, (place){0}, "unknown-variant", "--base '%s': there is no such variant", name);
	if (near)
		error_remedy(a->d, "did you mean '%s'?", near);
	else
		error_remedy(a->d, "it is one of %s", list.at);
}

/* ---- computing ------------------------------------------------------------------------------- */

static bool open_all(asked *a)
{
	a->count = a->words->other_count;
	a->open = ARENA_ARRAY(a->memory, octroi_scenario *, a->count + 1);
	a->cubes = ARENA_ARRAY(a->memory, const octroi_cube *, a->count + 1);
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(a->words->others[i], a->words->others[k]) == 0)
				error_at(a->d, (place){0}, "repeated-file", "'%s' is named twice", a->words->others[i]);
	for (size_t i = 0; i < a->count && a->question.rules; i++)
		a->open[i] = octroi_scenario_open(a->words->others[i], &a->question, a->d);
	return !diagnostics_errors(a->d);
}

static bool same_names(const octroi_cube *a, const octroi_cube *b)
{
	bool same = a->by_count == b->by_count;
	for (size_t i = 0; same && i < a->by_count; i++)
		same = strcmp(a->by[i], b->by[i]) == 0;
	return same;
}

static bool run_all(asked *a, bool compare)
{
	for (size_t i = 0; i < a->count; i++)
		a->cubes[i] = octroi_scenario_run(a->open[i], a->d);
	if (diagnostics_errors(a->d))
		return false;
	for (size_t i = 1; i < a->count; i++)
		if (!same_names(a->cubes[0], a->cubes[i])) {
			error_at(a->d, (place){0}, "different-by", "%s and %s tell flows apart by different names", a->cubes[0]->path, a->cubes[i]->path);
			error_remedy(a->d, "say by what for both: --by NAME,...");
			return false;
		}
	name_variants(a);
	a->report.compare = compare;
	find_base(a);
	if (compare && a->report.variant_count < 2) {
		error_at(a->d, (place){0}, "nothing-to-compare", "%s has one variant only", a->cubes[0]->path);
		error_remedy(a->d, "name another document, or write a second one under 'variants'");
	}
	return !diagnostics_errors(a->d);
}

/* ---- telling ---------------------------------------------------------------------------------- */

static int status_of(const asked *a)
{
	bool whole = true;
	for (size_t i = 0; i < a->count; i++) {
		const octroi_cube *c = a->cubes[i];
		whole = whole && !c->bad_rows && c->lines;
		for (size_t k = 0; k < c->total_count; k++)
			whole = whole && !c->totals[k].lines[OCTROI_NOT_COMPUTABLE];
	}
	return whole ? STATUS_COMPUTED : STATUS_INCOMPLETE;
}

static int tell(asked *a)
{
	if (!output_open(a->memory, a->words, &a->style, &a->out, a->d))
		return STATUS_MACHINE;
	report_cubes(&a->report, &a->style, a->out.stream, stderr);
	for (size_t i = 0; i < a->count; i++)
		if (a->cubes[i]->bad_rows > BAD_NAMED)
			fprintf(stderr, "octroi: %zu bad rows of %s; the first %d are named\n", a->cubes[i]->bad_rows, a->cubes[i]->flows, BAD_NAMED);
	return output_close(&a->out, a->d) ? status_of(a) : STATUS_MACHINE;
}

/* Whatever is wrong with any of them is told, and what they are where nothing is. */
int scenarios_check(arena *memory, const words *w, diagnostics *d)
{
	asked a = {.memory = memory, .words = w, .d = d};
	int status = STATUS_USAGE;
	scenario_read_question(memory, w, &a.settings, &a.question, d);
	style_read(w, TABLE_JSON, &a.style, d);
	open_all(&a);
	for (size_t i = 0; i < a.count; i++)
		a.cubes[i] = a.open[i] ? octroi_scenario_check(a.open[i], d) : NULL;
	if (!diagnostics_errors(d)) {
		name_variants(&a);
		status = output_open(memory, w, &a.style, &a.out, d) ? STATUS_COMPUTED : STATUS_MACHINE;
	}
	if (status == STATUS_COMPUTED) {
		report_scenario_check(&a.report, diagnostics_warnings(d), &a.style, a.out.stream);
		status = output_close(&a.out, d) ? STATUS_COMPUTED : STATUS_MACHINE;
	}
	diagnostics_print(d, stderr);
	for (size_t i = 0; i < a.count; i++)
		octroi_scenario_close(a.open[i]);
	return status;
}

int scenarios_answer(arena *memory, const words *w, const char *command, bool compare, diagnostics *d)
{
	asked a = {.memory = memory, .words = w, .d = d};
	int status = STATUS_USAGE;
	scenario_read_question(memory, w, &a.settings, &a.question, d);
	style_read(w, TABLE_CSV_JSON, &a.style, d);
	if (open_all(&a) && run_all(&a, compare)) {
		a.report.command = command;
		a.report.arguments = words_listed(memory, w);
		status = tell(&a);
	}
	diagnostics_print(d, stderr);
	for (size_t i = 0; i < a.count; i++)
		octroi_scenario_close(a.open[i]);
	return status;
}
