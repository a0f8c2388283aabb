/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variants side by side: what each charges, and how much more than the base, in money and per cent. */
#include <math.h>
#include <string.h>

#include "cube.h"

/* One row of a comparison: a year, or a cell of the last year. */
typedef struct {
	const octroi_cube_cell *like; /* of some variant */
	bool total;
} compared;

static const char *charge_text(const cube_view *v, const cube_sheet *s, size_t variant, const compared *row)
{
	const octroi_cube *cube = v->is->variants[variant].cube;
	const octroi_cube_cell *is = cube_same(v, variant, row->like);
	if (row->like->year < cube->first || row->like->year > cube->last)
		return "not computed";
	if (!cube_total(v, variant, s->scheme, row->like->year))
		return "none";
	const char *charge = cube_figure(v, cube_charge(is));
	return s->unit || !is ? charge : arena_printf(v->memory, "%s %s", charge, cube_money(is));
}

static const char *signed_figure(const cube_view *v, double x)
{
	return isnan(x) ? "" : arena_printf(v->memory, "%s%s", x > 0 ? "+" : "", figure(v->memory, x, "", true));
}

static void compared_columns(const cube_view *v, grid *g, size_t variant)
{
	grid_column(g, v->is->variants[variant].name, true);
	if (variant != v->is->base) {
		grid_column(g, "difference", true);
		grid_column(g, "", true);
	}
}

static void compared_units(const cube_view *v, grid *g, const cube_sheet *s, size_t variant)
{
	grid_cell(g, cube_unit(v, s, ""));
	if (variant != v->is->base) {
		grid_cell(g, cube_unit(v, s, ""));
		grid_cell(g, "%");
	}
}

static void compared_cells(const cube_view *v, grid *g, const cube_sheet *s, size_t variant, const compared *row)
{
	double per_cent, more = cube_difference(v, variant, row->like, &per_cent);
	grid_cell(g, charge_text(v, s, variant, row));
	if (variant == v->is->base)
		return;
	grid_cell(g, signed_figure(v, more));
	grid_cell(g, signed_figure(v, per_cent));
}

static void compared_key(const cube_view *v, grid *g, const compared *row)
{
	if (!v->by_count)
		grid_cell(g, arena_printf(v->memory, "%d", row->like->year));
	else if (row->total)
		cube_total_key(v, g);
	else
		cube_key_cells(v, g, row->like);
}

/* The base and the variants first..end-1. */
static grid *compared_grid(const cube_view *v, const cube_sheet *s, const compared *rows, size_t count, size_t first, size_t end)
{
	grid *g = grid_new(v->memory);
	if (v->by_count)
		cube_key_columns(v, g);
	else
		grid_column(g, "year", false);
	compared_columns(v, g, v->is->base);
	for (size_t i = first; i < end; i++)
		if (i != v->is->base)
			compared_columns(v, g, i);
	for (size_t k = 0; k < (v->by_count ? v->by_count : 1); k++)
		grid_cell(g, "");
	compared_units(v, g, s, v->is->base);
	for (size_t i = first; i < end; i++)
		if (i != v->is->base)
			compared_units(v, g, s, i);
	for (size_t r = 0; r < count; r++) {
		compared_key(v, g, &rows[r]);
		compared_cells(v, g, s, v->is->base, &rows[r]);
		for (size_t i = first; i < end; i++)
			if (i != v->is->base)
				compared_cells(v, g, s, i, &rows[r]);
	}
	return g;
}

static size_t text_width(const char *text)
{
	size_t widest = 0;
	slice rest = slice_of(text), line;
	while (slice_split(&rest, '\n', &line))
		widest = slice_columns(line) > widest ? slice_columns(line) : widest;
	return widest;
}

/* A row for each variant in each year: where they do not fit side by side. */
static grid *listed_grid(const cube_view *v, const cube_sheet *s, const compared *rows, size_t count)
{
	grid *g = grid_new(v->memory);
	grid_column(g, "year", false);
	grid_column(g, "variant", false);
	grid_column(g, "charge", true);
	grid_column(g, "difference", true);
	grid_column(g, "", true);
	grid_cell(g, "");
	grid_cell(g, "");
	grid_cell(g, cube_unit(v, s, ""));
	grid_cell(g, cube_unit(v, s, ""));
	grid_cell(g, "%");
	for (size_t r = 0; r < count; r++)
		for (size_t i = 0; i < v->is->variant_count; i++) {
			grid_cell(g, i ? "" : arena_printf(v->memory, "%d", rows[r].like->year));
			grid_cell(g, v->is->variants[i].name);
			compared_cells(v, g, s, i, &rows[r]);
			grid_row_end(g);
		}
	return g;
}

/* As many variants beside the base as the screen is wide; the others below. */
static void print_compared(const cube_view *v, const cube_sheet *s, const compared *rows, size_t count, const report_style *style, FILE *out)
{
	size_t width = cube_width(style);
	bool fits = text_width(grid_text(compared_grid(v, s, rows, count, 0, v->is->variant_count), 0)) <= width;
	if (!fits && !v->by_count) {
		grid_print(listed_grid(v, s, rows, count), 0, out);
		return;
	}
	for (size_t first = 0, end; first < v->is->variant_count; first = end) {
		const char *text = NULL;
		end = first;
		do {
			end++;
			const char *more = grid_text(compared_grid(v, s, rows, count, first, end), 0);
			if (text && text_width(more) > width) {
				end--;
				break;
			}
			text = more;
		} while (end < v->is->variant_count);
		if (end - first == 1 && first == v->is->base && v->is->variant_count > 1)
			continue; /* the base alone says nothing new */
		fprintf(out, "%s%s", first ? "\n" : "", text);
	}
}

static const octroi_cube_cell *any_total(const cube_view *v, const char *scheme, int year)
{
	const octroi_cube_cell *t = NULL;
	for (size_t i = 0; i < v->is->variant_count && !t; i++)
		t = cube_total(v, i, scheme, year);
	return t;
}

/* By what the base charges, then what only others have. */
static compared *rows_of(const cube_view *v, const char *scheme, int year, size_t *count)
{
	compared *rows = NULL;
	size_t capacity = 0;
	names *seen = names_new(v->memory);
	*count = 0;
	for (size_t i = 0; i < v->is->variant_count; i++) {
		size_t variant = i == 0 ? v->is->base : i <= v->is->base ? i - 1 : i, n;
		const octroi_cube_cell **cells = cube_cells(v, variant, scheme, year, &n);
		for (size_t k = 0; k < n; k++)
			if (names_add(seen, cube_key(v, cells[k])) > *count)
				*ARENA_PUSH(v->memory, rows, *count, capacity) = (compared){cells[k], false};
	}
	const octroi_cube_cell *total = any_total(v, scheme, year);
	if (total)
		*ARENA_PUSH(v->memory, rows, *count, capacity) = (compared){total, true};
	return rows;
}

void cube_compare(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out)
{
	size_t count = 0;
	compared *rows = ARENA_ARRAY(v->memory, compared, (size_t)(v->last - v->first) + 2);
	if (v->by_count) {
		fprintf(out, "%d\n", v->last);
		rows = rows_of(v, s->scheme, v->last, &count);
	}
	for (int y = v->first; y <= v->last && !v->by_count; y++) {
		const octroi_cube_cell *t = any_total(v, s->scheme, y);
		if (t)
			rows[count++] = (compared){t, true};
	}
	print_compared(v, s, rows, count, style, out);
}
