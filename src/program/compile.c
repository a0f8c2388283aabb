/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to a program: every name a slot, every formula checked, no
 * ring, series as the settings say. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "../base/number.h"
#include "value.h"

enum { SLOTS_MAX = 1024, CLOCKS_MAX = 64 };

int slot_find(const octroi_program *p, slice name)
{
	for (size_t i = 0; i < p->slot_count; i++)
		if (slice_is(name, p->slots[i].name))
			return (int)i;
	return -1;
}

static slot *slot_add(checker *c, slot_kind kind, const char *name, type t, place where)
{
	octroi_program *p = c->program;
	if (slot_find(p, slice_of(name)) >= 0) {
		error_at(c->d, where, "repeated-name", "'%s' is declared twice", name);
		return NULL;
	}
	if (p->slot_count == SLOTS_MAX) {
		error_at(c->d, where, "too-many-names", "a scheme can declare at most %d names", SLOTS_MAX);
		return NULL;
	}
	slot *s = &p->slots[p->slot_count++];
	*s = (slot){.kind = kind, .name = name, .type = t, .clock_slot = -1};
	/* Figures are held in base units from here on. */
	if (t.kind == TYPE_NUMBER)
		s->type.unit.factor = 1;
	return s;
}

/* ---- declaring --------------------------------------------------------------- */

static void declare_inputs(checker *c, const input *inputs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		slot *s = slot_add(c, SLOT_INPUT, inputs[i].name, inputs[i].type, inputs[i].where);
		if (s) {
			s->input = &inputs[i];
			s->amount = inputs[i].amount;
		}
	}
}

static void declare_clocks(checker *c)
{
	const document *doc = c->document;
	for (size_t i = 0; i < doc->clock_count; i++) {
		type t = {.kind = doc->clocks[i].is_year ? TYPE_YEAR : TYPE_DATE};
		slot *s = slot_add(c, SLOT_CLOCK, doc->clocks[i].name, t, doc->clocks[i].where);
		if (s)
			s->clock = &doc->clocks[i];
	}
}

static void declare_options(checker *c)
{
	const document *doc = c->document;
	for (size_t i = 0; i < doc->option_count; i++) {
		const option *o = &doc->options[i];
		const char *name = arena_printf(c->program->memory, "option.%s", o->name);
		slot *s = slot_add(c, SLOT_OPTION, name, (type){.kind = TYPE_CODE, .list = o->choices}, o->where);
		if (s) {
			s->option = o;
			s->chosen = o->standard;
		}
	}
}

static void declare_series(checker *c, const document *doc, const char *alias)
{
	arena *a = c->program->memory;
	for (size_t i = 0; i < doc->series_count; i++) {
		const char *name = alias ? arena_printf(a, "%s.%s", alias, doc->series[i].name) : doc->series[i].name;
		slot *s = slot_add(c, SLOT_SERIES, name, doc->series[i].type, doc->series[i].where);
		if (!s)
			continue;
		s->series = ARENA_NEW(a, series); /* settings may change this copy */
		*s->series = doc->series[i];
	}
}

static const table *table_find(const document *doc, slice name)
{
	for (size_t i = 0; i < doc->table_count; i++)
		if (slice_is(name, doc->tables[i].name))
			return &doc->tables[i];
	return NULL;
}

static const table *table_of_lookup(checker *c, const lookup *l)
{
	slice rest = l->table, first;
	const document *doc = c->document;
	slice_split(&rest, '.', &first);
	for (size_t i = 0; rest.at && i < doc->alias_count; i++)
		if (slice_is(first, doc->aliases[i].name))
			return table_find(doc->aliases[i].document, rest);
	return table_find(doc, l->table);
}

