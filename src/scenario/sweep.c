/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids: one line at each point, or the variants of a scenario. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "work.h"

static octroi_sweep *sweep_new(const octroi_axis *axes, size_t count, arena *memory)
{
	octroi_sweep *s = ARENA_NEW(memory, octroi_sweep);
	const char **names = ARENA_ARRAY(memory, const char *, count + 1);
	const char *const **points = ARENA_ARRAY(memory, const char *const *, count + 1);
	size_t *counts = ARENA_ARRAY(memory, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		const char **copies = ARENA_ARRAY(memory, const char *, axes[i].count + 1);
		for (size_t k = 0; k < axes[i].count; k++)
			copies[k] = arena_copy(memory, axes[i].points[k], strlen(axes[i].points[k]));
		names[i] = arena_copy(memory, axes[i].name, strlen(axes[i].name));
		points[i] = copies;
		counts[i] = axes[i].count;
	}
	*s = (octroi_sweep){.names = names, .points = points, .counts = counts, .axis_count = count};
	return s;
}

static const char *const *place_of(const octroi_sweep *s, size_t number, arena *memory)
{
	const char **at = ARENA_ARRAY(memory, const char *, s->axis_count + 1);
	for (size_t i = s->axis_count; i-- > 0;) {
		at[i] = s->points[i][number % s->counts[i]];
		number /= s->counts[i];
	}
	return at;
}

static const char *kept(const char *text, arena *memory)
{
	return text ? arena_copy(memory, text, strlen(text)) : NULL;
}

static void take_figures(octroi_sweep_row *row, const octroi_result *r, arena *memory)
{
	size_t count;
	const char *const *names = standard_quantities(&count);
	octroi_sum *sums = ARENA_ARRAY(memory, octroi_sum, count + 1);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < r->quantity_count; k++) {
			const octroi_quantity *q = &r->quantities[k];
			if (strcmp(q->name, names[i]) != 0)
				continue;
			double value = amount_due(r, q);
			bool due = !isnan(q->value);
			sums[row->sum_count++] = (octroi_sum){names[i], kept(q->title, memory), kept(q->unit, memory), value, due ? q->low : value,
			                                      due ? q->high : value};
		}
	row->sums = sums;
}

static void take_result(octroi_sweep_row *row, const octroi_result *r, arena *memory)
{
	row->scheme = kept(program_facts(r->program)->id, memory);
	row->year = r->year;
	row->state = r->state;
	row->standing = r->standing;
	row->reason = reason_kept(r->reason, memory);
	take_figures(row, r, memory);
}

static void take_units(octroi_sweep *s, varied *v, arena *memory)
{
	const char **units = ARENA_ARRAY(memory, const char *, s->axis_count + 1);
	for (size_t i = 0; i < s->axis_count; i++)
		units[i] = kept(varied_unit(v, i), memory);
	s->units = units;
}

const octroi_sweep *sweep_line(const octroi_line_question *question, const octroi_axis *axes, size_t count, arena *memory, diagnostics *d)
{
	varied *v = varied_open(question, axes, count, d);
	if (!v)
		return NULL;
	octroi_sweep *s = sweep_new(axes, count, memory);
	octroi_sweep_row *rows = NULL;
	size_t capacity = 0, points = axes_points(axes, count), results_count;
	bool whole = true;
	take_units(s, v, memory);
	for (size_t i = 0; i < points && whole; i++) {
		const char *const *at = place_of(s, i, memory);
		const octroi_result *const *results = varied_at(v, at, &results_count, d);
		whole = results != NULL;
		for (size_t k = 0; results && k < results_count; k++) {
			octroi_sweep_row *row = ARENA_PUSH(memory, rows, s->row_count, capacity);
			row->at = at;
			take_result(row, results[k], memory);
		}
	}
	varied_close(v, d);
	s->rows = rows;
	return whole ? s : NULL;
}

/* ---- scenarios --------------------------------------------------------------------------------- */

