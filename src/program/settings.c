/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question changes in the rules: options, series that may be set, and
 * the day as of which law is asked for. */
#include <string.h>

#include "../base/number.h"
#include "value.h"

/* "eu-cbam.price": of which document; empty if the name has no such beginning. */
static slice document_named(rulebook *book, slice name)
{
	size_t count, dot = name.length;
	while (dot && name.at[dot - 1] != '.')
		dot--;
	const char *const *ids = dot ? rulebook_ids(book, NULL, &count) : NULL;
	for (size_t i = 0; ids && i < count; i++)
		if (slice_is((slice){name.at, dot - 1}, ids[i]))
			return (slice){name.at, dot - 1};
	return (slice){0};
}

/* Of several schemes at one border each takes what is said to all, or to it. False: to another. */
static bool meant_here(const checker *c, slice *name)
{
	slice id = document_named(c->program->book, *name);
	if (!id.length)
		return true;
	*name = (slice){name->at + id.length + 1, name->length - id.length - 1};
	return slice_is(id, c->document->id);
}

typedef struct {
	rulebook                     *book;
	const octroi_program *const *programs;
	size_t                        count;
	diagnostics                  *d;
} all_asked;

static bool is_asked(const all_asked *all, slice id)
{
	for (size_t i = 0; i < all->count; i++)
		if (slice_is(id, all->programs[i]->document->id))
			return true;
	return false;
}

static void warn_elsewhere(const all_asked *all, const char *option, const char *text)
{
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	slice id = document_named(all->book, name);
	if (id.length && !is_asked(all, id))
		warning_at(all->d, (place){0}, "set-elsewhere", "--%s '%s': %.*s is not asked here", option, text, (int)id.length, id.at);
}

static void warn_repealed(const all_asked *all, const char *text)
{
	slice rest = slice_of(text), id;
	slice_split(&rest, '@', &id);
	if (!is_asked(all, id))
		warning_at(all->d, (place){0}, "repealed-elsewhere", "--repeal '%s': it charges nothing here anyway", text);
}

static bool is_typed(const yaml_node *change)
{
	return change->where.source && change->where.source->typed;
}

/* What a scenario document changes it tells itself. */
static void warn_unread(const all_asked *all, const rulebook_change *change)
{
	bool read = !is_typed(change->change);
	for (size_t i = 0; i < all->count && !read; i++)
		read = program_reads_change(all->programs[i], change);
	if (!read)
		warning_at(all->d, change->change->where, "set-elsewhere", "nothing that is asked here reads %s", change->id);
}

void settings_unread(rulebook *book, const octroi_settings *settings, const octroi_program *const *programs, size_t count, diagnostics *d)
{
	static const octroi_settings none = {0};
	all_asked all = {book, programs, count, d};
	const octroi_settings *s = settings ? settings : &none;
	for (size_t i = 0; i < s->option_count; i++)
		warn_elsewhere(&all, "option", s->options[i]);
	for (size_t i = 0; i < s->value_count; i++)
		warn_elsewhere(&all, "set", s->values[i]);
	for (size_t i = 0; i < s->repealed_count; i++)
		warn_repealed(&all, s->repealed[i]);
	for (size_t i = 0; i < book->changes.count; i++)
		warn_unread(&all, &book->changes.items[i]);
}

/* Where schemes are enacted beside others. */
static const char *one_of_several(const checker *c, const octroi_settings *settings, const char *option, slice name)
{
	return !settings->enacted_count ? "" : arena_printf(c->program->memory, "; --%s SCHEME.%.*s=... is for one scheme alone", option,
	                                                     (int)name.length, name.at);
}

