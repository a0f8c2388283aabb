/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of rules: of values, of formulas, of documents as they are read. */
#include "rulebook_fixture.h"

/* In 2026 goods of CC have 2 t, others twice what the table says of them; the rate is 10 EUR, half of it is kept. */
static const char body[] =
        "dates:\n"
        "  import_date: {from: date, source: act}\n"
        "  levy_year: {else: year(import_date), source: act}\n"
        "groups:\n"
        "  all: {title: All of an origin, by: [origin], needs: origin, source: act}\n"
        "series:\n"
        "  rate: {unit: EUR/tCO2e, dated: import_date, source: act, values: {2026: 10, 2027: 20, 2028..: {unknown: not set}}}\n"
        "  share: {unit: \"1\", dated: levy_year, source: act, values: {2026: 0.5, 2027..: 0.25}}\n"
        "  open: {type: flag, dated: import_date, source: act, values: {2020..: yes}}\n"
        "  least: {unit: tCO2e/fu, dated: import_date, source: act, values: {2020..: 0.5}}\n"
        "  weight: {unit: kg, dated: import_date, source: act, values: {2020..: 500}}\n"
        "tables:\n"
        "  factor:\n"
        "    source: act\n"
        "    key: {origin: exact}\n"
        "    columns: {total: tCO2e/fu, spare: kg, plant: text, origin: place}\n"
        "    rows:\n"
        "      - {origin: CC, total: 2, spare: 1, plant: x}\n"
        "      - {origin: BB, total: 4, spare: 2, plant: y}\n"
        "quantities:\n"
        "  row: {lookup: factor, where: {origin: origin}, source: act}\n"
        "  specific:\n"
        "    title: Emissions\n"
        "    unit: tCO2e/fu\n"
        "    source: act\n"
        "    cases:\n"
        "      - {when: basis == actual, formula: unknown, reason: nobody measured}\n"
        "      - {when: origin == CC, formula: row.total}\n"
        "      - {otherwise: row.total + row.total}\n"
        "  kept: {unit: \"1\", formula: share, source: act}\n"
        "  kept_in_2026: {unit: \"1\", formula: \"at(kept, 2026)\", source: act}\n"
        "  rate_now: {unit: EUR/tCO2e, formula: rate}\n"
        "  weight_now: {unit: t, formula: weight}\n"
        "  is_open: {type: flag, formula: open, source: act}\n"
        "  everything: {unit: t, level: all, formula: sum(mass), source: act}\n"
        "  net_charge: {unit: EUR, formula: amount * specific * rate}\n"
        "gates:\n"
        "  - {state: exempt, when: row.total == 0, reason: \"{row.total} of {origin}\", source: act}\n";

static const char child[] =
        "octroi: 1\nkind: border-adjustment\ntitle: Changed\nextends: xx-test\n"
        "sources: {paper: {title: Paper, standing: proposal, checked: 2026-01-15}}\n"
        "changes:\n";

static octroi_program *compile(fixture *f, const char *id)
{
	const document *doc = rulebook_document(f->book, id, (place){0}, f->d);
	f->program = doc ? program_compile(f->book, doc, NULL, f->d) : NULL;
	return f->program;
}

/* xx-changed: xx-test with these changes. */
static octroi_program *try_changes(fixture *f, const char *changes)
{
	forget_program(f);
	f->d = diagnostics_new();
	write_document(f, "xx/test.yaml", arena_printf(f->memory, "%s%s", scheme_head, body));
	write_document(f, "xx/changed.yaml", arena_printf(f->memory, "%s%s", child, changes));
	f->book = rulebook_open(f->folder, f->d);
	assert_non_null(f->book);
	return compile(f, "xx-changed");
}

static void line_of(fixture *f, const char *origin, const char *date)
{
	if (!f->program) {
		diagnostics_print(f->d, stderr);
		fail_msg("the scheme was refused");
	}
	new_line(f);
	give(f, "origin", origin);
	give(f, "mass", "3");
	give(f, "date", date);
}

static void change(fixture *f, const char *changes, const char *origin, const char *date)
{
	try_changes(f, changes);
	line_of(f, origin, date);
}

static void assert_refused(fixture *f, const char *changes, const char *code, const char *message, const char *remedy)
{
	try_changes(f, changes);
	const diagnostic *first = diagnostics_get(f->d, 0);
	if (!first)
		fail_msg("'%s' was not refused", changes);
	assert_string_equal(first->code, code);
	assert_string_equal(first->message, message);
	assert_string_equal(first->remedy ? first->remedy : "", remedy ? remedy : "");
	if (diagnostics_count(f->d) > 1)
		diagnostics_print(f->d, stderr);
	assert_int_equal(diagnostics_count(f->d), 1);
}

