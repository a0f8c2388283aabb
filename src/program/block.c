/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "operations.h"
#include "points.h"

/* A slot over the lanes that asked for it. */
typedef struct {
	mask    *known;    /* lanes for which it was computed */
	column   is;
	double  *number, *least, *most;
	uint32_t *code;
	uint8_t *standing;
	const octroi_reason **reason;
} kept;

struct block {
	octroi_program *program;
	points         *points;
	arena          *memory, *scratch;
	const lines    *lines;
	size_t          n;
	kept           *slots;     /* by slot, of this block */
	uint8_t        *strong;    /* by lane 0: standings of what is as good as given */
	uint32_t      **groups_of; /* by declaration; NULL: not asked for */
	groups         *groups;
};

/* ---- small parts ----------------------------------------------------------------- */

static bool any(const block *b, const mask *on)
{
	return memchr(on, 1, b->n) != NULL;
}

static mask *mask_new(const block *b)
{
	return arena_alloc(b->scratch, b->n ? b->n : 1);
}

static column constant(block *b, double number, uint32_t code, standing st)
{
	double *x = ARENA_NEW(b->scratch, double);
	uint32_t *c = ARENA_NEW(b->scratch, uint32_t);
	uint8_t *s = ARENA_NEW(b->scratch, uint8_t);
	*x = number;
	*c = code;
	*s = (uint8_t)st;
	return (column){.stride = 0, .number = x, .code = c, .standing = s};
}

static bool is_unknown(const column *c, bool code, size_t i)
{
	return code ? c->code[i * c->stride] == 0 : isnan(c->number[i * c->stride]);
}

static const octroi_reason *reason_at(const column *c, size_t i)
{
	return c->reason ? c->reason[i * c->stride] : NULL;
}

/* Whether a standing weakens what is made of it. */
static bool weakens(const block *b, const column *c)
{
	return c->standing != b->strong && (c->stride || *c->standing);
}

/* The weakest of several by lane. A column's own are handed on where no other weakens them. */
static const uint8_t *standings(block *b, const column *of, size_t count)
{
	const column *only = NULL;
	size_t weak = 0;
	for (size_t k = 0; k < count; k++)
		if (weakens(b, &of[k])) {
			only = &of[k];
			weak++;
		}
	if (!weak || (weak == 1 && only->stride))
		return weak ? only->standing : b->strong;
	uint8_t *out = mask_new(b);
	for (size_t k = 0; k < count; k++) {
		const uint8_t *restrict own = of[k].standing;
		if (!weakens(b, &of[k]))
			continue;
		for (size_t i = 0; of[k].stride && i < b->n; i++)
			out[i] = own[i] > out[i] ? own[i] : out[i];
		for (size_t i = 0; !of[k].stride && i < b->n; i++)
			out[i] = *own > out[i] ? *own : out[i];
	}
	return out;
}

/* True when a condition is one and the same for all lanes; *holds: which. */
static bool is_settled(const column *condition, bool *holds)
{
	*holds = condition->number[0] == 1;
	return !condition->stride && !isnan(condition->number[0]);
}

/* A column at a standing no stronger than `st`. */
static column weakened(block *b, column c, uint8_t st)
{
	uint8_t *out;
	if (!st || (!c.stride && *c.standing >= st))
		return c;
	out = arena_alloc(b->scratch, c.stride ? b->n : 1);
	for (size_t i = 0; i < (c.stride ? b->n : 1); i++)
		out[i] = c.standing[i] > st ? c.standing[i] : st;
	c.standing = out;
	return c;
}

/* ---- kernels ------------------------------------------------------------------------ */

/* One loop for each way in which operands lie, so that the compiler can take several lanes at once. */
#define EACH_LANE(expression)                                                                                         \
	do {                                                                                                          \
		const double *p = a->number, *q = c->number;                                                          \
		if (a->stride && c->stride)                                                                           \
			for (size_t i = 0; i < n; i++) {                                                              \
				double x = p[i], y = q[i];                                                            \
				(void)y;                                                                              \
				out[i] = (expression);                                                                \
			}                                                                                             \
		else                                                                                                  \
			for (size_t i = 0; i < n; i++) {                                                              \
				double x = p[i * a->stride], y = q[i * c->stride];                                    \
				(void)y;                                                                              \
				out[i] = (expression);                                                                \
			}                                                                                             \
	} while (0);

