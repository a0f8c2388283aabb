/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of lines and quantities of a level, as declared: what is refused, and
 * what the compiler finds out. */
#include "rulebook_fixture.h"

#define CHARGE "  net_charge: {unit: EUR, formula: 0, source: act}\n"

static const char declarations[] =
        "inputs:\n"
        "  importer: {type: text}\n"
        "  customs_office: {one_of: [north, south]}\n"
        "  price: {type: money}\n"
        "  uses: {set_of: [A, B]}\n"
        "dates: {import_date: {from: date}}\n"
        "options: {whole: {one_of: [yes, no], default: no, source: act}}\n"
        "series:\n"
        "  limit: {unit: t, dated: import_date, source: act, values: {..: 50}}\n"
        "  rate: {unit: EUR/t, dated: import_date, source: act, values: {..: 2}}\n"
        "tables:\n"
        "  factor: {source: act, key: {origin: exact}, columns: {origin: place, value: \"1\"}, rows: [{origin: AA, value: 1}]}\n";

static const char groups_section[] =
        "groups:\n"
        "  year_of_importer: {title: all of a year, by: [importer, year(import_date)], needs: importer, source: act}\n"
        "  office: {by: customs_office}\n";

static const char quantities_section[] =
        "quantities:\n" CHARGE
        "  factor_row: {lookup: factor, where: {origin: origin}, source: act}\n"
        "  total: {level: year_of_importer, unit: t, formula: sum(mass where origin != AA), source: act}\n"
        "  above: {type: flag, formula: total > limit, source: act}\n"
        "  dues: {level: year_of_importer, unit: EUR, formula: \"max(0, sum(mass * rate where above))\", source: act}\n"
        "  lines_here: {level: office, unit: \"1\", formula: sum(1), source: act}\n";

static octroi_program *try_parts(fixture *f, const char *groups, const char *quantities)
{
	return try_program(f, arena_printf(f->memory, "%s%s%s", declarations, groups, quantities), NULL);
}

static const slot *slot_named(const fixture *f, const char *name)
{
	int index = slot_find(f->program, slice_of(name));
	if (index < 0)
		fail_msg("there is no '%s'", name);
	return &f->program->slots[index];
}

/* ---- what holds ---------------------------------------------------------------- */

static void groups_are_declared(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s%s", declarations, groups_section, quantities_section));
	const document *doc = program_document(f->program);
	assert_int_equal(doc->group_count, 2);
	const line_group *g = &doc->groups[0];
	assert_string_equal(g->name, "year_of_importer");
	assert_string_equal(g->title, "all of a year");
	assert_string_equal(g->source.text, "Act");
	assert_int_equal(g->by_count, 2);
	assert_int_equal(meaning_of(g->by[0])->type.kind, TYPE_TEXT);
	assert_int_equal(meaning_of(g->by[1])->type.kind, TYPE_YEAR);
	assert_int_equal(g->need_count, 1);
	assert_int_equal(meaning_of(g->needs[0])->slot, slot_find(f->program, slice_of("importer")));
	assert_int_equal(doc->groups[1].by_count, 1);
	assert_int_equal(doc->groups[1].need_count, 0);
	assert_null(doc->groups[1].source.text);
}

static void levels_are_known(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *name;
		int         level;
		bool        grouped, amount, line_amount;
	} examples[] = {
	        {"mass", 0, false, true, true},
	        {"limit", 0, false, false, false},
	        {"total", 1, true, true, false},
	        {"above", 0, true, false, false}, /* decides for each tonne alike */
	        {"dues", 1, true, true, false},
	        {"lines_here", 2, true, true, false},
	        {"share", 0, true, true, true},
	        {"spare", 0, true, true, false},
	};
	load(f, arena_printf(f->memory, "%s%s%s%s", declarations, groups_section, quantities_section,
	                     "  share: {unit: \"1\", formula: mass / total, source: act}\n"
	                     "  spare: {unit: t, formula: limit - total, source: act}\n"));
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		const slot *s = slot_named(f, examples[i].name);
		if (s->level != examples[i].level || s->grouped != examples[i].grouped || s->amount != examples[i].amount ||
		    s->line_amount != examples[i].line_amount)
			fail_msg("'%s' is not as expected", examples[i].name);
	}
	assert_true(slot_named(f, "dues")->clocks == 0);
	assert_true(slot_named(f, "above")->clocks != 0);
}

