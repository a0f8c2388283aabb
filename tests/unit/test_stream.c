/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv in pieces: the same rows as in one piece, wherever the pieces are cut;
 * bad rows handed over one by one; files that change; pipes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include "csv/marks.h"
#include "csv/stream.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A file, a stream of it, and all that must be released behind it. */
typedef struct {
	char path[64];
	arena *memory;
	diagnostics *errors;
	csv_stream *stream;
	csv_batch batch;
} reading;

static void put(const char *path, const char *bytes, size_t length)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, length, f), length);
	assert_int_equal(fclose(f), 0);
}

static const stream_manner usual = {.piece_bytes = 1 << 20};

static reading *open_in(stream_manner manner, const char *bytes, size_t length)
{
	reading *r = calloc(1, sizeof *r);
	strcpy(r->path, "/tmp/octroi-test-XXXXXX");
	int file = mkstemp(r->path);
	assert_true(file >= 0);
	close(file);
	put(r->path, bytes, length);
	r->memory = arena_new();
	r->errors = diagnostics_new();
	r->stream = csv_stream_open_in(manner, r->memory, r->path, true, r->errors);
	return r;
}

static reading *open_text(const char *text)
{
	return open_in(usual, text, strlen(text));
}

static void release(reading *r)
{
	csv_stream_close(r->stream);
	diagnostics_free(r->errors);
	arena_free(r->memory);
	if (*r->path)
		unlink(r->path);
	free(r);
}

static bool next(reading *r, size_t most)
{
	return csv_stream_next(r->stream, most, &r->batch, r->errors);
}

static void check_cell(const reading *r, size_t row, size_t column, const char *expected)
{
	slice cell = r->batch.cells[row * r->batch.columns + column];
	assert_int_equal(cell.length, strlen(expected));
	assert_memory_equal(cell.at, expected, cell.length);
}

static void check_end(reading *r)
{
	for (int i = 0; i < 2; i++) {
		assert_true(next(r, 10));
		assert_int_equal(r->batch.rows, 0);
		assert_int_equal(r->batch.bad_rows, 0);
	}
}

/* All rows, sound and bad, as one text: "7:[a][b]" or "9!ragged-row". */
static const char *tell(arena *a, csv_stream *s, size_t most, diagnostics *d)
{
	buffer b = {.memory = a};
	csv_batch batch;
	buffer_puts(&b, "");
	do {
		assert_true(csv_stream_next(s, most, &batch, d));
		assert_true(batch.rows <= most);
		assert_true(batch.bad_count <= batch.bad_rows);
		for (size_t row = 0, bad = 0; row <= batch.rows; row++) {
			for (; bad < batch.bad_count && batch.bad[bad].before == row; bad++)
				buffer_printf(&b, "%d!%s ", (int)batch.bad[bad].line, batch.bad[bad].code);
			if (row == batch.rows)
				break;
			buffer_printf(&b, "%d:", (int)batch.lines[row]);
			for (size_t i = 0; i < batch.columns; i++) {
				slice cell = batch.cells[row * batch.columns + i];
				buffer_putc(&b, '[');
				buffer_add(&b, cell.at, cell.length);
				buffer_putc(&b, ']');
			}
			buffer_putc(&b, ' ');
		}
	} while (batch.rows || batch.bad_rows);
	return b.at;
}

/* What a stream tells, cut at every place and read in both ways, twice. */
static void check_told(const char *bytes, size_t length, const char *expected)
{
	for (size_t piece = 1; piece <= length + 1; piece++)
		for (int manner = 0; manner < 2; manner++) {
			reading *r = open_in((stream_manner){piece, manner == 1}, bytes, length);
			assert_non_null(r->stream);
			size_t most = (piece + (size_t)manner) % 3 ? 100 : 1;
			assert_string_equal(tell(r->memory, r->stream, most, r->errors), expected);
			assert_true(csv_stream_rewind(r->stream, r->errors));
			assert_string_equal(tell(r->memory, r->stream, most, r->errors), expected);
			assert_true(csv_stream_same(r->stream, r->errors));
			assert_int_equal(diagnostics_count(r->errors), 0);
			release(r);
		}
}

static void check_text(const char *text, const char *expected)
{
	check_told(text, strlen(text), expected);
}

/* ---- sound tables ----------------------------------------------------- */

static void rows_come_with_their_lines(void **state)
{
	(void)state;
	check_text("a,b\n1,2\n3,4\n", "2:[1][2] 3:[3][4] ");
	check_text("a,b\r\n1,2\r\n3,4\r\n", "2:[1][2] 3:[3][4] ");
	check_text("\xEF\xBB\xBF# note, \"x\n\n#\r\n\r\na,b\n1,\n,4", "6:[1][] 7:[][4] ");
	check_text("a,b\n1,2\r", "2:[1][2] ");
	check_text("a\n1\n#2\n 3 \n", "2:[1] 3:[#2] 4:[ 3 ] ");
	check_text("a,b\n", "");
	check_text("a,b", "");
}

static void quoted_fields_span_lines(void **state)
{
	(void)state;
	check_text("a,b\n\"x,y\",\"1\n2\r\n3\"\n\"say \"\"hi\"\"\",\"\"\n5\" tube,\"\"\"\"\n",
	           "2:[x,y][1\n2\r\n3] 5:[say \"hi\"][] 6:[5\" tube][\"] ");
	check_text("\"a\nb\",\"c\"\n\"\",é\n\"ü\",\"\xF0\x9F\x9A\xA2\"\r\n\"z\",\"\t\"",
	           "3:[][é] 4:[ü][\xF0\x9F\x9A\xA2] 5:[z][\t] ");
}

