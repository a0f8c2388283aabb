/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario: a change split among its factors, and what moved a charge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "octroi.h"
#include "scenario/decompose.h"

/* ---- the split ------------------------------------------------------------------------- */

static double product(const double *x, size_t count)
{
	double value = 1;
	for (size_t i = 0; i < count; i++)
		value *= x[i];
	return value;
}

/* a1 b1 - a0 b0 = da mean(b) + db mean(a): from 3 * 5 = 15 to 7 * 11 = 77.
 * da = 4, mean(b) = 8: 32. db = 6, mean(a) = 5: 30. 32 + 30 = 62. */
static void test_two_factors(void **state)
{
	double parts[2];
	(void)state;
	decompose(product, (const double[]){3, 5}, (const double[]){7, 11}, 2, parts);
	assert_true(parts[0] == 32 && parts[1] == 30);
}

/* Three factors, 2 * 3 * 5 = 30 to 4 * 6 * 11 = 264. Of a (da = 2), by what has changed before:
 *   1/3 da b0 c0 + 1/6 da (b1 c0 + b0 c1) + 1/3 da b1 c1 = 2 (15/3 + (30 + 33)/6 + 66/3) = 2 (5 + 10.5 + 22) = 75
 * of b (db = 3): 3 (10/3 + (20 + 22)/6 + 44/3) = 10 + 21 + 44 = 75
 * of c (dc = 6): 6 (6/3 + (12 + 12)/6 + 24/3) = 12 + 24 + 48 = 84; 75 + 75 + 84 = 234. */
static void test_three_factors(void **state)
{
	double parts[3];
	(void)state;
	decompose(product, (const double[]){2, 3, 5}, (const double[]){4, 6, 11}, 3, parts);
	assert_float_equal(parts[0], 75, 1e-12);
	assert_float_equal(parts[1], 75, 1e-12);
	assert_float_equal(parts[2], 84, 1e-12);
}

/* (i - b) p: 10 (2 - 1) to 20 (3 - 1): 10 to 40; di = 1 at a mean price of 15: 15, dp = 10 at a mean of 1.5: 15. */
static double margin(const double *x, size_t count)
{
	assert_int_equal(count, 3);
	return (x[0] - x[1]) * x[2];
}

static void test_differences(void **state)
{
	double parts[3];
	(void)state;
	decompose(margin, (const double[]){2, 1, 10}, (const double[]){3, 1, 20}, 3, parts);
	assert_true(parts[0] == 15 && parts[1] == 0 && parts[2] == 15);
}

static double random_figure(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*seed >> 40) / (1 << 20) + 0.01;
}

enum { TRIALS = 300 };

static void random_factors(uint64_t *seed, double *base, double *reform)
{
	for (size_t i = 0; i < CHARGE_FACTORS; i++) {
		base[i] = random_figure(seed);
		reform[i] = random_figure(seed) < 4 ? base[i] : random_figure(seed);
	}
}

static double absolute_sum(const double *x)
{
	double sum = 0;
	for (size_t i = 0; i < CHARGE_FACTORS; i++)
		sum += fabs(x[i]);
	return sum;
}

/* Parts add up; what is equal on both sides gets nothing; signs flip, to the last bit. */
static void test_properties(void **state)
{
	uint64_t seed = 1;
	double base[CHARGE_FACTORS], reform[CHARGE_FACTORS], parts[CHARGE_FACTORS], back[CHARGE_FACTORS];
	(void)state;
	for (int t = 0; t < TRIALS; t++) {
		double sum = 0;
		random_factors(&seed, base, reform);
		decompose(charge_value, base, reform, CHARGE_FACTORS, parts);
		decompose(charge_value, reform, base, CHARGE_FACTORS, back);
		for (size_t i = 0; i < CHARGE_FACTORS; i++) {
			sum += parts[i];
			assert_true(parts[i] == -back[i]);
			if (base[i] == reform[i])
				assert_true(parts[i] == 0);
		}
		double moved = charge_value(reform, CHARGE_FACTORS) - charge_value(base, CHARGE_FACTORS);
		assert_true(fabs(sum - moved) <= 1e-12 * (absolute_sum(parts) + fabs(charge_value(base, CHARGE_FACTORS))));
	}
}

/* Factors in another order get the same parts; whole numbers multiply without rounding, so to the last bit. */
static void test_order(void **state)
{
	static const size_t orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}};
	uint64_t seed = 2;
	(void)state;
	for (int t = 0; t < TRIALS; t++) {
		double base[4], reform[4], parts[4], a[4], b[4], other[4];
		for (size_t i = 0; i < 4; i++) {
			base[i] = floor(random_figure(&seed));
			reform[i] = floor(random_figure(&seed));
		}
		decompose(product, base, reform, 4, parts);
		for (size_t o = 1; o < sizeof orders / sizeof *orders; o++) {
			for (size_t i = 0; i < 4; i++) {
				a[i] = base[orders[o][i]];
				b[i] = reform[orders[o][i]];
			}
			decompose(product, a, b, 4, other);
			for (size_t i = 0; i < 4; i++)
				assert_true(other[i] == parts[orders[o][i]]);
		}
	}
}

