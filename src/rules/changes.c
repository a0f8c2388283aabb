/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extends and changes: a document made from another by a list of addressed
 * changes, its own or those of whoever opened the rulebook. replace, drop and add
 * work on the tree; what changes values is in value_changes.c. */
#include <string.h>

#include "value_changes.h"

/* ---- addresses: quantities.origin_exempt.formula ------------------------------- */

static yaml_pair *pair_find(const yaml_node *map, slice key, size_t *index)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
		if (slice_equal(map->pairs[i].key->text, key)) {
			*index = i;
			return &map->pairs[i];
		}
	return NULL;
}

static const char *nearest_key(reader *r, const yaml_node *map, slice name)
{
	const char *keys[512];
	size_t count = 0;
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count && count < 512; i++)
		keys[count++] = arena_copy(r->memory, map->pairs[i].key->text.at, map->pairs[i].key->text.length);
	return text_nearest(name, keys, count);
}

/* "free_share.values", of which "series.free_share.values" is meant, as it was written; NULL: no section has such a name. */
static const char *within_section(reader *r, const yaml_node *root, slice name, const yaml_node *address, bool exactly)
{
	slice said = place_text(address->where), rest = {name.at + name.length, address->text.length - name.length};
	size_t before = said.length > address->text.length ? said.length - address->text.length : 0, index;
	bool as_written = slice_equal((slice){said.at + before, said.length - before}, address->text);
	for (size_t i = 0; root->kind == YAML_MAP && i < root->count; i++) {
		const yaml_pair *section = &root->pairs[i];
		const char *near = exactly ? NULL : nearest_key(r, section->value, name);
		if (near || pair_find(section->value, name, &index))
			return arena_printf(r->memory, "%.*s%.*s.%.*s%.*s", as_written ? (int)before : 0, said.at, (int)section->key->text.length,
			                    section->key->text.at, near ? (int)strlen(near) : (int)name.length, near ? near : name.at, (int)rest.length, rest.at);
	}
	return NULL;
}

static void name_missing(reader *r, const yaml_node *root, const yaml_node *map, slice name, const yaml_node *address)
{
	bool first = map == root && name.at == address->text.at;
	const char *near = first ? within_section(r, root, name, address, true) : NULL;
	near = near ? near : nearest_key(r, map, name);
	near = near || !first ? near : within_section(r, root, name, address, false);
	error_at(r->d, address->where, "unknown-name", "there is no '%.*s' to change", (int)name.length, name.at);
	if (map->kind != YAML_MAP)
		error_remedy(r->d, "only what has a name can be changed: replace the whole %s",
		             map->kind == YAML_SEQUENCE ? "list" : "value");
	else if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
}

/* The map that holds the last name of the address; the name in *last. */
static yaml_node *address_holder(reader *r, yaml_node *root, const yaml_node *address, slice *last)
{
	slice rest = address->text, part;
	yaml_node *map = root;
	slice_split(&rest, '.', &part);
	while (rest.at) {
		size_t index;
		yaml_pair *pair = pair_find(map, part, &index);
		if (!pair) {
			name_missing(r, root, map, part, address);
			return NULL;
		}
		map = pair->value;
		slice_split(&rest, '.', &part);
	}
	*last = part;
	return map;
}

static bool node_equal(const yaml_node *a, const yaml_node *b)
{
	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == YAML_SCALAR)
		return slice_equal(a->text, b->text);
	for (size_t i = 0; i < a->count; i++) {
		if (a->kind == YAML_SEQUENCE && !node_equal(a->items[i], b->items[i]))
			return false;
		if (a->kind == YAML_MAP && (!slice_equal(a->pairs[i].key->text, b->pairs[i].key->text) ||
		                            !node_equal(a->pairs[i].value, b->pairs[i].value)))
			return false;
	}
	return true;
}

