/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two explanations of one line, step by step. */
#include <string.h>

#include "restate.h"

typedef struct {
	const octroi_step *items;
	size_t             count;
	bool              *paired;
} steps;

typedef struct {
	arena        *memory;
	octroi_cause *items;
	size_t        count, capacity;
} cause_list;

static bool same_text(const char *a, const char *b)
{
	return !a || !b ? a == b : strcmp(a, b) == 0;
}

static const char *kept(arena *memory, const char *text)
{
	return text ? arena_copy(memory, text, strlen(text)) : NULL;
}

/* ---- what differs ------------------------------------------------------------- */

static bool same_cause(const octroi_cause *a, const octroi_cause *b)
{
	return !strcmp(a->name, b->name) && same_text(a->was, b->was) && same_text(a->is, b->is);
}

static void cause_add(cause_list *all, const octroi_step *was, const octroi_step *is)
{
	octroi_cause cause = {.name = ""};
	if (was) {
		cause.name = was->name;
		cause.title = was->title;
		cause.was = was->value;
		cause.was_detail = was->detail;
		cause.was_source = was->source;
	}
	if (is) {
		cause.name = is->name;
		cause.title = is->title;
		cause.is = is->value;
		cause.is_detail = is->detail;
		cause.is_source = is->source;
	}
	for (size_t i = 0; i < all->count; i++)
		if (same_cause(&all->items[i], &cause))
			return;
	cause.name = kept(all->memory, cause.name);
	cause.title = kept(all->memory, cause.title);
	cause.was = kept(all->memory, cause.was);
	cause.is = kept(all->memory, cause.is);
	cause.was_detail = kept(all->memory, cause.was_detail);
	cause.is_detail = kept(all->memory, cause.is_detail);
	cause.was_source = kept(all->memory, cause.was_source);
	cause.is_source = kept(all->memory, cause.is_source);
	*ARENA_PUSH(all->memory, all->items, all->count, all->capacity) = cause;
}

/* The next step of that name that has no partner yet. */
static const octroi_step *partner(steps *of, const char *name)
{
	for (size_t i = 0; i < of->count; i++)
		if (!of->paired[i] && strcmp(of->items[i].name, name) == 0) {
			of->paired[i] = true;
			return &of->items[i];
		}
	return NULL;
}

/* A value or a row, not what formulas make of others. */
static bool is_leaf(const octroi_step *s)
{
	return !s->formula;
}

typedef enum { LEAVES, CASES, LONELY } looked_for;

static bool is_cause(const octroi_step *was, const octroi_step *is, looked_for what)
{
	bool leaf = (was && is_leaf(was)) || (is && is_leaf(is));
	if (!was || !is)
		return what == LONELY && leaf;
	if (strcmp(was->value, is->value) == 0)
		return false;
	return what == LEAVES ? leaf : what == CASES && !same_text(was->detail, is->detail);
}

static void compare_steps(cause_list *all, const octroi_part *was, const octroi_part *is, looked_for what)
{
	arena *scratch = arena_new();
	steps old = {was->steps, was->step_count, ARENA_ARRAY(scratch, bool, was->step_count + 1)};
	for (size_t i = 0; i < is->step_count; i++) {
		const octroi_step *other = partner(&old, is->steps[i].name);
		if (is_cause(other, &is->steps[i], what))
			cause_add(all, other, &is->steps[i]);
	}
	for (size_t i = 0; i < old.count; i++)
		if (!old.paired[i] && is_cause(&old.items[i], NULL, what))
			cause_add(all, &old.items[i], NULL);
	arena_free(scratch);
}

/* The part of the other computation in which a part begins. */
static const octroi_part *part_at(const octroi_result *r, const octroi_part *like)
{
	if (r->part_count == 1 || !like->first)
		return &r->parts[0];
	for (size_t i = r->part_count; i-- > 1;)
		if (r->parts[i].first && strcmp(r->parts[i].first, like->first) <= 0)
			return &r->parts[i];
	return &r->parts[0];
}

