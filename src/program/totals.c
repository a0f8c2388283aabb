/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "totals.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One amount over lines; those of coarse codes apart, with their bounds. */
typedef struct {
	exact_sum exact, coarse, low, high;
	bool      unknown; /* of a computed line: its charge does not hang on it, the sum is not known */
} amount_sum;

typedef struct {
	const octroi_program *program;
	int         year;
	const uint32_t *by;  /* names, 0: none */
	size_t      lines[OCTROI_STATES], without_mass, coarse;
	exact_sum   mass[OCTROI_STATES], coarse_mass;
	amount_sum *amounts;
	exact_sum   by_standing[OCTROI_SCENARIO + 1];
} total;

typedef struct {
	octroi_reason_total told;
	exact_sum           mass, at_most;
} reason_tally;

struct flow_tally {
	arena        *memory;
	names        *names, *reason_names;
	size_t        by_count;
	total        *totals;
	size_t        total_count, total_capacity;
	uint32_t     *buckets;  /* 1 + total */
	size_t        mask;
	reason_tally *reasons;
	size_t        reason_count, reason_capacity;
	octroi_note_total *notes;
	size_t        note_count, note_capacity;
	octroi_group_total *groups;
	size_t        group_count, group_capacity;
	const char  **stats;
	size_t        stat_count, stat_capacity;
};

struct run_names {
	size_t     count;
	uint32_t **name;     /* by dimension, by key: name + 1; 0: not looked up */
	size_t    *capacity;
	int        mass;
	size_t    *note_at;  /* by note id: 1 + index into the tally's notes */
	size_t     note_capacity;
	size_t     last;     /* the total of the line before */
	arena     *memory;
};

run_names *run_names_new(const octroi_program *p, size_t dimension_count, arena *memory)
{
	run_names *n = ARENA_NEW(memory, run_names);
	*n = (run_names){.count = dimension_count, .memory = memory, .last = (size_t)-1};
	n->name = ARENA_ARRAY(memory, uint32_t *, dimension_count + 1);
	n->capacity = ARENA_ARRAY(memory, size_t, dimension_count + 1);
	int mass = slot_find(p, slice_of("mass"));
	bool given = mass >= 0 && p->slots[mass].kind == SLOT_INPUT && p->slots[mass].type.kind == TYPE_NUMBER;
	n->mass = given ? mass : -1;
	return n;
}

flow_tally *flow_tally_new(size_t by_count, arena *memory)
{
	flow_tally *t = ARENA_NEW(memory, flow_tally);
	*t = (flow_tally){.memory = memory, .names = names_new(memory), .reason_names = names_new(memory), .by_count = by_count, .mask = 1023};
	t->buckets = ARENA_ARRAY(memory, uint32_t, 1024);
	return t;
}

/* ---- dimensions ------------------------------------------------------------------- */

const char *line_dimension_text(const octroi_program *p, const line_reader *r, int slot, uint64_t key, arena *memory)
{
	const struct slot *s = &p->slots[slot];
	if (s->kind == SLOT_CLOCK)
		return arena_printf(memory, "%d", (int)key);
	if (s->kind == SLOT_QUANTITY)
		return names_text(p->book->names, (uint32_t)key);
	const value *v = s->axis >= 0 ? line_axis_value(r, (size_t)s->axis, (uint32_t)key)
	                              : line_text_value(r, slot, (uint32_t)key);
	if (s->type.kind == TYPE_CODE)
		return names_text(p->book->names, v->code);
	if (s->type.kind == TYPE_FLAG)
		return v->number == 1 ? "yes" : "no";
	if (s->type.kind == TYPE_YEAR)
		return arena_printf(memory, "%d", (int)v->number);
	return arena_copy(memory, v->text.at, v->text.length);
}

/* The name of a dimension's value, found once for each key. */
static uint32_t name_of(flow_tally *t, const octroi_program *p, run_names *n, const line_reader *r, const batch_lines *l,
                        size_t dimension, size_t line)
{
	uint64_t key = l->is->dimensions[dimension][line];
	if (!key)
		return 0;
	uint32_t *name = ARENA_AT(n->memory, n->name[dimension], key, n->capacity[dimension]);
	if (!*name) {
		const char *text = line_dimension_text(p, r, l->asked->dimensions[dimension], key, t->memory);
		*name = 1 + names_add(t->names, slice_of(text));
	}
	return *name - 1;
}

