/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an old result is otherwise under the rules of now, and why. */
#include <math.h>
#include <string.h>

#include "formats.h"
#include "grid.h"
#include "json.h"

static bool is_amount(const char *unit)
{
	return !strchr(unit, '/');
}

/* Figures in different units have no difference. */
static double change_of(const octroi_change *c)
{
	return strcmp(c->was_unit, c->is_unit) == 0 ? figure_difference(c->is, c->was) : NAN;
}

static const char *with_unit(arena *memory, double value, const char *unit)
{
	const char *text = figure(memory, value, unit, is_amount(unit));
	return *text ? arena_printf(memory, "%s%s%s", text, *unit ? " " : "", unit) : "unknown";
}

static const char *signed_figure(arena *memory, double value, const char *unit)
{
	if (isnan(value))
		return "";
	return arena_printf(memory, "%s%s", value > 0 ? "+" : "", with_unit(memory, value, unit));
}

/* ---- table ----------------------------------------------------------------------- */

static void print_counts(const octroi_restatement *r, FILE *out)
{
	fprintf(out, "%zu line%s: %zu changed, %zu as before", r->count, r->count == 1 ? "" : "s", r->changed,
	        r->count - r->changed - r->not_compared);
	if (r->not_compared)
		fprintf(out, ", %zu not compared", r->not_compared);
	fputs(".", out);
	if (r->not_reproduced)
		fprintf(out, " %zu with an old figure that does not come out again.", r->not_reproduced);
	fputc('\n', out);
}

static void print_only(arena *memory, const char *when, size_t lines, double sum, const char *currency, FILE *out)
{
	if (lines)
		fprintf(out, "net_charge of %zu line%s only %s: %s\n", lines, lines == 1 ? "" : "s", when, with_unit(memory, sum, currency));
}

static void print_sums(arena *memory, const octroi_restatement *r, FILE *out)
{
	for (size_t i = 0; i < r->sum_count; i++) {
		const octroi_restated_sum *s = &r->sums[i];
		if (s->lines)
			fprintf(out, "net_charge of %zu line%s: %s -> %s (%s)\n", s->lines, s->lines == 1 ? "" : "s",
			        with_unit(memory, s->was, s->currency), with_unit(memory, s->is, s->currency),
			        figure_counts(figure_difference(s->is, s->was))
			                ? signed_figure(memory, figure_difference(s->is, s->was), s->currency) : "the same");
		print_only(memory, "then", s->only_was_lines, s->only_was, s->currency, out);
		print_only(memory, "now", s->only_is_lines, s->only_is, s->currency, out);
	}
}

static void print_schemes(const octroi_restatement *r, FILE *out)
{
	for (size_t i = 0; i < r->scheme_count; i++) {
		const octroi_facts *now = octroi_program_facts(r->schemes[i].program);
		const char *day = r->schemes[i].was_as_of, *hash = r->schemes[i].was_rulebook;
		bool same = hash && !strcmp(hash, now->rulebook);
		fprintf(out, "%s: %s%s", now->id, day ? "as of " : "as of a day that is not known", day ? day : "");
		if (hash && !same)
			fprintf(out, " (rulebook %s) -> as of %s (rulebook %s)\n", hash, now->as_of, now->rulebook);
		else
			fprintf(out, " -> as of %s%s\n", now->as_of, same ? ", the same rulebook" : "");
	}
}

/* Reasons that many rows share stand once, below the table, under a letter. */
typedef struct {
	arena       *memory;
	const char **items;
	size_t       count, capacity;
} reason_list;

/* a, b, ... z, aa, ab, ... */
static const char *letter(arena *memory, size_t n)
{
	const char *before = n < 26 ? "" : letter(memory, n / 26 - 1);
	return arena_printf(memory, "%s%c", before, (char)('a' + n % 26));
}

static const char *why_cell(reason_list *all, const octroi_change *c)
{
	buffer out = {.memory = all->memory};
	for (size_t k = 0; k < c->reason_count; k++) {
		size_t i = 0;
		while (i < all->count && strcmp(all->items[i], c->reasons[k]) != 0)
			i++;
		if (i == all->count)
			*ARENA_PUSH(all->memory, all->items, all->count, all->capacity) = c->reasons[k];
		buffer_printf(&out, "%s%s", k ? ", " : "", letter(all->memory, i));
	}
	return out.at;
}

