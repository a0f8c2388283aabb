/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of an old result asked again, as of one day each. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "restating.h"

const char *first_complaint(arena *memory, const diagnostics *d)
{
	if (!diagnostics_count(d))
		return "it cannot be asked again";
	const diagnostic *first = diagnostics_get(d, 0);
	return first->remedy ? arena_printf(memory, "%s; %s", first->message, first->remedy)
	                     : arena_copy(memory, first->message, strlen(first->message));
}

bool is_amount_due(const char *quantity)
{
	return strcmp(quantity, "net_charge") == 0;
}

static bool nothing_due(octroi_state state)
{
	return state != OCTROI_COMPUTED && state != OCTROI_NOT_COMPUTABLE;
}

/* ---- lines ---------------------------------------------------------------------------- */

static const octroi_input *input_named(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *inputs = octroi_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return &inputs[i];
	return NULL;
}

static const char *good_of(const octroi_old_line *old)
{
	for (size_t i = 0; i < old->input_count; i++)
		if (strcmp(old->inputs[i].input, "good") == 0)
			return old->inputs[i].value;
	return NULL;
}

/* A coarse code may not say what is counted; the first code below it that does is taken for all. */
static const char *amount_input(const octroi_old_line *old, octroi_line *line, arena *memory, diagnostics *d)
{
	const char *name = line_amount_input(line, memory, d);
	size_t leaves = 0;
	const char **codes = name ? NULL : line_leaves(line, memory, &leaves, d);
	for (size_t i = 0; i < leaves && i < LEAVES_ASKED && !name; i++)
		if (line_set(line, "good", codes[i], "good", d))
			name = line_amount_input(line, memory, d);
	if (leaves)
		line_set(line, "good", good_of(old), "good", d);
	return name;
}

/* The input that is the amount of a line, and its text. NULL: what was given is not told by the amount. */
static const char *amount_set(const octroi_old_line *old, octroi_line *line, arena *memory, const char **text, diagnostics *d)
{
	char figure[NUMBER_TEXT_SIZE];
	const char *name = isnan(old->amount) ? NULL : amount_input(old, line, memory, d);
	const char *unit = old->amount_unit ? old->amount_unit : "";
	const octroi_input *input = name ? input_named(line_program(line), name) : NULL;
	bool money = input && input->type == OCTROI_INPUT_MONEY;
	if (!input || (!money && *unit && strcmp(input->unit, unit) != 0))
		return NULL;
	number_write(old->amount, figure);
	*text = arena_printf(memory, "%s%s", figure, money ? unit : "");
	return name;
}

octroi_line *old_line_new(const octroi_old_line *old, octroi_program *p, arena *memory, const char **why)
{
	diagnostics *told = diagnostics_new();
	octroi_line *line = line_new(p, memory);
	const char *text;
	*why = NULL;
	for (size_t i = 0; i < old->input_count; i++)
		if (input_named(p, old->inputs[i].input))
			line_set(line, old->inputs[i].input, old->inputs[i].value, old->inputs[i].said_as, told);
	const char *amount = diagnostics_errors(told) ? NULL : amount_set(old, line, memory, &text, told);
	if (amount)
		line_set(line, amount, text, "amount", told);
	if (diagnostics_errors(told))
		*why = first_complaint(memory, told);
	diagnostics_free(told);
	return *why ? NULL : line;
}

/* Whether it can be asked at all. */
static void try_line(restating *r, size_t i, outcome *o)
{
	arena *scratch = arena_new();
	const char *why;
	if (!o->by->program)
		o->problem = o->by->problem;
	else if (!old_line_new(r->lines[i].line, o->by->program, scratch, &why))
		o->problem = arena_copy(r->memory, why, strlen(why));
	arena_free(scratch);
}

/* ---- computing -------------------------------------------------------------------------- */

static double value_of(const octroi_result *result, const char *name)
{
	for (size_t i = 0; i < result->quantity_count; i++)
		if (strcmp(result->quantities[i].name, name) == 0)
			return result->quantities[i].value;
	return NAN;
}

static void due_fill(const restating *r, outcome *o)
{
	for (size_t k = 0; k < r->figure_count; k++)
		if (is_amount_due(r->figures[k]) && isnan(o->values[k]) && nothing_due(o->state))
			o->values[k] = 0;
}

static void compute_alone(restating *r, size_t i, outcome *o)
{
	arena *scratch = arena_new();
	diagnostics *told = diagnostics_new();
	const char *why;
	octroi_line *line = old_line_new(r->lines[i].line, o->by->program, scratch, &why);
	const octroi_result *result = line ? program_evaluate(line, false, scratch, told) : NULL;
	if (result) {
		o->state = result->state;
		o->standing = result->standing;
		o->reason = reason_kept(result->reason, r->memory);
		for (size_t k = 0; k < r->figure_count; k++)
			o->values[k] = value_of(result, r->figures[k]);
		due_fill(r, o);
	} else {
		o->problem = first_complaint(r->memory, told);
	}
	diagnostics_free(told);
	arena_free(scratch);
}

