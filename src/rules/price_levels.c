/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money of one year as money of another: levels of prices as tables have them, and behind their end a rate of
 * inflation that somebody assumes. No level between two known ones is made up. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

/* ---- tables of levels ------------------------------------------------------------ */

static const table *table_named(const document *doc, const char *name, place asked_from, diagnostics *d)
{
	const char **names = ARENA_ARRAY(doc->book->memory, const char *, doc->table_count + 1);
	for (size_t i = 0; i < doc->table_count; i++) {
		names[i] = doc->tables[i].name;
		if (strcmp(names[i], name) == 0)
			return &doc->tables[i];
	}
	const char *near = text_nearest(slice_of(name), names, doc->table_count);
	error_at(d, asked_from, "unknown-table", "'%s' has no table '%s'", doc->id, name);
	if (near || doc->table_count == 1)
		error_remedy(d, "did you mean '%s.%s'?", doc->id, near ? near : names[0]);
	else
		error_remedy(d, "write the id of a document and the name of its table of price levels: ID.NAME");
	return NULL;
}

static const type *level_type(const table *t)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, "level") == 0 && t->columns[i].type.kind == TYPE_NUMBER)
			return &t->columns[i].type;
	return NULL;
}

static bool holds_levels(const table *t, place asked_from, diagnostics *d)
{
	const table_key *currency = table_key_named(t, "currency"), *year = table_key_named(t, "year");
	if (t->key_count == 2 && currency && currency->match == MATCH_EXACT && year && year->match == MATCH_EXACT && level_type(t))
		return true;
	error_at(d, asked_from, "no-levels", "table '%s.%s' holds no price levels", t->document->id, t->name);
	error_related(d, t->where, "it is declared here");
	error_remedy(d, "a table of price levels has the keys currency and year, both exact, and a column level");
	return false;
}

/* ---- the rows of one currency ------------------------------------------------------ */

typedef struct {
	int    year;
	double level;
	size_t row;
} level_row;

static int by_year(const void *a, const void *b)
{
	const level_row *x = a, *y = b;
	return (x->year > y->year) - (x->year < y->year);
}

/* False after an error, or where the table does not know the level. */
static bool row_read(const table *t, const table_data *data, size_t row, level_row *out, diagnostics *d)
{
	const type year_type = {.kind = TYPE_YEAR};
	cell year, level;
	if (!table_cell(t, data, row, table_key_named(t, "year")->column, &year_type, &year, d) ||
	    !table_cell(t, data, row, "level", level_type(t), &level, d) || year.empty || level.empty)
		return false;
	*out = (level_row){(int)year.number, level.number, row};
	if (level.number > 0)
		return true;
	error_at(d, table_cell_place(data, row, csv_column(data->csv, "level")), "bad-level", "a price level is above 0");
	return false;
}

static void rows_differ(const table *t, const table_data *data, const level_row *rows, size_t count, diagnostics *d)
{
	size_t column = csv_column(data->csv, table_key_named(t, "year")->column);
	for (size_t i = 1; i < count; i++) {
		if (rows[i].year != rows[i - 1].year)
			continue;
		error_at(d, table_cell_place(data, rows[i].row, column), "repeated-row", "table '%s' has two levels of %d", t->name,
		         rows[i].year);
		error_related(d, table_cell_place(data, rows[i - 1].row, column), "the other stands here");
		error_remedy(d, "take one of them out");
	}
}

static void levels_fill(arena *a, const table *t, const table_data *data, price_levels *out, diagnostics *d)
{
	level_row *rows = ARENA_ARRAY(a, level_row, data->csv->rows + 1);
	size_t currency = csv_column(data->csv, table_key_named(t, "currency")->column);
	for (size_t i = 0; i < data->csv->rows; i++)
		if (slice_is(csv_cell(data->csv, i, currency), out->currency))
			out->count += row_read(t, data, i, &rows[out->count], d);
	qsort(rows, out->count, sizeof *rows, by_year);
	rows_differ(t, data, rows, out->count, d);
	out->years = ARENA_ARRAY(a, int, out->count + 1);
	out->levels = ARENA_ARRAY(a, double, out->count + 1);
	for (size_t i = 0; i < out->count; i++) {
		out->years[i] = rows[i].year;
		out->levels[i] = rows[i].level;
	}
}

