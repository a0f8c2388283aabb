/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to columns, in one pass over the text, eight bytes at a time. Cells are two numbers each, in two arrays that
 * are allocated once: a row takes at least as many bytes as it has columns, so the text's length bounds the cells,
 * whatever the file says. */
#include "csv.h"

#include "fields.h"

/* Errors that are reported one by one; the rest is counted. */
enum { REPORTED_ROWS = 20 };

typedef struct {
	csv_table *table;
	const char *bytes, *end; /* *end is NUL */
	char *copy;              /* of all bytes, once a field must be unescaped */
	arena *memory;
	diagnostics *errors;
	size_t bad_rows;
} reader;

static place place_of(const reader *r, const char *at, size_t length)
{
	return (place){r->table->source, (size_t)(at - r->bytes), length};
}

/* After twenty bad rows errors are only counted. */
static bool reports(const reader *r)
{
	return r->bad_rows < REPORTED_ROWS;
}

/* ---- fields ----------------------------------------------------------- */

/* Undoubles the quotes of a field, in the private copy. */
static size_t unescape(reader *r, slice text)
{
	if (!r->copy) {
		r->copy = arena_copy(r->memory, r->bytes, r->table->source->length);
		r->table->bytes = r->copy;
	}
	return field_undouble(text, r->copy + (text.at - r->bytes));
}

/* Reads the field at *at, and leaves *at on what ends it. */
static bool read_field(reader *r, const char **at, uint32_t *offset, uint32_t *length)
{
	field f;
	field_problem problem = field_scan(*at, r->end, &f);
	*at = f.end;
	if (problem == FIELD_SOUND) {
		*offset = (uint32_t)(f.text.at - r->bytes);
		*length = (uint32_t)(f.doubled ? unescape(r, f.text) : f.text.length);
		return true;
	}
	if (reports(r)) {
		const field_mistake *m = &field_mistakes[problem];
		error_at(r->errors, place_of(r, f.wrong, 1), m->code, "%s", m->message);
		if (m->remedy)
			error_remedy(r->errors, "%s", m->remedy);
	}
	return false;
}

/* ---- header ----------------------------------------------------------- */

static const char *skip_comments(const reader *r, const char *at)
{
	while (at < r->end && (*at == '#' || at_line_end(at, r->end))) {
		const char *newline = memchr(at, '\n', (size_t)(r->end - at));
		at = newline ? newline + 1 : r->end;
	}
	return at;
}

typedef struct {
	uint32_t offset, length;
} span;

/* Reads the header's fields; their number is in table->columns. NULL after an error. */
static span *read_header(reader *r, const char **at)
{
	span *spans = NULL;
	size_t capacity = 0;
	if (*at == r->end) {
		error_at(r->errors, place_of(r, r->bytes, 0), "no-header",
		         "no header: a row of column names is expected");
		return NULL;
	}
	for (;; ++*at) {
		span *added = ARENA_PUSH(r->memory, spans, r->table->columns, capacity);
		if (!read_field(r, at, &added->offset, &added->length))
			return NULL;
		if (**at != ',' || *at == r->end)
			break;
	}
	*at = after_line_end(*at, r->end);
	return spans;
}

/* As spreadsheets write where a comma is the decimal sign: one field for us. */
static bool check_separator(const reader *r, const span *spans)
{
	slice name = {r->table->bytes + spans[0].offset, spans[0].length};
	size_t tabs = 0, semicolons = 0;
	for (size_t i = 0; i < name.length; i++) {
		tabs += name.at[i] == '\t';
		semicolons += name.at[i] == ';';
	}
	/* One tab may be the blank of a name. */
	if (r->table->columns > 1 || (!semicolons && tabs < 2))
		return true;
	error_at(r->errors, (place){r->table->source, spans[0].offset, spans[0].length}, "bad-separator",
	         "fields are separated by %s, not by commas", semicolons ? "semicolons" : "tabs");
	error_remedy(r->errors, "save the file as CSV with commas; figures with a decimal point");
	return false;
}

