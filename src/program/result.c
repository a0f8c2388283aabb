/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a line to a result: gates, quantities, the parts of a year and their sum. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"

/* The names that every scheme provides where it has such a step, so that
 * results of different schemes stand side by side. */
static const char *const standard_names[] = {
	"specific_emissions",   "embedded_emissions",    "specific_free_allocation", "free_allocation_adjustment",
	"reference_emissions",  "chargeable_emissions",  "certificates",             "unit_price",
	"gross_charge",         "carbon_price_credit",   "net_charge",               "emissions_before_mark_up",
	"full_free_allocation",
};
enum { STANDARD_COUNT = sizeof standard_names / sizeof *standard_names };

const char *const *standard_quantities(size_t *count)
{
	*count = STANDARD_COUNT;
	return standard_names;
}

bool is_standard(const char *name)
{
	for (size_t i = 0; i < STANDARD_COUNT; i++)
		if (strcmp(name, standard_names[i]) == 0)
			return true;
	return false;
}

/* What one stretch of days gave. */
typedef struct {
	period          days;
	double          share;
	octroi_state    state;
	const octroi_reason *reason;
	standing        standing;
	frame           frame;
	step_list       steps;
} part;

frame frame_new(const octroi_line *line, arena *memory, diagnostics *d)
{
	size_t n = line->program->slot_count;
	return (frame){.program = line->program, .line = line, .memory = memory, .d = d, .date = DAY_UNKNOWN,
	               .moved_clock = -1, .groups = line->groups, .group_of = line->group_of, .memo = ARENA_ARRAY(memory, value, n), .done = ARENA_ARRAY(memory, uint8_t, n),
	               .read = ARENA_ARRAY(memory, bool, n)};
}

/* ---- before anything is computed ---------------------------------------------- */

/* The day that stands for the line where one day is asked for. */
static day line_day(const octroi_line *line)
{
	return line_period(line).first;
}

static bool is_law(const char *state)
{
	return strcmp(state, "in-force") == 0;
}

static const status *status_on(const octroi_program *p, day on)
{
	for (size_t i = 0; i < p->status_count; i++)
		if (period_has(p->statuses[i].when, on))
			return &p->statuses[i];
	return NULL;
}

static bool is_law_scheme(const octroi_program *p)
{
	for (size_t i = 0; i < p->status_count; i++)
		if (is_law(p->statuses[i].state))
			return true;
	return false;
}

static bool repealed_on(const octroi_program *p, day on)
{
	return p->is_repealed && on >= p->repealed;
}

/* Of a scheme that is law at some time only that time counts; of others, any
 * time since somebody thought of them. */
static bool applies_on(const octroi_program *p, day on)
{
	const status *now = status_on(p, on);
	return now && !repealed_on(p, on) && (is_law(now->state) || !is_law_scheme(p));
}

/* As it is said: "it is in force", "it is a model". */
static const char *status_words(const status *s)
{
	return is_law(s->state) ? "in force" : strcmp(s->state, "model") == 0 ? "a model" : s->state;
}

static bool applies_within(const octroi_program *p, period days)
{
	for (size_t i = 0; i < p->status_count; i++)
		if (period_overlaps(p->statuses[i].when, days) &&
		    applies_on(p, p->statuses[i].when.first > days.first ? p->statuses[i].when.first : days.first))
			return true;
	return false;
}

static const char *repealed_text(const octroi_program *p, arena *memory)
{
	char from[DAY_TEXT_SIZE];
	return arena_printf(memory, "%s is repealed in this question%s%s", p->document->id, p->repealed > DAY_FIRST ? " from " : "",
	                    p->repealed > DAY_FIRST ? arena_printf(memory, "%s on", day_write(p->repealed, from)) : "");
}

const octroi_reason *line_not_applied(const octroi_line *line, arena *memory)
{
	const octroi_program *p = line->program;
	period days = line_period(line);
	char from[DAY_TEXT_SIZE];
	if (!p->status_count || applies_within(p, days))
		return NULL;
	octroi_reason *r = ARENA_NEW(memory, octroi_reason);
	*r = (octroi_reason){.code = "not-in-force", .option = "year"};
	if (repealed_on(p, days.first)) {
		*r = (octroi_reason){.code = "repealed", .text = repealed_text(p, memory)};
		return r;
	}
	r->text = arena_printf(memory, "%s does not apply in %d", p->document->id, day_year(days.first));
	for (size_t i = 0; i < p->status_count; i++) {
		day first = p->statuses[i].when.first;
		if (first <= days.last || !applies_on(p, first))
			continue;
		r->text = arena_printf(memory, "%s, only from %s on", r->text, day_write(first, from));
		break;
	}
	return r;
}

