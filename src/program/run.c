/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scheme over the lines of a file: reads rows into batches, adds them up
 * into groups, computes them, and hands them on. */
#include <math.h>
#include <string.h>

#include "totals.h"

struct line_run {
	octroi_program *program;
	line_run_question question;
	flow_tally     *tally;
	diagnostics    *d;
	arena          *memory, *scratch;
	batch          *batch;
	run_names      *names;
	const char    **day_texts; /* of the days met, by day - day_first */
	const char    **quantity_names;
	int             name_slot; /* of the line's own name */
	size_t          lines, rows;
};

enum { DAY_TEXTS_FIRST = 7305 /* 1990-01-01 */, DAY_TEXTS_LAST = 43830 /* 2090-01-01 */ };

bool is_dimension(const octroi_program *p, const char *name)
{
	int slot = slot_find(p, slice_of(name));
	return slot >= 0 && can_be_dimension(&p->slots[slot]);
}

bool program_is_amount(const octroi_program *p, const char *name, const char **title)
{
	int slot = slot_find(p, slice_of(name));
	bool is = slot >= 0 && p->slots[slot].kind == SLOT_QUANTITY && p->slots[slot].amount;
	*title = is ? p->slots[slot].quantity->title : NULL;
	return is;
}

line_run *line_run_new(octroi_program *p, const line_run_question *question, flow_tally *tally, diagnostics *d)
{
	batch *b = batch_new(p, question->columns, question->column_count, question->given, question->year, question->by,
	                     question->by_count, d);
	if (!b)
		return NULL;
	batch_marks(b, question->marks, question->mark_count);
	arena *memory = arena_new();
	line_run *r = ARENA_NEW(memory, line_run);
	*r = (line_run){.program = p, .question = *question, .tally = tally, .d = d, .memory = memory, .scratch = arena_new(),
	                .batch = b, .names = run_names_new(p, question->by_count, memory),
	                .name_slot = slot_find(p, slice_of("line"))};
	if (question->each)
		r->day_texts = ARENA_ARRAY(memory, const char *, DAY_TEXTS_LAST - DAY_TEXTS_FIRST);
	return r;
}

void line_run_free(line_run *r)
{
	if (!r)
		return;
	batch_free(r->batch);
	arena_free(r->scratch);
	arena_free(r->memory);
}

int line_run_passes(const line_run *r)
{
	return batch_passes(r->batch);
}

/* ---- lines handed on -------------------------------------------------------------- */

static const char *day_text(line_run *r, day on)
{
	char text[DAY_TEXT_SIZE];
	bool kept = on >= DAY_TEXTS_FIRST && on < DAY_TEXTS_LAST;
	const char **at = kept ? &r->day_texts[on - DAY_TEXTS_FIRST] : NULL;
	if (at && *at)
		return *at;
	const char *made = arena_printf(kept ? r->memory : r->scratch, "%s", day_write(on, text));
	if (at)
		*at = made;
	return made;
}

static const value *given_value(const line_run *r, const batch_lines *l, int slot, size_t i)
{
	const line_reader *reader = batch_reader(r->batch);
	int axis = slot >= 0 ? r->program->slots[slot].axis : -1;
	if (slot < 0)
		return NULL;
	return axis >= 0 ? line_axis_value(reader, (size_t)axis, l->lines->ids[axis][i])
	                 : line_text_value(reader, slot, l->lines->texts[slot][i]);
}

static const char *place_of(const line_run *r, const batch_lines *l, int slot, size_t i)
{
	const value *v = given_value(r, l, slot, i);
	return v ? names_text(r->program->book->names, v->code) : NULL;
}

static const char *text_of(line_run *r, const batch_lines *l, int slot, size_t i)
{
	if (slot >= 0 && l->lines->plain[slot]) {
		slice text = l->lines->plain[slot][i];
		return text.length ? arena_copy(r->scratch, text.at, text.length) : NULL;
	}
	const value *v = given_value(r, l, slot, i);
	return v ? v->text.at : NULL;
}

