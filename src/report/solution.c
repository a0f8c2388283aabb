/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a figure meets a target: a sentence for each place. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "formats.h"
#include "json.h"
#include "result_json.h"

/* Solved to 13 digits: 10 are enough to read, and what differs behind them is rounding. */
enum { DIGITS_SHOWN = 10 };

static const char *const kinds[] = {[OCTROI_ROOT_POINT] = "point", [OCTROI_ROOT_RANGE] = "range", [OCTROI_ROOT_JUMP] = "jump"};

static const char *with_unit(arena *memory, double x, const char *unit)
{
	const char *number = figure_plain(memory, number_round_significant(x, DIGITS_SHOWN, ROUND_HALF_EVEN));
	return *unit && strcmp(unit, "1") != 0 ? arena_printf(memory, "%s %s", number, unit) : number;
}

static const char *solved(arena *memory, const octroi_solution *s, double x)
{
	return with_unit(memory, x, s->solve_unit);
}

/* Shares in per cent: that is how they are asked. */
static const char *figure_text(arena *memory, const octroi_solution *s, double y)
{
	if (strcmp(s->quantity, "cost_per_value") == 0)
		return arena_printf(memory, "%s %%", figure_plain(memory, number_round_significant(100 * y, DIGITS_SHOWN, ROUND_HALF_EVEN)));
	return with_unit(memory, y, s->quantity_unit);
}

static const char *root_text(arena *memory, const octroi_solution *s, const octroi_root *r)
{
	switch (r->kind) {
	case OCTROI_ROOT_POINT:
		return arena_printf(memory, "%s = %s", s->solve, solved(memory, s, r->low));
	case OCTROI_ROOT_RANGE:
		return arena_printf(memory, "%s from %s to %s: all of it", s->solve, with_unit(memory, r->low, ""), solved(memory, s, r->high));
	case OCTROI_ROOT_JUMP:
		return arena_printf(memory, "jumps over it at %s = %s, from %s to %s", s->solve, solved(memory, s, r->high),
		                    figure_text(memory, s, r->at_low), figure_text(memory, s, r->at_high));
	}
	return "";
}

static void nothing_met(arena *memory, const octroi_solution *s, const report_style *style, FILE *out)
{
	if (isnan(s->nearest)) {
		prose(out, style, "  ", 2, arena_printf(memory, "Not known anywhere in the range: %s.", s->unknown_why ? s->unknown_why : "no reason"));
		return;
	}
	prose(out, style, "  ", 2, arena_printf(memory, "Never. Nearest at %s = %s: %s.", s->solve, solved(memory, s, s->nearest),
	                                        figure_text(memory, s, s->at_nearest)));
}

static const char *asked_of(arena *memory, const octroi_solution *s)
{
	if (!s->flows)
		return s->scheme;
	return arena_printf(memory, "%s, all of %s in %d%s%s", s->scheme, s->flows, s->year, s->variant ? ", variant " : "", s->variant ? s->variant : "");
}

/* Lines that are in no sum, and what values are worth. */
static void left_out_print(arena *memory, const octroi_solution *s, const report_style *style, FILE *out)
{
	bool varies = s->not_computable != s->not_computable_least;
	if (s->not_computable)
		prose(out, style, "  ", 2, arena_printf(memory, "%s%zu of %zu lines cannot be computed and are in no sum%s%s%s; octroi run tells all reasons.",
		                                        varies ? "Up to " : "", s->not_computable, s->lines,
		                                        varies ? ", elsewhere in the range fewer, so that sums are of different lines" : "",
		                                        s->not_computable_why ? ", most of them: " : "", s->not_computable_why ? s->not_computable_why : ""));
	if (s->value_currency)
		prose(out, style, "  ", 2, arena_printf(memory, "One %s of their values is taken to be worth %.6g %s.", s->value_currency, s->value_rate, s->quantity_currency));
	if (s->bad_rows)
		prose(out, style, "  ", 2, arena_printf(memory, "%zu row%s of %s %s bad and in no sum.", s->bad_rows, s->bad_rows == 1 ? "" : "s", s->flows,
		                                        s->bad_rows == 1 ? "is" : "are"));
}

static void solution_table(arena *memory, const octroi_solution *s, const report_style *style, FILE *out)
{
	heading(out, style, arena_printf(memory, "%s = %s under %s", with_blanks(memory, s->quantity), figure_text(memory, s, s->target), asked_of(memory, s)));
	fputc('\n', out);
	for (size_t i = 0; i < s->root_count; i++)
		prose(out, style, "  ", 2, root_text(memory, s, &s->roots[i]));
	if (!s->met)
		nothing_met(memory, s, style, out);
	fputc('\n', out);
	prose(out, style, "  ", 2, arena_printf(memory, "Looked for from %s to %s%s%s%s, in %zu steps.", with_unit(memory, s->low, ""),
	                                        solved(memory, s, s->high), s->range ? " (" : "", s->range ? s->range : "", s->range ? ")" : "",
	                                        s->points - 1));
	if (s->unknown && !isnan(s->nearest))
		prose(out, style, "  ", 2, arena_printf(memory, "Not known at %zu of %zu points, the first %s: %s.", s->unknown, s->points,
		                                        solved(memory, s, s->unknown_at), s->unknown_why ? s->unknown_why : "no reason"));
	left_out_print(memory, s, style, out);
}

