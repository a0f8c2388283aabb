/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario document: its structure, strictly. Whether the names in it exist, those who open the rulebooks find out.
 *
 *   title, note, extends, as_of, scheme, horizon, by
 *   flows:    {file, format, direction, map, given, destination, years, rate, list, outliers, missing_mass}
 *   changes:  [change]                       of all variants
 *   variants: [{name, title, note, changes}]
 *   change:   set|scale|shift|path|link|replace|drop|add: ID.name …  as in a document of rules
 *             enact|repeal: ID [from]   option: ID.name, choose   give: INPUT, value [for: intensity]   join|leave: PLACE, group, from */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/number.h"
#include "scenario.h"

typedef struct {
	scenario    *s;
	arena       *memory;
	diagnostics *d;
	const char  *path;      /* of the document at work */
	size_t       depth;     /* of extends */
	scenario_change *changes; /* of all variants, so far */
	size_t       change_count;
	const yaml_node *variants; /* the list of the last document that has one */
} reader;

enum { DEPTH_MAX = 16 };

/* ---- small parts ------------------------------------------------------------------- */

#define KEYS(...) (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static bool map_check(reader *r, const yaml_node *node, const char *const *keys, size_t count, const char *what)
{
	if (node->kind != YAML_MAP) {
		error_at(r->d, node->where, "not-a-map", "%s must be a map of keys and values", what);
		return false;
	}
	yaml_check_keys(node, keys, count, what, r->d);
	return true;
}

static const yaml_node *child(reader *r, const yaml_node *map, const char *key, yaml_kind kind)
{
	static const char *const whats[] = {"one value", "a list", "a map of keys and values"};
	const yaml_node *node = yaml_get(map, key);
	if (!node || yaml_is_null(node))
		return NULL;
	if (node->kind == kind)
		return node;
	error_at(r->d, node->where, "wrong-kind", "'%s' must be %s", key, whats[kind]);
	return NULL;
}

static const char *copied(reader *r, slice s)
{
	return arena_copy(r->memory, s.at, s.length);
}

static const char *text(reader *r, const yaml_node *map, const char *key)
{
	const yaml_node *node = child(r, map, key, YAML_SCALAR);
	return node ? copied(r, node->text) : NULL;
}

static const yaml_node *need(reader *r, const yaml_node *map, const char *key, const char *what)
{
	const yaml_node *node = yaml_get(map, key);
	if (!node || yaml_is_null(node)) {
		error_at(r->d, map->where, "missing-key", "%s needs '%s'", what, key);
		return NULL;
	}
	return node;
}

static bool years(reader *r, const yaml_node *map, const char *key, int *first, int *last)
{
	const yaml_node *node = child(r, map, key, YAML_SCALAR);
	period p;
	if (!node)
		return false;
	bool read = period_read(node->text, &p) && p.first != DAY_FIRST && p.last != DAY_LAST;
	if (read && step_days(STEP_YEAR, day_year(p.first)).first == p.first && step_days(STEP_YEAR, day_year(p.last)).last == p.last) {
		*first = day_year(p.first);
		*last = day_year(p.last);
		return true;
	}
	error_at(r->d, node->where, "bad-period", "'%.*s' is not a year or a range of years", (int)node->text.length, node->text.at);
	error_remedy(r->d, "write %s: 2026 or %s: 2026..2034", key, key);
	return false;
}

static day from_day(reader *r, const yaml_node *map)
{
	const yaml_node *node = child(r, map, "from", YAML_SCALAR);
	period p;
	if (!node)
		return DAY_UNKNOWN;
	if (period_read(node->text, &p) && p.first != DAY_FIRST)
		return p.first;
	error_at(r->d, node->where, "bad-date", "'%.*s' is no day or year", (int)node->text.length, node->text.at);
	error_remedy(r->d, "write from: 2027 or from: 2027-07-01");
	return DAY_UNKNOWN;
}

