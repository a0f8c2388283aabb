/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of text to typed columns. What a text means is found once and kept, so
 * that a million lines read a few thousand texts; only figures are read each. */
#include "lines.h"

#include <math.h>
#include <string.h>
#include <xxhash.h>

#include "../base/number.h"
#include "variations.h"

/* A text that was met: the entries of a table that is asked for every cell, so
 * they are small, and what is seldom looked at lies beside them. */
typedef struct {
	uint64_t key[2]; /* see key_of */
	uint32_t length; /* 0: nothing lies here; an empty cell is no text */
	uint32_t id;     /* what it stands for; 0: it is bad */
} met;

typedef struct {
	slice           text;
	const bad_cell *bad; /* what is wrong with it */
} met_text;

/* The values of one input, numbered from 1. */
typedef struct {
	met     *table;       /* open addressing, by text … */
	met_text *texts;      /* … and beside each entry */
	size_t   mask, used;
	value   *values;      /* values[id - 1] */
	period  *days;        /* of the line's date: beside each value */
	size_t   count, capacity, days_count, days_capacity;
	uint32_t *by_value;   /* open addressing, by value: id */
	size_t   value_mask;
	size_t   last;        /* where the text met before stands in the table */
} dictionary;

typedef struct {
	program_column is;
	int            slot;
	double         factor;   /* of bare figures, to base units */
	const char    *currency; /* of bare money where no column names it */
	dictionary    *values;   /* of axes, dates, years and texts; of money its currencies */
} column;

struct line_reader {
	octroi_program *program;
	arena          *memory, *scratch;
	column         *columns;
	size_t          count;
	dictionary    **by_slot;
	lines          *given;   /* one line: what stands in */
	bool           *plain;   /* by slot: texts without ids */
	const row_mark *marks;
	int            *marked;  /* by mark: the slot that it weakens, -1: none */
	size_t          mark_count;
	size_t          input_end; /* inputs, and dates that a line can give, are slots before it */
};

/* ---- dictionaries ------------------------------------------------------------ */

static dictionary *dictionary_new(arena *a)
{
	dictionary *d = ARENA_NEW(a, dictionary);
	d->mask = d->value_mask = 255;
	d->table = ARENA_ARRAY(a, met, d->mask + 1);
	d->texts = ARENA_ARRAY(a, met_text, d->mask + 1);
	d->by_value = ARENA_ARRAY(a, uint32_t, d->value_mask + 1);
	return d;
}

