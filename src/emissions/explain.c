/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of one good: its process's streams as the method document tells them, what its
 * purchases carry and why, then what adds up along the chain, with the figures put in. */
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

/* A step of a stream or a purchase, whose name stays as it was written. */
static octroi_step *step_whose(installation *in, const char *whose, const char *title, const char *value, standing st)
{
	octroi_step *s = step_new(in, title, value, st);
	s->title = arena_printf(in->memory, "%s: %s", whose, title);
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

/* "amount 1500 kNm3, net_calorific_value 36 MJ/Nm3": steps show them in the units in which they are reckoned. */
static const char *as_written(const installation *in, const yaml_node *map)
{
	buffer out = {.memory = in->memory};
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key, *value = map->pairs[i].value;
		bool passed_over = slice_is(key->text, "name") || slice_is(key->text, "note") || slice_is(key->text, "method");
		if (!passed_over && value->kind == YAML_SCALAR)
			buffer_printf(&out, "%s%.*s %.*s", out.length ? ", " : "", (int)key->text.length, key->text.at, (int)value->text.length, value->text.at);
	}
	return out.at ? out.at : "";
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
	octroi_step *written = step_whose(in, s->name, "As written", s->method ? s->method : "", STANDING_GIVEN);
	written->detail = as_written(in, s->node);
	written->source = NULL;
	keep_steps(in, s->name, &a);
	double share = share_of(s, process);
	if (share == 1)
		return;
	step_whose(in, s->name, "Share", with_unit(in, share * (s->given.direct + s->given.indirect), "tCO2e"), s->standing)->figures = arena_printf(in->memory, "%s * %s", number_text(in, share), number_text(in, s->given.direct + s->given.indirect));
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

/* ---- purchases ------------------------------------------------------------------------ */

/* The year of the supplier's figures, which decides the benchmarks. */
static void set_supply_year(installation *in, octroi_line *line, const supply *s)
{
	const char *input = in->chain->names[CHAIN_GIVEN_YEAR].name;
	const yaml_node *said = yaml_get(s->node, "period");
	const installation *made_in = s->document ? installation_of(in, s->document, yaml_get(s->node, "document")->where) : NULL;
	period p;
	int year = made_in ? made_in->year : said && period_read(said->text, &p) ? day_year(p.first) : in->year;
	if (input && year != in->year)
		line_set(line, input, arena_printf(in->scratch, "%d", year), "period", in->d);
}

/* The rule's own steps to default values, with their mark-ups; or to free allocation alone. */
static void explain_default(installation *in, const supply *s, const char *whose, chain_name first)
{
	const char *names[CHAIN_NAMES];
	size_t count = 0;
	for (chain_name i = first; i <= CHAIN_BOUGHT_ALLOCATION; i++)
		if (in->chain->names[i].name)
			names[count++] = in->chain->names[i].name;
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	line_set(line, "origin", s->document ? s->origin : NULL, "origin", in->d);
	if (s->document)
		line_set(line, "good", s->code, "good", in->d);
	line_preset(line, in->chain->own, in->chain->own_count, in->d);
	line_set_map(in, line, s->node, supply_keys, supply_key_count);
	set_supply_year(in, line, s);
	line_preset(line, in->chain->bought, in->chain->bought_count, in->d);
	program_answer a = program_ask(line, names, count, true, in->scratch, in->d);
	keep_steps(in, whose, &a);
}

static void stated_step(installation *in, const supply *s, const char *whose, const char *what, double x, double per)
{
	const char *from = s->document ? arena_printf(in->memory, "of '%s' in %s", s->product, s->document) : "as the supplier states them";
	octroi_step *step = step_whose(in, whose, what, with_unit(in, x, "tCO2e/t"), s->standing);
	step->detail = from;
	if (per != 1)
		step->figures = arena_printf(in->memory, "%s * %s", number_text(in, x / per), number_text(in, per));
}

/* What a supplier or another document states, and the free allocation that stands in where none is. */
static void explain_stated(installation *in, const supply *s, const char *whose)
{
	const char *input = in->chain->names[CHAIN_GIVEN_ALLOCATION].name;
	const yaml_node *flag = yaml_get(s->node, "per_content");
	double per = flag && (slice_is(flag->text, "yes") || slice_is(flag->text, "true")) ? s->content : 1;
	stated_step(in, s, whose, "Direct emissions", s->see.direct, per);
	if (s->see.indirect != 0)
		stated_step(in, s, whose, "Indirect emissions that count", s->see.indirect, per);
	if (s->document || (input && yaml_get(s->node, input)))
		stated_step(in, s, whose, "Free allocation", s->allocation, 1);
	else
		explain_default(in, s, whose, CHAIN_BOUGHT_ALLOCATION);
}

static void explain_supply(installation *in, const supply *s)
{
	const char *whose = kept(in, supply_named(in, s, ""));
	switch (s->kind) {
	case OCTROI_PRECURSOR_DEFAULT:
		explain_default(in, s, whose, CHAIN_BOUGHT_DIRECT);
		return;
	case OCTROI_PRECURSOR_SUPPLIED:
	case OCTROI_PRECURSOR_DOCUMENT:
		explain_stated(in, s, whose);
		return;
	default:
		step_whose(in, whose, "Emissions", with_unit(in, 0, "tCO2e/t"), STANDING_LAW)->detail =
			s->kind == OCTROI_PRECURSOR_ZERO ? "counts as zero because of where it is from" : "no good of the scheme";
	}
}

static double supply_part(const supply *s, int what)
{
	return what == 0 ? s->see.direct : what == 1 ? s->see.indirect : s->allocation;
}

/* The mean of a mix, by mass. */
static void explain_mix(installation *in, const pool *p)
{
	static const char *const titles[] = {"Mean of direct emissions", "Mean of indirect emissions", "Mean of free allocation"};
	for (int what = 0; what < 3 && p->count > 1; what++) {
		buffer out = {.memory = in->memory};
		double sum = 0;
		standing st = STANDING_GIVEN;
		for (size_t i = 0; i < p->count; i++) {
			const supply *s = &p->supplies[i];
			buffer_printf(&out, "%s%s * %s", i ? " + " : "(", number_text(in, s->mass), number_text(in, supply_part(s, what)));
			sum += s->mass * supply_part(s, what);
			st = weaker(st, s->standing);
		}
		buffer_printf(&out, ") / %s", number_text(in, p->mass));
		if (sum != 0)
			step_whose(in, p->name, titles[what], with_unit(in, sum / p->mass, "tCO2e/t"), st)->figures = out.at;
	}
}

static void explain_purchase(installation *in, const use *u)
{
	if (u->kind == USE_SUPPLY)
		explain_supply(in, &u->supply);
	for (size_t i = 0; u->kind == USE_POOL && i < in->pools[u->index].count; i++)
		explain_supply(in, &in->pools[u->index].supplies[i]);
	if (u->kind == USE_POOL)
		explain_mix(in, &in->pools[u->index]);
}

static void explain_precursors(installation *in, const process *p, const made_good *g)
{
	double per = g->content / p->activity, allocation, benchmark;
	const octroi_reason *lacks;
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		emission_pair see = use_figures(in, u, &allocation, &benchmark, &lacks);
		explain_purchase(in, u);
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