/* Units in which a line of that functional unit has its quantities. */
static const char *const *units_of(line_run *r, const batch_lines *l, const char *functional_unit)
{
	const char **units = ARENA_ARRAY(r->scratch, const char *, l->asked->quantity_count + 1);
	char text[UNIT_TEXT_SIZE];
	for (size_t k = 0; k < l->asked->quantity_count; k++)
		units[k] = arena_printf(r->scratch, "%s",
		                        unit_write(&r->program->slots[l->asked->quantities[k]].type.unit, functional_unit, text));
	return units;
}

/* What tells totals apart, of one line. */
static const char *const *dimensions_of(line_run *r, const batch_lines *l, size_t i)
{
	size_t n = l->asked->dimension_count;
	const char **out = n ? ARENA_ARRAY(r->scratch, const char *, n) : NULL;
	for (size_t k = 0; k < n; k++) {
		uint64_t key = l->asked->dimensions[k] >= 0 ? l->is->dimensions[k][i] : 0;
		out[k] = key ? line_dimension_text(r->program, batch_reader(r->batch), l->asked->dimensions[k], key, r->scratch) : NULL;
	}
	return out;
}

static bool hand_on(line_run *r, const batch_lines *l)
{
	const octroi_program *p = r->program;
	octroi_flow_line *out = ARENA_ARRAY(r->scratch, octroi_flow_line, l->count + 1);
	size_t n = l->asked->quantity_count;
	double *figures = ARENA_ARRAY(r->scratch, double, 3 * n * l->count + 1);
	const char *unit = NULL, *const *units = NULL;
	if (!r->quantity_names) {
		r->quantity_names = ARENA_ARRAY(r->memory, const char *, n + 1);
		for (size_t k = 0; k < n; k++)
			r->quantity_names[k] = p->slots[l->asked->quantities[k]].name;
	}
	for (size_t i = 0; i < l->count; i++) {
		double *f = figures + 3 * n * i;
		period days = l->lines->dates[i];
		bool dated = !l->lines->years[i] && days.first != DAY_UNKNOWN;
		if (!unit || (unit != l->is->unit[i] && strcmp(unit, l->is->unit[i]) != 0)) {
			unit = l->is->unit[i];
			units = units_of(r, l, unit);
		}
		for (size_t k = 0; k < n; k++) {
			f[k] = l->is->quantities[k].value[i];
			f[n + k] = l->is->quantities[k].low[i];
			f[2 * n + k] = l->is->quantities[k].high[i];
		}
		out[i] = (octroi_flow_line){
			.number = l->number[i], .name = text_of(r, l, r->name_slot, i), .state = (octroi_state)l->is->state[i],
			.standing = (octroi_standing)l->is->standing[i], .reason = l->is->reason[i], .importer = text_of(r, l, p->importer, i),
			.origin = place_of(r, l, p->origin, i), .destination = place_of(r, l, p->destination, i),
			.good = text_of(r, l, p->good, i),
			.date = !dated ? NULL : days.first == days.last ? day_text(r, days.first) : stretch_text(days, r->scratch),
			.basis = l->is->basis[i] ? names_text(p->book->names, l->is->basis[i]) : NULL, .year = l->is->year[i],
			.reporting_year = l->is->reporting_year[i], .amount = l->is->amount[i], .amount_unit = l->is->unit[i], .units = units,
			.values = f, .low = f + n, .high = f + 2 * n, .leaves = l->is->leaves[i], .in_scope = l->is->in_scope[i],
			.by = dimensions_of(r, l, i), .by_good = !l->is->by_more[i] && l->is->state[i] != OCTROI_COMPUTED,
			.shares = l->is->shares[i]};
	}
	octroi_flow_lines all = {p, r->quantity_names, n, out, l->count};
	return r->question.each(&all, r->question.context);
}

/* ---- what gaps can cost --------------------------------------------------------------- */

