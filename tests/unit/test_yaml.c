/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yaml: trees with true places, and the parts of YAML that are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "yaml/yaml.h"

typedef struct {
	arena *memory;
	diagnostics *errors;
	source_text source;
	yaml_node *root;
} reading;

static reading *read_bytes(const char *bytes, size_t length)
{
	reading *r = malloc(sizeof *r);
	char *copy = malloc(length + 1); /* so that a sanitizer sees each byte too many */
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	*r = (reading){arena_new(), diagnostics_new(), {.name = "rules/x.yaml", .bytes = copy, .length = length}, NULL};
	r->root = yaml_read(r->memory, &r->source, r->errors);
	return r;
}

static reading *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void release(reading *r)
{
	arena_free(r->memory);
	diagnostics_free(r->errors);
	free((char *)(uintptr_t)r->source.bytes);
	free(r);
}

static void check_node(const yaml_node *node, const char *text, const char *raw, size_t line, size_t column)
{
	assert_non_null(node);
	assert_true(slice_is(node->text, text));
	assert_true(slice_is(place_text(node->where), raw));
	size_t found_line, found_column;
	place_line(node->where, &found_line, &found_column);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
}

static void a_tree_with_places(void **state)
{
	(void)state;
	reading *r = read_text("kind: scheme # remark\n"
	                       "list:\n"
	                       "- NO\n"
	                       "- {k: v, n: [1, 2]}\n"
	                       "nothing:\n"
	                       "map:\n"
	                       "  inner: 007\n"
	                       "# the end\n");
	assert_non_null(r->root);
	assert_int_equal(r->root->kind, YAML_MAP);
	assert_int_equal(r->root->count, 4);
	check_node(r->root->pairs[0].key, "kind", "kind", 1, 1);
	check_node(yaml_get(r->root, "kind"), "scheme", "scheme", 1, 7);
	const yaml_node *list = yaml_get(r->root, "list");
	assert_int_equal(list->kind, YAML_SEQUENCE);
	assert_int_equal(list->count, 2);
	assert_false(list->flow);
	check_node(list->items[0], "NO", "NO", 3, 3);
	const yaml_node *map = list->items[1];
	assert_true(map->flow && yaml_get(map, "k")->flow);
	assert_true(slice_is(place_text(map->where), "{k: v, n: [1, 2]}"));
	check_node(yaml_get(map, "n")->items[1], "2", "2", 4, 17);
	check_node(yaml_get(r->root, "nothing"), "", "", 5, 9);
	assert_true(yaml_is_null(yaml_get(r->root, "nothing")));
	check_node(yaml_get(yaml_get(r->root, "map"), "inner"), "007", "007", 7, 10);
	assert_true(slice_is(place_text(yaml_get(r->root, "map")->where), "inner: 007"));
	assert_null(yaml_get(r->root, "absent"));
	assert_null(yaml_get(list, "kind"));
	assert_null(yaml_get(NULL, "kind"));
	release(r);
}

static void scalars_keep_their_raw_bytes(void **state)
{
	(void)state;
	reading *r = read_text("\xEF\xBB\xBF"
	                       "é: 'it''s é' # 中\n"
	                       "d: \"a\\tb\"\n"
	                       "lit: |  # header\n"
	                       "    min(a,\n"
	                       "      b)\n"
	                       "\n"
	                       "fold: >-\n"
	                       "  one\n"
	                       "  two\n"
	                       "plain: a\n"
	                       "  + b\n"
	                       "empty: ''\n"
	                       "word: null\n"
	                       "tilde: ~\n"
	                       "quoted: 'null'\n"
	                       "block: |\n");
	assert_non_null(r->root);
	check_node(yaml_get(r->root, "é"), "it's é", "it''s é", 1, 5);
	check_node(yaml_get(r->root, "d"), "a\tb", "a\\tb", 2, 5);
	check_node(yaml_get(r->root, "lit"), "min(a,\n  b)\n", "min(a,\n      b)", 4, 5);
	check_node(yaml_get(r->root, "fold"), "one two", "one\n  two", 8, 3);
	check_node(yaml_get(r->root, "plain"), "a + b", "a\n  + b", 10, 8);
	check_node(yaml_get(r->root, "empty"), "", "", 12, 9);
	assert_true(yaml_get(r->root, "empty")->quoted && !yaml_is_null(yaml_get(r->root, "empty")));
	assert_true(yaml_get(r->root, "lit")->quoted && !yaml_get(r->root, "plain")->quoted);
	assert_true(yaml_is_null(yaml_get(r->root, "word")) && yaml_is_null(yaml_get(r->root, "tilde")));
	assert_false(yaml_is_null(yaml_get(r->root, "quoted")) || yaml_is_null(r->root));
	assert_int_equal(yaml_get(r->root, "block")->where.length, 0);
	release(r);
}

