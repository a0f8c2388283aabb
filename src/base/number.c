/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in and out.
 *
 * Reading: a number of up to 19 digits whose digits fit 2^53 and whose power of
 * ten is at most 22 is one exact multiplication or division (Clinger 1990);
 * everything else goes to strtod as whole digits and an exponent, so that no
 * decimal separator of a locale comes into play.
 * Writing and rounding work on the shortest decimal that reads back. */
#include "number.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 767 significant digits decide any double; one more stands for the rest. */
enum { DECISIVE_DIGITS = 770, EXPONENT_LIMIT = 100000, POWERS = 23 };

static const double power_of_ten[POWERS] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define EXACT_INTEGERS 9007199254740992.0 /* 2^53 */

/* ---- reading ---------------------------------------------------------- */

/* The parts of a number in its text. */
typedef struct {
	bool negative;
	slice whole, fraction; /* digits */
	long exponent;
	size_t used; /* bytes; 0: no number */
	size_t at;   /* the byte that is in the way */
} number_parts;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static slice digits_at(slice s, size_t i)
{
	size_t end = i;
	while (end < s.length && is_digit(s.at[end]))
		end++;
	return (slice){s.at + i, end - i};
}

/* Reads e[+-]digits at i, if it is there; returns the index behind it. */
static size_t read_exponent(slice s, size_t i, long *exponent)
{
	*exponent = 0;
	if (i >= s.length || (s.at[i] != 'e' && s.at[i] != 'E'))
		return i;
	size_t j = i + 1;
	bool negative = j < s.length && s.at[j] == '-';
	if (j < s.length && (s.at[j] == '-' || s.at[j] == '+'))
		j++;
	slice digits = digits_at(s, j);
	if (!digits.length)
		return i;
	for (size_t k = 0; k < digits.length && *exponent < EXPONENT_LIMIT; k++)
		*exponent = *exponent * 10 + (digits.at[k] - '0');
	if (negative)
		*exponent = -*exponent;
	return j + digits.length;
}

static number_parts split_number(slice s)
{
	number_parts n = {0};
	size_t i = 0;
	if (s.length && (s.at[0] == '+' || s.at[0] == '-'))
		n.negative = s.at[i++] == '-';
	n.whole = digits_at(s, i);
	i += n.whole.length;
	if (i < s.length && s.at[i] == '.') {
		n.fraction = digits_at(s, i + 1);
		if (n.whole.length || n.fraction.length)
			i += 1 + n.fraction.length;
	}
	n.at = i;
	if (n.whole.length || n.fraction.length)
		n.at = n.used = read_exponent(s, i, &n.exponent);
	return n;
}

/* Digits of a number as one run without leading zeros. */
typedef struct {
	char digits[DECISIVE_DIGITS + 1];
	size_t count;
	long exponent; /* value = digits * 10^exponent */
	bool more;     /* digits other than 0 were left out */
} digit_run;

static void run_add(digit_run *run, slice digits, bool fraction)
{
	for (size_t i = 0; i < digits.length; i++) {
		bool leading = run->count == 0 && digits.at[i] == '0';
		if (!leading && run->count < DECISIVE_DIGITS)
			run->digits[run->count++] = digits.at[i];
		else if (!leading) {
			run->more = run->more || digits.at[i] != '0';
			if (run->exponent < 4 * (long)EXPONENT_LIMIT)
				run->exponent++;
		}
		if (fraction && run->exponent > -4 * (long)EXPONENT_LIMIT)
			run->exponent--;
	}
}

static double value_of_run(const digit_run *run)
{
	char text[DECISIVE_DIGITS + 32];
	size_t length = run->count;
	long exponent = run->exponent;
	memcpy(text, run->digits, length);
	if (run->more) {
		text[length++] = '1';
		exponent--;
	}
	snprintf(text + length, sizeof text - length, "e%ld", exponent);
	return strtod(text, NULL);
}

