/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price paths: what a document must say, and its figures in money of their own years. */
#include "rulebook_fixture.h"

/* ---- fixtures -------------------------------------------------------------------- */

static const char head[] = "octroi: 1\nkind: price-path\ntitle: A path\n"
                           "sources: {paper: {title: Paper, checked: 2026-01-15}}\nsource: paper\n"; /* lines 1 to 5 */
static const char words[] = "statement: analyst-forecast\nregion: Everywhere\n";                        /* 6 and 7 */
static const char money[] = "unit: USD/tCO2e\nbasis: {real: 2010}\n";                                  /* 8 and 9 */
static const char points[] = "join: line\npoints: {2020: 10, 2025: 20}\n";                             /* 10 and 11 */

static void open_book(fixture *f)
{
	forget_program(f);
	f->d = diagnostics_new();
	f->book = rulebook_open(f->folder, f->d);
	assert_non_null(f->book);
}

static const price_path *try_path(fixture *f, const char *text)
{
	write_document(f, "xx/path.yaml", text);
	open_book(f);
	return rulebook_price_path(f->book, "xx-path", (place){0}, f->d);
}

static const price_path *path(fixture *f, const char *text)
{
	const price_path *p = try_path(f, text);
	if (!p)
		fail_msg("the path was refused: %s", diagnostics_text(f->d));
	return p;
}

static const char *with(fixture *f, const char *about_money, const char *its_points)
{
	return arena_printf(f->memory, "%s%s%s%s", head, words, about_money, its_points);
}

/* The one error, its line, and what is advised. */
static void assert_refused(fixture *f, const char *code, size_t line, const char *remedy)
{
	size_t l, column;
	if (diagnostics_errors(f->d) != 1)
		fail_msg("one error of code %s was expected: %s", code, diagnostics_text(f->d));
	const diagnostic *e = diagnostics_get(f->d, 0);
	assert_string_equal(e->code, code);
	if (line) {
		assert_non_null(e->where.source);
		place_line(e->where, &l, &column);
		assert_int_equal(l, line);
	}
	if (*remedy && (!e->remedy || !strstr(e->remedy, remedy)))
		fail_msg("'%s' was advised, not '%s'", e->remedy ? e->remedy : "nothing", remedy);
}

/* ---- what a document says -------------------------------------------------------- */

static void a_path_is_read(void **state)
{
	fixture *f = *state;
	const price_path *p = path(f, arena_printf(f->memory,
	                                           "%s%sfamily: Some\nplace: AA\nnote: noted\ndoubt: doubted\nstanding: assumption\n%s"
	                                           "join: line\npoints:\n  2020: 10\n"
	                                           "  2025: {value: 20.5, standing: law, note: n, doubt: d, source: paper p. 3}\n",
	                                           head, words, money));
	assert_string_equal(p->id, "xx-path");
	assert_string_equal(p->title, "A path");
	assert_string_equal(p->family, "Some");
	assert_int_equal(p->statement, PATH_FORECAST);
	assert_string_equal(p->region, "Everywhere");
	assert_int_equal(p->where_kind, DESTINATION_PLACE);
	assert_string_equal(p->where_name, "AA");
	assert_string_equal(p->currency, "USD");
	assert_string_equal(p->unit_text, "USD/tCO2e");
	assert_int_equal(p->basis, MONEY_REAL);
	assert_int_equal(p->base_year, 2010);
	assert_int_equal(p->join, JOIN_LINE);
	assert_int_equal(p->standing, STANDING_ASSUMPTION);
	assert_string_equal(p->note, "noted");
	assert_string_equal(p->doubt, "doubted");
	assert_string_equal(p->source.text, "Paper");
	assert_int_equal(p->count, 2);
	assert_int_equal(p->points[0].year, 2020);
	assert_true(p->points[0].figure == 10);
	assert_int_equal(p->points[0].standing, STANDING_ASSUMPTION);
	assert_string_equal(p->points[0].source.text, "Paper");
	assert_null(p->points[0].note);
	assert_true(p->points[1].figure == 20.5);
	assert_int_equal(p->points[1].standing, STANDING_LAW);
	assert_string_equal(p->points[1].source.text, "Paper p. 3");
	assert_string_equal(p->points[1].note, "n");
	assert_string_equal(p->points[1].doubt, "d");
}

