/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: the verdict on each lane of a block, and its figures. */
#ifndef OCTROI_PROGRAM_VERDICTS_H
#define OCTROI_PROGRAM_VERDICTS_H

#include "lanes.h"

/* What is asked of every lane. */
typedef struct {
	const octroi_program *program;
	size_t quantity_count, dimension_count;
	const int *quantities; /* slots of quantities that every scheme provides */
	const int *dimensions; /* slots of what tells totals apart; -1: nothing */
	int    charge, reporting, basis; /* slots or -1 */
	size_t good_gates;     /* so many first gates hang on nothing but the good and the day */
} questions;

/* Lanes of one stretch, computed: arrays by lane, that live as long as the block's. */
typedef struct {
	size_t   n;
	uint8_t *state, *standing;
	uint8_t *by_good;      /* the state hangs on nothing but the good and the day */
	const octroi_reason **reason;
	column  *quantities;  /* no columns: nobody was to be asked */
	column   amount, unit, reporting, basis, *dimensions;
} verdicts;

verdicts lanes_judged(const questions *q, const lap *part);

/* A number of a lane, NaN where nobody asked. */
static inline double figure_of(const column *c, size_t i)
{
	return c->number ? c->number[i * c->stride] : NAN;
}

#endif