static void option_missing(checker *c, const octroi_settings *settings, slice name)
{
	const document *doc = c->document;
	const char **all = ARENA_ARRAY(c->program->memory, const char *, doc->option_count + 1);
	for (size_t i = 0; i < doc->option_count; i++)
		all[i] = doc->options[i].name;
	const char *near = text_nearest(name, all, doc->option_count);
	error_at(c->d, (place){0}, "unknown-option", "--option '%.*s': %s has no such option", (int)name.length, name.at,
	         doc->id);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else
		error_remedy(c->d, "octroi show options lists them%s", one_of_several(c, settings, "option", name));
}

static void set_option(checker *c, const octroi_settings *settings, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	if (!meant_here(c, &name))
		return;
	int index = slot_find(p, slice_of(arena_printf(p->memory, "option.%.*s", (int)name.length, name.at)));
	if (index < 0) {
		option_missing(c, settings, name);
		return;
	}
	slot *s = &p->slots[index];
	if (rest.at)
		s->chosen = code_find(p->book, s->option->choices, rest);
	if (rest.at && s->chosen)
		return;
	s->chosen = s->option->standard;
	const char *near = rest.at ? code_nearest(p->book, s->option->choices, rest) : NULL;
	error_at(c->d, (place){0}, "unknown-choice", "--option %s: '%.*s' is not one of its choices", s->option->name,
	         rest.at ? (int)rest.length : 0, rest.at ? rest.at : "");
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else
		error_remedy(c->d, "it can be %s", code_choices(p->book, p->memory, s->option->choices));
}

static bool figure(checker *c, const char *name, slice text, double *number)
{
	size_t at;
	number_problem problem = number_read(text, number, &at);
	if (problem == NUMBER_OK && *number >= 0)
		return true;
	error_at(c->d, (place){0}, "bad-number", "--%s '%.*s': %s", name, (int)text.length, text.at,
	         problem == NUMBER_OK      ? "must not be negative"
	         : problem == NUMBER_COMMA ? "a comma stands where a point belongs"
	                                   : "not a number");
	error_remedy(c->d, "write --%s 80, or --%s 2027=85,2030=110", name, name);
	return false;
}

/* What is given for a period holds until the next one that is given, and says so. */
static void put_until(checker *c, const dated_figure *given, double number, day last, series *s)
{
	arena *a = c->program->memory;
	char key[PERIOD_TEXT_SIZE];
	series_put(a, s, given->when, number, STANDING_GIVEN, NULL, (place){0});
	if (given->when.last >= last)
		return;
	series_put(a, s, (period){given->when.last + 1, last}, number, STANDING_GIVEN, NULL, (place){0});
	for (size_t v = 0; v < s->count; v++)
		if (s->values[v].when.first == given->when.last + 1)
			s->values[v].note = arena_printf(a, "your figure for %s is held until the next one that you give", period_write(given->when, key));
}

static void put_path(checker *c, const char *name, slice text, series *s)
{
	size_t count;
	arena *a = c->program->memory;
	const dated_figure *given = dated_figures_read(a, text, (place){0}, arena_printf(a, "--%s", name), &count, c->d);
	double *numbers = ARENA_ARRAY(a, double, count + 1);
	for (size_t i = 0; i < count; i++)
		if (!figure(c, name, given[i].figure, &numbers[i]))
			return;
	for (size_t i = 0; i < count; i++)
		put_until(c, &given[i], numbers[i] * s->type.unit.factor, i + 1 < count ? given[i + 1].when.first - 1 : DAY_LAST, s);
}

const char *program_series_of(const octroi_program *p, const char *word, arena *memory)
{
	for (size_t i = 0; i < p->slot_count; i++) {
		const series *s = p->slots[i].kind == SLOT_SERIES ? p->slots[i].series : NULL;
		if (s && s->override && strcmp(s->override, word) == 0)
			return s->follows ? s->follows : arena_printf(memory, "%s.%s", p->document->id, s->name);
	}
	return NULL;
}

static bool is_series(const document *doc, const series *s, const char *id, slice name)
{
	return (strcmp(doc->id, id) == 0 && slice_is(name, s->name)) || series_follows(s, id, name);
}

