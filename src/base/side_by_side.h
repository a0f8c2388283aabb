/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OCTROI_BASE_SIDE_BY_SIDE_H
#define OCTROI_BASE_SIDE_BY_SIDE_H

#include <stddef.h>

/* Calls each(context, i) once for each i below count, on threads, and returns when all are done. In which order and by whom is
 * open, so no two of them may write the same. threads: the most; 0: as many as the machine has. Never fails: without a
 * second thread the caller does it all. */
void side_by_side(size_t count, int threads, void (*each)(void *context, size_t i), void *context);

#endif
