/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario from its document to its cube. */
#include <string.h>

#include "../base/side_by_side.h"
#include "axes.h"
#include "work.h"

#define NO_COLUMN ((size_t)-1)

/* ---- opening ------------------------------------------------------------------------------ */

static bool find_years(scenario_work *w, const octroi_scenario_question *q, diagnostics *d)
{
	w->first = q->first ? q->first : w->doc->first;
	w->last = q->last ? q->last : w->doc->last;
	if (!q->first)
		w->years_where = w->doc->horizon_where;
	if (w->first)
		return true;
	error_at(d, w->doc->where, "missing-horizon", "%s", w->doc->made ? "it is not said for which years the flows are computed"
	                                                               : "the scenario does not say for which years it is computed");
	error_remedy(d, "%s", w->doc->made ? "give --year 2026, or --year 2026..2034; the lines' own dates are not used"
	                                   : "write horizon: 2026..2034, or give --year 2026..2034");
	return false;
}

static const char *years_text(const scenario_work *w)
{
	return w->first == w->last ? arena_printf(w->memory, "%d", w->first) : arena_printf(w->memory, "%d..%d", w->first, w->last);
}

/* Years that no line can be of. */
static bool years_sound(const scenario_work *w, diagnostics *d)
{
	const rulebook *book = w->variants[0].book;
	for (size_t i = 0; i < book->input_count; i++) {
		const input *in = &book->inputs[i];
		if (strcmp(in->name, "year") != 0)
			continue;
		int from = day_year(in->within.first), to = day_year(in->within.last);
		if (w->first >= from && w->last <= to)
			return true;
		error_at(d, w->years_where, "outside-range", "years can be %d..%d, not %s", from, to, years_text(w));
		return false;
	}
	return true;
}

static void take_names(scenario_work *w, const octroi_scenario_question *q)
{
	const char *const *names = q->by ? q->by : w->doc->by;
	w->by_count = q->by ? q->by_count : w->doc->by_count;
	w->by_names = ARENA_ARRAY(w->memory, const char *, w->by_count + 1);
	w->by = ARENA_ARRAY(w->memory, dimension, w->by_count + 1);
	for (size_t i = 0; i < w->by_count; i++)
		w->by_names[i] = arena_copy(w->memory, names[i], strlen(names[i]));
}

/* All variants from `first` on are asked the same, side by side. */
typedef struct {
	scenario_work *w;
	size_t         first;
	slice          destination;
	diagnostics  **told;   /* by variant from `first` on */
	const border **border;
	const char   **why;
} variants_asked;

static void ask_variants(variants_asked *x, void (*each)(void *context, size_t i), diagnostics *d)
{
	size_t count = x->w->variant_count - x->first;
	x->told = ARENA_ARRAY(x->w->memory, diagnostics *, count + 1);
	for (size_t i = 0; i < count; i++)
		x->told[i] = diagnostics_new();
	side_by_side(count, x->w->threads, each, x);
	for (size_t i = 0; i < count; i++)
		diagnostics_take(d, x->told[i]);
}

static void open_one(void *context, size_t i)
{
	const variants_asked *x = context;
	variant_open(&x->w->variants[x->first + i], &x->w->question, x->told[i]);
}

/* Those behind the ones that are open, up to that many. */
static bool open_variants(scenario_work *w, size_t up_to, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	variants_asked x = {.w = w, .first = w->variant_count};
	for (; w->variant_count < up_to; w->variant_count++)
		w->variants[w->variant_count] = (variant){.work = w, .is = &w->doc->variants[w->variant_count], .number = w->variant_count,
		                                          .memory = arena_new(), .d = diagnostics_new()};
	ask_variants(&x, open_one, d);
	return diagnostics_errors(d) == before;
}

static scenario_work *work_new(const octroi_scenario_question *question)
{
	arena *memory = arena_new();
	scenario_work *w = ARENA_NEW(memory, scenario_work);
	*w = (scenario_work){.memory = memory, .rules = arena_copy(memory, question->rules, strlen(question->rules)), .threads = question->threads,
	                     .by_asked = question->by != NULL, .question = *question};
	return w;
}

void scenario_leave(scenario_work *w, diagnostics *d)
{
	flow_table_close(w->table);
	for (size_t i = 0; i < w->variant_count; i++) {
		/* What is wrong with a figure points into the rules that it was to change. */
		if (w->variants[i].book && diagnostics_count(d)) {
			diagnostics_keep(d, w->variants[i].book->memory);
			w->variants[i].book = NULL;
		}
		variant_close(&w->variants[i]);
	}
	if (diagnostics_count(d))
		diagnostics_keep(d, w->memory);
	else
		arena_free(w->memory);
}

