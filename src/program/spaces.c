/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spaces.h"

#include <string.h>

enum { KEY_MAX = AXES_MAX + 1, CLASSES_KEPT = 1024, DIRECT_MAX = 1 << 20 };

/* A day that was met. */
typedef struct {
	day      date;
	uint32_t number; /* 1 + class; 0: nothing is kept here */
} dated_class;

struct space {
	space        *next;
	uint64_t      axes_set;
	bool          dated;
	size_t        width;      /* ids in a key, the class of days among them */
	uint8_t       axes[AXES_MAX];
	size_t        cut_count, cut_capacity;
	day          *cuts;       /* first days of classes, ascending */
	dated_class  *classes;    /* CLASSES_KEPT */
	size_t        count, capacity;
	uint32_t     *keys;       /* width each */
	uint32_t     *buckets;    /* 1 + point, by hash … */
	size_t        mask;
	uint32_t     *direct;     /* … or, where that is not too much, by the ids themselves */
	size_t        size[KEY_MAX];
	uint32_t     *point_of;   /* by lane of this block; NULL: not placed yet */
	bool          same;       /* for all lanes */
};

struct spaces {
	const octroi_program *program;
	const line_reader    *reader;
	arena       *memory, *forgettable, *scratch;
	uint64_t     axes_used;   /* by some line of the file */
	space       *first;
	size_t       points;
	/* of the block */
	const lines *lines;
	const day   *date;
	size_t       n;
};

spaces *spaces_new(const octroi_program *p, const line_reader *r, arena *memory, arena *forgettable)
{
	spaces *all = ARENA_NEW(memory, spaces);
	*all = (spaces){.program = p, .reader = r, .memory = memory, .forgettable = forgettable, .axes_used = line_axes_used(r)};
	return all;
}

void spaces_start(spaces *all, const lines *l, const day *date, arena *scratch)
{
	all->lines = l;
	all->date = date;
	all->n = l->count;
	all->scratch = scratch;
	for (space *s = all->first; s; s = s->next)
		s->point_of = NULL;
}

void spaces_forget(spaces *all)
{
	all->points = 0;
	for (space *s = all->first; s; s = s->next) {
		s->count = s->capacity = s->mask = 0;
		s->keys = s->buckets = s->direct = NULL;
		if (s->classes)
			memset(s->classes, 0, CLASSES_KEPT * sizeof *s->classes);
	}
}

size_t spaces_points(const spaces *all)
{
	return all->points;
}

bool space_is_small(const spaces *all, variation whole, variation part)
{
	uint64_t axes = whole.axes & all->axes_used;
	return (part.axes & all->axes_used) == axes && part.dated == whole.dated && (axes & (axes - 1)) == 0;
}

