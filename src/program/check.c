/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi check`: everything that can be seen without a line. */
#include <string.h>

#include "value.h"

static void source_unused(const source *s, diagnostics *d)
{
	error_at(d, s->where, "unused-source", "nothing uses source '%s'", s->key);
	error_remedy(d, "name it where it counts, or take it out");
}

static void sources_used(const document *doc, diagnostics *d)
{
	for (size_t i = 0; i < doc->source_count; i++)
		if (!doc->sources[i].used)
			source_unused(&doc->sources[i], d);
}

/* Days between two values of a series: nothing holds there. */
static void gaps_named(const series *s, diagnostics *d)
{
	day covered = DAY_FIRST;
	for (size_t i = 0; i < s->count; i++) {
		const period p = s->values[i].when;
		char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
		if (i && covered < DAY_LAST && p.first > covered + 1)
			warning_at(d, s->values[i].where, "gap", "series '%s' has no value from %s to %s", s->name,
			           day_write(covered + 1, first), day_write(p.first - 1, last));
		covered = p.last > covered ? p.last : covered;
	}
}

static size_t unknowns_of(const document *doc)
{
	size_t n = 0;
	for (size_t i = 0; i < doc->series_count; i++) {
		n += doc->series[i].after_unknown != NULL;
		for (size_t v = 0; v < doc->series[i].count; v++)
			n += doc->series[i].values[v].unknown != NULL;
	}
	for (size_t i = 0; i < doc->table_count; i++)
		n += doc->tables[i].unknown != NULL;
	return n;
}

/* Point series (one price a year) leave gaps by their nature. */
static bool dated_by_points(const series *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->values[i].when.first != s->values[i].when.last)
			return false;
	return true;
}

static bool is_rules(const document *doc)
{
	return doc->is_scheme || strcmp(doc->kind, "carbon-price") == 0 || strcmp(doc->kind, "library") == 0;
}

void rulebook_check(rulebook *book, const char *id, octroi_counts *counts, diagnostics *d)
{
	const char *kind = rulebook_kind(book, id);
	counts->documents++;
	/* Read when the rulebook was opened. */
	if (strcmp(kind, "inputs") == 0 || strcmp(kind, "places") == 0)
		return;
	const document *doc = rulebook_document(book, id, (place){0}, d);
	if (!doc)
		return;
	counts->sources += doc->source_count;
	if (strcmp(doc->kind, "nomenclature") == 0)
		rulebook_nomenclature(book, id, NULL, (place){0}, d);
	if (!is_rules(doc))
		return;
	program_compile(book, doc, NULL, d);
	counts->schemes += doc->is_scheme;
	counts->series += doc->series_count;
	counts->tables += doc->table_count;
	counts->unknowns += unknowns_of(doc);
	for (size_t i = 0; i < doc->table_count; i++) {
		size_t rows;
		table_verify(&doc->tables[i], d, &rows);
		counts->rows += rows;
	}
	for (size_t i = 0; i < doc->series_count; i++)
		if (!dated_by_points(&doc->series[i]))
			gaps_named(&doc->series[i], d);
	if (!doc->base)
		sources_used(doc, d);
}

void rulebook_check_stale(rulebook *book, const char *id, day today, int months, diagnostics *d)
{
	const document *doc = rulebook_document(book, id, (place){0}, d);
	for (size_t i = 0; doc && i < doc->source_count; i++) {
		const source *s = &doc->sources[i];
		char text[DAY_TEXT_SIZE];
		if (s->checked != DAY_UNKNOWN && step_of(STEP_MONTH, today) - step_of(STEP_MONTH, s->checked) > months)
			warning_at(d, s->where, "stale", "source '%s' (%s) was last checked on %s", s->key, s->brief,
			           day_write(s->checked, text));
	}
}
