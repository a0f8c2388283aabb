/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <math.h>

static bool is_closed(octroi_state s)
{
	return s != OCTROI_COMPUTED && s != OCTROI_NOT_COMPUTABLE;
}

static folded blank(uint8_t standing, const octroi_reason *reason)
{
	return (folded){NAN, NAN, NAN, reason, standing};
}

days_fold days_fold_new(void)
{
	return (days_fold){.lowest = INFINITY, .highest = -INFINITY};
}

void days_fold_add(days_fold *f, bool amount, octroi_state state, bool done, double v, const octroi_reason *reason,
                   standing st, double share)
{
	bool closed = is_closed(state) && (amount || !done);
	if (closed || !done) {
		f->shares += amount && closed ? share : 0;
		return;
	}
	f->standing = (uint8_t)weakest((standing)f->standing, st);
	if (isnan(v) && !f->reason)
		f->reason = reason;
	f->sum += v * share;
	f->shares += share;
	f->lowest = v < f->lowest ? v : f->lowest;
	f->highest = v > f->highest ? v : f->highest;
}

folded days_fold_end(const days_fold *f, bool amount, octroi_state state, bool mixed)
{
	bool whole = f->shares > 1 - 1e-9, same = f->lowest == f->highest && (whole || !amount);
	folded out = {.standing = f->standing, .reason = f->reason};
	if ((amount && state != OCTROI_COMPUTED) || f->reason || !isfinite(f->lowest))
		return blank(f->standing, f->reason);
	if (same && !mixed) {
		out.value = out.low = out.high = f->lowest; /* no rounding by shares */
		return out;
	}
	out.value = amount ? f->sum : f->sum / f->shares;
	out.low = amount ? out.value : f->lowest;
	out.high = amount ? out.value : f->highest;
	return out;
}

codes_fold codes_fold_new(void)
{
	return (codes_fold){.low = INFINITY, .high = -INFINITY};
}

void codes_fold_add(codes_fold *f, bool amount, octroi_state state, const folded *leaf)
{
	static const folded nothing = {0};
	if (state == OCTROI_NOT_COMPUTABLE)
		return;
	if (amount && is_closed(state))
		leaf = &nothing;
	if (isnan(leaf->value)) {
		if (leaf->reason && !f->reason)
			f->reason = leaf->reason;
		return;
	}
	f->sum += leaf->value;
	f->count++;
	f->low = leaf->low < f->low ? leaf->low : f->low;
	f->high = leaf->high > f->high ? leaf->high : f->high;
	if (state == OCTROI_COMPUTED)
		f->standing = (uint8_t)weakest((standing)f->standing, (standing)leaf->standing);
}

folded codes_fold_end(const codes_fold *f, bool amount, octroi_state state)
{
	if ((amount && state != OCTROI_COMPUTED) || f->reason || !f->count)
		return blank(f->standing, f->reason);
	return (folded){f->low == f->high ? f->low : f->sum / (double)f->count, f->low, f->high, NULL, f->standing};
}

void fold_due(folded *f, octroi_state state, standing st)
{
	if (is_closed(state))
		*f = (folded){.standing = (uint8_t)st};
}

bool state_takes_over(octroi_state now, octroi_state next)
{
	static const int rank[] = {[OCTROI_COMPUTED] = 5, [OCTROI_NOT_COMPUTABLE] = 4, [OCTROI_NOT_LIABLE] = 3,
	                           [OCTROI_EXEMPT] = 2,   [OCTROI_REPORTING_ONLY] = 1, [OCTROI_OUT_OF_SCOPE] = 0};
	return rank[next] > rank[now];
}
