/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a quantity of one line meets a target: what is asked, as a curve for base/roots. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "solve.h"

/* The usual range of prices, of money per emissions. */
#define PRICES_MOST 1000.0
/* Of all else as many times what is given. */
#define TIMES_MOST 10.0

enum { SOLVED, BASIS, AXES_MOST }; /* axes */

typedef enum { ASKS_QUANTITY, ASKS_PER_AMOUNT, ASKS_PER_VALUE, ASKS_SAVING } asks;

typedef struct {
	const octroi_solve_question *q;
	arena       *memory;
	diagnostics *d;
	octroi_axis  axes[AXES_MOST];
	size_t       axis_count;
	varied      *v;
	asks         asks;
	bool         of_fee;         /* the fee is what is solved for */
	double       fee, value;     /* in the charge's currency */
	const char  *currency;       /* of the charge */
	const char  *suffix;         /* behind the number that is solved for: a currency; "" */
	const char  *official, *own; /* choices of the basis */
	const char  *why;            /* the last figure that was not known */
} solving;

/* ---- the curve -------------------------------------------------------------------------- */

static const octroi_quantity *quantity_named(const octroi_result *r, const char *name)
{
	for (size_t i = 0; i < r->quantity_count; i++)
		if (strcmp(r->quantities[i].name, name) == 0)
			return &r->quantities[i];
	return NULL;
}

static void keep_why(solving *s, const char *why)
{
	s->why = why ? arena_copy(s->memory, why, strlen(why)) : NULL;
}

static double known(solving *s, const octroi_result *r, const char *name)
{
	const octroi_quantity *q = quantity_named(r, name);
	double value = q ? amount_due(r, q) : NAN;
	if (isnan(value))
		keep_why(s, q && q->reason ? q->reason->text : r->reason ? r->reason->text : "the scheme does not compute it");
	return value;
}

static const octroi_result *result_at(solving *s, double x, const char *basis, diagnostics *d)
{
	char text[SOLVE_TEXT_SIZE];
	const char *values[AXES_MOST] = {text, basis};
	size_t count;
	solve_value(x, s->suffix, text);
	const octroi_result *const *r = varied_at(s->v, s->of_fee ? &values[BASIS] : values, &count, d);
	return r && count ? r[0] : NULL;
}

static double figure_at(solving *s, double x, const char *basis, const char *name, double *amount)
{
	diagnostics *quiet = diagnostics_new();
	const octroi_result *r = result_at(s, x, basis, quiet);
	double value = r ? known(s, r, name) : NAN;
	*amount = r ? r->amount : NAN;
	if (!r)
		keep_why(s, diagnostics_count(quiet) ? diagnostics_get(quiet, 0)->message : "the rules do not answer");
	diagnostics_free(quiet);
	return value;
}

static double curve(double x, void *context)
{
	solving *s = context;
	double amount, official;
	const octroi_solve_question *q = s->q;
	switch (s->asks) {
	case ASKS_QUANTITY:
		return figure_at(s, x, NULL, q->quantity, &amount);
	case ASKS_PER_AMOUNT:
		official = figure_at(s, x, NULL, "net_charge", &amount);
		return official / amount;
	case ASKS_PER_VALUE:
		official = figure_at(s, x, NULL, "net_charge", &amount);
		return official / (strcmp(q->solve, "value") == 0 ? x : s->value);
	case ASKS_SAVING:
		official = figure_at(s, x, s->official, "net_charge", &amount);
		return official - figure_at(s, x, s->own, "net_charge", &amount) - (s->of_fee ? x : s->fee);
	}
	return NAN;
}

/* ---- what is asked ------------------------------------------------------------------------- */

static asks asks_of(const char *quantity)
{
	return strcmp(quantity, "cost_per_tonne") == 0 ? ASKS_PER_AMOUNT
	       : strcmp(quantity, "cost_per_value") == 0 ? ASKS_PER_VALUE
	       : strcmp(quantity, "saving") == 0 ? ASKS_SAVING : ASKS_QUANTITY;
}

static const char *given_of(const solving *s, const char *input)
{
	const char *value = NULL;
	for (size_t i = 0; i < s->q->line.given_count; i++)
		if (strcmp(s->q->line.given[i].input, input) == 0)
			value = s->q->line.given[i].value;
	return value;
}

