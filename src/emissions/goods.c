/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scheme says of the goods of an installation, and whether masses fit. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"


/* Many goods differ in name and mass alone: what the scheme says of them is asked once. */
static const program_answer *answer_remembered(installation *in, const octroi_line *line, chain_name first, chain_name end, const char *const *names)
{
	const char prefix[] = {(char)('A' + first), (char)('A' + end), '\0'};
	uint32_t id = names_add(in->asked_keys, line_signature(line, prefix, in->scratch));
	if (id <= in->answer_count)
		return &in->answers[id - 1];
	program_answer a = program_ask(line, names, ASK_COUNT, false, in->scratch, in->d);
	*ARENA_PUSH(in->memory, in->answers, in->answer_count, in->answer_capacity) = answer_kept(&a, in->memory);
	return &in->answers[in->answer_count - 1];
}

program_answer ask_chain(installation *in, const octroi_line *line, chain_name first, chain_name end)
{
	const char *names[ASK_COUNT] = {0};
	for (int i = (int)first; i < (int)end; i++)
		names[i] = in->chain->names[i].name;
	names[ASK_GOOD] = "good";
	names[ASK_ORIGIN] = "origin";
	if (program_asks_amount(in->scheme, names, ASK_COUNT))
		return program_ask(line, names, ASK_COUNT, false, in->scratch, in->d);
	return *answer_remembered(in, line, first, end, names);
}

bool flag_of(const program_answer *a, chain_name name, bool otherwise)
{
	const program_figure *f = &a->figures[name];
	return isnan(f->value) ? otherwise : f->value == 1;
}

/* A code that does not exist would count as a good that carries nothing. */
bool good_known(installation *in, const octroi_line *line, const yaml_node *node)
{
	const yaml_node *code = yaml_get(node, "good");
	if (line_good_exists(line, "good", in->said))
		return true;
	repeat_said(in, in->scheme, "good", code ? code->where : node->where);
	return false;
}

/* Remembered: lines that differ in amounts alone have the same one. */
const char *amount_input(installation *in, const octroi_line *line)
{
	uint32_t id = names_add(in->amount_keys, line_signature(line, "", in->scratch));
	if (id > in->amount_count)
		*ARENA_PUSH(in->memory, in->amounts, in->amount_count, in->amount_capacity) = line_amount_input(line, in->scratch, in->d);
	return in->amounts[id - 1];
}

double amount_of(installation *in, const octroi_line *line, const yaml_node *node, const char *what, const char *name)
{
	static const char *const amounts[] = {"amount", "mass"};
	const char *input = amount_input(in, line);
	double given = input ? line_number(line, input) : NAN;
	if (!isnan(given))
		return given;
	program_answer a = program_ask(line, amounts, 2, false, in->scratch, in->d);
	const program_figure *f = a.figures[0].reason ? &a.figures[1] : &a.figures[0];
	if (f->reason)
		lacking(in, node->where, what, name, f->reason);
	return f->value;
}

static bool input_unread(installation *in, const octroi_line *line, const program_answer *a, slice key)
{
	for (size_t i = 0; i < a->unread_count; i++) {
		if (!slice_is(key, a->unread[i]))
			continue;
		/* The amount is asked for apart from the rest. */
		const char *amount = amount_input(in, line);
		return !program_asks_amount(in->scheme, &a->unread[i], 1) || (amount && !slice_is(key, amount));
	}
	return false;
}

void warn_unread_inputs(installation *in, const octroi_line *line, const yaml_node *node, const char *what, const char *name,
                        const program_answer *a)
{
	for (size_t i = 0; i < node->count; i++) {
		const yaml_node *key = node->pairs[i].key;
		if (!input_unread(in, line, a, key->text))
			continue;
		warning_at(in->d, key->where, "unused-key", "%s '%s': '%.*s' is given, but nothing that applies to it reads it", what, name,
		           (int)key->text.length, key->text.at);
		error_remedy(in->d, "take it out, for it changes nothing; or look at the key, and at the goods code");
	}
}