space *space_of(spaces *all, variation v)
{
	v.axes &= all->axes_used;
	for (space *s = all->first; s; s = s->next)
		if (s->axes_set == v.axes && s->dated == v.dated)
			return s;
	space *s = ARENA_NEW(all->memory, space);
	*s = (space){.next = all->first, .axes_set = v.axes, .dated = v.dated};
	for (uint8_t a = 0; a < all->program->axis_count; a++)
		if (v.axes >> a & 1)
			s->axes[s->width++] = a;
	s->width += v.dated;
	return all->first = s;
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

static void add_cut(spaces *all, space *s, day first)
{
	size_t at = class_of(s, first);
	*ARENA_PUSH(all->memory, s->cuts, s->cut_count, s->cut_capacity) = first;
	memmove(s->cuts + at + 1, s->cuts + at, (s->cut_count - 1 - at) * sizeof *s->cuts);
	s->cuts[at] = first;
}

/* ---- points ------------------------------------------------------------------------------ */

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

/* Finds every point again by its key. */
static void fill_buckets(space *s)
{
	memset(s->buckets, 0, (s->mask + 1) * sizeof *s->buckets);
	for (size_t i = 0; i < s->count; i++) {
		size_t at = key_hash(&s->keys[i * s->width], s->width) & s->mask;
		while (s->buckets[at])
			at = (at + 1) & s->mask;
		s->buckets[at] = (uint32_t)i + 1;
	}
}

static void space_grow(spaces *all, space *s)
{
	size_t capacity = s->capacity ? 2 * s->capacity : 64;
	uint32_t *keys = ARENA_ARRAY(all->forgettable, uint32_t, capacity * s->width + 1);
	if (s->count)
		memcpy(keys, s->keys, s->count * s->width * sizeof *keys);
	s->keys = keys;
	s->capacity = capacity;
	s->mask = 4 * capacity - 1;
	s->buckets = ARENA_ARRAY(all->forgettable, uint32_t, 4 * capacity);
	fill_buckets(s);
}

static uint32_t point_find(spaces *all, space *s, const uint32_t *key)
{
	if (s->count == s->capacity)
		space_grow(all, s);
	size_t at = key_hash(key, s->width) & s->mask;
	for (; s->buckets[at]; at = (at + 1) & s->mask)
		if (keys_same(&s->keys[(s->buckets[at] - 1) * s->width], key, s->width))
			return s->buckets[at] - 1;
	memcpy(&s->keys[s->count * s->width], key, s->width * sizeof *key);
	s->buckets[at] = (uint32_t)++s->count;
	all->points++;
	return (uint32_t)s->count - 1;
}

/* The power of two from which a table of so many ids need not be made anew soon. */
static size_t with_room(size_t ids)
{
	size_t bits = 8;
	while (bits < ids)
		bits *= 2;
	return ids > 4 ? bits : ids;
}

/* How many different ids each part of a key can have; the product, or 0 where
 * they are too many for a table. */
static size_t sizes_of(const spaces *all, const space *s, size_t size[KEY_MAX])
{
	size_t product = 1, codes = s->width - s->dated;
	for (size_t a = 0; a < s->width; a++) {
		size[a] = with_room(a < codes ? line_axis_ids(all->reader, s->axes[a]) : s->cut_count + 2);
		if (product > DIRECT_MAX / size[a])
			return 0;
		product *= size[a];
	}
	return product;
}

static size_t place_in_table(const space *s, const uint32_t *key)
{
	size_t at = 0;
	for (size_t a = 0; a < s->width; a++)
		at = at * s->size[a] + key[a];
	return at;
}

/* A table by the ids themselves; NULL: there are too many. */
static uint32_t *direct_table(spaces *all, space *s)
{
	size_t size[KEY_MAX], product = sizes_of(all, s, size);
	if (!product)
		return s->direct = NULL;
	if (s->direct && memcmp(s->size, size, s->width * sizeof *size) == 0)
		return s->direct;
	memcpy(s->size, size, s->width * sizeof *size);
	s->direct = ARENA_ARRAY(all->forgettable, uint32_t, product);
	for (size_t i = 0; i < s->count; i++)
		s->direct[place_in_table(s, &s->keys[i * s->width])] = (uint32_t)i + 1;
	return s->direct;
}

/* ---- cuts -------------------------------------------------------------------------------- */

/* Classes of a number above `at` move up; the class itself becomes the piece `middle` behind. */
static void renumber(space *s, size_t at, size_t middle, size_t more)
{
	bool fits = s->direct && s->cut_count + 2 <= s->size[s->width - 1];
	for (size_t i = 0; i < s->count; i++) {
		uint32_t *key = &s->keys[i * s->width], *number = &key[s->width - 1]; /* 1 + class */
		if (fits)
			s->direct[place_in_table(s, key)] = 0;
		*number += (uint32_t)(*number > at + 1 ? more : *number == at + 1 ? middle : 0);
	}
	for (size_t i = 0; fits && i < s->count; i++)
		s->direct[place_in_table(s, &s->keys[i * s->width])] = (uint32_t)i + 1;
	if (!fits)
		s->direct = NULL;
	memset(s->classes, 0, CLASSES_KEPT * sizeof *s->classes);
	s->point_of = NULL;
	if (s->capacity)
		fill_buckets(s);
}

bool space_cut(spaces *all, space *s, day on, period holds)
{
	size_t at = class_of(s, on);
	day first = at ? s->cuts[at - 1] : DAY_FIRST, last = at < s->cut_count ? s->cuts[at] - 1 : DAY_LAST;
	bool before = s->dated && holds.first > first, behind = s->dated && holds.last < last;
	if (before)
		add_cut(all, s, holds.first);
	if (behind)
		add_cut(all, s, holds.last + 1);
	if (before || behind)
		renumber(s, at, before, (size_t)before + behind);
	return before || behind;
}

static uint32_t *find_classes(spaces *all, space *s)
{
	uint32_t *out = ARENA_ARRAY(all->scratch, uint32_t, all->n);
	if (!s->classes)
		s->classes = ARENA_ARRAY(all->memory, dated_class, CLASSES_KEPT);
	for (size_t i = 0; i < all->n; i++) {
		dated_class *c = &s->classes[(uint32_t)all->date[i] % CLASSES_KEPT];
		if (!c->number || c->date != all->date[i])
			*c = (dated_class){all->date[i], (uint32_t)class_of(s, all->date[i]) + 1};
		out[i] = c->number;
	}
	return out;
}

static void key_at(const space *s, const uint32_t *const *columns, size_t i, uint32_t *key)
{
	for (size_t a = 0; a < s->width; a++)
		key[a] = columns[a][i];
}

static void place_by_table(spaces *all, space *s, const uint32_t *const *columns, uint32_t *direct)
{
	uint32_t key[KEY_MAX], *at = s->point_of;
	memcpy(at, columns[0], all->n * sizeof *at);
	for (size_t a = 1; a < s->width; a++)
		for (size_t i = 0; i < all->n; i++)
			at[i] = at[i] * (uint32_t)s->size[a] + columns[a][i];
	for (size_t i = 0; i < all->n; i++) {
		if (!direct[at[i]]) {
			key_at(s, columns, i, key);
			direct[at[i]] = point_find(all, s, key) + 1;
		}
		at[i] = direct[at[i]] - 1;
	}
}

static void place_by_hash(spaces *all, space *s, const uint32_t *const *columns)
{
	uint32_t key[KEY_MAX] = {0}, before[KEY_MAX] = {0};
	for (size_t i = 0; i < all->n; i++) {
		key_at(s, columns, i, key);
		bool same = i && keys_same(key, before, s->width);
		s->point_of[i] = same ? s->point_of[i - 1] : point_find(all, s, key);
		memcpy(before, key, s->width * sizeof *key);
	}
}

static void place_lanes(spaces *all, space *s)
{
	const uint32_t *columns[KEY_MAX] = {0};
	for (size_t a = 0; a < s->width - s->dated; a++)
		columns[a] = all->lines->ids[s->axes[a]];
	if (s->dated)
		columns[s->width - 1] = find_classes(all, s);
	s->point_of = ARENA_ARRAY(all->scratch, uint32_t, all->n + 1);
	uint32_t *direct = s->width ? direct_table(all, s) : NULL;
	if (direct)
		place_by_table(all, s, columns, direct);
	else
		place_by_hash(all, s, columns);
}

static bool all_same(const uint32_t *x, size_t n)
{
	uint32_t differs = 0;
	for (size_t i = 1; i < n; i++)
		differs |= x[i] ^ x[0];
	return !differs;
}

const uint32_t *space_places(spaces *all, space *s, bool *same)
{
	if (!s->point_of) {
		place_lanes(all, s);
		s->same = all_same(s->point_of, all->n);
	}
	*same = s->same;
	return s->point_of;
}

size_t space_size(const space *s, size_t *capacity)
{
	*capacity = s->capacity;
	return s->count;
}

/* ---- in words ----------------------------------------------------------------------------- */

const space *spaces_get(const spaces *all, size_t i)
{
	const space *s = all->first;
	while (s && i--)
		s = s->next;
	return s;
}

const char *space_axes(const spaces *all, const space *s, arena *memory)
{
	const octroi_program *p = all->program;
	buffer out = {.memory = memory};
	for (size_t a = 0; a < s->width - s->dated; a++)
		buffer_printf(&out, "%s%s", out.length ? ", " : "", p->slots[p->axis_slots[s->axes[a]]].name);
	if (s->dated)
		buffer_printf(&out, "%sdays", out.length ? ", " : "");
	return out.length ? out.at : "nothing";
}
