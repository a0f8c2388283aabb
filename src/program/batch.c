/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch.h"

#include <math.h>
#include <string.h>

#include "operations.h"

enum { LEAVES_MAX = 4096 };

/* What one lane came to in one stretch, or over all of them. */
typedef struct {
	octroi_state state;
	uint8_t      standing;
	bool         mixed;
	const octroi_reason *reason;
} verdict;

/* The codes below a coarse one on a day, as ids of the good's axis. */
typedef struct leaf_list {
	struct leaf_list *next;
	int       year;
	size_t    count;
	uint32_t *ids; /* NULL: the code is exact */
} leaf_list;

struct batch {
	octroi_program *program;
	line_reader    *reader;
	block          *block;
	groups         *groups;
	arena          *memory, *scratch; /* scratch: of the lines just read */
	diagnostics    *d;
	int             year;
	bool            each;

	lines          *lines;
	size_t         *kept, *number;
	period         *whole;      /* by line; first DAY_UNKNOWN: no date */
	lines          *lanes;
	size_t         *line_of;    /* by lane */
	uint32_t       *line_groups; /* by line, by declaration */
	bool            simple, stretches; /* a lane a line; some lane stands for more than a day */

	leaf_list     **leaf_lists; /* by the good's id */
	size_t          leaf_capacity;

	batch_quantity *quantities;
	size_t          quantity_count;
	batch_dimension *dimensions;
	size_t          dimension_count;
	int             charge, reporting, basis;
	batch_lines     out;
};

/* ---- making ------------------------------------------------------------------------ */

static void find_quantities(batch *b)
{
	const octroi_program *p = b->program;
	b->quantities = ARENA_ARRAY(b->memory, batch_quantity, p->slot_count);
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_QUANTITY && p->slots[i].type.kind == TYPE_NUMBER && !p->slots[i].level &&
		    is_standard(p->slots[i].name))
			b->quantities[b->quantity_count++] = (batch_quantity){.slot = (int)i};
}

bool can_be_dimension(const slot *s)
{
	type_kind k = s->type.kind;
	if (s->kind == SLOT_INPUT)
		return k != TYPE_NUMBER && k != TYPE_MONEY && k != TYPE_DATE;
	return (s->kind == SLOT_QUANTITY && k == TYPE_CODE) || (s->kind == SLOT_CLOCK && k == TYPE_YEAR);
}

static void find_dimensions(batch *b, const char *const *by, size_t count)
{
	b->dimensions = ARENA_ARRAY(b->memory, batch_dimension, count + 1);
	b->dimension_count = count;
	for (size_t i = 0; i < count; i++) {
		int slot = slot_find(b->program, slice_of(by[i]));
		b->dimensions[i] = (batch_dimension){.name = by[i], .slot = slot};
		if (slot >= 0 && !can_be_dimension(&b->program->slots[slot]))
			b->dimensions[i].slot = -1;
	}
}

batch *batch_new(octroi_program *p, const program_column *columns, size_t column_count, const octroi_line *given, int year,
                 const char *const *by, size_t by_count, bool each, diagnostics *d)
{
	if (!program_axes(p)) {
		error_at(d, (place){0}, "too-many-axes", "%s has more inputs than a file of lines can have: %d codes and dates",
		         p->document->id, AXES_MAX);
		return NULL;
	}
	arena *memory = arena_new();
	batch *b = ARENA_NEW(memory, batch);
	*b = (batch){.program = p, .memory = memory, .scratch = arena_new(), .d = d, .year = year, .each = each};
	b->reader = line_reader_new(p, columns, column_count, given, by, by_count);
	b->groups = p->document->group_count ? groups_new(p, memory) : NULL;
	b->block = block_new(p, b->reader, b->groups, d);
	b->charge = slot_find(p, slice_of("net_charge"));
	b->reporting = slot_find(p, slice_of("reporting_year"));
	b->basis = slot_find(p, slice_of("basis"));
	find_quantities(b);
	find_dimensions(b, by, by_count);
	return b;
}

void batch_free(batch *b)
{
	if (!b)
		return;
	block_free(b->block);
	line_reader_free(b->reader);
	arena_free(b->scratch);
	arena_free(b->memory);
}

const line_reader *batch_reader(const batch *b)
{
	return b->reader;
}

groups *batch_groups(const batch *b)
{
	return b->groups;
}

/* Of groups that no line can belong to nothing is added up. */
int batch_passes(const batch *b)
{
	return b->groups ? groups_passes(b->groups) : 0;
}

const block *batch_block(const batch *b)
{
	return b->block;
}

block_counts batch_count(const batch *b)
{
	return block_count(b->block);
}

/* ---- lanes ------------------------------------------------------------------------------ */

