/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear systems by GSL.
 *
 * GSL's error handler ends the process unless it is switched off. It is GSL's own, one for the whole process, so it is
 * switched off for the time of a call and put back behind it, for the sake of a host program that has set one. */
#include "linear.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_splinalg.h>

#include "emissions.h"

enum { CYCLES_MOST = 200, SERIES_MOST = 20000, POWER_MOST = 2000 };

/* |B^-1| from which on a result has lost more than half of its digits. */
#define INVERSE_MOST     1e8
#define GMRES_TOLERANCE  1e-14
#define SERIES_TOLERANCE 1e-14
#define RESIDUAL_MOST    1e-11

static double norm(const double *x, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += fabs(x[i]);
	return sum;
}

/* ---- productive or not -------------------------------------------------------- */

/* `v` is B^-1 1. */
static linear_status judge(const double *v, size_t n)
{
	double most = 0;
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(v[i]))
			return LINEAR_SINGULAR;
		most = fabs(v[i]) > most ? fabs(v[i]) : most;
	}
	if (most > INVERSE_MOST)
		return LINEAR_SINGULAR;
	for (size_t i = 0; i < n; i++)
		if (v[i] < 0)
			return LINEAR_NOT_PRODUCTIVE;
	return LINEAR_SOLVED;
}

/* ---- dense ---------------------------------------------------------------------- */

static bool has_pivots(const gsl_matrix *lu)
{
	for (size_t i = 0; i < lu->size1; i++)
		if (gsl_matrix_get(lu, i, i) == 0 || !isfinite(gsl_matrix_get(lu, i, i)))
			return false;
	return true;
}

static void substitute(const gsl_matrix *lu, const gsl_permutation *order, const double *right, double *out)
{
	gsl_vector_view x = gsl_vector_view_array(out, lu->size1);
	memmove(out, right, lu->size1 * sizeof *out);
	gsl_linalg_LU_svx(lu, order, &x.vector);
}

linear_status dense_solve(gsl_matrix *b, size_t count, const double *right, double *out)
{
	size_t n = b->size1;
	int sign;
	gsl_error_handler_t *handler = gsl_set_error_handler_off();
	arena *scratch = arena_new();
	gsl_permutation order = {n, ARENA_ARRAY(scratch, size_t, n)};
	double *v = ARENA_ARRAY(scratch, double, n);
	linear_status status = LINEAR_SINGULAR;
	for (size_t i = 0; i < n; i++)
		v[i] = 1;
	if (!gsl_linalg_LU_decomp(b, &order, &sign) && has_pivots(b)) {
		substitute(b, &order, v, v);
		status = judge(v, n);
	}
	for (size_t i = 0; i < count && status == LINEAR_SOLVED; i++)
		substitute(b, &order, right + i * n, out + i * n);
	arena_free(scratch);
	gsl_set_error_handler(handler);
	return status;
}

static bool is_sound(const double *takes, size_t n)
{
	for (size_t i = 0; i < n * n; i++)
		if (!(takes[i] >= 0) || isinf(takes[i]))
			return false;
	return true;
}

chain_status chain_solve(size_t n, const double *takes, size_t count, const double *right, double *out)
{
	static const chain_status meaning[] = {[LINEAR_SOLVED] = CHAIN_SOLVED,
	                                       [LINEAR_SINGULAR] = CHAIN_SINGULAR,
	                                       [LINEAR_NOT_PRODUCTIVE] = CHAIN_NOT_PRODUCTIVE,
	                                       [LINEAR_NOT_CONVERGED] = CHAIN_SINGULAR};
	linear_status status = LINEAR_SOLVED;
	if (!is_sound(takes, n))
		return CHAIN_BAD_AMOUNT;
	if (n) {
		arena *scratch = arena_new();
		gsl_matrix_view b = gsl_matrix_view_array(ARENA_ARRAY(scratch, double, n *n), n, n);
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++)
				gsl_matrix_set(&b.matrix, i, j, (i == j) - takes[i * n + j]);
		status = dense_solve(&b.matrix, count, right, out);
		arena_free(scratch);
	}
	for (size_t i = 0; i < n * count && status != LINEAR_SOLVED; i++)
		out[i] = NAN;
	return meaning[status];
}

/* ---- sparse ----------------------------------------------------------------------- */

void sparse_apply(const gsl_spmatrix *b, const double *x, double *out)
{
	memset(out, 0, b->size1 * sizeof *out);
	for (size_t column = 0; column < b->size2; column++)
		for (int k = b->p[column]; k < b->p[column + 1]; k++)
			out[b->i[k]] += b->data[k] * x[column];
}

void sparse_apply_transposed(const gsl_spmatrix *b, const double *x, double *out)
{
	for (size_t column = 0; column < b->size2; column++) {
		double sum = 0;
		for (int k = b->p[column]; k < b->p[column + 1]; k++)
			sum += b->data[k] * x[b->i[k]];
		out[column] = sum;
	}
}

double sparse_residual(const gsl_spmatrix *b, const double *x, const double *right)
{
	size_t n = b->size1;
	arena *scratch = arena_new();
	double *miss = ARENA_ARRAY(scratch, double, n), size = norm(right, n);
	sparse_apply(b, x, miss);
	for (size_t i = 0; i < n; i++)
		miss[i] -= right[i];
	double missed = norm(miss, n);
	arena_free(scratch);
	return missed == 0 ? 0 : missed / size;
}

