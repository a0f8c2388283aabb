/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule language means, by small examples worked by hand: unknowns,
 * cases, standing, dated values, parts of a year, look-ups, money. */
#include "rulebook_fixture.h"

#define CHARGE "  net_charge: {unit: EUR, formula: 0, source: act}\n"

/* ---- unknowns -------------------------------------------------------------------- */

/* a and u are never given; b is 2 t, p holds, q does not. */
static const char unknowns[] =
        "inputs:\n"
        "  a: {unit: t}\n"
        "  b: {unit: t}\n"
        "  p: {type: flag}\n"
        "  q: {type: flag}\n"
        "  u: {type: flag}\n"
        "series:\n"
        "  huge: {unit: \"1\", dated: date, source: act, values: {..: 1e300}}\n"
        "quantities:\n" CHARGE;

static const struct {
	const char *formula, *unit; /* NULL: a flag */
	double      number;         /* NaN: unknown, because of … */
	const char *because;
} unknown_examples[] = {
        {"a", "t", NAN, "missing-input"},
        {"0 * a", "t", NAN, "missing-input"},
        {"b - b + 0 * a", "t", NAN, "missing-input"},
        {"max(0, a)", "t", NAN, "missing-input"},
        {"max(a, 0)", "t", NAN, "missing-input"},
        {"min(0, a)", "t", NAN, "missing-input"},
        {"clamp(a, 0, b)", "t", NAN, "missing-input"},
        {"clamp(b, 0, a)", "t", NAN, "missing-input"},
        {"abs(a)", "t", NAN, "missing-input"},
        {"-a", "t", NAN, "missing-input"},
        {"round(a, 0, down)", "t", NAN, "missing-input"},
        {"q and u", NULL, 0, NULL},
        {"u and q", NULL, 0, NULL},
        {"p and u", NULL, NAN, "missing-input"},
        {"u and u", NULL, NAN, "missing-input"},
        {"p or u", NULL, 1, NULL},
        {"u or p", NULL, 1, NULL},
        {"q or u", NULL, NAN, "missing-input"},
        {"not u", NULL, NAN, "missing-input"},
        {"u or not u", NULL, NAN, "missing-input"},
        {"a == a", NULL, NAN, "missing-input"},
        {"a != a", NULL, NAN, "missing-input"},
        {"a >= 0", NULL, NAN, "missing-input"},
        {"u == true", NULL, NAN, "missing-input"},
        {"if p then b else a", "t", 2, NULL},
        {"if q then a else b", "t", 2, NULL},
        {"if p then a else b", "t", NAN, "missing-input"},
        {"if u then b else b", "t", NAN, "missing-input"},
        {"known(a)", NULL, 0, NULL},
        {"known(b)", NULL, 1, NULL},
        {"known(0 * a)", NULL, 0, NULL},
        {"known(b / 0)", NULL, 0, NULL},
        {"known(a) or known(u)", NULL, 0, NULL},
        {"first(a, b)", "t", 2, NULL},
        {"first(b, a)", "t", 2, NULL},
        {"first(a, 0 * a)", "t", NAN, "missing-input"},
        {"first(b / 0, b)", "t", 2, NULL},
        {"b / 0", "t", NAN, "division-by-zero"},
        {"b / (b - b)", "1", NAN, "division-by-zero"},
        {"(b - b) / (b - b)", "1", NAN, "division-by-zero"},
        {"0 * (b / 0)", "t", NAN, "division-by-zero"},
        {"huge * huge", "1", NAN, "overflow"},
        {"-huge * huge", "1", NAN, "overflow"},
        {"huge / (1 / huge)", "1", NAN, "overflow"},
        {"0 * (huge * huge)", "1", NAN, "overflow"},
        {"huge * huge == huge * huge", NULL, NAN, "overflow"},
        {"min(1, huge * huge)", "1", NAN, "overflow"},
        {"max(0, b)", "t", 2, NULL},
        {"min(0, b)", "t", 0, NULL},
        {"clamp(b, 0, b)", "t", 2, NULL},
        {"abs(-b)", "t", 2, NULL},
};

static void unknown_is_never_zero(void **state)
{
	fixture *f = *state;
	buffer body = {.memory = f->memory};
	size_t count = sizeof unknown_examples / sizeof *unknown_examples;
	buffer_puts(&body, unknowns);
	for (size_t i = 0; i < count; i++) {
		const char *unit = unknown_examples[i].unit;
		buffer_printf(&body, "  x%zu:\n    %s%s\n    formula: \"%s\"\n    source: act\n", i,
		              unit ? "unit: " : "type: flag", unit ? arena_printf(f->memory, "\"%s\"", unit) : "",
		              unknown_examples[i].formula);
	}
	load(f, body.at);
	give(f, "date", "2026-02-10");
	give(f, "b", "2");
	give(f, "p", "yes");
	give(f, "q", "no");
	for (size_t i = 0; i < count; i++) {
		value v = ask(f, arena_printf(f->memory, "x%zu", i));
		const char *formula = unknown_examples[i].formula, *because = unknown_examples[i].because;
		if (!because && (v.unknown || v.number != unknown_examples[i].number))
			fail_msg("'%s' is %.17g%s", formula, v.number, v.unknown ? ", unknown" : "");
		if (because && (!v.unknown || strcmp(v.unknown->code, because) != 0))
			fail_msg("'%s' is %.17g, %s", formula, v.number, v.unknown ? v.unknown->code : "known");
	}
}

static void cases_take_the_first_that_holds(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory,
	                     "%s"
	                     "  untaken_unknown: {unit: t, source: act, cases: [{when: q, formula: a}, {when: p, formula: b}, "
	                     "{otherwise: a}]}\n"
	                     "  taken_unknown: {unit: t, source: act, cases: [{when: p, formula: a}, {otherwise: b}]}\n"
	                     "  condition_unknown: {unit: t, source: act, cases: [{when: u, formula: b}, {otherwise: b}]}\n"
	                     "  condition_too_late: {unit: t, source: act, cases: [{when: p, formula: b}, {when: u, formula: a}, "
	                     "{otherwise: a}]}\n"
	                     "  declared: {unit: t, source: act, cases: [{when: q, formula: b}, {otherwise: unknown, reason: "
	                     "\"nobody knows {b}\"}]}\n"
	                     "  zero: {unit: t, source: act, cases: [{when: p, formula: 0}, {otherwise: a}]}\n",
	                     unknowns));
	give(f, "b", "2");
	give(f, "p", "yes");
	give(f, "q", "no");
	assert_number(f, "untaken_unknown", 2);
	assert_unknown(f, "taken_unknown", "missing-input");
	assert_unknown(f, "condition_unknown", "missing-input");
	assert_number(f, "condition_too_late", 2);
	assert_unknown(f, "declared", "declared-unknown");
	assert_reason(f, "declared", "nobody knows 2 t");
	assert_number(f, "zero", 0);
}

/* What is read only behind `else`, later in the document, is checked as well. */
static void all_formulas_are_checked(void **state)
{
	fixture *f = *state;
	static const char body[] =
	        "tables:\n"
	        "  places: {source: act, key: {origin: exact}, columns: {origin: place, value: t}, rows: [{origin: AA, value: 3}]}\n"
	        "quantities:\n" CHARGE
	        "  row: {lookup: places, where: {origin: origin}, else: {origin: other}, source: act}\n"
	        "  value_of_row: {unit: t, formula: row.value, source: act}\n"
	        "  other: {type: place, formula: %s, source: act}\n";
	load(f, arena_printf(f->memory, body, "AA"));
	give(f, "origin", "BB");
	assert_number(f, "value_of_row", 3);
	assert_null(try_program(f, arena_printf(f->memory, body, "mass"), NULL));
	assert_string_equal(diagnostics_get(f->d, 0)->code, "unit-mismatch");
}

/* Left-nested sums are checked once, not twice at each sign. */
static void long_sums_are_quick(void **state)
{
	fixture *f = *state;
	buffer body = {.memory = f->memory};
	buffer_puts(&body, "inputs: {n: {unit: \"1\"}}\nquantities:\n" CHARGE "  sum: {unit: \"1\", source: act, formula: n");
	for (int i = 0; i < 150; i++)
		buffer_puts(&body, " + 1");
	buffer_puts(&body, "}\n");
	load(f, body.at);
	give(f, "n", "0.5");
	assert_number(f, "sum", 150.5);
}