/* An empty line is a row only where a row may be empty. */
static void empty_lines_are_skipped(void **state)
{
	(void)state;
	check_text("a,b\n\n1,2\n\r\n3,4\n\n\n", "3:[1][2] 5:[3][4] ");
	check_text("a\n\n1\r\n\r\n", "2:[] 3:[1] 4:[] ");
	check_text("a,b\n\"\"\n1,2\n", "2!ragged-row 3:[1][2] ");
}

static void the_header_is_that_of_csv(void **state)
{
	(void)state;
	reading *r = open_text("\xEF\xBB\xBF# x\nline,\"net \"\"mass\"\"\",\"two\nlines\",é,mass_t\n");
	assert_non_null(r->stream);
	assert_int_equal(csv_stream_columns(r->stream), 5);
	assert_true(slice_is(csv_stream_header(r->stream)[1], "net \"mass\""));
	assert_true(slice_is(csv_stream_header(r->stream)[4], "mass_t"));
	size_t line, column;
	place where = csv_stream_header_place(r->stream, 4);
	place_line(where, &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 10);
	assert_true(slice_is(place_text(where), "mass_t"));
	assert_string_equal(where.source->name, r->path);
	place_line(csv_stream_header_place(r->stream, 1), &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 7);
	check_end(r);
	release(r);
}

static void batches_are_as_large_as_asked(void **state)
{
	(void)state;
	reading *r = open_text("a,b\n1,2\n3,4\n5,6\n");
	assert_true(next(r, 2));
	assert_int_equal(r->batch.rows, 2);
	check_cell(r, 1, 1, "4");
	assert_true(next(r, 2));
	assert_int_equal(r->batch.rows, 1);
	assert_int_equal(r->batch.columns, 2);
	assert_int_equal(r->batch.lines[0], 4);
	check_end(r);
	assert_true(csv_stream_rewind(r->stream, r->errors));
	assert_true(next(r, 0)); /* none would mean the end */
	assert_int_equal(r->batch.rows, 1);
	release(r);
}

static void places_are_those_of_the_file(void **state)
{
	(void)state;
	reading *r = open_text("# x\na,b,c\n1,2,3\n\"two\nlines\",\"say \"\"hi\"\"\",5oo\n");
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 2);
	place bad = csv_stream_place(r->stream, &r->batch, 1, 2), first = csv_stream_place(r->stream, &r->batch, 0, 0);
	assert_true(slice_is(place_text(first), "1"));
	check_end(r); /* the places outlive the batch */
	assert_true(slice_is(place_text(bad), "5oo"));
	error_at(r->errors, bad, "bad-cell", "'5oo' is no number");
	char *text = NULL, expected[256];
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	diagnostics_print(r->errors, out);
	fclose(out);
	snprintf(expected, sizeof expected,
	         "%s:5:21: error: '5oo' is no number\n    5 | lines\",\"say \"\"hi\"\"\",5oo\n      |                  "
	         "   ^\n",
	         r->path);
	assert_string_equal(text, expected);
	free(text);
	release(r);
}

/* ---- bad rows --------------------------------------------------------- */

static void bad_rows_do_not_spoil_the_rest(void **state)
{
	(void)state;
	check_text("a,b\n1,2\n3\n4,5,6\n7,8\n", "2:[1][2] 3!ragged-row 4!ragged-row 5:[7][8] ");
	check_text("a,b\n1\n", "2!ragged-row ");
	check_text("a,b\n1", "2!ragged-row ");
	check_text("a,b\n\"1\"x,2\n3,4\n\"5\" ,6\n7,8", "2!text-after-quote 3:[3][4] 4!text-after-quote 5:[7][8] ");
	check_text("a,b\n\"1\n2\"x,2\n3,4\n", "2!text-after-quote 4:[3][4] ");
	check_text("a,b\n1\r2,3\n4,5\n", "2!lone-carriage-return 3:[4][5] ");
	check_text("a,b\n1,2\r3,4\r", "2!lone-carriage-return ");
	check_text("a,b\n\r1,2\n3,4\n", "2!lone-carriage-return 3:[3][4] ");
	check_text("a,b\n\xFF,2\n3,4\nx,\xC3\n5,6\nx\x01,y\n7,8\n",
	           "2!bad-text 3:[3][4] 4!bad-text 5:[5][6] 6!bad-text 7:[7][8] ");
	check_text("a,b\n\"\x7F\",2\n3,\"\xED\xA0\x80\"\n5,6\n", "2!bad-text 3!bad-text 4:[5][6] ");
	static const char nul[] = "a,b\n1\0,2\n3,4\n\"\0\",4\n\0\n5,6\n\0";
	check_told(nul, sizeof nul - 1, "2!bad-text 3:[3][4] 4!bad-text 5!bad-text 6:[5][6] 7!bad-text ");
}

/* Nobody knows where a quote was meant to end: the next line may be sound. */
static void an_open_quote_costs_one_line(void **state)
{
	(void)state;
	check_text("a,b\n1,\"2\n3,4\n5,6\n", "2!open-quote 3:[3][4] 4:[5][6] ");
	check_text("a,b\n1,2\n3,\"4", "2:[1][2] 3!open-quote ");
	check_text("a,b\n3,\"4\"\"\n5,6\n", "2!open-quote 3:[5][6] ");
	/* The quote that closes may be meant to open; then its row is lost, too. */
	check_text("a,b\n1,\"2\n3,4\n5,\"6\n7,8\n", "2!text-after-quote 5:[7][8] ");
}