static const leaf_list *leaves_of(batch *b, uint32_t good, day on)
{
	const octroi_program *p = b->program;
	int year = day_year(on);
	if (good >= b->leaf_capacity) {
		size_t more = 2 * (size_t)good + 64;
		leaf_list **grown = ARENA_ARRAY(b->memory, leaf_list *, more);
		if (b->leaf_capacity)
			memcpy(grown, b->leaf_lists, b->leaf_capacity * sizeof *grown);
		b->leaf_lists = grown;
		b->leaf_capacity = more;
	}
	for (leaf_list *l = b->leaf_lists[good]; l; l = l->next)
		if (l->year == year)
			return l;
	leaf_list *l = ARENA_NEW(b->memory, leaf_list);
	*l = (leaf_list){.next = b->leaf_lists[good], .year = year};
	b->leaf_lists[good] = l;
	const char **codes = ARENA_ARRAY(b->scratch, const char *, LEAVES_MAX);
	size_t axis = (size_t)p->slots[p->good].axis;
	l->count = program_leaves(p, line_axis_value(b->reader, axis, good)->text, day_of(year, 1, 1), codes, LEAVES_MAX, b->d);
	if (l->count)
		l->ids = ARENA_ARRAY(b->memory, uint32_t, l->count);
	for (size_t i = 0; i < l->count; i++) {
		value v = {.text = slice_of(codes[i]), .standing = STANDING_GIVEN};
		l->ids[i] = line_axis_id(b->reader, axis, &v);
	}
	return l;
}

/* The codes that line i stands for; NULL: its own. */
static const leaf_list *coarse(batch *b, size_t i)
{
	const octroi_program *p = b->program;
	uint32_t good = p->good >= 0 ? b->lines->ids[p->slots[p->good].axis][i] : 0;
	if (!good || b->whole[i].first == DAY_UNKNOWN)
		return NULL;
	const leaf_list *l = leaves_of(b, good, b->whole[i].first);
	return l->ids ? l : NULL;
}

/* A lane for each line, or for each code below it. Lines without a day get none. */
static void make_lanes(batch *b)
{
	size_t count = 0, n = b->lines->count;
	const leaf_list **lists = ARENA_ARRAY(b->scratch, const leaf_list *, n + 1);
	b->simple = true;
	b->stretches = false;
	for (size_t i = 0; i < n; i++) {
		lists[i] = coarse(b, i);
		bool dated = b->whole[i].first != DAY_UNKNOWN;
		b->simple = b->simple && dated && !lists[i];
		b->stretches = b->stretches || b->whole[i].first != b->whole[i].last;
		count += !dated ? 0 : lists[i] ? lists[i]->count : 1;
	}
	b->line_of = ARENA_ARRAY(b->scratch, size_t, count + 1);
	if (b->simple) {
		b->lanes = b->lines;
		for (size_t i = 0; i < n; i++)
			b->line_of[i] = i;
		return;
	}
	b->lanes = lines_new(b->reader, count + 1, b->scratch);
	for (size_t i = 0; i < n; i++) {
		size_t codes = lists[i] ? lists[i]->count : 1;
		for (size_t k = 0; k < codes && b->whole[i].first != DAY_UNKNOWN; k++) {
			size_t lane = b->lanes->count++;
			lines_copy(b->reader, b->lines, i, b->lanes, lane);
			b->line_of[lane] = i;
			if (lists[i])
				b->lanes->ids[b->program->slots[b->program->good].axis][lane] = lists[i]->ids[k];
		}
	}
}

void batch_read(batch *b, const slice *const *cells, const size_t *number, size_t rows, bad_cell *bad, size_t *bad_count)
{
	arena_clear(b->scratch);
	b->lines = lines_new(b->reader, rows + 1, b->scratch);
	b->kept = ARENA_ARRAY(b->scratch, size_t, rows + 1);
	b->number = ARENA_ARRAY(b->scratch, size_t, rows + 1);
	b->whole = ARENA_ARRAY(b->scratch, period, rows + 1);
	b->line_groups = ARENA_ARRAY(b->scratch, uint32_t, (rows + 1) * b->program->document->group_count + 1);
	line_reader_read(b->reader, cells, rows, b->lines, b->kept, bad, bad_count);
	for (size_t i = 0; i < b->lines->count; i++) {
		if (b->year)
			b->lines->years[i] = b->year;
		int year = b->lines->years[i];
		b->number[i] = number[b->kept[i]];
		b->whole[i] = year ? step_days(STEP_YEAR, year) : b->lines->dates[i];
	}
	make_lanes(b);
}

void batch_line(const batch *b, size_t i, octroi_line *line)
{
	size_t declarations = b->program->document->group_count;
	line_of(b->reader, b->lines, i, line);
	line->groups = b->groups;
	line->group_of = b->line_groups + i * declarations;
}

