/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated values: a value holds in its period and nowhere else. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

/* The value itself, as the series' type says. */
bool series_value_read(reader *r, const series *s, const yaml_node *node, series_value *v)
{
	bool flag;
	day on;
	switch (s->type.kind) {
	case TYPE_NUMBER:
		if (!node_number(r, node, &v->number))
			return false;
		v->number *= s->type.unit.factor;
		return true;
	case TYPE_FLAG:
		if (!node_flag(node, &flag)) {
			error_at(r->d, node->where, "bad-flag", "a flag is yes or no");
			return false;
		}
		v->number = flag;
		return true;
	case TYPE_YEAR:
		if (!node_year(node, &v->number)) {
			error_at(r->d, node->where, "bad-year", "a year of four digits must stand here");
			return false;
		}
		return true;
	case TYPE_DATE:
		if (!day_read(node->text, &on)) {
			error_at(r->d, node->where, "bad-date", "a day such as 2026-03-31 must stand here");
			return false;
		}
		v->number = on;
		return true;
	case TYPE_CODE:
		v->code = code_find(r->book, s->type.list, node->text);
		if (!v->code)
			error_at(r->d, node->where, "unknown-code", "'%.*s' is not one of %s", (int)node->text.length,
			         node->text.at, code_choices(r->book, r->memory, s->type.list));
		return v->code != 0;
	default:
		error_at(r->d, node->where, "bad-type", "a series holds numbers, flags, dates, years or codes");
		return false;
	}
}

static void value_entry(reader *r, series *s, period when, const yaml_node *node, size_t *capacity)
{
	series_value v = {.when = when, .known = DAY_FIRST, .standing = STANDING_LAW, .where = node->where,
	                  .number = NAN};
	v.standing = s->source.standing;
	if (node->kind == YAML_SEQUENCE) {
		for (size_t i = 0; i < node->count; i++)
			value_entry(r, s, when, node->items[i], capacity);
		return;
	}
	if (node->kind == YAML_MAP) {
		if (!map_check(r, node, KEY_SET("a value", "value", "unknown", "known", "standing", "source", "note")))
			return;
		v.source = field_citation(r, node);
		if (v.source.text && v.source.standing > v.standing)
			v.standing = v.source.standing;
		field_standing(r, node, &v.standing);
		field_day(r, node, "known", &v.known);
		v.note = field_text(r, node, "note");
		v.unknown = unknown_reason(r, node);
		if (!v.unknown) {
			const yaml_node *value = need(r, node, "value", "a value");
			if (!value || !series_value_read(r, s, value, &v))
				return;
		}
	} else if (yaml_is_null(node)) {
		error_at(r->d, node->where, "empty-value", "an empty value says nothing");
		error_remedy(r->d, "write {unknown: why} where the figure is not known");
		return;
	} else if (!series_value_read(r, s, node, &v)) {
		return;
	}
	*ARENA_PUSH(r->memory, s->values, s->count, *capacity) = v;
}

static int by_period(const void *a, const void *b)
{
	const series_value *x = a, *y = b;
	if (x->when.first != y->when.first)
		return x->when.first < y->when.first ? -1 : 1;
	return (x->known > y->known) - (x->known < y->known);
}

static void overlaps_check(reader *r, const series *s)
{
	for (size_t i = 1; i < s->count; i++) {
		const series_value *a = &s->values[i - 1], *b = &s->values[i];
		bool same = a->when.first == b->when.first && a->when.last == b->when.last;
		if (!period_overlaps(a->when, b->when) || (same && a->known != b->known))
			continue;
		char text[PERIOD_TEXT_SIZE], other[PERIOD_TEXT_SIZE];
		error_at(r->d, b->where, "overlap", "the periods %s and %s of series '%s' overlap",
		         period_write(a->when, other), period_write(b->when, text), s->name);
		error_related(r->d, a->where, "the other value stands here");
		error_remedy(r->d, same ? "two values of one period need different 'known' days"
		                        : "end the one before the other begins");
	}
}

static void after_read(reader *r, const yaml_node *map, series *s)
{
	const yaml_node *after = field_map(r, map, "after");
	if (!after || !map_check(r, after, KEY_SET("after", "carry", "unknown", "standing", "note")))
		return;
	s->after_unknown = unknown_reason(r, after);
	if (s->after_unknown)
		return;
	static const char *const carries[] = {"last"};
	size_t which;
	if (!need(r, after, "carry", "after") || !field_word(r, after, "carry", carries, 1, &which))
		return;
	s->carry = true;
	s->carry_standing = STANDING_ASSUMPTION;
	field_standing(r, after, &s->carry_standing);
	s->carry_note = field_text(r, after, "note");
}

