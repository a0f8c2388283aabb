/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libyaml's events to a tree with places.
 *
 * The tree is built on a stack of open collections, never by recursion, so that
 * nesting is bounded by the stack's size. After a mistake that leaves the shape
 * of the document clear (a tag, a repeated key) reading goes on, to find more. */
#include "yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 64, MARK_STRIDE = 64 };

/* An open map or sequence. */
typedef struct {
	yaml_node *node;
	size_t capacity;
	bool has_key; /* map: the newest pair still waits for its value */
} frame;

typedef struct {
	arena *memory;
	const source_text *source;
	diagnostics *errors;
	size_t text_start;   /* behind a byte order mark */
	size_t characters;   /* in the text */
	size_t *mark_offset; /* byte offset of every MARK_STRIDE-th character */
	frame open[DEEPEST];
	size_t depth;
	yaml_node *root;
} builder;

/* ---- places ----------------------------------------------------------- */

static size_t character_end(const source_text *source, size_t offset)
{
	do
		offset++;
	while (offset < source->length && (source->bytes[offset] & 0xC0) == 0x80);
	return offset;
}

/* libyaml counts characters; places count bytes. */
static void index_characters(builder *b)
{
	const source_text *source = b->source;
	b->mark_offset = ARENA_ARRAY(b->memory, size_t, source->length / MARK_STRIDE + 1);
	for (size_t i = b->text_start; i < source->length; i = character_end(source, i)) {
		if (b->characters % MARK_STRIDE == 0)
			b->mark_offset[b->characters / MARK_STRIDE] = i;
		b->characters++;
	}
}

static size_t byte_offset(const builder *b, yaml_mark_t mark)
{
	if (mark.index >= b->characters)
		return b->source->length;
	if (b->characters == b->source->length)
		return mark.index; /* ASCII */
	size_t offset = b->mark_offset[mark.index / MARK_STRIDE];
	for (size_t i = mark.index % MARK_STRIDE; i; i--)
		offset = character_end(b->source, offset);
	return offset;
}

static place place_between(const builder *b, yaml_mark_t start, yaml_mark_t end)
{
	size_t from = byte_offset(b, start), to = byte_offset(b, end);
	return (place){b->source, from, to > from ? to - from : 0};
}

