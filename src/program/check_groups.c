/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of lines: what their lines have in common, and that the formulas of a
 * level read outside sum() only what is the same for all of them. */
#include <string.h>

#include "value.h"

static const slot *slot_read(const checker *c, const expr *e)
{
	return e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot >= 0 ? &c->program->slots[meaning_of(e)->slot]
	                                                                      : NULL;
}

static const char *kind_text(const slot *s)
{
	static const char *const kinds[] = {"an input", "a date", "a series", "an option", "a quantity"};
	return kinds[s->kind];
}

/* ---- groups ------------------------------------------------------------------- */

/* The first name in a formula whose value only groups give. */
static const expr *grouped_name(const checker *c, const expr *e)
{
	const slot *s = slot_read(c, e);
	if (s && s->grouped)
		return e;
	for (size_t i = 0; i < e->count; i++) {
		const expr *found = grouped_name(c, e->operands[i]);
		if (found)
			return found;
	}
	return NULL;
}

static void check_by(checker *c, expr *e)
{
	type t;
	if (!check_expr(c, e, NULL, &t))
		return;
	const expr *grouped = grouped_name(c, e);
	if (grouped) {
		error_at(c->d, grouped->where, "grouped-by-group", "'%s' is known only when the groups are",
		         slot_read(c, grouped)->name);
		error_remedy(c->d, "group lines by what each of them says alone");
	} else if (t.kind == TYPE_NUMBER || t.kind == TYPE_MONEY || t.kind == TYPE_ROW || t.kind == TYPE_SET) {
		error_at(c->d, e->where, "wrong-type", "lines cannot be grouped by '%s'",
		         type_text(c->program->memory, &t));
		error_remedy(c->d, "use a code, a flag, a date, a year, a period, a goods code or a text");
	}
}

static void need_refused(checker *c, const expr *e)
{
	const octroi_program *p = c->program;
	slice name = place_text(e->where);
	int index = slot_find(p, name);
	if (index >= 0) {
		error_at(c->d, e->where, "group-needs", "'%s' is %s, not an input", p->slots[index].name,
		         kind_text(&p->slots[index]));
		error_remedy(c->d, "name what the line itself must say");
		return;
	}
	const char **all = ARENA_ARRAY(p->memory, const char *, p->slot_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_INPUT)
			all[count++] = p->slots[i].name;
	const char *near = text_nearest(name, all, count);
	error_at(c->d, e->where, "group-needs", "there is no input '%.*s'", (int)name.length, name.at);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
}

static void check_need(checker *c, expr *e)
{
	type t;
	int index = slot_find(c->program, place_text(e->where));
	if (index < 0 || c->program->slots[index].kind != SLOT_INPUT)
		need_refused(c, e);
	else
		check_expr(c, e, NULL, &t);
}

/* ---- levels -------------------------------------------------------------------- */

static void level_mixed(checker *c, const slot *user, const expr *e, const slot *read)
{
	const line_group *g = &c->document->groups[user->level - 1];
	if (read->level)
		error_at(c->d, e->where, "level-mixed", "'%s' is of group '%s', '%s' of group '%s'", read->name,
		         c->document->groups[read->level - 1].name, user->name, g->name);
	else
		error_at(c->d, e->where, "level-mixed", "'%s' may differ between the lines of a group", read->name);
	error_context(c->d, "in quantity '%s', of level '%s'", user->name, g->name);
	error_related(c->d, slot_place(read), "'%s' is declared here, as %s", read->name, kind_text(read));
	error_remedy(c->d, "put it into sum(…), or say what reads it in a quantity without level");
}

static void check_level(checker *c, const slot *user, const expr *e)
{
	if (!e || (e->kind == EXPR_OPERATION && e->op == OP_SUM))
		return;
	const slot *s = slot_read(c, e);
	if (s && s->kind != SLOT_OPTION && s->level != user->level)
		level_mixed(c, user, e, s);
	for (size_t i = 0; i < e->count; i++)
		check_level(c, user, e->operands[i]);
}

static void check_level_sentence(checker *c, const slot *user, const sentence *s)
{
	for (size_t i = 0; s && i < s->count; i++)
		check_level(c, user, s->formulas[i]);
}

/* ---- sums in the functional unit -------------------------------------------------- */

/* Whether lines may count their amounts in different units: t and MWh, say. */
static bool amounts_differ(const octroi_program *p)
{
	const quantity *q = p->amount >= 0 ? p->slots[p->amount].quantity : NULL;
	const meaning *first = NULL;
	for (size_t i = 0; q && i < q->case_count; i++) {
		const meaning *m = q->cases[i].formula ? q->cases[i].formula->meaning : NULL;
		if (first && m && !unit_same(&first->type.unit, &m->type.unit))
			return true;
		first = first ? first : m;
	}
	return false;
}

static bool has_functional_unit(const unit *u)
{
	char named[UNIT_TEXT_SIZE], plain[UNIT_TEXT_SIZE];
	return strcmp(unit_write(u, NULL, plain), unit_write(u, "?", named)) != 0;
}

/* Tonnes and megawatt-hours have no sum, though both are an amount in fu. */
static void check_sums(checker *c, const expr *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->count; i++)
		check_sums(c, e->operands[i]);
	const meaning *m = e->kind == EXPR_OPERATION && e->op == OP_SUM ? meaning_of(e) : NULL;
	if (!m || !has_functional_unit(&m->type.unit))
		return;
	error_at(c->d, e->operands[0]->where, "unit-mismatch",
	         "the amounts of lines have different units: '%s' has no sum", type_text(c->program->memory, &m->type));
	error_related(c->d, c->program->slots[c->program->amount].quantity->where, "they are said here");
	error_remedy(c->d, "sum what is in one unit for all lines, such as mass or emissions");
}

/* What a line says, and its dates, come before any group. */
static void check_said(checker *c, const slot *s)
{
	if (!s->grouped || (s->kind != SLOT_INPUT && s->kind != SLOT_CLOCK))
		return;
	error_at(c->d, slot_place(s), "grouped-input",
	         "'%s' rests on a group of lines, which rests on what its lines say", s->name);
	error_remedy(c->d, "say it in a quantity");
}

void check_groups(checker *c)
{
	octroi_program *p = c->program;
	const document *doc = c->document;
	for (size_t i = 0; i < doc->group_count; i++) {
		for (size_t k = 0; k < doc->groups[i].by_count; k++)
			check_by(c, doc->groups[i].by[k]);
		for (size_t k = 0; k < doc->groups[i].need_count; k++)
			check_need(c, doc->groups[i].needs[k]);
	}
	bool differ = amounts_differ(p);
	for (size_t i = 0; i < p->slot_count; i++) {
		check_said(c, &p->slots[i]);
		const quantity *q = p->slots[i].level ? p->slots[i].quantity : NULL;
		for (size_t k = 0; q && k < q->case_count; k++) {
			check_level(c, &p->slots[i], q->cases[k].when);
			check_level(c, &p->slots[i], q->cases[k].formula);
			check_level_sentence(c, &p->slots[i], q->cases[k].note);
			check_level_sentence(c, &p->slots[i], q->cases[k].reason);
			if (differ)
				check_sums(c, q->cases[k].when);
			if (differ)
				check_sums(c, q->cases[k].formula);
		}
	}
}
