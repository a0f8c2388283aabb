/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single figures of a line, for rooms above. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "unit_slips.h"
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

/* The functional unit of the line is asked for only where it stands in the unit. */
static const char *unit_text(frame *f, const unit *u, char text[UNIT_TEXT_SIZE])
{
	unit_write(u, NULL, text);
	if (strstr(text, "fu"))
		unit_write(u, functional_unit_of(f), text);
	return arena_copy(f->memory, text, strlen(text));
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
		out.unit = unit_text(f, &s->type.unit, text);
	if (v.unknown)
		return out;
	out.text = text_of(f, &s->type, &v);
	if (!out.text)
		out.value = v.number;
	return out;
}

static void read_fill(const frame *f, program_answer *out)
{
	const octroi_program *p = f->program;
	const char **unread = ARENA_ARRAY(f->memory, const char *, p->input_count + 1);
	const char **read = ARENA_ARRAY(f->memory, const char *, p->input_count + 1);
	for (size_t i = 0; i < p->input_count; i++) {
		int slot = p->input_slots[i];
		if (!f->line->is_given[slot])
			continue;
		if (f->read[slot])
			read[out->read_count++] = p->inputs[i].name;
		else if (p->slots[slot].type.kind == TYPE_NUMBER)
			unread[out->unread_count++] = p->inputs[i].name;
	}
	out->unread = unread;
	out->read = read;
}

program_answer program_ask(const octroi_line *line, const char *const *names, size_t count, bool explain, arena *memory,
                           diagnostics *d)
{
	frame f = frame_new(line, memory, d);
	note_list notes = {0};
	step_list steps = {0};
	source_list sources = {0};
	f.date = line_period(line).first;
	f.notes = &notes;
	f.steps = explain ? &steps : NULL;
	f.sources = &sources;
	program_answer out = {.figures = ARENA_ARRAY(memory, program_figure, count + 1), .count = count};
	for (size_t i = 0; i < count; i++)
		out.figures[i] = figure_of(&f, names[i]);
	read_fill(&f, &out);
	out.notes = notes.items;
	out.note_count = notes.count;
	out.steps = steps.items;
	out.step_count = steps.count;
	out.sources = sources.items;
	out.source_count = sources.count;
	return out;
}

slice line_signature(const octroi_line *line, const char *prefix, arena *memory)
{
	const octroi_program *p = line->program;
	buffer out = {.memory = memory};
	buffer_puts(&out, prefix);
	for (size_t i = 0; i < p->input_count; i++) {
		size_t slot = (size_t)p->input_slots[i];
		const value *v = &line->given[slot];
		struct {
			size_t slot, length;
			double number;
			uint64_t code;
		} said = {slot, v->text.length, v->number, v->code};
		if (!line->is_given[slot])
			continue;
		if (p->slots[slot].line_amount) {
			said.number = 0;
			said.length = said.code = 0;
		}
		buffer_add(&out, (const char *)&said, sizeof said);
		buffer_add(&out, v->text.at, said.length);
	}
	return (slice){out.at, out.length};
}

const char *line_amount_input(const octroi_line *line, arena *memory, diagnostics *d)
{
	frame f = frame_new(line, memory, d);
	f.date = line_period(line).first;
	const rule_case *arm = amount_arm(&f);
	const expr *e = arm ? arm->formula : NULL;
	int slot = e && e->kind == EXPR_NAME && e->meaning ? meaning_of(e)->slot : -1;
	return slot >= 0 && line->program->slots[slot].kind == SLOT_INPUT ? line->program->slots[slot].name : NULL;
}

double line_number(const octroi_line *line, const char *name)
{
	int slot = slot_find(line->program, slice_of(name));
	bool given = slot >= 0 && line->is_given[slot] && line->program->slots[slot].type.kind == TYPE_NUMBER;
	return given ? line->given[slot].number : NAN;
}

bool program_asks_amount(const octroi_program *p, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int slot = names[i] ? slot_find(p, slice_of(names[i])) : -1;
		if (slot >= 0 && p->slots[slot].line_amount)
			return true;
	}
	return false;
}

static const char *kept(const char *text, arena *memory)
{
	return text ? arena_copy(memory, text, strlen(text)) : NULL;
}

program_answer answer_kept(const program_answer *a, arena *memory)
{
	program_answer out = {.figures = ARENA_ARRAY(memory, program_figure, a->count + 1), .count = a->count, .note_count = a->note_count};
	octroi_note *notes = ARENA_ARRAY(memory, octroi_note, a->note_count + 1);
	for (size_t i = 0; i < a->count; i++) {
		const program_figure *f = &a->figures[i];
		out.figures[i] = (program_figure){f->name, kept(f->unit, memory), f->value, kept(f->text, memory), f->standing,
		                                  reason_kept(f->reason, memory)};
	}
	for (size_t i = 0; i < a->note_count; i++)
		notes[i] = (octroi_note){kept(a->notes[i].code, memory), kept(a->notes[i].text, memory), kept(a->notes[i].source, memory),
		                         a->notes[i].assumption};
	out.notes = notes;
	/* Declarations outlive any answer; the list does not. */
	const char **unread = ARENA_ARRAY(memory, const char *, a->unread_count + 1);
	for (size_t i = 0; i < a->unread_count; i++)
		unread[out.unread_count++] = a->unread[i];
	out.unread = unread;
	out.sources = ARENA_ARRAY(memory, const source *, a->source_count + 1);
	for (size_t i = 0; i < a->source_count; i++)
		out.sources[out.source_count++] = a->sources[i];
	return out;
}