static void check_bad(const char *row, const char *message, const char *wrong, size_t column, bool remedy)
{
	char text[256];
	snprintf(text, sizeof text, "a,b\n1,2\n%s\n", row);
	reading *r = open_text(text);
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 1);
	assert_int_equal(r->batch.bad_rows, 1);
	assert_int_equal(r->batch.bad_count, 1);
	csv_bad_row bad = r->batch.bad[0];
	check_end(r);
	size_t found_line, found_column;
	place_line(bad.where, &found_line, &found_column);
	assert_int_equal(bad.line, 3);
	assert_int_equal(found_line, 3);
	assert_int_equal(found_column, column);
	assert_int_equal(bad.before, 1);
	assert_string_equal(bad.message, message);
	assert_true(slice_is(place_text(bad.where), wrong));
	assert_int_equal(bad.remedy != NULL, remedy);
	release(r);
}

static void a_bad_row_says_what_is_wrong_and_where(void **state)
{
	(void)state;
	check_bad("3", "the row has 1 field, the header 2", "3", 1, false);
	check_bad("3,4,5", "the row has 3 fields, the header 2", "3,4,5", 1, true);
	check_bad("3,\"4", "a quote is opened and never closed", "\"", 3, false);
	check_bad("\"3\"x,4", "text after a closing quote", "x", 4, true);
	check_bad("3\r,4", "a carriage return without a line feed", "\r", 2, true);
	check_bad("\xC3\xA9,\xFF", "byte 0xFF is not UTF-8 text", "\xFF", 3, true);
	check_bad("3,\x1B[0m", "control character U+001B in the text", "\x1B", 3, false);
}

static void twenty_bad_rows_are_told_and_all_counted(void **state)
{
	(void)state;
	arena *a = arena_new();
	buffer b = {.memory = a};
	buffer_puts(&b, "a,b\n");
	for (int i = 0; i < 3000; i++)
		buffer_puts(&b, i % 100 == 7 ? "x\n" : "1,2\n");
	reading *r = open_text(b.at);
	for (int pass = 0; pass < 2; pass++) {
		size_t rows = 0, bad = 0, told = 0;
		do {
			assert_true(next(r, 64));
			for (size_t i = 0; i < r->batch.bad_count; i++) {
				size_t number = 100 * told++ + 7; /* of the row in the file, from 0 */
				assert_int_equal(r->batch.bad[i].line, number + 2);
				assert_int_equal(rows + r->batch.bad[i].before + bad + i, number);
			}
			rows += r->batch.rows;
			bad += r->batch.bad_rows;
		} while (r->batch.rows || r->batch.bad_rows);
		assert_int_equal(rows, 2970);
		assert_int_equal(bad, 30);
		assert_int_equal(told, CSV_BAD_ROWS);
		assert_true(csv_stream_rewind(r->stream, r->errors));
	}
	release(r);
	arena_free(a);
}

/* ---- long rows -------------------------------------------------------- */

/* A table "a,b" with a row 1,2, then `before`, `count` times `c`, `behind`, then a row 3,4. */
static reading *open_long(const char *before, char c, size_t count, const char *behind)
{
	arena *a = arena_new();
	buffer b = {.memory = a};
	buffer_printf(&b, "a,b\n1,2\n%s", before);
	char *run = malloc(count);
	memset(run, c, count);
	buffer_add(&b, run, count);
	buffer_printf(&b, "%s\n3,4\n", behind);
	reading *r = open_in(usual, b.at, b.length);
	free(run);
	arena_free(a);
	return r;
}

static void check_long(reading *r, const char *expected)
{
	assert_non_null(r->stream);
	assert_string_equal(tell(r->memory, r->stream, 100, r->errors), expected);
	release(r);
}

static void rows_of_more_than_a_mebibyte_are_bad(void **state)
{
	(void)state;
	reading *r = open_long("x,", 'y', CSV_ROW_BYTES - 2, "\r");
	assert_true(next(r, 1));
	assert_true(next(r, 1));
	assert_int_equal(r->batch.rows, 1);
	assert_int_equal(r->batch.cells[1].length, CSV_ROW_BYTES - 2);
	assert_true(next(r, 1));
	check_cell(r, 0, 0, "3");
	release(r);
	check_long(open_long("x,", 'y', CSV_ROW_BYTES - 1, ""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x,", 'y', CSV_ROW_BYTES - 1, "\r"), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x,", 'y', 10000000, ""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x,\"", 'y', 10000000, "\""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x,\"", '"', 10000000, "\""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x,", '\0', 10000000, ""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("", ',', 10000000, ""), "2:[1][2] 3!long-row 4:[3][4] ");
	check_long(open_long("x\ry", 'y', 10000000, ""), "2:[1][2] 3!lone-carriage-return 4:[3][4] ");
	check_long(open_long("\"x\ny\"y", 'y', 10000000, ""), "2:[1][2] 3!text-after-quote 5:[3][4] ");
	check_long(open_long("", ',', 300000, ""), "2:[1][2] 3!ragged-row 4:[3][4] ");
	/* A quote that is open over more than a row may have is taken for one that was never closed. */
	check_long(open_long("x,\"\n5,6\n7,", 'y', 10000000, "\"\n8,9"),
	           "2:[1][2] 3!open-quote 4:[5][6] 5!long-row 6:[8][9] 7:[3][4] ");
}

static void a_long_row_is_told_by_its_beginning(void **state)
{
	(void)state;
	reading *r = open_long("x,", 'y', 10000000, "");
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 1);
	assert_int_equal(r->batch.bad_rows, 0); /* the row that stands before it goes first */
	assert_true(next(r, 10));
	assert_int_equal(r->batch.bad_count, 1);
	assert_string_equal(r->batch.bad[0].message, "the row is longer than 1 MiB");
	assert_true(r->batch.bad[0].where.source->length < 5000);
	release(r);
}

static void comments_and_headers_may_not_be_endless(void **state)
{
	(void)state;
	arena *a = arena_new();
	buffer b = {.memory = a};
	char *run = malloc(3000000);
	memset(run, 'x', 3000000);
	buffer_puts(&b, "#");
	buffer_add(&b, run, 3000000);
	buffer_puts(&b, "\na,b\n1,2\n");
	reading *r = open_in(usual, b.at, b.length);
	assert_non_null(r->stream);
	assert_true(next(r, 1));
	assert_int_equal(r->batch.lines[0], 3);
	release(r);
	r = open_in(usual, run, 3000000);
	assert_null(r->stream);
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "the header is longer than 1 MiB");
	release(r);
	free(run);
	arena_free(a);
}

