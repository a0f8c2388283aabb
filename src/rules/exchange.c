/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What money of one currency is worth in another, as the mean of a year, for sums of money that no formula has at hand.
 * The tables are those that formulas convert by. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

/* The tables of this document that go by currency and year are asked in the order in which they stand. */
static const char rates_id[] = "common-exchange";

bool rulebook_changes_rates(const rulebook *book)
{
	return rulebook_changes_of(book, rates_id) > 0;
}

static bool goes_by_year(const table *t)
{
	const table_key *year = t->key_count == 2 ? &t->keys[1] : NULL;
	return t->rates_base && year && strcmp(year->name, "year") == 0 && t->keys[0].match == MATCH_EXACT && year->match == MATCH_EXACT;
}

/* Units of the currency for one of the table's base; NaN: the table does not know it. */
static double rate_of(const table *t, const char *currency, int year, day as_of, diagnostics *d)
{
	const type year_type = {.kind = TYPE_YEAR};
	const table_edition *edition;
	bool early;
	const table_data *data = t->unknown ? NULL : table_rows(t, as_of, &edition, &early, d);
	if (strcmp(currency, t->rates_base) == 0)
		return 1;
	for (size_t row = 0; data && row < data->csv->rows; row++) {
		cell of, rate;
		if (!slice_is(csv_cell(data->csv, row, csv_column(data->csv, t->keys[0].column)), currency) ||
		    !table_cell(t, data, row, t->keys[1].column, &year_type, &of, d) || of.empty || (int)of.number != year)
			continue;
		if (table_cell(t, data, row, t->columns[0].name, &t->columns[0].type, &rate, d) && !rate.empty && rate.number > 0)
			return rate.number;
	}
	return NAN;
}

/* Of two tables with one base the first that knows it. */
static const table *table_with(const document *doc, const char *base, const char *currency, int year, day as_of, double *rate, diagnostics *d)
{
	for (size_t i = 0; i < doc->table_count; i++) {
		const table *t = &doc->tables[i];
		if (!goes_by_year(t) || (base && strcmp(t->rates_base, base) != 0))
			continue;
		*rate = rate_of(t, currency, year, as_of, d);
		if (!isnan(*rate))
			return t;
	}
	return NULL;
}

static void cite(arena *a, const table *t, const table *other, year_rate *out)
{
	const char *one = t->source.text, *two = other->source.text;
	out->standing = t->source.standing > other->source.standing ? t->source.standing : other->source.standing;
	out->source = one && two && strcmp(one, two) != 0 ? arena_printf(a, "%s; %s", one, two) : one ? one : two;
}

year_rate rulebook_year_rate(rulebook *book, const char *from, const char *to, int year, day as_of, diagnostics *d)
{
	year_rate out = {.rate = NAN};
	arena *a = book->memory;
	const document *doc = rulebook_has(book, rates_id) ? rulebook_document(book, rates_id, (place){0}, d) : NULL;
	double was = NAN, is = NAN;
	const table *of = doc ? table_with(doc, NULL, from, year, as_of, &was, d) : NULL;
	const table *other = of ? table_with(doc, of->rates_base, to, year, as_of, &is, d) : NULL;
	if (!doc)
		out.why = "the rules have no exchange rates";
	else if (!of || !other)
		out.why = arena_printf(a, "the rules have no exchange rate of %s for %d", of ? to : from, year);
	else
		out.rate = is / was;
	if (!out.why) /* the base is in every table: what it is worth there says nothing of where a rate is from */
		cite(a, strcmp(from, of->rates_base) == 0 ? other : of, strcmp(to, of->rates_base) == 0 ? of : other, &out);
	return out;
}
