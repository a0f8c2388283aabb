/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line_folds.h"

#include <string.h>

#include "fold.h"

/* What one lane came to over its stretches. */
typedef struct {
	octroi_state state;
	uint8_t      standing;
	bool         mixed, begun;
	double       shares[OCTROI_STATES]; /* of the days */
	const octroi_reason *reason;
	days_fold   *quantities;
} lane_fold;

struct line_folds {
	const questions *questions;
	const lanes     *lanes;
	line_results    *out;
	arena           *memory;
	lane_fold       *lane;  /* by lane; NULL: lanes are lines of one day each, nothing is to be folded */
};

/* ---- lines ------------------------------------------------------------------------- */

line_results *line_results_new(const questions *q, size_t count, const period *whole, arena *a)
{
	size_t n = count + 1;
	line_results *o = ARENA_NEW(a, line_results);
	*o = (line_results){count, arena_alloc(a, n), arena_alloc(a, n), ARENA_ARRAY(a, const octroi_reason *, n),
	                    arena_alloc(a, n), ARENA_ARRAY(a, int, n), ARENA_ARRAY(a, int, n), ARENA_ARRAY(a, uint32_t, n), ARENA_ARRAY(a, double, n),
	                    ARENA_ARRAY(a, double, n), ARENA_ARRAY(a, const char *, n), ARENA_ARRAY(a, size_t, n),
	                    ARENA_ARRAY(a, const double *, n), ARENA_ARRAY(a, line_quantity, q->quantity_count + 1),
	                    ARENA_ARRAY(a, uint64_t *, q->dimension_count + 1)};
	for (size_t k = 0; k < q->dimension_count; k++)
		o->dimensions[k] = ARENA_ARRAY(a, uint64_t, n);
	for (size_t i = 0; i < count; i++) {
		o->year[i] = whole[i].first == DAY_UNKNOWN ? 0 : day_year(whole[i].first);
		o->amount[i] = NAN;
		o->state[i] = OCTROI_NOT_COMPUTABLE;
	}
	return o;
}

static double *blanks(arena *a, size_t count)
{
	double *out = ARENA_ARRAY(a, double, count + 1);
	for (size_t i = 0; i < count; i++)
		out[i] = NAN;
	return out;
}

line_folds *line_folds_new(const questions *q, const lanes *all, line_results *out, arena *a)
{
	line_folds *f = ARENA_NEW(a, line_folds);
	*f = (line_folds){.questions = q, .lanes = all, .out = out, .memory = a};
	bool folds = !lanes_are_lines(all) || lanes_stretch(all);
	for (size_t k = 0; k < q->quantity_count; k++) {
		line_quantity *lq = &out->quantities[k];
		lq->value = lq->low = lq->high = blanks(a, out->count);
		if (folds) {
			lq->low = blanks(a, out->count);
			lq->high = blanks(a, out->count);
		}
	}
	if (!folds)
		return f;
	f->lane = ARENA_ARRAY(a, lane_fold, lanes_count(all) + 1);
	for (size_t i = 0; i < lanes_count(all); i++) {
		f->lane[i].quantities = ARENA_ARRAY(a, days_fold, q->quantity_count + 1);
		for (size_t k = 0; k < q->quantity_count; k++)
			f->lane[i].quantities[k] = days_fold_new();
	}
	return f;
}

/* ---- what a line is --------------------------------------------------------------------- */

/* The key that a dimension has in a lane; 0: none. */
static uint64_t key_of(const column *c, size_t lane)
{
	if (c->code)
		return c->code[lane * c->stride];
	double x = figure_of(c, lane);
	return isnan(x) ? 0 : (uint64_t)x;
}

/* The first lane speaks of its line; of dimensions all do, and lanes that
 * disagree say nothing. */