/* ---- series ---------------------------------------------------------------------------- */

static void a_series_is_set_within_a_period(void **state)
{
	fixture *f = *state;
	change(f, "  - {set: rate, to: 15, in: 2026-07-01..2027-06-30}\n", "CC", "2026-06-30");
	assert_number(f, "rate_now", 10);
	assert_standing(f, "rate_now", "law");
	give(f, "date", "2026-07-01");
	assert_number(f, "rate_now", 15);
	assert_standing(f, "rate_now", "scenario");
	give(f, "date", "2027-06-30");
	assert_number(f, "rate_now", 15);
	give(f, "date", "2027-07-01");
	assert_number(f, "rate_now", 20);
	give(f, "date", "2028-07-01");
	assert_reason(f, "rate_now", "not set");
}

/* 3 t x 2 tCO2e/t x 15 EUR. What was declared unknown is known where it is set. */
static void what_reads_a_series_sees_the_change(void **state)
{
	fixture *f = *state;
	change(f, "  - {set: series.rate, to: 15}\n", "CC", "2028-03-01");
	assert_number(f, "net_charge", 90);
}

static void series_are_scaled_and_shifted(void **state)
{
	fixture *f = *state;
	change(f, "  - {scale: rate, by: 1.5, in: 2027..}\n  - {shift: rate, by: -4}\n", "CC", "2026-05-01");
	assert_number(f, "rate_now", 6); /* 10 - 4 */
	give(f, "date", "2027-05-01");
	assert_number(f, "rate_now", 26); /* 20 x 1.5 - 4 */
	give(f, "date", "2028-05-01");
	assert_reason(f, "rate_now", "not set");
	change(f, "  - {shift: weight, by: 100}\n", "CC", "2026-05-01");
	assert_close(f, "weight_now", 0.6); /* 600 kg */
	change(f, "  - {set: open, to: no, in: 2027..}\n", "CC", "2027-05-01");
	assert_number(f, "is_open", 0);
}

static void standing_is_that_of_the_source_or_what_is_said(void **state)
{
	fixture *f = *state;
	change(f, "  - {set: rate, to: 15, source: paper p. 2}\n", "CC", "2026-05-01");
	assert_standing(f, "rate_now", "proposal");
	change(f, "  - {set: rate, to: 15, source: paper p. 2, standing: draft}\n", "CC", "2026-05-01");
	assert_standing(f, "rate_now", "draft");
	change(f, "  - {scale: specific, by: 2, standing: assumption}\n", "CC", "2026-05-01");
	assert_standing(f, "specific", "assumption");
	assert_refused(f, "  - {set: rate, to: 15, standing: given}\n", "unknown-word", "'given' is not a standing",
	               "one of law, draft, proposal, assumption, scenario");
}

/* The note of a change is told with the value, and where it changes nothing nobody gave anything. */
static void notes_are_told_where_a_change_holds(void **state)
{
	fixture *f = *state;
	note_list notes = {0}, none = {0};
	change(f, "  - {scale: rate, by: 2, in: 2027.., note: twice the rate}\n  - {scale: specific, by: 2, in: 2027.., note: dirtier}\n", "CC",
	       "2026-05-01");
	ask_noting(f, "net_charge", &none);
	assert_int_equal(none.count, 0);
	give(f, "date", "2027-05-01");
	ask_noting(f, "net_charge", &notes);
	assert_int_equal(notes.count, 2);
	assert_string_equal(notes.items[0].text, "dirtier");
	assert_string_equal(notes.items[1].text, "twice the rate");
}

/* ---- quantities ------------------------------------------------------------------------------ */

