/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions of goods codes and lists of goods: a made-up nomenclature whose codes
 * are renamed, divided, joined and mixed, and the shipped tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codes/codes.h"
#include "rules/rules.h"

#include "memory_fixture.h"

static const csv_table *rows_of(fixture *f, const char *name, const char *text)
{
	const csv_table *t = csv_read(f->memory, source_of(f, name, text), f->d);
	assert_non_null(t);
	return t;
}

static size_t line_of(const diagnostics *d)
{
	size_t line, column;
	place_line(diagnostics_get(d, 0)->where, &line, &column);
	return line;
}

/* ---- a made-up nomenclature ------------------------------------------------------ */

/* old: known from the steps alone. a, b, c: listed. From a to b 010101 stays,
 * 010102 becomes 010103, 020100 is divided, 030101 and 030102 are joined, 0401
 * is mixed, 050100 shares content with 050200 but stands for nothing, 060100 is
 * gone. c is as b, but for 020101 and 020102, which are joined again. */
static const char codes[] = "code,editions\n"
                            "010101,a/b/c\n010102,a\n010103,b/c\n"
                            "020100,a/c\n020101,b\n020102,b\n"
                            "030101,a\n030102,a\n030103,b/c\n"
                            "040101,a\n040102,a/b/c\n040103,b/c\n"
                            "050100,a\n050101,a\n050200,b/c\n060100,a\n";
static const char steps[] = "newer,code,older,was,relation,conversion\n"
                            "b,010103,a,010102,1:1,yes\n"
                            "b,020101,a,020100,n:1,yes\nb,020102,a,020100,n:1,yes\n"
                            "b,030103,a,030101,1:n,yes\nb,030103,a,030102,1:n,no\n"
                            "b,040102,a,040101,n:n,yes\nb,040102,a,040102,n:n,no\nb,040103,a,040102,n:n,yes\n"
                            "b,050200,a,050101,1:n,yes\nb,050200,a,050100,1:n,no\n"
                            "c,020100,b,020101,1:n,yes\nc,020100,b,020102,1:n,no\n"
                            "c,010103,a,010102,1:1,yes\n"
                            "c,030103,a,030101,1:n,yes\n"
                            "c,040102,a,040101,n:n,yes\nc,040103,a,040102,n:n,yes\n"
                            "c,050200,a,050101,1:n,yes\n"
                            "c,010101,old,990000,n:1,yes\nc,010103,old,990000,n:1,yes\n";
static const char *const editions[] = {"old", "a", "b", "c"};

static const goods_editions *made_up(fixture *f)
{
	const goods_editions *e =
	        goods_editions_read(f->memory, editions, 4, rows_of(f, "codes.csv", codes), rows_of(f, "steps.csv", steps), f->d);
	assert_non_null(e);
	return e;
}

/* "030101>030103 n:1", "050100>050200? 1:n; 060100-" of what one conversion says. */
static const char *converted(fixture *f, const goods_editions *e, const char *from, const char *to, const char *list)
{
	const char *all[8];
	size_t count = 0;
	slice rest = slice_of(list), part;
	while (slice_split(&rest, ' ', &part))
		all[count++] = arena_copy(f->memory, part.at, part.length);
	goods_conversion c;
	size_t first = goods_edition_find(e, slice_of(from)), last = goods_edition_find(e, slice_of(to));
	assert_true(first < goods_editions_count(e) && last < goods_editions_count(e));
	goods_convert(e, first, last, all, count, f->memory, &c);
	buffer out = {.memory = f->memory};
	buffer_puts(&out, "");
	for (size_t i = 0; i < c.link_count; i++)
		buffer_printf(&out, "%s%s>%s%s %s", out.length ? "; " : "", c.links[i].from, c.links[i].to,
		              c.links[i].correlated ? "?" : "", goods_relation_names[c.links[i].relation]);
	for (size_t i = 0; i < c.left_count; i++)
		buffer_printf(&out, "%s%s%s", out.length ? "; " : "", c.left[i].code,
		              c.left[i].why == LEFT_NO_CODE ? " is no code" : " has no successor");
	return out.at;
}

