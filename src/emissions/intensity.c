/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of emission intensities: each tier of a document of kind
 * `intensity` is asked about one good and origin, and the first that knows a
 * figure is taken. What a tier reads, the document says; here are the methods
 * that formulas lack: spreads (logarithms), mixed routes, codes of another
 * edition that became several, and what a scheme's chain says of goods bought. */
#include <math.h>
#include <string.h>

#include "emissions.h"

/* A share of all cases that a printed range holds, and how far shares of a mix may miss 1. */
static const double RANGE_SHARE = 0.95, SHARES_OFF = 1e-9;

struct octroi_ladder {
	rulebook        *book;
	octroi_program  *program;      /* the document */
	const document  *document;
	octroi_program *const *schemes; /* asked for official figures */
	size_t           scheme_count;
	bool             official;     /* a destination or scheme was named */
	int              year;         /* where a question says none */
	uint32_t        *reading;      /* by input, once asked for: bit i: tier i may read it; TIERS_KNOWN */
};

enum { TIERS_KNOWN = 1 << 30 };

/* Texts without repeats. */
typedef struct {
	arena       *memory;
	const char **items;
	size_t       count, capacity;
} texts;

/* One question at work. Answers are made in `scratch`; what is handed out is copied. */
typedef struct {
	octroi_ladder *ladder;
	const octroi_intensity_question *question;
	arena         *scratch, *memory;
	diagnostics   *d;
	const char    *good;           /* in the edition of the tables */
	bool           recoded;        /* … which is another than that of the question */
	bool          *used;           /* which of the inputs given the tier at work reads */
	texts         *sources, *licences; /* of all routes of a mix; NULL: there is none */
} asker;

/* ---- opening -------------------------------------------------------------------- */

static const char *only_document(rulebook *book, diagnostics *d)
{
	size_t count, found = 0;
	const char *const *ids = rulebook_ids(book, NULL, &count), *id = NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(rulebook_kind(book, ids[i]), "intensity") == 0) {
			id = id ? id : ids[i];
			found++;
		}
	if (found == 1)
		return id;
	error_at(d, (place){0}, "no-document", found ? "there are %zu documents of kind intensity" : "there is no document of kind intensity",
	         found);
	error_remedy(d, found ? "name one of them" : "take the rules that come with the program: --rules FOLDER");
	return NULL;
}

static bool declares(const document *doc, const char *assignment)
{
	size_t length = strcspn(assignment, "=");
	for (size_t i = 0; i < doc->option_count; i++)
		if (strlen(doc->options[i].name) == length && strncmp(doc->options[i].name, assignment, length) == 0)
			return true;
	return false;
}

/* The options that the document declares, or all others. */
static octroi_settings settings_of(const octroi_settings *all, const document *doc, bool own, arena *memory)
{
	octroi_settings out = {.as_of = all->as_of};
	const char **options = ARENA_ARRAY(memory, const char *, all->option_count + 1);
	for (size_t i = 0; i < all->option_count; i++)
		if (declares(doc, all->options[i]) == own)
			options[out.option_count++] = all->options[i];
	out.options = options;
	return out;
}

static bool schemes_open(octroi_ladder *l, const char *destination, const char *scheme, const octroi_settings *settings,
                         diagnostics *d)
{
	octroi_settings theirs = settings_of(settings, l->document, false, l->book->memory);
	l->official = destination || scheme;
	return !l->official || schemes_find(l->book, destination, scheme, &theirs, NULL, 0, &l->schemes, &l->scheme_count, d);
}

octroi_ladder *ladder_open(rulebook *book, const char *id, const char *destination, const char *scheme,
                           const octroi_settings *settings, diagnostics *d)
{
	static const octroi_settings none = {0};
	settings = settings ? settings : &none;
	id = id ? id : only_document(book, d);
	const document *doc = id ? rulebook_document(book, id, (place){0}, d) : NULL;
	if (doc && !doc->tier_count)
		error_at(d, (place){0}, "no-tiers", "'%s' has no tiers", doc->id);
	if (!doc || !doc->tier_count)
		return NULL;
	octroi_ladder *l = ARENA_NEW(book->memory, octroi_ladder);
	*l = (octroi_ladder){.book = book, .document = doc};
	/* Without a scheme every option must be the document's own. */
	octroi_settings own = destination || scheme ? settings_of(settings, doc, true, book->memory) : *settings;
	l->program = program_compile(book, doc, &own, d);
	bool found = schemes_open(l, destination, scheme, settings, d);
	if (!l->program || !found)
		return NULL;
	size_t inputs;
	program_inputs(l->program, &inputs);
	l->reading = ARENA_ARRAY(book->memory, uint32_t, inputs + 1);
	day today;
	if (day_read(slice_of(program_facts(l->program)->as_of), &today))
		l->year = day_year(today);
	return l;
}

