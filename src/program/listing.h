/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what `octroi show` lists, row by row. */
#ifndef OCTROI_PROGRAM_LISTING_H
#define OCTROI_PROGRAM_LISTING_H

#include "value.h"

/* One of the words that are looked for. */
typedef struct {
	const char *text;    /* folded; of an id as it is */
	bool        is_id;   /* of a document: "no-cbam" is not "no" and "cbam" somewhere */
	bool        whole;   /* of two letters: "us" is no part of "customs" */
	const char *place;   /* the name of the place that it means, folded; or NULL */
} sought_word;

typedef struct {
	const char        *folded; /* all of them */
	const char        *place;  /* that they mean together: "ivory coast"; or NULL */
	const sought_word *words;
	size_t             count;
} sought;

typedef struct {
	rulebook     *book;
	arena        *memory;
	diagnostics  *d;
	const sought *word;  /* what is looked for; NULL: all */
	const char   *heirs; /* ids of documents that take over what is listed: it is found by them, too; or NULL */
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
/* For lister.word; NULL of NULL. */
const sought *sought_of(rulebook *book, const char *words, arena *memory);
/* A text in the form in which texts are compared. */
const char *listed_word(arena *memory, const char *word);

/* What a document takes over from another is listed under the one that says it. */
bool says(const document *doc, place where);
const char *destination_text(lister *l, const document *doc);
const char *series_figure(lister *l, const series *s, const series_value *v);
/* Each code of each nomenclature, with the text of its heading before its own. */
void goods_each(lister *l, void (*act)(lister *l, void *context, const char *digits, period valid, const char *text), void *context);
/* A sentence with the names that stand in it. */
const char *sentence_source(lister *l, const sentence *s);
/* The document of an id, or NULL, and no error, where it has nothing of its own to list. */
const document *document_listed(lister *l, const char *id);

/* ---- listings in files of their own ------------------------------------------ */

/* Days on which something happened: status entries, duties of a fixed day, editions of tables; with a word also values
 * that were published. */
void list_timeline(lister *l);
/* What a table says of its empty cells, and cases of the amount; inputs that are declared unknown. */
void list_unknown_cells(lister *l, const document *doc);
void list_unknown_inputs(lister *l, const char *id, const input *all, size_t count);

/* What stands behind "eu-cbam" or "eu-cbam.price", a name as listings print it. False: it is no such name. *out is
 * NULL after an error. */
bool listing_of_path(rulebook *book, const char *path, const char *words, arena *memory, diagnostics *d, const octroi_listing **out);
/* Everything in which all words occur; NULL: nothing. */
const octroi_listing *listing_of_words(rulebook *book, const char *words, arena *memory, diagnostics *d);
/* How many rows of the newest edition hold all words: of a place those with its code. */
size_t table_rows_holding(rulebook *book, const table *t, const char *words, diagnostics *d);
/* The name nearest to a path, or NULL. */
const char *path_nearest(rulebook *book, const char *path, arena *memory, diagnostics *d);

/* Lists of goods, and the goods in them. */
void list_lists(lister *l, const document *doc);
void list_listed(lister *l, const document *doc);

/* Carbon prices: which there are, what they cost, what of that is paid. */
void list_instruments(lister *l, const document *doc);
void list_prices(lister *l, const document *doc);
void list_paid(lister *l, const document *doc);

/* Price paths: which there are; one of them, as it is written. */
void list_paths(lister *l, const document *doc);
const char *path_basis(lister *l, const price_path *p);
const char *path_point_figure(lister *l, const price_path *p, const path_point *point);

#endif
