/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types of inputs, series, columns and quantities, and lists of codes. */
#include <stdio.h>
#include <string.h>

#include "reader.h"

const char *const type_names[] = {"number", "money", "flag", "code", "set",  "good",
                                  "date",   "year",  "period", "text", "row"};

enum { TYPE_WORDS = 8 };
static const struct {
	const char *word;
	type_kind   kind;
} type_words[TYPE_WORDS] = {{"money", TYPE_MONEY}, {"flag", TYPE_FLAG}, {"code", TYPE_CODE}, {"set", TYPE_SET},
                            {"good", TYPE_GOOD},   {"date", TYPE_DATE}, {"year", TYPE_YEAR}, {"text", TYPE_TEXT}};

static bool type_of_word(reader *r, slice word, type *out)
{
	for (size_t i = 0; i < TYPE_WORDS; i++) {
		if (!slice_is(word, type_words[i].word))
			continue;
		*out = (type){.kind = type_words[i].kind};
		if (out->kind == TYPE_CODE || out->kind == TYPE_SET) {
			code_list *open = ARENA_NEW(r->memory, code_list);
			*open = (code_list){.what = "code", .open = true};
			out->list = open;
		}
		return true;
	}
	if (slice_is(word, "place")) {
		*out = (type){.kind = TYPE_CODE, .list = &r->book->place_list};
		return true;
	}
	return false;
}

code_list *code_list_read(reader *r, const yaml_node *list, const char *what)
{
	if (list->kind != YAML_SEQUENCE) {
		error_at(r->d, list->where, "wrong-kind", "the codes of %s must be a list", what);
		return NULL;
	}
	code_list *out = ARENA_NEW(r->memory, code_list);
	out->what = what;
	out->codes = ARENA_ARRAY(r->memory, uint32_t, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *item = list->items[i];
		if (item->kind != YAML_SCALAR || item->text.length == 0) {
			error_at(r->d, item->where, "bad-code", "a code must be a word");
			continue;
		}
		if (code_find(r->book, out, item->text)) {
			error_at(r->d, item->where, "repeated-code", "'%.*s' stands twice in the list",
			         (int)item->text.length, item->text.at);
			continue;
		}
		out->codes[out->count++] = names_add(r->book->names, item->text);
	}
	if (!out->count)
		error_at(r->d, list->where, "bad-code", "the list of codes is empty");
	return out;
}

bool type_read(reader *r, const yaml_node *map, place where, const char *what, type *out)
{
	const yaml_node *unit_node = field_scalar(r, map, "unit");
	const yaml_node *word = field_scalar(r, map, "type");
	const yaml_node *one_of = yaml_get(map, "one_of"), *set_of = yaml_get(map, "set_of");
	int said = (unit_node != NULL) + (word != NULL) + (one_of != NULL) + (set_of != NULL);
	*out = (type){.kind = TYPE_NUMBER, .unit = unit_one};
	if (said == 0) {
		error_at(r->d, where, "no-type", "%s has no unit", what);
		error_remedy(r->d, "add unit: \"1\", or type: flag, or one_of: [a, b]");
		return false;
	}
	if (said > 1) {
		error_at(r->d, where, "two-types", "%s says more than one of unit, type, one_of and set_of", what);
		error_remedy(r->d, "keep the one that is meant");
		return false;
	}
	if (unit_node)
		return unit_read(unit_node->where, &out->unit, r->d);
	if (one_of || set_of) {
		out->kind = one_of ? TYPE_CODE : TYPE_SET;
		out->list = code_list_read(r, one_of ? one_of : set_of, "this list");
		return out->list != NULL;
	}
	if (type_of_word(r, word->text, out))
		return true;
	static const char *const words[] = {"money", "flag", "code", "set", "good", "date", "year", "text", "place"};
	const char *near = text_nearest(word->text, words, sizeof words / sizeof *words);
	error_at(r->d, word->where, "unknown-type", "'%.*s' is not a type", (int)word->text.length, word->text.at);
	error_remedy(r->d, near ? "did you mean '%s'?" : "one of money, flag, code, set, good, date, year, text, place%s",
	             near ? near : "");
	return false;
}

bool type_read_short(reader *r, const yaml_node *node, type *out)
{
	if (node->kind == YAML_MAP) {
		map_check(r, node, KEY_SET("a column", "unit", "type", "one_of", "set_of", "note"));
		return type_read(r, node, node->where, "a column", out);
	}
	if (node->kind == YAML_SCALAR && type_of_word(r, node->text, out))
		return true;
	*out = (type){.kind = TYPE_NUMBER};
	return unit_read(node->where, &out->unit, r->d);
}

uint32_t code_find(const rulebook *book, const code_list *list, slice name)
{
	uint32_t id = names_find(book->names, name);
	if (!id)
		return 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->codes[i] == id)
			return id;
	return 0;
}

const char *code_nearest(const rulebook *book, const code_list *list, slice name)
{
	const char *words[256];
	size_t count = 0;
	for (size_t i = 0; i < list->count && count < 256; i++)
		words[count++] = names_text(book->names, list->codes[i]);
	return text_nearest(name, words, count);
}

char *code_choices(const rulebook *book, arena *a, const code_list *list)
{
	const char **all = ARENA_ARRAY(a, const char *, list->count + 1);
	buffer out = {.memory = a};
	buffer_puts(&out, "");
	for (size_t i = 0; i < list->count; i++)
		all[i] = names_text(book->names, list->codes[i]);
	buffer_choices(&out, all, list->count);
	return out.at;
}

char *type_text(arena *a, const type *t)
{
	char text[UNIT_TEXT_SIZE];
	switch (t->kind) {
	case TYPE_NUMBER:
		return arena_printf(a, "%s", unit_write(&t->unit, NULL, text));
	case TYPE_CODE:
	case TYPE_SET:
		return arena_printf(a, "%s (%s)", type_names[t->kind], t->list ? t->list->what : "any");
	default:
		return arena_printf(a, "%s", type_names[t->kind]);
	}
}
