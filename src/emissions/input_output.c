/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intensities and footprints from an input-output table.
 *
 * One system is solved for each kind of emissions, (I - A)' q = f; the inverse is never formed. Rows of flows, as they
 * come from the file, are the columns of A' in compressed form: the system is made in the memory of the flows, and
 * only LU needs all n x n cells, once.
 *
 * A sector without output has no column in A and no f. It has no intensity either: the 0 that the system gives for it
 * is not handed on. */
#include "input_output.h"

#include <math.h>
#include <string.h>

#include "linear.h"

/* Up to here LU takes no longer than the rest, some milliseconds, and needs no checking. At 500 sectors the whole
 * process takes three times as long with it as with GMRES, at 1500 nine times, and then eight times for each doubling.
 */
enum { LU_SECTORS_MOST = 300, WARNINGS_TOLD = 20 };

#define NEAR_ONE 1e-9
/* By which share of what is emitted footprints may exceed it: tables are rounded. */
#define EXCESS_SHARE 1e-3

typedef struct {
	const octroi_io_question *question;
	io_table t;
	arena *memory, *scratch;
	diagnostics *d;
	double *given;          /* n: what sectors deliver to others, Z 1 */
	double *taken;          /* n: what sectors take from others, Z' 1 */
	double *direct, *total; /* stressors x n, 0 without output */
	octroi_io_result *out;
} input_output;

static bool has_output(const input_output *io, size_t sector)
{
	return io->t.output.values[sector] > 0;
}

/* Neumaier's sum: good to the last digit or two whatever the order of magnitudes. */
typedef struct {
	double sum, rest;
} careful_sum;

static void sum_add(careful_sum *s, double x)
{
	double next = s->sum + x;
	s->rest += fabs(s->sum) >= fabs(x) ? s->sum - next + x : x - next + s->sum;
	s->sum = next;
}

static double sum_value(careful_sum s)
{
	return s.sum + s.rest;
}

/* ---- the system ---------------------------------------------------------------------- */

static void sum_flows(input_output *io)
{
	const gsl_spmatrix *z = io->t.flows;
	io->given = ARENA_ARRAY(io->scratch, double, io->t.n);
	io->taken = ARENA_ARRAY(io->scratch, double, io->t.n);
	for (size_t from = 0; from < io->t.n; from++) {
		careful_sum given = {0};
		for (int k = z->p[from]; k < z->p[from + 1]; k++) {
			sum_add(&given, z->data[k]);
			io->taken[z->i[k]] += z->data[k];
		}
		io->given[from] = sum_value(given);
	}
}

/* Turns flows into (I - A)' where they lie. */
static void make_system(input_output *io)
{
	gsl_spmatrix *b = io->t.flows;
	for (size_t from = 0; from < io->t.n; from++)
		for (int k = b->p[from]; k < b->p[from + 1]; k++) {
			size_t to = (size_t)b->i[k];
			double share = has_output(io, to) ? b->data[k] / io->t.output.values[to] : 0;
			b->data[k] = (from == to) - share;
		}
}

static void make_direct(input_output *io)
{
	io->direct = ARENA_ARRAY(io->scratch, double, io->t.stressor_count * io->t.n);
	io->total = ARENA_ARRAY(io->scratch, double, io->t.stressor_count * io->t.n);
	for (size_t s = 0; s < io->t.stressor_count; s++)
		for (size_t i = 0; i < io->t.n; i++)
			if (has_output(io, i))
				io->direct[s * io->t.n + i] = io->t.stressors[s].values[i] / io->t.output.values[i];
}

static linear_status solve_by_lu(input_output *io)
{
	const gsl_spmatrix *b = io->t.flows;
	size_t n = io->t.n;
	gsl_matrix_view dense = gsl_matrix_view_array(ARENA_ARRAY(io->scratch, double, n *n), n, n);
	for (size_t column = 0; column < n; column++)
		for (int k = b->p[column]; k < b->p[column + 1]; k++)
			gsl_matrix_set(&dense.matrix, (size_t)b->i[k], column, b->data[k]);
	return dense_solve(&dense.matrix, io->t.stressor_count, io->direct, io->total);
}

