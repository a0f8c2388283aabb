/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document says to those who walk chains of production: `chain` of a
 * scheme, `gives` and `spellings` of a method, `tiers` of an intensity. Only
 * names are read here; that they exist is checked when the document is compiled. */
#include <string.h>

#include "reader.h"

const struct chain_entry chain_entries[CHAIN_NAMES] = {
	[CHAIN_COVERED] = {"good", "covered", TYPE_FLAG, false, NULL},
	[CHAIN_ZERO] = {"good", "zero", TYPE_FLAG, false, NULL},
	[CHAIN_INDIRECT_COUNTS] = {"good", "indirect_counts", TYPE_FLAG, false, NULL},
	[CHAIN_CONTENT] = {"good", "content", TYPE_NUMBER, false, "1"},
	[CHAIN_UNIT] = {"good", "unit", TYPE_CODE, false, NULL},
	[CHAIN_MASS_KEPT] = {"good", "mass_kept", TYPE_FLAG, false, NULL},
	[CHAIN_ALLOCATION] = {"good", "allocation", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_BENCHMARK] = {"good", "benchmark", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_JOINT] = {"good", "joint", TYPE_FLAG, false, NULL},
	[CHAIN_BOUGHT_DIRECT] = {"bought", "direct", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_BOUGHT_INDIRECT] = {"bought", "indirect", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_BOUGHT_ALLOCATION] = {"bought", "allocation", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_BOUGHT_BENCHMARK] = {"bought", "benchmark", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_SUPPLIED_BENCHMARK] = {"supplied", "benchmark", TYPE_NUMBER, false, UNIT_PER_FU},
	[CHAIN_GIVEN_DIRECT] = {"given", "direct", TYPE_NUMBER, true, UNIT_PER_FU},
	[CHAIN_GIVEN_INDIRECT] = {"given", "indirect", TYPE_NUMBER, true, UNIT_PER_FU},
	[CHAIN_GIVEN_PRECURSOR_INDIRECT] = {"given", "precursor_indirect", TYPE_NUMBER, true, UNIT_PER_FU},
	[CHAIN_GIVEN_ALLOCATION] = {"given", "allocation", TYPE_NUMBER, true, UNIT_PER_FU},
	[CHAIN_GIVEN_ALLOCATION_YEAR] = {"given", "allocation_year", TYPE_YEAR, true, NULL},
	[CHAIN_GIVEN_YEAR] = {"given", "year", TYPE_YEAR, true, NULL},
};

const char *const gives_words[GIVES_NAMES] = {"direct", "indirect", "emitted", "carbon", "power"};
const char *const gives_units[GIVES_NAMES] = {"tCO2e", "tCO2e", "tCO2e", "t", "MWh"};

static const char *copied(reader *r, slice s)
{
	return arena_copy(r->memory, s.at, s.length);
}

/* A name that stands under `key`, if it is said. */
static reference reference_read(reader *r, const yaml_node *map, const char *key)
{
	const yaml_node *node = field_scalar(r, map, key);
	return node ? (reference){copied(r, node->text), node->where} : (reference){0};
}

static preset *presets_read(reader *r, const yaml_node *map, size_t *count)
{
	preset *out = ARENA_ARRAY(r->memory, preset, map && map->count ? map->count : 1);
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *value = map->pairs[i].value;
		if (value->kind == YAML_SCALAR)
			out[(*count)++] = (preset){copied(r, map->pairs[i].key->text), copied(r, value->text), map->pairs[i].key->where};
		else
			error_at(r->d, value->where, "wrong-kind", "'%.*s' must be one value", (int)map->pairs[i].key->text.length,
			         map->pairs[i].key->text.at);
	}
	return out;
}