static void test_neighbours(void **state)
{
	fixture *f = *state;
	const goods_editions *e = made_up(f);
	assert_string_equal(converted(f, e, "a", "b", "010101 010102"), "010101>010101 1:1; 010102>010103 1:1");
	assert_string_equal(converted(f, e, "a", "b", "020100"), "020100>020101 1:n; 020100>020102 1:n");
	assert_string_equal(converted(f, e, "b", "a", "020101"), "020101>020100 n:1");
	assert_string_equal(converted(f, e, "a", "b", "030101"), "030101>030103 n:1");
	assert_string_equal(converted(f, e, "b", "a", "030103"), "030103>030101 1:n");
	assert_string_equal(converted(f, e, "b", "a", "040102 040103"), "040102>040101 n:n; 040103>040102 n:n");
	assert_string_equal(converted(f, e, "b", "b", "040103"), "040103>040103 1:1");
}

/* 030102 and 050100 stand for no newer code, but share content with one. */
static void test_correlation_is_the_last_resort(void **state)
{
	fixture *f = *state;
	const goods_editions *e = made_up(f);
	assert_string_equal(converted(f, e, "a", "b", "030102 050100"), "030102>030103? n:1; 050100>050200? n:1");
	assert_string_equal(converted(f, e, "a", "c", "050100"), "050100>050200? n:1");
}

static void test_what_is_left(void **state)
{
	fixture *f = *state;
	const goods_editions *e = made_up(f);
	assert_string_equal(converted(f, e, "a", "b", "060100 070100"), "060100 has no successor; 070100 is no code");
	assert_string_equal(converted(f, e, "b", "a", "010102"), "010102 is no code");
	assert_string_equal(converted(f, e, "a", "b", "0101"), "0101 is no code");
	assert_int_equal(goods_edition_find(e, slice_of("d")), goods_editions_count(e));
	assert_false(goods_edition_is_listed(e, 0));
	assert_true(goods_edition_has(e, 0, "990000"));
	assert_false(goods_edition_has(e, 0, "010101"));
}

/* old and a have only c in common: 990000 is 010101 and 010103 there, which were 010101 and 010102. */
static void test_detour(void **state)
{
	fixture *f = *state;
	const goods_editions *e = made_up(f);
	assert_string_equal(converted(f, e, "old", "a", "990000"), "990000>010101 1:n; 990000>010102 1:n");
	assert_string_equal(converted(f, e, "a", "old", "010102"), "010102>990000 n:1");
	/* Of c and of a, 020100 is one code, though b has two of it in between. */
	assert_string_equal(converted(f, e, "a", "c", "020100"), "020100>020100 1:1");
}

static void assert_refused(fixture *f, const char *of_codes, const char *of_steps, const char *code, size_t line)
{
	diagnostics *d = diagnostics_new();
	assert_null(goods_editions_read(f->memory, editions, 4, rows_of(f, "codes.csv", of_codes), rows_of(f, "steps.csv", of_steps), d));
	assert_string_equal(diagnostics_get(d, 0)->code, code);
	if (line)
		assert_int_equal(line_of(d), line);
	diagnostics_free(d);
}