static void what_is_not_said_has_a_meaning(void **state)
{
	fixture *f = *state;
	const price_path *p = path(f, with(f, "unit: EUR/tCO2e\nbasis: unstated\n", "join: step\npoints: {2030: 0}\n"));
	assert_int_equal(p->standing, STANDING_SCENARIO);
	assert_int_equal(p->points[0].standing, STANDING_SCENARIO);
	assert_int_equal(p->where_kind, DESTINATION_NONE);
	assert_null(p->family);
	assert_true(p->points[0].figure == 0); /* a price of nothing is a price */
}

/* 0.05 EUR for a kilogram are 50 EUR for a tonne. */
static void figures_are_in_base_units(void **state)
{
	fixture *f = *state;
	const price_path *p = path(f, with(f, "unit: EUR/kgCO2e\nbasis: nominal\n", "join: step\npoints: {2030: 0.05}\n"));
	assert_float_equal(p->points[0].figure, 50, 1e-12);
	assert_string_equal(p->currency, "EUR");
}

static void money_is_a_currency_per_tonne(void **state)
{
	static const char *const units[] = {"EUR", "MWh/tCO2e", "EUR/t", "EUR*USD/tCO2e", "EUR^2/tCO2e", "\"1\"", "tCO2e/EUR", "EUR/tCO2e*USD"};
	fixture *f = *state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		assert_null(try_path(f, with(f, arena_printf(f->memory, "unit: %s\nbasis: nominal\n", units[i]), points)));
		assert_refused(f, "bad-unit", 8, "EUR/tCO2e");
	}
	assert_null(try_path(f, with(f, "unit: eur/tCO2e\nbasis: nominal\n", points)));
	assert_refused(f, diagnostics_get(f->d, 0)->code, 8, "EUR");
	assert_null(try_path(f, with(f, "unit: EURO/tCO2e\nbasis: nominal\n", points)));
	assert_refused(f, "unit", 8, "");
}

static void words_are_checked(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *text, *code;
		size_t      line;
		const char *remedy;
	} cases[] = {
	        {"join: lin\npoints: {2020: 10, 2025: 20}\n", "unknown-word", 10, "did you mean 'line'?"},
	        {"join: spline\npoints: {2020: 10, 2025: 20}\n", "unknown-word", 10, "line"},
	        {"join: curve\npoints: {2020: 10, 2025: 20}\n", "unknown-word", 10, "one of step, line"},
	        {"join: line\npoints: {2020: 10}\n", "one-point", 11, "write join: step"},
	        {"join: line\npoints: {}\n", "no-points", 11, "points: {2030: 100}"},
	        {"join: line\npoints: {2025: 10, 2020: 20}\n", "points-out-of-order", 11, "from the first year to the last"},
	        {"join: line\npoints: {2020: 10, 2025: -0.5}\n", "negative-price", 11, "leave the year out"},
	        {"join: line\npoints: {2020: 10, 2025-Q1: 1}\n", "bad-year", 11, "four digits"},
	        {"join: line\npoints: {2020: 10, 25: 1}\n", "bad-year", 11, "four digits"},
	        {"join: line\npoints: {2020: 10, 3e03: 1}\n", "bad-year", 11, "four digits"},
	        {"join: line\npoints: {2020: 10, +203: 1}\n", "bad-year", 11, "four digits"},
	        {"join: line\npoints: {2020: 10, 2025: 1,5}\n", "comma-in-figure", 11, ""},
	        {"join: line\npoints: {2020: 10, 2025: much}\n", "bad-number", 11, ""},
	        {"join: line\npoints: {2020: 10, 2025: [1]}\n", "bad-number", 11, ""},
	        {"join: line\npoints: {2020: 10, 2025: {note: x}}\n", "missing-key", 11, ""},
	        {"join: line\npoints: [10, 20]\n", "wrong-kind", 11, ""},
	        {"join: line\npoints: {2020: 10, 2025: {value: 1, source: papers}}\n", "unknown-source", 11, "'paper'"},
	        {"join: line\npoints: {2020: 10, 2025: 1}\nplace: group clubb\n", "unknown-group", 12, "did you mean 'group club'?"},
	        {"join: line\npoints: {2020: 10, 2025: 1}\nplace: Nowhere\n", "unknown-place", 12, "a place's code or group NAME"},
	        {"join: line\npoints: {2020: 10, 2025: 1}\nplace: any\n", "unknown-place", 12, "'region' says in words"},
	        {"join: line\npoints: {2020: 10, 2025: 1}\nstandig: law\n", "unknown-key", 12, "standing"},
	        {"join: line\npoints: {2020: 10, 2025: 1}\ncurrency: USD\n", "unknown-key", 12, ""},
	        {"join: line\npoints: {2020: 10, 2025: {value: 1, nota: x}}\n", "unknown-key", 11, "note"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (try_path(f, with(f, money, cases[i].text)))
			fail_msg("%s was accepted", cases[i].text);
		assert_refused(f, cases[i].code, cases[i].line, cases[i].remedy);
	}
}