bool program_applies(const octroi_program *p, period days, diagnostics *d)
{
	const document *doc = p->document;
	day on = days.first;
	char text[DAY_TEXT_SIZE], from[DAY_TEXT_SIZE], horizon[PERIOD_TEXT_SIZE];
	const status *law = NULL;
	for (size_t i = 0; i < p->status_count && !law; i++)
		if (is_law(p->statuses[i].state))
			law = &p->statuses[i];
	if (!period_has(doc->horizon, on)) {
		error_at(d, (place){0}, "outside-horizon", "%s: %s is outside %s, for which the rule is made", doc->id,
		         day_write(on, text), period_write(doc->horizon, horizon));
		return false;
	}
	/* What is enacted from a day on leaves earlier lines alone, what is repealed later ones: they are out of its scope. */
	if (applies_within(p, days) || p->enacted || repealed_on(p, days.last))
		return true;
	const status *first = law ? law : &p->statuses[0];
	const status *now = status_on(p, on);
	day_write(first->when.first, from);
	if (now && on > first->when.first) {
		error_at(d, (place){0}, "not-in-force", "%s does not apply on %s: it is %s since %s", doc->id,
		         day_write(on, text), status_words(now), day_write(now->when.first, from));
		return false;
	}
	error_at(d, (place){0}, "not-in-force", "%s does not apply on %s: it is %s from %s", doc->id, day_write(on, text),
	         status_words(first), from);
	error_remedy(d, "give a date from %s on", from);
	return false;
}

const nomenclature *program_goods(const octroi_program *p, const char *digits, diagnostics *d)
{
	const document *doc = p->document;
	unsigned chapter = (unsigned)(digits[0] - '0') * 10 + (unsigned)(digits[1] - '0');
	char text[3] = {digits[0], digits[1], '\0'};
	if (!doc->nomenclature || chapter > 99)
		return NULL;
	if (!p->chapters[chapter])
		p->chapters[chapter] = rulebook_nomenclature(p->book, doc->nomenclature, text, doc->root->where, d);
	return p->chapters[chapter];
}

size_t program_leaves(const octroi_program *p, slice digits, day on, const char **out, size_t size, diagnostics *d)
{
	char code[GOOD_DIGITS_MAX + 1];
	const document *list = p->document->nomenclature
	                           ? rulebook_document(p->book, p->document->nomenclature, (place){0}, d) : NULL;
	if (!list || digits.length >= (size_t)list->exact_digits || digits.length > GOOD_DIGITS_MAX)
		return 0;
	snprintf(code, sizeof code, "%.*s", (int)digits.length, digits.at);
	const nomenclature *goods = program_goods(p, code, d);
	if (!goods || nomenclature_status(goods, code, on) == GOOD_UNKNOWN)
		return 0;
	size_t count = nomenclature_leaves(goods, code, on, out, size);
	return count > size ? 0 : count;
}

static const char *near_codes(const octroi_program *p, const nomenclature *goods, const char *digits, day on)
{
	const char *near[4];
	char pretty[GOOD_TEXT_SIZE];
	size_t n = nomenclature_nearest(goods, digits, on, near, 4);
	buffer all = {.memory = p->memory};
	for (size_t i = 0; i < n; i++)
		buffer_printf(&all, "%s%s", i ? ", " : "", good_write(near[i], pretty));
	return all.at;
}

uint32_t line_edition(const octroi_line *line)
{
	int slot = line->program->edition;
	return slot >= 0 && line->is_given[slot] ? line->given[slot].code : 0;
}

/* A code that does not exist is a slip, not a line that can't be computed. */
static bool code_exists(const octroi_line *line, day on, const char *spelt, diagnostics *d)
{
	const octroi_program *p = line->program;
	if (p->good < 0 || !line->is_given[p->good])
		return true;
	slice s = line->given[p->good].text;
	char digits[GOOD_DIGITS_MAX + 1], pretty[GOOD_TEXT_SIZE];
	snprintf(digits, sizeof digits, "%.*s", (int)s.length, s.at);
	uint32_t edition = line_edition(line);
	edition_fate fate = EDITION_OWN;
	if (edition)
		program_codes(p, s, edition, day_of(day_year(on), 1, 1), (const char *[1]){NULL}, 1, &fate, d);
	if (fate == EDITION_LOST)
		error_at(d, (place){0}, "unknown-good", "%s '%s': %s", spelt, digits, edition_lost_text(p, s, edition, p->memory));
	if (fate != EDITION_OWN)
		return fate != EDITION_LOST;
	const nomenclature *goods = program_goods(p, digits, d);
	good_status is = goods ? nomenclature_status(goods, digits, on) : GOOD_KNOWN;
	if (is != GOOD_UNKNOWN)
		return true;
	const char *near = near_codes(p, goods, digits, on);
	error_at(d, (place){0}, "unknown-good", "%s '%s': there is no goods code %s", spelt, digits, good_write(digits, pretty));
	if (near)
		error_remedy(d, "near it are %s; octroi show goods WORD finds others", near);
	else
		error_remedy(d, "octroi show goods WORD finds codes");
	return false;
}

