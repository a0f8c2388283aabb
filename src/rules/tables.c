/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declarations of tables: keys, columns, editions. */
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "reader.h"

static const char *const match_words[] = {"exact", "prefix", "longest-prefix", "up-to"};
enum { MATCH_WORDS = sizeof match_words / sizeof *match_words };

static void key_range(reader *r, const yaml_node *map, table_key *k)
{
	const char *word = yaml_get(map, "within") ? "within" : "band";
	const yaml_node *pair = yaml_get(map, word);
	k->match = word[0] == 'w' ? MATCH_WITHIN : MATCH_BAND;
	if (pair->kind == YAML_SEQUENCE && pair->count == 2 && pair->items[0]->kind == YAML_SCALAR && pair->items[1]->kind == YAML_SCALAR) {
		k->column = arena_copy(r->memory, pair->items[0]->text.at, pair->items[0]->text.length);
		k->until = arena_copy(r->memory, pair->items[1]->text.at, pair->items[1]->text.length);
		return;
	}
	k->until = k->column;
	error_at(r->d, pair->where, "bad-key", "'%s' names two columns", word);
	error_remedy(r->d, "write {%s: [from, %s]}", word, word[0] == 'w' ? "to" : "below");
}

static void key_read(reader *r, const yaml_node *key, const yaml_node *value, table_key *k)
{
	k->name = arena_copy(r->memory, key->text.at, key->text.length);
	k->column = k->name;
	k->where = key->where;
	if (value->kind == YAML_MAP) {
		map_check(r, value, KEY_SET("a key", "within", "band", "match", "column"));
		if (yaml_get(value, "within") || yaml_get(value, "band")) {
			key_range(r, value, k);
			return;
		}
		size_t match = 0;
		field_word(r, value, "match", match_words, MATCH_WORDS, &match);
		k->match = (match_kind)match;
		const char *column = field_text(r, value, "column");
		k->column = column ? column : k->name;
		return;
	}
	for (size_t i = 0; i < MATCH_WORDS; i++)
		if (value->kind == YAML_SCALAR && slice_is(value->text, match_words[i])) {
			k->match = (match_kind)i;
			return;
		}
	error_at(r->d, value->where, "unknown-word", "'%.*s' is not a way to match a key", (int)value->text.length,
	         value->text.at);
	error_remedy(r->d, "write exact, prefix, longest-prefix, up-to, {within: [from, to]} or {band: [from, below]}");
}

static void keys_read(reader *r, const yaml_node *map, table *t)
{
	if (!map)
		return;
	t->keys = ARENA_ARRAY(r->memory, table_key, map->count ? map->count : 1);
	size_t prefixes = 0;
	for (size_t i = 0; i < map->count; i++) {
		if (!name_check(r, map->pairs[i].key, "a key"))
			continue;
		table_key *k = &t->keys[t->key_count++];
		key_read(r, map->pairs[i].key, map->pairs[i].value, k);
		prefixes += k->match == MATCH_PREFIX || k->match == MATCH_LONGEST_PREFIX;
	}
	if (prefixes > 1)
		error_at(r->d, map->where, "bad-key", "only one key of a table can match by prefix");
}

static void columns_read(reader *r, const yaml_node *map, table *t)
{
	if (!map)
		return;
	t->columns = ARENA_ARRAY(r->memory, table_column, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key;
		table_column c = {.name = arena_copy(r->memory, key->text.at, key->text.length), .where = key->where};
		if (name_check(r, key, "a column") && type_read_short(r, map->pairs[i].value, &c.type)) {
			if (c.type.list && !c.type.list->places && !c.type.list->open)
				((code_list *)c.type.list)->what = c.name;
			t->columns[t->column_count++] = c;
		}
	}
}