/* ---- rounding, calendar, groups ------------------------------------------------------ */

static void rounding(void **state)
{
	fixture *f = *state;
	load(f, "inputs: {x: {unit: t}}\n"
	        "quantities:\n" CHARGE
	        "  up_at_half: {unit: t, source: act, formula: \"round(x, 2, half_up)\"}\n"
	        "  to_even: {unit: t, source: act, formula: \"round(x, 2, half_even)\"}\n"
	        "  down: {unit: t, source: act, formula: \"round(x, 2, down)\"}\n"
	        "  up: {unit: t, source: act, formula: \"round(x, 2, up)\"}\n"
	        "  tens: {unit: t, source: act, formula: \"round(x, -1, up)\"}\n");
	give(f, "x", "1.005");
	assert_number(f, "up_at_half", 1.01);
	assert_number(f, "to_even", 1.0);
	assert_number(f, "down", 1.0);
	assert_number(f, "up", 1.01);
	assert_number(f, "tens", 10);
	give(f, "x", "-1.005");
	assert_number(f, "up_at_half", -1.01);
	assert_number(f, "down", -1.0);
}

static void calendar_and_groups(void **state)
{
	fixture *f = *state;
	load(f, "dates: {import_date: {from: date}, levy_year: {else: year(import_date) - 1}}\n"
	        "series: {limit: {type: year, dated: date, source: act, values: {..: 2025}}}\n"
	        "quantities:\n" CHARGE
	        "  before: {type: flag, source: act, formula: levy_year == limit}\n"
	        "  in_2025: {type: flag, source: act, formula: levy_year == 2025}\n"
	        "  same_quarter: {type: flag, source: act, formula: quarter(import_date) - 1 == quarter(import_date)}\n"
	        "  member: {type: flag, source: act, formula: origin in group club}\n");
	give(f, "date", "2026-06-30");
	give(f, "origin", "BB");
	assert_number(f, "before", 1);
	assert_number(f, "in_2025", 1);
	assert_number(f, "same_quarter", 0);
	assert_number(f, "member", 1);
	give(f, "date", "2026-07-01"); /* BB left the club on 2026-06-30 */
	assert_number(f, "member", 0);
	give(f, "levy_year", "2026");
	assert_number(f, "before", 0);
	give(f, "origin", NULL);
	assert_unknown(f, "member", "missing-input");
}

/* ---- standing ---------------------------------------------------------------------------- */

static void the_weakest_standing_counts(void **state)
{
	fixture *f = *state;
	load(f, "inputs: {x: {unit: t}}\n"
	        "options: {open: {one_of: [yes, no], default: yes, standing: draft, source: act}}\n"
	        "series:\n"
	        "  law: {unit: t, dated: date, source: act, values: {..: 1}}\n"
	        "  proposed: {unit: t, dated: date, source: bill, values: {..: 1}}\n"
	        "  mixed: {unit: t, dated: date, source: act, values: {2026: 1, 2027: {value: 1, standing: scenario}, "
	        "2028: {value: 1, source: bill}}}\n"
	        "quantities:\n" CHARGE
	        "  own: {unit: t, formula: x}\n"
	        "  of_law: {unit: t, formula: law}\n"
	        "  of_both: {unit: t, formula: law + proposed, source: act}\n"
	        "  condition: {unit: t, source: act, cases: [{when: proposed > 0, formula: law}, {otherwise: law}]}\n"
	        "  arm: {unit: t, source: act, cases: [{when: law > 0, formula: law, source: guess}, {otherwise: proposed}]}\n"
	        "  untaken: {unit: t, source: act, cases: [{when: law < 0, formula: proposed}, {otherwise: law}]}\n"
	        "  said: {unit: t, source: act, cases: [{when: law > 0, formula: law, standing: scenario}, {otherwise: law}]}\n"
	        "  inline_condition: {unit: t, source: act, formula: if proposed > 0 then law else law}\n"
	        "  by_option: {unit: t, source: act, cases: [{when: option.open == yes, formula: law}, {otherwise: law}]}\n"
	        "  decided: {type: flag, source: act, formula: law < 0 and proposed > 0}\n"
	        "  known_of: {type: flag, source: act, formula: known(proposed)}\n"
	        "  year_by_year: {unit: t, formula: mixed}\n");
	give(f, "x", "1");
	give(f, "date", "2026-02-10");
	assert_standing(f, "own", "given");
	assert_standing(f, "of_law", "law");
	assert_standing(f, "of_both", "proposal");
	assert_standing(f, "condition", "proposal");
	assert_standing(f, "arm", "assumption");
	assert_standing(f, "untaken", "law");
	assert_standing(f, "said", "scenario");
	assert_standing(f, "inline_condition", "proposal");
	assert_standing(f, "by_option", "draft");
	assert_standing(f, "decided", "law"); /* false whatever the bill says */
	assert_standing(f, "known_of", "proposal");
	assert_standing(f, "year_by_year", "law");
	give(f, "date", "2027-02-10");
	assert_standing(f, "year_by_year", "scenario");
	give(f, "date", "2028-02-10");
	assert_standing(f, "year_by_year", "proposal");
}

/* ---- dated values ---------------------------------------------------------------------------- */

static const char dated[] =
        "series:\n"
        "  rate:\n"
        "    unit: EUR/t\n"
        "    dated: date\n"
        "    source: act\n"
        "    override: price\n"
        "    values:\n"
        "      2026-Q1: [{value: 10, known: 2026-04-01}, {value: 11, known: 2026-09-01}]\n"
        "      2026-05: {value: 20, known: 2026-06-01}\n"
        "      2026-W27: 30\n" /* 29 June to 5 July */
        "      2027-01-01..2027-06-30: 40\n"
        "  kept:\n"
        "    unit: EUR/t\n"
        "    dated: date\n"
        "    source: act\n"
        "    values: {2026-Q1: 5, 2026-Q2: 6}\n"
        "    after: {carry: last, standing: assumption, note: held}\n"
        "  lost:\n"
        "    unit: EUR/t\n"
        "    dated: date\n"
        "    source: act\n"
        "    values: {2026-Q1: 5, 2026-Q2: {unknown: not set}}\n"
        "    after: {unknown: nobody says}\n"
        "quantities:\n" CHARGE
        "  rate_now: {unit: EUR/t, formula: rate}\n"
        "  kept_now: {unit: EUR/t, formula: kept}\n"
        "  lost_now: {unit: EUR/t, formula: lost}\n";

/* A value holds in its period and nowhere else. */
static void periods(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *date;
		double      rate; /* 0: no value */
	} examples[] = {
	        {"2025-12-31", 0}, {"2026-01-01", 11}, {"2026-03-31", 11}, {"2026-04-01", 0},  {"2026-04-30", 0},
	        {"2026-05-01", 20}, {"2026-05-31", 20}, {"2026-06-01", 0},  {"2026-06-28", 0},  {"2026-06-29", 30},
	        {"2026-07-05", 30}, {"2026-07-06", 0},  {"2026-12-31", 0},  {"2027-01-01", 40}, {"2027-06-30", 40},
	        {"2027-07-01", 0},
	};
	load(f, dated);
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		give(f, "date", examples[i].date);
		if (examples[i].rate > 0)
			assert_number(f, "rate_now", examples[i].rate);
		else
			assert_unknown(f, "rate_now", "no-value");
	}
	give(f, "date", "2027-07-01");
	assert_reason(f, "rate_now", "rate has no value for 2027-07-01; give --price");
}

static void a_carried_value_is_an_assumption_and_says_so(void **state)
{
	fixture *f = *state;
	note_list notes = {0};
	load(f, dated);
	give(f, "date", "2026-06-30");
	assert_number(f, "kept_now", 6);
	assert_standing(f, "kept_now", "law");
	give(f, "date", "2027-02-10");
	assert_number(f, "kept_now", 6);
	assert_standing(f, "kept_now", "assumption");
	ask_noting(f, "kept_now", &notes);
	assert_int_equal(notes.count, 1);
	assert_string_equal(notes.items[0].code, "carried");
	assert_true(notes.items[0].assumption);
	assert_non_null(strstr(notes.items[0].text, "held"));
	give(f, "date", "2025-12-31"); /* nothing is carried backwards */
	assert_unknown(f, "kept_now", "no-value");
	give(f, "date", "2026-04-01");
	assert_reason(f, "lost_now", "not set");
	give(f, "date", "2026-07-01");
	assert_reason(f, "lost_now", "nobody says");
}

