/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: what solving has in common for one line and for flows. */
#ifndef OCTROI_SCENARIO_SOLVE_H
#define OCTROI_SCENARIO_SOLVE_H

#include "../base/number.h"
#include "../base/roots.h"
#include "scenario.h"

enum { SOLVE_TEXT_SIZE = NUMBER_TEXT_SIZE + 8 };

/* Of a range: how far inwards an end lies that is not taken. */
#define SOLVE_INWARDS 1e-9

/* Whether an input can be solved for: it is a number or money. NULL: a figure of a rule, which always can. */
bool   solve_is_number(const octroi_input *in, const char *name, diagnostics *d);
/* What is given of an input, in the unit of bare numbers; NaN: it is not readable as such. */
double solve_given(const octroi_input *in, const char *text);
/* The range of the question, or what is usual for the unit of what is solved for; `given` of it, NaN: nothing. False, with an
 * error, where nothing is usual. */
bool   solve_range(octroi_solution *out, double low, double high, double given, const char *currency, diagnostics *d);
bool   solve_range_found(const octroi_solution *out, diagnostics *d); /* that it does not end where it begins */
/* The value as its input or rule takes it. */
void   solve_value(double x, const char *suffix, char text[SOLVE_TEXT_SIZE]);
void   solve_take(octroi_solution *out, const roots *r, arena *memory);

#endif
