/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi check`: lists of goods against the edition that their codes are of. */
#include "value.h"

void list_edition_unknown(const document *doc, diagnostics *d)
{
	const char *edition = doc->goods_list->edition;
	const document *of = rulebook_document(doc->book, doc->goods_list->editions, (place){0}, d);
	const char *near = of ? text_nearest(slice_of(edition), of->edition_names, of->edition_count) : NULL;
	error_at(d, yaml_get(doc->root, "edition")->where, "unknown-edition", "'%s' has no edition '%s'", doc->goods_list->editions,
	         edition);
	if (near)
		error_remedy(d, "did you mean '%s'?", near);
}

/* What the list has but its edition has not, and what nothing became of. */
static void codes_check(const document *doc, const goods_list *list, const goods_editions *e, size_t edition, diagnostics *d)
{
	arena *a = doc->book->memory;
	const char **codes = ARENA_ARRAY(a, const char *, list->count + 1);
	goods_conversion now;
	for (size_t i = 0; i < list->count; i++)
		codes[i] = list->goods[i].code;
	goods_convert(e, edition, goods_editions_count(e) - 1, codes, list->count, a, &now);
	for (size_t i = 0, k = 0; i < now.left_count; i++) {
		while (codes[k] != now.left[i].code)
			k++;
		if (now.left[i].why == LEFT_NO_SUCCESSOR || !goods_edition_is_listed(e, edition))
			warning_at(d, list->goods[k].where, "no-successor", "nothing is known of what became of '%s' of %s", codes[k],
			           doc->goods_list->edition);
		else
			error_at(d, list->goods[k].where, "unknown-good", "'%s' is no code of %s", codes[k], doc->goods_list->edition);
	}
}

static void categories_used(const document *doc, const goods_list *list, diagnostics *d)
{
	for (size_t c = 0; c < list->category_count; c++) {
		bool used = false;
		for (size_t i = 0; i < list->count; i++)
			used = used || list->goods[i].category == c;
		if (!used)
			warning_at(d, yaml_get(doc->root, "categories")->where, "unused-category", "no good is in category '%s'",
			           list->categories[c]);
	}
}

void goods_list_check(const document *doc, octroi_counts *counts, diagnostics *d)
{
	const goods_list_head *h = doc->goods_list;
	const goods_list *list = rulebook_goods_list(doc->book, doc->id, (place){0}, d);
	const goods_editions *e = rulebook_editions(doc->book, h->editions, yaml_get(doc->root, "editions")->where, d);
	counts->unknowns += h->unknown != NULL;
	if (!e || !h->edition)
		return;
	size_t edition = goods_edition_find(e, slice_of(h->edition));
	if (edition == goods_editions_count(e)) {
		list_edition_unknown(doc, d);
		return;
	}
	if (!list)
		return;
	counts->rows += list->count;
	codes_check(doc, list, e, edition, d);
	categories_used(doc, list, d);
}
