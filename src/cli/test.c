/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi test: runs the tests that stand beside the rules. */
#include "cli.h"
#include "output.h"
#include "rulebook.h"

static const word_option options[] = {
        {"rules", WORD_VALUE, 0, false},
        {"verbose", WORD_SWITCH, 'v', false},
        OUTPUT_OPTIONS,
        {"help", WORD_SWITCH, 'h', false},
};

static int status_of(const octroi_test_result *tests, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!tests[i].passed)
			return STATUS_INCOMPLETE;
	return STATUS_COMPUTED;
}

static int run_test(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = octroi_diagnostics_new();
	octroi_run *run = octroi_run_new();
	octroi_rulebook *rulebook = NULL;
	const octroi_test_result *tests = NULL;
	size_t count = 0;
	report_style style;
	words w;
	output out;
	int status = STATUS_USAGE;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	style_read(&w, TABLE_CSV_JSON, &style, d);
	if (!octroi_diagnostics_errors(d))
		rulebook = rulebook_find(memory, words_value(&w, "rules"), &w, d);
	if (rulebook)
		tests = octroi_test(rulebook, w.others, w.other_count, run, &count, d);
	if (rulebook && !octroi_diagnostics_errors(d) && output_open(memory, &w, &style, &out, d)) {
		report_tests(tests, count, words_given(&w, "verbose"), &style, out.stream);
		status = output_close(&out, d) ? status_of(tests, count) : STATUS_MACHINE;
	}
	octroi_diagnostics_print(d, stderr);
	octroi_close(rulebook);
	octroi_run_free(run);
	octroi_diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command test_command = {
        .name = "test",
        .summary = "runs the tests that stand beside the rules",
        .help = "usage: octroi test [FILE]... [-v] [--rules FOLDER] [--format table|csv|json] [-o FILE]\n\n"
                "Without files, all documents of kind test in the rulebook. Prints what failed,\n"
                "with -v also what passed; the last line is 'N passed, N failed'. Status 1 if\n"
                "anything failed.\n",
        .run = run_test,
};
