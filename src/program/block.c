/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs, quantities and groups over the lanes of a block. */
#include <math.h>
#include <string.h>

#include "block_private.h"

/* ---- slots ---------------------------------------------------------------------------------- */

static column input_column(block *b, int slot, const mask *on)
{
	const input *in = b->program->slots[slot].input;
	const double *number = b->lines->numbers[slot];
	mask *lacking = mask_new(&b->set);
	for (size_t i = 0; i < b->set.n; i++)
		lacking[i] = on[i] && isnan(number[i]);
	column own = {.stride = 1, .number = number, .standing = input_standings(b, slot)};
	if (!mask_any(&b->set, lacking))
		return own;
	if (in->otherwise && memcmp(lacking, on, b->set.n) == 0)
		return block_expr(b, in->otherwise, on);
	draft d = draft_new(&b->set, false);
	draft_take_all(&b->set, &d, &own, on, NULL, 0);
	column other = {0};
	if (in->otherwise)
		other = block_expr(b, in->otherwise, lacking);
	for (size_t i = 0; i < b->set.n; i++) {
		if (lacking[i] && in->otherwise)
			draft_take(&b->set, &d, i, &other, 0);
		else if (lacking[i])
			draft_unknown(&b->set, &d, i, points_missing(b->points, slot, i), in->otherwise_unknown ? STANDING_LAW : STANDING_GIVEN);
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
		draft_unknown(&b->set, d, i, v.unknown, STANDING_GIVEN);
		return;
	}
}