/* Volume and scope stand in the formula alike, and so do intensity and mark-up: the same figures, the same parts. */
static void test_symmetry(void **state)
{
	double base[CHARGE_FACTORS] = {2, 2, 3, 3, 1, 1, 0, 10, 1}, reform[CHARGE_FACTORS] = {4, 4, 5, 5, 2, 2, 0, 20, 1};
	double parts[CHARGE_FACTORS];
	(void)state;
	decompose(charge_value, base, reform, CHARGE_FACTORS, parts);
	assert_true(parts[CHARGE_VOLUME] == parts[CHARGE_SCOPE]);
	assert_true(parts[CHARGE_INTENSITY] == parts[CHARGE_MARK_UP]);
	assert_true(parts[CHARGE_BENCHMARK] == parts[CHARGE_FACTOR]);
	assert_true(parts[CHARGE_SURPLUS] == 0 && parts[CHARGE_CREDIT] == 0);
}

/* ---- cells ------------------------------------------------------------------------------- */

typedef struct {
	octroi_sum         sums[10];
	octroi_charge_cell cell;
} made;

/* Of `lines` lines of 100 t `computed` are. Figures of all of them: E, E0, A, A0, certificates, net charge. */
static const octroi_charge_cell *cell_of(made *m, size_t lines, size_t computed, const double *figures)
{
	static const char *const names[] = {"embedded_emissions", "emissions_before_mark_up", "free_allocation_adjustment",
	                                    "full_free_allocation", "certificates", "net_charge"};
	size_t count = sizeof names / sizeof *names;
	for (size_t i = 0; i < count; i++)
		m->sums[i] = (octroi_sum){names[i], NULL, i + 1 < count ? "tCO2e" : "EUR", figures[i], figures[i], figures[i]};
	m->cell = (octroi_charge_cell){.scheme = "xx", .currency = "EUR", .year = 2026, .amount_unit = "t", .sums = m->sums, .sum_count = count};
	m->cell.lines[OCTROI_COMPUTED] = computed;
	m->cell.lines[OCTROI_OUT_OF_SCOPE] = lines - computed;
	m->cell.amount[OCTROI_COMPUTED] = 100 * (double)computed;
	m->cell.amount[OCTROI_OUT_OF_SCOPE] = 100 * (double)(lines - computed);
	return &m->cell;
}

static const octroi_difference *differ(const octroi_charge_cell *base, const octroi_charge_cell *reform, octroi_run *run)
{
	octroi_diagnostics *d = octroi_diagnostics_new();
	octroi_difference_question q = {.base = {.name = "base", .cells = base, .count = base != NULL},
	                                .reform = {.name = "reform", .cells = reform, .count = reform != NULL}, .same_flows = true};
	const octroi_difference *out = octroi_difference_of(&q, run, d);
	octroi_diagnostics_free(d);
	return out;
}

static void expect_parts(const octroi_charge_cell *base, const octroi_charge_cell *reform, const double *expected)
{
	octroi_run *run = octroi_run_new();
	const octroi_difference *there = differ(base, reform, run), *back = differ(reform, base, run);
	assert_non_null(there);
	assert_int_equal(there->money_count, 1);
	const octroi_moved *total = &there->moneys[0].total;
	double sum = 0;
	for (int k = 0; k < OCTROI_MOVERS; k++) {
		assert_true(fabs(total->parts[k] - expected[k]) <= 1e-9);
		assert_true(total->parts[k] == -back->moneys[0].total.parts[k]);
		sum += total->parts[k];
	}
	assert_true(fabs(sum - (total->reform - total->base)) <= 1e-9);
	octroi_run_free(run);
}

/* 100 t, intensity 2 tCO2e/t, mark-up 1.1, benchmark 1, factor 1, at 10 EUR: (2.2 - 1) 100 = 120 at 10 = 1,200 EUR. */
static const double usual[] = {220, 200, 100, 100, 120, 1200};

/* A factor of 0.5: (2.2 - 0.5) 100 = 170 at 10 = 1,700. Only it moved. */
static void test_factor_alone(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 1, 1, (const double[]){220, 200, 50, 100, 170, 1700}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_FACTOR] = 500});
}

/* A factor of 0.5 at 20 EUR: 3,400. Charged emissions 120 and 170: price 10 at a mean of 145 = 1,450; factor 50 at a mean price
 * of 15 = 750. */
static void test_price_and_factor(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 1, 1, (const double[]){220, 200, 50, 100, 170, 3400}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_PRICE] = 1450, [OCTROI_BY_FACTOR] = 750});
}

/* A factor of 0, though the benchmark of that year is not known: it is the factor all the same. */
static void test_end_of_allocation(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 1, 1, (const double[]){220, 200, 0, (double)NAN, 220, 2200}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_FACTOR] = 1000});
}

/* The mark-up falls from 1.1 to 1.0: 20 t at 10 EUR. */
static void test_mark_up(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 1, 1, (const double[]){200, 200, 100, 100, 100, 1000}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_MARK_UP] = -200});
}

