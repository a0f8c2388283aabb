/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public header, used as a stranger would. Figures: reference values of the
 * acts, worked by hand in the comments. */
#include <math.h>
#include <string.h>

#include "shipped_fixture.h"

static octroi_line *line_of(fixture *f, const char *good, const char *mass)
{
	octroi_line *line = octroi_line_new(f->programs[0], f->run);
	assert_true(octroi_line_set(line, "origin", "TR", "origin", f->d));
	assert_true(octroi_line_set(line, "good", good, "good", f->d));
	if (mass)
		assert_true(octroi_line_set(line, "mass", mass, "mass", f->d));
	assert_true(octroi_line_set(line, "date", "2026-05-12", "date", f->d));
	return line;
}

static void a_line_is_computed_and_explained(void **state)
{
	fixture *f = *state;
	assert_int_equal(f->count, 1);
	const octroi_result *r = octroi_evaluate(line_of(f, "7604 29 90", "500t"), true, f->run, f->d);
	assert_non_null(r);
	assert_int_equal(r->state, OCTROI_COMPUTED);
	assert_string_equal(octroi_standing_name(r->standing), "law");
	/* (3.741 x 1.10 - 0.975 x 1.493) x 500 = 1,329.7125; x 75.28 = 100,100.757 */
	assert_true(fabs(octroi_result_quantity(r, "certificates")->value - 1329.7125) < 1e-9);
	const octroi_quantity *charge = octroi_result_quantity(r, "net_charge");
	assert_true(fabs(charge->value - 100100.757) < 1e-6);
	assert_string_equal(charge->unit, "EUR");
	assert_true(charge->amount);
	assert_int_equal(r->part_count, 1);
	assert_true(r->parts[0].step_count > 10);
	assert_null(octroi_result_quantity(r, "no_such_quantity"));
}

static void without_asking_why_there_are_no_steps(void **state)
{
	fixture *f = *state;
	const octroi_result *r = octroi_evaluate(line_of(f, "76042990", "500"), false, f->run, f->d);
	assert_int_equal(r->parts[0].step_count, 0);
}

static void an_unknown_is_not_a_number_and_says_why(void **state)
{
	fixture *f = *state;
	const octroi_result *r = octroi_evaluate(line_of(f, "76042990", NULL), false, f->run, f->d);
	assert_int_equal(r->state, OCTROI_NOT_COMPUTABLE);
	assert_string_equal(r->reason->code, "missing-input");
	assert_string_equal(r->reason->option, "mass");
	const octroi_quantity *charge = octroi_result_quantity(r, "net_charge");
	assert_true(isnan(charge->value));
	assert_non_null(charge->reason);
	/* What is per tonne is known all the same: 3.741 x 1.10 = 4.1151. */
	assert_true(fabs(octroi_result_quantity(r, "specific_emissions")->value - 4.1151) < 1e-12);
}

static void bad_input_is_refused_and_leaves_the_line_alone(void **state)
{
	fixture *f = *state;
	octroi_line *line = line_of(f, "76042990", "500");
	assert_false(octroi_line_set(line, "mass", "5oo", "mass", f->d));
	assert_false(octroi_line_set(line, "masss", "5", "masss", f->d));
	assert_int_equal(octroi_diagnostics_errors(f->d), 2);
	octroi_diagnostics *fresh = octroi_diagnostics_new();
	const octroi_result *r = octroi_evaluate(line, false, f->run, fresh);
	assert_non_null(r);
	assert_true(r->amount == 500);
	octroi_diagnostics_free(fresh);
}

static void unset_takes_an_input_back(void **state)
{
	fixture *f = *state;
	octroi_line *line = line_of(f, "76042990", "500");
	assert_true(octroi_line_set(line, "mass", NULL, "mass", f->d));
	assert_int_equal(octroi_evaluate(line, false, f->run, f->d)->state, OCTROI_NOT_COMPUTABLE);
}

