/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carbon prices: `instrument` of a document that is one, and which of them a scheme counts. */
#include <math.h>
#include <string.h>

#include "reader.h"

const char *const instrument_words[INSTRUMENT_TYPES] = {"ets", "tax", "implicit", "border-charge", "undecided"};

/* ---- where something holds -------------------------------------------------------- */

/* `any`: also one of those that are read only when somebody asks. */
static destination_kind group_read(reader *r, const yaml_node *node, slice name, bool any)
{
	group_id found = any ? rulebook_group(r->book, name, r->d) : places_find_group(r->book->places, name);
	if (found && (any || found <= r->book->common_groups))
		return DESTINATION_GROUP;
	const char *near = places_nearest_group(r->book->places, name);
	error_at(r->d, node->where, "unknown-group", "there is no group '%.*s'", (int)name.length, name.at);
	if (rulebook_group(r->book, name, r->d))
		error_remedy(r->d, "groups at which schemes charge, or prices hold, belong into common/places.yaml");
	else if (near)
		error_remedy(r->d, "did you mean 'group %s'?", near);
	return DESTINATION_GROUP;
}

static destination_kind place_read(reader *r, const yaml_node *node, const char *key)
{
	place_id id;
	const char *why;
	if (places_find(r->book->places, r->memory, node->text, &id, &why) != PLACE_FOUND) {
		error_at(r->d, node->where, "unknown-place", "%s", why);
		error_remedy(r->d, "a %s is a place's code or group NAME%s", key, strcmp(key, "destination") == 0 ? ", or any" : "");
	} else if (!slice_is(node->text, places_code(r->book->places, id))) {
		error_at(r->d, node->where, "unknown-place", "'%.*s' is not the code of a place", (int)node->text.length, node->text.at);
		error_remedy(r->d, "write '%s'", places_code(r->book->places, id));
	}
	return DESTINATION_PLACE;
}

static destination_kind territory_read(reader *r, const yaml_node *map, const char *key, bool any_group, const char **name)
{
	static const char group[] = "group ";
	const yaml_node *node = field_scalar(r, map, key);
	if (!node)
		return DESTINATION_NONE;
	slice s = node->text;
	bool is_group = slice_starts(s, slice_of(group));
	if (is_group)
		s = slice_trim((slice){s.at + sizeof group - 1, s.length - sizeof group + 1});
	*name = arena_copy(r->memory, s.at, s.length);
	if (slice_is(s, "any"))
		return DESTINATION_ANY;
	return is_group ? group_read(r, node, s, any_group) : place_read(r, node, key);
}

destination_kind field_territory(reader *r, const yaml_node *map, const char *key, const char **name)
{
	return territory_read(r, map, key, false, name);
}

destination_kind field_region(reader *r, const yaml_node *map, const char *key, const char **name)
{
	return territory_read(r, map, key, true, name);
}

/* ---- lists of words ------------------------------------------------------------------ */

/* "power, industry" of a list; of one word the word; NULL when absent. */
static const char *field_words(reader *r, const yaml_node *map, const char *key)
{
	const yaml_node *node = yaml_get(map, key);
	if (!node || node->kind == YAML_SCALAR)
		return field_text(r, map, key);
	buffer out = {.memory = r->memory};
	if (!field_list(r, map, key))
		return NULL;
	for (size_t i = 0; i < node->count; i++) {
		const yaml_node *item = node->items[i];
		if (item->kind == YAML_SCALAR)
			buffer_printf(&out, "%s%.*s", i ? ", " : "", (int)item->text.length, item->text.at);
		else
			error_at(r->d, item->where, "wrong-kind", "'%s' is a list of words", key);
	}
	return out.at;
}

static unsigned type_bit(reader *r, const yaml_node *node)
{
	for (unsigned i = 0; i < INSTRUMENT_TYPES; i++)
		if (node->kind == YAML_SCALAR && slice_is(node->text, instrument_words[i]))
			return 1U << i;
	const char *near = node->kind == YAML_SCALAR ? text_nearest(node->text, instrument_words, INSTRUMENT_TYPES) : NULL;
	error_at(r->d, node->where, "unknown-word", "this is no type of carbon price");
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else
		error_remedy(r->d, "write ets, tax, implicit, border-charge or undecided");
	return 0;
}

unsigned field_instrument_types(reader *r, const yaml_node *map)
{
	const yaml_node *node = yaml_get(map, "types");
	unsigned types = 0;
	if (node && node->kind == YAML_SCALAR)
		return type_bit(r, node);
	node = field_list(r, map, "types");
	for (size_t i = 0; node && i < node->count; i++)
		types |= type_bit(r, node->items[i]);
	return types;
}

/* ---- sections ------------------------------------------------------------------------- */

void read_instrument(reader *r, const yaml_node *map)
{
	if (!map)
		return;
	if (strcmp(r->document->kind, "carbon-price") != 0) {
		error_at(r->d, map->where, "stray-section", "'instrument' belongs to a document of kind carbon-price");
		return;
	}
	map_check(r, map, KEY_SET("an instrument", "type", "design", "place", "parts", "emissions_share", "gases", "sectors",
	                          "allocation", "point", "offsets", "names", "note", "source"));
	instrument *in = r->document->instrument = ARENA_NEW(r->memory, instrument);
	size_t type = INSTRUMENT_UNDECIDED;
	double share = NAN;
	in->where = map->where;
	if (need(r, map, "type", "an instrument"))
		field_word(r, map, "type", instrument_words, INSTRUMENT_TYPES, &type);
	if (need(r, map, "place", "an instrument"))
		in->where_kind = field_territory(r, map, "place", &in->where_name);
	if (in->where_kind == DESTINATION_ANY)
		error_at(r->d, yaml_get(map, "place")->where, "unknown-place", "a carbon price holds at a place or in a group");
	if (field_number(r, map, "emissions_share", &share) && !(share >= 0 && share <= 100))
		error_at(r->d, yaml_get(map, "emissions_share")->where, "out-of-range", "a share of emissions is 0 to 100 per cent");
	in->type = (instrument_type)type;
	in->emissions_share = share / 100;
	in->design = field_text(r, map, "design");
	in->parts = field_words(r, map, "parts");
	in->gases = field_words(r, map, "gases");
	in->sectors = field_words(r, map, "sectors");
	in->names = field_words(r, map, "names");
	in->allocation = field_text(r, map, "allocation");
	in->point = field_text(r, map, "point");
	in->offsets = field_text(r, map, "offsets");
	in->note = field_text(r, map, "note");
	in->source = field_citation(r, map);
	need_source(r, &in->source, map->where, "an instrument");
}

void read_credits(reader *r, const yaml_node *map)
{
	credits *c = &r->document->credits;
	if (!map || !map_check(r, map, KEY_SET("credits", "types", "source")))
		return;
	c->where = map->where;
	need(r, map, "types", "credits");
	c->types = field_instrument_types(r, map);
	c->source = field_citation(r, map);
	need_source(r, &c->source, map->where, "credits");
}
