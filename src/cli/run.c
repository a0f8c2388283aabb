/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi run: a file of lines, or a scenario. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "flow_words.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"
#include "scenario.h"
#include "values.h"

static const word_option common_options[] = {
        {"by", WORD_VALUE, 0, false},      {"lines", WORD_SWITCH, 0, false}, {"groups", WORD_SWITCH, 0, false},
        {"strict", WORD_SWITCH, 0, false}, {"stats", WORD_SWITCH, 0, false}, {"enact", WORD_VALUE, 0, true},
        {"rules", WORD_VALUE, 0, false},   {"as-of", WORD_VALUE, 0, false},  {"option", WORD_VALUE, 0, true},
        {"price", WORD_VALUE, 0, false},   {"set", WORD_VALUE, 0, true},     {"year", WORD_VALUE, 0, false},
        FLOW_OPTIONS,                      RULE_CHANGE_OPTIONS,              {"repeal", WORD_VALUE, 0, true},
        OUTPUT_OPTIONS,                    {"help", WORD_SWITCH, 'h', false},
};

enum { COMMON_COUNT = sizeof common_options / sizeof *common_options };

/* A question about a file, from its words. */
typedef struct {
	arena                *memory;
	octroi_diagnostics   *d;
	octroi_rulebook      *rulebook;
	words                 words;
	input_options         inputs;
	octroi_settings       settings;
	octroi_flow_question  question;
	report_flow_question  report;
	report_style          style;
	bool                  lines;
	output                out;
	report_lines         *writer; /* of lines */
} file_question;

/* The inputs of schemes are options as well; what they stand for is set on each line. */
static void read_words(file_question *f, int argc, char **argv)
{
	words_with_inputs(f->memory, argc, argv, common_options, COMMON_COUNT, false, &f->rulebook, &f->inputs, &f->words, f->d);
}

static void read_years(file_question *f)
{
	size_t count = 0;
	const char *text = words_value(&f->words, "year");
	const char *const *years = text ? values_years(f->memory, text, "--year", f->d, &count) : NULL;
	int *out = ARENA_ARRAY(f->memory, int, count + 1);
	for (size_t i = 0; i < count; i++) {
		char *end;
		out[i] = (int)strtol(years[i], &end, 10);
		if (*end || out[i] < 1900 || out[i] > 2100)
			error_at(f->d, (place){0}, "bad-year", "--year '%s': not a year of four digits", years[i]);
	}
	f->question.years = out;
	f->question.year_count = count;
}

static void read_by(file_question *f)
{
	f->question.by = f->report.by = by_names(f->memory, &f->words, &f->question.by_count, f->d);
	f->report.by_count = f->question.by_count;
}

static void read_path(file_question *f)
{
	if (f->words.other_count == 1) {
		f->question.path = f->report.path = f->words.others[0];
		return;
	}
	if (!f->words.other_count) {
		error_at(f->d, (place){0}, "missing-file", "no file of lines is given");
		error_remedy(f->d, "octroi run FILE, or octroi run - for standard input");
	} else {
		error_at(f->d, (place){0}, "too-many-files", "'%s' and '%s': one file at a time", f->words.others[0], f->words.others[1]);
		if (octroi_is_scenario(f->words.others[0]))
			error_remedy(f->d, "octroi compare computes several scenarios side by side");
	}
}

/* One result a line is no table: without --format it is CSV. */
static void read_style(file_question *f)
{
	const words *w = &f->words;
	f->lines = words_given(w, "lines");
	f->report.groups = words_given(w, "groups");
	if (!style_read(w, TABLE_CSV_JSON, &f->style, f->d) || !f->lines)
		return;
	if (words_given(w, "format") && f->style.format == REPORT_TABLE)
		error_at(f->d, (place){0}, "bad-format", "--lines are written as csv or json, not as a table");
	else if (f->style.format == REPORT_TABLE)
		f->style.format = REPORT_CSV;
	if (f->report.groups && f->style.format == REPORT_CSV)
		error_at(f->d, (place){0}, "two-tables", "--lines and --groups are two tables: ask for one of them, or for json");
}

