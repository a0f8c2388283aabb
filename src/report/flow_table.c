/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines for reading: a block for each scheme and year, then what was
 * left out and why, and what the figures rest on. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "grid.h"

enum { NOTES_AT_MOST = 12, REASONS_AT_MOST = 8 };

const octroi_sum *sum_named(const octroi_total *t, const char *name)
{
	for (size_t k = 0; k < t->sum_count; k++)
		if (strcmp(t->sums[k].name, name) == 0)
			return &t->sums[k];
	return NULL;
}

bool total_unknown(const octroi_total *t)
{
	return !t->lines[OCTROI_COMPUTED] && t->lines[OCTROI_NOT_COMPUTABLE];
}

static double value_of(const octroi_total *t, const char *name)
{
	const octroi_sum *s = sum_named(t, name);
	return s ? s->value : NAN;
}

static const char *count_text(arena *memory, size_t n)
{
	return figure_plain(memory, (double)n);
}

/* ---- a block: one scheme and year --------------------------------------------------- */

typedef struct {
	const octroi_total *totals;
	size_t count;
	bool only;              /* its scheme has no other year */
	const char *charged;    /* what the price is for: "certificates"; NULL: the scheme has no name for it */
	const char *charged_as; /* in the header */
	const char *charge_unit;
} block;

static int most_charge_first(const void *a, const void *b)
{
	const octroi_total *x = *(const octroi_total *const *)a, *y = *(const octroi_total *const *)b;
	double p = value_of(x, "net_charge"), q = value_of(y, "net_charge");
	return p != q ? (p < q) - (p > q) : x < y ? -1 : 1;
}

static void add_cells(arena *memory, grid *g, const octroi_total *t, const block *b)
{
	grid_cell(g, count_text(memory, t->lines[OCTROI_COMPUTED]));
	/* Sums of nothing are no figures. */
	if (!t->lines[OCTROI_COMPUTED]) {
		grid_row_end(g);
		return;
	}
	grid_cell(g, figure(memory, t->mass_t[OCTROI_COMPUTED], "t", true));
	grid_cell(g, figure(memory, value_of(t, "embedded_emissions"), "tCO2e", true));
	if (b->charged)
		grid_cell(g, figure(memory, value_of(t, b->charged), "tCO2e", true));
	grid_cell(g, figure(memory, value_of(t, "net_charge"), b->charge_unit, true));
}

/* The sum of a block; sums of sums lose nothing that a reader could see. */
static octroi_total block_total(arena *memory, const block *b)
{
	octroi_total all = b->totals[0];
	octroi_sum *sums = ARENA_ARRAY(memory, octroi_sum, all.sum_count + 1);
	memcpy(sums, all.sums, all.sum_count * sizeof *sums);
	for (size_t i = 1; i < b->count; i++) {
		const octroi_total *t = &b->totals[i];
		for (int s = 0; s < OCTROI_STATES; s++) {
			all.lines[s] += t->lines[s];
			all.mass_t[s] += t->mass_t[s];
		}
		all.without_mass += t->without_mass;
		all.coarse += t->coarse;
		all.coarse_mass_t += t->coarse_mass_t;
		for (size_t k = 0; k < all.sum_count; k++) {
			sums[k].value += t->sums[k].value;
			sums[k].low += t->sums[k].low;
			sums[k].high += t->sums[k].high;
		}
		for (int s = 0; s <= OCTROI_SCENARIO; s++)
			all.charge_by_standing[s] += t->charge_by_standing[s];
	}
	all.sums = sums;
	return all;
}

/* A share of which nothing is hidden: what is not all is not "100 %". */
static const char *percent_text(arena *memory, double share)
{
	if (share < 0.05)
		return "under 0.1 %";
	if (share > 99.95 && share < 100)
		return "over 99.9 %";
	return arena_printf(memory, "%.*f %%", share >= 10 && (share < 99.5 || share == 100) ? 0 : 1, share);
}

/* "law 71 %, assumption 29 % of the charge". */
static const char *standings_text(arena *memory, const octroi_total *all)
{
	buffer out = {.memory = memory};
	double charge = value_of(all, "net_charge");
	for (int s = 0; s <= OCTROI_SCENARIO; s++) {
		double share = all->charge_by_standing[s] / charge * 100;
		if (share > 0)
			buffer_printf(&out, "%s%s %s", out.length ? ", " : "",
			              octroi_standing_name((octroi_standing)s), percent_text(memory, share));
	}
	return out.length ? arena_printf(memory, "%s of the charge", out.at) : "";
}