static void section_read(reader *r, const yaml_node *map, const char *section, chain *c)
{
	const char *keys[CHAIN_NAMES + 1];
	size_t count = 0;
	const yaml_node *node = field_map(r, map, section);
	if (!node)
		return;
	keys[count++] = "set";
	for (size_t i = 0; i < CHAIN_NAMES; i++)
		if (strcmp(chain_entries[i].section, section) == 0) {
			keys[count++] = chain_entries[i].key;
			c->names[i] = reference_read(r, node, chain_entries[i].key);
		}
	yaml_check_keys(node, keys, count, "this part of a chain", r->d);
	if (strcmp(section, "bought") == 0)
		c->bought = presets_read(r, field_map(r, node, "set"), &c->bought_count);
	if (strcmp(section, "given") == 0)
		c->own = presets_read(r, field_map(r, node, "set"), &c->own_count);
}

void read_chain(reader *r, const yaml_node *map)
{
	static const char *const sections[] = {"good", "bought", "supplied", "given"};
	if (!map || !map_check(r, map, KEY_SET("a chain", "source", "streams", "form", "floor", "verified", "good", "bought",
	                                       "supplied", "given")))
		return;
	chain *c = ARENA_NEW(r->memory, chain);
	c->where = map->where;
	c->source = field_citation(r, map);
	need_source(r, &c->source, map->where, "a chain");
	if (need(r, map, "streams", "a chain")) {
		c->streams = field_text(r, map, "streams");
		c->streams_where = yaml_get(map, "streams")->where;
	}
	c->form = field_text(r, map, "form");
	if (c->form) {
		c->form_where = yaml_get(map, "form")->where;
		path_inside(r, yaml_get(map, "form"));
	}
	c->floor = field_flag(r, map, "floor", false);
	c->verified = field_flag(r, map, "verified", false);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		section_read(r, map, sections[i], c);
	r->document->chain = c;
}

void read_gives(reader *r, const yaml_node *map)
{
	if (!map)
		return;
	yaml_check_keys(map, gives_words, GIVES_NAMES, "what a stream gives", r->d);
	for (size_t i = 0; i < GIVES_NAMES; i++)
		r->document->gives[i] = reference_read(r, map, gives_words[i]);
}

void read_spellings(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->spellings = ARENA_ARRAY(r->memory, spelling, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *list = map->pairs[i].value;
		if (!name_check(r, key, "a spelling"))
			continue;
		if (list->kind != YAML_SEQUENCE || list->count < 2) {
			error_at(r->d, list->where, "wrong-kind", "a spelling stands for at least two inputs");
			error_remedy(r->d, "write %.*s: [mass, energy]", (int)key->text.length, key->text.at);
			continue;
		}
		spelling *s = &doc->spellings[doc->spelling_count++];
		*s = (spelling){.word = copied(r, key->text), .where = key->where};
		s->inputs = ARENA_ARRAY(r->memory, reference, list->count);
		for (size_t k = 0; k < list->count; k++)
			s->inputs[s->count++] = (reference){copied(r, list->items[k]->text), list->items[k]->where};
	}
}

/* ---- tiers ------------------------------------------------------------------- */

const struct tier_entry tier_entries[TIER_NAMES] = {
	[TIER_FIGURE] = {"figure", TYPE_NUMBER, UNIT_PER_FU},
	[TIER_DIRECT] = {"direct", TYPE_NUMBER, UNIT_PER_FU},
	[TIER_INDIRECT] = {"indirect", TYPE_NUMBER, UNIT_PER_FU},
	[TIER_GSD] = {"gsd", TYPE_NUMBER, "1"},
	[TIER_LOW] = {"low", TYPE_NUMBER, NULL}, /* of the row, whose unit may differ: only how far they lie apart counts */
	[TIER_HIGH] = {"high", TYPE_NUMBER, NULL},
	[TIER_COVERAGE] = {"coverage", TYPE_NUMBER, "1"},
	[TIER_SCOPE] = {"scope", TYPE_CODE, NULL},
	[TIER_DIRECT_SCOPE] = {"direct_scope", TYPE_CODE, NULL},
	[TIER_YEAR] = {"year", TYPE_YEAR, NULL},
	[TIER_CITES] = {"cites", TYPE_TEXT, NULL},
	[TIER_LICENCE] = {"licence", TYPE_TEXT, NULL},
};

