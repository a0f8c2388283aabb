/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random small programs: what was accepted when it was loaded is right when it
 * is computed.
 *
 * Formulas are drawn together with their types, written as rules, compiled, and
 * evaluated beside a second, naive evaluator that walks the drawn tree: three
 * values of logic by tables, numbers that are known or not. */
#include "base/number.h"
#include "rulebook_fixture.h"

#include "program/block.h"
#include "program/variations.h"

enum {
	PROGRAMS = 300,
	LINES = 25,          /* for each program */
	QUANTITIES = 6,
	NUMBERS = 8,         /* inputs: four in t, two in EUR, two without unit */
	FLAGS = 4,
	SERIES = 4,
	POWER_MAX = 2
};

/* t^mass * EUR^money */
typedef struct {
	int mass, money;
} dimension;

typedef enum {
	NODE_ZERO, NODE_ONE, NODE_TRUE, NODE_FALSE,
	NODE_NUMBER, NODE_FLAG, NODE_SERIES, NODE_QUANTITY, /* leaves by index */
	NODE_ADD, NODE_SUBTRACT, NODE_MULTIPLY, NODE_DIVIDE, NODE_MIN, NODE_MAX, NODE_CLAMP, NODE_ABS, NODE_NEGATE,
	NODE_IF, NODE_FIRST,
	NODE_AND, NODE_OR, NODE_NOT, NODE_KNOWN,
	NODE_EQUAL, NODE_NOT_EQUAL, NODE_LESS, NODE_LESS_EQUAL, NODE_GREATER, NODE_GREATER_EQUAL
} node_kind;

typedef struct node {
	node_kind kind;
	bool      is_flag;
	dimension unit;
	int       index;
	size_t    count;
	struct node *kids[3];
	size_t    sign;      /* where its sign or name was printed */
} node;

typedef struct {
	bool      is_flag;
	dimension unit;
	size_t    arm_count;       /* 1: a plain formula */
	node     *when[3];           /* the last: NULL */
	node     *formula[3];      /* NULL: otherwise unknown */
} definition;

static const dimension number_units[NUMBERS] = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 0}, {0, 0}};
/* Of the series one has a value, one has none on the line's day, one is declared unknown. */
static const dimension series_units[SERIES] = {{0, 1}, {0, 0}, {0, 0}, {0, 1}};
static const double    series_values[SERIES] = {2.5, 0.75, NAN, NAN};

typedef struct {
	arena     *memory;
	uint64_t   seed;
	size_t     quantity_count;
	definition quantities[QUANTITIES];
	size_t     formula_at[QUANTITIES]; /* byte of a plain formula in the text */
} world;

static uint32_t draw(world *w, uint32_t below)
{
	w->seed ^= w->seed << 13;
	w->seed ^= w->seed >> 7;
	w->seed ^= w->seed << 17;
	return (uint32_t)(w->seed >> 11) % below;
}

/* ---- drawing formulas ------------------------------------------------------------------ */

static node *draw_number(world *w, dimension unit, int depth);
static node *draw_flag(world *w, int depth);

static node *node_new(world *w, node_kind kind, bool is_flag, dimension unit, size_t count)
{
	node *n = ARENA_NEW(w->memory, node);
	*n = (node){.kind = kind, .is_flag = is_flag, .unit = unit, .count = count};
	return n;
}

static bool same_unit(dimension a, dimension b)
{
	return a.mass == b.mass && a.money == b.money;
}

/* A name of that type, or NULL. */
static node *draw_name(world *w, bool is_flag, dimension unit)
{
	node *found[NUMBERS + FLAGS + SERIES + QUANTITIES];
	size_t n = 0;
	for (int i = 0; !is_flag && i < NUMBERS; i++)
		if (same_unit(number_units[i], unit)) {
			found[n] = node_new(w, NODE_NUMBER, false, unit, 0);
			found[n++]->index = i;
		}
	for (int i = 0; is_flag && i < FLAGS; i++) {
		found[n] = node_new(w, NODE_FLAG, true, unit, 0);
		found[n++]->index = i;
	}
	for (int i = 0; !is_flag && i < SERIES; i++)
		if (same_unit(series_units[i], unit)) {
			found[n] = node_new(w, NODE_SERIES, false, unit, 0);
			found[n++]->index = i;
		}
	for (size_t i = 0; i < w->quantity_count; i++)
		if (w->quantities[i].is_flag == is_flag && (is_flag || same_unit(w->quantities[i].unit, unit))) {
			found[n] = node_new(w, NODE_QUANTITY, is_flag, unit, 0);
			found[n++]->index = (int)i;
		}
	return n ? found[draw(w, (uint32_t)n)] : NULL;
}