/* Law as of a day: what was published later is not there. */
static void editions_of_values(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *as_of;
		double      q1;  /* 0: none */
		double      may;
	} examples[] = {{"2026-03-31", 0, 0},  {"2026-04-01", 10, 0},  {"2026-05-31", 10, 0}, {"2026-06-01", 10, 20},
	                {"2026-08-31", 10, 20}, {"2026-09-01", 11, 20}, {NULL, 11, 20}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		load_under(f, dated, &(octroi_settings){.as_of = examples[i].as_of});
		give(f, "date", "2026-02-10");
		if (examples[i].q1 > 0)
			assert_number(f, "rate_now", examples[i].q1);
		else
			assert_unknown(f, "rate_now", "no-value");
		give(f, "date", "2026-05-10");
		if (examples[i].may > 0)
			assert_number(f, "rate_now", examples[i].may);
		else
			assert_unknown(f, "rate_now", "no-value");
	}
}

static void overrides(void **state)
{
	fixture *f = *state;
	const char *all[] = {"price=80"}, *path[] = {"price=2026-Q1=70,2027=90"};
	load_under(f, dated, &(octroi_settings){.values = all, .value_count = 1});
	give(f, "date", "2026-08-01");
	assert_number(f, "rate_now", 80);
	assert_standing(f, "rate_now", "given");
	load_under(f, dated, &(octroi_settings){.values = path, .value_count = 1});
	give(f, "date", "2026-02-01");
	assert_number(f, "rate_now", 70);
	give(f, "date", "2026-05-10"); /* held until the next that is given */
	assert_number(f, "rate_now", 70);
	give(f, "date", "2027-02-01");
	assert_number(f, "rate_now", 90);
	give(f, "date", "2031-01-01");
	assert_number(f, "rate_now", 90);
	give(f, "date", "2025-12-31"); /* before the first: as the rules say */
	assert_unknown(f, "rate_now", "no-value");
}

/* ---- parts of a year ------------------------------------------------------------------------ */

static const octroi_result *evaluate(fixture *f)
{
	const octroi_result *r = program_evaluate(f->line, false, f->memory, f->d);
	if (!r)
		diagnostics_print(f->d, stderr);
	assert_non_null(r);
	return r;
}

static const octroi_quantity *quantity_of(const octroi_result *r, const char *name)
{
	for (size_t i = 0; i < r->quantity_count; i++)
		if (strcmp(r->quantities[i].name, name) == 0)
			return &r->quantities[i];
	fail_msg("the result has no '%s'", name);
	return NULL;
}

/* A year of 365 days cut where the price and the share change:
 *   1 January to 31 March    90 days  10 EUR/t, share 0.5
 *   1 April to 30 June       91 days  20 EUR/t, share 0.5
 *   1 July to 31 December   184 days  20 EUR/t, share 1
 * 365 t: 90 * 5 + 91 * 10 + 184 * 20 = 5040 EUR. Averaging before multiplying
 * would give 365 * (90*10 + 275*20)/365 * (181*0.5 + 184)/365 = 4813 EUR. */
static void a_year_is_cut_where_something_changes(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {2026-Q1: 10, 2026-04-01..2027-06-30: 20}}\n"
	        "  share: {unit: \"1\", dated: date, source: act, values: {..2026-06-30: 0.5, 2026-07-01..: 1}}\n"
	        "quantities:\n"
	        "  unit_price: {unit: EUR/t, formula: share * rate}\n"
	        "  net_charge: {unit: EUR, formula: mass * unit_price}\n");
	give(f, "mass", "365");
	give(f, "year", "2026");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->part_count, 3);
	static const char *const days[][2] = {
	        {"2026-01-01", "2026-03-31"}, {"2026-04-01", "2026-06-30"}, {"2026-07-01", "2026-12-31"}};
	static const double lengths[] = {90, 91, 184};
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(r->parts[i].first, days[i][0]);
		assert_string_equal(r->parts[i].last, days[i][1]);
		assert_true(r->parts[i].share == lengths[i] / 365);
	}
	assert_true(fabs(quantity_of(r, "net_charge")->value - 5040) < 1e-9);
	const octroi_quantity *price = quantity_of(r, "unit_price");
	assert_true(fabs(price->value - 5040.0 / 365) < 1e-12);
	assert_true(price->low == 5 && price->high == 20);
	assert_true(r->amount == 365);
	give(f, "year", NULL);
	give(f, "date", "2026-04-01");
	r = evaluate(f);
	assert_int_equal(r->part_count, 1);
	assert_true(quantity_of(r, "net_charge")->value == 3650);
}

/* A date may be a month or a quarter. June to July of the rate below: the second
 * quarter has 91 days at 20; May 2026 is a month of it. */
static void a_date_may_be_a_stretch_of_days(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {2026-Q2: 20, 2026-Q3: 30}}\n"
	        "quantities:\n"
	        "  net_charge: {unit: EUR, formula: mass * rate}\n");
	give(f, "mass", "61");
	give(f, "date", "2026-Q2");
	assert_true(quantity_of(evaluate(f), "net_charge")->value == 61 * 20);
	give(f, "date", "2026-06..2026-07"); /* 30 days at 20, 31 at 30: 600 + 930 */
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->part_count, 2);
	assert_true(fabs(quantity_of(r, "net_charge")->value - 1530) < 1e-9);
	assert_string_equal(r->date, "2026-06..2026-07");
	give(f, "date", "2026-Q2");
	assert_string_equal(evaluate(f)->date, "2026-Q2");
	give(f, "date", "2026"); /* a whole year is told by its number */
	assert_null(evaluate(f)->date);
	give(f, "date", "2026-06-30");
	assert_int_equal(evaluate(f)->part_count, 1);
	assert_false(line_set(f->line, "date", "2020..2040", "date", f->d));
	assert_false(line_set(f->line, "date", "2026-Q5", "date", f->d));
}

/* A part that is unknown makes the year unknown: 2028 has a rate for half of it. */
static void half_a_year_is_no_year(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {2028-01..2028-06: 10}}\n"
	        "quantities:\n"
	        "  net_charge: {unit: EUR, formula: mass * rate}\n");
	give(f, "mass", "366");
	give(f, "year", "2028");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->state, OCTROI_NOT_COMPUTABLE);
	assert_true(isnan(quantity_of(r, "net_charge")->value));
	assert_string_equal(r->reason->code, "no-value");
	assert_string_equal(r->reason->text, "rate has no value for 2028-07-01");
}

/* Each stretch is computed for the whole line: a threshold sees 60 t, not a slice;
 * a fixed fee is owed once; a rate or a ratio is no sum. Prices of the quarters
 * 10, 20, 30, 40: 10*90 + 20*91 + 30*92 + 40*92 = 9160 a year of 365 days. */
static void a_slice_of_the_year_is_no_slice_of_the_line(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  limit: {unit: t, dated: date, source: act, values: {..: 50}}\n"
	        "  fee: {unit: EUR, dated: date, source: act, values: {..: 100}}\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {2026-Q1: 10, 2026-Q2: 20, 2026-Q3: 30, 2026-Q4: 40}}\n"
	        "quantities:\n"
	        "  charge: {unit: EUR, formula: mass * rate}\n"
	        "  unit_price: {unit: EUR/t, formula: charge / mass, source: act}\n"
	        "  net_charge:\n    unit: EUR\n    source: act\n    cases:\n"
	        "      - {when: mass <= limit, formula: 0}\n"
	        "      - {otherwise: mass * unit_price + fee}\n");
	give(f, "year", "2026");
	give(f, "mass", "60");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->part_count, 4);
	assert_true(fabs(quantity_of(r, "net_charge")->value - (60 * 9160.0 / 365 + 100)) < 1e-9);
	assert_true(fabs(quantity_of(r, "unit_price")->value - 9160.0 / 365) < 1e-12);
	give(f, "mass", "50");
	assert_true(quantity_of(evaluate(f), "net_charge")->value == 0);
}

/* A day in a row, or one chosen by a formula, cuts like a day that is given:
 * 100 t at 10 EUR/t from 1 July on are 1000 * 184/365. */
