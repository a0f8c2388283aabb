/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: values that belong to a group of lines. A sum takes one
 * pass over all lines; what a line reads of a group must be closed before that
 * line is computed. Memory grows with groups, never with lines. */
#ifndef OCTROI_PROGRAM_GROUPS_H
#define OCTROI_PROGRAM_GROUPS_H

#include "../base/exact.h"
#include "value.h"

/* One sum(…) in the formula of a quantity with a level. */
typedef struct {
	const expr *e;     /* NULL: what `slot` reaches */
	const expr *x, *condition, *on; /* what is added up; of which lines, NULL: all; by which date, NULL: none */
	int         slot;  /* of the quantity */
	size_t      group; /* index of the group's declaration */
	int         pass;  /* in which it is added up, from 1 */
	bool        not_negative; /* by its declarations: an addend of which nothing is known is at least 0 */
} group_sum;

typedef struct groups groups;
enum { GROUPS_MAX = 16, GROUP_KEYS_MAX = 8 };

groups *groups_new(octroi_program *p, arena *memory);
/* Passes that lines need before they can be computed; the pass in which they
 * are computed comes behind these, and adds up what only groups show. */
int     groups_passes(const groups *g);
const group_sum *groups_sums(const groups *g, size_t *count);

/* The group whose keys are these, from 1; new if need be. */
uint32_t groups_find(groups *g, size_t declaration, const uint64_t *keys);
size_t   groups_count(const groups *g, size_t declaration);
const uint64_t *groups_keys(const groups *g, size_t declaration, uint32_t group);

/* Adds what line `line` of the file adds. An addend that is unknown comes with its reason and lies between x
 * and `most` (NaN: nobody knows); one that is known has both alike. */
void groups_add(groups *g, size_t sum, uint32_t group, size_t line, double x, double most, const octroi_reason *unknown, standing st);
/* The same of what is added by date; on DAY_UNKNOWN: the line does not know its day. x NaN: unknown. */
void groups_add_on(groups *g, size_t sum, uint32_t group, size_t line, day on, double x, const octroi_reason *unknown, standing st);
/* The quantities of that pass are now what they are. */
void groups_close(groups *g, int pass, diagnostics *d);

/* What lines read: the value of a quantity with a level. group 0: the line
 * belongs to none, see group_needs. */
value groups_value(const groups *g, int slot, uint32_t group);
/* Why a line belongs to no group: what it needs, or what sets groups apart, is unknown on it. NULL: it does. */
const octroi_reason *group_needs(frame *f, size_t declaration);

#endif
