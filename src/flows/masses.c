/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "masses.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "../base/exact.h"
#include "../base/number.h"
#include "../codes/codes.h"
#include "../expr/expr.h"
#include "../program/program.h"

enum { CHUNK_FIRST = 4, CHUNK_MOST = 1024, KEY_SIZE = 64 };
enum { MARK_NONE, MARK_REPLACED, MARK_ESTIMATED, MARK_KEPT, MARK_COUNT = MARK_KEPT };

static const size_t none = (size_t)-1;

/* Unit values of a group, in pieces that never move. */
typedef struct chunk {
	struct chunk *next;
	size_t count, capacity;
	double values[];
} chunk;

/* Lines of one code, currency and edition. */
typedef struct {
	chunk *chunks; /* the last first; NULL once the median is known */
	size_t count;
	double median; /* currency a tonne; NaN: too few lines */
} group;

/* The column of an input that every scheme knows. */
typedef struct {
	size_t column; /* none: there is none */
	size_t currency; /* the column that names it; none */
	const char *unit; /* of bare figures; NULL */
	double times;
} source_column;

struct masses {
	masses_question question;
	arena         *memory, *values; /* values: NULL once medians are known */
	arena         *scratch;         /* of a batch */
	size_t         columns, edition;
	source_column  mass, value, good;
	double         tonnes;          /* of a bare figure of mass */
	names         *keys;
	group         *groups;          /* by key */
	size_t         group_capacity;
	row_mark       marks[MARK_COUNT];
	const char    *why_dropped;
	slice         *cells;
	uint8_t       *mark;
	size_t         cells_capacity;
	octroi_masses  found;
	exact_sum      compared_t, found_t, replaced_t, estimated_t;
};

/* What a row says. */
typedef struct {
	bool     whole;        /* it has a value, its mass is a figure or not given, and its code is one */
	double   value, mass;  /* mass in t; NaN: not given */
	uint32_t key;          /* 0: nothing of that key was met */
} row_figures;

/* ---- columns ------------------------------------------------------------------------- */

static source_column column_of(const flow_column *all, size_t count, const char *input)
{
	source_column out = {.column = none, .currency = none, .times = 1};
	for (size_t i = 0; i < count; i++)
		if (all[i].input && strcmp(all[i].input->name, input) == 0)
			out = (source_column){i, all[i].currency, all[i].unit, all[i].times};
	return out;
}

static bool need_column(const source_column *c, const char *what, const char *how, const csv_stream *s, diagnostics *d)
{
	if (c->column != none)
		return true;
	error_at(d, csv_stream_header_place(s, 0), "missing-column",
	         "masses are compared by what a tonne of a good is worth, and the file has no column of %s", what);
	error_remedy(d, "say which column it is: %s", how);
	return false;
}

/* Tonnes for one of a unit of mass. */
static double tonnes_of(slice text)
{
	unit u, tonne;
	char spelt[UNIT_TEXT_SIZE];
	if (!unit_parse(slice_of("t"), &tonne) || !unit_parse_any_case(text, &u, spelt) || !unit_same(&u, &tonne))
		return NAN;
	return u.factor / tonne.factor;
}

