/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was emitted on the way to a good: from tables of what sectors take from each other, from chains of processes,
 * and how far such a figure may be off. */
#ifndef OCTROI_EMISSIONS_EMISSIONS_H
#define OCTROI_EMISSIONS_EMISSIONS_H

#include "../base/arena.h"
#include "../base/diagnostic.h"
#include "../octroi.h"
#include "spread.h"

/* ---- processes that take from each other --------------------------------------- */

typedef enum {
	CHAIN_SOLVED,
	CHAIN_SINGULAR,       /* or so near to it that no digit would be right */
	CHAIN_NOT_PRODUCTIVE, /* some loop takes more of a product than it makes */
	CHAIN_BAD_AMOUNT      /* an amount is negative, unknown or infinite */
} chain_status;

/* Solves s = b + M s, s = (I - M)^-1 b, for `n` products that may take from each other and from themselves:
 *   takes   M, n x n, row-major: takes[i * n + j] is how much of product j one unit of product i takes, losses included
 *   right   b, `count` columns of n, one behind the other: what each unit causes by itself (tCO2e per unit)
 *   out     s, alike: with all that it takes; may be `right`. NaN throughout unless solved
 * An unknown in b makes the whole of its column unknown: leave out what does not depend on it. By LU: meant for
 * loops of some hundred products at most. */
chain_status chain_solve(size_t n, const double *takes, size_t count, const double *right, double *out);

#endif
