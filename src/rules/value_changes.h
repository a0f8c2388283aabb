/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the rules room: one change of a value, and the two ways in which it is made. Those of a series are put into
 * it; what is computed or looked up is changed in formulas, which read the figure from a series of its own. */
#ifndef OCTROI_RULES_VALUE_CHANGES_H
#define OCTROI_RULES_VALUE_CHANGES_H

#include "reader.h"

typedef enum { VALUE_SET, VALUE_SCALE, VALUE_SHIFT, VALUE_PATH, VALUE_LINK, VALUE_WORDS } value_word;
extern const char *const value_words[VALUE_WORDS];

/* A key that no document can have: of a change that is made because the series follows the one that is changed. */
#define FOLLOWED "(followed)"

typedef struct {
	const yaml_node *map, *address, *figure; /* figure: of a path its points */
	value_word  word;
	period      when;
	expr       *where;   /* for which lines; NULL: for all */
	standing    standing;
	const char *note;
	citation    source;
} value_change;

/* Where formulas of the document read a column that was changed: what is changed next is what they read by then. */
typedef struct column_reads column_reads;

series   *series_named(const document *doc, slice name);
quantity *quantity_named(const document *doc, slice name);

/* Alters the values of the series; errors are reported. */
void change_series_values(reader *r, const value_change *c, series *s);
/* The values of a path. */
void change_series_path(reader *r, const value_change *c, series *s);

/* What one unit of another series or of a path is worth: above 0. False, reported. */
bool change_rate(reader *r, const yaml_node *said, double *rate);

void change_quantity(reader *r, const value_change *c, quantity *q);
/* *known: of the columns that were changed so far. */
void change_column(reader *r, const value_change *c, const table *t, const table_column *column, column_reads **known);

#endif
