/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi sweep: a line, or flows, at each point of a grid. */
#include <string.h>

#include "asked_flows.h"
#include "cli.h"
#include "grids.h"
#include "output.h"

static const word_option own_options[] = {{"vary", WORD_VALUE, 0, true}, {"yes", WORD_SWITCH, 0, false}, {"by", WORD_VALUE, 0, false},
                                          FLOWS_ALONE_OPTIONS};

enum { OWN_COUNT = 2, OWN_OF_LINES = sizeof own_options / sizeof *own_options };

static void names_of(question *q, const octroi_axis *axes, size_t count)
{
	const char **names = ARENA_ARRAY(q->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		names[i] = axes[i].name;
	q->varied = names;
	q->varied_count = count;
}

static int status_of(const octroi_sweep *sweep)
{
	if (!sweep->row_count || sweep->not_computable || sweep->bad_rows)
		return STATUS_INCOMPLETE;
	for (size_t i = 0; i < sweep->row_count; i++)
		if (sweep->rows[i].state == OCTROI_NOT_COMPUTABLE)
			return STATUS_INCOMPLETE;
	return STATUS_COMPUTED;
}

static int tell(question *q, const octroi_sweep *sweep)
{
	output out;
	report_sweep report = {sweep, question_words(q), words_listed(q->memory, &q->words)};
	if (!output_open(q->memory, &q->words, &q->style, &out, q->d))
		return STATUS_MACHINE;
	report_sweeps(&report, &q->style, out.stream);
	return output_close(&out, q->d) ? status_of(sweep) : STATUS_MACHINE;
}

/* What is varied is not given as well: one of the two would count for nothing. */
static void refuse_given(const question *q, const octroi_axis *axes, size_t count)
{
	for (size_t i = 0; i < q->given_count; i++)
		for (size_t k = 0; k < count; k++)
			if (strcmp(q->given[i].input->name, axes[k].name) == 0)
				error_at(q->d, (place){0}, "repeated-name", "'%s' is given by %s and varied", axes[k].name, q->given[i].said_as);
}

static int answer(question *q, int argc, char **argv, octroi_run *run)
{
	octroi_line_question line;
	size_t count;
	octroi_axis *axes = grids_read(q->memory, &q->words, &count, q->d);
	grids_check_size(axes, count, words_given(&q->words, "yes"), q->d);
	refuse_flow_words(q);
	names_of(q, axes, count);
	if (!question_read_begun(q, QUESTION_OF_LINES, TABLE_CSV_JSON, argc, argv) || !question_of_one_line(q, &line))
		return STATUS_USAGE;
	refuse_given(q, axes, count);
	if (octroi_diagnostics_errors(q->d))
		return STATUS_USAGE;
	const octroi_sweep *sweep = octroi_sweep_line(&line, axes, count, run, q->d);
	return sweep ? tell(q, sweep) : STATUS_USAGE;
}

static int answer_line(question *q, int argc, char **argv)
{
	octroi_run *run = octroi_run_new();
	int status = answer(q, argc, argv, run);
	octroi_diagnostics_print(q->d, stderr);
	octroi_run_free(run);
	return status;
}

/* ---- flows ----------------------------------------------------------------- */

static void refuse_given_to_flows(const question *q, const asked_flows *f)
{
	for (size_t i = 0; i < f->flows.given_count; i++)
		for (size_t k = 0; k < f->question.axis_count; k++)
			if (strcmp(f->flows.given[i].input, f->question.axes[k].name) == 0)
				error_at(q->d, (place){0}, "repeated-name", "'%s' is given by %s and varied", f->question.axes[k].name, f->flows.given[i].said_as);
}

/* Rows are told apart by points anyway, and two columns of one name would be none. */
static void refuse_varied_by(const question *q, const octroi_scenario_question *s)
{
	for (size_t i = 0; i < s->by_count; i++)
		for (size_t k = 0; k < s->axis_count; k++)
			if (strcmp(s->by[i], s->axes[k].name) == 0)
				error_at(q->d, (place){0}, "repeated-name", "--by '%s': it is varied, and told apart by that", s->by[i]);
}

static octroi_scenario *open_flows(question *q, int argc, char **argv)
{
	asked_flows f;
	size_t before = octroi_diagnostics_errors(q->d);
	bool read = asked_flows_read(q, own_options, OWN_COUNT, argc, argv, &f);
	f.question.axes = grids_read(q->memory, &q->words, &f.question.axis_count, q->d);
	grids_check_size(f.question.axes, f.question.axis_count, words_given(&q->words, "yes"), q->d);
	refuse_given_to_flows(q, &f);
	refuse_varied_by(q, &f.question);
	if (!read || octroi_diagnostics_errors(q->d) > before)
		return NULL;
	return f.is_document ? octroi_scenario_open(f.path, &f.question, q->d) : octroi_scenario_of_flows(&f.flows, &f.question, q->d);
}

static int answer_flows(question *q, int argc, char **argv)
{
	octroi_scenario *scenario = open_flows(q, argc, argv);
	const octroi_sweep *sweep = scenario ? octroi_scenario_sweep(scenario, q->d) : NULL;
	int status = sweep ? tell(q, sweep) : STATUS_USAGE;
	octroi_diagnostics_print(q->d, stderr); /* what was told lies in the scenario, and streams of the scenario in d */
	octroi_scenario_close(scenario);
	return status;
}

static int run_sweep(int argc, char **argv)
{
	question q;
	question_begin(&q, own_options, OWN_OF_LINES, argc, argv);
	int status = asks_flows(&q.words, argc, argv) ? answer_flows(&q, argc, argv) : answer_line(&q, argc, argv);
	question_release(&q);
	return status;
}

const command sweep_command = {
        .name = "sweep",
        .summary = "what a line, a file of flows or a scenario costs at each point of a grid of figures",
        .help = "usage: octroi sweep --vary NAME=FROM:TO:STEP [--vary NAME=A,B,C]... (the words of octroi cost)\n"
                "       octroi sweep FLOWS.csv|SCENARIO.yaml --vary NAME=FROM:TO:STEP... [--year YEARS] [--by NAME,...]\n\n"
                "Computes the line, or all flows of a file or a scenario document, at each point of the grid that\n"
                "all --vary span.\n\n"
                "  --vary NAME=FROM:TO:STEP   or NAME=A,B,C. NAME is an input (mass, see_direct: octroi show inputs),\n"
                "                    or ID.NAME a figure of a rule (octroi show series), the same on all days\n"
                "  --yes             also a grid of more than 1,000 points\n"
                "  --by NAME,...     of flows: rows also by inputs and codes: destination, origin, sector\n"
                "  --variant NAME    of a scenario: that one alone\n"
                "  --map 'HEADER=INPUT', --map-file FILE, --flows FORMAT, --direction export, --list ID,\n"
                "  --outliers POLICY, --missing-mass median   how a file is read, as for octroi run\n\n"
                "--format is table, csv or json; a table of two --vary has one across and one down.\n"
                "All other words are those of octroi cost, one value each. A file of flows is computed for the\n"
                "years of --year, whatever its lines' dates; an input holds for lines that do not say it. Flows\n"
                "take --enact, --repeal, --option, --price, --set, --scale, --shift, --path, --as-of and --rules.\n",
        .run = run_sweep,
};