static void a_year_stands_once(void **state)
{
	fixture *f = *state;
	assert_null(try_path(f, with(f, money, "join: line\npoints: {2020: 10, 2025: 1, 2025: 2}\n")));
	assert_refused(f, diagnostics_get(f->d, 0)->code, 11, "");
	assert_non_null(strstr(diagnostics_get(f->d, 0)->message, "2025"));
}

static void a_basis_is_said(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *basis, *code;
		const char *remedy;
	} cases[] = {
	        {"real", "no-base-year", "basis: {real: 2010}"},
	        {"{real: }", "missing-key", ""},
	        {"{real: early}", "bad-year", "basis: {real: 2010}"},
	        {"{real: 2010.5}", "bad-year", "basis: {real: 2010}"},
	        {"{reel: 2010}", "unknown-key", "real"},
	        {"nominel", "unknown-word", "did you mean 'nominal'?"},
	        {"cash", "unknown-word", "one of nominal, real, unstated"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(try_path(f, with(f, arena_printf(f->memory, "unit: EUR/tCO2e\nbasis: %s\n", cases[i].basis), points)));
		/* A map without the key that it needs has a second one that it has not. */
		if (strcmp(cases[i].code, "unknown-key") == 0)
			assert_int_equal(diagnostics_errors(f->d), 2);
		else
			assert_refused(f, cases[i].code, 9, cases[i].remedy);
	}
}

static void nothing_needed_may_be_missing(void **state)
{
	static const char *const lines[] = {"source: paper\n", "statement: announced\n", "region: Here\n", "unit: EUR/tCO2e\n",
	                                    "basis: nominal\n", "join: step\n", "points: {2030: 1}\n"};
	static const char *const names[] = {"source", "statement", "region", "unit", "basis", "join", "points"};
	fixture *f = *state;
	for (size_t left_out = 0; left_out < 7; left_out++) {
		buffer text = {.memory = f->memory};
		buffer_puts(&text, "octroi: 1\nkind: price-path\ntitle: A path\nsources: {paper: {title: Paper, checked: 2026-01-15}}\n");
		for (size_t i = 0; i < 7; i++)
			buffer_puts(&text, i == left_out ? "" : lines[i]);
		assert_null(try_path(f, text.at));
		assert_int_equal(diagnostics_errors(f->d), 1);
		assert_non_null(strstr(diagnostics_get(f->d, 0)->message, names[left_out]));
	}
}

/* ---- finding one ------------------------------------------------------------------ */

