/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sum over all lines of flows meets a target: what is asked, as a curve for base/roots. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "point.h"
#include "solve.h"

typedef enum { ASKS_SUM, ASKS_PER_TONNE, ASKS_PER_VALUE } asks;

typedef struct {
	const octroi_flows_solve_question *q;
	arena          *memory;
	diagnostics    *d;
	octroi_scenario_question scenario; /* with the axis */
	octroi_axis     axis;
	scenario_work  *w;
	point          *at;
	asks            asks;
	octroi_solution *out;
	const char     *suffix;   /* behind the number that is solved for: a currency; "" */
	bool            counted;  /* lines that are not computable, at some point */
} solving;

static const char *kept(const solving *s, const char *text)
{
	return text ? arena_copy(s->memory, text, strlen(text)) : NULL;
}

/* ---- the curve -------------------------------------------------------------------------- */

static const octroi_sum *sum_named(const octroi_cube_cell *total, const char *name)
{
	for (size_t i = 0; total && i < total->sum_count; i++)
		if (strcmp(total->sums[i].name, name) == 0)
			return &total->sums[i];
	return NULL;
}

static size_t lines_of(const octroi_cube_cell *total)
{
	size_t lines = 0;
	for (int i = 0; i < OCTROI_STATES; i++)
		lines += total->lines[i];
	return lines;
}

static void count_left_out(solving *s, const point_answer *a)
{
	octroi_solution *out = s->out;
	size_t left_out = a->total->lines[OCTROI_NOT_COMPUTABLE];
	out->lines = lines_of(a->total) > out->lines ? lines_of(a->total) : out->lines;
	out->not_computable_least = !s->counted || left_out < out->not_computable_least ? left_out : out->not_computable_least;
	if (left_out > out->not_computable) {
		out->not_computable = left_out;
		out->not_computable_why = kept(s, a->why);
	}
	out->bad_rows = s->w->table->out.bad_rows + a->bad_rows;
	s->counted = true;
}

/* A share of what is not known of all lines would be another figure. */
static double divided(solving *s, double charge, double by, size_t unknown, const char *what)
{
	if (!unknown && by > 0)
		return charge / by;
	s->out->unknown_why = unknown ? arena_printf(s->memory, "the %s of %zu computed line%s is not known", what, unknown, unknown == 1 ? "" : "s")
	                              : arena_printf(s->memory, "no computed line has a %s", what);
	return NAN;
}

static double figure_of(solving *s, const point_answer *a)
{
	const octroi_cube_cell *t = a->total;
	const octroi_sum *sum = sum_named(t, s->asks == ASKS_SUM ? s->q->quantity : "net_charge");
	double value = sum && (t->lines[OCTROI_COMPUTED] || !t->lines[OCTROI_NOT_COMPUTABLE]) ? sum->value : NAN;
	if (isnan(value)) {
		s->out->unknown_why = a->why ? kept(s, a->why) : "it is not known of some line";
		return NAN;
	}
	if (s->asks == ASKS_PER_TONNE)
		return divided(s, value, t->mass_t[OCTROI_COMPUTED], t->unweighed, "mass");
	return s->asks == ASKS_PER_VALUE ? divided(s, value, t->charged_value, t->without_value, "value") : value;
}

static point_answer answer_at(solving *s, double x)
{
	char text[SOLVE_TEXT_SIZE];
	const char *value = text;
	solve_value(x, s->suffix, text);
	point_answer a = point_at(s->at, &value);
	if (a.total)
		count_left_out(s, &a);
	else
		s->out->unknown_why = kept(s, a.why ? a.why : "there is no line");
	return a;
}

static double curve(double x, void *context)
{
	solving *s = context;
	point_answer a = answer_at(s, x);
	return a.total ? figure_of(s, &a) : NAN;
}

/* ---- one of each -------------------------------------------------------------------------- */

/* "law, half, none"; of many the first. */
static const char *listed(const solving *s, const char *const *names, size_t count)
{
	enum { NAMED = 12 };
	buffer b = {.memory = s->memory};
	for (size_t i = 0; i < count && i < NAMED; i++)
		buffer_printf(&b, "%s%s", i ? ", " : "", names[i]);
	if (count > NAMED)
		buffer_printf(&b, " and %zu more", count - NAMED);
	return b.at ? b.at : "";
}