static column group_column(block *b, int slot, const mask *on)
{
	size_t declaration = (size_t)b->program->slots[slot].level - 1;
	const line_group *g = &b->program->document->groups[declaration];
	const uint32_t *group = block_groups(b, declaration);
	draft d = draft_new(&b->set, false);
	for (size_t i = 0; i < b->set.n; i++) {
		if (!on[i])
			continue;
		if (group[i]) {
			value v = groups_value(b->groups, slot, group[i]);
			draft_value(&b->set, &d, i, &v);
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
	mask *known = mask_new(&b->set);
	for (size_t i = 0; i < b->set.n; i++)
		known[i] = taken[i] && !column_lacks(v, code, i);
	if (mask_any(&b->set, known))
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
			if (!column_settled(&c, &holds))
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
		*out = column_weakened(&b->set, v, own > *conditions ? own : *conditions);
		return true;
	}
	return false;
}

/* The lanes that take an arm; those whose condition is unknown are unknown. */
static void part_lanes(block *b, draft *d, const rule_case *arm, mask *open, mask *taken, uint8_t *conditions)
{
	memcpy(taken, open, b->set.n);
	if (!arm->when) {
		memset(open, 0, b->set.n);
		return;
	}
	column c = block_expr(b, arm->when, open);
	for (size_t i = 0; i < b->set.n; i++) {
		double x = c.number[i * c.stride];
		uint8_t st = c.standing[i * c.stride];
		taken[i] = open[i] && x == 1;
		conditions[i] = open[i] && st > conditions[i] ? st : conditions[i];
		if (open[i] && isnan(x))
			draft_unknown(&b->set, d, i, column_reason(&c, i), conditions[i]);
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
	draft d = draft_new(&b->set, s->type.kind == TYPE_CODE);
	mask *open = mask_new(&b->set), *taken = mask_new(&b->set);
	uint8_t *conditions = mask_new(&b->set);
	memcpy(open, on, b->set.n);
	memset(conditions, weak, b->set.n);
	for (size_t k = from; k < q->case_count && mask_any(&b->set, open); k++) {
		const rule_case *arm = &q->cases[k];
		part_lanes(b, &d, arm, open, taken, conditions);
		if (!mask_any(&b->set, taken))
			continue;
		v = arm_column(b, q, arm, taken);
		uint8_t own = standing_of_arm(q, arm);
		if (arm->formula)
			draft_take_all(&b->set, &d, &v, taken, conditions, own);
		for (size_t i = 0; !arm->formula && i < b->set.n; i++)
			if (taken[i])
				draft_unknown(&b->set, &d, i, v.reason[i * v.stride], conditions[i] > own ? conditions[i] : own);
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
	if (!k->is.standing) {
		k->is = *c; /* nothing to join it with */
		return;
	}
	if (!k->joined.standing) {
		k->joined = draft_new(&b->set, !c->number);
		draft_take_all(&b->set, &k->joined, &k->is, k->known, NULL, 0);
	}
	draft_take_all(&b->set, &k->joined, c, on, NULL, 0);
	k->is = draft_column(&k->joined);
}

column block_slot(block *b, int slot, const mask *on)
{
	kept *k = &b->slots[slot];
	if (points_takes_slot(b->points, slot))
		return points_root_slot(b->points, slot, on);
	mask *lacking = mask_new(&b->set);
	if (!k->known)
		k->known = mask_new(&b->set);
	if (!mask_minus(b->set.n, lacking, on, k->known))
		return k->is;
	column c = slot_column(b, slot, lacking);
	keep(b, k, &c, lacking);
	mask_join(b->set.n, k->known, lacking);
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
		for (size_t i = 0; i < b->set.n; i++) {
			if (m->type.kind == TYPE_CODE)
				keys[i * stride] = c.code[i * c.stride];
			else
				memcpy(&keys[i * stride], &c.number[i * c.stride], sizeof *keys);
			on[i] = on[i] && !column_lacks(&c, m->type.kind == TYPE_CODE, i);
		}
		return;
	}
	if (is_bare_input(b, e) && m->type.kind == TYPE_TEXT) {
		for (size_t i = 0; i < b->set.n; i++)
			on[i] = on[i] && (keys[i * stride] = b->lines->texts[m->slot][i]) != 0;
		return;
	}
	for (size_t i = 0; i < b->set.n; i++)
		on[i] = on[i] && (keys[i * stride] = points_text_key(b->points, e, i)) != 0;
}

const uint32_t *block_groups(block *b, size_t declaration)
{
	const line_group *g = &b->program->document->groups[declaration];
	if (b->groups_of[declaration])
		return b->groups_of[declaration];
	/* While keys are found no line belongs to a group: they cannot read one. */
	uint32_t *group = b->groups_of[declaration] = ARENA_ARRAY(b->set.scratch, uint32_t, b->set.n);
	mask *all = mask_new(&b->set);
	memset(all, 1, b->set.n);
	for (size_t k = 0; k < g->need_count; k++) {
		column c = {0};
		bool bare = is_bare_input(b, g->needs[k]);
		if (bare)
			c = given_column(b, meaning_of(g->needs[k])->slot);
		for (size_t i = 0; i < b->set.n; i++)
			all[i] = all[i] && (bare ? c.number[i] == 1 : !points_walk(b->points, g->needs[k], i).unknown);
	}
	uint64_t *keys = ARENA_ARRAY(b->set.scratch, uint64_t, b->set.n * g->by_count);
	for (size_t k = 0; k < g->by_count && mask_any(&b->set, all); k++)
		add_keys(b, g->by[k], all, keys + k, g->by_count);
	for (size_t i = 0; i < b->set.n; i++)
		group[i] = all[i] ? groups_find(b->groups, declaration, &keys[i * g->by_count]) : 0;
	return group;
}

/* ---- outside ----------------------------------------------------------------------------------- */

value block_walk(block *b, const expr *e, size_t lane)
{
	return points_walk(b->points, e, lane);
}

block *block_new(lane_walker *w, const bool *absent)
{
	arena *memory = arena_new();
	block *b = ARENA_NEW(memory, block);
	octroi_program *p = lane_walker_program(w);
	*b = (block){.program = p, .groups = lane_walker_groups(w), .memory = memory, .set = {.scratch = arena_new()}};
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
	arena_free(b->set.scratch);
	arena_free(b->memory);
}

void block_start(block *b, const lines *l, const day *date, bool stretches)
{
	arena_clear(b->set.scratch);
	memset(b->slots, 0, b->program->slot_count * sizeof *b->slots);
	memset(b->groups_of, 0, b->program->document->group_count * sizeof *b->groups_of);
	b->lines = l;
	b->set = lane_set_new(l->count, b->set.scratch);
	points_start(b->points, l, date, stretches, b->set.scratch);
}

arena *block_memory(block *b)
{
	return b->set.scratch;
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