bool sparse_series(const gsl_spmatrix *b, const double *right, double *out, size_t most)
{
	size_t n = b->size1, step = 0;
	arena *scratch = arena_new();
	double *term = ARENA_ARRAY(scratch, double, n), *taken = ARENA_ARRAY(scratch, double, n);
	bool arrived = false;
	memcpy(term, right, n * sizeof *term);
	memcpy(out, right, n * sizeof *out);
	for (; !arrived && step < most; step++) {
		double size = norm(out, n);
		arrived = norm(term, n) <= SERIES_TOLERANCE * size;
		if (!isfinite(size))
			break;
		sparse_apply(b, term, taken);
		for (size_t i = 0; i < n; i++) {
			term[i] -= taken[i]; /* A' t = t - B t */
			out[i] += term[i];
		}
	}
	arena_free(scratch);
	return arrived;
}

/* GMRES starts anew after a few steps each cycle. It is stopped when a cycle brings nothing: 1e-14 may be out of reach.
 */
static void gmres(const gsl_spmatrix *b, const double *right, double *out)
{
	size_t n = b->size1;
	gsl_vector_const_view wanted = gsl_vector_const_view_array(right, n);
	gsl_vector_view found = gsl_vector_view_array(out, n);
	gsl_splinalg_itersolve *work = gsl_splinalg_itersolve_alloc(gsl_splinalg_itersolve_gmres, n, 0);
	double before = INFINITY;
	memcpy(out, right, n * sizeof *out);
	for (int cycle = 0; work && cycle < CYCLES_MOST; cycle++) {
		if (gsl_splinalg_itersolve_iterate(b, &wanted.vector, GMRES_TOLERANCE, &found.vector, work) !=
		    GSL_CONTINUE)
			break;
		double now = gsl_splinalg_itersolve_normr(work);
		if (!(now < before / 2))
			break;
		before = now;
	}
	gsl_splinalg_itersolve_free(work);
}

static bool solve_one(const gsl_spmatrix *b, const double *right, double *out)
{
	size_t n = b->size1;
	if (norm(right, n) == 0) {
		memset(out, 0, n * sizeof *out);
		return true;
	}
	gmres(b, right, out);
	if (sparse_residual(b, out, right) <= RESIDUAL_MOST)
		return true;
	return sparse_series(b, right, out, SERIES_MOST) && sparse_residual(b, out, right) <= RESIDUAL_MOST;
}

/* The v that was found is near B^-1 1 only; that B v > 0 is what has to be seen. */
static linear_status certify(const gsl_spmatrix *b, double *v, double *taken)
{
	size_t n = b->size1;
	for (size_t i = 0; i < n; i++)
		taken[i] = 1;
	bool arrived = solve_one(b, taken, v);
	linear_status status = judge(v, n);
	if (!arrived || status != LINEAR_SOLVED)
		return status == LINEAR_SOLVED ? LINEAR_NOT_CONVERGED : status;
	sparse_apply(b, v, taken);
	for (size_t i = 0; i < n; i++)
		if (!(taken[i] > 0))
			return LINEAR_NOT_CONVERGED;
	return LINEAR_SOLVED;
}

linear_status sparse_solve(const gsl_spmatrix *b, size_t count, const double *right, double *out)
{
	size_t n = b->size1;
	arena *scratch = arena_new();
	double *v = ARENA_ARRAY(scratch, double, n), *taken = ARENA_ARRAY(scratch, double, n);
	gsl_error_handler_t *handler = gsl_set_error_handler_off();
	linear_status status = certify(b, v, taken);
	for (size_t i = 0; i < count && status == LINEAR_SOLVED; i++)
		if (!solve_one(b, right + i * n, out + i * n))
			status = LINEAR_NOT_CONVERGED;
	gsl_set_error_handler(handler);
	arena_free(scratch);
	return status;
}

/* ---- what goes round ----------------------------------------------------------------- */

typedef void apply(const gsl_spmatrix *b, const double *x, double *out);

/* Of I + A instead of A: a loop of two would swing for ever, I + A comes to rest. */
static double power(const gsl_spmatrix *b, apply *of, double *x, double *taken)
{
	size_t n = b->size1;
	double growth = 0, before = -1;
	for (size_t i = 0; i < n; i++)
		x[i] = 1 / (double)n;
	for (int step = 0; step < POWER_MOST && fabs(growth - before) > 1e-13 * growth; step++) {
		before = growth;
		of(b, x, taken);
		for (size_t i = 0; i < n; i++)
			x[i] = 2 * x[i] - taken[i];
		growth = norm(x, n);
		for (size_t i = 0; i < n; i++)
			x[i] /= growth;
	}
	return growth - 1;
}

double sparse_radius(const gsl_spmatrix *b, double *takes, double *gives)
{
	arena *scratch = arena_new();
	double *taken = ARENA_ARRAY(scratch, double, b->size1);
	double radius = power(b, sparse_apply, takes, taken);
	power(b, sparse_apply_transposed, gives, taken);
	arena_free(scratch);
	return radius;
}
