/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an installation asks of programs: of the method document what a stream emits, of
 * the scheme how a good or a purchase is treated. Lines are made up in scratch memory and
 * forgotten at once. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

const char *const stream_keys[] = {"name", "to", "note"};
const char *const good_keys[] = {"name", "note"};
const char *const supply_keys[] = {"name", "note", "period", "evidence", "verified", "document", "product", "per_content"};
const size_t stream_key_count = 3, good_key_count = 2, supply_key_count = 8;

void note_installation(installation *in, const char *code, const char *text, const char *source, bool assumption)
{
	for (size_t i = 0; i < in->note_count; i++)
		if (strcmp(in->notes[i].text, text) == 0)
			return;
	*ARENA_PUSH(in->memory, in->notes, in->note_count, in->note_capacity) = (octroi_note){
		arena_copy(in->memory, code, strlen(code)), arena_copy(in->memory, text, strlen(text)),
		source ? arena_copy(in->memory, source, strlen(source)) : NULL, assumption};
}

static void notes_keep(installation *in, const program_answer *answer)
{
	for (size_t i = 0; i < answer->note_count; i++)
		note_installation(in, answer->notes[i].code, answer->notes[i].text, answer->notes[i].source, answer->notes[i].assumption);
}

/* ---- lines ------------------------------------------------------------------------ */

octroi_line *site_line(installation *in, octroi_program *program)
{
	octroi_line *line = line_new(program, in->scratch);
	/* Both were seen to be sound when the document was opened. */
	line_set(line, "date", in->date, "period", in->said);
	line_set(line, "origin", in->country, "country", in->said);
	return line;
}

static const octroi_input *input_facts(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *all = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

/* People write kWh, GJ and MWh: a figure without its unit is not guessed at. */
static bool lacks_unit(installation *in, const octroi_program *p, const char *name, const yaml_node *key, const yaml_node *value)
{
	const octroi_input *input = input_facts(p, name);
	double number;
	size_t at;
	bool bare = input && input->type == OCTROI_INPUT_NUMBER && *input->unit && number_read(value->text, &number, &at) == NUMBER_OK;
	if (!bare)
		return false;
	error_at(in->d, value->where, "unit-missing", "%.*s '%.*s': a figure needs its unit", (int)key->text.length, key->text.at,
	         (int)value->text.length, value->text.at);
	error_remedy(in->d, "write %.*s %s, or in a multiple of it", (int)value->text.length, value->text.at, input->unit);
	return true;
}

static bool spelling_has(const spelling *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->inputs[i].name, name) == 0)
			return true;
	return false;
}

/* Tonnes and energy of one fuel: the rules would take one of them, and leave the other unsaid. */
static bool said_twice(installation *in, const octroi_line *line, const char *name, const yaml_node *key)
{
	const document *doc = program_document(line_program(line));
	for (size_t i = 0; i < doc->spelling_count; i++) {
		const spelling *s = &doc->spellings[i];
		for (size_t k = 0; spelling_has(s, name) && k < s->count; k++) {
			if (!line_has(line, s->inputs[k].name))
				continue;
			error_at(in->d, key->where, "said-twice", "'%.*s' says what another key says already", (int)key->text.length, key->text.at);
			error_remedy(in->d, "keep the one that was measured, and write it as %s: with its unit", s->word);
			return true;
		}
	}
	return false;
}

/* What is said of words of a command holds for documents, but that a bare number has a unit. */
static void repeat_said(installation *in, const octroi_program *p, const char *name, place where, const diagnostics *said)
{
	for (size_t i = 0; i < diagnostics_count(said); i++) {
		const diagnostic *x = diagnostics_get(said, i);
		bool unit = x->remedy && strncmp(x->remedy, "a bare number", 13) == 0;
		error_at(in->d, where, x->code, "%s", x->message);
		if (unit)
			error_remedy(in->d, "write it in %s, or in a multiple of it", input_facts(p, name)->unit);
		else if (x->remedy)
			error_remedy(in->d, "%s", x->remedy);
	}
}