/* Two lines instead of one, both charged: volume. One of two, then both: scope. */
static void test_volume_and_scope(void **state)
{
	static const double twice[] = {440, 400, 200, 200, 240, 2400};
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 2, 2, twice), (const double[OCTROI_MOVERS]){[OCTROI_BY_VOLUME] = 1200});
	expect_parts(cell_of(&a, 2, 1, usual), cell_of(&b, 2, 2, twice), (const double[OCTROI_MOVERS]){[OCTROI_BY_SCOPE] = 1200});
	expect_parts(cell_of(&a, 2, 0, usual), cell_of(&b, 2, 2, twice), (const double[OCTROI_MOVERS]){[OCTROI_BY_SCOPE] = 2400});
}

/* A variant in which the scheme does not charge: all is scope. */
static void test_no_cell(void **state)
{
	made a, other;
	octroi_run *run = octroi_run_new();
	(void)state;
	const octroi_difference *out = differ(NULL, cell_of(&a, 1, 1, usual), run);
	assert_non_null(out);
	assert_true(out->moneys[0].total.parts[OCTROI_BY_SCOPE] == 1200 && out->moneys[0].total.base == 0);
	/* Of two files that know the scheme a flow that is not there has no volume. */
	const char *one[] = {"CN"}, *two[] = {"TR"};
	octroi_charge_cell both[2] = {*cell_of(&a, 1, 1, usual), *cell_of(&other, 1, 1, usual)};
	both[0].by = one;
	both[1].by = two;
	octroi_diagnostics *d = octroi_diagnostics_new();
	const char *const by[] = {"origin"};
	octroi_difference_question q = {.base = {.name = "base", .by = by, .by_count = 1, .cells = both, .count = 2},
	                                .reform = {.name = "reform", .by = by, .by_count = 1, .cells = both, .count = 1}};
	out = octroi_difference_of(&q, run, d);
	assert_non_null(out);
	assert_true(out->moneys[0].total.parts[OCTROI_BY_VOLUME] == -1200 && out->moneys[0].total.parts[OCTROI_BY_SCOPE] == 0);
	octroi_diagnostics_free(d);
	octroi_run_free(run);
}

/* A line with 30 tCO2e less than is free adds nothing: the surplus. 220 - 250 = -30, and 30 are added back; at 10 EUR the
 * benchmark alone would take 1,500, of which 300 come back. Two factors that enter as a sum: each its own difference at 10. */
static void test_surplus(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, usual), cell_of(&b, 1, 1, (const double[]){220, 200, 250, 250, 0, 0}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_BENCHMARK] = -1500, [OCTROI_BY_SURPLUS] = 300});
}

/* A fee of 50 EUR where no emissions are charged is no price. */
static void test_other(void **state)
{
	made a, b;
	(void)state;
	expect_parts(cell_of(&a, 1, 1, (const double[]){0, 0, 0, 0, 0, 0}), cell_of(&b, 1, 1, (const double[]){0, 0, 0, 0, 0, 50}),
	             (const double[OCTROI_MOVERS]){[OCTROI_BY_OTHER] = 50});
}

/* What cannot be computed on one side is in no sum. */
static void test_not_compared(void **state)
{
	made a, b;
	octroi_run *run = octroi_run_new();
	(void)state;
	octroi_charge_cell unknown = *cell_of(&a, 1, 0, usual);
	unknown.lines[OCTROI_OUT_OF_SCOPE] = 0;
	unknown.lines[OCTROI_NOT_COMPUTABLE] = 1;
	unknown.amount[OCTROI_OUT_OF_SCOPE] = 0;
	unknown.amount[OCTROI_NOT_COMPUTABLE] = 100;
	unknown.reason = "route is not given";
	const octroi_difference *out = differ(&unknown, cell_of(&b, 1, 1, usual), run);
	assert_non_null(out);
	assert_int_equal(out->money_count, 0);
	assert_int_equal(out->not_compared_count, 1);
	assert_true(out->not_compared[0].base_amount == 100 && out->not_compared[0].base_lines == 1);
	assert_string_equal(out->not_compared[0].reason, "not computable: 1 of 1 line in base, 0 of 1 line in reform: route is not given");
	octroi_run_free(run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_two_factors),   cmocka_unit_test(test_three_factors),
	        cmocka_unit_test(test_differences),   cmocka_unit_test(test_properties),
	        cmocka_unit_test(test_order),         cmocka_unit_test(test_symmetry),
	        cmocka_unit_test(test_factor_alone),  cmocka_unit_test(test_price_and_factor),
	        cmocka_unit_test(test_end_of_allocation), cmocka_unit_test(test_mark_up),
	        cmocka_unit_test(test_volume_and_scope),  cmocka_unit_test(test_no_cell),
	        cmocka_unit_test(test_surplus),       cmocka_unit_test(test_other),
	        cmocka_unit_test(test_not_compared),
	};
	return cmocka_run_group_tests_name("difference", tests, NULL, NULL);
}
