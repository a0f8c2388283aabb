/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of emission intensities: each tier of a document of kind
 * `intensity` is asked about one good and origin, and the first that knows a
 * figure is taken. What a tier reads, the document says. */
#include <math.h>
#include <string.h>

#include "ladder.h"

/* How far shares of a mix may miss 1. */
static const double SHARES_OFF = 1e-9;

enum { TIERS_KNOWN = 1 << 30 };

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
	return !l->official || schemes_find(l->book, destination, scheme, &theirs, &l->schemes, &l->scheme_count, d);
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
	return text_kept(a, good_named(a->ladder->program, common, year, a->scratch, a->d));
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
	out->good = good_read(a->scratch, slice_of(a->question->good), digits, &why) ? text_kept(a, digits) : text_kept(a, a->question->good);
	out->used_good = r->count == 1 ? text_kept(a, r->codes[0]) : NULL;
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
		tier_note(a, taken, arena_printf(a->scratch, "%s was not used%s", given->said_as, by));
	}
}

static void tiers_fill(asker *a, octroi_intensity *out, const recoding *r)
{
	const document *doc = a->ladder->document;
	octroi_tier *tiers = ARENA_ARRAY(a->memory, octroi_tier, doc->tier_count);
	for (size_t i = 0; i < doc->tier_count; i++) {
		if (!is_asked(a->question, &doc->tiers[i]))
			continue;
		if (a->question->figure_only && out->taken)
			break;
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
		if (!a->question->figure_only)
			unused_told(a, t, i, a->used);
	}
	out->tiers = tiers;
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
	octroi_line *line = ladder_line(a, a->ladder->program, NULL);
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
	octroi_line *line = ladder_line(a, a->ladder->program, NULL);
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