/* Something of any unit without further choices: a name, or a product of names. */
static node *plain_number(world *w, dimension unit)
{
	node *name = draw_name(w, false, unit);
	if (same_unit(unit, (dimension){0, 0}) && draw(w, 4) == 0)
		return node_new(w, NODE_ONE, false, unit, 0);
	if (name)
		return name;
	dimension part = unit.mass ? (dimension){unit.mass > 0 ? 1 : -1, 0} : (dimension){0, unit.money > 0 ? 1 : -1};
	bool divides = part.mass + part.money < 0;
	node *n = node_new(w, divides ? NODE_DIVIDE : NODE_MULTIPLY, false, unit, 2);
	n->kids[0] = plain_number(w, (dimension){unit.mass - part.mass, unit.money - part.money});
	n->kids[1] = draw_name(w, false, divides ? (dimension){-part.mass, -part.money} : part);
	return n;
}

static dimension draw_unit(world *w)
{
	return (dimension){(int)draw(w, 2 * POWER_MAX + 1) - POWER_MAX, (int)draw(w, 3) - 1};
}

static bool small_enough(dimension d)
{
	return abs(d.mass) <= POWER_MAX && abs(d.money) <= POWER_MAX;
}

/* Two factors, or a dividend and a divisor. */
static node *draw_product(world *w, dimension unit, int depth)
{
	bool divides = draw(w, 3) == 0;
	dimension right, left;
	do {
		right = draw_unit(w);
		left = divides ? (dimension){unit.mass + right.mass, unit.money + right.money}
		               : (dimension){unit.mass - right.mass, unit.money - right.money};
	} while (!small_enough(left));
	node *n = node_new(w, divides ? NODE_DIVIDE : NODE_MULTIPLY, false, unit, 2);
	n->kids[0] = draw_number(w, left, depth - 1);
	n->kids[1] = draw_number(w, right, depth - 1);
	return n;
}

/* Operands of one unit. A bare 0 fits any unit, beside one that has its own. */
static node *draw_alike(world *w, node_kind kind, bool is_flag, dimension unit, size_t count, int depth)
{
	node *n = node_new(w, kind, is_flag, unit, count);
	size_t zero = draw(w, 6) == 0 ? draw(w, (uint32_t)count) : count;
	for (size_t i = 0; i < count; i++)
		n->kids[i] = i == zero ? node_new(w, NODE_ZERO, false, unit, 0) : draw_number(w, unit, depth - 1);
	return n;
}

static node *draw_number(world *w, dimension unit, int depth)
{
	node *n;
	if (depth <= 0)
		return plain_number(w, unit);
	switch (draw(w, 12)) {
	case 0:
		return plain_number(w, unit);
	case 1:
		return draw_alike(w, NODE_ADD, false, unit, 2, depth);
	case 2:
		return draw_alike(w, NODE_SUBTRACT, false, unit, 2, depth);
	case 3:
		return draw_alike(w, NODE_MIN, false, unit, 2 + draw(w, 2), depth);
	case 4:
		return draw_alike(w, NODE_MAX, false, unit, 2 + draw(w, 2), depth);
	case 5:
		return draw_alike(w, NODE_CLAMP, false, unit, 3, depth);
	case 6:
	case 7:
		n = node_new(w, draw(w, 2) ? NODE_ABS : NODE_NEGATE, false, unit, 1);
		n->kids[0] = draw_number(w, unit, depth - 1);
		return n;
	case 8:
		n = draw_alike(w, NODE_IF, false, unit, 3, depth);
		n->kids[0] = draw_flag(w, depth - 1);
		return n;
	case 9:
		n = node_new(w, NODE_FIRST, false, unit, 2 + draw(w, 2));
		for (size_t i = 0; i < n->count; i++)
			n->kids[i] = draw_number(w, unit, depth - 1);
		return n;
	default:
		return draw_product(w, unit, depth);
	}
}

static node *draw_flag(world *w, int depth)
{
	static const dimension none = {0, 0};
	uint32_t kind = depth <= 0 ? 0 : draw(w, 9);
	node *n;
	if (kind == 0)
		return draw(w, 8) ? draw_name(w, true, none)
		                  : node_new(w, draw(w, 2) ? NODE_TRUE : NODE_FALSE, true, none, 0);
	if (kind <= 4) {
		dimension unit = draw_unit(w);
		n = draw_alike(w, NODE_EQUAL + (node_kind)draw(w, 6), true, unit, 2, depth);
		n->unit = none;
		return n;
	}
	if (kind == 5 && draw(w, 2)) {
		n = node_new(w, NODE_KNOWN, true, none, 1);
		n->kids[0] = draw_number(w, draw_unit(w), depth - 1);
		return n;
	}
	size_t count = kind == 5 ? 3 : kind == 6 ? 1 : 2;
	n = node_new(w, kind == 5 ? NODE_IF : kind == 6 ? NODE_NOT : kind == 7 ? NODE_AND : NODE_OR, true, none, count);
	for (size_t i = 0; i < count; i++)
		n->kids[i] = draw_flag(w, depth - 1);
	return n;
}

