/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purchases: on default values, on a supplier's statement, from another document, or
 * carrying nothing. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

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
	if (node->kind != YAML_SCALAR || !period_read(node->text, &p) || day_year(p.first) != day_year(p.last)) {
		error_at(in->d, node->where, "bad-period", "the period of a supplier's figures is a calendar year, or a part of one");
		error_remedy(in->d, "write period: %d; goods of several years are a purchase each", in->year);
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
		                  arena_printf(in->scratch, "the figures of %s are not verified: the default value is taken", supply_named(in, s, "'")),
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
	s->lacks_allocation = document_reason(in, a.figures[CHAIN_BOUGHT_ALLOCATION].reason, s->node);
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
	if (!counts && !indirect->reason && indirect->value != 0)
		note_installation(in, "indirect-ignored",
		                  arena_printf(in->scratch, "the indirect emissions of %s do not count for a good of its kind", supply_named(in, s, "'")),
		                  in->chain->source.text, false);
	s->see.direct = a->figures[CHAIN_GIVEN_DIRECT].value * per;
	s->see.indirect = (counts ? indirect->value : isnan(passed_on->value) ? 0 : passed_on->value) * per;
	if (!a->figures[CHAIN_GIVEN_ALLOCATION].reason) {
		s->allocation = a->figures[CHAIN_GIVEN_ALLOCATION].value;
		s->benchmark = a->figures[CHAIN_SUPPLIED_BENCHMARK].value;
		return;
	}
	take_default_allocation(in, s, line);
	note_installation(in, "default-allocation",
	                  arena_printf(in->scratch, "the free allocation of %s is not stated: that of default values is taken", supply_named(in, s, "'")),
	                  in->chain->source.text, false);
}

/* How many functional units of the good came in; not said of most, for nothing else hangs on it. */
static void take_content(installation *in, supply *s, const program_answer *a)
{
	bool covered = flag_of(a, CHAIN_COVERED, true);
	s->unit = covered ? kept_text(in, a->figures[CHAIN_UNIT].text) : NULL;
	s->content = in->chain->names[CHAIN_CONTENT].name ? a->figures[CHAIN_CONTENT].value : 1;
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
	if (covered)
		note_named(in, "zero-origin", supply_named(in, s, "'"), "counts as zero because of where it is from", "count as zero because of where they are from");
	else
		note_named(in, "uncovered-precursor", supply_named(in, s, "'"), "is no good of the scheme and carries no emissions",
		           "are no goods of the scheme and carry no emissions");
	return true;
}

static made_good *product_of(installation *in, supply *s, installation **made_in)
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
bool too_much(installation *in, const yaml_node *node, const char *name, double used, double there, const char *made)
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

/* True, reported, if all that take a good of another document, its own processes first, take more than it makes. */
static bool sold_out(installation *in, const supply *s, made_good *g, const installation *made_in)
{
	if (isnan(s->mass))
		return false;
	g->used += s->mass;
	if (!too_much(in, s->node, s->product, g->used, g->mass, arena_printf(in->scratch, "made in '%s'", made_in->path)))
		return false;
	if (g->used > s->mass)
		error_context(in->d, "with what its own plant uses of it, and all others");
	return true;
}

/* What another document tells of its good is not for the buyer to say. */
static bool document_keys_fit(installation *in, const supply *s, const char *amount)
{
	const char *const known[] = {"name", "note", "document", "product", "evidence", "verified", amount};
	const size_t count = sizeof known / sizeof *known;
	bool fit = true;
	for (size_t i = 0; i < s->node->count; i++) {
		const yaml_node *key = s->node->pairs[i].key;
		bool found = false;
		for (size_t k = 0; k < count && !found; k++)
			found = slice_is(key->text, known[k]);
		if (found)
			continue;
		const char *near = text_nearest(key->text, known, count);
		fit = false;
		error_at(in->d, key->where, "stray-key", "'%.*s' cannot be said of a good of another document", (int)key->text.length, key->text.at);
		if (near)
			error_remedy(in->d, "did you mean '%s'?", near);
		else
			error_remedy(in->d, "take it out: '%s' tells it; the purchase says name, %s, verified, evidence and note", s->document, amount);
	}
	return fit;
}

