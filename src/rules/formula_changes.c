/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of what is computed or looked up. The figure becomes a series of its own, which the formulas read, so that
 * whatever reads formulas (units, explanations, blocks) sees the change. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "value_changes.h"

/* ---- building formulas ------------------------------------------------------------------------ */

static expr *name_expr(reader *r, slice name, place where)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_NAME, .where = where, .op_where = where, .parts = {name}, .part_count = 1};
	return e;
}

static expr *number_expr(reader *r, const char *text, double number, place where)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_NUMBER, .where = where, .op_where = where, .number = number, .text = slice_of(text)};
	return e;
}

/* Of one, two or three operands. */
static expr *operation_expr(reader *r, operation op, expr *a, expr *b, expr *c)
{
	expr *e = ARENA_NEW(r->memory, expr);
	*e = (expr){.kind = EXPR_OPERATION, .op = op, .where = a->where, .op_where = a->where, .count = c ? 3 : b ? 2 : 1};
	e->operands = ARENA_ARRAY(r->memory, expr *, e->count);
	e->operands[0] = a;
	if (b)
		e->operands[1] = b;
	if (c)
		e->operands[2] = c;
	return e;
}

/* Each place has a tree of its own: what it means is written into it. */
static expr *expr_copy(reader *r, const expr *e)
{
	expr *out = ARENA_NEW(r->memory, expr);
	*out = *e;
	out->operands = ARENA_ARRAY(r->memory, expr *, e->count + 1);
	for (size_t i = 0; i < e->count; i++)
		out->operands[i] = expr_copy(r, e->operands[i]);
	return out;
}

/* Where the series is known and the line is one of those meant; of a column also only where there is a row. */
static expr *holds(reader *r, const value_change *c, const char *name, slice row)
{
	place where = c->address->where;
	expr *all = operation_expr(r, OP_KNOWN, name_expr(r, slice_of(name), where), NULL, NULL);
	if (row.length)
		all = operation_expr(r, OP_AND, operation_expr(r, OP_FOUND, name_expr(r, row, where), NULL, NULL), all, NULL);
	return c->where ? operation_expr(r, OP_AND, all, expr_copy(r, c->where), NULL) : all;
}

static bool replaces(const value_change *c)
{
	return c->word == VALUE_SET || c->word == VALUE_PATH;
}

/* What a formula gives, changed by the series of that name. */
static expr *changed(reader *r, const value_change *c, expr *old, const char *name, slice row)
{
	place where = c->address->where;
	expr *figure = name_expr(r, slice_of(name), where);
	if (replaces(c))
		return operation_expr(r, OP_IF, holds(r, c, name, row), figure, old);
	bool times = c->word == VALUE_SCALE;
	if (c->where)
		figure = operation_expr(r, OP_IF, expr_copy(r, c->where), figure, number_expr(r, times ? "1" : "0", times, where));
	return operation_expr(r, times ? OP_MULTIPLY : OP_ADD, old, figure, NULL);
}

/* ---- by which date -------------------------------------------------------------------------------- */

/* What follows one clock must still do so when it is changed: at() moves it. */
typedef struct {
	const document *doc;
	bool           *seen;  /* by quantity */
	slice           first;
	bool            several;
} clock_search;

static void clock_add(clock_search *s, slice name)
{
	if (!s->first.length)
		s->first = name;
	s->several = s->several || !slice_equal(s->first, name);
}

static bool is_clock(const document *doc, slice name)
{
	bool is = slice_is(name, "date") || slice_is(name, "year");
	for (size_t i = 0; i < doc->clock_count; i++)
		is = is || slice_is(name, doc->clocks[i].name);
	return is;
}

static const series *series_of_alias(const document *doc, const expr *e)
{
	for (size_t i = 0; e->part_count == 2 && i < doc->alias_count; i++)
		if (slice_is(e->parts[0], doc->aliases[i].name))
			return series_named(doc->aliases[i].document, e->parts[1]);
	return NULL;
}

static void clocks_of_quantity(clock_search *s, const quantity *q);

