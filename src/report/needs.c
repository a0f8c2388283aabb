/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line still lacks: what every way through the rule asks for, then
 * what some way can use. */
#include "formats.h"
#include "grid.h"
#include "json.h"

enum { NEEDS_WIDTH = 132 /* where there is no terminal */, CHOICES_AT_MOST = 16 };

static const char *choices_text(arena *memory, const octroi_need *need, const char *separator, size_t most)
{
	const char *const *choices = need->choice_count ? need->choices : need->input->choices;
	size_t count = need->choice_count ? need->choice_count : need->input->choice_count;
	buffer text = {.memory = memory};
	for (size_t i = 0; i < count && i < most; i++)
		buffer_printf(&text, "%s%s", i ? separator : "", choices[i]);
	if (count > most)
		buffer_printf(&text, "%sand %zu more", separator, count - most);
	return text.at ? text.at : "";
}

/* What to write behind the option: its choices, or what kind of thing. */
static const char *value_text(arena *memory, const octroi_need *need)
{
	const octroi_input *input = need->input;
	if (need->choice_count || input->choice_count)
		return choices_text(memory, need, " | ", CHOICES_AT_MOST);
	switch (input->type) {
	case OCTROI_INPUT_MONEY:
		return "amount and currency";
	case OCTROI_INPUT_FLAG:
		return "yes | no";
	case OCTROI_INPUT_DATE:
		return "YYYY-MM-DD";
	case OCTROI_INPUT_YEAR:
		return "YYYY";
	case OCTROI_INPUT_PLACE:
		return "country";
	case OCTROI_INPUT_GOOD:
		return "code of the good";
	case OCTROI_INPUT_NUMBER:
	case OCTROI_INPUT_CODE:
	case OCTROI_INPUT_TEXT:
		break;
	}
	return input->unit ? input->unit : "";
}

static void add_kind(arena *memory, grid *g, const octroi_need *needs, size_t count, octroi_need_kind kind)
{
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		if (needs[i].kind != kind)
			continue;
		if (!any) {
			grid_cell(g, kind == OCTROI_NEEDED ? "needed" : "can help");
			grid_row_end(g);
		}
		any = true;
		grid_cell(g, arena_printf(memory, "  --%s", needs[i].input->option));
		grid_cell(g, value_text(memory, &needs[i]));
		grid_cell(g, needs[i].input->note);
		grid_cell(g, needs[i].why ? sentence_middle(memory, with_blanks(memory, needs[i].why)) : "");
		grid_cell(g, needs[i].input->source);
	}
}

static void needs_table(arena *memory, const report_need *scheme, const report_style *style, FILE *out)
{
	static const char *const titles[] = {"", "value", "what it is", "asked for by", "source"};
	grid *g = grid_new(memory);
	for (int i = 0; i < 5; i++)
		grid_column(g, titles[i], false);
	add_kind(memory, g, scheme->needs, scheme->count, OCTROI_NEEDED);
	add_kind(memory, g, scheme->needs, scheme->count, OCTROI_CAN_HELP);
	heading(out, style, octroi_program_facts(scheme->program)->title);
	bool complete = !scheme->count || scheme->needs[0].kind != OCTROI_NEEDED; /* needed ones stand first */
	fputs(complete && !scheme->unknown ? "\nnothing more is needed\n" : "\n", out);
	if (scheme->unknown)
		prose(out, style, "", 0, arena_printf(memory, "not computable yet: %s", scheme->unknown->text));
	if (scheme->count)
		grid_print(g, style->width ? style->width : NEEDS_WIDTH, out);
}

static const char *kind_name(octroi_need_kind kind)
{
	return kind == OCTROI_NEEDED ? "needed" : "can-help";
}

static void need_json(json *j, const char *scheme, const octroi_need *need)
{
	const octroi_input *input = need->input;
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "scheme", scheme);
	json_text(j, "input", input->name);
	json_text(j, "option", input->option);
	json_text(j, "kind", kind_name(need->kind));
	json_text(j, "unit", input->unit);
	json_text(j, "note", input->note);
	json_text(j, "why", need->why);
	json_text(j, "source", input->source);
	json_open(j, "choices", '[');
	for (size_t k = 0; k < (need->choice_count ? need->choice_count : input->choice_count); k++)
		json_text(j, NULL, need->choice_count ? need->choices[k] : input->choices[k]);
	json_close(j, ']');
	json_close(j, '}');
}

static void needs_json(const report_need *schemes, size_t scheme_count, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_open(&j, "needs", '[');
	for (size_t i = 0; i < scheme_count; i++)
		for (size_t k = 0; k < schemes[i].count; k++)
			need_json(&j, octroi_program_facts(schemes[i].program)->id, &schemes[i].needs[k]);
	json_close(&j, ']');
	json_open(&j, "unknown", '[');
	for (size_t i = 0; i < scheme_count; i++) {
		if (!schemes[i].unknown)
			continue;
		json_line(&j, 1);
		json_open(&j, NULL, '{');
		json_text(&j, "scheme", octroi_program_facts(schemes[i].program)->id);
		json_text(&j, "code", schemes[i].unknown->code);
		json_text(&j, "text", schemes[i].unknown->text);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

static void need_csv(arena *memory, const char *scheme, const octroi_need *need, FILE *out)
{
	const octroi_input *input = need->input;
	const char *const fields[] = {scheme,        input->name,
	                              input->option, kind_name(need->kind),
	                              input->unit,   choices_text(memory, need, " ", (size_t)-1),
	                              input->note,   need->why,
	                              input->source};
	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
		csv_field(out, fields[k], k == 0);
	fputc('\n', out);
}

static void needs_csv(arena *memory, const report_need *schemes, size_t scheme_count, FILE *out)
{
	fputs("scheme,input,option,kind,unit,choices,note,why,source\n", out);
	for (size_t i = 0; i < scheme_count; i++)
		for (size_t k = 0; k < schemes[i].count; k++)
			need_csv(memory, octroi_program_facts(schemes[i].program)->id, &schemes[i].needs[k], out);
}

void report_needs(const report_need *schemes, size_t scheme_count, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	if (style->format == REPORT_JSON)
		needs_json(schemes, scheme_count, out);
	else if (style->format == REPORT_CSV)
		needs_csv(memory, schemes, scheme_count, out);
	for (size_t i = 0; i < scheme_count && style->format == REPORT_TABLE; i++) {
		if (i)
			fputc('\n', out);
		needs_table(memory, &schemes[i], style, out);
	}
	arena_free(memory);
}
