/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups: one whole row of a table, never cells of several. A key that the
 * line does not give stays open: if all rows left agree, fine; if not, the
 * answer is unknown and names the key and what could be given. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "value.h"

enum { KEYS_MAX = 16, KEY_BYTES = 512 };

/* One key of the look-up, evaluated. */
typedef struct search_key {
	const table_key *key;
	const binding   *binding;
	type_kind        kind;
	value            is;
	const char      *text;          /* what an exact cell must hold */
	size_t           column, until; /* in the file */
	double           factor;        /* of a band's column: its unit in base units */
} search_key;

typedef struct {
	frame            *f;
	const slot       *slot;
	const table      *table;
	const table_data *data;
	search_key        keys[KEYS_MAX];
	size_t            key_count;
	size_t            exclude, absent; /* columns, or (size_t)-1 */
	size_t           *rows, count, capacity;
	size_t           *longer, longer_count, longer_capacity;
	bool              excluded, second;
	const char       *part;         /* a part of a place that the table does not name, so that its whole counts */
	size_t            first_rows[32]; /* where rows stand as long as they are few */
} search;

/* ---- keys ------------------------------------------------------------------ */

static const char *exact_text(frame *f, const type *t, const value *v)
{
	if (t->kind == TYPE_CODE)
		return names_text(f->program->book->names, v->code);
	if (t->kind == TYPE_YEAR)
		return arena_printf(f->memory, "%d", (int)v->number);
	if (t->kind == TYPE_FLAG)
		return v->number == 1 ? "yes" : "no";
	if (t->kind == TYPE_PERIOD)
		return value_text(f, t, v, NULL);
	if (t->kind == TYPE_DATE) {
		char text[DAY_TEXT_SIZE];
		return arena_printf(f->memory, "%s", day_write((day)v->number, text));
	}
	return arena_copy(f->memory, v->text.at ? v->text.at : "", v->text.length);
}

/* "US" of "US-CA" where the table knows the whole only. */
static const char *whole_text(search *s, const search_key *k, const type *t)
{
	const rulebook *book = s->f->program->book;
	place_id place = k->text && t->kind == TYPE_CODE && t->list->places ? place_of_code(book, k->is.code) : 0;
	place_id whole = place ? places_whole(book->places, place) : 0;
	if (!whole || k->key->match != MATCH_EXACT || table_has(s->data, k->key->column, slice_of(k->text)))
		return k->text;
	s->part = k->text;
	return places_code(book->places, whole);
}

/* Where the key stands in the table; the same for all lines. */
static search_key key_of(const search *s, const binding *b)
{
	search_key k = {.key = table_key_named(s->table, b->key), .binding = b, .kind = meaning_of(b->formula)->type.kind, .factor = 1};
	k.column = csv_column(s->data->csv, k.key->column);
	k.until = k.key->until ? csv_column(s->data->csv, k.key->until) : (size_t)-1;
	for (size_t i = 0; i < s->table->column_count; i++)
		if (strcmp(s->table->columns[i].name, k.key->column) == 0 && s->table->columns[i].type.kind == TYPE_NUMBER)
			k.factor = s->table->columns[i].type.unit.factor;
	return k;
}

static void key_set(search *s, search_key *k)
{
	const type *t = &meaning_of(k->binding->formula)->type;
	k->is = frame_eval(s->f, k->binding->formula);
	if (!k->is.unknown && (k->key->match == MATCH_EXACT || t->kind == TYPE_GOOD))
		k->text = exact_text(s->f, t, &k->is);
	k->text = whole_text(s, k, t);
}

/* The i-th key, as the second try has it. */
static const binding *binding_of(const lookup *l, size_t i, bool second)
{
	for (size_t j = 0; second && j < l->else_count; j++)
		if (strcmp(l->otherwise[j].key, l->where[i].key) == 0)
			return &l->otherwise[j];
	return &l->where[i];
}

