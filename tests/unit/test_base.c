/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base: memory, text, numbers, dates, diagnostics, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static uint64_t random_bits(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* ---- arena ------------------------------------------------------------ */

static bool all_zero(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i])
			return false;
	}
	return true;
}

static void memory_is_zeroed_and_aligned(void **state)
{
	(void)state;
	arena *a = arena_new();
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 5000; size += 37) {
			unsigned char *p = arena_alloc(a, size);
			assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
			assert_true(all_zero(p, size));
			memset(p, 0xAA, size);
		}
		unsigned char *large = arena_alloc(a, 3u << 20);
		assert_true(all_zero(large, 3u << 20));
		memset(large, 0xAA, 3u << 20);
		arena_clear(a);
	}
	assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
	arena_free(a);
	arena_free(NULL);
}

static void arrays_grow_item_by_item(void **state)
{
	(void)state;
	arena *a = arena_new();
	int *items = NULL;
	size_t count = 0, capacity = 0;
	for (int i = 0; i < 1000; i++) {
		int *added = ARENA_PUSH(a, items, count, capacity);
		assert_int_equal(*added, 0);
		*added = i;
	}
	assert_int_equal(count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	assert_string_equal(arena_printf(a, "%s-%d", "x", 7), "x-7");
	assert_string_equal(arena_copy(a, "abcdef", 3), "abc");
	arena_free(a);
}

/* ---- text ------------------------------------------------------------- */

static void slices_split_and_trim(void **state)
{
	(void)state;
	slice rest = slice_of("a,,b"), part;
	assert_true(slice_split(&rest, ',', &part) && slice_is(part, "a"));
	assert_true(slice_split(&rest, ',', &part) && slice_is(part, ""));
	assert_true(slice_split(&rest, ',', &part) && slice_is(part, "b"));
	assert_null(rest.at);
	assert_false(slice_split(&rest, ',', &part));
	rest = slice_of("");
	assert_true(slice_split(&rest, ',', &part) && slice_is(part, ""));
	assert_false(slice_split(&rest, ',', &part));
	assert_true(slice_is(slice_trim(slice_of(" \t a b \t")), "a b"));
	assert_true(slice_is(slice_trim(slice_of("  ")), ""));
	assert_true(slice_compare(slice_of("ab"), slice_of("abc")) < 0);
	assert_true(slice_compare(slice_of("b"), slice_of("abc")) > 0);
	assert_int_equal(slice_compare(slice_of("x"), slice_of("x")), 0);
	assert_true(slice_starts(slice_of("abc"), slice_of("ab")));
	assert_false(slice_starts(slice_of("ab"), slice_of("abc")));
}

static void check_fold(const char *text, const char *expected)
{
	char out[64];
	assert_int_equal(text_fold(slice_of(text), out, sizeof out), strlen(expected));
	assert_string_equal(out, expected);
}

static void folding_ignores_case_accents_and_punctuation(void **state)
{
	(void)state;
	check_fold("Côte d’Ivoire", "cote d ivoire");
	check_fold("cote d ivoire", "cote d ivoire");
	check_fold("Türkiye", "turkiye");
	check_fold("Büsingen", "busingen");
	check_fold("São Tomé & Príncipe", "sao tome principe");
	check_fold("  Łódź -- Straße (9) ", "lodz strasse 9");
	check_fold("İstanbul", "istanbul");
	check_fold("Cu\xCC\x82te", "cute"); /* an accent of its own, U+0302 */
	check_fold("Việt Nam", "viet nam");
	check_fold("România, Iași", "romania iasi");
	check_fold("a×b", "a b"); /* U+00D7 is no letter */
	check_fold("a\xFFz", "a z");
	check_fold("", "");
	check_fold("中国", "");
	char tiny[4];
	assert_int_equal(text_fold(slice_of("abcdef"), tiny, sizeof tiny), 3);
	assert_string_equal(tiny, "abc");
	assert_int_equal(text_fold(slice_of("ab c"), tiny, sizeof tiny), 2);
	assert_string_equal(tiny, "ab");
	assert_int_equal(text_fold(slice_of("ab"), tiny, 0), 0);
}

static int distance(const char *a, const char *b)
{
	return text_distance(slice_of(a), slice_of(b), 5);
}

static void distance_counts_slips(void **state)
{
	(void)state;
	assert_int_equal(distance("price", "price"), 0);
	assert_int_equal(distance("Price", "pRICE"), 0);
	assert_int_equal(distance("actaul", "actual"), 1);
	assert_int_equal(distance("kitten", "sitting"), 3); /* k-s, e-i, +g */
	assert_int_equal(distance("", "abc"), 3);
	assert_int_equal(distance("abc", ""), 3);
	assert_int_equal(text_distance(slice_of("kitten"), slice_of("sitting"), 2), 3);
	assert_int_equal(text_distance(slice_of("a"), slice_of("abcdefgh"), 2), 3);
	assert_int_equal(distance("ba", "ab"), 1);
}

static void nearest_name_is_a_plausible_slip(void **state)
{
	(void)state;
	const char *bases[] = {"actual", "default"};
	assert_string_equal(text_nearest(slice_of("actaul"), bases, 2), "actual");
	assert_string_equal(text_nearest(slice_of("DEFAULT"), bases, 2), "default");
	assert_string_equal(text_nearest(slice_of("def"), bases, 2), "default");
	assert_null(text_nearest(slice_of("de"), bases, 2));
	assert_null(text_nearest(slice_of("verified"), bases, 2));
	assert_null(text_nearest(slice_of(""), bases, 2));
	assert_null(text_nearest(slice_of("x"), (const char *[]){"y"}, 1));
	const char *two[] = {"emission_factor", "emission_share"};
	assert_null(text_nearest(slice_of("emission"), two, 2)); /* begins both */
	const char *close[] = {"unit", "units"};
	assert_string_equal(text_nearest(slice_of("unitss"), close, 2), "units");
	assert_null(text_nearest(slice_of("unit"), close, 0));
}

static void buffers_grow(void **state)
{
	(void)state;
	arena *a = arena_new();
	buffer b = {.memory = a};
	for (int i = 0; i < 100; i++) {
		buffer_puts(&b, "ab");
		buffer_putc(&b, 'c');
		buffer_printf(&b, "%03d", i);
	}
	assert_int_equal(b.length, 600);
	assert_memory_equal(b.at, "abc000abc001", 12);
	assert_string_equal(b.at + 594, "abc099");
	arena_free(a);
}

static void check_choices(size_t count, const char *expected)
{
	static const char *const all[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"};
	arena *a = arena_new();
	buffer b = {.memory = a};
	buffer_puts(&b, "");
	buffer_choices(&b, all, count);
	assert_string_equal(b.at, expected);
	arena_free(a);
}

static void many_choices_are_cut_short(void **state)
{
	(void)state;
	check_choices(0, "");
	check_choices(1, "a");
	check_choices(3, "a, b or c");
	check_choices(12, "a, b, c, d, e, f, g, h, i, j, k or l");
	check_choices(14, "a, b, c, d, e, f, g, h, i, j, k, l and 2 more");
}

static void names_are_numbered_in_order(void **state)
{
	(void)state;
	arena *a = arena_new();
	names *n = names_new(a);
	char text[16];
	assert_int_equal(names_count(n), 0);
	for (uint32_t i = 1; i <= 5000; i++) {
		snprintf(text, sizeof text, "name%u", (unsigned)i);
		assert_int_equal(names_add(n, slice_of(text)), i);
	}
	assert_int_equal(names_add(n, slice_of("name17")), 17);
	assert_int_equal(names_find(n, slice_of("name4999")), 4999);
	assert_int_equal(names_find(n, slice_of("nobody")), 0);
	assert_string_equal(names_text(n, 5000), "name5000");
	assert_string_equal(names_text(n, 0), "");
	assert_string_equal(names_text(n, 5001), "");
	assert_int_equal(names_count(n), 5000);
	uint32_t empty = names_add(n, slice_of(""));
	assert_int_equal(empty, 5001);
	assert_int_equal(names_find(n, slice_of("")), 5001);
	arena_free(a);
}

static void check_dirty(const char *bytes, size_t length, size_t at)
{
	size_t bad = 999;
	assert_false(text_is_clean(bytes, length, &bad));
	assert_int_equal(bad, at);
}

static void text_must_be_utf8_without_controls(void **state)
{
	(void)state;
	size_t bad;
	const char *good = "plain text, tabs\tand\r\nlines; é 中 \xF0\x9F\x8F\xAD";
	assert_true(text_is_clean(good, strlen(good), &bad));
	assert_true(text_is_clean("", 0, &bad));
	check_dirty("abcdefgh\0ijkl", 13, 8);
	check_dirty("0123456789\x1b[31m", 14, 10);
	check_dirty("01234567\x7f", 9, 8);
	check_dirty("a\xC2\x85", 3, 1);        /* U+0085, a control character */
	check_dirty("ab\xC3", 3, 2);           /* cut off */
	check_dirty("\xC0\xAF", 2, 0);         /* overlong '/' */
	check_dirty("\xE0\x80\xAF", 3, 0);     /* overlong */
	check_dirty("x\xED\xA0\x80", 4, 1);    /* a surrogate */
	check_dirty("\xF4\x90\x80\x80", 4, 0); /* above U+10FFFF */
	check_dirty("\x80", 1, 0);
	check_dirty("\xFF\xFE"
	            "a",
	            3, 0);
}

/* ---- numbers ---------------------------------------------------------- */

static void check_number(const char *text, double expected)
{
	double value = -1;
	size_t at;
	assert_int_equal(number_read(slice_of(text), &value, &at), NUMBER_OK);
	assert_true(value == expected);
}

static void check_no_number(const char *text, number_problem expected, size_t expected_at)
{
	double value = 1;
	size_t at = 99;
	assert_int_equal(number_read(slice_of(text), &value, &at), expected);
	assert_int_equal(at, expected_at);
	assert_true(isnan(value));
}

static void numbers_are_read_exactly(void **state)
{
	(void)state;
	check_number("0", 0);
	check_number("-12.50", -12.5);
	check_number("+3", 3);
	check_number("1.", 1);
	check_number(".5", 0.5);
	check_number("1e3", 1000);
	check_number("1E-2", 0.01);
	check_number("0.1", 0.1);
	check_number("007", 7);
	check_number("1e22", 1e22);
	check_number("1e23", 1e23);                           /* not exact in one operation */
	check_number("9007199254740993", 9007199254740992.0); /* a tie goes to even */
	check_number("9007199254740993.0000000000000000000000001", 9007199254740994.0);
	check_number("1.7976931348623157e308", 1.7976931348623157e308);
	check_number("4.9e-324", 4.9406564584124654e-324);
	check_number("1e-999", 0);
	check_number("0e99999999999999999999", 0);
	check_number("0.000000000000000000000000000001e30", 1);
}

static void long_numbers_are_read_exactly(void **state)
{
	(void)state;
	enum { DIGITS = 5000 };
	char text[DIGITS + 16];
	memset(text, '0', sizeof text);
	text[0] = '1';
	strcpy(text + DIGITS, "e-4999");
	check_number(text, 1);
	/* Halfway between 1 and the next double is 1 + 2^-53; a last digit decides. */
	strcpy(text, "1.00000000000000011102230246251565404236316680908203125");
	check_number(text, 1);
	size_t half = strlen(text);
	memset(text + half, '0', 3000);
	strcpy(text + half + 3000, "1");
	check_number(text, 1.0000000000000002);
}

static void what_is_no_number_is_named(void **state)
{
	(void)state;
	check_no_number("", NUMBER_EMPTY, 0);
	check_no_number("5oo", NUMBER_MALFORMED, 1);
	check_no_number("nan", NUMBER_MALFORMED, 0);
	check_no_number("inf", NUMBER_MALFORMED, 0);
	check_no_number("-inf", NUMBER_MALFORMED, 1);
	check_no_number("0x10", NUMBER_MALFORMED, 1);
	check_no_number(".", NUMBER_MALFORMED, 0);
	check_no_number("-", NUMBER_MALFORMED, 0);
	check_no_number("1e", NUMBER_MALFORMED, 1);
	check_no_number("1e+", NUMBER_MALFORMED, 1);
	check_no_number("1_000", NUMBER_MALFORMED, 1);
	check_no_number(" 1", NUMBER_MALFORMED, 0);
	check_no_number("1 ", NUMBER_MALFORMED, 1);
	check_no_number("1.2.3", NUMBER_MALFORMED, 3);
	check_no_number("--1", NUMBER_MALFORMED, 1);
	check_no_number("1,000", NUMBER_COMMA, 1);
	check_no_number("3,5", NUMBER_COMMA, 1);
	check_no_number("1,x", NUMBER_MALFORMED, 1);
	check_no_number("1e999", NUMBER_OVERFLOW, 0);
	check_no_number("-1e309", NUMBER_OVERFLOW, 0);
}

static void check_prefix(const char *text, size_t expected_used, double expected)
{
	double value;
	size_t used;
	assert_int_equal(number_read_prefix(slice_of(text), &value, &used), NUMBER_OK);
	assert_int_equal(used, expected_used);
	assert_true(value == expected);
}

static void numbers_are_read_at_the_start(void **state)
{
	(void)state;
	check_prefix("12+3", 2, 12);
	check_prefix("1e5x", 3, 1e5);
	check_prefix("1e", 1, 1);
	check_prefix("2.5t", 3, 2.5);
	double value;
	size_t used;
	assert_int_equal(number_read_prefix(slice_of("x1"), &value, &used), NUMBER_MALFORMED);
	assert_int_equal(used, 0);
	assert_int_equal(number_read_prefix(slice_of(""), &value, &used), NUMBER_EMPTY);
}

static void check_written(double value, const char *expected)
{
	char text[NUMBER_TEXT_SIZE];
	assert_int_equal(number_write(value, text), strlen(expected));
	assert_string_equal(text, expected);
}

static void numbers_are_written_shortest(void **state)
{
	(void)state;
	check_written(0, "0");
	check_written(-0.0, "0");
	check_written(0.1, "0.1");
	check_written(0.1 + 0.2, "0.30000000000000004");
	check_written(-1234.5, "-1234.5");
	check_written(1e16, "10000000000000000");
	check_written(99999999999999984.0, "99999999999999980");
	check_written(1e17, "1e17");
	check_written(1e21, "1e21");
	check_written(1e-5, "0.00001");
	check_written(1.5e-5, "0.000015");
	check_written(9e-6, "9e-6");
	check_written(1.0 / 3, "0.3333333333333333");
	check_written(123456789.123, "123456789.123");
	check_written(5e-324, "5e-324");
	check_written(1.7976931348623157e308, "1.7976931348623157e308");
	/* 2^-44: of the 16-digit decimals only the one above it reads back. */
	check_written(ldexp(1, -44), "5.684341886080802e-14");
	check_written(NAN, "");
	check_written(INFINITY, "");
}

static void every_double_reads_back(void **state)
{
	(void)state;
	uint64_t seed = 20260101;
	for (int i = 0; i < 100000; i++) {
		uint64_t bits = random_bits(&seed);
		double value, again = 0;
		memcpy(&value, &bits, sizeof value);
		if (!isfinite(value))
			continue;
		char text[NUMBER_TEXT_SIZE], full[40];
		size_t length = number_write(value, text), at;
		assert_int_equal(number_read((slice){text, length}, &again, &at), NUMBER_OK);
		assert_true(again == value);
		snprintf(full, sizeof full, "%.17g", value);
		assert_true(strtod(full, NULL) == value);
		assert_int_equal(number_read(slice_of(full), &again, &at), NUMBER_OK);
		assert_true(again == value);
	}
}

static size_t digits_in(const char *text)
{
	size_t digits = 0;
	while (*text == '-' || *text == '0' || *text == '.')
		text++;
	for (; *text && *text != 'e'; text++)
		digits += *text != '.';
	return digits;
}

/* Prices and masses as people type them come out as they went in. */
static void short_decimals_stay_short(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (int i = 0; i < 100000; i++) {
		uint64_t digits = random_bits(&seed) % 100000000000000u;
		int decimals = (int)(random_bits(&seed) % 12);
		char typed[40], text[NUMBER_TEXT_SIZE];
		snprintf(typed, sizeof typed, "%llue-%d", (unsigned long long)digits, decimals);
		double value = strtod(typed, NULL);
		number_write(value, text);
		assert_true(strtod(text, NULL) == value);
		assert_true(digits_in(text) <= 14 || value >= 1e14);
	}
}

static void check_fixed(double value, int decimals, bool grouped, const char *expected)
{
	char text[64];
	assert_int_equal(number_write_fixed(value, decimals, grouped, text, sizeof text), strlen(expected));
	assert_string_equal(text, expected);
}

static void numbers_for_people(void **state)
{
	(void)state;
	check_fixed(1234567.891, 2, true, "1,234,567.89");
	check_fixed(1234567.891, 2, false, "1234567.89");
	check_fixed(1.005, 2, true, "1.01");
	check_fixed(-0.004, 2, true, "0.00");
	check_fixed(-0.005, 2, true, "-0.01");
	check_fixed(999.995, 2, true, "1,000.00");
	check_fixed(999, 0, true, "999");
	check_fixed(1000, 0, true, "1,000");
	check_fixed(0, 3, true, "0.000");
	check_fixed(0.00012, 6, true, "0.000120");
	check_fixed(1e21, 0, true, "1,000,000,000,000,000,000,000");
	check_fixed(NAN, 2, true, "");
	char small[5];
	assert_int_equal(number_write_fixed(12345, 0, false, small, sizeof small), 0);
	assert_string_equal(small, "");
	assert_int_equal(number_write_fixed(1e308, 2, true, small, sizeof small), 0);
}

static void check_rounded(double value, int digits, rounding mode, double expected)
{
	assert_true(number_round(value, digits, mode) == expected);
}

static void rounding_is_as_on_paper(void **state)
{
	(void)state;
	check_rounded(1.005, 2, ROUND_HALF_UP, 1.01);
	check_rounded(2.675, 2, ROUND_HALF_UP, 2.68);
	check_rounded(-1.25, 1, ROUND_HALF_UP, -1.3);
	check_rounded(1.25, 1, ROUND_HALF_EVEN, 1.2);
	check_rounded(1.35, 1, ROUND_HALF_EVEN, 1.4);
	check_rounded(2.5, 0, ROUND_HALF_EVEN, 2);
	check_rounded(3.5, 0, ROUND_HALF_EVEN, 4);
	check_rounded(0.5, 0, ROUND_HALF_EVEN, 0);
	check_rounded(0.5, 0, ROUND_HALF_UP, 1);
	check_rounded(2.51, 0, ROUND_HALF_EVEN, 3);
	check_rounded(0.04, 0, ROUND_HALF_UP, 0);
	check_rounded(0.04, 0, ROUND_UP, 1);
	check_rounded(-0.04, 1, ROUND_UP, -0.1);
	check_rounded(1.29, 1, ROUND_DOWN, 1.2);
	check_rounded(-1.29, 1, ROUND_DOWN, -1.2);
	check_rounded(9.99, 1, ROUND_HALF_UP, 10);
	check_rounded(0.96, 1, ROUND_UP, 1);
	check_rounded(1234, -2, ROUND_HALF_UP, 1200);
	check_rounded(1250, -2, ROUND_HALF_EVEN, 1200);
	check_rounded(1350, -2, ROUND_HALF_EVEN, 1400);
	check_rounded(50, -2, ROUND_HALF_UP, 100);
	check_rounded(49, -2, ROUND_HALF_UP, 0);
	check_rounded(3, -2, ROUND_UP, 100);
	check_rounded(5, -400, ROUND_HALF_UP, 0);
	check_rounded(42, 15, ROUND_HALF_UP, 42);
	check_rounded(0.1 + 0.2, 15, ROUND_HALF_UP, 0.3);
	check_rounded(1e300, 2, ROUND_HALF_UP, 1e300);
	assert_true(isnan(number_round(NAN, 2, ROUND_HALF_UP)));
	assert_true(number_round(5, INT32_MIN, ROUND_HALF_UP) == 0);
	assert_true(number_round(0.3, INT32_MAX, ROUND_HALF_UP) == 0.3);
}

/* A host program may have set a locale with another separator. */
static void numbers_ignore_the_locale(void **state)
{
	(void)state;
	static const char *const with_comma[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"};
	for (size_t i = 0; i < COUNT(with_comma) && !setlocale(LC_NUMERIC, with_comma[i]); i++)
		;
	check_number("1.2345678901234567890123", 1.2345678901234567);
	check_written(1.0 / 3, "0.3333333333333333");
	check_rounded(1.0 / 3, 2, ROUND_HALF_UP, 33.0 / 100);
	setlocale(LC_NUMERIC, "C");
}

/* ---- dates ------------------------------------------------------------ */

static void days_follow_the_calendar(void **state)
{
	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(2000, 3, 1), 11017); /* 30 * 365 + 7 leap days + 31 + 29 */
	assert_int_equal(day_of(1, 1, 1), DAY_FIRST);
	assert_int_equal(day_of(9999, 12, 31), DAY_LAST);
	assert_int_equal(days_in_month(2024, 2), 29);
	assert_int_equal(days_in_month(1900, 2), 28);
	assert_int_equal(days_in_month(2000, 2), 29);
	int year = 1, month = 1, dom = 1;
	for (day d = DAY_FIRST; d <= DAY_LAST; d++) {
		int y, m, n;
		day_split(d, &y, &m, &n);
		if (y != year || m != month || n != dom || day_of(y, m, n) != d)
			fail_msg("day %d", d);
		if (++dom > days_in_month(year, month)) {
			dom = 1;
			month = month % 12 + 1;
			year += month == 1;
		}
	}
}

static void days_are_read_and_written(void **state)
{
	(void)state;
	day d;
	char text[DAY_TEXT_SIZE];
	assert_true(day_read(slice_of("2026-02-10"), &d));
	assert_string_equal(day_write(d, text), "2026-02-10");
	assert_true(day_read(slice_of("2024-02-29"), &d));
	static const char *const bad[] = {"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
	                                  "2026-1-1",   "20260101",   "0000-01-01", "2026/01/01", "2026-01-01 ",
	                                  "",           "2026-01-0x", "2026-04-31", "-026-01-01", "2026-01-011"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(day_read(slice_of(bad[i]), &d));
	assert_string_equal(day_write(DAY_UNKNOWN, text), "");
	assert_string_equal(day_write(DAY_FIRST, text), "0001-01-01");
}

static void check_period(const char *text, const char *first, const char *last)
{
	period p;
	char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
	if (!period_read(slice_of(text), &p))
		fail_msg("'%s' is no period", text);
	assert_string_equal(day_write(p.first, from), first);
	assert_string_equal(day_write(p.last, to), last);
}

static void periods_are_read(void **state)
{
	(void)state;
	check_period("2026", "2026-01-01", "2026-12-31");
	check_period("2026-Q1", "2026-01-01", "2026-03-31");
	check_period("2026-Q3", "2026-07-01", "2026-09-30");
	check_period("2026-Q4", "2026-10-01", "2026-12-31");
	check_period("2026-05", "2026-05-01", "2026-05-31");
	check_period("2024-02", "2024-02-01", "2024-02-29");
	check_period("2026-02-10", "2026-02-10", "2026-02-10");
	check_period("2026-01-01..2027-12-31", "2026-01-01", "2027-12-31");
	check_period("2026..2027-Q2", "2026-01-01", "2027-06-30");
	check_period("2026..2026-03", "2026-01-01", "2026-03-31");
	check_period("2028..", "2028-01-01", "9999-12-31");
	check_period("..2025", "0001-01-01", "2025-12-31");
	check_period("..", "0001-01-01", "9999-12-31");
	check_period("2026-W02..2026-W03", "2026-01-05", "2026-01-18");
	/* ISO 8601: week 1 holds 4 January; 2026 begins and ends on a Thursday. */
	check_period("2026-W01", "2025-12-29", "2026-01-04");
	check_period("2026-W53", "2026-12-28", "2027-01-03");
	check_period("2027-W01", "2027-01-04", "2027-01-10");
	check_period("2024-W01", "2024-01-01", "2024-01-07");
	check_period("2020-W53", "2020-12-28", "2021-01-03");
	check_period("9999-W52", "9999-12-27", "9999-12-31");
}

static void what_is_no_period_is_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"",         "26",         "2026-Q0",   "2026-Q5",    "2026-W00",
	                                  "2026-W54", "2025-W53",   "2026-W7",   "2026-13",    "2026-00",
	                                  "2026-",    "2026-1",     "0000",      "2027..2026", "...",
	                                  "2026...",  "2026..x",    "x..2026",   "2026 ..",    "2026.",
	                                  ".",        "2026-02-30", "2026-q1",   "2026-W011",  "2026..2027..2028",
	                                  "20261",    "+026",       "2026-02-1", "2026-Q12"};
	period p;
	for (size_t i = 0; i < COUNT(bad); i++) {
		if (period_read(slice_of(bad[i]), &p))
			fail_msg("'%s' was taken for a period", bad[i]);
	}
}

static void check_period_text(const char *text, const char *expected)
{
	period p;
	char out[PERIOD_TEXT_SIZE];
	assert_true(period_read(slice_of(text), &p));
	assert_string_equal(period_write(p, out), expected);
}

static void periods_are_written_shortest(void **state)
{
	(void)state;
	check_period_text("2026", "2026");
	check_period_text("2026-01-01..2026-12-31", "2026");
	check_period_text("2026-01..2026-03", "2026-Q1");
	check_period_text("2026-05-01..2026-05-31", "2026-05");
	check_period_text("2026-01-05..2026-01-11", "2026-W02");
	check_period_text("2025-12-29..2026-01-04", "2026-W01");
	check_period_text("2026-02-10..2026-02-10", "2026-02-10");
	check_period_text("2026-01-01..2027-12-31", "2026..2027");
	check_period_text("2026-02-01..2027-06-15", "2026-02..2027-06-15");
	check_period_text("2028-01-01..", "2028..");
	check_period_text("..2025-12-31", "..2025");
	check_period_text("..", "..");
	check_period_text("2026-Q2..2026-Q3", "2026-04..2026-09");
	char out[PERIOD_TEXT_SIZE];
	assert_string_equal(period_write((period){DAY_UNKNOWN, 0}, out), "");
}

static void written_periods_read_back(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (int i = 0; i < 50000; i++) {
		day first = DAY_FIRST + (day)(random_bits(&seed) % (uint64_t)(DAY_LAST - DAY_FIRST + 1));
		uint64_t left = (uint64_t)(DAY_LAST - first) + 1;
		period p = {first, first + (day)(random_bits(&seed) % (left < 800 ? left : 800))}, again;
		char text[PERIOD_TEXT_SIZE];
		assert_true(period_read(slice_of(period_write(p, text)), &again));
		assert_true(again.first == p.first && again.last == p.last);
	}
}

static void periods_contain_and_overlap(void **state)
{
	(void)state;
	period p = {10, 20};
	assert_true(period_has(p, 10) && period_has(p, 20) && !period_has(p, 9) && !period_has(p, 21));
	assert_true(period_overlaps(p, (period){20, 30}) && period_overlaps((period){0, 10}, p));
	assert_false(period_overlaps(p, (period){21, 30}));
}

static void steps_tile_the_calendar(void **state)
{
	(void)state;
	assert_int_equal(step_of(STEP_YEAR, day_of(2026, 5, 5)), 2026);
	assert_int_equal(step_of(STEP_QUARTER, day_of(2026, 1, 1)), 4 * 2026);
	assert_int_equal(step_of(STEP_MONTH, day_of(2026, 12, 31)), 12 * 2026 + 11);
	assert_int_equal(step_of(STEP_WEEK, DAY_FIRST), 0);
	assert_int_equal(step_of(STEP_WEEK, DAY_FIRST + 7), 1);
	static const step_kind kinds[] = {STEP_YEAR, STEP_QUARTER, STEP_MONTH, STEP_WEEK};
	for (size_t k = 0; k < COUNT(kinds); k++) {
		for (day d = DAY_FIRST; d <= DAY_LAST; d += 97) {
			int32_t number = step_of(kinds[k], d);
			period p = step_days(kinds[k], number);
			assert_true(period_has(p, d));
			if (p.last < DAY_LAST)
				assert_int_equal(step_days(kinds[k], number + 1).first, p.last + 1);
		}
	}
}

/* Random bytes from an alphabet that makes near misses likely. */
static void readers_survive_noise(void **state)
{
	(void)state;
	static const char alphabet[] = "0123456789..--+eEQWx, \xFF\xC3\0";
	uint64_t seed = 42;
	for (int i = 0; i < 200000; i++) {
		char text[24];
		size_t length = random_bits(&seed) % sizeof text, at;
		for (size_t k = 0; k < length; k++)
			text[k] = alphabet[random_bits(&seed) % sizeof alphabet];
		char *exact = malloc(length + !length); /* so that a sanitizer sees each byte too many */
		memcpy(exact, text, length);
		slice s = {exact, length};
		double value;
		period p;
		day d;
		char folded[8];
		if (number_read(s, &value, &at) != NUMBER_OK)
			assert_true(at <= length);
		number_read_prefix(s, &value, &at);
		assert_true(at <= length);
		if (period_read(s, &p))
			assert_true(p.first <= p.last);
		day_read(s, &d);
		text_fold(s, folded, sizeof folded);
		text_is_clean(exact, length, &at);
		text_nearest(s, (const char *[]){"2026", "e-5", "QW"}, 3);
		free(exact);
	}
}

/* ---- diagnostics ------------------------------------------------------ */

static source_text source_of(const char *name, const char *text)
{
	return (source_text){.name = name, .bytes = text, .length = strlen(text)};
}

static void check_printed(const diagnostics *d, const char *expected)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	diagnostics_print(d, out);
	fclose(out);
	assert_string_equal(text, expected);
	free(text);
}

