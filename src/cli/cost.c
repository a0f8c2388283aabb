/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi cost: what carbon costs at the border, for one line or several. */
#include "cli.h"
#include "output.h"
#include "question.h"

static int run_cost(int argc, char **argv)
{
	question q;
	report_answer answer;
	output out;
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	if (question_read(&q, QUESTION_OF_LINES, TABLE_CSV_JSON, argc, argv) && question_answer(&q, false, run, &answer) &&
	    output_open(q.memory, &q.words, &q.style, &out, q.d)) {
		report_cost(&answer, &q.style, out.stream, stderr);
		status = output_close(&out, q.d) ? answer_status(&answer) : STATUS_MACHINE;
	}
	octroi_diagnostics_print(q.d, stderr);
	octroi_run_free(run);
	question_release(&q);
	return status;
}

const command cost_command = {
        .name = "cost",
        .summary = "what carbon costs at the border, for one line or several",
        .help = "usage: octroi cost --from COUNTRY --to COUNTRY --good CODE --mass MASS --date DAY\n"
                "                   [--OPTION VALUE]...\n\n"
                "  --from COUNTRY    country of origin, by code or name\n"
                "  --to COUNTRY      where the goods enter: a country or a group of them\n"
                "  --good CODE       customs code of the goods\n"
                "  --mass MASS       25, 25t or 25000kg; a bare number is in tonnes; or --energy, in MWh\n"
                "  --date DAY        day of import, YYYY-MM-DD; or --year YEAR for a whole year\n"
                "  --basis WHICH     whose figures; octroi need tells what own figures it takes\n"
                "  --installation FILE    own figures, origin and code from an installation document\n"
                "  --product GOOD    which of its goods, where several have the code\n"
                "  --price PRICE     instead of the scheme's price: 80, or 2027=85,2030=110\n"
                "  --option NAME=CHOICE   decides an open point of law (octroi show options)\n"
                "  --set NAME=VALUE  replaces a series that allows it, or --set ID.NAME=VALUE a figure of any rule\n"
                "  --scale ID.NAME=FACTOR, --shift ID.NAME=FIGURE, --path ID.NAME=YEAR=FIGURE,...[:line|:spline]\n"
                "                    change figures of a rule: series, quantities, columns of tables\n"
                "  --as-of DAY       law as it was known on that day\n"
                "  --scheme ID       one scheme, whatever its status (octroi show schemes)\n"
                "  --enact ID[@DAY]  also a scheme that is not law (from that day on)\n"
                "  --repeal ID[@DAY] without that scheme (from that day on)\n"
                "  --rules FOLDER    another folder of rules\n"
                "  --format FORMAT   table, csv or json\n"
                "  -o FILE           write to FILE, whole or not at all\n\n"
                "Schemes declare further inputs, each with an option of its own: octroi show inputs.\n"
                "Several values are separated by commas (--basis default,actual),\n"
                "years also as a range (--year 2026..2034): all combinations are computed.\n",
        .run = run_cost,
};