static void keys_set(search *s, const lookup *l, bool second)
{
	slot *slot = &s->f->line->program->slots[s->slot - s->f->program->slots];
	s->key_count = l->where_count < KEYS_MAX ? l->where_count : KEYS_MAX;
	if (!slot->keys[second]) {
		slot->keys[second] = ARENA_ARRAY(s->f->program->memory, search_key, s->key_count + 1);
		for (size_t i = 0; i < s->key_count; i++)
			slot->keys[second][i] = key_of(s, binding_of(l, i, second));
	}
	memcpy(s->keys, slot->keys[second], s->key_count * sizeof *s->keys);
	for (size_t i = 0; i < s->key_count; i++)
		key_set(s, &s->keys[i]);
}

/* ---- matching --------------------------------------------------------------- */

static bool is_prefix(const search_key *k)
{
	return k->key->match == MATCH_PREFIX || k->key->match == MATCH_LONGEST_PREFIX;
}

/* Year keys compare years; day keys days. The row's bounds cut the line's year. */
static bool within(search *s, const search_key *k, size_t row)
{
	period from = {DAY_FIRST, DAY_FIRST}, to = {DAY_LAST, DAY_LAST};
	slice a = csv_cell(s->data->csv, row, k->column), b = csv_cell(s->data->csv, row, k->until);
	if ((a.length && !period_read(a, &from)) || (b.length && !period_read(b, &to)))
		error_at(s->f->d, table_cell_place(s->data, row, a.length && !period_read(a, &from) ? k->column : k->until),
		         "bad-cell", "this is not a bound of a range");
	if (k->kind == TYPE_YEAR)
		return k->is.number >= day_year(from.first) && k->is.number <= day_year(to.last);
	if (k->is.moves)
		frame_cut_period(s->f, (period){from.first, to.last});
	return k->is.number >= from.first && k->is.number <= to.last;
}

static bool in_band(const search *s, const search_key *k, size_t row)
{
	double from = -INFINITY, below = INFINITY;
	size_t at;
	number_read(csv_cell(s->data->csv, row, k->column), &from, &at);
	number_read(csv_cell(s->data->csv, row, k->until), &below, &at);
	from = isnan(from) ? -INFINITY : from * k->factor; /* an empty cell is open */
	below = isnan(below) ? INFINITY : below * k->factor;
	return k->is.number >= from && k->is.number < below;
}

static double step_at(const search *s, const search_key *k, size_t row)
{
	double step = INFINITY; /* a cell that is no number is never reached */
	size_t at;
	number_read(csv_cell(s->data->csv, row, k->column), &step, &at);
	return isnan(step) ? INFINITY : step * k->factor;
}

static bool key_matches(search *s, const search_key *k, size_t row)
{
	if (k->is.unknown || k->binding->any_of || is_prefix(k))
		return true;
	switch (k->key->match) {
	case MATCH_UP_TO:
		return step_at(s, k, row) <= k->is.number;
	case MATCH_WITHIN:
		return within(s, k, row);
	case MATCH_BAND:
		return in_band(s, k, row);
	default:
		return slice_is(csv_cell(s->data->csv, row, k->column), k->text);
	}
}

static const search_key *prefix_key(const search *s)
{
	for (size_t i = 0; i < s->key_count; i++)
		if (is_prefix(&s->keys[i]))
			return &s->keys[i];
	return NULL;
}

static bool row_filtered(const search *s, const row_filter *filter, size_t column, size_t row)
{
	for (size_t i = 0; filter->column && i < filter->count; i++)
		if (slice_is(csv_cell(s->data->csv, row, column), filter->cells[i]))
			return true;
	return false;
}

static void row_push(frame *f, size_t **rows, size_t *count, size_t *capacity, size_t row)
{
	*ARENA_PUSH(f->memory, *rows, *count, *capacity) = row;
}


/* Words first: they rule out nearly every row at little cost. */
static bool exact_keys_match(search *s, size_t row)
{
	for (size_t i = 0; i < s->key_count; i++)
		if (s->keys[i].key->match == MATCH_EXACT && !key_matches(s, &s->keys[i], row))
			return false;
	return true;
}

