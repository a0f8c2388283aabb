/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scan, bracket, close in; then see whether it is a point, a range or a jump.
 *
 * GSL's error handler is one for the whole process: it is switched off for the time of a call and put back behind it. */
#include "roots.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#define MEETS      4e-15 /* of the largest value: what a few roundings make */
#define PLACE      1e-13 /* of x */
#define SIDE       1e-9  /* of a step of the scan: how far from a root its sides are looked at … */
#define FARTHER    1e3   /* … and how much farther for comparison */
#define WIDE       1e-6  /* of a step: what is met over less than that is called a point */
#define GOLDEN     0.6180339887498949

enum { STEPS_MOST = 200 };

typedef struct {
	const roots_question *q;
	arena  *memory;
	double *x, *above;    /* of the scan: what the curve is above the target */
	size_t  n;
	double  step, small;  /* small: no more than this above or below meets the target */
	root   *items;
	size_t  count, capacity;
	double  nearest, at_nearest;
} search;

static double above(double x, void *context)
{
	search *s = context;
	double now = s->q->curve(x, s->q->context) - s->q->target;
	if (!isfinite(now))
		return NAN;
	if (!(fabs(now) >= fabs(s->at_nearest))) {
		s->nearest = x;
		s->at_nearest = now;
	}
	return now;
}

static bool meets(const search *s, double y)
{
	return fabs(y) <= s->small;
}

static void add(search *s, root_kind kind, double low, double high)
{
	const root *last = s->count ? &s->items[s->count - 1] : NULL;
	double near = PLACE * 10 * fmax(fabs(low), s->step);
	if (last && low - last->high <= near && kind != ROOT_JUMP && last->kind != ROOT_JUMP)
		return; /* a point of the scan that is the end of what was found */
	*ARENA_PUSH(s->memory, s->items, s->count, s->capacity) =
		(root){kind, low, high, s->q->curve(low, s->q->context), s->q->curve(high, s->q->context)};
}

/* ---- closing in ------------------------------------------------------------------ */

/* Between a place that meets the target and one that does not: how far it is met. */
static double met_until(search *s, double met, double not_met)
{
	for (int i = 0; i < STEPS_MOST && fabs(not_met - met) > PLACE * fmax(fabs(met), s->step * SIDE); i++) {
		double middle = met + (not_met - met) / 2;
		if (meets(s, above(middle, s)))
			met = middle;
		else
			not_met = middle;
	}
	return met;
}

/* NaN: GSL gave up, for the curve is not known somewhere in between. */
static double brent(search *s, double low, double high)
{
	gsl_function f = {above, s};
	gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
	int status = solver ? gsl_root_fsolver_set(solver, &f, low, high) : GSL_ENOMEM;
	double x = NAN;
	for (int i = 0; status == GSL_SUCCESS && i < STEPS_MOST; i++) {
		status = gsl_root_fsolver_iterate(solver);
		x = gsl_root_fsolver_root(solver);
		if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), 0, PLACE) == GSL_SUCCESS)
			break;
	}
	if (solver)
		gsl_root_fsolver_free(solver);
	return status == GSL_SUCCESS ? x : NAN;
}

/* A curve that is smooth or bent hardly moves over a thousandth of the way; one that jumps moves all the way. */
static bool is_jump(search *s, double x, double low, double high)
{
	double side = fmax(s->step * SIDE, 4 * PLACE * fabs(x));
	double near = above(fmin(x + side, high), s) - above(fmax(x - side, low), s);
	double far = above(fmin(x + FARTHER * side, high), s) - above(fmax(x - FARTHER * side, low), s);
	return fabs(near) > 8 * s->small && fabs(near) > fabs(far) / 4;
}

/* The last numbers before and behind the jump. */
static void add_jump(search *s, double low, double high, bool rising)
{
	for (int i = 0; i < STEPS_MOST; i++) {
		double middle = low + (high - low) / 2;
		if (middle <= low || middle >= high)
			break;
		if ((above(middle, s) > 0) == rising)
			high = middle;
		else
			low = middle;
	}
	add(s, ROOT_JUMP, low, high);
}

/* A place that meets the target, within a stretch at whose ends it is not met. */
static void add_met(search *s, double x, double low, double high)
{
	double side = fmax(s->step * WIDE, 4 * PLACE * fabs(x)), from = x, to = x;
	if (x - side > low && meets(s, above(x - side, s)))
		from = met_until(s, x - side, low);
	if (x + side < high && meets(s, above(x + side, s)))
		to = met_until(s, x + side, high);
	add(s, from < to ? ROOT_RANGE : ROOT_POINT, from, to);
}

/* The curve is on different sides of the target at both ends. */
static void close_in(search *s, double low, double high, double at_low)
{
	double x = brent(s, low, high);
	if (isnan(x))
		return;
	if (is_jump(s, x, low, high) && !meets(s, above(x, s)))
		add_jump(s, low, high, at_low < 0);
	else
		add_met(s, x, low, high);
}

