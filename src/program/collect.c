/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collections: what every carbon price of a place comes to, added up. The documents are asked one by one, each
 * as a program of its own, on the day of the line; they cannot collect themselves, so nothing recurses. */
#include <string.h>

#include "../base/number.h"
#include "value.h"

/* The quantities that a carbon price answers to. */
static const char *const price_names[] = {"headline_price", "effective_price"};
enum { PRICE_NAMES = sizeof price_names / sizeof *price_names };
enum { GIVEN_MAX = 8 }; /* with of and on */

/* ---- compiling --------------------------------------------------------------------- */

static void check_asked(checker *c, const collection *asked)
{
	for (size_t i = 0; i < PRICE_NAMES; i++)
		if (asked->asked && strcmp(asked->asked, price_names[i]) == 0)
			return;
	if (!asked->asked)
		return;
	error_at(c->d, asked->asked_where, "unknown-name", "carbon prices have no quantity '%s' that can be collected", asked->asked);
	const char *near = text_nearest(slice_of(asked->asked), price_names, PRICE_NAMES);
	error_remedy(c->d, "write %s", near ? near : "headline_price or effective_price");
}

static bool is_of(const binding *b, const char *key)
{
	return strcmp(b->key, key) == 0;
}

static void check_binding_of(checker *c, const binding *b)
{
	static const code_list any = {.what = "codes", .open = true};
	type hint = {.kind = TYPE_CODE, .list = &any}, is;
	if (!b->formula || !check_expr(c, b->formula, &hint, &is))
		return;
	bool place = is.kind == TYPE_CODE && is.list->places, time = is.kind == TYPE_DATE || is.kind == TYPE_YEAR;
	if (is_of(b, COLLECT_OF) ? place : is_of(b, COLLECT_ON) ? time : is.kind == TYPE_CODE || is.kind == TYPE_FLAG)
		return;
	error_at(c->d, b->formula->where, "wrong-type", "'%s' of a collection cannot be '%s'", b->key, type_text(c->program->memory, &is));
	error_remedy(c->d, is_of(b, COLLECT_OF) ? "name a place, such as origin" : is_of(b, COLLECT_ON) ? "name a day or a year"
	                                                                                              : "give a code or a flag");
}

void check_collection(checker *c, slot *s)
{
	const quantity *q = s->quantity;
	char currency[4] = "";
	if (s->type.kind == TYPE_NUMBER)
		unit_currency(&s->type.unit, currency);
	if (!*currency)
		error_at(c->d, q->where, "wrong-type", "what is collected is money per unit, such as EUR/tCO2e");
	check_asked(c, &q->collection);
	if (q->lookup.where_count > GIVEN_MAX)
		error_at(c->d, q->where, "too-many", "a collection gives at most %d inputs", GIVEN_MAX - 2);
	for (size_t i = 0; i < q->lookup.where_count; i++)
		check_binding_of(c, &q->lookup.where[i]);
	if (q->collection.rates.at)
		s->rates = table_of_rates(c, q->collection.rates, q->collection.rates_where);
}

void check_instrument(checker *c)
{
	const document *doc = c->document;
	unit per_tonne;
	if (!doc->instrument)
		return;
	unit_parse(slice_of(arena_printf(c->program->memory, "%s/tCO2e", doc->currency ? doc->currency : "EUR")), &per_tonne);
	for (size_t i = 0; i < PRICE_NAMES; i++) {
		int index = slot_find(c->program, slice_of(price_names[i]));
		const slot *s = index >= 0 ? &c->program->slots[index] : NULL;
		if (!s || s->kind != SLOT_QUANTITY) {
			error_at(c->d, doc->instrument->where, "missing-quantity", "an instrument has no quantity '%s'", price_names[i]);
			error_remedy(c->d, "add it under quantities:, with formula: unknown and a reason if nobody knows it");
		} else if (s->type.kind != TYPE_NUMBER || !unit_same(&s->type.unit, &per_tonne)) {
			error_at(c->d, s->quantity->where, "unit-mismatch", "'%s' is '%s', not in the document's currency per tonne", price_names[i],
			         type_text(c->program->memory, &s->type));
			error_remedy(c->d, "say currency: above, and unit: %s/tCO2e here", doc->currency ? doc->currency : "EUR");
		}
	}
}

