/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees back to text, with the fewest parentheses, and trees side by side. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "token.h"

static void print_at(buffer *out, const expr *e, level least);

static level level_of(const expr *e)
{
	if (e->kind == EXPR_OPERATION)
		return operation_level(e->op);
	/* No token is a negative number: it prints, and binds, like a minus. */
	return e->kind == EXPR_NUMBER && signbit(e->number) ? LEVEL_UNARY : LEVEL_PRIMARY;
}

static void print_number(buffer *out, const expr *e)
{
	char text[NUMBER_TEXT_SIZE];
	if (e->text.length > 0)
		buffer_add(out, e->text.at, e->text.length);
	else
		buffer_add(out, text, number_write(e->number, text));
}

static void print_code(buffer *out, slice code)
{
	char quote = memchr(code.at, '\'', code.length) != NULL ? '"' : '\'';
	buffer_putc(out, quote);
	buffer_add(out, code.at, code.length);
	buffer_putc(out, quote);
}

static void print_name(buffer *out, const expr *e)
{
	for (int i = 0; i < e->part_count; i++) {
		if (i > 0)
			buffer_putc(out, '.');
		buffer_add(out, e->parts[i].at, e->parts[i].length);
	}
}

static void print_call(buffer *out, const expr *e)
{
	buffer_puts(out, operations[e->op].spelling);
	buffer_putc(out, '(');
	for (size_t i = 0; i < e->count; i++) {
		if (i > 0)
			buffer_puts(out, ", ");
		if (e->labels != NULL && e->labels[i].at != NULL) {
			buffer_add(out, e->labels[i].at, e->labels[i].length);
			buffer_puts(out, ": ");
		}
		print_at(out, e->operands[i], LEVEL_CHOICE);
	}
	buffer_putc(out, ')');
}

static void print_sum(buffer *out, const expr *e)
{
	buffer_printf(out, "%s(", operations[e->op].spelling);
	print_at(out, e->operands[0], LEVEL_CHOICE);
	if (e->count > 1) {
		buffer_puts(out, " where ");
		print_at(out, e->operands[1], LEVEL_CHOICE);
	}
	buffer_putc(out, ')');
}

static void print_infix(buffer *out, const expr *e)
{
	level own = operation_level(e->op);
	level stricter = (level)(own + 1);
	/* Operators group to the left, so only the right operand needs
	 * parentheses at its own level; comparisons do not group at all. */
	print_at(out, e->operands[0], own == LEVEL_COMPARE ? stricter : own);
	buffer_printf(out, " %s ", operations[e->op].spelling);
	print_at(out, e->operands[1], stricter);
}

static void print_prefix(buffer *out, const expr *e)
{
	if (e->op == OP_NOT) {
		buffer_puts(out, "not ");
		print_at(out, e->operands[0], LEVEL_NOT);
	} else {
		/* -(-a): two signs in a row would read like a slip. */
		buffer_puts(out, operations[e->op].spelling);
		print_at(out, e->operands[0], LEVEL_PRIMARY);
	}
}

static void print_operation(buffer *out, const expr *e)
{
	switch (operations[e->op].form) {
	case FORM_PREFIX:
		print_prefix(out, e);
		break;
	case FORM_INFIX:
		print_infix(out, e);
		break;
	case FORM_CALL:
		print_call(out, e);
		break;
	case FORM_SUM:
		print_sum(out, e);
		break;
	case FORM_CHOICE:
		buffer_puts(out, "if ");
		print_at(out, e->operands[0], LEVEL_CHOICE);
		buffer_puts(out, " then ");
		print_at(out, e->operands[1], LEVEL_CHOICE);
		buffer_puts(out, " else ");
		print_at(out, e->operands[2], LEVEL_CHOICE);
		break;
	}
}

static void print_at(buffer *out, const expr *e, level least)
{
	bool parentheses = level_of(e) < least;
	if (parentheses)
		buffer_putc(out, '(');
	if (e->kind == EXPR_NUMBER)
		print_number(out, e);
	else if (e->kind == EXPR_CODE)
		print_code(out, e->text);
	else if (e->kind == EXPR_NAME)
		print_name(out, e);
	else
		print_operation(out, e);
	if (parentheses)
		buffer_putc(out, ')');
}

void expr_print(buffer *out, const expr *e)
{
	print_at(out, e, LEVEL_CHOICE);
}

static bool labels_equal(const expr *a, const expr *b, size_t i)
{
	slice none = {NULL, 0};
	slice x = a->labels != NULL ? a->labels[i] : none;
	slice y = b->labels != NULL ? b->labels[i] : none;
	return (x.at == NULL) == (y.at == NULL) && slice_equal(x, y);
}

static bool operations_equal(const expr *a, const expr *b)
{
	if (a->op != b->op || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!labels_equal(a, b, i) || !expr_equal(a->operands[i], b->operands[i]))
			return false;
	return true;
}

static bool names_equal(const expr *a, const expr *b)
{
	if (a->part_count != b->part_count)
		return false;
	for (int i = 0; i < a->part_count; i++)
		if (!slice_equal(a->parts[i], b->parts[i]))
			return false;
	return true;
}

bool expr_equal(const expr *a, const expr *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case EXPR_NUMBER:
		return a->number == b->number;
	case EXPR_CODE:
		return slice_equal(a->text, b->text);
	case EXPR_NAME:
		return names_equal(a, b);
	case EXPR_OPERATION:
		return operations_equal(a, b);
	}
	return false;
}
