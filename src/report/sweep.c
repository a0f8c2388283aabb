/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of points: rows, or with two axes what is due by both. */
#include <math.h>
#include <string.h>

#include "formats.h"
#include "grid.h"
#include "json.h"
#include "result_json.h"

static const octroi_sum *figure_of(const octroi_sweep_row *row, const char *name)
{
	for (size_t i = 0; i < row->sum_count; i++)
		if (strcmp(row->sums[i].name, name) == 0)
			return &row->sums[i];
	return NULL;
}

/* Names of quantities that any row has, those that every scheme provides in their order. */
static const char *const *names_of(arena *memory, const octroi_sweep *s, size_t *count)
{
	size_t all;
	const char *const *standard = octroi_standard_quantities(&all);
	const char **names = ARENA_ARRAY(memory, const char *, all + 1);
	*count = 0;
	for (size_t i = 0; i < all; i++)
		for (size_t k = 0; k < s->row_count; k++)
			if (figure_of(&s->rows[k], standard[i])) {
				names[(*count)++] = standard[i];
				break;
			}
	return names;
}

static bool one_scheme(const octroi_sweep *s)
{
	for (size_t i = 1; i < s->row_count; i++)
		if (strcmp(s->rows[i].scheme, s->rows[0].scheme) != 0)
			return false;
	return s->row_count > 0;
}

static bool one_variant(const octroi_sweep *s)
{
	for (size_t i = 1; i < s->row_count && s->of_lines; i++)
		if (strcmp(s->rows[i].variant, s->rows[0].variant) != 0)
			return false;
	return true;
}

static bool one_year(const octroi_sweep *s)
{
	for (size_t i = 1; i < s->row_count; i++)
		if (s->rows[i].year != s->rows[0].year)
			return false;
	return true;
}

static size_t points_of(const octroi_sweep *s)
{
	size_t points = 1;
	for (size_t i = 0; i < s->axis_count; i++)
		points *= s->counts[i];
	return points;
}

/* The totals of a grid are as many as its points, one a point. */
static bool row_a_point(const octroi_sweep *s)
{
	return one_scheme(s) && !s->by_count && s->row_count == points_of(s);
}

static size_t lines_of(const octroi_sweep_row *row)
{
	size_t lines = 0;
	for (int i = 0; i < OCTROI_STATES; i++)
		lines += row->lines[i];
	return lines;
}

/* ---- as a table --------------------------------------------------------------------------- */

static const char *axis_title(arena *memory, const octroi_sweep *s, size_t axis)
{
	const char *unit = s->units[axis];
	return *unit && strcmp(unit, "1") != 0 ? arena_printf(memory, "%s (%s)", s->names[axis], unit) : s->names[axis];
}

static const char *unit_in(const octroi_sweep *s, const char *name)
{
	for (size_t i = 0; i < s->row_count; i++)
		if (figure_of(&s->rows[i], name) && *figure_of(&s->rows[i], name)->unit)
			return figure_of(&s->rows[i], name)->unit;
	return "";
}

/* The charge, or in words why there is none. */
static const char *charge_text(arena *memory, const octroi_sweep_row *row)
{
	const octroi_sum *charge = figure_of(row, "net_charge");
	if (row->lines[OCTROI_NOT_COMPUTABLE] && !row->lines[OCTROI_COMPUTED])
		return with_blanks(memory, octroi_state_name(OCTROI_NOT_COMPUTABLE));
	if (!charge || isnan(charge->value) || row->state != OCTROI_COMPUTED)
		return with_blanks(memory, octroi_state_name(row->state));
	return figure(memory, charge->value, charge->unit, true);
}

/* "net charge, EUR"; where nothing is computed no unit is known. */
static const char *figure_title(arena *memory, const octroi_sweep *s, const char *name)
{
	const char *unit = unit_in(s, name), *title = with_blanks(memory, name);
	return *unit ? arena_printf(memory, "%s, %s", title, unit) : title;
}

static void matrix_print(arena *memory, const octroi_sweep *s, const report_style *style, FILE *out)
{
	grid *g = grid_new(memory);
	grid_column(g, figure_title(memory, s, "net_charge"), true);
	for (size_t k = 0; k < s->counts[1]; k++)
		grid_column(g, s->points[1][k], true);
	for (size_t i = 0; i < s->counts[0]; i++) {
		grid_cell(g, s->points[0][i]);
		for (size_t k = 0; k < s->counts[1]; k++)
			grid_cell(g, charge_text(memory, &s->rows[i * s->counts[1] + k]));
	}
	fprintf(out, "down %s, across %s\n\n", axis_title(memory, s, 0), axis_title(memory, s, 1));
	grid_print(g, style->width, out);
}