static void clocks_of(clock_search *s, const expr *e)
{
	size_t moved = e && e->kind == EXPR_OPERATION && e->op == OP_AT;
	for (size_t i = moved; e && i < e->count; i++)
		clocks_of(s, e->operands[i]);
	if (!e || e->kind != EXPR_NAME)
		return;
	const series *read = e->part_count == 1 ? series_named(s->doc, e->parts[0]) : series_of_alias(s->doc, e);
	const quantity *q = read ? NULL : quantity_named(s->doc, e->parts[0]);
	if (read)
		clock_add(s, read->clock);
	else if (q)
		clocks_of_quantity(s, q);
	else if (is_clock(s->doc, e->parts[0]))
		clock_add(s, e->parts[0]);
}

static void clocks_of_quantity(clock_search *s, const quantity *q)
{
	bool *seen = &s->seen[q - s->doc->quantities];
	if (*seen)
		return;
	*seen = true;
	for (size_t i = 0; i < q->lookup.where_count; i++)
		clocks_of(s, q->lookup.where[i].formula);
	for (size_t i = 0; i < q->case_count; i++) {
		clocks_of(s, q->cases[i].when);
		clocks_of(s, q->cases[i].formula);
	}
}

static clock_search search_new(reader *r)
{
	return (clock_search){.doc = r->document, .seen = ARENA_ARRAY(r->memory, bool, r->document->quantity_count + 1)};
}

/* The one clock that was found, else the first of the document. */
static slice clock_found(const clock_search *s)
{
	if (s->first.length && !s->several)
		return s->first;
	return slice_of(s->doc->clock_count ? s->doc->clocks[0].name : "date");
}

/* ---- the series of the figure ---------------------------------------------------------------------- */

static bool name_taken(reader *r, const char *name)
{
	const document *doc = r->document;
	bool taken = series_named(doc, slice_of(name)) || quantity_named(doc, slice_of(name)) || is_clock(doc, slice_of(name));
	for (size_t i = 0; i < doc->input_count; i++)
		taken = taken || strcmp(doc->inputs[i].name, name) == 0;
	for (size_t i = 0; i < r->book->input_count; i++)
		taken = taken || strcmp(r->book->inputs[i].name, name) == 0;
	return taken;
}

static const char *free_name(reader *r, const char *of, value_word word)
{
	static const char *const suffixes[VALUE_WORDS] = {"set_to", "scaled_by", "shifted_by", "path"};
	const char *name = arena_printf(r->memory, "%s_%s", of, suffixes[word]);
	for (int again = 2; name_taken(r, name); again++)
		name = arena_printf(r->memory, "%s_%s_%d", of, suffixes[word], again);
	return name;
}

static series *series_append(reader *r)
{
	document *doc = r->document;
	series *all = ARENA_ARRAY(r->memory, series, doc->series_count + 1);
	if (doc->series_count)
		memcpy(all, doc->series, doc->series_count * sizeof *all);
	doc->series = all;
	return &all[doc->series_count++];
}

/* A new series for the figure, in the unit of what is changed or, where it is a factor, in none. Outside of its period
 * stands what alters nothing; of what replaces, nothing. NULL after an error. */
static const series *series_for(reader *r, const value_change *c, const char *of, const char *title, const unit *in, slice clock)
{
	static const char *const done[VALUE_WORDS] = {"set to", "scaled by", "shifted by", "on a path"};
	size_t before = diagnostics_errors(r->d);
	const char *name = free_name(r, of, c->word);
	series *s = series_append(r);
	*s = (series){.name = name, .title = arena_printf(r->memory, "%s, %s", title, done[c->word]), .type = {.kind = TYPE_NUMBER, .unit = c->word == VALUE_SCALE ? unit_one : *in}, .clock = clock,
	              .clock_where = c->address->where, .source = c->source, .of_change = true, .where = c->address->where};
	series_value still = {.when = {DAY_FIRST, DAY_LAST}, .known = DAY_FIRST, .number = c->word == VALUE_SCALE, .still = true,
	                      .standing = STANDING_GIVEN, .where = c->address->where};
	if (!replaces(c))
		series_put_values(r->memory, s, &still, 1);
	value_change put = *c;
	put.word = replaces(c) ? c->word : VALUE_SET;
	change_series_values(r, &put, s);
	return diagnostics_errors(r->d) == before ? s : NULL;
}

