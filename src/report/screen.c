/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on a screen of its own. Each row has the figure per unit and the
 * figure of the whole amount; steps that a scheme does not have are left out. */
#include <math.h>
#include <string.h>

#include "formats.h"

enum { SCREEN_WIDTH = 75, LABEL_WIDTH = 25, EACH_WIDTH = 9, TOTAL_WIDTH = 14 };

/* When a row is worth its space. */
typedef enum { SHOW_KNOWN, SHOW_WITHOUT_CERTIFICATES, SHOW_CREDIT_EMISSIONS, SHOW_CREDIT_MONEY, SHOW_GROSS } show_rule;

/* The standard quantities in the order of the calculation. */
static const struct {
	const char *each, *total;
	bool deducted; /* shown with a minus */
	show_rule rule;
} steps[] = {
        {"specific_emissions", "embedded_emissions", false, SHOW_KNOWN},
        {"specific_free_allocation", "free_allocation_adjustment", true, SHOW_KNOWN},
        {NULL, "reference_emissions", false, SHOW_KNOWN},
        {NULL, "carbon_price_credit", true, SHOW_CREDIT_EMISSIONS},
        {NULL, "chargeable_emissions", false, SHOW_WITHOUT_CERTIFICATES},
        {NULL, "certificates", false, SHOW_KNOWN},
        {"unit_price", NULL, false, SHOW_KNOWN},
        {NULL, "gross_charge", false, SHOW_GROSS},
        {NULL, "carbon_price_credit", true, SHOW_CREDIT_MONEY},
        {NULL, "net_charge", false, SHOW_KNOWN},
};

typedef struct {
	const char *label, *each, *each_unit, *total, *total_unit;
	const char *after; /* behind the figures: a due date, a range */
} screen_row;

typedef struct {
	arena *memory;
	const octroi_result *result;
	screen_row rows[sizeof steps / sizeof *steps];
	size_t row_count;
} screen;

static double signed_value(double value, bool deducted)
{
	return deducted && value != 0 ? -value : value;
}

static bool is_emissions(const octroi_quantity *quantity)
{
	return strstr(quantity->unit, "CO2") != NULL;
}

/* A credit in emissions lessens the certificates, so that the charge before it
 * is no step on the way; a credit in money is taken from that charge. */
static bool is_gross_shown(const octroi_result *result, const octroi_quantity *gross)
{
	const octroi_quantity *net = known_quantity(result, "net_charge");
	const octroi_quantity *credit = known_quantity(result, "carbon_price_credit");
	return (!net || fabs(gross->value - net->value) >= 0.005) && !(credit && is_emissions(credit));
}

static bool is_shown(const octroi_result *result, const octroi_quantity *quantity, show_rule rule)
{
	switch (rule) {
	case SHOW_WITHOUT_CERTIFICATES:
		return !octroi_result_quantity(result, "certificates");
	case SHOW_CREDIT_EMISSIONS:
		return figure_counts(quantity->value) && is_emissions(quantity);
	case SHOW_CREDIT_MONEY:
		return figure_counts(quantity->value) && !is_emissions(quantity);
	case SHOW_GROSS:
		return is_gross_shown(result, quantity);
	case SHOW_KNOWN:
		break;
	}
	return true;
}

/* " from 75.36 to 82.32": the parts of a year differ. */
static const char *range_text(const screen *s, const octroi_quantity *quantity, bool deducted)
{
	/* What is taken off is least where most is taken off. */
	double low = signed_value(deducted ? quantity->high : quantity->low, deducted);
	double high = signed_value(deducted ? quantity->low : quantity->high, deducted);
	if (!(low < high))
		return "";
	return arena_printf(s->memory, "   from %s to %s", figure(s->memory, low, quantity->unit, quantity->amount),
	                    figure(s->memory, high, quantity->unit, quantity->amount));
}

