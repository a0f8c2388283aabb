/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact sums. Each addend is rounded once to a multiple of 2^-60 (half to even),
 * then whole numbers of 128 bits are added: the order of the addends, how they
 * are cut into blocks or spread over threads cannot matter. Sums up to about
 * 1.4e20 fit; what does not makes the sum unknown, not wrong. */
#ifndef OCTROI_BASE_EXACT_H
#define OCTROI_BASE_EXACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int int128 __attribute__((mode(TI))); /* ISO C has no name for it */

typedef struct {
	int128 units;  /* of 2^-60 */
	int64_t turns; /* of 2^128 units: the sum fits when this is 0. A partial sum may leave the range and
	                * come back, or else the order would decide whether the sum is known. */
	bool overflow; /* an addend did not fit (2^67 or more), or was no finite number */
} exact_sum;           /* zero-initialise */

void exact_add(exact_sum *s, double x);
/* Adds x[i] for each i with keep[i] (keep NULL: all). */
void exact_add_many(exact_sum *s, const double *x, const unsigned char *keep, size_t count);
void exact_merge(exact_sum *s, const exact_sum *other);
/* The double nearest to the sum (half to even); NaN when an addend or the sum does not fit. */
double exact_value(const exact_sum *s);
/* The sum rounded to 14 significant digits, as it is before it is compared:
 * 50 t split into 250 parts of 0.2 t is 50 t. Works on the shortest decimal
 * that reads back, like number_round; half to even. */
double exact_compared(const exact_sum *s);

#endif
