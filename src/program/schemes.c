/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which schemes charge at a destination. */
#include <ctype.h>
#include <string.h>

#include "value.h"

typedef struct {
	rulebook    *book;
	place_id     place; /* 0 when only a group was named */
	group_id     group;
	const char **folders;
	size_t       folder_count, folder_capacity;
	const schemes_meant *meant; /* NULL: all */
	diagnostics *d;
} destination;

const char *scheme_folder(arena *a, const char *code)
{
	char *folder = arena_copy(a, code, strcspn(code, "_-"));
	for (char *c = folder; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return folder;
}

static void folder_add(destination *to, const char *code)
{
	arena *a = to->book->memory;
	const char *folder = scheme_folder(a, code);
	for (size_t i = 0; i < to->folder_count; i++)
		if (strcmp(to->folders[i], folder) == 0)
			return;
	*ARENA_PUSH(a, to->folders, to->folder_count, to->folder_capacity) = folder;
}

/* A member at some time from `since` on, by itself or with the place that it is a part of; on which day, the line will say. */
static bool member_since(const places *all, const place_group *g, place_id place, day since)
{
	place_id whole = places_whole(all, place);
	for (size_t i = 0; i < g->count; i++)
		if ((g->members[i] == place || (whole && g->members[i] == whole)) && g->during[i].last >= since)
			return true;
	return false;
}

static void folders_of_groups(destination *to)
{
	const places *all = to->book->places;
	for (group_id g = 1; g <= places_group_count(all) && to->place; g++)
		if (g != to->group && member_since(all, places_group(all, g), to->place, DAY_FIRST))
			folder_add(to, places_group(all, g)->name);
}

/* Schemes of a place lie in the folders of the place and of its groups; a group
 * of the name EU_something has the folder eu, and so has a part of a place, EU-something. */
static bool destination_find(destination *to, const char *name)
{
	const char *why = NULL;
	const places *all = to->book->places;
	to->group = places_find_group(all, slice_of(name));
	if (places_find(all, to->book->memory, slice_of(name), &to->place, &why) != PLACE_FOUND && !to->group) {
		error_at(to->d, (place){0}, "unknown-place", "--to '%s': %s", name, why);
		if (!strchr(why, '?')) /* which guesses */
			error_remedy(to->d, "octroi show countries WORD finds codes");
		return false;
	}
	if (to->place && !to->group)
		to->group = places_find_group(all, slice_of(places_code(all, to->place)));
	folder_add(to, to->group ? places_group(all, to->group)->name : places_code(all, to->place));
	folders_of_groups(to);
	folder_add(to, "international");
	return true;
}

const char **place_folders(rulebook *book, place_id place, size_t *count)
{
	destination to = {.book = book, .place = place};
	folder_add(&to, places_code(book->places, place));
	folders_of_groups(&to);
	*count = to.folder_count;
	return to.folders;
}

/* Who imports into a part of a country imports into the country. */
static bool charges_whole(const document *doc, const destination *to)
{
	place_id whole = places_whole(to->book->places, to->place);
	return whole && strcmp(places_code(to->book->places, whole), doc->destination_name) == 0;
}

static bool charges_at(const document *doc, const destination *to)
{
	const places *all = to->book->places;
	group_id g;
	switch (doc->destination) {
	case DESTINATION_ANY:
		return true;
	case DESTINATION_PLACE:
		return to->place && (strcmp(places_code(all, to->place), doc->destination_name) == 0 || charges_whole(doc, to));
	case DESTINATION_GROUP:
		g = places_find_group(all, slice_of(doc->destination_name));
		return g == to->group || (to->place && member_since(all, places_group(all, g), to->place, doc->status_count ? doc->statuses[0].when.first : DAY_FIRST));
	default:
		return false;
	}
}

bool is_or_becomes_law(const document *doc)
{
	for (size_t i = 0; i < doc->status_count; i++)
		if (strcmp(doc->statuses[i].state, "in-force") == 0)
			return true;
	return false;
}

static void none_found(const destination *to, const char *name, const char *others)
{
	error_at(to->d, (place){0}, "no-scheme", "--to '%s': no scheme in force charges there", name);
	if (others)
		error_remedy(to->d, "one that is not law is applied only when asked for: --scheme %s", others);
	else
		error_remedy(to->d, "octroi show schemes lists where one does");
}

typedef struct {
	octroi_program **items;
	size_t           count, capacity;
	octroi_program *const *known; /* compiled before, under the same settings */
	size_t           known_count;
} program_list;

static void program_add(program_list *list, rulebook *book, const document *doc, const octroi_settings *settings,
                        diagnostics *d)
{
	octroi_program *p = NULL;
	for (size_t i = 0; i < list->known_count && !p; i++)
		p = list->known[i]->document == doc ? list->known[i] : NULL;
	if (!p)
		p = program_compile(book, doc, settings, d);
	if (p)
		*ARENA_PUSH(book->memory, list->items, list->count, list->capacity) = p;
}

/* A scheme whose id begins so: law before what is none. */
static const char *scheme_beginning(rulebook *book, const char *word)
{
	const char *other = NULL;
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	for (size_t i = 0; i < count; i++) {
		if (strncmp(ids[i], word, strlen(word)) != 0 || strcmp(rulebook_kind(book, ids[i]), "border-adjustment") != 0)
			continue;
		if (rulebook_may_be_law(book, ids[i]))
			return ids[i];
		other = other ? other : ids[i];
	}
	return other;
}

static bool id_exists(const destination *to, const char *option, const char *id)
{
	size_t count;
	const char *const *ids = rulebook_ids(to->book, NULL, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	error_at(to->d, (place){0}, "unknown-document", "%s '%s': there is no such scheme", option, id);
	const char *near = rulebook_nearest(to->book, id);
	near = near ? near : scheme_beginning(to->book, id);
	if (near)
		error_remedy(to->d, "did you mean '%s'? octroi show schemes lists them", near);
	else
		error_remedy(to->d, "octroi show schemes lists them");
	return false;
}

static bool find_one(destination *to, const char *name, const char *id, const octroi_settings *settings, program_list *list)
{
	const document *doc = id_exists(to, "--scheme", id) ? rulebook_document(to->book, id, (place){0}, to->d) : NULL;
	if (!doc)
		return false;
	if (!doc->is_scheme || (name && !charges_at(doc, to))) {
		error_at(to->d, (place){0}, "wrong-destination", "--scheme '%s': %s '%s'", id,
		         doc->is_scheme ? "it does not charge at" : "it is no border adjustment, so nothing is charged at",
		         name ? name : "a border");
		if (doc->is_scheme && doc->destination_name)
			error_remedy(to->d, "it charges at %s%s", doc->destination == DESTINATION_GROUP ? "the group " : "",
			             doc->destination_name);
		return false;
	}
	program_add(list, to->book, doc, settings, to->d);
	return true;
}

static bool has_lapsed(const document *doc)
{
	return doc->status_count && strcmp(doc->statuses[doc->status_count - 1].state, "lapsed") == 0;
}

/* The schemes that charge there and are not law, those for every border only where there is no other; or NULL. */
static const char *no_law_yet(destination *to)
{
	const char **own = NULL, **any = NULL;
	size_t own_count = 0, own_capacity = 0, any_count = 0, any_capacity = 0;
	for (size_t i = 0; i < to->folder_count; i++) {
		size_t count;
		const char *const *ids = rulebook_ids(to->book, to->folders[i], &count);
		for (size_t k = 0; k < count; k++) {
			bool scheme = strcmp(rulebook_kind(to->book, ids[k]), "border-adjustment") == 0;
			const document *doc = scheme ? rulebook_document(to->book, ids[k], (place){0}, to->d) : NULL;
			if (!doc || !charges_at(doc, to) || has_lapsed(doc))
				continue;
			if (doc->destination == DESTINATION_ANY)
				*ARENA_PUSH(to->book->memory, any, any_count, any_capacity) = doc->id;
			else
				*ARENA_PUSH(to->book->memory, own, own_count, own_capacity) = doc->id;
		}
	}
	buffer out = {.memory = to->book->memory};
	buffer_choices(&out, own_count ? own : any, own_count ? own_count : any_count);
	return out.at;
}

static void find_all(destination *to, const octroi_settings *settings, program_list *list)
{
	for (size_t i = 0; i < to->folder_count; i++) {
		size_t count;
		const char *const *ids = rulebook_ids(to->book, to->folders[i], &count);
		for (size_t k = 0; k < count; k++) {
			if (!rulebook_may_be_law(to->book, ids[k]))
				continue;
			const document *doc = rulebook_document(to->book, ids[k], (place){0}, to->d);
			if (doc && doc->is_scheme && charges_at(doc, to) && is_or_becomes_law(doc))
				program_add(list, to->book, doc, settings, to->d);
		}
	}
}

bool program_charges_all(const octroi_program *p, const char *name, period days)
{
	const document *doc = p->document;
	const places *all = p->book->places;
	arena *scratch = arena_new();
	const char *why;
	place_id place;
	period holds;
	bool found = places_find(all, scratch, slice_of(name), &place, &why) == PLACE_FOUND, charges = false;
	if (doc->destination == DESTINATION_ANY)
		charges = found;
	else if (doc->destination == DESTINATION_PLACE)
		charges = found && strcmp(places_code(all, place), doc->destination_name) == 0;
	else if (doc->destination == DESTINATION_GROUP && found)
		charges = places_in_group(all, place, places_find_group(all, slice_of(doc->destination_name)), days.first, &holds) &&
		          holds.last >= days.last;
	arena_free(scratch);
	return charges;
}

/* ---- enacted schemes ------------------------------------------------------------- */

/* "id@2027-07-01": the day; false, reported, when what stands there is none. */
static bool since_read(const char *option, const char *id, const char *text, slice when, period *since, diagnostics *d)
{
	if (period_read(when, since) && !memchr(when.at, '.', when.length))
		return true;
	error_at(d, (place){0}, "bad-date", "--%s '%s': '%.*s' is no day or year", option, text, (int)when.length, when.at);
	error_remedy(d, "write --%s %s@2027 or %s@2027-07-01", option, id, id);
	return false;
}

/* Applied from a day on, whatever came of it: until then what it was. */
static bool put_in_force(octroi_program *p, const char *text, slice when, diagnostics *d)
{
	period since;
	if (!since_read("enact", p->document->id, text, when, &since, d))
		return false;
	status *now = ARENA_NEW(p->memory, status);
	*now = (status){.state = "in-force", .when = {since.first, DAY_LAST}};
	p->enacted = true;
	p->statuses = now;
	p->status_count = 1;
	return true;
}

static void enact(destination *to, const char *name, const char *text, const octroi_settings *settings, program_list *list)
{
	slice when = slice_of(text), id;
	slice_split(&when, '@', &id);
	const char *said = arena_copy(to->book->memory, id.at, id.length);
	const document *doc = id_exists(to, "--enact", said) ? rulebook_document(to->book, said, (place){0}, to->d) : NULL;
	if (!doc)
		return;
	if (!doc->is_scheme) {
		error_at(to->d, (place){0}, "wrong-kind", "--enact '%s': it is no border adjustment, so nothing is charged", said);
		return;
	}
	if (name && !charges_at(doc, to)) {
		warning_at(to->d, (place){0}, "enacted-elsewhere", "--enact '%s': it does not charge at '%s'", said, name);
		return;
	}
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->document == doc && !when.at)
			return;
	program_list own = {.known = list->known, .known_count = list->known_count};
	program_add(&own, to->book, doc, settings, to->d);
	if (!own.count || (when.at && !put_in_force(own.items[0], text, when, to->d)))
		return;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i]->document == doc) {
			list->items[i] = own.items[0];
			return;
		}
	*ARENA_PUSH(to->book->memory, list->items, list->count, list->capacity) = own.items[0];
}