const char *kept_text(installation *in, const char *text)
{
	return text ? arena_copy(in->memory, text, strlen(text)) : NULL;
}

/* What the official figures say of the same good: what own figures save is told beside. */
static void ask_default(installation *in, made_good *g)
{
	octroi_line *line = site_line(in, in->scheme);
	g->default_see = g->default_allocation = NAN;
	line_set(line, "good", g->code, "good", in->said);
	line_preset(line, in->chain->bought, in->chain->bought_count, in->said);
	if (diagnostics_count(in->said)) {
		repeat_said(in, in->scheme, "good", g->node->where);
		return;
	}
	program_answer a = ask_chain(in, line, CHAIN_BOUGHT_DIRECT, CHAIN_SUPPLIED_BENCHMARK);
	g->default_see = a.figures[CHAIN_BOUGHT_DIRECT].value + a.figures[CHAIN_BOUGHT_INDIRECT].value;
	g->default_allocation = a.figures[CHAIN_BOUGHT_ALLOCATION].value;
	g->lacks_default = reason_kept(a.figures[CHAIN_BOUGHT_DIRECT].reason, in->memory);
}

static void good_refused(installation *in, made_good *g, const program_answer *a)
{
	const program_figure *content = &a->figures[CHAIN_CONTENT];
	if (!g->covered) {
		error_at(in->d, g->node->where, "uncovered-good", "'%s' is no good of the scheme: nothing is counted for it", g->name);
		error_remedy(in->d, "take it out of goods: waste and by-products carry no emissions, what is left is counted for the others");
	} else if (content->reason) {
		lacking(in, g->node->where, "good", g->name, content->reason);
	}
}

static bool ask_good(installation *in, made_good *g)
{
	size_t before = diagnostics_errors(in->d);
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	line_preset(line, in->chain->own, in->chain->own_count, in->d);
	if (!yaml_get(g->node, "good")) {
		error_at(in->d, g->node->where, "missing-key", "'%s' has no goods code", g->name);
		error_remedy(in->d, "add good: \"72071114\"");
		return false;
	}
	if (!line_set_map(in, line, g->node, good_keys, good_key_count))
		return false;
	if (!good_known(in, line, g->node))
		return false;
	program_answer a = ask_chain(in, line, CHAIN_COVERED, CHAIN_BOUGHT_DIRECT);
	g->code = kept_text(in, a.figures[ASK_GOOD].text);
	g->origin = kept_text(in, a.figures[ASK_ORIGIN].text);
	g->mass = amount_of(in, line, g->node, "good", g->name);
	g->covered = flag_of(&a, CHAIN_COVERED, true);
	g->indirect_counts = flag_of(&a, CHAIN_INDIRECT_COUNTS, true);
	g->mass_kept = flag_of(&a, CHAIN_MASS_KEPT, false);
	g->unit = kept_text(in, a.figures[CHAIN_UNIT].text ? a.figures[CHAIN_UNIT].text : "t");
	g->content = in->chain->names[CHAIN_CONTENT].name ? a.figures[CHAIN_CONTENT].value : 1;
	good_refused(in, g, &a);
	warn_unread_inputs(in, line, g->node, "good", g->name, &a);
	g->allocation = a.figures[CHAIN_ALLOCATION].value;
	g->benchmark = a.figures[CHAIN_BENCHMARK].value;
	g->lacks_allocation = document_reason(in, a.figures[CHAIN_ALLOCATION].reason, g->node);
	g->standing = (standing)a.figures[CHAIN_ALLOCATION].standing;
	notes_keep(in, &a);
	if (g->covered)
		ask_default(in, g);
	return diagnostics_errors(in->d) == before;
}