/* ---- the same as csv_read ---------------------------------------------- */

static uint64_t random_bits(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void add_random_field(buffer *b, uint64_t *seed)
{
	static const char *const parts[] = {"a", "b",  ",", "\"",           "\n",   "\r",           " ",
	                                    "#", "\t", "é", "\xE2\x82\xAC", "12.5", "a longer word"};
	buffer field = {.memory = b->memory};
	buffer_puts(&field, "");
	for (uint64_t k = random_bits(seed) % 8, dull = random_bits(seed) % 2; k > 2; k--)
		buffer_puts(&field, parts[random_bits(seed) % (dull ? 2 : COUNT(parts))]);
	csv_write_field(b, (slice){field.at, field.length});
}

static void add_random_table(buffer *b, uint64_t *seed)
{
	size_t columns = 1 + random_bits(seed) % 5, rows = random_bits(seed) % 12;
	const char *line_end = random_bits(seed) % 2 ? "\n" : "\r\n";
	for (size_t i = 0; i < columns; i++)
		buffer_printf(b, "%sc%zu", i ? "," : "", i);
	for (size_t row = 0; row < rows; row++)
		for (size_t i = 0; i < columns; i++) {
			buffer_puts(b, i ? "," : line_end);
			add_random_field(b, seed);
		}
	if (random_bits(seed) % 4)
		buffer_puts(b, line_end);
}

static const char *tell_table(arena *a, const csv_table *t)
{
	buffer b = {.memory = a};
	buffer_puts(&b, "");
	for (size_t row = 0; row < t->rows; row++) {
		size_t line, column;
		place_line(csv_place(t, row, 0), &line, &column);
		buffer_printf(&b, "%zu:", line);
		for (size_t i = 0; i < t->columns; i++) {
			buffer_putc(&b, '[');
			buffer_add(&b, csv_cell(t, row, i).at, csv_cell(t, row, i).length);
			buffer_putc(&b, ']');
		}
		buffer_putc(&b, ' ');
	}
	return b.at;
}

static stream_manner random_manner(uint64_t *seed)
{
	return (stream_manner){1 + random_bits(seed) % 40, random_bits(seed) % 2};
}

static void tables_read_as_in_one_piece(void **state)
{
	(void)state;
	uint64_t seed = 29;
	for (int i = 0; i < 1500; i++) {
		arena *a = arena_new();
		buffer b = {.memory = a};
		add_random_table(&b, &seed);
		source_text source = {.name = "x", .bytes = b.at, .length = b.length};
		reading *r = open_in(i % 8 ? random_manner(&seed) : usual, b.at, b.length);
		const csv_table *t = csv_read(a, &source, r->errors);
		assert_non_null(t);
		assert_non_null(r->stream);
		size_t most = 1 + random_bits(&seed) % 5;
		assert_string_equal(tell(r->memory, r->stream, most, r->errors), tell_table(a, t));
		release(r);
		arena_free(a);
	}
}

/* Whatever the bytes, and however they are read: the same rows; and those of
 * csv_read, where it has nothing to complain of. */
static void noise_reads_the_same_in_any_pieces(void **state)
{
	(void)state;
	static const char seed_text[] =
	        "# remark\n\"origin\",good,t\r\nCN,\"a \"\"b\"\"\",1\nTR,x,é\n\nIN,\"1\n2\",\"3\"\n";
	static const char alphabet[] = "\"\",,\r\n\n#a\xC3\xA9\xFF\0";
	uint64_t seed = 5;
	for (int i = 0; i < 1500; i++) {
		char text[sizeof seed_text];
		size_t length = sizeof seed_text - 1;
		memcpy(text, seed_text, length);
		for (uint64_t k = 1 + random_bits(&seed) % 4; k; k--)
			text[9 + random_bits(&seed) % (length - 9)] = alphabet[random_bits(&seed) % sizeof alphabet];
		length -= random_bits(&seed) % 20;
		reading *whole = open_in(usual, text, length), *pieces = open_in(random_manner(&seed), text, length);
		assert_int_equal(whole->stream != NULL, pieces->stream != NULL);
		assert_int_equal(whole->stream == NULL, diagnostics_errors(whole->errors) != 0);
		assert_int_equal(diagnostics_errors(whole->errors), diagnostics_errors(pieces->errors));
		if (whole->stream) {
			const char *told = tell(whole->memory, whole->stream, 1000, whole->errors);
			assert_string_equal(tell(pieces->memory, pieces->stream, 2, pieces->errors), told);
			source_text source = {
			        .name = "x", .bytes = arena_copy(whole->memory, text, length), .length = length};
			const csv_table *t = csv_read(whole->memory, &source, whole->errors);
			if (t)
				assert_string_equal(told, tell_table(whole->memory, t));
		}
		release(whole);
		release(pieces);
	}
}

/* Larger than all buffers, so that rows lie across the ends of pieces of the usual size, and of windows. */
static void a_large_table_is_read_whole(void **state)
{
	(void)state;
	enum { ROWS = 100000 };
	arena *a = arena_new();
	buffer b = {.memory = a};
	buffer_puts(&b, "number,quoted,text\n");
	for (int i = 0; i < ROWS; i++) {
		if (i % 7 == 3)
			buffer_printf(&b, "%d,\"%d,é\",\"a \"\"word\"\" here\"\r\n", i, i);
		else
			buffer_printf(&b, "%d,%d,%.*s\n", i, i, i % 41, "a text of up to forty bytes in every row...");
	}
	assert_true(b.length > 2 << 20);
	reading *r = open_in(usual, b.at, b.length);
	char number[32], quoted[32];
	int row = 0;
	do {
		assert_true(next(r, 4096));
		assert_int_equal(r->batch.bad_rows, 0);
		for (size_t i = 0; i < r->batch.rows; i++, row++) {
			snprintf(number, sizeof number, "%d", row);
			snprintf(quoted, sizeof quoted, row % 7 == 3 ? "%d,é" : "%d", row);
			check_cell(r, i, 0, number);
			check_cell(r, i, 1, quoted);
			if (row % 7 == 3)
				check_cell(r, i, 2, "a \"word\" here");
			else
				assert_int_equal(r->batch.cells[3 * i + 2].length, row % 41);
			assert_int_equal(r->batch.lines[i], row + 2);
		}
	} while (r->batch.rows);
	assert_int_equal(row, ROWS);
	release(r);
	arena_free(a);
}

static void wide_tables_are_read(void **state)
{
	(void)state;
	enum { COLUMNS = 40000 };
	arena *a = arena_new();
	buffer b = {.memory = a};
	for (int i = 0; i < COLUMNS; i++)
		buffer_printf(&b, "%sc%d", i ? "," : "", i);
	for (int row = 0; row < 8; row++)
		for (int i = 0; i < COLUMNS; i++)
			buffer_printf(&b, "%s%d", i ? "," : "\n", i);
	reading *r = open_in(usual, b.at, b.length);
	size_t rows = 0;
	do {
		assert_true(next(r, 100));
		for (size_t i = 0; i < r->batch.rows; i++)
			check_cell(r, i, COLUMNS - 1, "39999");
		rows += r->batch.rows;
	} while (r->batch.rows);
	assert_int_equal(rows, 8);
	release(r);
	arena_free(a);
}

/* ---- marks -------------------------------------------------------------- */

static bool is_marked(unsigned char c)
{
	return c < 0x20 || c >= 0x7F || c == ',' || c == '"';
}

static void marks_are_found_in_both_ways(void **state)
{
	(void)state;
	enum { SIZE = 300 };
	char text[SIZE + MARKS_OVERHANG];
	uint32_t fast[SIZE], portable[SIZE];
	uint64_t seed = 17;
	for (int i = 0; i < 20000; i++) {
		for (size_t k = 0; k < sizeof text; k++)
			text[k] = (char)(random_bits(&seed) % (i % 2 ? 256 : 48));
		size_t from = random_bits(&seed) % SIZE, to = from + random_bits(&seed) % (SIZE - from), expected = 0;
		size_t found = marks_find(text, from, to, fast);
		assert_int_equal(marks_find_portable(text, from, to, portable), found);
		for (size_t k = from; k < to; k++) {
			if (!is_marked((unsigned char)text[k]))
				continue;
			assert_true(expected < found);
			assert_int_equal(fast[expected], k);
			assert_int_equal(portable[expected], k);
			expected++;
		}
		assert_int_equal(found, expected);
	}
}

/* ---- what cannot be opened ---------------------------------------------- */

static void check_refused(const char *bytes, size_t length, const char *code, size_t line, size_t column)
{
	for (size_t piece = 1; piece <= length + 1; piece++) {
		reading *r = open_in((stream_manner){piece, false}, bytes, length);
		assert_null(r->stream);
		assert_int_equal(diagnostics_errors(r->errors), 1);
		const diagnostic *error = diagnostics_get(r->errors, 0);
		size_t found_line, found_column;
		place_line(error->where, &found_line, &found_column);
		assert_string_equal(error->code, code);
		assert_int_equal(found_line, line);
		assert_int_equal(found_column, column);
		assert_string_equal(error->where.source->name, r->path);
		release(r);
	}
}

static void check_refused_text(const char *text, const char *code, size_t line, size_t column)
{
	check_refused(text, strlen(text), code, line, column);
}

static void bad_headers_are_refused(void **state)
{
	(void)state;
	check_refused_text("", "no-header", 1, 1);
	check_refused_text("\xEF\xBB\xBF", "no-header", 1, 1);
	check_refused_text("a,b,a\n1,2,3\n", "repeated-column", 1, 5);
	check_refused_text("# x\n\na,,b\n1,2,3\n", "empty-column-name", 3, 3);
	check_refused_text("a,\"b\n1,2\n", "open-quote", 1, 3);
	check_refused_text("\"a\"b\n1,2\n", "text-after-quote", 1, 4);
	check_refused_text("a,b\r1,2\r3,4\r", "lone-carriage-return", 1, 4);
	check_refused_text("\xFF\xFEo\n", "not-utf-8", 1, 1);
	check_refused("a,b\0\n1,2\n", 9, "control-character", 1, 4);
}

static void check_unopened(const char *path, const char *message)
{
	arena *a = arena_new();
	diagnostics *d = diagnostics_new();
	assert_null(csv_stream_open(a, path, true, d));
	assert_int_equal(diagnostics_count(d), 1);
	assert_string_equal(diagnostics_get(d, 0)->message, message);
	diagnostics_free(d);
	arena_free(a);
}

static void what_is_no_file_is_refused(void **state)
{
	(void)state;
	check_unopened("/tmp", "cannot read '/tmp': is a folder");
	check_unopened("/tmp/octroi-test-none/x.csv",
	               "cannot open '/tmp/octroi-test-none/x.csv': No such file or directory");
	check_unopened("/dev/null", "no header: a row of column names is expected");
	csv_stream_close(NULL);
}

/* ---- files that change ---------------------------------------------------- */

static void check_change(const char *before, const char *after, bool same)
{
	reading *r = open_text(before);
	tell(r->memory, r->stream, 10, r->errors);
	assert_true(csv_stream_same(r->stream, r->errors));
	put(r->path, after, strlen(after));
	assert_true(csv_stream_rewind(r->stream, r->errors));
	tell(r->memory, r->stream, 10, r->errors);
	assert_int_equal(csv_stream_same(r->stream, r->errors), same);
	assert_int_equal(diagnostics_errors(r->errors), !same);
	if (!same)
		assert_string_equal(diagnostics_get(r->errors, 0)->code, "file-changed");
	release(r);
}

static void a_change_between_two_passes_is_noticed(void **state)
{
	(void)state;
	check_change("a,b\n1,2\n", "a,b\n1,2\n", true);
	check_change("a,b\n1,2\n", "a,b\n1,3\n", false);
	check_change("a,b\n1,2\n", "b,a\n1,2\n", false);
	check_change("a,b\n1,2\n", "a,b\n1,2\n3,4\n", false);
	check_change("a,b\n1,2\n3,4\n", "a,b\n1,2\n", false);
	check_change("a,b\n1,2\n3,4\n", "a,", false);
	check_change("a,b\n1,2\n3,4\n", "", false);
}

static void a_file_cut_short_while_read_is_an_error(void **state)
{
	(void)state;
	static const char text[] = "a,b\n1,2\n3,4\n5,6\n7,8\n";
	reading *r = open_in((stream_manner){6, false}, text, sizeof text - 1);
	assert_true(next(r, 1));
	put(r->path, text, 12);
	bool sound = true;
	for (int i = 0; sound && i < 10; i++)
		sound = next(r, 1);
	assert_false(sound);
	assert_string_equal(diagnostics_get(r->errors, 0)->code, "file-changed");
	release(r);
}

static void a_file_that_vanishes_is_still_read(void **state)
{
	(void)state;
	reading *r = open_text("a,b\n1,2\n");
	unlink(r->path);
	for (int i = 0; i < 2; i++) {
		assert_string_equal(tell(r->memory, r->stream, 10, r->errors), "2:[1][2] ");
		assert_true(csv_stream_rewind(r->stream, r->errors));
	}
	release(r);
}

static void what_was_not_read_whole_is_not_the_same(void **state)
{
	(void)state;
	static const char text[] = "a,b\n1,2\n3,4\n5,6\n";
	reading *r = open_in((stream_manner){6, false}, text, sizeof text - 1);
	assert_true(next(r, 1));
	assert_false(csv_stream_same(r->stream, r->errors));
	release(r);
}

/* ---- files packed by gzip ------------------------------------------------------ */

/* What gzip makes of it. */
static size_t packed(const char *text, size_t length, char *out, size_t size)
{
	z_stream z = {0};
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)text;
	z.avail_in = (uInt)length;
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)size;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return size - z.avail_out;
}

