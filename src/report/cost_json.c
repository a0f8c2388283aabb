/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of lines as JSON. The order of keys is part of the form:
 *   octroi format rulebook as_of options seed schemes lines totals coverage assumptions
 * and the figures read back exactly. An unknown quantity is left out; net_charge
 * is 0 where nothing is due, absent where it can't be computed. */
#include <math.h>
#include <string.h>

#include "formats.h"
#include "result_json.h"

/* The next program in the answer after the line `from`, or NULL. */
static const octroi_program *program_after(const report_answer *answer, size_t *from)
{
	const octroi_result *before = *from ? answer->lines[*from - 1].result : NULL;
	while (before && *from < answer->line_count && same_scheme(answer->lines[*from].result, before))
		++*from;
	return *from < answer->line_count ? answer->lines[(*from)++].result->program : NULL;
}

static void write_schemes(json *j, const report_answer *answer)
{
	const octroi_program *program;
	size_t from = 0;
	json_open(j, "schemes", '[');
	while ((program = program_after(answer, &from)))
		json_scheme(j, program);
	json_close(j, ']');
}

/* What holds for the whole answer. Each scheme has a rulebook hash of its own:
 * with several of them the first key names none, and "schemes" all. */
static void write_head(json *j, const report_answer *answer)
{
	const octroi_facts *facts = octroi_program_facts(answer->lines[0].result->program);
	bool one = same_scheme(answer->lines[0].result, answer->lines[answer->line_count - 1].result);
	json_text(j, "octroi", OCTROI_VERSION);
	json_count(j, "format", OCTROI_FORMAT);
	json_text(j, "rulebook", one ? facts->rulebook : NULL);
	json_text(j, "as_of", facts->as_of);
	json_options(j, facts);
	json_text(j, "seed", NULL);
	json_question(j, answer->command, answer->arguments);
	json_line(j, 1);
	write_schemes(j, answer);
}

static void write_amount(json *j, const octroi_result *result)
{
	json_open(j, "amount", '{');
	json_number(j, "value", result->amount);
	json_text(j, "unit", result->amount_unit);
	json_close(j, '}');
}

static void write_codes(json *j, const octroi_result *result)
{
	json_open(j, "codes", '{');
	for (size_t i = 0; i < result->code_count; i++)
		json_text(j, result->codes[i].name, result->codes[i].value);
	json_close(j, '}');
}

static void write_quantity(json *j, const octroi_quantity *quantity, double value, octroi_standing standing)
{
	json_open(j, quantity->name, '{');
	json_number(j, "value", value);
	json_text(j, "unit", quantity->unit);
	json_text(j, "standing", octroi_standing_name(standing));
	if (quantity->low < quantity->high) {
		json_number(j, "low", quantity->low);
		json_number(j, "high", quantity->high);
	}
	json_close(j, '}');
}

