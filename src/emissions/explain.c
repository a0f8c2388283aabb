/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of one good: its process's streams as the method document tells them, then
 * what adds up along the chain, with the figures put in. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

static const char *number_text(const installation *in, double x)
{
	char text[NUMBER_TEXT_SIZE];
	if (isnan(x))
		return "unknown";
	number_write(number_round_significant(x, 10, ROUND_HALF_EVEN), text);
	return arena_printf(in->memory, "%s", text);
}

static const char *with_unit(const installation *in, double x, const char *unit)
{
	return arena_printf(in->memory, "%s%s%s", number_text(in, x), *unit ? " " : "", unit);
}

static octroi_step *step_new(installation *in, const char *title, const char *value, standing st)
{
	octroi_step *s = ARENA_PUSH(in->memory, in->steps, in->step_count, in->step_capacity);
	*s = (octroi_step){.name = title, .title = title, .value = value, .standing = (octroi_standing)st, .source = in->chain->source.text};
	return s;
}

static const char *kept(const installation *in, const char *text)
{
	return text ? arena_copy(in->memory, text, strlen(text)) : NULL;
}

static void keep_steps(installation *in, const char *whose, const program_answer *a)
{
	for (size_t i = 0; i < a->step_count; i++) {
		const octroi_step *from = &a->steps[i];
		octroi_step *s = ARENA_PUSH(in->memory, in->steps, in->step_count, in->step_capacity);
		*s = (octroi_step){kept(in, from->name), arena_printf(in->memory, "%s: %s", whose, from->title), kept(in, from->formula),
		                   kept(in, from->figures), kept(in, from->value), kept(in, from->detail), kept(in, from->source), from->standing};
	}
}

static double share_of(const stream *s, size_t process)
{
	double share = 0;
	for (size_t i = 0; i < s->share_count; i++)
		share += s->shares[i].process == (int)process ? s->shares[i].share : 0;
	return share;
}

/* What the stream gives, with every step of the method. */
static void explain_stream(installation *in, const stream *s, size_t process)
{
	const reference *gives = program_document(in->method)->gives;
	const char *names[] = {gives[GIVES_DIRECT].name, gives[GIVES_INDIRECT].name};
	size_t first = s->given.direct == 0 && s->given.indirect != 0 ? 1 : 0;
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->method);
	line_set_map(in, line, s->node, stream_keys, stream_key_count);
	program_answer a = program_ask(line, names + first, 1, true, in->scratch, in->d);
	keep_steps(in, s->name, &a);
	double share = share_of(s, process);
	if (share == 1)
		return;
	step_new(in, arena_printf(in->memory, "%s: share", s->name), with_unit(in, share * (s->given.direct + s->given.indirect), "tCO2e"), s->standing)
		->figures = arena_printf(in->memory, "%s * %s", number_text(in, share), number_text(in, s->given.direct + s->given.indirect));
}

static const char *sum_text(installation *in, size_t process, bool direct)
{
	buffer out = {.memory = in->memory};
	for (size_t i = 0; i < in->stream_count; i++) {
		double share = share_of(&in->streams[i], process);
		double x = share * (direct ? in->streams[i].given.direct : in->streams[i].given.indirect);
		if (share > 0 && x != 0)
			buffer_printf(&out, "%s%s", out.length ? x < 0 ? " - " : " + " : x < 0 ? "-" : "", number_text(in, fabs(x)));
	}
	return out.at ? out.at : "0";
}

static void explain_activity(installation *in, const process *p, const made_good *g)
{
	buffer out = {.memory = in->memory};
	for (size_t i = 0; i < p->good_count; i++) {
		const made_good *made = &in->goods[p->first_good + i];
		buffer_printf(&out, "%s%s", i ? " + " : "", number_text(in, made->mass));
		if (made->content != 1)
			buffer_printf(&out, " * %s", number_text(in, made->content));
	}
	step_new(in, "Activity level", with_unit(in, p->activity, g->unit), STANDING_GIVEN)->figures = out.at;
}

typedef struct {
	const char *title;
	double      own, own_per;     /* of the process: in all, and per tonne of the good */
	double      per_good;         /* a part that belongs to the good alone, such as its benchmark */
	double      result;
	enum { SUM_DIRECT, SUM_INDIRECT, SUM_ALLOCATION } what;
} chain_sum;

