/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines in memory, for whoever computes the same flows many times. Rows that agree in all but their amounts
 * are one row, with the sums of these. Texts stand once; a cell is a number of four bytes. */
#ifndef OCTROI_FLOWS_TABLE_H
#define OCTROI_FLOWS_TABLE_H

#include <math.h>

#include "flows.h"

enum { TABLE_AMOUNTS_MAX = 8 };

typedef struct {
	const octroi_flow_question *question; /* path, maps, format, direction, given; destination: of lines that name none */
	int   first_year, last_year;          /* of the flows that are taken; 0: all */
	bool  merge;                          /* else each row of the file is one */
	/* Whether somebody charges at a destination; asked once for each text of the file. */
	bool (*wanted)(void *context, slice destination);
	void *context;
} flow_table_question;

/* Rows of one origin and year, also of those that go where nobody charges. */
typedef struct {
	uint32_t origin;                /* text; 0: not given */
	int      year;                  /* 0: not said */
	size_t   lines, without[TABLE_AMOUNTS_MAX];
	double   amounts[TABLE_AMOUNTS_MAX]; /* as far as they are known */
} table_origin;

typedef struct {
	struct flow_rows *in;           /* open … */
	csv_stream *stream;             /* … for its header names the columns */
	const octroi_flow_question *question; /* with what the file's name says */
	flow_maps   maps;
	size_t      columns, rows;
	names      *texts;
	uint32_t   *cells;              /* rows * columns: texts, 0: empty. Of dates the year alone */
	size_t      amount_count, amount_column[TABLE_AMOUNTS_MAX];
	double     *amounts[TABLE_AMOUNTS_MAX]; /* by row, as the column has them; NaN: not given, or as text in its cell */
	uint32_t   *lines;              /* rows of the file that a row stands for */
	uint8_t    *marks;              /* by row, as of line_run_rows: figures that rest on an assumption */
	size_t     *first;              /* number in the file of the first of them */
	size_t      origin, destination, year, good, edition; /* columns; (size_t)-1: none */
	const char *years;              /* "2002", "2017 to 2024"; NULL: the file does not say */
	int         first_year, last_year; /* 0: the file does not say */
	octroi_flow_result out;         /* rows, bad_rows, format, left_out, no_scheme */
	double      no_scheme_amounts[TABLE_AMOUNTS_MAX];
	table_origin *origins;
	size_t      origin_count;
} flow_table;

/* Reads a file whole. NULL after an error. All is of `memory`, but for the stream: flow_table_close. */
flow_table *flow_table_read(rulebook *book, const flow_table_question *q, arena *memory, diagnostics *d);
void        flow_table_close(flow_table *t); /* NULL is allowed */

/* The median value of a tonne of a row's good, where medians were asked for (outliers, estimated masses), with the currency
 * that it is in; NaN: there is none. */
double flow_table_unit_value(const flow_table *t, const flow_column *of, size_t row, slice *currency);
/* Years of the flows as numbers: how many there are, and that of a row. 0: the row does not say. */
size_t flow_table_year_count(const flow_table *t);
size_t flow_table_year(const flow_table *t, size_t row);
/* What marks stand for. */
const row_mark *flow_table_marks(const flow_table *t, size_t *count);
/* Whether an amount of a row is no figure that could be added, such as "1500 EUR": the row stands for itself. */
bool flow_table_alone(const flow_table *t, size_t row);
/* Categories of the list of goods that the question names; 0: it names none, or the list has none. */
size_t      flow_table_category_count(const flow_table *t);
const char *flow_table_category(const flow_table *t, size_t i);
/* Those of a row's good: bit i, category i. */
uint64_t    flow_table_categories(const flow_table *t, size_t row);
/* By row, whether its good is on a list of the rulebook, at least a part of it. NULL after an error, told at `where`. */
const bool *flow_table_on_list(const flow_table *t, rulebook *book, const char *list, place where, arena *memory, diagnostics *d);
/* What each column is to a program, without the line's own name and date: *count entries. NULL after an error: a unit that
 * does not fit. */
program_column *flow_table_columns(flow_table *t, octroi_program *p, size_t *count, arena *memory, diagnostics *d);
/* What a column is among the inputs of some programs: as flow_columns, told if `tell`. */
const flow_column *flow_table_inputs(flow_table *t, octroi_program *const *programs, size_t count, arena *memory, diagnostics *d);
/* The text of a cell; an amount is written. */
slice flow_table_text(const flow_table *t, size_t row, size_t column, arena *memory);
slice flow_table_number(double number, arena *memory);
/* The amounts of an input ("mass"), by row, and in how many of its base unit they are. */
typedef struct {
	const double *of_row; /* NULL: the table has none */
	double        times;
} flow_amount;
flow_amount flow_table_amount(const flow_table *t, const flow_column *of, const char *input);
/* In the base unit; NaN: not known. */
static inline double flow_amount_at(const flow_amount *a, size_t row)
{
	return a->of_row ? a->of_row[row] * a->times : NAN;
}
/* The same of all rows that nobody wanted, as far as they have it. */
double flow_table_no_scheme(const flow_table *t, const flow_column *of, const char *input);
/* The same of an origin and year, as far as its rows have it; *without: how many do not. NaN: the file has none. */
double flow_table_from(const flow_table *t, const flow_column *of, const char *input, size_t origin, size_t *without);

#endif
