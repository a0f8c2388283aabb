/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to csv: the bytes of a file or a pipe, in order, as often as asked. What
 * gzip made, whatever its name, is unpacked. */
#ifndef OCTROI_CSV_INPUT_H
#define OCTROI_CSV_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/diagnostic.h"

typedef struct input input;

/* `path` "-": standard input. `again`: it will be rewound; what cannot be read
 * twice is then copied to a temporary file while it is read. NULL after an error. */
input *input_open(arena *a, const char *path, bool again, diagnostics *d);
void   input_close(input *in); /* NULL is allowed */
const char *input_name(const input *in);

/* Between `least` and `most` bytes; fewer at the end only. Waits for no more
 * than `least`, so that what trickles through a pipe is not held back. False
 * after an error: a read error, no space for the copy, a file cut short, packed bytes that are
 * not what gzip makes. */
bool input_read(input *in, size_t least, size_t most, char *out, size_t *got, diagnostics *d);
bool input_ended(const input *in);
uint64_t input_position(const input *in); /* bytes read since the beginning */

bool input_rewind(input *in, diagnostics *d);
/* See csv_stream_same. */
bool input_same(const input *in, diagnostics *d);

#endif
