/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: formulas over many lines at once. A lane is a line at a
 * day. What does not vary over figures of lines (a root) is computed by the
 * walker, once for each point: a combination of codes, and of days between
 * which nothing changes. The rest is arithmetic on columns, with the same
 * operations and in the same order as the walker, so that both agree to the
 * last bit. What columns cannot do, the walker does lane by lane. */
#ifndef OCTROI_PROGRAM_BLOCK_H
#define OCTROI_PROGRAM_BLOCK_H

#include "columns.h"
#include "lane_walker.h"

typedef struct block block;

/* `absent`, by slot: inputs that none of its lanes gives, NULL: nothing is known
 * of that. What hangs on nothing else a line says is then found at points. */
block *block_new(lane_walker *w, const bool *absent);
void   block_free(block *b);

/* Starts on other lanes: figures and codes from `l`, each at its day. What the
 * block has handed out before is gone. `stretches`: lanes stand for stretches of days. */
void   block_start(block *b, const lines *l, const day *date, bool stretches);
/* Scratch memory of this block. */
arena *block_memory(block *b);

/* Whether columns can do an operation or name; else the walker does it. */
bool   block_knows(const block *b, const expr *e);
column block_expr(block *b, const expr *e, const mask *on);
column block_slot(block *b, int slot, const mask *on);
/* What the walker finds at one lane: of a date, for instance, which moves with the line. */
value  block_walk(block *b, const expr *e, size_t lane);
/* A reason made of a sentence, as a column of nothing but reasons. */
column block_reason(block *b, const char *code, const sentence *s, const char *source, const mask *on);
/* The functional unit of each lane, as the text of a reason. */
column block_unit(block *b, const mask *on);
/* Whether the scheme charges there then: reasons where it does not. */
column block_built_in(block *b, const mask *on);
/* Whether code and date make sense: reasons where they do not. */
column block_sound(block *b, const mask *on);
void   block_note(block *b, const char *code, const sentence *s, const char *source, bool assumption, const mask *on);
/* While silent, notes made on the way are not taken down. */
void   block_silence(block *b, bool silent);

/* The line's group of a declaration in each lane, 0: none. */
const uint32_t *block_groups(block *b, size_t declaration);

/* The last day on which all that was asked for of a lane is the same. */
const day *block_until(const block *b);

/* Notes made by lanes: the mask of each. */
typedef struct {
	const octroi_note *note; /* lives as long as the walker */
	size_t             id;   /* counts from 0 over all blocks of a walker */
	const mask        *on;
} block_note_mask;
const block_note_mask *block_notes(const block *b, size_t *count);

/* Points and walks so far, for --stats. */
typedef struct {
	size_t lanes, points, roots, root_values, walked;
} block_counts;
block_counts block_count(const block *b);
/* The axes over which roots were computed and how often: "origin, good: 12 roots, 4,820 values". NULL behind the last. */
const char *block_axes(const block *b, size_t i, arena *memory);

#endif