static const table_data *rows_by(const table *t, day as_of, const table_edition **edition, place asked_from, diagnostics *d)
{
	bool early = false;
	char text[DAY_TEXT_SIZE];
	const table_data *data = t->unknown ? NULL : table_rows(t, as_of, edition, &early, d);
	if (t->unknown)
		error_at(d, asked_from, "no-levels", "table '%s.%s' is unknown: %s", t->document->id, t->name, t->unknown);
	else if (early)
		error_at(d, asked_from, "no-levels", "table '%s.%s' was not known by %s", t->document->id, t->name, day_write(as_of, text));
	return data;
}

const price_levels *rulebook_price_levels(rulebook *book, const char *name, const char *currency, day as_of, place asked_from,
                                          diagnostics *d)
{
	size_t before = diagnostics_errors(d), id = strcspn(name, ".");
	const document *doc = rulebook_document(book, arena_copy(book->memory, name, id), asked_from, d);
	const table *t = doc ? table_named(doc, name[id] ? name + id + 1 : "", asked_from, d) : NULL;
	const table_edition *edition = NULL;
	const table_data *data = t && holds_levels(t, asked_from, d) ? rows_by(t, as_of, &edition, asked_from, d) : NULL;
	if (!data)
		return NULL;
	price_levels *out = ARENA_NEW(book->memory, price_levels);
	*out = (price_levels){.name = arena_copy(book->memory, name, strlen(name)),
	                      .source = edition->source.text ? edition->source : t->source};
	memcpy(out->currency, currency, strnlen(currency, sizeof out->currency - 1));
	levels_fill(book->memory, t, data, out, d);
	return diagnostics_errors(d) == before ? out : NULL;
}

/* ---- money of a path ----------------------------------------------------------------- */

static const price_levels *levels_of(const money_assumption *money)
{
	return money && money->levels && money->levels->count ? money->levels : NULL;
}

/* The year from which on the rate is assumed. */
static int last_known(const price_path *p, const money_assumption *money)
{
	const price_levels *l = levels_of(money);
	return l ? l->years[l->count - 1] : p->base_year;
}

static double compounded(double rate, int years)
{
	double product = 1;
	for (int i = 0; i < years; i++)
		product *= 1 + rate;
	return product;
}

static void level_missing(const price_path *p, int year, const price_levels *l, place asked_from, diagnostics *d)
{
	buffer all = {.memory = arena_new()};
	for (size_t i = 0; i < l->count; i++)
		buffer_printf(&all, "%s%d", i ? ", " : "", l->years[i]);
	error_at(d, asked_from, "no-price-level", "'%s' is in %s of %d, and '%s' has no price level of %d", p->id, p->currency,
	         p->base_year, l->name, year);
	error_remedy(d, "it has %s; name a table of price levels that has %d", all.at, year);
	arena_free(all.memory);
}

static void no_level(const price_path *p, int year, place asked_from, diagnostics *d)
{
	error_at(d, asked_from, "no-price-level", "'%s' is in %s of %d, and no price level of %s is known", p->id, p->currency,
	         p->base_year, p->currency);
	error_remedy(d, "name a table of price levels of %s that has %d and %d", p->currency, year, p->base_year);
}

static void no_rate(const price_path *p, int last, const price_levels *l, place asked_from, diagnostics *d)
{
	error_at(d, asked_from, "no-inflation", l ? "'%s' is in %s of %d, and no price level of %s is known after %d"
	                                          : "'%s' is in %s of %d, and no price level of %s is known",
	         p->id, p->currency, p->base_year, p->currency, last);
	error_remedy(d, "give the rate of inflation to be assumed from %d on, such as 2 %%", last);
}