/* The target that is never met has a row as well: its nearest place. */
static void csv_root(arena *memory, const octroi_solution *s, const char *kind, double low, double high, double at_low, double at_high,
                     FILE *out)
{
	const double numbers[] = {low, high, at_low, at_high};
	csv_field(out, s->scheme, true);
	csv_field(out, s->solve, false);
	csv_field(out, s->solve_unit, false);
	csv_field(out, s->quantity, false);
	csv_field(out, s->quantity_unit, false);
	csv_field(out, figure_exact(memory, s->target), false);
	csv_field(out, kind, false);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		csv_field(out, figure_exact(memory, numbers[i]), false);
	if (s->flows) {
		csv_field(out, s->flows, false);
		csv_field(out, s->variant ? s->variant : "", false);
		fprintf(out, ",%d,%zu,%zu", s->year, s->lines, s->not_computable);
	}
	fputc('\n', out);
}

static void solution_csv(arena *memory, const octroi_solution *s, FILE *out)
{
	fputs("scheme,solve,solve_unit,quantity,quantity_unit,target,kind,low,high,at_low,at_high", out);
	fputs(s->flows ? ",flows,variant,year,lines,not_computable\n" : "\n", out);
	for (size_t i = 0; i < s->root_count; i++) {
		const octroi_root *r = &s->roots[i];
		csv_root(memory, s, kinds[r->kind], r->low, r->high, r->at_low, r->at_high, out);
	}
	if (!s->met)
		csv_root(memory, s, "nearest", s->nearest, s->nearest, s->at_nearest, s->at_nearest, out);
}

static void roots_json(json *j, const octroi_solution *s)
{
	json_open(j, "roots", '[');
	for (size_t i = 0; i < s->root_count; i++) {
		const octroi_root *r = &s->roots[i];
		json_line(j, 2);
		json_open(j, NULL, '{');
		json_text(j, "kind", kinds[r->kind]);
		json_number(j, "low", r->low);
		json_number(j, "high", r->high);
		json_number(j, "at_low", r->at_low);
		json_number(j, "at_high", r->at_high);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void flows_json(json *j, const octroi_solution *s)
{
	json_text(j, "flows", s->flows);
	json_text(j, "variant", s->variant);
	json_year(j, "year", s->year);
	json_count(j, "lines", s->lines);
	json_count(j, "not_computable", s->not_computable);
	json_count(j, "not_computable_least", s->not_computable_least);
	json_text(j, "not_computable_why", s->not_computable_why);
	json_count(j, "bad_rows", s->bad_rows);
	json_text(j, "value_currency", s->value_currency);
	json_number(j, "value_rate", s->value_currency ? s->value_rate : NAN);
	json_line(j, 1);
}

static void solution_json(const report_solution *a, FILE *out)
{
	const octroi_solution *s = a->solution;
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_question(&j, "breakeven", a->arguments);
	json_line(&j, 1);
	if (s->flows)
		flows_json(&j, s);
	json_text(&j, "scheme", s->scheme);
	json_text(&j, "solve", s->solve);
	json_text(&j, "solve_unit", s->solve_unit);
	json_text(&j, "quantity", s->quantity);
	json_text(&j, "quantity_unit", s->quantity_unit);
	json_number(&j, "target", s->target);
	json_number(&j, "low", s->low);
	json_number(&j, "high", s->high);
	json_text(&j, "range", s->range);
	json_flag(&j, "met", s->met);
	json_line(&j, 1);
	roots_json(&j, s);
	json_line(&j, 1);
	json_number(&j, "nearest", s->nearest);
	json_number(&j, "at_nearest", s->at_nearest);
	json_number(&j, "least", s->least);
	json_number(&j, "most", s->most);
	json_count(&j, "points", s->points);
	json_count(&j, "unknown", s->unknown);
	json_number(&j, "unknown_at", s->unknown ? s->unknown_at : NAN);
	json_text(&j, "unknown_why", s->unknown ? s->unknown_why : NULL);
	json_close(&j, '}');
	fputc('\n', out);
}

void report_solutions(const report_solution *answer, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	if (style->format == REPORT_JSON)
		solution_json(answer, out);
	else if (style->format == REPORT_CSV)
		solution_csv(memory, answer->solution, out);
	else
		solution_table(memory, answer->solution, style, out);
	arena_free(memory);
}