static void draw_quantity(world *w, definition *q)
{
	*q = (definition){.is_flag = draw(w, 3) == 0, .arm_count = draw(w, 3) == 0 ? 3 : 1};
	if (!q->is_flag)
		q->unit = draw_unit(w);
	int depth = 1 + (int)draw(w, 4);
	for (size_t i = 0; i < q->arm_count; i++) {
		if (i + 1 < q->arm_count)
			q->when[i] = draw_flag(w, 2);
		if (i == 0 || i + 1 < q->arm_count || draw(w, 2))
			q->formula[i] = q->is_flag ? draw_flag(w, depth) : draw_number(w, q->unit, depth);
	}
}

/* ---- writing them as rules ------------------------------------------------------------------ */

/* "t^2*EUR", "1/t", "EUR/t^2", "1" */
static const char *unit_text(world *w, dimension d)
{
	buffer b = {.memory = w->memory};
	const struct {
		const char *name;
		int         power;
	} parts[] = {{"t", d.mass}, {"EUR", d.money}};
	for (int i = 0; i < 2; i++)
		if (parts[i].power > 0)
			buffer_printf(&b, "%s%s^%d", b.length ? "*" : "", parts[i].name, parts[i].power);
	if (!b.length)
		buffer_puts(&b, "1");
	for (int i = 0; i < 2; i++)
		if (parts[i].power < 0)
			buffer_printf(&b, "/%s^%d", parts[i].name, -parts[i].power);
	return b.at;
}

static const char *const spellings[] = {
        [NODE_ADD] = "+",       [NODE_SUBTRACT] = "-",   [NODE_MULTIPLY] = "*",   [NODE_DIVIDE] = "/",
        [NODE_MIN] = "min",     [NODE_MAX] = "max",      [NODE_CLAMP] = "clamp",  [NODE_ABS] = "abs",
        [NODE_NEGATE] = "-",    [NODE_FIRST] = "first",  [NODE_AND] = "and",      [NODE_OR] = "or",
        [NODE_NOT] = "not ",    [NODE_KNOWN] = "known",  [NODE_EQUAL] = "==",     [NODE_NOT_EQUAL] = "!=",
        [NODE_LESS] = "<",      [NODE_LESS_EQUAL] = "<=", [NODE_GREATER] = ">",   [NODE_GREATER_EQUAL] = ">=",
};

static bool is_call(node_kind k)
{
	return k == NODE_MIN || k == NODE_MAX || k == NODE_CLAMP || k == NODE_ABS || k == NODE_FIRST || k == NODE_KNOWN;
}

static void write_node(buffer *b, node *n)
{
	static const char *const leaves[] = {"0", "1", "true", "false"};
	static const char *const names[] = {"n", "f", "s", "q"};
	if (n->kind <= NODE_FALSE) {
		buffer_puts(b, leaves[n->kind]);
	} else if (n->kind <= NODE_QUANTITY) {
		buffer_printf(b, "%s%d", names[n->kind - NODE_NUMBER], n->index);
	} else if (n->kind == NODE_IF) {
		buffer_putc(b, '(');
		n->sign = b->length;
		buffer_puts(b, "if ");
		write_node(b, n->kids[0]);
		buffer_puts(b, " then ");
		write_node(b, n->kids[1]);
		buffer_puts(b, " else ");
		write_node(b, n->kids[2]);
		buffer_putc(b, ')');
	} else if (is_call(n->kind) || n->count == 1) {
		/* A sign before an operand has it in brackets, which a call has anyway. */
		buffer_puts(b, is_call(n->kind) ? "" : "(");
		n->sign = b->length;
		buffer_printf(b, "%s(", spellings[n->kind]);
		for (size_t i = 0; i < n->count; i++) {
			buffer_puts(b, i ? ", " : "");
			write_node(b, n->kids[i]);
		}
		buffer_puts(b, is_call(n->kind) ? ")" : "))");
	} else {
		buffer_putc(b, '(');
		write_node(b, n->kids[0]);
		buffer_putc(b, ' ');
		n->sign = b->length;
		buffer_printf(b, "%s ", spellings[n->kind]);
		write_node(b, n->kids[1]);
		buffer_putc(b, ')');
	}
}