const octroi_facts *ladder_facts(const octroi_ladder *l)
{
	return program_facts(l->program);
}

const octroi_input *ladder_inputs(const octroi_ladder *l, size_t *count)
{
	return program_inputs(l->program, count);
}

const char *ladder_route(const octroi_ladder *l)
{
	return l->document->ladder.route.name;
}

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

/* A line of the document, or of a scheme, about what is asked; `route` NULL: as given. */
static octroi_line *line_of(const asker *a, octroi_program *p, const char *route)
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

static const char *kept(const asker *a, const char *text)
{
	return text ? arena_copy(a->memory, text, strlen(text)) : NULL;
}

static const octroi_reason *reason_of(const asker *a, const char *code, const char *text)
{
	octroi_reason *r = ARENA_NEW(a->memory, octroi_reason);
	*r = (octroi_reason){.code = code, .text = kept(a, text)};
	return r;
}

static bool note_has(const octroi_tier *t, const char *text)
{
	for (size_t i = 0; i < t->note_count; i++)
		if (strcmp(t->notes[i].text, text) == 0)
			return true;
	return false;
}

static void notes_add(const asker *a, octroi_tier *t, const octroi_note *notes, size_t count)
{
	octroi_note *all = ARENA_ARRAY(a->memory, octroi_note, t->note_count + count + 1);
	memcpy(all, t->notes ? t->notes : all, t->note_count * sizeof *all);
	t->notes = all;
	for (size_t i = 0; i < count; i++)
		if (!note_has(t, notes[i].text))
			all[t->note_count++] = (octroi_note){kept(a, notes[i].code), kept(a, notes[i].text), kept(a, notes[i].source),
			                                     notes[i].assumption};
}

static void note_text(const asker *a, octroi_tier *t, const char *text)
{
	octroi_note note = {.code = "note", .text = text};
	notes_add(a, t, &note, 1);
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

static octroi_tier tier_new(const tier *declared)
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
		t->plain_unit = kept(a, s->unit_text);
		t->standing = answer.figures[0].standing;
		break;
	}
	return answer;
}

static void words_fill(const asker *a, octroi_tier *t, const program_figure *f)
{
	t->scope = kept(a, f[TIER_SCOPE].text);
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
	octroi_line *line = line_of(a, a->ladder->program, route);
	program_answer first = asked(a, line, &declared->names[TIER_FIGURE].name, 1);
	const program_figure *is = &first.figures[0];
	t.figure = is->value;
	t.unit = kept(a, is->unit);
	t.standing = is->standing;
	t.reason = is->reason ? reason_kept(is->reason, a->memory) : NULL;
	if (isnan(t.figure))
		first = plain_fill(a, &t, declared, line);
	if (isnan(t.figure) && isnan(t.plain))
		return t;
	program_answer rest = names_asked(a, declared, line, true);
	const program_figure *f = rest.figures;
	spread_fill(a, &t, f, f + TIER_NAMES, declared->pedigree_count);
	words_fill(a, &t, f);
	t.direct = isnan(t.figure) ? NAN : f[TIER_DIRECT].value;
	t.indirect = isnan(t.figure) ? NAN : f[TIER_INDIRECT].value;
	/* Only what the figure itself rests on is told of it. */
	notes_add(a, &t, first.notes, first.note_count);
	sources_fill(a, &t, &first, f[TIER_CITES].text, f[TIER_LICENCE].text);
	return t;
}

/* ---- own and official figures ---------------------------------------------------------- */