static void declare_quantities(checker *c)
{
	const document *doc = c->document;
	for (size_t i = 0; i < doc->quantity_count; i++) {
		quantity *q = &doc->quantities[i];
		slot *s = slot_add(c, SLOT_QUANTITY, q->name, q->type, q->where);
		if (!s)
			continue;
		s->quantity = q;
		if (!q->is_lookup)
			continue;
		s->table = table_of_lookup(c, &q->lookup);
		s->type.table = s->table;
		if (!s->table)
			error_at(c->d, q->lookup.table_where, "unknown-table", "there is no table '%.*s'",
			         (int)q->lookup.table.length, q->lookup.table.at);
	}
}

/* ---- the amount ----------------------------------------------------------------- */

/* How much there is, in the functional unit: a quantity whose arms keep their
 * own units. Where a scheme says nothing it is the mass. */
static void declare_amount(checker *c)
{
	const document *doc = c->document;
	octroi_program *p = c->program;
	type fu = {.kind = TYPE_NUMBER};
	unit_parse(slice_of("fu"), &fu.unit);
	quantity *q = doc->amount;
	if (!q) {
		int mass = slot_find(p, slice_of("mass"));
		if (mass < 0)
			return;
		q = ARENA_NEW(p->memory, quantity);
		q->name = "amount";
		q->where = p->slots[mass].input->where;
		q->case_count = 1;
		q->cases = ARENA_NEW(p->memory, rule_case);
		q->cases->formula = ARENA_NEW(p->memory, expr);
		*q->cases->formula = (expr){.kind = EXPR_NAME, .part_count = 1, .parts = {slice_of("mass")},
		                            .where = p->slots[mass].input->where};
	}
	slot *s = slot_add(c, SLOT_QUANTITY, "amount", fu, q->where);
	if (!s)
		return;
	s->quantity = q;
	s->amount = true;
	p->amount = (int)(s - p->slots);
}

/* ---- checking -------------------------------------------------------------------- */

static void check_series(checker *c, slot *s)
{
	s->clock_slot = slot_find(c->program, s->series->clock);
	if (s->clock_slot < 0) {
		error_at(c->d, s->series->clock_where, "unknown-clock", "'%.*s' is not a date of this scheme",
		         (int)s->series->clock.length, s->series->clock.at);
		error_remedy(c->d, "name one that is declared under dates:, or date");
		return;
	}
	const slot *clock = &c->program->slots[s->clock_slot];
	if (clock->type.kind != TYPE_DATE && clock->type.kind != TYPE_YEAR)
		error_at(c->d, s->series->clock_where, "wrong-type", "'%s' is neither a date nor a year", clock->name);
}

static void check_flag(checker *c, expr *e)
{
	type t;
	if (e && check_expr(c, e, NULL, &t) && t.kind != TYPE_FLAG) {
		error_at(c->d, e->where, "wrong-type", "a condition must be a flag, not '%s'",
		         type_text(c->program->memory, &t));
		if (c->where)
			error_context(c->d, "in '%s'", c->where);
	}
}

static void check_sentence(checker *c, const sentence *s)
{
	type t;
	for (size_t i = 0; s && i < s->count; i++)
		if (s->formulas[i])
			check_expr(c, s->formulas[i], NULL, &t);
}

static void check_arm(checker *c, const slot *s, const rule_case *arm)
{
	type t;
	check_flag(c, arm->when);
	check_sentence(c, arm->note);
	check_sentence(c, arm->reason);
	if (!arm->formula || !check_expr(c, arm->formula, &s->type, &t))
		return;
	bool is_amount = (int)(s - c->program->slots) == c->program->amount;
	if (is_amount) {
		if (t.kind != TYPE_NUMBER)
			error_at(c->d, arm->formula->where, "wrong-type", "an amount is a number with a unit");
		return;
	}
	if ((is_zero(arm->formula) && s->type.kind == TYPE_NUMBER) || type_fits(&s->type, &t))
		return;
	char *is = type_text(c->program->memory, &t), *said = type_text(c->program->memory, &s->type);
	error_at(c->d, arm->formula->where, "unit-mismatch", "this gives '%s', but '%s' is declared as '%s'", is, s->name,
	         said);
	error_related(c->d, s->quantity->where, "declared here");
}

