/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the block evaluator and by nobody else. */
#ifndef OCTROI_PROGRAM_BLOCK_PRIVATE_H
#define OCTROI_PROGRAM_BLOCK_PRIVATE_H

#include "points.h"

/* A slot over the lanes that asked for it. */
typedef struct {
	mask    *known;    /* lanes for which it was computed */
	column   is;
	draft    joined;   /* … once it was computed for some lanes after others */
} kept;

struct block {
	octroi_program *program;
	points         *points;
	arena          *memory;
	const lines    *lines;
	lane_set        set;
	kept           *slots;     /* by slot, of these lanes */
	uint32_t      **groups_of; /* by declaration; NULL: not asked for */
	groups         *groups;
};

/* What the figures of an input rest on, by lane. */
static inline const uint8_t *input_standings(const block *b, int slot)
{
	const uint8_t *weakened = b->lines->rests_on[slot];
	return weakened ? weakened : b->set.strong;
}
bool has_column(type_kind k);
/* Whether a formula is an input that the line gives or not, without anything that stands in. */
bool is_bare_input(const block *b, const expr *e);
/* Whether the line gives an input, without its value. */
column given_column(block *b, int slot);

#endif
