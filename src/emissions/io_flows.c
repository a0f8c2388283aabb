/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flows between sectors, read row by row: of n x n cells only those that are not 0 are kept. */
#include <limits.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "../base/number.h"
#include "input_output.h"

enum { ROWS_AT_ONCE = 64, CELLS_AT_FIRST = 1 << 16 };

typedef struct {
	const char *path;
	arena *texts;
	io_table *t;
	diagnostics *d;
	csv_stream *stream;
	bool bare;           /* figures alone: no header, no names, an empty cell is 0 */
	size_t *columns;     /* n: of the file, by sector that takes */
	size_t name_columns; /* at the start of a row */
	size_t rows;         /* of flows, read so far; may be more than n */
	size_t held;         /* flows */
	size_t bad;
	bool named_otherwise; /* told */
	place last;           /* of the row read last */
} flows;

static bool tells(flows *f)
{
	return ++f->bad <= IO_ERRORS_TOLD;
}

/* ---- the form ------------------------------------------------------------------------ */

static bool is_figure_or_empty(slice cell)
{
	double value;
	size_t at;
	number_problem problem = number_read(slice_trim(cell), &value, &at);
	return problem == NUMBER_OK || problem == NUMBER_EMPTY;
}

static bool all_figures(const slice *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_figure_or_empty(cells[i]))
			return false;
	return true;
}

static bool is_sector(const io_table *t, slice name)
{
	for (size_t i = 0; i < t->n; i++)
		if (io_same_name(name, t->names[i]))
			return true;
	return false;
}

/* `what` is "row" or "column". All that follow are most likely off as well: only the first is told. */
static bool same_name(flows *f, place where, const char *what, slice name, size_t sector)
{
	const char *expected = f->t->names[sector];
	if (f->named_otherwise || io_same_name(name, expected))
		return !f->named_otherwise;
	f->named_otherwise = true;
	name = slice_trim(name);
	bool elsewhere = is_sector(f->t, name);
	error_at(f->d, where, elsewhere ? "other-order" : "other-name",
	         "%s %zu of the flows is '%.*s', expected '%s' as in '%s'", what, sector + 1, (int)name.length, name.at,
	         expected, f->t->output_places[0].source->name);
	error_remedy(f->d, elsewhere ? "put sectors in the same order in both" : "name sectors alike in both");
	return false;
}

static void tell_not_square(flows *f, size_t found)
{
	error_at(f->d, csv_stream_header_place(f->stream, 0), "not-square",
	         "the flows have %zu column%s of sectors, expected %zu, one for each sector of '%s'", found,
	         found == 1 ? "" : "s", f->t->n, f->t->output_places[0].source->name);
	error_remedy(f->d, "give the columns and the rows of the flows, and the vectors, the same sectors");
}

/* Flows are in columns called to_SECTOR, among others. Returns their number. */
static size_t take_named_columns(flows *f, const slice *header, size_t columns)
{
	size_t count = 0;
	for (size_t i = 0; i < columns; i++) {
		slice name = io_flow_column(header[i]);
		if (!name.at)
			continue;
		if (count < f->t->n) {
			f->columns[count] = i;
			same_name(f, csv_stream_header_place(f->stream, i), "column", name, count);
		}
		count++;
	}
	f->name_columns = io_name_columns(header, columns);
	return count;
}

/* Flows are in the last n columns, names of sectors before them. */
static void take_last_columns(flows *f, const slice *header, size_t columns)
{
	f->name_columns = columns - f->t->n;
	for (size_t j = 0; j < f->t->n; j++) {
		f->columns[j] = f->name_columns + j;
		if (!f->bare)
			same_name(f, csv_stream_header_place(f->stream, f->columns[j]), "column", header[f->columns[j]],
			          j);
	}
}

/* Tells the form by the first row. False after an error. */
static bool recognise(flows *f, const slice *first, size_t columns)
{
	enum { NAMES_MOST = 3 };
	size_t n = f->t->n;
	f->columns = ARENA_ARRAY(f->texts, size_t, n);
	size_t named = take_named_columns(f, first, columns);
	if (named) {
		if (named != n)
			tell_not_square(f, named);
		return named == n;
	}
	bool figures = all_figures(first, columns);
	f->bare = figures && columns == n;
	bool fits = columns >= n + !f->bare && columns <= n + NAMES_MOST;
	/* Sectors may be called 1, 2, 3: then the first row is a header all the same. */
	if (!fits || (figures && !f->bare && !io_same_name(first[columns - n], f->t->names[0]))) {
		tell_not_square(f, figures ? columns : columns - 1);
		return false;
	}
	take_last_columns(f, first, columns);
	return true;
}

/* ---- flows --------------------------------------------------------------------------- */

static bool make_room(flows *f)
{
	gsl_spmatrix *m = f->t->flows;
	if (f->held < m->nzmax)
		return true;
	size_t wanted = m->nzmax > INT_MAX / 2 ? INT_MAX : m->nzmax * 2;
	if (wanted > m->nzmax && gsl_spmatrix_realloc(wanted, m) == GSL_SUCCESS)
		return true;
	error_at(f->d, (place){0}, "too-large", "'%s': no memory left for more than %zu flows", f->path, f->held);
	return false;
}

