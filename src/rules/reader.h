/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to rules: reading the parts of one document. Each function reports
 * what is wrong at its place and goes on, so that one pass finds all. */
#ifndef OCTROI_RULES_READER_H
#define OCTROI_RULES_READER_H

#include "rules.h"

typedef struct {
	rulebook    *book;
	document    *document;
	arena       *memory;
	diagnostics *d;
} reader;

/* What may stand under a key: kind is checked, a wrong one reported. */
typedef struct {
	const char *const *names;
	size_t             count;
	const char        *what; /* "a series" */
} key_set;
#define KEY_SET(what, ...) \
	(key_set) { (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), what }
/* False, reported, when node is no map; unknown keys are reported too. */
bool map_check(reader *r, const yaml_node *node, key_set keys);

/* A named list of maps ("series: {free_share: {…}, …}"): NULL when absent. */
const yaml_node *field_map(reader *r, const yaml_node *map, const char *key);
const yaml_node *field_list(reader *r, const yaml_node *map, const char *key);

/* Optional scalars: NULL, `otherwise` or false when absent. */
const char *field_text(reader *r, const yaml_node *map, const char *key);
const yaml_node *field_scalar(reader *r, const yaml_node *map, const char *key);
bool field_day(reader *r, const yaml_node *map, const char *key, day *out);
bool field_number(reader *r, const yaml_node *map, const char *key, double *out);
/* A period; what is none is reported. False when absent or wrong. */
bool node_period(reader *r, const yaml_node *node, period *out);
bool field_period(reader *r, const yaml_node *map, const char *key, period *out);
bool field_flag(reader *r, const yaml_node *map, const char *key, bool otherwise);
bool field_word(reader *r, const yaml_node *map, const char *key, const char *const *words, size_t count, size_t *out);
bool field_standing(reader *r, const yaml_node *map, standing *out);
expr *field_formula(reader *r, const yaml_node *map, const char *key);
sentence *field_sentence(reader *r, const yaml_node *map, const char *key);
/* `source:` of a map; text NULL when there is none. */
citation field_citation(reader *r, const yaml_node *map);
citation citation_read(reader *r, const yaml_node *scalar);
/* {unknown: reason}: the reason, or NULL when node is no such map. */
const char *unknown_reason(reader *r, const yaml_node *node);

/* Reports a missing `key`; returns its value. */
const yaml_node *need(reader *r, const yaml_node *map, const char *key, const char *what);
void need_source(reader *r, const citation *c, place where, const char *what);

/* A file that a document names, from the folder in which it lies. */
const char *path_beside(const rulebook *book, const document *doc, slice file);
/* False, reported, when the file that `node` names would lie outside the rulebook. */
bool path_inside(reader *r, const yaml_node *node);

bool name_check(reader *r, const yaml_node *key, const char *what);
bool node_number(reader *r, const yaml_node *node, double *out);
bool node_flag(const yaml_node *node, bool *out);
bool node_year(const yaml_node *node, double *out);
sentence *sentence_read(reader *r, const yaml_node *node);
expr *formula_read(reader *r, const yaml_node *node);

/* `unit:`, `type:`, `one_of:`, `set_of:` of a map. False after an error. `what`
 * and `where` are for messages. */
bool type_read(reader *r, const yaml_node *map, place where, const char *what, type *out);
/* A type said in one word or unit: columns: {total: tCO2e/fu, route: set}. */
bool type_read_short(reader *r, const yaml_node *node, type *out);
code_list *code_list_read(reader *r, const yaml_node *list, const char *what);

/* The sections of a document; each fills the document. */
void read_sources(reader *r, const yaml_node *map);
void read_inputs(reader *r, const yaml_node *map, bool common, input **out, size_t *count);
void read_clocks(reader *r, const yaml_node *map);
void read_options(reader *r, const yaml_node *map);
void read_series(reader *r, const yaml_node *map);
void read_tables(reader *r, const yaml_node *map);
void read_groups(reader *r, const yaml_node *map);
/* Reads `level:` of a quantity, which must be the name of a group. */
void level_read(reader *r, const yaml_node *map, quantity *q);
void read_quantities(reader *r, const yaml_node *map);
quantity *read_amount(reader *r, const yaml_node *map);
void read_gates(reader *r, const yaml_node *list);
void read_remarks(reader *r, const yaml_node *list);
void read_duties(reader *r, const yaml_node *list);
void read_statuses(reader *r, const yaml_node *list);
void read_instrument(reader *r, const yaml_node *map);
void read_credits(reader *r, const yaml_node *map);
/* `types:` of instruments, a list of words or one; bit i for type i. */
unsigned field_instrument_types(reader *r, const yaml_node *map);
/* Where something holds: a place's code, group NAME, or any. DESTINATION_NONE: absent. */
destination_kind field_territory(reader *r, const yaml_node *map, const char *key, const char **name);
/* The same of what nobody has to find by its place: a group may also be one of common/groups.yaml. */
destination_kind field_region(reader *r, const yaml_node *map, const char *key, const char **name);
void read_chain(reader *r, const yaml_node *map);
void read_gives(reader *r, const yaml_node *map);
void read_spellings(reader *r, const yaml_node *map);
void read_tiers(reader *r, const yaml_node *list);
void read_ladder(reader *r, const yaml_node *map);
/* Whole documents of kinds without rules. */
void read_editions_head(reader *r, const yaml_node *root);
void read_goods_list_head(reader *r, const yaml_node *root);
void read_formats(reader *r, const yaml_node *root);
void read_price_path(reader *r, const yaml_node *root);

/* The tree of a document with `extends` and changes of the tree done, also those that the rulebook was opened with;
 * the base is in *base. */
yaml_node *document_tree(reader *r, const source_text *text, const char *id, const document **base);
/* set, scale, shift and path, done on the declarations of series and in formulas: all of a document's must be read. */
void apply_value_changes(reader *r, const yaml_node *changes);
/* Reports each of them, of a document that has no values. */
void refuse_value_changes(reader *r, const yaml_node *changes);
/* Reports a change that alters nothing. */
void change_idle(reader *r, place where);

/* What a value of a series says, as its type has it. False after an error. */
bool series_value_read(reader *r, const series *s, const yaml_node *node, series_value *v);
/* Puts values that follow each other without a gap into their periods, cutting what stood there. */
void series_put_values(arena *a, series *s, const series_value *values, size_t count);
/* All known values within `when` times `by`, then plus `plus`, with a note unless it is NULL; false: none was known. */
bool series_alter(arena *a, series *s, period when, double by, double plus, standing st, const char *note);

bool hash_agrees(slice said, const char *is, const char *path, place where, diagnostics *d);
/* Reads a file whose bytes must have the hash that a document gives. */
const source_text *file_verified(arena *a, const char *path, place asked_from, slice hash, place hash_where, diagnostics *d);

place nowhere(void);

#endif
