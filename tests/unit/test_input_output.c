/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input-output tables: the tables of tests/io with the results that tests/io/README.md gives, and what holds for any
 * table. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "base/file.h"
#include "base/number.h"
#include "csv/csv.h"
#include "emissions/emissions.h"
#include "emissions/linear.h"
#include "octroi.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { TOLERANCE_PPM = 1 }; /* of expected results, which are rounded */

typedef struct {
	octroi_diagnostics *d;
	octroi_run *run;
	const octroi_io_result *result;
} answer;

static answer ask(octroi_io_question q)
{
	answer a = {octroi_diagnostics_new(), octroi_run_new(), NULL};
	a.result = octroi_input_output(&q, a.run, a.d);
	if (!a.result)
		fail_msg("%s", octroi_diagnostics_text(a.d));
	return a;
}

static void release(answer a)
{
	octroi_run_free(a.run);
	octroi_diagnostics_free(a.d);
}

static void check(const char *what, double found, double expected)
{
	if (!(fabs(found - expected) <= TOLERANCE_PPM * 1e-6 * fabs(expected)))
		fail_msg("%s is %.12g, expected %.12g", what, found, expected);
}

static const octroi_io_method methods[] = {OCTROI_IO_LU, OCTROI_IO_ITERATIVE};

static size_t sector_named(const octroi_io_result *r, const char *name)
{
	for (size_t i = 0; i < r->sectors; i++)
		if (strcmp(r->names[i], name) == 0)
			return i;
	fail_msg("no sector '%s'", name);
	return 0;
}

/* Expected figures stand in columns of the vectors themselves. */
static void check_column(const char *path, const char *column, const double *found)
{
	arena *memory = arena_new();
	diagnostics *d = diagnostics_new();
	csv_table *t = csv_read(memory, file_read(memory, path, path, (place){0}, d), d);
	assert_non_null(t);
	for (size_t row = 0; row < t->rows; row++) {
		double expected;
		size_t at;
		assert_int_equal(number_read(csv_cell(t, row, csv_column(t, column)), &expected, &at), NUMBER_OK);
		check(column, found[row], expected);
	}
	diagnostics_free(d);
	arena_free(memory);
}

/* ---- tables with known results ---------------------------------------------------- */

static void the_textbook_table(void **state)
{
	(void)state;
	const char *path = "tests/io/two_sector.csv";
	for (size_t m = 0; m < COUNT(methods); m++) {
		answer a = ask((octroi_io_question){.flows = path, .vectors = path, .method = methods[m]});
		check_column(path, "direct", a.result->stressors[0].direct);
		check_column(path, "total", a.result->stressors[0].total);
		/* 350 x 0.402640264026403 + 1700 x 0.211221122112211 = 500, all that is emitted. */
		check("footprint", a.result->stressors[0].footprints[0], 500);
		assert_true(a.result->largest_miss == 0 && a.result->missed_share == 0);
		release(a);
	}
}

/* The file has no final demand: it is what the six columns of flows leave of output. */
static double footprint_of_the_rest(const char *path, const octroi_io_result *r)
{
	arena *memory = arena_new();
	diagnostics *d = diagnostics_new();
	csv_table *t = csv_read(memory, file_read(memory, path, path, (place){0}, d), d);
	double sum = 0;
	assert_non_null(t);
	for (size_t row = 0; row < r->sectors; row++) {
		double rest = r->output[row];
		for (size_t j = 1; j <= r->sectors; j++) {
			double flow;
			size_t at;
			assert_int_equal(number_read(csv_cell(t, row, j), &flow, &at), NUMBER_OK);
			rest -= flow;
		}
		sum += rest * r->stressors[0].total[row];
	}
	diagnostics_free(d);
	arena_free(memory);
	return sum;
}

static void germany_in_1995(void **state)
{
	(void)state;
	const char *path = "tests/io/germany1995_siot.csv";
	const double expected[] = {0.41847, 0.76863, 0.27255, 0.23571, 0.05829, 0.12342};
	answer a = ask((octroi_io_question){.flows = path, .vectors = path});
	const octroi_io_stressor *s = &a.result->stressors[0];
	assert_string_equal(s->unit, "co2_kt/output_meur");
	check_column(path, "direct_kt_per_meur", s->direct);
	check_column(path, "total_kt_per_meur", s->total);
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_true(fabs(s->total[i] - expected[i]) < 5e-6); /* as printed in the manual */
	check("emissions", s->sum, 687020);
	check("q y", footprint_of_the_rest(path, a.result), 687020);
	assert_true(isnan(a.result->largest_miss));
	release(a);
}

