/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of goods and of places. The nomenclature is a cutting of the Combined
 * Nomenclature with invented periods; the places are those whose names are
 * mistaken for one another. */
#include <stdio.h>
#include <string.h>

#include "codes/codes.h"

#include "memory_fixture.h"

static const csv_table *table(fixture *f, const char *text)
{
	const csv_table *t = csv_read(f->memory, source_of(f, "list.csv", text), f->d);
	assert_non_null(t);
	return t;
}

static const yaml_node *document(fixture *f, const char *text)
{
	const yaml_node *n = yaml_read(f->memory, source_of(f, "groups.yaml", text), f->d);
	assert_non_null(n);
	return n;
}

/* The newest complaint has this code, this message, and stands on this line. */
static void assert_error(const fixture *f, const char *code, size_t line, const char *message)
{
	size_t n = diagnostics_count(f->d), found_line, column;
	assert_true(n > 0);
	const diagnostic *e = diagnostics_get(f->d, n - 1);
	assert_string_equal(e->message, message);
	assert_string_equal(e->code, code);
	place_line(e->where, &found_line, &column);
	assert_int_equal(found_line, line);
}

/* ---- goods codes ----------------------------------------------------------- */

static void good_codes_are_read_as_people_write_them(void **state)
{
	fixture *f = *state;
	static const char *const cases[][2] = {
	        {"72083900", "72083900"},
	        {"7208 39 00", "72083900"},
	        {"7208.39.00", "72083900"},
	        {" 7208 39 00 10 ", "7208390010"},
	        {"72", "72"},
	        {"01", "01"},
	        {"7208\u00a039\u00a000", "72083900"},
	        {"2523.10", "252310"},
	        {"7 2 0 8", "7208"},
	        {"7208.  39", "720839"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char digits[GOOD_DIGITS_MAX + 1];
		const char *why = NULL;
		assert_true(good_read(f->memory, slice_of(cases[i][0]), digits, &why));
		assert_string_equal(digits, cases[i][1]);
	}
}

static void bad_good_codes_say_why(void **state)
{
	fixture *f = *state;
	static const char *const cases[][2] = {
	        {"", "a goods code is missing"},
	        {"  ", "a goods code is missing"},
	        {"7208390",
	         "'7208390' has 7 digits; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: "
	         "'07208390'?"},
	        {"1", "'1' has 1 digit; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: '01'?"},
	        {"10 51 1",
	         "'10 51 1' has 5 digits; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: "
	         "'010511'?"},
	        {"720839001011", "'720839001011' has 12 digits; a goods code has 2, 4, 6, 8 or 10"},
	        {"72083900101", "'72083900101' has 11 digits; a goods code has 2, 4, 6, 8 or 10"},
	        {"7208A900", "'7208A900' has 'A'; a goods code has digits only"},
	        {"ex 7208", "'ex 7208' has 'e'; a goods code has digits only"},
	        {"7208-39", "'7208-39' has '-'; a goods code has digits only"},
	        {"+7208", "'+7208' has '+'; a goods code has digits only"},
	        {"7208.", "'7208.' has '.'; a goods code has digits only"},
	        {".7208", "'.7208' has '.'; a goods code has digits only"},
	        {"72\uff10\uff18",
	         "'72\uff10\uff18' has the full-width digit '\uff10'; write goods codes with the digits 0 to 9"},
	        {"72\uff19", "'72\uff19' has the full-width digit '\uff19'; write goods codes with the digits 0 to 9"},
	        {"72\u00e9", "'72\u00e9' has '\u00e9'; a goods code has digits only"},
	        {"72\n08", "a goods code has digits only, found byte 0x0a"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char digits[GOOD_DIGITS_MAX + 1];
		const char *why = NULL;
		assert_false(good_read(f->memory, slice_of(cases[i][0]), digits, &why));
		assert_string_equal(why, cases[i][1]);
	}
}

static void good_codes_are_written_in_groups(void **state)
{
	(void)state;
	char out[GOOD_TEXT_SIZE];
	assert_string_equal(good_write("72", out), "72");
	assert_string_equal(good_write("7208", out), "7208");
	assert_string_equal(good_write("720839", out), "7208 39");
	assert_string_equal(good_write("72083900", out), "7208 39 00");
	assert_string_equal(good_write("7208390010", out), "7208 39 00 10");
}

/* ---- nomenclatures --------------------------------------------------------- */

static const char goods_csv[] = "code,from,to,description\n"
                                "25,,,\"Salt; sulphur; earths and stone\"\n"
                                "25231000,1988,,Cement clinkers\n"
                                "72,,,Iron and steel\n"
                                "72083900,2000-01-01,2025-12-31,\"Flat-rolled, \"\"hot\"\" (old)\"\n"
                                "72083900,2026,,Flat-rolled\n"
                                "72084000,,2020,Patterned\n"
                                "72085120,,,Thick plate\n"
                                "73181500,,,Screws and bolts\n"
                                "7318160010,2026-07-01,,Nuts";

static day on(int year, int month, int dom)
{
	return day_of(year, month, dom);
}

static void a_nomenclature_tells_what_a_code_is(void **state)
{
	fixture *f = *state;
	nomenclature *n = nomenclature_read(f->memory, table(f, goods_csv), f->d);
	assert_non_null(n);
	day today = on(2026, 8, 1);
	assert_int_equal(nomenclature_status(n, "72083900", today), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "72083900", on(2025, 12, 31)), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "72083900", on(1999, 12, 31)), GOOD_EXPIRED);
	assert_int_equal(nomenclature_status(n, "72083900", on(9000, 1, 1)), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "72083900", DAY_UNKNOWN), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "72084000", on(2020, 12, 31)), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "72084000", on(2021, 1, 1)), GOOD_EXPIRED);
	assert_int_equal(nomenclature_status(n, "7208", today), GOOD_STEM);
	assert_int_equal(nomenclature_status(n, "72", today), GOOD_KNOWN);
	assert_int_equal(nomenclature_status(n, "73", today), GOOD_STEM);
	assert_int_equal(nomenclature_status(n, "7208390010", today), GOOD_EXTENSION);
	/* The code that it extends must exist on that day. */
	assert_int_equal(nomenclature_status(n, "7208400010", today), GOOD_UNKNOWN);
	/* A chapter has divisions: what is not among them is no extension of it. */
	assert_int_equal(nomenclature_status(n, "72999999", today), GOOD_UNKNOWN);
	assert_int_equal(nomenclature_status(n, "01", today), GOOD_UNKNOWN);
	assert_int_equal(nomenclature_status(n, "99", today), GOOD_UNKNOWN);
	/* The longer code is not there yet. */
	assert_int_equal(nomenclature_status(n, "73181600", on(2026, 6, 30)), GOOD_UNKNOWN);
	assert_int_equal(nomenclature_status(n, "73181600", on(2026, 7, 1)), GOOD_STEM);
}

