/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as JSON: their documents, variants, totals, cells, and what was left out. */
#include <math.h>
#include <string.h>

#include "cube.h"
#include "formats.h"
#include "result_json.h"

/* ---- documents and variants ------------------------------------------------------------ */

static const char *name_of(const cube_view *v, const octroi_cube *cube, size_t number)
{
	octroi_cube_cell of = {.variant = number};
	return v->is->variants[cube_variant(v, cube, &of)].name;
}

static void left_out_json(json *j, const octroi_cube *c)
{
	json_open(j, "left_out", '[');
	for (size_t i = 0; i < c->left_out_count; i++) {
		json_open(j, NULL, '{');
		json_text(j, "why", c->left_out[i].why);
		json_count(j, "rows", c->left_out[i].rows);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void rows_json(json *j, const octroi_cube *c)
{
	json_count(j, "rows", c->rows);
	json_count(j, "bad_rows", c->bad_rows);
	json_count(j, "lines", c->lines);
	json_count(j, "no_scheme", c->no_scheme);
	json_number(j, "no_scheme_mass_t", c->no_scheme_mass_t);
}

static void stages_json(json *j, const octroi_cube *c)
{
	if (c->format_title)
		json_text(j, "format", c->format_title);
	left_out_json(j, c);
	octroi_flow_result flows = cube_flows(c);
	flow_stages_json(j, &flows);
}

/* Of all variants and years together; a line counts in each. */
static void coverage_json(json *j, const octroi_cube *c)
{
	size_t computed = 0, left_out = 0, coarse = 0;
	for (size_t i = 0; i < c->total_count; i++) {
		computed += c->totals[i].lines[OCTROI_COMPUTED];
		left_out += c->totals[i].lines[OCTROI_NOT_COMPUTABLE];
		coarse += c->totals[i].coarse;
	}
	json_open(j, "coverage", '{');
	rows_json(j, c);
	json_count(j, "computed", computed);
	json_count(j, "not_computable", left_out);
	json_count(j, "coarse", coarse);
	stages_json(j, c);
	json_close(j, '}');
}

static void year_json(json *j, const char *key, int year)
{
	json_number(j, key, year ? (double)year : NAN);
}

static void rates_json(json *j, const cube_view *v, const octroi_cube *c)
{
	json_open(j, "rates", '[');
	for (size_t i = 0; i < c->rate_count; i++) {
		const octroi_value_rate *r = &c->rates[i];
		json_line(j, 1);
		json_open(j, NULL, '{');
		json_text(j, "variant", name_of(v, c, r->variant));
		json_text(j, "currency", r->currency);
		json_number(j, "rate", r->rate);
		year_json(j, "flow_year", r->flow_year);
		year_json(j, "computed", r->computed);
		year_json(j, "year", r->year);
		json_text(j, "standing", isnan(r->rate) ? NULL : octroi_standing_name(r->standing));
		json_text(j, "source", r->source);
		json_text(j, "why", r->why);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void scenario_members(json *j, const cube_view *v, const octroi_cube *c)
{
	json_text(j, "title", c->title);
	json_text(j, "note", c->note);
	json_text(j, "path", c->path);
	json_open(j, "horizon", '{');
	json_count(j, "first", (size_t)c->first);
	json_count(j, "last", (size_t)c->last);
	json_close(j, '}');
	json_open(j, "flows", '{');
	json_text(j, "file", c->flows);
	json_text(j, "format", c->format_title);
	json_text(j, "years", c->flow_years);
	json_text(j, "currency", c->currency);
	rates_json(j, v, c);
	json_close(j, '}');
	json_open(j, "by", '[');
	for (size_t i = 0; i < c->by_count; i++)
		json_text(j, NULL, c->by[i]);
	json_close(j, ']');
	json_flag(j, "overlap", c->overlap);
}

static void scenarios_json(json *j, const cube_view *v)
{
	if (!v->is->compare) {
		json_open(j, "scenario", '{');
		scenario_members(j, v, v->is->cubes[0]);
		json_close(j, '}');
		return;
	}
	json_open(j, "scenarios", '[');
	for (size_t i = 0; i < v->is->cube_count; i++) {
		json_line(j, 1);
		json_open(j, NULL, '{');
		scenario_members(j, v, v->is->cubes[i]);
		coverage_json(j, v->is->cubes[i]);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_text(j, "base", v->is->variants[v->is->base].name);
}

static void variant_json(json *j, const report_variant *is)
{
	const octroi_variant *x = &is->cube->variants[is->number];
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "variant", is->name);
	json_text(j, "title", x->title);
	json_text(j, "note", x->note);
	json_text(j, "scenario", is->cube->path);
	json_text(j, "standing", octroi_standing_name(x->standing));
	json_count(j, "shared_changes", x->shared_count);
	json_open(j, "changes", '[');
	for (size_t i = 0; i < x->change_count; i++)
		json_text(j, NULL, x->changes[i]);
	json_close(j, ']');
	json_open(j, "schemes", '[');
	for (size_t i = 0; i < x->program_count; i++)
		json_scheme(j, x->programs[i]);
	json_close(j, ']');
	json_close(j, '}');
}

/* ---- cells -------------------------------------------------------------------------------- */

static void states_json(json *j, const char *key, const octroi_cube_cell *c, const double *of)
{
	json_open(j, key, '{');
	for (int s = 0; s < OCTROI_STATES; s++)
		if (c->lines[s] || s == OCTROI_COMPUTED || of[s] > 0)
			json_number(j, octroi_state_name((octroi_state)s), of[s]);
	json_close(j, '}');
}

static void lines_json(json *j, const octroi_cube_cell *c)
{
	json_open(j, "lines", '{');
	for (int s = 0; s < OCTROI_STATES; s++)
		if (c->lines[s] || s == OCTROI_COMPUTED || s == OCTROI_NOT_COMPUTABLE)
			json_count(j, octroi_state_name((octroi_state)s), c->lines[s]);
	json_close(j, '}');
}

static void variant_difference_json(json *j, const cube_view *v, size_t variant, const octroi_cube_cell *c)
{
	double per_cent, more = cube_difference(v, variant, c, &per_cent);
	json_open(j, "difference", '{');
	json_number(j, "value", more);
	json_text(j, "unit", isnan(more) ? NULL : cube_money(c));
	json_number(j, "per_cent", per_cent);
	json_close(j, '}');
}

/* In the currency of the charge. */
static void charged_value_json(json *j, const octroi_cube_cell *c)
{
	json_open(j, "charged_value", '{');
	json_number(j, "value", c->charged_value);
	json_text(j, "unit", isnan(c->charged_value) ? NULL : cube_money(c));
	json_number(j, "per_cent", cube_per_value(c));
	json_close(j, '}');
}

static void exports_json(json *j, const octroi_cube_cell *c)
{
	json_open(j, "exports", '{');
	json_count(j, "lines", c->exports.lines);
	json_count(j, "without_value", c->exports.without_value);
	json_number(j, "value", c->exports.value);
	json_number(j, "charged_value", c->exports.charged_value);
	json_number(j, "per_cent", cube_per_exports(c));
	json_close(j, '}');
}

static void cell_json(json *j, const cube_view *v, const octroi_cube *cube, const octroi_cube_cell *c)
{
	size_t variant = cube_variant(v, cube, c);
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "variant", v->is->variants[variant].name);
	json_text(j, "scheme", cube_scheme(c));
	json_count(j, "year", (size_t)c->year);
	if (c->by) {
		json_open(j, "by", '{');
		for (size_t k = 0; k < v->by_count; k++)
			json_text(j, v->by[k], c->by[k]);
		json_close(j, '}');
	}
	lines_json(j, c);
	states_json(j, "mass_t", c, c->mass_t);
	if (cube->currency) {
		states_json(j, "value", c, c->value);
		json_count(j, "without_value", c->without_value);
		charged_value_json(j, c);
		if (c->exports.lines)
			exports_json(j, c);
	}
	json_count(j, "without_mass", c->without_mass);
	json_count(j, "coarse", c->coarse);
	json_open(j, "quantities", '{');
	for (size_t k = 0; k < c->sum_count && !cube_unknown(c); k++)
		json_bounded(j, c->sums[k].name, c->sums[k].value, c->sums[k].unit, c->sums[k].low, c->sums[k].high);
	json_close(j, '}');
	json_open(j, "charge_by_standing", '{');
	for (int s = 0; s <= OCTROI_SCENARIO; s++)
		if (c->charge_by_standing[s] != 0)
			json_number(j, octroi_standing_name((octroi_standing)s), c->charge_by_standing[s]);
	json_close(j, '}');
	if (v->is->compare)
		variant_difference_json(j, v, variant, c);
	json_close(j, '}');
}

static void cells_json(json *j, const cube_view *v, bool totals)
{
	for (size_t i = 0; i < v->is->cube_count; i++) {
		const octroi_cube *c = v->is->cubes[i];
		const octroi_cube_cell *cells = totals ? c->totals : c->cells;
		for (size_t k = 0; k < (totals ? c->total_count : c->cell_count); k++)
			cell_json(j, v, c, &cells[k]);
	}
}

/* ---- what was left out, and what it rests on ----------------------------------------------------- */

static void reasons_json(json *j, const cube_view *v)
{
	json_open(j, "reasons", '[');
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->reason_count; k++) {
			const octroi_variant_reason *x = &v->is->cubes[i]->reasons[k];
			json_line(j, 1);
			json_open(j, NULL, '{');
			json_text(j, "variant", name_of(v, v->is->cubes[i], x->variant));
			json_text(j, "scheme", octroi_program_facts(x->is.program)->id);
			json_text(j, "state", octroi_state_name(x->is.state));
			json_text(j, "code", x->is.reason.code);
			json_text(j, "text", x->is.reason.text);
			json_text(j, "source", x->is.reason.source);
			json_count(j, "lines", x->is.lines);
			json_count(j, "first_line", x->is.first);
			json_number(j, "mass_t", x->is.mass_t);
			json_close(j, '}');
		}
	json_close(j, ']');
}

static void tiers_json(json *j, const cube_view *v)
{
	json_open(j, "tiers", '[');
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->tier_count; k++) {
			const octroi_tier_share *x = &v->is->cubes[i]->tiers[k];
			json_line(j, 1);
			json_open(j, NULL, '{');
			json_text(j, "variant", name_of(v, v->is->cubes[i], x->variant));
			json_text(j, "scheme", octroi_program_facts(x->program)->id);
			json_number(j, "tier", x->tier < 0 ? NAN : (double)x->tier);
			json_text(j, "title", x->title);
			json_count(j, "lines", x->lines);
			json_number(j, "mass_t", x->mass_t);
			json_close(j, '}');
		}
	json_close(j, ']');
}

/* Assumptions apart from other notes. */
static void notes_json(json *j, const char *key, const cube_view *v, bool assumptions)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->note_count; k++) {
			const octroi_variant_note *x = &v->is->cubes[i]->notes[k];
			if (x->is.note.assumption != assumptions)
				continue;
			json_line(j, 1);
			json_open(j, NULL, '{');
			json_text(j, "variant", name_of(v, v->is->cubes[i], x->variant));
			json_text(j, "scheme", octroi_program_facts(x->is.program)->id);
			json_text(j, "code", x->is.note.code);
			json_text(j, "text", x->is.note.text);
			json_text(j, "source", x->is.note.source);
			json_close(j, '}');
		}
	json_close(j, ']');
}

