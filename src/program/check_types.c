/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Types and units of formulas, checked once before anything is computed. The
 * rule of each operation stands in expr/operations.def. */
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "../base/number.h"
#include "value.h"

static meaning *meaning_new(checker *c, expr *e)
{
	meaning *m = ARENA_NEW(c->program->memory, meaning);
	m->slot = -1;
	m->at_clock = -1;
	e->meaning = m;
	return m;
}

bool is_zero(const expr *e)
{
	return e->kind == EXPR_NUMBER && e->number == 0;
}

static bool is_whole(const expr *e)
{
	return e->kind == EXPR_NUMBER && e->number == floor(e->number);
}

static const char *text_of(checker *c, const type *t)
{
	return type_text(c->program->memory, t);
}

/* Two closed lists that share no word can never agree. */
static bool same_list(const code_list *a, const code_list *b)
{
	if (a == b || !a || !b || a->open || b->open)
		return true;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->codes[i] == b->codes[k])
				return true;
	return false;
}

bool type_fits(const type *a, const type *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == TYPE_NUMBER)
		return unit_same(&a->unit, &b->unit);
	if (a->kind == TYPE_CODE || a->kind == TYPE_SET)
		return same_list(a->list, b->list);
	return a->kind != TYPE_PERIOD || a->step == b->step;
}

static void in_context(checker *c)
{
	static const char *const kinds[] = {"input", "date", "series", "option", "quantity"};
	int index = c->where ? slot_find(c->program, slice_of(c->where)) : -1;
	if (index >= 0)
		error_context(c->d, "in %s '%s'", kinds[c->program->slots[index].kind], c->where);
}

/* Where each unit comes from, when an operand is a plain name. */
static void say_declared(checker *c, const expr *e, const type *t)
{
	const meaning *m = e->meaning;
	if (!m || m->slot < 0)
		return;
	const slot *s = &c->program->slots[m->slot];
	if (slot_place(s).source)
		error_related(c->d, slot_place(s), "'%s' is declared here with %s '%s'", s->name,
		              t->kind == TYPE_NUMBER ? "unit" : "type", text_of(c, t));
}

/* A figure per unit of goods beside one for all of them: the amount was forgotten. */
void unit_refused(checker *c, const type *a, const type *b)
{
	unit fu, quotient, inverse;
	if (a->kind != TYPE_NUMBER || b->kind != TYPE_NUMBER || !unit_parse(slice_of("fu"), &fu) ||
	    !unit_divide(&a->unit, &b->unit, &quotient) || !unit_divide(&b->unit, &a->unit, &inverse))
		return;
	if (unit_same(&a->unit, &fu) || unit_same(&b->unit, &fu))
		error_remedy(c->d, "'fu' is the unit of amount, whatever a line counts by: take an input, such as mass, instead, or declare 'amount'");
	else if (unit_same(&quotient, &fu) || unit_same(&inverse, &fu))
		error_remedy(c->d, "multiply what is per unit of goods ('%s') by amount",
		             text_of(c, unit_same(&quotient, &fu) ? b : a));
}

static bool mismatch(checker *c, const expr *e, const expr *right, const type *a, const type *b)
{
	const char *left_text = text_of(c, a), *right_text = text_of(c, b);
	if (e->op == OP_ADD)
		error_at(c->d, e->op_where, "unit-mismatch", "cannot add '%s' to '%s'", right_text, left_text);
	else if (e->op == OP_SUBTRACT)
		error_at(c->d, e->op_where, "unit-mismatch", "cannot subtract '%s' from '%s'", right_text, left_text);
	else if (operations[e->op].form == FORM_INFIX)
		error_at(c->d, e->op_where, "unit-mismatch", "cannot compare '%s' with '%s'", left_text, right_text);
	else if (e->op == OP_IF)
		error_at(c->d, e->op_where, "unit-mismatch", "cannot choose between '%s' and '%s'", left_text, right_text);
	else
		error_at(c->d, e->op_where, "unit-mismatch", "the operands of %s() must be alike: one is '%s', another '%s'",
		         operations[e->op].spelling, left_text, right_text);
	in_context(c);
	say_declared(c, right, b);
	unit_refused(c, a, b);
	return false;
}

