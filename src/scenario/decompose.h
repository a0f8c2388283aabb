/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: a change, split among the factors that it has. Pure arithmetic.
 *
 * Which part of a change is a factor's own hangs on what else has changed before it. The Shapley value takes the mean over
 * all orders in which the factors could change one after the other (L. S. Shapley, A Value for n-Person Games, 1953; of
 * decompositions: J. Albrecht, D. Francois, K. Schoors, Energy Policy 30 (2002) 727). It is the only split in which the
 * parts add up to the whole, equal factors get equal parts and a factor that does not matter gets none. */
#ifndef OCTROI_SCENARIO_DECOMPOSE_H
#define OCTROI_SCENARIO_DECOMPOSE_H

#include <stddef.h>

enum { DECOMPOSE_MOST = 10 /* factors: 2^10 values are computed */ };

/* What `count` factors come to. The same factors must give the same value to the last bit. */
typedef double decompose_value(const double *factors, size_t count);

/* parts[i]: by how much factor i moved the value on its way from base to reform. All are finite; `count` is at most
 * DECOMPOSE_MOST. A factor that is the same on both sides gets exactly 0. Parts add up to the difference of the values but
 * for rounding. When base and reform change places, every part changes its sign and not one bit else. The order of the
 * factors does not matter but for that in which `value` multiplies. */
void decompose(decompose_value *value, const double *base, const double *reform, size_t count, double *parts);

/* ---- charges ---------------------------------------------------------------------------- */

/* net charge = V s ((i m - b f + u) p - c) */
typedef enum {
	CHARGE_VOLUME,    /* V: mass, or in what else the flow is counted */
	CHARGE_SCOPE,     /* s: share of V that is computed, 0 to 1 */
	CHARGE_INTENSITY, /* i: emissions per V, before the mark-up */
	CHARGE_MARK_UP,   /* m: 1.1 */
	CHARGE_BENCHMARK, /* b: allocation or reference per V, before the factor */
	CHARGE_FACTOR,    /* f: share of b that is set against emissions */
	CHARGE_SURPLUS,   /* u: emissions per V that charging nothing below zero adds back */
	CHARGE_PRICE,     /* p: money per emissions charged */
	CHARGE_CREDIT,    /* c: money per V taken off for a price paid elsewhere */
	CHARGE_FACTORS
} charge_factor;

double charge_value(const double *factors, size_t count);

#endif
