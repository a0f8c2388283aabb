/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of two results side by side, what moved the charge of each, and what all of it adds up to. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charge.h"
#include "scenario.h"

static const char *const mover_names[OCTROI_MOVERS] = {
        "price", "factor", "benchmark", "mark_up", "intensity", "credit", "scope", "volume", "surplus", "other",
};

const char *mover_name(octroi_mover mover)
{
	return mover_names[mover];
}

/* A cell on both sides. */
typedef struct {
	const char        *scheme;
	int                base_year, reform_year;
	const char *const *by;       /* in the order of `match` */
	charge_side        base, reform;
} pair;

/* What is added up, exactly. */
typedef struct {
	octroi_moved is;
	exact_sum    base, reform, parts[OCTROI_MOVERS];
} moved_sum;

typedef struct {
	const char *currency;
	moved_sum   total, *rows;
	names      *keys;
	size_t      count, capacity;
} money;

typedef struct {
	const octroi_difference_question *q;
	arena       *memory;
	diagnostics *d;
	const char **match;          /* names by which cells are compared */
	size_t       match_count;
	int          base_year, reform_year; /* both: these are compared; 0: each year with itself */
	names       *keys, *base_schemes, *reform_schemes;
	pair        *pairs;          /* by key */
	size_t       capacity;
	money       *moneys;
	size_t       money_count, money_capacity;
	octroi_not_compared *not_compared;
	size_t       not_compared_count, not_compared_capacity;
	octroi_difference out;
	exact_sum    left_out;
} work;

/* ---- names that tell cells apart --------------------------------------------------------------- */

static size_t name_at(const char *const *names_of, size_t count, const char *name)
{
	size_t i = 0;
	while (i < count && strcmp(names_of[i], name) != 0)
		i++;
	return i;
}

static bool told_apart_by(const octroi_charges *side, const char *name)
{
	return name_at(side->by, side->by_count, name) < side->by_count;
}

static const char *list_text(arena *memory, const char *const *items, size_t count)
{
	buffer b = {.memory = memory};
	buffer_puts(&b, count ? "" : "nothing");
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s", i ? ", " : "", items[i]);
	return b.at;
}

static void check_asked(work *w, const octroi_charges *side)
{
	for (size_t i = 0; i < w->q->by_count; i++) {
		const char *name = w->q->by[i];
		if (told_apart_by(side, name))
			continue;
		error_at(w->d, (place){0}, "unknown-by", "%s does not tell lines apart by '%s'", side->name, name);
		const char *near = text_nearest(slice_of(name), side->by, side->by_count);
		if (near)
			error_remedy(w->d, "did you mean '%s'?", near);
		else
			error_remedy(w->d, "it does by %s", list_text(w->memory, side->by, side->by_count));
	}
}

/* Names that both sides have, those of the base first. Without a question for some both must have the same. */
static bool match_names(work *w)
{
	const octroi_charges *base = &w->q->base, *reform = &w->q->reform;
	size_t before = diagnostics_errors(w->d);
	check_asked(w, base);
	check_asked(w, reform);
	w->match = ARENA_ARRAY(w->memory, const char *, base->by_count + 1);
	for (size_t i = 0; i < base->by_count; i++)
		if (told_apart_by(reform, base->by[i]))
			w->match[w->match_count++] = base->by[i];
	bool same = w->match_count == base->by_count && w->match_count == reform->by_count;
	if (!same && !w->q->by_count) {
		error_at(w->d, (place){0}, "different-by", "%s tells lines apart by %s, %s by %s", base->name,
		         list_text(w->memory, base->by, base->by_count), reform->name, list_text(w->memory, reform->by, reform->by_count));
		if (w->match_count)
			error_remedy(w->d, "compare by what both have: --by %s", w->match[0]);
		else
			error_remedy(w->d, "compute both with the same --by");
	}
	return diagnostics_errors(w->d) == before;
}

/* ---- pairs ------------------------------------------------------------------------------------- */

/* The year of all cells; 0: there are several, or none. */
static int single_year(const octroi_charges *side)
{
	for (size_t i = 1; i < side->count; i++)
		if (side->cells[i].year != side->cells[0].year)
			return 0;
	return side->count ? side->cells[0].year : 0;
}

static void find_years(work *w)
{
	w->base_year = w->q->base_year;
	w->reform_year = w->q->reform_year;
	if (w->base_year && w->reform_year)
		return;
	w->base_year = single_year(&w->q->base);
	w->reform_year = single_year(&w->q->reform);
	if (!w->base_year || !w->reform_year)
		w->base_year = w->reform_year = 0;
}