static bool expect_kind(checker *c, const expr *e, const type *t, type_kind kind, const char *what)
{
	if (t->kind == kind)
		return true;
	error_at(c->d, e->where, "wrong-type", "%s must be a %s, not '%s'", what, type_names[kind], text_of(c, t));
	in_context(c);
	return false;
}

static bool expect_number(checker *c, const expr *e, const type *t)
{
	if (t->kind == TYPE_MONEY) {
		error_at(c->d, e->where, "wrong-type", "money has a currency that only the line knows");
		error_remedy(c->d, "convert it first: convert(x, CURRENCY, table, date)");
		in_context(c);
		return false;
	}
	return expect_kind(c, e, t, TYPE_NUMBER, "an operand");
}

/* ---- rules of operations ---------------------------------------------------- */

/* Checks all operands; a literal 0 takes the unit of the others. */
static bool operands_alike(checker *c, expr *e, const type *expected, type *out)
{
	bool good = true, have = false;
	*out = (type){.kind = TYPE_NUMBER, .unit = unit_one};
	for (size_t i = 0; i < e->count; i++) {
		type t;
		const type *hint = have ? out : expected;
		if (!check_expr(c, e->operands[i], hint, &t)) {
			good = false;
			continue;
		}
		if (is_zero(e->operands[i]) && e->count > 1)
			continue;
		if (!have) {
			*out = t;
			have = true;
		} else if (!type_fits(out, &t)) {
			good = mismatch(c, e, e->operands[i], out, &t);
		}
	}
	return good;
}

/* year(x) - 1 and quarter(x) - 1 move by whole steps. */
static bool may_shift_calendar(const expr *e)
{
	return (e->op == OP_ADD || e->op == OP_SUBTRACT) && is_whole(e->operands[1]) &&
	       e->operands[0]->kind != EXPR_NUMBER;
}

static bool rule_shift(checker *c, expr *e, const type *expected, type *out)
{
	type right;
	if (!check_expr(c, e->operands[0], expected, out))
		return false;
	if (out->kind == TYPE_YEAR || out->kind == TYPE_PERIOD) {
		meaning_new(c, e->operands[1])->type = (type){.kind = TYPE_NUMBER, .unit = unit_one};
		return true;
	}
	if (!check_expr(c, e->operands[1], out, &right) || !expect_number(c, e->operands[0], out))
		return false;
	return is_zero(e->operands[1]) || type_fits(out, &right) || mismatch(c, e, e->operands[1], out, &right);
}

static bool rule_same(checker *c, expr *e, const type *expected, type *out)
{
	if (may_shift_calendar(e))
		return rule_shift(c, e, expected, out);
	if (!operands_alike(c, e, expected, out))
		return false;
	return expect_number(c, e->operands[0], out);
}

static bool rule_product(checker *c, expr *e, type *out)
{
	type a, b;
	bool left = check_expr(c, e->operands[0], NULL, &a), right = check_expr(c, e->operands[1], NULL, &b);
	if (!left || !right || !expect_number(c, e->operands[0], &a) || !expect_number(c, e->operands[1], &b))
		return false;
	*out = (type){.kind = TYPE_NUMBER};
	bool fits = operations[e->op].rule == RULE_PRODUCT ? unit_multiply(&a.unit, &b.unit, &out->unit)
	                                                   : unit_divide(&a.unit, &b.unit, &out->unit);
	if (!fits)
		error_at(c->d, e->op_where, "unit-too-long", "the unit of this product has too many parts");
	return fits;
}

static bool flag_result(type *out)
{
	*out = (type){.kind = TYPE_FLAG};
	return true;
}

