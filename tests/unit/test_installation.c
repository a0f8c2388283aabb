/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installations through the public header. Figures: the derivations in the comments of
 * scenarios/installations. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "shipped_fixture.h"

static const octroi_installation *evaluated(fixture *f, const char *path, const char *explain)
{
	octroi_installation_question q = {.path = path, .explain = explain};
	return octroi_installation_evaluate(f->book, &q, f->run, f->d);
}

static const octroi_made_good *good_called(const octroi_installation *r, const char *name)
{
	for (size_t i = 0; i < r->good_count; i++)
		if (strcmp(r->goods[i].name, name) == 0)
			return &r->goods[i];
	fail_msg("no good '%s'", name);
	return NULL;
}

static void near(double is, double wanted)
{
	if (!(fabs(is - wanted) <= 1e-11 * fabs(wanted) + 1e-15))
		fail_msg("%.17g is not %.17g", is, wanted);
}

static octroi_line *line_of(fixture *f)
{
	octroi_line *line = octroi_line_new(f->programs[0], f->run);
	assert_true(octroi_line_set(line, "origin", "TR", "origin", f->d));
	assert_true(octroi_line_set(line, "good", "72142000", "good", f->d));
	assert_true(octroi_line_set(line, "mass", "500", "mass", f->d));
	assert_true(octroi_line_set(line, "date", "2026-05-12", "date", f->d));
	return line;
}

static double quantity(fixture *f, const octroi_line *line, const char *name)
{
	const octroi_result *r = octroi_evaluate(line, false, f->run, f->d);
	assert_non_null(r);
	assert_int_equal(r->state, OCTROI_COMPUTED);
	return octroi_result_quantity(r, name)->value;
}

/* ---- what goods carry ---------------------------------------------------------------- */

static void goods_carry_what_the_derivation_says(void **state)
{
	fixture *f = *state;
	const octroi_installation *r = evaluated(f, "scenarios/installations/scrap-steelworks.yaml", "bars");
	assert_non_null(r);
	assert_int_equal(r->year, 2026);
	const octroi_made_good *billet = good_called(r, "billet"), *bars = good_called(r, "bars");
	near(billet->see_direct, 0.124663528);
	near(billet->sefa, 0.075317775);
	near(bars->see_direct, (60588 + 980000 * 0.124663528) / 940000);
	near(bars->own_direct, 60588 / 940000.0);
	assert_int_equal(bars->precursor_count, 1);
	assert_int_equal(bars->precursors[0].kind, OCTROI_PRECURSOR_OWN);
	near(bars->precursors[0].per_t, 98 / 94.0);
	assert_true(r->explained == bars && r->step_count > 5);
}

static void the_balance_closes(void **state)
{
	static const char *const all[] = {"scrap-steelworks", "integrated-mill", "cement-works", "nitrogen-plant"};
	fixture *f = *state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char path[128];
		snprintf(path, sizeof path, "scenarios/installations/%s.yaml", all[i]);
		const octroi_installation *r = evaluated(f, path, NULL);
		assert_non_null(r);
		const octroi_emission_balance *b = &r->balance;
		near(b->site + b->brought_in, b->attributed + b->exported + b->not_attributed);
		near(b->attributed + b->bought + b->floored, b->in_goods);
	}
}

/* A program that is only read may be asked from many threads. */
static void own_figures_are_of_the_program(void **state)
{
	fixture *f = *state;
	const octroi_own_figures *own = octroi_program_own_figures(f->programs[0]);
	assert_non_null(own);
	assert_string_equal(own->input, "see_direct");
	assert_string_equal(own->preset, "basis");
	assert_string_equal(own->preset_value, "actual");
	assert_ptr_equal(octroi_program_own_figures(f->programs[0]), own);
}

static void what_is_no_installation_is_told(void **state)
{
	fixture *f = *state;
	octroi_diagnostics *d = octroi_diagnostics_new();
	octroi_installation_question missing = {.path = "nowhere.yaml"}, other = {.path = "rules/eu/cbam.yaml"};
	octroi_installation_question year = {.path = "scenarios/installations/cement-works.yaml", .year = 2027};
	assert_null(octroi_installation_evaluate(f->book, &missing, f->run, d));
	assert_non_null(strstr(octroi_diagnostics_text(d), "cannot open 'nowhere.yaml'"));
	assert_null(octroi_installation_evaluate(f->book, &other, f->run, d));
	assert_non_null(strstr(octroi_diagnostics_text(d), "no installation document"));
	assert_null(octroi_installation_evaluate(f->book, &year, f->run, d));
	assert_non_null(strstr(octroi_diagnostics_text(d), "the installation is of 2026, asked was 2027"));
	octroi_diagnostics_free(d);
}