bool line_good_exists(const octroi_line *line, const char *spelt, diagnostics *d)
{
	return code_exists(line, line_period(line).first, spelt, d);
}

static bool good_exists(const octroi_line *line, day on, diagnostics *d)
{
	const octroi_program *p = line->program;
	char spelt[64] = "";
	if (p->good >= 0)
		snprintf(spelt, sizeof spelt, "--%s", p->slots[p->good].input->option);
	return code_exists(line, on, spelt, d);
}

/* A code that was divided or dropped is still understood, but no customs office
 * will take it. */
static void note_expired(frame *f, const char *digits, day on)
{
	const octroi_program *p = f->program;
	const nomenclature *goods = digits ? program_goods(p, digits, f->d) : NULL;
	char pretty[GOOD_TEXT_SIZE];
	if (!goods || nomenclature_status(goods, digits, on) != GOOD_EXPIRED)
		return;
	const char *near = near_codes(p, goods, digits, on);
	note_add(f, "expired-code",
	         arena_printf(f->memory, "the code %s does not exist in %d%s%s", good_write(digits, pretty), day_year(on),
	                      near ? "; codes near it are " : "", near ? near : ""),
	         NULL, false);
}

static const char *text_of_slot(const octroi_line *line, int slot, arena *memory)
{
	const octroi_program *p = line->program;
	if (slot < 0 || !line->is_given[slot])
		return NULL;
	const value *v = &line->given[slot];
	if (p->slots[slot].type.kind == TYPE_CODE)
		return names_text(p->book->names, v->code);
	return arena_copy(memory, v->text.at, v->text.length);
}

/* ---- one part --------------------------------------------------------------------- */

octroi_state gate_closes(const gate *g)
{
	static const octroi_state states[] = {OCTROI_EXEMPT, OCTROI_OUT_OF_SCOPE, OCTROI_NOT_LIABLE, OCTROI_REPORTING_ONLY};
	return states[g->state];
}

static void close_gate(part *p, const gate *g)
{
	octroi_reason *r = reason_new(&p->frame, octroi_state_name(gate_closes(g)), "%s", sentence_text(&p->frame, g->reason));
	r->source = g->source.text;
	p->state = gate_closes(g);
	p->reason = r;
	p->standing = weakest(p->standing, g->source.standing);
}

/* A day before the scheme applies can be asked as if it were a year in which it does. */
static const octroi_reason *not_in_force(frame *f)
{
	const octroi_program *p = f->program;
	const document *doc = p->document;
	char from[DAY_TEXT_SIZE];
	const status *now = status_on(p, f->date);
	if (repealed_on(p, f->date))
		return reason_new(f, "repealed", "%s", repealed_text(p, f->memory));
	for (size_t i = 0; i < p->status_count; i++) {
		day first = p->statuses[i].when.first;
		if (first < f->date || !applies_on(p, first))
			continue;
		int year = day_year(first);
		octroi_reason *r = reason_new(f, "not-in-force", "%s applies from %s; --year %d computes the line as if of that year", doc->id,
		                              day_write(first, from), first == day_of(year, 1, 1) ? year : year + 1);
		r->option = "year";
		return r;
	}
	if (!now)
		return reason_new(f, "not-in-force", "%s does not apply then", doc->id);
	return reason_new(f, "not-in-force", "%s is %s since %s", doc->id, status_words(now), day_write(now->when.first, from));
}

/* Before the scheme's own gates: is it in force, does it charge there, on that day? */
const octroi_reason *built_in_gate(frame *f)
{
	const octroi_program *p = f->program;
	const document *doc = p->document;
	const places *all = f->program->book->places;
	const char *code = text_of_slot(f->line, f->program->destination, f->memory), *why;
	place_id id = 0;
	period holds;
	for (size_t i = 0; i < p->status_count; i++)
		frame_cut_period(f, p->statuses[i].when);
	if (p->is_repealed)
		frame_cut(f, p->repealed);
	if (!applies_on(p, f->date))
		return not_in_force(f);
	if (doc->destination != DESTINATION_GROUP || !code ||
	    places_find(all, f->memory, slice_of(code), &id, &why) != PLACE_FOUND)
		return NULL;
	group_id g = places_find_group(all, slice_of(doc->destination_name));
	bool in = places_in_group(all, id, g, f->date, &holds);
	frame_cut_period(f, holds);
	return in ? NULL
	          : reason_new(f, "not-a-member", "%s does not belong to %s then", places_name(all, id),
	                       places_group(all, g)->title);
}

