/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listed.h"

#include <string.h>

#include "../codes/codes.h"
#include "../program/program.h"
#include "../rules/rules.h"

enum { KEY_SIZE = 48 };

static const size_t none = (size_t)-1;

typedef enum { ANSWER_OPEN, ANSWER_ON, ANSWER_PART, ANSWER_OFF, ANSWER_NO_CODE } answer;

/* The list in one edition. */
typedef struct {
	bool   made;
	names *codes; /* of six digits */
	bool  *part;  /* by number of the code: other goods are in it, too */
	uint64_t *categories; /* by number of the code: bit i, category i of the list */
	size_t part_capacity, category_capacity;
	size_t lost;  /* codes of the list that no table carries here */
} list_edition;

struct listed {
	arena                *memory;
	const document       *document;
	const goods_list     *list;
	const goods_editions *editions;
	size_t        from;            /* the list's edition */
	size_t        own;             /* of the file's codes, where no column says it */
	size_t        good, edition;   /* columns; none */
	list_edition *in;              /* by edition */
	names        *texts;           /* codes as written, with their edition */
	uint8_t      *answers;         /* by text */
	size_t        answer_capacity;
	const char   *why_off, *why_no_code;
	size_t        part_lines;
};

/* ---- finding ---------------------------------------------------------------------------- */

static bool is_list(rulebook *book, const char *id)
{
	const char *kind = rulebook_kind(book, id);
	return kind && strcmp(kind, "goods-list") == 0;
}

static bool list_exists(rulebook *book, const char *id, place where, const char *name, arena *a, diagnostics *d)
{
	size_t count, lists = 0;
	const char *const *ids = rulebook_ids(book, "goods", &count);
	const char **names = ARENA_ARRAY(a, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (is_list(book, ids[i]))
			names[lists++] = ids[i];
	for (size_t i = 0; i < lists; i++)
		if (strcmp(names[i], id) == 0)
			return true;
	const char *near = text_nearest(slice_of(id), names, lists);
	error_at(d, where, "unknown-list", "%s '%s': there is no such list of goods", name, id);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "octroi show lists names them");
	return false;
}

static bool list_find(listed *l, rulebook *book, const char *id, place where, const char *name, diagnostics *d)
{
	if (!list_exists(book, id, where, name, l->memory, d))
		return false;
	l->document = rulebook_document(book, id, (place){0}, d);
	const goods_list_head *head = l->document ? l->document->goods_list : NULL;
	if (!head)
		return false;
	if (head->unknown) {
		error_at(d, where, "list-unknown", "%s '%s': %s", name, id, head->unknown);
		error_remedy(d, "octroi show lists names lists whose codes are known");
		return false;
	}
	l->list = rulebook_goods_list(book, id, (place){0}, d);
	l->editions = rulebook_editions(book, head->editions, yaml_get(l->document->root, "editions")->where, d);
	if (!l->list || !l->editions)
		return false;
	l->from = goods_edition_find(l->editions, slice_of(head->edition));
	return l->from < goods_editions_count(l->editions);
}

static bool find_columns(listed *l, const csv_stream *s, const flow_maps *maps, diagnostics *d)
{
	static const octroi_input good = {.name = "good", .option = "good", .type = OCTROI_INPUT_GOOD, .unit = ""},
	                          edition = {.name = "edition", .option = "edition", .type = OCTROI_INPUT_TEXT, .unit = ""};
	const octroi_input *all[] = {&good, &edition};
	size_t unknown;
	const flow_column *columns = flow_columns(l->memory, s, all, 2, maps, &unknown, d);
	l->good = l->edition = none;
	for (size_t i = 0; columns && i < csv_stream_columns(s); i++) {
		if (columns[i].input == &good)
			l->good = i;
		if (columns[i].input == &edition)
			l->edition = i;
	}
	if (columns && l->good == none) {
		error_at(d, csv_stream_header_place(s, 0), "missing-column", "the file has no column of goods, of which some are on the list");
		error_remedy(d, "say which column it is: %s", said_map(maps ? maps->said : OCTROI_TYPED, slice_of("COLUMN"), "good", l->memory));
	}
	return columns && l->good != none;
}

