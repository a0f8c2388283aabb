/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row with more cells than the file has: those that a document gives. */
#include "provided.h"

#include <string.h>

#define NO_COLUMN ((size_t)-1)

/* An input that the document may give. */
typedef struct {
	size_t own;      /* the column of the file; NO_COLUMN: it has none */
	size_t target;   /* the cell that takes it; NO_COLUMN: the question says it for all lines */
	slice  standard; /* what the question says */
} provided_input;

struct provided {
	const flow_provider *from;
	octroi_program *program;
	size_t file_columns, width;
	size_t document;         /* column; NO_COLUMN: none */
	slice  standard;         /* the document of lines that name none; "": none */
	size_t count;
	provided_input *inputs;
	slice *said;             /* by input, of the row at hand */
	slice *cells;            /* LINE_RUN_ROWS times width */
};

static size_t column_of(const program_column *columns, size_t count, const char *input)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].input, input) == 0)
			return columns[i].column;
	return NO_COLUMN;
}

static slice said_for_all(const octroi_flow_question *q, const char *input)
{
	for (size_t i = 0; i < q->given_count; i++)
		if (strcmp(q->given[i].input, input) == 0)
			return slice_of(q->given[i].value);
	return (slice){"", 0};
}

provided *provided_new(arena *memory, const flow_provider *from, octroi_program *p, const octroi_flow_question *question, program_column *columns,
                       size_t *count, size_t file_columns)
{
	size_t own = *count, n = 0, document = from ? column_of(columns, own, from->key) : NO_COLUMN;
	slice standard = from ? said_for_all(question, from->key) : (slice){"", 0};
	const char *const *inputs = document != NO_COLUMN || standard.length ? from->inputs(from->context, p, &n) : NULL;
	if (!n)
		return NULL;
	provided *x = ARENA_NEW(memory, provided);
	*x = (provided){.from = from, .program = p, .file_columns = file_columns, .width = file_columns, .document = document, .standard = standard,
	                .count = n, .inputs = ARENA_ARRAY(memory, provided_input, n), .said = ARENA_ARRAY(memory, slice, n)};
	for (size_t i = 0; i < n; i++) {
		provided_input *in = &x->inputs[i];
		in->own = in->target = column_of(columns, own, inputs[i]);
		in->standard = said_for_all(question, inputs[i]);
		if (in->own != NO_COLUMN || in->standard.length)
			continue;
		in->target = x->width++;
		columns[(*count)++] = (program_column){inputs[i], in->target, NULL, NO_COLUMN, from->key, 1};
	}
	x->cells = ARENA_ARRAY(memory, slice, LINE_RUN_ROWS * x->width);
	return x;
}

bool provided_row(provided *x, const slice *cells, size_t at, const slice **out, const char **why)
{
	slice *row = x->cells + at * x->width, document = x->document == NO_COLUMN ? x->standard : slice_trim(cells[x->document]);
	memcpy(row, cells, x->file_columns * sizeof *row);
	for (size_t i = x->file_columns; i < x->width; i++)
		row[i] = (slice){"", 0};
	*out = row;
	document = document.length ? document : x->standard;
	if (!document.length)
		return true;
	for (size_t i = 0; i < x->count; i++) {
		slice own = x->inputs[i].own != NO_COLUMN ? slice_trim(cells[x->inputs[i].own]) : (slice){"", 0};
		x->said[i] = own.length ? own : x->inputs[i].standard;
	}
	const slice *values = x->from->values(x->from->context, x->program, document, x->said, x->count, why);
	for (size_t i = 0; values && i < x->count; i++)
		if (!x->said[i].length)
			row[x->inputs[i].target] = values[i];
	return values != NULL;
}

size_t provided_column(const provided *x)
{
	return x->document == NO_COLUMN ? 0 : x->document;
}
