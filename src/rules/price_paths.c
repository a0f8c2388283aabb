/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of kind `price-path`: what somebody said that carbon costs, or will, year by year. */
#include <string.h>

#include "reader.h"

const char *const path_statement_words[PATH_STATEMENTS] = {"analyst-forecast", "government-assumption", "study-assumption",
                                                           "shadow-price",     "policy-benchmark",      "announced"};
const char *const money_basis_words[MONEY_BASES] = {"nominal", "real", "unstated"};
const char *const path_join_words[PATH_JOINS] = {"step", "line"};

static const char what[] = "a price path";

/* ---- its head ------------------------------------------------------------------ */

static void unit_of_path(reader *r, const yaml_node *root, price_path *p)
{
	const yaml_node *node = need(r, root, "unit", what) ? field_scalar(r, root, "unit") : NULL;
	unit mass, money;
	p->unit = unit_one;
	if (!node || !unit_read(node->where, &p->unit, r->d))
		return;
	p->unit_text = arena_copy(r->memory, node->text.at, node->text.length);
	if (unit_parse(slice_of("tCO2e"), &mass) && unit_multiply(&p->unit, &mass, &money) && money.count == 1)
		unit_currency(&money, p->currency);
	if (*p->currency) {
		r->document->currency = p->currency;
		return;
	}
	error_at(r->d, node->where, "bad-unit", "%s is in money per tonne of CO2e, not in '%s'", what, p->unit_text);
	error_remedy(r->d, "write the three capital letters of a currency, as in EUR/tCO2e");
}

/* basis: nominal, unstated or {real: 2010}. */
static void basis_of_path(reader *r, const yaml_node *root, price_path *p)
{
	static const char remedy[] = "write the year of whose money it is: basis: {real: 2010}";
	const yaml_node *node = need(r, root, "basis", what);
	size_t word = MONEY_UNSTATED;
	double year;
	if (node && node->kind == YAML_MAP) {
		p->basis = MONEY_REAL;
		const yaml_node *of = map_check(r, node, KEY_SET("a basis", "real")) ? need(r, node, "real", "a basis") : NULL;
		if (of && node_year(of, &year)) {
			p->base_year = (int)year;
		} else if (of) {
			error_at(r->d, of->where, "bad-year", "a year of four digits must stand here");
			error_remedy(r->d, "%s", remedy);
		}
		return;
	}
	if (node && field_word(r, root, "basis", money_basis_words, MONEY_BASES, &word) && word == MONEY_REAL) {
		error_at(r->d, node->where, "no-base-year", "constant money is that of a year, and none is said");
		error_remedy(r->d, "%s", remedy);
	}
	p->basis = (money_basis)word;
}

/* ---- its points ---------------------------------------------------------------- */

static bool year_of_point(reader *r, const yaml_node *key, const price_path *p, int *out)
{
	double year;
	bool digits = key->text.length == 4;
	for (size_t i = 0; digits && i < 4; i++)
		digits = key->text.at[i] >= '0' && key->text.at[i] <= '9';
	if (!digits || !node_year(key, &year)) {
		error_at(r->d, key->where, "bad-year", "'%.*s' is not a year", (int)key->text.length, key->text.at);
		error_remedy(r->d, "a point stands in a year of four digits: 2030");
		return false;
	}
	*out = (int)year;
	const path_point *before = p->count ? &p->points[p->count - 1] : NULL;
	if (!before || *out > before->year)
		return true;
	error_at(r->d, key->where, "points-out-of-order", "the point of %d stands behind that of %d", *out, before->year);
	error_remedy(r->d, "write the points from the first year to the last");
	return false;
}

static bool figure_of_point(reader *r, const yaml_node *node, const price_path *p, double *out)
{
	if (!node || !node_number(r, node, out))
		return false;
	if (*out < 0) {
		error_at(r->d, node->where, "negative-price", "%s has no negative figures", what);
		error_remedy(r->d, "where nothing is paid, write 0; where nobody knows, leave the year out");
		return false;
	}
	*out *= p->unit.factor;
	return true;
}