/* What is an error of a line on its own leaves a line of a file uncomputed. */
const octroi_reason *unsound_line(frame *f)
{
	const octroi_program *p = f->program;
	const document *doc = p->document;
	char horizon[PERIOD_TEXT_SIZE], pretty[GOOD_TEXT_SIZE];
	frame_cut_period(f, doc->horizon);
	if (!period_has(doc->horizon, f->date))
		return reason_new(f, "outside-horizon", "the day is outside %s, for which the rule is made", period_write(doc->horizon, horizon));
	const char *digits = text_of_slot(f->line, p->good, f->memory);
	uint32_t lost = digits ? f->line->given[p->good].code : 0; /* see lanes */
	if (lost)
		return reason_new(f, "edition", "%s", edition_lost_text(p, slice_of(digits), lost, f->memory));
	const nomenclature *goods = digits ? program_goods(p, digits, f->d) : NULL;
	frame_cut_period(f, step_days(STEP_YEAR, day_year(f->date))); /* editions are yearly */
	if (!goods || nomenclature_status(goods, digits, f->date) != GOOD_UNKNOWN)
		return NULL;
	const char *near = near_codes(p, goods, digits, f->date);
	return reason_new(f, "unknown-good", "there is no goods code %s%s%s", good_write(digits, pretty),
	                  near ? "; near it are " : "", near ? near : "");
}

standing built_in_standing(const octroi_reason *reason)
{
	return strcmp(reason->code, "repealed") == 0 ? STANDING_SCENARIO : STANDING_LAW;
}

static bool built_in_gate_closes(part *p)
{
	const octroi_reason *r = built_in_gate(&p->frame);
	if (!r)
		return false;
	p->state = OCTROI_OUT_OF_SCOPE;
	p->reason = r;
	p->standing = built_in_standing(r);
	return true;
}

static void try_gates(part *p)
{
	const document *doc = p->frame.program->document;
	p->standing = STANDING_GIVEN;
	if (built_in_gate_closes(p))
		return;
	for (size_t i = 0; i < doc->gate_count; i++) {
		const gate *g = &doc->gates[i];
		value condition = frame_eval(&p->frame, g->when);
		p->standing = weakest(p->standing, condition.standing);
		if (condition.unknown) {
			p->state = OCTROI_NOT_COMPUTABLE;
			p->reason = condition.unknown;
			return;
		}
		if (condition.number == 1) {
			close_gate(p, g);
			return;
		}
	}
}

static void add_remarks(part *p)
{
	const octroi_program *of = p->frame.program;
	for (size_t i = 0; i < of->remark_count; i++) {
		const remark *m = &of->remarks[i];
		value condition = {.number = 1};
		if (m->when)
			condition = frame_eval(&p->frame, m->when);
		if (condition.unknown)
			note_add(&p->frame, "undecided",
			         arena_printf(p->frame.memory, "it could not be decided whether this holds: %s",
			                      sentence_text(&p->frame, m->text)),
			         m->source.text, false);
		else if (condition.number == 1)
			note_add(&p->frame, m->code, sentence_text(&p->frame, m->text), m->source.text, m->assumption);
	}
}

/* Standard quantities that the charge did not need: computed for the reader,
 * without steps. Behind a closed gate only those per unit, and in silence. */
static void fill_standard(part *p)
{
	note_list *notes = p->frame.notes;
	for (size_t i = 0; p->state == OCTROI_OUT_OF_SCOPE && i < STANDARD_COUNT; i++) {
		int slot = slot_find(p->frame.program, slice_of(standard_names[i]));
		if (slot >= 0)
			p->frame.done[slot] = 0; /* a gate may have looked at it */
	}
	if (p->state == OCTROI_OUT_OF_SCOPE)
		return;
	if (p->state != OCTROI_COMPUTED)
		p->frame.notes = NULL;
	for (size_t i = 0; i < STANDARD_COUNT; i++) {
		int slot = slot_find(p->frame.program, slice_of(standard_names[i]));
		if (slot >= 0 && (p->state == OCTROI_COMPUTED || !p->frame.program->slots[slot].amount))
			frame_slot(&p->frame, slot);
	}
	p->frame.notes = notes;
}

