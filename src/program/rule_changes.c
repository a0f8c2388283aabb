/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of rules that a question says in words: from "eu-ets.price" and "2027=85,2030=110" to what a document would
 * have among its `changes`. */
#include <string.h>

#include "../base/number.h"
#include "value.h"

/* ---- figures of periods --------------------------------------------------------------- */

static bool dated_read(slice item, dated_figure *out)
{
	slice rest = item, key;
	slice_split(&rest, '=', &key);
	out->figure = rest.at ? slice_trim(rest) : (slice){0};
	return rest.at && period_read(slice_trim(key), &out->when);
}

dated_figure *dated_figures_read(arena *a, slice text, place where, const char *said, size_t *count, diagnostics *d)
{
	dated_figure *all = NULL;
	size_t capacity = 0;
	slice rest = text, item;
	const char *before = said ? arena_printf(a, "%s ", said) : "", *name = said ? said : "";
	*count = 0;
	while (slice_split(&rest, ',', &item)) {
		dated_figure *now = ARENA_PUSH(a, all, *count, capacity);
		if (!dated_read(item, now)) {
			error_at(d, where, "bad-period", "%s'%.*s': expected PERIOD=FIGURE", before, (int)item.length, item.at);
			error_remedy(d, "write %s2027=85,2030=110", before);
		} else if (*count > 1 && now->when.first <= now[-1].when.last) {
			error_at(d, where, "bad-order", "%s%sthe periods must follow each other", name, said ? ": " : "");
		} else {
			continue;
		}
		*count = 0;
		return NULL;
	}
	return all;
}

/* ---- as a document would say them --------------------------------------------------------- */

typedef struct {
	rulebook        *book;
	diagnostics     *d;
	rulebook_change *items;
	size_t           count, capacity;
	/* Of the change that is read: */
	const char      *id, *word;
	slice            name;
	place            where; /* all that was typed */
} change_list;

static yaml_node *text_node(const change_list *l, slice text)
{
	yaml_node *node = ARENA_NEW(l->book->memory, yaml_node);
	*node = (yaml_node){.kind = YAML_SCALAR, .text = text, .quoted = true, .where = l->where};
	return node;
}

static yaml_node *map_node(const change_list *l, size_t most)
{
	yaml_node *node = ARENA_NEW(l->book->memory, yaml_node);
	*node = (yaml_node){.kind = YAML_MAP, .where = l->where, .pairs = ARENA_ARRAY(l->book->memory, yaml_pair, most + 1)};
	return node;
}

static void pair_add(const change_list *l, yaml_node *map, slice key, yaml_node *value)
{
	map->pairs[map->count++] = (yaml_pair){text_node(l, key), value};
}

static yaml_node *change_add(change_list *l, const char *word)
{
	enum { KEYS_MAX = 3 };
	yaml_node *map = map_node(l, KEYS_MAX);
	pair_add(l, map, slice_of(word), text_node(l, l->name));
	*ARENA_PUSH(l->book->memory, l->items, l->count, l->capacity) = (rulebook_change){l->id, map};
	return map;
}

static slice period_text(const change_list *l, period when)
{
	char text[PERIOD_TEXT_SIZE];
	return slice_of(arena_printf(l->book->memory, "%s", period_write(when, text)));
}

/* Only what is shifted can be less than nothing. */
static bool figure_sound(const change_list *l, slice figure)
{
	double number;
	size_t at;
	if (strcmp(l->word, "shift") == 0 || number_read(figure, &number, &at) != NUMBER_OK || number >= 0)
		return true;
	error_at(l->d, l->where, "bad-number", "'%.*s' must not be negative", (int)figure.length, figure.at);
	if (strcmp(l->word, "set") == 0)
		error_remedy(l->d, "--shift takes something off");
	return false;
}

static void plain_change(change_list *l, slice figure, const period *when)
{
	if (!figure_sound(l, figure))
		return;
	yaml_node *map = change_add(l, l->word);
	pair_add(l, map, slice_of(strcmp(l->word, "set") == 0 ? "to" : "by"), text_node(l, figure));
	if (when)
		pair_add(l, map, slice_of("in"), text_node(l, period_text(l, *when)));
}

static void path_change(change_list *l, const dated_figure *points, size_t count, slice join)
{
	bool sound = true;
	for (size_t i = 0; i < count; i++)
		sound = figure_sound(l, points[i].figure) && sound;
	if (!sound || !count)
		return;
	yaml_node *map = change_add(l, "path"), *all = map_node(l, count);
	for (size_t i = 0; i < count; i++)
		pair_add(l, all, period_text(l, points[i].when), text_node(l, points[i].figure));
	pair_add(l, map, slice_of("points"), all);
	if (join.at)
		pair_add(l, map, slice_of("join"), text_node(l, join));
}