/* A purchase of another document's good: its code and origin are told there. False: it has errors. */
static bool document_line_set(installation *in, const supply *s, const made_good *g, const installation *made_in, octroi_line *line)
{
	set_year(in, line, made_in->year);
	line_set(line, "good", g->code, "good", in->d);
	line_set(line, "origin", made_in->country, "origin", in->d);
	const char *amount = amount_input(in, line);
	return document_keys_fit(in, s, amount ? amount : "mass") && line_set_map(in, line, s->node, supply_keys, supply_key_count);
}

/* A good of another document: its figures as far as they count, or default values. */
static void take_document(installation *in, supply *s)
{
	installation *made_in;
	made_good *g = product_of(in, s, &made_in);
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
	if (!document_line_set(in, s, g, made_in, line)) {
		s->bad = true;
		return;
	}
	program_answer a = ask_chain(in, line, CHAIN_COVERED, CHAIN_NAMES);
	s->code = g->code;
	s->origin = made_in->country;
	s->mass = amount_of(in, line, s->node, "precursor", s->name);
	s->bad = sold_out(in, s, g, made_in) || s->bad;
	s->kind = OCTROI_PRECURSOR_DOCUMENT;
	s->unit = g->unit;
	s->content = g->content;
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

/* A part of a supplier's statement, which says nothing without direct emissions; NULL: there is none. */
static const yaml_node *statement_part(const installation *in, const supply *s)
{
	static const chain_name parts[] = {CHAIN_GIVEN_INDIRECT, CHAIN_GIVEN_PRECURSOR_INDIRECT, CHAIN_GIVEN_ALLOCATION, CHAIN_GIVEN_ALLOCATION_YEAR};
	for (size_t i = 0; i < s->node->count; i++) {
		const yaml_pair *pair = &s->node->pairs[i];
		bool part = slice_is(pair->key->text, "per_content");
		if (slice_is(pair->key->text, "verified"))
			part = pair->value->kind == YAML_SCALAR && (slice_is(pair->value->text, "yes") || slice_is(pair->value->text, "true"));
		for (size_t k = 0; k < sizeof parts / sizeof *parts && !part; k++) {
			const char *name = in->chain->names[parts[k]].name;
			part = name && slice_is(pair->key->text, name);
		}
		if (part)
			return pair->key;
	}
	return NULL;
}

/* A statement without its main figure is a slip: default values would be taken without a word. */
static bool statement_lacks_direct(installation *in, supply *s)
{
	const char *direct = in->chain->names[CHAIN_GIVEN_DIRECT].name;
	const yaml_node *part = direct ? statement_part(in, s) : NULL;
	if (!part)
		return false;
	error_at(in->d, part->where, "missing-key", "'%.*s' is said of '%s', but not its '%s'", (int)part->text.length, part->text.at, s->name, direct);
	error_remedy(in->d, "add %s: … as the supplier states it; for the default value, take out what is stated", direct);
	s->bad = true;
	return true;
}

/* The supplier's statement if there is one that counts, else default values. */
static void take_figures(installation *in, supply *s, const program_answer *a, octroi_line *line)
{
	bool stated = a->figures[CHAIN_GIVEN_DIRECT].reason == NULL && in->chain->names[CHAIN_GIVEN_DIRECT].name;
	if (!stated && statement_lacks_direct(in, s))
		return;
	if (stated && own_figures_count(in, s)) {
		take_supplied(in, s, a, line);
	} else if (!s->bad) {
		take_default(in, s, line);
		take_default_allocation(in, s, line);
	}
}

void ask_supply(installation *in, supply *s)
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
	s->mass = amount_of(in, line, s->node, "precursor", s->name);
	take_content(in, s, &a);
	warn_unread_inputs(in, line, s->node, "precursor", s->name, &a);
	if (!carries_nothing(in, s, &a))
		take_figures(in, s, &a, line);
	s->bad = s->bad || diagnostics_errors(in->d) > before;
}