/* "15000EUR" in the currency of the charge. */
static bool money_read(const solving *s, const char *text, const char *said_as, double *out)
{
	size_t used;
	if (number_read_prefix(slice_of(text), out, &used) != NUMBER_OK || !used) {
		error_at(s->d, (place){0}, "bad-number", "%s '%s': expected an amount and its currency", said_as, text);
		error_remedy(s->d, "write %s 15000%s", said_as, s->currency);
		return false;
	}
	if (strcmp(text + used, s->currency) == 0)
		return true;
	error_at(s->d, (place){0}, "other-currency", "%s '%s': the charge is in %s", said_as, text, s->currency);
	error_remedy(s->d, "give it in %s", s->currency);
	return false;
}

/* The input that says whose figures a line rests on, and its two choices. */
static bool basis_find(solving *s)
{
	size_t count;
	octroi_program *p = varied_programs(s->v, &count)[0];
	const octroi_own_figures *own = program_own_figures(p);
	const octroi_input *basis = own && own->preset ? varied_input_named(s->v, own->preset) : NULL;
	const char *other = basis && basis->standard && strcmp(basis->standard, own->preset_value) != 0 ? basis->standard : NULL;
	for (size_t i = 0; basis && i < basis->choice_count && !other; i++)
		if (strcmp(basis->choices[i], own->preset_value) != 0)
			other = basis->choices[i];
	if (!other) {
		error_at(s->d, (place){0}, "no-saving", "%s does not tell official figures from a line's own, so nothing is saved by them", program_facts(p)->id);
		error_remedy(s->d, "ask for net_charge");
		return false;
	}
	s->official = arena_copy(s->memory, other, strlen(other));
	s->own = arena_copy(s->memory, own->preset_value, strlen(own->preset_value));
	const char **point = ARENA_NEW(s->memory, const char *);
	*point = s->official;
	s->axes[s->axis_count++] = (octroi_axis){arena_copy(s->memory, basis->name, strlen(basis->name)), point, 1, "--until saving"};
	return true;
}

static bool one_scheme(const solving *s)
{
	size_t count;
	octroi_program *const *programs = varied_programs(s->v, &count);
	if (count == 1)
		return true;
	error_at(s->d, (place){0}, "several-schemes", "%zu schemes charge there, such as %s and %s", count, program_facts(programs[0])->id,
	         program_facts(programs[1])->id);
	error_remedy(s->d, "name one: --scheme %s", program_facts(programs[0])->id);
	return false;
}

static void unknown_quantity(const solving *s, const octroi_result *r)
{
	static const char *const made[] = {"cost_per_tonne", "cost_per_value", "saving"};
	enum { MADE = sizeof made / sizeof *made };
	const char **names = ARENA_ARRAY(s->memory, const char *, r->quantity_count + MADE);
	size_t n = 0;
	for (size_t i = 0; i < r->quantity_count; i++)
		if (!r->quantities[i].text)
			names[n++] = r->quantities[i].name;
	for (size_t i = 0; i < MADE; i++)
		names[n++] = made[i];
	const char *near = text_nearest(slice_of(s->q->quantity), names, n);
	error_at(s->d, (place){0}, "unknown-name", "--until '%s': %s has no such quantity", s->q->quantity, program_facts(r->program)->id);
	if (near)
		error_remedy(s->d, "did you mean '%s'?", near);
	else
		error_remedy(s->d, "it takes net_charge, cost_per_tonne, cost_per_value, saving, and the quantities that octroi show %s lists",
		             program_facts(r->program)->id);
}

static bool value_find(solving *s)
{
	const char *value = given_of(s, "value");
	if (strcmp(s->q->solve, "value") == 0)
		return true;
	if (value)
		return money_read(s, value, "--value", &s->value);
	error_at(s->d, (place){0}, "missing-option", "--value is missing: the charge is compared with the customs value");
	error_remedy(s->d, "give it in %s: --value 1000000%s", s->currency, s->currency);
	return false;
}