static void a_day_of_a_row_cuts_the_year(void **state)
{
	fixture *f = *state;
	load(f, "inputs: {liable_from: {type: date}}\n"
	        "series:\n  rate: {unit: EUR/t, dated: date, source: act, values: {..: 10}}\n"
	        "tables:\n"
	        "  start:\n    source: act\n    key: {good: prefix}\n    columns: {starts: date}\n"
	        "    rows: [{good: \"72\", starts: 2026-07-01}]\n"
	        "quantities:\n"
	        "  row: {lookup: start, where: {good: good}, source: act}\n"
	        "  started: {type: date, formula: \"first(liable_from, row.starts)\", source: act}\n"
	        "  by_row:\n    unit: EUR\n    source: act\n    cases:\n"
	        "      - {when: date >= row.starts, formula: mass * rate}\n      - {otherwise: 0}\n"
	        "  net_charge:\n    unit: EUR\n    source: act\n    cases:\n"
	        "      - {when: date >= started, formula: by_row}\n      - {otherwise: 0}\n");
	give(f, "year", "2026");
	give(f, "mass", "100");
	give(f, "good", "72083900");
	const octroi_result *r = evaluate(f);
	assert_string_equal(r->parts[1].first, "2026-07-01");
	assert_true(fabs(quantity_of(r, "net_charge")->value - 1000.0 * 184 / 365) < 1e-9);
}

/* Open from April to September: emissions 2 and 3 tCO2e/t there, 91 and 92 days. */
static void a_year_of_mixed_states_says_so(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  open: {type: flag, dated: date, source: act, values: {..2026-03-31: no, 2026-04-01..2026-09-30: yes, 2026-10-01..: no}}\n"
	        "  see: {unit: tCO2e/t, dated: date, source: act, values: {2026-Q2: 2, 2026-Q3: 3}}\n"
	        "  rate: {unit: EUR/tCO2e, dated: date, source: act, values: {..: 1}}\n"
	        "quantities:\n"
	        "  specific_emissions: {unit: tCO2e/t, formula: see}\n"
	        "  embedded_emissions: {unit: tCO2e, formula: mass * specific_emissions}\n"
	        "  net_charge: {unit: EUR, formula: embedded_emissions * rate}\n"
	        "gates:\n"
	        "  - {state: out-of-scope, when: not open, reason: closed, source: act}\n"
	        "due:\n"
	        "  - {duty: first, clock: date, during: ..2026-06-30, day: 07-31, source: act}\n"
	        "  - {duty: second, clock: date, during: 2026-07-01.., day: 12-31, pays: yes, source: act}\n");
	give(f, "year", "2026");
	give(f, "mass", "100");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->state, OCTROI_COMPUTED);
	const octroi_quantity *see = quantity_of(r, "specific_emissions");
	assert_true(see->low == 2 && see->high == 3);
	assert_true(fabs(see->value - (2.0 * 91 + 3 * 92) / 183) < 1e-12);
	assert_true(fabs(quantity_of(r, "embedded_emissions")->value - 100 * (2.0 * 91 + 3 * 92) / 365) < 1e-9);
	assert_int_equal(r->duty_count, 2);
	size_t closed = 0;
	for (size_t i = 0; i < r->note_count; i++)
		closed += strcmp(r->notes[i].code, "out-of-scope") == 0;
	assert_int_equal(closed, 2);
}

/* `fee` is asked for only in the second half, but holds all year: 100, not 184/365 of it. */
static void what_one_part_asks_for_is_asked_everywhere(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  late: {type: flag, dated: date, source: act, values: {..2026-06-30: no, 2026-07-01..: yes}}\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {..: 1}}\n"
	        "quantities:\n"
	        "  fee: {unit: EUR, formula: mass * rate}\n"
	        "  net_charge:\n    unit: EUR\n    source: act\n    cases:\n"
	        "      - {when: late, formula: fee}\n      - {otherwise: 0}\n");
	give(f, "year", "2026");
	give(f, "mass", "100");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->part_count, 2);
	assert_true(quantity_of(r, "fee")->value == 100);
	assert_true(fabs(quantity_of(r, "net_charge")->value - 100.0 * 184 / 365) < 1e-9);
}

/* In force until half of 2026: 181 of 365 days. */
static void a_scheme_that_lapses_charges_until_then(void **state)
{
	fixture *f = *state;
	load(f, "quantities:\n  rate: {unit: EUR/t, formula: 0, source: act}\n  net_charge: {unit: EUR, formula: mass * rate}\n");
	document *doc = (document *)program_document(f->program);
	assert_int_equal(doc->status_count, 1);
	write_document(f, "xx/test.yaml",
	               "octroi: 1\nkind: border-adjustment\ntitle: A test\ndestination: XX\ncurrency: EUR\n"
	               "status:\n  - {state: in-force, from: 2020-01-01, source: act}\n"
	               "  - {state: lapsed, from: 2026-07-01, source: act}\n"
	               "sources:\n  act: {title: Act, checked: 2026-01-15}\n"
	               "series:\n  rate: {unit: EUR/t, dated: date, source: act, values: {..: 10}}\n"
	               "quantities:\n  net_charge: {unit: EUR, formula: mass * rate}\n");
	forget_program(f);
	f->d = diagnostics_new();
	f->book = rulebook_open(f->folder, f->d);
	f->program = program_compile(f->book, rulebook_document(f->book, "xx-test", (place){0}, f->d), NULL, f->d);
	new_line(f);
	give(f, "mass", "100");
	give(f, "year", "2026");
	assert_true(fabs(quantity_of(evaluate(f), "net_charge")->value - 1000.0 * 181 / 365) < 1e-9);
	give(f, "year", "2027");
	assert_null(program_evaluate(f->line, false, f->memory, f->d));
}

/* `sector` has no list of its own: it has that of its arm. */
static void a_misspelt_code_is_refused(void **state)
{
	fixture *f = *state;
	const char *body = "inputs: {sort: {one_of: [steel, glass]}, side: {one_of: [left, right]}}\n"
	                   "quantities:\n"
	                   "  sector: {type: code, formula: sort}\n"
	                   "  net_charge:\n    unit: EUR\n    source: act\n    cases:\n"
	                   "      - {when: %s, formula: 0}\n      - {otherwise: 0}\n";
	load(f, arena_printf(f->memory, body, "sector == steel"));
	assert_null(try_program(f, arena_printf(f->memory, body, "sector == stele"), NULL));
	assert_string_equal(diagnostics_get(f->d, 0)->code, "unknown-code");
	assert_null(try_program(f, arena_printf(f->memory, body, "sort == side"), NULL));
}

/* A standing written beside a weaker source does not strengthen it; a gate that
 * closes rests on those before it. */
static void standing_is_not_lost_at_gates(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  planned: {type: flag, dated: date, source: bill, values: {..: no}}\n"
	        "quantities:\n"
	        "  strong: {unit: \"1\", formula: 1, standing: law, source: bill}\n"
	        "  net_charge: {unit: EUR, formula: 0, source: act}\n"
	        "gates:\n"
	        "  - {state: not-liable, when: planned, reason: planned, source: act}\n"
	        "  - {state: exempt, when: true, reason: spared, source: act}\n");
	give(f, "date", "2026-06-30");
	assert_standing(f, "strong", "proposal");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->state, OCTROI_EXEMPT);
	assert_string_equal(octroi_standing_name(r->standing), "proposal");
}

static void gates(void **state)
{
	fixture *f = *state;
	load(f, "inputs: {spare: {type: flag}, small: {type: flag, else: false}}\n"
	        "quantities:\n"
	        "  specific_emissions: {unit: tCO2e/fu, formula: 0, source: act}\n"
	        "  rate: {unit: EUR/fu, formula: 0, source: act}\n"
	        "  net_charge: {unit: EUR, formula: amount * rate}\n"
	        "gates:\n"
	        "  - {state: not-liable, when: small, reason: \"a small importer of {origin}\", source: act}\n"
	        "  - {state: exempt, when: spare, reason: spared, source: bill}\n");
	give(f, "date", "2026-02-10");
	give(f, "origin", "AA");
	give(f, "mass", "1");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->state, OCTROI_NOT_COMPUTABLE); /* an unknown gate */
	assert_string_equal(r->reason->code, "missing-input");
	give(f, "small", "yes"); /* the first that holds decides */
	r = evaluate(f);
	assert_int_equal(r->state, OCTROI_NOT_LIABLE);
	assert_non_null(strstr(r->reason->text, "a small importer of "));
	assert_true(quantity_of(r, "net_charge")->value == 0);
	give(f, "small", "no");
	give(f, "spare", "yes");
	r = evaluate(f);
	assert_int_equal(r->state, OCTROI_EXEMPT);
	assert_int_equal(r->standing, OCTROI_PROPOSAL);
	give(f, "spare", "no");
	assert_int_equal(evaluate(f)->state, OCTROI_COMPUTED);
}