static const table_key *key_find(const table *t, const char *name)
{
	for (size_t i = 0; i < t->key_count; i++)
		if (strcmp(t->keys[i].name, name) == 0)
			return &t->keys[i];
	return NULL;
}

/* What a key is compared with must be of the column's type, where it says one. */
static void check_binding(checker *c, const table *t, const binding *b)
{
	const table_key *k = key_find(t, b->key);
	if (!k) {
		const char *all[32];
		size_t n = 0;
		for (; n < t->key_count && n < 32; n++)
			all[n] = t->keys[n].name;
		const char *near = text_nearest(slice_of(b->key), all, n);
		error_at(c->d, b->where, "unknown-key", "table '%s' has no key '%s'", t->name, b->key);
		if (near)
			error_remedy(c->d, "did you mean '%s'?", near);
		return;
	}
	static const code_list any = {.what = "codes", .open = true};
	type hint = {.kind = TYPE_CODE, .list = &any}, is;
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, k->column) == 0)
			hint = t->columns[i].type;
	if (!b->formula || !check_expr(c, b->formula, &hint, &is))
		return;
	bool fits = true;
	switch (k->match) {
	case MATCH_EXACT:
		fits = is.kind != TYPE_ROW && is.kind != TYPE_NUMBER && is.kind != TYPE_MONEY;
		break;
	case MATCH_PREFIX:
	case MATCH_LONGEST_PREFIX:
		fits = is.kind == TYPE_GOOD || is.kind == TYPE_TEXT || is.kind == TYPE_CODE;
		break;
	case MATCH_WITHIN:
		fits = is.kind == TYPE_DATE || is.kind == TYPE_YEAR;
		break;
	case MATCH_BAND:
		fits = is.kind == TYPE_NUMBER;
		break;
	}
	if (!fits || (b->any_of && is.kind != TYPE_CODE && is.kind != TYPE_SET))
		error_at(c->d, b->formula->where, "wrong-type", "key '%s' cannot be compared with a %s", k->name,
		         type_text(c->program->memory, &is));
}

static void check_lookup(checker *c, const slot *s)
{
	const lookup *l = &s->quantity->lookup;
	if (!s->table)
		return;
	for (size_t i = 0; i < l->where_count; i++)
		check_binding(c, s->table, &l->where[i]);
	for (size_t i = 0; i < l->else_count; i++)
		check_binding(c, s->table, &l->otherwise[i]);
	for (size_t k = 0; k < s->table->key_count; k++) {
		bool given = false;
		for (size_t i = 0; i < l->where_count; i++)
			given = given || strcmp(l->where[i].key, s->table->keys[k].name) == 0;
		if (!given)
			error_at(c->d, l->table_where, "missing-key", "the look-up does not say key '%s' of table '%s'",
			         s->table->keys[k].name, s->table->name);
	}
	check_sentence(c, l->note);
}

static void check_slot(checker *c, slot *s)
{
	type t;
	c->where = s->name;
	switch (s->kind) {
	case SLOT_INPUT:
		if (s->input->otherwise && check_expr(c, s->input->otherwise, &s->type, &t) && !type_fits(&s->type, &t) &&
		    !is_zero(s->input->otherwise))
			error_at(c->d, s->input->otherwise->where, "unit-mismatch", "input '%s' is '%s', this is '%s'", s->name,
			         type_text(c->program->memory, &s->type), type_text(c->program->memory, &t));
		break;
	case SLOT_CLOCK:
		if (s->clock->otherwise && check_expr(c, s->clock->otherwise, &s->type, &t) && !type_fits(&s->type, &t))
			error_at(c->d, s->clock->otherwise->where, "wrong-type", "'%s' is a %s, this is a %s", s->name,
			         type_names[s->type.kind], type_names[t.kind]);
		break;
	case SLOT_SERIES:
		check_series(c, s);
		break;
	case SLOT_QUANTITY:
		if (s->quantity->is_lookup)
			check_lookup(c, s);
		for (size_t i = 0; i < s->quantity->case_count; i++)
			check_arm(c, s, &s->quantity->cases[i]);
		break;
	case SLOT_OPTION:
		break;
	}
	c->where = NULL;
}

