/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base: exact sums, and the exact ways of reading and writing numbers against slow ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "base/exact.h"
#include "base/number.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef unsigned uint128 __attribute__((mode(TI)));

static uint64_t random_bits(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state * UINT64_C(2685821657736338717);
}

static double double_of(uint64_t bits)
{
	double value;
	memcpy(&value, &bits, sizeof value);
	return value;
}

/* Any sign and mantissa, and a power of two from `lowest` to below `lowest + span`. */
static double random_double(uint64_t *state, int lowest, unsigned span)
{
	uint64_t bits = random_bits(state) & ~(UINT64_C(0x7FF) << 52);
	return ldexp(double_of(bits | UINT64_C(1023) << 52), lowest + (int)(random_bits(state) % span));
}

static double power_of_ten(int power)
{
	char text[16];
	snprintf(text, sizeof text, "1e%d", power);
	return strtod(text, NULL);
}

/* ---- exact sums: by hand ---------------------------------------------- */

#define SUM(...) sum_of((const double[]){__VA_ARGS__}, COUNT(((const double[]){__VA_ARGS__})))

static exact_sum sum_of(const double *x, size_t count)
{
	exact_sum s = {0};
	for (size_t i = 0; i < count; i++)
		exact_add(&s, x[i]);
	return s;
}

static exact_sum repeated(double x, int times)
{
	exact_sum s = {0};
	for (int i = 0; i < times; i++)
		exact_add(&s, x);
	return s;
}

static void check_value(exact_sum s, double expected)
{
	double value = exact_value(&s);
	if (value != expected)
		fail_msg("%.17g is not %.17g", value, expected);
}

static void check_compared(exact_sum s, double expected)
{
	double value = exact_compared(&s);
	if (value != expected)
		fail_msg("%.17g is not %.17g", value, expected);
}

static void check_unknown(exact_sum s)
{
	assert_true(isnan(exact_value(&s)));
	assert_true(isnan(exact_compared(&s)));
}

static void sums_are_exact(void **state)
{
	(void)state;
	check_value((exact_sum){0}, 0);
	check_value(SUM(0, -0.0), 0);
	check_value(SUM(1, 2.5, -0.25), 3.25);
	check_value(SUM(1e16, 1, -1e16), 1); /* in doubles: 0 */
	check_value(SUM(1e19, 0x1p-60, -1e19), 0x1p-60);
	check_value(SUM(-0.1, -0.1), -0.2);
	/* 0.1 is 7205759403792794 * 2^-56. Three times that is 5404319552844595.5 * 2^-54,
	 * a tie, and the even neighbour lies above 0.3. */
	check_value(repeated(0.1, 3), 0.30000000000000004);
	/* In units of 2^-56: 7205759403792794 + 14411518807585588 - 21617278211378380 = 2. */
	check_value(SUM(0.1, 0.2, -0.3), 0x1p-55);
	check_value(SUM(0.1, 0.2, -0.3, -0x1p-55), 0);
}

static void addends_are_rounded_half_to_even(void **state)
{
	(void)state;
	check_value(SUM(0x1p-60), 0x1p-60);
	check_value(SUM(0x1p-61), 0); /* 0.5 */
	check_value(SUM(0x1.0000000000001p-61), 0x1p-60); /* just above */
	check_value(SUM(0x1.8p-60), 0x1p-59); /* 1.5 */
	check_value(SUM(0x1.4p-59), 0x1p-59); /* 2.5 */
	check_value(SUM(0x1.4000000000001p-59), 0x1.8p-59); /* just above */
	check_value(SUM(0x1.3ffffffffffffp-59), 0x1p-59); /* just below */
	check_value(SUM(-0x1p-61), 0);
	check_value(SUM(-0x1.8p-60), -0x1p-59);
	check_value(SUM(-0x1.4p-59), -0x1p-59);
	check_value(SUM(0x1.fffffffffffffp-9), 0x1p-8); /* 2^52 - 0.5 */
	check_value(SUM(0x1.ffffffffffffdp-9), 0x1.ffffffffffffcp-9); /* 2^52 - 1.5: down to 2^52 - 2 */
	check_value(SUM(0x1.0000000000001p-8), 0x1.0000000000001p-8);
	check_value(repeated(0x1p-62, 1000), 0); /* each is rounded, not the sum */
	check_value(SUM(5e-324, -5e-324, 0x1p-1023, 2.2250738585072014e-308, 1e-19), 0);
}