/* Each figure until the next one, the last for good. */
static void dated_changes(change_list *l, slice figures)
{
	size_t count;
	dated_figure *all = dated_figures_read(l->book->memory, figures, l->where, NULL, &count, l->d);
	for (size_t i = 0; i < count; i++) {
		all[i].when.last = i + 1 < count ? all[i + 1].when.first - 1 : DAY_LAST;
		plain_change(l, all[i].figure, &all[i].when);
	}
}

static void read_path(change_list *l, slice figures)
{
	size_t count;
	slice join = figures, points;
	slice_split(&join, ':', &points);
	const dated_figure *all = dated_figures_read(l->book->memory, points, l->where, NULL, &count, l->d);
	path_change(l, all, count, join);
}

static place typed_place(arena *a, const octroi_rule_change *c)
{
	source_text *source = ARENA_NEW(a, source_text);
	const char *typed = arena_printf(a, "%s=%s", c->address, c->figure);
	*source = (source_text){.name = arena_printf(a, "%s '%s'", c->said_as, typed), .bytes = typed, .length = strlen(typed), .typed = true};
	return (place){source, 0, source->length};
}

static bool address_read(change_list *l, const octroi_rule_change *c)
{
	slice id;
	l->name = slice_of(c->address);
	l->where = typed_place(l->book->memory, c);
	slice_split(&l->name, '.', &id);
	l->id = arena_copy(l->book->memory, id.at, id.length);
	l->word = c->word;
	if (id.length && l->name.length)
		return true;
	error_at(l->d, l->where, "bad-address", "expected ID.NAME, what of which document is changed");
	error_remedy(l->d, "octroi show series lists such names");
	return false;
}

static void read_change(change_list *l, const octroi_rule_change *c)
{
	static const char *const words[] = {"set", "scale", "shift", "path"};
	bool known = false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		known = known || strcmp(c->word, words[i]) == 0;
	if (!address_read(l, c))
		return;
	if (!known)
		error_at(l->d, l->where, "unknown-word", "'%s' is no change: it is set, scale, shift or path", c->word);
	else if (strcmp(c->word, "path") == 0)
		read_path(l, slice_of(arena_printf(l->book->memory, "%s", c->figure)));
	else if (strchr(c->figure, '='))
		dated_changes(l, slice_of(arena_printf(l->book->memory, "%s", c->figure)));
	else
		plain_change(l, slice_of(arena_printf(l->book->memory, "%s", c->figure)), NULL);
}

/* ---- the rulebook ---------------------------------------------------------------------------- */

static void read_changed_documents(const change_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		rulebook_document(l->book, l->items[i].id, l->items[i].change->where, l->d);
}

bool rules_change(rulebook *book, const octroi_rule_change *changes, size_t count, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	change_list l = {.book = book, .d = d};
	for (size_t i = 0; i < book->changes.count; i++)
		*ARENA_PUSH(book->memory, l.items, l.count, l.capacity) = book->changes.items[i];
	for (size_t i = 0; i < count; i++)
		read_change(&l, &changes[i]);
	book->changes.items = l.items;
	book->changes.count = l.count;
	read_changed_documents(&l);
	return diagnostics_errors(d) == before;
}

rulebook *rules_open_changed(const char *folder, const octroi_rule_change *changes, size_t count, diagnostics *d)
{
	rulebook *book = rulebook_open(folder, d);
	if (!book || rules_change(book, changes, count, d))
		return book;
	diagnostics_keep(d, book->memory);
	return NULL;
}

bool rules_override(rulebook *book, const char *name)
{
	slice word = slice_of(name), id;
	diagnostics *quiet = diagnostics_new();
	slice_split(&word, '.', &id);
	const char *said = arena_copy(book->memory, id.at, id.length);
	bool is_scheme = strcmp(rulebook_kind(book, said), "border-adjustment") == 0, overrides = false;
	const document *doc = is_scheme ? rulebook_document(book, said, (place){0}, quiet) : NULL;
	for (size_t i = 0; doc && i < doc->series_count; i++)
		overrides = overrides || (doc->series[i].override && slice_is(word, doc->series[i].override));
	diagnostics_free(quiet);
	return overrides;
}
