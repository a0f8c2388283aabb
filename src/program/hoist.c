/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups are kept for the codes that they vary over, other quantities as long
 * as one line is at work. Kept with a value are the days on which it holds and
 * the notes made on the way, so that whoever takes it over sees what the walker
 * would have seen. */
#include <string.h>
#include <xxhash.h>

#include "variations.h"

enum { ENTRIES_MAX = 1 << 17, BUCKETS = 1 << 17, ROW_BUCKETS = 1 << 12 };

typedef struct entry {
	struct entry *next;
	int           slot;
	period        holds;
	value         is;
	size_t        note_count;
	octroi_note  *notes;
	uint64_t      read;    /* axes that were asked for */
	uint32_t      ids[];   /* of the slot's axes */
} entry;

/* What a look-up found for its keys. */
typedef struct found_row {
	struct found_row *next;
	int    slot;
	slice  key;
	value  is;
} found_row;

/* Per slot, its axes as a list. */
typedef struct {
	uint8_t count, axes[AXES_MAX];
} axis_list;

struct hoist {
	const octroi_program *program;
	const variations *varies;
	arena     *memory, *entries; /* `entries` is what hoist_trim gives back */
	axis_list *lists;
	uint32_t   ids[AXES_MAX];
	entry    **buckets;
	found_row **rows;
	names     *texts;      /* of notes: a few, told of many lines */
	size_t     count;
	entry     *of_line;    /* by slot: of the line at work, without ids … */
	uint64_t  *line_stamp; /* … if it has this stamp */
	uint64_t   stamp;
};

hoist *hoist_new(const octroi_program *p)
{
	arena *memory = arena_new();
	hoist *h = ARENA_NEW(memory, hoist);
	*h = (hoist){.program = p, .memory = memory, .entries = arena_new()};
	h->varies = variations_new(p, NULL, memory);
	h->lists = ARENA_ARRAY(memory, axis_list, p->slot_count);
	h->buckets = ARENA_ARRAY(memory, entry *, BUCKETS);
	h->rows = ARENA_ARRAY(memory, found_row *, ROW_BUCKETS);
	h->of_line = ARENA_ARRAY(memory, entry, p->slot_count);
	h->line_stamp = ARENA_ARRAY(memory, uint64_t, p->slot_count);
	h->texts = names_new(memory);
	h->stamp = 1;
	for (size_t i = 0; i < p->slot_count; i++)
		for (uint8_t a = 0; a < p->axis_count; a++)
			if (h->varies->of[i].axes >> a & 1)
				h->lists[i].axes[h->lists[i].count++] = a;
	return h;
}

void hoist_free(hoist *h)
{
	if (!h)
		return;
	arena_free(h->entries);
	arena_free(h->memory);
}

uint32_t *hoist_ids(hoist *h)
{
	hoist_forget_line(h);
	return h->ids;
}

void hoist_forget_line(hoist *h)
{
	h->stamp++;
}

bool hoist_trim(hoist *h)
{
	if (h->count < ENTRIES_MAX)
		return false;
	memset(h->buckets, 0, BUCKETS * sizeof *h->buckets);
	memset(h->rows, 0, ROW_BUCKETS * sizeof *h->rows);
	arena_clear(h->entries);
	h->count = 0;
	return true;
}

static uint64_t hash_of(const hoist *h, int slot, const axis_list *axes)
{
	uint64_t x = (uint64_t)slot * UINT64_C(0x9E3779B97F4A7C15);
	for (uint8_t i = 0; i < axes->count; i++)
		x = (x ^ h->ids[axes->axes[i]]) * UINT64_C(0xD6E8FEB86659FD93);
	return x ^ x >> 32;
}

static entry *find(const hoist *h, uint64_t hash, int slot, const axis_list *axes, day date)
{
	for (entry *e = h->buckets[hash % BUCKETS]; e; e = e->next) {
		bool same = e->slot == slot && (date == DAY_UNKNOWN || period_has(e->holds, date));
		for (uint8_t i = 0; same && i < axes->count; i++)
			same = e->ids[i] == h->ids[axes->axes[i]];
		if (same)
			return e;
	}
	return NULL;
}

/* ---- what outlives the line ------------------------------------------------------------- */

static const row_set *rows_kept(const row_set *rows, arena *memory)
{
	row_set *kept = ARENA_NEW(memory, row_set);
	size_t *numbers = ARENA_ARRAY(memory, size_t, rows->count);
	if (rows->count)
		memcpy(numbers, rows->rows, rows->count * sizeof *numbers);
	*kept = *rows;
	kept->rows = numbers;
	kept->open_reason = reason_kept(rows->open_reason, memory);
	return kept;
}

