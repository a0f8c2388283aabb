/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions of a list of goods: which codes each has, and what became of them.
 *
 * Codes are kept as numbers. Steps stand twice, sorted by the newer code and by
 * the older one, so that both directions are a search. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codes.h"

const char *const goods_relation_names[] = {"1:1", "1:n", "n:1", "n:n"};
enum { RELATIONS = 4, REPORTS_MAX = 20, CODES = 1000000 };

typedef struct {
	uint8_t newer, older;
	uint8_t relation; /* goods_relation, from the newer to the older */
	bool conversion;
	uint32_t code, was;
	uint32_t row;
} step;

struct goods_editions {
	size_t count;
	const char *const *names;
	uint32_t *has;   /* by code: a bit for each edition */
	uint32_t listed; /* editions that the list of codes names */
	size_t step_count;
	step *by_code; /* sorted by newer, older, code, was */
	step *by_was;  /* sorted by newer, older, was, code */
	bool table[EDITIONS_MAX][EDITIONS_MAX]; /* [newer][older]: there are steps */
};

/* ---- reading --------------------------------------------------------------- */

typedef struct {
	const csv_table *csv;
	diagnostics *d;
	goods_editions *e;
	size_t bad;
} reader;

static bool find_columns(reader *r, const char *const *names, size_t *columns, size_t count, const char *what)
{
	bool found = true;
	for (size_t i = 0; i < count; i++) {
		columns[i] = csv_column(r->csv, names[i]);
		if (columns[i] != (size_t)-1)
			continue;
		found = false;
		error_at(r->d, (place){r->csv->source, 0, 0}, "missing-column", "%s need the column '%s'", what, names[i]);
	}
	return found;
}

static void bad_cell(reader *r, size_t row, size_t column, const char *code, const char *message)
{
	slice s = csv_cell(r->csv, row, column);
	r->bad++;
	error_at(r->d, csv_place(r->csv, row, column), code, "'%.*s' %s", (int)s.length, s.at, message);
}

static bool number_of(slice s, uint32_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.length; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*out = *out * 10 + (uint32_t)(s.at[i] - '0');
	}
	return s.length == EDITION_DIGITS;
}

static bool read_number(reader *r, size_t row, size_t column, uint32_t *out)
{
	bool good = number_of(slice_trim(csv_cell(r->csv, row, column)), out);
	if (!good)
		bad_cell(r, row, column, "bad-code", "is no code of six digits");
	return good;
}

static bool read_edition(reader *r, size_t row, size_t column, slice s, size_t *out)
{
	*out = goods_edition_find(r->e, s);
	if (*out < r->e->count)
		return true;
	bad_cell(r, row, column, "unknown-edition", "names no edition of the document");
	const char *near = text_nearest(s, r->e->names, r->e->count);
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	return false;
}

static void read_codes(reader *r)
{
	static const char *const names[] = {"code", "editions"};
	size_t column[2];
	if (!find_columns(r, names, column, 2, "codes of editions"))
		return;
	for (size_t row = 0; row < r->csv->rows && r->bad < REPORTS_MAX; row++) {
		uint32_t code;
		slice rest = csv_cell(r->csv, row, column[1]), part;
		if (!read_number(r, row, column[0], &code))
			continue;
		if (r->e->has[code])
			bad_cell(r, row, column[0], "repeated-code", "is listed twice");
		while (slice_split(&rest, '/', &part)) {
			size_t edition;
			if (!read_edition(r, row, column[1], part, &edition))
				continue;
			r->e->has[code] |= 1u << edition;
			r->e->listed |= 1u << edition;
		}
	}
}

enum { NEWER, CODE, OLDER, WAS, RELATION, CONVERSION, STEP_COLUMNS };

/* The code must be one of its edition where these are listed; else it makes itself known. */
static bool code_stands(reader *r, size_t row, size_t column, size_t edition, uint32_t code)
{
	uint32_t bit = 1u << edition;
	if (r->e->has[code] & bit)
		return true;
	if (r->e->listed & bit) {
		bad_cell(r, row, column, "unknown-good", "is no code of its edition");
		error_context(r->d, "in %s", r->e->names[edition]);
		return false;
	}
	r->e->has[code] |= bit;
	return true;
}

