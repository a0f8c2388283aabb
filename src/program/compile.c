/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to a program: every name a slot, every formula checked, no
 * ring. */
#include <string.h>

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

octroi_program *program_compile(rulebook *book, const document *doc, const octroi_settings *settings, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	octroi_program *p = ARENA_NEW(book->memory, octroi_program);
	p->book = book;
	p->document = doc;
	p->memory = book->memory;
	p->slots = ARENA_ARRAY(p->memory, slot, SLOTS_MAX);
	p->amount = -1;
	p->chapters = ARENA_ARRAY(p->memory, nomenclature *, 100);
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
	if (diagnostics_errors(d) > before)
		return NULL;
	find_standard_unit(p);
	fill_inputs(p);
	fill_facts(p);
	return p;
}