static void add_header(grid *g, const block *b, const report_flow_question *q)
{
	for (size_t k = 0; k < q->by_count; k++)
		grid_column(g, q->by[k], false);
	if (!q->by_count)
		grid_column(g, "", false);
	grid_column(g, "lines", true);
	grid_column(g, "mass", true);
	grid_column(g, "emissions", true);
	if (b->charged)
		grid_column(g, b->charged_as, true);
	grid_column(g, "charge", true);
	for (size_t k = 0; k < (q->by_count ? q->by_count : 1) + 1; k++)
		grid_cell(g, "");
	grid_cell(g, "t");
	grid_cell(g, "tCO2e");
	if (b->charged)
		grid_cell(g, "tCO2e");
	grid_cell(g, b->charge_unit);
}

static void print_grid(arena *memory, const octroi_total *all, const block *b, const report_flow_question *q,
                       const report_style *style, FILE *out)
{
	const octroi_total **order = ARENA_ARRAY(memory, const octroi_total *, b->count);
	grid *g = grid_new(memory);
	for (size_t i = 0; i < b->count; i++)
		order[i] = &b->totals[i];
	qsort(order, b->count, sizeof *order, most_charge_first);
	add_header(g, b, q);
	for (size_t i = 0; q->by_count && i < b->count; i++) {
		/* Where nothing is due there is nothing to compare; where nothing could be computed one must see it. */
		if (!order[i]->lines[OCTROI_COMPUTED] && !order[i]->lines[OCTROI_NOT_COMPUTABLE])
			continue;
		for (size_t k = 0; k < q->by_count; k++)
			grid_cell(g, order[i]->by[k] ? order[i]->by[k] : "(not given)");
		add_cells(memory, g, order[i], b);
	}
	grid_cell(g, "total");
	for (size_t k = 1; k < q->by_count; k++)
		grid_cell(g, "");
	add_cells(memory, g, all, b);
	grid_print(g, style->width, out);
}

/* ---- what was not charged --------------------------------------------------------------- */

/* What is out of scope or exempt is as it should be, unless all of it is of the wrong year; who owes nothing must see why. */
static bool is_told(const octroi_reason_total *x, const octroi_total *t, octroi_state state)
{
	bool other_time = strcmp(x->reason.code, "not-in-force") == 0 || strcmp(x->reason.code, "repealed") == 0;
	return x->program == t->program && x->state == state && (state == OCTROI_NOT_COMPUTABLE || state == OCTROI_NOT_LIABLE || other_time);
}

static void print_reasons(arena *memory, const octroi_flow_result *r, const octroi_total *t, octroi_state state,
                          const report_style *style, FILE *out)
{
	size_t named = 0, left = 0;
	for (size_t i = 0; i < r->reason_count; i++) {
		const octroi_reason_total *x = &r->reasons[i];
		if (!is_told(x, t, state))
			continue;
		if (named == REASONS_AT_MOST) {
			left++;
			continue;
		}
		named++;
		const char *price = x->priced ? arena_printf(memory, ", up to %s", figure(memory, x->at_most, "", true)) : "";
		prose(out, style, "    ", 6,
		      arena_printf(memory, "%s line%s%s: %s (first: row %zu)", count_text(memory, x->lines), x->lines == 1 ? "" : "s",
		                   price, x->reason.text, x->first));
	}
	if (left)
		fprintf(out, "    and %zu more reasons (--format json lists all)\n", left);
}

/* Lines whose state changes within the year count where they are charged, but not all of their mass does. */
static const char *whose_text(arena *memory, const octroi_total *t, octroi_state s)
{
	if (!t->lines[s])
		return "lines for a part of the year";
	return arena_printf(memory, "%s line%s", count_text(memory, t->lines[s]), t->lines[s] == 1 ? "" : "s");
}

/* No line has a mass of 0. */
static const char *mass_text(arena *memory, double mass)
{
	return mass > 0 ? arena_printf(memory, "%s t", figure(memory, mass, "t", true)) : "mass not known";
}

