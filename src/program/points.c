/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: the combinations of codes and of stretches of days that occur, for
 * each set of axes that some root varies over (a space) its own. Days fall into
 * classes, between cuts that the walker finds: where it looks at a date it says
 * around which days the answer is the same. When a cut is found inside a class,
 * the classes are made anew and the block starts again; after the first lines
 * of a file that hardly ever happens. */
#include "points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROOTS_MAX = 512, POINTS_MAX = 1 << 17, KEY_MAX = AXES_MAX + 1, CLASSES_KEPT = 1024, LANES_BEFORE_RESTART = 8, DIRECT_MAX = 1 << 20 };

typedef enum { ROOT_EXPR, ROOT_SLOT, ROOT_REASON, ROOT_NOTE, ROOT_UNIT, ROOT_BUILT_IN, ROOT_SOUND } root_kind;

/* What is asked at points. `of` tells roots apart: an expression, a sentence, a slot. */
typedef struct {
	root_kind       kind;
	const void     *of;
	const char     *code, *source;
	bool            assumption;
	struct space   *space;
	struct record  *records;  /* by point of the space */
	size_t          capacity;
} root;

/* All points of one set of axes. */
typedef struct space {
	struct space *next;
	uint64_t      axes_set;
	bool          dated;
	size_t        width;      /* ids in a key, the class of days among them */
	uint8_t       axes[AXES_MAX];
	size_t        cut_count, cut_capacity;
	day          *cuts;       /* first days of classes, ascending */
	struct {
		day      date;
		uint32_t number;  /* 1 + class; 0: not kept */
	} *classes;               /* CLASSES_KEPT, of days met */
	size_t        count, capacity, computed;
	uint32_t     *keys;       /* width each */
	uint32_t     *buckets;    /* 1 + point, by hash … */
	size_t        mask;
	uint32_t     *direct;     /* … or, where that is not too much, by the ids themselves */
	size_t        size[KEY_MAX];
	uint32_t     *point_of;   /* by lane of this block; NULL: not placed yet */
} space;

/* What the walker found. */
typedef struct record {
	double   number;
	const octroi_reason *reason;
	uint32_t code;
	uint32_t notes;      /* 1 + index of a note list; 0: none */
	day      until;
	uint8_t  standing;
	bool     known;      /* it has been computed */
} record;

/* Distinct notes of one record, as ids. */
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
	line_reader    *reader;
	block          *block;
	groups         *groups;
	hoist          *hoist;
	diagnostics    *d;
	arena          *memory, *forgettable; /* the latter goes with the hoist's */
	octroi_line    *line;      /* the lane at work */
	frame           frame;
	size_t          lane;      /* that the frame stands at; (size_t)-1: none */

	size_t          root_count;
	root            roots[ROOTS_MAX];
	const void    **by_address; /* open addressing: what a root is of … */
	int            *root_at;    /* … and its number; -1: no root */
	size_t          address_mask, address_count;

	uint64_t        axes_used;   /* by some line of the file */
	space          *spaces;
	size_t          point_count; /* of all spaces */

	bool            refined;     /* a class was cut: the block must start again */

	/* of the block */
	const lines    *lines;
	const day      *date;
	size_t          n;
	day            *until;
	bool            stretches, silent;
	arena          *scratch;

	names          *note_texts;
	octroi_note    *notes;      /* by id - 1 */
	size_t          note_count, note_capacity;
	note_ids       *note_lists;
	size_t          list_count, list_capacity;
	block_note_mask *masks;     /* of this block */
	size_t          mask_count, mask_capacity;
	size_t         *mask_at;    /* by note id - 1: 1 + index into masks */
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

static space *space_of(points *p, variation v)
{
	v.axes &= p->axes_used;
	for (space *s = p->spaces; s; s = s->next)
		if (s->axes_set == v.axes && s->dated == v.dated)
			return s;
	space *s = ARENA_NEW(p->memory, space);
	*s = (space){.next = p->spaces, .axes_set = v.axes, .dated = v.dated};
	for (uint8_t a = 0; a < p->program->axis_count; a++)
		if (v.axes >> a & 1)
			s->axes[s->width++] = a;
	s->width += v.dated;
	p->spaces = s;
	return s;
}