static void write_formula(buffer *b, node *n)
{
	buffer_putc(b, '"');
	write_node(b, n);
	buffer_puts(b, "\"\n");
}

static void write_quantity(world *w, buffer *b, size_t i)
{
	const definition *q = &w->quantities[i];
	buffer_printf(b, "  q%zu:\n    source: act\n    %s%s\n", i, q->is_flag ? "type: flag" : "unit: ",
	              q->is_flag ? "" : arena_printf(w->memory, "\"%s\"", unit_text(w, q->unit)));
	if (q->arm_count == 1) {
		buffer_puts(b, "    formula: ");
		w->formula_at[i] = b->length + 1;
		write_formula(b, q->formula[0]);
		return;
	}
	buffer_puts(b, "    cases:\n");
	for (size_t k = 0; k < q->arm_count; k++) {
		bool last = k + 1 == q->arm_count;
		if (!last) {
			buffer_puts(b, "      - when: ");
			write_formula(b, q->when[k]);
		}
		buffer_puts(b, last ? "      - otherwise: " : "        formula: ");
		if (q->formula[k])
			write_formula(b, q->formula[k]);
		else
			buffer_puts(b, "unknown\n        reason: nobody knows\n");
	}
}

static const char *body_of(world *w)
{
	buffer b = {.memory = w->memory};
	buffer_puts(&b, "inputs:\n");
	for (int i = 0; i < NUMBERS; i++)
		buffer_printf(&b, "  n%d: {unit: \"%s\"}\n", i, unit_text(w, number_units[i]));
	for (int i = 0; i < FLAGS; i++)
		buffer_printf(&b, "  f%d: {type: flag}\n", i);
	buffer_puts(&b, "series:\n"
	                "  s0: {unit: EUR, dated: date, source: act, values: {..: 2.5}}\n"
	                "  s1: {unit: \"1\", dated: date, source: act, values: {2026-02: 0.75, 2026-03: 7}}\n"
	                "  s2: {unit: \"1\", dated: date, source: act, values: {2026-02: {unknown: not set}}}\n"
	                "  s3: {unit: EUR, dated: date, source: act, values: {2025: 9, 2027: 9}}\n"
	                "quantities:\n");
	for (size_t i = 0; i < w->quantity_count; i++)
		write_quantity(w, &b, i);
	buffer_puts(&b, "  net_charge: {unit: EUR, formula: 0, source: act}\n");
	return b.at;
}

static world draw_world(arena *memory, uint64_t seed)
{
	world w = {.memory = memory, .seed = seed * 0x9E3779B97F4A7C15u + 1};
	while (w.quantity_count < QUANTITIES) {
		definition q;
		draw_quantity(&w, &q);
		w.quantities[w.quantity_count++] = q;
	}
	return w;
}

/* ---- the second evaluator ---------------------------------------------------------------------- */

typedef enum { NO, YES, MAYBE } truth;

static const truth and_table[3][3] = {{NO, NO, NO}, {NO, YES, MAYBE}, {NO, MAYBE, MAYBE}};
static const truth or_table[3][3] = {{NO, YES, MAYBE}, {YES, YES, YES}, {MAYBE, YES, MAYBE}};
static const truth not_table[3] = {YES, NO, MAYBE};

typedef struct {
	bool   known; /* of a number */
	double number;
	truth  flag;
} answer;

typedef struct {
	const world *world;
	double       numbers[NUMBERS]; /* NaN: not given */
	truth        flags[FLAGS];
} line_values;

static answer answer_of(const line_values *l, const node *n);

static answer quantity_answer(const line_values *l, const definition *q)
{
	static const answer unknown = {.flag = MAYBE};
	for (size_t i = 0; i < q->arm_count; i++) {
		truth holds = q->when[i] ? answer_of(l, q->when[i]).flag : YES;
		if (holds == MAYBE)
			return unknown;
		if (holds == YES)
			return q->formula[i] ? answer_of(l, q->formula[i]) : unknown;
	}
	return unknown;
}

static answer leaf_answer(const line_values *l, const node *n)
{
	answer a = {.flag = MAYBE};
	switch (n->kind) {
	case NODE_ZERO:
	case NODE_ONE:
		a.number = n->kind == NODE_ONE;
		a.known = true;
		return a;
	case NODE_TRUE:
	case NODE_FALSE:
		a.flag = n->kind == NODE_TRUE ? YES : NO;
		return a;
	case NODE_NUMBER:
	case NODE_SERIES:
		a.number = n->kind == NODE_NUMBER ? l->numbers[n->index] : series_values[n->index];
		a.known = !isnan(a.number);
		return a;
	case NODE_FLAG:
		a.flag = l->flags[n->index];
		return a;
	default:
		return quantity_answer(l, &l->world->quantities[n->index]);
	}
}

