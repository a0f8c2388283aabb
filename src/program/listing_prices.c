/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `octroi show` tells of carbon prices: which there are, what they cost, and what of that is paid. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "listing.h"

/* By which a carbon price differs among goods, where it does. */
static const char sector_input[] = "goods_sector";

/* ---- where, what, since when --------------------------------------------------------- */

static const char *number_text(lister *l, double x)
{
	char text[NUMBER_TEXT_SIZE];
	return arena_copy(l->memory, text, number_write(x, text));
}

/* "South Korea (KR)"; of a group its title. */
static const char *where_text(lister *l, const instrument *in)
{
	const places *all = l->book->places;
	const char *why, *name = in->where_name;
	place_id id;
	if (in->where_kind == DESTINATION_GROUP)
		name = places_group(all, places_find_group(all, slice_of(in->where_name)))->title;
	else if (places_find(all, l->memory, slice_of(in->where_name), &id, &why) == PLACE_FOUND)
		name = places_name(all, id);
	return arena_printf(l->memory, "%s (%s)", name, in->parts ? in->parts : in->where_name);
}

/* Names by which it is looked for besides what is printed: members of its group, other names. */
static const char *also_found_by(lister *l, const document *doc)
{
	const instrument *in = doc->instrument;
	const places *all = l->book->places;
	buffer out = {.memory = l->memory};
	buffer_printf(&out, "%s %s", in->where_name, in->names ? in->names : "");
	if (in->where_kind == DESTINATION_GROUP) {
		const place_group *g = places_group(all, places_find_group(all, slice_of(in->where_name)));
		for (size_t i = 0; i < g->count; i++)
			buffer_printf(&out, " %s %s", places_code(all, g->members[i]), places_name(all, g->members[i]));
	}
	return out.at;
}

/* The state on the newest day that the rulebook knows; before all of them the first. */
static const status *state_now(const document *doc, day as_of)
{
	const status *now = doc->status_count ? &doc->statuses[0] : NULL;
	for (size_t i = 0; i < doc->status_count; i++)
		if (doc->statuses[i].when.first <= as_of)
			now = &doc->statuses[i];
	return now;
}

static octroi_program *program_of(lister *l, const document *doc)
{
	return doc->instrument ? program_compile(l->book, doc, NULL, l->d) : NULL;
}

static const document **crediting(lister *l)
{
	if (l->crediting)
		return l->crediting;
	size_t count;
	const char *const *ids = rulebook_ids(l->book, NULL, &count);
	l->crediting = ARENA_ARRAY(l->memory, const document *, count + 1);
	for (size_t i = 0; i < count; i++) {
		const document *doc = rulebook_may_be_law(l->book, ids[i]) ? rulebook_document(l->book, ids[i], (place){0}, l->d) : NULL;
		if (doc && doc->credits.types && is_or_becomes_law(doc))
			l->crediting[l->crediting_count++] = doc;
	}
	return l->crediting;
}

static size_t folder_length(const document *doc)
{
	return strcspn(doc->id, "-");
}

/* A price of the place that charges is not paid elsewhere: of its own folder, or of a member of its group. */
static bool is_own(lister *l, const document *scheme, const document *price)
{
	const places *all = l->book->places;
	size_t n = folder_length(scheme);
	const char *why;
	place_id id;
	if (n == folder_length(price) && strncmp(scheme->id, price->id, n) == 0)
		return true;
	if (scheme->destination != DESTINATION_GROUP || price->instrument->where_kind != DESTINATION_PLACE ||
	    places_find(all, l->memory, slice_of(price->instrument->where_name), &id, &why) != PLACE_FOUND)
		return false;
	return places_in_group(all, id, places_find_group(all, slice_of(scheme->destination_name)), DAY_LAST, NULL);
}

/* Schemes that are or become law and take such prices into account, where they were paid. */
static const char *counts_at(lister *l, const document *price)
{
	buffer out = {.memory = l->memory};
	const document **all = crediting(l);
	for (size_t i = 0; i < l->crediting_count; i++)
		if (all[i]->credits.types >> price->instrument->type & 1 && !is_own(l, all[i], price))
			buffer_printf(&out, "%s%s", out.length ? ", " : "", all[i]->id);
	return out.at;
}

/* ---- asking a price -------------------------------------------------------------------- */