/* libyaml counts characters: places must not drift behind wide ones. */
static void places_hold_behind_many_wide_characters(void **state)
{
	(void)state;
	arena *a = arena_new();
	buffer b = {.memory = a};
	for (int i = 0; i < 300; i++)
		buffer_printf(&b, "é%d: 中\xF0\x9F\x8F\xAD%s\n", i, i % 3 ? "" : "\r");
	buffer_puts(&b, "last: here\n");
	reading *r = read_text(b.at);
	assert_non_null(r->root);
	check_node(yaml_get(r->root, "é299"), "中\xF0\x9F\x8F\xAD", "中\xF0\x9F\x8F\xAD", 300, 7);
	check_node(yaml_get(r->root, "last"), "here", "here", 301, 7);
	release(r);
	arena_free(a);
}

static const diagnostic *first_error(const reading *r)
{
	assert_null(r->root);
	assert_true(diagnostics_errors(r->errors) > 0);
	return diagnostics_get(r->errors, 0);
}

static void check_error(const char *text, const char *code, size_t line, size_t column, const char *remedy)
{
	reading *r = read_text(text);
	const diagnostic *error = first_error(r);
	size_t found_line, found_column;
	place_line(error->where, &found_line, &found_column);
	assert_string_equal(error->code, code);
	assert_int_equal(found_line, line);
	assert_int_equal(found_column, column);
	if (remedy) {
		assert_non_null(error->remedy);
		assert_non_null(strstr(error->remedy, remedy));
	}
	release(r);
}

static void parts_of_yaml_that_are_refused(void **state)
{
	(void)state;
	check_error("a: &x 1\n", "anchor", 1, 4, "quotes");
	check_error("a: *x\n", "alias", 1, 4, "quotes");
	check_error("a: !!str x\n", "tag", 1, 4, "quotes");
	check_error("a: !x [1]\n", "tag", 1, 4, NULL);
	check_error("%TAG ! tag:x,2000:\n---\na: 1\n", "tag", 1, 1, NULL);
	check_error("a: 1\n---\nb: 2\n", "second-document", 2, 1, "---");
	check_error("? [x]\n: 1\n", "complex-key", 1, 3, NULL);
	check_error("{{a: 1}: 2}\n", "complex-key", 1, 2, NULL);
	check_error("a: 1\nb: 2\na: 3\n", "repeated-key", 3, 1, NULL);
	check_error("{a: 1, 'a': 2}\n", "repeated-key", 1, 9, NULL);
	check_error("", "empty-document", 1, 1, NULL);
	check_error("# only a remark\n", "empty-document", 1, 1, NULL);
	check_error("---\n", "empty-document", 1, 1, NULL);
	check_error("a: \"x\\0y\"\n", "control-character", 1, 5, NULL);
}

static void a_repeated_key_points_at_both(void **state)
{
	(void)state;
	reading *r = read_text("x:\n  k: 1\n  l: 2\n  k: 3\nk: 4\n");
	const diagnostic *error = first_error(r);
	assert_int_equal(diagnostics_errors(r->errors), 1);
	assert_string_equal(error->message, "key 'k' appears twice in one map");
	size_t line, column;
	place_line(error->related_where, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 3);
	release(r);
}

