/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "groups.h"
#include "reached.h"
#include "variations.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A sum as far as it is known. */
typedef struct {
	exact_sum least, more; /* `more`: by how much the most is above the least */
	bool      open;        /* one of them can be anything */
	bool      floorless;   /* … even negative */
	size_t    unknown_count;
	const octroi_reason *unknown; /* of the first line whose addend is … */
	size_t    line;               /* … and its number */
	standing  standing;
	reached_events events;        /* of what is added by date */
} tally;

/* All groups of one declaration. */
typedef struct {
	size_t    key_count, count, capacity, key_capacity;
	uint64_t *keys;     /* key_count each */
	uint32_t *buckets;  /* 1 + group - 1 */
	size_t    mask;
} group_table;

struct groups {
	octroi_program *program;
	arena       *memory;
	group_table *tables;   /* by declaration */
	group_sum   *sums;
	size_t       sum_count, sum_capacity;
	int         *pass_of;  /* by slot; 0: reads no group */
	int          passes;
	tally      **tallies;  /* by sum, by group - 1 */
	size_t      *tally_capacity;
	value      **values;   /* by slot, by group - 1; NULL: not closed */
};

/* ---- passes --------------------------------------------------------------------- */

enum { PASS_UNSEEN = -1 };

static int pass_of_slot(groups *g, int slot);

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int pass_of_expr(groups *g, const expr *e)
{
	int pass = 0;
	if (!e)
		return 0;
	const meaning *m = e->meaning;
	if (e->kind == EXPR_NAME && m && !m->constant && m->slot >= 0)
		return pass_of_slot(g, m->slot);
	for (size_t i = 0; i < e->count; i++)
		pass = most(pass, pass_of_expr(g, e->operands[i]));
	return pass;
}

static int pass_of_sentence(groups *g, const sentence *s)
{
	int pass = 0;
	for (size_t i = 0; s && i < s->count; i++)
		pass = most(pass, pass_of_expr(g, s->formulas[i]));
	return pass;
}

static int pass_of_quantity(groups *g, const quantity *q)
{
	int pass = 0;
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		bool holds = true, decided = !arm->when || decided_beforehand(g->program, NULL, arm->when, &holds);
		if (decided && !holds)
			continue;
		pass = most(pass, most(pass_of_expr(g, arm->when), pass_of_expr(g, arm->formula)));
		pass = most(pass, most(pass_of_sentence(g, arm->note), pass_of_sentence(g, arm->reason)));
		if (decided)
			break;
	}
	for (size_t i = 0; i < q->lookup.where_count; i++)
		pass = most(pass, pass_of_expr(g, q->lookup.where[i].formula));
	for (size_t i = 0; i < q->lookup.else_count; i++)
		pass = most(pass, pass_of_expr(g, q->lookup.otherwise[i].formula));
	return pass;
}

static int pass_of_slot(groups *g, int slot)
{
	const slot_kind kind = g->program->slots[slot].kind;
	const quantity *q = kind == SLOT_QUANTITY ? g->program->slots[slot].quantity : NULL;
	if (!q)
		return 0;
	if (g->pass_of[slot] == PASS_UNSEEN) {
		g->pass_of[slot] = 0; /* rings were refused when the rule was read */
		g->pass_of[slot] = pass_of_quantity(g, q) + (g->program->slots[slot].level ? 1 : 0);
	}
	return g->pass_of[slot];
}

/* What a line is asked for. */
static int passes_of_lines(groups *g)
{
	const octroi_program *p = g->program;
	const document *doc = p->document;
	int passes = 0;
	for (size_t i = 0; i < doc->gate_count; i++)
		passes = most(passes, most(pass_of_expr(g, doc->gates[i].when), pass_of_sentence(g, doc->gates[i].reason)));
	for (size_t i = 0; i < doc->remark_count; i++)
		passes = most(passes, most(pass_of_expr(g, doc->remarks[i].when), pass_of_sentence(g, doc->remarks[i].text)));
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_QUANTITY && !p->slots[i].level && is_standard(p->slots[i].name))
			passes = most(passes, pass_of_slot(g, (int)i));
	return passes;
}

