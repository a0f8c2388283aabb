/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids from words. Numbers are counted in units of their last decimal, so that 0:1:0.1 has eleven points that are
 * tenths, and not what a tenth added ten times comes to. */
#include "grids.h"

#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "values.h"

/* Whole numbers of a double are exact up to here. */
#define EXACT_MOST 9007199254740992.0
/* Of a step: nearer to TO than this is TO. */
#define HIT 1e-9

enum { DECIMALS_MOST = 15 };

typedef struct {
	const char *text; /* all that was typed */
	double      value;
	slice       unit; /* behind the number */
	int         decimals;
} bound;

static int decimals_of(double value)
{
	char text[NUMBER_TEXT_SIZE];
	number_write(value, text);
	const char *point = strchr(text, '.');
	return strchr(text, 'e') ? DECIMALS_MOST + 1 : point ? (int)strlen(point + 1) : 0;
}

static bool bound_read(slice part, bound *out)
{
	size_t used;
	if (number_read_prefix(part, &out->value, &used) != NUMBER_OK || !used)
		return false;
	out->unit = (slice){part.at + used, part.length - used};
	out->decimals = decimals_of(out->value);
	return true;
}

static bool unit_fits(const bound *b, const bound *last)
{
	return !b->unit.length || slice_equal(b->unit, last->unit);
}

static void bad_grid(diagnostics *d, const char *typed, const char *why, const char *remedy)
{
	error_at(d, (place){0}, "bad-grid", "--vary '%s': %s", typed, why);
	error_remedy(d, "%s", remedy);
}

static bool bounds_check(const char *typed, const bound b[3], diagnostics *d)
{
	const char *form = "write FROM:TO:STEP, such as 50:200:25";
	int most = b[0].decimals;
	for (int i = 1; i < 3; i++)
		most = b[i].decimals > most ? b[i].decimals : most;
	if (!unit_fits(&b[0], &b[2]) || !unit_fits(&b[1], &b[2]))
		bad_grid(d, typed, "the numbers have different units", "write the unit once, behind the last number");
	else if (b[2].value == 0)
		bad_grid(d, typed, "a step of 0 leads nowhere", form);
	else if (b[0].value == b[1].value)
		bad_grid(d, typed, "it ends where it begins", "two points at least; one value needs no --vary");
	else if ((b[1].value > b[0].value) != (b[2].value > 0))
		bad_grid(d, typed, "the step leads away from the end", b[2].value > 0 ? "give a step below 0" : "give a step above 0");
	else if (most > DECIMALS_MOST || (fabs(b[0].value) + fabs(b[1].value) + fabs(b[2].value)) * pow(10, most) > EXACT_MOST)
		bad_grid(d, typed, "the numbers have too many digits to be counted exactly", "15 digits are the most");
	else if ((b[1].value - b[0].value) / b[2].value >= AXIS_POINTS_MOST)
		bad_grid(d, typed, "more than 100,000 points", "take larger steps");
	else if (fabs(b[2].value) > fabs(b[1].value - b[0].value) * (1 + HIT))
		bad_grid(d, typed, "the step is longer than the range: there is one point only", form);
	else
		return true;
	return false;
}

static const char *point_text(arena *memory, double whole, double power, slice unit)
{
	char text[NUMBER_TEXT_SIZE];
	number_write(whole / power, text);
	return arena_printf(memory, "%s%.*s", text, (int)unit.length, unit.at ? unit.at : "");
}

/* Powers of ten up to 15 and whole numbers up to 2^53 are exact, so a point is the double nearest to its decimal. */
static const char *const *steps(arena *memory, const bound b[3], size_t *count)
{
	int most = b[0].decimals;
	for (int i = 1; i < 3; i++)
		most = b[i].decimals > most ? b[i].decimals : most;
	double power = pow(10, most), from = round(b[0].value * power), to = round(b[1].value * power), step = round(b[2].value * power);
	double whole = floor((to - from) / step + HIT);
	const char **out = ARENA_ARRAY(memory, const char *, (size_t)whole + 1);
	*count = (size_t)whole + 1;
	for (size_t i = 0; i < *count; i++) {
		double at = from + (double)i * step;
		out[i] = point_text(memory, fabs(at - to) <= fabs(step) * HIT ? to : at, power, b[2].unit);
	}
	return out;
}

static void read_steps(arena *memory, const char *typed, slice text, octroi_axis *out, diagnostics *d)
{
	bound b[3] = {{0}};
	slice rest = text, part;
	size_t n = 0;
	bool numbers = true;
	while (slice_split(&rest, ':', &part)) {
		if (n < 3)
			numbers = bound_read(slice_trim(part), &b[n]) && numbers;
		n++;
	}
	if (n != 3)
		bad_grid(d, typed, n < 3 ? "the step is missing" : "too many numbers", "write FROM:TO:STEP, such as 50:200:25");
	else if (!numbers)
		bad_grid(d, typed, "these are not three numbers", "write FROM:TO:STEP, such as 50:200:25");
	else if (bounds_check(typed, b, d))
		out->points = steps(memory, b, &out->count);
}

static void read_list(arena *memory, const char *typed, const char *text, octroi_axis *out, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	out->points = values_split(memory, text, arena_printf(memory, "--vary %s", out->name), d, &out->count);
	for (size_t i = 0; i < out->count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(out->points[i], out->points[k]) == 0)
				error_at(d, (place){0}, "bad-grid", "--vary '%s': '%s' is there twice", typed, out->points[i]);
	if (out->count < 2 && diagnostics_errors(d) == before)
		bad_grid(d, typed, "one point is no grid", "write FROM:TO:STEP, such as 50:200:25, or A,B,C");
}

static void read_axis(arena *memory, const char *typed, octroi_axis *out, diagnostics *d)
{
	const char *equals = strchr(typed, '=');
	*out = (octroi_axis){.name = arena_copy(memory, typed, strcspn(typed, "="))};
	out->said_as = "--vary";
	if (!equals || equals == typed || !equals[1])
		bad_grid(d, typed, "expected NAME=POINTS", "write --vary NAME=FROM:TO:STEP, or NAME=A,B,C");
	else if (strchr(equals, ':'))
		read_steps(memory, typed, slice_of(equals + 1), out, d);
	else
		read_list(memory, typed, equals + 1, out, d);
}

octroi_axis *grids_read(arena *memory, const words *w, size_t *count, diagnostics *d)
{
	octroi_axis *all = ARENA_ARRAY(memory, octroi_axis, w->count + 1);
	*count = 0;
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->items[i].option->name, "vary") == 0 && w->items[i].value)
			read_axis(memory, w->items[i].value, &all[(*count)++], d);
	for (size_t i = 0; i < *count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(all[i].name, all[k].name) == 0)
				error_at(d, (place){0}, "repeated-name", "--vary: '%s' is varied twice", all[i].name);
	if (!*count) {
		error_at(d, (place){0}, "missing-option", "--vary is missing: what takes which values");
		error_remedy(d, "--vary mass=100:500:100, or --vary ID.NAME=50:200:25 for a figure of a rule");
	}
	return all;
}

void grids_check_size(const octroi_axis *axes, size_t count, bool yes, diagnostics *d)
{
	size_t points = octroi_grid_points(axes, count);
	if (points <= GRID_POINTS_MOST || yes)
		return;
	if (points == (size_t)-1)
		error_at(d, (place){0}, "large-grid", "the grid has more points than can be counted");
	else
		error_at(d, (place){0}, "large-grid", "the grid has %zu points, more than %d", points, GRID_POINTS_MOST);
	error_remedy(d, "take larger steps, or say --yes");
}
