/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: read whole, written whole or not at all. */
#ifndef OCTROI_BASE_FILE_H
#define OCTROI_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "arena.h"
#include "diagnostic.h"

/* Reads a file into memory of `a`. `name` is how messages call it. NULL after
 * an error ("cannot open 'x': No such file or directory", a directory, a read
 * error, a compressed file); `asked_from` is the place that named the file, may be nowhere. */
const source_text *file_read(arena *a, const char *path, const char *name, place asked_from, diagnostics *d);

/* From now on it is an error to read this file: it will be written. One that is not there yet can't be read. */
void file_set_output(const char *path, diagnostics *d);
/* Whether an open file is that one, after an error that says so. */
bool file_is_output(int file, const char *name, place asked_from, diagnostics *d);

/* A file too large to hold, of which one looks at pieces. */
typedef struct file_pieces file_pieces;
file_pieces *file_pieces_open(arena *a, const char *path, const char *name, place asked_from, diagnostics *d);
void         file_pieces_close(file_pieces *f);
size_t       file_pieces_length(const file_pieces *f);
/* Up to `size` bytes from `offset` on; fewer only at the end of the file. */
size_t       file_pieces_read(file_pieces *f, size_t offset, char *out, size_t size);

bool file_exists(const char *path);
bool folder_exists(const char *path);

/* Names of the entries of a folder, sorted bytewise, without "." and "..";
 * NULL and *count 0 when it can't be read. */
const char *const *folder_list(arena *a, const char *path, size_t *count);

/* True when `path` (relative, '/' between parts) stays inside the folder it is
 * relative to: not absolute, no "..", no empty part. */
bool path_stays_inside(slice path);

/* A file that appears under its name only when complete: written to a
 * temporary file beside it, renamed by file_writer_commit. */
typedef struct file_writer file_writer;
file_writer *file_writer_open(arena *a, const char *path, diagnostics *d); /* NULL after an error */
FILE        *file_writer_stream(file_writer *w);
bool         file_writer_commit(file_writer *w, diagnostics *d);           /* false: old file untouched */
void         file_writer_abandon(file_writer *w);

#endif
