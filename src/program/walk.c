/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walker: evaluates formulas for one line at one date, each quantity at
 * most once. This is the meaning of the rule language; anything faster must
 * agree with it to the last bit. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "groups.h"
#include "operations.h"
#include "reached.h"
#include "value.h"

/* ---- small things ----------------------------------------------------------- */

value unknown_value(const octroi_reason *reason, standing st)
{
	return (value){.number = NAN, .most = NAN, .standing = st, .unknown = reason};
}

octroi_reason *reason_new(frame *f, const char *code, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	octroi_reason *r = ARENA_NEW(f->memory, octroi_reason);
	r->code = code;
	r->text = arena_copy(f->memory, text, strlen(text));
	return r;
}

void frame_cut(frame *f, day first)
{
	period *h = f->holds;
	if (!h)
		return;
	if (first > f->date)
		h->last = first - 1 < h->last ? first - 1 : h->last;
	else
		h->first = first > h->first ? first : h->first;
}

void frame_cut_period(frame *f, period p)
{
	frame_cut(f, p.first);
	if (p.last < DAY_LAST)
		frame_cut(f, p.last + 1);
}

static value known_number(double number, standing st)
{
	return (value){.number = number, .standing = st};
}

const octroi_reason *arithmetic_reason(frame *f, const expr *e, double number)
{
	slice text = place_text(e->where);
	bool divided = e->op == OP_DIVIDE && isnan(number);
	return reason_new(f, divided ? "division-by-zero" : "overflow", "%s in '%.*s'",
	                  divided ? "a division by zero" : "a figure too large to hold", (int)text.length, text.at);
}

/* The result of arithmetic: what is not finite is unknown, and says why. */
static value arithmetic(frame *f, const expr *e, double number, standing st)
{
	return isfinite(number) ? known_number(number, st) : unknown_value(arithmetic_reason(f, e, number), st);
}

/* ---- operations -------------------------------------------------------------- */

/* All operands; the first unknown one decides. False when one is unknown. */
static bool operands(frame *f, const expr *e, value *out, size_t count, value *unknown)
{
	bool known = true;
	standing st = STANDING_GIVEN;
	for (size_t i = 0; i < count; i++) {
		out[i] = frame_eval(f, e->operands[i]);
		st = weakest(st, out[i].standing);
		if (out[i].unknown && known) {
			*unknown = unknown_value(out[i].unknown, st); /* what it is at least says nothing of the result */
			known = false;
		}
	}
	unknown->standing = st;
	return known;
}

static value eval_arithmetic(frame *f, const expr *e)
{
	value v[OPERANDS_MAX] = {0}, result = {0};
	if (!operands(f, e, v, e->count, &result))
		return result;
	double x[OPERANDS_MAX] = {0};
	for (size_t i = 0; i < e->count; i++)
		x[i] = v[i].number;
	return arithmetic(f, e, op_compute(e->op, x, e->count), result.standing);
}

static int order_of(const type *t, const value *a, const value *b)
{
	if (t->kind == TYPE_CODE)
		return a->code != b->code;
	if (t->kind == TYPE_GOOD || t->kind == TYPE_TEXT || t->kind == TYPE_SET)
		return slice_compare(a->text, b->text);
	return (a->number > b->number) - (a->number < b->number);
}

/* Where a moving date is compared with a day that stands still, the answer may
 * change there; two that move stay as far apart as they are. */
static void cut_comparison(frame *f, const value *v)
{
	for (int i = 0; i < 2; i++)
		if (v[i].moves && !v[1 - i].moves)
			frame_cut_period(f, (period){(day)v[1 - i].number, (day)v[1 - i].number});
}

static bool comparison_holds(operation op, int order)
{
	return op == OP_EQUAL           ? order == 0
	       : op == OP_NOT_EQUAL     ? order != 0
	       : op == OP_LESS          ? order < 0
	       : op == OP_LESS_EQUAL    ? order <= 0
	       : op == OP_GREATER       ? order > 0
	                                : order >= 0;
}

