/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a scenario's table: what was left out and why, bounds of coarse codes, and what all rests on. What is the
 * same in several variants is told once. */
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include "cube.h"
#include "formats.h"

enum { REASONS_AT_MOST = 8, NOTES_AT_MOST = 12 };

/* Texts, each with the variants in which it holds. */
typedef struct {
	const char *text;
	bool       *holds; /* by variant */
} told;

typedef struct {
	told  *items;
	size_t count, capacity;
} told_list;

static void tell(const cube_view *v, told_list *list, size_t variant, const char *text)
{
	told *t = NULL;
	for (size_t i = 0; i < list->count && !t; i++)
		t = strcmp(list->items[i].text, text) == 0 ? &list->items[i] : NULL;
	if (!t) {
		t = ARENA_PUSH(v->memory, list->items, list->count, list->capacity);
		*t = (told){text, ARENA_ARRAY(v->memory, bool, v->is->variant_count)};
	}
	t->holds[variant] = true;
}

/* "law, high: "; nothing where it holds in all. */
static const char *label_of(const cube_view *v, const told *t)
{
	buffer b = {.memory = v->memory};
	bool all = true;
	for (size_t i = 0; i < v->is->variant_count; i++) {
		all = all && t->holds[i];
		if (t->holds[i])
			buffer_printf(&b, "%s%s", b.length ? ", " : "", v->is->variants[i].name);
	}
	return all ? "" : arena_printf(v->memory, "%s: ", b.at);
}

static const char *lines_text(arena *memory, size_t n)
{
	return arena_printf(memory, "%s line%s", figure_plain(memory, (double)n), n == 1 ? "" : "s");
}

static size_t variant_at(const cube_view *v, const octroi_cube *cube, size_t number)
{
	octroi_cube_cell of = {.variant = number};
	return cube_variant(v, cube, &of);
}

/* "2026" or "2026 to 2028". */
static const char *years_text(arena *memory, int first, int last)
{
	return first == last ? arena_printf(memory, "%d", first) : arena_printf(memory, "%d to %d", first, last);
}

/* "id: " before what is said of a scheme, where there are several. */
static const char *of_scheme(const cube_view *v, const octroi_program *program)
{
	return v->scheme_count > 1 ? arena_printf(v->memory, "%s: ", octroi_program_facts(program)->id) : "";
}

/* ---- lines that are not charged ---------------------------------------------------------- */

static bool same_sum(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

static bool same_lines(const octroi_cube_cell *a, const octroi_cube_cell *b, octroi_state s)
{
	return a->lines[s] == b->lines[s] && same_sum(a->mass_t[s], b->mass_t[s]) && same_sum(a->value[s], b->value[s]);
}

/* What is charged stands in the tables, but for its value: that is told beside what is out of scope. Lines whose state changes
 * within the year count where they are charged, but not all of their amounts do. */
static bool is_told(const octroi_cube_cell *t, octroi_state s, const octroi_cube *c)
{
	if (s == OCTROI_COMPUTED)
		return c->currency && t->lines[OCTROI_OUT_OF_SCOPE] && t->lines[s];
	return t->lines[s] || t->mass_t[s] > 0 || t->value[s] > 0;
}

static const char *whose_text(const cube_view *v, const octroi_cube_cell *t, octroi_state s)
{
	return t->lines[s] ? lines_text(v->memory, t->lines[s]) : "lines for a part of the year";
}

/* "20.00 t, 9,000.00 USD", as far as it is known: no line has a mass of 0. */
static const char *amounts_text(const cube_view *v, const octroi_cube_cell *t, octroi_state s, const octroi_cube *c)
{
	const char *mass = t->mass_t[s] > 0 ? arena_printf(v->memory, "%s t", figure(v->memory, t->mass_t[s], "t", true)) : "mass not known";
	if (!c->currency || !(t->value[s] > 0))
		return mass;
	return arena_printf(v->memory, "%s, %s %s", mass, figure(v->memory, t->value[s], "", true), c->currency);
}

/* Years in which it is so many lines are told together. */
static void tell_state(const cube_view *v, told_list *list, size_t variant, const char *scheme, octroi_state s)
{
	const octroi_cube *c = v->is->variants[variant].cube;
	for (int y = v->first, end; y <= v->last; y = end) {
		const octroi_cube_cell *t = cube_total(v, variant, scheme, y), *next;
		for (end = y + 1; t && end <= v->last && (next = cube_total(v, variant, scheme, end)) && same_lines(t, next, s);)
			end++;
		if (t && is_told(t, s, c))
			tell(v, list, variant,
			     arena_printf(v->memory, "%s%s, %s, in %s%s", of_scheme(v, t->program), whose_text(v, t, s),
			                  amounts_text(v, t, s, c), end > y + 1 ? "each of " : "", years_text(v->memory, y, end - 1)));
	}
}

static void print_list(const cube_view *v, const told_list *list, size_t at_most, const char *lead, const char *then, const char *what,
                       const report_style *style, FILE *out)
{
	for (size_t i = 0; i < list->count && i < at_most; i++)
		prose(out, style, i ? then : lead, strlen(then) + 2, arena_printf(v->memory, "%s%s", label_of(v, &list->items[i]), list->items[i].text));
	if (list->count > at_most)
		fprintf(out, "%sand %zu more %s (--format json lists all)\n", then, list->count - at_most, what);
}

static void print_reasons(const cube_view *v, octroi_state state, const report_style *style, FILE *out)
{
	told_list list = {0};
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->reason_count; k++) {
			const octroi_variant_reason *x = &v->is->cubes[i]->reasons[k];
			const octroi_cube *c = v->is->cubes[i];
			if (x->is.state == state)
				tell(v, &list, variant_at(v, c, x->variant),
				     arena_printf(v->memory, "%s%s: %s (first: row %zu)", lines_text(v->memory, x->is.lines),
				                  c->first < c->last ? ", all years together" : "", x->is.reason.text, x->is.first));
		}
	print_list(v, &list, REASONS_AT_MOST, "    ", "    ", "reasons", style, out);
}

