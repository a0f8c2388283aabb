/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be said of lines side by side: each remark once, with the lines
 * that it is about. Remarks that differ only by the year of their line are one. */
#include <stdlib.h>
#include <string.h>

#include "compare.h"

enum { LABELS_AT_MOST = 4, /* lines or values named before a remark */ YEAR_TEXT_SIZE = 16 };

/* Stands in a pattern where the text names its line's year. */
#define YEAR_MARK "\x01"

typedef struct {
	const char *text, *pattern;
	bool unless_common; /* left out where it is not on every line */
	size_t *lines;
	size_t line_count, line_capacity;
} remark;

typedef struct {
	remark *items;
	size_t count, capacity;
} remarks;

/* ---- collecting ------------------------------------------------------------------ */

/* The text with the line's year, where it stands as a word, replaced by a mark. */
static const char *pattern_of(arena *memory, const char *text, int year)
{
	char digits[YEAR_TEXT_SIZE];
	buffer out = {.memory = memory};
	size_t length = (size_t)snprintf(digits, sizeof digits, "%d", year);
	buffer_puts(&out, "");
	for (const char *at = text; *at;) {
		bool starts = at == text || !strchr("0123456789.-", at[-1]);
		if (starts && !strncmp(at, digits, length) && (!at[length] || !strchr("0123456789.-", at[length]))) {
			buffer_puts(&out, YEAR_MARK);
			at += length;
		} else {
			buffer_putc(&out, *at++);
		}
	}
	return out.at;
}

static remark *remark_of(const view *v, remarks *all, const char *text, size_t line)
{
	remark *r;
	for (size_t i = 0; i < all->count; i++)
		if (!strcmp(all->items[i].text, text))
			return &all->items[i];
	r = ARENA_PUSH(v->memory, all->items, all->count, all->capacity);
	r->text = text;
	r->pattern = pattern_of(v->memory, text, result_of(v, line)->year);
	return r;
}

static remark *remark_add(const view *v, remarks *all, const char *text, size_t line)
{
	remark *r = remark_of(v, all, text, line);
	*ARENA_PUSH(v->memory, r->lines, r->line_count, r->line_capacity) = line;
	return r;
}

static bool is_of_one_year(const view *v, const remark *r)
{
	for (size_t i = 1; i < r->line_count; i++)
		if (result_of(v, r->lines[i])->year != result_of(v, r->lines[0])->year)
			return false;
	return true;
}

static void join(const view *v, remark *into, const remark *r)
{
	into->text = into->pattern;
	for (size_t i = 0; i < r->line_count; i++)
		*ARENA_PUSH(v->memory, into->lines, into->line_count, into->line_capacity) = r->lines[i];
}

/* Makes one remark of those that say the same of different years. */
static void join_years(const view *v, remarks *all)
{
	bool *single = ARENA_ARRAY(v->memory, bool, all->count + 1);
	size_t kept = 0;
	for (size_t i = 0; i < all->count; i++) {
		const remark *r = &all->items[i];
		bool one_year = is_of_one_year(v, r) && strstr(r->pattern, YEAR_MARK);
		size_t k = 0;
		while (k < kept && !(one_year && single[k] && !strcmp(all->items[k].pattern, r->pattern)))
			k++;
		if (k < kept) {
			join(v, &all->items[k], r);
			continue;
		}
		single[kept] = one_year;
		all->items[kept++] = *r;
	}
	all->count = kept;
}

/* ---- which lines it is about -------------------------------------------------------- */

static bool has_value(const view *v, const remark *r, size_t k, size_t line)
{
	for (size_t i = 0; i < r->line_count; i++)
		if (!strcmp(v->answer->lines[r->lines[i]].varying[k], v->answer->lines[line].varying[k]))
			return true;
	return false;
}

/* True when the remark is on all lines that share its values of one dimension: "2027, 2028". */
static bool is_about(const view *v, const remark *r, size_t k)
{
	size_t with_value = 0;
	for (size_t i = 0; i < v->count; i++)
		with_value += has_value(v, r, k, v->order[i]);
	return with_value == r->line_count;
}

/* The different values of one dimension, in the order of the lines. */
static const char **values_of(const view *v, const remark *r, size_t k, size_t *count)
{
	const char **values = ARENA_ARRAY(v->memory, const char *, r->line_count + 1);
	*count = 0;
	for (size_t i = 0; i < r->line_count; i++) {
		remark before = {.lines = r->lines, .line_count = i};
		if (!has_value(v, &before, k, r->lines[i]))
			values[(*count)++] = dimension_text(v->memory, v->answer, r->lines[i], k);
	}
	return values;
}