/* True when the exact short way applies. */
static bool value_by_one_operation(const number_parts *n, double *value)
{
	if (n->whole.length + n->fraction.length > 19)
		return false;
	uint64_t mantissa = 0;
	for (size_t i = 0; i < n->whole.length; i++)
		mantissa = mantissa * 10 + (uint64_t)(n->whole.at[i] - '0');
	for (size_t i = 0; i < n->fraction.length; i++)
		mantissa = mantissa * 10 + (uint64_t)(n->fraction.at[i] - '0');
	long power = n->exponent - (long)n->fraction.length;
	if (mantissa >= UINT64_C(1) << 53 || power <= -POWERS || power >= POWERS)
		return false;
	*value = power < 0 ? (double)mantissa / power_of_ten[-power] : (double)mantissa * power_of_ten[power];
	return true;
}

static double value_of_parts(const number_parts *n)
{
	double value;
	if (!value_by_one_operation(n, &value)) {
		digit_run run;
		run.count = 0;
		run.exponent = n->exponent;
		run.more = false;
		run_add(&run, n->whole, false);
		run_add(&run, n->fraction, true);
		value = run.count ? value_of_run(&run) : 0;
	}
	return n->negative ? -value : value;
}

number_problem number_read_prefix(slice s, double *value, size_t *used)
{
	*value = NAN;
	number_parts n = split_number(s);
	*used = n.used;
	if (!n.used)
		return s.length ? NUMBER_MALFORMED : NUMBER_EMPTY;
	double read = value_of_parts(&n);
	if (isinf(read))
		return NUMBER_OVERFLOW;
	*value = read;
	return NUMBER_OK;
}

number_problem number_read(slice s, double *value, size_t *at)
{
	*at = 0;
	*value = NAN;
	if (!s.length)
		return NUMBER_EMPTY;
	number_parts n = split_number(s);
	if (n.used == s.length) {
		double read = value_of_parts(&n);
		if (isinf(read))
			return NUMBER_OVERFLOW;
		*value = read;
		return NUMBER_OK;
	}
	*at = n.at < s.length ? n.at : s.length - 1;
	bool comma = s.at[*at] == ',' && *at + 1 < s.length && is_digit(s.at[*at + 1]);
	return comma ? NUMBER_COMMA : NUMBER_MALFORMED;
}

/* ---- the shortest decimal --------------------------------------------- */

/* 0.d1d2d3… * 10^exponent; d1 and the last digit are not 0; zero has none. */
typedef struct {
	bool negative;
	int count, exponent;
	char digits[24];
} decimal;

static void strip_zeros(decimal *d)
{
	while (d->count && d->digits[d->count - 1] == '0')
		d->count--;
}

static double decimal_value(const decimal *d)
{
	if (!d->count)
		return 0;
	slice digits = {d->digits, (size_t)d->count};
	number_parts parts = {.negative = d->negative, .whole = digits, .exponent = d->exponent - d->count};
	return value_of_parts(&parts);
}

/* One more in the last place. */
static void decimal_step(decimal *d)
{
	int i = d->count - 1;
	while (i >= 0 && d->digits[i] == '9')
		d->digits[i--] = '0';
	if (i >= 0) {
		d->digits[i]++;
		return;
	}
	d->digits[0] = '1';
	d->count = 1;
	d->exponent++;
}

/* Whether cutting d behind `keep` (at least 0) digits must add one in the last
 * place; there are digits to cut off. */
static bool rounds_away(const decimal *d, int keep, rounding mode)
{
	if (mode == ROUND_DOWN || mode == ROUND_UP)
		return mode == ROUND_UP;
	char first = d->digits[keep];
	bool tie = first == '5' && d->count == keep + 1;
	if (mode == ROUND_HALF_EVEN && tie)
		return keep > 0 && (d->digits[keep - 1] - '0') % 2 == 1;
	return first >= '5';
}

