/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kinds came to, shared out to what totals are told apart by. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "solve.h"
#include "work.h"

typedef struct {
	size_t  lines[OCTROI_STATES], without_mass, without_value, coarse, unweighed;
	double  mass[OCTROI_STATES], value[OCTROI_STATES];
	double *value_of, *low, *high; /* by quantity */
	double *dated;                 /* of computed lines, by the year of flows */
	double  by_standing[OCTROI_SCENARIO + 1];
} cube_sum;

/* The cells of one year. */
typedef struct {
	int          year;
	const names *part_keys;
	size_t       quantity_count;
	const char *const *quantities;
	const char **unit_of;
	cube_sum     total, *cells;
	size_t       count, capacity;
	names       *keys;             /* key of the kind's part, then what the program computes: names of `texts` */
	uint32_t   **by;               /* of each cube_sum */
	size_t       by_capacity;
} sheet;

struct cells {
	variant *v;
	size_t   program;
	arena   *memory;
	names   *texts;
	sheet   *sheets;
	size_t   sheet_count, sheet_capacity;
	octroi_variant_reason *reasons;
	size_t   reason_count, reason_capacity;
	double   given_mass;      /* t, that each line is given; NaN */
	names   *reason_texts;
	const octroi_reason *last_reason;
	size_t   last_at;
	octroi_flow_result tallied; /* of kinds: its notes */
};

static double mass_given(const variant *v, const octroi_program *p)
{
	const octroi_input *in = input_named(p, "mass");
	double mass = NAN;
	for (size_t i = 0; in && i < v->given_count; i++)
		if (strcmp(v->given[i].input, in->name) == 0)
			mass = solve_given(in, v->given[i].value);
	return mass;
}

cells *cells_new(variant *v, size_t program)
{
	cells *c = ARENA_NEW(v->memory, cells);
	*c = (cells){.v = v, .program = program, .memory = v->memory, .given_mass = mass_given(v, v->programs[program]), .texts = names_new(v->memory), .reason_texts = names_new(v->memory)};
	return c;
}

/* ---- sheets ---------------------------------------------------------------------------- */

static void cell_make(cells *c, const sheet *s, cube_sum *x)
{
	x->value_of = ARENA_ARRAY(c->memory, double, 3 * s->quantity_count + flow_table_year_count(c->v->work->table));
	x->low = x->value_of + s->quantity_count;
	x->high = x->low + s->quantity_count;
	x->dated = x->high + s->quantity_count;
}

static sheet *sheet_of(cells *c, int year, const names *keys, const octroi_flow_lines *lines)
{
	for (size_t i = c->sheet_count; i-- > 0;)
		if (c->sheets[i].year == year)
			return &c->sheets[i];
	sheet *s = ARENA_PUSH(c->memory, c->sheets, c->sheet_count, c->sheet_capacity);
	*s = (sheet){.year = year, .part_keys = keys, .quantity_count = lines->quantity_count,
	             .keys = names_new(c->memory)};
	const char **quantities = ARENA_ARRAY(c->memory, const char *, s->quantity_count + 1);
	memcpy(quantities, lines->quantities, s->quantity_count * sizeof *quantities);
	s->quantities = quantities;
	s->unit_of = ARENA_ARRAY(c->memory, const char *, s->quantity_count + 1);
	cell_make(c, s, &s->total);
	return s;
}

/* What columns say stands in the key of the part, what the program says in the line. */
static cube_sum *cell_of(cells *c, sheet *s, uint32_t key, const octroi_flow_line *line)
{
	const scenario_work *w = c->v->work;
	uint32_t by[32];
	size_t n = w->by_count;
	if (!n)
		return NULL;
	memcpy(by, names_slice(s->part_keys, key).at, n * sizeof *by);
	for (size_t i = 0; i < n; i++) {
		if (w->by[i].column == (size_t)-1 && !w->by[i].category)
			by[i] = line->by && line->by[i] ? names_add(c->texts, slice_of(line->by[i])) : 0;
		else if (by[i])
			by[i] = names_add(c->texts, names_slice(s->part_keys, by[i]));
	}
	uint32_t id = names_add(s->keys, (slice){(const char *)by, n * sizeof *by});
	if (id > s->count) {
		cell_make(c, s, ARENA_PUSH(c->memory, s->cells, s->count, s->capacity));
		*ARENA_AT(c->memory, s->by, id - 1, s->by_capacity) = (uint32_t *)(void *)arena_copy(c->memory, (const char *)by, n * sizeof *by);
	}
	return &s->cells[id - 1];
}

/* ---- adding ------------------------------------------------------------------------------- */

/* Which share of what a kind comes to is a part's: that of the amount in which the scheme counts. */
static double share_of(const kinds *k, const part_of_kind *p, const octroi_flow_line *line)
{
	size_t kind = p->kind;
	if (p->lines == k->lines[kind])
		return 1;
	if (strcmp(line->amount_unit, "t") == 0)
		return p->mass / k->mass[kind];
	if (strcmp(line->amount_unit, "MWh") == 0)
		return p->energy / k->energy[kind];
	return p->value / k->value[kind];
}