static void errors_are_printed_with_their_line(void **state)
{
	(void)state;
	source_text s = source_of("rules/xx/levy.yaml", "a: 1\n\tformula: é - price\nprice: 3\n");
	diagnostics *d = diagnostics_new();
	arena *a = arena_new();
	size_t offset = (size_t)(strstr(s.bytes, "- price") - s.bytes);
	error_at(d, (place){&s, offset, 1}, "unit", "cannot subtract '%s' from '%s'", "EUR/t", "t");
	error_context(d, "in quantity '%s'", "x");
	error_related(d, (place){&s, (size_t)(strstr(s.bytes, "price: ") - s.bytes), 5}, "'price' is declared here");
	error_remedy(d, "multiply by a mass");
	static const char expected[] = "rules/xx/levy.yaml:2:13: error: cannot subtract 'EUR/t' from 't'\n"
	                               "    2 | \tformula: é - price\n"
	                               "      | \t           ^ in quantity 'x'\n"
	                               "rules/xx/levy.yaml:3:1: 'price' is declared here\n"
	                               "remedy: multiply by a mass\n";
	check_printed(d, expected);
	/* Another list that takes it over says the same, also when the first is gone. */
	diagnostics *other = diagnostics_new();
	warning_at(d, (place){0}, "w", "beside it");
	diagnostics_add(other, d);
	diagnostics_free(d);
	check_printed(other, arena_printf(a, "%soctroi: warning: beside it\n", expected));
	assert_int_equal(diagnostics_errors(other), 1);
	diagnostics_free(other);
	arena_free(a);
}

