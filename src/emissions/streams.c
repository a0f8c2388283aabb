/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What source streams emit, as the method document says, and to whom it is attributed. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

/* What is said and used by nothing is a slip: a factor under the wrong method, say. */
static void warn_unread(installation *in, const stream *s, const program_answer *a)
{
	for (size_t i = 0; i < s->node->count; i++) {
		const yaml_pair *pair = &s->node->pairs[i];
		bool unread = false;
		for (size_t k = 0; k < a->unread_count && !unread; k++)
			unread = slice_is(pair->key->text, a->unread[k]);
		if (!unread || slice_is(pair->key->text, "method"))
			continue;
		warning_at(in->d, pair->key->where, "unused-key", "stream '%s': '%.*s' is given, but nothing that applies to it reads it", s->name,
		           (int)pair->key->text.length, pair->key->text.at);
		error_remedy(in->d, "take it out, or look at the method");
	}
}

static void ask_stream(installation *in, stream *s)
{
	const char *names[GIVES_NAMES];
	const reference *gives = program_document(in->method)->gives;
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->method);
	const yaml_node *method = yaml_get(s->node, "method");
	if (method && method->kind == YAML_SCALAR)
		s->method = text_copied(in, method->text);
	if (!line_set_map(in, line, s->node, stream_keys, stream_key_count)) {
		s->bad = true;
		return;
	}
	for (size_t i = 0; i < GIVES_NAMES; i++)
		names[i] = gives[i].name;
	program_answer a = program_ask(line, names, GIVES_NAMES, false, in->scratch, in->d);
	for (size_t i = 0; i < GIVES_NAMES && !s->bad; i++) {
		s->standing = weaker(s->standing, (standing)a.figures[i].standing);
		if (!a.figures[i].reason)
			continue;
		lacking(in, s->node->where, "stream", s->name, a.figures[i].reason);
		s->bad = true;
	}
	/* What the method does not speak of is nothing. */
	double given[GIVES_NAMES];
	for (size_t i = 0; i < GIVES_NAMES; i++)
		given[i] = names[i] ? a.figures[i].value : 0;
	s->given = (emission_pair){given[GIVES_DIRECT], given[GIVES_INDIRECT]};
	s->emitted = given[GIVES_EMITTED];
	s->carbon = given[GIVES_CARBON];
	s->power = given[GIVES_POWER];
	notes_keep(in, &a);
	if (!s->bad && (s->given.direct != 0 || s->given.indirect != 0))
		warn_unread(in, s, &a);
}

static void attribute(installation *in, const stream *s)
{
	for (size_t i = 0; i < s->share_count; i++) {
		/* 0 times what is not known would be unknown. */
		if (s->shares[i].process == TO_EXPORT || s->shares[i].share == 0)
			continue;
		process *p = &in->processes[s->shares[i].process];
		double share = s->shares[i].share;
		p->bad = p->bad || isnan(share) || s->bad;
		p->attributed.direct += share * s->given.direct;
		p->attributed.indirect += share * s->given.indirect;
		p->carbon += share * s->carbon;
		p->standing = weaker(p->standing, s->standing);
	}
}

/* More carbon out than in would make emissions vanish. */
static void check_carbon(installation *in, process *p)
{
	char carbon[NUMBER_TEXT_SIZE];
	if (p->bad || !(p->carbon < -1e-9))
		return;
	number_write_fixed(-p->carbon, 3, true, carbon, sizeof carbon);
	error_at(in->d, p->node->where, "carbon-balance", "process '%s' gives out %s t of carbon more than it takes in", p->name, carbon);
	error_remedy(in->d, "a material or fuel whose carbon ends in the goods belongs among those that go in; or a carbon content is too high");
	p->bad = true;
}

static void apply_floor(installation *in, process *p)
{
	if (p->bad || !in->chain->floor || !(p->attributed.direct < 0))
		return;
	p->floored = -p->attributed.direct;
	p->attributed.direct = 0;
	note_installation(in, "floor", arena_printf(in->scratch, "process '%s' would have less than nothing attributed to it: it counts as zero", p->name),
	                  in->chain->source.text, false);
}

void ask_streams(installation *in)
{
	for (size_t i = 0; i < in->stream_count; i++) {
		if (!in->streams[i].bad)
			ask_stream(in, &in->streams[i]);
		attribute(in, &in->streams[i]);
	}
	for (size_t i = 0; i < in->process_count; i++) {
		check_carbon(in, &in->processes[i]);
		apply_floor(in, &in->processes[i]);
	}
}
