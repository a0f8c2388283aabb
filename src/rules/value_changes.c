/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of values: set, scale, shift, path and link. What is meant, and what becomes of the values of a series. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "value_changes.h"

const char *const value_words[VALUE_WORDS] = {"set", "scale", "shift", "path", "link"};
static const char *const value_operands[VALUE_WORDS] = {"to", "by", "by", "points", "with"};

/* ---- what is changed ------------------------------------------------------------- */

/* "series.price" and "price" are the same. */
static slice without(slice name, const char *section)
{
	slice prefix = slice_of(section);
	return slice_starts(name, prefix) ? (slice){name.at + prefix.length, name.length - prefix.length} : name;
}

series *series_named(const document *doc, slice name)
{
	for (size_t i = 0; i < doc->series_count; i++)
		if (slice_is(without(name, "series."), doc->series[i].name))
			return &doc->series[i];
	return NULL;
}

quantity *quantity_named(const document *doc, slice name)
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

/* All that a change of a value can name. */
static const char **names_of(reader *r, size_t *count)
{
	const document *doc = r->document;
	size_t most = doc->series_count + doc->quantity_count + 1;
	for (size_t i = 0; i < doc->table_count; i++)
		most += doc->tables[i].column_count;
	const char **names = ARENA_ARRAY(r->memory, const char *, most);
	*count = 0;
	for (size_t i = 0; i < doc->series_count; i++)
		names[(*count)++] = doc->series[i].name;
	for (size_t i = 0; i < doc->quantity_count; i++)
		if (doc->quantities[i].type.kind == TYPE_NUMBER && doc->quantities[i].case_count)
			names[(*count)++] = doc->quantities[i].name;
	for (size_t i = 0; i < doc->table_count; i++)
		for (size_t k = 0; k < doc->tables[i].column_count; k++)
			if (doc->tables[i].columns[k].type.kind == TYPE_NUMBER)
				names[(*count)++] = arena_printf(r->memory, "%s.%s", doc->tables[i].name, doc->tables[i].columns[k].name);
	return names;
}

/* "table", of which "table.column" is meant. */
static const char *column_of(slice said, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts(slice_of(names[i]), said) && names[i][said.length] == '.')
			return names[i];
	return NULL;
}

/* The series that a word like the one said would set: people know it by that. */
static const char *overridden_by(reader *r, slice said)
{
	const document *doc = r->document;
	const char **words = ARENA_ARRAY(r->memory, const char *, doc->series_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < doc->series_count; i++)
		if (doc->series[i].override)
			words[count++] = doc->series[i].override;
	const char *near = text_nearest(said, words, count);
	for (size_t i = 0; near && i < doc->series_count; i++)
		if (doc->series[i].override == near)
			return doc->series[i].name;
	return NULL;
}

static void nothing_named(reader *r, const yaml_node *address)
{
	size_t count;
	const char **names = names_of(r, &count);
	slice said = without(without(without(address->text, "series."), "quantities."), "tables.");
	const char *near = column_of(said, names, count);
	near = near ? near : overridden_by(r, said);
	near = near ? near : text_nearest(said, names, count);
	error_at(r->d, address->where, "unknown-name", "there is no series, quantity or column '%.*s' to change in %s",
	         (int)said.length, said.at, r->document->id);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else
		error_remedy(r->d, "octroi show %s lists them", r->document->id);
}

static bool is_typed(const value_change *c)
{
	return c->address->where.source && c->address->where.source->typed;
}

/* Nobody meant this series: what does not fit it is no mistake. */
static bool is_followed(const value_change *c)
{
	return yaml_get(c->map, FOLLOWED) != NULL;
}

/* ---- values of a series -------------------------------------------------------------- */

static void put_value(reader *r, const value_change *c, series *s)
{
	series_value v = {.when = c->when, .known = DAY_FIRST, .number = NAN, .standing = c->standing, .source = c->source,
	                  .changed = true, .note = c->note, .where = c->figure->where};
	if (c->figure->kind != YAML_SCALAR)
		error_at(r->d, c->figure->where, "wrong-kind", "one value must stand here");
	else if (series_value_read(r, s, c->figure, &v))
		series_put_values(r->memory, s, &v, 1);
}

/* Who typed the change sees it in the result: of the figure of a law its standing says nothing. */
static const char *note_of(reader *r, const value_change *c, const series *s, const char *done)
{
	if (c->note || !is_typed(c))
		return c->note;
	return arena_printf(r->memory, "%s %s by %.*s, as you gave it", s->title ? s->title : s->name, done, (int)c->figure->text.length,
	                    c->figure->text.at);
}