/* ---- which documents ------------------------------------------------------------------ */

/* The programs of the carbon prices that may hold at a place; kept with the slot that asked. */
struct gathered {
	place_id         place;
	size_t           count, capacity;
	octroi_program **programs;
	size_t           part_count, part_capacity;
	const document **parts;     /* prices that hold in parts of the place only */
	bool             broken;    /* a document has errors, which were reported */
	struct gathered *next;
};

static octroi_program *compiled(frame *f, const document *doc)
{
	octroi_program *p = program_compile(f->program->book, doc, NULL, f->d);
	/* Unless law as of a day is asked for, each is read as it is known now. */
	if (p && f->program->as_of_asked)
		p->as_of = f->program->as_of;
	return p;
}

/* Whether a list such as "US-CT, US-DE" names a code. */
static bool part_named(const char *parts, const char *code)
{
	slice rest = slice_of(parts), part;
	while (slice_split(&rest, ',', &part))
		if (slice_is(slice_trim(part), code))
			return true;
	return false;
}

/* The place at which it holds by itself, not through a group. */
static place_id own_place(const places *all, const instrument *in, arena *memory)
{
	place_id id = 0;
	const char *why;
	if (in->where_kind == DESTINATION_PLACE)
		places_find(all, memory, slice_of(in->where_name), &id, &why);
	return id;
}

typedef enum { HOLDS_ELSEWHERE, HOLDS_IN_A_PART, MAY_HOLD } reach;

/* A part of a place has the prices of the whole, and those that name it. */
static reach reach_of(const places *all, const instrument *in, place_id place, arena *memory)
{
	place_id own = own_place(all, in, memory), whole = places_whole(all, place);
	bool named = in->parts && part_named(in->parts, places_code(all, place));
	/* Whether a place is in a group, the day will tell. */
	if (in->where_kind == DESTINATION_GROUP || own == place)
		return !in->parts || named ? MAY_HOLD : HOLDS_IN_A_PART;
	if (own && own == whole)
		return !in->parts || named ? MAY_HOLD : HOLDS_ELSEWHERE;
	return own && places_whole(all, own) == place ? HOLDS_IN_A_PART : HOLDS_ELSEWHERE;
}

static void gather_folder(frame *f, const char *folder, struct gathered *out)
{
	rulebook *book = f->program->book;
	size_t count;
	const char *const *ids = rulebook_ids(book, folder, &count);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rulebook_kind(book, ids[i]), "carbon-price") != 0)
			continue;
		const document *doc = rulebook_document(book, ids[i], (place){0}, f->d);
		const instrument *in = doc ? doc->instrument : NULL;
		reach is = in ? reach_of(book->places, in, out->place, book->memory) : HOLDS_ELSEWHERE;
		if (is == HOLDS_IN_A_PART)
			*ARENA_PUSH(book->memory, out->parts, out->part_count, out->part_capacity) = doc;
		octroi_program *p = is == MAY_HOLD ? compiled(f, doc) : NULL;
		out->broken |= !doc || (is == MAY_HOLD && !p);
		if (p)
			*ARENA_PUSH(book->memory, out->programs, out->count, out->capacity) = p;
	}
}

static const struct gathered *gathered_at(frame *f, slot *s, place_id place)
{
	rulebook *book = f->program->book;
	for (const struct gathered *g = s->gathered; g; g = g->next)
		if (g->place == place)
			return g;
	struct gathered *g = ARENA_NEW(book->memory, struct gathered);
	*g = (struct gathered){.place = place, .next = s->gathered};
	s->gathered = g;
	size_t count;
	const char **folders = place_folders(book, place, &count);
	for (size_t i = 0; i < count; i++)
		gather_folder(f, folders[i], g);
	return g;
}

/* In force on the day, and the place a member of its group; what changes that cuts a year. *open where nobody
 * knows whether it is. */
