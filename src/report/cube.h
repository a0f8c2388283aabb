/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: what tables, CSV and JSON of scenarios share. */
#ifndef OCTROI_REPORT_CUBE_H
#define OCTROI_REPORT_CUBE_H

#include "grid.h"

/* All totals and cells of several cubes, found by what tells them apart. Schemes are told apart by their id: each variant
 * has compiled its own. */
typedef struct {
	const report_scenarios *is;
	arena             *memory;
	names             *keys;      /* variant, scheme, year, and what `by` names */
	const octroi_cube_cell **of;  /* by key */
	size_t             of_capacity;
	const octroi_program **schemes; /* one of each id, in the order met */
	size_t             scheme_count, scheme_capacity;
	int                first, last; /* years of all */
	const char *const *by;
	size_t             by_count;
} cube_view;

void cube_view_make(cube_view *v, const report_scenarios *is, arena *memory);
/* The total of a variant, by its number among all; NULL: the scheme does not charge there. */
const octroi_cube_cell *cube_total(const cube_view *v, size_t variant, const char *scheme, int year);
/* What in a variant agrees with a cell or total of another one; NULL: nothing. */
const octroi_cube_cell *cube_same(const cube_view *v, size_t variant, const octroi_cube_cell *cell);

/* What tells a cell from all others of its variant. */
slice  cube_key(const cube_view *v, const octroi_cube_cell *cell);
/* The number among all of the variant of a cell, which belongs to cube `cube`. */
size_t cube_variant(const cube_view *v, const octroi_cube *cube, const octroi_cube_cell *cell);
/* What was done to the rows of its file, as a file of lines tells it. */
octroi_flow_result cube_flows(const octroi_cube *cube);
const char *cube_scheme(const octroi_cube_cell *cell);

/* None of its lines could be computed, though some should: its sums are not 0 but unknown. */
bool cube_unknown(const octroi_cube_cell *cell);
/* NULL: it has none of that name, or it is not known. */
const octroi_sum *cube_sum(const octroi_cube_cell *cell, const char *name);
/* What is due; NaN: unknown. 0 where the scheme does not charge. */
double cube_charge(const octroi_cube_cell *cell);
/* The currency of charges, "" where it is not known. */
const char *cube_money(const octroi_cube_cell *cell);
/* Charge per tonne of the mass computed, and in per cent of its value; NaN: not known. */
double cube_per_t(const octroi_cube_cell *cell);
double cube_per_value(const octroi_cube_cell *cell);
/* In per cent of all that is sold from there; NaN: not known. */
double cube_per_exports(const octroi_cube_cell *cell);
/* What is paid for a certificate, or for a tonne that is charged; NaN: there is none. */
double cube_price(const octroi_cube_cell *cell);
/* How much more a variant charges than the base in the year of `cell`, among what agrees with it, and in per cent of
 * what the base charges. NaN: unknown, other money, or a year for which one of them is not computed. */
double cube_difference(const cube_view *v, size_t variant, const octroi_cube_cell *like, double *per_cent);

/* Those that some cell has, in the order met. */
const char *const *cube_sum_names(const cube_view *v, size_t *count);

void cube_csv(const cube_view *v, FILE *out);
void cube_json(const cube_view *v, FILE *out);
/* Of cubes without cells, what scenarios are. */
void cube_check_json(const cube_view *v, size_t warnings, FILE *out);

/* ---- tables ---------------------------------------------------------------------------- */

/* Which columns the tables of a scheme have. */
typedef struct {
	const char *scheme, *unit; /* of money; NULL: each row names its own */
	bool  several, value, exports, price; /* variants; per cent of the value, and of exports; a price */
} cube_sheet;

void cube_table(const cube_view *v, const report_style *style, FILE *out);
/* One scheme, side by side. */
void cube_compare(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out);
/* At which rates values stand beside charges, a part of the legend; behind the totals of a scheme what is not known of
 * values, and behind its cells what is not of exports. */
void cube_rates(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out);
void cube_tell_values(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out);
void cube_tell_exports(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out);
/* What the flows are, and for which years they are computed: the beginning of a legend. */
void cube_flows_text(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out);
/* What was left out, bounds, and what all rests on: the end of a table. */
void cube_rest(const cube_view *v, const report_style *style, FILE *out);

/* Columns of the screen. */
size_t cube_width(const report_style *style);
/* Money, or "unknown". */
const char *cube_figure(const cube_view *v, double x);
/* "EUR", or per something "EUR/t"; "" where the money differs. */
const char *cube_unit(const cube_view *v, const cube_sheet *s, const char *per);
/* Columns and cells of what `by` names, and the first cells of a row of totals. */
void cube_key_columns(const cube_view *v, grid *g);
void cube_key_cells(const cube_view *v, grid *g, const octroi_cube_cell *c);
void cube_total_key(const cube_view *v, grid *g);
/* The cells of a variant, scheme and year that can be compared, most charge first. */
const octroi_cube_cell **cube_cells(const cube_view *v, size_t variant, const char *scheme, int year, size_t *count);

#endif
