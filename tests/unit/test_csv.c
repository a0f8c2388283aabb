/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv: what RFC 4180 says, and every way to get it wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "csv/csv.h"

/* A table with all that must be released behind it. */
typedef struct {
	arena *memory;
	diagnostics *errors;
	source_text source;
	csv_table *table;
} reading;

static reading *read_bytes(const char *bytes, size_t length)
{
	reading *r = malloc(sizeof *r);
	char *copy = malloc(length + 1); /* so that a sanitizer sees each byte too many */
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	*r = (reading){arena_new(), diagnostics_new(), {.name = "flows.csv", .bytes = copy, .length = length}, NULL};
	r->table = csv_read(r->memory, &r->source, r->errors);
	return r;
}

static reading *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void release(reading *r)
{
	arena_free(r->memory);
	diagnostics_free(r->errors);
	free((char *)(uintptr_t)r->source.bytes);
	free(r);
}

static void check_cell(const reading *r, size_t row, size_t column, const char *expected)
{
	slice cell = csv_cell(r->table, row, column);
	assert_int_equal(cell.length, strlen(expected));
	assert_memory_equal(cell.at, expected, cell.length);
}

static void check_shape(const reading *r, size_t columns, size_t rows)
{
	assert_non_null(r->table);
	assert_int_equal(diagnostics_count(r->errors), 0);
	assert_int_equal(r->table->columns, columns);
	assert_int_equal(r->table->rows, rows);
}

static void a_plain_table(void **state)
{
	(void)state;
	reading *r = read_text("origin,good,mass_t\nCN,72083900,1000\nTR,25231000,\n");
	check_shape(r, 3, 2);
	assert_int_equal(csv_column(r->table, "good"), 1);
	assert_int_equal(csv_column(r->table, "Good"), (size_t)-1);
	assert_int_equal(csv_column(r->table, "goo"), (size_t)-1);
	check_cell(r, 0, 0, "CN");
	check_cell(r, 0, 2, "1000");
	check_cell(r, 1, 1, "25231000");
	check_cell(r, 1, 2, "");
	size_t line, column;
	place_line(csv_place(r->table, 1, 1), &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 4);
	assert_true(slice_is(place_text(csv_place(r->table, 0, 2)), "1000"));
	release(r);
}

static void the_last_line_may_lack_its_end(void **state)
{
	(void)state;
	static const char *const texts[] = {"a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r\n1,2\r",
	                                    ("\xEF\xBB\xBF"
	                                     "a,b\n1,2\n"),
	                                    "# source: x, \"y\"\n\n# z\r\n\r\na,b\n1,2\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		reading *r = read_text(texts[i]);
		check_shape(r, 2, 1);
		assert_true(slice_is(r->table->header[0], "a"));
		assert_true(slice_is(r->table->header[1], "b"));
		check_cell(r, 0, 0, "1");
		check_cell(r, 0, 1, "2");
		release(r);
	}
	reading *r = read_text("a,b\n1,");
	check_shape(r, 2, 1);
	check_cell(r, 0, 1, "");
	release(r);
	r = read_text("a,b");
	check_shape(r, 2, 0);
	release(r);
}

static void quoted_fields(void **state)
{
	(void)state;
	reading *r =
	        read_text("\"na\"\"me\",b,c\r\n\"x,y\",\"two\r\nlines\",\"say \"\"hi\"\"\"\r\n\"\",\"\"\"\",#3\r\n");
	check_shape(r, 3, 2);
	assert_true(slice_is(r->table->header[0], "na\"me"));
	assert_int_equal(csv_column(r->table, "na\"me"), 0);
	check_cell(r, 0, 0, "x,y");
	check_cell(r, 0, 1, "two\r\nlines");
	check_cell(r, 0, 2, "say \"hi\"");
	check_cell(r, 1, 0, "");
	check_cell(r, 1, 1, "\"");
	check_cell(r, 1, 2, "#3");
	/* The source itself is left as it was read. */
	assert_non_null(strstr(r->source.bytes, "say \"\"hi\"\""));
	release(r);
	r = read_text("pipe\n5\" tube\n # no comment\n\n");
	check_shape(r, 1, 3);
	check_cell(r, 0, 0, "5\" tube");
	check_cell(r, 1, 0, " # no comment");
	check_cell(r, 2, 0, "");
	release(r);
}

