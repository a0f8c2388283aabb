/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "rows.h"

#define NO_COLUMN ((size_t)-1)

/* A destination as the file writes it. */
typedef struct {
	bool asked, wanted;
} destination_text;

typedef struct {
	flow_table  *t;
	const flow_table_question *q;
	rulebook    *book;
	arena       *memory;
	diagnostics *d;
	size_t       date;               /* column beside that of years; NO_COLUMN */
	bool        *unread;             /* by column: of the line's own name, and of none that anybody knows */
	int         *amount_at;          /* by column: which of the amounts; -1 */
	destination_text *destinations;  /* by text */
	size_t       destination_capacity;
	size_t       capacity;
	size_t      *buckets, mask;      /* 1 + row */
	size_t       numbered, outside;
	int          first_year, last_year;
	uint32_t    *row;                /* of the row at hand */
	double       figures[TABLE_AMOUNTS_MAX], most[TABLE_AMOUNTS_MAX];
	unit         unit_of[TABLE_AMOUNTS_MAX]; /* of bare figures; unit_one of money … */
	const char  *money_of[TABLE_AMOUNTS_MAX]; /* … whose currency this is; NULL */
	bool         alone;              /* an amount of it is no figure: it is added to no other row */
	uint8_t      mark;
	flow_rows   *in;
	names       *origins;            /* text and year, as bytes */
	size_t       origin_capacity;
} reading;

/* ---- columns ---------------------------------------------------------------------- */

static bool is_input(const flow_column *c, const char *name)
{
	return c->input && strcmp(c->input->name, name) == 0;
}

/* The amount that a column is; NULL: none. */
static const input *added_as(const rulebook *book, const flow_column *c)
{
	for (size_t i = 0; c->input && i < book->input_count; i++)
		if (strcmp(book->inputs[i].name, c->input->name) == 0)
			return book->inputs[i].amount ? &book->inputs[i] : NULL;
	return NULL;
}

/* What bare figures of a column are in. */
static unit unit_of_column(const input *in, const flow_column *c)
{
	unit u = unit_one;
	if (in->type.kind != TYPE_NUMBER)
		return u;
	if (!c->unit || !unit_parse(slice_of(c->unit), &u)) {
		u = in->type.unit;
		u.factor = 1;
	}
	u.factor *= c->times > 0 ? c->times : 1;
	return u;
}

/* The most that an amount may be, as bare figures of its column are written. */
static double most_of(const input *in, const flow_column *c)
{
	double most = in->type.kind == TYPE_NUMBER ? in->most * in->type.unit.factor : in->most;
	return most / unit_of_column(in, c).factor / (in->type.kind == TYPE_NUMBER || !(c->times > 0) ? 1 : c->times);
}

/* What the common inputs say of columns: others are asked about when schemes are known. */
static bool find_columns(reading *r)
{
	flow_table *t = r->t;
	size_t unknown = 0, year = NO_COLUMN, date = NO_COLUMN;
	const flow_column *of = flow_columns(r->memory, t->stream, common_inputs(r->book, r->memory), r->book->input_count, &t->maps, &unknown, r->d);
	r->unread = ARENA_ARRAY(r->memory, bool, t->columns);
	r->amount_at = ARENA_ARRAY(r->memory, int, t->columns);
	t->origin = t->destination = t->year = t->good = t->edition = NO_COLUMN;
	for (size_t i = 0; of && i < t->columns; i++) {
		r->amount_at[i] = -1;
		r->unread[i] = is_input(&of[i], "line");
		if (is_input(&of[i], "origin"))
			t->origin = i;
		if (is_input(&of[i], "destination"))
			t->destination = i;
		if (is_input(&of[i], "good"))
			t->good = i;
		if (is_input(&of[i], "edition"))
			t->edition = i;
		if (is_input(&of[i], "year"))
			year = i;
		if (is_input(&of[i], "date"))
			date = i;
		const input *amount = added_as(r->book, &of[i]);
		if (amount && t->amount_count < TABLE_AMOUNTS_MAX) {
			r->most[t->amount_count] = most_of(amount, &of[i]);
			r->unit_of[t->amount_count] = unit_of_column(amount, &of[i]);
			r->money_of[t->amount_count] = of[i].input->type == OCTROI_INPUT_MONEY ? of[i].unit : NULL;
			r->amount_at[i] = (int)t->amount_count;
			t->amount_column[t->amount_count++] = i;
		}
	}
	/* Of both, the date says it where the year does not; all that is kept is the year. */
	t->year = year != NO_COLUMN ? year : date;
	r->date = date != NO_COLUMN && date != t->year ? date : NO_COLUMN;
	if (of && r->date != NO_COLUMN)
		r->unread[r->date] = true;
	if (of && t->destination == NO_COLUMN && !r->q->question->destination) {
		error_at(r->d, csv_stream_header_place(t->stream, 0), "missing-column", "the file has no column 'destination'");
		error_remedy(r->d, "say where all goods are imported: %s; or which column it is: %s", said_how(t->question->said, "to", "PLACE", r->memory),
		             said_map(t->question->said, slice_of("COLUMN"), "destination", r->memory));
		return false;
	}
	return of != NULL;
}

