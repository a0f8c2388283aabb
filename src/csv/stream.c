/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV in pieces. A buffer holds the piece that is being taken apart: it is
 * filled behind the row that was begun, and never grows. Cells are slices of
 * the buffer, or, where doubled quotes were made single, of a second one of the
 * same size.
 *
 * Most rows of most files are plain: printable ASCII without quotes. They are
 * split by the marks of marks.h, a window of text at a time. Any other row is
 * left to take_row, which knows all of the form and what can be wrong. */
#include "stream.h"

#include "fields.h"
#include "input.h"
#include "marks.h"

enum {
	PIECE_BYTES = 1 << 20,
	WINDOW_BYTES = 1 << 14,          /* with its marks it fits the first cache */
	LONGEST_ROW = CSV_ROW_BYTES + 2, /* with CR LF */
	LINE_BYTES_MOST = 64 << 20,
	CELLS_MOST = 1 << 18, /* of a batch of more than one row */
	SHOWN_BYTES = 1024    /* of a row are kept behind what is wrong in it */
};

struct csv_stream {
	arena *memory;
	input *in;
	stream_manner manner;

	char *buffer;
	size_t capacity;
	size_t start, end; /* of what is not yet taken */
	uint64_t line;     /* of `start`, from 1 */

	uint32_t *marks; /* in the window */
	size_t mark, mark_count, window_end;

	const csv_table *header; /* NULL of a bare table */
	const source_text *header_source;
	size_t columns;
	uint64_t rows_position, rows_line; /* where the first row begins */

	slice *cells; /* of the batch, as the following */
	uint64_t *lines;
	uint32_t *starts; /* of rows in the buffer */
	size_t rows, rows_most, rows_capacity;
	size_t bad_rows, bad_first;
	char *unescaped; /* NULL until a quote is doubled */
	size_t unescaped_length;

	csv_bad_row bad[CSV_BAD_ROWS];
	size_t bad_count; /* of this pass */
};

/* ---- buffer ------------------------------------------------------------ */

/* Reads on behind what is not yet taken. A row that was begun is looked at from
 * its start once more, so each time it must grow by a good part. */
static bool fill(csv_stream *s, diagnostics *d)
{
	size_t held = s->end - s->start, least = held < 1 ? 1 : held, got;
	memmove(s->buffer, s->buffer + s->start, held);
	s->start = 0;
	s->end = held;
	s->mark = s->mark_count = s->window_end = 0;
	if (least > s->manner.piece_bytes)
		least = s->manner.piece_bytes;
	bool sound = input_read(s->in, least, s->manner.piece_bytes, s->buffer + held, &got, d);
	s->end += got;
	return sound;
}

static uint64_t count_line_ends(const char *from, const char *to)
{
	uint64_t count = 0;
	for (; from < to && (from = memchr(from, '\n', (size_t)(to - from))); from++)
		count++;
	return count;
}

/* Goes on behind the next line end, holding nothing. `before`: bytes of the
 * line that were passed already. */
static bool skip_line(csv_stream *s, size_t before, diagnostics *d)
{
	for (;;) {
		const char *from = s->buffer + s->start, *newline = memchr(from, '\n', s->end - s->start);
		if (newline) {
			s->start += (size_t)(newline - from) + 1;
			s->line++;
			return true;
		}
		before += s->end - s->start;
		s->start = s->end;
		if (input_ended(s->in))
			return true;
		if (before > LINE_BYTES_MOST)
			break;
		if (!fill(s, d))
			return false;
	}
	error_at(d, (place){0}, "line-without-end", "'%s': line %llu has no end within %d MiB", input_name(s->in),
	         (unsigned long long)s->line, LINE_BYTES_MOST >> 20);
	error_remedy(d, "save the file as text with lines that end in LF or CR LF");
	return false;
}

static const source_text *keep_text(const csv_stream *s, const char *from, const char *to, uint64_t line)
{
	source_text *kept = ARENA_NEW(s->memory, source_text);
	*kept = (source_text){.name = input_name(s->in),
	                      .bytes = arena_copy(s->memory, from, (size_t)(to - from)),
	                      .length = (size_t)(to - from),
	                      .lines_before = (size_t)(line - 1)};
	return kept;
}

/* ---- any row ------------------------------------------------------------ */

typedef struct {
	size_t fields;
	field_problem problem;
	field last; /* that was read */
	bool cut;   /* the text ended before the row did */
} row_scan;

