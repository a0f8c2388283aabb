/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths: a series through points, that hold until the next one or are joined year by year. */
#include <gsl/gsl_interp.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "value_changes.h"

typedef enum { BY_STEP, BY_LINE, BY_SPLINE } point_join;
static const char *const join_words[] = {"step", "line", "spline"};
enum { JOINS = sizeof join_words / sizeof *join_words };

typedef struct {
	period           when;
	double           number;
	const yaml_node *figure;
} change_point;

/* Where a document of kind `price-path` stands behind the points: what money of a year is worth. */
typedef struct {
	const price_path *is;      /* NULL: the change says its points itself */
	money_assumption  money;
	double            rate;    /* units of the series' currency for one of the path's */
	const char       *note;
} path_behind;

static bool is_year(period p)
{
	period year = step_days(STEP_YEAR, day_year(p.first));
	return p.first == year.first && p.last == year.last;
}

static bool point_read(reader *r, const yaml_pair *pair, const change_point *before, point_join join, change_point *p)
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
	if (join != BY_STEP && !is_year(p->when)) {
		error_at(r->d, pair->key->where, "bad-point", "'%.*s' is no year: points that are joined by a %s stand at years",
		         (int)pair->key->text.length, pair->key->text.at, join_words[join]);
		error_remedy(r->d, "write years, or join: step");
		return false;
	}
	return true;
}

static change_point *points_read(reader *r, const value_change *c, point_join join, size_t *count)
{
	const yaml_node *map = c->figure;
	size_t before = diagnostics_errors(r->d);
	*count = 0;
	if (map->kind != YAML_MAP) {
		error_at(r->d, map->where, "not-a-map", "the points of a path are a map of periods and figures");
		error_remedy(r->d, "write points: {2026: 80, 2030: 130}");
		return NULL;
	}
	change_point *points = ARENA_ARRAY(r->memory, change_point, map->count + 1);
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

static series_value value_at(reader *r, const value_change *c, const series *s, period when, double number, const change_point *p,
                             const path_behind *behind)
{
	series_value v = {.when = when, .known = DAY_FIRST, .number = number * s->type.unit.factor, .standing = c->standing,
	                  .changed = true, .source = c->source, .note = c->note, .where = p->figure->where};
	bool assumed = false;
	if (!behind->is)
		return v;
	v.number = number * behind->rate * price_path_factor(behind->is, day_year(when.first), &behind->money, &assumed, c->address->where, r->d);
	v.standing = v.standing > behind->is->standing ? v.standing : behind->is->standing;
	v.note = v.note ? v.note : behind->note;
	v.source = v.source.text ? v.source : behind->is->source;
	return v;
}

/* Each holds until the next, the last in its own period. */
static void path_steps(reader *r, const value_change *c, series *s, const change_point *points, size_t count, const path_behind *behind)
{
	series_value *values = NULL;
	size_t n = 0, capacity = 0;
	for (size_t i = 0; i < count; i++) {
		period until = {points[i].when.first, i + 1 < count ? points[i + 1].when.first - 1 : points[i].when.last};
		/* What money of another year is worth differs from year to year. */
		bool by_year = behind->is != NULL;
		for (int year = day_year(until.first); year <= day_year(until.last); year++) {
			*ARENA_PUSH(r->memory, values, n, capacity) =
				value_at(r, c, s, by_year ? step_days(STEP_YEAR, year) : until, points[i].number, &points[i], behind);
			if (!by_year)
				break;
		}
	}
	series_put_values(r->memory, s, values, n);
}

/* Through x and y. Steffen's spline (Astron. Astrophys. 239, 1990, p. 443) is monotone between its points, so that it
 * never overshoots; it needs three, and through two it is a line. */
static gsl_interp *curve_through(const double *x, const double *y, size_t count, point_join join)
{
	gsl_interp *curve = gsl_interp_alloc(join == BY_SPLINE && count > 2 ? gsl_interp_steffen : gsl_interp_linear, count);
	gsl_interp_init(curve, x, y, count);
	return curve;
}

/* A value for each year from the first point to the last. */
static void path_years(reader *r, const value_change *c, series *s, const change_point *points, size_t count, point_join join,
                       const path_behind *behind)
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
		const change_point *p = &points[year == last ? count - 1 : (size_t)at];
		double number = year == day_year(p->when.first) ? p->number : gsl_interp_eval(curve, x, y, year, NULL);
		values[year - first] = value_at(r, c, s, step_days(STEP_YEAR, year), number, p, behind);
	}
	gsl_interp_free(curve);
	series_put_values(r->memory, s, values, (size_t)(last - first) + 1);
}

