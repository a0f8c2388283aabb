/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to csv: one field at a time, and what can be wrong with a row. */
#ifndef OCTROI_CSV_FIELDS_H
#define OCTROI_CSV_FIELDS_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../base/text.h"

typedef enum {
	FIELD_SOUND,
	FIELD_OPEN_QUOTE,
	FIELD_TEXT_AFTER_QUOTE,
	FIELD_LONE_CARRIAGE_RETURN,
	FIELD_PROBLEMS
} field_problem;

typedef struct {
	const char *code, *message, *remedy; /* remedy may be NULL */
} field_mistake;

extern const field_mistake field_mistakes[FIELD_PROBLEMS];

typedef struct {
	slice text;        /* without the quotes around it */
	bool doubled;      /* holds doubled quotes */
	const char *end;   /* on what ends it; after a problem, where one may look for the next line */
	const char *wrong; /* the byte complained of */
} field;

/* Reads the field at `at`; nothing at or behind `end` is looked at. The end of
 * the text ends a field: whoever sees only a piece has to ask whether that is
 * what happened. */
field_problem field_scan(const char *at, const char *end, field *f);

/* Copies with doubled quotes made single; `out` may be `text` itself. Returns the length. */
size_t field_undouble(slice text, char *out);

enum { RAGGED_MESSAGE_SIZE = 96 };
/* A row of 0 fields is an empty line. `other` is what the row is compared with: "header". */
char *ragged_message(size_t fields, const char *other, size_t columns, char out[RAGGED_MESSAGE_SIZE]);
extern const char ragged_remedy[]; /* for more fields than columns */

static inline bool ends_field(char c)
{
	return c == ',' || c == '\n' || c == '\r';
}

/* Marks the bytes of the word that are c with 0x80. A mark may be wrong only
 * above a right one, that is, behind it in the text. */
static inline uint64_t mark_bytes(uint64_t word, uint64_t c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t other = word ^ ones * c;
	return (other - ones) & ~other & ones * 0x80;
}

/* The first byte from p on that ends a bare field, or `end`. */
static inline const char *find_field_end(const char *p, const char *end)
{
	for (; end - p >= 8; p += 8) {
		uint64_t word;
		memcpy(&word, p, sizeof word);
		word = le64toh(word);
		uint64_t marks = mark_bytes(word, ',') | mark_bytes(word, '\n') | mark_bytes(word, '\r');
		if (marks)
			return p + __builtin_ctzll(marks) / 8;
	}
	while (p < end && !ends_field(*p))
		p++;
	return p;
}

/* LF, CR LF, or the end of the text with or without a CR. */
static inline bool at_line_end(const char *at, const char *end)
{
	if (at == end || *at == '\n')
		return true;
	return *at == '\r' && (at + 1 == end || at[1] == '\n');
}

static inline const char *after_line_end(const char *at, const char *end)
{
	if (at < end && *at == '\r')
		at++;
	return at < end ? at + 1 : at;
}

#endif