static void a_nomenclature_gives_texts(void **state)
{
	fixture *f = *state;
	nomenclature *n = nomenclature_read(f->memory, table(f, goods_csv), f->d);
	assert_non_null(n);
	assert_string_equal(nomenclature_text(n, "72083900", on(2025, 1, 1)), "Flat-rolled, \"hot\" (old)");
	assert_string_equal(nomenclature_text(n, "72083900", on(2026, 1, 1)), "Flat-rolled");
	assert_string_equal(nomenclature_text(n, "72083900", DAY_UNKNOWN), "Flat-rolled");
	assert_string_equal(nomenclature_text(n, "7208390010", on(2026, 1, 1)), "Flat-rolled");
	assert_string_equal(nomenclature_text(n, "72999999", on(2026, 1, 1)), "Iron and steel");
	assert_string_equal(nomenclature_text(n, "72084000", on(2026, 1, 1)), "Iron and steel");
	assert_string_equal(nomenclature_text(n, "25", on(2026, 1, 1)), "Salt; sulphur; earths and stone");
	assert_string_equal(nomenclature_text(n, "7318160010", on(2026, 7, 1)), "Nuts");
	assert_null(nomenclature_text(n, "7318", on(2026, 1, 1)));
	assert_null(nomenclature_text(n, "99", DAY_UNKNOWN));
}

