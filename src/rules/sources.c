/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources and the citations that point at them. */
#include <string.h>

#include "reader.h"

void read_sources(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->sources = ARENA_ARRAY(r->memory, source, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "a source") ||
		    !map_check(r, value, KEY_SET("a source", "title", "short", "url", "licence", "standing", "checked", "note")))
			continue;
		source *s = &doc->sources[doc->source_count++];
		s->key = arena_copy(r->memory, key->text.at, key->text.length);
		s->title = need(r, value, "title", "a source") ? field_text(r, value, "title") : "?";
		s->brief = field_text(r, value, "short");
		if (!s->brief)
			s->brief = s->title;
		s->url = field_text(r, value, "url");
		s->licence = field_text(r, value, "licence");
		s->note = field_text(r, value, "note");
		s->where = key->where;
		s->standing = STANDING_LAW;
		field_standing(r, value, &s->standing);
		if (!need(r, value, "checked", "a source") || !field_day(r, value, "checked", &s->checked))
			s->checked = DAY_UNKNOWN;
	}
}

static source *source_find(document *doc, slice key)
{
	for (size_t i = 0; i < doc->source_count; i++)
		if (slice_is(key, doc->sources[i].key))
			return &doc->sources[i];
	return NULL;
}

static void source_missing(reader *r, slice key, place where)
{
	const document *doc = r->document;
	const char **keys = ARENA_ARRAY(r->memory, const char *, doc->source_count + 1);
	for (size_t i = 0; i < doc->source_count; i++)
		keys[i] = doc->sources[i].key;
	const char *near = text_nearest(key, keys, doc->source_count);
	error_at(r->d, where, "unknown-source", "'%.*s' is not declared under sources", (int)key.length, key.at);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else if (doc->source_count)
		error_remedy(r->d, "write its key and then the place in it: %s Art. 1", keys[0]);
	else
		error_remedy(r->d, "declare it: sources: {%.*s: {title: …, checked: …}}", (int)key.length, key.at);
}

/* One part between semicolons: key, then the place within. */
static void citation_part(reader *r, slice part, place where, buffer *out, citation *c)
{
	slice trimmed = slice_trim(part), rest = trimmed, key;
	slice_split(&rest, ' ', &key);
	source *s = source_find(r->document, key);
	if (!s) {
		source_missing(r, key, where);
		return;
	}
	s->used = true;
	c->sources[c->source_count++] = s;
	if (s->standing > c->standing)
		c->standing = s->standing;
	buffer_printf(out, "%s%s", out->length ? "; " : "", s->brief);
	if (rest.at && rest.length)
		buffer_printf(out, " %.*s", (int)rest.length, rest.at);
}

/* Where a part of a scalar stands, if it is written as it reads. */
static place part_place(const yaml_node *node, slice part)
{
	slice trimmed = slice_trim(part);
	if (!slice_equal(place_text(node->where), node->text))
		return node->where;
	return (place){node->where.source, node->where.offset + (size_t)(trimmed.at - node->text.at), trimmed.length};
}

citation citation_read(reader *r, const yaml_node *node)
{
	citation c = {.standing = STANDING_LAW};
	buffer out = {.memory = r->memory};
	slice rest = node->text, part;
	size_t parts = 1;
	for (size_t i = 0; i < node->text.length; i++)
		parts += node->text.at[i] == ';';
	c.sources = ARENA_ARRAY(r->memory, const source *, parts);
	while (slice_split(&rest, ';', &part))
		citation_part(r, part, part_place(node, part), &out, &c);
	c.text = out.length ? out.at : "?";
	return c;
}

citation field_citation(reader *r, const yaml_node *map)
{
	const yaml_node *node = field_scalar(r, map, "source");
	return node ? citation_read(r, node) : (citation){.standing = STANDING_LAW};
}
