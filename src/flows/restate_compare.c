/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between an old line and the same line now, and why: where figures differ both days are explained, and
 * what they read is compared. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "restating.h"

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

/* ---- why ---------------------------------------------------------------------------------- */

/* Of a line that is computed with others what they add up to is not its own: without what makes it one of a group
 * no gate closes for its small amount. */
static void leave_groups(octroi_line *line, arena *memory, diagnostics *told)
{
	const document *doc = program_document(line_program(line));
	for (size_t g = 0; g < doc->group_count; g++)
		for (size_t i = 0; i < doc->groups[g].need_count; i++) {
			slice name = place_text(doc->groups[g].needs[i]->where);
			const char *input = arena_copy(memory, name.at, name.length);
			line_set(line, input, NULL, input, told);
		}
}

static const octroi_result *explained(const restating *r, const octroi_old_line *old, octroi_program *p, const char *good,
                                      arena *memory, diagnostics *told)
{
	const char *why;
	octroi_line *line = old_line_new(old, p, memory, &why);
	if (line && good)
		line_set(line, "good", good, "good", told);
	if (line && r->question->together)
		leave_groups(line, memory, told);
	return line && !diagnostics_errors(told) ? program_evaluate(line, true, memory, told) : NULL;
}

/* Of a coarse code the codes below it are explained, so many that a person would read. */
static const told_twice *line_told(restating *r, size_t i, arena *memory, size_t *count)
{
	const octroi_old_line *old = r->lines[i].line;
	octroi_program *was = r->then[i].by->program, *is = r->now[i].by->program;
	diagnostics *told = diagnostics_new();
	const char *why;
	octroi_line *line = old_line_new(old, is, memory, &why);
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
	return is_amount_due(r->figures[k]) || r->now[i].state == OCTROI_COMPUTED ||
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

void compare_line(restating *r, size_t i)
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