static void combine(operation op, size_t n, double *out, const column *a, const column *c)
{
	switch (op) {
	case OP_ADD:
		EACH_LANE(x + y)
		break;
	case OP_SUBTRACT:
		EACH_LANE(x - y)
		break;
	case OP_MULTIPLY:
		EACH_LANE(x * y)
		break;
	case OP_DIVIDE:
		EACH_LANE(op_divide(x, y))
		break;
	case OP_MIN:
		EACH_LANE(op_min(x, y))
		break;
	case OP_MAX:
		EACH_LANE(op_max(x, y))
		break;
	case OP_NEGATE:
		EACH_LANE(-x)
		break;
	default:
		EACH_LANE(x < 0 ? -x : x)
	}
}

static void compute(operation op, size_t n, double *out, const column *v, size_t count)
{
	if (op == OP_CLAMP) {
		column low = {.number = out, .stride = 1};
		combine(OP_MAX, n, out, &v[0], &v[1]);
		combine(OP_MIN, n, out, &low, &v[2]);
		return;
	}
	combine(op, n, out, &v[0], &v[count > 1 ? 1 : 0]);
	for (size_t k = 2; k < count; k++) {
		column so_far = {.number = out, .stride = 1};
		combine(op, n, out, &so_far, &v[k]);
	}
}

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
	const octroi_reason **reason = ARENA_ARRAY(b->scratch, const octroi_reason *, b->n);
	for (size_t i = 0; i < b->n; i++) {
		bool unknown = false;
		if (isfinite(out[i]))
			continue;
		for (size_t k = 0; k < count && !unknown; k++) {
			unknown = isnan(v[k].number[i * v[k].stride]);
			reason[i] = unknown ? reason_at(&v[k], i) : NULL;
		}
		if (!unknown)
			reason[i] = points_arithmetic_reason(b->points, e, out[i], i);
		out[i] = NAN;
	}
	return reason;
}

static column arithmetic(block *b, const expr *e, const mask *on)
{
	column v[8] = {0};
	double *out = ARENA_ARRAY(b->scratch, double, b->n);
	for (size_t i = 0; i < e->count; i++)
		v[i] = block_expr(b, e->operands[i], on);
	compute(e->op, b->n, out, v, e->count);
	column c = {.stride = 1, .number = out, .standing = standings(b, v, e->count)};
	if (!all_finite(out, b->n))
		c.reason = reasons_of(b, e, out, v, e->count);
	return c;
}

static column rounded(block *b, const expr *e, const mask *on)
{
	column v = block_expr(b, e->operands[0], on);
	double *out = ARENA_ARRAY(b->scratch, double, b->n);
	int digits = meaning_of(e->operands[1])->mode;
	rounding mode = (rounding)meaning_of(e->operands[2])->mode;
	for (size_t i = 0; i < b->n; i++)
		out[i] = on[i] ? number_round(v.number[i * v.stride], digits, mode) : NAN;
	const octroi_reason **reason = v.reason ? ARENA_ARRAY(b->scratch, const octroi_reason *, b->n) : NULL;
	for (size_t i = 0; reason && i < b->n; i++)
		reason[i] = reason_at(&v, i);
	return (column){.stride = 1, .number = out, .standing = standings(b, &v, 1), .reason = reason};
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
	double *out = ARENA_ARRAY(b->scratch, double, b->n);
	const octroi_reason **reason = NULL;
	for (size_t i = 0; i < b->n; i++) {
		bool first = is_unknown(&v[0], codes, i), second = is_unknown(&v[1], codes, i);
		if (!first && !second) {
			out[i] = codes ? (v[0].code[i * v[0].stride] == v[1].code[i * v[1].stride]) == (e->op == OP_EQUAL)
			               : compared(e->op, v[0].number[i * v[0].stride], v[1].number[i * v[1].stride]);
			continue;
		}
		out[i] = codes ? NAN : decided(e->op, v, i);
		if (!isnan(out[i]) || !on[i])
			continue;
		if (!reason)
			reason = ARENA_ARRAY(b->scratch, const octroi_reason *, b->n);
		reason[i] = reason_at(&v[first ? 0 : 1], i);
	}
	return (column){.stride = 1, .number = out, .standing = standings(b, v, 2), .reason = reason};
}