static void scan_row(search *s, const search_key *prefix, slice good, size_t row)
{
	bool matches = true, longer = false;
	if (!exact_keys_match(s, row))
		return;
	if (prefix) {
		slice code = csv_cell(s->data->csv, row, prefix->column);
		matches = slice_starts(good, code);
		longer = !matches && code.length > good.length && slice_starts(code, good);
	}
	if (!matches && !longer)
		return;
	for (size_t i = 0; i < s->key_count; i++)
		if (s->keys[i].key->match != MATCH_EXACT && !key_matches(s, &s->keys[i], row))
			return;
	if (matches)
		row_push(s->f, &s->rows, &s->count, &s->capacity, row);
	else
		row_push(s->f, &s->longer, &s->longer_count, &s->longer_capacity, row);
}

/* An index over the cells that a key must equal; a set of words may match any of its members. */
static bool indexed(const search_key *k)
{
	return k->key->match == MATCH_EXACT && !k->binding->any_of;
}

enum { SCANS_BEFORE_INDEX = 8 };

/* The slot's index, made when the look-up has been asked often enough to be
 * worth it; NULL as long as it is not, or where a key that it needs is open. */
static row_index *index_for(const search *s, const search_key *prefix)
{
	slot *slot = &s->f->line->program->slots[s->slot - s->f->program->slots];
	size_t columns[KEYS_MAX], count = 0;
	for (size_t i = 0; i < s->key_count; i++) {
		bool same = s->keys[i].binding->any_of == s->slot->quantity->lookup.where[i].any_of;
		if (!same || (s->keys[i].is.unknown && (indexed(&s->keys[i]) || &s->keys[i] == prefix)))
			return NULL;
		if (indexed(&s->keys[i]))
			columns[count++] = s->keys[i].column;
	}
	if (!slot->index && slot->asked++ >= SCANS_BEFORE_INDEX && (count || prefix))
		slot->index = row_index_new(s->f->program->memory, s->data, columns, count, prefix ? prefix->column : (size_t)-1);
	return slot->index;
}

static bool scan_by_index(search *s, const search_key *prefix, slice good)
{
	slice cells[KEYS_MAX];
	const uint32_t *rows;
	size_t count = 0;
	row_index *index = index_for(s, prefix);
	if (!index)
		return false;
	for (size_t i = 0; i < s->key_count; i++)
		if (indexed(&s->keys[i]))
			cells[count++] = slice_of(s->keys[i].text);
	size_t found = row_index_find(index, cells, good, &rows);
	for (size_t i = 0; i < found; i++)
		scan_row(s, prefix, good, rows[i]);
	return true;
}

static void scan(search *s)
{
	const search_key *prefix = prefix_key(s);
	if (prefix && prefix->is.unknown)
		prefix = NULL;
	slice good = prefix ? slice_of(prefix->text) : (slice){0};
	s->count = s->longer_count = 0;
	s->rows = s->first_rows;
	s->capacity = sizeof s->first_rows / sizeof *s->first_rows;
	if (scan_by_index(s, prefix_key(s), good))
		return;
	for (size_t row = 0; row < s->data->csv->rows; row++)
		scan_row(s, prefix, good, row);
}

/* ---- narrowing ----------------------------------------------------------------- */

static void keep_longest(search *s)
{
	const search_key *prefix = prefix_key(s);
	size_t longest = 0, n = 0;
	if (!prefix || prefix->is.unknown)
		return;
	for (size_t i = 0; i < s->count; i++) {
		size_t length = csv_cell(s->data->csv, s->rows[i], prefix->column).length;
		longest = length > longest ? length : longest;
	}
	for (size_t i = 0; i < s->count; i++)
		if (csv_cell(s->data->csv, s->rows[i], prefix->column).length == longest)
			s->rows[n++] = s->rows[i];
	s->count = n;
}

/* With `prefix` an exclusion of any length beats an inclusion of any length;
 * with `longest-prefix` the longest row decides. */
