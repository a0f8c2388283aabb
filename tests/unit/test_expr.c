/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: what they mean as trees, how they print, what is said of wrong
 * ones; and units. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "expr/expr.h"

#include "memory_fixture.h"

static void clear_diagnostics(fixture *f)
{
	diagnostics_free(f->d);
	f->d = diagnostics_new();
}

static place all_of(fixture *f, const char *text, size_t length)
{
	source_text *s = ARENA_NEW(f->memory, source_text);
	*s = (source_text){.name = "formula", .bytes = arena_copy(f->memory, text, length), .length = length};
	return (place){s, 0, length};
}

static place formula(fixture *f, const char *text)
{
	return all_of(f, text, strlen(text));
}

static expr *parse(fixture *f, const char *text)
{
	expr *e = expr_parse(f->memory, formula(f, text), f->d);
	if (e == NULL)
		diagnostics_print(f->d, stderr);
	assert_non_null(e);
	assert_int_equal(diagnostics_count(f->d), 0);
	return e;
}

static const char *print(fixture *f, const expr *e)
{
	buffer b = {.memory = f->memory};
	expr_print(&b, e);
	return b.at;
}

/* The tree in full parentheses, operations first. */
static void shape_into(buffer *b, const expr *e)
{
	if (e->kind == EXPR_NUMBER)
		buffer_printf(b, "%.*s", (int)e->text.length, e->text.at);
	if (e->kind == EXPR_CODE)
		buffer_printf(b, "<%.*s>", (int)e->text.length, e->text.at);
	for (int i = 0; i < e->part_count; i++)
		buffer_printf(b, "%s%.*s", i > 0 ? "." : "", (int)e->parts[i].length, e->parts[i].at);
	if (e->kind != EXPR_OPERATION)
		return;
	buffer_printf(b, "(%s", e->op == OP_NEGATE ? "minus" : operations[e->op].spelling);
	for (size_t i = 0; i < e->count; i++) {
		buffer_putc(b, ' ');
		if (e->labels != NULL && e->labels[i].at != NULL)
			buffer_printf(b, "%.*s:", (int)e->labels[i].length, e->labels[i].at);
		shape_into(b, e->operands[i]);
	}
	buffer_putc(b, ')');
}

static const char *shape(fixture *f, const expr *e)
{
	buffer b = {.memory = f->memory};
	shape_into(&b, e);
	return b.at;
}

/* ---- trees ----------------------------------------------------------------- */