/* A bare year may be compared with a year: it names no figure. */
static bool year_literal(checker *c, expr *e, const type *other)
{
	if (e->kind != EXPR_NUMBER || !other || other->kind != TYPE_YEAR || !is_whole(e))
		return false;
	meaning *m = meaning_new(c, e);
	m->type = (type){.kind = TYPE_YEAR};
	m->constant = true;
	m->value.number = e->number;
	return true;
}

/* A word that names nothing: a code, or a slip. */
static bool names_nothing(const checker *c, const expr *e)
{
	return e->kind == EXPR_NAME && e->part_count == 1 && slot_find(c->program, e->parts[0]) < 0 && !slice_is(e->parts[0], "true") &&
	       !slice_is(e->parts[0], "false");
}

static const char *nearest_slot(const checker *c, slice name)
{
	const octroi_program *p = c->program;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->slot_count + 1);
	for (size_t i = 0; i < p->slot_count; i++)
		all[i] = p->slots[i].name;
	return text_nearest(name, all, p->slot_count);
}

/* Of "orgin == CN" the word that is wrong is the first, unless only the other is like a name that there is. */
static bool slip_is_first(const checker *c, const expr *a, const expr *b)
{
	return names_nothing(c, a) && names_nothing(c, b) && (nearest_slot(c, a->parts[0]) || !nearest_slot(c, b->parts[0]));
}

static bool rule_compare(checker *c, expr *e, type *out)
{
	expr *a = e->operands[0], *b = e->operands[1];
	type s, t;
	/* The side that has a type of its own says what a bare code on the other means. */
	bool a_first = !(a->kind == EXPR_CODE || a->kind == EXPR_NUMBER ||
	                 (a->kind == EXPR_NAME && a->part_count == 1 && slot_find(c->program, a->parts[0]) < 0));
	a_first = a_first || slip_is_first(c, a, b);
	expr *lead = a_first ? a : b, *follow = a_first ? b : a;
	if (!check_expr(c, lead, NULL, &s))
		return false;
	if (year_literal(c, follow, &s))
		return flag_result(out);
	if (!check_expr(c, follow, &s, &t))
		return false;
	if ((is_zero(lead) && t.kind == TYPE_NUMBER) || (is_zero(follow) && s.kind == TYPE_NUMBER))
		return flag_result(out);
	if (!type_fits(&s, &t))
		return mismatch(c, e, b, a_first ? &s : &t, a_first ? &t : &s);
	if (s.kind == TYPE_ROW || s.kind == TYPE_MONEY) {
		error_at(c->d, e->op_where, "wrong-type", "%s cannot be compared", s.kind == TYPE_ROW ? "rows" : "money");
		error_remedy(c->d, s.kind == TYPE_ROW ? "compare one of its columns, or ask with found()"
		                                      : "convert it first: convert(x, CURRENCY, table, date)");
		in_context(c);
		return false;
	}
	bool ordered = s.kind == TYPE_NUMBER || s.kind == TYPE_DATE || s.kind == TYPE_YEAR || s.kind == TYPE_PERIOD;
	if (operations[e->op].rule == RULE_ORDER && !ordered) {
		error_at(c->d, e->op_where, "wrong-type", "a %s has no order", text_of(c, &s));
		in_context(c);
		return false;
	}
	return flag_result(out);
}

static bool rule_logic(checker *c, expr *e, type *out)
{
	bool good = true;
	for (size_t i = 0; i < e->count; i++) {
		type t;
		good = check_expr(c, e->operands[i], NULL, &t) &&
		       expect_kind(c, e->operands[i], &t, TYPE_FLAG, "an operand") && good;
	}
	return flag_result(out) && good;
}

