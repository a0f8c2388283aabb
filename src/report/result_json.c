/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What JSON results of lines and of files share. */
#include <math.h>

#include "result_json.h"

void json_year(json *j, const char *key, int year)
{
	json_number(j, key, year ? (double)year : NAN);
}

void json_options(json *j, const octroi_facts *facts)
{
	json_open(j, "options", '{');
	for (size_t i = 0; i < facts->option_count; i++)
		json_text(j, facts->options[i].name, facts->options[i].choice);
	json_close(j, '}');
}

void json_scheme(json *j, const octroi_program *program)
{
	const octroi_facts *facts = octroi_program_facts(program);
	json_line(j, 2);
	json_open(j, NULL, '{');
	json_text(j, "scheme", facts->id);
	json_text(j, "title", facts->title);
	json_text(j, "currency", facts->currency);
	json_text(j, "rulebook", facts->rulebook);
	json_text(j, "as_of", facts->as_of);
	json_options(j, facts);
	json_close(j, '}');
}

void json_reason(json *j, const octroi_reason *reason)
{
	if (!reason) {
		json_text(j, "reason", NULL);
		return;
	}
	json_open(j, "reason", '{');
	json_text(j, "code", reason->code);
	json_text(j, "text", reason->text);
	json_text(j, "source", reason->source);
	if (reason->choice_count) {
		json_open(j, "choices", '[');
		for (size_t i = 0; i < reason->choice_count; i++)
			json_text(j, NULL, reason->choices[i]);
		json_close(j, ']');
	}
	if (reason->option)
		json_text(j, "option", reason->option);
	json_close(j, '}');
}

void json_shares(json *j, const double *shares)
{
	if (!shares)
		return;
	json_open(j, "shares", '{');
	for (int s = 0; s < OCTROI_STATES; s++)
		if (shares[s] > 0)
			json_number(j, octroi_state_name((octroi_state)s), shares[s]);
	json_close(j, '}');
}

void json_bounded(json *j, const char *name, double value, const char *unit, double low, double high)
{
	json_open(j, name, '{');
	json_number(j, "value", value);
	json_text(j, "unit", unit);
	if (low < high) {
		json_number(j, "low", low);
		json_number(j, "high", high);
	}
	json_close(j, '}');
}

void json_notes(json *j, const octroi_note *notes, size_t count)
{
	json_open(j, "notes", '[');
	for (size_t i = 0; i < count; i++) {
		const octroi_note *note = &notes[i];
		json_open(j, NULL, '{');
		json_text(j, "code", note->code);
		json_text(j, "text", note->text);
		if (note->source)
			json_text(j, "source", note->source);
		if (note->assumption)
			json_flag(j, "assumption", true);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void json_steps(json *j, const octroi_step *steps, size_t count)
{
	json_open(j, "steps", '[');
	for (size_t i = 0; i < count; i++) {
		const octroi_step *step = &steps[i];
		json_line(j, 4);
		json_open(j, NULL, '{');
		json_count(j, "step", i + 1);
		json_text(j, "name", step->name);
		json_text(j, "title", step->title);
		json_text(j, "formula", step->formula);
		json_text(j, "figures", step->figures);
		json_text(j, "value", step->value);
		json_text(j, "detail", step->detail);
		json_text(j, "source", step->source);
		json_text(j, "standing", octroi_standing_name(step->standing));
		json_close(j, '}');
	}
	json_close(j, ']');
}