static void a_path_is_asked_for_by_its_id(void **state)
{
	fixture *f = *state;
	path(f, with(f, money, points));
	assert_null(rulebook_price_path(f->book, "xx-pathh", (place){0}, f->d));
	assert_refused(f, "unknown-path", 0, "did you mean 'xx-path'?");
	open_book(f);
	assert_null(rulebook_price_path(f->book, "path", (place){0}, f->d));
	assert_refused(f, "unknown-path", 0, "did you mean 'xx-path'?");
	open_book(f);
	assert_null(rulebook_price_path(f->book, "ngfs", (place){0}, f->d));
	assert_refused(f, "unknown-path", 0, "octroi show paths");
	open_book(f);
	assert_null(rulebook_price_path(f->book, "goods-cx", (place){0}, f->d));
	assert_refused(f, "wrong-kind", 0, "octroi show paths");
	assert_non_null(strstr(diagnostics_get(f->d, 0)->message, "'goods-cx' is of kind nomenclature, not price-path"));
}

/* What is wrong with a path is said when it is asked for again, too. */
static void a_broken_path_stays_broken(void **state)
{
	fixture *f = *state;
	assert_null(try_path(f, with(f, money, "join: line\npoints: {2020: 10}\n")));
	diagnostics *other = diagnostics_new();
	assert_null(rulebook_price_path(f->book, "xx-path", (place){0}, other));
	assert_string_equal(diagnostics_get(other, 0)->code, "broken-document");
	diagnostics_free(other);
}

/* ---- price levels ------------------------------------------------------------------- */

static const char levels_head[] = "octroi: 1\nkind: library\ntitle: Levels\nsources: {office: {title: Office, checked: 2026-01-15}}\n"
                                  "tables:\n  prices:\n    source: office\n    key: {currency: exact, year: exact}\n"
                                  "    columns: {level: \"1\"}\n"; /* lines 1 to 9 */
static const char levels_rows[] = "    rows:\n"
                                  "      - {currency: USD, year: 2022, level: 120}\n" /* line 11; not in order */
                                  "      - {currency: USD, year: 2010, level: 80}\n"
                                  "      - {currency: EUR, year: 2010, level: 1}\n"
                                  "      - {currency: USD, year: 2021, level: 100}\n"
                                  "      - {currency: USD, year: 2020, level: \"\"}\n";

static const price_levels *levels_of(fixture *f, const char *name, const char *currency)
{
	return rulebook_price_levels(f->book, name, currency, DAY_LAST, (place){0}, f->d);
}

static void write_levels(fixture *f, const char *rows)
{
	write_document(f, "xx/levels.yaml", arena_printf(f->memory, "%s%s", levels_head, rows));
	open_book(f);
}

static void levels_are_read(void **state)
{
	fixture *f = *state;
	write_levels(f, levels_rows);
	const price_levels *l = levels_of(f, "xx-levels.prices", "USD");
	assert_non_null(l);
	assert_string_equal(l->name, "xx-levels.prices");
	assert_string_equal(l->currency, "USD");
	assert_string_equal(l->source.text, "Office");
	assert_int_equal(l->count, 3); /* an empty cell is no level */
	assert_int_equal(l->years[0], 2010);
	assert_int_equal(l->years[2], 2022);
	assert_true(l->levels[0] == 80 && l->levels[1] == 100 && l->levels[2] == 120);
	l = levels_of(f, "xx-levels.prices", "DKK");
	assert_non_null(l);
	assert_int_equal(l->count, 0);
}

static void levels_are_checked(void **state)
{
	fixture *f = *state;
	write_levels(f, levels_rows);
	assert_null(levels_of(f, "xx-levels.price", "USD"));
	assert_refused(f, "unknown-table", 0, "did you mean 'xx-levels.prices'?");
	open_book(f);
	assert_null(levels_of(f, "xx-levels", "USD"));
	assert_refused(f, "unknown-table", 0, "did you mean 'xx-levels.prices'?");
	open_book(f);
	assert_null(levels_of(f, "xx-level.prices", "USD"));
	assert_refused(f, "unknown-document", 0, "did you mean 'xx-levels'?");
	open_book(f);
	assert_null(levels_of(f, "common-rates.annual", "USD"));
	assert_refused(f, "no-levels", 0, "keys currency and year");
	write_levels(f, "    rows: [{currency: USD, year: 2010, level: 80}, {currency: USD, year: 2010, level: 81}]\n");
	assert_null(levels_of(f, "xx-levels.prices", "USD"));
	assert_refused(f, "repeated-row", 10, "take one of them out");
	write_levels(f, "    rows: [{currency: USD, year: 2010, level: 0}]\n");
	assert_null(levels_of(f, "xx-levels.prices", "USD"));
	assert_refused(f, "bad-level", 10, "");
	write_levels(f, "    rows: [{currency: USD, year: soon, level: 1}]\n");
	assert_null(levels_of(f, "xx-levels.prices", "USD"));
	assert_refused(f, "bad-cell", 10, "");
	write_levels(f, "    unknown: nobody counts\n");
	assert_null(levels_of(f, "xx-levels.prices", "USD"));
	assert_refused(f, "no-levels", 0, "");
}

