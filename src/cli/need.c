/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi need: what must still be known before a line can be computed. */
#include <string.h>

#include "cli.h"
#include "output.h"
#include "question.h"

static void refuse_lists(const question *q)
{
	for (size_t i = 0; i < q->given_count; i++)
		if (q->given[i].value_count > 1)
			error_at(q->d, (place){0}, "one-line-only",
			         "%s has %zu values: this question is about one line", q->given[i].said_as,
			         q->given[i].value_count);
}

/* What the rules do not know: no list of inputs has it. */
static const octroi_reason *unknown_of(const octroi_line *line, octroi_run *run)
{
	octroi_diagnostics *quiet = octroi_diagnostics_new();
	const octroi_result *result = octroi_evaluate(line, false, run, quiet);
	octroi_diagnostics_free(quiet);
	bool lacks = result && result->state == OCTROI_NOT_COMPUTABLE && strcmp(result->reason->code, "missing-input") != 0;
	return lacks ? result->reason : NULL;
}

static report_need *needs_of(const question *q, octroi_run *run)
{
	report_need *all = ARENA_ARRAY(q->memory, report_need, q->scheme_count + 1);
	for (size_t i = 0; i < q->scheme_count; i++) {
		all[i].program = q->schemes[i].program;
		octroi_line *line = question_line(q, &q->schemes[i], 0);
		all[i].needs = octroi_needs(line, run, &all[i].count, q->d);
		all[i].unknown = octroi_diagnostics_errors(q->d) ? NULL : unknown_of(line, run);
	}
	return octroi_diagnostics_errors(q->d) ? NULL : all;
}

static int run_need(int argc, char **argv)
{
	question q;
	output out;
	const report_need *needs = NULL;
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	if (question_read(&q, QUESTION_OF_NEEDS, TABLE_CSV_JSON, argc, argv)) {
		refuse_lists(&q);
		if (!octroi_diagnostics_errors(q.d))
			needs = needs_of(&q, run);
	}
	if (needs && output_open(q.memory, &q.words, &q.style, &out, q.d)) {
		report_needs(needs, q.scheme_count, &q.style, out.stream);
		status = output_close(&out, q.d) ? STATUS_COMPUTED : STATUS_MACHINE;
	}
	octroi_diagnostics_print(q.d, stderr);
	octroi_run_free(run);
	question_release(&q);
	return status;
}

const command need_command = {
        .name = "need",
        .summary = "what must be asked for before a line can be computed",
        .help = "usage: octroi need --to COUNTRY [--good CODE] [--basis WHICH] [--OPTION VALUE]...\n\n"
                "Takes the words of octroi cost, as far as they are known, and lists the options\n"
                "that are still needed and those that can help, with their units and sources:\n"
                "what to ask a supplier for. --format is table, csv or json.\n",
        .run = run_need,
};
