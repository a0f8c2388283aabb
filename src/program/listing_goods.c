/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi show lists` and `octroi show listed`: lists of goods, and which of them
 * has a good. Codes are shown as the list has them and in the newest edition. */
#include <stdlib.h>
#include <string.h>

#include "listing.h"

static bool is_list(const document *doc)
{
	return doc->goods_list != NULL;
}

static const char *number_text(lister *l, size_t n)
{
	return arena_printf(l->memory, "%zu", n);
}

/* The codes of the list in the newest edition. False after an error. */
static bool newest_codes(lister *l, const document *doc, const goods_list *list, goods_conversion *out)
{
	const goods_list_head *h = doc->goods_list;
	const goods_editions *e = rulebook_editions(l->book, h->editions, yaml_get(doc->root, "editions")->where, l->d);
	size_t from = e ? goods_edition_find(e, slice_of(h->edition)) : 0;
	if (!e)
		return false;
	if (from == goods_editions_count(e)) {
		list_edition_unknown(doc, l->d);
		return false;
	}
	const char **codes = ARENA_ARRAY(l->memory, const char *, list->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (count == 0 || strcmp(codes[count - 1], list->goods[i].code) != 0)
			codes[count++] = list->goods[i].code;
	goods_convert(e, from, goods_editions_count(e) - 1, codes, count, l->memory, out);
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Several old codes may become one. */
static size_t different(lister *l, const goods_conversion *c)
{
	const char **all = ARENA_ARRAY(l->memory, const char *, c->link_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < c->link_count; i++)
		all[i] = c->links[i].to;
	if (c->link_count)
		qsort(all, c->link_count, sizeof *all, by_text);
	for (size_t i = 0; i < c->link_count; i++)
		count += i == 0 || strcmp(all[i - 1], all[i]) != 0;
	return count;
}

static const char *categories_text(lister *l, const goods_list_head *h)
{
	if (h->category_count == 0)
		return "";
	return arena_printf(l->memory, "%zu%s", h->category_count, h->overlap ? ", overlapping" : "");
}

void list_lists(lister *l, const document *doc)
{
	goods_conversion now = {0};
	if (!is_list(doc))
		return;
	const goods_list_head *h = doc->goods_list;
	const goods_list *list = rulebook_goods_list(l->book, doc->id, (place){0}, l->d);
	if (!h->unknown && (!list || !newest_codes(l, doc, list, &now)))
		return;
	row_add(l, (const char *[]){doc->id, doc->title, h->edition, list ? number_text(l, list->code_count) : "unknown",
	                            list ? number_text(l, different(l, &now)) : "unknown", categories_text(l, h),
	                            trust_names[h->trust]});
}

/* Digits that both begin with. */
static size_t shared(const char *a, const char *b)
{
	size_t n = 0;
	while (a[n] != '\0' && a[n] == b[n])
		n++;
	return n;
}

/* "854142 854143"; marked where only the correlation tables lead there. `stem`: what all of them begin with. */
static const char *links_text(lister *l, const goods_conversion *c, const char *code, const char **stem)
{
	buffer out = {.memory = l->memory};
	buffer_puts(&out, "");
	*stem = NULL;
	for (size_t i = 0; i < c->link_count; i++) {
		if (strcmp(c->links[i].from, code) != 0)
			continue;
		const char *to = c->links[i].to;
		*stem = *stem ? arena_copy(l->memory, to, shared(to, *stem)) : to;
		buffer_printf(&out, "%s%s%s", out.length ? " " : "", c->links[i].to, c->links[i].correlated ? "?" : "");
	}
	return out.at;
}

/* Where the list has no words for a code, those of the newest nomenclature. */
static const char *good_text(lister *l, const document *doc, const listed_good *g, const char *now)
{
	const document *editions = rulebook_document(l->book, doc->goods_list->editions, (place){0}, l->d);
	if (g->text || !now || !editions || !editions->nomenclature)
		return g->text;
	if (!l->texts)
		l->texts = rulebook_nomenclature(l->book, editions->nomenclature, NULL, (place){0}, l->d);
	return l->texts ? nomenclature_text(l->texts, now, DAY_UNKNOWN) : NULL;
}

void list_listed(lister *l, const document *doc)
{
	static const char *const parts[] = {"", "whole", "part"};
	goods_conversion now;
	const goods_list *list = is_list(doc) ? rulebook_goods_list(l->book, doc->id, (place){0}, l->d) : NULL;
	if (!list || !newest_codes(l, doc, list, &now))
		return;
	const goods_list_head *h = doc->goods_list;
	for (size_t i = 0; i < list->count; i++) {
		const listed_good *g = &list->goods[i];
		const char *stem, *codes = links_text(l, &now, g->code, &stem);
		const char *category = g->category < h->category_count ? h->category_titles[g->category] : "";
		row_add(l, (const char *[]){doc->id, h->edition, g->code, parts[g->part], codes, category, good_text(l, doc, g, stem)});
	}
}
