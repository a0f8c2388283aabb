/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line, asked again with other values. A rulebook is opened anew only when a figure of a rule is another. */
#include <math.h>
#include <string.h>

#include "axes.h"

struct varied {
	arena             *memory;
	const octroi_line_question *q;
	const octroi_axis *said;
	axis              *axes;
	size_t             count;
	arena             *of_rules; /* changes of the rulebook at work */
	const char       **set;      /* values of rules in it; NULL: of an input */
	rulebook          *book;
	octroi_program *const *programs;
	size_t             program_count;
	arena             *results;
};

/* ---- rules ------------------------------------------------------------------------- */

/* What was told points into the rules. */
static void book_close(varied *v, diagnostics *d)
{
	if (v->book && diagnostics_count(d))
		diagnostics_keep(d, v->book->memory);
	else
		rulebook_close(v->book);
	v->book = NULL;
	v->program_count = 0;
	arena_clear(v->of_rules);
}

/* Those of the question, then the point's. */
static const octroi_rule_change *changes_at(varied *v, const char *const *values, size_t *count)
{
	const octroi_line_question *q = v->q;
	octroi_rule_change *all = ARENA_ARRAY(v->of_rules, octroi_rule_change, q->change_count + v->count + 1);
	*count = q->change_count;
	if (q->change_count)
		memcpy(all, q->changes, q->change_count * sizeof *all);
	for (size_t i = 0; i < v->count; i++) {
		v->set[i] = v->axes[i].id ? arena_copy(v->of_rules, values[i], strlen(values[i])) : NULL;
		if (v->set[i])
			all[(*count)++] = axis_change(&v->axes[i], v->set[i]);
	}
	return all;
}

static bool book_open(varied *v, const char *const *values, diagnostics *d)
{
	static const octroi_settings none;
	size_t count;
	book_close(v, d);
	const octroi_rule_change *changes = changes_at(v, values, &count);
	v->book = rules_open_changed(v->q->rules, changes, count, d);
	return v->book && schemes_find(v->book, v->q->destination, v->q->scheme, v->q->settings ? v->q->settings : &none, &v->programs,
	                               &v->program_count, d);
}

static bool is_open_for(const varied *v, const char *const *values)
{
	bool same = v->book != NULL;
	for (size_t i = 0; i < v->count && same; i++)
		same = !v->axes[i].id || strcmp(v->set[i], values[i]) == 0;
	return same;
}

/* ---- inputs -------------------------------------------------------------------------- */

const octroi_input *varied_input_named(const varied *v, const char *name)
{
	const octroi_input *found = NULL;
	for (size_t i = 0; i < v->program_count && !found; i++)
		found = input_named(v->programs[i], name);
	return found;
}

const octroi_input *varied_input(const varied *v, size_t axis)
{
	return v->axes[axis].id ? NULL : varied_input_named(v, v->said[axis].name);
}

static bool inputs_check(varied *v, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < v->count; i++)
		if (v->axes[i].id)
			axis_told_check(&v->axes[i], v->programs, v->program_count, v->q->settings, d);
		else
			axis_check(&v->axes[i], v->programs, v->program_count, d);
	return diagnostics_errors(d) == before;
}

static octroi_line *line_at(varied *v, octroi_program *p, const char *const *values, diagnostics *d)
{
	const octroi_line_question *q = v->q;
	octroi_line *line = line_new(p, v->results);
	bool sound = true;
	if (q->destination && input_named(p, "destination"))
		sound = line_set(line, "destination", q->destination, "--to", d);
	for (size_t i = 0; i < q->given_count; i++)
		if (input_named(p, q->given[i].input))
			sound = line_set(line, q->given[i].input, q->given[i].value, q->given[i].said_as, d) && sound;
	for (size_t i = 0; i < v->count; i++)
		if (!v->axes[i].id && input_named(p, v->said[i].name))
			sound = line_set(line, v->said[i].name, values[i], v->axes[i].said, d) && sound;
	return sound ? line : NULL;
}

/* ---- the whole ------------------------------------------------------------------------- */

varied *varied_open(const octroi_line_question *question, const octroi_axis *axes, size_t count, diagnostics *d)
{
	arena *memory = arena_new();
	varied *v = ARENA_NEW(memory, varied);
	*v = (varied){.memory = memory, .q = question, .said = axes, .count = count, .of_rules = arena_new(), .results = arena_new()};
	const char **first = ARENA_ARRAY(memory, const char *, count + 1);
	v->set = ARENA_ARRAY(memory, const char *, count + 1);
	v->axes = axes_read(axes, count, memory, d);
	if (v->axes && axes_changed_check(axes, count, question->changes, question->change_count, d)) {
		axes_at(axes, count, 0, first);
		if (book_open(v, first, d) && inputs_check(v, d))
			return v;
	}
	varied_close(v, d);
	return NULL;
}

void varied_close(varied *v, diagnostics *d)
{
	if (!v)
		return;
	book_close(v, d);
	arena_free(v->of_rules);
	arena_free(v->results);
	arena_free(v->memory);
}

const octroi_result *const *varied_at(varied *v, const char *const *values, size_t *count, diagnostics *d)
{
	arena_clear(v->results);
	if (!is_open_for(v, values) && !book_open(v, values, d))
		return NULL;
	const octroi_result **all = ARENA_ARRAY(v->results, const octroi_result *, v->program_count + 1);
	*count = v->program_count;
	for (size_t i = 0; i < v->program_count; i++) {
		octroi_line *line = line_at(v, v->programs[i], values, d);
		all[i] = line ? program_evaluate(line, false, v->results, d) : NULL;
		if (!all[i])
			return NULL;
	}
	return all;
}

octroi_program *const *varied_programs(const varied *v, size_t *count)
{
	*count = v->program_count;
	return v->programs;
}

const char *varied_unit(varied *v, size_t axis)
{
	const octroi_input *in = varied_input(v, axis);
	if (v->axes[axis].id)
		return axis_unit(&v->axes[axis], v->book, v->memory);
	return in && in->unit ? in->unit : "";
}

static bool nothing_is_due(octroi_state state)
{
	return state != OCTROI_COMPUTED && state != OCTROI_NOT_COMPUTABLE;
}

double amount_due(const octroi_result *r, const octroi_quantity *q)
{
	return q->amount && isnan(q->value) && nothing_is_due(r->state) ? 0 : q->value;
}
