/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that a scheme cannot tell apart but for their amounts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "work.h"

#define NO_COLUMN ((size_t)-1)

/* Kinds while they are found: of all that a row says, or of its good alone. */
typedef struct {
	kinds    *k;
	names    *known;            /* what rows say, as bytes: kind + 1 */
	names    *known_parts;      /* kind, key and year, as bytes: part + 1 */
	size_t    part_count, part_capacity, first_capacity, mark_capacity;
	size_t    lines_capacity, mass_capacity, value_capacity, dated_capacity, energy_capacity;
	size_t   *of_row;           /* NO_COLUMN: the scheme does not charge there */
} level;

typedef struct making {
	variant        *v;
	octroi_program *program;
	const flow_table *table;
	arena          *memory;
	flow_amount     mass, value, energy;
	level           all, goods;
	const program_column *columns;
	size_t          column_count;
	bool            merge;            /* rows of one kind are computed as one */
	bool            any_destination;  /* … whatever destination they name, where the scheme charges there all the time */
	uint32_t       *said;
	uint32_t      **spelt;            /* by dimension that is a place, by text: the text of its code */
	uint32_t       *destinations;     /* by text: what it says to the scheme; 0: not asked yet */
	const border  **borders;          /* by text: who charges there */
	size_t          good_capacity;
	intensities    *model;            /* NULL: not asked */
	size_t          model_column;     /* where its figure stands */
	const char     *list;             /* of goods, which alone are charged; NULL */
	const bool     *on_list;          /* by row */
} making;

/* ---- what a row says to the scheme ----------------------------------------------------- */

/* Everywhere in these years: what a kind comes to does not hang on where it is imported. */
static uint32_t destination_said(making *m, uint32_t text)
{
	period years = {step_days(STEP_YEAR, m->v->work->first).first, step_days(STEP_YEAR, m->v->work->last).last};
	if (!m->any_destination || m->destinations[text])
		return m->any_destination ? m->destinations[text] : text;
	bool all = text && program_charges_all(m->program, names_text(m->table->texts, text), years);
	return m->destinations[text] = all ? UINT32_MAX : text;
}

static bool is_good(const program_column *c)
{
	return strcmp(c->input, "good") == 0 || strcmp(c->input, "edition") == 0;
}

static size_t row_said(making *m, size_t row, bool goods)
{
	const flow_table *t = m->table;
	size_t n = 0;
	for (size_t i = 0; i < m->column_count; i++) {
		size_t column = m->columns[i].column;
		if (column >= t->columns)
			continue; /* the model's, which hangs on the others */
		uint32_t text = t->cells[row * t->columns + column];
		if (goods && !is_good(&m->columns[i]))
			continue;
		m->said[n++] = column == t->destination ? destination_said(m, text) : text;
		if (m->columns[i].currency != NO_COLUMN)
			m->said[n++] = t->cells[row * t->columns + m->columns[i].currency];
	}
	for (size_t i = 0; i < t->amount_count; i++)
		m->said[n++] = (uint32_t)(isnan(t->amounts[i][row]) != 0);
	m->said[n++] = t->marks[row];
	if (!goods && (!m->merge || flow_table_alone(t, row)))
		m->said[n++] = (uint32_t)row;
	return n;
}

static size_t kind_of(making *m, level *l, size_t row, bool goods)
{
	size_t n = row_said(m, row, goods);
	uint32_t id = names_add(l->known, (slice){(const char *)m->said, n * sizeof *m->said});
	if (id > l->k->count) {
		l->k->count++;
		*ARENA_AT(m->memory, l->k->first, id - 1, l->first_capacity) = m->table->first[row];
		*ARENA_AT(m->memory, l->k->marks, id - 1, l->mark_capacity) = m->table->marks[row];
	}
	return id - 1;
}

/* ---- what tells totals apart ----------------------------------------------------------------- */

