/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: only lines whose goods are on a list of the rulebook. The
 * list's codes are carried from its edition to that of the file's codes. A code
 * below one of the list is on it; of a code of which only a part is on the list,
 * because it has fewer digits, because other goods were joined to it in its
 * edition or because the list says so, the line stays and is counted. All other
 * rows are left out. */
#ifndef OCTROI_FLOWS_LISTED_H
#define OCTROI_FLOWS_LISTED_H

#include "flows.h"
#include "left_out.h"

typedef struct listed listed;

/* `edition`: of the codes of all lines, where no column says it; NULL: the newest. NULL after an error: there is no such
 * list, its codes are unknown, the file has no column of goods. */
listed *listed_new(rulebook *book, const char *list, const char *edition, const csv_stream *s, const flow_maps *maps, arena *memory,
                   diagnostics *d);
/* The same without a file, for codes that are asked about one by one; `where` names the list. */
listed *listed_of(rulebook *book, const char *list, place where, const char *edition, arena *memory, diagnostics *d);
/* Whether a code is on the list, at least a part of it. */
bool    listed_has(listed *l, slice good, slice edition);
/* Leaves out rows whose goods are not on the list. A code or edition that is none stays for whoever reads it. */
void listed_read(listed *l, const csv_batch *b, left_out *left);
/* The list's categories, and those of a code (bit i: category i), which may be several; a coarse code is in all that are
 * below it. 0: none. */
size_t      listed_category_count(const listed *l);
const char *listed_category(const listed *l, size_t i);
uint64_t    listed_categories(listed *l, slice good, slice edition);
/* Counts from the start again. */
void listed_rewind(listed *l);
/* What was found in the pass through the file that has just ended. */
octroi_listed listed_found(const listed *l);

#endif
