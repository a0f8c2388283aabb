/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors with a place. A diagnostics object collects every complaint of one
 * job, so that all errors of a file come in one go; nothing is printed here.
 *
 * Printed form (see diagnostics_print):
 *   rules/xx/levy.yaml:41:22: error: cannot subtract 'EUR/t' from 'tCO2e/t'
 *      41 |     formula: specific_emissions - specific_price
 *         |                                 ^ in quantity 'chargeable_emissions'
 *   rules/xx/levy.yaml:12:3: 'specific_price' is declared here with unit 'EUR/t'
 *   remedy: …
 * Messages: lower case, no full stop, subject in single quotes. */
#ifndef OCTROI_BASE_DIAGNOSTIC_H
#define OCTROI_BASE_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "text.h"

/* A text that was read, kept for as long as places in it are spoken of.
 * `name` is what is printed ("rules/eu/cbam.yaml", "--mass"). */
typedef struct {
	const char *name;
	const char *bytes;  /* `length` bytes and a NUL */
	size_t      length;
	size_t      lines_before; /* of a file of which `bytes` are a later piece; else 0 */
	bool        typed;        /* no file: words of the user, spoken of by their name alone */
} source_text;

/* `length` bytes at byte `offset` of a source. source NULL: nowhere. */
typedef struct {
	const source_text *source;
	size_t             offset, length;
} place;

/* 1-based line and column; columns count characters, not bytes. */
void place_line(place p, size_t *line, size_t *column);
/* The bytes spoken of. */
slice place_text(place p);

typedef struct diagnostics diagnostics;

/* False after an error at the first byte that text_is_clean refuses. */
bool source_is_clean(const source_text *source, diagnostics *d);

diagnostics *diagnostics_new(void);
void         diagnostics_free(diagnostics *d);
/* Takes over memory in which places of d lie: it is freed with d. */
void         diagnostics_keep(diagnostics *d, arena *a);

/* A file, as a machine tells files apart. */
typedef struct {
	uint64_t device, inode;
} file_identity;
/* What the job will write when all goes well: whoever is to read it says that it would be lost. Belongs to d because it goes
 * wherever files are read. */
void        diagnostics_set_output(diagnostics *d, const char *path, file_identity is);
/* Its path when that file is it, else NULL. */
const char *diagnostics_output(const diagnostics *d, file_identity is);

/* Starts an error or a warning. `code` is stable, for tests and scripts
 * ("unknown-key"). The following three calls add to the newest one. */
void error_at(diagnostics *d, place where, const char *code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void warning_at(diagnostics *d, place where, const char *code, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void error_context(diagnostics *d, const char *format, ...) __attribute__((format(printf, 2, 3)));  /* beside the caret */
void error_related(diagnostics *d, place where, const char *format, ...) __attribute__((format(printf, 3, 4)));
void error_remedy(diagnostics *d, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds all of another list, in order. Texts are copied; what places point to is not. */
void diagnostics_add(diagnostics *d, const diagnostics *more);
/* The same, with the memory that the other took over, and frees the other. */
void diagnostics_take(diagnostics *d, diagnostics *more);

/* Errors, those that were dropped as repeats among them. */
size_t diagnostics_errors(const diagnostics *d);
size_t diagnostics_warnings(const diagnostics *d);

/* The i-th of all (errors and warnings, in order of report). */
typedef struct {
	bool        warning;
	const char *code, *message, *context, *remedy;
	place       where;
	const char *related;       /* NULL when none */
	place       related_where;
} diagnostic;
size_t            diagnostics_count(const diagnostics *d);
const diagnostic *diagnostics_get(const diagnostics *d, size_t i);

/* Prints all, each in the form above; without a source: "octroi: message", of a typed one "octroi: NAME: message".
 * Exact repeats (same place, same message) are dropped when added. */
void diagnostics_print(const diagnostics *d, FILE *out);
/* The same as one text, which lives until the next call. */
const char *diagnostics_text(diagnostics *d);

#endif