/* The mirror of what is enacted: until that day it stays what it is. */
static void repeal(destination *to, const char *text, const program_list *list)
{
	slice when = slice_of(text), id;
	period since = {DAY_FIRST, DAY_LAST};
	slice_split(&when, '@', &id);
	const char *said = arena_copy(to->book->memory, id.at, id.length);
	if (!id_exists(to, "--repeal", said) || (when.at && !since_read("repeal", said, text, when, &since, to->d)))
		return;
	for (size_t i = 0; i < list->count; i++) {
		octroi_program *p = list->items[i];
		if (strcmp(p->document->id, said) != 0)
			continue;
		if (p->enacted && p->statuses[0].when.first >= since.first) {
			error_at(to->d, (place){0}, "never-in-force", "--repeal '%s': it is enacted from a later day on, so that it would never be in force", text);
			error_remedy(to->d, "for a pause set its price to 0 on these days");
		}
		p->is_repealed = true;
		p->repealed = since.first;
	}
}

static bool listed(const program_list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i]->document->id, id) == 0)
			return true;
	return false;
}

static bool also_charges(const octroi_program *p, const char *id)
{
	for (size_t i = 0; i < p->also_count; i++)
		if (strcmp(p->also[i], id) == 0)
			return true;
	return false;
}

/* A program of a file of lines serves all its destinations: what is charged beside it may differ. */
static void also_learn(octroi_program *p, const program_list *list, arena *a)
{
	for (size_t i = 0; i < p->also_count; i++)
		p->also_differs = p->also_differs || !listed(list, p->also[i]);
	for (size_t i = 0; i < list->count; i++) {
		const char *id = list->items[i]->document->id;
		if (list->items[i] == p || also_charges(p, id))
			continue;
		*ARENA_PUSH(a, p->also, p->also_count, p->also_capacity) = id;
		p->also_differs = p->also_differs || p->borders;
	}
	p->borders++;
}