/* `own`: the edition of codes that do not say theirs; NULL: the newest. */
static void editions_take(listed *l, const char *own)
{
	size_t count = goods_editions_count(l->editions);
	l->own = own ? goods_edition_find(l->editions, slice_of(own)) : count - 1;
	l->in = ARENA_ARRAY(l->memory, list_edition, count);
}

listed *listed_of(rulebook *book, const char *list, place where, const char *edition, arena *memory, diagnostics *d)
{
	listed *l = ARENA_NEW(memory, listed);
	*l = (listed){.memory = memory, .texts = names_new(memory)};
	if (!list_find(l, book, list, where, "list", d))
		return NULL;
	editions_take(l, edition);
	return l;
}

listed *listed_new(rulebook *book, const char *list, const char *edition, const csv_stream *s, const flow_maps *maps, arena *memory,
                   diagnostics *d)
{
	listed *l = ARENA_NEW(memory, listed);
	*l = (listed){.memory = memory, .texts = names_new(memory)};
	if (!list_find(l, book, list, (place){0}, said_name(maps ? maps->said : OCTROI_TYPED, "list", memory), d) || !find_columns(l, s, maps, d))
		return NULL;
	editions_take(l, edition);
	l->why_off = arena_printf(memory, "not on the list %s", list);
	l->why_no_code = arena_printf(memory, "without a code of goods, which could be on the list %s", list);
	return l;
}

/* ---- the list in an edition ----------------------------------------------------------------- */

static const listed_good *good_of(const goods_list *list, const char *code)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->goods[i].code, code) == 0)
			return &list->goods[i];
	return NULL;
}

/* Whether more than what the list means is in a code: the list itself says so, or it took in other codes. */
static bool holds_others(const listed *l, size_t to, const goods_link *link)
{
	goods_conversion back;
	if (good_of(l->list, link->from)->part == PART_YES)
		return true;
	if (!(link->relation & GOODS_MERGED))
		return false;
	goods_convert(l->editions, to, l->from, &link->to, 1, l->memory, &back);
	/* Towards an older edition each code is told one: what else is in it conversions leave aside. */
	bool others = back.link_count < 2;
	for (size_t i = 0; i < back.link_count; i++)
		others = others || !good_of(l->list, back.links[i].to);
	return others;
}

/* A code stands once for each category that it is in. */
static uint64_t categories_of(const goods_list *list, const char *code)
{
	uint64_t all = 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->goods[i].category < list->category_count && list->goods[i].category < 64 && strcmp(list->goods[i].code, code) == 0)
			all |= UINT64_C(1) << list->goods[i].category;
	return all;
}

static const list_edition *list_in(listed *l, size_t edition)
{
	list_edition *in = &l->in[edition];
	if (in->made)
		return in;
	const char **codes = ARENA_ARRAY(l->memory, const char *, l->list->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < l->list->count; i++)
		if (!count || strcmp(codes[count - 1], l->list->goods[i].code) != 0)
			codes[count++] = l->list->goods[i].code;
	goods_conversion c;
	goods_convert(l->editions, l->from, edition, codes, count, l->memory, &c);
	*in = (list_edition){.made = true, .codes = names_new(l->memory), .lost = c.left_count};
	for (size_t i = 0; i < c.link_count; i++) {
		uint32_t id = names_add(in->codes, slice_of(c.links[i].to));
		bool *part = ARENA_AT(l->memory, in->part, id, in->part_capacity);
		*part = *part || holds_others(l, edition, &c.links[i]);
		*ARENA_AT(l->memory, in->categories, id, in->category_capacity) |= categories_of(l->list, c.links[i].from);
	}
	return in;
}

