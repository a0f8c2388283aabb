/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scenarios are, before they are computed. */
#include <string.h>

#include "cube.h"
#include "formats.h"

static const char *counted(const cube_view *v, size_t n, const char *one, const char *many)
{
	return arena_printf(v->memory, "%s %s", figure_plain(v->memory, (double)n), n == 1 ? one : many);
}

static void print_names(const cube_view *v, const octroi_cube *c, FILE *out)
{
	for (size_t i = 0; i < c->by_count; i++)
		fprintf(out, "%s%s", i ? ", " : "by        ", c->by[i]);
	if (c->by_count)
		fputc('\n', out);
	fprintf(out, "format    %s\n", c->format_title ? c->format_title : "its columns are inputs");
	fprintf(out, "values    %s\n", c->currency ? arena_printf(v->memory, "in %s", c->currency) : "none, or in several currencies");
}

static const char *schemes_text(const cube_view *v, const octroi_variant *x)
{
	buffer b = {.memory = v->memory};
	for (size_t i = 0; i < x->program_count; i++)
		buffer_printf(&b, "%s%s", i ? ", " : "", octroi_program_facts(x->programs[i])->id);
	return b.at ? b.at : "none";
}

static void print_variants(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out)
{
	grid *g = grid_new(v->memory);
	grid_column(g, "variant", false);
	grid_column(g, "changes", true);
	grid_column(g, "schemes that charge", false);
	for (size_t i = 0; i < c->variant_count; i++) {
		grid_cell(g, c->variants[i].name);
		grid_cell(g, figure_plain(v->memory, (double)c->variants[i].change_count));
		grid_cell(g, schemes_text(v, &c->variants[i]));
	}
	grid_print(g, cube_width(style), out);
}

/* Schemes of all variants, each once. */
static size_t scheme_count(const cube_view *v)
{
	names *known = names_new(v->memory);
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->variant_count; k++)
			for (size_t p = 0; p < v->is->cubes[i]->variants[k].program_count; p++)
				names_add(known, slice_of(octroi_program_facts(v->is->cubes[i]->variants[k].programs[p])->id));
	return names_count(known);
}

static void print_counts(const cube_view *v, size_t warnings, FILE *out)
{
	size_t changes = 0;
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->variant_count; k++)
			changes += v->is->cubes[i]->variants[k].change_count;
	fprintf(out, "%s, %s, %s, %s: no errors", counted(v, v->is->cube_count, "scenario", "scenarios"),
	        counted(v, v->is->variant_count, "variant", "variants"), counted(v, changes, "change", "changes"),
	        counted(v, scheme_count(v), "scheme", "schemes"));
	if (warnings)
		fprintf(out, ", %s", counted(v, warnings, "warning", "warnings"));
	fputc('\n', out);
}

static void check_table(const cube_view *v, size_t warnings, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < v->is->cube_count; i++) {
		const octroi_cube *c = v->is->cubes[i];
		heading(out, style, c->title);
		fputc('\n', out);
		cube_flows_text(v, c, style, out);
		print_names(v, c, out);
		fputc('\n', out);
		print_variants(v, c, style, out);
		fputc('\n', out);
	}
	print_counts(v, warnings, out);
}

void report_scenario_check(const report_scenarios *scenarios, size_t warnings, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	cube_view v;
	cube_view_make(&v, scenarios, memory);
	if (style->format == REPORT_JSON)
		cube_check_json(&v, warnings, out);
	else
		check_table(&v, warnings, style, out);
	arena_free(memory);
}