static void print_states(const cube_view *v, const report_style *style, FILE *out)
{
	static const octroi_state states[] = {OCTROI_NOT_COMPUTABLE, OCTROI_NOT_LIABLE, OCTROI_EXEMPT, OCTROI_REPORTING_ONLY,
	                                      OCTROI_OUT_OF_SCOPE, OCTROI_COMPUTED};
	for (size_t k = 0; k < sizeof states / sizeof *states; k++) {
		told_list list = {0};
		for (size_t s = 0; s < v->scheme_count; s++)
			for (size_t i = 0; i < v->is->variant_count; i++)
				tell_state(v, &list, i, octroi_program_facts(v->schemes[s])->id, states[k]);
		if (!list.count)
			continue;
		const char *lead = arena_printf(v->memory, "  %-15s ", with_blanks(v->memory, octroi_state_name(states[k])));
		print_list(v, &list, list.count, lead, "                  ", "", style, out);
		print_reasons(v, states[k], style, out);
	}
}

/* ---- figures of the model ------------------------------------------------------------- */

static void print_tiers(const cube_view *v, const report_style *style, FILE *out)
{
	told_list list = {0};
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->tier_count; k++) {
			const octroi_tier_share *x = &v->is->cubes[i]->tiers[k];
			const char *lines = arena_printf(v->memory, "%s%s, %s t", of_scheme(v, x->program), lines_text(v->memory, x->lines),
			                                 figure(v->memory, x->mass_t, "t", true));
			tell(v, &list, variant_at(v, v->is->cubes[i], x->variant),
			     x->tier < 0 ? arena_printf(v->memory, "%s: no tier of the model knows the good", lines)
			                 : arena_printf(v->memory, "%s: tier %d, %s", lines, x->tier, x->title));
		}
	print_list(v, &list, list.count, "  model offers    ", "                  ", "", style, out);
}

/* ---- coarse codes ------------------------------------------------------------------------------ */

/* Of the last year: CSV and JSON have the bounds of all. */
static void tell_coarse(const cube_view *v, told_list *list, size_t variant, const char *scheme)
{
	int year = v->is->variants[variant].cube->last;
	const octroi_cube_cell *t = cube_total(v, variant, scheme, year);
	const octroi_sum *charge = cube_sum(t, "net_charge");
	if (!t || !t->coarse || !charge)
		return;
	const char *lines = arena_printf(v->memory, "%s%s in %d: ", of_scheme(v, t->program), lines_text(v->memory, t->coarse), year);
	if (figure_difference(charge->high, charge->low) == 0)
		tell(v, list, variant, arena_printf(v->memory, "%sall codes below them come to the same", lines));
	else
		tell(v, list, variant, arena_printf(v->memory, "%sthe charge of all lines lies between %s and %s %s", lines,
		                                    figure(v->memory, charge->low, "", true), figure(v->memory, charge->high, "", true), charge->unit));
}

