/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units as products of base units with whole powers.
 *
 * Base units other than currencies are the small numbers below; a currency is
 * its three letters packed into one number, which is above all of them. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "expr.h"

enum { BASE_NONE, BASE_TONNE, BASE_TCO2E, BASE_MWH, BASE_FUNCTIONAL, BASE_YEAR, BASE_VOLUME, BASE_GAS, BASE_HOUR, BASE_MILLIVOLT,
       BASE_PEAK, BASE_CURRENCY = 1000 };

enum { POWER_MAX = 9 }; /* written with one digit */

const unit unit_one = {.factor = 1};

static const struct {
	const char *name;
	uint32_t base;
	double factor;
} known_units[] = {
        {"t", BASE_TONNE, 1},         {"kg", BASE_TONNE, 1e-3},     {"g", BASE_TONNE, 1e-6},      {"mg", BASE_TONNE, 1e-9},
        {"kt", BASE_TONNE, 1e3},      {"Mt", BASE_TONNE, 1e6},      {"tCO2e", BASE_TCO2E, 1},
        {"kgCO2e", BASE_TCO2E, 1e-3}, {"gCO2e", BASE_TCO2E, 1e-6},  {"ktCO2e", BASE_TCO2E, 1e3},
        {"MtCO2e", BASE_TCO2E, 1e6},  {"MWh", BASE_MWH, 1},         {"kWh", BASE_MWH, 1e-3},
        {"GWh", BASE_MWH, 1e3},       {"TWh", BASE_MWH, 1e6},       {"MJ", BASE_MWH, 1 / 3600.0},
        {"GJ", BASE_MWH, 1 / 3.6},    {"TJ", BASE_MWH, 1000 / 3.6}, {"fu", BASE_FUNCTIONAL, 1},
        {"year", BASE_YEAR, 1},       {"%", BASE_NONE, 0.01},       {"1", BASE_NONE, 1},
        {"tCO2", BASE_TCO2E, 1},      {"kgCO2", BASE_TCO2E, 1e-3},  {"m3", BASE_VOLUME, 1},
        {"l", BASE_VOLUME, 1e-3},     {"Nm3", BASE_GAS, 1},         {"kNm3", BASE_GAS, 1e3},
        {"h", BASE_HOUR, 1},          {"min", BASE_HOUR, 1 / 60.0}, {"mV", BASE_MILLIVOLT, 1},
        {"kWp", BASE_PEAK, 1},        {"Wp", BASE_PEAK, 1e-3},      {"MWp", BASE_PEAK, 1e3},
};

enum { KNOWN_COUNT = sizeof known_units / sizeof *known_units };

/* ---- arithmetic ------------------------------------------------------------ */

static int power_of(const unit *u, uint32_t base)
{
	for (int i = 0; i < u->count; i++)
		if (u->part[i].base == base)
			return u->part[i].power;
	return 0;
}

static void remove_part(unit *u, int i)
{
	memmove(&u->part[i], &u->part[i + 1], sizeof u->part[0] * (size_t)(u->count - i - 1));
	u->count--;
}

/* Multiplies by base^power, without a factor. */
static bool raise_part(unit *u, uint32_t base, int power)
{
	int i = 0;
	while (i < u->count && u->part[i].base < base)
		i++;
	if (i < u->count && u->part[i].base == base) {
		int sum = u->part[i].power + power;
		if (sum > POWER_MAX || sum < -POWER_MAX)
			return false;
		u->part[i].power = (int8_t)sum;
		if (sum == 0)
			remove_part(u, i);
		return true;
	}
	if (power == 0)
		return true;
	if (u->count == UNIT_PARTS_MAX || power > POWER_MAX || power < -POWER_MAX)
		return false;
	memmove(&u->part[i + 1], &u->part[i], sizeof u->part[0] * (size_t)(u->count - i));
	u->part[i].base = base;
	u->part[i].power = (int8_t)power;
	u->count++;
	return true;
}

bool unit_same(const unit *a, const unit *b)
{
	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
		if (a->part[i].base != b->part[i].base || a->part[i].power != b->part[i].power)
			return false;
	return true;
}

/* What cancels goes first, so that it takes no room from what stays. */
static bool combine(const unit *a, const unit *b, int sign, unit *out)
{
	unit u = *a;
	u.factor = sign > 0 ? a->factor * b->factor : a->factor / b->factor;
	for (int i = 0; i < b->count; i++)
		if (power_of(a, b->part[i].base) != 0 && !raise_part(&u, b->part[i].base, sign * b->part[i].power))
			return false;
	for (int i = 0; i < b->count; i++)
		if (power_of(a, b->part[i].base) == 0 && !raise_part(&u, b->part[i].base, sign * b->part[i].power))
			return false;
	*out = u;
	return true;
}

