/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a factor may be off, and factors per value as factors per mass. Pure functions; what makes no
 * sense (a median that is not positive, a range that ends before it begins) and what is unknown gives NaN.
 *
 * A factor that cannot be negative and is known to within a ratio is lognormal: ln X is normal with mean
 * ln(median) and standard deviation sigma; GSD = exp(sigma) is its geometric standard deviation. */
#ifndef OCTROI_EMISSIONS_SPREAD_H
#define OCTROI_EMISSIONS_SPREAD_H

#include <stddef.h>

typedef struct {
	double median; /* in the unit of the factor, above 0 */
	double sigma;  /* of the logarithm, without unit; 0: known exactly */
} lognormal;

lognormal lognormal_of_gsd(double median, double gsd); /* gsd at least 1 */
/* For tables of means: the median that belongs to a mean is smaller by exp(sigma^2 / 2). */
lognormal lognormal_of_mean(double mean, double sigma);
/* From a published range that holds a share `coverage` of all values (0.95: a range called so by its source; 0.99:
 * the least and the most that were observed), taken to be symmetric in logarithms:
 *   median = sqrt(low * high), sigma = ln(high / low) / (2 z), z = the normal quantile of (1 + coverage) / 2.
 * Where the source has a central value of its own, that is the better median. */
lognormal lognormal_of_range(double low, double high, double coverage);

double lognormal_gsd(lognormal x);                /* exp(sigma) */
double lognormal_mean(lognormal x);               /* median * exp(sigma^2 / 2) */
double lognormal_cv(lognormal x);                 /* standard deviation by mean: sqrt(exp(sigma^2) - 1) */
double lognormal_quantile(lognormal x, double p); /* 0 < p < 1: median * exp(sigma * z_p) */

/* sigma from scores of data quality (Frischknecht et al. 2005; Weidema et al. 2013; Ciroth et al. 2016):
 *   sigma = 1/2 sqrt(ln^2 Ub + sum of ln^2 Ui)
 * `basic` is Ub, factors are the Ui that a table gives for the scores. All are squared GSDs (ranges of 95 %), hence
 * the half. */
double pedigree_sigma(double basic, const double *factors, size_t count);

/* Correlations of the logarithms, `count` x `count`, row-major, 1 on the diagonal; NULL: all independent. */

/* The product, exactly: medians multiply, sigma^2 = sum over i, j of rho_ij sigma_i sigma_j. */
lognormal lognormal_product(const lognormal *items, size_t count, const double *correlations);
/* The sum, by Fenton and Wilkinson: the lognormal of the same mean M and variance V,
 * sigma^2 = ln(1 + V / M^2). The mean is exact; tails are near only as long as the sigmas are below about 1. */
lognormal lognormal_sum(const lognormal *items, size_t count, const double *correlations);

/* What turns money of a sector table into mass of a good. */
typedef struct {
	double unit_value;  /* money of the year of trade per t of the good: EUR/t */
	double price_index; /* prices of the year of trade by those of the table's base year; 1: the same year */
	double exchange;    /* money of the table per money of the unit value; 1: the same */
} value_terms;

/* kg per unit of money to t per t of the good: q * unit_value / 1000 / price_index * exchange. */
double intensity_by_mass(double kg_per_value, value_terms terms);
/* And back, t/t to kg per unit of money. */
double intensity_by_value(double t_per_t, value_terms terms);

#endif