/* 2^53 + 1 is a tie between doubles; what lies 60 places behind the point decides. */
static void values_are_the_nearest_double(void **state)
{
	(void)state;
	check_value(SUM(0x1p53, 1), 0x1p53);
	check_value(SUM(0x1p53, 3), 0x1p53 + 4);
	check_value(SUM(0x1p53, 1, 0x1p-60), 0x1p53 + 2);
	check_value(SUM(0x1p53, 1, -0x1p-60), 0x1p53);
	check_value(SUM(-0x1p53, -1), -0x1p53);
	check_value(SUM(-0x1p53, -1, -0x1p-60), -0x1p53 - 2);
	check_value(SUM(0x1p53, -0x1p-60), 0x1p53);
}

static void what_does_not_fit_is_unknown(void **state)
{
	(void)state;
	double largest = nextafter(0x1p67, 0);
	check_value(SUM(largest), largest);
	check_value(SUM(-largest), -largest);
	check_unknown(SUM(0x1p67));
	check_unknown(SUM(-0x1p67));
	check_unknown(SUM(1e300));
	check_unknown(SUM(INFINITY));
	check_unknown(SUM(-INFINITY));
	check_unknown(SUM(NAN));
	check_unknown(SUM(-NAN));
	check_unknown(SUM(INFINITY, -INFINITY, 1));
	check_unknown(SUM(1e300, -1e300));
	check_unknown(SUM(1e20, 1e20));
	check_unknown(SUM(-1e20, -1e20));
	/* 4e20 is more than a whole turn of 2^128 units. */
	check_unknown(repeated(1e20, 4));
	check_unknown(repeated(-1e20, 4));
}

/* 1e20 + 1e20 - 1e20 fits, in whatever order. */
static void partial_sums_may_leave_the_range(void **state)
{
	(void)state;
	check_value(SUM(1e20, 1e20, -1e20), 1e20);
	check_value(SUM(-1e20, 1e20, 1e20), 1e20);
	check_value(SUM(-1e20, -1e20, 1e20), -1e20);
	exact_sum up = repeated(1e20, 1000), down = repeated(-1e20, 999);
	check_unknown(up);
	check_unknown(down);
	exact_merge(&up, &down);
	check_value(up, 1e20);
	exact_sum infinite = SUM(INFINITY);
	exact_merge(&up, &infinite);
	check_unknown(up);
	exact_sum half = SUM(1e20);
	exact_merge(&half, &half);
	check_unknown(half);
	exact_sum back = SUM(-1e20);
	exact_merge(&half, &back);
	check_value(half, 1e20);
}

static void sums_are_compared_with_14_digits(void **state)
{
	(void)state;
	check_compared((exact_sum){0}, 0);
	check_compared(repeated(0.2, 250), 50);
	check_compared(SUM(50.000000000001), 50.000000000001); /* 14 digits */
	check_compared(SUM(50.0000000000001), 50);             /* 15 digits */
	check_compared(SUM(49.999999999999), 49.999999999999);
	check_compared(SUM(49.9999999999999), 50);
	check_compared(repeated(0.1, 3), 0.3);
	check_compared(repeated(-0.1, 3), -0.3);
	check_compared(SUM(999.9999999999999), 1000);
	check_compared(SUM(1000), 1000);
	check_compared(SUM(123456789012345678.0), 123456789012350000.0);
	/* Ties of the shortest decimal go to even. */
	check_compared(SUM(1.00000000000005), 1);
	check_compared(SUM(1.00000000000015), 1.0000000000002);
	check_compared(SUM(-1.00000000000015), -1.0000000000002);
	/* What is left after a cancellation keeps 14 digits of its own; 2^-55 = 2.775557561562891e-17. */
	check_compared(SUM(0.1, 0.2, -0.3), 2.7755575615629e-17);
	check_compared(SUM(50, -50), 0);
}

static void what_is_not_kept_does_not_count(void **state)
{
	(void)state;
	const double x[] = {1, NAN, 2, 1e300, 4, INFINITY};
	const unsigned char keep[] = {1, 0, 7, 0, 255, 0};
	exact_sum s = {0};
	exact_add_many(&s, x, keep, COUNT(x));
	check_value(s, 7);
	exact_add_many(&s, x, NULL, 1);
	check_value(s, 8);
	exact_add_many(&s, NULL, NULL, 0);
	check_value(s, 8);
	exact_add_many(&s, x, NULL, COUNT(x));
	check_unknown(s);
}

/* ---- exact sums: against long arithmetic ------------------------------ */

/* high * 2^64 + low, in units of 2^-60: two numbers of 128 bits that no sum here can leave. */
typedef struct {
	int128 high, low;
} long_sum;