static bool ask_joint(installation *in, joint_good *j)
{
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	line_preset(line, in->chain->own, in->chain->own_count, in->d);
	if (!line_set_map(in, line, j->node, good_keys, good_key_count) || !good_known(in, line, j->node))
		return false;
	program_answer a = ask_chain(in, line, CHAIN_COVERED, CHAIN_BOUGHT_DIRECT);
	j->mass = amount_of(in, line, j->node, "good", j->name);
	j->counts = flag_of(&a, CHAIN_JOINT, false);
	j->allocation = a.figures[CHAIN_ALLOCATION].value;
	j->benchmark = a.figures[CHAIN_BENCHMARK].value;
	j->lacks_allocation = document_reason(in, a.figures[CHAIN_ALLOCATION].reason, j->node);
	if (!j->counts)
		note_installation(in, "joint-process",
		                  arena_printf(in->scratch, "'%s' is made and used up within one process: no free allocation of its own is counted", j->name),
		                  in->chain->source.text, false);
	return !isnan(j->mass);
}

static void ask_use(installation *in, process *p, use *u)
{
	if (!u->node || u->node->kind != YAML_MAP) {
		p->bad = true;
		return;
	}
	if (u->kind == USE_SUPPLY) {
		ask_supply(in, &u->supply);
		u->mass = u->supply.mass;
		p->bad = p->bad || u->supply.bad || !u->supply.node;
		p->standing = weaker(p->standing, u->supply.standing);
		return;
	}
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	const yaml_node *mass = yaml_get(u->node, "mass");
	if (!mass) {
		error_at(in->d, u->node->where, "missing-key", "how much of '%s' is consumed is not said", u->name);
		error_remedy(in->d, "add mass: … t, all that was consumed, off-cuts and losses included");
	}
	static const char *const passed_over[] = {"name", "note"};
	p->bad = !mass || !line_set_map(in, line, u->node, passed_over, 2) || p->bad;
	u->mass = line_number(line, "mass");
}

static void ask_pool(installation *in, pool *p)
{
	for (size_t i = 0; i < p->count; i++) {
		ask_supply(in, &p->supplies[i]);
		p->bad = p->bad || p->supplies[i].bad;
		p->mass += p->supplies[i].mass;
	}
}

/* ---- masses that must fit ---------------------------------------------------------------------- */

static void count_use(installation *in, process *p, use *u)
{
	if (u->kind == USE_SUPPLY || p->bad)
		return;
	double *used = u->kind == USE_POOL ? &in->pools[u->index].used : &in->goods[u->index].used;
	double there = u->kind == USE_POOL ? in->pools[u->index].mass : in->goods[u->index].mass;
	*used += u->mass;
	p->bad = too_much(in, u->node, u->name, *used, there, u->kind == USE_POOL ? "bought" : "made");
}

/* Whether it takes goods of a process that takes its own: what goes round is consumed again and again. */
static bool goes_round(const installation *in, const process *p)
{
	for (size_t i = 0; i < p->use_count; i++) {
		const process *q = p->uses[i].kind == USE_GOOD ? &in->processes[in->goods[p->uses[i].index].process] : NULL;
		for (size_t k = 0; q && k < q->use_count; k++)
			if (q == p || (q->uses[k].kind == USE_GOOD && &in->processes[in->goods[q->uses[k].index].process] == p))
				return true;
	}
	return false;
}

/* A tonne of metal does not come from half a tonne, and two tonnes do not vanish but where kg were meant for t. */
static void check_mass_kept(installation *in, const process *p)
{
	double in_t = 0, out_t = 0;
	bool kept = false;
	char taken[NUMBER_TEXT_SIZE], made[NUMBER_TEXT_SIZE];
	for (size_t i = 0; i < p->use_count; i++)
		in_t += p->uses[i].mass;
	for (size_t i = 0; i < p->good_count; i++) {
		out_t += in->goods[p->first_good + i].mass;
		kept = kept || in->goods[p->first_good + i].mass_kept;
	}
	bool more = in_t < out_t, less = out_t < in_t / 2 && !goes_round(in, p);
	if (p->bad || !kept || p->mass_reason || !(more || less))
		return;
	number_write(in_t, taken);
	number_write(out_t, made);
	warning_at(in->d, p->node->where, "mass-balance", "process '%s' makes %s t of goods from %s t of precursors and scrap", p->name, made, taken);
	error_remedy(in->d, "%s if this is right, say why: mass_reason: …",
	             more ? "is one of precursors: missing (scrap counts, too)?" : "is less than half of it sold, or does a mass have the wrong unit?");
}