static double arithmetic(node_kind kind, const answer *a, size_t count)
{
	double x = a[0].number, y = a[1].number;
	switch (kind) {
	case NODE_ADD:
		return x + y;
	case NODE_SUBTRACT:
		return x - y;
	case NODE_MULTIPLY:
		return x * y;
	case NODE_DIVIDE:
		return y == 0 ? NAN : x / y;
	case NODE_ABS:
		return fabs(x);
	case NODE_NEGATE:
		return -x;
	case NODE_CLAMP:
		x = x < y ? y : x;
		return x > a[2].number ? a[2].number : x;
	default:
		for (size_t i = 1; i < count; i++)
			if (kind == NODE_MIN ? a[i].number < x : a[i].number > x)
				x = a[i].number;
		return x;
	}
}

static truth compared(node_kind kind, double x, double y)
{
	bool yes = kind == NODE_EQUAL           ? x == y
	           : kind == NODE_NOT_EQUAL     ? x != y
	           : kind == NODE_LESS          ? x < y
	           : kind == NODE_LESS_EQUAL    ? x <= y
	           : kind == NODE_GREATER       ? x > y
	                                        : x >= y;
	return yes ? YES : NO;
}

static answer answer_of(const line_values *l, const node *n)
{
	answer a[3], result = {.flag = MAYBE};
	if (n->kind <= NODE_QUANTITY)
		return leaf_answer(l, n);
	for (size_t i = 0; i < n->count; i++)
		a[i] = answer_of(l, n->kids[i]);
	switch (n->kind) {
	case NODE_AND:
		result.flag = and_table[a[0].flag][a[1].flag];
		return result;
	case NODE_OR:
		result.flag = or_table[a[0].flag][a[1].flag];
		return result;
	case NODE_NOT:
		result.flag = not_table[a[0].flag];
		return result;
	case NODE_KNOWN:
		result.flag = a[0].known ? YES : NO;
		return result;
	case NODE_IF:
		return a[0].flag == MAYBE ? result : a[a[0].flag == YES ? 1 : 2];
	case NODE_FIRST:
		for (size_t i = 0; i + 1 < n->count; i++)
			if (a[i].known)
				return a[i];
		return a[n->count - 1];
	default:
		break;
	}
	for (size_t i = 0; i < n->count; i++)
		if (!a[i].known)
			return result;
	if (n->kind >= NODE_EQUAL) {
		result.flag = compared(n->kind, a[0].number, a[1].number);
		return result;
	}
	result.number = arithmetic(n->kind, a, n->count);
	result.known = isfinite(result.number);
	return result;
}

/* ---- lines ------------------------------------------------------------------------------------------ */

static void draw_values(world *w, line_values *l, bool moderate)
{
	static const double wild[] = {0, 1, -1, 0.1, 3, -2.5, 1e6, 1e-7, 1e200, -1e200, 123.456};
	static const double tame[] = {0, 1, -1, 0.1, 3, -2.5, 17.25, 0.001, 900, 64, 123.456};
	l->world = w;
	for (int i = 0; i < NUMBERS; i++)
		l->numbers[i] = draw(w, 4) == 0 ? NAN : (moderate ? tame : wild)[draw(w, 11)];
	for (int i = 0; i < FLAGS; i++)
		l->flags[i] = (truth)draw(w, 3);
}

static void give_values(fixture *f, const line_values *l)
{
	char text[NUMBER_TEXT_SIZE];
	new_line(f);
	give(f, "date", "2026-02-10");
	for (int i = 0; i < NUMBERS; i++)
		if (!isnan(l->numbers[i])) {
			snprintf(text, sizeof text, "%.17g", l->numbers[i]);
			give(f, arena_printf(f->memory, "n%d", i), text);
		}
	for (int i = 0; i < FLAGS; i++)
		if (l->flags[i] != MAYBE)
			give(f, arena_printf(f->memory, "f%d", i), l->flags[i] == YES ? "yes" : "no");
}

static value ask_quantity(fixture *f, size_t i)
{
	return ask(f, arena_printf(f->memory, "q%zu", i));
}

/* ---- properties ---------------------------------------------------------------------------------------- */

/* Drawn formulas compile, and agree with the second evaluator to the last bit
 * on what is known and what it is. */