static bool find_columns(masses *m, const csv_stream *s, const flow_maps *maps, diagnostics *d)
{
	static const octroi_input mass_input = {.name = "mass", .option = "mass", .type = OCTROI_INPUT_NUMBER, .unit = "t"},
	                          value_input = {.name = "value", .option = "value", .type = OCTROI_INPUT_MONEY, .unit = ""},
	                          good_input = {.name = "good", .option = "good", .type = OCTROI_INPUT_GOOD, .unit = ""},
	                          edition_input = {.name = "edition", .option = "edition", .type = OCTROI_INPUT_TEXT, .unit = ""};
	static const octroi_input *const all[] = {&mass_input, &value_input, &good_input, &edition_input};
	size_t unknown;
	const flow_column *columns = flow_columns(m->memory, s, all, sizeof all / sizeof *all, maps, &unknown, d);
	if (!columns)
		return false;
	m->mass = column_of(columns, m->columns, "mass");
	m->value = column_of(columns, m->columns, "value");
	m->good = column_of(columns, m->columns, "good");
	m->edition = column_of(columns, m->columns, "edition").column;
	m->tonnes = (m->mass.unit ? tonnes_of(slice_of(m->mass.unit)) : 1) * m->mass.times;
	octroi_said said = maps ? maps->said : OCTROI_TYPED;
	slice column = slice_of("COLUMN");
	bool mass = need_column(&m->mass, "masses", said_map(said, column, "mass_kg", m->memory), s, d);
	bool value = need_column(&m->value, "values", said_map(said, column, "value_eur", m->memory), s, d);
	return need_column(&m->good, "goods", said_map(said, column, "good", m->memory), s, d) && mass && value;
}

/* ---- making ---------------------------------------------------------------------------- */

static const char *number_text(double x, arena *a)
{
	char text[NUMBER_TEXT_SIZE];
	number_write(x, text);
	return arena_printf(a, "%s", text);
}

static void make_marks(masses *m)
{
	double factor = m->question.factor;
	const char *far = arena_printf(m->memory, "less than 1/%s or more than %s times the median of its code",
	                               number_text(factor, m->memory), number_text(factor, m->memory));
	m->why_dropped = arena_printf(m->memory, "the value of a tonne is %s", far);
	const char *replaced = arena_printf(m->memory, "the mass is the value by the median value of a tonne of the code, for by its own mass "
	                                               "the value of a tonne is %s", far);
	m->marks[MARK_REPLACED - 1] = (row_mark){
	        "mass", OCTROI_ASSUMPTION, (octroi_note){.code = "mass-replaced", .text = replaced, .assumption = true}};
	m->marks[MARK_ESTIMATED - 1] = (row_mark){
	        "mass", OCTROI_ASSUMPTION,
	        (octroi_note){.code = "mass-estimated", .assumption = true,
	                      .text = "the mass is not given: it is the value by the median value of a tonne of the code"}};
	m->marks[MARK_KEPT - 1] = (row_mark){.note = (octroi_note){.code = "mass-outlier", .text = m->why_dropped}};
}

masses *masses_new(const masses_question *question, const csv_stream *s, const flow_maps *maps, arena *memory, diagnostics *d)
{
	masses *m = ARENA_NEW(memory, masses);
	*m = (masses){.question = *question, .memory = memory, .columns = csv_stream_columns(s), .keys = names_new(memory)};
	if (!find_columns(m, s, maps, d))
		return NULL;
	m->values = arena_new();
	m->scratch = arena_new();
	make_marks(m);
	masses_rewind(m);
	return m;
}

void masses_free(masses *m)
{
	if (!m)
		return;
	if (m->values)
		arena_free(m->values);
	arena_free(m->scratch);
}

/* ---- rows -------------------------------------------------------------------------------- */

/* A figure and what stands behind it. */
static bool figure_of(slice cell, double *figure, slice *rest)
{
	size_t used;
	cell = slice_trim(cell);
	if (number_read_prefix(cell, figure, &used) != NUMBER_OK || !(*figure > 0))
		return false;
	*rest = slice_trim((slice){cell.at + used, cell.length - used});
	return true;
}

/* False: the cell is no mass. */
static bool mass_of(const masses *m, slice cell, double *mass)
{
	slice rest;
	*mass = NAN;
	if (!slice_trim(cell).length)
		return true;
	if (!figure_of(cell, mass, &rest))
		return false;
	*mass *= rest.length ? tonnes_of(rest) : m->tonnes;
	return !isnan(*mass);
}

static bool value_of(const masses *m, const slice *row, double *value, slice *currency)
{
	if (!figure_of(row[m->value.column], value, currency))
		return false;
	if (currency->length)
		return true;
	*value *= m->value.times;
	if (m->value.currency != none)
		*currency = slice_trim(row[m->value.currency]);
	else if (m->value.unit)
		*currency = slice_of(m->value.unit);
	return true;
}