static slice unescape(csv_stream *s, slice text)
{
	if (!s->unescaped)
		s->unescaped = arena_alloc(s->memory, s->capacity);
	char *out = s->unescaped + s->unescaped_length;
	size_t length = field_undouble(text, out);
	s->unescaped_length += length;
	return (slice){out, length};
}

/* Reads the row at `at` as far as `end`; the first `columns` fields go to `cells`. */
static row_scan scan_row(csv_stream *s, const char *at, const char *end, slice *cells, size_t columns)
{
	row_scan r = {.problem = field_scan(at, end, &r.last)};
	for (;; r.problem = field_scan(r.last.end + 1, end, &r.last)) {
		if (r.problem != FIELD_SOUND)
			break;
		if (r.fields < columns)
			cells[r.fields] = r.last.doubled ? unescape(s, r.last.text) : r.last.text;
		r.fields++;
		if (at_line_end(r.last.end, end))
			break;
	}
	if (r.problem == FIELD_SOUND)
		r.cut = after_line_end(r.last.end, end) == end && (r.last.end == end || end[-1] != '\n');
	else
		r.cut = r.problem == FIELD_OPEN_QUOTE;
	return r;
}

/* The most of a row that is looked at. */
static const char *row_limit(const csv_stream *s)
{
	const char *row = s->buffer + s->start;
	return s->end - s->start > LONGEST_ROW ? row + LONGEST_ROW : s->buffer + s->end;
}

/* True when the row at the start cannot be told from what is held of it. */
static bool needs_more(const csv_stream *s, const row_scan *r)
{
	return r->cut && row_limit(s) == s->buffer + s->end && !input_ended(s->in);
}

static bool is_too_long(const csv_stream *s, const row_scan *r)
{
	return r->last.end - (s->buffer + s->start) > CSV_ROW_BYTES;
}

/* ---- bad rows ----------------------------------------------------------- */

typedef struct {
	field_mistake mistake;
	const char *wrong; /* in the buffer */
	size_t length;
} complaint;

/* Says of a row that is not clean text what source_is_clean says of a file. */
static complaint complain_of_text(const csv_stream *s, const char *row, const char *end)
{
	source_text text = {.name = "", .bytes = row, .length = (size_t)(end - row)};
	diagnostics *said = diagnostics_new();
	complaint c = {.mistake = {.code = NULL}};
	if (!source_is_clean(&text, said)) {
		const diagnostic *first = diagnostics_get(said, 0);
		c.mistake = (field_mistake){"bad-text", arena_copy(s->memory, first->message, strlen(first->message)),
		                            NULL};
		if (first->remedy)
			c.mistake.remedy = arena_copy(s->memory, first->remedy, strlen(first->remedy));
		c.wrong = row + first->where.offset;
		c.length = first->where.length;
	}
	diagnostics_free(said);
	return c;
}

static complaint complain_of_fields(const csv_stream *s, const char *row, const row_scan *r)
{
	char message[RAGGED_MESSAGE_SIZE];
	ragged_message(r->fields, s->header ? "header" : "first row", s->columns, message);
	field_mistake m = {"ragged-row", arena_copy(s->memory, message, strlen(message)),
	                   r->fields > s->columns ? ragged_remedy : NULL};
	return (complaint){m, row, (size_t)(r->last.end - row)};
}

static complaint complain_of_length(const char *row)
{
	field_mistake m = {"long-row", "the row is longer than 1 MiB",
	                   "a quote may be missing its partner, or a line its end"};
	return (complaint){m, row, 1};
}

_Static_assert(CSV_ROW_BYTES == 1 << 20, "the message says 1 MiB");

typedef enum { ROW_SOUND, ROW_EMPTY, ROW_LONG, ROW_FIELD, ROW_TEXT, ROW_RAGGED } row_kind;

static row_kind kind_of(const csv_stream *s, const char *row, const row_scan *r)
{
	size_t bad;
	if (is_too_long(s, r)) {
		/* A quote that stays open swallows the lines that follow. */
		bool lines = memchr(row, '\n', (size_t)(r->last.end - row)) != NULL;
		return r->problem == FIELD_OPEN_QUOTE && lines ? ROW_FIELD : ROW_LONG;
	}
	if (r->problem != FIELD_SOUND)
		return ROW_FIELD;
	if (r->last.end == row && s->columns > 1)
		return ROW_EMPTY;
	if (!text_is_clean(row, (size_t)(r->last.end - row), &bad))
		return ROW_TEXT;
	return r->fields == s->columns ? ROW_SOUND : ROW_RAGGED;
}