static bool rule_group(checker *c, expr *e, type *out)
{
	type t;
	if (!check_expr(c, e->operands[0], NULL, &t))
		return false;
	if (t.kind != TYPE_CODE || !t.list->places) {
		error_at(c->d, e->operands[0]->where, "wrong-type", "only a place can be in a group");
		in_context(c);
		return false;
	}
	slice name = e->operands[1]->parts[0];
	meaning *m = meaning_new(c, e->operands[1]);
	rulebook *book = c->program->book;
	m->group = rulebook_group(book, name, c->d);
	c->program->more_groups = c->program->more_groups || m->group > book->common_groups;
	if (!m->group) {
		const char *near = places_nearest_group(c->program->book->places, name);
		error_at(c->d, e->operands[1]->where, "unknown-group", "there is no group '%.*s'", (int)name.length, name.at);
		if (near)
			error_remedy(c->d, "did you mean '%s'?", near);
		return false;
	}
	return flag_result(out);
}

static bool rule_choice(checker *c, expr *e, const type *expected, type *out)
{
	type condition, a, b;
	bool good = check_expr(c, e->operands[0], NULL, &condition) &&
	            expect_kind(c, e->operands[0], &condition, TYPE_FLAG, "a condition");
	if (!check_expr(c, e->operands[1], expected, &a))
		return false;
	if (!check_expr(c, e->operands[2], is_zero(e->operands[1]) ? expected : &a, &b))
		return false;
	*out = is_zero(e->operands[1]) ? b : a;
	if (!is_zero(e->operands[1]) && !is_zero(e->operands[2]) && !type_fits(&a, &b))
		return mismatch(c, e, e->operands[2], &a, &b);
	return good;
}

static bool rule_round(checker *c, expr *e, type *out)
{
	static const char *const modes[] = {"half_up", "half_even", "down", "up"};
	expr *digits = e->operands[1], *mode = e->operands[2];
	if (!check_expr(c, e->operands[0], NULL, out) || !expect_number(c, e->operands[0], out))
		return false;
	bool minus = digits->kind == EXPR_OPERATION && digits->op == OP_NEGATE;
	const expr *figure = minus ? digits->operands[0] : digits;
	if (!is_whole(figure) || figure->number > (minus ? 9 : 15)) {
		error_at(c->d, digits->where, "bad-digits", "the number of decimals must be a whole number from -9 to 15");
		in_context(c);
		return false;
	}
	meaning_new(c, digits)->mode = (int)(minus ? -figure->number : figure->number);
	meaning *m = meaning_new(c, mode);
	for (int i = 0; i < 4 && mode->kind == EXPR_NAME; i++)
		if (slice_is(mode->parts[0], modes[i]))
			return m->mode = i, true;
	error_at(c->d, mode->where, "unknown-word", "rounding is half_up, half_even, down or up");
	in_context(c);
	return false;
}

static bool rule_calendar(checker *c, expr *e, type *out)
{
	type t;
	if (!check_expr(c, e->operands[0], NULL, &t))
		return false;
	if (t.kind == TYPE_YEAR && e->op == OP_YEAR)
		return *out = t, true;
	if (!expect_kind(c, e->operands[0], &t, TYPE_DATE, "an operand"))
		return false;
	*out = e->op == OP_YEAR ? (type){.kind = TYPE_YEAR}
	                        : (type){.kind = TYPE_PERIOD, .step = e->op == OP_QUARTER ? STEP_QUARTER : STEP_MONTH};
	return true;
}

static uint64_t clocks_of(const checker *c, const expr *e)
{
	uint64_t bits = 0;
	if (e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot >= 0)
		bits = c->program->slots[meaning_of(e)->slot].clocks;
	for (size_t i = 0; i < e->count; i++)
		bits |= clocks_of(c, e->operands[i]);
	return bits;
}

static bool reads_group(const checker *c, const expr *e)
{
	bool reads = e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot >= 0 &&
	             c->program->slots[meaning_of(e)->slot].grouped;
	for (size_t i = 0; i < e->count; i++)
		reads = reads || reads_group(c, e->operands[i]);
	return reads;
}

