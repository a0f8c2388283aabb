/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reached.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- formulas ------------------------------------------------------------------------ */

const expr *reached_formula(const quantity *q, const char *key)
{
	for (size_t i = 0; i < q->lookup.where_count; i++)
		if (strcmp(q->lookup.where[i].key, key) == 0)
			return q->lookup.where[i].formula;
	return NULL;
}

static expr *formula_of(const slot *s, const char *key)
{
	return (expr *)reached_formula(s->quantity, key);
}

static void wrong_type(checker *c, const expr *e, const char *wanted, const type *is)
{
	error_at(c->d, e->where, "wrong-type", "%s is asked for here, this is '%s'", wanted, type_text(c->program->memory, is));
}

/* The threshold holds on the day of the test, whatever line is asked about: it must be a dated figure. */
static void check_least(checker *c, expr *least, const type *sum)
{
	type is;
	if (!check_expr(c, least, sum, &is))
		return;
	const meaning *m = meaning_of(least);
	bool series = least->kind == EXPR_NAME && !m->column && m->slot >= 0 && c->program->slots[m->slot].kind == SLOT_SERIES;
	if (!series) {
		error_at(c->d, least->where, "wrong-type", "what must be reached is a series: it is read on the day of the test");
		error_remedy(c->d, "declare the threshold under series:, and name it here");
	} else if (!type_fits(sum, &is)) {
		error_at(c->d, least->where, "unit-mismatch", "'%s' is added up, and compared with '%s'", type_text(c->program->memory, sum),
		         type_text(c->program->memory, &is));
	}
}

void check_reached(checker *c, const slot *s)
{
	expr *sum = formula_of(s, REACHED_SUM), *where = formula_of(s, REACHED_WHERE), *on = formula_of(s, REACHED_ON);
	expr *least = formula_of(s, REACHED_LEAST);
	type is, added = {0};
	int level = c->level;
	c->level = 0;
	bool typed = sum && check_expr(c, sum, NULL, &added);
	if (typed && added.kind != TYPE_NUMBER)
		wrong_type(c, sum, "a number", &added);
	if (where && check_expr(c, where, NULL, &is) && is.kind != TYPE_FLAG)
		wrong_type(c, where, "a flag", &is);
	if (on && check_expr(c, on, NULL, &is) && is.kind != TYPE_DATE)
		wrong_type(c, on, "a date", &is);
	if (least && typed)
		check_least(c, least, &added);
	/* A window grows only when something enters it. */
	if (typed && added.kind == TYPE_NUMBER && !never_negative(c->program, sum)) {
		error_at(c->d, sum->where, "may-be-negative", "what is added up toward a threshold of a time must not be negative");
		error_remedy(c->d, "declare its inputs with least: 0 or above: 0, or write max(0, ...)");
	}
	c->level = level;
}

/* ---- days ------------------------------------------------------------------------------- */

static int32_t event_at(const reaching *r, day on)
{
	return r->months_before ? step_of(STEP_MONTH, on) : on;
}

/* The first day whose window holds what comes on `on`. */
static day first_test(const reaching *r, int32_t at)
{
	return r->months_before ? step_days(STEP_MONTH, at + 1).first : at - r->days_ahead + 1;
}

void reached_add(reached_events *all, const reaching *r, day on, double x, arena *memory)
{
	if (on == DAY_UNKNOWN || isnan(x)) {
		day earliest = on == DAY_UNKNOWN ? DAY_FIRST : first_test(r, event_at(r, on));
		all->earliest = all->unknown && all->earliest < earliest ? all->earliest : earliest;
		all->unknown = true;
		return;
	}
	int32_t at = event_at(r, on);
	size_t i = all->count;
	while (i && all->items[i - 1].at > at)
		i--;
	if (!i || all->items[i - 1].at != at) {
		*ARENA_PUSH(memory, all->items, all->count, all->capacity) = (reached_event){0};
		memmove(&all->items[i + 1], &all->items[i], (all->count - 1 - i) * sizeof *all->items);
		all->items[i] = (reached_event){.at = at};
		i++;
	}
	exact_add(&all->items[i - 1].sum, x);
}

/* What the window of a test day holds. */
static double within(const reached_events *all, const reaching *r, day test)
{
	int32_t first = r->months_before ? step_of(STEP_MONTH, test) - r->months_before : test;
	int32_t last = r->months_before ? step_of(STEP_MONTH, test) - 1 : test + r->days_ahead - 1;
	exact_sum sum = {0};
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].at >= first && all->items[i].at <= last)
			exact_merge(&sum, &all->items[i].sum);
	return exact_compared(&sum);
}

static bool is_before_all(const series *s, day on)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->values[i].when.first <= on)
			return false;
	return true;
}

typedef enum { BELOW, REACHED, NOT_KNOWN } compared;

/* Before its first value nothing must be reached; where there is none later, or one that nobody knows, whatever came
 * may have reached it. */
static compared compare(const reached_events *all, const reaching *r, const series *least, day as_of, day test)
{
	const series_value *v = series_value_used(least, test, as_of);
	if (v && !v->unknown)
		return within(all, r, test) >= v->number ? REACHED : BELOW;
	return !is_before_all(least, test) && within(all, r, test) > 0 ? NOT_KNOWN : BELOW;
}

/* A test day not before `from`: of months the first of one. */
static day test_from(const reaching *r, day from)
{
	period month = step_days(STEP_MONTH, step_of(STEP_MONTH, from));
	return !r->months_before || month.first == from ? from : month.last + 1;
}

static void try_day(const reached_events *all, const reaching *r, const series *least, day as_of, day test, day *best, day *open)
{
	if (test >= *best)
		return;
	compared is = compare(all, r, least, as_of, test);
	if (is == REACHED)
		*best = test;
	if (is == NOT_KNOWN && test < *open)
		*open = test;
}

/* What the window holds grows only when something enters it, and the threshold changes only where its series does. */
day reached_first(const reached_events *all, const reaching *r, const series *least, day as_of, day *open)
{
	day best = DAY_NEVER;
	*open = DAY_NEVER;
	for (size_t i = 0; i < all->count; i++)
		try_day(all, r, least, as_of, first_test(r, all->items[i].at), &best, open);
	for (size_t i = 0; i < least->count; i++) {
		period when = least->values[i].when;
		if (when.first != DAY_FIRST)
			try_day(all, r, least, as_of, test_from(r, when.first), &best, open);
		if (when.last != DAY_LAST)
			try_day(all, r, least, as_of, test_from(r, when.last + 1), &best, open);
	}
	*open = *open < best ? *open : DAY_NEVER;
	return best;
}
