/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: the first day on which the lines of a group come to a threshold within a window of time:
 * on the first of a month within so many months before it, or on any day within so many days from it on. */
#ifndef OCTROI_PROGRAM_REACHED_H
#define OCTROI_PROGRAM_REACHED_H

#include "../base/exact.h"
#include "value.h"

/* What lines of a group come to by month or by day, so that memory grows with these, not with lines. */
typedef struct {
	int32_t   at;      /* the number of the month, or the day */
	exact_sum sum;
} reached_event;
typedef struct {
	reached_event *items;   /* ascending */
	size_t         count, capacity;
	bool           unknown; /* some line adds something unknown … */
	day            earliest; /* … which cannot count before this day; DAY_FIRST: at any time */
} reached_events;

/* A day that never comes. */
#define DAY_NEVER DAY_LAST

/* Adds what a line brings; on DAY_UNKNOWN: of which the day is not known. x NaN: nobody knows how much. */
void reached_add(reached_events *all, const reaching *r, day on, double x, arena *memory);
/* The first day on which they come to what `least` holds on that day; DAY_NEVER. *open: an earlier one on which they may,
 * as nobody knows what it holds then; DAY_NEVER. */
day  reached_first(const reached_events *all, const reaching *r, const series *least, day as_of, day *open);

/* A quantity of that kind: of the group at work, or of the line alone. */
value eval_reached(frame *f, const slot *s);
/* The formulas of one: REACHED_SUM … ; `where` may be NULL. */
const expr *reached_formula(const quantity *q, const char *key);
void check_reached(checker *c, const slot *s);

#endif
