/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why: the steps of a calculation, numbered, each with its figures and its
 * source. A line that was cut into parts says once what the parts share. */
#include <stdio.h>
#include <string.h>

#include "formats.h"
#include "grid.h"

enum { EXPLAIN_WIDTH = 132 }; /* where there is no terminal */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool same_step(const octroi_step *a, const octroi_step *b)
{
	return a->standing == b->standing && same_text(a->name, b->name) && same_text(a->value, b->value) &&
	       same_text(a->figures, b->figures) && same_text(a->detail, b->detail) && same_text(a->source, b->source);
}

/* The number of the same step in the part before, 0 when it differs. */
static size_t number_above(const octroi_part *above, const octroi_step *step)
{
	for (size_t i = 0; above && i < above->step_count; i++)
		if (same_step(&above->steps[i], step))
			return i + 1;
	return 0;
}

static const char *step_title(arena *memory, const octroi_step *step)
{
	bool named = step->title && strcmp(step->title, step->name) != 0;
	return named ? step->title : sentence_start(memory, with_blanks(memory, step->name));
}

static const char *step_how(arena *memory, const octroi_step *step)
{
	const char *figures = step->figures ? arena_printf(memory, "= %s", step->figures) : "";
	const char *detail = step->detail ? step->detail : "";
	return arena_printf(memory, "%s%s%s", figures, *figures && *detail ? "; " : "", detail);
}

static void add_step(arena *memory, grid *g, size_t number, const octroi_step *step)
{
	const char *standing = step->standing > OCTROI_LAW ? octroi_standing_name(step->standing) : NULL;
	const char *source = step->source ? step->source : "";
	grid_cell(g, arena_printf(memory, "%zu", number));
	grid_cell(g, step_title(memory, step));
	grid_cell(g, step->value);
	grid_cell(g, step_how(memory, step));
	grid_cell(g, standing ? arena_printf(memory, "%s%s%s", source, *source ? "; " : "", standing) : source);
}

static grid *steps_grid(arena *memory)
{
	grid *g = grid_new(memory);
	grid_column(g, NULL, true);
	for (int i = 0; i < 4; i++)
		grid_column(g, NULL, false);
	return g;
}

void steps_print(arena *memory, const octroi_step *steps, size_t count, const report_style *style, FILE *out)
{
	grid *g = steps_grid(memory);
	for (size_t i = 0; i < count; i++)
		add_step(memory, g, i + 1, &steps[i]);
	grid_print(g, style->width ? style->width : EXPLAIN_WIDTH, out);
}

static void print_part(arena *memory, const octroi_part *part, const octroi_part *above, const report_style *style,
                       FILE *out)
{
	grid *g = steps_grid(memory);
	for (size_t i = 0, end; i < part->step_count; i = end) {
		end = i + 1;
		if (!number_above(above, &part->steps[i])) {
			add_step(memory, g, i + 1, &part->steps[i]);
			continue;
		}
		while (end < part->step_count && number_above(above, &part->steps[end]))
			end++;
		grid_cell(g,
		          end - i > 1 ? arena_printf(memory, "%zu-%zu", i + 1, end) : arena_printf(memory, "%zu", end));
		grid_cell(g, "as above");
		grid_row_end(g);
	}
	grid_print(g, style->width ? style->width : EXPLAIN_WIDTH, out);
}

static void print_parts(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < result->part_count; i++) {
		const octroi_part *part = &result->parts[i];
		if (result->part_count > 1)
			fprintf(out, "%s%s to %s, which counts %s %%\n", i ? "\n" : "", part->first, part->last,
			        figure(memory, part->share * 100, "", true));
		print_part(memory, part, i ? &result->parts[i - 1] : NULL, style, out);
	}
}

/* The parts of a year are added: the last steps that no single part shows. */
static void print_sum(arena *memory, const octroi_result *result, FILE *out)
{
	const octroi_quantity *charge = known_quantity(result, "net_charge");
	if (result->part_count > 1 && charge && result->state == OCTROI_COMPUTED)
		fprintf(out, "\nall parts, each by its days: %s %s %s\n", quantity_label(memory, charge),
		        figure(memory, charge->value, charge->unit, true), charge->unit);
}

static void print_duties(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	grid *g = grid_new(memory);
	for (int i = 0; i < 3; i++)
		grid_column(g, NULL, false);
	for (size_t i = 0; i < result->duty_count; i++) {
		grid_cell(g, arena_printf(memory, "  %s", result->duties[i].date));
		grid_cell(g, result->duties[i].duty);
		grid_cell(g, result->duties[i].source);
	}
	if (result->duty_count) {
		fputs("\nWhen:\n", out);
		grid_print(g, style->width ? style->width : EXPLAIN_WIDTH, out);
	}
}

static void print_end(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	const octroi_facts *facts = octroi_program_facts(result->program);
	if (result->note_count)
		fputc('\n', out);
	for (size_t i = 0; i < result->note_count; i++) {
		const octroi_note *note = &result->notes[i];
		const char *source = note->source ? arena_printf(memory, " (%s)", note->source) : "";
		prose(out, style, note->assumption ? "assumed: " : "note: ", 2,
		      arena_printf(memory, "%s%s", note->text, source));
	}
	fputc('\n', out);
	if (result->state != OCTROI_NOT_COMPUTABLE)
		fprintf(out, "Standing: %s. ", octroi_standing_name(result->standing));
	fprintf(out, "Rulebook %s as of %s.\n", facts->rulebook, facts->as_of);
}

static void print_outcome(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	const octroi_reason *reason = result->reason;
	if (!reason || result->state == OCTROI_NOT_COMPUTABLE)
		return;
	fputc('\n', out);
	prose(out, style, "", 0,
	      arena_printf(memory, "%s: %s%s%s%s", with_blanks(memory, octroi_state_name(result->state)), reason->text,
	                   reason->source ? " (" : "", reason->source ? reason->source : "",
	                   reason->source ? ")" : ""));
}

static void explain_line(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	screen_head(memory, result, style, out);
	fputc('\n', out);
	if (result->leaves)
		prose(out, style, "", 0,
		      arena_printf(memory, "A code of fewer digits is computed as the mean of those below it, each with steps of its own: "
		                           "explain one of them (octroi show goods %s lists them).",
		                   code_spaced(memory, result->good)));
	else
		print_parts(memory, result, style, out);
	print_sum(memory, result, out);
	print_outcome(memory, result, style, out);
	print_duties(memory, result, style, out);
	print_end(memory, result, style, out);
}

void report_explain(const report_answer *answer, const report_style *style, FILE *out, FILE *errors)
{
	if (style->format == REPORT_JSON) {
		json_cost(answer, true, out);
		return;
	}
	for (size_t i = 0; i < answer->line_count; i++) {
		arena *memory = arena_new();
		const octroi_result *result = answer->lines[i].result;
		if (i)
			fputc('\n', out);
		explain_line(memory, result, style, out);
		fflush(out);
		if (result->state == OCTROI_NOT_COMPUTABLE)
			print_reason(result->reason, line_label(memory, answer, i), errors);
		arena_free(memory);
	}
}
