/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch.h"

#include <string.h>

#include "addends.h"
#include "variations.h"

struct batch {
	octroi_program *program;
	line_reader    *reader;
	lane_walker    *walker;
	lanes          *lanes;
	groups         *groups;
	arena          *memory, *scratch; /* scratch: of the lines just read */
	diagnostics    *d;
	int             year;
	questions       questions;
	const row_mark *marks;
	size_t          mark_count;
	/* of the lines just read */
	lines          *lines;
	size_t         *kept, *number;
	uint8_t        *mark;        /* by line: 1 + which, 0: none */
	period         *whole;       /* by line; first DAY_UNKNOWN: no date */
	uint32_t       *line_groups; /* by line, by declaration */
	batch_lines     out;
	uint32_t        editions[EDITIONS_MAX]; /* met so far */
	size_t          edition_count;
	const octroi_note *edition_notes[EDITIONS_MAX * EDITION_FATES];
};

/* ---- making ------------------------------------------------------------------------ */

bool can_be_dimension(const slot *s)
{
	type_kind k = s->type.kind;
	if (s->kind == SLOT_INPUT)
		return k != TYPE_NUMBER && k != TYPE_MONEY && k != TYPE_DATE;
	return (s->kind == SLOT_QUANTITY && k == TYPE_CODE) || (s->kind == SLOT_CLOCK && k == TYPE_YEAR);
}

static int *standard_slots(const octroi_program *p, arena *memory, size_t *count)
{
	int *slots = ARENA_ARRAY(memory, int, p->slot_count);
	*count = 0;
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_QUANTITY && p->slots[i].type.kind == TYPE_NUMBER && !p->slots[i].level &&
		    is_standard(p->slots[i].name))
			slots[(*count)++] = (int)i;
	return slots;
}

static int *dimensions_named(const octroi_program *p, const char *const *by, size_t count, arena *memory)
{
	int *slots = ARENA_ARRAY(memory, int, count + 1);
	for (size_t i = 0; i < count; i++) {
		int slot = slot_find(p, slice_of(by[i]));
		slots[i] = slot >= 0 && can_be_dimension(&p->slots[slot]) ? slot : -1;
	}
	return slots;
}

/* Nothing but goods, their editions and days. */
static bool hangs_on_goods(const octroi_program *p, variation v)
{
	uint64_t goods = 0;
	if (p->good >= 0 && p->slots[p->good].axis >= 0)
		goods |= UINT64_C(1) << p->slots[p->good].axis;
	if (p->edition >= 0 && p->slots[p->edition].axis >= 0)
		goods |= UINT64_C(1) << p->slots[p->edition].axis;
	return !v.per_line && !(v.axes & ~goods);
}

/* What totals are told apart by must hang on nothing else either, or lines of one good would lie in several. */
static size_t good_gates(const octroi_program *p, const questions *q, arena *memory)
{
	const document *doc = p->document;
	const variations *v = variations_new(p, NULL, memory);
	size_t n = 0;
	for (size_t i = 0; i < q->dimension_count; i++) {
		int slot = q->dimensions[i];
		if (slot >= 0 && p->slots[slot].kind != SLOT_INPUT && !hangs_on_goods(p, v->of[slot]))
			return 0;
	}
	while (n < doc->gate_count && hangs_on_goods(p, expr_varies(v, doc->gates[n].when)))
		n++;
	return n;
}

static questions questions_of(const octroi_program *p, const char *const *by, size_t by_count, arena *memory)
{
	questions q = {.program = p, .dimension_count = by_count, .charge = slot_find(p, slice_of("net_charge")),
	               .reporting = slot_find(p, slice_of("reporting_year")), .basis = slot_find(p, slice_of("basis"))};
	q.quantities = standard_slots(p, memory, &q.quantity_count);
	q.dimensions = dimensions_named(p, by, by_count, memory);
	q.good_gates = good_gates(p, &q, memory);
	return q;
}

batch *batch_new(octroi_program *p, const program_column *columns, size_t column_count, const octroi_line *given, int year,
                 const char *const *by, size_t by_count, diagnostics *d)
{
	if (!program_axes(p)) {
		error_at(d, (place){0}, "too-many-axes", "%s has more inputs than a file of lines can have: %d codes and dates",
		         p->document->id, AXES_MAX);
		return NULL;
	}
	arena *memory = arena_new();
	batch *b = ARENA_NEW(memory, batch);
	*b = (batch){.program = p, .memory = memory, .scratch = arena_new(), .d = d, .year = year};
	b->reader = line_reader_new(p, columns, column_count, given, by, by_count);
	b->groups = p->document->group_count ? groups_new(p, memory) : NULL;
	b->walker = lane_walker_new(p, b->reader, b->groups, memory, d);
	b->lanes = lanes_new(b->walker, memory, d);
	b->questions = questions_of(p, by, by_count, memory);
	return b;
}

