/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line: what a person says of a consignment, read by the declared types. */
#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "unit_slips.h"
#include "value.h"

octroi_line *line_new(octroi_program *p, arena *memory)
{
	octroi_line *line = ARENA_NEW(memory, octroi_line);
	line->program = p;
	line->memory = memory;
	line->given = ARENA_ARRAY(memory, value, p->slot_count);
	line->is_given = ARENA_ARRAY(memory, bool, p->slot_count);
	line->date = (period){DAY_UNKNOWN, DAY_UNKNOWN};
	return line;
}

octroi_program *line_program(const octroi_line *line)
{
	return line->program;
}

/* A complaint about what was typed: "--mass '5oo': not a number …". */
typedef struct {
	const char  *said_as;
	slice        text;
	const slot  *slot;
	const octroi_program *program;
	arena       *memory;
	diagnostics *d;
	double       factor; /* of a bare number, in base units */
} asked;

__attribute__((format(printf, 3, 4))) static bool refuse(const asked *a, const char *code, const char *format, ...)
{
	char message[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	error_at(a->d, (place){0}, code, "%s '%.*s': %s", a->said_as, (int)(a->text.length < 80 ? a->text.length : 80), a->text.at,
	         message);
	return false;
}

static const char *ordinal(arena *a, size_t n)
{
	static const char *const words[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
	return n < 6 ? words[n] : arena_printf(a, "%zuth", n + 1);
}

static bool is_digit_at(slice s, size_t i)
{
	return i < s.length && s.at[i] >= '0' && s.at[i] <= '9';
}

/* "1,234,567": three digits behind every comma, and no more. */
static bool has_thousands(slice s)
{
	for (size_t i = 0; i < s.length; i++)
		if (s.at[i] == ',' && !(is_digit_at(s, i + 1) && is_digit_at(s, i + 2) && is_digit_at(s, i + 3) && !is_digit_at(s, i + 4)))
			return false;
	return true;
}

/* One number: nothing but digits stands before its commas. */
static bool is_one_number(slice s, size_t *commas)
{
	size_t last = 0;
	*commas = 0;
	for (size_t i = 0; i < s.length; i++)
		if (s.at[i] == ',') {
			++*commas;
			last = i;
		}
	for (size_t i = 0; i < last; i++)
		if (s.at[i] != ',' && s.at[i] != '-' && !is_digit_at(s, i))
			return false;
	return s.length < 64;
}

/* "1,000" means 1000 to some and 1 to others: say both. */
static bool refuse_comma(const asked *a)
{
	char without[64], point[64];
	size_t n = 0, m = 0, commas;
	bool one = is_one_number(a->text, &commas), thousands = has_thousands(a->text);
	const char *list = strncmp(a->said_as, "--", 2) == 0 ? "; the option takes one value" : "";
	refuse(a, "bad-number", "a comma could be a thousands sign or a decimal point");
	for (size_t i = 0; one && i < a->text.length; i++) {
		if (a->text.at[i] != ',')
			without[n++] = a->text.at[i];
		point[m++] = a->text.at[i] == ',' ? '.' : a->text.at[i];
	}
	without[n] = point[m] = '\0';
	if (one && thousands && commas == 1)
		error_remedy(a->d, "write %s, or %s if a decimal comma was meant%s", without, point, list);
	else if (one && thousands)
		error_remedy(a->d, "write %s%s", without, list);
	else if (one && commas == 1)
		error_remedy(a->d, "write %s if a decimal comma was meant%s", point, list);
	else
		error_remedy(a->d, "write one number, with a point before its decimals%s", list);
	return false;
}

/* What a bare number is in. */
static const char *own_unit(const asked *a)
{
	char text[UNIT_TEXT_SIZE];
	if (a->slot->kind == SLOT_INPUT)
		return input_unit(a->slot->input, a->program->standard_unit, a->memory);
	unit_write(&a->slot->type.unit, a->program->standard_unit, text);
	return arena_copy(a->memory, text, strlen(text));
}

static bool refuse_number(const asked *a, number_problem problem, size_t at)
{
	arena *memory = a->memory;
	size_t digits = 0;
	if (problem == NUMBER_COMMA)
		return refuse_comma(a);
	if (problem == NUMBER_OVERFLOW)
		return refuse(a, "bad-number", "too large a number");
	if (a->text.length == 0)
		return refuse(a, "bad-number", "a number is missing");
	refuse(a, "bad-number", "not a number at the %s character", ordinal(memory, at));
	while (digits < a->text.length && a->text.at[digits] >= '0' && a->text.at[digits] <= '9')
		digits++;
	const unit *u = &a->slot->type.unit;
	bool option = strncmp(a->said_as, "--", 2) == 0;
	if (!option)
		error_remedy(a->d, "write a figure such as 1.5, with a point before its decimals");
	else if (a->slot->type.kind == TYPE_NUMBER && u->count == 1)
		error_remedy(a->d, "try %s 500 or %s 500%s", a->said_as, a->said_as, own_unit(a));
	else
		error_remedy(a->d, "try %s 1.5", a->said_as);
	return false;
}

/* Figures are held in base units; the bounds are written in the input's own. */
static double declared_factor(const asked *a)
{
	bool number = a->slot->kind == SLOT_INPUT && a->slot->type.kind == TYPE_NUMBER;
	return number ? a->slot->input->type.unit.factor : 1;
}

static bool in_bounds(const asked *a, double x)
{
	const input *in = a->slot->kind == SLOT_INPUT ? a->slot->input : NULL;
	x /= declared_factor(a);
	char bound[NUMBER_TEXT_SIZE];
	if (in && !(x > in->above)) {
		number_write(in->above, bound);
		return refuse(a, "out-of-range", "must be more than %s", bound);
	}
	if (in && !(x >= in->least)) {
		number_write(in->least, bound);
		return refuse(a, "out-of-range", "must be at least %s", bound);
	}
	if (in && !(x <= in->most)) {
		number_write(in->most, bound);
		bool measured = a->slot->type.kind == TYPE_NUMBER && a->slot->type.unit.count > 0;
		refuse(a, "out-of-range", "must be at most %s%s%s", bound, measured ? " " : "", measured ? own_unit(a) : "");
		if (in->most == 1 && x >= 2 && x <= 100 && a->slot->type.unit.count == 0 && is_digit_at(a->text, a->text.length - 1))
			error_remedy(a->d, "write %.*s %% for %.*s of a hundred", (int)a->text.length, a->text.at, (int)a->text.length, a->text.at);
		return false;
	}
	return true;
}

/* A multiple divides where it is a whole part, so that 25000kg is exactly 25 t. */
static double in_base_units(double x, double factor)
{
	double inverse = 1 / factor, whole = floor(inverse + 0.5);
	return factor < 1 && fabs(inverse - whole) <= 1e-9 * whole ? x / whole : x * factor;
}

/* In which unit a figure is wanted. Bare numbers have that unit in words of a command; documents say it. */
static const char *unit_advice(const asked *a, const char *wanted)
{
	if (!a->slot->type.unit.count)
		return "it has no unit: write the figure alone, or as a percentage";
	if (strncmp(a->said_as, "--", 2) == 0)
		return arena_printf(a->memory, "a bare number is in %s", wanted);
	return arena_printf(a->memory, "write it in %s, or in a multiple of it", wanted);
}

/* The functional unit may be named: 1.57tCO2e/t for tCO2e/fu. */
static bool unit_accepted(const asked *a, const unit *u)
{
	char named[UNIT_TEXT_SIZE];
	unit spelt;
	if (unit_same(u, &a->slot->type.unit))
		return true;
	unit_write(&a->slot->type.unit, a->program->standard_unit, named);
	return unit_parse(slice_of(named), &spelt) && unit_same(u, &spelt);
}

static bool refuse_blanks(const asked *a)
{
	const char *text = without_blanks(a->text, a->memory);
	if (!text)
		return true;
	refuse(a, "bad-number", "something stands between its digits");
	error_remedy(a->d, "write %s, without blanks or signs between thousands", text);
	return false;
}

/* A unit that is none, or one that measures something else. */
static bool refuse_unit(const asked *a, size_t used, slice rest)
{
	const char *wanted = own_unit(a);
	unit u, fitting[2] = {a->slot->type.unit};
	size_t count = unit_parse(slice_of(wanted), &fitting[1]) ? 2 : 1;
	bool known = unit_parse(rest, &u), digit = is_digit_at(rest, rest.length - 1) && !memmem(rest.at, rest.length, "m3", 2);
	bool likely = known || unit_meant(rest, fitting, count, a->memory);
	if (!refuse_blanks(a))
		return false;
	if (!likely && (digit || rest.length > 12 || (used && a->text.at[used - 1] != ' ' && rest.at[0] == 'o')))
		return refuse_number(a, NUMBER_MALFORMED, used);
	if (known)
		refuse(a, "unit-mismatch", "'%.*s' is not a measure in %s", (int)rest.length, rest.at, wanted);
	else
		refuse(a, "unknown-unit", "'%.*s' is not a unit", (int)rest.length, rest.at);
	unit_remedy((slice){a->text.at, (size_t)(rest.at - a->text.at)}, rest, fitting, count, unit_advice(a, wanted), a->memory, a->d);
	return false;
}

static bool read_number(const asked *a, value *v)
{
	size_t used = 0, at = 0;
	number_problem problem = number_read_prefix(a->text, &v->number, &used);
	slice rest = {a->text.at + used, a->text.length - used};
	rest = slice_trim(rest);
	if (problem == NUMBER_OK && memchr(a->text.at, ',', a->text.length))
		problem = NUMBER_COMMA;
	if (problem != NUMBER_OK || used == 0) {
		if (problem == NUMBER_OK || problem == NUMBER_MALFORMED)
			problem = number_read(a->text, &v->number, &at);
		return refuse_number(a, problem, at);
	}
	if (!rest.length) {
		v->number = in_base_units(v->number, a->factor);
		return in_bounds(a, v->number);
	}
	unit u;
	if (!unit_parse(rest, &u) || !unit_accepted(a, &u))
		return refuse_unit(a, used, rest);
	v->number = in_base_units(v->number, u.factor);
	if (!isfinite(v->number))
		return refuse(a, "bad-number", "too large a number");
	return in_bounds(a, v->number);
}

static bool read_money(const asked *a, value *v)
{
	size_t used = 0;
	number_problem problem = number_read_prefix(a->text, &v->number, &used);
	if (memchr(a->text.at, ',', a->text.length))
		return refuse_comma(a);
	if (problem != NUMBER_OK || !used)
		return refuse_number(a, problem == NUMBER_OK ? NUMBER_MALFORMED : problem, 0);
	slice currency = slice_trim((slice){a->text.at + used, a->text.length - used});
	unit u;
	char code[4] = "";
	if (currency.length && unit_parse(currency, &u))
		unit_currency(&u, code);
	if (!*code) {
		refuse(a, "unknown-currency", "money needs its currency");
		error_remedy(a->d, "write it behind the figure: %.*sEUR", (int)used, a->text.at);
		return false;
	}
	v->text = slice_of(arena_copy(a->memory, code, 3));
	return in_bounds(a, v->number);
}

static bool read_code(const asked *a, value *v)
{
	const rulebook *book = a->program->book;
	const code_list *list = a->slot->type.list;
	if (list->open) {
		v->code = names_add(book->names, a->text);
		return true;
	}
	v->code = code_find(book, list, a->text);
	if (v->code)
		return true;
	char *choices = code_choices(book, a->memory, list);
	const char *near = code_nearest(book, list, a->text);
	refuse(a, "unknown-code", "it can be %s", choices);
	if (near)
		error_remedy(a->d, "did you mean '%s'?", near);
	return false;
}

static bool read_place(const asked *a, value *v)
{
	const rulebook *book = a->program->book;
	place_id id = 0;
	const char *why = "";
	if (places_find(book->places, a->memory, a->text, &id, &why) != PLACE_FOUND) {
		refuse(a, "unknown-place", "%s", why);
		if (!strchr(why, '?')) /* which guesses */
			error_remedy(a->d, "octroi show countries WORD finds codes");
		return false;
	}
	v->code = book->place_list.codes[id - 1];
	return true;
}

static bool read_good(const asked *a, value *v)
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why = "";
	if (!good_read(a->memory, a->text, digits, &why)) {
		size_t letters = 0;
		while (letters < a->text.length && isalpha((unsigned char)a->text.at[letters]))
			letters++;
		refuse(a, "bad-good", "%s", why);
		if (letters > 2)
			error_remedy(a->d, "octroi show goods %.*s finds codes", (int)letters, a->text.at);
		return false;
	}
	v->text = slice_of(arena_copy(a->memory, digits, strlen(digits)));
	return true;
}

static bool read_day(const asked *a, value *v)
{
	day d;
	if (!day_read(a->text, &d)) {
		bool form = a->text.length == 10 && a->text.at[4] == '-' && a->text.at[7] == '-';
		refuse(a, "bad-date", form ? "not a day of the calendar" : "not a date written as year-month-day");
		if (!form)
			error_remedy(a->d, "write it as 2026-01-31, or 2026-Q1 for a quarter");
		return false;
	}
	v->number = d;
	return true;
}

static bool read_year(const asked *a, value *v)
{
	size_t at;
	if (a->text.length != 4 || number_read(a->text, &v->number, &at) != NUMBER_OK || v->number < 1000 ||
	    v->number != floor(v->number)) {
		refuse(a, "bad-year", "not a year of four digits");
		if (a->text.length > 4)
			error_remedy(a->d, "a range of years is written 2026..2030");
		return false;
	}
	return true;
}

static bool time_in_bounds(const asked *a, const value *v)
{
	const input *in = a->slot->kind == SLOT_INPUT ? a->slot->input : NULL;
	day first = a->slot->type.kind == TYPE_YEAR ? day_of((int)v->number, 1, 1) : (day)v->number;
	char text[PERIOD_TEXT_SIZE];
	if (!in || period_has(in->within, first))
		return true;
	return refuse(a, "out-of-range", "outside %s", period_write(in->within, text));
}

static bool read_flag(const asked *a, value *v)
{
	bool yes = slice_is(a->text, "yes") || slice_is(a->text, "true"), no = slice_is(a->text, "no") || slice_is(a->text, "false");
	v->number = yes;
	return yes || no || refuse(a, "bad-flag", "must be yes or no");
}

static bool read_value(const asked *a, value *v)
{
	const type *t = &a->slot->type;
	switch (t->kind) {
	case TYPE_NUMBER:
		return read_number(a, v);
	case TYPE_MONEY:
		return read_money(a, v);
	case TYPE_FLAG:
		return read_flag(a, v);
	case TYPE_CODE:
		return t->list->places ? read_place(a, v) : read_code(a, v);
	case TYPE_GOOD:
		return read_good(a, v);
	case TYPE_DATE:
		return read_day(a, v) && time_in_bounds(a, v);
	case TYPE_YEAR:
		return read_year(a, v) && time_in_bounds(a, v);
	default:
		v->text = a->text;
		return true;
	}
}

static int input_slot(const octroi_program *p, const char *name)
{
	for (size_t i = 0; i < p->input_count; i++)
		if (strcmp(p->inputs[i].name, name) == 0)
			return p->input_slots[i];
	return -1;
}

static bool name_refused(const octroi_program *p, const char *name, diagnostics *d)
{
	const char **all = ARENA_ARRAY(p->memory, const char *, p->input_count + 1);
	for (size_t i = 0; i < p->input_count; i++)
		all[i] = p->inputs[i].name;
	const char *near = text_nearest(slice_of(name), all, p->input_count);
	error_at(d, (place){0}, "unknown-input", "%s has no input '%s'", p->document->id, name);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	return false;
}

bool line_has(const octroi_line *line, const char *name)
{
	int index = input_slot(line->program, name);
	return index >= 0 && line->is_given[index];
}

bool line_says(const octroi_line *line, const char *name, const char *text)
{
	const octroi_program *p = line->program;
	int index = input_slot(p, name);
	value v;
	period days;
	diagnostics *quiet = diagnostics_new();
	bool read = index >= 0 && line->is_given[index] && line_input_read(p, index, slice_of(text), 0, name, line->memory, &v, &days, quiet);
	diagnostics_free(quiet);
	return read && v.code == line->given[index].code && v.number == line->given[index].number;
}

void line_weaken(octroi_line *line, const char *name, octroi_standing rests_on)
{
	int index = input_slot(line->program, name);
	if (index >= 0 && line->is_given[index])
		line->given[index].standing = weakest(line->given[index].standing, (standing)rests_on);
}

slice line_good(const octroi_line *line)
{
	int slot = line->program->good;
	return slot >= 0 && line->is_given[slot] ? line->given[slot].text : (slice){"", 0};
}

period line_period(const octroi_line *line)
{
	return line->year ? step_days(STEP_YEAR, line->year) : line->date;
}

/* The date of a line may be a month or a quarter: it is spread over its days. */
static bool read_date(const asked *a, period *days, value *v)
{
	period p;
	bool stretch = period_read(a->text, &p) && p.first > DAY_FIRST && p.last < DAY_LAST && p.last - p.first < 366;
	if (!stretch && !read_day(a, v))
		return false;
	*days = stretch ? p : (period){(day)v->number, (day)v->number};
	v->number = days->first;
	return time_in_bounds(a, v);
}

bool line_input_read(const octroi_program *p, int slot, slice text, double factor, const char *said_as, arena *memory, value *v,
                period *days, diagnostics *d)
{
	asked a = {said_as, slice_trim(text), &p->slots[slot], p, memory, d, factor};
	if (factor == 0)
		a.factor = declared_factor(&a);
	*v = (value){.standing = STANDING_GIVEN};
	if (!a.text.length)
		return refuse(&a, "empty-input", "nothing is given");
	return slot == p->date ? read_date(&a, days, v) : read_value(&a, v);
}

double input_in_base_units(double x, double factor)
{
	return in_base_units(x, factor);
}

bool line_set(octroi_line *line, const char *name, const char *text, const char *said_as, diagnostics *d)
{
	octroi_program *p = line->program;
	int index = input_slot(p, name);
	if (index < 0)
		return name_refused(p, name, d);
	if (!text) {
		line->is_given[index] = false;
		line->year = index == p->year ? 0 : line->year;
		if (index == p->date)
			line->date.first = line->date.last = DAY_UNKNOWN;
		return true;
	}
	const char *copy = arena_copy(line->memory, text, strlen(text));
	value v;
	if (!line_input_read(p, index, slice_of(copy), 0, said_as, line->memory, &v, &line->date, d))
		return false;
	line->given[index] = v;
	line->is_given[index] = true;
	if (index == p->year)
		line->year = (int)v.number;
	return true;
}
