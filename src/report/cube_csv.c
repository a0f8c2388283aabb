/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios as CSV: a row for each variant, scheme and year, then for each cell. */
#include <math.h>
#include <string.h>

#include "cube.h"
#include "formats.h"

/* "out_of_scope", as a part of names of columns. */
static const char *state_word(arena *memory, int state)
{
	const char *name = octroi_state_name((octroi_state)state);
	char *word = arena_copy(memory, name, strlen(name));
	for (char *c = word; *c; c++)
		*c = *c == '-' ? '_' : *c;
	return word;
}

static void print_header(const cube_view *v, const char *const *names, size_t count, FILE *out)
{
	fputs("variant,scheme,year,level", out);
	for (size_t k = 0; k < v->by_count; k++)
		csv_field(out, v->by[k], false);
	fputs(",lines", out);
	for (int s = 0; s < OCTROI_STATES; s++)
		csv_field(out, state_word(v->memory, s), false);
	for (int s = 0; s < OCTROI_STATES; s++)
		csv_field(out, arena_printf(v->memory, "%s_mass_t", state_word(v->memory, s)), false);
	fputs(",without_mass,coarse,value,value_unit,without_value,charged_value,charged_value_unit,per_cent_of_value", out);
	fputs(",exports_lines,exports_without_value,exports_value,exports_charged_value,per_cent_of_exports", out);
	for (size_t k = 0; k < count; k++)
		fprintf(out, ",%s,%s_unit,%s_low,%s_high", names[k], names[k], names[k], names[k]);
	if (v->is->compare)
		fputs(",difference,difference_per_cent", out);
	fputc('\n', out);
}

/* In the currency of the charge. */
static void print_charged_value(const octroi_cube_cell *c, FILE *out)
{
	fprintf(out, ",%zu", c->without_value);
	csv_number(out, c->charged_value);
	csv_field(out, isnan(c->charged_value) ? "" : cube_money(c), false);
	csv_number(out, cube_per_value(c));
}

/* Empty where `by` tells no origins apart. */
static void print_exports(const octroi_cube_cell *c, FILE *out)
{
	const octroi_exports *x = &c->exports;
	csv_number(out, x->lines ? (double)x->lines : NAN);
	csv_number(out, x->lines ? (double)x->without_value : NAN);
	csv_number(out, x->value);
	csv_number(out, x->charged_value);
	csv_number(out, cube_per_exports(c));
}

static void print_cell(const cube_view *v, size_t variant, const octroi_cube_cell *c, const char *const *names, size_t count, FILE *out)
{
	const octroi_cube *cube = v->is->variants[variant].cube;
	size_t lines = 0;
	double per_cent, more = v->is->compare ? cube_difference(v, variant, c, &per_cent) : NAN;
	csv_field(out, v->is->variants[variant].name, true);
	csv_field(out, cube_scheme(c), false);
	fprintf(out, ",%d,%s", c->year, c->by ? "cell" : "total");
	for (size_t k = 0; k < v->by_count; k++)
		csv_field(out, c->by ? c->by[k] : NULL, false);
	for (int s = 0; s < OCTROI_STATES; s++)
		lines += c->lines[s];
	fprintf(out, ",%zu", lines);
	for (int s = 0; s < OCTROI_STATES; s++)
		fprintf(out, ",%zu", c->lines[s]);
	for (int s = 0; s < OCTROI_STATES; s++)
		csv_number(out, c->mass_t[s]);
	fprintf(out, ",%zu,%zu", c->without_mass, c->coarse);
	csv_number(out, cube->currency ? c->value[OCTROI_COMPUTED] : NAN);
	csv_field(out, cube->currency, false);
	print_charged_value(c, out);
	print_exports(c, out);
	for (size_t k = 0; k < count; k++) {
		const octroi_sum *s = cube_sum(c, names[k]);
		csv_number(out, s ? s->value : NAN);
		csv_field(out, s ? s->unit : "", false);
		csv_number(out, s ? s->low : NAN);
		csv_number(out, s ? s->high : NAN);
	}
	if (v->is->compare) {
		csv_number(out, more);
		csv_number(out, per_cent);
	}
	fputc('\n', out);
}

void cube_csv(const cube_view *v, FILE *out)
{
	size_t count;
	const char *const *names = cube_sum_names(v, &count);
	print_header(v, names, count, out);
	for (size_t i = 0; i < v->is->cube_count; i++) {
		const octroi_cube *c = v->is->cubes[i];
		for (size_t k = 0; k < c->total_count; k++)
			print_cell(v, cube_variant(v, c, &c->totals[k]), &c->totals[k], names, count, out);
		for (size_t k = 0; k < c->cell_count; k++)
			print_cell(v, cube_variant(v, c, &c->cells[k]), &c->cells[k], names, count, out);
	}
}