static void long_add(long_sum *s, double x)
{
	double units = rint(ldexp(x, 60)); /* exact, and half to even */
	double high = trunc(ldexp(units, -64));
	s->high += (int128)high;
	s->low += (int128)(units - ldexp(high, 64));
}

/* The C library rounds hexadecimal digits half to even. */
static double long_value(const long_sum *s)
{
	int128 turn = (int128)1 << 64, low = (s->low % turn + turn) % turn, high = s->high + (s->low - low) / turn;
	if (high >= turn / 2 || high < -turn / 2)
		return NAN;
	int128 all = high * turn + low;
	uint128 magnitude = all < 0 ? -(uint128)all : (uint128)all;
	char text[64];
	snprintf(text, sizeof text, "0x%llx%016llxp-60", (unsigned long long)(magnitude >> 64),
	         (unsigned long long)magnitude);
	return all < 0 ? -strtod(text, NULL) : strtod(text, NULL);
}

static void check_same(const exact_sum *s, const exact_sum *t)
{
	assert_true(s->units == t->units && s->turns == t->turns && s->overflow == t->overflow);
}

static void shuffle(double *x, size_t count, uint64_t *seed)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = random_bits(seed) % i;
		double other = x[j];
		x[j] = x[i - 1];
		x[i - 1] = other;
	}
}

/* Cuts x into random blocks, adds each by itself, merges them from both ends. */
static exact_sum sum_in_blocks(const double *x, size_t count, uint64_t *seed)
{
	exact_sum total = {0};
	for (size_t at = 0; at < count;) {
		size_t size = random_bits(seed) % (count - at) + 1;
		exact_sum block = {0};
		exact_add_many(&block, x + at, NULL, size);
		if (random_bits(seed) & 1) {
			exact_merge(&total, &block);
		} else {
			exact_merge(&block, &total);
			total = block;
		}
		at += size;
	}
	return total;
}

static double random_addend(uint64_t *seed, int kind)
{
	switch (kind) {
	case 0: /* amounts */
		return (double)(random_bits(seed) % 10000000) / 100 * ((double)(random_bits(seed) % 10000) / 1000);
	case 1: /* around the unit */
		return random_double(seed, -66, 16);
	case 2: /* all that fits, and sums that do not */
		return random_double(seed, -70, 137);
	case 3: /* near the limit */
		return random_double(seed, 64, 3);
	default: /* ties */
		return ldexp((double)(int64_t)(random_bits(seed) % 2001) - 1000, -62);
	}
}

static void order_and_grouping_do_not_matter(void **state)
{
	(void)state;
	enum { MOST = 60, ROUNDS = 20000 };
	uint64_t seed = 20260101;
	double x[MOST];
	for (int round = 0; round < ROUNDS; round++) {
		size_t count = random_bits(&seed) % MOST + 1;
		long_sum reference = {0, 0};
		for (size_t i = 0; i < count; i++) {
			x[i] = random_addend(&seed, round % 5);
			long_add(&reference, x[i]);
		}
		exact_sum s = sum_of(x, count);
		double expected = long_value(&reference), value = exact_value(&s);
		assert_true(value == expected || (isnan(value) && isnan(expected)));
		for (int again = 0; again < 4; again++) {
			shuffle(x, count, &seed);
			exact_sum other = sum_in_blocks(x, count, &seed);
			check_same(&s, &other);
		}
	}
}

/* An addend that does not fit is remembered, wherever it stands. */
static void unknown_addends_do_not_depend_on_the_order(void **state)
{
	(void)state;
	static const double unknown[] = {NAN, INFINITY, -INFINITY, 0x1p67, -0x1p67, 1.7976931348623157e308};
	uint64_t seed = 5;
	double x[20];
	for (int round = 0; round < 3000; round++) {
		for (size_t i = 0; i < COUNT(x); i++)
			x[i] = random_addend(&seed, 2);
		x[7] = unknown[(size_t)round % COUNT(unknown)];
		exact_sum s = sum_of(x, COUNT(x));
		shuffle(x, COUNT(x), &seed);
		exact_sum other = sum_in_blocks(x, COUNT(x), &seed);
		check_same(&s, &other);
		check_unknown(s);
	}
}

/* ---- numbers: significant digits -------------------------------------- */

static void check_significant(double value, int digits, rounding mode, double expected)
{
	double rounded = number_round_significant(value, digits, mode);
	if (rounded != expected)
		fail_msg("%.17g is not %.17g", rounded, expected);
}