/* The year among the words looked for; else that of the newest day the rulebook knows. */
static int year_asked(const lister *l, const octroi_program *p)
{
	slice rest = slice_of(l->word ? l->word->folded : ""), part;
	while (slice_split(&rest, ' ', &part)) {
		char *end, text[8] = "";
		if (part.length != 4)
			continue;
		memcpy(text, part.at, 4);
		long year = strtol(text, &end, 10);
		if (!*end && year >= 1990 && year <= 2100)
			return (int)year;
	}
	return day_year(p->as_of);
}

static program_figure price_asked(lister *l, octroi_program *p, const char *name, const char *sector, int year)
{
	octroi_line *line = line_new(p, l->memory);
	/* Its middle: what begins within the year is mostly there by then. */
	line_set(line, "date", arena_printf(l->memory, "%d-07-01", year), "date", l->d);
	if (sector)
		line_set(line, sector_input, sector, sector_input, l->d);
	return *program_ask(line, &name, 1, false, l->memory, l->d).figures;
}

static const char *figure_text(lister *l, const program_figure *f)
{
	return isnan(f->value) ? "unknown" : number_text(l, number_round(f->value, 4, ROUND_HALF_UP));
}

/* ---- listings ---------------------------------------------------------------------------- */

void list_instruments(lister *l, const document *doc)
{
	octroi_program *p = program_of(l, doc);
	if (!p)
		return;
	const instrument *in = doc->instrument;
	const status *now = state_now(doc, p->as_of);
	char since[DAY_TEXT_SIZE] = "";
	int year = year_asked(l, p);
	program_figure price = price_asked(l, p, "headline_price", NULL, year);
	if (now)
		day_write(now->when.first, since);
	row_add_also(l, (const char *[]){doc->id, where_text(l, in), instrument_words[in->type], now ? now->state : "",
	                                 arena_printf(l->memory, "%s", since),
	                                 isnan(in->emissions_share) ? "" : arena_printf(l->memory, "%s %%", number_text(l, number_round(in->emissions_share * 100, 2, ROUND_HALF_UP))),
	                                 isnan(price.value) ? "unknown" : arena_printf(l->memory, "%s %s", figure_text(l, &price), price.unit),
	                                 arena_printf(l->memory, "%d", year), isnan(price.value) ? "" : octroi_standing_name(price.standing),
	                                 counts_at(l, doc), doc->title},
	             also_found_by(l, doc));
}

/* Series of money per tonne. */
static bool is_price(const series *s)
{
	char currency[4] = "";
	if (s->type.kind == TYPE_NUMBER)
		unit_currency(&s->type.unit, currency);
	return *currency != '\0';
}

void list_prices(lister *l, const document *doc)
{
	if (!doc->instrument)
		return;
	const char *also = also_found_by(l, doc), *where = where_text(l, doc->instrument);
	for (size_t i = 0; i < doc->series_count; i++)
		for (size_t v = 0; is_price(&doc->series[i]) && v < doc->series[i].count; v++) {
			const series *s = &doc->series[i];
			const series_value *x = &s->values[v];
			char key[PERIOD_TEXT_SIZE];
			const citation *source = x->source.text ? &x->source : &s->source;
			row_add_also(l, (const char *[]){doc->id, where, s->title ? s->title : s->name,
			                                 arena_printf(l->memory, "%s", period_write(x->when, key)),
			                                 series_figure(l, s, x), type_text(l->memory, &s->type), standing_names[x->standing], source->text, x->note ? x->note : ""},
			             also);
		}
}

void list_paid(lister *l, const document *doc)
{
	octroi_program *p = program_of(l, doc);
	int slot = p ? slot_find(p, slice_of(sector_input)) : -1;
	if (!p)
		return;
	const code_list *sectors = slot >= 0 ? p->slots[slot].type.list : NULL;
	const char *also = also_found_by(l, doc), *where = where_text(l, doc->instrument);
	int year = year_asked(l, p);
	for (size_t i = 0; i < (sectors ? sectors->count : 1); i++) {
		const char *sector = sectors ? names_text(l->book->names, sectors->codes[i]) : NULL;
		program_figure price = price_asked(l, p, "headline_price", sector, year), paid = price_asked(l, p, "effective_price", sector, year);
		row_add_also(l, (const char *[]){doc->id, where, sector ? sector : "all", arena_printf(l->memory, "%d", year),
		                                 figure_text(l, &price), figure_text(l, &paid), paid.unit,
		                                 isnan(paid.value) ? "" : octroi_standing_name(paid.standing),
		                                 paid.reason ? paid.reason->text : ""},
		             also);
	}
}
