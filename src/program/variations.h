/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what slots and formulas vary over. What does not vary over
 * figures of lines need not be computed for each of them. A superset does no
 * harm but to speed. */
#ifndef OCTROI_PROGRAM_VARIATIONS_H
#define OCTROI_PROGRAM_VARIATIONS_H

#include "value.h"

/* Of the inputs that take few values (codes, places, goods, years, days, flags)
 * each is an axis of its own, and so is each date of the scheme, which a line
 * may give. */
typedef struct {
	uint64_t axes;     /* bit i: axis i of the program */
	bool     dated;    /* over the days of the line */
	bool     per_line; /* over figures or texts of the line, or over its group */
} variation;

typedef struct {
	const octroi_program *program;
	const bool      *absent; /* by slot: inputs that none of the lines gives; NULL: nothing is known of that */
	const variation *of;     /* by slot */
} variations;

/* Numbers the axes of a program; done once. False when it has more than AXES_MAX. */
bool program_axes(octroi_program *p);

/* Under the options chosen. `absent` must live as long. */
const variations *variations_new(const octroi_program *p, const bool *absent, arena *memory);
variation expr_varies(const variations *v, const expr *e);
variation unit_varies(const variations *v); /* the functional unit of a line */
variation sentence_varies(const variations *v, const sentence *s);

/* True when options alone, and that inputs are absent, decide a condition. */
bool decided_beforehand(const octroi_program *p, const bool *absent, const expr *e, bool *holds);
/* The slot of an input that a formula is, if nothing stands in where it is not given; -1. */
int  bare_input(const octroi_program *p, const expr *e);
/* Whether any formula or sentence of the scheme reads a slot by its name. */
bool slot_is_read(const octroi_program *p, int slot);

#endif