static bool read_words(reader *r, size_t row, const size_t *column, step *s)
{
	slice relation = csv_cell(r->csv, row, column[RELATION]), conversion = csv_cell(r->csv, row, column[CONVERSION]);
	size_t i = 0;
	while (i < RELATIONS && !slice_is(relation, goods_relation_names[i]))
		i++;
	s->relation = (uint8_t)i;
	s->conversion = slice_is(conversion, "yes");
	if (i == RELATIONS)
		bad_cell(r, row, column[RELATION], "bad-relation", "is none of 1:1, 1:n, n:1, n:n");
	else if (!s->conversion && !slice_is(conversion, "no"))
		bad_cell(r, row, column[CONVERSION], "bad-flag", "is neither yes nor no");
	else
		return true;
	return false;
}

/* "1:n" from the newer edition says that several older codes became one. */
static uint8_t turned(uint8_t relation)
{
	return relation == GOODS_SPLIT ? GOODS_MERGED : relation == GOODS_MERGED ? GOODS_SPLIT : relation;
}

static bool read_step(reader *r, size_t row, const size_t *column, step *s)
{
	size_t newer, older;
	*s = (step){.row = (uint32_t)row};
	if (!read_edition(r, row, column[NEWER], csv_cell(r->csv, row, column[NEWER]), &newer) ||
	    !read_edition(r, row, column[OLDER], csv_cell(r->csv, row, column[OLDER]), &older))
		return false;
	if (newer <= older) {
		bad_cell(r, row, column[NEWER], "bad-order", "is not newer than the other edition");
		return false;
	}
	s->newer = (uint8_t)newer;
	s->older = (uint8_t)older;
	return read_number(r, row, column[CODE], &s->code) && read_number(r, row, column[WAS], &s->was) &&
	       code_stands(r, row, column[CODE], newer, s->code) && code_stands(r, row, column[WAS], older, s->was) &&
	       read_words(r, row, column, s);
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int order(const step *a, const step *b, bool by_was)
{
	int c = compare(a->newer, b->newer);
	c = c ? c : compare(a->older, b->older);
	c = c ? c : by_was ? compare(a->was, b->was) : compare(a->code, b->code);
	return c ? c : by_was ? compare(a->code, b->code) : compare(a->was, b->was);
}

static int by_code(const void *a, const void *b)
{
	return order(a, b, false);
}

static int by_was(const void *a, const void *b)
{
	return order(a, b, true);
}

/* What stands for a code of the newer edition must be one. */
static void check_conversions(reader *r, const size_t *column)
{
	const goods_editions *e = r->e;
	const step *first = NULL; /* the conversion of this code */
	for (size_t i = 0; i < e->step_count && r->bad < REPORTS_MAX; i++) {
		const step *s = &e->by_code[i], *before = i ? s - 1 : NULL;
		bool same = before && before->newer == s->newer && before->older == s->older && before->code == s->code;
		first = same ? first : NULL;
		if (same && before->was == s->was) {
			bad_cell(r, s->row, column[CODE], "repeated-row", "has the same row twice");
		} else if (first && s->conversion) {
			bad_cell(r, s->row, column[CONVERSION], "two-conversions", "is said of two older codes");
			error_related(r->d, csv_place(r->csv, first->row, column[WAS]), "the other one");
		}
		first = s->conversion ? s : first;
	}
}

static void read_steps(reader *r, arena *a)
{
	static const char *const names[] = {"newer", "code", "older", "was", "relation", "conversion"};
	goods_editions *e = r->e;
	size_t column[STEP_COLUMNS];
	if (!find_columns(r, names, column, STEP_COLUMNS, "steps between editions"))
		return;
	e->by_code = ARENA_ARRAY(a, step, r->csv->rows + 1);
	for (size_t row = 0; row < r->csv->rows && r->bad < REPORTS_MAX; row++) {
		step *s = &e->by_code[e->step_count];
		if (!read_step(r, row, column, s))
			continue;
		e->table[s->newer][s->older] = true;
		e->step_count++;
	}
	e->by_was = ARENA_ARRAY(a, step, e->step_count + 1);
	if (e->step_count) {
		memcpy(e->by_was, e->by_code, e->step_count * sizeof *e->by_was);
		qsort(e->by_code, e->step_count, sizeof *e->by_code, by_code);
		qsort(e->by_was, e->step_count, sizeof *e->by_was, by_was);
	}
	check_conversions(r, column);
}

goods_editions *goods_editions_read(arena *a, const char *const *names, size_t count, const csv_table *codes,
                                    const csv_table *steps, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	goods_editions *e = ARENA_NEW(a, goods_editions);
	*e = (goods_editions){.count = count < EDITIONS_MAX ? count : EDITIONS_MAX, .names = names};
	e->has = ARENA_ARRAY(a, uint32_t, CODES);
	memset(e->has, 0, CODES * sizeof *e->has);
	reader r = {.csv = codes, .d = d, .e = e};
	read_codes(&r);
	r = (reader){.csv = steps, .d = d, .e = e};
	if (diagnostics_errors(d) == before)
		read_steps(&r, a);
	return diagnostics_errors(d) == before ? e : NULL;
}

/* ---- asking ---------------------------------------------------------------- */

size_t goods_editions_count(const goods_editions *e)
{
	return e->count;
}

const char *goods_edition_name(const goods_editions *e, size_t edition)
{
	return e->names[edition];
}

size_t goods_edition_find(const goods_editions *e, slice name)
{
	size_t i = 0;
	while (i < e->count && !slice_is(name, e->names[i]))
		i++;
	return i;
}

bool goods_edition_is_listed(const goods_editions *e, size_t edition)
{
	return e->listed >> edition & 1;
}

static bool has(const goods_editions *e, size_t edition, uint32_t code)
{
	return e->has[code] >> edition & 1;
}

bool goods_edition_has(const goods_editions *e, size_t edition, const char *code)
{
	uint32_t number;
	return number_of(slice_of(code), &number) && has(e, edition, number);
}

/* ---- converting ------------------------------------------------------------ */

typedef struct {
	uint32_t code;
	uint8_t relation;
	bool correlated;
} target;

typedef struct {
	arena *memory;
	target *at;
	size_t count, capacity;
} targets;

/* Each code once; reached twice, it is as entangled as both ways together. */
static void target_add(targets *t, uint32_t code, uint8_t relation, bool correlated)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].code == code) {
			t->at[i].relation |= relation;
			t->at[i].correlated = t->at[i].correlated && correlated;
			return;
		}
	*ARENA_PUSH(t->memory, t->at, t->count, t->capacity) = (target){code, relation, correlated};
}