static void drop_excluded(search *s)
{
	const search_key *prefix = prefix_key(s);
	/* Of an open key nothing is excluded for sure: its rows just do not count. */
	bool any = prefix && prefix->key->match == MATCH_PREFIX && !prefix->is.unknown;
	if (!any)
		keep_longest(s);
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++) {
		if (row_filtered(s, &s->table->exclude, s->exclude, s->rows[i]))
			s->excluded = true;
		else
			s->rows[n++] = s->rows[i];
	}
	s->count = any && s->excluded ? 0 : n;
	if (any)
		keep_longest(s);
}

static bool set_has(slice set, slice member)
{
	slice rest = set, part;
	while (slice_split(&rest, '/', &part))
		if (part.length && slice_equal(part, member))
			return true;
	return false;
}

static bool in_any_of(const search *s, const search_key *k, size_t row)
{
	slice cell = csv_cell(s->data->csv, row, k->column);
	if (k->kind == TYPE_SET)
		return set_has(k->is.text, cell);
	return slice_is(cell, names_text(s->f->program->book->names, k->is.code));
}

static void narrow_any_of(search *s, const search_key *k)
{
	size_t n = 0, empty = 0;
	if (!k->binding->any_of || k->is.unknown)
		return;
	size_t *kept = ARENA_ARRAY(s->f->memory, size_t, s->count + 1);
	for (size_t i = 0; i < s->count; i++)
		if (in_any_of(s, k, s->rows[i]))
			kept[n++] = s->rows[i];
	for (size_t i = 0; n == 0 && k->binding->else_none && i < s->count; i++)
		if (csv_cell(s->data->csv, s->rows[i], k->column).length == 0)
			kept[empty++] = s->rows[i];
	s->rows = kept;
	s->count = n ? n : empty;
}

/* Of the rows that are left those with the highest step. */
static void keep_highest(search *s, const search_key *k)
{
	double highest = -INFINITY;
	size_t n = 0;
	if (k->key->match != MATCH_UP_TO || k->is.unknown)
		return;
	for (size_t i = 0; i < s->count; i++)
		highest = step_at(s, k, s->rows[i]) > highest ? step_at(s, k, s->rows[i]) : highest;
	for (size_t i = 0; i < s->count; i++)
		if (step_at(s, k, s->rows[i]) == highest)
			s->rows[n++] = s->rows[i];
	s->count = n;
}

static void drop_absent(search *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++)
		if (!row_filtered(s, &s->table->absent, s->absent, s->rows[i]))
			s->rows[n++] = s->rows[i];
	s->count = n;
}

static void choose_row(search *s, const choice *c)
{
	if (s->count < 2 || (c->kind != CHOOSE_HIGHEST && c->kind != CHOOSE_LOWEST))
		return;
	size_t column = csv_column(s->data->csv, c->column), best = 0, at;
	double found = NAN;
	for (size_t i = 0; i < s->count; i++) {
		double x;
		/* The highest of figures of which one is unknown is unknown: the rows stay. */
		if (number_read(csv_cell(s->data->csv, s->rows[i], column), &x, &at) != NUMBER_OK)
			return;
		if (isnan(found) || (c->kind == CHOOSE_HIGHEST ? x > found : x < found)) {
			found = x;
			best = i;
		}
	}
	s->rows[0] = s->rows[best];
	s->count = 1;
}

/* ---- what is said when it does not work -------------------------------------------- */

const char *lookup_keys_text(frame *f, const slot *s, bool second)
{
	const lookup *l = &s->quantity->lookup;
	buffer out = {.memory = f->memory};
	buffer_puts(&out, "");
	for (size_t i = 0; i < l->where_count; i++) {
		const binding *b = binding_of(l, i, second);
		value v = frame_eval(f, b->formula);
		const char *is = v.unknown ? "any" : value_text(f, &meaning_of(b->formula)->type, &v, NULL);
		buffer_printf(&out, "%s%s %s", i ? ", " : "", b->key, is);
	}
	return out.at;
}

