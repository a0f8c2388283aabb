/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi sweep: a line, or a scenario, at each point of a grid. */
#include <string.h>

#include "cli.h"
#include "grids.h"
#include "output.h"
#include "question.h"
#include "scenario.h"

static const word_option own_options[] = {{"vary", WORD_VALUE, 0, true}, {"yes", WORD_SWITCH, 0, false}};

enum { OWN_COUNT = sizeof own_options / sizeof *own_options };

static const word_option scenario_options[] = {
        {"vary", WORD_VALUE, 0, true}, {"yes", WORD_SWITCH, 0, false}, SCENARIO_OPTIONS, OUTPUT_OPTIONS, {"help", WORD_SWITCH, 'h', false},
};

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
	for (size_t i = 0; i < sweep->row_count; i++)
		if (sweep->rows[i].state == OCTROI_NOT_COMPUTABLE || sweep->rows[i].lines[OCTROI_NOT_COMPUTABLE])
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

/* ---- scenarios ----------------------------------------------------------------- */

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), of_end = strlen(end);
	return length > of_end && strcmp(text + length - of_end, end) == 0;
}

/* A word that is a file. Before schemes are known their options are not, so that a value stands for itself. */
static bool asks_scenario(const words *w)
{
	static const char *const ends[] = {".yaml", ".yml", ".csv", ".csv.gz"};
	for (size_t i = 0; i < w->other_count; i++)
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
			if (ends_in(w->others[i], ends[k]))
				return true;
	return false;
}

static bool scenario_question(question *q, octroi_scenario_question *s)
{
	const words *w = &q->words;
	octroi_axis *axes = grids_read(q->memory, w, &s->axis_count, q->d);
	grids_check_size(axes, s->axis_count, words_given(w, "yes"), q->d);
	s->axes = axes;
	scenario_read_question(q->memory, w, &q->settings, s, q->d);
	if (words_given(w, "by"))
		error_at(q->d, (place){0}, "not-of-sweeps", "--by: a sweep tells totals alone");
	style_read(w, TABLE_CSV_JSON, &q->style, q->d);
	if (!w->other_count)
		error_at(q->d, (place){0}, "missing-file", "no scenario document is given");
	if (w->other_count > 1)
		error_at(q->d, (place){0}, "several-files", "'%s' and '%s': one scenario at a time", w->others[0], w->others[1]);
	if (w->other_count && !ends_in(w->others[0], ".yaml") && !ends_in(w->others[0], ".yml")) {
		error_at(q->d, (place){0}, "no-scenario", "'%s' is no scenario document", w->others[0]);
		error_remedy(q->d, "write one that names the file: flows: {file: %s}", w->others[0]);
	}
	return !octroi_diagnostics_errors(q->d);
}

static int answer_scenario(question *q, int argc, char **argv)
{
	octroi_scenario_question s = {0};
	words_read(q->memory, argc, argv, scenario_options, sizeof scenario_options / sizeof *scenario_options, WORDS_ALL, &q->words, q->d);
	octroi_scenario *scenario = scenario_question(q, &s) ? octroi_scenario_open(q->words.others[0], &s, q->d) : NULL;
	const octroi_sweep *sweep = scenario ? octroi_scenario_sweep(scenario, q->d) : NULL;
	int status = sweep ? tell(q, sweep) : STATUS_USAGE;
	if (status == STATUS_COMPUTED && (!sweep->row_count || octroi_scenario_run(scenario, q->d)->bad_rows))
		status = STATUS_INCOMPLETE;
	octroi_diagnostics_print(q->d, stderr); /* what was told lies in the scenario, and streams of the scenario in d */
	octroi_scenario_close(scenario);
	return status;
}

static int run_sweep(int argc, char **argv)
{
	question q;
	question_begin(&q, own_options, OWN_COUNT, argc, argv);
	int status = asks_scenario(&q.words) ? answer_scenario(&q, argc, argv) : answer_line(&q, argc, argv);
	question_release(&q);
	return status;
}

const command sweep_command = {
        .name = "sweep",
        .summary = "what a line or a scenario costs at each point of a grid of figures",
        .help = "usage: octroi sweep --vary NAME=FROM:TO:STEP [--vary NAME=A,B,C]... (the words of octroi cost)\n"
                "       octroi sweep SCENARIO.yaml --vary NAME=FROM:TO:STEP... [--year YEARS]\n\n"
                "Computes the line, or all flows of a scenario document, at each point of the grid that all\n"
                "--vary span.\n\n"
                "  --vary NAME=FROM:TO:STEP   or NAME=A,B,C. NAME is an input (mass, see_direct: octroi show inputs),\n"
                "                    or ID.NAME a figure of a rule (octroi show series), the same on all days\n"
                "  --yes             also a grid of more than 1,000 points\n\n"
                "--format is table, csv or json; a table of two --vary has one across and one down.\n"
                "All other words are those of octroi cost, one value each. A scenario takes --year, --enact,\n"
                "--repeal, --option, --price, --set, --scale, --shift, --path, --as-of, --rules, --format and -o.\n",
        .run = run_sweep,
};