/* ---- contents that must fit --------------------------------------------------------------------- */

static double supply_units(const supply *s, const char *unit)
{
	return s->unit && strcmp(s->unit, unit) == 0 ? s->mass * s->content : 0;
}

/* Functional units that a process takes in with a precursor; NaN: its content is not said. */
static double use_units(const installation *in, const use *u, const char *unit)
{
	double sum = 0;
	if (u->kind == USE_SUPPLY)
		return supply_units(&u->supply, unit);
	if (u->kind == USE_GOOD)
		return strcmp(in->goods[u->index].unit, unit) == 0 ? u->mass * in->goods[u->index].content : 0;
	for (size_t i = 0; i < in->pools[u->index].count; i++)
		sum += supply_units(&in->pools[u->index].supplies[i], unit);
	return sum * u->mass / in->pools[u->index].mass;
}

/* What goods are counted by comes from precursors that have it, unless none of them has: those make it. */
static void check_content_kept(installation *in, const process *p)
{
	const char *unit = p->bad || p->mass_reason || !p->good_count ? NULL : in->goods[p->first_good].unit;
	char taken[NUMBER_TEXT_SIZE], made[NUMBER_TEXT_SIZE];
	double sum = 0;
	if (!unit || strcmp(unit, "t") == 0)
		return;
	for (size_t i = 0; i < p->use_count; i++)
		sum += use_units(in, &p->uses[i], unit);
	if (!(sum > 0 && p->activity > sum * (1 + 1e-9)))
		return;
	number_write(number_round_significant(sum, 10, ROUND_HALF_EVEN), taken);
	number_write(number_round_significant(p->activity, 10, ROUND_HALF_EVEN), made);
	warning_at(in->d, p->node->where, "content-balance", "process '%s' makes goods that hold %s %s from precursors that hold %s", p->name, made,
	           unit, taken);
	error_remedy(in->d, "is a mass or a content wrong, or one of precursors: missing? if this is right, say why: mass_reason: …");
}

/* A process has one functional unit: tonnes of hydrogen and tonnes of nitrogen in ammonia do not add up (2025/2547 Art. 4(6)). */
static void sum_activity(installation *in, process *p)
{
	const made_good *first = &in->goods[p->first_good];
	for (size_t i = 0; i < p->good_count; i++) {
		const made_good *g = &in->goods[p->first_good + i];
		p->activity += g->mass * g->content;
		if (p->bad || !g->unit || !first->unit || strcmp(g->unit, first->unit) == 0)
			continue;
		error_at(in->d, g->node->where, "mixed-units", "'%s' is counted by the %s, but '%s' of the same process by the %s", g->name, g->unit,
		         first->name, first->unit);
		error_remedy(in->d, "give it a process of its own: there is one for each functional unit");
		p->bad = true;
	}
}

void ask_goods(installation *in)
{
	for (size_t i = 0; i < in->good_count; i++)
		if (!ask_good(in, &in->goods[i]))
			in->processes[in->goods[i].process].bad = true;
	for (size_t i = 0; i < in->pool_count; i++)
		ask_pool(in, &in->pools[i]);
	for (size_t i = 0; i < in->process_count; i++) {
		process *p = &in->processes[i];
		for (size_t k = 0; k < p->use_count; k++)
			ask_use(in, p, &p->uses[k]);
		for (size_t k = 0; k < p->joint_count; k++)
			p->bad = !ask_joint(in, &p->joint[k]) || p->bad;
		for (size_t k = 0; k < p->use_count; k++)
			count_use(in, p, &p->uses[k]);
		check_mass_kept(in, p);
		sum_activity(in, p);
		check_content_kept(in, p);
	}
}
