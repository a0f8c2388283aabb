/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Native formats of trade statistics: which header each has, and what its columns say. */
#include <math.h>
#include <string.h>

#include "reader.h"

static const char in_a_format[] = "a format";

/* ---- lists and maps of words ------------------------------------------------------ */

static const char *scalar_text(reader *r, const yaml_node *node, const char *what)
{
	if (node->kind == YAML_SCALAR)
		return arena_copy(r->memory, node->text.at, node->text.length);
	error_at(r->d, node->where, "wrong-kind", "%s must be a single value", what);
	return "";
}

/* One word, or a list of them. */
static const char **words_read(reader *r, const yaml_node *map, const char *key, size_t *count)
{
	const yaml_node *node = yaml_get(map, key);
	bool list = node && node->kind == YAML_SEQUENCE;
	size_t n = list ? node->count : node != NULL;
	const char **out = ARENA_ARRAY(r->memory, const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		out[i] = scalar_text(r, list ? node->items[i] : node, arena_printf(r->memory, "each of '%s'", key));
	*count = n;
	return out;
}

static format_word *pairs_read(reader *r, const yaml_node *map, const char *key, size_t *count)
{
	const yaml_node *node = field_map(r, map, key);
	*count = node ? node->count : 0;
	format_word *out = ARENA_ARRAY(r->memory, format_word, *count + 1);
	for (size_t i = 0; i < *count; i++) {
		const yaml_node *from = node->pairs[i].key, *to = node->pairs[i].value;
		out[i] = (format_word){arena_copy(r->memory, from->text.at, from->text.length), scalar_text(r, to, "what a word means"),
		                       to->where};
	}
	return out;
}

/* ---- codes of places ---------------------------------------------------------------- */

static void place_means(reader *r, const format_word *w)
{
	place_id id;
	const char *why;
	slice s = slice_of(w->to);
	if (places_find_group(r->book->places, s))
		return;
	if (places_find(r->book->places, r->memory, s, &id, &why) != PLACE_FOUND)
		error_at(r->d, w->where, "unknown-place", "%s", why);
	else if (!slice_is(s, places_code(r->book->places, id)))
		error_at(r->d, w->where, "unknown-place", "'%s' is not the code of a place; write '%s'", w->to, places_code(r->book->places, id));
}

/* DOCUMENT.TABLE, whose key and column are `code` and `place`. */
static void places_table(reader *r, const yaml_node *map, format_places *p)
{
	const yaml_node *node = field_scalar(r, map, "table");
	const char *dot = node ? memrchr(node->text.at, '.', node->text.length) : NULL;
	if (!node)
		return;
	if (!dot) {
		error_at(r->d, node->where, "bad-name", "a table is named with its document: DOCUMENT.TABLE");
		error_remedy(r->d, "octroi show tables lists their names");
		return;
	}
	const char *id = arena_copy(r->memory, node->text.at, (size_t)(dot - node->text.at));
	slice name = {dot + 1, (size_t)(node->text.at + node->text.length - dot - 1)};
	const document *doc = rulebook_document(r->book, id, node->where, r->d);
	for (size_t i = 0; doc && i < doc->table_count; i++)
		if (slice_is(name, doc->tables[i].name))
			p->table = &doc->tables[i];
	if (!doc || p->table)
		return;
	error_at(r->d, node->where, "unknown-table", "'%s' has no table '%.*s'", id, (int)name.length, name.at);
	error_remedy(r->d, "octroi show tables %s lists them", id);
}

static void places_readings(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	doc->format_places = ARENA_ARRAY(r->memory, format_places, map ? map->count + 1 : 1);
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "a reading of places") || !map_check(r, value, KEY_SET("a reading of places", "table", "also", "none", "note")))
			continue;
		format_places *p = &doc->format_places[doc->format_places_count++];
		p->name = arena_copy(r->memory, key->text.at, key->text.length);
		places_table(r, value, p);
		p->also = pairs_read(r, value, "also", &p->also_count);
		p->none = pairs_read(r, value, "none", &p->none_count);
		for (size_t k = 0; k < p->also_count; k++)
			place_means(r, &p->also[k]);
	}
}

static const format_places *places_named(reader *r, const yaml_node *map)
{
	const yaml_node *node = field_scalar(r, map, "places");
	for (size_t i = 0; node && i < r->document->format_places_count; i++)
		if (slice_is(node->text, r->document->format_places[i].name))
			return &r->document->format_places[i];
	if (!node)
		return NULL;
	error_at(r->d, node->where, "unknown-name", "there is no reading of places '%.*s'", (int)node->text.length, node->text.at);
	error_remedy(r->d, "declare it above, under places");
	return NULL;
}

/* ---- inputs --------------------------------------------------------------------------- */

