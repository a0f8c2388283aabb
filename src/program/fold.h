/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: how what was computed of the parts of a line (stretches of
 * days, codes below a coarse one) becomes one. Used by lines on their own and by
 * blocks, so that both give the same bits. */
#ifndef OCTROI_PROGRAM_FOLD_H
#define OCTROI_PROGRAM_FOLD_H

#include "value.h"

typedef struct {
	double value, low, high; /* NaN: unknown, or blank because of the state */
	const octroi_reason *reason; /* NULL when known or blank */
	uint8_t standing;
} folded;

/* ---- stretches of days: each counts by its share ------------------------------- */

typedef struct {
	double  sum, shares, lowest, highest;
	const octroi_reason *reason;
	uint8_t standing;
} days_fold;
days_fold days_fold_new(void);
/* One part: done false: nobody asked there. v NaN: unknown, with its reason. */
void      days_fold_add(days_fold *f, bool amount, octroi_state state, bool done, double v, const octroi_reason *reason,
                        standing st, double share);
/* `state` of the whole line; `mixed`: its parts have different ones. */
folded    days_fold_end(const days_fold *f, bool amount, octroi_state state, bool mixed);

/* ---- codes: the plain mean, and the extremes --------------------------------------- */

typedef struct {
	double  sum, low, high;
	size_t  count;
	const octroi_reason *reason;
	uint8_t standing;
} codes_fold;
codes_fold codes_fold_new(void);
void       codes_fold_add(codes_fold *f, bool amount, octroi_state state, const folded *leaf);
folded     codes_fold_end(const codes_fold *f, bool amount, octroi_state state);

/* What is due where a gate is closed is nothing. */
void       fold_due(folded *f, octroi_state state, standing st);

/* The state that speaks for several: computed if one is, else not computable if
 * one is, else what is not out of scope. True when `next` takes over from `now`. */
bool       state_takes_over(octroi_state now, octroi_state next);

#endif