/* ---- signs -------------------------------------------------------------------------- */


static bool slot_never_negative(const octroi_program *p, const slot *s)
{
	bool all = true;
	switch (s->kind) {
	case SLOT_INPUT:
		return (s->input->above >= 0 || s->input->least >= 0) && (!s->input->otherwise || never_negative(p, s->input->otherwise));
	case SLOT_SERIES:
		for (size_t i = 0; i < s->series->count; i++)
			all = all && (s->series->values[i].unknown || s->series->values[i].number >= 0);
		return all;
	case SLOT_QUANTITY:
		for (size_t i = 0; i < s->quantity->case_count; i++)
			all = all && (!s->quantity->cases[i].formula || never_negative(p, s->quantity->cases[i].formula));
		return all && s->quantity->case_count;
	default:
		return false;
	}
}

bool never_negative(const octroi_program *p, const expr *e)
{
	const meaning *m = e->meaning;
	bool all = true, any = false;
	if (e->kind == EXPR_NUMBER)
		return e->number >= 0;
	if (e->kind == EXPR_NAME)
		return m && m->slot >= 0 && !m->column && slot_never_negative(p, &p->slots[m->slot]);
	for (size_t i = 0; i < e->count; i++) {
		bool is = never_negative(p, e->operands[i]);
		all = all && is;
		any = any || is;
	}
	switch (e->op) {
	case OP_ADD:
	case OP_MULTIPLY:
	case OP_DIVIDE:
	case OP_MIN:
		return all;
	case OP_MAX:
		return any;
	case OP_ABS:
		return true;
	case OP_CONVERT:
	case OP_ROUND:
		return never_negative(p, e->operands[0]);
	default:
		return false;
	}
}

static bool sum_not_negative(const octroi_program *p, const expr *sum)
{
	return never_negative(p, sum->operands[0]);
}

/* ---- making ------------------------------------------------------------------------- */

static void sums_of_expr(groups *g, int slot, const expr *e)
{
	if (!e)
		return;
	if (e->kind == EXPR_OPERATION && e->op == OP_SUM)
		*ARENA_PUSH(g->memory, g->sums, g->sum_count, g->sum_capacity) =
			(group_sum){.e = e, .x = e->operands[0], .condition = e->count > 1 ? e->operands[1] : NULL, .slot = slot, .group = (size_t)g->program->slots[slot].level - 1,
		                    .pass = pass_of_slot(g, slot), .not_negative = sum_not_negative(g->program, e)};
	for (size_t i = 0; i < e->count; i++)
		sums_of_expr(g, slot, e->operands[i]);
}

static void reaching_of_slot(groups *g, int slot, const quantity *q)
{
	const expr *x = reached_formula(q, REACHED_SUM);
	*ARENA_PUSH(g->memory, g->sums, g->sum_count, g->sum_capacity) =
		(group_sum){.x = x, .condition = reached_formula(q, REACHED_WHERE), .on = reached_formula(q, REACHED_ON), .slot = slot,
	                    .group = (size_t)g->program->slots[slot].level - 1, .pass = pass_of_slot(g, slot),
	                    .not_negative = never_negative(g->program, x)};
}

static void sums_of_slot(groups *g, int slot)
{
	const quantity *q = g->program->slots[slot].quantity;
	if (q->is_reached)
		reaching_of_slot(g, slot, q);
	for (size_t i = 0; i < q->case_count; i++) {
		bool holds = true, decided = !q->cases[i].when || decided_beforehand(g->program, NULL, q->cases[i].when, &holds);
		if (decided && !holds)
			continue;
		sums_of_expr(g, slot, q->cases[i].when);
		sums_of_expr(g, slot, q->cases[i].formula);
		if (decided)
			break;
	}
}