static void add_known(double *sum, double x)
{
	if (!isnan(x))
		*sum += x;
}

/* How much of what a line stands for is in a state: by its days, as its emissions and its charge are. */
static double share_in(const octroi_flow_line *line, octroi_state state)
{
	return line->shares ? line->shares[state] : line->state == state;
}

/* Tonnes that the rows do not say each line was given; of goods whose state hangs on nothing else nobody has asked for them. */
static double mass_of(const cells *c, const part_of_kind *p, const octroi_flow_line *line)
{
	double each = strcmp(line->amount_unit, "t") == 0 ? line->amount : NAN;
	return isnan(p->mass) ? (isnan(each) ? c->given_mass : each) * p->lines : p->mass;
}

static void add_states(cube_sum *x, const part_of_kind *p, const octroi_flow_line *line)
{
	for (int s = 0; s < OCTROI_STATES; s++) {
		double share = share_in(line, (octroi_state)s);
		add_known(&x->mass[s], share * p->mass);
		add_known(&x->value[s], share * p->value);
	}
}

static void add_part(const sheet *s, cube_sum *x, const part_of_kind *p, const octroi_flow_line *line, double share, size_t charge)
{
	x->lines[line->state] += p->lines;
	add_states(x, p, line);
	x->without_mass += isnan(p->mass) && isnan(line->amount) ? p->lines : 0;
	if (line->state != OCTROI_COMPUTED)
		return;
	x->coarse += line->leaves ? p->lines : 0;
	x->unweighed += isnan(p->mass) ? p->lines : 0;
	x->without_value += isnan(p->value) ? p->lines : 0;
	for (size_t q = 0; q < s->quantity_count; q++) {
		x->value_of[q] += share * line->values[q]; /* one that is not known makes the sum unknown */
		x->low[q] += share * line->low[q];
		x->high[q] += share * line->high[q];
	}
	if (charge < s->quantity_count)
		add_known(&x->by_standing[line->standing], share * line->values[charge]);
}

/* What the value of computed lines is worth hangs on when it was. */
static void add_dated(cube_sum *x, const part_of_kind *p, const octroi_flow_line *line)
{
	if (line->state == OCTROI_COMPUTED)
		add_known(&x->dated[p->year], share_in(line, OCTROI_COMPUTED) * p->value);
}

static void add_all_dated(const kinds *k, cube_sum *x, size_t kind, const octroi_flow_line *line)
{
	for (size_t y = 0; y < k->years && line->state == OCTROI_COMPUTED; y++)
		add_known(&x->dated[y], share_in(line, OCTROI_COMPUTED) * k->dated[kind * k->years + y]);
}

static octroi_variant_reason *reason_of(cells *c, const octroi_reason *r, octroi_state state)
{
	const char *key = arena_printf(c->memory, "%d %s %s", (int)state, r->code, r->text);
	uint32_t id = names_add(c->reason_texts, slice_of(key));
	if (id <= c->reason_count)
		return &c->reasons[id - 1];
	octroi_variant_reason *made = ARENA_PUSH(c->memory, c->reasons, c->reason_count, c->reason_capacity);
	*made = (octroi_variant_reason){.is = {.state = state, .reason = *reason_kept(r, c->memory)}};
	return made;
}

/* Why lines cannot be computed; why others are not charged is for the rule to say. */
static void add_reason(cells *c, const kinds *k, size_t kind, const octroi_flow_line *line)
{
	if (line->state != OCTROI_NOT_COMPUTABLE || !line->reason || !line->reason->text)
		return;
	if (line->reason != c->last_reason)
		c->last_at = (size_t)(reason_of(c, line->reason, line->state) - c->reasons);
	c->last_reason = line->reason;
	octroi_reason_total *told = &c->reasons[c->last_at].is;
	told->lines += k->lines[kind];
	add_known(&told->mass_t, mass_of(c, &(part_of_kind){.lines = k->lines[kind], .mass = k->mass[kind]}, line));
	if (!told->first)
		told->first = k->first[kind];
}

static size_t charge_of(const octroi_flow_lines *lines)
{
	size_t i = 0;
	while (i < lines->quantity_count && strcmp(lines->quantities[i], "net_charge") != 0)
		i++;
	return i;
}

void cells_take(cells *c, const kinds *k, uint8_t *settled, const octroi_flow_lines *lines)
{
	size_t charge = charge_of(lines), years = (size_t)(c->v->work->last - c->v->work->first) + 1;
	c->last_reason = NULL; /* reasons live as long as a batch */
	for (size_t i = 0; i < lines->count; i++) {
		const octroi_flow_line *line = &lines->lines[i];
		size_t kind = (line->number - 1) / years, year = (line->number - 1) % years;
		if (settled && !line->by_good)
			continue;
		if (settled)
			settled[line->number - 1] = true;
		sheet *s = sheet_of(c, c->v->work->first + (int)year, k->keys, lines);
		for (size_t q = 0; q < s->quantity_count && line->state == OCTROI_COMPUTED; q++)
			if (!s->unit_of[q])
				s->unit_of[q] = arena_copy(c->memory, line->units[q], strlen(line->units[q]));
		for (size_t at = k->parts_at[kind]; at < k->parts_at[kind + 1]; at++) {
			part_of_kind p = k->parts[at];
			double share = share_of(k, &p, line);
			cube_sum *x = cell_of(c, s, p.key, line);
			p.mass = mass_of(c, &p, line);
			if (x) {
				add_part(s, x, &p, line, share, charge);
				add_dated(x, &p, line);
			}
		}
		part_of_kind whole = {.kind = kind, .lines = k->lines[kind], .mass = k->mass[kind], .value = k->value[kind]};
		whole.mass = mass_of(c, &whole, line);
		add_part(s, &s->total, &whole, line, 1, charge);
		add_all_dated(k, &s->total, kind, line);
		add_reason(c, k, kind, line);
	}
}