/* The one that is meant, where the question names one. */
static bool take_variant(scenario_work *w, const octroi_scenario_question *q, diagnostics *d)
{
	scenario *s = w->doc;
	const char **names = ARENA_ARRAY(w->memory, const char *, s->variant_count + 1);
	buffer list = {.memory = w->memory};
	for (size_t i = 0; q->variant && i < s->variant_count; i++) {
		names[i] = s->variants[i].name;
		if (strcmp(names[i], q->variant) == 0) {
			s->variants += i;
			s->variant_count = 1;
			return true;
		}
	}
	if (!q->variant)
		return true;
	const char *near = text_nearest(slice_of(q->variant), names, s->variant_count);
	buffer_choices(&list, names, s->variant_count);
	error_at(d, (place){0}, "unknown-variant", "there is no variant '%s'", q->variant);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "it can be %s", list.at);
	return false;
}

/* The document is known; NULL: it is not. */
static scenario_work *work_open(scenario_work *w, const octroi_scenario_question *question, diagnostics *d)
{
	if (w->doc && find_years(w, question, d) && take_variant(w, question, d) && grid_spread(w, question->axes, question->axis_count, d)) {
		take_names(w, question);
		w->variants = ARENA_ARRAY(w->memory, variant, w->doc->variant_count + 1);
		/* What is wrong at one point of a grid is wrong at all. */
		if (open_variants(w, w->doc->variant_count / axes_points(question->axes, question->axis_count), d) && years_sound(w, d))
			return w;
	}
	scenario_leave(w, d);
	return NULL;
}

scenario_work *scenario_open(const char *path, const octroi_scenario_question *question, diagnostics *d)
{
	scenario_work *w = work_new(question);
	w->doc = scenario_read(path, w->memory, d);
	return work_open(w, question, d);
}

scenario_work *scenario_of_flows(const octroi_flow_question *flows, const octroi_scenario_question *question, diagnostics *d)
{
	scenario_work *w = work_new(question);
	w->doc = scenario_made(flows, w->memory);
	return work_open(w, question, d);
}

void scenario_close(scenario_work *w)
{
	if (!w)
		return;
	flow_table_close(w->table);
	for (size_t i = 0; i < w->variant_count; i++)
		variant_close(&w->variants[i]);
	arena_free(w->memory);
}

/* ---- the flows -------------------------------------------------------------------------------- */

typedef struct {
	scenario_work *work;
	diagnostics   *d;
} reading_for;

static void border_one(void *context, size_t i)
{
	const variants_asked *x = context;
	x->border[i] = variant_border(&x->w->variants[i], x->destination, &x->why[i], x->told[i]);
}

/* A destination at which some variant charges. */
static bool is_wanted(void *context, slice destination)
{
	reading_for *r = context;
	scenario_work *w = r->work;
	bool wanted = false;
	const char *told = NULL;
	variants_asked x = {.w = w, .destination = destination, .border = ARENA_ARRAY(w->memory, const border *, w->variant_count + 1),
	                    .why = ARENA_ARRAY(w->memory, const char *, w->variant_count + 1)};
	ask_variants(&x, border_one, r->d);
	for (size_t i = 0; i < w->variant_count; i++) {
		wanted |= x.border[i]->count > 0;
		told = x.why[i] ? x.why[i] : told;
	}
	if (told)
		warning_at(r->d, (place){0}, "unknown-place", "destination '%.*s': %s", (int)destination.length, destination.at, told);
	return wanted;
}

static bool all_add_up(const scenario_work *w)
{
	static const char *const usual[] = {"origin", "destination", "good", "edition", "mass", "value", "energy", "basis"};
	arena *scratch = arena_new();
	bool all = true;
	for (size_t i = 0; i < w->variant_count; i++)
		for (size_t p = 0; p < w->variants[i].program_count && all; p++)
			all = !variant_gives_amounts(&w->variants[i]) && program_adds_up(w->variants[i].programs[p], usual, sizeof usual / sizeof *usual, scratch);
	arena_free(scratch);
	return all;
}

static bool read_flows(scenario_work *w, diagnostics *d)
{
	reading_for context = {w, d};
	flow_table_question q = {.question = &w->doc->flows, .first_year = w->doc->flow_first, .last_year = w->doc->flow_last, .merge = true,
	                         .wanted = is_wanted, .context = &context};
	size_t before = diagnostics_errors(d);
	w->table = flow_table_read(w->variants[0].book, &q, w->memory, d);
	if (w->table && !all_add_up(w)) {
		flow_table_close(w->table);
		q.merge = false;
		w->table = flow_table_read(w->variants[0].book, &q, w->memory, d);
	}
	return w->table && diagnostics_errors(d) == before;
}