static complaint complain(const csv_stream *s, row_kind kind, const char *row, const row_scan *r)
{
	if (kind == ROW_LONG)
		return complain_of_length(row);
	if (kind == ROW_TEXT)
		return complain_of_text(s, row, r->last.end);
	if (kind == ROW_RAGGED)
		return complain_of_fields(s, row, r);
	return (complaint){field_mistakes[r->problem], r->last.wrong, 1};
}

static void add_bad_row(csv_stream *s, row_kind kind, const char *row, const row_scan *r)
{
	s->bad_rows++;
	if (s->bad_count == CSV_BAD_ROWS)
		return;
	complaint c = complain(s, kind, row, r);
	const char *end = r->last.end - c.wrong > SHOWN_BYTES ? c.wrong + SHOWN_BYTES : r->last.end;
	if (end < c.wrong + 1) /* the byte that ends the row may be the wrong one */
		end = c.wrong < s->buffer + s->end ? c.wrong + 1 : c.wrong;
	const source_text *kept = keep_text(s, row, end, s->line);
	s->bad[s->bad_count++] = (csv_bad_row){.line = s->line,
	                                       .before = s->rows,
	                                       .code = c.mistake.code,
	                                       .message = c.mistake.message,
	                                       .remedy = c.mistake.remedy,
	                                       .where = {kept, (size_t)(c.wrong - row), c.length}};
}

/* ---- rows ---------------------------------------------------------------- */

typedef enum { STEP_TAKEN, STEP_MORE, STEP_FAILED } step;

/* Goes on at the line behind the trouble; after a quote that is never closed
 * nobody knows where that is, so at the second line of the row. */
static step take_bad_row(csv_stream *s, row_kind kind, const row_scan *r, diagnostics *d)
{
	const char *row = s->buffer + s->start, *end = s->buffer + s->end;
	bool swallows = kind == ROW_FIELD && r->problem == FIELD_OPEN_QUOTE;
	const char *from = swallows ? row : r->last.end;
	const char *newline = memchr(from, '\n', (size_t)(end - from));
	if (!newline && !input_ended(s->in) && (s->rows || s->bad_rows))
		return STEP_MORE; /* the next lines overwrite the batch: it goes first */
	add_bad_row(s, kind, row, r);
	if (newline) {
		s->line += count_line_ends(row, newline + 1);
		s->start += (size_t)(newline + 1 - row);
		return STEP_TAKEN;
	}
	s->line += count_line_ends(row, end);
	s->start = s->end;
	return skip_line(s, (size_t)(end - row), d) ? STEP_TAKEN : STEP_FAILED;
}

static void take_sound_row(csv_stream *s, const row_scan *r)
{
	const char *row = s->buffer + s->start, *next = after_line_end(r->last.end, s->buffer + s->end);
	s->lines[s->rows] = s->line;
	s->starts[s->rows] = (uint32_t)s->start;
	s->rows++;
	s->line += count_line_ends(row, next);
	s->start += (size_t)(next - row);
}

/* Takes one row of any kind, or an empty line. */
static step take_row(csv_stream *s, diagnostics *d)
{
	const char *row = s->buffer + s->start;
	size_t unescaped = s->unescaped_length;
	if (s->start == s->end)
		return STEP_MORE;
	row_scan r = scan_row(s, row, row_limit(s), s->cells + s->rows * s->columns, s->columns);
	bool more = needs_more(s, &r);
	row_kind kind = more ? ROW_EMPTY : kind_of(s, row, &r);
	if (kind == ROW_SOUND) {
		take_sound_row(s, &r);
		return STEP_TAKEN;
	}
	s->unescaped_length = unescaped;
	if (more)
		return STEP_MORE;
	if (kind != ROW_EMPTY)
		return take_bad_row(s, kind, &r, d);
	s->start = (size_t)(after_line_end(r.last.end, s->buffer + s->end) - s->buffer);
	s->line++;
	return STEP_TAKEN;
}

/* ---- plain rows ----------------------------------------------------------- */

/* Marks the window that begins with the next row. */
static void mark_window(csv_stream *s)
{
	size_t end = s->end - s->start > WINDOW_BYTES ? s->start + WINDOW_BYTES : s->end;
	s->mark = 0;
	s->mark_count = s->manner.portable ? marks_find_portable(s->buffer, s->start, end, s->marks)
	                                   : marks_find(s->buffer, s->start, end, s->marks);
	s->window_end = end;
}

