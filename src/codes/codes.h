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

/* ---- editions of a list of goods ------------------------------------------
 * A nomenclature is renewed every few years, and its codes are divided, joined
 * and renamed. Editions are numbered from the oldest, 0. Only codes of six digits.
 *   codes: code,editions (names, separated by slashes)
 *   steps: newer,code,older,was,relation,conversion
 * A row of `steps` says that the code of the newer edition was in `was` of the
 * older one; `conversion` yes marks the one older code that stands for it, no
 * the others that it was in, too. A code of both editions without a row for them
 * is the same in both. An edition that `codes` does not name has the codes that
 * `steps` names. */
typedef struct goods_editions goods_editions;
enum { EDITIONS_MAX = 32, EDITION_DIGITS = 6 };
/* NULL after an error: missing column, unknown edition, malformed or unknown
 * code, a code with two conversions. */
goods_editions *goods_editions_read(arena *a, const char *const *names, size_t count, const csv_table *codes,
                                    const csv_table *steps, diagnostics *d);
size_t      goods_editions_count(const goods_editions *e);
const char *goods_edition_name(const goods_editions *e, size_t edition);
size_t      goods_edition_find(const goods_editions *e, slice name); /* the count when absent */
bool        goods_edition_has(const goods_editions *e, size_t edition, const char *code);
bool        goods_edition_is_listed(const goods_editions *e, size_t edition); /* whether all its codes are known */

/* How codes of two editions hang together, read in the direction of the
 * conversion, as the tables say it: also of content that conversions leave aside,
 * so that one link can be part of a split. */
typedef enum {
	GOODS_SAME,   /* one became one, whatever its number */
	GOODS_SPLIT,  /* one became several */
	GOODS_MERGED, /* several became one */
	GOODS_MIXED   /* several became several */
} goods_relation;
extern const char *const goods_relation_names[]; /* "1:1", "1:n", "n:1", "n:n" */

typedef enum {
	LEFT_NO_CODE,     /* the edition has no such code */
	LEFT_NO_SUCCESSOR /* it has, but no table says what became of it */
} goods_left;

typedef struct {
	const char    *from, *to;
	goods_relation relation;
	bool           correlated; /* no conversion leads there, only what shares content with it */
} goods_link;

typedef struct {
	const char *code;
	goods_left  why;
} goods_rest;

/* All codes asked for are in `links` or in `left`. By a table of the two editions each
 * code has one link towards the older; towards the newer as many as stand for it, and no
 * newer code stands for two, unless correlated. Over a third edition both can be several. */
typedef struct {
	size_t      link_count;
	goods_link *links; /* in the order of the codes asked for, then by `to` */
	size_t      left_count;
	goods_rest *left;
} goods_conversion;
/* Between editions without a table of their own the way leads over the nearest
 * newer one that has tables to both. */
void goods_convert(const goods_editions *e, size_t from, size_t to, const char *const *codes, size_t count, arena *a,
                   goods_conversion *out);

/* ---- lists of goods ---------------------------------------------------------
 * Codes of one edition that somebody put together, in categories. File columns:
 * code, and where the list says so category, description, part (yes: only a part
 * of what the code covers is meant; no; empty: not known). Sorted by code. */
typedef enum { PART_UNKNOWN, PART_NO, PART_YES } goods_part;
typedef struct {
	const char *code;
	size_t      category; /* of the list; category_count: none */
	goods_part  part;
	const char *text;     /* NULL: none */
	place       where;
} listed_good;

typedef struct {
	const char        *only;       /* column: rows in which it says yes; NULL: all */
	size_t             category_count;
	const char *const *categories; /* their keys */
	bool               overlap;    /* a code may stand in several categories, which then do not add up */
	size_t             count;
	listed_good       *goods;
	size_t             code_count; /* different codes */
} goods_list;
/* Fills the last three. False after an error: missing column, malformed or
 * repeated code, unknown category, or several of one code without `overlap`. */
bool goods_list_read(arena *a, const csv_table *csv, goods_list *list, diagnostics *d);

/* ---- places --------------------------------------------------------------
 * Countries and territories from a CSV (columns code,name,aliases,note; aliases
 * separated by ';'), groups of them from a YAML map:
 *   EU: {title: European Union, source: teu, members: {AT: 1995-01-01.., GB: 1973-01-01..2020-01-31, …}}
 * A group may say union: WORD, and unknown: [{places: [XX], during: 2026.., why: …}].
 * A place is a small number, 1 … places_count. */
typedef struct places places;
typedef uint16_t place_id; /* 0: none or unknown */

/* `groups` may be NULL. Sources named in groups are returned through
 * places_group; checking them is the caller's business. NULL after an error:
 * repeated code or group, unknown member, unreadable period, unknown key. */
places *places_read(arena *a, const csv_table *csv, const yaml_node *groups, diagnostics *d);
/* More groups, behind those that there are. False after an error. */
bool places_add_groups(places *p, arena *a, const yaml_node *groups, diagnostics *d);

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
/* Whether places are in the group then is not known. */
typedef struct {
	size_t          count;
	const place_id *places;         /* 0: all */
	period          during;
	const char     *why;
} membership_gap;
typedef struct {
	const char      *name, *title;
	place            where;         /* of its name */
	const yaml_node *source;        /* the scalar, or NULL */
	const char      *exclusive;     /* `union`: a place is in one group of this word at a time; NULL */
	const char      *with;          /* who is moved into or out of that group is into or out of this one; NULL */
	size_t           gap_count;
	membership_gap  *gaps;
	size_t           count;
	const place_id  *members;
	const period    *during;        /* one period a member; a member may stand twice */
} place_group;
size_t             places_group_count(const places *p);
const place_group *places_group(const places *p, group_id id);
group_id           places_find_group(const places *p, slice name); /* exact; 0 when absent */
const char        *places_nearest_group(const places *p, slice name); /* or NULL */

/* The place that one such as US-CA is a part of; 0: none. */
place_id places_whole(const places *p, place_id id);

/* Whether `id` is in the group on that day, which a part is with its whole unless the group names it; *holds, where not NULL, becomes
 * the days around it on which the answer is the same. */
bool places_in_group(const places *p, place_id id, group_id group, day on, period *holds);
/* Why it is not known whether it is, or NULL; *holds as above. */
const char *places_membership_unknown(const places *p, place_id id, group_id group, day on, period *holds);
/* From a day on a place is in a group and in those that go with it, or is not, whatever they say; before, it stays as it is.
 * Who joins a group of a `union` leaves the others of it. False: that alters nothing. */
bool places_move(places *p, arena *a, place_id id, group_id group, day from, bool in);
/* Reports each place that is in two groups of the same `union` on a day. */
void places_check_unions(const places *p, diagnostics *d);

#endif