/* What the document says of a figure that C computes: its scope and, of own figures, their spread. */
static bool words_of_document(const asker *a, octroi_tier *t, const tier *declared, bool direct_counts_alone)
{
	octroi_line *line = line_of(a, a->ladder->program, NULL);
	program_answer answer = names_asked(a, declared, line, false);
	const char *only = a->ladder->document->ladder.direct_only.name;
	words_fill(a, t, answer.figures);
	if (direct_counts_alone && answer.figures[TIER_DIRECT_SCOPE].text)
		t->scope = kept(a, answer.figures[TIER_DIRECT_SCOPE].text);
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
		note_text(a, &t, "without indirect emissions; give --see-indirect for the power used");
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
	octroi_line *line = line_of(a, p, NULL);
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
		note_text(a, &t, "goods of this origin count as nothing there");
	if (f[CHAIN_BOUGHT_INDIRECT].reason && !only_direct && !zero)
		t.reason = reason_kept(f[CHAIN_BOUGHT_INDIRECT].reason, a->memory);
	else
		parts_add(&t, only_direct);
	/* What the law sets is fixed; it has no spread. */
	t.gsd = NAN;
	t.unit = kept(a, f[CHAIN_BOUGHT_DIRECT].unit);
	t.standing = f[CHAIN_BOUGHT_INDIRECT].standing > f[CHAIN_BOUGHT_DIRECT].standing ? f[CHAIN_BOUGHT_INDIRECT].standing
	                                                                                : f[CHAIN_BOUGHT_DIRECT].standing;
	t.year = a->question->year ? a->question->year : a->ladder->year;
	if (!zero)
		notes_add(a, &t, answer.notes, answer.note_count);
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
		note_text(a, mix, arena_printf(a->scratch, "the figures of the routes are of different years: %d, %d", mix->year, part->year));
	mix->year = mix->year == part->year ? mix->year : 0;
	notes_add(a, mix, part->notes, part->note_count);
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
		note_text(a, &mix, arena_printf(a->scratch, "the routes count different things and cannot be compared: %s", scopes.at));
	}
	mix.gsd = lognormal_gsd(lognormal_of_range(mix.low, mix.high, RANGE_SHARE));
	return mix;
}

static bool shares_sound(const octroi_intensity_question *q, const octroi_ladder *l, diagnostics *d)
{
	double sum = 0;
	for (size_t i = 0; i < q->route_count; i++) {
		sum += q->routes[i].share;
		if (q->routes[i].share >= 0 && q->routes[i].share <= 1)
			continue;
		error_at(d, (place){0}, "bad-share", "--route '%s=%g': a share lies between 0 and 1", q->routes[i].route, q->routes[i].share);
		return false;
	}
	if (q->route_count && !l->document->ladder.route.name) {
		error_at(d, (place){0}, "no-routes", "'%s' knows no routes", l->document->id);
		return false;
	}
	if (q->route_count && fabs(sum - 1) > SHARES_OFF) {
		error_at(d, (place){0}, "bad-shares", "--route: the shares add up to %.12g, not to 1", sum);
		error_remedy(d, "write all of the mix: ROUTE=0.6,ROUTE=0.4");
		return false;
	}
	return true;
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
	octroi_line *line = line_of(&b, a->ladder->program, NULL);
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

static octroi_tier tier_asked(const asker *a, const tier *declared)
{
	bool mixed = a->question->route_count > 0;
	octroi_tier t = mixed ? tier_mixed(a, declared) : tier_by_route(a, declared, NULL);
	bool nowhere = t.reason && declared->names[TIER_FIGURE].name &&
	               (strcmp(t.reason->code, "no-row") == 0 || strcmp(t.reason->code, "declared-unknown") == 0);
	if (nowhere && (mixed || route_given(a)))
		t.reason = routes_listed(a, declared, t.reason);
	return t;
}

/* ---- codes of another edition ------------------------------------------------------------------ */

typedef struct {
	const char *const *codes; /* in the edition of the tables */
	size_t             count; /* 0: `reason` says why */
	const octroi_reason *reason;
	const octroi_note *notes;
	size_t             note_count;
} recoding;

static recoding good_recoded(asker *a)
{
	const ladder *shared = &a->ladder->document->ladder;
	recoding out = {.count = 1, .codes = &a->question->good};
	if (!shared->good.name)
		return out;
	octroi_line *line = line_of(a, a->ladder->program, NULL);
	program_answer answer = program_ask(line, &shared->good.name, 1, false, a->scratch, a->d);
	const program_figure *f = &answer.figures[0];
	out.notes = answer.notes;
	out.note_count = answer.note_count;
	if (f->text) {
		const char **one = ARENA_NEW(a->scratch, const char *);
		*one = f->text;
		out.codes = one;
		return out;
	}
	/* A code that was divided became what its rows hold. */
	bool divided = f->reason && strcmp(f->reason->code, "ambiguous-row") == 0;
	out.codes = divided ? f->reason->choices : NULL;
	out.count = divided ? f->reason->choice_count : 0;
	out.reason = f->reason;
	return out;
}

static bool same(double x, double y)
{
	return x == y || (isnan(x) && isnan(y));
}

/* Whether all candidates say the same of one tier. */
static bool all_agree(const octroi_tier *all, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!same(all[i].figure, all[0].figure) || !same(all[i].plain, all[0].plain) ||
		    strcmp(all[i].reason ? all[i].reason->code : "", all[0].reason ? all[0].reason->code : "") != 0)
			return false;
	return true;
}