void cube_json(const cube_view *v, FILE *out)
{
	json state = {.out = out}, *j = &state;
	json_open(j, NULL, '{');
	json_text(j, "octroi", OCTROI_VERSION);
	json_count(j, "format", OCTROI_FORMAT);
	json_question(j, v->is->command, v->is->arguments);
	scenarios_json(j, v);
	json_open(j, "variants", '[');
	for (size_t i = 0; i < v->is->variant_count; i++)
		variant_json(j, &v->is->variants[i]);
	json_close(j, ']');
	json_open(j, "totals", '[');
	cells_json(j, v, true);
	json_close(j, ']');
	json_open(j, "cells", '[');
	cells_json(j, v, false);
	json_close(j, ']');
	reasons_json(j, v);
	tiers_json(j, v);
	notes_json(j, "assumptions", v, true);
	notes_json(j, "notes", v, false);
	if (!v->is->compare)
		coverage_json(j, v->is->cubes[0]);
	json_close(j, '}');
	fputc('\n', out);
}

void cube_check_json(const cube_view *v, size_t warnings, FILE *out)
{
	json state = {.out = out}, *j = &state;
	json_open(j, NULL, '{');
	json_text(j, "octroi", OCTROI_VERSION);
	json_count(j, "format", OCTROI_FORMAT);
	json_open(j, "scenarios", '[');
	for (size_t i = 0; i < v->is->cube_count; i++) {
		json_line(j, 1);
		json_open(j, NULL, '{');
		scenario_members(j, v, v->is->cubes[i]);
		json_open(j, "coverage", '{');
		rows_json(j, v->is->cubes[i]);
		stages_json(j, v->is->cubes[i]);
		json_close(j, '}');
		json_close(j, '}');
	}
	json_close(j, ']');
	json_open(j, "variants", '[');
	for (size_t i = 0; i < v->is->variant_count; i++)
		variant_json(j, &v->is->variants[i]);
	json_close(j, ']');
	json_count(j, "errors", 0);
	json_count(j, "warnings", warnings);
	json_close(j, '}');
	fputc('\n', out);
}