static bool holds_on_day(frame *f, const document *doc, place_id place, const char **open)
{
	const places *all = f->program->book->places;
	const instrument *in = doc->instrument;
	bool in_force = false, member = true;
	*open = NULL;
	for (size_t i = 0; i < doc->status_count; i++) {
		const status *st = &doc->statuses[i];
		frame_cut_period(f, st->when);
		if (period_has(st->when, f->date))
			in_force = strcmp(st->state, "in-force") == 0 || strcmp(st->state, "pilot") == 0;
	}
	if (in->where_kind == DESTINATION_GROUP) {
		period holds, known;
		group_id g = places_find_group(all, slice_of(in->where_name));
		member = places_in_group(all, place, g, f->date, &holds);
		*open = places_membership_unknown(all, place, g, f->date, &known);
		frame_cut_period(f, holds);
		frame_cut_period(f, known);
	}
	*open = in_force ? *open : NULL;
	return in_force && (member || *open);
}

/* ---- asking ------------------------------------------------------------------------------ */

typedef struct {
	frame      *f;
	const slot *slot;
	value       given[GIVEN_MAX]; /* by binding */
	value       when;       /* of the rate */
	type_kind   when_kind;
	buffer      said;       /* "cn-ets 0, …": for the step */
	value       sum;
} asking;

static bool listed(const code_list *list, uint32_t code)
{
	bool found = list->open;
	for (size_t i = 0; i < list->count && !found; i++)
		found = list->codes[i] == code;
	return found;
}

/* What the document may be told; a price that does not ask for the sector is the same for all. */
static const octroi_reason *line_fill(asking *a, octroi_line *line)
{
	const lookup *l = &a->slot->quantity->lookup;
	for (size_t i = 0; i < l->where_count; i++) {
		int slot = slot_find(line->program, slice_of(l->where[i].key));
		if (slot < 0 || line->program->slots[slot].kind != SLOT_INPUT)
			continue;
		const type *t = &line->program->slots[slot].type;
		if (t->kind == TYPE_CODE && !listed(t->list, a->given[i].code))
			return reason_new(a->f, "no-value", "%s knows no %s '%s'", line->program->document->id, l->where[i].key,
			                  names_text(a->f->program->book->names, a->given[i].code));
		line->given[slot] = a->given[i];
		line->is_given[slot] = true;
	}
	return NULL;
}

static void notes_hand_on(frame *f, const document *doc, const note_list *notes)
{
	for (size_t i = 0; i < notes->count; i++)
		note_add(f, notes->items[i].code, arena_printf(f->memory, "%s (%s)", notes->items[i].text, doc->id), notes->items[i].source,
		         notes->items[i].assumption);
}

static value in_currency(asking *a, const type *is, value v)
{
	char from[4] = "", to[4] = "";
	unit_currency(&is->unit, from);
	unit_currency(&a->slot->type.unit, to);
	/* Nothing is nothing in every currency, also where there is no rate. */
	if (v.unknown || v.number == 0 || strcmp(from, to) == 0)
		return v;
	if (!a->slot->rates)
		return unknown_value(reason_new(a->f, "no-rate", "%s cannot be converted into %s without a table of rates", from, to), v.standing);
	value rate = a->when.unknown ? a->when : exchange_rate(a->f, a->slot->rates, from, to, &a->when, a->when_kind);
	if (rate.unknown)
		return rate;
	v.number *= rate.number;
	v.standing = weakest(v.standing, weakest(rate.standing, a->when.standing));
	return v;
}

static void ask(asking *a, octroi_program *p)
{
	frame *f = a->f;
	const octroi_reason *refused;
	octroi_line *line = line_new(p, f->memory);
	note_list notes = {0};
	if ((refused = line_fill(a, line))) {
		a->sum = unknown_value(refused, STANDING_LAW);
		return;
	}
	frame g = frame_new(line, f->memory, f->d);
	g.date = f->date;
	g.holds = f->holds;
	g.sources = f->sources;
	g.notes = &notes;
	int slot = slot_find(p, slice_of(a->slot->quantity->collection.asked));
	value v = in_currency(a, &p->slots[slot].type, frame_slot(&g, slot));
	notes_hand_on(f, p->document, &notes);
	a->sum.standing = weakest(a->sum.standing, v.standing);
	if (v.unknown) {
		octroi_reason *r = reason_new(f, v.unknown->code, "%s: %s", p->document->id, v.unknown->text);
		r->source = v.unknown->source;
		a->sum = unknown_value(r, a->sum.standing);
		return;
	}
	char text[NUMBER_TEXT_SIZE];
	number_write(number_round(v.number, 6, ROUND_HALF_UP), text);
	buffer_printf(&a->said, "%s%s %s", a->said.length ? ", " : "", p->document->id, text);
	a->sum.number += v.number;
}

