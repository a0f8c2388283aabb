/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading dated values: at a clock, as a mean over a period, and money at the
 * exchange rate of a day. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "value.h"

/* Among the values whose period holds `on`, the one published last by `as_of`. */
static const series_value *value_on(const series *s, day on, day as_of)
{
	const series_value *found = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		if (period_has(v->when, on) && v->known <= as_of && (!found || v->known > found->known))
			found = v;
	}
	return found;
}

/* The last value, published by `as_of`, of a period that ends before `on`. */
static const series_value *value_before(const series *s, day on, day as_of)
{
	const series_value *found = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		if (v->when.last < on && v->known <= as_of &&
		    (!found || v->when.last > found->when.last ||
		     (v->when.last == found->when.last && v->known > found->known)))
			found = v;
	}
	/* What was declared unknown is not passed over. */
	return found && !found->unknown ? found : NULL;
}

const series_value *series_value_used(const series *s, day on, day as_of)
{
	const series_value *v = value_on(s, on, as_of);
	return v ? v : s->carry ? value_before(s, on, as_of) : NULL;
}

/* What a user gives for later does not fill a gap in what was published. */
static bool value_follows(const series *s, day on, day as_of)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->values[i].when.first > on && s->values[i].known <= as_of && s->values[i].standing != STANDING_GIVEN)
			return true;
	return false;
}

/* The days around which another value, or none, answers. */
static void cut_at_values(frame *f, const series *s, const series_value *used, day on)
{
	for (size_t i = 0; i < s->count; i++) {
		frame_cut(f, s->values[i].when.first);
		if (s->values[i].when.last < on)
			frame_cut(f, s->values[i].when.last + 1);
	}
	if (used)
		frame_cut_period(f, used->when);
}

static value typed(const series_value *v, standing st)
{
	return (value){.number = v->number, .code = v->code, .standing = weakest(v->standing, st)};
}

static const char *figure_text(frame *f, const slot *s, const series_value *v)
{
	value typed_value = typed(v, v->standing);
	return value_text(f, &s->type, &typed_value, functional_unit_of(f));
}

static value carried(frame *f, const slot *s, const series_value *last)
{
	char key[PERIOD_TEXT_SIZE];
	const char *why = last->changed ? CARRIED_CHANGE : s->series->carry_note ? s->series->carry_note : "the last known value is carried forward";
	note_add(f, "carried",
	         arena_printf(f->memory, "%s: %s of %s (%s)", s->series->title ? s->series->title : s->name,
	                      figure_text(f, s, last), period_write(last->when, key), why),
	         s->series->source.text, true);
	return typed(last, s->series->carry_standing);
}

static const octroi_reason *no_value(frame *f, const slot *s, day on)
{
	const series *se = s->series;
	char text[DAY_TEXT_SIZE];
	octroi_reason *r;
	if (se->after_unknown && !value_follows(se, on, f->program->as_of))
		r = reason_new(f, "declared-unknown", "%s", se->after_unknown);
	else
		r = reason_new(f, "no-value", "%s has no value for %s", se->title ? se->title : s->name,
		               day_write(on, text));
	r->source = se->source.text;
	if (se->override) {
		/* The word `price` is an option of its own. */
		r->text = strcmp(se->override, "price") == 0 ? arena_printf(f->memory, "%s; give --price", r->text)
		                                             : arena_printf(f->memory, "%s; give --set %s=FIGURE", r->text, se->override);
		r->option = se->override;
	}
	return r;
}

static const octroi_reason *unknown_reason_of(frame *f, const series *s, const series_value *v)
{
	octroi_reason *r = reason_new(f, "declared-unknown", "%s", v->unknown);
	r->source = v->source.text ? v->source.text : s->source.text;
	return r;
}

const octroi_reason *series_lacks(frame *f, const slot *s, day on)
{
	const series_value *v = value_on(s->series, on, f->program->as_of);
	return v && v->unknown ? unknown_reason_of(f, s->series, v) : no_value(f, s, on);
}

/* The last change before that day. */
static const series_value *change_before(const series *s, day on)
{
	const series_value *last = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		if (v->changed && v->when.last < on && (!last || v->when.last > last->when.last))
			last = v;
	}
	return last;
}

