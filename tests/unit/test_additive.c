/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which schemes add up: those under which two lines that differ in their amount alone are charged what both together are. */
#include "rulebook_fixture.h"

#define BODY(formula, more) \
	"inputs:\n  see: {unit: tCO2e/fu, least: 0, note: emissions, source: act}\n  rebate: {unit: EUR/fu, least: 0, else: 0, note: paid back, source: act}\n" \
	"  packed: {unit: fu, above: 0, amount: yes, note: with its package, source: act}\n" \
	"series:\n  rate: {unit: EUR/tCO2e, dated: date, source: act, values: {2020..: 10}}\n" \
	"  fee: {unit: EUR, dated: date, source: act, values: {2020..: 100}}\n" \
	"  floor: {unit: t, dated: date, source: act, values: {2020..: 5}}\n" \
	"quantities:\n  net_charge: {unit: EUR, source: act, " formula "}\n" more

static const char *const basic[] = {"origin", "destination", "good", "mass", "packed", "see"};

static bool adds_up(fixture *f, const char *body)
{
	load(f, body);
	return program_adds_up(f->program, basic, sizeof basic / sizeof *basic, f->memory);
}

/* So many times the amount, with maxima and conditions that do not see how much there is. */
static void test_in_proportion(void **state)
{
	fixture *f = *state;
	assert_true(adds_up(f, BODY("formula: amount * see * rate", "")));
	assert_true(adds_up(f, BODY("formula: \"max(0, amount * see * rate - amount * rebate)\"", "")));
	assert_true(adds_up(f, BODY("cases: [{when: see > 0, formula: amount * see * rate}, {otherwise: 0}]", "")));
	assert_true(adds_up(f, BODY("cases: [{when: amount * see * rate > 0, formula: amount * see * rate}, {otherwise: 0}]", "")));
	assert_true(adds_up(f, BODY("formula: \"if known(see) then amount * see * rate else 0\"", "")));
}

/* A fee for each line, a threshold, a rounding, and the square of the amount are not. */
static void test_not_in_proportion(void **state)
{
	fixture *f = *state;
	assert_false(adds_up(f, BODY("formula: amount * see * rate + fee", "")));
	assert_false(adds_up(f, BODY("formula: \"min(amount * see * rate, fee)\"", "")));
	assert_false(adds_up(f, BODY("cases: [{when: mass > floor, formula: amount * see * rate}, {otherwise: 0}]", "")));
	assert_false(adds_up(f, BODY("formula: \"round(amount * see * rate, 2, half_up)\"", "")));
	assert_false(adds_up(f, BODY("formula: amount * see * rate", "gates:\n  - {state: exempt, when: mass <= floor, reason: little, source: act}\n")));
	/* Two amounts: which one is larger hangs on each line. */
	assert_true(adds_up(f, BODY("formula: packed * see * rate", "")));
	assert_false(adds_up(f, BODY("formula: \"max(amount * see * rate, packed * see * rate)\"", "")));
}

/* What an input that nobody gives would make different does not count. */
static void test_absent_inputs(void **state)
{
	fixture *f = *state;
	const char *const with_rebate[] = {"origin", "destination", "good", "mass", "see", "rebate"};
	load(f, BODY("formula: amount * see * rate - rounded", "  rounded: {unit: EUR, source: act, formula: \"round(amount * rebate, 2, down)\"}\n"));
	assert_true(program_adds_up(f->program, basic, sizeof basic / sizeof *basic, f->memory));
	assert_false(program_adds_up(f->program, with_rebate, sizeof with_rebate / sizeof *with_rebate, f->memory));
}

static double charge(octroi_program *p, const char *good, const char *mass, arena *memory, diagnostics *d)
{
	octroi_line *line = line_new(p, memory);
	line_set(line, "origin", "CN", "", d);
	line_set(line, "good", good, "", d);
	line_set(line, "mass", mass, "", d);
	line_set(line, "year", "2028", "", d);
	const octroi_result *r = program_evaluate(line, false, memory, d);
	for (size_t i = 0; r && r->state == OCTROI_COMPUTED && i < r->quantity_count; i++)
		if (strcmp(r->quantities[i].name, "net_charge") == 0)
			return r->quantities[i].value;
	return NAN;
}

/* Every shipped scheme that is said to add up does: 3 t and 4 t are charged what 7 t are. */
static void test_shipped(void **state)
{
	static const char *const goods[] = {"72083900", "76042990", "25232100", "28041000", "31021012", "85414300"};
	(void)state;
	diagnostics *d = diagnostics_new();
	rulebook *book = rulebook_open("rules", d);
	arena *memory = arena_new();
	size_t count, said = 0, charged = 0;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		bool scheme = strcmp(rulebook_kind(book, ids[i]), "border-adjustment") == 0;
		const document *doc = scheme ? rulebook_document(book, ids[i], (place){0}, d) : NULL;
		octroi_program *p = doc ? program_compile(book, doc, NULL, d) : NULL;
		if (!p || !program_adds_up(p, basic, sizeof basic / sizeof *basic, memory))
			continue;
		said++;
		for (size_t g = 0; g < sizeof goods / sizeof *goods; g++) {
			diagnostics *quiet = diagnostics_new();
			double three = charge(p, goods[g], "3", memory, quiet), four = charge(p, goods[g], "4", memory, quiet),
			       seven = charge(p, goods[g], "7", memory, quiet);
			charged += !isnan(seven) && seven > 0;
			assert_true(isnan(three) == isnan(seven));
			if (!isnan(seven) && !(fabs(three + four - seven) <= 1e-12 * fabs(seven)))
				fail_msg("%s, %s: %.17g + %.17g is not %.17g", ids[i], goods[g], three, four, seven);
			diagnostics_free(quiet);
		}
	}
	assert_true(said >= 10 && charged >= 5); /* or the test would see nothing */
	arena_free(memory);
	rulebook_close(book);
	diagnostics_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(test_in_proportion), RULEBOOK_TEST(test_not_in_proportion),
	        RULEBOOK_TEST(test_absent_inputs), cmocka_unit_test(test_shipped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
