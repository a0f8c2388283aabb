/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of lines: which column of a file is which input, and the rows in
 * batches. Knows inputs only by their declarations; values are typed by the
 * program room.
 *
 * A header names inputs in any order. A column is called
 *   NAME            "mass": figures in the input's own unit, or with a unit each
 *   NAME_UNIT       "mass_kg", "value_eur": letter case of the unit does not count,
 *                   but for Mt (to many people MT is a metric tonne)
 *   currency        the currency of the money in the columns that name none
 * or what a map says: "Net weight (kg)=mass_kg". Letter case, blanks at the ends
 * and a blank for '_' do not count in names ("Mass kg" is mass_kg). A column
 * mapped to nothing ("Remarks=") is not read. A column that is no input is an
 * error with the nearest name; so are two columns for one input. Of a file of
 * trade statistics the native format says what a column is, where no map does. */
#ifndef OCTROI_FLOWS_FLOWS_H
#define OCTROI_FLOWS_FLOWS_H

#include "../csv/csv.h"
#include "../octroi.h"
#include "../program/program.h"

typedef struct {
	const char *const *maps;  /* "HEADER=NAME", as typed */
	size_t             map_count;
	const char        *map_file; /* NULL: none. Lines HEADER=NAME; empty lines and lines with '#' first are skipped */
	struct flow_native *native; /* NULL: none */
	octroi_said        said;
} flow_maps;

typedef struct {
	const octroi_input *input;    /* NULL: not read */
	const char         *unit;     /* "kg" of mass_kg, as the unit is spelt in rules; "EUR" of value_eur; NULL */
	size_t              currency; /* of a money column without a unit: the column that names it; (size_t)-1: none */
	double              times;    /* bare figures are in so many of the unit */
} flow_column;

/* What each column of the stream is: an array of csv_stream_columns(s). NULL
 * after errors: unknown or repeated columns, a unit that does not fit the
 * input, a map of a column that is not there or used twice, an unreadable map
 * file. With `unknown` not NULL columns that are no input, or not in that
 * unit, are no error but counted there: other inputs may be found later. */
const flow_column *flow_columns(arena *a, const csv_stream *s, const octroi_input *const *inputs, size_t input_count,
                                const flow_maps *maps, size_t *unknown, diagnostics *d);

/* The unit in which figures of an input are given, as it is spelt in rules; NULL
 * when it is none that fits (money: a currency). */
const char *flow_unit(arena *a, const octroi_input *input, slice text);

/* See octroi_evaluate_arrays. */
bool arrays_run(octroi_program *p, const octroi_arrays *arrays, arena *memory, diagnostics *d);

/* Inputs that a document named on a line gives: what no formula can compute comes from a room above. */
typedef struct {
	const char *key; /* the input that names the document */
	/* The inputs that it can give for lines of a program. */
	const char *const *(*inputs)(void *context, const octroi_program *p, size_t *count);
	/* Their texts for one line, "" where it gives none; `said`: what the line says of each, "" for nothing. NULL
	 * with *why where the document has no answer. */
	const slice *(*values)(void *context, octroi_program *p, slice document, const slice *said, size_t count, const char **why);
	void *context;
} flow_provider;

/* Reads and computes a file of lines; see octroi_flows. `provider` may be NULL. */
const octroi_flow_result *flows_run(rulebook *book, const octroi_flow_question *question, const flow_provider *provider, arena *memory,
                                    diagnostics *d);

/* See octroi_restate. */
const octroi_restatement *restate_run(rulebook *book, const octroi_restate_question *question, arena *memory, diagnostics *d);

#include "table.h"

#endif
