/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to a program: every name a slot, every formula checked, no
 * ring. */
#include <string.h>

#include "reached.h"

int slot_find(const octroi_program *p, slice name)
{
	for (size_t i = 0; i < p->slot_count; i++)
		if (name.length == p->slots[i].name_length && memcmp(name.at, p->slots[i].name, name.length) == 0)
			return (int)i;
	return -1;
}

place slot_place(const slot *s)
{
	switch (s->kind) {
	case SLOT_INPUT:
		return s->input->where;
	case SLOT_CLOCK:
		return s->clock->where;
	case SLOT_SERIES:
		return s->series->where;
	case SLOT_OPTION:
		return s->option->where;
	default:
		return s->quantity->where;
	}
}

static slot *slot_add(checker *c, slot_kind kind, const char *name, type t, place where)
{
	octroi_program *p = c->program;
	int before = slot_find(p, slice_of(name));
	if (before >= 0) {
		error_at(c->d, where, "repeated-name", "'%s' is declared twice", name);
		error_related(c->d, slot_place(&p->slots[before]), "it is first declared here");
		return NULL;
	}
	if (p->slot_count == SLOTS_MAX) {
		error_at(c->d, where, "too-many-names", "a scheme can declare at most %d names", SLOTS_MAX);
		return NULL;
	}
	slot *s = &p->slots[p->slot_count++];
	*s = (slot){.kind = kind, .name = name, .name_length = strlen(name), .type = t, .clock_slot = -1};
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
			s->amount = s->line_amount = inputs[i].amount;
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
		bool hidden = alias && doc->series[i].of_change;
		slot *s = hidden ? NULL : slot_add(c, SLOT_SERIES, name, doc->series[i].type, doc->series[i].where);
		if (!s)
			continue;
		s->series = ARENA_NEW(a, series); /* settings may change this copy */
		*s->series = doc->series[i];
	}
}

typedef struct {
	const table **tables;
	const char  **names;
	size_t        count;
} table_names;

static void tables_of(table_names *all, arena *a, const document *doc, const char *alias)
{
	for (size_t i = 0; i < doc->table_count; i++) {
		all->tables[all->count] = &doc->tables[i];
		all->names[all->count++] =
			alias ? arena_printf(a, "%s.%s", alias, doc->tables[i].name) : doc->tables[i].name;
	}
}

const table *table_named(checker *c, slice name, place where)
{
	arena *a = c->program->memory;
	const document *doc = c->document;
	size_t most = doc->table_count + 1;
	for (size_t i = 0; i < doc->alias_count; i++)
		most += doc->aliases[i].document->table_count;
	table_names all = {ARENA_ARRAY(a, const table *, most), ARENA_ARRAY(a, const char *, most), 0};
	tables_of(&all, a, doc, NULL);
	for (size_t i = 0; i < doc->alias_count; i++)
		tables_of(&all, a, doc->aliases[i].document, doc->aliases[i].name);
	for (size_t i = 0; i < all.count; i++)
		if (slice_is(name, all.names[i]))
			return all.tables[i];
	const char *near = text_nearest(name, all.names, all.count);
	error_at(c->d, where, "unknown-table", "there is no table '%.*s'", (int)name.length, name.at);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	return NULL;
}

static int level_find(const document *doc, slice name)
{
	for (size_t i = 0; name.at && i < doc->group_count; i++)
		if (slice_is(name, doc->groups[i].name))
			return (int)i + 1;
	return 0;
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
		s->level = level_find(doc, q->level);
		if (!q->is_lookup)
			continue;
		s->table = table_named(c, q->lookup.table, q->lookup.table_where);
		s->type.table = s->table;
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
	int taken = slot_find(p, slice_of("amount"));
	if (taken >= 0) {
		error_at(c->d, slot_place(&p->slots[taken]), "reserved-name", "'amount' is how much of the goods there is");
		error_remedy(c->d, "give this another name, or say under amount: what it is computed from");
		return;
	}
	slot *s = slot_add(c, SLOT_QUANTITY, "amount", fu, q->where);
	if (!s)
		return;
	s->quantity = q;
	s->amount = s->line_amount = true;
	p->amount = (int)(s - p->slots);
}

/* ---- checking -------------------------------------------------------------------- */

static void check_series(checker *c, slot *s)
{
	s->clock_slot = clock_find(c->program, s->series->clock);
	if (s->clock_slot < 0)
		clock_missing(c, s->series->clock, s->series->clock_where);
}