static void errors_without_a_place_name_the_program(void **state)
{
	(void)state;
	diagnostics *d = diagnostics_new();
	error_at(d, (place){0}, "x", "cannot open 'y'");
	warning_at(d, (place){0}, "w", "the year is far away");
	source_text empty = source_of("empty.yaml", "");
	error_at(d, (place){&empty, 0, 0}, "z", "the document is empty");
	check_printed(d, "octroi: cannot open 'y'\n"
	                 "octroi: warning: the year is far away\n"
	                 "empty.yaml:1:1: error: the document is empty\n");
	assert_int_equal(diagnostics_errors(d), 2);
	assert_int_equal(diagnostics_warnings(d), 1);
	assert_int_equal(diagnostics_count(d), 3);
	assert_string_equal(diagnostics_get(d, 1)->code, "w");
	assert_null(diagnostics_get(d, 3));
	diagnostics_free(d);
	diagnostics_free(NULL);
}

static void repeats_are_dropped_with_what_follows_them(void **state)
{
	(void)state;
	source_text s = source_of("x", "abc");
	diagnostics *d = diagnostics_new();
	error_remedy(d, "nothing to add to: must do no harm");
	for (int i = 0; i < 3; i++) {
		error_at(d, (place){&s, 1, 1}, "c", "bad %d", 1);
		error_remedy(d, "remedy %d", i);
	}
	error_at(d, (place){&s, 2, 1}, "c", "bad 1");
	error_at(d, (place){&s, 1, 1}, "c", "bad 2");
	assert_int_equal(diagnostics_count(d), 3);
	assert_string_equal(diagnostics_get(d, 0)->remedy, "remedy 0");
	assert_null(diagnostics_get(d, 1)->remedy);
	diagnostics_free(d);
}