/* Groups of lines, by the first lane that each has. */
static void take_groups(batch *b, const size_t *lane, size_t lanes)
{
	size_t declarations = b->program->document->group_count;
	for (size_t d = 0; d < declarations; d++) {
		const uint32_t *group = block_groups(b->block, d);
		for (size_t i = lanes; i-- > 0;)
			b->line_groups[b->line_of[lane[i]] * declarations + d] = group[i];
	}
}

/* ---- stretch after stretch -------------------------------------------------------------------- */

/* The lanes at work and the day at which each stands. */
typedef struct {
	lines  *lines;
	size_t *lane;
	day    *date;
	day    *until; /* the last day of this stretch, once it is computed */
	double *share;
} lap;

static lap first_lap(batch *b)
{
	size_t n = b->lanes->count;
	lap r = {.lines = b->lanes, .lane = ARENA_ARRAY(b->scratch, size_t, n + 1), .date = ARENA_ARRAY(b->scratch, day, n + 1),
	           .until = ARENA_ARRAY(b->scratch, day, n + 1), .share = ARENA_ARRAY(b->scratch, double, n + 1)};
	for (size_t i = 0; i < n; i++) {
		r.lane[i] = i;
		r.date[i] = b->whole[b->line_of[i]].first;
		r.share[i] = 1;
	}
	return r;
}

/* The share of each lane's days that this stretch is, now that it is known how far it goes. */
static void find_shares(batch *b, lap *r)
{
	const day *until = block_until(b->block);
	for (size_t i = 0; b->stretches && i < r->lines->count; i++) {
		period whole = b->whole[b->line_of[r->lane[i]]];
		day last = until[i] < whole.last ? until[i] : whole.last;
		r->until[i] = last;
		r->share[i] = (double)(last - r->date[i] + 1) / (double)(whole.last - whole.first + 1);
	}
}

/* The lanes that go on behind this stretch. False: none. */
static bool next_lap(batch *b, lap *r)
{
	size_t n = r->lines->count, more = 0;
	if (!b->stretches)
		return false;
	lap next = {.lines = lines_new(b->reader, n + 1, b->scratch), .lane = ARENA_ARRAY(b->scratch, size_t, n + 1),
	            .date = ARENA_ARRAY(b->scratch, day, n + 1), .until = ARENA_ARRAY(b->scratch, day, n + 1),
	            .share = ARENA_ARRAY(b->scratch, double, n + 1)};
	for (size_t i = 0; i < n; i++) {
		if (r->until[i] >= b->whole[b->line_of[r->lane[i]]].last)
			continue;
		lines_copy(b->reader, r->lines, i, next.lines, more);
		next.lane[more] = r->lane[i];
		next.date[more++] = r->until[i] + 1;
	}
	next.lines->count = more;
	*r = next;
	return more > 0;
}

/* ---- adding up --------------------------------------------------------------------------------- */

/* What lanes add to a sum. */
typedef struct {
	double   x, most;  /* alike when known; NaN: unknown */
	uint32_t group;
	uint8_t  standing;
	const octroi_reason *reason;
} addend;

static addend *addends_of(batch *b, const lap *r, const group_sum *s)
{
	size_t n = r->lines->count;
	arena *a = block_memory(b->block);
	mask *on = arena_alloc(a, n + 1), *counts = arena_alloc(a, n + 1);
	addend *out = ARENA_ARRAY(a, addend, n + 1);
	const uint32_t *group = block_groups(b->block, s->group);
	column condition = {0};
	for (size_t i = 0; i < n; i++)
		on[i] = counts[i] = group[i] != 0;
	if (s->e->count > 1) {
		condition = block_expr(b->block, s->e->operands[1], on);
		for (size_t i = 0; i < n; i++)
			counts[i] = on[i] && condition.number[i * condition.stride] == 1;
	}
	column x = {0};
	if (memchr(counts, 1, n))
		x = block_expr(b->block, s->e->operands[0], counts);
	for (size_t i = 0; i < n; i++) {
		size_t c = i * condition.stride, k = i * x.stride;
		out[i] = (addend){.group = group[i], .standing = condition.number ? condition.standing[c] : 0};
		if (counts[i]) {
			out[i].x = x.number[k];
			out[i].standing = x.standing[k] > out[i].standing ? x.standing[k] : out[i].standing;
			out[i].most = out[i].x;
			out[i].reason = isnan(out[i].x) && x.reason ? x.reason[k] : NULL;
		} else if (on[i] && isnan(condition.number[c])) {
			out[i].x = out[i].most = NAN;
			out[i].reason = condition.reason ? condition.reason[c] : NULL;
		}
	}
	return out;
}

/* The codes below a coarse one: where they agree they add once; where they do
 * not, what the line adds is unknown, but lies between the least and the most of them. */
