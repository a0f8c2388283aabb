/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of one scheme side by side: first what tells them apart, then the few
 * figures; what they have in common stands once below. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "grid.h"

enum { LABELS_AT_MOST = 4 }; /* lines named before a remark; more are counted */

typedef struct {
	arena               *memory;
	const report_answer *answer;
	const report_style  *style;
	size_t              *order; /* indices of lines, as shown */
	size_t               count;
} view;

typedef double measure_function(const view *v, size_t line);

typedef struct {
	const char       *title;
	const char       *quantity; /* whose unit it has */
	measure_function *value;
	bool              per; /* the unit is per unit of the good */
	bool              amount;
} measure;

static const octroi_result *result_of(const view *v, size_t line)
{
	return v->answer->lines[line].result;
}

static double value_of(const view *v, size_t line, const char *name)
{
	const octroi_quantity *quantity = known_quantity(result_of(v, line), name);
	return quantity && result_of(v, line)->state == OCTROI_COMPUTED ? quantity->value : NAN;
}

static double emissions(const view *v, size_t line)
{
	double specific = value_of(v, line, "specific_emissions");
	return isnan(specific) ? per_unit(result_of(v, line), value_of(v, line, "embedded_emissions")) : specific;
}

static double allocation(const view *v, size_t line)
{
	return value_of(v, line, "specific_free_allocation");
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
			return first == line ? NAN : charge(v, line) - charge(v, first);
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
	bool   common = is_common(v, m->value, &value);
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
	const octroi_result   *result = result_of(v, line);
	const octroi_quantity *quantity = octroi_result_quantity(result, m->quantity);
	if (!quantity && m->value == emissions)
		quantity = octroi_result_quantity(result, "specific_emissions");
	if (!quantity)
		return "";
	return m->per && quantity->amount ? unit_per(v->memory, quantity->unit, result->amount_unit) : quantity->unit;
}

/* The unit that all lines share, or NULL: then each cell has its own. */
static const char *common_unit(const view *v, const measure *m)
{
	const char *unit = measure_unit(v, m, v->order[0]);
	for (size_t i = 1; i < v->count; i++)
		if (strcmp(unit, measure_unit(v, m, v->order[i])))
			return NULL;
	return unit;
}

static const char *common_amount_unit(const view *v)
{
	const char *unit = result_of(v, v->order[0])->amount_unit;
	for (size_t i = 1; unit && i < v->count; i++)
		if (strcmp(unit, result_of(v, v->order[i])->amount_unit))
			return "unit";
	return unit ? unit : "unit";
}