static void levels_have_editions(void **state)
{
	fixture *f = *state;
	write_levels(f, "    editions:\n"
	                "      - {known: 2023-01-01, rows: [{currency: USD, year: 2010, level: 80}]}\n"
	                "      - {known: 2024-01-01, rows: [{currency: USD, year: 2010, level: 81}]}\n");
	day before, within;
	assert_true(day_read(slice_of("2022-12-31"), &before));
	assert_true(day_read(slice_of("2023-06-01"), &within));
	assert_true(rulebook_price_levels(f->book, "xx-levels.prices", "USD", within, (place){0}, f->d)->levels[0] == 80);
	assert_true(levels_of(f, "xx-levels.prices", "USD")->levels[0] == 81);
	assert_null(rulebook_price_levels(f->book, "xx-levels.prices", "USD", before, (place){0}, f->d));
	assert_refused(f, "no-levels", 0, "");
}

/* ---- nominal money ------------------------------------------------------------------ */

static const price_path *real_path(fixture *f, const char *about_money, const char *its_points)
{
	write_document(f, "xx/levels.yaml", arena_printf(f->memory, "%s%s", levels_head, levels_rows));
	return path(f, with(f, about_money, arena_printf(f->memory, "join: step\npoints: %s\n", its_points)));
}

static bool nominal(fixture *f, const price_path *p, const char *levels, double inflation, nominal_path *out)
{
	money_assumption m = {levels ? levels_of(f, levels, p->currency) : NULL, inflation};
	return price_path_nominal(p, &m, f->memory, out, (place){0}, f->d);
}

/* Levels 80 in 2010, 100 in 2021, 120 in 2022, and 10 % a year from then on:
 * 10 USD of 2010 are 10 in 2010, 10 x 100/80 = 12.5 in 2021, 15 in 2022, 15 x 1.1 = 16.5 in 2023, 15 x 1.21 = 18.15 in 2024. */
static void constant_money_becomes_nominal(void **state)
{
	fixture *f = *state;
	const price_path *p = real_path(f, money, "{2010: {value: 10, standing: law}, 2021: {value: 10, standing: law}, "
	                                          "2022: 10, 2023: {value: 10, standing: law}, 2024: 10}");
	nominal_path n;
	assert_true(nominal(f, p, "xx-levels.prices", 0.1, &n));
	assert_int_equal(n.count, 5);
	static const double expected[] = {10, 12.5, 15, 16.5, 18.15};
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(n.points[i].year, p->points[i].year);
		assert_float_equal(n.points[i].figure, expected[i], 1e-12);
	}
	assert_true(p->points[1].figure == 10); /* the path itself stays */
	assert_int_equal(n.points[1].standing, STANDING_LAW);
	assert_int_equal(n.points[3].standing, STANDING_ASSUMPTION);
	assert_int_equal(n.points[4].standing, STANDING_SCENARIO);
	assert_string_equal(n.note_code, "constant-money");
	assert_string_equal(n.note, "xx-path is in USD of 2010, made nominal by xx-levels.prices (Office) and an assumed 10 % a year "
	                            "from 2022 on");
}

static void levels_alone_need_no_rate(void **state)
{
	fixture *f = *state;
	nominal_path n;
	assert_true(nominal(f, real_path(f, money, "{2010: 10, 2022: 10}"), "xx-levels.prices", NAN, &n));
	assert_float_equal(n.points[1].figure, 15, 1e-12);
	assert_string_equal(n.note, "xx-path is in USD of 2010, made nominal by xx-levels.prices (Office)");
}