/* exclude: {relation: exclude}, absent: {row_status: [no_value, heading]} */
static row_filter filter_read(reader *r, const yaml_node *map, const char *key)
{
	row_filter f = {0};
	const yaml_node *node = field_map(r, map, key);
	if (!node)
		return f;
	if (node->count != 1) {
		error_at(r->d, node->where, "bad-filter", "'%s' names one column and the cells that it means", key);
		return f;
	}
	f.where = node->pairs[0].key->where;
	f.column = arena_copy(r->memory, node->pairs[0].key->text.at, node->pairs[0].key->text.length);
	const yaml_node *cells = node->pairs[0].value;
	size_t count = cells->kind == YAML_SEQUENCE ? cells->count : 1;
	f.cells = ARENA_ARRAY(r->memory, const char *, count ? count : 1);
	for (size_t i = 0; i < count; i++) {
		const yaml_node *item = cells->kind == YAML_SEQUENCE ? cells->items[i] : cells;
		if (item->kind == YAML_SCALAR)
			f.cells[f.count++] = arena_copy(r->memory, item->text.at, item->text.length);
		else
			error_at(r->d, item->where, "bad-filter", "a cell must be a word");
	}
	return f;
}

/* choose: highest value */
static const char *const choose_words[] = {"highest", "lowest", "sum", "agreed"};
enum { CHOOSE_WORDS = sizeof choose_words / sizeof *choose_words };

static void choice_bad(reader *r, const yaml_node *node)
{
	error_at(r->d, node->where, "bad-choice", "'%.*s' does not say which row is chosen", (int)node->text.length,
	         node->text.at);
	error_remedy(r->d, "write agreed; or highest, lowest or sum, and a column: choose: highest value");
}

static choice choice_read(reader *r, const yaml_node *map)
{
	choice c = {.kind = CHOOSE_ONE};
	const yaml_node *node = field_scalar(r, map, "choose");
	if (!node)
		return c;
	slice rest = node->text, word;
	slice_split(&rest, ' ', &word);
	for (int i = 0; i < CHOOSE_WORDS; i++)
		if (slice_is(word, choose_words[i]))
			c.kind = (choose_kind)(CHOOSE_HIGHEST + i);
	rest = rest.at ? slice_trim(rest) : rest;
	c.where = node->where;
	if (c.kind == CHOOSE_AGREED && !(rest.at && rest.length))
		return c;
	if (c.kind != CHOOSE_ONE && c.kind != CHOOSE_AGREED && rest.at && rest.length)
		c.column = arena_copy(r->memory, rest.at, rest.length);
	else
		choice_bad(r, node);
	return c;
}

bool choice_check(const table *t, const choice *c, diagnostics *d)
{
	const char **numbers = ARENA_ARRAY(t->document->book->memory, const char *, t->column_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		if (t->columns[i].type.kind != TYPE_NUMBER)
			continue;
		numbers[count++] = t->columns[i].name;
		if (strcmp(t->columns[i].name, c->column) == 0)
			return true;
	}
	const char *near = text_nearest(slice_of(c->column), numbers, count);
	error_at(d, c->where, "unknown-column", "table '%s' declares no column '%s' of numbers", t->name, c->column);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	return false;
}

choice read_choice(reader *r, const yaml_node *map)
{
	return choice_read(r, map);
}

static void edition_check(reader *r, const table_edition *e, const yaml_node *map)
{
	if (!e->file && !e->rows) {
		error_at(r->d, e->where, "missing-key", "a table has neither 'file' nor 'rows' nor 'unknown'");
		return;
	}
	if (!e->file)
		return;
	path_inside(r, yaml_get(map, "file"));
	if (!e->hash) {
		error_at(r->d, yaml_get(map, "file")->where, "missing-hash", "table file '%s' has no hash", e->file);
		error_remedy(r->d, "add hash: xxh3:0 and run octroi check --write-hashes");
	}
}

