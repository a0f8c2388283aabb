/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure, a code, a sentence look to people. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "figures.h"

enum {
	DECIMALS_PER_UNIT = 4, /* tCO2e/t: acts publish defaults and benchmarks to three */
	DECIMALS_USUAL = 2,    /* money, and amounts of emissions */
	DECIMALS_MOST = 12,
	FIGURE_SIZE = 400, /* the largest double has 309 digits, with commas 411; those beyond 1e17 come shorter */
	PROSE_WIDTH = 79
};

double figure_difference(double a, double b)
{
	return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b)) ? 0 : a - b;
}

bool figure_counts(double value)
{
	return !isnan(value) && value != 0;
}

static bool is_emissions_per_unit(const char *unit)
{
	const char *slash = strchr(unit, '/');
	const char *carbon = strstr(unit, "CO2");
	return slash && carbon && carbon < slash;
}

/* A billionth of a tonne or of a currency is what differences of equal figures leave, such as 0.6 - (2 - 1.4); for each tonne
 * what no decimal shows. */
static bool is_nothing(double value, bool amount)
{
	return fabs(value) < (amount ? 1e-9 : 5e-13);
}

/* Enough decimals that a small figure shows two digits of itself. */
static int decimals_for(double value, int usual)
{
	double limit = 1;
	int decimals = 1;
	while (decimals < DECIMALS_MOST && fabs(value) < limit && (decimals < usual || fabs(value) * 10 < limit)) {
		limit /= 10;
		decimals++;
	}
	return decimals > usual ? decimals : usual;
}

const char *figure(arena *memory, double value, const char *unit, bool amount)
{
	int usual = !amount && is_emissions_per_unit(unit) ? DECIMALS_PER_UNIT : DECIMALS_USUAL;
	char text[FIGURE_SIZE];
	size_t length;
	if (isnan(value))
		return "";
	if (is_nothing(value, amount))
		value = 0; /* no sign */
	if (fabs(value) >= 1e17)
		length = number_write(value, text);
	else
		length = number_write_fixed(value, value == 0 ? usual : decimals_for(value, usual), true, text,
		                            sizeof text);
	return arena_copy(memory, text, length);
}

const char *figure_plain(arena *memory, double value)
{
	char text[FIGURE_SIZE];
	size_t length = number_write(value, text);
	if (memchr(text, 'e', length))
		return arena_copy(memory, text, length);
	const char *point = memchr(text, '.', length);
	int decimals = point ? (int)(text + length - point - 1) : 0;
	length = number_write_fixed(value, decimals, true, text, sizeof text);
	return arena_copy(memory, text, length);
}

const char *figure_exact(arena *memory, double value)
{
	char text[NUMBER_TEXT_SIZE];
	return arena_copy(memory, text, number_write(value, text));
}

const char *code_spaced(arena *memory, const char *code)
{
	size_t digits = strspn(code, "0123456789");
	buffer spaced = {.memory = memory};
	if (code[digits] || digits <= 4)
		return code;
	for (size_t i = 0; i < digits; i++) {
		if (i >= 4 && i % 2 == 0)
			buffer_putc(&spaced, ' ');
		buffer_putc(&spaced, code[i]);
	}
	return spaced.at;
}

const char *with_blanks(arena *memory, const char *name)
{
	char *text = arena_copy(memory, name, strlen(name));
	for (char *at = text; *at; at++)
		if (*at == '_' || *at == '-')
			*at = ' ';
	return text;
}

const char *sentence_start(arena *memory, const char *text)
{
	char *out = arena_copy(memory, text, strlen(text));
	/* "a line …" begins large; "7604 …" and "tCO2e" stay as they are. */
	if (islower((unsigned char)out[0]) && (islower((unsigned char)out[1]) || out[1] == ' '))
		out[0] = (char)toupper((unsigned char)out[0]);
	return out;
}

const char *sentence_middle(arena *memory, const char *text)
{
	char *out = arena_copy(memory, text, strlen(text));
	/* "Charge" becomes small, "EU charge" does not. */
	if (isupper((unsigned char)out[0]) && islower((unsigned char)out[1]))
		out[0] = (char)tolower((unsigned char)out[0]);
	return out;
}

const char *sentence(arena *memory, const char *text)
{
	size_t length = strlen(text);
	bool ends = length && strchr(".!?:", text[length - 1]);
	return arena_printf(memory, "%s%s", sentence_start(memory, text), ends ? "" : ".");
}

const char *unit_per(arena *memory, const char *unit, const char *per)
{
	return *unit ? arena_printf(memory, "%s/%s", unit, per) : arena_printf(memory, "per %s", per);
}

size_t slice_columns(slice text)
{
	size_t columns = 0;
	for (size_t i = 0; i < text.length; i++)
		columns += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return columns;
}

