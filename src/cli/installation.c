/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --installation FILE [--product GOOD]: a question takes a plant's own figures. */
#include <math.h>
#include <string.h>

#include "../codes/codes.h"
#include "installation.h"

const char *installation_code(arena *memory, const char *text)
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why;
	return text && good_read(memory, slice_of(text), digits, &why) ? arena_copy(memory, digits, strlen(digits)) : NULL;
}

/* The code that the question asks about; NULL: none, or several. */
static const char *asked_code(const question *q)
{
	for (size_t i = 0; i < q->given_count; i++)
		if (!strcmp(q->given[i].input->name, "good") && q->given[i].value_count == 1)
			return installation_code(q->memory, q->given[i].values[0]);
	return NULL;
}

static taken_good good_taken(question *q, const asked_scheme *scheme, const char *path)
{
	const octroi_facts *facts = octroi_program_facts(scheme->program);
	octroi_installation_question asked = {.path = path, .scheme = facts->id, .settings = &q->settings};
	const char *product = words_value(&q->words, "product");
	taken_good out = {octroi_installation_evaluate(q->rulebook, &asked, q->lines, q->d), NULL};
	if (!out.made_in)
		return out;
	out.good = octroi_installation_good(out.made_in, product, asked_code(q), q->d);
	return out;
}

void installation_take(question *q)
{
	const char *path = words_value(&q->words, "installation");
	if (!path) {
		if (words_given(&q->words, "product"))
			error_at(q->d, (place){0}, "stray-option", "--product names a good of an installation; give --installation, too");
		return;
	}
	taken_good *taken = ARENA_ARRAY(q->memory, taken_good, q->scheme_count + 1);
	for (size_t i = 0; i < q->scheme_count; i++)
		taken[i] = good_taken(q, &q->schemes[i], path);
	q->taken = taken;
}

/* Where the plant stands and what it makes need not be said twice. */
bool installation_says(const question *q, const char *input)
{
	return words_given(&q->words, "installation") && (!strcmp(input, "origin") || !strcmp(input, "good"));
}

void installation_fill(const question *q, const asked_scheme *scheme, octroi_line *line)
{
	const taken_good *t = q->taken ? &q->taken[scheme - q->schemes] : NULL;
	if (t && t->good)
		octroi_line_take(line, t->made_in, t->good, q->d);
}

/* ---- where own figures stop to pay -------------------------------------------------- */

static const char *choice_in(const report_answer *a, size_t line, const char *name)
{
	for (size_t k = 0; k < a->dimension_count; k++)
		if (!strcmp(a->dimensions[k], name))
			return a->lines[line].varying[k];
	return NULL;
}

static const char *option_of(const octroi_program *program, const char *name)
{
	size_t count;
	const octroi_input *inputs = octroi_inputs(program, &count);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(inputs[i].name, name))
			return inputs[i].option;
	return name;
}

void installation_break_even(const question *q, report_answer *a)
{
	a->break_even = NAN;
	if (q->scheme_count != 1 || a->line_count != 2 || a->dimension_count != 1)
		return;
	const octroi_own_figures *own = octroi_program_own_figures(q->schemes[0].program);
	if (!own || !own->preset || !choice_in(a, 0, own->preset))
		return;
	size_t actual = strcmp(choice_in(a, 0, own->preset), own->preset_value) ? 1 : 0;
	const octroi_result *other = a->lines[1 - actual].result;
	const octroi_quantity *charge = octroi_result_quantity(other, "net_charge");
	if (other->state != OCTROI_COMPUTED || a->lines[actual].result->state != OCTROI_COMPUTED || !charge)
		return;
	a->break_even_input = own->input;
	a->break_even_option = option_of(q->schemes[0].program, own->input);
	a->break_even_basis = choice_in(a, 1 - actual, own->preset);
	a->break_even = octroi_break_even(question_line(q, &q->schemes[0], actual), own->input, "net_charge", charge->value);
	a->break_even_unit = arena_printf(q->memory, "tCO2e/%s", other->amount_unit);
}
