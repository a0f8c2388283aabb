/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to csv: what gzip made, read back piece by piece. */
#ifndef OCTROI_CSV_GUNZIP_H
#define OCTROI_CSV_GUNZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"
#include "../base/text.h"

typedef struct gunzip gunzip;

/* Whether these bytes, the first of a file, are those of gzip. */
bool gunzip_is_meant(slice first);

gunzip *gunzip_new(arena *a);
void    gunzip_free(gunzip *g); /* NULL is allowed; what zlib holds is not the arena's */
void    gunzip_restart(gunzip *g);

/* Takes bytes from the front of *from and writes at most `most` of those that they stand for. Files that were put one
 * behind the other (as gzip itself allows) are read as one. False with *why when they are not what gzip makes. */
bool gunzip_some(gunzip *g, slice *from, char *out, size_t most, size_t *got, const char **why);
/* All that was begun has ended: false at the end of the file means that it was cut short. */
bool gunzip_is_whole(const gunzip *g);

#endif