groups *groups_new(octroi_program *p, arena *memory)
{
	const document *doc = p->document;
	groups *g = ARENA_NEW(memory, groups);
	*g = (groups){.program = p, .memory = memory, .tables = ARENA_ARRAY(memory, group_table, doc->group_count + 1),
	              .pass_of = ARENA_ARRAY(memory, int, p->slot_count), .values = ARENA_ARRAY(memory, value *, p->slot_count)};
	for (size_t i = 0; i < p->slot_count; i++)
		g->pass_of[i] = PASS_UNSEEN;
	for (size_t i = 0; i < doc->group_count; i++) {
		g->tables[i] = (group_table){.key_count = doc->groups[i].by_count, .mask = 1023};
		g->tables[i].buckets = ARENA_ARRAY(memory, uint32_t, 1024);
	}
	g->passes = passes_of_lines(g);
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].level)
			sums_of_slot(g, (int)i);
	/* What only groups show is added up while lines are computed, if it can be. */
	for (size_t i = 0; i < g->sum_count; i++)
		g->passes = most(g->passes, g->sums[i].pass - 1);
	g->tallies = ARENA_ARRAY(memory, tally *, g->sum_count + 1);
	g->tally_capacity = ARENA_ARRAY(memory, size_t, g->sum_count + 1);
	return g;
}

int groups_passes(const groups *g)
{
	return g->passes;
}

const group_sum *groups_sums(const groups *g, size_t *count)
{
	*count = g->sum_count;
	return g->sums;
}

/* ---- groups ---------------------------------------------------------------------------- */

static uint64_t keys_hash(const uint64_t *keys, size_t count)
{
	uint64_t h = 0;
	for (size_t i = 0; i < count; i++) {
		h = (h ^ keys[i]) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
	}
	return h;
}

static bool keys_same(const group_table *t, uint32_t group, const uint64_t *keys)
{
	const uint64_t *own = &t->keys[(group - 1) * t->key_count];
	for (size_t i = 0; i < t->key_count; i++)
		if (own[i] != keys[i])
			return false;
	return true;
}

static size_t bucket_of(const group_table *t, const uint64_t *keys)
{
	size_t i = keys_hash(keys, t->key_count) & t->mask;
	while (t->buckets[i] && !keys_same(t, t->buckets[i], keys))
		i = (i + 1) & t->mask;
	return i;
}

static void buckets_grow(arena *a, group_table *t)
{
	t->mask = 2 * t->mask + 1;
	t->buckets = ARENA_ARRAY(a, uint32_t, t->mask + 1);
	for (size_t i = 0; i < t->count; i++)
		t->buckets[bucket_of(t, &t->keys[i * t->key_count])] = (uint32_t)i + 1;
}

uint32_t groups_find(groups *g, size_t declaration, const uint64_t *keys)
{
	group_table *t = &g->tables[declaration];
	size_t at = bucket_of(t, keys);
	if (t->buckets[at])
		return t->buckets[at];
	for (size_t i = 0, used = t->count * t->key_count; i < t->key_count; i++)
		*ARENA_PUSH(g->memory, t->keys, used, t->key_capacity) = keys[i];
	t->buckets[at] = (uint32_t)++t->count;
	uint32_t group = (uint32_t)t->count;
	if (t->count * 2 > t->mask)
		buckets_grow(g->memory, t);
	return group;
}

size_t groups_count(const groups *g, size_t declaration)
{
	return g->tables[declaration].count;
}

const uint64_t *groups_keys(const groups *g, size_t declaration, uint32_t group)
{
	const group_table *t = &g->tables[declaration];
	return &t->keys[(group - 1) * t->key_count];
}

/* ---- sums ------------------------------------------------------------------------------- */

static tally *tally_of(groups *g, size_t sum, uint32_t group)
{
	return ARENA_AT(g->memory, g->tallies[sum], group - 1, g->tally_capacity[sum]);
}