/* The point as changes of a variant: the last ones, so that they hold. */
scenario_variant grid_variant(const scenario_work *w, const scenario_variant *of, const char *const *at)
{
	const axis *axes = w->axis_read;
	arena *memory = w->memory;
	const char *said = axes_said(w->axes, w->axis_count, at, memory);
	scenario_change *changes = ARENA_ARRAY(memory, scenario_change, of->change_count + w->axis_count + 1);
	scenario_variant v = *of;
	if (of->change_count)
		memcpy(changes, of->changes, of->change_count * sizeof *changes);
	for (size_t i = 0; i < w->axis_count; i++) {
		scenario_change *c = &changes[v.change_count++];
		*c = (scenario_change){.from = DAY_UNKNOWN, .text = at[i], .said = arena_printf(memory, "%s=%s", w->axes[i].name, at[i])};
		c->kind = axes[i].id ? CHANGE_POINT : CHANGE_GIVE;
		c->input = w->axes[i].name;
		c->set = axis_change(&axes[i], at[i]);
	}
	v.changes = changes;
	v.own_count += w->axis_count;
	v.of = of->name;
	v.at = at;
	v.name = w->doc->variant_count > 1 ? arena_printf(memory, "%s %s", of->name, said) : said;
	return v;
}

bool grid_spread(scenario_work *w, const octroi_axis *axes, size_t count, diagnostics *d)
{
	if (!count)
		return true;
	axis *read = axes_read(axes, count, w->memory, d);
	if (!read || !axes_changed_check(axes, count, w->question.changes, w->question.change_count, d))
		return false;
	const octroi_sweep *copy = sweep_new(axes, count, w->memory);
	octroi_axis *own = ARENA_ARRAY(w->memory, octroi_axis, count);
	size_t points = axes_points(axes, count), n = 0;
	for (size_t i = 0; i < count; i++) {
		own[i] = (octroi_axis){copy->names[i], copy->points[i], copy->counts[i], kept(axes[i].said_as, w->memory)};
		read[i].is = &own[i];
	}
	w->axes = own;
	w->axis_read = read;
	w->axis_count = count;
	scenario_variant *all = ARENA_ARRAY(w->memory, scenario_variant, points * w->doc->variant_count + 1);
	for (size_t i = 0; i < points; i++) {
		const char *const *at = place_of(copy, i, w->memory);
		for (size_t k = 0; k < w->doc->variant_count; k++)
			all[n++] = grid_variant(w, &w->doc->variants[k], at);
	}
	w->doc->variants = all;
	w->doc->variant_count = n;
	return true;
}

/* ---- what is varied in vain ------------------------------------------------------------------- */

static bool row_says(const scenario_work *w, size_t row, const char *input)
{
	const flow_table *t = w->table;
	flow_amount amount = flow_table_amount(t, w->columns, input);
	for (size_t c = 0; c < t->columns; c++)
		if (w->columns[c].input && strcmp(w->columns[c].input->name, input) == 0 && t->cells[row * t->columns + c])
			return true;
	return !isnan(flow_amount_at(&amount, row));
}

/* What every line says itself, or the horizon, or the border, no point changes. */
static bool said_check(const scenario_work *w, const axis *a, diagnostics *d)
{
	const char *name = a->is->name;
	size_t row = 0;
	if (strcmp(name, "year") == 0 || strcmp(name, "date") == 0) {
		error_at(d, (place){0}, "said-already", "%s: flows are computed for the years of the horizon", a->said);
		error_remedy(d, "give --year 2026..2034");
		return false;
	}
	if (strcmp(name, "destination") == 0) {
		error_at(d, (place){0}, "said-already", "%s: who charges hangs on it, so it is no figure of a grid", a->said);
		error_remedy(d, "octroi run --by destination tells destinations apart");
		return false;
	}
	while (row < w->table->rows && row_says(w, row, name))
		row++;
	if (row < w->table->rows || !w->table->rows)
		return true;
	error_at(d, (place){0}, "said-already", "%s: every line of %s says it itself", a->said, w->doc->flows.path);
	error_remedy(d, "take its column out of the file, or vary what lines do not say, or a figure of a rule");
	return false;
}