static void check_idle(reader *r, const value_change *c)
{
	double number, still = c->word == VALUE_SCALE ? 1 : 0;
	size_t at;
	if (!replaces(c) && number_read(c->figure->text, &number, &at) == NUMBER_OK && number == still)
		change_idle(r, c->figure->where);
}

/* ---- quantities ------------------------------------------------------------------------ */

static bool can_be_changed(reader *r, const value_change *c, const quantity *q)
{
	if (c->word != VALUE_LINK && q->type.kind == TYPE_NUMBER && q->case_count && !q->level.at)
		return true;
	error_at(r->d, c->address->where, "wrong-type", "'%s' is %s, which %s cannot change", q->name,
	         c->word == VALUE_LINK ? "no series" : q->is_lookup ? "a look-up" : q->level.at ? "computed for a group of lines" : "not a number that a formula computes",
	         value_words[c->word]);
	if (q->is_lookup)
		error_remedy(r->d, "change a column of its table: %.*s.COLUMN", (int)q->lookup.table.length, q->lookup.table.at);
	else
		error_remedy(r->d, "change what it is computed from");
	return false;
}

/* Where the figure is known and meant it stands before all cases, else they decide. */
static void case_before(reader *r, const value_change *c, quantity *q, const char *name)
{
	rule_case *all = ARENA_ARRAY(r->memory, rule_case, q->case_count + 1);
	all[0] = (rule_case){.when = holds(r, c, name, (slice){0}), .formula = name_expr(r, slice_of(name), c->address->where),
	                     .source = c->source, .where = c->address->where};
	memcpy(all + 1, q->cases, q->case_count * sizeof *all);
	q->cases = all;
	q->case_count++;
}

void change_quantity(reader *r, const value_change *c, quantity *q)
{
	clock_search clocks = search_new(r);
	if (!can_be_changed(r, c, q))
		return;
	clocks_of_quantity(&clocks, q);
	const series *s = series_for(r, c, q->name, q->title ? q->title : q->name, &q->type.unit, clock_found(&clocks));
	if (!s)
		return;
	check_idle(r, c);
	if (replaces(c)) {
		case_before(r, c, q, s->name);
		return;
	}
	for (size_t i = 0; i < q->case_count; i++)
		if (q->cases[i].formula)
			q->cases[i].formula = changed(r, c, q->cases[i].formula, s->name, (slice){0});
}

/* ---- columns of tables ------------------------------------------------------------------- */

typedef struct {
	expr *at;
	slice row; /* the look-up that is read */
} column_read;

struct column_reads {
	column_reads       *next;
	arena              *memory;
	const document     *doc;
	const table        *table;
	const table_column *column;
	column_read        *items;
	size_t              count, capacity;
};

static const quantity *lookup_read(const column_reads *of, const expr *e)
{
	if (e->kind != EXPR_NAME || e->part_count != 2 || !slice_is(e->parts[1], of->column->name))
		return NULL;
	const quantity *q = quantity_named(of->doc, e->parts[0]);
	return q && q->is_lookup && slice_is(q->lookup.table, of->table->name) ? q : NULL;
}

static void find_in(column_reads *of, expr *e)
{
	for (size_t i = 0; e && e->kind == EXPR_OPERATION && i < e->count; i++)
		find_in(of, e->operands[i]);
	if (e && lookup_read(of, e))
		*ARENA_PUSH(of->memory, of->items, of->count, of->capacity) = (column_read){e, e->parts[0]};
}

static void find_in_sentence(column_reads *of, const sentence *s)
{
	for (size_t i = 0; s && i < s->count; i++)
		find_in(of, s->formulas[i]);
}

