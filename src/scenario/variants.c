/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variants: a rulebook for each, changed as its documents are read, and who charges where. */
#include <string.h>

#include "work.h"

/* ---- settings ------------------------------------------------------------------------ */

/* What the question says comes first, then what the variant changes. */
/* Those of the variant, then those of the question, which hold in all variants: the last one does. */
static const char *const *texts_of(variant *v, change_kind kind, const char *const *said, size_t said_count, size_t *count)
{
	const char **out = ARENA_ARRAY(v->memory, const char *, said_count + v->is->change_count + 1);
	*count = 0;
	for (size_t i = 0; i < v->is->change_count; i++)
		if (v->is->changes[i].kind == kind)
			out[(*count)++] = v->is->changes[i].text;
	for (size_t i = 0; i < said_count; i++)
		out[(*count)++] = said[i];
	return out;
}

static void settings_make(variant *v, const octroi_settings *said)
{
	static const octroi_settings nothing;
	const octroi_settings *s = said ? said : &nothing;
	v->settings = *s;
	v->settings.as_of = s->as_of ? s->as_of : v->work->doc->as_of;
	v->settings.options = texts_of(v, CHANGE_OPTION, s->options, s->option_count, &v->settings.option_count);
	v->settings.repealed = texts_of(v, CHANGE_REPEAL, s->repealed, s->repealed_count, &v->settings.repealed_count);
	v->settings.enacted = texts_of(v, CHANGE_ENACT, s->enacted, s->enacted_count, &v->settings.enacted_count);
}

void variant_give(variant *v)
{
	const octroi_flow_question *q = &v->work->doc->flows;
	octroi_given_input *all = ARENA_ARRAY(v->memory, octroi_given_input, q->given_count + v->is->change_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < q->given_count; i++)
		all[n++] = q->given[i];
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		if (c->kind == CHANGE_GIVE)
			all[n++] = (octroi_given_input){c->input, c->text, arena_printf(v->memory, "give %s", c->input)};
	}
	v->given = all;
	v->given_count = n;
}

/* ---- rules ------------------------------------------------------------------------------- */

static rulebook_changes *rule_changes(variant *v)
{
	rulebook_changes *all = ARENA_NEW(v->memory, rulebook_changes);
	rulebook_change *items = ARENA_ARRAY(v->memory, rulebook_change, v->is->change_count + 1);
	for (size_t i = 0; i < v->is->change_count; i++)
		if (v->is->changes[i].kind == CHANGE_RULES)
			items[all->count++] = (rulebook_change){v->is->changes[i].id, v->is->changes[i].change};
	all->items = items;
	return all;
}

static void check_choice(variant *v, const option *o, slice choice, const scenario_change *c, diagnostics *d)
{
	if (code_find(v->book, o->choices, choice))
		return;
	const char *near = code_nearest(v->book, o->choices, choice);
	error_at(d, c->where, "unknown-choice", "'%.*s' is not one of the choices of %s.%s", (int)choice.length, choice.at, c->id, o->name);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "it can be %s", code_choices(v->book, v->memory, o->choices));
}

/* As settings of a program would look for it, but at its place in the document. */
static void check_option(variant *v, const document *doc, const scenario_change *c, diagnostics *d)
{
	slice choice = slice_of(c->text), name;
	const char **names = ARENA_ARRAY(v->memory, const char *, doc->option_count + 1);
	slice_split(&choice, '=', &name);
	name = (slice){name.at + strlen(c->id) + 1, name.length - strlen(c->id) - 1};
	for (size_t i = 0; i < doc->option_count; i++) {
		names[i] = doc->options[i].name;
		if (!slice_is(name, names[i]))
			continue;
		check_choice(v, &doc->options[i], choice, c, d);
		return;
	}
	const char *near = text_nearest(name, names, doc->option_count);
	error_at(d, c->where, "unknown-option", "%s has no option '%.*s'", c->id, (int)name.length, name.at);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "octroi show options lists them");
}

static void not_of_schemes(const char *id, const document *doc, place where, diagnostics *d)
{
	error_at(d, where, "wrong-kind", "'%s' is no border adjustment but of kind %s", id, doc->kind);
	error_remedy(d, "octroi show schemes lists them");
}

static void check_scheme(variant *v, diagnostics *d)
{
	const scenario *s = v->work->doc;
	const document *doc = s->scheme ? rulebook_document(v->book, s->scheme, s->scheme_where, d) : NULL;
	if (doc && !doc->is_scheme)
		not_of_schemes(s->scheme, doc, s->scheme_where, d);
}

/* Documents that are changed are read at once, so that a name that does not exist is told before any work. */
static void read_changed(variant *v, diagnostics *d)
{
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		bool named = c->kind == CHANGE_RULES || c->kind == CHANGE_ENACT || c->kind == CHANGE_REPEAL || c->kind == CHANGE_OPTION;
		const document *doc = named ? rulebook_document(v->book, c->id, c->where, d) : NULL;
		if (doc && c->kind != CHANGE_RULES && !doc->is_scheme)
			not_of_schemes(c->id, doc, c->where, d);
		else if (doc && c->kind == CHANGE_OPTION)
			check_option(v, doc, c, d);
	}
	check_scheme(v, d);
}