static void words_of_file(file_question *f, int argc, char **argv)
{
	*f = (file_question){.memory = arena_new(), .d = octroi_diagnostics_new()};
	read_words(f, argc, argv);
}

static bool question_of_file(file_question *f)
{
	const words *w = &f->words;
	read_style(f);
	settings_read(f->memory, w, f->rulebook, &f->settings, f->d);
	read_path(f);
	read_by(f);
	read_years(f);
	flow_words_read(f->memory, w, &f->inputs, &f->question, f->d);
	f->question.settings = &f->settings;
	f->question.strict = words_given(w, "strict");
	f->report.arguments = words_listed(f->memory, w);
	return !octroi_diagnostics_errors(f->d);
}

static int status_of(const octroi_flow_result *r)
{
	bool whole = !r->bad_rows && !r->no_scheme;
	for (size_t i = 0; i < r->total_count; i++)
		whole = whole && !r->totals[i].lines[OCTROI_NOT_COMPUTABLE];
	return whole ? STATUS_COMPUTED : STATUS_INCOMPLETE;
}

static void print_stats(const octroi_flow_result *r)
{
	for (size_t i = 0; i < r->stat_count; i++)
		fprintf(stderr, "octroi: %s\n", r->stats[i]);
}

/* ---- lines as they come ---------------------------------------------------------- */

static bool open_lines(file_question *f)
{
	if (!output_open(f->memory, &f->words, &f->style, &f->out, f->d))
		return false;
	f->writer = report_lines_open(&f->report, f->style.format, f->out.stream);
	f->question.each = report_lines_take;
	f->question.context = f->writer;
	return true;
}

/* What could not be read or written because of the machine, not because of what was asked. */
static bool machine_failed(const diagnostics *d)
{
	static const char *const codes[] = {"cannot-write", "cannot-copy"};
	for (size_t i = 0; i < diagnostics_count(d); i++)
		for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
			if (!strcmp(diagnostics_get(d, i)->code, codes[k]))
				return true;
	return false;
}

/* ---- asking and printing ------------------------------------------------------------ */

static void print_rest(file_question *f, const octroi_flow_result *r)
{
	if (f->writer)
		report_lines_end(f->writer);
	report_flows(r, &f->report, &f->style, f->lines, f->out.stream);
}

static int failed(file_question *f)
{
	const char *problem = f->writer ? report_lines_problem(f->writer) : NULL;
	const char *path = words_value(&f->words, "output");
	if (problem && f->out.writer)
		error_at(f->d, (place){0}, "cannot-write", "cannot write '%s': %s", path, problem);
	else if (problem)
		error_at(f->d, (place){0}, "cannot-write", "cannot write to standard output: %s", problem);
	if (f->out.writer)
		file_writer_abandon(f->out.writer);
	return machine_failed(f->d) ? STATUS_MACHINE : STATUS_USAGE;
}

static int answer(file_question *f)
{
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	/* Lines are written as they come, all else only when nothing can go wrong any more. */
	bool ready = !f->lines || open_lines(f);
	const octroi_flow_result *r = ready ? octroi_flows(f->rulebook, &f->question, run, f->d) : NULL;
	if (r && (f->lines || output_open(f->memory, &f->words, &f->style, &f->out, f->d))) {
		print_rest(f, r);
		if (r->bad_rows > 20)
			fprintf(stderr, "octroi: %zu bad rows; the first 20 are named\n", r->bad_rows);
		if (f->style.format == REPORT_CSV)
			report_flow_stages(r, stderr);
		if (words_given(&f->words, "stats"))
			print_stats(r);
		bool written = !(f->writer && report_lines_problem(f->writer)) && !machine_failed(f->d);
		status = !written ? failed(f) : output_close(&f->out, f->d) ? status_of(r) : STATUS_MACHINE;
	} else {
		status = failed(f);
	}
	report_lines_close(f->writer);
	octroi_run_free(run);
	return status;
}

