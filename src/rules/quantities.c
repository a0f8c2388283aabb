/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities, gates, remarks, duties, status. */
#include <math.h>
#include <string.h>

#include "reader.h"

choice read_choice(reader *r, const yaml_node *map);

/* ---- look-ups -------------------------------------------------------------- */

static void binding_read(reader *r, const yaml_node *key, const yaml_node *value, binding *b)
{
	b->key = arena_copy(r->memory, key->text.at, key->text.length);
	b->where = key->where;
	if (value->kind != YAML_MAP) {
		b->formula = formula_read(r, value);
		return;
	}
	map_check(r, value, KEY_SET("a key", "any_of", "else"));
	b->any_of = true;
	need(r, value, "any_of", "a key");
	b->formula = field_formula(r, value, "any_of");
	static const char *const none[] = {"none"};
	size_t which;
	b->else_none = field_word(r, value, "else", none, 1, &which);
}

static binding *bindings_read(reader *r, const yaml_node *map, const char *key, size_t *count)
{
	*count = 0;
	const yaml_node *node = field_map(r, map, key);
	if (!node)
		return NULL;
	binding *out = ARENA_ARRAY(r->memory, binding, node->count ? node->count : 1);
	for (size_t i = 0; i < node->count; i++)
		if (name_check(r, node->pairs[i].key, "a key"))
			binding_read(r, node->pairs[i].key, node->pairs[i].value, &out[(*count)++]);
	return out;
}

static void lookup_read(reader *r, const yaml_node *map, quantity *q)
{
	if (!map_check(r, map, KEY_SET("a look-up", "title", "lookup", "where", "else", "note", "standing", "choose",
	                               "source", "hidden")))
		return;
	lookup *l = &q->lookup;
	const yaml_node *name = field_scalar(r, map, "lookup");
	if (name) {
		l->table = name->text;
		l->table_where = name->where;
	}
	need(r, map, "where", "a look-up");
	l->where = bindings_read(r, map, "where", &l->where_count);
	l->otherwise = bindings_read(r, map, "else", &l->else_count);
	l->note = field_sentence(r, map, "note");
	l->else_standing = STANDING_LAW;
	field_standing(r, map, &l->else_standing);
	l->choose = read_choice(r, map);
	q->type.kind = TYPE_ROW;
}

/* ---- collections --------------------------------------------------------------- */

/* of and on are formulas like what is given to the documents asked: they stand in one list, so that whatever looks
 * at the formulas of a look-up sees them too. */
static void collection_bindings(reader *r, const yaml_node *map, lookup *l)
{
	size_t given;
	const binding *all = bindings_read(r, map, "given", &given);
	l->where = ARENA_ARRAY(r->memory, binding, given + 2);
	for (size_t i = 0; i < given; i++)
		l->where[l->where_count++] = all[i];
	const yaml_node *of = need(r, map, COLLECT_OF, "a collection"), *on = yaml_get(map, COLLECT_ON);
	if (of)
		l->where[l->where_count++] = (binding){.key = COLLECT_OF, .formula = formula_read(r, of), .where = of->where};
	if (on)
		l->where[l->where_count++] = (binding){.key = COLLECT_ON, .formula = formula_read(r, on), .where = on->where};
}

static void collection_read(reader *r, const yaml_node *map, quantity *q)
{
	if (!map_check(r, map, KEY_SET("a collection", "title", "unit", "collect", COLLECT_OF, "types", "given", "rates", COLLECT_ON,
	                               "source", "standing", "hidden")))
		return;
	const yaml_node *asked = field_scalar(r, map, "collect"), *rates = field_scalar(r, map, "rates");
	collection *c = &q->collection;
	if (asked) {
		c->asked = arena_copy(r->memory, asked->text.at, asked->text.length);
		c->asked_where = asked->where;
	}
	need(r, map, "types", "a collection");
	c->types = field_instrument_types(r, map);
	if (rates) {
		c->rates = rates->text;
		c->rates_where = rates->where;
		need(r, map, COLLECT_ON, "a collection with rates");
	}
	if (need(r, map, "unit", "a collection"))
		type_read(r, map, q->where, arena_printf(r->memory, "quantity '%s'", q->name), &q->type);
	q->has_standing = field_standing(r, map, &q->standing);
	need_source(r, &q->source, q->where, "a collection");
	collection_bindings(r, map, &q->lookup);
}

