/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lanes.h"

#include <math.h>
#include <string.h>

#include "variations.h"

enum { LEAVES_MAX = 4096, FIGURES_MAX = 64, PATTERNS_MAX = 8, LANES_OF_OWN_BLOCK = 64 };

/* The codes below a coarse one on a day, as ids of the good's axis. */
typedef struct leaf_list {
	struct leaf_list *next;
	period    year;
	uint32_t  edition; /* of the code, as program_codes has it */
	edition_fate fate;
	size_t    count;
	uint32_t *ids; /* NULL: the code is exact */
} leaf_list;

/* Which figures lanes give. The first pattern is all others. */
typedef struct {
	uint64_t given;
	size_t   lanes; /* of those at hand */
	block   *block; /* NULL: not needed yet */
} pattern;

struct lanes {
	octroi_program *program;
	line_reader    *reader;
	lane_walker    *walker;
	arena          *memory, *scratch;
	diagnostics    *d;
	const char    **codes;      /* room for those below one */
	leaf_list     **leaf_lists; /* by the good's id */
	size_t          leaf_capacity;
	int             figures[FIGURES_MAX]; /* slots of figures that formulas read */
	size_t          figure_count;
	pattern         patterns[PATTERNS_MAX];
	size_t          pattern_count;
	/* of the lines at hand */
	const lines    *source;
	const period   *whole;
	const leaf_list **below; /* by line */
	size_t          count;
	size_t         *line;    /* by lane */
	uint8_t        *pattern; /* by lane */
	lines          *lines;
	bool            are_lines, stretch;
};

lanes *lanes_new(lane_walker *w, arena *memory, diagnostics *d)
{
	octroi_program *p = lane_walker_program(w);
	lanes *all = ARENA_NEW(memory, lanes);
	*all = (lanes){.program = p, .reader = lane_walker_reader(w), .walker = w, .memory = memory, .d = d, .pattern_count = 1,
	               .codes = ARENA_ARRAY(memory, const char *, LEAVES_MAX)};
	for (size_t i = 0; i < p->slot_count && all->figure_count < FIGURES_MAX; i++) {
		type_kind k = p->slots[i].type.kind;
		if (p->slots[i].kind == SLOT_INPUT && (k == TYPE_NUMBER || k == TYPE_MONEY) && slot_is_read(p, (int)i))
			all->figures[all->figure_count++] = (int)i;
	}
	return all;
}

void lanes_free(lanes *all)
{
	for (size_t i = 0; all && i < all->pattern_count; i++)
		block_free(all->patterns[i].block);
}

/* ---- coarse codes ---------------------------------------------------------------- */

static leaf_list *leaves_found(lanes *all, uint32_t good, uint32_t edition, day on)
{
	const octroi_program *p = all->program;
	size_t axis = (size_t)p->slots[p->good].axis;
	leaf_list *l = ARENA_NEW(all->memory, leaf_list);
	const char **codes = all->codes;
	l->year = step_days(STEP_YEAR, day_year(on));
	slice digits = line_axis_value(all->reader, axis, good)->text;
	l->edition = edition;
	l->count = program_codes(p, digits, edition, l->year.first, codes, LEAVES_MAX, &l->fate, all->d);
	/* A code that is lost is another value than the same one of the nomenclature's edition. */
	if (l->fate == EDITION_LOST) {
		value lost = {.text = digits, .code = edition, .standing = STANDING_GIVEN};
		l->count = 1;
		l->ids = ARENA_ARRAY(all->memory, uint32_t, 1);
		l->ids[0] = line_axis_id(all->reader, axis, &lost);
		return l;
	}
	if (l->count)
		l->ids = ARENA_ARRAY(all->memory, uint32_t, l->count);
	for (size_t i = 0; i < l->count; i++) {
		value v = {.text = slice_of(codes[i]), .standing = STANDING_GIVEN};
		l->ids[i] = line_axis_id(all->reader, axis, &v);
	}
	return l;
}