/* The group of the union that the place is in on the first day of the horizon; of one group, whether it is. */
static slice group_text(const variant *v, const char *word, place_id id)
{
	const places *all = v->book->places;
	day on = step_days(STEP_YEAR, v->work->first).first;
	period holds;
	group_id one = places_find_group(all, slice_of(word));
	for (size_t i = 1; i <= places_group_count(all); i++) {
		group_id g = (group_id)i;
		const place_group *group = places_group(all, g);
		bool meant = one ? g == one : group->exclusive && strcmp(group->exclusive, word) == 0;
		if (meant && places_membership_unknown(all, id, g, on, &holds))
			return slice_of("unknown");
		if (meant && places_in_group(all, id, g, on, NULL))
			return slice_of(one ? "yes" : group->name);
	}
	return slice_of(one ? "no" : "none");
}

slice place_spelt(const variant *v, const dimension *by, slice written, arena *memory)
{
	const places *all = v->book->places;
	place_id id;
	const char *why;
	if (places_find(all, memory, written, &id, &why) != PLACE_FOUND)
		return written;
	return by->groups ? group_text(v, by->groups, id) : slice_of(places_code(all, id));
}

static uint32_t code_text(making *m, size_t dimension_number, uint32_t text)
{
	uint32_t *spelt = &m->spelt[dimension_number][text];
	if (!*spelt) {
		slice written = names_slice(m->table->texts, text);
		*spelt = names_add(m->all.k->keys, text ? place_spelt(m->v, &m->v->work->by[dimension_number], written, m->memory) : written);
	}
	return *spelt;
}

/* What the row's columns say; the category is one of those of its good, -1: it has none. */
static uint32_t key_of(making *m, size_t row, int category)
{
	const scenario_work *w = m->v->work;
	const flow_table *t = m->table;
	uint32_t *key = m->said;
	for (size_t i = 0; i < w->by_count; i++) {
		size_t column = w->by[i].column;
		uint32_t text = column == NO_COLUMN ? 0 : t->cells[row * t->columns + column];
		if (w->by[i].category && category >= 0)
			text = names_add(m->all.k->keys, slice_of(flow_table_category(t, (size_t)category)));
		else if (text && w->by[i].place)
			text = code_text(m, i, text);
		else if (text)
			text = names_add(m->all.k->keys, names_slice(t->texts, text));
		key[i] = text;
	}
	return w->by_count ? names_add(m->all.k->keys, (slice){(const char *)key, w->by_count * sizeof *key}) : 0;
}

/* ---- parts ----------------------------------------------------------------------------------------- */

/* An amount that one of them lacks is known of neither: rows of a kind have it all, or none. */
static void part_join(part_of_kind *a, const part_of_kind *b)
{
	a->lines += b->lines;
	a->mass += b->mass;
	a->value += b->value;
	a->energy += b->energy;
}

static void part_add(making *m, level *l, const part_of_kind *p)
{
	uint32_t which[] = {(uint32_t)p->kind, p->key, p->year};
	uint32_t id = names_add(l->known_parts, (slice){(const char *)which, sizeof which});
	if (id <= l->part_count)
		part_join(&l->k->parts[id - 1], p);
	else
		*ARENA_PUSH(m->memory, l->k->parts, l->part_count, l->part_capacity) = *p;
}

/* Those of a kind behind one another. */
static void parts_sort(making *m, level *l)
{
	kinds *k = l->k;
	part_of_kind *sorted = ARENA_ARRAY(m->memory, part_of_kind, l->part_count + 1);
	size_t *next = ARENA_ARRAY(m->memory, size_t, k->count + 2);
	for (size_t i = 0; i < l->part_count; i++)
		next[k->parts[i].kind + 1]++;
	for (size_t i = 0; i < k->count; i++)
		next[i + 1] += next[i];
	k->parts_at = ARENA_ARRAY(m->memory, size_t, k->count + 1);
	memcpy(k->parts_at, next, (k->count + 1) * sizeof *next);
	for (size_t i = 0; i < l->part_count; i++)
		sorted[next[k->parts[i].kind]++] = k->parts[i];
	k->parts = sorted;
}

