/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: files that octroi wrote, read again. */
#ifndef OCTROI_CLI_RESULT_FILE_H
#define OCTROI_CLI_RESULT_FILE_H

#include <jansson.h>
#include <stdbool.h>

#include "../base/diagnostic.h"

/* All bytes of a file, "-": of standard input, of which *rest is what stands behind blank lines. NULL after an error: it
 * can't be read, or is empty. */
const source_text *result_text(arena *memory, const char *path, slice *rest, diagnostics *d);
/* NULL after an error; to be given back with json_decref. */
json_t *result_json(const source_text *text, const char *path, diagnostics *d);

/* A text or whole number, copied; NULL: none, or an empty one. */
const char *json_member_text(arena *memory, const json_t *object, const char *key);
/* NaN: none. */
double json_member_number(const json_t *object, const char *key);

#endif