static bool one_variant(const solving *s)
{
	const scenario_work *w = s->w;
	const char **names = ARENA_ARRAY(s->memory, const char *, w->variant_count + 1);
	for (size_t i = 0; i < w->variant_count; i++)
		names[i] = w->variants[i].is->of;
	if (w->variant_count == 1)
		return true;
	error_at(s->d, (place){0}, "several-variants", "%s has %zu variants: %s", w->doc->path, w->variant_count, listed(s, names, w->variant_count));
	error_remedy(s->d, "name one: --variant %s", names[0]);
	return false;
}

static bool one_year(const solving *s)
{
	if (s->w->first == s->w->last)
		return true;
	error_at(s->d, (place){0}, "several-years", "years from %d to %d are asked for, and a sum is one of one year", s->w->first, s->w->last);
	error_remedy(s->d, "name one: --year %d", s->w->first);
	return false;
}

static void unknown_scheme(const solving *s, const char *const *names, size_t count)
{
	const char *near = text_nearest(slice_of(s->q->scheme), names, count);
	error_at(s->d, (place){0}, "unknown-scheme", "--scheme '%s': it does not charge on these flows", s->q->scheme);
	if (near)
		error_remedy(s->d, "did you mean '%s'?", near);
	else
		error_remedy(s->d, "these do: %s", listed(s, names, count));
}

/* Flows go to several borders, and at one several schemes may charge. */
static bool one_scheme(const solving *s, size_t *number)
{
	const variant *v = &s->w->variants[0];
	const char **names = ARENA_ARRAY(s->memory, const char *, v->program_count + 1);
	*number = 0;
	for (size_t i = 0; i < v->program_count; i++) {
		names[i] = program_facts(v->programs[i])->id;
		if (s->q->scheme && strcmp(s->q->scheme, names[i]) == 0) {
			*number = i;
			return true;
		}
	}
	if (!v->program_count) {
		error_at(s->d, (place){0}, "no-scheme", "no line of %s goes where a scheme charges", s->w->doc->flows.path);
		error_remedy(s->d, "octroi show schemes lists schemes and where they charge; --enact ID adds one that is not law");
	} else if (s->q->scheme)
		unknown_scheme(s, names, v->program_count);
	else if (v->program_count > 1) {
		error_at(s->d, (place){0}, "several-schemes", "%zu schemes charge on these flows: %s", v->program_count, listed(s, names, v->program_count));
		error_remedy(s->d, "name one: --scheme %s", names[0]);
	}
	return v->program_count == 1 && !s->q->scheme;
}

/* ---- what is asked -------------------------------------------------------------------------- */

static bool asks_of(solving *s)
{
	const char *quantity = s->q->quantity;
	s->asks = strcmp(quantity, "cost_per_tonne") == 0 ? ASKS_PER_TONNE : strcmp(quantity, "cost_per_value") == 0 ? ASKS_PER_VALUE : ASKS_SUM;
	if (strcmp(quantity, "saving") != 0 && strcmp(s->q->solve, "fee") != 0)
		return true;
	error_at(s->d, (place){0}, "not-of-flows", "%s is asked of one line alone", strcmp(s->q->solve, "fee") == 0 ? "a fee" : "'saving'");
	error_remedy(s->d, "ask for net_charge, or give the words of octroi cost instead of a file");
	return false;
}

static void unknown_quantity(const solving *s, const octroi_cube_cell *total)
{
	const char **names = ARENA_ARRAY(s->memory, const char *, total->sum_count + 2);
	size_t n = 0;
	for (size_t i = 0; i < total->sum_count; i++)
		names[n++] = total->sums[i].name;
	names[n++] = "cost_per_tonne";
	names[n++] = "cost_per_value";
	const char *near = text_nearest(slice_of(s->q->quantity), names, n);
	error_at(s->d, (place){0}, "unknown-name", "--until '%s': %s has no such amount, of which lines could be added up", s->q->quantity, s->out->scheme);
	if (near)
		error_remedy(s->d, "did you mean '%s'?", near);
	else
		error_remedy(s->d, "it can be %s", listed(s, names, n));
}

static bool has_values(const scenario_work *w)
{
	for (size_t i = 0; i < w->table->columns; i++)
		if (w->columns[i].input && strcmp(w->columns[i].input->name, "value") == 0)
			return true;
	return false;
}