static void evaluate_part(part *p)
{
	int charge = slot_find(p->frame.program, slice_of("net_charge"));
	p->state = OCTROI_COMPUTED;
	try_gates(p);
	if (p->state == OCTROI_COMPUTED) {
		value v = frame_slot(&p->frame, charge);
		p->standing = weakest(p->standing, v.standing);
		if (v.unknown) {
			p->state = OCTROI_NOT_COMPUTABLE;
			p->reason = v.unknown;
		}
	}
	p->frame.steps = NULL;
	if (p->state == OCTROI_COMPUTED)
		add_remarks(p);
	fill_standard(p);
}

/* Evaluates one stretch of days, as long as all that was read holds. Amounts are
 * those of the whole line: a threshold sees the line, not a slice of it. */
static part part_new(const octroi_line *line, period whole, day from, bool explain, note_list *notes, arena *memory,
                     diagnostics *d)
{
	part p = {.days = {from, whole.last}};
	period holds = whole;
	p.frame = frame_new(line, memory, d);
	p.frame.date = from;
	p.frame.holds = &holds;
	p.frame.notes = notes;
	p.frame.steps = explain ? &p.steps : NULL;
	evaluate_part(&p);
	p.frame.holds = NULL;
	p.days.last = holds.last;
	p.share = (double)(holds.last - from + 1) / (double)(whole.last - whole.first + 1);
	return p;
}

/* ---- adding up ---------------------------------------------------------------------- */

typedef struct {
	part  *items;
	size_t count, capacity;
} part_list;

static bool shown(const part_list *parts, size_t slot)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].frame.done[slot])
			return true;
	return false;
}

static bool mixed_states(const part_list *parts)
{
	for (size_t i = 1; i < parts->count; i++)
		if (parts->items[i].state != parts->items[0].state)
			return true;
	return false;
}

/* A quantity over all parts: each part counts by its days. An amount is nothing
 * where a gate is closed; what is per unit is the mean of where it is known. */
static octroi_quantity total(const part_list *parts, const slot *s, size_t index, const octroi_result *r)
{
	octroi_quantity q = {.name = s->name, .title = s->quantity->title, .amount = s->amount};
	char text[UNIT_TEXT_SIZE];
	frame f = parts->items[0].frame;
	q.unit = arena_printf(f.memory, "%s", unit_write(&s->type.unit, functional_unit_of(&f), text));
	days_fold fold = days_fold_new();
	for (size_t i = 0; i < parts->count; i++) {
		const part *p = &parts->items[i];
		const value *v = &p->frame.memo[index];
		days_fold_add(&fold, s->amount, p->state, p->frame.done[index], v->unknown ? NAN : v->number, v->unknown,
		              v->standing, p->share);
	}
	folded is = days_fold_end(&fold, s->amount, r->state, mixed_states(parts));
	if (strcmp(s->name, "net_charge") == 0)
		fold_due(&is, r->state, (standing)r->standing);
	q.value = is.value;
	q.low = is.low;
	q.high = is.high;
	q.reason = is.reason;
	q.standing = (octroi_standing)is.standing;
	return q;
}

/* What one charged part asked for and another did not is asked there too, in
 * silence: a part that is left out would count as nothing. */
static void fill_gaps(part_list *parts)
{
	const octroi_program *program = parts->items[0].frame.program;
	for (size_t i = 0; i < program->slot_count && parts->count > 1; i++)
		for (size_t k = 0; program->slots[i].kind == SLOT_QUANTITY && shown(parts, i) && k < parts->count; k++) {
			part *p = &parts->items[k];
			note_list *notes = p->frame.notes;
			p->frame.notes = NULL;
			if (p->state == OCTROI_COMPUTED)
				frame_slot(&p->frame, (int)i);
			p->frame.notes = notes;
		}
}

static void fill_quantities(octroi_result *r, const part_list *parts, arena *memory)
{
	const octroi_program *p = r->program;
	octroi_quantity *out = ARENA_ARRAY(memory, octroi_quantity, p->slot_count + 1);
	int charge = slot_find(p, slice_of("net_charge"));
	for (size_t i = 0; i < p->slot_count; i++) {
		const slot *s = &p->slots[i];
		bool number = s->kind == SLOT_QUANTITY && s->type.kind == TYPE_NUMBER && (int)i != p->amount;
		if (!number || (!shown(parts, i) && (int)i != charge))
			continue;
		out[r->quantity_count++] = total(parts, s, i, r);
	}
	r->quantities = out;
}