/* A column that is written lane by lane. */
typedef struct {
	double   *number, *least, *most;
	uint32_t *code;
	uint8_t  *standing;
	const octroi_reason **reason;
} draft;

static draft draft_new(block *b, bool code)
{
	draft d = {.standing = mask_new(b)};
	if (code)
		d.code = ARENA_ARRAY(b->scratch, uint32_t, b->n);
	else
		d.number = ARENA_ARRAY(b->scratch, double, b->n);
	return d;
}

static void draft_reason(block *b, draft *d, size_t i, const octroi_reason *reason)
{
	if (!d->reason)
		d->reason = ARENA_ARRAY(b->scratch, const octroi_reason *, b->n);
	d->reason[i] = reason;
}

/* Lane i as it is in c, at a standing no stronger than `st`. */
static void draft_take(block *b, draft *d, size_t i, const column *c, uint8_t st)
{
	size_t k = i * c->stride;
	uint8_t own = c->standing[k];
	if (d->code)
		d->code[i] = c->code[k];
	else
		d->number[i] = c->number[k];
	d->standing[i] = own > st ? own : st;
	if (is_unknown(c, d->code != NULL, i))
		draft_reason(b, d, i, reason_at(c, i));
	if (!c->least || !is_unknown(c, d->code != NULL, i))
		return;
	if (!d->least) {
		d->least = ARENA_ARRAY(b->scratch, double, b->n);
		d->most = ARENA_ARRAY(b->scratch, double, b->n);
		for (size_t j = 0; j < b->n; j++)
			d->least[j] = d->most[j] = NAN;
	}
	d->least[i] = c->least[k];
	d->most[i] = c->most[k];
}

/* All lanes of a mask; `st` by lane, or NULL, `own` for all: no stronger than these. */
static void draft_take_all(block *b, draft *d, const column *c, const mask *on, const uint8_t *st, uint8_t own)
{
	if (c->least || d->code || !c->stride) {
		for (size_t i = 0; i < b->n; i++)
			if (on[i])
				draft_take(b, d, i, c, st && st[i] > own ? st[i] : own);
		return;
	}
	for (size_t i = 0; i < b->n; i++)
		d->number[i] = on[i] ? c->number[i] : d->number[i];
	for (size_t i = 0; i < b->n; i++) {
		uint8_t s = c->standing[i] > own ? c->standing[i] : own;
		s = st && st[i] > s ? st[i] : s;
		d->standing[i] = on[i] ? s : d->standing[i];
	}
	for (size_t i = 0; c->reason && i < b->n; i++)
		if (on[i] && isnan(c->number[i]))
			draft_reason(b, d, i, c->reason[i]);
}

static void draft_unknown(block *b, draft *d, size_t i, const octroi_reason *reason, uint8_t st)
{
	if (d->code)
		d->code[i] = 0;
	else
		d->number[i] = NAN;
	d->standing[i] = st;
	draft_reason(b, d, i, reason);
}

static column draft_column(const draft *d)
{
	return (column){.stride = 1, .number = d->number, .code = d->code, .standing = d->standing, .reason = d->reason,
	                .least = d->least, .most = d->most};
}

static column negated(block *b, const expr *e, const mask *on)
{
	column v = block_expr(b, e->operands[0], on);
	draft d = draft_new(b, false);
	for (size_t i = 0; i < b->n; i++) {
		draft_take(b, &d, i, &v, 0);
		d.number[i] = op_not(d.number[i]);
	}
	return draft_column(&d);
}

/* The second operand where the first does not decide: the first's standing
 * counts unless the second does. */
