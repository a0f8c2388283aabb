/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, and periods of days, in the Gregorian calendar. */
#ifndef OCTROI_BASE_DATE_H
#define OCTROI_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

/* A day: days since 1970-01-01, years 1 to 9999. */
typedef int32_t day;
enum { DAY_UNKNOWN = INT32_MIN, DAY_FIRST = -719162 /* 0001-01-01 */, DAY_LAST = 2932896 /* 9999-12-31 */ };

day  day_of(int year, int month, int dom);               /* must be a real day */
void day_split(day d, int *year, int *month, int *dom);
int  day_year(day d);
int  days_in_month(int year, int month);
/* Reads YYYY-MM-DD; false when malformed or not in the calendar (2026-02-30). */
bool day_read(slice s, day *d);
enum { DAY_TEXT_SIZE = 16 };
char *day_write(day d, char out[DAY_TEXT_SIZE]);         /* returns out */

/* A period: first and last day, both included; open ends are DAY_FIRST, DAY_LAST. */
typedef struct {
	day first, last;
} period;

/* Reads a key of a series:
 *   2026  2026-Q3  2026-W07 (ISO week)  2026-05  2026-02-10
 *   A..B (from the first day of A to the last day of B)  A..  ..B  ..
 * where A and B are any of the single forms. False when malformed, or when the
 * end lies before the start. */
bool period_read(slice s, period *p);

enum { PERIOD_TEXT_SIZE = 32 };
/* The shortest of the forms above that says the same period, but a range is
 * never said in weeks or quarters: few people know when a week begins. */
char *period_write(period p, char out[PERIOD_TEXT_SIZE]);
bool  period_has(period p, day d);
bool  period_overlaps(period a, period b);

/* A step of the calendar: a year, a quarter, a month or an ISO week, numbered
 * consecutively (the year 2026 is 2026; quarter 2026-Q1 is 4 * 2026; month
 * 2026-01 is 12 * 2026; weeks count from the Monday 0001-01-01). */
typedef enum { STEP_YEAR, STEP_QUARTER, STEP_MONTH, STEP_WEEK } step_kind;
int32_t step_of(step_kind kind, day d);
period  step_days(step_kind kind, int32_t number);

#endif
