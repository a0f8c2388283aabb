/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios for reading: the legend, then for each scheme what it charges by year and, for the last year, by what tells
 * cells apart. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cube.h"
#include "grid.h"

enum { SCREEN = 80, FLOWS_INDENT = 10 };

size_t cube_width(const report_style *style)
{
	return style->width ? style->width : SCREEN;
}

static const octroi_variant *variant_of(const cube_view *v, size_t i)
{
	return &v->is->variants[i].cube->variants[v->is->variants[i].number];
}

static const char *count_text(arena *memory, size_t n)
{
	return figure_plain(memory, (double)n);
}

static const char *lines_text(arena *memory, size_t n)
{
	return arena_printf(memory, "%s line%s", count_text(memory, n), n == 1 ? "" : "s");
}

const char *cube_figure(const cube_view *v, double x)
{
	return isnan(x) ? "unknown" : figure(v->memory, x, "", true);
}

/* ---- the legend ------------------------------------------------------------------------ */

void cube_flows_text(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out)
{
	arena *m = v->memory;
	buffer b = {.memory = m};
	buffer_puts(&b, c->flows);
	if (c->format_title)
		buffer_printf(&b, ", read as %s", c->format_title);
	if (c->flow_years)
		buffer_printf(&b, ", of %s", c->flow_years);
	buffer_printf(&b, ": %s row%s, %s at borders where a scheme charges", count_text(m, c->rows), c->rows == 1 ? "" : "s",
	              lines_text(m, c->lines));
	if (c->no_scheme)
		buffer_printf(&b, ", %s%s at none", lines_text(m, c->no_scheme),
		              isnan(c->no_scheme_mass_t) ? "" : arena_printf(m, " (%s t)", figure(m, c->no_scheme_mass_t, "t", true)));
	prose(out, style, "flows     ", FLOWS_INDENT, b.at);
	if (c->first == c->last)
		fprintf(out, "computed  for %d\n", c->first);
	else
		fprintf(out, "computed  for %d to %d\n", c->first, c->last);
}

/* The weakest of what its changes and its figures rest on. */
static octroi_standing standing_of(const cube_view *v, size_t variant)
{
	const octroi_cube *c = v->is->variants[variant].cube;
	octroi_standing weakest = variant_of(v, variant)->standing;
	for (size_t i = 0; i < c->total_count; i++)
		for (int s = (int)weakest + 1; s <= OCTROI_SCENARIO && c->totals[i].variant == v->is->variants[variant].number; s++)
			if (c->totals[i].charge_by_standing[s] != 0)
				weakest = (octroi_standing)s;
	return weakest;
}

/* How many changes stand above all variants of a document. */
static size_t shared_changes(const octroi_cube *c)
{
	return c->variant_count > 1 ? c->variants[0].shared_count : 0;
}

static bool any_shared(const cube_view *v)
{
	bool any = false;
	for (size_t i = 0; i < v->is->cube_count; i++)
		any = any || shared_changes(v->is->cubes[i]);
	return any;
}

static void print_shared(const octroi_cube *c, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < shared_changes(c); i++)
		prose(out, style, i ? "          " : "changes   ", FLOWS_INDENT + 2, c->variants[0].changes[i]);
}

static const char *changes_text(const cube_view *v, size_t variant)
{
	const octroi_variant *x = variant_of(v, variant);
	size_t shared = shared_changes(v->is->variants[variant].cube);
	buffer b = {.memory = v->memory};
	if (x->title)
		buffer_printf(&b, "%s", x->title);
	for (size_t i = shared; i < x->change_count; i++)
		buffer_printf(&b, "%s%s", b.length ? "\n" : "", x->changes[i]);
	return b.at ? b.at : shared ? "nothing else" : "changes nothing";
}

