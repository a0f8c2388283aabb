/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the charge on two lines that agree in all but how much there is is the charge on both together. It is where
 * every figure is free of the amount, or so many times one amount: then maxima, minima and comparisons between such
 * figures come out alike for any amount above zero. */
#include <string.h>

#include "variations.h"

typedef enum { UNSEEN, ZERO, FREE, TIMES, OTHER } growth_kind;

/* How a figure grows with the amounts of a line: not; in proportion to the one that `atom` names; in another way. Zero
 * is a figure per unit as well as an amount. */
typedef struct {
	growth_kind kind;
	int         atom; /* TIMES: slot of an input or of the amount; else -1 */
} growth;

typedef struct {
	const octroi_program *program;
	const bool *absent; /* by slot */
	growth     *of;     /* by slot */
} additive;

static const growth growth_zero = {ZERO, -1}, growth_free = {FREE, -1}, growth_other = {OTHER, -1};

static growth expr_growth(additive *x, const expr *e);

/* Of figures that are added, or of which one is chosen. */
static growth alike(growth a, growth b)
{
	if (a.kind == ZERO || b.kind == ZERO)
		return a.kind == ZERO ? b : a;
	return a.kind == b.kind && a.atom == b.atom ? a : growth_other;
}

static growth alike_exprs(additive *x, const expr *const *all, size_t count)
{
	growth sum = growth_zero;
	for (size_t i = 0; i < count; i++)
		sum = alike(sum, expr_growth(x, all[i]));
	return sum;
}

static bool is_free(growth g)
{
	return g.kind == FREE || g.kind == ZERO;
}

static growth compared(growth g)
{
	return g.kind == OTHER ? growth_other : growth_free;
}

static growth product(growth a, growth b)
{
	if (a.kind == OTHER || b.kind == OTHER || (a.kind == TIMES && b.kind == TIMES))
		return growth_other;
	if (a.kind == ZERO || b.kind == ZERO)
		return growth_zero;
	return a.kind == TIMES ? a : b;
}

static growth quotient(growth a, growth b)
{
	if (a.kind == OTHER || b.kind == OTHER || (b.kind == TIMES && a.kind == FREE))
		return growth_other;
	if (a.kind == ZERO || b.kind != TIMES)
		return a;
	return alike(a, b).kind == OTHER ? growth_other : growth_free;
}

static growth operation_growth(additive *x, const expr *e)
{
	const expr *const *operands = (const expr *const *)e->operands;
	switch (e->op) {
	case OP_NEGATE:
	case OP_ABS:
	case OP_ADD:
	case OP_SUBTRACT:
	case OP_MIN:
	case OP_MAX:
	case OP_CLAMP:
	case OP_FIRST:
		return alike_exprs(x, operands, e->count);
	case OP_EQUAL:
	case OP_NOT_EQUAL:
	case OP_LESS:
	case OP_LESS_EQUAL:
	case OP_GREATER:
	case OP_GREATER_EQUAL:
		return compared(alike_exprs(x, operands, e->count));
	case OP_MULTIPLY:
		return product(expr_growth(x, operands[0]), expr_growth(x, operands[1]));
	case OP_DIVIDE:
		return quotient(expr_growth(x, operands[0]), expr_growth(x, operands[1]));
	case OP_IF:
		return is_free(expr_growth(x, operands[0])) ? alike_exprs(x, operands + 1, 2) : growth_other;
	case OP_KNOWN:
	case OP_FOUND:
		return growth_free;
	case OP_AT:
		return expr_growth(x, operands[0]);
	case OP_CONVERT:
		return expr_growth(x, operands[0]);
	case OP_SUM:
		return growth_other; /* over lines */
	default: { /* of what is rounded, compounded or compared with groups nothing may grow */
		growth all = e->count && expr_growth(x, operands[0]).kind == ZERO ? growth_zero : growth_free;
		for (size_t i = 0; i < e->count; i++)
			all = is_free(expr_growth(x, operands[i])) ? all : growth_other;
		return all;
	}
	}
}

