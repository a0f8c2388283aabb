/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intensities and footprints from input-output tables. */
#include <math.h>

#include "../base/number.h"
#include "formats.h"
#include "grid.h"
#include "json.h"

enum { DIGITS = 6 /* of intensities: tables of flows have no more */ };

/* ---- table ---------------------------------------------------------------------- */

static const char *intensity(arena *memory, double value)
{
	return isnan(value) ? "" : figure_plain(memory, number_round_significant(value, DIGITS, ROUND_HALF_UP));
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void io_summary(const octroi_io_result *r, FILE *out)
{
	fprintf(out, "%zu sector%s, solved by %s\n", r->sectors, plural(r->sectors),
	        r->method == OCTROI_IO_LU ? "LU decomposition" : "iteration");
	for (size_t s = 0; s < r->stressor_count; s++)
		fprintf(out, "%s: intensities in %s, residual %.1e\n", r->stressors[s].name, r->stressors[s].unit,
		        r->stressors[s].residual);
	if (r->without_output)
		fprintf(out, "%zu sector%s without output, and so without an intensity\n", r->without_output,
		        plural(r->without_output));
}

static void io_balance(arena *memory, const octroi_io_result *r, FILE *out)
{
	if (isnan(r->largest_miss))
		fputs("rows were not checked: there is no final demand\n", out);
	else if (r->largest_miss == 0)
		fputs("flows and final demand add up to output in all rows\n", out);
	else
		fprintf(out, "flows and final demand miss output by %s at most, in %s; by %s %% in all\n",
		        figure_plain(memory, number_round_significant(fabs(r->largest_miss), DIGITS, ROUND_HALF_UP)),
		        r->names[r->miss_sector],
		        figure_plain(memory, number_round_significant(r->missed_share * 100, 2, ROUND_HALF_UP)));
}

static void io_sector_columns(arena *memory, const octroi_io_result *r, grid *g)
{
	grid_column(g, "sector", false);
	grid_column(g, r->output_column, true);
	for (size_t s = 0; s < r->stressor_count; s++) {
		const char *name = r->stressors[s].name;
		bool alone = r->stressor_count == 1;
		grid_column(g, name, true);
		grid_column(g, alone ? "direct" : arena_printf(memory, "direct %s", name), true);
		grid_column(g, alone ? "total" : arena_printf(memory, "total %s", name), true);
	}
}

static void io_sectors(arena *memory, const octroi_io_result *r, const report_style *style, FILE *out)
{
	grid *g = grid_new(memory);
	io_sector_columns(memory, r, g);
	for (size_t i = 0; i < r->sectors; i++) {
		grid_cell(g, r->names[i]);
		grid_cell(g, figure_plain(memory, r->output[i]));
		for (size_t s = 0; s < r->stressor_count; s++) {
			grid_cell(g, figure_plain(memory, r->stressors[s].emissions[i]));
			grid_cell(g, intensity(memory, r->stressors[s].direct[i]));
			grid_cell(g, intensity(memory, r->stressors[s].total[i]));
		}
	}
	grid_print(g, style->width, out);
}

static bool any_production(const octroi_io_result *r)
{
	for (size_t s = 0; s < r->stressor_count; s++)
		for (size_t k = 0; k < r->demand_count; k++)
			if (!isnan(r->stressors[s].production[k]))
				return true;
	return false;
}

static bool any_left_out(const octroi_io_result *r)
{
	for (size_t k = 0; k < r->demand_count; k++)
		if (r->demand_left_out[k] > 0)
			return true;
	return false;
}

static void io_demands(arena *memory, const octroi_io_result *r, const report_style *style, FILE *out)
{
	bool production = any_production(r), left_out = any_left_out(r);
	grid *g = grid_new(memory);
	grid_column(g, "final demand", false);
	grid_column(g, "emissions", false);
	grid_column(g, "footprint", true);
	if (production)
		grid_column(g, "emitted there", true);
	if (left_out)
		grid_column(g, "demand left out", true);
	for (size_t i = 0; i < r->stressor_count * r->demand_count; i++) {
		const octroi_io_stressor *of = &r->stressors[i / r->demand_count];
		size_t k = i % r->demand_count;
		grid_cell(g, r->demands[k]);
		grid_cell(g, of->name);
		grid_cell(g, figure(memory, of->footprints[k], "", true));
		if (production)
			grid_cell(g, figure(memory, of->production[k], "", true));
		if (left_out)
			grid_cell(g, figure_plain(memory, r->demand_left_out[k]));
	}
	grid_print(g, style->width, out);
}

static void io_totals(arena *memory, const octroi_io_result *r, FILE *out)
{
	for (size_t s = 0; s < r->stressor_count; s++) {
		const octroi_io_stressor *of = &r->stressors[s];
		fprintf(out, "%s emitted in all: %s", of->name, figure(memory, of->sum, "", true));
		if (of->left_out != 0)
			fprintf(out, ", of which %s by sectors without output, in no footprint",
			        figure(memory, of->left_out, "", true));
		fputc('\n', out);
	}
}

static void io_table(const octroi_io_result *r, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	io_summary(r, out);
	io_balance(memory, r, out);
	fputc('\n', out);
	io_sectors(memory, r, style, out);
	fputc('\n', out);
	if (r->demand_count)
		io_demands(memory, r, style, out);
	io_totals(memory, r, out);
	arena_free(memory);
}

/* ---- CSV -------------------------------------------------------------------------- */

static void io_csv(const octroi_io_result *r, FILE *out)
{
	arena *memory = arena_new();
	fputs("sector,stressor,output,emissions,direct,total,unit\n", out);
	for (size_t s = 0; s < r->stressor_count; s++) {
		const octroi_io_stressor *of = &r->stressors[s];
		for (size_t i = 0; i < r->sectors; i++) {
			csv_field(out, r->names[i], true);
			csv_field(out, of->name, false);
			csv_field(out, figure_exact(memory, r->output[i]), false);
			csv_field(out, figure_exact(memory, of->emissions[i]), false);
			csv_field(out, figure_exact(memory, of->direct[i]), false);
			csv_field(out, figure_exact(memory, of->total[i]), false);
			csv_field(out, of->unit, false);
			fputc('\n', out);
		}
	}
	arena_free(memory);
}

/* ---- JSON ------------------------------------------------------------------------- */

static void io_json_sectors(json *j, const octroi_io_result *r, const octroi_io_stressor *of)
{
	json_open(j, "sectors", '[');
	for (size_t i = 0; i < r->sectors; i++) {
		json_line(j, 3);
		json_open(j, NULL, '{');
		json_text(j, "sector", r->names[i]);
		json_number(j, "output", r->output[i]);
		json_number(j, "emissions", of->emissions[i]);
		json_number(j, "direct", of->direct[i]);
		json_number(j, "total", of->total[i]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void io_json_demands(json *j, const octroi_io_result *r, const octroi_io_stressor *of)
{
	json_open(j, "demands", '[');
	for (size_t k = 0; k < r->demand_count; k++) {
		json_line(j, 3);
		json_open(j, NULL, '{');
		json_text(j, "demand", r->demands[k]);
		json_number(j, "footprint", of->footprints[k]);
		json_number(j, "production", of->production[k]);
		json_number(j, "demand_left_out", r->demand_left_out[k]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void io_json_stressor(json *j, const octroi_io_result *r, const octroi_io_stressor *of)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "stressor", of->name);
	json_text(j, "unit", of->unit);
	json_number(j, "residual", of->residual);
	json_number(j, "emitted", of->sum);
	json_number(j, "left_out", of->left_out);
	json_line(j, 2);
	io_json_sectors(j, r, of);
	json_line(j, 2);
	io_json_demands(j, r, of);
	json_close(j, '}');
}

static void io_json(const octroi_io_result *r, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_text(&j, "method", octroi_io_method_name(r->method));
	json_text(&j, "output_column", r->output_column);
	json_count(&j, "without_output", r->without_output);
	json_number(&j, "largest_miss", r->largest_miss);
	json_text(&j, "miss_sector", isnan(r->largest_miss) || r->largest_miss == 0 ? NULL : r->names[r->miss_sector]);
	json_number(&j, "missed_share", r->missed_share);
	json_open(&j, "stressors", '[');
	for (size_t s = 0; s < r->stressor_count; s++)
		io_json_stressor(&j, r, &r->stressors[s]);
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

void report_input_output(const octroi_io_result *result, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		io_json(result, out);
	else if (style->format == REPORT_CSV)
		io_csv(result, out);
	else
		io_table(result, style, out);
}
