/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a made good comes to, as inputs of a line of the scheme. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "emissions.h"

static bool take_number(octroi_line *line, const reference *input, double x, diagnostics *d)
{
	char text[NUMBER_TEXT_SIZE];
	if (!input->name || isnan(x) || line_has(line, input->name))
		return true;
	/* Rounding may leave a hair less than nothing. */
	number_write(x < 0 && x > -1e-12 ? 0 : x, text);
	return line_set(line, input->name, text, input->name, d);
}

static bool take_presets(octroi_line *line, const chain *c, diagnostics *d)
{
	bool sound = true;
	for (size_t i = 0; i < c->own_count; i++)
		if (!line_has(line, c->own[i].input))
			sound = line_set(line, c->own[i].input, c->own[i].value, c->own[i].input, d) && sound;
	return sound;
}

const octroi_own_figures *program_own_figures(const octroi_program *p)
{
	const document *doc = program_document(p);
	const chain *c = doc->chain;
	if (!c || !c->names[CHAIN_GIVEN_DIRECT].name)
		return NULL;
	octroi_own_figures *out = ARENA_NEW(doc->book->memory, octroi_own_figures);
	out->input = c->names[CHAIN_GIVEN_DIRECT].name;
	if (c->own_count) {
		out->preset = c->own[0].input;
		out->preset_value = c->own[0].value;
	}
	return out;
}

/* A line that was told to rest on something else than own figures. */
static bool rests_elsewhere(const octroi_line *line, const chain *c)
{
	for (size_t i = 0; i < c->own_count; i++)
		if (line_has(line, c->own[i].input) && !line_says(line, c->own[i].input, c->own[i].value))
			return true;
	return false;
}

bool line_take(octroi_line *line, const octroi_made_good *g, int year, diagnostics *d)
{
	const document *doc = program_document(line_program(line));
	const chain *c = doc->chain;
	if (!c) {
		error_at(d, (place){0}, "no-chain", "scheme '%s' takes no figures of an installation", doc->id);
		return false;
	}
	if (g->reason) {
		error_at(d, (place){0}, "not-computable", "good '%s' of the installation is not computed: %s", g->name, g->reason->text);
		return false;
	}
	if (rests_elsewhere(line, c))
		return true;
	bool sound = take_presets(line, c, d);
	sound = take_number(line, &c->names[CHAIN_GIVEN_DIRECT], g->see_direct, d) && sound;
	/* Where its own do not count only what precursors bring is said. */
	if (g->indirect_counts)
		sound = take_number(line, &c->names[CHAIN_GIVEN_INDIRECT], g->see_indirect, d) && sound;
	else if (g->precursor_indirect > 0)
		sound = take_number(line, &c->names[CHAIN_GIVEN_PRECURSOR_INDIRECT], g->precursor_indirect, d) && sound;
	if (line_has(line, c->names[CHAIN_GIVEN_ALLOCATION].name ? c->names[CHAIN_GIVEN_ALLOCATION].name : ""))
		return sound;
	sound = take_number(line, &c->names[CHAIN_GIVEN_ALLOCATION], g->sefa, d) && sound;
	return (isnan(g->sefa) || take_number(line, &c->names[CHAIN_GIVEN_ALLOCATION_YEAR], year, d)) && sound;
}
