/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scalars of a document, each read as the schema says, never as it looks. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/file.h"
#include "../base/number.h"
#include "reader.h"

const char *const standing_names[STANDING_COUNT] = {"given", "law", "draft", "proposal", "assumption", "scenario"};

place nowhere(void)
{
	return (place){NULL, 0, 0};
}

bool map_check(reader *r, const yaml_node *node, key_set keys)
{
	if (node->kind != YAML_MAP) {
		error_at(r->d, node->where, "not-a-map", "%s must be a map of keys and values", keys.what);
		return false;
	}
	yaml_check_keys(node, keys.names, keys.count, keys.what, r->d);
	return true;
}

static const yaml_node *field_of_kind(reader *r, const yaml_node *map, const char *key, yaml_kind kind, const char *what)
{
	yaml_node *node = yaml_get(map, key);
	if (!node || yaml_is_null(node))
		return NULL;
	if (node->kind == kind)
		return node;
	error_at(r->d, node->where, "wrong-kind", "'%s' must be %s", key, what);
	return NULL;
}

const yaml_node *field_map(reader *r, const yaml_node *map, const char *key)
{
	return field_of_kind(r, map, key, YAML_MAP, "a map of keys and values");
}

const yaml_node *field_list(reader *r, const yaml_node *map, const char *key)
{
	return field_of_kind(r, map, key, YAML_SEQUENCE, "a list");
}

const yaml_node *field_scalar(reader *r, const yaml_node *map, const char *key)
{
	return field_of_kind(r, map, key, YAML_SCALAR, "a single value");
}

const char *field_text(reader *r, const yaml_node *map, const char *key)
{
	const yaml_node *node = field_scalar(r, map, key);
	return node ? arena_copy(r->memory, node->text.at, node->text.length) : NULL;
}

bool field_day(reader *r, const yaml_node *map, const char *key, day *out)
{
	const yaml_node *node = field_scalar(r, map, key);
	if (!node)
		return false;
	if (day_read(node->text, out))
		return true;
	error_at(r->d, node->where, "bad-date", "'%.*s' is not a day of the calendar", (int)node->text.length,
	         node->text.at);
	error_remedy(r->d, "write it as 2026-01-31");
	return false;
}

bool node_number(reader *r, const yaml_node *node, double *out)
{
	size_t at;
	if (node->kind != YAML_SCALAR) {
		error_at(r->d, node->where, "bad-number", "a number must stand here");
		return false;
	}
	switch (number_read(node->text, out, &at)) {
	case NUMBER_OK:
		return true;
	case NUMBER_COMMA:
		error_at(r->d, node->where, "bad-number", "'%.*s' has a comma", (int)node->text.length, node->text.at);
		error_remedy(r->d, "write a decimal point, and no sign between thousands");
		return false;
	default:
		error_at(r->d, node->where, "bad-number", "'%.*s' is not a number", (int)node->text.length,
		         node->text.at);
		return false;
	}
}

bool field_number(reader *r, const yaml_node *map, const char *key, double *out)
{
	const yaml_node *node = field_scalar(r, map, key);
	return node && node_number(r, node, out);
}

bool node_flag(const yaml_node *node, bool *out)
{
	if (node->kind != YAML_SCALAR)
		return false;
	if (slice_is(node->text, "yes") || slice_is(node->text, "true"))
		return *out = true, true;
	if (slice_is(node->text, "no") || slice_is(node->text, "false"))
		return *out = false, true;
	return false;
}

bool node_period(reader *r, const yaml_node *node, period *out)
{
	if (node->kind == YAML_SCALAR && period_read(node->text, out))
		return true;
	error_at(r->d, node->where, "bad-period", "'%.*s' is not a period", (int)node->text.length, node->text.at);
	error_remedy(r->d, "write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..");
	return false;
}

bool field_period(reader *r, const yaml_node *map, const char *key, period *out)
{
	const yaml_node *node = field_scalar(r, map, key);
	return node && node_period(r, node, out);
}

bool field_flag(reader *r, const yaml_node *map, const char *key, bool otherwise)
{
	const yaml_node *node = field_scalar(r, map, key);
	bool flag = otherwise;
	if (node && !node_flag(node, &flag))
		error_at(r->d, node->where, "bad-flag", "'%.*s' is neither yes nor no", (int)node->text.length,
		         node->text.at);
	return flag;
}

bool node_year(const yaml_node *node, double *out)
{
	size_t at;
	return node->kind == YAML_SCALAR && number_read(node->text, out, &at) == NUMBER_OK && *out >= 1 &&
	       *out <= 9999 && *out == floor(*out);
}

bool field_word(reader *r, const yaml_node *map, const char *key, const char *const *words, size_t count, size_t *out)
{
	const yaml_node *node = field_scalar(r, map, key);
	if (!node)
		return false;
	for (size_t i = 0; i < count; i++)
		if (slice_is(node->text, words[i]))
			return *out = i, true;
	const char *near = text_nearest(node->text, words, count);
	error_at(r->d, node->where, "unknown-word", "'%.*s' is not a %s", (int)node->text.length, node->text.at, key);
	if (near) {
		error_remedy(r->d, "did you mean '%s'?", near);
		return false;
	}
	buffer all = {.memory = r->memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&all, "%s%s", i ? ", " : "", words[i]);
	error_remedy(r->d, "one of %s", all.at);
	return false;
}

bool field_standing(reader *r, const yaml_node *map, standing *out)
{
	size_t index;
	if (!field_word(r, map, "standing", standing_names + STANDING_LAW, STANDING_COUNT - STANDING_LAW, &index))
		return false;
	*out = (standing)(index + STANDING_LAW);
	return true;
}