/* ---- rows -------------------------------------------------------------------------- */

static bool outside_years(reading *r, slice text, uint32_t *id)
{
	period when;
	if (!text.length || !period_read(text, &when) || day_year(when.first) != day_year(when.last))
		return false; /* whoever reads it will say what is wrong */
	int year = day_year(when.first);
	if (r->q->first_year && (year < r->q->first_year || year > r->q->last_year))
		return true;
	r->first_year = !r->first_year || year < r->first_year ? year : r->first_year;
	r->last_year = year > r->last_year ? year : r->last_year;
	char only[16];
	*id = names_add(r->t->texts, (slice){only, (size_t)snprintf(only, sizeof only, "%d", year)});
	return false;
}

/* "1000 kg" in a column of tonnes, "1500 EUR" in one of euro. */
static bool read_with_unit(slice text, const unit *of, const char *money, double *x)
{
	size_t used;
	unit u;
	if (number_read_prefix(text, x, &used) != NUMBER_OK || !used || used == text.length)
		return false;
	slice behind = slice_trim((slice){text.at + used, text.length - used});
	if (money && slice_is(behind, money))
		return true;
	if (!unit_parse(behind, &u) || !u.count || !unit_same(&u, of))
		return false;
	*x *= u.factor / of->factor;
	return true;
}

/* A figure that can be added, or none; what else stands there stays a text, and whoever reads it will say what is wrong. */
static bool read_amount(reading *r, int amount, slice text)
{
	size_t at;
	double *x = &r->figures[amount];
	bool read = text.length && (number_read(text, x, &at) == NUMBER_OK || read_with_unit(text, &r->unit_of[amount], r->money_of[amount], x));
	if (read && *x > 0 && *x <= r->most[amount])
		return true;
	*x = NAN;
	r->alone = r->alone || text.length;
	return !text.length;
}

static void read_cells(reading *r, const slice *cells)
{
	flow_table *t = r->t;
	r->alone = false;
	for (size_t i = 0; i < t->columns; i++) {
		slice text = slice_trim(cells[i]);
		int amount = r->amount_at[i];
		r->row[i] = 0;
		if (r->unread[i] || i == t->year || (amount >= 0 && read_amount(r, amount, text)))
			continue;
		r->row[i] = text.length ? names_add(t->texts, text) : 0;
	}
}

static bool is_wanted(reading *r, const slice *cells)
{
	flow_table *t = r->t;
	slice text = t->destination == NO_COLUMN ? slice_of(r->q->question->destination) : slice_trim(cells[t->destination]);
	uint32_t id = text.length ? names_add(t->texts, text) : 0;
	destination_text *known = ARENA_AT(r->memory, r->destinations, id, r->destination_capacity);
	if (!known->asked)
		*known = (destination_text){true, text.length && r->q->wanted(r->q->context, text)};
	return known->wanted;
}