static value eval_comparison(frame *f, const expr *e)
{
	value v[2] = {0}, result = {0};
	if (!operands(f, e, v, 2, &result)) {
		double yes = v[0].unknown && v[1].unknown ? NAN
		             : v[0].unknown               ? op_compare_between(e->op, v[0].number, v[0].most, v[1].number)
		                                          : op_compare_between(op_mirrored(e->op), v[1].number, v[1].most, v[0].number);
		return isnan(yes) ? result : known_number(yes, result.standing);
	}
	cut_comparison(f, v);
	int c = order_of(&meaning_of(e->operands[0])->type, &v[0], &v[1]);
	return known_number(comparison_holds(e->op, c), result.standing);
}

static value eval_logic(frame *f, const expr *e)
{
	value a = frame_eval(f, e->operands[0]);
	if (e->op == OP_NOT)
		return a.unknown ? a : known_number(op_not(a.number), a.standing);
	double decides = e->op == OP_AND ? 0 : 1;
	if (!a.unknown && a.number == decides)
		return a;
	f->optional += f->needs && a.unknown;
	value b = frame_eval(f, e->operands[1]);
	f->optional -= f->needs && a.unknown;
	if (!b.unknown && b.number == decides)
		return b;
	if (a.unknown || b.unknown)
		return unknown_value(a.unknown ? a.unknown : b.unknown, weakest(a.standing, b.standing));
	double x = e->op == OP_AND ? op_and(a.number, b.number) : op_or(a.number, b.number);
	return known_number(x, weakest(a.standing, b.standing));
}

static value with_standing(value v, standing st)
{
	v.standing = weakest(v.standing, st);
	return v;
}

static value eval_choice(frame *f, const expr *e)
{
	value condition = frame_eval(f, e->operands[0]);
	if (condition.unknown) {
		for (size_t i = 1; f->needs && i < 3; i++) {
			f->optional++;
			frame_eval(f, e->operands[i]);
			f->optional--;
		}
		return condition;
	}
	return with_standing(frame_eval(f, e->operands[condition.number == 1 ? 1 : 2]), condition.standing);
}

static value eval_known(frame *f, const expr *e)
{
	f->optional++;
	value v = frame_eval(f, e->operands[0]);
	f->optional--;
	if (!v.unknown && v.rows && !v.rows->count)
		return known_number(0, v.standing); /* a look-up that found nothing */
	return known_number(!v.unknown, v.standing);
}

static value eval_found(frame *f, const expr *e)
{
	value v = frame_eval(f, e->operands[0]);
	if (v.unknown)
		return v;
	if (v.rows->count && v.rows->open_key)
		return unknown_value(v.rows->open_reason, v.standing);
	return known_number(v.rows->count > 0, v.standing);
}

/* Where none is known the first that a line can give would do: it is needed. */
static void first_needs(frame *f, const expr *e)
{
	for (size_t i = 0; i < e->count; i++) {
		const meaning *m = e->operands[i]->kind == EXPR_NAME ? meaning_of(e->operands[i]) : NULL;
		if (m && m->slot >= 0 && f->program->slots[m->slot].kind == SLOT_INPUT) {
			frame_eval(f, e->operands[i]);
			return;
		}
	}
}

static value eval_first(frame *f, const expr *e)
{
	value v = {0};
	standing st = STANDING_GIVEN;
	f->optional++;
	for (size_t i = 0; i < e->count; i++) {
		v = frame_eval(f, e->operands[i]);
		st = weakest(st, v.standing);
		if (!v.unknown)
			break;
	}
	f->optional--;
	if (v.unknown && f->needs)
		first_needs(f, e);
	return with_standing(v, st);
}