/* The unit of what is summed is that of the sum; 0 and 1 have theirs. */
static void sums_keep_their_unit(void **state)
{
	fixture *f = *state;
	static const char *const good[] = {
	        "a: {level: office, unit: t, formula: sum(mass), source: act}",
	        "a: {level: office, unit: EUR, formula: sum(mass * rate), source: act}",
	        "a: {level: office, unit: EUR/t, formula: sum(mass * rate) / sum(mass), source: act}",
	        "a: {level: office, unit: fu, formula: sum(amount), source: act}", /* all lines count in t */
	        "a: {level: office, unit: t, formula: sum(0 where above), source: act}",
	        "a: {level: office, unit: t, formula: \"first(sum(mass), 0 * sum(mass))\", source: act}",
	        "a: {level: office, unit: t, formula: sum(mass * factor_row.value where found(factor_row)), source: act}",
	        "a: {level: office, unit: t, formula: sum(mass where customs_office == north and above), source: act}",
	        "a: {level: office, unit: t, formula: sum(mass * mass / total), source: act}", /* of another group */
	        ("a: {level: office, unit: t, source: act, cases: [{when: option.whole == yes and lines_here > 1, formula: "
	         "sum(mass)}, {otherwise: unknown, reason: \"only {lines_here} came\"}]}"),
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!try_parts(f, groups_section, arena_printf(f->memory, "%s  %s\n", quantities_section, good[i]))) {
			diagnostics_print(f->d, stderr);
			fail_msg("'%s' was refused", good[i]);
		}
}

/* ---- what is refused ------------------------------------------------------------- */

typedef struct {
	const char *text, *code, *where; /* where: what the error points at; NULL: not compared */
} refusal;

static void assert_refused(fixture *f, const refusal *r)
{
	if (f->program)
		fail_msg("'%s' was taken", r->text);
	const diagnostic *d = diagnostics_get(f->d, 0);
	slice where = place_text(d->where);
	if (strcmp(d->code, r->code) != 0 || (r->where && !slice_is(where, r->where))) {
		diagnostics_print(f->d, stderr);
		fail_msg("'%s': %s at '%.*s'", r->text, d->code, (int)where.length, where.at);
	}
}