static void a_nomenclature_offers_the_nearest_codes(void **state)
{
	fixture *f = *state;
	nomenclature *n = nomenclature_read(f->memory, table(f, goods_csv), f->d);
	const char *out[4];
	assert_non_null(n);
	/* 7208 51 00 differs from 7208 51 20 in one digit; both begin with 7208 51. */
	assert_int_equal(nomenclature_nearest(n, "72085100", on(2026, 1, 1), out, 4), 1);
	assert_string_equal(out[0], "72085120");
	/* Expired: what stands under 7208 today; …3900 differs in two digits, …5120 in three. */
	assert_int_equal(nomenclature_nearest(n, "72084000", on(2026, 1, 1), out, 4), 2);
	assert_string_equal(out[0], "72083900");
	assert_string_equal(out[1], "72085120");
	assert_int_equal(nomenclature_nearest(n, "72084000", on(2026, 1, 1), out, 1), 1);
	assert_string_equal(out[0], "72083900");
	/* No heading 2752: the smallest distance, a swap. A code of two periods is offered once. */
	assert_int_equal(nomenclature_nearest(n, "27083900", DAY_UNKNOWN, out, 4), 1);
	assert_string_equal(out[0], "72083900");
	assert_int_equal(nomenclature_nearest(n, "99999999", DAY_UNKNOWN, out, 4), 0);
	assert_int_equal(nomenclature_nearest(n, "72085100", DAY_UNKNOWN, out, 0), 0);
}

static void a_nomenclature_is_walked_in_order(void **state)
{
	fixture *f = *state;
	nomenclature *n = nomenclature_read(f->memory, table(f, goods_csv), f->d);
	const char *digits, *text;
	period valid;
	assert_non_null(n);
	assert_true(nomenclature_entry(n, 3, &digits, &valid, &text));
	assert_string_equal(digits, "72083900");
	assert_int_equal(valid.first, on(2000, 1, 1));
	assert_int_equal(valid.last, on(2025, 12, 31));
	assert_true(nomenclature_entry(n, 8, &digits, &valid, &text));
	assert_string_equal(digits, "7318160010");
	assert_int_equal(valid.last, DAY_LAST);
	assert_false(nomenclature_entry(n, 9, &digits, &valid, &text));
}

static void bad_nomenclatures_are_refused(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *csv, *code;
		size_t line;
		const char *message;
	} cases[] = {
	        {"code,from,to,description\n7209,,,b\n7208,,,a\n", "not-sorted", 3,
	         "'7208' is out of order: a nomenclature is sorted by code"},
	        {"code,from,to,description\n7208,,,b\n72,,,a\n", "not-sorted", 3,
	         "'72' is out of order: a nomenclature is sorted by code"},
	        {"code,from,to,description\n7208,2020,2022,b\n7208,2022-12-31,,a\n", "overlap", 3,
	         "'7208' is listed twice for the same days"},
	        {"code,from,to,description\n7208,,,b\n7208,,,b\n", "overlap", 3,
	         "'7208' is listed twice for the same days"},
	        {"code,from,to,description\n72o8,,,b\n", "bad-code", 2, "'72o8' is no goods code: digits only"},
	        {"code,from,to,description\n,,,b\n", "bad-code", 2, "'' is no goods code: digits only"},
	        {"code,from,to,description\n72,2026-02-30,,b\n", "bad-date", 2,
	         "'2026-02-30' is neither a day YYYY-MM-DD nor a year"},
	        {"code,from,to,description\n72,2026..2027,,b\n", "bad-date", 2,
	         "'2026..2027' is neither a day YYYY-MM-DD nor a year"},
	        {"code,from,to,description\n72,,2026-05,b\n", "bad-date", 2,
	         "'2026-05' is neither a day YYYY-MM-DD nor a year"},
	        {"code,from,to,description\n72,2026,2025,b\n", "bad-period", 2,
	         "'2025' lies before the start of the period"},
	        {"code,from,to\n72,2026,2025\n", "missing-column", 1, "a nomenclature needs the column 'description'"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(nomenclature_read(f->memory, table(f, cases[i].csv), f->d));
		assert_error(f, cases[i].code, cases[i].line, cases[i].message);
	}
}

