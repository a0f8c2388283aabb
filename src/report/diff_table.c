/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moved a charge, as tables: from base to reform part by part, then cell by cell. Figures are rounded so that what is
 * shown adds up: where rounding each alone would miss the sum, those nearest to the next figure give way. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "formats.h"
#include "grid.h"

enum { DECIMALS = 2, DECIMALS_OF_SMALL = 6, NOT_COMPARED_SHOWN = 20 };

/* ---- rounding ----------------------------------------------------------------------------- */

/* Figures as shown, in units of the last decimal. */
typedef struct {
	int    decimals;
	double base, reform, parts[OCTROI_MOVERS];
} shown;

static double in_units(double value, int decimals)
{
	return round(number_round(value, decimals, ROUND_HALF_UP) * pow(10, decimals));
}

/* Small money is shown whole, so that something is seen. */
static int decimals_of(const octroi_moved *m)
{
	double largest = fabs(m->base) > fabs(m->reform) ? fabs(m->base) : fabs(m->reform);
	return largest < 1 ? DECIMALS_OF_SMALL : DECIMALS;
}

/* The part whose rounding went farthest against the way in which the sum must go. */
static int part_to_move(const shown *s, const octroi_moved *m, double way)
{
	int best = -1;
	double most = 0;
	for (int k = 0; k < OCTROI_MOVERS; k++) {
		double missed = way * (m->parts[k] * pow(10, s->decimals) - s->parts[k]);
		if (m->parts[k] != 0 && (best < 0 || missed > most)) {
			best = k;
			most = missed;
		}
	}
	return best;
}

static shown shown_of(const octroi_moved *m, int decimals)
{
	shown s = {.decimals = decimals, .base = in_units(m->base, decimals), .reform = in_units(m->reform, decimals)};
	double missing = s.reform - s.base;
	for (int k = 0; k < OCTROI_MOVERS; k++) {
		s.parts[k] = in_units(m->parts[k], decimals);
		missing -= s.parts[k];
	}
	for (int turns = 0; fabs(missing) >= 1 && turns < 2 * OCTROI_MOVERS; turns++) {
		double way = missing > 0 ? 1 : -1;
		int k = part_to_move(&s, m, way);
		if (k < 0)
			break;
		s.parts[k] += way;
		missing -= way;
	}
	return s;
}

static const char *units_text(arena *memory, double units, int decimals, bool sign)
{
	char text[400];
	size_t length = number_write_fixed(units / pow(10, decimals), decimals, true, text, sizeof text);
	return arena_printf(memory, "%s%.*s", sign && units > 0 ? "+" : "", (int)length, text);
}

/* ---- words ---------------------------------------------------------------------------------- */

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static const char *mover_text(arena *memory, int mover)
{
	return mover == OCTROI_BY_MARK_UP ? "mark-up" : with_blanks(memory, octroi_mover_name((octroi_mover)mover));
}

static const char *years_text(arena *memory, int base, int reform)
{
	if (!base && !reform)
		return "";
	return base == reform ? arena_printf(memory, "%d", base) : arena_printf(memory, "%d -> %d", base, reform);
}

static const char *key_text(arena *memory, const char *name, const char *text)
{
	if (!text)
		return "(not given)";
	return strcmp(name, "good") == 0 ? code_spaced(memory, text) : text;
}

/* What rows have in common: their scheme and years, or "". */
static const char *common_text(arena *memory, const octroi_difference *d)
{
	const octroi_moved *first = NULL;
	bool scheme = true, year = true;
	for (size_t i = 0; i < d->money_count; i++)
		for (size_t k = 0; k < d->moneys[i].row_count; k++) {
			const octroi_moved *m = &d->moneys[i].rows[k];
			first = first ? first : m;
			scheme = scheme && !strcmp(m->scheme, first->scheme);
			year = year && m->base_year == first->base_year && m->reform_year == first->reform_year;
		}
	if (!first)
		return "";
	return arena_printf(memory, "%s%s%s", scheme ? first->scheme : "", scheme && year ? ", " : "",
	                    year ? years_text(memory, first->base_year, first->reform_year) : "");
}

static const char *names_text_of(arena *memory, const char *const *items, size_t count)
{
	buffer b = {.memory = memory};
	buffer_puts(&b, "");
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i ? ", " : " by ", items[i]);
	return b.at;
}

/* ---- the whole -------------------------------------------------------------------------------- */

static void waterfall_row(grid *g, arena *memory, const char *label, double units, int decimals, bool sign, double base)
{
	double share = base != 0 ? 100 * units / base : NAN;
	grid_cell(g, label);
	grid_cell(g, units_text(memory, units, decimals, sign));
	grid_cell(g, isnan(share) ? "" : units_text(memory, in_units(share, DECIMALS), DECIMALS, sign));
}

static void print_whole(arena *memory, const octroi_moved_money *m, size_t width, FILE *out)
{
	grid *g = grid_new(memory);
	shown s = shown_of(&m->total, decimals_of(&m->total));
	grid_column(g, "", false);
	grid_column(g, m->currency, true);
	grid_column(g, "% of base", true);
	waterfall_row(g, memory, "base", s.base, s.decimals, false, s.base);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		if (m->total.parts[k] != 0)
			waterfall_row(g, memory, mover_text(memory, k), s.parts[k], s.decimals, true, s.base);
	waterfall_row(g, memory, "reform", s.reform, s.decimals, false, s.base);
	fputc('\n', out);
	grid_print(g, width, out);
}

/* ---- cells ----------------------------------------------------------------------------------------- */