/* What is missing in a file, ordered by the money that it can move. */
int check_flows(int argc, char **argv)
{
	file_question f;
	octroi_run *run = octroi_run_new();
	output out;
	int status = STATUS_USAGE;
	words_of_file(&f, argc, argv);
	bool asked = question_of_file(&f);
	f.question.gaps = true;
	const octroi_flow_result *r = asked ? octroi_flows(f.rulebook, &f.question, run, f.d) : NULL;
	if (r && output_open(f.memory, &f.words, &f.style, &out, f.d)) {
		report_gaps(r, &f.report, &f.style, out.stream);
		if (f.style.format == REPORT_CSV)
			report_flow_stages(r, stderr);
		status = output_close(&out, f.d) ? status_of(r) : STATUS_MACHINE;
	} else if (machine_failed(f.d)) {
		status = STATUS_MACHINE;
	}
	octroi_diagnostics_print(f.d, stderr);
	octroi_run_free(run);
	octroi_close(f.rulebook);
	octroi_diagnostics_free(f.d);
	arena_free(f.memory);
	return status;
}

static int run_run(int argc, char **argv)
{
	file_question f;
	words_of_file(&f, argc, argv);
	int status;
	if (f.words.other_count == 1 && octroi_is_scenario(f.words.others[0])) {
		scenario_refuse_words(&f.words, NULL, 0, f.d);
		status = scenarios_answer(f.memory, &f.words, "run", false, f.d);
	} else {
		status = question_of_file(&f) ? answer(&f) : STATUS_USAGE;
		octroi_diagnostics_print(f.d, stderr);
	}
	octroi_close(f.rulebook);
	octroi_diagnostics_free(f.d);
	arena_free(f.memory);
	return status;
}

const command run_command = {
        .name = "run",
        .summary = "what carbon costs at the border, for a file of lines or a scenario",
        .help = "usage: octroi run FILE|SCENARIO.yaml|- [--by NAME,...] [--lines] [--OPTION VALUE]...\n\n"
                "FILE is CSV with a header that names inputs: importer, date, origin, destination,\n"
                "good, mass_t or mass_kg, basis, see_direct, ... (octroi show inputs); or trade statistics\n"
                "as CEPII (BACI), UN Comtrade or Eurostat (Comext) publish them. Of a scenario document\n"
                "(octroi-scenario(5)) each variant is computed for each year; it takes --by, --year, --enact,\n"
                "--repeal, --option, --price, --set, --scale, --shift, --path, --as-of, --rules, --format, -o.\n\n"
                "  --by NAME,...     totals by inputs and by codes: origin, good, importer, sector\n"
                "  --lines           one result a line, as CSV or JSON\n"
                "  --groups          also what groups of lines add up to, such as an importer's year\n"
                "  --map 'HEADER=INPUT'   what a column is: 'Net weight (kg)=mass_kg'; 'HEADER=': not read\n"
                "  --map-file FILE   such lines\n"
                "  --flows FORMAT    which native format the file is of, where its header is not enough;\n"
                "                    none: its columns are inputs\n"
                "  --direction export   of such files the exports, not the imports\n"
                "  --to PLACE        destination of lines that name none, and whose schemes are meant\n"
                "  --list ID         only goods of a list of the rules (octroi show lists)\n"
                "  --outliers keep|drop|replace[:FACTOR]   lines whose value by mass is further than FACTOR\n"
                "                    (10) from the median of their code: count them, leave them out, or take\n"
                "                    value / median for their mass\n"
                "  --missing-mass unknown|median   a mass that is not given is value / median\n"
                "  --year YEARS      whole years instead of the lines' dates: 2026 or 2026..2034\n"
                "  --strict          a bad row is an error\n"
                "  --stats           tell on the error stream how often what was computed\n"
                "  --enact ID[@DAY]  also a scheme that is not law (from that day on); --repeal ID[@DAY] without one\n"
                "  --set, --scale, --shift, --path ID.NAME=...   change figures of rules, as for octroi cost\n"
                "  --scheme ID, --option NAME=CHOICE, --price PRICE, --set NAME=VALUE, --as-of DAY,\n"
                "  --rules FOLDER, --format table|csv|json, -o FILE   as for octroi cost\n\n"
                "Any other input as an option (--importer X, --basis actual) holds for the lines that\n"
                "do not say it. Status 1: some lines could not be computed or are bad rows.\n",
        .run = run_run,
};
