/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi show eu-cbam.price`: one document, or one thing in it, as it is written. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "listing.h"

static const char *const columns[] = {"what", "name", "value", "standing", "known", "source"};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* ---- pieces ------------------------------------------------------------------ */

static void say(lister *l, const char *what, const char *name, const char *value, const char *st, const char *known,
                const char *source)
{
	if (value || name)
		row_add(l, (const char *[]){what, name, value, st, known, source});
}

static const char *text_of(lister *l, slice s)
{
	return s.at ? arena_copy(l->memory, s.at, s.length) : NULL;
}

/* As it is written; NULL of nothing. */
static const char *written(lister *l, const expr *e)
{
	slice s = e ? place_text(e->where) : (slice){0};
	buffer out = {.memory = l->memory};
	bool blank = false;
	for (size_t i = 0; i < s.length; i++) {
		bool is = isspace((unsigned char)s.at[i]);
		if (is && !blank)
			buffer_putc(&out, ' ');
		else if (!is)
			buffer_putc(&out, s.at[i]);
		blank = is;
	}
	return out.at;
}

static const char *path_to(lister *l, const document *doc, const char *name)
{
	return arena_printf(l->memory, "%s.%s", doc->id, name);
}

static const char *day_text(lister *l, day on)
{
	char text[DAY_TEXT_SIZE];
	return on == DAY_FIRST || on == DAY_UNKNOWN ? NULL : arena_printf(l->memory, "%s", day_write(on, text));
}

static const char *period_text(lister *l, period p)
{
	char text[PERIOD_TEXT_SIZE];
	return arena_printf(l->memory, "%s", period_write(p, text));
}

static const char *type_said(lister *l, const type *t)
{
	if (t->kind == TYPE_NUMBER)
		return type_text(l->memory, t);
	if (t->list && !t->list->places && t->list->count)
		return code_choices(l->book, l->memory, t->list);
	return t->list && t->list->places ? "place" : type_names[t->kind];
}

static const char *unknown_text(lister *l, const char *why)
{
	return why ? arena_printf(l->memory, "unknown: %s", why) : NULL;
}

/* ---- series --------------------------------------------------------------------- */

static void show_series(lister *l, const document *doc, const series *s)
{
	say(l, "series", path_to(l, doc, s->name), s->title, NULL, NULL, s->source.text);
	say(l, "unit", NULL, type_said(l, &s->type), NULL, NULL, NULL);
	say(l, "dated by", NULL, text_of(l, s->clock), NULL, NULL, NULL);
	say(l, "note", NULL, s->note, NULL, NULL, NULL);
	if (s->override)
		say(l, "set by", NULL, arena_printf(l->memory, "--set %s=VALUE", s->override), NULL, NULL, NULL);
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		const char *figure = series_figure(l, s, v);
		say(l, "value", period_text(l, v->when), v->note ? arena_printf(l->memory, "%s (%s)", figure, v->note) : figure,
		    standing_names[v->standing], day_text(l, v->known), v->source.text ? v->source.text : s->source.text);
	}
	if (s->carry)
		say(l, "value", "later", s->carry_note ? arena_printf(l->memory, "the last one (%s)", s->carry_note) : "the last one",
		    standing_names[s->carry_standing], NULL, NULL);
	if (s->after_unknown)
		say(l, "value", "later", unknown_text(l, s->after_unknown), NULL, NULL, NULL);
}

/* ---- quantities -------------------------------------------------------------------- */

static void show_bindings(lister *l, const char *what, const binding *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		say(l, what, all[i].key, arena_printf(l->memory, "%s%s", all[i].any_of ? "any of " : "", written(l, all[i].formula)), NULL,
		    NULL, NULL);
}

static void show_case(lister *l, const quantity *q, const rule_case *c)
{
	const char *reason = c->reason ? sentence_source(l, c->reason) : "";
	const char *when = c->when ? written(l, c->when) : q->case_count > 1 ? "otherwise" : NULL;
	say(l, q->case_count > 1 || c->when ? "case" : "formula", when,
	    c->formula ? written(l, c->formula) : unknown_text(l, reason), c->has_standing ? standing_names[c->standing] : NULL, NULL,
	    c->source.text ? c->source.text : q->source.text);
	if (c->note)
		say(l, "note", NULL, sentence_source(l, c->note), NULL, NULL, NULL);
}

static void show_quantity(lister *l, const document *doc, const quantity *q)
{
	say(l, q->is_lookup ? "look-up" : "quantity", path_to(l, doc, q->name), q->title,
	    q->has_standing ? standing_names[q->standing] : NULL, NULL, q->source.text);
	if (q->level.at)
		say(l, "one for each", NULL, text_of(l, q->level), NULL, NULL, NULL);
	if (q->is_lookup) {
		say(l, "in table", NULL, text_of(l, q->lookup.table), NULL, NULL, NULL);
		show_bindings(l, "where", q->lookup.where, q->lookup.where_count);
		show_bindings(l, "else where", q->lookup.otherwise, q->lookup.else_count);
		if (q->lookup.note)
			say(l, "note", NULL, sentence_source(l, q->lookup.note), NULL, NULL, NULL);
	}
	for (size_t i = 0; i < q->case_count; i++)
		show_case(l, q, &q->cases[i]);
}

/* ---- tables -------------------------------------------------------------------------- */

static const char *const matches[] = {
	[MATCH_EXACT] = "is", [MATCH_PREFIX] = "begins with", [MATCH_LONGEST_PREFIX] = "begins with, the longest,",
	[MATCH_UP_TO] = "is at least, the highest,", [MATCH_WITHIN] = "lies within", [MATCH_BAND] = "lies in the band of",
};

static void show_edition(lister *l, const table *t, const table_edition *e)
{
	bool early;
	const table_edition *used;
	const table_data *data = table_rows(t, e->known, &used, &early, l->d);
	say(l, "edition", e->file ? e->file : "in the document", data ? arena_printf(l->memory, "%zu rows", data->csv->rows) : "unreadable",
	    NULL, day_text(l, e->known), e->source.text ? e->source.text : t->source.text);
}

static void show_table(lister *l, const document *doc, const table *t)
{
	say(l, "table", path_to(l, doc, t->name), t->title, NULL, NULL, t->source.text);
	say(l, "rows", NULL, unknown_text(l, t->unknown), NULL, NULL, NULL);
	for (size_t i = 0; i < t->key_count; i++)
		say(l, "key", t->keys[i].name, arena_printf(l->memory, "%s column %s%s%s", matches[t->keys[i].match], t->keys[i].column,
		                                            t->keys[i].until ? " to " : "", t->keys[i].until ? t->keys[i].until : ""),
		    NULL, NULL, NULL);
	for (size_t i = 0; i < t->column_count; i++)
		say(l, "column", t->columns[i].name, type_said(l, &t->columns[i].type), NULL, NULL, NULL);
	if (t->reason_column)
		say(l, "column", t->reason_column, "why a cell beside it is empty", NULL, NULL, NULL);
	for (size_t i = 0; i < t->edition_count; i++)
		show_edition(l, t, &t->editions[i]);
}

/* ---- rows of a table -------------------------------------------------------------------- */

/* One thing looked for: "TR", "South Korea", "7208 39 00". */
typedef struct {
	const char *text, *folded;
	bool        digits;
	const char *place; /* its code; NULL: it is none */
} wanted;

static bool all_digits(const char *s)
{
	for (const char *c = s; *c; c++)
		if (!isdigit((unsigned char)*c))
			return false;
	return *s != '\0';
}

static const char *place_code(rulebook *book, arena *memory, const char *text)
{
	place_id id;
	const char *why;
	bool found = places_find(book->places, memory, slice_of(text), &id, &why) == PLACE_FOUND;
	return found ? places_code(book->places, id) : NULL;
}

/* Words that belong together: names of places, and codes written with blanks. */
static bool joins(rulebook *book, arena *memory, const char *a, const char *b)
{
	if (all_digits(a) && all_digits(b))
		return strlen(a) >= 4 && strlen(a) % 2 == 0 && strlen(a) < GOOD_DIGITS_MAX && strlen(b) == 2;
	return place_code(book, memory, arena_printf(memory, "%s %s", a, b)) != NULL;
}

static const wanted *wanted_of(rulebook *book, const char *words, arena *memory, size_t *count)
{
	wanted *all = NULL;
	size_t capacity = 0;
	slice rest = slice_of(words), part;
	*count = 0;
	while (slice_split(&rest, ' ', &part)) {
		const char *text = arena_copy(memory, part.at, part.length);
		if (!part.length)
			continue;
		wanted *last = *count ? &all[*count - 1] : NULL;
		if (last && joins(book, memory, last->text, text))
			last->text = arena_printf(memory, last->digits ? "%s%s" : "%s %s", last->text, text);
		else
			last = ARENA_PUSH(memory, all, *count, capacity), last->text = text;
		last->digits = all_digits(last->text);
		last->folded = listed_word(memory, last->text);
		last->place = last->digits ? NULL : place_code(book, memory, last->text);
	}
	return all;
}

static bool is_prefix_key(const table *t, const char *column)
{
	for (size_t k = 0; k < t->key_count; k++)
		if (strcmp(t->keys[k].column, column) == 0)
			return t->keys[k].match == MATCH_PREFIX || t->keys[k].match == MATCH_LONGEST_PREFIX;
	return false;
}

/* A code stands for those below it, and a row of a shorter code holds for it. */
static bool cell_holds(lister *l, const table *t, const char *column, slice cell, const wanted *w)
{
	if (!cell.length)
		return false;
	if (w->digits && is_prefix_key(t, column))
		return slice_starts(cell, slice_of(w->text)) || slice_starts(slice_of(w->text), cell);
	if (w->digits)
		return slice_is(cell, w->text);
	if (w->place && slice_is(cell, w->place))
		return true;
	char *folded = arena_alloc(l->memory, cell.length * 4 + 1);
	folded[text_fold(cell, folded, cell.length * 4 + 1)] = '\0';
	return strlen(w->folded) > 2 ? strstr(folded, w->folded) != NULL : strcmp(folded, w->folded) == 0;
}

static bool row_holds(lister *l, const table *t, const csv_table *csv, size_t row, const wanted *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool holds = false;
		for (size_t c = 0; c < csv->columns && !holds; c++)
			holds = cell_holds(l, t, arena_copy(l->memory, csv->header[c].at, csv->header[c].length), csv_cell(csv, row, c), &all[i]);
		if (!holds)
			return false;
	}
	return true;
}

size_t table_rows_holding(rulebook *book, const table *t, const char *words, diagnostics *d)
{
	arena *scratch = arena_new();
	lister l = {.book = book, .memory = scratch, .d = d};
	size_t count, found = 0;
	bool early;
	const table_edition *edition;
	const wanted *all = wanted_of(book, words, scratch, &count);
	const table_data *data = t->unknown ? NULL : table_rows(t, DAY_LAST, &edition, &early, d);
	for (size_t row = 0; data && row < data->csv->rows; row++)
		found += row_holds(&l, t, data->csv, row, all, count);
	arena_free(scratch);
	return found;
}

static void rows_of_edition(lister *l, const table *t, size_t e, const csv_table *shape, const wanted *all, size_t count)
{
	bool early;
	const table_edition *used;
	const table_data *data = table_rows(t, t->editions[e].known, &used, &early, l->d);
	arena *scratch = arena_new();
	lister inner = {.book = l->book, .memory = scratch, .d = l->d};
	const char **row = ARENA_ARRAY(l->memory, const char *, shape->columns + 1);
	for (size_t i = 0; data && i < data->csv->rows; i++) {
		if (row_holds(&inner, t, data->csv, i, all, count)) {
			row[0] = day_text(l, t->editions[e].known);
			for (size_t c = 0; c < shape->columns; c++) {
				size_t at = csv_column(data->csv, arena_copy(scratch, shape->header[c].at, shape->header[c].length));
				slice cell = at < data->csv->columns ? csv_cell(data->csv, i, at) : (slice){0};
				row[c + 1] = cell.length ? arena_copy(l->memory, cell.at, cell.length) : NULL;
			}
			row_add(l, row);
		}
		arena_clear(scratch);
	}
	arena_free(scratch);
}

/* The rows of all editions, with the columns of the newest. */
static const octroi_listing *show_rows(rulebook *book, const table *t, const char *words, arena *memory, diagnostics *d)
{
	lister l = {.book = book, .memory = memory, .d = d};
	bool early;
	size_t count;
	const table_edition *used;
	const wanted *all = wanted_of(book, words, memory, &count);
	const table_data *newest = table_rows(t, DAY_LAST, &used, &early, d);
	if (!newest)
		return NULL;
	const char **header = ARENA_ARRAY(memory, const char *, newest->csv->columns + 1);
	header[0] = "known";
	for (size_t c = 0; c < newest->csv->columns; c++)
		header[c + 1] = text_of(&l, newest->csv->header[c]);
	l.columns = newest->csv->columns + 1;
	for (size_t e = 0; e < t->edition_count; e++)
		rows_of_edition(&l, t, e, newest->csv, all, count);
	octroi_listing *out = ARENA_NEW(memory, octroi_listing);
	*out = (octroi_listing){l.columns, l.count / l.columns, header, l.cells, 0};
	return out;
}

/* ---- all else ---------------------------------------------------------------------------- */

static void show_source(lister *l, const document *doc, const source *s)
{
	say(l, "source", path_to(l, doc, s->key), s->title, standing_names[s->standing], NULL, s->brief);
	say(l, "address", NULL, s->url, NULL, NULL, NULL);
	say(l, "licence", NULL, s->licence, NULL, NULL, NULL);
	say(l, "checked", NULL, day_text(l, s->checked), NULL, NULL, NULL);
	say(l, "note", NULL, s->note, NULL, NULL, NULL);
}

static void show_input(lister *l, const char *path, const input *in)
{
	say(l, "input", path, in->note, NULL, NULL, in->source.text);
	say(l, "option", NULL, arena_printf(l->memory, "--%s", in->option), NULL, NULL, NULL);
	say(l, "type", NULL, in->type.kind == TYPE_NUMBER ? input_unit(in, "unit", l->memory) : type_said(l, &in->type), NULL, NULL, NULL);
	say(l, "not given", NULL, in->otherwise ? written(l, in->otherwise) : unknown_text(l, in->otherwise_unknown), NULL, NULL, NULL);
}

static void show_option(lister *l, const document *doc, const option *o)
{
	say(l, "option", path_to(l, doc, o->name), o->title, standing_names[o->standing], NULL, o->source.text);
	say(l, "choices", NULL, code_choices(l->book, l->memory, o->choices), NULL, NULL, NULL);
	say(l, "standard", NULL, names_text(l->book->names, o->standard), NULL, NULL, NULL);
}

static void show_group(lister *l, const document *doc, const line_group *g)
{
	say(l, "group", path_to(l, doc, g->name), g->title, NULL, NULL, g->source.text);
	for (size_t i = 0; i < g->by_count; i++)
		say(l, "by", NULL, written(l, g->by[i]), NULL, NULL, NULL);
	for (size_t i = 0; i < g->need_count; i++)
		say(l, "needs", NULL, written(l, g->needs[i]), NULL, NULL, NULL);
}

/* ---- a document ----------------------------------------------------------------------------- */

static void show_head(lister *l, const document *doc)
{
	const yaml_node *note = yaml_get(doc->root, "note");
	say(l, "title", NULL, doc->title, NULL, NULL, NULL);
	say(l, "kind", NULL, doc->kind, NULL, NULL, NULL);
	say(l, "file", NULL, doc->path, NULL, NULL, NULL);
	if (note)
		say(l, "note", NULL, text_of(l, note->text), NULL, NULL, NULL);
	if (doc->destination != DESTINATION_NONE)
		say(l, "charges at", NULL, destination_text(l, doc), NULL, NULL, NULL);
	say(l, "currency", NULL, doc->currency, NULL, NULL, NULL);
	if (doc->base)
		say(l, "extends", doc->base->id, doc->base->title, NULL, NULL, NULL);
	for (size_t i = 0; i < doc->status_count; i++)
		say(l, "status", period_text(l, doc->statuses[i].when), doc->statuses[i].state, NULL, NULL, doc->statuses[i].source.text);
	for (size_t i = 0; i < doc->alias_count; i++)
		say(l, "uses", doc->aliases[i].document->id, doc->aliases[i].document->title, NULL, NULL, NULL);
	for (size_t i = 0; i < doc->source_count; i++)
		say(l, "source", path_to(l, doc, doc->sources[i].key), doc->sources[i].title, standing_names[doc->sources[i].standing], NULL,
		    doc->sources[i].url);
}

/* "[power, industry]": "power, industry". */
static const char *node_text(lister *l, const yaml_node *node)
{
	buffer out = {.memory = l->memory};
	if (node->kind == YAML_SCALAR)
		return text_of(l, node->text);
	for (size_t i = 0; node->kind == YAML_SEQUENCE && i < node->count; i++)
		buffer_printf(&out, "%s%.*s", i ? ", " : "", (int)node->items[i]->text.length, node->items[i]->text.at);
	return out.at;
}

/* What people are told of a carbon price or of a list of goods, under its own words. */
static void show_words(lister *l, const document *doc)
{
	static const char *const words[] = {"edition", "size", "unknown", "trust", "overlap"};
	const yaml_node *about = doc->instrument ? yaml_get(doc->root, "instrument") : NULL;
	for (size_t i = 0; about && i < about->count; i++)
		if (!slice_is(about->pairs[i].key->text, "source"))
			say(l, text_of(l, about->pairs[i].key->text), NULL, node_text(l, about->pairs[i].value), NULL, NULL, NULL);
	for (size_t i = 0; doc->goods_list && i < sizeof words / sizeof *words; i++) {
		const yaml_node *node = yaml_get(doc->root, words[i]);
		if (node)
			say(l, words[i], NULL, node_text(l, node), NULL, NULL, NULL);
	}
	const yaml_node *all = doc->goods_list ? yaml_get(doc->root, "categories") : NULL;
	for (size_t i = 0; all && i < all->count; i++)
		say(l, "category", text_of(l, all->pairs[i].key->text), node_text(l, all->pairs[i].value), NULL, NULL, NULL);
}

/* What it is, its points, and under which licences they may be passed on. */
static void show_price_path(lister *l, const document *doc)
{
	const price_path *p = doc->price_path;
	say(l, "family", NULL, p->family, NULL, NULL, NULL);
	say(l, "statement", NULL, path_statement_words[p->statement], standing_names[p->standing], NULL, p->source.text);
	say(l, "region", NULL, p->region, NULL, NULL, NULL);
	if (p->where_kind != DESTINATION_NONE)
		say(l, "place", NULL, node_text(l, yaml_get(doc->root, "place")), NULL, NULL, NULL);
	say(l, "unit", NULL, p->unit_text, NULL, NULL, NULL);
	say(l, "basis", NULL, path_basis(l, p), NULL, NULL, NULL);
	say(l, "join", NULL, path_join_words[p->join], NULL, NULL, NULL);
	say(l, "doubt", NULL, p->doubt, NULL, NULL, NULL);
	for (size_t i = 0; i < doc->source_count; i++)
		say(l, "licence", path_to(l, doc, doc->sources[i].key), doc->sources[i].licence, NULL, day_text(l, doc->sources[i].checked), NULL);
	for (size_t i = 0; i < p->count; i++) {
		const path_point *point = &p->points[i];
		say(l, "point", arena_printf(l->memory, "%d", point->year), path_point_figure(l, p, point), standing_names[point->standing],
		    NULL, point->source.text);
	}
}

static void show_inputs(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->input_count; i++)
		say(l, "input", path_to(l, doc, doc->inputs[i].name), doc->inputs[i].note, NULL, NULL, doc->inputs[i].source.text);
	for (size_t i = 0; i < doc->clock_count; i++)
		say(l, "date", path_to(l, doc, doc->clocks[i].name), written(l, doc->clocks[i].otherwise), NULL, NULL, doc->clocks[i].source.text);
	for (size_t i = 0; i < doc->option_count; i++)
		say(l, "option", path_to(l, doc, doc->options[i].name), doc->options[i].title, NULL, NULL, doc->options[i].source.text);
}

static const char *duty_day(lister *l, const duty *d)
{
	if (d->on != DAY_UNKNOWN)
		return day_text(l, d->on);
	return arena_printf(l->memory, "%02d-%02d, %d year%s after %.*s", d->month, d->dom, d->plus_years, d->plus_years == 1 ? "" : "s",
	                    (int)d->clock.length, d->clock.at);
}

static void show_parts(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->series_count; i++)
		say(l, "series", path_to(l, doc, doc->series[i].name), doc->series[i].title, NULL, NULL, doc->series[i].source.text);
	for (size_t i = 0; i < doc->table_count; i++)
		say(l, "table", path_to(l, doc, doc->tables[i].name), doc->tables[i].title, NULL, NULL, doc->tables[i].source.text);
	for (size_t i = 0; i < doc->group_count; i++)
		say(l, "group", path_to(l, doc, doc->groups[i].name), doc->groups[i].title, NULL, NULL, doc->groups[i].source.text);
	if (doc->amount)
		say(l, "quantity", path_to(l, doc, "amount"), doc->amount->title, NULL, NULL, doc->amount->source.text);
	for (size_t i = 0; i < doc->quantity_count; i++) {
		const quantity *q = &doc->quantities[i];
		say(l, q->is_lookup ? "look-up" : "quantity", path_to(l, doc, q->name), q->title, NULL, NULL, q->source.text);
	}
	for (size_t i = 0; i < doc->tier_count; i++)
		say(l, "tier", arena_printf(l->memory, "%d", doc->tiers[i].number), doc->tiers[i].title, NULL, NULL, doc->tiers[i].source.text);
}

static void show_outcomes(lister *l, const document *doc)
{
	static const char *const states[] = {"exempt", "out-of-scope", "not-liable", "reporting-only"};
	for (size_t i = 0; i < doc->gate_count; i++)
		say(l, "gate", states[doc->gates[i].state], sentence_source(l, doc->gates[i].reason), NULL, NULL, doc->gates[i].source.text);
	for (size_t i = 0; i < doc->remark_count; i++)
		say(l, doc->remarks[i].assumption ? "assumption" : "note", doc->remarks[i].code, sentence_source(l, doc->remarks[i].text), NULL,
		    NULL, doc->remarks[i].source.text);
	for (size_t i = 0; i < doc->duty_count; i++)
		say(l, "due", duty_day(l, &doc->duties[i]), doc->duties[i].what, NULL, NULL, doc->duties[i].source.text);
}

/* Of the documents that all schemes share. */
static void show_common(lister *l, const document *doc)
{
	bool inputs = strcmp(doc->kind, "inputs") == 0, places = strcmp(doc->kind, "places") == 0;
	for (size_t i = 0; inputs && i < l->book->input_count; i++)
		say(l, "input", arena_printf(l->memory, "all.%s", l->book->inputs[i].name), l->book->inputs[i].note, NULL, NULL, NULL);
	for (size_t g = 1; places && g <= places_group_count(l->book->places); g++) {
		const place_group *group = places_group(l->book->places, (group_id)g);
		say(l, "group", group->name, group->title, NULL, NULL, group->source ? text_of(l, group->source->text) : NULL);
	}
}

static void show_document(lister *l, const document *doc)
{
	show_head(l, doc);
	show_words(l, doc);
	if (doc->price_path)
		show_price_path(l, doc);
	show_common(l, doc);
	show_inputs(l, doc);
	show_parts(l, doc);
	show_outcomes(l, doc);
}

/* ---- finding ---------------------------------------------------------------------------------- */

/* Whatever in the document has that name: a series and its source may share it. */
static void show_named(lister *l, const document *doc, const char *name)
{
	for (size_t i = 0; i < doc->series_count; i++)
		if (strcmp(doc->series[i].name, name) == 0)
			show_series(l, doc, &doc->series[i]);
	for (size_t i = 0; i < doc->table_count; i++)
		if (strcmp(doc->tables[i].name, name) == 0)
			show_table(l, doc, &doc->tables[i]);
	for (size_t i = 0; i < doc->quantity_count; i++)
		if (strcmp(doc->quantities[i].name, name) == 0)
			show_quantity(l, doc, &doc->quantities[i]);
	if (doc->amount && strcmp(name, "amount") == 0)
		show_quantity(l, doc, doc->amount);
	for (size_t i = 0; i < doc->input_count; i++)
		if (strcmp(doc->inputs[i].name, name) == 0)
			show_input(l, path_to(l, doc, name), &doc->inputs[i]);
	for (size_t i = 0; i < doc->clock_count; i++)
		if (strcmp(doc->clocks[i].name, name) == 0)
			say(l, "date", path_to(l, doc, name), written(l, doc->clocks[i].otherwise), NULL, NULL, doc->clocks[i].source.text);
	for (size_t i = 0; i < doc->option_count; i++)
		if (strcmp(doc->options[i].name, name) == 0)
			show_option(l, doc, &doc->options[i]);
	for (size_t i = 0; i < doc->group_count; i++)
		if (strcmp(doc->groups[i].name, name) == 0)
			show_group(l, doc, &doc->groups[i]);
	for (size_t i = 0; i < doc->source_count; i++)
		if (strcmp(doc->sources[i].key, name) == 0)
			show_source(l, doc, &doc->sources[i]);
}

typedef struct {
	const char **items;
	size_t       count, capacity;
} name_list;

static void name_push(arena *memory, name_list *all, const char *name)
{
	*ARENA_PUSH(memory, all->items, all->count, all->capacity) = name;
}

static name_list names_of(lister *l, const document *doc)
{
	name_list all = {0};
	for (size_t i = 0; i < doc->series_count; i++)
		name_push(l->memory, &all, doc->series[i].name);
	for (size_t i = 0; i < doc->table_count; i++)
		name_push(l->memory, &all, doc->tables[i].name);
	for (size_t i = 0; i < doc->quantity_count; i++)
		name_push(l->memory, &all, doc->quantities[i].name);
	for (size_t i = 0; i < doc->input_count; i++)
		name_push(l->memory, &all, doc->inputs[i].name);
	for (size_t i = 0; i < doc->clock_count; i++)
		name_push(l->memory, &all, doc->clocks[i].name);
	for (size_t i = 0; i < doc->option_count; i++)
		name_push(l->memory, &all, doc->options[i].name);
	for (size_t i = 0; i < doc->group_count; i++)
		name_push(l->memory, &all, doc->groups[i].name);
	for (size_t i = 0; i < doc->source_count; i++)
		name_push(l->memory, &all, doc->sources[i].key);
	if (doc->amount)
		name_push(l->memory, &all, "amount");
	return all;
}

static bool has_name(const name_list *all, const char *name)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i], name) == 0)
			return true;
	return false;
}

static const char *id_of(rulebook *book, const char *path, arena *memory)
{
	size_t count, length = strcspn(path, ".");
	const char *const *ids = rulebook_ids(book, NULL, &count), *id = arena_copy(memory, path, length);
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return ids[i];
	return NULL;
}

static const octroi_listing *listed(const lister *l)
{
	octroi_listing *out = ARENA_NEW(l->memory, octroi_listing);
	*out = (octroi_listing){COLUMNS, l->count / COLUMNS, columns, l->cells, 0};
	return out;
}

static void name_missing(lister *l, const document *doc, const name_list *all, const char *name)
{
	const char *near = text_nearest(slice_of(name), all->items, all->count);
	error_at(l->d, (place){0}, "unknown-name", "octroi show '%s.%s': %s has nothing of that name", doc->id, name, doc->id);
	if (near)
		error_remedy(l->d, "did you mean '%s.%s'?", doc->id, near);
	else
		error_remedy(l->d, "octroi show %s lists its parts", doc->id);
}

/* Inputs that all schemes share: octroi show inputs calls their scheme 'all'. */
static bool common_input(lister *l, const char *name)
{
	for (size_t i = 0; i < l->book->input_count; i++)
		if (strcmp(l->book->inputs[i].name, name) == 0) {
			show_input(l, arena_printf(l->memory, "all.%s", name), &l->book->inputs[i]);
			return true;
		}
	return false;
}

bool listing_of_path(rulebook *book, const char *path, const char *words, arena *memory, diagnostics *d, const octroi_listing **out)
{
	lister l = {.book = book, .memory = memory, .d = d, .columns = COLUMNS, .word = sought_of(book, words, memory)};
	const char *id = id_of(book, path, memory), *point = strchr(path, '.');
	size_t before = diagnostics_errors(d);
	*out = NULL;
	if (point && strncmp(path, "all.", 4) == 0 && common_input(&l, point + 1)) {
		*out = listed(&l);
		return true;
	}
	if (!id)
		return false;
	const document *doc = rulebook_document(book, id, (place){0}, d);
	if (!doc)
		return true;
	name_list all = names_of(&l, doc);
	const table *t = NULL;
	for (size_t i = 0; point && i < doc->table_count; i++)
		t = strcmp(doc->tables[i].name, point + 1) == 0 ? &doc->tables[i] : t;
	if (t && t->unknown)
		l.word = NULL; /* there are no rows to look through: it says so */
	if (point && !has_name(&all, point + 1))
		name_missing(&l, doc, &all, point + 1);
	else if (t && words && !t->unknown)
		*out = show_rows(book, t, words, memory, d);
	else if (point)
		show_named(&l, doc, point + 1);
	else
		show_document(&l, doc);
	if (!*out && diagnostics_errors(d) == before)
		*out = listed(&l);
	return true;
}

const char *path_nearest(rulebook *book, const char *path, arena *memory, diagnostics *d)
{
	lister l = {.book = book, .memory = memory, .d = d};
	name_list paths = {0}, bare = {0}, of_bare = {0};
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	/* Those that extend another have its names, too: they come last. */
	for (size_t n = 0; n < 2 * count; n++) {
		size_t i = n % count;
		const document *doc = document_listed(&l, ids[i]);
		if ((doc && doc->base) != (n >= count))
			continue;
		name_list all = doc ? names_of(&l, doc) : (name_list){0};
		name_push(memory, &paths, ids[i]);
		for (size_t k = 0; k < all.count; k++) {
			name_push(memory, &paths, path_to(&l, doc, all.items[k]));
			name_push(memory, &bare, all.items[k]);
			name_push(memory, &of_bare, path_to(&l, doc, all.items[k]));
		}
	}
	/* A name without its document means the first that has it. */
	const char *near = text_nearest(slice_of(path), bare.items, bare.count);
	for (size_t i = 0; near && i < bare.count; i++)
		if (strcmp(bare.items[i], near) == 0)
			return of_bare.items[i];
	return text_nearest(slice_of(path), paths.items, paths.count);
}