static const char *row_label(const search *s, size_t row, const char *code)
{
	if (s->table->label_column) {
		slice label = csv_cell(s->data->csv, row, csv_column(s->data->csv, s->table->label_column));
		return arena_copy(s->f->memory, label.at, label.length);
	}
	const nomenclature *goods = program_goods(s->f->program, code, s->f->d);
	const char *text = goods ? nomenclature_text(goods, code, DAY_UNKNOWN) : NULL;
	return text ? text : "";
}

/* Rows with a longer code than the line's: the law is finer than what was given. */
static const octroi_reason *needs_longer(search *s)
{
	frame *f = s->f;
	const search_key *prefix = prefix_key(s);
	const char **choices = ARENA_ARRAY(f->memory, const char *, s->longer_count);
	size_t n = 0, digits = 0;
	slice last = {0};
	for (size_t i = 0; i < s->longer_count; i++) {
		slice code = csv_cell(s->data->csv, s->longer[i], prefix->column);
		/* Groups of odd length serve to match; nobody can declare one. */
		if ((last.at && slice_equal(code, last)) || code.length % 2)
			continue;
		last = code;
		digits = code.length > digits ? code.length : digits;
		char *digits_text = arena_copy(f->memory, code.at, code.length), pretty[GOOD_TEXT_SIZE];
		const char *label = row_label(s, s->longer[i], digits_text);
		choices[n++] = arena_printf(f->memory, "%s%s%s", good_write(digits_text, pretty), *label ? "  " : "", label);
	}
	char pretty[GOOD_TEXT_SIZE];
	octroi_reason *r = reason_new(f, "needs-longer-code", "%s is divided further in %s; give one of its codes of up to %zu digits",
	                              good_write(prefix->text, pretty),
	                              s->table->title ? s->table->title : s->table->name, digits);
	r->choices = choices;
	r->choice_count = n;
	r->option = f->program->good >= 0 ? f->program->slots[f->program->good].input->option : NULL;
	r->source = s->table->source.text;
	return r;
}

static const search_key *open_key(const search *s)
{
	for (size_t i = 0; i < s->key_count; i++)
		if (s->keys[i].is.unknown)
			return &s->keys[i];
	return NULL;
}

/* The distinct cells of the open key among the rows that are left. */
static const octroi_reason *open_reason(search *s, const search_key *k)
{
	frame *f = s->f;
	if (strcmp(k->is.unknown->code, "missing-input") != 0)
		return k->is.unknown;
	const char **choices = ARENA_ARRAY(f->memory, const char *, s->count + 1);
	size_t n = 0;
	for (size_t i = 0; i < s->count && n < 40; i++) {
		slice cell = csv_cell(s->data->csv, s->rows[i], k->column);
		bool seen = cell.length == 0;
		for (size_t j = 0; j < n; j++)
			seen = seen || slice_is(cell, choices[j]);
		if (!seen)
			choices[n++] = arena_copy(f->memory, cell.at, cell.length);
	}
	buffer list = {.memory = f->memory};
	const char *option = k->is.unknown->option ? k->is.unknown->option : k->key->name;
	const char *lacks = arena_printf(f->memory, "%s is not given and matters for %s", k->key->name,
	                                 s->table->title ? s->table->title : s->table->name);
	buffer_choices(&list, choices, n);
	octroi_reason *r = reason_new(f, "missing-input", "%s; give --%s%s%s", lacks, option, n ? ": " : "", n ? list.at : "");
	r->choices = choices;
	r->choice_count = n;
	r->option = option;
	r->input = k->is.unknown->input;
	r->lacks = r->input ? lacks : NULL;
	r->can_be = n ? list.at : NULL;
	need_narrow(f, meaning_of(k->binding->formula)->slot, r);
	return r;
}

static const octroi_reason *no_row(search *s)
{
	octroi_reason *r = reason_new(s->f, s->excluded ? "excluded" : "no-row", "%s has no row for %s",
	                              s->table->title ? s->table->title : s->table->name,
	                              lookup_keys_text(s->f, s->slot, s->second));
	r->source = s->table->source.text;
	return r;
}