/* Which of the words stands there; -1: none, reported if it is another. */
static int word_read(reader *r, const yaml_node *map, const char *key, const char *const *words, size_t count)
{
	const yaml_node *node = child(r, map, key, YAML_SCALAR);
	buffer b = {.memory = r->memory};
	for (size_t i = 0; node && i < count; i++)
		if (slice_is(node->text, words[i]))
			return (int)i;
	if (!node)
		return -1;
	buffer_choices(&b, words, count);
	error_at(r->d, node->where, "unknown-word", "'%s' cannot be '%.*s'", key, (int)node->text.length, node->text.at);
	error_remedy(r->d, "it can be %s", b.at);
	return -1;
}

/* "eu-cbam.price": the id, and the name behind the first point. */
static bool id_and_name(reader *r, const yaml_node *node, const char **id, slice *name)
{
	slice rest = node->text, first;
	slice_split(&rest, '.', &first);
	if (node->kind == YAML_SCALAR && rest.at && first.length && rest.length) {
		*id = copied(r, first);
		*name = rest;
		return true;
	}
	error_at(r->d, node->where, "bad-address", "'%.*s' does not say of which document: write ID.name", (int)node->text.length, node->text.at);
	error_remedy(r->d, "octroi show series, or octroi show ID, prints such names");
	return false;
}

/* ---- changes ----------------------------------------------------------------------------- */

static const char *const rule_words[] = {"set", "scale", "shift", "path", "link", "replace", "drop", "add"};
static const char *const other_words[] = {"enact", "repeal", "option", "give", "join", "leave"};
enum { RULE_WORDS = sizeof rule_words / sizeof *rule_words, OTHER_WORDS = sizeof other_words / sizeof *other_words };

/* What is said of a change, in words for a legend. */
static const char *said_of(reader *r, const yaml_node *map, const char *word)
{
	buffer b = {.memory = r->memory};
	const yaml_node *what = yaml_get(map, word);
	buffer_printf(&b, "%s %.*s", word, what->kind == YAML_SCALAR ? (int)what->text.length : 0, what->kind == YAML_SCALAR ? what->text.at : "");
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (value == what || slice_is(key->text, "note") || slice_is(key->text, "standing"))
			continue;
		buffer_printf(&b, " %.*s ", (int)key->text.length, key->text.at);
		slice shown = value->kind == YAML_SCALAR ? value->text : place_text(value->where);
		if (shown.length > 120)
			buffer_puts(&b, "…");
		else
			buffer_add(&b, shown.at, shown.length);
	}
	return b.at;
}

/* The change as an item of `changes` of its document. */
static yaml_node *change_within(reader *r, const yaml_node *map, const char *word, slice name)
{
	yaml_node *out = ARENA_NEW(r->memory, yaml_node), *address = ARENA_NEW(r->memory, yaml_node);
	*out = *map;
	out->pairs = ARENA_ARRAY(r->memory, yaml_pair, map->count + 1);
	out->count = 0;
	/* A note on a value is told where it is used; one on a formula is for who reads the scenario. */
	bool value = strcmp(word, "replace") != 0 && strcmp(word, "drop") != 0 && strcmp(word, "add") != 0;
	for (size_t i = 0; i < map->count; i++)
		if (value || !slice_is(map->pairs[i].key->text, "note"))
			out->pairs[out->count++] = map->pairs[i];
	for (size_t i = 0; i < out->count; i++)
		if (slice_is(out->pairs[i].key->text, word)) {
			*address = *out->pairs[i].value;
			address->text = name;
			out->pairs[i].value = address;
		}
	return out;
}

static void rule_change(reader *r, const yaml_node *map, const char *word, scenario_change *c)
{
	slice name;
	const yaml_node *node = yaml_get(map, word);
	c->kind = CHANGE_RULES;
	if (!id_and_name(r, node, &c->id, &name))
		return;
	c->address = node->text;
	c->change = change_within(r, map, word, name);
}