/* Only the highest bits of a product hang on every bit of the key. */
static uint64_t key_hash(const uint64_t key[2])
{
	uint64_t h = (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
	return h >> 52 ^ h >> 32;
}

/* Every bit of x counts in every bit of the result. */
static uint64_t mixed(uint64_t x)
{
	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return x ^ x >> 32;
}

/* Of a text of up to 16 bytes the bytes themselves; of a longer one a hash. */
static void key_of(slice text, uint64_t key[2])
{
	key[0] = key[1] = 0;
	if (text.length > 16) {
		key[0] = XXH3_64bits(text.at, text.length);
	} else if (text.length >= 8) {
		memcpy(&key[0], text.at, 8);
		memcpy(&key[1], text.at + text.length - 8, 8);
	} else if (text.length >= 4) {
		uint32_t start, end;
		memcpy(&start, text.at, 4);
		memcpy(&end, text.at + text.length - 4, 4);
		key[0] = start;
		key[1] = end;
	} else if (text.length) {
		/* First, middle and last byte are all that there are. */
		key[0] = (unsigned char)text.at[0];
		key[1] = (uint64_t)(unsigned char)text.at[text.length / 2] << 8 | (unsigned char)text.at[text.length - 1];
	}
}

static bool is_text(const dictionary *d, size_t i, const uint64_t key[2], slice text)
{
	const met *m = &d->table[i];
	return m->key[0] == key[0] && m->key[1] == key[1] && m->length == text.length &&
	       (text.length <= 16 || slice_equal(d->texts[i].text, text));
}

static size_t place_of_text(const dictionary *d, const uint64_t key[2], slice text)
{
	size_t i = key_hash(key) & d->mask;
	while (d->table[i].length && !is_text(d, i, key, text))
		i = (i + 1) & d->mask;
	return i;
}

static void table_grow(arena *a, dictionary *d)
{
	const met *old = d->table;
	const met_text *texts = d->texts;
	size_t size = d->mask + 1;
	d->mask = 2 * size - 1;
	d->table = ARENA_ARRAY(a, met, 2 * size);
	d->texts = ARENA_ARRAY(a, met_text, 2 * size);
	for (size_t i = 0; i < size; i++) {
		if (!old[i].length)
			continue;
		size_t at = place_of_text(d, old[i].key, texts[i].text);
		d->table[at] = old[i];
		d->texts[at] = texts[i];
	}
}

/* By what sets a value apart from others of its input. */
static uint64_t value_hash(const value *v)
{
	if (v->text.at)
		return XXH3_64bits(v->text.at, v->text.length);
	uint64_t bits;
	memcpy(&bits, &v->number, sizeof bits);
	return mixed(bits ^ (uint64_t)v->code << 32);
}

static bool value_same(const value *a, const value *b)
{
	return a->code == b->code && a->number == b->number && (a->text.at != NULL) == (b->text.at != NULL) &&
	       (!a->text.at || slice_equal(a->text, b->text));
}

static size_t place_of_value(const dictionary *d, const value *v)
{
	size_t i = value_hash(v) & d->value_mask;
	while (d->by_value[i] && !value_same(&d->values[d->by_value[i] - 1], v))
		i = (i + 1) & d->value_mask;
	return i;
}

static void values_grow(arena *a, dictionary *d)
{
	d->value_mask = 2 * d->value_mask + 1;
	d->by_value = ARENA_ARRAY(a, uint32_t, d->value_mask + 1);
	for (size_t i = 0; i < d->count; i++)
		d->by_value[place_of_value(d, &d->values[i])] = (uint32_t)i + 1;
}

/* A period counts as a value of its own: 2026-01 is not 2026-01-01. */
static uint32_t value_id(arena *a, dictionary *d, const value *v, const period *days)
{
	value key = *v;
	if (days)
		key.text = (slice){(const char *)days, sizeof *days};
	size_t at = place_of_value(d, &key);
	if (d->by_value[at])
		return d->by_value[at];
	if (key.text.at)
		key.text.at = arena_copy(a, key.text.at, key.text.length);
	*ARENA_PUSH(a, d->values, d->count, d->capacity) = key;
	if (days)
		*ARENA_PUSH(a, d->days, d->days_count, d->days_capacity) = *days;
	d->by_value[at] = (uint32_t)d->count;
	if (d->count * 2 > d->value_mask)
		values_grow(a, d);
	return (uint32_t)d->count;
}

/* ---- reading one text ------------------------------------------------------------ */

static const bad_cell *complaint(line_reader *r, const column *c, const diagnostics *d)
{
	const diagnostic *first = diagnostics_get(d, 0);
	bad_cell *b = ARENA_NEW(r->memory, bad_cell);
	b->column = c->is.column;
	b->code = first->code;
	b->message = arena_copy(r->memory, first->message, strlen(first->message));
	b->remedy = first->remedy ? arena_copy(r->memory, first->remedy, strlen(first->remedy)) : NULL;
	return b;
}

/* Codes of currencies are letters of the unit grammar: a figure of 1 before them reads as money. */
static slice as_money(line_reader *r, slice text, bool is_currency)
{
	const char *joined = is_currency ? arena_printf(r->memory, "1%.*s", (int)text.length, text.at) : NULL;
	return joined ? slice_of(joined) : text;
}

static uint32_t text_read(line_reader *r, const column *c, slice text, const bad_cell **bad)
{
	const slot *s = &r->program->slots[c->slot];
	diagnostics *d = diagnostics_new();
	value v;
	period days;
	uint32_t id = 0;
	slice kept = {arena_copy(r->memory, text.at, text.length), text.length};
	bool money = s->type.kind == TYPE_MONEY;
	if (!line_input_read(r->program, c->slot, as_money(r, kept, money), 0, c->is.said_as, r->memory, &v, &days, d)) {
		*bad = complaint(r, c, d);
	} else {
		if (money)
			v.number = 0;
		id = value_id(r->memory, c->values, &v, c->slot == r->program->date ? &days : NULL);
	}
	diagnostics_free(d);
	return id;
}

/* Its place in the table, now that it is met. */
static size_t text_met(line_reader *r, const column *c, const uint64_t key[2], slice text)
{
	dictionary *d = c->values;
	met_text kept = {.text = {arena_copy(r->memory, text.at, text.length), text.length}};
	uint32_t id = text_read(r, c, text, &kept.bad);
	if (++d->used * 2 > d->mask)
		table_grow(r->memory, d);
	size_t i = place_of_text(d, key, text);
	d->table[i] = (met){{key[0], key[1]}, (uint32_t)text.length, id};
	d->texts[i] = kept;
	return i;
}

/* The id of a text that is no figure and not empty; 0 with *bad after an error. */
static uint32_t text_id(line_reader *r, const column *c, slice text, const bad_cell **bad)
{
	dictionary *d = c->values;
	uint64_t key[2];
	key_of(text, key);
	size_t i = d->last;
	if (!is_text(d, i, key, text))
		i = place_of_text(d, key, text);
	if (!d->table[i].length)
		i = text_met(r, c, key, text);
	d->last = i;
	if (!d->table[i].id)
		*bad = d->texts[i].bad;
	return d->table[i].id;
}

/* ---- figures ---------------------------------------------------------------------- */

static const bad_cell *figure_read_slowly(line_reader *r, const column *c, slice text, double *out)
{
	diagnostics *d = diagnostics_new();
	value v;
	const bad_cell *bad = NULL;
	if (line_input_read(r->program, c->slot, text, c->factor, c->is.said_as, r->memory, &v, NULL, d))
		*out = v.number;
	else
		bad = complaint(r, c, d);
	diagnostics_free(d);
	return bad;
}

static bool bounds_hold(const input *in, double x)
{
	x /= in->type.kind == TYPE_NUMBER ? in->type.unit.factor : 1; /* money has no multiples */
	return x > in->above && x >= in->least && x <= in->most;
}

/* NULL, or what is wrong. */
static const bad_cell *figure_read(line_reader *r, const column *c, slice text, double *out)
{
	size_t used;
	const input *in = r->program->slots[c->slot].input;
	if (number_read_prefix(text, out, &used) == NUMBER_OK && used == text.length) {
		*out = input_in_base_units(*out, c->factor);
		if (bounds_hold(in, *out))
			return NULL;
	}
	return figure_read_slowly(r, c, text, out);
}

/* Money as it would stand in one cell. */
static slice joined(line_reader *r, slice figure, slice currency)
{
	return slice_of(arena_printf(r->memory, "%.*s%.*s", (int)figure.length, figure.at, (int)currency.length, currency.at));
}

/* Money: the figure, then its currency in the cell, in a column of its own or in the header. */
static const bad_cell *money_read(line_reader *r, const column *c, slice text, slice currency, double *out, uint32_t *id)
{
	size_t used;
	const bad_cell *bad = NULL;
	const input *in = r->program->slots[c->slot].input;
	number_problem problem = number_read_prefix(text, out, &used);
	slice rest = slice_trim((slice){text.at + used, text.length - used});
	bool bare = !rest.length;
	if (bare)
		rest = currency.length ? currency : c->currency ? slice_of(c->currency) : rest;
	if (problem == NUMBER_OK && used && *out == 0 && !bounds_hold(in, 0) && (bare || rest.length == 3)) {
		*out = NAN; /* statistics write 0 for what they do not know */
		return NULL;
	}
	if (problem != NUMBER_OK || !bounds_hold(in, *out) || !rest.length) /* the latter says that a currency is missing */
		return figure_read_slowly(r, c, bare && rest.length ? joined(r, text, rest) : text, out);
	*id = text_id(r, c, rest, &bad);
	*out = bare ? *out * c->factor : *out;
	return bad;
}

/* ---- lines -------------------------------------------------------------------------- */

lines *lines_new(const line_reader *r, size_t capacity, arena *a)
{
	const octroi_program *p = r->program;
	lines *l = ARENA_NEW(a, lines);
	l->ids = ARENA_ARRAY(a, uint32_t *, p->axis_count + 1);
	l->numbers = ARENA_ARRAY(a, double *, r->input_end + 1);
	l->rests_on = ARENA_ARRAY(a, uint8_t *, r->input_end + 1);
	l->texts = ARENA_ARRAY(a, uint32_t *, r->input_end + 1);
	l->plain = ARENA_ARRAY(a, slice *, r->input_end + 1);
	l->dates = ARENA_ARRAY(a, period, capacity);
	l->years = ARENA_ARRAY(a, int, capacity);
	for (size_t i = 0; i < p->axis_count; i++)
		l->ids[i] = ARENA_ARRAY(a, uint32_t, capacity);
	for (size_t i = 0; i < r->input_end; i++) {
		type_kind k = p->slots[i].type.kind;
		if (p->slots[i].kind != SLOT_INPUT)
			continue;
		if (k == TYPE_NUMBER || k == TYPE_MONEY)
			l->numbers[i] = ARENA_ARRAY(a, double, capacity);
		if (r->plain[i])
			l->plain[i] = ARENA_ARRAY(a, slice, capacity);
		else if (k == TYPE_TEXT || k == TYPE_MONEY)
			l->texts[i] = ARENA_ARRAY(a, uint32_t, capacity);
	}
	for (size_t k = 0; k < r->mark_count; k++)
		if (r->marked[k] >= 0 && !l->rests_on[r->marked[k]])
			l->rests_on[r->marked[k]] = ARENA_ARRAY(a, uint8_t, capacity);
	return l;
}

lines *lines_part(const line_reader *r, const lines *of, size_t first, size_t count, arena *a)
{
	lines *l = ARENA_NEW(a, lines);
	l->count = count;
	l->ids = ARENA_ARRAY(a, uint32_t *, r->program->axis_count + 1);
	l->numbers = ARENA_ARRAY(a, double *, r->input_end + 1);
	l->rests_on = ARENA_ARRAY(a, uint8_t *, r->input_end + 1);
	l->texts = ARENA_ARRAY(a, uint32_t *, r->input_end + 1);
	l->plain = ARENA_ARRAY(a, slice *, r->input_end + 1);
	l->dates = of->dates + first;
	l->years = of->years + first;
	for (size_t i = 0; i < r->program->axis_count; i++)
		l->ids[i] = of->ids[i] + first;
	for (size_t i = 0; i < r->input_end; i++) {
		l->numbers[i] = of->numbers[i] ? of->numbers[i] + first : NULL;
		l->rests_on[i] = of->rests_on[i] ? of->rests_on[i] + first : NULL;
		l->texts[i] = of->texts[i] ? of->texts[i] + first : NULL;
		l->plain[i] = of->plain[i] ? of->plain[i] + first : NULL;
	}
	return l;
}

void lines_gather(const line_reader *r, const lines *from, const size_t *index, size_t count, lines *to)
{
	const octroi_program *p = r->program;
	uint64_t used = line_axes_used(r);
	to->count = count;
	for (size_t a = 0; a < p->axis_count; a++)
		for (size_t i = 0; used >> a & 1 && i < count; i++)
			to->ids[a][i] = from->ids[a][index[i]];
	for (size_t s = 0; s < r->input_end; s++) {
		for (size_t i = 0; to->numbers[s] && i < count; i++)
			to->numbers[s][i] = from->numbers[s][index[i]];
		for (size_t i = 0; to->rests_on[s] && i < count; i++)
			to->rests_on[s][i] = from->rests_on[s][index[i]];
		for (size_t i = 0; to->texts[s] && i < count; i++)
			to->texts[s][i] = from->texts[s][index[i]];
	}
	for (size_t i = 0; i < count; i++) {
		to->dates[i] = from->dates[index[i]];
		to->years[i] = from->years[index[i]];
	}
}

/* Without bad rows: what is kept moves up. */
static void keep_lines(const line_reader *r, lines *l, const size_t *kept, size_t count)
{
	lines_gather(r, l, kept, count, l);
	for (size_t s = 0; s < r->input_end; s++)
		for (size_t i = 0; l->plain[s] && i < count; i++)
			l->plain[s][i] = l->plain[s][kept[i]];
}

/* What holds for every line that does not say otherwise. */
static void take_given(line_reader *r, const octroi_line *given)
{
	const octroi_program *p = r->program;
	lines *l = r->given;
	l->count = 1;
	l->dates[0] = given ? given->date : (period){DAY_UNKNOWN, DAY_UNKNOWN};
	l->years[0] = given ? given->year : 0;
	for (size_t i = 0; i < r->input_end; i++) {
		const value *v = given && given->is_given[i] ? &given->given[i] : NULL;
		if (l->numbers[i])
			l->numbers[i][0] = v ? v->number : NAN;
		if (v && l->plain[i])
			l->plain[i][0] = v->text;
		if (v && l->texts[i]) {
			value text = {.text = v->text};
			l->texts[i][0] = value_id(r->memory, r->by_slot[i], &text, NULL);
		}
	}
	for (size_t a = 0; a < p->axis_count; a++) {
		int slot = p->axis_slots[a];
		if (given && given->is_given[slot])
			l->ids[a][0] = value_id(r->memory, r->by_slot[slot], &given->given[slot], NULL);
	}
}

static bool has_ids(const octroi_program *p, int slot, const char *const *by, size_t by_count)
{
	bool named = slot == p->importer;
	for (size_t i = 0; i < by_count; i++)
		named = named || strcmp(by[i], p->slots[slot].name) == 0;
	return named || slot_is_read(p, slot);
}

line_reader *line_reader_new(octroi_program *p, const program_column *columns, size_t count, const octroi_line *given,
                             const char *const *by, size_t by_count)
{
	arena *a = arena_new();
	line_reader *r = ARENA_NEW(a, line_reader);
	*r = (line_reader){.program = p, .memory = a, .scratch = arena_new(), .count = count};
	r->columns = ARENA_ARRAY(a, column, count + 1);
	r->by_slot = ARENA_ARRAY(a, dictionary *, p->slot_count);
	for (size_t i = 0; i < p->slot_count; i++) {
		if (p->slots[i].kind != SLOT_INPUT && p->slots[i].kind != SLOT_CLOCK)
			continue;
		r->by_slot[i] = dictionary_new(a);
		r->input_end = i + 1;
	}
	r->plain = ARENA_ARRAY(a, bool, p->slot_count);
	for (size_t i = 0; i < r->input_end; i++)
		r->plain[i] = p->slots[i].kind == SLOT_INPUT && p->slots[i].type.kind == TYPE_TEXT && !has_ids(p, (int)i, by, by_count);
	for (size_t i = 0; i < count; i++) {
		column *c = &r->columns[i];
		unit u;
		*c = (column){.is = columns[i], .slot = slot_find(p, slice_of(columns[i].input))};
		const slot *s = &p->slots[c->slot];
		c->values = r->by_slot[c->slot];
		c->factor = s->type.kind == TYPE_NUMBER ? s->input->type.unit.factor : 1;
		if (s->type.kind == TYPE_MONEY)
			c->currency = columns[i].unit;
		else if (columns[i].unit && unit_parse(slice_of(columns[i].unit), &u))
			c->factor = u.factor;
		c->factor *= columns[i].times > 0 ? columns[i].times : 1;
	}
	r->given = lines_new(r, 1, a);
	take_given(r, given);
	return r;
}

void line_reader_marks(line_reader *r, const row_mark *marks, size_t count)
{
	r->marks = marks;
	r->mark_count = count;
	r->marked = ARENA_ARRAY(r->memory, int, count + 1);
	for (size_t k = 0; k < count; k++) {
		int slot = marks[k].input ? slot_find(r->program, slice_of(marks[k].input)) : -1;
		r->marked[k] = slot >= 0 && r->given->numbers[slot] ? slot : -1;
	}
}

void line_reader_free(line_reader *r)
{
	if (!r)
		return;
	arena_free(r->scratch);
	arena_free(r->memory);
}

/* ---- rows ----------------------------------------------------------------------------- */

/* Columns are read one after the other; a row is bad from its first bad cell on. */
typedef struct {
	line_reader        *reader;
	const slice *const *cells;
	size_t              rows;
	lines              *out;
	const bad_cell    **wrong; /* by row */
} reading;

static inline slice cell_of(const reading *g, const column *c, size_t i)
{
	slice text = g->cells[i][c->is.column];
	bool bare = !text.length || (text.at[0] > ' ' && text.at[text.length - 1] > ' ');
	return bare ? text : slice_trim(text);
}

static void complain(reading *g, size_t i, const bad_cell *bad)
{
	if (bad && !g->wrong[i])
		g->wrong[i] = bad;
}

static void read_figures(reading *g, const column *c)
{
	double *out = g->out->numbers[c->slot];
	bool money = g->reader->program->slots[c->slot].type.kind == TYPE_MONEY;
	for (size_t i = 0; i < g->rows; i++) {
		slice text = cell_of(g, c, i), currency = {0};
		if (!text.length)
			continue;
		if (c->is.currency != (size_t)-1)
			currency = slice_trim(g->cells[i][c->is.currency]);
		complain(g, i, money ? money_read(g->reader, c, text, currency, &out[i], &g->out->texts[c->slot][i])
		                     : figure_read(g->reader, c, text, &out[i]));
	}
}

/* Ids of a column's texts; `out` of rows, as it was where a cell is empty. */
static void read_ids(reading *g, const column *c, uint32_t *out)
{
	for (size_t i = 0; i < g->rows; i++) {
		const bad_cell *bad = NULL;
		slice text = cell_of(g, c, i);
		uint32_t id = text.length ? text_id(g->reader, c, text, &bad) : 0;
		if (id)
			out[i] = id;
		else if (text.length)
			complain(g, i, bad);
	}
}

static void read_dates(reading *g, const column *c)
{
	uint32_t *ids = ARENA_ARRAY(g->reader->scratch, uint32_t, g->rows + 1);
	read_ids(g, c, ids);
	for (size_t i = 0; i < g->rows; i++)
		if (ids[i])
			g->out->dates[i] = c->values->days[ids[i] - 1];
}

static void read_column(reading *g, const column *c)
{
	const octroi_program *p = g->reader->program;
	const slot *s = &p->slots[c->slot];
	if (g->out->plain[c->slot]) {
		for (size_t i = 0; i < g->rows; i++)
			g->out->plain[c->slot][i] = cell_of(g, c, i);
	} else if (s->type.kind == TYPE_NUMBER || s->type.kind == TYPE_MONEY) {
		read_figures(g, c);
	} else if (c->slot == p->date) {
		read_dates(g, c);
	} else {
		read_ids(g, c, s->type.kind == TYPE_TEXT ? g->out->texts[c->slot] : g->out->ids[s->axis]);
	}
	for (size_t i = 0; c->slot == p->year && i < g->rows; i++) {
		uint32_t id = g->out->ids[s->axis][i];
		g->out->years[i] = id ? (int)c->values->values[id - 1].number : 0;
	}
}

/* What holds where a line says nothing. */
static void fill_given(const line_reader *r, lines *out, size_t rows)
{
	const octroi_program *p = r->program;
	const lines *g = r->given;
	for (size_t i = 0; i < rows; i++) {
		out->dates[i] = g->dates[0];
		out->years[i] = g->years[0];
	}
	/* Lines are made with nothing in them. */
	for (size_t a = 0; a < p->axis_count; a++)
		for (size_t i = 0; g->ids[a][0] && i < rows; i++)
			out->ids[a][i] = g->ids[a][0];
	for (size_t s = 0; s < r->input_end; s++) {
		for (size_t i = 0; out->numbers[s] && i < rows; i++)
			out->numbers[s][i] = g->numbers[s][0];
		for (size_t i = 0; out->texts[s] && g->texts[s][0] && i < rows; i++)
			out->texts[s][i] = g->texts[s][0];
		for (size_t i = 0; out->plain[s] && g->plain[s][0].length && i < rows; i++)
			out->plain[s][i] = g->plain[s][0];
	}
}

/* What a figure that was given rests on. */
static void read_marks(const line_reader *r, const uint8_t *marks, size_t rows, lines *out)
{
	for (size_t i = 0; marks && i < rows; i++) {
		int slot = marks[i] ? r->marked[marks[i] - 1] : -1;
		if (slot >= 0 && !isnan(out->numbers[slot][i]))
			out->rests_on[slot][i] = (uint8_t)r->marks[marks[i] - 1].rests_on;
	}
}

void line_reader_read(line_reader *r, const slice *const *cells, const uint8_t *marks, size_t rows, lines *out, size_t *kept,
                      bad_cell *bad, size_t *bad_count)
{
	reading g = {r, cells, rows, out, arena_alloc(r->scratch, rows * sizeof *g.wrong + 1)};
	fill_given(r, out, rows);
	for (size_t c = 0; c < r->count; c++)
		read_column(&g, &r->columns[c]);
	read_marks(r, marks, rows, out);
	out->count = *bad_count = 0;
	for (size_t i = 0; i < rows; i++) {
		if (g.wrong[i]) {
			bad[*bad_count] = *g.wrong[i];
			bad[(*bad_count)++].row = i;
			continue;
		}
		kept[out->count++] = i;
	}
	if (*bad_count)
		keep_lines(r, out, kept, out->count);
	arena_clear(r->scratch);
}

/* ---- values ------------------------------------------------------------------------------ */

const value *line_axis_value(const line_reader *r, size_t axis, uint32_t id)
{
	return id ? &r->by_slot[r->program->axis_slots[axis]]->values[id - 1] : NULL;
}

const value *line_text_value(const line_reader *r, int slot, uint32_t id)
{
	return id ? &r->by_slot[slot]->values[id - 1] : NULL;
}

uint64_t line_axes_used(const line_reader *r)
{
	uint64_t used = 0;
	for (size_t a = 0; a < r->program->axis_count; a++)
		used |= (uint64_t)(r->given->ids[a][0] != 0) << a;
	for (size_t c = 0; c < r->count; c++)
		if (r->program->slots[r->columns[c].slot].axis >= 0)
			used |= UINT64_C(1) << r->program->slots[r->columns[c].slot].axis;
	return used;
}

size_t line_axis_ids(const line_reader *r, size_t axis)
{
	return r->by_slot[r->program->axis_slots[axis]]->count + 1;
}

uint32_t line_axis_id(line_reader *r, size_t axis, const value *v)
{
	return value_id(r->memory, r->by_slot[r->program->axis_slots[axis]], v, NULL);
}

static void give(octroi_line *line, int slot, const value *v)
{
	line->is_given[slot] = v != NULL;
	if (v)
		line->given[slot] = *v;
}

void line_of(const line_reader *r, const lines *l, size_t i, octroi_line *line)
{
	const octroi_program *p = r->program;
	line->date = l->dates[i];
	line->year = l->years[i];
	for (size_t a = 0; a < p->axis_count; a++)
		give(line, p->axis_slots[a], line_axis_value(r, a, l->ids[a][i]));
	for (size_t s = 0; s < r->input_end; s++) {
		value v = {.standing = STANDING_GIVEN};
		if (l->numbers[s]) {
			v.number = l->numbers[s][i];
			v.standing = l->rests_on[s] ? (standing)l->rests_on[s][i] : STANDING_GIVEN;
			if (l->texts[s] && l->texts[s][i])
				v.text = line_text_value(r, (int)s, l->texts[s][i])->text;
			give(line, (int)s, isnan(v.number) ? NULL : &v);
		} else if (l->plain[s]) {
			v.text = l->plain[s][i];
			give(line, (int)s, v.text.length ? &v : NULL);
		} else if (l->texts[s]) {
			give(line, (int)s, line_text_value(r, (int)s, l->texts[s][i]));
		}
	}
	if (p->date >= 0) {
		value v = {.number = l->dates[i].first, .standing = STANDING_GIVEN};
		give(line, p->date, l->dates[i].first == DAY_UNKNOWN ? NULL : &v);
	}
}