static void six_regions_by_eight_sectors(void **state)
{
	(void)state;
	const char *path = "tests/io/mrio48_vectors.csv", *const stressors[] = {"F1", "F2"};
	const double expected[] = {145416783.4, 76901360.3, 240925692.7, 169246760.2, 194604290.8, 253129540.7};
	for (size_t m = 0; m < COUNT(methods); m++) {
		answer a = ask((octroi_io_question){.flows = "tests/io/mrio48_Z.csv",
		                                    .vectors = path,
		                                    .stressors = stressors,
		                                    .stressor_count = 2,
		                                    .method = methods[m]});
		double sum = 0;
		check_column(path, "total1", a.result->stressors[0].total);
		check_column(path, "total2", a.result->stressors[1].total);
		assert_int_equal(a.result->demand_count, COUNT(expected));
		for (size_t k = 0; k < COUNT(expected); k++) {
			check(a.result->demands[k], a.result->stressors[0].footprints[k], expected[k]);
			sum += a.result->stressors[0].footprints[k];
		}
		check("all footprints", sum, 1080224428.04);
		check("all emissions", a.result->stressors[0].sum, 1080224428.04);
		assert_true(fabs(a.result->largest_miss) <= 0.03); /* ten digits are printed */
		release(a);
	}
}

static void nine_regions_by_twelve_groups(void **state)
{
	(void)state;
	const char *path = "tests/io/wiod13_2011_9x12_vectors.csv";
	const struct {
		const char *demand;
		double footprint_mt, production_mt;
	} expected[] = {{"y_EU26", 3587.4, 2750.6}, {"y_GBR", 536.0, 394.5},   {"y_CHN", 7354.3, 9297.2},
	                {"y_IND", 1598.1, 1710.0},  {"y_RUS", 1248.7, 1606.9}, {"y_TUR", 315.0, 266.0},
	                {"y_USA", 5235.2, 4336.3},  {"y_BRA", 493.4, 416.0},   {"y_ROW", 10570.8, 10161.4}};
	answer a = ask((octroi_io_question){.flows = "tests/io/wiod13_2011_9x12_Z.csv", .vectors = path});
	const octroi_io_stressor *s = &a.result->stressors[0];
	check_column(path, "total_kg_per_usd", s->total);
	for (size_t k = 0; k < COUNT(expected); k++) {
		assert_string_equal(a.result->demands[k], expected[k].demand);
		/* In kt, printed to a tenth of a Mt. */
		assert_true(fabs(s->footprints[k] / 1000 - expected[k].footprint_mt) < 0.05);
		assert_true(fabs(s->production[k] / 1000 - expected[k].production_mt) < 0.05);
	}
	release(a);
}

static void forty_one_countries_by_thirty_five_sectors(void **state)
{
	(void)state;
	char flows[] = "/tmp/octroi-test-XXXXXX";
	int file = mkstemp(flows);
	assert_true(file >= 0);
	close(file);
	char command[128];
	snprintf(command, sizeof command, "gzip -dc tests/io/wiod13_2011_Z_1435.csv.gz >%s", flows);
	assert_int_equal(system(command), 0);
	/* Metals (27t28) are sector 12, other minerals (26) sector 11. */
	const struct {
		const char *name;
		double total;
	} expected[] = {{"CHN|12", 2.214888},
	                {"IND|12", 2.875350},
	                {"USA|12", 0.721756},
	                {"DEU|12", 0.500158},
	                {"TUR|11", 3.420840}};
	for (size_t m = 0; m < COUNT(methods); m++) {
		answer a = ask((octroi_io_question){
		        .flows = flows, .vectors = "tests/io/wiod13_2011_x_F_1435.csv", .method = methods[m]});
		for (size_t i = 0; i < COUNT(expected); i++)
			check(expected[i].name, a.result->stressors[0].total[sector_named(a.result, expected[i].name)],
			      expected[i].total);
		assert_true(a.result->stressors[0].residual < 1e-12);
		assert_int_equal(a.result->without_output, 22);
		assert_int_equal(diagnostics_warnings(a.d), 21); /* the last tells of two */
		assert_true(isnan(a.result->stressors[0].total[sector_named(a.result, "CHN|19")]));
		assert_true(fabs(a.result->largest_miss) == 108);
		assert_true(fabs(a.result->missed_share - 0.0004) < 5e-5);
		release(a);
	}
	unlink(flows);
}

