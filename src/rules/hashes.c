/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renewing the hashes of table files where a document names them. */
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "reader.h"

typedef struct {
	place       where;
	const char *hash;
} renewal;

typedef struct {
	arena       *memory;
	const char  *folder; /* of the document */
	renewal     *items;
	size_t       count, capacity;
	diagnostics *d;
} renewals;

static void renew(renewals *r, const yaml_node *map)
{
	const yaml_node *file = yaml_get(map, "file"), *hash = yaml_get(map, "hash");
	if (!file || !hash || file->kind != YAML_SCALAR || hash->kind != YAML_SCALAR || !path_stays_inside(file->text))
		return;
	const char *path = arena_printf(r->memory, "%s/%.*s", r->folder, (int)file->text.length, file->text.at);
	const source_text *text = file_read(r->memory, path, path, file->where, r->d);
	/* Only clean text gets a hash: whoever finds the hash right need not look again. */
	if (!text || !csv_read(r->memory, text, r->d))
		return;
	char *is = hash_text(r->memory, text->bytes, text->length);
	if (!slice_is(hash->text, is))
		*ARENA_PUSH(r->memory, r->items, r->count, r->capacity) = (renewal){hash->where, is};
}

static void search_node(renewals *r, const yaml_node *node)
{
	if (node->kind == YAML_MAP)
		renew(r, node);
	for (size_t i = 0; i < node->count; i++)
		search_node(r, node->kind == YAML_MAP ? node->pairs[i].value : node->items[i]);
}

static int by_offset(const void *a, const void *b)
{
	const renewal *x = a, *y = b;
	return (x->where.offset > y->where.offset) - (x->where.offset < y->where.offset);
}

static bool document_rewrite(renewals *r, const source_text *text, const char *path)
{
	file_writer *w = file_writer_open(r->memory, path, r->d);
	if (!w)
		return false;
	qsort(r->items, r->count, sizeof *r->items, by_offset);
	size_t from = 0;
	for (size_t i = 0; i < r->count; i++) {
		fwrite(text->bytes + from, 1, r->items[i].where.offset - from, file_writer_stream(w));
		fputs(r->items[i].hash, file_writer_stream(w));
		from = r->items[i].where.offset + r->items[i].where.length;
	}
	fwrite(text->bytes + from, 1, text->length - from, file_writer_stream(w));
	return file_writer_commit(w, r->d);
}

static void document_renew(arena *a, const char *folder, const char *name, size_t *changed, diagnostics *d)
{
	const char *path = arena_printf(a, "%s/%s", folder, name);
	const source_text *text = file_read(a, path, path, nowhere(), d);
	yaml_node *root = text ? yaml_read(a, text, d) : NULL;
	renewals r = {.memory = a, .folder = folder, .d = d};
	if (!root)
		return;
	search_node(&r, root);
	if (r.count && document_rewrite(&r, text, path))
		*changed += r.count;
}

void hashes_renew(const char *folder, arena *a, size_t *changed, diagnostics *d)
{
	size_t folders, files;
	const char *const *names_of = folder_list(a, folder, &folders);
	for (size_t i = 0; i < folders; i++) {
		const char *below = arena_printf(a, "%s/%s", folder, names_of[i]);
		const char *const *documents = folder_exists(below) ? folder_list(a, below, &files) : NULL;
		for (size_t k = 0; documents && k < files; k++) {
			size_t length = strlen(documents[k]);
			if (length > 5 && strcmp(documents[k] + length - 5, ".yaml") == 0)
				document_renew(a, below, documents[k], changed, d);
		}
	}
}

void hashes_renew_of(const char *file, arena *a, size_t *changed, diagnostics *d)
{
	const char *slash = strrchr(file, '/');
	const char *folder = slash ? arena_copy(a, file, (size_t)(slash - file)) : ".";
	document_renew(a, folder, slash ? slash + 1 : file, changed, d);
}