/* Splits the row at text[at] by its marks. Returns how many it used, or 0 when
 * the row is not plain. There is a mark more than there are columns. */
static inline size_t split_plain_row(const char *text, size_t at, const uint32_t *marks, size_t columns, slice *cells)
{
	unsigned other = 0;
	size_t i = 0;
	for (; i + 1 < columns; i++) {
		size_t stop = marks[i];
		other |= (unsigned)(text[stop] ^ ',');
		cells[i] = (slice){text + at, stop - at};
		at = stop + 1;
	}
	size_t stop = marks[i];
	cells[i] = (slice){text + at, stop - at};
	if (other)
		return 0;
	if (text[stop] == '\n')
		return columns;
	return text[stop] == '\r' && marks[i + 1] == stop + 1 && text[stop + 1] == '\n' ? columns + 1 : 0;
}

static bool is_longer(char c)
{
	return (unsigned char)c >= 0x80; /* a byte of a character that is not ASCII */
}

/* The mark from *mark on that ends the field at text[at], which is added to
 * `cell`; false when that takes a closer look: line ends or doubled quotes in
 * quotes, a quote in a bare field, control characters. */
static bool split_field(const char *text, size_t at, const uint32_t *marks, size_t count, size_t *mark, slice *cell,
                        bool *longer)
{
	size_t k = *mark, quoted = marks[k] == at && text[at] == '"';
	for (k += quoted; k < count; k++) {
		char c = text[marks[k]];
		if (c == '"' ? quoted : !quoted && !is_longer(c))
			break;
		*longer |= is_longer(c);
		if (!is_longer(c) && c != ',')
			return false;
	}
	if (k == count)
		return false;
	*cell = (slice){text + at + quoted, marks[k] - at - quoted};
	*mark = k + quoted;
	return !quoted || (k + 1 < count && marks[k + 1] == marks[k] + 1);
}

/* The same as split_plain_row for rows with longer characters, or with the
 * simplest of quotes around fields. */
static size_t split_quoted_row(const char *text, size_t at, const uint32_t *marks, size_t count, size_t columns,
                               slice *cells)
{
	size_t row = at, mark = 0, bad;
	bool longer = false;
	for (size_t i = 0; i < columns; i++) {
		if (i > 0 && text[marks[mark++]] != ',')
			return 0;
		at = i > 0 ? marks[mark - 1] + (size_t)1 : at;
		if (mark == count || !split_field(text, at, marks, count, &mark, &cells[i], &longer))
			return 0;
	}
	size_t stop = marks[mark++];
	if (longer && !text_is_clean(text + row, stop - row, &bad))
		return 0;
	if (text[stop] == '\n')
		return mark;
	return text[stop] == '\r' && mark < count && marks[mark] == stop + 1 && text[stop + 1] == '\n' ? mark + 1 : 0;
}

/* Takes rows as long as they are plain, and whole in the window. */
static void take_marked_rows(csv_stream *s)
{
	const char *text = s->buffer;
	const size_t columns = s->columns;
	size_t start = s->start, rows = s->rows, mark = s->mark;
	slice *cells = s->cells + rows * columns;
	while (rows < s->rows_most && mark + columns < s->mark_count) {
		size_t used = split_plain_row(text, start, s->marks + mark, columns, cells);
		if (!used)
			used = split_quoted_row(text, start, s->marks + mark, s->mark_count - mark, columns, cells);
		if (!used)
			break;
		s->lines[rows] = s->line++;
		s->starts[rows] = (uint32_t)start;
		rows++;
		cells += columns;
		mark += used;
		start = s->marks[mark - 1] + (size_t)1;
	}
	s->start = start;
	s->rows = rows;
	s->mark = mark;
}

static void take_plain_rows(csv_stream *s)
{
	while (s->mark < s->mark_count && s->marks[s->mark] < s->start)
		s->mark++;
	size_t start = s->start;
	take_marked_rows(s);
	bool short_of_marks = s->mark + s->columns >= s->mark_count;
	/* A row that is not whole in a window of its own goes the slow way. */
	while (s->rows < s->rows_most && short_of_marks && s->window_end < s->end &&
	       (start != s->start || s->window_end <= start)) {
		start = s->start;
		mark_window(s);
		take_marked_rows(s);
		short_of_marks = s->mark + s->columns >= s->mark_count;
	}
}

/* ---- header ---------------------------------------------------------------- */