/* ---- order: no ring, and what depends on what -------------------------------------- */

static void visit_slot(checker *c, int index);

static void visit_expr(checker *c, const expr *e, slot *user)
{
	if (!e)
		return;
	if (e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot >= 0) {
		int used = meaning_of(e)->slot;
		const slot *s = &c->program->slots[used];
		if (s->visit == 1) {
			error_at(c->d, e->where, "ring", "'%s' needs itself, by way of '%s'", s->name, user->name);
			error_remedy(c->d, "quantities cannot depend on each other in a circle");
			return;
		}
		visit_slot(c, used);
		user->amount = user->amount || s->amount;
		user->clocks |= s->clocks;
	}
	for (size_t i = 0; i < e->count; i++)
		visit_expr(c, e->operands[i], user);
}

static void visit_quantity(checker *c, const quantity *q, slot *s)
{
	for (size_t i = 0; i < q->case_count; i++) {
		visit_expr(c, q->cases[i].when, s);
		visit_expr(c, q->cases[i].formula, s);
	}
	for (size_t i = 0; i < q->lookup.where_count; i++)
		visit_expr(c, q->lookup.where[i].formula, s);
	for (size_t i = 0; i < q->lookup.else_count; i++)
		visit_expr(c, q->lookup.otherwise[i].formula, s);
}

/* A clock's bit is its slot's rank among dates; at() moves one of them. */
static uint64_t clock_bit(const octroi_program *p, int slot)
{
	int rank = 0;
	for (int i = 0; i < slot; i++)
		rank += p->slots[i].kind == SLOT_CLOCK || p->slots[i].type.kind == TYPE_DATE;
	return rank < CLOCKS_MAX ? (uint64_t)1 << rank : 0;
}

static void visit_slot(checker *c, int index)
{
	slot *s = &c->program->slots[index];
	if (s->visit == 2)
		return;
	s->visit = 1;
	switch (s->kind) {
	case SLOT_INPUT:
		visit_expr(c, s->input->otherwise, s);
		break;
	case SLOT_CLOCK:
		visit_expr(c, s->clock->otherwise, s);
		s->clocks = clock_bit(c->program, index);
		break;
	case SLOT_SERIES:
		if (s->clock_slot >= 0)
			s->clocks = clock_bit(c->program, s->clock_slot);
		break;
	case SLOT_QUANTITY:
		visit_quantity(c, s->quantity, s);
		break;
	case SLOT_OPTION:
		break;
	}
	s->visit = 2;
}

int program_clock_slot(const octroi_program *p, int rank)
{
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_CLOCK || p->slots[i].type.kind == TYPE_DATE)
			if (rank-- == 0)
				return (int)i;
	return -1;
}

/* Clocks of a formula are known only when the formulas it names have been
 * visited; at() needs them, so series and dates come first and quantities are
 * checked in the order in which they use each other. */
static void check_in_order(checker *c, int index);

static void check_needed(checker *c, const expr *e)
{
	if (!e)
		return;
	if (e->kind == EXPR_NAME) {
		int slot = slot_find(c->program, e->parts[0]);
		if (slot >= 0)
			check_in_order(c, slot);
	}
	for (size_t i = 0; i < e->count; i++)
		check_needed(c, e->operands[i]);
}

static void check_in_order(checker *c, int index)
{
	slot *s = &c->program->slots[index];
	enum { NEW = 0, OPEN = 3, DONE = 4 };
	if (s->visit != NEW)
		return;
	s->visit = OPEN;
	if (s->kind == SLOT_QUANTITY) {
		const quantity *q = s->quantity;
		for (size_t i = 0; i < q->case_count; i++) {
			check_needed(c, q->cases[i].when);
			check_needed(c, q->cases[i].formula);
		}
		for (size_t i = 0; i < q->lookup.where_count; i++)
			check_needed(c, q->lookup.where[i].formula);
	} else if (s->kind == SLOT_CLOCK) {
		check_needed(c, s->clock->otherwise);
	}
	check_slot(c, s);
	/* Early answer for at(); rings are found by visit_slot afterwards. */
	uint64_t clocks = 0;
	if (s->kind == SLOT_CLOCK)
		clocks = clock_bit(c->program, index);
	if (s->kind == SLOT_SERIES && s->clock_slot >= 0)
		clocks = clock_bit(c->program, s->clock_slot);
	s->clocks = clocks;
	if (s->kind == SLOT_QUANTITY)
		visit_quantity(c, s->quantity, s);
	s->visit = DONE;
}