/* What the question changes in all variants, then the point of a grid. */
static void rules_set(variant *v, const octroi_scenario_question *q, diagnostics *d)
{
	octroi_rule_change *all = ARENA_ARRAY(v->memory, octroi_rule_change, q->change_count + v->is->change_count + 1);
	size_t count = q->change_count;
	if (count)
		memcpy(all, q->changes, count * sizeof *all);
	for (size_t i = 0; i < v->is->change_count; i++)
		if (v->is->changes[i].kind == CHANGE_POINT)
			all[count++] = v->is->changes[i].set;
	if (count)
		rules_change(v->book, all, count, d);
}

bool variant_gives_amounts(const variant *v)
{
	for (size_t i = 0; i < v->given_count; i++)
		for (size_t k = 0; k < v->book->input_count; k++)
			if (v->book->inputs[k].amount && strcmp(v->book->inputs[k].name, v->given[i].input) == 0)
				return true;
	return false;
}

/* ---- places and groups ------------------------------------------------------------------------ */

/* Groups that stand in a file of their own are read where somebody may ask for them. */
static bool groups_read(variant *v, diagnostics *d)
{
	bool asked = false;
	for (size_t i = 0; i < v->work->by_count; i++)
		asked = asked || strchr(v->work->by_names[i], '.');
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		asked = asked || c->kind == CHANGE_JOIN || c->kind == CHANGE_LEAVE || c->at;
	}
	return !asked || rulebook_groups(v->book, d);
}

static void borders_known(variant *v, diagnostics *d)
{
	for (size_t i = 0; i < v->is->change_count; i++) {
		const yaml_node *at = v->is->changes[i].at;
		for (size_t k = 0; at && k < at->count; k++) {
			const yaml_node *one = at->items[k];
			const char *why = "a code or name of a place, or of a group of them, is expected";
			place_id id;
			if (one->kind == YAML_SCALAR &&
			    (places_find_group(v->book->places, one->text) || places_find(v->book->places, v->memory, one->text, &id, &why) == PLACE_FOUND))
				continue;
			error_at(d, one->where, "unknown-place", "'%.*s': %s", (int)one->text.length, one->text.at ? one->text.at : "", why);
		}
	}
}

static bool member_find(variant *v, const scenario_change *c, place_id *id, group_id *group, diagnostics *d)
{
	const char *why = NULL;
	*group = rulebook_group(v->book, c->group, d);
	if (!*group) {
		const char *near = places_nearest_group(v->book->places, c->group);
		error_at(d, c->where, "unknown-group", "there is no group of places '%.*s'", (int)c->group.length, c->group.at);
		if (near)
			error_remedy(d, "did you mean '%s'?", near);
		else
			error_remedy(d, "octroi show countries names them");
	}
	if (places_find(v->book->places, v->memory, c->member, id, &why) == PLACE_FOUND)
		return *group != 0;
	error_at(d, c->where, "unknown-place", "'%.*s': %s", (int)c->member.length, c->member.at, why);
	return false;
}

static void move_members(variant *v, diagnostics *d)
{
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		place_id id;
		group_id group;
		if ((c->kind != CHANGE_JOIN && c->kind != CHANGE_LEAVE) || !member_find(v, c, &id, &group, d))
			continue;
		if (places_move(v->book->places, v->book->memory, id, group, c->from, c->kind == CHANGE_JOIN))
			continue;
		error_at(d, c->where, "idle-change", "this change alters nothing: %s %s in %s from then on", places_name(v->book->places, id),
		         c->kind == CHANGE_JOIN ? "is" : "is not", places_group(v->book->places, group)->title);
		error_remedy(d, "take it out");
	}
}

bool variant_open(variant *v, const octroi_scenario_question *question, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	settings_make(v, question->settings);
	variant_give(v);
	v->book = rulebook_open_changed(v->work->rules, rule_changes(v), d);
	v->places = names_new(v->memory);
	if (v->book)
		rules_set(v, question, d);
	if (v->book && groups_read(v, d)) {
		move_members(v, d);
		borders_known(v, d);
		read_changed(v, d);
	}
	if (v->book && diagnostics_errors(d) == before)
		changes_vain(v, d);
	return diagnostics_errors(d) == before;
}

void variant_close(variant *v)
{
	rulebook_close(v->book);
	if (v->d)
		diagnostics_free(v->d);
	if (v->memory)
		arena_free(v->memory);
}

/* ---- borders ------------------------------------------------------------------------------- */

static size_t program_number(variant *v, octroi_program *p)
{
	for (size_t i = 0; i < v->program_count; i++)
		if (v->programs[i] == p)
			return i;
	*ARENA_PUSH(v->memory, v->programs, v->program_count, v->program_capacity) = p;
	return v->program_count - 1;
}

