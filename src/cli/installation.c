/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --installation FILE [--product GOOD]: a question takes a plant's own figures. */
#include <math.h>
#include <string.h>

#include "installation.h"

/* The code that the question asks about; NULL: none, or several. */
static const char *asked_code(const question *q)
{
	for (size_t i = 0; i < q->given_count; i++)
		if (!strcmp(q->given[i].input->name, "good") && q->given[i].value_count == 1)
			return q->given[i].values[0];
	return NULL;
}

/* "7207 11 14" and "72071114" are the same; a code of ten digits belongs to its eight. */
static bool same_code(const char *asked, const char *made)
{
	size_t i = 0;
	for (; *asked; asked++) {
		if (*asked == ' ' || *asked == '.')
			continue;
		if (!made[i])
			return true;
		if (*asked != made[i++])
			return false;
	}
	return true;
}

static const octroi_made_good *good_called(arena *memory, diagnostics *d, const octroi_installation *made_in, const char *product)
{
	const char **all = ARENA_ARRAY(memory, const char *, made_in->good_count + 1);
	for (size_t i = 0; i < made_in->good_count; i++) {
		all[i] = made_in->goods[i].name;
		if (!strcmp(all[i], product))
			return &made_in->goods[i];
	}
	const char *near = text_nearest(slice_of(product), all, made_in->good_count);
	error_at(d, (place){0}, "unknown-product", "--product '%s': '%s' makes no such good", product, made_in->path);
	error_remedy(d, near ? "did you mean '%s'?" : "its first good is '%s'", near ? near : all[0]);
	return NULL;
}

static const octroi_made_good *good_coded(arena *memory, diagnostics *d, const octroi_installation *made_in, const char *code)
{
	const octroi_made_good *found = NULL;
	buffer names = {.memory = memory};
	size_t count = 0;
	for (size_t i = 0; i < made_in->good_count; i++) {
		const octroi_made_good *g = &made_in->goods[i];
		if (!g->good || (code && !same_code(code, g->good)))
			continue;
		buffer_printf(&names, "%s'%s'", count++ ? ", " : "", g->name);
		found = g;
	}
	if (count == 1)
		return found;
	error_at(d, (place){0}, "which-product", count ? "--installation: '%s' makes several goods that could be meant" : "--installation: '%s' makes no good of the code asked about",
	         made_in->path);
	if (count)
		error_remedy(d, "say which with --product: %s", names.at);
	else
		error_remedy(d, "octroi emissions %s lists its goods", made_in->path);
	return NULL;
}

const octroi_made_good *installation_good(arena *memory, diagnostics *d, const octroi_installation *made_in, const char *product, const char *code)
{
	const octroi_made_good *good = product ? good_called(memory, d, made_in, product) : good_coded(memory, d, made_in, code);
	if (good && good->reason)
		error_at(d, (place){0}, "not-computable", "good '%s' of '%s' is not computed", good->name, made_in->path);
	return good && !good->reason ? good : NULL;
}

static taken_good good_taken(question *q, const asked_scheme *scheme, const char *path)
{
	const octroi_facts *facts = octroi_program_facts(scheme->program);
	octroi_installation_question asked = {.path = path, .scheme = facts->id, .settings = &q->settings};
	const char *product = words_value(&q->words, "product");
	taken_good out = {octroi_installation_evaluate(q->rulebook, &asked, q->lines, q->d), NULL};
	if (!out.made_in)
		return out;
	out.good = installation_good(q->memory, q->d, out.made_in, product, asked_code(q));
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

static bool line_gives(const question *q, const char *input)
{
	for (size_t i = 0; i < q->given_count; i++)
		if (!strcmp(q->given[i].input->name, input))
			return true;
	return false;
}

void installation_fill(const question *q, const asked_scheme *scheme, octroi_line *line)
{
	const taken_good *t = q->taken ? &q->taken[scheme - q->schemes] : NULL;
	if (!t || !t->good)
		return;
	if (!line_gives(q, "origin"))
		octroi_line_set(line, "origin", t->made_in->country, "--installation", q->d);
	if (!line_gives(q, "good"))
		octroi_line_set(line, "good", t->good->good, "--installation", q->d);
	octroi_line_take(line, t->good, t->made_in->year, q->d);
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