expr *formula_read(reader *r, const yaml_node *node)
{
	if (node->kind != YAML_SCALAR) {
		error_at(r->d, node->where, "bad-formula", "a formula must stand here");
		return NULL;
	}
	return expr_parse(r->memory, node->where, r->d);
}

expr *field_formula(reader *r, const yaml_node *map, const char *key)
{
	yaml_node *node = yaml_get(map, key);
	return node ? formula_read(r, node) : NULL;
}

/* Runs of blanks that hold a line end are one blank, as YAML folds them. */
static const char *folded(reader *r, const char *bytes, size_t length)
{
	buffer out = {.memory = r->memory};
	buffer_puts(&out, "");
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n') {
			while (out.length && out.at[out.length - 1] == ' ')
				out.length--;
			buffer_putc(&out, ' ');
			while (i + 1 < length && strchr(" \t\r\n", bytes[i + 1]))
				i++;
		} else {
			buffer_putc(&out, bytes[i]);
		}
	}
	return out.at;
}

static void sentence_add(reader *r, sentence *s, const char *text, expr *formula)
{
	s->texts[s->count] = text;
	s->formulas[s->count++] = formula;
	(void)r;
}

sentence *sentence_read(reader *r, const yaml_node *node)
{
	if (node->kind != YAML_SCALAR) {
		error_at(r->d, node->where, "wrong-kind", "a sentence must stand here");
		return NULL;
	}
	if (slice_trim(node->text).length == 0) {
		error_at(r->d, node->where, "empty-text", "an empty text says nothing");
		return NULL;
	}
	slice raw = place_text(node->where);
	size_t braces = 0;
	for (size_t i = 0; i < raw.length; i++)
		braces += raw.at[i] == '{';
	sentence *s = ARENA_NEW(r->memory, sentence);
	s->where = node->where;
	s->texts = arena_alloc(r->memory, (2 * braces + 1) * sizeof *s->texts);
	s->formulas = arena_alloc(r->memory, (2 * braces + 1) * sizeof *s->formulas);
	if (!braces) {
		sentence_add(r, s, arena_copy(r->memory, node->text.at, node->text.length), NULL);
		return s;
	}
	size_t from = 0;
	for (size_t i = 0; i < raw.length; i++) {
		if (raw.at[i] != '{')
			continue;
		const char *end = memchr(raw.at + i, '}', raw.length - i);
		place inside = node->where;
		inside.offset += i + 1;
		inside.length = end ? (size_t)(end - raw.at) - i - 1 : raw.length - i - 1;
		if (!end) {
			inside.offset--;
			error_at(r->d, inside, "open-brace", "'{' without a '}' in a sentence");
			error_remedy(r->d, "close it behind the formula: {origin}");
			return NULL;
		}
		sentence_add(r, s, folded(r, raw.at + from, i - from), NULL);
		expr *formula = expr_parse(r->memory, inside, r->d);
		if (!formula)
			return NULL;
		sentence_add(r, s, "", formula);
		i = (size_t)(end - raw.at);
		from = i + 1;
	}
	sentence_add(r, s, folded(r, raw.at + from, raw.length - from), NULL);
	return s;
}

sentence *field_sentence(reader *r, const yaml_node *map, const char *key)
{
	yaml_node *node = yaml_get(map, key);
	return node ? sentence_read(r, node) : NULL;
}

const char *unknown_reason(reader *r, const yaml_node *node)
{
	if (!node || node->kind != YAML_MAP || !yaml_get(node, "unknown"))
		return NULL;
	const char *reason = field_text(r, node, "unknown");
	if (!reason || !*reason) {
		error_at(r->d, node->where, "no-reason", "an unknown needs a reason");
		error_remedy(r->d, "write {unknown: why}");
		return "no reason given";
	}
	return reason;
}

const yaml_node *need(reader *r, const yaml_node *map, const char *key, const char *what)
{
	yaml_node *node = yaml_get(map, key);
	if (!node || (yaml_is_null(node))) {
		place where = map->where;
		if (where.length > 40)
			where.length = 1;
		error_at(r->d, where, "missing-key", "%s has no '%s'", what, key);
		return NULL;
	}
	return node;
}

void need_source(reader *r, const citation *c, place where, const char *what)
{
	if (c->text)
		return;
	error_at(r->d, where, "missing-source", "%s has no source", what);
	error_remedy(r->d, "add source: KEY PLACE, where KEY is declared under sources:");
}

bool path_inside(reader *r, const yaml_node *node)
{
	if (node->kind == YAML_SCALAR && path_stays_inside(node->text))
		return true;
	error_at(r->d, node->where, "path-outside", "'%.*s' leads out of the rulebook", (int)node->text.length,
	         node->text.at);
	error_remedy(r->d, "name a file beside the document or in a folder below it");
	return false;
}

bool name_check(reader *r, const yaml_node *key, const char *what)
{
	slice s = key->text;
	bool good = s.length > 0 && s.at[0] >= 'a' && s.at[0] <= 'z';
	for (size_t i = 0; i < s.length && good; i++)
		good = (s.at[i] >= 'a' && s.at[i] <= 'z') || (s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == '_';
	if (!good) {
		error_at(r->d, key->where, "bad-name", "'%.*s' cannot name %s", (int)s.length, s.at, what);
		error_remedy(r->d, "names are snake_case: small letters, digits and underscores");
	}
	return good;
}