static void values_and_unknowns_follow_the_tables(void **state)
{
	fixture *f = *state;
	size_t known = 0, unknown = 0;
	for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		load(f, body_of(&w));
		for (int k = 0; k < LINES; k++) {
			line_values l;
			draw_values(&w, &l, false);
			give_values(f, &l);
			for (size_t i = 0; i < w.quantity_count; i++) {
				value is = ask_quantity(f, i);
				answer wanted = quantity_answer(&l, &w.quantities[i]);
				bool is_flag = w.quantities[i].is_flag;
				bool expected = is_flag ? wanted.flag != MAYBE : wanted.known;
				double number = is_flag ? wanted.flag == YES : wanted.number;
				if (expected == (is.unknown != NULL) || (expected && is.number != number))
					fail_msg("program %d, line %d: q%zu is %.17g (%s), expected %.17g (%s)", (int)seed, k, i,
					         is.number, is.unknown ? is.unknown->text : "known", number,
					         expected ? "known" : "unknown");
				known += expected;
				unknown += !expected;
			}
		}
	}
	/* Both happen often enough to mean something. */
	assert_true(known > PROGRAMS * LINES && unknown > PROGRAMS * LINES);
}

/* ---- blocks ---------------------------------------------------------------------------- */

enum { CELLS = 1 + NUMBERS + FLAGS };

/* A line's values as cells of a file. */
static void write_cells(fixture *f, const line_values *l, slice *cells)
{
	cells[0] = slice_of("2026-02-10");
	for (int i = 0; i < NUMBERS; i++)
		cells[1 + i] = slice_of(isnan(l->numbers[i]) ? "" : arena_printf(f->memory, "%.17g", l->numbers[i]));
	for (int i = 0; i < FLAGS; i++)
		cells[1 + NUMBERS + i] = slice_of(l->flags[i] == MAYBE ? "" : l->flags[i] == YES ? "yes" : "no");
}

static void compare_lane(fixture *f, int seed, int k, size_t q, const column *c, const value *alone)
{
	double number = c->number[(size_t)k * c->stride];
	const octroi_reason *reason = c->reason ? c->reason[(size_t)k * c->stride] : NULL;
	uint8_t st = c->standing[(size_t)k * c->stride];
	(void)f;
	if (isnan(number) != (alone->unknown != NULL) || (!alone->unknown && memcmp(&number, &alone->number, sizeof number) != 0))
		fail_msg("program %d, line %d: q%zu is %.17g in a block, %.17g (%s) alone", seed, k, q, number, alone->number,
		         alone->unknown ? alone->unknown->text : "known");
	if (st != (uint8_t)alone->standing)
		fail_msg("program %d, line %d: q%zu is %s in a block, %s alone", seed, k, q, standing_names[st],
		         standing_names[alone->standing]);
	if (alone->unknown && (!reason || strcmp(reason->text, alone->unknown->text) != 0))
		fail_msg("program %d, line %d: q%zu is unknown because '%s' in a block, because '%s' alone", seed, k, q,
		         reason ? reason->text : "", alone->unknown->text);
}

/* Rows whose figures rest on less than what they say, and some that have no mark. */
static const row_mark marks_of_rows[] = {{.input = "n0", .rests_on = OCTROI_ASSUMPTION}, {.input = "n1", .rests_on = OCTROI_SCENARIO}};

/* Columns come to what the walker comes to: figures to the last bit, standings,
 * and the reason of what is unknown. */
static void blocks_come_to_what_lines_come_to(void **state)
{
	fixture *f = *state;
	for (uint64_t seed = 5001; seed <= 5000 + PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		load(f, body_of(&w));
		assert_true(program_axes(f->program));
		program_column columns[CELLS];
		for (size_t i = 0; i < CELLS; i++) {
			const char *name = i == 0        ? "date"
			                   : i <= NUMBERS ? arena_printf(f->memory, "n%zu", i - 1)
			                                  : arena_printf(f->memory, "f%zu", i - 1 - NUMBERS);
			columns[i] = (program_column){.input = name, .column = i, .currency = (size_t)-1, .said_as = name};
		}
		line_reader *r = line_reader_new(f->program, columns, CELLS, NULL, NULL, 0);
		line_reader_marks(r, marks_of_rows, 2);
		lane_walker *walker = lane_walker_new(f->program, r, NULL, f->memory, f->d);
		block *b = block_new(walker, NULL);
		lines *l = lines_new(r, LINES, f->memory);
		line_values values[LINES];
		slice cells[LINES][CELLS];
		const slice *rows[LINES];
		size_t kept[LINES], bad_count;
		bad_cell bad[LINES];
		day dates[LINES];
		uint8_t marks[LINES];
		for (int k = 0; k < LINES; k++) {
			marks[k] = (uint8_t)(k % 3);
			draw_values(&w, &values[k], false);
			write_cells(f, &values[k], cells[k]);
			rows[k] = cells[k];
			dates[k] = day_of(2026, 2, 10);
		}
		line_reader_read(r, rows, marks, LINES, l, kept, bad, &bad_count);
		assert_int_equal(bad_count, 0);
		mask all[LINES];
		column found[QUANTITIES];
		memset(all, 1, sizeof all);
		block_start(b, l, dates, false);
		for (size_t i = 0; i < w.quantity_count; i++)
			found[i] = block_slot(b, slot_find(f->program, slice_of(arena_printf(f->memory, "q%zu", i))), all);
		for (int k = 0; k < LINES; k++) {
			give_values(f, &values[k]);
			if (marks[k])
				line_weaken(f->line, marks_of_rows[marks[k] - 1].input, marks_of_rows[marks[k] - 1].rests_on);
			for (size_t i = 0; i < w.quantity_count; i++) {
				value alone = ask_quantity(f, i);
				compare_lane(f, (int)seed, k, i, &found[i], &alone);
			}
		}
		block_free(b);
		lane_walker_free(walker);
		line_reader_free(r);
	}
}