static remark stacking(const octroi_program *p, arena *a)
{
	buffer others = {.memory = a};
	for (size_t i = 0; i < p->also_count; i++)
		buffer_printf(&others, "%s%s", i ? ", " : "", p->also[i]);
	const char **text = ARENA_NEW(a, const char *);
	*text = arena_printf(a, "also charged at %s: %s; %s", p->also_differs ? "the border of some of these lines" : "this border", others.at,
	                     p->document->credits.types >> INSTRUMENT_BORDER_CHARGE & 1
	                             ? "what is paid there counts here as a price paid elsewhere, if given"
	                             : "each is computed in full, no rule sets one off against the other");
	sentence *s = ARENA_NEW(a, sentence);
	*s = (sentence){.count = 1, .texts = text, .formulas = ARENA_ARRAY(a, expr *, 1)};
	return (remark){.code = "stacking", .text = s};
}

void program_beside(const octroi_program *p, buffer *out)
{
	for (size_t i = 0; i < p->also_count; i++)
		buffer_printf(out, "%s%s", i ? ", " : p->also_differs ? "at some borders " : "", p->also[i]);
}

/* Several schemes at one border: each says so, and whether it counts what the others take. */
static void stacking_told(const program_list *list, arena *a)
{
	for (size_t i = 0; i < list->count; i++) {
		octroi_program *p = list->items[i];
		const document *doc = p->document;
		also_learn(p, list, a);
		if (!p->also_count)
			continue;
		remark *all = ARENA_ARRAY(a, remark, doc->remark_count + 1);
		if (doc->remark_count)
			memcpy(all, doc->remarks, doc->remark_count * sizeof *all);
		all[doc->remark_count] = stacking(p, a);
		p->remarks = all;
		p->remark_count = doc->remark_count + 1;
	}
}

