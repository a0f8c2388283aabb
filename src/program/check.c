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

static void groups_used(const document *doc, diagnostics *d)
{
	for (size_t i = 0; i < doc->group_count; i++) {
		bool used = false;
		for (size_t k = 0; k < doc->quantity_count; k++)
			used = used || (doc->quantities[k].level.at &&
			                slice_is(doc->quantities[k].level, doc->groups[i].name));
		if (used)
			continue;
		error_at(d, doc->groups[i].where, "unused-group", "no quantity is of group '%s'", doc->groups[i].name);
		error_remedy(d, "give a quantity level: %s, or take the group out", doc->groups[i].name);
	}
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

/* ---- amounts beside figures per unit --------------------------------------------------- */

/* The amount of the line itself: totals of groups are there to be compared. */
static bool reads_amount(const octroi_program *p, const expr *e)
{
	if (e->kind == EXPR_OPERATION && e->op == OP_SUM)
		return false;
	bool amount = e->kind == EXPR_NAME && e->meaning && meaning_of(e)->slot >= 0 &&
	              p->slots[meaning_of(e)->slot].line_amount;
	for (size_t i = 0; i < e->count; i++)
		amount = amount || reads_amount(p, e->operands[i]);
	return amount;
}

/* Specific first, amounts last: where an amount meets a figure that does not grow
 * with it, a charge per unit no longer holds for every amount. */
static void mixing_check(const octroi_program *p, const expr *e, const char *name, diagnostics *d)
{
	const operation_facts *o = e->kind == EXPR_OPERATION ? &operations[e->op] : NULL;
	bool chooses = o && (o->rule == RULE_ORDER || (o->rule == RULE_SAME && o->form == FORM_CALL));
	size_t amounts = 0, others = 0;
	for (size_t i = 0; i < e->count; i++) {
		mixing_check(p, e->operands[i], name, d);
		if (!is_zero(e->operands[i]))
			*(reads_amount(p, e->operands[i]) ? &amounts : &others) += 1;
	}
	if (!chooses || !amounts || !others)
		return;
	warning_at(d, e->op_where, "mixed-amount", "an amount meets a figure that does not grow with it");
	error_context(d, "in '%s'", name);
	error_remedy(d, "compare figures per unit, and multiply by the amount last");
}

static void mixings_check(const octroi_program *p, diagnostics *d)
{
	for (size_t i = 0; i < p->slot_count; i++) {
		const quantity *q = p->slots[i].kind == SLOT_QUANTITY ? p->slots[i].quantity : NULL;
		for (size_t c = 0; q && c < q->case_count; c++) {
			if (q->cases[c].when)
				mixing_check(p, q->cases[c].when, q->name, d);
			if (q->cases[c].formula)
				mixing_check(p, q->cases[c].formula, q->name, d);
		}
	}
}

/* A question about a place opens the folders of the place, of its groups and
 * `international`; elsewhere a scheme is never found. */
static void folder_check(const document *doc, diagnostics *d)
{
	const char *name = doc->destination == DESTINATION_ANY ? "international" : doc->destination_name;
	const char *wanted = scheme_folder(doc->book->memory, name);
	size_t folder = strcspn(doc->id, "-");
	bool found = folder == strlen(wanted) && strncmp(doc->id, wanted, folder) == 0;
	/* A draft lies nowhere yet. */
	if (found || strncmp(doc->id, "international-", 14) == 0 || strncmp(doc->id, "draft-", 6) == 0)
		return;
	error_at(d, yaml_get(doc->root, "destination")->where, "wrong-folder", "nobody who asks for '%s' finds document '%s'",
	         name, doc->id);
	error_remedy(d, "move it into the folder %s%s", wanted,
	             doc->destination == DESTINATION_ANY ? "" : " or international");
}

/* Who collects the carbon prices of a place looks into its folder, and into those of its groups. */
static void price_folder_check(const document *doc, diagnostics *d)
{
	const char *wanted = scheme_folder(doc->book->memory, doc->instrument->where_name);
	size_t folder = strcspn(doc->id, "-");
	if ((folder == strlen(wanted) && strncmp(doc->id, wanted, folder) == 0) || strncmp(doc->id, "draft-", 6) == 0)
		return;
	error_at(d, doc->instrument->where, "wrong-folder", "nobody who asks for the carbon prices of '%s' finds document '%s'",
	         doc->instrument->where_name, doc->id);
	error_remedy(d, "move it into the folder %s", wanted);
}

/* Documents are chosen by their kind before they are read, from a line of its own. */
static void kind_is_seen(rulebook *book, const document *doc, diagnostics *d)
{
	if (strncmp(doc->id, "draft-", 6) == 0 || strcmp(rulebook_kind(book, doc->id), doc->kind) == 0)
		return;
	error_at(d, yaml_get(doc->root, "kind")->where, "hidden-kind", "nobody who looks for a %s finds this document", doc->kind);
	error_remedy(d, "write kind: %s without quotes, on one of the first 40 lines", doc->kind);
}

/* That what a series follows exists, and is in the same unit. */
static void followed_check(rulebook *book, const series *s, diagnostics *d)
{
	slice rest = slice_of(s->follows), id;
	slice_split(&rest, '.', &id);
	const document *doc = rulebook_document(book, arena_copy(book->memory, id.at, id.length), s->where, d);
	for (size_t i = 0; doc && i < doc->series_count; i++) {
		const type *a = &doc->series[i].type, *b = &s->type;
		if (!slice_is(rest, doc->series[i].name))
			continue;
		if (a->kind == b->kind && (a->kind != TYPE_NUMBER || unit_same(&a->unit, &b->unit)))
			return;
		error_at(d, s->where, "wrong-unit", "'%s' follows '%s', which is of another unit or type: %s", s->name, s->follows, type_text(book->memory, a));
		error_remedy(d, "follow a series of %s", type_text(book->memory, b));
		return;
	}
	if (doc) {
		error_at(d, s->where, "unknown-name", "'%s' follows '%s', and there is no such series", s->name, s->follows);
		error_remedy(d, "octroi show series %s lists them", doc->id);
	}
}

void rulebook_check(rulebook *book, const char *id, octroi_counts *counts, diagnostics *d)
{
	const char *kind = rulebook_kind(book, id);
	counts->documents++;
	/* Read when the rulebook was opened. */
	bool places = strcmp(kind, "places") == 0, groups = strcmp(kind, "groups") == 0;
	if (groups)
		rulebook_groups(book, d);
	if (places || groups)
		places_check_unions(book->places, d);
	if (places || (groups && book->groups_document))
		sources_used(places ? book->places_document : book->groups_document, d);
	if (strcmp(kind, "inputs") == 0 || places || groups)
		return;
	const document *doc = rulebook_document(book, id, (place){0}, d);
	if (!doc)
		return;
	counts->sources += doc->source_count;
	kind_is_seen(book, doc, d);
	if (strcmp(doc->kind, "nomenclature") == 0)
		rulebook_nomenclature(book, id, NULL, (place){0}, d);
	if (strcmp(doc->kind, "goods-editions") == 0)
		rulebook_editions(book, id, (place){0}, d);
	if (doc->goods_list)
		goods_list_check(doc, counts, d);
	counts->paths += doc->price_path != NULL;
	if (doc->goods_list || doc->edition_count || doc->format_count || doc->price_path)
		sources_used(doc, d);
	if (!document_has_rules(doc))
		return;
	const octroi_program *p = program_compile(book, doc, NULL, d);
	if (doc->is_scheme && doc->destination != DESTINATION_NONE)
		folder_check(doc, d);
	if (doc->instrument && doc->instrument->where_name)
		price_folder_check(doc, d);
	counts->schemes += doc->is_scheme;
	counts->series += doc->series_count;
	counts->tables += doc->table_count;
	counts->unknowns += unknowns_of(doc);
	for (size_t i = 0; i < doc->table_count; i++) {
		size_t rows;
		table_verify(&doc->tables[i], d, &rows);
		counts->rows += rows;
	}
	streams_check(doc, d);
	if (p) {
		lookups_check(p, d);
		mixings_check(p, d);
	}
	for (size_t i = 0; i < doc->series_count; i++)
		if (doc->series[i].follows)
			followed_check(book, &doc->series[i], d);
	for (size_t i = 0; i < doc->series_count; i++)
		if (!dated_by_points(&doc->series[i]))
			gaps_named(&doc->series[i], d);
	/* A changed document may leave over what the other one needs. */
	if (!doc->base) {
		sources_used(doc, d);
		groups_used(doc, d);
	}
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