/* ---- what holds for any table ------------------------------------------------------ */

static double random_number(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(*seed >> 11) / 9007199254740992.0;
}

/* A table in memory; A has columns that sum to `most` at most. */
typedef struct {
	size_t n;
	double *flows, *output, *demand, *emissions;
} sample;

static sample random_table(arena *a, size_t n, double fill, double most, uint64_t *seed)
{
	sample t = {n, ARENA_ARRAY(a, double, n *n), ARENA_ARRAY(a, double, n), ARENA_ARRAY(a, double, n),
	           ARENA_ARRAY(a, double, n)};
	double *taken = ARENA_ARRAY(a, double, n);
	for (size_t i = 0; i < n * n; i++) {
		t.flows[i] = random_number(seed) < fill ? random_number(seed) * 100 : 0;
		taken[i % n] += t.flows[i];
	}
	for (size_t i = 0; i < n; i++) {
		t.output[i] = (taken[i] + 1) / (most * (0.5 + 0.5 * random_number(seed)));
		t.emissions[i] = random_number(seed) * 50;
		t.demand[i] = t.output[i];
		for (size_t j = 0; j < n; j++)
			t.demand[i] -= t.flows[i * n + j]; /* may well be negative */
	}
	return t;
}

/* (I - A)' in compressed columns and dense. */
static gsl_spmatrix *system_of(const sample *t, gsl_matrix **dense)
{
	gsl_spmatrix *triplets = gsl_spmatrix_alloc(t->n, t->n);
	*dense = gsl_matrix_alloc(t->n, t->n);
	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->n; j++) {
			double b = (i == j) - t->flows[i * t->n + j] / t->output[j];
			gsl_matrix_set(*dense, j, i, b);
			if (b != 0)
				gsl_spmatrix_set(triplets, j, i, b);
		}
	gsl_spmatrix *b = gsl_spmatrix_compress(triplets, GSL_SPMATRIX_CSC);
	gsl_spmatrix_free(triplets);
	return b;
}

static void check_solvers(size_t n, double fill, double most, uint64_t *seed)
{
	arena *a = arena_new();
	sample t = random_table(a, n, fill, most, seed);
	double *f = ARENA_ARRAY(a, double, n), *lu = ARENA_ARRAY(a, double, n), *gmres = ARENA_ARRAY(a, double, n);
	double *series = ARENA_ARRAY(a, double, n), footprint = 0, emitted = 0;
	gsl_matrix *dense;
	gsl_spmatrix *sparse = system_of(&t, &dense);
	for (size_t i = 0; i < n; i++)
		f[i] = t.emissions[i] / t.output[i];
	assert_int_equal(dense_solve(dense, 1, f, lu), LINEAR_SOLVED);
	assert_int_equal(sparse_solve(sparse, 1, f, gmres), LINEAR_SOLVED);
	assert_true(sparse_series(sparse, f, series, 20000));
	for (size_t i = 0; i < n; i++) {
		assert_true(fabs(gmres[i] - lu[i]) <= 1e-9 * lu[i]);
		assert_true(fabs(series[i] - lu[i]) <= 1e-9 * lu[i]);
		assert_true(lu[i] >= f[i]); /* suppliers add */
		footprint += lu[i] * t.demand[i];
		emitted += t.emissions[i];
	}
	/* q' y = f' (I - A)^-1 y = f' x */
	assert_true(fabs(footprint - emitted) <= 1e-9 * emitted);
	assert_true(sparse_residual(sparse, gmres, f) <= 1e-11);
	gsl_spmatrix_free(sparse);
	gsl_matrix_free(dense);
	arena_free(a);
}

static void series_and_lu_and_gmres_agree(void **state)
{
	(void)state;
	uint64_t seed = 20261126;
	const double fills[] = {0.05, 0.3, 1}, most[] = {0.3, 0.6, 0.9, 0.99};
	for (size_t n = 1; n <= 60; n += n < 8 ? 1 : 17)
		for (size_t i = 0; i < COUNT(fills); i++)
			for (size_t k = 0; k < COUNT(most); k++)
				check_solvers(n, fills[i], most[k], &seed);
}