/* What a tier would say of one candidate: "8541 43  asks for --route"; NULL: nothing. */
static const char *candidate_text(const asker *a, const char *code, const octroi_tier *t)
{
	char pretty[GOOD_TEXT_SIZE];
	double value = isnan(t->figure) ? t->plain : t->figure;
	good_write(code, pretty);
	if (!isnan(value))
		return arena_printf(a->memory, "%s  %g %s", pretty, value, isnan(t->figure) ? t->plain_unit : t->unit);
	if (t->reason && t->reason->option && strcmp(t->reason->code, "missing-input") == 0)
		return arena_printf(a->memory, "%s  asks for --%s", pretty, t->reason->option);
	return NULL;
}

static const octroi_reason *candidates_reason(const asker *a, const recoding *r, const octroi_tier *all)
{
	octroi_reason *out = ARENA_NEW(a->memory, octroi_reason);
	const char **choices = ARENA_ARRAY(a->memory, const char *, r->count);
	char pretty[GOOD_TEXT_SIZE];
	*out = (octroi_reason){.code = "divided-code", .choices = choices};
	for (size_t i = 0; i < r->count; i++) {
		const char *text = candidate_text(a, r->codes[i], &all[i]);
		if (text)
			choices[out->choice_count++] = text;
	}
	good_write(a->question->good, pretty);
	out->text = arena_printf(a->memory, "%s became %zu codes%s", pretty, r->count,
	                         out->choice_count > 1    ? " that differ; give one of them"
	                         : out->choice_count == 1 ? " that differ; give this one, if it is meant"
	                                                  : ", of which none is known");
	return out;
}

/* What was said of the first candidate holds for the code that was asked about. */
static const char *said_of_asked(const asker *a, const recoding *r, const char *text)
{
	char pretty[GOOD_TEXT_SIZE], asked[GOOD_TEXT_SIZE];
	buffer out = {.memory = a->memory};
	good_write(r->codes[0], pretty);
	good_write(a->question->good, asked);
	buffer_puts(&out, "");
	for (const char *at; (at = strstr(text, pretty)); text = at + strlen(pretty)) {
		buffer_add(&out, text, (size_t)(at - text));
		buffer_puts(&out, asked);
	}
	buffer_puts(&out, text);
	return out.at;
}

/* Of a tier on which all candidates agree. */
static void agreed_on(const asker *a, const recoding *r, octroi_tier *t)
{
	octroi_note *notes = ARENA_ARRAY(a->memory, octroi_note, t->note_count + 1);
	char asked[GOOD_TEXT_SIZE];
	for (size_t i = 0; i < t->note_count; i++) {
		notes[i] = t->notes[i];
		notes[i].text = said_of_asked(a, r, notes[i].text);
	}
	t->notes = notes;
	if (t->reason) {
		octroi_reason *reason = reason_kept(t->reason, a->memory);
		reason->text = said_of_asked(a, r, reason->text);
		t->reason = reason;
	}
	good_write(a->question->good, asked);
	note_text(a, t, arena_printf(a->scratch, "%s became %zu codes, which agree here", asked, r->count));
}

