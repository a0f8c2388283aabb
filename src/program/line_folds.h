/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what lanes came to, as lines. */
#ifndef OCTROI_PROGRAM_LINE_FOLDS_H
#define OCTROI_PROGRAM_LINE_FOLDS_H

#include "verdicts.h"

/* What a quantity is over lines; NaN: unknown or blank. Without coarse codes and
 * stretches all three are one array. */
typedef struct {
	double *value, *low, *high;
} line_quantity;

/* Arrays by line. */
typedef struct {
	size_t         count;
	uint8_t       *state, *standing;
	const octroi_reason **reason;
	uint8_t       *by_more;   /* the state hangs on more than the good and the day */
	int           *year, *reporting_year; /* 0: unknown */
	uint32_t      *basis;     /* code, 0: none */
	double        *amount, *in_scope;
	const char   **unit;      /* of the amount */
	size_t        *leaves;    /* 0: an exact code */
	const double **shares;    /* by state, of days; NULL: they have one state, or the line cannot be computed */
	line_quantity *quantities;
	uint64_t     **dimensions; /* 0: unknown, or lanes disagree */
} line_results;

typedef struct line_folds line_folds;

/* Lines not computed yet. `whole`: the days that each stands for. */
line_results *line_results_new(const questions *q, size_t count, const period *whole, arena *memory);

/* Begins to fold lanes into lines; all lies in `memory`. */
line_folds *line_folds_new(const questions *q, const lanes *all, line_results *out, arena *memory);
/* Adds a part of a lap. */
void        line_folds_add(line_folds *f, const lap *part, const verdicts *v);
/* All laps are in. */
void        line_folds_end(line_folds *f);

#endif