/* "75.38 in 2026, 82.32 in 2028": what is paid for a certificate in the first and the last year that have a price. */
static const char *prices_text(const cube_view *v, size_t variant, const char *scheme)
{
	double price[2] = {NAN, NAN};
	int year[2] = {0, 0};
	for (int y = v->first; y <= v->last; y++) {
		double p = cube_price(cube_total(v, variant, scheme, y));
		int at = isnan(price[0]) ? 0 : 1;
		if (isnan(p))
			continue;
		price[at] = p;
		year[at] = y;
	}
	if (isnan(price[0]))
		return "";
	const char *first = arena_printf(v->memory, "%s in %d", figure(v->memory, price[0], "", true), year[0]);
	return isnan(price[1]) ? first : arena_printf(v->memory, "%s, %s in %d", first, figure(v->memory, price[1], "", true), year[1]);
}

/* Several schemes have several prices: these stand with each of them. */
static bool has_prices(const cube_view *v)
{
	bool any = false;
	for (size_t i = 0; i < v->is->variant_count && v->scheme_count == 1; i++)
		any = any || *prices_text(v, i, octroi_program_facts(v->schemes[0])->id);
	return any;
}

/* The money of a scheme; NULL: it differs from variant to variant. */
static const char *money_of(const cube_view *v, const char *scheme)
{
	const char *unit = NULL;
	for (size_t i = 0; i < v->is->variant_count; i++)
		for (int y = v->first; y <= v->last; y++) {
			const octroi_cube_cell *t = cube_total(v, i, scheme, y);
			if (t && unit && strcmp(unit, cube_money(t)) != 0)
				return NULL;
			unit = t ? cube_money(t) : unit;
		}
	return unit ? unit : "";
}

static void print_variants(const cube_view *v, const report_style *style, FILE *out)
{
	grid *g = grid_new(v->memory);
	bool prices = has_prices(v);
	const char *id = v->scheme_count ? octroi_program_facts(v->schemes[0])->id : "", *unit = money_of(v, id);
	grid_column(g, "variant", false);
	if (prices)
		grid_column(g, unit && *unit ? arena_printf(v->memory, "price, %s/tCO2e", unit) : "price", true);
	grid_column(g, "rests on", false);
	grid_column_items(g, any_shared(v) ? "what else it changes" : "what it changes");
	for (size_t i = 0; i < v->is->variant_count; i++) {
		grid_cell(g, v->is->variants[i].name);
		if (prices)
			grid_cell(g, prices_text(v, i, id));
		grid_cell(g, octroi_standing_name(standing_of(v, i)));
		grid_cell(g, changes_text(v, i));
	}
	fputc('\n', out);
	grid_print(g, cube_width(style), out);
}

static void print_legend(const cube_view *v, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < v->is->cube_count; i++) {
		const octroi_cube *c = v->is->cubes[i];
		heading(out, style, c->title);
		fputc('\n', out);
		if (c->note)
			prose(out, style, "", 0, c->note);
		cube_flows_text(v, c, style, out);
		cube_rates(v, c, style, out);
		print_shared(c, style, out);
	}
	print_variants(v, style, out);
}

/* ---- by year ------------------------------------------------------------------------------- */

static cube_sheet sheet_of(const cube_view *v, const char *scheme)
{
	cube_sheet s = {.scheme = scheme, .unit = money_of(v, scheme), .several = v->is->variant_count > 1};
	for (size_t i = 0; i < v->is->variant_count; i++)
		for (int y = v->first; y <= v->last; y++) {
			const octroi_cube_cell *t = cube_total(v, i, scheme, y);
			s.value = s.value || !isnan(cube_per_value(t));
			s.price = s.price || !isnan(cube_price(t));
		}
	return s;
}

const char *cube_unit(const cube_view *v, const cube_sheet *s, const char *per)
{
	const char *unit = s->unit ? s->unit : "";
	return *per ? unit_per(v->memory, unit, per) : unit;
}

static void figure_columns(grid *g, const cube_sheet *s)
{
	grid_column(g, "mass", true);
	grid_column(g, "emissions", true);
	grid_column(g, "charge", true);
	grid_column(g, "per t", true);
	if (s->value)
		grid_column(g, "of value", true);
	if (s->exports)
		grid_column(g, "of exports", true);
}