static octroi_tier tier_of_candidates(asker *a, const tier *declared, const recoding *r)
{
	octroi_tier *all = ARENA_ARRAY(a->scratch, octroi_tier, r->count);
	for (size_t i = 0; i < r->count; i++) {
		a->good = r->codes[i];
		all[i] = tier_asked(a, declared);
	}
	octroi_tier t = all[0];
	if (!all_agree(all, r->count)) {
		t = tier_new(declared);
		t.reason = candidates_reason(a, r, all);
		return t;
	}
	notes_add(a, &t, r->notes, r->note_count);
	if (r->count > 1)
		agreed_on(a, r, &t);
	return t;
}

/* ---- the ladder ------------------------------------------------------------------------------------ */

static bool is_asked(const octroi_intensity_question *q, const tier *t)
{
	return q->mode == OCTROI_PHYSICAL || t->own || t->official;
}

/* What is said of the code, or of the heading that all codes have in common which it became. */
static const char *good_said(const asker *a, const recoding *r, int year)
{
	char common[GOOD_DIGITS_MAX + 1] = "";
	size_t length = r->count ? strlen(r->codes[0]) : 0;
	for (size_t i = 1; i < r->count; i++)
		while (length && strncmp(r->codes[i], r->codes[0], length) != 0)
			length -= length % 2 ? 1 : 2;
	if (length < 2 || length > GOOD_DIGITS_MAX)
		return NULL;
	memcpy(common, r->codes[0], length);
	return kept(a, good_named(a->ladder->program, common, year, a->scratch, a->d));
}

static void identity_fill(const asker *a, octroi_intensity *out, const recoding *r)
{
	const char *why;
	place_id id = 0;
	const places *all = a->ladder->book->places;
	if (places_find(all, a->scratch, slice_of(a->question->origin), &id, &why) == PLACE_FOUND) {
		out->origin = places_code(all, id);
		out->origin_name = places_name(all, id);
	}
	char digits[GOOD_DIGITS_MAX + 1];
	out->good = good_read(a->scratch, slice_of(a->question->good), digits, &why) ? kept(a, digits) : kept(a, a->question->good);
	out->used_good = r->count == 1 ? kept(a, r->codes[0]) : NULL;
	out->year = a->question->year ? a->question->year : a->ladder->year;
	out->good_text = good_said(a, r, out->year);
}

/* Bits of the tiers that may read an input, the i-th of the program. */
static uint32_t tiers_reading(const asker *a, const char *input)
{
	const document *doc = a->ladder->document;
	size_t count, i = 0;
	const octroi_input *inputs = program_inputs(a->ladder->program, &count);
	while (i < count && strcmp(inputs[i].name, input) != 0)
		i++;
	uint32_t *bits = i < count ? &a->ladder->reading[i] : NULL;
	for (size_t k = 0; bits && !(*bits & TIERS_KNOWN) && k < doc->tier_count; k++) {
		const tier *t = &doc->tiers[k];
		for (size_t n = 0; n < TIER_NAMES + t->pedigree_count; n++) {
			const char *name = n < TIER_NAMES ? t->names[n].name : t->pedigree[n - TIER_NAMES].name;
			*bits |= name && program_rests_on(a->ladder->program, &name, 1, input, a->scratch) ? 1u << k : 0;
		}
	}
	return bits ? *bits |= TIERS_KNOWN : TIERS_KNOWN;
}

/* "tier 2 reads it"; "" where none does. */
static const char *readers_text(const asker *a, uint32_t bits)
{
	const document *doc = a->ladder->document;
	size_t left = 0, count = 0;
	buffer out = {.memory = a->scratch};
	for (size_t i = 0; i < doc->tier_count; i++)
		left += bits >> i & 1;
	buffer_puts(&out, left > 1 ? ": tiers " : left ? ": tier " : "");
	for (size_t i = 0; i < doc->tier_count; i++)
		if (bits >> i & 1) {
			buffer_printf(&out, "%s%d", count == 0 ? "" : left == 1 ? " and " : ", ", doc->tiers[i].number);
			count++;
			left--;
		}
	buffer_puts(&out, count > 1 ? " read it" : count ? " reads it" : "");
	return out.at;
}

