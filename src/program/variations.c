/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "variations.h"

/* ---- axes ------------------------------------------------------------------- */

static bool is_axis(const octroi_program *p, const slot *s)
{
	if (s->kind == SLOT_CLOCK)
		return true;
	if (s->kind != SLOT_INPUT || s - p->slots == p->date)
		return false;
	type_kind k = s->type.kind;
	return k != TYPE_NUMBER && k != TYPE_MONEY && k != TYPE_TEXT;
}

bool program_axes(octroi_program *p)
{
	size_t count = 0;
	for (size_t i = 0; i < p->slot_count && !p->axes_known; i++) {
		bool axis = is_axis(p, &p->slots[i]);
		p->slots[i].axis = -1;
		if (axis && count == AXES_MAX)
			return false;
		if (axis) {
			p->axis_slots[count] = (int)i;
			p->slots[i].axis = (int)count++;
		}
	}
	if (!p->axes_known)
		p->axis_count = count;
	return p->axes_known = true;
}

/* ---- what is decided before any line is read ------------------------------------ */

int bare_input(const octroi_program *p, const expr *e)
{
	const meaning *m = e->kind == EXPR_NAME ? e->meaning : NULL;
	bool bare = m && !m->constant && m->slot >= 0 && !m->column && p->slots[m->slot].kind == SLOT_INPUT &&
	            !p->slots[m->slot].input->otherwise;
	return bare ? m->slot : -1;
}

bool decided_beforehand(const octroi_program *p, const bool *absent, const expr *e, bool *holds)
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
		return decided_beforehand(p, absent, e->operands[0], holds) && (*holds = !*holds, true);
	case OP_AND:
	case OP_OR: {
		/* Only what is asked first: on the way to the second notes could be made. */
		bool decides = e->op == OP_OR;
		if (!decided_beforehand(p, absent, e->operands[0], &a))
			return false;
		*holds = a;
		return a == decides || (decided_beforehand(p, absent, e->operands[1], &b) && (*holds = b, true));
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
	case OP_KNOWN: {
		int slot = bare_input(p, e->operands[0]);
		*holds = false;
		return absent && slot >= 0 && absent[slot];
	}
	default:
		return false;
	}
}

/* ---- what varies ------------------------------------------------------------- */

static variation both(variation a, variation b)
{
	return (variation){a.axes | b.axes, a.dated || b.dated, a.per_line || b.per_line};
}

variation expr_varies(const variations *v, const expr *e)
{
	variation all = {0};
	if (!e)
		return all;
	const meaning *m = e->meaning;
	if (e->kind == EXPR_NAME)
		return m && !m->constant && m->slot >= 0 ? v->of[m->slot] : all;
	for (size_t i = 0; i < e->count; i++)
		all = both(all, expr_varies(v, e->operands[i]));
	all.dated |= e->kind == EXPR_OPERATION && e->op == OP_IN_GROUP;
	all.per_line |= e->kind == EXPR_OPERATION && e->op == OP_SUM;
	return all;
}

variation unit_varies(const variations *v)
{
	variation all = {0};
	int slot = v->program->amount;
	const quantity *amount = slot >= 0 ? v->program->slots[slot].quantity : NULL;
	for (size_t i = 0; amount && i < amount->case_count; i++)
		all = both(all, expr_varies(v, amount->cases[i].when));
	return all;
}

/* A figure in a sentence is written in the line's functional unit, which the
 * conditions of the amount decide. */
variation sentence_varies(const variations *v, const sentence *s)
{
	variation all = {0};
	bool formulas = false;
	for (size_t i = 0; s && i < s->count; i++) {
		all = both(all, expr_varies(v, s->formulas[i]));
		formulas |= s->formulas[i] != NULL;
	}
	return formulas ? both(all, unit_varies(v)) : all;
}

