/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to emissions: linear systems of what takes from what, B x = b with B = I - A' and A not negative.
 *
 * Such a system makes sense only where A is productive: what everything takes from everything comes to an end, that
 * is, the spectral radius of A is below 1. It is so exactly when some v >= 0 has B v > 0 in all places (B is then an
 * M-matrix). v = B^-1 1 is such a v, so each solver solves for it as well, and no eigenvalue has to be guessed. The
 * largest v is the norm of B^-1: where it is huge, so is any error. */
#ifndef OCTROI_EMISSIONS_LINEAR_H
#define OCTROI_EMISSIONS_LINEAR_H

#include <stdbool.h>
#include <stddef.h>

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_spmatrix.h>

typedef enum {
	LINEAR_SOLVED,
	LINEAR_SINGULAR,       /* or so near to it that nothing would be right */
	LINEAR_NOT_PRODUCTIVE,
	LINEAR_NOT_CONVERGED   /* of the iterative ways only */
} linear_status;

/* Solves for `count` right-hand sides, each of n, one behind the other; `out` alike. The matrix is overwritten. */
linear_status dense_solve(gsl_matrix *b, size_t count, const double *right, double *out);

/* `b` in compressed columns (GSL_SPMATRIX_CSC). GMRES, checked by its residual, and where it stalls the series
 * x = b + A' b + A'^2 b + ..., which always arrives when A is productive, if slowly. */
linear_status sparse_solve(const gsl_spmatrix *b, size_t count, const double *right, double *out);
/* The series alone; false when it has not arrived after `most` steps. For checks. */
bool sparse_series(const gsl_spmatrix *b, const double *right, double *out, size_t most);

/* out = B x, and out = B' x. */
void sparse_apply(const gsl_spmatrix *b, const double *x, double *out);
void sparse_apply_transposed(const gsl_spmatrix *b, const double *x, double *out);
/* |B x - right|_1 / |right|_1; 0 where right is 0 and x fits. */
double sparse_residual(const gsl_spmatrix *b, const double *x, const double *right);

/* The spectral radius of A by power iteration, with its two eigenvectors, each of n and not negative: A' takes = radius
 * takes, A gives = radius gives. What goes round goes through those for which both are above 0. */
double sparse_radius(const gsl_spmatrix *b, double *takes, double *gives);

#endif
