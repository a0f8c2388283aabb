/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi check`: what look-ups and the rows of their tables expect of each other. */
#include <stdio.h>
#include <string.h>

#include "value.h"

enum { CELLS_TOLD = 20 }; /* of one key */

/* ---- codes that formulas name must be in the rows ----------------------------------- */

static bool in_column(const table *t, const char *column, const char *text)
{
	for (size_t e = 0; e < t->edition_count; e++)
		/* One that could not be read: that was said. */
		if (!t->editions[e].data || table_has(t->editions[e].data, column, slice_of(text)))
			return true;
	return false;
}

const char *lookup_constant(const octroi_program *p, const table *t, const binding *b, const char **column)
{
	const meaning *m = meaning_of(b->formula);
	const table_key *k = table_key_named(t, b->key);
	if (!m->constant || m->type.kind != TYPE_CODE || k->match != MATCH_EXACT)
		return NULL;
	*column = k->column;
	return names_text(p->book->names, m->value.code);
}

/* A name that is misspelt reads as a code: then no row has it. */
static bool code_occurs(const octroi_program *p, const table *t, const binding *b, diagnostics *d)
{
	const char *column, *text = lookup_constant(p, t, b, &column);
	if (!text || t->unknown || in_column(t, column, text))
		return true;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->slot_count + 1);
	for (size_t i = 0; i < p->slot_count; i++)
		all[i] = p->slots[i].name;
	const char *near = text_nearest(slice_of(text), all, p->slot_count);
	error_at(d, b->formula->where, "unknown-code", "no row of table '%s' has '%s' in column '%s'", t->name, text, column);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	return false;
}

/* An edition without the rows of the second try would turn what the others have
 * into "not found". */
static void fallback_occurs(const octroi_program *p, const table *t, const binding *b, diagnostics *d)
{
	const char *column, *text = lookup_constant(p, t, b, &column);
	char known[DAY_TEXT_SIZE];
	for (size_t i = 0; text && i < t->edition_count; i++) {
		const table_edition *e = &t->editions[i];
		if (!e->data || !e->data->csv->rows || table_has(e->data, column, slice_of(text)))
			continue;
		error_at(d, b->formula->where, "unknown-code", "no row of table '%s' as known on %s has '%s' in column '%s'",
		         t->name, day_write(e->known, known), text, column);
		error_related(d, e->where, "this edition");
		error_remedy(d, "add the rows that hold where no other does");
	}
}

/* ---- cells of keys -------------------------------------------------------------------- */

static bool is_column(const table *t, const char *name)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return true;
	return false;
}

/* Flags are compared as words: yes, no. */
static bool flag_cell(const table *t, const table_data *data, size_t row, size_t column, diagnostics *d)
{
	slice s = csv_cell(data->csv, row, column);
	if (!s.length || slice_is(s, "yes") || slice_is(s, "no"))
		return true;
	error_at(d, table_cell_place(data, row, column), "bad-cell", "'%.*s' is a key of table '%s' and compared with a flag",
	         (int)s.length, s.at, t->name);
	error_remedy(d, "write yes or no");
	return false;
}

/* What nothing can be equal to is a slip: a row that nobody finds. A key that is
 * among the columns has a type of its own, which is checked there. */
static void key_cells(const table *t, const binding *b, diagnostics *d)
{
	const table_key *k = table_key_named(t, b->key);
	type is = meaning_of(b->formula)->type;
	if (k->match != MATCH_EXACT || meaning_of(b->formula)->constant || (is_column(t, k->column) && is.kind != TYPE_FLAG))
		return;
	if (b->any_of && is.kind == TYPE_SET)
		is.kind = TYPE_CODE; /* each cell is one of its members */
	for (size_t e = 0; e < t->edition_count; e++) {
		const table_data *data = t->editions[e].data;
		cell unused;
		size_t wrong = 0;
		for (size_t row = 0; data && row < data->csv->rows && wrong < CELLS_TOLD; row++)
			wrong += is.kind == TYPE_FLAG ? !flag_cell(t, data, row, csv_column(data->csv, k->column), d)
			                              : !table_cell(t, data, row, k->column, &is, &unused, d);
	}
}

/* ---- goods ------------------------------------------------------------------------------ */

static void good_exists(const octroi_program *p, slice s, place where, diagnostics *d)
{
	char code[GOOD_DIGITS_MAX + 1];
	snprintf(code, sizeof code, "%.*s", (int)s.length, s.at);
	if (s.length < 2 || s.length > GOOD_DIGITS_MAX || strspn(code, "0123456789") != s.length)
		return; /* no code: that was said */
	const nomenclature *goods = program_goods(p, code, d);
	if (goods && nomenclature_status(goods, code, DAY_UNKNOWN) == GOOD_UNKNOWN)
		warning_at(d, where, "unknown-good", "'%s' is not in %s", code, p->document->nomenclature);
}

static bool is_text_column(const table *t, const char *name)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return t->columns[i].type.kind == TYPE_TEXT;
	return false;
}

/* Law names codes of other years, too: no more than a warning. A column that is declared as text has codes of
 * another nomenclature. */
static void goods_exist(const octroi_program *p, const table *t, const binding *b, diagnostics *d)
{
	const table_key *k = table_key_named(t, b->key);
	bool prefix = k->match == MATCH_PREFIX || k->match == MATCH_LONGEST_PREFIX;
	if (!p->document->nomenclature || !prefix || is_text_column(t, k->column))
		return;
	for (size_t e = 0; e < t->edition_count; e++) {
		const table_data *data = t->editions[e].data;
		size_t column = data ? csv_column(data->csv, k->column) : 0;
		for (size_t row = 0; data && row < data->csv->rows; row++)
			good_exists(p, csv_cell(data->csv, row, column), table_cell_place(data, row, column), d);
	}
}

/* A table that several look-ups read is told once. */
static bool read_before(const octroi_program *p, size_t slot)
{
	for (size_t i = 0; i < slot; i++)
		if (p->slots[i].table == p->slots[slot].table)
			return true;
	return false;
}

void lookups_check(const octroi_program *p, diagnostics *d)
{
	for (size_t i = 0; i < p->slot_count; i++) {
		const table *t = p->slots[i].table;
		const lookup *l = t ? &p->slots[i].quantity->lookup : NULL;
		bool first = t && !read_before(p, i);
		for (size_t k = 0; t && k < l->where_count; k++) {
			code_occurs(p, t, &l->where[k], d);
			if (first) {
				key_cells(t, &l->where[k], d);
				goods_exist(p, t, &l->where[k], d);
			}
		}
		for (size_t k = 0; t && k < l->else_count; k++)
			if (code_occurs(p, t, &l->otherwise[k], d))
				fallback_occurs(p, t, &l->otherwise[k], d);
	}
}
