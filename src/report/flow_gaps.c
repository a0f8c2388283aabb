/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps the lines of a file from being computed, and what that can cost. */
#include <math.h>
#include <string.h>

#include "formats.h"
#include "grid.h"

typedef struct {
	size_t lines, computed, left_out, coarse, without_mass;
	double mass, mass_computed, mass_coarse, charge, low, high;
	const char *unit;
} coverage;

static coverage coverage_of(const octroi_flow_result *r)
{
	coverage c = {.unit = ""};
	for (size_t i = 0; i < r->total_count; i++) {
		const octroi_total *t = &r->totals[i];
		const octroi_sum *due = sum_named(t, "net_charge");
		for (int s = 0; s < OCTROI_STATES; s++) {
			c.lines += t->lines[s];
			c.mass += t->mass_t[s];
		}
		c.left_out += t->lines[OCTROI_NOT_COMPUTABLE];
		c.mass_computed += t->mass_t[OCTROI_COMPUTED];
		c.coarse += t->coarse;
		c.mass_coarse += t->coarse_mass_t;
		c.without_mass += t->without_mass;
		c.charge += due ? due->value : 0;
		c.low += due ? due->low : 0;
		c.high += due ? due->high : 0;
		c.unit = due ? due->unit : c.unit;
	}
	return c;
}

static void print_coverage(arena *memory, const coverage *c, const octroi_flow_result *r, const report_style *style, FILE *out)
{
	double covered = c->lines ? 100 * (double)(c->lines - c->left_out) / (double)c->lines : 0;
	prose(out, style, "", 2,
	      arena_printf(memory, "%s lines in %s rows: %.1f %% of the lines are settled; charged %s t of %s t.",
	                   figure_plain(memory, (double)c->lines), figure_plain(memory, (double)r->rows), covered,
	                   figure(memory, c->mass_computed, "t", true), figure(memory, c->mass, "t", true)));
	if (c->coarse)
		prose(out, style, "", 2,
		      arena_printf(memory, "%s lines (%s t) have a coarse code: with eight digits the charge of %s %s could be %s to %s.",
		                   figure_plain(memory, (double)c->coarse), figure(memory, c->mass_coarse, "t", true),
		                   figure(memory, c->charge, c->unit, true), c->unit, figure(memory, c->low, c->unit, true),
		                   figure(memory, c->high, c->unit, true)));
	/* Settled, but hardly as meant. */
	for (size_t i = 0; i < r->reason_count; i++)
		if (r->reasons[i].state == OCTROI_OUT_OF_SCOPE && strcmp(r->reasons[i].reason.code, "not-in-force") == 0)
			prose(out, style, "", 2,
			      arena_printf(memory, "%s lines are out of scope: %s.", figure_plain(memory, (double)r->reasons[i].lines),
			                   r->reasons[i].reason.text));
	for (size_t i = 0; i < r->left_out_count; i++)
		prose(out, style, "", 2, arena_printf(memory, "%s of %s left out: %s.", figure_plain(memory, (double)r->left_out[i].rows),
		                                      r->format_title ? r->format_title : "the file", r->left_out[i].why));
	flow_stage stages[FLOW_STAGES];
	size_t count = flow_stages(memory, r, stages);
	for (size_t i = 0; i < count; i++)
		prose(out, style, "", 2, arena_printf(memory, "%s: %s.", stages[i].name, stages[i].text));
	if (r->bad_rows)
		fprintf(out, "%zu bad rows are left out.\n", r->bad_rows);
	if (r->no_scheme)
		fprintf(out, "%zu lines go where no scheme in force charges.\n", r->no_scheme);
}

static const char *cost_text(arena *memory, const octroi_reason_total *x, const char *unit)
{
	if (!x->priced)
		return "not known";
	if (x->priced == x->lines && x->at_most == 0)
		return "nothing";
	return arena_printf(memory, "up to %s%s", figure(memory, x->at_most, unit, true), x->priced < x->lines ? " and more" : "");
}

static void print_gaps(arena *memory, const octroi_flow_result *r, const coverage *c, const report_style *style, FILE *out)
{
	grid *g = grid_new(memory);
	size_t rows = 0;
	grid_column(g, "lines", true);
	grid_column(g, "mass", true);
	grid_column(g, "can cost", true);
	grid_column(g, "what is missing", false);
	grid_cell(g, "");
	grid_cell(g, "t");
	grid_cell(g, c->unit);
	grid_cell(g, "");
	for (size_t i = 0; i < r->reason_count; i++) {
		const octroi_reason_total *x = &r->reasons[i];
		if (x->state != OCTROI_NOT_COMPUTABLE)
			continue;
		rows++;
		grid_cell(g, figure_plain(memory, (double)x->lines));
		grid_cell(g, figure(memory, x->mass_t, "t", true));
		grid_cell(g, cost_text(memory, x, c->unit));
		grid_cell(g, arena_printf(memory, "%s (first: row %zu)", x->reason.text, x->first));
	}
	if (!rows) {
		fputs("nothing is missing\n", out);
		return;
	}
	fputc('\n', out);
	grid_print(g, style->width, out);
}

static void gaps_csv(const octroi_flow_result *r, FILE *out)
{
	arena *memory = arena_new();
	fputs("scheme,code,text,lines,first_line,mass_t,priced,at_most\n", out);
	for (size_t i = 0; i < r->reason_count; i++) {
		const octroi_reason_total *x = &r->reasons[i];
		if (x->state != OCTROI_NOT_COMPUTABLE)
			continue;
		csv_field(out, octroi_program_facts(x->program)->id, true);
		csv_field(out, x->reason.code, false);
		csv_field(out, x->reason.text, false);
		fprintf(out, ",%zu,%zu", x->lines, x->first);
		csv_field(out, figure_exact(memory, x->mass_t), false);
		fprintf(out, ",%zu", x->priced);
		csv_field(out, x->priced ? figure_exact(memory, x->at_most) : "", false);
		fputc('\n', out);
	}
	arena_free(memory);
}

void report_gaps(const octroi_flow_result *r, const report_flow_question *q, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	coverage c = coverage_of(r);
	if (style->format == REPORT_JSON) {
		flow_json(r, q, false, out);
	} else if (style->format == REPORT_CSV) {
		gaps_csv(r, out);
	} else {
		print_coverage(memory, &c, r, style, out);
		print_gaps(memory, r, &c, style, out);
	}
	arena_free(memory);
}