static void check_all(checker *c)
{
	octroi_program *p = c->program;
	const document *doc = c->document;
	for (size_t i = 0; i < p->slot_count; i++)
		if (p->slots[i].kind == SLOT_SERIES)
			check_in_order(c, (int)i);
	for (size_t i = 0; i < p->slot_count; i++)
		check_in_order(c, (int)i);
	for (size_t i = 0; i < doc->gate_count; i++) {
		check_flag(c, doc->gates[i].when);
		check_sentence(c, doc->gates[i].reason);
	}
	for (size_t i = 0; i < doc->remark_count; i++) {
		check_flag(c, doc->remarks[i].when);
		check_sentence(c, doc->remarks[i].text);
	}
	for (size_t i = 0; i < doc->duty_count; i++)
		if (slot_find(p, doc->duties[i].clock) < 0)
			error_at(c->d, doc->duties[i].clock_where, "unknown-clock", "'%.*s' is not a date of this scheme",
			         (int)doc->duties[i].clock.length, doc->duties[i].clock.at);
	for (size_t i = 0; i < p->slot_count; i++) {
		p->slots[i].visit = 0;
		p->slots[i].clocks = 0;
	}
	for (size_t i = 0; i < p->slot_count; i++)
		visit_slot(c, (int)i);
	if (doc->is_scheme && slot_find(p, slice_of("net_charge")) < 0) {
		error_at(c->d, doc->root->pairs[0].key->where, "missing-quantity", "scheme '%s' has no quantity 'net_charge'",
		         doc->id);
	}
}

/* ---- settings ------------------------------------------------------------------------ */

static void option_missing(checker *c, slice name)
{
	const document *doc = c->document;
	const char **all = ARENA_ARRAY(c->program->memory, const char *, doc->option_count + 1);
	for (size_t i = 0; i < doc->option_count; i++)
		all[i] = doc->options[i].name;
	const char *near = text_nearest(name, all, doc->option_count);
	error_at(c->d, (place){0}, "unknown-option", "--option '%.*s': %s has no such option", (int)name.length, name.at,
	         doc->id);
	error_remedy(c->d, near ? "did you mean '%s'?" : "octroi show options lists them%s", near ? near : "");
}

static void set_option(checker *c, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	int index = slot_find(p, slice_of(arena_printf(p->memory, "option.%.*s", (int)name.length, name.at)));
	if (index < 0) {
		option_missing(c, name);
		return;
	}
	slot *s = &p->slots[index];
	if (rest.at)
		s->chosen = code_find(p->book, s->option->choices, rest);
	if (rest.at && s->chosen)
		return;
	s->chosen = s->option->standard;
	const char *near = rest.at ? code_nearest(p->book, s->option->choices, rest) : NULL;
	error_at(c->d, (place){0}, "unknown-choice", "--option %s: '%.*s' is not one of its choices", s->option->name,
	         rest.at ? (int)rest.length : 0, rest.at ? rest.at : "");
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else
		error_remedy(c->d, "it can be %s", code_choices(p->book, p->memory, s->option->choices));
}

static bool figure(checker *c, const char *name, slice text, double *number)
{
	size_t at;
	number_problem problem = number_read(text, number, &at);
	if (problem == NUMBER_OK && *number >= 0)
		return true;
	error_at(c->d, (place){0}, "bad-number", "--%s '%.*s': %s", name, (int)text.length, text.at,
	         problem == NUMBER_OK      ? "must not be negative"
	         : problem == NUMBER_COMMA ? "a comma stands where a point belongs"
	                                   : "not a number");
	error_remedy(c->d, "write --%s 80, or --%s 2027=85,2030=110", name, name);
	return false;
}