static void keep_meant(const destination *to, const char *name, program_list *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!to->meant || to->meant->is_meant(to->meant->context, list->items[i], name))
			list->items[kept++] = list->items[i];
	list->count = kept;
}

/* `many`: nobody is told what could charge where nothing does, for which all proposals would have to be read. */
static bool find(destination *to, const char *name, const char *only, const octroi_settings *settings, bool many, program_list *list)
{
	size_t before = diagnostics_errors(to->d);
	if (name && !destination_find(to, name))
		return false;
	if (only)
		find_one(to, name, only, settings, list);
	else
		find_all(to, settings, list);
	for (size_t i = 0; settings && i < settings->enacted_count; i++)
		enact(to, name, settings->enacted[i], settings, list);
	for (size_t i = 0; settings && i < settings->repealed_count; i++)
		repeal(to, settings->repealed[i], list);
	keep_meant(to, name, list);
	if (!list->count && name && !only && diagnostics_errors(to->d) == before)
		none_found(to, name, many ? NULL : no_law_yet(to));
	stacking_told(list, to->book->memory);
	return diagnostics_errors(to->d) == before && list->count;
}

bool schemes_find(rulebook *book, const char *name, const char *only, const octroi_settings *settings,
                  octroi_program *const **programs, size_t *count, diagnostics *d)
{
	destination to = {.book = book, .d = d};
	program_list list = {0};
	bool found = find(&to, name, only, settings, false, &list);
	*programs = list.items;
	*count = list.count;
	return found;
}

/* That nobody charges is an answer; that a rule is broken is not. */
static bool is_none(const diagnostic *x)
{
	static const char *const none[] = {"no-scheme", "unknown-place", "enacted-elsewhere", "wrong-destination"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (strcmp(x->code, none[i]) == 0)
			return true;
	return false;
}

static diagnostic told(const diagnostic *x, arena *a)
{
	return (diagnostic){.code = x->code, .message = arena_copy(a, x->message, strlen(x->message)),
	                    .remedy = x->remedy ? arena_copy(a, x->remedy, strlen(x->remedy)) : NULL};
}

void schemes_at(rulebook *book, const char *name, const char *only, const octroi_settings *settings, octroi_program *const *known,
                size_t known_count, const schemes_meant *meant, octroi_program *const **programs, size_t *count, diagnostic *unknown, diagnostics *d)
{
	diagnostics *quiet = diagnostics_new();
	destination to = {.book = book, .meant = meant, .d = quiet};
	program_list list = {.known = known, .known_count = known_count};
	bool found = find(&to, name, only, settings, true, &list), only_none = true;
	*unknown = (diagnostic){0};
	for (size_t i = 0; i < diagnostics_count(quiet); i++) {
		const diagnostic *x = diagnostics_get(quiet, i);
		only_none = only_none && is_none(x);
		if (strcmp(x->code, "unknown-place") == 0)
			*unknown = told(x, book->memory);
	}
	if (!found && !only_none)
		diagnostics_add(d, quiet);
	diagnostics_free(quiet);
	*programs = list.items;
	*count = found ? list.count : 0;
}
