/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What values of flows are worth in the currency of a charge. A value was made in the year of its flow, so that the mean rate
 * of that year is the right one; where it is not known, that of the year computed stands in, and is an assumption. */
#include <math.h>
#include <string.h>

#include "work.h"

struct worths {
	scenario_work     *w;
	diagnostics       *d;
	names             *known;  /* variant, currency and years, as text: rate + 1 */
	octroi_value_rate *rates;
	size_t             count, capacity;
};

/* What is given in a currency in which nothing is charged would be given in vain. */
static bool is_charged_in(const scenario_work *w, const char *currency)
{
	for (size_t i = 0; i < w->variant_count; i++)
		for (size_t p = 0; p < w->variants[i].program_count; p++)
			if (strcmp(program_facts(w->variants[i].programs[p])->currency, currency) == 0)
				return true;
	return false;
}

static void given_check(const scenario_work *w, diagnostics *d)
{
	const char *own = w->cube.currency;
	for (size_t i = 0; i < w->doc->rate_count; i++) {
		const flow_rate *rate = &w->doc->rates[i];
		if (!own)
			warning_at(d, rate->where, "idle-rate", "this rate is not used: the file has no values in one currency");
		else if (strcmp(own, rate->currency) == 0)
			warning_at(d, rate->where, "idle-rate", "this rate is not used: values are in %s", own);
		else if (!is_charged_in(w, rate->currency))
			warning_at(d, rate->where, "idle-rate", "this rate is not used: nothing is charged in %s", rate->currency);
	}
}

worths *worths_new(scenario_work *w, diagnostics *d)
{
	worths *x = ARENA_NEW(w->memory, worths);
	*x = (worths){.w = w, .d = d, .known = names_new(w->memory)};
	return x;
}

static const flow_rate *given_rate(const scenario *doc, const char *currency)
{
	for (size_t i = 0; i < doc->rate_count; i++)
		if (strcmp(doc->rates[i].currency, currency) == 0)
			return &doc->rates[i];
	return NULL;
}

static day known_by(const variant *v)
{
	day as_of = DAY_LAST;
	if (v->settings.as_of)
		day_read(slice_of(v->settings.as_of), &as_of);
	return as_of;
}

/* Variants that leave the rates alone need not read them once more. */
static rulebook *book_for(const scenario_work *w, const variant *v)
{
	for (size_t i = 0; i < w->variant_count && !rulebook_changes_rates(v->book); i++)
		if (!rulebook_changes_rates(w->variants[i].book))
			return w->variants[i].book;
	return v->book;
}

/* The mean of the flows' year, else that of the year computed. */
static void look_up(worths *x, const variant *v, octroi_value_rate *out, int flow_year, int computed)
{
	const int years[] = {flow_year, computed == flow_year ? 0 : computed};
	const char *why[] = {NULL, NULL};
	out->rate = NAN;
	for (size_t i = 0; i < 2 && isnan(out->rate); i++) {
		if (!years[i])
			continue;
		year_rate found = rulebook_year_rate(book_for(x->w, v), x->w->cube.currency, out->currency, years[i], known_by(v), x->d);
		why[i] = found.why;
		out->rate = found.rate;
		out->source = found.source;
		out->year = isnan(found.rate) ? 0 : years[i];
		out->standing = (octroi_standing)found.standing;
	}
	if (flow_year && out->year == flow_year)
		return;
	out->computed = computed;
	out->standing = OCTROI_ASSUMPTION;
	out->why = !flow_year ? "the file does not say of which year values are" : why[0];
	if (isnan(out->rate) && why[1])
		out->why = arena_printf(x->w->memory, "%s, and %s", out->why, why[1]);
}

static slice key_of(worths *x, const variant *v, const char *currency, int flow_year, int computed)
{
	return slice_of(arena_printf(x->w->memory, "%zu %s %d %d", v->number, currency, flow_year, computed));
}

static double rate_for(worths *x, const variant *v, const char *currency, int flow_year, int computed)
{
	const flow_rate *given = given_rate(x->w->doc, currency);
	octroi_value_rate out = {.variant = v->number, .currency = currency, .flow_year = given ? 0 : flow_year, .rate = given ? given->rate : NAN};
	uint32_t id = names_find(x->known, key_of(x, v, currency, out.flow_year, 0));
	if (!id)
		id = names_find(x->known, key_of(x, v, currency, out.flow_year, computed));
	if (id)
		return x->rates[id - 1].rate;
	if (!given)
		look_up(x, v, &out, flow_year, computed);
	names_add(x->known, key_of(x, v, currency, out.flow_year, out.computed));
	*ARENA_PUSH(x->w->memory, x->rates, x->count, x->capacity) = out;
	return out.rate;
}

double worth_in(worths *x, const variant *v, const char *currency, int year, const double *by_year)
{
	const flow_table *t = x->w->table;
	double sum = 0;
	if (!x->w->cube.currency || !*currency)
		return NAN;
	bool same = strcmp(x->w->cube.currency, currency) == 0;
	for (size_t y = 0; y < flow_table_year_count(t); y++)
		if (by_year[y] != 0)
			sum += same ? by_year[y] : by_year[y] * rate_for(x, v, currency, y ? t->first_year + (int)y - 1 : 0, year);
	return sum;
}

const octroi_value_rate *worths_end(const worths *x, size_t *count)
{
	given_check(x->w, x->d);
	*count = x->count;
	return x->rates;
}
