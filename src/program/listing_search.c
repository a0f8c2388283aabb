/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi show korea`: a word that names no list is looked for everywhere; short, with the command that shows more. */
#include <string.h>

#include "listing.h"

static const char *const columns[] = {"what", "name", "text", "more"};
enum { COLUMNS = sizeof columns / sizeof *columns, SHOWN = 5, PLACES_MAX = 3 };

/* Some rows of one kind: the first few, then how many more there are. */
typedef struct {
	lister     *l;
	const char *what, *more; /* what shows all of them */
	size_t      found;
} section;

static bool words_occur(lister *l, const char *text)
{
	lister one = {.memory = l->memory, .word = l->word, .columns = 1};
	row_add(&one, &text);
	return one.count > 0;
}

static void row_found(section *s, const char *name, const char *text, const char *more)
{
	if (s->found++ >= SHOWN)
		return;
	lister all = *s->l;
	all.word = NULL;
	row_add(&all, (const char *[]){s->what, name, text, more});
	all.word = s->l->word;
	*s->l = all;
}

static void found_add(section *s, const char *name, const char *text, const char *more)
{
	if (words_occur(s->l, arena_printf(s->l->memory, "%s %s", name, text ? text : "")))
		row_found(s, name, text, more);
}

static void section_end(section *s)
{
	if (s->found <= SHOWN)
		return;
	lister all = *s->l;
	all.word = NULL;
	row_add(&all, (const char *[]){s->what, arena_printf(s->l->memory, "and %zu more", s->found - SHOWN), NULL, s->more});
	all.word = s->l->word;
	*s->l = all;
}

static const char *path_to(lister *l, const document *doc, const char *name)
{
	return arena_printf(l->memory, "%s.%s", doc->id, name);
}

static const char *command_for(lister *l, const char *path)
{
	return arena_printf(l->memory, "octroi show %s", path);
}

/* ---- documents and what is in them ------------------------------------------------ */

/* What a document says of itself: a scheme is also found by where it charges and what it tells. */
static void of_documents(section *s, const document *doc)
{
	buffer text = {.memory = s->l->memory};
	buffer_printf(&text, "%s %s %s ", doc->id, doc->title, doc->destination == DESTINATION_NONE ? "" : destination_text(s->l, doc));
	const yaml_node *note = yaml_get(doc->root, "note");
	place_id id;
	const char *why;
	if (doc->price_path) /* there are many: a section of their own */
		return;
	if (note)
		buffer_add(&text, note->text.at, note->text.length);
	for (size_t i = 0; i < doc->remark_count; i++)
		buffer_printf(&text, " %s", sentence_source(s->l, doc->remarks[i].text));
	if (doc->destination == DESTINATION_PLACE &&
	    places_find(s->l->book->places, s->l->memory, slice_of(doc->destination_name), &id, &why) == PLACE_FOUND)
		buffer_printf(&text, " %s", places_name(s->l->book->places, id));
	if (words_occur(s->l, text.at))
		row_found(s, doc->id, doc->title, command_for(s->l, doc->id));
}

static void of_paths(section *s, const document *doc)
{
	const price_path *p = doc->price_path;
	if (p && words_occur(s->l, arena_printf(s->l->memory, "%s %s %s %s %s", doc->id, doc->title, p->region, p->family ? p->family : "",
	                                        p->note ? p->note : "")))
		row_found(s, doc->id, doc->title, command_for(s->l, doc->id));
}

static void one_of(section *s, const document *doc, place where, const char *name, const char *title, const char *note)
{
	if (!says(doc, where))
		return;
	const char *path = path_to(s->l, doc, name);
	found_add(s, path, note ? arena_printf(s->l->memory, "%s%s%s", title ? title : "", title ? "; " : "", note) : title,
	          command_for(s->l, path));
}

static void of_series(section *s, const document *doc)
{
	for (size_t i = 0; i < doc->series_count; i++)
		one_of(s, doc, doc->series[i].where, doc->series[i].name, doc->series[i].title, doc->series[i].note);
}

static void of_tables(section *s, const document *doc)
{
	for (size_t i = 0; i < doc->table_count; i++)
		one_of(s, doc, doc->tables[i].where, doc->tables[i].name, doc->tables[i].title, NULL);
}

static void of_quantities(section *s, const document *doc)
{
	for (size_t i = 0; i < doc->quantity_count; i++)
		one_of(s, doc, doc->quantities[i].where, doc->quantities[i].name, doc->quantities[i].title, NULL);
}

static void of_inputs(section *s, const document *doc)
{
	for (size_t i = 0; i < doc->input_count; i++)
		one_of(s, doc, doc->inputs[i].where, doc->inputs[i].name, NULL, doc->inputs[i].note);
	for (size_t i = 0; i < doc->option_count; i++)
		one_of(s, doc, doc->options[i].where, doc->options[i].name, doc->options[i].title, NULL);
}

static void of_sources(section *s, const document *doc)
{
	for (size_t i = 0; i < doc->source_count; i++)
		one_of(s, doc, doc->sources[i].where, doc->sources[i].key, doc->sources[i].title, doc->sources[i].note);
}

static void search_documents(lister *l, const char *what, const char *more, void (*of)(section *, const document *))
{
	section s = {.l = l, .what = what, .more = more};
	size_t count;
	const char *const *ids = rulebook_ids(l->book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		const document *doc = document_listed(l, ids[i]);
		if (doc)
			of(&s, doc);
	}
	section_end(&s);
}

/* ---- countries -------------------------------------------------------------------------- */

/* Whether a scheme charges there at some time. */
static bool charges_at(const places *all, const document *doc, place_id place)
{
	if (doc->destination == DESTINATION_PLACE)
		return strcmp(doc->destination_name, places_code(all, place)) == 0;
	group_id id = doc->destination == DESTINATION_GROUP ? places_find_group(all, slice_of(doc->destination_name)) : 0;
	const place_group *g = id ? places_group(all, id) : NULL;
	for (size_t i = 0; g && i < g->count; i++)
		if (g->members[i] == place)
			return true;
	return false;
}

static bool priced_at(const document *doc, const char *code)
{
	return doc->instrument && doc->instrument->where_kind == DESTINATION_PLACE && strcmp(doc->instrument->where_name, code) == 0;
}

/* The schemes that charge there and its carbon prices, then tables with rows of it. */
static void of_place(lister *l, place_id place)
{
	size_t count, found = 0, prices = 0;
	const char *const *ids = rulebook_ids(l->book, NULL, &count), *code = places_code(l->book->places, place);
	for (size_t i = 0; i < count; i++) {
		const document *doc = document_listed(l, ids[i]);
		if (doc && doc->is_scheme && charges_at(l->book->places, doc, place))
			row_add(l, (const char *[]){"scheme", doc->id, arena_printf(l->memory, "charges imports into %s", code),
			                            command_for(l, doc->id)});
		if (doc && priced_at(doc, code) && prices++ < SHOWN)
			row_add(l, (const char *[]){"carbon price", doc->id, doc->title, arena_printf(l->memory, "octroi show instruments %s", doc->id)});
	}
	if (prices > SHOWN)
		row_add(l, (const char *[]){"carbon price", arena_printf(l->memory, "and %zu more", prices - SHOWN), NULL,
		                            arena_printf(l->memory, "octroi show instruments %s", places_name(l->book->places, place))});
	for (size_t i = 0; i < count; i++) {
		const document *doc = document_listed(l, ids[i]);
		for (size_t t = 0; doc && t < doc->table_count; t++) {
			size_t rows = says(doc, doc->tables[t].where) ? table_rows_holding(l->book, &doc->tables[t], code, l->d) : 0;
			const char *path = path_to(l, doc, doc->tables[t].name);
			if (rows && found++ < SHOWN)
				row_add(l, (const char *[]){"rows", path, arena_printf(l->memory, "%zu of %s", rows, code),
				                            arena_printf(l->memory, "octroi show %s %s", path, code)});
		}
	}
	if (found > SHOWN)
		row_add(l, (const char *[]){"rows", arena_printf(l->memory, "and %zu more tables", found - SHOWN), NULL, "octroi show tables"});
}

/* A few countries are told with the tables that have rows of them. */
static void search_countries(lister *l, const char *words)
{
	const places *all = l->book->places;
	place_id some[PLACES_MAX];
	section s = {.l = l, .what = "country", .more = arena_printf(l->memory, "octroi show countries %s", words)};
	for (size_t id = 1; id <= places_count(all); id++) {
		const char *code = places_code(all, (place_id)id), *name = places_name(all, (place_id)id);
		size_t before = s.found;
		found_add(&s, code, name, arena_printf(l->memory, "octroi show countries %s", code));
		if (s.found > before && s.found <= PLACES_MAX)
			some[s.found - 1] = (place_id)id;
	}
	section_end(&s);
	lister rest = *l;
	rest.word = NULL;
	for (size_t i = 0; i < s.found && s.found <= PLACES_MAX; i++)
		of_place(&rest, some[i]);
	rest.word = l->word;
	*l = rest;
}

/* ---- goods -------------------------------------------------------------------------------- */

static void good_found(lister *l, void *context, const char *digits, period valid, const char *text)
{
	char pretty[GOOD_TEXT_SIZE];
	(void)valid;
	found_add(context, arena_printf(l->memory, "%s", good_write(digits, pretty)), text,
	          arena_printf(l->memory, "octroi show goods %s", digits));
}

static void search_goods(lister *l, const char *words)
{
	section s = {.l = l, .what = "good", .more = arena_printf(l->memory, "octroi show goods %s", words)};
	goods_each(l, good_found, &s);
	section_end(&s);
}

const octroi_listing *listing_of_words(rulebook *book, const char *words, arena *memory, diagnostics *d)
{
	lister l = {.book = book, .memory = memory, .d = d, .columns = COLUMNS, .word = sought_of(book, words, memory)};
	if (!l.word || !l.word->count)
		return NULL;
	search_documents(&l, "document", arena_printf(memory, "octroi show schemes %s", words), of_documents);
	search_documents(&l, "price path", arena_printf(memory, "octroi show paths %s", words), of_paths);
	search_countries(&l, words);
	search_documents(&l, "series", arena_printf(memory, "octroi show series %s", words), of_series);
	search_documents(&l, "table", arena_printf(memory, "octroi show tables %s", words), of_tables);
	search_documents(&l, "quantity", NULL, of_quantities);
	search_documents(&l, "input", arena_printf(memory, "octroi show inputs %s", words), of_inputs);
	search_goods(&l, words);
	search_documents(&l, "source", arena_printf(memory, "octroi show sources %s", words), of_sources);
	if (!l.count)
		return NULL;
	octroi_listing *out = ARENA_NEW(memory, octroi_listing);
	*out = (octroi_listing){COLUMNS, l.count / COLUMNS, columns, l.cells, 0};
	return out;
}