/* The input that an option of the command sets. */
static const char *input_of_option(const octroi_program *p, const char *option)
{
	for (size_t i = 0; i < p->input_count; i++)
		if (strcmp(p->inputs[i].option, option) == 0)
			return p->inputs[i].name;
	return NULL;
}

/* The highest charge over what could be given instead; NaN: none can be computed. */
static double highest_charge(line_run *r, size_t i, const octroi_reason *why)
{
	const char *input = why->option ? input_of_option(r->program, why->option) : NULL;
	double most = NAN;
	for (size_t k = 0; input && k < why->choice_count; k++) {
		octroi_line *line = line_new(r->program, r->scratch);
		diagnostics *quiet = diagnostics_new();
		size_t length = strcspn(why->choices[k], "\n");
		const char *blanks = strstr(why->choices[k], "  ");
		length = blanks ? (size_t)(blanks - why->choices[k]) : length;
		batch_line(r->batch, i, line);
		const octroi_result *is = line_set(line, input, arena_copy(r->scratch, why->choices[k], length), "", quiet)
		                              ? program_evaluate(line, false, r->scratch, quiet) : NULL;
		const octroi_quantity *due = NULL;
		for (size_t q = 0; is && is->state != OCTROI_NOT_COMPUTABLE && q < is->quantity_count; q++)
			if (strcmp(is->quantities[q].name, "net_charge") == 0)
				due = &is->quantities[q];
		if (due && !isnan(due->high) && !(most >= due->high))
			most = due->high;
		diagnostics_free(quiet);
	}
	return most;
}

static void price_gaps(line_run *r, const batch_lines *l)
{
	for (size_t i = 0; i < l->count; i++) {
		if (l->is->state[i] != OCTROI_NOT_COMPUTABLE || !l->is->reason[i])
			continue;
		double most = highest_charge(r, i, l->is->reason[i]);
		if (!isnan(most))
			tally_gap(r->tally, r->program, l->is->reason[i], OCTROI_NOT_COMPUTABLE, most);
	}
}

/* ---- rows ------------------------------------------------------------------------------- */

bool line_run_rows(line_run *r, int pass, const slice *const *cells, const size_t *number, const uint8_t *marks, size_t rows,
                   bad_cell *bad, size_t *bad_count)
{
	batch_read(r->batch, cells, number, marks, rows, bad, bad_count);
	if (pass == 0)
		return true;
	if (pass <= batch_passes(r->batch)) {
		batch_add_up(r->batch, pass);
		return true;
	}
	arena_clear(r->scratch);
	const batch_lines *l = batch_compute(r->batch);
	r->lines += l->count;
	tally_lines(r->tally, r->program, r->names, batch_reader(r->batch), l);
	if (r->question.gaps)
		price_gaps(r, l);
	return !r->question.each || !l->count || hand_on(r, l);
}

void line_run_pass_ends(line_run *r, int pass)
{
	groups *g = batch_groups(r->batch);
	if (g)
		groups_close(g, pass, r->d);
}

void line_run_end(line_run *r, arena *memory)
{
	const char *id = r->program->document->id, *axes;
	const block *b;
	tally_groups(r->tally, r->program, r->batch, memory);
	tally_stats(r->tally, arena_printf(memory, "%s: %zu lines, %d passes", id, r->lines, batch_passes(r->batch) + 1));
	for (size_t k = 0; (b = batch_block(r->batch, k)); k++) {
		block_counts c = block_count(b);
		tally_stats(r->tally, arena_printf(memory, "%s: block %zu: %zu lanes, %zu points, %zu values of %zu formulas found there; "
		                                           "%zu formulas walked lane by lane",
		                                   id, k + 1, c.lanes, c.points, c.root_values, c.roots, c.walked));
		for (size_t i = 0; (axes = block_axes(b, i, memory)); i++)
			tally_stats(r->tally, arena_printf(memory, "%s: block %zu: over %s", id, k + 1, axes));
	}
}