static linear_status solve(input_output *io)
{
	octroi_io_method method = io->question->method;
	if (method == OCTROI_IO_AUTO)
		method = io->t.n <= LU_SECTORS_MOST ? OCTROI_IO_LU : OCTROI_IO_ITERATIVE;
	io->out->method = method;
	return method == OCTROI_IO_LU ? solve_by_lu(io)
	                              : sparse_solve(io->t.flows, io->t.stressor_count, io->direct, io->total);
}

/* ---- what went wrong -------------------------------------------------------------------- */

/* Share of `from` in the output of `to`, A[from][to]. */
static double share(const gsl_spmatrix *b, size_t from, int k)
{
	return ((size_t)b->i[k] == from) - b->data[k];
}

/* The sector to which `from` passes most of what goes round; n: to none. */
static size_t heaviest_next(const input_output *io, size_t from, const double *weights, double *of)
{
	const gsl_spmatrix *b = io->t.flows;
	size_t next = io->t.n;
	double most = 0;
	for (int k = b->p[from]; k < b->p[from + 1]; k++) {
		double a = share(b, from, k), weight = a * weights[b->i[k]];
		if (weight > most) {
			most = weight;
			*of = a;
			next = (size_t)b->i[k];
		}
	}
	return next;
}

typedef struct {
	size_t *sectors; /* in the order in which they deliver; the last delivers to the first */
	size_t count;
	double product; /* of shares: what one unit needs of itself around this loop alone */
} loop;

/* Follows the heaviest flow from the heaviest sector until it comes round. Every sector that carries weight passes it
 * on. */
static loop heaviest_loop(input_output *io, double *radius)
{
	size_t n = io->t.n, at = 0, steps = 0, first;
	double *takes = ARENA_ARRAY(io->scratch, double, n), *gives = ARENA_ARRAY(io->scratch, double, n);
	double *shares = ARENA_ARRAY(io->scratch, double, n + 1);
	size_t *path = ARENA_ARRAY(io->scratch, size_t, n + 1), *step_of = ARENA_ARRAY(io->scratch, size_t, n);
	*radius = sparse_radius(io->t.flows, takes, gives);
	for (size_t i = 0; i < n; i++)
		if (takes[i] * gives[i] > takes[at] * gives[at])
			at = i;
	for (size_t i = 0; i < n; i++) /* only what goes round both takes and gives */
		gives[i] *= takes[i] > 0;
	for (; at < n && !step_of[at]; steps++) {
		path[steps] = at;
		step_of[at] = steps + 1;
		at = heaviest_next(io, at, gives, &shares[steps]);
	}
	if (at == n)
		return (loop){path, 0, 0};
	first = step_of[at] - 1;
	loop found = {path + first, steps - first, 1};
	for (size_t i = first; i < steps; i++)
		found.product *= shares[i];
	return found;
}

/* "'a' > 'b' > 'a'", of long loops the first sectors only. */
static const char *loop_text(const input_output *io, loop l)
{
	enum { SHOWN = 6 };
	buffer text = {.memory = io->scratch};
	for (size_t i = 0; i < l.count && i < SHOWN; i++)
		buffer_printf(&text, "'%s' > ", io->t.names[l.sectors[i]]);
	if (l.count > SHOWN)
		buffer_printf(&text, "%zu more > ", l.count - SHOWN);
	buffer_printf(&text, "'%s'", io->t.names[l.sectors[0]]);
	return text.at;
}

/* The sector whose inputs are the largest share of its output. */
static size_t neediest(const input_output *io, loop l)
{
	size_t found = l.sectors[0];
	for (size_t i = 0; i < l.count; i++) {
		size_t s = l.sectors[i];
		if (io->taken[s] * io->t.output.values[found] > io->taken[found] * io->t.output.values[s])
			found = s;
	}
	return found;
}

/* Whether B is singular or its inverse somewhere negative depends on chance; what the user has to know is the radius.
 */
static void tell_not_productive(input_output *io, loop l, double radius)
{
	bool more = radius > 1 + NEAR_ONE;
	size_t s = neediest(io, l);
	error_at(io->d, io->t.output_places[s], more ? "not-productive" : "singular",
	         "sectors take %s from each other %s (spectral radius %.6g, expected less than 1); the heaviest loop "
	         "is %s, "
	         "by which alone a unit needs %.4g of itself",
	         more ? "more" : "as much", more ? "than they make" : "as they make", radius, loop_text(io, l),
	         l.product);
	error_remedy(io->d, "look at '%s': its inputs add up to %.10g, its output is %.10g", io->t.names[s],
	             io->taken[s], io->t.output.values[s]);
}