static value value_kept(const value *v, arena *memory)
{
	value kept = *v;
	kept.rows = v->rows ? rows_kept(v->rows, memory) : NULL;
	kept.unknown = reason_kept(v->unknown, memory);
	if (v->text.at)
		kept.text.at = arena_copy(memory, v->text.at, v->text.length);
	return kept;
}

static octroi_note *notes_kept(hoist *h, const octroi_note *notes, size_t count)
{
	octroi_note *kept = count ? ARENA_ARRAY(h->entries, octroi_note, count) : NULL;
	for (size_t i = 0; i < count; i++) {
		kept[i] = notes[i];
		kept[i].text = names_text(h->texts, names_add(h->texts, slice_of(notes[i].text)));
	}
	return kept;
}

/* ---- entries ------------------------------------------------------------------------------ */

/* Computes in a frame that takes down notes, days and what is asked for. All lies in the memory of the line. */
static void compute(frame *f, int slot, const axis_list *axes, entry *e)
{
	hoist *h = f->hoist;
	const octroi_program *p = h->program;
	note_list notes = {0};
	period holds = {DAY_FIRST, DAY_LAST};
	bool read[SLOTS_MAX];
	frame g = *f;
	memset(read, 0, p->slot_count * sizeof *read);
	g.notes = &notes;
	g.holds = &holds;
	g.read = read;
	g.steps = NULL;
	g.functional_unit = NULL;
	e->is = frame_quantity(&g, slot);
	e->slot = slot;
	e->holds = holds;
	e->notes = notes.items;
	e->note_count = notes.count;
	e->read = 0;
	for (uint8_t i = 0; i < axes->count; i++)
		e->read |= (uint64_t)read[p->axis_slots[axes->axes[i]]] << axes->axes[i];
}

static const entry *entry_of_line(frame *f, int slot, const axis_list *axes)
{
	hoist *h = f->hoist;
	if (h->line_stamp[slot] != h->stamp) {
		compute(f, slot, axes, &h->of_line[slot]);
		h->line_stamp[slot] = h->stamp;
	}
	return &h->of_line[slot];
}

static const entry *entry_of_codes(frame *f, int slot, const axis_list *axes)
{
	hoist *h = f->hoist;
	uint64_t hash = hash_of(h, slot, axes);
	bool dated = h->varies->of[slot].dated;
	entry *e = find(h, hash, slot, axes, dated ? f->date : DAY_UNKNOWN);
	if (e)
		return e;
	e = arena_alloc(h->entries, sizeof *e + axes->count * sizeof *e->ids);
	compute(f, slot, axes, e);
	e->is = value_kept(&e->is, h->entries);
	e->notes = notes_kept(h, e->notes, e->note_count);
	for (uint8_t i = 0; i < axes->count; i++)
		e->ids[i] = h->ids[axes->axes[i]];
	e->next = h->buckets[hash % BUCKETS];
	h->buckets[hash % BUCKETS] = e;
	h->count++;
	return e;
}

value hoist_slot(frame *f, int slot)
{
	hoist *h = f->hoist;
	const axis_list *axes = &h->lists[slot];
	bool dated = h->varies->of[slot].dated;
	const quantity *q = h->program->slots[slot].quantity;
	bool of_codes = (q->is_lookup || q->is_collection) && !h->varies->of[slot].per_line;
	const entry *e = of_codes ? entry_of_codes(f, slot, axes) : entry_of_line(f, slot, axes);
	for (size_t i = 0; i < e->note_count; i++)
		note_add(f, e->notes[i].code, e->notes[i].text, e->notes[i].source, e->notes[i].assumption);
	if (dated)
		frame_cut_period(f, e->holds);
	for (uint8_t i = 0; e->read && i < axes->count; i++)
		if (e->read >> axes->axes[i] & 1)
			f->read[h->program->axis_slots[axes->axes[i]]] = true;
	return e->is;
}

/* ---- by keys --------------------------------------------------------------------------- */

static found_row **row_bucket(const hoist *h, int slot, slice key)
{
	return &h->rows[XXH3_64bits_withSeed(key.at, key.length, (XXH64_hash_t)slot) % ROW_BUCKETS];
}

const value *hoist_row_found(hoist *h, int slot, slice key)
{
	if (h->varies->of[slot].per_line)
		return NULL;
	for (const found_row *r = *row_bucket(h, slot, key); r; r = r->next)
		if (r->slot == slot && slice_equal(r->key, key))
			return &r->is;
	return NULL;
}

void hoist_row_keep(hoist *h, int slot, slice key, const value *v)
{
	/* As many as there are lines would be kept. */
	if (h->varies->of[slot].per_line)
		return;
	found_row **bucket = row_bucket(h, slot, key), *made = ARENA_NEW(h->entries, found_row);
	*made = (found_row){*bucket, slot, {arena_copy(h->entries, key.at, key.length), key.length}, value_kept(v, h->entries)};
	*bucket = made;
	h->count++;
}