static column weakened_unless(block *b, column c, uint8_t st, double decides)
{
	if (!st)
		return c;
	uint8_t *out = arena_alloc(b->scratch, c.stride ? b->n : 1);
	for (size_t i = 0; i < (c.stride ? b->n : 1); i++)
		out[i] = c.number[i] == decides || c.standing[i] > st ? c.standing[i] : st;
	c.standing = out;
	return c;
}

static column logic(block *b, const expr *e, const mask *on)
{
	if (e->op == OP_NOT)
		return negated(b, e, on);
	column a = block_expr(b, e->operands[0], on), c = {0};
	double decides = e->op == OP_AND ? 0 : 1;
	bool holds;
	if (is_settled(&a, &holds))
		return holds == (decides == 1) ? a : weakened_unless(b, block_expr(b, e->operands[1], on), *a.standing, decides);
	mask *open = mask_new(b);
	draft d = draft_new(b, false);
	for (size_t i = 0; i < b->n; i++)
		open[i] = on[i] && a.number[i * a.stride] != decides;
	bool more = any(b, open);
	if (more)
		c = block_expr(b, e->operands[1], open);
	if (!a.reason && (!more || !c.reason)) {
		for (size_t i = 0; i < b->n; i++) {
			double y = open[i] ? c.number[i * c.stride] : decides;
			uint8_t s = a.standing[i * a.stride], t = open[i] ? c.standing[i * c.stride] : s;
			d.number[i] = y;
			d.standing[i] = !open[i] ? s : y == decides || t > s ? t : s;
		}
		return draft_column(&d);
	}
	for (size_t i = 0; i < b->n; i++) {
		double x = a.number[i * a.stride];
		if (!open[i]) {
			draft_take(b, &d, i, &a, 0);
			continue;
		}
		double y = c.number[i * c.stride];
		uint8_t s = a.standing[i * a.stride];
		draft_take(b, &d, i, &c, y == decides ? 0 : s);
		if (y != decides && isnan(x))
			draft_unknown(b, &d, i, reason_at(&a, i), d.standing[i]);
	}
	return draft_column(&d);
}

static column chosen(block *b, const expr *e, const mask *on)
{
	bool code = meaning_of(e)->type.kind == TYPE_CODE;
	column condition = block_expr(b, e->operands[0], on), arms[2] = {0};
	bool holds;
	if (is_settled(&condition, &holds))
		return weakened(b, block_expr(b, e->operands[holds ? 1 : 2], on), *condition.standing);
	mask *taken[2] = {mask_new(b), mask_new(b)};
	draft d = draft_new(b, code);
	for (size_t i = 0; i < b->n; i++) {
		taken[0][i] = on[i] && condition.number[i * condition.stride] == 1;
		taken[1][i] = on[i] && condition.number[i * condition.stride] == 0;
	}
	for (int k = 0; k < 2; k++) {
		if (!any(b, taken[k]))
			continue;
		arms[k] = block_expr(b, e->operands[k + 1], taken[k]);
		for (size_t i = 0; i < b->n; i++)
			if (taken[k][i])
				draft_take(b, &d, i, &arms[k], condition.standing[i * condition.stride]);
	}
	for (size_t i = 0; i < b->n; i++)
		if (on[i] && isnan(condition.number[i * condition.stride]))
			draft_unknown(b, &d, i, reason_at(&condition, i), condition.standing[i * condition.stride]);
	return draft_column(&d);
}

static column first_known(block *b, const expr *e, const mask *on)
{
	bool code = meaning_of(e)->type.kind == TYPE_CODE;
	draft d = draft_new(b, code);
	mask *open = mask_new(b);
	memcpy(open, on, b->n);
	for (size_t k = 0; k < e->count && any(b, open); k++) {
		column v = block_expr(b, e->operands[k], open);
		if (!k && !v.reason)
			return v;
		for (size_t i = 0; i < b->n; i++) {
			if (!open[i])
				continue;
			draft_take(b, &d, i, &v, d.standing[i]);
			open[i] = is_unknown(&v, code, i);
		}
	}
	return draft_column(&d);
}

