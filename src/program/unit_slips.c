/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit_slips.h"

#include <string.h>

static bool fits(const char *text, const unit *wanted, size_t count)
{
	unit u;
	bool parsed = unit_parse(slice_of(text), &u), same = false;
	for (size_t i = 0; parsed && i < count; i++)
		same = same || unit_same(&u, &wanted[i]);
	return same;
}

/* kg/GJ as kgCO2/GJ. */
static const char *as_emissions(const char *text, const char *gas, arena *memory)
{
	int first = (int)strcspn(text, "*/^");
	return arena_printf(memory, "%.*s%s%s", first, text, gas, text + first);
}

const char *unit_meant(slice text, const unit *wanted, size_t count, arena *memory)
{
	static const char *const gases[] = {"CO2", "CO2e"};
	char spelt[UNIT_TEXT_SIZE];
	if (!unit_guess(text, spelt))
		return NULL;
	if (fits(spelt, wanted, count))
		return arena_copy(memory, spelt, strlen(spelt));
	for (size_t i = 0; i < sizeof gases / sizeof *gases; i++) {
		const char *emissions = as_emissions(spelt, gases[i], memory);
		if (fits(emissions, wanted, count))
			return emissions;
	}
	return NULL;
}

void unit_remedy(slice figure, slice text, const unit *wanted, size_t count, const char *otherwise, arena *memory, diagnostics *d)
{
	const char *meant = unit_meant(text, wanted, count, memory);
	bool gas = false;
	for (size_t i = 0; i < count; i++)
		gas = gas || strstr(unit_spoken(&wanted[i], NULL, memory), "Nm3");
	if (meant && strstr(meant, "CO2") && !memmem(text.at, text.length, "CO", 2) && !memmem(text.at, text.length, "co", 2))
		error_remedy(d, "emissions are written tCO2 or kgCO2: did you mean '%.*s%s'?", (int)figure.length, figure.at, meant);
	else if (meant)
		error_remedy(d, "did you mean '%.*s%s'?", (int)figure.length, figure.at, meant);
	else if (gas && memmem(text.at, text.length, "m3", 2))
		error_remedy(d, "%s; volumes of gas are written Nm3, at 0 degrees C and 1 atm", otherwise);
	else
		error_remedy(d, "%s", otherwise);
}

const char *unit_spoken(const unit *u, const char *functional_unit, arena *memory)
{
	static const char *const spoken[][2] = {
		{"tCO2e/MWh", "tCO2/TJ"}, {"tCO2e/t", "tCO2/t"}, {"tCO2e/Nm3", "tCO2/Nm3"}, {"MWh/t", "GJ/t"}, {"MWh/Nm3", "MJ/Nm3"}, {"MWh/m3", "GJ/m3"},
	};
	char text[UNIT_TEXT_SIZE];
	unit_write(u, functional_unit, text);
	for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
		if (strcmp(text, spoken[i][0]) == 0)
			return spoken[i][1];
	return arena_copy(memory, text, strlen(text));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of what people put between thousands: a blank, also one that does not break, or an apostrophe. */
static size_t between(slice s, size_t at)
{
	static const char *const signs[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i]);
		if (at + n < s.length && memcmp(s.at + at, signs[i], n) == 0 && is_digit(s.at[at + n]))
			return n;
	}
	return 0;
}

const char *without_blanks(slice text, arena *memory)
{
	buffer out = {.memory = memory};
	bool any = false;
	size_t at = 0;
	while (at < text.length && is_digit(text.at[at])) {
		buffer_add(&out, text.at + at, 1);
		size_t gap = between(text, at + 1);
		any = any || gap;
		at += 1 + gap;
	}
	if (!any)
		return NULL;
	buffer_add(&out, text.at + at, text.length - at);
	return arena_copy(memory, out.at, out.length);
}
