/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each slot varies over. A superset does no harm but to speed. */
#include "value.h"

static variation both(variation a, variation b)
{
	return (variation){a.axes | b.axes, a.dated || b.dated, a.per_line || b.per_line};
}

bool decided_by_options(const octroi_program *p, const expr *e, bool *holds)
{
	bool a, b;
	const meaning *m = e->meaning;
	if (m && m->constant && e->kind == EXPR_NAME && m->type.kind == TYPE_FLAG) {
		*holds = m->value.number == 1;
		return true;
	}
	if (e->kind != EXPR_OPERATION)
		return false;
	switch (e->op) {
	case OP_NOT:
		return decided_by_options(p, e->operands[0], holds) && (*holds = !*holds, true);
	case OP_AND:
	case OP_OR: {
		bool left = decided_by_options(p, e->operands[0], &a), right = decided_by_options(p, e->operands[1], &b);
		bool decides = e->op == OP_OR;
		*holds = left && a == decides ? decides : right && b == decides ? decides : !decides;
		return (left && right) || (left && a == decides) || (right && b == decides);
	}
	case OP_EQUAL:
	case OP_NOT_EQUAL: {
		const meaning *l = meaning_of(e->operands[0]), *r = meaning_of(e->operands[1]);
		const meaning *name = r->constant ? l : r, *word = r->constant ? r : l;
		if (!word->constant || name->constant || name->slot < 0 || p->slots[name->slot].kind != SLOT_OPTION)
			return false;
		*holds = (p->slots[name->slot].chosen == word->value.code) == (e->op == OP_EQUAL);
		return true;
	}
	default:
		return false;
	}
}

variation expr_varies(const octroi_program *p, const expr *e)
{
	variation v = {0};
	if (!e)
		return v;
	const meaning *m = e->meaning;
	if (e->kind == EXPR_NAME)
		return m && !m->constant && m->slot >= 0 ? p->slots[m->slot].varies : v;
	for (size_t i = 0; i < e->count; i++)
		v = both(v, expr_varies(p, e->operands[i]));
	v.dated |= e->kind == EXPR_OPERATION && e->op == OP_IN_GROUP;
	v.per_line |= e->kind == EXPR_OPERATION && e->op == OP_SUM;
	return v;
}

variation unit_varies(const octroi_program *p)
{
	variation v = {0};
	const quantity *amount = p->amount >= 0 ? p->slots[p->amount].quantity : NULL;
	for (size_t i = 0; amount && i < amount->case_count; i++)
		v = both(v, expr_varies(p, amount->cases[i].when));
	return v;
}

/* A figure in a sentence is written in the line's functional unit, which the
 * conditions of the amount decide. */
variation sentence_varies(const octroi_program *p, const sentence *s)
{
	variation v = {0};
	bool formulas = false;
	for (size_t i = 0; s && i < s->count; i++) {
		v = both(v, expr_varies(p, s->formulas[i]));
		formulas |= s->formulas[i] != NULL;
	}
	return formulas ? both(v, unit_varies(p)) : v;
}

static variation cases_vary(const octroi_program *p, const quantity *q)
{
	variation v = {0};
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		bool holds = !arm->when, decided = !arm->when || decided_by_options(p, arm->when, &holds);
		if (decided && !holds)
			continue;
		v = both(v, both(expr_varies(p, arm->when), expr_varies(p, arm->formula)));
		v = both(v, both(sentence_varies(p, arm->note), sentence_varies(p, arm->reason)));
		if (decided)
			break;
	}
	return v;
}

static variation quantity_varies(const octroi_program *p, const slot *s)
{
	const quantity *q = s->quantity;
	variation v = cases_vary(p, q);
	for (size_t i = 0; i < q->lookup.where_count; i++)
		v = both(v, expr_varies(p, q->lookup.where[i].formula));
	for (size_t i = 0; i < q->lookup.else_count; i++)
		v = both(v, expr_varies(p, q->lookup.otherwise[i].formula));
	v = both(v, sentence_varies(p, q->lookup.note));
	v.per_line |= s->level != 0;
	return v;
}

static bool reads(const expr *e, int slot)
{
	bool does = e && e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot == slot;
	for (size_t i = 0; e && !does && i < e->count; i++)
		does = reads(e->operands[i], slot);
	return does;
}