/* Codes that were read: quantities of code type, and code cells of rows. */
static void fill_codes(octroi_result *r, part *p, arena *memory)
{
	const octroi_program *program = r->program;
	octroi_code *out = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < program->slot_count; i++) {
		const slot *s = &program->slots[i];
		const value *v = &p->frame.memo[i];
		if (s->kind != SLOT_QUANTITY || !p->frame.done[i] || v->unknown)
			continue;
		if (s->type.kind == TYPE_CODE)
			*ARENA_PUSH(memory, out, r->code_count, capacity) =
				(octroi_code){s->name, names_text(program->book->names, v->code)};
		for (size_t c = 0; s->table && v->rows->count == 1 && c < s->table->column_count; c++) {
			const table_column *column = &s->table->columns[c];
			if (column->type.kind != TYPE_CODE && column->type.kind != TYPE_SET)
				continue;
			slice cell = csv_cell(v->rows->data->csv, v->rows->rows[0], csv_column(v->rows->data->csv, column->name));
			if (cell.length)
				*ARENA_PUSH(memory, out, r->code_count, capacity) =
					(octroi_code){arena_printf(memory, "%s.%s", s->name, column->name),
				                      arena_copy(memory, cell.at, cell.length)};
		}
	}
	r->codes = out;
}

static const char *day_copy(arena *a, day d)
{
	char text[DAY_TEXT_SIZE];
	return arena_printf(a, "%s", day_write(d, text));
}

static int by_date(const void *a, const void *b)
{
	const octroi_duty *x = a, *y = b;
	int c = strcmp(x->date, y->date);
	return c ? c : strcmp(x->duty, y->duty);
}

static void duty_add(octroi_result *r, octroi_duty *out, octroi_duty u)
{
	for (size_t i = 0; i < r->duty_count; i++)
		if (strcmp(out[i].date, u.date) == 0 && strcmp(out[i].duty, u.duty) == 0)
			return;
	out[r->duty_count++] = u;
}

static void duties_of_part(octroi_result *r, part *p, octroi_duty *out, arena *memory)
{
	const document *doc = r->program->document;
	for (size_t i = 0; p->state == OCTROI_COMPUTED && i < doc->duty_count; i++) {
		const duty *u = &doc->duties[i];
		int slot = slot_find(r->program, u->clock);
		value clock = frame_slot(&p->frame, slot);
		if (clock.unknown)
			continue;
		day on = r->program->slots[slot].type.kind == TYPE_YEAR ? day_of((int)clock.number, 1, 1) : (day)clock.number;
		if (!period_has(u->during, on))
			continue;
		day due = u->on != DAY_UNKNOWN ? u->on : day_of(day_year(on) + u->plus_years, u->month, u->dom);
		duty_add(r, out, (octroi_duty){u->what, day_copy(memory, due), u->source.text, u->pays});
	}
}

static void fill_duties(octroi_result *r, part_list *parts, arena *memory)
{
	octroi_duty *out = ARENA_ARRAY(memory, octroi_duty, parts->count * r->program->document->duty_count + 1);
	for (size_t i = 0; r->state == OCTROI_COMPUTED && i < parts->count; i++)
		duties_of_part(r, &parts->items[i], out, memory);
	if (r->duty_count)
		qsort(out, r->duty_count, sizeof *out, by_date);
	r->duties = out;
}

/* A scheme may read it for figures of another kind; which, only its formulas know. */
static const char *other_basis(const octroi_line *line)
{
	int basis = slot_find(line->program, slice_of("basis"));
	return basis >= 0 && line->program->slots[basis].kind == SLOT_INPUT && !line->is_given[basis]
	               ? "; under another --basis it may be read" : "";
}

static void note_unused(part_list *parts, frame *f)
{
	const octroi_line *line = f->line;
	for (size_t i = 0; i < line->program->slot_count; i++) {
		const slot *s = &line->program->slots[i];
		bool read = false;
		for (size_t k = 0; k < parts->count; k++)
			read = read || parts->items[k].frame.read[i];
		if (s->kind == SLOT_OPTION && s->chosen != s->option->standard && !read)
			note_add(f, "unused-option",
			         arena_printf(f->memory, "--option %s=%s is given, but nothing that applies to this line reads it",
			                      s->option->name, names_text(line->program->book->names, s->chosen)),
			         NULL, false);
		bool unread_edition = (int)i == line->program->edition && !*edition_newest(line->program);
		bool counts = s->kind == SLOT_INPUT && (!s->input->common || unread_edition || (s->amount && s->type.kind == TYPE_NUMBER));
		if (counts && line->is_given[i] && !read)
			note_add(f, "unused-input",
			         arena_printf(f->memory, "--%s is given, but nothing that applies to this line reads it%s",
			                      s->input->option, unread_edition ? "" : other_basis(line)),
			         NULL, false);
	}
}

