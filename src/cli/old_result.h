/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: results that octroi cost, explain and run wrote, read again. */
#ifndef OCTROI_CLI_OLD_RESULT_H
#define OCTROI_CLI_OLD_RESULT_H

#include "../octroi.h"
#include "words.h"

typedef struct {
	octroi_old_line *lines;
	size_t           count;
	bool             together;   /* of octroi run: lines of one file */
	const char *const *arguments; /* of JSON: the words of the question; NULL ends them; NULL: not kept */
} old_result;

/* "-": standard input. `options`: those that set an input, and its name, see words_with_inputs. False after an error: a
 * file that can't be read, one that is no result of lines. */
bool old_result_read(arena *memory, const char *path, const word_option *options, const char *const *inputs, size_t input_count,
                     old_result *out, diagnostics *d);

#endif