static value eval_round(frame *f, const expr *e)
{
	value v = frame_eval(f, e->operands[0]);
	if (v.unknown)
		return unknown_value(v.unknown, v.standing);
	v.number = number_round(v.number, meaning_of(e->operands[1])->mode, (rounding)meaning_of(e->operands[2])->mode);
	return v;
}

static value eval_calendar(frame *f, const expr *e)
{
	value v = frame_eval(f, e->operands[0]);
	if (v.unknown || meaning_of(e->operands[0])->type.kind == TYPE_YEAR)
		return v;
	step_kind kind = e->op == OP_YEAR ? STEP_YEAR : e->op == OP_QUARTER ? STEP_QUARTER : STEP_MONTH;
	int32_t number = step_of(kind, (day)v.number);
	if (v.moves)
		frame_cut_period(f, step_days(kind, number));
	return known_number(number, v.standing);
}

place_id place_of_code(const rulebook *book, uint32_t code)
{
	for (size_t i = 0; i < book->place_list.count; i++)
		if (book->place_list.codes[i] == code)
			return (place_id)(i + 1);
	return 0;
}

static value eval_group(frame *f, const expr *e)
{
	value v = frame_eval(f, e->operands[0]);
	if (v.unknown)
		return v;
	const rulebook *book = f->program->book;
	place_id id = place_of_code(book, v.code);
	if (f->date == DAY_UNKNOWN)
		return unknown_value(reason_new(f, "missing-input", "the date is not given, and groups change with it"),
		                     v.standing);
	period holds;
	group_id group = meaning_of(e->operands[1])->group;
	const char *why = places_membership_unknown(book->places, id, group, f->date, &holds);
	const citation *source = &book->group_sources[group - 1];
	standing st = weakest(v.standing, source->standing);
	frame_cut_period(f, holds);
	if (why) {
		octroi_reason *r = reason_new(f, "declared-unknown", "%s: %s", places_group(book->places, group)->title, why);
		r->source = source->text;
		return unknown_value(r, st);
	}
	bool in = places_in_group(book->places, id, group, f->date, &holds);
	frame_cut_period(f, holds);
	return known_number(in, st);
}

/* ---- other times ---------------------------------------------------------------- */

/* A frame in which one clock stands elsewhere; it shares nothing that was computed. */
static frame moved_frame(frame *f, int clock, value to)
{
	frame g = *f;
	size_t n = f->program->slot_count;
	g.memo = ARENA_ARRAY(f->memory, value, n);
	g.done = ARENA_ARRAY(f->memory, uint8_t, n);
	g.moved_clock = clock;
	g.moved_to = to;
	g.steps = NULL;
	return g;
}

/* A year for a clock of days is its first day; a day for a clock of years is its year. */
static value clock_value(const frame *f, int clock, type_kind is, value v)
{
	type_kind wanted = f->program->slots[clock].type.kind;
	if (v.unknown || wanted == is)
		return v;
	v.number = wanted == TYPE_YEAR ? day_year((day)v.number) : day_of((int)v.number, 1, 1);
	v.moves = false;
	return v;
}

static value eval_at(frame *f, const expr *e)
{
	value when = frame_eval(f, e->operands[1]);
	if (when.unknown)
		return when;
	int clock = program_clock_slot(f->program, meaning_of(e)->at_clock);
	frame g = moved_frame(f, clock, clock_value(f, clock, meaning_of(e->operands[1])->type.kind, when));
	/* Of a plain name the figure itself is the step; remarks on the way to
	 * another figure would speak of another time. */
	if (e->operands[0]->kind == EXPR_NAME)
		g.steps = f->steps;
	else
		g.notes = NULL;
	return with_standing(frame_eval(&g, e->operands[0]), when.standing);
}