static void applied_change(reader *r, const yaml_node *map, const char *word, scenario_change *c)
{
	char day_text[DAY_TEXT_SIZE];
	c->kind = strcmp(word, "enact") == 0 ? CHANGE_ENACT : CHANGE_REPEAL;
	if (!map_check(r, map, KEYS("enact", "repeal", "from", "at", "list", "note"), "such a change"))
		return;
	c->id = text(r, map, word);
	c->from = from_day(r, map);
	c->at = child(r, map, "at", YAML_SEQUENCE);
	if (c->at && c->kind == CHANGE_REPEAL)
		error_at(r->d, c->at->where, "bad-change", "a scheme is repealed at all its borders");
	c->list = child(r, map, "list", YAML_SCALAR);
	if (c->list && c->kind == CHANGE_REPEAL)
		error_at(r->d, c->list->where, "bad-change", "a scheme is repealed for all its goods");
	if (c->id)
		c->text = c->from == DAY_UNKNOWN ? c->id : arena_printf(r->memory, "%s@%s", c->id, day_write(c->from, day_text));
}

static void option_change(reader *r, const yaml_node *map, scenario_change *c)
{
	slice name;
	c->kind = CHANGE_OPTION;
	if (!map_check(r, map, KEYS("option", "choose", "note"), "a choice") || !need(r, map, "choose", "a choice"))
		return;
	const char *choice = text(r, map, "choose");
	const yaml_node *node = yaml_get(map, "option");
	if (choice && id_and_name(r, node, &c->id, &name))
		c->text = arena_printf(r->memory, "%s.%.*s=%s", c->id, (int)name.length, name.at, choice);
}

static void give_change(reader *r, const yaml_node *map, scenario_change *c)
{
	c->kind = yaml_get(map, "for") ? CHANGE_MODEL : CHANGE_GIVE;
	word_read(r, map, "for", KEYS("intensity"));
	if (!map_check(r, map, KEYS("give", "value", "for", "note"), "such a change"))
		return;
	if (!need(r, map, "value", "such a change")) {
		error_remedy(r->d, "write {give: INPUT, value: TEXT}");
		return;
	}
	c->input = text(r, map, "give");
	c->text = text(r, map, "value");
}

static void group_change(reader *r, const yaml_node *map, const char *word, scenario_change *c)
{
	c->kind = strcmp(word, "join") == 0 ? CHANGE_JOIN : CHANGE_LEAVE;
	if (!map_check(r, map, KEYS("join", "leave", "group", "from", "note"), "such a change"))
		return;
	if (!need(r, map, "group", "such a change") || !need(r, map, "from", "such a change")) {
		error_remedy(r->d, "write {%s: PLACE, group: GROUP, from: 2027}", word);
		return;
	}
	const yaml_node *member = child(r, map, word, YAML_SCALAR), *group = child(r, map, "group", YAML_SCALAR);
	c->from = from_day(r, map);
	if (member && group) {
		c->member = member->text;
		c->group = group->text;
	}
}

static const char *word_of(reader *r, const yaml_node *map)
{
	const char *found = NULL;
	size_t said = 0;
	for (size_t i = 0; i < RULE_WORDS; i++)
		if (yaml_get(map, rule_words[i])) {
			found = rule_words[i];
			said++;
		}
	/* `join` says in a path how its points are joined. */
	for (size_t i = 0; i < OTHER_WORDS && !said; i++)
		if (yaml_get(map, other_words[i])) {
			found = other_words[i];
			said++;
		}
	if (said == 1)
		return found;
	error_at(r->d, map->where, "bad-change", said ? "a change says one thing" : "this does not say what is changed");
	error_remedy(r->d, "one of set, scale, shift, path, link, replace, drop, add, enact, repeal, option, give, join, leave");
	return NULL;
}

static bool change_read(reader *r, const yaml_node *map, scenario_change *c)
{
	size_t before = diagnostics_errors(r->d);
	if (map->kind != YAML_MAP) {
		error_at(r->d, map->where, "not-a-map", "a change must be a map of keys and values");
		return false;
	}
	const char *word = word_of(r, map);
	if (!word)
		return false;
	*c = (scenario_change){.where = map->where, .from = DAY_UNKNOWN, .said = said_of(r, map, word)};
	if (strcmp(word, "enact") == 0 || strcmp(word, "repeal") == 0)
		applied_change(r, map, word, c);
	else if (strcmp(word, "option") == 0)
		option_change(r, map, c);
	else if (strcmp(word, "give") == 0)
		give_change(r, map, c);
	else if (strcmp(word, "join") == 0 || strcmp(word, "leave") == 0)
		group_change(r, map, word, c);
	else
		rule_change(r, map, word, c);
	return diagnostics_errors(r->d) == before;
}