/* "2027=85,2030=110": each holds in its period, and until the next one given. */
static void put_path(checker *c, const char *name, slice text, series *s)
{
	arena *a = c->program->memory;
	slice rest = text, item;
	struct {
		period when;
		double number;
	} points[64];
	size_t n = 0;
	while (slice_split(&rest, ',', &item)) {
		slice value = item, key;
		slice_split(&value, '=', &key);
		if (n == 64 || !value.at || !period_read(slice_trim(key), &points[n].when)) {
			error_at(c->d, (place){0}, "bad-period", "--%s '%.*s': expected PERIOD=FIGURE", name, (int)item.length,
			         item.at);
			error_remedy(c->d, "write --%s 2027=85,2030=110", name);
			return;
		}
		if (!figure(c, name, slice_trim(value), &points[n].number))
			return;
		if (n && points[n].when.first <= points[n - 1].when.last) {
			error_at(c->d, (place){0}, "bad-order", "--%s: the periods must follow each other", name);
			return;
		}
		n++;
	}
	for (size_t i = 0; i < n; i++) {
		period until = {points[i].when.last + 1, i + 1 < n ? points[i + 1].when.first - 1 : DAY_LAST};
		series_put(a, s, points[i].when, points[i].number, STANDING_GIVEN, NULL, (place){0});
		if (points[i].when.last == DAY_LAST || until.first > until.last)
			continue;
		series_put(a, s, until, points[i].number, STANDING_GIVEN, NULL, (place){0});
		char key[PERIOD_TEXT_SIZE];
		for (size_t v = 0; v < s->count; v++)
			if (s->values[v].when.first == until.first)
				s->values[v].note = arena_printf(a, "your figure for %s is held until the next one that you give",
				                                 period_write(points[i].when, key));
	}
}

static void set_value(checker *c, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	const char *words[64];
	size_t count = 0, done = 0;
	for (size_t i = 0; i < p->slot_count; i++) {
		slot *s = &p->slots[i];
		if (s->kind != SLOT_SERIES || !s->series->override)
			continue;
		if (count < 64)
			words[count++] = s->series->override;
		if (!slice_is(name, s->series->override) || !rest.at)
			continue;
		double number;
		done++;
		if (memchr(rest.at, '=', rest.length))
			put_path(c, s->series->override, rest, s->series);
		else if (figure(c, s->series->override, rest, &number))
			series_put(p->memory, s->series, (period){DAY_FIRST, DAY_LAST}, number, STANDING_GIVEN, NULL, (place){0});
	}
	if (done)
		return;
	const char *near = text_nearest(name, words, count);
	error_at(c->d, (place){0}, "unknown-series", "--set '%.*s': no series of %s can be set by that name",
	         (int)name.length, name.at, c->document->id);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
}

static void newest(day *latest, day known)
{
	if (known > *latest && known != DAY_LAST)
		*latest = known;
}

/* The newest `known` among all that the scheme and what it uses say. */
static day newest_known(const document *doc)
{
	day latest = DAY_FIRST;
	for (size_t i = 0; i < doc->series_count; i++)
		for (size_t v = 0; v < doc->series[i].count; v++)
			newest(&latest, doc->series[i].values[v].known);
	for (size_t i = 0; i < doc->table_count; i++)
		for (size_t e = 0; e < doc->tables[i].edition_count; e++)
			newest(&latest, doc->tables[i].editions[e].known);
	for (size_t i = 0; i < doc->alias_count; i++)
		newest(&latest, newest_known(doc->aliases[i].document));
	for (size_t i = 0; latest == DAY_FIRST && i < doc->source_count; i++)
		if (doc->sources[i].checked != DAY_UNKNOWN)
			newest(&latest, doc->sources[i].checked);
	return latest;
}