/* Which amounts a row gives is part of what it is: known ones are not added to unknown ones. */
static uint64_t row_hash(const reading *r)
{
	uint64_t h = r->mark;
	for (size_t i = 0; i < r->t->columns; i++)
		h = (h ^ r->row[i]) * UINT64_C(0xD6E8FEB86659FD93) ^ h >> 29;
	for (size_t i = 0; i < r->t->amount_count; i++)
		h = (h ^ (uint64_t)isnan(r->figures[i])) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

static bool same_row(const reading *r, size_t row)
{
	const flow_table *t = r->t;
	bool same = t->marks[row] == r->mark && memcmp(t->cells + row * t->columns, r->row, t->columns * sizeof *r->row) == 0;
	for (size_t i = 0; i < t->amount_count && same; i++)
		same = isnan(t->amounts[i][row]) == isnan(r->figures[i]);
	return same;
}

static size_t *bucket_of(reading *r)
{
	uint64_t i = row_hash(r) & r->mask;
	while (r->buckets[i] && !(r->q->merge && same_row(r, r->buckets[i] - 1)))
		i = (i + 1) & r->mask;
	return &r->buckets[i];
}

static void *grown(arena *a, const void *old, size_t used, size_t size)
{
	void *made = arena_alloc(a, size);
	if (used)
		memcpy(made, old, used);
	return made;
}

static void make_room(reading *r)
{
	flow_table *t = r->t;
	size_t n = t->rows, capacity = r->capacity ? 2 * r->capacity : 4096;
	if (n < r->capacity)
		return;
	t->cells = grown(r->memory, t->cells, n * t->columns * sizeof *t->cells, capacity * t->columns * sizeof *t->cells);
	t->lines = grown(r->memory, t->lines, n * sizeof *t->lines, capacity * sizeof *t->lines);
	t->marks = grown(r->memory, t->marks, n, capacity);
	t->first = grown(r->memory, t->first, n * sizeof *t->first, capacity * sizeof *t->first);
	for (size_t i = 0; i < t->amount_count; i++)
		t->amounts[i] = grown(r->memory, t->amounts[i], n * sizeof(double), capacity * sizeof(double));
	r->capacity = capacity;
	r->mask = 2 * capacity - 1;
	r->buckets = ARENA_ARRAY(r->memory, size_t, r->mask + 1);
	uint32_t *at_hand = r->row;
	uint8_t mark = r->mark;
	double figures[TABLE_AMOUNTS_MAX];
	memcpy(figures, r->figures, sizeof figures);
	bool merge = r->q->merge;
	for (size_t i = 0; merge && i < n; i++) {
		r->row = t->cells + i * t->columns;
		r->mark = t->marks[i];
		for (size_t k = 0; k < t->amount_count; k++)
			r->figures[k] = t->amounts[k][i];
		*bucket_of(r) = i + 1;
	}
	r->row = at_hand;
	r->mark = mark;
	memcpy(r->figures, figures, sizeof figures);
}

static void add_row(reading *r, size_t number)
{
	flow_table *t = r->t;
	make_room(r);
	size_t *bucket = r->q->merge && !r->alone ? bucket_of(r) : NULL, at = bucket && *bucket ? *bucket - 1 : t->rows;
	if (at == t->rows) {
		memcpy(t->cells + at * t->columns, r->row, t->columns * sizeof *r->row);
		t->first[at] = number;
		t->marks[at] = r->mark;
		t->lines[at] = 0;
		for (size_t i = 0; i < t->amount_count; i++)
			t->amounts[i][at] = isnan(r->figures[i]) ? NAN : 0;
		t->rows++;
		if (bucket)
			*bucket = at + 1;
	}
	t->lines[at]++;
	for (size_t i = 0; i < t->amount_count; i++)
		t->amounts[i][at] += r->figures[i];
}

static void not_wanted(reading *r)
{
	r->t->out.no_scheme++;
	for (size_t i = 0; i < r->t->amount_count; i++)
		if (!isnan(r->figures[i]))
			r->t->no_scheme_amounts[i] += r->figures[i];
}

/* A year as it stands in cells; 0: none. */
static int year_said(const flow_table *t, uint32_t text)
{
	return text ? (int)strtol(names_text(t->texts, text), NULL, 10) : 0;
}

static void add_origin(reading *r)
{
	flow_table *t = r->t;
	uint32_t is[] = {t->origin == NO_COLUMN ? 0 : r->row[t->origin], t->year == NO_COLUMN ? 0 : r->row[t->year]};
	uint32_t id = names_add(r->origins, (slice){(const char *)is, sizeof is});
	if (id > t->origin_count) {
		*ARENA_PUSH(r->memory, t->origins, t->origin_count, r->origin_capacity) = (table_origin){.origin = is[0], .year = year_said(t, is[1])};
	}
	table_origin *o = &t->origins[id - 1];
	o->lines++;
	for (size_t i = 0; i < t->amount_count; i++) {
		o->without[i] += isnan(r->figures[i]) ? 1 : 0;
		o->amounts[i] += isnan(r->figures[i]) ? 0 : r->figures[i];
	}
}

static void take_row(reading *r, const csv_batch *b, size_t row)
{
	flow_table *t = r->t;
	const slice *cells = b->cells + row * b->columns;
	uint32_t year = 0;
	slice when = t->year != NO_COLUMN ? slice_trim(cells[t->year]) : (slice){"", 0};
	if (!when.length && r->date != NO_COLUMN)
		when = slice_trim(cells[r->date]);
	if (outside_years(r, when, &year)) {
		r->outside++;
		return;
	}
	bool wanted = is_wanted(r, cells);
	r->mark = r->in->marks ? r->in->marks[row] : 0;
	read_cells(r, cells);
	if (t->year != NO_COLUMN)
		r->row[t->year] = year;
	add_origin(r);
	if (wanted)
		add_row(r, r->numbered + csv_batch_number(b, row));
	else
		not_wanted(r);
}

/* Rows that are none of a table. */
static void bad_rows(reading *r, const csv_batch *b)
{
	for (size_t i = 0; i < b->bad_count; i++) {
		warning_at(r->d, b->bad[i].where, b->bad[i].code, "%s", b->bad[i].message);
		if (b->bad[i].remedy)
			error_remedy(r->d, "%s", b->bad[i].remedy);
	}
	r->t->out.bad_rows += b->bad_rows;
}

static bool read_rows(reading *r)
{
	csv_batch b;
	do {
		if (!rows_next(r->in, &b))
			return false;
		bad_rows(r, &b);
		for (size_t i = 0; i < b.rows; i++)
			if (rows_is_line(r->in, i))
				take_row(r, &b, i);
		r->numbered += b.rows + b.bad_rows;
	} while (b.rows || b.bad_rows);
	r->t->out.rows = r->numbered;
	return true;
}

/* ---- the whole file ---------------------------------------------------------------------- */

/* Of other years than are asked for, beside what the format left out. */
static void tell_outside(reading *r)
{
	octroi_flow_result *o = &r->t->out;
	octroi_left_out *all = ARENA_ARRAY(r->memory, octroi_left_out, o->left_out_count + 1);
	if (!r->outside)
		return;
	if (o->left_out_count)
		memcpy(all, o->left_out, o->left_out_count * sizeof *all);
	all[o->left_out_count++] = (octroi_left_out){"of other years than are asked for", r->outside};
	o->left_out = all;
}

static void tell_years(reading *r)
{
	flow_table *t = r->t;
	t->first_year = r->first_year;
	t->last_year = r->last_year;
	if (r->first_year)
		t->years = r->last_year > r->first_year ? arena_printf(r->memory, "%d to %d", r->first_year, r->last_year)
		                            : arena_printf(r->memory, "%d", r->first_year);
}

flow_table *flow_table_read(rulebook *book, const flow_table_question *q, arena *memory, diagnostics *d)
{
	flow_table *t = ARENA_NEW(memory, flow_table);
	size_t before = diagnostics_errors(d);
	reading r = {.t = t, .q = q, .book = book, .memory = memory, .d = d, .in = ARENA_NEW(memory, flow_rows)};
	t->texts = names_new(memory);
	r.origins = names_new(memory);
	t->in = r.in;
	bool ready = rows_open(r.in, book, q->question, false, false, memory, d);
	t->stream = r.in->stream;
	t->question = r.in->question;
	t->maps = r.in->maps;
	if (ready) {
		t->columns = csv_stream_columns(t->stream);
		r.row = ARENA_ARRAY(memory, uint32_t, t->columns);
		ready = find_columns(&r) && rows_measure(r.in) && read_rows(&r);
	}
	if (ready)
		rows_tell(r.in, &t->out);
	if (!ready || diagnostics_errors(d) > before) {
		flow_table_close(t);
		return NULL;
	}
	tell_years(&r);
	tell_outside(&r);
	return t;
}

void flow_table_close(flow_table *t)
{
	if (t)
		rows_close(t->in);
}

const row_mark *flow_table_marks(const flow_table *t, size_t *count)
{
	return rows_marks(t->in, count);
}

size_t flow_table_category_count(const flow_table *t)
{
	return t->in->listed ? listed_category_count(t->in->listed) : 0;
}

const char *flow_table_category(const flow_table *t, size_t i)
{
	return listed_category(t->in->listed, i);
}

static slice cell_text(const flow_table *t, size_t row, size_t column)
{
	uint32_t id = column == NO_COLUMN ? 0 : t->cells[row * t->columns + column];
	return id ? names_slice(t->texts, id) : (slice){"", 0};
}

double flow_table_unit_value(const flow_table *t, const flow_column *of, size_t row, slice *currency)
{
	*currency = (slice){"", 0};
	for (size_t i = 0; i < t->columns; i++)
		if (of[i].input && of[i].input->type == OCTROI_INPUT_MONEY && is_input(&of[i], "value"))
			*currency = of[i].unit ? slice_of(of[i].unit) : cell_text(t, row, of[i].currency);
	return t->in->masses ? masses_unit_value(t->in->masses, cell_text(t, row, t->good), *currency, cell_text(t, row, t->edition)) : NAN;
}

bool flow_table_alone(const flow_table *t, size_t row)
{
	bool alone = false;
	for (size_t i = 0; i < t->amount_count; i++)
		alone = alone || t->cells[row * t->columns + t->amount_column[i]];
	return alone;
}

uint64_t flow_table_categories(const flow_table *t, size_t row)
{
	return listed_categories(t->in->listed, cell_text(t, row, t->good), cell_text(t, row, t->edition));
}

const bool *flow_table_on_list(const flow_table *t, rulebook *book, const char *list, place where, arena *memory, diagnostics *d)
{
	listed *l = listed_of(book, list, where, rows_given(t->in, "edition"), memory, d);
	bool *on = l ? ARENA_ARRAY(memory, bool, t->rows + 1) : NULL;
	for (size_t r = 0; l && r < t->rows; r++)
		on[r] = listed_has(l, cell_text(t, r, t->good), cell_text(t, r, t->edition));
	return on;
}

/* ---- asked by programs ----------------------------------------------------------------------- */

const flow_column *flow_table_inputs(flow_table *t, octroi_program *const *programs, size_t count, arena *memory, diagnostics *d)
{
	const octroi_input **all = NULL;
	size_t n = 0, capacity = 0, unknown;
	if (!count) /* without a scheme nobody says what other columns are */
		return flow_columns(memory, t->stream, common_inputs(t->in->book, memory), t->in->book->input_count, &t->maps, &unknown, d);
	for (size_t p = 0; p < count; p++) {
		size_t inputs_count;
		const octroi_input *inputs = program_inputs(programs[p], &inputs_count);
		for (size_t i = 0; i < inputs_count; i++) {
			bool seen = false;
			for (size_t k = 0; k < n; k++)
				seen = seen || strcmp(all[k]->name, inputs[i].name) == 0;
			if (!seen)
				*ARENA_PUSH(memory, all, n, capacity) = &inputs[i];
		}
	}
	return flow_columns(memory, t->stream, all, n, &t->maps, NULL, d);
}

program_column *flow_table_columns(flow_table *t, octroi_program *p, size_t *count, arena *memory, diagnostics *d)
{
	size_t n, unknown = 0;
	const octroi_input *inputs = program_inputs(p, &n);
	const octroi_input **all = ARENA_ARRAY(memory, const octroi_input *, n + 1);
	for (size_t i = 0; i < n; i++)
		all[i] = &inputs[i];
	const flow_column *of = flow_columns(memory, t->stream, all, n, &t->maps, &unknown, d);
	program_column *out = ARENA_ARRAY(memory, program_column, t->columns + 1);
	*count = 0;
	for (size_t i = 0; of && i < t->columns; i++)
		if (of[i].input && i != t->year && !is_input(&of[i], "line") && of[i].input->type != OCTROI_INPUT_DATE)
			out[(*count)++] = (program_column){of[i].input->name, i, of[i].unit, of[i].currency,
			                                   arena_printf(memory, "column '%s'", of[i].input->name), of[i].times};
	return of ? out : NULL;
}

size_t flow_table_year_count(const flow_table *t)
{
	return t->first_year ? (size_t)(t->last_year - t->first_year) + 2 : 1;
}

size_t flow_table_year(const flow_table *t, size_t row)
{
	int year = t->year == NO_COLUMN ? 0 : year_said(t, t->cells[row * t->columns + t->year]);
	return year ? (size_t)(year - t->first_year) + 1 : 0;
}

slice flow_table_text(const flow_table *t, size_t row, size_t column, arena *memory)
{
	uint32_t id = t->cells[row * t->columns + column];
	if (id)
		return names_slice(t->texts, id);
	for (size_t i = 0; i < t->amount_count; i++)
		if (t->amount_column[i] == column && !isnan(t->amounts[i][row]))
			return flow_table_number(t->amounts[i][row], memory);
	return (slice){"", 0};
}

slice flow_table_number(double number, arena *memory)
{
	char text[NUMBER_TEXT_SIZE];
	size_t length = number_write(number, text);
	return (slice){arena_copy(memory, text, length), length};
}

/* The column of an amount: its number among all; NO_COLUMN: none. *times: of its figures into the base unit. */
static size_t amount_of(const flow_table *t, const flow_column *of, const char *input, double *times)
{
	for (size_t i = 0; i < t->amount_count; i++) {
		const flow_column *c = &of[t->amount_column[i]];
		unit u = unit_one;
		if (!is_input(c, input))
			continue;
		const char *in = c->unit ? c->unit : c->input->unit;
		bool known = c->input->type != OCTROI_INPUT_NUMBER || unit_parse(slice_of(in), &u);
		*times = known ? c->times * (c->input->type == OCTROI_INPUT_NUMBER ? u.factor : 1) : NAN;
		return i;
	}
	return NO_COLUMN;
}

flow_amount flow_table_amount(const flow_table *t, const flow_column *of, const char *input)
{
	double times;
	size_t i = amount_of(t, of, input, &times);
	return i == NO_COLUMN ? (flow_amount){NULL, NAN} : (flow_amount){t->amounts[i], times};
}

double flow_table_no_scheme(const flow_table *t, const flow_column *of, const char *input)
{
	double times;
	size_t i = amount_of(t, of, input, &times);
	return i == NO_COLUMN ? NAN : t->no_scheme_amounts[i] * times;
}

double flow_table_from(const flow_table *t, const flow_column *of, const char *input, size_t origin, size_t *without)
{
	double times;
	size_t i = amount_of(t, of, input, &times);
	*without = i == NO_COLUMN ? t->origins[origin].lines : t->origins[origin].without[i];
	return i == NO_COLUMN ? NAN : t->origins[origin].amounts[i] * times;
}