static const char some_text[] = "a,b\n1,\"two\"\n3,4\n5,6\n";
static const char some_rows[] = "2:[1][two] 3:[3][4] 4:[5][6] ";

static void check_packed(const char *bytes, size_t length)
{
	for (size_t piece = 1; piece < 30; piece++) {
		reading *r = open_in((stream_manner){piece, false}, bytes, length);
		assert_non_null(r->stream);
		for (int pass = 0; pass < 3; pass++) {
			assert_string_equal(tell(r->memory, r->stream, 10, r->errors), some_rows);
			assert_true(csv_stream_same(r->stream, r->errors));
			assert_true(csv_stream_rewind(r->stream, r->errors));
		}
		assert_int_equal(diagnostics_count(r->errors), 0);
		release(r);
	}
}

static void packed_files_are_unpacked(void **state)
{
	(void)state;
	char bytes[256];
	check_packed(bytes, packed(some_text, sizeof some_text - 1, bytes, sizeof bytes));
	/* Two packed files, one behind the other, and an empty one. */
	size_t first = packed(some_text, 9, bytes, sizeof bytes);
	size_t second = first + packed("", 0, bytes + first, sizeof bytes - first);
	check_packed(bytes, second + packed(some_text + 9, sizeof some_text - 10, bytes + second, sizeof bytes - second));
}

