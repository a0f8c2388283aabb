/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An old result under the rules of today: each line is computed as of now and as
 * of the day of the result. Where figures differ both are explained, and what
 * they read is compared. What cannot be had again is told, never guessed. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/exact.h"
#include "../base/number.h"
#include "restate.h"

enum { FIGURES_MAX = 16, LEAVES_ASKED = 64 };

/* One scheme as of one day. */
typedef struct {
	const char     *scheme, *as_of; /* as_of NULL: what the settings say */
	octroi_program *program;        /* NULL: there is none, and why */
	const char     *problem;
} compiled;

/* What a line comes to. */
typedef struct {
	const compiled *by;       /* NULL: it was not asked */
	const char     *problem;  /* why there is no answer */
	octroi_state    state;
	octroi_standing standing;
	const octroi_reason *reason;
	double          values[FIGURES_MAX];
} outcome;

/* Lines that are computed together. */
typedef struct {
	const compiled *by;
	size_t         *lines, count, capacity;
} batch;

typedef struct {
	rulebook    *book;
	const octroi_restate_question *question;
	arena       *memory;
	diagnostics *d;
	size_t       figure_count;
	const char *const *figures;
	compiled   **schemes; /* each where it stays */
	size_t       scheme_count, scheme_capacity;
	outcome     *now, *then;
	octroi_restated_line *lines;
} restating;

/* ---- small things ----------------------------------------------------------------- */

static const char *complaint(arena *memory, const diagnostics *d)
{
	if (!diagnostics_count(d))
		return "it cannot be asked again";
	const diagnostic *first = diagnostics_get(d, 0);
	return first->remedy ? arena_printf(memory, "%s; %s", first->message, first->remedy)
	                     : arena_copy(memory, first->message, strlen(first->message));
}

static bool is_due(const char *quantity)
{
	return strcmp(quantity, "net_charge") == 0;
}

static bool nothing_due(octroi_state state)
{
	return state != OCTROI_COMPUTED && state != OCTROI_NOT_COMPUTABLE;
}

/* Formulas that come to the same in another order differ in the last bits, and spreadsheets keep 15 digits. */
static bool same_figure(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) && isnan(b);
	double larger = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
	return fabs(a - b) <= 1e-9 * larger;
}

static const char *figure_text(arena *memory, double x, const char *unit)
{
	char text[NUMBER_TEXT_SIZE];
	if (isnan(x))
		return "no figure";
	number_write(number_round_significant(x, 12, ROUND_HALF_EVEN), text);
	return arena_printf(memory, "%s%s%s", text, *unit ? " " : "", unit);
}

static const octroi_old_figure *old_figure(const octroi_old_line *old, const char *name)
{
	for (size_t i = 0; i < old->figure_count; i++)
		if (strcmp(old->figures[i].name, name) == 0)
			return &old->figures[i];
	return NULL;
}

/* ---- schemes ------------------------------------------------------------------------ */