static void wrong_groups_are_refused(void **state)
{
	fixture *f = *state;
	static const refusal wrong[] = {
	        {"[a]", "not-a-map", "[a]"},
	        {"importer", "not-a-map", "importer"},
	        {"{}", "missing-key", NULL},
	        {"{title: all}", "missing-key", NULL},
	        {"{by: }", "missing-key", NULL},
	        {"{by: []}", "group-by", "[]"},
	        {"{by: [importer, importer, importer, importer, importer, importer, importer, importer, importer]}", "group-by",
	         NULL},
	        {"{by: {importer: yes}}", "bad-formula", NULL},
	        {"{by: [importer, [origin]]}", "bad-formula", "[origin]"},
	        {"{by: importer, need: importer}", "unknown-key", "need"},
	        {"{by: importer, source: law Art. 1}", "unknown-source", NULL},
	        {"{by: importr}", "unknown-name", "importr"},
	        {"{by: mass}", "wrong-type", "mass"},
	        {"{by: [importer, price]}", "wrong-type", "price"},
	        {"{by: factor_row}", "wrong-type", "factor_row"},
	        {"{by: uses}", "wrong-type", "uses"},
	        {"{by: factor_row.value}", "wrong-type", "factor_row.value"},
	        {"{by: [importer, total > limit]}", "grouped-by-group", "total"},
	        {"{by: above}", "grouped-by-group", "above"},
	        {"{by: [importer, sum(mass) > 0]}", "stray-sum", "sum"},
	        {"{by: importer, needs: origin == AA}", "group-needs", "origin == AA"},
	        {"{by: importer, needs: [importer, year(date)]}", "group-needs", "year(date)"},
	        {"{by: importer, needs: import_date}", "group-needs", "import_date"},
	        {"{by: importer, needs: above}", "group-needs", "above"},
	        {"{by: importer, needs: limit}", "group-needs", "limit"},
	        {"{by: importer, needs: option.whole}", "group-needs", "option.whole"},
	        {"{by: importer, needs: importr}", "group-needs", "importr"},
	        {"{by: importer, needs: true}", "group-needs", "true"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		try_parts(f, arena_printf(f->memory, "%s  another: %s\n", groups_section, wrong[i].text), quantities_section);
		assert_refused(f, &wrong[i]);
	}
	try_parts(f, arena_printf(f->memory, "%s  Another-One: {by: importer}\n", groups_section), quantities_section);
	assert_refused(f, &(refusal){"Another-One", "bad-name", "Another-One"});
	buffer many = {.memory = f->memory};
	buffer_puts(&many, groups_section);
	for (int i = 3; i <= LINE_GROUPS_MAX + 1; i++)
		buffer_printf(&many, "  group_%d: {by: importer}\n", i);
	try_parts(f, many.at, quantities_section);
	assert_refused(f, &(refusal){"too many", "too-many-names", "group_17"});
	try_parts(f, "groups: [year_of_importer]\n", "quantities:\n" CHARGE);
	assert_refused(f, &(refusal){"[year_of_importer]", "wrong-kind", NULL});
}

static void wrong_levels_are_refused(void **state)
{
	fixture *f = *state;
	static const refusal wrong[] = {
	        {"{level: ofice, unit: t, formula: sum(mass), source: act}", "unknown-group", "ofice"},
	        {"{level: [office], unit: t, formula: sum(mass), source: act}", "wrong-kind", NULL},
	        {"{level: office, type: flag, formula: sum(mass) > 0, source: act}", "wrong-type", "office"},
	        {"{level: office, type: money, formula: sum(price), source: act}", "wrong-type", "office"},
	        {"{level: office, one_of: [a, b], formula: a, source: act}", "wrong-type", "office"},
	        {"{level: office, type: year, formula: year(date), source: act}", "wrong-type", "office"},
	        {"{level: office, lookup: factor, where: {origin: origin}, source: act}", "lookup-level", "office"},
	        {"{level: office, unit: t, formula: sum(mass)}", "missing-source", NULL},
	        /* mixed */
	        {"{level: office, unit: t, formula: mass, source: act}", "level-mixed", "mass"},
	        {"{level: office, unit: t, formula: sum(mass) - limit, source: act}", "level-mixed", "limit"},
	        {"{level: office, unit: t, formula: sum(mass) * factor_row.value, source: act}", "level-mixed",
	         "factor_row.value"},
	        {"{level: office, unit: t, formula: sum(mass) + total, source: act}", "level-mixed", "total"},
	        {"{level: office, unit: fu, formula: sum(amount) + amount, source: act}", "level-mixed", "amount"},
	        {"{level: office, unit: t, formula: if above then sum(mass) else 0, source: act}", "level-mixed", "above"},
	        {"{level: office, unit: t, formula: if origin in group club then sum(mass) else 0, source: act}", "level-mixed",
	         "origin"},
	        {"{level: office, unit: t, formula: if known(importer) then sum(mass) else 0, source: act}", "level-mixed",
	         "importer"},
	        {"{level: office, unit: t, formula: \"sum(mass) * at(limit, 2026) / at(limit, 2026)\", source: act}",
	         "level-mixed", "limit"},
	        {"{level: office, unit: t, source: act, cases: [{when: importer == importer, formula: sum(mass)}, {otherwise: 0}]}",
	         "level-mixed", "importer"},
	        {"{level: office, unit: t, source: act, cases: [{when: lines_here > 1, formula: sum(mass), note: \"at {date}\"}, "
	         "{otherwise: 0}]}",
	         "level-mixed", "date"},
	        {"{level: office, unit: t, source: act, cases: [{otherwise: unknown, reason: \"{origin} says nothing\"}]}",
	         "level-mixed", "origin"},
	        /* sums */
	        {"{unit: t, formula: sum(mass), source: act}", "stray-sum", "sum"},
	        {"{unit: t, source: act, cases: [{when: sum(mass) > 0, formula: mass}, {otherwise: 0}]}", "stray-sum", "sum"},
	        {"{lookup: factor, where: {origin: sum(mass)}, source: act}", "stray-sum", "sum"},
	        {"{level: office, unit: t, source: act, cases: [{otherwise: unknown, reason: \"{sum(mass)} are too much\"}]}",
	         "stray-sum", "sum"},
	        {"{level: office, unit: t, formula: sum(mass * sum(1)), source: act}", "nested-sum", "sum"},
	        {"{level: office, unit: t, formula: sum(mass where sum(mass) > 0), source: act}", "nested-sum", "sum"},
	        {"{level: office, unit: t, formula: sum(origin), source: act}", "wrong-type", "origin"},
	        {"{level: office, unit: t, formula: sum(above), source: act}", "wrong-type", "above"},
	        {"{level: office, unit: EUR, formula: sum(price), source: act}", "wrong-type", "price"},
	        {"{level: office, unit: t, formula: sum(factor_row), source: act}", "wrong-type", "factor_row"},
	        {"{level: office, unit: t, formula: sum(mass where mass), source: act}", "wrong-type", "mass"},
	        {"{level: office, unit: t, formula: sum(mass where origin), source: act}", "wrong-type", "origin"},
	        {"{level: office, unit: t, formula: sum(mass * rate), source: act}", "unit-mismatch", "sum(mass * rate)"},
	        {"{level: office, unit: t, formula: sum(mass) + sum(rate), source: act}", "unit-mismatch", "+"},
	        {"{level: office, unit: t, formula: sum(mas), source: act}", "unknown-name", "mas"},
	        {"{level: office, unit: t, formula: sum(mass where abov), source: act}", "unknown-name", "abov"},
	        /* rings */
	        {"{level: office, unit: t, formula: sum(mass where another > 0), source: act}", "ring", "another"},
	        {"{level: office, unit: t, formula: another, source: act}", "ring", "another"},
	        /* a group has one value, whatever the clocks of the line */
	        {"{unit: t, formula: \"at(total, 2026)\", source: act}", "at-group", "total"},
	        {"{unit: t, formula: \"at(if above then limit else 0, 2026)\", source: act}", "at-group", NULL},
	        {"{unit: \"1\", formula: \"compound(lines_here, 2026, 2027)\", source: act}", "at-group", "lines_here"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		try_parts(f, groups_section, arena_printf(f->memory, "%s  another: %s\n", quantities_section, wrong[i].text));
		assert_refused(f, &wrong[i]);
	}
}

/* A level may sum what reads another of its values, but not itself. */
static void rings_through_sums_are_found(void **state)
{
	fixture *f = *state;
	assert_null(try_parts(f, groups_section,
	                      "quantities:\n" CHARGE
	                      "  total: {level: year_of_importer, unit: t, formula: sum(mass where above), source: act}\n"
	                      "  above: {type: flag, formula: total > limit, source: act}\n"
	                      "  here: {level: office, unit: t, formula: sum(mass), source: act}\n"));
	const diagnostic *d = diagnostics_get(f->d, 0);
	assert_string_equal(d->code, "ring");
	assert_string_equal(d->message, "'total' needs itself: total -> above -> total");
}

static void sums_stand_nowhere_else(void **state)
{
	fixture *f = *state;
	static const char *const sections[] = {
	        "gates: [{state: exempt, when: sum(mass) > 0, reason: none, source: act}]\n",
	        "gates: [{state: exempt, when: above, reason: \"{sum(mass)}\", source: act}]\n",
	        "notes: [{text: \"{sum(mass)}\"}]\n",
	        "amount: {formula: sum(mass), source: act}\n",
	};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		try_parts(f, groups_section, arena_printf(f->memory, "%s%s", quantities_section, sections[i]));
		assert_refused(f, &(refusal){sections[i], "stray-sum", "sum"});
	}
	try_parts(f, groups_section,
	          arena_printf(f->memory, "%s%s", quantities_section,
	                       "amount: {level: office, formula: mass, source: act}\n"));
	assert_refused(f, &(refusal){"amount", "unknown-key", "level"});
	try_parts(f, groups_section,
	          "quantities:\n  net_charge: {level: office, unit: EUR, formula: sum(mass * rate), source: act}\n");
	assert_refused(f, &(refusal){"net_charge", "charge-level", "office"});
}

static void what_lines_say_rests_on_no_group(void **state)
{
	fixture *f = *state;
	static const char parts[] =
	        "inputs: {importer: {type: text}, big: {type: flag%s}}\n"
	        "dates: {import_date: {from: date}, due_year: {else: %s}}\n"
	        "groups: {all: {by: importer}}\n"
	        "quantities:\n" CHARGE "  lines_here: {level: all, unit: \"1\", formula: sum(1), source: act}\n";
	load(f, arena_printf(f->memory, parts, "", "year(date)"));
	try_program(f, arena_printf(f->memory, parts, ", else: lines_here > 1", "year(date)"), NULL);
	assert_refused(f, &(refusal){"big", "grouped-input", "big"});
	try_program(f, arena_printf(f->memory, parts, "", "if lines_here > 1 then year(date) else year(date) - 1"), NULL);
	assert_refused(f, &(refusal){"due_year", "grouped-input", "due_year"});
}

/* Tonnes and megawatt-hours have no sum, although both are counted in fu. */
static void amounts_of_different_units_have_no_sum(void **state)
{
	fixture *f = *state;
	static const char parts[] =
	        "inputs: {energy: {unit: MWh, amount: yes}, see: {unit: tCO2e/fu}, importer: {type: text}}\n"
	        "amount: {source: act, cases: [{when: known(energy), formula: energy}, {otherwise: mass}]}\n"
	        "groups: {all: {by: importer}}\n"
	        "quantities:\n" CHARGE "  x: {level: all, unit: %s, formula: %s, source: act}\n";
	static const refusal wrong[] = {{"sum(amount)", "unit-mismatch", "amount"}, {"sum(see)", "unit-mismatch", "see"}};
	try_program(f, arena_printf(f->memory, parts, "fu", wrong[0].text), NULL);
	assert_refused(f, &wrong[0]);
	try_program(f, arena_printf(f->memory, parts, "tCO2e/fu", wrong[1].text), NULL);
	assert_refused(f, &wrong[1]);
	load(f, arena_printf(f->memory, parts, "tCO2e", "sum(amount * see)"));
}

/* ---- check ------------------------------------------------------------------------- */

static size_t count_code(const diagnostics *d, const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < diagnostics_count(d); i++)
		n += strcmp(diagnostics_get(d, i)->code, code) == 0;
	return n;
}