static void a_quantity_is_scaled_in_all_its_arms(void **state)
{
	fixture *f = *state;
	change(f, "  - {scale: specific, by: 1.5, in: 2027..}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 2);
	assert_standing(f, "specific", "law");
	give(f, "date", "2027-05-01");
	assert_number(f, "specific", 3); /* 2 x 1.5 */
	assert_standing(f, "specific", "scenario");
	give(f, "origin", "BB");
	assert_number(f, "specific", 12); /* (4 + 4) x 1.5 */
	give(f, "basis", "actual");
	assert_reason(f, "specific", "nobody measured");
}

static void a_quantity_is_shifted_for_some_lines(void **state)
{
	fixture *f = *state;
	change(f, "  - {shift: specific, by: -0.5, where: origin == BB}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 2);
	assert_standing(f, "specific", "law");
	give(f, "origin", "BB");
	assert_number(f, "specific", 7.5); /* 4 + 4 - 0.5 */
}

/* Where it is set it is known, also where it was not. */
static void a_quantity_is_set(void **state)
{
	fixture *f = *state;
	change(f, "  - {set: specific, to: 5, in: 2027.., where: origin == CC}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 2);
	give(f, "date", "2027-05-01");
	assert_number(f, "specific", 5);
	give(f, "basis", "actual");
	assert_number(f, "specific", 5);
	give(f, "origin", "BB");
	assert_reason(f, "specific", "nobody measured");
}

/* One after the other: (2 x 1.5 + 1) x 2, and what is set last holds. */
static void changes_of_one_quantity_follow_each_other(void **state)
{
	fixture *f = *state;
	const char *three = "  - {scale: specific, by: 1.5}\n  - {shift: specific, by: 1}\n  - {scale: specific, by: 2}\n";
	change(f, three, "CC", "2026-05-01");
	assert_number(f, "specific", 8);
	change(f, arena_printf(f->memory, "%s  - {set: specific, to: 7}\n", three), "CC", "2026-05-01");
	assert_number(f, "specific", 7);
	change(f, "  - {set: specific, to: 7}\n  - {scale: specific, by: 2}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 14);
}

/* The figure follows the date that the quantity follows, so that at() still moves one. */
static void a_change_follows_the_date_of_what_it_changes(void **state)
{
	fixture *f = *state;
	change(f, "  - {scale: kept, by: 0.5, in: 2026}\n", "CC", "2027-05-01");
	assert_number(f, "kept", 0.25);
	assert_number(f, "kept_in_2026", 0.25); /* 0.5 x 0.5 */
	give(f, "levy_year", "2026");
	assert_number(f, "kept", 0.25);
}

/* ---- columns of tables ------------------------------------------------------------------------- */

static void a_column_is_changed_wherever_it_is_read(void **state)
{
	fixture *f = *state;
	change(f, "  - {scale: factor.total, by: 1.5}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 3);
	assert_standing(f, "specific", "scenario");
	give(f, "origin", "BB");
	assert_number(f, "specific", 12); /* 6 + 6 */
	change(f, "  - {set: factor.total, to: 0, where: origin == BB}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 2);
	const octroi_result *r = program_evaluate(f->line, false, f->memory, f->d);
	assert_int_equal(r->state, OCTROI_COMPUTED);
	give(f, "origin", "BB");
	r = program_evaluate(f->line, false, f->memory, f->d);
	assert_int_equal(r->state, OCTROI_EXEMPT);
	assert_string_equal(r->reason->text, "0 tCO2e/t of Beland");
	assert_int_equal(r->standing, OCTROI_SCENARIO);
}

/* The figure is set in rows; where there is none, nothing is. */
static void a_column_is_set_only_where_there_is_a_row(void **state)
{
	fixture *f = *state;
	change(f, "  - {set: factor.total, to: 9}\n", "CC", "2026-05-01");
	assert_number(f, "specific", 9);
	give(f, "origin", "AA");
	assert_unknown(f, "specific", "no-row");
}

/* (2 x 3 + 1) = 7; set after that, 5; scaled after that, 10. */
static void changes_of_one_column_follow_each_other(void **state)
{
	fixture *f = *state;
	const char *two = "  - {scale: factor.total, by: 3}\n  - {shift: factor.total, by: 1}\n";
	change(f, two, "CC", "2026-05-01");
	assert_number(f, "specific", 7);
	const char *three = arena_printf(f->memory, "%s  - {set: factor.total, to: 5}\n", two);
	change(f, three, "CC", "2026-05-01");
	assert_number(f, "specific", 5);
	change(f, arena_printf(f->memory, "%s  - {scale: tables.factor.total, by: 2}\n", three), "CC", "2026-05-01");
	assert_number(f, "specific", 10);
}

/* A condition that reads the column reads what stood in it by then; it stands in both arms, and is changed once. */
static void a_condition_may_read_the_column(void **state)
{
	fixture *f = *state;
	const char *first = "  - {shift: specific, by: 1, where: row.total > least}\n";
	change(f, first, "BB", "2026-05-01");
	assert_number(f, "specific", 9); /* 4 + 4 + 1 */
	/* 0.4 and 0.4; 0.4 is below 0.5 */
	change(f, arena_printf(f->memory, "%s  - {scale: factor.total, by: 0.1}\n", first), "BB", "2026-05-01");
	assert_close(f, "specific", 0.8);
}

/* ---- paths ------------------------------------------------------------------------------------------ */

static const char *at_year(fixture *f, int year)
{
	return arena_printf(f->memory, "%d-07-01", year);
}

static void assert_years(fixture *f, const char *name, int first, const double *expected, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		give(f, "date", at_year(f, first + (int)i));
		value v = ask(f, name);
		if (v.unknown)
			fail_msg("%s of %d is unknown: %s", name, first + (int)i, v.unknown->text);
		if (!(fabs(v.number - expected[i]) < 1e-9))
			fail_msg("%s of %d is %.12g, expected %.12g", name, first + (int)i, v.number, expected[i]);
	}
}

/* Before the first point and behind the last the series is what it was. */
static void a_path_of_steps(void **state)
{
	fixture *f = *state;
	change(f, "  - {path: rate, points: {2027: 80, 2030: 110, 2034: 190}}\n", "CC", "2026-05-01");
	assert_years(f, "rate_now", 2026, (const double[]){10, 80, 80, 80, 110, 110, 110, 110, 190}, 9);
	give(f, "date", "2035-01-01");
	assert_reason(f, "rate_now", "not set");
	change(f, "  - {path: rate, points: {2026-Q2: 30, 2026-10: 40}, join: step}\n", "CC", "2026-03-31");
	assert_number(f, "rate_now", 10);
	give(f, "date", "2026-09-30");
	assert_number(f, "rate_now", 30);
	give(f, "date", "2026-10-31");
	assert_number(f, "rate_now", 40);
	give(f, "date", "2026-11-01");
	assert_number(f, "rate_now", 10);
}

static void a_path_of_lines(void **state)
{
	fixture *f = *state;
	change(f, "  - {path: rate, points: {2027: 80, 2030: 110, 2034: 190}, join: line}\n", "CC", "2026-05-01");
	assert_years(f, "rate_now", 2026, (const double[]){10, 80, 90, 100, 110, 130, 150, 170, 190}, 9);
	assert_standing(f, "rate_now", "scenario");
}

/* Steffen's method, points 80, 110 and 190 at 2027, 2030 and 2034: slopes s = 10 and 20 over h = 3 and 4 years.
 * In the middle p = (10 x 4 + 20 x 3) / 7 = 100/7, which is below 2 x 10: y' = 100/7; at the ends y' is the slope, 10
 * and 20. Left: a = (10 + 100/7 - 20) / 9 = 10/21, b = (30 - 20 - 100/7) / 3 = -10/7, so that 2028 is
 * 80 + 10 - 10/7 + 10/21 = 1870/21 and 2029 is 80 + 20 - 40/7 + 80/21 = 2060/21.
 * Right: a = (100/7 + 20 - 40) / 16 = -5/14, b = (60 - 200/7 - 20) / 4 = 20/7, so that 2032 is
 * 110 + 200/7 + 80/7 - 20/7 = 1030/7. */
static void a_path_of_a_spline(void **state)
{
	fixture *f = *state;
	change(f, "  - {path: rate, points: {2027: 80, 2030: 110, 2034: 190}, join: spline}\n", "CC", "2026-05-01");
	assert_years(f, "rate_now", 2026, (const double[]){10, 80, 1870.0 / 21, 2060.0 / 21, 110}, 5);
	assert_years(f, "rate_now", 2032, (const double[]){1030.0 / 7}, 1);
	assert_years(f, "rate_now", 2034, (const double[]){190}, 1);
	change(f, "  - {path: rate, points: {2027: 80, 2030: 110}, join: spline}\n", "CC", "2026-05-01");
	assert_years(f, "rate_now", 2027, (const double[]){80, 90, 100, 110}, 4);
}

static void quantities_and_columns_follow_paths(void **state)
{
	fixture *f = *state;
	change(f, "  - {path: specific, points: {2027: 1, 2029: 3}, join: line, where: origin == CC}\n", "CC", "2026-05-01");
	assert_years(f, "specific", 2026, (const double[]){2, 1, 2, 3, 2}, 5);
	give(f, "origin", "BB");
	assert_years(f, "specific", 2027, (const double[]){8}, 1);
	change(f, "  - {path: factor.total, points: {2027: 1, 2029: 3}, join: line}\n", "BB", "2026-05-01");
	assert_years(f, "specific", 2026, (const double[]){8, 2, 4, 6, 8}, 5);
}

static uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 11) % below;
}

/* Through random points that rise, years apart: each year lies between the points around it, and none below the one before. */
static void a_spline_never_overshoots(void **state)
{
	fixture *f = *state;
	for (uint64_t n = 1, seed = 0x9E3779B97F4A7C15u; n <= 40; n++) {
		int years[8] = {2021};
		double figures[8] = {0};
		buffer text = {.memory = f->memory};
		buffer_puts(&text, "2021: 0");
		for (int i = 1; i < 8; i++) {
			years[i] = years[i - 1] + 1 + (int)draw(&seed, 4);
			figures[i] = figures[i - 1] + draw(&seed, 3) * (draw(&seed, 1000) / 8.0);
			buffer_printf(&text, ", %d: %.3f", years[i], figures[i]);
		}
		change(f, arena_printf(f->memory, "  - {path: rate, points: {%s}, join: spline}\n", text.at), "CC", "2026-05-01");
		double before = figures[0];
		for (int i = 0; i < 7; i++)
			for (int year = years[i]; year <= years[i + 1]; year++) {
				give(f, "date", at_year(f, year));
				double now = ask(f, "rate_now").number;
				assert_true(now >= figures[i] - 1e-9 && now <= figures[i + 1] + 1e-9 && now >= before - 1e-9);
				before = now;
			}
	}
}

/* All years of the calendar: one list, not one for each year. */
static void a_long_path_is_quick(void **state)
{
	fixture *f = *state;
	change(f, "  - {path: rate, points: {1000: 0, 9000: 8000}, join: line}\n", "CC", "2026-05-01");
	assert_number(f, "rate_now", 1026);
}

/* ---- documents changed as they are read ---------------------------------------------------------------- */

static rulebook_changes changes_of(fixture *f, const char *id, const char *text, bool idle_allowed)
{
	source_text *source = ARENA_NEW(f->memory, source_text);
	*source = (source_text){.name = "changes", .bytes = text, .length = strlen(text)};
	yaml_node *list = yaml_read(f->memory, source, f->d);
	assert_non_null(list);
	rulebook_change *all = ARENA_ARRAY(f->memory, rulebook_change, list->count);
	for (size_t i = 0; i < list->count; i++)
		all[i] = (rulebook_change){id, list->items[i]};
	return (rulebook_changes){all, list->count, idle_allowed};
}

/* xx-test, xx-changed that extends it and xx-user that uses it. */
static void open_changed(fixture *f, const char *text, bool idle_allowed)
{
	forget_program(f);
	f->d = diagnostics_new();
	rulebook_changes changes = changes_of(f, "xx-test", text, idle_allowed);
	write_document(f, "xx/test.yaml", arena_printf(f->memory, "%s%s", scheme_head, body));
	write_document(f, "xx/changed.yaml", arena_printf(f->memory, "%s  - {shift: rate, by: 1}\n", child));
	write_document(f, "xx/user.yaml", arena_printf(f->memory, "%suses: {other: xx-test}\ndates: {import_date: {from: date, source: act}, levy_year: {else: year(import_date), source: act}}\n"
	                                               "series:\n"
	                                               "  t: {unit: fu/tCO2e, dated: date, source: act, values: {2020..: 1}}\n"
	                                               "quantities:\n"
	                                               "  others_rate: {unit: EUR/tCO2e, formula: other.rate}\n"
	                                               "  net_charge: {unit: EUR, formula: amount * other.rate / t, source: act}\n", scheme_head));
	f->book = rulebook_open_changed(f->folder, &changes, f->d);
	assert_non_null(f->book);
}

/* The base first, then what the rulebook was opened with, then the document itself: 10 x 2 + 1. */
static void a_changed_document_reaches_those_that_extend_or_use_it(void **state)
{
	fixture *f = *state;
	open_changed(f, "- {scale: rate, by: 2}\n- {scale: factor.total, by: 3}\n", false);
	compile(f, "xx-test");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "rate_now", 20);
	assert_number(f, "specific", 6);
	compile(f, "xx-changed");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "rate_now", 21);
	assert_number(f, "specific", 6);
	compile(f, "xx-user");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "others_rate", 20);
}