static void settings_belong_to_a_program(void **state)
{
	fixture *f = *state;
	const char *values[] = {"price=80"};
	octroi_settings settings = {.values = values, .value_count = 1};
	octroi_program *const *other;
	size_t count;
	assert_true(octroi_find(f->book, "Germany", NULL, &settings, &other, &count, f->d));
	octroi_line *line = octroi_line_new(other[0], f->run);
	octroi_line_set(line, "origin", "TR", "origin", f->d);
	octroi_line_set(line, "good", "76042990", "good", f->d);
	octroi_line_set(line, "mass", "500", "mass", f->d);
	octroi_line_set(line, "year", "2026", "year", f->d);
	/* One price all year: nothing to cut; 1,329.7125 x 80 = 106,377. */
	const octroi_result *r = octroi_evaluate(line, false, f->run, f->d);
	assert_int_equal(r->part_count, 1);
	assert_true(fabs(octroi_result_quantity(r, "net_charge")->value - 106377) < 1e-6);
	/* The first program still has the published price. */
	r = octroi_evaluate(line_of(f, "76042990", "500"), false, f->run, f->d);
	assert_true(octroi_result_quantity(r, "unit_price")->value == 75.28);
}

static void unknown_places_and_schemes_are_errors(void **state)
{
	fixture *f = *state;
	octroi_program *const *none;
	size_t count;
	assert_false(octroi_find(f->book, "XX", NULL, NULL, &none, &count, f->d));
	assert_false(octroi_find(f->book, "EU", "eu-cbma", NULL, &none, &count, f->d));
	assert_false(octroi_find(f->book, "EU", "rs-import-carbon-tax", NULL, &none, &count, f->d));
	assert_false(octroi_find(f->book, "EU", "eu-ets", NULL, &none, &count, f->d));
	assert_int_equal(octroi_diagnostics_errors(f->d), 4);
}

static void a_line_without_a_date_is_an_error(void **state)
{
	fixture *f = *state;
	octroi_line *line = octroi_line_new(f->programs[0], f->run);
	assert_null(octroi_evaluate(line, false, f->run, f->d));
	assert_int_equal(octroi_diagnostics_errors(f->d), 1);
}

static void needs_are_named(void **state)
{
	fixture *f = *state;
	octroi_line *line = octroi_line_new(f->programs[0], f->run);
	octroi_line_set(line, "good", "72083900", "good", f->d);
	octroi_line_set(line, "basis", "actual", "basis", f->d);
	size_t count, found = 0;
	const octroi_need *needs = octroi_needs(line, f->run, &count, f->d);
	for (size_t i = 0; i < count; i++)
		found += needs[i].kind == OCTROI_NEEDED &&
		         (!strcmp(needs[i].input->name, "see_direct") || !strcmp(needs[i].input->name, "sefa") ||
		          !strcmp(needs[i].input->name, "mass") || !strcmp(needs[i].input->name, "origin"));
	assert_int_equal(found, 4);
}

/* Other countries, 7226 20 00: 5.588 as adopted, 5.5 since 2026-07-31; x 1.1. Of the lines the second
 * is by no scheme, the third was changed: 5.588 x 1.1 = 6.1468, not 6.2. */
