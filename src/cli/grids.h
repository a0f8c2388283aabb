/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: grids as --vary says them, NAME=FROM:TO:STEP or NAME=A,B,C. */
#ifndef OCTROI_CLI_GRIDS_H
#define OCTROI_CLI_GRIDS_H

#include "../octroi.h"
#include "words.h"

enum { GRID_POINTS_MOST = 1000 /* without --yes */, AXIS_POINTS_MOST = 100000 };

/* All values of --vary as axes, in the order typed; the points of FROM:TO:STEP are exact decimals, and TO is one where it is
 * hit. What is wrong is told in d. */
octroi_axis *grids_read(arena *memory, const words *w, size_t *count, diagnostics *d);
/* Tells d when there are more points than may be without --yes. */
void grids_check_size(const octroi_axis *axes, size_t count, bool yes, diagnostics *d);

#endif