static octroi_program **all_programs(scenario_work *w, size_t *count)
{
	octroi_program **all = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < w->variant_count; i++)
		for (size_t p = 0; p < w->variants[i].program_count; p++)
			*ARENA_PUSH(w->memory, all, *count, capacity) = w->variants[i].programs[p];
	return all;
}

/* Years for which no scheme that charges here has rules would all be unknown. */
static bool horizon_covered(const scenario_work *w, octroi_program *const *programs, size_t count, diagnostics *d)
{
	period asked = {step_days(STEP_YEAR, w->first).first, step_days(STEP_YEAR, w->last).last};
	buffer made = {.memory = w->memory};
	char text[PERIOD_TEXT_SIZE];
	for (size_t i = 0; i < count; i++) {
		period p = program_document(programs[i])->horizon;
		if (p.first <= asked.last && p.last >= asked.first)
			return true;
		const char *one = arena_printf(w->memory, "%s %s", program_facts(programs[i])->id, period_write(p, text));
		if (!made.length || !strstr(made.at, one))
			buffer_printf(&made, "%s%s", made.length ? ", " : "", one);
	}
	if (!count)
		return true;
	error_at(d, w->years_where, "outside-horizon", "no scheme that charges here has rules for %s", years_text(w));
	error_remedy(d, "choose years for which there are rules: %s", made.at);
	return false;
}

/* Several years in one file would be added up as if they were one. */
static bool years_told_apart(const scenario_work *w, diagnostics *d)
{
	if (w->table->first_year == w->table->last_year)
		return true;
	/* Rows of a grid are told apart by what the question says alone. */
	for (size_t i = 0; i < w->by_count && (w->by_asked || !w->axis_count); i++)
		if (w->by[i].column == w->table->year)
			return true;
	error_at(d, (place){0}, "several-years", "%s has flows of %s, which are not to be added up", w->doc->flows.path, w->table->years);
	if (w->solves)
		error_remedy(d, "say in a scenario of which year they are meant (flows: {years: %.4s})", w->table->years);
	else if (w->doc->made || w->axis_count)
		error_remedy(d, "tell them apart: --by flow_year; or say in a scenario of which year they are meant (flows: {years: %.4s})", w->table->years);
	else
		error_remedy(d, "say of which year they are meant (flows: {years: %.4s}), or tell them apart (by: flow_year)", w->table->years);
	return false;
}

static bool is_program_dimension(const octroi_program *const *programs, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (is_dimension(programs[i], name))
			return true;
	return false;
}

/* What totals are told apart by is said in the document, or in the question instead. */
static place by_place(const scenario_work *w)
{
	const place nowhere = {0};
	return w->by_asked ? nowhere : w->doc->by_where;
}

static const char *by_said(const scenario_work *w)
{
	return w->by_asked ? "--by" : "by";
}

static void no_categories(const scenario_work *w, diagnostics *d)
{
	if (w->doc->made)
		error_remedy(d, "categories are those of a list of goods: give --list ID; octroi show lists names them");
	else
		error_remedy(d, "categories are those of a list of goods: write flows: {list: ID}; octroi show lists names them");
}

static void dimension_unknown(scenario_work *w, const char *name, diagnostics *d)
{
	const char **names = ARENA_ARRAY(w->memory, const char *, w->table->columns + 3);
	size_t n = 0;
	for (size_t i = 0; i < w->table->columns; i++)
		if (w->columns[i].input)
			names[n++] = w->columns[i].input->name;
	names[n++] = "flow_year";
	names[n++] = "category";
	const char *near = strcmp(name, "category") == 0 ? NULL : text_nearest(slice_of(name), names, n);
	error_at(d, by_place(w), "unknown-dimension", "%s '%s': flows cannot be told apart by that", by_said(w), name);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else if (strcmp(name, "category") == 0)
		no_categories(w, d);
	else
		error_remedy(d, "it takes columns of the file that are inputs, such as origin or good, flow_year, and quantities that are codes, such as sector");
}