static bool tell(input_output *io, linear_status status)
{
	double radius;
	if (status == LINEAR_SOLVED)
		return true;
	loop l = heaviest_loop(io, &radius);
	if (l.count && (status != LINEAR_NOT_CONVERGED || radius >= 1 - NEAR_ONE)) {
		tell_not_productive(io, l, radius);
		return false;
	}
	error_at(io->d, io->t.output_places[0], "no-convergence",
	         "no solution is found by iteration (spectral radius %.6g)", radius);
	error_remedy(io->d, "take the other way: --method lu");
	return false;
}

/* ---- sectors without output ------------------------------------------------------------- */

static void warn_of(const input_output *io, size_t sector)
{
	buffer text = {.memory = io->scratch};
	buffer_printf(&text, "'%s' has no output, so it has no intensity", io->t.names[sector]);
	for (size_t s = 0; s < io->t.stressor_count; s++)
		if (io->t.stressors[s].values[sector] != 0)
			buffer_printf(&text, "; its %.10g of '%s' are in no figure", io->t.stressors[s].values[sector],
			              io->t.stressors[s].name);
	if (io->given[sector] > 0)
		buffer_printf(&text, "; others take %.10g from it, of which the emissions are not known",
		              io->given[sector]);
	if (io->taken[sector] > 0)
		buffer_printf(&text, "; its inputs of %.10g are in no figure", io->taken[sector]);
	warning_at(io->d, io->t.output_places[sector], "no-output", "%s", text.at);
}

static void look_for_output(input_output *io)
{
	for (size_t i = 0; i < io->t.n; i++) {
		if (has_output(io, i))
			continue;
		if (++io->out->without_output <= WARNINGS_TOLD)
			warn_of(io, i);
	}
	if (io->out->without_output > WARNINGS_TOLD)
		warning_at(io->d, (place){0}, "no-output", "%zu more sectors have no output",
		           io->out->without_output - WARNINGS_TOLD);
}

/* ---- results ----------------------------------------------------------------------------- */

static void balance(input_output *io)
{
	octroi_io_result *out = io->out;
	careful_sum missed = {0}, all = {0};
	out->largest_miss = out->missed_share = io->t.demand_count ? 0 : NAN;
	for (size_t i = 0; i < io->t.n && io->t.demand_count; i++) {
		careful_sum used = {io->given[i], 0};
		for (size_t k = 0; k < io->t.demand_count; k++)
			sum_add(&used, io->t.demands[k].values[i]);
		double miss = io->t.output.values[i] - sum_value(used);
		sum_add(&missed, fabs(miss));
		sum_add(&all, io->t.output.values[i]);
		if (fabs(miss) > fabs(out->largest_miss)) {
			out->largest_miss = miss;
			out->miss_sector = i;
		}
	}
	if (io->t.demand_count && sum_value(all) > 0)
		out->missed_share = sum_value(missed) / sum_value(all);
}

/* q' y, of sectors that have a q. */
static double footprint(const input_output *io, const double *total, const double *demand)
{
	careful_sum sum = {0};
	for (size_t i = 0; i < io->t.n; i++)
		if (has_output(io, i))
			sum_add(&sum, total[i] * demand[i]);
	return sum_value(sum);
}

/* What the column "y_DE" is named for, if that is a region: emissions there. */
static double production(const input_output *io, const double *emissions, const char *column)
{
	careful_sum sum = {0};
	bool found = false;
	const char *region = strchr(column, '_');
	for (size_t i = 0; region && io->t.regions && i < io->t.n; i++) {
		if (strcmp(io->t.regions[i], region + 1) != 0)
			continue;
		found = true;
		sum_add(&sum, emissions[i]);
	}
	return found ? sum_value(sum) : NAN;
}

/* Intensities as they are handed on. */
static const double *intensities(const input_output *io, const double *values)
{
	double *out = ARENA_ARRAY(io->memory, double, io->t.n);
	for (size_t i = 0; i < io->t.n; i++)
		out[i] = has_output(io, i) ? values[i] : NAN;
	return out;
}