void change_idle(reader *r, place where)
{
	/* Who tries figures out may well meet the one that holds. */
	if (r->book->changes.idle_allowed || (where.source && where.source->typed))
		return;
	error_at(r->d, where, "idle-change", "this change alters nothing");
	error_remedy(r->d, "take it out");
}

/* ---- items of a list: they have no names, and are found by what they say --------- */

static bool item_says(const yaml_node *item, const yaml_node *said)
{
	size_t index;
	for (size_t i = 0; i < said->count; i++) {
		const yaml_pair *pair = pair_find(item, said->pairs[i].key->text, &index);
		if (!pair || !node_equal(pair->value, said->pairs[i].value))
			return false;
	}
	return true;
}

/* The list at the address, and in *at its one item that says what `said` does; NULL, reported. */
static yaml_node *item_find(reader *r, yaml_node *root, const yaml_node *address, const yaml_node *said, size_t *at)
{
	slice name;
	size_t index, found = 0;
	yaml_node *map = address_holder(r, root, address, &name);
	yaml_pair *pair = map ? pair_find(map, name, &index) : NULL;
	if (map && !pair)
		name_missing(r, root, map, name, address);
	if (!pair)
		return NULL;
	for (size_t i = 0; pair->value->kind == YAML_SEQUENCE && said->kind == YAML_MAP && i < pair->value->count; i++)
		if (item_says(pair->value->items[i], said)) {
			*at = i;
			found++;
		}
	if (found == 1)
		return pair->value;
	error_at(r->d, said->where, "unknown-item", "%zu items of '%.*s' say this, not one", found, (int)address->text.length,
	         address->text.at);
	error_remedy(r->d, found ? "say more keys of the one that is meant"
	                         : "write keys and values of one item as they stand there: {when: …}");
	return NULL;
}

/* One item replaced, dropped, or put before or after another: `by` says which it is about. */
static void change_item(reader *r, yaml_node *root, const yaml_node *change, const char *word, const char *by)
{
	size_t at;
	const char *key = word[0] == 'r' ? "with" : "value";
	yaml_node *value = word[0] != 'd' && need(r, change, key, "a change") ? yaml_get(change, key) : NULL;
	yaml_node *list = value || word[0] == 'd' ? item_find(r, root, yaml_get(change, word), yaml_get(change, by), &at) : NULL;
	if (!list)
		return;
	if (word[0] == 'r' && node_equal(list->items[at], value)) {
		change_idle(r, value->where);
		return;
	}
	/* What stands before the item, the value, what stands behind it. */
	size_t before = at + (by[0] == 'a'), behind = before + (word[0] != 'a'), count = 0;
	yaml_node **items = ARENA_ARRAY(r->memory, yaml_node *, list->count + 1);
	for (size_t i = 0; i < before; i++)
		items[count++] = list->items[i];
	if (value)
		items[count++] = value;
	for (size_t i = behind; i < list->count; i++)
		items[count++] = list->items[i];
	list->items = items;
	list->count = count;
}

static const char *const item_words[][2] = {{"replace", "item"}, {"drop", "item"}, {"add", "before"}, {"add", "after"}};

/* True when the change is about an item of a list; it is then done, or reported. */
static bool item_change(reader *r, yaml_node *root, const yaml_node *change)
{
	int said = (yaml_get(change, "item") != NULL) + (yaml_get(change, "before") != NULL) + (yaml_get(change, "after") != NULL);
	for (int i = 0; said == 1 && i < 4; i++)
		if (yaml_get(change, item_words[i][0]) && yaml_get(change, item_words[i][1])) {
			change_item(r, root, change, item_words[i][0], item_words[i][1]);
			return true;
		}
	if (said)
		error_at(r->d, change->where, "bad-change", "item goes with replace and drop, before or after with add");
	return said != 0;
}

