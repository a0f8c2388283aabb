/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to emissions: an input-output table as it was read. */
#ifndef OCTROI_EMISSIONS_INPUT_OUTPUT_H
#define OCTROI_EMISSIONS_INPUT_OUTPUT_H

#include <stddef.h> /* GSL 2.7 forgets it */

#include <gsl/gsl_spmatrix.h>

#include "../csv/csv.h"
#include "emissions.h"

typedef struct {
	const char *name;
	double     *values; /* n */
} io_column;

typedef struct {
	size_t       n;
	const char **names;   /* of sectors; of regions and sectors, joined by '|' */
	const char **regions; /* NULL: sectors have no region */
	io_column    output;
	place       *output_places;
	io_column   *stressors, *demands;
	size_t       stressor_count, demand_count;
	/* Flows, those of 0 left out, but for the diagonal: column i in compressed columns is row i of the table, what
	 * sector i delivers. GSL's memory; NULL until they were read. */
	gsl_spmatrix *flows;
} io_table;

/* The columns of a header that name its rows: those at its start that are called region, country, sector, industry...;
 * the first one if none is. Returns their number. */
size_t io_name_columns(const slice *header, size_t columns);
/* "DE|12" from cells. */
const char *io_name(arena *a, const slice *cells, size_t count);
/* The name of a sector behind "to_" or "z_to_"; at NULL where a column is none of flows. */
slice io_flow_column(slice header);
/* Equal but for signs between words and letter case: "DE|12", "de 12". */
bool io_same_name(slice a, const char *b);
/* Says what is wrong with a figure ("the flow from 'a' to 'b'"); `form` is what was expected. */
void io_bad_figure(diagnostics *d, place where, const char *what, slice cell, const char *form);

enum { IO_ERRORS_TOLD = 20 };

/* All but the flows. False after an error. */
bool io_vectors_read(const octroi_io_question *question, arena *memory, arena *texts, io_table *t, diagnostics *d);
/* The flows of sectors that are known. */
bool io_flows_read(const char *path, arena *texts, io_table *t, diagnostics *d);

#endif