/* A group is made of lines at their own times: no clock can be moved in it. */
static bool group_unmoved(checker *c, const expr *e)
{
	if (!reads_group(c, e))
		return true;
	error_at(c->d, e->where, "at-group", "this rests on a group of lines, which no clock moves");
	error_remedy(c->d, "move the clock of what is read beside the group");
	in_context(c);
	return false;
}

static bool rule_at(checker *c, expr *e, meaning *m, type *out)
{
	type when;
	if (!check_expr(c, e->operands[0], NULL, out) || !group_unmoved(c, e->operands[0]))
		return false;
	expr *b = e->operands[1];
	static const type year = {.kind = TYPE_YEAR};
	if (!year_literal(c, b, &year)) {
		if (!check_expr(c, b, NULL, &when))
			return false;
		if (when.kind != TYPE_DATE && when.kind != TYPE_YEAR) {
			error_at(c->d, b->where, "wrong-type", "at() takes a date or a year, not '%s'", text_of(c, &when));
			in_context(c);
			return false;
		}
	}
	uint64_t clocks = clocks_of(c, e->operands[0]);
	if (!clocks || (clocks & (clocks - 1))) {
		error_at(c->d, e->op_where, "at-clock", "at() needs something that follows one clock, this follows %s",
		         clocks ? "several" : "none");
		in_context(c);
		return false;
	}
	m->at_clock = __builtin_ctzll(clocks);
	return true;
}

static bool rule_mean(checker *c, expr *e, meaning *m, type *out)
{
	type when;
	expr *name = e->operands[0];
	if (!check_expr(c, name, NULL, out) || !check_expr(c, e->operands[1], NULL, &when))
		return false;
	int slot = meaning_of(name)->slot;
	if (name->kind != EXPR_NAME || slot < 0 || c->program->slots[slot].kind != SLOT_SERIES) {
		error_at(c->d, name->where, "wrong-type", "mean() takes the name of a series");
		return false;
	}
	if (when.kind != TYPE_PERIOD && when.kind != TYPE_YEAR) {
		error_at(c->d, e->operands[1]->where, "wrong-type", "mean() takes a year, a quarter or a month");
		return false;
	}
	m->step = when.kind == TYPE_YEAR ? STEP_YEAR : when.step;
	if (e->count < 3)
		return true;
	const expr *last = e->operands[2];
	m->previous = e->labels && slice_is(e->labels[2], "empty") && last->kind == EXPR_NAME &&
	              slice_is(last->parts[0], "previous");
	if (!m->previous)
		error_at(c->d, last->where, "unknown-word", "the third operand of mean() is empty: previous");
	return m->previous;
}

static bool rule_compound(checker *c, expr *e, meaning *m, type *out)
{
	static const type year = {.kind = TYPE_YEAR};
	type t;
	if (!check_expr(c, e->operands[0], NULL, out) || !expect_number(c, e->operands[0], out) ||
	    !group_unmoved(c, e->operands[0]))
		return false;
	for (size_t i = 1; i < 3; i++)
		if (!year_literal(c, e->operands[i], &year) &&
		    (!check_expr(c, e->operands[i], NULL, &t) ||
		     !expect_kind(c, e->operands[i], &t, TYPE_YEAR, "a bound")))
			return false;
	if (out->unit.count) {
		error_at(c->d, e->operands[0]->where, "unit-mismatch", "a rate has no unit, this is '%s'", text_of(c, out));
		return false;
	}
	uint64_t clocks = clocks_of(c, e->operands[0]);
	if (clocks & (clocks - 1)) {
		error_at(c->d, e->operands[0]->where, "at-clock", "the rate of compound() follows several dates");
		in_context(c);
		return false;
	}
	m->at_clock = clocks ? __builtin_ctzll(clocks) : -1;
	return true;
}

const table *table_of_rates(checker *c, slice name, place where)
{
	const table *t = table_named(c, name, where);
	if (!t || t->rates_base)
		return t;
	error_at(c->d, where, "no-rates", "table '%s' does not say rates_base", t->name);
	return NULL;
}

