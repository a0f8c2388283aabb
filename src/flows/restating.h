/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: an old result at work. restate.c finds schemes and sums up, restate_compute.c asks lines,
 * restate_compare.c tells what differs and why. */
#ifndef OCTROI_FLOWS_RESTATING_H
#define OCTROI_FLOWS_RESTATING_H

#include "restate.h"

enum { LEAVES_ASKED = 64 }; /* so many codes below a coarse one, that a person would read */

/* One scheme as of one day. */
typedef struct {
	const char     *scheme, *as_of; /* as_of NULL: what the settings say */
	octroi_program *program;        /* NULL: there is none, and why */
	const char     *problem;
} compiled;

/* What a line comes to. */
typedef struct {
	const compiled *by;       /* NULL: it was not asked */
	const char     *problem;  /* why there is no answer */
	octroi_state    state;
	octroi_standing standing;
	const octroi_reason *reason;
	double         *values;   /* by standard quantity */
} outcome;

typedef struct {
	rulebook    *book;
	const octroi_restate_question *question;
	arena       *memory;
	diagnostics *d;
	size_t       figure_count;
	const char *const *figures;
	compiled   **schemes; /* each where it stays */
	size_t       scheme_count, scheme_capacity;
	outcome     *now, *then;
	octroi_restated_line *lines;
} restating;

/* The first complaint and its remedy, as one sentence. */
const char *first_complaint(arena *memory, const diagnostics *d);
/* As of which day the old line was computed; NULL: it is not known. */
const char *old_day(const restating *r, const octroi_old_line *old);
/* NULL: the result has no such figure. */
const octroi_old_figure *old_figure(const octroi_old_line *old, const char *name);
/* Whether it is what is to be paid: nothing where a line is not due, while other figures are unknown then. */
bool is_amount_due(const char *quantity);

/* A new line of what the old result says. NULL with *why after an error. */
octroi_line *old_line_new(const octroi_old_line *old, octroi_program *p, arena *memory, const char **why);
/* Says of each line that cannot be asked why, and computes the others. */
void compute_outcomes(restating *r, outcome *outcomes);

/* Fills in what differs in one line, and why; needs both days' outcomes. */
void compare_line(restating *r, size_t i);

#endif
