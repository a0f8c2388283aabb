/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of lines from which a result was computed: it says what the result does not. */
#include <string.h>

#include "../base/number.h"
#include "native.h"
#include "restate.h"

enum { ROWS = LINE_RUN_ROWS };
static const size_t none = (size_t)-1;

typedef struct {
	const octroi_program *program;
	const flow_column    *columns;
} columns_of_program;

typedef struct {
	csv_stream         *stream;
	arena              *memory;
	diagnostics        *d;
	octroi_old_line    *lines;
	octroi_program *const *programs; /* of each line; NULL: none */
	size_t              count;
	columns_of_program *all;
	size_t              all_count, all_capacity;
	names              *called;      /* lines by their names, from 1 */
	size_t             *first, *next; /* of each name the first line; of each line the next one of that name */
	size_t              name_column; /* where the lines' own names stand; none: they are numbered */
	bool               *filled;      /* by line */
	size_t              found;
	const char         *edition;     /* of all codes of goods, as the file's name says; NULL */
} lines_file;

static const flow_column *columns_for(lines_file *f, const octroi_program *p, const flow_maps *maps)
{
	size_t count, unknown = 0;
	for (size_t i = 0; i < f->all_count; i++)
		if (f->all[i].program == p)
			return f->all[i].columns;
	const octroi_input *inputs = program_inputs(p, &count);
	const octroi_input **pointers = ARENA_ARRAY(f->memory, const octroi_input *, count + 1);
	for (size_t i = 0; i < count; i++)
		pointers[i] = &inputs[i];
	const flow_column *columns = flow_columns(f->memory, f->stream, pointers, count, maps, &unknown, f->d);
	*ARENA_PUSH(f->memory, f->all, f->all_count, f->all_capacity) = (columns_of_program){p, columns};
	for (size_t c = 0; columns && c < csv_stream_columns(f->stream); c++)
		if (columns[c].input && strcmp(columns[c].input->name, "line") == 0)
			f->name_column = c;
	return columns;
}

static void index_lines(lines_file *f)
{
	f->called = names_new(f->memory);
	f->first = ARENA_ARRAY(f->memory, size_t, f->count + 2);
	f->next = ARENA_ARRAY(f->memory, size_t, f->count + 1);
	f->filled = ARENA_ARRAY(f->memory, bool, f->count + 1);
	for (size_t i = f->count; i-- > 0;) {
		uint32_t id = names_add(f->called, slice_of(f->lines[i].name));
		f->next[i] = f->first[id];
		f->first[id] = i + 1;
	}
}

static bool says(const octroi_old_line *l, const char *input)
{
	for (size_t i = 0; i < l->input_count; i++)
		if (strcmp(l->inputs[i].input, input) == 0)
			return true;
	return false;
}

/* With the unit of its column or the currency of its row, where it has none itself. */
static const char *cell_text(lines_file *f, const csv_batch *b, size_t row, size_t c, const flow_column *column)
{
	slice cell = slice_trim(b->cells[row * b->columns + c]);
	slice unit = column->unit ? slice_of(column->unit) : (slice){0};
	if (column->currency != none)
		unit = slice_trim(b->cells[row * b->columns + column->currency]);
	double x;
	char figure[NUMBER_TEXT_SIZE];
	if (!unit.length || number_read(cell, &x, &(size_t){0}) != NUMBER_OK)
		return arena_copy(f->memory, cell.at, cell.length);
	if (column->times != 1)
		cell = (slice){figure, number_write(x * column->times, figure)};
	return arena_printf(f->memory, "%.*s%.*s", (int)cell.length, cell.at, (int)unit.length, unit.at);
}

/* When the line was imported the result says better: of a whole year the file's day does not count. */
static bool is_time(const char *input)
{
	return strcmp(input, "date") == 0 || strcmp(input, "year") == 0;
}