/* Whether the line gives an input, without its value. */
static column given(block *b, int slot)
{
	draft d = draft_new(b, false);
	const lines *l = b->lines;
	for (size_t i = 0; i < b->n; i++)
		d.number[i] = l->numbers[slot] ? !isnan(l->numbers[slot][i]) : l->texts[slot][i] != 0;
	return draft_column(&d);
}

static bool is_bare_input(const block *b, const expr *e)
{
	int slot = bare_input(b->program, e);
	return slot >= 0 && (b->lines->numbers[slot] || b->lines->texts[slot]);
}

static column is_known(block *b, const expr *e, const mask *on)
{
	const expr *of = e->operands[0];
	if (is_bare_input(b, of))
		return given(b, meaning_of(of)->slot);
	column v = block_expr(b, of, on);
	bool code = meaning_of(of)->type.kind == TYPE_CODE;
	draft d = draft_new(b, false);
	for (size_t i = 0; i < b->n; i++) {
		d.number[i] = !is_unknown(&v, code, i);
		d.standing[i] = v.standing[i * v.stride];
	}
	return draft_column(&d);
}

/* ---- lane by lane ------------------------------------------------------------------------ */

/* Lane i of a draft as the walker found it. */
static void draft_value(block *b, draft *d, size_t i, const value *v)
{
	double number = v->unknown ? NAN : v->number, least = v->number, most = v->most;
	uint32_t code = v->unknown ? 0 : v->code;
	uint8_t st = (uint8_t)v->standing;
	column one = {.number = &number, .code = &code, .standing = &st, .reason = &v->unknown,
	              .least = v->unknown ? &least : NULL, .most = &most};
	draft_take(b, d, i, &one, 0);
}

static column walked(block *b, const expr *e, const mask *on)
{
	draft d = draft_new(b, meaning_of(e)->type.kind == TYPE_CODE);
	for (size_t i = 0; i < b->n; i++) {
		if (!on[i])
			continue;
		value v = points_walk(b->points, e, i);
		draft_value(b, &d, i, &v);
	}
	return draft_column(&d);
}

static bool has_column(type_kind k)
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
		return s && !m->column && has_column(s->type.kind) && (s->kind == SLOT_INPUT || s->kind == SLOT_QUANTITY) && !s->table;
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
		return operands_have_columns(e, 2);
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
		return constant(b, e->number, 0, STANDING_GIVEN);
	const meaning *m = meaning_of(e);
	if (m->constant)
		return constant(b, m->value.number, m->value.code, STANDING_GIVEN);
	if (has_column(m->type.kind) && points_is_root(b->points, e))
		return points_root(b->points, e, on);
	if (!block_knows(b, e))
		return walked(b, e, on);
	return e->kind == EXPR_NAME ? block_slot(b, m->slot, on) : operation_of(b, e, on);
}

/* ---- slots ---------------------------------------------------------------------------------- */

static column input_column(block *b, int slot, const mask *on)
{
	const input *in = b->program->slots[slot].input;
	const double *number = b->lines->numbers[slot];
	mask *lacking = mask_new(b);
	for (size_t i = 0; i < b->n; i++)
		lacking[i] = on[i] && isnan(number[i]);
	column own = {.stride = 1, .number = number, .standing = b->strong};
	if (!any(b, lacking))
		return own;
	if (in->otherwise && memcmp(lacking, on, b->n) == 0)
		return block_expr(b, in->otherwise, on);
	draft d = draft_new(b, false);
	draft_take_all(b, &d, &own, on, NULL, 0);
	column other = {0};
	if (in->otherwise)
		other = block_expr(b, in->otherwise, lacking);
	for (size_t i = 0; i < b->n; i++) {
		if (lacking[i] && in->otherwise)
			draft_take(b, &d, i, &other, 0);
		else if (lacking[i])
			draft_unknown(b, &d, i, points_missing(b->points, slot, i), in->otherwise_unknown ? STANDING_LAW : STANDING_GIVEN);
	}
	return draft_column(&d);
}

/* Where a line belongs to no group: the first of the needed inputs that it
 * lacks, or of what sets groups apart. */