/* What is followed is changed once in those that follow it, also in one that extends another: 10 x 2, and 20 + 1. */
static void what_a_base_follows_is_changed_once(void **state)
{
	fixture *f = *state;
	forget_program(f);
	f->d = diagnostics_new();
	rulebook_changes changes = changes_of(f, "xx-prices", "- {scale: price, by: 2}\n", false);
	const char *rate = strstr(body, "  rate: {") + strlen("  rate: {");
	write_document(f, "xx/prices.yaml", "octroi: 1\nkind: library\ntitle: Prices\nsources: {act: {title: Act, checked: 2026-01-15}}\n"
	                                    "dates: {import_date: {from: date, source: act}}\nseries:\n"
	                                    "  price: {unit: EUR/tCO2e, dated: import_date, source: act, values: {2026..: 7}}\n");
	write_document(f, "xx/test.yaml", arena_printf(f->memory, "%s%.*sfollows: xx-prices.price, %s", scheme_head, (int)(rate - body), body, rate));
	write_document(f, "xx/changed.yaml", arena_printf(f->memory, "%s  - {shift: rate, by: 1}\n", child));
	f->book = rulebook_open_changed(f->folder, &changes, f->d);
	assert_non_null(f->book);
	compile(f, "xx-test");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "rate_now", 20);
	compile(f, "xx-changed");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "rate_now", 21);
}