static void point_read(reader *r, const yaml_node *key, const yaml_node *value, price_path *p)
{
	path_point point = {.standing = p->standing, .source = p->source, .where = key->where};
	const yaml_node *figure = value;
	bool good = year_of_point(r, key, p, &point.year);
	if (value->kind == YAML_MAP) {
		if (!map_check(r, value, KEY_SET("a point", "value", "standing", "source", "note", "doubt")))
			return;
		field_standing(r, value, &point.standing);
		if (yaml_get(value, "source"))
			point.source = field_citation(r, value);
		point.note = field_text(r, value, "note");
		point.doubt = field_text(r, value, "doubt");
		figure = need(r, value, "value", "a point");
	}
	if (figure_of_point(r, figure, p, &point.figure) && good)
		p->points[p->count++] = point;
}

static void points_of_path(reader *r, const yaml_node *root, price_path *p)
{
	const yaml_node *map = need(r, root, "points", what) ? field_map(r, root, "points") : NULL;
	if (!map)
		return;
	p->points = ARENA_ARRAY(r->memory, path_point, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++)
		point_read(r, map->pairs[i].key, map->pairs[i].value, p);
	if (map->count == 0) {
		error_at(r->d, map->where, "no-points", "%s has no point", what);
		error_remedy(r->d, "write a year and its figure: points: {2030: 100}");
	}
	if (map->count == 1 && p->join == JOIN_LINE) {
		error_at(r->d, map->pairs[0].key->where, "one-point", "a line needs two points, and there is one");
		error_remedy(r->d, "give a second year, or write join: step: the figure then holds from its year on");
	}
}

/* ---- documents ----------------------------------------------------------------- */

void read_price_path(reader *r, const yaml_node *root)
{
	price_path *p = r->document->price_path = ARENA_NEW(r->memory, price_path);
	size_t word = 0;
	*p = (price_path){.id = r->document->id, .title = r->document->title, .standing = STANDING_SCENARIO,
	                  .where = root->pairs[0].key->where};
	map_check(r, root, KEY_SET("a document", "octroi", "kind", "title", "note", "doubt", "sources", "source", "family",
	                           "statement", "region", "place", "unit", "basis", "join", "standing", "points"));
	read_sources(r, field_map(r, root, "sources"));
	p->source = field_citation(r, root);
	need_source(r, &p->source, p->where, what);
	p->family = field_text(r, root, "family");
	if (need(r, root, "statement", what) && field_word(r, root, "statement", path_statement_words, PATH_STATEMENTS, &word))
		p->statement = (path_statement)word;
	p->region = need(r, root, "region", what) ? field_text(r, root, "region") : NULL;
	p->where_kind = field_region(r, root, "place", &p->where_name);
	if (p->where_kind == DESTINATION_ANY) {
		error_at(r->d, yaml_get(root, "place")->where, "unknown-place", "the place of a price path is a place or a group");
		error_remedy(r->d, "leave it out: 'region' says in words what the path is about");
	}
	field_standing(r, root, &p->standing);
	p->note = field_text(r, root, "note");
	p->doubt = field_text(r, root, "doubt");
	unit_of_path(r, root, p);
	basis_of_path(r, root, p);
	if (need(r, root, "join", what) && field_word(r, root, "join", path_join_words, PATH_JOINS, &word))
		p->join = (path_join)word;
	points_of_path(r, root, p);
}

/* The path whose id, or what stands behind its folder, is nearest; NULL. */
static const char *nearest_path(rulebook *book, const char *id)
{
	size_t count, paths = 0;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	const char **whole = ARENA_ARRAY(book->memory, const char *, count + 1);
	const char **names = ARENA_ARRAY(book->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rulebook_kind(book, ids[i]), "price-path") != 0)
			continue;
		whole[paths] = ids[i];
		names[paths++] = strchr(ids[i], '-') + 1;
	}
	const char *near = text_nearest(slice_of(id), whole, paths), *name = text_nearest(slice_of(id), names, paths);
	for (size_t i = 0; !near && name && i < paths; i++)
		if (names[i] == name)
			near = whole[i];
	return near;
}

static void offer_nearest(rulebook *book, const char *id, diagnostics *d)
{
	const char *near = nearest_path(book, id);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "octroi show paths lists the price paths");
}

const price_path *rulebook_price_path(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	if (!rulebook_has(book, id)) {
		error_at(d, asked_from, "unknown-path", "there is no price path '%s' in the rulebook", id);
		offer_nearest(book, id, d);
		return NULL;
	}
	const document *doc = rulebook_document(book, id, asked_from, d);
	if (!doc || doc->price_path)
		return doc ? doc->price_path : NULL;
	error_at(d, asked_from, "wrong-kind", "'%s' is of kind %s, not price-path", id, doc->kind);
	offer_nearest(book, id, d);
	return NULL;
}