static bool is_place(const variant *v, const char *name, const yaml_node *one, day on)
{
	const places *all = v->book->places;
	const char *why;
	place_id id, said;
	if (one->kind != YAML_SCALAR || places_find(all, v->memory, slice_of(name), &id, &why) != PLACE_FOUND)
		return one->kind == YAML_SCALAR && slice_is(one->text, name);
	group_id group = places_find_group(all, one->text);
	if (group && places_in_group(all, id, group, on, NULL))
		return true;
	return places_find(all, v->memory, one->text, &said, &why) == PLACE_FOUND && said == id;
}

bool is_applied(const char *text, const char *id)
{
	size_t length = strlen(id);
	return strncmp(text, id, length) == 0 && (text[length] == '\0' || text[length] == '@');
}

/* The question enacts it in all variants, at all its borders and for all its goods. */
static bool enacted_for_all(const variant *v, const char *id)
{
	const octroi_settings *s = v->work->question.settings;
	for (size_t i = 0; s && i < s->enacted_count; i++)
		if (is_applied(s->enacted[i], id))
			return true;
	return false;
}

const scenario_change *variant_listed(const variant *v, const octroi_program *p)
{
	const char *id = program_facts(p)->id;
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		if (c->kind == CHANGE_ENACT && c->list && strcmp(c->id, id) == 0)
			return enacted_for_all(v, id) ? NULL : c;
	}
	return NULL;
}

/* What is enacted may be meant for some borders only, though its rule would charge at others. */
static bool meant_there(const void *context, const octroi_program *p, const char *name)
{
	const variant *v = context;
	if (enacted_for_all(v, program_facts(p)->id))
		return true;
	day first = step_days(STEP_YEAR, v->work->first).first;
	for (size_t i = 0; i < v->is->change_count; i++) {
		const scenario_change *c = &v->is->changes[i];
		bool meant = c->kind != CHANGE_ENACT || !c->at || strcmp(c->id, program_facts(p)->id) != 0;
		for (size_t k = 0; !meant && k < c->at->count; k++)
			meant = is_place(v, name, c->at->items[k], first);
		if (!meant)
			return false;
	}
	return true;
}

static void border_find(variant *v, border *b, const char *name, const char **why, diagnostics *d)
{
	octroi_program *const *programs;
	size_t count;
	diagnostic unknown;
	const schemes_meant meant = {meant_there, v};
	schemes_at(v->book, name, v->work->doc->scheme, &v->settings, v->programs, v->program_count, &meant, &programs, &count, &unknown, d);
	*why = unknown.message;
	b->programs = ARENA_ARRAY(v->memory, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		b->programs[b->count++] = program_number(v, programs[i]);
}

const border *variant_border(variant *v, slice destination, const char **why, diagnostics *d)
{
	uint32_t id = names_add(v->places, destination);
	*why = NULL;
	if (id <= v->border_count)
		return v->borders[id - 1];
	border *b = ARENA_NEW(v->memory, border);
	border_find(v, b, names_text(v->places, id), why, d);
	return *ARENA_PUSH(v->memory, v->borders, v->border_count, v->border_capacity) = b;
}

void variant_borders_as(variant *v, const variant *other, diagnostics *d)
{
	const char *why;
	for (size_t b = 0; b < other->border_count; b++)
		variant_border(v, slice_of(names_text(other->places, (uint32_t)b + 1)), &why, d);
}

/* ---- one program ----------------------------------------------------------------------------- */

void variant_keep_program(variant *v, size_t number)
{
	for (size_t b = 0; b < v->border_count; b++) {
		bool charges = false;
		for (size_t i = 0; i < v->borders[b]->count; i++)
			charges = charges || v->borders[b]->programs[i] == number;
		v->borders[b]->count = charges;
		if (charges)
			v->borders[b]->programs[0] = 0;
	}
	v->programs[0] = v->programs[number];
	v->program_count = 1;
}

static bool program_numbered(const variant *v, const char *id, size_t *number)
{
	for (*number = 0; *number < v->program_count; ++*number)
		if (strcmp(program_facts(v->programs[*number])->id, id) == 0)
			return true;
	return false;
}

bool variant_borders_of(variant *v, const variant *other, diagnostics *d)
{
	const char *id = program_facts(other->programs[0])->id, *why;
	size_t number, before = diagnostics_errors(d);
	for (size_t b = 0; b < other->border_count; b++) {
		const char *name = names_text(other->places, (uint32_t)b + 1);
		if (other->borders[b]->count) {
			variant_border(v, slice_of(name), &why, d);
			continue;
		}
		names_add(v->places, slice_of(name)); /* nobody asks who else charges there */
		*ARENA_PUSH(v->memory, v->borders, v->border_count, v->border_capacity) = ARENA_NEW(v->memory, border);
	}
	bool found = program_numbered(v, id, &number);
	if (found)
		variant_keep_program(v, number);
	else if (diagnostics_errors(d) == before)
		error_at(d, (place){0}, "no-scheme", "%s does not charge there any more", id);
	return found;
}
