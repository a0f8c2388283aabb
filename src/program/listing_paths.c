/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `octroi show paths`: paths of carbon prices. */
#include "../base/number.h"
#include "listing.h"

/* "nominal", "real 2010", "unstated". */
const char *path_basis(lister *l, const price_path *p)
{
	const char *word = money_basis_words[p->basis];
	return p->basis == MONEY_REAL ? arena_printf(l->memory, "%s %d", word, p->base_year) : word;
}

/* As it is written, with what is said of it. */
const char *path_point_figure(lister *l, const price_path *p, const path_point *point)
{
	char number[NUMBER_TEXT_SIZE];
	buffer out = {.memory = l->memory};
	number_write(point->figure / p->unit.factor, number);
	buffer_puts(&out, number);
	if (point->note)
		buffer_printf(&out, " (%s)", point->note);
	if (point->doubt)
		buffer_printf(&out, " (doubt: %s)", point->doubt);
	return out.at;
}

static const char *year_text(lister *l, int year)
{
	return arena_printf(l->memory, "%d", year);
}

void list_paths(lister *l, const document *doc)
{
	const price_path *p = doc->price_path;
	if (!p)
		return;
	/* Who looks for a country finds what is said of it, whatever the words of the region are. */
	row_add_also(l, (const char *[]){doc->id, doc->title, path_statement_words[p->statement], p->region,
	                                 year_text(l, p->points[0].year), year_text(l, p->points[p->count - 1].year), p->currency,
	                                 path_basis(l, p)},
	             arena_printf(l->memory, "%s %s", p->where_name ? p->where_name : "", p->family ? p->family : ""));
}