/* ---- at, mean, compound, convert ---------------------------------------------------------------- */

/* A duty of the United Kingdom's kind: the price of a quarter is the plain mean
 * of the auctions of the quarter before; without an auction, of the last quarter
 * that had one. 2026-Q1: (40 + 50) / 2 = 45; Q2 none; Q3: (60 + 63 + 69) / 3 = 64. */
static void mean_of_the_quarter_before(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  auction:\n"
	        "    unit: EUR/tCO2e\n"
	        "    dated: date\n"
	        "    source: act\n"
	        "    values: {2026-01-14: 40, 2026-03-31: 50, 2026-07-01: 60, 2026-08-12: 63, 2026-09-30: 69, "
	        "2027-02-03: {unknown: withheld}, 2027-03-03: 80}\n"
	        "quantities:\n" CHARGE
	        "  rate:\n    unit: EUR/tCO2e\n    source: act\n"
	        "    formula: \"mean(auction, quarter(date) - 1, empty: previous)\"\n"
	        "  strict:\n    unit: EUR/tCO2e\n    source: act\n    formula: \"mean(auction, quarter(date) - 1)\"\n"
	        "  year_mean:\n    unit: EUR/tCO2e\n    source: act\n    formula: \"mean(auction, year(date))\"\n"
	        "  month_mean:\n    unit: EUR/tCO2e\n    source: act\n    formula: \"mean(auction, month(date))\"\n");
	give(f, "date", "2026-05-05");
	assert_number(f, "rate", 45);
	assert_number(f, "strict", 45);
	assert_number(f, "year_mean", (40.0 + 50 + 60 + 63 + 69) / 5);
	assert_unknown(f, "month_mean", "no-value");
	give(f, "date", "2026-08-05"); /* no auction in Q2 */
	assert_number(f, "rate", 45);
	assert_unknown(f, "strict", "no-value");
	assert_number(f, "month_mean", 63);
	give(f, "date", "2026-10-01");
	assert_number(f, "rate", 64);
	give(f, "date", "2027-03-31");
	assert_number(f, "rate", 64);
	give(f, "date", "2027-04-01"); /* a mean of which one value is not known is not known */
	assert_reason(f, "rate", "withheld");
	give(f, "date", "2026-01-20"); /* nothing before the first */
	assert_unknown(f, "rate", "no-value");
}

/* A value that was published twice counts once, as it was last published. */
static void a_mean_takes_one_edition_of_a_value(void **state)
{
	fixture *f = *state;
	static const char body[] =
	        "series:\n"
	        "  auction:\n"
	        "    unit: EUR/tCO2e\n"
	        "    dated: date\n"
	        "    source: act\n"
	        "    values: {2026-01-14: [{value: 40, known: 2026-01-14}, {value: 44, known: 2026-02-01}], "
	        "2026-03-31: {value: 50, known: 2026-04-01}}\n"
	        "quantities:\n" CHARGE
	        "  rate:\n    unit: EUR/tCO2e\n    source: act\n    formula: \"mean(auction, quarter(date))\"\n";
	load(f, body);
	give(f, "date", "2026-02-10");
	assert_number(f, "rate", 47);
	load_under(f, body, &(octroi_settings){.as_of = "2026-01-20"});
	give(f, "date", "2026-02-10");
	assert_number(f, "rate", 40);
}

/* A charge as in bills of the United States: 55 USD in 2022, each year 5% above
 * inflation: times 1.05 and the rate of the year before … the product of 1 + rate
 * over the years after 2022 up to the year. 2023: 1.10, 2024: 1.08, 2025: 1.05. */
static void compound_over_years(void **state)
{
	fixture *f = *state;
	load(f, "dates: {levy_year: {else: year(date)}}\n"
	        "series:\n"
	        "  base: {unit: EUR/tCO2e, dated: date, source: act, values: {..: 55}}\n"
	        "  rise: {unit: \"1\", dated: levy_year, source: act, values: {2022: 9, 2023: 0.10, 2024: 0.08, 2025: 0.05}}\n"
	        "  flat: {unit: \"1\", dated: date, source: act, values: {..: 0.5}}\n"
	        "quantities:\n" CHARGE
	        "  rate:\n    unit: EUR/tCO2e\n    source: act\n    formula: \"base * compound(rise, 2022, levy_year)\"\n"
	        "  risen:\n    unit: \"1\"\n    source: act\n    formula: \"compound(flat, 2023, 2026)\"\n"
	        "  moved:\n    unit: \"1\"\n    source: act\n    formula: \"at(rise, levy_year - 1)\"\n");
	give(f, "date", "2022-06-01");
	assert_number(f, "rate", 55); /* no year after 2022: the empty product */
	give(f, "date", "2023-06-01");
	assert_close(f, "rate", 55 * 1.10);
	assert_number(f, "moved", 9);
	give(f, "date", "2025-06-01");
	assert_close(f, "rate", 55 * 1.10 * 1.08 * 1.05);
	assert_number(f, "moved", 0.08);
	assert_number(f, "risen", 1.5 * 1.5 * 1.5);
	give(f, "date", "2026-06-01"); /* no rise is known for 2026 */
	assert_unknown(f, "rate", "no-value");
	give(f, "levy_year", "2024");
	assert_close(f, "rate", 55 * 1.10 * 1.08);
}

/* A series that follows the year of the line is moved by at() as well. */
static void at_moves_the_clock_that_is_meant(void **state)
{
	fixture *f = *state;
	load(f, "dates: {levy_year: {else: year(date)}}\n"
	        "series:\n"
	        "  by_year: {unit: t, dated: year, source: act, values: {2026: 1, 2030: 5}}\n"
	        "  by_levy_year: {unit: t, dated: levy_year, source: act, values: {2026: 10, 2030: 50}}\n"
	        "  by_date: {unit: t, dated: date, source: act, values: {2026: 100, 2030: 500}}\n"
	        "quantities:\n" CHARGE
	        "  a:\n    unit: t\n    source: act\n    formula: \"at(by_year, 2030)\"\n"
	        "  b:\n    unit: t\n    source: act\n    formula: \"at(by_levy_year, 2030)\"\n"
	        "  c:\n    unit: t\n    source: act\n    formula: \"at(by_date, 2030)\"\n"
	        "  d:\n    unit: t\n    source: act\n    formula: \"at(twice, 2030)\"\n"
	        "  twice: {unit: t, source: act, formula: by_levy_year + by_levy_year}\n");
	give(f, "date", "2026-05-01");
	assert_number(f, "a", 5);
	assert_number(f, "b", 50);
	assert_number(f, "c", 500);
	assert_number(f, "d", 100);
	assert_number(f, "twice", 20);
}

