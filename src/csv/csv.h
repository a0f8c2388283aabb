/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as in RFC 4180: bytes to columns. A header row, then rows of as many
 * fields; commas; CRLF or LF; an optional byte order mark; fields in double
 * quotes may hold commas, line ends and doubled quotes. Lines that are empty
 * or start with '#' before the header are comments. */
#ifndef OCTROI_CSV_CSV_H
#define OCTROI_CSV_CSV_H

#include <stdbool.h>
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

/* Finds all cells of such a table at once, because they will be asked for again and again. */
void csv_take_apart(arena *a, csv_table *t);

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

/* ---- streams ----------------------------------------------------------------
 * The same form, read piece by piece in bounded memory, and in contrast to
 * csv_read a bad row does not spoil the file: it is handed over as bad, and an
 * empty line is no row, unless the table has one column only. Reads a file, or
 * standard input, packed by gzip or not; what cannot be read twice (a pipe) is copied to a temporary
 * file that nobody else sees, when the caller says that it must be. Takes some
 * MiB of memory, whatever the file. */
typedef struct csv_stream csv_stream;

/* A row that is no row of the table: ragged, an open quote, text after a
 * closing quote, a NUL byte or other bytes that are not UTF-8 text, a carriage
 * return without a line feed, longer than CSV_ROW_BYTES. What error_at takes:
 * code ("ragged-row", "open-quote", "text-after-quote", "bad-text",
 * "lone-carriage-return", "long-row"), message, remedy, and a place in a copy of
 * the row that lives as long as the arena of the stream. The reading goes on
 * with the line behind it; after an open quote with the second line of the row. */
enum { CSV_ROW_BYTES = 1 << 20 };
typedef struct {
	uint64_t    line;    /* of the file, from 1, where the row begins */
	size_t      before;  /* rows of this batch that stand before it */
	const char *code, *message, *remedy; /* remedy may be NULL */
	place       where;
} csv_bad_row;

/* Some rows. All texts live until the next call. */
typedef struct {
	size_t          columns, rows;
	const slice    *cells;  /* rows * columns, row-major; unquoted and unescaped */
	const uint64_t *lines;  /* of the file, from 1, where each row begins */
	size_t          bad_count;
	const csv_bad_row *bad; /* details of the first CSV_BAD_ROWS of the whole file, the others only counted */
	size_t          bad_rows; /* all of this batch */
} csv_batch;
enum { CSV_BAD_ROWS = 20 };
/* The number of a row among all of its batch, from 1, bad ones counted as far as there are details of them. */
size_t csv_batch_number(const csv_batch *b, size_t row);

/* `path` "-": standard input. `again`: the stream will be read more than once.
 * Opens, and reads the header. NULL after an error: cannot be opened, a
 * directory, what gzip made but cannot be unpacked, empty, no header, a bad header. */
csv_stream *csv_stream_open(arena *a, const char *path, bool again, diagnostics *d);
/* The same where the first row may be no header: it is handed over as a row like all others, which must have as many
 * fields. csv_stream_header is then NULL, csv_stream_header_place a place in the first row. */
csv_stream *csv_stream_open_bare(arena *a, const char *path, bool again, diagnostics *d);
size_t       csv_stream_columns(const csv_stream *s);
const slice *csv_stream_header(const csv_stream *s);
place        csv_stream_header_place(const csv_stream *s, size_t column);
/* The next rows, at most `most`; none (rows and bad_rows 0): the end. False
 * after an error that ends the reading: a read error, no space for the copy,
 * a gzip file that is cut short or damaged, 64 MiB without a line end. */
bool csv_stream_next(csv_stream *s, size_t most, csv_batch *out, diagnostics *d);
/* Back to the first row of a stream opened with `again`. False after an error. */
bool csv_stream_rewind(csv_stream *s, diagnostics *d);
/* False, reported, when the file read to its end now is not the one that was
 * read to its end first: it was changed, cut short or added to in between. */
bool csv_stream_same(const csv_stream *s, diagnostics *d);
/* A place for messages about a cell of the last batch: its row is copied. */
place csv_stream_place(csv_stream *s, const csv_batch *batch, size_t row, size_t column);
void csv_stream_close(csv_stream *s); /* NULL is allowed; memory stays the arena's */

/* Adds a field to b, in quotes when it needs them. No separator is written. */
void csv_write_field(buffer *b, slice field);

#endif