/* Whether all rows could be read; if not, that is told once. */
static bool reads_whole(const char *bytes, size_t length)
{
	reading *r = open_in(usual, bytes, length);
	bool sound = r->stream;
	do {
		sound = sound && next(r, 10);
	} while (sound && r->batch.rows);
	assert_int_equal(diagnostics_errors(r->errors), !sound);
	if (!sound) {
		assert_string_equal(diagnostics_get(r->errors, 0)->code, "bad-gzip");
		assert_non_null(diagnostics_get(r->errors, 0)->remedy);
	}
	release(r);
	return sound;
}

static void damaged_packed_files_are_errors(void **state)
{
	(void)state;
	enum { HEADER = 10 /* RFC 1952: of it the time, the system and how hard it was packed do not count */ };
	char bytes[256];
	size_t length = packed(some_text, sizeof some_text - 1, bytes, sizeof bytes);
	assert_true(reads_whole(bytes, length));
	for (size_t cut = 2; cut < length; cut++)
		assert_false(reads_whole(bytes, cut));
	for (size_t i = HEADER; i < length; i++) {
		bytes[i] ^= 0x55;
		assert_false(reads_whole(bytes, length));
		bytes[i] ^= 0x55;
	}
	memcpy(bytes + length, "rest", 4);
	assert_false(reads_whole(bytes, length + 4));
}