static void change_replace(reader *r, yaml_node *root, const yaml_node *change)
{
	if (item_change(r, root, change))
		return;
	slice name;
	size_t index;
	const yaml_node *address = yaml_get(change, "replace"), *with = need(r, change, "with", "a replacement");
	yaml_node *map = with ? address_holder(r, root, address, &name) : NULL;
	if (!map)
		return;
	yaml_pair *pair = pair_find(map, name, &index);
	if (!pair)
		name_missing(r, root, map, name, address);
	else if (node_equal(pair->value, with))
		change_idle(r, with->where);
	else
		pair->value = yaml_get(change, "with");
}

static void change_drop(reader *r, yaml_node *root, const yaml_node *change)
{
	if (item_change(r, root, change))
		return;
	slice name;
	size_t index;
	const yaml_node *address = yaml_get(change, "drop");
	yaml_node *map = address_holder(r, root, address, &name);
	if (!map)
		return;
	if (!pair_find(map, name, &index)) {
		name_missing(r, root, map, name, address);
		return;
	}
	memmove(&map->pairs[index], &map->pairs[index + 1], (map->count - index - 1) * sizeof *map->pairs);
	map->count--;
}

static void pair_append(arena *a, yaml_node *map, yaml_node *key, yaml_node *value)
{
	yaml_pair *pairs = ARENA_ARRAY(a, yaml_pair, map->count + 1);
	if (map->count)
		memcpy(pairs, map->pairs, map->count * sizeof *pairs);
	pairs[map->count++] = (yaml_pair){key, value};
	map->pairs = pairs;
}

static void change_add(reader *r, yaml_node *root, const yaml_node *change)
{
	if (item_change(r, root, change))
		return;
	slice name;
	size_t index;
	const yaml_node *address = yaml_get(change, "add");
	yaml_node *value = need(r, change, "value", "an addition") ? yaml_get(change, "value") : NULL;
	yaml_node *map = value ? address_holder(r, root, address, &name) : NULL;
	if (!map)
		return;
	const yaml_pair *there = pair_find(map, name, &index);
	if (map->kind == YAML_SEQUENCE || there) {
		error_at(r->d, address->where, "already-there", "'%.*s' is already there", (int)name.length, name.at);
		error_remedy(r->d, there && there->value->kind == YAML_SEQUENCE ? "say before: or after: which of its items"
		                                                                : "use replace: … with: …");
		return;
	}
	yaml_node *key = ARENA_NEW(r->memory, yaml_node);
	*key = (yaml_node){.kind = YAML_SCALAR, .text = name, .where = address->where};
	pair_append(r->memory, map, key, value);
}

/* Every kind of change, and the keys that it may have. Those of values are done when all declarations are read. */
static const struct change_kind {
	const char *word;
	void      (*tree)(reader *r, yaml_node *root, const yaml_node *change); /* NULL: a change of values */
	const char *keys[12];
} change_kinds[] = {
	{"set", NULL, {"set", "to", "in", "where", "note", "standing", "source"}},
	{"scale", NULL, {"scale", "by", "in", "where", "note", "standing", "source"}},
	{"shift", NULL, {"shift", "by", "in", "where", "note", "standing", "source"}},
	{"path", NULL, {"path", "points", "join", "from", "rate", "inflation", "in", "where", "note", "standing", "source"}},
	{"link", NULL, {"link", "with", "rate", "in", "where", "note", "standing", "source"}},
	{"replace", change_replace, {"replace", "item", "with", "standing", "source"}},
	{"drop", change_drop, {"drop", "item", "standing", "source"}},
	{"add", change_add, {"add", "item", "before", "after", "value", "standing", "source"}},
};
enum { CHANGE_KINDS = sizeof change_kinds / sizeof *change_kinds };

