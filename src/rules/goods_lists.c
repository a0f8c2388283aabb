/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions of nomenclatures, and lists of goods in one of them. Heads are read
 * with their document, files when somebody asks for what is in them. */
#include <string.h>

#include "reader.h"

const char *const trust_names[TRUST_COUNT] = {"official", "transcribed", "approximate", "third-party", "own-judgement"};

/* ---- heads ------------------------------------------------------------------- */

static void need_scalar(reader *r, const yaml_node *map, const char *key, const char *what)
{
	if (need(r, map, key, what))
		field_scalar(r, map, key);
}

static void file_head(reader *r, const yaml_node *root, const char *key)
{
	static const char what[] = "an entry of a file";
	const yaml_node *map = need(r, root, key, "a document of editions") ? field_map(r, root, key) : NULL;
	if (!map || !map_check(r, map, KEY_SET(what, "file", "hash")))
		return;
	need_scalar(r, map, "file", what);
	need_scalar(r, map, "hash", what);
}

static void editions_names(reader *r, const yaml_node *root)
{
	document *doc = r->document;
	const yaml_node *list = need(r, root, "editions", "a document of editions") ? field_list(r, root, "editions") : NULL;
	if (!list)
		return;
	if (list->count > EDITIONS_MAX)
		error_at(r->d, list->where, "too-many-names", "a document has at most %d editions", EDITIONS_MAX);
	doc->edition_names = ARENA_ARRAY(r->memory, const char *, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *item = list->items[i];
		if (item->kind != YAML_SCALAR)
			error_at(r->d, item->where, "wrong-kind", "an edition must be a single word");
		for (size_t k = 0; k < doc->edition_count; k++)
			if (slice_is(item->text, doc->edition_names[k]))
				error_at(r->d, item->where, "repeated-name", "the edition '%s' is repeated", doc->edition_names[k]);
		doc->edition_names[doc->edition_count++] = arena_copy(r->memory, item->text.at, item->text.length);
	}
}

void read_editions_head(reader *r, const yaml_node *root)
{
	map_check(r, root, KEY_SET("a document", "octroi", "kind", "title", "note", "sources", "source", "nomenclature",
	                           "editions", "codes", "steps"));
	read_sources(r, field_map(r, root, "sources"));
	citation c = field_citation(r, root);
	need_source(r, &c, root->pairs[0].key->where, "a document of editions");
	editions_names(r, root);
	file_head(r, root, "codes");
	file_head(r, root, "steps");
}

static void list_categories(reader *r, const yaml_node *map, goods_list_head *h)
{
	if (!map)
		return;
	h->category_keys = ARENA_ARRAY(r->memory, const char *, map->count ? map->count : 1);
	h->category_titles = ARENA_ARRAY(r->memory, const char *, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (value->kind != YAML_SCALAR) {
			error_at(r->d, value->where, "wrong-kind", "a category has a title");
			continue;
		}
		h->category_keys[h->category_count] = arena_copy(r->memory, key->text.at, key->text.length);
		h->category_titles[h->category_count++] = arena_copy(r->memory, value->text.at, value->text.length);
	}
}

/* A file, or the reason why there is none. */
static void list_codes(reader *r, const yaml_node *root, goods_list_head *h)
{
	h->unknown = field_text(r, root, "unknown");
	h->only = field_text(r, root, "only");
	if (h->unknown && yaml_get(root, "file")) {
		error_at(r->d, yaml_get(root, "unknown")->where, "known-and-unknown", "a list has a file, or a reason why its codes are unknown");
		return;
	}
	if (h->unknown)
		return;
	if (!need(r, root, "file", "a list of goods")) {
		error_remedy(r->d, "where the codes were not found, say why: unknown: …");
		return;
	}
	field_scalar(r, root, "file");
	need_scalar(r, root, "hash", "a list of goods");
}