static void long_lines_are_cut_around_the_caret(void **state)
{
	(void)state;
	char text[1001], expected[2000];
	for (int i = 0; i < 1000; i++)
		text[i] = (char)('0' + i % 10);
	text[1000] = '\0';
	source_text s = source_of("x", text);
	diagnostics *d = diagnostics_new();
	error_at(d, (place){&s, 500, 1}, "c", "here");
	/* 160 characters with the caret in the middle: 420 to 579. */
	snprintf(expected, sizeof expected, "x:1:501: error: here\n    1 | …%.160s…\n      |  %80s^\n", text + 420, "");
	check_printed(d, expected);
	diagnostics_free(d);
}

static void pieces_of_a_file_know_their_lines(void **state)
{
	(void)state;
	source_text first = source_of("flows.csv", "CN,\"two\nlines\",x\n"), second = first;
	first.lines_before = 41;
	second.lines_before = 999999;
	diagnostics *d = diagnostics_new();
	size_t offset = (size_t)(strchr(first.bytes, 'x') - first.bytes), line, column;
	place_line((place){&first, 0, 2}, &line, &column);
	assert_int_equal(line, 42);
	assert_int_equal(column, 1);
	/* The same words at the same offset of another piece are no repeat. */
	error_at(d, (place){&first, offset, 1}, "c", "bad");
	error_at(d, (place){&second, offset, 1}, "c", "bad");
	error_at(d, (place){&second, offset, 1}, "c", "bad");
	check_printed(d, "flows.csv:43:8: error: bad\n"
	                 "   43 | lines\",x\n"
	                 "      |        ^\n"
	                 "flows.csv:1000001:8: error: bad\n"
	                 "1000001 | lines\",x\n"
	                 "        |        ^\n");
	diagnostics_free(d);
}