static slice cell_of_input(const making *m, const slice *cells, const char *input)
{
	const octroi_flow_question *q = m->table->question;
	for (size_t i = 0; i < m->column_count; i++)
		if (strcmp(m->columns[i].input, input) == 0 && cells[m->columns[i].column].length)
			return cells[m->columns[i].column];
	for (size_t i = 0; i < q->given_count; i++)
		if (strcmp(q->given[i].input, input) == 0)
			return slice_of(q->given[i].value);
	return (slice){"", 0};
}

/* What the line does not say itself, the model may know. */
static void figure_write(making *m, size_t row, size_t kind, slice *cells, arena *scratch)
{
	slice *figure = &cells[m->model_column];
	intensity_key key = {.origin = cell_of_input(m, cells, "origin"), .good = cell_of_input(m, cells, "good"), .edition = cell_of_input(m, cells, "edition")};
	if (figure->length)
		return;
	key.unit_value = flow_table_unit_value(m->table, m->v->work->columns, row, &key.currency);
	*figure = intensities_figure(m->model, &key, m->all.k->lines[kind], m->all.k->mass[kind], scratch);
}

/* The cells of a kind: those of its first row, with the sums of all. */
static void cells_write(making *m, level *l)
{
	kinds *k = l->k;
	const flow_table *t = m->table;
	double *sums = ARENA_ARRAY(m->memory, double, (k->count + 1) * (t->amount_count + 1));
	size_t done = 0;
	k->width = t->columns + (m->model != NULL);
	k->cells = ARENA_ARRAY(m->memory, slice, k->count * k->width + 1);
	for (size_t r = 0; r < t->rows; r++)
		for (size_t i = 0; l->of_row[r] != NO_COLUMN && i < t->amount_count; i++)
			sums[l->of_row[r] * t->amount_count + i] += t->amounts[i][r];
	for (size_t r = 0; r < t->rows; r++) {
		if (l->of_row[r] != done)
			continue;
		slice *cells = k->cells + done * k->width;
		for (size_t i = 0; i < t->columns; i++)
			cells[i] = flow_table_text(t, r, i, m->memory);
		if (m->model)
			cells[t->columns] = (slice){"", 0};
		for (size_t i = 0; i < t->amount_count; i++)
			if (!isnan(sums[done * t->amount_count + i]))
				cells[t->amount_column[i]] = flow_table_number(sums[done * t->amount_count + i], m->memory);
		done++;
	}
}

void kinds_figures(kinds *k, const bool *wanted)
{
	making *m = k->making;
	size_t done = 0;
	arena *scratch = arena_new();
	for (size_t r = 0; r < m->table->rows; r++) {
		if (m->all.of_row[r] != done)
			continue;
		if (wanted[done])
			figure_write(m, r, done, k->cells + done * k->width, scratch);
		done++;
	}
	k->tiers = intensities_tiers(m->model, &k->tier_count);
	arena_free(scratch);
}

static bool at_border(making *m, size_t row)
{
	const flow_table *t = m->table;
	uint32_t text = t->destination == NO_COLUMN ? 0 : t->cells[row * t->columns + t->destination];
	const char *why;
	if (!m->borders[text])
		m->borders[text] = variant_border(m->v, text ? names_slice(t->texts, text) : slice_of(t->question->destination), &why, m->v->d);
	for (size_t i = 0; i < m->borders[text]->count; i++)
		if (m->v->programs[m->borders[text]->programs[i]] == m->program)
			return true;
	return false;
}

/* Of all rows of a kind together. */
static void amounts_add(making *m, level *l, const part_of_kind *p)
{
	kinds *k = l->k;
	*ARENA_AT(m->memory, k->lines, p->kind, l->lines_capacity) += p->lines;
	*ARENA_AT(m->memory, k->mass, p->kind, l->mass_capacity) += p->mass;
	*ARENA_AT(m->memory, k->value, p->kind, l->value_capacity) += p->value;
	*ARENA_AT(m->memory, k->dated, p->kind * k->years + p->year, l->dated_capacity) += p->value;
	*ARENA_AT(m->memory, k->energy, p->kind, l->energy_capacity) += p->energy;
}