bool line_set_key(installation *in, octroi_line *line, const yaml_node *key, const yaml_node *value)
{
	octroi_program *p = line_program(line);
	if (value->kind != YAML_SCALAR) {
		error_at(in->d, value->where, "wrong-kind", "'%.*s' must be a single value", (int)key->text.length, key->text.at);
		return false;
	}
	const char *name = spelling_input(p, key, value, in->d);
	if (!name || lacks_unit(in, p, name, key, value) || said_twice(in, line, name, key))
		return false;
	char text[512];
	snprintf(text, sizeof text, "%.*s", (int)value->text.length, value->text.at);
	if (line_set(line, name, text, arena_copy(in->scratch, key->text.at, key->text.length), in->said))
		return true;
	repeat_said(in, p, name, value->where, in->said);
	diagnostics_free(in->said);
	in->said = diagnostics_new();
	return false;
}

bool line_set_map(installation *in, octroi_line *line, const yaml_node *map, const char *const *passed_over, size_t count)
{
	bool sound = true;
	for (size_t i = 0; i < map->count; i++) {
		bool skip = false;
		for (size_t k = 0; k < count && !skip; k++)
			skip = slice_is(map->pairs[i].key->text, passed_over[k]);
		if (!skip)
			sound = line_set_key(in, line, map->pairs[i].key, map->pairs[i].value) && sound;
	}
	return sound;
}

/* A reason in words of a document, not of a command: "'mass' is not given". */
static void lacking(installation *in, place where, const char *what, const char *name, const octroi_reason *reason)
{
	static const char advice[] = "; give --";
	const char *cut = strstr(reason->text, advice), *choices = cut ? strstr(cut, ": ") : NULL;
	int length = cut ? (int)(cut - reason->text) : (int)strlen(reason->text);
	error_at(in->d, where, reason->code, "%s '%s': %.*s", what, name, length, reason->text);
	if (choices)
		error_remedy(in->d, "it can be%s", choices + 1);
	for (size_t i = 0; i < reason->choice_count && i < 6 && !choices; i++)
		if (i == 0)
			error_remedy(in->d, "one of %s%s", reason->choices[0], reason->choice_count > 1 ? ", …" : "");
}

/* ---- streams ------------------------------------------------------------------------ */

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
}

