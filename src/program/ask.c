/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single figures of a line, for rooms above. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "value.h"

static const char *text_of(const frame *f, const type *t, const value *v)
{
	switch (t->kind) {
	case TYPE_CODE:
		return names_text(f->program->book->names, v->code);
	case TYPE_GOOD:
	case TYPE_TEXT:
	case TYPE_SET:
		return arena_copy(f->memory, v->text.at, v->text.length);
	default:
		return NULL;
	}
}

static program_figure figure_of(frame *f, const char *name)
{
	program_figure out = {.name = name, .unit = "", .value = NAN};
	int index = name ? slot_find(f->program, slice_of(name)) : -1;
	char text[UNIT_TEXT_SIZE];
	if (index < 0)
		return out;
	const slot *s = &f->program->slots[index];
	value v = frame_slot(f, index);
	out.standing = (octroi_standing)v.standing;
	out.reason = v.unknown;
	if (s->type.kind == TYPE_NUMBER)
		out.unit = arena_printf(f->memory, "%s", unit_write(&s->type.unit, functional_unit_of(f), text));
	if (v.unknown)
		return out;
	out.text = text_of(f, &s->type, &v);
	if (!out.text)
		out.value = v.number;
	return out;
}

program_answer program_ask(const octroi_line *line, const char *const *names, size_t count, bool explain, arena *memory,
                           diagnostics *d)
{
	frame f = frame_new(line, memory, d);
	note_list notes = {0};
	step_list steps = {0};
	f.date = line_period(line).first;
	f.notes = &notes;
	f.steps = explain ? &steps : NULL;
	program_answer out = {.figures = ARENA_ARRAY(memory, program_figure, count + 1), .count = count};
	for (size_t i = 0; i < count; i++)
		out.figures[i] = figure_of(&f, names[i]);
	out.notes = notes.items;
	out.note_count = notes.count;
	out.steps = steps.items;
	out.step_count = steps.count;
	return out;
}

void line_preset(octroi_line *line, const preset *all, size_t count, diagnostics *d)
{
	for (size_t i = 0; i < count; i++)
		line_set(line, all[i].input, all[i].value, all[i].input, d);
}

/* ---- words for inputs ----------------------------------------------------------- */

static bool is_input(const octroi_program *p, slice word)
{
	int index = slot_find(p, word);
	return index >= 0 && (p->slots[index].kind == SLOT_INPUT || p->slots[index].kind == SLOT_CLOCK);
}

static const char *input_of_unit(const octroi_program *p, const spelling *s, slice text)
{
	double number;
	size_t used = 0;
	unit u;
	if (number_read_prefix(text, &number, &used) != NUMBER_OK || !used)
		return NULL;
	slice rest = slice_trim((slice){text.at + used, text.length - used});
	if (!unit_parse(rest, &u))
		return NULL;
	for (size_t i = 0; i < s->count; i++)
		if (unit_same(&u, &p->slots[slot_find(p, slice_of(s->inputs[i].name))].type.unit))
			return s->inputs[i].name;
	return NULL;
}

static void spelling_refused(const octroi_program *p, const spelling *s, slice text, place where, diagnostics *d)
{
	buffer units = {.memory = p->memory};
	char unit_text[UNIT_TEXT_SIZE];
	for (size_t i = 0; i < s->count; i++)
		buffer_printf(&units, "%s%s", i == 0 ? "" : i + 1 == s->count ? " or " : ", ",
		              unit_write(&p->slots[slot_find(p, slice_of(s->inputs[i].name))].type.unit, p->standard_unit, unit_text));
	error_at(d, where, "unit-missing", "'%.*s': '%s' needs a figure and a unit that says what it measures", (int)text.length,
	         text.at, s->word);
	error_remedy(d, "write the unit behind the figure: %s, or a multiple", units.at);
}

const char *spelling_input(const octroi_program *p, slice word, slice text, place where, diagnostics *d)
{
	const document *doc = p->document;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->input_count + doc->spelling_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < doc->spelling_count; i++) {
		const spelling *s = &doc->spellings[i];
		all[n++] = s->word;
		if (!slice_is(word, s->word))
			continue;
		const char *name = input_of_unit(p, s, text);
		if (!name)
			spelling_refused(p, s, text, where, d);
		return name;
	}
	if (is_input(p, word))
		return arena_copy(p->memory, word.at, word.length);
	for (size_t i = 0; i < p->input_count; i++)
		all[n++] = p->inputs[i].name;
	const char *near = text_nearest(word, all, n);
	error_at(d, where, "unknown-key", "'%.*s' means nothing here", (int)word.length, word.at);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	return NULL;
}
