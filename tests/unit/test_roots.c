/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/roots: curves of which it is known where they meet a target. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "base/roots.h"

/* A curve of a few figures; what they mean its function says. */
typedef struct {
	double a, b, c;
	double roots[8];
	size_t count;
	size_t calls;
} curve;

static double constant(double x, void *context)
{
	const curve *k = context;
	(void)x;
	return k->a;
}

static double line_of(double x, void *context)
{
	const curve *k = context;
	return k->a + k->b * x;
}

static roots find(roots_curve f, curve *k, double target, double low, double high, arena *memory)
{
	return roots_find(&(roots_question){f, k, target, low, high, 0}, memory);
}

static void near_to(double value, double expected)
{
	if (!(fabs(value - expected) <= 1e-11 * fmax(1, fabs(expected))))
		fail_msg("%.17g, expected %.17g", value, expected);
}

static void is_point(const roots *r, size_t i, double x)
{
	assert_true(i < r->count);
	assert_int_equal(r->items[i].kind, ROOT_POINT);
	near_to(r->items[i].low, x);
}

/* ---- by hand --------------------------------------------------------------------------- */

/* A 500 + 2.0 p, B 620 + 0.3 p: 120 / 1.7. */
static double two_routes(double p, void *context)
{
	(void)context;
	return 500 + 2.0 * p - (620 + 0.3 * p);
}

/* p = 100 exp(-p/50): p = 50 W(2), W(2) = 0.85260550201372549. */
static double fading(double p, void *context)
{
	(void)context;
	return p - 100 * exp(-p / 50);
}

static void published_cases(void **state)
{
	arena *memory = arena_new();
	(void)state;
	roots r = roots_find(&(roots_question){two_routes, NULL, 0, 0, 1000, 0}, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 70.5882352941177);
	r = roots_find(&(roots_question){fading, NULL, 0, 0, 1000, 0}, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 42.630275100686);
	assert_true(r.met);
	arena_free(memory);
}

static void what_never_meets_says_where_it_is_nearest(void **state)
{
	arena *memory = arena_new();
	(void)state;
	/* 3 + 2 x over 0 to 4: never 1, nearest at 0, where it is 3; never 12, nearest at 4, where it is 11. */
	curve k = {.a = 3, .b = 2};
	roots r = find(line_of, &k, 1, 0, 4, memory);
	assert_int_equal(r.count, 0);
	assert_false(r.met);
	near_to(r.nearest, 0);
	near_to(r.at_nearest, 3);
	r = find(line_of, &k, 12, 0, 4, memory);
	near_to(r.nearest, 4);
	near_to(r.at_nearest, 11);
	near_to(r.least, 3);
	near_to(r.most, 11);
	assert_int_equal(r.points, ROOTS_POINTS + 1);
	/* A constant, which is flat everywhere. */
	k.a = 7;
	r = find(constant, &k, 6, 0, 4, memory);
	assert_int_equal(r.count, 0);
	near_to(r.at_nearest, 7);
	r = find(constant, &k, 7, 0, 4, memory);
	assert_int_equal(r.count, 1);
	assert_int_equal(r.items[0].kind, ROOT_RANGE);
	near_to(r.items[0].low, 0);
	near_to(r.items[0].high, 4);
	arena_free(memory);
}

static void ends_of_the_range_count(void **state)
{
	arena *memory = arena_new();
	(void)state;
	curve k = {.a = 0, .b = 2};
	roots r = find(line_of, &k, 0, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 0);
	r = find(line_of, &k, 20, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 10);
	/* Between two points of the scan, and on one. */
	r = find(line_of, &k, 10, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 5);
	arena_free(memory);
}

/* Known from a to b alone. */
static double known_between(double x, void *context)
{
	const curve *k = context;
	return x >= k->a && x <= k->b ? x - k->c : NAN;
}

static double never_known(double x, void *context)
{
	(void)context;
	(void)x;
	return NAN;
}

static void what_is_not_known_is_counted(void **state)
{
	arena *memory = arena_new();
	(void)state;
	curve k = {.a = 2, .b = 8, .c = 5};
	roots r = find(known_between, &k, 0, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 5);
	/* Steps of 10/128: 0 to 25 below 2 (26 of them), 103 to 128 above 8. */
	assert_int_equal(r.unknown, 52);
	near_to(r.unknown_at, 0);
	r = find(never_known, &k, 0, 0, 10, memory);
	assert_int_equal(r.count, 0);
	assert_int_equal(r.unknown, r.points);
	assert_true(isnan(r.nearest) && isnan(r.at_nearest) && isnan(r.least) && isnan(r.most));
	arena_free(memory);
}