/* Lines that are computed together. */
typedef struct {
	const compiled *by;
	size_t         *lines, count, capacity;
} batch;

/* Texts of one input for all lines of a batch. */
typedef struct {
	const char  *input;
	const char **texts;
} text_column;

typedef struct {
	text_column *items;
	size_t       count, capacity;
} text_columns;

static const char **column_of(arena *memory, text_columns *all, const char *input, size_t lines)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].input, input) == 0)
			return all->items[i].texts;
	text_column *made = ARENA_PUSH(memory, all->items, all->count, all->capacity);
	*made = (text_column){input, ARENA_ARRAY(memory, const char *, lines + 1)};
	return made->texts;
}

static text_columns columns_of(restating *r, const batch *b, arena *memory)
{
	text_columns all = {0};
	arena *scratch = arena_new();
	diagnostics *quiet = diagnostics_new();
	for (size_t n = 0; n < b->count; n++) {
		const octroi_old_line *old = r->lines[b->lines[n]].line;
		const char *text = NULL;
		for (size_t i = 0; i < old->input_count; i++)
			if (input_named(b->by->program, old->inputs[i].input))
				column_of(memory, &all, old->inputs[i].input, b->count)[n] = old->inputs[i].value;
		octroi_line *line = line_new(b->by->program, scratch);
		for (size_t i = 0; i < old->input_count; i++)
			if (input_named(b->by->program, old->inputs[i].input))
				line_set(line, old->inputs[i].input, old->inputs[i].value, old->inputs[i].said_as, quiet);
		const char *amount = amount_set(old, line, scratch, &text, quiet);
		if (amount)
			column_of(memory, &all, amount, b->count)[n] = arena_copy(memory, text, strlen(text));
		arena_clear(scratch);
	}
	diagnostics_free(quiet);
	arena_free(scratch);
	return all;
}

/* A file of lines: what its groups come to counts. */
static void compute_batch(restating *r, const batch *b, outcome *outcomes)
{
	arena *memory = arena_new();
	diagnostics *told = diagnostics_new();
	text_columns columns = columns_of(r, b, memory);
	octroi_array *arrays = ARENA_ARRAY(memory, octroi_array, columns.count + 1);
	octroi_figures *figures = ARENA_ARRAY(memory, octroi_figures, r->figure_count + 1);
	for (size_t i = 0; i < columns.count; i++)
		arrays[i] = (octroi_array){.input = columns.items[i].input, .texts = columns.items[i].texts};
	for (size_t k = 0; k < r->figure_count; k++)
		figures[k] = (octroi_figures){.quantity = r->figures[k], .values = ARENA_ARRAY(memory, double, b->count + 1)};
	octroi_arrays all = {.count = b->count, .arrays = arrays, .array_count = columns.count, .figures = figures,
	                     .figure_count = r->figure_count,
	                     .states = ARENA_ARRAY(memory, unsigned char, b->count + 1),
	                     .standings = ARENA_ARRAY(memory, unsigned char, b->count + 1),
	                     .reasons = ARENA_ARRAY(memory, const octroi_reason *, b->count + 1)};
	bool done = arrays_run(b->by->program, &all, memory, told);
	for (size_t n = 0; n < b->count; n++) {
		outcome *o = &outcomes[b->lines[n]];
		if (!done) {
			o->problem = first_complaint(r->memory, told);
			continue;
		}
		o->state = (octroi_state)all.states[n];
		o->standing = (octroi_standing)all.standings[n];
		o->reason = reason_kept(all.reasons[n], r->memory);
		for (size_t k = 0; k < r->figure_count; k++)
			o->values[k] = figures[k].values[n];
		due_fill(r, o);
	}
	diagnostics_free(told);
	arena_free(memory);
}

void compute_outcomes(restating *r, outcome *outcomes)
{
	arena *scratch = arena_new();
	batch *batches = NULL;
	size_t count = 0, capacity = 0, n = r->question->count;
	for (size_t i = 0; i < n; i++) {
		outcome *o = &outcomes[i];
		size_t k = 0;
		if (o->by)
			try_line(r, i, o);
		if (!o->by || o->problem)
			continue;
		while (k < count && batches[k].by != o->by)
			k++;
		if (k == count)
			ARENA_PUSH(scratch, batches, count, capacity)->by = o->by;
		*ARENA_PUSH(scratch, batches[k].lines, batches[k].count, batches[k].capacity) = i;
	}
	for (size_t k = 0; k < count; k++) {
		if (r->question->together)
			compute_batch(r, &batches[k], outcomes);
		for (size_t i = 0; !r->question->together && i < batches[k].count; i++)
			compute_alone(r, batches[k].lines[i], &outcomes[batches[k].lines[i]]);
	}
	arena_free(scratch);
}