static void alter_values(reader *r, const value_change *c, series *s)
{
	bool times = c->word == VALUE_SCALE;
	const char *done = times ? "scaled" : "shifted";
	double number;
	if (s->type.kind != TYPE_NUMBER) {
		error_at(r->d, c->address->where, "wrong-type", "'%s' holds no numbers that could be %s", s->name, done);
		error_remedy(r->d, "set it");
		return;
	}
	if (!node_number(r, c->figure, &number))
		return;
	if (!series_alter(r->memory, s, c->when, times ? number : 1, times ? 0 : number * s->type.unit.factor, c->standing,
	                  note_of(r, c, s, done)) && !is_followed(c)) {
		error_at(r->d, c->address->where, "nothing-known", "'%s' has no known value there that could be %s", s->name, done);
		error_remedy(r->d, "set it, or give it a path");
	}
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

bool change_rate(reader *r, const yaml_node *said, double *rate)
{
	if (!node_number(r, said, rate))
		return false;
	if (*rate > 0)
		return true;
	error_at(r->d, said->where, "bad-rate", "a rate above 0 must stand here");
	error_remedy(r->d, "say what one unit of the other is taken to be worth: rate: 0.86");
	return false;
}

/* What one unit of the other series is worth in this one's; they may differ in their currency alone. */
static bool link_rate(reader *r, const value_change *c, const series *s, const series *other, double *rate)
{
	const yaml_node *said = yaml_get(c->map, "rate");
	*rate = 1;
	if (said)
		return change_rate(r, said, rate);
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
	series_value v = {.when = c->when, .known = DAY_FIRST, .standing = c->standing, .source = c->source, .where = c->figure->where, .changed = true,
	                  .unknown = arena_printf(r->memory, "it follows %.*s, which says nothing then", (int)c->figure->text.length, c->figure->text.at)};
	series_put_values(r->memory, s, &v, 1);
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
		its.changed = true;
		its.standing = its.standing > c->standing ? its.standing : c->standing;
		series_put_values(r->memory, s, &its, 1);
	}
}

void change_series_values(reader *r, const value_change *c, series *s)
{
	if (c->word == VALUE_SET)
		put_value(r, c, s);
	else if (c->word == VALUE_PATH)
		change_series_path(r, c, s);
	else if (c->word == VALUE_LINK)
		series_link(r, c, s);
	else
		alter_values(r, c, s);
}

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

/* A value that is carried to later days still is, up to the first of those that were put in behind it. */
static void carry_on(reader *r, series *s, const series_value *last)
{
	day next = DAY_LAST, gap = last->when.last + 1;
	for (size_t i = 0; i < s->count; i++) {
		if (period_has(s->values[i].when, gap))
			return;
		if (s->values[i].when.first > gap && s->values[i].when.first < next)
			next = s->values[i].when.first;
	}
	if (next == DAY_LAST)
		return;
	series_value carried = *last;
	carried.when = (period){gap, next - 1};
	carried.known = DAY_FIRST;
	carried.standing = last->standing > s->carry_standing ? last->standing : s->carry_standing;
	carried.note = last->changed ? CARRIED_CHANGE : s->carry_note;
	series_put_values(r->memory, s, &carried, 1);
}

static const series_value *first_negative(const series_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!values[i].unknown && values[i].number < 0)
			return &values[i];
	return NULL;
}

/* A series that was nowhere below nothing is a price, a share, a factor: no change makes it so. */
static bool stays_positive(reader *r, const value_change *c, const series *s, const series_value *old, size_t count)
{
	const series_value *v = s->type.kind == TYPE_NUMBER && !first_negative(old, count) ? first_negative(s->values, s->count) : NULL;
	char text[PERIOD_TEXT_SIZE];
	if (!v)
		return true;
	bool shifted = c->word == VALUE_SHIFT;
	error_at(r->d, shifted ? c->figure->where : v->where, "bad-number", "'%s' would be negative%s%s: %.10g %s", s->name, shifted ? " in " : "",
	         shifted ? period_write(v->when, text) : "", v->number / s->type.unit.factor, type_text(r->memory, &s->type));
	if (shifted)
		error_remedy(r->d, "take less off, or say for which days");
	else
		error_remedy(r->d, "write a figure that is not below 0; shift takes something off");
	return false;
}

