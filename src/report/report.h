/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for people and for programs: every function here writes what it is
 * given to a stream, as a table for reading, as CSV, or as JSON. Nothing is
 * computed but sums, differences and figures per unit; nothing is looked up.
 *
 * Tables assume a UTF-8 locale for LC_CTYPE, so that columns line up. Numbers
 * in CSV and JSON read back exactly; those in tables are rounded for reading.
 * The names in CSV and JSON are stable (OCTROI_FORMAT). */
#ifndef OCTROI_REPORT_REPORT_H
#define OCTROI_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../octroi.h"

typedef enum { REPORT_TABLE, REPORT_CSV, REPORT_JSON } report_format;

typedef struct {
	report_format format;
	size_t        width;  /* of the terminal; 0: none, tables take the width they need */
	bool          colour; /* titles in bold */
} report_style;

/* ---- results of lines ------------------------------------------------------- */

typedef struct {
	const octroi_result *result;
	size_t               number;  /* counts the lines of the question from 1; each scheme answers each line */
	const char *const   *varying; /* what was asked for in this line, one text for each of the answer's dimensions */
} report_line;

/* The answer to one question. Lines are ordered by scheme, then by number. */
typedef struct {
	const report_line *lines;
	size_t             line_count;
	const char *const *dimensions; /* names of the inputs that were given several values, outermost first */
	size_t             dimension_count;
	const char        *words;      /* the question as typed, quoted for a shell */
	const char        *own_data;   /* words for "octroi need" that ask what own data it takes; or NULL */
	const char        *command;    /* "cost" */
	const char *const *arguments;  /* the words behind it, without those for output; NULL ends them */
	/* Of own figures beside official ones: the own figure at which both cost the same; NaN: not asked, or none. */
	double             break_even;
	const char        *break_even_input, *break_even_option, *break_even_unit, *break_even_basis;
} report_answer;

/* `errors` takes the reasons of lines that can't be computed, where the format
 * has no room for them. */
void report_cost(const report_answer *answer, const report_style *style, FILE *out, FILE *errors);
/* Numbered steps; results must have been evaluated with explain. CSV is not
 * a form of an explanation: the caller refuses it. */
void report_explain(const report_answer *answer, const report_style *style, FILE *out, FILE *errors);

/* One open point of law decided otherwise than it stands. */
typedef struct {
	const octroi_program *program; /* compiled with the standard choices */
	const octroi_option  *option;
	const char           *choice;
	const octroi_result  *result;   /* under that choice */
	const octroi_result  *standard; /* of the same line as the question has it */
} report_choice;
void report_options(const report_choice *choices, size_t count, const report_style *style, FILE *out);

/* ---- files of lines ---------------------------------------------------------- */

typedef struct {
	const char        *path;
	const char *const *arguments; /* the words behind "run", without those for output; NULL ends them */
	const char *const *by;
	size_t             by_count;
	bool               groups; /* show what groups add up to */
} report_flow_question;

/* Results of lines, written as they come. CSV: nothing else is written. JSON: the
 * head and the lines; report_flows then goes on behind them. */
typedef struct report_lines report_lines;
report_lines *report_lines_open(const report_flow_question *question, report_format format, FILE *out);
/* To be given as `each` of a question, the report_lines as its context. */
bool          report_lines_take(const octroi_flow_lines *lines, void *context);
/* Behind the last line. False, like take, when it can't be written. */
bool          report_lines_end(report_lines *lines);
/* Why it can't be written: "No space left on device"; NULL when all went well. */
const char   *report_lines_problem(const report_lines *lines);
void          report_lines_close(report_lines *lines); /* NULL is allowed */

/* Totals, reasons, notes, coverage; `after_lines`: behind lines in JSON. */
void report_flows(const octroi_flow_result *result, const report_flow_question *question, const report_style *style,
                  bool after_lines, FILE *out);

/* Where the format has no room for it: rows left out and what was done to masses, a line each. */
void report_flow_stages(const octroi_flow_result *result, FILE *errors);

/* What is missing in a file: reasons ordered by what they can cost, and how much is covered. */
void report_gaps(const octroi_flow_result *result, const report_flow_question *question, const report_style *style, FILE *out);

/* ---- scenarios ----------------------------------------------------------------- */