#define HEAD "newer,code,older,was,relation,conversion\n"
static void test_bad_editions(void **state)
{
	fixture *f = *state;
	assert_refused(f, "code\n010101\n", HEAD, "missing-column", 0);
	assert_refused(f, "code,editions\n010101,x\n", HEAD, "unknown-edition", 2);
	assert_refused(f, "code,editions\n01010,a\n", HEAD, "bad-code", 2);
	assert_refused(f, "code,editions\n010101,a\n010101,b\n", HEAD, "repeated-code", 3);
	assert_refused(f, codes, "newer,code,older\nb,010103,a\n", "missing-column", 0);
	assert_refused(f, codes, HEAD "a,010102,b,010103,1:1,yes\n", "bad-order", 2);
	assert_refused(f, codes, HEAD "b,010102,a,010102,1:1,yes\n", "unknown-good", 2);
	assert_refused(f, codes, HEAD "b,010103,a,010102,1:2,yes\n", "bad-relation", 2);
	assert_refused(f, codes, HEAD "b,010103,a,010102,1:1,1\n", "bad-flag", 2);
	assert_refused(f, codes, HEAD "b,010103,a,010102,1:1,yes\nb,010103,a,010101,1:1,yes\n", "two-conversions", 2);
	assert_refused(f, codes, HEAD "b,010103,a,010102,1:1,yes\nb,010103,a,010102,1:1,no\n", "repeated-row", 3);
}

/* ---- lists ------------------------------------------------------------------------ */

static const char *const categories[] = {"air", "water"};

static bool list_reads(fixture *f, goods_list *l, const char *text, const char *code, size_t line)
{
	diagnostics *d = diagnostics_new();
	bool good = goods_list_read(f->memory, rows_of(f, "list.csv", text), l, d);
	if (code) {
		assert_string_equal(diagnostics_get(d, 0)->code, code);
		assert_int_equal(line_of(d), line);
	}
	diagnostics_free(d);
	return good;
}

static void test_list(void **state)
{
	fixture *f = *state;
	goods_list l = {.category_count = 2, .categories = categories};
	assert_true(list_reads(f, &l, "code,category,part,description\n010101,air,yes,x\n010103,water,,\n", NULL, 0));
	assert_int_equal(l.count, 2);
	assert_int_equal(l.goods[0].part, PART_YES);
	assert_string_equal(l.goods[0].text, "x");
	assert_int_equal(l.goods[1].category, 1);
	assert_int_equal(l.goods[1].part, PART_UNKNOWN);
	assert_null(l.goods[1].text);
	l = (goods_list){.only = "mine"};
	assert_true(list_reads(f, &l, "code,mine\n010101,no\n010103,yes\n", NULL, 0));
	assert_int_equal(l.code_count, 1);
	assert_string_equal(l.goods[0].code, "010103");
	assert_int_equal(l.goods[0].category, 0);
}

static void test_overlap(void **state)
{
	fixture *f = *state;
	static const char both[] = "code,category\n010101,air\n010101,water\n";
	goods_list l = {.category_count = 2, .categories = categories};
	assert_false(list_reads(f, &l, both, "two-categories", 3));
	l.overlap = true;
	assert_true(list_reads(f, &l, both, NULL, 0));
	assert_int_equal(l.count, 2);
	assert_int_equal(l.code_count, 1);
	assert_false(list_reads(f, &l, "code,category\n010101,air\n010101,air\n", "repeated-code", 3));
}

static void test_bad_lists(void **state)
{
	fixture *f = *state;
	goods_list l = {.category_count = 2, .categories = categories};
	assert_false(list_reads(f, &l, "code,category\n010101,fire\n", "unknown-category", 2));
	assert_false(list_reads(f, &l, "code,category\n010101,\n", "unknown-category", 2));
	assert_false(list_reads(f, &l, "code,category\n0101,air\n", "bad-code", 2));
	assert_false(list_reads(f, &l, "code,category\n010103,air\n010101,air\n", "not-sorted", 3));
	assert_false(list_reads(f, &l, "code,category,part\n010101,air,perhaps\n", "bad-flag", 2));
	l = (goods_list){.only = "mine"};
	assert_false(list_reads(f, &l, "code,mine\n010101,\n", "bad-flag", 2));
}

/* ---- the shipped tables -------------------------------------------------------------- */

typedef struct {
	fixture base;
	rulebook *book;
} shipped;

