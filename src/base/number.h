/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in and out, always in the C locale whatever the host program set. */
#ifndef OCTROI_BASE_NUMBER_H
#define OCTROI_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

/* Why a text is no number. `at` is the byte offset of the offender. */
typedef enum {
	NUMBER_OK,
	NUMBER_EMPTY,
	NUMBER_MALFORMED,  /* "5oo", "nan", "inf", "0x10", "1." and ".5" are fine, "." is not */
	NUMBER_COMMA,      /* "1,000" or "3,5": a comma where a point or nothing belongs */
	NUMBER_OVERFLOW    /* "1e999" */
} number_problem;

/* Reads a decimal number: [+-]digits[.digits][e[+-]digits]; correctly rounded.
 * The whole slice must be the number; underscores, blanks, hexadecimal, nan
 * and inf are malformed. *value is NaN after a problem. */
number_problem number_read(slice s, double *value, size_t *at);

/* Reads the longest number at the start of s; *used is its length (0: none). */
number_problem number_read_prefix(slice s, double *value, size_t *used);

enum { NUMBER_TEXT_SIZE = 32 };

/* The shortest decimal that reads back as exactly `value`; "-0" is written as
 * "0"; values from 1e-5 to below 1e17 without exponent. Unknown (NaN) gives "".
 * Returns the length. */
size_t number_write(double value, char out[NUMBER_TEXT_SIZE]);

/* For people: `decimals` digits after the point, thousands in groups by commas
 * when `grouped`. Rounds half away from zero on the shortest decimal. "" when
 * it does not fit `size`, for a number cut short would be another number. */
size_t number_write_fixed(double value, int decimals, bool grouped, char *out, size_t size);

typedef enum { ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP } rounding;

/* Rounds to `digits` decimals (0 to 15; negative: tens, hundreds) as a person
 * would on paper: it works on the shortest decimal that reads back, so that
 * 1.005 rounds half up to 1.01. half_up goes away from zero at a tie, down
 * towards zero, up away from zero. NaN stays NaN. */
double number_round(double value, int digits, rounding mode);

/* The same to `digits` (at least 1) significant digits, whatever the magnitude. */
double number_round_significant(double value, int digits, rounding mode);

#endif