static double carried(const installation *in, const use *u, const chain_sum *c)
{
	double allocation, benchmark;
	const octroi_reason *lacks;
	emission_pair see = use_figures(in, u, &allocation, &benchmark, &lacks);
	return c->what == SUM_DIRECT ? see.direct : c->what == SUM_INDIRECT ? see.indirect : allocation;
}

static void explain_sum(installation *in, const process *p, const made_good *g, const chain_sum *c)
{
	buffer out = {.memory = in->memory};
	double per = g->content / p->activity;
	if (c->own_per != 0)
		buffer_printf(&out, "%s * %s / %s", number_text(in, c->own), number_text(in, g->content), number_text(in, p->activity));
	if (c->per_good != 0)
		buffer_printf(&out, "%s%s", out.length ? " + " : "", number_text(in, c->per_good));
	for (size_t i = 0; i < p->use_count; i++) {
		double x = carried(in, &p->uses[i], c);
		if (x != 0)
			buffer_printf(&out, "%s%s * %s", out.length ? " + " : "", number_text(in, p->uses[i].mass * per), number_text(in, x));
	}
	step_new(in, c->title, with_unit(in, c->result, "tCO2e/t"), g->standing)->figures = out.at ? out.at : "0";
}

static void explain_precursors(installation *in, const process *p, const made_good *g)
{
	double per = g->content / p->activity, allocation, benchmark;
	const octroi_reason *lacks;
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		emission_pair see = use_figures(in, u, &allocation, &benchmark, &lacks);
		octroi_step *s = step_new(in, arena_printf(in->memory, "Precursor %s", u->name), with_unit(in, u->mass * per, "t/t"), STANDING_GIVEN);
		s->figures = arena_printf(in->memory, "%s * %s / %s", number_text(in, u->mass), number_text(in, g->content), number_text(in, p->activity));
		s->detail = arena_printf(in->memory, "direct %s, indirect %s, free allocation %s tCO2e/t", number_text(in, see.direct),
		                         number_text(in, see.indirect), number_text(in, allocation));
	}
}

static void explain_allocation(installation *in, const made_good *g)
{
	const char *name = in->chain->names[CHAIN_ALLOCATION].name;
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	line_preset(line, in->chain->own, in->chain->own_count, in->d);
	line_set_map(in, line, g->node, good_keys, good_key_count);
	program_answer a = program_ask(line, &name, name ? 1 : 0, true, in->scratch, in->d);
	keep_steps(in, g->name, &a);
}

void explain_good(installation *in, size_t index)
{
	const made_good *g = &in->goods[index];
	const process *p = &in->processes[g->process];
	if (g->reason)
		return;
	for (size_t i = 0; i < in->stream_count; i++)
		if (share_of(&in->streams[i], g->process) > 0)
			explain_stream(in, &in->streams[i], g->process);
	octroi_step *direct = step_new(in, "Attributed direct emissions", with_unit(in, p->attributed.direct, "tCO2e"), p->standing);
	direct->figures = p->floored > 0 ? arena_printf(in->memory, "max(0, %s)", sum_text(in, g->process, true)) : sum_text(in, g->process, true);
	step_new(in, "Attributed indirect emissions", with_unit(in, p->attributed.indirect, "tCO2e"), p->standing)->figures =
		sum_text(in, g->process, false);
	explain_activity(in, p, g);
	explain_precursors(in, p, g);
	double per = g->content / p->activity;
	chain_sum sums[] = {
		{"Specific direct emissions", p->attributed.direct, p->attributed.direct * per, 0, g->see.direct, SUM_DIRECT},
		{"Specific indirect emissions that count", p->attributed.indirect, g->indirect_counts ? p->attributed.indirect * per : 0, 0,
	         g->see.indirect, SUM_INDIRECT},
		{"Specific free allocation", 0, 0, g->allocation, g->sefa, SUM_ALLOCATION},
	};
	explain_sum(in, p, g, &sums[0]);
	explain_sum(in, p, g, &sums[1]);
	explain_allocation(in, g);
	if (!isnan(g->sefa))
		explain_sum(in, p, g, &sums[2]);
}