static void change_series(reader *r, const value_change *c, series *s)
{
	const series_value *old = s->values;
	size_t count = s->count, before = diagnostics_errors(r->d);
	if (c->where) {
		error_at(r->d, yaml_get(c->map, "where")->where, "wrong-type", "'%s' is a series, the same for all lines", s->name);
		error_remedy(r->d, "change a quantity that reads it, where it is to hold for some of them");
		return;
	}
	change_series_values(r, c, s);
	if (diagnostics_errors(r->d) == before && !stays_positive(r, c, s, old, count))
		return;
	if (diagnostics_errors(r->d) == before && same_values(s, old, count) && !is_followed(c))
		change_idle(r, c->figure->where);
	else if (s->carry && count && !old[count - 1].unknown)
		carry_on(r, s, &old[count - 1]);
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* What somebody typed is given; what a document changes is a scenario, or of the standing of its source. */
static standing standing_of(const value_change *c)
{
	return c->source.text ? c->source.standing : is_typed(c) ? STANDING_GIVEN : STANDING_SCENARIO;
}

static bool factor_sound(reader *r, const yaml_node *figure)
{
	double number;
	size_t at;
	if (figure->kind != YAML_SCALAR || number_read(figure->text, &number, &at) != NUMBER_OK || number >= 0)
		return true; /* what is no number is told where it is read */
	error_at(r->d, figure->where, "bad-number", "a factor must not be negative");
	error_remedy(r->d, "shift takes something off");
	return false;
}

static bool change_read(reader *r, const yaml_node *map, value_word word, value_change *c)
{
	*c = (value_change){.map = map, .word = word, .when = {DAY_FIRST, DAY_LAST}};
	c->address = need(r, map, value_words[word], "a change") ? field_scalar(r, map, value_words[word]) : NULL;
	bool behind = word == VALUE_PATH && yaml_get(map, "from");
	c->figure = behind ? yaml_get(map, "from") : need(r, map, value_operands[word], "a change");
	if (behind && yaml_get(map, "points")) {
		error_at(r->d, yaml_get(map, "points")->where, "two-keys", "a path has points of its own or is taken from a document, not both");
		error_remedy(r->d, "take one of the two out");
		return false;
	}
	const yaml_node *in = field_scalar(r, map, "in");
	if (word == VALUE_SCALE && c->figure && !factor_sound(r, c->figure))
		return false;
	if (!c->address || !c->figure || (in && !node_period(r, in, &c->when)))
		return false;
	c->where = field_formula(r, map, "where");
	if (yaml_get(map, "where") && !c->where)
		return false;
	c->note = field_text(r, map, "note");
	c->source = field_citation(r, map);
	c->standing = standing_of(c);
	field_standing(r, map, &c->standing);
	return true;
}

static void apply_change(reader *r, const value_change *c, column_reads **known)
{
	const table_column *column = NULL;
	series *s = series_named(r->document, c->address->text);
	quantity *q = s ? NULL : quantity_named(r->document, c->address->text);
	const table *t = s || q ? NULL : column_named(r->document, c->address->text, &column);
	if (s)
		change_series(r, c, s);
	else if (q)
		change_quantity(r, c, q);
	else if (t)
		change_column(r, c, t, column, known);
	else
		nothing_named(r, c->address);
}

/* VALUE_WORDS: no change of a value. */
static value_word word_of(const yaml_node *map)
{
	int word = 0;
	while (word < VALUE_WORDS && (map->kind != YAML_MAP || !yaml_get(map, value_words[word])))
		word++;
	return (value_word)word;
}

void apply_value_changes(reader *r, const yaml_node *changes)
{
	column_reads *known = NULL;
	value_change c;
	for (size_t i = 0; changes && i < changes->count; i++) {
		value_word word = word_of(changes->items[i]);
		if (word < VALUE_WORDS && change_read(r, changes->items[i], word, &c))
			apply_change(r, &c, &known);
	}
}

void refuse_value_changes(reader *r, const yaml_node *changes)
{
	for (size_t i = 0; changes && i < changes->count; i++)
		if (word_of(changes->items[i]) < VALUE_WORDS) {
			error_at(r->d, changes->items[i]->where, "wrong-kind", "%s is of kind %s: it has no series, quantity or column to change",
			         r->document->id, r->document->kind);
			error_remedy(r->d, "octroi show schemes and octroi show prices list what has");
		}
}