void batch_free(batch *b)
{
	if (!b)
		return;
	lanes_free(b->lanes);
	lane_walker_free(b->walker);
	line_reader_free(b->reader);
	arena_free(b->scratch);
	arena_free(b->memory);
}

void batch_marks(batch *b, const row_mark *marks, size_t count)
{
	b->marks = marks;
	b->mark_count = count;
	line_reader_marks(b->reader, marks, count);
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

const block *batch_block(const batch *b, size_t i)
{
	return lanes_block(b->lanes, i);
}

/* ---- reading --------------------------------------------------------------------------- */

void batch_read(batch *b, const slice *const *cells, const size_t *number, const uint8_t *marks, size_t rows, bad_cell *bad,
                size_t *bad_count)
{
	arena_clear(b->scratch);
	b->lines = lines_new(b->reader, rows + 1, b->scratch);
	b->kept = ARENA_ARRAY(b->scratch, size_t, rows + 1);
	b->number = ARENA_ARRAY(b->scratch, size_t, rows + 1);
	b->mark = ARENA_ARRAY(b->scratch, uint8_t, rows + 1);
	b->whole = ARENA_ARRAY(b->scratch, period, rows + 1);
	b->line_groups = ARENA_ARRAY(b->scratch, uint32_t, (rows + 1) * b->program->document->group_count + 1);
	line_reader_read(b->reader, cells, marks, rows, b->lines, b->kept, bad, bad_count);
	for (size_t i = 0; i < b->lines->count; i++) {
		if (b->year)
			b->lines->years[i] = b->year;
		int year = b->lines->years[i];
		b->number[i] = number[b->kept[i]];
		b->mark[i] = marks ? marks[b->kept[i]] : 0;
		b->whole[i] = year ? step_days(STEP_YEAR, year) : b->lines->dates[i];
	}
	lane_walker_trim(b->walker);
	lanes_make(b->lanes, b->lines, b->whole, b->scratch);
}

void batch_line(const batch *b, size_t i, octroi_line *line)
{
	size_t declarations = b->program->document->group_count;
	line_of(b->reader, b->lines, i, line);
	line->groups = b->groups;
	line->group_of = b->line_groups + i * declarations;
}

/* Groups of lines, by the first lane that each has. */
static void take_groups(batch *b, const lap *part)
{
	size_t declarations = b->program->document->group_count;
	const size_t *line = lanes_line(b->lanes);
	for (size_t d = 0; d < declarations; d++) {
		const uint32_t *group = block_groups(part->block, d);
		for (size_t i = part->lines->count; i-- > 0;)
			b->line_groups[line[part->lane[i]] * declarations + d] = group[i];
	}
}

/* ---- adding up --------------------------------------------------------------------------------- */

static void add_part(batch *b, lap *part, int pass)
{
	block_start(part->block, part->lines, part->date, lanes_stretch(b->lanes));
	addend **own = addends_of_pass(b->groups, part, pass);
	lap_shares(b->lanes, part);
	addends_add(b->groups, b->lanes, part, b->number, own);
}

void batch_add_up(batch *b, int pass)
{
	lap l = lap_first(b->lanes), part;
	for (bool more = true; more; more = lap_next(b->lanes, &l))
		for (size_t from = 0; lap_part(b->lanes, &l, &from, &part);)
			add_part(b, &part, pass);
}

/* ---- computing --------------------------------------------------------------------------------- */

/* Dimensions that are inputs. */
static void take_inputs(batch *b, line_results *o)
{
	for (size_t k = 0; k < b->questions.dimension_count; k++) {
		int slot = b->questions.dimensions[k];
		const struct slot *s = slot >= 0 ? &b->program->slots[slot] : NULL;
		if (!s || s->kind != SLOT_INPUT)
			continue;
		for (size_t i = 0; i < b->lines->count; i++)
			o->dimensions[k][i] = s->axis >= 0 ? b->lines->ids[s->axis][i] : b->lines->texts[slot][i];
	}
}

static void undated_lines(batch *b, line_results *o)
{
	static const octroi_reason undated = {.code = "missing-input", .text = "the date is not given; give --date, or --year for a whole year", .option = "date"};
	for (size_t i = 0; i < b->lines->count; i++) {
		if (b->whole[i].first != DAY_UNKNOWN)
			continue;
		o->reason[i] = &undated;
		o->unit[i] = b->program->standard_unit;
	}
}

typedef struct {
	block_note_mask *items;
	size_t           count, capacity;
} note_masks;

/* Notes on editions have the first ids, a few for each edition met; then those of marks. */
enum { EDITION_NOTES = EDITIONS_MAX * EDITION_FATES, OWN_NOTES = EDITION_NOTES + ROW_MARKS_MAX };

static mask *mask_of_note(batch *b, const block_note_mask *note, note_masks *all)
{
	size_t at = 0;
	while (at < all->count && all->items[at].id != note->id)
		at++;
	if (at == all->count) {
		*ARENA_PUSH(b->scratch, all->items, all->count, all->capacity) = *note;
		all->items[at].on = arena_alloc(b->scratch, b->lines->count + 1);
	}
	return (mask *)all->items[at].on;
}

static void take_notes(batch *b, const lap *part, note_masks *all)
{
	size_t count;
	const block_note_mask *notes = block_notes(part->block, &count);
	const size_t *line = lanes_line(b->lanes);
	for (size_t k = 0; k < count; k++) {
		block_note_mask note = notes[k];
		note.id += OWN_NOTES;
		mask *on = mask_of_note(b, &note, all);
		for (size_t i = 0; i < part->lines->count; i++)
			on[line[part->lane[i]]] |= notes[k].on[i];
	}
}

static size_t edition_number(batch *b, uint32_t edition)
{
	size_t i = 0;
	while (i < b->edition_count && b->editions[i] != edition)
		i++;
	if (i == b->edition_count && i < EDITIONS_MAX)
		b->editions[b->edition_count++] = edition;
	return i;
}

/* By line: how codes of other editions were carried to the nomenclature's. */
static void note_editions(batch *b, note_masks *all)
{
	for (size_t i = 0; b->program->edition >= 0 && i < b->lines->count; i++) {
		uint32_t edition;
		edition_fate fate = lanes_edition(b->lanes, i, &edition);
		uint32_t said = b->lines->ids[b->program->slots[b->program->edition].axis][i];
		if (fate == EDITION_OWN && said && !*edition_newest(b->program)) {
			edition = line_axis_value(b->reader, (size_t)b->program->slots[b->program->edition].axis, said)->code;
			fate = EDITION_UNREAD;
		}
		size_t number = fate == EDITION_OWN || fate == EDITION_LOST ? EDITIONS_MAX : edition_number(b, edition);
		if (number == EDITIONS_MAX)
			continue;
		const octroi_note **note = &b->edition_notes[number * EDITION_FATES + fate];
		if (!*note) {
			octroi_note *made = ARENA_NEW(b->memory, octroi_note);
			*made = (octroi_note){.code = "edition", .text = edition_fate_text(b->program, edition, fate, b->memory)};
			*note = made;
		}
		block_note_mask as = {*note, number * EDITION_FATES + fate, NULL};
		mask_of_note(b, &as, all)[i] = 1;
	}
}

static void note_marks(batch *b, note_masks *all)
{
	for (size_t i = 0; b->mark_count && i < b->lines->count; i++) {
		if (!b->mark[i])
			continue;
		size_t mark = b->mark[i] - (size_t)1;
		block_note_mask as = {&b->marks[mark].note, EDITION_NOTES + mark, NULL};
		mask_of_note(b, &as, all)[i] = 1;
	}
}

static void compute_part(batch *b, lap *part, line_folds *folds, note_masks *notes)
{
	int pass = batch_passes(b) + 1;
	block_start(part->block, part->lines, part->date, lanes_stretch(b->lanes));
	verdicts v = lanes_judged(&b->questions, part);
	addend **own = addends_of_pass(b->groups, part, pass);
	lap_shares(b->lanes, part);
	addends_add(b->groups, b->lanes, part, b->number, own);
	if (part->is_first)
		take_groups(b, part);
	line_folds_add(folds, part, &v);
	take_notes(b, part, notes);
}

const batch_lines *batch_compute(batch *b)
{
	line_results *o = line_results_new(&b->questions, b->lines->count, b->whole, b->scratch);
	line_folds *folds = line_folds_new(&b->questions, b->lanes, o, b->scratch);
	note_masks notes = {0};
	lap l = lap_first(b->lanes), part;
	take_inputs(b, o);
	for (bool more = true; more; more = lap_next(b->lanes, &l))
		for (size_t from = 0; lap_part(b->lanes, &l, &from, &part);)
			compute_part(b, &part, folds, &notes);
	line_folds_end(folds);
	note_editions(b, &notes);
	note_marks(b, &notes);
	undated_lines(b, o);
	b->out = (batch_lines){b->lines->count, b->lines, b->number, &b->questions, o, notes.items, notes.count};
	return &b->out;
}
