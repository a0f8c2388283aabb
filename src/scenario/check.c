/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a scenario, without computing it. */
#include "work.h"

/* Columns in units that a scheme does not take, and what the model of intensities is told. */
static void check_program(variant *v, octroi_program *p, diagnostics *d)
{
	size_t count;
	if (!flow_table_columns(v->work->table, p, &count, v->work->memory, d))
		return;
	const scenario_change *listed = variant_listed(v, p);
	if (listed)
		flow_table_on_list(v->work->table, v->book, arena_copy(v->memory, listed->list->text.at, listed->list->text.length), listed->list->where, v->memory, d);
	intensities_new(v, p, d); /* which tells what is wrong with it */
}

const octroi_cube *scenario_check(scenario_work *w, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	if (!scenario_prepare(w, d))
		return NULL;
	for (size_t i = 0; i < w->variant_count; i++) {
		variant *v = &w->variants[i];
		for (size_t p = 0; p < v->program_count; p++)
			check_program(v, v->programs[p], d);
	}
	return diagnostics_errors(d) == before ? &w->cube : NULL;
}
