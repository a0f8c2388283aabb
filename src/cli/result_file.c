/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that octroi wrote, read again: their bytes, and JSON by jansson. */
#include <math.h>
#include <string.h>

#include "../base/file.h"
#include "result_file.h"

static const source_text *read_pipe(arena *memory)
{
	buffer all = {.memory = memory};
	char piece[1 << 14];
	size_t got;
	buffer_puts(&all, "");
	while ((got = fread(piece, 1, sizeof piece, stdin)) > 0)
		buffer_add(&all, piece, got);
	source_text *text = ARENA_NEW(memory, source_text);
	*text = (source_text){.name = "standard input", .bytes = all.at, .length = all.length};
	return text;
}

const source_text *result_text(arena *memory, const char *path, slice *rest, diagnostics *d)
{
	bool pipe = !strcmp(path, "-");
	const source_text *text = pipe ? read_pipe(memory) : file_read(memory, path, path, (place){0}, d);
	if (!text)
		return NULL;
	*rest = slice_trim((slice){text->bytes, text->length});
	while (rest->length && (*rest->at == '\n' || *rest->at == '\r')) {
		rest->at++;
		rest->length--;
	}
	if (rest->length)
		return text;
	error_at(d, (place){0}, "no-result", "'%s' is empty: it is no result", path);
	return NULL;
}

json_t *result_json(const source_text *text, const char *path, diagnostics *d)
{
	json_error_t error;
	json_t *root = json_loadb(text->bytes, text->length, 0, &error);
	if (!root)
		error_at(d, (place){0}, "bad-json", "%s:%d:%d: this is no JSON: %s", path, error.line, error.column, error.text);
	return root;
}

const char *json_member_text(arena *memory, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	const char *text = json_string_value(value);
	if (json_is_integer(value))
		return arena_printf(memory, "%lld", (long long)json_integer_value(value));
	return text && *text ? arena_copy(memory, text, strlen(text)) : NULL;
}

double json_member_number(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	return json_is_number(value) ? json_number_value(value) : NAN;
}
