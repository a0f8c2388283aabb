/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tier of the ladder about one code: what a document's formulas, a producer or a scheme's chain say, and the
 * methods that formulas lack: spreads (logarithms) and mixed routes. */
#include <math.h>
#include <string.h>

#include "ladder.h"

/* A share of all cases that a printed range holds. */
static const double RANGE_SHARE = 0.95;

struct texts {
	arena       *memory;
	const char **items;
	size_t       count, capacity;
};

/* ---- lines ------------------------------------------------------------------------ */

/* Inputs that all documents share mean the same in each; others of the same name need not. */
static bool shares_input(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *inputs = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (inputs[i].common && strcmp(inputs[i].name, name) == 0)
			return true;
	return false;
}

octroi_line *ladder_line(const asker *a, octroi_program *p, const char *route)
{
	const octroi_intensity_question *q = a->question;
	const ladder *shared = &a->ladder->document->ladder;
	bool own = p == a->ladder->program;
	octroi_line *line = line_new(p, a->scratch);
	line_set(line, "origin", q->origin, "--from", a->d);
	line_set(line, "good", a->good, q->good_said_as ? q->good_said_as : "--good", a->d);
	line_set(line, "year", arena_printf(a->scratch, "%d", q->year ? q->year : a->ladder->year), "--year", a->d);
	for (size_t i = 0; i < q->given_count; i++)
		if (own || shares_input(p, q->given[i].input))
			line_set(line, q->given[i].input, q->given[i].value, q->given[i].said_as, a->d);
	if (route && own)
		line_set(line, shared->route.name, route, "--route", a->d);
	/* The code is of the edition of the tables now. */
	if (a->recoded && own && shared->edition.name)
		line_set(line, shared->edition.name, NULL, "", a->d);
	return line;
}

/* Asks a line, and keeps in mind which of the inputs given were of use. */
static program_answer asked(const asker *a, const octroi_line *line, const char *const *names, size_t count)
{
	const octroi_intensity_question *q = a->question;
	const octroi_program *p = line_program(line);
	program_answer out = program_ask(line, names, count, false, a->scratch, a->d);
	for (size_t i = 0; i < q->given_count; i++)
		for (size_t k = 0; k < out.read_count; k++)
			if (strcmp(out.read[k], q->given[i].input) == 0 && (p == a->ladder->program || shares_input(p, out.read[k])))
				a->used[i] = true;
	return out;
}

/* ---- keeping ------------------------------------------------------------------------ */

const char *text_kept(const asker *a, const char *text)
{
	return text ? arena_copy(a->memory, text, strlen(text)) : NULL;
}

static const octroi_reason *reason_of(const asker *a, const char *code, const char *text)
{
	octroi_reason *r = ARENA_NEW(a->memory, octroi_reason);
	*r = (octroi_reason){.code = code, .text = text_kept(a, text)};
	return r;
}

static bool note_has(const octroi_tier *t, const char *text)
{
	for (size_t i = 0; i < t->note_count; i++)
		if (strcmp(t->notes[i].text, text) == 0)
			return true;
	return false;
}

void tier_notes_add(const asker *a, octroi_tier *t, const octroi_note *notes, size_t count)
{
	octroi_note *all = ARENA_ARRAY(a->memory, octroi_note, t->note_count + count + 1);
	memcpy(all, t->notes ? t->notes : all, t->note_count * sizeof *all);
	t->notes = all;
	for (size_t i = 0; i < count; i++)
		if (!note_has(t, notes[i].text))
			all[t->note_count++] = (octroi_note){text_kept(a, notes[i].code), text_kept(a, notes[i].text), text_kept(a, notes[i].source),
			                                     notes[i].assumption};
}

void tier_note(const asker *a, octroi_tier *t, const char *text)
{
	octroi_note note = {.code = "note", .text = text};
	tier_notes_add(a, t, &note, 1);
}

/* ---- sources ------------------------------------------------------------------------- */

static void listed(texts *out, const char *text)
{
	for (size_t i = 0; text && i < out->count; i++)
		if (strcmp(out->items[i], text) == 0)
			return;
	if (text && *text)
		*ARENA_PUSH(out->memory, out->items, out->count, out->capacity) = text;
}

static const char *joined(const asker *a, const texts *list)
{
	buffer out = {.memory = a->memory};
	for (size_t i = 0; i < list->count; i++)
		buffer_printf(&out, "%s%s", i ? "; " : "", list->items[i]);
	return out.at;
}