static void an_empty_nomenclature_knows_nothing(void **state)
{
	fixture *f = *state;
	nomenclature *n = nomenclature_read(f->memory, table(f, "code,from,to,description\n"), f->d);
	assert_non_null(n);
	assert_int_equal(nomenclature_status(n, "72", DAY_UNKNOWN), GOOD_UNKNOWN);
	assert_null(nomenclature_text(n, "72", DAY_UNKNOWN));
}

/* ---- places ---------------------------------------------------------------- */

static const char places_csv[] = "code,name,aliases,note\n"
                                 "AT,Austria,,\n"
                                 "CG,Congo,Congo-Brazzaville;Republic of the Congo,\n"
                                 "CD,\"Congo, Democratic Republic\",Congo;DR Congo;Congo-Kinshasa,\n"
                                 "CI,Côte d’Ivoire,Ivory Coast,\n"
                                 "CN,China,中国;People's Republic of China,\n"
                                 "DM,Dominica,,\n"
                                 "DO,Dominican Republic,,\n"
                                 "GB,United Kingdom,UK;Great Britain,\n"
                                 "GN,Guinea,,\n"
                                 "GQ,Equatorial Guinea,,\n"
                                 "GW,Guinea-Bissau,,\n"
                                 "KP,North Korea,Korea,\n"
                                 "KR,South Korea,Korea;Republic of Korea,\n"
                                 "NE,Niger,,\n"
                                 "NG,Nigeria,,\n"
                                 "NO,Norway,,\n"
                                 "PG,Papua New Guinea,,\n"
                                 "TR,Türkiye,Turkey,\n"
                                 "XA,Test Land,XB,an alias that is another's code\n"
                                 "XB,Other Land,,\n";

static const places *world(fixture *f)
{
	const places *p = places_read(f->memory, table(f, places_csv), NULL, f->d);
	assert_non_null(p);
	assert_int_equal(diagnostics_count(f->d), 0);
	return p;
}

static void places_are_found_by_code_name_and_alias(void **state)
{
	fixture *f = *state;
	const places *p = world(f);
	static const char *const cases[][2] = {
	        {"NE", "NE"},
	        {"ne", "NE"},
	        {"Niger", "NE"},
	        {"NIGER", "NE"},
	        {"Nigeria", "NG"},
	        {"Dominica", "DM"},
	        {"dominican republic", "DO"},
	        {"Guinea", "GN"},
	        {"Guinea-Bissau", "GW"},
	        {"guinea bissau", "GW"},
	        {"Equatorial Guinea", "GQ"},
	        {"Papua New Guinea", "PG"},
	        {"Turkiye", "TR"},
	        {"TÜRKİYE", "TR"},
	        {"Turkey", "TR"},
	        {"cote d ivoire", "CI"},
	        {"Cote d'Ivoire", "CI"},
	        {" Congo, Democratic Republic ", "CD"},
	        {"Congo-Brazzaville", "CG"},
	        {"South Korea", "KR"},
	        {"中国", "CN"},
	        {"Peoples Republic of China", ""},
	        {"UK", "GB"},
	        {"no", "NO"},
	        {"XB", "XB"}, /* a code comes before another's alias */
	};
	assert_int_equal(places_count(p), 20);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		place_id id = 0;
		const char *why = NULL;
		bool found = places_find(p, f->memory, slice_of(cases[i][0]), &id, &why) == PLACE_FOUND;
		assert_int_equal(found, cases[i][1][0] != '\0');
		if (found)
			assert_string_equal(places_code(p, id), cases[i][1]);
	}
}