/* NULL, reported, when the change says none of them or several. */
static const struct change_kind *kind_of(reader *r, const yaml_node *change)
{
	const struct change_kind *kind = NULL;
	int said = 0;
	for (int k = 0; change->kind == YAML_MAP && k < CHANGE_KINDS; k++)
		if (yaml_get(change, change_kinds[k].word)) {
			kind = &change_kinds[k];
			said++;
		}
	if (said == 1)
		return kind;
	if (!said && !map_check(r, change, KEY_SET("a change", "set", "scale", "shift", "path", "link", "replace", "drop", "add", "to", "by", "with", "value",
	                                           "item", "before", "after", "in", "where", "points", "join", "from", "rate",
	                                           "inflation", "note", "standing", "source")))
		return NULL;
	error_at(r->d, change->where, "bad-change", "a change says one of set, scale, shift, path, link, replace, drop, add");
	return NULL;
}

static void tree_changes(reader *r, yaml_node *root, const yaml_node *changes)
{
	for (size_t i = 0; changes && i < changes->count; i++) {
		const struct change_kind *kind = kind_of(r, changes->items[i]);
		size_t keys = 0;
		while (kind && keys < sizeof kind->keys / sizeof *kind->keys && kind->keys[keys])
			keys++;
		if (kind && map_check(r, changes->items[i], (key_set){kind->keys, keys, "a change"}) && kind->tree)
			kind->tree(r, root, changes->items[i]);
	}
}

/* ---- extends --------------------------------------------------------------------- */

/* What a document that extends another says itself; all else comes by changes. */
static const char *const own_keys[] = {"kind", "title", "destination", "currency", "status", "horizon", "starts", "note"};

static void own_key_set(arena *a, yaml_node *root, const yaml_node *child, const char *name)
{
	size_t index;
	yaml_node *value = yaml_get(child, name);
	yaml_pair *pair = pair_find(root, slice_of(name), &index);
	if (value && pair) {
		pair->value = value;
	} else if (value) {
		yaml_node *key = ARENA_NEW(a, yaml_node);
		*key = (yaml_node){.kind = YAML_SCALAR, .text = slice_of(name), .where = value->where};
		pair_append(a, root, key, value);
	}
}

/* sources and uses of both documents; a name that both declare is an error. */
static void named_join(reader *r, yaml_node *root, const yaml_node *child, const char *section)
{
	yaml_node *mine = yaml_get(child, section), *theirs = yaml_get(root, section);
	size_t index;
	if (!mine || mine->kind != YAML_MAP)
		return;
	if (!theirs) {
		own_key_set(r->memory, root, child, section);
		return;
	}
	for (size_t i = 0; i < mine->count; i++) {
		if (pair_find(theirs, mine->pairs[i].key->text, &index)) {
			error_at(r->d, mine->pairs[i].key->where, "already-there", "'%.*s' is already declared in the extended "
			                                                           "document",
			         (int)mine->pairs[i].key->text.length, mine->pairs[i].key->text.at);
			continue;
		}
		pair_append(r->memory, theirs, mine->pairs[i].key, mine->pairs[i].value);
	}
}

/* The changes of values of the base come first, then those of the child. */
static void changes_join(reader *r, yaml_node *root, const yaml_node *child)
{
	yaml_node *mine = yaml_get(child, "changes"), *theirs = yaml_get(root, "changes");
	if (!theirs || !mine || mine->kind != YAML_SEQUENCE) {
		own_key_set(r->memory, root, child, "changes");
		return;
	}
	yaml_node **items = ARENA_ARRAY(r->memory, yaml_node *, theirs->count + mine->count);
	memcpy(items, theirs->items, theirs->count * sizeof *items);
	memcpy(items + theirs->count, mine->items, mine->count * sizeof *items);
	theirs->items = items;
	theirs->count += mine->count;
}

static bool changes_value(const yaml_node *change)
{
	bool value = false;
	for (int k = 0; k < CHANGE_KINDS; k++)
		value = value || (!change_kinds[k].tree && yaml_get(change, change_kinds[k].word));
	return value;
}