/* What the row itself names comes first, then the data that were read: sources with a licence. Judgements of the
 * document have none; they are told only where there is nothing else. Returns whether something was told. */
static bool sources_list(texts *sources, texts *licences, const program_answer *answer, bool judgements)
{
	size_t told = 0;
	for (size_t i = 0; i < answer->source_count; i++)
		if (judgements || answer->sources[i]->licence) {
			listed(sources, answer->sources[i]->brief);
			listed(licences, answer->sources[i]->licence);
			told++;
		}
	return told > 0;
}

/* In a mix of routes: those of the routes before, too. */
static void sources_fill(const asker *a, octroi_tier *t, const program_answer *answer, const char *cites, const char *licence)
{
	texts alone[2] = {{.memory = a->scratch}, {.memory = a->scratch}};
	texts *sources = a->sources ? a->sources : &alone[0], *licences = a->licences ? a->licences : &alone[1];
	listed(sources, cites);
	listed(licences, licence);
	if (!sources_list(sources, licences, answer, false) && !(cites && *cites))
		sources_list(sources, licences, answer, true);
	t->source = joined(a, sources);
	t->licence = joined(a, licences);
}

/* ---- spread ---------------------------------------------------------------------------- */

static double gsd_of_scores(const program_figure *factors, size_t count, arena *scratch)
{
	double *values = ARENA_ARRAY(scratch, double, count + 1);
	for (size_t i = 0; i < count; i++)
		values[i] = factors[i].value;
	return count ? exp(pedigree_sigma(values[0], values + 1, count - 1)) : NAN;
}

/* The 95 % range, around the figure as the median. */
static void range_fill(octroi_tier *t)
{
	lognormal x = lognormal_of_gsd(isnan(t->figure) ? t->plain : t->figure, t->gsd);
	t->low = lognormal_quantile(x, (1 - RANGE_SHARE) / 2);
	t->high = lognormal_quantile(x, (1 + RANGE_SHARE) / 2);
}

static void spread_fill(const asker *a, octroi_tier *t, const program_figure *f, const program_figure *factors, size_t count)
{
	t->gsd = f[TIER_GSD].value;
	if (isnan(t->gsd) && !isnan(f[TIER_COVERAGE].value))
		t->gsd = lognormal_gsd(lognormal_of_range(f[TIER_LOW].value, f[TIER_HIGH].value, f[TIER_COVERAGE].value));
	if (isnan(t->gsd))
		t->gsd = gsd_of_scores(factors, count, a->scratch);
	range_fill(t);
}

/* ---- a tier of formulas ------------------------------------------------------------------ */

octroi_tier tier_new(const tier *declared)
{
	return (octroi_tier){.number = declared->number, .title = declared->title, .figure = NAN, .direct = NAN, .indirect = NAN,
	                     .unit = "", .plain = NAN, .gsd = NAN, .low = NAN, .high = NAN};
}

/* Of a figure that is not known: per another unit, if that is. Returns what it rests on. */
static program_answer plain_fill(const asker *a, octroi_tier *t, const tier *declared, octroi_line *line)
{
	program_answer answer = {0};
	for (size_t i = 0; i < declared->plain_count; i++) {
		const shown_figure *s = &declared->plain[i];
		answer = asked(a, line, &s->what.name, 1);
		if (isnan(answer.figures[0].value))
			continue;
		t->plain = answer.figures[0].value / s->unit.factor;
		t->plain_unit = text_kept(a, s->unit_text);
		t->standing = answer.figures[0].standing;
		break;
	}
	return answer;
}

static void words_fill(const asker *a, octroi_tier *t, const program_figure *f)
{
	t->scope = text_kept(a, f[TIER_SCOPE].text);
	t->year = isnan(f[TIER_YEAR].value) ? 0 : (int)f[TIER_YEAR].value;
}

/* All names that a tier has; unknown where it has none. */
static program_answer names_asked(const asker *a, const tier *declared, octroi_line *line, bool figure)
{
	const char **names = ARENA_ARRAY(a->scratch, const char *, TIER_NAMES + declared->pedigree_count);
	for (size_t i = 0; i < TIER_NAMES; i++)
		names[i] = i > TIER_FIGURE || figure ? declared->names[i].name : NULL;
	for (size_t i = 0; i < declared->pedigree_count; i++)
		names[TIER_NAMES + i] = declared->pedigree[i].name;
	return asked(a, line, names, TIER_NAMES + declared->pedigree_count);
}