static void apply_settings(checker *c, const octroi_settings *settings)
{
	octroi_program *p = c->program;
	p->as_of = newest_known(c->document);
	if (settings && settings->as_of && !day_read(slice_of(settings->as_of), &p->as_of)) {
		error_at(c->d, (place){0}, "bad-date", "--as-of '%s': not a day of the calendar", settings->as_of);
		error_remedy(c->d, "write it as 2026-06-01");
	}
	for (size_t i = 0; settings && i < settings->option_count; i++)
		set_option(c, settings->options[i]);
	for (size_t i = 0; settings && i < settings->value_count; i++)
		set_value(c, settings->values[i]);
}

/* ---- facts ------------------------------------------------------------------------------ */

static void hash_document(XXH3_state_t *state, const document *doc)
{
	XXH3_64bits_update(state, doc->text->bytes, doc->text->length);
	if (doc->base)
		hash_document(state, doc->base);
	for (size_t i = 0; i < doc->alias_count; i++)
		hash_document(state, doc->aliases[i].document);
}

static const char *rulebook_hash(const octroi_program *p)
{
	XXH3_state_t *state = XXH3_createState();
	XXH3_64bits_reset(state);
	hash_document(state, p->document);
	for (size_t i = 0; i < p->book->common_count; i++)
		XXH3_64bits_update(state, p->book->common_texts[i]->bytes, p->book->common_texts[i]->length);
	unsigned long long digest = XXH3_64bits_digest(state);
	XXH3_freeState(state);
	return arena_printf(p->memory, "xxh3:%016llx", digest);
}

static const char *const *choice_texts(const octroi_program *p, const code_list *list, size_t *count)
{
	const char **out = ARENA_ARRAY(p->memory, const char *, list->count + 1);
	for (size_t i = 0; i < list->count; i++)
		out[i] = names_text(p->book->names, list->codes[i]);
	*count = list->count;
	return out;
}

static void fill_facts(octroi_program *p)
{
	const document *doc = p->document;
	octroi_option *options = ARENA_ARRAY(p->memory, octroi_option, doc->option_count + 1);
	for (size_t i = 0; i < doc->option_count; i++) {
		const option *o = &doc->options[i];
		int slot = slot_find(p, slice_of(arena_printf(p->memory, "option.%s", o->name)));
		options[i] = (octroi_option){.name = o->name, .title = o->title, .source = o->source.text};
		options[i].choices = choice_texts(p, o->choices, &options[i].choice_count);
		options[i].standard = names_text(p->book->names, o->standard);
		options[i].choice = slot >= 0 ? names_text(p->book->names, p->slots[slot].chosen) : options[i].standard;
	}
	char text[DAY_TEXT_SIZE];
	p->facts = (octroi_facts){.id = doc->id, .title = doc->title, .currency = doc->currency ? doc->currency : "",
	                          .options = options, .option_count = doc->option_count};
	p->facts.functional_unit = p->standard_unit;
	p->facts.rulebook = rulebook_hash(p);
	day_write(p->as_of, text);
	p->facts.as_of = arena_copy(p->memory, text, strlen(text));
}

static const octroi_input_type input_types[] = {
	[TYPE_NUMBER] = OCTROI_INPUT_NUMBER, [TYPE_MONEY] = OCTROI_INPUT_MONEY, [TYPE_FLAG] = OCTROI_INPUT_FLAG,
	[TYPE_CODE] = OCTROI_INPUT_CODE,     [TYPE_GOOD] = OCTROI_INPUT_GOOD,   [TYPE_DATE] = OCTROI_INPUT_DATE,
	[TYPE_YEAR] = OCTROI_INPUT_YEAR,     [TYPE_TEXT] = OCTROI_INPUT_TEXT,   [TYPE_SET] = OCTROI_INPUT_CODE,
};

