/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of values: set, scale, shift and path. Those of a series are put into it. What is computed or looked up is
 * changed in formulas: the figure becomes a series of its own, which they read, so that whatever reads formulas (units,
 * explanations, blocks) sees the change. */
#include <gsl/gsl_interp.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

/* One change of a value, read. */
typedef struct {
	const yaml_node *map, *address, *figure; /* figure: of set, scale and shift */
	int         word;
	period      when;
	expr       *where;   /* for which lines; NULL: for all */
	standing    standing;
	citation    source;
} value_change;

static const char *const value_words[] = {"set", "scale", "shift", "path", "link"};
static const char *const value_operands[] = {"to", "by", "by", "points", "with"};
enum { VALUE_SET, VALUE_SCALE, VALUE_SHIFT, VALUE_PATH, VALUE_LINK, VALUE_WORDS };

/* ---- what is changed ------------------------------------------------------------- */

/* "series.price" and "price" are the same. */
static slice without(slice name, const char *section)
{
	slice prefix = slice_of(section);
	return slice_starts(name, prefix) ? (slice){name.at + prefix.length, name.length - prefix.length} : name;
}

static series *series_named(const document *doc, slice name)
{
	for (size_t i = 0; i < doc->series_count; i++)
		if (slice_is(without(name, "series."), doc->series[i].name))
			return &doc->series[i];
	return NULL;
}

static quantity *quantity_named(const document *doc, slice name)
{
	for (size_t i = 0; i < doc->quantity_count; i++)
		if (slice_is(without(name, "quantities."), doc->quantities[i].name))
			return &doc->quantities[i];
	return NULL;
}

/* "mark_up.value": a column of a table. */
static const table *column_named(const document *doc, slice name, const table_column **column)
{
	slice rest = without(name, "tables."), first;
	slice_split(&rest, '.', &first);
	for (size_t i = 0; rest.at && i < doc->table_count; i++)
		for (size_t k = 0; slice_is(first, doc->tables[i].name) && k < doc->tables[i].column_count; k++) {
			*column = &doc->tables[i].columns[k];
			if (slice_is(rest, (*column)->name))
				return &doc->tables[i];
		}
	return NULL;
}

static void nothing_named(reader *r, const yaml_node *address)
{
	enum { NAMES_MAX = 1024 };
	const document *doc = r->document;
	const char *names[NAMES_MAX];
	size_t n = 0;
	for (size_t i = 0; i < doc->series_count && n < NAMES_MAX; i++)
		names[n++] = doc->series[i].name;
	for (size_t i = 0; i < doc->quantity_count && n < NAMES_MAX; i++)
		if (doc->quantities[i].type.kind == TYPE_NUMBER && doc->quantities[i].case_count)
			names[n++] = doc->quantities[i].name;
	for (size_t i = 0; i < doc->table_count; i++)
		for (size_t k = 0; k < doc->tables[i].column_count && n < NAMES_MAX; k++)
			if (doc->tables[i].columns[k].type.kind == TYPE_NUMBER)
				names[n++] = arena_printf(r->memory, "%s.%s", doc->tables[i].name, doc->tables[i].columns[k].name);
	slice said = without(without(without(address->text, "series."), "quantities."), "tables.");
	const char *near = text_nearest(said, names, n);
	for (size_t i = 0; i < n && !near; i++) /* the table, without its column */
		near = slice_starts(slice_of(names[i]), said) && names[i][said.length] == '.' ? names[i] : NULL;
	error_at(r->d, address->where, "unknown-name", "there is no series, quantity or column '%.*s' to change in %s",
	         (int)address->text.length, address->text.at, doc->id);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else
		error_remedy(r->d, "octroi show %s lists them", doc->id);
}

/* ---- series ------------------------------------------------------------------------ */

static bool says_it_too(const series_value *old, const series_value *v)
{
	if (old->when.first > v->when.first || old->when.last < v->when.last)
		return false;
	return old->unknown || v->unknown ? old->unknown == v->unknown : old->number == v->number && old->code == v->code;
}

/* A change may cut a period in two and still alter nothing. */
static bool same_values(const series *s, const series_value *old, size_t count)
{
	for (size_t i = 0; i < s->count; i++) {
		bool found = false;
		for (size_t k = 0; k < count && !found; k++)
			found = says_it_too(&old[k], &s->values[i]);
		if (!found)
			return false;
	}
	return true;
}