static growth cases_growth(additive *x, const quantity *q)
{
	growth sum = growth_zero;
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		bool holds = !arm->when, decided = !arm->when || decided_beforehand(x->program, x->absent, arm->when, &holds);
		if (decided && !holds)
			continue;
		if (!decided && !is_free(expr_growth(x, arm->when)))
			return growth_other;
		if (arm->formula)
			sum = alike(sum, expr_growth(x, arm->formula));
		if (decided)
			break;
	}
	return sum;
}

static bool all_free(additive *x, const binding *all, size_t count)
{
	bool is = true;
	for (size_t i = 0; i < count && is; i++)
		is = !all[i].formula || is_free(expr_growth(x, all[i].formula));
	return is;
}

/* What a group comes to is unknown where no line says to which it belongs. */
static bool group_is_absent(const additive *x, const slot *s)
{
	const line_group *g = &x->program->document->groups[s->level - 1];
	for (size_t i = 0; i < g->need_count; i++) {
		int slot = bare_input(x->program, g->needs[i]);
		if (slot >= 0 && x->absent[slot])
			return true;
	}
	return false;
}

static growth quantity_growth(additive *x, const slot *s)
{
	const quantity *q = s->quantity;
	if (s->level)
		return group_is_absent(x, s) ? growth_free : growth_other;
	if (q->is_reached)
		return growth_other;
	if (q->is_lookup || q->is_collection)
		return all_free(x, q->lookup.where, q->lookup.where_count) && all_free(x, q->lookup.otherwise, q->lookup.else_count) ? growth_free
		                                                                                                                     : growth_other;
	return cases_growth(x, q);
}

/* The amount may be counted in different inputs by case; all that multiplies it grows alike. */
static growth amount_growth(additive *x, const slot *s)
{
	const quantity *q = s->quantity;
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		if ((arm->when && !is_free(expr_growth(x, arm->when))) || (arm->formula && expr_growth(x, arm->formula).kind != TIMES))
			return growth_other;
	}
	return (growth){TIMES, x->program->amount};
}

static growth slot_growth(additive *x, int index)
{
	const slot *s = &x->program->slots[index];
	if (x->of[index].kind != UNSEEN)
		return x->of[index];
	growth g = growth_free;
	if (index == x->program->amount)
		g = amount_growth(x, s);
	else if (s->kind == SLOT_QUANTITY)
		g = quantity_growth(x, s);
	else if (s->kind == SLOT_INPUT && x->absent[index] && s->input->otherwise && is_zero(s->input->otherwise))
		g = growth_zero;
	else if (s->kind == SLOT_INPUT && s->input->amount)
		g = (growth){TIMES, index};
	x->of[index] = g;
	return g;
}

static growth expr_growth(additive *x, const expr *e)
{
	const meaning *m = e->meaning;
	if (e->kind == EXPR_OPERATION)
		return operation_growth(x, e);
	if (is_zero(e))
		return growth_zero;
	return e->kind == EXPR_NAME && m && !m->constant && m->slot >= 0 ? slot_growth(x, m->slot) : growth_free;
}

static bool is_named(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

bool program_adds_up(const octroi_program *p, const char *const *given, size_t count, arena *scratch)
{
	bool *absent = ARENA_ARRAY(scratch, bool, p->slot_count + 1);
	additive x = {p, absent, ARENA_ARRAY(scratch, growth, p->slot_count + 1)};
	const document *doc = p->document;
	for (size_t i = 0; i < p->slot_count; i++)
		absent[i] = p->slots[i].kind == SLOT_INPUT && !is_named(p->slots[i].name, given, count);
	for (size_t i = 0; i < doc->gate_count; i++)
		if (!is_free(expr_growth(&x, doc->gates[i].when)))
			return false;
	for (size_t i = 0; i < p->slot_count; i++) {
		const slot *s = &p->slots[i];
		if (s->kind != SLOT_QUANTITY || s->type.kind != TYPE_NUMBER || s->level || !is_standard(s->name))
			continue;
		growth_kind kind = slot_growth(&x, (int)i).kind;
		if (kind != ZERO && kind != (s->amount ? TIMES : FREE))
			return false;
	}
	return true;
}

bool program_reads_input(const octroi_program *p, const char *input)
{
	int slot = slot_find(p, slice_of(input));
	return slot >= 0 && slot_is_read(p, slot);
}