static void take_row(making *m, size_t row, uint64_t categories, bool goods)
{
	level *l = goods ? &m->goods : &m->all;
	part_of_kind p = {.kind = kind_of(m, l, row, goods), .lines = m->table->lines[row], .year = (uint32_t)flow_table_year(m->table, row),
	                  .mass = flow_amount_at(&m->mass, row), .value = flow_amount_at(&m->value, row), .energy = flow_amount_at(&m->energy, row)};
	l->of_row[row] = p.kind;
	amounts_add(m, l, &p);
	if (!categories) {
		p.key = key_of(m, row, -1);
		part_add(m, l, &p);
	}
	for (int i = 0; i < 64 && categories >> i; i++)
		if (categories >> i & 1) {
			p.key = key_of(m, row, i);
			part_add(m, l, &p);
		}
}

static bool by_category(const scenario_work *w)
{
	for (size_t i = 0; i < w->by_count; i++)
		if (w->by[i].category)
			return true;
	return false;
}

static void take_rows(making *m)
{
	bool told_apart = by_category(m->v->work);
	for (size_t r = 0; r < m->table->rows; r++) {
		m->all.of_row[r] = m->goods.of_row[r] = NO_COLUMN;
		if (!at_border(m, r) || (m->on_list && !m->on_list[r]))
			continue;
		uint64_t categories = told_apart ? flow_table_categories(m->table, r) : 0;
		m->v->work->overlap |= (categories & (categories - 1)) != 0;
		take_row(m, r, categories, false);
		take_row(m, r, categories, true);
		*ARENA_AT(m->memory, m->all.k->good_of, m->all.of_row[r], m->good_capacity) = m->goods.of_row[r];
	}
	parts_sort(m, &m->all);
	parts_sort(m, &m->goods);
	cells_write(m, &m->all);
	cells_write(m, &m->goods);
}

static level level_new(const making *m)
{
	level l = {.k = ARENA_NEW(m->memory, kinds), .known = names_new(m->memory), .known_parts = names_new(m->memory),
	           .of_row = ARENA_ARRAY(m->memory, size_t, m->table->rows + 1)};
	l.k->columns = m->columns;
	l.k->column_count = m->column_count;
	l.k->years = flow_table_year_count(m->table);
	return l;
}

/* ---- kinds that variants share --------------------------------------------------------- */

/* The figure stands in the column of the input that takes it, where the file has one, else in one behind all. */
static void model_open(making *m, diagnostics *d)
{
	m->model = intensities_new(m->v, m->program, d);
	if (!m->model)
		return;
	m->model_column = m->table->columns;
	for (size_t i = 0; i < m->column_count; i++)
		if (strcmp(m->columns[i].input, intensities_input(m->model)) == 0)
			m->model_column = m->columns[i].column;
	if (m->model_column < m->table->columns)
		return;
	program_column *more = ARENA_ARRAY(m->memory, program_column, m->column_count + 2);
	memcpy(more, m->columns, m->column_count * sizeof *more);
	more[m->column_count++] = (program_column){intensities_input(m->model), m->model_column, NULL, NO_COLUMN, "the model of intensities", 1};
	m->columns = more;
}

/* What is enacted may be meant for goods of a list only. */
static bool find_list(making *m, diagnostics *d)
{
	const scenario_change *c = variant_listed(m->v, m->program);
	if (!c)
		return true;
	m->list = arena_copy(m->memory, c->list->text.at, c->list->text.length);
	m->on_list = flow_table_on_list(m->table, m->v->book, m->list, c->list->where, m->memory, d);
	return m->on_list != NULL;
}

