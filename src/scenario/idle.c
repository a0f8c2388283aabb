/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that do nothing for these flows and years. They are no errors, for other flows or years may have some; but who
 * reads a difference of zero must see why. What all variants change is told when none of them has a use for it. */
#include <string.h>

#include "work.h"

static bool is_asked(const variant *v, const char *id)
{
	for (size_t i = 0; i < v->program_count; i++)
		if (strcmp(program_facts(v->programs[i])->id, id) == 0)
			return true;
	return false;
}

static bool is_read(const variant *v, const scenario_change *c)
{
	rulebook_change change = {c->id, c->change};
	if (model_reads(v->work, c->id))
		return true;
	for (size_t i = 0; i < v->program_count; i++)
		if (program_reads_change(v->programs[i], &change))
			return true;
	return false;
}

/* It is applied from its first day on anyway; another day, or some borders or goods only, would be a change. */
static bool is_law_anyway(const variant *v, const scenario_change *c, diagnostics *d)
{
	const document *doc = c->from == DAY_UNKNOWN && !c->at && !c->list ? rulebook_document(v->book, c->id, c->where, d) : NULL;
	return doc && doc->is_scheme && is_or_becomes_law(doc);
}

/* Why the change does nothing in the variant, whenever that is; NULL: it does something. */
static const char *idle_here(const variant *v, const scenario_change *c, diagnostics *d)
{
	arena *a = v->work->memory;
	switch (c->kind) {
	case CHANGE_ENACT:
		if (is_law_anyway(v, c, d))
			return arena_printf(a, "%s is law and charges anyway", c->id);
		return is_asked(v, c->id) ? NULL : arena_printf(a, "%s charges none of these flows", c->id);
	case CHANGE_OPTION:
		return is_asked(v, c->id) ? NULL : arena_printf(a, "%s charges none of these flows", c->id);
	case CHANGE_REPEAL:
		return is_asked(v, c->id) ? NULL : arena_printf(a, "%s charges none of these flows anyway", c->id);
	case CHANGE_RULES:
		return is_read(v, c) ? NULL : arena_printf(a, "nothing that is asked here reads %.*s", (int)c->address.length, c->address.at);
	default:
		return NULL;
	}
}

static const char *years_of(const scenario_work *w)
{
	return w->first == w->last ? arena_printf(w->memory, "%d", w->first) : arena_printf(w->memory, "%d to %d", w->first, w->last);
}

/* Rules may look back, as at prices of the quarter before: what ends in the year before may still count. */
static const char *idle_then(const scenario_work *w, const scenario_change *c)
{
	period asked = {step_days(STEP_YEAR, w->first - 1).first, step_days(STEP_YEAR, w->last).last}, when = {c->from, DAY_LAST};
	bool dated = c->kind == CHANGE_RULES ? change_days(c->change, &when) : c->from != DAY_UNKNOWN;
	if (!dated || period_overlaps(when, asked))
		return NULL;
	return arena_printf(w->memory, "it is for days %s %s, the years that are computed", when.first > asked.last ? "after" : "before", years_of(w));
}

/* Of the changes of all variants the number of one; NULL: one of them has a use for it. */
static const char *idle_in_all(const scenario_work *w, size_t number, diagnostics *d)
{
	const char *why = NULL;
	for (size_t i = 0; i < w->variant_count; i++) {
		why = idle_here(&w->variants[i], &w->variants[i].is->changes[number], d);
		if (!why)
			return NULL;
	}
	return why;
}

static void tell_change(const scenario_work *w, const variant *v, size_t number, diagnostics *d)
{
	const scenario_change *c = &v->is->changes[number];
	bool shared = number < w->doc->shared_count;
	const char *why = idle_then(w, c);
	why = why ? why : shared ? idle_in_all(w, number, d) : idle_here(v, c, d);
	if (why && (shared || c->kind == CHANGE_RULES))
		warning_at(d, c->where, "set-elsewhere", "this change does nothing: %s", why);
	else if (why)
		warning_at(d, c->where, "set-elsewhere", "variant '%s': this change does nothing: %s", v->is->of ? v->is->of : v->is->name, why);
}

void changes_idle(scenario_work *w, octroi_program *const *programs, size_t program_count, diagnostics *d)
{
	if (!program_count)
		return; /* nothing is charged at all, which is told by itself */
	for (size_t i = 0; i < w->variant_count; i++)
		for (size_t k = 0; k < w->variants[i].is->change_count; k++)
			if (w->variants[i].is->changes[k].kind != CHANGE_POINT)
				tell_change(w, &w->variants[i], k, d);
	settings_unread(w->variants[0].book, w->question.settings, (const octroi_program *const *)programs, program_count, d);
}
