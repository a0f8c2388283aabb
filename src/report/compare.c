/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of one scheme side by side: first what tells them apart, then the few
 * figures; what they have in common stands once below. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "grid.h"

typedef double measure_function(const view *v, size_t line);

typedef struct {
	const char *title;
	const char *quantity; /* whose unit it has */
	measure_function *value;
	bool per; /* the unit is per unit of the good */
	bool amount;
} measure;

static double value_of(const view *v, size_t line, const char *name)
{
	const octroi_quantity *quantity = known_quantity(result_of(v, line), name);
	return quantity && result_of(v, line)->state == OCTROI_COMPUTED ? quantity->value : NAN;
}

static double emissions(const view *v, size_t line)
{
	double specific = value_of(v, line, "specific_emissions");
	double spread = per_unit(result_of(v, line), value_of(v, line, "embedded_emissions"));
	/* As the amounts of a coarse code: over all codes, not only those in scope. */
	return isnan(specific) || (result_of(v, line)->leaves && !isnan(spread)) ? spread : specific;
}

static double allocation(const view *v, size_t line)
{
	double specific = value_of(v, line, "specific_free_allocation");
	double spread = per_unit(result_of(v, line), value_of(v, line, "free_allocation_adjustment"));
	return result_of(v, line)->leaves && !isnan(spread) ? spread : specific;
}

static double reference(const view *v, size_t line)
{
	return value_of(v, line, "reference_emissions");
}

static double chargeable(const view *v, size_t line)
{
	return value_of(v, line, "chargeable_emissions");
}

static double certificates(const view *v, size_t line)
{
	return value_of(v, line, "certificates");
}

static double price(const view *v, size_t line)
{
	return value_of(v, line, "unit_price");
}

static double charge(const view *v, size_t line)
{
	return charge_due(result_of(v, line));
}

static double charge_per_unit(const view *v, size_t line)
{
	return per_unit(result_of(v, line), charge(v, line));
}

/* True when the two lines were asked for alike but for the k-th dimension. */
static bool alike_but(const view *v, size_t a, size_t b, size_t k)
{
	for (size_t i = 0; i < v->answer->dimension_count; i++)
		if (i != k && strcmp(v->answer->lines[a].varying[i], v->answer->lines[b].varying[i]))
			return false;
	return true;
}

static size_t dimension_index(const report_answer *answer, const char *name)
{
	size_t k = 0;
	while (k < answer->dimension_count && strcmp(answer->dimensions[k], name))
		k++;
	return k;
}

/* Against the same line on the basis that was named first; NaN for that one itself. */
static double difference(const view *v, size_t line)
{
	size_t basis = dimension_index(v->answer, "basis");
	for (size_t first = 0; first < v->answer->line_count; first++)
		if (same_scheme(result_of(v, first), result_of(v, line)) && alike_but(v, first, line, basis))
			return first == line ? NAN : figure_difference(charge(v, line), charge(v, first));
	return NAN;
}

static const measure measures[] = {
        {"emissions", "embedded_emissions", emissions, true, false},
        {"allocation", "free_allocation_adjustment", allocation, true, false},
        {"reference", "reference_emissions", reference, false, true},
        {"chargeable", "chargeable_emissions", chargeable, false, true},
        {"certificates", "certificates", certificates, false, true},
        {"price", "unit_price", price, false, false},
        {"charge", "net_charge", charge, false, true},
        {"per", "net_charge", charge_per_unit, false, true},
        {"difference", "net_charge", difference, false, true},
};

/* Whether all lines that know a value know the same; *value is that one. */
static bool is_common(const view *v, measure_function *of, double *value)
{
	*value = NAN;
	for (size_t i = 0; i < v->count; i++) {
		double here = of(v, v->order[i]);
		if (!isnan(here) && !isnan(*value) && here != *value)
			return false;
		*value = isnan(here) ? *value : here;
	}
	return true;
}

static bool is_column(const view *v, const measure *m)
{
	double value;
	bool common = is_common(v, m->value, &value);
	if (common && isnan(value))
		return false;
	if (m->value == price)
		return !common;
	if (m->value == chargeable)
		return !octroi_result_quantity(result_of(v, v->order[0]), "certificates");
	return m->value != difference || dimension_index(v->answer, "basis") < v->answer->dimension_count;
}