/* Both may be cut on other days: each part is compared with what stood there. */
static void compare_parts(cause_list *all, const octroi_result *was, const octroi_result *is, looked_for what)
{
	if (!was->part_count || !is->part_count)
		return;
	for (size_t i = 0; i < is->part_count; i++)
		compare_steps(all, part_at(was, &is->parts[i]), &is->parts[i], what);
	for (size_t i = 0; was->part_count > is->part_count && i < was->part_count; i++)
		compare_steps(all, &was->parts[i], part_at(is, &was->parts[i]), what);
}

const octroi_cause *causes_find(const told_twice *all, size_t count, arena *memory, size_t *found)
{
	cause_list causes = {.memory = memory};
	for (int what = LEAVES; what <= LONELY && !causes.count; what++)
		for (size_t i = 0; i < count; i++)
			compare_parts(&causes, all[i].was, all[i].is, (looked_for)what);
	*found = causes.count;
	return causes.items;
}

/* ---- what a quantity rests on ---------------------------------------------------- */

/* The way down from a quantity to the causes. */
typedef struct {
	arena            *scratch;
	const told_twice *line;
	const octroi_cause *causes;
	size_t            cause_count;
	bool             *reached; /* causes */
	const char      **names;   /* visited, and to be visited */
	size_t            count, capacity;
} way;

