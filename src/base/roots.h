/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a curve meets a target: every place in a range, as far as a scan can see.
 *
 * The curve is computed at `points` equal steps. Where it changes sides between two of them, Brent's method (GSL) closes
 * in to 1e-13 of the place; where it turns round on one side, the turn is looked at more closely, for kinks touch and
 * pass a target between two points. What happens twice between two points is not seen.
 *
 * To meet the target is to be as near to it as arithmetic allows: 4e-15 of the target, or of the largest value of the scan. */
#ifndef OCTROI_BASE_ROOTS_H
#define OCTROI_BASE_ROOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum { ROOTS_POINTS = 128 };

/* NaN: not known there. */
typedef double (*roots_curve)(double x, void *context);

typedef enum {
	ROOT_POINT, /* low and high are the same */
	ROOT_RANGE, /* all from low to high meet it */
	ROOT_JUMP   /* the curve passes over the target without meeting it: low and high are the two sides, next to each other */
} root_kind;

typedef struct {
	root_kind kind;
	double    low, high;
	double    at_low, at_high; /* what the curve is there */
} root;

typedef struct {
	roots_curve curve;
	void       *context;
	double      target, low, high; /* low < high */
	size_t      points;            /* steps of the scan; 0: ROOTS_POINTS */
} roots_question;

typedef struct {
	const root *items;     /* in ascending order */
	size_t      count;
	bool        met;       /* some item is no jump */
	double      nearest, at_nearest; /* where the curve is closest to the target; NaN: it is known nowhere */
	double      least, most; /* of the scan */
	size_t      points;    /* of the scan, ends included */
	size_t      unknown;   /* points of them where the curve is not known: beside these nothing is looked for … */
	double      unknown_at; /* … and the first of them */
} roots;

/* The result belongs to the arena. */
roots roots_find(const roots_question *question, arena *memory);

#endif
