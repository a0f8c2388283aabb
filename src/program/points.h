/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program, of the block evaluator: what the walker finds at points,
 * and spread from there over lanes. See block.h. */
#ifndef OCTROI_PROGRAM_POINTS_H
#define OCTROI_PROGRAM_POINTS_H

#include "block.h"
#include "variations.h"

typedef struct points points;

/* `absent`: see block_new. */
points *points_new(block *b, lane_walker *w, const bool *absent, arena *memory);
void    points_free(points *p);
/* Other lanes; `scratch` is the block's memory. */
void    points_start(points *p, const lines *l, const day *date, bool stretches, arena *scratch);

bool   points_is_root(points *p, const expr *e);
/* Whether a slot is a root, or put together from its parts. */
bool   points_takes_slot(points *p, int slot);
column points_root(points *p, const expr *e, const mask *on);
column points_root_slot(points *p, int slot, const mask *on);
column points_reason(points *p, const char *code, const sentence *s, const char *source, const mask *on);
column points_unit(points *p, const mask *on);
column points_built_in(points *p, const mask *on);
column points_sound(points *p, const mask *on);
void   points_note(points *p, const char *code, const sentence *s, const char *source, bool assumption, const mask *on);
void   points_silence(points *p, bool silent);

/* The walker at one lane. */
value    points_walk(points *p, const expr *e, size_t lane);
/* A text, good or set of one lane as a number that equal texts share. */
uint64_t points_text_key(points *p, const expr *e, size_t lane);
/* What is said where an input is not given. */
const octroi_reason *points_missing(points *p, int slot, size_t lane);
const octroi_reason *points_arithmetic_reason(points *p, const expr *e, double result, size_t lane);

const day *points_until(const points *p);
const block_note_mask *points_notes(const points *p, size_t *count);
block_counts points_count(const points *p);
const char *points_axes(const points *p, size_t i, arena *memory);

#endif