static void series_set(reader *r, const value_change *c, series *s)
{
	series_value v = {.when = c->when, .known = DAY_FIRST, .number = NAN, .standing = c->standing, .source = c->source,
	                  .where = c->figure->where};
	if (c->figure->kind != YAML_SCALAR)
		error_at(r->d, c->figure->where, "wrong-kind", "one value must stand here");
	else if (series_value_read(r, s, c->figure, &v))
		series_put_value(r->memory, s, &v);
}

static void series_times_plus(reader *r, const value_change *c, series *s, bool times)
{
	double number;
	if (s->type.kind != TYPE_NUMBER) {
		error_at(r->d, c->address->where, "wrong-type", "'%s' holds no numbers that could be %s", s->name, times ? "scaled" : "shifted");
		error_remedy(r->d, "set it, or give it a path");
		return;
	}
	if (!node_number(r, c->figure, &number))
		return;
	if (!series_alter(r->memory, s, c->when, times ? number : 1, times ? 0 : number * s->type.unit.factor, c->standing)) {
		error_at(r->d, c->address->where, "nothing-known", "'%s' has no known value there that could be %s", s->name, times ? "scaled" : "shifted");
		error_remedy(r->d, "set it, or give it a path");
	}
}

/* ---- paths ---------------------------------------------------------------------------- */

typedef enum { BY_STEP, BY_LINE, BY_SPLINE } change_join;
static const char *const join_words[] = {"step", "line", "spline"};

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

static bool point_read(reader *r, const yaml_pair *pair, const change_point *before, change_join join, change_point *p)
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

static change_point *points_read(reader *r, const value_change *c, change_join join, size_t *count)
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
		error_remedy(r->d, "one figure for all days is said by set: … to: …");
	}
	return diagnostics_errors(r->d) == before ? points : NULL;
}

static void path_put(reader *r, const value_change *c, series *s, period when, double number, const change_point *p,
                     const path_behind *behind)
{
	series_value v = {.when = when, .known = DAY_FIRST, .number = number * s->type.unit.factor, .standing = c->standing,
	                  .source = c->source, .where = p->figure->where};
	bool assumed = false;
	if (behind->is) {
		double money = price_path_factor(behind->is, day_year(when.first), &behind->money, &assumed, c->address->where, r->d);
		v.number = number * behind->rate * money;
		v.standing = v.standing > behind->is->standing ? v.standing : behind->is->standing;
		v.note = behind->note;
		if (!v.source.text)
			v.source = behind->is->source;
	}
	series_put_value(r->memory, s, &v);
}

static void path_steps(reader *r, const value_change *c, series *s, const change_point *points, size_t count, const path_behind *behind)
{
	for (size_t i = 0; i < count; i++) {
		period until = {points[i].when.first, i + 1 < count ? points[i + 1].when.first - 1 : points[i].when.last};
		if (!behind->is) {
			path_put(r, c, s, until, points[i].number, &points[i], behind);
			continue;
		}
		for (int year = day_year(until.first); year <= day_year(until.last); year++)
			path_put(r, c, s, step_days(STEP_YEAR, year), points[i].number, &points[i], behind);
	}
}

/* A value for each year from the first point to the last. */
static void path_years(reader *r, const value_change *c, series *s, const change_point *points, size_t count, change_join join,
                       const path_behind *behind)
{
	double *x = ARENA_ARRAY(r->memory, double, count), *y = ARENA_ARRAY(r->memory, double, count);
	for (size_t i = 0; i < count; i++) {
		x[i] = day_year(points[i].when.first);
		y[i] = points[i].number;
	}
	/* Steffen's spline goes through its points and is monotone between them, so that it never overshoots; it needs three. */
	const gsl_interp_type *kind = join == BY_SPLINE && count > 2 ? gsl_interp_steffen : gsl_interp_linear;
	gsl_interp *curve = gsl_interp_alloc(kind, count);
	gsl_interp_init(curve, x, y, count);
	size_t at = 0;
	for (int year = (int)x[0]; year <= (int)x[count - 1]; year++) {
		at += at + 1 < count && year >= x[at + 1];
		bool is_point = year == x[at];
		path_put(r, c, s, step_days(STEP_YEAR, year), is_point ? y[at] : gsl_interp_eval(curve, x, y, year, NULL), &points[at], behind);
	}
	gsl_interp_free(curve);
}

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
		return node_number(r, said, rate);
	if (strcmp(own, p->currency) == 0)
		return true;
	error_at(r->d, yaml_get(c->map, "from")->where, "wrong-currency", "'%s' is in %s, the series in %s", p->id, p->currency, own);
	error_remedy(r->d, "say what one %s is taken to be worth: rate: 0.9, in %s", p->currency, own);
	return false;
}

