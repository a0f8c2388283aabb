/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the sums of a cell to the factors of its charge, and from two cells to what moved it.
 *
 * E emissions, E0 before the mark-up, A allocation or reference, A0 before the factor, H what is charged, N net charge:
 *
 *	i = E0 / (V s)   m = E / E0   b = A0 / (V s)   f = A / A0   u = (H - E + A) / (V s)
 *
 * so that V s (i m - b f + u) = H whatever lies between: floors at zero line by line, means over coarse codes, free allocation
 * that is set against a part of the emissions. Where there are certificates, H is these and the credit, p is paid for each,
 * and the credit in money is p times that in certificates; else p is the gross charge over H, and the credit what the net
 * charge is less. A scheme without a step has m = 1, f = 1, b = 0; one that does not charge emissions has its price per V. */
#include "charge.h"

#include <math.h>
#include <string.h>

/* Figures that are the same but for the order in which they were computed. */
static const double SAME = 1e-12;
/* What the formula must reproduce, of the largest of its terms. */
static const double EXACT = 1e-9;

static const char *const names_of_sums[SUMS] = {
        "embedded_emissions", "emissions_before_mark_up", "free_allocation_adjustment", "full_free_allocation", "reference_emissions",
        "chargeable_emissions", "certificates", "carbon_price_credit", "gross_charge", "net_charge",
};

/* ---- a side ------------------------------------------------------------------------------ */

static const octroi_sum *sum_of(const octroi_charge_cell *cell, const char *name)
{
	for (size_t i = 0; i < cell->sum_count; i++)
		if (strcmp(cell->sums[i].name, name) == 0 && !isnan(cell->sums[i].value))
			return &cell->sums[i];
	return NULL;
}

static void add_sums(charge_side *side, const octroi_charge_cell *cell)
{
	const octroi_sum *credit = sum_of(cell, names_of_sums[SUM_CREDIT]), *net = sum_of(cell, names_of_sums[SUM_NET]);
	side->computed++;
	for (int k = 0; k < SUMS; k++) {
		const octroi_sum *s = sum_of(cell, names_of_sums[k]);
		side->said[k] += s != NULL;
		if (s)
			exact_add(&side->sum[k], s->value);
	}
	side->credit_in_money = side->credit_in_money || (credit && net && strcmp(credit->unit, net->unit) == 0);
}

/* The unit of amounts that are there; lines without any stay out of the question. */
static void add_unit(charge_side *side, const octroi_charge_cell *cell)
{
	if (!side->cells)
		side->amount_unit = cell->amount_unit;
	else if (!side->amount_unit || !cell->amount_unit || strcmp(side->amount_unit, cell->amount_unit) != 0)
		side->amount_unit = NULL;
}

void charge_side_add(charge_side *side, const octroi_charge_cell *cell)
{
	add_unit(side, cell);
	side->exists = true;
	side->cells++;
	side->currency = side->currency ? side->currency : cell->currency;
	side->reason = side->reason ? side->reason : cell->reason;
	for (int s = 0; s < OCTROI_STATES; s++) {
		side->lines[s] += cell->lines[s];
		if (!isnan(cell->amount[s]))
			exact_add(&side->amount[s], cell->amount[s]);
	}
	if (cell->lines[OCTROI_COMPUTED])
		add_sums(side, cell);
}

size_t charge_side_lines(const charge_side *side)
{
	size_t lines = 0;
	for (int s = 0; s < OCTROI_STATES; s++)
		lines += s == OCTROI_NOT_COMPUTABLE ? 0 : side->lines[s];
	return lines;
}

double charge_side_amount(const charge_side *side)
{
	exact_sum all = {0};
	for (int s = 0; s < OCTROI_STATES; s++)
		if (s != OCTROI_NOT_COMPUTABLE)
			exact_merge(&all, &side->amount[s]);
	return side->amount_unit ? exact_value(&all) : NAN;
}

static bool has(const charge_side *side, sum_kind k)
{
	return side->computed && side->said[k] == side->computed;
}

static double value_of(const charge_side *side, sum_kind k)
{
	return has(side, k) ? exact_value(&side->sum[k]) : NAN;
}

bool charge_side_known(const charge_side *side)
{
	return !side->computed || has(side, SUM_NET);
}

double charge_side_net(const charge_side *side)
{
	return side->computed ? value_of(side, SUM_NET) : 0;
}

/* ---- which steps both sides can tell ---------------------------------------------------------- */

typedef struct {
	bool amounts, emissions, mark_up, allocation, factor;
} steps;

static double allocation_of(const charge_side *side)
{
	return has(side, SUM_ALLOCATION) ? value_of(side, SUM_ALLOCATION) : value_of(side, SUM_REFERENCE);
}

static bool has_amounts(const charge_side *side)
{
	return !side->exists || (side->amount_unit && (!side->computed || exact_value(&side->amount[OCTROI_COMPUTED]) > 0));
}

