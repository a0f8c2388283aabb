/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in and out.
 *
 * Reading: a number of up to 19 digits whose digits fit 2^53 and whose power of
 * ten is at most 22 is one exact multiplication or division (Clinger 1990); where
 * they exceed 2^53 but no exponent follows, it is a division of 128-bit integers;
 * everything else goes to strtod as whole digits and an exponent, so that no
 * decimal separator of a locale comes into play.
 * Writing and rounding work on the shortest decimal that reads back, and of
 * several the nearest (Steele and White 1990). From 1e-11 to 1e17 integers of
 * 128 bits find it exactly; elsewhere printf and reading back do, slowly. */
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

/* All that fit 64 bits. */
static const uint64_t power_of_five[] = {
	1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125, 244140625, 1220703125,
	6103515625, 30517578125, 152587890625, 762939453125, 3814697265625, 19073486328125, 95367431640625,
	476837158203125, 2384185791015625, 11920928955078125, 59604644775390625, 298023223876953125,
	1490116119384765625, 7450580596923828125,
};

typedef unsigned uint128 __attribute__((mode(TI))); /* ISO C has no name for it */

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

/* mantissa / 10^decimals, correctly rounded. Both are scaled by powers of two for
 * a quotient of at least 64 bits; a rest below it only matters at a tie. */
static double divide_by_power(uint64_t mantissa, size_t decimals)
{
	int up = __builtin_clzll(mantissa);
	uint128 dividend = (uint128)(mantissa << up) << 63, quotient = dividend / power_of_five[decimals];
	quotient |= quotient * power_of_five[decimals] != dividend;
	return ldexp((double)quotient, -up - 63 - (int)decimals);
}

/* [+-]digits[.digits] without an exponent and of at most 19 digits, in one pass
 * over the text. Returns its length; 0: take the long way. */