/* Share or per cent a year; NAN: nobody says it. */
static double inflation_said(reader *r, const value_change *c)
{
	double x = NAN;
	const yaml_node *node = yaml_get(c->map, "inflation");
	if (node && node->kind == YAML_SCALAR && node->text.length && node->text.at[node->text.length - 1] == '%') {
		size_t at;
		slice figure = slice_trim((slice){node->text.at, node->text.length - 1});
		if (number_read(figure, &x, &at) == NUMBER_OK)
			return x / 100;
		error_at(r->d, node->where, "bad-number", "a rate such as 2 %% or 0.02 must stand here");
		return NAN;
	}
	return node && node_number(r, node, &x) ? x : NAN;
}

/* The points of a document of kind `price-path`. */
static change_point *points_behind(reader *r, const value_change *c, const series *s, size_t *join, size_t *count, path_behind *behind)
{
	static const char levels_name[] = "common-price_levels.gdp_deflator";
	const yaml_node *from = yaml_get(c->map, "from");
	const char *id = field_text(r, c->map, "from");
	const price_path *p = id ? rulebook_price_path(r->book, id, from->where, r->d) : NULL;
	nominal_path nominal;
	if (!p || !path_fits(r, c, s, p, &behind->rate))
		return NULL;
	behind->money.inflation = inflation_said(r, c);
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

static void series_path(reader *r, const value_change *c, series *s)
{
	size_t join = BY_STEP, count;
	path_behind behind = {.rate = 1};
	if (yaml_get(c->map, "join") && !field_word(r, c->map, "join", join_words, 3, &join))
		return;
	if (yaml_get(c->map, "in")) {
		error_at(r->d, yaml_get(c->map, "in")->where, "two-keys", "the points of a path say themselves when they hold");
		return;
	}
	if (s->type.kind != TYPE_NUMBER) {
		error_at(r->d, c->address->where, "wrong-type", "'%s' holds no numbers that could follow a path", s->name);
		return;
	}
	bool from = yaml_get(c->map, "from") != NULL;
	const change_point *points = from ? points_behind(r, c, s, &join, &count, &behind) : points_read(r, c, (change_join)join, &count);
	if (points && (join == BY_STEP || count == 1))
		path_steps(r, c, s, points, count, &behind);
	else if (points)
		path_years(r, c, s, points, count, (change_join)join, &behind);
}

/* ---- links --------------------------------------------------------------------------- */

/* "eu-ets.price": a series of another document. NULL after an error. */
static const series *series_elsewhere(reader *r, const yaml_node *node)
{
	slice rest = node->text, id;
	slice_split(&rest, '.', &id);
	if (node->kind != YAML_SCALAR || !rest.at) {
		error_at(r->d, node->where, "bad-address", "the series of another document must stand here");
		error_remedy(r->d, "write with: ID.name, as octroi show series prints it");
		return NULL;
	}
	const document *doc = rulebook_document(r->book, arena_copy(r->memory, id.at, id.length), node->where, r->d);
	const series *s = doc ? series_named(doc, rest) : NULL;
	if (doc && !s) {
		error_at(r->d, node->where, "unknown-name", "%s has no series '%.*s'", doc->id, (int)rest.length, rest.at);
		error_remedy(r->d, "octroi show series %s lists them", doc->id);
	}
	return s;
}

/* What one unit of the other series is worth in this one's; they may differ in their currency alone. */
static bool link_rate(reader *r, const value_change *c, const series *s, const series *other, double *rate)
{
	const yaml_node *said = yaml_get(c->map, "rate");
	*rate = 1;
	if (said)
		return node_number(r, said, rate);
	if (s->type.kind == TYPE_NUMBER && other->type.kind == TYPE_NUMBER && unit_same(&s->type.unit, &other->type.unit))
		return true;
	error_at(r->d, c->figure->where, "wrong-unit", "'%s' is in %s, '%s' in %s", other->name, type_text(r->memory, &other->type), s->name,
	         type_text(r->memory, &s->type));
	error_remedy(r->d, "say what one unit of the other is taken to be worth: rate: 0.86");
	return false;
}

/* From then on the series says what another one says, and nothing where that says nothing. */
static void series_link(reader *r, const value_change *c, series *s)
{
	const series *other = series_elsewhere(r, c->figure);
	double rate;
	if (!other || !link_rate(r, c, s, other, &rate))
		return;
	series_value v = {.when = c->when, .known = DAY_FIRST, .standing = c->standing, .source = c->source, .where = c->figure->where,
	                  .unknown = arena_printf(r->memory, "it follows %.*s, which says nothing then", (int)c->figure->text.length, c->figure->text.at)};
	series_put_value(r->memory, s, &v);
	for (size_t i = 0; i < other->count; i++) {
		series_value its = other->values[i];
		if (i + 1 == other->count && other->carry)
			its.when.last = DAY_LAST;
		if (!period_overlaps(its.when, c->when))
			continue;
		its.when.first = its.when.first > c->when.first ? its.when.first : c->when.first;
		its.when.last = its.when.last < c->when.last ? its.when.last : c->when.last;
		its.number *= rate;
		its.known = DAY_FIRST;
		its.standing = its.standing > c->standing ? its.standing : c->standing;
		series_put_value(r->memory, s, &its);
	}
}

/* A value that is carried to later days still is, up to the first of those that were put in behind it. */
static void carry_on(reader *r, series *s, const series_value *last)
{
	day next = DAY_LAST;
	for (size_t i = 0; i < s->count; i++)
		if (s->values[i].when.first > last->when.last && s->values[i].when.first < next)
			next = s->values[i].when.first;
	if (next == DAY_LAST || next == last->when.last + 1)
		return;
	series_value carried = *last;
	carried.when = (period){last->when.last + 1, next - 1};
	carried.known = DAY_FIRST;
	carried.standing = last->standing > s->carry_standing ? last->standing : s->carry_standing;
	carried.note = s->carry_note;
	series_put_value(r->memory, s, &carried);
}

static void series_change(reader *r, const value_change *c, series *s)
{
	const series_value *old = s->values;
	size_t count = s->count, before = diagnostics_errors(r->d);
	if (c->where) {
		error_at(r->d, yaml_get(c->map, "where")->where, "wrong-type", "'%s' is a series, the same for all lines", s->name);
		error_remedy(r->d, "change a quantity that reads it, where it is to hold for some of them");
		return;
	}
	if (c->word == VALUE_SET)
		series_set(r, c, s);
	else if (c->word == VALUE_PATH)
		series_path(r, c, s);
	else if (c->word == VALUE_LINK)
		series_link(r, c, s);
	else
		series_times_plus(r, c, s, c->word == VALUE_SCALE);
	if (diagnostics_errors(r->d) == before && same_values(s, old, count))
		change_idle(r, c->figure->where);
	else if (s->carry && count && !old[count - 1].unknown)
		carry_on(r, s, &old[count - 1]);
}

/* ---- formulas ------------------------------------------------------------------------ */

static expr *name_expr(reader *r, const char *name, place where)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_NAME, .where = where, .op_where = where, .parts = {slice_of(name)}, .part_count = 1};
	return e;
}