static addend addend_of_line(const addend *lanes, size_t count)
{
	static const octroi_reason coarse = {.code = "coarse-code",
	                                     .text = "a goods code has too few digits to say what counts of it",
	                                     .option = "good"};
	addend all = lanes[0];
	for (size_t i = 1; i < count; i++) {
		bool same = lanes[i].x == all.x && lanes[i].group == all.group;
		all.standing = lanes[i].standing > all.standing ? lanes[i].standing : all.standing;
		if (!same && !all.reason)
			all.reason = lanes[i].reason ? lanes[i].reason : &coarse;
		all.x = op_min(all.x, lanes[i].x);
		all.most = op_max(all.most, lanes[i].most);
	}
	return all;
}

/* Each stretch of a lane counts by its share. */
static void add_sum(batch *b, const lap *r, size_t index, addend *lanes)
{
	size_t n = r->lines->count;
	for (size_t i = 0; i < n; i++) {
		lanes[i].x *= r->share[i];
		lanes[i].most *= r->share[i];
	}
	for (size_t first = 0, end; first < n; first = end) {
		for (end = first + 1; end < n && b->line_of[r->lane[end]] == b->line_of[r->lane[first]];)
			end++;
		addend a = addend_of_line(&lanes[first], end - first);
		if (!a.group)
			continue;
		groups_add(b->groups, index, a.group, a.x, a.most, a.reason, (standing)a.standing);
	}
}