/* Those of the base, then those of the list. */
static scenario_change *changes_read(reader *r, const yaml_node *list, const scenario_change *base, size_t base_count, size_t *count)
{
	scenario_change *all = ARENA_ARRAY(r->memory, scenario_change, base_count + (list ? list->count : 0) + 1);
	if (base_count)
		memcpy(all, base, base_count * sizeof *all);
	*count = base_count;
	for (size_t i = 0; list && i < list->count; i++)
		if (change_read(r, list->items[i], &all[*count]))
			++*count;
	return all;
}

/* ---- the document ---------------------------------------------------------------------------- */

/* A file that the document names lies beside it, unless its path is absolute. */
static const char *beside(reader *r, const char *file)
{
	const char *slash = strrchr(r->path, '/');
	if (*file == '/' || strcmp(file, "-") == 0 || !slash)
		return file;
	return arena_printf(r->memory, "%.*s/%s", (int)(slash - r->path), r->path, file);
}

static const char *const *maps_read(reader *r, const yaml_node *map, size_t *count)
{
	const char **out = ARENA_ARRAY(r->memory, const char *, map ? map->count + 1 : 1);
	*count = 0;
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *value = map->pairs[i].value;
		if (value->kind == YAML_SCALAR)
			out[(*count)++] = arena_printf(r->memory, "%.*s=%.*s", (int)map->pairs[i].key->text.length, map->pairs[i].key->text.at,
			                               (int)value->text.length, value->text.at);
		else
			error_at(r->d, value->where, "wrong-kind", "a column is mapped to one input");
	}
	return out;
}

static octroi_given_input *given_read(reader *r, const yaml_node *map, const char *section, size_t *count)
{
	octroi_given_input *out = ARENA_ARRAY(r->memory, octroi_given_input, map ? map->count + 1 : 1);
	size_t n = 0;
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (value->kind != YAML_SCALAR) {
			error_at(r->d, value->where, "wrong-kind", "an input is given one value");
			continue;
		}
		out[n++] = (octroi_given_input){copied(r, key->text), copied(r, value->text), arena_printf(r->memory, "%s.given.%s", section, copied(r, key->text))};
	}
	*count = n;
	return out;
}

/* outliers: replace, or {policy: replace, factor: 5} */
static void outliers_read(reader *r, const yaml_node *map)
{
	static const octroi_outliers policies[] = {OCTROI_OUTLIERS_KEEP, OCTROI_OUTLIERS_DROP, OCTROI_OUTLIERS_REPLACE};
	octroi_flow_question *q = &r->s->flows;
	const yaml_node *node = yaml_get(map, "outliers"), *holder = map;
	const char *key = "outliers";
	if (node && node->kind == YAML_MAP) {
		const yaml_node *factor = child(r, node, "factor", YAML_SCALAR);
		size_t at;
		holder = node;
		key = "policy";
		yaml_check_keys(node, KEYS("policy", "factor"), "what is done with outliers", r->d);
		if (factor && (number_read(factor->text, &q->outlier_factor, &at) != NUMBER_OK || !(q->outlier_factor > 1))) {
			error_at(r->d, factor->where, "bad-factor", "'%.*s' is no factor above 1", (int)factor->text.length, factor->text.at);
			error_remedy(r->d, "10 leaves values between a tenth and ten times the median of a code");
		}
	}
	int word = word_read(r, holder, key, KEYS("keep", "drop", "replace"));
	if (word >= 0)
		q->outliers = policies[word];
}

/* rate: {EUR: 0.885}: what one of the values' currency is taken to be worth, as `rate` of a price path. */
static void rates_read(reader *r, const yaml_node *map)
{
	scenario *s = r->s;
	s->rates = ARENA_ARRAY(r->memory, flow_rate, map ? map->count + 1 : 1);
	s->rate_count = 0;
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		flow_rate *rate = &s->rates[s->rate_count];
		unit u = unit_one;
		size_t at;
		*rate = (flow_rate){.where = key->where};
		if (!unit_parse(key->text, &u) || (unit_currency(&u, rate->currency), !*rate->currency)) {
			error_at(r->d, key->where, "unknown-currency", "'%.*s' is no currency", (int)key->text.length, key->text.at);
			error_remedy(r->d, "write that of a charge, and what one of the values' currency is worth in it: rate: {EUR: 0.885}");
		} else if (value->kind != YAML_SCALAR || number_read(value->text, &rate->rate, &at) != NUMBER_OK || !(rate->rate > 0)) {
			error_at(r->d, value->where, "bad-rate", "a rate above 0 must stand here");
			error_remedy(r->d, "say what one of the values' currency is worth, as a bare figure: rate: {%s: 0.885}", rate->currency);
		} else {
			s->rate_count++;
		}
	}
}