/* Adds a text and a blank; no printf, for it is asked for every line. */
static void key_add(slice *key, char text[KEY_SIZE], slice part)
{
	memcpy(text + key->length, part.at, part.length);
	text[key->length + part.length] = ' ';
	key->length += part.length + 1;
}

/* "720839 EUR HS2017 "; empty: the code is none, or a text is far too long. */
static slice key_of(const masses *m, slice code, slice currency, slice edition, char text[KEY_SIZE])
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why;
	slice key = {text, 0};
	if (!good_read(m->scratch, code, digits, &why) || GOOD_DIGITS_MAX + currency.length + edition.length + 3 > KEY_SIZE)
		return key;
	key_add(&key, text, slice_of(digits));
	key_add(&key, text, currency);
	key_add(&key, text, edition);
	return key;
}

static slice row_key(const masses *m, const slice *row, slice currency, char text[KEY_SIZE])
{
	slice edition = m->edition != none ? slice_trim(row[m->edition]) : (slice){"", 0};
	return key_of(m, row[m->good.column], currency, edition, text);
}

static row_figures figures_of(const masses *m, const slice *row)
{
	row_figures out = {0};
	slice currency;
	char text[KEY_SIZE];
	if (!value_of(m, row, &out.value, &currency) || !mass_of(m, row[m->mass.column], &out.mass))
		return out;
	slice key = row_key(m, row, currency, text);
	out.whole = key.length > 0;
	out.key = out.whole ? names_find(m->keys, key) : 0;
	return out;
}

/* ---- medians -------------------------------------------------------------------------------- */

static void group_add(masses *m, group *g, double unit_value)
{
	if (!g->chunks || g->chunks->count == g->chunks->capacity) {
		size_t twice = g->chunks ? 2 * g->chunks->capacity : CHUNK_FIRST, capacity = twice < CHUNK_MOST ? twice : CHUNK_MOST;
		chunk *c = arena_alloc(m->values, sizeof *c + capacity * sizeof *c->values);
		c->capacity = capacity;
		c->next = g->chunks;
		g->chunks = c;
	}
	g->chunks->values[g->chunks->count++] = unit_value;
	g->count++;
}

void masses_collect(masses *m, const csv_batch *b, const left_out *left)
{
	arena_clear(m->scratch);
	for (size_t i = 0; i < b->rows; i++) {
		const slice *row = b->cells + i * b->columns;
		double value, mass;
		slice currency;
		char text[KEY_SIZE];
		if (left->rows[i] || !value_of(m, row, &value, &currency) || !mass_of(m, row[m->mass.column], &mass) || isnan(mass))
			continue;
		slice key = row_key(m, row, currency, text);
		if (key.length)
			group_add(m, ARENA_AT(m->memory, m->groups, names_add(m->keys, key), m->group_capacity), value / mass);
	}
}

static double median_of(const group *g, double *room)
{
	size_t count = 0;
	if (g->count < MASSES_LINES_LEAST)
		return NAN;
	for (const chunk *c = g->chunks; c; c = c->next) {
		memcpy(room + count, c->values, c->count * sizeof *room);
		count += c->count;
	}
	return gsl_stats_median(room, 1, count);
}

void masses_collected(masses *m)
{
	size_t most = 0;
	for (uint32_t i = 1; i <= names_count(m->keys); i++)
		most = m->groups[i].count > most ? m->groups[i].count : most;
	double *room = ARENA_ARRAY(m->values, double, most + 1);
	for (uint32_t i = 1; i <= names_count(m->keys); i++) {
		m->groups[i].median = median_of(&m->groups[i], room);
		m->groups[i].chunks = NULL;
	}
	arena_free(m->values);
	m->values = NULL;
}