/* ---- thresholds of a time ------------------------------------------------------- */

static int whole_field(reader *r, const yaml_node *map, const char *key, double most)
{
	double x = 0;
	if (!field_number(r, map, key, &x) || (x >= 1 && x <= most && x == (int)x))
		return (int)x;
	error_at(r->d, yaml_get(map, key)->where, "out-of-range", "'%s' is a whole number from 1 to %g", key, most);
	return 1;
}

static void reached_formulas(reader *r, const yaml_node *map, lookup *l)
{
	static const char *const keys[] = {REACHED_SUM, REACHED_WHERE, REACHED_ON, REACHED_LEAST};
	l->where = ARENA_ARRAY(r->memory, binding, 4);
	for (size_t i = 0; i < 4; i++) {
		const yaml_node *node = yaml_get(map, keys[i]);
		if (!node && strcmp(keys[i], REACHED_WHERE) != 0)
			need(r, map, keys[i], "a threshold of a time");
		if (node)
			l->where[l->where_count++] = (binding){.key = keys[i], .formula = formula_read(r, node), .where = node->where};
	}
}

static void reached_read(reader *r, const yaml_node *map, quantity *q)
{
	if (!map_check(r, map, KEY_SET("a quantity", "title", "type", "level", "reached", "source", "standing", "hidden")))
		return;
	level_read(r, map, q);
	need(r, map, "level", "what a group reaches");
	need_source(r, &q->source, q->where, "what a group reaches");
	q->has_standing = field_standing(r, map, &q->standing);
	if (type_read(r, map, q->where, arena_printf(r->memory, "quantity '%s'", q->name), &q->type) && q->type.kind != TYPE_DATE)
		error_at(r->d, q->where, "wrong-type", "what is asked for is a day: write type: date");
	const yaml_node *body = field_map(r, map, "reached");
	if (!body || !map_check(r, body, KEY_SET("a threshold of a time", REACHED_SUM, REACHED_WHERE, REACHED_ON, REACHED_LEAST, "months_before",
	                                         "days_ahead")))
		return;
	reached_formulas(r, body, &q->lookup);
	q->reaching = (reaching){whole_field(r, body, "months_before", 120), whole_field(r, body, "days_ahead", 3660)};
	if (!q->reaching.months_before == !q->reaching.days_ahead) {
		error_at(r->d, body->where, "missing-key", "a threshold of a time has months_before or days_ahead");
		error_remedy(r->d, "write one of them");
	}
}

/* ---- formulas and cases ------------------------------------------------------ */

/* A product of names needs no source: nothing is decided there. */
static bool only_multiplies(const expr *e)
{
	if (!e || e->kind == EXPR_NAME)
		return true;
	return e->kind == EXPR_OPERATION && e->op == OP_MULTIPLY && only_multiplies(e->operands[0]) &&
	       only_multiplies(e->operands[1]);
}

static bool is_unknown_word(const yaml_node *node)
{
	return node->kind == YAML_SCALAR && !node->quoted && slice_is(node->text, "unknown");
}

static void arm_read(reader *r, const yaml_node *map, const yaml_node *formula, rule_case *c)
{
	c->source = field_citation(r, map);
	c->has_standing = field_standing(r, map, &c->standing);
	c->note = field_sentence(r, map, "note");
	c->reason = field_sentence(r, map, "reason");
	if (!formula)
		return;
	if (!is_unknown_word(formula)) {
		c->formula = formula_read(r, formula);
		if (c->reason)
			error_at(r->d, yaml_get(map, "reason")->where, "stray-reason", "only an unknown has a reason");
	} else if (!yaml_get(map, "reason")) {
		error_at(r->d, formula->where, "no-reason", "an unknown needs a reason");
		error_remedy(r->d, "add reason: why it is unknown");
	}
}

