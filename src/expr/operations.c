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

/* How many operands the code of a rule reads, whatever the operation; 0: as many as it has. */
enum {
	READS_RULE_SAME = 0, READS_RULE_LOGIC = 0, READS_RULE_FIRST = 0,
	READS_RULE_PRODUCT = 2, READS_RULE_QUOTIENT = 2, READS_RULE_COMPARE = 2, READS_RULE_ORDER = 2,
	READS_RULE_GROUP = 2, READS_RULE_CHOICE = 3, READS_RULE_ROUND = 3, READS_RULE_KNOWN = 1, READS_RULE_FOUND = 1,
	READS_RULE_CALENDAR = 1, READS_RULE_AT = 2, READS_RULE_MEAN = 2, READS_RULE_COMPOUND = 3, READS_RULE_SUM = 1,
	READS_RULE_CONVERT = 2
};

#define OPERATION(id, spelling, form, least, most, rule, meaning)                                                      \
	_Static_assert(READS_RULE_##rule <= (least), spelling " has fewer operands than its rule reads");              \
	_Static_assert(READS_RULE_##rule != 2 || RULE_##rule == RULE_MEAN || RULE_##rule == RULE_CONVERT || (most) == 2, \
	               spelling " has more operands than its rule reads");
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
