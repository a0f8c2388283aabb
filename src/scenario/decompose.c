/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapley values of factors. Addends are added exactly, so that no order of them can matter, and weights are the same
 * for as many factors changed before as after: that makes signs flip exactly. */
#include "decompose.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "../base/exact.h"

/* The factors that differ, by number, and what each set of them comes to when these have changed and no others. */
typedef struct {
	size_t which[DECOMPOSE_MOST], count;
	double value[1 << DECOMPOSE_MOST];
} coalitions;

static void evaluate(coalitions *c, decompose_value *value, const double *base, const double *reform, size_t count)
{
	double factors[DECOMPOSE_MOST];
	for (size_t set = 0; set < (size_t)1 << c->count; set++) {
		memcpy(factors, base, count * sizeof *factors);
		for (size_t i = 0; i < c->count; i++)
			if (set >> i & 1)
				factors[c->which[i]] = reform[c->which[i]];
		c->value[set] = value(factors, count);
	}
}

/* Of all orders of n factors the share in which exactly a given set of `before` others comes before one:
 * before! (n - 1 - before)! / n! */
static double weight(size_t before, size_t n)
{
	size_t less = before < n - 1 - before ? before : n - 1 - before;
	double ways = (double)n; /* n times (n - 1) over less, which is whole at each step */
	for (size_t i = 1; i <= less; i++)
		ways = ways * (double)(n - i) / (double)i;
	return 1 / ways;
}

static double part_of(const coalitions *c, size_t factor)
{
	exact_sum sum = {0};
	size_t bit = (size_t)1 << factor;
	for (size_t set = 0; set < (size_t)1 << c->count; set++) {
		if (set & bit)
			continue;
		size_t before = (size_t)__builtin_popcountll(set);
		exact_add(&sum, weight(before, c->count) * (c->value[set | bit] - c->value[set]));
	}
	return exact_value(&sum);
}

void decompose(decompose_value *value, const double *base, const double *reform, size_t count, double *parts)
{
	coalitions c = {.count = 0};
	assert(count <= DECOMPOSE_MOST);
	for (size_t i = 0; i < count; i++) {
		parts[i] = 0;
		if (base[i] != reform[i])
			c.which[c.count++] = i;
	}
	evaluate(&c, value, base, reform, count);
	for (size_t i = 0; i < c.count; i++)
		parts[c.which[i]] = part_of(&c, i);
}

double charge_value(const double *x, size_t count)
{
	assert(count == CHARGE_FACTORS);
	double charged = x[CHARGE_INTENSITY] * x[CHARGE_MARK_UP] - x[CHARGE_BENCHMARK] * x[CHARGE_FACTOR] + x[CHARGE_SURPLUS];
	return x[CHARGE_VOLUME] * x[CHARGE_SCOPE] * (charged * x[CHARGE_PRICE] - x[CHARGE_CREDIT]);
}