/* ---- the look-up -------------------------------------------------------------------- */

static value keys_standing(const search *s, value v)
{
	for (size_t i = 0; i < s->key_count; i++)
		v.standing = weakest(v.standing, s->keys[i].is.standing);
	return v;
}

/* One try with the keys that are set. True when it settles the matter (found, or asks for more). */
static bool try_once(search *s, bool second, value *out)
{
	for (size_t i = 0; i < s->key_count; i++) {
		const value *is = &s->keys[i].is;
		if (is->unknown && strcmp(is->unknown->code, "missing-input") != 0) {
			*out = keys_standing(s, unknown_value(is->unknown, STANDING_GIVEN));
			return true;
		}
	}
	s->excluded = false;
	s->second = second;
	scan(s);
	if (s->longer_count) {
		*out = keys_standing(s, unknown_value(needs_longer(s), STANDING_LAW));
		return true;
	}
	drop_excluded(s);
	drop_absent(s);
	for (size_t i = 0; i < s->key_count; i++)
		narrow_any_of(s, &s->keys[i]);
	for (size_t i = 0; i < s->key_count; i++)
		keep_highest(s, &s->keys[i]);
	return s->count > 0;
}

static const octroi_reason *table_unknown(frame *f, const table *t, bool early)
{
	octroi_reason *r;
	char text[DAY_TEXT_SIZE];
	if (t->unknown)
		r = reason_new(f, "declared-unknown", "%s", t->unknown);
	else if (early)
		r = reason_new(f, "not-published", "%s was not published by %s", t->title ? t->title : t->name,
		               day_write(f->program->as_of, text));
	else
		r = reason_new(f, "unreadable-table", "%s could not be read", t->title ? t->title : t->name);
	r->source = t->source.text;
	return r;
}

/* Whether each word that could be given for the open key has a row among those
 * left: only then can it not matter that none is given. */
static bool covers_all(const search *s, const search_key *k)
{
	const code_list *list = meaning_of(k->binding->formula)->type.list;
	size_t everywhere = 0, found = 0;
	for (size_t i = 0; i < s->count; i++)
		everywhere += csv_cell(s->data->csv, s->rows[i], k->column).length == 0;
	if (k->binding->else_none && everywhere == s->count)
		return true;
	for (size_t c = 0; list && !list->open && c < list->count; c++)
		for (size_t i = 0; i < s->count; i++)
			if (slice_is(csv_cell(s->data->csv, s->rows[i], k->column),
			             names_text(s->f->program->book->names, list->codes[c]))) {
				found++;
				break;
			}
	return list && !list->open && found == list->count;
}

/* A key that always is the same word, which no row of the edition has: asked once. */
static const binding *stray_constant(search *s, const lookup *l)
{
	slot *slot = &s->f->line->program->slots[s->slot - s->f->program->slots];
	for (size_t i = 0; !slot->constants_seen && i < l->where_count; i++) {
		const binding *b = binding_of(l, i, true);
		const char *column, *text = b->any_of ? NULL : lookup_constant(s->f->program, s->table, b, &column);
		if (text && !table_has(s->data, column, slice_of(text)))
			slot->stray = b;
	}
	slot->constants_seen = true;
	return slot->stray;
}

/* That no row was found says something of the good only where one could have been. */
static value stray_value(const search *s, const binding *b)
{
	const char *column, *text = lookup_constant(s->f->program, s->table, b, &column);
	octroi_reason *r = reason_new(s->f, "stray-key", "no row of %s has '%s' in column '%s': the rules lack rows",
	                              s->table->title ? s->table->title : s->table->name, text, column);
	r->source = s->table->source.text;
	return keys_standing(s, unknown_value(r, STANDING_LAW));
}

