/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: what one program makes of all flows, asked again and again with other values of the axes. The file is
 * read once, and kinds are found once; rules are opened anew only where a figure of them is another, and only those of
 * borders where the program charges. What a point took is let go before the next. */
#ifndef OCTROI_SCENARIO_POINT_H
#define OCTROI_SCENARIO_POINT_H

#include "work.h"

typedef struct {
	const octroi_cube_cell *total;    /* of all lines in the first year; NULL: it has none, and `why` says so */
	const char             *why;      /* a reason why the most lines are not computable, or why there is no total; NULL */
	size_t                  bad_rows; /* of the file, seen when they were computed */
} point_answer;

typedef struct point point;

/* The work is ready (scenario_prepare), with one variant, of which the program `number` is asked from now on. */
point *point_new(scenario_work *w, size_t number, const octroi_scenario_question *question, diagnostics *d);
/* The answer lives until the next call. */
point_answer point_at(point *p, const char *const *values);
void         point_free(point *p); /* before the work is closed; NULL is allowed */

#endif