static const table *rates_operand(checker *c, const expr *e)
{
	if (e->kind == EXPR_NAME)
		return table_of_rates(c, place_text(e->where), e->where);
	error_at(c->d, e->where, "unknown-table", "convert() takes a table of exchange rates as its third operand");
	return NULL;
}

/* What convert() gives: a price stays one per tonne, only its currency is another. */
static bool converted_unit(checker *c, const expr *e, const type *t, unit *out)
{
	char code[4] = "";
	unit from, per;
	if (t->kind == TYPE_NUMBER)
		unit_currency(&t->unit, code);
	if (t->kind != TYPE_MONEY && !*code) {
		error_at(c->d, e->operands[0]->where, "wrong-type", "only money can be converted, this is %s", text_of(c, t));
		return false;
	}
	unit_parse(slice_of(code), &from);
	const expr *currency = e->operands[1];
	if (currency->kind != EXPR_NAME || !unit_parse(currency->parts[0], out) ||
	    (unit_currency(out, code), !*code)) {
		error_at(c->d, currency->where, "unknown-currency", "the second operand is a currency such as EUR");
		return false;
	}
	/* One currency for another: the unit gets no more parts than it had. */
	return t->kind == TYPE_MONEY || (unit_divide(&t->unit, &from, &per) && unit_multiply(&per, out, out));
}

static bool same_currency(const type *t, const unit *to)
{
	return t->kind == TYPE_MONEY || unit_same(&t->unit, to);
}

static bool rule_convert(checker *c, expr *e, meaning *m, type *out)
{
	type t, when;
	if (!check_expr(c, e->operands[0], NULL, &t))
		return false;
	*out = (type){.kind = TYPE_NUMBER};
	if (!converted_unit(c, e, &t, &out->unit))
		return false;
	meaning_new(c, e->operands[1]);
	if (e->count == 2 && same_currency(&t, &out->unit))
		return true;
	if (e->count < 4) {
		error_at(c->d, e->op_where, "operands", "convert() needs a table of exchange rates and the date of the rate");
		error_remedy(c->d, "write convert(x, CURRENCY, table, date)");
		return false;
	}
	meaning_new(c, e->operands[2]);
	m->rates = rates_operand(c, e->operands[2]);
	if (!check_expr(c, e->operands[3], NULL, &when) || !m->rates)
		return false;
	return when.kind == TYPE_YEAR || expect_kind(c, e->operands[3], &when, TYPE_DATE, "the day of the rate");
}

static bool rule_first(checker *c, expr *e, const type *expected, type *out)
{
	bool good = true;
	for (size_t i = 0; i < e->count; i++) {
		type t;
		if (!check_expr(c, e->operands[i], i ? out : expected, &t))
			return false;
		if (i == 0)
			*out = t;
		else if (!type_fits(out, &t))
			good = mismatch(c, e, e->operands[i], out, &t);
	}
	return good;
}

static bool sum_allowed(checker *c, const expr *e)
{
	if (c->level && !c->in_sum)
		return true;
	if (c->in_sum) {
		error_at(c->d, e->op_where, "nested-sum", "a sum stands inside a sum");
		error_remedy(c->d, "say the inner sum in a quantity of its own, with a level");
	} else {
		error_at(c->d, e->op_where, "stray-sum", "sum() stands only in the formula of a quantity with a level");
		if (c->document->group_count)
			error_remedy(c->d, "give it to a quantity with level: %s, and read that one here",
			             c->document->groups[0].name);
		else
			error_remedy(c->d, "declare the lines that belong together under groups:, and a quantity of that "
			                   "level");
	}
	in_context(c);
	return false;
}

static bool rule_sum(checker *c, expr *e, const type *expected, type *out)
{
	type condition;
	if (!sum_allowed(c, e))
		return false;
	c->in_sum = true;
	bool typed = check_expr(c, e->operands[0], expected, out);
	bool good = typed && expect_number(c, e->operands[0], out);
	if (typed && out->kind == TYPE_FLAG)
		error_remedy(c->d, "write sum(1 where …) to count lines");
	if (e->count > 1)
		good = check_expr(c, e->operands[1], NULL, &condition) &&
		       expect_kind(c, e->operands[1], &condition, TYPE_FLAG, "the condition of a sum") && good;
	c->in_sum = false;
	return good;
}

