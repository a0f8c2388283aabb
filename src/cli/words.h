/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: the words of a command line, read by getopt_long.
 * Names of options must be typed in full: schemes declare options of their
 * own, so that an abbreviation could mean another one tomorrow. */
#ifndef OCTROI_CLI_WORDS_H
#define OCTROI_CLI_WORDS_H

#include "../base/diagnostic.h"

typedef enum {
	WORD_VALUE,  /* --good CODE or --good=CODE */
	WORD_SWITCH, /* --verbose */
	WORD_FLAG,   /* --large, --large no, --large=no: a value is taken only when it says yes or no */
	WORD_COUNT   /* --stale, --stale 6: a value is taken only when it is a number */
} word_kind;

typedef struct {
	const char *name; /* without dashes */
	word_kind   kind;
	char        letter;  /* -o, or 0 */
	bool        repeats; /* may be given more than once */
} word_option;

typedef struct {
	const word_option *option;
	const char        *value;   /* NULL where none was given */
	bool               guessed; /* a misspelt option, taken for this one */
} word;

typedef struct {
	word        *items; /* in the order typed */
	size_t       count, capacity;
	const char **others; /* words without an option */
	size_t       other_count, other_capacity;
} words;

/* Reads argv[1..]. Unknown options and missing values are errors, all told in
 * one go; a misspelt option counts as the nearest one, so that its value is
 * looked at and it isn't called missing as well. An option whose value is missing
 * is kept with the value NULL. */
typedef enum {
	WORDS_ALL,     /* `options` are all that there are */
	WORDS_SOME,    /* there may be more: only what is near one of them is called misspelt */
	WORDS_SILENTLY /* nothing is told, what is unknown is passed over */
} words_rigour;
void words_read(arena *memory, int argc, char **argv, const word_option *options, size_t count, words_rigour rigour,
                words *out, diagnostics *d);

/* The value of an option that was given at most once, or NULL. */
const char *words_value(const words *w, const char *name);
bool        words_given(const words *w, const char *name);
/* Complains of each word without an option. */
void words_refuse_others(const words *w, diagnostics *d);

#endif