static expr *number_expr(reader *r, const char *text, double number, place where)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_NUMBER, .where = where, .op_where = where, .number = number, .text = slice_of(text)};
	return e;
}

/* Of one, two or three operands. */
static expr *operation_expr(reader *r, operation op, expr *a, expr *b, expr *c)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_OPERATION, .op = op, .where = a->where, .op_where = a->where, .count = c ? 3 : b ? 2 : 1};
	e->operands = ARENA_ARRAY(r->memory, expr *, e->count);
	e->operands[0] = a;
	if (b)
		e->operands[1] = b;
	if (c)
		e->operands[2] = c;
	return e;
}

/* Where the series is known, and the line is one of those meant. */
static expr *holds(reader *r, const value_change *c, const char *name)
{
	expr *known = operation_expr(r, OP_KNOWN, name_expr(r, name, c->address->where), NULL, NULL);
	return c->where ? operation_expr(r, OP_AND, known, c->where, NULL) : known;
}

/* What a formula gives, changed by the series of that name. */
static expr *changed(reader *r, const value_change *c, expr *old, const char *name)
{
	place where = c->address->where;
	expr *figure = name_expr(r, name, where);
	if (c->word == VALUE_SET || c->word == VALUE_PATH)
		return operation_expr(r, OP_IF, holds(r, c, name), figure, old);
	bool times = c->word == VALUE_SCALE;
	if (c->where)
		figure = operation_expr(r, OP_IF, c->where, figure, number_expr(r, times ? "1" : "0", times, where));
	return operation_expr(r, times ? OP_MULTIPLY : OP_ADD, old, figure, NULL);
}