static void check(fixture *f, const char *groups, const char *quantities)
{
	octroi_counts counts = {0};
	try_parts(f, groups, quantities);
	assert_non_null(f->program);
	rulebook_check(f->book, "xx-test", &counts, f->d);
}

static void unused_groups_are_named(void **state)
{
	fixture *f = *state;
	check(f, groups_section, quantities_section);
	assert_int_equal(count_code(f->d, "unused-group"), 0);
	check(f, "groups: {spare: {by: importer}}\n", "quantities:\n" CHARGE);
	assert_int_equal(count_code(f->d, "unused-group"), 1);
}

/* Totals of groups are there to be compared; the amount of a line is not. */
static void totals_may_be_compared(void **state)
{
	fixture *f = *state;
	static const char form[] = "%s  x: {%s, source: act}\n";
	static const struct {
		const char *quantity;
		size_t      warnings;
	} examples[] = {
	        {"type: flag, formula: total > limit", 0},
	        {"unit: t, formula: \"max(limit, total)\"", 0},
	        {"unit: t, formula: \"max(limit - total, limit)\"", 0},
	        {"unit: t, formula: \"clamp(total, 0, limit)\"", 0},
	        {"level: office, unit: t, formula: \"max(sum(mass), sum(limit))\"", 0},
	        {"type: flag, formula: mass > limit", 1},
	        {"type: flag, formula: mass > total", 1},
	        {"level: office, unit: t, formula: \"sum(max(mass, limit))\"", 1},
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		check(f, groups_section, arena_printf(f->memory, form, quantities_section, examples[i].quantity));
		if (count_code(f->d, "mixed-amount") != examples[i].warnings)
			fail_msg("'%s' gives %zu warnings", examples[i].quantity, count_code(f->d, "mixed-amount"));
	}
}