static void one_series(reader *r, const yaml_node *key, const yaml_node *map, series *s)
{
	s->name = arena_copy(r->memory, key->text.at, key->text.length);
	s->where = key->where;
	s->title = field_text(r, map, "title");
	s->note = field_text(r, map, "note");
	s->override = field_text(r, map, "override");
	s->follows = field_text(r, map, "follows");
	if (s->follows && !strchr(s->follows, '.')) {
		error_at(r->d, yaml_get(map, "follows")->where, "bad-address", "'%s' is no series of another document", s->follows);
		error_remedy(r->d, "write follows: ID.NAME");
	}
	s->source = field_citation(r, map);
	need_source(r, &s->source, key->where, "a series");
	type_read(r, map, key->where, arena_printf(r->memory, "series '%s'", s->name), &s->type);
	if (s->override && s->type.kind == TYPE_DATE)
		error_at(r->d, yaml_get(map, "override")->where, "bad-override", "a date cannot be set by a word");
	const yaml_node *dated = need(r, map, "dated", "a series");
	if (dated && dated->kind == YAML_SCALAR) {
		s->clock = dated->text;
		s->clock_where = dated->where;
	}
	need(r, map, "values", "a series");
	const yaml_node *values = field_map(r, map, "values");
	size_t capacity = 0;
	for (size_t i = 0; values && i < values->count; i++) {
		const yaml_node *when = values->pairs[i].key;
		period p;
		if (node_period(r, when, &p))
			value_entry(r, s, p, values->pairs[i].value, &capacity);
	}
	if (s->count)
		qsort(s->values, s->count, sizeof *s->values, by_period);
	overlaps_check(r, s);
	after_read(r, map, s);
}

void read_series(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->series = ARENA_ARRAY(r->memory, series, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (name_check(r, key, "a series") &&
		    map_check(r, value, KEY_SET("a series", "title", "unit", "type", "one_of", "dated", "values", "after",
		                                "override", "follows", "source", "note")))
			one_series(r, key, value, &doc->series[doc->series_count++]);
	}
}

/* ---- changes on values ---------------------------------------------------- */

/* Makes room: what overlaps `when` is cut to the parts outside it. */
static size_t cut_around(const series *s, period when, series_value *out)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++) {
		series_value v = s->values[i];
		if (!period_overlaps(v.when, when)) {
			out[n++] = v;
			continue;
		}
		if (v.when.first < when.first) {
			out[n] = v;
			out[n++].when.last = when.first - 1;
		}
		if (v.when.last > when.last) {
			out[n] = v;
			out[n++].when.first = when.last + 1;
		}
	}
	return n;
}

void series_put_values(arena *a, series *s, const series_value *values, size_t count)
{
	series_value *out = ARENA_ARRAY(a, series_value, 2 * s->count + count);
	size_t n = cut_around(s, (period){values[0].when.first, values[count - 1].when.last}, out);
	memcpy(out + n, values, count * sizeof *out);
	n += count;
	qsort(out, n, sizeof *out, by_period);
	s->values = out;
	s->count = n;
}

void series_put(arena *a, series *s, period when, double number, standing st, const citation *c, place where)
{
	series_value v = {.when = when, .known = DAY_FIRST, .number = number, .standing = st,
	                  .source = c ? *c : (citation){.standing = STANDING_LAW}, .where = where};
	series_put_values(a, s, &v, 1);
}

bool series_alter(arena *a, series *s, period when, double by, double plus, standing st, const char *note)
{
	series_value *out = ARENA_ARRAY(a, series_value, 3 * s->count + 1);
	size_t n = cut_around(s, when, out), altered = 0;
	for (size_t i = 0; i < s->count; i++) {
		series_value v = s->values[i];
		if (!period_overlaps(v.when, when))
			continue;
		v.when.first = v.when.first > when.first ? v.when.first : when.first;
		v.when.last = v.when.last < when.last ? v.when.last : when.last;
		/* What is declared unknown stays so. */
		if (!v.unknown) {
			v.number = v.number * by + plus;
			v.changed = true;
			v.standing = v.standing > st ? v.standing : st;
			v.note = v.note && note ? arena_printf(a, "%s; %s", v.note, note) : note ? note : v.note;
			altered++;
		}
		out[n++] = v;
	}
	qsort(out, n, sizeof *out, by_period);
	s->values = out;
	s->count = n;
	return altered > 0;
}