static void figure_units(const cube_view *v, grid *g, const cube_sheet *s)
{
	grid_cell(g, "t");
	grid_cell(g, "tCO2e");
	grid_cell(g, cube_unit(v, s, ""));
	grid_cell(g, cube_unit(v, s, "t"));
	if (s->value)
		grid_cell(g, "%");
	if (s->exports)
		grid_cell(g, "%");
}

static void figure_cells(const cube_view *v, grid *g, const cube_sheet *s, const octroi_cube_cell *c)
{
	const octroi_sum *emissions = cube_sum(c, "embedded_emissions");
	arena *m = v->memory;
	grid_cell(g, cube_unknown(c) ? "" : figure(m, c->mass_t[OCTROI_COMPUTED], "t", true)); /* sums of nothing are no figures */
	grid_cell(g, emissions && *emissions->unit ? figure(m, emissions->value, "tCO2e", true) : "");
	grid_cell(g, s->unit ? cube_figure(v, cube_charge(c)) : arena_printf(m, "%s %s", cube_figure(v, cube_charge(c)), cube_money(c)));
	grid_cell(g, figure(m, cube_per_t(c), "", true));
	if (s->value)
		grid_cell(g, figure(m, cube_per_value(c), "", true));
	if (s->exports)
		grid_cell(g, figure(m, cube_per_exports(c), "", true));
}

/* The year stands once, with its first variant. */
static void year_row(const cube_view *v, grid *g, const cube_sheet *s, size_t variant, int year, bool *told)
{
	const octroi_cube *cube = v->is->variants[variant].cube;
	const octroi_cube_cell *t = cube_total(v, variant, s->scheme, year);
	if (year < cube->first || year > cube->last)
		return;
	grid_cell(g, *told ? "" : arena_printf(v->memory, "%d", year));
	*told = true;
	if (s->several)
		grid_cell(g, v->is->variants[variant].name);
	if (!t) {
		grid_cell(g, "");
		grid_cell(g, "");
		grid_cell(g, "none");
		grid_row_end(g);
		return;
	}
	figure_cells(v, g, s, t);
	if (s->price)
		grid_cell(g, figure(v->memory, cube_price(t), "", true));
}

static void print_years(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out)
{
	grid *g = grid_new(v->memory);
	grid_column(g, "year", false);
	if (s->several)
		grid_column(g, "variant", false);
	figure_columns(g, s);
	if (s->price)
		grid_column(g, "price", true);
	grid_cell(g, "");
	if (s->several)
		grid_cell(g, "");
	figure_units(v, g, s);
	if (s->price)
		grid_cell(g, cube_unit(v, s, "tCO2e"));
	for (int y = v->first; y <= v->last; y++) {
		bool told = false;
		for (size_t i = 0; i < v->is->variant_count; i++)
			year_row(v, g, s, i, y, &told);
	}
	grid_print(g, style->width, out);
}

/* ---- cells of one year ------------------------------------------------------------------------- */

static int most_charge_first(const void *a, const void *b)
{
	const octroi_cube_cell *x = *(const octroi_cube_cell *const *)a, *y = *(const octroi_cube_cell *const *)b;
	double p = cube_charge(x), q = cube_charge(y);
	if (isnan(p) || isnan(q))
		return isnan(p) != isnan(q) ? isnan(p) - isnan(q) : x < y ? -1 : 1;
	return p != q ? (p < q) - (p > q) : x < y ? -1 : 1;
}

/* Where nothing is due there is nothing to compare; where nothing could be computed one must see it. */
static bool is_shown(const octroi_cube_cell *c)
{
	return c->lines[OCTROI_COMPUTED] || c->lines[OCTROI_NOT_COMPUTABLE];
}

/* The cells of a scheme and year, of one variant. */
const octroi_cube_cell **cube_cells(const cube_view *v, size_t variant, const char *scheme, int year, size_t *count)
{
	const report_variant *is = &v->is->variants[variant];
	const octroi_cube_cell **cells = ARENA_ARRAY(v->memory, const octroi_cube_cell *, is->cube->cell_count + 1);
	*count = 0;
	for (size_t i = 0; i < is->cube->cell_count; i++) {
		const octroi_cube_cell *c = &is->cube->cells[i];
		if (c->variant == is->number && c->year == year && strcmp(cube_scheme(c), scheme) == 0 && is_shown(c))
			cells[(*count)++] = c;
	}
	if (*count)
		qsort(cells, *count, sizeof *cells, most_charge_first);
	return cells;
}