bool unit_multiply(const unit *a, const unit *b, unit *product)
{
	return combine(a, b, 1, product);
}

bool unit_divide(const unit *a, const unit *b, unit *quotient)
{
	return combine(a, b, -1, quotient);
}

/* ---- reading --------------------------------------------------------------- */

/* A known unit written with other letter case: "MWH" is no currency. */
static const char *other_case(slice name)
{
	for (int i = 0; i < KNOWN_COUNT; i++)
		if (strlen(known_units[i].name) == name.length &&
		    strncasecmp(known_units[i].name, name.at, name.length) == 0)
			return known_units[i].name;
	return NULL;
}

static bool read_name(slice name, unit *u)
{
	*u = unit_one;
	for (int i = 0; i < KNOWN_COUNT; i++)
		if (slice_is(name, known_units[i].name)) {
			u->factor = known_units[i].factor;
			return known_units[i].base == BASE_NONE || raise_part(u, known_units[i].base, 1);
		}
	if (name.length != 3 || other_case(name) != NULL)
		return false;
	uint32_t packed = 0;
	for (size_t i = 0; i < 3; i++) {
		if (name.at[i] < 'A' || name.at[i] > 'Z')
			return false;
		packed = packed << 8 | (unsigned char)name.at[i];
	}
	return raise_part(u, packed, 1);
}

static slice name_of_factor(slice factor)
{
	const char *hat = factor.length > 0 ? memchr(factor.at, '^', factor.length) : NULL;
	return (slice){factor.at, hat != NULL ? (size_t)(hat - factor.at) : factor.length};
}

/* name [ "^" digit ], the digit not 0. */
static bool read_factor(slice factor, unit *u)
{
	unit base;
	slice name = name_of_factor(factor);
	int power = 1;
	if (name.length < factor.length) {
		char digit = factor.at[factor.length - 1];
		if (factor.length != name.length + 2 || digit < '1' || digit > '9')
			return false;
		power = digit - '0';
	}
	if (!read_name(name, &base))
		return false;
	*u = base;
	for (int i = 1; i < power; i++)
		if (!unit_multiply(u, &base, u))
			return false;
	return true;
}

/* False with the faulty factor; *wrong is the whole text where the factors are
 * sound but too many. */
static bool read_unit(slice s, unit *u, slice *wrong)
{
	*u = unit_one;
	slice all = slice_trim(s);
	bool divide = false;
	for (size_t start = 0;;) {
		size_t end = start;
		while (end < all.length && all.at[end] != '*' && all.at[end] != '/')
			end++;
		slice factor = slice_trim((slice){all.at + start, end - start});
		unit f;
		*wrong = factor;
		if (!read_factor(factor, &f))
			return false;
		*wrong = all;
		if (!(divide ? unit_divide(u, &f, u) : unit_multiply(u, &f, u)))
			return false;
		if (end == all.length)
			return true;
		divide = all.at[end] == '/';
		start = end + 1;
	}
}