size_t text_columns(const char *text)
{
	return slice_columns(slice_of(text));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The next word; a figure takes the word behind it along: "50 t" is not broken. */
static bool next_word(slice *text, slice *word)
{
	slice unit, rest;
	if (!slice_split(text, ' ', word))
		return false;
	rest = *text;
	if (word->length && is_digit(word->at[0]) && is_digit(word->at[word->length - 1]) &&
	    slice_split(&rest, ' ', &unit) && unit.length && unit.at == word->at + word->length + 1) {
		word->length += 1 + unit.length;
		*text = rest;
	}
	return true;
}

/* Copies words; `column` is where the line stands, `width` where it must end. */
static void wrap_words(buffer *out, slice text, size_t column, size_t width, size_t indent)
{
	slice word;
	bool first = true;
	for (; text.length && text.at[0] == ' '; column++) { /* what is set in stays so */
		buffer_putc(out, ' ');
		text = (slice){text.at + 1, text.length - 1};
	}
	while (next_word(&text, &word)) {
		size_t columns = slice_columns(word);
		if (!first && width && column + 1 + columns > width) {
			buffer_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			buffer_putc(out, ' ');
			column++;
		}
		buffer_add(out, word.at, word.length);
		column += columns;
		first = false;
	}
}

const char *text_wrapped(arena *memory, const char *text, size_t width, size_t indent)
{
	buffer out = {.memory = memory};
	slice rest = slice_of(text), line;
	bool first = true;
	while (slice_split(&rest, '\n', &line)) {
		if (!first)
			buffer_putc(&out, '\n');
		wrap_words(&out, line, 0, width, indent);
		first = false;
	}
	return out.at ? out.at : "";
}

void prose(FILE *out, const report_style *style, const char *lead, size_t indent, const char *text)
{
	arena *memory = arena_new();
	buffer wrapped = {.memory = memory};
	slice rest = slice_of(text), line;
	size_t column = text_columns(lead);
	buffer_puts(&wrapped, lead);
	for (; slice_split(&rest, '\n', &line); column = 0) {
		wrap_words(&wrapped, line, column, style->width ? style->width : PROSE_WIDTH, indent);
		buffer_putc(&wrapped, '\n');
	}
	fputs(wrapped.at ? wrapped.at : "", out);
	arena_free(memory);
}

void heading(FILE *out, const report_style *style, const char *title)
{
	fprintf(out, style->colour ? "\033[1m%s\033[0m" : "%s", title);
}

const char *quantity_label(arena *memory, const octroi_quantity *quantity)
{
	static const char *const short_labels[][2] = {{"net_charge", "charge"}, {"unit_price", "price"}};
	if (quantity->title)
		return sentence_middle(memory, quantity->title);
	for (size_t i = 0; i < sizeof short_labels / sizeof *short_labels; i++)
		if (!strcmp(quantity->name, short_labels[i][0]))
			return short_labels[i][1];
	return with_blanks(memory, quantity->name);
}

const octroi_quantity *known_quantity(const octroi_result *result, const char *name)
{
	const octroi_quantity *quantity = octroi_result_quantity(result, name);
	return quantity && !isnan(quantity->value) ? quantity : NULL;
}

bool same_scheme(const octroi_result *a, const octroi_result *b)
{
	return a->program == b->program ||
	       !strcmp(octroi_program_facts(a->program)->id, octroi_program_facts(b->program)->id);
}

bool is_zero_state(octroi_state state)
{
	return state != OCTROI_COMPUTED && state != OCTROI_NOT_COMPUTABLE;
}

double charge_due(const octroi_result *result)
{
	const octroi_quantity *charge = octroi_result_quantity(result, "net_charge");
	if (is_zero_state(result->state))
		return 0;
	return result->state == OCTROI_COMPUTED && charge ? charge->value : NAN;
}

const char *charge_unit(const octroi_result *result)
{
	const octroi_quantity *charge = octroi_result_quantity(result, "net_charge");
	return charge && charge->unit ? charge->unit : "";
}

double per_unit(const octroi_result *result, double total)
{
	double share = result->shares && result->shares[OCTROI_COMPUTED] > 0 ? result->shares[OCTROI_COMPUTED] : 1;
	return result->amount > 0 ? total / (share * result->amount) : NAN;
}

const char *origin_text(const octroi_result *result)
{
	if (result->origin_name)
		return result->origin_name;
	return result->origin ? result->origin : "";
}

const char *basis_text(arena *memory, const octroi_result *result)
{
	return result->basis ? arena_printf(memory, "%s values", with_blanks(memory, result->basis)) : "";
}

const char *const *assumptions_of(arena *memory, const report_answer *answer, size_t *count)
{
	const char **texts = NULL;
	size_t capacity = 0;
	names *seen = names_new(memory);
	*count = 0;
	for (size_t i = 0; i < answer->line_count; i++) {
		const octroi_result *result = answer->lines[i].result;
		for (size_t k = 0; k < result->note_count; k++) {
			slice text = slice_of(result->notes[k].text);
			if (!result->notes[k].assumption || names_find(seen, text))
				continue;
			names_add(seen, text);
			*ARENA_PUSH(memory, texts, *count, capacity) = result->notes[k].text;
		}
	}
	return texts;
}
