/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "addends.h"

#include <math.h>
#include <string.h>

#include "operations.h"

struct addend {
	double   x, most;  /* alike when known; NaN: unknown */
	double   on;       /* the day by which it counts; NaN: unknown */
	uint32_t group;
	uint8_t  standing;
	const octroi_reason *reason;
};

/* Lanes that belong to a group and on which the condition holds. The condition
 * may be nothing at all. */
static void put_addend(addend *a, bool counts, const column *condition, const column *x, size_t i)
{
	size_t c = i * condition->stride, k = i * x->stride;
	a->standing = condition->number ? condition->standing[c] : 0;
	if (counts) {
		a->x = a->most = x->number[k];
		a->standing = x->standing[k] > a->standing ? x->standing[k] : a->standing;
		a->reason = isnan(a->x) && x->reason ? x->reason[k] : NULL;
	} else if (a->group && isnan(condition->number[c])) {
		a->x = a->most = NAN;
		a->reason = condition->reason ? condition->reason[c] : NULL;
	}
}

static double day_of_lane(block *b, const expr *on, size_t lane)
{
	value v = block_walk(b, on, lane);
	return v.unknown ? NAN : v.number;
}

static addend *addends_of(const lap *part, const group_sum *s)
{
	block *b = part->block;
	size_t n = part->lines->count;
	arena *a = block_memory(b);
	mask *on = arena_alloc(a, n + 1), *counts = arena_alloc(a, n + 1);
	addend *out = ARENA_ARRAY(a, addend, n + 1);
	const uint32_t *group = block_groups(b, s->group);
	column condition = {0}, x = {0};
	for (size_t i = 0; i < n; i++)
		on[i] = counts[i] = group[i] != 0;
	if (s->condition) {
		condition = block_expr(b, s->condition, on);
		for (size_t i = 0; i < n; i++)
			counts[i] = on[i] && condition.number[i * condition.stride] == 1;
	}
	if (memchr(counts, 1, n))
		x = block_expr(b, s->x, counts);
	for (size_t i = 0; i < n; i++) {
		out[i].group = group[i];
		put_addend(&out[i], counts[i], &condition, &x, i);
		out[i].on = s->on && on[i] ? day_of_lane(b, s->on, i) : NAN;
	}
	return out;
}

/* The codes below a coarse one: where they agree they add once; where they do
 * not, what the line adds is unknown, but lies between the least and the most of them. */
static addend addend_of_line(const addend *lanes, size_t count)
{
	static const octroi_reason coarse = {.code = "coarse-code",
	                                     .text = "a goods code has too few digits to say what counts of it",
	                                     .option = "good"};
	addend all = lanes[0];
	for (size_t i = 1; i < count; i++) {
		bool same = lanes[i].x == all.x && lanes[i].group == all.group;
		all.standing = lanes[i].standing > all.standing ? lanes[i].standing : all.standing;
		if (!same && !all.reason)
			all.reason = lanes[i].reason ? lanes[i].reason : &coarse;
		all.x = op_min(all.x, lanes[i].x);
		all.most = op_max(all.most, lanes[i].most);
	}
	return all;
}

addend **addends_of_pass(const groups *g, const lap *part, int pass)
{
	size_t count = 0;
	const group_sum *sums = g ? groups_sums(g, &count) : NULL;
	addend **out = ARENA_ARRAY(block_memory(part->block), addend *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (sums[i].pass == pass)
			out[i] = addends_of(part, &sums[i]);
	return out;
}

static void add_sum(groups *g, size_t sum, bool by_date, const lanes *all, const lap *part, const size_t *number, addend *own)
{
	size_t n = part->lines->count;
	const size_t *line = lanes_line(all);
	for (size_t i = 0; i < n; i++) {
		own[i].x *= part->share[i];
		own[i].most *= part->share[i];
	}
	for (size_t first = 0, end; first < n; first = end) {
		size_t at = line[part->lane[first]];
		for (end = first + 1; end < n && line[part->lane[end]] == at;)
			end++;
		addend a = addend_of_line(&own[first], end - first);
		bool stretch = part->share[first] != 1 || part->until[first] > part->date[first];
		if (a.group && by_date && (a.x != 0 || a.most != 0))
			groups_add_on(g, sum, a.group, number[at], stretch || isnan(a.on) ? DAY_UNKNOWN : (day)a.on, a.x == a.most ? a.x : NAN,
			              a.reason, (standing)a.standing);
		else if (a.group && !by_date)
			groups_add(g, sum, a.group, number[at], a.x, a.most, a.reason, (standing)a.standing);
	}
}

void addends_add(groups *g, const lanes *all, const lap *part, const size_t *number, addend *const *own)
{
	size_t count = 0;
	const group_sum *sums = g ? groups_sums(g, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		if (own[i])
			add_sum(g, i, sums[i].on != NULL, all, part, number, own[i]);
}