static const char *due_text(const screen *s)
{
	for (size_t i = 0; i < s->result->duty_count; i++)
		if (s->result->duties[i].pays)
			return arena_printf(s->memory, "   due %s", s->result->duties[i].date);
	return "";
}

static void fill_each(const screen *s, screen_row *row, const octroi_quantity *each, const octroi_quantity *total,
                      bool deducted)
{
	/* The mean per unit of codes in scope is not that of all codes, as the amounts are. */
	if (total && s->result->leaves && !isnan(per_unit(s->result, total->value)))
		each = NULL;
	double value = each ? each->value : per_unit(s->result, total->value);
	const char *unit = each ? each->unit : unit_per(s->memory, total->unit, s->result->amount_unit);
	row->each = figure(s->memory, signed_value(value, deducted), unit, false);
	row->each_unit = *row->each ? unit : "";
}

static void add_row(screen *s, size_t step)
{
	const octroi_quantity *each = steps[step].each ? known_quantity(s->result, steps[step].each) : NULL;
	const octroi_quantity *total = steps[step].total ? known_quantity(s->result, steps[step].total) : NULL;
	const octroi_quantity *main = total ? total : each;
	bool deducted = steps[step].deducted;
	if (!main || !is_shown(s->result, main, steps[step].rule))
		return;
	screen_row *row = &s->rows[s->row_count++];
	*row = (screen_row){
	        .label = quantity_label(s->memory, main), .each = "", .each_unit = "", .total = "", .total_unit = ""};
	row->after = range_text(s, main, deducted);
	if (!strcmp(main->name, "net_charge") && *due_text(s))
		row->after = arena_printf(s->memory, "%s%s", row->after, due_text(s));
	/* The price is one figure, and stands with the amounts. */
	if (total || !steps[step].total) {
		row->total = figure(s->memory, signed_value(main->value, deducted), main->unit, main->amount);
		row->total_unit = main->unit;
	}
	if (steps[step].total)
		fill_each(s, row, each, total, deducted);
}

static void widen(size_t *width, const char *text)
{
	size_t columns = text_columns(text);
	*width = columns > *width ? columns : *width;
}

/* Padding by characters, where printf counts bytes. */
static void pad_left(FILE *out, const char *text, size_t columns)
{
	fprintf(out, "%*s%s", (int)(columns - text_columns(text)), "", text);
}

static void pad_right(FILE *out, const char *text, size_t columns)
{
	fprintf(out, "%s%*s", text, (int)(columns - text_columns(text)), "");
}

static void print_rows(const screen *s, FILE *out)
{
	size_t label = LABEL_WIDTH, each = EACH_WIDTH, each_unit = 0, total = TOTAL_WIDTH, total_unit = 0;
	for (size_t i = 0; i < s->row_count; i++) {
		widen(&label, s->rows[i].label);
		widen(&each, s->rows[i].each);
		widen(&each_unit, s->rows[i].each_unit);
		widen(&total, s->rows[i].total);
		if (*s->rows[i].after)
			widen(&total_unit, s->rows[i].total_unit);
	}
	for (size_t i = 0; i < s->row_count; i++) {
		const screen_row *row = &s->rows[i];
		fputs("  ", out);
		pad_right(out, row->label, label);
		pad_left(out, row->each, each + 1);
		fputc(' ', out);
		if (*row->total) {
			pad_right(out, row->each_unit, each_unit);
			pad_left(out, row->total, total + 1);
			fprintf(out, " %s", row->total_unit);
		} else {
			fputs(row->each_unit, out);
		}
		if (*row->after)
			fprintf(out, "%*s%s", (int)(total_unit - text_columns(row->total_unit)), "", row->after);
		fputc('\n', out);
	}
}

/* "in 2026", or the days of a shorter stretch. */
static void add_stretch(buffer *text, const octroi_result *result)
{
	const char *first = result->parts[0].first, *last = result->parts[result->part_count - 1].last;
	if (strcmp(first + 4, "-01-01") == 0 && strcmp(last + 4, "-12-31") == 0)
		buffer_printf(text, ", in %d", result->year);
	else
		buffer_printf(text, ", from %s to %s", first, last);
}

