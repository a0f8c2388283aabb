/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the public header tells of a program: its facts and its inputs. */
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "value.h"

/* With its length, so that what one node ends with is not what the next begins with. */
static void hash_node(XXH3_state_t *state, const yaml_node *node)
{
	char head[48];
	int length = snprintf(head, sizeof head, "%d %zu ", (int)node->kind, node->kind == YAML_SCALAR ? node->text.length : node->count);
	XXH3_64bits_update(state, head, (size_t)length);
	if (node->kind == YAML_SCALAR && node->text.length)
		XXH3_64bits_update(state, node->text.at, node->text.length);
	for (size_t i = 0; node->kind != YAML_SCALAR && i < node->count; i++) {
		if (node->kind == YAML_MAP)
			hash_node(state, node->pairs[i].key);
		hash_node(state, node->kind == YAML_MAP ? node->pairs[i].value : node->items[i]);
	}
}

/* Those with which the rulebook was opened: a document that is changed as it is read is another one. */
static void hash_changes(XXH3_state_t *state, const rulebook *book, const char *id)
{
	for (size_t i = 0; i < book->changes.count; i++)
		if (strcmp(book->changes.items[i].id, id) == 0)
			hash_node(state, book->changes.items[i].change);
}

/* Changes of what a series follows are its own. */
static void hash_followed(XXH3_state_t *state, const document *doc, const series *s)
{
	const char *end = s->follows ? strchr(s->follows, '.') : NULL;
	if (end)
		hash_changes(state, doc->book, arena_copy(doc->book->memory, s->follows, (size_t)(end - s->follows)));
}

static void hash_document(XXH3_state_t *state, const document *doc)
{
	XXH3_64bits_update(state, doc->text->bytes, doc->text->length);
	hash_changes(state, doc->book, doc->id);
	for (size_t i = 0; i < doc->series_count; i++)
		hash_followed(state, doc, &doc->series[i]);
	for (size_t i = 0; i < doc->read_count; i++)
		hash_document(state, doc->reads[i]);
}

/* A collection may ask any carbon price: which, the place decides. What these rest on is only read then. */
static void hash_carbon_prices(XXH3_state_t *state, rulebook *book, diagnostics *d)
{
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		const source_text *text = strcmp(rulebook_kind(book, ids[i]), "carbon-price") == 0 ? rulebook_text(book, ids[i], d) : NULL;
		if (text)
			XXH3_64bits_update(state, text->bytes, text->length);
	}
	for (size_t i = 0; i < book->changes.count; i++)
		hash_changes(state, book, book->changes.items[i].id);
}

static bool collects(const document *doc)
{
	for (size_t i = 0; i < doc->quantity_count; i++)
		if (doc->quantities[i].is_collection)
			return true;
	return false;
}

static bool rests_on(const document *doc, const char *id)
{
	bool rests = strcmp(doc->id, id) == 0 || (doc->chain && doc->chain->streams && strcmp(doc->chain->streams, id) == 0);
	for (size_t i = 0; i < doc->read_count && !rests; i++)
		rests = rests_on(doc->reads[i], id);
	return rests;
}

/* Whether a series of the scheme takes over what is changed in the other document: in that series of it, or, empty, in any. */
static bool follows(const document *doc, const char *id, slice name)
{
	for (size_t i = 0; i < doc->series_count; i++)
		if (series_follows(&doc->series[i], id, name))
			return true;
	return false;
}

static bool reads(const octroi_program *p, const char *id)
{
	return rests_on(p->document, id) || (collects(p->document) && strcmp(rulebook_kind(p->book, id), "carbon-price") == 0);
}

bool program_made_from(const octroi_program *p, const char *id)
{
	return reads(p, id) || follows(p->document, id, (slice){0});
}

/* The series that a change names; empty: it changes something else than values. */
static slice series_changed(const yaml_node *change)
{
	static const char *const words[] = {"set", "scale", "shift", "path", "link"};
	slice prefix = slice_of("series.");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const yaml_node *name = yaml_get(change, words[i]);
		if (name && slice_starts(name->text, prefix))
			return (slice){name->text.at + prefix.length, name->text.length - prefix.length};
		if (name)
			return name->text;
	}
	return (slice){0};
}

/* Whether a change lets a series say what one of that document says. */
static bool is_linked(const rulebook *book, const char *id)
{
	size_t length = strlen(id);
	for (size_t i = 0; i < book->changes.count; i++) {
		const yaml_node *change = book->changes.items[i].change, *with = yaml_get(change, "link") ? yaml_get(change, "with") : NULL;
		if (with && slice_starts(with->text, slice_of(id)) && with->text.length > length && with->text.at[length] == '.')
			return true;
	}
	return false;
}

/* A document may be used for one of its series alone: "not read" is only sure of another one of these. */
static bool uses_without(const octroi_program *p, const char *id, slice name)
{
	const document *doc = p->document, *used = NULL;
	for (size_t i = 0; i < doc->alias_count && !used; i++)
		used = strcmp(doc->aliases[i].document->id, id) == 0 ? doc->aliases[i].document : NULL;
	bool series = false, read = false;
	for (size_t i = 0; used && i < used->series_count; i++)
		series = series || slice_is(name, used->series[i].name);
	for (size_t i = 0; series && i < p->slot_count; i++) {
		const char *point = p->slots[i].kind == SLOT_SERIES && p->slots[i].read ? strchr(p->slots[i].name, '.') : NULL;
		read = read || (point && slice_is(name, point + 1));
	}
	return series && !read && !collects(doc) && !is_linked(p->book, id);
}

