/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what a rulebook holds. */
#include "formats.h"
#include "grid.h"
#include "json.h"

static void listing_table(const octroi_listing *listing, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	grid *g = grid_new(memory);
	for (size_t i = 0; i < listing->columns; i++)
		grid_column(g, listing->header[i], false);
	for (size_t i = 0; i < listing->rows * listing->columns; i++)
		grid_cell(g, listing->cells[i]);
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
