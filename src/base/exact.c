/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact sums: doubles as whole numbers of 2^-60, added in 128 bits. */
#include "exact.h"

#include <math.h>
#include <string.h>

#include "number.h"

enum { COMPARED_DIGITS = 14 };

/* A double is m * 2^(e - 1075) with m below 2^53, so m * 2^(e - UNITS) units.
 * Shifts to the left by up to 74 stay below 2^127. */
enum { UNITS = 1075 - 60, SHIFT_LIMIT = 74, MANTISSA_BITS = 53 };

/* m / 2^right, half to even; 1 <= right <= 53. */
static uint64_t round_off(uint64_t m, int right)
{
	uint64_t odd = m >> right & 1;
	return (m + (UINT64_C(1) << (right - 1)) - 1 + odd) >> right;
}

static inline void add(exact_sum *s, double x)
{
	uint64_t bits, fraction = (UINT64_C(1) << 52) - 1;
	memcpy(&bits, &x, sizeof bits);
	int shift = (int)(bits >> 52 & 0x7FF) - UNITS;
	if (shift > SHIFT_LIMIT) { /* infinities and NaN too */
		s->overflow = true;
		return;
	}
	if (shift < -MANTISSA_BITS) /* below half a unit; so are zero and what else lacks the leading 1 */
		return;
	uint64_t m = (bits & fraction) | (fraction + 1);
	int128 units = shift >= 0 ? (int128)m << shift : (int128)round_off(m, -shift);
	int128 sign = -(int128)(bits >> 63); /* 0 or -1: all bits */
	units = (units ^ sign) - sign;
	if (__builtin_add_overflow(s->units, units, &s->units)) /* wraps around */
		s->turns += sign ? -1 : 1;
}

void exact_add(exact_sum *s, double x)
{
	add(s, x);
}

void exact_add_many(exact_sum *s, const double *x, const unsigned char *keep, size_t count)
{
	exact_sum local = *s;
	for (size_t i = 0; i < count; i++) {
		if (!keep || keep[i])
			add(&local, x[i]);
	}
	*s = local;
}

void exact_merge(exact_sum *s, const exact_sum *other)
{
	bool negative = other->units < 0;
	s->overflow = s->overflow || other->overflow;
	s->turns += other->turns;
	if (__builtin_add_overflow(s->units, other->units, &s->units))
		s->turns += negative ? -1 : 1;
}

double exact_value(const exact_sum *s)
{
	if (s->overflow || s->turns)
		return NAN;
	return (double)s->units * 0x1p-60; /* the conversion rounds, the product is exact */
}

double exact_compared(const exact_sum *s)
{
	return number_round_significant(exact_value(s), COMPARED_DIGITS, ROUND_HALF_EVEN);
}
