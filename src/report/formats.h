/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: one function per format and kind of result, and
 * the pieces that several formats print alike. */
#ifndef OCTROI_REPORT_FORMATS_H
#define OCTROI_REPORT_FORMATS_H

#include "figures.h"

/* One line on a screen of its own: what it is, the few figures, what next. */
void screen_cost(const report_answer *answer, size_t line, const report_style *style, FILE *out, FILE *errors);
/* Title, standing and what the line is about: the head of a screen. */
void screen_head(arena *memory, const octroi_result *result, const report_style *style, FILE *out);
/* Lines first..end-1 of one scheme, side by side. */
void compare_cost(const report_answer *answer, size_t first, size_t end, const report_style *style, FILE *out);
void csv_cost(const report_answer *answer, FILE *out);
void json_cost(const report_answer *answer, bool steps, FILE *out);

/* Notes that are no assumptions as sentences; then "assumed: …". */
void print_notes(arena *memory, const octroi_result *result, const report_style *style, FILE *out);
/* "octroi: not computable: …" with its choices, each on a line. `label` says
 * which line is meant, "" when there is only one. */
void print_reason(const octroi_reason *reason, const char *label, FILE *out);
/* Numbered steps of a calculation. */
void steps_print(arena *memory, const octroi_step *steps, size_t count, const report_style *style, FILE *out);
/* What tells a line from the others: "India, 2027"; "" when there is one. */
const char *line_label(arena *memory, const report_answer *answer, size_t line);
/* The k-th dimension of a line as people read it: the country's name, the code with blanks. */
const char *dimension_text(arena *memory, const report_answer *answer, size_t line, size_t k);

void flow_table(const octroi_flow_result *result, const report_flow_question *question, const report_style *style, FILE *out);
void flow_csv(const octroi_flow_result *result, const report_flow_question *question, FILE *out);
void flow_json(const octroi_flow_result *result, const report_flow_question *question, bool after_lines, FILE *out);
/* The head of a result in JSON, up to its lines. */
void flow_json_head(const report_flow_question *question, const octroi_flow_result *result, FILE *out);
/* What was done to rows before they were computed: its name and a sentence. */
typedef struct {
	const char *name, *text;
} flow_stage;
enum { FLOW_STAGES = 3 };
size_t flow_stages(arena *memory, const octroi_flow_result *result, flow_stage out[FLOW_STAGES]);
/* Nothing is computed, and something could not be: sums of it are not known. */
bool total_unknown(const octroi_total *total);
/* The sum of that name, or NULL. */
const octroi_sum *sum_named(const octroi_total *total, const char *name);

void difference_table(const report_difference_answer *answer, const report_style *style, FILE *out);
void difference_csv(const report_difference_answer *answer, FILE *out);
void difference_json(const report_difference_answer *answer, FILE *out);

/* A CSV field, quoted when it must be, behind a comma unless it is the first. */
void csv_field(FILE *out, const char *text, bool first);
/* A number that reads back exactly, behind a comma; an empty field when unknown. */
void csv_number(FILE *out, double value);
void csv_listing(const octroi_listing *listing, FILE *out);

#endif