static value eval_compound(frame *f, const expr *e)
{
	value from = frame_eval(f, e->operands[1]), to = frame_eval(f, e->operands[2]);
	if (from.unknown || to.unknown)
		return from.unknown ? from : to;
	value product = known_number(1, weakest(from.standing, to.standing));
	if (to.number < from.number)
		return unknown_value(reason_new(f, "no-value", "compound() from %d back to %d", (int)from.number, (int)to.number),
		                     product.standing);
	int rank = meaning_of(e)->at_clock;
	for (int y = (int)from.number + 1; y <= (int)to.number; y++) {
		value rate;
		if (rank >= 0) {
			int clock = program_clock_slot(f->program, rank);
			frame g = moved_frame(f, clock, clock_value(f, clock, TYPE_YEAR, known_number(y, STANDING_GIVEN)));
			rate = frame_eval(&g, e->operands[0]);
		} else {
			rate = frame_eval(f, e->operands[0]);
		}
		if (rate.unknown)
			return unknown_value(rate.unknown, rate.standing);
		product = arithmetic(f, e, product.number * (1 + rate.number), weakest(product.standing, rate.standing));
		if (product.unknown)
			return product;
	}
	return product;
}

static value eval_operation(frame *f, const expr *e)
{
	switch (operations[e->op].rule) {
	case RULE_SAME:
	case RULE_PRODUCT:
	case RULE_QUOTIENT:
		return eval_arithmetic(f, e);
	case RULE_COMPARE:
	case RULE_ORDER:
		return eval_comparison(f, e);
	case RULE_LOGIC:
		return eval_logic(f, e);
	case RULE_GROUP:
		return eval_group(f, e);
	case RULE_CHOICE:
		return eval_choice(f, e);
	case RULE_ROUND:
		return eval_round(f, e);
	case RULE_KNOWN:
		return eval_known(f, e);
	case RULE_FOUND:
		return eval_found(f, e);
	case RULE_FIRST:
		return eval_first(f, e);
	case RULE_CALENDAR:
		return eval_calendar(f, e);
	case RULE_AT:
		return eval_at(f, e);
	case RULE_MEAN:
		return series_mean(f, e);
	case RULE_COMPOUND:
		return eval_compound(f, e);
	case RULE_CONVERT:
		return money_convert(f, e);
	case RULE_SUM:
		return eval_sum(f, e);
	}
	return unknown_value(NULL, STANDING_GIVEN);
}

value frame_eval(frame *f, const expr *e)
{
	if (e->kind == EXPR_OPERATION)
		return eval_operation(f, e);
	const meaning *m = meaning_of(e);
	if (m->constant)
		return m->value;
	if (e->kind == EXPR_NUMBER)
		return known_number(e->number, STANDING_GIVEN);
	return m->column ? frame_member(f, e) : frame_slot(f, m->slot);
}

/* ---- slots -------------------------------------------------------------------------- */

static void need_add(frame *f, int slot)
{
	if (!f->needs)
		return;
	octroi_need_kind kind = f->optional ? OCTROI_CAN_HELP : OCTROI_NEEDED;
	for (size_t i = 0; i < f->needs->count; i++) {
		need_entry *n = &f->needs->items[i];
		if (n->slot != slot)
			continue;
		if (kind < n->kind)
			n->kind = kind;
		return;
	}
	need_entry *n = ARENA_PUSH(f->memory, f->needs->items, f->needs->count, f->needs->capacity);
	*n = (need_entry){.slot = slot, .kind = kind, .why = f->asking};
}

void need_narrow(frame *f, int slot, const octroi_reason *choices)
{
	const code_list *list = slot >= 0 ? f->program->slots[slot].type.list : NULL;
	for (size_t i = 0; f->needs && list && !list->places && i < f->needs->count; i++)
		if (f->needs->items[i].slot == slot)
			f->needs->items[i].reason = choices;
}