bool program_reads_change(const octroi_program *p, const rulebook_change *change)
{
	slice name = series_changed(change->change);
	return follows(p->document, change->id, name) || (reads(p, change->id) && !(name.length && uses_without(p, change->id, name)));
}

static const char *rulebook_hash(const octroi_program *p, diagnostics *d)
{
	XXH3_state_t *state = XXH3_createState();
	XXH3_64bits_reset(state);
	hash_document(state, p->document);
	for (size_t i = 0; i < p->book->document_count; i++)
		if (p->document->nomenclature && strcmp(p->book->documents[i]->id, p->document->nomenclature) == 0)
			hash_document(state, p->book->documents[i]);
	if (collects(p->document))
		hash_carbon_prices(state, p->book, d);
	for (size_t i = 0; i < p->book->common_count; i++)
		XXH3_64bits_update(state, p->book->common_texts[i]->bytes, p->book->common_texts[i]->length);
	if (p->more_groups)
		XXH3_64bits_update(state, p->book->groups_text->bytes, p->book->groups_text->length);
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

static octroi_own_figures own_figures_of(const chain *c)
{
	octroi_own_figures out = {0};
	if (!c)
		return out;
	out.input = c->names[CHAIN_GIVEN_DIRECT].name;
	if (c->own_count) {
		out.preset = c->own[0].input;
		out.preset_value = c->own[0].value;
	}
	return out;
}

void fill_facts(octroi_program *p, diagnostics *d)
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
	p->own_figures = own_figures_of(doc->chain);
	p->facts.functional_unit = p->standard_unit;
	p->facts.rulebook = rulebook_hash(p, d);
	day_write(p->as_of, text);
	p->facts.as_of = arena_copy(p->memory, text, strlen(text));
}

static const octroi_input_type input_types[] = {
	[TYPE_NUMBER] = OCTROI_INPUT_NUMBER, [TYPE_MONEY] = OCTROI_INPUT_MONEY, [TYPE_FLAG] = OCTROI_INPUT_FLAG,
	[TYPE_CODE] = OCTROI_INPUT_CODE,     [TYPE_GOOD] = OCTROI_INPUT_GOOD,   [TYPE_DATE] = OCTROI_INPUT_DATE,
	[TYPE_YEAR] = OCTROI_INPUT_YEAR,     [TYPE_TEXT] = OCTROI_INPUT_TEXT,   [TYPE_SET] = OCTROI_INPUT_CODE,
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Text of a unit in which the word "fu" gives way to the functional unit. */
static const char *unit_said(const char *text, const char *functional_unit, arena *memory)
{
	buffer out = {.memory = memory};
	for (const char *c = text; *c;) {
		bool word = strncmp(c, "fu", 2) == 0 && !is_letter(c[2]) && (c == text || !is_letter(c[-1]));
		if (word)
			buffer_puts(&out, functional_unit);
		else
			buffer_putc(&out, *c);
		c += word ? 2 : 1;
	}
	return out.at;
}

const char *input_unit(const input *in, const char *functional_unit, arena *memory)
{
	char text[UNIT_TEXT_SIZE];
	if (in->unit_text && in->type.unit.factor != 1)
		return unit_said(in->unit_text, functional_unit, memory);
	unit_write(&in->type.unit, functional_unit, text);
	return arena_copy(memory, text, strlen(text));
}

static void fill_input(octroi_program *p, int index, octroi_input *out)
{
	const slot *s = &p->slots[index];
	*out = (octroi_input){.name = s->name, .option = s->name, .type = input_types[s->type.kind], .unit = ""};
	if (s->kind == SLOT_INPUT) {
		const input *in = s->input;
		out->option = in->option;
		out->note = in->note;
		out->source = in->source.text;
		out->common = in->common;
		out->headers = in->headers;
		out->header_count = in->header_count;
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
	if (s->kind == SLOT_INPUT && s->type.kind == TYPE_NUMBER && s->type.unit.count)
		out->unit = input_unit(s->input, p->standard_unit, p->memory);
	if (s->type.list && s->type.list->places)
		out->type = OCTROI_INPUT_PLACE;
	else if (s->type.list)
		out->choices = choice_texts(p, s->type.list, &out->choice_count);
}

const octroi_input *const *common_inputs(const rulebook *book, arena *memory)
{
	octroi_input *all = ARENA_ARRAY(memory, octroi_input, book->input_count + 1);
	const octroi_input **out = ARENA_ARRAY(memory, const octroi_input *, book->input_count + 1);
	for (size_t i = 0; i < book->input_count; i++) {
		const input *in = &book->inputs[i];
		bool place = in->type.list && in->type.list->places;
		all[i] = (octroi_input){.name = in->name, .option = in->option, .type = place ? OCTROI_INPUT_PLACE : input_types[in->type.kind],
		                        .unit = "", .note = in->note, .common = true, .headers = in->headers, .header_count = in->header_count};
		if (in->type.kind == TYPE_NUMBER && in->type.unit.count)
			all[i].unit = input_unit(in, "t", memory);
		out[i] = &all[i];
	}
	return out;
}

void fill_inputs(octroi_program *p)
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
void find_standard_unit(octroi_program *p)
{
	p->standard_unit = "unit";
	const quantity *q = p->amount >= 0 ? p->slots[p->amount].quantity : NULL;
	const expr *e = q && q->case_count ? q->cases[q->case_count - 1].formula : NULL;
	if (e && e->meaning)
		p->standard_unit = type_text(p->memory, &meaning_of(e)->type);
}

const octroi_facts *program_facts(const octroi_program *p)
{
	return &p->facts;
}

const octroi_own_figures *program_own_figures(const octroi_program *p)
{
	return p->own_figures.input ? &p->own_figures : NULL;
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