/* Texts may hold anything but a NUL. */
static slice key_of(work *w, const char *scheme, int year, const char *const *by, size_t count)
{
	buffer b = {.memory = w->memory};
	buffer_printf(&b, "%s %d", scheme, year);
	for (size_t i = 0; i < count; i++) {
		buffer_add(&b, by[i] ? "\0=" : "\0-", 2);
		buffer_puts(&b, by[i] ? by[i] : "");
	}
	return (slice){b.at, b.length};
}

/* What a cell says under some names of its side. */
static const char *const *texts_of(work *w, const octroi_charges *side, const octroi_charge_cell *cell, const char *const *names_of,
                                   size_t count)
{
	const char **out = ARENA_ARRAY(w->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		out[i] = cell->by[name_at(side->by, side->by_count, names_of[i])];
	return out;
}

static void add_cells(work *w, const octroi_charges *side, int year, names *schemes, bool reform)
{
	for (size_t i = 0; i < side->count; i++) {
		const octroi_charge_cell *c = &side->cells[i];
		if (year && c->year != year)
			continue;
		const char *const *by = texts_of(w, side, c, w->match, w->match_count);
		uint32_t id = names_add(w->keys, key_of(w, c->scheme, year ? 0 : c->year, by, w->match_count));
		pair *p = ARENA_AT(w->memory, w->pairs, id - 1, w->capacity);
		if (!p->scheme)
			*p = (pair){.scheme = c->scheme, .base_year = year ? w->base_year : c->year,
			            .reform_year = year ? w->reform_year : c->year, .by = by};
		charge_side_add(reform ? &p->reform : &p->base, c);
		names_add(schemes, slice_of(c->scheme));
	}
}

static const char *what_it_has(work *w, const octroi_charges *side)
{
	names *seen = names_new(w->memory);
	buffer b = {.memory = w->memory};
	buffer_puts(&b, "");
	for (size_t i = 0; i < side->count; i++) {
		const char *one = arena_printf(w->memory, "%s in %d", side->cells[i].scheme, side->cells[i].year);
		uint32_t before = names_count(seen);
		if (names_add(seen, slice_of(one)) > before && before < 6)
			buffer_printf(&b, "%s%s", before ? ", " : "", one);
	}
	if (names_count(seen) > 6)
		buffer_printf(&b, " and %u more", (unsigned)names_count(seen) - 6);
	return names_count(seen) ? b.at : "no lines";
}

static bool has_common(const work *w)
{
	for (uint32_t i = 0; i < names_count(w->keys); i++)
		if (w->pairs[i].base.exists && w->pairs[i].reform.exists)
			return true;
	return false;
}

static bool has_year(const octroi_charges *side, int year)
{
	for (size_t i = 0; i < side->count; i++)
		if (side->cells[i].year == year)
			return true;
	return !year || !side->count;
}

static void refuse_year(work *w, const octroi_charges *side, int year)
{
	error_at(w->d, (place){0}, "no-year", "%s has no lines of %d: it has %s", side->name, year, what_it_has(w, side));
}

/* A year that was asked for must be there; of two variants of one result one may charge nothing in it. */
static bool have_years(work *w)
{
	bool base = has_year(&w->q->base, w->base_year), reform = has_year(&w->q->reform, w->reform_year);
	if (w->q->same_flows && w->base_year == w->reform_year && (base || reform))
		return true;
	if (!base)
		refuse_year(w, &w->q->base, w->base_year);
	if (!reform)
		refuse_year(w, &w->q->reform, w->reform_year);
	return base && reform;
}

static bool make_pairs(work *w)
{
	if (!have_years(w))
		return false;
	w->keys = names_new(w->memory);
	w->base_schemes = names_new(w->memory);
	w->reform_schemes = names_new(w->memory);
	add_cells(w, &w->q->base, w->base_year, w->base_schemes, false);
	add_cells(w, &w->q->reform, w->reform_year, w->reform_schemes, true);
	if (names_count(w->keys) && (w->q->same_flows || has_common(w)))
		return true;
	error_at(w->d, (place){0}, "nothing-in-common", "the results have no cell in common: %s has %s, %s has %s", w->q->base.name,
	         what_it_has(w, &w->q->base), w->q->reform.name, what_it_has(w, &w->q->reform));
	if (w->match_count)
		error_remedy(w->d, "cells are compared that have the same scheme, year, %s", list_text(w->memory, w->match, w->match_count));
	else
		error_remedy(w->d, "cells are compared that have the same scheme and year");
	return false;
}

/* ---- what cannot be compared --------------------------------------------------------------------- */

static size_t unknown_lines(const charge_side *side)
{
	return side->lines[OCTROI_NOT_COMPUTABLE];
}

static double all_of(const charge_side *side, octroi_state state)
{
	return exact_value(&side->amount[state]);
}

/* The lines that are not computable are taken for the same when they are as many and the same share of the amount. */
static bool same_unknown(const charge_side *a, const charge_side *b)
{
	double x = all_of(a, OCTROI_NOT_COMPUTABLE) * (charge_side_amount(b) + all_of(b, OCTROI_NOT_COMPUTABLE));
	double y = all_of(b, OCTROI_NOT_COMPUTABLE) * (charge_side_amount(a) + all_of(a, OCTROI_NOT_COMPUTABLE));
	if (unknown_lines(a) != unknown_lines(b))
		return false;
	return !unknown_lines(a) || isnan(x) || isnan(y) || fabs(x - y) <= 1e-9 * fabs(x);
}

static size_t lines_of(const charge_side *side)
{
	return charge_side_lines(side) + unknown_lines(side);
}

static const char *of_lines(work *w, const charge_side *side, const char *name)
{
	if (!lines_of(side))
		return arena_printf(w->memory, "no line in %s", name);
	return arena_printf(w->memory, "%zu of %zu line%s in %s", unknown_lines(side), lines_of(side), lines_of(side) == 1 ? "" : "s", name);
}

/* NULL: it can be compared. */
static const char *why_not(work *w, const pair *p)
{
	const charge_side *a = &p->base, *b = &p->reform;
	bool nothing = !charge_side_lines(a) && !charge_side_lines(b);
	if (nothing || !same_unknown(a, b)) {
		const char *reason = a->reason ? a->reason : b->reason;
		if (nothing && unknown_lines(a) == unknown_lines(b))
			return arena_printf(w->memory, "not computable on either side%s%s", reason ? ": " : "", reason ? reason : "");
		return arena_printf(w->memory, "not computable: %s, %s%s%s", of_lines(w, a, w->q->base.name), of_lines(w, b, w->q->reform.name),
		                    reason ? ": " : "", reason ? reason : "");
	}
	if (!charge_side_known(a) || !charge_side_known(b))
		return arena_printf(w->memory, "%s does not say what is charged", charge_side_known(a) ? w->q->reform.name : w->q->base.name);
	if (a->currency && b->currency && strcmp(a->currency, b->currency) != 0)
		return arena_printf(w->memory, "charged in %s and in %s", a->currency, b->currency);
	if (!a->currency && !b->currency)
		return "the results do not name a currency";
	return NULL;
}

static double known_amount(const charge_side *side)
{
	return side->exists && side->amount_unit ? charge_side_amount(side) + all_of(side, OCTROI_NOT_COMPUTABLE) : NAN;
}

static void add_not_compared(work *w, const pair *p, const char *reason)
{
	const char *unit = p->base.amount_unit ? p->base.amount_unit : p->reform.amount_unit;
	*ARENA_PUSH(w->memory, w->not_compared, w->not_compared_count, w->not_compared_capacity) = (octroi_not_compared){
	        .scheme = p->scheme, .base_year = p->base_year, .reform_year = p->reform_year, .by = p->by,
	        .base_lines = lines_of(&p->base), .reform_lines = lines_of(&p->reform),
	        .base_amount = known_amount(&p->base), .reform_amount = known_amount(&p->reform), .amount_unit = unit, .reason = reason};
}

/* ---- adding up ------------------------------------------------------------------------------------- */

static money *money_of(work *w, const char *currency)
{
	for (size_t i = 0; i < w->money_count; i++)
		if (strcmp(w->moneys[i].currency, currency) == 0)
			return &w->moneys[i];
	money *m = ARENA_PUSH(w->memory, w->moneys, w->money_count, w->money_capacity);
	*m = (money){.currency = currency, .keys = names_new(w->memory)};
	return m;
}

static moved_sum *row_of(work *w, money *m, const pair *p)
{
	const char **by = ARENA_ARRAY(w->memory, const char *, w->q->by_count + 1);
	for (size_t i = 0; i < w->q->by_count; i++)
		by[i] = p->by[name_at(w->match, w->match_count, w->q->by[i])];
	uint32_t id = names_add(m->keys, key_of(w, p->scheme, p->base_year, by, w->q->by_count));
	if (id > m->count)
		*ARENA_PUSH(w->memory, m->rows, m->count, m->capacity) =
		        (moved_sum){.is = {.scheme = p->scheme, .base_year = p->base_year, .reform_year = p->reform_year, .by = by}};
	return &m->rows[id - 1];
}

static void add_moved(moved_sum *to, const pair *p, const charge_moved *moved)
{
	to->is.cells++;
	to->is.base_lines += charge_side_lines(&p->base);
	to->is.reform_lines += charge_side_lines(&p->reform);
	exact_add(&to->base, charge_side_net(&p->base));
	exact_add(&to->reform, charge_side_net(&p->reform));
	for (int k = 0; k < OCTROI_MOVERS; k++)
		exact_add(&to->parts[k], moved->parts[k]);
	exact_merge(&to->parts[moved->largest], &moved->rounding);
}

/* Sums become doubles, each rounded once; what that leaves goes to the largest part. */
static octroi_moved ended(const moved_sum *s)
{
	octroi_moved out = s->is;
	exact_sum left = {0};
	int largest = OCTROI_BY_OTHER;
	out.base = exact_value(&s->base);
	out.reform = exact_value(&s->reform);
	exact_add(&left, out.reform);
	exact_add(&left, -out.base);
	for (int k = OCTROI_MOVERS; k-- > 0;) {
		out.parts[k] = exact_value(&s->parts[k]);
		exact_add(&left, -out.parts[k]);
		if (fabs(out.parts[k]) > fabs(out.parts[largest]))
			largest = k;
	}
	out.parts[largest] += exact_value(&left);
	return out;
}

static int by_difference(const void *a, const void *b)
{
	const octroi_moved *x = a, *y = b;
	double more = fabs(x->reform - x->base), other = fabs(y->reform - y->base);
	int c = (more < other) - (more > other);
	if (!c)
		c = strcmp(x->scheme, y->scheme);
	if (!c)
		c = (x->base_year > y->base_year) - (x->base_year < y->base_year);
	for (size_t i = 0; !c && (x->by[i] || y->by[i]); i++)
		c = strcmp(x->by[i] ? x->by[i] : "", y->by[i] ? y->by[i] : "");
	return c;
}

static void end_money(work *w, const money *m, octroi_moved_money *out)
{
	octroi_moved *rows = ARENA_ARRAY(w->memory, octroi_moved, m->count + 1);
	for (size_t i = 0; i < m->count; i++)
		rows[i] = ended(&m->rows[i]);
	if (m->count)
		qsort(rows, m->count, sizeof *rows, by_difference);
	*out = (octroi_moved_money){.currency = m->currency, .total = ended(&m->total), .rows = rows, .row_count = m->count};
}

static void add_left_out(work *w, const pair *p)
{
	const charge_side *side = p->base.exists ? &p->base : &p->reform;
	if (!unknown_lines(side))
		return;
	/* An amount that is not known is not 0. */
	const char *unit = all_of(side, OCTROI_NOT_COMPUTABLE) > 0 ? side->amount_unit : NULL;
	bool first = !w->out.left_out;
	w->out.left_out += unknown_lines(side);
	w->out.left_out_unit = first ? unit : unit && w->out.left_out_unit && !strcmp(unit, w->out.left_out_unit) ? unit : NULL;
	exact_merge(&w->left_out, &side->amount[OCTROI_NOT_COMPUTABLE]);
}

static void compare_pair(work *w, const pair *p)
{
	const char *reason = why_not(w, p);
	if (reason) {
		add_not_compared(w, p, reason);
		return;
	}
	const names *other = p->base.exists ? w->reform_schemes : w->base_schemes;
	charge_moved moved = charge_move(&p->base, &p->reform, !w->q->same_flows && names_find(other, slice_of(p->scheme)));
	money *m = money_of(w, p->base.currency ? p->base.currency : p->reform.currency);
	add_moved(&m->total, p, &moved);
	add_moved(row_of(w, m, p), p, &moved);
	add_left_out(w, p);
	w->out.cells++;
}

const octroi_difference *difference_of(const octroi_difference_question *question, arena *memory, diagnostics *d)
{
	work w = {.q = question, .memory = memory, .d = d};
	if (!match_names(&w))
		return NULL;
	find_years(&w);
	if (!make_pairs(&w))
		return NULL;
	for (uint32_t i = 0; i < names_count(w.keys); i++)
		compare_pair(&w, &w.pairs[i]);
	octroi_moved_money *moneys = ARENA_ARRAY(memory, octroi_moved_money, w.money_count + 1);
	for (size_t i = 0; i < w.money_count; i++)
		end_money(&w, &w.moneys[i], &moneys[i]);
	octroi_difference *out = ARENA_NEW(memory, octroi_difference);
	*out = w.out;
	out->moneys = moneys;
	out->money_count = w.money_count;
	out->by = question->by;
	out->by_count = question->by_count;
	out->cell_by = w.match;
	out->cell_by_count = w.match_count;
	out->not_compared = w.not_compared;
	out->not_compared_count = w.not_compared_count;
	out->left_out_amount = exact_value(&w.left_out);
	return out;
}
