/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped groups of places and the codes of places in trade data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules/rules.h"

typedef struct {
	rulebook *book;
	diagnostics *d;
	arena *memory;
} fixture;

static int set_up(void **state)
{
	static fixture f;
	f = (fixture){.d = diagnostics_new(), .memory = arena_new()};
	f.book = rulebook_open("rules", f.d);
	assert_non_null(f.book);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	rulebook_close(f->book);
	diagnostics_free(f->d);
	arena_free(f->memory);
	return 0;
}

/* "yes", "no" or why it is not known. */
static const char *member(fixture *f, const char *code, const char *group, const char *on)
{
	place_id id;
	const char *why;
	day d;
	period holds;
	assert_true(day_read(slice_of(on), &d));
	assert_int_equal(places_find(f->book->places, f->memory, slice_of(code), &id, &why), PLACE_FOUND);
	group_id g = rulebook_group(f->book, slice_of(group), f->d);
	assert_int_not_equal(g, 0);
	why = places_membership_unknown(f->book->places, id, g, d, &holds);
	assert_true(period_has(holds, d));
	return why ? why : places_in_group(f->book->places, id, g, d, NULL) ? "yes" : "no";
}

static void test_groups_are_read_when_asked_for(void **state)
{
	fixture *f = *state;
	assert_int_not_equal(rulebook_group(f->book, slice_of("EU"), f->d), 0);
	assert_null(f->book->groups_text);
	assert_int_equal(rulebook_group(f->book, slice_of("EUX"), f->d), 0);
	assert_non_null(f->book->groups_text);
	assert_true(rulebook_group(f->book, slice_of("OECD"), f->d) > f->book->common_groups);
	assert_int_equal(diagnostics_errors(f->d), 0);
}

/* Sri Lanka and Togo went up in July 2026, China did not, Ethiopia has no class. */
static void test_incomes(void **state)
{
	fixture *f = *state;
	assert_string_equal(member(f, "LK", "income_lower_middle", "2026-06-30"), "yes");
	assert_string_equal(member(f, "LK", "income_lower_middle", "2026-07-01"), "no");
	assert_string_equal(member(f, "LK", "income_upper_middle", "2026-07-01"), "yes");
	assert_string_equal(member(f, "TG", "income_low", "2026-06-30"), "yes");
	assert_string_equal(member(f, "TG", "income_lower_middle", "2027-01-01"), "yes");
	assert_string_equal(member(f, "CN", "income_upper_middle", "2026-11-24"), "yes");
	assert_string_equal(member(f, "CN", "income_upper_middle", "2025-06-30"), "classes before the fiscal year 2026 are not listed");
	assert_string_equal(member(f, "ET", "income_low", "2026-01-01"), "the World Bank lists no class of it");
}

/* Every place has one class or none that is known. */
static void test_incomes_are_whole(void **state)
{
	fixture *f = *state;
	static const char *const classes[] = {"income_high", "income_upper_middle", "income_lower_middle", "income_low"};
	static const char *const days[] = {"2025-07-01", "2026-07-01"};
	/* 85 + 54 + 50 + 25, and 85 + 59 + 46 + 24 after six moves. */
	size_t counted[2][4] = {{0}};
	for (size_t id = 1; id <= places_count(f->book->places); id++)
		for (size_t on = 0; on < 2; on++) {
			size_t yes = 0, unknown = 0;
			for (size_t c = 0; c < 4; c++) {
				const char *is = member(f, places_code(f->book->places, (place_id)id), classes[c], days[on]);
				/* A part of a country has the class of the whole and is no country. */
				counted[on][c] += strcmp(is, "yes") == 0 && !places_whole(f->book->places, (place_id)id);
				yes += strcmp(is, "yes") == 0;
				unknown += strcmp(is, "no") != 0 && strcmp(is, "yes") != 0;
			}
			assert_true((yes == 1 && unknown == 0) || (yes == 0 && unknown == 4));
		}
	static const size_t expected[2][4] = {{85, 54, 50, 25}, {85, 59, 46, 24}};
	assert_memory_equal(counted, expected, sizeof expected);
}

static void test_least_developed(void **state)
{
	fixture *f = *state;
	assert_string_equal(member(f, "BD", "LDC", "2026-11-23"), "yes");
	assert_string_equal(member(f, "BD", "LDC", "2026-11-24"),
	                    "was to leave the list on 24 November 2026; whether it did was not found");
	assert_string_equal(member(f, "LA", "LDC", "2027-01-01"),
	                    "was to leave the list on 24 November 2026; whether it did was not found");
	assert_string_equal(member(f, "MZ", "LDC", "2027-01-01"), "yes");
	assert_string_equal(member(f, "ST", "LDC", "2024-12-12"), "yes");
	assert_string_equal(member(f, "ST", "LDC", "2024-12-13"), "no");
	assert_string_equal(member(f, "IN", "LDC", "2026-01-01"), "no");
	assert_string_equal(member(f, "VU", "LDC", "2020-12-31"), "countries that left before 2021 are not listed");
}

