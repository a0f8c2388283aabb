/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: what a cell of a result says of the factors of its charge. */
#ifndef OCTROI_SCENARIO_CHARGE_H
#define OCTROI_SCENARIO_CHARGE_H

#include "../base/exact.h"
#include "../octroi.h"
#include "decompose.h"

/* The sums that matter. */
typedef enum {
	SUM_EMISSIONS, SUM_BEFORE_MARK_UP, SUM_ALLOCATION, SUM_FULL_ALLOCATION, SUM_REFERENCE, SUM_CHARGEABLE, SUM_CERTIFICATES,
	SUM_CREDIT, SUM_GROSS, SUM_NET,
	SUMS
} sum_kind;

/* One side of a cell: cells of a result that say the same, added. Zero-initialise. */
typedef struct {
	bool        exists;
	size_t      cells, lines[OCTROI_STATES];
	exact_sum   amount[OCTROI_STATES], sum[SUMS];
	size_t      said[SUMS];        /* how many cells with computed lines have that sum */
	size_t      computed;          /* cells with computed lines */
	bool        credit_in_money;   /* else in what certificates are counted in */
	const char *amount_unit, *currency, *reason; /* amount_unit NULL: not known of all */
} charge_side;

void   charge_side_add(charge_side *side, const octroi_charge_cell *cell);
size_t charge_side_lines(const charge_side *side);    /* without those not computable */
double charge_side_amount(const charge_side *side);   /* the same; NaN: not known */
bool   charge_side_known(const charge_side *side);    /* what it is charged; a cell without computed lines is charged 0 */
double charge_side_net(const charge_side *side);

/* How the charge of a cell moved. Both sides are known. `missing`: a side that does not exist lacks the flow; else it does
 * not charge it. Parts add up to the difference exactly: what is left of rounding, in units of 2^-60, is `rounding` and
 * belongs to the part `largest`. */
typedef struct {
	double       parts[OCTROI_MOVERS];
	exact_sum    rounding;
	octroi_mover largest;
} charge_moved;
charge_moved charge_move(const charge_side *base, const charge_side *reform, bool missing);

#endif
