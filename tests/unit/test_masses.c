/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flows: medians of what a tonne is worth, outliers, and masses from values. */
#include "memory_fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/number.h"
#include "flows/masses.h"

enum { ROWS = 7 }; /* a batch: so few that files have several */

typedef struct {
	csv_stream *stream;
	masses *masses;
	left_out left;
	csv_batch batch;
	const uint8_t *marks;
} reading;

static csv_stream *stream_of(fixture *f, const char *text)
{
	char path[] = "/tmp/octroi-test-XXXXXX";
	int file = mkstemp(path);
	size_t length = strlen(text);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, length), length);
	close(file);
	csv_stream *s = csv_stream_open(f->memory, path, true, f->d);
	unlink(path);
	assert_non_null(s);
	return s;
}

/* A file whose unit values are known. */
static reading measured(fixture *f, const char *text, masses_question question)
{
	reading r = {.stream = stream_of(f, text), .left = left_out_new(f->memory)};
	r.masses = masses_new(&question, r.stream, NULL, f->memory, f->d);
	assert_non_null(r.masses);
	do {
		assert_true(csv_stream_next(r.stream, ROWS, &r.batch, f->d));
		left_out_start(&r.left, r.batch.rows);
		masses_collect(r.masses, &r.batch, &r.left);
	} while (r.batch.rows);
	masses_collected(r.masses);
	assert_true(csv_stream_rewind(r.stream, f->d));
	masses_rewind(r.masses);
	return r;
}

static void next(fixture *f, reading *r)
{
	assert_true(csv_stream_next(r->stream, ROWS, &r->batch, f->d));
	left_out_start(&r->left, r->batch.rows);
	masses_read(r->masses, &r->batch, &r->left, &r->marks);
}

static void release(reading *r)
{
	masses_free(r->masses);
	csv_stream_close(r->stream);
}

static double unit_value(const reading *r, const char *code, const char *currency, const char *edition)
{
	return masses_unit_value(r->masses, slice_of(code), slice_of(currency), slice_of(edition));
}

static const masses_question keep = {OCTROI_OUTLIERS_KEEP, 10, false};

static void medians_are_by_code_currency_and_edition(void **state)
{
	fixture *f = *state;
	reading r = measured(f,
	                     "good,mass,value,currency,edition\n"
	                     "720839,1,300,EUR,HS2022\n"
	                     "7208 39,2,200,EUR,HS2022\n"   /* 100 */
	                     "720839,1000kg,200,EUR,HS2022\n"
	                     "720839,1,7,USD,HS2022\n"      /* one line of that currency */
	                     "720839,1,9 USD,EUR,HS2022\n"  /* a cell's own currency counts: 9, two lines */
	                     "720839,1,40,EUR,HS2017\n"     /* of an even number the mean of the two in the middle: 15, */
	                     "720839,1,10,EUR,HS2017\n"     /* 10 and 20 */
	                     "720839,1,20,EUR,HS2017\n"
	                     "720839,1,1,EUR,HS2017\n",
	                     keep);
	assert_true(unit_value(&r, "720839", "EUR", "HS2022") == 200);
	assert_true(unit_value(&r, "7208.39", "EUR", "HS2022") == 200);
	assert_true(isnan(unit_value(&r, "720839", "USD", "HS2022")));
	assert_true(unit_value(&r, "720839", "EUR", "HS2017") == 15);
	assert_true(isnan(unit_value(&r, "720839", "EUR", "")));
	assert_true(isnan(unit_value(&r, "760110", "EUR", "HS2022")));
	assert_true(isnan(unit_value(&r, "steel", "EUR", "HS2022")));
	release(&r);
}

/* Nothing but lines that have both counts. */
static void what_is_no_figure_has_no_unit_value(void **state)
{
	fixture *f = *state;
	reading r = measured(f,
	                     "good,mass_kg,value_eur\n"
	                     "720839,1000,100\n720839,1000,100\n720839,1000,100\n"
	                     "720839,,900\n720839,1000,\n720839,0,900\n720839,1000,0\n720839,NA,900\n720839,1000,NA\n"
	                     "720839,-5,900\n720839,1e999,900\n720839,10 apples,900\n,1000,900\nx,1000,900\n720839,10 MWh,900\n",
	                     keep);
	assert_true(unit_value(&r, "720839", "EUR", "") == 100);
	for (int batch = 0; batch < 3; batch++)
		next(f, &r);
	assert_int_equal(masses_found(r.masses).compared, 3);
	assert_int_equal(masses_found(r.masses).found, 0);
	assert_true(masses_found(r.masses).compared_t == 3);
	release(&r);
}

/* At 10 times the median a line is as far as it may be. Median of 10, 100, 1000, 1001 and 9: 100. */
static void the_bounds_themselves_are_no_outliers(void **state)
{
	fixture *f = *state;
	static const char text[] = "good,mass,value_eur\n720839,1,10\n720839,1,100\n720839,1,1000\n720839,1,1001\n720839,1,9\n";
	reading r = measured(f, text, keep);
	next(f, &r);
	assert_int_equal(masses_found(r.masses).found, 2);
	assert_true(masses_found(r.masses).found_t == 2);
	assert_int_equal(r.marks[2], 0);
	assert_int_equal(r.marks[3], r.marks[4]);
	assert_true(r.marks[3] > 0);
	release(&r);
	r = measured(f, text, (masses_question){OCTROI_OUTLIERS_DROP, 9.5, false});
	next(f, &r);
	assert_int_equal(masses_found(r.masses).found, 4);
	assert_int_equal(r.left.count, 1);
	assert_int_equal(r.left.reasons[0].rows, 4);
	assert_false(r.left.rows[1]);
	release(&r);
}

