/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values, sentences and notes in words. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "value.h"

/* Twelve significant digits: what a person can check, without binary dust. */
static double tidy(double x)
{
	if (x == 0 || !isfinite(x))
		return x;
	int magnitude = (int)floor(log10(x < 0 ? -x : x)), digits = 11 - magnitude;
	return number_round(x, digits > 15 ? 15 : digits < -9 ? -9 : digits, ROUND_HALF_EVEN);
}

static const char *number_text(frame *f, double x, bool grouped)
{
	char plain[NUMBER_TEXT_SIZE], out[64];
	number_write(tidy(x), plain);
	const char *point = strchr(plain, '.');
	if (!grouped || strchr(plain, 'e'))
		return arena_copy(f->memory, plain, strlen(plain));
	number_write_fixed(tidy(x), point ? (int)strlen(point + 1) : 0, true, out, sizeof out);
	return arena_copy(f->memory, out, strlen(out));
}

static const char *period_number_text(frame *f, step_kind kind, double number)
{
	char text[PERIOD_TEXT_SIZE];
	return arena_printf(f->memory, "%s", period_write(step_days(kind, (int32_t)number), text));
}

static const char *row_text(frame *f, const row_set *rows, const char *functional_unit)
{
	buffer out = {.memory = f->memory};
	if (!rows->count)
		return "not found";
	if (rows->count > 1)
		return arena_printf(f->memory, "%zu rows", rows->count);
	buffer_puts(&out, "");
	for (size_t i = 0; i < rows->table->column_count; i++) {
		const table_column *c = &rows->table->columns[i];
		cell cell;
		char text[UNIT_TEXT_SIZE] = "";
		bool is_key = false;
		for (size_t k = 0; k < rows->table->key_count; k++)
			is_key = is_key || strcmp(rows->table->keys[k].column, c->name) == 0;
		if (is_key || !table_cell(rows->table, rows->data, rows->rows[0], c->name, &c->type, &cell, f->d) || cell.empty)
			continue;
		if (c->type.kind == TYPE_NUMBER && c->type.unit.count)
			unit_write(&c->type.unit, functional_unit, text);
		bool number = c->type.kind == TYPE_NUMBER;
		slice figure = number ? slice_of(number_text(f, cell.number, true)) : cell.text;
		buffer_printf(&out, "%s%s %.*s%s%s", out.length ? ", " : "", c->name, (int)figure.length, figure.at,
		              *text ? " " : "", text);
	}
	return out.length ? out.at : "found";
}

const char *value_text(frame *f, const type *t, const value *v, const char *functional_unit)
{
	char text[UNIT_TEXT_SIZE], day_text[DAY_TEXT_SIZE];
	if (v->unknown)
		return arena_printf(f->memory, "unknown: %s", v->unknown->text);
	switch (t->kind) {
	case TYPE_NUMBER:
		if (!t->unit.count)
			return number_text(f, v->number, true);
		return arena_printf(f->memory, "%s %s", number_text(f, v->number, true),
		                    unit_write(&t->unit, functional_unit, text));
	case TYPE_MONEY:
		return arena_printf(f->memory, "%s %.*s", number_text(f, v->number, true), (int)v->text.length, v->text.at);
	case TYPE_FLAG:
		return v->number == 1 ? "yes" : "no";
	case TYPE_CODE:
		if (t->list && t->list->places) {
			const char *why, *code = names_text(f->program->book->names, v->code);
			place_id id;
			if (places_find(f->program->book->places, f->memory, slice_of(code), &id, &why) == PLACE_FOUND)
				return places_name(f->program->book->places, id);
			return code;
		}
		return names_text(f->program->book->names, v->code);
	case TYPE_DATE:
		return v->number == DAY_LAST ? "never" : arena_printf(f->memory, "%s", day_write((day)v->number, day_text));
	case TYPE_YEAR:
		return arena_printf(f->memory, "%d", (int)v->number);
	case TYPE_PERIOD:
		return period_number_text(f, t->step, v->number);
	case TYPE_GOOD: {
		char good[GOOD_TEXT_SIZE];
		return arena_printf(f->memory, "%s", good_write(arena_copy(f->memory, v->text.at, v->text.length), good));
	}
	case TYPE_ROW:
		return row_text(f, v->rows, functional_unit);
	default:
		return v->text.length ? arena_copy(f->memory, v->text.at, v->text.length) : "none";
	}
}