/* Changes of the tree are done before those of values, so they stand before them. */
static void order_check(reader *r, const yaml_node *changes)
{
	bool values = false;
	for (size_t i = 0; changes && i < changes->count; i++) {
		const yaml_node *change = changes->items[i];
		bool value = changes_value(change);
		if (values && !value) {
			error_at(r->d, change->where, "bad-order", "replace, drop and add must stand before set, scale, shift, path and link");
			error_remedy(r->d, "they are done first, whatever the order");
		}
		values = values || value;
	}
}

/* ---- changes of whoever opened the rulebook ---------------------------------------- */

/* A document that others extend is read for each of them: what one change puts in another may change. */
static yaml_node *node_copy(arena *a, const yaml_node *node)
{
	yaml_node *out = ARENA_NEW(a, yaml_node);
	*out = *node;
	if (node->kind == YAML_SEQUENCE)
		out->items = ARENA_ARRAY(a, yaml_node *, node->count + 1);
	if (node->kind == YAML_MAP)
		out->pairs = ARENA_ARRAY(a, yaml_pair, node->count + 1);
	for (size_t i = 0; node->kind != YAML_SCALAR && i < node->count; i++)
		if (node->kind == YAML_SEQUENCE)
			out->items[i] = node_copy(a, node->items[i]);
		else
			out->pairs[i] = (yaml_pair){node->pairs[i].key, node_copy(a, node->pairs[i].value)};
	return out;
}

/* The address in a change of a value. */
static yaml_pair *value_address(const yaml_node *change)
{
	size_t index;
	for (int k = 0; k < CHANGE_KINDS; k++)
		if (!change_kinds[k].tree && yaml_get(change, change_kinds[k].word))
			return pair_find(change, slice_of(change_kinds[k].word), &index);
	return NULL;
}

/* The series of the document that says that it follows what is changed ("follows: ID.NAME"); NULL: none does. */
static const yaml_node *follower_of(const yaml_node *root, const rulebook_change *change)
{
	const yaml_node *all = yaml_get(root, "series");
	const yaml_pair *address = value_address(change->change);
	size_t length = strlen(change->id);
	for (size_t i = 0; address && address->value->kind == YAML_SCALAR && all && all->kind == YAML_MAP && i < all->count; i++) {
		const yaml_node *series = all->pairs[i].value, *follows = series->kind == YAML_MAP ? yaml_get(series, "follows") : NULL;
		if (!follows || follows->kind != YAML_SCALAR || !slice_starts(follows->text, slice_of(change->id)) || follows->text.length <= length ||
		    follows->text.at[length] != '.')
			continue;
		slice name = {follows->text.at + length + 1, follows->text.length - length - 1}, said = address->value->text, section = slice_of("series.");
		if (slice_starts(said, section))
			said = (slice){said.at + section.length, said.length - section.length};
		if (slice_equal(name, said))
			return all->pairs[i].key;
	}
	return NULL;
}

/* A change of what is followed, as one of the follower. It says so to who makes it, but not to who looks at its keys. */
static yaml_node *followed_change(reader *r, const yaml_node *change, const yaml_node *name, bool marked)
{
	yaml_node *copy = node_copy(r->memory, change), *key = ARENA_NEW(r->memory, yaml_node);
	value_address(copy)->value->text = name->text;
	*key = (yaml_node){.kind = YAML_SCALAR, .text = slice_of(FOLLOWED), .where = name->where};
	if (marked)
		pair_append(r->memory, copy, key, key);
	return copy;
}

bool series_follows(const series *s, const char *id, slice name)
{
	size_t length = strlen(id);
	return s->follows && strncmp(s->follows, id, length) == 0 && s->follows[length] == '.' &&
	       (!name.length || slice_is(name, s->follows + length + 1));
}

/* Where the base follows the same by that name, it was changed when the tree of the base was made. */
static bool base_follows(const document *base, slice name, const char *id)
{
	for (size_t i = 0; base && i < base->series_count; i++)
		if (slice_is(name, base->series[i].name) && series_follows(&base->series[i], id, (slice){0}))
			return true;
	return false;
}

