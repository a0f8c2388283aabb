/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a rule test that are given together: all that there is of a group, an
 * importer's year say. They go the way that lines of a file go. */
#include <math.h>
#include <string.h>

#include "rule_test.h"
#include "value.h"

typedef struct {
	arena          *memory;
	octroi_program *program;
	size_t          count;
	octroi_result **results;
	names          *inputs; /* columns: every input that a line names */
	slice          *cells;  /* lines x columns */
} test_lines;

/* As far as the results of files go: no notes, no duties, only quantities that schemes provide. */
static octroi_result *result_of(test_lines *t, const octroi_flow_lines *lines, const octroi_flow_line *l)
{
	octroi_result *r = ARENA_NEW(t->memory, octroi_result);
	octroi_quantity *all = ARENA_ARRAY(t->memory, octroi_quantity, lines->quantity_count + 1);
	for (size_t i = 0; i < lines->quantity_count; i++)
		all[i] = (octroi_quantity){.name = lines->quantities[i], .value = l->values[i],
		                           .reason = isnan(l->values[i]) ? reason_kept(l->reason, t->memory) : NULL};
	*r = (octroi_result){.program = t->program, .state = l->state, .standing = l->standing,
	                     .reason = reason_kept(l->reason, t->memory), .quantities = all,
	                     .quantity_count = lines->quantity_count,
	                     .amount_unit = arena_copy(t->memory, l->amount_unit, strlen(l->amount_unit))};
	return r;
}

static bool take(const octroi_flow_lines *lines, void *context)
{
	test_lines *t = context;
	for (size_t i = 0; i < lines->count; i++)
		t->results[lines->lines[i].number - 1] = result_of(t, lines, &lines->lines[i]);
	return true;
}

static void cells_fill(test_lines *t, const yaml_node *lines)
{
	for (size_t i = 0; i < t->count; i++)
		for (size_t k = 0; k < lines->items[i]->count; k++)
			names_add(t->inputs, lines->items[i]->pairs[k].key->text);
	size_t columns = names_count(t->inputs);
	t->cells = ARENA_ARRAY(t->memory, slice, t->count * columns + 1);
	for (size_t i = 0; i < t->count; i++)
		for (size_t k = 0; k < lines->items[i]->count; k++)
			t->cells[i * columns + names_add(t->inputs, lines->items[i]->pairs[k].key->text) - 1] =
				lines->items[i]->pairs[k].value->text;
}

static bool columns_fill(test_lines *t, program_column *columns, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (uint32_t i = 0; i < names_count(t->inputs); i++) {
		const char *name = names_text(t->inputs, i + 1);
		columns[i] = (program_column){name, i, NULL, (size_t)-1, name, 1};
		bool known = false;
		for (size_t k = 0; k < t->program->input_count; k++)
			known = known || strcmp(t->program->inputs[k].name, name) == 0;
		if (!known)
			error_at(d, (place){0}, "unknown-input", "there is no input '%s'", name);
	}
	return diagnostics_errors(d) == before;
}

static void run_passes(test_lines *t, line_run *run, diagnostics *d)
{
	const slice *rows[LINE_RUN_ROWS];
	size_t number[LINE_RUN_ROWS], bad_count;
	bad_cell bad[LINE_RUN_ROWS];
	for (size_t i = 0; i < t->count; i++) {
		rows[i] = t->cells + i * names_count(t->inputs);
		number[i] = i + 1;
	}
	for (int pass = 0; pass <= line_run_passes(run) + 1; pass++) {
		line_run_rows(run, pass, rows, number, NULL, t->count, bad, &bad_count);
		for (size_t i = 0; pass == 0 && i < bad_count; i++)
			error_at(d, (place){0}, bad[i].code, "line %zu: %s", number[bad[i].row], bad[i].message);
		if (diagnostics_errors(d))
			return;
		if (pass)
			line_run_pass_ends(run, pass);
	}
}

octroi_result *const *rule_test_lines(octroi_program *p, const yaml_node *lines, arena *memory, diagnostics *d)
{
	test_lines t = {.memory = memory, .program = p, .count = lines->count, .inputs = names_new(memory),
	                .results = ARENA_ARRAY(memory, octroi_result *, lines->count)};
	cells_fill(&t, lines);
	program_column *columns = ARENA_ARRAY(memory, program_column, names_count(t.inputs) + 1);
	if (!columns_fill(&t, columns, d))
		return NULL;
	line_run_question question = {.columns = columns, .column_count = names_count(t.inputs), .each = take, .context = &t};
	line_run *run = line_run_new(p, &question, flow_tally_new(0, memory), d);
	if (!run)
		return NULL;
	run_passes(&t, run, d);
	line_run_free(run);
	return diagnostics_errors(d) ? NULL : t.results;
}