/* Values of several currencies have no sum. */
static bool values_check(const solving *s, const char *currency)
{
	const char *flows = s->w->doc->flows.path;
	if (s->asks != ASKS_PER_VALUE || scenario_currency(s->w))
		return true;
	if (!has_values(s->w))
		error_at(s->d, (place){0}, "no-values", "%s has no values with which the charge could be compared", flows);
	else
		error_at(s->d, (place){0}, "other-currency", "the values of %s are not all in one currency", flows);
	error_remedy(s->d, "ask for net_charge or cost_per_tonne, or give the file a column of values in %s", currency);
	return false;
}

/* What one of the currency of the values is worth in that of the charge, where it is another one. */
static bool rate_check(solving *s, const octroi_cube_cell *total)
{
	const char *of = s->asks == ASKS_PER_VALUE ? scenario_currency(s->w) : NULL, *currency = s->out->quantity_currency;
	double value = total->value[OCTROI_COMPUTED];
	if (!of || strcmp(of, currency) == 0 || !(value > 0))
		return true;
	if (!isnan(total->charged_value)) {
		s->out->value_currency = kept(s, of);
		s->out->value_rate = total->charged_value / value;
		return true;
	}
	error_at(s->d, (place){0}, "other-currency", "values of %s are in %s, the charge is in %s, and what one is worth in the other is not known", s->out->flows,
	         of, currency);
	error_remedy(s->d, "say it in a scenario: flows: {rate: {%s: FIGURE}}; or ask for net_charge", currency);
	return false;
}

/* What lines are given of the input that is solved for, before the point says another value. */
static double given_number(const solving *s)
{
	const variant *v = &s->w->variants[0];
	const octroi_input *in = grid_input(s->w, 0);
	const char *text = NULL;
	for (size_t i = 0; in && i + 1 < v->given_count; i++)
		if (strcmp(v->given[i].input, in->name) == 0)
			text = v->given[i].value;
	return text ? solve_given(in, text) : NAN;
}

/* ---- the ends of the range --------------------------------------------------------------------- */

/* Where no line is computed no unit was seen. */
static const char *unit_declared(const solving *s)
{
	const axis of = {.id = s->out->scheme, .address = slice_of(s->q->quantity)};
	return *s->out->quantity_unit ? s->out->quantity_unit : axis_unit(&of, s->w->variants[0].book, s->memory);
}

/* Of a line without a mass or value the charge would be a share of nothing. */
static bool shares_check(const solving *s, const octroi_cube_cell *total)
{
	bool per_tonne = s->asks == ASKS_PER_TONNE;
	size_t unknown = s->asks == ASKS_SUM ? 0 : per_tonne ? total->unweighed : total->without_value;
	if (!unknown)
		return true;
	error_at(s->d, (place){0}, "unknown-share", "--until %s: the %s of %zu of %zu computed lines of %s is not known", s->q->quantity,
	         per_tonne ? "mass" : "value", unknown, total->lines[OCTROI_COMPUTED], s->out->flows);
	error_remedy(s->d, "fill it in, or ask for net_charge");
	return false;
}

/* Moves an end inwards that is not taken; whether some line is computed there. False after an error: of what is wrong. */
static bool end_check(solving *s, double *end, double inwards, bool *computed)
{
	point_answer a = answer_at(s, *end);
	if (!a.total) {
		*end += inwards;
		a = answer_at(s, *end);
	}
	*computed = false;
	if (!a.total) {
		error_at(s->d, (place){0}, "not-computable", "no line of %s can be computed under %s in %d: %s", s->out->flows, s->out->scheme, s->out->year,
		         s->out->unknown_why);
		return false;
	}
	*computed = a.total->lines[OCTROI_COMPUTED] || !a.total->lines[OCTROI_NOT_COMPUTABLE];
	const octroi_sum *sum = sum_named(a.total, s->asks == ASKS_SUM ? s->q->quantity : "net_charge");
	if (!sum) {
		unknown_quantity(s, a.total);
		return false;
	}
	if (s->asks == ASKS_SUM)
		s->out->quantity_unit = *sum->unit ? kept(s, sum->unit) : unit_declared(s);
	return shares_check(s, a.total) && rate_check(s, a.total);
}

