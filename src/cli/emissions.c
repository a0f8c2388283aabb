/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi emissions: what a plant's own data come to; with --io, what sectors emit with all their suppliers. */
#include <string.h>

#include "../base/number.h"
#include "cli.h"
#include "input_output.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"
#include "values.h"

static const word_option options[] = {
        {"scheme", WORD_VALUE, 0, false}, {"year", WORD_VALUE, 0, false},   {"explain", WORD_VALUE, 0, false},
        {"option", WORD_VALUE, 0, true},  {"price", WORD_VALUE, 0, false},  {"set", WORD_VALUE, 0, true},
        {"as-of", WORD_VALUE, 0, false},  {"rules", WORD_VALUE, 0, false},  {"new", WORD_SWITCH, 0, false},
        INPUT_OUTPUT_OPTIONS,             OUTPUT_OPTIONS,                   {"help", WORD_SWITCH, 'h', false},
};

/* Complains of words that belong to the other kind of question. */
static void refuse(const words *w, const char *const *names, const char *why, diagnostics *d)
{
	for (; *names; names++)
		if (words_given(w, *names))
			error_at(d, (place){0}, "stray-option", "'--%s' has no meaning %s", *names, why);
}

static void check_kind(const words *w, diagnostics *d)
{
	static const char *const of_plants[] = {"scheme", "year", "explain", "option", "price", "set", "as-of", "rules", "new", NULL};
	static const char *const of_tables[] = {"vectors", "stressor", "gross-output", "demand", "method", NULL};
	if (!words_given(w, "io")) {
		refuse(w, of_tables, "without --io", d);
		return;
	}
	refuse(w, of_plants, "with --io, which knows no rules", d);
}

/* One year; emissions are those of the year of production. */
static int year_read(const words *w, diagnostics *d)
{
	const char *text = words_value(w, "year");
	double year;
	size_t at;
	if (!text)
		return 0;
	if (number_read(slice_of(text), &year, &at) == NUMBER_OK && year >= 1000 && year <= 9999 && year == (int)year)
		return (int)year;
	error_at(d, (place){0}, "bad-year", "--year '%s': not a year of four digits", text);
	return 0;
}

static void check_others(const words *w, diagnostics *d)
{
	for (size_t i = 0; words_given(w, "io") && i < w->other_count; i++) {
		error_at(d, (place){0}, "stray-file", "'%s' stands behind no option", w->others[i]);
		error_remedy(d, "files are named behind --io and --vectors");
	}
	if (words_given(w, "io"))
		return;
	if (words_given(w, "new") && w->other_count) {
		error_at(d, (place){0}, "stray-file", "--new reads no document, and '%s' is one", w->others[0]);
		error_remedy(d, "octroi emissions --new -o %s writes an empty one there", w->others[0]);
		return;
	}
	if (words_given(w, "new") || w->other_count == 1)
		return;
	error_at(d, (place){0}, "missing-file", w->other_count ? "one installation document at a time" : "the installation document is missing");
	error_remedy(d, "octroi emissions plant.yaml; octroi emissions --new prints an empty one");
}

/* An error outside of processes, of a stream that no process gets for instance, is one too. */
static int status_of(const octroi_installation *result, const diagnostics *d)
{
	if (octroi_diagnostics_errors(d))
		return STATUS_INCOMPLETE;
	for (size_t i = 0; i < result->good_count; i++)
		if (result->goods[i].reason)
			return STATUS_INCOMPLETE;
	return STATUS_COMPUTED;
}

static int print_form(arena *memory, octroi_rulebook *rulebook, const words *w, octroi_run *run, report_style *style, diagnostics *d)
{
	output out;
	const char *form = octroi_installation_form(rulebook, words_value(w, "scheme"), run, d);
	if (!form || !output_open(memory, w, style, &out, d))
		return STATUS_USAGE;
	fputs(form, out.stream);
	return output_close(&out, d) ? STATUS_COMPUTED : STATUS_MACHINE;
}

static int compute(arena *memory, octroi_rulebook *rulebook, const words *w, octroi_run *run, report_style *style, diagnostics *d)
{
	output out;
	octroi_settings settings = {0};
	settings_read(memory, w, rulebook, &settings, d);
	octroi_installation_question q = {.path = w->others[0], .scheme = words_value(w, "scheme"), .year = year_read(w, d),
	                                  .settings = &settings, .explain = words_value(w, "explain")};
	if (octroi_diagnostics_errors(d))
		return STATUS_USAGE;
	const octroi_installation *result = octroi_installation_evaluate(rulebook, &q, run, d);
	if (result)
		octroi_unread_settings(rulebook, &settings, &result->program, 1, d);
	if (!result || !output_open(memory, w, style, &out, d))
		return STATUS_USAGE;
	report_installation(result, style, out.stream);
	return output_close(&out, d) ? status_of(result, d) : STATUS_MACHINE;
}

static int run_emissions(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = octroi_diagnostics_new();
	octroi_run *run = octroi_run_new();
	octroi_rulebook *rulebook = NULL;
	report_style style;
	words w;
	int status = STATUS_USAGE;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	style_read(&w, TABLE_CSV_JSON, &style, d);
	check_kind(&w, d);
	check_others(&w, d);
	if (words_given(&w, "io"))
		status = input_output_answer(memory, &w, d);
	else if (!octroi_diagnostics_errors(d) && (rulebook = rulebook_find(memory, words_value(&w, "rules"), &w, d)))
		status = words_given(&w, "new") ? print_form(memory, rulebook, &w, run, &style, d) : compute(memory, rulebook, &w, run, &style, d);
	octroi_diagnostics_print(d, stderr);
	octroi_close(rulebook);
	octroi_run_free(run);
	octroi_diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command emissions_command = {
        .name = "emissions",
        .summary = "what a plant's own data come to, or sectors of an input-output table",
        .help = "usage: octroi emissions PLANT.yaml [--scheme ID] [--explain GOOD] [--OPTION VALUE]...\n"
                "       octroi emissions --new [--scheme ID]\n"
                "       " INPUT_OUTPUT_USAGE "\n\n"
                "  --scheme ID       whose rules hold, if the document does not name them\n"
                "  --year YEAR       the year of production, to be sure that the document is of it\n"
                "  --explain GOOD    every step of one good, by its name or code\n"
                "  --new             an empty installation document with comments\n"
                "  --option NAME=CHOICE   decides an open point of law (octroi show options)\n"
                "  --set NAME=VALUE  replaces a series that allows it; --price likewise\n"
                "  --as-of DAY       law as it was known on that day\n"
                "  --rules FOLDER    another folder of rules\n"
                "  --format FORMAT   table, csv or json\n"
                "  -o FILE           write to FILE, whole or not at all\n\n"
                "What a document holds: octroi-installation(5); what its streams can say: octroi show keys.\n\n"
                "Of an input-output table: emissions per unit of output of each sector, those of all its\n"
                "suppliers included, and what final demand causes.\n\n" INPUT_OUTPUT_HELP,
        .run = run_emissions,
};
