/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scheme compiled: names resolved to slots, units checked, series as the
 * settings say. The walker evaluates one line, quantity by quantity, each at
 * most once; the explainer is the walker writing down what it did.
 *
 * Unknown is a value: it carries its reason and spreads through arithmetic;
 * `false and unknown` is false, `true or unknown` true; a case that is not
 * taken may be unknown; an unknown condition makes the result unknown. */
#ifndef OCTROI_PROGRAM_PROGRAM_H
#define OCTROI_PROGRAM_PROGRAM_H

#include "../octroi.h"
#include "../rules/rules.h"

/* Compiles a document under settings. NULL after an error. The program lives in
 * the rulebook's memory. With `law_only` false any status will do. */
octroi_program *program_compile(rulebook *book, const document *doc, const octroi_settings *settings, diagnostics *d);

const octroi_facts *program_facts(const octroi_program *p);
const octroi_input *program_inputs(const octroi_program *p, size_t *count);
const document     *program_document(const octroi_program *p);

octroi_line *line_new(octroi_program *p, arena *memory);
/* The days over which the line is spread; first DAY_UNKNOWN: none was given. */
period       line_period(const octroi_line *line);
bool         line_set(octroi_line *line, const char *name, const char *value, const char *said_as, diagnostics *d);

const octroi_result *program_evaluate(const octroi_line *line, bool explain, arena *memory, diagnostics *d);
const octroi_need   *program_needs(const octroi_line *line, arena *memory, size_t *count, diagnostics *d);

/* Runs the rule tests of one document of kind `test`; results are appended. */
typedef struct {
	arena              *memory;
	octroi_test_result *items;
	size_t              count, capacity;
} test_results;
void rule_tests_run(rulebook *book, const char *path, test_results *out, diagnostics *d);

/* Tables of texts about the rulebook; see octroi_show. */
const octroi_listing *listing_make(rulebook *book, const char *what, const char *word, arena *memory, diagnostics *d);

/* Checks documents by id: compiles schemes, verifies every table. */
/* Warns of sources whose `checked` day lies more than `months` back. */
void rulebook_check_stale(rulebook *book, const char *id, day today, int months, diagnostics *d);
void rulebook_check(rulebook *book, const char *id, octroi_counts *counts, diagnostics *d);

#endif