static octroi_tier tier_of_formulas(const asker *a, const tier *declared, const char *route)
{
	octroi_tier t = tier_new(declared);
	octroi_line *line = ladder_line(a, a->ladder->program, route);
	program_answer first = asked(a, line, &declared->names[TIER_FIGURE].name, 1);
	const program_figure *is = &first.figures[0];
	t.figure = is->value;
	t.unit = text_kept(a, is->unit);
	t.standing = is->standing;
	t.reason = is->reason ? reason_kept(is->reason, a->memory) : NULL;
	if (isnan(t.figure) && !a->question->figure_only)
		first = plain_fill(a, &t, declared, line);
	if ((isnan(t.figure) && isnan(t.plain)) || a->question->figure_only)
		return t;
	program_answer rest = names_asked(a, declared, line, true);
	const program_figure *f = rest.figures;
	spread_fill(a, &t, f, f + TIER_NAMES, declared->pedigree_count);
	words_fill(a, &t, f);
	t.direct = isnan(t.figure) ? NAN : f[TIER_DIRECT].value;
	t.indirect = isnan(t.figure) ? NAN : f[TIER_INDIRECT].value;
	/* Only what the figure itself rests on is told of it. */
	tier_notes_add(a, &t, first.notes, first.note_count);
	sources_fill(a, &t, &first, f[TIER_CITES].text, f[TIER_LICENCE].text);
	return t;
}

/* ---- own and official figures ---------------------------------------------------------- */

/* What the document says of a figure that C computes: its scope and, of own figures, their spread. */
static bool words_of_document(const asker *a, octroi_tier *t, const tier *declared, bool direct_counts_alone)
{
	octroi_line *line = ladder_line(a, a->ladder->program, NULL);
	program_answer answer = names_asked(a, declared, line, false);
	const char *only = a->ladder->document->ladder.direct_only.name;
	words_fill(a, t, answer.figures);
	if (direct_counts_alone && answer.figures[TIER_DIRECT_SCOPE].text)
		t->scope = text_kept(a, answer.figures[TIER_DIRECT_SCOPE].text);
	t->gsd = gsd_of_scores(answer.figures + TIER_NAMES, declared->pedigree_count, a->scratch);
	return only && asked(a, line, &only, 1).figures[0].value == 1;
}

/* Together the parts are the figure, unless only direct emissions are asked for. */
static void parts_add(octroi_tier *t, bool only_direct)
{
	t->figure = only_direct || isnan(t->indirect) ? t->direct : t->direct + t->indirect;
}

static octroi_tier tier_of_own(const asker *a, const tier *declared)
{
	octroi_tier t = tier_new(declared);
	const octroi_intensity_question *q = a->question;
	bool only_direct = words_of_document(a, &t, declared, isnan(q->own_indirect));
	t.unit = "tCO2e/t";
	t.direct = q->own_direct;
	t.indirect = q->own_indirect;
	t.standing = OCTROI_GIVEN;
	parts_add(&t, only_direct);
	if (isnan(t.figure)) {
		t.gsd = NAN;
		t.scope = NULL;
		t.reason = reason_of(a, "missing-input", "none is given; give --see and --see-indirect");
		return t;
	}
	t.source = "as you gave it";
	t.year = 0;
	if (isnan(t.indirect) && !only_direct)
		tier_note(a, &t, "without indirect emissions; give --see-indirect for the power used");
	range_fill(&t);
	return t;
}

/* What a scheme is asked of a good that is bought; of other links of its chain nothing. */
static program_answer bought_asked(const asker *a, octroi_line *line, const chain *c)
{
	static const chain_name links[] = {CHAIN_COVERED, CHAIN_ZERO, CHAIN_INDIRECT_COUNTS, CHAIN_BOUGHT_DIRECT, CHAIN_BOUGHT_INDIRECT};
	const char *names[CHAIN_NAMES] = {NULL};
	line_preset(line, c->bought, c->bought_count, a->d);
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		names[links[i]] = c->names[links[i]].name;
	return asked(a, line, names, CHAIN_NAMES);
}