/* U+FEFF is a byte order mark where a file begins, and nowhere else. */
static void a_later_piece_has_no_byte_order_mark(void **state)
{
	(void)state;
	source_text s = source_of("x", "\xEF\xBB\xBF" "a");
	size_t line, column;
	place_line((place){&s, 3, 1}, &line, &column);
	assert_int_equal(column, 1);
	s.lines_before = 1;
	place_line((place){&s, 3, 1}, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 2);
}

static void terminals_are_not_steered(void **state)
{
	(void)state;
	source_text s = source_of("x", "a\x1b[31m\xFFz\r\nb");
	diagnostics *d = diagnostics_new();
	error_at(d, (place){&s, 7, 1}, "c", "at \x07z");
	check_printed(d, "x:1:8: error: at \xEF\xBF\xBDz\n"
	                 "    1 | a\xEF\xBF\xBD[31m\xEF\xBF\xBDz\n"
	                 "      |        ^\n");
	diagnostics_free(d);
}

static void places_beyond_the_end_do_no_harm(void **state)
{
	(void)state;
	source_text s = source_of("x", "ab\r\n");
	for (size_t offset = 0; offset < 10; offset++) {
		diagnostics *d = diagnostics_new();
		error_at(d, (place){&s, offset, 99}, "c", "m");
		char *text = NULL;
		size_t length = 0, line, column;
		FILE *out = open_memstream(&text, &length);
		diagnostics_print(d, out);
		fclose(out);
		free(text);
		place_line((place){&s, offset, 99}, &line, &column);
		assert_int_equal(line, offset < 4 ? 1 : 2);
		assert_true(place_text((place){&s, offset, 99}).length <= 4);
		diagnostics_free(d);
	}
}

