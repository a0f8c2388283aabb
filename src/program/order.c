/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which the slots of a scheme are checked: each after those that
 * it reads, so that what depends on an amount or on a clock is known when it is
 * asked for. And that there is such an order: no ring. */
#include "value.h"

typedef void formula_action(checker *c, const expr *e, slot *user);

/* What a slot's value is made of. */
static void each_formula(checker *c, slot *s, formula_action *act)
{
	const quantity *q = s->kind == SLOT_QUANTITY ? s->quantity : NULL;
	if (s->kind == SLOT_INPUT)
		act(c, s->input->otherwise, s);
	if (s->kind == SLOT_CLOCK)
		act(c, s->clock->otherwise, s);
	for (size_t i = 0; q && i < q->case_count; i++) {
		act(c, q->cases[i].when, s);
		act(c, q->cases[i].formula, s);
	}
	for (size_t i = 0; q && i < q->lookup.where_count; i++)
		act(c, q->lookup.where[i].formula, s);
	for (size_t i = 0; q && i < q->lookup.else_count; i++)
		act(c, q->lookup.otherwise[i].formula, s);
}

static void in_sentence(checker *c, const sentence *text, slot *s, formula_action *act)
{
	for (size_t i = 0; text && i < text->count; i++)
		act(c, text->formulas[i], s);
}

/* What it says while it is computed. */
static void each_sentence(checker *c, slot *s, formula_action *act)
{
	const quantity *q = s->kind == SLOT_QUANTITY ? s->quantity : NULL;
	for (size_t i = 0; q && i < q->case_count; i++) {
		in_sentence(c, q->cases[i].note, s, act);
		in_sentence(c, q->cases[i].reason, s, act);
	}
	if (q)
		in_sentence(c, q->lookup.note, s, act);
}

/* ---- clocks ------------------------------------------------------------------- */

static bool is_clock(const slot *s)
{
	return s->kind == SLOT_CLOCK || (s->kind == SLOT_INPUT && (s->type.kind == TYPE_DATE || s->type.kind == TYPE_YEAR));
}

/* A clock's bit is its slot's rank among the clocks; at() moves one of them. */
static uint64_t clock_bit(const octroi_program *p, int index)
{
	int rank = 0;
	for (int i = 0; i < index; i++)
		rank += is_clock(&p->slots[i]);
	return rank < 64 ? (uint64_t)1 << rank : 0;
}

int program_clock_slot(const octroi_program *p, int rank)
{
	for (size_t i = 0; i < p->slot_count; i++)
		if (is_clock(&p->slots[i]) && rank-- == 0)
			return (int)i;
	return -1;
}

int clock_find(const octroi_program *p, slice name)
{
	int index = slot_find(p, name);
	return index >= 0 && is_clock(&p->slots[index]) ? index : -1;
}

void clock_missing(checker *c, slice name, place where)
{
	const octroi_program *p = c->program;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->slot_count + 1);
	buffer text = {.memory = p->memory};
	size_t count = 0;
	for (size_t i = 0; i < p->slot_count; i++)
		if (is_clock(&p->slots[i])) {
			buffer_printf(&text, "%s%s", count ? ", " : "", p->slots[i].name);
			all[count++] = p->slots[i].name;
		}
	const char *near = text_nearest(name, all, count);
	error_at(c->d, where, "unknown-clock", "'%.*s' is not a date of this scheme", (int)name.length, name.at);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else if (count)
		error_remedy(c->d, "its dates are %s", text.at);
}

/* ---- checking, each after what it reads -------------------------------------------- */

static void check_in_order(checker *c, int index);

/* By name: formulas have no meaning yet. A word that is no name here does no harm. */
static void check_first(checker *c, const expr *e, slot *user)
{
	if (!e)
		return;
	if (e->kind == EXPR_NAME) {
		int index = slot_find(c->program, e->part_count > 1 ? place_text(e->where) : e->parts[0]);
		index = index < 0 ? slot_find(c->program, e->parts[0]) : index;
		if (index >= 0)
			check_in_order(c, index);
	}
	for (size_t i = 0; i < e->count; i++)
		check_first(c, e->operands[i], user);
}

static int slot_of(const expr *e)
{
	return e->kind == EXPR_NAME && e->meaning ? meaning_of(e)->slot : -1;
}