/* "origin.income", "destination.LDC": a place by the groups that it belongs to. False: the word is no group and no union. */
static bool find_groups(const scenario_work *w, dimension *by)
{
	rulebook *book = w->variants[0].book;
	const char *point = strchr(by->name, '.');
	bool known = point && places_find_group(book->places, slice_of(point + 1));
	for (group_id g = 1; point && !known && g <= places_group_count(book->places); g++) {
		const char *word = places_group(book->places, g)->exclusive;
		known = word && strcmp(word, point + 1) == 0;
	}
	if (!known)
		return !point;
	by->groups = point + 1;
	for (size_t c = 0; c < w->table->columns && by->column == NO_COLUMN; c++)
		if (w->columns[c].input && w->columns[c].input->type == OCTROI_INPUT_PLACE && strlen(w->columns[c].input->name) == (size_t)(point - by->name) &&
		    strncmp(w->columns[c].input->name, by->name, (size_t)(point - by->name)) == 0) {
			by->column = c;
			by->place = true;
		}
	return true;
}

static bool find_dimensions(scenario_work *w, octroi_program *const *programs, size_t program_count, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < w->by_count; i++) {
		dimension *by = &w->by[i];
		const char *name = w->by_names[i];
		*by = (dimension){.name = name, .column = strcmp(name, "flow_year") == 0 ? w->table->year : NO_COLUMN,
		                  .category = strcmp(name, "category") == 0 && flow_table_category_count(w->table) > 0};
		for (size_t c = 0; c < w->table->columns && by->column == NO_COLUMN; c++)
			if (w->columns[c].input && strcmp(w->columns[c].input->name, name) == 0 && c != w->table->year) {
				by->column = c;
				by->place = w->columns[c].input->type == OCTROI_INPUT_PLACE;
			}
		if (!find_groups(w, by)) {
			const char *near = places_nearest_group(w->variants[0].book->places, slice_of(strchr(name, '.') + 1));
			error_at(d, by_place(w), "unknown-group", "%s '%s': there is no group of places or union of them '%s'", by_said(w), name, strchr(name, '.') + 1);
			if (near)
				error_remedy(d, "did you mean '%s'?", near);
			continue;
		}
		if (by->column == NO_COLUMN && !by->category && program_count && !is_program_dimension((const octroi_program *const *)programs, program_count, name))
			dimension_unknown(w, name, d);
	}
	return diagnostics_errors(d) == before && years_told_apart(w, d);
}

/* What lines are given and no scheme asks for would be given in vain. */
static void given_check(const scenario_work *w, const octroi_given_input *given, place where, octroi_program *const *programs,
                        size_t count, diagnostics *d)
{
	const char **names = NULL;
	size_t n = 0, capacity = 0;
	for (size_t p = 0; p < count; p++) {
		size_t inputs_count;
		const octroi_input *inputs = program_inputs(programs[p], &inputs_count);
		for (size_t i = 0; i < inputs_count; i++) {
			if (strcmp(inputs[i].name, given->input) == 0)
				return;
			*ARENA_PUSH(w->memory, names, n, capacity) = inputs[i].name;
		}
	}
	const char *near = n ? text_nearest(slice_of(given->input), names, n) : NULL;
	error_at(d, where, "unknown-input", "'%s' is no input of the schemes that charge (%s)", given->input, given->said_as);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "octroi show inputs lists them");
}

static bool all_given_known(const scenario_work *w, octroi_program *const *programs, size_t count, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < w->variant_count; i++) {
		const variant *v = &w->variants[i];
		for (size_t k = 0, at = w->doc->flows.given_count; k < v->is->change_count; k++)
			if (v->is->changes[k].kind == CHANGE_GIVE)
				given_check(w, &v->given[at++], v->is->changes[k].where, programs, count, d);
		for (size_t k = 0; k < w->doc->flows.given_count && !i; k++)
			given_check(w, &v->given[k], w->doc->where, programs, count, d);
	}
	return diagnostics_errors(d) == before;
}

/* ---- the cube --------------------------------------------------------------------------------------------- */

const char *scenario_currency(const scenario_work *w)
{
	for (size_t i = 0; i < w->table->columns; i++) {
		const flow_column *c = &w->columns[i];
		if (c->input && strcmp(c->input->name, "value") == 0)
			return c->unit; /* of a column that names it row by row: several */
	}
	return NULL;
}

static void tell_flows(scenario_work *w)
{
	const flow_table *t = w->table;
	octroi_cube *c = &w->cube;
	c->flows = w->doc->flows.path;
	c->format_title = t->out.format_title;
	c->flow_years = t->years;
	c->currency = scenario_currency(w);
	c->rows = t->out.rows;
	c->bad_rows = t->out.bad_rows;
	c->no_scheme = t->out.no_scheme;
	c->no_scheme_mass_t = flow_table_no_scheme(t, w->columns, "mass");
	c->no_scheme_value = flow_table_no_scheme(t, w->columns, "value");
	for (size_t i = 0; i < t->rows; i++)
		c->lines += t->lines[i];
	c->left_out = t->out.left_out;
	c->left_out_count = t->out.left_out_count;
	c->masses = t->out.masses;
	c->listed = t->out.listed;
}