double masses_unit_value(const masses *m, slice code, slice currency, slice edition)
{
	char text[KEY_SIZE];
	slice key = key_of(m, code, currency, edition, text);
	uint32_t id = key.length ? names_find(m->keys, key) : 0;
	return id ? m->groups[id].median : NAN;
}

/* ---- rewriting -------------------------------------------------------------------------------- */

/* The figure as the column has it. */
static void write_mass(masses *m, slice *row, double mass)
{
	char *text = arena_alloc(m->scratch, NUMBER_TEXT_SIZE);
	row[m->mass.column] = (slice){text, number_write(mass / m->tonnes, text)};
}

static void outlier(masses *m, const row_figures *f, double usual, slice *row, size_t i, left_out *left)
{
	m->found.found++;
	exact_add(&m->found_t, f->mass);
	if (m->question.outliers == OCTROI_OUTLIERS_DROP) {
		left_out_add(left, i, m->why_dropped);
	} else if (m->question.outliers == OCTROI_OUTLIERS_REPLACE) {
		write_mass(m, row, usual);
		exact_add(&m->replaced_t, usual);
		m->mark[i] = MARK_REPLACED;
	} else {
		m->mark[i] = MARK_KEPT;
	}
}

static void compare(masses *m, const row_figures *f, double median, slice *row, size_t i, left_out *left)
{
	double unit_value = f->value / f->mass;
	m->found.compared++;
	exact_add(&m->compared_t, f->mass);
	if (unit_value < median / m->question.factor || unit_value > median * m->question.factor)
		outlier(m, f, f->value / median, row, i, left);
}

static void estimate(masses *m, const row_figures *f, double median, slice *row, size_t i)
{
	if (isnan(median)) {
		m->found.without_median++;
		return;
	}
	double mass = f->value / median;
	write_mass(m, row, mass);
	m->found.estimated++;
	exact_add(&m->estimated_t, mass);
	m->mark[i] = MARK_ESTIMATED;
}

static void read_row(masses *m, slice *row, size_t i, left_out *left)
{
	row_figures f = figures_of(m, row);
	double median = f.key ? m->groups[f.key].median : NAN;
	if (!f.whole)
		return;
	if (isnan(f.mass) && m->question.estimate)
		estimate(m, &f, median, row, i);
	else if (!isnan(f.mass) && !isnan(median) && m->question.outliers != OCTROI_OUTLIERS_UNASKED)
		compare(m, &f, median, row, i, left);
}

void masses_read(masses *m, csv_batch *b, left_out *left, const uint8_t **marks)
{
	arena_clear(m->scratch);
	if (b->rows > m->cells_capacity) {
		m->cells_capacity = b->rows;
		m->cells = ARENA_ARRAY(m->memory, slice, b->rows * b->columns);
		m->mark = ARENA_ARRAY(m->memory, uint8_t, b->rows);
	}
	*marks = m->mark;
	if (!b->rows)
		return;
	memset(m->mark, MARK_NONE, b->rows);
	memcpy(m->cells, b->cells, b->rows * b->columns * sizeof *m->cells);
	for (size_t i = 0; i < b->rows; i++)
		if (!left->rows[i])
			read_row(m, m->cells + i * b->columns, i, left);
	b->cells = m->cells;
}

const row_mark *masses_marks(const masses *m, size_t *count)
{
	*count = MARK_COUNT;
	return m->marks;
}

/* ---- what was found -------------------------------------------------------------------------------- */

void masses_rewind(masses *m)
{
	m->found = (octroi_masses){.outliers = m->question.outliers, .factor = m->question.factor, .estimate = m->question.estimate,
	                           .least = MASSES_LINES_LEAST};
	m->compared_t = m->found_t = m->replaced_t = m->estimated_t = (exact_sum){0};
}

octroi_masses masses_found(const masses *m)
{
	octroi_masses out = m->found;
	out.compared_t = exact_value(&m->compared_t);
	out.found_t = exact_value(&m->found_t);
	out.replaced_t = exact_value(&m->replaced_t);
	out.estimated_t = exact_value(&m->estimated_t);
	return out;
}