/* Eight times the tonnes: what is in t^p is 8^p as much, exactly, for 8 is a
 * power of two and no figure comes near the ends of what a double holds. Flags
 * and what is unknown stay as they are. */
static void units_checked_at_load_are_right_at_run_time(void **state)
{
	fixture *f = *state;
	size_t scaled = 0;
	for (uint64_t seed = 1001; seed <= 1000 + PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		load(f, body_of(&w));
		for (int k = 0; k < LINES; k++) {
			line_values l, eight;
			value before[QUANTITIES];
			draw_values(&w, &l, true);
			eight = l;
			for (int i = 0; i < NUMBERS; i++)
				eight.numbers[i] *= number_units[i].mass ? 8 : 1;
			give_values(f, &l);
			for (size_t i = 0; i < w.quantity_count; i++)
				before[i] = ask_quantity(f, i);
			give_values(f, &eight);
			for (size_t i = 0; i < w.quantity_count; i++) {
				value after = ask_quantity(f, i);
				assert_true((before[i].unknown != NULL) == (after.unknown != NULL));
				if (after.unknown)
					continue;
				double wanted = ldexp(before[i].number, 3 * w.quantities[i].unit.mass);
				if (after.number != wanted)
					fail_msg("program %d: q%zu in '%s' is %.17g, expected %.17g", (int)seed, i,
					         unit_text(&w, w.quantities[i].unit), after.number, wanted);
				scaled += w.quantities[i].unit.mass != 0 && wanted != 0;
			}
		}
	}
	assert_true(scaled > PROGRAMS);
}

/* Nodes whose operands must be of one unit, none of them a bare 0. */
static size_t find_alike(node *n, node **out, size_t count, size_t limit)
{
	bool alike = (n->kind >= NODE_ADD && n->kind <= NODE_SUBTRACT) || (n->kind >= NODE_MIN && n->kind <= NODE_CLAMP) ||
	             (n->kind == NODE_IF && !n->is_flag) || n->kind == NODE_FIRST || n->kind >= NODE_EQUAL;
	for (size_t i = 0; i < n->count; i++)
		alike = alike && n->kids[i]->kind != NODE_ZERO;
	if (alike && count < limit)
		out[count++] = n;
	for (size_t i = 0; i < n->count; i++)
		count = find_alike(n->kids[i], out, count, limit);
	return count;
}

/* One operand in another unit, and the formula is refused at the sign (or the
 * name) of the operation that it belongs to. */
static void a_wrong_unit_is_refused_where_it_is(void **state)
{
	fixture *f = *state;
	size_t refused = 0;
	for (uint64_t seed = 2001; seed <= 2000 + PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		node *alike[64], *factor = node_new(&w, NODE_NUMBER, false, (dimension){1, 0}, 0);
		size_t i = draw(&w, QUANTITIES);
		size_t n = w.quantities[i].arm_count == 1 ? find_alike(w.quantities[i].formula[0], alike, 0, 64) : 0;
		if (!n)
			continue;
		node *hit = alike[draw(&w, (uint32_t)n)], **operand = &hit->kids[hit->count - 1];
		node *times = node_new(&w, NODE_MULTIPLY, false, (*operand)->unit, 2);
		times->kids[0] = *operand;
		times->kids[1] = factor;
		*operand = times;
		assert_null(try_program(f, body_of(&w), NULL));
		assert_int_equal(diagnostics_count(f->d), 1);
		const diagnostic *d = diagnostics_get(f->d, 0);
		assert_string_equal(d->code, "unit-mismatch");
		/* The sign was counted from the start of all that stands behind the head. */
		assert_int_equal(d->where.offset, sizeof scheme_head - 1 + hit->sign);
		assert_memory_equal(d->where.source->bytes + d->where.offset,
		                    hit->kind == NODE_IF ? "if" : spellings[hit->kind],
		                    hit->kind == NODE_IF ? 2 : strlen(spellings[hit->kind]));
		refused++;
	}
	assert_true(refused > PROGRAMS / 4);
}