static void check_error(const char *text, const char *code, size_t line, size_t column)
{
	reading *r = read_text(text);
	assert_null(r->table);
	assert_int_equal(diagnostics_errors(r->errors), 1);
	const diagnostic *error = diagnostics_get(r->errors, 0);
	assert_string_equal(error->code, code);
	size_t found_line, found_column;
	place_line(error->where, &found_line, &found_column);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
	release(r);
}

static void mistakes_are_named_where_they_are(void **state)
{
	(void)state;
	check_error("", "no-header", 1, 1);
	check_error("# only a remark\n\n", "no-header", 1, 1);
	check_error("a;b\n1;2\n", "bad-separator", 1, 1);
	check_error("a\tb\tc\n1\t2\t3\n", "bad-separator", 1, 1);
	check_error("a,,c\n", "empty-column-name", 1, 3);
	check_error("a,b,\n", "empty-column-name", 1, 5);
	check_error("a,b,a\n1,2,3\n", "repeated-column", 1, 5);
	check_error("a,b\n1,2\n1\n", "ragged-row", 3, 1);
	check_error("a,b\n1,2,3\n", "ragged-row", 2, 1);
	check_error("a,b\n1,2\n\n1,2\n", "ragged-row", 3, 1);
	check_error("a,b\n1,\"2\n3,4\n", "open-quote", 2, 3);
	check_error("a,\"b\n", "open-quote", 1, 3);
	check_error("a,b\n\"1\"x,2\n3,4\n", "text-after-quote", 2, 4);
	check_error("a,b\n\"1\" ,2\n", "text-after-quote", 2, 4);
	check_error("a,b\r1,2\r", "lone-carriage-return", 1, 4);
	check_error("a,b\n\xFF,2\n", "not-utf-8", 2, 1);
	check_error("a,b\n1,\x01\n", "control-character", 2, 3);
}

static void the_message_counts_the_fields(void **state)
{
	(void)state;
	reading *r = read_text("a,b\n1\n\n1,2,3\n");
	assert_int_equal(diagnostics_errors(r->errors), 3);
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "the row has 1 field, the header 2");
	assert_string_equal(diagnostics_get(r->errors, 1)->message, "the row has 0 fields, the header 2");
	assert_string_equal(diagnostics_get(r->errors, 2)->message, "the row has 3 fields, the header 2");
	release(r);
}

static void a_nul_byte_is_refused(void **state)
{
	(void)state;
	reading *r = read_bytes("a,b\n1\0,2\n", 9);
	assert_null(r->table);
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "a NUL byte in the text");
	release(r);
}

static void twenty_bad_rows_are_named_the_rest_counted(void **state)
{
	(void)state;
	char text[1024] = "a,b\n";
	for (int i = 0; i < 50; i++)
		strcat(text, i % 2 ? "1\n" : "\"1\"x,2\n");
	reading *r = read_text(text);
	assert_null(r->table);
	assert_int_equal(diagnostics_errors(r->errors), 21);
	assert_string_equal(diagnostics_get(r->errors, 20)->message, "30 more rows are ragged or badly quoted");
	release(r);
}

/* Many columns and many short lines must not ask for their product in memory. */
static void a_wide_header_over_empty_lines_is_harmless(void **state)
{
	(void)state;
	enum { COLUMNS = 20000, LINES = 200000 };
	arena *a = arena_new();
	buffer b = {.memory = a};
	for (int i = 0; i < COLUMNS; i++)
		buffer_printf(&b, "%sc%d", i ? "," : "", i);
	for (int i = 0; i < LINES; i++)
		buffer_putc(&b, '\n');
	reading *r = read_text(b.at);
	assert_null(r->table);
	assert_int_equal(diagnostics_errors(r->errors), 21);
	release(r);
	arena_free(a);
}

static void check_field(const char *field, const char *expected)
{
	arena *a = arena_new();
	buffer b = {.memory = a};
	csv_write_field(&b, slice_of(field));
	assert_string_equal(b.at, expected);
	arena_free(a);
}

static void fields_are_quoted_when_they_must_be(void **state)
{
	(void)state;
	check_field("plain", "plain");
	check_field("", "");
	check_field("a b", "a b");
	check_field("a,b", "\"a,b\"");
	check_field("say \"hi\"", "\"say \"\"hi\"\"\"");
	check_field("two\nlines", "\"two\nlines\"");
	check_field("cr\r", "\"cr\r\"");
	check_field(" x", "\" x\"");
	check_field("#x", "\"#x\"");
}

