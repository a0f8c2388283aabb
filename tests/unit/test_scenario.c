/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios held to files of lines: each variant and year comes to what octroi_flows says of the same file under the same
 * settings, whatever rows are computed together and however many threads compute. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shipped_fixture.h"

enum { FIRST = 2026, LAST = 2028, LINES = 60, SPLIT = 3 };

static const char *const origins[] = {"TR", "CN", "IN", "RU", "CH", "UA", "Egypt"};
static const char *const destinations[] = {"DE", "FR", "AT", "NO", "US", "GB", "RS"};
static const char *const goods[] = {"76042990", "72083900", "7208", "25232900", "28041000", "25231000", "01012100", "31021019"};

/* Knuth's MMIX generator; its high bits are the good ones. */
static unsigned next_random(uint64_t *state, size_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((*state >> 33) % below);
}

#define PICK(list) (list)[next_random(&random, sizeof(list) / sizeof *(list))]

typedef struct {
	char folder[64], flows[96], split[96], document[96];
} files;

static FILE *opened(const char *path)
{
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	return out;
}

/* Random lines; in the other file each is cut into SPLIT rows whose masses and values add up to its own exactly: masses are
 * multiples of 1/8 t, values of 100 USD. */
static void write_flows(const files *f, uint64_t random)
{
	FILE *whole = opened(f->flows), *split = opened(f->split);
	fputs("year,origin,destination,good,mass,value_usd\n", whole);
	fputs("year,origin,destination,good,mass,value_usd\n", split);
	for (int i = 0; i < LINES; i++) {
		const char *origin = PICK(origins), *destination = PICK(destinations), *good = PICK(goods);
		double part = (1 + next_random(&random, 4000)) / 8.0;
		bool known = next_random(&random, 12) != 0;
		char masses[2][64] = {",", ","};
		if (known) {
			snprintf(masses[0], sizeof masses[0], "%.3f,%.0f", SPLIT * part, SPLIT * part * 800);
			snprintf(masses[1], sizeof masses[1], "%.3f,%.0f", part, part * 800);
		}
		fprintf(whole, "2024,%s,%s,%s,%s\n", origin, destination, good, masses[0]);
		for (int k = 0; k < (known ? SPLIT : 1); k++)
			fprintf(split, "2024,%s,%s,%s,%s\n", origin, destination, good, masses[1]);
	}
	fclose(whole);
	fclose(split);
}

static void write_document(const files *f, const char *flows)
{
	FILE *out = opened(f->document);
	fprintf(out, "octroi: 1\nkind: scenario\nflows: {file: %s}\nhorizon: %d..%d\nby: [destination, sector]\nvariants:\n"
	             "  - {name: law}\n"
	             "  - {name: choice, changes: [{option: eu-cbam.faa_scope, choose: direct}]}\n"
	             "  - {name: north, changes: [{enact: no-cbam, from: 2027}]}\n"
	             "  - {name: price, changes: [{set: eu-ets.price, to: 150, in: 2026..}]}\n"
	             "  - {name: halved, changes: [{scale: eu-cbam.default_emissions, by: 0.5}]}\n"
	             "  - {name: fewer, changes: [{repeal: rs-import-carbon-tax}]}\n",
	        flows, FIRST, LAST);
	fclose(out);
}

static void write_files(files *f, unsigned seed)
{
	strcpy(f->folder, "/tmp/octroi-test-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->flows, sizeof f->flows, "%s/flows.csv", f->folder);
	snprintf(f->split, sizeof f->split, "%s/split.csv", f->folder);
	snprintf(f->document, sizeof f->document, "%s/scenario.yaml", f->folder);
	write_flows(f, seed);
	write_document(f, f->flows);
}

static void remove_files(const files *f)
{
	unlink(f->flows);
	unlink(f->split);
	unlink(f->document);
	rmdir(f->folder);
}

static void assert_near(double a, double b)
{
	if (!(isnan(a) && isnan(b)) && !(fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b))))
		fail_msg("%.17g is not %.17g", a, b);
}