static const char *nearest_scheme(restating *r, const char *id)
{
	size_t count, n = 0;
	const char *const *ids = rulebook_ids(r->book, NULL, &count);
	const char **schemes = ARENA_ARRAY(r->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (strcmp(rulebook_kind(r->book, ids[i]), "border-adjustment") == 0)
			schemes[n++] = ids[i];
	return text_nearest(slice_of(id), schemes, n);
}

static bool is_document(restating *r, const char *id)
{
	size_t count;
	const char *const *ids = rulebook_ids(r->book, NULL, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* A scheme of the result is found whatever its status: of what was enacted only its own day counts. */
static void only_own_day(restating *r, const char *scheme, octroi_settings *s)
{
	const char **own = ARENA_ARRAY(r->memory, const char *, s->enacted_count + 1);
	size_t count = 0, length = strlen(scheme);
	for (size_t i = 0; i < s->enacted_count; i++)
		if (strncmp(s->enacted[i], scheme, length) == 0 && s->enacted[i][length] == '@')
			own[count++] = s->enacted[i];
	s->enacted = own;
	s->enacted_count = count;
}

static void compile(restating *r, compiled *c)
{
	if (!is_document(r, c->scheme)) {
		const char *near = nearest_scheme(r, c->scheme);
		c->problem = arena_printf(r->memory, "the rulebook has no scheme '%s'%s%s%s", c->scheme, near ? "; did you mean '" : "",
		                          near ? near : "", near ? "'?" : "");
		return;
	}
	/* Of now, an error is one of the settings or of the rules, not of a line. */
	diagnostics *told = c->as_of ? diagnostics_new() : r->d;
	octroi_settings settings = *r->question->settings;
	octroi_program *const *programs;
	size_t count = 0;
	only_own_day(r, c->scheme, &settings);
	if (c->as_of)
		settings.as_of = c->as_of;
	if (schemes_find(r->book, NULL, c->scheme, &settings, NULL, 0, &programs, &count, told) && count)
		c->program = programs[0];
	else
		c->problem = complaint(r->memory, told);
	if (c->as_of)
		diagnostics_free(told);
}

static bool is_it(const compiled *c, const char *scheme, const char *as_of)
{
	return !strcmp(c->scheme, scheme) && (as_of && c->as_of ? !strcmp(c->as_of, as_of) : as_of == c->as_of);
}

static const compiled *scheme_as_of(restating *r, const char *scheme, const char *as_of)
{
	for (size_t i = r->scheme_count; i-- > 0;)
		if (is_it(r->schemes[i], scheme, as_of))
			return r->schemes[i];
	compiled *made = ARENA_NEW(r->memory, compiled);
	*made = (compiled){.scheme = scheme, .as_of = as_of};
	compile(r, made);
	*ARENA_PUSH(r->memory, r->schemes, r->scheme_count, r->scheme_capacity) = made;
	return made;
}

static const char *old_day(const restating *r, const octroi_old_line *old)
{
	return old->as_of ? old->as_of : r->question->was;
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

/* NULL with *why after an error. */
static octroi_line *line_make(const octroi_old_line *old, octroi_program *p, arena *memory, const char **why)
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
		*why = complaint(memory, told);
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
	else if (!line_make(r->lines[i].line, o->by->program, scratch, &why))
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
		if (is_due(r->figures[k]) && isnan(o->values[k]) && nothing_due(o->state))
			o->values[k] = 0;
}

static void compute_alone(restating *r, size_t i, outcome *o)
{
	arena *scratch = arena_new();
	diagnostics *told = diagnostics_new();
	const char *why;
	octroi_line *line = line_make(r->lines[i].line, o->by->program, scratch, &why);
	const octroi_result *result = line ? program_evaluate(line, false, scratch, told) : NULL;
	if (result) {
		o->state = result->state;
		o->standing = result->standing;
		o->reason = reason_kept(result->reason, r->memory);
		for (size_t k = 0; k < r->figure_count; k++)
			o->values[k] = value_of(result, r->figures[k]);
		due_fill(r, o);
	} else {
		o->problem = complaint(r->memory, told);
	}
	diagnostics_free(told);
	arena_free(scratch);
}

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
			o->problem = complaint(r->memory, told);
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

static void compute(restating *r, outcome *outcomes)
{
	arena *scratch = arena_new();
	batch *batches = NULL;
	size_t count = 0, capacity = 0, n = r->question->count;
	for (size_t i = 0; i < n; i++) {
		const outcome *o = &outcomes[i];
		size_t k = 0;
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

/* ---- why ---------------------------------------------------------------------------------- */

/* Of a line that is computed with others what they add up to is not its own: without what makes it one of a group
 * no gate closes for its small amount. */
static void leave_groups(octroi_line *line, diagnostics *told)
{
	const document *doc = program_document(line_program(line));
	for (size_t g = 0; g < doc->group_count; g++)
		for (size_t i = 0; i < doc->groups[g].need_count; i++) {
			slice name = place_text(doc->groups[g].needs[i]->where);
			char input[64];
			snprintf(input, sizeof input, "%.*s", (int)name.length, name.at);
			line_set(line, input, NULL, input, told);
		}
}

static const octroi_result *explained(const restating *r, const octroi_old_line *old, octroi_program *p, const char *good,
                                      arena *memory, diagnostics *told)
{
	const char *why;
	octroi_line *line = line_make(old, p, memory, &why);
	if (line && good)
		line_set(line, "good", good, "good", told);
	if (line && r->question->together)
		leave_groups(line, told);
	return line && !diagnostics_errors(told) ? program_evaluate(line, true, memory, told) : NULL;
}

/* Of a coarse code the codes below it are explained, so many that a person would read. */
static const told_twice *line_told(restating *r, size_t i, arena *memory, size_t *count)
{
	const octroi_old_line *old = r->lines[i].line;
	octroi_program *was = r->then[i].by->program, *is = r->now[i].by->program;
	diagnostics *told = diagnostics_new();
	const char *why;
	octroi_line *line = line_make(old, is, memory, &why);
	size_t leaves = 0;
	const char **codes = line ? line_leaves(line, memory, &leaves, told) : NULL;
	told_twice *all = ARENA_ARRAY(memory, told_twice, LEAVES_ASKED);
	*count = 0;
	for (size_t k = 0; k < (leaves ? leaves : 1) && k < LEAVES_ASKED; k++) {
		told_twice both = {explained(r, old, was, leaves ? codes[k] : NULL, memory, told),
		                   explained(r, old, is, leaves ? codes[k] : NULL, memory, told)};
		if (both.was && both.is)
			all[(*count)++] = both;
	}
	diagnostics_free(told);
	return all;
}

/* The old figure does not come out of the old day: what may be the cause, without choosing one. */
static const char *not_reproduced(restating *r, size_t i, const char *figure_then)
{
	const octroi_old_line *old = r->lines[i].line;
	const octroi_facts *facts = program_facts(r->then[i].by->program);
	const char *then = arena_printf(r->memory, "not reproduced: as of %s the rules of now give %s for what the result says",
	                                old_day(r, old), figure_then);
	if (old->rulebook && strcmp(old->rulebook, facts->rulebook) != 0)
		return arena_printf(r->memory, "%s; it was computed with other rules (%s, now %s)", then, old->rulebook, facts->rulebook);
	if (old->rulebook)
		return arena_printf(r->memory, "%s; the rules are the same: it rests on inputs or settings that the result does not hold, or "
		                    "was changed by hand", then);
	return arena_printf(r->memory, "%s; it rests on other rules, on inputs or settings that the result does not hold, or was "
	                    "changed by hand", then);
}

static const char *reason_words(arena *memory, const octroi_reason *reason)
{
	return arena_printf(memory, "%s%s%s%s", reason->text, reason->source ? " (" : "", reason->source ? reason->source : "",
	                    reason->source ? ")" : "");
}

static void give_reasons(restating *r, octroi_change *c, const char *const *parts, size_t count)
{
	buffer all = {.memory = r->memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&all, "%s%s", i ? "; " : "", parts[i]);
	c->reasons = parts;
	c->reason_count = count;
	c->why = all.at;
}

static void give_reason(restating *r, octroi_change *c, const char *text)
{
	const char **one = ARENA_NEW(r->memory, const char *);
	*one = text;
	give_reasons(r, c, one, 1);
}

/* Where a state has a reason, that says it; else what was read. */
static void explain_change(restating *r, size_t i, octroi_change *c)
{
	const octroi_reason *then = r->then[i].reason, *now = r->now[i].reason;
	const char **parts = ARENA_ARRAY(r->memory, const char *, c->cause_count + 3);
	size_t count = 0;
	for (size_t k = 0; k < c->cause_count && (!c->was_text || !strcmp(c->what, "standing")); k++)
		parts[count++] = cause_text(&c->causes[k], r->memory);
	if (!count && then && (!now || strcmp(then->text, now->text) != 0))
		parts[count++] = arena_printf(r->memory, "then: %s", reason_words(r->memory, then));
	if (now && (!count || (then && !c->cause_count)))
		parts[count++] = arena_printf(r->memory, "now: %s", reason_words(r->memory, now));
	if (!count)
		parts[count++] = "no single value that differs: octroi explain shows every step";
	give_reasons(r, c, parts, count);
}

/* ---- changes ---------------------------------------------------------------------------------- */

typedef struct {
	octroi_change *items;
	size_t         count, capacity;
} change_list;

static void text_change(restating *r, change_list *all, const char *what, const char *was, const char *is, const char *then)
{
	if (!was || strcmp(was, is) == 0)
		return;
	*ARENA_PUSH(r->memory, all->items, all->count, all->capacity) =
		(octroi_change){.what = what, .was = NAN, .is = NAN, .was_unit = "", .is_unit = "", .was_text = was,
	                        .is_text = is, .asked_then = then, .reproduced = then && !strcmp(then, was)};
}

static const char *standing_said(const outcome *o)
{
	return o->state == OCTROI_NOT_COMPUTABLE ? "" : octroi_standing_name(o->standing);
}

static const char *reason_said(const outcome *o)
{
	return o->reason ? o->reason->code : "";
}

/* A line that a gate closes has figures that nobody asked for: only what is due is compared then. */
static bool is_compared(const restating *r, size_t i, size_t k)
{
	return is_due(r->figures[k]) || r->now[i].state == OCTROI_COMPUTED ||
	       strcmp(r->lines[i].line->state, octroi_state_name(OCTROI_COMPUTED)) == 0;
}

static void figure_change(restating *r, change_list *all, size_t i, size_t k)
{
	const octroi_old_figure *old = old_figure(r->lines[i].line, r->figures[k]);
	const outcome *now = &r->now[i], *then = &r->then[i];
	if (!old || !is_compared(r, i, k) || same_figure(old->value, now->values[k]))
		return;
	bool asked = then->by && !then->problem;
	*ARENA_PUSH(r->memory, all->items, all->count, all->capacity) =
		(octroi_change){.what = r->figures[k], .was = old->value, .is = now->values[k], .was_unit = old->unit ? old->unit : "",
	                        .is_unit = old->unit ? old->unit : "", .asked_then = asked,
	                        .reproduced = asked && same_figure(old->value, then->values[k])};
}

static double then_value(const restating *r, size_t i, const char *what)
{
	for (size_t k = 0; k < r->figure_count; k++)
		if (strcmp(r->figures[k], what) == 0)
			return r->then[i].values[k];
	return NAN;
}

static const char *then_said(restating *r, size_t i, const octroi_change *c)
{
	const outcome *then = &r->then[i];
	if (!strcmp(c->what, "state"))
		return octroi_state_name(then->state);
	if (!strcmp(c->what, "standing"))
		return standing_said(then);
	if (!strcmp(c->what, "reason"))
		return reason_said(then);
	return figure_text(r->memory, then_value(r, i, c->what), c->was_unit);
}

/* Units are those of the line as it is now: a currency may have changed. */
static void units_fill(restating *r, size_t i, change_list *all, const told_twice *both, arena *scratch)
{
	diagnostics *told = diagnostics_new();
	const octroi_result *now = both ? both->is : explained(r, r->lines[i].line, r->now[i].by->program, NULL, scratch, told);
	for (size_t c = 0; now && c < all->count; c++)
		for (size_t k = 0; k < now->quantity_count; k++)
			if (!all->items[c].was_text && !strcmp(now->quantities[k].name, all->items[c].what))
				all->items[c].is_unit = arena_copy(r->memory, now->quantities[k].unit, strlen(now->quantities[k].unit));
	diagnostics_free(told);
}

static void whys_fill(restating *r, size_t i, change_list *all)
{
	arena *scratch = arena_new();
	const outcome *then = &r->then[i];
	size_t count = 0, told_count = 0;
	bool any = false;
	for (size_t c = 0; c < all->count; c++)
		any = any || all->items[c].reproduced;
	const told_twice *told = any ? line_told(r, i, scratch, &told_count) : NULL;
	units_fill(r, i, all, told_count ? told : NULL, scratch);
	const octroi_cause *causes = any ? causes_find(told, told_count, r->memory, &count) : NULL;
	for (size_t n = 0; n < all->count; n++) {
		octroi_change *c = &all->items[n];
		if (!then->by)
			give_reason(r, c, "unknown: the result does not say as of which day it was computed; give --was DATE");
		else if (then->problem)
			give_reason(r, c, arena_printf(r->memory, "unknown: as of %s it cannot be asked: %s", old_day(r, r->lines[i].line), then->problem));
		else if (!c->reproduced)
			give_reason(r, c, not_reproduced(r, i, then_said(r, i, c)));
		else {
			c->causes = causes;
			c->cause_count = count;
			if (!c->was_text)
				c->causes = causes_of(causes, count, told, told_count, c->what, r->memory, &c->cause_count);
			explain_change(r, i, c);
		}
	}
	arena_free(scratch);
}

/* Neither day says what the result says: something that it does not hold is missing. */
static const char *cannot_compare(restating *r, size_t i)
{
	const octroi_old_line *old = r->lines[i].line;
	const outcome *now = &r->now[i], *then = &r->then[i];
	if (now->problem)
		return now->problem;
	const octroi_reason *why = now->state == OCTROI_NOT_COMPUTABLE ? now->reason : NULL;
	bool was_computed = strcmp(old->state, octroi_state_name(OCTROI_COMPUTED)) == 0;
	bool was_same = old->reason_code && why && strcmp(old->reason_code, why->code) == 0;
	if (!why || was_same || (!was_computed && strcmp(why->code, "missing-input") != 0))
		return NULL;
	bool then_too = then->by && !then->problem && then->state == OCTROI_NOT_COMPUTABLE && then->reason &&
	                !strcmp(then->reason->text, why->text);
	bool lacks = !then->by && (why->lacks || why->option || !strcmp(why->code, "unknown-good"));
	if (!then_too && !lacks)
		return NULL;
	return arena_printf(r->memory, "%s: %s", r->question->path ? "neither result nor lines say enough" : "the result does not say enough",
	                    why->text);
}

static void compare_line(restating *r, size_t i)
{
	octroi_restated_line *out = &r->lines[i];
	const octroi_old_line *old = out->line;
	const outcome *now = &r->now[i], *then = &r->then[i];
	bool asked = then->by && !then->problem;
	change_list all = {0};
	out->program = now->by ? now->by->program : NULL;
	out->problem = old->problem ? old->problem : cannot_compare(r, i);
	if (out->problem)
		return;
	text_change(r, &all, "state", old->state, octroi_state_name(now->state), asked ? octroi_state_name(then->state) : NULL);
	bool moved = all.count > 0;
	for (size_t k = 0; k < r->figure_count; k++)
		figure_change(r, &all, i, k);
	if (!moved) {
		text_change(r, &all, "standing", old->standing, standing_said(now), asked ? standing_said(then) : NULL);
		text_change(r, &all, "reason", old->reason_code, reason_said(now), asked ? reason_said(then) : NULL);
	}
	if (all.count)
		whys_fill(r, i, &all);
	out->changes = all.items;
	out->change_count = all.count;
}

/* ---- the whole ------------------------------------------------------------------------------------ */

typedef struct {
	exact_sum was, is, only_was, only_is;
} sums;

typedef struct {
	octroi_restated_sum *items;
	sums  *exact;
	size_t count, capacity, exact_count, exact_capacity;
} sum_list;

static size_t sum_of(restating *r, sum_list *all, const char *currency)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].currency, currency) == 0)
			return i;
	ARENA_PUSH(r->memory, all->items, all->count, all->capacity)->currency = currency;
	*ARENA_PUSH(r->memory, all->exact, all->exact_count, all->exact_capacity) = (sums){0};
	return all->count - 1;
}

/* Each figure belongs to its own currency: one that the scheme no longer uses is only in the old sum. */
static void sum_add(restating *r, sum_list *all, size_t i)
{
	const octroi_old_figure *old = old_figure(r->lines[i].line, "net_charge");
	const char *now_in = program_facts(r->lines[i].program)->currency;
	const char *was_in = old && old->unit && *old->unit ? old->unit : now_in;
	double was = old ? old->value : NAN, is = NAN;
	for (size_t k = 0; k < r->figure_count; k++)
		if (is_due(r->figures[k]))
			is = r->now[i].values[k];
	bool together = !isnan(was) && !isnan(is) && strcmp(was_in, now_in) == 0;
	if (!isnan(was)) {
		size_t s = sum_of(r, all, was_in);
		exact_add(together ? &all->exact[s].was : &all->exact[s].only_was, was);
		all->items[s].lines += together;
		all->items[s].only_was_lines += !together;
	}
	if (!isnan(is)) {
		size_t s = sum_of(r, all, now_in);
		exact_add(together ? &all->exact[s].is : &all->exact[s].only_is, is);
		all->items[s].only_is_lines += !together;
	}
}

static void sums_fill(restating *r, octroi_restatement *out)
{
	sum_list all = {0};
	for (size_t i = 0; i < out->count; i++)
		if (!r->lines[i].problem)
			sum_add(r, &all, i);
	for (size_t s = 0; s < all.count; s++) {
		all.items[s].was = exact_value(&all.exact[s].was);
		all.items[s].is = exact_value(&all.exact[s].is);
		all.items[s].only_was = exact_value(&all.exact[s].only_was);
		all.items[s].only_is = exact_value(&all.exact[s].only_is);
	}
	out->sums = all.items;
	out->sum_count = all.count;
}

static bool same_text(const char *a, const char *b)
{
	return !a || !b ? a == b : strcmp(a, b) == 0;
}

static void schemes_fill(restating *r, octroi_restatement *out)
{
	octroi_restated_scheme *all = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < out->count; i++) {
		const octroi_restated_line *l = &r->lines[i];
		bool told = !l->program;
		for (size_t s = 0; s < out->scheme_count && !told; s++)
			told = all[s].program == l->program && same_text(all[s].was_as_of, old_day(r, l->line)) &&
			       same_text(all[s].was_rulebook, l->line->rulebook);
		if (!told)
			*ARENA_PUSH(r->memory, all, out->scheme_count, capacity) =
				(octroi_restated_scheme){l->program, old_day(r, l->line), l->line->rulebook};
	}
	out->schemes = all;
}