static void fill_state(octroi_result *r, const part_list *parts)
{
	r->state = parts->items[0].state;
	r->reason = parts->items[0].reason;
	for (size_t i = 0; i < parts->count; i++) {
		const part *p = &parts->items[i];
		r->standing = (octroi_standing)weakest((standing)r->standing, p->standing);
		if (p->state == OCTROI_NOT_COMPUTABLE) {
			r->state = p->state;
			r->reason = p->reason;
			return;
		}
		if (p->state == OCTROI_COMPUTED && r->state != OCTROI_COMPUTED) {
			r->state = OCTROI_COMPUTED;
			r->reason = NULL;
		}
	}
}

/* Where only a stretch of the year is charged, the others say why not. */
static void note_closed(const part_list *parts, frame *f)
{
	char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
	for (size_t i = 0; mixed_states(parts) && i < parts->count; i++) {
		const part *p = &parts->items[i];
		if (p->state != OCTROI_COMPUTED && p->state != OCTROI_NOT_COMPUTABLE)
			note_add(f, octroi_state_name(p->state),
			         arena_printf(f->memory, "from %s to %s %s: %s", day_write(p->days.first, first),
			                      day_write(p->days.last, last), octroi_state_name(p->state), p->reason->text),
			         p->reason->source, false);
	}
}

/* Shares of days by state, where they tell more than the state. */
static void fill_shares(octroi_result *r, const part_list *parts, arena *memory)
{
	if (!mixed_states(parts) || r->state == OCTROI_NOT_COMPUTABLE)
		return;
	double *shares = ARENA_ARRAY(memory, double, OCTROI_STATES);
	for (size_t i = 0; i < parts->count; i++)
		shares[parts->items[i].state] += parts->items[i].share;
	r->shares = shares;
}

static void fill_parts(octroi_result *r, const part_list *parts, arena *memory)
{
	octroi_part *out = ARENA_ARRAY(memory, octroi_part, parts->count);
	for (size_t i = 0; i < parts->count; i++) {
		const part *p = &parts->items[i];
		out[i] = (octroi_part){day_copy(memory, p->days.first), day_copy(memory, p->days.last), p->share,
		                       p->steps.items, p->steps.count};
	}
	r->parts = out;
	r->part_count = parts->count;
}

/* The text of a code says only what sets it apart from its neighbours; the
 * heading says what it is. */
static const char *good_text(const nomenclature *goods, const char *digits, day on, arena *memory)
{
	char heading[5] = "";
	memcpy(heading, digits, strlen(digits) < 4 ? strlen(digits) : 4);
	const char *whole = nomenclature_text(goods, heading, on), *own = nomenclature_text(goods, digits, on);
	if (!whole || !own || strcmp(whole, own) == 0 || strlen(digits) <= 4)
		return own;
	return arena_printf(memory, "%s: %s", whole, own);
}

const char *good_named(const octroi_program *p, const char *digits, int year, arena *memory, diagnostics *d)
{
	const nomenclature *goods = program_goods(p, digits, d);
	return goods ? good_text(goods, digits, day_of(year, 1, 1), memory) : NULL;
}

const char *stretch_text(period days, arena *memory)
{
	char text[PERIOD_TEXT_SIZE];
	period year = step_days(STEP_YEAR, day_year(days.first));
	bool whole = days.first == year.first && days.last == year.last;
	return whole ? NULL : arena_printf(memory, "%s", period_write(days, text));
}

static void fill_identity(octroi_result *r, const octroi_line *line, part *p, arena *memory)
{
	const octroi_program *program = line->program;
	const places *all = program->book->places;
	const char *why;
	place_id id;
	r->origin = text_of_slot(line, program->origin, memory);
	r->destination = text_of_slot(line, program->destination, memory);
	r->good = text_of_slot(line, program->good, memory);
	r->importer = text_of_slot(line, program->importer, memory);
	if (r->origin && places_find(all, memory, slice_of(r->origin), &id, &why) == PLACE_FOUND)
		r->origin_name = places_name(all, id);
	day on = p->frame.date;
	const nomenclature *goods = r->good ? program_goods(program, r->good, p->frame.d) : NULL;
	if (goods)
		r->good_text = good_text(goods, r->good, on, memory);
	if (on != DAY_UNKNOWN) {
		r->year = day_year(on);
		r->date = line_is_stretch(line) ? stretch_text(line_period(line), memory) : day_copy(memory, on);
	}
	int reporting = slot_find(program, slice_of("reporting_year")), basis = slot_find(program, slice_of("basis"));
	value v;
	if (reporting >= 0 && !(v = frame_slot(&p->frame, reporting)).unknown)
		r->reporting_year = (int)v.number;
	if (basis >= 0 && p->frame.read[basis] && !(v = frame_slot(&p->frame, basis)).unknown && program->slots[basis].type.kind == TYPE_CODE)
		r->basis = names_text(program->book->names, v.code);
}

