/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and periods. The conversions count years from March, so that the leap
 * day ends a year, in eras of 400 years (146,097 days); method of H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms". */
#include "date.h"

#include <stdio.h>
#include <string.h>

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 /* from 0000-03-01 */, LAST_YEAR = 9999 };

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

day day_of(int year, int month, int dom)
{
	year -= month <= 2;
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dom - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

void day_split(day d, int *year, int *month, int *dom)
{
	int64_t shifted = (int64_t)d + DAYS_TO_1970;
	int era = (int)((shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA);
	int day_of_era = (int)(shifted - (int64_t)era * DAYS_PER_ERA);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int march_month = (5 * day_of_year + 2) / 153;
	*dom = day_of_year - (153 * march_month + 2) / 5 + 1;
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

int day_year(day d)
{
	int year, month, dom;
	day_split(d, &year, &month, &dom);
	return year;
}

/* 0 is Monday; 0001-01-01 was one. */
static int weekday(day d)
{
	return (int)((((int64_t)d - DAY_FIRST) % 7 + 7) % 7);
}

/* ---- reading ---------------------------------------------------------- */

/* Reads exactly `count` digits at i. */
static bool read_digits(slice s, size_t i, size_t count, int *value)
{
	if (s.length < i + count)
		return false;
	*value = 0;
	for (size_t k = i; k < i + count; k++) {
		if (s.at[k] < '0' || s.at[k] > '9')
			return false;
		*value = *value * 10 + (s.at[k] - '0');
	}
	return true;
}

bool day_read(slice s, day *d)
{
	int year, month, dom;
	if (s.length != 10 || s.at[4] != '-' || s.at[7] != '-')
		return false;
	if (!read_digits(s, 0, 4, &year) || !read_digits(s, 5, 2, &month) || !read_digits(s, 8, 2, &dom))
		return false;
	if (year < 1 || month < 1 || month > 12 || dom < 1 || dom > days_in_month(year, month))
		return false;
	*d = day_of(year, month, dom);
	return true;
}

static period clipped(day first, day last)
{
	return (period){first, last > DAY_LAST ? DAY_LAST : last};
}

/* The Monday of ISO week 1: the week with 4 January in it. */
static day first_monday(int year)
{
	day fourth = day_of(year, 1, 4);
	return fourth - weekday(fourth);
}

static bool week_read(slice s, int year, period *p)
{
	int week;
	if (s.length != 8 || !read_digits(s, 6, 2, &week) || week < 1)
		return false;
	day monday = first_monday(year) + 7 * (week - 1);
	if (monday >= first_monday(year + 1))
		return false;
	*p = clipped(monday, monday + 6);
	return true;
}

/* The forms with one year in them. */
static bool single_read(slice s, period *p)
{
	int year, number;
	day d;
	if (!read_digits(s, 0, 4, &year) || year < 1)
		return false;
	if (s.length == 4) {
		*p = step_days(STEP_YEAR, year);
		return true;
	}
	if (day_read(s, &d)) {
		*p = (period){d, d};
		return true;
	}
	if (s.length < 7 || s.at[4] != '-')
		return false;
	if (s.at[5] == 'W')
		return week_read(s, year, p);
	bool quarter = s.at[5] == 'Q';
	if (s.length != 7 || !read_digits(s, quarter ? 6 : 5, quarter ? 1 : 2, &number))
		return false;
	if (number < 1 || number > (quarter ? 4 : 12))
		return false;
	*p = quarter ? step_days(STEP_QUARTER, 4 * year + number - 1) : step_days(STEP_MONTH, 12 * year + number - 1);
	return true;
}

bool period_read(slice s, period *p)
{
	const char *dots = s.length ? memmem(s.at, s.length, "..", 2) : NULL;
	if (!dots)
		return s.length && single_read(s, p);
	slice from = {s.at, (size_t)(dots - s.at)};
	slice to = {dots + 2, s.length - from.length - 2};
	period first = {DAY_FIRST, DAY_FIRST}, last = {DAY_LAST, DAY_LAST};
	if (from.length && !single_read(from, &first))
		return false;
	if (to.length && !single_read(to, &last))
		return false;
	*p = (period){first.first, last.last};
	return p->first <= p->last;
}

/* ---- writing ---------------------------------------------------------- */

static bool in_calendar(day d)
{
	return d >= DAY_FIRST && d <= DAY_LAST;
}

char *day_write(day d, char out[DAY_TEXT_SIZE])
{
	out[0] = '\0';
	if (!in_calendar(d))
		return out;
	int year, month, dom;
	day_split(d, &year, &month, &dom);
	snprintf(out, DAY_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
	         (unsigned)dom % 100u);
	return out;
}

static bool same(period a, period b)
{
	return a.first == b.first && a.last == b.last;
}

static void week_write(day monday, char *out)
{
	int year = day_year(monday + 3); /* the year of a week is that of its Thursday */
	int week = (monday - first_monday(year)) / 7 + 1;
	snprintf(out, PERIOD_TEXT_SIZE, "%04d-W%02d", year, week);
}

/* Writes p as one year, quarter, month, week or day, if it is one. */
static bool single_write(period p, char *out)
{
	int year, month, dom;
	day_split(p.first, &year, &month, &dom);
	if (same(p, step_days(STEP_YEAR, year)))
		snprintf(out, PERIOD_TEXT_SIZE, "%04d", year);
	else if (same(p, step_days(STEP_QUARTER, step_of(STEP_QUARTER, p.first))))
		snprintf(out, PERIOD_TEXT_SIZE, "%04d-Q%d", year, (month - 1) / 3 + 1);
	else if (same(p, step_days(STEP_MONTH, step_of(STEP_MONTH, p.first))))
		snprintf(out, PERIOD_TEXT_SIZE, "%04d-%02d", year, month);
	else if (same(p, step_days(STEP_WEEK, step_of(STEP_WEEK, p.first))))
		week_write(p.first, out);
	else if (p.first == p.last)
		day_write(p.first, out);
	else
		return false;
	return true;
}

/* The shortest year, month or day that begins (or ends) with d. */
static void end_write(day d, bool begins, char *out)
{
	static const step_kind longer[] = {STEP_YEAR, STEP_MONTH};
	for (size_t i = 0; i < 2; i++) {
		period step = step_days(longer[i], step_of(longer[i], d));
		if (d == (begins ? step.first : step.last)) {
			single_write(step, out);
			return;
		}
	}
	day_write(d, out);
}

char *period_write(period p, char out[PERIOD_TEXT_SIZE])
{
	out[0] = '\0';
	if (!in_calendar(p.first) || !in_calendar(p.last) || single_write(p, out))
		return out;
	char from[PERIOD_TEXT_SIZE] = "", to[PERIOD_TEXT_SIZE] = "";
	if (p.first != DAY_FIRST)
		end_write(p.first, true, from);
	if (p.last != DAY_LAST)
		end_write(p.last, false, to);
	snprintf(out, PERIOD_TEXT_SIZE, "%.14s..%.14s", from, to);
	return out;
}

bool period_has(period p, day d)
{
	return p.first <= d && d <= p.last;
}

bool period_overlaps(period a, period b)
{
	return a.first <= b.last && b.first <= a.last;
}

/* ---- steps ------------------------------------------------------------ */

int32_t step_of(step_kind kind, day d)
{
	int year, month, dom;
	day_split(d, &year, &month, &dom);
	switch (kind) {
	case STEP_YEAR:
		return year;
	case STEP_QUARTER:
		return 4 * year + (month - 1) / 3;
	case STEP_MONTH:
		return 12 * year + month - 1;
	case STEP_WEEK:
		break;
	}
	return (int32_t)(((int64_t)d - DAY_FIRST - weekday(d)) / 7);
}

period step_days(step_kind kind, int32_t number)
{
	switch (kind) {
	case STEP_YEAR:
		return clipped(day_of(number, 1, 1), day_of(number, 12, 31));
	case STEP_QUARTER: {
		int year = number / 4, last_month = number % 4 * 3 + 3;
		return clipped(day_of(year, last_month - 2, 1),
		               day_of(year, last_month, days_in_month(year, last_month)));
	}
	case STEP_MONTH: {
		int year = number / 12, month = number % 12 + 1;
		return clipped(day_of(year, month, 1), day_of(year, month, days_in_month(year, month)));
	}
	case STEP_WEEK:
		break;
	}
	day monday = DAY_FIRST + 7 * number;
	return clipped(monday, monday + 6);
}
