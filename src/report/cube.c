/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of several cubes, found by what tells them apart, and figures that hang on a cell alone. */
#include "cube.h"

#include <math.h>
#include <string.h>

#include "formats.h"

/* ---- finding ------------------------------------------------------------------------ */

const char *cube_scheme(const octroi_cube_cell *cell)
{
	return octroi_program_facts(cell->program)->id;
}

/* Texts of `by` may hold anything but a NUL. */
static slice key_text(const cube_view *v, size_t variant, const char *scheme, int year, const char *const *by)
{
	buffer b = {.memory = v->memory};
	buffer_printf(&b, "%zu %s %d", variant, scheme, year);
	for (size_t i = 0; by && i < v->by_count; i++) {
		buffer_add(&b, by[i] ? "\0=" : "\0-", 2);
		buffer_puts(&b, by[i] ? by[i] : "");
	}
	return (slice){b.at, b.length};
}

slice cube_key(const cube_view *v, const octroi_cube_cell *cell)
{
	return key_text(v, 0, cube_scheme(cell), cell->year, cell->by);
}

size_t cube_variant(const cube_view *v, const octroi_cube *cube, const octroi_cube_cell *cell)
{
	size_t i = 0;
	while (v->is->variants[i].cube != cube || v->is->variants[i].number != cell->variant)
		i++;
	return i;
}

static void add_scheme(cube_view *v, const octroi_program *program)
{
	for (size_t i = 0; i < v->scheme_count; i++)
		if (strcmp(octroi_program_facts(v->schemes[i])->id, octroi_program_facts(program)->id) == 0)
			return;
	*ARENA_PUSH(v->memory, v->schemes, v->scheme_count, v->scheme_capacity) = program;
}

static void add_cells(cube_view *v, const octroi_cube *cube, const octroi_cube_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const octroi_cube_cell *c = &cells[i];
		uint32_t id = names_add(v->keys, key_text(v, cube_variant(v, cube, c), cube_scheme(c), c->year, c->by));
		*ARENA_AT(v->memory, v->of, id - 1, v->of_capacity) = c;
		add_scheme(v, c->program);
	}
}

void cube_view_make(cube_view *v, const report_scenarios *is, arena *memory)
{
	*v = (cube_view){.is = is, .memory = memory, .keys = names_new(memory), .by = is->cubes[0]->by, .by_count = is->cubes[0]->by_count};
	for (size_t i = 0; i < is->cube_count; i++) {
		const octroi_cube *c = is->cubes[i];
		v->first = !i || c->first < v->first ? c->first : v->first;
		v->last = !i || c->last > v->last ? c->last : v->last;
		add_cells(v, c, c->totals, c->total_count);
		add_cells(v, c, c->cells, c->cell_count);
	}
}

static const octroi_cube_cell *found(const cube_view *v, slice key)
{
	uint32_t id = names_find(v->keys, key);
	return id ? v->of[id - 1] : NULL;
}

const octroi_cube_cell *cube_total(const cube_view *v, size_t variant, const char *scheme, int year)
{
	return found(v, key_text(v, variant, scheme, year, NULL));
}

const octroi_cube_cell *cube_same(const cube_view *v, size_t variant, const octroi_cube_cell *cell)
{
	return found(v, key_text(v, variant, cube_scheme(cell), cell->year, cell->by));
}

/* ---- figures --------------------------------------------------------------------------- */

bool cube_unknown(const octroi_cube_cell *cell)
{
	return !cell->lines[OCTROI_COMPUTED] && cell->lines[OCTROI_NOT_COMPUTABLE];
}

const octroi_sum *cube_sum(const octroi_cube_cell *cell, const char *name)
{
	if (cell && cube_unknown(cell))
		return NULL;
	for (size_t i = 0; cell && i < cell->sum_count; i++)
		if (strcmp(cell->sums[i].name, name) == 0)
			return &cell->sums[i];
	return NULL;
}