void frame_cites(frame *f, const citation *c)
{
	source_list *all = f->sources;
	for (size_t i = 0; all && i < c->source_count; i++) {
		size_t k = 0;
		while (k < all->count && all->items[k] != c->sources[i])
			k++;
		if (k == all->count)
			*ARENA_PUSH(f->memory, all->items, all->count, all->capacity) = c->sources[i];
	}
}

void line_preset(octroi_line *line, const preset *all, size_t count, diagnostics *d)
{
	for (size_t i = 0; i < count; i++)
		line_set(line, all[i].input, all[i].value, all[i].input, d);
}

/* ---- words for inputs ----------------------------------------------------------- */

static const char *input_named(const octroi_program *p, slice word)
{
	for (size_t i = 0; i < p->input_count; i++)
		if (slice_is(word, p->inputs[i].name))
			return p->inputs[i].name;
	return NULL;
}

static const slot *spelt_slot(const octroi_program *p, const spelling *s, size_t i)
{
	return &p->slots[slot_find(p, slice_of(s->inputs[i].name))];
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
		if (unit_same(&u, &spelt_slot(p, s, i)->type.unit))
			return s->inputs[i].name;
	return NULL;
}

/* What is wrong with the figure itself is said as of the first input. True, reported, if something is. */
static bool figure_refused(const octroi_program *p, const spelling *s, const yaml_node *node, diagnostics *d)
{
	diagnostics *said = diagnostics_new();
	value v;
	period days;
	bool bad = !line_input_read(p, slot_find(p, slice_of(s->inputs[0].name)), node->text, 0, s->word, p->memory, &v, &days, said);
	const diagnostic *x = bad ? diagnostics_get(said, 0) : NULL;
	bad = x && (strcmp(x->code, "bad-number") == 0 || strcmp(x->code, "empty-input") == 0);
	if (bad) {
		error_at(d, node->where, x->code, "%s", x->message);
		if (x->remedy)
			error_remedy(d, "%s", x->remedy);
	}
	diagnostics_free(said);
	return bad;
}

static void spelling_refused(const octroi_program *p, const spelling *s, const yaml_node *value, diagnostics *d)
{
	buffer units = {.memory = p->memory};
	unit *wanted = ARENA_ARRAY(p->memory, unit, s->count), u;
	double number;
	size_t used = 0;
	if (figure_refused(p, s, value, d))
		return;
	for (size_t i = 0; i < s->count; i++) {
		wanted[i] = spelt_slot(p, s, i)->type.unit;
		buffer_printf(&units, "%s%s", i == 0 ? "" : i + 1 == s->count ? " or " : ", ", unit_spoken(&wanted[i], p->standard_unit, p->memory));
	}
	number_read_prefix(value->text, &number, &used);
	slice rest = slice_trim((slice){value->text.at + used, value->text.length - used});
	const char *otherwise = arena_printf(p->memory, "write %s behind the figure, or a multiple", units.at);
	if (!used || !rest.length) {
		error_at(d, value->where, "unit-missing", "'%.*s': '%s' needs a figure and a unit that says what it measures",
		         (int)value->text.length, value->text.at, s->word);
		error_remedy(d, "write the unit behind the figure: %s, or a multiple", units.at);
		return;
	}
	if (unit_parse(rest, &u))
		error_at(d, value->where, "unit-mismatch", "%s '%.*s': '%.*s' is not a measure in %s", s->word, (int)value->text.length,
		         value->text.at, (int)rest.length, rest.at, units.at);
	else
		error_at(d, value->where, "unknown-unit", "%s '%.*s': '%.*s' is not a unit", s->word, (int)value->text.length, value->text.at,
		         (int)rest.length, rest.at);
	unit_remedy((slice){value->text.at, (size_t)(rest.at - value->text.at)}, rest, wanted, s->count, otherwise, p->memory, d);
}

static void word_refused(const octroi_program *p, const yaml_node *key, diagnostics *d)
{
	const document *doc = p->document;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->input_count + doc->spelling_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < doc->spelling_count; i++)
		all[n++] = doc->spellings[i].word;
	for (size_t i = 0; i < p->input_count; i++)
		all[n++] = p->inputs[i].name;
	const char *near = text_nearest(key->text, all, n);
	error_at(d, key->where, "unknown-key", "'%.*s' means nothing here", (int)key->text.length, key->text.at);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
}

const char *spelling_input(const octroi_program *p, const yaml_node *key, const yaml_node *value, diagnostics *d)
{
	const document *doc = p->document;
	for (size_t i = 0; i < doc->spelling_count; i++) {
		if (!slice_is(key->text, doc->spellings[i].word))
			continue;
		const char *name = input_of_unit(p, &doc->spellings[i], value->text);
		if (!name)
			spelling_refused(p, &doc->spellings[i], value, d);
		return name;
	}
	const char *name = input_named(p, key->text);
	if (!name)
		word_refused(p, key, d);
	return name;
}
