/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that has a day, in the order of days; and what is declared unknown in cells and inputs. */
#include <stdlib.h>
#include <string.h>

#include "listing.h"

/* ---- days ------------------------------------------------------------------ */

typedef struct {
	day         on;
	size_t      order; /* as found, so that sorting keeps it */
	const char *name, *event, *title, *source;
} event;

typedef struct {
	lister *l;
	event  *items;
	size_t  count, capacity;
} event_list;

static void event_add(event_list *all, day on, const char *name, const char *what, const char *title, const char *source)
{
	if (on == DAY_FIRST || on == DAY_LAST || on == DAY_UNKNOWN)
		return;
	event *e = ARENA_PUSH(all->l->memory, all->items, all->count, all->capacity);
	*e = (event){on, all->count, name, what, title ? title : "", source ? source : ""};
}

static const char *path_of(const event_list *all, const document *doc, const char *name)
{
	return arena_printf(all->l->memory, "%s.%s", doc->id, name);
}

static void of_tables(event_list *all, const document *doc)
{
	for (size_t i = 0; i < doc->table_count; i++)
		for (size_t e = 0; says(doc, doc->tables[i].where) && e < doc->tables[i].edition_count; e++) {
			const table *t = &doc->tables[i];
			const char *source = t->editions[e].source.text ? t->editions[e].source.text : t->source.text;
			event_add(all, t->editions[e].known, path_of(all, doc, t->name), "table known", t->title, source);
		}
}

static void of_series(event_list *all, const document *doc)
{
	char when[PERIOD_TEXT_SIZE];
	for (size_t i = 0; i < doc->series_count; i++)
		for (size_t k = 0; k < doc->series[i].count; k++) {
			const series *s = &doc->series[i];
			const series_value *v = &s->values[k];
			if (!says(doc, v->where))
				continue;
			const char *unit = s->type.kind == TYPE_NUMBER && s->type.unit.count ? type_text(all->l->memory, &s->type) : "";
			event_add(all, v->known, path_of(all, doc, s->name), "value known",
			          arena_printf(all->l->memory, "%s, %s: %s%s%s", s->title ? s->title : s->name, period_write(v->when, when),
			                       series_figure(all->l, s, v), *unit ? " " : "", unit),
			          v->source.text ? v->source.text : s->source.text);
		}
}

static void of_document(event_list *all, const document *doc)
{
	for (size_t i = 0; i < doc->status_count; i++)
		event_add(all, doc->statuses[i].when.first, doc->id, doc->statuses[i].state, doc->title, doc->statuses[i].source.text);
	if (doc->starts != DAY_UNKNOWN)
		event_add(all, doc->starts, doc->id, "would start", doc->title, doc->status_count ? doc->statuses[0].source.text : NULL);
	for (size_t i = 0; i < doc->duty_count; i++)
		if (says(doc, doc->duties[i].where))
			event_add(all, doc->duties[i].on, doc->id, "due", doc->duties[i].what, doc->duties[i].source.text);
	of_tables(all, doc);
	if (all->l->word)
		of_series(all, doc);
}

static int by_day(const void *a, const void *b)
{
	const event *x = a, *y = b;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void list_timeline(lister *l)
{
	event_list all = {.l = l};
	size_t count;
	const char *const *ids = rulebook_ids(l->book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		const document *doc = document_listed(l, ids[i]);
		if (doc)
			of_document(&all, doc);
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_day);
	for (size_t i = 0; i < all.count; i++) {
		const event *e = &all.items[i];
		char on[DAY_TEXT_SIZE];
		row_add(l, (const char *[]){arena_printf(l->memory, "%s", day_write(e->on, on)), e->name, e->event, e->title, e->source});
	}
}

/* ---- what is declared unknown ------------------------------------------------- */

void list_unknown_inputs(lister *l, const char *id, const input *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].otherwise_unknown)
			row_add(l, (const char *[]){arena_printf(l->memory, "%s.%s", id, all[i].name), "not given", all[i].otherwise_unknown});
}

static const char *keys_of_cells(lister *l, const table *t, const csv_table *csv, size_t row)
{
	buffer out = {.memory = l->memory};
	buffer_puts(&out, "");
	for (size_t k = 0; k < t->key_count; k++) {
		size_t c = csv_column(csv, t->keys[k].column);
		slice cell = c < csv->columns ? csv_cell(csv, row, c) : (slice){0};
		if (cell.length)
			buffer_printf(&out, "%s%s %.*s", out.length ? ", " : "", t->keys[k].name, (int)cell.length, cell.at);
	}
	return out.at;
}

static bool is_empty(const csv_table *csv, size_t row, const char *column)
{
	size_t c = csv_column(csv, column);
	return c < csv->columns && !csv_cell(csv, row, c).length;
}

/* Which of the declared columns are empty: "total, direct". */
static const char *empty_columns(lister *l, const table *t, const csv_table *csv, size_t row)
{
	buffer out = {.memory = l->memory};
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, t->reason_column) != 0 && is_empty(csv, row, t->columns[i].name))
			buffer_printf(&out, "%s%s", out.length ? ", " : "", t->columns[i].name);
	return out.at;
}

/* Of the newest edition: the older ones are no longer what is unknown. */
static void unknown_cells_of(lister *l, const document *doc, const table *t)
{
	bool early;
	const table_edition *edition;
	const table_data *data = t->unknown ? NULL : table_rows(t, DAY_LAST, &edition, &early, l->d);
	size_t c = data ? csv_column(data->csv, t->reason_column) : (size_t)-1;
	for (size_t row = 0; data && c < data->csv->columns && row < data->csv->rows; row++) {
		slice why = csv_cell(data->csv, row, c);
		const char *empty = why.length ? empty_columns(l, t, data->csv, row) : NULL;
		if (empty)
			row_add(l, (const char *[]){arena_printf(l->memory, "%s.%s", doc->id, t->name),
			                            arena_printf(l->memory, "%s of %s", empty, keys_of_cells(l, t, data->csv, row)),
			                            arena_copy(l->memory, why.at, why.length)});
	}
}

void list_unknown_cells(lister *l, const document *doc)
{
	for (size_t c = 0; doc->amount && c < doc->amount->case_count; c++)
		if (!doc->amount->cases[c].formula && doc->amount->cases[c].reason)
			row_add(l, (const char *[]){arena_printf(l->memory, "%s.amount", doc->id), "a case",
			                            sentence_source(l, doc->amount->cases[c].reason)});
	for (size_t i = 0; i < doc->table_count; i++)
		if (doc->tables[i].reason_column && says(doc, doc->tables[i].where))
			unknown_cells_of(l, doc, &doc->tables[i]);
}