/* A quantity that says another unit than its formula gives. */
static void a_wrong_declaration_is_refused(void **state)
{
	fixture *f = *state;
	for (uint64_t seed = 3001; seed <= 3000 + PROGRAMS / 3; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		definition *last = &w.quantities[QUANTITIES - 1]; /* nothing reads it */
		if (last->is_flag || last->arm_count != 1 || last->formula[0]->kind == NODE_ZERO)
			continue;
		last->unit.mass += 1;
		const char *body = body_of(&w);
		size_t at = w.formula_at[QUANTITIES - 1];
		assert_null(try_program(f, body, NULL));
		assert_int_equal(diagnostics_count(f->d), 1);
		assert_string_equal(diagnostics_get(f->d, 0)->code, "unit-mismatch");
		/* Brackets around all of it are no part of a formula. */
		assert_int_equal(diagnostics_get(f->d, 0)->where.offset, sizeof scheme_head - 1 + at + (body[at] == '('));
	}
}

static place all_of(fixture *f, const char *text)
{
	source_text *s = ARENA_NEW(f->memory, source_text);
	*s = (source_text){.name = "formula", .bytes = text, .length = strlen(text)};
	return (place){s, 0, s->length};
}

static void parse_of_print_is_the_same(void **state)
{
	fixture *f = *state;
	f->d = diagnostics_new();
	for (uint64_t seed = 4001; seed <= 4000 + PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		for (size_t i = 0; i < w.quantity_count; i++) {
			buffer text = {.memory = f->memory}, printed = {.memory = f->memory};
			write_node(&text, w.quantities[i].formula[0]);
			expr *x = expr_parse(f->memory, all_of(f, text.at), f->d);
			assert_non_null(x);
			expr_print(&printed, x);
			expr *again = expr_parse(f->memory, all_of(f, printed.at), f->d);
			assert_non_null(again);
			assert_true(expr_equal(x, again));
			assert_true(printed.length <= text.length);
		}
	}
	assert_int_equal(diagnostics_count(f->d), 0);
}

static void mark_operations(const expr *e, bool seen[OP_COUNT])
{
	if (e->kind == EXPR_OPERATION)
		seen[e->op] = true;
	for (size_t i = 0; i < e->count; i++)
		mark_operations(e->operands[i], seen);
}

/* What columns compute must be among what is drawn, else nothing holds them to the
 * walker. A new operation needs a node here: its kind, spelling, drawing and value. */
static void every_operation_of_columns_is_drawn(void **state)
{
	fixture *f = *state;
	bool seen[OP_COUNT] = {false};
	f->d = diagnostics_new();
	for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
		arena_clear(f->memory);
		world w = draw_world(f->memory, seed);
		for (size_t i = 0; i < w.quantity_count; i++) {
			buffer text = {.memory = f->memory};
			write_node(&text, w.quantities[i].formula[0]);
			mark_operations(expr_parse(f->memory, all_of(f, text.at), f->d), seen);
		}
	}
	for (int op = 0; op < OP_COUNT; op++) {
		operation_rule rule = operations[op].rule;
		bool columns = rule == RULE_SAME || rule == RULE_PRODUCT || rule == RULE_QUOTIENT || rule == RULE_LOGIC ||
		               rule == RULE_COMPARE || rule == RULE_ORDER || rule == RULE_CHOICE || rule == RULE_FIRST ||
		               rule == RULE_KNOWN;
		if (columns && !seen[op])
			fail_msg("no random program has '%s'", operations[op].spelling);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        RULEBOOK_TEST(values_and_unknowns_follow_the_tables),
	        RULEBOOK_TEST(blocks_come_to_what_lines_come_to),
	        RULEBOOK_TEST(units_checked_at_load_are_right_at_run_time),
	        RULEBOOK_TEST(a_wrong_unit_is_refused_where_it_is),
	        RULEBOOK_TEST(a_wrong_declaration_is_refused),
	        RULEBOOK_TEST(parse_of_print_is_the_same),
	        RULEBOOK_TEST(every_operation_of_columns_is_drawn),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
