/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a made good comes to, as inputs of a line of the scheme. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "../codes/codes.h"
#include "emissions.h"

/* ---- which good ------------------------------------------------------------------ */

/* A code belongs to its stem, a stem to all its codes. */
static bool code_matches(const char *asked, const char *made)
{
	size_t a = strlen(asked), b = strlen(made);
	return strncmp(asked, made, a < b ? a : b) == 0;
}

static const octroi_made_good *good_named_so(const octroi_installation *in, const char *name, diagnostics *d)
{
	arena *scratch = arena_new();
	const char **all = ARENA_ARRAY(scratch, const char *, in->good_count + 1);
	const octroi_made_good *found = NULL;
	for (size_t i = 0; i < in->good_count && !found; i++) {
		all[i] = in->goods[i].name;
		found = strcmp(all[i], name) == 0 ? &in->goods[i] : NULL;
	}
	if (!found) {
		const char *near = text_nearest(slice_of(name), all, in->good_count);
		error_at(d, (place){0}, "unknown-product", "'%s' makes no good '%s'", in->path, name);
		error_remedy(d, near ? "did you mean '%s'?" : "its first good is '%s'", near ? near : all[0]);
	}
	arena_free(scratch);
	return found;
}

static void several_goods(const octroi_installation *in, const char *code, diagnostics *d)
{
	arena *scratch = arena_new();
	buffer names = {.memory = scratch};
	for (size_t i = 0; i < in->good_count; i++)
		if (in->goods[i].good && (!code || code_matches(code, in->goods[i].good)))
			buffer_printf(&names, "%s'%s'", names.length ? ", " : "", in->goods[i].name);
	error_at(d, (place){0}, "which-product", "'%s' makes several goods%s%s: %s", in->path, code ? " of code " : "", code ? code : "", names.at);
	error_remedy(d, "say which with --product");
	arena_free(scratch);
}

static const octroi_made_good *good_coded(const octroi_installation *in, const char *code, diagnostics *d)
{
	const octroi_made_good *found = NULL;
	for (size_t i = 0; i < in->good_count; i++) {
		const octroi_made_good *g = &in->goods[i];
		if (!g->good || (code && !code_matches(code, g->good)))
			continue;
		if (found) {
			several_goods(in, code, d);
			return NULL;
		}
		found = g;
	}
	if (found)
		return found;
	error_at(d, (place){0}, "no-product", "'%s' makes no good of code %s", in->path, code ? code : "that a scheme knows");
	error_remedy(d, "octroi emissions %s lists its goods", in->path);
	return NULL;
}

static bool code_fits(const octroi_installation *in, const octroi_made_good *g, const char *code, diagnostics *d)
{
	if (!g->good || code_matches(code, g->good))
		return true;
	error_at(d, (place){0}, "other-good", "'%s' of '%s' is %s, and the goods are said to be %s", g->name, in->path, g->good, code);
	error_remedy(d, "leave the code out, or name a good of that code; octroi emissions %s lists its goods", in->path);
	return false;
}

const octroi_made_good *made_good_find(const octroi_installation *made_in, const char *product, const char *code, diagnostics *d)
{
	const octroi_made_good *g = product ? good_named_so(made_in, product, d) : good_coded(made_in, code, d);
	if (!g || (code && !code_fits(made_in, g, code, d)))
		return NULL;
	if (g->lacks_sefa)
		warning_at(d, (place){0}, "no-allocation", "'%s': the free allocation of '%s' is unknown: %s", made_in->path, g->name, g->lacks_sefa->text);
	if (!g->reason)
		return g;
	error_at(d, (place){0}, "not-computable", "good '%s' of '%s' is not computed: %s", g->name, made_in->path, g->reason->text);
	return NULL;
}

/* ---- what it gives ---------------------------------------------------------------- */

static const chain_name figure_names[] = {CHAIN_GIVEN_DIRECT, CHAIN_GIVEN_INDIRECT, CHAIN_GIVEN_PRECURSOR_INDIRECT, CHAIN_GIVEN_ALLOCATION,
                                          CHAIN_GIVEN_ALLOCATION_YEAR};
enum { FIGURE_COUNT = sizeof figure_names / sizeof *figure_names };