static void an_old_result_is_told_again(void **state)
{
	fixture *f = *state;
	const octroi_given_input inputs[] = {{"origin", "BT", "origin"}, {"good", "72262000", "good"}, {"date", "2026-02-01", "date"}};
	octroi_old_figure right = {"specific_emissions", 5.588 * 1.1, "tCO2e/t"}, wrong = {"specific_emissions", 6.2, "tCO2e/t"};
	octroi_old_line lines[3];
	for (int i = 0; i < 3; i++)
		lines[i] = (octroi_old_line){.name = "1", .scheme = octroi_program_facts(f->programs[0])->id, .state = "computed",
		                             .as_of = "2026-07-30", .inputs = inputs, .input_count = 3, .amount = 100, .amount_unit = "t",
		                             .figures = &right, .figure_count = 1};
	lines[1].scheme = "nobody";
	lines[2].figures = &wrong;
	octroi_settings settings = {0};
	octroi_restate_question question = {.lines = lines, .count = 3, .settings = &settings};
	const octroi_restatement *r = octroi_restate(f->book, &question, f->run, f->d);
	assert_non_null(r);
	assert_int_equal(r->changed, 2);
	assert_int_equal(r->not_compared, 1);
	assert_int_equal(r->not_reproduced, 1);
	assert_non_null(r->lines[1].problem);
	assert_int_equal(r->lines[0].change_count, 1);
	const octroi_change *change = &r->lines[0].changes[0];
	assert_string_equal(change->what, "specific_emissions");
	assert_true(change->reproduced && fabs(change->is - 6.05) < 1e-12);
	assert_int_equal(change->cause_count, 1);
	assert_string_equal(change->causes[0].was, "total 5.588 tCO2e/t, route F");
	assert_string_equal(change->causes[0].is, "total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F");
	assert_false(r->lines[2].changes[0].reproduced);
	assert_int_equal(r->lines[2].changes[0].cause_count, 0);
	settings.as_of = "no day";
	assert_null(octroi_restate(f->book, &question, f->run, f->d));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

/* ---- arrays ------------------------------------------------------------------- */

#define LINES 6

/* Türkiye, 7604 29 90: 200.201514 EUR/t (tests/cli/cost.t works it out), so 500 t
 * 100,100.757 EUR and 30 t 6,006.04542 EUR. A has 60 t in the year and is charged,
 * B has 20 t and is not. 2814 of 100 t lies between 1,815.9418 and 6,088.27 EUR. */
static void arrays_come_to_what_lines_come_to(void **state)
{
	fixture *f = *state;
	static const double kilograms[LINES] = {500000, 30000, 30000, 20000, NAN, 100000};
	static const char *const goods[LINES] = {"76042990", "76042990", "76042990", "76042990", "76042990", "2814"};
	static const char *const importers[LINES] = {NULL, "A", "A", "B", "", NULL};
	static const char *const from[LINES] = {"TR", "TR", "TR", "TR", "TR", "TR"};
	static const char *const days[LINES] = {"2026-05-12", "2026-05-12", "2026-04-01", "2026-05-12", "2026-05-12", "2026-05-01"};
	static const double expected[LINES] = {100100.757, 6006.04542, 6006.04542, 0, NAN, 3952.1059};
	static const octroi_state states[LINES] = {OCTROI_COMPUTED,   OCTROI_COMPUTED,       OCTROI_COMPUTED,
	                                           OCTROI_NOT_LIABLE, OCTROI_NOT_COMPUTABLE, OCTROI_COMPUTED};
	const octroi_array arrays[] = {{"mass", kilograms, NULL, "kg"}, {"good", NULL, goods, NULL}, {"importer", NULL, importers, NULL},
	                               {"origin", NULL, from, NULL},    {"date", NULL, days, NULL}};
	double charge[LINES], low[LINES], high[LINES];
	unsigned char state_of[LINES];
	const octroi_reason *reasons[LINES];
	const char *units[LINES];
	const octroi_figures wanted[] = {{"net_charge", charge, low, high}};
	const octroi_arrays all = {.count = LINES, .arrays = arrays, .array_count = 5, .states = state_of, .reasons = reasons,
	                           .amount_units = units, .figures = wanted, .figure_count = 1};
	assert_true(octroi_evaluate_arrays(f->programs[0], &all, f->run, f->d));
	for (size_t i = 0; i < LINES; i++) {
		assert_int_equal(state_of[i], states[i]);
		assert_string_equal(units[i], "t");
		assert_true(isnan(expected[i]) ? isnan(charge[i]) : fabs(charge[i] - expected[i]) < 1e-6);
		assert_int_equal(reasons[i] == NULL, states[i] == OCTROI_COMPUTED);
	}
	assert_string_equal(reasons[4]->option, "mass");
	assert_true(fabs(low[5] - 1815.9418) < 1e-6 && fabs(high[5] - 6088.27) < 1e-6);
}

/* More lines than are taken at a time; the last is not the first. */
static void arrays_may_be_long(void **state)
{
	fixture *f = *state;
	enum { MANY = 3000 };
	static double mass[MANY], charge[MANY];
	static const char *good[MANY], *from[MANY], *days[MANY];
	for (size_t i = 0; i < MANY; i++) {
		mass[i] = 1 + (double)i;
		good[i] = "76042990";
		from[i] = "TR";
		days[i] = "2026-05-12";
	}
	const octroi_array arrays[] = {{"mass", mass, NULL, NULL}, {"good", NULL, good, NULL}, {"origin", NULL, from, NULL},
	                               {"date", NULL, days, NULL}};
	const octroi_figures wanted[] = {{"net_charge", charge, NULL, NULL}};
	const octroi_arrays all = {.count = MANY, .arrays = arrays, .array_count = 4, .figures = wanted, .figure_count = 1};
	assert_true(octroi_evaluate_arrays(f->programs[0], &all, f->run, f->d));
	for (size_t i = 0; i < MANY; i++)
		assert_true(fabs(charge[i] - mass[i] * 200.201514) < 1e-6 * mass[i]);
	const octroi_arrays none = {.arrays = arrays, .array_count = 4};
	assert_true(octroi_evaluate_arrays(f->programs[0], &none, f->run, f->d));
}

static void refused(fixture *f, const octroi_array *array, const char *quantity, const char *says)
{
	double values[1] = {7};
	const octroi_figures wanted[] = {{quantity, values, NULL, NULL}};
	const octroi_arrays all = {.count = 1, .arrays = array, .array_count = 1, .figures = wanted, .figure_count = 1};
	octroi_diagnostics *d = octroi_diagnostics_new();
	if (octroi_evaluate_arrays(f->programs[0], &all, f->run, d))
		fail_msg("not refused, though: %s", says);
	if (!strstr(octroi_diagnostics_text(d), says))
		fail_msg("'%s' is not in: %s", says, octroi_diagnostics_text(d));
	assert_true(values[0] == 7); /* nothing was filled in */
	octroi_diagnostics_free(d);
}

static void bad_arrays_are_refused(void **state)
{
	fixture *f = *state;
	static const double one[] = {1}, minus[] = {-1}, infinite[] = {INFINITY};
	static const char *const words[] = {"five"}, *const days[] = {"2026-02-30"};
	refused(f, &(octroi_array){"mas", one, NULL, NULL}, "net_charge", "did you mean 'mass'?");
	refused(f, &(octroi_array){"mass", one, NULL, "kWh"}, "net_charge", "'kWh' is no unit of 'mass', which is in t");
	refused(f, &(octroi_array){"mass", one, words, NULL}, "net_charge", "numbers or texts, one of the two");
	refused(f, &(octroi_array){"mass", NULL, NULL, NULL}, "net_charge", "numbers or texts, one of the two");
	refused(f, &(octroi_array){"good", one, NULL, NULL}, "net_charge", "'good' is no number");
	refused(f, &(octroi_array){"mass", minus, NULL, NULL}, "net_charge", "line 1, mass: ");
	refused(f, &(octroi_array){"mass", infinite, NULL, NULL}, "net_charge", "line 1, mass: ");
	refused(f, &(octroi_array){"mass", NULL, words, NULL}, "net_charge", "line 1, mass: ");
	refused(f, &(octroi_array){"date", NULL, days, NULL}, "net_charge", "line 1, date: ");
	refused(f, &(octroi_array){"value", one, NULL, NULL}, "net_charge", "line 1, value: ");
	refused(f, &(octroi_array){"mass", one, NULL, NULL}, "netcharge", "did you mean 'net_charge'?");
}

/* ---- figures of rules that are others ------------------------------------------------------ */

/* (3.741 x 0.5 x 1.10 - 0.975 x 1.493) x 500 = (2.05755 - 1.455675) x 500 = 300.9375; x 75.28 = 22,654.575 */
static void figures_of_rules_are_changed(void **state)
{
	fixture *f = *state, changed = {.d = f->d, .run = f->run};
	static const octroi_rule_change half = {"scale", "eu-cbam.default_value.total", "0.5", "--scale"};
	changed.book = octroi_open_changed(rules, &half, 1, f->d);
	assert_non_null(changed.book);
	assert_true(octroi_find(changed.book, "EU", NULL, NULL, &changed.programs, &changed.count, f->d));
	const octroi_result *r = octroi_evaluate(line_of(&changed, "76042990", "500"), false, f->run, f->d);
	assert_true(fabs(octroi_result_quantity(r, "net_charge")->value - 22654.575) < 1e-6);
	assert_string_not_equal(octroi_program_facts(changed.programs[0])->rulebook, octroi_program_facts(f->programs[0])->rulebook);
	octroi_close(changed.book);
	octroi_rulebook *plain = octroi_open_changed(rules, NULL, 0, f->d);
	assert_true(octroi_find(plain, "EU", NULL, NULL, &changed.programs, &changed.count, f->d));
	assert_string_equal(octroi_program_facts(changed.programs[0])->rulebook, octroi_program_facts(f->programs[0])->rulebook);
	octroi_close(plain);
	assert_true(octroi_overrides(f->book, "eu-cbam.price"));
	assert_false(octroi_overrides(f->book, "eu-cbam.certificate_price"));
	assert_false(octroi_overrides(f->book, "eu-ets.price"));
	assert_false(octroi_overrides(f->book, "nobody.price"));
	assert_false(octroi_overrides(f->book, ""));
}

static void changes_that_are_none_are_told_together(void **state)
{
	(void)state;
	octroi_diagnostics *d = octroi_diagnostics_new();
	static const octroi_rule_change bad[] = {{"scale", "eu-cbam.fre_share", "2", "first"}, {"scale", "../etc.x", "2", "second"},
	                                         {"multiply", "eu-cbam.free_share", "2", "third"}, {"set", "eu-cbam.free_share", "", "fourth"}};
	assert_null(octroi_open_changed(rules, bad, 4, d));
	assert_int_equal(octroi_diagnostics_errors(d), 4);
	const char *text = octroi_diagnostics_text(d);
	assert_non_null(strstr(text, "octroi: first 'eu-cbam.fre_share=2': there is no series, quantity or column 'fre_share' to change in eu-cbam"));
	assert_non_null(strstr(text, "octroi: second '../etc.x=2': expected ID.NAME"));
	assert_non_null(strstr(text, "octroi: third 'eu-cbam.free_share=2': 'multiply' is no change: it is set, scale, shift or path"));
	assert_non_null(strstr(text, "octroi: fourth 'eu-cbam.free_share=': '' is not a number"));
	octroi_diagnostics_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_is_computed_and_explained),
		TEST(without_asking_why_there_are_no_steps),
		TEST(an_unknown_is_not_a_number_and_says_why),
		TEST(bad_input_is_refused_and_leaves_the_line_alone),
		TEST(unset_takes_an_input_back),
		TEST(settings_belong_to_a_program),
		TEST(unknown_places_and_schemes_are_errors),
		TEST(a_line_without_a_date_is_an_error),
		TEST(needs_are_named), TEST(an_old_result_is_told_again),
		TEST(arrays_come_to_what_lines_come_to),
		TEST(arrays_may_be_long),
		TEST(bad_arrays_are_refused),
		TEST(figures_of_rules_are_changed),
		TEST(changes_that_are_none_are_told_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
