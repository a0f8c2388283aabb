/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carbon prices as documents, and collections of them. */
#include "rulebook_fixture.h"

#define HEAD(title, currency) "octroi: 1\nkind: carbon-price\ntitle: " title "\ncurrency: " currency "\nsources: {a: {title: Act, checked: 2026-01-15}}\n"
#define BOTH(unit) \
	"quantities:\n  headline_price: {unit: " unit ", formula: price}\n" \
	"  effective_price: {unit: " unit ", source: a, cases: [{when: goods_sector == glass, formula: 0}, {otherwise: price * share}]}\n"

/* 40 USD, of which a quarter is paid, nothing for glass; a pilot in 2025, over after 2026. */
static const char market[] = HEAD("Market", "USD")
        "status:\n"
        "  - {state: under-development, from: 2020-01-01, source: a}\n"
        "  - {state: pilot, from: 2025-01-01, source: a}\n"
        "  - {state: in-force, from: 2026-01-01, source: a}\n"
        "  - {state: lapsed, from: 2027-01-01, source: a}\n"
        "instrument: {type: ets, place: AA, source: a}\n"
        "inputs: {goods_sector: {one_of: [steel, glass]}}\n"
        "series:\n"
        "  price: {unit: USD/tCO2e, dated: date, source: a, values: {2025..: {value: 40, note: made up}}}\n"
        "  share: {unit: \"%\", dated: date, source: a, values: {..: 25}}\n" BOTH("USD/tCO2e");

/* 6 EUR for all sectors, in the club. */
static const char tax[] = HEAD("Tax", "EUR")
        "status: [{state: in-force, from: 2024-01-01, source: a}]\n"
        "instrument: {type: tax, design: upstream-tax, place: group club, emissions_share: 12.5, gases: [CO2, N2O], source: a}\n"
        "series:\n  price: {unit: EUR/tCO2e, dated: date, source: a, values: {..: 6}}\n"
        "quantities:\n"
        "  headline_price: {unit: EUR/tCO2e, formula: price}\n"
        "  effective_price: {unit: EUR/tCO2e, formula: price}\n";

/* An excise of AA that nobody put a figure on, and a price in a part of AA only. */
static const char excise[] = HEAD("Excise", "EUR")
        "status: [{state: in-force, from: 2024-01-01, source: a}]\n"
        "instrument: {type: implicit, place: AA, source: a}\n"
        "quantities:\n"
        "  headline_price: {unit: EUR/tCO2e, source: a, formula: unknown, reason: nobody added it up}\n"
        "  effective_price: {unit: EUR/tCO2e, source: a, formula: unknown, reason: nobody added it up}\n";
static const char part[] = HEAD("Part", "EUR")
        "status: [{state: in-force, from: 2024-01-01, source: a}]\n"
        "instrument: {type: tax, place: AA, parts: [AA-N], source: a}\n"
        "quantities:\n"
        "  headline_price: {unit: EUR/tCO2e, source: a, formula: 0}\n"
        "  effective_price: {unit: EUR/tCO2e, source: a, formula: 0}\n";

#define COLLECT(more) "{unit: EUR/tCO2e, collect: effective_price, of: origin, " more ", source: act}\n"
#define EXPLICIT "types: [ets, tax], given: {goods_sector: sector}, rates: x.annual, on: year(date)"
static const char scheme[] =
        "uses: {x: common-rates}\n"
        "inputs: {sector: {one_of: [steel, glass, wool]}}\n"
        "quantities:\n"
        "  net_charge: {unit: EUR, formula: 0, source: act}\n"
        "  paid: " COLLECT(EXPLICIT)
        "  with_excise: " COLLECT("types: [ets, tax, implicit], given: {goods_sector: sector}, rates: x.annual, on: year(date)")
        "  taxes: " COLLECT("types: tax")
        "  no_rates: " COLLECT("types: ets, given: {goods_sector: sector}");

static void write_prices(fixture *f)
{
	char command[256];
	snprintf(command, sizeof command, "mkdir -p %s/aa %s/club", f->folder, f->folder);
	run(command);
	write_document(f, "aa/market.yaml", market);
	write_document(f, "aa/excise.yaml", excise);
	write_document(f, "aa/part.yaml", part);
	write_document(f, "club/tax.yaml", tax);
}

static void load_line(fixture *f, const char *origin, const char *sector, const char *date)
{
	write_prices(f);
	load(f, scheme);
	if (origin)
		give(f, "origin", origin);
	if (sector)
		give(f, "sector", sector);
	if (date)
		give(f, "date", date);
}