/* Reports columns without a name or with one that is taken. */
static bool check_header(const reader *r, const span *spans)
{
	names *seen = names_new(r->memory);
	size_t *first = ARENA_ARRAY(r->memory, size_t, r->table->columns + 1); /* column by number of its name */
	size_t bad = 0;
	for (size_t i = 0; i < r->table->columns && bad < REPORTED_ROWS; i++) {
		slice name = {r->table->bytes + spans[i].offset, spans[i].length};
		place where = {r->table->source, spans[i].offset, spans[i].length};
		if (!name.length) {
			error_at(r->errors, where, "empty-column-name", "column %zu has no name", i + 1);
			bad++;
			continue;
		}
		uint32_t before = names_count(seen), id = names_add(seen, name);
		if (id > before) {
			first[id] = i;
			continue;
		}
		bad++;
		error_at(r->errors, where, "repeated-column", "column '%.*s' appears twice", (int)name.length, name.at);
		error_related(r->errors, (place){r->table->source, spans[first[id]].offset, spans[first[id]].length},
		              "it is first named here");
	}
	return bad == 0;
}

/* ---- rows ------------------------------------------------------------- */

/* Reads a row of bare fields, as nearly every row of nearly every file is.
 * Returns where the next row starts, or NULL when this one is of another kind
 * (quoted, ragged, without a line end), which read_row must look at. */
static const char *read_bare_row(const reader *r, const char *at, size_t cell)
{
	const char *const bytes = r->bytes, *const end = r->end;
	uint32_t *offset = r->table->offset + cell, *length = r->table->length + cell;
	const size_t last = r->table->columns - 1;
	for (size_t i = 0;; i++) {
		const char *stop = find_field_end(at, end);
		if (*at == '"')
			return NULL;
		offset[i] = (uint32_t)(at - bytes);
		length[i] = (uint32_t)(stop - at);
		at = stop + 1;
		if (i == last)
			return *stop == '\n' ? at : *stop == '\r' && *at == '\n' ? at + 1 : NULL;
		if (*stop != ',')
			return NULL;
	}
}

/* Reads any row into the cells from `cell` on and leaves *at on its end.
 * Returns the number of fields; 0 after an error. */
static size_t read_row(reader *r, const char **at, size_t cell)
{
	csv_table *t = r->table;
	for (size_t fields = 0;; ++*at) {
		uint32_t offset, length;
		if (!read_field(r, at, &offset, &length))
			return 0;
		if (fields < t->columns) {
			t->offset[cell + fields] = offset;
			t->length[cell + fields] = length;
		}
		fields++;
		if (**at != ',')
			return fields;
	}
}

static void report_ragged(const reader *r, const char *row, const char *end, size_t fields)
{
	char message[RAGGED_MESSAGE_SIZE];
	size_t columns = r->table->columns;
	error_at(r->errors, place_of(r, row, (size_t)(end - row)), "ragged-row", "%s",
	         ragged_message(row == end ? 0 : fields, "header", columns, message));
	if (fields > columns)
		error_remedy(r->errors, "%s", ragged_remedy);
}

static const char *next_line(const reader *r, const char *at)
{
	const char *newline = memchr(at, '\n', (size_t)(r->end - at));
	return newline ? newline + 1 : r->end;
}

/* Lines from `at` on, each at most one row. */
static size_t count_lines(const reader *r, const char *at)
{
	size_t lines = 0;
	for (; at < r->end; at = next_line(r, at))
		lines++;
	return lines;
}

static void reserve_cells(reader *r, const char *at)
{
	size_t lines = count_lines(r, at), columns = r->table->columns;
	/* n fields take n - 1 commas and a line end, which the last row may lack. */
	size_t most = ((size_t)(r->end - at) + 1) / columns;
	size_t cells = (lines < most ? lines : most) * columns + columns;
	r->table->offset = ARENA_ARRAY(r->memory, uint32_t, cells);
	r->table->length = ARENA_ARRAY(r->memory, uint32_t, cells);
}

/* Reads the row at `at`; returns where the next one starts. */
static const char *take_row(reader *r, const char *at)
{
	const char *row = at;
	const char *next = read_bare_row(r, at, r->table->rows * r->table->columns);
	if (next) {
		r->table->rows++;
		return next;
	}
	size_t fields = read_row(r, &at, r->table->rows * r->table->columns);
	if (fields == r->table->columns) {
		r->table->rows++;
		return after_line_end(at, r->end);
	}
	if (fields && reports(r))
		report_ragged(r, row, at, fields);
	r->bad_rows++;
	return fields ? after_line_end(at, r->end) : next_line(r, at);
}

static void read_rows(reader *r, const char *at)
{
	reserve_cells(r, at);
	while (at < r->end)
		at = take_row(r, at);
	if (r->bad_rows > REPORTED_ROWS)
		error_at(r->errors, place_of(r, r->end, 0), "more-bad-rows", "%zu more rows are ragged or badly quoted",
		         r->bad_rows - REPORTED_ROWS);
}

/* ---- all -------------------------------------------------------------- */