/* ---- lines that take them --------------------------------------------------------------- */

static void a_line_takes_what_it_was_not_given(void **state)
{
	fixture *f = *state;
	const octroi_installation *r = evaluated(f, "scenarios/installations/scrap-steelworks.yaml", NULL);
	const octroi_made_good *bars = good_called(r, "bars");
	octroi_line *line = line_of(f);
	assert_true(octroi_line_take(line, r, bars, f->d));
	near(quantity(f, line, "specific_emissions"), bars->see_direct);
	near(quantity(f, line, "specific_free_allocation"), bars->sefa);
	/* Its own figure stays. */
	line = line_of(f);
	assert_true(octroi_line_set(line, "see_direct", "0.5", "see", f->d));
	assert_true(octroi_line_take(line, r, bars, f->d));
	near(quantity(f, line, "specific_emissions"), 0.5);
	/* A line on default values takes nothing: 2.310 x 1.1 for Türkiye. */
	line = line_of(f);
	assert_true(octroi_line_set(line, "basis", "default", "basis", f->d));
	assert_true(octroi_line_take(line, r, bars, f->d));
	near(quantity(f, line, "specific_emissions"), 2.541);
}

/* ---- break-even ----------------------------------------------------------------------------- */

static octroi_line *actual_line(fixture *f)
{
	octroi_line *line = line_of(f);
	assert_true(octroi_line_set(line, "basis", "actual", "basis", f->d));
	assert_true(octroi_line_set(line, "sefa", "0.4", "sefa", f->d));
	assert_true(octroi_line_set(line, "sefa_year", "2026", "sefa-year", f->d));
	return line;
}

/* 500 t x (x - 0.4) x 75.28 EUR = target. */
static void the_break_even_costs_the_target(void **state)
{
	fixture *f = *state;
	static const double targets[] = {1, 1000, 45585.804, 3e6};
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		octroi_line *line = actual_line(f);
		double x = octroi_break_even(line, "see_direct", "net_charge", targets[i]);
		near(x, 0.4 + targets[i] / (500 * 75.28));
		char text[40];
		snprintf(text, sizeof text, "%.17g", x);
		assert_true(octroi_line_set(line, "see_direct", text, "see", f->d));
		assert_true(fabs(quantity(f, line, "net_charge") - targets[i]) < 1e-7 * targets[i]);
	}
}

/* Up to the free allocation nothing is due: the upper end of that range. */
static void where_nothing_is_due_the_upper_end_counts(void **state)
{
	fixture *f = *state;
	assert_true(fabs(octroi_break_even(actual_line(f), "see_direct", "net_charge", 0) - 0.4) < 1e-9);
}

/* Nothing is so clean that money is paid out. */
static void without_a_break_even_there_is_none(void **state)
{
	fixture *f = *state;
	assert_true(isnan(octroi_break_even(actual_line(f), "see_direct", "net_charge", -1)));
	assert_true(isnan(octroi_break_even(actual_line(f), "see_direct", "no_such_quantity", 1)));
	assert_true(isnan(octroi_break_even(actual_line(f), "no_such_input", "net_charge", 1)));
}

static void the_empty_document_computes(void **state)
{
	fixture *f = *state;
	const char *form = octroi_installation_form(f->book, NULL, f->run, f->d);
	assert_non_null(form);
	assert_non_null(strstr(form, "kind: installation"));
	octroi_diagnostics *d = octroi_diagnostics_new();
	assert_null(octroi_installation_form(f->book, "rs-import-carbon-tax", f->run, d));
	assert_int_equal(octroi_diagnostics_errors(d), 1);
	octroi_diagnostics_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(goods_carry_what_the_derivation_says, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(the_balance_closes, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(own_figures_are_of_the_program, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(what_is_no_installation_is_told, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(a_line_takes_what_it_was_not_given, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(the_break_even_costs_the_target, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(where_nothing_is_due_the_upper_end_counts, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(without_a_break_even_there_is_none, open_fixture, close_fixture),
		cmocka_unit_test_setup_teardown(the_empty_document_computes, open_fixture, close_fixture),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
