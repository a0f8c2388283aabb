/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first day on which lines come to a threshold within a window of time. */
#include "rulebook_fixture.h"

#include "program/reached.h"

static const reaching year_before = {.months_before = 12}, month_ahead = {.days_ahead = 30};

static series threshold(series_value *values, size_t count)
{
	return (series){.name = "threshold", .count = count, .values = values};
}

static day first_of(const reaching *r, const day *on, const double *x, size_t count, const series *least, arena *a)
{
	reached_events all = {0};
	for (size_t i = 0; i < count; i++)
		reached_add(&all, r, on[i], x[i], a);
	assert_false(all.unknown);
	day open, first = reached_first(&all, r, least, DAY_LAST, &open);
	assert_int_equal(open, DAY_NEVER);
	return first;
}

/* 20,000 in January, 25,000 in February, 10,000 in March: on 1 April twelve months come to 55,000.
 * The windows of 30 days hold 45,000 at most: 20,000 on 15 January and 25,000 on 10 February. */
static void twelve_months_before_the_first_of_a_month(void **state)
{
	fixture *f = *state;
	const day on[] = {day_of(2027, 1, 15), day_of(2027, 2, 10), day_of(2027, 3, 31)};
	const double x[] = {20000, 25000, 10000};
	series_value v = {.when = {day_of(2027, 1, 1), DAY_LAST}, .known = DAY_FIRST, .number = 50000};
	series least = threshold(&v, 1);
	assert_int_equal(first_of(&year_before, on, x, 3, &least, f->memory), day_of(2027, 4, 1));
	assert_int_equal(first_of(&month_ahead, on, x, 3, &least, f->memory), DAY_NEVER);
}

/* Exactly the threshold reaches it. What came in January 2027 is last seen on 1 January 2028. */
static void ends_of_the_windows(void **state)
{
	fixture *f = *state;
	series_value v = {.when = {day_of(2027, 1, 1), DAY_LAST}, .known = DAY_FIRST, .number = 50000};
	series least = threshold(&v, 1);
	const day apart[] = {day_of(2027, 1, 1), day_of(2027, 12, 31)}, further[] = {day_of(2027, 1, 31), day_of(2028, 1, 1)};
	const double halves[] = {25000, 25000};
	assert_int_equal(first_of(&year_before, apart, halves, 2, &least, f->memory), day_of(2028, 1, 1));
	assert_int_equal(first_of(&year_before, further, halves, 2, &least, f->memory), DAY_NEVER);
	/* 30 days from 10 February on are 10 February to 11 March. */
	const day within[] = {day_of(2027, 2, 10), day_of(2027, 3, 11)}, beyond[] = {day_of(2027, 2, 10), day_of(2027, 3, 12)};
	assert_int_equal(first_of(&month_ahead, within, halves, 2, &least, f->memory), day_of(2027, 2, 10));
	assert_int_equal(first_of(&month_ahead, beyond, halves, 2, &least, f->memory), DAY_NEVER);
}

/* Goods that come before the threshold is law count once it is; where it falls, the day it falls counts. */
static void the_threshold_is_that_of_the_day(void **state)
{
	fixture *f = *state;
	series_value v[] = {{.when = {day_of(2027, 1, 1), day_of(2027, 6, 14)}, .known = DAY_FIRST, .number = 50000},
	                    {.when = {day_of(2027, 6, 15), DAY_LAST}, .known = DAY_FIRST, .number = 30000}};
	series least = threshold(v, 2);
	const day before[] = {day_of(2026, 11, 3)}, later[] = {day_of(2027, 3, 3)}, soon[] = {day_of(2027, 1, 10)};
	const double much[] = {60000}, some[] = {40000};
	assert_int_equal(first_of(&year_before, before, much, 1, &least, f->memory), day_of(2027, 1, 1));
	assert_int_equal(first_of(&year_before, later, some, 1, &least, f->memory), day_of(2027, 7, 1));
	assert_int_equal(first_of(&month_ahead, soon, much, 1, &least, f->memory), day_of(2027, 1, 1));
}

