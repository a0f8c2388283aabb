/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line may say (inputs), the clocks on it (dates), and the open points
 * of law (options). */
#include <math.h>
#include <string.h>

#include "reader.h"

static void input_bounds(reader *r, const yaml_node *map, input *in)
{
	in->above = in->least = -INFINITY;
	field_number(r, map, "above", &in->above);
	field_number(r, map, "least", &in->least);
	in->most = INFINITY;
	field_number(r, map, "most", &in->most);
	in->within = (period){DAY_FIRST, DAY_LAST};
	field_period(r, map, "within", &in->within);
}

static void input_otherwise(reader *r, const yaml_node *map, input *in)
{
	const yaml_node *otherwise = yaml_get(map, "else");
	if (!otherwise)
		return;
	in->otherwise_unknown = unknown_reason(r, otherwise);
	if (!in->otherwise_unknown)
		in->otherwise = formula_read(r, otherwise);
}

static void input_headers(reader *r, const yaml_node *map, input *in)
{
	const yaml_node *list = field_list(r, map, "headers");
	in->headers = ARENA_ARRAY(r->memory, const char *, list && list->count ? list->count : 1);
	for (size_t i = 0; list && i < list->count; i++) {
		const yaml_node *word = list->items[i];
		if (word->kind == YAML_SCALAR && word->text.length)
			in->headers[in->header_count++] = arena_copy(r->memory, word->text.at, word->text.length);
		else
			error_at(r->d, word->where, "wrong-kind", "a header must be words");
	}
}

static void input_read(reader *r, const yaml_node *key, const yaml_node *map, bool common, input *in)
{
	in->name = arena_copy(r->memory, key->text.at, key->text.length);
	in->where = key->where;
	in->common = common;
	in->option = field_text(r, map, "option");
	if (!in->option) {
		char *option = arena_copy(r->memory, key->text.at, key->text.length);
		for (char *c = option; *c; c++)
			if (*c == '_')
				*c = '-';
		in->option = option;
	}
	type_read(r, map, key->where, arena_printf(r->memory, "input '%s'", in->name), &in->type);
	in->unit_text = field_text(r, map, "unit");
	if (in->type.list && !in->type.list->places && !in->type.list->open)
		((code_list *)in->type.list)->what = in->name;
	input_bounds(r, map, in);
	input_otherwise(r, map, in);
	in->amount = field_flag(r, map, "amount", false);
	in->note = field_text(r, map, "note");
	input_headers(r, map, in);
	in->source = field_citation(r, map);
}

void read_inputs(reader *r, const yaml_node *map, bool common, input **out, size_t *count)
{
	*count = 0;
	if (!map)
		return;
	*out = ARENA_ARRAY(r->memory, input, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (name_check(r, key, "an input") &&
		    map_check(r, value, KEY_SET("an input", "unit", "type", "one_of", "set_of", "else", "above", "least", "most",
		                                "within", "amount", "option", "note", "headers", "source")))
			input_read(r, key, value, common, &(*out)[(*count)++]);
	}
}

void read_clocks(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->clocks = ARENA_ARRAY(r->memory, clock_declaration, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "a date") ||
		    !map_check(r, value, KEY_SET("a date", "from", "else", "type", "source", "note")))
			continue;
		clock_declaration *c = &doc->clocks[doc->clock_count++];
		c->name = arena_copy(r->memory, key->text.at, key->text.length);
		c->where = key->where;
		static const char *const kinds[] = {"date", "year"};
		size_t kind = 0;
		if (!field_word(r, value, "type", kinds, 2, &kind))
			kind = key->text.length > 5 && slice_is((slice){key->text.at + key->text.length - 5, 5}, "_year");
		c->is_year = kind == 1;
		c->otherwise = yaml_get(value, "from") ? field_formula(r, value, "from") : field_formula(r, value, "else");
		c->source = field_citation(r, value);
		if (!yaml_get(value, "from") && !yaml_get(value, "else"))
			error_at(r->d, key->where, "missing-key", "date '%s' has neither 'from' nor 'else'", c->name);
	}
}

void read_options(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->options = ARENA_ARRAY(r->memory, option, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "an option") ||
		    !map_check(r, value, KEY_SET("an option", "title", "one_of", "default", "standing", "source")))
			continue;
		const yaml_node *list = need(r, value, "one_of", "an option");
		const yaml_node *standard = need(r, value, "default", "an option");
		code_list *choices = list ? code_list_read(r, list, "an option") : NULL;
		if (!choices || !standard)
			continue;
		option *o = &doc->options[doc->option_count++];
		o->name = arena_copy(r->memory, key->text.at, key->text.length);
		choices->what = o->name;
		o->title = field_text(r, value, "title");
		o->choices = choices;
		o->where = key->where;
		o->source = field_citation(r, value);
		need_source(r, &o->source, key->where, "an option");
		o->standing = STANDING_LAW;
		field_standing(r, value, &o->standing);
		o->standard = code_find(r->book, choices, standard->text);
		if (!o->standard && choices->count) {
			const char *near = code_nearest(r->book, choices, standard->text);
			error_at(r->d, standard->where, "unknown-code", "the default '%.*s' is not among the choices",
			         (int)standard->text.length, standard->text.at);
			error_remedy(r->d, near ? "did you mean '%s'?" : "it can be %s",
			             near ? near : code_choices(r->book, r->memory, choices));
		}
	}
}