static void take_identity(line_folds *f, const verdicts *v, size_t lane, size_t line, bool first)
{
	line_results *o = f->out;
	double year = figure_of(&v->reporting, lane);
	if (first) {
		o->amount[line] = figure_of(&v->amount, lane);
		o->unit[line] = v->unit.reason[lane * v->unit.stride]->text;
		o->reporting_year[line] = isnan(year) ? 0 : (int)year;
		o->basis[line] = v->basis.code ? v->basis.code[lane * v->basis.stride] : 0;
	}
	o->by_more[line] |= !v->by_good[lane];
	for (size_t k = 0; k < f->questions->dimension_count; k++) {
		uint64_t own = key_of(&v->dimensions[k], lane), *key = &o->dimensions[k][line];
		if (own)
			*key = !*key || *key == own ? own : UINT64_MAX;
	}
}

/* ---- lanes that are lines ----------------------------------------------------------------- */

static void take_lanes(line_folds *f, const lap *part, const verdicts *v)
{
	line_results *o = f->out;
	const size_t *line = lanes_line(f->lanes) + part->lane[0];
	for (size_t i = 0; i < v->n; i++) {
		o->state[line[i]] = v->state[i];
		o->standing[line[i]] = v->standing[i];
		o->reason[line[i]] = v->reason[i];
		take_identity(f, v, i, line[i], true);
	}
	for (size_t k = 0; k < f->questions->quantity_count; k++) {
		int slot = f->questions->quantities[k];
		bool amount = f->questions->program->slots[slot].amount, due = slot == f->questions->charge;
		for (size_t i = 0; i < v->n; i++) {
			bool computed = v->state[i] == OCTROI_COMPUTED, closed = !computed && v->state[i] != OCTROI_NOT_COMPUTABLE;
			bool shown = computed || (!amount && v->state[i] != OCTROI_OUT_OF_SCOPE);
			o->quantities[k].value[line[i]] = shown ? figure_of(&v->quantities[k], i) : due && closed ? 0 : NAN;
		}
	}
}

/* ---- stretches ------------------------------------------------------------------------------- */

/* Of stretches the first speaks, but one that can't be computed or is charged comes before. */
static void fold_state(line_folds *f, lane_fold *lane, const verdicts *v, size_t i)
{
	octroi_state state = (octroi_state)v->state[i], now = lane->state;
	bool speaks = !lane->begun || (state == OCTROI_NOT_COMPUTABLE && now != OCTROI_NOT_COMPUTABLE) ||
	              (state == OCTROI_COMPUTED && now != OCTROI_COMPUTED && now != OCTROI_NOT_COMPUTABLE);
	lane->mixed |= lane->begun && state != now;
	if ((!lane->begun || now != OCTROI_NOT_COMPUTABLE) && v->standing[i] > lane->standing)
		lane->standing = v->standing[i];
	if (speaks) {
		lane->state = state;
		lane->reason = reason_kept(v->reason[i], f->memory);
	}
	lane->begun = true;
}

static void fold_quantities(line_folds *f, lane_fold *lane, const verdicts *v, size_t i, double share)
{
	octroi_state state = (octroi_state)v->state[i];
	for (size_t k = 0; k < f->questions->quantity_count; k++) {
		bool amount = f->questions->program->slots[f->questions->quantities[k]].amount;
		const column *c = &v->quantities[k];
		bool done = state == OCTROI_COMPUTED || (!amount && state != OCTROI_OUT_OF_SCOPE);
		standing st = done ? (standing)c->standing[i * c->stride] : STANDING_GIVEN;
		double x = done ? figure_of(c, i) : NAN;
		const octroi_reason *why = done && isnan(x) && c->reason ? reason_kept(c->reason[i * c->stride], f->memory) : NULL;
		days_fold_add(&lane->quantities[k], amount, state, done, x, why, st, share);
	}
}

static void fold_part(line_folds *f, const lap *part, const verdicts *v)
{
	const size_t *line_of = lanes_line(f->lanes);
	for (size_t i = 0; i < v->n; i++) {
		size_t at = part->lane[i], line = line_of[at];
		lane_fold *lane = &f->lane[at];
		take_identity(f, v, i, line, !lane->begun && (!at || line_of[at - 1] != line));
		fold_state(f, lane, v, i);
		lane->shares[v->state[i]] += part->share[i];
		fold_quantities(f, lane, v, i, part->share[i]);
	}
}

void line_folds_add(line_folds *f, const lap *part, const verdicts *v)
{
	if (f->lane)
		fold_part(f, part, v);
	else
		take_lanes(f, part, v);
}