/* ---- files ------------------------------------------------------------ */

static int make_folder(void **state)
{
	char *folder = strdup("/tmp/octroi-test-XXXXXX");
	*state = folder;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char command[64];
	snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
	free(*state);
	return system(command);
}

static const char *in(arena *a, const char *folder, const char *name)
{
	return arena_printf(a, "%s/%s", folder, name);
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void files_are_read_whole(void **state)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	const char *path = in(a, *state, "x");
	write_file(path, "one\ntwo");
	const source_text *s = file_read(a, path, "called", (place){0}, d);
	assert_string_equal(s->bytes, "one\ntwo");
	assert_int_equal(s->length, 7);
	assert_string_equal(s->name, "called");
	write_file(path, "");
	assert_int_equal(file_read(a, path, "x", (place){0}, d)->length, 0);
	/* A file without a known size. */
	assert_true(file_read(a, "/proc/self/maps", "maps", (place){0}, d)->length > 100);
	assert_int_equal(diagnostics_count(d), 0);
	diagnostics_free(d);
	arena_free(a);
}

static void what_cannot_be_read_is_an_error(void **state)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	assert_null(file_read(a, in(a, *state, "none"), "none", (place){0}, d));
	assert_null(file_read(a, *state, "folder", (place){0}, d));
	check_printed(d, "octroi: cannot open 'none': No such file or directory\n"
	                 "octroi: cannot read 'folder': is a folder\n");
	size_t count = 7;
	assert_null(folder_list(a, in(a, *state, "none"), &count));
	assert_int_equal(count, 0);
	diagnostics_free(d);
	arena_free(a);
}