static const octroi_reason *official_refused(const asker *a, const program_figure *f, const octroi_program *p)
{
	const char *title = program_document(p)->title;
	if (f[CHAIN_COVERED].value == 0)
		return reason_of(a, "not-covered", arena_printf(a->scratch, "not covered: %s", title));
	/* In law that is a figure; of what was emitted it says nothing. */
	if (f[CHAIN_ZERO].value == 1 && a->question->mode == OCTROI_LEGAL)
		return NULL;
	if (f[CHAIN_ZERO].value == 1)
		return reason_of(a, "counts-zero", arena_printf(a->scratch, "goods of this origin count as nothing there: %s", title));
	return f[CHAIN_BOUGHT_DIRECT].reason ? reason_kept(f[CHAIN_BOUGHT_DIRECT].reason, a->memory) : NULL;
}

static octroi_tier tier_of_scheme(const asker *a, const tier *declared, octroi_program *p)
{
	octroi_tier t = tier_new(declared);
	const document *doc = program_document(p);
	t.scheme = doc->id;
	if (!doc->chain) {
		t.reason = reason_of(a, "no-chain", arena_printf(a->scratch, "%s says nothing of goods that are bought", doc->id));
		return t;
	}
	octroi_line *line = ladder_line(a, p, NULL);
	t.reason = line_not_applied(line, a->memory);
	if (t.reason)
		return t;
	program_answer answer = bought_asked(a, line, doc->chain);
	const program_figure *f = answer.figures;
	t.reason = official_refused(a, f, p);
	if (t.reason)
		return t;
	bool only_direct = words_of_document(a, &t, declared, f[CHAIN_INDIRECT_COUNTS].value == 0), zero = f[CHAIN_ZERO].value == 1;
	t.direct = zero ? 0 : f[CHAIN_BOUGHT_DIRECT].value;
	t.indirect = zero ? 0 : f[CHAIN_BOUGHT_INDIRECT].value;
	if (zero)
		tier_note(a, &t, "goods of this origin count as nothing there");
	if (f[CHAIN_BOUGHT_INDIRECT].reason && !only_direct && !zero)
		t.reason = reason_kept(f[CHAIN_BOUGHT_INDIRECT].reason, a->memory);
	else
		parts_add(&t, only_direct);
	/* What the law sets is fixed; it has no spread. */
	t.gsd = NAN;
	t.unit = text_kept(a, f[CHAIN_BOUGHT_DIRECT].unit);
	t.standing = f[CHAIN_BOUGHT_INDIRECT].standing > f[CHAIN_BOUGHT_DIRECT].standing ? f[CHAIN_BOUGHT_INDIRECT].standing
	                                                                                : f[CHAIN_BOUGHT_DIRECT].standing;
	t.year = a->question->year ? a->question->year : a->ladder->year;
	if (!zero)
		tier_notes_add(a, &t, answer.notes, answer.note_count);
	sources_fill(a, &t, &answer, NULL, NULL);
	return t;
}

/* The first scheme that knows one; else what the first says. */
static octroi_tier tier_of_official(const asker *a, const tier *declared)
{
	octroi_tier t = tier_new(declared);
	if (!a->ladder->official) {
		t.reason = reason_of(a, "missing-input", "whose? give --to or --scheme");
		return t;
	}
	for (size_t i = 0; i < a->ladder->scheme_count; i++) {
		octroi_tier of = tier_of_scheme(a, declared, a->ladder->schemes[i]);
		if (i == 0 || !isnan(of.figure))
			t = of;
		if (!isnan(of.figure))
			break;
	}
	return t;
}

static octroi_tier tier_by_route(const asker *a, const tier *declared, const char *route)
{
	if (declared->own)
		return tier_of_own(a, declared);
	return declared->official ? tier_of_official(a, declared) : tier_of_formulas(a, declared, route);
}

/* ---- mixed routes ------------------------------------------------------------------------ */

static void mix_one(const asker *a, octroi_tier *mix, const octroi_tier *part, double share)
{
	mix->figure += share * part->figure;
	mix->direct += share * part->direct;
	mix->indirect += share * part->indirect;
	/* One grid, one method: what is off in one route is off in the others. */
	mix->low += share * part->low;
	mix->high += share * part->high;
	mix->standing = part->standing > mix->standing ? part->standing : mix->standing;
	if (mix->year && part->year && mix->year != part->year)
		tier_note(a, mix, arena_printf(a->scratch, "the figures of the routes are of different years: %d, %d", mix->year, part->year));
	mix->year = mix->year == part->year ? mix->year : 0;
	tier_notes_add(a, mix, part->notes, part->note_count);
}