static void precedence_is_that_of_the_grammar(void **state)
{
	fixture *f = *state;
	static const char *const cases[][2] = {
	        {"a", "a"},
	        {"1.50", "1.50"},
	        {"2e3", "2e3"},
	        {"1.5E-3", "1.5E-3"},
	        {"a + b * c", "(+ a (* b c))"},
	        {"a - b - c", "(- (- a b) c)"},
	        {"a / b / c", "(/ (/ a b) c)"},
	        {"a - (b - c)", "(- a (- b c))"},
	        {"-a * b", "(* (minus a) b)"},
	        {"a * -b", "(* a (minus b))"},
	        {"a--b", "(- a (minus b))"},
	        {"a or b and c", "(or a (and b c))"},
	        {"not a and b", "(and (not a) b)"},
	        {"not a == b", "(not (== a b))"},
	        {"not not a", "(not (not a))"},
	        {"a + 1 <= b * 2 and c != d", "(and (<= (+ a 1) (* b 2)) (!= c d))"},
	        {"a in group EU or b", "(or (in group a EU) b)"},
	        {"not a in group EU", "(not (in group a EU))"},
	        {"a in group group", "(in group a group)"},
	        {"group == x", "(== group x)"},
	        {"if a then b else c + 1", "(if a b (+ c 1))"},
	        {"(if a then b else c) + 1", "(+ (if a b c) 1)"},
	        {"if a then if b then 1 else 2 else if c then 3 else 4", "(if a (if b 1 2) (if c 3 4))"},
	        {"max(0, a - b)", "(max 0 (- a b))"},
	        {"min(a, if b then c else d)", "(min a (if b c d))"},
	        {"mean(ukets.auction_price, quarter(d) - 1, empty: previous)",
	         "(mean ukets.auction_price (- (quarter d) 1) empty:previous)"},
	        {"convert(x, EUR, table: t, d)", "(convert x EUR table:t d)"},
	        {"sector == 'iron and steel'", "(== sector <iron and steel>)"},
	        {"sector == \"d'or\"", "(== sector <d'or>)"},
	        {"in_scope_row.de_minimis", "in_scope_row.de_minimis"},
	        {"a . b .\n c", "a.b.c"},
	        {"year(year)", "(year year)"},
	        {"first(a,b,c,d,e,f,g,h)", "(first a b c d e f g h)"},
	        {"\n\ta\r\n+\tb ", "(+ a b)"},
	        {"round(x, 3, half_up)", "(round x 3 half_up)"},
	        {"ifx + thenx", "(+ ifx thenx)"},
	        {"sum(a)", "(sum a)"},
	        {"sum(a where b)", "(sum a b)"},
	        {"1 + sum(a + b * c where not d or e) / 2", "(+ 1 (/ (sum (+ a (* b c)) (or (not d) e)) 2))"},
	        {"sum(if a then b else c where d)", "(sum (if a b c) d)"},
	        {"sum(max(a, 0) where x in group where)", "(sum (max a 0) (in group x where))"},
	        {"max(sum(a where b), sum(c))", "(max (sum a b) (sum c))"},
	        {"sum(where where where)", "(sum where where)"},
	        {"where + sum", "(+ where sum)"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(shape(f, parse(f, cases[i][0])), cases[i][1]);
}

static void literals_have_their_values(void **state)
{
	fixture *f = *state;
	assert_true(parse(f, "1.5e3")->number == 1500);
	assert_true(parse(f, "0.1")->number == 0.1);
	assert_true(parse(f, "007")->number == 7);
}

static void printing_keeps_only_needed_parentheses(void **state)
{
	fixture *f = *state;
	static const char *const cases[][2] = {
	        {"a - (b - c)", "a - (b - c)"},
	        {"(a - b) - c", "a - b - c"},
	        {"a / (b * c)", "a / (b * c)"},
	        {"(a * b) / c", "a * b / c"},
	        {"a + (b + c)", "a + (b + c)"},
	        {"a + (b * c)", "a + b * c"},
	        {"(a + b) * c", "(a + b) * c"},
	        {"-(-a)", "-(-a)"},
	        {"--a", "-(-a)"},
	        {"-(a * b)", "-(a * b)"},
	        {"(-a) * b", "-a * b"},
	        {"not (a and b)", "not (a and b)"},
	        {"not (a == b)", "not a == b"},
	        {"(not a) == b", "(not a) == b"},
	        {"(a == b) == c", "(a == b) == c"},
	        {"a == (b in group c)", "a == (b in group c)"},
	        {"(a and b) or c", "a and b or c"},
	        {"a and (b or c)", "a and (b or c)"},
	        {"(if a then b else c) + 1", "(if a then b else c) + 1"},
	        {"if (a) then (b) else (if c then d else e)", "if a then b else if c then d else e"},
	        {"max( ( a ) ,(0))", "max(a, 0)"},
	        {"mean(s,p,empty:previous)", "mean(s, p, empty: previous)"},
	        {"x == \"iron-and-steel\"", "x == 'iron-and-steel'"},
	        {"x == \"it's\"", "x == \"it's\""},
	        {"1.50 * a", "1.50 * a"},
	        {"a  in   group\nEU", "a in group EU"},
	        {"( sum( (a) ) )", "sum(a)"},
	        {"sum(a  where\n(b and (c or d)))", "sum(a where b and (c or d))"},
	        {"sum((if a then b else c) where d)", "sum(if a then b else c where d)"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(print(f, parse(f, cases[i][0])), cases[i][1]);
}

static void equality_looks_at_kinds_labels_and_values(void **state)
{
	fixture *f = *state;
	assert_true(expr_equal(parse(f, "1.50 + a"), parse(f, "( 1.5+a )")));
	assert_false(expr_equal(parse(f, "a"), parse(f, "'a'")));
	assert_false(expr_equal(parse(f, "a + b"), parse(f, "a - b")));
	assert_false(expr_equal(parse(f, "a.b"), parse(f, "a")));
	assert_false(expr_equal(parse(f, "mean(a, b, empty: c)"), parse(f, "mean(a, b, c)")));
	assert_false(expr_equal(parse(f, "mean(a, b, empty: c)"), parse(f, "mean(a, b, full: c)")));
	assert_false(expr_equal(parse(f, "max(a, b)"), parse(f, "max(a, b, c)")));
	assert_false(expr_equal(parse(f, "sum(a)"), parse(f, "sum(a where b)")));
	assert_false(expr_equal(parse(f, "sum(a where b)"), parse(f, "sum(b where a)")));
}

static void assert_place(place p, size_t offset, const char *text)
{
	assert_int_equal(p.offset, offset);
	assert_int_equal(p.length, strlen(text));
	assert_memory_equal(place_text(p).at, text, p.length);
}

/* The formula lies in the middle of a longer text, as in a rule file. */
static void places_are_those_of_the_source(void **state)
{
	fixture *f = *state;
	place p = formula(f, "x: max(0, price - 2) in group EU # end");
	p.offset = 3;
	p.length = 29;
	expr *e = expr_parse(f->memory, p, f->d);
	assert_non_null(e);
	assert_place(e->where, 3, "max(0, price - 2) in group EU");
	assert_place(e->op_where, 21, "in group");
	assert_place(e->operands[1]->where, 30, "EU");
	const expr *max = e->operands[0];
	assert_place(max->where, 3, "max(0, price - 2)");
	assert_place(max->op_where, 3, "max");
	assert_place(max->operands[1]->where, 10, "price - 2");
	assert_place(max->operands[1]->op_where, 16, "-");
	assert_place(max->operands[1]->operands[1]->op_where, 18, "2");
	e = parse(f, "(a + b) * -c");
	assert_place(e->where, 0, "(a + b) * -c");
	assert_place(e->operands[0]->where, 1, "a + b");
	assert_place(e->operands[1]->where, 10, "-c");
	e = parse(f, "if a then b else c");
	assert_place(e->where, 0, "if a then b else c");
	assert_place(e->op_where, 0, "if");
	e = parse(f, "-sum(a + b where c)");
	assert_place(e->operands[0]->where, 1, "sum(a + b where c)");
	assert_place(e->operands[0]->op_where, 1, "sum");
	assert_place(e->operands[0]->operands[0]->where, 5, "a + b");
	assert_place(e->operands[0]->operands[1]->where, 17, "c");
}

/* ---- errors ---------------------------------------------------------------- */

typedef struct {
	const char *text, *code;
	size_t column;
	const char *message, *remedy;
} wrong_formula;

static void assert_first_error(fixture *f, const wrong_formula *w)
{
	size_t line, column;
	clear_diagnostics(f);
	assert_null(expr_parse(f->memory, formula(f, w->text), f->d));
	assert_true(diagnostics_count(f->d) > 0);
	const diagnostic *e = diagnostics_get(f->d, 0);
	place_line(e->where, &line, &column);
	assert_string_equal(e->message, w->message);
	assert_string_equal(e->code, w->code);
	assert_int_equal(column, w->column);
	assert_string_equal(e->remedy != NULL ? e->remedy : "", w->remedy);
}

static void signs_of_other_languages_get_remedies(void **state)
{
	static const wrong_formula cases[] = {
	        {"a = b", "formula-sign", 3, "'=' has no meaning in a formula", "write '==' to compare"},
	        {"a === b", "formula-sign", 3, "'===' has no meaning in a formula", "write '=='"},
	        {"a && b", "formula-sign", 3, "'&&' has no meaning in a formula", "write 'and'"},
	        {"a || b", "formula-sign", 3, "'||' has no meaning in a formula", "write 'or'"},
	        {"!a", "formula-sign", 1, "'!' has no meaning in a formula", "write 'not'"},
	        {"a^2", "formula-sign", 2, "'^' has no meaning in a formula", "there are no powers: multiply"},
	        {"a ** 2", "formula-sign", 3, "'**' has no meaning in a formula", "there are no powers: multiply"},
	        {"a ? b : c", "formula-sign", 3, "'?' has no meaning in a formula", "write 'if … then … else …'"},
	        {"20 % * a", "formula-sign", 4, "'%' has no meaning in a formula",
	         "a share is written as a number: 0.2 for 20 %; there is no remainder"},
	        {"a <> b", "formula-sign", 3, "'<>' has no meaning in a formula", "write '!='"},
	        {"a => b", "formula-sign", 3, "'=>' has no meaning in a formula", "write '>='"},
	        {"a := b", "formula-sign", 3, "':=' has no meaning in a formula",
	         "a formula sets no names: declare a quantity"},
	        {"a × b", "formula-sign", 3, "'×' has no meaning in a formula", "write '*'"},
	        {"é ≤ b", "formula-character", 1, "'é' has no meaning in a formula", ""},
	        {"a ≤ b", "formula-sign", 3, "'≤' has no meaning in a formula", "write '<='"},
	        {"a − b", "formula-sign", 3, "'−' has no meaning in a formula", "write '-'"},
	        {"a == ‘b’", "formula-sign", 6, "'‘' has no meaning in a formula", "use straight quotes"},
	        {"a @ b", "formula-character", 3, "'@' has no meaning in a formula", ""},
	        {"a \001 b", "formula-character", 3, "byte 0x01 has no meaning in a formula", ""},
	        {"a # b", "formula-sign", 3, "'#' has no meaning in a formula", "a formula holds no comments"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_first_error(*state, &cases[i]);
}

static void wrong_literals_get_remedies(void **state)
{
	static const char unit[] = "a unit is not written in a formula: declare a series";
	static const wrong_formula cases[] = {
	        {"1.5.2", "formula-number", 1, "'1.5.2' is not a number", "a number has one decimal point"},
	        {"3t", "formula-number", 1, "'3t' is not a number", unit},
	        {"a * 50EUR", "formula-number", 5, "'50EUR' is not a number", unit},
	        {"50 EUR", "formula-syntax", 4, "expected an operator or the end of the formula, found 'EUR'", unit},
	        {"0x10", "formula-number", 1, "'0x10' is not a number", unit},
	        {"1_000", "formula-number", 1, "'1_000' is not a number", unit},
	        {"1e", "formula-number", 1, "'1e' is not a number", unit},
	        {"1.", "formula-number", 1, "'1.' is not a number",
	         "a decimal point has digits on both sides: 0.5, 1.0"},
	        {".5", "formula-number", 1, "'.5' is not a number",
	         "a decimal point has digits on both sides: 0.5, 1.0"},
	        {"1e999", "formula-number", 1, "'1e999' is too large for a number", ""},
	        {"1,5 * a", "formula-syntax", 2, "expected an operator or the end of the formula, found ','",
	         "decimals are written with a point, thousands without a mark"},
	        {"(1,5) * a", "formula-syntax", 3, "expected an operator or ')', found ','",
	         "decimals are written with a point, thousands without a mark"},
	        {"a, b", "formula-syntax", 2, "expected an operator or the end of the formula, found ','",
	         "a comma stands only between the operands of a function"},
	        {"1 000", "formula-syntax", 3, "expected an operator or the end of the formula, found '000'",
	         "thousands are written without a blank"},
	        {"d >= 2026-02-10", "formula-number", 6, "'2026-02-10' is a date, which a formula cannot hold",
	         "declare a dated series of flags, {..2026: no, 2027..: yes}, or compare with an input of type date"},
	        {"a == 'x", "formula-code", 6, "the quote that opens a code is not closed on its line", ""},
	        {"a == 'x\n'", "formula-code", 6, "the quote that opens a code is not closed on its line", ""},
	        {"a == ''x''", "formula-code", 6, "a code between quotes is empty",
	         "inside single quotes write codes in double quotes"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_first_error(*state, &cases[i]);
}

static void wrong_syntax_is_named_at_the_token(void **state)
{
	static const char chain[] = "join two comparisons with 'and': a < b and b < c";
	static const wrong_formula cases[] = {
	        {"", "formula-syntax", 1, "the formula is empty", ""},
	        {" \n ", "formula-syntax", 1, "the formula is empty", ""},
	        {"a +", "formula-syntax", 4, "expected a value, found the end of the formula", ""},
	        {"* a", "formula-syntax", 1, "expected a value, found '*'", ""},
	        {"+a", "formula-syntax", 1, "expected a value, found '+'", "no sign '+' is written before a value"},
	        {"a b", "formula-syntax", 3, "expected an operator or the end of the formula, found 'b'",
	         "a code of several words stands in single quotes"},
	        {"a AND b", "formula-syntax", 3, "expected an operator or the end of the formula, found 'AND'",
	         "write 'and'"},
	        {"a == b == c", "formula-compare-chain", 8, "comparisons do not chain", chain},
	        {"a < b < c", "formula-compare-chain", 7, "comparisons do not chain", chain},
	        {"a < b in group c", "formula-compare-chain", 7, "comparisons do not chain", chain},
	        {"(a", "formula-syntax", 3, "expected an operator or ')', found the end of the formula", ""},
	        {"a)", "formula-syntax", 2, "expected an operator or the end of the formula, found ')'",
	         "check that each ')' has its '('"},
	        {"()", "formula-syntax", 2, "expected a value, found ')'", "check that each ')' has its '('"},
	        {"a in EU", "formula-syntax", 6, "expected 'group' after 'in', found 'EU'", ""},
	        {"a in group 'EU'", "formula-syntax", 12, "expected the name of a group, found ''EU''", ""},
	        {"a in group", "formula-syntax", 11, "expected the name of a group, found the end of the formula", ""},
	        {"a not in group b", "formula-syntax", 3, "expected an operator or the end of the formula, found 'not'",
	         "write 'not' before the whole comparison: not a in group b"},
	        {"a == not b", "formula-syntax", 6, "expected a value, found 'not'", "put 'not …' in parentheses"},
	        {"1 + if a then b else c", "formula-syntax", 5, "expected a value, found 'if'",
	         "put 'if … then … else …' in parentheses"},
	        {"if a then b", "formula-syntax", 12, "expected an operator or 'else', found the end of the formula",
	         ""},
	        {"if a, b", "formula-syntax", 5, "expected an operator or 'then', found ','",
	         "a comma stands only between the operands of a function"},
	        {"if(a, b, c)", "formula-if", 1, "'if' is not a function", "write 'if a then b else c'"},
	        {"a.b.c.d", "formula-name", 1, "a name has at most 3 parts, found 4", ""},
	        {"a.", "formula-syntax", 3, "expected a name after '.', found the end of the formula", ""},
	        {"a.5", "formula-syntax", 3, "expected a name after '.', found '5'", ""},
	        {"a.if", "formula-syntax", 3, "expected a name after '.', found 'if'",
	         "put 'if … then … else …' in parentheses"},
	        {"a.b(c)", "formula-syntax", 4, "expected an operator or the end of the formula, found '('", ""},
	        {"then", "formula-syntax", 1, "expected a value, found 'then'", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_first_error(*state, &cases[i]);
}

static void wrong_calls_tell_what_the_function_does(void **state)
{
	static const char clamp[] = "clamp(a, b, c): a, but at least b and at most c";
	static const char mean[] =
	        "mean(a, b[, c]): the plain mean of the values of series a that lie in the period b; empty: "
	        "previous goes back to the last period that has some";
	static const wrong_formula cases[] = {
	        {"clamp(a, b)", "formula-operands", 1, "'clamp' takes 3 operands, found 2", clamp},
	        {"x + clamp()", "formula-operands", 5, "'clamp' takes 3 operands, found 0", clamp},
	        {"abs(a, b)", "formula-operands", 1, "'abs' takes 1 operand, found 2", "abs(a): a without its sign"},
	        {"mean(a)", "formula-operands", 1, "'mean' takes 2 to 3 operands, found 1", mean},
	        {"max(a)", "formula-operands", 1, "'max' takes 2 to 8 operands, found 1",
	         "max(a, b[, c, d, e, f, g, h]): the highest; unknown if one is unknown"},
	        {"maxx(a, b)", "formula-function", 1, "unknown function 'maxx'", "did you mean 'max'?"},
	        {"sqrt(a)", "formula-function", 1, "unknown function 'sqrt'", "there are no powers: multiply"},
	        {"average(a)", "formula-function", 1, "unknown function 'average'", "write 'mean'"},
	        {"frobnicate(a)", "formula-function", 1, "unknown function 'frobnicate'",
	         "the functions are min, max, clamp, abs, round, known, found, first, year, quarter, month, at, mean, "
	         "compound, sum, convert"},
	        {"sumif(a, b)", "formula-function", 1, "unknown function 'sumif'", "write 'sum(… where …)'"},
	        {"count(a)", "formula-function", 1, "unknown function 'count'", "write 'sum(1 where …)'"},
	        {"max(a, b", "formula-syntax", 9, "expected ',' or ')', found the end of the formula", ""},
	        {"max(a b)", "formula-syntax", 7, "expected an operator, ',' or ')', found 'b'", ""},
	        {"max(a,)", "formula-syntax", 7, "expected a value, found ')'", "check that each ')' has its '('"},
	        {"clamp(a, b, c: d)", "formula-label", 13, "operand 3 of 'clamp' takes no label, found 'c:'", clamp},
	        {"mean(a: b, c)", "formula-label", 6, "operand 1 of 'mean' takes no label, found 'a:'", mean},
	        {"min(a, b, x: c)", "formula-label", 11, "operand 3 of 'min' takes no label, found 'x:'",
	         "min(a, b[, c, d, e, f, g, h]): the lowest; unknown if one is unknown"},
	        {"convert(a, b, t: c, t: d)", "formula-label", 21, "label 't' is repeated", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_first_error(*state, &cases[i]);
}

static void wrong_sums_get_remedies(void **state)
{
	static const char nothing[] = "write what is added up: sum(a where b), or sum(1 where b) to count lines";
	static const char one[] = "write sum(a + b) for several, and sum(a where b) for a condition";
	static const char twice[] = "join the conditions with 'and'";
	static const char only[] = "a condition follows 'where' only in sum(a where b)";
	static const wrong_formula cases[] = {
	        {"sum()", "formula-operands", 1, "this sum adds up nothing", nothing},
	        {"1 + sum( )", "formula-operands", 5, "this sum adds up nothing", nothing},
	        {"sum(where a)", "formula-operands", 1, "this sum adds up nothing", nothing},
	        {"sum(where (a or b))", "formula-operands", 1, "this sum adds up nothing", nothing},
	        {"sum(where not a)", "formula-operands", 1, "this sum adds up nothing", nothing},
	        {"sum(a where)", "formula-syntax", 12, "expected a condition after 'where', found ')'",
	         "without 'where' a sum is over all lines of the group"},
	        {"sum(a where b where c)", "formula-where", 15, "'where' stands twice in a sum", twice},
	        {"sum(a where where b)", "formula-where", 13, "'where' stands twice in a sum", twice},
	        {"sum(a, b)", "formula-operands", 6, "'sum' adds up one thing over many lines", one},
	        {"sum(a where b, c)", "formula-operands", 14, "'sum' adds up one thing over many lines", one},
	        {"sum(a: b)", "formula-syntax", 6, "expected an operator, 'where' or ')', found ':'", ""},
	        {"sum(a b)", "formula-syntax", 7, "expected an operator, 'where' or ')', found 'b'", ""},
	        {"sum(a where b c)", "formula-syntax", 15, "expected an operator or ')', found 'c'", ""},
	        {"sum(a", "formula-syntax", 6, "expected an operator, 'where' or ')', found the end of the formula", ""},
	        {"sum(a where b", "formula-syntax", 14, "expected an operator or ')', found the end of the formula", ""},
	        {"sum(a where", "formula-syntax", 12, "expected a value, found the end of the formula", ""},
	        {"sum(", "formula-syntax", 5, "expected a value, found the end of the formula", ""},
	        {"max(a where b, c)", "formula-syntax", 7, "expected an operator, ',' or ')', found 'where'", only},
	        {"a where b", "formula-syntax", 3, "expected an operator or the end of the formula, found 'where'", only},
	        {"(a where b)", "formula-syntax", 4, "expected an operator or ')', found 'where'", only},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_first_error(*state, &cases[i]);
}

static size_t count_errors(fixture *f, const char *text)
{
	clear_diagnostics(f);
	assert_null(expr_parse(f->memory, formula(f, text), f->d));
	return diagnostics_errors(f->d);
}

static void one_reading_reports_several_errors(void **state)
{
	fixture *f = *state;
	assert_int_equal(count_errors(f, "a = b && c = d"), 3);
	assert_int_equal(count_errors(f, "maxx(3t, clamp(1.5.2), b c) + (d e) * avg(x)"), 7);
	assert_int_equal(count_errors(f, "if a b then c d else e f"), 3);
	assert_int_equal(count_errors(f, "max(a = 1, b = 2, c"), 3);
	/* One mistake is one message. */
	assert_int_equal(count_errors(f, "max(a @ b, c)"), 1);
	assert_int_equal(count_errors(f, "((((a"), 1);
	assert_int_equal(count_errors(f, "sum() + sum(a, b) + sum(a where where b) + max(a)"), 4);
	assert_int_equal(count_errors(f, "sum(a = 1 where b = 2"), 3);
}

static char *repeated(fixture *f, const char *before, const char *middle, const char *after, int n)
{
	buffer b = {.memory = f->memory};
	for (int i = 0; i < n; i++)
		buffer_puts(&b, before);
	buffer_puts(&b, middle);
	for (int i = 0; i < n; i++)
		buffer_puts(&b, after);
	return b.at;
}

static void nesting_has_a_limit(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *before, *middle, *after;
	} forms[] = {
	        {"(", "a", ")"},   {"abs(", "a", ")"}, {"if a then b else ", "c", ""}, {"-", "a", ""},
	        {"not ", "a", ""}, {"", "a", "+a"},    {"if ", "a", " then b else c"},
	        {"sum(", "a", ")"}, {"sum(a where ", "b", ")"},
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		parse(f, repeated(f, forms[i].before, forms[i].middle, forms[i].after, 200));
		for (int n = 201; n < 300000; n += 299000) {
			assert_int_equal(
			        count_errors(f, repeated(f, forms[i].before, forms[i].middle, forms[i].after, n)), 1);
			assert_string_equal(diagnostics_get(f->d, 0)->message, "the formula nests more than 200 deep");
		}
		clear_diagnostics(f);
	}
}

/* ---- random trees and random bytes ------------------------------------------ */

static uint64_t seed;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 11) % below;
}

static slice draw_word(void)
{
	static const char *const words[] = {"a", "amount", "group", "year", "min", "x_1", "EU", "_", "thenx", "e5", "sum", "where"};
	return slice_of(words[draw(12)]);
}

static expr *draw_leaf(fixture *f)
{
	static const char *const codes[] = {
	        "iron and steel", "it's", "say \"no\"", "72083900", "a", "(", " ", "C/F", "é"};
	static const double numbers[] = {0, 1, 0.1, 1e-7, 1.5e300, 123456.789, 3};
	expr *e = ARENA_NEW(f->memory, expr);
	uint32_t kind = draw(4);
	if (kind == 0) {
		e->kind = EXPR_NUMBER;
		e->number = numbers[draw(7)];
	} else if (kind == 1) {
		e->kind = EXPR_CODE;
		e->text = slice_of(codes[draw(9)]);
	} else {
		e->kind = EXPR_NAME;
		e->part_count = (int)draw(EXPR_PARTS_MAX) + 1;
		for (int i = 0; i < e->part_count; i++)
			e->parts[i] = draw_word();
	}
	return e;
}

static void draw_labels(fixture *f, expr *e)
{
	static const char *const labels[] = {"empty", "table", "group", "x"};
	const operation_facts *facts = &operations[e->op];
	if (facts->rule != RULE_MEAN && facts->rule != RULE_CONVERT)
		return;
	for (size_t i = (size_t)facts->least; i < e->count; i++) {
		if (draw(2) == 0)
			continue;
		if (e->labels == NULL)
			e->labels = ARENA_ARRAY(f->memory, slice, e->count);
		e->labels[i] = slice_of(labels[i % 4]);
	}
}

static expr *draw_tree(fixture *f, int depth)
{
	if (depth == 0 || draw(5) == 0)
		return draw_leaf(f);
	expr *e = ARENA_NEW(f->memory, expr);
	e->kind = EXPR_OPERATION;
	e->op = (operation)draw(OP_COUNT);
	const operation_facts *facts = &operations[e->op];
	/* Three operands at most keep the trees of a size. */
	int most = facts->most > facts->least + 1 ? facts->least + 1 : facts->most;
	e->count = (size_t)facts->least + draw((uint32_t)(most - facts->least + 1));
	e->operands = ARENA_ARRAY(f->memory, expr *, e->count);
	for (size_t i = 0; i < e->count; i++)
		e->operands[i] = draw_tree(f, depth - 1);
	if (e->op == OP_IN_GROUP) {
		expr *group = ARENA_NEW(f->memory, expr);
		group->kind = EXPR_NAME;
		group->part_count = 1;
		group->parts[0] = draw_word();
		e->operands[1] = group;
	}
	draw_labels(f, e);
	return e;
}

static void printed_trees_parse_back(void **state)
{
	fixture *f = *state;
	seed = 20260101;
	for (int i = 0; i < 20000; i++) {
		arena_clear(f->memory);
		expr *tree = draw_tree(f, 1 + i % 6);
		const char *text = print(f, tree);
		expr *again = parse(f, text);
		assert_true(expr_equal(tree, again));
		assert_string_equal(print(f, again), text);
	}
}

/* Without any one pair of its parentheses outside calls a printed tree is another tree. */
static void printed_parentheses_are_needed(void **state)
{
	fixture *f = *state;
	seed = 7;
	for (int i = 0; i < 3000; i++) {
		arena_clear(f->memory);
		clear_diagnostics(f);
		expr *tree = draw_tree(f, 3);
		char *text = arena_printf(f->memory, "%s", print(f, tree));
		if (strpbrk(text, "'\"") != NULL || strstr(text, "-(-") != NULL)
			continue; /* brackets in codes; and two signs keep theirs to be legible */
		for (char *open = strchr(text, '('); open != NULL; open = strchr(open + 1, '(')) {
			if (open > text && strchr("abcdefghijklmnopqrstuvwxyz", open[-1]) != NULL)
				continue;
			char *close = open;
			for (int depth = 1; depth > 0;) {
				close++;
				depth += *close == '(' ? 1 : *close == ')' ? -1 : 0;
			}
			*open = *close = ' ';
			expr *bare = expr_parse(f->memory, formula(f, text), f->d);
			assert_true(bare == NULL || !expr_equal(bare, tree));
			*open = '(';
			*close = ')';
		}
	}
}

static void random_tokens_do_no_harm(void **state)
{
	fixture *f = *state;
	static const char *const pieces[] = {
	        "if",  "then", "else", "and",        "or",  "not",  "in",       "group",  "a",      "b.c",
	        ".",   "(",    ")",    ",",          ":",   "+",    "-",        "*",      "/",      "==",
	        "=",   "!",    "<",    ">=",         "max", "max(", "mean(",    "round(", "empty:", "1",
	        "2.5", "3t",   "'x'",  "'",          "\"",  " ",    "\n",       "\xff",   "é",      "^",
	        "?",   "%",    "1e",   "2026-02-10", "[",   "\\",   "in group", "é\x80",  "if(",    "&&",
	        "sum", "sum(", "where", "where",
	};
	seed = 99;
	for (int i = 0; i < 50000; i++) {
		arena_clear(f->memory);
		clear_diagnostics(f);
		buffer b = {.memory = f->memory};
		for (uint32_t n = 1 + draw(24); n > 0; n--) {
			buffer_puts(&b, pieces[draw(sizeof pieces / sizeof *pieces)]);
			if (draw(2) == 0)
				buffer_putc(&b, ' ');
		}
		expr *e = expr_parse(f->memory, all_of(f, b.at, b.length), f->d);
		assert_true((e == NULL) == (diagnostics_errors(f->d) > 0));
	}
}

static void mutated_formulas_do_no_harm(void **state)
{
	fixture *f = *state;
	static const char *const formulas[] = {
	        "max(0, see_direct - specific_free_allocation) + see_indirect - credit",
	        "if option.stacking == multiply then non_market * concern else max(non_market, concern)",
	        "mean(ukets.auction_price, quarter(tax_point) - 1, empty: previous)",
	        "not in_scope_row.de_minimis or not known(importer) or counted_mass > threshold",
	        "origin in group EU or origin in group EFTA and sector == 'iron and steel'",
	        "max(0, sum(amount * specific_obligation where liable and not exempt) - sum(credit))",
	};
	seed = 4711;
	for (int i = 0; i < 50000; i++) {
		char text[128];
		arena_clear(f->memory);
		clear_diagnostics(f);
		size_t length = strlen(strcpy(text, formulas[draw(6)]));
		for (uint32_t n = 1 + draw(4); n > 0; n--) {
			size_t at = draw((uint32_t)length);
			if (draw(2) == 0)
				text[at] = (char)draw(256);
			else
				memmove(text + at, text + at + 1, length-- - at);
		}
		expr *e = expr_parse(f->memory, all_of(f, text, length), f->d);
		assert_true((e == NULL) == (diagnostics_errors(f->d) > 0));
		if (e != NULL)
			print(f, e);
	}
}

/* ---- units ----------------------------------------------------------------- */

static void units_are_read_and_written(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double factor;
		const char *written;
	} cases[] = {
	        {"t", 1, "t"},
	        {"kg", 0.001, "t"},
	        {"Mt", 1e6, "t"},
	        {"tCO2e/fu", 1, "tCO2e/fu"},
	        {"EUR/tCO2e", 1, "EUR/tCO2e"},
	        {"EUR/t", 1, "EUR/t"},
	        {"kgCO2e/USD", 0.001, "tCO2e/USD"},
	        {"MWh", 1, "MWh"},
	        {"GJ", 1 / 3.6, "MWh"},
	        {"TJ", 1000 / 3.6, "MWh"},
	        {"1", 1, "1"},
	        {"%", 0.01, "1"},
	        {"year", 1, "year"},
	        {"1/t", 1, "1/t"},
	        {"EUR/kg", 1000, "EUR/t"},
	        {"t*t", 1, "t^2"},
	        {"t^2/t", 1, "t"},
	        {"kg^2", 1e-6, "t^2"},
	        {"t/kg", 1000, "1"},
	        {"tCO2e / t / year", 1, "tCO2e/t/year"},
	        {"year*fu*MWh*t*tCO2e*CNY", 1, "CNY*tCO2e*t*MWh*fu*year"},
	        {"1/t^2/year", 1, "1/t^2/year"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unit u;
		char out[UNIT_TEXT_SIZE];
		assert_true(unit_parse(slice_of(cases[i].text), &u));
		assert_true(fabs(u.factor / cases[i].factor - 1) <= 1e-15);
		assert_string_equal(unit_write(&u, NULL, out), cases[i].written);
	}
}

static void the_functional_unit_takes_its_name(void **state)
{
	(void)state;
	static const char *const cases[][3] = {
	        {"tCO2e/fu", "t", "tCO2e/t"}, {"fu", "t", "t"},
	        {"t/fu", "t", "1"},           {"EUR/fu", "MWh", "EUR/MWh"},
	        {"t/fu", "MWh", "t/MWh"},     {"tCO2e", "t", "tCO2e"},
	        {"fu^2", "t", "t^2"},         {"tCO2e/fu", "m3", "tCO2e/m3"},
	        {"t/fu", "kg", "t/kg"},       {"tCO2e/fu", NULL, "tCO2e/fu"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unit u;
		char out[UNIT_TEXT_SIZE];
		assert_true(unit_parse(slice_of(cases[i][0]), &u));
		assert_string_equal(unit_write(&u, cases[i][1], out), cases[i][2]);
	}
}

static void wrong_units_are_refused(void **state)
{
	fixture *f = *state;
	static const char others[] =
	        "units are t, tCO2e, MWh, fu, year, m3, Nm3, h, mV, kWp, their multiples, %, 1 and currencies of three capital letters";
	static const struct {
		const char *text;
		size_t column;
		const char *message, *remedy;
	} cases[] = {
	        {"tco2e", 1, "unknown unit 'tco2e'", "did you mean 'tCO2e'?"},
	        {"mwh", 1, "unknown unit 'mwh'", "did you mean 'MWh'?"},
	        {"MWH", 1, "unknown unit 'MWH'", "did you mean 'MWh'?"},
	        {"eur", 1, "unknown unit 'eur'", "did you mean 'EUR'?"},
	        {"tCO2eq", 1, "unknown unit 'tCO2eq'", "did you mean 'tCO2e'?"},
	        {"EUR/tCO2eq", 5, "unknown unit 'tCO2eq'", "did you mean 'tCO2e'?"},
	        {"EUR/tonne", 5, "unknown unit 'tonne'", "did you mean 't'?"},
	        {"T", 1, "unknown unit 'T'", "did you mean 't'?"},
	        {"years", 1, "unknown unit 'years'", "did you mean 'year'?"},
	        {"money", 1, "'money' is a type, not a unit", "write 'type: money'"},
	        {"parsec", 1, "unknown unit 'parsec'", others},
	        {"2", 1, "unknown unit '2'", others},
	        {"", 1, "a unit is missing", "a number without a unit has the unit 1"},
	        {"EUR/", 1, "a unit is missing", "a number without a unit has the unit 1"},
	        {"EUR//t", 1, "a unit is missing", "a number without a unit has the unit 1"},
	        {"t^0", 1, "the power in 't^0' is not a digit from 1 to 9", ""},
	        {"t^-1", 1, "the power in 't^-1' is not a digit from 1 to 9", ""},
	        {"EUR/t^12", 5, "the power in 't^12' is not a digit from 1 to 9", ""},
	        {"t^9*t", 1, "the unit 't^9*t' has more than 6 parts or a power above 9", ""},
	        {"EUR*USD*GBP*CNY*INR*TRY*NOK", 1,
	         "the unit 'EUR*USD*GBP*CNY*INR*TRY*NOK' has more than 6 parts or a power above 9", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unit u;
		size_t line, column;
		clear_diagnostics(f);
		assert_false(unit_parse(slice_of(cases[i].text), &u));
		assert_false(unit_read(formula(f, cases[i].text), &u, f->d));
		assert_int_equal(diagnostics_count(f->d), 1);
		const diagnostic *e = diagnostics_get(f->d, 0);
		place_line(e->where, &line, &column);
		assert_string_equal(e->message, cases[i].message);
		assert_string_equal(e->remedy != NULL ? e->remedy : "", cases[i].remedy);
		assert_int_equal(column, cases[i].column);
	}
}

static void currencies_are_told(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
	        {"EUR", "EUR"}, {"EUR/tCO2e", "EUR"}, {"t/EUR", ""}, {"EUR/USD", ""}, {"EUR^2", ""}, {"t", ""},
	        {"1", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unit u;
		char out[4];
		assert_true(unit_parse(slice_of(cases[i][0]), &u));
		unit_currency(&u, out);
		assert_string_equal(out, cases[i][1]);
	}
}

static unit draw_unit(void)
{
	static const char *const names[] = {"t",  "kg",   "tCO2e", "gCO2e", "MWh", "GJ",
	                                    "fu", "year", "EUR",   "USD",   "%",   "1"};
	unit u = unit_one, next;
	for (uint32_t n = draw(4); n > 0; n--) {
		assert_true(unit_parse(slice_of(names[draw(12)]), &next));
		assert_true(draw(2) == 0 ? unit_multiply(&u, &next, &u) : unit_divide(&u, &next, &u));
	}
	return u;
}

static void assert_sorted(const unit *u)
{
	for (int i = 0; i < u->count; i++) {
		assert_int_not_equal(u->part[i].power, 0);
		assert_true(i == 0 || u->part[i - 1].base < u->part[i].base);
	}
}

static void multiplying_undoes_dividing(void **state)
{
	(void)state;
	seed = 31;
	for (int i = 0; i < 20000; i++) {
		unit a = draw_unit(), b = draw_unit(), c, again;
		char out[UNIT_TEXT_SIZE];
		assert_true(unit_multiply(&a, &b, &c));
		assert_sorted(&c);
		assert_true(unit_divide(&c, &b, &again));
		assert_true(unit_same(&a, &again));
		assert_true(fabs(again.factor / a.factor - 1) <= 1e-12);
		assert_true(unit_divide(&a, &b, &c));
		assert_sorted(&c);
		assert_true(unit_multiply(&c, &b, &again));
		assert_true(unit_same(&a, &again));
		/* What is written reads back; the factor is not written. */
		assert_true(unit_parse(slice_of(unit_write(&c, NULL, out)), &again));
		assert_true(unit_same(&c, &again));
		assert_true(again.factor == 1);
	}
}

static void what_cancels_takes_no_room(void **state)
{
	(void)state;
	unit a, b, c;
	assert_true(unit_parse(slice_of("EUR*USD*GBP*CNY*t*fu"), &a));
	assert_true(unit_parse(slice_of("tCO2e*EUR"), &b));
	assert_false(unit_multiply(&a, &b, &c));
	assert_true(unit_divide(&a, &b, &c));
	assert_int_equal(c.count, 6);
}

static void check_any_case(const char *text, const char *expected)
{
	unit u, exact;
	char spelt[UNIT_TEXT_SIZE];
	assert_true(unit_parse_any_case(slice_of(text), &u, spelt));
	assert_string_equal(spelt, expected);
	assert_true(unit_parse(slice_of(expected), &exact));
	assert_true(unit_same(&u, &exact) && u.factor == exact.factor);
}

static void units_of_headers_may_have_any_case(void **state)
{
	(void)state;
	check_any_case("kg", "kg");
	check_any_case("KG", "kg");
	check_any_case("mwh", "MWh");
	check_any_case("kgco2E/T", "kgCO2e/t");
	check_any_case("eur", "EUR");
	check_any_case("Eur/tco2e", "EUR/tCO2e");
	check_any_case("1/t^2", "1/t^2");
	check_any_case("%", "%");
	check_any_case("Mt", "Mt");
	check_any_case("MtCO2e", "MtCO2e");
	/* A metric tonne to some, a million tonnes to others. */
	static const char *const bad[] = {"MT", "mt", "MTCO2e", "mtco2e/t", "", "direct", "e", "2", "t/", "/t",
	                                  "t^", "eu", "e1r", "a unit name of more than sixty-four bytes, which none has at all"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		unit u;
		char spelt[UNIT_TEXT_SIZE];
		assert_false(unit_parse_any_case(slice_of(bad[i]), &u, spelt));
	}
}

static void check_guess(const char *text, const char *expected)
{
	char meant[UNIT_TEXT_SIZE];
	bool guessed = unit_guess(slice_of(text), meant);
	assert_true(guessed == (expected != NULL));
	if (expected)
		assert_string_equal(meant, expected);
}

static void units_that_are_spelt_otherwise_are_guessed_and_others_are_not(void **state)
{
	(void)state;
	check_guess("KWh", "kWh");
	check_guess("tonnes", "t");
	check_guess("kgco2 / gj", "kgCO2/GJ");
	check_guess("tCO₂/m³", "tCO2/m3");
	check_guess("MT", "t");
	check_guess("Mg", "t");
	check_guess("t/TJ", "t/TJ");
	check_guess("Sm3", NULL); /* of 15 degrees C, not of 0 */
	check_guess("MTCO2e", NULL);
	check_guess("MMBtu", NULL);
	check_guess("t//h", NULL);
	check_guess("", NULL);
	check_guess("a unit name of more than sixty-four bytes, which none has at all", NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	        TEST(units_that_are_spelt_otherwise_are_guessed_and_others_are_not),
	        TEST(precedence_is_that_of_the_grammar),
	        TEST(literals_have_their_values),
	        TEST(printing_keeps_only_needed_parentheses),
	        TEST(equality_looks_at_kinds_labels_and_values),
	        TEST(places_are_those_of_the_source),
	        TEST(signs_of_other_languages_get_remedies),
	        TEST(wrong_literals_get_remedies),
	        TEST(wrong_syntax_is_named_at_the_token),
	        TEST(wrong_calls_tell_what_the_function_does),
	        TEST(wrong_sums_get_remedies),
	        TEST(one_reading_reports_several_errors),
	        TEST(nesting_has_a_limit),
	        TEST(printed_trees_parse_back),
	        TEST(printed_parentheses_are_needed),
	        TEST(random_tokens_do_no_harm),
	        TEST(mutated_formulas_do_no_harm),
	        TEST(units_are_read_and_written),
	        TEST(the_functional_unit_takes_its_name),
	        TEST(wrong_units_are_refused),
	        TEST(currencies_are_told),
	        TEST(multiplying_undoes_dividing),
	        TEST(what_cancels_takes_no_room),
		cmocka_unit_test(units_of_headers_may_have_any_case),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