static void shared_names_are_ambiguous(void **state)
{
	fixture *f = *state;
	const places *p = world(f);
	place_id id = 7;
	const char *why = NULL;
	assert_int_equal(places_find(p, f->memory, slice_of("Congo"), &id, &why), PLACE_AMBIGUOUS);
	assert_string_equal(why, "'Congo' could be CG (Congo) or CD (Congo, Democratic Republic)");
	assert_int_equal(id, 0);
	assert_int_equal(places_find(p, f->memory, slice_of("korea"), &id, &why), PLACE_AMBIGUOUS);
	assert_string_equal(why, "'korea' could be KP (North Korea) or KR (South Korea)");
}

static void absent_places_come_with_offers(void **state)
{
	fixture *f = *state;
	const places *p = world(f);
	static const char *const cases[][2] = {
	        /* A beginning of whole words is no name, but is offered first. */
	        {"Dominican", "'Dominican' is no known place; did you mean DO (Dominican Republic) or DM (Dominica)?"},
	        {"Papua", "'Papua' is no known place; did you mean PG (Papua New Guinea)?"},
	        /* One letter from Niger, three from Nigeria. */
	        {"Nigerr", "'Nigerr' is no known place; did you mean NE (Niger) or NG (Nigeria)?"},
	        {"Nige", "'Nige' is no known place; did you mean NE (Niger) or NG (Nigeria)?"},
	        {"Austira", "'Austira' is no known place; did you mean AT (Austria)?"},
	        {"on", "'on' is no known place; did you mean NO (Norway)?"},
	        {"ZZ", "'ZZ' is no known place"},
	        {"Atlantis", "'Atlantis' is no known place"},
	        {"", "a place is missing"},
	        {"   ", "a place is missing"},
	        {"日本", "'日本' is no known place"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		place_id id = 7;
		const char *why = NULL;
		assert_int_equal(places_find(p, f->memory, slice_of(cases[i][0]), &id, &why), PLACE_ABSENT);
		assert_int_equal(id, 0);
		assert_string_equal(why, cases[i][1]);
	}
}

static void a_very_long_name_is_absent(void **state)
{
	fixture *f = *state;
	const places *p = world(f);
	char text[3000];
	place_id id;
	const char *why = NULL;
	memset(text, 'a', sizeof text);
	assert_int_equal(places_find(p, f->memory, (slice){text, sizeof text}, &id, &why), PLACE_ABSENT);
	assert_non_null(why);
}

static void bad_lists_of_places_are_refused(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *csv, *code;
		size_t line;
		const char *message;
	} cases[] = {
	        {"code,name\nAT,Austria\nBE,Belgium\nat,Again\n", "repeated-code", 4, "the code 'at' is repeated"},
	        {"code,name\n,Austria\n", "bad-code", 2, "'' is no code of a place: up to 16 letters and digits, or a part such as US-CA"},
	        {"code,name\nAT-,Austria\n", "bad-code", 2, "'AT-' is no code of a place: up to 16 letters and digits, or a part such as US-CA"},
	        {"code,name\nA-T,Austria\n", "bad-code", 2, "'A-T' is no code of a place: up to 16 letters and digits, or a part such as US-CA"},
	        {"code,name\nAT,\n", "bad-name", 2, "a place needs a name, of at most 250 letters"},
	        {"code,name,aliases\nAT,Austria,a;;b\n", "bad-name", 2, "an alias is empty or longer than 250 letters"},
	        {"code,title\nAT,Austria\n", "unknown-column", 1, "a list of places has no column 'title'"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(places_read(f->memory, table(f, cases[i].csv), NULL, f->d));
		assert_error(f, cases[i].code, cases[i].line, cases[i].message);
	}
}

/* ---- groups ---------------------------------------------------------------- */

static const char groups_yaml[] = "EU:\n"
                                  "  title: European Union\n"
                                  "  source: teu\n"
                                  "  members: {AT: 1995-01-01.., GB: 1973-01-01..2020-01-31}\n"
                                  "club:\n"
                                  "  members:\n"
                                  "    NO: [2020, 2021, 2023-Q1]\n"
                                  "    CN: ..\n"
                                  "empty: {title: Nobody, members: {}}\n";

static place_id place_named(const places *p, fixture *f, const char *name)
{
	place_id id = 0;
	const char *why;
	assert_int_equal(places_find(p, f->memory, slice_of(name), &id, &why), PLACE_FOUND);
	return id;
}

static void membership_has_days(void **state)
{
	fixture *f = *state;
	const places *p = places_read(f->memory, table(f, places_csv), document(f, groups_yaml), f->d);
	assert_non_null(p);
	group_id eu = places_find_group(p, slice_of("EU")), club = places_find_group(p, slice_of("club"));
	place_id at = place_named(p, f, "AT"), gb = place_named(p, f, "GB"), no = place_named(p, f, "NO");
	period holds;
	assert_false(places_in_group(p, at, eu, on(1994, 12, 31), &holds));
	assert_int_equal(holds.first, DAY_FIRST);
	assert_int_equal(holds.last, on(1994, 12, 31));
	assert_true(places_in_group(p, at, eu, on(1995, 1, 1), &holds));
	assert_int_equal(holds.last, DAY_LAST);
	assert_int_equal(holds.first, on(1995, 1, 1));
	assert_true(places_in_group(p, gb, eu, on(2020, 1, 31), &holds));
	assert_int_equal(holds.last, on(2020, 1, 31));
	assert_false(places_in_group(p, gb, eu, on(2020, 2, 1), &holds));
	assert_int_equal(holds.first, on(2020, 2, 1));
	assert_int_equal(holds.last, DAY_LAST);
	assert_false(places_in_group(p, no, eu, on(2020, 1, 1), NULL));
	/* 2020 and 2021 touch: the answer changes at the end of 2021. */
	assert_true(places_in_group(p, no, club, on(2020, 6, 1), &holds));
	assert_int_equal(holds.last, on(2021, 12, 31));
	assert_false(places_in_group(p, no, club, on(2022, 6, 1), &holds));
	assert_int_equal(holds.last, on(2022, 12, 31));
	assert_true(places_in_group(p, no, club, on(2023, 3, 31), &holds));
	assert_int_equal(holds.last, on(2023, 3, 31));
	assert_true(places_in_group(p, place_named(p, f, "China"), club, DAY_FIRST, &holds));
	assert_int_equal(holds.last, DAY_LAST);
}

static void groups_are_found_by_their_exact_name(void **state)
{
	fixture *f = *state;
	const places *p = places_read(f->memory, table(f, places_csv), document(f, groups_yaml), f->d);
	assert_non_null(p);
	assert_int_equal(places_group_count(p), 3);
	const place_group *eu = places_group(p, 1), *club = places_group(p, 2), *empty = places_group(p, 3);
	assert_string_equal(eu->name, "EU");
	assert_string_equal(eu->title, "European Union");
	assert_true(slice_is(eu->source->text, "teu"));
	assert_int_equal(eu->count, 2);
	assert_string_equal(places_code(p, eu->members[1]), "GB");
	assert_int_equal(eu->during[1].last, on(2020, 1, 31));
	assert_null(club->source);
	assert_int_equal(club->count, 4); /* Norway thrice */
	assert_int_equal(empty->count, 0);
	assert_null(places_group(p, 0));
	assert_null(places_group(p, 4));
	assert_int_equal(places_find_group(p, slice_of("eu")), 0);
	assert_string_equal(places_nearest_group(p, slice_of("clubb")), "club");
	assert_null(places_nearest_group(p, slice_of("mercosur")));
}

static void bad_groups_are_refused(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *yaml, *code;
		size_t line;
		const char *message, *remedy;
	} cases[] = {
	        {"EU:\n  members: {ZZ: ..}\n", "unknown-member", 2, "'ZZ' is no code of a place",
	         "'ZZ' is no known place"},
	        {"EU:\n  members: {at: ..}\n", "unknown-member", 2, "'at' is no code of a place", "did you mean 'AT'?"},
	        {"EU:\n  members: {Austria: ..}\n", "unknown-member", 2, "'Austria' is no code of a place",
	         "did you mean 'AT' (Austria)?"},
	        {"EU:\n  members: {AT: soon}\n", "bad-period", 2, "the membership of 'AT' is no period",
	         "write 1995-01-01.., 1973-01-01..2020-01-31, or .. for always"},
	        {"EU:\n  members: {AT: }\n", "bad-period", 2, "the membership of 'AT' is no period",
	         "write 1995-01-01.., 1973-01-01..2020-01-31, or .. for always"},
	        {"EU:\n  members: {AT: [2020.., 2022]}\n", "overlap", 2, "the periods of 'AT' overlap", NULL},
	        {"EU:\n  members: [AT]\n", "bad-group", 2, "group 'EU' needs a map of members",
	         "write members: {CODE: period}, with .. for always"},
	        {"EU:\n  title: x\n", "bad-group", 1, "group 'EU' needs a map of members",
	         "write members: {CODE: period}, with .. for always"},
	        {"EU-27:\n  members: {}\n", "bad-group", 1, "'EU-27' is no name of a group",
	         "use letters, digits and underscores"},
	        {"EU: {title: [x], members: {}}\n", "bad-group", 1, "'title' of group 'EU' is no text", NULL},
	        {"EU: 3\n", "bad-group", 1, "group 'EU' is no map",
	         "write EU: {title: …, source: …, members: {CODE: period}}"},
	        {"- EU\n", "bad-group", 1, "groups are a map from names", NULL},
	        {"EU:\n  members: {}\n  unknown: [{during: 2020..}]\n", "bad-group", 3,
	         "what is unknown of group 'EU' needs a period and a reason",
	         "write {places: [CODE], during: 2026.., why: …}, without places for all"},
	        {"EU:\n  members: {}\n  unknown: {during: 2020.., why: x}\n", "bad-group", 3,
	         "'unknown' of group 'EU' is no list", NULL},
	        {"EU:\n  members: {}\n  unknown: [{places: AT, during: 2020.., why: x}]\n", "bad-group", 3,
	         "'places' of group 'EU' is no list", NULL},
	        {"EU:\n  members: {}\n  unknown: [{places: [QX], during: 2020.., why: x}]\n", "unknown-member", 3,
	         "'QX' is no code of a place", "'QX' is no known place"},
	        {"EU:\n  members: {}\n  with: EWR\nEWR:\n  members: {}\n", "unknown-group", 3,
	         "'EWR' is no group above group 'EU'", "write it behind the group with which it goes"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_null(places_read(f->memory, table(f, places_csv), document(f, cases[i].yaml), f->d));
		assert_error(f, cases[i].code, cases[i].line, cases[i].message);
		const char *remedy = diagnostics_get(f->d, diagnostics_count(f->d) - 1)->remedy;
		assert_int_equal(remedy == NULL, cases[i].remedy == NULL);
		if (remedy != NULL)
			assert_string_equal(remedy, cases[i].remedy);
	}
	size_t before = diagnostics_errors(f->d);
	assert_null(
	        places_read(f->memory, table(f, places_csv), document(f, "EU: {membres: {}, members: {}}\n"), f->d));
	assert_int_equal(diagnostics_errors(f->d), before + 1);
}

static void membership_may_be_unknown(void **state)
{
	fixture *f = *state;
	const places *p = places_read(f->memory, table(f, places_csv),
	                              document(f, "poor:\n  members: {NO: ..}\n  unknown:\n"
	                                          "    - {during: ..2019, why: too long ago}\n"
	                                          "    - {places: [NO], during: 2026-11-24.., why: nobody told}\n"),
	                              f->d);
	assert_non_null(p);
	place_id no = place_named(p, f, "Norway"), at = place_named(p, f, "Austria");
	period holds;
	assert_string_equal(places_membership_unknown(p, at, 1, on(2019, 12, 31), &holds), "too long ago");
	assert_int_equal(holds.last, on(2019, 12, 31));
	assert_null(places_membership_unknown(p, no, 1, on(2026, 11, 23), &holds));
	assert_int_equal(holds.first, on(2020, 1, 1));
	assert_int_equal(holds.last, on(2026, 11, 23));
	assert_string_equal(places_membership_unknown(p, no, 1, on(2026, 11, 24), &holds), "nobody told");
	assert_null(places_membership_unknown(p, at, 1, on(2026, 11, 24), &holds));
	assert_int_equal(holds.last, DAY_LAST);
}

/* What goes with a group goes with it at any depth, from the same day on; what does not stays. */
static void groups_go_with_another(void **state)
{
	fixture *f = *state;
	places *p = places_read(f->memory, table(f, places_csv),
	                        document(f, "EU: {members: {AT: ..}}\n"
	                                    "market: {with: EU, members: {AT: ..}}\n"
	                                    "trading: {with: market, members: {}}\n"
	                                    "other: {members: {}}\n"),
	                        f->d);
	assert_non_null(p);
	place_id no = place_named(p, f, "Norway");
	assert_true(places_move(p, f->memory, no, 1, on(2030, 1, 1), true));
	for (group_id g = 1; g <= 3; g++) {
		assert_false(places_in_group(p, no, g, on(2029, 12, 31), NULL));
		assert_true(places_in_group(p, no, g, on(2030, 1, 1), NULL));
	}
	assert_false(places_in_group(p, no, 4, on(2030, 1, 1), NULL));
	assert_true(places_move(p, f->memory, no, 2, on(2031, 1, 1), false));
	assert_true(places_in_group(p, no, 1, on(2031, 1, 1), NULL));
	assert_false(places_in_group(p, no, 2, on(2031, 1, 1), NULL));
	assert_false(places_in_group(p, no, 3, on(2031, 1, 1), NULL));
}

/* NO leaves the one on the day before it joins the other; AT does not. */
static void two_unions_are_told(void **state)
{
	fixture *f = *state;
	const places *p = places_read(f->memory, table(f, places_csv),
	                              document(f, "one: {union: customs, members: {NO: ..2019, AT: ..2019}}\n"
	                                          "other: {union: customs, members: {NO: 2020.., AT: 2019-12-31..}}\n"
	                                          "third: {union: money, members: {NO: .., AT: ..}}\n"
	                                          "fourth: {members: {NO: .., AT: ..}}\n"),
	                              f->d);
	assert_non_null(p);
	places_check_unions(p, f->d);
	assert_int_equal(diagnostics_count(f->d), 1);
	assert_error(f, "two-unions", 2, "'AT' is in two unions (customs) from 2019-12-31 on: one and other");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	        TEST(good_codes_are_read_as_people_write_them),
	        TEST(bad_good_codes_say_why),
	        TEST(good_codes_are_written_in_groups),
	        TEST(a_nomenclature_tells_what_a_code_is),
	        TEST(a_nomenclature_gives_texts),
	        TEST(a_nomenclature_offers_the_nearest_codes),
	        TEST(a_nomenclature_is_walked_in_order),
	        TEST(bad_nomenclatures_are_refused),
	        TEST(an_empty_nomenclature_knows_nothing),
	        TEST(places_are_found_by_code_name_and_alias),
	        TEST(shared_names_are_ambiguous),
	        TEST(absent_places_come_with_offers),
	        TEST(a_very_long_name_is_absent),
	        TEST(bad_lists_of_places_are_refused),
	        TEST(membership_has_days),
	        TEST(membership_may_be_unknown),
	        TEST(groups_go_with_another),
	        TEST(two_unions_are_told),
	        TEST(groups_are_found_by_their_exact_name),
	        TEST(bad_groups_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
