/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what lanes add to the sums of their groups. */
#ifndef OCTROI_PROGRAM_ADDENDS_H
#define OCTROI_PROGRAM_ADDENDS_H

#include "lanes.h"

typedef struct addend addend;

/* What the lanes of a part add in a pass: by sum, NULL where it is another
 * pass's. It lies in the block's memory. g NULL: nothing is added up. */
addend **addends_of_pass(const groups *g, const lap *part, int pass);
/* Adds them, each by the share of its stretch. `number`: of lines in their file. */
void     addends_add(groups *g, const lanes *all, const lap *part, const size_t *number, addend *const *own);

#endif