/* 9 EUR at 100 EUR/t are 0.09 t, 90 kg; 250 EUR are 2.5 t. */
static void masses_are_written_as_their_column_has_them(void **state)
{
	fixture *f = *state;
	size_t count;
	reading r = measured(f, "good,mass_kg,value_eur\n720839,1000,100\n720839,1000,100\n720839,1000,9\n720839,1000,100\n720839,,250\n",
	                     (masses_question){OCTROI_OUTLIERS_REPLACE, 10, true});
	next(f, &r);
	double replaced, estimated;
	size_t at;
	assert_int_equal(number_read(r.batch.cells[2 * 3 + 1], &replaced, &at), NUMBER_OK);
	assert_int_equal(number_read(r.batch.cells[4 * 3 + 1], &estimated, &at), NUMBER_OK);
	assert_true(fabs(replaced - 90) < 1e-12);
	assert_true(fabs(estimated - 2500) < 1e-9);
	assert_true(slice_is(r.batch.cells[1 * 3 + 1], "1000"));
	const row_mark *marks = masses_marks(r.masses, &count);
	assert_int_equal(r.marks[0], 0);
	assert_true(r.marks[2] > 0 && r.marks[2] <= count && r.marks[4] > 0 && r.marks[4] <= count && r.marks[2] != r.marks[4]);
	assert_string_equal(marks[r.marks[2] - 1].input, "mass");
	assert_int_equal(marks[r.marks[2] - 1].rests_on, OCTROI_ASSUMPTION);
	assert_true(marks[r.marks[4] - 1].note.assumption);
	octroi_masses m = masses_found(r.masses);
	assert_int_equal(m.estimated, 1);
	assert_true(m.found_t == 1 && fabs(m.replaced_t - 0.09) < 1e-12 && fabs(m.estimated_t - 2.5) < 1e-12);
	release(&r);
}

static void too_few_lines_have_no_median(void **state)
{
	fixture *f = *state;
	reading r = measured(f, "good,mass,value_eur\n720839,1,1\n720839,1,1000\n720839,,50\n760110,,50\n",
	                     (masses_question){OCTROI_OUTLIERS_REPLACE, 2, true});
	next(f, &r);
	octroi_masses m = masses_found(r.masses);
	assert_int_equal(m.compared, 0);
	assert_int_equal(m.found, 0);
	assert_int_equal(m.estimated, 0);
	assert_int_equal(m.without_median, 2);
	assert_int_equal(m.least, 3);
	assert_int_equal(r.batch.cells[2 * 3 + 1].length, 0);
	release(&r);
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Any number of lines, beside sorting them. */
static void medians_are_exact(void **state)
{
	fixture *f = *state;
	static const size_t sizes[] = {3, 4, 5, 11, 12, 13, 1023, 1024, 1025, 2048, 5001};
	uint64_t seed = 7;
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		size_t n = sizes[k];
		double *all = calloc(n, sizeof *all);
		buffer text = {.memory = f->memory};
		buffer_puts(&text, "good,mass,value_eur\n");
		for (size_t i = 0; i < n; i++) {
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			all[i] = (double)(1 + (seed >> 33) % 5000);
			buffer_printf(&text, "720839,1,%.0f\n", all[i]);
		}
		qsort(all, n, sizeof *all, by_number);
		reading r = measured(f, text.at, keep);
		assert_true(unit_value(&r, "720839", "EUR", "") == (n % 2 ? all[n / 2] : (all[n / 2 - 1] + all[n / 2]) / 2));
		release(&r);
		free(all);
	}
}

static void rows_left_out_are_none_of_it(void **state)
{
	fixture *f = *state;
	const masses_question question = {OCTROI_OUTLIERS_KEEP, 10, false};
	reading r = {.stream = stream_of(f, "good,mass,value_eur\n720839,1,1\n720839,1,1\n720839,1,100\n720839,1,100\n720839,1,100\n"),
	             .left = left_out_new(f->memory)};
	r.masses = masses_new(&question, r.stream, NULL, f->memory, f->d);
	assert_true(csv_stream_next(r.stream, ROWS, &r.batch, f->d));
	left_out_start(&r.left, r.batch.rows);
	left_out_add(&r.left, 0, "an aggregate");
	left_out_add(&r.left, 1, "an aggregate");
	masses_collect(r.masses, &r.batch, &r.left);
	masses_collected(r.masses);
	assert_true(unit_value(&r, "720839", "EUR", "") == 100);
	masses_read(r.masses, &r.batch, &r.left, &r.marks);
	assert_int_equal(masses_found(r.masses).compared, 3);
	release(&r);
}

static void columns_must_be_there(void **state)
{
	static const char *const headers[] = {"good,mass\n", "good,value_eur\n", "mass,value_eur\n", "good\n"};
	static const size_t missing[] = {1, 1, 1, 2};
	fixture *f = *state;
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		csv_stream *s = stream_of(f, headers[i]);
		size_t before = diagnostics_errors(f->d);
		assert_null(masses_new(&keep, s, NULL, f->memory, f->d));
		assert_int_equal(diagnostics_errors(f->d) - before, missing[i]);
		assert_string_equal(diagnostics_get(f->d, diagnostics_count(f->d) - 1)->code, "missing-column");
		assert_non_null(diagnostics_get(f->d, diagnostics_count(f->d) - 1)->remedy);
		csv_stream_close(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(medians_are_by_code_currency_and_edition, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(what_is_no_figure_has_no_unit_value, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(the_bounds_themselves_are_no_outliers, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(masses_are_written_as_their_column_has_them, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(too_few_lines_have_no_median, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(medians_are_exact, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(rows_left_out_are_none_of_it, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(columns_must_be_there, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