/* Of a side of which nothing is computed everything comes from the other. */
static steps steps_of(const charge_side *side)
{
	steps all = {true, true, true, true, true};
	all.amounts = has_amounts(side);
	if (!side->computed)
		return all;
	all.emissions = has(side, SUM_EMISSIONS);
	all.mark_up = has(side, SUM_BEFORE_MARK_UP);
	all.allocation = !isnan(allocation_of(side));
	/* Nothing is allocated: whatever it would be, the factor is 0. */
	all.factor = has(side, SUM_FULL_ALLOCATION) || allocation_of(side) == 0;
	return all;
}

static steps steps_of_both(const charge_side *base, const charge_side *reform)
{
	steps a = steps_of(base), b = steps_of(reform);
	bool units = !base->exists || !reform->exists || (a.amounts && b.amounts && strcmp(base->amount_unit, reform->amount_unit) == 0);
	steps both = {.amounts = a.amounts && b.amounts && units, .emissions = a.emissions && b.emissions};
	both.mark_up = both.emissions && a.mark_up && b.mark_up;
	both.allocation = both.emissions && a.allocation && b.allocation;
	both.factor = both.allocation && a.factor && b.factor && (has(base, SUM_FULL_ALLOCATION) || has(reform, SUM_FULL_ALLOCATION));
	return both;
}

/* ---- factors ---------------------------------------------------------------------------------- */

/* NaN where there is nothing to divide by. */
static double ratio(double a, double b)
{
	return b != 0 ? a / b : NAN;
}

/* In what the flow is counted: its amount; where that is not known, its emissions before the mark-up, of which scope is
 * all or nothing; else its lines. */
static void set_volume(double *x, const charge_side *side, const steps *known, double emissions, double *counted)
{
	double all = charge_side_amount(side);
	*counted = exact_value(&side->amount[OCTROI_COMPUTED]);
	if (!known->amounts && known->emissions) {
		*counted = side->computed ? emissions : 0;
		all = side->computed ? emissions : NAN;
	} else if (!known->amounts) {
		*counted = (double)side->lines[OCTROI_COMPUTED];
		all = (double)charge_side_lines(side);
	}
	x[CHARGE_VOLUME] = all;
	x[CHARGE_SCOPE] = all == 0 ? NAN : side->computed ? ratio(*counted, all) : 0;
}

/* Emissions, or amounts where these are charged, less what is free. */
typedef struct {
	double emissions, allocation, charged;
} charged_emissions;

static charged_emissions charged_of(const charge_side *side, const steps *known, double counted)
{
	charged_emissions e = {.emissions = known->emissions ? value_of(side, SUM_EMISSIONS) : counted};
	e.allocation = known->allocation ? allocation_of(side) : 0;
	e.charged = e.emissions - e.allocation;
	if (known->emissions && has(side, SUM_CHARGEABLE))
		e.charged = value_of(side, SUM_CHARGEABLE);
	else if (known->emissions && has(side, SUM_CERTIFICATES))
		e.charged = value_of(side, SUM_CERTIFICATES) + (has(side, SUM_CREDIT) && !side->credit_in_money ? value_of(side, SUM_CREDIT) : 0);
	return e;
}

/* Differences of nearly equal figures are 0. */
static double less(double a, double b, double of)
{
	double difference = a - b;
	return fabs(difference) <= SAME * fabs(of) ? 0 : difference;
}

static void set_price(double *x, const charge_side *side, const charged_emissions *e, double counted)
{
	double net = value_of(side, SUM_NET), gross = has(side, SUM_GROSS) ? value_of(side, SUM_GROSS) : net;
	bool certificates = has(side, SUM_CERTIFICATES) && !has(side, SUM_CHARGEABLE) && !side->credit_in_money;
	double paid_for = certificates ? value_of(side, SUM_CERTIFICATES) : 0;
	if (paid_for != 0) {
		x[CHARGE_PRICE] = net / paid_for;
		x[CHARGE_CREDIT] = ratio(less(e->charged, paid_for, e->charged) * x[CHARGE_PRICE], counted);
	} else {
		x[CHARGE_PRICE] = ratio(gross, e->charged);
		x[CHARGE_CREDIT] = ratio(less(gross, net, gross), counted);
	}
}

static void set_factors(double *x, const charge_side *side, const steps *known)
{
	double counted, before = known->mark_up ? value_of(side, SUM_BEFORE_MARK_UP) : value_of(side, SUM_EMISSIONS);
	set_volume(x, side, known, before, &counted);
	if (!side->computed)
		return;
	charged_emissions e = charged_of(side, known, counted);
	double full = !known->factor ? e.allocation : has(side, SUM_FULL_ALLOCATION) ? value_of(side, SUM_FULL_ALLOCATION) : NAN;
	before = known->emissions ? before : counted;
	x[CHARGE_INTENSITY] = ratio(before, counted);
	x[CHARGE_MARK_UP] = known->mark_up ? ratio(e.emissions, before) : 1;
	x[CHARGE_BENCHMARK] = ratio(full, counted);
	x[CHARGE_FACTOR] = !known->factor ? 1 : e.allocation == 0 && full != 0 ? 0 : ratio(e.allocation, full);
	x[CHARGE_SURPLUS] = ratio(less(e.charged, e.emissions - e.allocation, fabs(e.emissions) + fabs(e.allocation)), counted);
	set_price(x, side, &e, counted);
}

