/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas over the lanes of a block. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "block_private.h"
#include "operations.h"

static bool all_finite(const double *x, size_t n)
{
	int bad = 0;
	for (size_t i = 0; i < n; i++)
		bad |= !(fabs(x[i]) <= 1.7976931348623157e308);
	return !bad;
}

/* Where the result is no number: the first unknown operand says why, or the operation itself. */
static const octroi_reason **reasons_of(block *b, const expr *e, double *out, const column *v, size_t count)
{
	const octroi_reason **reason = ARENA_ARRAY(b->set.scratch, const octroi_reason *, b->set.n);
	for (size_t i = 0; i < b->set.n; i++) {
		bool unknown = false;
		if (isfinite(out[i]))
			continue;
		for (size_t k = 0; k < count && !unknown; k++) {
			unknown = isnan(v[k].number[i * v[k].stride]);
			reason[i] = unknown ? column_reason(&v[k], i) : NULL;
		}
		if (!unknown)
			reason[i] = points_arithmetic_reason(b->points, e, out[i], i);
		out[i] = NAN;
	}
	return reason;
}

static column arithmetic(block *b, const expr *e, const mask *on)
{
	column v[OPERANDS_MAX] = {0};
	double *out = ARENA_ARRAY(b->set.scratch, double, b->set.n);
	for (size_t i = 0; i < e->count; i++)
		v[i] = block_expr(b, e->operands[i], on);
	columns_compute(e->op, b->set.n, out, v, e->count);
	column c = {.stride = 1, .number = out, .standing = columns_standings(&b->set, v, e->count)};
	if (!all_finite(out, b->set.n))
		c.reason = reasons_of(b, e, out, v, e->count);
	return c;
}

static column rounded(block *b, const expr *e, const mask *on)
{
	column v = block_expr(b, e->operands[0], on);
	double *out = ARENA_ARRAY(b->set.scratch, double, b->set.n);
	int digits = meaning_of(e->operands[1])->mode;
	rounding mode = (rounding)meaning_of(e->operands[2])->mode;
	for (size_t i = 0; i < b->set.n; i++)
		out[i] = on[i] ? number_round(v.number[i * v.stride], digits, mode) : NAN;
	const octroi_reason **reason = v.reason ? ARENA_ARRAY(b->set.scratch, const octroi_reason *, b->set.n) : NULL;
	for (size_t i = 0; reason && i < b->set.n; i++)
		reason[i] = column_reason(&v, i);
	return (column){.stride = 1, .number = out, .standing = columns_standings(&b->set, &v, 1), .reason = reason};
}

/* ---- conditions ------------------------------------------------------------------------ */

static double compared(operation op, double x, double y)
{
	switch (op) {
	case OP_EQUAL:
		return x == y;
	case OP_NOT_EQUAL:
		return x != y;
	case OP_LESS:
		return x < y;
	case OP_LESS_EQUAL:
		return x <= y;
	case OP_GREATER:
		return x > y;
	default:
		return x >= y;
	}
}

/* One side is unknown: decided all the same by the least that it can be? */
static double decided(operation op, const column *v, size_t i)
{
	double x = v[0].number[i * v[0].stride], y = v[1].number[i * v[1].stride];
	if (isnan(x) && isnan(y))
		return NAN;
	if (isnan(x))
		return v[0].least ? op_compare_between(op, v[0].least[i * v[0].stride], v[0].most[i * v[0].stride], y) : NAN;
	return v[1].least ? op_compare_between(op_mirrored(op), v[1].least[i * v[1].stride], v[1].most[i * v[1].stride], x) : NAN;
}

static column comparison(block *b, const expr *e, const mask *on)
{
	column v[2] = {block_expr(b, e->operands[0], on), block_expr(b, e->operands[1], on)};
	bool codes = meaning_of(e->operands[0])->type.kind == TYPE_CODE;
	double *out = ARENA_ARRAY(b->set.scratch, double, b->set.n);
	const octroi_reason **reason = NULL;
	for (size_t i = 0; i < b->set.n; i++) {
		bool first = column_lacks(&v[0], codes, i), second = column_lacks(&v[1], codes, i);
		if (!first && !second) {
			out[i] = codes ? (v[0].code[i * v[0].stride] == v[1].code[i * v[1].stride]) == (e->op == OP_EQUAL)
			               : compared(e->op, v[0].number[i * v[0].stride], v[1].number[i * v[1].stride]);
			continue;
		}
		out[i] = codes ? NAN : decided(e->op, v, i);
		if (!isnan(out[i]) || !on[i])
			continue;
		if (!reason)
			reason = ARENA_ARRAY(b->set.scratch, const octroi_reason *, b->set.n);
		reason[i] = column_reason(&v[first ? 0 : 1], i);
	}
	return (column){.stride = 1, .number = out, .standing = columns_standings(&b->set, v, 2), .reason = reason};
}