/* ---- totals ------------------------------------------------------------------------- */

static bool is_total(const flow_tally *t, const total *x, const octroi_program *p, int year, const uint32_t *by)
{
	return x->program == p && x->year == year && memcmp(x->by, by, t->by_count * sizeof *by) == 0;
}

static size_t bucket_of(const flow_tally *t, const octroi_program *p, int year, const uint32_t *by)
{
	uint64_t h = ((uint64_t)(uintptr_t)p ^ (uint64_t)year) * UINT64_C(0x9E3779B97F4A7C15);
	for (size_t i = 0; i < t->by_count; i++)
		h = (h ^ by[i]) * UINT64_C(0xD6E8FEB86659FD93);
	size_t i = (h ^ h >> 32) & t->mask;
	while (t->buckets[i] && !is_total(t, &t->totals[t->buckets[i] - 1], p, year, by))
		i = (i + 1) & t->mask;
	return i;
}

static void buckets_grow(flow_tally *t)
{
	t->mask = 2 * t->mask + 1;
	t->buckets = ARENA_ARRAY(t->memory, uint32_t, t->mask + 1);
	for (size_t i = 0; i < t->total_count; i++)
		t->buckets[bucket_of(t, t->totals[i].program, t->totals[i].year, t->totals[i].by)] = (uint32_t)i + 1;
}

static total *total_of(flow_tally *t, run_names *n, const octroi_program *p, int year, const uint32_t *by, size_t amounts)
{
	if (n->last != (size_t)-1 && is_total(t, &t->totals[n->last], p, year, by))
		return &t->totals[n->last];
	size_t at = bucket_of(t, p, year, by);
	if (!t->buckets[at]) {
		total *made = ARENA_PUSH(t->memory, t->totals, t->total_count, t->total_capacity);
		uint32_t *copy = ARENA_ARRAY(t->memory, uint32_t, t->by_count + 1);
		memcpy(copy, by, t->by_count * sizeof *copy);
		*made = (total){.program = p, .year = year, .by = copy, .amounts = ARENA_ARRAY(t->memory, amount_sum, amounts + 1)};
		t->buckets[at] = (uint32_t)t->total_count;
		if (t->total_count * 2 > t->mask) {
			buckets_grow(t);
			at = bucket_of(t, p, year, by);
		}
	}
	n->last = t->buckets[at] - 1;
	return &t->totals[n->last];
}

static void add_amounts(total *x, const octroi_program *p, const batch_lines *l, size_t i)
{
	bool coarse = l->is->leaves[i] > 0;
	for (size_t k = 0; k < l->asked->quantity_count; k++) {
		const line_quantity *q = &l->is->quantities[k];
		amount_sum *a = &x->amounts[k];
		if (!p->slots[l->asked->quantities[k]].amount)
			continue;
		if (isnan(q->value[i])) {
			a->unknown = true;
			continue;
		}
		exact_add(coarse ? &a->coarse : &a->exact, q->value[i]);
		if (coarse) {
			exact_add(&a->low, q->low[i]);
			exact_add(&a->high, q->high[i]);
		}
	}
}

/* A line counts in each state by the days that it was in it, as its emissions and its charge do. */
static void add_mass(exact_sum *masses, double mass, octroi_state state, const double *shares)
{
	if (isnan(mass))
		return;
	if (!shares)
		exact_add(&masses[state], mass);
	for (int s = 0; shares && s < OCTROI_STATES; s++)
		exact_add(&masses[s], shares[s] * mass);
}

static void add_line(total *x, const octroi_program *p, const run_names *n, const batch_lines *l, size_t i, int charge)
{
	octroi_state state = (octroi_state)l->is->state[i];
	const double *shares = l->is->shares[i];
	double mass = n->mass >= 0 ? l->lines->numbers[n->mass][i] : NAN;
	x->lines[state]++;
	x->without_mass += isnan(mass) && isnan(l->is->amount[i]);
	add_mass(x->mass, mass, state, shares);
	if (state != OCTROI_COMPUTED)
		return;
	add_amounts(x, p, l, i);
	if (charge >= 0)
		exact_add(&x->by_standing[l->is->standing[i]], l->is->quantities[charge].value[i]);
	x->coarse += l->is->leaves[i] > 0;
	if (l->is->leaves[i] && !isnan(mass))
		exact_add(&x->coarse_mass, shares ? shares[state] * mass : mass);
}

