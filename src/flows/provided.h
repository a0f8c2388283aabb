/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: inputs of a line that a document named on the line gives. */
#ifndef OCTROI_FLOWS_PROVIDED_H
#define OCTROI_FLOWS_PROVIDED_H

#include "flows.h"

typedef struct provided provided;

/* `columns`, *count: what the file itself gives; inputs that the provider adds are appended (there is
 * room). `question`: what it says of lines that say nothing themselves. NULL: nothing names a document, or
 * the provider gives nothing to this program. */
provided *provided_new(arena *memory, const flow_provider *from, octroi_program *p, const octroi_flow_question *question, program_column *columns,
                       size_t *count, size_t file_columns);

/* The cells of row `at` of a batch (below LINE_RUN_ROWS) with what the document gives, where the row
 * says nothing itself; they live until the row `at` is filled again. False with *why when the document
 * has no answer. */
bool provided_row(provided *x, const slice *cells, size_t at, const slice **out, const char **why);
size_t provided_column(const provided *x); /* the column that names the document; the first where none does */

#endif