static bool check_operation(checker *c, expr *e, const type *expected, type *out)
{
	meaning *m = meaning_new(c, e);
	type t;
	bool good = false;
	switch (operations[e->op].rule) {
	case RULE_SAME:
		good = rule_same(c, e, expected, out);
		break;
	case RULE_PRODUCT:
	case RULE_QUOTIENT:
		good = rule_product(c, e, out);
		break;
	case RULE_COMPARE:
	case RULE_ORDER:
		good = rule_compare(c, e, out);
		break;
	case RULE_LOGIC:
		good = rule_logic(c, e, out);
		break;
	case RULE_GROUP:
		good = rule_group(c, e, out);
		break;
	case RULE_CHOICE:
		good = rule_choice(c, e, expected, out);
		break;
	case RULE_ROUND:
		good = rule_round(c, e, out);
		break;
	case RULE_KNOWN:
		good = check_expr(c, e->operands[0], NULL, &t) && flag_result(out);
		break;
	case RULE_FOUND:
		good = check_expr(c, e->operands[0], NULL, &t) &&
		       expect_kind(c, e->operands[0], &t, TYPE_ROW, "the operand of found()") && flag_result(out);
		break;
	case RULE_FIRST:
		good = rule_first(c, e, expected, out);
		break;
	case RULE_CALENDAR:
		good = rule_calendar(c, e, out);
		break;
	case RULE_AT:
		good = rule_at(c, e, m, out);
		break;
	case RULE_MEAN:
		good = rule_mean(c, e, m, out);
		break;
	case RULE_COMPOUND:
		good = rule_compound(c, e, m, out);
		break;
	case RULE_SUM:
		good = rule_sum(c, e, expected, out);
		break;
	case RULE_CONVERT:
		good = rule_convert(c, e, m, out);
		break;
	}
	m->type = *out;
	return good;
}

/* ---- leaves ------------------------------------------------------------------- */

static bool code_constant(checker *c, expr *e, slice word, const type *expected, type *out)
{
	meaning *m = meaning_new(c, e);
	const code_list *list = expected->list;
	m->type = *out = (type){.kind = TYPE_CODE, .list = list};
	m->constant = true;
	m->value.code = list->open ? names_add(c->program->book->names, word)
	                           : code_find(c->program->book, list, word);
	if (m->value.code)
		return true;
	/* Codes of places are too short for a guess. */
	const char *near = list->places ? NULL : code_nearest(c->program->book, list, word);
	if (list->places)
		error_at(c->d, e->where, "unknown-code", "'%.*s' is not the code of a place", (int)word.length, word.at);
	else
		error_at(c->d, e->where, "unknown-code", "'%.*s' is not one of the codes of '%s'", (int)word.length, word.at,
		         list->what);
	if (list->places)
		error_remedy(c->d, "octroi show countries lists the places");
	else if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else
		error_remedy(c->d, "it can be %s", code_choices(c->program->book, c->program->memory, list));
	in_context(c);
	return false;
}

static bool flag_constant(checker *c, expr *e, type *out)
{
	bool yes = slice_is(e->parts[0], "true");
	if (e->part_count != 1 || (!yes && !slice_is(e->parts[0], "false")))
		return false;
	meaning *m = meaning_new(c, e);
	m->constant = true;
	m->value.number = yes;
	m->type = (type){.kind = TYPE_FLAG};
	return flag_result(out);
}