/* Day by day and month by month, as the rule reads. */
static day plain_first(const reaching *r, const day *on, const double *x, size_t count, double least, day from)
{
	for (day test = from; test < from + 1500; test++) {
		double sum = 0;
		int year, month, dom;
		day_split(test, &year, &month, &dom);
		if (r->months_before && dom != 1)
			continue;
		for (size_t i = 0; i < count; i++) {
			day begins = r->months_before ? day_of(year - r->months_before / 12, month, 1) : test;
			day ends = r->months_before ? test - 1 : test + r->days_ahead - 1;
			sum += on[i] >= begins && on[i] <= ends ? x[i] : 0;
		}
		if (sum >= least)
			return test;
	}
	return DAY_NEVER;
}

static void agrees_with_a_plain_count(void **state)
{
	fixture *f = *state;
	uint32_t seed = 20271101;
	size_t reached = 0;
	series_value v = {.when = {day_of(2027, 1, 1), DAY_LAST}, .known = DAY_FIRST, .number = 50000};
	series least = threshold(&v, 1);
	for (int round = 0; round < 400; round++) {
		day on[40];
		double x[40];
		size_t count = 1 + (seed >> 8) % 40;
		for (size_t i = 0; i < count; i++) {
			seed = seed * 1664525 + 1013904223;
			on[i] = day_of(2026, 7, 1) + (day)((seed >> 8) % 900);
			seed = seed * 1664525 + 1013904223;
			x[i] = 250.0 * ((seed >> 8) % 60);
		}
		const reaching *r = round % 2 ? &year_before : &month_ahead;
		day first = first_of(r, on, x, count, &least, f->memory);
		assert_int_equal(first, plain_first(r, on, x, count, 50000, day_of(2027, 1, 1)));
		reached += first != DAY_NEVER;
	}
	assert_in_range(reached, 100, 399);
}

static const char head[] =
        "inputs: {importer: {type: text}, worth: {unit: EUR, least: 0, amount: yes}}\n"
        "series:\n"
        "  limit: {unit: EUR, dated: date, source: act, values: {2026..: 500}}\n"
        "  limit_t: {unit: t, dated: date, source: act, values: {2026..: 500}}\n"
        "groups: {history: {by: [importer], needs: importer}}\n"
        "quantities:\n"
        "  net_charge: {unit: EUR, formula: 0, source: act}\n";
#define REACHED(more) "  since: {type: date, level: history, reached: {" more "}, source: act}\n"
#define SINCE REACHED("sum: worth, where: origin != AA, on: date, least: limit, months_before: 12")

/* A line of its own is all that its importer brings. */
static void a_line_alone(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s", head, SINCE));
	give(f, "importer", "I");
	give(f, "origin", "BB");
	give(f, "date", "2026-05-20");
	assert_unknown(f, "since", "missing-input");
	give(f, "worth", "500");
	assert_number(f, "since", day_of(2026, 6, 1));
	give(f, "worth", "499");
	assert_number(f, "since", DAY_NEVER);
	give(f, "origin", "AA");
	give(f, "worth", "900");
	assert_number(f, "since", DAY_NEVER);
}

/* What is not known can at the earliest make 1 June the day: a line of May is not touched by it. */
static void unknown_addends_leave_a_first_day(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s  early: {type: flag, formula: date < since, source: act}\n", head, SINCE));
	give(f, "importer", "I");
	give(f, "origin", "BB");
	give(f, "date", "2026-05-20");
	assert_number(f, "early", 1);
}

/* 600 of May 2026 come to a limit of 500 on 1 June. The limit of 2026 is not known: they may on that day. Looking back
 * on 1 January 2027 they are above the 500 of that year, so that is the latest. Before the first limit nothing is reached;
 * behind the last one nobody knows. */