/* A list of them, as a document has it. */
static yaml_node *list_of_changes(reader *r, const yaml_node *root, const char *id, const document *base, bool values_only)
{
	const rulebook_changes *all = &r->book->changes;
	yaml_node *list = ARENA_NEW(r->memory, yaml_node);
	*list = (yaml_node){.kind = YAML_SEQUENCE, .items = ARENA_ARRAY(r->memory, yaml_node *, all->count)};
	for (size_t i = 0; i < all->count; i++) {
		bool own = strcmp(all->items[i].id, id) == 0;
		const yaml_node *name = own ? NULL : follower_of(root, &all->items[i]);
		if (own && (!values_only || changes_value(all->items[i].change)))
			list->items[list->count++] = node_copy(r->memory, all->items[i].change);
		else if (name && !base_follows(base, name->text, all->items[i].id))
			list->items[list->count++] = followed_change(r, all->items[i].change, name, values_only);
	}
	if (list->count)
		list->where = list->items[0]->where;
	return list;
}

static void book_changes(reader *r, yaml_node *root, const char *id, const document *base)
{
	if (!root || root->kind != YAML_MAP || !r->book->changes.count)
		return;
	yaml_node *changes = list_of_changes(r, root, id, base, false), *values = list_of_changes(r, root, id, base, true);
	if (!changes->count)
		return;
	order_check(r, changes);
	tree_changes(r, root, changes);
	if (!values->count)
		return;
	yaml_node holder = {.kind = YAML_MAP}, *key = ARENA_NEW(r->memory, yaml_node);
	*key = (yaml_node){.kind = YAML_SCALAR, .text = slice_of("changes"), .where = values->where};
	pair_append(r->memory, &holder, key, values);
	changes_join(r, root, &holder);
}

/* ---- the whole tree ------------------------------------------------------------------ */

static void stray_changes(reader *r, const yaml_node *child)
{
	if (!child || child->kind != YAML_MAP || !yaml_get(child, "changes"))
		return;
	error_at(r->d, yaml_get(child, "changes")->where, "stray-changes", "'changes' without 'extends' has nothing to change");
	error_remedy(r->d, "name the document that is changed: extends: ID");
}

static yaml_node *extended_tree(reader *r, yaml_node *child, const document **base)
{
	map_check(r, child, KEY_SET("a document that extends another", "octroi", "kind", "title", "destination", "currency",
	                            "status", "horizon", "starts", "note", "sources", "uses", "extends", "changes"));
	const yaml_node *extends = field_scalar(r, child, "extends");
	const char *id = extends ? field_text(r, child, "extends") : NULL;
	*base = id ? rulebook_document(r->book, id, extends->where, r->d) : NULL;
	if (!*base)
		return NULL;
	const document *unused = NULL;
	yaml_node *root = document_tree(r, (*base)->text, (*base)->id, &unused);
	if (!root)
		return NULL;
	for (size_t i = 0; i < sizeof own_keys / sizeof *own_keys; i++)
		own_key_set(r->memory, root, child, own_keys[i]);
	named_join(r, root, child, "sources");
	named_join(r, root, child, "uses");
	const yaml_node *changes = field_list(r, child, "changes");
	if (!changes || !changes->count)
		error_at(r->d, extends ? extends->where : child->where, "idle-change", "a document that extends another needs changes");
	order_check(r, changes);
	tree_changes(r, root, changes);
	changes_join(r, root, child);
	return root;
}

yaml_node *document_tree(reader *r, const source_text *text, const char *id, const document **base)
{
	yaml_node *root = yaml_read(r->memory, text, r->d);
	if (root && root->kind == YAML_MAP && yaml_get(root, "extends"))
		root = extended_tree(r, root, base);
	else
		stray_changes(r, root);
	book_changes(r, root, id, *base);
	return root;
}
