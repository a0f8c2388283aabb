/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"

#include <string.h>

#include "operations.h"

lane_set lane_set_new(size_t n, arena *scratch)
{
	return (lane_set){n, scratch, arena_alloc(scratch, n + 1)};
}

bool mask_any(const lane_set *set, const mask *on)
{
	return memchr(on, 1, set->n) != NULL;
}

mask *mask_new(const lane_set *set)
{
	return arena_alloc(set->scratch, set->n ? set->n : 1);
}

/* ---- loops over bytes ----------------------------------------------------------
 * Pointers are restricted and counts are plain, for bytes may alias everything
 * else: so the compiler can take many lanes at once. */

bool mask_minus(size_t n, mask *restrict out, const mask *restrict all, const mask *restrict some)
{
	mask any = 0;
	for (size_t i = 0; i < n; i++) {
		out[i] = all[i] & (mask)~some[i];
		any |= out[i];
	}
	return any;
}

void mask_join(size_t n, mask *restrict to, const mask *restrict more)
{
	for (size_t i = 0; i < n; i++)
		to[i] |= more[i];
}

static void weaken(size_t n, uint8_t *restrict out, const uint8_t *restrict own)
{
	for (size_t i = 0; i < n; i++)
		out[i] = own[i] > out[i] ? own[i] : out[i];
}

static void weaken_to(size_t n, uint8_t *out, uint8_t st)
{
	for (size_t i = 0; i < n; i++)
		out[i] = out[i] < st ? st : out[i];
}

static void weaken_all(size_t n, uint8_t *restrict out, const uint8_t *restrict own, uint8_t st)
{
	for (size_t i = 0; i < n; i++)
		out[i] = own[i] > st ? own[i] : st;
}

/* Where the mask is set, `from`; elsewhere what stands. */
static void take_bytes(size_t n, uint8_t *restrict to, const uint8_t *restrict from, const mask *restrict on)
{
	for (size_t i = 0; i < n; i++) {
		uint8_t set = (uint8_t)-on[i];
		to[i] = (uint8_t)((from[i] & set) | (to[i] & (uint8_t)~set));
	}
}

static void take_numbers(size_t n, double *restrict to, const double *restrict from, const mask *restrict on)
{
	for (size_t i = 0; i < n; i++)
		to[i] = on[i] ? from[i] : to[i];
}

/* ---- parts of columns ------------------------------------------------------------ */

column column_constant(const lane_set *set, double number, uint32_t code, standing st)
{
	double *x = ARENA_NEW(set->scratch, double);
	uint32_t *c = ARENA_NEW(set->scratch, uint32_t);
	uint8_t *s = ARENA_NEW(set->scratch, uint8_t);
	*x = number;
	*c = code;
	*s = (uint8_t)st;
	return (column){.stride = 0, .number = x, .code = c, .standing = s};
}

/* Whether a standing weakens what is made of it. */
static bool weakens(const lane_set *set, const column *c)
{
	return c->standing != set->strong && (c->stride || *c->standing);
}

/* The weakest of several by lane. A column's own are handed on where no other weakens them. */
const uint8_t *columns_standings(const lane_set *set, const column *of, size_t count)
{
	const column *only = NULL;
	size_t weak = 0;
	for (size_t k = 0; k < count; k++)
		if (weakens(set, &of[k])) {
			only = &of[k];
			weak++;
		}
	if (!weak || (weak == 1 && only->stride))
		return weak ? only->standing : set->strong;
	uint8_t *out = mask_new(set);
	for (size_t k = 0; k < count; k++) {
		if (of[k].stride && weakens(set, &of[k]))
			weaken(set->n, out, of[k].standing);
		else if (weakens(set, &of[k]))
			weaken_to(set->n, out, *of[k].standing);
	}
	return out;
}

bool column_settled(const column *condition, bool *holds)
{
	*holds = condition->number[0] == 1;
	return !condition->stride && !isnan(condition->number[0]);
}

column column_weakened(const lane_set *set, column c, uint8_t st)
{
	uint8_t *out;
	if (!st || (!c.stride && *c.standing >= st))
		return c;
	out = arena_alloc(set->scratch, c.stride ? set->n : 1);
	weaken_all(c.stride ? set->n : 1, out, c.standing, st);
	c.standing = out;
	return c;
}

column column_weakened_unless(const lane_set *set, column c, uint8_t st, double decides)
{
	if (!st)
		return c;
	uint8_t *out = arena_alloc(set->scratch, c.stride ? set->n : 1);
	for (size_t i = 0; i < (c.stride ? set->n : 1); i++)
		out[i] = c.number[i] == decides || c.standing[i] > st ? c.standing[i] : st;
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

/* False: this operation has no loop of its own. */
static bool combine(operation op, size_t n, double *out, const column *a, const column *c)
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
	case OP_ABS:
		EACH_LANE(x < 0 ? -x : x)
		break;
	default:
		return false;
	}
	return true;
}