static const char *measure_unit(const view *v, const measure *m, size_t line)
{
	const octroi_result *result = result_of(v, line);
	const octroi_quantity *quantity = octroi_result_quantity(result, m->quantity);
	if (!quantity && m->value == emissions)
		quantity = octroi_result_quantity(result, "specific_emissions");
	if (!quantity)
		return "";
	return m->per && quantity->amount ? unit_per(v->memory, quantity->unit, result->amount_unit) : quantity->unit;
}

/* The unit that all lines with a figure share, or NULL: then each cell has its own. */
static const char *common_unit(const view *v, const measure *m)
{
	const char *unit = NULL;
	for (size_t i = 0; i < v->count; i++) {
		const char *here = measure_unit(v, m, v->order[i]);
		if (isnan(m->value(v, v->order[i])))
			continue;
		if (unit && strcmp(unit, here))
			return NULL;
		unit = here;
	}
	return unit;
}

static const char *common_amount_unit(const view *v)
{
	const char *unit = NULL;
	for (size_t i = 0; i < v->count; i++) {
		const octroi_result *result = result_of(v, v->order[i]);
		if (isnan(result->amount) || !result->amount_unit)
			continue;
		if (unit && strcmp(unit, result->amount_unit))
			return "unit";
		unit = result->amount_unit;
	}
	return unit ? unit : "unit";
}

static const char *measure_text(const view *v, const measure *m, size_t line)
{
	double value = m->value(v, line);
	const char *unit = measure_unit(v, m, line);
	const char *text = figure(v->memory, value, unit, m->amount);
	if (m->value == difference && value > 0)
		text = arena_printf(v->memory, "+%s", text);
	return *text && !common_unit(v, m) ? arena_printf(v->memory, "%s %s", text, unit) : text;
}

static bool all_computed(const view *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (result_of(v, v->order[i])->state != OCTROI_COMPUTED)
			return false;
	return true;
}

static bool any_answer(const view *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (result_of(v, v->order[i])->state != OCTROI_NOT_COMPUTABLE)
			return true;
	return false;
}

/* The weakest standing of all lines that have one. */
static octroi_standing weakest(const view *v)
{
	octroi_standing standing = OCTROI_GIVEN;
	for (size_t i = 0; i < v->count; i++)
		if (result_of(v, v->order[i])->state != OCTROI_NOT_COMPUTABLE &&
		    result_of(v, v->order[i])->standing > standing)
			standing = result_of(v, v->order[i])->standing;
	return standing;
}

static bool standing_varies(const view *v)
{
	for (size_t i = 0; i < v->count; i++)
		if (result_of(v, v->order[i])->state != OCTROI_NOT_COMPUTABLE &&
		    result_of(v, v->order[i])->standing != weakest(v))
			return true;
	return false;
}

static const char *state_text(const view *v, size_t line)
{
	octroi_state state = result_of(v, line)->state;
	return state == OCTROI_COMPUTED ? "" : with_blanks(v->memory, octroi_state_name(state));
}

static void add_columns(const view *v, grid *g, bool states, bool standings)
{
	for (size_t k = 0; k < v->answer->dimension_count; k++)
		grid_column(g, with_blanks(v->memory, v->answer->dimensions[k]), false);
	for (size_t m = 0; m < sizeof measures / sizeof *measures; m++) {
		const char *title = measures[m].title;
		if (measures[m].value == charge_per_unit)
			title = arena_printf(v->memory, "%s %s", title, common_amount_unit(v));
		if (is_column(v, &measures[m]))
			grid_column(g, title, true);
	}
	if (standings)
		grid_column(g, "standing", false);
	if (states)
		grid_column(g, "", false);
}

static void add_units(const view *v, grid *g)
{
	for (size_t k = 0; k < v->answer->dimension_count; k++)
		grid_cell(g, "");
	for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
		if (is_column(v, &measures[m]))
			grid_cell(g, common_unit(v, &measures[m]));
	grid_row_end(g);
}

static void add_line(const view *v, grid *g, size_t line, bool states, bool standings)
{
	const octroi_result *result = result_of(v, line);
	for (size_t k = 0; k < v->answer->dimension_count; k++)
		grid_cell(g, dimension_text(v->memory, v->answer, line, k));
	for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
		if (is_column(v, &measures[m]))
			grid_cell(g, measure_text(v, &measures[m], line));
	if (standings)
		grid_cell(g, result->state == OCTROI_NOT_COMPUTABLE ? "" : octroi_standing_name(result->standing));
	if (states)
		grid_cell(g, state_text(v, line));
}

