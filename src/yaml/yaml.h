/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML, the strict part of it that rulebooks use: one document; maps,
 * sequences and scalars; no anchors, aliases, tags or repeated keys; nesting at
 * most 64 deep. libyaml reads the events; this room keeps the places.
 * Nothing here gives a scalar a type: that is the schema's business. */
#ifndef OCTROI_YAML_YAML_H
#define OCTROI_YAML_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"
#include "../base/diagnostic.h"
#include "../base/text.h"

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAP } yaml_kind;

typedef struct yaml_node yaml_node;
typedef struct yaml_pair {
	yaml_node *key;   /* a scalar */
	yaml_node *value;
} yaml_pair;

struct yaml_node {
	yaml_kind kind;
	/* The bytes of the node in its source. For a scalar without its quotes;
	 * for a block scalar (| >) without its header line: a formula can be lexed
	 * from these bytes and its places are true. */
	place      where;
	slice      text;      /* scalar: its value, escapes and folding done */
	bool       quoted;    /* scalar: in quotes or a block: never null, never a list */
	bool       flow;      /* inside or itself written with { } or [ ] */
	yaml_node **items;    /* sequence */
	yaml_pair *pairs;     /* map, in order of the document */
	size_t     count;     /* of items or pairs */
};

/* Reads a whole document. NULL after an error (all found are in d). The tree
 * and its texts live in `a`; `source` must live as long. Empty document: error. */
yaml_node *yaml_read(arena *a, const source_text *source, diagnostics *d);

/* The value under `key` of a map, or NULL. */
yaml_node *yaml_get(const yaml_node *map, const char *key);

/* Reports each key of `map` that is not in `known`, with the nearest name; a
 * key inside braces right behind a plain scalar gets the remedy "a formula
 * with a comma inside { } needs quotes". `what` names the map ("a series"). */
void yaml_check_keys(const yaml_node *map, const char *const *known, size_t count, const char *what, diagnostics *d);

/* True for the plain scalars that mean "nothing written": empty, ~ and null. */
bool yaml_is_null(const yaml_node *node);

#endif
