/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to csv: how a stream reads, for tests. */
#ifndef OCTROI_CSV_STREAM_H
#define OCTROI_CSV_STREAM_H

#include "csv.h"

typedef struct {
	size_t piece_bytes; /* read at once, at least 1 */
	bool portable;      /* without instructions that not every machine has */
} stream_manner;

csv_stream *csv_stream_open_in(stream_manner manner, arena *a, const char *path, bool again, diagnostics *d);

#endif