static octroi_io_stressor stressor_result(const input_output *io, size_t s)
{
	size_t n = io->t.n, columns = io->t.demand_count;
	const double *direct = io->direct + s * n, *total = io->total + s * n, *emissions = io->t.stressors[s].values;
	double *footprints = ARENA_ARRAY(io->memory, double, columns + 1);
	double *produced = ARENA_ARRAY(io->memory, double, columns + 1);
	careful_sum sum = {0}, left = {0};
	for (size_t i = 0; i < n; i++) {
		sum_add(&sum, emissions[i]);
		if (!has_output(io, i))
			sum_add(&left, emissions[i]);
	}
	for (size_t k = 0; k < columns; k++) {
		footprints[k] = footprint(io, total, io->t.demands[k].values);
		produced[k] = production(io, emissions, io->t.demands[k].name);
	}
	return (octroi_io_stressor){
	        .name = io->t.stressors[s].name,
	        .unit = arena_printf(io->memory, "%s/%s", io->t.stressors[s].name, io->t.output.name),
	        .emissions = emissions,
	        .direct = intensities(io, direct),
	        .total = intensities(io, total),
	        .residual = sparse_residual(io->t.flows, total, direct),
	        .sum = sum_value(sum),
	        .left_out = sum_value(left),
	        .footprints = footprints,
	        .production = produced,
	};
}

/* Demand causes no more than is emitted. If it seems to, a column is not what it was taken for. */
static void look_for_excess(const input_output *io, const octroi_io_stressor *s)
{
	careful_sum all = {0};
	for (size_t k = 0; k < io->t.demand_count; k++)
		sum_add(&all, s->footprints[k]);
	double excess = sum_value(all) - s->sum;
	if (!(excess > EXCESS_SHARE * fabs(s->sum)))
		return;
	warning_at(io->d, (place){0}, "footprint-excess", "the footprints of '%s' add up to %.10g, but only %.10g are emitted",
	           s->name, sum_value(all), s->sum);
	error_remedy(io->d, "see that --gross-output and --demand name the right columns, and demand only once");
}

static void describe(input_output *io)
{
	octroi_io_result *out = io->out;
	const char **demands = ARENA_ARRAY(io->memory, const char *, io->t.demand_count + 1);
	double *left = ARENA_ARRAY(io->memory, double, io->t.demand_count + 1);
	for (size_t k = 0; k < io->t.demand_count; k++) {
		demands[k] = io->t.demands[k].name;
		for (size_t i = 0; i < io->t.n; i++)
			left[k] += has_output(io, i) ? 0 : fabs(io->t.demands[k].values[i]);
	}
	out->sectors = io->t.n;
	out->names = io->t.names;
	out->output_column = io->t.output.name;
	out->output = io->t.output.values;
	out->demand_count = io->t.demand_count;
	out->demands = demands;
	out->demand_left_out = left;
}

static const octroi_io_result *results(input_output *io)
{
	octroi_io_stressor *stressors = ARENA_ARRAY(io->memory, octroi_io_stressor, io->t.stressor_count + 1);
	for (size_t s = 0; s < io->t.stressor_count; s++) {
		stressors[s] = stressor_result(io, s);
		look_for_excess(io, &stressors[s]);
	}
	io->out->stressors = stressors;
	io->out->stressor_count = io->t.stressor_count;
	return io->out;
}

static const octroi_io_result *compute(input_output *io)
{
	sum_flows(io);
	io->out = ARENA_NEW(io->memory, octroi_io_result);
	describe(io);
	balance(io);
	look_for_output(io);
	make_system(io);
	make_direct(io);
	return tell(io, solve(io)) ? results(io) : NULL;
}

const octroi_io_result *io_run(const octroi_io_question *question, arena *memory, diagnostics *d)
{
	if (!question->flows || !question->vectors) {
		error_at(d, (place){0}, "missing-file", "a file of flows and a file of vectors are needed");
		return NULL;
	}
	arena *texts = arena_new(), *scratch = arena_new();
	input_output io = {.question = question, .memory = memory, .scratch = scratch, .d = d};
	size_t before = diagnostics_count(d);
	bool read = io_vectors_read(question, memory, texts, &io.t, d);
	read = read && io_flows_read(question->flows, texts, &io.t, d);
	const octroi_io_result *out = read ? compute(&io) : NULL;
	if (io.t.flows)
		gsl_spmatrix_free(io.t.flows);
	arena_free(scratch);
	if (diagnostics_count(d) > before)
		diagnostics_keep(d, texts);
	else
		arena_free(texts);
	return out;
}