const char *const *given_inputs(const octroi_program *p, arena *memory, size_t *count)
{
	const chain *c = program_document(p)->chain;
	size_t n = 0;
	*count = 0;
	if (!c || !c->names[CHAIN_GIVEN_DIRECT].name)
		return NULL;
	const char **out = ARENA_ARRAY(memory, const char *, 2 + c->own_count + FIGURE_COUNT);
	out[n++] = "origin";
	out[n++] = "good";
	for (size_t i = 0; i < c->own_count; i++)
		out[n++] = c->own[i].input;
	for (size_t i = 0; i < FIGURE_COUNT; i++)
		if (c->names[figure_names[i]].name)
			out[n++] = c->names[figure_names[i]].name;
	*count = n;
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

/* Figures of another place or good must not pass for those of the line. */
static bool fits(const octroi_line *line, const octroi_installation *in, const octroi_made_good *g, diagnostics *d)
{
	char digits[GOOD_DIGITS_MAX + 1];
	slice code = line_good(line);
	if (line_has(line, "origin") && !line_says(line, "origin", in->country)) {
		error_at(d, (place){0}, "other-origin", "'%s' stands in %s, and the goods are said to come from elsewhere", in->path, in->country);
		error_remedy(d, "leave the origin out; figures for goods of another origin are given one by one");
		return false;
	}
	snprintf(digits, sizeof digits, "%.*s", (int)code.length, code.at ? code.at : "");
	return !*digits || code_fits(in, g, digits, d);
}

static double figure_given(const octroi_installation *in, const octroi_made_good *g, chain_name name)
{
	switch (name) {
	case CHAIN_GIVEN_DIRECT:
		return g->see_direct;
	case CHAIN_GIVEN_INDIRECT:
		return g->indirect_counts ? g->see_indirect : NAN;
	case CHAIN_GIVEN_PRECURSOR_INDIRECT: /* where its own do not count only what precursors bring is said */
		return g->indirect_counts || g->precursor_indirect == 0 ? NAN : g->precursor_indirect;
	case CHAIN_GIVEN_ALLOCATION:
		return g->sefa;
	default:
		return isnan(g->sefa) ? NAN : (double)in->year;
	}
}

static const char *figure_text(arena *memory, chain_name name, double x)
{
	char text[NUMBER_TEXT_SIZE];
	if (isnan(x))
		return "";
	/* Rounding may leave a hair less than nothing. */
	number_write(x < 0 && x > -1e-12 ? 0 : x, text);
	return arena_printf(memory, "%s%s", text, chain_entries[name].kind == TYPE_YEAR ? "" : "tCO2e/t");
}

/* An allocation that the line states is of a year that the line states. */
static bool figure_wanted(const octroi_line *line, const chain *c, chain_name name)
{
	const char *allocation = c->names[CHAIN_GIVEN_ALLOCATION].name;
	bool stated = allocation && line_has(line, allocation);
	return !(stated && (name == CHAIN_GIVEN_ALLOCATION || name == CHAIN_GIVEN_ALLOCATION_YEAR)) && !line_has(line, c->names[name].name);
}

const char *const *given_texts(const octroi_line *line, const octroi_installation *in, const octroi_made_good *g, arena *memory, diagnostics *d)
{
	size_t count, n = 0;
	const chain *c = program_document(line_program(line))->chain;
	if (!given_inputs(line_program(line), memory, &count) || !fits(line, in, g, d))
		return NULL;
	bool elsewhere = rests_elsewhere(line, c);
	const char **out = ARENA_ARRAY(memory, const char *, count);
	out[n++] = line_has(line, "origin") ? "" : in->country;
	out[n++] = line_has(line, "good") || !g->good ? "" : g->good;
	for (size_t i = 0; i < c->own_count; i++)
		out[n++] = elsewhere || line_has(line, c->own[i].input) ? "" : c->own[i].value;
	for (size_t i = 0; i < FIGURE_COUNT; i++) {
		chain_name name = figure_names[i];
		if (c->names[name].name)
			out[n++] = elsewhere || !figure_wanted(line, c, name) ? "" : figure_text(memory, name, figure_given(in, g, name));
	}
	return out;
}

bool line_take(octroi_line *line, const octroi_installation *made_in, const octroi_made_good *g, arena *memory, diagnostics *d)
{
	const document *doc = program_document(line_program(line));
	bool sound = true;
	size_t count;
	const char *const *inputs = given_inputs(line_program(line), memory, &count);
	if (!inputs) {
		error_at(d, (place){0}, "no-chain", "scheme '%s' takes no figures of an installation", doc->id);
		return false;
	}
	const char *const *texts = given_texts(line, made_in, g, memory, d);
	for (size_t i = 0; texts && i < count; i++)
		if (*texts[i]) {
			sound = line_set(line, inputs[i], texts[i], inputs[i], d) && sound;
			if (i >= 2) /* origin and code are facts */
				line_weaken(line, inputs[i], g->standing);
		}
	return texts && sound;
}