static size_t read_plain(slice s, double *value)
{
	size_t i = s.length && (s.at[0] == '-' || s.at[0] == '+');
	size_t first = i, point = 0;
	uint64_t mantissa = 0;
	for (; i < s.length && is_digit(s.at[i]); i++)
		mantissa = mantissa * 10 + (uint64_t)(s.at[i] - '0');
	size_t digits = i - first;
	if (i < s.length && s.at[i] == '.') {
		for (point = ++i; i < s.length && is_digit(s.at[i]); i++)
			mantissa = mantissa * 10 + (uint64_t)(s.at[i] - '0');
		digits += i - point;
	}
	bool exponent = i < s.length && (s.at[i] == 'e' || s.at[i] == 'E');
	if (!digits || digits > 19 || exponent)
		return 0;
	size_t decimals = point ? i - point : 0;
	double magnitude =
	        mantissa >> 53 ? divide_by_power(mantissa, decimals) : (double)mantissa / power_of_ten[decimals];
	*value = s.at[0] == '-' ? -magnitude : magnitude;
	return i;
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
	*used = read_plain(s, value);
	if (*used)
		return NUMBER_OK;
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
	if (s.length && read_plain(s, value) == s.length)
		return NUMBER_OK;
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

enum { DIGITS = 17, DIGITS_AND_ZEROS = 40 };

/* 0.d1d2d3… * 10^exponent; d1 and the last digit are not 0; zero has none.
 * Behind them the array is full of '0'. */
typedef struct {
	bool negative;
	int count, exponent;
	char digits[DIGITS_AND_ZEROS];
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

static void decimal_cut(decimal *d, int keep)
{
	while (d->count > keep)
		d->digits[--d->count] = '0';
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
	decimal_cut(d, keep > 0 ? keep : 0);
	if (away && d->count)
		decimal_step(d);
	else if (away) {
		d->digits[0] = '1';
		d->count = 1;
		d->exponent = 1 - places;
	}
	strip_zeros(d);
}

/* `count` significant digits of printf. Everything that is no digit before the
 * 'e' is the locale's decimal separator. */
static void decimal_by_printf(double magnitude, int count, decimal *d)
{
	char text[64];
	snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
	const char *p = text;
	decimal_cut(d, 0);
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

#define TEN_TO_8  UINT64_C(100000000)
#define TEN_TO_16 UINT64_C(10000000000000000)
enum { FIRST_DECADE = -11, DECADES = 29 };

/* decade[i] is 10^(i + FIRST_DECADE), the negative ones to the nearest double. */
static const double decade[DECADES] = {1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2,
                                       1e-1,  1e0,   1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,
                                       1e9,   1e10,  1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17};

/* A double scaled by a power of ten to 17 digits before the point, and the whole
 * numbers in its rounding interval: those that read as this double. */
typedef struct {
	uint64_t whole, least, most;
	int rest; /* what follows the point, against a half: -1 less, 0 a half, 1 more; NOTHING */
} scaled_interval;

enum { NOTHING = -2 };

/* m * 2^e * 10^k = 16m * 5^k / 2^-(e + k - 4). With 0 <= k <= 27 the product is
 * below 2^57 * 2^63, and the division is a shift by 0 to 66. */
static scaled_interval scale_to_17_digits(uint64_t bits, int k)
{
	uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1), five = power_of_five[k];
	int shift = 1075 + 4 - k - (int)(bits >> 52);
	uint64_t mantissa = (fraction | UINT64_C(1) << 52) << 4;
	uint128 value = (uint128)mantissa * five;
	uint128 one = (uint128)1 << shift, rest = value & (one - 1);
	/* Half way to the neighbours; below a power of two the next double is half as
	 * far. The ends themselves round to an even mantissa. */
	uint128 below = (uint128)(mantissa - (fraction ? 8 : 4)) * five;
	uint128 above = (uint128)(mantissa + 8) * five;
	unsigned odd = fraction & 1;
	return (scaled_interval){
	        .whole = (uint64_t)(value >> shift),
	        .least = (uint64_t)((below + odd + (one - 1)) >> shift),
	        .most = (uint64_t)((above - odd) >> shift),
	        .rest = rest ? (2 * rest > one) - (2 * rest < one) : NOTHING,
	};
}

/* The multiple of the largest power of ten in the interval, the nearest of several
 * (half to even). The interval is at most 23 wide: one multiple of 100 at most. */
static uint64_t shortest_in(const scaled_interval *v)
{
	uint64_t hundred = v->most / 100 * 100;
	if (hundred >= v->least)
		return hundred;
	uint64_t tens = v->whole / 10, rest = v->whole % 10;
	bool away = rest > 5 || (rest == 5 && (v->rest != NOTHING || tens % 2));
	uint64_t ten = (tens + away) * 10;
	if (ten < v->least) /* below a power of two the nearest may miss and the next one up not */
		ten += 10;
	if (ten >= v->least && ten <= v->most)
		return ten;
	/* At 17 digits this always reads back; the powers of two were tried one by one. */
	return v->whole + (v->rest > 0 || (v->rest == 0 && v->whole % 2));
}

static void put_pair(char *to, uint32_t n)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
	                            "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
	                            "8081828384858687888990919293949596979899";
	memcpy(to, pairs + (size_t)2 * n, 2);
}

static void put_eight(char *to, uint32_t n)
{
	uint32_t high = n / 10000, low = n % 10000;
	put_pair(to, high / 100);
	put_pair(to + 2, high % 100);
	put_pair(to + 4, low / 100);
	put_pair(to + 6, low % 100);
}

/* n has 17 digits. */
static void decimal_digits(decimal *d, uint64_t n)
{
	uint32_t middle = (uint32_t)(n / TEN_TO_8 % TEN_TO_8), low = (uint32_t)(n % TEN_TO_8);
	d->digits[0] = (char)('0' + n / TEN_TO_16);
	put_eight(d->digits + 1, middle);
	d->count = middle ? 9 : 1;
	if (low) {
		put_eight(d->digits + 9, low);
		d->count = DIGITS;
	}
	strip_zeros(d);
}

static bool decimal_by_integers(double magnitude, decimal *d)
{
	if (!(magnitude >= decade[0] && magnitude < decade[DECADES - 1]))
		return false;
	uint64_t bits;
	memcpy(&bits, &magnitude, sizeof bits);
	/* 10^ten <= magnitude: the logarithm of the power of two (1233 / 4096 is log 2),
	 * or one more. The double nearest to a power of ten may lie below it; so does
	 * its 17-digit number then, but the power of ten is in the interval. No other
	 * double is read from a power of ten, so none is rounded up to 18 digits. */
	int two = (int)(bits >> 52) - 1023;
	int ten = (two * 1233 - (two < 0 ? 4095 : 0)) / 4096;
	ten += magnitude >= decade[ten + 1 - FIRST_DECADE];
	scaled_interval v = scale_to_17_digits(bits, 16 - ten);
	decimal_digits(d, shortest_in(&v));
	d->exponent = ten + 1;
	return true;
}

/* value must be finite. */
static void decimal_of(double value, decimal *d)
{
	d->negative = value < 0;
	d->count = d->exponent = 0;
	memset(d->digits, '0', sizeof d->digits);
	double magnitude = fabs(value);
	if (magnitude > 0 && !decimal_by_integers(magnitude, d))
		decimal_by_search(magnitude, d);
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
	decimal d;
	decimal_of(value, &d);
	decimal_round(&d, digits, mode);
	return decimal_value(&d);
}

double number_round_significant(double value, int digits, rounding mode)
{
	if (!isfinite(value))
		return value;
	decimal d;
	decimal_of(value, &d);
	if (d.count <= digits)
		return value;
	decimal_round(&d, digits - d.exponent, mode);
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

/* `count` digits from the one at index `from` on; zeros before and behind the decimal. */
static void put_digits(line *out, const decimal *d, int from, int count)
{
	for (; from < 0 && count > 0 && !out->full; from++, count--)
		put(out, '0');
	char *to = out->at + out->length;
	size_t room = out->full ? 0 : out->size - out->length;
	if ((size_t)count >= room)
		out->full = true;
	else if (count <= DIGITS && room >= DIGITS && from <= DIGITS_AND_ZEROS - DIGITS)
		memcpy(to, d->digits + from, DIGITS); /* a fixed length is faster; what follows overwrites the rest */
	else
		for (int i = 0; i < count; i++)
			to[i] = from + i < d->count ? d->digits[from + i] : '0';
	if (!out->full)
		out->length += (size_t)count;
}

static void put_grouped(line *out, const decimal *d, int whole)
{
	int first = (whole - 1) % 3 + 1;
	put_digits(out, d, 0, first);
	for (int i = first; i < whole && !out->full; i += 3) {
		put(out, ',');
		put_digits(out, d, i, 3);
	}
}

/* Digits left of the point (at least one), then `decimals` right of it. */
static void put_plain(line *out, const decimal *d, int decimals, bool grouped)
{
	if (d->negative && d->count)
		put(out, '-');
	int whole = d->count && d->exponent > 0 ? d->exponent : 0;
	if (!whole)
		put(out, '0');
	else if (grouped)
		put_grouped(out, d, whole);
	else
		put_digits(out, d, 0, whole);
	if (decimals > 0) {
		put(out, '.');
		put_digits(out, d, d->count ? d->exponent : 0, decimals);
	}
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
		decimal d;
		decimal_of(value, &d);
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
		decimal d;
		decimal_of(value, &d);
		if (decimals < 0)
			decimals = 0;
		decimal_round(&d, decimals, ROUND_HALF_UP);
		put_plain(&text, &d, decimals, grouped);
	}
	return finish(&text);
}