static void no_group(block *b, const line_group *g, draft *d, size_t i)
{
	for (size_t k = 0; k < g->need_count + g->by_count; k++) {
		value v = points_walk(b->points, k < g->need_count ? g->needs[k] : g->by[k - g->need_count], i);
		if (!v.unknown)
			continue;
		draft_unknown(b, d, i, v.unknown, STANDING_GIVEN);
		return;
	}
}

static column group_column(block *b, int slot, const mask *on)
{
	size_t declaration = (size_t)b->program->slots[slot].level - 1;
	const line_group *g = &b->program->document->groups[declaration];
	const uint32_t *group = block_groups(b, declaration);
	draft d = draft_new(b, false);
	for (size_t i = 0; i < b->n; i++) {
		if (!on[i])
			continue;
		if (group[i]) {
			value v = groups_value(b->groups, slot, group[i]);
			draft_value(b, &d, i, &v);
		} else {
			no_group(b, g, &d, i);
		}
	}
	return draft_column(&d);
}

static const char *source_of(const quantity *q, const rule_case *arm)
{
	return arm->source.text ? arm->source.text : q->source.text;
}

static uint8_t standing_of_arm(const quantity *q, const rule_case *arm)
{
	return (uint8_t)(arm->formula ? arm_standing(q, arm) : weakest(STANDING_LAW, arm_standing(q, arm)));
}

/* What an arm gives to the lanes that take it, before its standing counts. */
static column arm_column(block *b, const quantity *q, const rule_case *arm, const mask *taken)
{
	return arm->formula ? block_expr(b, arm->formula, taken)
	                    : block_reason(b, "declared-unknown", arm->reason, source_of(q, arm), taken);
}

static void note_of_arm(block *b, const quantity *q, const rule_case *arm, const column *v, bool code, const mask *taken)
{
	if (!arm->note || !arm->formula)
		return;
	mask *known = mask_new(b);
	for (size_t i = 0; i < b->n; i++)
		known[i] = taken[i] && !is_unknown(v, code, i);
	if (any(b, known))
		block_note(b, "note", arm->note, source_of(q, arm), arm_standing(q, arm) >= STANDING_ASSUMPTION, known);
}

/* Arms that all lanes take or none do, because what decides is the same for all:
 * the column of the arm that is taken. False: lanes part at arm *from, and what
 * the conditions before it weaken is *conditions. */
static bool settled_arm(block *b, const slot *s, const mask *on, size_t *from, uint8_t *conditions, column *out)
{
	const quantity *q = s->quantity;
	for (*from = 0, *conditions = 0; *from < q->case_count; ++*from) {
		const rule_case *arm = &q->cases[*from];
		bool holds = true;
		if (arm->when) {
			column c = block_expr(b, arm->when, on);
			if (!is_settled(&c, &holds))
				return false;
			*conditions = *c.standing > *conditions ? *c.standing : *conditions;
		}
		if (!holds)
			continue;
		if (!arm->formula)
			return false;
		column v = arm_column(b, q, arm, on);
		uint8_t own = standing_of_arm(q, arm);
		note_of_arm(b, q, arm, &v, s->type.kind == TYPE_CODE, on);
		*out = weakened(b, v, own > *conditions ? own : *conditions);
		return true;
	}
	return false;
}

/* The lanes that take an arm; those whose condition is unknown are unknown. */
static void part_lanes(block *b, draft *d, const rule_case *arm, mask *open, mask *taken, uint8_t *conditions)
{
	memcpy(taken, open, b->n);
	if (!arm->when) {
		memset(open, 0, b->n);
		return;
	}
	column c = block_expr(b, arm->when, open);
	for (size_t i = 0; i < b->n; i++) {
		double x = c.number[i * c.stride];
		uint8_t st = c.standing[i * c.stride];
		taken[i] = open[i] && x == 1;
		conditions[i] = open[i] && st > conditions[i] ? st : conditions[i];
		if (open[i] && isnan(x))
			draft_unknown(b, d, i, reason_at(&c, i), conditions[i]);
		open[i] = open[i] && x == 0;
	}
}