/* 40 USD * 25 % / 1.5 USD per EUR + 6 EUR */
static void prices_of_a_place_are_added_in_one_currency(void **state)
{
	fixture *f = *state;
	note_list notes = {0};
	load_line(f, "AA", "steel", "2026-03-01");
	assert_close(f, "paid", 40 * 0.25 / 1.5 + 6);
	assert_number(f, "taxes", 6);
	ask_noting(f, "paid", &notes);
	assert_int_equal(notes.count, 2);
	assert_string_equal(notes.items[0].text, "made up (aa-market)");
}

/* In 2025 the pilot counts, at 1.25 USD per EUR; in 2024 there is only the tax. */
static void only_what_is_in_force_counts(void **state)
{
	fixture *f = *state;
	load_line(f, "AA", "steel", "2025-07-01");
	assert_close(f, "paid", 40 * 0.25 / 1.25 + 6);
	load_line(f, "AA", "steel", "2024-07-01");
	assert_number(f, "paid", 6);
	load_line(f, "AA", "steel", "2027-07-01");
	assert_number(f, "paid", 6);
}

/* BB is a member until the middle of 2026; nobody lists a price of CC. */
static void groups_and_other_places(void **state)
{
	fixture *f = *state;
	note_list notes = {0};
	load_line(f, "BB", "steel", "2026-06-30");
	assert_number(f, "paid", 6);
	load_line(f, "BB", "steel", "2026-07-01");
	assert_number(f, "paid", 0);
	load_line(f, "CC", "steel", "2026-07-01");
	assert_number(f, "paid", 0);
	ask_noting(f, "paid", &notes);
	assert_int_equal(notes.count, 1);
	assert_string_equal(notes.items[0].code, "no-carbon-price");
}

/* A year is cut where prices begin, end or change, and where a place leaves its group. */
static void what_changes_cuts_a_year(void **state)
{
	fixture *f = *state;
	load_line(f, "BB", "steel", "2026-03-01");
	frame at = frame_new(f->line, f->memory, f->d);
	period holds = {DAY_FIRST, DAY_LAST};
	at.holds = &holds;
	at.date = day_of(2026, 3, 1);
	frame_slot(&at, slot_find(f->program, slice_of("taxes")));
	assert_int_equal(holds.first, day_of(2024, 1, 1));
	assert_int_equal(holds.last, day_of(2026, 6, 30));
}

/* Where nobody knows in which part goods were made, prices of parts are left out, and said to be. */
static void parts_are_left_out_and_named(void **state)
{
	fixture *f = *state;
	note_list notes = {0};
	load_line(f, "AA", "steel", "2026-03-01");
	assert_int_equal(ask_noting(f, "taxes", &notes).standing, STANDING_ASSUMPTION);
	assert_int_equal(notes.count, 1);
	assert_string_equal(notes.items[0].code, "parts-left-out");
	assert_string_equal(notes.items[0].text, "prices that hold only in parts of Aland of the tests are left out: aa-part");
	assert_true(notes.items[0].assumption);
}

static void unknowns_stay_unknown(void **state)
{
	fixture *f = *state;
	load_line(f, "AA", "steel", "2026-03-01");
	assert_unknown(f, "with_excise", "declared-unknown");
	assert_string_equal(ask(f, "with_excise").unknown->text, "aa-excise: nobody added it up");
	assert_unknown(f, "no_rates", "no-rate");
	load_line(f, "AA", "wool", "2026-03-01");
	assert_unknown(f, "paid", "no-value");
	load_line(f, "AA", NULL, "2026-03-01");
	assert_unknown(f, "paid", "missing-input");
	load_line(f, NULL, "steel", "2026-03-01");
	assert_unknown(f, "paid", "missing-input");
	load_line(f, "AA", "steel", NULL);
	assert_unknown(f, "paid", "missing-input");
	/* The price of 2027 has a rate; that of 2028 would not, but nothing is due in dollars then. */
	load_line(f, "AA", "glass", "2026-03-01");
	assert_number(f, "paid", 6);
	assert_number(f, "no_rates", 0);
}