static int open_shipped(void **state)
{
	static shipped s;
	s = (shipped){.base = {arena_new(), diagnostics_new()}};
	s.book = rulebook_open("rules", s.base.d);
	assert_non_null(s.book);
	*state = &s;
	return 0;
}

static int close_shipped(void **state)
{
	shipped *s = *state;
	rulebook_close(s->book);
	diagnostics_free(s->base.d);
	arena_free(s->base.memory);
	return 0;
}

static const goods_editions *shipped_editions(shipped *s)
{
	const goods_editions *e = rulebook_editions(s->book, "goods-hs", (place){0}, s->base.d);
	assert_non_null(e);
	return e;
}

/* Read off the correlation tables of the UN Statistics Division. */
static void test_shipped_examples(void **state)
{
	shipped *s = *state;
	fixture *f = &s->base;
	const goods_editions *e = shipped_editions(s);
	assert_string_equal(converted(f, e, "HS2022", "HS2017", "010121"), "010121>010121 1:1");
	assert_string_equal(converted(f, e, "HS2017", "HS2022", "290331"), "290331>290362 1:1");
	assert_string_equal(converted(f, e, "HS2017", "HS2022", "854140"),
	                    "854140>854141 1:n; 854140>854142 1:n; 854140>854143 1:n; 854140>854149 1:n");
	assert_string_equal(converted(f, e, "HS2022", "HS2007", "854143"), "854143>854140 n:1");
	assert_string_equal(converted(f, e, "HS2012", "HS2017", "441872"), "441872>441873 n:n; 441872>441875 1:n");
	assert_string_equal(converted(f, e, "HS2007", "HS2012", "871411 871419"), "871411>871410? n:1; 871419>871410 n:1");
	/* 2022 took flat panel displays out of 871410: it is divided as well. */
	assert_string_equal(converted(f, e, "HS2007", "HS2022", "871411"), "871411>871410? n:n");
	/* 2012 has 010121 of 010110 of both editions; what was 010110 in 2007 is so in 2002. */
	assert_string_equal(converted(f, e, "HS2007", "HS2002", "010110"), "010110>010110 1:1");
	assert_string_equal(converted(f, e, "HS2022", "HS2017", "854140"), "854140 is no code");
}

static size_t codes_of(shipped *s, const goods_editions *e, size_t edition, const char **out)
{
	size_t count = 0;
	for (unsigned i = 0; i < 1000000; i++) {
		char code[8];
		snprintf(code, sizeof code, "%06u", i);
		if (goods_edition_has(e, edition, code))
			out[count++] = arena_copy(s->base.memory, code, 6);
	}
	return count;
}

/* Every code lands or is reported; towards older editions in one place, towards newer ones no place is taken twice. */
static void check_pair(shipped *s, const goods_editions *e, size_t from, size_t to, const char *const *all, size_t count)
{
	goods_conversion c;
	size_t landed = 0;
	uint8_t *taken = calloc(1000000, 1);
	goods_convert(e, from, to, all, count, s->base.memory, &c);
	for (size_t i = 0; i < c.link_count; i++) {
		landed += i == 0 || strcmp(c.links[i - 1].from, c.links[i].from) != 0;
		assert_true(goods_edition_has(e, to, c.links[i].to));
		uint8_t *place_of = &taken[atoi(c.links[i].to)];
		if (from < to && goods_edition_is_listed(e, from) && !(from == 1 && to == 2) && !c.links[i].correlated)
			assert_int_equal((*place_of)++, 0);
	}
	for (size_t i = 0; i < c.left_count; i++)
		assert_int_equal(c.left[i].why, LEFT_NO_SUCCESSOR);
	assert_int_equal(landed + c.left_count, count);
	if (from > to && goods_edition_is_listed(e, to) && !(from == 2 && to == 1)) {
		assert_int_equal(c.link_count, count);
		assert_int_equal(c.left_count, 0);
	}
	free(taken);
}

