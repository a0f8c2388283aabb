/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lognormal factors, and factors per value. */
#include "spread.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_cdf.h>

enum { KG_PER_T = 1000 };

static const lognormal unknown = {NAN, NAN};

lognormal lognormal_of_gsd(double median, double gsd)
{
	return median > 0 && gsd >= 1 ? (lognormal){median, log(gsd)} : unknown;
}

lognormal lognormal_of_mean(double mean, double sigma)
{
	return mean > 0 && sigma >= 0 ? (lognormal){mean * exp(-sigma * sigma / 2), sigma} : unknown;
}

lognormal lognormal_of_range(double low, double high, double coverage)
{
	if (!(low > 0 && high >= low && coverage > 0 && coverage < 1))
		return unknown;
	double z = gsl_cdf_ugaussian_Pinv((1 + coverage) / 2);
	return (lognormal){sqrt(low) * sqrt(high), log(high / low) / (2 * z)};
}

double lognormal_gsd(lognormal x)
{
	return exp(x.sigma);
}

double lognormal_mean(lognormal x)
{
	return x.median * exp(x.sigma * x.sigma / 2);
}

double lognormal_cv(lognormal x)
{
	return sqrt(expm1(x.sigma * x.sigma));
}

double lognormal_quantile(lognormal x, double p)
{
	return p > 0 && p < 1 ? x.median * exp(x.sigma * gsl_cdf_ugaussian_Pinv(p)) : NAN;
}

double pedigree_sigma(double basic, const double *factors, size_t count)
{
	/* A factor below 1 would narrow the range, which no score does. */
	double squares = basic >= 1 ? log(basic) * log(basic) : NAN;
	for (size_t i = 0; i < count; i++)
		squares += factors[i] >= 1 ? log(factors[i]) * log(factors[i]) : NAN;
	return sqrt(squares) / 2;
}

static double correlation(const double *correlations, size_t count, size_t i, size_t j)
{
	if (i == j)
		return 1;
	return correlations ? correlations[i * count + j] : 0;
}

lognormal lognormal_product(const lognormal *items, size_t count, const double *correlations)
{
	double median = 1, variance = 0;
	for (size_t i = 0; i < count; i++) {
		median *= items[i].median;
		for (size_t j = 0; j < count; j++)
			variance += correlation(correlations, count, i, j) * items[i].sigma * items[j].sigma;
	}
	/* Fully opposed factors cancel out, but for rounding. */
	return (lognormal){median, variance < 0 && variance > -1e-12 ? 0 : sqrt(variance)};
}

lognormal lognormal_sum(const lognormal *items, size_t count, const double *correlations)
{
	double mean = 0, variance = 0;
	for (size_t i = 0; i < count; i++)
		mean += lognormal_mean(items[i]);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			variance += lognormal_mean(items[i]) * lognormal_mean(items[j]) *
			            expm1(correlation(correlations, count, i, j) * items[i].sigma * items[j].sigma);
	return count ? lognormal_of_mean(mean, sqrt(log1p(variance / (mean * mean)))) : unknown;
}

static double factor_of(value_terms terms)
{
	bool sound = terms.unit_value > 0 && terms.price_index > 0 && terms.exchange > 0;
	return sound ? terms.unit_value / KG_PER_T / terms.price_index * terms.exchange : NAN;
}

double intensity_by_mass(double kg_per_value, value_terms terms)
{
	return kg_per_value * factor_of(terms);
}

double intensity_by_value(double t_per_t, value_terms terms)
{
	return t_per_t / factor_of(terms);
}
