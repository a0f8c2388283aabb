/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of lines: chooses the format, and what all formats say alike. */
#include <string.h>

#include "formats.h"

enum { NAMED_AT_MOST = 20 }; /* lines that can't be computed, on the error stream */

const char *dimension_text(arena *memory, const report_answer *answer, size_t line, size_t k)
{
	const octroi_result *result = answer->lines[line].result;
	const char *name = answer->dimensions[k];
	if (!strcmp(name, "origin") && result->origin_name)
		return result->origin_name;
	if (!strcmp(name, "good") && result->good)
		return code_spaced(memory, result->good);
	return answer->lines[line].varying[k];
}

const char *line_label(arena *memory, const report_answer *answer, size_t line)
{
	buffer label = {.memory = memory};
	for (size_t k = 0; k < answer->dimension_count; k++)
		buffer_printf(&label, "%s%s", k ? ", " : "", dimension_text(memory, answer, line, k));
	return label.at ? label.at : "";
}

void print_reason(const octroi_reason *reason, const char *label, FILE *out)
{
	fprintf(out, "octroi: not computable: %s%s%s%s\n", label, *label ? ": " : "", reason->text,
	        reason->choice_count ? ":" : "");
	for (size_t i = 0; i < reason->choice_count; i++)
		fprintf(out, "  %s\n", reason->choices[i]);
}

void print_notes(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < result->note_count; i++)
		if (!result->notes[i].assumption)
			prose(out, style, "  ", 2, sentence(memory, result->notes[i].text));
	for (size_t i = 0; i < result->note_count; i++)
		if (result->notes[i].assumption)
			prose(out, style, "  assumed: ", 11, result->notes[i].text);
}

/* Where each line of the table has no room for a reason: the first few, then how many. */
static void reasons_to_errors(arena *memory, const report_answer *answer, FILE *errors)
{
	size_t left_out = 0;
	for (size_t i = 0; i < answer->line_count; i++) {
		const octroi_result *result = answer->lines[i].result;
		if (result->state == OCTROI_NOT_COMPUTABLE && ++left_out <= NAMED_AT_MOST)
			print_reason(result->reason, line_label(memory, answer, i), errors);
	}
	if (left_out > NAMED_AT_MOST)
		fprintf(errors, "octroi: %zu lines could not be computed; the first %d are named\n", left_out,
		        NAMED_AT_MOST);
}

/* One block for each scheme: a screen for a single line, else a table. */
static void cost_table(const report_answer *answer, const report_style *style, FILE *out, FILE *errors)
{
	for (size_t first = 0, end; first < answer->line_count; first = end) {
		const octroi_result *result = answer->lines[first].result;
		for (end = first; end < answer->line_count && same_scheme(answer->lines[end].result, result);)
			end++;
		if (first)
			fputc('\n', out);
		if (end - first == 1)
			screen_cost(answer, first, style, out, errors);
		else
			compare_cost(answer, first, end, style, out);
	}
}

void report_cost(const report_answer *answer, const report_style *style, FILE *out, FILE *errors)
{
	arena *memory = arena_new();
	if (style->format == REPORT_TABLE)
		cost_table(answer, style, out, errors);
	else if (style->format == REPORT_CSV)
		csv_cost(answer, out);
	else
		json_cost(answer, false, out);
	if (style->format != REPORT_TABLE)
		reasons_to_errors(memory, answer, errors);
	arena_free(memory);
}