/* The steps of one code between two editions. */
static size_t steps_of(const goods_editions *e, size_t newer, size_t older, uint32_t code, bool was, const step **out)
{
	const step *all = was ? e->by_was : e->by_code;
	step key = {.newer = (uint8_t)newer, .older = (uint8_t)older, .code = was ? 0 : code, .was = was ? code : 0};
	size_t low = 0, high = e->step_count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (order(&all[middle], &key, was) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*out = all + low;
	while (low + count < e->step_count && all[low + count].newer == newer && all[low + count].older == older &&
	       (was ? all[low + count].was : all[low + count].code) == code)
		count++;
	return count;
}

static bool unchanged(const goods_editions *e, size_t newer, size_t older, uint32_t code)
{
	const step *unused;
	return has(e, newer, code) && has(e, older, code) && steps_of(e, newer, older, code, false, &unused) == 0;
}

static void to_older(const goods_editions *e, size_t from, size_t to, uint32_t code, targets *out)
{
	const step *s;
	size_t n = steps_of(e, from, to, code, false, &s);
	for (size_t i = 0; i < n; i++)
		if (s[i].conversion)
			target_add(out, s[i].was, s[i].relation, false);
	if (n == 0 && unchanged(e, from, to, code))
		target_add(out, code, GOODS_SAME, false);
}

static void to_newer(const goods_editions *e, size_t from, size_t to, uint32_t code, bool all, targets *out)
{
	const step *s;
	size_t n = steps_of(e, to, from, code, true, &s);
	for (size_t i = 0; i < n; i++)
		if (all || s[i].conversion)
			target_add(out, s[i].code, turned(s[i].relation), !s[i].conversion);
	if (unchanged(e, to, from, code))
		target_add(out, code, GOODS_SAME, false);
}

static void convert(const goods_editions *e, size_t from, size_t to, uint32_t code, targets *out);

/* A code that stands for no newer one shares content with some: told for the next edition, from which it goes on. */
static void by_correlation(const goods_editions *e, size_t from, size_t to, uint32_t code, targets *out)
{
	size_t next = from + 1;
	while (next < to && !e->table[next][from])
		next++;
	if (!e->table[next][from])
		return;
	targets near = {.memory = out->memory};
	to_newer(e, from, next, code, true, &near);
	for (size_t i = 0; i < near.count; i++) {
		targets far = {.memory = out->memory};
		if (next < to)
			convert(e, next, to, near.at[i].code, &far);
		else
			target_add(&far, near.at[i].code, GOODS_SAME, false);
		for (size_t k = 0; k < far.count; k++)
			target_add(out, far.at[k].code, near.at[i].relation | far.at[k].relation, true);
	}
}

static void through(const goods_editions *e, size_t from, size_t by, size_t to, uint32_t code, targets *out)
{
	targets middle = {.memory = out->memory};
	to_newer(e, from, by, code, false, &middle);
	for (size_t i = 0; i < middle.count; i++)
		to_older(e, by, to, middle.at[i].code, out);
}

/* Over an edition that is newer than both. What is divided there may be one code on both sides: relations are counted. */
static void by_detour(const goods_editions *e, size_t from, size_t to, uint32_t code, targets *out)
{
	size_t by = (from > to ? from : to) + 1;
	while (by < e->count && !(e->table[by][from] && e->table[by][to]))
		by++;
	if (by == e->count)
		return;
	through(e, from, by, to, code, out);
	for (size_t i = 0; i < out->count; i++) {
		targets back = {.memory = out->memory};
		through(e, to, by, from, out->at[i].code, &back);
		out->at[i].relation = (uint8_t)((out->count > 1 ? GOODS_SPLIT : 0) | (back.count > 1 ? GOODS_MERGED : 0));
	}
}

static void convert(const goods_editions *e, size_t from, size_t to, uint32_t code, targets *out)
{
	if (from == to)
		target_add(out, code, GOODS_SAME, false);
	else if (from > to && e->table[from][to])
		to_older(e, from, to, code, out);
	else if (from < to && e->table[to][from])
		to_newer(e, from, to, code, false, out);
	else
		by_detour(e, from, to, code, out);
	if (out->count == 0 && from < to)
		by_correlation(e, from, to, code, out);
}

static int by_target(const void *a, const void *b)
{
	return compare(((const target *)a)->code, ((const target *)b)->code);
}

void goods_convert(const goods_editions *e, size_t from, size_t to, const char *const *codes, size_t count, arena *a,
                   goods_conversion *out)
{
	size_t link_capacity = 0, left_capacity = 0;
	*out = (goods_conversion){0};
	for (size_t i = 0; i < count; i++) {
		targets found = {.memory = a};
		uint32_t code;
		bool known = number_of(slice_of(codes[i]), &code) && has(e, from, code);
		if (known)
			convert(e, from, to, code, &found);
		if (found.count)
			qsort(found.at, found.count, sizeof *found.at, by_target);
		for (size_t k = 0; k < found.count; k++)
			*ARENA_PUSH(a, out->links, out->link_count, link_capacity) =
			        (goods_link){codes[i], arena_printf(a, "%06u", found.at[k].code), found.at[k].relation,
			                     found.at[k].correlated};
		if (found.count)
			continue;
		*ARENA_PUSH(a, out->left, out->left_count, left_capacity) =
		        (goods_rest){codes[i], known ? LEFT_NO_SUCCESSOR : LEFT_NO_CODE};
	}
}