/* ---- extends ------------------------------------------------------------------------- */

static void write_changes(fixture *f, const char *changes)
{
	write_document(f, "xx/other.yaml",
	               arena_printf(f->memory,
	                            "octroi: 1\nkind: border-adjustment\ntitle: Another\nextends: xx-test\nchanges:\n%s", changes));
}

static const document *other(fixture *f)
{
	return rulebook_document(f->book, "xx-other", (place){0}, f->d);
}

static void groups_are_changed(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s%s", declarations, groups_section, quantities_section));
	write_changes(f, "  - {replace: groups.year_of_importer.by, with: [importer, quarter(import_date)]}\n"
	                 "  - {drop: groups.year_of_importer.needs}\n"
	                 "  - {add: groups.place, value: {by: origin}}\n"
	                 "  - {replace: quantities.lines_here.level, with: place}\n"
	                 "  - {drop: groups.office}\n");
	const document *doc = other(f);
	f->program = doc ? program_compile(f->book, doc, NULL, f->d) : NULL;
	if (!f->program)
		diagnostics_print(f->d, stderr);
	assert_non_null(f->program);
	assert_int_equal(doc->group_count, 2);
	assert_int_equal(meaning_of(doc->groups[0].by[1])->type.kind, TYPE_PERIOD);
	assert_int_equal(doc->groups[0].need_count, 0);
	assert_string_equal(doc->groups[1].name, "place");
	assert_int_equal(slot_named(f, "lines_here")->level, 2);
}