static void tell_tiers(scenario_work *w)
{
	octroi_tier_share *all = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; i < w->variant_count; i++)
		for (size_t p = 0; p < w->variants[i].program_count; p++)
			for (size_t k = 0; k < w->variants[i].kinds[p]->tier_count; k++) {
				const tier_cover *t = &w->variants[i].kinds[p]->tiers[k];
				*ARENA_PUSH(w->memory, all, count, capacity) =
					(octroi_tier_share){i, w->variants[i].programs[p], t->number, t->title, t->lines, t->mass};
			}
	w->cube.tiers = all;
	w->cube.tier_count = count;
}

/* Each once, whichever variants have found it; the first of them are named. */
size_t scenario_bad_rows(const scenario_work *w, names *known, diagnostics *d)
{
	enum { NAMED = 20 };
	size_t rows = 0;
	for (size_t i = 0; i < w->computed_count; i++)
		for (size_t k = 0; k < w->computed[i]->bad_count; k++) {
			const bad_rows *b = &w->computed[i]->bad[k];
			uint32_t before = names_count(known);
			if (names_add(known, (slice){(const char *)&b->first, sizeof b->first}) <= before)
				continue;
			rows += b->lines;
			if (before >= NAMED)
				continue;
			warning_at(d, (place){0}, b->code, "row %zu of %s: %s", b->first, w->doc->flows.path, b->message);
			if (b->remedy)
				error_remedy(d, "%s", b->remedy);
		}
	return rows;
}

static void tell_bad(scenario_work *w, diagnostics *d)
{
	size_t rows = scenario_bad_rows(w, names_new(w->memory), d);
	w->cube.bad_rows += rows;
	w->cube.lines -= rows;
}

static bool make_cube(scenario_work *w, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	cube_lists lists = {.worths = worths_new(w, d)};
	octroi_cube *c = &w->cube;
	c->overlap = w->overlap;
	for (size_t i = 0; i < w->variant_count; i++) {
		const variant *v = &w->variants[i];
		lists.exports = exports_new(v);
		for (size_t p = 0; p < v->program_count; p++)
			cells_end(v->computed[p]->cells, v, p, w->memory, &lists);
		diagnostics_add(d, v->d);
	}
	tell_bad(w, d);
	tell_tiers(w);
	c->rates = worths_end(lists.worths, &c->rate_count);
	c->totals = lists.totals;
	c->total_count = lists.total_count;
	c->cells = lists.cells;
	c->cell_count = lists.cell_count;
	c->reasons = lists.reasons;
	c->reason_count = lists.reason_count;
	c->notes = lists.notes;
	c->note_count = lists.note_count;
	return diagnostics_errors(d) == before;
}

bool scenario_prepare(scenario_work *w, diagnostics *d)
{
	size_t count;
	if (w->prepared)
		return true;
	flow_table_close(w->table); /* which a sweep has read for its first point */
	if (!read_flows(w, d))
		return false;
	octroi_program **programs = all_programs(w, &count);
	w->columns = flow_table_inputs(w->table, programs, count, w->memory, d);
	bool sound = horizon_covered(w, programs, count, d);
	sound &= w->columns && find_dimensions(w, programs, count, d);
	/* What an axis varies is given as well. */
	sound &= w->columns && grid_check(w, programs, count, d) && (!count || all_given_known(w, programs, count, d));
	if (!sound)
		return false;
	changes_idle(w, programs, count, d);
	w->cube = (octroi_cube){.title = w->doc->title, .note = w->doc->note, .path = w->doc->path, .first = w->first, .last = w->last,
	                        .by = w->by_names, .by_count = w->by_count};
	tell_variants(w);
	tell_flows(w);
	w->year_texts = ARENA_ARRAY(w->memory, slice, w->last - w->first + 1);
	for (int year = w->first; year <= w->last; year++)
		w->year_texts[year - w->first] = slice_of(arena_printf(w->memory, "%d", year));
	return w->prepared = true;
}

const octroi_cube *scenario_run(scenario_work *w, diagnostics *d)
{
	if (w->computed_all)
		return &w->cube;
	w->prepared = w->prepared && w->variant_count == w->doc->variant_count;
	w->computed_all = open_variants(w, w->doc->variant_count, d) && scenario_prepare(w, d) && compute_all(w, d) && make_cube(w, d);
	return w->computed_all ? &w->cube : NULL;
}
