/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was emitted on the way to a good: from tables of what sectors take from each other, from chains of processes,
 * and how far such a figure may be off. */
#ifndef OCTROI_EMISSIONS_EMISSIONS_H
#define OCTROI_EMISSIONS_EMISSIONS_H

#include "../base/arena.h"
#include "../base/diagnostic.h"
#include "../octroi.h"
#include "../program/program.h"
#include "../rules/rules.h"
#include "spread.h"

/* ---- installations -----------------------------------------------------------------
 * An installation document names processes, their source streams, what they consume and
 * what they make. What a stream emits says a document of kind `method`; how a good or a
 * bought precursor is treated says the `chain` of a scheme; this room walks the chain:
 *
 *   SEE_g = (attributed + sum M_i SEE_i) / AL        (per functional unit)
 *   SEFA_g = SEFAProc_g + sum m_i SEFA_i
 *
 * with direct and indirect emissions apart. Processes of one site that feed each other
 * are a linear system; documents that feed each other in a ring are an error. */

/* See octroi_installation_evaluate. */
const octroi_installation *installation_evaluate(rulebook *book, const octroi_installation_question *question, arena *memory,
                                                 diagnostics *d);
/* See octroi_installation_form. */
const char *installation_form(rulebook *book, const char *scheme, arena *memory, diagnostics *d);
/* See octroi_installation_good. */
const octroi_made_good *made_good_find(const octroi_installation *made_in, const char *product, const char *code, diagnostics *d);
/* See octroi_line_take. */
bool line_take(octroi_line *line, const octroi_installation *made_in, const octroi_made_good *good, arena *memory, diagnostics *d);
/* The inputs that a made good gives to lines of a program, origin and code first; NULL: the scheme takes no such
 * figures. */
const char *const *given_inputs(const octroi_program *p, arena *memory, size_t *count);
/* Their texts for one line, in that order; "": the line says it itself, or there is nothing to give. NULL after an
 * error: the line is of another origin or good. */
const char *const *given_texts(const octroi_line *line, const octroi_installation *made_in, const octroi_made_good *good, arena *memory,
                               diagnostics *d);

/* Installations as a source of inputs for lines of a file, in the form that flows asks for (flow_provider). `d`:
 * takes what is said of the documents, errors as warnings, once; memory: that of the provider. */
typedef struct provider provider;
provider *provider_new(rulebook *book, const octroi_settings *settings, arena *memory, diagnostics *d);
const char *const *provider_inputs(void *context, const octroi_program *program, size_t *count);
const slice *provider_values(void *context, octroi_program *program, slice document, const slice *said, size_t count,
                             const char **why);

/* See octroi_break_even. */
double break_even(octroi_line *line, const char *input, const char *quantity, double target);

/* ---- input-output tables -------------------------------------------------------- */

/* See octroi_input_output; the result is of `memory`. */
const octroi_io_result *io_run(const octroi_io_question *question, arena *memory, diagnostics *d);

/* ---- processes that take from each other --------------------------------------- */

typedef enum {
	CHAIN_SOLVED,
	CHAIN_SINGULAR,       /* or so near to it that no digit would be right */
	CHAIN_NOT_PRODUCTIVE, /* some loop takes more of a product than it makes */
	CHAIN_BAD_AMOUNT      /* an amount is negative, unknown or infinite */
} chain_status;

/* Solves s = b + M s, s = (I - M)^-1 b, for `n` products that may take from each other and from themselves:
 *   takes   M, n x n, row-major: takes[i * n + j] is how much of product j one unit of product i takes, losses included
 *   right   b, `count` columns of n, one behind the other: what each unit causes by itself (tCO2e per unit)
 *   out     s, alike: with all that it takes; may be `right`. NaN throughout unless solved
 * An unknown in b makes the whole of its column unknown: leave out what does not depend on it. By LU: meant for
 * loops of some hundred products at most. */
chain_status chain_solve(size_t n, const double *takes, size_t count, const double *right, double *out);

/* ---- intensities of any good ------------------------------------------------------
 * The ladder of tiers that a document of kind `intensity` declares; see octroi.h. */

octroi_ladder *ladder_open(rulebook *book, const char *id, const char *destination, const char *scheme,
                           const octroi_settings *settings, diagnostics *d);
const octroi_facts *ladder_facts(const octroi_ladder *l);
const octroi_input *ladder_inputs(const octroi_ladder *l, size_t *count);
const char *ladder_route(const octroi_ladder *l);
const octroi_intensity *ladder_ask(octroi_ladder *l, const octroi_intensity_question *q, arena *memory, diagnostics *d);

#endif