/* The codes that a coarse one stands for. */
static void write_leaves(json *j, const octroi_leaves *leaves)
{
	json_open(j, "leaves", '{');
	json_count(j, "count", leaves->count);
	json_count(j, "computed", leaves->computed);
	json_count(j, "out_of_scope", leaves->out_of_scope);
	json_number(j, "in_scope", leaves->in_scope);
	json_open(j, "left_out", '[');
	for (size_t i = 0; i < leaves->not_computable; i++) {
		json_open(j, NULL, '{');
		json_text(j, "good", leaves->left_out[i]);
		json_text(j, "reason", leaves->reasons[i]->text);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void write_quantities(json *j, const octroi_result *result)
{
	json_open(j, "quantities", '{');
	for (size_t i = 0; i < result->quantity_count; i++) {
		const octroi_quantity *quantity = &result->quantities[i];
		bool net = !strcmp(quantity->name, "net_charge");
		double value = net ? charge_due(result) : quantity->value;
		bool due = net && is_zero_state(result->state);
		if (!isnan(value))
			write_quantity(j, quantity, value, due ? result->standing : quantity->standing);
	}
	json_close(j, '}');
}

static void write_due(json *j, const octroi_result *result)
{
	for (size_t i = 0; i < result->duty_count; i++) {
		if (!result->duties[i].pays)
			continue;
		json_open(j, "due", '{');
		json_text(j, "date", result->duties[i].date);
		json_text(j, "duty", result->duties[i].duty);
		json_close(j, '}');
		return;
	}
}

static void write_parts(json *j, const octroi_result *result)
{
	json_open(j, "parts", '[');
	for (size_t i = 0; i < result->part_count; i++) {
		json_line(j, 3);
		json_open(j, NULL, '{');
		json_text(j, "first", result->parts[i].first);
		json_text(j, "last", result->parts[i].last);
		json_number(j, "share", result->parts[i].share);
		json_steps(j, result->parts[i].steps, result->parts[i].step_count);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void write_duties(json *j, const octroi_result *result)
{
	json_open(j, "duties", '[');
	for (size_t i = 0; i < result->duty_count; i++) {
		json_open(j, NULL, '{');
		json_text(j, "date", result->duties[i].date);
		json_text(j, "duty", result->duties[i].duty);
		json_text(j, "source", result->duties[i].source);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void write_line(json *j, const report_line *line, bool steps)
{
	const octroi_result *result = line->result;
	bool unknown = result->state == OCTROI_NOT_COMPUTABLE;
	json_line(j, 2);
	json_open(j, NULL, '{');
	json_count(j, "line", line->number);
	json_text(j, "scheme", octroi_program_facts(result->program)->id);
	json_text(j, "scenario", "base");
	json_text(j, "state", octroi_state_name(result->state));
	json_text(j, "standing", unknown ? NULL : octroi_standing_name(result->standing));
	json_reason(j, result->reason);
	json_text(j, "importer", result->importer);
	json_text(j, "origin", result->origin);
	json_text(j, "destination", result->destination);
	json_text(j, "good", result->good);
	json_text(j, "date", result->date);
	json_year(j, "year", result->year);
	json_year(j, "reporting_year", result->reporting_year);
	json_text(j, "basis", result->basis);
	write_amount(j, result);
	json_shares(j, result->shares);
	json_notes(j, result->notes, result->note_count);
	write_codes(j, result);
	write_quantities(j, result);
	if (result->leaves)
		write_leaves(j, result->leaves);
	write_due(j, result);
	if (steps) {
		write_duties(j, result);
		write_parts(j, result);
	}
	json_close(j, '}');
}

/* ---- totals -------------------------------------------------------------------- */

/* The lines of one scheme and year. */
typedef struct {
	const report_answer *answer;
	size_t first; /* a line of it: names scheme and year */
} total;

static bool belongs(const total *t, size_t line)
{
	const octroi_result *a = t->answer->lines[t->first].result, *b = t->answer->lines[line].result;
	return same_scheme(a, b) && a->year == b->year;
}

static void write_states(json *j, const total *t)
{
	size_t counts[OCTROI_NOT_COMPUTABLE + 1] = {0};
	for (size_t i = t->first; i < t->answer->line_count; i++)
		if (belongs(t, i))
			counts[t->answer->lines[i].result->state]++;
	json_open(j, "lines", '{');
	for (int state = OCTROI_COMPUTED; state <= OCTROI_NOT_COMPUTABLE; state++)
		if (counts[state] || state == OCTROI_COMPUTED || state == OCTROI_NOT_COMPUTABLE)
			json_count(j, octroi_state_name((octroi_state)state), counts[state]);
	json_close(j, '}');
}

/* Tonnes on lines that can't be computed; unknown if one has no mass. */
static double mass_left_out(const total *t)
{
	double mass = 0;
	for (size_t i = t->first; i < t->answer->line_count; i++) {
		const octroi_result *result = t->answer->lines[i].result;
		if (belongs(t, i) && result->state == OCTROI_NOT_COMPUTABLE)
			mass += result->amount_unit && !strcmp(result->amount_unit, "t") ? result->amount : NAN;
	}
	return mass;
}

/* Adds what is due or computed; a quantity that is blank because of the line's state adds nothing. */
static void write_sum(json *j, const total *t, const octroi_quantity *quantity)
{
	bool net = !strcmp(quantity->name, "net_charge"), any = false;
	double sum = 0;
	for (size_t i = t->first; i < t->answer->line_count; i++) {
		const octroi_result *result = t->answer->lines[i].result;
		const octroi_quantity *here = octroi_result_quantity(result, quantity->name);
		if (!belongs(t, i) || result->state == OCTROI_NOT_COMPUTABLE || !here)
			continue;
		double value = net ? charge_due(result) : here->value;
		if (isnan(value))
			continue;
		/* Sums of different units are none. */
		if (strcmp(here->unit, quantity->unit))
			return;
		sum += value;
		any = true;
	}
	if (!any)
		return;
	json_open(j, quantity->name, '{');
	json_number(j, "value", sum);
	json_text(j, "unit", quantity->unit);
	json_close(j, '}');
}

static void write_total(json *j, const total *t)
{
	const octroi_result *first = t->answer->lines[t->first].result;
	json_line(j, 2);
	json_open(j, NULL, '{');
	json_text(j, "scheme", octroi_program_facts(first->program)->id);
	json_text(j, "scenario", "base");
	json_year(j, "year", first->year);
	json_open(j, "by", '{');
	json_close(j, '}');
	write_states(j, t);
	json_number(j, "mass_left_out_t", mass_left_out(t));
	json_open(j, "quantities", '{');
	for (size_t i = 0; i < first->quantity_count; i++)
		if (first->quantities[i].amount)
			write_sum(j, t, &first->quantities[i]);
	json_close(j, '}');
	json_close(j, '}');
}

static bool is_first_of_total(const report_answer *answer, size_t line)
{
	for (size_t i = 0; i < line; i++)
		if (belongs(&(total){answer, i}, line))
			return false;
	return true;
}

static void write_coverage(json *j, const report_answer *answer)
{
	size_t left_out = 0, computed = 0, coarse = 0;
	for (size_t i = 0; i < answer->line_count; i++) {
		const octroi_result *result = answer->lines[i].result;
		left_out += result->state == OCTROI_NOT_COMPUTABLE;
		computed += result->state == OCTROI_COMPUTED;
		coarse += result->state == OCTROI_COMPUTED && result->leaves;
	}
	json_open(j, "coverage", '{');
	json_count(j, "lines", answer->line_count);
	json_count(j, "computed", computed);
	json_count(j, "not_computable", left_out);
	json_count(j, "coarse", coarse);
	json_close(j, '}');
}

void json_cost(const report_answer *answer, bool steps, FILE *out)
{
	arena *memory = arena_new();
	json j = {.out = out};
	size_t assumption_count;
	json_open(&j, NULL, '{');
	write_head(&j, answer);
	json_line(&j, 1);
	json_open(&j, "lines", '[');
	for (size_t i = 0; i < answer->line_count; i++)
		write_line(&j, &answer->lines[i], steps);
	json_close(&j, ']');
	json_line(&j, 1);
	json_open(&j, "totals", '[');
	for (size_t i = 0; i < answer->line_count; i++)
		if (is_first_of_total(answer, i))
			write_total(&j, &(total){answer, i});
	json_close(&j, ']');
	json_line(&j, 1);
	write_coverage(&j, answer);
	const char *const *assumptions = assumptions_of(memory, answer, &assumption_count);
	if (answer->break_even_input) {
		json_open(&j, "break_even", '{');
		json_text(&j, "input", answer->break_even_input);
		json_number(&j, "value", answer->break_even);
		json_text(&j, "unit", answer->break_even_unit);
		json_close(&j, '}');
	}
	json_open(&j, "assumptions", '[');
	for (size_t i = 0; i < assumption_count; i++)
		json_text(&j, NULL, assumptions[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
	arena_free(memory);
}
