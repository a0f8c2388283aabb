/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intensities through the public header: what words of a command cannot say. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "octroi.h"

typedef struct {
	octroi_diagnostics *d;
	octroi_rulebook    *rulebook;
	octroi_ladder      *ladder;
	octroi_run         *run;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	char folder[512], here[] = __FILE__;
	assert_non_null(f);
	*strrchr(here, '/') = '\0';
	snprintf(folder, sizeof folder, "%s/../rulebooks/ladder", here);
	f->d = octroi_diagnostics_new();
	f->run = octroi_run_new();
	f->rulebook = octroi_open(folder, f->d);
	assert_non_null(f->rulebook);
	f->ladder = octroi_ladder_open(f->rulebook, NULL, NULL, NULL, NULL, f->d);
	assert_non_null(f->ladder);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	octroi_run_free(f->run);
	octroi_close(f->rulebook);
	octroi_diagnostics_free(f->d);
	free(f);
	return 0;
}

static octroi_intensity_question question_of(void)
{
	return (octroi_intensity_question){.origin = "AA", .good = "7201", .own_direct = NAN, .own_indirect = NAN};
}

static const octroi_intensity *ask(fixture *f, const octroi_intensity_question *q)
{
	return octroi_intensity_of(f->ladder, q, f->run, f->d);
}

static void a_ladder_tells_what_it_takes(void **state)
{
	fixture *f = *state;
	size_t count;
	const octroi_input *inputs = octroi_ladder_inputs(f->ladder, &count);
	bool way = false;
	for (size_t i = 0; i < count; i++)
		way = way || (strcmp(inputs[i].name, "way") == 0 && inputs[i].choice_count == 2);
	assert_true(way);
	assert_string_equal(octroi_ladder_route(f->ladder), "way");
	assert_string_equal(octroi_ladder_facts(f->ladder)->id, "intensity-ladder");
}

static void without_any_figure_nothing_is_taken(void **state)
{
	octroi_intensity_question q = question_of();
	const octroi_intensity *x = ask(*state, &q);
	assert_non_null(x);
	assert_null(x->taken);
	assert_int_equal(x->year, 2026); /* of the day on which the sources were checked */
	for (size_t i = 0; i < x->tier_count; i++) {
		assert_true(isnan(x->tiers[i].figure) && isnan(x->tiers[i].gsd) && isnan(x->tiers[i].low));
		assert_non_null(x->tiers[i].reason);
	}
}

/* Nothing emitted is a figure; it has no range around it, for a lognormal is above 0. */
static void zero_is_a_figure_without_a_range(void **state)
{
	octroi_intensity_question q = question_of();
	q.own_direct = q.own_indirect = 0;
	const octroi_intensity *x = ask(*state, &q);
	assert_non_null(x->taken);
	assert_int_equal(x->taken->number, 0);
	assert_true(x->taken->figure == 0 && isnan(x->taken->low));
	assert_int_equal(x->taken->standing, OCTROI_GIVEN);
}

static void the_indirect_part_alone_is_no_figure(void **state)
{
	fixture *f = *state;
	octroi_intensity_question q = question_of();
	q.own_indirect = 0.4;
	assert_null(ask(f, &q));
	assert_non_null(strstr(octroi_diagnostics_text(f->d), "give --see, too"));
}

/* 0.25 x 2 + 0.75 x 1; the ranges 1 to 4 and 1 to 1 are off alike: 1 to 1.75, so that ln GSD = ln 1.75 / (2 x 1.959964). */
static void a_mix_adds_by_shares(void **state)
{
	octroi_share shares[] = {{"long", 0.25}, {"short", 0.75}};
	octroi_intensity_question q = question_of();
	q.routes = shares;
	q.route_count = 2;
	const octroi_intensity *x = ask(*state, &q);
	assert_true(fabs(x->taken->figure - 1.25) < 1e-12);
	assert_true(fabs(x->taken->low - 1) < 1e-12);
	assert_true(fabs(x->taken->high - 1.75) < 1e-12);
	assert_true(fabs(log(x->taken->gsd) - log(1.75) / (2 * 1.959963984540054)) < 1e-12);
	assert_string_equal(x->taken->licence, "CC0");
}

static void shares_add_up_to_one_within_a_billionth(void **state)
{
	fixture *f = *state;
	octroi_share shares[] = {{"long", 0.25}, {"short", 0.75 + 0.9e-9}};
	octroi_intensity_question q = question_of();
	q.routes = shares;
	q.route_count = 2;
	assert_non_null(ask(f, &q));
	shares[1].share = 0.75 + 1.1e-9;
	assert_null(ask(f, &q));
	assert_int_equal(octroi_diagnostics_errors(f->d), 1);
}

static void a_document_that_is_no_ladder(void **state)
{
	fixture *f = *state;
	assert_null(octroi_ladder_open(f->rulebook, "xx-levy", NULL, NULL, NULL, f->d));
	assert_non_null(strstr(octroi_diagnostics_text(f->d), "'xx-levy' has no tiers"));
	assert_null(octroi_ladder_open(f->rulebook, "intensity-leader", NULL, NULL, NULL, f->d));
	assert_non_null(strstr(octroi_diagnostics_text(f->d), "did you mean 'intensity-ladder'?"));
}

#define INTENSITY_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        INTENSITY_TEST(a_ladder_tells_what_it_takes),
	        INTENSITY_TEST(without_any_figure_nothing_is_taken),
	        INTENSITY_TEST(zero_is_a_figure_without_a_range),
	        INTENSITY_TEST(the_indirect_part_alone_is_no_figure),
	        INTENSITY_TEST(a_mix_adds_by_shares),
	        INTENSITY_TEST(shares_add_up_to_one_within_a_billionth),
	        INTENSITY_TEST(a_document_that_is_no_ladder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