static bool same(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

/* A euro was 1.08238 USD in 2024, 0.846617 GBP; schemes without a rate charge nothing here. */
static void assert_converted(const octroi_cube *c, const octroi_cube_cell *cell)
{
	const char *money = octroi_program_facts(cell->program)->currency;
	double rate = strcmp(money, "EUR") == 0 ? 1 / 1.08238 : strcmp(money, "GBP") == 0 ? 0.846617 / 1.08238 : NAN;
	double sold = 0;
	assert_string_equal(c->currency, "USD");
	assert_near(cell->charged_value, cell->value[OCTROI_COMPUTED] * rate);
	for (int s = 0; s < OCTROI_STATES; s++)
		sold += isnan(cell->value[s]) ? 0 : cell->value[s];
	assert_true(cell->exports.value >= sold);
	assert_near(cell->exports.charged_value, cell->exports.value * rate);
}

/* The settings of a variant as the command line would say them. */
static octroi_settings settings_of(const char *variant)
{
	static const char *const option[] = {"eu-cbam.faa_scope=direct"}, *const enacted[] = {"no-cbam@2027"},
	                  *const repealed[] = {"rs-import-carbon-tax"};
	octroi_settings s = {0};
	if (strcmp(variant, "choice") == 0)
		s = (octroi_settings){.options = option, .option_count = 1};
	if (strcmp(variant, "north") == 0)
		s = (octroi_settings){.enacted = enacted, .enacted_count = 1};
	if (strcmp(variant, "fewer") == 0)
		s = (octroi_settings){.repealed = repealed, .repealed_count = 1};
	return s;
}

/* … and the rulebook with what it changes in rules. */
static octroi_rulebook *rulebook_of(const char *variant, octroi_diagnostics *d)
{
	static const octroi_rule_change price = {"set", "eu-ets.price", "150", "--set"},
	                                halved = {"scale", "eu-cbam.default_emissions", "0.5", "--scale"};
	const octroi_rule_change *change = strcmp(variant, "price") == 0 ? &price : strcmp(variant, "halved") == 0 ? &halved : NULL;
	octroi_rulebook *book = change ? octroi_open_changed(rules, change, 1, d) : octroi_open(rules, d);
	if (!book)
		octroi_diagnostics_print(d, stderr);
	assert_non_null(book);
	return book;
}

static const octroi_cube *computed(const files *f, int threads, octroi_diagnostics *d, octroi_scenario **scenario)
{
	octroi_scenario_question q = {.rules = rules, .threads = threads};
	*scenario = octroi_scenario_open(f->document, &q, d);
	const octroi_cube *c = *scenario ? octroi_scenario_run(*scenario, d) : NULL;
	if (!c)
		octroi_diagnostics_print(d, stderr);
	assert_non_null(c);
	return c;
}

/* ---- against files of lines -------------------------------------------------------------- */

static bool same_key(const octroi_cube_cell *c, const octroi_total *t, size_t count)
{
	bool same = c->year == t->year && strcmp(octroi_program_facts(c->program)->id, octroi_program_facts(t->program)->id) == 0;
	for (size_t i = 0; same && i < count; i++)
		same = c->by[i] && t->by[i] ? strcmp(c->by[i], t->by[i]) == 0 : !c->by[i] && !t->by[i];
	return same;
}

static void compare_cell(const octroi_cube_cell *c, const octroi_total *t, bool changed)
{
	for (int s = 0; s < OCTROI_STATES; s++) {
		assert_int_equal(c->lines[s], t->lines[s]);
		assert_near(isnan(c->mass_t[s]) ? 0 : c->mass_t[s], t->mass_t[s]); /* a file's sum of nothing is 0 */
	}
	assert_int_equal(c->coarse, t->coarse);
	assert_int_equal(c->sum_count, t->sum_count);
	for (size_t k = 0; k < c->sum_count; k++) {
		assert_string_equal(c->sums[k].name, t->sums[k].name);
		assert_near(c->sums[k].value, t->sums[k].value);
		assert_near(c->sums[k].low, t->sums[k].low);
		assert_near(c->sums[k].high, t->sums[k].high);
	}
	/* A figure that a question sets is given; one of a scenario has that standing. */
	double known[2] = {0, 0};
	for (int s = 0; s <= OCTROI_SCENARIO; s++) {
		known[0] += c->charge_by_standing[s];
		known[1] += t->charge_by_standing[s];
		if (!changed)
			assert_near(c->charge_by_standing[s], t->charge_by_standing[s]);
	}
	assert_near(known[0], known[1]);
}

static size_t compare_variant(const octroi_cube *c, size_t variant, const octroi_flow_result *r, size_t by_count)
{
	const octroi_cube_cell *cells = by_count ? c->cells : c->totals;
	size_t count = by_count ? c->cell_count : c->total_count, of_variant = 0;
	for (size_t i = 0; i < count; i++)
		of_variant += cells[i].variant == variant;
	assert_int_equal(of_variant, r->total_count);
	for (size_t k = 0; k < r->total_count; k++) {
		const octroi_cube_cell *found = NULL;
		for (size_t i = 0; i < count && !found; i++)
			found = cells[i].variant == variant && same_key(&cells[i], &r->totals[k], by_count) ? &cells[i] : NULL;
		assert_non_null(found);
		compare_cell(found, &r->totals[k], c->variants[variant].standing == OCTROI_SCENARIO);
	}
	return r->total_count;
}

static size_t compare_with_flows(const files *f, const octroi_cube *c, size_t by_count)
{
	static const int years[] = {2026, 2027, 2028};
	size_t compared = 0;
	for (size_t v = 0; v < c->variant_count; v++) {
		octroi_diagnostics *d = octroi_diagnostics_new();
		octroi_rulebook *book = rulebook_of(c->variants[v].name, d);
		octroi_run *run = octroi_run_new();
		octroi_settings settings = settings_of(c->variants[v].name);
		octroi_flow_question q = {.path = f->flows, .settings = &settings, .years = years, .year_count = 3, .by = c->by, .by_count = by_count};
		const octroi_flow_result *r = octroi_flows(book, &q, run, d);
		assert_non_null(r);
		compared += compare_variant(c, v, r, by_count);
		octroi_run_free(run);
		octroi_close(book);
		octroi_diagnostics_free(d);
	}
	return compared;
}

static void test_equals_files_of_lines(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 4; seed++) {
		files f;
		octroi_scenario *scenario;
		octroi_diagnostics *d = octroi_diagnostics_new();
		write_files(&f, seed);
		const octroi_cube *c = computed(&f, 0, d, &scenario);
		assert_int_equal(c->first, FIRST);
		assert_int_equal(c->last, LAST);
		assert_int_equal(c->rows, LINES);
		for (size_t i = 0; i < c->total_count; i++)
			assert_converted(c, &c->totals[i]);
		assert_true(compare_with_flows(&f, c, 0) >= 9);
		assert_true(compare_with_flows(&f, c, c->by_count) > 50);
		octroi_scenario_close(scenario);
		octroi_diagnostics_free(d);
		remove_files(&f);
	}
}