static void significant_digits_are_kept_at_any_magnitude(void **state)
{
	(void)state;
	check_significant(0, 3, ROUND_HALF_EVEN, 0);
	check_significant(1234.5, 3, ROUND_HALF_EVEN, 1230);
	check_significant(1235, 3, ROUND_HALF_EVEN, 1240);
	check_significant(1225, 3, ROUND_HALF_EVEN, 1220);
	check_significant(1225, 3, ROUND_HALF_UP, 1230);
	check_significant(-1229, 3, ROUND_DOWN, -1220);
	check_significant(-1221, 3, ROUND_UP, -1230);
	check_significant(9.996, 3, ROUND_HALF_EVEN, 10);
	check_significant(0.1 + 0.2, 16, ROUND_HALF_EVEN, 0.3);
	check_significant(1.23456e-300, 3, ROUND_HALF_EVEN, 1.23e-300);
	check_significant(1.23456e300, 3, ROUND_HALF_EVEN, 1.23e300);
	check_significant(12.5, 3, ROUND_UP, 12.5);
	check_significant(0.1 + 0.2, 17, ROUND_UP, 0.1 + 0.2);
	check_significant(0.5, INT32_MAX, ROUND_UP, 0.5);
	check_significant(INFINITY, 3, ROUND_UP, INFINITY);
	assert_true(isnan(number_round_significant(NAN, 3, ROUND_UP)));
}

/* ---- numbers: the shortest decimal against the C library -------------- */

/* Whether `digits` * 10^exponent is read as `magnitude`, then in *digits. */
static bool reads_as(unsigned long long candidate, int exponent, double magnitude, unsigned long long *digits)
{
	char text[40];
	snprintf(text, sizeof text, "%llue%d", candidate, exponent);
	*digits = candidate;
	return strtod(text, NULL) == magnitude;
}

/* The first length at which the nearest decimal, or the one above it (below a power
 * of two the nearest may miss), reads back. No two decimals of 15 digits are one
 * normal double, so there a shorter one shows as zeros at the end. */
static unsigned long long shortest_digits(double magnitude, int *exponent)
{
	unsigned long long digits = 0;
	for (int count = magnitude < 1e-290 ? 1 : 15; count <= 17; count++) {
		char text[40], run[24];
		snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
		snprintf(run, sizeof run, "%c%.*s", text[0], count - 1, text + (count > 1 ? 2 : 1));
		*exponent = atoi(strchr(text, 'e') + 1) - (count - 1);
		digits = strtoull(run, NULL, 10);
		if (reads_as(digits, *exponent, magnitude, &digits) ||
		    reads_as(digits + 1, *exponent, magnitude, &digits))
			break;
	}
	for (; digits && digits % 10 == 0; digits /= 10)
		++*exponent;
	return digits;
}

static void write_slowly(double value, char out[64])
{
	int exponent = 0;
	unsigned long long digits = shortest_digits(fabs(value), &exponent);
	char run[24];
	int count = snprintf(run, sizeof run, "%llu", digits), whole = count + exponent;
	const char *sign = value < 0 ? "-" : "";
	if (whole > 17 || whole < -4)
		snprintf(out, 64, "%s%c%s%se%d", sign, run[0], count > 1 ? "." : "", run + 1, whole - 1);
	else if (exponent >= 0)
		snprintf(out, 64, "%s%s%.*s", sign, run, exponent, "00000000000000000");
	else if (whole <= 0)
		snprintf(out, 64, "%s0.%.*s%s", sign, -whole, "00000", run);
	else
		snprintf(out, 64, "%s%.*s.%s", sign, whole, run, run + whole);
}

static void check_shortest(double value)
{
	char text[NUMBER_TEXT_SIZE], slow[64];
	size_t length = number_write(value, text), at;
	write_slowly(value, slow);
	if (strcmp(text, slow) != 0 || strlen(text) != length)
		fail_msg("%a is written %s, not %s", value, text, slow);
	double again;
	assert_int_equal(number_read((slice){text, length}, &again, &at), NUMBER_OK);
	if (again != value)
		fail_msg("%s is read as %a, not %a", text, again, value);
}

static void check_around(double value)
{
	double below = value, above = value;
	for (int i = 0; i < 8; i++) {
		check_shortest(below);
		check_shortest(-above);
		below = nextafter(below, -INFINITY);
		above = nextafter(above, INFINITY);
	}
}

static void shortest_decimals_near_powers(void **state)
{
	(void)state;
	for (int power = -1074; power < 1024; power++)
		check_around(ldexp(1, power));
	for (int power = -323; power < 309; power++)
		check_around(power_of_ten(power));
	check_around(2057.5500000000006);
}