void cells_notes(cells *c, flow_tally *tally)
{
	flow_tally_end(tally, &c->tallied);
}

/* ---- handing on -------------------------------------------------------------------------------- */

/* For whom cells are told: they may be those of several variants. */
typedef struct {
	const variant        *is;
	const octroi_program *program;
	worths               *worths;
	const exports        *exports;
} owner;

/* The currency of the charge. */
static const char *money_of(const octroi_cube_cell *cell)
{
	for (size_t i = 0; i < cell->sum_count; i++)
		if (strcmp(cell->sums[i].name, "net_charge") == 0 && *cell->sums[i].unit)
			return cell->sums[i].unit;
	return program_facts(cell->program)->currency;
}

/* What is known of an amount is above 0: a sum of nothing is not known. */
static double as_far_as_known(double sum, size_t lines)
{
	return lines && sum == 0 ? NAN : sum;
}

static octroi_cube_cell told(const cells *c, const owner *o, const sheet *s, const cube_sum *x, const uint32_t *by, arena *memory)
{
	const scenario_work *w = c->v->work;
	const octroi_program *p = o->program;
	octroi_cube_cell out = {.variant = o->is->number, .program = p, .year = s->year, .without_mass = x->without_mass,
	                        .without_value = x->without_value, .coarse = x->coarse, .unweighed = x->unweighed, .charged_value = NAN};
	octroi_sum *sums = ARENA_ARRAY(memory, octroi_sum, s->quantity_count + 1);
	const char **names_of = by ? ARENA_ARRAY(memory, const char *, w->by_count) : NULL;
	memcpy(out.lines, x->lines, sizeof out.lines);
	for (int i = 0; i < OCTROI_STATES; i++) {
		out.mass_t[i] = as_far_as_known(x->mass[i], x->lines[i]);
		out.value[i] = as_far_as_known(x->value[i], x->lines[i]);
	}
	memcpy(out.charge_by_standing, x->by_standing, sizeof out.charge_by_standing);
	for (size_t i = 0; by && i < w->by_count; i++)
		names_of[i] = by[i] ? names_text(c->texts, by[i]) : NULL;
	out.by = names_of;
	out.sums = sums;
	for (size_t q = 0; q < s->quantity_count; q++) {
		const char *title = NULL;
		if (program_is_amount(p, s->quantities[q], &title))
			sums[out.sum_count++] = (octroi_sum){s->quantities[q], title, s->unit_of[q] ? s->unit_of[q] : "", x->value_of[q], x->low[q], x->high[q]};
	}
	if (o->worths) {
		out.charged_value = isnan(out.value[OCTROI_COMPUTED]) ? NAN : worth_in(o->worths, o->is, money_of(&out), s->year, x->dated);
		if (o->exports)
			out.exports = exports_of(o->exports, o->worths, names_of, money_of(&out), s->year);
	}
	return out;
}

static void sheet_end(const cells *c, const owner *o, const sheet *s, arena *memory, cube_lists *out)
{
	*ARENA_PUSH(memory, out->totals, out->total_count, out->total_capacity) = told(c, o, s, &s->total, NULL, memory);
	for (size_t k = 0; k < s->count; k++)
		*ARENA_PUSH(memory, out->cells, out->cell_count, out->cell_capacity) = told(c, o, s, &s->cells[k], s->by[k], memory);
}

void cells_end(const cells *c, const variant *v, size_t program, arena *memory, cube_lists *out)
{
	owner o = {v, v->programs[program], out->worths, out->exports};
	for (int year = c->v->work->first; year <= c->v->work->last; year++)
		for (size_t i = 0; i < c->sheet_count; i++)
			if (c->sheets[i].year == year)
				sheet_end(c, &o, &c->sheets[i], memory, out);
	for (size_t i = 0; i < c->reason_count; i++) {
		octroi_variant_reason *told = ARENA_PUSH(memory, out->reasons, out->reason_count, out->reason_capacity);
		*told = c->reasons[i];
		told->variant = v->number;
		told->is.program = o.program;
	}
	for (size_t i = 0; i < c->tallied.note_count; i++) {
		octroi_note_total note = {o.program, c->tallied.notes[i].note, 0};
		*ARENA_PUSH(memory, out->notes, out->note_count, out->note_capacity) = (octroi_variant_note){v->number, note};
	}
}