/* The quantity's name and unit. */
static bool quantity_check(solving *s, octroi_solution *out, const octroi_result *r)
{
	const octroi_quantity *charge = quantity_named(r, "net_charge");
	const octroi_quantity *asked = s->asks == ASKS_QUANTITY ? quantity_named(r, s->q->quantity) : charge;
	if (!asked) {
		unknown_quantity(s, r);
		return false;
	}
	out->quantity_unit = s->asks == ASKS_PER_VALUE ? ""
	                     : s->asks == ASKS_PER_AMOUNT ? arena_printf(s->memory, "%s/%s", s->currency, r->amount_unit)
	                                                  : arena_printf(s->memory, "%s", asked->unit);
	return true;
}

/* ---- the range -------------------------------------------------------------------------------- */

static bool is_price(const char *currency, const char *unit)
{
	size_t length = strlen(currency);
	return length && strncmp(unit, currency, length) == 0 && strncmp(unit + length, "/tCO2", 5) == 0;
}

double solve_given(const octroi_input *in, const char *text)
{
	double number;
	size_t used;
	unit said, own;
	if (number_read_prefix(slice_of(text), &number, &used) != NUMBER_OK)
		return NAN;
	if (!text[used] || in->type == OCTROI_INPUT_MONEY)
		return number;
	bool both = unit_parse(slice_of(text + used), &said) && unit_parse(slice_of(in->unit), &own) && unit_same(&said, &own);
	return both ? number * said.factor / own.factor : NAN;
}

bool solve_range_found(const octroi_solution *out, diagnostics *d)
{
	if (out->high > 0)
		return true;
	error_at(d, (place){0}, "missing-range", "it is not said between which values of %s to look", out->solve);
	error_remedy(d, "write --within 0:HIGHEST");
	return false;
}

bool solve_range(octroi_solution *out, double low, double high, double given, const char *currency, diagnostics *d)
{
	out->low = isnan(low) ? 0 : low;
	out->high = high;
	if (!isnan(low))
		return true;
	if (is_price(currency, out->solve_unit)) {
		out->high = PRICES_MOST;
		out->range = "usual for prices";
	} else if (strcmp(out->solve_unit, "1") == 0) {
		out->high = 1;
		out->range = "usual for shares";
	} else {
		out->high = TIMES_MOST * given;
		out->range = "up to 10 times what is given";
	}
	return solve_range_found(out, d);
}

static bool range_find(solving *s, octroi_solution *out)
{
	const octroi_solve_question *q = s->q;
	const char *text = given_of(s, q->solve);
	const octroi_input *in = text ? varied_input_named(s->v, q->solve) : NULL;
	double amount;
	if (!s->of_fee || !isnan(q->low))
		return solve_range(out, q->low, q->high, in ? solve_given(in, text) : NAN, s->currency, s->d);
	out->high = figure_at(s, 0, s->official, "net_charge", &amount);
	out->range = "up to the charge on official figures";
	return solve_range_found(out, s->d);
}

/* An input may have to be above 0. What is wrong with the line in any case is told inside the range. */
static bool ends_check(solving *s, octroi_solution *out)
{
	double inwards = SOLVE_INWARDS * (out->high - out->low);
	diagnostics *quiet = diagnostics_new();
	if (!result_at(s, out->low, s->official, quiet))
		out->low += inwards;
	if (!result_at(s, out->high, s->official, quiet))
		out->high -= inwards;
	diagnostics_free(quiet);
	const octroi_result *r = result_at(s, out->low, s->official, s->d);
	return r && quantity_check(s, out, r);
}

/* ---- the whole ------------------------------------------------------------------------------------ */

void solve_take(octroi_solution *out, const roots *r, arena *memory)
{
	octroi_root *all = ARENA_ARRAY(memory, octroi_root, r->count + 1);
	for (size_t i = 0; i < r->count; i++)
		all[i] = (octroi_root){(octroi_root_kind)r->items[i].kind, r->items[i].low, r->items[i].high, r->items[i].at_low, r->items[i].at_high};
	out->roots = all;
	out->root_count = r->count;
	out->met = r->met;
	out->nearest = r->nearest;
	out->at_nearest = r->at_nearest;
	out->least = r->least;
	out->most = r->most;
	out->points = r->points;
	out->unknown = r->unknown;
	out->unknown_at = r->unknown_at;
}