/* What one change puts into the tree the next may change, in each document that is read from it. */
static void changes_of_the_tree_are_done_anew_for_each_document(void **state)
{
	fixture *f = *state;
	open_changed(f, "- {replace: quantities.kept, with: {unit: \"1\", formula: share, source: act}}\n"
	                "- {add: quantities.kept.hidden, value: yes}\n"
	                "- {scale: kept, by: 3}\n", true);
	compile(f, "xx-test");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "kept", 1.5);
	compile(f, "xx-changed");
	line_of(f, "CC", "2026-05-01");
	assert_number(f, "kept", 1.5);
}

static const char *hash_of(fixture *f, const char *text, const char *id)
{
	open_changed(f, text, true);
	const octroi_program *p = compile(f, id);
	assert_non_null(p);
	return arena_printf(f->memory, "%s", program_facts(p)->rulebook);
}

/* A result under changed rules does not pass for one of the rules as they are. */
static void the_hash_is_of_the_changed_rules(void **state)
{
	fixture *f = *state;
	static const char *const ids[] = {"xx-test", "xx-changed", "xx-user"};
	for (size_t i = 0; i < 3; i++) {
		const char *doubled = hash_of(f, "- {scale: rate, by: 2}\n", ids[i]);
		const char *again = hash_of(f, "- {scale: rate,  by:  2}\n", ids[i]), *tripled = hash_of(f, "- {scale: rate, by: 3}\n", ids[i]);
		f->book->changes.count = 0;
		rulebook *plain = rulebook_open(f->folder, f->d);
		octroi_program *p = program_compile(plain, rulebook_document(plain, ids[i], (place){0}, f->d), NULL, f->d);
		assert_string_not_equal(doubled, program_facts(p)->rulebook);
		assert_string_not_equal(doubled, tripled);
		assert_string_equal(doubled, again);
		rulebook_close(plain);
	}
}