static void print_reasons(const reason_list *all, const report_style *style, FILE *out)
{
	fputc('\n', out);
	for (size_t i = 0; i < all->count; i++) {
		const char *lead = arena_printf(all->memory, "%-2s ", letter(all->memory, i));
		prose(out, style, lead, 3, all->items[i]);
	}
}

static void add_change(reason_list *reasons, grid *g, const octroi_change *c)
{
	arena *memory = reasons->memory;
	grid_cell(g, c->what);
	grid_cell(g, c->was_text ? c->was_text : with_unit(memory, c->was, c->was_unit));
	grid_cell(g, c->is_text ? c->is_text : with_unit(memory, c->is, c->is_unit));
	grid_cell(g, c->was_text ? "" : signed_figure(memory, change_of(c), c->is_unit));
	grid_cell(g, why_cell(reasons, c));
}

static bool several_schemes(const octroi_restatement *r)
{
	for (size_t i = 1; i < r->scheme_count; i++)
		if (r->schemes[i].program != r->schemes[0].program)
			return true;
	return false;
}

static void restatement_table(const octroi_restatement *r, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	bool schemes = several_schemes(r);
	reason_list reasons = {.memory = memory};
	grid *g = grid_new(memory);
	print_counts(r, out);
	print_sums(memory, r, out);
	print_schemes(r, out);
	grid_column(g, "line", false);
	if (schemes)
		grid_column(g, "scheme", false);
	grid_column(g, "what", false);
	grid_column(g, "old", true);
	grid_column(g, "new", true);
	grid_column(g, "change", true);
	grid_column(g, "why", false);
	for (size_t i = 0; i < r->count; i++)
		for (size_t c = 0; c < r->lines[i].change_count; c++) {
			grid_cell(g, c ? "" : r->lines[i].line->name);
			if (schemes)
				grid_cell(g, c ? "" : r->lines[i].line->scheme);
			add_change(&reasons, g, &r->lines[i].changes[c]);
		}
	if (r->changed) {
		fputc('\n', out);
		grid_print(g, style->width, out);
		print_reasons(&reasons, style, out);
	}
	arena_free(memory);
}

/* ---- CSV --------------------------------------------------------------------------- */

static const char *reproduced_word(const octroi_change *c)
{
	return !c->asked_then ? "" : c->reproduced ? "yes" : "no";
}

static void csv_row(arena *memory, const octroi_restated_line *line, const octroi_change *c, FILE *out)
{
	const octroi_old_line *old = line->line;
	csv_field(out, old->name, true);
	csv_field(out, old->scheme, false);
	csv_field(out, c ? "changed" : "not-compared", false);
	csv_field(out, c ? c->what : "", false);
	csv_field(out, !c ? "" : c->was_text ? c->was_text : figure_exact(memory, c->was), false);
	csv_field(out, !c ? "" : c->is_text ? c->is_text : figure_exact(memory, c->is), false);
	csv_field(out, !c || c->was_text ? "" : figure_exact(memory, change_of(c)), false);
	csv_field(out, c ? c->was_unit : "", false);
	csv_field(out, c ? c->is_unit : "", false);
	csv_field(out, c ? reproduced_word(c) : "", false);
	csv_field(out, c ? c->why : line->problem, false);
	fputc('\n', out);
}

static void restatement_csv(const octroi_restatement *r, FILE *out)
{
	arena *memory = arena_new();
	fputs("line,scheme,outcome,what,old,new,change,old_unit,new_unit,reproduced,why\n", out);
	for (size_t i = 0; i < r->count; i++) {
		const octroi_restated_line *line = &r->lines[i];
		if (line->problem)
			csv_row(memory, line, NULL, out);
		for (size_t c = 0; c < line->change_count; c++)
			csv_row(memory, line, &line->changes[c], out);
		arena_clear(memory);
	}
	arena_free(memory);
}

/* ---- JSON ----------------------------------------------------------------------------- */