static void print_coarse(const cube_view *v, const report_style *style, FILE *out)
{
	told_list list = {0};
	for (size_t s = 0; s < v->scheme_count; s++)
		for (size_t i = 0; i < v->is->variant_count; i++)
			tell_coarse(v, &list, i, octroi_program_facts(v->schemes[s])->id);
	print_list(v, &list, list.count, "  coarse codes    ", "                  ", "", style, out);
}

/* ---- rows ------------------------------------------------------------------------------------------ */

static void print_rows(const cube_view *v, const octroi_cube *c, const report_style *style, FILE *out)
{
	size_t left = 0;
	for (size_t i = 0; i < c->left_out_count; i++)
		left += c->left_out[i].rows;
	if (left)
		fprintf(out, "  rows left out   %s of %s of %s\n", figure_plain(v->memory, (double)left), figure_plain(v->memory, (double)c->rows), c->flows);
	for (size_t i = 0; i < c->left_out_count && c->left_out[i].rows; i++) {
		if (i == REASONS_AT_MOST) {
			fprintf(out, "    and %zu more reasons (--format json lists all)\n", c->left_out_count - i);
			break;
		}
		prose(out, style, "    ", 6, arena_printf(v->memory, "%s: %s", figure_plain(v->memory, (double)c->left_out[i].rows), c->left_out[i].why));
	}
	flow_stage stages[FLOW_STAGES];
	octroi_flow_result flows = cube_flows(c);
	size_t count = flow_stages(v->memory, &flows, stages);
	for (size_t i = 0; i < count; i++)
		prose(out, style, arena_printf(v->memory, "  %-15s ", stages[i].name), 18, stages[i].text);
	if (c->bad_rows)
		fprintf(out, "  bad rows        %s of %s of %s, left out of everything\n", figure_plain(v->memory, (double)c->bad_rows),
		        figure_plain(v->memory, (double)c->rows), c->flows);
	if (!c->lines && (c->rows > c->bad_rows || !c->rows)) /* of bad rows nobody knows */
		fprintf(out, "no line of %s goes where a scheme charges\n", c->flows);
}

/* ---- notes ------------------------------------------------------------------------------------------- */

static void print_notes_of(const cube_view *v, bool assumptions, const report_style *style, FILE *out)
{
	told_list list = {0};
	for (size_t i = 0; i < v->is->cube_count; i++)
		for (size_t k = 0; k < v->is->cubes[i]->note_count; k++) {
			const octroi_variant_note *x = &v->is->cubes[i]->notes[k];
			if (x->is.note.assumption == assumptions)
				tell(v, &list, variant_at(v, v->is->cubes[i], x->variant),
				     arena_printf(v->memory, "%s%s", of_scheme(v, x->is.program), x->is.note.text));
		}
	const char *lead = assumptions ? "  assumed: " : "  note: ";
	for (size_t i = 0; i < list.count && i < NOTES_AT_MOST; i++)
		prose(out, style, lead, strlen(lead), arena_printf(v->memory, "%s%s", label_of(v, &list.items[i]), list.items[i].text));
	if (list.count > NOTES_AT_MOST)
		fprintf(out, "  and %zu more %s (--format json lists all)\n", list.count - NOTES_AT_MOST, assumptions ? "assumptions" : "notes");
}

void cube_rest(const cube_view *v, const report_style *style, FILE *out)
{
	char *text = NULL;
	size_t length = 0;
	FILE *memory = open_memstream(&text, &length);
	print_states(v, style, memory);
	print_tiers(v, style, memory);
	print_coarse(v, style, memory);
	for (size_t i = 0; i < v->is->cube_count; i++)
		print_rows(v, v->is->cubes[i], style, memory);
	fclose(memory);
	if (length)
		fprintf(out, "\n%s", text);
	free(text);
	fputc('\n', out);
	print_notes_of(v, true, style, out);
	print_notes_of(v, false, style, out);
}