/* What cannot be computed anywhere is seen before the whole range is looked through. */
static bool ends_check(solving *s)
{
	octroi_solution *out = s->out;
	double inwards = SOLVE_INWARDS * (out->high - out->low);
	bool low, high;
	if (!end_check(s, &out->low, inwards, &low) || !end_check(s, &out->high, -inwards, &high))
		return false;
	if (low || high)
		return true;
	error_at(s->d, (place){0}, "not-computable", "no line of %s can be computed under %s in %d: %s", out->flows, out->scheme, out->year,
	         out->not_computable_why ? out->not_computable_why : "no reason");
	error_remedy(s->d, "octroi check %s tells what is missing", out->flows);
	return false;
}

/* ---- the whole ------------------------------------------------------------------------------------ */

static bool work_open(solving *s)
{
	static const char *const nothing[] = {NULL};
	const octroi_flows_solve_question *q = s->q;
	const char **start = ARENA_NEW(s->memory, const char *);
	char text[SOLVE_TEXT_SIZE];
	solve_value(isnan(q->low) ? 1 : q->low, "", text);
	*start = kept(s, text);
	s->axis = (octroi_axis){q->solve, start, 1, "--solve"};
	s->scenario = *q->scenario;
	s->scenario.axes = &s->axis;
	s->scenario.axis_count = 1;
	s->scenario.by = nothing;
	s->scenario.by_count = 0;
	s->w = q->path ? scenario_open(q->path, &s->scenario, s->d) : scenario_of_flows(q->flows, &s->scenario, s->d);
	if (!s->w)
		return false;
	s->w->solves = true;
	bool variant = one_variant(s), year = one_year(s);
	return variant && year && scenario_prepare(s->w, s->d);
}

/* Other schemes at these borders may read what this one does not. */
static bool is_read(const solving *s, const octroi_program *p, const octroi_input *in)
{
	const char *id = s->w->axis_read[0].id;
	if (id ? program_made_from(p, id) || model_reads(s->w, id) : in != NULL)
		return true;
	error_at(s->d, (place){0}, "set-elsewhere", "--solve %s: nothing in %s reads it", s->q->solve, s->out->scheme);
	error_remedy(s->d, "solve for what moves its charge: octroi need and octroi explain show what it is made from");
	return false;
}

/* The scheme that is asked, and in what. */
static bool terms_find(solving *s, size_t number)
{
	const scenario_work *w = s->w;
	const octroi_facts *facts = program_facts(w->variants[0].programs[number]);
	const char *currency = facts->currency ? facts->currency : "";
	octroi_solution *out = s->out;
	out->scheme = kept(s, facts->id);
	out->flows = kept(s, w->doc->flows.path);
	out->variant = w->doc->made ? NULL : kept(s, w->variants[0].is->of);
	out->year = w->first;
	out->quantity_currency = kept(s, currency);
	out->quantity_unit = s->asks == ASKS_PER_TONNE ? arena_printf(s->memory, "%s/t", currency) : "";
	if (!values_check(s, currency))
		return false;
	s->at = point_new(s->w, number, &s->scenario, s->d);
	const octroi_input *in = s->at ? grid_input(w, 0) : NULL;
	if (!s->at || !is_read(s, w->variants[0].programs[0], in) || !solve_is_number(in, s->q->solve, s->d))
		return false;
	s->suffix = in && in->type == OCTROI_INPUT_MONEY ? kept(s, currency) : "";
	out->solve_unit = *s->suffix ? s->suffix : kept(s, grid_unit(w, 0));
	return solve_range(out, s->q->low, s->q->high, given_number(s), currency, s->d);
}

static bool solve_in(solving *s)
{
	size_t number;
	if (!asks_of(s) || !work_open(s) || !one_scheme(s, &number) || !terms_find(s, number) || !ends_check(s))
		return false;
	s->out->unknown_why = NULL;
	roots_question of = {.curve = curve, .context = s, .target = s->q->target, .low = s->out->low, .high = s->out->high};
	roots r = roots_find(&of, s->memory);
	solve_take(s->out, &r, s->memory);
	return true;
}

const octroi_solution *solve_flows(const octroi_flows_solve_question *question, arena *memory, diagnostics *d)
{
	octroi_solution *out = ARENA_NEW(memory, octroi_solution);
	solving s = {.q = question, .memory = memory, .d = d, .out = out, .suffix = ""};
	*out = (octroi_solution){.solve = question->solve, .quantity = question->quantity, .target = question->target, .quantity_unit = "", .solve_unit = ""};
	bool solved = solve_in(&s);
	point_free(s.at);
	if (s.w)
		scenario_leave(s.w, d);
	return solved ? out : NULL;
}
