/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals of a file of lines as CSV: one row for each scheme, year and what --by names. */
#include <math.h>
#include <string.h>

#include "formats.h"

/* Names of sums that any scheme has, in the order met. */
static const char *const *sum_names(arena *memory, const octroi_flow_result *r, size_t *count)
{
	const char **names = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < r->total_count; i++)
		for (size_t k = 0; k < r->totals[i].sum_count; k++) {
			bool seen = false;
			for (size_t n = 0; n < *count; n++)
				seen = seen || strcmp(names[n], r->totals[i].sums[k].name) == 0;
			if (!seen)
				*ARENA_PUSH(memory, names, *count, capacity) = r->totals[i].sums[k].name;
		}
	return names;
}

static void print_groups(const octroi_flow_result *r, FILE *out)
{
	fputs("scheme,group,keys,values,name,value,unit,standing,reason\n", out);
	for (size_t i = 0; i < r->group_count; i++) {
		const octroi_group_total *g = &r->groups[i];
		arena *memory = arena_new();
		buffer keys = {.memory = memory}, values = {.memory = memory};
		for (size_t k = 0; k < g->key_count; k++) {
			buffer_printf(&keys, "%s%s", k ? ";" : "", g->keys[k]);
			buffer_printf(&values, "%s%s", k ? ";" : "", g->by[k]);
		}
		for (size_t q = 0; q < g->quantity_count; q++) {
			csv_field(out, octroi_program_facts(g->program)->id, true);
			csv_field(out, g->group, false);
			csv_field(out, keys.at, false);
			csv_field(out, values.at, false);
			csv_field(out, g->quantities[q].name, false);
			if (g->quantities[q].text)
				csv_field(out, g->quantities[q].text, false);
			else
				csv_number(out, g->quantities[q].value);
			csv_field(out, g->quantities[q].unit, false);
			csv_field(out, octroi_standing_name(g->quantities[q].standing), false);
			csv_field(out, g->quantities[q].reason ? g->quantities[q].reason->text : "", false);
			fputc('\n', out);
		}
		arena_free(memory);
	}
}

static void print_total(const octroi_total *t, const report_flow_question *q, const char *const *names, size_t count, FILE *out)
{
	size_t lines = 0;
	csv_field(out, octroi_program_facts(t->program)->id, true);
	fputs(",base", out);
	fprintf(out, t->year ? ",%d" : ",", t->year);
	for (size_t k = 0; k < q->by_count; k++)
		csv_field(out, t->by[k], false);
	for (int s = 0; s < OCTROI_STATES; s++)
		lines += t->lines[s];
	fprintf(out, ",%zu", lines);
	for (int s = 0; s < OCTROI_STATES; s++)
		fprintf(out, ",%zu", t->lines[s]);
	csv_number(out, t->mass_t[OCTROI_COMPUTED]);
	csv_number(out, t->mass_t[OCTROI_NOT_COMPUTABLE]);
	fprintf(out, ",%zu,%zu", t->without_mass, t->coarse);
	csv_number(out, t->coarse_mass_t);
	for (size_t k = 0; k < count; k++) {
		const octroi_sum *s = total_unknown(t) ? NULL : sum_named(t, names[k]);
		csv_number(out, s ? s->value : NAN);
		csv_field(out, s ? s->unit : "", false);
		csv_number(out, s ? s->low : NAN);
		csv_number(out, s ? s->high : NAN);
	}
	fputc('\n', out);
}

void flow_csv(const octroi_flow_result *r, const report_flow_question *q, FILE *out)
{
	arena *memory = arena_new();
	size_t count;
	const char *const *names = sum_names(memory, r, &count);
	if (q->groups) {
		print_groups(r, out);
		arena_free(memory);
		return;
	}
	fputs("scheme,scenario,year", out);
	for (size_t k = 0; k < q->by_count; k++)
		csv_field(out, q->by[k], false);
	fputs(",lines", out);
	for (int s = 0; s < OCTROI_STATES; s++) {
		char *name = arena_copy(memory, octroi_state_name((octroi_state)s), strlen(octroi_state_name((octroi_state)s)));
		for (char *c = name; *c; c++)
			*c = *c == '-' ? '_' : *c;
		csv_field(out, name, false);
	}
	fputs(",mass_t,mass_left_out_t,without_mass,coarse,coarse_mass_t", out);
	for (size_t k = 0; k < count; k++)
		fprintf(out, ",%s,%s_unit,%s_low,%s_high", names[k], names[k], names[k], names[k]);
	fputc('\n', out);
	for (size_t i = 0; i < r->total_count; i++)
		print_total(&r->totals[i], q, names, count, out);
	arena_free(memory);
}
