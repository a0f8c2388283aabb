/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what a rulebook holds. */
#include <string.h>

#include "formats.h"
#include "grid.h"
#include "json.h"

/* Of a listing with an outline: a column that says nothing is left to programs. */
static bool is_left_out(const octroi_listing *listing, size_t column)
{
	for (size_t row = 0; row < listing->rows; row++)
		if (*listing->cells[row * listing->columns + column])
			return false;
	return listing->outline && listing->rows;
}

/* With all that stands left of it as in the row above. */
static bool is_repeated(const octroi_listing *listing, size_t row, size_t column)
{
	const char *const *at = &listing->cells[row * listing->columns];
	bool same = row && column < listing->outline;
	for (size_t i = 0; same && i <= column; i++)
		same = strcmp(at[i], *(at + i - listing->columns)) == 0;
	return same;
}

static void listing_table(const octroi_listing *listing, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	grid *g = grid_new(memory);
	bool *left_out = ARENA_ARRAY(memory, bool, listing->columns + 1);
	for (size_t i = 0; i < listing->columns; i++) {
		left_out[i] = is_left_out(listing, i);
		if (!left_out[i])
			grid_column(g, listing->header[i], false);
	}
	for (size_t row = 0; row < listing->rows; row++)
		for (size_t i = 0; i < listing->columns; i++)
			if (!left_out[i])
				grid_cell(g, is_repeated(listing, row, i) ? "" : listing->cells[row * listing->columns + i]);
	grid_print(g, style->width, out);
	arena_free(memory);
}

/* {"octroi": …, "format": 1, "rows": [{column: text}]} */
static void listing_json(const octroi_listing *listing, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_open(&j, "rows", '[');
	for (size_t row = 0; row < listing->rows; row++) {
		json_line(&j, 1);
		json_open(&j, NULL, '{');
		for (size_t i = 0; i < listing->columns; i++)
			json_text(&j, listing->header[i], listing->cells[row * listing->columns + i]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

void report_listing(const octroi_listing *listing, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		listing_json(listing, out);
	else if (style->format == REPORT_CSV)
		csv_listing(listing, out);
	else
		listing_table(listing, style, out);
}