static column negated(block *b, const expr *e, const mask *on)
{
	column v = block_expr(b, e->operands[0], on);
	draft d = draft_new(&b->set, false);
	for (size_t i = 0; i < b->set.n; i++) {
		draft_take(&b->set, &d, i, &v, 0);
		d.number[i] = op_not(d.number[i]);
	}
	return draft_column(&d);
}

static column logic(block *b, const expr *e, const mask *on)
{
	if (e->op == OP_NOT)
		return negated(b, e, on);
	column a = block_expr(b, e->operands[0], on), c = {0};
	double decides = e->op == OP_AND ? 0 : 1;
	bool holds;
	if (column_settled(&a, &holds))
		return holds == (decides == 1) ? a : column_weakened_unless(&b->set, block_expr(b, e->operands[1], on), *a.standing, decides);
	mask *open = mask_new(&b->set);
	draft d = draft_new(&b->set, false);
	for (size_t i = 0; i < b->set.n; i++)
		open[i] = on[i] && a.number[i * a.stride] != decides;
	bool more = mask_any(&b->set, open);
	if (more)
		c = block_expr(b, e->operands[1], open);
	if (!a.reason && (!more || !c.reason)) {
		for (size_t i = 0; i < b->set.n; i++) {
			double y = open[i] ? c.number[i * c.stride] : decides;
			uint8_t s = a.standing[i * a.stride], t = open[i] ? c.standing[i * c.stride] : s;
			d.number[i] = y;
			d.standing[i] = !open[i] ? s : y == decides || t > s ? t : s;
		}
		return draft_column(&d);
	}
	for (size_t i = 0; i < b->set.n; i++) {
		double x = a.number[i * a.stride];
		if (!open[i]) {
			draft_take(&b->set, &d, i, &a, 0);
			continue;
		}
		double y = c.number[i * c.stride];
		uint8_t s = a.standing[i * a.stride];
		draft_take(&b->set, &d, i, &c, y == decides ? 0 : s);
		if (y != decides && isnan(x))
			draft_unknown(&b->set, &d, i, column_reason(&a, i), d.standing[i]);
	}
	return draft_column(&d);
}

static column chosen(block *b, const expr *e, const mask *on)
{
	bool code = meaning_of(e)->type.kind == TYPE_CODE;
	column condition = block_expr(b, e->operands[0], on), arms[2] = {0};
	bool holds;
	if (column_settled(&condition, &holds))
		return column_weakened(&b->set, block_expr(b, e->operands[holds ? 1 : 2], on), *condition.standing);
	mask *taken[2] = {mask_new(&b->set), mask_new(&b->set)};
	draft d = draft_new(&b->set, code);
	for (size_t i = 0; i < b->set.n; i++) {
		taken[0][i] = on[i] && condition.number[i * condition.stride] == 1;
		taken[1][i] = on[i] && condition.number[i * condition.stride] == 0;
	}
	for (int k = 0; k < 2; k++) {
		if (!mask_any(&b->set, taken[k]))
			continue;
		arms[k] = block_expr(b, e->operands[k + 1], taken[k]);
		for (size_t i = 0; i < b->set.n; i++)
			if (taken[k][i])
				draft_take(&b->set, &d, i, &arms[k], condition.standing[i * condition.stride]);
	}
	for (size_t i = 0; i < b->set.n; i++)
		if (on[i] && isnan(condition.number[i * condition.stride]))
			draft_unknown(&b->set, &d, i, column_reason(&condition, i), condition.standing[i * condition.stride]);
	return draft_column(&d);
}

static column first_known(block *b, const expr *e, const mask *on)
{
	bool code = meaning_of(e)->type.kind == TYPE_CODE;
	draft d = draft_new(&b->set, code);
	mask *open = mask_new(&b->set);
	memcpy(open, on, b->set.n);
	for (size_t k = 0; k < e->count && mask_any(&b->set, open); k++) {
		column v = block_expr(b, e->operands[k], open);
		if (!k && !v.reason)
			return v;
		for (size_t i = 0; i < b->set.n; i++) {
			if (!open[i])
				continue;
			draft_take(&b->set, &d, i, &v, d.standing[i]);
			open[i] = column_lacks(&v, code, i);
		}
	}
	return draft_column(&d);
}