/* Whether it printed anything. */
static bool print_left_out(arena *memory, const octroi_flow_result *r, const octroi_total *all, bool reasons,
                           const report_style *style, FILE *out)
{
	static const octroi_state states[] = {OCTROI_NOT_COMPUTABLE, OCTROI_NOT_LIABLE, OCTROI_EXEMPT, OCTROI_REPORTING_ONLY,
	                                      OCTROI_OUT_OF_SCOPE};
	bool any = all->coarse;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		octroi_state s = states[i];
		if (!all->lines[s] && !(all->mass_t[s] > 0))
			continue;
		any = true;
		fprintf(out, "  %-15s %s, %s\n", with_blanks(memory, octroi_state_name(s)), whose_text(memory, all, s),
		        mass_text(memory, all->mass_t[s]));
		if (reasons)
			print_reasons(memory, r, all, s, style, out);
	}
	const octroi_sum *charge = sum_named(all, "net_charge");
	if (all->coarse)
		prose(out, style, "  coarse codes    ", 18,
		      arena_printf(memory, "%s line%s, %s t: the charge of all lines lies between %s and %s %s",
		                   count_text(memory, all->coarse), all->coarse == 1 ? "" : "s",
		                   figure(memory, all->coarse_mass_t, "t", true), figure(memory, charge->low, charge->unit, true),
		                   figure(memory, charge->high, charge->unit, true), charge->unit));
	return any;
}

/* Ends with a blank line, or with what was left out: false. */
static bool print_block(arena *memory, const octroi_flow_result *r, const block *b, const report_flow_question *q,
                        const report_style *style, FILE *out)
{
	octroi_total all = block_total(memory, b);
	const char *standing = standings_text(memory, &all);
	heading(out, style, arena_printf(memory, "%s%s", octroi_program_facts(all.program)->title,
	                                 all.year ? arena_printf(memory, ", %d", all.year) : ""));
	fprintf(out, "\n%s%s\n", standing, *standing ? "\n" : "");
	print_grid(memory, &all, b, q, style, out);
	fputc('\n', out);
	return !print_left_out(memory, r, &all, b->only, style, out);
}

/* ---- what it rests on ---------------------------------------------------------------------- */

static void print_flow_notes(arena *memory, const octroi_flow_result *r, const report_style *style, FILE *out)
{
	size_t named = 0;
	for (size_t i = 0; i < r->note_count; i++) {
		const octroi_note_total *n = &r->notes[i];
		if (++named > NOTES_AT_MOST)
			continue;
		prose(out, style, n->note.assumption ? "  assumed: " : "  note: ", n->note.assumption ? 11 : 8,
		      arena_printf(memory, "%s (%s line%s)", n->note.text, count_text(memory, n->lines), n->lines == 1 ? "" : "s"));
	}
	if (named > NOTES_AT_MOST)
		fprintf(out, "  and %zu more notes (--format json lists all)\n", named - NOTES_AT_MOST);
}

static void print_groups(arena *memory, const octroi_flow_result *r, const report_style *style, FILE *out)
{
	for (size_t first = 0, end; first < r->group_count; first = end) {
		const octroi_group_total *g = &r->groups[first];
		grid *table = grid_new(memory);
		for (end = first; end < r->group_count && r->groups[end].group == g->group && r->groups[end].program == g->program;)
			end++;
		for (size_t k = 0; k < g->key_count; k++)
			grid_column(table, g->keys[k], false);
		for (size_t k = 0; k < g->quantity_count; k++)
			grid_column(table, g->quantities[k].name, true);
		for (size_t k = 0; k < g->key_count; k++)
			grid_cell(table, "");
		for (size_t k = 0; k < g->quantity_count; k++)
			grid_cell(table, g->quantities[k].unit);
		for (size_t i = first; i < end; i++) {
			for (size_t k = 0; k < g->key_count; k++)
				grid_cell(table, r->groups[i].by[k]);
			for (size_t k = 0; k < g->quantity_count; k++) {
				const octroi_quantity *q = &r->groups[i].quantities[k];
				grid_cell(table, q->text ? q->text : isnan(q->value) ? "unknown" : figure(memory, q->value, q->unit, true));
			}
		}
		fputc('\n', out);
		grid_print(table, style->width, out);
	}
}

/* Rows that are none of the lines; the files of whole years have many reasons. */
static void print_rows_left_out(arena *memory, const octroi_flow_result *r, const report_style *style, FILE *out)
{
	size_t rows = 0;
	for (size_t i = 0; i < r->left_out_count; i++)
		rows += r->left_out[i].rows;
	if (!rows)
		return;
	fprintf(out, "  rows left out   %s of %s%s%s\n", count_text(memory, rows), count_text(memory, r->rows),
	        r->format_title ? ", read as " : "", r->format_title ? r->format_title : "");
	for (size_t i = 0; i < r->left_out_count && r->left_out[i].rows; i++) {
		if (i == REASONS_AT_MOST) {
			fprintf(out, "    and %zu more reasons (--format json lists all)\n", r->left_out_count - i);
			break;
		}
		prose(out, style, "    ", 6, arena_printf(memory, "%s: %s", count_text(memory, r->left_out[i].rows), r->left_out[i].why));
	}
}