/* ---- documents of paths ---------------------------------------------------------------- */

/* The same unit but for the currency, of which `rate` says what one is worth. */
static bool path_fits(reader *r, const value_change *c, const series *s, const price_path *p, double *rate)
{
	unit per, currency;
	char own[4] = "";
	bool price = unit_parse(slice_of("tCO2e"), &per) && unit_multiply(&s->type.unit, &per, &currency);
	if (price)
		unit_currency(&currency, own);
	if (!price || !own[0] || !unit_same(&currency, &(unit){.factor = 1, .count = currency.count, .part = {currency.part[0]}})) {
		error_at(r->d, c->address->where, "wrong-unit", "'%s' is no price of carbon: it is in %s", s->name, type_text(r->memory, &s->type));
		return false;
	}
	*rate = 1;
	const yaml_node *said = yaml_get(c->map, "rate");
	if (said)
		return change_rate(r, said, rate);
	if (strcmp(own, p->currency) == 0)
		return true;
	error_at(r->d, yaml_get(c->map, "from")->where, "wrong-currency", "'%s' is in %s, the series in %s", p->id, p->currency, own);
	error_remedy(r->d, "say what one %s is taken to be worth: rate: 0.9, in %s", p->currency, own);
	return false;
}

/* "2 %" or "0.02". */
static bool yearly_read(reader *r, const yaml_node *node, double *x)
{
	bool per_cent = node->kind == YAML_SCALAR && node->text.length && node->text.at[node->text.length - 1] == '%';
	size_t at;
	if (!per_cent)
		return node_number(r, node, x);
	if (number_read(slice_trim((slice){node->text.at, node->text.length - 1}), x, &at) != NUMBER_OK) {
		error_at(r->d, node->where, "bad-number", "a rate such as 2 %% or 0.02 must stand here");
		return false;
	}
	*x /= 100;
	return true;
}

/* A share a year; NAN: nobody says it, or it is wrong. Who writes 2 means per cent, not prices that treble every year. */
static double inflation_said(reader *r, const value_change *c)
{
	double x;
	const yaml_node *node = yaml_get(c->map, "inflation");
	if (!node || !yearly_read(r, node, &x))
		return NAN;
	if (x > -1 && x < 1)
		return x;
	error_at(r->d, node->where, "bad-rate", "prices that rise by %.10g %% a year are no assumption about inflation", 100 * x);
	error_remedy(r->d, "write %.10g %%", fabs(x) < 100 ? x : 2.0);
	return NAN;
}

/* The points of a document of kind `price-path`. */
static change_point *points_behind(reader *r, const value_change *c, const series *s, size_t *join, size_t *count, path_behind *behind)
{
	static const char levels_name[] = "common-price_levels.gdp_deflator";
	const yaml_node *from = yaml_get(c->map, "from");
	const char *id = field_text(r, c->map, "from");
	const price_path *p = id ? rulebook_price_path(r->book, id, from->where, r->d) : NULL;
	nominal_path nominal;
	size_t before = diagnostics_errors(r->d);
	if (!p || !path_fits(r, c, s, p, &behind->rate))
		return NULL;
	behind->money.inflation = inflation_said(r, c);
	if (diagnostics_errors(r->d) > before)
		return NULL;
	behind->money.levels = p->basis == MONEY_REAL ? rulebook_price_levels(r->book, levels_name, p->currency, DAY_LAST, from->where, r->d) : NULL;
	if ((p->basis == MONEY_REAL && !behind->money.levels) || !price_path_nominal(p, &behind->money, r->memory, &nominal, from->where, r->d))
		return NULL;
	behind->is = p;
	behind->note = nominal.note;
	*join = yaml_get(c->map, "join") ? *join : p->join == JOIN_LINE ? BY_LINE : BY_STEP;
	change_point *points = ARENA_ARRAY(r->memory, change_point, p->count);
	for (*count = 0; *count < p->count; ++*count)
		points[*count] = (change_point){step_days(STEP_YEAR, p->points[*count].year), p->points[*count].figure, from};
	return points;
}

void change_series_path(reader *r, const value_change *c, series *s)
{
	size_t join = BY_STEP, count;
	path_behind behind = {.rate = 1};
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
	bool from = yaml_get(c->map, "from") != NULL;
	const change_point *points = from ? points_behind(r, c, s, &join, &count, &behind) : points_read(r, c, (point_join)join, &count);
	if (points && (join == BY_STEP || count == 1))
		path_steps(r, c, s, points, count, &behind);
	else if (points)
		path_years(r, c, s, points, count, (point_join)join, &behind);
}
