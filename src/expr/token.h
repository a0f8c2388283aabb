/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of a formula and how tightly operations bind. Private to this room. */
#ifndef OCTROI_EXPR_TOKEN_H
#define OCTROI_EXPR_TOKEN_H

#include "expr.h"

typedef enum {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_CODE,
	TOKEN_WORD,     /* also the name of a function, and "group" */
	TOKEN_OPERATOR, /* an infix sign, "and", "or" or "not"; "-" is OP_SUBTRACT wherever it stands */
	TOKEN_IN,
	TOKEN_IF,
	TOKEN_THEN,
	TOKEN_ELSE,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_DOT,
	TOKEN_WRONG /* reported by the lexer: the parser says nothing more about it */
} token_kind;

typedef struct {
	token_kind kind;
	operation op;          /* TOKEN_OPERATOR */
	double number;         /* TOKEN_NUMBER */
	size_t offset, length; /* bytes in the source */
} token;

/* All tokens of the formula at `where`; the last is TOKEN_END. *sound becomes
 * false after an error. Signs of other languages are reported and then taken
 * for what they most likely mean, so that the parser can look further. */
token *lex(arena *a, place where, diagnostics *d, bool *sound);

/* The levels of the grammar in expr.h, loosest first. */
typedef enum {
	LEVEL_CHOICE,
	LEVEL_OR,
	LEVEL_AND,
	LEVEL_NOT,
	LEVEL_COMPARE,
	LEVEL_SUM,
	LEVEL_PRODUCT,
	LEVEL_UNARY,
	LEVEL_PRIMARY
} level;

level operation_level(operation op);

#endif