/* Whether the line gives an input, without its value. */
column given_column(block *b, int slot)
{
	draft d = draft_new(&b->set, false);
	const lines *l = b->lines;
	for (size_t i = 0; i < b->set.n; i++)
		d.number[i] = l->numbers[slot] ? !isnan(l->numbers[slot][i]) : l->texts[slot][i] != 0;
	if (l->rests_on[slot])
		memcpy(d.standing, l->rests_on[slot], b->set.n);
	return draft_column(&d);
}

bool is_bare_input(const block *b, const expr *e)
{
	int slot = bare_input(b->program, e);
	return slot >= 0 && (b->lines->numbers[slot] || b->lines->texts[slot]);
}

static column is_known(block *b, const expr *e, const mask *on)
{
	const expr *of = e->operands[0];
	if (is_bare_input(b, of))
		return given_column(b, meaning_of(of)->slot);
	column v = block_expr(b, of, on);
	bool code = meaning_of(of)->type.kind == TYPE_CODE;
	draft d = draft_new(&b->set, false);
	for (size_t i = 0; i < b->set.n; i++) {
		d.number[i] = !column_lacks(&v, code, i);
		d.standing[i] = v.standing[i * v.stride];
	}
	return draft_column(&d);
}

/* ---- lane by lane ------------------------------------------------------------------------ */

static column walked(block *b, const expr *e, const mask *on)
{
	draft d = draft_new(&b->set, meaning_of(e)->type.kind == TYPE_CODE);
	for (size_t i = 0; i < b->set.n; i++) {
		if (!on[i])
			continue;
		value v = points_walk(b->points, e, i);
		draft_value(&b->set, &d, i, &v);
	}
	return draft_column(&d);
}

bool has_column(type_kind k)
{
	return k == TYPE_NUMBER || k == TYPE_FLAG || k == TYPE_YEAR || k == TYPE_DATE || k == TYPE_PERIOD || k == TYPE_CODE;
}

static bool operands_have_columns(const expr *e, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!has_column(meaning_of(e->operands[i])->type.kind))
			return false;
	return true;
}

bool block_knows(const block *b, const expr *e)
{
	const meaning *m = meaning_of(e);
	if (e->kind == EXPR_NAME) {
		const slot *s = m->slot >= 0 ? &b->program->slots[m->slot] : NULL;
		return s && !m->column && has_column(s->type.kind) && (s->kind == SLOT_INPUT || s->kind == SLOT_QUANTITY) && !s->table &&
		       !(s->kind == SLOT_QUANTITY && s->quantity->is_collection);
	}
	if (e->kind != EXPR_OPERATION)
		return false;
	switch (operations[e->op].rule) {
	case RULE_SAME:
	case RULE_PRODUCT:
	case RULE_QUOTIENT:
	case RULE_LOGIC:
	case RULE_ROUND:
		return true;
	case RULE_COMPARE:
	case RULE_ORDER:
		/* A date that moves with the line has no column: points share what it was on another day. */
		return operands_have_columns(e, 2) && meaning_of(e->operands[0])->type.kind != TYPE_DATE;
	case RULE_CHOICE:
	case RULE_FIRST:
		return has_column(m->type.kind);
	case RULE_KNOWN:
		return is_bare_input(b, e->operands[0]) || operands_have_columns(e, 1);
	default:
		return false;
	}
}

static column operation_of(block *b, const expr *e, const mask *on)
{
	switch (operations[e->op].rule) {
	case RULE_COMPARE:
	case RULE_ORDER:
		return comparison(b, e, on);
	case RULE_LOGIC:
		return logic(b, e, on);
	case RULE_CHOICE:
		return chosen(b, e, on);
	case RULE_FIRST:
		return first_known(b, e, on);
	case RULE_KNOWN:
		return is_known(b, e, on);
	case RULE_ROUND:
		return rounded(b, e, on);
	default:
		return arithmetic(b, e, on);
	}
}

column block_expr(block *b, const expr *e, const mask *on)
{
	if (e->kind == EXPR_NUMBER)
		return column_constant(&b->set, e->number, 0, STANDING_GIVEN);
	const meaning *m = meaning_of(e);
	if (m->constant)
		return column_constant(&b->set, m->value.number, m->value.code, STANDING_GIVEN);
	if (has_column(m->type.kind) && points_is_root(b->points, e))
		return points_root(b->points, e, on);
	if (!block_knows(b, e))
		return walked(b, e, on);
	return e->kind == EXPR_NAME ? block_slot(b, m->slot, on) : operation_of(b, e, on);
}