/* A variant of one of the cubes. */
typedef struct {
	const octroi_cube *cube;
	size_t             number; /* in its cube */
	const char        *name;   /* among all: "high", or "DOCUMENT/high" */
} report_variant;

/* The cubes of one or several scenario documents, which tell flows apart by the same names. */
typedef struct {
	const octroi_cube *const *cubes;
	size_t                cube_count;
	const report_variant *variants;  /* in the order of cubes */
	size_t                variant_count;
	bool                  compare;   /* variants side by side, with differences to the variant `base` */
	size_t                base;
	const char           *command;   /* "run" */
	const char *const    *arguments; /* as of a report_answer */
} report_scenarios;

/* As a table the legend, then what each scheme charges by year, for the last year by what tells cells apart, and what is
 * left out. CSV: a row for each variant, scheme and year, and for each cell; what it has no room for goes to `errors`. */
void report_cubes(const report_scenarios *scenarios, const report_style *style, FILE *out, FILE *errors);

/* Scenarios of which nothing is wrong: as a table what they are, the last line counts; or JSON. */
void report_scenario_check(const report_scenarios *scenarios, size_t warnings, const report_style *style, FILE *out);

/* ---- figures varied -------------------------------------------------------------- */

typedef struct {
	const octroi_sweep *sweep;
	const char         *words;     /* the question as typed, quoted for a shell */
	const char *const  *arguments; /* as of a report_answer */
} report_sweep;
/* A row a point; as a table one axis: a row a point, two axes of one scheme: what is due by both of them. CSV: the axes, then
 * quantities. */
void report_sweeps(const report_sweep *answer, const report_style *style, FILE *out);

typedef struct {
	const octroi_solution *solution;
	const char *const     *arguments;
} report_solution;
/* A sentence for each root, or where the target is nearest. CSV: a row a root. */
void report_solutions(const report_solution *answer, const report_style *style, FILE *out);

/* ---- results under the law of another day -------------------------------------- */

/* Above all how many lines changed and what is due then and now; then a row for each figure that changed. CSV: the
 * rows alone, lines that could not be compared among them. `arguments` as of a report_answer. */
void report_restatement(const octroi_restatement *result, const char *const *arguments, const report_style *style, FILE *out);

/* ---- what moved a charge ---------------------------------------------------------- */

typedef struct {
	const octroi_difference *is;
	const char *base, *reform;    /* how the results are called */
	const char *const *arguments; /* as of a report_answer */
} report_difference_answer;
/* For each currency from one charge to the other, part by part; a row a cell, where they were asked for; what could not be
 * compared. Tables round parts so that they add up. CSV: all as rows. */
void report_difference(const report_difference_answer *answer, const report_style *style, FILE *out);

/* ---- installations -------------------------------------------------------------- */

/* Goods with what they save, the balance, notes; with an explained good its steps instead. CSV:
 * a row a good. */
void report_installation(const octroi_installation *result, const report_style *style, FILE *out);

/* ---- input-output tables ------------------------------------------------------ */

/* Intensities of sectors; as a table and in JSON also footprints, residuals, and how far rows are from balance. */
void report_input_output(const octroi_io_result *result, const report_style *style, FILE *out);

/* ---- emission intensities ------------------------------------------------------- */

typedef struct {
	const octroi_intensity *const *all;
	size_t                         count;
	const octroi_facts            *facts;     /* of the document that was asked */
	const char *const             *arguments; /* as of a report_answer */
} report_intensity;
/* One with all its tiers, or several side by side; in JSON all tiers of each.
 * `errors` takes the names of those that no tier knows. */
void report_intensities(const report_intensity *answer, const report_style *style, FILE *out, FILE *errors);

/* ---- questions about rules -------------------------------------------------- */

/* What one scheme needs to know of a line. */
typedef struct {
	const octroi_program *program;
	const octroi_need    *needs;
	size_t                count;
	const octroi_reason  *unknown; /* why the line is not computable whatever inputs are listed; or NULL */
} report_need;
void report_needs(const report_need *schemes, size_t scheme_count, const report_style *style, FILE *out);
void report_listing(const octroi_listing *listing, const report_style *style, FILE *out);
/* Without `all` only what failed is told; the last line counts. */
void report_tests(const octroi_test_result *tests, size_t count, bool all, const report_style *style, FILE *out);
void report_counts(const octroi_counts *counts, size_t errors, size_t warnings, const report_style *style, FILE *out);

#endif