const rule_case *amount_arm(const frame *f)
{
	const octroi_program *p = f->program;
	if (p->amount < 0)
		return NULL;
	frame g = *f;
	g.memo = ARENA_ARRAY(f->memory, value, p->slot_count);
	g.done = ARENA_ARRAY(f->memory, uint8_t, p->slot_count);
	g.read = ARENA_ARRAY(f->memory, bool, p->slot_count);
	g.notes = NULL;
	g.steps = NULL;
	g.needs = NULL;
	const quantity *q = p->slots[p->amount].quantity;
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		value condition = {.number = 1};
		if (arm->when)
			condition = frame_eval(&g, arm->when);
		if (condition.unknown)
			return NULL;
		if (condition.number == 1 && arm->formula)
			return arm;
	}
	return NULL;
}

const char *functional_unit_of(frame *f)
{
	if (f->functional_unit)
		return f->functional_unit;
	const rule_case *arm = amount_arm(f);
	f->functional_unit = arm ? type_text(f->memory, &meaning_of(arm->formula)->type) : f->program->standard_unit;
	return f->functional_unit;
}

const char *sentence_text(frame *f, const sentence *s)
{
	buffer out = {.memory = f->memory};
	buffer_puts(&out, "");
	for (size_t i = 0; s && i < s->count; i++) {
		if (!s->formulas[i]) {
			buffer_puts(&out, s->texts[i]);
			continue;
		}
		value v = frame_eval(f, s->formulas[i]);
		const type *t = &meaning_of(s->formulas[i])->type;
		bool has_unit = t->kind == TYPE_NUMBER || t->kind == TYPE_ROW;
		buffer_puts(&out, value_text(f, t, &v, has_unit ? functional_unit_of(f) : NULL));
	}
	return out.at;
}

void note_add(frame *f, const char *code, const char *text, const char *source, bool assumption)
{
	if (!f->notes)
		return;
	for (size_t i = 0; i < f->notes->count; i++)
		if (strcmp(f->notes->items[i].text, text) == 0)
			return;
	octroi_note *n = ARENA_PUSH(f->memory, f->notes->items, f->notes->count, f->notes->capacity);
	*n = (octroi_note){.code = code, .text = text, .source = source, .assumption = assumption};
}

octroi_reason *reason_kept(const octroi_reason *r, arena *memory)
{
	if (!r)
		return NULL;
	octroi_reason *kept = ARENA_NEW(memory, octroi_reason);
	const char **choices = ARENA_ARRAY(memory, const char *, r->choice_count + 1);
	*kept = *r;
	kept->text = arena_copy(memory, r->text, strlen(r->text));
	for (size_t i = 0; i < r->choice_count; i++)
		choices[i] = arena_copy(memory, r->choices[i], strlen(r->choices[i]));
	kept->choices = choices;
	kept->lacks = r->lacks ? arena_copy(memory, r->lacks, strlen(r->lacks)) : NULL;
	kept->can_be = r->can_be ? arena_copy(memory, r->can_be, strlen(r->can_be)) : NULL;
	return kept;
}

/* ---- steps ------------------------------------------------------------------------ */

/* A leaf that prints as `text`. */
static expr *text_leaf(frame *f, const expr *like, const char *text)
{
	expr *leaf = ARENA_NEW(f->memory, expr);
	*leaf = (expr){.kind = EXPR_NAME, .part_count = 1, .where = like->where};
	leaf->parts[0] = slice_of(text);
	return leaf;
}

/* What is already known of a name; never computes anything new. */
static bool peek(frame *f, const expr *e, value *v)
{
	const meaning *m = meaning_of(e);
	if (!m || m->slot < 0)
		return false;
	const slot *s = &f->program->slots[m->slot];
	if (s->kind == SLOT_INPUT) {
		bool was = f->read[m->slot];
		*v = frame_slot(f, m->slot);
		f->read[m->slot] = was;
		return true;
	}
	if (!f->done[m->slot])
		return false;
	*v = m->column ? frame_member(f, e) : f->memo[m->slot];
	return true;
}

static const char *leaf_text(frame *f, const expr *e, const value *v)
{
	const type *t = &meaning_of(e)->type;
	if (v->unknown)
		return "unknown";
	if (t->kind == TYPE_NUMBER)
		return number_text(f, v->number, false);
	if (t->kind == TYPE_ROW)
		return v->rows->count ? "found" : "not found";
	return value_text(f, t, v, NULL);
}

static bool by_value(operation op)
{
	return op == OP_AT || op == OP_MEAN || op == OP_COMPOUND || op == OP_CONVERT;
}