static void folders_are_listed_in_order(void **state)
{
	arena *a = arena_new();
	size_t count;
	assert_non_null(folder_list(a, *state, &count));
	assert_int_equal(count, 0);
	write_file(in(a, *state, "b"), "");
	write_file(in(a, *state, "a"), "");
	write_file(in(a, *state, "B"), "");
	const char *const *entries = folder_list(a, *state, &count);
	assert_int_equal(count, 3);
	assert_string_equal(entries[0], "B");
	assert_string_equal(entries[1], "a");
	assert_string_equal(entries[2], "b");
	assert_true(file_exists(in(a, *state, "a")) && !file_exists(in(a, *state, "c")) && !file_exists(*state));
	assert_true(folder_exists(*state) && !folder_exists(in(a, *state, "a")));
	arena_free(a);
}

static void paths_stay_inside(void **state)
{
	(void)state;
	assert_true(path_stays_inside(slice_of("tables/x.csv")));
	assert_true(path_stays_inside(slice_of("a..b")));
	static const char *const bad[] = {"", "/etc/passwd", "..", "a/../b", "../x", "a//b", "a/", "a/.."};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(path_stays_inside(slice_of(bad[i])));
	assert_false(path_stays_inside((slice){"a\0b", 3}));
}

static size_t entries_in(arena *a, const char *folder)
{
	size_t count;
	folder_list(a, folder, &count);
	return count;
}