/* Whoever changed a figure up to 2030 may think that it stays so. */
static void tell_change_ended(frame *f, const series *s, const series_value *used, day on)
{
	char text[DAY_TEXT_SIZE];
	const series_value *last = used && used->changed ? NULL : change_before(s, on);
	if (!last || (!used && s->carry && value_before(s, on, f->program->as_of) == last))
		return;
	day end = last->when.last;
	const char *until = step_days(STEP_YEAR, day_year(end)).last == end ? arena_printf(f->memory, "%d", day_year(end)) : day_write(end, text);
	note_add(f, "change-ended", arena_printf(f->memory, "%s: the change ends with %s; later on it is as in the rules", s->title ? s->title : s->name, until),
	         NULL, false);
}

static value at_day(frame *f, const slot *s, day on, bool moves)
{
	const series *se = s->series;
	const series_value *v = value_on(se, on, f->program->as_of);
	if (moves)
		cut_at_values(f, se, v, on);
	tell_change_ended(f, se, v, on);
	if (v && v->unknown)
		return unknown_value(unknown_reason_of(f, se, v), v->standing);
	if (v && v->note)
		note_add(f, "value", v->note, v->source.text, v->standing == STANDING_GIVEN || v->standing >= STANDING_ASSUMPTION);
	if (v && v->standing == STANDING_GIVEN && !v->note && !v->still)
		note_add(f, "given-value",
		         arena_printf(f->memory, "%s: %s, as you gave it", se->title ? se->title : s->name, figure_text(f, s, v)),
		         NULL, false);
	if (v) {
		frame_cites(f, v->source.text ? &v->source : &se->source);
		return typed(v, STANDING_GIVEN);
	}
	const series_value *last = value_before(se, on, f->program->as_of);
	if (se->carry && last && !value_follows(se, on, f->program->as_of))
		return carried(f, s, last);
	return unknown_value(no_value(f, s, on), se->source.standing);
}

value series_value_at(frame *f, const slot *s)
{
	value clock = frame_slot(f, s->clock_slot);
	if (clock.unknown)
		return clock;
	bool year = f->program->slots[s->clock_slot].type.kind == TYPE_YEAR;
	day on = year ? day_of((int)clock.number, 1, 1) : (day)clock.number;
	value v = at_day(f, s, on, clock.moves);
	v.standing = weakest(v.standing, clock.standing);
	return v;
}

/* ---- means ---------------------------------------------------------------------- */

/* An edition of a value that was known by then and is newer. */
static bool superseded(const series *s, const series_value *v, day as_of)
{
	for (size_t i = 0; i < s->count; i++) {
		const series_value *w = &s->values[i];
		if (w->when.first == v->when.first && w->when.last == v->when.last && w->known > v->known && w->known <= as_of)
			return true;
	}
	return false;
}

static bool counts_in(const series *s, const series_value *v, period within, day as_of)
{
	return v->when.first >= within.first && v->when.last <= within.last && v->known <= as_of && !superseded(s, v, as_of);
}

/* How many values lie in the period; one that is declared unknown is handed back. */
static size_t mean_of(const series *s, period within, day as_of, double *mean, standing *st, const series_value **unknown)
{
	*unknown = NULL;
	double sum = 0;
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		if (!counts_in(s, v, within, as_of))
			continue;
		if (v->unknown)
			*unknown = v;
		sum += v->number;
		*st = weakest(*st, v->standing);
		n++;
	}
	*mean = n ? sum / (double)n : NAN;
	return n;
}

/* What is told of a value is told wherever it is used. */
static void mean_told(frame *f, const series *s, period within)
{
	for (size_t i = 0; i < s->count; i++) {
		const series_value *v = &s->values[i];
		if (v->note && counts_in(s, v, within, f->program->as_of))
			note_add(f, "value", v->note, v->source.text, v->standing == STANDING_GIVEN || v->standing >= STANDING_ASSUMPTION);
	}
}

value series_mean(frame *f, const expr *e)
{
	enum { STEPS_BACK_MAX = 400 };
	const meaning *m = meaning_of(e);
	const slot *s = &f->program->slots[meaning_of(e->operands[0])->slot];
	value when = frame_eval(f, e->operands[1]);
	if (when.unknown)
		return when;
	int32_t number = (int32_t)when.number;
	value v = {.standing = when.standing};
	const series_value *unknown;
	for (int back = 0; back < (m->previous ? STEPS_BACK_MAX : 1); back++) {
		period within = step_days(m->step, number - back);
		if (!mean_of(s->series, within, f->program->as_of, &v.number, &v.standing, &unknown))
			continue;
		mean_told(f, s->series, within);
		return unknown ? unknown_value(unknown_reason_of(f, s->series, unknown), v.standing) : v;
	}
	char text[PERIOD_TEXT_SIZE];
	octroi_reason *r = reason_new(f, "no-value", "%s has no value within %s", s->name,
	                              period_write(step_days(m->step, number), text));
	r->source = s->series->source.text;
	return unknown_value(r, when.standing);
}

