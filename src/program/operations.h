/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of each operation, once: whoever evaluates calls these. NaN is
 * unknown and must stay NaN, so no fmax, no comparison that drops it. */
#ifndef OCTROI_PROGRAM_OPERATIONS_H
#define OCTROI_PROGRAM_OPERATIONS_H

#include <math.h>

static inline double op_max(double a, double b)
{
	return isnan(a) || isnan(b) ? NAN : a > b ? a : b;
}

static inline double op_min(double a, double b)
{
	return isnan(a) || isnan(b) ? NAN : a < b ? a : b;
}

static inline double op_divide(double a, double b)
{
	return b == 0 ? NAN : a / b;
}

static inline double op_clamp(double a, double low, double high)
{
	return op_min(op_max(a, low), high);
}

/* Flags are 0, 1 and NaN. */
static inline double op_and(double a, double b)
{
	return a == 0 || b == 0 ? 0 : isnan(a) || isnan(b) ? NAN : 1;
}

static inline double op_or(double a, double b)
{
	return a == 1 || b == 1 ? 1 : isnan(a) || isnan(b) ? NAN : 0;
}

static inline double op_not(double a)
{
	return isnan(a) ? NAN : 1 - a;
}

#endif