bool program_replaces(const octroi_program *p, const char *value, const char *id, slice name)
{
	slice rest = slice_of(value), word;
	slice_split(&rest, '=', &word);
	slice said = document_named(p->book, word);
	if (said.length && !slice_is(said, p->document->id))
		return false;
	if (said.length)
		word = (slice){word.at + said.length + 1, word.length - said.length - 1};
	for (size_t i = 0; i < p->slot_count; i++) {
		const series *s = p->slots[i].kind == SLOT_SERIES ? p->slots[i].series : NULL;
		if (s && s->override && (slice_is(word, s->override) || slice_is(word, s->name)) && is_series(p->document, s, id, name))
			return true;
	}
	return false;
}

static void set_value(checker *c, const octroi_settings *settings, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	const char *words[64];
	size_t count = 0, done = 0;
	if (!meant_here(c, &name))
		return;
	for (size_t i = 0; i < p->slot_count; i++) {
		slot *s = &p->slots[i];
		if (s->kind != SLOT_SERIES || !s->series->override)
			continue;
		if (count < 64)
			words[count++] = s->series->override;
		if ((!slice_is(name, s->series->override) && !slice_is(name, s->name)) || !rest.at)
			continue;
		double number;
		done++;
		if (memchr(rest.at, '=', rest.length))
			put_path(c, s->series->override, rest, s->series);
		else if (figure(c, s->series->override, rest, &number))
			series_put(p->memory, s->series, (period){DAY_FIRST, DAY_LAST}, number * s->series->type.unit.factor,
			           STANDING_GIVEN, NULL, (place){0});
	}
	if (done)
		return;
	const char *near = text_nearest(name, words, count);
	error_at(c->d, (place){0}, "unknown-series", "--set '%.*s': no series of %s can be set by that name",
	         (int)name.length, name.at, c->document->id);
	buffer all = {.memory = p->memory};
	for (size_t i = 0; i < count; i++)
		buffer_printf(&all, "%s%s", i ? ", " : "", words[i]);
	const char *more = one_of_several(c, settings, "set", name);
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else if (count)
		error_remedy(c->d, "these can be set: %s%s", all.at, more);
	else if (*more)
		error_remedy(c->d, "%s", more + 2);
}

static void newest(day *latest, day known)
{
	if (known > *latest && known != DAY_LAST)
		*latest = known;
}

/* The newest `known` among all that the scheme and what it uses say. */
static day newest_known(const document *doc)
{
	day latest = DAY_FIRST;
	for (size_t i = 0; i < doc->series_count; i++)
		for (size_t v = 0; v < doc->series[i].count; v++)
			newest(&latest, doc->series[i].values[v].known);
	for (size_t i = 0; i < doc->table_count; i++)
		for (size_t e = 0; e < doc->tables[i].edition_count; e++)
			newest(&latest, doc->tables[i].editions[e].known);
	for (size_t i = 0; i < doc->alias_count; i++)
		newest(&latest, newest_known(doc->aliases[i].document));
	for (size_t i = 0; latest == DAY_FIRST && i < doc->source_count; i++)
		if (doc->sources[i].checked != DAY_UNKNOWN)
			newest(&latest, doc->sources[i].checked);
	return latest;
}

void apply_settings(checker *c, const octroi_settings *settings)
{
	octroi_program *p = c->program;
	p->as_of = newest_known(c->document);
	p->as_of_asked = settings && settings->as_of;
	if (settings && settings->as_of && !day_read(slice_of(settings->as_of), &p->as_of)) {
		error_at(c->d, (place){0}, "bad-date", "--as-of '%s': not a day of the calendar", settings->as_of);
		error_remedy(c->d, "write it as 2026-06-01");
	}
	for (size_t i = 0; settings && i < settings->option_count; i++)
		set_option(c, settings, settings->options[i]);
	for (size_t i = 0; settings && i < settings->value_count; i++)
		set_value(c, settings, settings->values[i]);
}