static void print_rows(arena *memory, const octroi_flow_result *r, const report_style *style, FILE *out)
{
	flow_stage stages[FLOW_STAGES];
	size_t count = flow_stages(memory, r, stages);
	print_rows_left_out(memory, r, style, out);
	for (size_t i = 0; i < count; i++)
		prose(out, style, arena_printf(memory, "  %-15s ", stages[i].name), 18, stages[i].text);
	if (r->bad_rows)
		fprintf(out, "  bad rows        %s of %s, left out of everything\n", count_text(memory, r->bad_rows),
		        count_text(memory, r->rows));
	if (r->no_scheme)
		fprintf(out, "  no scheme       %s line%s%s%s\n", count_text(memory, r->no_scheme), r->no_scheme == 1 ? "" : "s",
		        !r->no_scheme_where ? " without a destination"
		        : r->no_scheme == 1 ? " goes where no scheme in force charges: "
		                            : " go where no scheme in force charges, such as ",
		        r->no_scheme_where ? r->no_scheme_where : "");
	if (!r->total_count)
		fputs("no lines were computed\n", out);
}

static block block_of(const octroi_total *t, size_t count)
{
	const octroi_sum *charge = sum_named(t, "net_charge");
	block b = {.totals = t, .count = count, .charge_unit = charge ? charge->unit : ""};
	if (sum_named(t, "certificates"))
		b.charged = b.charged_as = "certificates";
	else if (sum_named(t, "chargeable_emissions")) {
		b.charged = "chargeable_emissions";
		b.charged_as = "chargeable";
	}
	return b;
}

/* Reasons are counted over all years: with several they stand below all their blocks. */
static bool print_reasons_of_years(arena *memory, const octroi_flow_result *r, const octroi_total *t, octroi_state state,
                                   bool blank, const report_style *style, FILE *out)
{
	bool any = false;
	for (size_t i = 0; i < r->reason_count; i++)
		any |= is_told(&r->reasons[i], t, state);
	if (!any)
		return blank;
	fprintf(out, "%s  %s, all years together:\n", blank ? "" : "\n", with_blanks(memory, octroi_state_name(state)));
	print_reasons(memory, r, t, state, style, out);
	return false;
}

/* The blocks of one scheme. `blank`: whether a blank line stands before them, and behind. */
static bool print_scheme(arena *memory, const octroi_flow_result *r, size_t first, size_t end, bool blank,
                         const report_flow_question *q, const report_style *style, FILE *out)
{
	bool only = r->totals[first].year == r->totals[end - 1].year;
	for (size_t from = first, to; from < end; from = to) {
		for (to = from; to < end && r->totals[to].year == r->totals[from].year;)
			to++;
		block b = block_of(&r->totals[from], to - from);
		b.only = only;
		if (!blank)
			fputc('\n', out);
		blank = print_block(memory, r, &b, q, style, out);
	}
	if (only)
		return blank;
	blank = print_reasons_of_years(memory, r, &r->totals[first], OCTROI_NOT_COMPUTABLE, blank, style, out);
	blank = print_reasons_of_years(memory, r, &r->totals[first], OCTROI_NOT_LIABLE, blank, style, out);
	return print_reasons_of_years(memory, r, &r->totals[first], OCTROI_OUT_OF_SCOPE, blank, style, out);
}

void flow_table(const octroi_flow_result *result, const report_flow_question *question, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	bool blank = true;
	for (size_t first = 0, end; first < result->total_count; first = end) {
		for (end = first; end < result->total_count && result->totals[end].program == result->totals[first].program;)
			end++;
		blank = print_scheme(memory, result, first, end, blank, question, style, out);
	}
	print_rows(memory, result, style, out);
	bool rows = result->left_out_count || result->masses || result->listed || result->bad_rows || result->no_scheme || !result->total_count;
	if (result->note_count && (rows || !blank))
		fputc('\n', out);
	print_flow_notes(memory, result, style, out);
	if (question->groups)
		print_groups(memory, result, style, out);
	arena_free(memory);
}

void report_flows(const octroi_flow_result *result, const report_flow_question *question, const report_style *style,
                  bool after_lines, FILE *out)
{
	if (style->format == REPORT_JSON)
		flow_json(result, question, after_lines, out);
	else if (style->format == REPORT_CSV && !after_lines)
		flow_csv(result, question, out);
	else if (style->format == REPORT_TABLE)
		flow_table(result, question, style, out);
}