/* The number of a root; -1: it varies over lines. */
static int root_number(points *p, root_kind kind, const void *of, variation v, root made)
{
	size_t at = address_place(p, of);
	if (p->by_address[at])
		return p->root_at[at];
	int number = -1;
	if (!v.per_line && p->root_count < ROOTS_MAX) {
		number = (int)p->root_count;
		made.kind = kind;
		made.of = of;
		made.space = space_of(p, v);
		p->roots[p->root_count++] = made;
	}
	if (++p->address_count * 2 > p->address_mask) {
		addresses_grow(p);
		at = address_place(p, of);
	}
	p->by_address[at] = of;
	p->root_at[at] = number;
	return number;
}

static bool worth_a_point(const points *p, const expr *e);

static bool alike(const points *p, variation a, variation b)
{
	return (a.axes & p->axes_used) == (b.axes & p->axes_used) && a.dated == b.dated;
}

static bool part_worth_a_point(const points *p, const expr *part, variation whole)
{
	return part && alike(p, expr_varies(p->program, part), whole) && worth_a_point(p, part);
}

static bool slot_worth_a_point(const points *p, const slot *s)
{
	const quantity *q = s->kind == SLOT_QUANTITY ? s->quantity : NULL;
	bool worth = !q || q->is_lookup;
	for (size_t i = 0; q && !worth && i < q->case_count; i++)
		worth = part_worth_a_point(p, q->cases[i].when, s->varies) || part_worth_a_point(p, q->cases[i].formula, s->varies);
	return worth;
}

/* A formula that varies over more than each of its parts does is not worth a
 * point of its own: its parts are roots, and columns put them together. */
static bool worth_a_point(const points *p, const expr *e)
{
	const meaning *m = e->meaning;
	if (!m || m->constant || !block_knows(p->block, e))
		return true;
	if (e->kind == EXPR_NAME)
		return slot_worth_a_point(p, &p->program->slots[m->slot]);
	variation v = expr_varies(p->program, e);
	bool worth = false;
	for (size_t i = 0; !worth && i < e->count; i++)
		worth = part_worth_a_point(p, e->operands[i], v);
	return worth;
}

static int root_of_expr(points *p, const expr *e)
{
	size_t at = address_place(p, e);
	if (p->by_address[at])
		return p->root_at[at];
	variation v = expr_varies(p->program, e);
	v.per_line = v.per_line || !worth_a_point(p, e);
	return root_number(p, ROOT_EXPR, e, v, (root){0});
}

bool points_takes_slot(points *p, int slot)
{
	const struct slot *s = &p->program->slots[slot];
	return !s->varies.per_line && slot_worth_a_point(p, s);
}

bool points_is_root(points *p, const expr *e)
{
	return root_of_expr(p, e) >= 0;
}

/* ---- classes of days ------------------------------------------------------------------ */