static value row_value(search *s, const lookup *l, const table_edition *edition, bool second)
{
	frame *f = s->f;
	const search_key *open = open_key(s);
	if (!open)
		choose_row(s, l->choose.kind != CHOOSE_ONE ? &l->choose : &s->table->choose);
	row_set *rows = ARENA_NEW(f->memory, row_set);
	size_t *kept = ARENA_ARRAY(f->memory, size_t, s->count);
	if (s->count)
		memcpy(kept, s->rows, s->count * sizeof *kept);
	*rows = (row_set){.table = s->table, .data = s->data, .edition = edition, .count = s->count, .rows = kept,
	                  .second_try = second && s->count, .tried_twice = second, .slot = s->slot};
	const choice *choose = l->choose.kind != CHOOSE_ONE ? &l->choose : &s->table->choose;
	rows->sum = choose->kind == CHOOSE_SUM ? choose->column : NULL;
	if (open && s->count) {
		rows->open_key = open->key;
		rows->open = !covers_all(s, open);
		rows->open_reason = open_reason(s, open);
	}
	if (!s->count)
		rows->open_reason = no_row(s);
	const citation *c = edition->source.text ? &edition->source : &s->table->source;
	value v = {.rows = rows, .standing = c->standing};
	if (s->part && s->count && !rows->second_try)
		note_add(f, "whole", arena_printf(f->memory, "%s has no row of its own for %s: that of the whole country is taken",
		                                 s->table->title ? s->table->title : s->table->name, s->part), c->text, false);
	if (rows->second_try) {
		v.standing = weakest(v.standing, l->else_standing);
		if (l->note)
			note_add(f, "fallback", sentence_text(f, l->note),
			         s->slot->quantity->source.text, l->else_standing >= STANDING_ASSUMPTION);
	}
	return keys_standing(s, v);
}

/* What the keys are, as bytes; at NULL: that does not decide what is found. */
static slice keys_as_bytes(const search *s, char *room, size_t size)
{
	size_t n = 0;
	for (size_t i = 0; i < s->key_count; i++) {
		const value *is = &s->keys[i].is;
		slice text = s->keys[i].text ? slice_of(s->keys[i].text) : is->text;
		if (is->unknown || is->moves || text.length >= UINT8_MAX || n + text.length + 2 + sizeof is->number + sizeof is->code > size)
			return (slice){0};
		memcpy(room + n, &is->number, sizeof is->number);
		n += sizeof is->number;
		memcpy(room + n, &is->code, sizeof is->code);
		n += sizeof is->code;
		room[n++] = (char)is->standing;
		room[n++] = (char)text.length;
		memcpy(room + n, text.at ? text.at : "", text.length);
		n += text.length;
	}
	return (slice){room, n};
}

value lookup_rows(frame *f, const slot *s)
{
	const lookup *l = &s->quantity->lookup;
	const table_edition *edition = NULL;
	bool early = false;
	search here, *find = &here;
	here = (search){.f = f, .slot = s, .table = s->table};
	find->data = s->table->unknown ? NULL : table_rows(s->table, f->program->as_of, &edition, &early, f->d);
	if (!find->data) {
		/* Exploring, the keys are asked for all the same. */
		for (size_t i = 0; f->needs && i < l->where_count; i++)
			frame_eval(f, l->where[i].formula);
		return unknown_value(table_unknown(f, s->table, early), STANDING_LAW);
	}
	find->exclude = s->table->exclude.column ? csv_column(find->data->csv, s->table->exclude.column) : (size_t)-1;
	find->absent = s->table->absent.column ? csv_column(find->data->csv, s->table->absent.column) : (size_t)-1;
	keys_set(find, l, false);
	char room[KEY_BYTES];
	int number = (int)(s - f->program->slots);
	slice key = f->hoist && !f->needs ? keys_as_bytes(find, room, sizeof room) : (slice){0};
	const value *met = key.at ? hoist_row_found(f->hoist, number, key) : NULL;
	if (met)
		return *met;
	value v;
	bool second = false;
	bool settled = try_once(find, false, &v);
	if (!settled && l->else_count) {
		second = true;
		keys_set(find, l, true);
		settled = try_once(find, true, &v);
	}
	if (settled && !find->count)
		return v;
	if (find->longer_count)
		return v;
	const binding *stray = find->count ? NULL : stray_constant(find, l);
	v = stray ? stray_value(find, stray) : row_value(find, l, edition, second);
	/* What is told on the way must be told again. */
	if (key.at && find->count && !second && !find->part)
		hoist_row_keep(f->hoist, number, key, &v);
	return v;
}