/* Rates of the good rulebook, per euro: USD 1.25 in 2025 and 1.5 in 2026, GBP 0.8 in 2026. */
static void money(void **state)
{
	fixture *f = *state;
	load(f, "uses: {rates: common-rates}\n"
	        "inputs: {paid: {unit: USD}, worth: {type: money}, pounds: {unit: GBP}, price: {unit: USD/tCO2e}}\n"
	        "quantities:\n" CHARGE
	        "  paid_in_euro:\n    unit: EUR\n    source: act\n    formula: \"convert(paid, EUR, rates.annual, year(date))\"\n"
	        "  worth_in_euro:\n    unit: EUR\n    source: act\n    formula: \"convert(worth, EUR, rates.annual, year(date))\"\n"
	        "  pounds_in_dollars:\n    unit: USD\n    source: act\n    formula: \"convert(pounds, USD, rates.annual, date)\"\n"
	        "  bare:\n    unit: EUR\n    source: act\n    formula: \"convert(worth, EUR)\"\n"
	        "  price_in_euro: {unit: EUR/tCO2e, source: act, formula: \"convert(price, EUR, rates.annual, date)\"}\n");
	give(f, "paid", "300");
	give(f, "price", "75");
	give(f, "worth", "30USD");
	give(f, "pounds", "8");
	give(f, "date", "2026-05-01");
	assert_number(f, "paid_in_euro", 200); /* 300 / 1.5 */
	assert_number(f, "worth_in_euro", 20);
	assert_number(f, "pounds_in_dollars", 15); /* 8 / 0.8 * 1.5 */
	assert_number(f, "price_in_euro", 50); /* 75 / 1.5 */
	assert_unknown(f, "bare", "no-rate");
	give(f, "date", "2025-05-01");
	assert_number(f, "paid_in_euro", 240); /* 300 / 1.25 */
	assert_unknown(f, "pounds_in_dollars", "no-rate");
	give(f, "date", "2027-05-01");
	assert_unknown(f, "paid_in_euro", "no-rate");
	assert_reason(f, "paid_in_euro", "there is no exchange rate of USD for 2027");
	give(f, "worth", "30EUR"); /* no rate is needed */
	assert_number(f, "worth_in_euro", 30);
	assert_number(f, "bare", 30);
	give(f, "worth", NULL);
	assert_unknown(f, "worth_in_euro", "missing-input");
}

/* ---- look-ups --------------------------------------------------------------------------------------- */

static const char open_keys[] =
        "inputs: {route: {one_of: [A, B, C]}, routes: {set_of: [A, B, C]}}\n"
        "tables:\n"
        "  figures:\n"
        "    source: act\n"
        "    key: {good: longest-prefix, route: exact}\n"
        "    columns: {value: t, same: t, route: {one_of: [A, B, C]}, why: text}\n"
        "    reason_column: why\n"
        "    rows:\n"
        "      - {good: \"72\", route: A, value: 1, same: 9}\n"
        "      - {good: \"72\", route: B, value: 2, same: 9}\n"
        "      - {good: \"72\", route: C, value: 5, same: 9}\n"
        "      - {good: \"7208\", route: C, value: 3, same: 9}\n"
        "      - {good: \"7601\", value: 4, same: 9}\n"
        "      - {good: \"7602\", route: A, same: 9, why: not published}\n"
        "quantities:\n" CHARGE
        "  row: {lookup: figures, where: {good: good, route: route}, source: act}\n"
        "  value_of_row: {unit: t, formula: row.value}\n"
        "  same_of_row: {unit: t, formula: row.same}\n"
        "  is_found: {type: flag, formula: found(row), source: act}\n"
        "  any_row: {lookup: figures, where: {good: good, route: {any_of: route, else: none}}, source: act}\n"
        "  any_value: {unit: t, formula: any_row.value}\n"
        "  lone_row: {lookup: figures, where: {good: good, route: {any_of: route}}, source: act}\n"
        "  lone_value: {unit: t, formula: lone_row.value}\n";

static void keys_that_the_line_does_not_give_stay_open(void **state)
{
	fixture *f = *state;
	load(f, open_keys);
	give(f, "good", "7208");
	give(f, "route", "C");
	assert_number(f, "value_of_row", 3);
	assert_number(f, "is_found", 1);
	give(f, "good", "72071100");
	give(f, "route", "A");
	assert_number(f, "value_of_row", 1);
	give(f, "route", NULL);
	/* Each route has a row: they differ in value and agree in same. */
	assert_number(f, "same_of_row", 9);
	value v = ask(f, "value_of_row");
	assert_non_null(v.unknown);
	assert_string_equal(v.unknown->option, "route");
	assert_int_equal(v.unknown->choice_count, 3);
	give(f, "good", "72083900"); /* the longest row is C's, and A and B have shorter ones */
	assert_non_null(ask(f, "same_of_row").unknown);
	assert_non_null(ask(f, "is_found").unknown);
	give(f, "route", "A");
	assert_number(f, "value_of_row", 1);
	give(f, "good", "76011000"); /* its row has no route: an exact key does not find it */
	assert_unknown(f, "value_of_row", "no-row");
	assert_number(f, "is_found", 0);
	give(f, "good", "76020000"); /* an empty cell says nothing, and why */
	assert_reason(f, "value_of_row", "not published");
	give(f, "good", "25231000");
	assert_unknown(f, "value_of_row", "no-row");
	give(f, "route", NULL);
	assert_unknown(f, "value_of_row", "no-row");
}

static void any_of_a_set_and_else_none(void **state)
{
	fixture *f = *state;
	load(f, open_keys);
	give(f, "good", "72071100");
	give(f, "route", "B");
	assert_number(f, "any_value", 2);
	assert_number(f, "lone_value", 2);
	give(f, "good", "76011000"); /* the row whose cell is empty */
	assert_number(f, "any_value", 4);
	assert_unknown(f, "lone_value", "no-row");
	give(f, "route", NULL); /* whatever the route is, it is this row */
	assert_number(f, "any_value", 4);
}

/* A row of the one table says "A/B"; the other has a row for each. */
static void choosing_among_rows(void **state)
{
	fixture *f = *state;
	static const char body[] =
	        "tables:\n"
	        "  made:\n"
	        "    source: act\n"
	        "    key: {good: longest-prefix}\n"
	        "    columns: {route: {set_of: [A, B, C]}}\n"
	        "    rows: [{good: \"72\", route: A/B}, {good: \"76\"}, {good: \"25\", route: C}]\n"
	        "  figures:\n"
	        "    source: act\n"
	        "    key: {route: exact}\n"
	        "    columns: {value: t, other: t, route: {one_of: [A, B, C]}}\n"
	        "    rows: [{route: A, value: 2, other: 7}, {route: B, value: 10, other: 8}, {value: 5, other: 9}]\n"
	        "quantities:\n" CHARGE
	        "  made_row: {lookup: made, where: {good: good}, source: act}\n"
	        "  row:\n"
	        "    lookup: figures\n"
	        "    where: {route: {any_of: made_row.route, else: none}}\n"
	        "    source: act\n"
	        "%s"
	        "  v: {unit: t, formula: row.value}\n"
	        "  o: {unit: t, formula: row.other}\n";
	static const struct {
		const char *choose;
		double      steel, other;
	} examples[] = {{"highest value", 10, 8}, {"lowest value", 2, 7}, {"highest other", 10, 8}, {"sum value", 12, NAN}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		load(f, arena_printf(f->memory, body, arena_printf(f->memory, "    choose: %s\n", examples[i].choose)));
		give(f, "good", "7208");
		assert_number(f, "v", examples[i].steel); /* 10 is above 2 as a number, not as a text */
		if (isnan(examples[i].other)) /* only what is named is added up, and the rest differs */
			assert_non_null(ask(f, "o").unknown);
		else
			assert_number(f, "o", examples[i].other);
		give(f, "good", "7601"); /* no route: the row without one */
		assert_number(f, "v", 5);
		give(f, "good", "2523"); /* C has no row: the row without one */
		assert_number(f, "v", 5);
	}
	load(f, arena_printf(f->memory, body, ""));
	give(f, "good", "7208");
	assert_unknown(f, "v", "ambiguous-row");
}

