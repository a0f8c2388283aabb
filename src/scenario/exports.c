/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that origins sell, beside what is charged of it: rows of the whole file, added up by what tells totals apart and is
 * known of each row, whoever charges it. */
#include <math.h>
#include <string.h>

#include "work.h"

typedef struct {
	size_t  lines, without;
	double *dated; /* value by the year of flows */
} sold;

struct exports {
	const variant *v;
	arena         *memory;
	bool           known; /* the file has values */
	bool           apart; /* `by` tells origins apart */
	names         *keys;
	sold           all, *some; /* by key */
	size_t         count, capacity;
};

/* Whether a row of the file says it before any scheme is asked, and its origin or year does. */
static bool is_of_origin(const scenario_work *w, const dimension *by)
{
	return by->column != (size_t)-1 && by->column == w->table->origin;
}

static bool is_of_year(const scenario_work *w, const dimension *by)
{
	return by->column != (size_t)-1 && by->column == w->table->year;
}

static void key_add(buffer *b, const char *text)
{
	buffer_add(b, text ? "\0=" : "\0-", 2);
	buffer_puts(b, text ? text : "");
}

/* As cells of the variant call it. */
static slice row_key(const exports *x, const table_origin *o)
{
	const scenario_work *w = x->v->work;
	buffer b = {.memory = x->memory};
	for (size_t i = 0; i < w->by_count; i++) {
		const dimension *by = &w->by[i];
		if (is_of_origin(w, by)) {
			slice spelt = o->origin ? place_spelt(x->v, by, names_slice(w->table->texts, o->origin), x->memory) : (slice){0};
			key_add(&b, o->origin ? arena_copy(x->memory, spelt.at, spelt.length) : NULL);
		} else if (is_of_year(w, by)) {
			key_add(&b, o->year ? arena_printf(x->memory, "%d", o->year) : NULL);
		}
	}
	return (slice){b.at, b.length};
}

static slice cell_key(const exports *x, const char *const *names_of)
{
	const scenario_work *w = x->v->work;
	buffer b = {.memory = x->memory};
	for (size_t i = 0; i < w->by_count; i++)
		if (is_of_origin(w, &w->by[i]) || is_of_year(w, &w->by[i]))
			key_add(&b, names_of[i]);
	return (slice){b.at, b.length};
}

static void sold_make(const exports *x, sold *s)
{
	s->dated = ARENA_ARRAY(x->memory, double, flow_table_year_count(x->v->work->table));
}

static void sold_add(const exports *x, sold *s, size_t origin)
{
	const scenario_work *w = x->v->work;
	const table_origin *o = &w->table->origins[origin];
	size_t without, year = o->year ? (size_t)(o->year - w->table->first_year) + 1 : 0;
	double value = flow_table_from(w->table, w->columns, "value", origin, &without);
	s->lines += o->lines;
	s->without += without;
	s->dated[year] += isnan(value) ? 0 : value;
}

exports *exports_new(const variant *v)
{
	const scenario_work *w = v->work;
	exports *x = ARENA_NEW(w->memory, exports);
	*x = (exports){.v = v, .memory = w->memory, .known = w->cube.currency != NULL, .keys = names_new(w->memory)};
	for (size_t i = 0; i < w->by_count; i++)
		x->apart = x->apart || is_of_origin(w, &w->by[i]);
	sold_make(x, &x->all);
	for (size_t i = 0; i < w->table->origin_count; i++) {
		sold_add(x, &x->all, i);
		if (!x->apart)
			continue;
		uint32_t id = names_add(x->keys, row_key(x, &w->table->origins[i]));
		if (id > x->count)
			sold_make(x, ARENA_PUSH(x->memory, x->some, x->count, x->capacity));
		sold_add(x, &x->some[id - 1], i);
	}
	return x;
}

octroi_exports exports_of(const exports *x, worths *w, const char *const *by, const char *currency, int year)
{
	const sold *s = by ? NULL : &x->all;
	uint32_t id = by && x->apart ? names_find(x->keys, cell_key(x, by)) : 0;
	octroi_exports out = {.value = NAN, .charged_value = NAN};
	if (id)
		s = &x->some[id - 1];
	if (!s)
		return out;
	out.lines = s->lines;
	out.without_value = s->without;
	if (!x->known || s->without == s->lines)
		return out;
	out.value = 0;
	for (size_t y = 0; y < flow_table_year_count(x->v->work->table); y++)
		out.value += s->dated[y];
	out.charged_value = worth_in(w, x->v, currency, year, s->dated);
	return out;
}
