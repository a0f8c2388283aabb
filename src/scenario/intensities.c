/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the emission-intensity model says of kinds: figures for schemes that take a producer's own. An official figure of
 * the scheme itself is left to the scheme. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "work.h"

struct intensities {
	variant       *v;
	octroi_ladder *ladder;
	const char    *input;     /* of the program: where the figure stands */
	arena         *memory, *scratch;
	diagnostics   *d;
	tier_cover    *tiers;
	size_t         tier_count, tier_capacity;
};

static bool ladder_has(const octroi_ladder *l, const char *name)
{
	size_t count;
	const octroi_input *inputs = ladder_inputs(l, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return true;
	return false;
}

intensities *intensities_new(variant *v, octroi_program *p, diagnostics *d)
{
	const octroi_own_figures *own = program_own_figures(p);
	if (!v->work->doc->intensity.asked || !own)
		return NULL;
	octroi_ladder *ladder = ladder_open(v->book, NULL, NULL, program_facts(p)->id, &v->settings, d);
	if (!ladder)
		return NULL;
	intensities *x = ARENA_NEW(v->work->memory, intensities);
	*x = (intensities){.v = v, .ladder = ladder, .input = own->input, .memory = v->work->memory, .scratch = arena_new(), .d = d};
	return x;
}

const char *intensities_input(const intensities *x)
{
	return x->input;
}

/* The digits of an edition: "HS2002" is 2002 to the model. */
static const char *edition_year(const intensities *x, slice edition)
{
	while (edition.length && !isdigit((unsigned char)*edition.at)) {
		edition.at++;
		edition.length--;
	}
	return edition.length ? arena_copy(x->scratch, edition.at, edition.length) : NULL;
}

static void cover_add(intensities *x, const octroi_tier *tier, uint32_t lines, double mass)
{
	size_t i = 0;
	int number = tier ? tier->number : -1;
	while (i < x->tier_count && x->tiers[i].number != number)
		i++;
	if (i == x->tier_count)
		*ARENA_PUSH(x->memory, x->tiers, x->tier_count, x->tier_capacity) =
			(tier_cover){.number = number, .title = tier ? arena_copy(x->memory, tier->title, strlen(tier->title)) : "none"};
	x->tiers[i].lines += lines;
	x->tiers[i].mass += isnan(mass) ? 0 : mass;
}

static const octroi_intensity *ask(intensities *x, const intensity_key *key)
{
	const scenario *doc = x->v->work->doc;
	octroi_given_input given[4 + INTENSITY_GIVEN_MAX];
	size_t n = 0;
	const char *edition = edition_year(x, key->edition);
	if (edition && ladder_has(x->ladder, "hs_edition"))
		given[n++] = (octroi_given_input){"hs_edition", edition, "edition"};
	if (!isnan(key->unit_value) && key->currency.length) {
		const char *value = arena_printf(x->scratch, "%.*s%.*s", (int)flow_table_number(key->unit_value, x->scratch).length,
		                                 flow_table_number(key->unit_value, x->scratch).at, (int)key->currency.length, key->currency.at);
		given[n++] = (octroi_given_input){"value", value, "value"};
		given[n++] = (octroi_given_input){"mass", "1", "mass"};
	}
	for (size_t i = 0; i < doc->intensity.given_count; i++)
		given[n++] = doc->intensity.given[i];
	octroi_intensity_question q = {.origin = arena_copy(x->scratch, key->origin.at, key->origin.length),
	                               .good = arena_copy(x->scratch, key->good.at, key->good.length), .year = doc->intensity.year,
	                               .given = given, .given_count = n, .own_direct = NAN, .own_indirect = NAN, .mode = OCTROI_PHYSICAL};
	diagnostics *quiet = diagnostics_new();
	const octroi_intensity *is = ladder_ask(x->ladder, &q, x->scratch, quiet);
	diagnostics_free(quiet); /* a place or code that is none is told where the line is computed */
	return is;
}

slice intensities_figure(intensities *x, const intensity_key *key, uint32_t lines, double mass)
{
	arena_clear(x->scratch);
	const octroi_intensity *is = key->origin.length && key->good.length ? ask(x, key) : NULL;
	const octroi_tier *tier = is ? is->taken : NULL;
	bool official = tier && tier->scheme, usable = tier && !official && !isnan(tier->figure) && strcmp(tier->unit, "tCO2e/t") == 0;
	cover_add(x, official || usable ? tier : NULL, lines, mass);
	return usable ? flow_table_number(tier->figure, x->memory) : (slice){"", 0};
}

const tier_cover *intensities_end(intensities *x, size_t *count)
{
	arena_free(x->scratch);
	*count = x->tier_count;
	return x->tiers;
}