double cube_charge(const octroi_cube_cell *cell)
{
	const octroi_sum *charge = cube_sum(cell, "net_charge");
	return charge ? charge->value : cell ? NAN : 0;
}

const char *cube_money(const octroi_cube_cell *cell)
{
	const octroi_sum *charge = cube_sum(cell, "net_charge");
	if (charge && *charge->unit)
		return charge->unit;
	const char *usual = cell ? octroi_program_facts(cell->program)->currency : NULL;
	return usual ? usual : "";
}

static double divided(double a, double b)
{
	return b > 0 ? a / b : NAN;
}

double cube_per_t(const octroi_cube_cell *cell)
{
	return cell ? divided(cube_charge(cell), cell->mass_t[OCTROI_COMPUTED]) : NAN;
}

double cube_per_value(const octroi_cube_cell *cell)
{
	return cell ? divided(100 * cube_charge(cell), cell->charged_value) : NAN;
}

double cube_per_exports(const octroi_cube_cell *cell)
{
	return cell ? divided(100 * cube_charge(cell), cell->exports.charged_value) : NAN;
}

double cube_price(const octroi_cube_cell *cell)
{
	const octroi_sum *paid_for = cube_sum(cell, "certificates");
	paid_for = paid_for ? paid_for : cube_sum(cell, "chargeable_emissions");
	return paid_for ? divided(cube_charge(cell), paid_for->value) : NAN;
}

static bool has_year(const octroi_cube *c, int year)
{
	return year >= c->first && year <= c->last;
}

double cube_difference(const cube_view *v, size_t variant, const octroi_cube_cell *like, double *per_cent)
{
	const octroi_cube_cell *is = cube_same(v, variant, like), *base = cube_same(v, v->is->base, like);
	*per_cent = NAN;
	if (!has_year(v->is->variants[variant].cube, like->year) || !has_year(v->is->variants[v->is->base].cube, like->year))
		return NAN;
	if (is && base && strcmp(cube_money(is), cube_money(base)) != 0)
		return NAN;
	double was = cube_charge(base), more = figure_difference(cube_charge(is), was);
	*per_cent = was > 0 ? 100 * more / was : NAN;
	return more;
}

const char *const *cube_sum_names(const cube_view *v, size_t *count)
{
	const char **all = NULL;
	size_t capacity = 0;
	*count = 0;
	for (uint32_t i = 0; i < names_count(v->keys); i++)
		for (size_t k = 0; k < v->of[i]->sum_count; k++) {
			bool seen = false;
			for (size_t n = 0; n < *count; n++)
				seen = seen || strcmp(all[n], v->of[i]->sums[k].name) == 0;
			if (!seen)
				*ARENA_PUSH(v->memory, all, *count, capacity) = v->of[i]->sums[k].name;
		}
	return all;
}

octroi_flow_result cube_flows(const octroi_cube *c)
{
	return (octroi_flow_result){.rows = c->rows, .bad_rows = c->bad_rows, .format_title = c->format_title, .left_out = c->left_out,
	                            .left_out_count = c->left_out_count, .masses = c->masses, .listed = c->listed};
}

static void tell_stages(const report_scenarios *scenarios, FILE *errors)
{
	for (size_t i = 0; i < scenarios->cube_count; i++) {
		octroi_flow_result r = cube_flows(scenarios->cubes[i]);
		report_flow_stages(&r, errors);
	}
}

void report_cubes(const report_scenarios *scenarios, const report_style *style, FILE *out, FILE *errors)
{
	arena *memory = arena_new();
	cube_view v;
	cube_view_make(&v, scenarios, memory);
	if (style->format == REPORT_JSON)
		cube_json(&v, out);
	else if (style->format == REPORT_TABLE)
		cube_table(&v, style, out);
	else
		cube_csv(&v, out);
	if (style->format == REPORT_CSV)
		tell_stages(scenarios, errors);
	arena_free(memory);
}
