/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdicts.h"

#include <string.h>

static void close_lanes(verdicts *s, const column *why, octroi_state state, uint8_t standing, mask *open)
{
	for (size_t i = 0; why->reason && i < s->n; i++) {
		const octroi_reason *reason = why->reason[i * why->stride];
		if (!open[i] || !reason)
			continue;
		uint8_t st = why->standing[i * why->stride] > standing ? why->standing[i * why->stride] : standing;
		s->state[i] = (uint8_t)state;
		s->reason[i] = reason;
		s->standing[i] = st > s->standing[i] ? st : s->standing[i];
		open[i] = 0;
	}
}

static void try_gate(block *b, verdicts *s, const gate *g, mask *open)
{
	mask *closes = arena_alloc(block_memory(b), s->n + 1);
	column c = block_expr(b, g->when, open);
	bool any = false;
	for (size_t i = 0; i < s->n; i++) {
		double x = c.number[i * c.stride];
		uint8_t st = c.standing[i * c.stride];
		if (!open[i])
			continue;
		s->standing[i] = st > s->standing[i] ? st : s->standing[i];
		closes[i] = x == 1;
		any |= x == 1;
		if (isnan(x)) {
			s->state[i] = OCTROI_NOT_COMPUTABLE;
			s->reason[i] = c.reason ? c.reason[i * c.stride] : NULL;
			open[i] = 0;
		}
	}
	if (!any)
		return;
	octroi_state state = gate_closes(g);
	column why = block_reason(b, octroi_state_name(state), g->reason, g->source.text, closes);
	close_lanes(s, &why, state, (uint8_t)g->source.standing, closes);
	for (size_t i = 0; i < s->n; i++)
		open[i] = open[i] && s->state[i] == OCTROI_COMPUTED;
}

static void charge_lanes(const questions *q, block *b, verdicts *s, mask *open)
{
	if (!memchr(open, 1, s->n))
		return;
	column c = block_slot(b, q->charge, open);
	for (size_t i = 0; i < s->n; i++) {
		uint8_t st = c.standing[i * c.stride];
		if (!open[i])
			continue;
		s->standing[i] = st > s->standing[i] ? st : s->standing[i];
		if (!isnan(c.number[i * c.stride]))
			continue;
		s->state[i] = OCTROI_NOT_COMPUTABLE;
		s->reason[i] = c.reason ? c.reason[i * c.stride] : NULL;
		open[i] = 0;
	}
}

static void add_remarks(const questions *q, block *b, verdicts *s, const mask *open)
{
	const octroi_program *p = q->program;
	mask *yes = arena_alloc(block_memory(b), s->n + 1);
	if (!memchr(open, 1, s->n))
		return;
	for (size_t k = 0; k < p->remark_count; k++) {
		const remark *m = &p->remarks[k];
		memcpy(yes, open, s->n);
		if (m->when) {
			column c = block_expr(b, m->when, open);
			for (size_t i = 0; i < s->n; i++)
				yes[i] = open[i] && c.number[i * c.stride] == 1;
		}
		if (memchr(yes, 1, s->n))
			block_note(b, m->code, m->text, m->source.text, m->assumption, yes);
	}
}

/* All that every scheme provides: of computed lanes; what is per unit also, in
 * silence, of others that are in scope. */
static void find_standard(const questions *q, block *b, verdicts *s)
{
	mask *computed = arena_alloc(block_memory(b), s->n + 1), *scoped = arena_alloc(block_memory(b), s->n + 1);
	bool any = false, more = false;
	for (size_t i = 0; i < s->n; i++) {
		computed[i] = s->state[i] == OCTROI_COMPUTED;
		scoped[i] = s->state[i] != OCTROI_OUT_OF_SCOPE;
		any |= computed[i];
		more |= scoped[i] && !computed[i];
	}
	for (size_t k = 0; k < q->quantity_count; k++) {
		int slot = q->quantities[k];
		bool amount = q->program->slots[slot].amount;
		if (any)
			s->quantities[k] = block_slot(b, slot, computed);
		block_silence(b, true);
		if (more && !amount)
			s->quantities[k] = block_slot(b, slot, scoped);
		block_silence(b, false);
	}
}

static void find_identity(const questions *q, block *b, verdicts *s)
{
	const octroi_program *p = q->program;
	mask *all = arena_alloc(block_memory(b), s->n + 1);
	memset(all, 1, s->n);
	block_silence(b, true);
	if (p->amount >= 0)
		s->amount = block_slot(b, p->amount, all);
	s->unit = block_unit(b, all);
	if (q->reporting >= 0)
		s->reporting = block_slot(b, q->reporting, all);
	if (q->basis >= 0 && p->slots[q->basis].type.kind == TYPE_CODE)
		s->basis = block_slot(b, q->basis, all);
	for (size_t k = 0; k < q->dimension_count; k++) {
		int slot = q->dimensions[k];
		if (slot >= 0 && p->slots[slot].kind != SLOT_INPUT)
			s->dimensions[k] = block_slot(b, slot, all);
	}
	block_silence(b, false);
}

/* Whether code and day make sense hangs on these alone. */
static void closed_by_good(verdicts *s, const mask *open)
{
	for (size_t i = 0; i < s->n; i++)
		s->by_good[i] = !open[i];
}

/* That a scheme is not in force hangs on the day alone; that a place is no member, on the place too. */
static void not_in_force(verdicts *s)
{
	for (size_t i = 0; i < s->n; i++)
		s->by_good[i] |= s->state[i] == OCTROI_OUT_OF_SCOPE && s->reason[i] && strcmp(s->reason[i]->code, "not-a-member") != 0;
}

verdicts lanes_judged(const questions *q, const lap *part)
{
	block *b = part->block;
	arena *a = block_memory(b);
	size_t n = part->lines->count;
	verdicts s = {.n = n, .state = arena_alloc(a, n + 1), .standing = arena_alloc(a, n + 1), .by_good = arena_alloc(a, n + 1),
	             .reason = ARENA_ARRAY(a, const octroi_reason *, n + 1),
	             .quantities = ARENA_ARRAY(a, column, q->quantity_count + 1),
	             .dimensions = ARENA_ARRAY(a, column, q->dimension_count + 1)};
	const document *doc = q->program->document;
	mask *open = arena_alloc(a, n + 1);
	memset(open, 1, n);
	column why = block_sound(b, open);
	close_lanes(&s, &why, OCTROI_NOT_COMPUTABLE, STANDING_GIVEN, open);
	closed_by_good(&s, open);
	why = block_built_in(b, open);
	close_lanes(&s, &why, OCTROI_OUT_OF_SCOPE, STANDING_GIVEN, open);
	not_in_force(&s);
	mask *before = arena_alloc(a, n + 1);
	for (size_t k = 0; k < doc->gate_count && memchr(open, 1, n); k++) {
		memcpy(before, open, n);
		try_gate(b, &s, &doc->gates[k], open);
		for (size_t i = 0; k < q->good_gates && i < n; i++)
			s.by_good[i] |= before[i] && !open[i];
	}
	charge_lanes(q, b, &s, open);
	add_remarks(q, b, &s, open);
	find_standard(q, b, &s);
	find_identity(q, b, &s);
	return s;
}
