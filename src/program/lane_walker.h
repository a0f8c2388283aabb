/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program, of the block evaluator: the walker at single lanes. All
 * blocks of a batch share one, and with it the look-ups that are kept by codes. */
#ifndef OCTROI_PROGRAM_LANE_WALKER_H
#define OCTROI_PROGRAM_LANE_WALKER_H

#include "groups.h"
#include "lines.h"

typedef struct lane_walker lane_walker;

lane_walker *lane_walker_new(octroi_program *p, line_reader *r, groups *g, arena *memory, diagnostics *d);
void lane_walker_free(lane_walker *w);

octroi_program *lane_walker_program(const lane_walker *w);
line_reader    *lane_walker_reader(const lane_walker *w);
groups         *lane_walker_groups(const lane_walker *w);

/* When much is kept of look-ups it is forgotten: not while values are in use that
 * came from them. */
void     lane_walker_trim(lane_walker *w);
/* Rises each time that happened. */
unsigned lane_walker_generation(const lane_walker *w);
/* The lines at work are others now, though they may lie where others lay. */
void     lane_walker_leave(lane_walker *w);

/* What one evaluation took down. */
typedef struct {
	note_list notes;
	period    holds; /* the days for which it stands */
} walk_record;

/* A frame at line i of `l` on a day, that takes down into `record`. Values lie in
 * `memory`, which must stay the same arena for those that live as long. */
frame *lane_walker_at(lane_walker *w, const lines *l, size_t i, day on, walk_record *record, arena *memory);
/* The same, in which the line belongs to these groups (by declaration): nothing
 * found before is taken, for it may have been found without them. */
frame *lane_walker_within(lane_walker *w, const lines *l, size_t i, day on, const uint32_t *group_of, walk_record *record,
                          arena *memory);

/* Notes, numbered from 1 over all blocks; equal texts have equal numbers. */
uint32_t           lane_walker_note_id(lane_walker *w, const octroi_note *note);
const octroi_note *lane_walker_note(const lane_walker *w, uint32_t id);
/* A number that equal texts share, from 1; the text behind it, which lives as long as the walker. */
uint32_t           lane_walker_text_id(lane_walker *w, slice text);
const char        *lane_walker_text(const lane_walker *w, uint32_t id);

#endif