void cube_key_cells(const cube_view *v, grid *g, const octroi_cube_cell *c)
{
	for (size_t k = 0; k < v->by_count; k++)
		grid_cell(g, c->by[k] ? c->by[k] : "(not given)");
}

void cube_total_key(const cube_view *v, grid *g)
{
	grid_cell(g, "total");
	for (size_t k = 1; k < v->by_count; k++)
		grid_cell(g, "");
}

void cube_key_columns(const cube_view *v, grid *g)
{
	for (size_t k = 0; k < v->by_count; k++)
		grid_column(g, v->by[k], false);
}

static void print_variant_cells(const cube_view *v, const cube_sheet *s, size_t variant, int year, const report_style *style, FILE *out)
{
	size_t count;
	const octroi_cube_cell **cells = cube_cells(v, variant, s->scheme, year, &count);
	const octroi_cube_cell *total = cube_total(v, variant, s->scheme, year);
	grid *g = grid_new(v->memory);
	if (!total || !count) /* a total alone stands above */
		return;
	cube_key_columns(v, g);
	figure_columns(g, s);
	for (size_t k = 0; k < v->by_count; k++)
		grid_cell(g, "");
	figure_units(v, g, s);
	for (size_t i = 0; i < count; i++) {
		cube_key_cells(v, g, cells[i]);
		figure_cells(v, g, s, cells[i]);
	}
	cube_total_key(v, g);
	figure_cells(v, g, s, total);
	fprintf(out, "\n%d%s%s\n", year, s->several ? ", " : "", s->several ? v->is->variants[variant].name : "");
	grid_print(g, style->width, out);
}

static void tell_left(const cube_view *v, const report_style *style, FILE *out)
{
	bool overlap = false;
	for (size_t i = 0; i < v->is->cube_count && v->by_count; i++)
		overlap = overlap || v->is->cubes[i]->overlap;
	if (overlap)
		prose(out, style, "\n", 0, "Lines may stand in several of these rows, which then do not add up to the total.");
	if (v->by_count && v->first < v->last)
		prose(out, style, "\n", 0, "Other years by these names: --year YEAR, or --format csv for all of them.");
}

/* Whether something is known of what is sold from where the cells are. */
static bool has_exports(const cube_view *v, const char *scheme)
{
	bool any = false;
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->cell_count && !any; k++) {
			const octroi_cube_cell *c = &v->is->cubes[i]->cells[k];
			any = c->exports.lines && strcmp(cube_scheme(c), scheme) == 0 && !isnan(cube_per_exports(c));
		}
	return any;
}

static void print_cells(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out)
{
	cube_sheet told = *s;
	told.exports = v->by_count && has_exports(v, s->scheme);
	for (size_t i = 0; i < v->is->variant_count && v->by_count; i++)
		print_variant_cells(v, &told, i, v->is->variants[i].cube->last, style, out);
	cube_tell_exports(v, &told, style, out);
}

/* ---- all of it --------------------------------------------------------------------------------------------- */

static void print_scheme(const cube_view *v, const octroi_program *program, const report_style *style, FILE *out)
{
	const octroi_facts *facts = octroi_program_facts(program);
	cube_sheet s = sheet_of(v, facts->id);
	fputc('\n', out);
	heading(out, style, v->scheme_count > 1 ? arena_printf(v->memory, "%s (%s)", facts->title, facts->id) : facts->title);
	fputs("\n\n", out);
	if (v->is->compare) {
		cube_compare(v, &s, style, out);
		return;
	}
	print_years(v, &s, style, out);
	cube_tell_values(v, &s, style, out);
	print_cells(v, &s, style, out);
}

void cube_table(const cube_view *v, const report_style *style, FILE *out)
{
	print_legend(v, style, out);
	for (size_t i = 0; i < v->scheme_count; i++)
		print_scheme(v, v->schemes[i], style, out);
	tell_left(v, style, out);
	cube_rest(v, style, out);
}