/* "500 t of 7604 29 90 (aluminium profiles) from Türkiye, on default values, in 2027" */
static const char *subject(arena *memory, const octroi_result *result)
{
	buffer text = {.memory = memory};
	if (!isnan(result->amount))
		buffer_printf(&text, "%s %s of ", figure_plain(memory, result->amount), result->amount_unit);
	buffer_puts(&text, result->good ? code_spaced(memory, result->good) : "goods");
	if (result->good_text)
		buffer_printf(&text, " (%s)", result->good_text);
	if (*origin_text(result))
		buffer_printf(&text, " from %s", origin_text(result));
	if (result->basis)
		buffer_printf(&text, ", on %s", basis_text(memory, result));
	if (result->part_count && strcmp(result->parts[0].first, result->parts[result->part_count - 1].last) != 0)
		add_stretch(&text, result);
	return text.at;
}

void screen_head(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	const char *title = octroi_program_facts(result->program)->title;
	const char *standing = octroi_standing_name(result->standing);
	size_t used = text_columns(title) + text_columns(standing);
	heading(out, style, title);
	if (result->state == OCTROI_NOT_COMPUTABLE)
		fputc('\n', out);
	else
		fprintf(out, "%*s%s\n", used + 2 < SCREEN_WIDTH ? (int)(SCREEN_WIDTH - used) : 2, "", standing);
	prose(out, style, "", 0, subject(memory, result));
}

/* A state that needs no table: why nothing is due. */
static void print_state(arena *memory, const octroi_result *result, const report_style *style, FILE *out)
{
	const octroi_reason *reason = result->reason;
	const char *state = with_blanks(memory, octroi_state_name(result->state));
	const char *source = reason && reason->source ? arena_printf(memory, " (%s)", reason->source) : "";
	const char *text = reason ? arena_printf(memory, "%s: %s%s", state, reason->text, source) : state;
	prose(out, style, "  ", 2, sentence(memory, text));
	fprintf(out, "  charge: %s %s\n", figure(memory, 0, charge_unit(result), true), charge_unit(result));
}

/* Commands that a reader may want next; long ones are not wrapped, so that they can be copied. */
static void print_next(const report_answer *answer, FILE *out)
{
	if (answer->own_data)
		fprintf(out, "  With your own data instead: octroi need %s\n", answer->own_data);
	fprintf(out, "  Why: octroi explain %s\n", answer->words);
}

static bool has_figures(const octroi_result *result)
{
	return known_quantity(result, "specific_emissions") || known_quantity(result, "embedded_emissions");
}

void screen_cost(const report_answer *answer, size_t line, const report_style *style, FILE *out, FILE *errors)
{
	arena *memory = arena_new();
	screen s = {.memory = memory, .result = answer->lines[line].result};
	bool unknown = s.result->state == OCTROI_NOT_COMPUTABLE;
	/* What is known of a line that can't be computed is told; if that is next to nothing, only why. */
	if (!unknown || has_figures(s.result)) {
		screen_head(memory, s.result, style, out);
		fputc('\n', out);
		if (is_zero_state(s.result->state))
			print_state(memory, s.result, style, out);
		else
			for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
				add_row(&s, i);
		print_rows(&s, out);
		fputc('\n', out);
		print_notes(memory, s.result, style, out);
		if (!unknown)
			print_next(answer, out);
	}
	if (unknown) {
		fflush(out);
		/* Schemes side by side are told apart by their titles. */
		const char *title = answer->line_count > 1 ? octroi_program_facts(s.result->program)->title : "";
		print_reason(s.result->reason, answer->dimension_count ? line_label(memory, answer, line) : title,
		             errors);
	}
	arena_free(memory);
}