static place place_at(const builder *b, yaml_mark_t mark)
{
	size_t from = byte_offset(b, mark);
	return (place){b->source, from, from < b->source->length ? character_end(b->source, from) - from : 0};
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static place without_spaces(place p)
{
	const char *text = p.source->bytes;
	while (p.length && is_space(text[p.offset])) {
		p.offset++;
		p.length--;
	}
	while (p.length && is_space(text[p.offset + p.length - 1]))
		p.length--;
	return p;
}

/* The bytes that a person would call the scalar's text. */
static place scalar_place(const builder *b, const yaml_event_t *event)
{
	place p = place_between(b, event->start_mark, event->end_mark);
	switch (event->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return p.length < 2 ? p : (place){p.source, p.offset + 1, p.length - 2};
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE: {
		const char *newline = memchr(p.source->bytes + p.offset, '\n', p.length);
		size_t header = newline ? (size_t)(newline - (p.source->bytes + p.offset)) + 1 : p.length;
		return without_spaces((place){p.source, p.offset + header, p.length - header});
	}
	default:
		return p;
	}
}

/* ---- building --------------------------------------------------------- */

static bool in_flow(const builder *b)
{
	return b->depth && b->open[b->depth - 1].node->flow;
}

static yaml_node *new_node(builder *b, yaml_kind kind, place where)
{
	yaml_node *node = ARENA_NEW(b->memory, yaml_node);
	node->kind = kind;
	node->where = where;
	node->flow = in_flow(b);
	node->text = (slice){"", 0};
	return node;
}

static void add_to_map(builder *b, frame *f, yaml_node *node)
{
	if (f->has_key) {
		f->node->pairs[f->node->count - 1].value = node;
		f->has_key = false;
		return;
	}
	if (node->kind != YAML_SCALAR)
		error_at(b->errors, node->where, "complex-key", "a key must be a word, not a map or a list");
	ARENA_PUSH(b->memory, f->node->pairs, f->node->count, f->capacity)->key = node;
	f->has_key = true;
}

/* Puts a node where the document has it: into the innermost open collection. */
static void attach(builder *b, yaml_node *node)
{
	if (!b->depth) {
		b->root = node;
		return;
	}
	frame *f = &b->open[b->depth - 1];
	if (f->node->kind == YAML_MAP)
		add_to_map(b, f, node);
	else
		*ARENA_PUSH(b->memory, f->node->items, f->node->count, f->capacity) = node;
}

static void refuse_properties(builder *b, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	place where = place_at(b, event->start_mark);
	if (anchor) {
		error_at(b->errors, where, "anchor", "anchors ('&%s') are not allowed", (const char *)anchor);
		error_remedy(b->errors, "write the value out; a text that starts with '&' needs quotes");
	}
	if (tag) {
		error_at(b->errors, where, "tag", "tags ('!') are not allowed");
		error_remedy(b->errors, "leave the tag out; a text that starts with '!' needs quotes");
	}
}

static bool take_alias(builder *b, const yaml_event_t *event)
{
	place where = place_between(b, event->start_mark, event->end_mark);
	error_at(b->errors, where, "alias", "aliases ('*%s') are not allowed", (const char *)event->data.alias.anchor);
	error_remedy(b->errors, "write the value out; a text that starts with '*' needs quotes");
	attach(b, new_node(b, YAML_SCALAR, where));
	return true;
}

static bool take_scalar(builder *b, const yaml_event_t *event)
{
	refuse_properties(b, event, event->data.scalar.anchor, event->data.scalar.tag);
	yaml_node *node = new_node(b, YAML_SCALAR, scalar_place(b, event));
	const char *value = (const char *)event->data.scalar.value;
	size_t bad, length = event->data.scalar.length;
	/* An escape such as "\0" can bring back what the file itself must not hold. */
	if (!text_is_clean(value, length, &bad))
		error_at(b->errors, node->where, "control-character", "an escape that stands for a control character");
	node->text = (slice){arena_copy(b->memory, value, length), length};
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	attach(b, node);
	return true;
}

static bool open_collection(builder *b, const yaml_event_t *event, yaml_kind kind, bool flow)
{
	place where = place_between(b, event->start_mark, event->end_mark);
	if (b->depth == DEEPEST) {
		error_at(b->errors, where, "too-deep", "maps and lists are nested more than %d deep", DEEPEST);
		return false;
	}
	yaml_node *node = new_node(b, kind, where);
	node->flow = node->flow || flow;
	b->open[b->depth++] = (frame){.node = node};
	return true;
}

static bool open_sequence(builder *b, const yaml_event_t *event)
{
	refuse_properties(b, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
	return open_collection(b, event, YAML_SEQUENCE, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static bool open_map(builder *b, const yaml_event_t *event)
{
	refuse_properties(b, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
	return open_collection(b, event, YAML_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

static int by_text_then_place(const void *left, const void *right)
{
	const yaml_node *a = *(yaml_node *const *)left, *b = *(yaml_node *const *)right;
	int order = slice_compare(a->text, b->text);
	return order ? order : (a->where.offset > b->where.offset) - (a->where.offset < b->where.offset);
}

/* ---- slips inside { } ------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A key inside { } behind which nothing stands. */
static bool is_bare_key(const yaml_node *map, size_t i)
{
	const yaml_pair *pair = &map->pairs[i];
	return map->flow && pair->key->kind == YAML_SCALAR && !pair->key->quoted && yaml_is_null(pair->value) && !pair->value->text.length;
}

static bool is_whole_number(const yaml_node *node)
{
	size_t i = node->kind == YAML_SCALAR && node->text.length && strchr("+-", node->text.at[0]) ? 1 : 0;
	bool digits = node->kind == YAML_SCALAR && !node->quoted && node->text.length > i;
	for (; digits && i < node->text.length; i++)
		digits = is_digit(node->text.at[i]);
	return digits;
}

/* {mass: 450,000 t} is read as mass: 450 and a key '000 t'. Whether key i is such a rest: it stands right behind the
 * comma, and what is before it is a figure or a rest of one. */
static bool is_rest_of_figure(const yaml_node *map, size_t i)
{
	if (!i || !is_bare_key(map, i) || !map->pairs[i].key->text.length || !is_digit(map->pairs[i].key->text.at[0]))
		return false;
	const yaml_node *value = map->pairs[i - 1].value, *key = map->pairs[i - 1].key;
	const yaml_node *before = is_whole_number(value) ? value : is_bare_key(map, i - 1) && is_whole_number(key) ? key : NULL;
	return before && before->where.offset + before->where.length + 1 == map->pairs[i].key->where.offset;
}

/* The figure with another sign, or none, where it has commas. */
static const char *without_commas(builder *b, slice figure, const char *sign)
{
	buffer out = {.memory = b->memory};
	for (size_t i = 0; i < figure.length; i++)
		buffer_printf(&out, "%.*s", figure.at[i] == ',' ? (int)strlen(sign) : 1, figure.at[i] == ',' ? sign : figure.at + i);
	return out.at;
}

/* Three digits and no more: 450,000 t. */
static bool is_thousand(slice rest)
{
	size_t digits = 0;
	while (digits < rest.length && is_digit(rest.at[digits]))
		digits++;
	return digits == 3;
}

/* A figure of which pairs first and on to end are the rest. */
static void report_cut_figure(builder *b, const yaml_node *map, size_t first, size_t end)
{
	place from = map->pairs[first - 1].value->where, last = map->pairs[end - 1].key->where;
	place whole = {from.source, from.offset, last.offset + last.length - from.offset};
	slice text = place_text(whole);
	bool thousand = true, one = end == first + 1, point = strchr(without_commas(b, text, ""), '.');
	for (size_t i = first; i < end; i++)
		thousand = thousand && is_thousand(map->pairs[i].key->text);
	error_at(b->errors, whole, "comma-in-figure", "a comma separates keys here: '%.*s'", (int)text.length, text.at);
	if (thousand && one && !point)
		error_remedy(b->errors, "write %s, without a sign between thousands, or %s if a decimal comma was meant",
		             without_commas(b, text, ""), without_commas(b, text, "."));
	else if (thousand)
		error_remedy(b->errors, "write %s, without a sign between thousands", without_commas(b, text, ""));
	else if (one && !point)
		error_remedy(b->errors, "write %s, with a point before the decimals", without_commas(b, text, "."));
	else
		error_remedy(b->errors, "write one figure, with a point before its decimals");
}

/* A colon at byte `at` of what was meant as a key and its value. */
static void report_joined(builder *b, place where, slice text, size_t at)
{
	error_at(b->errors, where, "blank-missing", "'%.*s' is one word: the colon has no blank behind it", (int)text.length, text.at);
	error_remedy(b->errors, "write a blank behind the colon: %.*s: %.*s", (int)at, text.at, (int)(text.length - at - 1), text.at + at + 1);
}

/* {a:b} is read as a key 'a:b' without a value: a colon belongs to a word unless a blank is behind it. */
static void check_colon(builder *b, const yaml_node *map, size_t i)
{
	const yaml_node *key = map->pairs[i].key;
	size_t at = 0;
	while (is_bare_key(map, i) && at < key->text.length && key->text.at[at] != ':')
		at++;
	if (!at || at + 1 >= key->text.length || key->text.at[at + 1] == '/' || key->text.at[at + 1] == ':')
		return;
	report_joined(b, key->where, key->text, at);
}

static void check_slips(builder *b, const yaml_node *map)
{
	for (size_t i = 0; map->flow && i < map->count; i++) {
		size_t end = i;
		while (end < map->count && is_rest_of_figure(map, end))
			end++;
		if (end > i) {
			report_cut_figure(b, map, i, end);
			i = end - 1;
		} else {
			check_colon(b, map, i);
		}
	}
}

/* ---- repeated keys ---------------------------------------------------------- */

/* Sorts the keys, so that a map of many thousands is checked quickly too. */
static void check_repeats(builder *b, const yaml_node *map)
{
	yaml_node **keys = ARENA_ARRAY(b->memory, yaml_node *, map->count);
	size_t count = 0;
	for (size_t i = 0; i < map->count; i++) {
		if (map->pairs[i].key->kind == YAML_SCALAR && !is_rest_of_figure(map, i))
			keys[count++] = map->pairs[i].key;
	}
	qsort(keys, count, sizeof *keys, by_text_then_place);
	for (size_t i = 1; i < count; i++) {
		if (!slice_equal(keys[i]->text, keys[i - 1]->text))
			continue;
		error_at(b->errors, keys[i]->where, "repeated-key", "key '%.*s' appears twice in one map",
		         (int)keys[i]->text.length, keys[i]->text.at);
		error_related(b->errors, keys[i - 1]->where, "it is first written here");
	}
}

/* The last node in a collection, or NULL. */
static const yaml_node *last_child(const yaml_node *node)
{
	if (!node->count)
		return NULL;
	return node->kind == YAML_MAP ? node->pairs[node->count - 1].value : node->items[node->count - 1];
}

static bool close_collection(builder *b, const yaml_event_t *event)
{
	yaml_node *node = b->open[--b->depth].node;
	size_t end = byte_offset(b, event->end_mark);
	const yaml_node *last = last_child(node);
	/* libyaml ends a block where the next thing starts, comments included. */
	if (event->start_mark.index == event->end_mark.index && last)
		end = last->where.offset + last->where.length;
	node->where.length = end > node->where.offset ? end - node->where.offset : 0;
	if (node->kind == YAML_MAP) {
		check_slips(b, node);
		check_repeats(b, node);
	}
	attach(b, node);
	return true;
}

static bool start_document(builder *b, const yaml_event_t *event)
{
	if (b->root) {
		error_at(b->errors, place_at(b, event->start_mark), "second-document", "a second document starts here");
		error_remedy(b->errors, "one file holds one document: leave out '---'");
		return false;
	}
	if (event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
		error_at(b->errors, place_at(b, event->start_mark), "tag", "tag directives are not allowed");
	return true;
}

/* False when reading must stop. */
static bool take_event(builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, event);
	case YAML_ALIAS_EVENT:
		return take_alias(b, event);
	case YAML_SCALAR_EVENT:
		return take_scalar(b, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_sequence(b, event);
	case YAML_MAPPING_START_EVENT:
		return open_map(b, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(b, event);
	case YAML_STREAM_END_EVENT:
		return false;
	default:
		return true;
	}
}

/* ---- libyaml's complaints --------------------------------------------- */

static const char *remedy_for(const char *problem, char found)
{
	static const struct {
		const char *part, *remedy;
	} remedies[] = {
	        {"tab character", "indent with blanks, not tabs"},
	        {"mapping values are not allowed",
	         "a text that holds ': ' needs quotes; the keys of one map stand in one column"},
	        {"alphabetic or numeric character", "a text that starts with '*' or '&' needs quotes"},
	        {"could not find expected ':'", "behind a key stand a colon and a blank: 'key: value'"},
	        {"unexpected end of stream", "a quote is opened and never closed"},
	};
	if (strstr(problem, "cannot start any token") && found == '\t')
		return remedies[0].remedy;
	for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
		if (strstr(problem, remedies[i].part))
			return remedies[i].remedy;
	}
	return NULL;
}

/* "country:TR" on a line of its own. True, reported, if that is what the parser stumbled over. */
static bool report_colon(builder *b, const yaml_parser_t *parser)
{
	if (!parser->problem || !strstr(parser->problem, "could not find expected ':'") || !parser->context)
		return false;
	place where = place_at(b, parser->context_mark);
	const char *from = b->source->bytes + where.offset;
	size_t length = strcspn(from, "\n"), at = strcspn(from, ":\n");
	slice line = slice_trim((slice){from, length});
	if (!at || at + 1 >= line.length || is_space(from[at + 1]))
		return false;
	where.length = line.length;
	report_joined(b, where, line, at);
	return true;
}

static void report_syntax(builder *b, const yaml_parser_t *parser)
{
	if (report_colon(b, parser))
		return;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	place where = place_at(b, parser->problem_mark);
	if (parser->error == YAML_READER_ERROR) {
		size_t offset = parser->problem_offset + b->text_start;
		where = (place){b->source, offset < b->source->length ? offset : b->source->length, 0};
	}
	char found = where.offset < b->source->length ? b->source->bytes[where.offset] : '\0';
	error_at(b->errors, where, "yaml-syntax", "%s", problem);
	if (parser->context && parser->context_mark.index != parser->problem_mark.index)
		error_related(b->errors, place_at(b, parser->context_mark), "%s that starts here", parser->context);
	const char *remedy = remedy_for(problem, found);
	if (remedy)
		error_remedy(b->errors, "%s", remedy);
	else if (strstr(problem, "cannot start any token") && found)
		error_remedy(b->errors, "write it in quotes: '%c'", found);
}

static void read_events(builder *b, yaml_parser_t *parser)
{
	yaml_event_t event;
	bool more = true;
	while (more) {
		if (!yaml_parser_parse(parser, &event)) {
			report_syntax(b, parser);
			return;
		}
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
}

/* ---- the room's functions --------------------------------------------- */

static bool is_nothing(const yaml_node *root)
{
	return !root || (root->kind == YAML_SCALAR && !root->quoted && !root->text.length);
}

yaml_node *yaml_read(arena *a, const source_text *source, diagnostics *d)
{
	size_t errors_before = diagnostics_errors(d);
	yaml_parser_t parser;
	if (!source_is_clean(source, d))
		return NULL;
	if (!yaml_parser_initialize(&parser)) {
		error_at(d, (place){source, 0, 0}, "no-memory", "no memory left to read YAML");
		return NULL;
	}
	builder *b = ARENA_NEW(a, builder);
	*b = (builder){.memory = a, .source = source, .errors = d};
	b->text_start = strncmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	index_characters(b);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)source->bytes + b->text_start,
	                             source->length - b->text_start);
	read_events(b, &parser);
	yaml_parser_delete(&parser);
	bool failed = diagnostics_errors(d) != errors_before;
	if (!failed && is_nothing(b->root))
		error_at(d, (place){source, 0, 0}, "empty-document", "the document is empty");
	return failed || is_nothing(b->root) ? NULL : b->root;
}

yaml_node *yaml_get(const yaml_node *map, const char *key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++) {
		if (slice_is(map->pairs[i].key->text, key))
			return map->pairs[i].value;
	}
	return NULL;
}

static bool is_known(slice key, const char *const *known, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (slice_is(key, known[i]))
			return true;
	}
	return false;
}

/* {formula: min(a, b)} is read as the keys 'formula' and 'b)'. */
static bool is_cut_off_formula(const yaml_node *map, size_t i)
{
	const yaml_node *value = map->pairs[i].value;
	if (!i || !map->flow || !yaml_is_null(value) || value->text.length)
		return false;
	const yaml_node *before = map->pairs[i - 1].value;
	return before->kind == YAML_SCALAR && !before->quoted;
}

static const char *known_keys(arena *a, const char *const *known, size_t count)
{
	buffer list = {.memory = a};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&list, "%s%s", i ? ", " : "", known[i]);
	return list.at;
}

static void report_unknown(const yaml_node *map, size_t i, const char *const *known, size_t count, const char *what,
                           diagnostics *d)
{
	const yaml_node *key = map->pairs[i].key;
	error_at(d, key->where, "unknown-key", "unknown key '%.*s' in %s", (int)key->text.length, key->text.at, what);
	const char *nearest = text_nearest(key->text, known, count);
	if (is_cut_off_formula(map, i)) {
		error_remedy(d, "a formula with a comma inside { } needs quotes");
	} else if (nearest) {
		error_remedy(d, "did you mean '%s'?", nearest);
	} else if (count) {
		arena *list = arena_new();
		error_remedy(d, "keys of %s: %s", what, known_keys(list, known, count));
		arena_free(list);
	}
}

void yaml_check_keys(const yaml_node *map, const char *const *known, size_t count, const char *what, diagnostics *d)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
		if (!is_known(map->pairs[i].key->text, known, count))
			report_unknown(map, i, known, count, what, d);
	}
}

bool yaml_is_null(const yaml_node *node)
{
	if (node->kind != YAML_SCALAR || node->quoted)
		return false;
	return !node->text.length || slice_is(node->text, "~") || slice_is(node->text, "null");
}
