/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: tables of texts about the rulebook, filled row by row. */
#ifndef OCTROI_PROGRAM_LISTING_H
#define OCTROI_PROGRAM_LISTING_H

#include "value.h"

typedef struct {
	rulebook    *book;
	arena       *memory;
	diagnostics *d;
	const char  *word;   /* what is looked for, folded; NULL: all */
	size_t       columns;
	const char **cells;
	size_t       count, capacity; /* of cells */
	const document **crediting;  /* schemes that count prices paid elsewhere; NULL: not looked for yet */
	size_t           crediting_count;
	nomenclature    *texts;      /* of goods, read when first needed */
} lister;

/* Adds a row of as many texts as there are columns, NULL for an empty one, if every word
 * looked for occurs in some cell of it, or in `also`, which is not printed. */
void row_add(lister *l, const char *const *row);
void row_add_also(lister *l, const char *const *row, const char *also);
/* What stands for a figure of a series, or why there is none. */
const char *series_figure(lister *l, const series *s, const series_value *v);

/* listing_goods.c */
void list_lists(lister *l, const document *doc);
void list_listed(lister *l, const document *doc);

/* listing_prices.c */
void list_instruments(lister *l, const document *doc);
void list_prices(lister *l, const document *doc);
void list_paid(lister *l, const document *doc);

#endif
