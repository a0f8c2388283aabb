/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: masses that cannot be, and masses that are missing. What a
 * tonne of a good is worth (its unit value) says which masses of a file are hardly
 * right, and stands in for those that are not given.
 *
 * The unit value of a line is its value by its mass; of a code, the exact median
 * over the lines of the file that have both (of an even number the mean of the two
 * in the middle). Values in different currencies are not comparable, and equal
 * digits are not the same code in two editions: medians are by code, currency and
 * edition. A line is an outlier when its unit value lies below median / factor or
 * above median * factor. A code with fewer than MASSES_LINES_LEAST such lines has
 * no median and no outliers.
 *
 * One stage behind the native format: the file is first passed through
 * masses_collect, which keeps a unit value (8 bytes) a line until
 * masses_collected; then, each time it is read, through masses_read, which
 * rewrites cells so that all behind it sees an ordinary file. Knows nothing of
 * what rows are read for. */
#ifndef OCTROI_FLOWS_MASSES_H
#define OCTROI_FLOWS_MASSES_H

#include "flows.h"
#include "left_out.h"

enum { MASSES_LINES_LEAST = 3 };

typedef struct {
	octroi_outliers outliers; /* OCTROI_OUTLIERS_UNASKED: they are not looked for */
	double factor;            /* above 1 */
	bool   estimate;          /* a mass that is not given is value / unit value of the code */
} masses_question;

typedef struct masses masses;

/* NULL after an error: the file has no column of masses, values or goods. What lasts belongs to `memory`. */
masses *masses_new(const masses_question *question, const csv_stream *s, const flow_maps *maps, arena *memory, diagnostics *d);
void    masses_free(masses *m); /* NULL is allowed */

/* Takes down the unit values of a batch; rows left out are none of it. */
void masses_collect(masses *m, const csv_batch *b, const left_out *left);
/* Behind the last batch: finds the medians. */
void masses_collected(masses *m);
/* The median of a code (as it may be written, "7208 39 00"), in units of the currency a tonne; NaN: fewer lines than
 * MASSES_LINES_LEAST have a unit value. `currency` as in the file, "EUR"; `edition` "" where no column says it. */
double masses_unit_value(const masses *m, slice code, slice currency, slice edition);

/* Rewrites the masses of a batch and leaves out rows, as asked. (*marks)[row]: which of masses_marks a row has, from 1;
 * 0: none. Cells and marks live until the next call. A cell that is no figure stays for whoever reads figures. */
void masses_read(masses *m, csv_batch *b, left_out *left, const uint8_t **marks);
const row_mark *masses_marks(const masses *m, size_t *count);
/* Counts from the start again. */
void masses_rewind(masses *m);
/* What was found in the pass through the file that has just ended. */
octroi_masses masses_found(const masses *m);

#endif