/* ---- pipes ------------------------------------------------------------------ */

/* A process that writes `first` and then `count` times `text` into a pipe, whose other end is standard input now. */
typedef struct {
	pid_t writer;
	int kept; /* standard input as it was */
} piped;

static piped pipe_in(const char *first, const char *text, size_t count)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	piped p = {fork(), dup(STDIN_FILENO)};
	if (p.writer == 0) {
		signal(SIGPIPE, SIG_DFL);
		close(ends[0]);
		ssize_t written = write(ends[1], first, strlen(first));
		for (size_t i = 0; i < count && written >= 0; i++)
			written = write(ends[1], text, strlen(text));
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	return p;
}

static void pipe_out(piped p)
{
	if (p.kept >= 0)
		dup2(p.kept, STDIN_FILENO);
	else
		close(STDIN_FILENO);
	close(p.kept);
	waitpid(p.writer, NULL, 0);
}

static reading *open_standard_input(bool again)
{
	reading *r = calloc(1, sizeof *r);
	r->memory = arena_new();
	r->errors = diagnostics_new();
	r->stream = csv_stream_open(r->memory, "-", again, r->errors);
	return r;
}

static size_t count_rows(reading *r)
{
	size_t rows = 0;
	do {
		assert_true(next(r, 1000));
		assert_int_equal(r->batch.bad_rows, 0);
		rows += r->batch.rows;
	} while (r->batch.rows);
	return rows;
}

static void a_pipe_is_read_as_often_as_asked(void **state)
{
	(void)state;
	for (int early = 0; early < 3; early++) {
		piped p = pipe_in("a,b,c\n", "first,second,\"third\"\n", 99999);
		reading *r = open_standard_input(true);
		assert_non_null(r->stream);
		if (early)
			assert_true(next(r, 1));
		for (int pass = early == 2; pass < 3; pass++) {
			if (pass || early)
				assert_true(csv_stream_rewind(r->stream, r->errors));
			assert_int_equal(count_rows(r), 99999);
			assert_true(csv_stream_same(r->stream, r->errors));
		}
		assert_int_equal(diagnostics_count(r->errors), 0);
		release(r);
		pipe_out(p);
	}
}

static void a_pipe_may_be_read_once_without_a_copy(void **state)
{
	(void)state;
	piped p = pipe_in("a,b\n", "first,second\n", 999);
	setenv("TMPDIR", "/tmp/octroi-test-none", 1);
	reading *r = open_standard_input(false);
	assert_int_equal(count_rows(r), 999);
	assert_true(csv_stream_same(r->stream, r->errors));
	assert_false(csv_stream_rewind(r->stream, r->errors));
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "'standard input' can be read only once");
	release(r);
	unsetenv("TMPDIR");
	pipe_out(p);
}

static void no_room_for_the_copy_is_an_error(void **state)
{
	(void)state;
	piped p = pipe_in("a,b\n", "first,second\n", 1000000);
	setenv("TMPDIR", "/tmp/octroi-test-none", 1);
	reading *r = open_standard_input(true);
	assert_null(r->stream);
	assert_string_equal(diagnostics_get(r->errors, 0)->message,
	                    "cannot copy 'standard input' to a temporary file in '/tmp/octroi-test-none': "
	                    "No such file or directory");
	release(r);
	unsetenv("TMPDIR");

	struct rlimit usual_limit, small = {.rlim_cur = 3 << 20};
	getrlimit(RLIMIT_FSIZE, &usual_limit);
	small.rlim_max = usual_limit.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &small);
	r = open_standard_input(true);
	assert_non_null(r->stream);
	bool sound = true;
	size_t rows = 0;
	do {
		sound = next(r, 1000);
		rows += r->batch.rows;
	} while (sound && r->batch.rows);
	setrlimit(RLIMIT_FSIZE, &usual_limit);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(sound);
	assert_true(rows > 100000 && rows < 999999);
	assert_string_equal(diagnostics_get(r->errors, 0)->code, "cannot-copy");
	release(r);
	pipe_out(p);
}

static void a_line_without_end_is_given_up(void **state)
{
	(void)state;
	char *run = malloc((1 << 20) + 1);
	memset(run, 'x', 1 << 20);
	run[1 << 20] = '\0';
	piped p = pipe_in("a,b\n1,2\n3,", run, 20); /* long, but it ends */
	reading *r = open_standard_input(false);
	assert_string_equal(tell(r->memory, r->stream, 10, r->errors), "2:[1][2] 3!long-row ");
	release(r);
	pipe_out(p);

	p = pipe_in("a,b\n1,2\n3,", run, SIZE_MAX);
	r = open_standard_input(false);
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 1);
	assert_false(next(r, 10));
	assert_string_equal(diagnostics_get(r->errors, 0)->code, "line-without-end");
	assert_string_equal(diagnostics_get(r->errors, 0)->message,
	                    "'standard input': line 3 has no end within 64 MiB");
	release(r);
	pipe_out(p);
	free(run);
}

static void what_trickles_is_not_held_back(void **state)
{
	(void)state;
	int ends[2], kept = dup(STDIN_FILENO);
	assert_int_equal(pipe(ends), 0);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	assert_int_equal(write(ends[1], "a,b\n1,2\n3,4\n5,", 14), 14);
	reading *r = open_standard_input(true);
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 2);
	assert_int_equal(write(ends[1], "6\n", 2), 2);
	assert_true(next(r, 10));
	assert_int_equal(r->batch.rows, 1);
	check_cell(r, 0, 1, "6");
	close(ends[1]);
	check_end(r);
	release(r);
	dup2(kept, STDIN_FILENO);
	close(kept);
}

