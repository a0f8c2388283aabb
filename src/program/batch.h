/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: lines of a file in batches: read, added up into their
 * groups, computed. */
#ifndef OCTROI_PROGRAM_BATCH_H
#define OCTROI_PROGRAM_BATCH_H

#include "line_folds.h"

typedef struct batch batch;

/* Lines computed. All arrays are by line and hold until the next batch. */
typedef struct {
	size_t              count;
	const lines        *lines;
	const size_t       *number;    /* of the line in its file */
	const questions    *asked;
	const line_results *is;
	const block_note_mask *notes;  /* `on` is by line here */
	size_t              note_count;
} batch_lines;

/* `by`: names of dimensions, of which this program may have only some. */
batch *batch_new(octroi_program *p, const program_column *columns, size_t column_count, const octroi_line *given, int year,
                 const char *const *by, size_t by_count, diagnostics *d);
void   batch_free(batch *b);
/* The marks that rows may have; before anything is read. */
void   batch_marks(batch *b, const row_mark *marks, size_t count);
const line_reader *batch_reader(const batch *b);
groups *batch_groups(const batch *b);
/* Passes over the file before the one that computes lines. */
int    batch_passes(const batch *b);

/* Reads rows: pointers to their cells, the number of each line, and marks as of line_run_rows. Bad rows are
 * left out of what follows and told in `bad`, of `rows` at most. */
void   batch_read(batch *b, const slice *const *cells, const size_t *number, const uint8_t *marks, size_t rows, bad_cell *bad,
                  size_t *bad_count);
/* Adds them up into their groups, in pass `pass` (from 1). */
void   batch_add_up(batch *b, int pass);
/* Computes them. */
const batch_lines *batch_compute(batch *b);
/* Line i of those just read as a line on its own. */
void   batch_line(const batch *b, size_t i, octroi_line *line);
/* The blocks that computed lanes, in turn; NULL behind the last. */
const block *batch_block(const batch *b, size_t i);
/* Inputs and quantities by which totals can be told apart: codes, texts, years. */
bool   can_be_dimension(const slot *s);

#endif