static void case_read(reader *r, const yaml_node *map, bool last, rule_case *c)
{
	if (!map_check(r, map, KEY_SET("a case", "when", "formula", "otherwise", "reason", "standing", "note", "source")))
		return;
	c->where = map->where;
	const yaml_node *when = yaml_get(map, "when"), *otherwise = yaml_get(map, "otherwise");
	if (otherwise && !last)
		error_at(r->d, otherwise->where, "early-otherwise", "'otherwise' must be the last case");
	if (when && otherwise)
		error_at(r->d, otherwise->where, "two-keys", "a case has 'when' or 'otherwise', not both");
	if (!when && !otherwise)
		error_at(r->d, map->where, "missing-key", "a case has neither 'when' nor 'otherwise'");
	if (!when && !otherwise && last)
		error_remedy(r->d, "write otherwise: for the formula of the last case");
	if (last && when && !otherwise) {
		error_at(r->d, map->where, "no-otherwise", "the last case must be 'otherwise'");
		error_remedy(r->d, "add - {otherwise: unknown, reason: …} where nothing else is meant");
	}
	c->when = when ? formula_read(r, when) : NULL;
	arm_read(r, map, otherwise ? otherwise : need(r, map, "formula", "a case"), c);
}

static void cases_read(reader *r, const yaml_node *list, quantity *q)
{
	q->cases = ARENA_ARRAY(r->memory, rule_case, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++)
		case_read(r, list->items[i], i + 1 == list->count, &q->cases[q->case_count++]);
	if (!list->count)
		error_at(r->d, list->where, "no-otherwise", "'cases' is empty");
}

static void formula_quantity(reader *r, const yaml_node *map, quantity *q)
{
	if (!map_check(r, map, KEY_SET("a quantity", "title", "unit", "type", "one_of", "level", "formula", "cases",
	                               "standing", "source", "note", "reason", "hidden")))
		return;
	level_read(r, map, q);
	bool typed = type_read(r, map, q->where, arena_printf(r->memory, "quantity '%s'", q->name), &q->type);
	if (typed && q->level.at && q->type.kind != TYPE_NUMBER) {
		error_at(r->d, q->level_where, "wrong-type", "what has a level is a number, not a %s",
		         type_names[q->type.kind]);
		error_remedy(r->d, "compare or choose in a quantity without level, which reads the number");
	}
	if (typed && q->type.unit.factor != 1 && q->type.kind == TYPE_NUMBER && q->type.unit.factor != 0)
		error_at(r->d, yaml_get(map, "unit")->where, "unit-multiple",
		         "a quantity is computed in base units, not in multiples of them");
	const yaml_node *cases = field_list(r, map, "cases");
	const yaml_node *formula = yaml_get(map, "formula");
	if (cases && formula)
		error_at(r->d, formula->where, "two-keys", "a quantity has 'formula' or 'cases', not both");
	if (cases) {
		cases_read(r, cases, q);
	} else if (formula || need(r, map, "formula", "a quantity")) {
		q->cases = ARENA_NEW(r->memory, rule_case);
		q->cases->where = q->where;
		q->case_count = 1;
		arm_read(r, map, formula, q->cases);
		q->cases->source.text = NULL;
		q->cases->has_standing = false;
	}
	for (size_t i = 0; i < q->case_count && !q->source.text; i++)
		if (!q->cases[i].source.text && !(q->case_count == 1 && only_multiplies(q->cases[i].formula))) {
			need_source(r, &q->cases[i].source, q->cases[i].where,
			            q->case_count == 1 ? "a formula that does more than multiply" : "a case");
		}
}

static void level_refused(reader *r, place where)
{
	error_at(r->d, where, "lookup-level", "a look-up has no level: each line looks for its own row");
	error_remedy(r->d, "let a quantity with that level sum a column of it");
}