void groups_add(groups *g, size_t sum, uint32_t group, size_t line, double x, double most, const octroi_reason *unknown,
                standing st)
{
	tally *t = tally_of(g, sum, group);
	t->standing = weakest(t->standing, st);
	exact_add(&t->least, isnan(x) ? 0 : x);
	if (most != x) {
		exact_add(&t->more, isnan(most) ? 0 : isnan(x) ? most : most - x);
		t->floorless |= isnan(x) && !g->sums[sum].not_negative;
		t->open |= isnan(most);
	}
	if (!unknown && !isnan(x))
		return;
	static const octroi_reason nameless = {.code = "unknown-addend", .text = "what a line adds is not known"};
	if (!t->unknown_count++ || line < t->line) {
		t->unknown = reason_kept(unknown ? unknown : &nameless, g->memory);
		t->line = line;
	}
}

void groups_add_on(groups *g, size_t sum, uint32_t group, size_t line, day on, double x, const octroi_reason *unknown, standing st)
{
	static const octroi_reason undated = {.code = "no-day", .text = "the day is not known, and a threshold counts by days", .option = "date"};
	tally *t = tally_of(g, sum, group);
	t->standing = weakest(t->standing, st);
	reached_add(&t->events, &g->program->slots[g->sums[sum].slot].quantity->reaching, on, x, g->memory);
	if (on != DAY_UNKNOWN && !isnan(x))
		return;
	if (!t->unknown_count++ || line < t->line) {
		t->unknown = reason_kept(unknown ? unknown : &undated, g->memory);
		t->line = line;
	}
}

/* Unknown addends can only bring the day forward, if they are not negative; so can a threshold that nobody knows. */
static value day_value(frame *f, const slot *s, const tally *t, bool not_negative)
{
	const quantity *q = s->quantity;
	const slot *least = &f->program->slots[meaning_of(reached_formula(q, REACHED_LEAST))->slot];
	day open, first = reached_first(&t->events, &q->reaching, least->series, f->program->as_of, &open);
	standing st = weakest(t->standing, weakest(q->source.standing, q->has_standing ? q->standing : STANDING_GIVEN));
	bool addends = t->unknown_count && (!not_negative || t->events.earliest < first);
	if (!addends && open == DAY_NEVER)
		return (value){.number = first, .standing = st};
	value v = unknown_value(addends ? t->unknown : series_lacks(f, least, open), st);
	v.number = !addends ? open : !not_negative ? DAY_FIRST : t->events.earliest < open ? t->events.earliest : open;
	v.most = addends && !not_negative ? DAY_NEVER : first;
	return v;
}

/* The line alone: all that its importer brings. */
static value own_day(frame *f, const slot *s)
{
	const quantity *q = s->quantity;
	const expr *where = reached_formula(q, REACHED_WHERE), *sum = reached_formula(q, REACHED_SUM);
	tally t = {0};
	value counts = {.number = 1, .standing = STANDING_GIVEN}, x = {0}, on;
	if (where)
		counts = frame_eval(f, where);
	t.standing = counts.standing;
	if (counts.unknown || counts.number == 1) {
		x = counts.unknown ? counts : frame_eval(f, sum);
		t.standing = weakest(t.standing, x.standing);
	}
	if (x.unknown || x.number != 0) {
		on = frame_eval(f, reached_formula(q, REACHED_ON));
		t.unknown = x.unknown ? x.unknown : on.unknown;
		t.unknown_count = t.unknown != NULL || line_is_stretch(f->line);
		if (!t.unknown && t.unknown_count)
			t.unknown = reason_new(f, "no-day", "the day is not known, and a threshold counts by days");
		t.standing = weakest(t.standing, on.standing);
		reached_add(&t.events, &q->reaching, on.unknown || line_is_stretch(f->line) ? DAY_UNKNOWN : (day)on.number,
		            x.unknown ? NAN : x.number, f->memory);
	}
	return day_value(f, s, &t, never_negative(f->program, sum));
}