static void rows_print(arena *memory, const octroi_sweep *s, const report_style *style, FILE *out)
{
	static const char *const shown[] = {"embedded_emissions", "certificates", "net_charge"};
	enum { SHOWN = sizeof shown / sizeof *shown };
	bool schemes = !one_scheme(s), variants = !one_variant(s), years = s->of_lines && !one_year(s), has[SHOWN] = {false};
	grid *g = grid_new(memory);
	for (size_t i = 0; i < s->axis_count; i++)
		grid_column(g, axis_title(memory, s, i), true);
	if (variants)
		grid_column(g, "variant", false);
	if (schemes)
		grid_column(g, "scheme", false);
	if (years)
		grid_column(g, "year", true);
	for (size_t k = 0; k < s->by_count; k++)
		grid_column(g, s->by[k], false);
	for (size_t k = 0; k < SHOWN; k++) {
		for (size_t i = 0; i < s->row_count; i++)
			has[k] |= figure_of(&s->rows[i], shown[k]) != NULL;
		if (has[k])
			grid_column(g, figure_title(memory, s, shown[k]), true);
	}
	for (size_t i = 0; i < s->row_count; i++) {
		const octroi_sweep_row *row = &s->rows[i];
		for (size_t k = 0; k < s->axis_count; k++)
			grid_cell(g, row->at[k]);
		if (variants)
			grid_cell(g, row->variant);
		if (schemes)
			grid_cell(g, row->scheme);
		if (years)
			grid_cell(g, arena_printf(memory, "%d", row->year));
		for (size_t k = 0; k < s->by_count; k++)
			grid_cell(g, row->by[k] ? row->by[k] : "(not given)");
		for (size_t k = 0; k < SHOWN; k++) {
			const octroi_sum *f = figure_of(row, shown[k]);
			if (has[k])
				grid_cell(g, k + 1 == SHOWN ? charge_text(memory, row) : f ? figure(memory, f->value, f->unit, true) : "");
		}
	}
	grid_print(g, style->width, out);
}

/* Reasons why points are not computed, each once, with how many points it holds for. */
static void reasons_print(arena *memory, const octroi_sweep *s, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < s->row_count; i++) {
		const octroi_reason *reason = s->rows[i].reason;
		size_t points = 0;
		bool told = false;
		for (size_t k = 0; reason && k < s->row_count; k++) {
			bool same = s->rows[k].reason && strcmp(s->rows[k].reason->text, reason->text) == 0;
			points += same;
			told |= same && k < i;
		}
		if (reason && !told)
			prose(out, style, "  ", 2, arena_printf(memory, "%s, %zu of %zu: %s", with_blanks(memory, octroi_state_name(s->rows[i].state)),
			                                        points, s->row_count, reason->text));
	}
}

/* Sums are of computed lines. */
static void left_out_print(arena *memory, const octroi_sweep *s, const report_style *style, FILE *out)
{
	if (s->overlap)
		prose(out, style, "  ", 2, "Lines may stand in several of these rows, which then do not add up to the total.");
	if (s->not_computable)
		prose(out, style, "  ", 2, arena_printf(memory, "Up to %zu of %zu lines a year cannot be computed%s%s; octroi run tells all reasons.",
		                                        s->not_computable, s->not_computable_of, s->why_not ? ", most of them: " : "",
		                                        s->why_not ? s->why_not->text : ""));
}

static void sweep_table(arena *memory, const report_sweep *a, const report_style *style, FILE *out)
{
	const octroi_sweep *s = a->sweep;
	bool one = one_scheme(s);
	heading(out, style, arena_printf(memory, "%zu points%s%s", points_of(s), one ? " under " : "", one ? s->rows[0].scheme : ""));
	fputc('\n', out);
	if (s->axis_count == 2 && row_a_point(s))
		matrix_print(memory, s, style, out);
	else
		rows_print(memory, s, style, out);
	if (s->of_lines)
		left_out_print(memory, s, style, out);
	else
		reasons_print(memory, s, style, out);
}

/* ---- for programs ---------------------------------------------------------------------------- */

static void csv_figure(FILE *out, arena *memory, const octroi_sum *f)
{
	csv_field(out, f ? figure_exact(memory, f->value) : "", false);
	csv_field(out, f ? f->unit : "", false);
}

static void csv_line(const octroi_sweep_row *row, FILE *out)
{
	csv_field(out, row->scheme, false);
	fprintf(out, row->year ? ",%d" : ",", row->year);
	csv_field(out, octroi_state_name(row->state), false);
	csv_field(out, row->state == OCTROI_NOT_COMPUTABLE ? "" : octroi_standing_name(row->standing), false);
	csv_field(out, row->reason ? row->reason->code : "", false);
	csv_field(out, row->reason ? row->reason->text : "", false);
}