/* ---- reasons and notes ------------------------------------------------------------------ */

static reason_tally *reason_of(flow_tally *t, const octroi_program *p, const octroi_reason *r, octroi_state state)
{
	char key[1200];
	int length = snprintf(key, sizeof key, "%s %d %s %s", p->document->id, (int)state, r->code, r->text);
	uint32_t id = names_add(t->reason_names, (slice){key, length < (int)sizeof key ? (size_t)length : sizeof key - 1});
	if (id <= t->reason_count)
		return &t->reasons[id - 1];
	reason_tally *made = ARENA_PUSH(t->memory, t->reasons, t->reason_count, t->reason_capacity);
	made->told = (octroi_reason_total){.program = p, .state = state, .reason = *r};
	made->told.reason.text = arena_copy(t->memory, r->text, strlen(r->text));
	made->told.reason.choices = NULL;
	made->told.reason.choice_count = 0;
	return made;
}

static void add_reasons(flow_tally *t, const octroi_program *p, const run_names *n, const batch_lines *l)
{
	const octroi_reason *before = NULL;
	reason_tally *last = NULL;
	for (size_t i = 0; i < l->count; i++) {
		if (l->is->state[i] == OCTROI_COMPUTED || !l->is->reason[i] || !l->is->reason[i]->text)
			continue;
		if (l->is->reason[i] != before || last->told.state != (octroi_state)l->is->state[i])
			last = reason_of(t, p, l->is->reason[i], (octroi_state)l->is->state[i]);
		before = l->is->reason[i];
		double mass = n->mass >= 0 ? l->lines->numbers[n->mass][i] : NAN;
		if (!last->told.lines++)
			last->told.first = l->number[i];
		if (!isnan(mass))
			exact_add(&last->mass, mass);
	}
}

void tally_gap(flow_tally *t, const octroi_program *p, const octroi_reason *reason, octroi_state state, double charge)
{
	reason_tally *r = reason_of(t, p, reason, state);
	exact_add(&r->at_most, charge);
	r->told.priced++;
}

static size_t note_of(flow_tally *t, const octroi_program *p, const octroi_note *note)
{
	for (size_t i = 0; i < t->note_count; i++)
		if (t->notes[i].program == p && strcmp(t->notes[i].note.text, note->text) == 0)
			return i;
	octroi_note_total *made = ARENA_PUSH(t->memory, t->notes, t->note_count, t->note_capacity);
	*made = (octroi_note_total){.program = p, .note = *note};
	made->note.text = arena_copy(t->memory, note->text, strlen(note->text));
	return t->note_count - 1;
}

static void add_notes(flow_tally *t, const octroi_program *p, run_names *n, const batch_lines *l)
{
	for (size_t k = 0; k < l->note_count; k++) {
		const block_note_mask *m = &l->notes[k];
		size_t *at = ARENA_AT(n->memory, n->note_at, m->id, n->note_capacity);
		size_t lines = 0;
		for (size_t i = 0; i < l->count; i++)
			lines += m->on[i] && l->is->state[i] == OCTROI_COMPUTED;
		if (!lines)
			continue;
		if (!*at)
			*at = 1 + note_of(t, p, m->note);
		t->notes[*at - 1].lines += lines;
	}
}

/* ---- lines ---------------------------------------------------------------------------------- */

void tally_lines(flow_tally *t, const octroi_program *p, run_names *n, const line_reader *r, const batch_lines *l)
{
	uint32_t by[32];
	int charge = -1;
	for (size_t k = 0; k < l->asked->quantity_count; k++)
		if (l->asked->quantities[k] == l->asked->charge)
			charge = (int)k;
	for (size_t i = 0; i < l->count; i++) {
		for (size_t k = 0; k < t->by_count; k++)
			by[k] = name_of(t, p, n, r, l, k, i);
		add_line(total_of(t, n, p, l->is->year[i], by, l->asked->quantity_count), p, n, l, i, charge);
	}
	add_reasons(t, p, n, l);
	add_notes(t, p, n, l);
}

/* ---- groups ------------------------------------------------------------------------------------ */