/* What lanes add in a pass, by sum; NULL where it is another pass's. */
static addend **addends_of_pass(batch *b, const lap *r, int pass)
{
	size_t count = 0;
	const group_sum *sums = b->groups ? groups_sums(b->groups, &count) : NULL;
	addend **out = ARENA_ARRAY(block_memory(b->block), addend *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (sums[i].pass == pass)
			out[i] = addends_of(b, r, &sums[i]);
	return out;
}

static void add_sums(batch *b, const lap *r, addend *const *addends)
{
	size_t count = 0;
	if (b->groups)
		groups_sums(b->groups, &count);
	for (size_t i = 0; i < count; i++)
		if (addends[i])
			add_sum(b, r, i, addends[i]);
}

void batch_add_up(batch *b, int pass)
{
	lap r = first_lap(b);
	while (r.lines->count) {
		addend **addends;
		do {
			block_start(b->block, r.lines, r.date, b->stretches);
			addends = addends_of_pass(b, &r, pass);
		} while (block_must_restart(b->block));
		find_shares(b, &r);
		add_sums(b, &r, addends);
		if (!next_lap(b, &r))
			return;
	}
}

/* ---- the verdict on each lane ---------------------------------------------------------------------- */

/* Lanes of one stretch, computed. */
typedef struct {
	size_t   n;
	uint8_t *state, *standing;
	const octroi_reason **reason;
	column  *quantities;  /* by batch quantity */
	column   amount, unit, reporting, basis, *dimensions;
} stretch;

static void close_lanes(stretch *s, const column *why, octroi_state state, uint8_t standing, mask *open)
{
	for (size_t i = 0; why->reason && i < s->n; i++) {
		const octroi_reason *reason = why->reason[i * why->stride];
		if (!open[i] || !reason)
			continue;
		s->state[i] = (uint8_t)state;
		s->reason[i] = reason;
		s->standing[i] = standing > s->standing[i] ? standing : s->standing[i];
		open[i] = 0;
	}
}

static void try_gate(batch *b, stretch *s, const gate *g, mask *open)
{
	mask *closes = arena_alloc(block_memory(b->block), s->n + 1);
	column c = block_expr(b->block, g->when, open);
	bool any = false;
	for (size_t i = 0; i < s->n; i++) {
		double x = c.number[i * c.stride];
		uint8_t st = c.standing[i * c.stride];
		if (!open[i])
			continue;
		s->standing[i] = st > s->standing[i] ? st : s->standing[i];
		closes[i] = x == 1;
		any |= x == 1;
		if (isnan(x)) {
			s->state[i] = OCTROI_NOT_COMPUTABLE;
			s->reason[i] = c.reason ? c.reason[i * c.stride] : NULL;
			open[i] = 0;
		}
	}
	if (!any)
		return;
	octroi_state state = gate_closes(g);
	column why = block_reason(b->block, octroi_state_name(state), g->reason, g->source.text, closes);
	close_lanes(s, &why, state, (uint8_t)g->source.standing, closes);
	for (size_t i = 0; i < s->n; i++)
		open[i] = open[i] && s->state[i] == OCTROI_COMPUTED;
}

static void charge_lanes(batch *b, stretch *s, mask *open)
{
	if (!memchr(open, 1, s->n))
		return;
	column c = block_slot(b->block, b->charge, open);
	for (size_t i = 0; i < s->n; i++) {
		uint8_t st = c.standing[i * c.stride];
		if (!open[i])
			continue;
		s->standing[i] = st > s->standing[i] ? st : s->standing[i];
		if (!isnan(c.number[i * c.stride]))
			continue;
		s->state[i] = OCTROI_NOT_COMPUTABLE;
		s->reason[i] = c.reason ? c.reason[i * c.stride] : NULL;
		open[i] = 0;
	}
}

static void add_remarks(batch *b, stretch *s, const mask *open)
{
	const document *doc = b->program->document;
	mask *yes = arena_alloc(block_memory(b->block), s->n + 1);
	if (!memchr(open, 1, s->n))
		return;
	for (size_t k = 0; k < doc->remark_count; k++) {
		const remark *m = &doc->remarks[k];
		memcpy(yes, open, s->n);
		if (m->when) {
			column c = block_expr(b->block, m->when, open);
			for (size_t i = 0; i < s->n; i++)
				yes[i] = open[i] && c.number[i * c.stride] == 1;
		}
		if (memchr(yes, 1, s->n))
			block_note(b->block, m->code, m->text, m->source.text, m->assumption, yes);
	}
}

/* All that every scheme provides: of computed lanes; what is per unit also, in
 * silence, of others that are in scope. */
static void find_standard(batch *b, stretch *s)
{
	mask *computed = arena_alloc(block_memory(b->block), s->n + 1), *scoped = arena_alloc(block_memory(b->block), s->n + 1);
	bool any = false, more = false;
	for (size_t i = 0; i < s->n; i++) {
		computed[i] = s->state[i] == OCTROI_COMPUTED;
		scoped[i] = s->state[i] != OCTROI_OUT_OF_SCOPE;
		any |= computed[i];
		more |= scoped[i] && !computed[i];
	}
	for (size_t k = 0; k < b->quantity_count; k++) {
		int slot = b->quantities[k].slot;
		bool amount = b->program->slots[slot].amount;
		if (any)
			s->quantities[k] = block_slot(b->block, slot, computed);
		block_silence(b->block, true);
		if (more && !amount)
			s->quantities[k] = block_slot(b->block, slot, scoped);
		block_silence(b->block, false);
	}
}

static void find_identity(batch *b, stretch *s)
{
	const octroi_program *p = b->program;
	mask *all = arena_alloc(block_memory(b->block), s->n + 1);
	memset(all, 1, s->n);
	block_silence(b->block, true);
	if (p->amount >= 0)
		s->amount = block_slot(b->block, p->amount, all);
	s->unit = block_unit(b->block, all);
	if (b->reporting >= 0)
		s->reporting = block_slot(b->block, b->reporting, all);
	if (b->basis >= 0 && p->slots[b->basis].type.kind == TYPE_CODE)
		s->basis = block_slot(b->block, b->basis, all);
	for (size_t k = 0; k < b->dimension_count; k++) {
		int slot = b->dimensions[k].slot;
		if (slot >= 0 && p->slots[slot].kind != SLOT_INPUT)
			s->dimensions[k] = block_slot(b->block, slot, all);
	}
	block_silence(b->block, false);
}

static stretch judge(batch *b, const lap *r)
{
	arena *a = block_memory(b->block);
	size_t n = r->lines->count;
	stretch s = {.n = n, .state = arena_alloc(a, n + 1), .standing = arena_alloc(a, n + 1),
	             .reason = ARENA_ARRAY(a, const octroi_reason *, n + 1),
	             .quantities = ARENA_ARRAY(a, column, b->quantity_count + 1),
	             .dimensions = ARENA_ARRAY(a, column, b->dimension_count + 1)};
	const document *doc = b->program->document;
	mask *open = arena_alloc(a, n + 1);
	memset(open, 1, n);
	column why = block_sound(b->block, open);
	close_lanes(&s, &why, OCTROI_NOT_COMPUTABLE, STANDING_GIVEN, open);
	why = block_built_in(b->block, open);
	close_lanes(&s, &why, OCTROI_OUT_OF_SCOPE, STANDING_LAW, open);
	for (size_t k = 0; k < doc->gate_count && memchr(open, 1, n); k++)
		try_gate(b, &s, &doc->gates[k], open);
	charge_lanes(b, &s, open);
	add_remarks(b, &s, open);
	find_standard(b, &s);
	return s;
}

/* ---- lanes to lines ----------------------------------------------------------------------------------- */

/* A number of a lane, NaN where nobody asked. */
static double figure_of(const column *c, size_t i)
{
	return c->number ? c->number[i * c->stride] : NAN;
}

static octroi_reason *reason_kept(arena *a, const octroi_reason *r)
{
	octroi_reason *out = ARENA_NEW(a, octroi_reason);
	if (!r)
		return out;
	*out = *r;
	out->text = arena_copy(a, r->text, strlen(r->text));
	if (r->choice_count) {
		const char **choices = ARENA_ARRAY(a, const char *, r->choice_count);
		for (size_t i = 0; i < r->choice_count; i++)
			choices[i] = arena_copy(a, r->choices[i], strlen(r->choices[i]));
		out->choices = choices;
	}
	return out;
}

/* The arrays of b->out, writable. */
typedef struct {
	uint8_t *state, *standing;
	const octroi_reason **reason;
	int     *year, *reporting;
	uint32_t *basis;
	double  *amount, *in_scope;
	const char **unit;
	size_t  *leaves;
} draft_lines;

static draft_lines lines_started(batch *b)
{
	size_t n = b->lines->count + 1;
	arena *a = b->scratch;
	draft_lines o = {arena_alloc(a, n), arena_alloc(a, n), ARENA_ARRAY(a, const octroi_reason *, n), ARENA_ARRAY(a, int, n),
	                 ARENA_ARRAY(a, int, n), ARENA_ARRAY(a, uint32_t, n), ARENA_ARRAY(a, double, n), ARENA_ARRAY(a, double, n),
	                 ARENA_ARRAY(a, const char *, n), ARENA_ARRAY(a, size_t, n)};
	for (size_t k = 0; k < b->dimension_count; k++)
		b->dimensions[k].key = ARENA_ARRAY(a, uint64_t, n);
	b->out = (batch_lines){.count = b->lines->count, .lines = b->lines, .number = b->number, .state = o.state,
	                       .standing = o.standing, .reason = o.reason, .year = o.year, .reporting_year = o.reporting,
	                       .basis = o.basis, .amount = o.amount, .unit = o.unit, .leaves = o.leaves, .in_scope = o.in_scope,
	                       .quantities = b->quantities, .quantity_count = b->quantity_count, .dimensions = b->dimensions,
	                       .dimension_count = b->dimension_count};
	for (size_t i = 0; i < b->lines->count; i++) {
		bool dated = b->whole[i].first != DAY_UNKNOWN;
		o.year[i] = dated ? day_year(b->whole[i].first) : 0;
		o.amount[i] = NAN;
		o.state[i] = OCTROI_NOT_COMPUTABLE;
	}
	return o;
}

/* Dimensions that are inputs. */
static void take_inputs(batch *b)
{
	const octroi_program *p = b->program;
	for (size_t k = 0; k < b->dimension_count; k++) {
		const batch_dimension *d = &b->dimensions[k];
		const slot *s = d->slot >= 0 ? &p->slots[d->slot] : NULL;
		if (!s || s->kind != SLOT_INPUT)
			continue;
		for (size_t i = 0; i < b->lines->count; i++)
			d->key[i] = s->axis >= 0 ? b->lines->ids[s->axis][i] : b->lines->texts[d->slot][i];
	}
}

/* What a lane says of its line: the first lane that says anything speaks, of
 * dimensions several that differ say nothing. */
static void take_identity(batch *b, const stretch *s, size_t lane, size_t line, bool first, draft_lines *o)
{
	double year = figure_of(&s->reporting, lane);
	if (first) {
		o->amount[line] = figure_of(&s->amount, lane);
		o->unit[line] = s->unit.reason[lane * s->unit.stride]->text;
		o->reporting[line] = isnan(year) ? 0 : (int)year;
		o->basis[line] = s->basis.code ? s->basis.code[lane * s->basis.stride] : 0;
	}
	for (size_t k = 0; k < b->dimension_count; k++) {
		const column *c = &s->dimensions[k];
		uint64_t own = c->code ? c->code[lane * c->stride] : c->number && !isnan(c->number[lane * c->stride])
		                                                             ? (uint64_t)c->number[lane * c->stride]
		                                                             : 0;
		if (!own || (!c->code && !c->number))
			continue;
		uint64_t *key = &b->dimensions[k].key[line];
		*key = !*key || *key == own ? own : UINT64_MAX;
	}
}

static void several_say_nothing(batch *b)
{
	for (size_t k = 0; k < b->dimension_count; k++)
		for (size_t i = 0; i < b->lines->count; i++)
			if (b->dimensions[k].key[i] == UINT64_MAX)
				b->dimensions[k].key[i] = 0;
}

/* Lanes are lines, of one day each: nothing is to be folded. */
static void lines_from_lanes(batch *b, const stretch *s, draft_lines *o)
{
	size_t n = s->n;
	memcpy(o->state, s->state, n);
	memcpy(o->standing, s->standing, n);
	memcpy(o->reason, s->reason, n * sizeof *o->reason);
	for (size_t i = 0; i < n; i++)
		take_identity(b, s, i, i, true, o);
	for (size_t k = 0; k < b->quantity_count; k++) {
		const slot *q = &b->program->slots[b->quantities[k].slot];
		bool due = b->quantities[k].slot == b->charge;
		double *out = ARENA_ARRAY(b->scratch, double, n + 1);
		for (size_t i = 0; i < n; i++) {
			bool computed = s->state[i] == OCTROI_COMPUTED, closed = !computed && s->state[i] != OCTROI_NOT_COMPUTABLE;
			bool shown = computed || (!q->amount && s->state[i] != OCTROI_OUT_OF_SCOPE);
			out[i] = shown ? figure_of(&s->quantities[k], i) : due && closed ? 0 : NAN;
		}
		b->quantities[k].value = b->quantities[k].low = b->quantities[k].high = out;
	}
}

/* A lane over its stretches. */
typedef struct {
	verdict    is;
	bool       begun;
	days_fold *quantities;
} lane_fold;

static void fold_stretch(batch *b, const lap *r, const stretch *s, lane_fold *lanes, draft_lines *o, const size_t *first_lane)
{
	for (size_t i = 0; i < s->n; i++) {
		lane_fold *f = &lanes[r->lane[i]];
		octroi_state state = (octroi_state)s->state[i];
		size_t line = b->line_of[r->lane[i]];
		take_identity(b, s, i, line, !f->begun && first_lane[line] == r->lane[i], o);
		f->is.mixed |= f->begun && state != f->is.state;
		/* Of stretches the first speaks, but one that can't be computed or is charged comes before. */
		bool takes_over = !f->begun || (f->is.state != OCTROI_NOT_COMPUTABLE &&
		                                (state == OCTROI_NOT_COMPUTABLE ||
		                                 (state == OCTROI_COMPUTED && f->is.state != OCTROI_COMPUTED)));
		if (f->begun && f->is.state == OCTROI_NOT_COMPUTABLE)
			takes_over = false;
		else
			f->is.standing = s->standing[i] > f->is.standing ? s->standing[i] : f->is.standing;
		if (takes_over) {
			f->is.state = state;
			f->is.reason = s->reason[i] ? reason_kept(b->scratch, s->reason[i]) : NULL;
		}
		f->begun = true;
		for (size_t k = 0; k < b->quantity_count; k++) {
			const slot *q = &b->program->slots[b->quantities[k].slot];
			const column *c = &s->quantities[k];
			bool done = state == OCTROI_COMPUTED || (!q->amount && state != OCTROI_OUT_OF_SCOPE);
			standing st = done ? (standing)c->standing[i * c->stride] : STANDING_GIVEN;
			double v = done ? figure_of(c, i) : NAN;
			const octroi_reason *why = done && isnan(v) && c->reason ? reason_kept(b->scratch, c->reason[i * c->stride]) : NULL;
			days_fold_add(&f->quantities[k], q->amount, state, done, v, why, st, r->share[i]);
		}
	}
}

static folded lane_quantity(const batch *b, const lane_fold *f, size_t k)
{
	int slot = b->quantities[k].slot;
	folded q = days_fold_end(&f->quantities[k], b->program->slots[slot].amount, f->is.state, f->is.mixed);
	if (slot == b->charge)
		fold_due(&q, f->is.state, (standing)f->is.standing);
	return q;
}

/* The verdict on a coarse line. */
static void fold_verdicts(const lane_fold *lanes, size_t count, verdict *is, double *in_scope)
{
	size_t scoped = 0, known = 0;
	bool computed = false;
	*is = lanes[0].is;
	for (size_t i = 0; i < count; i++) {
		const verdict *v = &lanes[i].is;
		if (state_takes_over(is->state, v->state))
			*is = *v;
		computed |= v->state == OCTROI_COMPUTED;
		known += v->state != OCTROI_NOT_COMPUTABLE;
		scoped += v->state != OCTROI_NOT_COMPUTABLE && v->state != OCTROI_OUT_OF_SCOPE;
	}
	is->standing = 0;
	for (size_t i = 0; i < count; i++)
		if (!computed || lanes[i].is.state == OCTROI_COMPUTED)
			is->standing = lanes[i].is.standing > is->standing ? lanes[i].is.standing : is->standing;
	*in_scope = known ? (double)scoped / (double)known : NAN;
}

static void lines_from_folds(batch *b, const lane_fold *lanes, draft_lines *o)
{
	size_t n = b->lines->count, lane_count = b->lanes->count;
	double **out = ARENA_ARRAY(b->scratch, double *, 3 * b->quantity_count + 1);
	for (size_t k = 0; k < 3 * b->quantity_count; k++) {
		out[k] = ARENA_ARRAY(b->scratch, double, n + 1);
		for (size_t i = 0; i < n; i++)
			out[k][i] = NAN;
	}
	for (size_t first = 0, end; first < lane_count; first = end) {
		size_t line = b->line_of[first];
		for (end = first; end < lane_count && b->line_of[end] == line;)
			end++;
		bool exact = !coarse(b, line);
		verdict is = lanes[first].is;
		if (!exact) {
			fold_verdicts(lanes + first, end - first, &is, &o->in_scope[line]);
			o->leaves[line] = end - first;
		}
		o->state[line] = (uint8_t)is.state;
		o->standing[line] = is.standing;
		o->reason[line] = is.reason;
		for (size_t k = 0; k < b->quantity_count; k++) {
			bool amount = b->program->slots[b->quantities[k].slot].amount;
			codes_fold codes = codes_fold_new();
			folded q = lane_quantity(b, &lanes[first], k);
			for (size_t i = first; !exact && i < end; i++) {
				folded leaf = lane_quantity(b, &lanes[i], k);
				codes_fold_add(&codes, amount, lanes[i].is.state, &leaf);
			}
			if (!exact)
				q = codes_fold_end(&codes, amount, is.state);
			if (!exact && b->quantities[k].slot == b->charge)
				fold_due(&q, is.state, (standing)is.standing);
			out[3 * k][line] = q.value;
			out[3 * k + 1][line] = q.low;
			out[3 * k + 2][line] = q.high;
		}
	}
	for (size_t k = 0; k < b->quantity_count; k++) {
		b->quantities[k].value = out[3 * k];
		b->quantities[k].low = out[3 * k + 1];
		b->quantities[k].high = out[3 * k + 2];
	}
}

/* ---- notes of lines --------------------------------------------------------------------------------------- */

typedef struct {
	block_note_mask *items;
	size_t           count, capacity;
} note_masks;

static void take_notes(batch *b, const lap *r, note_masks *all)
{
	size_t count;
	const block_note_mask *notes = block_notes(b->block, &count);
	for (size_t k = 0; k < count; k++) {
		size_t at = 0;
		while (at < all->count && all->items[at].id != notes[k].id)
			at++;
		if (at == all->count) {
			*ARENA_PUSH(b->scratch, all->items, all->count, all->capacity) = notes[k];
			all->items[at].on = arena_alloc(b->scratch, b->lines->count + 1);
		}
		mask *on = (mask *)all->items[at].on;
		for (size_t i = 0; i < r->lines->count; i++)
			on[b->line_of[r->lane[i]]] |= notes[k].on[i];
	}
}

/* ---- lines without a day -------------------------------------------------------------------------------------- */

static void undated_lines(batch *b, draft_lines *o)
{
	for (size_t i = 0; i < b->lines->count; i++) {
		if (b->whole[i].first != DAY_UNKNOWN)
			continue;
		octroi_reason *r = ARENA_NEW(b->scratch, octroi_reason);
		*r = (octroi_reason){.code = "missing-input", .text = "the date is not given", .option = "date"};
		o->reason[i] = r;
		o->unit[i] = b->program->standard_unit;
	}
}

const batch_lines *batch_compute(batch *b)
{
	draft_lines o = lines_started(b);
	lap r = first_lap(b);
	bool folds = !b->simple || b->stretches;
	int pass = batch_passes(b) + 1;
	size_t lane_count = b->lanes->count;
	lane_fold *lanes = folds ? ARENA_ARRAY(b->scratch, lane_fold, lane_count + 1) : NULL;
	size_t *first_lane = ARENA_ARRAY(b->scratch, size_t, b->lines->count + 1);
	note_masks notes = {0};
	for (size_t i = lane_count; i-- > 0;)
		first_lane[b->line_of[i]] = i;
	for (size_t i = 0; folds && i < lane_count; i++) {
		lanes[i].quantities = ARENA_ARRAY(b->scratch, days_fold, b->quantity_count + 1);
		for (size_t k = 0; k < b->quantity_count; k++)
			lanes[i].quantities[k] = days_fold_new();
	}
	take_inputs(b);
	for (bool more = r.lines->count > 0; more;) {
		stretch s;
		addend **addends;
		do {
			block_start(b->block, r.lines, r.date, b->stretches);
			s = judge(b, &r);
			find_shares(b, &r);
			addends = addends_of_pass(b, &r, pass);
			find_identity(b, &s);
		} while (block_must_restart(b->block));
		add_sums(b, &r, addends);
		if (r.lines == b->lanes)
			take_groups(b, r.lane, s.n);
		if (folds)
			fold_stretch(b, &r, &s, lanes, &o, first_lane);
		else
			lines_from_lanes(b, &s, &o);
		take_notes(b, &r, &notes);
		more = next_lap(b, &r);
	}
	if (folds)
		lines_from_folds(b, lanes, &o);
	else if (!b->lines->count)
		lines_from_folds(b, NULL, &o);
	several_say_nothing(b);
	undated_lines(b, &o);
	b->out.notes = notes.items;
	b->out.note_count = notes.count;
	return &b->out;
}
