/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: aligned columns by libsmartcols. Nothing is ever
 * cut: where a terminal is too narrow, words are wrapped inside their cells. */
#ifndef OCTROI_REPORT_GRID_H
#define OCTROI_REPORT_GRID_H

#include "figures.h"

typedef struct grid grid;

grid *grid_new(arena *memory);
/* Columns first; title NULL in all of them: no heading. */
void grid_column(grid *g, const char *title, bool right);
/* Of words, of which a cell has several items, one a line: where one goes on in the next line it is set in. */
void grid_column_items(grid *g, const char *title);
/* Cells from left to right, row after row. The text must live until grid_print; NULL is an empty cell. */
void grid_cell(grid *g, const char *text);
/* Fills the row that was begun with empty cells. */
void grid_row_end(grid *g);
/* The rows as lines of text, of the grid's memory. Width 0: as wide as it takes. */
const char *grid_text(const grid *g, size_t width);
void grid_print(const grid *g, size_t width, FILE *out);

#endif
