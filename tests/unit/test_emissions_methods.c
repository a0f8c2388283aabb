/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods of the room emissions: the cases of tests/methods/method_cases.csv, whose expected values come from a
 * collection of methods that was made without this program, and what must hold whatever the figures are. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/number.h"
#include "csv/csv.h"
#include "emissions/emissions.h"

/* ---- the cases ------------------------------------------------------------------ */

typedef struct {
	arena *memory;
	diagnostics *errors;
	csv_table *table;
	bool asked[64]; /* by row: a quantity that has several rows is asked for in their order */
} cases;

static int read_cases(void **state)
{
	cases *c = calloc(1, sizeof *c);
	c->memory = arena_new();
	c->errors = diagnostics_new();
	const char *path = "tests/methods/method_cases.csv";
	const source_text *source = file_read(c->memory, path, path, (place){0}, c->errors);
	c->table = source ? csv_read(c->memory, source, c->errors) : NULL;
	*state = c;
	return c->table ? 0 : -1;
}

static int release_cases(void **state)
{
	cases *c = *state;
	arena_free(c->memory);
	diagnostics_free(c->errors);
	free(c);
	return 0;
}

static double number_at(const cases *c, size_t row, const char *column)
{
	double value;
	size_t at;
	assert_int_equal(number_read(csv_cell(c->table, row, csv_column(c->table, column)), &value, &at), NUMBER_OK);
	return value;
}

/* Tolerances are relative. */
static void check(cases *c, const char *name, const char *quantity, double found)
{
	for (size_t row = 0; row < c->table->rows; row++) {
		if (c->asked[row] || !slice_is(csv_cell(c->table, row, 0), name) ||
		    !slice_is(csv_cell(c->table, row, 2), quantity))
			continue;
		double expected = number_at(c, row, "expected");
		double tolerance = number_at(c, row, "tolerance");
		if (!(fabs(found - expected) <= tolerance * fabs(expected)))
			fail_msg("%s %s: %.15g, expected %.15g", name, quantity, found, expected);
		c->asked[row] = true;
		return;
	}
	fail_msg("no case %s %s", name, quantity);
}

/* B: 0.3 + 1.2 x 0.6. P: 0.5 + 0.4 x 0.6, and takes 0.05 of B and 1.1 of A, bought with 2.0. */
static void a_bill_of_materials(void **state)
{
	enum { A, B, P, N };
	const double takes[N * N] = {[P * N + A] = 1.1, [P * N + B] = 0.05};
	const double own[N] = {[A] = 2.0, [B] = 0.3 + 1.2 * 0.6, [P] = 0.5 + 0.4 * 0.6};
	double see[N];
	assert_int_equal(chain_solve(N, takes, 1, own, see), CHAIN_SOLVED);
	check(*state, "BOM1", "SEE_B", see[B]);
	check(*state, "BOM1", "SEE_P", see[P]);
}

static void a_loop_of_two(void **state)
{
	const double takes[] = {0.1, 0.2, 0.05, 0};
	double see[] = {1, 0.5};
	assert_int_equal(chain_solve(2, takes, 1, see, see), CHAIN_SOLVED);
	check(*state, "BOM2", "SEE_A", see[0]);
	check(*state, "BOM2", "SEE_B", see[1]);
}

/* One process under two factors: two right-hand sides. */
static void two_right_hand_sides(void **state)
{
	const double takes[] = {0};
	const double own[] = {0.08 + 0.425 * 0.55953, 0.08 + 0.425 * 0.21332};
	double see[2];
	assert_int_equal(chain_solve(1, takes, 2, own, see), CHAIN_SOLVED);
	check(*state, "BOM3", "SEE", see[0]);
	check(*state, "BOM3", "SEE", see[1]);
}

/* The textbook table: Z = 150 500 / 200 100, x = 1000 2000. Columns of L are right-hand sides of 1. */
static void the_leontief_inverse(void **state)
{
	const double a[] = {0.15, 0.25, 0.2, 0.05}, transposed[] = {0.15, 0.2, 0.25, 0.05};
	const double ones[] = {1, 0, 0, 1}, direct[] = {0.3, 0.1};
	double l[4], q[2];
	assert_int_equal(chain_solve(2, a, 2, ones, l), CHAIN_SOLVED);
	check(*state, "IO1", "L11", l[0]);
	check(*state, "IO1", "L21", l[1]);
	check(*state, "IO1", "L12", l[2]);
	check(*state, "IO1", "L22", l[3]);
	assert_int_equal(chain_solve(2, transposed, 1, direct, q), CHAIN_SOLVED);
	check(*state, "IO1", "q1", q[0]);
	check(*state, "IO1", "q2", q[1]);
}