/* The basis is known once the scheme is, so rules are opened twice. */
static bool line_open(solving *s)
{
	const octroi_solve_question *q = s->q;
	const char **start = ARENA_NEW(s->memory, const char *);
	char number[NUMBER_TEXT_SIZE];
	number_write(isnan(q->low) ? 1 : q->low, number);
	*start = arena_copy(s->memory, number, strlen(number));
	/* What an input takes is seen on the way. */
	if (!s->of_fee)
		s->axes[s->axis_count++] = (octroi_axis){q->solve, start, strchr(q->solve, '.') ? 1 : 0, "--solve"};
	s->v = varied_open(&q->line, s->axes, s->axis_count, s->d);
	if (!s->v || !one_scheme(s))
		return false;
	if (s->asks != ASKS_SAVING)
		return true;
	if (!basis_find(s))
		return false;
	varied_close(s->v, s->d);
	s->v = varied_open(&q->line, s->axes, s->axis_count, s->d);
	return s->v != NULL;
}

static bool fee_check(const solving *s)
{
	if (s->asks == ASKS_SAVING || (!s->of_fee && !s->q->fee))
		return true;
	error_at(s->d, (place){0}, "no-fee", "a fee counts in 'saving' alone, not in '%s'", s->q->quantity);
	error_remedy(s->d, "ask --until saving=0");
	return false;
}

static void units_find(solving *s, octroi_solution *out)
{
	size_t count;
	const octroi_facts *facts = program_facts(varied_programs(s->v, &count)[0]);
	const octroi_input *in = s->of_fee ? NULL : varied_input(s->v, SOLVED);
	s->currency = arena_printf(s->memory, "%s", facts->currency ? facts->currency : "");
	s->suffix = in && in->type == OCTROI_INPUT_MONEY ? s->currency : "";
	out->scheme = arena_printf(s->memory, "%s", facts->id);
	out->solve_unit = s->of_fee || *s->suffix ? s->currency : arena_printf(s->memory, "%s", varied_unit(s->v, SOLVED));
}

bool solve_is_number(const octroi_input *in, const char *name, diagnostics *d)
{
	if (!in || in->type == OCTROI_INPUT_NUMBER || in->type == OCTROI_INPUT_MONEY)
		return true;
	error_at(d, (place){0}, "no-number", "--solve %s: that is no number", name);
	error_remedy(d, "octroi sweep --vary %s=A,B,C computes its values one by one", name);
	return false;
}

void solve_value(double x, const char *suffix, char text[SOLVE_TEXT_SIZE])
{
	char number[NUMBER_TEXT_SIZE];
	number_write(x, number);
	snprintf(text, SOLVE_TEXT_SIZE, "%s%s", number, suffix);
}

static bool solve_in(solving *s, octroi_solution *out)
{
	const octroi_solve_question *q = s->q;
	if (!fee_check(s) || !line_open(s) || !solve_is_number(s->of_fee ? NULL : varied_input(s->v, SOLVED), q->solve, s->d))
		return false;
	units_find(s, out);
	if (q->fee && !s->of_fee && !money_read(s, q->fee, "--fee", &s->fee))
		return false;
	if ((s->asks == ASKS_PER_VALUE && !value_find(s)) || !range_find(s, out))
		return false;
	if (!ends_check(s, out))
		return false;
	roots_question of = {.curve = curve, .context = s, .target = q->target, .low = out->low, .high = out->high};
	roots r = roots_find(&of, s->memory);
	solve_take(out, &r, s->memory);
	return true;
}

const octroi_solution *solve(const octroi_solve_question *question, arena *memory, diagnostics *d)
{
	solving s = {.q = question, .memory = memory, .d = d, .asks = asks_of(question->quantity), .suffix = "", .currency = "",
	             .of_fee = strcmp(question->solve, "fee") == 0};
	octroi_solution *out = ARENA_NEW(memory, octroi_solution);
	*out = (octroi_solution){.solve = question->solve, .quantity = question->quantity, .target = question->target};
	bool solved = solve_in(&s, out);
	varied_close(s.v, d);
	out->unknown_why = s.why;
	return solved ? out : NULL;
}