/* The basis of all lines that rest on one, in words; "" when they differ. */
static const char *common_basis(const view *v)
{
	const octroi_result *first = NULL;
	for (size_t i = 0; i < v->count; i++) {
		const octroi_result *here = result_of(v, v->order[i]);
		if (is_zero_state(here->state) || !here->basis)
			continue;
		if (first && strcmp(first->basis, here->basis))
			return "";
		first = here;
	}
	return first ? basis_text(v->memory, first) : "";
}

/* "default values, price 75.28 EUR/tCO2e      law" */
static void print_common(const view *v, bool standings, size_t width, FILE *out)
{
	buffer text = {.memory = v->memory};
	double common;
	buffer_puts(&text, common_basis(v));
	if (is_common(v, price, &common) && !isnan(common)) {
		size_t line = 0;
		while (isnan(price(v, v->order[line])))
			line++;
		const char *unit = octroi_result_quantity(result_of(v, v->order[line]), "unit_price")->unit;
		buffer_printf(&text, "%sprice %s %s", text.length ? ", " : "", figure(v->memory, common, unit, false),
		              unit);
	}
	const char *left = text.at ? text.at : "";
	const char *standing = standings || !any_answer(v) ? "" : octroi_standing_name(weakest(v));
	size_t used = text_columns(left) + text_columns(standing);
	if (*left || *standing)
		fprintf(out, "%s%*s%s\n", left, *standing ? (used + 2 < width ? (int)(width - used) : 2) : 0, "",
		        standing);
}

/* What own figures must come to, all else as given, to cost what the official ones do. */
static void print_break_even(const view *v, FILE *out)
{
	const report_answer *a = v->answer;
	if (!a->break_even_input || isnan(a->break_even))
		return;
	prose(out, v->style, "", 2,
	      arena_printf(v->memory, "Break-even: own figures cost as much as %s ones at --%s %s %s.", a->break_even_basis, a->break_even_option,
	                   figure(v->memory, a->break_even, a->break_even_unit, false), a->break_even_unit));
}

/* ---- the whole ------------------------------------------------------------------ */

static int by_charge(const void *a, const void *b, void *context)
{
	const view *v = context;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	double cx = charge(v, x), cy = charge(v, y);
	if (isnan(cx) || isnan(cy))
		return isnan(cx) != isnan(cy) ? (isnan(cx) ? 1 : -1) : (x > y) - (x < y);
	if (cx != cy)
		return cx < cy ? -1 : 1;
	return (x > y) - (x < y);
}

static size_t longest_line(const char *text)
{
	slice rest = slice_of(text), line;
	size_t longest = 0;
	while (slice_split(&rest, '\n', &line))
		longest = slice_columns(line) > longest ? slice_columns(line) : longest;
	return longest;
}

void compare_cost(const report_answer *answer, size_t first, size_t end, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	view v = {.memory = memory, .answer = answer, .style = style, .count = end - first};
	v.order = ARENA_ARRAY(memory, size_t, v.count);
	for (size_t i = 0; i < v.count; i++)
		v.order[i] = first + i;
	/* Suppliers are compared by what they cost; all else comes as it was asked for. */
	if (answer->dimension_count == 1 && !strcmp(answer->dimensions[0], "origin"))
		qsort_r(v.order, v.count, sizeof *v.order, by_charge, &v);

	bool states = !all_computed(&v), standings = standing_varies(&v);
	grid *g = grid_new(memory);
	add_columns(&v, g, states, standings);
	if (any_answer(&v))
		add_units(&v, g);
	for (size_t i = 0; i < v.count; i++)
		add_line(&v, g, v.order[i], states, standings);
	if (v.count < answer->line_count) {
		heading(out, style, octroi_program_facts(result_of(&v, first)->program)->title);
		fputc('\n', out);
	}
	const char *table = grid_text(g, style->width);
	fputs(table, out);
	print_common(&v, standings, longest_line(table), out);
	print_break_even(&v, out);
	print_remarks(&v, out);
	arena_free(memory);
}
