/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that sections for the rooms above use: that they exist, and are what the
 * section needs. */
#include <string.h>

#include "value.h"

static const char *nearest_name(const checker *c, const char *name, bool input)
{
	const octroi_program *p = c->program;
	const char **all = ARENA_ARRAY(p->memory, const char *, p->slot_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < p->slot_count; i++)
		if ((p->slots[i].kind == SLOT_INPUT) == input)
			all[n++] = p->slots[i].name;
	return text_nearest(slice_of(name), all, n);
}

/* The slot that is meant, of an input or of a quantity; NULL, reported. */
static const slot *referred(checker *c, const reference *r, bool input)
{
	int index = r->name ? slot_find(c->program, slice_of(r->name)) : -1;
	const slot *s = index >= 0 ? &c->program->slots[index] : NULL;
	const char *what = input ? "input" : "quantity or series";
	bool fits = s && (input ? s->kind == SLOT_INPUT || s->kind == SLOT_CLOCK : s->kind != SLOT_OPTION && s->kind != SLOT_CLOCK);
	if (!r->name || fits)
		return r->name ? s : NULL;
	const char *near = nearest_name(c, r->name, input);
	error_at(c->d, r->where, "unknown-name", "there is no %s '%s'", what, r->name);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	return NULL;
}

static void check_reference(checker *c, const reference *r, bool input, type_kind kind)
{
	const slot *s = referred(c, r, input);
	if (!s || s->type.kind == kind || (kind == TYPE_ROW && s->type.kind != TYPE_ROW))
		return;
	error_at(c->d, r->where, "wrong-type", "'%s' is a %s, here a %s must stand", r->name, type_names[s->type.kind],
	         type_names[kind]);
	error_related(c->d, slot_place(s), "declared here");
}

static bool in_unit(const slot *s, const char *text)
{
	unit u;
	return unit_parse(slice_of(text), &u) && unit_same(&s->type.unit, &u);
}

/* Figures go into an input without their unit, so it must be that very one. Of another kind was told already. */
static void check_unit(checker *c, const reference *r, const char *wanted, bool by_tonne)
{
	int index = r->name && wanted ? slot_find(c->program, slice_of(r->name)) : -1;
	const slot *s = index >= 0 ? &c->program->slots[index] : NULL;
	if (!s || s->type.kind != TYPE_NUMBER)
		return;
	by_tonne = by_tonne && strcmp(wanted, UNIT_PER_FU) == 0;
	bool fits = in_unit(s, wanted) || (by_tonne && in_unit(s, "tCO2e/t"));
	bool multiple = s->kind == SLOT_INPUT && s->input->type.unit.factor != 1;
	if (fits && !multiple)
		return;
	if (fits) {
		error_at(c->d, r->where, "unit-multiple", "'%s' is in a multiple of '%s', here that itself must stand", r->name, wanted);
		error_remedy(c->d, "declare it with unit: %s; a line may give it in multiples all the same", wanted);
	} else {
		error_at(c->d, r->where, "unit-mismatch", "'%s' is in '%s', here '%s' must stand", r->name,
		         type_text(c->program->memory, &s->type), wanted);
		error_remedy(c->d, "name %s of unit %s%s", s->kind == SLOT_INPUT ? "an input" : "a quantity", wanted, by_tonne ? " or tCO2e/t" : "");
	}
	error_related(c->d, slot_place(s), "declared here");
}

static void check_presets(checker *c, const preset *all, size_t count)
{
	octroi_line *line = count ? line_new(c->program, c->program->memory) : NULL;
	for (size_t i = 0; i < count; i++) {
		reference r = {all[i].input, all[i].where};
		diagnostics *quiet = diagnostics_new();
		if (referred(c, &r, true) && !line_set(line, all[i].input, all[i].value, all[i].input, quiet))
			error_at(c->d, all[i].where, "bad-value", "%s", diagnostics_get(quiet, 0)->message);
		diagnostics_free(quiet);
	}
}

static void check_chain(checker *c, const chain *ch)
{
	for (size_t i = 0; i < CHAIN_NAMES; i++) {
		check_reference(c, &ch->names[i], chain_entries[i].input, chain_entries[i].kind);
		check_unit(c, &ch->names[i], chain_entries[i].unit, !ch->names[CHAIN_CONTENT].name);
	}
	check_presets(c, ch->bought, ch->bought_count);
	check_presets(c, ch->own, ch->own_count);
}