static const char *key_text(const octroi_program *p, const line_reader *r, const expr *e, uint64_t key, arena *memory)
{
	const meaning *m = meaning_of(e);
	double number;
	memcpy(&number, &key, sizeof number);
	if (m->type.kind == TYPE_TEXT && e->kind == EXPR_NAME && m->slot >= 0) {
		const value *v = line_text_value(r, m->slot, (uint32_t)key);
		return v ? arena_copy(memory, v->text.at, v->text.length) : "";
	}
	if (m->type.kind == TYPE_CODE)
		return key ? names_text(p->book->names, (uint32_t)key) : "";
	char text[PERIOD_TEXT_SIZE];
	if (m->type.kind == TYPE_PERIOD)
		return isnan(number) ? "" : arena_printf(memory, "%s", period_write(step_days(m->type.step, (int32_t)number), text));
	if (m->type.kind == TYPE_DATE)
		return isnan(number) ? "" : arena_printf(memory, "%s", day_write((day)number, text));
	return isnan(number) ? "" : arena_printf(memory, "%d", (int)number);
}

static octroi_quantity group_quantity(const octroi_program *p, groups *g, const slot *s, uint32_t group, arena *memory)
{
	char unit[UNIT_TEXT_SIZE], when[DAY_TEXT_SIZE];
	value v = groups_value(g, (int)(s - p->slots), group);
	octroi_quantity q = {.name = s->name, .title = s->quantity->title, .amount = true, .standing = (octroi_standing)v.standing,
	                     .reason = reason_kept(v.unknown, memory)};
	q.unit = arena_printf(memory, "%s", s->type.kind == TYPE_DATE ? "date" : unit_write(&s->type.unit, p->standard_unit, unit));
	q.value = q.low = q.high = v.unknown || s->type.kind == TYPE_DATE ? NAN : v.number;
	if (!v.unknown && s->type.kind == TYPE_DATE)
		q.text = (day)v.number == DAY_LAST ? "never" : arena_printf(memory, "%s", day_write((day)v.number, when));
	return q;
}

void tally_groups(flow_tally *t, const octroi_program *p, const batch *b, arena *memory)
{
	groups *g = batch_groups(b);
	for (size_t d = 0; g && d < p->document->group_count; d++) {
		const line_group *declared = &p->document->groups[d];
		const char **keys = ARENA_ARRAY(memory, const char *, declared->by_count);
		size_t levels = 0;
		for (size_t s = 0; s < p->slot_count; s++)
			levels += (size_t)p->slots[s].level == d + 1;
		for (size_t k = 0; k < declared->by_count; k++)
			keys[k] = arena_copy(memory, place_text(declared->by[k]->where).at, place_text(declared->by[k]->where).length);
		for (uint32_t i = 1; i <= groups_count(g, d); i++) {
			octroi_group_total *made = ARENA_PUSH(t->memory, t->groups, t->group_count, t->group_capacity);
			const char **by = ARENA_ARRAY(memory, const char *, declared->by_count);
			octroi_quantity *quantities = ARENA_ARRAY(memory, octroi_quantity, levels + 1);
			size_t count = 0;
			for (size_t k = 0; k < declared->by_count; k++)
				by[k] = key_text(p, batch_reader(b), declared->by[k], groups_keys(g, d, i)[k], memory);
			for (size_t s = 0; s < p->slot_count; s++)
				if ((size_t)p->slots[s].level == d + 1)
					quantities[count++] = group_quantity(p, g, &p->slots[s], i, memory);
			*made = (octroi_group_total){.program = p, .group = declared->name, .keys = keys, .by = by,
			                             .key_count = declared->by_count, .quantities = quantities, .quantity_count = count};
		}
	}
}

void tally_stats(flow_tally *t, const char *text)
{
	*ARENA_PUSH(t->memory, t->stats, t->stat_count, t->stat_capacity) = text;
}

/* ---- the end --------------------------------------------------------------------------------------- */

/* Exact lines, and coarse ones at their mean or at one of their bounds. */
static double with(const amount_sum *a, const exact_sum *coarse)
{
	exact_sum s = a->exact;
	exact_merge(&s, coarse);
	return a->unknown ? NAN : exact_value(&s);
}