/* ---- codes below a coarse one --------------------------------------------------------------------- */

static folded lane_quantity(const line_folds *f, const lane_fold *lane, size_t k)
{
	int slot = f->questions->quantities[k];
	folded q = days_fold_end(&lane->quantities[k], f->questions->program->slots[slot].amount, lane->state, lane->mixed);
	if (slot == f->questions->charge)
		fold_due(&q, lane->state, (standing)lane->standing);
	return q;
}

/* Shares of days by state, where they tell more than the state. What cannot be computed for a part is not known as a whole. */
static const double *lane_shares(const lane_fold *lane, arena *memory)
{
	if (!lane->mixed || lane->state == OCTROI_NOT_COMPUTABLE)
		return NULL;
	double *shares = ARENA_ARRAY(memory, double, OCTROI_STATES);
	memcpy(shares, lane->shares, sizeof lane->shares);
	return shares;
}

/* The verdict on a coarse line. */
static lane_fold fold_verdicts(const lane_fold *lanes, size_t count, double *in_scope)
{
	size_t scoped = 0, known = 0;
	bool computed = false;
	lane_fold is = lanes[0];
	for (size_t i = 0; i < count; i++) {
		octroi_state state = lanes[i].state;
		if (state_takes_over(is.state, state))
			is = lanes[i];
		computed |= state == OCTROI_COMPUTED;
		known += state != OCTROI_NOT_COMPUTABLE;
		scoped += state != OCTROI_NOT_COMPUTABLE && state != OCTROI_OUT_OF_SCOPE;
	}
	is.standing = 0;
	for (size_t i = 0; i < count; i++)
		if ((!computed || lanes[i].state == OCTROI_COMPUTED) && lanes[i].standing > is.standing)
			is.standing = lanes[i].standing;
	*in_scope = known ? (double)scoped / (double)known : NAN;
	return is;
}

static folded fold_codes(const line_folds *f, const lane_fold *lanes, size_t count, const lane_fold *is, size_t k)
{
	int slot = f->questions->quantities[k];
	bool amount = f->questions->program->slots[slot].amount;
	codes_fold codes = codes_fold_new();
	for (size_t i = 0; i < count; i++) {
		folded leaf = lane_quantity(f, &lanes[i], k);
		codes_fold_add(&codes, amount, lanes[i].state, &leaf);
	}
	folded q = codes_fold_end(&codes, amount, is->state);
	if (slot == f->questions->charge)
		fold_due(&q, is->state, (standing)is->standing);
	return q;
}

static void end_line(line_folds *f, size_t line, const lane_fold *lanes, size_t count)
{
	line_results *o = f->out;
	bool coarse = lanes_coarse(f->lanes, line);
	lane_fold is = lanes[0];
	if (coarse) {
		is = fold_verdicts(lanes, count, &o->in_scope[line]);
		o->leaves[line] = count;
	}
	o->state[line] = (uint8_t)is.state;
	o->standing[line] = is.standing;
	o->reason[line] = is.reason;
	o->shares[line] = lane_shares(&is, f->memory);
	for (size_t k = 0; k < f->questions->quantity_count; k++) {
		folded q = coarse ? fold_codes(f, lanes, count, &is, k) : lane_quantity(f, lanes, k);
		o->quantities[k].value[line] = q.value;
		o->quantities[k].low[line] = q.low;
		o->quantities[k].high[line] = q.high;
	}
}

void line_folds_end(line_folds *f)
{
	size_t lane_count = f->lane ? lanes_count(f->lanes) : 0;
	const size_t *line_of = lanes_line(f->lanes);
	for (size_t first = 0, end; first < lane_count; first = end) {
		for (end = first; end < lane_count && line_of[end] == line_of[first];)
			end++;
		end_line(f, line_of[first], f->lane + first, end - first);
	}
	for (size_t k = 0; k < f->questions->dimension_count; k++)
		for (size_t i = 0; i < f->out->count; i++)
			if (f->out->dimensions[k][i] == UINT64_MAX)
				f->out->dimensions[k][i] = 0;
}
