/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At which figure of its own a line costs as much as it does on official figures. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#include "../base/number.h"
#include "emissions.h"

enum { DOUBLINGS_MOST = 40, STEPS_MOST = 100 };

typedef struct {
	octroi_line *line;
	const char  *input, *quantity;
	double       target;
	arena       *scratch;
	diagnostics *d;
} search;

/* What the quantity is above the target when the input is x; NaN when it is unknown. */
static double above(double x, void *context)
{
	const search *s = context;
	char text[NUMBER_TEXT_SIZE];
	arena_clear(s->scratch);
	number_write(x, text);
	if (!line_set(s->line, s->input, text, s->input, s->d))
		return NAN;
	const octroi_result *r = program_evaluate(s->line, false, s->scratch, s->d);
	for (size_t i = 0; r && i < r->quantity_count; i++)
		if (slice_is(slice_of(s->quantity), r->quantities[i].name))
			return r->quantities[i].value - s->target;
	return NAN;
}

/* The highest x in [low, high] that is not above: where the curve is flat no root is one point. */
static double bisected(search *s, double low, double high)
{
	for (int i = 0; i < STEPS_MOST && high - low > 1e-12 * high; i++) {
		double middle = low + (high - low) / 2;
		if (above(middle, s) > 0)
			high = middle;
		else
			low = middle;
	}
	return low;
}

static double root(search *s, double low, double high)
{
	gsl_function f = {above, s};
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
	double x = NAN;
	int status = gsl_root_fsolver_set(solver, &f, low, high);
	for (int i = 0; status == GSL_SUCCESS && i < STEPS_MOST; i++) {
		status = gsl_root_fsolver_iterate(solver);
		x = gsl_root_fsolver_root(solver);
		if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), 0, 1e-13) == GSL_SUCCESS)
			break;
	}
	gsl_root_fsolver_free(solver);
	gsl_set_error_handler(before);
	return status == GSL_SUCCESS ? x : NAN;
}

double break_even(octroi_line *line, const char *input, const char *quantity, double target)
{
	search s = {line, input, quantity, target, arena_new(), diagnostics_new()};
	double low = above(0, &s), high = low, x = 0.5, found = NAN;
	for (int i = 0; high <= 0 && i < DOUBLINGS_MOST; i++) {
		x *= 2;
		high = above(x, &s);
	}
	if (low > 0)
		high = NAN;
	if (high > 0)
		found = low < 0 && target != 0 ? root(&s, 0, x) : bisected(&s, 0, x);
	arena_free(s.scratch);
	diagnostics_free(s.d);
	return found;
}