/* A chain whose end feeds its beginning: GMRES that starts anew every ten steps makes no headway, the series does. */
static void a_long_ring_is_solved(void **state)
{
	(void)state;
	enum { N = 60 };
	arena *a = arena_new();
	sample t = {N, ARENA_ARRAY(a, double, N *N), ARENA_ARRAY(a, double, N), NULL, NULL};
	double *f = ARENA_ARRAY(a, double, N), *q = ARENA_ARRAY(a, double, N);
	for (size_t i = 0; i < N; i++) {
		t.output[i] = 1;
		t.flows[i * N + (i + 1) % N] = 0.9;
	}
	f[0] = 1;
	gsl_matrix *dense;
	gsl_spmatrix *sparse = system_of(&t, &dense);
	assert_int_equal(sparse_solve(sparse, 1, f, q), LINEAR_SOLVED);
	/* Once round is 0.9^60 of it, twice 0.9^120...: q_0 = 1 / (1 - 0.9^60), q_k = 0.9^k q_0. */
	for (size_t i = 0; i < N; i++)
		assert_true(fabs(q[i] - pow(0.9, (double)i) / (1 - pow(0.9, N))) < 1e-9);
	gsl_spmatrix_free(sparse);
	gsl_matrix_free(dense);
	arena_free(a);
}

static void what_is_not_productive_is_found_in_both_ways(void **state)
{
	(void)state;
	const struct {
		double flows[9]; /* output is 1 everywhere, so these are A */
		double radius;
		linear_status lu;
	} cases[] = {
	        {{0.5, 0, 0, 0, 1.2, 0, 0, 0, 0.1}, 1.2, LINEAR_NOT_PRODUCTIVE}, /* one alone, the others sound */
	        {{0, 1, 0, 0, 0, 1, 1, 0, 0}, 1, LINEAR_SINGULAR},               /* a ring that returns all */
	        {{0, 2, 0, 0, 0, 2, 2, 0, 0}, 2, LINEAR_NOT_PRODUCTIVE},
	        {{0.6, 0.6, 0, 0.6, 0.6, 0, 0, 0, 0}, 1.2, LINEAR_NOT_PRODUCTIVE},
	        {{0, 9, 9, 0, 0, 9, 0, 0, 0}, 0, LINEAR_SOLVED}, /* no loop, whatever the amounts */
	};
	for (size_t c = 0; c < COUNT(cases); c++) {
		double output[] = {1, 1, 1}, flows[9], f[] = {1, 1, 1}, q[3], takes[3], gives[3];
		memcpy(flows, cases[c].flows, sizeof flows);
		sample t = {3, flows, output, NULL, NULL};
		gsl_matrix *dense;
		gsl_spmatrix *sparse = system_of(&t, &dense);
		linear_status iterated = sparse_solve(sparse, 1, f, q);
		assert_int_equal(dense_solve(dense, 1, f, q), cases[c].lu);
		assert_int_equal(iterated == LINEAR_SOLVED, cases[c].lu == LINEAR_SOLVED);
		/* Without a loop the iteration goes to 0 as 1/steps only. */
		assert_true(fabs(sparse_radius(sparse, takes, gives) - cases[c].radius) <
		            (cases[c].radius > 0 ? 1e-9 : 3e-3));
		gsl_spmatrix_free(sparse);
		gsl_matrix_free(dense);
	}
}

static const char *write_table(arena *a, const sample *t, double money, double carbon)
{
	char path[] = "/tmp/octroi-test-XXXXXX";
	int descriptor = mkstemp(path);
	FILE *out = descriptor < 0 ? NULL : fdopen(descriptor, "w");
	assert_non_null(out);
	fputs("sector,", out);
	for (size_t i = 0; i < t->n; i++)
		fprintf(out, "to_s%zu,", i);
	fputs("x,F,y\n", out);
	for (size_t i = 0; i < t->n; i++) {
		fprintf(out, "s%zu,", i);
		for (size_t j = 0; j < t->n; j++)
			fprintf(out, "%.17g,", t->flows[i * t->n + j] * money);
		fprintf(out, "%.17g,%.17g,%.17g\n", t->output[i] * money, t->emissions[i] * carbon,
		        t->demand[i] * money);
	}
	assert_int_equal(fclose(out), 0);
	return arena_copy(a, path, strlen(path));
}