static const octroi_restatement *told(restating *r)
{
	octroi_restatement *out = ARENA_NEW(r->memory, octroi_restatement);
	*out = (octroi_restatement){.lines = r->lines, .count = r->question->count};
	for (size_t i = 0; i < out->count; i++) {
		bool lost = false;
		for (size_t c = 0; c < r->lines[i].change_count; c++)
			lost = lost || (r->lines[i].changes[c].asked_then && !r->lines[i].changes[c].reproduced);
		out->not_compared += r->lines[i].problem != NULL;
		out->changed += r->lines[i].change_count > 0;
		out->not_reproduced += lost;
	}
	sums_fill(r, out);
	schemes_fill(r, out);
	return out;
}

/* What is enacted, but no line of the result is of, changes nothing. */
static void enacted_unused(const restating *r)
{
	const octroi_settings *s = r->question->settings;
	for (size_t i = 0; i < s->enacted_count; i++) {
		slice rest = slice_of(s->enacted[i]), id;
		bool used = false;
		slice_split(&rest, '@', &id);
		for (size_t k = 0; k < r->question->count && !used; k++)
			used = r->question->lines[k].scheme && slice_is(id, r->question->lines[k].scheme);
		if (!used)
			warning_at(r->d, (place){0}, "unused-enact", "--enact '%.*s': no line of the result is of that scheme", (int)id.length, id.at);
	}
}