static void attribute(installation *in, const stream *s)
{
	for (size_t i = 0; i < s->share_count; i++) {
		if (s->shares[i].process == TO_EXPORT)
			continue;
		process *p = &in->processes[s->shares[i].process];
		double share = s->shares[i].share;
		p->bad = p->bad || isnan(share) || (s->bad && share > 0);
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
	if (p->bad || p->carbon >= -1e-9)
		return;
	number_write_fixed(-p->carbon, 3, true, carbon, sizeof carbon);
	error_at(in->d, p->node->where, "carbon-balance", "process '%s' gives out %s t of carbon more than it takes in", p->name, carbon);
	error_remedy(in->d, "look for a material that is missing among those that go in, or a carbon content that is too high");
	p->bad = true;
}

static void apply_floor(installation *in, process *p)
{
	if (p->bad || !in->chain->floor || p->attributed.direct >= 0)
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

/* ---- goods ---------------------------------------------------------------------------- */

/* Names of the chain to ask, in the order of chain_name, then the common ones. */
enum { ASK_AMOUNT = CHAIN_NAMES, ASK_MASS, ASK_GOOD, ASK_ORIGIN, ASK_COUNT };

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

/* A copy: the amounts are those of the line. */
static program_answer with_amounts(installation *in, const octroi_line *line, const program_answer *known)
{
	static const char *const amounts[] = {"amount", "mass"};
	program_answer out = *known, a = program_ask(line, amounts, 2, false, in->scratch, in->d);
	out.figures = ARENA_ARRAY(in->scratch, program_figure, ASK_COUNT);
	memcpy(out.figures, known->figures, ASK_COUNT * sizeof *out.figures);
	out.figures[ASK_AMOUNT] = a.figures[0];
	out.figures[ASK_MASS] = a.figures[1];
	return out;
}

static program_answer ask_chain(installation *in, const octroi_line *line, chain_name first, chain_name end)
{
	const char *names[ASK_COUNT] = {0};
	for (int i = (int)first; i < (int)end; i++)
		names[i] = in->chain->names[i].name;
	names[ASK_GOOD] = "good";
	names[ASK_ORIGIN] = "origin";
	if (program_asks_amount(in->scheme, names, ASK_COUNT)) {
		program_answer a = program_ask(line, names, ASK_COUNT, false, in->scratch, in->d);
		return with_amounts(in, line, &a);
	}
	return with_amounts(in, line, answer_remembered(in, line, first, end, names));
}

static bool flag_of(const program_answer *a, chain_name name, bool otherwise)
{
	const program_figure *f = &a->figures[name];
	return isnan(f->value) ? otherwise : f->value == 1;
}

/* A code that does not exist would count as a good that carries nothing. */
static bool good_known(installation *in, const octroi_line *line, const yaml_node *node)
{
	const yaml_node *code = yaml_get(node, "good");
	diagnostics *said = diagnostics_new();
	bool known = line_good_exists(line, "good", said);
	if (!known && code)
		repeat_said(in, in->scheme, "good", code->where, said);
	diagnostics_free(said);
	return known;
}

/* The amount in which the scheme charges the good; of what it does not charge the mass. NaN, reported. */
static double amount_of(installation *in, const program_answer *a, const yaml_node *node, const char *what, const char *name)
{
	const program_figure *f = &a->figures[ASK_AMOUNT];
	if (f->reason)
		f = &a->figures[ASK_MASS];
	if (f->reason)
		lacking(in, node->where, what, name, f->reason);
	return f->value;
}

static const char *kept_text(installation *in, const char *text)
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
	g->mass = amount_of(in, &a, g->node, "good", g->name);
	g->covered = flag_of(&a, CHAIN_COVERED, true);
	g->indirect_counts = flag_of(&a, CHAIN_INDIRECT_COUNTS, true);
	g->mass_kept = flag_of(&a, CHAIN_MASS_KEPT, false);
	g->unit = kept_text(in, a.figures[CHAIN_UNIT].text ? a.figures[CHAIN_UNIT].text : "t");
	g->content = in->chain->names[CHAIN_CONTENT].name ? a.figures[CHAIN_CONTENT].value : 1;
	good_refused(in, g, &a);
	g->allocation = a.figures[CHAIN_ALLOCATION].value;
	g->benchmark = a.figures[CHAIN_BENCHMARK].value;
	g->lacks_allocation = reason_kept(a.figures[CHAIN_ALLOCATION].reason, in->memory);
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
	j->mass = amount_of(in, &a, j->node, "good", j->name);
	j->counts = flag_of(&a, CHAIN_JOINT, false);
	j->allocation = a.figures[CHAIN_ALLOCATION].value;
	j->benchmark = a.figures[CHAIN_BENCHMARK].value;
	j->lacks_allocation = reason_kept(a.figures[CHAIN_ALLOCATION].reason, in->memory);
	if (!j->counts)
		note_installation(in, "joint-process",
		                  arena_printf(in->scratch, "'%s' is made and used up within one process: no free allocation of its own is counted", j->name),
		                  in->chain->source.text, false);
	return !isnan(j->mass);
}

/* ---- purchases ----------------------------------------------------------------------------- */

typedef enum { SAID_NOTHING, SAID_YES, SAID_NO, SAID_WRONGLY } said;

static said flag_said(installation *in, const yaml_node *map, const char *key)
{
	const yaml_node *node = yaml_get(map, key);
	if (!node)
		return SAID_NOTHING;
	if (node->kind == YAML_SCALAR && (slice_is(node->text, "yes") || slice_is(node->text, "true")))
		return SAID_YES;
	if (node->kind == YAML_SCALAR && (slice_is(node->text, "no") || slice_is(node->text, "false")))
		return SAID_NO;
	error_at(in->d, node->where, "bad-flag", "'%s' must be yes or no", key);
	return SAID_WRONGLY;
}

/* What was made in another year than the goods counts only with evidence, and cannot have been made later. */
static bool year_fits(installation *in, const supply *s, place where, int year)
{
	bool earlier = year < in->year;
	if (year == in->year || (earlier && yaml_get(s->node, "evidence")))
		return true;
	error_at(in->d, where, "period-mismatch", "the figures of '%s' are of %d, the installation is of %d", s->name, year, in->year);
	if (earlier)
		error_remedy(in->d, "give figures of %d, or say by what it is shown that the goods were made earlier: evidence: …", in->year);
	else
		error_remedy(in->d, "give figures of %d", in->year);
	return false;
}

/* What was made in an earlier year has the benchmarks of that year; the rest stays as of the goods made of it. */
static void set_year(installation *in, octroi_line *line, int year)
{
	const reference *made = &in->chain->names[CHAIN_GIVEN_YEAR];
	char text[16];
	snprintf(text, sizeof text, "%d", year);
	if (made->name && year != in->year)
		line_set(line, made->name, text, "period", in->d);
}

/* The period of the supplier's figures. */
static void period_check(installation *in, supply *s, octroi_line *line)
{
	const yaml_node *node = yaml_get(s->node, "period");
	period p;
	if (!node)
		return;
	if (node->kind != YAML_SCALAR || !period_read(node->text, &p)) {
		error_at(in->d, node->where, "bad-period", "a period such as 2026 must stand here");
		return;
	}
	s->bad = !year_fits(in, s, node->where, day_year(p.first)) || s->bad;
	set_year(in, line, day_year(p.first));
}

/* Whether the supplier's own figures count. */
static bool own_figures_count(installation *in, supply *s)
{
	said verified = flag_said(in, s->node, "verified");
	if (!in->chain->verified || verified == SAID_YES)
		return true;
	if (verified == SAID_NO) {
		note_installation(in, "not-verified",
		                  arena_printf(in->scratch, "the figures of '%s' are not verified: the default value is taken", s->name),
		                  in->chain->source.text, false);
		return false;
	}
	s->bad = true;
	if (verified == SAID_WRONGLY)
		return false;
	error_at(in->d, s->node->where, "missing-key", "whether the figures of '%s' are verified is not said", s->name);
	error_remedy(in->d, "add verified: yes if an accredited verifier has confirmed them; verified: no takes the default value");
	return false;
}

static void take_default(installation *in, supply *s, octroi_line *line)
{
	line_preset(line, in->chain->bought, in->chain->bought_count, in->d);
	program_answer a = ask_chain(in, line, CHAIN_BOUGHT_DIRECT, CHAIN_SUPPLIED_BENCHMARK);
	const program_figure *direct = &a.figures[CHAIN_BOUGHT_DIRECT], *indirect = &a.figures[CHAIN_BOUGHT_INDIRECT];
	s->kind = OCTROI_PRECURSOR_DEFAULT;
	s->see = (emission_pair){direct->value, indirect->value};
	s->standing = weaker(s->standing, weaker((standing)direct->standing, (standing)indirect->standing));
	notes_keep(in, &a);
	if (!direct->reason && !indirect->reason)
		return;
	lacking(in, s->node->where, "precursor", s->name, direct->reason ? direct->reason : indirect->reason);
	s->bad = true;
}

static void take_default_allocation(installation *in, supply *s, octroi_line *line)
{
	line_preset(line, in->chain->bought, in->chain->bought_count, in->d);
	program_answer a = ask_chain(in, line, CHAIN_BOUGHT_DIRECT, CHAIN_SUPPLIED_BENCHMARK);
	s->allocation = a.figures[CHAIN_BOUGHT_ALLOCATION].value;
	s->benchmark = a.figures[CHAIN_BOUGHT_BENCHMARK].value;
	s->lacks_allocation = reason_kept(a.figures[CHAIN_BOUGHT_ALLOCATION].reason, in->memory);
	s->standing = weaker(s->standing, (standing)a.figures[CHAIN_BOUGHT_ALLOCATION].standing);
}

/* The supplier's statement: emissions as far as they count, and its free allocation, else that
 * of the benchmarks for default values. */
static void take_supplied(installation *in, supply *s, const program_answer *a, octroi_line *line)
{
	bool counts = flag_of(a, CHAIN_INDIRECT_COUNTS, true);
	const program_figure *indirect = &a->figures[CHAIN_GIVEN_INDIRECT], *passed_on = &a->figures[CHAIN_GIVEN_PRECURSOR_INDIRECT];
	double per = flag_said(in, s->node, "per_content") == SAID_YES ? a->figures[CHAIN_CONTENT].value : 1;
	s->kind = OCTROI_PRECURSOR_SUPPLIED;
	if (isnan(per))
		lacking(in, s->node->where, "precursor", s->name, a->figures[CHAIN_CONTENT].reason);
	if (counts && indirect->reason) {
		lacking(in, s->node->where, "precursor", s->name, indirect->reason);
		error_remedy(in->d, "indirect emissions count for this good; write 0 tCO2e/t only if there are none");
	}
	s->bad = s->bad || isnan(per) || (counts && indirect->reason);
	s->see.direct = a->figures[CHAIN_GIVEN_DIRECT].value * per;
	s->see.indirect = (counts ? indirect->value : isnan(passed_on->value) ? 0 : passed_on->value) * per;
	if (!a->figures[CHAIN_GIVEN_ALLOCATION].reason) {
		s->allocation = a->figures[CHAIN_GIVEN_ALLOCATION].value;
		s->benchmark = a->figures[CHAIN_SUPPLIED_BENCHMARK].value;
		return;
	}
	take_default_allocation(in, s, line);
	note_installation(in, "default-allocation",
	                  arena_printf(in->scratch, "the free allocation of '%s' is not stated: that of default values is taken", s->name),
	                  in->chain->source.text, false);
}

/* Goods that carry nothing: not of the scheme, or from where they are zero. */
static bool carries_nothing(installation *in, supply *s, const program_answer *a)
{
	bool covered = flag_of(a, CHAIN_COVERED, true), zero = flag_of(a, CHAIN_ZERO, false);
	if (covered && !zero)
		return false;
	s->kind = covered ? OCTROI_PRECURSOR_ZERO : OCTROI_PRECURSOR_UNCOVERED;
	s->see = (emission_pair){0, 0};
	s->allocation = s->benchmark = 0;
	note_installation(in, covered ? "zero-origin" : "uncovered-precursor",
	                  arena_printf(in->scratch, covered ? "'%s' counts as zero because of where it is from" : "'%s' is no good of the scheme and carries no emissions",
	                               s->name),
	                  in->chain->source.text, false);
	return true;
}

static const made_good *product_of(installation *in, supply *s, const installation **made_in)
{
	bool pool = false;
	*made_in = installation_of(in, s->document, yaml_get(s->node, "document")->where);
	if (!*made_in)
		return NULL;
	size_t index = name_lookup(*made_in, slice_of(s->product), &pool);
	if (index != SIZE_MAX && !pool)
		return &(*made_in)->goods[index];
	const char **all = ARENA_ARRAY(in->scratch, const char *, (*made_in)->good_count + 1);
	for (size_t i = 0; i < (*made_in)->good_count; i++)
		all[i] = (*made_in)->goods[i].name;
	const char *near = text_nearest(slice_of(s->product), all, (*made_in)->good_count);
	error_at(in->d, yaml_get(s->node, "product")->where, "unknown-precursor", "'%s' makes no '%s'", (*made_in)->path, s->product);
	if (near)
		error_remedy(in->d, "did you mean '%s'?", near);
	else if ((*made_in)->good_count)
		error_remedy(in->d, "its first good is '%s'", all[0]);
	return NULL;
}

/* True, reported, if more is used than there was; sums of masses may be off by some bits. */
static bool too_much(installation *in, const yaml_node *node, const char *name, double used, double there, const char *made)
{
	char is[NUMBER_TEXT_SIZE], most[NUMBER_TEXT_SIZE];
	if (!(used > there * (1 + 1e-9)))
		return false;
	number_write(used, is);
	number_write(there, most);
	error_at(in->d, node->where, "uses-too-much", "%s t of '%s' are consumed, but %s t were %s", is, name, most, made);
	error_remedy(in->d, "look at the masses; stock from an earlier period is a purchase of its own");
	return true;
}

/* A good of another document: its figures as far as they count, or default values. */
static void take_document(installation *in, supply *s)
{
	const installation *made_in;
	const made_good *g = product_of(in, s, &made_in);
	s->bad = s->bad || !g;
	if (!g)
		return;
	if (g->reason) {
		error_at(in->d, s->node->where, "not-computable", "precursor '%s': %s", s->name, g->reason->text);
		s->bad = true;
		return;
	}
	s->bad = !year_fits(in, s, yaml_get(s->node, "document")->where, made_in->year) || s->bad;
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	set_year(in, line, made_in->year);
	line_set(line, "good", g->code, "good", in->d);
	line_set(line, "origin", made_in->country, "origin", in->d);
	s->bad = !line_set_map(in, line, s->node, supply_keys, supply_key_count) || s->bad;
	program_answer a = ask_chain(in, line, CHAIN_COVERED, CHAIN_NAMES);
	s->code = g->code;
	s->origin = made_in->country;
	s->mass = amount_of(in, &a, s->node, "precursor", s->name);
	s->bad = too_much(in, s->node, s->product, s->mass, g->mass, arena_printf(in->scratch, "made in '%s'", made_in->path)) || s->bad;
	s->kind = OCTROI_PRECURSOR_DOCUMENT;
	if (carries_nothing(in, s, &a))
		return;
	if (!own_figures_count(in, s)) {
		take_default(in, s, line);
		take_default_allocation(in, s, line);
		return;
	}
	s->see = g->see;
	s->allocation = g->sefa;
	s->benchmark = g->benchmark_sum;
	s->lacks_allocation = isnan(g->sefa) ? g->lacks_allocation : NULL;
	s->standing = weaker(s->standing, g->standing);
	for (size_t i = 0; i < made_in->note_count; i++)
		note_installation(in, made_in->notes[i].code, made_in->notes[i].text, made_in->notes[i].source, made_in->notes[i].assumption);
}

static void ask_supply(installation *in, supply *s)
{
	size_t before = diagnostics_errors(in->d);
	if (s->bad || !s->node)
		return;
	if (s->document) {
		take_document(in, s);
		return;
	}
	arena_clear(in->scratch);
	octroi_line *line = site_line(in, in->scheme);
	line_set(line, "origin", NULL, "origin", in->d);
	line_preset(line, in->chain->own, in->chain->own_count, in->d);
	if (!line_set_map(in, line, s->node, supply_keys, supply_key_count) || !good_known(in, line, s->node)) {
		s->bad = true;
		return;
	}
	period_check(in, s, line);
	program_answer a = ask_chain(in, line, CHAIN_COVERED, CHAIN_NAMES);
	s->code = kept_text(in, a.figures[ASK_GOOD].text);
	s->origin = kept_text(in, a.figures[ASK_ORIGIN].text);
	s->mass = amount_of(in, &a, s->node, "precursor", s->name);
	if (!carries_nothing(in, s, &a)) {
		bool stated = a.figures[CHAIN_GIVEN_DIRECT].reason == NULL && in->chain->names[CHAIN_GIVEN_DIRECT].name;
		if (stated && own_figures_count(in, s)) {
			take_supplied(in, s, &a, line);
		} else if (!s->bad) {
			take_default(in, s, line);
			take_default_allocation(in, s, line);
		}
	}
	s->bad = s->bad || diagnostics_errors(in->d) > before;
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
	const char *name = "mass";
	u->mass = program_ask(line, &name, 1, false, in->scratch, in->d).figures[0].value;
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

/* A tonne of metal does not come from half a tonne. */
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
	if (p->bad || !kept || p->mass_reason || !(in_t < out_t))
		return;
	number_write(in_t, taken);
	number_write(out_t, made);
	warning_at(in->d, p->node->where, "mass-balance", "process '%s' makes %s t of goods from %s t of precursors and scrap", p->name, made, taken);
	error_remedy(in->d, "is one of precursors: missing (scrap counts, too)? if this is right, say why: mass_reason: …");
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
		for (size_t k = 0; k < p->good_count; k++)
			p->activity += in->goods[p->first_good + k].mass * in->goods[p->first_good + k].content;
	}
}