static void fill_line(lines_file *f, octroi_old_line *l, const flow_column *columns, const csv_batch *b, size_t row)
{
	octroi_given_input *all = ARENA_ARRAY(f->memory, octroi_given_input, l->input_count + b->columns + 2);
	size_t count = l->input_count;
	if (count)
		memcpy(all, l->inputs, count * sizeof *all);
	for (size_t c = 0; c < b->columns; c++) {
		const octroi_input *input = columns[c].input;
		if (!input || is_time(input->name) || says(l, input->name) || !slice_trim(b->cells[row * b->columns + c]).length)
			continue;
		slice header = csv_stream_header(f->stream)[c];
		all[count++] = (octroi_given_input){input->name, cell_text(f, b, row, c, &columns[c]),
		                                    arena_printf(f->memory, "column '%.*s'", (int)header.length, header.at)};
	}
	if (f->edition && !says(l, "edition"))
		all[count++] = (octroi_given_input){"edition", f->edition, "the file's name"};
	l->inputs = all;
	l->input_count = count;
}

static void fill_row(lines_file *f, const csv_batch *b, size_t row, size_t number, const flow_maps *maps)
{
	char text[NUMBER_TEXT_SIZE];
	slice name = f->name_column != none ? slice_trim(b->cells[row * b->columns + f->name_column]) : (slice){0};
	if (!name.length)
		name = (slice){text, number_write((double)number, text)};
	uint32_t id = names_find(f->called, name);
	for (size_t i = id ? f->first[id] : 0; i; i = f->next[i - 1]) {
		const flow_column *columns = f->programs[i - 1] ? columns_for(f, f->programs[i - 1], maps) : NULL;
		octroi_old_line *l = &f->lines[i - 1];
		if (f->filled[i - 1] && !l->problem)
			l->problem = arena_printf(f->memory, "two rows of the lines are called '%s': which of them it was is not known", l->name);
		else if (columns)
			fill_line(f, l, columns, b, row);
		f->filled[i - 1] = true;
		f->found++;
	}
}

static bool read_rows(lines_file *f, const flow_maps *maps)
{
	csv_batch b;
	size_t numbered = 0;
	left_out left = left_out_new(f->memory);
	do {
		if (!csv_stream_next(f->stream, ROWS, &b, f->d))
			return false;
		left_out_start(&left, b.rows);
		if (maps->native)
			native_read(maps->native, &b, &left);
		for (size_t row = 0; row < b.rows; row++) {
			size_t bad = 0;
			if (left.rows[row])
				continue;
			while (bad < b.bad_count && b.bad[bad].before <= row)
				bad++;
			fill_row(f, &b, row, numbered + row + bad + 1, maps);
		}
		numbered += b.rows + b.bad_rows;
	} while (b.rows || b.bad_rows);
	return true;
}

bool lines_complete(rulebook *book, octroi_old_line *lines, octroi_program *const *programs, size_t count, const char *path,
                    const flow_maps *maps, const char *format, arena *memory, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	arena *read = arena_new();
	diagnostics_keep(d, read);
	lines_file f = {.memory = memory, .d = d, .lines = lines, .programs = programs, .count = count, .name_column = none,
	                .stream = csv_stream_open(read, path, false, d)};
	/* Lines are found by their numbers, whichever way they went. */
	const native_question any = {format, "both", OCTROI_TYPED};
	flow_maps as = *maps;
	if (!f.stream || !native_find(book, &any, f.stream, false, memory, &as.native, d))
		return false;
	maps = &as;
	/* A file whose name says nothing was read with an option, which the result has. */
	diagnostics *quiet = diagnostics_new();
	if (as.native)
		native_edition(as.native, f.stream, path, false, &f.edition, quiet);
	diagnostics_free(quiet);
	index_lines(&f);
	for (size_t i = 0; i < count; i++)
		if (programs[i])
			columns_for(&f, programs[i], maps);
	bool sound = diagnostics_errors(d) == before && read_rows(&f, maps);
	if (sound && count && !f.found) {
		error_at(d, (place){0}, "other-lines", "'%s' has none of the lines of the result", path);
		error_remedy(d, "give the file from which the result was computed");
	}
	csv_stream_close(f.stream);
	return diagnostics_errors(d) == before;
}