static void flows_read(reader *r, const yaml_node *map)
{
	octroi_flow_question *q = &r->s->flows;
	if (!map || !map_check(r, map, KEYS("file", "format", "direction", "map", "given", "destination", "years", "rate", "list", "outliers", "missing_mass",
	                                 "note"), "the flows"))
		return;
	static const char *const directions[] = {"import", "export"};
	*q = (octroi_flow_question){.said = OCTROI_WRITTEN};
	const char *file = need(r, map, "file", "the flows") ? text(r, map, "file") : NULL;
	q->path = file ? beside(r, file) : NULL;
	if (file)
		r->s->file_where = yaml_get(map, "file")->where;
	q->format = text(r, map, "format");
	int direction = word_read(r, map, "direction", directions, 2);
	q->direction = direction < 0 ? NULL : directions[direction];
	q->destination = text(r, map, "destination");
	q->maps = maps_read(r, child(r, map, "map", YAML_MAP), &q->map_count);
	q->given = given_read(r, child(r, map, "given", YAML_MAP), "flows", &q->given_count);
	q->list = text(r, map, "list");
	outliers_read(r, map);
	q->estimate_masses = word_read(r, map, "missing_mass", KEYS("unknown", "median")) == 1;
	years(r, map, "years", &r->s->flow_first, &r->s->flow_last);
	rates_read(r, child(r, map, "rate", YAML_MAP));
}

static void intensity_read(reader *r, const yaml_node *map)
{
	intensity_model *m = &r->s->intensity;
	int last;
	if (!map || !map_check(r, map, KEYS("year", "given", "note"), "the model of intensities"))
		return;
	*m = (intensity_model){.asked = true, .where = map->where};
	years(r, map, "year", &m->year, &last);
	m->given = given_read(r, child(r, map, "given", YAML_MAP), "intensity", &m->given_count);
	if (m->given_count > INTENSITY_GIVEN_MAX) {
		error_at(r->d, map->where, "too-many-inputs", "the model takes at most %d inputs", INTENSITY_GIVEN_MAX);
		m->given_count = 0;
	}
}

static void by_read(reader *r, const yaml_node *list)
{
	if (!list)
		return;
	const char **by = ARENA_ARRAY(r->memory, const char *, list->count + 1);
	r->s->by_count = 0;
	r->s->by_where = list->where;
	for (size_t i = 0; i < list->count && i < 16; i++)
		if (list->items[i]->kind == YAML_SCALAR)
			by[r->s->by_count++] = copied(r, list->items[i]->text);
		else
			error_at(r->d, list->items[i]->where, "wrong-kind", "a name must stand here");
	r->s->by = by;
}

static void variant_read(reader *r, const yaml_node *map, const scenario_change *base, size_t base_count)
{
	scenario *s = r->s;
	if (!map_check(r, map, KEYS("name", "title", "note", "changes"), "a variant") || !need(r, map, "name", "a variant"))
		return;
	scenario_variant v = {.name = text(r, map, "name"), .title = text(r, map, "title"), .note = text(r, map, "note"), .where = map->where};
	if (!v.name)
		return;
	for (size_t i = 0; i < s->variant_count; i++)
		if (strcmp(s->variants[i].name, v.name) == 0) {
			error_at(r->d, yaml_get(map, "name")->where, "repeated-name", "two variants are called '%s'", v.name);
			error_related(r->d, s->variants[i].where, "the other one stands here");
			error_remedy(r->d, "give each a name of its own");
			return;
		}
	v.changes = changes_read(r, child(r, map, "changes", YAML_SEQUENCE), base, base_count, &v.change_count);
	v.own_count = v.change_count - base_count;
	s->variants[s->variant_count++] = v;
}