static void quantity_read(reader *r, const yaml_node *key, const yaml_node *map, quantity *q)
{
	q->name = arena_copy(r->memory, key->text.at, key->text.length);
	q->where = key->where;
	if (map->kind != YAML_MAP) {
		error_at(r->d, map->where, "not-a-map", "a quantity must be a map of keys and values");
		return;
	}
	q->title = field_text(r, map, "title");
	q->hidden = field_flag(r, map, "hidden", false);
	q->source = field_citation(r, map);
	q->has_standing = field_standing(r, map, &q->standing);
	q->is_lookup = yaml_get(map, "lookup") != NULL;
	q->is_collection = yaml_get(map, "collect") != NULL;
	q->is_reached = yaml_get(map, "reached") != NULL;
	if (q->is_lookup && yaml_get(map, "level"))
		level_refused(r, yaml_get(map, "level")->where);
	else if (q->is_lookup)
		lookup_read(r, map, q);
	else if (q->is_collection)
		collection_read(r, map, q);
	else if (q->is_reached)
		reached_read(r, map, q);
	else
		formula_quantity(r, map, q);
}

void read_quantities(reader *r, const yaml_node *map)
{
	document *doc = r->document;
	if (!map)
		return;
	doc->quantities = ARENA_ARRAY(r->memory, quantity, map->count ? map->count : 1);
	for (size_t i = 0; i < map->count; i++)
		if (name_check(r, map->pairs[i].key, "a quantity"))
			quantity_read(r, map->pairs[i].key, map->pairs[i].value, &doc->quantities[doc->quantity_count++]);
}

/* amount: {cases: …, source: …}: how much there is; the unit of the arm taken is the functional unit. */
quantity *read_amount(reader *r, const yaml_node *map)
{
	if (!map || !map_check(r, map, KEY_SET("the amount", "formula", "cases", "source")))
		return NULL;
	quantity *q = ARENA_NEW(r->memory, quantity);
	q->name = "amount";
	q->where = map->where;
	q->type = (type){.kind = TYPE_NUMBER, .unit = unit_one};
	q->source = field_citation(r, map);
	const yaml_node *cases = field_list(r, map, "cases"), *formula = yaml_get(map, "formula");
	if (cases) {
		cases_read(r, cases, q);
	} else if (formula || need(r, map, "formula", "the amount")) {
		q->cases = ARENA_NEW(r->memory, rule_case);
		q->cases->where = q->where;
		q->case_count = 1;
		arm_read(r, map, formula, q->cases);
	}
	return q;
}

/* ---- gates, remarks, duties, status ------------------------------------------- */

void read_gates(reader *r, const yaml_node *list)
{
	/* In the order of gate_state. */
	static const char *const states[] = {"exempt", "out-of-scope", "not-liable", "reporting-only"};
	document *doc = r->document;
	if (!list)
		return;
	doc->gates = ARENA_ARRAY(r->memory, gate, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *map = list->items[i];
		size_t state;
		if (!map_check(r, map, KEY_SET("a gate", "state", "when", "reason", "source")))
			continue;
		if (!need(r, map, "state", "a gate") || !field_word(r, map, "state", states, 4, &state))
			continue;
		gate *g = &doc->gates[doc->gate_count++];
		g->state = (gate_state)state;
		g->where = map->where;
		g->when = need(r, map, "when", "a gate") ? field_formula(r, map, "when") : NULL;
		g->reason = need(r, map, "reason", "a gate") ? field_sentence(r, map, "reason") : NULL;
		g->source = field_citation(r, map);
		need_source(r, &g->source, map->where, "a gate");
	}
}

void read_remarks(reader *r, const yaml_node *list)
{
	document *doc = r->document;
	if (!list)
		return;
	doc->remarks = ARENA_ARRAY(r->memory, remark, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *map = list->items[i];
		if (!map_check(r, map, KEY_SET("a note", "code", "when", "text", "assumption", "source")))
			continue;
		remark *m = &doc->remarks[doc->remark_count++];
		m->code = field_text(r, map, "code");
		if (!m->code)
			m->code = "note";
		m->where = map->where;
		m->when = field_formula(r, map, "when");
		m->text = need(r, map, "text", "a note") ? field_sentence(r, map, "text") : NULL;
		m->assumption = field_flag(r, map, "assumption", false);
		m->source = field_citation(r, map);
	}
}

