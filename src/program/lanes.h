/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: lines as lanes of blocks. A line becomes one lane, or one
 * for each code below a coarse one; lanes are computed for one stretch of days
 * after the other (laps). Lanes that give the same figures lie together and have
 * a block of their own, to which what is not given does not vary. */
#ifndef OCTROI_PROGRAM_LANES_H
#define OCTROI_PROGRAM_LANES_H

#include "block.h"

typedef struct lanes lanes;

lanes *lanes_new(lane_walker *w, arena *memory, diagnostics *d);
void   lanes_free(lanes *all);

/* Lanes for lines, each with the days that it stands for; lines without a day
 * (first DAY_UNKNOWN) get none. What is made lies in `scratch`. */
void   lanes_make(lanes *all, const lines *l, const period *whole, arena *scratch);
size_t lanes_count(const lanes *all);
/* The line of each lane; lanes of a coarse line follow one another. */
const size_t *lanes_line(const lanes *all);
/* Lanes that a line has; whether its code is coarse. */
bool   lanes_coarse(const lanes *all, size_t line);
/* What became of the line's code in the nomenclature's edition. */
edition_fate lanes_edition(const lanes *all, size_t line, uint32_t *edition);
/* Each line has one lane, or none. */
bool   lanes_are_lines(const lanes *all);
/* Some lane stands for more than a day. */
bool   lanes_stretch(const lanes *all);

/* Lanes at work, and the day at which each stands. */
typedef struct {
	block  *block;       /* of a part: that computes it */
	lines  *lines;
	size_t *lane;        /* which lane it is */
	uint8_t *pattern;    /* ascending: which block computes it */
	day    *date;
	day    *until;       /* the last day of this stretch, once it is computed */
	double *share;       /* of the lane's days that this stretch is */
	bool    is_first;
} lap;

lap  lap_first(const lanes *all);
/* The part that begins at lane *from of the lap, which moves behind it; false: there is none. */
bool lap_part(lanes *all, const lap *l, size_t *from, lap *part);
/* Sets `until` and `share`, now that a part was computed. */
void lap_shares(const lanes *all, lap *part);
/* The lanes that go on behind this stretch. False: none. */
bool lap_next(const lanes *all, lap *l);

/* The blocks so far, in turn; NULL behind the last. */
const block *lanes_block(lanes *all, size_t i);

#endif