static void assert_book_refused(fixture *f, const char *text, bool idle_allowed, const char *code)
{
	open_changed(f, text, idle_allowed);
	assert_null(rulebook_document(f->book, "xx-test", (place){0}, f->d));
	assert_string_equal(diagnostics_get(f->d, 0)->code, code);
}

static void a_changed_book_tells_what_is_wrong_with_a_change(void **state)
{
	fixture *f = *state;
	assert_book_refused(f, "- {scale: rate, by: 1}\n", false, "idle-change");
	open_changed(f, "- {scale: rate, by: 1}\n- {scale: kept, by: 1}\n- {shift: factor.total, by: 0}\n", true);
	assert_non_null(compile(f, "xx-test"));
	assert_book_refused(f, "- {scale: rat, by: 2}\n", true, "unknown-name");
	assert_book_refused(f, "- {scale: rate, by: 2}\n- {drop: gates}\n", true, "bad-order");
	assert_book_refused(f, "- {set: factor.spare, to: 2}\n", true, "idle-change");
	assert_book_refused(f, "- scale\n", true, "not-a-map");
}

/* A nomenclature has codes, but no figures. */
static void documents_without_rules_have_nothing_to_change(void **state)
{
	fixture *f = *state;
	open_changed(f, "- {scale: rate, by: 2}\n", true);
	rulebook_changes changes = changes_of(f, "goods-cx", "- {scale: rate, by: 2}\n", true);
	f->book->changes = changes;
	assert_null(rulebook_document(f->book, "goods-cx", (place){0}, f->d));
	assert_int_equal(diagnostics_count(f->d), 1);
	assert_string_equal(diagnostics_get(f->d, 0)->message,
	                    "goods-cx is of kind nomenclature: it has no series, quantity or column to change");
}

/* ---- bad input -------------------------------------------------------------------------------------------- */

static void names_that_are_not_there(void **state)
{
	fixture *f = *state;
	const char *none = "there is no series, quantity or column '%s' to change in xx-changed";
	assert_refused(f, "  - {scale: rat, by: 2}\n", "unknown-name", arena_printf(f->memory, none, "rat"), "did you mean 'rate'?");
	assert_refused(f, "  - {scale: series.specfic, by: 2}\n", "unknown-name", arena_printf(f->memory, none, "specfic"),
	               "did you mean 'specific'?");
	assert_refused(f, "  - {scale: factor.totl, by: 2}\n", "unknown-name", arena_printf(f->memory, none, "factor.totl"),
	               "did you mean 'factor.total'?");
	assert_refused(f, "  - {scale: factor, by: 2}\n", "unknown-name", arena_printf(f->memory, none, "factor"),
	               "did you mean 'factor.total'?");
	assert_refused(f, "  - {scale: lobster, by: 2}\n", "unknown-name", arena_printf(f->memory, none, "lobster"),
	               "octroi show xx-changed lists them");
	assert_refused(f, "  - {scale: \"\", by: 2}\n", "unknown-name", arena_printf(f->memory, none, ""), "octroi show xx-changed lists them");
	assert_refused(f, "  - {scale: , by: 2}\n", "missing-key", "a change has no 'scale'", NULL);
	assert_refused(f, "  - {scale: [rate], by: 2}\n", "wrong-kind", "'scale' must be a single value", NULL);
}