static bool name_taken(const document *doc, const char *name)
{
	return series_named(doc, slice_of(name)) || quantity_named(doc, slice_of(name));
}

/* A new series for the figure, in the unit of what is changed or, where it is a factor, in none. Outside of its period
 * stands what alters nothing; of what replaces, nothing. NULL after an error. */
static series *series_for(reader *r, const value_change *c, const char *of, const unit *in)
{
	static const char *const suffixes[] = {"set_to", "scaled_by", "shifted_by", "path"};
	static const double still[] = {NAN, 1, 0, NAN};
	document *doc = r->document;
	size_t before = diagnostics_errors(r->d);
	series *all = ARENA_ARRAY(r->memory, series, doc->series_count + 1);
	if (doc->series_count)
		memcpy(all, doc->series, doc->series_count * sizeof *all);
	const char *name = arena_printf(r->memory, "%s_%s", of, suffixes[c->word]);
	for (int again = 2; name_taken(doc, name); again++)
		name = arena_printf(r->memory, "%s_%s_%d", of, suffixes[c->word], again);
	series *s = &all[doc->series_count];
	*s = (series){.name = name, .type = {.kind = TYPE_NUMBER, .unit = c->word == VALUE_SCALE ? unit_one : *in},
	              .clock = slice_of(doc->clock_count ? doc->clocks[0].name : "date"), .clock_where = c->address->where,
	              .source = c->source, .where = c->address->where};
	if (!isnan(still[c->word]))
		series_put(r->memory, s, (period){DAY_FIRST, DAY_LAST}, still[c->word], STANDING_GIVEN, NULL, c->address->where);
	if (c->word == VALUE_PATH)
		series_path(r, c, s);
	else
		series_set(r, c, s);
	doc->series = all;
	doc->series_count++;
	return diagnostics_errors(r->d) == before ? s : NULL;
}

static void check_idle(reader *r, const value_change *c)
{
	double number;
	size_t at;
	bool factor = c->word == VALUE_SCALE;
	if ((factor || c->word == VALUE_SHIFT) && number_read(c->figure->text, &number, &at) == NUMBER_OK && number == factor)
		change_idle(r, c->figure->where);
}

/* ---- quantities ------------------------------------------------------------------------ */

static bool can_be_changed(reader *r, const value_change *c, const quantity *q)
{
	if (c->word != VALUE_LINK && q->type.kind == TYPE_NUMBER && q->case_count && !q->level.at)
		return true;
	error_at(r->d, c->address->where, "wrong-type", "'%s' is %s, which %s cannot change", q->name,
	         q->is_lookup ? "a look-up" : q->level.at ? "computed for a group of lines" : "not a number that a formula computes",
	         value_words[c->word]);
	if (c->word == VALUE_LINK)
		error_remedy(r->d, "a series can be linked with another; octroi show series lists them");
	else if (q->is_lookup)
		error_remedy(r->d, "change a column of its table: %.*s.COLUMN", (int)q->lookup.table.length, q->lookup.table.at);
	else
		error_remedy(r->d, "change what it is computed from");
	return false;
}

/* Where the figure is known and meant it stands before all cases, else they decide. */
static void case_before(reader *r, const value_change *c, quantity *q, const char *name)
{
	rule_case *all = ARENA_ARRAY(r->memory, rule_case, q->case_count + 1);
	all[0] = (rule_case){.when = holds(r, c, name), .formula = name_expr(r, name, c->address->where), .where = c->address->where};
	memcpy(all + 1, q->cases, q->case_count * sizeof *all);
	q->cases = all;
	q->case_count++;
}

static void quantity_change(reader *r, const value_change *c, quantity *q)
{
	const series *s = can_be_changed(r, c, q) ? series_for(r, c, q->name, &q->type.unit) : NULL;
	if (!s)
		return;
	check_idle(r, c);
	if (c->word == VALUE_SET || c->word == VALUE_PATH) {
		case_before(r, c, q, s->name);
		return;
	}
	for (size_t i = 0; i < q->case_count; i++)
		if (q->cases[i].formula)
			q->cases[i].formula = changed(r, c, q->cases[i].formula, s->name);
}

