/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi explain: every step of a calculation, with its figures and its source. */
#include "cli.h"
#include "output.h"
#include "question.h"

static int run_explain(int argc, char **argv)
{
	question q;
	report_answer answer;
	output out;
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	if (question_read(&q, QUESTION_OF_LINES, TABLE_JSON, argc, argv) && question_answer(&q, true, run, &answer) &&
	    output_open(q.memory, &q.words, &q.style, &out, q.d)) {
		report_explain(&answer, &q.style, out.stream, stderr);
		status = output_close(&out, q.d) ? answer_status(&answer) : STATUS_MACHINE;
	}
	octroi_diagnostics_print(q.d, stderr);
	octroi_run_free(run);
	question_release(&q);
	return status;
}

const command explain_command = {
        .name = "explain",
        .summary = "every step of that calculation, with its figures and its source",
        .help = "usage: octroi explain (the words of octroi cost)\n\n"
                "Prints the numbered steps from the law to the charge: what was looked up or\n"
                "computed, with which figures, and the legal source; then when what is due.\n"
                "--format is table or json. See octroi help cost for all other options.\n",
        .run = run_explain,
};