static void decimal_round(decimal *d, int places, rounding mode)
{
	int keep = d->exponent + places;
	if (!d->count || keep >= d->count)
		return;
	/* With keep < 0 the value is below a tenth of the last place. */
	bool away = keep < 0 ? mode == ROUND_UP : rounds_away(d, keep, mode);
	d->count = keep > 0 ? keep : 0;
	if (away && d->count)
		decimal_step(d);
	else if (away) {
		d->digits[0] = '1';
		d->count = 1;
		d->exponent = 1 - places;
	}
	strip_zeros(d);
}

static void decimal_of_integer(decimal *d, uint64_t integer, int decimals)
{
	char text[24];
	d->count = snprintf(text, sizeof text, "%llu", (unsigned long long)integer);
	memcpy(d->digits, text, (size_t)d->count);
	d->exponent = d->count - decimals;
	strip_zeros(d);
}

/* A decimal of at most 15 digits that reads back is the shortest, because no
 * two of them read as the same double. Finds those with few decimals. */
static bool decimal_by_scaling(double magnitude, decimal *d)
{
	for (int decimals = 0; decimals <= 9; decimals++) {
		double scaled = magnitude * power_of_ten[decimals];
		if (scaled >= 1e15)
			return false;
		uint64_t integer = (uint64_t)(scaled + 0.5);
		if ((double)integer / power_of_ten[decimals] == magnitude) {
			decimal_of_integer(d, integer, decimals);
			return true;
		}
	}
	return false;
}

/* `count` significant digits of printf. Everything that is no digit before the
 * 'e' is the locale's decimal separator. */
static void decimal_by_printf(double magnitude, int count, decimal *d)
{
	char text[64];
	snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
	const char *p = text;
	d->count = 0;
	for (; *p && *p != 'e'; p++) {
		if (is_digit(*p) && d->count < count)
			d->digits[d->count++] = *p;
	}
	d->exponent = (*p ? (int)strtol(p + 1, NULL, 10) : 0) + 1;
}

static bool reads_back(const decimal *d, double magnitude)
{
	return fabs(decimal_value(d)) == magnitude;
}

/* Below a power of two doubles lie twice as close as above it: there the nearest
 * decimal may miss although the next one up reads back. Subnormal numbers have
 * fewer than 15 digits. Both are rare, so every length is asked of printf. */
static void decimal_by_trying(double magnitude, decimal *d)
{
	for (int count = 1; count <= 17; count++) {
		decimal_by_printf(magnitude, count, d);
		if (reads_back(d, magnitude))
			return;
		decimal_step(d);
		if (reads_back(d, magnitude))
			return;
	}
	decimal_by_printf(magnitude, 17, d);
}

/* Seventeen digits always read back; perhaps 15 or 16 of them do. */
static void decimal_by_shortening(double magnitude, decimal *d)
{
	decimal full = *d;
	decimal_by_printf(magnitude, 17, &full);
	for (int count = 15; count <= 16; count++) {
		*d = full;
		/* What looks like a tie was rounded once already. */
		if (full.digits[count] == '5' && (count == 16 || full.digits[16] == '0'))
			decimal_by_printf(magnitude, count, d);
		else
			decimal_round(d, count - d->exponent, ROUND_HALF_UP);
		if (reads_back(d, magnitude))
			return;
	}
	*d = full;
}

static void decimal_by_search(double magnitude, decimal *d)
{
	int exponent;
	if (isnormal(magnitude) && frexp(magnitude, &exponent) != 0.5)
		decimal_by_shortening(magnitude, d);
	else
		decimal_by_trying(magnitude, d);
	strip_zeros(d);
}

/* value must be finite. */
static decimal decimal_of(double value)
{
	decimal d = {.negative = value < 0};
	double magnitude = fabs(value);
	if (magnitude > 0 && !decimal_by_scaling(magnitude, &d))
		decimal_by_search(magnitude, &d);
	return d;
}

/* ---- rounding --------------------------------------------------------- */

/* Rounds where the digit to decide by is clear. The scaled value and the
 * shortest decimal are both within a part in 2^51 of the true product, so the
 * decimal can tell otherwise only that close to a tie (or to a whole number,
 * for the modes that look for any rest at all). */