static void bands_and_periods_of_rows(void **state)
{
	fixture *f = *state;
	load(f, "dates: {levy_year: {else: year(date)}}\n"
	        "inputs: {content: {unit: \"%\"}, grade: {unit: tCO2e/t}}\n"
	        "tables:\n"
	        "  graded:\n"
	        "    source: act\n"
	        "    key: {grade: {band: [from, below]}}\n"
	        "    columns: {value: t}\n"
	        "    rows: [{below: 10, value: 1}, {from: 10, below: 20, value: 2}, {from: 30, value: 4}]\n"
	        "  by_year:\n"
	        "    source: act\n"
	        "    key: {year: {within: [from, to]}}\n"
	        "    columns: {value: t}\n"
	        "    rows: [{from: 2026, to: 2027, value: 1}, {from: 2028, value: 2}]\n"
	        "  by_day:\n"
	        "    source: act\n"
	        "    key: {day: {within: [from, to]}}\n"
	        "    columns: {value: t}\n"
	        "    rows: [{to: 2026-06-30, value: 1}, {from: 2026-07-01, to: 2026-12-31, value: 2}]\n"
	        "quantities:\n"
	        "  graded_row: {lookup: graded, where: {grade: grade}, source: act}\n"
	        "  graded_value: {unit: t, formula: graded_row.value}\n"
	        "  year_row: {lookup: by_year, where: {year: levy_year}, source: act}\n"
	        "  year_value: {unit: t, formula: year_row.value}\n"
	        "  day_row: {lookup: by_day, where: {day: date}, source: act}\n"
	        "  day_value: {unit: t, formula: day_row.value}\n"
	        "  price: {unit: EUR/t, formula: 0, source: act}\n"
	        "  net_charge: {unit: EUR, formula: day_value * price}\n");
	static const struct {
		const char *grade;
		double      value; /* 0: no row */
	} grades[] = {{"-5", 1}, {"9.999", 1}, {"10", 2}, {"19.999", 2}, {"20", 0}, {"29.999", 0}, {"30", 4}, {"1e9", 4}};
	for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
		give(f, "grade", grades[i].grade);
		if (grades[i].value > 0)
			assert_number(f, "graded_value", grades[i].value);
		else
			assert_unknown(f, "graded_value", "no-row");
	}
	give(f, "date", "2025-12-31");
	assert_unknown(f, "year_value", "no-row");
	assert_number(f, "day_value", 1);
	give(f, "date", "2027-12-31");
	assert_number(f, "year_value", 1);
	assert_unknown(f, "day_value", "no-row");
	give(f, "date", "2040-01-01");
	assert_number(f, "year_value", 2);
	give(f, "date", "2026-06-30");
	assert_number(f, "day_value", 1);
	give(f, "date", "2026-07-01");
	assert_number(f, "day_value", 2);
	/* The day on which another row holds cuts the year. */
	give(f, "date", NULL);
	give(f, "year", "2026");
	const octroi_result *r = evaluate(f);
	assert_int_equal(r->part_count, 2);
	assert_string_equal(r->parts[1].first, "2026-07-01");
}

/* The newest row that is not later than the key, of those that the other keys leave. */
static void rows_up_to_a_year(void **state)
{
	fixture *f = *state;
	load(f, "dates: {levy_year: {else: year(date)}}\n"
	        "tables:\n"
	        "  factor:\n"
	        "    source: act\n"
	        "    key: {origin: exact, year: up-to}\n"
	        "    columns: {year: year, value: t}\n"
	        "    rows: [{origin: AA, year: 2020, value: 1}, {origin: AA, year: 2024, value: 2}, {origin: BB, year: 2022, value: 3}]\n"
	        "quantities:\n"
	        "  row: {lookup: factor, where: {origin: origin, year: levy_year}, source: act}\n"
	        "  value: {unit: t, formula: row.value}\n"
	        "  of: {type: year, formula: row.year}\n"
	        "  price: {unit: EUR/t, formula: 0, source: act}\n"
	        "  net_charge: {unit: EUR, formula: value * price}\n");
	static const struct {
		const char *origin, *date;
		double      value, year; /* NAN: no row */
	} examples[] = {{"AA", "2019-12-31", NAN, NAN}, {"AA", "2020-01-01", 1, 2020}, {"AA", "2023-06-01", 1, 2020},
	                {"AA", "2024-01-01", 2, 2024},  {"AA", "2030-01-01", 2, 2024}, {"BB", "2021-01-01", NAN, NAN},
	                {"BB", "2024-01-01", 3, 2022}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		give(f, "origin", examples[i].origin);
		give(f, "date", examples[i].date);
		if (isnan(examples[i].value)) {
			assert_unknown(f, "value", "no-row");
			continue;
		}
		assert_number(f, "value", examples[i].value);
		assert_number(f, "of", examples[i].year);
	}
}

static const char codes[] =
        "tables:\n"
        "  scope:\n"
        "    source: act\n"
        "    key: {good: %s}\n"
        "    exclude: {relation: exclude}\n"
        "    columns: {value: t}\n"
        "    rows:\n"
        "      - {good: \"72\", relation: include, value: 1}\n"
        "      - {good: \"7208\", relation: exclude}\n"
        "      - {good: \"720839\", relation: include, value: 3}\n"
        "      - {good: \"2523100010\", relation: include, value: 4}\n"
        "      - {good: \"2523100090\", relation: include, value: 5}\n"
        "quantities:\n" CHARGE
        "  row: {lookup: scope, where: {good: good}, source: act}\n"
        "  v: {unit: t, formula: row.value}\n"
        "  is_found: {type: flag, formula: found(row), source: act}\n";

static void prefixes_and_exclusions(void **state)
{
	fixture *f = *state;
	/* With prefix an exclusion of any length beats inclusions of any length. */
	load(f, arena_printf(f->memory, codes, "prefix"));
	give(f, "good", "72071100");
	assert_number(f, "v", 1);
	give(f, "good", "72083900");
	assert_unknown(f, "v", "excluded");
	assert_number(f, "is_found", 0);
	give(f, "good", "72084000");
	assert_unknown(f, "v", "excluded");
	/* With longest-prefix the longest row decides. */
	load(f, arena_printf(f->memory, codes, "longest-prefix"));
	give(f, "good", "72071100");
	assert_number(f, "v", 1);
	give(f, "good", "72083900");
	assert_number(f, "v", 3);
	give(f, "good", "72084000");
	assert_unknown(f, "v", "excluded");
	assert_number(f, "is_found", 0);
}

/* Where the table has finer codes than the line, the finer code is asked for. */
static void longer_codes_are_asked_for(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, codes, "longest-prefix"));
	give(f, "good", "25231000");
	value v = ask(f, "v");
	assert_non_null(v.unknown);
	assert_string_equal(v.unknown->code, "needs-longer-code");
	assert_int_equal(v.unknown->choice_count, 2);
	assert_non_null(strstr(v.unknown->choices[0], "2523"));
	assert_non_null(ask(f, "is_found").unknown);
	give(f, "good", "2523100010");
	assert_number(f, "v", 4);
	give(f, "good", "72"); /* though the chapter itself has a row */
	assert_unknown(f, "v", "needs-longer-code");
}

static const char fallback[] =
        "tables:\n"
        "  figures:\n"
        "    source: act\n"
        "    key: {origin: exact, good: longest-prefix}\n"
        "    absent: {status: [none, heading]}\n"
        "    columns: {value: t, origin: place}\n"
        "    rows:\n"
        "      - {origin: AA, good: \"72\", value: 1}\n"
        "      - {origin: AA, good: \"7208\", status: none, value: 99}\n"
        "      - {origin: AA, good: \"7601\", status: heading}\n"
        "      - {origin: AA, good: \"76011000\", value: 2}\n"
        "      - {origin: AA, good: \"2523100010\", value: 3}\n"
        "      - {origin: ZZ, good: \"72\", value: 11}\n"
        "      - {origin: ZZ, good: \"25\", value: 13}\n"
        "quantities:\n" CHARGE
        "  row:\n"
        "    lookup: figures\n"
        "    where: {origin: origin, good: good}\n"
        "    else: {origin: ZZ}\n"
        "    note: \"none for {origin}\"\n"
        "    standing: assumption\n"
        "    source: act\n"
        "  v: {unit: t, formula: row.value}\n";

static void an_absent_row_is_no_row_and_else_tries_once_more(void **state)
{
	fixture *f = *state;
	note_list notes = {0};
	load(f, fallback);
	give(f, "origin", "AA");
	give(f, "good", "72071100");
	value v = ask_noting(f, "v", &notes);
	assert_true(!v.unknown && v.number == 1 && v.standing == STANDING_LAW);
	assert_int_equal(notes.count, 0);
	give(f, "good", "72083900"); /* the longest row is marked: the other table, not a shorter row */
	v = ask_noting(f, "v", &notes);
	assert_true(!v.unknown && v.number == 11 && v.standing == STANDING_ASSUMPTION);
	assert_int_equal(notes.count, 1);
	assert_string_equal(notes.items[0].code, "fallback");
	give(f, "good", "76011000");
	assert_number(f, "v", 2);
	give(f, "good", "76012000"); /* neither has it */
	assert_unknown(f, "v", "no-row");
	give(f, "good", "2523100010");
	assert_number(f, "v", 3);
	give(f, "good", "25231000"); /* the longer code is asked for; nothing else is tried */
	assert_unknown(f, "v", "needs-longer-code");
	give(f, "good", "2523100090");
	assert_number(f, "v", 13);
	give(f, "origin", "CC");
	give(f, "good", "72071100");
	assert_number(f, "v", 11);
}