/* The arms of a quantity, each on the lanes that take it. */
static column cases_column(block *b, const slot *s, const mask *on)
{
	const quantity *q = s->quantity;
	size_t from;
	uint8_t weak;
	column v;
	if (settled_arm(b, s, on, &from, &weak, &v))
		return v;
	draft d = draft_new(b, s->type.kind == TYPE_CODE);
	mask *open = mask_new(b), *taken = mask_new(b);
	uint8_t *conditions = mask_new(b);
	memcpy(open, on, b->n);
	memset(conditions, weak, b->n);
	for (size_t k = from; k < q->case_count && any(b, open); k++) {
		const rule_case *arm = &q->cases[k];
		part_lanes(b, &d, arm, open, taken, conditions);
		if (!any(b, taken))
			continue;
		v = arm_column(b, q, arm, taken);
		uint8_t own = standing_of_arm(q, arm);
		if (arm->formula)
			draft_take_all(b, &d, &v, taken, conditions, own);
		for (size_t i = 0; !arm->formula && i < b->n; i++)
			if (taken[i])
				draft_unknown(b, &d, i, v.reason[i * v.stride], conditions[i] > own ? conditions[i] : own);
		note_of_arm(b, q, arm, &v, d.code != NULL, taken);
	}
	return draft_column(&d);
}

static column slot_column(block *b, int slot, const mask *on)
{
	const struct octroi_program *p = b->program;
	if (p->slots[slot].kind == SLOT_INPUT)
		return input_column(b, slot, on);
	if (p->slots[slot].level)
		return group_column(b, slot, on);
	return cases_column(b, &p->slots[slot], on);
}

/* Adds lanes to what is kept of a slot. */
static void keep(block *b, kept *k, const column *c, const mask *on)
{
	bool code = c->code != NULL && !c->number;
	if (!k->is.standing) {
		k->is = *c; /* nothing to join it with */
		return;
	}
	if (!k->standing) {
		column first = k->is;
		draft d = draft_new(b, code);
		k->number = d.number;
		k->code = d.code;
		k->standing = d.standing;
		draft old = {.number = k->number, .code = k->code, .standing = k->standing};
		draft_take_all(b, &old, &first, k->known, NULL, 0);
		k->reason = old.reason;
		k->least = old.least;
		k->most = old.most;
	}
	draft d = {.number = k->number, .code = k->code, .standing = k->standing, .reason = k->reason, .least = k->least,
	           .most = k->most};
	draft_take_all(b, &d, c, on, NULL, 0);
	k->reason = d.reason;
	k->least = d.least;
	k->most = d.most;
	k->is = draft_column(&d);
}

column block_slot(block *b, int slot, const mask *on)
{
	kept *k = &b->slots[slot];
	if (points_takes_slot(b->points, slot))
		return points_root_slot(b->points, slot, on);
	mask *lacking = mask_new(b);
	if (!k->known)
		k->known = mask_new(b);
	for (size_t i = 0; i < b->n; i++)
		lacking[i] = on[i] && !k->known[i];
	if (!any(b, lacking))
		return k->is;
	column c = slot_column(b, slot, lacking);
	keep(b, k, &c, lacking);
	for (size_t i = 0; i < b->n; i++)
		k->known[i] |= lacking[i];
	return k->is;
}

/* ---- what belongs to groups ---------------------------------------------------------------- */

/* What sets groups apart, as 64 bits: a number's bits, a code, or a text's
 * number. A lane on which it is unknown is taken out of `on`. */
static void add_keys(block *b, const expr *e, mask *on, uint64_t *keys, size_t stride)
{
	const meaning *m = meaning_of(e);
	if (has_column(m->type.kind)) {
		column c = block_expr(b, e, on);
		for (size_t i = 0; i < b->n; i++) {
			if (m->type.kind == TYPE_CODE)
				keys[i * stride] = c.code[i * c.stride];
			else
				memcpy(&keys[i * stride], &c.number[i * c.stride], sizeof *keys);
			on[i] = on[i] && !is_unknown(&c, m->type.kind == TYPE_CODE, i);
		}
		return;
	}
	if (is_bare_input(b, e) && m->type.kind == TYPE_TEXT) {
		for (size_t i = 0; i < b->n; i++)
			on[i] = on[i] && (keys[i * stride] = b->lines->texts[m->slot][i]) != 0;
		return;
	}
	for (size_t i = 0; i < b->n; i++)
		on[i] = on[i] && (keys[i * stride] = points_text_key(b->points, e, i)) != 0;
}

