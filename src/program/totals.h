/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what lines add up to. Sums are exact; memory grows with
 * what is told apart, not with lines. */
#ifndef OCTROI_PROGRAM_TOTALS_H
#define OCTROI_PROGRAM_TOTALS_H

#include "batch.h"

/* What is remembered of one run's dimensions between batches. */
typedef struct run_names run_names;
run_names *run_names_new(const octroi_program *p, size_t dimension_count, arena *memory);

/* The text of a line's key in a dimension. */
const char *line_dimension_text(const octroi_program *p, const line_reader *r, int slot, uint64_t key, arena *memory);
void tally_lines(flow_tally *t, const octroi_program *p, run_names *names, const line_reader *r, const batch_lines *lines);
/* Adds what lines not computed for this reason could cost at most. */
void tally_gap(flow_tally *t, const octroi_program *p, const octroi_reason *reason, octroi_state state, double charge);
/* What groups have come to. */
void tally_groups(flow_tally *t, const octroi_program *p, const batch *b, arena *memory);
void tally_stats(flow_tally *t, const char *text);

#endif
