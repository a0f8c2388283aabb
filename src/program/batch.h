/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: lines of a file in batches. A line becomes one lane or
 * several (codes below a coarse one), each lane is computed for one stretch of
 * days after the other, and what came out is folded back into lines. */
#ifndef OCTROI_PROGRAM_BATCH_H
#define OCTROI_PROGRAM_BATCH_H

#include "block.h"
#include "fold.h"

typedef struct batch batch;

/* What a quantity is over the lines of a batch. */
typedef struct {
	int           slot;
	const double *value, *low, *high; /* NaN: unknown or blank */
} batch_quantity;

/* What tells totals apart: an input or a quantity. */
typedef struct {
	const char *name;
	int         slot;   /* -1: this program has nothing of that name */
	uint64_t   *key;    /* of each line, 0: not given or not one */
} batch_dimension;

/* Lines computed. All arrays are by line and hold until the next batch. */
typedef struct {
	size_t          count;
	const lines    *lines;
	const size_t   *number;    /* of the line in its file */
	const uint8_t  *state, *standing;
	const octroi_reason *const *reason;
	const int      *year, *reporting_year; /* 0: unknown */
	const uint32_t *basis;     /* code, 0: none */
	const double   *amount;
	const char *const *unit;   /* of the amount */
	const size_t   *leaves;    /* 0: an exact code */
	const double   *in_scope;
	const batch_quantity *quantities; /* the names that every scheme provides, where it has them */
	size_t          quantity_count;
	const batch_dimension *dimensions;
	size_t          dimension_count;
	const block_note_mask *notes; /* `on` is by line here */
	size_t          note_count;
} batch_lines;

/* `by`: names of dimensions; `each`: figures per unit are wanted, too. */
batch *batch_new(octroi_program *p, const program_column *columns, size_t column_count, const octroi_line *given, int year,
                 const char *const *by, size_t by_count, bool each, diagnostics *d);
void   batch_free(batch *b);
const line_reader *batch_reader(const batch *b);
groups *batch_groups(const batch *b);
/* Passes over the file before the one that computes lines. */
int    batch_passes(const batch *b);

/* Reads rows: pointers to their cells, and the number of each line. Bad rows are
 * left out of what follows and told in `bad`, of `rows` at most. */
void   batch_read(batch *b, const slice *const *cells, const size_t *number, size_t rows, bad_cell *bad, size_t *bad_count);
/* Adds them up into their groups, in pass `pass` (from 1). */
void   batch_add_up(batch *b, int pass);
/* Computes them. */
const batch_lines *batch_compute(batch *b);
/* Line i of those just read as a line on its own. */
void   batch_line(const batch *b, size_t i, octroi_line *line);
block_counts batch_count(const batch *b);
const block *batch_block(const batch *b);
/* Inputs and quantities by which totals can be told apart: codes, texts, years. */
bool   can_be_dimension(const slot *s);

#endif
