/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the walker finds at points, kept by root and point, and spread over lanes. */
#include "points.h"

#include <math.h>
#include <string.h>

#include "spaces.h"

enum { ROOTS_MAX = 512, POINTS_MAX = 1 << 17, WALKS_KEPT = 64 };

typedef enum { ROOT_EXPR, ROOT_SLOT, ROOT_REASON, ROOT_NOTE, ROOT_UNIT, ROOT_BUILT_IN, ROOT_SOUND } root_kind;

/* What a root gives: a number (or flag, year, day), a code, or nothing but a reason. */
typedef enum { GIVES_REASON, GIVES_NUMBER, GIVES_CODE } gift;

/* What is known of a point. */
enum { FOUND = 1, UNKNOWN = 2, NOTED = 4 };

/* What is asked at points. `of` tells roots apart: an expression, a sentence, a slot. */
typedef struct {
	root_kind   kind;
	gift        gives;
	const void *of;
	const char *code, *source;
	bool        assumption;
	space      *space;
	size_t      computed;
	size_t      found_count;   /* of the points that are not forgotten */
	uint8_t     some;          /* what is known of one of them, at least */
	/* By point of the space; made when first needed. */
	size_t      capacity;
	uint8_t    *found;
	double     *number;
	uint32_t   *code_of;
	uint8_t    *standing, least_standing, most_standing;
	const octroi_reason **reason;
	uint32_t   *notes;     /* 1 + index of a note list; 0: none */
	day        *until;
} root;

/* What the walker found once. */
typedef struct {
	value is;
	day   until;
} finding;

/* Distinct notes of one finding, as ids. */
typedef struct {
	size_t    count;
	uint32_t *ids;
} note_ids;

/* Why an operation has no result, said once. */
typedef struct said {
	struct said *next;
	const expr  *of;
	bool         divided;
	const octroi_reason *reason;
} said;

struct points {
	octroi_program *program;
	block          *block;
	lane_walker    *walker;
	const variations *varies;
	spaces         *spaces;
	arena          *memory, *forgettable; /* the latter goes when points are forgotten */
	arena          *walked;     /* what the walker needs on its way, of the last few points */
	size_t          walked_count;
	unsigned        generation;           /* of the walker's look-ups */

	size_t          root_count;
	root            roots[ROOTS_MAX];
	const void    **by_address; /* open addressing: what a root is of … */
	int            *root_at;    /* … and its number; -1: no root */
	size_t          address_mask, address_count;

	/* of the block */
	const lines    *lines;
	const day      *date;
	size_t          n;
	day            *until;
	bool            stretches, silent;
	arena          *scratch;

	note_ids       *note_lists;
	size_t          list_count, list_capacity;
	block_note_mask *masks;     /* of this block */
	size_t          mask_count, mask_capacity;
	size_t         *mask_at;    /* by note id: 1 + index into masks */
	size_t          mask_at_capacity;
	const octroi_reason **missing; /* by slot */
	said           *said;
	block_counts    counts;
};

/* ---- roots ------------------------------------------------------------------------- */