/* ---- money ------------------------------------------------------------------------ */

/* Units of a currency for one of the table's base. */
static value rate_of(frame *f, const table *t, const char *currency, const value *when, type_kind kind)
{
	if (strcmp(currency, t->rates_base) == 0)
		return (value){.number = 1, .standing = STANDING_GIVEN};
	const table_edition *edition = NULL;
	bool early;
	const table_data *data = table_rows(t, f->program->as_of, &edition, &early, f->d);
	const table_column *rate = t->column_count ? &t->columns[0] : NULL;
	size_t currencies = data ? csv_column(data->csv, t->keys[0].column) : 0;
	size_t periods = data && t->key_count > 1 ? csv_column(data->csv, t->keys[1].column) : 0;
	slice wanted = slice_of(currency);
	day d = kind == TYPE_YEAR ? day_of((int)when->number, 1, 1) : (day)when->number;
	char on[DAY_TEXT_SIZE] = "";
	for (size_t row = 0; data && rate && row < data->csv->rows; row++) {
		if (!slice_equal(csv_cell(data->csv, row, currencies), wanted))
			continue;
		period p;
		slice key = t->key_count > 1 ? csv_cell(data->csv, row, periods) : (slice){0};
		if (!key.at || !period_read(key, &p))
			continue;
		if (when->moves)
			frame_cut_period(f, p);
		if (!period_has(p, d))
			continue;
		cell c;
		if (table_cell(t, data, row, rate->name, &rate->type, &c, f->d) && !c.empty && c.number > 0)
			return (value){.number = c.number, .standing = t->source.standing};
	}
	if (kind == TYPE_DATE)
		day_write((day)when->number, on);
	else
		snprintf(on, sizeof on, "%d", (int)when->number);
	octroi_reason *r = reason_new(f, "no-rate", "there is no exchange rate of %s for %s", currency, on);
	r->source = t->source.text;
	return unknown_value(r, STANDING_LAW);
}

/* Money that somebody gave can be given in another currency. */
static const octroi_reason *rate_missing(frame *f, const octroi_reason *why, const char *to)
{
	octroi_reason *r = reason_new(f, why->code, "%s; give the amount in %s", why->text, to);
	r->source = why->source;
	return r;
}

value money_convert(frame *f, const expr *e)
{
	const meaning *m = meaning_of(e);
	const type *is = &meaning_of(e->operands[0])->type;
	value amount = frame_eval(f, e->operands[0]);
	if (amount.unknown)
		return unknown_value(amount.unknown, amount.standing);
	char from[4] = "", to[4] = "";
	if (is->kind == TYPE_MONEY)
		snprintf(from, sizeof from, "%.*s", (int)amount.text.length, amount.text.at);
	else
		unit_currency(&is->unit, from);
	unit_currency(&m->type.unit, to);
	amount.text = (slice){0};
	if (strcmp(from, to) == 0)
		return amount;
	if (!m->rates)
		return unknown_value(reason_new(f, "no-rate", "%s cannot be converted into %s without a table of rates", from, to),
		                     amount.standing);
	value when = frame_eval(f, e->operands[3]);
	if (when.unknown)
		return when;
	type_kind kind = meaning_of(e->operands[3])->type.kind;
	value a = rate_of(f, m->rates, from, &when, kind), b = rate_of(f, m->rates, to, &when, kind);
	if ((a.unknown || b.unknown) && is->kind == TYPE_MONEY)
		return unknown_value(rate_missing(f, a.unknown ? a.unknown : b.unknown, to), STANDING_LAW);
	if (a.unknown || b.unknown)
		return a.unknown ? a : b;
	frame_cites(f, &m->rates->source);
	amount.number = amount.number / a.number * b.number;
	amount.standing = weakest(weakest(amount.standing, when.standing), weakest(a.standing, b.standing));
	return amount;
}

value exchange_rate(frame *f, const table *rates, const char *from, const char *to, const value *when, type_kind kind)
{
	value a = rate_of(f, rates, from, when, kind), b = rate_of(f, rates, to, when, kind);
	if (a.unknown || b.unknown)
		return a.unknown ? a : b;
	frame_cites(f, &rates->source);
	a.number = b.number / a.number;
	a.standing = weakest(a.standing, b.standing);
	return a;
}