static void refused(fixture *f, const char *name, const char *text, const char *code)
{
	diagnostics *d = diagnostics_new();
	write_prices(f);
	write_document(f, name, text);
	rulebook *book = rulebook_open(f->folder, d);
	const document *doc = rulebook_document(book, arena_printf(f->memory, "aa-%.*s", (int)(strlen(name) - 8), name + 3), (place){0}, d);
	if (doc)
		program_compile(book, doc, NULL, d);
	if (!diagnostics_errors(d) || strcmp(diagnostics_get(d, 0)->code, code) != 0)
		fail_msg("expected '%s', got '%s'", code, diagnostics_errors(d) ? diagnostics_get(d, 0)->code : "nothing");
	diagnostics_free(d);
	rulebook_close(book);
}

static void bad_instruments_are_refused(void **state)
{
	fixture *f = *state;
#define WITH(instrument) HEAD("Bad", "EUR") "status: [{state: in-force, from: 2024-01-01, source: a}]\n" instrument \
	"series: {price: {unit: EUR/tCO2e, dated: date, source: a, values: {..: 1}}}\n" \
	"quantities:\n  headline_price: {unit: EUR/tCO2e, formula: price}\n  effective_price: {unit: EUR/tCO2e, formula: price}\n"
	refused(f, "aa/bad.yaml", WITH("instrument: {type: levy, place: AA, source: a}\n"), "unknown-word");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: QQ, source: a}\n"), "unknown-place");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: any, source: a}\n"), "unknown-place");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: group clubb, source: a}\n"), "unknown-group");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, source: a}\n"), "missing-key");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: AA}\n"), "missing-source");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: AA, emissions_share: 140, source: a}\n"), "out-of-range");
	refused(f, "aa/bad.yaml", WITH("instrument: {type: tax, place: AA, colour: red, source: a}\n"), "unknown-key");
	refused(f, "aa/bad.yaml", HEAD("Bad", "EUR") "instrument: {type: tax, place: AA, source: a}\n", "missing-quantity");
	refused(f, "aa/bad.yaml", HEAD("Bad", "EUR") "instrument: {type: tax, place: AA, source: a}\n"
	        "quantities:\n  headline_price: {unit: USD/tCO2e, formula: 0, source: a}\n  effective_price: {unit: EUR/tCO2e, formula: 0, source: a}\n",
	        "unit-mismatch");
}

static void refused_scheme(fixture *f, const char *quantity, const char *code)
{
	write_prices(f);
	assert_null(try_program(f, arena_printf(f->memory, "uses: {x: common-rates}\nquantities:\n  net_charge: {unit: EUR, formula: 0, source: act}\n  paid: %s\n", quantity), NULL));
	if (strcmp(diagnostics_get(f->d, 0)->code, code) != 0)
		fail_msg("expected '%s', got '%s'", code, diagnostics_get(f->d, 0)->code);
}

static void bad_collections_are_refused(void **state)
{
	fixture *f = *state;
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_prise, of: origin, types: tax, source: act}", "unknown-name");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, types: tax, source: act}", "missing-key");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: origin, source: act}", "missing-key");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: origin, types: taxes, source: act}", "unknown-word");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: year(date), types: tax, source: act}", "wrong-type");
	refused_scheme(f, "{unit: tCO2e, collect: effective_price, of: origin, types: tax, source: act}", "wrong-type");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: origin, types: tax}", "missing-source");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: origin, types: tax, rates: x.annual, source: act}", "missing-key");
	refused_scheme(f, "{unit: EUR/tCO2e, collect: effective_price, of: origin, types: tax, rates: x.anual, on: date, source: act}", "unknown-table");
}

/* One that has errors must not be passed over: the sum would be too low. */
static void a_broken_price_breaks_the_sum(void **state)
{
	fixture *f = *state;
	write_prices(f);
	load(f, scheme);
	write_document(f, "aa/market.yaml", "octroi: 1\nkind: carbon-price\n");
	give(f, "origin", "AA");
	give(f, "sector", "steel");
	give(f, "date", "2026-03-01");
	assert_unknown(f, "paid", "broken-document");
	assert_true(diagnostics_errors(f->d) > 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up_rulebook, tear_down_rulebook)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(prices_of_a_place_are_added_in_one_currency),
		TEST(only_what_is_in_force_counts),
		TEST(groups_and_other_places),
		TEST(what_changes_cuts_a_year),
		TEST(parts_are_left_out_and_named),
		TEST(unknowns_stay_unknown),
		TEST(bad_instruments_are_refused),
		TEST(bad_collections_are_refused),
		TEST(a_broken_price_breaks_the_sum),
	};
	return cmocka_run_group_tests_name("collect", tests, NULL, NULL);
}