/* Without levels all rests on the rate: 100 DKK of 2022 are 100 x 1.02^2 = 104.04 in 2024. */
static void a_rate_alone_carries_from_the_base_year(void **state)
{
	fixture *f = *state;
	const price_path *p = real_path(f, "unit: DKK/tCO2e\nbasis: {real: 2022}\n", "{2024: 100}");
	nominal_path n;
	assert_true(nominal(f, p, NULL, 0.02, &n));
	assert_float_equal(n.points[0].figure, 104.04, 1e-12);
	assert_string_equal(n.note, "xx-path is in DKK of 2022, made nominal by an assumed 2 % a year from 2022 on");
	assert_true(nominal(f, p, "xx-levels.prices", 0.029, &n)); /* a table without the currency */
	assert_non_null(strstr(n.note, "an assumed 2.9 % a year"));
}

/* A base year behind the last level: 120 x 1.1 in 2023, so that 2022 is 1/1.1 of it and 2024 1.1 times. */
static void a_base_year_may_lie_behind_the_levels(void **state)
{
	fixture *f = *state;
	nominal_path n;
	assert_true(nominal(f, real_path(f, "unit: USD/tCO2e\nbasis: {real: 2023}\n", "{2022: 11, 2023: 11, 2024: 11}"), "xx-levels.prices", 0.1, &n));
	assert_float_equal(n.points[0].figure, 10, 1e-12);
	assert_true(n.points[1].figure == 11);
	assert_float_equal(n.points[2].figure, 12.1, 1e-12);
}

static void money_that_is_not_known_is_refused(void **state)
{
	fixture *f = *state;
	nominal_path n;
	assert_false(nominal(f, real_path(f, money, "{2022: 10, 2023: 10}"), "xx-levels.prices", NAN, &n));
	assert_refused(f, "no-inflation", 0, "give the rate of inflation to be assumed from 2022 on");
	assert_false(nominal(f, real_path(f, money, "{2015: 10, 2022: 10}"), "xx-levels.prices", 0.02, &n));
	assert_refused(f, "no-price-level", 0, "it has 2010, 2021, 2022; name a table of price levels that has 2015");
	assert_false(nominal(f, real_path(f, "unit: USD/tCO2e\nbasis: {real: 2005}\n", "{2022: 10}"), "xx-levels.prices", 0.02, &n));
	assert_refused(f, "no-price-level", 0, "that has 2005");
	assert_false(nominal(f, real_path(f, money, "{2022: 10}"), NULL, NAN, &n));
	assert_refused(f, "no-inflation", 0, "from 2010 on");
	assert_false(nominal(f, real_path(f, money, "{2009: 10}"), NULL, 0.02, &n));
	assert_refused(f, "no-price-level", 0, "that has 2009 and 2010");
	assert_false(nominal(f, real_path(f, money, "{2030: 10}"), "xx-levels.prices", -1, &n));
	assert_refused(f, "bad-inflation", 0, "0.02");
	assert_false(nominal(f, real_path(f, money, "{2030: 10}"), "xx-levels.prices", INFINITY, &n));
	assert_refused(f, "bad-inflation", 0, "0.02");
	const price_path *p = real_path(f, money, "{2030: 10}");
	money_assumption euro = {levels_of(f, "xx-levels.prices", "EUR"), 0.02};
	assert_false(price_path_nominal(p, &euro, f->memory, &n, (place){0}, f->d));
	assert_refused(f, "wrong-currency", 0, "USD");
	p = real_path(f, money, "{2030: 10}");
	assert_false(price_path_nominal(p, NULL, f->memory, &n, (place){0}, f->d));
	assert_refused(f, "no-inflation", 0, "from 2010 on");
}

