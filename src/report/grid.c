/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aligned columns by libsmartcols, without trailing blanks. */
#include <libsmartcols/libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"

enum { GAP = 2, INDENT = 2, NARROWEST = 10 /* a column is not squeezed below this */ };

typedef struct {
	const char *title;
	bool right;
	size_t width, indent; /* indent: of lines behind the first of an item */
} column;

struct grid {
	arena *memory;
	column *columns;
	size_t column_count, column_capacity;
	const char **cells;
	size_t cell_count, cell_capacity;
};

grid *grid_new(arena *memory)
{
	grid *g = ARENA_NEW(memory, grid);
	g->memory = memory;
	return g;
}

void grid_column(grid *g, const char *title, bool right)
{
	*ARENA_PUSH(g->memory, g->columns, g->column_count, g->column_capacity) =
	        (column){.title = title, .right = right, .width = title ? text_columns(title) : 0};
}

void grid_column_items(grid *g, const char *title)
{
	grid_column(g, title, false);
	g->columns[g->column_count - 1].indent = INDENT;
}

void grid_cell(grid *g, const char *text)
{
	column *c = &g->columns[g->cell_count % g->column_count];
	text = text ? text : "";
	size_t width = text_columns(text);
	c->width = width > c->width ? width : c->width;
	*ARENA_PUSH(g->memory, g->cells, g->cell_count, g->cell_capacity) = text;
}

void grid_row_end(grid *g)
{
	while (g->cell_count % g->column_count)
		grid_cell(g, NULL);
}

static size_t total_width(const grid *g, const size_t *widths)
{
	size_t total = 0;
	for (size_t i = 0; i < g->column_count; i++)
		total += widths[i] + (i ? GAP : 0);
	return total;
}

/* Takes from the widest column of words until the rest fits, or nothing more can be taken. */
static void squeeze(const grid *g, size_t width, size_t *widths)
{
	while (width && total_width(g, widths) > width) {
		size_t widest = g->column_count;
		for (size_t i = 0; i < g->column_count; i++)
			if (!g->columns[i].right && widths[i] > NARROWEST &&
			    (widest == g->column_count || widths[i] > widths[widest]))
				widest = i;
		if (widest == g->column_count)
			return;
		widths[widest]--;
	}
}

static struct libscols_table *table_new(const grid *g)
{
	struct libscols_table *table = scols_new_table();
	bool titles = false;
	for (size_t i = 0; table && i < g->column_count; i++) {
		const column *c = &g->columns[i];
		int flags = SCOLS_FL_WRAP | (c->right ? SCOLS_FL_RIGHT : 0);
		struct libscols_column *made = scols_table_new_column(table, c->title ? c->title : "", 0, flags);
		titles |= c->title != NULL;
		if (!made || scols_column_set_safechars(made, "\n") ||
		    scols_column_set_wrapfunc(made, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL)) {
			scols_unref_table(table);
			return NULL;
		}
	}
	if (table) {
		scols_table_set_column_separator(table, "  ");
		scols_table_set_termforce(table, SCOLS_TERMFORCE_NEVER);
		scols_table_enable_noheadings(table, !titles);
	}
	return table;
}

static bool table_fill(const grid *g, struct libscols_table *table, const size_t *widths)
{
	struct libscols_line *line = NULL;
	for (size_t i = 0; i < g->cell_count; i++) {
		size_t at = i % g->column_count;
		if (at == 0 && !(line = scols_table_new_line(table, NULL)))
			return false;
		if (scols_line_set_data(line, at, text_wrapped(g->memory, g->cells[i], widths[at], g->columns[at].indent)))
			return false;
	}
	return true;
}

/* Without blanks at the ends of lines. */
static const char *trimmed(arena *memory, const char *text)
{
	buffer kept = {.memory = memory};
	slice rest = slice_of(text), line;
	while (slice_split(&rest, '\n', &line)) {
		while (line.length && line.at[line.length - 1] == ' ')
			line.length--;
		if (line.length || rest.at) {
			buffer_add(&kept, line.at, line.length);
			buffer_putc(&kept, '\n');
		}
	}
	return kept.at ? kept.at : "";
}

const char *grid_text(const grid *g, size_t width)
{
	size_t *widths = ARENA_ARRAY(g->memory, size_t, g->column_count);
	char *text = NULL;
	for (size_t i = 0; i < g->column_count; i++)
		widths[i] = g->columns[i].width;
	squeeze(g, width, widths);
	struct libscols_table *table = table_new(g);
	if (!table || !table_fill(g, table, widths) || scols_print_table_to_string(table, &text)) {
		/* libsmartcols fails only for want of memory: the end, as in an arena. */
		fputs("octroi: no memory left\n", stderr);
		exit(3);
	}
	const char *out = trimmed(g->memory, text);
	free(text);
	scols_unref_table(table);
	return out;
}

void grid_print(const grid *g, size_t width, FILE *out)
{
	fputs(grid_text(g, width), out);
}