/* ---- columns of tables ------------------------------------------------------------------- */

/* Wherever a formula reads the column of a look-up in the table. */
typedef struct {
	const table        *table;
	const table_column *column;
	const char         *name; /* of the series */
	size_t              found;
} column_reads;

static bool reads_column(const document *doc, const column_reads *of, const expr *e)
{
	if (e->kind != EXPR_NAME || e->part_count != 2 || !slice_is(e->parts[1], of->column->name))
		return false;
	const quantity *q = quantity_named(doc, e->parts[0]);
	return q && q->is_lookup && slice_is(q->lookup.table, of->table->name);
}

static void change_reads(reader *r, const value_change *c, column_reads *of, expr *e)
{
	for (size_t i = 0; e && e->kind == EXPR_OPERATION && i < e->count; i++)
		change_reads(r, c, of, e->operands[i]);
	if (!e || !reads_column(r->document, of, e))
		return;
	expr *old = ARENA_NEW(r->memory, expr);
	*old = *e;
	*e = *changed(r, c, old, of->name);
	of->found++;
}

static void column_change(reader *r, const value_change *c, const table *t, const table_column *column)
{
	const document *doc = r->document;
	if (column->type.kind != TYPE_NUMBER || c->word == VALUE_LINK) {
		error_at(r->d, c->address->where, "wrong-type", c->word == VALUE_LINK ? "'%s.%s' is no series" : "'%s.%s' holds no numbers", t->name, column->name);
		return;
	}
	const char *of = arena_printf(r->memory, "%s_%s", t->name, column->name);
	const series *s = series_for(r, c, of, &column->type.unit);
	if (!s)
		return;
	column_reads reads = {t, column, s->name, 0};
	check_idle(r, c);
	for (size_t i = 0; i < doc->quantity_count; i++)
		for (size_t k = 0; k < doc->quantities[i].case_count; k++) {
			change_reads(r, c, &reads, doc->quantities[i].cases[k].when);
			change_reads(r, c, &reads, doc->quantities[i].cases[k].formula);
		}
	if (!reads.found) {
		error_at(r->d, c->address->where, "idle-change", "no formula of %s reads '%s.%s'", doc->id, t->name, column->name);
		error_remedy(r->d, "change what is read: octroi show %s.%s", doc->id, t->name);
	}
}

/* ---- all of them ----------------------------------------------------------------------------- */

static bool change_read(reader *r, const yaml_node *map, int word, value_change *c)
{
	*c = (value_change){.map = map, .address = yaml_get(map, value_words[word]), .word = word, .when = {DAY_FIRST, DAY_LAST}};
	bool behind = word == VALUE_PATH && yaml_get(map, "from");
	c->figure = behind ? yaml_get(map, "from") : need(r, map, value_operands[word], "a change");
	if (behind && yaml_get(map, "points")) {
		error_at(r->d, yaml_get(map, "points")->where, "two-keys", "a path has points of its own or is taken from a document, not both");
		return false;
	}
	const yaml_node *in = field_scalar(r, map, "in");
	if (!c->figure || (in && !node_period(r, in, &c->when)))
		return false;
	c->where = field_formula(r, map, "where");
	c->source = field_citation(r, map);
	c->standing = c->source.text ? c->source.standing : STANDING_SCENARIO;
	field_standing(r, map, &c->standing);
	return true;
}

static void apply_change(reader *r, const value_change *c)
{
	const table_column *column = NULL;
	series *s = series_named(r->document, c->address->text);
	quantity *q = s ? NULL : quantity_named(r->document, c->address->text);
	const table *t = s || q ? NULL : column_named(r->document, c->address->text, &column);
	if (s)
		series_change(r, c, s);
	else if (q)
		quantity_change(r, c, q);
	else if (t)
		column_change(r, c, t, column);
	else
		nothing_named(r, c->address);
}

void apply_value_changes(reader *r, const yaml_node *changes)
{
	for (size_t i = 0; changes && i < changes->count; i++) {
		const yaml_node *map = changes->items[i];
		int word = 0;
		value_change c;
		while (word < VALUE_WORDS && (map->kind != YAML_MAP || !yaml_get(map, value_words[word])))
			word++;
		if (word < VALUE_WORDS && change_read(r, map, word, &c))
			apply_change(r, &c);
	}
}