value eval_reached(frame *f, const slot *s)
{
	groups *g = f->groups;
	int slot = (int)(s - f->program->slots);
	for (size_t i = 0; f->group_at && i < g->sum_count; i++)
		if (!g->sums[i].e && g->sums[i].slot == slot)
			return day_value(f, s, tally_of(g, i, f->group_at), g->sums[i].not_negative);
	return own_day(f, s);
}

static value sum_value(frame *f, const tally *t)
{
	double least = exact_compared(&t->least);
	if (!t->unknown_count && isfinite(least))
		return (value){.number = least, .standing = t->standing};
	octroi_reason *r = ARENA_NEW(f->memory, octroi_reason);
	*r = t->unknown ? *t->unknown : (octroi_reason){.code = "overflow", .text = "a sum too large to hold"};
	if (t->unknown_count > 1)
		r->text = arena_printf(f->memory, "on %zu lines of the group: %s", t->unknown_count, t->unknown->text);
	value v = unknown_value(r, t->standing);
	v.number = t->floorless ? NAN : least;
	exact_sum most = t->least;
	exact_merge(&most, &t->more);
	v.most = t->open ? NAN : exact_compared(&most);
	return v;
}

/* A frame in which sum(…) has the values of one group. */
static value group_sum_value(frame *f, const expr *e)
{
	groups *g = f->groups;
	for (size_t i = 0; i < g->sum_count; i++) {
		if (g->sums[i].e != e)
			continue;
		return sum_value(f, tally_of(g, i, f->group_at));
	}
	return unknown_value(NULL, STANDING_GIVEN);
}

/* The line alone: its own addend is the sum. */
static value own_sum(frame *f, const expr *e)
{
	tally t = {0};
	value condition = {.number = 1, .standing = STANDING_GIVEN}, x = {0};
	if (e->count > 1)
		condition = frame_eval(f, e->operands[1]);
	if (!condition.unknown && condition.number == 1)
		x = frame_eval(f, e->operands[0]);
	t.unknown = condition.unknown ? condition.unknown : x.unknown;
	t.unknown_count = t.unknown != NULL;
	t.open = t.unknown != NULL;
	t.floorless = t.open && !sum_not_negative(f->program, e);
	t.standing = weakest(x.standing, condition.standing);
	if (!t.unknown)
		exact_add(&t.least, x.number);
	return sum_value(f, &t);
}

value eval_sum(frame *f, const expr *e)
{
	return f->group_at ? group_sum_value(f, e) : own_sum(f, e);
}

void groups_close(groups *g, int pass, diagnostics *d)
{
	octroi_line *nothing = line_new(g->program, g->memory);
	frame f = frame_new(nothing, g->memory, d);
	f.groups = g;
	for (size_t s = 0; s < g->program->slot_count; s++) {
		if (!g->program->slots[s].level || pass_of_slot(g, (int)s) != pass)
			continue;
		size_t declaration = (size_t)g->program->slots[s].level - 1, count = g->tables[declaration].count;
		g->values[s] = ARENA_ARRAY(g->memory, value, count + 1);
		for (size_t i = 0; i < count; i++) {
			memset(f.done, 0, g->program->slot_count);
			f.group_at = (uint32_t)i + 1;
			g->values[s][i] = frame_quantity(&f, (int)s);
		}
	}
}

value groups_value(const groups *g, int slot, uint32_t group)
{
	if (!g->values[slot] || !group)
		return unknown_value(NULL, STANDING_GIVEN);
	return g->values[slot][group - 1];
}

const octroi_reason *group_needs(frame *f, size_t declaration)
{
	const line_group *g = &f->program->document->groups[declaration];
	for (size_t i = 0; i < g->need_count; i++) {
		value v = frame_eval(f, g->needs[i]);
		if (v.unknown)
			return v.unknown;
	}
	for (size_t i = 0; i < g->by_count; i++) {
		value v = frame_eval(f, g->by[i]);
		if (v.unknown)
			return v.unknown;
	}
	return NULL;
}