static void other_money_stays_as_it_is(void **state)
{
	fixture *f = *state;
	nominal_path n;
	assert_true(nominal(f, real_path(f, "unit: USD/tCO2e\nbasis: nominal\n", "{2015: {value: 10, standing: law}}"), NULL, NAN, &n));
	assert_true(n.points[0].figure == 10);
	assert_int_equal(n.points[0].standing, STANDING_LAW);
	assert_null(n.note);
	assert_null(n.note_code);
	assert_true(nominal(f, real_path(f, "unit: USD/tCO2e\nbasis: unstated\n", "{2015: {value: 10, standing: law}}"), "xx-levels.prices", 0.1, &n));
	assert_true(n.points[0].figure == 10);
	assert_int_equal(n.points[0].standing, STANDING_ASSUMPTION);
	assert_string_equal(n.note_code, "unstated-money");
	assert_string_equal(n.note, "xx-path does not say of which year its money is; it is taken as nominal");
}

static void one_year_can_be_asked_for(void **state)
{
	fixture *f = *state;
	const price_path *p = real_path(f, money, "{2010: 10}");
	money_assumption m = {levels_of(f, "xx-levels.prices", "USD"), 0.1};
	bool assumed;
	assert_float_equal(price_path_factor(p, 2021, &m, &assumed, (place){0}, f->d), 1.25, 1e-12); /* 100/80 */
	assert_false(assumed);
	assert_float_equal(price_path_factor(p, 2023, &m, &assumed, (place){0}, f->d), 1.65, 1e-12); /* 120/80 x 1.1 */
	assert_true(assumed);
	assert_true(isnan(price_path_factor(p, 2012, &m, &assumed, (place){0}, f->d)));
	assert_refused(f, "no-price-level", 0, "2012");
}

/* ---- the shipped ones ------------------------------------------------------------------ */

/* USD 2010 to USD 2023 is 125.65 / 92.10, 1.364 in four figures; from there 2 % a year: 1.02^7 = 1.148686 to 2030.
 * 282.20 x 1.364278 x 1.148686 = 442.24. */
static void a_shipped_path_becomes_nominal(void **state)
{
	fixture *f = *state;
	f->d = diagnostics_new();
	f->book = rulebook_open("rules", f->d);
	assert_non_null(f->book);
	const price_path *p = rulebook_price_path(f->book, "paths-ngfs5_remind_net_zero_2050", (place){0}, f->d);
	assert_non_null(p);
	nominal_path n;
	assert_true(nominal(f, p, "common-price_levels.gdp_deflator", 0.02, &n));
	assert_int_equal(p->points[1].year, 2030);
	assert_true(p->points[1].figure == 282.2);
	assert_float_equal(n.points[1].figure, 442.24, 0.005);
	bool assumed;
	money_assumption m = {levels_of(f, "common-price_levels.gdp_deflator", "USD"), NAN};
	assert_float_equal(price_path_factor(p, 2023, &m, &assumed, (place){0}, f->d), 1.364, 0.0005);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(a_path_is_read),
	        RULEBOOK_TEST(what_is_not_said_has_a_meaning),
	        RULEBOOK_TEST(figures_are_in_base_units),
	        RULEBOOK_TEST(money_is_a_currency_per_tonne),
	        RULEBOOK_TEST(words_are_checked),
	        RULEBOOK_TEST(a_year_stands_once),
	        RULEBOOK_TEST(a_basis_is_said),
	        RULEBOOK_TEST(nothing_needed_may_be_missing),
	        RULEBOOK_TEST(a_path_is_asked_for_by_its_id),
	        RULEBOOK_TEST(a_broken_path_stays_broken),
	        RULEBOOK_TEST(levels_are_read),
	        RULEBOOK_TEST(levels_are_checked),
	        RULEBOOK_TEST(levels_have_editions),
	        RULEBOOK_TEST(constant_money_becomes_nominal),
	        RULEBOOK_TEST(levels_alone_need_no_rate),
	        RULEBOOK_TEST(a_rate_alone_carries_from_the_base_year),
	        RULEBOOK_TEST(a_base_year_may_lie_behind_the_levels),
	        RULEBOOK_TEST(money_that_is_not_known_is_refused),
	        RULEBOOK_TEST(other_money_stays_as_it_is),
	        RULEBOOK_TEST(one_year_can_be_asked_for),
	        RULEBOOK_TEST(a_shipped_path_becomes_nominal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