static void check_flag(checker *c, expr *e)
{
	type t;
	if (e && check_expr(c, e, NULL, &t) && t.kind != TYPE_FLAG) {
		error_at(c->d, e->where, "wrong-type", "a condition must be a flag, not '%s'",
		         type_text(c->program->memory, &t));
		error_remedy(c->d, "compare it with something");
	}
}

/* A sentence is said by a line, also that of a level: it has nothing to sum. */
static void check_sentence(checker *c, const sentence *s)
{
	type t;
	int level = c->level;
	c->level = 0;
	for (size_t i = 0; s && i < s->count; i++)
		if (s->formulas[i])
			check_expr(c, s->formulas[i], NULL, &t);
	c->level = level;
}

static void check_arm(checker *c, const slot *s, const rule_case *arm)
{
	type t;
	check_flag(c, arm->when);
	check_sentence(c, arm->note);
	check_sentence(c, arm->reason);
	if (!arm->formula || !check_expr(c, arm->formula, &s->type, &t))
		return;
	/* A quantity of code type that names no list has that of its arms. */
	if (t.kind == TYPE_CODE && s->type.kind == TYPE_CODE && s->type.list->open && !t.list->open)
		c->program->slots[s - c->program->slots].type.list = t.list;
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
	unit_refused(c, &t, &s->type);
}

static const char *names_joined(checker *c, const char *const *all, size_t count)
{
	buffer out = {.memory = c->program->memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&out, "%s%s", i ? ", " : "", all[i]);
	return out.at;
}

/* What a key is compared with must be of the column's type, where it says one. */
static void check_binding(checker *c, const table *t, const binding *b)
{
	const table_key *k = table_key_named(t, b->key);
	if (!k) {
		const char *all[32];
		size_t n = 0;
		for (; n < t->key_count && n < 32; n++)
			all[n] = t->keys[n].name;
		const char *near = text_nearest(slice_of(b->key), all, n);
		error_at(c->d, b->where, "unknown-key", "table '%s' has no key '%s'", t->name, b->key);
		if (near)
			error_remedy(c->d, "did you mean '%s'?", near);
		else if (n)
			error_remedy(c->d, "its keys are %s", names_joined(c, all, n));
		return;
	}
	static const code_list any = {.what = "codes", .open = true};
	type hint = {.kind = TYPE_CODE, .list = &any}, is;
	const table_column *column = NULL;
	for (size_t i = 0; i < t->column_count; i++)
		if (strcmp(t->columns[i].name, k->column) == 0)
			column = &t->columns[i];
	if (column)
		hint = column->type;
	bool exact = k->match == MATCH_EXACT;
	if (!b->formula || !check_expr(c, b->formula, exact ? &hint : NULL, &is))
		return;
	bool fits = true;
	switch (k->match) {
	case MATCH_EXACT:
		fits = is.kind != TYPE_ROW && is.kind != TYPE_NUMBER && is.kind != TYPE_MONEY &&
		       (!column || b->any_of || is.kind == column->type.kind);
		break;
	case MATCH_PREFIX:
	case MATCH_LONGEST_PREFIX:
		fits = is.kind == TYPE_GOOD;
		break;
	case MATCH_UP_TO:
		fits = is.kind == TYPE_YEAR || (is.kind == TYPE_NUMBER && column && type_fits(&column->type, &is));
		break;
	case MATCH_WITHIN:
		fits = is.kind == TYPE_DATE || is.kind == TYPE_YEAR;
		break;
	case MATCH_BAND:
		fits = is.kind == TYPE_NUMBER && (!column || type_fits(&column->type, &is));
		break;
	}
	if (!fits || (b->any_of && is.kind != TYPE_CODE && is.kind != TYPE_SET))
		error_at(c->d, b->formula->where, "wrong-type", "key '%s' cannot be compared with '%s'", k->name,
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
		if (!given)
			error_remedy(c->d, "add %s: … to where:", s->table->keys[k].name);
	}
	if (l->choose.column)
		choice_check(s->table, &l->choose, c->d);
	check_sentence(c, l->note);
}

