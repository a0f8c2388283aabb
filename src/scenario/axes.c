/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes of a grid: names, points, and what a point changes. */
#include "axes.h"

#include <stdint.h>
#include <string.h>

#include "../base/number.h"

static bool number_check(const axis *a, const char *point, diagnostics *d)
{
	double value;
	size_t at;
	if (number_read(slice_of(point), &value, &at) == NUMBER_OK)
		return true;
	error_at(d, (place){0}, "bad-number", "%s '%s': not a number", a->said, point);
	error_remedy(d, "a rule takes bare numbers, in the unit that octroi show tells");
	return false;
}

static bool axis_read(const octroi_axis *is, axis *out, arena *memory, diagnostics *d)
{
	slice rest = slice_of(is->name), id;
	bool sound = true;
	slice_split(&rest, '.', &id);
	*out = (axis){.is = is, .said = arena_printf(memory, "%s %s", is->said_as, is->name)};
	if (!rest.at)
		return true;
	if (!id.length || !rest.length) {
		error_at(d, (place){0}, "bad-address", "%s: expected an input, or ID.NAME of a rule", out->said);
		return false;
	}
	out->id = arena_copy(memory, id.at, id.length);
	out->address = rest;
	for (size_t i = 0; i < is->count; i++)
		sound = number_check(out, is->points[i], d) && sound;
	return sound;
}

axis *axes_read(const octroi_axis *all, size_t count, arena *memory, diagnostics *d)
{
	axis *out = ARENA_ARRAY(memory, axis, count + 1);
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < count; i++) {
		axis_read(&all[i], &out[i], memory, d);
		for (size_t k = 0; k < i; k++)
			if (strcmp(all[i].name, all[k].name) == 0)
				error_at(d, (place){0}, "repeated-name", "%s: it is varied twice", out[i].said);
	}
	return diagnostics_errors(d) == before ? out : NULL;
}

bool axes_changed_check(const octroi_axis *all, size_t count, const octroi_rule_change *changes, size_t change_count, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < change_count; k++) {
			if (strcmp(all[i].name, changes[k].address) != 0)
				continue;
			error_at(d, (place){0}, "repeated-name", "%s %s: it is changed by %s as well", all[i].said_as, all[i].name, changes[k].said_as);
			error_remedy(d, "take one of the two out");
		}
	return diagnostics_errors(d) == before;
}

size_t axes_points(const octroi_axis *all, size_t count)
{
	size_t points = 1;
	for (size_t i = 0; i < count; i++) {
		if (all[i].count && points > SIZE_MAX / all[i].count)
			return SIZE_MAX;
		points *= all[i].count;
	}
	return points;
}

void axes_at(const octroi_axis *all, size_t count, size_t number, const char **values)
{
	for (size_t i = count; i-- > 0;) {
		size_t points = all[i].count ? all[i].count : 1;
		values[i] = all[i].count ? all[i].points[number % points] : "";
		number /= points;
	}
}

const char *axes_said(const octroi_axis *all, size_t count, const char *const *values, arena *memory)
{
	buffer b = {.memory = memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s=%s", i ? " " : "", all[i].name, values[i]);
	return b.at ? b.at : "";
}

octroi_rule_change axis_change(const axis *a, const char *value)
{
	return (octroi_rule_change){"set", a->is->name, value, a->is->said_as};
}

const char *axis_unit(const axis *a, rulebook *book, arena *memory)
{
	diagnostics *quiet = diagnostics_new();
	const document *doc = rulebook_document(book, a->id, (place){0}, quiet);
	const type *found = NULL;
	char text[UNIT_TEXT_SIZE];
	diagnostics_free(quiet);
	for (size_t i = 0; doc && i < doc->series_count; i++)
		found = slice_is(a->address, doc->series[i].name) ? &doc->series[i].type : found;
	for (size_t i = 0; doc && i < doc->quantity_count; i++)
		found = slice_is(a->address, doc->quantities[i].name) ? &doc->quantities[i].type : found;
	return found && found->kind == TYPE_NUMBER ? arena_printf(memory, "%s", unit_write(&found->unit, "unit", text)) : "";
}

/* ---- inputs -------------------------------------------------------------------------------- */

const octroi_input *input_named(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *inputs = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(inputs[i].name, name) == 0)
			return &inputs[i];
	return NULL;
}

/* What somebody means who says what options say: --see, --price. */
static const char *meant_by(const octroi_program *p, const char *word, arena *scratch)
{
	size_t count;
	const octroi_input *inputs = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (inputs[i].option && strcmp(inputs[i].option, word) == 0)
			return inputs[i].name;
	return program_series_of(p, word, scratch);
}

static void unknown_input(const axis *a, octroi_program *const *programs, size_t count, arena *scratch, diagnostics *d)
{
	const char **names = NULL, *meant = NULL;
	size_t name_count = 0, capacity = 0;
	for (size_t i = 0; i < count; i++) {
		size_t input_count;
		meant = meant ? meant : meant_by(programs[i], a->is->name, scratch);
		const octroi_input *inputs = program_inputs(programs[i], &input_count);
		for (size_t k = 0; k < input_count; k++)
			*ARENA_PUSH(scratch, names, name_count, capacity) = inputs[k].name;
	}
	const char *near = meant ? meant : text_nearest(slice_of(a->is->name), names, name_count);
	error_at(d, (place){0}, "unknown-name", "%s: no scheme at hand has such an input", a->said);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "octroi show inputs lists them; a figure of a rule is said as ID.NAME, which octroi show series lists");
}

bool axis_check(const axis *a, octroi_program *const *programs, size_t count, diagnostics *d)
{
	arena *scratch = arena_new();
	bool found = false, sound = true;
	for (size_t i = 0; i < count; i++) {
		if (!input_named(programs[i], a->is->name))
			continue;
		octroi_line *line = line_new(programs[i], scratch);
		found = true;
		for (size_t k = 0; k < a->is->count && sound; k++) /* the next ones would say the same */
			sound = line_set(line, a->is->name, a->is->points[k], a->said, d);
	}
	if (!found)
		unknown_input(a, programs, count, scratch, d);
	arena_free(scratch);
	return found && sound;
}

/* ---- figures of rules ------------------------------------------------------------------------- */

bool axis_told_check(const axis *a, octroi_program *const *programs, size_t count, const octroi_settings *settings, diagnostics *d)
{
	for (size_t i = 0; settings && i < settings->value_count; i++)
		for (size_t p = 0; p < count; p++) {
			if (!program_replaces(programs[p], settings->values[i], a->id, a->address))
				continue;
			error_at(d, (place){0}, "repeated-name", "%s: it would move nothing, for '%s' replaces it", a->said, settings->values[i]);
			error_remedy(d, "take one of the two out");
			return false;
		}
	return true;
}