static reference *references_read(reader *r, const yaml_node *map, const char *key, size_t *count)
{
	const yaml_node *list = field_list(r, map, key);
	reference *out = ARENA_ARRAY(r->memory, reference, list && list->count ? list->count : 1);
	for (size_t i = 0; list && i < list->count; i++)
		out[(*count)++] = (reference){copied(r, list->items[i]->text), list->items[i]->where};
	return out;
}

/* plain: {power_of_cells: kgCO2e/kWp, …} */
static shown_figure *shown_read(reader *r, const yaml_node *map, const char *key, size_t *count)
{
	const yaml_node *node = field_map(r, map, key);
	shown_figure *out = ARENA_ARRAY(r->memory, shown_figure, node && node->count ? node->count : 1);
	for (size_t i = 0; node && i < node->count; i++) {
		const yaml_node *name = node->pairs[i].key, *value = node->pairs[i].value;
		shown_figure s = {.what = {copied(r, name->text), name->where}, .unit_text = copied(r, value->text), .where = value->where};
		if (unit_read(value->where, &s.unit, r->d))
			out[(*count)++] = s;
	}
	return out;
}

/* A range without its ends, or without the share of cases that it holds, says nothing of a spread. */
static void range_complete(reader *r, const tier *t)
{
	static const tier_name parts[] = {TIER_LOW, TIER_HIGH, TIER_COVERAGE};
	size_t said = 0;
	for (size_t i = 0; i < 3; i++)
		said += t->names[parts[i]].name != NULL;
	for (size_t i = 0; i < 3 && said && said < 3; i++)
		if (!t->names[parts[i]].name) {
			error_at(r->d, t->where, "missing-key", "a tier with a range lacks '%s'", tier_entries[parts[i]].key);
			error_remedy(r->d, "name quantities for low, high and coverage: the share of cases within, such as 0.95");
			return;
		}
}

static void tier_read(reader *r, const yaml_node *map, tier *t)
{
	double number = -1;
	t->where = map->where;
	if (need(r, map, "tier", "a tier") && field_number(r, map, "tier", &number) && (number < 0 || number > 9 || number != (int)number))
		error_at(r->d, yaml_get(map, "tier")->where, "bad-number", "a tier is a whole number from 0 to 9");
	t->number = (int)number;
	t->title = need(r, map, "title", "a tier") ? field_text(r, map, "title") : "";
	t->official = field_flag(r, map, "official", false);
	t->own = field_flag(r, map, "own", false);
	for (size_t i = 0; i < TIER_NAMES; i++)
		t->names[i] = reference_read(r, map, tier_entries[i].key);
	if (!t->official && !t->own)
		need(r, map, "figure", "a tier");
	t->plain = shown_read(r, map, "plain", &t->plain_count);
	t->pedigree = references_read(r, map, "pedigree", &t->pedigree_count);
	range_complete(r, t);
	t->source = field_citation(r, map);
}

void read_tiers(reader *r, const yaml_node *list)
{
	document *doc = r->document;
	const char *keys[TIER_NAMES + 8] = {"tier", "title", "official", "own", "plain", "pedigree", "source"};
	size_t count = 7;
	for (size_t i = 0; i < TIER_NAMES; i++)
		keys[count++] = tier_entries[i].key;
	if (!list)
		return;
	doc->tiers = ARENA_ARRAY(r->memory, tier, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++)
		if (map_check(r, list->items[i], (key_set){keys, count, "a tier"}))
			tier_read(r, list->items[i], &doc->tiers[doc->tier_count++]);
}

void read_ladder(reader *r, const yaml_node *map)
{
	if (!map || !map_check(r, map, KEY_SET("a ladder", "good", "edition", "direct_only", "route")))
		return;
	ladder *l = &r->document->ladder;
	l->where = map->where;
	l->good = reference_read(r, map, "good");
	l->edition = reference_read(r, map, "edition");
	l->direct_only = reference_read(r, map, "direct_only");
	l->route = reference_read(r, map, "route");
}