static void mistakes_in_the_syntax_get_a_remedy(void **state)
{
	(void)state;
	check_error("unit: %\n", "yaml-syntax", 1, 7, "write it in quotes: '%'");
	check_error("a: é\nb: @x\n", "yaml-syntax", 2, 4, "write it in quotes: '@'");
	check_error("a: `x\n", "yaml-syntax", 1, 4, "write it in quotes: '`'");
	check_error("a:\n\t- b\n", "yaml-syntax", 2, 1, "not tabs");
	check_error("a: b: c\n", "yaml-syntax", 1, 5, "quotes");
	check_error("a: [b, c\nd: e\n", "yaml-syntax", 2, 2, NULL);
	check_error("a: \"b\n", "yaml-syntax", 2, 1, "never closed");
	check_error("a: 1\nb\nc: 2\n", "yaml-syntax", 3, 1, NULL);
	check_error("ok: 1\nb: x\xFFz\n", "not-utf-8", 2, 5, "UTF-8");
	check_error("b: \x1b[31m\n", "control-character", 1, 4, NULL);
	check_error("b: a\xEF\xBF\xBFz\n", "yaml-syntax", 1, 5, NULL); /* U+FFFF, which YAML excludes */
	reading *r = read_bytes("a: b\nc: \0d\n", 11);
	assert_string_equal(first_error(r)->message, "a NUL byte in the text");
	assert_int_equal(first_error(r)->where.offset, 8);
	release(r);
}

static void several_mistakes_come_in_one_go(void **state)
{
	(void)state;
	reading *r = read_text("a: &x 1\nb: *x\nc: !!int 3\nc: 4\n");
	assert_null(r->root);
	assert_int_equal(diagnostics_errors(r->errors), 4);
	release(r);
}

static reading *read_nested(size_t depth, const char *inner)
{
	arena *a = arena_new();
	buffer b = {.memory = a};
	for (size_t i = 0; i < depth; i++)
		buffer_putc(&b, '[');
	buffer_puts(&b, inner);
	for (size_t i = 0; i < depth; i++)
		buffer_putc(&b, ']');
	reading *r = read_text(b.at);
	arena_free(a);
	return r;
}

static void nesting_has_an_end(void **state)
{
	(void)state;
	reading *r = read_nested(64, "x");
	assert_non_null(r->root);
	release(r);
	r = read_nested(65, "x");
	assert_string_equal(first_error(r)->code, "too-deep");
	assert_int_equal(first_error(r)->where.offset, 64);
	release(r);
	r = read_nested(10000, "");
	assert_int_equal(diagnostics_errors(r->errors), 1);
	assert_string_equal(first_error(r)->code, "too-deep");
	release(r);
}

static const char *const known[] = {"when", "formula", "source"};

/* YAML makes two keys of 450,000 and one of a:b; whoever wrote them meant a figure, and a key. */
static void figures_and_keys_cut_wrongly_are_told_at_their_place(void **state)
{
	(void)state;
	check_error("a: {mass: 450,000 t, b: 1}\n", "comma-in-figure", 1, 11, "write 450000 t, without a sign between thousands, or 450.000 t");
	check_error("a: {mass: 1,450,000 t}\n", "comma-in-figure", 1, 11, "write 1450000 t, without a sign");
	check_error("a: {b: 36,5 MJ/Nm3}\n", "comma-in-figure", 1, 8, "write 36.5 MJ/Nm3, with a point");
	check_error("a: {b: 1,234.5 t}\n", "comma-in-figure", 1, 8, "write 1234.5 t, without a sign");
	check_error("a: {b: 1,23,4 t}\n", "comma-in-figure", 1, 8, "write one figure, with a point");
	check_error("a: {b: 1 t, c: 1,5 t, d: 2,5 t}\n", "comma-in-figure", 1, 16, "write 1.5 t");
	check_error("a: {origin:CN, b: 1}\n", "blank-missing", 1, 5, "write a blank behind the colon: origin: CN");
	check_error("a: 1\norigin:CN\nb: 2\n", "blank-missing", 2, 1, "write a blank behind the colon: origin: CN");
	reading *fine = read_text("{a: 1, 2: 3, b: x, 4: , c: 5, 6: , http://x: , d: '7',8: }\n");
	assert_non_null(fine->root);
	release(fine);
}

