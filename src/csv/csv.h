/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as in RFC 4180: bytes to columns. A header row, then rows of as many
 * fields; commas; CRLF or LF; an optional byte order mark; fields in double
 * quotes may hold commas, line ends and doubled quotes. Lines that are empty
 * or start with '#' before the header are comments. */
#ifndef OCTROI_CSV_CSV_H
#define OCTROI_CSV_CSV_H

#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/diagnostic.h"
#include "../base/text.h"

typedef struct {
	const source_text *source;
	size_t             columns, rows;
	slice             *header;  /* columns */
	/* Row-major cells: offset and length in `bytes`. Quoted fields with doubled
	 * quotes are unescaped in place in a private copy, so `bytes` may differ
	 * from source->bytes in content but never in length or offsets. */
	const char        *bytes;
	uint32_t          *offset;  /* rows * columns */
	uint32_t          *length;
	/* Instead of the cells, where each row starts (rows + 1): of csv_read_clean,
	 * for a file without quotes, whose cells are found when asked for. */
	uint32_t          *starts;
} csv_table;

/* NULL after an error: no header, a repeated or empty column name, a ragged
 * row, an open quote, text after a closing quote, a NUL byte, bytes that are
 * not UTF-8, more than 4 GiB. All ragged rows are reported, the first 20. */
csv_table *csv_read(arena *a, const source_text *source, diagnostics *d);

/* The same for bytes that csv_read has accepted before (their hash was verified):
 * they are not looked at once more, and a row is taken apart only when one of
 * its cells is asked for. */
csv_table *csv_read_clean(arena *a, const source_text *source, diagnostics *d);

/* Index of a column, or (size_t)-1. */
size_t csv_column(const csv_table *t, const char *name);

slice csv_cell_of_row(const csv_table *t, size_t row, size_t column);

static inline slice csv_cell(const csv_table *t, size_t row, size_t column)
{
	size_t i = row * t->columns + column;
	if (t->starts)
		return csv_cell_of_row(t, row, column);
	return (slice){t->bytes + t->offset[i], t->length[i]};
}

/* The place of a cell in the file, for messages. */
place csv_place(const csv_table *t, size_t row, size_t column);

/* Adds a field to b, in quotes when it needs them. No separator is written. */
void csv_write_field(buffer *b, slice field);

#endif