static making making_new(variant *v, octroi_program *p, diagnostics *d)
{
	scenario_work *w = v->work;
	arena *a = w->memory;
	making m = {.v = v, .program = p, .table = w->table, .memory = a, .mass = flow_table_amount(w->table, w->columns, "mass"),
	            .value = flow_table_amount(w->table, w->columns, "value"), .energy = flow_table_amount(w->table, w->columns, "energy")};
	size_t n = 0, texts = names_count(w->table->texts) + 1;
	m.columns = flow_table_columns(w->table, p, &m.column_count, a, d);
	if (!m.columns)
		return m;
	if (!find_list(&m, d)) {
		m.columns = NULL;
		return m;
	}
	model_open(&m, d);
	const char **given = ARENA_ARRAY(a, const char *, m.column_count + v->given_count + 1);
	for (size_t i = 0; i < m.column_count; i++)
		given[n++] = m.columns[i].input;
	for (size_t i = 0; i < v->given_count; i++)
		given[n++] = v->given[i].input;
	m.merge = !variant_gives_amounts(v) && program_adds_up(p, given, n, a);
	m.any_destination = m.merge && !program_reads_input(p, "destination");
	m.destinations = ARENA_ARRAY(a, uint32_t, texts);
	m.borders = ARENA_ARRAY(a, const border *, texts);
	m.said = ARENA_ARRAY(a, uint32_t, 2 * m.column_count + TABLE_AMOUNTS_MAX + w->by_count + 3);
	m.spelt = ARENA_ARRAY(a, uint32_t *, w->by_count + 1);
	for (size_t i = 0; i < w->by_count; i++)
		m.spelt[i] = w->by[i].place ? ARENA_ARRAY(a, uint32_t, texts) : NULL;
	return m;
}

/* All on which kinds hang beside the table: columns, what is merged, and who is at the border. */
static slice signature(making *m)
{
	buffer b = {.memory = m->memory};
	const flow_table *t = m->table;
	bool *seen = ARENA_ARRAY(m->memory, bool, names_count(t->texts) + 1);
	buffer_printf(&b, "%s %d %d %s", program_facts(m->program)->id, m->merge, m->any_destination, m->list ? m->list : "");
	/* Places that join or leave groups are told apart by other groups. */
	for (size_t i = 0; i < m->v->is->change_count; i++)
		if (m->v->is->changes[i].kind == CHANGE_JOIN || m->v->is->changes[i].kind == CHANGE_LEAVE)
			buffer_printf(&b, " %zu", m->v->number);
	for (size_t i = 0; i < m->column_count; i++)
		buffer_printf(&b, " %s=%zu", m->columns[i].input, m->columns[i].column);
	if (m->model)
		intensities_told(m->model, &b);
	for (size_t r = 0; t->destination != NO_COLUMN && r < t->rows; r++) {
		uint32_t text = t->cells[r * t->columns + t->destination];
		if (seen[text])
			continue;
		seen[text] = true;
		buffer_printf(&b, " %u:%u", text, at_border(m, r) ? destination_said(m, text) : 0);
	}
	return (slice){b.at, b.length};
}

static kinds *kinds_make(making *m)
{
	m->all = level_new(m);
	m->goods = level_new(m);
	m->all.k->keys = m->goods.k->keys = names_new(m->memory);
	m->all.k->goods = m->goods.k;
	take_rows(m);
	m->all.k->making = m->model ? m : NULL;
	return m->all.k;
}

const kinds *kinds_of(variant *v, octroi_program *p, diagnostics *d)
{
	scenario_work *w = v->work;
	making *m = ARENA_NEW(w->memory, making);
	*m = making_new(v, p, d);
	if (!m->columns)
		return NULL;
	uint32_t id = names_add(w->kind_names, signature(m));
	kinds **known = ARENA_AT(w->memory, w->kinds, id - 1, w->kind_capacity);
	if (!*known)
		*known = kinds_make(m);
	return *known;
}