static void what_cannot_be_changed(void **state)
{
	fixture *f = *state;
	assert_refused(f, "  - {scale: row, by: 2}\n", "wrong-type", "'row' is a look-up, which scale cannot change",
	               "change a column of its table: factor.COLUMN");
	assert_refused(f, "  - {shift: everything, by: 2}\n", "wrong-type", "'everything' is computed for a group of lines, which shift cannot change",
	               "change what it is computed from");
	assert_refused(f, "  - {set: is_open, to: no}\n", "wrong-type", "'is_open' is not a number that a formula computes, which set cannot change",
	               "change what it is computed from");
	assert_refused(f, "  - {scale: open, by: 2}\n", "wrong-type", "'open' holds no numbers that could be scaled", "set it");
	assert_refused(f, "  - {shift: open, by: 2}\n", "wrong-type", "'open' holds no numbers that could be shifted", "set it");
	assert_refused(f, "  - {path: open, points: {2026: 1, 2027: 2}}\n", "wrong-type", "'open' holds no numbers that could follow a path", "set it");
	assert_refused(f, "  - {set: factor.plant, to: 2}\n", "wrong-type", "'factor.plant' holds no numbers", "replace the rows of the table");
	assert_refused(f, "  - {set: factor.spare, to: 2}\n", "idle-change", "no formula of xx-changed reads 'factor.spare'",
	               "change what is read: octroi show xx-changed lists it");
	assert_refused(f, "  - {scale: rate, by: 2, in: 2028..}\n", "nothing-known", "'rate' has no known value there that could be scaled",
	               "set it, or give it a path");
	assert_refused(f, "  - {scale: rate, by: 2, where: origin == CC}\n", "wrong-type", "'rate' is a series, the same for all lines",
	               "change a quantity that reads it, where it is to hold for some of them");
}

static void changes_that_alter_nothing(void **state)
{
	fixture *f = *state;
	static const char *const idle[] = {"{scale: rate, by: 1}", "{shift: rate, by: 0}", "{set: rate, to: 10, in: 2026-03}", "{set: open, to: yes, in: 2026..}",
	                                   "{path: rate, points: {2026: 10, 2027: 20}}", "{scale: specific, by: 1}", "{shift: specific, by: 0}",
	                                   "{scale: factor.total, by: 1.0}"};
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
		assert_refused(f, arena_printf(f->memory, "  - %s\n", idle[i]), "idle-change", "this change alters nothing", "take it out");
}

static void paths_that_are_none(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *points, *code, *message, *remedy;
	} bad[] = {
	        {"{2026: 80}", "one-point", "a path needs at least two points", "one figure is set, and needs no path"},
	        {"{}", "one-point", "a path needs at least two points", "one figure is set, and needs no path"},
	        {"80", "not-a-map", "the points of a path are a map of periods and figures", "write points: {2026: 80, 2030: 130}"},
	        {"{2030: 80, 2026: 90}", "bad-order", "the points of a path must follow each other; this one does not stand behind 2030",
	         "put the earlier one first, and give each period once"},
	        {"{2026: 80, 2026-Q2: 90}", "bad-order", "the points of a path must follow each other; this one does not stand behind 2026",
	         "put the earlier one first, and give each period once"},
	        {"{2026-Q1: 80, 2027: 90}, join: line", "bad-point", "'2026-Q1' is no year: points that are joined by a line stand at years",
	         "write years, or join: step"},
	        {"{2026: 80, 2027..2028: 90}, join: spline", "bad-point", "'2027..2028' is no year: points that are joined by a spline stand at years",
	         "write years, or join: step"},
	        {"{2026: 80, soon: 90}", "bad-period", "'soon' is not a period",
	         "write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034.."},
	        {"{2026: 80, 2027: much}", "bad-number", "'much' is not a number", NULL},
	        {"{2026: 80, 2027: \"1,5\"}", "bad-number", "'1,5' has a comma", "write a decimal point, and no sign between thousands"},
	        {"{2026: 80, 2027: 90}, join: lines", "unknown-word", "'lines' is not a join", "did you mean 'line'?"},
	        {"{2026: 80, 2027: 90}, in: 2027", "two-keys", "the points of a path say themselves when they hold", "take 'in' out"},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		for (int quantity = 0; quantity < 2; quantity++)
			assert_refused(f, arena_printf(f->memory, "  - {path: %s, points: %s}\n", quantity ? "specific" : "rate", bad[i].points), bad[i].code,
			               bad[i].message, bad[i].remedy);
	/* The same period twice is the same key twice. */
	assert_null(try_changes(f, "  - {path: rate, points: {2026: 80, 2026: 90}}\n"));
	assert_string_equal(diagnostics_get(f->d, 0)->message, "key '2026' appears twice in one map");
}

