/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open points of law matter for a line: its charge under each choice
 * that differs from the one it was computed with. */
#include <math.h>

#include "formats.h"
#include "grid.h"
#include "json.h"

enum { OPTIONS_WIDTH = 132 };

static double change(const report_choice *choice)
{
	return figure_difference(charge_due(choice->result), charge_due(choice->standard));
}

/* Matters: another amount, another state, or no answer where there was one. */
static bool matters(const report_choice *choice)
{
	return choice->result->state != choice->standard->state || figure_counts(change(choice));
}

static void add_choice(arena *memory, grid *g, const report_choice *choice)
{
	const char *unit = charge_unit(choice->result);
	double charge = charge_due(choice->result), more = change(choice);
	const char *text = figure(memory, charge, unit, true);
	grid_cell(g, choice->option->name);
	grid_cell(g, choice->choice);
	grid_cell(g, choice->option->choice);
	grid_cell(g, isnan(charge) ? with_blanks(memory, octroi_state_name(choice->result->state)) : text);
	grid_cell(g, isnan(more) ? ""
	                         : arena_printf(memory, "%s%s", more > 0 ? "+" : "", figure(memory, more, unit, true)));
	grid_cell(g, choice->option->title);
	grid_cell(g, choice->option->source);
}

static void options_table(arena *memory, const report_choice *choices, size_t count, const report_style *style,
                          FILE *out)
{
	static const char *const titles[] = {"option",     "choice",          "instead of", "charge",
	                                     "difference", "what it decides", "source"};
	const octroi_result *standard = choices[0].standard;
	grid *g = grid_new(memory);
	buffer rest = {.memory = memory};
	size_t rows = 0;
	for (int i = 0; i < 7; i++)
		grid_column(g, titles[i], i == 3 || i == 4);
	for (size_t i = 0; i < count; i++) {
		if (matters(&choices[i])) {
			add_choice(memory, g, &choices[i]);
			rows++;
		} else {
			buffer_printf(&rest, "%s%s=%s", rest.length ? ", " : "", choices[i].option->name,
			              choices[i].choice);
		}
	}
	screen_head(memory, standard, style, out);
	if (isnan(charge_due(standard)))
		fprintf(out, "as it stands: %s\n\n", with_blanks(memory, octroi_state_name(standard->state)));
	else
		fprintf(out, "as it stands: charge %s %s\n\n", figure(memory, charge_due(standard), "", true),
		        charge_unit(standard));
	if (rows)
		grid_print(g, style->width ? style->width : OPTIONS_WIDTH, out);
	if (rest.at)
		prose(out, style, rows ? "no difference: " : "no open point of law matters here: ", 2, rest.at);
}

static void options_csv(const report_choice *choices, size_t count, FILE *out)
{
	arena *memory = arena_new();
	fputs("scheme,option,choice,instead_of,state,charge,charge_unit,difference,source\n", out);
	for (size_t i = 0; i < count; i++) {
		const report_choice *choice = &choices[i];
		const char *const fields[] = {octroi_program_facts(choice->program)->id,
		                              choice->option->name,
		                              choice->choice,
		                              choice->option->choice,
		                              octroi_state_name(choice->result->state),
		                              figure_exact(memory, charge_due(choice->result)),
		                              charge_unit(choice->result),
		                              figure_exact(memory, change(choice)),
		                              choice->option->source};
		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
			csv_field(out, fields[k], k == 0);
		fputc('\n', out);
	}
	arena_free(memory);
}

static void options_json(const report_choice *choices, size_t count, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_open(&j, "choices", '[');
	for (size_t i = 0; i < count; i++) {
		const report_choice *choice = &choices[i];
		json_line(&j, 1);
		json_open(&j, NULL, '{');
		json_text(&j, "scheme", octroi_program_facts(choice->program)->id);
		json_text(&j, "option", choice->option->name);
		json_text(&j, "choice", choice->choice);
		json_text(&j, "instead_of", choice->option->choice);
		json_text(&j, "state", octroi_state_name(choice->result->state));
		json_number(&j, "charge", charge_due(choice->result));
		json_text(&j, "charge_unit", charge_unit(choice->result));
		json_number(&j, "difference", change(choice));
		json_text(&j, "source", choice->option->source);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

/* One block for each line and scheme that the choices belong to. */
static void options_tables(const report_choice *choices, size_t count, const report_style *style, FILE *out)
{
	for (size_t first = 0, end; first < count; first = end) {
		arena *memory = arena_new();
		for (end = first; end < count && choices[end].standard == choices[first].standard;)
			end++;
		if (first)
			fputc('\n', out);
		options_table(memory, choices + first, end - first, style, out);
		arena_free(memory);
	}
}

void report_options(const report_choice *choices, size_t count, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		options_json(choices, count, out);
	else if (style->format == REPORT_CSV)
		options_csv(choices, count, out);
	else if (count)
		options_tables(choices, count, style, out);
	else
		fputs("no open points of law are declared\n", out);
}