/* "09-30": a day of every year. */
static bool month_day(slice s, int *month, int *dom)
{
	char text[11] = "2026-";
	day d;
	if (s.length != 5)
		return false;
	memcpy(text + 5, s.at, 5);
	if (!day_read((slice){text, 10}, &d))
		return false;
	int year;
	day_split(d, &year, month, dom);
	return true;
}

static void duty_day(reader *r, const yaml_node *map, duty *u)
{
	u->on = DAY_UNKNOWN;
	if (yaml_get(map, "on")) {
		field_day(r, map, "on", &u->on);
		return;
	}
	const yaml_node *dom = need(r, map, "day", "a duty") ? field_scalar(r, map, "day") : NULL;
	if (dom && !month_day(dom->text, &u->month, &u->dom))
		error_at(r->d, dom->where, "bad-date", "'%.*s' is not a day of the year such as 09-30",
		         (int)dom->text.length, dom->text.at);
	double years = 0;
	field_number(r, map, "years_after", &years);
	u->plus_years = (int)years;
}

void read_duties(reader *r, const yaml_node *list)
{
	document *doc = r->document;
	if (!list)
		return;
	doc->duties = ARENA_ARRAY(r->memory, duty, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *map = list->items[i];
		if (!map_check(r, map, KEY_SET("a duty", "duty", "clock", "day", "years_after", "on", "during", "pays",
		                               "source")))
			continue;
		duty *u = &doc->duties[doc->duty_count++];
		u->what = need(r, map, "duty", "a duty") ? field_text(r, map, "duty") : "?";
		u->where = map->where;
		const yaml_node *clock = need(r, map, "clock", "a duty") ? field_scalar(r, map, "clock") : NULL;
		if (clock) {
			u->clock = clock->text;
			u->clock_where = clock->where;
		}
		duty_day(r, map, u);
		u->pays = field_flag(r, map, "pays", false);
		u->during = (period){DAY_FIRST, DAY_LAST};
		field_period(r, map, "during", &u->during);
		u->source = field_citation(r, map);
		need_source(r, &u->source, map->where, "a duty");
	}
}

static void status_early(reader *r, const yaml_node *map)
{
	error_at(r->d, yaml_get(map, "from")->where, "bad-order", "statuses must stand in order of their days");
	error_remedy(r->d, "a status lasts until the next one begins: put the earlier one first");
}

void read_statuses(reader *r, const yaml_node *list)
{
	static const char *const states[] = {"in-force", "pilot", "legislated", "under-development", "consulted", "under-consideration",
	                                     "proposed", "enabled", "lapsed", "model"};
	enum { STATES = sizeof states / sizeof *states };
	document *doc = r->document;
	if (!list)
		return;
	doc->statuses = ARENA_ARRAY(r->memory, status, list->count ? list->count : 1);
	for (size_t i = 0; i < list->count; i++) {
		const yaml_node *map = list->items[i];
		size_t state;
		status s = {.when = {DAY_FIRST, DAY_LAST}};
		if (!map_check(r, map, KEY_SET("a status", "state", "from", "source", "note")))
			continue;
		if (!need(r, map, "state", "a status") || !field_word(r, map, "state", states, STATES, &state))
			continue;
		if (!need(r, map, "from", "a status") || !field_day(r, map, "from", &s.when.first))
			continue;
		s.state = states[state];
		s.source = field_citation(r, map);
		need_source(r, &s.source, map->where, "a status");
		if (doc->status_count && doc->statuses[doc->status_count - 1].when.first >= s.when.first)
			status_early(r, map);
		else if (doc->status_count)
			doc->statuses[doc->status_count - 1].when.last = s.when.first - 1;
		doc->statuses[doc->status_count++] = s;
	}
}