static void fill_input(octroi_program *p, int index, octroi_input *out)
{
	const slot *s = &p->slots[index];
	char text[UNIT_TEXT_SIZE];
	*out = (octroi_input){.name = s->name, .option = s->name, .type = input_types[s->type.kind], .unit = ""};
	if (s->kind == SLOT_INPUT) {
		const input *in = s->input;
		out->option = in->option;
		out->note = in->note;
		out->source = in->source.text;
		out->common = in->common;
	} else {
		char *option = arena_copy(p->memory, s->name, strlen(s->name));
		for (char *c = option; *c; c++)
			if (*c == '_')
				*c = '-';
		out->option = option;
		out->source = s->clock->source.text;
	}
	const expr *otherwise = s->kind == SLOT_INPUT ? s->input->otherwise : s->clock->otherwise;
	if (otherwise)
		out->standard = arena_copy(p->memory, place_text(otherwise->where).at, place_text(otherwise->where).length);
	if (s->type.kind == TYPE_NUMBER && s->type.unit.count)
		out->unit = arena_printf(p->memory, "%s", unit_write(&s->type.unit, p->standard_unit, text));
	if (s->type.list && s->type.list->places)
		out->type = OCTROI_INPUT_PLACE;
	else if (s->type.list)
		out->choices = choice_texts(p, s->type.list, &out->choice_count);
}

static void fill_inputs(octroi_program *p)
{
	p->inputs = ARENA_ARRAY(p->memory, octroi_input, p->slot_count + 1);
	p->input_slots = ARENA_ARRAY(p->memory, int, p->slot_count + 1);
	for (size_t i = 0; i < p->slot_count; i++) {
		if (p->slots[i].kind != SLOT_INPUT && p->slots[i].kind != SLOT_CLOCK)
			continue;
		p->input_slots[p->input_count] = (int)i;
		fill_input(p, (int)i, &p->inputs[p->input_count++]);
	}
}

/* The unit of the last arm of the amount: what holds when nothing else does. */
static void find_standard_unit(octroi_program *p)
{
	p->standard_unit = "unit";
	const quantity *q = p->amount >= 0 ? p->slots[p->amount].quantity : NULL;
	const expr *e = q && q->case_count ? q->cases[q->case_count - 1].formula : NULL;
	if (e && e->meaning)
		p->standard_unit = type_text(p->memory, &meaning_of(e)->type);
}

octroi_program *program_compile(rulebook *book, const document *doc, const octroi_settings *settings, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	octroi_program *p = ARENA_NEW(book->memory, octroi_program);
	p->book = book;
	p->document = doc;
	p->memory = book->memory;
	p->slots = ARENA_ARRAY(p->memory, slot, SLOTS_MAX);
	p->amount = -1;
	checker c = {p, d, doc, NULL};
	declare_inputs(&c, book->inputs, book->input_count);
	declare_inputs(&c, doc->inputs, doc->input_count);
	declare_clocks(&c);
	declare_options(&c);
	declare_series(&c, doc, NULL);
	for (size_t i = 0; i < doc->alias_count; i++)
		declare_series(&c, doc->aliases[i].document, doc->aliases[i].name);
	declare_quantities(&c);
	declare_amount(&c);
	check_all(&c);
	apply_settings(&c, settings);
	struct {
		const char *name;
		int        *slot;
	} standard[] = {{"date", &p->date},           {"year", &p->year},         {"origin", &p->origin},
	                {"destination", &p->destination}, {"good", &p->good}, {"importer", &p->importer}};
	for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
		*standard[i].slot = slot_find(p, slice_of(standard[i].name));
	if (doc->nomenclature)
		p->goods = rulebook_nomenclature(book, doc->nomenclature, doc->root->where, d);
	if (diagnostics_errors(d) > before)
		return NULL;
	find_standard_unit(p);
	fill_inputs(p);
	fill_facts(p);
	return p;
}

const octroi_facts *program_facts(const octroi_program *p)
{
	return &p->facts;
}

const octroi_input *program_inputs(const octroi_program *p, size_t *count)
{
	*count = p->input_count;
	return p->inputs;
}

const document *program_document(const octroi_program *p)
{
	return p->document;
}
