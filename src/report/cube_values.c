/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of flows beside charges in another currency: at which rates, and why not where none is known. */
#include <math.h>
#include <string.h>

#include "cube.h"

enum { VALUES_INDENT = 10 };

/* Rates that differ in nothing but their years are told together. */
static bool alike(const octroi_value_rate *a, const octroi_value_rate *b)
{
	bool given = !a->year == !b->year, same_why = !a->why ? !b->why : b->why && strcmp(a->why, b->why) == 0;
	bool same_source = !a->source ? !b->source : b->source && strcmp(a->source, b->source) == 0;
	return given && same_why && same_source && strcmp(a->currency, b->currency) == 0;
}

static bool same_rate(const octroi_value_rate *a, const octroi_value_rate *b)
{
	return a->year == b->year && a->rate == b->rate && alike(a, b);
}

/* One that stands there already says nothing new. */
static bool is_repeated(const octroi_cube *c, size_t at)
{
	bool seen = false;
	for (size_t i = 0; i < at && !seen; i++)
		seen = same_rate(&c->rates[i], &c->rates[at]);
	return seen;
}

static size_t first_alike(const octroi_cube *c, size_t at)
{
	size_t i = 0;
	while (isnan(c->rates[i].rate) || !alike(&c->rates[i], &c->rates[at]))
		i++;
	return i;
}

static const char *rates_text(const cube_view *v, const octroi_cube *c, size_t first)
{
	const octroi_value_rate *is = &c->rates[first];
	buffer b = {.memory = v->memory};
	size_t years = 0;
	buffer_printf(&b, "1 %s = ", c->currency);
	for (size_t i = first; i < c->rate_count; i++) {
		const octroi_value_rate *r = &c->rates[i];
		if (isnan(r->rate) || !alike(is, r) || is_repeated(c, i))
			continue;
		if (years == 1)
			buffer_printf(&b, " of %d", is->year);
		buffer_printf(&b, "%s%.6g%s", years ? ", " : "", r->rate, years ? "" : arena_printf(v->memory, " %s", is->currency));
		if (years++)
			buffer_printf(&b, " of %d", r->year);
	}
	if (!is->year)
		buffer_puts(&b, ", as the document says");
	else
		buffer_printf(&b, years > 1 ? ", means of years" : ", the mean of %d", is->year);
	if (is->source)
		buffer_printf(&b, " (%s)", is->source);
	if (is->standing == OCTROI_ASSUMPTION)
		buffer_printf(&b, ", assumed: %s", is->why);
	return b.at;
}

void cube_rates(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out)
{
	const char *lead = "values    ";
	for (size_t i = 0; i < c->rate_count; i++) {
		if (isnan(c->rates[i].rate) || first_alike(c, i) != i)
			continue;
		prose(out, style, lead, VALUES_INDENT, rates_text(v, c, i));
		lead = "          ";
	}
}

/* ---- what is not known ------------------------------------------------------------------ */

static const octroi_value_rate *unknown_rate(const octroi_cube *c, const char *currency)
{
	for (size_t i = 0; i < c->rate_count; i++)
		if (isnan(c->rates[i].rate) && strcmp(c->rates[i].currency, currency) == 0)
			return &c->rates[i];
	return NULL;
}

static void tell_rate(const cube_view *v, const cube_sheet *s, const octroi_cube *c, const report_style *style, FILE *out)
{
	const octroi_value_rate *r = unknown_rate(c, s->unit);
	if (r)
		prose(out, style, "  ", 2,
		      arena_printf(v->memory, "(no per cent of value%s: values are in %s, charges in %s; %s. Say what one %s is worth: flows: {rate: {%s: FIGURE}})",
		                   s->value ? " where it is not shown" : "", c->currency, s->unit, r->why, c->currency, s->unit));
}

static size_t without_value(const cube_view *v, const cube_sheet *s)
{
	size_t most = 0;
	for (size_t i = 0; i < v->is->variant_count; i++)
		for (int y = v->first; y <= v->last; y++) {
			const octroi_cube_cell *t = cube_total(v, i, s->scheme, y);
			most = t && t->without_value > most ? t->without_value : most;
		}
	return most;
}

void cube_tell_values(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out)
{
	size_t without = s->value ? without_value(v, s) : 0;
	for (size_t i = 0; i < v->is->cube_count && s->unit; i++)
		tell_rate(v, s, v->is->cubes[i], style, out);
	if (without)
		prose(out, style, "  ", 2,
		      arena_printf(v->memory, "(per cent of value is too high: of %s line%s the value is not known)", figure_plain(v->memory, (double)without),
		                   without == 1 ? "" : "s"));
}

/* Of the whole file; CSV and JSON tell it by origin. */
void cube_tell_exports(const cube_view *v, const cube_sheet *s, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < v->is->cube_count && s->exports; i++) {
		const octroi_cube *c = v->is->cubes[i];
		const octroi_exports *all = c->total_count ? &c->totals[0].exports : NULL;
		if (all && all->without_value)
			prose(out, style, "  ", 2,
			      arena_printf(v->memory, "(per cent of exports is too high where values are not known: those of %s of the %s lines of %s)",
			                   figure_plain(v->memory, (double)all->without_value), figure_plain(v->memory, (double)all->lines), c->flows));
	}
}