/* A figure that nothing reads would be the same at all points. */
static bool rule_check(const scenario_work *w, const axis *a, octroi_program *const *programs, size_t count, diagnostics *d)
{
	bool read = !count || model_reads(w, a->id);
	for (size_t i = 0; i < count; i++)
		read = read || program_made_from(programs[i], a->id);
	if (!read) {
		error_at(d, (place){0}, "set-elsewhere", "%s: nothing that is charged here reads %s", a->said, a->id);
		error_remedy(d, "octroi explain shows what a charge is made from");
	}
	return read && axis_told_check(a, programs, count, w->question.settings, d);
}

bool grid_check(const scenario_work *w, octroi_program *const *programs, size_t count, diagnostics *d)
{
	bool sound = true;
	for (size_t i = 0; i < w->axis_count; i++) {
		axis a = w->axis_read[i];
		octroi_axis name = *a.is;
		name.count = 0;
		if (w->solves)
			a.is = &name;
		if (a.id)
			sound = rule_check(w, &a, programs, count, d) && sound;
		else
			sound = (!count || axis_check(&a, programs, count, d)) && said_check(w, &a, d) && sound;
	}
	return sound;
}

const octroi_input *grid_input(const scenario_work *w, size_t axis)
{
	const octroi_input *in = NULL;
	for (size_t i = 0; i < w->variant_count && !w->axis_read[axis].id; i++)
		for (size_t p = 0; p < w->variants[i].program_count && !in; p++)
			in = input_named(w->variants[i].programs[p], w->axes[axis].name);
	return in;
}

const char *grid_unit(const scenario_work *w, size_t axis)
{
	const octroi_input *in = grid_input(w, axis);
	if (w->axis_read[axis].id)
		return axis_unit(&w->axis_read[axis], w->variants[0].book, w->memory);
	return in && in->unit ? in->unit : "";
}

/* ---- rows of flows ------------------------------------------------------------------------------- */

/* Variants of the grid at work together: enough for all cores, few enough for the memory that their rules take. */
enum { TOGETHER = 16 };

typedef struct {
	scenario_work *w;
	diagnostics   *d;
	octroi_sweep  *out;
	octroi_sweep_row *rows;
	size_t         capacity;
	names         *texts;   /* of rows: they are the same in most */
	names         *bad;
} sweeping;

static const char *once(sweeping *s, const char *text)
{
	return text ? names_text(s->texts, names_add(s->texts, slice_of(text))) : NULL;
}

/* Where no line is computed and some cannot be, what they come to is not 0. */
static const octroi_sum *sums_of(sweeping *s, const octroi_cube_cell *c)
{
	bool known = c->lines[OCTROI_COMPUTED] || !c->lines[OCTROI_NOT_COMPUTABLE];
	octroi_sum *sums = ARENA_ARRAY(s->w->memory, octroi_sum, c->sum_count + 1);
	for (size_t i = 0; i < c->sum_count; i++) {
		const octroi_sum *x = &c->sums[i];
		sums[i] = (octroi_sum){once(s, x->name), once(s, x->title), once(s, x->unit), known ? x->value : NAN, known ? x->low : NAN, known ? x->high : NAN};
	}
	return sums;
}

static void take_row(sweeping *s, const scenario_variant *v, const octroi_cube_cell *c)
{
	octroi_sweep_row *row = ARENA_PUSH(s->w->memory, s->rows, s->out->row_count, s->capacity);
	*row = (octroi_sweep_row){.at = v->at, .variant = v->of, .scheme = once(s, program_facts(c->program)->id), .year = c->year,
	                          .sums = sums_of(s, c), .sum_count = c->sum_count};
	memcpy(row->lines, c->lines, sizeof row->lines);
	if (!c->by)
		return;
	const char **by = ARENA_ARRAY(s->w->memory, const char *, s->w->by_count + 1);
	for (size_t i = 0; i < s->w->by_count; i++)
		by[i] = once(s, c->by[i]);
	row->by = by;
}