/* `{ read x; octroi run -; } < file`: what others read is not ours, in no pass. */
static void standard_input_may_be_a_file(void **state)
{
	(void)state;
	reading *file = open_text("first line\na,b\n1,2\n");
	int kept = dup(STDIN_FILENO), opened = open(file->path, O_RDONLY);
	assert_int_equal(lseek(opened, 11, SEEK_SET), 11);
	dup2(opened, STDIN_FILENO);
	close(opened);
	setenv("TMPDIR", "/tmp/octroi-test-none", 1); /* no copy is made */
	reading *r = open_standard_input(true);
	assert_non_null(r->stream);
	assert_string_equal(tell(r->memory, r->stream, 10, r->errors), "2:[1][2] ");
	assert_true(csv_stream_rewind(r->stream, r->errors));
	assert_string_equal(tell(r->memory, r->stream, 10, r->errors), "2:[1][2] ");
	assert_true(csv_stream_same(r->stream, r->errors));
	unsetenv("TMPDIR");
	release(r);
	release(file);
	dup2(kept, STDIN_FILENO);
	close(kept);
}

static void closed_pipes_are_errors(void **state)
{
	(void)state;
	int kept = dup(STDIN_FILENO);
	close(STDIN_FILENO);
	reading *r = open_standard_input(true);
	assert_null(r->stream);
	assert_string_equal(diagnostics_get(r->errors, 0)->message,
	                    "cannot open 'standard input': Bad file descriptor");
	release(r);
	dup2(kept, STDIN_FILENO);
	close(kept);
	piped p = pipe_in("", "", 0);
	r = open_standard_input(true);
	assert_null(r->stream);
	assert_string_equal(diagnostics_get(r->errors, 0)->code, "no-header");
	release(r);
	pipe_out(p);
}

/* A table without a header: its first row is a row, whatever stands in it. */
static void bare_tables_have_no_header(void **state)
{
	(void)state;
	reading *r = open_text("");
	const char *text = "# z\n,1,1,\n2,,3,4\n5,6\n7,8,9,10\n";
	put(r->path, text, strlen(text));
	r->stream = csv_stream_open_bare(r->memory, r->path, true, r->errors);
	assert_non_null(r->stream);
	assert_null(csv_stream_header(r->stream));
	for (int pass = 0; pass < 2; pass++) {
		assert_string_equal(tell(r->memory, r->stream, 100, r->errors),
		                    "2:[][1][1][] 3:[2][][3][4] 4!ragged-row 5:[7][8][9][10] ");
		assert_true(csv_stream_rewind(r->stream, r->errors));
	}
	assert_true(csv_stream_next(r->stream, 100, &r->batch, r->errors));
	assert_string_equal(r->batch.bad[0].message, "the row has 2 fields, the first row 4");
	size_t line, column;
	place_line(csv_stream_header_place(r->stream, 2), &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 4);
	release(r);
}

static void an_empty_bare_table_is_an_error(void **state)
{
	(void)state;
	reading *r = open_text("");
	size_t before = diagnostics_count(r->errors);
	put(r->path, "# nothing\n", 10);
	assert_null(csv_stream_open_bare(r->memory, r->path, false, r->errors));
	assert_string_equal(diagnostics_get(r->errors, before)->message, "the file has no rows");
	release(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(rows_come_with_their_lines),
	        cmocka_unit_test(quoted_fields_span_lines),
	        cmocka_unit_test(empty_lines_are_skipped),
	        cmocka_unit_test(the_header_is_that_of_csv),
	        cmocka_unit_test(batches_are_as_large_as_asked),
	        cmocka_unit_test(places_are_those_of_the_file),
	        cmocka_unit_test(bad_rows_do_not_spoil_the_rest),
	        cmocka_unit_test(an_open_quote_costs_one_line),
	        cmocka_unit_test(a_bad_row_says_what_is_wrong_and_where),
	        cmocka_unit_test(twenty_bad_rows_are_told_and_all_counted),
	        cmocka_unit_test(rows_of_more_than_a_mebibyte_are_bad),
	        cmocka_unit_test(a_long_row_is_told_by_its_beginning),
	        cmocka_unit_test(comments_and_headers_may_not_be_endless),
	        cmocka_unit_test(tables_read_as_in_one_piece),
	        cmocka_unit_test(noise_reads_the_same_in_any_pieces),
	        cmocka_unit_test(a_large_table_is_read_whole),
	        cmocka_unit_test(wide_tables_are_read),
	        cmocka_unit_test(marks_are_found_in_both_ways),
	        cmocka_unit_test(bad_headers_are_refused),
	        cmocka_unit_test(bare_tables_have_no_header),
	        cmocka_unit_test(an_empty_bare_table_is_an_error),
	        cmocka_unit_test(what_is_no_file_is_refused),
	        cmocka_unit_test(a_change_between_two_passes_is_noticed),
	        cmocka_unit_test(a_file_cut_short_while_read_is_an_error),
	        cmocka_unit_test(a_file_that_vanishes_is_still_read),
	        cmocka_unit_test(what_was_not_read_whole_is_not_the_same),
	        cmocka_unit_test(packed_files_are_unpacked),
	        cmocka_unit_test(damaged_packed_files_are_errors),
	        cmocka_unit_test(a_pipe_is_read_as_often_as_asked),
	        cmocka_unit_test(a_pipe_may_be_read_once_without_a_copy),
	        cmocka_unit_test(no_room_for_the_copy_is_an_error),
	        cmocka_unit_test(a_line_without_end_is_given_up),
	        cmocka_unit_test(what_trickles_is_not_held_back),
	        cmocka_unit_test(standard_input_may_be_a_file),
	        cmocka_unit_test(closed_pipes_are_errors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