static void variants_read(reader *r, const yaml_node *list, const scenario_change *base, size_t base_count)
{
	scenario *s = r->s;
	s->variants = ARENA_ARRAY(r->memory, scenario_variant, list ? list->count + 1 : 1);
	s->variant_count = 0;
	for (size_t i = 0; list && i < list->count; i++)
		variant_read(r, list->items[i], base, base_count);
	if (list && !list->count)
		error_at(r->d, list->where, "no-variants", "'variants' is empty");
	if (!list)
		s->variants[s->variant_count++] =
			(scenario_variant){.name = "scenario", .changes = (scenario_change *)base, .change_count = base_count};
}

static void later(reader *r, const yaml_node *root)
{
	static const char *const words[] = {"uncertain", "sensitivity", "response"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (yaml_get(root, words[i])) {
			error_at(r->d, yaml_get(root, words[i])->where, "not-yet", "'%s' has its place here, but this version does not compute it", words[i]);
			error_remedy(r->d, "take it out; everything else is computed");
		}
}

/* Of another kind keys are others, and nothing else needs to be said. */
static bool is_scenario(reader *r, const yaml_node *root)
{
	const yaml_node *kind = root->kind == YAML_MAP ? yaml_get(root, "kind") : NULL;
	if (!kind || (kind->kind == YAML_SCALAR && slice_is(kind->text, "scenario")))
		return true;
	error_at(r->d, kind->where, "wrong-kind", "this is a document of kind '%.*s', no scenario", (int)kind->text.length, kind->text.at);
	return false;
}

static yaml_node *document_open(reader *r, const char *path)
{
	const source_text *source = file_read(r->memory, path, path, (place){0}, r->d);
	yaml_node *root = source ? yaml_read(r->memory, source, r->d) : NULL;
	double version;
	size_t at;
	if (!root || !is_scenario(r, root) ||
	    !map_check(r, root, KEYS("octroi", "kind", "title", "note", "extends", "flows", "scheme", "as_of", "horizon", "by", "intensity", "changes",
	                             "variants", "uncertain", "sensitivity", "response"), "a scenario"))
		return NULL;
	const yaml_node *octroi = need(r, root, "octroi", "a scenario");
	need(r, root, "kind", "a scenario");
	if (octroi && (number_read(octroi->text, &version, &at) != NUMBER_OK || version != 1))
		error_at(r->d, octroi->where, "bad-version", "this program reads version 1 of the language");
	return root;
}

static void as_of_read(reader *r, const yaml_node *root)
{
	const yaml_node *node = child(r, root, "as_of", YAML_SCALAR);
	day ignored;
	if (!node)
		return;
	r->s->as_of = copied(r, node->text);
	if (day_read(node->text, &ignored))
		return;
	error_at(r->d, node->where, "bad-date", "'%s' is not a day of the calendar", r->s->as_of);
	error_remedy(r->d, "write as_of: 2026-06-01");
}

/* What the base says of the same goes. */
static void replaced_leave(reader *r, size_t of_base)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->change_count; i++) {
		bool replaced = false;
		for (size_t k = of_base; i < of_base && k < r->change_count; k++)
			replaced = replaced || change_replaces(&r->changes[k], &r->changes[i], r->memory);
		if (!replaced)
			r->changes[kept++] = r->changes[i];
	}
	r->change_count = kept;
}