/* max(0, x - a) b: nothing up to a. */
static double floored(double x, void *context)
{
	const curve *k = context;
	return k->b * (x > k->a ? x - k->a : 0);
}

/* From a on b more. */
static double stepped(double x, void *context)
{
	const curve *k = context;
	return k->c * x + (x >= k->a ? k->b : 0);
}

static void a_jump_is_no_root(void **state)
{
	arena *memory = arena_new();
	(void)state;
	/* x up to 3, then x + 10: 5 is passed over at 3. */
	curve k = {.a = 3, .b = 10, .c = 1};
	roots r = find(stepped, &k, 5, 0, 10, memory);
	assert_int_equal(r.count, 1);
	assert_false(r.met);
	assert_int_equal(r.items[0].kind, ROOT_JUMP);
	assert_true(r.items[0].low < 3 && r.items[0].high == 3);
	near_to(r.items[0].low, 3);
	near_to(r.items[0].at_low, 3);
	near_to(r.items[0].at_high, 13);
	near_to(r.at_nearest, 3);
	/* 2 is met before, 15 behind it. */
	r = find(stepped, &k, 2, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 2);
	r = find(stepped, &k, 15, 0, 10, memory);
	assert_int_equal(r.count, 1);
	is_point(&r, 0, 5);
	/* Down again: x - 4 from 3 on meets 2 twice. */
	k.b = -4;
	r = find(stepped, &k, 2, 0, 10, memory);
	assert_int_equal(r.count, 3);
	is_point(&r, 0, 2);
	assert_int_equal(r.items[1].kind, ROOT_JUMP);
	is_point(&r, 2, 6);
	assert_true(r.met);
	arena_free(memory);
}

/* (x - a)^2: touches 0. */
static double touching(double x, void *context)
{
	const curve *k = context;
	return (x - k->a) * (x - k->a);
}

static void a_touch_is_a_root(void **state)
{
	arena *memory = arena_new();
	(void)state;
	curve k = {.a = 3.3};
	roots r = find(touching, &k, 0, 0, 10, memory);
	assert_int_equal(r.count, 1);
	assert_true(r.items[0].low <= 3.3 + 1e-6 && r.items[0].high >= 3.3 - 1e-6);
	/* In the first and in the last step of the scan, 0.078 wide. */
	for (int i = 0; i < 2; i++) {
		k.a = i ? 9.99 : 0.01;
		r = find(touching, &k, 1e-8, 0, 10, memory);
		assert_int_equal(r.count, 2);
		assert_true(fabs(r.items[0].low - (k.a - 1e-4)) < 1e-9);
		assert_true(fabs(r.items[1].low - (k.a + 1e-4)) < 1e-9);
	}
	arena_free(memory);
}

/* GSL's handler of errors is not ours. */
static void handler(const char *reason, const char *file, int line, int number)
{
	(void)reason, (void)file, (void)line, (void)number;
}

static void the_error_handler_is_put_back(void **state)
{
	arena *memory = arena_new();
	curve k = {.a = -1, .b = 1};
	(void)state;
	gsl_error_handler_t *before = gsl_set_error_handler(handler);
	find(line_of, &k, 0, 0, 10, memory);
	assert_ptr_equal(gsl_set_error_handler(before), handler);
	arena_free(memory);
}

/* ---- at random --------------------------------------------------------------------------------- */

static double random_unit(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (double)(*state >> 11) * 0x1p-53;
}

static double polynomial(double x, void *context)
{
	const curve *k = context;
	double value = k->a;
	for (size_t i = 0; i < k->count; i++)
		value *= x - k->roots[i];
	return value;
}

/* Roots in tenths of the range, so that at least some points of the scan lie between two of them. */
static void polynomials(void **state)
{
	uint64_t seed = UINT64_C(0x9E3779B97F4A7C15);
	(void)state;
	for (int round = 0; round < 300; round++) {
		arena *memory = arena_new();
		double low = -5 + 10 * random_unit(&seed), wide = 1 + 9 * random_unit(&seed);
		curve k = {.a = random_unit(&seed) < 0.5 ? -1 : 1, .count = 1 + (size_t)(5 * random_unit(&seed))};
		for (size_t i = 0; i < k.count; i++)
			k.roots[i] = low + wide * (0.1 + 0.15 * (double)i + 0.1 * random_unit(&seed));
		roots r = find(polynomial, &k, 0, low, low + wide, memory);
		assert_int_equal(r.count, k.count);
		for (size_t i = 0; i < k.count; i++) {
			assert_int_equal(r.items[i].kind, ROOT_POINT);
			assert_true(fabs(r.items[i].low - k.roots[i]) < 1e-9 * wide);
		}
		arena_free(memory);
	}
}