static void name_add(way *w, const char *name, size_t length)
{
	for (size_t i = 0; i < w->count; i++)
		if (strlen(w->names[i]) == length && strncmp(w->names[i], name, length) == 0)
			return;
	*ARENA_PUSH(w->scratch, w->names, w->count, w->capacity) = arena_copy(w->scratch, name, length);
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* "default_row.total * (1 + mark_up)": each name, and of row.column the row. */
static void names_in(way *w, const char *text)
{
	while (text && *text) {
		size_t length = 0;
		while (is_name(text[length]))
			length++;
		const char *point = length ? memchr(text, '.', length) : NULL;
		if (length)
			name_add(w, text, length);
		if (point)
			name_add(w, text, (size_t)(point - text));
		text += length ? length : 1;
	}
}

/* Steps of that name in all parts: whether some differ; what their formulas read is added. */
static size_t visit_steps(way *w, const char *name, bool add, buffer *values, bool *leaf)
{
	size_t found = 0;
	const octroi_result *both[] = {w->line->was, w->line->is};
	for (size_t side = 0; side < 2; side++)
		for (size_t p = 0; p < both[side]->part_count; p++)
			for (size_t i = 0; i < both[side]->parts[p].step_count; i++) {
				const octroi_step *s = &both[side]->parts[p].steps[i];
				if (strcmp(s->name, name) != 0)
					continue;
				found++;
				*leaf = *leaf || is_leaf(s);
				if (!values[side].at || !strstr(values[side].at, arena_printf(w->scratch, "|%s|", s->value)))
					buffer_printf(&values[side], "|%s|", s->value);
				if (add)
					names_in(w, s->formula);
				if (add && s->detail && strncmp(s->detail, "because ", 8) == 0)
					names_in(w, s->detail + 8);
			}
	return found;
}

/* Of what is no step (a hidden quantity) or a look-up the rules say what it reads. */
static void names_by_rules(way *w, const char *name)
{
	const octroi_program *both[] = {w->line->was->program, w->line->is->program};
	for (size_t side = 0; side < 2; side++) {
		size_t count;
		const char *const *names = program_reads(both[side], name, w->scratch, &count);
		for (size_t i = 0; i < count; i++)
			name_add(w, names[i], strlen(names[i]));
	}
}

static void visit(way *w, const char *name)
{
	buffer values[2] = {{.memory = w->scratch}, {.memory = w->scratch}};
	bool leaf = false;
	if (!visit_steps(w, name, false, values, &leaf)) {
		names_by_rules(w, name);
		return;
	}
	if (same_text(values[0].at, values[1].at))
		return;
	for (size_t c = 0; c < w->cause_count; c++)
		w->reached[c] = w->reached[c] || !strcmp(w->causes[c].name, name);
	if (leaf)
		names_by_rules(w, name);
	visit_steps(w, name, true, values, &leaf);
}

const octroi_cause *causes_of(const octroi_cause *causes, size_t cause_count, const told_twice *all, size_t count,
                              const char *quantity, arena *memory, size_t *found)
{
	arena *scratch = arena_new();
	bool *reached = ARENA_ARRAY(scratch, bool, cause_count + 1);
	for (size_t i = 0; i < count; i++) {
		way w = {.scratch = scratch, .line = &all[i], .causes = causes, .cause_count = cause_count, .reached = reached};
		name_add(&w, quantity, strlen(quantity));
		for (size_t k = 0; k < w.count; k++)
			visit(&w, w.names[k]);
	}
	octroi_cause *out = ARENA_ARRAY(memory, octroi_cause, cause_count + 1);
	*found = 0;
	for (size_t c = 0; c < cause_count; c++)
		if (reached[c])
			out[(*found)++] = causes[c];
	arena_free(scratch);
	return out;
}

/* ---- in words ----------------------------------------------------------------------- */

static bool next_piece(const char **rest, slice *piece)
{
	if (!*rest || !**rest)
		return false;
	const char *end = strstr(*rest, ", ");
	*piece = (slice){*rest, end ? (size_t)(end - *rest) : strlen(*rest)};
	*rest = end ? end + 2 : NULL;
	return true;
}

static slice first_word(slice s)
{
	const char *blank = memchr(s.at, ' ', s.length);
	return (slice){s.at, blank ? (size_t)(blank - s.at) : s.length};
}

/* Of two rows with the same columns only those that differ; false: they have others. */
static bool rows_parted(const char *was, const char *is, buffer *old, buffer *new)
{
	slice a, b;
	while (next_piece(&was, &a)) {
		if (!next_piece(&is, &b) || !slice_equal(first_word(a), first_word(b)))
			return false;
		if (slice_equal(a, b))
			continue;
		buffer_printf(old, "%s%.*s", old->length ? ", " : "", (int)a.length, a.at);
		buffer_printf(new, "%s%.*s", new->length ? ", " : "", (int)b.length, b.at);
	}
	return !next_piece(&is, &b) && old->length;
}

static void add_side(buffer *out, const char *value, const char *detail, const char *source)
{
	buffer_puts(out, value ? value : "not asked for");
	if (!detail && !source)
		return;
	buffer_printf(out, " (%s%s%s)", detail ? detail : "", detail && source ? "; " : "", source ? source : "");
}

/* What both were asked for alike is said once, and so is a source that both have. */
const char *cause_text(const octroi_cause *c, arena *memory)
{
	buffer text = {.memory = memory}, was = text, is = text, *out = &text;
	bool alike = c->was && c->is && same_text(c->was_detail, c->is_detail);
	bool one_source = c->was && c->is && c->is_source && same_text(c->was_source, c->is_source);
	bool parted = c->was && c->is && rows_parted(c->was, c->is, &was, &is);
	buffer_puts(out, c->title ? c->title : c->name);
	if (one_source)
		buffer_printf(out, " (%s)", c->is_source);
	if (alike && c->is_detail)
		buffer_printf(out, ", %s", c->is_detail);
	buffer_puts(out, ": ");
	add_side(out, parted ? was.at : c->was, alike ? NULL : c->was_detail, one_source ? NULL : c->was_source);
	buffer_puts(out, " -> ");
	add_side(out, parted ? is.at : c->is, alike ? NULL : c->is_detail, one_source ? NULL : c->is_source);
	return text.at;
}
