/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program, of the block evaluator: points. A point is a combination of
 * codes and of a class of days that occurs in lanes; for each set of axes that
 * some formula varies over (a space) they are numbered apart. Days fall into
 * classes, between cuts that the walker finds: where it looks at a date it says
 * around which days the answer is the same. When a cut is found inside a class,
 * what was found before at its points holds for all of it, so for each piece. */
#ifndef OCTROI_PROGRAM_SPACES_H
#define OCTROI_PROGRAM_SPACES_H

#include "lines.h"
#include "variations.h"

typedef struct space space;
typedef struct spaces spaces;

/* Points are kept in `forgettable`, all else in `memory`. */
spaces *spaces_new(const octroi_program *p, const line_reader *r, arena *memory, arena *forgettable);
/* Other lanes, each at its day. */
void    spaces_start(spaces *all, const lines *l, const day *date, arena *scratch);
/* No point is known any more; `forgettable` was cleared. Cuts stay. */
void    spaces_forget(spaces *all);
/* Points of all spaces. */
size_t  spaces_points(const spaces *all);

/* The space of what varies so; new if need be. */
space  *space_of(spaces *all, variation v);
/* Whether what varies as `part` does is found at as many points as what varies as
 * `whole`, and these stay few: over days and one axis of those that lines use. */
bool    space_is_small(const spaces *all, variation whole, variation part);
/* The point of each lane, from 0; *same: it is one and the same for all. */
const uint32_t *space_places(spaces *all, space *s, bool *same);
/* Points so far, and what number they can reach before *count must be asked again. */
size_t  space_size(const space *s, size_t *capacity);

/* What was found on a day holds for a period. True when that cuts the day's class:
 * points of it are those of the piece with the day from now on, lanes on other days
 * lie elsewhere, and places must be asked for again. */
bool    space_cut(spaces *all, space *s, day on, period holds);

/* Spaces in turn, for --stats: its axes as words; NULL behind the last. */
const space *spaces_get(const spaces *all, size_t i);
const char  *space_axes(const spaces *all, const space *s, arena *memory);

#endif
