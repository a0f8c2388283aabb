/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: columns, a value for each lane of a block. A column is
 * right where the mask it was asked with is set; elsewhere it holds no meaning. */
#ifndef OCTROI_PROGRAM_COLUMNS_H
#define OCTROI_PROGRAM_COLUMNS_H

#include <math.h>

#include "value.h"

typedef uint8_t mask; /* of a lane: 0 or 1 */

/* Numbers, flags, years and days in `number`, NaN where unknown; codes in
 * `code`, 0 where unknown. */
typedef struct {
	size_t         stride;   /* 0: one value for all lanes; 1 */
	const double  *number;
	const uint32_t *code;
	const uint8_t *standing;
	const octroi_reason *const *reason; /* of unknown lanes; NULL: there are none */
	const double  *least, *most; /* between what an unknown lane lies, NaN: no bound; both NULL: nothing is known */
} column;

/* How many lanes there are and where columns of them lie. */
typedef struct {
	size_t         n;
	arena         *scratch;
	const uint8_t *strong;   /* by lane 0: the standing of what is as good as given */
} lane_set;

lane_set lane_set_new(size_t n, arena *scratch);
mask *mask_new(const lane_set *set);
bool  mask_any(const lane_set *set, const mask *on);
/* out: lanes of `all` that are not in `some`. False: there are none. */
bool  mask_minus(size_t n, mask *out, const mask *all, const mask *some);
void  mask_join(size_t n, mask *to, const mask *more);

column column_constant(const lane_set *set, double number, uint32_t code, standing st);
static inline bool column_lacks(const column *c, bool code, size_t i)
{
	return code ? c->code[i * c->stride] == 0 : isnan(c->number[i * c->stride]);
}
static inline const octroi_reason *column_reason(const column *c, size_t i)
{
	return c->reason ? c->reason[i * c->stride] : NULL;
}
/* True when a condition is known and the same for all lanes; *holds: which. */
bool   column_settled(const column *condition, bool *holds);
/* The same at a standing no stronger than `st`; … in lanes that differ from `decides`. */
column column_weakened(const lane_set *set, column c, uint8_t st);
column column_weakened_unless(const lane_set *set, column c, uint8_t st, double decides);
/* The weakest of several by lane. */
const uint8_t *columns_standings(const lane_set *set, const column *of, size_t count);
/* Arithmetic, the same operations in the same order as the walker's. */
void   columns_compute(operation op, size_t n, double *out, const column *v, size_t count);

/* A column that is written lane by lane. */
typedef struct {
	double   *number, *least, *most;
	uint32_t *code;
	uint8_t  *standing;
	const octroi_reason **reason;
} draft;

draft  draft_new(const lane_set *set, bool code);
/* Lane i, or all lanes of a mask, as they are in c, at a standing no stronger
 * than `st`: of one lane, by lane (or NULL) and for all (`own`). */
void   draft_take(const lane_set *set, draft *d, size_t i, const column *c, uint8_t st);
void   draft_take_all(const lane_set *set, draft *d, const column *c, const mask *on, const uint8_t *st, uint8_t own);
/* … as the walker found it. */
void   draft_value(const lane_set *set, draft *d, size_t i, const value *v);
void   draft_unknown(const lane_set *set, draft *d, size_t i, const octroi_reason *reason, uint8_t st);
column draft_column(const draft *d);

#endif