bool unit_parse(slice s, unit *u)
{
	slice wrong;
	return s.length > 0 && read_unit(s, u, &wrong);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Writes the name of a unit as rules spell it; signs and digits stay. */
static bool spell(slice token, char out[8])
{
	const char *known = other_case(token);
	bool mega = known != NULL && known[0] == 'M' && known[1] == 't';
	if (known != NULL && (!mega || slice_is(token, known))) {
		memcpy(out, known, strlen(known) + 1);
		return true;
	}
	bool currency = known == NULL && token.length == 3;
	if (!currency && (token.length > 1 || is_letter(token.at[0])))
		return false;
	for (size_t i = 0; i < token.length; i++)
		out[i] = (char)(currency && token.at[i] >= 'a' && token.at[i] <= 'z' ? token.at[i] - 'a' + 'A' : token.at[i]);
	out[token.length] = '\0';
	return true;
}

bool unit_parse_any_case(slice s, unit *u, char spelt[UNIT_TEXT_SIZE])
{
	size_t written = 0;
	for (size_t at = 0, length; at < s.length; at += length) {
		char name[8];
		for (length = 0; at + length < s.length && !memchr("*/^", s.at[at + length], 3);)
			length++;
		length += length == 0; /* a sign */
		if (!spell((slice){s.at + at, length}, name) || written + strlen(name) >= UNIT_TEXT_SIZE)
			return false;
		memcpy(spelt + written, name, strlen(name) + 1);
		written += strlen(name);
	}
	return written > 0 && unit_parse(slice_of(spelt), u);
}

/* Another spelling of a known unit; NULL: none. */
static const char *respelt(slice name)
{
	static const char *const synonyms[][2] = {
	        {"tonne", "t"},   {"tonnes", "t"},   {"ton", "t"},         {"tons", "t"},         {"mt", "t"},       {"MT", "t"},
	        {"Mg", "t"},      {"percent", "%"},  {"pct", "%"},         {"years", "year"},     {"yr", "year"},    {"hours", "h"},
	        {"litres", "l"},  {"liters", "l"},   {"m³", "m3"},         {"Nm³", "Nm3"},        {"kNm³", "kNm3"},  {"tCO₂", "tCO2"},
	        {"kgCO₂", "kgCO2"}, {"tCO₂e", "tCO2e"}, {"tCO2eq", "tCO2e"}, {"kgCO2eq", "kgCO2e"},
	};
	for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
		if (slice_is(name, synonyms[i][0]))
			return synonyms[i][1];
	/* A metric tonne to some, a million tonnes to others. */
	const char *known = other_case(name);
	return known != NULL && known[0] == 'M' && known[1] == 't' ? NULL : known;
}

bool unit_guess(slice s, char out[UNIT_TEXT_SIZE])
{
	size_t written = 0;
	out[0] = '\0';
	for (size_t at = 0, length; at < s.length; at += length) {
		for (length = 0; at + length < s.length && !memchr("*/^", s.at[at + length], 3);)
			length++;
		length += length == 0; /* a sign */
		slice name = slice_trim((slice){s.at + at, length});
		unit u;
		const char *other = name.length && !read_name(name, &u) ? respelt(name) : NULL;
		if (other)
			name = slice_of(other);
		if (written + name.length >= UNIT_TEXT_SIZE)
			return false;
		memcpy(out + written, name.at, name.length);
		out[written += name.length] = '\0';
	}
	unit u;
	return unit_parse(slice_of(out), &u);
}

static const char *nearest(slice name)
{
	const char *names[KNOWN_COUNT];
	if (respelt(name) != NULL)
		return respelt(name);
	for (int i = 0; i < KNOWN_COUNT; i++)
		names[i] = known_units[i].name;
	return text_nearest(name, names, KNOWN_COUNT);
}

static bool is_lower_case_currency(slice name, char capitals[4])
{
	if (name.length != 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		char c = name.at[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c < 'A' || c > 'Z')
			return false;
		capitals[i] = c;
	}
	capitals[3] = '\0';
	return true;
}

static void explain_name(place at, slice name, diagnostics *d)
{
	char capitals[4];
	const char *near = nearest(name);
	if (slice_is(name, "money")) {
		error_at(d, at, "unit", "'money' is a type, not a unit");
		error_remedy(d, "write 'type: money'");
		return;
	}
	error_at(d, at, "unit", "unknown unit '%.*s'", (int)name.length, name.at);
	if (near != NULL)
		error_remedy(d, "did you mean '%s'?", near);
	else if (is_lower_case_currency(name, capitals))
		error_remedy(d, "did you mean '%s'?", capitals);
	else
		error_remedy(d, "units are t, tCO2e, MWh, fu, year, m3, Nm3, h, mV, kWp, their multiples, %%, 1 and "
		                "currencies of three capital letters");
}

static void explain(place where, slice wrong, diagnostics *d)
{
	place at = where;
	slice name = name_of_factor(wrong);
	unit u;
	if (wrong.length > 0) {
		at.offset = where.offset + (size_t)(wrong.at - place_text(where).at);
		at.length = wrong.length;
	}
	if (wrong.length == 0) {
		error_at(d, at, "unit", "a unit is missing");
		error_remedy(d, "a number without a unit has the unit 1");
	} else if (memchr(wrong.at, '*', wrong.length) != NULL || memchr(wrong.at, '/', wrong.length) != NULL) {
		error_at(d, at, "unit", "the unit '%.*s' has more than %d parts or a power above %d", (int)wrong.length,
		         wrong.at, UNIT_PARTS_MAX, POWER_MAX);
	} else if (name.length < wrong.length && read_name(name, &u)) {
		error_at(d, at, "unit", "the power in '%.*s' is not a digit from 1 to 9", (int)wrong.length, wrong.at);
	} else {
		explain_name(at, name, d);
	}
}

bool unit_read(place where, unit *u, diagnostics *d)
{
	slice text = place_text(where), wrong = {"", 0};
	if (text.length > 0 && read_unit(text, u, &wrong))
		return true;
	explain(where, wrong, d);
	return false;
}

/* ---- writing --------------------------------------------------------------- */

typedef struct {
	char *at;
	size_t length;
} output;

static void put(output *o, const char *s)
{
	int n = snprintf(o->at + o->length, UNIT_TEXT_SIZE - o->length, "%s", s);
	o->length += (size_t)n;
	if (o->length >= UNIT_TEXT_SIZE)
		o->length = UNIT_TEXT_SIZE - 1;
}

static void put_part(output *o, uint32_t base, int power, const char *functional_unit)
{
	static const char *const names[] = {[BASE_TONNE] = "t",
	                                    [BASE_TCO2E] = "tCO2e",
	                                    [BASE_MWH] = "MWh",
	                                    [BASE_FUNCTIONAL] = "fu",
	                                    [BASE_YEAR] = "year",
	                                    [BASE_VOLUME] = "m3",
	                                    [BASE_GAS] = "Nm3",
	                                    [BASE_HOUR] = "h",
	                                    [BASE_MILLIVOLT] = "mV",
	                                    [BASE_PEAK] = "kWp"};
	char text[16];
	if (base > BASE_CURRENCY) {
		snprintf(text, sizeof text, "%c%c%c", (int)(base >> 16 & 0xff), (int)(base >> 8 & 0xff),
		         (int)(base & 0xff));
		put(o, text);
	} else {
		put(o, base == BASE_FUNCTIONAL && functional_unit != NULL ? functional_unit : names[base]);
	}
	if (power > 1) {
		snprintf(text, sizeof text, "^%d", power);
		put(o, text);
	}
}

enum { RANK_MOST = 10 };

/* Money first, then carbon, then what they are counted for: EUR/tCO2e, tCO2e/t. */
static int rank_of(uint32_t base)
{
	static const int ranks[] = {
	        [BASE_TCO2E] = 1, [BASE_TONNE] = 2, [BASE_MWH] = 3, [BASE_FUNCTIONAL] = 4, [BASE_YEAR] = 5,
	        [BASE_VOLUME] = 6, [BASE_GAS] = 7, [BASE_HOUR] = 8, [BASE_MILLIVOLT] = 9, [BASE_PEAK] = RANK_MOST};
	return base > BASE_CURRENCY ? 0 : ranks[base];
}

static void put_side(output *o, const unit *u, int sign, const char *functional_unit)
{
	for (int rank = 0; rank <= RANK_MOST; rank++)
		for (int i = 0; i < u->count; i++) {
			int power = sign * u->part[i].power;
			if (power < 0 || rank_of(u->part[i].base) != rank)
				continue;
			if (sign < 0)
				put(o, "/");
			else if (o->length > 0)
				put(o, "*");
			put_part(o, u->part[i].base, power, functional_unit);
		}
}

/* fu replaced by the unit that it stands for, where that is a base unit or a
 * product of them; false: its name can only be written in the place of fu. */
static bool substitute(const unit *u, const char *functional_unit, unit *out)
{
	unit f, rest = *u;
	int power = power_of(u, BASE_FUNCTIONAL);
	if (functional_unit == NULL || !unit_parse(slice_of(functional_unit), &f) || f.factor != 1)
		return false;
	if (power_of(&f, BASE_FUNCTIONAL) != 0 || !raise_part(&rest, BASE_FUNCTIONAL, -power))
		return false;
	for (; power > 0; power--)
		if (!unit_multiply(&rest, &f, &rest))
			return false;
	for (; power < 0; power++)
		if (!unit_divide(&rest, &f, &rest))
			return false;
	*out = rest;
	return true;
}

char *unit_write(const unit *u, const char *functional_unit, char out[UNIT_TEXT_SIZE])
{
	unit replaced;
	output o = {out, 0};
	out[0] = '\0';
	if (substitute(u, functional_unit, &replaced))
		u = &replaced;
	put_side(&o, u, 1, functional_unit);
	if (o.length == 0)
		put(&o, "1");
	put_side(&o, u, -1, functional_unit);
	return out;
}

void unit_currency(const unit *u, char out[4])
{
	int found = 0;
	out[0] = '\0';
	for (int i = 0; i < u->count; i++)
		if (u->part[i].base > BASE_CURRENCY) {
			uint32_t base = u->part[i].base;
			found++;
			snprintf(out, 4, "%c%c%c", (int)(base >> 16 & 0xff), (int)(base >> 8 & 0xff),
			         (int)(base & 0xff));
			if (u->part[i].power != 1)
				found = 2;
		}
	if (found != 1)
		out[0] = '\0';
}
