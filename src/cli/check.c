/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi check: reads rules, tables and all, or scenarios, and tells everything that is wrong. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../base/date.h"
#include "cli.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"
#include "scenario.h"

enum { STALE_MONTHS = 6, MONTHS_AT_MOST = 1200 };

static const word_option options[] = {
        {"rules", WORD_VALUE, 0, false},
        {"stale", WORD_COUNT, 0, false},
        {"today", WORD_VALUE, 0, false},
        {"write-hashes", WORD_SWITCH, 0, false},
        OUTPUT_OPTIONS,
        {"help", WORD_SWITCH, 'h', false},
};

/* How old a source is depends on the day of asking: the one place where the machine's clock counts. */
static const char *today(arena *memory, const words *w, diagnostics *d)
{
	const char *given = words_value(w, "today");
	char text[DAY_TEXT_SIZE];
	day ignored;
	if (!given)
		return arena_printf(memory, "%s", day_write((day)(time(NULL) / 86400), text));
	if (!day_read(slice_of(given), &ignored))
		error_at(d, (place){0}, "bad-date", "--today '%s': not a day; write YYYY-MM-DD", given);
	return given;
}

static int months(const words *w, diagnostics *d)
{
	const char *given = words_value(w, "stale");
	char *end = NULL;
	long value = given ? strtol(given, &end, 10) : STALE_MONTHS;
	if (given && (*end || end == given || value < 0 || value > MONTHS_AT_MOST)) {
		error_at(d, (place){0}, "bad-months", "--stale '%s': expected a number of months", given);
		return STALE_MONTHS;
	}
	return (int)value;
}

static void write_hashes(const char *folder, const words *w, diagnostics *d)
{
	size_t changed = 0;
	if (octroi_write_hashes(folder, w->others, w->other_count, &changed, d))
		fprintf(stderr, "octroi: %zu hash%s renewed\n", changed, changed == 1 ? "" : "es");
}

static bool ends_in(slice s, const char *end)
{
	size_t length = strlen(end);
	return s.length > length && memcmp(s.at + s.length - length, end, length) == 0;
}

/* Statistical offices call theirs .dat; gzip adds .gz. */
static bool is_name_of_flows(const char *name)
{
	slice s = slice_of(name);
	if (ends_in(s, ".gz"))
		s.length -= strlen(".gz");
	return ends_in(s, ".csv") || ends_in(s, ".dat");
}

/* The value of -o is none that is checked. */
static const char *named(int argc, char **argv, bool (*is)(const char *name))
{
	for (int i = 1; i < argc; i++) {
		bool value = i > 1 && (strcmp(argv[i - 1], "-o") == 0 || strcmp(argv[i - 1], "--output") == 0);
		if (argv[i][0] != '-' && !value && is(argv[i]))
			return argv[i];
	}
	return NULL;
}

static bool is_scenario(const char *name)
{
	return octroi_is_kind(name, "scenario");
}

static const word_option scenario_options[] = {SCENARIO_OPTIONS, OUTPUT_OPTIONS, {"help", WORD_SWITCH, 'h', false}};

static int check_scenarios(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = diagnostics_new();
	words w;
	words_read(memory, argc, argv, scenario_options, sizeof scenario_options / sizeof *scenario_options, WORDS_ALL, &w, d);
	int status = scenarios_check(memory, &w, d);
	diagnostics_free(d);
	arena_free(memory);
	return status;
}

static int run_check(int argc, char **argv)
{
	/* A file of lines is checked for what is missing in it. */
	if (named(argc, argv, is_name_of_flows))
		return check_flows(argc, argv);
	if (named(argc, argv, is_scenario))
		return check_scenarios(argc, argv);
	arena *memory = arena_new();
	diagnostics *d = octroi_diagnostics_new();
	octroi_rulebook *rulebook = NULL;
	const char *folder = NULL;
	octroi_counts counts = {0};
	report_style style;
	words w;
	output out;
	int status = STATUS_USAGE;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	style_read(&w, TABLE_JSON, &style, d);
	const char *day_of_asking = today(memory, &w, d);
	int months_allowed = months(&w, d);
	if (!octroi_diagnostics_errors(d))
		folder = rulebook_folder(memory, words_value(&w, "rules"), d);
	/* Before the rulebook is opened: a wrong hash would keep it shut. */
	if (folder && words_given(&w, "write-hashes"))
		write_hashes(folder, &w, d);
	if (folder && !octroi_diagnostics_errors(d))
		rulebook = octroi_open(folder, d);
	if (rulebook && words_given(&w, "stale"))
		octroi_check_stale(rulebook, day_of_asking, months_allowed, d);
	size_t stale = diagnostics_warnings(d);
	if (rulebook && octroi_check(rulebook, w.others, w.other_count, &counts, d) && !octroi_diagnostics_errors(d) &&
	    output_open(memory, &w, &style, &out, d)) {
		report_counts(&counts, 0, diagnostics_warnings(d), &style, out.stream);
		if (words_given(&w, "stale") && !stale && style.format == REPORT_TABLE)
			fprintf(out.stream, "no source was last checked more than %d month%s before %s\n", months_allowed,
			        months_allowed == 1 ? "" : "s", day_of_asking);
		status = output_close(&out, d) ? STATUS_COMPUTED : STATUS_MACHINE;
	}
	octroi_diagnostics_print(d, stderr);
	octroi_close(rulebook);
	octroi_diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command check_command = {
        .name = "check",
        .summary = "reads the rules and their tables and tells everything that is wrong",
        .help = "usage: octroi check [FILE]... [--rules FOLDER] [--stale [MONTHS]] [--today DAY]\n"
                "                    [--write-hashes] [--format table|json] [-o FILE]\n"
                "       octroi check FLOWS.csv [OPTIONS OF octroi run]\n"
                "       octroi check SCENARIO.yaml... [OPTIONS OF octroi compare]\n\n"
                "Without files, all documents of the rulebook. Of a file of lines: what is missing\n"
                "in it, ordered by the money that it can move. Of a scenario: what is wrong with it,\n"
                "without computing it, and what it is.\n\n"
                "  --stale [MONTHS]  warn of sources last checked more than MONTHS (6) ago\n"
                "  --today DAY       the day from which --stale counts, YYYY-MM-DD; else the machine's\n"
                "  --write-hashes    first write into these documents the hashes of their tables as they are\n",
        .run = run_check,
};