static void value_and_mass(void **state)
{
	value_terms now = {900, 1, 1}, later = {900, 1.15, 1};
	check(*state, "UV1", "t/t", intensity_by_mass(1.5, now));
	check(*state, "UV1", "t/t", intensity_by_mass(1.5, later));
	assert_true(fabs(intensity_by_value(intensity_by_mass(1.5, later), later) - 1.5) < 1e-15);
	/* Twice as many units of the table's money for one of the trade's: twice the emissions. */
	assert_true(intensity_by_mass(1.5, (value_terms){900, 1, 2}) == 2 * intensity_by_mass(1.5, now));
}

static void lognormals(void **state)
{
	lognormal x = lognormal_of_gsd(2, 1.2), range = lognormal_of_range(41, 89, 0.95);
	check(*state, "LN1", "mean", lognormal_mean(x));
	check(*state, "LN1", "p2.5", lognormal_quantile(x, 0.025));
	check(*state, "LN1", "p97.5", lognormal_quantile(x, 0.975));
	check(*state, "LN1", "cv", lognormal_cv(x));
	check(*state, "LN2", "GSD", lognormal_gsd(range));
	check(*state, "LN2", "median", range.median);
}

static void products(void **state)
{
	const lognormal items[] = {lognormal_of_gsd(2, 1.3), lognormal_of_gsd(3, 1.2)};
	const double half[] = {1, 0.5, 0.5, 1};
	check(*state, "LN3", "GSD", lognormal_gsd(lognormal_product(items, 2, NULL)));
	check(*state, "LN3", "GSD", lognormal_gsd(lognormal_product(items, 2, half)));
	assert_true(lognormal_product(items, 2, NULL).median == 6);
}

static void sums(void **state)
{
	const lognormal items[] = {{1, 0.3}, {1, 0.3}};
	lognormal sum = lognormal_sum(items, 2, NULL);
	check(*state, "FW1", "mean", lognormal_mean(sum));
	check(*state, "FW1", "sigma^2", sum.sigma * sum.sigma);
}

/* Scores 2, 3, 1, 2, 4 for reliability, completeness, time, geography, technology. */
static void pedigrees(void **state)
{
	const double expert[] = {1.05, 1.05, 1, 1.01, 1.5};    /* Frischknecht et al. 2005 */
	const double measured[] = {1.54, 1.04, 1, 1.04, 2.08}; /* Ciroth et al. 2016 */
	check(*state, "PED1", "sigma_ln", pedigree_sigma(1.05, expert, 5));
	check(*state, "PED1", "GSD", exp(pedigree_sigma(1.05, expert, 5)));
	check(*state, "PED2", "GSD", exp(pedigree_sigma(1.05, measured, 5)));
}

static void every_case_was_asked_for(void **state)
{
	cases *c = *state;
	assert_true(c->table->rows <= sizeof c->asked);
	for (size_t row = 0; row < c->table->rows; row++)
		assert_true(c->asked[row]);
}

/* ---- what must hold ------------------------------------------------------------- */

static void ranges_come_back(void **state)
{
	(void)state;
	const double coverages[] = {0.5, 0.9, 0.95, 0.99};
	for (size_t i = 0; i < sizeof coverages / sizeof *coverages; i++) {
		lognormal x = lognormal_of_range(3, 12, coverages[i]);
		assert_true(fabs(x.median - 6) < 1e-12);
		assert_true(fabs(lognormal_quantile(x, (1 - coverages[i]) / 2) - 3) < 1e-9);
		assert_true(fabs(lognormal_quantile(x, (1 + coverages[i]) / 2) - 12) < 1e-9);
	}
	/* Observed extremes lie farther out than a range of 95 %, so that the same range means a smaller GSD:
	 * by 1.96/2.58. */
	assert_true(fabs(lognormal_of_range(41, 89, 0.99).sigma / lognormal_of_range(41, 89, 0.95).sigma -
	                 1.96 / 2.58) < 2e-3);
}

static void what_is_known_exactly_has_no_spread(void **state)
{
	(void)state;
	lognormal x = lognormal_of_gsd(5, 1), y[] = {x, x};
	assert_true(lognormal_mean(x) == 5 && lognormal_cv(x) == 0 && lognormal_gsd(x) == 1);
	assert_true(fabs(lognormal_mean(lognormal_sum(y, 2, NULL)) - 10) < 1e-12);
	assert_true(lognormal_sum(y, 2, NULL).sigma == 0);
}

static void the_mean_and_its_median(void **state)
{
	(void)state;
	lognormal x = lognormal_of_mean(7, 0.4);
	assert_true(x.median < 7 && fabs(lognormal_mean(x) - 7) < 1e-12);
}