void read_goods_list_head(reader *r, const yaml_node *root)
{
	document *doc = r->document;
	goods_list_head *h = doc->goods_list = ARENA_NEW(r->memory, goods_list_head);
	size_t trust = 0;
	*h = (goods_list_head){0};
	map_check(r, root, KEY_SET("a document", "octroi", "kind", "title", "note", "sources", "source", "editions", "edition",
	                           "file", "hash", "only", "unknown", "size", "trust", "mapping", "overlap", "categories"));
	read_sources(r, field_map(r, root, "sources"));
	h->source = field_citation(r, root);
	need_source(r, &h->source, root->pairs[0].key->where, "a list of goods");
	h->editions = need(r, root, "editions", "a list of goods") ? field_text(r, root, "editions") : NULL;
	/* Of codes that nobody has the edition may be unknown, too. */
	h->edition = field_text(r, root, "edition");
	if (!yaml_get(root, "unknown"))
		need(r, root, "edition", "a list of goods");
	if (need(r, root, "trust", "a list of goods"))
		field_word(r, root, "trust", trust_names, TRUST_COUNT, &trust);
	h->trust = (list_trust)trust;
	h->mapping = field_text(r, root, "mapping");
	field_number(r, root, "size", &h->size);
	list_categories(r, field_map(r, root, "categories"), h);
	h->overlap = field_flag(r, root, "overlap", false);
	if (h->category_count > 1)
		need(r, root, "overlap", "a list with categories");
	list_codes(r, root, h);
}

/* ---- files ------------------------------------------------------------------- */

static const csv_table *file_of(reader *r, const yaml_node *map)
{
	const yaml_node *file = yaml_get(map, "file"), *hash = yaml_get(map, "hash");
	if (!path_inside(r, file))
		return NULL;
	const char *path = path_beside(r->book, r->document, file->text);
	const source_text *text = file_verified(r->memory, path, file->where, hash->text, hash->where, r->d);
	return text ? csv_read(r->memory, text, r->d) : NULL;
}

static document *document_of_kind(rulebook *book, const char *id, const char *kind, place asked_from, diagnostics *d)
{
	document *doc = rulebook_document(book, id, asked_from, d);
	if (!doc || strcmp(doc->kind, kind) == 0)
		return doc;
	error_at(d, asked_from, "wrong-kind", "'%s' is of kind %s, not %s", id, doc->kind, kind);
	return NULL;
}

const goods_editions *rulebook_editions(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	document *doc = document_of_kind(book, id, "goods-editions", asked_from, d);
	if (!doc || doc->editions)
		return doc ? doc->editions : NULL;
	reader r = {book, doc, book->memory, d};
	const csv_table *codes = file_of(&r, yaml_get(doc->root, "codes"));
	const csv_table *steps = codes ? file_of(&r, yaml_get(doc->root, "steps")) : NULL;
	if (steps)
		doc->editions = goods_editions_read(book->memory, doc->edition_names, doc->edition_count, codes, steps, d);
	return doc->editions;
}

/* Whoever put a list together said how many codes it has. */
static bool size_agrees(const document *doc, const goods_list *list, diagnostics *d)
{
	const goods_list_head *h = doc->goods_list;
	if (h->size == 0 || (double)list->code_count == h->size)
		return true;
	error_at(d, yaml_get(doc->root, "size")->where, "wrong-size", "the file has %zu codes of the list, not %g", list->code_count,
	         h->size);
	return false;
}

const goods_list *rulebook_goods_list(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	document *doc = document_of_kind(book, id, "goods-list", asked_from, d);
	goods_list_head *h = doc ? doc->goods_list : NULL;
	if (!h || h->list || h->unknown)
		return h ? h->list : NULL;
	reader r = {book, doc, book->memory, d};
	const csv_table *csv = file_of(&r, doc->root);
	goods_list *list = ARENA_NEW(book->memory, goods_list);
	*list = (goods_list){.only = h->only, .category_count = h->category_count, .categories = h->category_keys,
	                     .overlap = h->overlap};
	if (csv && goods_list_read(book->memory, csv, list, d) && size_agrees(doc, list, d))
		h->list = list;
	return h->list;
}