static bool round_by_scaling(double value, int digits, rounding mode, double *rounded)
{
	if (digits < 0 || digits >= POWERS)
		return false;
	double scaled = fabs(value) * power_of_ten[digits];
	if (!(scaled < 1e15))
		return false;
	uint64_t whole = (uint64_t)scaled;
	double rest = scaled - (double)whole, unsure = scaled * 0x1p-50;
	bool half = mode == ROUND_HALF_UP || mode == ROUND_HALF_EVEN;
	if (half ? fabs(rest - 0.5) <= unsure : rest <= unsure || 1 - rest <= unsure)
		return false;
	whole += half ? rest > 0.5 : mode == ROUND_UP;
	double magnitude = (double)whole / power_of_ten[digits];
	*rounded = value < 0 && whole ? -magnitude : magnitude;
	return true;
}

double number_round(double value, int digits, rounding mode)
{
	double rounded;
	if (!isfinite(value) || (digits >= 0 && fabs(value) < EXACT_INTEGERS && value == (double)(int64_t)value))
		return value;
	if (round_by_scaling(value, digits, mode, &rounded))
		return rounded;
	if (digits > 400 || digits < -400) /* beyond every digit of a double */
		digits = digits > 0 ? 400 : -400;
	decimal d = decimal_of(value);
	decimal_round(&d, digits, mode);
	return decimal_value(&d);
}

/* ---- writing ---------------------------------------------------------- */

/* Text under construction with a fixed end; `full` when it did not fit. */
typedef struct {
	char *at;
	size_t length, size;
	bool full;
} line;

static void put(line *out, char c)
{
	if (out->length + 1 < out->size)
		out->at[out->length++] = c;
	else
		out->full = true;
}

static char digit_at(const decimal *d, int i)
{
	return i >= 0 && i < d->count ? d->digits[i] : '0';
}

/* Digits left of the point (at least one), then `decimals` right of it. */
static void put_plain(line *out, const decimal *d, int decimals, bool grouped)
{
	if (d->negative && d->count)
		put(out, '-');
	int whole = d->count && d->exponent > 0 ? d->exponent : 0;
	if (!whole)
		put(out, '0');
	for (int i = 0; i < whole && !out->full; i++) {
		if (grouped && i && (whole - i) % 3 == 0)
			put(out, ',');
		put(out, digit_at(d, i));
	}
	if (decimals > 0)
		put(out, '.');
	for (int i = 0; i < decimals && !out->full; i++)
		put(out, d->count ? digit_at(d, d->exponent + i) : '0');
}

static void put_scientific(line *out, const decimal *d)
{
	if (d->negative)
		put(out, '-');
	for (int i = 0; i < d->count; i++) {
		if (i == 1)
			put(out, '.');
		put(out, d->digits[i]);
	}
	char exponent[16];
	snprintf(exponent, sizeof exponent, "e%d", d->exponent - 1);
	for (const char *p = exponent; *p; p++)
		put(out, *p);
}

static size_t finish(line *out)
{
	if (!out->size)
		return 0;
	if (out->full)
		out->length = 0; /* a number cut short would be another number */
	out->at[out->length] = '\0';
	return out->length;
}

size_t number_write(double value, char out[NUMBER_TEXT_SIZE])
{
	line text = {.at = out, .size = NUMBER_TEXT_SIZE};
	if (isfinite(value)) {
		decimal d = decimal_of(value);
		if (d.count && (d.exponent < -4 || d.exponent > 17))
			put_scientific(&text, &d);
		else
			put_plain(&text, &d, d.count > d.exponent ? d.count - d.exponent : 0, false);
	}
	return finish(&text);
}

size_t number_write_fixed(double value, int decimals, bool grouped, char *out, size_t size)
{
	line text = {.at = out, .size = size};
	if (isfinite(value)) {
		decimal d = decimal_of(value);
		if (decimals < 0)
			decimals = 0;
		decimal_round(&d, decimals, ROUND_HALF_UP);
		put_plain(&text, &d, decimals, grouped);
	}
	return finish(&text);
}