/* What was given and changes nothing of the figure taken. The edition was of use before any tier. */
static void unused_told(const asker *a, octroi_tier *taken, size_t index, const bool *used)
{
	const octroi_intensity_question *q = a->question;
	const char *edition = a->ladder->document->ladder.edition.name;
	for (size_t i = 0; i < q->given_count; i++) {
		const octroi_given_input *given = &q->given[i];
		if (used[i] || (edition && strcmp(given->input, edition) == 0))
			continue;
		uint32_t readers = tiers_reading(a, given->input);
		/* Where the tier taken could read it, there is no need for another one. */
		const char *by = readers >> index & 1 ? ": this figure does not need it" : readers_text(a, readers);
		note_text(a, taken, arena_printf(a->scratch, "%s was not used%s", given->said_as, by));
	}
}

static void tiers_fill(asker *a, octroi_intensity *out, const recoding *r)
{
	const document *doc = a->ladder->document;
	octroi_tier *tiers = ARENA_ARRAY(a->memory, octroi_tier, doc->tier_count);
	for (size_t i = 0; i < doc->tier_count; i++) {
		if (!is_asked(a->question, &doc->tiers[i]))
			continue;
		octroi_tier *t = &tiers[out->tier_count++];
		a->used = ARENA_ARRAY(a->scratch, bool, a->question->given_count + 1);
		if (r->count) {
			*t = tier_of_candidates(a, &doc->tiers[i], r);
		} else {
			*t = tier_new(&doc->tiers[i]);
			t->reason = reason_kept(r->reason, a->memory);
		}
		if (out->taken || isnan(t->figure))
			continue;
		out->taken = t;
		unused_told(a, t, i, a->used);
	}
	out->tiers = tiers;
}

static bool own_sound(const octroi_intensity_question *q, diagnostics *d)
{
	if (isnan(q->own_indirect) || !isnan(q->own_direct))
		return true;
	error_at(d, (place){0}, "missing-input", "--see-indirect: indirect emissions alone are no figure");
	error_remedy(d, "give --see, too; 0 if there are no direct ones");
	return false;
}

/* Reads all that was given once, so that what is wrong is told once. */
static bool inputs_sound(const asker *a)
{
	const octroi_intensity_question *q = a->question;
	size_t before = diagnostics_errors(a->d);
	octroi_line *line = line_of(a, a->ladder->program, NULL);
	for (size_t i = 0; i < q->route_count && a->ladder->document->ladder.route.name; i++)
		line_set(line, a->ladder->document->ladder.route.name, q->routes[i].route, "--route", a->d);
	return own_sound(q, a->d) && shares_sound(q, a->ladder, a->d) && diagnostics_errors(a->d) == before;
}

static const octroi_intensity *ask(asker *a)
{
	size_t before = diagnostics_errors(a->d);
	const octroi_intensity_question *q = a->question;
	a->good = q->good;
	if (!inputs_sound(a))
		return NULL;
	recoding r = good_recoded(a);
	/* Of a code that was divided all parts are of the nomenclature. */
	a->recoded = true;
	a->good = r.count ? r.codes[0] : q->good;
	octroi_line *line = line_of(a, a->ladder->program, NULL);
	if (r.count && !line_good_exists(line, q->good_said_as ? q->good_said_as : "--good", a->d))
		return NULL;
	octroi_intensity *out = ARENA_NEW(a->memory, octroi_intensity);
	identity_fill(a, out, &r);
	tiers_fill(a, out, &r);
	return diagnostics_errors(a->d) > before ? NULL : out;
}

const octroi_intensity *ladder_ask(octroi_ladder *l, const octroi_intensity_question *q, arena *memory, diagnostics *d)
{
	asker a = {.ladder = l, .question = q, .scratch = arena_new(), .memory = memory, .d = d};
	const octroi_intensity *out = ask(&a);
	/* Errors may point into what was given. */
	if (out)
		arena_free(a.scratch);
	else
		diagnostics_keep(d, a.scratch);
	return out;
}
