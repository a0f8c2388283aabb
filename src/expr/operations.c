/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of operations, from operations.def. */
#include "expr.h"
#include "token.h"

const operation_facts operations[OP_COUNT] = {
#define OPERATION(id, spelling, form, least, most, rule, meaning)                                                      \
	[OP_##id] = {spelling, FORM_##form, least, most, RULE_##rule, meaning},
#include "operations.def"
#undef OPERATION
};

#define OPERATION(id, spelling, form, least, most, rule, meaning)                                                      \
	_Static_assert((least) <= (most) && (most) <= OPERANDS_MAX, spelling " takes too many operands");
#include "operations.def"
#undef OPERATION

level operation_level(operation op)
{
	switch (op) {
	case OP_IF:
		return LEVEL_CHOICE;
	case OP_OR:
		return LEVEL_OR;
	case OP_AND:
		return LEVEL_AND;
	case OP_NOT:
		return LEVEL_NOT;
	case OP_ADD:
	case OP_SUBTRACT:
		return LEVEL_SUM;
	case OP_MULTIPLY:
	case OP_DIVIDE:
		return LEVEL_PRODUCT;
	case OP_NEGATE:
		return LEVEL_UNARY;
	default:
		return operations[op].form == FORM_INFIX ? LEVEL_COMPARE : LEVEL_PRIMARY;
	}
}
