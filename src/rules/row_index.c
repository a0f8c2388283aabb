/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by the hash of their cells. A row stands in the index once for its own
 * code and once for each shorter code that a line could give (goods codes have
 * even lengths), so that both the rows that begin a code and those that divide
 * it further are found. Different cells with the same hash do no harm: what is
 * found is looked at again. */
#include <stdlib.h>
#include <xxhash.h>

#include "rules.h"

struct row_index {
	size_t           column_count, columns[16], code_column;
	uint64_t         lengths;   /* bit n: there are codes of n digits */
	const table_data *data;
	size_t           mask;
	uint32_t        *heads;  /* bucket: 1 + entry, 0: none */
	uint32_t        *rows, *next;
	size_t           count, capacity;
	arena           *memory;
	uint32_t        *found;
	size_t           found_capacity;
};

/* Sets a row's own code apart from the beginnings of longer ones. */
enum { BEGINNING = 1 };

static uint64_t cell_hash(uint64_t h, slice cell)
{
	return XXH3_64bits_withSeed(cell.at, cell.length, h);
}

static void entry_add(row_index *x, uint64_t hash, size_t row)
{
	size_t capacity = x->capacity, count = x->count;
	*ARENA_PUSH(x->memory, x->rows, count, capacity) = (uint32_t)row;
	*ARENA_PUSH(x->memory, x->next, x->count, x->capacity) = x->heads[hash & x->mask];
	x->heads[hash & x->mask] = (uint32_t)x->count;
}

row_index *row_index_new(arena *a, const table_data *data, const size_t *columns, size_t count, size_t code_column)
{
	row_index *x = ARENA_NEW(a, row_index);
	*x = (row_index){.column_count = count, .code_column = code_column, .data = data, .memory = a};
	csv_take_apart(a, data->csv);
	for (size_t i = 0; i < count; i++)
		x->columns[i] = columns[i];
	x->mask = 16;
	while (x->mask < data->csv->rows * 4)
		x->mask *= 2;
	x->heads = ARENA_ARRAY(a, uint32_t, x->mask);
	x->mask--;
	for (size_t row = 0; row < data->csv->rows; row++) {
		uint64_t h = 0;
		for (size_t i = 0; i < count; i++)
			h = cell_hash(h, csv_cell(data->csv, row, columns[i]));
		if (code_column == (size_t)-1) {
			entry_add(x, h, row);
			continue;
		}
		slice code = csv_cell(data->csv, row, code_column);
		x->lengths |= UINT64_C(1) << (code.length < 63 ? code.length : 63);
		entry_add(x, cell_hash(h, code), row);
		for (size_t length = 2; length < code.length; length += 2)
			entry_add(x, cell_hash(h + BEGINNING, (slice){code.at, length}), row);
	}
	return x;
}

static size_t collect(row_index *x, uint64_t hash, size_t count)
{
	for (uint32_t e = x->heads[hash & x->mask]; e; e = x->next[e - 1])
		*ARENA_PUSH(x->memory, x->found, count, x->found_capacity) = x->rows[e - 1];
	return count;
}

static int ascending(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

size_t row_index_find(row_index *x, const slice *cells, slice code, const uint32_t **rows)
{
	uint64_t h = 0;
	size_t found = 0, n = 0;
	for (size_t i = 0; i < x->column_count; i++)
		h = cell_hash(h, cells[i]);
	if (x->code_column == (size_t)-1)
		found = collect(x, h, 0);
	else
		found = collect(x, cell_hash(h + BEGINNING, code), 0);
	for (size_t length = 0; x->code_column != (size_t)-1 && length <= code.length; length++)
		if (x->lengths >> (length < 63 ? length : 63) & 1)
			found = collect(x, cell_hash(h, (slice){code.at, length}), found);
	if (found > 1)
		qsort(x->found, found, sizeof *x->found, ascending);
	for (size_t i = 0; i < found; i++)
		if (!n || x->found[n - 1] != x->found[i])
			x->found[n++] = x->found[i];
	*rows = x->found;
	return n;
}
