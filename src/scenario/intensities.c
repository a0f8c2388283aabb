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
	arena         *memory;
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

/* What the document tells the model, unless the variant tells it otherwise; then what the variant tells it. */
static size_t told(const variant *v, octroi_given_input *out)
{
	const intensity_model *model = &v->work->doc->intensity;
	size_t n = 0;
	for (size_t i = 0; i < model->given_count; i++) {
		bool again = false;
		for (size_t k = 0; k < v->is->change_count; k++)
			again |= v->is->changes[k].kind == CHANGE_MODEL && strcmp(v->is->changes[k].input, model->given[i].input) == 0;
		if (!again)
			out[n++] = model->given[i];
	}
	for (size_t k = 0; k < v->is->change_count; k++)
		if (v->is->changes[k].kind == CHANGE_MODEL)
			out[n++] = (octroi_given_input){v->is->changes[k].input, v->is->changes[k].text, v->is->changes[k].said};
	return n;
}

void intensities_told(const intensities *x, buffer *out)
{
	const octroi_facts *facts = ladder_facts(x->ladder);
	octroi_given_input given[INTENSITY_GIVEN_MAX];
	size_t n = told(x->v, given);
	buffer_printf(out, " %s", facts->rulebook);
	for (size_t i = 0; i < facts->option_count; i++)
		buffer_printf(out, " %s=%s", facts->options[i].name, facts->options[i].choice);
	for (size_t i = 0; i < n; i++)
		buffer_printf(out, " %s=%s", given[i].input, given[i].value);
}

/* An input that the model does not have would be given in vain, and nobody would see it: it is asked in silence. */
static bool told_inputs_exist(const variant *v, const octroi_ladder *l, diagnostics *d)
{
	octroi_given_input given[INTENSITY_GIVEN_MAX];
	size_t n = told(v, given), before = diagnostics_errors(d), count;
	const octroi_input *inputs = ladder_inputs(l, &count);
	const char **names = ARENA_ARRAY(v->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		names[i] = inputs[i].name;
	for (size_t i = 0; i < n; i++) {
		const char *near = text_nearest(slice_of(given[i].input), names, count);
		if (ladder_has(l, given[i].input))
			continue;
		error_at(d, v->work->doc->intensity.where, "unknown-input", "'%s' is no input of the model of intensities (%s)", given[i].input,
		         given[i].said_as);
		if (near)
			error_remedy(d, "did you mean '%s'?", near);
		else
			error_remedy(d, "octroi show keys intensity lists them");
	}
	return diagnostics_errors(d) == before;
}

/* The model under the variant's settings. That an option is one of another scheme is no news here. */
static octroi_ladder *ladder_for(variant *v, const char *scheme, diagnostics *d)
{
	diagnostics *quiet = diagnostics_new();
	octroi_ladder *ladder = ladder_open(v->book, NULL, NULL, scheme, &v->settings, quiet);
	if (!ladder)
		ladder_open(v->book, NULL, NULL, scheme, &v->settings, d); /* says why */
	diagnostics_free(quiet);
	return ladder;
}

/* A figure that somebody states comes before one that a model guesses. */
static bool is_given(const variant *v, const char *input)
{
	for (size_t i = 0; i < v->given_count; i++)
		if (strcmp(v->given[i].input, input) == 0)
			return true;
	return false;
}

intensities *intensities_new(variant *v, octroi_program *p, diagnostics *d)
{
	const octroi_own_figures *own = program_own_figures(p);
	if (!v->work->doc->intensity.asked || !own || is_given(v, own->input))
		return NULL;
	octroi_ladder *ladder = ladder_for(v, program_facts(p)->id, d);
	if (!ladder || !told_inputs_exist(v, ladder, d))
		return NULL;
	intensities *x = ARENA_NEW(v->work->memory, intensities);
	*x = (intensities){.v = v, .ladder = ladder, .input = own->input, .memory = v->work->memory, .d = d};
	return x;
}

const char *intensities_input(const intensities *x)
{
	return x->input;
}

/* The digits of an edition: "HS2002" is 2002 to the model. */
static const char *edition_year(slice edition, arena *scratch)
{
	while (edition.length && !isdigit((unsigned char)*edition.at)) {
		edition.at++;
		edition.length--;
	}
	return edition.length ? arena_copy(scratch, edition.at, edition.length) : NULL;
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

static const octroi_intensity *ask(intensities *x, const intensity_key *key, arena *scratch)
{
	octroi_given_input given[4 + INTENSITY_GIVEN_MAX];
	size_t n = 0;
	const char *edition = edition_year(key->edition, scratch);
	if (edition && ladder_has(x->ladder, "hs_edition"))
		given[n++] = (octroi_given_input){"hs_edition", edition, "edition"};
	if (!isnan(key->unit_value) && key->currency.length) {
		const char *value = arena_printf(scratch, "%.*s%.*s", (int)flow_table_number(key->unit_value, scratch).length,
		                                 flow_table_number(key->unit_value, scratch).at, (int)key->currency.length, key->currency.at);
		given[n++] = (octroi_given_input){"value", value, "value"};
		given[n++] = (octroi_given_input){"mass", "1", "mass"};
	}
	n += told(x->v, given + n);
	octroi_intensity_question q = {.origin = arena_copy(scratch, key->origin.at, key->origin.length),
	                               .good = arena_copy(scratch, key->good.at, key->good.length), .year = x->v->work->doc->intensity.year,
	                               .given = given, .given_count = n, .own_direct = NAN, .own_indirect = NAN, .mode = OCTROI_PHYSICAL, .figure_only = true};
	diagnostics *quiet = diagnostics_new();
	const octroi_intensity *is = ladder_ask(x->ladder, &q, scratch, quiet);
	diagnostics_free(quiet); /* a place or code that is none is told where the line is computed */
	return is;
}

slice intensities_figure(intensities *x, const intensity_key *key, uint32_t lines, double mass, arena *scratch)
{
	arena_clear(scratch);
	const octroi_intensity *is = key->origin.length && key->good.length ? ask(x, key, scratch) : NULL;
	const octroi_tier *tier = is ? is->taken : NULL;
	bool official = tier && tier->scheme, usable = tier && !official && !isnan(tier->figure) && strcmp(tier->unit, "tCO2e/t") == 0;
	cover_add(x, official || usable ? tier : NULL, lines, mass);
	return usable ? flow_table_number(tier->figure, x->memory) : (slice){"", 0};
}

const tier_cover *intensities_tiers(const intensities *x, size_t *count)
{
	*count = x->tier_count;
	return x->tiers;
}

bool model_reads(const scenario_work *w, const char *id)
{
	const char *kind = rulebook_kind(w->variants[0].book, id);
	return w->doc->intensity.asked && strcmp(kind, "border-adjustment") != 0 && strcmp(kind, "carbon-price") != 0;
}