static void figures_that_are_none(void **state)
{
	fixture *f = *state;
	static const char *const addresses[] = {"rate", "specific", "factor.total"};
	for (size_t i = 0; i < 3; i++) {
		assert_refused(f, arena_printf(f->memory, "  - {scale: %s, by: twice}\n", addresses[i]), "bad-number", "'twice' is not a number", NULL);
		assert_refused(f, arena_printf(f->memory, "  - {set: %s, to: {value: 2}}\n", addresses[i]), "wrong-kind", "one value must stand here", NULL);
		assert_refused(f, arena_printf(f->memory, "  - {shift: %s, by: }\n", addresses[i]), "missing-key", "a change has no 'by'", NULL);
		assert_refused(f, arena_printf(f->memory, "  - {set: %s, to: 2, in: soon}\n", addresses[i]), "bad-period", "'soon' is not a period",
		               "write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..");
	}
}

static void keys_that_do_not_belong(void **state)
{
	fixture *f = *state;
	assert_refused(f, "  - {scale: rate, by: 2, to: 2}\n", "unknown-key", "unknown key 'to' in a change", "keys of a change: scale, by, in, where, note, standing, source");
	assert_refused(f, "  - {set: rate, to: 2, join: line}\n", "unknown-key", "unknown key 'join' in a change",
	               "keys of a change: set, to, in, where, note, standing, source");
	assert_refused(f, "  - {set: rate, scale: rate, to: 2}\n", "bad-change", "a change says one of set, scale, shift, path, link, replace, drop, add", NULL);
	assert_refused(f, "  - {set: specific, to: 2, where: masss > mass}\n", "unknown-name", "nothing is called 'masss'", "did you mean 'mass'?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(a_series_is_set_within_a_period),
	        RULEBOOK_TEST(what_reads_a_series_sees_the_change),
	        RULEBOOK_TEST(series_are_scaled_and_shifted),
	        RULEBOOK_TEST(standing_is_that_of_the_source_or_what_is_said),
	        RULEBOOK_TEST(notes_are_told_where_a_change_holds),
	        RULEBOOK_TEST(a_quantity_is_scaled_in_all_its_arms),
	        RULEBOOK_TEST(a_quantity_is_shifted_for_some_lines),
	        RULEBOOK_TEST(a_quantity_is_set),
	        RULEBOOK_TEST(changes_of_one_quantity_follow_each_other),
	        RULEBOOK_TEST(a_change_follows_the_date_of_what_it_changes),
	        RULEBOOK_TEST(a_column_is_changed_wherever_it_is_read),
	        RULEBOOK_TEST(a_column_is_set_only_where_there_is_a_row),
	        RULEBOOK_TEST(changes_of_one_column_follow_each_other),
	        RULEBOOK_TEST(a_condition_may_read_the_column),
	        RULEBOOK_TEST(a_path_of_steps),
	        RULEBOOK_TEST(a_path_of_lines),
	        RULEBOOK_TEST(a_path_of_a_spline),
	        RULEBOOK_TEST(quantities_and_columns_follow_paths),
	        RULEBOOK_TEST(a_spline_never_overshoots),
	        RULEBOOK_TEST(a_long_path_is_quick),
	        RULEBOOK_TEST(a_changed_document_reaches_those_that_extend_or_use_it),
	        RULEBOOK_TEST(what_a_base_follows_is_changed_once),
	        RULEBOOK_TEST(changes_of_the_tree_are_done_anew_for_each_document),
	        RULEBOOK_TEST(the_hash_is_of_the_changed_rules),
	        RULEBOOK_TEST(a_changed_book_tells_what_is_wrong_with_a_change),
	        RULEBOOK_TEST(documents_without_rules_have_nothing_to_change),
	        RULEBOOK_TEST(names_that_are_not_there),
	        RULEBOOK_TEST(what_cannot_be_changed),
	        RULEBOOK_TEST(changes_that_alter_nothing),
	        RULEBOOK_TEST(paths_that_are_none),
	        RULEBOOK_TEST(figures_that_are_none),
	        RULEBOOK_TEST(keys_that_do_not_belong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