/* ---- where it turns round ------------------------------------------------------------ */

/* On one side of the target at all three places, and nearest in the middle: it may touch or pass it beside the middle. */
static void look_closer(search *s, double low, double high, double side)
{
	double a = low, b = high, x = b - GOLDEN * (b - a), z = a + GOLDEN * (b - a);
	double at_x = above(x, s) * side, at_z = above(z, s) * side;
	for (int i = 0; i < STEPS_MOST && b - a > PLACE * fmax(fabs(a), s->step); i++) {
		double least = at_x < at_z ? at_x : at_z, place = at_x < at_z ? x : z;
		if (isnan(at_x) || isnan(at_z))
			return;
		if (meets(s, least)) {
			add_met(s, place, low, high);
			return;
		}
		if (least < 0) {
			close_in(s, low, place, side);
			close_in(s, place, high, -side);
			return;
		}
		if (at_x < at_z) {
			b = z;
			z = x;
			at_z = at_x;
			x = b - GOLDEN * (b - a);
			at_x = above(x, s) * side;
		} else {
			a = x;
			x = z;
			at_x = at_z;
			z = a + GOLDEN * (b - a);
			at_z = above(z, s) * side;
		}
	}
}

/* ---- the scan ---------------------------------------------------------------------------- */

static void scan(search *s, roots *out)
{
	double largest = fabs(s->q->target);
	s->n = (s->q->points ? s->q->points : ROOTS_POINTS) + 1;
	s->x = ARENA_ARRAY(s->memory, double, s->n);
	s->above = ARENA_ARRAY(s->memory, double, s->n);
	s->step = (s->q->high - s->q->low) / (double)(s->n - 1);
	out->least = out->most = out->unknown_at = NAN;
	for (size_t i = 0; i < s->n; i++) {
		s->x[i] = i + 1 < s->n ? s->q->low + (double)i * s->step : s->q->high;
		s->above[i] = above(s->x[i], s);
		double value = s->above[i] + s->q->target;
		if (isnan(value)) {
			out->unknown_at = out->unknown++ ? out->unknown_at : s->x[i];
			continue;
		}
		out->least = value >= out->least ? out->least : value;
		out->most = value <= out->most ? out->most : value;
		largest = fmax(largest, fabs(value));
	}
	s->small = MEETS * largest;
	out->points = s->n;
}

/* From point i on all meet the target, up to point `end`, which does not or is not there. */
static void add_stretch(search *s, size_t i, size_t end)
{
	double low = i > 0 ? s->x[i - 1] : s->x[i], high = end < s->n ? s->x[end] : s->x[end - 1];
	if (end - i == 1) {
		add_met(s, s->x[i], low, high);
		return;
	}
	double from = i > 0 ? met_until(s, s->x[i], low) : s->x[i];
	add(s, ROOT_RANGE, from, end < s->n ? met_until(s, s->x[end - 1], high) : s->x[end - 1]);
}

static bool turns_at(const search *s, size_t i)
{
	double y = s->above[i], before = s->above[i > 0 ? i - 1 : i], behind = s->above[i + 1 < s->n ? i + 1 : i];
	if (isnan(before) || isnan(behind) || meets(s, before) || meets(s, behind))
		return false;
	bool one_side = (y > 0) == (before > 0) && (y > 0) == (behind > 0);
	bool flat = y == before && y == behind;
	return one_side && fabs(y) <= fabs(before) && fabs(y) <= fabs(behind) && !flat;
}

static void look_at_all(search *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const double *y = s->above;
		if (isnan(y[i]))
			continue;
		if (meets(s, y[i])) {
			size_t end = i + 1;
			while (end < s->n && meets(s, y[end]))
				end++;
			add_stretch(s, i, end);
			i = end - 1;
		} else if (turns_at(s, i)) {
			look_closer(s, s->x[i > 0 ? i - 1 : i], s->x[i + 1 < s->n ? i + 1 : i], y[i] > 0 ? 1 : -1);
		}
		if (i + 1 < s->n && !isnan(y[i + 1]) && !meets(s, y[i]) && !meets(s, y[i + 1]) && (y[i] > 0) != (y[i + 1] > 0))
			close_in(s, s->x[i], s->x[i + 1], y[i]);
	}
}

roots roots_find(const roots_question *question, arena *memory)
{
	roots out = {0};
	search s = {.q = question, .memory = memory, .nearest = NAN, .at_nearest = NAN};
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	scan(&s, &out);
	look_at_all(&s);
	gsl_set_error_handler(before);
	out.items = s.items;
	out.count = s.count;
	for (size_t i = 0; i < s.count; i++)
		out.met |= s.items[i].kind != ROOT_JUMP;
	out.nearest = s.nearest;
	out.at_nearest = s.at_nearest + question->target;
	return out;
}