static value missing_input(frame *f, int index)
{
	const octroi_program *p = f->program;
	need_add(f, index);
	const slot *s = &p->slots[index];
	const char *option = s->kind == SLOT_INPUT ? s->input->option : s->name;
	if (index == p->date && f->line->year == 0 && p->year >= 0) {
		octroi_reason *r = reason_new(f, "missing-input", "the date is not given; give --%s or --%s", option,
		                              p->slots[p->year].input->option);
		r->option = option;
		return unknown_value(r, STANDING_GIVEN);
	}
	octroi_reason *r = reason_new(f, "missing-input", "%s is not given; give --%s", s->name, option);
	r->option = option;
	r->input = s->name;
	r->lacks = arena_printf(f->memory, "%s is not given", s->name);
	if (s->type.kind == TYPE_CODE && !s->type.list->places && !s->type.list->open) {
		r->can_be = code_choices(p->book, f->memory, s->type.list);
		r->text = arena_printf(f->memory, "%s: %s", r->text, r->can_be);
	}
	return unknown_value(r, STANDING_GIVEN);
}

static value eval_input(frame *f, int index)
{
	const slot *s = &f->program->slots[index];
	f->read[index] = true;
	if (index == f->moved_clock)
		return f->moved_to;
	if (index == f->program->date && f->date != DAY_UNKNOWN)
		return (value){.number = f->date, .standing = STANDING_GIVEN, .moves = true};
	if (f->line->is_given[index])
		return f->line->given[index];
	if (s->input->otherwise) {
		/* What stands in for an input can be bettered by giving it. */
		f->optional++;
		need_add(f, index);
		f->optional--;
		return frame_eval(f, s->input->otherwise);
	}
	if (s->input->otherwise_unknown) {
		need_add(f, index);
		return unknown_value(reason_new(f, "declared-unknown", "%s", s->input->otherwise_unknown), STANDING_LAW);
	}
	return missing_input(f, index);
}

static value eval_clock(frame *f, int index)
{
	const slot *s = &f->program->slots[index];
	f->read[index] = true;
	if (index == f->moved_clock)
		return f->moved_to;
	if (f->line->is_given[index])
		return f->line->given[index];
	return frame_eval(f, s->clock->otherwise);
}

static value eval_option(frame *f, int index)
{
	const slot *s = &f->program->slots[index];
	if (f->read)
		f->read[index] = true;
	return (value){.code = s->chosen, .standing = s->option->standing == STANDING_LAW ? STANDING_GIVEN
	                                                                               : s->option->standing};
}

/* ---- quantities ------------------------------------------------------------------------ */

/* The weakest of all that is said: a standing written beside a weaker source
 * does not strengthen it. */
standing arm_standing(const quantity *q, const rule_case *arm)
{
	const citation *c = arm->source.text ? &arm->source : &q->source;
	standing st = c->text ? c->standing : STANDING_GIVEN;
	if (arm->has_standing)
		st = weakest(st, arm->standing);
	return q->has_standing ? weakest(st, q->standing) : st;
}

/* Inputs that known() of an earlier case asked about: giving one would have
 * kept the line from ending in an unknown. */
static void needs_of_conditions(frame *f, const quantity *q, const rule_case *taken)
{
	int optional = f->optional;
	f->optional = 0;
	for (const rule_case *c = q->cases; c < taken; c++)
		if (c->when && c->when->kind == EXPR_OPERATION && c->when->op == OP_KNOWN)
			frame_eval(f, c->when->operands[0]);
	f->optional = optional;
}

static value arm_value(frame *f, const slot *s, const rule_case *arm, standing conditions)
{
	const quantity *q = s->quantity;
	value v;
	if (arm->formula) {
		v = frame_eval(f, arm->formula);
	} else {
		if (f->needs)
			needs_of_conditions(f, q, arm);
		octroi_reason *r = reason_new(f, "declared-unknown", "%s", sentence_text(f, arm->reason));
		r->source = arm->source.text ? arm->source.text : q->source.text;
		v = unknown_value(r, STANDING_LAW);
	}
	v.standing = weakest(weakest(v.standing, conditions), arm_standing(q, arm));
	if (arm->note && !v.unknown)
		note_add(f, "note", sentence_text(f, arm->note), arm->source.text ? arm->source.text : q->source.text,
		         arm_standing(q, arm) >= STANDING_ASSUMPTION);
	return v;
}