/* A figure's unit, which its input may have. */
static void unit_of_input(reader *r, const yaml_node *map, const input *in, format_input *out)
{
	const yaml_node *node = field_scalar(r, map, "unit");
	unit u;
	char currency[4] = "";
	out->unit = field_text(r, map, "unit");
	if (!node || !unit_read(node->where, &u, r->d))
		return;
	unit_currency(&u, currency);
	bool fits = in->type.kind == TYPE_MONEY ? *currency && u.count == 1 : in->type.kind == TYPE_NUMBER && unit_same(&u, &in->type.unit);
	if (fits)
		return;
	error_at(r->d, node->where, "unit", "'%s' is no unit of '%s'", out->unit, in->name);
	if (in->type.kind == TYPE_MONEY)
		error_remedy(r->d, "write a currency, as EUR");
	else
		error_remedy(r->d, "write one that fits '%s'", type_text(r->memory, &in->type));
}

static const input *input_of_format(reader *r, const yaml_node *key)
{
	const char **names = ARENA_ARRAY(r->memory, const char *, r->book->input_count + 1);
	for (size_t i = 0; i < r->book->input_count; i++) {
		names[i] = r->book->inputs[i].name;
		if (slice_is(key->text, names[i]))
			return &r->book->inputs[i];
	}
	const char *near = text_nearest(key->text, names, r->book->input_count);
	error_at(r->d, key->where, "unknown-input", "'%.*s' is no input that all schemes share", (int)key->text.length, key->text.at);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	return NULL;
}

static void times_read(reader *r, const yaml_node *map, format_input *f)
{
	f->times = 1;
	if (field_number(r, map, "times", &f->times) && !(f->times > 0 && isfinite(f->times)))
		error_at(r->d, yaml_get(map, "times")->where, "out-of-range", "a multiple is greater than 0");
}

static void digits_read(reader *r, const yaml_node *map, const char *key, int *out)
{
	double digits = 0;
	if (!field_number(r, map, key, &digits))
		return;
	*out = digits >= 1 && digits <= GOOD_DIGITS_MAX ? (int)digits : 0;
	if (*out != digits)
		error_at(r->d, yaml_get(map, key)->where, "bad-digits", "goods codes have up to %d digits", GOOD_DIGITS_MAX);
}

static void format_input_read(reader *r, const yaml_node *key, const yaml_node *map, flow_format *format)
{
	static const char *const periods[] = {"year-month"};
	size_t period = 0;
	const input *in = input_of_format(r, key);
	if (!in || !map_check(r, map, KEY_SET("an input of a format", "column", "export_column", "unit", "times", "places", "digits", "period")))
		return;
	format_input *f = &format->inputs[format->input_count++];
	*f = (format_input){.input = in->name, .where = key->where};
	f->figure = in->type.kind == TYPE_NUMBER || in->type.kind == TYPE_MONEY;
	f->column = need(r, map, "column", "an input of a format") ? field_text(r, map, "column") : "";
	f->export_column = field_text(r, map, "export_column");
	f->places = places_named(r, map);
	f->is_period = field_word(r, map, "period", periods, 1, &period);
	times_read(r, map, f);
	digits_read(r, map, "digits", &f->digits);
	unit_of_input(r, map, in, f);
}

/* ---- rows that are left out --------------------------------------------------------------- */

static void leave_out_read(reader *r, const yaml_node *map, flow_format *format)
{
	static const char what[] = "an entry of leave_out";
	if (!map_check(r, map, KEY_SET(what, "column", "is", "is_not", "digits_below", "letters", "why")))
		return;
	format_rule *rule = &format->rules[format->rule_count++];
	rule->where = map->where;
	rule->column = need(r, map, "column", what) ? field_text(r, map, "column") : "";
	rule->why = need(r, map, "why", what) ? field_text(r, map, "why") : "";
	rule->unless = yaml_get(map, "is_not") != NULL;
	rule->words = words_read(r, map, rule->unless ? "is_not" : "is", &rule->count);
	rule->letters = field_flag(r, map, "letters", false);
	digits_read(r, map, "digits_below", &rule->digits_below);
	if ((rule->count != 0) + rule->letters + (rule->digits_below != 0) != 1)
		error_at(r->d, map->where, "missing-key", "%s says one of is, is_not, digits_below and letters", what);
}

static void direction_read(reader *r, const yaml_node *map, flow_format *format)
{
	static const char what[] = "the direction of a format";
	if (!map || !map_check(r, map, KEY_SET(what, "column", "import", "export", "other")))
		return;
	format->direction = need(r, map, "column", what) ? field_text(r, map, "column") : NULL;
	need(r, map, "import", what);
	need(r, map, "export", what);
	format->imports = words_read(r, map, "import", &format->import_count);
	format->exports = words_read(r, map, "export", &format->export_count);
	format->other = need(r, map, "other", what) ? field_text(r, map, "other") : "";
}