/* A base first, then what the document says itself. */
static bool document_read(reader *r, const char *path)
{
	scenario *s = r->s;
	yaml_node *root = document_open(r, path);
	if (!root)
		return false;
	r->path = path;
	const yaml_node *extends = child(r, root, "extends", YAML_SCALAR);
	if (extends && ++r->depth > DEPTH_MAX) {
		error_at(r->d, extends->where, "ring", "more than %d documents extend each other: is it a ring?", DEPTH_MAX);
		return false;
	}
	if (extends && !document_read(r, beside(r, copied(r, extends->text))))
		return false;
	r->path = path;
	s->path = path;
	s->title = text(r, root, "title") ? text(r, root, "title") : s->title;
	s->note = text(r, root, "note") ? text(r, root, "note") : s->note;
	s->scheme = text(r, root, "scheme") ? text(r, root, "scheme") : s->scheme;
	if (yaml_get(root, "scheme"))
		s->scheme_where = yaml_get(root, "scheme")->where;
	as_of_read(r, root);
	years(r, root, "horizon", &s->first, &s->last);
	const yaml_node *horizon = yaml_get(root, "horizon");
	s->horizon_where = horizon ? horizon->where : s->horizon_where;
	s->where = root->where;
	flows_read(r, child(r, root, "flows", YAML_MAP));
	intensity_read(r, child(r, root, "intensity", YAML_MAP));
	by_read(r, child(r, root, "by", YAML_SEQUENCE));
	size_t of_base = r->change_count;
	r->changes = changes_read(r, child(r, root, "changes", YAML_SEQUENCE), r->changes, of_base, &r->change_count);
	replaced_leave(r, of_base);
	r->variants = child(r, root, "variants", YAML_SEQUENCE) ? child(r, root, "variants", YAML_SEQUENCE) : r->variants;
	later(r, root);
	return true;
}

/* What the model is told in vain. */
static void model_check(reader *r, const scenario_variant *v)
{
	size_t count = r->s->intensity.given_count;
	for (size_t i = 0; i < v->change_count; i++) {
		const scenario_change *c = &v->changes[i];
		if (c->kind != CHANGE_MODEL)
			continue;
		if (!r->s->intensity.asked) {
			error_at(r->d, c->where, "no-model", "the scenario does not ask the model of intensities");
			error_remedy(r->d, "write intensity: {year: 2022} beside flows");
		} else if (++count == INTENSITY_GIVEN_MAX + 1)
			error_at(r->d, c->where, "too-many-inputs", "the model takes at most %d inputs", INTENSITY_GIVEN_MAX);
	}
}

static bool same_changes(const scenario_variant *a, const scenario_variant *b)
{
	bool same = a->change_count == b->change_count;
	for (size_t i = 0; i < a->change_count && same; i++)
		same = strcmp(a->changes[i].said, b->changes[i].said) == 0;
	return same;
}

static void variants_check(reader *r)
{
	const scenario *s = r->s;
	for (size_t i = 0; i < s->variant_count; i++) {
		changes_contradict(&s->variants[i], s->shared_count, r->memory, r->d);
		model_check(r, &s->variants[i]);
		for (size_t k = 0; k < i; k++)
			if (same_changes(&s->variants[i], &s->variants[k])) {
				error_at(r->d, s->variants[i].where, "same-variant", "the variants '%s' and '%s' change the same", s->variants[k].name,
				         s->variants[i].name);
				error_related(r->d, s->variants[k].where, "the other one stands here");
				error_remedy(r->d, "take one of them out");
			}
	}
}

scenario *scenario_read(const char *path, arena *memory, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	scenario *s = ARENA_NEW(memory, scenario);
	reader r = {.s = s, .memory = memory, .d = d};
	if (!document_read(&r, arena_copy(memory, path, strlen(path))))
		return NULL;
	if (!s->flows.path) {
		error_at(d, s->where, "missing-key", "the scenario names no flows");
		error_remedy(d, "write flows: {file: FILE}");
	} else if (strcmp(s->flows.path, "-") != 0 && access(s->flows.path, R_OK) != 0) {
		error_at(d, s->file_where, "cannot-open", "cannot open '%s': %s", s->flows.path, strerror(errno));
		error_remedy(d, "write its path from the document");
	}
	/* The unit values of the model are medians of the file. */
	if (s->intensity.asked && s->flows.outliers == OCTROI_OUTLIERS_UNASKED) {
		s->flows.outliers = OCTROI_OUTLIERS_KEEP;
		s->flows.outliers_if_valued = !s->flows.estimate_masses;
	}
	if (!s->title)
		s->title = path;
	s->shared_count = r.change_count;
	variants_read(&r, r.variants, r.changes, r.change_count);
	if (diagnostics_errors(d) == before)
		variants_check(&r);
	return diagnostics_errors(d) == before ? s : NULL;
}
