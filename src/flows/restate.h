/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: why a line that is computed twice comes to other figures. */
#ifndef OCTROI_FLOWS_RESTATE_H
#define OCTROI_FLOWS_RESTATE_H

#include "flows.h"

/* One line (or one of the codes below it) as of two days, explained. */
typedef struct {
	const octroi_result *was, *is;
} told_twice;

/* What two computations read that differs: values of series, rows of tables; where none does, the cases that were
 * taken. Texts are copied to `memory`. */
const octroi_cause *causes_find(const told_twice *all, size_t count, arena *memory, size_t *found);

/* Those of them that made a quantity another one: down its formulas, past what came to the same. */
const octroi_cause *causes_of(const octroi_cause *causes, size_t cause_count, const told_twice *all, size_t count,
                              const char *quantity, arena *memory, size_t *found);

/* Adds to old lines what the file says of them from which they were computed, found by number or name; what a line
 * says itself stays. One that two rows could be has a problem. `programs`: of each line, NULL where there is none.
 * False after an error. */
bool lines_complete(rulebook *book, octroi_old_line *lines, octroi_program *const *programs, size_t count, const char *path,
                    const flow_maps *maps, const char *format, arena *memory, diagnostics *d);

/* "Default value, origin China: total 5.588 tCO2e/t (act) -> total 5.5 tCO2e/t (other act)". */
const char *cause_text(const octroi_cause *c, arena *memory);

#endif
