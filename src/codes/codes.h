/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of places and of goods: what a person may write for them, and which
 * places belong to which group on which day. Knows no country and no product:
 * the lists are files of the rulebook. */
#ifndef OCTROI_CODES_CODES_H
#define OCTROI_CODES_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/date.h"
#include "../base/diagnostic.h"
#include "../base/text.h"
#include "../csv/csv.h"
#include "../yaml/yaml.h"

/* ---- goods ---------------------------------------------------------------
 * A goods code is text of 2, 4, 6, 8 or 10 digits (HS, CN, TARIC); leading
 * zeros count. People write it with blanks or dots between digits. */
enum { GOOD_DIGITS_MAX = 10, GOOD_TEXT_SIZE = 16 };

/* Reads "72083900", "7208 39 00", "7208.39.00" into digits. False with *why
 * (a message such as "'7208390' has 7 digits; a goods code has 2, 4, 6, 8 or 10"). */
bool good_read(arena *a, slice s, char digits[GOOD_DIGITS_MAX + 1], const char **why);

/* "7208390010" -> "7208 39 00 10"; "720839" -> "7208 39". Returns out. */
char *good_write(const char *digits, char out[GOOD_TEXT_SIZE]);

/* A nomenclature: the codes that exist, with the period in which they do, and
 * their texts. File columns: code,from,to,description — `from` and `to` are
 * days or years or empty (open). Codes of any length; sorted by code. `csv`
 * must live as long. Texts are copied when first asked for: not from several
 * threads at once. */
typedef struct nomenclature nomenclature;
nomenclature *nomenclature_read(arena *a, const csv_table *csv, diagnostics *d); /* NULL after an error */

typedef enum {
	GOOD_KNOWN,      /* the code itself is listed and exists on that day */
	GOOD_STEM,       /* it is shorter than listed codes that begin with it */
	GOOD_EXTENSION,  /* longer than a listed one, which it begins with and which has no listed divisions */
	GOOD_EXPIRED,    /* listed, but not on that day */
	GOOD_UNKNOWN
} good_status;
/* `on` DAY_UNKNOWN: on any day. A day after the newest edition counts as in it
 * (an open `to`). For GOOD_EXTENSION and GOOD_STEM: the listed code must exist
 * on that day. */
good_status nomenclature_status(const nomenclature *n, const char *digits, day on);
/* Text of the code, or of the longest listed code that it begins with; NULL if none. */
const char *nomenclature_text(const nomenclature *n, const char *digits, day on);
/* Up to `size` listed codes that are nearest to a code that is unknown or
 * expired: those under its longest listed stem, else with the smallest edit
 * distance. Returns how many. */
size_t nomenclature_nearest(const nomenclature *n, const char *digits, day on, const char **out, size_t size);
/* The codes below `digits` (or it alone) that exist on that day and are not
 * divided further then, in order; those that fit into `size`. Returns how many there are. */
size_t nomenclature_leaves(const nomenclature *n, const char *digits, day on, const char **out, size_t size);
/* Walks all entries in order: false behind the last. */
bool nomenclature_entry(const nomenclature *n, size_t i, const char **digits, period *valid, const char **text);

/* ---- places --------------------------------------------------------------
 * Countries and territories from a CSV (columns code,name,aliases,note; aliases
 * separated by ';'), groups of them from a YAML map:
 *   EU: {title: European Union, source: teu, members: {AT: 1995-01-01.., GB: 1973-01-01..2020-01-31, …}}
 * A place is a small number, 1 … places_count. */
typedef struct places places;
typedef uint16_t place_id; /* 0: none or unknown */

/* `groups` may be NULL. Sources named in groups are returned through
 * places_group; checking them is the caller's business. NULL after an error:
 * repeated code or group, unknown member, unreadable period, unknown key. */
places *places_read(arena *a, const csv_table *csv, const yaml_node *groups, diagnostics *d);

size_t      places_count(const places *p);
const char *places_code(const places *p, place_id id);
const char *places_name(const places *p, place_id id);

typedef enum { PLACE_FOUND, PLACE_AMBIGUOUS, PLACE_ABSENT } place_answer;
/* By code (letter case ignored), name or alias, folded as in text_fold; whole
 * words only, never a part of a name: "Niger" is not "Nigeria". A name or alias
 * that several places share is ambiguous; *why then, as for PLACE_ABSENT, is a
 * message that lists what could be meant. */
place_answer places_find(const places *p, arena *a, slice s, place_id *id, const char **why);

/* Groups: 1 … ; 0 none. */
typedef uint16_t group_id;
typedef struct {
	const char      *name, *title;
	const yaml_node *source;        /* the scalar, or NULL */
	size_t           count;
	const place_id  *members;
	const period    *during;        /* one period a member; a member may stand twice */
} place_group;
size_t             places_group_count(const places *p);
const place_group *places_group(const places *p, group_id id);
group_id           places_find_group(const places *p, slice name); /* exact; 0 when absent */
const char        *places_nearest_group(const places *p, slice name); /* or NULL */

/* Whether `id` is in the group on that day; *holds, where not NULL, becomes
 * the days around it on which the answer is the same. */
bool places_in_group(const places *p, place_id id, group_id group, day on, period *holds);

#endif
