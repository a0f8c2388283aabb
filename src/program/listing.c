/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi show`: what the rulebook holds, as plain tables of texts. */
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "listing.h"

enum { COLUMNS_MAX = 11 };

/* Between `from` and what is no letter, digit or sign of an id. */
static bool stands_alone(const char *text, const char *from, size_t length)
{
	static const char inner[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	return (from == text || !strchr(inner, from[-1])) && (!from[length] || !strchr(inner, from[length]));
}

static bool occurs_alone(const char *text, const char *word)
{
	for (const char *at = text; (at = strstr(at, word)); at++)
		if (stands_alone(text, at, strlen(word)))
			return true;
	return false;
}

static bool word_occurs(const sought_word *w, const char *text, const char *folded)
{
	return (w->is_id ? occurs_alone(text, w->text) : w->whole ? occurs_alone(folded, w->text) : strstr(folded, w->text) != NULL) ||
	       (w->place && strstr(folded, w->place));
}

static bool row_wanted(const lister *l, const char *const *row, const char *also)
{
	char folded[4096];
	if (!l->word)
		return true;
	buffer all = {.memory = l->memory};
	for (size_t i = 0; i < l->columns; i++)
		buffer_printf(&all, "%s ", row[i] ? row[i] : "");
	buffer_printf(&all, "%s %s", also, l->heirs ? l->heirs : "");
	size_t n = text_fold((slice){all.at, all.length}, folded, sizeof folded);
	folded[n < sizeof folded ? n : sizeof folded - 1] = '\0';
	if (l->word->place && strstr(folded, l->word->place))
		return true;
	for (size_t i = 0; i < l->word->count; i++)
		if (!word_occurs(&l->word->words[i], all.at, folded))
			return false;
	return true;
}

static const char *place_meant(rulebook *book, slice words, arena *memory)
{
	place_id id;
	const char *why;
	return places_find(book->places, memory, words, &id, &why) == PLACE_FOUND ? listed_word(memory, places_name(book->places, id)) : NULL;
}

/* "no-cbam" or a part of it, "no-cbam.rate". */
static bool is_id(rulebook *book, slice word)
{
	size_t count;
	slice rest = word;
	slice_split(&rest, '.', &word);
	const char *const *ids = memchr(word.at, '-', word.length) ? rulebook_ids(book, NULL, &count) : NULL;
	for (size_t i = 0; ids && i < count; i++)
		if (slice_is(word, ids[i]))
			return true;
	return false;
}

const sought *sought_of(rulebook *book, const char *words, arena *memory)
{
	if (!words)
		return NULL;
	sought *out = ARENA_NEW(memory, sought);
	sought_word *list = ARENA_ARRAY(memory, sought_word, strlen(words) + 1);
	slice rest = slice_of(words), word, part;
	out->folded = listed_word(memory, words);
	out->words = list;
	while (slice_split(&rest, ' ', &word)) {
		const char *text = arena_copy(memory, word.at, word.length);
		if (is_id(book, word)) {
			list[out->count++] = (sought_word){.text = text, .is_id = true};
			continue;
		}
		const char *folded = listed_word(memory, text), *place = *folded ? place_meant(book, word, memory) : NULL;
		bool letters = strlen(folded) == 2 && !strpbrk(folded, "0123456789 ");
		slice parts = slice_of(folded);
		while (slice_split(&parts, ' ', &part))
			if (part.length)
				list[out->count++] = (sought_word){.text = arena_copy(memory, part.at, part.length), .whole = letters, .place = place};
	}
	out->place = out->count > 1 ? place_meant(book, slice_of(words), memory) : NULL;
	return out;
}

void row_add_also(lister *l, const char *const *row, const char *also)
{
	if (!row_wanted(l, row, also))
		return;
	for (size_t i = 0; i < l->columns; i++)
		*ARENA_PUSH(l->memory, l->cells, l->count, l->capacity) = row[i] ? row[i] : "";
}

void row_add(lister *l, const char *const *row)
{
	row_add_also(l, row, "");
}

bool says(const document *doc, place where)
{
	return where.source == doc->text;
}

/* ---- one kind of thing each --------------------------------------------------- */

const char *destination_text(lister *l, const document *doc)
{
	if (doc->destination == DESTINATION_ANY)
		return "any";
	if (doc->destination == DESTINATION_GROUP)
		return arena_printf(l->memory, "group %s", doc->destination_name);
	return doc->destination_name;
}

static const char *status_text(lister *l, const document *doc)
{
	buffer out = {.memory = l->memory};
	buffer_puts(&out, "");
	for (size_t i = 0; i < doc->status_count; i++) {
		char text[DAY_TEXT_SIZE];
		buffer_printf(&out, "%s%s from %s", i ? ", " : "", doc->statuses[i].state,
		              day_write(doc->statuses[i].when.first, text));
	}
	return out.at;
}

/* From when it charges, or would. */
static const char *starts_text(lister *l, const document *doc)
{
	char text[DAY_TEXT_SIZE];
	for (size_t i = 0; i < doc->status_count; i++)
		if (strcmp(doc->statuses[i].state, "in-force") == 0)
			return arena_printf(l->memory, "%s", day_write(doc->statuses[i].when.first, text));
	if (doc->starts != DAY_UNKNOWN)
		return arena_printf(l->memory, "%s", day_write(doc->starts, text));
	return doc->starts_unknown ? "not known" : "";
}

static void list_schemes(lister *l, const document *doc)
{
	if (doc->is_scheme)
		row_add(l, (const char *[]){doc->id, destination_text(l, doc), starts_text(l, doc), status_text(l, doc), doc->title});
}

const char *series_figure(lister *l, const series *s, const series_value *v)
{
	char number[NUMBER_TEXT_SIZE], day_text[DAY_TEXT_SIZE];
	if (v->unknown)
		return arena_printf(l->memory, "unknown: %s", v->unknown);
	if (s->type.kind == TYPE_FLAG)
		return v->number == 1 ? "yes" : "no";
	if (s->type.kind == TYPE_CODE)
		return names_text(l->book->names, v->code);
	if (s->type.kind == TYPE_DATE)
		return arena_printf(l->memory, "%s", day_write((day)v->number, day_text));
	number_write(v->number, number);
	return arena_copy(l->memory, number, strlen(number));
}

static void list_series(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->series_count; i++)
		for (size_t v = 0; v < doc->series[i].count; v++) {
			const series *s = &doc->series[i];
			if (!says(doc, s->values[v].where))
				continue;
			char key[PERIOD_TEXT_SIZE], known[DAY_TEXT_SIZE] = "";
			if (s->values[v].known != DAY_FIRST)
				day_write(s->values[v].known, known);
			const char *name = arena_printf(l->memory, "%s.%s", doc->id, s->name);
			const char *source = s->values[v].source.text ? s->values[v].source.text : s->source.text;
			row_add(l, (const char *[]){name, arena_printf(l->memory, "%s", period_write(s->values[v].when, key)),
			                            series_figure(l, s, &s->values[v]),
			                            s->type.kind == TYPE_NUMBER ? type_text(l->memory, &s->type) : type_names[s->type.kind],
			                            arena_printf(l->memory, "%s", known), source});
		}
}

static void list_tables(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->table_count; i++) {
		const table *t = &doc->tables[i];
		if (!says(doc, t->where))
			continue;
		const char *name = arena_printf(l->memory, "%s.%s", doc->id, t->name);
		if (t->unknown)
			row_add(l, (const char *[]){name, "", "", arena_printf(l->memory, "unknown: %s", t->unknown), t->source.text});
		for (size_t e = 0; e < t->edition_count; e++) {
			char known[DAY_TEXT_SIZE] = "";
			const table_edition *used = NULL;
			bool early;
			const table_data *data = table_rows(t, t->editions[e].known, &used, &early, l->d);
			if (t->editions[e].known != DAY_FIRST)
				day_write(t->editions[e].known, known);
			row_add(l, (const char *[]){name, arena_printf(l->memory, "%s", known),
			                            data ? arena_printf(l->memory, "%zu", data->csv->rows) : "unreadable",
			                            t->editions[e].file ? t->editions[e].file : "in the document",
			                            t->editions[e].source.text ? t->editions[e].source.text : t->source.text});
		}
	}
}

static void list_sources(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->source_count; i++) {
		const source *s = &doc->sources[i];
		if (!says(doc, s->where))
			continue;
		char checked[DAY_TEXT_SIZE] = "";
		if (s->checked != DAY_UNKNOWN)
			day_write(s->checked, checked);
		row_add(l, (const char *[]){arena_printf(l->memory, "%s.%s", doc->id, s->key), standing_names[s->standing],
		                            arena_printf(l->memory, "%s", checked), s->title, s->url ? s->url : ""});
	}
}

static void unknown_add(lister *l, const document *doc, const char *name, const char *where, const char *why)
{
	row_add(l, (const char *[]){arena_printf(l->memory, "%s.%s", doc->id, name), where, why});
}

const char *sentence_source(lister *l, const sentence *s)
{
	buffer out = {.memory = l->memory};
	for (size_t i = 0; i < s->count; i++) {
		slice formula = s->formulas[i] ? place_text(s->formulas[i]->where) : (slice){0};
		buffer_puts(&out, s->texts[i]);
		buffer_add(&out, formula.at ? formula.at : "", formula.length);
	}
	return out.at;
}

static void list_unknowns(lister *l, const document *doc)
{
	if (doc->starts_unknown)
		row_add(l, (const char *[]){doc->id, "when it starts", doc->starts_unknown});
	char key[PERIOD_TEXT_SIZE];
	for (size_t i = 0; i < doc->series_count; i++) {
		const series *s = &doc->series[i];
		for (size_t v = 0; v < s->count; v++)
			if (s->values[v].unknown && says(doc, s->values[v].where))
				unknown_add(l, doc, s->name, arena_printf(l->memory, "%s", period_write(s->values[v].when, key)),
				            s->values[v].unknown);
		if (s->after_unknown && says(doc, s->where))
			unknown_add(l, doc, s->name, "later", s->after_unknown);
	}
	if (doc->goods_list && doc->goods_list->unknown)
		row_add(l, (const char *[]){doc->id, "the whole list", doc->goods_list->unknown});
	for (size_t i = 0; i < doc->table_count; i++)
		if (doc->tables[i].unknown && says(doc, doc->tables[i].where))
			unknown_add(l, doc, doc->tables[i].name, "the whole table", doc->tables[i].unknown);
	for (size_t i = 0; i < doc->quantity_count; i++)
		for (size_t c = 0; c < doc->quantities[i].case_count; c++) {
			const sentence *s = doc->quantities[i].cases[c].reason;
			if (s && !doc->quantities[i].cases[c].formula && says(doc, doc->quantities[i].cases[c].where)) {
				unknown_add(l, doc, doc->quantities[i].name, "a case", sentence_source(l, s));
			}
		}
	list_unknown_inputs(l, doc->id, doc->inputs, doc->input_count);
	list_unknown_cells(l, doc);
}

static void list_options(lister *l, const document *doc)
{
	for (size_t i = 0; i < doc->option_count; i++) {
		const option *o = &doc->options[i];
		if (says(doc, o->where))
			row_add(l, (const char *[]){arena_printf(l->memory, "%s.%s", doc->id, o->name),
		                            names_text(l->book->names, o->standard),
		                            code_choices(l->book, l->memory, o->choices), o->title ? o->title : "", o->source.text});
	}
}

static void input_row(lister *l, const char *id, const input *in)
{
	const char *kind = in->type.kind == TYPE_NUMBER              ? input_unit(in, "unit", l->memory)
	                   : in->type.list && in->type.list->places ? "place"
	                   : in->type.list                          ? code_choices(l->book, l->memory, in->type.list)
	                                                            : type_names[in->type.kind];
	row_add(l, (const char *[]){id, in->name, arena_printf(l->memory, "--%s", in->option), kind, in->note ? in->note : ""});
}

static void list_inputs(lister *l, const document *doc)
{
	for (size_t i = 0; doc->is_scheme && i < doc->input_count; i++)
		input_row(l, doc->id, &doc->inputs[i]);
}

/* What a source stream of an installation, or a question about intensities, may say: all words, for nobody can guess them. */
static const char *key_type(lister *l, const input *in)
{
	const type *t = &in->type;
	buffer out = {.memory = l->memory};
	if (t->kind == TYPE_NUMBER)
		return input_unit(in, "unit", l->memory);
	if (!t->list || t->list->places)
		return t->list ? "place" : type_names[t->kind];
	for (size_t i = 0; i < t->list->count; i++)
		buffer_printf(&out, "%s%s", i ? ", " : "", names_text(l->book->names, t->list->codes[i]));
	return out.at;
}

static void list_keys(lister *l, const document *doc)
{
	bool method = strcmp(doc->kind, "method") == 0, intensity = strcmp(doc->kind, "intensity") == 0;
	if (!method && !intensity)
		return;
	for (size_t i = 0; i < doc->spelling_count; i++) {
		const spelling *s = &doc->spellings[i];
		buffer meant = {.memory = l->memory};
		for (size_t k = 0; k < s->count; k++)
			buffer_printf(&meant, "%s%s", k ? ", " : "", s->inputs[k].name);
		row_add(l, (const char *[]){doc->id, s->word, "by its unit", meant.at});
	}
	for (size_t i = 0; i < doc->input_count; i++)
		row_add(l, (const char *[]){doc->id, intensity ? arena_printf(l->memory, "--%s", doc->inputs[i].option) : doc->inputs[i].name,
		                            key_type(l, &doc->inputs[i]),
		                            doc->inputs[i].note ? doc->inputs[i].note : ""});
}

static void list_countries(lister *l)
{
	const places *all = l->book->places;
	period unused;
	rulebook_groups(l->book, l->d);
	for (size_t id = 1; id <= places_count(all); id++) {
		buffer groups = {.memory = l->memory};
		buffer_puts(&groups, "");
		for (size_t g = 1; g <= places_group_count(all); g++) {
			const place_group *group = places_group(all, (group_id)g);
			for (size_t i = 0; i < group->count; i++)
				if (group->members[i] == id && group->during[i].last == DAY_LAST &&
				    !places_membership_unknown(all, (place_id)id, (group_id)g, DAY_LAST, &unused))
					buffer_printf(&groups, "%s%s", groups.length ? ", " : "", group->name);
		}
		row_add(l, (const char *[]){places_code(all, (place_id)id), places_name(all, (place_id)id), groups.at});
	}
}

void goods_each(lister *l, void (*act)(lister *l, void *context, const char *digits, period valid, const char *text), void *context)
{
	size_t count;
	const char *const *ids = rulebook_ids(l->book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(rulebook_kind(l->book, ids[i]), "nomenclature") != 0)
			continue;
		nomenclature *n = rulebook_nomenclature(l->book, ids[i], NULL, (place){0}, l->d);
		const char *digits, *text, *heading = "";
		period valid;
		for (size_t k = 0; n && nomenclature_entry(n, k, &digits, &valid, &text); k++) {
			if (strlen(digits) == 4)
				heading = text;
			act(l, context, digits, valid, heading == text ? text : arena_printf(l->memory, "%s: %s", heading, text));
		}
	}
}

static void good_row(lister *l, void *context, const char *digits, period valid, const char *text)
{
	char pretty[GOOD_TEXT_SIZE], key[PERIOD_TEXT_SIZE];
	(void)context;
	row_add(l, (const char *[]){digits, arena_printf(l->memory, "%s", good_write(digits, pretty)),
	                            arena_printf(l->memory, "%s", period_write(valid, key)), text});
}

static void list_goods(lister *l)
{
	goods_each(l, good_row, NULL);
}

/* ---- the table of what can be shown ---------------------------------------------- */

static const struct {
	const char *name;
	size_t      columns, outline;
	const char *header[COLUMNS_MAX];
	void (*of_document)(lister *, const document *);
	void (*of_book)(lister *);
	const char *of_kind; /* only documents of this kind have rows; NULL: any */
} kinds[] = {
	{"schemes", 5, 0, {"scheme", "charges at", "starts", "status", "title"}, list_schemes, NULL, "border-adjustment"},
	{"instruments", 11, 0, {"instrument", "place", "type", "state", "since", "covers", "price", "in", "standing", "may count at", "title"}, list_instruments, NULL, "carbon-price"},
	{"prices", 9, 3, {"instrument", "place", "what", "period", "price", "unit", "standing", "source", "note"}, list_prices, NULL, "carbon-price"},
	{"paid", 9, 2, {"instrument", "place", "sector", "year", "price", "paid", "unit", "standing", "why unknown"}, list_paid, NULL, "carbon-price"},
	{"paths", 8, 0, {"path", "title", "statement", "region", "first", "last", "currency", "basis"}, list_paths, NULL, "price-path"},
	{"goods", 4, 0, {"code", "written", "valid", "text"}, NULL, list_goods, NULL},
	{"lists", 7, 0, {"list", "title", "edition", "codes", "codes now", "categories", "trust"}, list_lists, NULL, NULL},
	{"listed", 7, 0, {"list", "edition", "code", "meant", "code now", "category", "text"}, list_listed, NULL, NULL},
	{"countries", 3, 0, {"code", "name", "groups"}, NULL, list_countries, NULL},
	{"series", 6, 0, {"series", "period", "value", "unit", "known", "source"}, list_series, NULL, NULL},
	{"tables", 5, 0, {"table", "known", "rows", "file", "source"}, list_tables, NULL, NULL},
	{"sources", 5, 0, {"source", "standing", "checked", "title", "address"}, list_sources, NULL, NULL},
	{"unknowns", 3, 0, {"name", "where", "why"}, list_unknowns, NULL, NULL},
	{"options", 5, 0, {"option", "default", "choices", "title", "source"}, list_options, NULL, NULL},
	{"inputs", 5, 0, {"scheme", "input", "option", "type", "note"}, list_inputs, NULL, "border-adjustment"},
	{"keys", 4, 0, {"method", "key", "type", "note"}, list_keys, NULL, NULL},
	{"timeline", 5, 0, {"day", "name", "event", "title", "source"}, NULL, list_timeline, NULL},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t kind_find(rulebook *book, const char *what, arena *memory, diagnostics *d)
{
	const char *all[KINDS];
	for (size_t i = 0; i < KINDS; i++) {
		all[i] = kinds[i].name;
		if (strcmp(kinds[i].name, what) == 0)
			return i;
	}
	const char *near = text_nearest(slice_of(what), all, KINDS);
	near = near ? near : path_nearest(book, what, memory, d);
	error_at(d, (place){0}, "unknown-listing", "octroi show '%s': there is nothing of that name to show", what);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "schemes, instruments, prices, paid, paths, goods, lists, listed, countries, series, tables, sources, unknowns, options, inputs, keys or timeline");
	return KINDS;
}

static const char *heirs_of(lister *l, const document *doc, const char *const *ids, size_t count)
{
	buffer out = {.memory = l->memory};
	for (size_t i = 0; i < count; i++) {
		const document *heir = document_listed(l, ids[i]);
		for (const document *base = heir ? heir->base : NULL; base; base = base->base)
			if (base == doc)
				buffer_printf(&out, "%s ", heir->id);
	}
	return out.at;
}

static void documents_list(lister *l, size_t kind)
{
	size_t count;
	const char *const *ids = rulebook_ids(l->book, NULL, &count);
	if (kinds[kind].of_document == list_inputs)
		for (size_t i = 0; i < l->book->input_count; i++)
			input_row(l, "all", &l->book->inputs[i]);
	if (kinds[kind].of_document == list_unknowns)
		list_unknown_inputs(l, "all", l->book->inputs, l->book->input_count);
	for (size_t i = 0; i < count; i++) {
		bool wanted = !kinds[kind].of_kind || strcmp(rulebook_kind(l->book, ids[i]), kinds[kind].of_kind) == 0;
		const document *doc = wanted ? document_listed(l, ids[i]) : NULL;
		l->heirs = doc && l->word && kinds[kind].of_document != list_schemes ? heirs_of(l, doc, ids, count) : NULL;
		if (doc)
			kinds[kind].of_document(l, doc);
	}
	l->heirs = NULL;
}

const document *document_listed(lister *l, const char *id)
{
	return strcmp(rulebook_kind(l->book, id), "inputs") == 0 ? NULL : rulebook_document(l->book, id, (place){0}, l->d);
}

const char *listed_word(arena *memory, const char *word)
{
	if (!word)
		return NULL;
	char *folded = arena_alloc(memory, strlen(word) * 4 + 1);
	folded[text_fold(slice_of(word), folded, strlen(word) * 4 + 1)] = '\0';
	return folded;
}

static bool kind_is(const char *what)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, what) == 0)
			return true;
	return false;
}

/* A slip of the name of a list is one; any other word may be looked for everywhere. */
static bool kind_is_near(const char *what)
{
	const char *all[KINDS];
	for (size_t i = 0; i < KINDS; i++)
		all[i] = kinds[i].name;
	return text_nearest(slice_of(what), all, KINDS) != NULL;
}

const octroi_listing *listing_make(rulebook *book, const char *what, const char *word, arena *memory, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	const octroi_listing *found = NULL;
	if (!kind_is(what) && listing_of_path(book, what, word, memory, d, &found))
		return found;
	if (!kind_is(what) && !kind_is_near(what))
		found = listing_of_words(book, word ? arena_printf(memory, "%s %s", what, word) : what, memory, d);
	if (found)
		return found;
	size_t kind = kind_find(book, what, memory, d);
	if (kind == KINDS)
		return NULL;
	lister l = {.book = book, .memory = memory, .d = d, .columns = kinds[kind].columns, .word = sought_of(book, word, memory)};
	if (kinds[kind].of_book)
		kinds[kind].of_book(&l);
	else
		documents_list(&l, kind);
	octroi_listing *out = ARENA_NEW(memory, octroi_listing);
	*out = (octroi_listing){l.columns, l.count / l.columns, kinds[kind].header, l.cells, kinds[kind].outline};
	return diagnostics_errors(d) > before ? NULL : out;
}