static void test_other_groups(void **state)
{
	fixture *f = *state;
	assert_string_equal(member(f, "CR", "OECD", "2021-05-24"), "no");
	assert_string_equal(member(f, "CR", "OECD", "2021-05-25"), "yes");
	assert_string_equal(member(f, "EU", "G20", "2026-01-01"), "yes");
	assert_string_equal(member(f, "UA", "EU_candidates", "2022-06-22"), "no");
	assert_string_equal(member(f, "UA", "EU_candidates", "2022-06-23"), "yes");
	assert_string_equal(member(f, "BG", "euro_area", "2025-12-31"), "no");
	assert_string_equal(member(f, "BG", "euro_area", "2026-01-01"), "yes");
	assert_string_equal(member(f, "GB", "EU_ETS", "2021-01-01"), "no");
	assert_string_equal(member(f, "CH", "EU_ETS_linked", "2020-01-01"), "yes");
	assert_string_equal(member(f, "AM", "EAEU", "2015-01-01"), "no");
	assert_string_equal(member(f, "AM", "EAEU", "2015-01-02"), "yes");
	assert_string_equal(member(f, "TR", "EU_customs_union_partners", "1996-01-01"), "yes");
	assert_string_equal(member(f, "NA", "SACU", "2026-01-01"), "yes");
}

static void test_one_union_at_a_time(void **state)
{
	fixture *f = *state;
	assert_true(rulebook_groups(f->book, f->d));
	places_check_unions(f->book->places, f->d);
	assert_int_equal(diagnostics_count(f->d), 0);
}

/* ---- codes of trade data ------------------------------------------------------------ */

static const table_data *baci(fixture *f)
{
	const document *doc = rulebook_document(f->book, "common-statistics", (place){0}, f->d);
	assert_non_null(doc);
	for (size_t i = 0; i < doc->table_count; i++)
		if (strcmp(doc->tables[i].name, "baci_places") == 0) {
			const table_edition *edition;
			bool early;
			return table_rows(&doc->tables[i], DAY_LAST, &edition, &early, f->d);
		}
	return NULL;
}

static slice cell_of(const table_data *data, size_t row, const char *column)
{
	return csv_cell(data->csv, row, csv_column(data->csv, column));
}

/* Each code is a place, or says why it is none. */
static void test_every_code_is_a_place_or_says_why(void **state)
{
	fixture *f = *state;
	const table_data *data = baci(f);
	size_t without = 0;
	assert_non_null(data);
	for (size_t row = 0; row < data->csv->rows; row++) {
		slice code = cell_of(data, row, "place"), why = cell_of(data, row, "reason");
		const char *unused;
		place_id id;
		assert_int_equal(code.length == 0, why.length > 0);
		without += code.length == 0;
		if (code.length == 0)
			continue;
		assert_int_equal(places_find(f->book->places, f->memory, code, &id, &unused), PLACE_FOUND);
		assert_true(slice_is(code, places_code(f->book->places, id)));
	}
	assert_int_equal(data->csv->rows, 239);
	assert_int_equal(without, 11);
}

/* Those that are not ISO's numbers, as the notes of BACI tell them. */
static void test_odd_codes(void **state)
{
	fixture *f = *state;
	const table_data *data = baci(f);
	static const char *const odd[][2] = {{"156", "CN"}, {"251", "FR"}, {"344", "HK"}, {"380", "IT"}, {"381", "IT"},
	                                     {"490", "TW"}, {"516", "NA"}, {"579", "NO"}, {"697", ""},   {"699", "IN"},
	                                     {"711", ""},   {"729", "SD"}, {"736", ""},   {"757", "CH"}, {"842", "US"},
	                                     {"849", ""},   {"58", ""},    {"56", "BE"},  {"280", ""},   {"276", "DE"}};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		bool found = false;
		for (size_t row = 0; row < data->csv->rows; row++)
			if (slice_is(cell_of(data, row, "code"), odd[i][0])) {
				found = true;
				assert_true(slice_is(cell_of(data, row, "place"), odd[i][1]));
			}
		assert_true(found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_groups_are_read_when_asked_for, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_incomes, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_incomes_are_whole, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_least_developed, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_other_groups, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_one_union_at_a_time, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_every_code_is_a_place_or_says_why, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_odd_codes, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("groups of places", tests, NULL, NULL);
}
