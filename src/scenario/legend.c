/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of variants: their changes in words, those of the question as a document would say them. */
#include <string.h>

#include "work.h"

typedef struct {
	arena       *memory;
	const char **all;
	size_t       count, capacity;
	bool         rules; /* one of them is of the rules: not only of what lines are given */
} change_texts;

static void put(change_texts *t, const char *text, bool of_rules)
{
	*ARENA_PUSH(t->memory, t->all, t->count, t->capacity) = text;
	t->rules = t->rules || of_rules;
}

/* "id=value", "id@day": with a word before, and one between the two. */
static void put_pairs(change_texts *t, const char *word, const char *const *pairs, size_t count, char mark, const char *between)
{
	for (size_t i = 0; i < count; i++) {
		slice rest = slice_of(pairs[i]), name;
		slice_split(&rest, mark, &name);
		put(t, rest.at ? arena_printf(t->memory, "%s %.*s %s %.*s", word, (int)name.length, name.at, between, (int)rest.length, rest.at)
		               : arena_printf(t->memory, "%s %.*s", word, (int)name.length, name.at), true);
	}
}

static void put_rules(change_texts *t, const octroi_scenario_question *q)
{
	for (size_t i = 0; i < q->change_count; i++) {
		const octroi_rule_change *c = &q->changes[i];
		const char *operand = strcmp(c->word, "set") == 0 ? "to" : strcmp(c->word, "path") == 0 ? "points" : "by";
		put(t, arena_printf(t->memory, "%s %s %s %s", c->word, c->address, operand, c->figure), true);
	}
}

/* Which hold in all variants, after what the document changes in all of them. */
static void put_question(change_texts *t, const scenario_work *w)
{
	static const octroi_settings none;
	const octroi_settings *s = w->question.settings ? w->question.settings : &none;
	put_rules(t, &w->question);
	put_pairs(t, "set", s->values, s->value_count, '=', "to");
	put_pairs(t, "option", s->options, s->option_count, '=', "choose");
	put_pairs(t, "enact", s->enacted, s->enacted_count, '@', "from");
	put_pairs(t, "repeal", s->repealed, s->repealed_count, '@', "from");
	/* Of a document they stand beside its flows. */
	for (size_t i = 0; w->doc->made && i < w->doc->flows.given_count; i++)
		put(t, arena_printf(t->memory, "give %s value %s", w->doc->flows.given[i].input, w->doc->flows.given[i].value), false);
}

static octroi_variant told(scenario_work *w, const variant *v)
{
	const scenario_variant *is = v->is;
	change_texts t = {.memory = w->memory};
	for (size_t i = 0; i < w->doc->shared_count; i++)
		put(&t, is->changes[i].said, true);
	put_question(&t, w);
	size_t shared = t.count;
	for (size_t i = w->doc->shared_count; i < is->change_count; i++)
		put(&t, is->changes[i].said, true);
	return (octroi_variant){.name = is->name, .title = is->title, .note = is->note, .changes = t.all, .change_count = t.count,
	                        .shared_count = shared, .programs = (const octroi_program *const *)v->programs,
	                        .program_count = v->program_count, .standing = t.rules ? OCTROI_SCENARIO : OCTROI_LAW,
	                        .of = is->of ? is->of : is->name, .at = is->at};
}

void tell_variants(scenario_work *w)
{
	octroi_variant *all = ARENA_ARRAY(w->memory, octroi_variant, w->variant_count + 1);
	for (size_t i = 0; i < w->variant_count; i++)
		all[i] = told(w, &w->variants[i]);
	w->cube.variants = all;
	w->cube.variant_count = w->variant_count;
}