/* A code of fewer than six digits: of those below it. */
static answer answer_above(const listed *l, const list_edition *in, size_t edition, const char *digits)
{
	size_t on = 0, whole = 0, below = 0, rest = 1, length = strlen(digits);
	char code[EDITION_DIGITS + 1] = "";
	memcpy(code, digits, length);
	for (size_t i = length; i < EDITION_DIGITS; i++)
		rest *= 10;
	for (size_t i = 0; i < rest; i++) {
		for (size_t k = EDITION_DIGITS, left = i; k-- > length; left /= 10)
			code[k] = (char)('0' + left % 10);
		uint32_t id = names_find(in->codes, slice_of(code));
		on += id > 0;
		whole += id > 0 && !in->part[id];
		below += goods_edition_has(l->editions, edition, code);
	}
	if (!on)
		return ANSWER_OFF;
	return whole == below && goods_edition_is_listed(l->editions, edition) ? ANSWER_ON : ANSWER_PART;
}

static answer answer_for(listed *l, slice text, size_t edition)
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why;
	if (!text.length)
		return ANSWER_NO_CODE;
	if (edition == goods_editions_count(l->editions) || !good_read(l->memory, text, digits, &why))
		return ANSWER_ON; /* who reads it will say that it is none */
	const list_edition *in = list_in(l, edition);
	if (strlen(digits) < EDITION_DIGITS)
		return answer_above(l, in, edition, digits);
	uint32_t id = names_find(in->codes, (slice){digits, EDITION_DIGITS});
	return !id ? ANSWER_OFF : in->part[id] ? ANSWER_PART : ANSWER_ON;
}

/* ---- rows ---------------------------------------------------------------------------------------- */

static answer answer_to(listed *l, slice text, slice said)
{
	char key[KEY_SIZE];
	size_t edition = said.length ? goods_edition_find(l->editions, said) : l->own;
	int length = snprintf(key, sizeof key, "%zu %.*s", edition, (int)text.length, text.at);
	if (length < 0 || length >= (int)sizeof key)
		return ANSWER_ON; /* no code is that long */
	uint8_t *kept = ARENA_AT(l->memory, l->answers, names_add(l->texts, (slice){key, (size_t)length}), l->answer_capacity);
	if (*kept == ANSWER_OPEN)
		*kept = (uint8_t)answer_for(l, text, edition);
	return (answer)*kept;
}

static answer answer_of(listed *l, const slice *row)
{
	return answer_to(l, slice_trim(row[l->good]), l->edition != none ? slice_trim(row[l->edition]) : (slice){"", 0});
}

bool listed_has(listed *l, slice good, slice edition)
{
	answer a = answer_to(l, slice_trim(good), slice_trim(edition));
	return a == ANSWER_ON || a == ANSWER_PART;
}

void listed_read(listed *l, const csv_batch *b, left_out *left)
{
	for (size_t i = 0; i < b->rows; i++) {
		if (left->rows[i])
			continue;
		answer a = answer_of(l, b->cells + i * b->columns);
		l->part_lines += a == ANSWER_PART;
		if (a == ANSWER_OFF)
			left_out_add(left, i, l->why_off);
		else if (a == ANSWER_NO_CODE)
			left_out_add(left, i, l->why_no_code);
	}
}

size_t listed_category_count(const listed *l)
{
	return l->list->category_count;
}

const char *listed_category(const listed *l, size_t i)
{
	return l->list->categories[i];
}

uint64_t listed_categories(listed *l, slice good, slice said)
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why;
	uint64_t all = 0;
	size_t edition = said.length ? goods_edition_find(l->editions, said) : l->own, length;
	if (edition == goods_editions_count(l->editions) || !good_read(l->memory, good, digits, &why))
		return 0;
	const list_edition *in = list_in(l, edition);
	length = strlen(digits) < EDITION_DIGITS ? strlen(digits) : EDITION_DIGITS;
	for (uint32_t id = 1; id <= names_count(in->codes); id++)
		if (memcmp(names_text(in->codes, id), digits, length) == 0)
			all |= in->categories[id];
	return all;
}

void listed_rewind(listed *l)
{
	l->part_lines = 0;
}

octroi_listed listed_found(const listed *l)
{
	octroi_listed out = {.list = l->document->id, .title = l->document->title, .edition = l->document->goods_list->edition,
	                     .codes = l->list->code_count, .part_lines = l->part_lines};
	/* Of several editions in a file the one that loses most. */
	for (size_t i = 0; i < goods_editions_count(l->editions); i++)
		if (l->in[i].lost > out.lost)
			out.lost = l->in[i].lost;
	return out;
}