/* ---- cells ------------------------------------------------------------------------------ */

static const octroi_reason *empty_reason(frame *f, const row_set *rows, size_t row, const char *column)
{
	const table *t = rows->table;
	if (t->reason_column) {
		slice why = csv_cell(rows->data->csv, row, csv_column(rows->data->csv, t->reason_column));
		if (why.length)
			return reason_new(f, "empty-cell", "%.*s", (int)why.length, why.at);
	}
	octroi_reason *r = reason_new(f, "empty-cell", "%s gives no %s for %s", t->title ? t->title : t->name, column,
	                              lookup_keys_text(f, rows->slot, rows->tried_twice));
	r->source = t->source.text;
	return r;
}

/* Several rows that disagree, and no key to tell them apart: what they hold is listed. */
static const octroi_reason *ambiguous_reason(frame *f, const row_set *rows, const char *column)
{
	octroi_reason *r = reason_new(f, "ambiguous-row", "%s has %zu rows for %s", rows->table->name, rows->count,
	                              lookup_keys_text(f, rows->slot, rows->tried_twice));
	const char **choices = ARENA_ARRAY(f->memory, const char *, rows->count);
	size_t c = csv_column(rows->data->csv, column);
	for (size_t i = 0; i < rows->count; i++) {
		slice is = csv_cell(rows->data->csv, rows->rows[i], c);
		bool seen = false;
		for (size_t k = 0; k < r->choice_count && !seen; k++)
			seen = slice_is(is, choices[k]);
		if (!seen)
			choices[r->choice_count++] = arena_copy(f->memory, is.at, is.length);
	}
	r->choices = choices;
	return r;
}

static value cell_value(frame *f, const row_set *rows, size_t row, const table_column *column, standing st)
{
	cell c;
	if (!table_cell(rows->table, rows->data, row, column->name, &column->type, &c, f->d))
		return unknown_value(reason_new(f, "bad-cell", "a cell of %s is malformed", rows->table->name), st);
	/* A set without members is a set; any other empty cell says nothing. */
	if (c.empty && column->type.kind != TYPE_SET)
		return unknown_value(empty_reason(f, rows, row, column->name), st);
	return (value){.number = c.number, .code = c.code, .text = c.text, .standing = st};
}

static bool cells_agree(const row_set *rows, const char *column)
{
	size_t c = csv_column(rows->data->csv, column);
	for (size_t i = 1; i < rows->count; i++)
		if (!slice_equal(csv_cell(rows->data->csv, rows->rows[i], c), csv_cell(rows->data->csv, rows->rows[0], c)))
			return false;
	return true;
}

value frame_member(frame *f, const expr *e)
{
	const meaning *m = meaning_of(e);
	value v = frame_slot(f, m->slot);
	if (v.unknown)
		return v;
	const row_set *rows = v.rows;
	if (!rows->count)
		return unknown_value(rows->open_reason, v.standing);
	value first = cell_value(f, rows, rows->rows[0], m->column, v.standing);
	if (!first.unknown)
		frame_cites(f, rows->edition->source.text ? &rows->edition->source : &rows->table->source);
	if (rows->sum && !rows->open_key && strcmp(rows->sum, m->column->name) == 0) {
		for (size_t i = 1; i < rows->count && !first.unknown; i++) {
			value next = cell_value(f, rows, rows->rows[i], m->column, v.standing);
			first.number += next.number;
			if (next.unknown)
				first = next;
		}
		return first;
	}
	if (!rows->open && (rows->count == 1 || cells_agree(rows, m->column->name)))
		return first;
	if (rows->open_key)
		return unknown_value(rows->open_reason, v.standing);
	return unknown_value(ambiguous_reason(f, rows, m->column->name), v.standing);
}