/* In thousands of money and grams: intensities are 1e6 / 1e3 times as large, footprints 1e6 times. */
static void units_only_scale(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (size_t n = 1; n <= 40; n += 13) {
		arena *a = arena_new();
		sample t = random_table(a, n, 0.4, 0.8, &seed);
		const char *plain = write_table(a, &t, 1, 1), *scaled = write_table(a, &t, 1e3, 1e6);
		answer one = ask((octroi_io_question){.flows = plain, .vectors = plain});
		answer other =
		        ask((octroi_io_question){.flows = scaled, .vectors = scaled, .method = OCTROI_IO_ITERATIVE});
		for (size_t i = 0; i < n; i++) {
			double expected = one.result->stressors[0].total[i] * 1e3;
			assert_true(fabs(other.result->stressors[0].total[i] - expected) <= 1e-9 * expected);
		}
		const octroi_io_stressor *s = &one.result->stressors[0];
		assert_true(fabs(s->footprints[0] - s->sum) <= 1e-9 * s->sum);
		assert_true(fabs(other.result->stressors[0].footprints[0] - s->sum * 1e6) <= 1e-3 * s->sum);
		unlink(plain);
		unlink(scaled);
		release(one);
		release(other);
		arena_free(a);
	}
}

/* Among 40 sound sectors three that pass 1.1 of themselves round: s5 > s9 > s30. Weak flows tie all together. */
static void the_loop_is_named(void **state)
{
	(void)state;
	enum { N = 40 };
	for (size_t m = 0; m < COUNT(methods); m++) {
		arena *a = arena_new();
		sample t = {N, ARENA_ARRAY(a, double, N *N), ARENA_ARRAY(a, double, N), ARENA_ARRAY(a, double, N),
		           ARENA_ARRAY(a, double, N)};
		for (size_t i = 0; i < N * N; i++)
			t.flows[i] = 0.001;
		for (size_t i = 0; i < N; i++)
			t.output[i] = 1;
		t.flows[5 * N + 9] = t.flows[9 * N + 30] = 1;
		t.flows[30 * N + 5] = 1.1;
		octroi_io_question q = {.flows = write_table(a, &t, 1, 1), .method = methods[m]};
		q.vectors = q.flows;
		octroi_diagnostics *d = octroi_diagnostics_new();
		octroi_run *run = octroi_run_new();
		assert_null(octroi_input_output(&q, run, d));
		assert_string_equal(diagnostics_get(d, 0)->code, "not-productive");
		const char *loop = strstr(diagnostics_get(d, 0)->message, "the heaviest loop is");
		assert_non_null(loop);
		assert_non_null(strstr(loop, "'s5'"));
		assert_non_null(strstr(loop, "'s9' > 's30'"));
		assert_non_null(strstr(loop, "needs 1.1 of itself"));
		octroi_run_free(run);
		octroi_diagnostics_free(d);
		unlink(q.flows);
		arena_free(a);
	}
}

static void never_called(const char *reason, const char *file, int line, int number)
{
	fail_msg("%s:%d: GSL told the host of error %d: %s", file, line, number, reason);
}

/* A host program's own handler of GSL's errors hears nothing and is in its place behind a call. */
static void the_handler_of_the_host_is_left_alone(void **state)
{
	const char *path = "tests/io/two_sector.csv";
	double out[1];
	gsl_error_handler_t *before = gsl_set_error_handler(never_called);
	for (size_t m = 0; m < COUNT(methods); m++)
		release(ask((octroi_io_question){.flows = path, .vectors = path, .method = methods[m]}));
	assert_int_equal(chain_solve(1, (const double[]){1}, 1, (const double[]){1}, out), CHAIN_SINGULAR);
	the_loop_is_named(state);
	assert_true(gsl_set_error_handler(before) == never_called);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(the_textbook_table),
	        cmocka_unit_test(germany_in_1995),
	        cmocka_unit_test(six_regions_by_eight_sectors),
	        cmocka_unit_test(nine_regions_by_twelve_groups),
	        cmocka_unit_test(forty_one_countries_by_thirty_five_sectors),
	        cmocka_unit_test(series_and_lu_and_gmres_agree),
	        cmocka_unit_test(a_long_ring_is_solved),
	        cmocka_unit_test(what_is_not_productive_is_found_in_both_ways),
	        cmocka_unit_test(units_only_scale),
	        cmocka_unit_test(the_loop_is_named),
	        cmocka_unit_test(the_handler_of_the_host_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