static table_edition edition_read(reader *r, const yaml_node *map, place where)
{
	table_edition e = {.known = DAY_FIRST, .where = where};
	field_day(r, map, "known", &e.known);
	e.file = field_text(r, map, "file");
	if (e.file)
		e.file_where = yaml_get(map, "file")->where;
	e.hash = field_text(r, map, "hash");
	if (e.hash)
		e.hash_where = yaml_get(map, "hash")->where;
	e.rows = field_list(r, map, "rows");
	e.source = field_citation(r, map);
	edition_check(r, &e, map);
	return e;
}

static int by_known(const void *a, const void *b)
{
	const table_edition *x = a, *y = b;
	return (x->known > y->known) - (x->known < y->known);
}

/* Of two editions of one day nobody could say which one is read. */
static void editions_differ(reader *r, const table *t)
{
	for (size_t i = 1; i < t->edition_count; i++) {
		char text[DAY_TEXT_SIZE];
		if (t->editions[i].known != t->editions[i - 1].known || t->editions[i].known == DAY_FIRST)
			continue;
		error_at(r->d, t->editions[i].where, "repeated-edition", "table '%s' has two editions known on %s", t->name,
		         day_write(t->editions[i].known, text));
		error_related(r->d, t->editions[i - 1].where, "the other stands here");
		error_remedy(r->d, "give each the day from which it was known, or take one out");
	}
}

static void editions_read(reader *r, const yaml_node *map, const yaml_node *key, table *t)
{
	const yaml_node *list = field_list(r, map, "editions");
	t->editions = ARENA_ARRAY(r->memory, table_edition, list && list->count ? list->count : 1);
	if (!list) {
		t->editions[t->edition_count++] = edition_read(r, map, key->where);
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *item = list->items[i];
		if (!map_check(r, item, KEY_SET("an edition", "known", "file", "hash", "rows", "source")))
			continue;
		need(r, item, "known", "an edition");
		t->editions[t->edition_count++] = edition_read(r, item, item->where);
	}
	qsort(t->editions, t->edition_count, sizeof *t->editions, by_known);
	editions_differ(r, t);
}

static void one_table(reader *r, const yaml_node *key, const yaml_node *map, table *t)
{
	t->name = arena_copy(r->memory, key->text.at, key->text.length);
	t->where = key->where;
	t->document = r->document;
	t->title = field_text(r, map, "title");
	t->source = field_citation(r, map);
	const char *unknown = yaml_get(map, "unknown") ? unknown_reason(r, map) : NULL;
	t->unknown = unknown;
	need(r, map, "key", "a table");
	keys_read(r, field_map(r, map, "key"), t);
	need(r, map, "columns", "a table");
	columns_read(r, field_map(r, map, "columns"), t);
	if (!unknown)
		editions_read(r, map, key, t);
	for (size_t i = 0; i < t->edition_count && !t->source.text; i++)
		need_source(r, &t->editions[i].source, t->editions[i].where, "a table");
	if (!t->edition_count)
		need_source(r, &t->source, key->where, "a table");
	t->exclude = filter_read(r, map, "exclude");
	t->absent = filter_read(r, map, "absent");
	t->choose = choice_read(r, map);
	t->reason_column = field_text(r, map, "reason_column");
	t->label_column = field_text(r, map, "label_column");
	t->rates_base = field_text(r, map, "rates_base");
	if (t->rates_base && !t->column_count)
		error_at(r->d, key->where, "missing-column", "a table of rates needs the column of its rates");
	if (t->choose.column)
		choice_check(t, &t->choose, r->d);
}

void read_tables(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->tables = ARENA_ARRAY(r->memory, table, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (name_check(r, key, "a table") &&
		    map_check(r, value, KEY_SET("a table", "title", "file", "hash", "rows", "editions", "unknown", "key",
		                                "columns", "exclude", "absent", "choose", "reason_column",
		                                "label_column", "rates_base", "source", "note")))
			one_table(r, key, value, &doc->tables[doc->table_count++]);
	}
}