static void fill_amount(octroi_result *r, part_list *parts)
{
	const octroi_program *p = r->program;
	frame f = parts->items[0].frame;
	f.notes = NULL;
	r->amount = NAN;
	r->amount_unit = functional_unit_of(&f);
	if (p->amount < 0)
		return;
	value v = frame_slot(&f, p->amount);
	if (!v.unknown)
		r->amount = v.number;
}

const octroi_result *evaluate_exact(const octroi_line *line, bool explain, arena *memory, diagnostics *d)
{
	octroi_program *p = line->program;
	size_t before = diagnostics_errors(d);
	day on = line_day(line);
	if (on == DAY_UNKNOWN) {
		error_at(d, (place){0}, "missing-input", "a date or a year is missing");
		error_remedy(d, "give --%s 2026-01-31 or --%s 2026", p->date >= 0 ? p->slots[p->date].input->option : "date",
		             p->year >= 0 ? p->slots[p->year].input->option : "year");
		return NULL;
	}
	if (!program_applies(p, (period){on, line_period(line).last}, d) || !good_exists(line, on, d))
		return NULL;
	period whole = line_period(line);
	part_list parts = {0};
	note_list notes = {0};
	for (day from = whole.first; from <= whole.last; from = parts.items[parts.count - 1].days.last + 1)
		*ARENA_PUSH(memory, parts.items, parts.count, parts.capacity) =
			part_new(line, whole, from, explain, &notes, memory, d);
	octroi_result *r = ARENA_NEW(memory, octroi_result);
	r->program = p;
	fill_state(r, &parts);
	/* The first part that is charged speaks for the line. */
	part *first = &parts.items[0];
	for (size_t i = parts.count; i-- > 0;)
		if (parts.items[i].state == r->state)
			first = &parts.items[i];
	fill_identity(r, line, first, memory);
	fill_amount(r, &parts);
	fill_gaps(&parts);
	fill_quantities(r, &parts, memory);
	fill_codes(r, first, memory);
	fill_duties(r, &parts, memory);
	first->frame.notes = &notes;
	if (line->year && p->date >= 0 && line->is_given[p->date])
		note_add(&first->frame, "date-unused",
		         arena_printf(memory, "the day given is not used: the whole year %d is taken", line->year), NULL, false);
	note_expired(&first->frame, r->good, parts.items[0].days.first);
	if (r->state == OCTROI_COMPUTED) {
		note_closed(&parts, &first->frame);
		note_unused(&parts, &first->frame);
	}
	fill_parts(r, &parts, memory);
	fill_shares(r, &parts, memory);
	r->notes = notes.items;
	r->note_count = notes.count;
	return diagnostics_errors(d) > before ? NULL : r;
}

/* ---- what is still lacking ---------------------------------------------------------- */

static const octroi_input *input_of(const octroi_program *p, int slot)
{
	for (size_t i = 0; i < p->input_count; i++)
		if (p->input_slots[i] == slot)
			return &p->inputs[i];
	return NULL;
}

static int by_kind(const void *a, const void *b)
{
	const octroi_need *x = a, *y = b;
	return x->kind != y->kind ? (int)x->kind - (int)y->kind : x->input < y->input ? -1 : x->input > y->input;
}

const octroi_need *program_needs(const octroi_line *line, arena *memory, size_t *count, diagnostics *d)
{
	octroi_program *p = line->program;
	need_list needs = {0};
	frame f = frame_new(line, memory, d);
	f.date = line_day(line);
	f.needs = &needs;
	*count = 0;
	/* Without a date the answer is that of the day as of which law is asked for. */
	if (f.date == DAY_UNKNOWN && p->date >= 0) {
		frame_slot(&f, p->date);
		f.date = p->as_of;
	}
	if (!good_exists(line, f.date, d))
		return NULL;
	for (size_t i = 0; i < p->document->gate_count; i++) {
		value closed = frame_eval(&f, p->document->gates[i].when);
		if (!closed.unknown && closed.number == 1)
			return NULL; /* nothing will be charged, whatever else is said */
	}
	frame_slot(&f, slot_find(p, slice_of("net_charge")));
	octroi_need *out = ARENA_ARRAY(memory, octroi_need, needs.count + 1);
	for (size_t i = 0; i < needs.count; i++) {
		const octroi_input *in = input_of(p, needs.items[i].slot);
		const octroi_reason *left = needs.items[i].reason;
		if (in)
			out[(*count)++] = (octroi_need){.input = in, .kind = needs.items[i].kind, .why = needs.items[i].why,
			                                .choices = left ? left->choices : in->choices,
			                                .choice_count = left ? left->choice_count : in->choice_count};
	}
	if (*count)
		qsort(out, *count, sizeof *out, by_kind);
	return out;
}