static size_t class_of(const space *s, day on)
{
	size_t low = 0, high = s->cut_count; /* the number of cuts at or before the day */
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (s->cuts[middle] <= on)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_cut(points *p, space *s, day first)
{
	size_t at = class_of(s, first);
	if (at && s->cuts[at - 1] == first)
		return;
	*ARENA_PUSH(p->memory, s->cuts, s->cut_count, s->cut_capacity) = first;
	memmove(s->cuts + at + 1, s->cuts + at, (s->cut_count - 1 - at) * sizeof *s->cuts);
	s->cuts[at] = first;
	p->refined = true;
}

/* Cuts only the class of the day: others are cut when somebody asks about them. */
static void cut_around(points *p, space *s, day on, period holds)
{
	size_t at = class_of(s, on);
	day first = at ? s->cuts[at - 1] : DAY_FIRST, last = at < s->cut_count ? s->cuts[at] - 1 : DAY_LAST;
	if (s->dated && holds.first > first)
		add_cut(p, s, holds.first);
	if (s->dated && holds.last < last)
		add_cut(p, s, holds.last + 1);
}

/* ---- points ------------------------------------------------------------------------------ */

static void forget_points(points *p)
{
	arena_clear(p->forgettable);
	p->list_count = p->list_capacity = 0;
	p->note_lists = NULL;
	p->said = NULL;
	p->point_count = 0;
	for (space *s = p->spaces; s; s = s->next) {
		s->count = s->capacity = s->mask = 0;
		s->keys = s->buckets = s->direct = NULL;
		if (s->classes)
			memset(s->classes, 0, CLASSES_KEPT * sizeof *s->classes);
	}
	for (size_t i = 0; i < p->root_count; i++) {
		p->roots[i].records = NULL;
		p->roots[i].capacity = 0;
	}
	memset(p->missing, 0, p->program->slot_count * sizeof *p->missing);
}

static bool keys_same(const uint32_t *a, const uint32_t *b, size_t width)
{
	for (size_t i = 0; i < width; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static uint64_t key_hash(const uint32_t *key, size_t width)
{
	uint64_t h = 0;
	for (size_t i = 0; i < width; i++)
		h = (h ^ key[i]) * UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 32;
}

static void space_grow(points *p, space *s)
{
	size_t capacity = s->capacity ? 2 * s->capacity : 64;
	uint32_t *keys = ARENA_ARRAY(p->forgettable, uint32_t, capacity * s->width + 1);
	if (s->count)
		memcpy(keys, s->keys, s->count * s->width * sizeof *keys);
	s->keys = keys;
	s->capacity = capacity;
	s->mask = 4 * capacity - 1;
	s->buckets = ARENA_ARRAY(p->forgettable, uint32_t, 4 * capacity);
	for (size_t i = 0; i < s->count; i++) {
		size_t at = key_hash(&keys[i * s->width], s->width) & s->mask;
		while (s->buckets[at])
			at = (at + 1) & s->mask;
		s->buckets[at] = (uint32_t)i + 1;
	}
}

static uint32_t point_find(points *p, space *s, const uint32_t *key)
{
	if (s->count == s->capacity)
		space_grow(p, s);
	size_t at = key_hash(key, s->width) & s->mask;
	for (; s->buckets[at]; at = (at + 1) & s->mask)
		if (keys_same(&s->keys[(s->buckets[at] - 1) * s->width], key, s->width))
			return s->buckets[at] - 1;
	memcpy(&s->keys[s->count * s->width], key, s->width * sizeof *key);
	s->buckets[at] = (uint32_t)++s->count;
	p->point_count++;
	return (uint32_t)s->count - 1;
}

/* How many different ids each part of a key can have. False when the ids of all
 * together are too many for a table. */
static bool sizes_of(points *p, space *s, size_t size[KEY_MAX])
{
	size_t all = 1;
	for (size_t a = 0; a < s->width; a++) {
		size[a] = a < s->width - s->dated ? line_axis_ids(p->reader, s->axes[a]) : s->cut_count + 2;
		/* Room to grow, so that the table is made anew seldom. */
		if (a < s->width - s->dated && size[a] > 4)
			for (size_t n = size[a], bits = 8; ; bits *= 2)
				if (bits >= n) {
					size[a] = bits;
					break;
				}
		all = all > DIRECT_MAX / size[a] ? DIRECT_MAX + 1 : all * size[a];
	}
	return all <= DIRECT_MAX;
}

/* A table by the ids themselves; NULL: there are too many. */
static uint32_t *direct_table(points *p, space *s)
{
	size_t size[KEY_MAX], all = 1;
	if (!sizes_of(p, s, size))
		return s->direct = NULL;
	bool same = s->direct != NULL;
	for (size_t a = 0; a < s->width; a++) {
		same = same && s->size[a] == size[a];
		all *= size[a];
	}
	if (same)
		return s->direct;
	memcpy(s->size, size, s->width * sizeof *size);
	s->direct = ARENA_ARRAY(p->forgettable, uint32_t, all);
	for (size_t i = 0; i < s->count; i++) {
		size_t at = 0;
		for (size_t a = 0; a < s->width; a++)
			at = at * size[a] + s->keys[i * s->width + a];
		s->direct[at] = (uint32_t)i + 1;
	}
	return s->direct;
}

static uint32_t *find_classes(points *p, space *s)
{
	uint32_t *out = ARENA_ARRAY(p->scratch, uint32_t, p->n);
	if (!s->classes)
		s->classes = arena_alloc(p->memory, CLASSES_KEPT * sizeof *s->classes);
	for (size_t i = 0; i < p->n; i++) {
		size_t at = (uint32_t)p->date[i] % CLASSES_KEPT;
		if (!s->classes[at].number || s->classes[at].date != p->date[i]) {
			s->classes[at].date = p->date[i];
			s->classes[at].number = (uint32_t)class_of(s, p->date[i]) + 1;
		}
		out[i] = s->classes[at].number;
	}
	return out;
}

/* Finds the point of each lane in a space. */
static void place_lanes(points *p, space *s)
{
	uint32_t key[KEY_MAX], before[KEY_MAX];
	const uint32_t *columns[KEY_MAX];
	for (size_t a = 0; a < s->width - s->dated; a++)
		columns[a] = p->lines->ids[s->axes[a]];
	if (s->dated)
		columns[s->width - 1] = find_classes(p, s);
	s->point_of = ARENA_ARRAY(p->scratch, uint32_t, p->n);
	uint32_t *direct = direct_table(p, s);
	if (!s->width && !s->count)
		point_find(p, s, key);
	for (size_t i = 0; direct && i < p->n && s->width; i++) {
		size_t at = columns[0][i];
		for (size_t a = 1; a < s->width; a++)
			at = at * s->size[a] + columns[a][i];
		if (!direct[at]) {
			for (size_t a = 0; a < s->width; a++)
				key[a] = columns[a][i];
			direct[at] = point_find(p, s, key) + 1;
		}
		s->point_of[i] = direct[at] - 1;
	}
	for (size_t i = 0; !direct && i < p->n; i++) {
		for (size_t a = 0; a < s->width; a++)
			key[a] = columns[a][i];
		bool same = i && keys_same(key, before, s->width);
		s->point_of[i] = same ? s->point_of[i - 1] : point_find(p, s, key);
		for (size_t a = 0; a < s->width; a++)
			before[a] = key[a];
	}
}

/* The records of a root, with room for all points of its space. */
static record *records_of(points *p, root *r)
{
	space *s = r->space;
	if (!s->point_of)
		place_lanes(p, s);
	if (r->capacity < s->count) {
		record *more = ARENA_ARRAY(p->forgettable, record, s->capacity);
		if (r->capacity)
			memcpy(more, r->records, r->capacity * sizeof *more);
		r->records = more;
		r->capacity = s->capacity;
	}
	return r->records;
}

/* ---- the walker at a lane ------------------------------------------------------------------ */

static frame *frame_at(points *p, size_t lane)
{
	if (p->lane == lane)
		return &p->frame;
	line_of(p->reader, p->lines, lane, p->line);
	uint32_t *ids = hoist_ids(p->hoist);
	for (size_t a = 0; a < p->program->axis_count; a++)
		ids[a] = p->lines->ids[a][lane];
	memset(p->frame.done, 0, p->program->slot_count);
	p->frame.date = p->date[lane];
	p->frame.functional_unit = NULL;
	p->lane = lane;
	return &p->frame;
}

static uint32_t note_id(points *p, const octroi_note *note)
{
	uint32_t id = names_add(p->note_texts, slice_of(note->text));
	if (id > p->note_count) {
		octroi_note *kept = ARENA_PUSH(p->memory, p->notes, p->note_count, p->note_capacity);
		*kept = *note;
		kept->text = names_text(p->note_texts, id);
	}
	return id;
}

static uint32_t list_of(points *p, const note_list *notes)
{
	if (!notes->count)
		return 0;
	note_ids *list = ARENA_PUSH(p->forgettable, p->note_lists, p->list_count, p->list_capacity);
	list->ids = ARENA_ARRAY(p->forgettable, uint32_t, notes->count);
	list->count = notes->count;
	for (size_t i = 0; i < notes->count; i++)
		list->ids[i] = note_id(p, &notes->items[i]);
	return (uint32_t)p->list_count;
}

static value root_value(points *p, const root *r, frame *f)
{
	const octroi_reason *reason;
	switch (r->kind) {
	case ROOT_EXPR:
		return frame_eval(f, r->of);
	case ROOT_SLOT:
		return frame_slot(f, (int)((const slot *)r->of - p->program->slots));
	case ROOT_UNIT: {
		octroi_reason *unit = ARENA_NEW(f->memory, octroi_reason);
		f->functional_unit = NULL;
		unit->text = functional_unit_of(f);
		return unknown_value(unit, STANDING_GIVEN);
	}
	case ROOT_BUILT_IN:
	case ROOT_SOUND:
		reason = r->kind == ROOT_SOUND ? unsound_line(f) : built_in_gate(f);
		return reason ? unknown_value(reason, STANDING_GIVEN) : (value){0};
	default: {
		octroi_reason *said = reason_new(f, r->code, "%s", sentence_text(f, r->of));
		said->source = r->source;
		return unknown_value(said, STANDING_GIVEN);
	}
	}
}

/* The walker at a lane, which takes down notes and days. */
static frame *asking(points *p, size_t lane, note_list *notes, period *holds)
{
	frame *f = frame_at(p, lane);
	*holds = (period){DAY_FIRST, DAY_LAST};
	f->notes = notes;
	f->holds = holds;
	return f;
}

static record found_at(points *p, const root *r, frame *f)
{
	value v = root_value(p, r, f);
	if (r->kind == ROOT_NOTE)
		note_add(f, r->code, v.unknown->text, r->source, r->assumption);
	return (record){.number = v.unknown ? NAN : v.number, .reason = v.unknown, .code = v.unknown ? 0 : v.code,
	                .until = f->holds->last, .standing = (uint8_t)v.standing, .known = true};
}

/* For all lanes of a point. */
static record found_at_point(points *p, const root *r, size_t lane)
{
	note_list notes = {0};
	period holds;
	frame *f = asking(p, lane, &notes, &holds);
	f->memory = p->forgettable;
	record found = found_at(p, r, f);
	found.notes = list_of(p, &notes);
	cut_around(p, r->space, p->date[lane], holds);
	p->counts.root_values++;
	r->space->computed++;
	return found;
}

/* ---- notes of lanes ----------------------------------------------------------------------------- */

static mask *note_mask(points *p, uint32_t id)
{
	if (id > p->mask_at_capacity) {
		size_t more = 2 * (size_t)id + 64;
		size_t *grown = ARENA_ARRAY(p->memory, size_t, more);
		if (p->mask_at_capacity)
			memcpy(grown, p->mask_at, p->mask_at_capacity * sizeof *grown);
		p->mask_at = grown;
		p->mask_at_capacity = more;
	}
	if (!p->mask_at[id - 1]) {
		block_note_mask *m = ARENA_PUSH(p->scratch, p->masks, p->mask_count, p->mask_capacity);
		*m = (block_note_mask){&p->notes[id - 1], id - 1, arena_alloc(p->scratch, p->n)};
		p->mask_at[id - 1] = p->mask_count;
	}
	return (mask *)p->masks[p->mask_at[id - 1] - 1].on;
}

static void take_notes(points *p, const record *r, size_t lane)
{
	const note_ids *list = &p->note_lists[r->notes - 1];
	for (size_t i = 0; i < list->count; i++)
		note_mask(p, list->ids[i])[lane] = 1;
}

static void take_until(points *p, day until, size_t lane)
{
	if (until < p->until[lane])
		p->until[lane] = until;
}

/* What the walker took down of one lane alone. */
static void take_asked(points *p, const note_list *notes, const period *holds, size_t lane)
{
	for (size_t i = 0; i < notes->count && !p->silent; i++)
		note_mask(p, note_id(p, &notes->items[i]))[lane] = 1;
	take_until(p, holds->last, lane);
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

static void spread_record(points *p, spread *s, const record *r, size_t i)
{
	if (s->number)
		s->number[i] = r->number;
	else if (s->code)
		s->code[i] = r->code;
	s->standing[i] = r->standing;
	if (r->reason)
		spread_reason(p, s, r->reason, i);
}

/* The records of points over lanes; lanes that nobody asks about take theirs as well. */
static void spread_points(points *p, spread *s, const record *records, const uint32_t *point_of, bool unknown)
{
	for (size_t i = 0; s->number && i < p->n; i++)
		s->number[i] = records[point_of[i]].number;
	for (size_t i = 0; s->code && i < p->n; i++)
		s->code[i] = records[point_of[i]].code;
	for (size_t i = 0; i < p->n; i++)
		s->standing[i] = records[point_of[i]].standing;
	for (size_t i = 0; unknown && i < p->n; i++)
		if (records[point_of[i]].reason)
			spread_reason(p, s, records[point_of[i]].reason, i);
}

static record found_at_lane(points *p, const root *r, size_t lane)
{
	note_list notes = {0};
	period holds;
	frame *f = asking(p, lane, &notes, &holds);
	f->memory = p->scratch;
	record found = found_at(p, r, f);
	take_asked(p, &notes, &holds, lane);
	return found;
}

/* The same for all lanes. */
static column uniform(points *p, const record *r)
{
	double *number = ARENA_NEW(p->scratch, double);
	uint32_t *code = ARENA_NEW(p->scratch, uint32_t);
	uint8_t *standing = ARENA_NEW(p->scratch, uint8_t);
	const octroi_reason **reason = ARENA_NEW(p->scratch, const octroi_reason *);
	*number = r->number;
	*code = r->code;
	*standing = r->standing;
	*reason = r->reason;
	return (column){.stride = 0, .number = number, .code = code, .standing = standing, .reason = r->reason ? reason : NULL};
}

/* Each lane for itself. Where the block will start again anyway a few are
 * enough to find more cuts. */
static void ask_lanes(points *p, const root *r, spread *s, const mask *on)
{
	record own = {0};
	size_t asked = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (!on[i])
			continue;
		if (!p->refined || asked++ < LANES_BEFORE_RESTART)
			own = found_at_lane(p, r, i);
		spread_record(p, s, &own, i);
	}
}

/* Each point that occurs, if it was not asked before. */
static void ask_points(points *p, int number, record *records, spread *s, const mask *on)
{
	const uint32_t *point_of = p->roots[number].space->point_of;
	bool unknown = false, noted = false;
	for (size_t i = 0; i < p->n; i++) {
		if (!on[i])
			continue;
		record *at = &records[point_of[i]];
		if (!at->known)
			*at = found_at_point(p, &p->roots[number], i);
		unknown |= at->reason != NULL;
		noted |= at->notes != 0;
	}
	spread_points(p, s, records, point_of, unknown);
	for (size_t i = 0; noted && !p->silent && i < p->n; i++)
		if (on[i] && records[point_of[i]].notes)
			take_notes(p, &records[point_of[i]], i);
	for (size_t i = 0; p->stretches && i < p->n; i++)
		if (on[i])
			take_until(p, records[point_of[i]].until, i);
}

/* What a root gives: a number (or flag, year, day), a code, or nothing but a reason. */
typedef enum { GIVES_NUMBER, GIVES_CODE, GIVES_REASON } gift;

static column over_lanes(points *p, int number, const root *r, gift gives, const mask *on)
{
	spread s = {.standing = arena_alloc(p->scratch, p->n)};
	if (gives == GIVES_NUMBER)
		s.number = ARENA_ARRAY(p->scratch, double, p->n);
	if (gives == GIVES_CODE)
		s.code = ARENA_ARRAY(p->scratch, uint32_t, p->n);
	record *records = number >= 0 ? records_of(p, &p->roots[number]) : NULL;
	if (records && !p->refined && !p->roots[number].space->width && records[0].known && !records[0].notes && !p->stretches)
		return uniform(p, &records[0]);
	if (records && !p->refined)
		ask_points(p, number, records, &s, on);
	if (!records || p->refined)
		ask_lanes(p, r, &s, on);
	return (column){.stride = 1, .number = s.number, .code = s.code, .standing = s.standing,
	                .reason = s.reason};
}

column points_root(points *p, const expr *e, const mask *on)
{
	int number = root_of_expr(p, e);
	root r = {.kind = ROOT_EXPR, .of = e};
	column c = over_lanes(p, number, &r, meaning_of(e)->type.kind == TYPE_CODE ? GIVES_CODE : GIVES_NUMBER, on);
	if (meaning_of(e)->type.kind == TYPE_CODE)
		c.number = NULL;
	else
		c.code = NULL;
	return c;
}

column points_root_slot(points *p, int slot, const mask *on)
{
	root r = {.kind = ROOT_SLOT, .of = &p->program->slots[slot]};
	int number = root_number(p, ROOT_SLOT, r.of, p->program->slots[slot].varies, r);
	column c = over_lanes(p, number, &r, p->program->slots[slot].type.kind == TYPE_CODE ? GIVES_CODE : GIVES_NUMBER, on);
	if (p->program->slots[slot].type.kind == TYPE_CODE)
		c.number = NULL;
	else
		c.code = NULL;
	return c;
}

column points_reason(points *p, const char *code, const sentence *s, const char *source, const mask *on)
{
	root r = {.kind = ROOT_REASON, .of = s, .code = code, .source = source};
	return over_lanes(p, root_number(p, ROOT_REASON, s, sentence_varies(p->program, s), r), &r, GIVES_REASON, on);
}

void points_note(points *p, const char *code, const sentence *s, const char *source, bool assumption, const mask *on)
{
	root r = {.kind = ROOT_NOTE, .of = s, .code = code, .source = source, .assumption = assumption};
	if (!p->silent || p->stretches)
		over_lanes(p, root_number(p, ROOT_NOTE, s, sentence_varies(p->program, s), r), &r, GIVES_REASON, on);
}

static variation of_input(const points *p, int slot)
{
	int axis = slot >= 0 ? p->program->slots[slot].axis : -1;
	return (variation){.axes = axis >= 0 ? UINT64_C(1) << axis : 0, .dated = true};
}

column points_unit(points *p, const mask *on)
{
	const octroi_program *program = p->program;
	root r = {.kind = ROOT_UNIT, .of = &program->amount};
	return over_lanes(p, root_number(p, ROOT_UNIT, r.of, unit_varies(program), r), &r, GIVES_REASON, on);
}

column points_built_in(points *p, const mask *on)
{
	root r = {.kind = ROOT_BUILT_IN, .of = &p->program->destination};
	return over_lanes(p, root_number(p, ROOT_BUILT_IN, r.of, of_input(p, p->program->destination), r), &r, GIVES_REASON, on);
}

column points_sound(points *p, const mask *on)
{
	root r = {.kind = ROOT_SOUND, .of = &p->program->good};
	return over_lanes(p, root_number(p, ROOT_SOUND, r.of, of_input(p, p->program->good), r), &r, GIVES_REASON, on);
}

/* ---- one lane ------------------------------------------------------------------------------------- */

value points_walk(points *p, const expr *e, size_t lane)
{
	note_list notes = {0};
	period holds;
	uint32_t group_of[GROUPS_MAX];
	size_t groups_used = p->groups ? p->program->document->group_count : 0;
	for (size_t i = 0; i < groups_used; i++)
		group_of[i] = block_groups(p->block, i)[lane];
	frame *f = asking(p, lane, &notes, &holds);
	f->memory = p->scratch;
	f->group_of = group_of;
	/* Figures may have been asked for with other masks: nothing is taken from the frame. */
	memset(f->done, 0, p->program->slot_count);
	value v = frame_eval(f, e);
	take_asked(p, &notes, &holds, lane);
	return v;
}

uint64_t points_text_key(points *p, const expr *e, size_t lane)
{
	value v = points_walk(p, e, lane);
	return v.unknown ? 0 : names_add(p->note_texts, v.text);
}

const octroi_reason *points_missing(points *p, int slot, size_t lane)
{
	if (!p->missing[slot]) {
		note_list notes = {0};
		period holds;
		frame *f = asking(p, lane, &notes, &holds);
		f->memory = p->forgettable;
		p->missing[slot] = frame_slot(f, slot).unknown;
	}
	return p->missing[slot];
}

const octroi_reason *points_arithmetic_reason(points *p, const expr *e, double result)
{
	bool divided = isnan(result);
	for (const said *s = p->said; s; s = s->next)
		if (s->of == e && s->divided == divided)
			return s->reason;
	p->frame.memory = p->forgettable;
	said *s = ARENA_NEW(p->forgettable, said);
	*s = (said){p->said, e, divided, arithmetic_reason(&p->frame, e, result)};
	p->said = s;
	return s->reason;
}

/* ---- outside ---------------------------------------------------------------------------------------- */

points *points_new(octroi_program *program, line_reader *r, groups *g, arena *memory, diagnostics *d)
{
	points *p = ARENA_NEW(memory, points);
	*p = (points){.program = program, .reader = r, .groups = g, .hoist = hoist_new(program), .memory = memory, .d = d,
	              .forgettable = arena_new(), .lane = (size_t)-1, .address_mask = 1023};
	p->axes_used = line_axes_used(r);
	p->by_address = ARENA_ARRAY(memory, const void *, 1024);
	p->root_at = ARENA_ARRAY(memory, int, 1024);
	p->missing = ARENA_ARRAY(memory, const octroi_reason *, program->slot_count);
	p->note_texts = names_new(memory);
	p->line = line_new(program, memory);
	p->frame = frame_new(p->line, memory, d);
	p->frame.hoist = p->hoist;
	p->frame.groups = g;
	return p;
}

void points_free(points *p)
{
	hoist_free(p->hoist);
	arena_free(p->forgettable);
}

void points_start(points *p, block *b, const lines *l, const day *date, bool stretches, arena *scratch)
{
	bool trimmed = hoist_trim(p->hoist);
	if (p->refined || trimmed || p->point_count > POINTS_MAX)
		forget_points(p);
	p->counts.restarts += p->refined;
	p->refined = false;
	p->lane = (size_t)-1;
	p->block = b;
	p->lines = l;
	p->date = date;
	p->n = l->count;
	p->stretches = stretches;
	p->silent = false;
	p->scratch = scratch;
	p->masks = NULL;
	for (size_t i = 0; i < p->mask_at_capacity; i++)
		p->mask_at[i] = 0;
	p->mask_count = p->mask_capacity = 0;
	for (space *s = p->spaces; s; s = s->next)
		s->point_of = NULL;
	p->until = ARENA_ARRAY(scratch, day, p->n);
	for (size_t i = 0; i < p->n; i++)
		p->until[i] = DAY_LAST;
	p->counts.lanes += p->n;
}

bool points_must_restart(const points *p)
{
	return p->refined;
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
	const space *s = p->spaces;
	size_t roots = 0;
	while (s && i--)
		s = s->next;
	if (!s)
		return NULL;
	buffer out = {.memory = memory};
	buffer_puts(&out, "");
	for (size_t a = 0; a < s->width - s->dated; a++)
		buffer_printf(&out, "%s%s", out.length ? ", " : "", p->program->slots[p->program->axis_slots[s->axes[a]]].name);
	if (s->dated)
		buffer_printf(&out, "%sdays", out.length ? ", " : "");
	for (size_t k = 0; k < p->root_count; k++)
		roots += p->roots[k].space == s;
	buffer_printf(&out, "%s: %zu formulas, %zu values", out.length ? "" : "nothing", roots, s->computed);
	return out.at;
}

block_counts points_count(const points *p)
{
	block_counts c = p->counts;
	c.points = p->point_count;
	c.roots = p->root_count;
	return c;
}