static void a_threshold_that_nobody_knows(void **state)
{
	fixture *f = *state;
	const char *limits = "inputs: {importer: {type: text}, worth: {unit: EUR, least: 0, amount: yes}}\n"
	                     "series:\n"
	                     "  limit: {unit: EUR, dated: date, source: act, values: {2026: {unknown: not yet set}, 2027..2028: 500}}\n"
	                     "groups: {history: {by: [importer], needs: importer}}\n"
	                     "quantities:\n"
	                     "  net_charge: {unit: EUR, formula: 0, source: act}\n";
	load(f, arena_printf(f->memory,
	                     "%s%s"
	                     "  before_june: {type: flag, formula: date < since, source: act}\n", limits, SINCE));
	give(f, "importer", "I");
	give(f, "origin", "BB");
	give(f, "date", "2026-05-20");
	give(f, "worth", "600");
	assert_unknown(f, "since", "declared-unknown");
	assert_number(f, "before_june", 1);
	give(f, "worth", "0");
	assert_number(f, "since", DAY_NEVER);
	give(f, "worth", "600");
	give(f, "date", "2024-05-20");
	assert_number(f, "since", DAY_NEVER);
	give(f, "date", "2027-05-20");
	assert_number(f, "since", day_of(2027, 6, 1));
	give(f, "worth", "400");
	assert_number(f, "since", DAY_NEVER);
	give(f, "date", "2028-05-20");
	assert_unknown(f, "since", "no-value");
}

/* Nothing is nothing whenever it comes, as in a file of lines. */
static void nothing_counts_on_no_day(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s", head, SINCE));
	give(f, "importer", "I");
	give(f, "origin", "BB");
	give(f, "year", "2026");
	give(f, "worth", "0");
	assert_number(f, "since", DAY_NEVER);
	give(f, "worth", "600");
	assert_unknown(f, "since", "missing-input");
}

static void refused(fixture *f, const char *quantity, const char *code)
{
	assert_null(try_program(f, arena_printf(f->memory, "%s%s", head, quantity), NULL));
	if (strcmp(diagnostics_get(f->d, 0)->code, code) != 0)
		fail_msg("expected '%s', got '%s'", code, diagnostics_get(f->d, 0)->code);
}

static void bad_ones_are_refused(void **state)
{
	fixture *f = *state;
	refused(f, "  since: {type: date, reached: {sum: worth, on: date, least: limit, months_before: 12}, source: act}\n", "missing-key");
	refused(f, "  since: {type: flag, level: history, reached: {sum: worth, on: date, least: limit, months_before: 12}, source: act}\n", "wrong-type");
	refused(f, "  since: {type: date, level: history, reached: {sum: worth, on: date, least: limit, months_before: 12}}\n", "missing-source");
	refused(f, REACHED("sum: worth, on: date, least: limit"), "missing-key");
	refused(f, REACHED("sum: worth, on: date, least: limit, months_before: 12, days_ahead: 30"), "missing-key");
	refused(f, REACHED("sum: worth, on: date, least: limit, months_before: 0"), "out-of-range");
	refused(f, REACHED("sum: worth, on: date, least: limit, days_ahead: 1.5"), "out-of-range");
	refused(f, REACHED("sum: worth, on: year(date), least: limit, months_before: 12"), "wrong-type");
	refused(f, REACHED("sum: origin == AA, on: date, least: limit, months_before: 12"), "wrong-type");
	refused(f, REACHED("sum: worth, where: worth, on: date, least: limit, months_before: 12"), "wrong-type");
	refused(f, REACHED("sum: worth, on: date, least: limit_t, months_before: 12"), "unit-mismatch");
	refused(f, REACHED("sum: worth, on: date, least: worth, months_before: 12"), "wrong-type");
	refused(f, REACHED("on: date, least: limit, months_before: 12"), "missing-key");
	refused(f, REACHED("sum: 0 - worth, on: date, least: limit, months_before: 12"), "may-be-negative");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up_rulebook, tear_down_rulebook)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(twelve_months_before_the_first_of_a_month),
		TEST(ends_of_the_windows),
		TEST(the_threshold_is_that_of_the_day),
		TEST(agrees_with_a_plain_count),
		TEST(a_line_alone),
		TEST(unknown_addends_leave_a_first_day),
		TEST(a_threshold_that_nobody_knows),
		TEST(nothing_counts_on_no_day),
		TEST(bad_ones_are_refused),
	};
	return cmocka_run_group_tests_name("reached", tests, NULL, NULL);
}