static bool sentence_reads(const sentence *s, int slot)
{
	bool does = false;
	for (size_t i = 0; s && !does && i < s->count; i++)
		does = reads(s->formulas[i], slot);
	return does;
}

static bool quantity_reads(const quantity *q, int slot)
{
	bool does = sentence_reads(q->lookup.note, slot);
	for (size_t i = 0; i < q->case_count; i++)
		does = does || reads(q->cases[i].when, slot) || reads(q->cases[i].formula, slot) ||
		       sentence_reads(q->cases[i].note, slot) || sentence_reads(q->cases[i].reason, slot);
	for (size_t i = 0; i < q->lookup.where_count; i++)
		does = does || reads(q->lookup.where[i].formula, slot);
	for (size_t i = 0; i < q->lookup.else_count; i++)
		does = does || reads(q->lookup.otherwise[i].formula, slot);
	return does;
}

static bool group_reads(const line_group *g, int slot)
{
	bool does = false;
	for (size_t i = 0; i < g->by_count; i++)
		does = does || reads(g->by[i], slot);
	for (size_t i = 0; i < g->need_count; i++)
		does = does || reads(g->needs[i], slot);
	return does;
}

bool slot_is_read(const octroi_program *p, int slot)
{
	const document *doc = p->document;
	bool does = false;
	for (size_t i = 0; i < p->slot_count && !does; i++) {
		const struct slot *s = &p->slots[i];
		does = s->kind == SLOT_QUANTITY ? quantity_reads(s->quantity, slot)
		       : s->kind == SLOT_INPUT  ? reads(s->input->otherwise, slot)
		       : s->kind == SLOT_CLOCK  ? reads(s->clock->otherwise, slot)
		                                : false;
	}
	for (size_t i = 0; i < doc->gate_count; i++)
		does = does || reads(doc->gates[i].when, slot) || sentence_reads(doc->gates[i].reason, slot);
	for (size_t i = 0; i < doc->remark_count; i++)
		does = does || reads(doc->remarks[i].when, slot) || sentence_reads(doc->remarks[i].text, slot);
	for (size_t i = 0; i < doc->group_count; i++)
		does = does || group_reads(&doc->groups[i], slot);
	return does;
}

static bool is_axis(const octroi_program *p, const slot *s)
{
	if (s->kind == SLOT_CLOCK)
		return true;
	if (s->kind != SLOT_INPUT || s - p->slots == p->date)
		return false;
	type_kind k = s->type.kind;
	return k != TYPE_NUMBER && k != TYPE_MONEY && k != TYPE_TEXT;
}

static variation slot_varies(const octroi_program *p, const slot *s)
{
	variation own = {.axes = s->axis >= 0 ? UINT64_C(1) << s->axis : 0};
	switch (s->kind) {
	case SLOT_INPUT:
		own.dated = s - p->slots == p->date;
		own.per_line = s->axis < 0 && !own.dated;
		return both(own, expr_varies(p, s->input->otherwise));
	case SLOT_CLOCK:
		return both(own, expr_varies(p, s->clock->otherwise));
	case SLOT_SERIES:
		return p->slots[s->clock_slot].varies;
	case SLOT_OPTION:
		return own;
	default:
		return quantity_varies(p, s);
	}
}

/* Slots are declared in any order: a few rounds until nothing changes. */
bool program_axes(octroi_program *p)
{
	if (p->axes_known)
		return true;
	size_t count = 0;
	for (size_t i = 0; i < p->slot_count; i++) {
		bool axis = is_axis(p, &p->slots[i]);
		p->slots[i].axis = -1;
		if (axis && count == AXES_MAX)
			return false;
		if (axis) {
			p->axis_slots[count] = (int)i;
			p->slots[i].axis = (int)count++;
		}
	}
	p->axis_count = count;
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = 0; i < p->slot_count; i++) {
			variation before = p->slots[i].varies, v = both(before, slot_varies(p, &p->slots[i]));
			p->slots[i].varies = v;
			changed |= v.axes != before.axes || v.dated != before.dated || v.per_line != before.per_line;
		}
	}
	p->axes_known = true;
	return true;
}