static const octroi_sum *sums_of(flow_tally *t, const total *x, size_t *count)
{
	const octroi_program *p = x->program;
	char unit[UNIT_TEXT_SIZE];
	size_t k = 0, most;
	standard_quantities(&most);
	octroi_sum *out = ARENA_ARRAY(t->memory, octroi_sum, most);
	*count = 0;
	for (size_t i = 0; i < p->slot_count; i++) {
		const slot *s = &p->slots[i];
		if (s->kind != SLOT_QUANTITY || s->type.kind != TYPE_NUMBER || s->level || !is_standard(s->name))
			continue;
		const amount_sum *a = &x->amounts[k++];
		if (!s->amount)
			continue;
		out[(*count)++] = (octroi_sum){s->name, s->quantity->title,
		                               arena_printf(t->memory, "%s", unit_write(&s->type.unit, p->standard_unit, unit)),
		                               with(a, &a->coarse), with(a, &a->low), with(a, &a->high)};
	}
	return out;
}

static void total_end(flow_tally *t, const total *x, octroi_total *out)
{
	const char **by = ARENA_ARRAY(t->memory, const char *, t->by_count + 1);
	for (size_t k = 0; k < t->by_count; k++)
		by[k] = x->by[k] ? names_text(t->names, x->by[k]) : NULL;
	*out = (octroi_total){.program = x->program, .year = x->year, .by = by, .without_mass = x->without_mass,
	                      .coarse = x->coarse, .coarse_mass_t = exact_value(&x->coarse_mass)};
	for (int s = 0; s < OCTROI_STATES; s++) {
		out->lines[s] = x->lines[s];
		out->mass_t[s] = exact_value(&x->mass[s]);
	}
	for (int s = 0; s <= OCTROI_SCENARIO; s++)
		out->charge_by_standing[s] = exact_value(&x->by_standing[s]);
	out->sums = sums_of(t, x, &out->sum_count);
}

typedef struct {
	const flow_tally *tally;
} order;

/* By program as met, then year, then the texts. */
static int by_order(const void *a, const void *b, void *context)
{
	const octroi_total *x = a, *y = b;
	const flow_tally *t = ((const order *)context)->tally;
	if (x->program != y->program)
		return strcmp(x->program->document->id, y->program->document->id);
	if (x->year != y->year)
		return (x->year > y->year) - (x->year < y->year);
	for (size_t k = 0; k < t->by_count; k++) {
		int c = strcmp(x->by[k] ? x->by[k] : "\xff", y->by[k] ? y->by[k] : "\xff");
		if (c)
			return c;
	}
	return 0;
}

static int by_weight(const void *a, const void *b)
{
	const octroi_reason_total *x = a, *y = b;
	bool priced = x->at_most > 0 || y->at_most > 0;
	if (priced && x->at_most != y->at_most)
		return (x->at_most < y->at_most) - (x->at_most > y->at_most);
	if (x->lines != y->lines)
		return (x->lines < y->lines) - (x->lines > y->lines);
	return (x->first > y->first) - (x->first < y->first);
}

static int assumptions_first(const void *a, const void *b)
{
	const octroi_note_total *x = a, *y = b;
	if (x->note.assumption != y->note.assumption)
		return (int)y->note.assumption - (int)x->note.assumption;
	if (x->lines != y->lines)
		return (x->lines < y->lines) - (x->lines > y->lines);
	return strcmp(x->note.text, y->note.text);
}

void flow_tally_end(flow_tally *t, octroi_flow_result *out)
{
	octroi_total *totals = ARENA_ARRAY(t->memory, octroi_total, t->total_count + 1);
	octroi_reason_total *reasons = ARENA_ARRAY(t->memory, octroi_reason_total, t->reason_count + 1);
	order how = {t};
	for (size_t i = 0; i < t->total_count; i++)
		total_end(t, &t->totals[i], &totals[i]);
	for (size_t i = 0; i < t->reason_count; i++) {
		reasons[i] = t->reasons[i].told;
		reasons[i].mass_t = exact_value(&t->reasons[i].mass);
		reasons[i].at_most = exact_value(&t->reasons[i].at_most);
	}
	if (t->total_count)
		qsort_r(totals, t->total_count, sizeof *totals, by_order, &how);
	if (t->reason_count)
		qsort(reasons, t->reason_count, sizeof *reasons, by_weight);
	if (t->note_count)
		qsort(t->notes, t->note_count, sizeof *t->notes, assumptions_first);
	out->totals = totals;
	out->total_count = t->total_count;
	out->reasons = reasons;
	out->reason_count = t->reason_count;
	out->notes = t->notes;
	out->note_count = t->note_count;
	out->groups = t->groups;
	out->group_count = t->group_count;
	out->stats = t->stats;
	out->stat_count = t->stat_count;
}
