/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: what takes several values, and one line that is asked again with other values. */
#ifndef OCTROI_SCENARIO_AXES_H
#define OCTROI_SCENARIO_AXES_H

#include "scenario.h"

typedef struct axis {
	const octroi_axis *is;
	const char        *id;      /* of the document whose rule it is; NULL: an input */
	slice              address; /* in it */
	const char        *said;    /* for messages about its points: "--vary mass" */
} axis;

/* Names and, of rules, numbers; whether the names are there is seen when rules are read. NULL after errors. */
axis  *axes_read(const octroi_axis *all, size_t count, arena *memory, diagnostics *d);
/* What is changed and varied at once would be changed in vain. */
bool   axes_changed_check(const octroi_axis *all, size_t count, const octroi_rule_change *changes, size_t change_count, diagnostics *d);
/* The values of point `number`, the last axis fastest. */
void   axes_at(const octroi_axis *all, size_t count, size_t number, const char **values);
/* The rule of an axis set to a value, which must live as long as the rulebook. */
octroi_rule_change axis_change(const axis *a, const char *value);
/* The unit of what a rule's axis sets, "" where it has none or is a column of a table. */
const char *axis_unit(const axis *a, rulebook *book, arena *memory);
/* In words, as a variant is called: "see_direct=1 eu-cbam.certificate_price=50". */
const char *axes_said(const octroi_axis *all, size_t count, const char *const *values, arena *memory);

/* ---- variants of a scenario ------------------------------------------------------- */

struct octroi_scenario;
/* Each variant at each point. False after errors. */
bool grid_spread(struct octroi_scenario *w, const octroi_axis *axes, size_t count, diagnostics *d);
/* Whether the inputs among the axes are there, take all their points, and hold for some line; for when flows and schemes
 * are known. */
bool grid_check(const struct octroi_scenario *w, octroi_program *const *programs, size_t count, diagnostics *d);
/* A variant of the document at a point, in the memory of the work. */
scenario_variant grid_variant(const struct octroi_scenario *w, const scenario_variant *of, const char *const *at);
/* The unit of bare numbers of an axis, "" where there is none. */
const char *grid_unit(const struct octroi_scenario *w, size_t axis);
/* What an input among the axes is; NULL: a figure of a rule. */
const octroi_input *grid_input(const struct octroi_scenario *w, size_t axis);

/* ---- inputs -------------------------------------------------------------------------- */

/* Whether the axis, an input, is one of some program, and all its points are values of it; all is told. */
bool axis_check(const axis *a, octroi_program *const *programs, size_t count, diagnostics *d);
const octroi_input *input_named(const octroi_program *p, const char *name); /* or NULL */
/* Whether the axis, a figure of a rule, is left to move what it sets: no setting replaces the series. */
bool axis_told_check(const axis *a, octroi_program *const *programs, size_t count, const octroi_settings *settings, diagnostics *d);

/* ---- one line -------------------------------------------------------------------- */

typedef struct varied varied;

/* NULL after an error; all points of inputs have been looked at. */
varied *varied_open(const octroi_line_question *question, const octroi_axis *axes, size_t count, diagnostics *d);
/* What was told in d stays printable. NULL is allowed. */
void    varied_close(varied *v, diagnostics *d);
/* One result a scheme, with these values of the axes; NULL after an error. They live until the next call. */
const octroi_result *const *varied_at(varied *v, const char *const *values, size_t *count, diagnostics *d);
/* The unit of bare numbers of an axis, "" where there is none; of an input its declaration, else NULL. */
const char         *varied_unit(varied *v, size_t axis);
const octroi_input *varied_input(const varied *v, size_t axis);
/* An input of some scheme, or NULL. */
const octroi_input *varied_input_named(const varied *v, const char *name);
octroi_program *const *varied_programs(const varied *v, size_t *count);

/* What is due: 0 where the state says that nothing is; else the quantity, NaN where it is unknown. */
double amount_due(const octroi_result *r, const octroi_quantity *q);

#endif