static expr *with_figures(frame *f, const expr *e)
{
	value v;
	if (e->kind == EXPR_NAME)
		return peek(f, e, &v) ? text_leaf(f, e, leaf_text(f, e, &v)) : (expr *)e;
	if (e->kind != EXPR_OPERATION)
		return (expr *)e;
	if (by_value(e->op)) {
		note_list *notes = f->notes;
		step_list *steps = f->steps;
		f->notes = NULL;
		f->steps = NULL;
		v = frame_eval(f, e);
		f->notes = notes;
		f->steps = steps;
		return text_leaf(f, e, leaf_text(f, e, &v));
	}
	expr *copy = ARENA_NEW(f->memory, expr);
	*copy = *e;
	copy->operands = ARENA_ARRAY(f->memory, expr *, e->count ? e->count : 1);
	for (size_t i = 0; i < e->count; i++)
		copy->operands[i] = e->op == OP_IN_GROUP && i == 1 ? e->operands[i] : with_figures(f, e->operands[i]);
	return copy;
}

static const char *expr_text(frame *f, const expr *e)
{
	buffer out = {.memory = f->memory};
	buffer_puts(&out, "");
	expr_print(&out, e);
	return out.at;
}

static const char *keys_of_row(frame *f, const row_set *rows)
{
	buffer out = {.memory = f->memory};
	buffer_puts(&out, lookup_keys_text(f, rows->slot, rows->tried_twice));
	if (rows->count != 1)
		return out.at;
	for (size_t k = 0; k < rows->table->key_count; k++) {
		const table_key *key = &rows->table->keys[k];
		slice cell = csv_cell(rows->data->csv, rows->rows[0], csv_column(rows->data->csv, key->column));
		if (key->match == MATCH_WITHIN || key->match == MATCH_BAND || !cell.length)
			continue;
		buffer_printf(&out, "%s%s %.*s", k ? ", " : " -> row ", key->column, (int)cell.length, cell.at);
	}
	return out.at;
}

static void series_step(frame *f, const slot *s, octroi_step *step)
{
	const slot *clock = &f->program->slots[s->clock_slot];
	value at = frame_slot(f, s->clock_slot);
	step->detail = arena_printf(f->memory, "%s %s", clock->name, value_text(f, &clock->type, &at, NULL));
	day on = at.unknown ? DAY_UNKNOWN : clock->type.kind == TYPE_YEAR ? day_of((int)at.number, 1, 1) : (day)at.number;
	const series_value *used = at.unknown ? NULL : series_value_used(s->series, on, f->program->as_of);
	char key[PERIOD_TEXT_SIZE], known[DAY_TEXT_SIZE];
	if (used && used->known != DAY_FIRST)
		step->detail = arena_printf(f->memory, "%s: value of %s, known %s", step->detail, period_write(used->when, key),
		                            day_write(used->known, known));
	step->source = s->series->source.text;
	if (s->series->title)
		step->title = s->series->title;
}

static bool says_more(const expr *formula, const char *figures)
{
	slice text = place_text(formula->where);
	return formula->kind == EXPR_OPERATION && !slice_is(text, figures);
}

void step_add(frame *f, const slot *s, const value *v, const rule_case *arm, const expr *condition)
{
	if (!f->steps || (s->kind == SLOT_QUANTITY && s->quantity->hidden))
		return;
	octroi_step step = {.name = s->name, .title = s->name, .standing = (octroi_standing)v->standing};
	step.value = value_text(f, &s->type, v, functional_unit_of(f));
	if (s->kind == SLOT_SERIES)
		series_step(f, s, &step);
	if (s->kind == SLOT_QUANTITY) {
		step.source = arm && arm->source.text ? arm->source.text : s->quantity->source.text;
		if (s->quantity->title)
			step.title = s->quantity->title;
	}
	/* A look-up that asks whether is answered so. */
	if (s->table && v->rows && step.title[strlen(step.title) - 1] == '?')
		step.value = arena_printf(f->memory, "%s%s%s", v->rows->count ? "yes" : "no", v->rows->count ? ": " : "",
		                          v->rows->count ? step.value : "");
	if (s->table && v->rows) {
		step.detail = keys_of_row(f, v->rows);
		const char *edition = v->rows->edition ? v->rows->edition->source.text : NULL;
		step.source = edition ? edition : step.source ? step.source : v->rows->table->source.text;
	}
	if (arm && arm->formula) {
		step.formula = expr_text(f, arm->formula);
		const char *figures = expr_text(f, with_figures(f, arm->formula));
		step.figures = says_more(arm->formula, figures) ? figures : NULL;
	}
	if (condition)
		step.detail = arena_printf(f->memory, "because %s", expr_text(f, condition));
	*ARENA_PUSH(f->memory, f->steps->items, f->steps->count, f->steps->capacity) = step;
}

void step_detail(frame *f, const slot *s, const char *detail)
{
	size_t count = f->steps ? f->steps->count : 0;
	if (count && detail && f->steps->items[count - 1].name == s->name)
		f->steps->items[count - 1].detail = detail;
}