static const char *remedy_of(reading *r, size_t i)
{
	const diagnostic *error = diagnostics_get(r->errors, i);
	assert_non_null(error);
	assert_string_equal(error->code, "unknown-key");
	return error->remedy;
}

static void unknown_keys_are_named(void **state)
{
	(void)state;
	reading *r = read_text("when: a\nfromula: b\nxyz: c\n");
	yaml_check_keys(r->root, known, 3, "a case", r->errors);
	assert_int_equal(diagnostics_errors(r->errors), 2);
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "unknown key 'fromula' in a case");
	assert_string_equal(remedy_of(r, 0), "did you mean 'formula'?");
	assert_string_equal(remedy_of(r, 1), "keys of a case: when, formula, source");
	release(r);
	r = read_text("[when]\n");
	yaml_check_keys(r->root, known, 3, "a case", r->errors);
	assert_int_equal(diagnostics_errors(r->errors), 0);
	release(r);
}

static void a_formula_cut_off_by_a_comma_is_recognised(void **state)
{
	(void)state;
	reading *r = read_text("{when: a, formula: min(a, b)}\n");
	yaml_check_keys(r->root, known, 3, "a case", r->errors);
	assert_int_equal(diagnostics_errors(r->errors), 1);
	assert_string_equal(diagnostics_get(r->errors, 0)->message, "unknown key 'b)' in a case");
	assert_string_equal(remedy_of(r, 0), "a formula with a comma inside { } needs quotes");
	release(r);
	r = read_text("{formula: 'min(a, b)', sorce: }\n");
	yaml_check_keys(r->root, known, 3, "a case", r->errors);
	assert_string_equal(remedy_of(r, 0), "did you mean 'source'?");
	release(r);
}

static uint64_t random_bits(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static void check_inside(const reading *r, const yaml_node *node)
{
	assert_true(node->where.offset + node->where.length <= r->source.length);
	for (size_t i = 0; i < node->count; i++) {
		if (node->kind == YAML_MAP)
			check_inside(r, node->pairs[i].key);
		check_inside(r, node->kind == YAML_MAP ? node->pairs[i].value : node->items[i]);
	}
}

/* Whatever the bytes: a tree whose places lie in the text, or an error. */
static void noise_gives_a_tree_or_an_error(void **state)
{
	(void)state;
	static const char seed_text[] = "octroi: 1\nkind: scheme\nlist:\n  - {k: 'v', n: [1, 2]}\n  - é: |\n      x\n"
	                                "       y\n\nfold: >-\n  a\n\n  b\n? q\n: \"r\\n\"\n";
	static const char alphabet[] = "\"'{}[]:,-?|>&*!%@`#~ \t\n\r\\x\xC3\xA9\xEF\xFF\0";
	uint64_t seed = 9;
	for (int i = 0; i < 20000; i++) {
		char text[sizeof seed_text];
		size_t length = sizeof seed_text - 1;
		memcpy(text, seed_text, sizeof text);
		for (uint64_t k = 1 + random_bits(&seed) % 5; k; k--)
			text[random_bits(&seed) % length] = alphabet[random_bits(&seed) % sizeof alphabet];
		if (random_bits(&seed) % 4 == 0)
			length -= random_bits(&seed) % length;
		reading *r = read_bytes(text, length);
		assert_int_equal(r->root == NULL, diagnostics_errors(r->errors) != 0);
		if (r->root) {
			check_inside(r, r->root);
			yaml_check_keys(r->root, known, 3, "a case", r->errors);
		}
		release(r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_with_places),
		cmocka_unit_test(scalars_keep_their_raw_bytes),
		cmocka_unit_test(places_hold_behind_many_wide_characters),
		cmocka_unit_test(parts_of_yaml_that_are_refused),
		cmocka_unit_test(a_repeated_key_points_at_both),
		cmocka_unit_test(mistakes_in_the_syntax_get_a_remedy),
		cmocka_unit_test(figures_and_keys_cut_wrongly_are_told_at_their_place),
		cmocka_unit_test(several_mistakes_come_in_one_go),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(unknown_keys_are_named),
		cmocka_unit_test(a_formula_cut_off_by_a_comma_is_recognised),
		cmocka_unit_test(noise_gives_a_tree_or_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