static void csv_lines(const octroi_sweep *s, const octroi_sweep_row *row, FILE *out)
{
	csv_field(out, row->variant, false);
	csv_field(out, row->scheme, false);
	fprintf(out, ",%d", row->year);
	for (size_t k = 0; k < s->by_count; k++)
		csv_field(out, row->by[k] ? row->by[k] : "", false);
	fprintf(out, ",%zu,%zu,%zu", lines_of(row), row->lines[OCTROI_COMPUTED], row->lines[OCTROI_NOT_COMPUTABLE]);
}

static void csv_header(const octroi_sweep *s, FILE *out)
{
	for (size_t i = 0; i < s->axis_count; i++)
		csv_field(out, s->names[i], i == 0);
	fputs(s->of_lines ? ",variant,scheme,year" : ",scheme,year,state,standing,reason_code,reason", out);
	for (size_t i = 0; i < s->by_count; i++)
		csv_field(out, s->by[i], false);
	if (s->of_lines)
		fputs(",lines,computed,not_computable", out);
}

static void sweep_csv(arena *memory, const octroi_sweep *s, FILE *out)
{
	size_t count;
	const char *const *names = names_of(memory, s, &count);
	csv_header(s, out);
	for (size_t i = 0; i < count; i++)
		fprintf(out, ",%s,%s_unit", names[i], names[i]);
	fputc('\n', out);
	for (size_t i = 0; i < s->row_count; i++) {
		const octroi_sweep_row *row = &s->rows[i];
		for (size_t k = 0; k < s->axis_count; k++)
			csv_field(out, row->at[k], k == 0);
		s->of_lines ? csv_lines(s, row, out) : csv_line(row, out);
		for (size_t k = 0; k < count; k++)
			csv_figure(out, memory, figure_of(row, names[k]));
		fputc('\n', out);
	}
}

static void axes_json(json *j, const octroi_sweep *s)
{
	json_open(j, "axes", '[');
	for (size_t i = 0; i < s->axis_count; i++) {
		json_line(j, 2);
		json_open(j, NULL, '{');
		json_text(j, "name", s->names[i]);
		json_text(j, "unit", s->units[i]);
		json_open(j, "points", '[');
		for (size_t k = 0; k < s->counts[i]; k++)
			json_text(j, NULL, s->points[i][k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void by_json(json *j, const octroi_sweep *s, const octroi_sweep_row *row)
{
	json_open(j, "by", '{');
	for (size_t k = 0; k < s->by_count; k++)
		json_text(j, s->by[k], row->by[k]);
	json_close(j, '}');
}

static void row_json(json *j, const octroi_sweep *s, const octroi_sweep_row *row)
{
	json_line(j, 2);
	json_open(j, NULL, '{');
	json_open(j, "at", '{');
	for (size_t k = 0; k < s->axis_count; k++)
		json_text(j, s->names[k], row->at[k]);
	json_close(j, '}');
	if (s->of_lines)
		json_text(j, "variant", row->variant);
	json_text(j, "scheme", row->scheme);
	json_year(j, "year", row->year);
	if (s->by_count)
		by_json(j, s, row);
	if (s->of_lines) {
		json_count(j, "lines", lines_of(row));
		json_count(j, "computed", row->lines[OCTROI_COMPUTED]);
		json_count(j, "not_computable", row->lines[OCTROI_NOT_COMPUTABLE]);
	} else {
		json_text(j, "state", octroi_state_name(row->state));
		json_text(j, "standing", row->state == OCTROI_NOT_COMPUTABLE ? NULL : octroi_standing_name(row->standing));
		json_reason(j, row->reason);
	}
	json_open(j, "quantities", '{');
	for (size_t k = 0; k < row->sum_count; k++)
		json_bounded(j, row->sums[k].name, row->sums[k].value, row->sums[k].unit, row->sums[k].low, row->sums[k].high);
	json_close(j, '}');
	json_close(j, '}');
}

static void sweep_json(const report_sweep *a, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_question(&j, "sweep", a->arguments);
	json_line(&j, 1);
	axes_json(&j, a->sweep);
	if (a->sweep->by_count)
		json_flag(&j, "overlap", a->sweep->overlap);
	json_line(&j, 1);
	json_open(&j, "points", '[');
	for (size_t i = 0; i < a->sweep->row_count; i++)
		row_json(&j, a->sweep, &a->sweep->rows[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

void report_sweeps(const report_sweep *answer, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	if (style->format == REPORT_JSON)
		sweep_json(answer, out);
	else if (style->format == REPORT_CSV)
		sweep_csv(memory, answer->sweep, out);
	else
		sweep_table(memory, answer, style, out);
	arena_free(memory);
}