void streams_check(const document *doc, diagnostics *d)
{
	const chain *ch = doc->chain;
	const document *streams = ch && ch->streams ? rulebook_document(doc->book, ch->streams, ch->streams_where, d) : NULL;
	if (streams && strcmp(streams->kind, "method") != 0)
		error_at(d, ch->streams_where, "wrong-kind", "'%s' is not of kind method but %s", streams->id, streams->kind);
}

/* One word for several inputs is told apart by units: no two may share one. */
static void check_spelling(checker *c, const spelling *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const slot *a = referred(c, &s->inputs[i], true);
		if (a && a->type.kind != TYPE_NUMBER) {
			error_at(c->d, s->inputs[i].where, "wrong-type", "'%s' has no unit that could tell it apart", a->name);
			continue;
		}
		for (size_t k = 0; a && k < i; k++) {
			int index = slot_find(c->program, slice_of(s->inputs[k].name));
			if (index >= 0 && unit_same(&a->type.unit, &c->program->slots[index].type.unit))
				error_at(c->d, s->inputs[i].where, "same-unit", "'%s' and '%s' have the same unit", s->inputs[k].name,
				         a->name);
		}
	}
	int taken = slot_find(c->program, slice_of(s->word));
	if (taken >= 0 && c->program->slots[taken].kind == SLOT_INPUT)
		error_at(c->d, s->where, "repeated-name", "'%s' is declared already", s->word);
}

static void check_shown(checker *c, const shown_figure *s)
{
	check_reference(c, &s->what, false, TYPE_NUMBER);
	int index = slot_find(c->program, slice_of(s->what.name));
	const slot *slot = index >= 0 ? &c->program->slots[index] : NULL;
	if (!slot || slot->type.kind != TYPE_NUMBER || unit_same(&slot->type.unit, &s->unit))
		return;
	error_at(c->d, s->where, "unit-mismatch", "'%s' is in '%s', which is no multiple of '%s'", s->what.name,
	         type_text(c->program->memory, &slot->type), s->unit_text);
	error_related(c->d, slot_place(slot), "declared here");
}

/* What a range says is the ratio of its ends. */
static void check_range(checker *c, const tier *t)
{
	const reference *low = &t->names[TIER_LOW], *high = &t->names[TIER_HIGH];
	int a = low->name ? slot_find(c->program, slice_of(low->name)) : -1, b = high->name ? slot_find(c->program, slice_of(high->name)) : -1;
	if (a < 0 || b < 0 || unit_same(&c->program->slots[a].type.unit, &c->program->slots[b].type.unit))
		return;
	error_at(c->d, high->where, "unit-mismatch", "'%s' is in '%s', but '%s' in '%s'", high->name,
	         type_text(c->program->memory, &c->program->slots[b].type), low->name, type_text(c->program->memory, &c->program->slots[a].type));
	error_remedy(c->d, "name two ends of one range");
}

static void check_tier(checker *c, const tier *t)
{
	for (size_t i = 0; i < TIER_NAMES; i++) {
		check_reference(c, &t->names[i], false, tier_entries[i].kind);
		check_unit(c, &t->names[i], tier_entries[i].unit, true);
	}
	check_range(c, t);
	for (size_t i = 0; i < t->plain_count; i++)
		check_shown(c, &t->plain[i]);
	for (size_t i = 0; i < t->pedigree_count; i++) {
		check_reference(c, &t->pedigree[i], false, TYPE_NUMBER);
		check_unit(c, &t->pedigree[i], "1", false);
	}
}

static void check_ladder(checker *c, const ladder *l)
{
	check_reference(c, &l->good, false, TYPE_GOOD);
	check_reference(c, &l->edition, true, TYPE_CODE);
	check_reference(c, &l->direct_only, false, TYPE_FLAG);
	check_reference(c, &l->route, true, TYPE_CODE);
}

void check_references(checker *c)
{
	const document *doc = c->document;
	if (doc->chain)
		check_chain(c, doc->chain);
	for (size_t i = 0; i < GIVES_NAMES; i++) {
		check_reference(c, &doc->gives[i], false, TYPE_NUMBER);
		check_unit(c, &doc->gives[i], gives_units[i], false);
	}
	for (size_t i = 0; i < doc->spelling_count; i++)
		check_spelling(c, &doc->spellings[i]);
	for (size_t i = 0; i < doc->tier_count; i++)
		check_tier(c, &doc->tiers[i]);
	check_ladder(c, &doc->ladder);
}