/* A group that is dropped leaves the levels that named it without one. */
static void dropped_groups_are_missed(void **state)
{
	fixture *f = *state;
	load(f, arena_printf(f->memory, "%s%s%s", declarations, groups_section, quantities_section));
	write_changes(f, "  - {drop: groups.office}\n");
	assert_null(other(f));
	assert_string_equal(diagnostics_get(f->d, 0)->code, "unknown-group");
	assert_string_equal(diagnostics_get(f->d, 0)->remedy, "groups: declares year_of_importer");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(groups_are_declared),
	        RULEBOOK_TEST(levels_are_known),
	        RULEBOOK_TEST(sums_keep_their_unit),
	        RULEBOOK_TEST(wrong_groups_are_refused),
	        RULEBOOK_TEST(wrong_levels_are_refused),
	        RULEBOOK_TEST(rings_through_sums_are_found),
	        RULEBOOK_TEST(sums_stand_nowhere_else),
	        RULEBOOK_TEST(what_lines_say_rests_on_no_group),
	        RULEBOOK_TEST(amounts_of_different_units_have_no_sum),
	        RULEBOOK_TEST(unused_groups_are_named),
	        RULEBOOK_TEST(totals_may_be_compared),
	        RULEBOOK_TEST(groups_are_changed),
	        RULEBOOK_TEST(dropped_groups_are_missed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
