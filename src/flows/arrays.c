/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from the caller's arrays. Figures are written as texts and read like the
 * cells of a file: the shortest decimal reads back as the same number, so that
 * arrays and files cannot differ. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "flows.h"

enum { ROWS = LINE_RUN_ROWS, BAD_NAMED = 20 };

typedef struct {
	octroi_program      *program;
	const octroi_arrays *arrays;
	arena               *memory, *scratch; /* scratch: of the rows at hand */
	diagnostics         *d;
	program_column      *columns;
	size_t               bad;
	names               *units;
} array_run;

/* ---- what is asked ------------------------------------------------------------ */

static const char *nearest_input(const array_run *r, const char *name)
{
	size_t count;
	const octroi_input *inputs = octroi_inputs(r->program, &count);
	const char **names = ARENA_ARRAY(r->memory, const char *, count);
	for (size_t i = 0; i < count; i++)
		names[i] = inputs[i].name;
	return text_nearest(slice_of(name), names, count);
}

static const octroi_input *input_of(const array_run *r, const char *name)
{
	size_t count;
	const octroi_input *inputs = octroi_inputs(r->program, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return &inputs[i];
	const char *near = nearest_input(r, name);
	error_at(r->d, (place){0}, "unknown-input", "'%s' is no input", name);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	return NULL;
}

static bool is_figure(const octroi_input *input)
{
	return input->type == OCTROI_INPUT_NUMBER || input->type == OCTROI_INPUT_MONEY;
}

/* Finds out what array i is. */
static void take_array(array_run *r, size_t i)
{
	const octroi_array *a = &r->arrays->arrays[i];
	const octroi_input *input = input_of(r, a->input);
	for (size_t k = 0; input && k < i; k++)
		if (strcmp(r->arrays->arrays[k].input, a->input) == 0)
			error_at(r->d, (place){0}, "repeated-column", "there are two arrays of '%s'", a->input);
	if (!input)
		return;
	if (!a->numbers == !a->texts)
		error_at(r->d, (place){0}, "bad-array", "'%s' needs numbers or texts, one of the two", a->input);
	else if (a->numbers && !is_figure(input))
		error_at(r->d, (place){0}, "bad-array", "'%s' is no number: it needs texts", a->input);
	const char *unit = a->unit ? flow_unit(r->memory, input, slice_of(a->unit)) : NULL;
	if (a->unit && !unit)
		error_at(r->d, (place){0}, "unit", "'%s' is no unit of '%s'%s%s", a->unit, a->input,
		         input->type == OCTROI_INPUT_MONEY ? ", which is money" : *input->unit ? ", which is in " : "",
		         input->type == OCTROI_INPUT_NUMBER ? input->unit : "");
	r->columns[i] = (program_column){.input = input->name, .column = i, .unit = unit, .currency = (size_t)-1,
	                                 .said_as = input->name};
}

static void check_figures(const array_run *r)
{
	size_t count;
	const char *const *known = standard_quantities(&count);
	for (size_t i = 0; i < r->arrays->figure_count; i++) {
		const octroi_figures *f = &r->arrays->figures[i];
		bool found = false;
		for (size_t k = 0; k < count; k++)
			found = found || strcmp(known[k], f->quantity) == 0;
		if (found)
			continue;
		const char *near = text_nearest(slice_of(f->quantity), known, count);
		error_at(r->d, (place){0}, "unknown-quantity", "'%s' is no quantity that schemes provide", f->quantity);
		if (near)
			error_remedy(r->d, "did you mean '%s'?", near);
	}
}

/* ---- what comes out ------------------------------------------------------------- */

static size_t quantity_of(const octroi_flow_lines *lines, const char *name)
{
	size_t k = 0;
	while (k < lines->quantity_count && strcmp(lines->quantities[k], name) != 0)
		k++;
	return k;
}

static void put_figures(const octroi_figures *f, const octroi_flow_lines *lines)
{
	size_t k = quantity_of(lines, f->quantity);
	for (size_t i = 0; i < lines->count && k < lines->quantity_count; i++) {
		const octroi_flow_line *l = &lines->lines[i];
		size_t at = l->number - 1;
		if (f->values)
			f->values[at] = l->values[k];
		if (f->low)
			f->low[at] = l->low[k];
		if (f->high)
			f->high[at] = l->high[k];
	}
}

static bool take_lines(const octroi_flow_lines *lines, void *context)
{
	array_run *r = context;
	const octroi_arrays *a = r->arrays;
	for (size_t i = 0; i < lines->count; i++) {
		const octroi_flow_line *l = &lines->lines[i];
		size_t at = l->number - 1;
		if (a->states)
			a->states[at] = (unsigned char)l->state;
		if (a->standings)
			a->standings[at] = (unsigned char)l->standing;
		if (a->reasons)
			a->reasons[at] = reason_kept(l->reason, r->memory);
		if (a->amount_units)
			a->amount_units[at] = names_text(r->units, names_add(r->units, slice_of(l->amount_unit)));
	}
	for (size_t i = 0; i < a->figure_count; i++)
		put_figures(&a->figures[i], lines);
	return true;
}

static void blank(double *x, size_t count)
{
	for (size_t i = 0; x && i < count; i++)
		x[i] = NAN;
}

/* ---- rows ------------------------------------------------------------------------- */

static slice cell_of(const array_run *r, const octroi_array *a, size_t line)
{
	char text[NUMBER_TEXT_SIZE];
	if (a->texts)
		return a->texts[line] ? slice_of(a->texts[line]) : (slice){0};
	if (isnan(a->numbers[line]))
		return (slice){0};
	if (isinf(a->numbers[line]))
		return slice_of(a->numbers[line] < 0 ? "-inf" : "inf"); /* which is refused */
	size_t length = number_write(a->numbers[line], text);
	return (slice){arena_copy(r->scratch, text, length), length};
}

static void tell_bad(array_run *r, const bad_cell *bad, size_t line)
{
	if (r->bad++ >= BAD_NAMED)
		return;
	error_at(r->d, (place){0}, bad->code, "line %zu, %s: %s", line, r->columns[bad->column].input, bad->message);
	if (bad->remedy)
		error_remedy(r->d, "%s", bad->remedy);
}

/* One pass over all lines; pass 0 only looks at them. */
static void pass_over(array_run *r, line_run *run, int pass)
{
	const octroi_arrays *a = r->arrays;
	const slice *rows[ROWS];
	size_t number[ROWS], bad_count;
	bad_cell bad[ROWS];
	for (size_t first = 0, count; first < a->count; first += count) {
		count = a->count - first < ROWS ? a->count - first : ROWS;
		arena_clear(r->scratch);
		slice *cells = ARENA_ARRAY(r->scratch, slice, count * a->array_count + 1);
		for (size_t i = 0; i < count; i++) {
			rows[i] = cells + i * a->array_count;
			number[i] = first + i + 1;
			for (size_t c = 0; c < a->array_count; c++)
				cells[i * a->array_count + c] = cell_of(r, &a->arrays[c], first + i);
		}
		line_run_rows(run, pass, rows, number, NULL, count, bad, &bad_count);
		for (size_t i = 0; pass == 0 && i < bad_count; i++)
			tell_bad(r, &bad[i], number[bad[i].row]);
	}
	if (pass)
		line_run_pass_ends(run, pass);
}

static void compute(array_run *r, line_run *run)
{
	const octroi_arrays *a = r->arrays;
	size_t before = diagnostics_errors(r->d);
	pass_over(r, run, 0);
	if (r->bad > BAD_NAMED)
		error_at(r->d, (place){0}, "bad-lines", "%zu lines are bad; the first %d are named", r->bad, BAD_NAMED);
	if (diagnostics_errors(r->d) > before)
		return;
	for (size_t i = 0; i < a->figure_count; i++) {
		blank(a->figures[i].values, a->count);
		blank(a->figures[i].low, a->count);
		blank(a->figures[i].high, a->count);
	}
	for (int pass = 1; pass <= line_run_passes(run) + 1; pass++)
		pass_over(r, run, pass);
}

bool arrays_run(octroi_program *p, const octroi_arrays *arrays, arena *memory, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	array_run r = {.program = p, .arrays = arrays, .memory = memory, .d = d, .units = names_new(memory)};
	r.columns = ARENA_ARRAY(memory, program_column, arrays->array_count + 1);
	for (size_t i = 0; i < arrays->array_count; i++)
		take_array(&r, i);
	check_figures(&r);
	if (diagnostics_errors(d) > before)
		return false;
	line_run_question question = {.columns = r.columns, .column_count = arrays->array_count, .each = take_lines, .context = &r};
	line_run *run = line_run_new(p, &question, flow_tally_new(0, memory), d);
	if (!run)
		return false;
	r.scratch = arena_new();
	compute(&r, run);
	arena_free(r.scratch);
	line_run_free(run);
	return diagnostics_errors(d) == before;
}