static void schemes_json(json *j, const octroi_restatement *r)
{
	json_open(j, "schemes", '[');
	for (size_t i = 0; i < r->scheme_count; i++) {
		const octroi_facts *now = octroi_program_facts(r->schemes[i].program);
		json_line(j, 2);
		json_open(j, NULL, '{');
		json_text(j, "scheme", now->id);
		json_text(j, "old_as_of", r->schemes[i].was_as_of);
		json_text(j, "old_rulebook", r->schemes[i].was_rulebook);
		json_text(j, "as_of", now->as_of);
		json_text(j, "rulebook", now->rulebook);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void sums_json(json *j, const octroi_restatement *r)
{
	json_open(j, "net_charge", '[');
	for (size_t i = 0; i < r->sum_count; i++) {
		const octroi_restated_sum *s = &r->sums[i];
		json_open(j, NULL, '{');
		json_text(j, "currency", s->currency);
		json_count(j, "lines", s->lines);
		json_number(j, "old", s->was);
		json_number(j, "new", s->is);
		json_number(j, "change", figure_difference(s->is, s->was));
		json_count(j, "only_old_lines", s->only_was_lines);
		json_number(j, "only_old", s->only_was);
		json_count(j, "only_new_lines", s->only_is_lines);
		json_number(j, "only_new", s->only_is);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void summary_json(json *j, const octroi_restatement *r)
{
	json_line(j, 1);
	json_open(j, "summary", '{');
	json_count(j, "lines", r->count);
	json_count(j, "changed", r->changed);
	json_count(j, "unchanged", r->count - r->changed - r->not_compared);
	json_count(j, "not_compared", r->not_compared);
	json_count(j, "not_reproduced", r->not_reproduced);
	sums_json(j, r);
	json_close(j, '}');
}

static void causes_json(json *j, const octroi_change *c)
{
	json_open(j, "causes", '[');
	for (size_t i = 0; i < c->cause_count; i++) {
		const octroi_cause *cause = &c->causes[i];
		json_open(j, NULL, '{');
		json_text(j, "name", cause->name);
		json_text(j, "title", cause->title);
		json_text(j, "old", cause->was);
		json_text(j, "new", cause->is);
		json_text(j, "old_detail", cause->was_detail);
		json_text(j, "new_detail", cause->is_detail);
		json_text(j, "old_source", cause->was_source);
		json_text(j, "new_source", cause->is_source);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void change_json(json *j, const octroi_change *c)
{
	json_line(j, 3);
	json_open(j, NULL, '{');
	json_text(j, "what", c->what);
	if (c->was_text) {
		json_text(j, "old", c->was_text);
		json_text(j, "new", c->is_text);
	} else {
		json_number(j, "old", c->was);
		json_number(j, "new", c->is);
		json_number(j, "change", change_of(c));
		json_text(j, "old_unit", c->was_unit);
		json_text(j, "new_unit", c->is_unit);
	}
	if (c->asked_then)
		json_flag(j, "reproduced", c->reproduced);
	else
		json_text(j, "reproduced", NULL);
	json_text(j, "why", c->why);
	causes_json(j, c);
	json_close(j, '}');
}

static void line_json(json *j, const octroi_restated_line *line)
{
	json_line(j, 2);
	json_open(j, NULL, '{');
	json_text(j, "line", line->line->name);
	json_text(j, "scheme", line->line->scheme);
	json_text(j, "outcome", line->problem ? "not-compared" : line->change_count ? "changed" : "unchanged");
	json_text(j, "problem", line->problem);
	json_open(j, "changes", '[');
	for (size_t c = 0; c < line->change_count; c++)
		change_json(j, &line->changes[c]);
	json_close(j, ']');
	json_close(j, '}');
}

static void restatement_json(const octroi_restatement *r, const char *const *arguments, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_question(&j, "restate", arguments);
	json_line(&j, 1);
	schemes_json(&j, r);
	summary_json(&j, r);
	json_line(&j, 1);
	json_open(&j, "lines", '[');
	for (size_t i = 0; i < r->count; i++)
		line_json(&j, &r->lines[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

void report_restatement(const octroi_restatement *result, const char *const *arguments, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		restatement_json(result, arguments, out);
	else if (style->format == REPORT_CSV)
		restatement_csv(result, out);
	else
		restatement_table(result, style, out);
}
