/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of each operation, once: whoever evaluates calls these. NaN is
 * unknown and must stay NaN, so no fmax, no comparison that drops it. */
#ifndef OCTROI_PROGRAM_OPERATIONS_H
#define OCTROI_PROGRAM_OPERATIONS_H

#include <math.h>

#include "../expr/expr.h"

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

/* Arithmetic: one number of its operands, all of which are known. No default: an
 * operation that stands in neither list is a warning of the compiler. */
static inline double op_compute(operation op, const double *v, size_t count)
{
	double x = v[0];
	switch (op) {
	case OP_NEGATE:
		return -x;
	case OP_ADD:
		return x + v[1];
	case OP_SUBTRACT:
		return x - v[1];
	case OP_MULTIPLY:
		return x * v[1];
	case OP_DIVIDE:
		return op_divide(x, v[1]);
	case OP_ABS:
		return x < 0 ? -x : x;
	case OP_CLAMP:
		return op_clamp(x, v[1], v[2]);
	case OP_MIN:
		for (size_t i = 1; i < count; i++)
			x = op_min(x, v[i]);
		return x;
	case OP_MAX:
		for (size_t i = 1; i < count; i++)
			x = op_max(x, v[i]);
		return x;
	case OP_NOT: case OP_AND: case OP_OR: case OP_IF:
	case OP_EQUAL: case OP_NOT_EQUAL: case OP_LESS: case OP_LESS_EQUAL: case OP_GREATER: case OP_GREATER_EQUAL:
	case OP_IN_GROUP: case OP_ROUND: case OP_KNOWN: case OP_FOUND: case OP_FIRST: case OP_YEAR: case OP_QUARTER:
	case OP_MONTH: case OP_AT: case OP_MEAN: case OP_COMPOUND: case OP_SUM: case OP_CONVERT: case OP_COUNT:
		break; /* no arithmetic: these have rules of their own */
	}
	return NAN;
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

/* a `op` b where a is unknown but lies between two bounds (NaN: there is none)
 * and b is known: decided where every a that is possible agrees. */
static inline double op_compare_between(operation op, double least, double most, double b)
{
	switch (op) {
	case OP_GREATER:
		return least > b ? 1 : most <= b ? 0 : NAN;
	case OP_GREATER_EQUAL:
		return least >= b ? 1 : most < b ? 0 : NAN;
	case OP_LESS:
		return least >= b ? 0 : most < b ? 1 : NAN;
	case OP_LESS_EQUAL:
		return least > b ? 0 : most <= b ? 1 : NAN;
	case OP_NOT_EQUAL:
		return least > b || most < b ? 1 : NAN;
	case OP_EQUAL:
		return least > b || most < b ? 0 : NAN;
	default:
		return NAN;
	}
}

/* The comparison with its sides exchanged. */
static inline operation op_mirrored(operation op)
{
	return op == OP_LESS            ? OP_GREATER
	       : op == OP_LESS_EQUAL    ? OP_GREATER_EQUAL
	       : op == OP_GREATER       ? OP_LESS
	       : op == OP_GREATER_EQUAL ? OP_LESS_EQUAL
	                                : op;
}

#endif