void check_slot(checker *c, slot *s)
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
		c->level = s->level;
		if (s->quantity->is_lookup)
			check_lookup(c, s);
		if (s->quantity->is_collection)
			check_collection(c, s);
		if (s->quantity->is_reached)
			check_reached(c, s);
		for (size_t i = 0; i < s->quantity->case_count; i++)
			check_arm(c, s, &s->quantity->cases[i]);
		break;
	case SLOT_OPTION:
		break;
	}
	c->where = NULL;
	c->level = 0;
}

/* ---- all of a document --------------------------------------------------------------- */

/* Whatever else a scheme says, it says what is due, in its currency. */
static void check_charge(checker *c)
{
	const document *doc = c->document;
	int index = slot_find(c->program, slice_of("net_charge"));
	const slot *s = index >= 0 ? &c->program->slots[index] : NULL;
	char is[4] = "";
	if (!s || s->kind != SLOT_QUANTITY) {
		error_at(c->d, yaml_get(doc->root, "quantities")->where, "missing-quantity",
		         "scheme '%s' has no quantity 'net_charge'", doc->id);
		error_remedy(c->d, "give that name to the quantity that says what is due");
		return;
	}
	if (s->level) {
		error_at(c->d, s->quantity->level_where, "charge-level",
		         "net_charge is what is due for a line, not for a group");
		error_remedy(c->d, "give what is due for the group another name, and say here what the line bears of "
		                   "it");
	}
	if (s->type.kind == TYPE_NUMBER)
		unit_currency(&s->type.unit, is);
	if (doc->currency && strcmp(is, doc->currency) != 0) {
		error_at(c->d, s->quantity->where, "unit-mismatch", "net_charge is '%s', the currency of the scheme %s",
		         type_text(c->program->memory, &s->type), doc->currency);
		error_related(c->d, yaml_get(doc->root, "currency")->where, "it is said here");
	}
}

static void check_nomenclature(checker *c)
{
	place where = yaml_get(c->document->root, "nomenclature")->where;
	const document *used = rulebook_document(c->program->book, c->document->nomenclature, where, c->d);
	if (used && strcmp(used->kind, "nomenclature") != 0)
		error_at(c->d, where, "wrong-kind", "'%s' is not a nomenclature but of kind %s", used->id, used->kind);
}

static void check_all(checker *c)
{
	octroi_program *p = c->program;
	const document *doc = c->document;
	check_slots(c);
	check_groups(c);
	for (size_t i = 0; i < doc->gate_count; i++) {
		check_flag(c, doc->gates[i].when);
		check_sentence(c, doc->gates[i].reason);
	}
	for (size_t i = 0; i < doc->remark_count; i++) {
		check_flag(c, doc->remarks[i].when);
		check_sentence(c, doc->remarks[i].text);
	}
	for (size_t i = 0; i < doc->duty_count; i++)
		if (clock_find(p, doc->duties[i].clock) < 0)
			clock_missing(c, doc->duties[i].clock, doc->duties[i].clock_where);
	if (doc->is_scheme)
		check_charge(c);
	check_instrument(c);
	if (doc->nomenclature)
		check_nomenclature(c);
}

/* What is no law is not asked of days before it would start, however long it has been talked of. */
static void take_statuses(octroi_program *p)
{
	const document *doc = p->document;
	status *own = ARENA_ARRAY(p->memory, status, doc->status_count + 1);
	bool clipped = doc->starts != DAY_UNKNOWN && !is_or_becomes_law(doc);
	p->statuses = own;
	for (size_t i = 0; i < doc->status_count; i++) {
		status s = doc->statuses[i];
		if (clipped && s.when.last < doc->starts)
			continue;
		if (clipped && s.when.first < doc->starts)
			s.when.first = doc->starts;
		own[p->status_count++] = s;
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
	take_statuses(p);
	p->remark_count = doc->remark_count;
	p->remarks = doc->remarks;
	p->chapters = ARENA_ARRAY(p->memory, nomenclature *, 100);
	checker c = {.program = p, .d = d, .document = doc};
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
	                {"destination", &p->destination}, {"good", &p->good}, {"importer", &p->importer},
	                {"edition", &p->edition}};
	for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
		*standard[i].slot = slot_find(p, slice_of(standard[i].name));
	if (diagnostics_errors(d) > before)
		return NULL;
	p->editions = ARENA_NEW(p->memory, program_editions);
	find_standard_unit(p);
	fill_inputs(p);
	fill_facts(p, d);
	check_references(&c);
	return diagnostics_errors(d) > before ? NULL : p;
}