typedef struct {
	bool schemes, years, parts[OCTROI_MOVERS];
	int  decimals;
} row_columns;

static row_columns columns_of(const octroi_moved_money *m)
{
	row_columns c = {.decimals = DECIMALS_OF_SMALL};
	for (size_t i = 0; i < m->row_count; i++) {
		const octroi_moved *row = &m->rows[i], *first = &m->rows[0];
		c.schemes = c.schemes || strcmp(row->scheme, first->scheme) != 0;
		c.years = c.years || row->base_year != first->base_year || row->reform_year != first->reform_year;
		c.decimals = decimals_of(row) < c.decimals ? decimals_of(row) : c.decimals;
		for (int k = 0; k < OCTROI_MOVERS; k++)
			c.parts[k] = c.parts[k] || row->parts[k] != 0;
	}
	return c;
}

static void print_row(grid *g, arena *memory, const octroi_difference *d, const octroi_moved *m, const row_columns *c)
{
	shown s = shown_of(m, c->decimals);
	if (c->schemes)
		grid_cell(g, m->scheme);
	if (c->years)
		grid_cell(g, years_text(memory, m->base_year, m->reform_year));
	for (size_t i = 0; i < d->by_count; i++)
		grid_cell(g, key_text(memory, d->by[i], m->by[i]));
	grid_cell(g, units_text(memory, s.base, c->decimals, false));
	for (int k = 0; k < OCTROI_MOVERS; k++)
		if (c->parts[k])
			grid_cell(g, units_text(memory, s.parts[k], c->decimals, true));
	grid_cell(g, units_text(memory, s.reform, c->decimals, false));
	grid_cell(g, units_text(memory, s.reform - s.base, c->decimals, true));
}

static void print_rows(arena *memory, const octroi_difference *d, const octroi_moved_money *m, size_t width, FILE *out)
{
	row_columns c = columns_of(m);
	if (!d->by_count && m->row_count < 2)
		return;
	grid *g = grid_new(memory);
	if (c.schemes)
		grid_column(g, "scheme", false);
	if (c.years)
		grid_column(g, "year", false);
	for (size_t i = 0; i < d->by_count; i++)
		grid_column(g, d->by[i], false);
	grid_column(g, "base", true);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		if (c.parts[k])
			grid_column(g, mover_text(memory, k), true);
	grid_column(g, "reform", true);
	grid_column(g, "change", true);
	for (size_t i = 0; i < m->row_count; i++)
		print_row(g, memory, d, &m->rows[i], &c);
	fputc('\n', out);
	grid_print(g, width, out);
}

/* ---- what is left out ---------------------------------------------------------------------------- */

static const char *amount_text(arena *memory, double amount, const char *unit)
{
	return unit && !isnan(amount) ? arena_printf(memory, ", %s %s", figure(memory, amount, unit, true), unit) : "";
}

static const char *not_compared_text(arena *memory, const octroi_difference *d, const octroi_not_compared *n)
{
	buffer b = {.memory = memory};
	size_t lines = n->base_lines > n->reform_lines ? n->base_lines : n->reform_lines;
	double amount = isnan(n->base_amount) || n->reform_amount > n->base_amount ? n->reform_amount : n->base_amount;
	buffer_printf(&b, "%s %s", n->scheme, years_text(memory, n->base_year, n->reform_year));
	for (size_t i = 0; i < d->cell_by_count; i++)
		if (n->by[i])
			buffer_printf(&b, ", %s", key_text(memory, d->cell_by[i], n->by[i]));
	buffer_printf(&b, " (%zu line%s%s): %s", lines, plural(lines), amount_text(memory, amount, n->amount_unit), n->reason);
	return b.at;
}

static void print_left_out(arena *memory, const octroi_difference *d, const report_style *style, FILE *out)
{
	size_t count = d->not_compared_count;
	if (count)
		fprintf(out, "\nnot comparable: %zu cell%s, in no figure above%s\n", count, plural(count),
		        count > NOT_COMPARED_SHOWN ? "; the first 20 are named, --format csv has all" : "");
	for (size_t i = 0; i < count && i < NOT_COMPARED_SHOWN; i++)
		prose(out, style, "  ", 4, not_compared_text(memory, d, &d->not_compared[i]));
	if (d->left_out)
		fprintf(out, "%snot computable on either side, and left out: %zu line%s%s\n", count ? "" : "\n", d->left_out, plural(d->left_out),
		        amount_text(memory, d->left_out_amount, d->left_out_unit));
}

static bool has_other(const octroi_difference *d)
{
	for (size_t i = 0; i < d->money_count; i++)
		if (d->moneys[i].total.parts[OCTROI_BY_OTHER] != 0)
			return true;
	return false;
}

void difference_table(const report_difference_answer *answer, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	const octroi_difference *d = answer->is;
	const char *common = common_text(memory, d);
	heading(out, style, arena_printf(memory, "What moved the charge: %s -> %s", answer->base, answer->reform));
	fputc('\n', out);
	if (d->cells)
		fprintf(out, "%s%s%zu cell%s%s\n", common, *common ? ", " : "", d->cells, plural(d->cells),
		        names_text_of(memory, d->cell_by, d->cell_by_count));
	for (size_t i = 0; i < d->money_count; i++) {
		print_whole(memory, &d->moneys[i], style->width, out);
		print_rows(memory, d, &d->moneys[i], style->width, out);
	}
	if (has_other(d))
		prose(out, style, "\n", 0, "other: charges that are no price of emissions or goods, which the parts cannot explain.");
	print_left_out(memory, d, style, out);
	arena_free(memory);
}
