/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question changes in the rules: options, series that may be set, and
 * the day as of which law is asked for. */
#include <string.h>

#include "../base/number.h"
#include "value.h"

static void option_missing(checker *c, slice name)
{
	const document *doc = c->document;
	const char **all = ARENA_ARRAY(c->program->memory, const char *, doc->option_count + 1);
	for (size_t i = 0; i < doc->option_count; i++)
		all[i] = doc->options[i].name;
	const char *near = text_nearest(name, all, doc->option_count);
	error_at(c->d, (place){0}, "unknown-option", "--option '%.*s': %s has no such option", (int)name.length, name.at,
	         doc->id);
	error_remedy(c->d, near ? "did you mean '%s'?" : "octroi show options lists them%s", near ? near : "");
}

static void set_option(checker *c, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	int index = slot_find(p, slice_of(arena_printf(p->memory, "option.%.*s", (int)name.length, name.at)));
	if (index < 0) {
		option_missing(c, name);
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

/* "2027=85,2030=110": each holds in its period, and until the next one given. */
static void put_path(checker *c, const char *name, slice text, series *s)
{
	arena *a = c->program->memory;
	slice rest = text, item;
	struct {
		period when;
		double number;
	} points[64];
	size_t n = 0;
	while (slice_split(&rest, ',', &item)) {
		slice value = item, key;
		slice_split(&value, '=', &key);
		if (n == 64 || !value.at || !period_read(slice_trim(key), &points[n].when)) {
			error_at(c->d, (place){0}, "bad-period", "--%s '%.*s': expected PERIOD=FIGURE", name, (int)item.length,
			         item.at);
			error_remedy(c->d, "write --%s 2027=85,2030=110", name);
			return;
		}
		if (!figure(c, name, slice_trim(value), &points[n].number))
			return;
		if (n && points[n].when.first <= points[n - 1].when.last) {
			error_at(c->d, (place){0}, "bad-order", "--%s: the periods must follow each other", name);
			return;
		}
		n++;
	}
	for (size_t i = 0; i < n; i++) {
		period until = {points[i].when.last + 1, i + 1 < n ? points[i + 1].when.first - 1 : DAY_LAST};
		points[i].number *= s->type.unit.factor;
		series_put(a, s, points[i].when, points[i].number, STANDING_GIVEN, NULL, (place){0});
		if (points[i].when.last == DAY_LAST || until.first > until.last)
			continue;
		series_put(a, s, until, points[i].number, STANDING_GIVEN, NULL, (place){0});
		char key[PERIOD_TEXT_SIZE];
		for (size_t v = 0; v < s->count; v++)
			if (s->values[v].when.first == until.first)
				s->values[v].note = arena_printf(a, "your figure for %s is held until the next one that you give",
				                                 period_write(points[i].when, key));
	}
}

static void set_value(checker *c, const char *text)
{
	octroi_program *p = c->program;
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	const char *words[64];
	size_t count = 0, done = 0;
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
	if (near)
		error_remedy(c->d, "did you mean '%s'?", near);
	else if (count)
		error_remedy(c->d, "these can be set: %s", all.at);
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
	if (settings && settings->as_of && !day_read(slice_of(settings->as_of), &p->as_of)) {
		error_at(c->d, (place){0}, "bad-date", "--as-of '%s': not a day of the calendar", settings->as_of);
		error_remedy(c->d, "write it as 2026-06-01");
	}
	for (size_t i = 0; settings && i < settings->option_count; i++)
		set_option(c, settings->options[i]);
	for (size_t i = 0; settings && i < settings->value_count; i++)
		set_value(c, settings->values[i]);
}
