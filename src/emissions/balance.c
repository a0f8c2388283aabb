/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the emissions of a site went. A stream has what it emits on the site and what is
 * attributed for it; where these differ something crossed the fence: heat, waste gas,
 * electricity. */
#include <math.h>

#include "reader.h"

static void add_stream(const stream *s, octroi_emission_balance *b)
{
	double all = s->given.direct + s->given.indirect, crossed = all - s->emitted, left = 1;
	b->site += s->emitted;
	b->power_mwh += s->power;
	*(crossed > 0 ? &b->brought_in : &b->exported) += fabs(crossed);
	for (size_t i = 0; i < s->share_count; i++) {
		double part = s->shares[i].share * all;
		left -= s->shares[i].share;
		if (s->shares[i].process == TO_EXPORT)
			b->exported += part;
		else
			b->attributed += part;
	}
	/* Shares such as 0.6 and 0.4 leave some bits over. */
	b->not_attributed += fabs(left) < 1e-12 ? 0 : left * all;
}

static void add_process(const installation *in, const process *p, octroi_emission_balance *b)
{
	double allocation, benchmark;
	const octroi_reason *lacks;
	if (p->reason) {
		b->attributed = b->floored = b->bought = b->in_goods = NAN;
		return;
	}
	b->floored += p->floored;
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		emission_pair see = use_figures(in, u, &allocation, &benchmark, &lacks);
		double carried = u->mass * (see.direct + see.indirect);
		if (u->kind == USE_GOOD)
			b->in_goods -= carried;
		else
			b->bought += carried;
	}
	for (size_t i = 0; i < p->good_count; i++) {
		const made_good *g = &in->goods[p->first_good + i];
		b->in_goods += g->mass * g->content * (p->direct + p->own_indirect + p->precursor_indirect);
	}
}

/* A part of a sum is no sum: with one addend that is not known, none of its figures is. */
octroi_emission_balance close_balance(const installation *in)
{
	octroi_emission_balance b = {0};
	bool lost = in->stream_lost;
	for (size_t i = 0; i < in->stream_count; i++) {
		lost = lost || in->streams[i].bad;
		add_stream(&in->streams[i], &b);
	}
	for (size_t i = 0; i < in->process_count; i++)
		add_process(in, &in->processes[i], &b);
	if (lost)
		b.site = b.power_mwh = b.brought_in = b.exported = b.not_attributed = NAN;
	return b;
}