/* Holds `bytes` more bytes, if there are so many. */
static bool hold(csv_stream *s, size_t bytes, diagnostics *d)
{
	while (s->end - s->start < bytes && !input_ended(s->in)) {
		if (!fill(s, d))
			return false;
	}
	return true;
}

static bool skip_comments(csv_stream *s, diagnostics *d)
{
	if (!hold(s, 3, d))
		return false;
	if (s->end - s->start >= 3 && memcmp(s->buffer + s->start, "\xEF\xBB\xBF", 3) == 0)
		s->start += 3;
	for (;;) {
		if (!hold(s, 2, d))
			return false;
		const char *at = s->buffer + s->start, *end = s->buffer + s->end;
		if (at == end || (*at != '#' && !at_line_end(at, end)))
			return true;
		if (!skip_line(s, 0, d))
			return false;
	}
}

/* Finds the end of the header. After a mistake that csv_read will find, too: of its line. */
static bool find_header(csv_stream *s, const char **end, diagnostics *d)
{
	row_scan r;
	for (;;) {
		r = scan_row(s, s->buffer + s->start, row_limit(s), NULL, 0);
		if (!needs_more(s, &r))
			break;
		if (!fill(s, d))
			return false;
	}
	const char *row = s->buffer + s->start, *limit = row_limit(s);
	if (r.problem == FIELD_SOUND && is_too_long(s, &r)) {
		error_at(d, (place){keep_text(s, row, row + SHOWN_BYTES, s->line), 0, 1}, "long-row",
		         "the header is longer than 1 MiB");
		return false;
	}
	const char *newline = memchr(r.last.end, '\n', (size_t)(limit - r.last.end));
	*end = newline ? newline + 1 : limit;
	return true;
}

static bool find_first_row(csv_stream *s, const char **end, diagnostics *d)
{
	if (!skip_comments(s, d) || !find_header(s, end, d))
		return false;
	s->header_source = keep_text(s, s->buffer + s->start, *end, s->line);
	return true;
}

/* Only counts the fields of the first row, which stays to be taken. A mistake in it is told when it is. */
static bool read_bare(csv_stream *s, diagnostics *d)
{
	const char *end;
	if (!find_first_row(s, &end, d))
		return false;
	if (!s->header_source->length) {
		error_at(d, (place){s->header_source, 0, 0}, "no-rows", "the file has no rows");
		return false;
	}
	const char *row = s->buffer + s->start;
	s->columns = scan_row(s, row, end, NULL, 0).fields;
	s->columns = s->columns ? s->columns : 1;
	s->rows_line = s->line;
	s->rows_position = input_position(s->in) - (s->end - s->start);
	return true;
}

static bool read_header(csv_stream *s, diagnostics *d)
{
	const char *end;
	if (!find_first_row(s, &end, d))
		return false;
	const char *row = s->buffer + s->start;
	s->header = csv_read(s->memory, s->header_source, d);
	if (!s->header)
		return false;
	s->columns = s->header->columns;
	s->line += count_line_ends(row, end);
	s->start = (size_t)(end - s->buffer);
	s->rows_line = s->line;
	s->rows_position = input_position(s->in) - (s->end - s->start);
	return true;
}

/* The place of a field of the row at the start of `source`. */
static place place_of_field(const source_text *source, size_t column)
{
	const char *end = source->bytes + source->length;
	field f;
	field_scan(source->bytes, end, &f);
	while (column-- && f.end < end)
		field_scan(f.end + 1, end, &f);
	return (place){source, (size_t)(f.text.at - source->bytes), f.text.length};
}

/* ---- stream ------------------------------------------------------------------ */

static csv_stream *open_with(stream_manner manner, bool bare, arena *a, const char *path, bool again, diagnostics *d)
{
	input *in = input_open(a, path, again, d);
	if (!in)
		return NULL;
	csv_stream *s = ARENA_NEW(a, csv_stream);
	*s = (csv_stream){.memory = a, .in = in, .manner = manner, .line = 1};
	s->capacity = LONGEST_ROW + manner.piece_bytes + MARKS_OVERHANG;
	s->buffer = arena_alloc(a, s->capacity);
	s->marks = ARENA_ARRAY(a, uint32_t, WINDOW_BYTES);
	if (bare ? read_bare(s, d) : read_header(s, d))
		return s;
	input_close(in);
	return NULL;
}

