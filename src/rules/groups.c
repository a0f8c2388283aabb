/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of lines, and the levels of quantities, which are their names. */
#include "reader.h"

/* A formula, or a list of them. */
static expr **formulas_read(reader *r, const yaml_node *node, size_t *count)
{
	bool list = node->kind == YAML_SEQUENCE;
	size_t n = list ? node->count : 1;
	expr **out = ARENA_ARRAY(r->memory, expr *, n ? n : 1);
	for (size_t i = 0; i < n; i++) {
		expr *e = formula_read(r, list ? node->items[i] : node);
		if (e)
			out[(*count)++] = e;
	}
	return out;
}

static void by_read(reader *r, const yaml_node *map, line_group *g)
{
	const yaml_node *node = need(r, map, "by", "a group");
	if (!node) {
		error_remedy(r->d, "say what the lines of a group have in common: by: [importer, year]");
		return;
	}
	if (node->kind == YAML_SEQUENCE && (node->count == 0 || node->count > GROUP_BY_MAX)) {
		error_at(r->d, node->where, "group-by", "a group is by 1 to %d things, found %zu", GROUP_BY_MAX,
		         node->count);
		return;
	}
	g->by = formulas_read(r, node, &g->by_count);
}

static void needs_read(reader *r, const yaml_node *map, line_group *g)
{
	const yaml_node *node = yaml_get(map, "needs");
	if (!node)
		return;
	g->needs = formulas_read(r, node, &g->need_count);
	for (size_t i = 0; i < g->need_count; i++)
		if (g->needs[i]->kind != EXPR_NAME || g->needs[i]->part_count != 1) {
			error_at(r->d, g->needs[i]->where, "group-needs",
			         "'needs' takes names of inputs, not formulas");
			error_remedy(r->d, "put formulas under by:");
		}
}

void read_groups(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	if (map->count > LINE_GROUPS_MAX)
		error_at(r->d, map->pairs[LINE_GROUPS_MAX].key->where, "too-many-names",
		         "a scheme can declare at most %d groups", LINE_GROUPS_MAX);
	doc->groups = ARENA_ARRAY(r->memory, line_group, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "a group"))
			continue;
		/* Also when its content is wrong: levels may name it. */
		line_group *g = &doc->groups[doc->group_count++];
		g->name = arena_copy(r->memory, key->text.at, key->text.length);
		g->where = key->where;
		if (!map_check(r, value, KEY_SET("a group", "title", "by", "needs", "source")))
			continue;
		g->title = field_text(r, value, "title");
		g->source = field_citation(r, value);
		by_read(r, value, g);
		needs_read(r, value, g);
	}
}

void level_read(reader *r, const yaml_node *map, quantity *q)
{
	const document *doc = r->document;
	const yaml_node *node = field_scalar(r, map, "level");
	if (!node)
		return;
	q->level = node->text;
	q->level_where = node->where;
	const char **all = ARENA_ARRAY(r->memory, const char *, doc->group_count + 1);
	buffer text = {.memory = r->memory};
	for (size_t i = 0; i < doc->group_count; i++) {
		all[i] = doc->groups[i].name;
		if (slice_is(q->level, all[i]))
			return;
		buffer_printf(&text, "%s%s", i ? ", " : "", all[i]);
	}
	const char *near = text_nearest(q->level, all, doc->group_count);
	error_at(r->d, node->where, "unknown-group", "'%.*s' is not a group of lines", (int)q->level.length,
	         q->level.at);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else if (doc->group_count)
		error_remedy(r->d, "groups: declares %s", text.at);
	else
		error_remedy(r->d, "declare it: groups: {%.*s: {by: [importer, year]}}", (int)q->level.length,
		             q->level.at);
}