/* The level of a year; where no table has one, that of the base year is 1. NAN after an error. */
static double level_in(const price_path *p, int year, const money_assumption *money, bool *assumed, place asked_from, diagnostics *d)
{
	const price_levels *l = levels_of(money);
	int last = last_known(p, money);
	for (size_t i = 0; l && i < l->count; i++)
		if (l->years[i] == year)
			return l->levels[i];
	if (!l && year == last)
		return 1;
	if (year < last) {
		if (l)
			level_missing(p, year, l, asked_from, d);
		else
			no_level(p, year, asked_from, d);
		return NAN;
	}
	*assumed = true;
	if (!money || isnan(money->inflation)) {
		no_rate(p, last, l, asked_from, d);
		return NAN;
	}
	return (l ? l->levels[l->count - 1] : 1) * compounded(money->inflation, year - last);
}

static bool money_is_sound(const price_path *p, const money_assumption *money, place asked_from, diagnostics *d)
{
	if (money && money->levels && strcmp(money->levels->currency, p->currency) != 0) {
		error_at(d, asked_from, "wrong-currency", "'%s' is in %s, the price levels are of %s", p->id, p->currency,
		         money->levels->currency);
		error_remedy(d, "ask for the price levels of %s", p->currency);
		return false;
	}
	if (money && !isnan(money->inflation) && (!(money->inflation > -1) || isinf(money->inflation))) {
		error_at(d, asked_from, "bad-inflation", "a rate of inflation is a share above -1");
		error_remedy(d, "2 %% a year is 0.02");
		return false;
	}
	return true;
}

double price_path_factor(const price_path *p, int year, const money_assumption *money, bool *assumed, place asked_from,
                         diagnostics *d)
{
	*assumed = false;
	if (p->basis != MONEY_REAL || year == p->base_year)
		return 1;
	if (!money_is_sound(p, money, asked_from, d))
		return NAN;
	double base = level_in(p, p->base_year, money, assumed, asked_from, d);
	return isnan(base) ? NAN : level_in(p, year, money, assumed, asked_from, d) / base;
}

static void money_told(const price_path *p, const money_assumption *money, bool assumed, arena *memory, nominal_path *out)
{
	const price_levels *l = levels_of(money);
	buffer note = {.memory = memory};
	char rate[NUMBER_TEXT_SIZE];
	out->note_code = p->basis == MONEY_UNSTATED ? "unstated-money" : "constant-money";
	if (p->basis == MONEY_UNSTATED) {
		buffer_printf(&note, "%s does not say of which year its money is; it is taken as nominal", p->id);
	} else {
		buffer_printf(&note, "%s is in %s of %d, made nominal", p->id, p->currency, p->base_year);
		if (l)
			buffer_printf(&note, " by %s (%s)", l->name, l->source.text);
		number_write(assumed ? number_round(100 * money->inflation, 10, ROUND_HALF_EVEN) : 0, rate);
		if (assumed)
			buffer_printf(&note, "%s an assumed %s %% a year from %d on", l ? " and" : " by", rate, last_known(p, money));
	}
	out->note = note.at;
}

bool price_path_nominal(const price_path *p, const money_assumption *money, arena *memory, nominal_path *out, place asked_from,
                        diagnostics *d)
{
	bool any_assumed = false;
	*out = (nominal_path){.points = ARENA_ARRAY(memory, path_point, p->count + 1)};
	for (size_t i = 0; i < p->count; i++) {
		bool assumed;
		path_point point = p->points[i];
		double factor = price_path_factor(p, point.year, money, &assumed, asked_from, d);
		if (isnan(factor))
			return false;
		point.figure *= factor;
		if ((assumed || p->basis == MONEY_UNSTATED) && point.standing < STANDING_ASSUMPTION)
			point.standing = STANDING_ASSUMPTION;
		any_assumed = any_assumed || assumed;
		out->points[out->count++] = point;
	}
	if (p->basis != MONEY_NOMINAL)
		money_told(p, money, any_assumed, memory, out);
	return true;
}