/* What is only asked of a figure, not computed from it. */
static bool is_asked(const expr *e)
{
	operation_rule rule = e->kind == EXPR_OPERATION ? operations[e->op].rule : RULE_SAME;
	return rule == RULE_COMPARE || rule == RULE_ORDER || rule == RULE_KNOWN;
}

/* Under a comparison the total of a group is no amount: what it decides holds
 * for each unit of the goods alike. */
static void take_from(checker *c, const expr *e, bool asked, slot *user)
{
	if (!e)
		return;
	if (slot_of(e) >= 0) {
		const slot *s = &c->program->slots[slot_of(e)];
		user->amount = user->amount || (asked ? s->line_amount : s->amount);
		user->line_amount = user->line_amount || s->line_amount;
		user->clocks |= s->clocks;
	}
	for (size_t i = 0; i < e->count; i++)
		take_from(c, e->operands[i], asked || is_asked(e), user);
}

/* What a slot takes over from those that it reads. */
static void take_over(checker *c, const expr *e, slot *user)
{
	take_from(c, e, false, user);
}

static void take_grouped(checker *c, const expr *e, slot *user)
{
	if (!e)
		return;
	user->grouped = user->grouped || (slot_of(e) >= 0 && c->program->slots[slot_of(e)].grouped);
	for (size_t i = 0; i < e->count; i++)
		take_grouped(c, e->operands[i], user);
}

/* A group has one value, whatever the clocks of the line that reads it: at()
 * moves none of them, and no single amount stands in it. */
static void take_level(slot *s)
{
	s->amount = s->grouped = true;
	s->line_amount = false;
	s->clocks = 0;
}

static void check_in_order(checker *c, int index)
{
	slot *s = &c->program->slots[index];
	if (s->visit != VISIT_NEW)
		return;
	s->visit = VISIT_OPEN;
	each_formula(c, s, check_first);
	check_slot(c, s);
	/* A clock is what at() moves, whatever it is computed from. */
	if (s->kind == SLOT_SERIES)
		s->clocks = s->clock_slot >= 0 ? clock_bit(c->program, s->clock_slot) : 0;
	else if (is_clock(s))
		s->clocks = clock_bit(c->program, index);
	else
		each_formula(c, s, take_over);
	each_formula(c, s, take_grouped);
	if (s->level)
		take_level(s);
	s->visit = VISIT_DONE;
}

/* ---- rings ---------------------------------------------------------------------------- */

static void walk(checker *c, int index, int user, place where);

static const char *ring_text(const checker *c, int from, int to)
{
	buffer out = {.memory = c->program->memory};
	const slot *slots = c->program->slots;
	int chain[64], n = 0;
	for (int i = to; i != from && n < 64; i = slots[i].user)
		chain[n++] = i;
	buffer_puts(&out, slots[from].name);
	while (n-- > 0)
		buffer_printf(&out, " -> %s", slots[chain[n]].name);
	buffer_printf(&out, " -> %s", slots[from].name);
	return out.at;
}

static void walk_formula(checker *c, const expr *e, slot *user)
{
	if (!e)
		return;
	if (slot_of(e) >= 0)
		walk(c, slot_of(e), (int)(user - c->program->slots), e->where);
	for (size_t i = 0; i < e->count; i++)
		walk_formula(c, e->operands[i], user);
}

static void walk(checker *c, int index, int user, place where)
{
	slot *s = &c->program->slots[index];
	if (s->visit == VISIT_OPEN && !s->ring) {
		error_at(c->d, where, "ring", "'%s' needs itself: %s", s->name, ring_text(c, index, user));
		error_remedy(c->d, "one of them must do without the others");
		s->ring = true;
	}
	if (s->visit != VISIT_NEW)
		return;
	s->visit = VISIT_OPEN;
	s->user = user;
	if (s->kind == SLOT_SERIES && s->clock_slot >= 0)
		walk(c, s->clock_slot, index, s->series->clock_where);
	each_formula(c, s, walk_formula);
	each_sentence(c, s, walk_formula);
	s->visit = VISIT_DONE;
}

void check_slots(checker *c)
{
	octroi_program *p = c->program;
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_SERIES)
			check_in_order(c, (int)i);
	for (size_t i = 0; i < p->slot_count; i++)
		check_in_order(c, (int)i);
	for (size_t i = 0; i < p->slot_count; i++)
		p->slots[i].visit = VISIT_NEW;
	for (size_t i = 0; i < p->slot_count; i++)
		walk(c, (int)i, -1, (place){0});
}
