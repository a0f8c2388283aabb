/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of goods that somebody put together, in categories. */
#include <string.h>

#include "codes.h"

enum { REPORTS_MAX = 20 };

typedef struct {
	const csv_table *csv;
	diagnostics *d;
	arena *memory;
	goods_list *list;
	size_t code, category, part, description, only; /* columns; (size_t)-1: there is none */
	size_t bad, capacity;
} reader;

static void bad_cell(reader *r, size_t row, size_t column, const char *code, const char *message)
{
	slice s = csv_cell(r->csv, row, column);
	r->bad++;
	error_at(r->d, csv_place(r->csv, row, column), code, "'%.*s' %s", (int)s.length, s.at, message);
}

static bool need_column(reader *r, const char *name, size_t *out)
{
	*out = csv_column(r->csv, name);
	if (*out != (size_t)-1)
		return true;
	error_at(r->d, (place){r->csv->source, 0, 0}, "missing-column", "the list of goods needs the column '%s'", name);
	return false;
}

static bool find_columns(reader *r)
{
	const goods_list *l = r->list;
	bool found = need_column(r, "code", &r->code);
	if (l->category_count)
		found = need_column(r, "category", &r->category) && found;
	if (l->only)
		found = need_column(r, l->only, &r->only) && found;
	r->part = csv_column(r->csv, "part");
	r->description = csv_column(r->csv, "description");
	return found;
}

/* Whether the row belongs to the list at all. */
static bool is_meant(reader *r, size_t row)
{
	if (!r->list->only)
		return true;
	slice s = csv_cell(r->csv, row, r->only);
	if (!slice_is(s, "yes") && !slice_is(s, "no"))
		bad_cell(r, row, r->only, "bad-flag", "is neither yes nor no");
	return slice_is(s, "yes");
}

static bool read_code(reader *r, size_t row, listed_good *g)
{
	slice s = csv_cell(r->csv, row, r->code);
	bool digits = s.length == EDITION_DIGITS;
	for (size_t i = 0; i < s.length; i++)
		digits = digits && s.at[i] >= '0' && s.at[i] <= '9';
	g->code = arena_copy(r->memory, s.at, s.length);
	g->where = csv_place(r->csv, row, r->code);
	if (!digits)
		bad_cell(r, row, r->code, "bad-code", "is no code of six digits");
	return digits;
}

static bool read_category(reader *r, size_t row, listed_good *g)
{
	const goods_list *l = r->list;
	g->category = l->category_count;
	if (!l->category_count)
		return true;
	slice s = csv_cell(r->csv, row, r->category);
	for (size_t i = 0; i < l->category_count; i++)
		if (slice_is(s, l->categories[i]))
			g->category = i;
	if (g->category < l->category_count)
		return true;
	bad_cell(r, row, r->category, "unknown-category", "is no category of the list");
	const char *near = text_nearest(s, l->categories, l->category_count);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else
		error_remedy(r->d, "declare it under categories");
	return false;
}

static bool read_part(reader *r, size_t row, listed_good *g)
{
	slice s = r->part == (size_t)-1 ? (slice){NULL, 0} : csv_cell(r->csv, row, r->part);
	g->part = slice_is(s, "yes") ? PART_YES : slice_is(s, "no") ? PART_NO : PART_UNKNOWN;
	if (g->part != PART_UNKNOWN || s.length == 0)
		return true;
	bad_cell(r, row, r->part, "bad-flag", "is neither yes nor no, nor empty");
	return false;
}

/* Equal codes stand together. */
static bool check_order(reader *r, size_t row, const listed_good *g)
{
	const goods_list *l = r->list;
	const listed_good *last = l->count ? &l->goods[l->count - 1] : NULL;
	int order = last ? strcmp(last->code, g->code) : -1;
	if (order > 0) {
		bad_cell(r, row, r->code, "not-sorted", "is out of order: a list of goods is sorted by code");
		return false;
	}
	for (size_t i = l->count; order == 0 && i-- > 0 && strcmp(l->goods[i].code, g->code) == 0;) {
		if (l->goods[i].category != g->category && l->overlap)
			continue;
		if (l->goods[i].category == g->category)
			bad_cell(r, row, r->code, "repeated-code", "is listed twice");
		else
			bad_cell(r, row, r->code, "two-categories", "stands in two categories");
		error_related(r->d, l->goods[i].where, "first listed here");
		if (l->goods[i].category != g->category)
			error_remedy(r->d, "where categories share goods, say overlap: yes; they are then never added up");
		return false;
	}
	return true;
}

static void read_row(reader *r, size_t row)
{
	goods_list *l = r->list;
	listed_good g = {0};
	if (!is_meant(r, row) || !read_code(r, row, &g))
		return;
	bool category = read_category(r, row, &g), part = read_part(r, row, &g);
	if (!category || !part || !check_order(r, row, &g))
		return;
	slice text = r->description == (size_t)-1 ? (slice){NULL, 0} : csv_cell(r->csv, row, r->description);
	g.text = text.length ? arena_copy(r->memory, text.at, text.length) : NULL;
	l->code_count += l->count == 0 || strcmp(l->goods[l->count - 1].code, g.code) != 0;
	*ARENA_PUSH(r->memory, l->goods, l->count, r->capacity) = g;
}

bool goods_list_read(arena *a, const csv_table *csv, goods_list *list, diagnostics *d)
{
	reader r = {.csv = csv, .d = d, .memory = a, .list = list};
	list->count = list->code_count = 0;
	list->goods = NULL;
	if (!find_columns(&r))
		return false;
	for (size_t row = 0; row < csv->rows && r.bad < REPORTS_MAX; row++)
		read_row(&r, row);
	return r.bad == 0;
}