/* A sum of two that move together is one of twice the median; a product of opposed ones is exact. */
static void correlations_at_their_ends(void **state)
{
	(void)state;
	const lognormal items[] = {{2, 0.3}, {2, 0.3}};
	const double together[] = {1, 1, 1, 1}, opposed[] = {1, -1, -1, 1};
	lognormal sum = lognormal_sum(items, 2, together), product = lognormal_product(items, 2, opposed);
	assert_true(fabs(sum.sigma - 0.3) < 1e-12 && fabs(sum.median - 4) < 1e-12);
	assert_true(product.median == 4 && product.sigma < 1e-6);
}

static void nonsense_is_unknown(void **state)
{
	(void)state;
	const double below_one[] = {0.9};
	assert_true(isnan(lognormal_of_gsd(0, 1.2).median) && isnan(lognormal_of_gsd(1, 0.9).sigma));
	assert_true(isnan(lognormal_of_gsd(NAN, 1.2).median) && isnan(lognormal_of_mean(1, -0.1).median));
	assert_true(isnan(lognormal_of_range(5, 4, 0.95).sigma) && isnan(lognormal_of_range(0, 4, 0.95).sigma));
	assert_true(isnan(lognormal_of_range(1, 4, 1).sigma) && isnan(lognormal_of_range(1, 4, 0).sigma));
	assert_true(isnan(lognormal_quantile((lognormal){1, 0.2}, 1)));
	assert_true(isnan(pedigree_sigma(0.5, NULL, 0)) && isnan(pedigree_sigma(1.05, below_one, 1)));
	assert_true(isnan(lognormal_sum(NULL, 0, NULL).median));
	assert_true(isnan(intensity_by_mass(1, (value_terms){0, 1, 1})));
	assert_true(isnan(intensity_by_value(1, (value_terms){900, NAN, 1})));
}

static void loops_that_cannot_be(void **state)
{
	(void)state;
	double out[2];
	const double own[] = {1, 1};
	const double grows[] = {0, 2, 1, 0};     /* 2 x 1 = 2 of itself */
	const double exactly[] = {0, 2, 0.5, 0}; /* 1 of itself: singular */
	const double alone[] = {1.5, 0, 0, 0};
	const double negative[] = {0, -0.1, 0, 0}, not_known[] = {0, NAN, 0, 0}, endless[] = {0, INFINITY, 0, 0};
	assert_int_equal(chain_solve(2, grows, 1, own, out), CHAIN_NOT_PRODUCTIVE);
	assert_true(isnan(out[0]) && isnan(out[1]));
	assert_int_equal(chain_solve(2, exactly, 1, own, out), CHAIN_SINGULAR);
	assert_int_equal(chain_solve(2, alone, 1, own, out), CHAIN_NOT_PRODUCTIVE);
	assert_int_equal(chain_solve(2, negative, 1, own, out), CHAIN_BAD_AMOUNT);
	assert_int_equal(chain_solve(2, not_known, 1, own, out), CHAIN_BAD_AMOUNT);
	assert_int_equal(chain_solve(2, endless, 1, own, out), CHAIN_BAD_AMOUNT);
	assert_int_equal(chain_solve(0, NULL, 1, NULL, NULL), CHAIN_SOLVED);
}

/* One takes 0.9999999 of itself: 1e7 of what it causes, and still productive; the last digits are gone. */
static void a_loop_near_its_end(void **state)
{
	(void)state;
	const double takes[] = {0.9999999}, own[] = {1};
	double out[1];
	assert_int_equal(chain_solve(1, takes, 1, own, out), CHAIN_SOLVED);
	assert_true(fabs(out[0] / 1e7 - 1) < 1e-8);
	assert_int_equal(chain_solve(1, (const double[]){1 - 1e-15}, 1, own, out), CHAIN_SINGULAR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_bill_of_materials),
	        cmocka_unit_test(a_loop_of_two),
	        cmocka_unit_test(two_right_hand_sides),
	        cmocka_unit_test(the_leontief_inverse),
	        cmocka_unit_test(value_and_mass),
	        cmocka_unit_test(lognormals),
	        cmocka_unit_test(products),
	        cmocka_unit_test(sums),
	        cmocka_unit_test(pedigrees),
	        cmocka_unit_test(every_case_was_asked_for),
	        cmocka_unit_test(ranges_come_back),
	        cmocka_unit_test(what_is_known_exactly_has_no_spread),
	        cmocka_unit_test(the_mean_and_its_median),
	        cmocka_unit_test(correlations_at_their_ends),
	        cmocka_unit_test(nonsense_is_unknown),
	        cmocka_unit_test(loops_that_cannot_be),
	        cmocka_unit_test(a_loop_near_its_end),
	};
	return cmocka_run_group_tests(tests, read_cases, release_cases);
}