static void compute_each(operation op, size_t n, double *out, const column *v, size_t count)
{
	for (size_t i = 0; i < n; i++) {
		double x[OPERANDS_MAX] = {0};
		for (size_t k = 0; k < count; k++)
			x[k] = v[k].number[i * v[k].stride];
		out[i] = op_compute(op, x, count);
	}
}

void columns_compute(operation op, size_t n, double *out, const column *v, size_t count)
{
	if (op == OP_CLAMP) {
		column low = {.number = out, .stride = 1};
		combine(OP_MAX, n, out, &v[0], &v[1]);
		combine(OP_MIN, n, out, &low, &v[2]);
		return;
	}
	if (!combine(op, n, out, &v[0], &v[count > 1 ? 1 : 0])) {
		compute_each(op, n, out, v, count);
		return;
	}
	for (size_t k = 2; k < count; k++) {
		column so_far = {.number = out, .stride = 1};
		combine(op, n, out, &so_far, &v[k]);
	}
}

draft draft_new(const lane_set *set, bool code)
{
	draft d = {.standing = mask_new(set)};
	if (code)
		d.code = ARENA_ARRAY(set->scratch, uint32_t, set->n);
	else
		d.number = ARENA_ARRAY(set->scratch, double, set->n);
	return d;
}

static void draft_reason(const lane_set *set, draft *d, size_t i, const octroi_reason *reason)
{
	if (!d->reason)
		d->reason = ARENA_ARRAY(set->scratch, const octroi_reason *, set->n);
	d->reason[i] = reason;
}

/* Lane i as it is in c, at a standing no stronger than `st`. */
void draft_take(const lane_set *set, draft *d, size_t i, const column *c, uint8_t st)
{
	size_t k = i * c->stride;
	uint8_t own = c->standing[k];
	if (d->code)
		d->code[i] = c->code[k];
	else
		d->number[i] = c->number[k];
	d->standing[i] = own > st ? own : st;
	if (column_lacks(c, d->code != NULL, i))
		draft_reason(set, d, i, column_reason(c, i));
	if (!c->least || !column_lacks(c, d->code != NULL, i))
		return;
	if (!d->least) {
		d->least = ARENA_ARRAY(set->scratch, double, set->n);
		d->most = ARENA_ARRAY(set->scratch, double, set->n);
		for (size_t j = 0; j < set->n; j++)
			d->least[j] = d->most[j] = NAN;
	}
	d->least[i] = c->least[k];
	d->most[i] = c->most[k];
}

/* All lanes of a mask; `st` by lane, or NULL, `own` for all: no stronger than these. */
void draft_take_all(const lane_set *set, draft *d, const column *c, const mask *on, const uint8_t *st, uint8_t own)
{
	if (c->least || d->code || !c->stride) {
		for (size_t i = 0; i < set->n; i++)
			if (on[i])
				draft_take(set, d, i, c, st && st[i] > own ? st[i] : own);
		return;
	}
	uint8_t *weak = mask_new(set);
	weaken_all(set->n, weak, c->standing, own);
	if (st)
		weaken(set->n, weak, st);
	take_numbers(set->n, d->number, c->number, on);
	take_bytes(set->n, d->standing, weak, on);
	for (size_t i = 0; c->reason && i < set->n; i++)
		if (on[i] && isnan(c->number[i]))
			draft_reason(set, d, i, c->reason[i]);
}

void draft_unknown(const lane_set *set, draft *d, size_t i, const octroi_reason *reason, uint8_t st)
{
	if (d->code)
		d->code[i] = 0;
	else
		d->number[i] = NAN;
	d->standing[i] = st;
	draft_reason(set, d, i, reason);
}

column draft_column(const draft *d)
{
	return (column){.stride = 1, .number = d->number, .code = d->code, .standing = d->standing, .reason = d->reason,
	                .least = d->least, .most = d->most};
}

/* Lane i of a draft as the walker found it. */
void draft_value(const lane_set *set, draft *d, size_t i, const value *v)
{
	double number = v->unknown ? NAN : v->number, least = v->number, most = v->most;
	uint32_t code = v->unknown ? 0 : v->code;
	uint8_t st = (uint8_t)v->standing;
	column one = {.number = &number, .code = &code, .standing = &st, .reason = &v->unknown,
	              .least = v->unknown ? &least : NULL, .most = &most};
	draft_take(set, d, i, &one, 0);
}
