/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: many lines as typed columns. Each text is read once by
 * the same code as a line on its own (line.c); equal values get equal numbers
 * (ids), so that later nobody compares texts. */
#ifndef OCTROI_PROGRAM_LINES_H
#define OCTROI_PROGRAM_LINES_H

#include "value.h"

/* Arrays by axis or by slot of an input, each NULL where there is no such input. */
typedef struct {
	size_t     count;
	uint32_t **ids;     /* by axis, 0: not given */
	double   **numbers; /* by slot: figures in base units, NaN: not given */
	uint8_t  **rests_on; /* by slot of figures that marks may weaken: standings; else NULL */
	uint32_t **texts;   /* by slot: texts and currencies of money, 0: not given */
	slice    **plain;   /* by slot: texts that nothing reads; they lie in the cells */
	period    *dates;   /* first DAY_UNKNOWN: not given */
	int       *years;   /* of whole-year lines, 0: not one */
} lines;

typedef struct line_reader line_reader;

/* `given` holds what stands in where a line says nothing; may be NULL. Texts
 * that no formula reads and `by` does not name get no ids: there may be as many
 * as lines. */
line_reader *line_reader_new(octroi_program *p, const program_column *columns, size_t count, const octroi_line *given,
                             const char *const *by, size_t by_count);
void line_reader_free(line_reader *r);
/* The marks that rows may have, before lines are made. */
void line_reader_marks(line_reader *r, const row_mark *marks, size_t count);

/* Reads rows (pointers to their cells) into `out`, which has room for them; marks as of line_run_rows.
 * kept[k] becomes the row of line k. A bad row is left out; *bad takes the first
 * complaint of each. */
void line_reader_read(line_reader *r, const slice *const *cells, const uint8_t *marks, size_t rows, lines *out, size_t *kept,
                      bad_cell *bad, size_t *bad_count);

lines *lines_new(const line_reader *r, size_t capacity, arena *memory);
/* Lines index[0], index[1] … of `from`, without the texts that nothing reads. */
void   lines_gather(const line_reader *r, const lines *from, const size_t *index, size_t count, lines *to);
/* Some of them, where they lie. */
lines *lines_part(const line_reader *r, const lines *of, size_t first, size_t count, arena *memory);

/* The value behind an id of an axis, or of a text or currency of a slot; id 0: NULL. */
const value *line_axis_value(const line_reader *r, size_t axis, uint32_t id);
const value *line_text_value(const line_reader *r, int slot, uint32_t id);
/* Axes on which some line of the file can say something: bit i, axis i. */
uint64_t line_axes_used(const line_reader *r);
/* Ids of an axis are below this. */
size_t   line_axis_ids(const line_reader *r, size_t axis);
/* The id of a value of an axis, new if need be. */
uint32_t line_axis_id(line_reader *r, size_t axis, const value *v);

/* Line i as a line on its own: `line` is made by line_new and overwritten. */
void line_of(const line_reader *r, const lines *l, size_t i, octroi_line *line);

#endif