static void skip_byte_order_mark(const char **at)
{
	if (strncmp(*at, "\xEF\xBB\xBF", 3) == 0)
		*at += 3;
}

/* Only where each row starts; for text without quotes that is all one needs to
 * find a cell later. */
static void read_starts(reader *r, const char *at)
{
	csv_table *t = r->table;
	size_t lines = count_lines(r, at);
	t->starts = ARENA_ARRAY(r->memory, uint32_t, lines + 1);
	for (; at < r->end; at = next_line(r, at))
		t->starts[t->rows++] = (uint32_t)(at - r->bytes);
	t->starts[t->rows] = (uint32_t)(r->end - r->bytes);
}

static csv_table *read_table(arena *a, const source_text *source, bool accepted, diagnostics *d)
{
	if (source->length >= UINT32_MAX) {
		error_at(d, (place){source, 0, 0}, "too-large", "a CSV file of more than 4 GiB cannot be read");
		return NULL;
	}
	csv_table *t = ARENA_NEW(a, csv_table);
	t->source = source;
	t->bytes = source->bytes;
	reader r = {t, source->bytes, source->bytes + source->length, NULL, a, d, 0};

	const char *at = source->bytes;
	skip_byte_order_mark(&at);
	at = skip_comments(&r, at);
	const span *spans = read_header(&r, &at);
	if (!spans || !check_separator(&r, spans) || !check_header(&r, spans))
		return NULL;
	if (accepted && !memchr(at, '"', (size_t)(r.end - at)))
		read_starts(&r, at);
	else
		read_rows(&r, at);
	t->header = ARENA_ARRAY(a, slice, t->columns);
	for (size_t i = 0; i < t->columns; i++)
		t->header[i] = (slice){t->bytes + spans[i].offset, spans[i].length};
	return r.bad_rows ? NULL : t;
}

csv_table *csv_read(arena *a, const source_text *source, diagnostics *d)
{
	return source_is_clean(source, d) ? read_table(a, source, false, d) : NULL;
}

csv_table *csv_read_clean(arena *a, const source_text *source, diagnostics *d)
{
	return read_table(a, source, true, d);
}

slice csv_cell_of_row(const csv_table *t, size_t row, size_t column)
{
	const char *at = t->bytes + t->starts[row], *end = t->bytes + t->starts[row + 1];
	for (; column; column--) {
		at = find_field_end(at, end);
		if (at == end || *at != ',')
			return (slice){end, 0};
		at++;
	}
	return (slice){at, (size_t)(find_field_end(at, end) - at)};
}

void csv_take_apart(arena *a, csv_table *t)
{
	if (!t->starts)
		return;
	uint32_t *offset = ARENA_ARRAY(a, uint32_t, t->rows * t->columns + 1);
	uint32_t *length = ARENA_ARRAY(a, uint32_t, t->rows * t->columns + 1);
	for (size_t row = 0, i = 0; row < t->rows; row++) {
		const char *at = t->bytes + t->starts[row], *end = t->bytes + t->starts[row + 1];
		for (size_t column = 0; column < t->columns; column++, i++) {
			const char *stop = find_field_end(at, end);
			offset[i] = (uint32_t)(at - t->bytes);
			length[i] = (uint32_t)(stop - at);
			at = stop < end && *stop == ',' ? stop + 1 : stop;
		}
	}
	t->offset = offset;
	t->length = length;
	t->starts = NULL;
}

size_t csv_column(const csv_table *t, const char *name)
{
	for (size_t i = 0; i < t->columns; i++) {
		if (slice_is(t->header[i], name))
			return i;
	}
	return (size_t)-1;
}

place csv_place(const csv_table *t, size_t row, size_t column)
{
	slice cell = csv_cell(t, row, column);
	return (place){t->source, (size_t)(cell.at - t->bytes), cell.length};
}

static bool needs_quotes(slice field)
{
	if (field.length && (field.at[0] == '#' || slice_trim(field).length != field.length))
		return true;
	for (size_t i = 0; i < field.length; i++) {
		if (strchr(",\"\r\n", field.at[i]) && field.at[i])
			return true;
	}
	return false;
}

void csv_write_field(buffer *b, slice field)
{
	if (!needs_quotes(field)) {
		buffer_add(b, field.at, field.length);
		return;
	}
	buffer_putc(b, '"');
	for (size_t i = 0; i < field.length; i++) {
		if (field.at[i] == '"')
			buffer_putc(b, '"');
		buffer_putc(b, field.at[i]);
	}
	buffer_putc(b, '"');
}