/* ---- against itself ------------------------------------------------------------------------- */

/* Lines are counted as rows; everything else agrees, to the last bit where `exact`. */
static void compare_cells(const octroi_cube_cell *a, const octroi_cube_cell *b, size_t count, bool exact)
{
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(a[i].variant, b[i].variant);
		assert_int_equal(a[i].year, b[i].year);
		assert_int_equal(a[i].sum_count, b[i].sum_count);
		for (int s = 0; s < OCTROI_STATES; s++)
			assert_true(exact ? a[i].lines[s] == b[i].lines[s] && same(a[i].mass_t[s], b[i].mass_t[s]) : a[i].lines[s] <= b[i].lines[s]);
		for (size_t k = 0; k < a[i].sum_count; k++) {
			assert_near(a[i].sums[k].value, b[i].sums[k].value);
			assert_true(!exact || a[i].sums[k].value == b[i].sums[k].value);
		}
		assert_near(a[i].mass_t[OCTROI_COMPUTED], b[i].mass_t[OCTROI_COMPUTED]);
		assert_near(a[i].charged_value, b[i].charged_value);
		assert_near(a[i].exports.charged_value, b[i].exports.charged_value);
	}
}

static void compare_cubes(const octroi_cube *a, const octroi_cube *b, bool exact)
{
	assert_int_equal(a->total_count, b->total_count);
	assert_int_equal(a->cell_count, b->cell_count);
	compare_cells(a->totals, b->totals, a->total_count, exact);
	compare_cells(a->cells, b->cells, a->cell_count, exact);
}

static void test_threads_do_not_matter(void **state)
{
	files f;
	octroi_scenario *one, *three;
	octroi_diagnostics *d = octroi_diagnostics_new();
	(void)state;
	write_files(&f, 7);
	compare_cubes(computed(&f, 1, d, &one), computed(&f, 3, d, &three), true);
	octroi_scenario_close(one);
	octroi_scenario_close(three);
	octroi_diagnostics_free(d);
	remove_files(&f);
}

static void test_split_rows_are_the_same_flows(void **state)
{
	files f;
	octroi_scenario *whole, *split;
	octroi_diagnostics *d = octroi_diagnostics_new();
	(void)state;
	write_files(&f, 11);
	const octroi_cube *a = computed(&f, 0, d, &whole);
	write_document(&f, f.split);
	const octroi_cube *b = computed(&f, 0, d, &split);
	assert_true(b->rows > 2 * a->rows);
	compare_cubes(a, b, false);
	octroi_scenario_close(whole);
	octroi_scenario_close(split);
	octroi_diagnostics_free(d);
	remove_files(&f);
}

/* Nothing is handed back but errors. */
static void test_bad_documents(void **state)
{
	octroi_diagnostics *d = octroi_diagnostics_new();
	octroi_scenario_question q = {.rules = rules};
	(void)state;
	assert_null(octroi_scenario_open("/nowhere/scenario.yaml", &q, d));
	assert_true(octroi_diagnostics_errors(d) > 0);
	octroi_scenario_close(NULL);
	octroi_diagnostics_free(d);
	assert_true(octroi_is_scenario("/nowhere/scenario.yaml"));
	assert_false(octroi_is_scenario("/nowhere/flows.csv"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_equals_files_of_lines),
	        cmocka_unit_test(test_threads_do_not_matter),
	        cmocka_unit_test(test_split_rows_are_the_same_flows),
	        cmocka_unit_test(test_bad_documents),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