/* What one side cannot say is taken from the other; what neither can does not matter. */
static void complete(double *a, double *b)
{
	static const double neutral[CHARGE_FACTORS] = {[CHARGE_MARK_UP] = 1, [CHARGE_FACTOR] = 1};
	for (size_t i = 0; i < CHARGE_FACTORS; i++) {
		if (isnan(a[i]))
			a[i] = isnan(b[i]) ? neutral[i] : b[i];
		if (isnan(b[i]))
			b[i] = a[i];
		if (fabs(a[i] - b[i]) <= SAME * (fabs(a[i]) > fabs(b[i]) ? fabs(a[i]) : fabs(b[i]))) {
			double same = a[i] > b[i] ? a[i] : b[i];
			a[i] = b[i] = same;
		}
	}
}

/* The terms of the formula without their signs: how large what they leave may be. */
static double size_of(const double *x)
{
	double charged = fabs(x[CHARGE_INTENSITY] * x[CHARGE_MARK_UP]) + fabs(x[CHARGE_BENCHMARK] * x[CHARGE_FACTOR]) + fabs(x[CHARGE_SURPLUS]);
	return fabs(x[CHARGE_VOLUME] * x[CHARGE_SCOPE]) * (charged * fabs(x[CHARGE_PRICE]) + fabs(x[CHARGE_CREDIT]));
}

/* ---- the move --------------------------------------------------------------------------------- */

static const octroi_mover mover_of[CHARGE_FACTORS] = {
        [CHARGE_VOLUME] = OCTROI_BY_VOLUME, [CHARGE_SCOPE] = OCTROI_BY_SCOPE, [CHARGE_INTENSITY] = OCTROI_BY_INTENSITY,
        [CHARGE_MARK_UP] = OCTROI_BY_MARK_UP, [CHARGE_BENCHMARK] = OCTROI_BY_BENCHMARK, [CHARGE_FACTOR] = OCTROI_BY_FACTOR,
        [CHARGE_SURPLUS] = OCTROI_BY_SURPLUS, [CHARGE_PRICE] = OCTROI_BY_PRICE, [CHARGE_CREDIT] = OCTROI_BY_CREDIT,
};

/* A side that is not there: the flow, or the charge on it. */
static void set_missing(double *x, const charge_side *side, bool missing)
{
	if (!side->exists && missing)
		x[CHARGE_VOLUME] = 0;
	if (!side->exists)
		x[CHARGE_SCOPE] = missing ? NAN : 0;
}

static exact_sum difference_left(double was, double is, const double *parts)
{
	exact_sum left = {0};
	exact_add(&left, is);
	exact_add(&left, -was);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		exact_add(&left, -parts[k]);
	return left;
}

static octroi_mover largest_of(const double *parts)
{
	int largest = OCTROI_BY_OTHER;
	for (int k = OCTROI_MOVERS; k-- > 0;)
		if (fabs(parts[k]) > fabs(parts[largest]))
			largest = k;
	return (octroi_mover)largest;
}

charge_moved charge_move(const charge_side *base, const charge_side *reform, bool missing)
{
	double a[CHARGE_FACTORS], b[CHARGE_FACTORS], parts[CHARGE_FACTORS];
	double was = charge_side_net(base), is = charge_side_net(reform);
	steps known = steps_of_both(base, reform);
	charge_moved moved = {.parts = {0}};
	for (size_t i = 0; i < CHARGE_FACTORS; i++)
		a[i] = b[i] = NAN;
	if (base->exists)
		set_factors(a, base, &known);
	if (reform->exists)
		set_factors(b, reform, &known);
	set_missing(a, base, missing);
	set_missing(b, reform, missing);
	complete(a, b);
	decompose(charge_value, a, b, CHARGE_FACTORS, parts);
	for (size_t i = 0; i < CHARGE_FACTORS; i++)
		moved.parts[mover_of[i]] = parts[i];
	moved.rounding = difference_left(was, is, moved.parts);
	double left = exact_value(&moved.rounding), size = size_of(a) > size_of(b) ? size_of(a) : size_of(b);
	size = fabs(was) > size ? fabs(was) : size;
	size = fabs(is) > size ? fabs(is) : size;
	if (fabs(left) > EXACT * size) {
		moved.parts[OCTROI_BY_OTHER] = left;
		moved.rounding = difference_left(was, is, moved.parts);
	}
	moved.largest = largest_of(moved.parts);
	return moved;
}
