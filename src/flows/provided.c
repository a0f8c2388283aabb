/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with more cells than the file has: those that a document gives. */
#include "provided.h"

#include <string.h>

struct provided {
	const flow_provider *from;
	octroi_program *program;
	size_t file_columns, width;
	size_t document, good;   /* columns; (size_t)-1: none */
	slice  standard;         /* the document of lines that name none; "": none */
	size_t count;            /* of inputs that are given */
	size_t *target;          /* by input: the cell that takes it */
	slice *cells;            /* LINE_RUN_ROWS times width */
};

static size_t column_of(const program_column *columns, size_t count, const char *input)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].input, input) == 0)
			return columns[i].column;
	return (size_t)-1;
}

provided *provided_new(arena *memory, const flow_provider *from, octroi_program *p, slice standard, program_column *columns, size_t *count,
                       size_t file_columns)
{
	size_t own = *count, n = 0, document = from ? column_of(columns, own, from->key) : (size_t)-1;
	bool wanted = from && (document != (size_t)-1 || standard.length);
	const char *const *inputs = wanted ? from->inputs(from->context, p, &n) : NULL;
	if (!n)
		return NULL;
	provided *x = ARENA_NEW(memory, provided);
	*x = (provided){.from = from, .program = p, .file_columns = file_columns, .width = file_columns, .document = document, .standard = standard,
	                .count = n};
	x->good = column_of(columns, own, "good");
	x->target = ARENA_ARRAY(memory, size_t, n);
	for (size_t i = 0; i < n; i++) {
		x->target[i] = column_of(columns, own, inputs[i]);
		if (x->target[i] != (size_t)-1)
			continue;
		x->target[i] = x->width++;
		columns[(*count)++] = (program_column){inputs[i], x->target[i], NULL, (size_t)-1, from->key};
	}
	x->cells = ARENA_ARRAY(memory, slice, LINE_RUN_ROWS * x->width);
	return x;
}

bool provided_row(provided *x, const slice *cells, size_t at, const slice **out, const char **why)
{
	slice *row = x->cells + at * x->width, document = x->document == (size_t)-1 ? x->standard : slice_trim(cells[x->document]);
	memcpy(row, cells, x->file_columns * sizeof *row);
	for (size_t i = x->file_columns; i < x->width; i++)
		row[i] = (slice){"", 0};
	*out = row;
	document = document.length ? document : x->standard;
	if (!document.length)
		return true;
	slice good = x->good != (size_t)-1 ? slice_trim(cells[x->good]) : (slice){"", 0};
	const slice *values = x->from->values(x->from->context, x->program, document, good, why);
	for (size_t i = 0; values && i < x->count; i++)
		if (!slice_trim(row[x->target[i]]).length)
			row[x->target[i]] = values[i];
	return values != NULL;
}

size_t provided_column(const provided *x)
{
	return x->document == (size_t)-1 ? 0 : x->document;
}