const uint32_t *block_groups(block *b, size_t declaration)
{
	const line_group *g = &b->program->document->groups[declaration];
	if (b->groups_of[declaration])
		return b->groups_of[declaration];
	/* While keys are found no line belongs to a group: they cannot read one. */
	uint32_t *group = b->groups_of[declaration] = ARENA_ARRAY(b->scratch, uint32_t, b->n);
	mask *all = mask_new(b);
	memset(all, 1, b->n);
	for (size_t k = 0; k < g->need_count; k++) {
		column c = {0};
		bool bare = is_bare_input(b, g->needs[k]);
		if (bare)
			c = given(b, meaning_of(g->needs[k])->slot);
		for (size_t i = 0; i < b->n; i++)
			all[i] = all[i] && (bare ? c.number[i] == 1 : !points_walk(b->points, g->needs[k], i).unknown);
	}
	uint64_t *keys = ARENA_ARRAY(b->scratch, uint64_t, b->n * g->by_count);
	for (size_t k = 0; k < g->by_count && any(b, all); k++)
		add_keys(b, g->by[k], all, keys + k, g->by_count);
	for (size_t i = 0; i < b->n; i++)
		group[i] = all[i] ? groups_find(b->groups, declaration, &keys[i * g->by_count]) : 0;
	return group;
}

/* ---- outside ----------------------------------------------------------------------------------- */

block *block_new(lane_walker *w, const bool *absent)
{
	arena *memory = arena_new();
	block *b = ARENA_NEW(memory, block);
	octroi_program *p = lane_walker_program(w);
	*b = (block){.program = p, .groups = lane_walker_groups(w), .memory = memory, .scratch = arena_new()};
	b->slots = ARENA_ARRAY(memory, kept, p->slot_count);
	b->groups_of = ARENA_ARRAY(memory, uint32_t *, p->document->group_count + 1);
	b->points = points_new(b, w, absent, memory);
	return b;
}

void block_free(block *b)
{
	if (!b)
		return;
	points_free(b->points);
	arena_free(b->scratch);
	arena_free(b->memory);
}

void block_start(block *b, const lines *l, const day *date, bool stretches)
{
	arena_clear(b->scratch);
	memset(b->slots, 0, b->program->slot_count * sizeof *b->slots);
	memset(b->groups_of, 0, b->program->document->group_count * sizeof *b->groups_of);
	b->lines = l;
	b->n = l->count;
	b->strong = mask_new(b);
	points_start(b->points, l, date, stretches, b->scratch);
}

bool block_must_restart(const block *b)
{
	return points_must_restart(b->points);
}

arena *block_memory(block *b)
{
	return b->scratch;
}

column block_reason(block *b, const char *code, const sentence *s, const char *source, const mask *on)
{
	return points_reason(b->points, code, s, source, on);
}

column block_unit(block *b, const mask *on)
{
	return points_unit(b->points, on);
}

column block_built_in(block *b, const mask *on)
{
	return points_built_in(b->points, on);
}

column block_sound(block *b, const mask *on)
{
	return points_sound(b->points, on);
}

void block_note(block *b, const char *code, const sentence *s, const char *source, bool assumption, const mask *on)
{
	points_note(b->points, code, s, source, assumption, on);
}

void block_silence(block *b, bool silent)
{
	points_silence(b->points, silent);
}

const day *block_until(const block *b)
{
	return points_until(b->points);
}

const block_note_mask *block_notes(const block *b, size_t *count)
{
	return points_notes(b->points, count);
}

const char *block_axes(const block *b, size_t i, arena *memory)
{
	return points_axes(b->points, i, memory);
}

block_counts block_count(const block *b)
{
	return points_count(b->points);
}