static const char *measure_text(const view *v, const measure *m, size_t line)
{
	double      value = m->value(v, line);
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

/* ---- remarks below the table -------------------------------------------------- */

/* A remark on one line or several. */
typedef struct {
	const char *text;
	size_t     *lines;
	size_t      line_count, line_capacity;
} remark;

typedef struct {
	remark *items;
	size_t  count, capacity;
} remarks;

static void remark_add(const view *v, remarks *all, const char *text, size_t line)
{
	remark *found = NULL;
	for (size_t i = 0; i < all->count && !found; i++)
		if (!strcmp(all->items[i].text, text))
			found = &all->items[i];
	if (!found) {
		found = ARENA_PUSH(v->memory, all->items, all->count, all->capacity);
		found->text = text;
	}
	*ARENA_PUSH(v->memory, found->lines, found->line_count, found->line_capacity) = line;
}

static bool has_value(const view *v, const remark *r, size_t k, size_t line)
{
	for (size_t i = 0; i < r->line_count; i++)
		if (!strcmp(v->answer->lines[r->lines[i]].varying[k], v->answer->lines[line].varying[k]))
			return true;
	return false;
}

/* True when the remark is on all lines that share its values of one dimension: "2027, 2028". */
static bool is_about(const view *v, const remark *r, size_t k)
{
	size_t with_value = 0;
	for (size_t i = 0; i < v->count; i++)
		with_value += has_value(v, r, k, v->order[i]);
	return with_value == r->line_count;
}

/* The different values of one dimension, a long run of them by its ends. */
static const char *values_label(const view *v, const remark *r, size_t k)
{
	buffer      label = {.memory = v->memory};
	const char *last = "";
	size_t      count = 0;
	for (size_t i = 0; i < r->line_count; i++) {
		remark before = {.lines = r->lines, .line_count = i};
		if (has_value(v, &before, k, r->lines[i]))
			continue;
		last = dimension_text(v->memory, v->answer, r->lines[i], k);
		if (count++ < LABELS_AT_MOST)
			buffer_printf(&label, "%s%s", count > 1 ? ", " : "", last);
	}
	if (count <= LABELS_AT_MOST)
		return arena_printf(v->memory, "%s: ", label.at);
	return arena_printf(v->memory, "%s and %zu more up to %s: ", label.at, count - LABELS_AT_MOST, last);
}

/* "India, China: " where the remark is not on every line. */
static const char *remark_label(const view *v, const remark *r)
{
	buffer label = {.memory = v->memory};
	if (r->line_count == v->count)
		return "";
	for (size_t k = 0; k < v->answer->dimension_count; k++)
		if (is_about(v, r, k))
			return values_label(v, r, k);
	if (r->line_count > LABELS_AT_MOST)
		return arena_printf(v->memory, "%zu of %zu lines: ", r->line_count, v->count);
	for (size_t i = 0; i < r->line_count; i++)
		buffer_printf(&label, "%s%s", i ? "; " : "", line_label(v->memory, v->answer, r->lines[i]));
	buffer_puts(&label, ": ");
	return label.at;
}

static const char *reason_text(const view *v, const octroi_result *result)
{
	const octroi_reason *reason = result->reason;
	buffer               text = {.memory = v->memory};
	buffer_printf(&text, "%s: %s", with_blanks(v->memory, octroi_state_name(result->state)), reason->text);
	if (reason->source)
		buffer_printf(&text, " (%s)", reason->source);
	for (size_t i = 0; i < reason->choice_count; i++)
		buffer_printf(&text, "%s\n  %s", i ? "" : "; give one of", reason->choices[i]);
	return text.at;
}

static void print_remarks(const view *v, const remarks *all, const char *lead, FILE *out)
{
	for (size_t i = 0; i < all->count; i++)
		prose(out, v->style, arena_printf(v->memory, "%s%s", lead, remark_label(v, &all->items[i])), 2,
		      all->items[i].text);
}

static void print_all_remarks(const view *v, FILE *out)
{
	remarks reasons = {0}, notes = {0}, assumed = {0};
	for (size_t i = 0; i < v->count; i++) {
		const octroi_result *result = result_of(v, v->order[i]);
		if (result->state != OCTROI_COMPUTED && result->reason)
			remark_add(v, &reasons, reason_text(v, result), v->order[i]);
		for (size_t k = 0; k < result->note_count; k++)
			remark_add(v, result->notes[k].assumption ? &assumed : &notes, result->notes[k].text, v->order[i]);
	}
	print_remarks(v, &reasons, "", out);
	print_remarks(v, &notes, "note: ", out);
	print_remarks(v, &assumed, "assumed: ", out);
}

static bool same_basis(const view *v)
{
	const char *basis = result_of(v, v->order[0])->basis;
	for (size_t i = 0; i < v->count; i++) {
		const char *here = result_of(v, v->order[i])->basis;
		if (!here || !basis || strcmp(here, basis))
			return false;
	}
	return true;
}

/* "default values, price 75.28 EUR/tCO2e      law" */
static void print_common(const view *v, bool standings, size_t width, FILE *out)
{
	buffer text = {.memory = v->memory};
	double common;
	if (same_basis(v))
		buffer_puts(&text, basis_text(v->memory, result_of(v, v->order[0])));
	if (is_common(v, price, &common) && !isnan(common)) {
		size_t      line = 0;
		while (isnan(price(v, v->order[line])))
			line++;
		const char *unit = octroi_result_quantity(result_of(v, v->order[line]), "unit_price")->unit;
		buffer_printf(&text, "%sprice %s %s", text.length ? ", " : "", figure(v->memory, common, unit, false), unit);
	}
	const char *left = text.at ? text.at : "";
	const char *standing = standings ? "" : octroi_standing_name(weakest(v));
	size_t      used = text_columns(left) + text_columns(standing);
	if (*left || *standing)
		fprintf(out, "%s%*s%s\n", left, *standing ? (used + 2 < width ? (int)(width - used) : 2) : 0, "", standing);
}

/* ---- the whole ------------------------------------------------------------------ */

static int by_charge(const void *a, const void *b, void *context)
{
	const view *v = context;
	size_t      x = *(const size_t *)a, y = *(const size_t *)b;
	double      cx = charge(v, x), cy = charge(v, y);
	if (isnan(cx) || isnan(cy))
		return isnan(cx) != isnan(cy) ? (isnan(cx) ? 1 : -1) : (x > y) - (x < y);
	if (cx != cy)
		return cx < cy ? -1 : 1;
	return (x > y) - (x < y);
}

static size_t longest_line(const char *text)
{
	slice  rest = slice_of(text), line;
	size_t longest = 0;
	while (slice_split(&rest, '\n', &line))
		longest = slice_columns(line) > longest ? slice_columns(line) : longest;
	return longest;
}

void compare_cost(const report_answer *answer, size_t first, size_t end, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	view   v = {.memory = memory, .answer = answer, .style = style, .count = end - first};
	v.order = ARENA_ARRAY(memory, size_t, v.count);
	for (size_t i = 0; i < v.count; i++)
		v.order[i] = first + i;
	/* Suppliers are compared by what they cost; all else comes as it was asked for. */
	if (answer->dimension_count == 1 && !strcmp(answer->dimensions[0], "origin"))
		qsort_r(v.order, v.count, sizeof *v.order, by_charge, &v);

	bool  states = !all_computed(&v), standings = standing_varies(&v);
	grid *g = grid_new(memory);
	add_columns(&v, g, states, standings);
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
	print_all_remarks(&v, out);
	arena_free(memory);
}