static void a_written_file_appears_when_complete(void **state)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	const char *path = in(a, *state, "out.csv");
	write_file(path, "old");
	assert_int_equal(chmod(path, 0640), 0);
	file_writer *w = file_writer_open(a, path, d);
	fputs("new", file_writer_stream(w));
	fflush(file_writer_stream(w));
	assert_string_equal(file_read(a, path, path, (place){0}, d)->bytes, "old");
	assert_true(file_writer_commit(w, d));
	assert_string_equal(file_read(a, path, path, (place){0}, d)->bytes, "new");
	struct stat facts;
	assert_int_equal(stat(path, &facts), 0);
	assert_int_equal(facts.st_mode & 0777, 0640);
	file_writer_abandon(w); /* after a commit: nothing */
	assert_int_equal(entries_in(a, *state), 1);

	w = file_writer_open(a, path, d);
	fputs("never", file_writer_stream(w));
	file_writer_abandon(w);
	assert_string_equal(file_read(a, path, path, (place){0}, d)->bytes, "new");
	assert_int_equal(entries_in(a, *state), 1);
	assert_int_equal(diagnostics_count(d), 0);
	diagnostics_free(d);
	arena_free(a);
}

static void links_and_devices_survive_being_written(void **state)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	const char *target = in(a, *state, "target"), *link_path = in(a, *state, "link");
	write_file(target, "old");
	assert_int_equal(symlink("target", link_path), 0);
	file_writer *w = file_writer_open(a, link_path, d);
	fputs("new", file_writer_stream(w));
	assert_true(file_writer_commit(w, d));
	assert_string_equal(file_read(a, target, target, (place){0}, d)->bytes, "new");
	struct stat facts;
	assert_int_equal(lstat(link_path, &facts), 0);
	assert_true(S_ISLNK(facts.st_mode));

	w = file_writer_open(a, "/dev/null", d);
	assert_non_null(w);
	fputs("gone", file_writer_stream(w));
	assert_true(file_writer_commit(w, d));
	assert_int_equal(stat("/dev/null", &facts), 0);
	assert_true(S_ISCHR(facts.st_mode));
	diagnostics_free(d);
	arena_free(a);
}

static void what_cannot_be_written_is_an_error(void **state)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	assert_null(file_writer_open(a, in(a, *state, "none/out"), d));
	assert_null(file_writer_open(a, *state, d));
	assert_int_equal(diagnostics_errors(d), 2);
	assert_non_null(strstr(diagnostics_get(d, 1)->message, "is a folder"));
	/* A disk that is full; the device may be missing in a container. */
	if (file_exists("/dev/full")) {
		file_writer *w = file_writer_open(a, "/dev/full", d);
		fputs("x", file_writer_stream(w));
		assert_false(file_writer_commit(w, d));
		assert_non_null(strstr(diagnostics_get(d, 2)->message, "No space left"));
		assert_false(file_writer_commit(w, d));
	}
	diagnostics_free(d);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(arrays_grow_item_by_item),
		cmocka_unit_test(slices_split_and_trim),
		cmocka_unit_test(folding_ignores_case_accents_and_punctuation),
		cmocka_unit_test(distance_counts_slips),
		cmocka_unit_test(nearest_name_is_a_plausible_slip),
		cmocka_unit_test(buffers_grow),
		cmocka_unit_test(many_choices_are_cut_short),
		cmocka_unit_test(names_are_numbered_in_order),
		cmocka_unit_test(text_must_be_utf8_without_controls),
		cmocka_unit_test(numbers_are_read_exactly),
		cmocka_unit_test(long_numbers_are_read_exactly),
		cmocka_unit_test(what_is_no_number_is_named),
		cmocka_unit_test(numbers_are_read_at_the_start),
		cmocka_unit_test(numbers_are_written_shortest),
		cmocka_unit_test(every_double_reads_back),
		cmocka_unit_test(short_decimals_stay_short),
		cmocka_unit_test(numbers_for_people),
		cmocka_unit_test(rounding_is_as_on_paper),
		cmocka_unit_test(numbers_ignore_the_locale),
		cmocka_unit_test(days_follow_the_calendar),
		cmocka_unit_test(days_are_read_and_written),
		cmocka_unit_test(periods_are_read),
		cmocka_unit_test(what_is_no_period_is_refused),
		cmocka_unit_test(periods_are_written_shortest),
		cmocka_unit_test(written_periods_read_back),
		cmocka_unit_test(periods_contain_and_overlap),
		cmocka_unit_test(steps_tile_the_calendar),
		cmocka_unit_test(readers_survive_noise),
		cmocka_unit_test(errors_are_printed_with_their_line),
		cmocka_unit_test(errors_without_a_place_name_the_program),
		cmocka_unit_test(repeats_are_dropped_with_what_follows_them),
		cmocka_unit_test(long_lines_are_cut_around_the_caret),
		cmocka_unit_test(pieces_of_a_file_know_their_lines),
		cmocka_unit_test(a_later_piece_has_no_byte_order_mark),
		cmocka_unit_test(terminals_are_not_steered),
		cmocka_unit_test(places_beyond_the_end_do_no_harm),
		cmocka_unit_test_setup_teardown(files_are_read_whole, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_an_error, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(folders_are_listed_in_order, make_folder, remove_folder),
		cmocka_unit_test(paths_stay_inside),
		cmocka_unit_test_setup_teardown(a_written_file_appears_when_complete, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(links_and_devices_survive_being_written, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(what_cannot_be_written_is_an_error, make_folder, remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
