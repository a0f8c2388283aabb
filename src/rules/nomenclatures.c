/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nomenclatures: long lists sorted by code, of which a question wants one
 * chapter. The whole file is hashed in pieces; only the chapter is kept. */
#include <string.h>
#include <xxhash.h>

#include "../base/file.h"
#include "reader.h"

enum { PIECE_BYTES = 1 << 16, LINE_BYTES = 1 << 12 };

typedef struct {
	arena       *memory;
	file_pieces *file;
	const char  *path;
	size_t       body;  /* where the rows start */
	size_t       header;
} list_file;

static const char *hash_of_pieces(list_file *l)
{
	char *piece = arena_alloc(l->memory, PIECE_BYTES);
	XXH3_state_t *state = XXH3_createState();
	size_t offset = 0, got;
	XXH3_64bits_reset(state);
	while ((got = file_pieces_read(l->file, offset, piece, PIECE_BYTES)) > 0) {
		XXH3_64bits_update(state, piece, got);
		offset += got;
	}
	unsigned long long digest = XXH3_64bits_digest(state);
	XXH3_freeState(state);
	return arena_printf(l->memory, "xxh3:%016llx", digest);
}

/* The header is the first line that is no comment. */
static void find_body(list_file *l)
{
	char *start = arena_alloc(l->memory, PIECE_BYTES);
	size_t got = file_pieces_read(l->file, 0, start, PIECE_BYTES), at = 0;
	bool comment = true;
	while (comment && at < got) {
		comment = start[at] == '#' || start[at] == '\n';
		l->header = at;
		const char *newline = memchr(start + at, '\n', got - at);
		at = newline ? (size_t)(newline - start) + 1 : got;
	}
	l->body = at;
}

/* The start of the first line at or behind `offset`, and the two digits there. */
static size_t line_at(list_file *l, size_t offset, char digits[2])
{
	char line[LINE_BYTES];
	size_t back = offset > l->body ? 1 : 0; /* a line that starts right here counts */
	size_t got = file_pieces_read(l->file, offset - back, line, sizeof line);
	const char *newline = back ? memchr(line, '\n', got) : NULL;
	size_t at = newline ? (size_t)(newline + 1 - line) : back ? got : 0;
	digits[0] = at + 1 < got ? line[at] : '~';
	digits[1] = at + 1 < got ? line[at + 1] : '~';
	return offset - back + at;
}

/* Where the lines start that are not before `chapter`. */
static size_t chapter_start(list_file *l, const char *chapter)
{
	size_t low = l->body, high = file_pieces_length(l->file), found = high;
	char digits[2];
	while (low < high) {
		size_t middle = low + (high - low) / 2, line = line_at(l, middle, digits);
		if (memcmp(digits, chapter, 2) >= 0) {
			found = line < found ? line : found;
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return found;
}

/* Header and the rows of one chapter (NULL: all), as a text of its own. */
static const source_text *rows_of(list_file *l, const char *chapter)
{
	size_t from = l->body, to = file_pieces_length(l->file);
	if (chapter) {
		char next[3] = {chapter[0], (char)(chapter[1] + 1), '\0'}; /* ':' stands behind '9' */
		from = chapter_start(l, chapter);
		to = chapter_start(l, next);
	}
	size_t header = l->body - l->header;
	char *bytes = arena_alloc(l->memory, header + to - from + 1);
	file_pieces_read(l->file, l->header, bytes, header);
	file_pieces_read(l->file, from, bytes + header, to - from);
	source_text *text = ARENA_NEW(l->memory, source_text);
	*text = (source_text){.name = l->path, .bytes = bytes, .length = header + to - from};
	return text;
}

const char *path_beside(const rulebook *book, const document *doc, slice file)
{
	const char *slash = strrchr(doc->path, '/');
	return arena_printf(book->memory, "%s/%.*s/%.*s", book->folder, (int)(slash - doc->path), doc->path, (int)file.length,
	                    file.at);
}

nomenclature *rulebook_nomenclature(rulebook *book, const char *id, const char *chapter, place asked_from, diagnostics *d)
{
	const document *doc = rulebook_document(book, id, asked_from, d);
	if (!doc)
		return NULL;
	if (strcmp(doc->kind, "nomenclature") != 0) {
		error_at(d, asked_from, "wrong-kind", "'%s' is not a nomenclature", id);
		return NULL;
	}
	const yaml_node *file = yaml_get(doc->root, "file"), *hash = yaml_get(doc->root, "hash");
	reader r = {book, (document *)doc, book->memory, d};
	if (!path_inside(&r, file))
		return NULL;
	list_file l = {.memory = book->memory, .path = path_beside(book, doc, file->text)};
	l.file = file_pieces_open(l.memory, l.path, l.path, file->where, d);
	if (!l.file)
		return NULL;
	const char *is = hash_of_pieces(&l);
	csv_table *csv = NULL;
	if (hash_agrees(hash->text, is, l.path, hash->where, d)) {
		find_body(&l);
		csv = (chapter ? csv_read_clean : csv_read)(book->memory, rows_of(&l, chapter), d);
	}
	file_pieces_close(l.file);
	return csv ? nomenclature_read(book->memory, csv, d) : NULL;
}