static void tables_that_are_unknown_or_not_yet_published(void **state)
{
	fixture *f = *state;
	static const char body[] =
	        "tables:\n"
	        "  secret: {source: act, key: {origin: exact}, columns: {value: t}, unknown: the annex was never published}\n"
	        "  editions:\n"
	        "    source: act\n"
	        "    key: {origin: exact}\n"
	        "    columns: {value: t}\n"
	        "    editions:\n"
	        "      - {known: 2026-01-10, rows: [{origin: AA, value: 1}]}\n"
	        "      - {known: 2026-07-31, rows: [{origin: AA, value: 2}, {origin: BB, value: 3}], source: bill}\n"
	        "quantities:\n" CHARGE
	        "  secret_row: {lookup: secret, where: {origin: origin}, source: act}\n"
	        "  s: {unit: t, formula: secret_row.value}\n"
	        "  row: {lookup: editions, where: {origin: origin}, source: act}\n"
	        "  v: {unit: t, formula: row.value}\n";
	load(f, body);
	give(f, "origin", "AA");
	assert_reason(f, "s", "the annex was never published");
	assert_number(f, "v", 2);
	assert_standing(f, "v", "proposal");
	load_under(f, body, &(octroi_settings){.as_of = "2026-07-30"}); /* the older edition, whole */
	give(f, "origin", "AA");
	assert_number(f, "v", 1);
	assert_standing(f, "v", "law");
	give(f, "origin", "BB");
	assert_unknown(f, "v", "no-row");
	load_under(f, body, &(octroi_settings){.as_of = "2026-01-09"});
	give(f, "origin", "AA");
	assert_unknown(f, "v", "not-published");
}

/* ---- changes ------------------------------------------------------------------------------------------ */

/* What is declared unknown stays unknown when a series is scaled, and is not
 * filled by what is carried. */
static void scaling_leaves_unknowns(void **state)
{
	fixture *f = *state;
	load(f, "series:\n"
	        "  rate: {unit: EUR/t, dated: date, source: act, values: {2026: 10, 2027: {unknown: not set}}, "
	        "after: {carry: last}}\n"
	        "quantities:\n"
	        "  rate_now: {unit: EUR/t, formula: rate}\n"
	        "  net_charge: {unit: EUR, formula: mass * rate}\n");
	write_document(f, "xx/half.yaml",
	               "octroi: 1\nkind: border-adjustment\ntitle: Half\nextends: xx-test\n"
	               "sources: {paper: {title: Paper, standing: proposal, checked: 2026-01-15}}\n"
	               "changes:\n  - {scale: series.rate, by: 0.5, in: 2026-07-01.., source: paper}\n");
	const document *doc = rulebook_document(f->book, "xx-half", (place){0}, f->d);
	f->program = doc ? program_compile(f->book, doc, NULL, f->d) : NULL;
	if (!f->program)
		diagnostics_print(f->d, stderr);
	assert_non_null(f->program);
	new_line(f);
	give(f, "date", "2026-06-30");
	assert_number(f, "rate_now", 10);
	assert_standing(f, "rate_now", "law");
	give(f, "date", "2026-07-01");
	assert_number(f, "rate_now", 5);
	assert_standing(f, "rate_now", "proposal");
	give(f, "date", "2027-07-01");
	assert_reason(f, "rate_now", "not set");
}

/* Items of lists are found by what they say: one replaced, one dropped, one put before and one behind another. */
static void items_of_lists_are_changed(void **state)
{
	fixture *f = *state;
	load(f, "quantities:\n"
	        "  share:\n    unit: t\n    source: act\n    cases:\n"
	        "      - {when: origin == AA, formula: mass}\n"
	        "      - {when: origin == BB, formula: mass}\n"
	        "      - {when: origin == CC, formula: mass}\n"
	        "      - {otherwise: mass}\n"
	        "  net_charge: {unit: EUR, formula: 0, source: act}\n");
	write_document(f, "xx/half.yaml",
	               "octroi: 1\nkind: border-adjustment\ntitle: Other items\nextends: xx-test\n"
	               "changes:\n"
	               "  - {replace: quantities.share.cases, item: {when: origin == AA}, with: {when: origin == AA, formula: mass + mass}}\n"
	               "  - {add: quantities.share.cases, before: {when: origin == AA}, value: {when: origin == XX, formula: 0}}\n"
	               "  - {add: quantities.share.cases, before: {when: origin == AA}, value: {when: origin == XX, formula: mass}}\n"
	               "  - {add: quantities.share.cases, after: {when: origin == AA}, value: {when: origin == BB, formula: mass + mass + mass}}\n"
	               "  - {drop: quantities.share.cases, item: {when: origin == CC, formula: mass}}\n"
	               "  - {replace: quantities.share.cases, item: {otherwise: mass}, with: {otherwise: 0}}\n");
	const document *doc = rulebook_document(f->book, "xx-half", (place){0}, f->d);
	f->program = doc ? program_compile(f->book, doc, NULL, f->d) : NULL;
	if (!f->program)
		diagnostics_print(f->d, stderr);
	assert_non_null(f->program);
	new_line(f);
	give(f, "date", "2026-06-30");
	give(f, "mass", "5");
	give(f, "origin", "XX");
	assert_number(f, "share", 0);
	give(f, "origin", "AA");
	assert_number(f, "share", 10);
	give(f, "origin", "BB");
	assert_number(f, "share", 15);
	give(f, "origin", "CC");
	assert_number(f, "share", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(unknown_is_never_zero),
	        RULEBOOK_TEST(cases_take_the_first_that_holds),
	        RULEBOOK_TEST(all_formulas_are_checked),
	        RULEBOOK_TEST(long_sums_are_quick),
	        RULEBOOK_TEST(rounding),
	        RULEBOOK_TEST(calendar_and_groups),
	        RULEBOOK_TEST(the_weakest_standing_counts),
	        RULEBOOK_TEST(periods),
	        RULEBOOK_TEST(a_carried_value_is_an_assumption_and_says_so),
	        RULEBOOK_TEST(editions_of_values),
	        RULEBOOK_TEST(overrides),
	        RULEBOOK_TEST(a_year_is_cut_where_something_changes),
	        RULEBOOK_TEST(a_date_may_be_a_stretch_of_days),
	        RULEBOOK_TEST(half_a_year_is_no_year),
	        RULEBOOK_TEST(a_slice_of_the_year_is_no_slice_of_the_line),
	        RULEBOOK_TEST(a_day_of_a_row_cuts_the_year),
	        RULEBOOK_TEST(a_year_of_mixed_states_says_so),
	        RULEBOOK_TEST(what_one_part_asks_for_is_asked_everywhere),
	        RULEBOOK_TEST(a_scheme_that_lapses_charges_until_then),
	        RULEBOOK_TEST(a_misspelt_code_is_refused),
	        RULEBOOK_TEST(standing_is_not_lost_at_gates),
	        RULEBOOK_TEST(gates),
	        RULEBOOK_TEST(mean_of_the_quarter_before),
	        RULEBOOK_TEST(a_mean_takes_one_edition_of_a_value),
	        RULEBOOK_TEST(compound_over_years),
	        RULEBOOK_TEST(at_moves_the_clock_that_is_meant),
	        RULEBOOK_TEST(money),
	        RULEBOOK_TEST(keys_that_the_line_does_not_give_stay_open),
	        RULEBOOK_TEST(any_of_a_set_and_else_none),
	        RULEBOOK_TEST(choosing_among_rows),
	        RULEBOOK_TEST(bands_and_periods_of_rows),
	        RULEBOOK_TEST(rows_up_to_a_year),
	        RULEBOOK_TEST(prefixes_and_exclusions),
	        RULEBOOK_TEST(longer_codes_are_asked_for),
	        RULEBOOK_TEST(an_absent_row_is_no_row_and_else_tries_once_more),
	        RULEBOOK_TEST(tables_that_are_unknown_or_not_yet_published),
	        RULEBOOK_TEST(scaling_leaves_unknowns),
	        RULEBOOK_TEST(items_of_lists_are_changed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
