/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of text that someone else owns, growing buffers, interned names,
 * and "did you mean". All text is UTF-8. */
#ifndef OCTROI_BASE_TEXT_H
#define OCTROI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* A run of bytes inside a longer text; not NUL-terminated. */
typedef struct {
	const char *at;
	size_t      length;
} slice;

slice slice_of(const char *nul_terminated);
bool  slice_is(slice s, const char *nul_terminated);
bool  slice_equal(slice a, slice b);
int   slice_compare(slice a, slice b); /* bytewise, a shorter prefix first */
bool  slice_starts(slice s, slice prefix);
slice slice_trim(slice s);             /* without blanks and tabs at both ends */

/* Takes the part before the first `separator` and advances *rest behind it.
 * False when *rest is exhausted (its at is then NULL). "a,,b" gives a, "", b. */
bool slice_split(slice *rest, char separator, slice *part);

/* Equal when letter case, accents and punctuation are ignored ("türkiye",
 * "Turkiye"; "cote d ivoire", "Côte d’Ivoire"). Writes the folded form of s,
 * at most size-1 bytes: lower-case ASCII letters and digits, runs of anything
 * else become one blank, none at the ends. Returns the length written. */
size_t text_fold(slice s, char *out, size_t size);

/* Edit distance (insert, delete, replace, swap of neighbours), letter case
 * ignored; stops counting at `limit` and returns limit + 1 then. */
int text_distance(slice a, slice b, int limit);

/* Of `count` candidates the one nearest to `word`, or NULL when none is near
 * enough to be a plausible slip (distance at most a third of the length,
 * at least 1, or word a prefix of three or more bytes of exactly one). */
const char *text_nearest(slice word, const char *const *candidates, size_t count);

/* A buffer that grows; always NUL-terminated once something was added.
 * Zero-initialise. Memory is the arena's. */
typedef struct {
	arena *memory;
	char  *at;
	size_t length, capacity;
} buffer;

void buffer_add(buffer *b, const char *bytes, size_t length);
void buffer_puts(buffer *b, const char *nul_terminated);
void buffer_putc(buffer *b, char c);
/* "a, b or c"; of more than twelve "a, b, … and 3 more". */
void buffer_choices(buffer *b, const char *const *items, size_t count);
void buffer_printf(buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Interned names: equal texts get equal small numbers (1, 2, …; 0 is none). */
typedef struct names names;
names      *names_new(arena *a);
uint32_t    names_add(names *n, slice s);        /* finds or adds */
uint32_t    names_find(const names *n, slice s); /* 0 when absent */
const char *names_text(const names *n, uint32_t id);
slice       names_slice(const names *n, uint32_t id);
uint32_t    names_count(const names *n);         /* the highest id */

/* True when the bytes are well-formed UTF-8 without NUL or control characters
 * other than tab, CR and LF; else *bad is the offset of the first offender. */
bool text_is_clean(const char *bytes, size_t length, size_t *bad);

#endif
