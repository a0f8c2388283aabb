/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths: a series through points, that hold until the next one or are joined year by year. */
#include <gsl/gsl_interp.h>

#include "value_changes.h"

typedef enum { JOIN_STEP, JOIN_LINE, JOIN_SPLINE } path_join;
static const char *const join_words[] = {"step", "line", "spline"};
enum { JOINS = sizeof join_words / sizeof *join_words };

typedef struct {
	period           when;
	double           number;
	const yaml_node *figure;
} path_point;

static bool is_year(period p)
{
	period year = step_days(STEP_YEAR, day_year(p.first));
	return p.first == year.first && p.last == year.last;
}

static bool point_read(reader *r, const yaml_pair *pair, const path_point *before, path_join join, path_point *p)
{
	p->figure = pair->value;
	if (!node_period(r, pair->key, &p->when) || !node_number(r, pair->value, &p->number))
		return false;
	if (before && p->when.first <= before->when.last) {
		char text[PERIOD_TEXT_SIZE];
		error_at(r->d, pair->key->where, "bad-order", "the points of a path must follow each other; this one does not stand behind %s",
		         period_write(before->when, text));
		error_remedy(r->d, "put the earlier one first, and give each period once");
		return false;
	}
	if (join != JOIN_STEP && !is_year(p->when)) {
		error_at(r->d, pair->key->where, "bad-point", "'%.*s' is no year: points that are joined by a %s stand at years",
		         (int)pair->key->text.length, pair->key->text.at, join_words[join]);
		error_remedy(r->d, "write years, or join: step");
		return false;
	}
	return true;
}

static path_point *points_read(reader *r, const value_change *c, path_join join, size_t *count)
{
	const yaml_node *map = c->figure;
	size_t before = diagnostics_errors(r->d);
	*count = 0;
	if (map->kind != YAML_MAP) {
		error_at(r->d, map->where, "not-a-map", "the points of a path are a map of periods and figures");
		error_remedy(r->d, "write points: {2026: 80, 2030: 130}");
		return NULL;
	}
	path_point *points = ARENA_ARRAY(r->memory, path_point, map->count + 1);
	for (size_t i = 0; i < map->count; i++)
		if (point_read(r, &map->pairs[i], *count ? &points[*count - 1] : NULL, join, &points[*count]))
			++*count;
	if (diagnostics_errors(r->d) == before && *count < 2) {
		error_at(r->d, map->where, "one-point", "a path needs at least two points");
		error_remedy(r->d, "one figure is set, and needs no path");
	}
	return diagnostics_errors(r->d) == before ? points : NULL;
}

/* ---- from points to values ------------------------------------------------------------- */

static series_value value_at(const value_change *c, const series *s, period when, double number, const path_point *p)
{
	return (series_value){.when = when, .known = DAY_FIRST, .number = number * s->type.unit.factor, .standing = c->standing,
	                      .source = c->source, .note = c->note, .where = p->figure->where};
}

/* Each holds until the next, the last in its own period. */
static void path_steps(reader *r, const value_change *c, series *s, const path_point *points, size_t count)
{
	series_value *values = ARENA_ARRAY(r->memory, series_value, count);
	for (size_t i = 0; i < count; i++) {
		period until = {points[i].when.first, i + 1 < count ? points[i + 1].when.first - 1 : points[i].when.last};
		values[i] = value_at(c, s, until, points[i].number, &points[i]);
	}
	series_put_values(r->memory, s, values, count);
}

/* Through x and y. Steffen's spline (Astron. Astrophys. 239, 1990, p. 443) is monotone between its points, so that it
 * never overshoots; it needs three, and through two it is a line. */
static gsl_interp *curve_through(const double *x, const double *y, size_t count, path_join join)
{
	gsl_interp *curve = gsl_interp_alloc(join == JOIN_SPLINE && count > 2 ? gsl_interp_steffen : gsl_interp_linear, count);
	gsl_interp_init(curve, x, y, count);
	return curve;
}

/* A value for each year from the first point to the last. */
static void path_years(reader *r, const value_change *c, series *s, const path_point *points, size_t count, path_join join)
{
	double *x = ARENA_ARRAY(r->memory, double, count), *y = ARENA_ARRAY(r->memory, double, count);
	for (size_t i = 0; i < count; i++) {
		x[i] = day_year(points[i].when.first);
		y[i] = points[i].number;
	}
	int first = (int)x[0], last = (int)x[count - 1];
	series_value *values = ARENA_ARRAY(r->memory, series_value, (size_t)(last - first) + 1);
	gsl_interp *curve = curve_through(x, y, count, join);
	for (int year = first, at = 0; year <= last; year++) {
		at += year >= x[at + 1] && (size_t)at + 2 < count;
		const path_point *p = &points[year == last ? count - 1 : (size_t)at];
		double number = year == day_year(p->when.first) ? p->number : gsl_interp_eval(curve, x, y, year, NULL);
		values[year - first] = value_at(c, s, step_days(STEP_YEAR, year), number, p);
	}
	gsl_interp_free(curve);
	series_put_values(r->memory, s, values, (size_t)(last - first) + 1);
}

void change_series_path(reader *r, const value_change *c, series *s)
{
	size_t join = JOIN_STEP, count;
	if (yaml_get(c->map, "join") && !field_word(r, c->map, "join", join_words, JOINS, &join))
		return;
	if (yaml_get(c->map, "in")) {
		error_at(r->d, yaml_get(c->map, "in")->where, "two-keys", "the points of a path say themselves when they hold");
		error_remedy(r->d, "take 'in' out");
		return;
	}
	if (s->type.kind != TYPE_NUMBER) {
		error_at(r->d, c->address->where, "wrong-type", "'%s' holds no numbers that could follow a path", s->name);
		error_remedy(r->d, "set it");
		return;
	}
	const path_point *points = points_read(r, c, (path_join)join, &count);
	if (points && join == JOIN_STEP)
		path_steps(r, c, s, points, count);
	else if (points)
		path_years(r, c, s, points, count, (path_join)join);
}