csv_stream *csv_stream_open_in(stream_manner manner, arena *a, const char *path, bool again, diagnostics *d)
{
	return open_with(manner, false, a, path, again, d);
}

csv_stream *csv_stream_open(arena *a, const char *path, bool again, diagnostics *d)
{
	return csv_stream_open_in((stream_manner){.piece_bytes = PIECE_BYTES}, a, path, again, d);
}

csv_stream *csv_stream_open_bare(arena *a, const char *path, bool again, diagnostics *d)
{
	return open_with((stream_manner){.piece_bytes = PIECE_BYTES}, true, a, path, again, d);
}

size_t csv_stream_columns(const csv_stream *s)
{
	return s->columns;
}

const slice *csv_stream_header(const csv_stream *s)
{
	return s->header ? s->header->header : NULL;
}

place csv_stream_header_place(const csv_stream *s, size_t column)
{
	return place_of_field(s->header_source, column);
}

static void begin_batch(csv_stream *s, size_t most)
{
	size_t fit = CELLS_MOST / s->columns;
	s->rows_most = most < fit ? most : fit;
	if (s->rows_most == 0)
		s->rows_most = 1;
	if (s->rows_most > s->rows_capacity) {
		s->rows_capacity = s->rows_most;
		s->cells = ARENA_ARRAY(s->memory, slice, s->rows_capacity * s->columns);
		s->lines = ARENA_ARRAY(s->memory, uint64_t, s->rows_capacity);
		s->starts = ARENA_ARRAY(s->memory, uint32_t, s->rows_capacity);
	}
	s->rows = s->bad_rows = s->unescaped_length = 0;
	s->bad_first = s->bad_count;
}

/* Takes rows until the batch is full or the buffer used up. */
static step take_rows(csv_stream *s, diagnostics *d)
{
	step next = STEP_TAKEN;
	while (next == STEP_TAKEN) {
		take_plain_rows(s);
		if (s->rows == s->rows_most)
			return STEP_TAKEN;
		next = take_row(s, d);
	}
	return next;
}

size_t csv_batch_number(const csv_batch *b, size_t row)
{
	size_t bad = 0;
	while (bad < b->bad_count && b->bad[bad].before <= row)
		bad++;
	return row + bad + 1;
}

bool csv_stream_next(csv_stream *s, size_t most, csv_batch *out, diagnostics *d)
{
	begin_batch(s, most);
	for (;;) {
		step last = take_rows(s, d);
		bool ended = s->start == s->end && input_ended(s->in);
		if (last == STEP_FAILED)
			return false;
		if (last == STEP_TAKEN || s->rows || s->bad_rows || ended)
			break;
		if (!fill(s, d))
			return false;
	}
	*out = (csv_batch){.columns = s->columns,
	                   .rows = s->rows,
	                   .cells = s->cells,
	                   .lines = s->lines,
	                   .bad_count = s->bad_count - s->bad_first,
	                   .bad = s->bad + s->bad_first,
	                   .bad_rows = s->bad_rows};
	return true;
}

bool csv_stream_rewind(csv_stream *s, diagnostics *d)
{
	if (!input_rewind(s->in, d))
		return false;
	s->start = s->end = 0;
	s->mark = s->mark_count = s->window_end = 0;
	s->bad_count = 0;
	s->line = s->rows_line;
	for (uint64_t left = s->rows_position; left;) {
		if (s->start == s->end && !fill(s, d))
			return false;
		if (s->start == s->end)
			break; /* cut short: csv_stream_same will say so */
		size_t held = s->end - s->start, passed = left < held ? (size_t)left : held;
		s->start += passed;
		left -= passed;
	}
	return true;
}

bool csv_stream_same(const csv_stream *s, diagnostics *d)
{
	return input_same(s->in, d);
}

place csv_stream_place(csv_stream *s, const csv_batch *batch, size_t row, size_t column)
{
	const char *from = s->buffer + s->starts[row], *end = s->buffer + s->start;
	field f, last;
	field_scan(from, end, &f);
	for (size_t i = 0; i < column && !at_line_end(f.end, end); i++)
		field_scan(f.end + 1, end, &f);
	for (last = f; !at_line_end(last.end, end) && last.end - f.end < SHOWN_BYTES;)
		field_scan(last.end + 1, end, &last);
	const source_text *kept = keep_text(s, from, last.end, batch->lines[row]);
	return (place){kept, (size_t)(f.text.at - from), f.text.length};
}

void csv_stream_close(csv_stream *s)
{
	if (s)
		input_close(s->in);
}