static value eval_cases(frame *f, const slot *s)
{
	const quantity *q = s->quantity;
	standing conditions = STANDING_GIVEN;
	const octroi_reason *open = NULL;
	for (size_t i = 0; i < q->case_count; i++) {
		const rule_case *arm = &q->cases[i];
		value condition = known_number(1, STANDING_GIVEN);
		if (arm->when)
			condition = frame_eval(f, arm->when);
		conditions = weakest(conditions, condition.standing);
		if (condition.unknown && !f->needs) {
			return unknown_value(condition.unknown, conditions);
		}
		if (condition.unknown || open) {
			/* Exploring: each arm that could be taken says what it would ask for. */
			open = open ? open : condition.unknown;
			f->optional++;
			if (arm->formula && (condition.unknown || condition.number == 1))
				frame_eval(f, arm->formula);
			f->optional--;
			if (!condition.unknown && condition.number == 1)
				break;
			continue;
		}
		if (condition.number != 1)
			continue;
		value v = arm_value(f, s, arm, conditions);
		step_add(f, s, &v, arm, arm->when);
		return v;
	}
	return unknown_value(open, conditions);
}

/* A line reads what its group has; alone it is its own group. */
static bool value_of_group(frame *f, int index, value *v)
{
	const slot *s = &f->program->slots[index];
	if (!s->level || f->group_at)
		return false;
	size_t declaration = (size_t)s->level - 1;
	const octroi_reason *lacks = group_needs(f, declaration);
	if (lacks)
		*v = unknown_value(lacks, STANDING_GIVEN);
	else if (f->groups)
		*v = groups_value(f->groups, index, f->group_of[declaration]);
	return lacks || f->groups;
}

value frame_quantity(frame *f, int index)
{
	const slot *s = &f->program->slots[index];
	value of_group;
	if (value_of_group(f, index, &of_group))
		return of_group;
	const char *asking = f->asking;
	if (s->quantity->title || !asking)
		f->asking = s->quantity->title ? s->quantity->title : s->name;
	value v;
	if (s->quantity->is_lookup) {
		v = lookup_rows(f, s);
		step_add(f, s, &v, NULL, NULL);
	} else if (s->quantity->is_collection) {
		v = collect(f, s);
	} else if (s->quantity->is_reached) {
		v = eval_reached(f, s);
		step_add(f, s, &v, NULL, NULL);
	} else {
		v = eval_cases(f, s);
	}
	f->asking = asking;
	return v;
}

value frame_slot(frame *f, int index)
{
	const slot *s = &f->program->slots[index];
	bool quantity = s->kind == SLOT_QUANTITY;
	if (f->hoist && f->moved_clock < 0 && quantity)
		return hoist_slot(f, index);
	/* With a hoist each quantity takes down for itself on which days its dates
	 * and figures hold. */
	if (f->done[index] && (quantity || !f->hoist))
		return f->memo[index];
	value v;
	switch (s->kind) {
	case SLOT_INPUT:
		/* Not kept: whether it was asked for under known() differs by reader. */
		return eval_input(f, index);
	case SLOT_CLOCK:
		v = eval_clock(f, index);
		break;
	case SLOT_SERIES:
		v = series_value_at(f, s);
		step_add(f, s, &v, NULL, NULL);
		break;
	case SLOT_OPTION:
		v = eval_option(f, index);
		break;
	default:
		v = frame_quantity(f, index);
	}
	/* An exploration asks again: what was optional the first time may be needed now. */
	if (!f->needs || !v.unknown) {
		f->memo[index] = v;
		f->done[index] = 1;
	}
	return v;
}