static variation cases_vary(const variations *v, const quantity *q)
{
	variation all = {0};
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		bool holds = !arm->when, decided = !arm->when || decided_beforehand(v->program, v->absent, arm->when, &holds);
		if (decided && !holds)
			continue;
		if (!decided)
			all = both(all, expr_varies(v, arm->when));
		all = both(all, expr_varies(v, arm->formula));
		all = both(all, both(sentence_varies(v, arm->note), sentence_varies(v, arm->reason)));
		if (decided)
			break;
	}
	return all;
}

static variation quantity_varies(const variations *v, const slot *s)
{
	const quantity *q = s->quantity;
	variation all = cases_vary(v, q);
	for (size_t i = 0; i < q->lookup.where_count; i++)
		all = both(all, expr_varies(v, q->lookup.where[i].formula));
	for (size_t i = 0; i < q->lookup.else_count; i++)
		all = both(all, expr_varies(v, q->lookup.otherwise[i].formula));
	all = both(all, sentence_varies(v, q->lookup.note));
	all.per_line |= s->level != 0;
	all.dated |= q->is_collection;
	return all;
}

static variation slot_varies(const variations *v, const slot *s)
{
	variation own = {.axes = s->axis >= 0 ? UINT64_C(1) << s->axis : 0};
	size_t index = (size_t)(s - v->program->slots);
	switch (s->kind) {
	case SLOT_INPUT:
		own.dated = (int)index == v->program->date;
		own.per_line = s->axis < 0 && !own.dated && !(v->absent && v->absent[index]);
		return both(own, expr_varies(v, s->input->otherwise));
	case SLOT_CLOCK:
		return both(own, expr_varies(v, s->clock->otherwise));
	case SLOT_SERIES:
		return v->of[s->clock_slot];
	case SLOT_OPTION:
		return own;
	default:
		return quantity_varies(v, s);
	}
}

/* Slots are declared in any order: a few rounds until nothing changes. */
const variations *variations_new(const octroi_program *p, const bool *absent, arena *memory)
{
	variations *v = ARENA_NEW(memory, variations);
	variation *of = ARENA_ARRAY(memory, variation, p->slot_count);
	*v = (variations){p, absent, of};
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = 0; i < p->slot_count; i++) {
			variation before = of[i], now = both(before, slot_varies(v, &p->slots[i]));
			of[i] = now;
			changed |= now.axes != before.axes || now.dated != before.dated || now.per_line != before.per_line;
		}
	}
	return v;
}

/* ---- what is read ------------------------------------------------------------- */

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

bool program_rests_on(const octroi_program *p, const char *const *names, size_t count, const char *input, arena *scratch)
{
	bool *rests = ARENA_ARRAY(scratch, bool, p->slot_count + 1);
	int *next = ARENA_ARRAY(scratch, int, p->slot_count + 1), slot = slot_find(p, slice_of(input));
	size_t found = 0;
	if (slot >= 0) {
		next[found++] = slot;
		rests[slot] = true;
	}
	for (size_t at = 0; at < found; at++)
		for (size_t i = 0; i < p->slot_count; i++) {
			const struct slot *s = &p->slots[i];
			if (rests[i] || s->kind != SLOT_QUANTITY || !quantity_reads(s->quantity, next[at]))
				continue;
			rests[i] = true;
			next[found++] = (int)i;
		}
	for (size_t i = 0; i < count; i++) {
		slot = names[i] ? slot_find(p, slice_of(names[i])) : -1;
		if (slot >= 0 && rests[slot])
			return true;
	}
	return false;
}

const char *const *program_reads(const octroi_program *p, const char *name, arena *memory, size_t *count)
{
	const char **out = ARENA_ARRAY(memory, const char *, p->slot_count + 1);
	int slot = slot_find(p, slice_of(name));
	*count = 0;
	for (size_t i = 0; slot >= 0 && p->slots[slot].kind == SLOT_QUANTITY && i < p->slot_count; i++)
		if (quantity_reads(p->slots[slot].quantity, (int)i))
			out[(*count)++] = p->slots[i].name;
	return out;
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