/* |x - a| b + c above d: two roots where d is above c, one where it touches, none below. */
static double bent(double x, void *context)
{
	const curve *k = context;
	return fabs(x - k->a) * k->b + k->c;
}

static void kinks(void **state)
{
	uint64_t seed = UINT64_C(88172645463325252);
	(void)state;
	for (int round = 0; round < 300; round++) {
		arena *memory = arena_new();
		curve k = {.a = 20 + 60 * random_unit(&seed), .b = 0.01 + 100 * random_unit(&seed), .c = 1000 * random_unit(&seed)};
		double reach = pow(10, -3 + 4 * random_unit(&seed)); /* also within a step of the scan */
		roots r = find(bent, &k, k.c + k.b * reach, 0, 100, memory);
		assert_int_equal(r.count, 2);
		assert_true(fabs(r.items[0].low - (k.a - reach)) < 1e-8);
		assert_true(fabs(r.items[1].high - (k.a + reach)) < 1e-8);
		r = find(bent, &k, k.c - 0.01 * k.b, 0, 100, memory);
		assert_int_equal(r.count, 0);
		assert_true(fabs(r.nearest - k.a) < 1e-8);
		arena_free(memory);
	}
}

/* Between a and b the target, else beside it: on both sides, or on one. */
static double flat_between(double x, void *context)
{
	const curve *k = context;
	double out = x < k->a ? x - k->a : x > k->b ? x - k->b : 0;
	return 42 + (k->c > 0 ? fabs(out) : out);
}

static void plateaus(void **state)
{
	uint64_t seed = UINT64_C(0xD1B54A32D192ED03);
	(void)state;
	for (int round = 0; round < 400; round++) {
		arena *memory = arena_new();
		curve k = {.a = 10 + 40 * random_unit(&seed), .c = round % 2};
		k.b = k.a + pow(10, -2 + 3 * random_unit(&seed)); /* 0.01 to 10; a step is 0.78 */
		roots r = find(flat_between, &k, 42, 0, 100, memory);
		assert_int_equal(r.count, 1);
		assert_int_equal(r.items[0].kind, ROOT_RANGE);
		assert_true(fabs(r.items[0].low - k.a) < 1e-8);
		assert_true(fabs(r.items[0].high - k.b) < 1e-8);
		arena_free(memory);
	}
}

static void floors_and_jumps(void **state)
{
	uint64_t seed = UINT64_C(0x2545F4914F6CDD1D);
	(void)state;
	for (int round = 0; round < 400; round++) {
		arena *memory = arena_new();
		curve k = {.a = 10 + 80 * random_unit(&seed), .b = 1 + 1000 * random_unit(&seed)};
		/* Nothing up to a; then a line, which meets any target once. */
		roots r = find(floored, &k, 0, 0, 100, memory);
		assert_int_equal(r.count, 1);
		assert_int_equal(r.items[0].kind, ROOT_RANGE);
		assert_true(r.items[0].low == 0 && fabs(r.items[0].high - k.a) < 1e-9);
		double more = (100 - k.a) * random_unit(&seed) + 1e-3;
		r = find(floored, &k, k.b * more, 0, 101, memory);
		assert_int_equal(r.count, 1);
		is_point(&r, 0, k.a + more);
		/* A jump of b at a, also a small one: what lies between the sides is passed over. */
		k.c = random_unit(&seed);
		k.b = pow(10, -4 + 6 * random_unit(&seed));
		r = find(stepped, &k, k.c * k.a + k.b * (0.1 + 0.8 * random_unit(&seed)), 0, 100, memory);
		assert_int_equal(r.count, 1);
		assert_int_equal(r.items[0].kind, ROOT_JUMP);
		assert_true(r.items[0].high == k.a);
		arena_free(memory);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_cases),
		cmocka_unit_test(what_never_meets_says_where_it_is_nearest),
		cmocka_unit_test(ends_of_the_range_count),
		cmocka_unit_test(what_is_not_known_is_counted),
		cmocka_unit_test(a_jump_is_no_root),
		cmocka_unit_test(a_touch_is_a_root),
		cmocka_unit_test(the_error_handler_is_put_back),
		cmocka_unit_test(polynomials),
		cmocka_unit_test(kinks),
		cmocka_unit_test(plateaus),
		cmocka_unit_test(floors_and_jumps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