static size_t address_place(const points *p, const void *of)
{
	size_t i = ((uintptr_t)of >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32 & p->address_mask;
	while (p->by_address[i] && p->by_address[i] != of)
		i = (i + 1) & p->address_mask;
	return i;
}

static void addresses_grow(points *p)
{
	const void **old = p->by_address;
	int *numbers = p->root_at;
	size_t size = p->address_mask + 1;
	p->address_mask = 2 * size - 1;
	p->by_address = ARENA_ARRAY(p->memory, const void *, 2 * size);
	p->root_at = ARENA_ARRAY(p->memory, int, 2 * size);
	for (size_t i = 0; i < size; i++) {
		if (!old[i])
			continue;
		size_t at = address_place(p, old[i]);
		p->by_address[at] = old[i];
		p->root_at[at] = numbers[i];
	}
}

static int address_keep(points *p, const void *of, int number)
{
	if (++p->address_count * 2 > p->address_mask)
		addresses_grow(p);
	size_t at = address_place(p, of);
	p->by_address[at] = of;
	p->root_at[at] = number;
	return number;
}

/* The number of a root; -1: it varies over lines. */
static int root_number(points *p, root made, variation v)
{
	size_t at = address_place(p, made.of);
	if (p->by_address[at])
		return p->root_at[at];
	int number = -1;
	if (!v.per_line && p->root_count < ROOTS_MAX) {
		number = (int)p->root_count;
		made.space = space_of(p->spaces, v);
		p->roots[p->root_count++] = made;
	}
	return address_keep(p, made.of, number);
}

static bool worth_a_point(const points *p, const expr *e);

static bool part_worth_a_point(const points *p, const expr *part, variation whole)
{
	return part && space_is_small(p->spaces, whole, expr_varies(p->varies, part)) && worth_a_point(p, part);
}

static bool slot_worth_a_point(const points *p, int slot)
{
	const struct slot *s = &p->program->slots[slot];
	const quantity *q = s->kind == SLOT_QUANTITY ? s->quantity : NULL;
	variation v = p->varies->of[slot];
	bool worth = !q || q->is_lookup || q->is_collection;
	for (size_t i = 0; q && !worth && i < q->case_count; i++)
		worth = part_worth_a_point(p, q->cases[i].when, v) || part_worth_a_point(p, q->cases[i].formula, v);
	return worth;
}

/* At a point the walker takes a hundred times as long as columns do for a lane.
 * So look-ups are found at points, and what hangs on nothing but one axis; all
 * else columns put together from such parts. */
static bool worth_a_point(const points *p, const expr *e)
{
	const meaning *m = e->meaning;
	if (!m || m->constant || !block_knows(p->block, e))
		return true;
	if (e->kind == EXPR_NAME)
		return slot_worth_a_point(p, m->slot);
	variation v = expr_varies(p->varies, e);
	bool worth = false;
	for (size_t i = 0; !worth && i < e->count; i++)
		worth = part_worth_a_point(p, e->operands[i], v);
	return worth;
}

static gift gift_of(type_kind k)
{
	return k == TYPE_CODE ? GIVES_CODE : GIVES_NUMBER;
}

static bool is_same_name(const root *r, const meaning *m)
{
	const expr *e = r->kind == ROOT_EXPR ? r->of : NULL;
	return e && e->kind == EXPR_NAME && meaning_of(e)->slot == m->slot && meaning_of(e)->column == m->column;
}

/* Several formulas name the same column of a row. */
static const expr *named_before(const points *p, const expr *e)
{
	const meaning *m = e->kind == EXPR_NAME ? e->meaning : NULL;
	for (size_t i = 0; m && m->slot >= 0 && i < p->root_count; i++)
		if (is_same_name(&p->roots[i], m))
			return p->roots[i].of;
	return e;
}

static int root_of_expr(points *p, const expr *e)
{
	size_t at = address_place(p, e);
	if (p->by_address[at])
		return p->root_at[at];
	const expr *before = named_before(p, e);
	if (before != e)
		return address_keep(p, e, p->root_at[address_place(p, before)]);
	variation v = expr_varies(p->varies, e);
	v.per_line = v.per_line || !worth_a_point(p, e);
	return root_number(p, (root){.kind = ROOT_EXPR, .of = e, .gives = gift_of(meaning_of(e)->type.kind)}, v);
}

bool points_takes_slot(points *p, int slot)
{
	return !p->varies->of[slot].per_line && slot_worth_a_point(p, slot);
}

bool points_is_root(points *p, const expr *e)
{
	return root_of_expr(p, e) >= 0;
}

static void forget_points(points *p)
{
	arena_clear(p->forgettable);
	spaces_forget(p->spaces);
	p->list_count = p->list_capacity = 0;
	p->note_lists = NULL;
	p->said = NULL;
	for (size_t i = 0; i < p->root_count; i++)
		p->roots[i].capacity = 0;
	memset(p->missing, 0, p->program->slot_count * sizeof *p->missing);
}

static void *grown(arena *a, const void *old, size_t count, size_t capacity, size_t size)
{
	void *made = arena_alloc(a, capacity * size);
	if (count)
		memcpy(made, old, count * size);
	return made;
}

/* Room for all points of its space. */
static void make_room(points *p, root *r)
{
	arena *a = p->forgettable;
	size_t wanted, old = r->capacity;
	if (space_size(r->space, &wanted) <= old)
		return;
	if (!old) {
		r->found_count = r->some = 0;
		r->least_standing = UINT8_MAX;
		r->most_standing = 0;
	}
	r->found = grown(a, r->found, old, wanted, sizeof *r->found);
	r->standing = grown(a, r->standing, old, wanted, sizeof *r->standing);
	r->reason = grown(a, r->reason, old, wanted, sizeof *r->reason);
	r->notes = grown(a, r->notes, old, wanted, sizeof *r->notes);
	r->until = grown(a, r->until, old, wanted, sizeof *r->until);
	if (r->gives == GIVES_NUMBER)
		r->number = grown(a, r->number, old, wanted, sizeof *r->number);
	if (r->gives == GIVES_CODE)
		r->code_of = grown(a, r->code_of, old, wanted, sizeof *r->code_of);
	r->capacity = wanted;
}

/* ---- the walker at a lane ------------------------------------------------------------------ */

static uint32_t list_of(points *p, const note_list *notes)
{
	if (!notes->count)
		return 0;
	note_ids *list = ARENA_PUSH(p->forgettable, p->note_lists, p->list_count, p->list_capacity);
	list->ids = ARENA_ARRAY(p->forgettable, uint32_t, notes->count);
	list->count = notes->count;
	for (size_t i = 0; i < notes->count; i++)
		list->ids[i] = lane_walker_note_id(p->walker, &notes->items[i]);
	return (uint32_t)p->list_count;
}

/* Results of lines point to the text: it must outlive what is found at points. */
static value unit_value(points *p, frame *f)
{
	octroi_reason *unit = ARENA_NEW(f->memory, octroi_reason);
	f->functional_unit = NULL;
	unit->text = lane_walker_text(p->walker, lane_walker_text_id(p->walker, slice_of(functional_unit_of(f))));
	return unknown_value(unit, STANDING_GIVEN);
}

static value sentence_value(const root *r, frame *f)
{
	octroi_reason *said = reason_new(f, r->code, "%s", sentence_text(f, r->of));
	said->source = r->source;
	if (r->kind == ROOT_NOTE)
		note_add(f, r->code, said->text, r->source, r->assumption);
	return unknown_value(said, STANDING_GIVEN);
}

static value root_value(points *p, const root *r, frame *f)
{
	const octroi_reason *reason;
	switch (r->kind) {
	case ROOT_EXPR:
		return frame_eval(f, r->of);
	case ROOT_SLOT:
		return frame_slot(f, (int)((const slot *)r->of - p->program->slots));
	case ROOT_UNIT:
		return unit_value(p, f);
	case ROOT_BUILT_IN:
	case ROOT_SOUND:
		reason = r->kind == ROOT_SOUND ? unsound_line(f) : built_in_gate(f);
		return reason ? unknown_value(reason, r->kind == ROOT_SOUND ? STANDING_GIVEN : built_in_standing(reason)) : (value){0};
	default:
		return sentence_value(r, f);
	}
}

/* The text of a unit lives as long as the walker, for results of lines point to it. */
static const octroi_reason *root_reason_kept(points *p, const root *r, const octroi_reason *reason)
{
	if (r->kind != ROOT_UNIT)
		return reason_kept(reason, p->forgettable);
	octroi_reason *unit = ARENA_NEW(p->forgettable, octroi_reason);
	*unit = *reason;
	return unit;
}

/* The walker at a lane, for its point. */
static frame *walk_point(points *p, size_t lane, walk_record *record)
{
	if (++p->walked_count > WALKS_KEPT) {
		lane_walker_leave(p->walker);
		arena_clear(p->walked);
		p->walked_count = 0;
	}
	return lane_walker_at(p->walker, p->lines, lane, p->date[lane], record, p->walked);
}

/* For all lanes of a point. True: the days that it stands for are cut, so that lanes lie elsewhere. */
static bool find_point(points *p, root *r, uint32_t point, size_t lane)
{
	walk_record record;
	value v = root_value(p, r, walk_point(p, lane, &record));
	r->reason[point] = root_reason_kept(p, r, v.unknown);
	r->standing[point] = (uint8_t)v.standing;
	r->until[point] = record.holds.last;
	r->notes[point] = list_of(p, &record.notes);
	r->found[point] = (uint8_t)(FOUND | (v.unknown ? UNKNOWN : 0) | (r->notes[point] ? NOTED : 0));
	if (r->gives == GIVES_NUMBER)
		r->number[point] = v.unknown ? NAN : v.number;
	if (r->gives == GIVES_CODE)
		r->code_of[point] = v.unknown ? 0 : v.code;
	r->least_standing = v.standing < r->least_standing ? (uint8_t)v.standing : r->least_standing;
	r->most_standing = v.standing > r->most_standing ? (uint8_t)v.standing : r->most_standing;
	r->some |= r->found[point];
	r->found_count++;
	r->computed++;
	p->counts.root_values++;
	return space_cut(p->spaces, r->space, p->date[lane], record.holds);
}

/* ---- notes and days of lanes ------------------------------------------------------------------- */

static mask *note_mask(points *p, uint32_t id)
{
	size_t *at = ARENA_AT(p->memory, p->mask_at, id, p->mask_at_capacity);
	if (!*at) {
		block_note_mask *m = ARENA_PUSH(p->scratch, p->masks, p->mask_count, p->mask_capacity);
		*m = (block_note_mask){lane_walker_note(p->walker, id), id - 1, arena_alloc(p->scratch, p->n)};
		*at = p->mask_count;
	}
	return (mask *)p->masks[*at - 1].on;
}

static void take_until(points *p, day until, size_t lane)
{
	if (until < p->until[lane])
		p->until[lane] = until;
}

/* A frame at a lane for this lane alone, within its groups. */
static frame *walk_lane(points *p, size_t lane, walk_record *record)
{
	uint32_t *group_of = NULL;
	size_t declarations = lane_walker_groups(p->walker) ? p->program->document->group_count : 0;
	if (declarations)
		group_of = ARENA_ARRAY(p->scratch, uint32_t, declarations);
	for (size_t i = 0; i < declarations; i++)
		group_of[i] = block_groups(p->block, i)[lane];
	return lane_walker_within(p->walker, p->lines, lane, p->date[lane], group_of, record, p->scratch);
}

/* What the walker took down of one lane alone. */
static void take_record(points *p, const walk_record *record, size_t lane)
{
	for (size_t i = 0; i < record->notes.count && !p->silent; i++)
		note_mask(p, lane_walker_note_id(p->walker, &record->notes.items[i]))[lane] = 1;
	take_until(p, record->holds.last, lane);
	p->counts.walked++;
}

/* ---- roots over lanes ------------------------------------------------------------------------------ */

typedef struct {
	double   *number; /* one of the two, or neither where only reasons are asked for */
	uint32_t *code;
	uint8_t  *standing;
	const octroi_reason **reason; /* NULL as long as all is known */
} spread;

static void spread_reason(points *p, spread *s, const octroi_reason *reason, size_t i)
{
	if (!s->reason)
		s->reason = ARENA_ARRAY(p->scratch, const octroi_reason *, p->n);
	s->reason[i] = reason;
}

static void spread_value(points *p, spread *s, const value *v, size_t i)
{
	if (s->number)
		s->number[i] = v->unknown ? NAN : v->number;
	else if (s->code)
		s->code[i] = v->unknown ? 0 : v->code;
	s->standing[i] = (uint8_t)v->standing;
	if (v->unknown)
		spread_reason(p, s, v->unknown, i);
}

/* Each lane for itself. */
static void ask_lanes(points *p, const root *r, spread *s, const mask *on)
{
	for (size_t i = 0; i < p->n; i++) {
		if (!on[i])
			continue;
		walk_record record;
		value v = root_value(p, r, walk_lane(p, i, &record));
		take_record(p, &record, i);
		spread_value(p, s, &v, i);
	}
}

/* What is known of all points that are asked for: FOUND only where each was
 * found, the others where one is so. */
static uint8_t known_of(const root *r, const uint32_t *point_of, const mask *on, size_t n)
{
	const uint8_t *restrict found = r->found;
	uint8_t some = 0, lacking = 0;
	size_t capacity;
	if (r->some == FOUND && r->found_count == space_size(r->space, &capacity))
		return FOUND;
	for (size_t i = 0; i < n; i++) {
		uint8_t asked = (uint8_t)-on[i], is = found[point_of[i]];
		some |= is & asked;
		lacking |= (uint8_t)~is & asked;
	}
	return (uint8_t)((some & ~FOUND) | (lacking & FOUND ? 0 : FOUND));
}

/* Where lanes lie, with what was not found before of the points that are asked for; *known: what is known of these. */
static const uint32_t *find_points(points *p, root *r, const mask *on, bool *same, uint8_t *known)
{
	for (;;) {
		const uint32_t *point_of = space_places(p->spaces, r->space, same);
		bool cut = false;
		make_room(p, r);
		*known = *same && r->found[point_of[0]] ? r->found[point_of[0]] : known_of(r, point_of, on, p->n);
		if (*known & FOUND)
			return point_of;
		for (size_t i = 0; i < p->n && !cut; i++)
			if (on[i] && !r->found[point_of[i]])
				cut = find_point(p, r, point_of[i], i);
	}
}

static void spread_points(points *p, const root *r, const uint32_t *restrict point_of, uint8_t known, spread *s)
{
	const size_t n = p->n;
	double *restrict number = s->number;
	uint32_t *restrict code = s->code;
	uint8_t *restrict standing = s->standing;
	for (size_t i = 0; number && i < n; i++)
		number[i] = r->number[point_of[i]];
	for (size_t i = 0; code && i < n; i++)
		code[i] = r->code_of[point_of[i]];
	if (r->least_standing == r->most_standing)
		memset(standing, r->least_standing, n);
	else
		for (size_t i = 0; i < n; i++)
			standing[i] = r->standing[point_of[i]];
	for (size_t i = 0; known & UNKNOWN && i < n; i++)
		if (r->reason[point_of[i]])
			spread_reason(p, s, r->reason[point_of[i]], i);
}

static void take_notes(points *p, const root *r, const uint32_t *point_of, const mask *on)
{
	const size_t n = p->n;
	for (size_t i = 0; i < n; i++) {
		uint32_t notes = on[i] ? r->notes[point_of[i]] : 0;
		const note_ids *list = notes ? &p->note_lists[notes - 1] : NULL;
		for (size_t k = 0; list && k < list->count; k++)
			note_mask(p, list->ids[k])[i] = 1;
	}
}

/* All lanes lie at one point. */
static column uniform(const root *r, uint32_t point)
{
	column c = {.standing = &r->standing[point], .reason = r->reason[point] ? &r->reason[point] : NULL};
	if (r->gives == GIVES_NUMBER)
		c.number = &r->number[point];
	if (r->gives == GIVES_CODE)
		c.code = &r->code_of[point];
	return c;
}

static spread spread_new(points *p, gift gives)
{
	spread s = {.standing = arena_alloc(p->scratch, p->n)};
	if (gives == GIVES_NUMBER)
		s.number = ARENA_ARRAY(p->scratch, double, p->n);
	if (gives == GIVES_CODE)
		s.code = ARENA_ARRAY(p->scratch, uint32_t, p->n);
	return s;
}

static column spread_column(const spread *s)
{
	return (column){.stride = 1, .number = s->number, .code = s->code, .standing = s->standing, .reason = s->reason};
}

static column over_points(points *p, root *r, const mask *on)
{
	bool same;
	uint8_t known;
	const uint32_t *point_of = find_points(p, r, on, &same, &known);
	if (known & NOTED && !p->silent)
		take_notes(p, r, point_of, on);
	for (size_t i = 0; p->stretches && i < p->n; i++)
		if (on[i])
			take_until(p, r->until[point_of[i]], i);
	if (same)
		return uniform(r, point_of[0]);
	spread s = spread_new(p, r->gives);
	spread_points(p, r, point_of, known, &s);
	return spread_column(&s);
}

/* At points where it has a number, else lane by lane. */
static column over_lanes(points *p, root asked, int number, const mask *on)
{
	if (number >= 0)
		return over_points(p, &p->roots[number], on);
	spread s = spread_new(p, asked.gives);
	ask_lanes(p, &asked, &s, on);
	return spread_column(&s);
}

column points_root(points *p, const expr *e, const mask *on)
{
	root r = {.kind = ROOT_EXPR, .of = e, .gives = gift_of(meaning_of(e)->type.kind)};
	return over_lanes(p, r, root_of_expr(p, e), on);
}

column points_root_slot(points *p, int slot, const mask *on)
{
	const struct slot *s = &p->program->slots[slot];
	root r = {.kind = ROOT_SLOT, .of = s, .gives = gift_of(s->type.kind)};
	return over_lanes(p, r, root_number(p, r, p->varies->of[slot]), on);
}

column points_reason(points *p, const char *code, const sentence *s, const char *source, const mask *on)
{
	root r = {.kind = ROOT_REASON, .of = s, .code = code, .source = source};
	return over_lanes(p, r, root_number(p, r, sentence_varies(p->varies, s)), on);
}

void points_note(points *p, const char *code, const sentence *s, const char *source, bool assumption, const mask *on)
{
	root r = {.kind = ROOT_NOTE, .of = s, .code = code, .source = source, .assumption = assumption};
	if (!p->silent || p->stretches)
		over_lanes(p, r, root_number(p, r, sentence_varies(p->varies, s)), on);
}

static variation of_input(const points *p, int slot)
{
	int axis = slot >= 0 ? p->program->slots[slot].axis : -1;
	return (variation){.axes = axis >= 0 ? UINT64_C(1) << axis : 0, .dated = true};
}

column points_unit(points *p, const mask *on)
{
	root r = {.kind = ROOT_UNIT, .of = &p->program->amount};
	return over_lanes(p, r, root_number(p, r, unit_varies(p->varies)), on);
}

column points_built_in(points *p, const mask *on)
{
	root r = {.kind = ROOT_BUILT_IN, .of = &p->program->destination};
	return over_lanes(p, r, root_number(p, r, of_input(p, p->program->destination)), on);
}

column points_sound(points *p, const mask *on)
{
	root r = {.kind = ROOT_SOUND, .of = &p->program->good};
	return over_lanes(p, r, root_number(p, r, of_input(p, p->program->good)), on);
}

/* ---- one lane ------------------------------------------------------------------------------------- */

value points_walk(points *p, const expr *e, size_t lane)
{
	walk_record record;
	value v = frame_eval(walk_lane(p, lane, &record), e);
	take_record(p, &record, lane);
	return v;
}

uint64_t points_text_key(points *p, const expr *e, size_t lane)
{
	value v = points_walk(p, e, lane);
	return v.unknown ? 0 : lane_walker_text_id(p->walker, v.text);
}

const octroi_reason *points_missing(points *p, int slot, size_t lane)
{
	walk_record record;
	if (!p->missing[slot])
		p->missing[slot] = reason_kept(frame_slot(walk_point(p, lane, &record), slot).unknown, p->forgettable);
	return p->missing[slot];
}

const octroi_reason *points_arithmetic_reason(points *p, const expr *e, double result, size_t lane)
{
	walk_record record;
	bool divided = isnan(result);
	for (const said *s = p->said; s; s = s->next)
		if (s->of == e && s->divided == divided)
			return s->reason;
	frame *f = walk_point(p, lane, &record);
	said *s = ARENA_NEW(p->forgettable, said);
	*s = (said){p->said, e, divided, reason_kept(arithmetic_reason(f, e, result), p->forgettable)};
	p->said = s;
	return s->reason;
}

/* ---- outside ---------------------------------------------------------------------------------------- */

points *points_new(block *b, lane_walker *w, const bool *absent, arena *memory)
{
	octroi_program *program = lane_walker_program(w);
	points *p = ARENA_NEW(memory, points);
	*p = (points){.program = program, .block = b, .walker = w, .varies = variations_new(program, absent, memory),
	              .memory = memory, .forgettable = arena_new(), .walked = arena_new(), .address_mask = 1023};
	p->spaces = spaces_new(program, lane_walker_reader(w), memory, p->forgettable);
	p->by_address = ARENA_ARRAY(memory, const void *, 1024);
	p->root_at = ARENA_ARRAY(memory, int, 1024);
	p->missing = ARENA_ARRAY(memory, const octroi_reason *, program->slot_count);
	p->generation = lane_walker_generation(w);
	return p;
}

void points_free(points *p)
{
	arena_free(p->forgettable);
	arena_free(p->walked);
}

void points_start(points *p, const lines *l, const day *date, bool stretches, arena *scratch)
{
	unsigned generation = lane_walker_generation(p->walker);
	if (generation != p->generation || spaces_points(p->spaces) > POINTS_MAX)
		forget_points(p);
	p->generation = generation;
	p->lines = l;
	p->date = date;
	p->n = l->count;
	p->stretches = stretches;
	p->silent = false;
	p->scratch = scratch;
	p->masks = NULL;
	if (p->mask_at)
		memset(p->mask_at, 0, p->mask_at_capacity * sizeof *p->mask_at);
	p->mask_count = p->mask_capacity = 0;
	p->until = ARENA_ARRAY(scratch, day, p->n);
	for (size_t i = 0; i < p->n; i++)
		p->until[i] = DAY_LAST;
	p->counts.lanes += p->n;
	lane_walker_leave(p->walker);
	spaces_start(p->spaces, l, date, scratch);
}

void points_silence(points *p, bool silent)
{
	p->silent = silent;
}

const day *points_until(const points *p)
{
	return p->until;
}

const block_note_mask *points_notes(const points *p, size_t *count)
{
	*count = p->mask_count;
	return p->masks;
}

const char *points_axes(const points *p, size_t i, arena *memory)
{
	const space *s = spaces_get(p->spaces, i);
	size_t roots = 0, values = 0;
	if (!s)
		return NULL;
	for (size_t k = 0; k < p->root_count; k++) {
		roots += p->roots[k].space == s;
		values += p->roots[k].space == s ? p->roots[k].computed : 0;
	}
	return arena_printf(memory, "%s: %zu formulas, %zu values", space_axes(p->spaces, s, memory), roots, values);
}

block_counts points_count(const points *p)
{
	block_counts c = p->counts;
	c.points = spaces_points(p->spaces);
	c.roots = p->root_count;
	return c;
}