static bool keep(flows *f, size_t to, double flow)
{
	gsl_spmatrix *m = f->t->flows;
	if (!make_room(f))
		return false;
	m->i[f->held] = (int)to;
	m->data[f->held++] = flow;
	return true;
}

static void bad_flow(flows *f, const csv_batch *batch, size_t row, size_t to, bool negative)
{
	size_t column = f->columns[to];
	if (!tells(f))
		return;
	slice cell = slice_trim(batch->cells[row * batch->columns + column]);
	const char *what = arena_printf(f->texts, "the flow from '%s' to '%s'", f->t->names[f->rows], f->t->names[to]);
	io_bad_figure(f->d, csv_stream_place(f->stream, batch, row, column), what, cell, "a number of 0 or more");
	if (negative)
		error_remedy(f->d, "only final demand may be negative: book it there");
}

/* False only when there is no going on. */
static bool take_flows(flows *f, const csv_batch *batch, size_t row)
{
	const slice *cells = batch->cells + row * batch->columns;
	for (size_t to = 0; to < f->t->n; to++) {
		slice cell = cells[f->columns[to]];
		double flow = 0;
		size_t at;
		bool sound = (f->bare && !cell.length) || number_read(slice_trim(cell), &flow, &at) == NUMBER_OK;
		if (!sound || flow < 0)
			bad_flow(f, batch, row, to, sound);
		else if ((flow > 0 || to == f->rows) && !keep(f, to, flow))
			return false;
	}
	return true;
}

static bool take_row(flows *f, const csv_batch *batch, size_t row)
{
	if (f->rows >= f->t->n) {
		f->rows++;
		return true;
	}
	if (!f->bare && !f->named_otherwise) {
		const char *name = io_name(f->texts, batch->cells + row * batch->columns, f->name_columns);
		if (!io_same_name(slice_of(name), f->t->names[f->rows]))
			same_name(f, csv_stream_place(f->stream, batch, row, 0), "row", slice_of(name), f->rows);
	}
	f->t->flows->p[f->rows] = (int)f->held;
	if (!take_flows(f, batch, row))
		return false;
	f->rows++;
	return true;
}

/* ---- the file -------------------------------------------------------------------------- */

static void tell_bad_row(flows *f, const csv_bad_row *bad)
{
	error_at(f->d, bad->where, bad->code, "%s", bad->message);
	if (bad->remedy)
		error_remedy(f->d, "%s", bad->remedy);
	f->rows++; /* it is there, so that the rows behind it keep their sectors */
}

static bool take_batch(flows *f, const csv_batch *batch, bool first)
{
	size_t row = 0, bad = 0;
	if (first && batch->rows) {
		if (!recognise(f, batch->cells, batch->columns))
			return false;
		row = f->bare ? 0 : 1;
	}
	for (; row <= batch->rows; row++) {
		for (; bad < batch->bad_count && batch->bad[bad].before <= row; bad++)
			tell_bad_row(f, &batch->bad[bad]);
		if (row < batch->rows && !take_row(f, batch, row))
			return false;
	}
	if (batch->rows)
		f->last = csv_stream_place(f->stream, batch, batch->rows - 1, 0);
	f->rows += batch->bad_rows - batch->bad_count; /* told no more */
	return !first || batch->rows;
}

static bool take_all(flows *f)
{
	csv_batch batch = {0};
	for (bool first = true;; first = false) {
		if (!csv_stream_next(f->stream, ROWS_AT_ONCE, &batch, f->d))
			return false;
		if (!batch.rows && !batch.bad_rows)
			break;
		if (!take_batch(f, &batch, first))
			return false;
	}
	if (f->rows == f->t->n)
		return true;
	error_at(f->d, f->last, "not-square", "the flows have %zu row%s of sectors, expected %zu", f->rows,
	         f->rows == 1 ? "" : "s", f->t->n);
	error_remedy(f->d, "give the columns and the rows of the flows, and the vectors, the same sectors");
	return false;
}

static bool make_matrix(flows *f)
{
	size_t n = f->t->n;
	if (n > INT_MAX / 2) {
		error_at(f->d, (place){0}, "too-large", "'%s': %zu sectors are too many", f->path, n);
		return false;
	}
	size_t cells = n < CELLS_AT_FIRST / 8 ? CELLS_AT_FIRST : n * 8;
	f->t->flows = gsl_spmatrix_alloc_nzmax(n, n, cells, GSL_SPMATRIX_CSC);
	if (!f->t->flows)
		error_at(f->d, (place){0}, "too-large", "'%s': no memory left for %zu sectors", f->path, n);
	return f->t->flows != NULL;
}

bool io_flows_read(const char *path, arena *texts, io_table *t, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	flows f = {.path = path, .texts = texts, .t = t, .d = d};
	/* See linear.c: GSL ends the process when it finds no memory. */
	gsl_error_handler_t *handler = gsl_set_error_handler_off();
	f.stream = csv_stream_open_bare(texts, path, false, d);
	bool whole = f.stream && make_matrix(&f) && take_all(&f);
	if (f.bad > IO_ERRORS_TOLD)
		error_at(d, f.last, "more-bad-cells", "%zu more flows are wrong", f.bad - IO_ERRORS_TOLD);
	if (whole) {
		t->flows->p[t->n] = (int)f.held;
		t->flows->nz = f.held;
	}
	csv_stream_close(f.stream);
	gsl_set_error_handler(handler);
	return whole && diagnostics_errors(d) == before;
}
