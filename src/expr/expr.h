/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas as trees, and units. Knows no rulebook: a name is a name here.
 *
 * Grammar, loosest first (names are snake_case; parts joined by dots):
 *   choice  = "if" choice "then" choice "else" choice | or
 *   or      = and { "or" and }
 *   and     = not { "and" not }
 *   not     = "not" not | compare
 *   compare = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "in" "group" word ]
 *   sum     = product { ( "+" | "-" ) product }
 *   product = unary { ( "*" | "/" ) unary }
 *   unary   = "-" unary | primary
 *   primary = number | code | word { "." word } | function "(" [ argument { "," argument } ] ")" | "(" choice ")"
 *           | "sum" "(" choice [ "where" choice ] ")"
 *   argument = [ word ":" ] choice
 * A word is [A-Za-z_][A-Za-z0-9_]*. A code is text in single or double quotes
 * ('iron-and-steel'), needed only where the code is not a word. "if then else and or not in group" are
 * reserved ("group" only after "in", "where" only in a sum). Comparisons do not chain: a < b < c is
 * an error with the remedy to use "and". Blanks and line ends between tokens
 * mean nothing. Nesting is limited to 200. */
#ifndef OCTROI_EXPR_EXPR_H
#define OCTROI_EXPR_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/diagnostic.h"
#include "../base/text.h"

typedef enum {
#define OPERATION(id, spelling, form, least, most, rule, meaning) OP_##id,
#include "operations.def"
#undef OPERATION
	OP_COUNT
} operation;

enum { OPERANDS_MAX = 8 }; /* no operation takes more */

typedef enum { FORM_PREFIX, FORM_INFIX, FORM_CALL, FORM_CHOICE, FORM_SUM } operation_form;

/* What an operation demands of the types and units of its operands. */
typedef enum {
	RULE_SAME,     /* numbers of one unit; gives that unit */
	RULE_PRODUCT,  /* numbers; units multiply */
	RULE_QUOTIENT, /* numbers; units divide */
	RULE_COMPARE,  /* two of one type; gives a flag */
	RULE_ORDER,    /* two numbers of one unit, dates, years or periods; gives a flag */
	RULE_LOGIC,    /* flags; gives a flag */
	RULE_GROUP,
	RULE_CHOICE,   /* a flag and two of one type; gives that type */
	RULE_ROUND,
	RULE_KNOWN,
	RULE_FOUND,
	RULE_FIRST,    /* all of one type; gives that type */
	RULE_CALENDAR, /* a date; gives a year or a period */
	RULE_AT,
	RULE_MEAN,
	RULE_COMPOUND,
	RULE_SUM,      /* a number, over the lines of a group, and a flag; gives the unit of the number */
	RULE_CONVERT
} operation_rule;

typedef struct {
	const char    *spelling;
	operation_form form;
	int            least, most; /* operands */
	operation_rule rule;
	const char    *meaning;
} operation_facts;

extern const operation_facts operations[OP_COUNT];

typedef enum {
	EXPR_NUMBER,   /* number; `text` as written */
	EXPR_CODE,     /* `text` without its quotes */
	EXPR_NAME,     /* parts[0..part_count-1] */
	EXPR_OPERATION /* op and operands */
} expr_kind;

enum { EXPR_PARTS_MAX = 3 };

typedef struct expr expr;
struct expr {
	expr_kind  kind;
	operation  op;
	place      where;    /* the whole expression in its source */
	place      op_where; /* the operator sign or the function's name */
	double     number;
	slice      text;     /* EXPR_NUMBER: as written; EXPR_CODE: the code */
	slice      parts[EXPR_PARTS_MAX];
	int        part_count;
	expr     **operands; /* for "in group" the second is a name */
	slice     *labels;   /* beside operands: "empty" in empty: previous; at NULL where there is none. NULL when no operand has one */
	size_t     count;
	/* For the reader above: filled when names are resolved and units checked. */
	void      *meaning;
};

/* Parses the bytes at `where`, all of them. NULL after an error. Errors name
 * what was found and what was expected, at the token. */
expr *expr_parse(arena *a, place where, diagnostics *d);

/* Writes the expression with the fewest parentheses that parse back to it. */
void expr_print(buffer *out, const expr *e);

/* Same tree (kinds, operations, numbers, names, labels); places are ignored. */
bool expr_equal(const expr *a, const expr *b);

/* ---- units ------------------------------------------------------------- */

/* A product of base units with whole powers: t, tCO2e, MWh, fu, year and one
 * base unit per currency (three capital letters), times a factor for multiples
 * (kg is 0.001 t). The dimensionless unit has count 0. */
enum { UNIT_PARTS_MAX = 6 };
typedef struct {
	double  factor; /* how many base units one of this is */
	uint8_t count;
	struct {
		uint32_t base; /* a small number; a currency: its letters packed, above 1000 */
		int8_t   power;
	} part[UNIT_PARTS_MAX]; /* sorted by base, no zero powers */
} unit;

extern const unit unit_one;

/* Reads "t", "tCO2e/fu", "EUR/tCO2e", "kgCO2e/USD", "MWh", "1", "%", "year".
 * Grammar: factor { ("*" | "/") factor }; factor = name [ "^" digit ]. Known
 * names: t kg g kt Mt; tCO2e kgCO2e gCO2e ktCO2e MtCO2e, tCO2 and kgCO2 (a tonne of
 * CO2 is a tonne of CO2e); MWh kWh GWh TWh MJ GJ TJ (3.6 GJ are 1 MWh); fu; year;
 * m3 l; Nm3 kNm3 (gas at 0 degrees C and 1 atm: no multiple of m3); h min; mV;
 * kWp Wp MWp; %; 1; [A-Z][A-Z][A-Z]. False after an error,
 * which names the nearest known unit. "money" is not a unit but a type and is
 * refused here. */
bool unit_read(place where, unit *u, diagnostics *d);

/* The same without a place: false when it is no unit. */
bool unit_parse(slice s, unit *u);

/* The same in any letter case ("KG", "eur/tco2e"), as headers of files have it;
 * also how rules spell it. Mt and MtCO2e only as they are: to many people MT is
 * a metric tonne. */
enum { UNIT_TEXT_SIZE = 64 };
bool unit_parse_any_case(slice s, unit *u, char spelt[UNIT_TEXT_SIZE]);

/* What was probably meant by a text that is no unit: in another letter case or spelt out ("KWh", "tonnes/MJ"). A unit
 * stays as it is. False: no guess; nothing is guessed from likeness, for Sm3 is not Nm3. */
bool unit_guess(slice s, char out[UNIT_TEXT_SIZE]);

bool unit_same(const unit *a, const unit *b);         /* same powers; factors ignored */
bool unit_multiply(const unit *a, const unit *b, unit *product);  /* false: too many parts */
bool unit_divide(const unit *a, const unit *b, unit *quotient);

/* Writes the base units: "tCO2e/fu", "EUR", "1", "1/t". `functional_unit`,
 * where not NULL, is written instead of fu ("tCO2e/t"); what then cancels is
 * left out. The factor is not written. */
char *unit_write(const unit *u, const char *functional_unit, char out[UNIT_TEXT_SIZE]);

/* The currency when the unit has exactly one to the power 1, else "". */
void unit_currency(const unit *u, char out[4]);

#endif