static const input *common_input(const rulebook *book, const char *name)
{
	for (size_t i = 0; i < book->input_count; i++)
		if (strcmp(book->inputs[i].name, name) == 0)
			return &book->inputs[i];
	return NULL;
}

/* Words of a column, or of the file's name, and the edition that each means: one of the input `edition`. */
static void edition_refused(reader *r, const input *in, const format_word *w)
{
	error_at(r->d, w->where, "unknown-edition", "'%s' is no choice of the input 'edition'", w->to);
	if (in && in->type.kind == TYPE_CODE)
		error_remedy(r->d, "it can be %s", code_choices(r->book, r->memory, in->type.list));
}

static void edition_read(reader *r, const yaml_node *map, flow_format *format)
{
	static const char what[] = "the edition of a format";
	const input *in = common_input(r->book, "edition");
	if (!map || !map_check(r, map, KEY_SET(what, "column", "words", "file_name")))
		return;
	bool column = yaml_get(map, "column") != NULL;
	if (column == (yaml_get(map, "file_name") != NULL) || column != (yaml_get(map, "words") != NULL))
		error_at(r->d, map->where, "missing-key", "%s has column and words, or file_name", what);
	format->edition_column = field_text(r, map, "column");
	format->editions = pairs_read(r, map, column ? "words" : "file_name", &format->edition_count);
	for (size_t i = 0; i < format->edition_count; i++) {
		const format_word *w = &format->editions[i];
		if (!in || in->type.kind != TYPE_CODE || !code_find(r->book, in->type.list, slice_of(w->to)))
			edition_refused(r, in, w);
	}
}

/* ---- formats -------------------------------------------------------------------------------- */

static void format_read(reader *r, const yaml_node *key, const yaml_node *map)
{
	document *doc = r->document;
	if (!name_check(r, key, in_a_format) ||
	    !map_check(r, map, KEY_SET(in_a_format, "title", "source", "note", "header", "unread", "not_given", "zero", "inputs", "direction",
	                               "leave_out", "edition")))
		return;
	static const char *const zeros[] = {"unknown", "given"};
	size_t zero = 1;
	flow_format *f = &doc->formats[doc->format_count++];
	*f = (flow_format){.name = arena_copy(r->memory, key->text.at, key->text.length), .where = key->where};
	f->title = need(r, map, "title", in_a_format) ? field_text(r, map, "title") : f->name;
	f->source = field_citation(r, map);
	need_source(r, &f->source, key->where, in_a_format);
	need(r, map, "header", in_a_format);
	f->header = words_read(r, map, "header", &f->header_count);
	f->unread = words_read(r, map, "unread", &f->unread_count);
	f->not_given = words_read(r, map, "not_given", &f->not_given_count);
	field_word(r, map, "zero", zeros, 2, &zero);
	f->zero_unknown = zero == 0;
	const yaml_node *inputs = need(r, map, "inputs", in_a_format) ? field_map(r, map, "inputs") : NULL;
	f->inputs = ARENA_ARRAY(r->memory, format_input, inputs ? inputs->count + 1 : 1);
	for (size_t i = 0; inputs && i < inputs->count; i++)
		format_input_read(r, inputs->pairs[i].key, inputs->pairs[i].value, f);
	direction_read(r, field_map(r, map, "direction"), f);
	edition_read(r, field_map(r, map, "edition"), f);
	const yaml_node *rules = field_list(r, map, "leave_out");
	f->rules = ARENA_ARRAY(r->memory, format_rule, rules ? rules->count + 1 : 1);
	for (size_t i = 0; rules && i < rules->count; i++)
		leave_out_read(r, rules->items[i], f);
}

void read_formats(reader *r, const yaml_node *root)
{
	map_check(r, root, KEY_SET("a document", "octroi", "kind", "title", "note", "sources", "places", "formats"));
	read_sources(r, field_map(r, root, "sources"));
	places_readings(r, field_map(r, root, "places"));
	const yaml_node *all = need(r, root, "formats", "a document of formats") ? field_map(r, root, "formats") : NULL;
	r->document->formats = ARENA_ARRAY(r->memory, flow_format, all ? all->count + 1 : 1);
	for (size_t i = 0; all && i < all->count; i++)
		format_read(r, all->pairs[i].key, all->pairs[i].value);
}

const flow_format *const *rulebook_formats(rulebook *book, size_t *count, diagnostics *d)
{
	size_t n, capacity = 0;
	const flow_format **out = NULL;
	const char *const *ids = rulebook_ids(book, "common", &n);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rulebook_kind(book, ids[i]), "flow-formats") != 0)
			continue;
		const document *doc = rulebook_document(book, ids[i], nowhere(), d);
		for (size_t k = 0; doc && k < doc->format_count; k++)
			*ARENA_PUSH(book->memory, out, *count, capacity) = &doc->formats[k];
	}
	return out;
}