/* The codes that a line stands for; NULL: its own. */
static const leaf_list *below(lanes *all, size_t line)
{
	const octroi_program *p = all->program;
	uint32_t good = p->good >= 0 ? all->source->ids[p->slots[p->good].axis][line] : 0;
	day on = all->whole[line].first;
	if (!good || on == DAY_UNKNOWN)
		return NULL;
	leaf_list **list = ARENA_AT(all->memory, all->leaf_lists, good, all->leaf_capacity), *l = *list;
	uint32_t said = p->edition >= 0 ? all->source->ids[p->slots[p->edition].axis][line] : 0;
	uint32_t edition = said ? line_axis_value(all->reader, (size_t)p->slots[p->edition].axis, said)->code : 0;
	while (l && (l->edition != edition || !period_has(l->year, on)))
		l = l->next;
	if (!l) {
		l = leaves_found(all, good, edition, on);
		l->next = *list;
		*list = l;
	}
	return l->ids ? l : NULL;
}

static size_t lanes_of(const lanes *all, size_t line)
{
	return all->whole[line].first == DAY_UNKNOWN ? 0 : all->below[line] ? all->below[line]->count : 1;
}

/* ---- patterns ----------------------------------------------------------------------- */

/* By line, which figures it gives: bit k, figure k. */
static uint64_t *figures_given(const lanes *all)
{
	size_t n = all->source->count;
	uint64_t *given = ARENA_ARRAY(all->scratch, uint64_t, n + 1);
	for (size_t k = 0; k < all->figure_count; k++) {
		const double *x = all->source->numbers[all->figures[k]];
		for (size_t i = 0; i < n; i++)
			given[i] |= (uint64_t)!isnan(x[i]) << k;
	}
	return given;
}

/* The pattern of such lanes, new while there is room; 0: the one of all others. */
static uint8_t pattern_of(lanes *all, uint64_t given)
{
	size_t i = 1;
	while (i < all->pattern_count && all->patterns[i].given != given)
		i++;
	if (i == PATTERNS_MAX)
		return 0;
	if (i == all->pattern_count)
		all->patterns[all->pattern_count++] = (pattern){.given = given};
	return (uint8_t)i;
}

/* By line. Patterns that only a few lanes have ever had are not worth a block:
 * they make room for others. */
static uint8_t *patterns_of_lines(lanes *all)
{
	size_t n = all->source->count, kept = 1;
	const uint64_t *given = figures_given(all);
	uint8_t *out = ARENA_ARRAY(all->scratch, uint8_t, n + 1), moved[PATTERNS_MAX] = {0};
	for (size_t i = 0; i < all->pattern_count; i++)
		all->patterns[i].lanes = 0;
	for (size_t i = 0; i < n; i++) {
		out[i] = i && given[i] == given[i - 1] ? out[i - 1] : pattern_of(all, given[i]);
		all->patterns[out[i]].lanes += lanes_of(all, i);
	}
	for (size_t i = 1; i < all->pattern_count; i++) {
		if (!all->patterns[i].block && all->patterns[i].lanes < LANES_OF_OWN_BLOCK)
			continue;
		moved[i] = (uint8_t)kept;
		all->patterns[kept++] = all->patterns[i];
	}
	all->pattern_count = kept;
	for (size_t i = 0; i < n; i++)
		out[i] = moved[out[i]];
	return out;
}

static block *block_of(lanes *all, size_t i)
{
	pattern *p = &all->patterns[i];
	if (p->block)
		return p->block;
	bool *absent = i ? ARENA_ARRAY(all->memory, bool, all->program->slot_count) : NULL;
	for (size_t k = 0; absent && k < all->figure_count; k++)
		absent[all->figures[k]] = !(p->given >> k & 1);
	return p->block = block_new(all->walker, absent);
}

/* ---- making -------------------------------------------------------------------------- */

/* Lanes by pattern, within it in the order of lines. */
static void put_lanes(lanes *all, const uint8_t *pattern_of_line)
{
	const octroi_program *p = all->program;
	size_t n = all->source->count, next[PATTERNS_MAX + 1] = {0};
	uint32_t *good = ARENA_ARRAY(all->scratch, uint32_t, all->count + 1);
	for (size_t i = 0; i < n; i++)
		next[pattern_of_line[i] + 1] += lanes_of(all, i);
	for (size_t i = 1; i < PATTERNS_MAX; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0, codes = lanes_of(all, i); k < codes; k++) {
			size_t lane = next[pattern_of_line[i]]++;
			all->line[lane] = i;
			all->pattern[lane] = pattern_of_line[i];
			good[lane] = all->below[i] ? all->below[i]->ids[k] : 0;
		}
	lines_gather(all->reader, all->source, all->line, all->count, all->lines);
	for (size_t i = 0; !all->are_lines && i < all->count; i++)
		if (good[i])
			all->lines->ids[p->slots[p->good].axis][i] = good[i];
}

