/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: the rows of a file through all stages that stand before whoever computes them: the native format, a
 * list of goods, masses. Every reader of a file of lines sees the same rows. */
#ifndef OCTROI_FLOWS_ROWS_H
#define OCTROI_FLOWS_ROWS_H

#include "listed.h"
#include "masses.h"
#include "native.h"

typedef struct flow_rows {
	rulebook       *book;
	const octroi_flow_question *question; /* with the edition that the file's name says */
	arena          *memory;
	diagnostics    *d;
	csv_stream     *stream;
	flow_maps       maps;
	flow_native    *native;   /* NULL: the columns are inputs */
	left_out        left;     /* rows that are no lines */
	listed         *listed;   /* NULL: of all goods */
	masses         *masses;   /* NULL: masses stay as they are */
	bool            measured; /* the file was read for its unit values */
	const uint8_t  *marks;    /* of the batch at hand by row, as of line_run_rows; NULL: none */
} flow_rows;

/* Opens the file of a question and finds the stages. `years`: whole years are asked for, whatever rows say; `again`: it is
 * read more than once. False after an error. rows_close in both cases. */
bool rows_open(flow_rows *r, rulebook *book, const octroi_flow_question *q, bool years, bool again, arena *memory, diagnostics *d);
void rows_close(flow_rows *r);
/* The pass in which unit values are taken down, if they are asked for. */
bool rows_measure(flow_rows *r);
/* The next rows, LINE_RUN_ROWS at most, as csv_stream_next. */
bool rows_next(flow_rows *r, csv_batch *b);
bool rows_rewind(flow_rows *r);
/* Whether a row of the batch is a line. */
static inline bool rows_is_line(const flow_rows *r, size_t row)
{
	return !r->left.rows[row];
}
/* The notes that marks stand for, and how many. */
/* What all lines are given of an input; NULL. */
const char *rows_given(const flow_rows *r, const char *input);
const row_mark *rows_marks(const flow_rows *r, size_t *count);
/* Format, rows left out and what stages found in the pass that has just ended, of out->rows rows. A file of which all is
 * left out is an error. */
void rows_tell(const flow_rows *r, octroi_flow_result *out);

#endif