static double random_number(uint64_t *seed, int kind)
{
	uint64_t bits = random_bits(seed);
	switch (kind) {
	case 0: /* any magnitude */
		return double_of(bits);
	case 1: /* from below 1e-11 to above 1e17 */
		return random_double(seed, -38, 96);
	case 2: /* products of short decimals */
		return (double)(bits % 100000) / 100 * ((double)(bits >> 40) / 1000);
	case 3:
		return (double)(bits % 10000000) / 1000 * ((double)(bits >> 44) / 100) * 0.975;
	case 4: /* integers */
		return (double)(bits >> random_bits(seed) % 64);
	case 5: /* halves and other even parts */
		return ldexp((double)(bits >> 11 >> random_bits(seed) % 53), -(int)(random_bits(seed) % 8));
	default: /* short decimals */
		return (double)(bits % 1000000000000000) / power_of_ten((int)(random_bits(seed) % 20));
	}
}

static void shortest_decimals_are_those_of_the_c_library(void **state)
{
	(void)state;
	enum { NUMBERS = 1000000, KINDS = 7 };
	uint64_t seed = 314159;
	for (int i = 0; i < NUMBERS; i++) {
		double value = random_number(&seed, i % KINDS);
		if (isfinite(value))
			check_shortest(value);
	}
}

/* ---- numbers: reading against the C library --------------------------- */

static void check_read(const char *text, double expected)
{
	double value, prefix;
	size_t at, used;
	assert_int_equal(number_read(slice_of(text), &value, &at), NUMBER_OK);
	assert_int_equal(number_read_prefix(slice_of(text), &prefix, &used), NUMBER_OK);
	assert_int_equal(used, strlen(text));
	if (value != expected || prefix != expected || signbit(value) != signbit(expected))
		fail_msg("%s is read as %a, not %a", text, value, expected);
}

static void long_decimals_are_read_exactly(void **state)
{
	(void)state;
	/* 2^52 + 1/2 and 2^52 + 3/2 are ties; 2^53 + 1 too, until a digit follows. */
	check_read("4503599627370496.5", 0x1p52);
	check_read("4503599627370497.5", 0x1p52 + 2);
	check_read("-4503599627370497.5", -0x1p52 - 2);
	check_read("9007199254740993.0", 0x1p53);
	check_read("9007199254740993.001", 0x1p53 + 2);
	check_read("9007199254740992.999", 0x1p53);
	check_read("9999999999999999999", 1e19);
	/* 5722081213701493696 * 2^35 = 10307985128723905 * 5^19 + 3: by less than 10^-29 above
	 * a tie, the odd number * 2^-54, whose even neighbour lies below. */
	check_read(".5722081213701493696", ldexp(5153992564361953, -53));
	check_read("00000000000000000.5", 0.5); /* 18 digits */
	check_read("000000000000000000.5", 0.5);
	check_read("0000000000000000000.5", 0.5); /* 20 digits */
	check_read("-0", -0.0);
	check_read("-0.000", -0.0);
}

static void decimals_are_read_as_by_the_c_library(void **state)
{
	(void)state;
	uint64_t seed = 2718;
	for (int i = 0; i < 500000; i++) {
		char digits[32], text[48];
		int count = snprintf(digits, sizeof digits, "%llu",
		                     (unsigned long long)(random_bits(&seed) >> random_bits(&seed) % 64));
		int whole = (int)(random_bits(&seed) % (uint64_t)(count + 1));
		const char *sign = random_bits(&seed) & 1 ? "-" : "";
		snprintf(text, sizeof text, "%s%.*s.%s", sign, whole, digits, digits + whole);
		check_read(text, strtod(text, NULL));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_exact),
		cmocka_unit_test(addends_are_rounded_half_to_even),
		cmocka_unit_test(values_are_the_nearest_double),
		cmocka_unit_test(what_does_not_fit_is_unknown),
		cmocka_unit_test(partial_sums_may_leave_the_range),
		cmocka_unit_test(sums_are_compared_with_14_digits),
		cmocka_unit_test(what_is_not_kept_does_not_count),
		cmocka_unit_test(order_and_grouping_do_not_matter),
		cmocka_unit_test(unknown_addends_do_not_depend_on_the_order),
		cmocka_unit_test(significant_digits_are_kept_at_any_magnitude),
		cmocka_unit_test(shortest_decimals_near_powers),
		cmocka_unit_test(shortest_decimals_are_those_of_the_c_library),
		cmocka_unit_test(long_decimals_are_read_exactly),
		cmocka_unit_test(decimals_are_read_as_by_the_c_library),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