static void test_every_code_lands(void **state)
{
	shipped *s = *state;
	const goods_editions *e = shipped_editions(s);
	/* As the tables count them; of 1992 only what lists need. */
	static const size_t sizes[] = {519, 5224, 5052, 5205, 5387, 5612};
	assert_int_equal(goods_editions_count(e), 6);
	for (size_t from = 0; from < 6; from++) {
		const char **all = ARENA_ARRAY(s->base.memory, const char *, 10000);
		size_t count = codes_of(s, e, from, all);
		assert_int_equal(count, sizes[from]);
		for (size_t to = 0; to < 6; to++)
			check_pair(s, e, from, to, all, count);
	}
}

/* What stands for a newer code is what the newer code is found by. */
static void test_there_and_back(void **state)
{
	shipped *s = *state;
	fixture *f = &s->base;
	const goods_editions *e = shipped_editions(s);
	const char **all = ARENA_ARRAY(f->memory, const char *, 10000);
	size_t count = codes_of(s, e, 5, all);
	goods_conversion old, new;
	goods_convert(e, 5, 2, all, count, f->memory, &old);
	for (size_t i = 0; i < old.link_count; i += 37) {
		bool found = false;
		goods_convert(e, 2, 5, &old.links[i].to, 1, f->memory, &new);
		for (size_t k = 0; k < new.link_count; k++)
			found = found || strcmp(new.links[k].to, old.links[i].from) == 0;
		assert_true(found);
	}
}

/* Codes of HS2022 for each list, as another program counted them from the same tables. */
static void test_shipped_lists(void **state)
{
	shipped *s = *state;
	const goods_editions *e = shipped_editions(s);
	static const struct {
		const char *id;
		size_t native, now;
	} lists[] = {
	        {"goods-apec_2012", 54, 75}, {"goods-cleg", 248, 287},     {"goods-friends_2009", 154, 179},
	        {"goods-pegs", 165, 195},    {"goods-core_cleg", 11, 14},  {"goods-core_cleg_plus", 40, 43},
	        {"goods-tessd", 32, 93},     {"goods-accts", 265, 460},    {"goods-sagea", 366, 552},
	        {"goods-eu_nz", 46, 77},     {"goods-uk_nz", 267, 399},    {"goods-oecd_other", 123, 159},
	        {"goods-apec_2012_narrow", 63, 63},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const goods_list *l = rulebook_goods_list(s->book, lists[i].id, (place){0}, s->base.d);
		const document *doc = rulebook_document(s->book, lists[i].id, (place){0}, s->base.d);
		assert_non_null(l);
		assert_int_equal(l->code_count, lists[i].native);
		uint8_t *seen = calloc(1000000, 1);
		size_t count = 0;
		for (size_t g = 0; g < l->count; g++) {
			goods_conversion c;
			goods_convert(e, goods_edition_find(e, slice_of(doc->goods_list->edition)), 5, &l->goods[g].code, 1,
			              s->base.memory, &c);
			assert_int_equal(c.left_count, 0);
			for (size_t k = 0; k < c.link_count; k++)
				count += seen[atoi(c.links[k].to)]++ == 0;
		}
		assert_int_equal(count, lists[i].now);
		free(seen);
	}
	assert_null(rulebook_goods_list(s->book, "goods-wto_427", (place){0}, s->base.d));
	assert_int_equal(diagnostics_errors(s->base.d), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_neighbours, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_correlation_is_the_last_resort, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_what_is_left, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_detour, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_bad_editions, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_list, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_overlap, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_bad_lists, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_shipped_examples, open_shipped, close_shipped),
	        cmocka_unit_test_setup_teardown(test_every_code_lands, open_shipped, close_shipped),
	        cmocka_unit_test_setup_teardown(test_there_and_back, open_shipped, close_shipped),
	        cmocka_unit_test_setup_teardown(test_shipped_lists, open_shipped, close_shipped),
	};
	return cmocka_run_group_tests_name("goods lists", tests, NULL, NULL);
}