void lanes_make(lanes *all, const lines *l, const period *whole, arena *scratch)
{
	all->source = l;
	all->whole = whole;
	all->scratch = scratch;
	all->below = ARENA_ARRAY(scratch, const leaf_list *, l->count + 1);
	all->count = 0;
	all->are_lines = true;
	all->stretch = false;
	for (size_t i = 0; i < l->count; i++) {
		all->below[i] = below(all, i);
		all->are_lines = all->are_lines && !all->below[i];
		all->stretch = all->stretch || whole[i].first != whole[i].last;
		all->count += lanes_of(all, i);
	}
	all->line = ARENA_ARRAY(scratch, size_t, all->count + 1);
	all->pattern = ARENA_ARRAY(scratch, uint8_t, all->count + 1);
	all->lines = lines_new(all->reader, all->count + 1, scratch);
	put_lanes(all, patterns_of_lines(all));
}

size_t lanes_count(const lanes *all)
{
	return all->count;
}

const size_t *lanes_line(const lanes *all)
{
	return all->line;
}

bool lanes_coarse(const lanes *all, size_t line)
{
	return all->below[line] != NULL;
}

edition_fate lanes_edition(const lanes *all, size_t line, uint32_t *edition)
{
	const leaf_list *l = all->below[line];
	*edition = l ? l->edition : 0;
	return l ? l->fate : EDITION_OWN;
}

bool lanes_are_lines(const lanes *all)
{
	return all->are_lines;
}

bool lanes_stretch(const lanes *all)
{
	return all->stretch;
}

const block *lanes_block(lanes *all, size_t i)
{
	return i < all->pattern_count ? block_of(all, i) : NULL;
}

/* ---- laps ------------------------------------------------------------------------------ */

static lap lap_new(const lanes *all, lines *l, size_t n)
{
	return (lap){.lines = l, .lane = ARENA_ARRAY(all->scratch, size_t, n + 1),
	             .pattern = ARENA_ARRAY(all->scratch, uint8_t, n + 1), .date = ARENA_ARRAY(all->scratch, day, n + 1),
	             .until = ARENA_ARRAY(all->scratch, day, n + 1), .share = ARENA_ARRAY(all->scratch, double, n + 1)};
}

lap lap_first(const lanes *all)
{
	lap l = lap_new(all, all->lines, all->count);
	l.is_first = true;
	for (size_t i = 0; i < all->count; i++) {
		l.lane[i] = i;
		l.pattern[i] = all->pattern[i];
		l.date[i] = all->whole[all->line[i]].first;
		l.share[i] = 1;
	}
	return l;
}

bool lap_part(lanes *all, const lap *l, size_t *from, lap *part)
{
	size_t first = *from, end = first, n = l->lines->count;
	if (first == n)
		return false;
	while (end < n && l->pattern[end] == l->pattern[first])
		end++;
	*part = (lap){block_of(all, l->pattern[first]), lines_part(all->reader, l->lines, first, end - first, all->scratch),
	              l->lane + first, l->pattern + first, l->date + first, l->until + first, l->share + first, l->is_first};
	*from = end;
	return true;
}

void lap_shares(const lanes *all, lap *part)
{
	const day *until = block_until(part->block);
	for (size_t i = 0; all->stretch && i < part->lines->count; i++) {
		period whole = all->whole[all->line[part->lane[i]]];
		day last = until[i] < whole.last ? until[i] : whole.last;
		part->until[i] = last;
		part->share[i] = (double)(last - part->date[i] + 1) / (double)(whole.last - whole.first + 1);
	}
}

bool lap_next(const lanes *all, lap *l)
{
	size_t n = l->lines->count, more = 0;
	if (!all->stretch)
		return false;
	lap next = lap_new(all, lines_new(all->reader, n + 1, all->scratch), n);
	size_t *from = ARENA_ARRAY(all->scratch, size_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (l->until[i] >= all->whole[all->line[l->lane[i]]].last)
			continue;
		from[more] = i;
		next.lane[more] = l->lane[i];
		next.pattern[more] = l->pattern[i];
		next.date[more++] = l->until[i] + 1;
	}
	lines_gather(all->reader, l->lines, from, more, next.lines);
	*l = next;
	return more > 0;
}