/* Of the total with most of them; the reason is that of most lines. */
static void tell_left_out(sweeping *s, const cube_lists *all)
{
	octroi_sweep *out = s->out;
	const octroi_cube_cell *worst = NULL;
	const octroi_variant_reason *why = NULL;
	for (size_t i = 0; i < all->total_count; i++)
		if (all->totals[i].lines[OCTROI_NOT_COMPUTABLE] > out->not_computable) {
			worst = &all->totals[i];
			out->not_computable = worst->lines[OCTROI_NOT_COMPUTABLE];
		}
	if (!worst)
		return;
	out->not_computable_of = 0;
	for (int i = 0; i < OCTROI_STATES; i++)
		out->not_computable_of += worst->lines[i];
	for (size_t i = 0; i < all->reason_count; i++) {
		const octroi_variant_reason *r = &all->reasons[i];
		if (r->variant == worst->variant && r->is.program == worst->program && r->is.state == OCTROI_NOT_COMPUTABLE && (!why || r->is.lines > why->is.lines))
			why = r;
	}
	out->why_not = why ? reason_kept(&why->is.reason, s->w->memory) : NULL;
}

static void take_batch(sweeping *s, scenario_work *batch)
{
	cube_lists lists = {0};
	for (size_t i = 0; i < batch->variant_count; i++) {
		const variant *v = &batch->variants[i];
		for (size_t p = 0; p < v->program_count; p++)
			cells_end(v->computed[p]->cells, v, p, batch->memory, &lists);
		diagnostics_add(s->d, v->d);
	}
	size_t count = s->out->by_count ? lists.cell_count : lists.total_count;
	const octroi_cube_cell *cells = s->out->by_count ? lists.cells : lists.totals;
	for (size_t i = 0; i < count; i++)
		take_row(s, batch->variants[cells[i].variant].is, &cells[i]);
	tell_left_out(s, &lists);
	s->out->bad_rows += scenario_bad_rows(batch, s->bad, s->d);
	s->out->overlap = s->out->overlap || (s->out->by_count && batch->overlap);
}

/* Variants of the grid from `first` on, with the table that was read for the first ones. */
static bool batch_open(sweeping *s, scenario_work *batch, size_t first)
{
	const scenario_work *w = s->w;
	size_t left = w->doc->variant_count - first, before = diagnostics_errors(s->d);
	*batch = *w;
	batch->memory = arena_new();
	batch->table = NULL;
	batch->kinds = NULL;
	batch->kind_capacity = 0;
	batch->computed = NULL;
	batch->computed_count = batch->computed_capacity = 0;
	batch->variants = ARENA_ARRAY(batch->memory, variant, TOGETHER);
	batch->variant_count = left < TOGETHER ? left : TOGETHER;
	for (size_t i = 0; i < batch->variant_count; i++) {
		variant *v = &batch->variants[i];
		*v = (variant){.work = batch, .is = &w->doc->variants[first + i], .number = i, .memory = arena_new(), .d = diagnostics_new()};
		if (variant_open(v, &w->question, s->d))
			variant_borders_as(v, &w->variants[(first + i) % w->variant_count], s->d);
	}
	return diagnostics_errors(s->d) == before;
}

static bool batch_run(sweeping *s, size_t first)
{
	scenario_work batch;
	size_t before = diagnostics_errors(s->d);
	bool done = batch_open(s, &batch, first);
	batch.table = s->w->table;
	if (done && compute_all(&batch, s->d))
		take_batch(s, &batch);
	batch.table = NULL;
	done = diagnostics_errors(s->d) == before;
	if (done)
		scenario_close(&batch);
	else
		scenario_leave(&batch, s->d);
	return done;
}

const octroi_sweep *scenario_sweep(scenario_work *w, diagnostics *d)
{
	if (!scenario_prepare(w, d))
		return NULL;
	const char **units = ARENA_ARRAY(w->memory, const char *, w->axis_count + 1);
	sweeping s = {.w = w, .d = d, .out = sweep_new(w->axes, w->axis_count, w->memory), .texts = names_new(w->memory), .bad = names_new(w->memory)};
	for (size_t i = 0; i < w->axis_count; i++)
		units[i] = grid_unit(w, i);
	s.out->units = units;
	s.out->of_lines = true;
	s.out->by = w->by_names;
	s.out->by_count = w->by_asked ? w->by_count : 0;
	s.out->bad_rows = w->table->out.bad_rows;
	for (size_t first = 0; first < w->doc->variant_count; first += TOGETHER)
		if (!batch_run(&s, first))
			return NULL;
	s.out->rows = s.rows;
	return s.out;
}