/* "2027..2033" for years without a gap, else "2027, 2030"; long lists by their ends. */
static const char *list_text(const view *v, const char *const *values, size_t count, bool years)
{
	buffer text = {.memory = v->memory};
	if (years && count > 2 && strtol(values[count - 1], NULL, 10) - strtol(values[0], NULL, 10) + 1 == (long)count)
		return arena_printf(v->memory, "%s..%s", values[0], values[count - 1]);
	for (size_t i = 0; i < count && i < LABELS_AT_MOST; i++)
		buffer_printf(&text, "%s%s", i ? ", " : "", values[i]);
	if (count > LABELS_AT_MOST)
		buffer_printf(&text, " and %zu more", count - LABELS_AT_MOST);
	return text.at ? text.at : "";
}

/* "India, China: " where the remark is not on every line. */
static const char *remark_label(const view *v, const remark *r)
{
	buffer label = {.memory = v->memory};
	if (r->line_count == v->count)
		return "";
	for (size_t k = 0; k < v->answer->dimension_count; k++) {
		size_t count;
		if (!is_about(v, r, k))
			continue;
		const char **values = values_of(v, r, k, &count);
		return arena_printf(v->memory,
		                    "%s: ", list_text(v, values, count, !strcmp(v->answer->dimensions[k], "year")));
	}
	if (r->line_count > LABELS_AT_MOST)
		return arena_printf(v->memory, "%zu of %zu lines: ", r->line_count, v->count);
	for (size_t i = 0; i < r->line_count; i++)
		buffer_printf(&label, "%s%s", i ? "; " : "", line_label(v->memory, v->answer, r->lines[i]));
	buffer_puts(&label, ": ");
	return label.at;
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* The years of its lines, for the places where a joined remark names its year. */
static const char *years_text(const view *v, const remark *r)
{
	int *years = ARENA_ARRAY(v->memory, int, r->line_count + 1);
	const char **texts = ARENA_ARRAY(v->memory, const char *, r->line_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < r->line_count; i++)
		years[i] = result_of(v, r->lines[i])->year;
	qsort(years, r->line_count, sizeof *years, by_number);
	for (size_t i = 0; i < r->line_count; i++)
		if (!i || years[i] != years[i - 1])
			texts[count++] = arena_printf(v->memory, "%d", years[i]);
	return list_text(v, texts, count, true);
}

static const char *remark_text(const view *v, const remark *r)
{
	buffer out = {.memory = v->memory};
	slice rest = slice_of(r->text), part;
	const char *years = NULL;
	while (slice_split(&rest, *YEAR_MARK, &part)) {
		buffer_add(&out, part.at, part.length);
		if (rest.at)
			buffer_puts(&out, years ? years : (years = years_text(v, r)));
	}
	return out.at ? out.at : "";
}

/* ---- printing ------------------------------------------------------------------------- */

static const char *reason_text(const view *v, const octroi_result *result)
{
	const octroi_reason *reason = result->reason;
	buffer text = {.memory = v->memory};
	buffer_printf(&text, "%s: %s", with_blanks(v->memory, octroi_state_name(result->state)), reason->text);
	if (reason->source)
		buffer_printf(&text, " (%s)", reason->source);
	for (size_t i = 0; i < reason->choice_count; i++)
		buffer_printf(&text, "%s\n  %s", i ? "" : ":", reason->choices[i]);
	return text.at;
}

static void print_all(const view *v, remarks *all, const char *lead, FILE *out)
{
	join_years(v, all);
	for (size_t i = 0; i < all->count; i++) {
		const remark *r = &all->items[i];
		if (!r->unless_common || r->line_count == v->count)
			prose(out, v->style, arena_printf(v->memory, "%s%s", lead, remark_label(v, r)), 2,
			      remark_text(v, r));
	}
}

static void add_notes(const view *v, size_t line, remarks *notes, remarks *assumed)
{
	const octroi_result *result = result_of(v, line);
	for (size_t k = 0; k < result->note_count; k++) {
		const octroi_note *note = &result->notes[k];
		remark *r = remark_add(v, note->assumption ? assumed : notes, note->text, line);
		/* Where lines differ on purpose, each may leave unread what is meant for another. */
		r->unless_common = !strcmp(note->code, "unused-input") || !strcmp(note->code, "unused-option");
	}
}

void print_remarks(const view *v, FILE *out)
{
	remarks reasons = {0}, notes = {0}, assumed = {0};
	for (size_t i = 0; i < v->count; i++) {
		const octroi_result *result = result_of(v, v->order[i]);
		if (result->state != OCTROI_COMPUTED && result->reason)
			remark_add(v, &reasons, reason_text(v, result), v->order[i]);
		add_notes(v, v->order[i], &notes, &assumed);
	}
	print_all(v, &reasons, "", out);
	print_all(v, &notes, "note: ", out);
	print_all(v, &assumed, "assumed: ", out);
}