static void name_unknown(checker *c, const expr *e)
{
	const octroi_program *p = c->program;
	slice whole = place_text(e->where);
	int first = e->part_count > 1 ? slot_find(p, e->parts[0]) : -1;
	if (first >= 0 && p->slots[first].type.kind == TYPE_ROW && !p->slots[first].table)
		return; /* the table of this look-up is missing: that was said */
	const char *near = nearest_slot(c, whole);
	if (first >= 0 && p->slots[first].type.kind != TYPE_ROW)
		error_at(c->d, e->where, "unknown-name", "'%s' is not a look-up: it has no columns", p->slots[first].name);
	else
		error_at(c->d, e->where, "unknown-name", "nothing is called '%.*s'", (int)whole.length, whole.at);
	in_context(c);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
}

static bool check_column(checker *c, expr *e, meaning *m, const slot *s, type *out)
{
	const table *t = s->table;
	slice name = e->parts[1];
	const char **all = ARENA_ARRAY(c->program->memory, const char *, t->column_count + 1);
	for (size_t i = 0; i < t->column_count; i++) {
		all[i] = t->columns[i].name;
		if (!slice_is(name, t->columns[i].name))
			continue;
		m->column = &t->columns[i];
		m->type = *out = t->columns[i].type;
		if (out->kind == TYPE_NUMBER)
			m->type.unit.factor = out->unit.factor = 1;
		return true;
	}
	const char *near = text_nearest(name, all, t->column_count);
	error_at(c->d, e->where, "unknown-column", "table '%s' has no column '%.*s'", t->name, (int)name.length, name.at);
	in_context(c);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	return false;
}

static bool check_name(checker *c, expr *e, const type *expected, type *out)
{
	slice whole = place_text(e->where);
	int slot = slot_find(c->program, e->part_count > 1 ? whole : e->parts[0]);
	bool column = false;
	if (slot < 0 && e->part_count == 2) {
		slot = slot_find(c->program, e->parts[0]);
		column = slot >= 0 && c->program->slots[slot].table != NULL;
		if (!column)
			slot = -1;
	}
	if (slot < 0 && flag_constant(c, e, out))
		return true;
	if (slot < 0 && e->part_count == 1 && expected && (expected->kind == TYPE_CODE || expected->kind == TYPE_SET))
		return code_constant(c, e, e->parts[0], expected, out);
	if (slot < 0) {
		name_unknown(c, e);
		return false;
	}
	meaning *m = meaning_new(c, e);
	m->slot = slot;
	c->program->slots[slot].read = true;
	const struct octroi_program *p = c->program;
	if (column)
		return check_column(c, e, m, &p->slots[slot], out);
	m->type = *out = p->slots[slot].type;
	return true;
}

/* A figure belongs in a series, where it has a unit, a date and a source. */
static bool check_number(checker *c, expr *e, const type *expected, type *out)
{
	meaning *m = meaning_new(c, e);
	m->type = *out = (type){.kind = TYPE_NUMBER, .unit = unit_one};
	m->constant = true;
	m->value.number = e->number;
	if (e->number == 0 && expected && expected->kind == TYPE_NUMBER) {
		m->type = *out = *expected;
		return true;
	}
	if (e->number == 0 || e->number == 1)
		return true;
	error_at(c->d, e->where, "stray-figure", "the figure %.*s stands in a formula", (int)e->text.length, e->text.at);
	error_remedy(c->d, "declare it as a series, with its unit and source");
	in_context(c);
	return false;
}

bool check_expr(checker *c, expr *e, const type *expected, type *out)
{
	*out = (type){.kind = TYPE_NUMBER, .unit = unit_one};
	switch (e->kind) {
	case EXPR_NUMBER:
		return check_number(c, e, expected, out);
	case EXPR_CODE:
		if (expected && (expected->kind == TYPE_CODE || expected->kind == TYPE_SET))
			return code_constant(c, e, e->text, expected, out);
		error_at(c->d, e->where, "stray-code", "a code can only be compared with codes");
		in_context(c);
		return false;
	case EXPR_NAME:
		return check_name(c, e, expected, out);
	default:
		return check_operation(c, e, expected, out);
	}
}