static bool settings_sound(restating *r)
{
	day on;
	const char *as_of = r->question->settings->as_of, *was = r->question->was;
	if (as_of && !day_read(slice_of(as_of), &on))
		error_at(r->d, (place){0}, "bad-date", "--as-of '%s': not a day of the calendar", as_of);
	if (was && !day_read(slice_of(was), &on))
		error_at(r->d, (place){0}, "bad-date", "--was '%s': not a day of the calendar", was);
	enacted_unused(r);
	return !diagnostics_errors(r->d);
}

static void find_schemes(restating *r)
{
	for (size_t i = 0; i < r->question->count; i++) {
		const octroi_old_line *old = &r->question->lines[i];
		r->lines[i].line = old;
		if (old->problem)
			continue;
		r->now[i].by = scheme_as_of(r, old->scheme, NULL);
		r->then[i].by = old_day(r, old) ? scheme_as_of(r, old->scheme, old_day(r, old)) : NULL;
	}
}

/* The lines as they were given may say more than the result. */
static bool complete_lines(restating *r)
{
	const octroi_restate_question *q = r->question;
	if (!q->path)
		return true;
	octroi_old_line *lines = ARENA_ARRAY(r->memory, octroi_old_line, q->count + 1);
	octroi_program **programs = ARENA_ARRAY(r->memory, octroi_program *, q->count + 1);
	flow_maps maps = {q->maps, q->map_count, q->map_file, NULL};
	for (size_t i = 0; i < q->count; i++) {
		lines[i] = q->lines[i];
		programs[i] = r->now[i].by ? r->now[i].by->program : NULL;
		r->lines[i].line = &lines[i];
	}
	return lines_complete(r->book, lines, programs, q->count, q->path, &maps, q->format, r->memory, r->d);
}

const octroi_restatement *restate_run(rulebook *book, const octroi_restate_question *question, arena *memory, diagnostics *d)
{
	restating r = {.book = book, .question = question, .memory = memory, .d = d};
	size_t n = question->count;
	r.figures = standard_quantities(&r.figure_count);
	if (!settings_sound(&r))
		return NULL;
	r.now = ARENA_ARRAY(memory, outcome, n + 1);
	r.then = ARENA_ARRAY(memory, outcome, n + 1);
	r.lines = ARENA_ARRAY(memory, octroi_restated_line, n + 1);
	find_schemes(&r);
	if (diagnostics_errors(d) || !complete_lines(&r))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (r.now[i].by)
			try_line(&r, i, &r.now[i]);
		if (r.then[i].by)
			try_line(&r, i, &r.then[i]);
	}
	compute(&r, r.now);
	compute(&r, r.then);
	for (size_t i = 0; i < n; i++)
		compare_line(&r, i);
	return told(&r);
}
