/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a rulebook and reading its documents. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "reader.h"

/* ---- ids and paths ---------------------------------------------------------- */

static const char *path_of(rulebook *book, const char *relative)
{
	return arena_printf(book->memory, "%s/%s", book->folder, relative);
}

/* "eu-cbam" is eu/cbam.yaml; folders have no dash in their names. */
static const char *path_of_id(rulebook *book, const char *id)
{
	const char *dash = strchr(id, '-');
	if (!dash || dash == id || !dash[1] || strchr(id, '/') || strchr(id, '.'))
		return NULL;
	return arena_printf(book->memory, "%.*s/%s.yaml", (int)(dash - id), id, dash + 1);
}

static void ids_of_folder(rulebook *book, const char *folder, const char ***ids, size_t *count, size_t *capacity)
{
	size_t n;
	const char *const *entries = folder_list(book->memory, path_of(book, folder), &n);
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(entries[i]);
		if (length <= 5 || strcmp(entries[i] + length - 5, ".yaml") != 0)
			continue;
		const char **slot = ARENA_PUSH(book->memory, *ids, *count, *capacity);
		*slot = arena_printf(book->memory, "%s-%.*s", folder, (int)length - 5, entries[i]);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *const *sorted(const char **ids, size_t count)
{
	if (count)
		qsort(ids, count, sizeof *ids, by_text);
	return ids;
}

/* Schemes are looked for at hundreds of borders, so folders are listed once, and files looked into once. */
static void list_all(rulebook *book)
{
	size_t capacity = 0, n;
	const char *const *folders = folder_list(book->memory, book->folder, &n);
	for (size_t i = 0; i < n; i++)
		if (folder_exists(path_of(book, folders[i])))
			ids_of_folder(book, folders[i], &book->ids, &book->id_count, &capacity);
	sorted(book->ids, book->id_count);
	book->ids_listed = true;
}

static const folder_ids *list_folder(rulebook *book, const char *folder)
{
	uint32_t before = names_count(book->folder_names), number = names_add(book->folder_names, slice_of(folder));
	folder_ids *f = ARENA_AT(book->memory, book->folders, number - 1, book->folder_capacity);
	if (number > before) {
		ids_of_folder(book, folder, &f->ids, &f->count, &f->capacity);
		sorted(f->ids, f->count);
	}
	return f;
}

const char *const *rulebook_ids(rulebook *book, const char *folder, size_t *count)
{
	if (folder) {
		const folder_ids *f = list_folder(book, folder);
		*count = f->count;
		return f->ids;
	}
	if (!book->ids_listed)
		list_all(book);
	*count = book->id_count;
	return book->ids;
}

bool rulebook_has(rulebook *book, const char *id)
{
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

size_t rulebook_changes_of(const rulebook *book, const char *id)
{
	size_t count = 0;
	for (size_t i = 0; i < book->changes.count; i++)
		count += strcmp(book->changes.items[i].id, id) == 0;
	return count;
}

static looked_at *look_at(rulebook *book, const char *id)
{
	uint32_t number = names_add(book->looked_names, slice_of(id));
	return ARENA_AT(book->memory, book->looked, number - 1, book->looked_capacity);
}

static const char *kind_said(rulebook *book, const char *id)
{
	const char *relative = path_of_id(book, id);
	FILE *in = relative ? fopen(path_of(book, relative), "r") : NULL;
	char line[256], kind[64] = "";
	for (int i = 0; in && i < 40 && fgets(line, sizeof line, in); i++)
		if (sscanf(line, "kind: %63[a-z-]", kind) == 1)
			break;
	if (in)
		fclose(in);
	return arena_copy(book->memory, kind, strlen(kind));
}

const char *rulebook_kind(rulebook *book, const char *id)
{
	looked_at *l = look_at(book, id);
	if (!l->kind)
		l->kind = kind_said(book, id);
	return l->kind;
}

const source_text *rulebook_text(rulebook *book, const char *id, diagnostics *d)
{
	const char *relative = path_of_id(book, id);
	return relative ? file_read(book->memory, path_of(book, relative), path_of(book, relative), nowhere(), d) : NULL;
}

/* What stands behind a line's `kind:`; a file without such a line may be written in any way. */
static bool says_scheme(const char *bytes)
{
	const char *kind = strncmp(bytes, "kind:", 5) == 0 ? bytes : strstr(bytes, "\nkind:");
	if (!kind)
		return true;
	kind += 5 + (*kind == '\n');
	kind += strspn(kind, " \"'");
	return strncmp(kind, "border-adjustment", 17) == 0;
}

/* One that says nothing of its status may have that of the document it extends. */
static bool text_may_be_law(rulebook *book, const char *id)
{
	diagnostics *quiet = diagnostics_new();
	arena *scratch = arena_new();
	const char *relative = path_of_id(book, id);
	const source_text *text = relative ? file_read(scratch, path_of(book, relative), relative, nowhere(), quiet) : NULL;
	bool may = !text || (says_scheme(text->bytes) && (strstr(text->bytes, "in-force") || !strstr(text->bytes, "\nstatus:")));
	diagnostics_free(quiet);
	arena_free(scratch);
	return may;
}

bool rulebook_may_be_law(rulebook *book, const char *id)
{
	if (rulebook_changes_of(book, id))
		return true; /* whoever reads it will say what it is */
	looked_at *l = look_at(book, id);
	if (!l->read)
		l->may_be_law = text_may_be_law(book, id);
	l->read = true;
	return l->may_be_law;
}

yaml_node *rulebook_read_yaml(rulebook *book, const char *path, const char *name, diagnostics *d)
{
	const source_text *text = file_read(book->memory, path, name, nowhere(), d);
	return text ? yaml_read(book->memory, text, d) : NULL;
}

/* ---- heads of documents ------------------------------------------------------- */

bool document_has_rules(const document *doc)
{
	static const char *const kinds_with_rules[] = {"carbon-price", "library", "method", "intensity"};
	bool has = doc->is_scheme;
	for (size_t i = 0; i < sizeof kinds_with_rules / sizeof *kinds_with_rules; i++)
		has = has || strcmp(doc->kind, kinds_with_rules[i]) == 0;
	return has;
}

static void read_aliases(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->aliases = ARENA_ARRAY(r->memory, alias, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		if (!name_check(r, key, "a document"))
			continue;
		if (value->kind != YAML_SCALAR) {
			error_at(r->d, value->where, "wrong-kind", "'%.*s' must be the id of one document", (int)key->text.length,
			         key->text.at);
			continue;
		}
		const char *id = arena_copy(r->memory, value->text.at, value->text.length);
		const document *used = rulebook_document(r->book, id, value->where, r->d);
		if (used && !document_has_rules(used))
			error_at(r->d, value->where, "wrong-kind", "'%s' is of kind %s: it has nothing to use", id, used->kind);
		else if (used)
			doc->aliases[doc->alias_count++] =
				(alias){arena_copy(r->memory, key->text.at, key->text.length), used, key->where};
	}
}

static void read_currency(reader *r, const yaml_node *root)
{
	const yaml_node *node = field_scalar(r, root, "currency");
	char code[4] = "";
	unit u;
	if (!node)
		return;
	if (unit_parse(node->text, &u))
		unit_currency(&u, code);
	if (!*code || node->text.length != 3) {
		error_at(r->d, node->where, "unknown-currency", "'%.*s' is not a currency", (int)node->text.length,
		         node->text.at);
		error_remedy(r->d, "write its three capital letters, as EUR");
	}
	r->document->currency = arena_copy(r->memory, node->text.at, node->text.length);
}

static void read_head(reader *r, const yaml_node *root)
{
	document *doc = r->document;
	double version = 0;
	if (need(r, root, "octroi", "a document") && field_number(r, root, "octroi", &version) && version != 1)
		error_at(r->d, yaml_get(root, "octroi")->where, "bad-version",
		         "the document is written in version %g of the language, this program reads version 1", version);
	doc->title = need(r, root, "title", "a document") ? field_text(r, root, "title") : doc->id;
	doc->destination = field_territory(r, root, "destination", &doc->destination_name);
	read_currency(r, root);
	doc->nomenclature = field_text(r, root, "nomenclature");
	doc->horizon = (period){DAY_FIRST, DAY_LAST};
	field_period(r, root, "horizon", &doc->horizon);
	const yaml_node *starts = yaml_get(root, "starts");
	doc->starts = DAY_UNKNOWN;
	doc->starts_unknown = starts ? unknown_reason(r, starts) : NULL;
	if (starts && !doc->starts_unknown)
		field_day(r, root, "starts", &doc->starts);
}

/* ---- kinds ---------------------------------------------------------------------- */

static void read_scheme(reader *r, const yaml_node *root)
{
	document *doc = r->document;
	map_check(r, root,
	          KEY_SET("a document", "octroi", "kind", "title", "note", "destination", "currency", "nomenclature", "horizon", "starts",
	                  "uses", "extends", "changes", "status", "sources", "inputs", "dates", "options", "series",
	                  "tables", "amount", "groups", "quantities", "gates", "notes", "due", "chain", "gives", "spellings",
	                  "tiers", "ladder", "instrument", "credits"));
	read_sources(r, field_map(r, root, "sources"));
	read_aliases(r, field_map(r, root, "uses"));
	read_statuses(r, field_list(r, root, "status"));
	read_inputs(r, field_map(r, root, "inputs"), false, &doc->inputs, &doc->input_count);
	read_clocks(r, field_map(r, root, "dates"));
	read_options(r, field_map(r, root, "options"));
	read_series(r, field_map(r, root, "series"));
	read_tables(r, field_map(r, root, "tables"));
	doc->amount = read_amount(r, field_map(r, root, "amount"));
	read_groups(r, field_map(r, root, "groups"));
	read_quantities(r, field_map(r, root, "quantities"));
	read_gates(r, field_list(r, root, "gates"));
	read_remarks(r, field_list(r, root, "notes"));
	read_duties(r, field_list(r, root, "due"));
	apply_value_changes(r, field_list(r, root, "changes"));
	read_instrument(r, field_map(r, root, "instrument"));
	read_credits(r, field_map(r, root, "credits"));
	read_chain(r, field_map(r, root, "chain"));
	read_gives(r, field_map(r, root, "gives"));
	read_spellings(r, field_map(r, root, "spellings"));
	read_tiers(r, field_list(r, root, "tiers"));
	read_ladder(r, field_map(r, root, "ladder"));
	if (!doc->is_scheme)
		return;
	need(r, root, "destination", "a border adjustment");
	need(r, root, "currency", "a border adjustment");
	need(r, root, "status", "a border adjustment");
	need(r, root, "quantities", "a border adjustment");
}

static void read_nomenclature_head(reader *r, const yaml_node *root)
{
	map_check(r, root, KEY_SET("a document", "octroi", "kind", "title", "note", "sources", "file", "hash", "source", "exact_digits"));
	read_sources(r, field_map(r, root, "sources"));
	if (need(r, root, "file", "a nomenclature"))
		field_scalar(r, root, "file");
	if (need(r, root, "hash", "a nomenclature"))
		field_scalar(r, root, "hash");
	citation c = field_citation(r, root);
	need_source(r, &c, root->pairs[0].key->where, "a nomenclature");
	double digits;
	if (!field_number(r, root, "exact_digits", &digits))
		return;
	r->document->exact_digits = (int)digits;
	if (digits != 4 && digits != 6 && digits != 8 && digits != 10) {
		error_at(r->d, yaml_get(root, "exact_digits")->where, "bad-digits", "goods codes have 4, 6, 8 or 10 digits");
		error_remedy(r->d, "say from how many digits on a code is meant to be exact");
	}
}

static const char *const kinds[] = {"border-adjustment", "carbon-price", "library", "nomenclature", "inputs", "places",
                                    "test", "method", "intensity", "installation", "goods-editions", "goods-list", "groups",
                                    "flow-formats", "price-path"};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static bool read_kind(reader *r, const yaml_node *root)
{
	size_t kind;
	if (!need(r, root, "kind", "a document") || !field_word(r, root, "kind", kinds, KIND_COUNT, &kind))
		return false;
	r->document->kind = kinds[kind];
	r->document->is_scheme = kind == 0;
	return true;
}

static void read_body(reader *r, const yaml_node *root)
{
	const char *kind = r->document->kind;
	if (!document_has_rules(r->document) && rulebook_changes_of(r->book, r->document->id) && yaml_get(root, "changes"))
		refuse_value_changes(r, field_list(r, root, "changes"));
	else if (strcmp(kind, "nomenclature") == 0)
		read_nomenclature_head(r, root);
	else if (strcmp(kind, "goods-editions") == 0)
		read_editions_head(r, root);
	else if (strcmp(kind, "goods-list") == 0)
		read_goods_list_head(r, root);
	else if (strcmp(kind, "flow-formats") == 0)
		read_formats(r, root);
	else if (strcmp(kind, "price-path") == 0)
		read_price_path(r, root);
	else if (document_has_rules(r->document))
		read_scheme(r, root);
	else
		read_sources(r, field_map(r, root, "sources"));
}

static const source_text no_text = {.name = "", .bytes = ""};

/* A document that is being read while it is asked for again closes a ring. */
static document *document_known(rulebook *book, const char *id)
{
	for (size_t i = 0; i < book->document_count; i++)
		if (strcmp(book->documents[i]->id, id) == 0)
			return book->documents[i];
	return NULL;
}

/* "china-ets": who says the name of a place means its folder. */
static const char *of_place(rulebook *book, const char *id)
{
	slice rest = slice_of(id), name;
	const char *why;
	place_id place;
	slice_split(&rest, '-', &name);
	if (!rest.at || places_find(book->places, book->memory, name, &place, &why) != PLACE_FOUND)
		return NULL;
	char *meant = arena_printf(book->memory, "%s-%.*s", places_code(book->places, place), (int)rest.length, rest.at);
	for (char *c = meant; *c && *c != '-'; c++)
		*c = (char)tolower((unsigned char)*c);
	return rulebook_has(book, meant) ? meant : NULL;
}

const char *rulebook_nearest(rulebook *book, const char *id)
{
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	const char *meant = of_place(book, id);
	return meant ? meant : text_nearest(slice_of(id), ids, count);
}

static void id_missing(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	const char *near = rulebook_nearest(book, id);
	if (near && strcmp(near, id) == 0) {
		error_at(d, asked_from, "bad-folder", "the folder of '%s' has a dash in its name", id);
		error_remedy(d, "folders have no dash in their names: write an underscore");
		return;
	}
	error_at(d, asked_from, "unknown-document", "there is no document '%s' in the rulebook", id);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
}

/* Reads the file at `path` as the document `id`. */
static document *document_load(rulebook *book, const char *id, const char *relative, const char *path, place asked_from,
                               diagnostics *d)
{
	document *doc = ARENA_NEW(book->memory, document);
	*ARENA_PUSH(book->memory, book->documents, book->document_count, book->document_capacity) = doc;
	doc->id = arena_copy(book->memory, id, strlen(id));
	doc->path = relative;
	doc->book = book;
	doc->reading = true;
	document *outer = book->at_work;
	book->at_work = doc;
	reader r = {book, doc, book->memory, d};
	size_t before = diagnostics_errors(d);
	const source_text *text = file_read(book->memory, path, path, asked_from, d);
	yaml_node *root = text ? document_tree(&r, text, doc->id, &doc->base) : NULL;
	if (root && root->kind != YAML_MAP) {
		error_at(d, root->where, "not-a-map", "a document must be a map of keys and values");
		root = NULL;
	}
	doc->text = text ? text : &no_text;
	if (root && read_kind(&r, root)) {
		read_head(&r, root);
		read_body(&r, root);
	}
	doc->reading = false;
	book->at_work = outer;
	if (root && diagnostics_errors(d) == before)
		doc->root = root;
	return doc->root ? doc : NULL;
}

const char *rulebook_draft(rulebook *book, const char *path, diagnostics *d)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *id = arena_printf(book->memory, "draft-%.*s", (int)strcspn(name, "."), name);
	return document_load(book, id, arena_copy(book->memory, path, strlen(path)), path, nowhere(), d) ? id : NULL;
}

static document *document_of(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	document *doc = document_known(book, id);
	if (doc && doc->reading) {
		error_at(d, asked_from, "ring", "'%s' needs itself", id);
		error_remedy(d, "documents cannot use or extend each other in a ring");
		return NULL;
	}
	/* What is wrong with it was said when it was read, but maybe to somebody else. */
	if (doc && !doc->root && !diagnostics_errors(d))
		error_at(d, asked_from, "broken-document", "document '%s' has errors", id);
	if (doc)
		return doc->root ? doc : NULL;
	const char *relative = path_of_id(book, id);
	if (!relative || !file_exists(path_of(book, relative))) {
		id_missing(book, id, asked_from, d);
		return NULL;
	}
	return document_load(book, id, relative, path_of(book, relative), asked_from, d);
}

/* Whoever is read meanwhile rests on it. */
static void read_by(rulebook *book, document *reader, const document *doc)
{
	for (size_t i = 0; i < reader->read_count; i++)
		if (reader->reads[i] == doc)
			return;
	*ARENA_PUSH(book->memory, reader->reads, reader->read_count, reader->read_capacity) = doc;
}

document *rulebook_document(rulebook *book, const char *id, place asked_from, diagnostics *d)
{
	document *doc = document_of(book, id, asked_from, d);
	if (doc && book->at_work)
		read_by(book, book->at_work, doc);
	return doc;
}

/* ---- the common part ---------------------------------------------------------------- */

/* Each group says where its members are from. */
static void group_sources(reader *r, size_t first, diagnostics *d)
{
	const places *all = r->book->places;
	rulebook *book = r->book;
	for (size_t g = first; g <= places_group_count(all); g++) {
		const place_group *group = places_group(all, (group_id)g);
		citation *c = ARENA_PUSH(book->memory, book->group_sources, book->group_source_count, book->group_source_capacity);
		*c = (citation){.standing = STANDING_LAW};
		if (group->source)
			*c = citation_read(r, group->source);
		else
			error_at(d, group->where, "missing-source", "group '%s' has no source", group->name);
	}
}

static bool places_load(rulebook *book, diagnostics *d)
{
	const char *path = path_of(book, "common/places.yaml");
	const source_text *text = file_read(book->memory, path, path, nowhere(), d);
	yaml_node *root = text ? yaml_read(book->memory, text, d) : NULL;
	document *doc = ARENA_NEW(book->memory, document);
	reader r = {book, doc, book->memory, d};
	doc->path = "common/places.yaml";
	book->places_document = doc;
	if (!root || !map_check(&r, root, KEY_SET("the places", "octroi", "kind", "title", "note", "file", "hash", "sources",
	                                          "groups")))
		return false;
	book->common_texts[book->common_count++] = text;
	read_sources(&r, field_map(&r, root, "sources"));
	const char *file = need(&r, root, "file", "the places") ? field_text(&r, root, "file") : NULL;
	if (!file || !path_inside(&r, yaml_get(root, "file")))
		return false;
	const char *csv_path = arena_printf(book->memory, "%s/common/%s", book->folder, file);
	const yaml_node *hash = need(&r, root, "hash", "the places") ? field_scalar(&r, root, "hash") : NULL;
	const source_text *csv_text = hash ? file_verified(book->memory, csv_path, yaml_get(root, "file")->where, hash->text,
	                                                   hash->where, d)
	                                   : NULL;
	csv_table *csv = csv_text ? csv_read(book->memory, csv_text, d) : NULL;
	if (!csv)
		return false;
	book->places = places_read(book->memory, csv, field_map(&r, root, "groups"), d);
	if (book->places) {
		group_sources(&r, 1, d);
		book->common_groups = places_group_count(book->places);
	}
	return book->places != NULL;
}

/* Long lists of members would cost every question; most ask for none of them. */
bool rulebook_groups(rulebook *book, diagnostics *d)
{
	const char *path = path_of(book, "common/groups.yaml");
	if (book->groups_read || !file_exists(path))
		return true;
	book->groups_read = true;
	size_t before = diagnostics_errors(d);
	book->groups_text = file_read(book->memory, path, path, nowhere(), d);
	yaml_node *root = book->groups_text ? yaml_read(book->memory, book->groups_text, d) : NULL;
	document *doc = book->groups_document = ARENA_NEW(book->memory, document);
	reader r = {book, doc, book->memory, d};
	if (!root || !map_check(&r, root, KEY_SET("groups of places", "octroi", "kind", "title", "note", "sources", "groups")))
		return false;
	read_sources(&r, field_map(&r, root, "sources"));
	places_add_groups(book->places, book->memory, field_map(&r, root, "groups"), d);
	group_sources(&r, book->common_groups + 1, d);
	return diagnostics_errors(d) == before;
}

group_id rulebook_group(rulebook *book, slice name, diagnostics *d)
{
	group_id found = places_find_group(book->places, name);
	if (found || !rulebook_groups(book, d))
		return found;
	return places_find_group(book->places, name);
}

static void place_list_make(rulebook *book)
{
	size_t count = places_count(book->places);
	code_list *list = &book->place_list;
	*list = (code_list){.what = "places", .places = true, .count = count};
	list->codes = ARENA_ARRAY(book->memory, uint32_t, count ? count : 1);
	for (size_t i = 0; i < count; i++)
		list->codes[i] = names_add(book->names, slice_of(places_code(book->places, (place_id)(i + 1))));
}

static bool inputs_load(rulebook *book, diagnostics *d)
{
	const char *path = path_of(book, "common/inputs.yaml");
	const source_text *text = file_read(book->memory, path, path, nowhere(), d);
	yaml_node *root = text ? yaml_read(book->memory, text, d) : NULL;
	document *doc = ARENA_NEW(book->memory, document);
	reader r = {book, doc, book->memory, d};
	if (!root || !map_check(&r, root, KEY_SET("the common inputs", "octroi", "kind", "title", "note", "sources", "inputs")))
		return false;
	book->common_texts[book->common_count++] = text;
	read_sources(&r, field_map(&r, root, "sources"));
	read_inputs(&r, field_map(&r, root, "inputs"), true, &book->inputs, &book->input_count);
	return true;
}

rulebook *rulebook_open(const char *folder, diagnostics *d)
{
	arena *memory = arena_new();
	rulebook *book = ARENA_NEW(memory, rulebook);
	book->memory = memory;
	book->folder = arena_copy(memory, folder, strlen(folder));
	book->names = names_new(memory);
	book->folder_names = names_new(memory);
	book->looked_names = names_new(memory);
	size_t before = diagnostics_errors(d);
	if (!folder_exists(folder))
		error_at(d, nowhere(), "no-rulebook", "there is no rulebook '%s'", folder);
	else if (places_load(book, d)) {
		place_list_make(book);
		inputs_load(book, d);
	}
	if (diagnostics_errors(d) == before)
		return book;
	diagnostics_keep(d, memory);
	return NULL;
}

/* The common part, read by now, has nothing that could be changed. */
rulebook *rulebook_open_changed(const char *folder, const rulebook_changes *changes, diagnostics *d)
{
	rulebook *book = rulebook_open(folder, d);
	if (book)
		book->changes = *changes;
	return book;
}

void rulebook_close(rulebook *book)
{
	if (book)
		arena_free(book->memory);
}