/* SEE = sum of share x SEE by route; one unknown part leaves it unknown. */
static octroi_tier tier_mixed(const asker *a, const tier *declared)
{
	const octroi_intensity_question *q = a->question;
	octroi_tier mix = {0};
	bool differ = false;
	buffer scopes = {.memory = a->scratch};
	texts sources = {.memory = a->scratch}, licences = {.memory = a->scratch};
	asker of_mix = *a;
	of_mix.sources = &sources;
	of_mix.licences = &licences;
	for (size_t i = 0; i < q->route_count; i++) {
		octroi_tier part = tier_by_route(&of_mix, declared, q->routes[i].route);
		if (i == 0) {
			mix = part;
			mix.figure = mix.direct = mix.indirect = mix.low = mix.high = 0;
		}
		if (part.reason) {
			part.plain = NAN;
			part.plain_unit = NULL;
			part.source = part.licence = NULL;
			return part;
		}
		mix_one(a, &mix, &part, q->routes[i].share);
		mix.source = part.source;
		mix.licence = part.licence;
		buffer_printf(&scopes, "%s%s %s", i ? ", " : "", q->routes[i].route, part.scope ? part.scope : "an unsaid scope");
		differ = differ || strcmp(part.scope ? part.scope : "", mix.scope ? mix.scope : "") != 0;
	}
	if (differ) {
		mix.scope = "mixed";
		tier_note(a, &mix, arena_printf(a->scratch, "the routes count different things and cannot be compared: %s", scopes.at));
	}
	mix.gsd = lognormal_gsd(lognormal_of_range(mix.low, mix.high, RANGE_SHARE));
	return mix;
}

/* ---- routes that there are ------------------------------------------------------------------ */

static const char *route_given(const asker *a)
{
	const char *name = a->ladder->document->ladder.route.name;
	for (size_t i = 0; name && i < a->question->given_count; i++)
		if (strcmp(a->question->given[i].input, name) == 0)
			return a->question->given[i].value;
	return NULL;
}

static bool is_choice(const octroi_reason *r, const char *word)
{
	for (size_t i = 0; word && i < r->choice_count; i++)
		if (strcmp(r->choices[i], word) == 0)
			return true;
	return false;
}

/* A route that was given and led nowhere: without it the tier says which there are. */
static const octroi_reason *routes_listed(const asker *a, const tier *declared, const octroi_reason *why)
{
	const octroi_intensity_question *q = a->question;
	octroi_intensity_question without = *q;
	octroi_given_input *given = ARENA_ARRAY(a->scratch, octroi_given_input, q->given_count + 1);
	const char *name = a->ladder->document->ladder.route.name;
	without.given_count = without.route_count = 0;
	for (size_t i = 0; i < q->given_count; i++)
		if (strcmp(q->given[i].input, name) != 0)
			given[without.given_count++] = q->given[i];
	without.given = given;
	asker b = *a;
	b.question = &without;
	octroi_line *line = ladder_line(&b, a->ladder->program, NULL);
	const octroi_reason *open =
		program_ask(line, &declared->names[TIER_FIGURE].name, 1, false, a->scratch, a->d).figures[0].reason;
	bool asks = open && open->choice_count && open->option && strcmp(open->code, "missing-input") == 0;
	if (!asks || is_choice(open, route_given(a)))
		return why;
	octroi_reason *r = reason_kept(why, a->memory);
	buffer text = {.memory = a->memory};
	buffer_printf(&text, "%s; there is ", why->text);
	buffer_choices(&text, open->choices, open->choice_count);
	r->text = text.at;
	r->choices = reason_kept(open, a->memory)->choices;
	r->choice_count = open->choice_count;
	return r;
}

octroi_tier tier_asked(const asker *a, const tier *declared)
{
	bool mixed = a->question->route_count > 0;
	octroi_tier t = mixed ? tier_mixed(a, declared) : tier_by_route(a, declared, NULL);
	bool nowhere = t.reason && declared->names[TIER_FIGURE].name &&
	               (strcmp(t.reason->code, "no-row") == 0 || strcmp(t.reason->code, "declared-unknown") == 0);
	if (nowhere && (mixed || route_given(a)))
		t.reason = routes_listed(a, declared, t.reason);
	return t;
}
