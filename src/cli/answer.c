/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluates the lines of a question, and says what tells them apart. */
#include <string.h>

#include "installation.h"
#include "question.h"

typedef struct {
	const char *name;
	size_t given; /* index into q->given; q->given_count: the destination */
} dimension;

static dimension *dimensions_of(const question *q, size_t *count)
{
	dimension *all = ARENA_ARRAY(q->memory, dimension, q->given_count + 1);
	*count = 0;
	if (q->destination_count > 1)
		all[(*count)++] = (dimension){"destination", q->given_count};
	for (size_t i = 0; i < q->given_count; i++)
		if (q->given[i].value_count > 1)
			all[(*count)++] = (dimension){q->given[i].input->name, i};
	return all;
}

static const char *value_in(const question *q, size_t combination, size_t position)
{
	for (size_t i = q->given_count; i-- > position + 1;)
		combination /= q->given[i].value_count;
	return q->given[position].values[combination % q->given[position].value_count];
}

static size_t destination_number(const question *q, const char *destination)
{
	size_t i = 0;
	while (q->destinations[i] != destination)
		i++;
	return i;
}

static bool evaluate_into(const question *q, const asked_scheme *scheme, size_t combination, bool explain,
                          octroi_run *run, report_line *out)
{
	size_t count;
	const dimension *dimensions = dimensions_of(q, &count);
	const char **varying = ARENA_ARRAY(q->memory, const char *, count + 1);
	for (size_t k = 0; k < count; k++)
		varying[k] = dimensions[k].given == q->given_count ? scheme->destination
		                                                   : value_in(q, combination, dimensions[k].given);
	out->varying = varying;
	out->number = destination_number(q, scheme->destination) * q->combinations + combination + 1;
	octroi_line *line = question_line(q, scheme, combination);
	out->result = octroi_diagnostics_errors(q->d) ? NULL : octroi_evaluate(line, explain, run, q->d);
	if (!out->result)
		return false;
	bool lacks = out->result->state == OCTROI_NOT_COMPUTABLE && !strcmp(out->result->reason->code, "missing-input");
	return !lacks || question_complete(q, scheme, combination, run);
}

/* Words for "octroi need" with another basis than the standard one, if the
 * line rests on the standard one and the other asks for anything at all. */
static const char *own_data_words(const question *q, const asked_scheme *scheme, const octroi_result *result,
                                  octroi_run *run)
{
	size_t count, needs = 0;
	const octroi_input *inputs = octroi_inputs(scheme->program, &count), *basis = NULL;
	const char *other = NULL;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(inputs[i].name, "basis"))
			basis = &inputs[i];
	if (q->taken || !basis || !basis->standard || !result->basis || strcmp(basis->standard, result->basis) != 0)
		return NULL;
	for (size_t i = 0; i < basis->choice_count && !other; i++)
		if (strcmp(basis->choices[i], basis->standard) != 0)
			other = basis->choices[i];
	if (!other)
		return NULL;
	diagnostics *quiet = diagnostics_new();
	octroi_line *line = question_line(q, scheme, 0);
	if (octroi_line_set(line, basis->name, other, "", quiet))
		octroi_needs(line, run, &needs, quiet);
	diagnostics_free(quiet);
	return needs ? arena_printf(q->memory, "%s --%s %s", question_rule_words(q), basis->option, other) : NULL;
}

bool question_answer(const question *q, bool explain, octroi_run *run, report_answer *answer)
{
	size_t dimension_count, count = 0;
	const dimension *dimensions = dimensions_of(q, &dimension_count);
	const char **names = ARENA_ARRAY(q->memory, const char *, dimension_count + 1);
	report_line *lines = ARENA_ARRAY(q->memory, report_line, q->scheme_count * q->combinations + 1);
	bool ok = true;
	for (size_t k = 0; k < dimension_count; k++)
		names[k] = dimensions[k].name;
	for (size_t i = 0; i < q->scheme_count; i++)
		for (size_t k = 0; k < q->combinations; k++)
			ok &= evaluate_into(q, &q->schemes[i], k, explain, run, &lines[count++]);
	*answer = (report_answer){.lines = lines, .line_count = count, .dimensions = names, .dimension_count = dimension_count,
	                          .words = question_words(q), .command = explain ? "explain" : "cost",
	                          .arguments = words_listed(q->memory, &q->words)};
	if (ok)
		installation_break_even(q, answer);
	if (ok && count == 1 && lines[0].result->state == OCTROI_COMPUTED && !explain &&
	    q->style.format == REPORT_TABLE)
		answer->own_data = own_data_words(q, &q->schemes[0], lines[0].result, run);
	return ok;
}

int answer_status(const report_answer *answer)
{
	for (size_t i = 0; i < answer->line_count; i++)
		if (answer->lines[i].result->state == OCTROI_NOT_COMPUTABLE)
			return 1;
	return 0;
}