static void find_in_quantity(column_reads *of, const quantity *q)
{
	for (size_t i = 0; i < q->lookup.where_count; i++)
		find_in(of, q->lookup.where[i].formula);
	for (size_t i = 0; i < q->lookup.else_count; i++)
		find_in(of, q->lookup.otherwise[i].formula);
	find_in_sentence(of, q->lookup.note);
	for (size_t i = 0; i < q->case_count; i++) {
		find_in(of, q->cases[i].when);
		find_in(of, q->cases[i].formula);
		find_in_sentence(of, q->cases[i].reason);
		find_in_sentence(of, q->cases[i].note);
	}
}

/* Every formula of the document. */
static void find_everywhere(column_reads *of)
{
	const document *doc = of->doc;
	for (size_t i = 0; i < doc->input_count; i++)
		find_in(of, doc->inputs[i].otherwise);
	for (size_t i = 0; i < doc->clock_count; i++)
		find_in(of, doc->clocks[i].otherwise);
	if (doc->amount)
		find_in_quantity(of, doc->amount);
	for (size_t i = 0; i < doc->quantity_count; i++)
		find_in_quantity(of, &doc->quantities[i]);
	for (size_t i = 0; i < doc->gate_count; i++) {
		find_in(of, doc->gates[i].when);
		find_in_sentence(of, doc->gates[i].reason);
	}
	for (size_t i = 0; i < doc->remark_count; i++) {
		find_in(of, doc->remarks[i].when);
		find_in_sentence(of, doc->remarks[i].text);
	}
}

static column_reads *reads_of(reader *r, const table *t, const table_column *column, column_reads **known)
{
	column_reads *of = *known;
	while (of && of->column != column)
		of = of->next;
	if (of)
		return of;
	of = ARENA_NEW(r->memory, column_reads);
	*of = (column_reads){.next = *known, .memory = r->memory, .doc = r->document, .table = t, .column = column};
	find_everywhere(of);
	return *known = of;
}

/* That of the look-ups, else of the quantities that read them. */
static slice clock_of_column(reader *r, const column_reads *of)
{
	const document *doc = r->document;
	clock_search rows = search_new(r), readers = search_new(r);
	for (size_t i = 0; i < of->count; i++)
		clocks_of_quantity(&rows, quantity_named(doc, of->items[i].row));
	for (size_t i = 0; i < doc->quantity_count; i++) {
		column_reads within = {.memory = r->memory, .doc = doc, .table = of->table, .column = of->column};
		find_in_quantity(&within, &doc->quantities[i]);
		if (within.count)
			clocks_of_quantity(&readers, &doc->quantities[i]);
	}
	return clock_found(rows.first.length ? &rows : &readers);
}

static bool is_read(reader *r, const value_change *c, const column_reads *of)
{
	if (of->count)
		return true;
	error_at(r->d, c->address->where, "idle-change", "no formula of %s reads '%s.%s'", r->document->id, of->table->name, of->column->name);
	error_remedy(r->d, "change what is read: octroi show %s lists it", r->document->id);
	return false;
}

void change_column(reader *r, const value_change *c, const table *t, const table_column *column, column_reads **known)
{
	if (column->type.kind != TYPE_NUMBER || c->word == VALUE_LINK) {
		error_at(r->d, c->address->where, "wrong-type", c->word == VALUE_LINK ? "'%s.%s' is no series" : "'%s.%s' holds no numbers", t->name, column->name);
		error_remedy(r->d, c->word == VALUE_LINK ? "a series can be linked with another" : "replace the rows of the table");
		return;
	}
	column_reads *of = reads_of(r, t, column, known);
	const char *name = arena_printf(r->memory, "%s_%s", t->name, column->name), *title = arena_printf(r->memory, "%s.%s", t->name, column->name);
	const series *s = is_read(r, c, of) ? series_for(r, c, name, title, &column->type.unit, clock_of_column(r, of)) : NULL;
	if (!s)
		return;
	check_idle(r, c);
	for (size_t i = 0; i < of->count; i++) {
		expr *old = ARENA_NEW(r->memory, expr);
		*old = *of->items[i].at;
		*of->items[i].at = *changed(r, c, old, s->name, of->items[i].row);
	}
}