/* What the documents are told, once for all of them. False, with the reason in the sum. */
static bool given_eval(asking *a)
{
	const lookup *l = &a->slot->quantity->lookup;
	for (size_t i = 0; i < l->where_count; i++) {
		value v = frame_eval(a->f, l->where[i].formula);
		if (is_of(&l->where[i], COLLECT_ON)) {
			a->when = v;
			a->when_kind = meaning_of(l->where[i].formula)->type.kind;
			continue;
		}
		if (v.unknown) {
			a->sum = unknown_value(v.unknown, v.standing);
			return false;
		}
		a->sum.standing = weakest(a->sum.standing, v.standing);
		a->given[i] = v;
	}
	if (a->f->date == DAY_UNKNOWN)
		a->sum = unknown_value(reason_new(a->f, "missing-input", "the date is not given, and carbon prices change with it"), STANDING_GIVEN);
	return a->f->date != DAY_UNKNOWN;
}

static place_id place_asked(const asking *a)
{
	const lookup *l = &a->slot->quantity->lookup;
	for (size_t i = 0; i < l->where_count; i++)
		if (is_of(&l->where[i], COLLECT_OF))
			return place_of_code(a->f->program->book, a->given[i].code);
	return 0;
}

static void none_noted(asking *a, place_id place)
{
	frame *f = a->f;
	note_add(f, "no-carbon-price", arena_printf(f->memory, "no carbon price of %s counts here on that day",
	                                           places_name(f->program->book->places, place)), a->slot->quantity->source.text, false);
}

static bool counts_on_day(const asking *a, const document *doc, place_id place, const char **open)
{
	return a->slot->quantity->collection.types >> doc->instrument->type & 1 && holds_on_day(a->f, doc, place, open);
}

/* Of goods of which only the place is known nobody can say whether a price in a part of it was paid. */
static void parts_left_out(asking *a, const struct gathered *g)
{
	buffer names = {.memory = a->f->memory};
	size_t count = 0;
	const char *open;
	for (size_t i = 0; i < g->part_count; i++)
		if (counts_on_day(a, g->parts[i], g->place, &open) && count++ < 3)
			buffer_printf(&names, "%s%s", names.length ? ", " : "", g->parts[i]->id);
	if (!count)
		return;
	if (count > 3)
		buffer_printf(&names, " and %zu more", count - 3);
	note_add(a->f, "parts-left-out", arena_printf(a->f->memory, "prices that hold only in parts of %s are left out: %s",
	                                             places_name(a->f->program->book->places, g->place), names.at),
	         a->slot->quantity->source.text, true);
	a->sum.standing = weakest(a->sum.standing, STANDING_ASSUMPTION);
}

value collect(frame *f, const slot *s)
{
	const quantity *q = s->quantity;
	asking a = {.f = f, .slot = s, .said = {.memory = f->memory},
	            .sum = {.standing = q->has_standing ? weakest(q->source.standing, q->standing) : q->source.standing}};
	size_t asked = 0;
	if (!given_eval(&a)) {
		step_add(f, s, &a.sum, NULL, NULL);
		return a.sum;
	}
	place_id place = place_asked(&a);
	const struct gathered *g = gathered_at(f, &f->program->slots[s - f->program->slots], place);
	if (g->broken)
		a.sum = unknown_value(reason_new(f, "broken-document", "a carbon price of %s has errors",
		                                 places_name(f->program->book->places, place)), STANDING_LAW);
	for (size_t i = 0; i < g->count && !a.sum.unknown; i++) {
		const document *doc = g->programs[i]->document;
		const char *open;
		if (!counts_on_day(&a, doc, place, &open))
			continue;
		asked++;
		if (open)
			a.sum = unknown_value(reason_new(f, "declared-unknown", "%s: whether it holds at %s is not known: %s", doc->id,
			                                 places_name(f->program->book->places, place), open), a.sum.standing);
		else
			ask(&a, g->programs[i]);
	}
	if (!asked && !a.sum.unknown)
		none_noted(&a, place);
	if (!a.sum.unknown)
		parts_left_out(&a, g);
	step_add(f, s, &a.sum, NULL, NULL);
	step_detail(f, s, a.said.at);
	return a.sum;
}