static uint64_t random_bits(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void written_fields_read_back(void **state)
{
	(void)state;
	static const char alphabet[] = "ab,\"\r\n# \t";
	uint64_t seed = 11;
	for (int i = 0; i < 20000; i++) {
		char cells[4][8];
		arena *a = arena_new();
		buffer b = {.memory = a};
		buffer_puts(&b, "p,q\n");
		for (int k = 0; k < 4; k++) {
			size_t length = random_bits(&seed) % 7;
			for (size_t j = 0; j < length; j++)
				cells[k][j] = alphabet[random_bits(&seed) % (sizeof alphabet - 1)];
			cells[k][length] = '\0';
			csv_write_field(&b, slice_of(cells[k]));
			buffer_putc(&b, k % 2 ? '\n' : ',');
		}
		reading *r = read_text(b.at);
		check_shape(r, 2, 2);
		for (size_t k = 0; k < 4; k++)
			check_cell(r, k / 2, k % 2, cells[k]);
		release(r);
		arena_free(a);
	}
}

/* Whatever the bytes: a table whose cells lie in the text, or an error. */
static void noise_gives_a_table_or_an_error(void **state)
{
	(void)state;
	static const char seed_text[] = "# remark\norigin,good,\"mass, t\"\r\nCN,\"a \"\"b\"\"\",1\nTR,x,é\n";
	static const char alphabet[] = "\",\r\n#a\xC3\xA9\xFF\0";
	uint64_t seed = 3;
	for (int i = 0; i < 20000; i++) {
		char text[sizeof seed_text + 8];
		size_t length = sizeof seed_text - 1;
		memcpy(text, seed_text, length);
		for (uint64_t k = 1 + random_bits(&seed) % 4; k; k--)
			text[random_bits(&seed) % length] = alphabet[random_bits(&seed) % sizeof alphabet];
		length -= random_bits(&seed) % length;
		reading *r = read_bytes(text, length);
		assert_int_equal(r->table == NULL, diagnostics_errors(r->errors) != 0);
		for (size_t k = 0; r->table && k < r->table->rows * r->table->columns; k++)
			assert_true((size_t)r->table->offset[k] + r->table->length[k] <= length);
		release(r);
	}
}

/* Files whose bytes were checked before are read row by row, or taken apart at once: cells are the same. */
static void cells_found_when_asked_for_or_at_once_are_the_same(void **state)
{
	(void)state;
	static const char *const files[] = {"a,b,c\n1,,3\n,,\n4,5,6\n", "a,b\r\n1,2\r\n,22\r\n", "a,b\n1,2\n3,4"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		reading *r = read_text(files[i]);
		csv_table *lazy = csv_read_clean(r->memory, &r->source, r->errors);
		csv_table *apart = csv_read_clean(r->memory, &r->source, r->errors);
		assert_non_null(lazy->starts);
		csv_take_apart(r->memory, apart);
		assert_null(apart->starts);
		assert_int_equal(apart->rows, r->table->rows);
		for (size_t row = 0; row < apart->rows; row++)
			for (size_t column = 0; column < apart->columns; column++) {
				assert_true(slice_equal(csv_cell(lazy, row, column), csv_cell(r->table, row, column)));
				assert_true(slice_equal(csv_cell(apart, row, column), csv_cell(r->table, row, column)));
			}
		release(r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_table),
		cmocka_unit_test(the_last_line_may_lack_its_end),
		cmocka_unit_test(quoted_fields),
		cmocka_unit_test(mistakes_are_named_where_they_are),
		cmocka_unit_test(the_message_counts_the_fields),
		cmocka_unit_test(a_nul_byte_is_refused),
		cmocka_unit_test(twenty_bad_rows_are_named_the_rest_counted),
		cmocka_unit_test(a_wide_header_over_empty_lines_is_harmless),
		cmocka_unit_test(fields_are_quoted_when_they_must_be),
		cmocka_unit_test(written_fields_read_back),
		cmocka_unit_test(noise_gives_a_table_or_an_error),
		cmocka_unit_test(cells_found_when_asked_for_or_at_once_are_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
