/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to emissions: the stages of an installation, in order. */
#ifndef OCTROI_EMISSIONS_READER_H
#define OCTROI_EMISSIONS_READER_H

#include "installation.h"

const char *text_copied(installation *in, slice s);

/* The head: kind, country, period. False: nothing can be computed. */
bool installation_read(installation *in);
/* Whether the scheme applies in the period; false, reported. */
bool period_fits(installation *in);
/* Processes, pools, streams. Needs scheme and method. */
bool installation_read_body(installation *in);
/* A good or a pool by name; SIZE_MAX: none. */
size_t name_lookup(const installation *in, slice name, bool *pool);

/* What streams give, and what the scheme says of goods and supplies. */
void ask_streams(installation *in);
void ask_goods(installation *in);

void walk_chain(installation *in);
/* What a tonne of what is used carries, as far as it counts; of goods of the site once the chain
 * has been walked. */
emission_pair use_figures(const installation *in, const use *u, double *allocation, double *benchmark, const octroi_reason **lacks);
octroi_emission_balance close_balance(const installation *in);
void explain_good(installation *in, size_t good);

/* Another document, whose goods are precursors here; NULL after an error, a ring among them. */
installation *installation_of(installation *in, const char *path, place where);

void note_installation(installation *in, const char *code, const char *text, const char *source, bool assumption);
/* Says `of_one` of a thing, such as "is no good of the scheme", and `of_many` of all of which the code was said. */
void note_named(installation *in, const char *code, const char *name, const char *of_one, const char *of_many);
/* What a purchase is called in a note: "'scrap'"; of several suppliers, or without a name, with what tells it apart:
 * "'72021120' (ZA, line 13)". Of scratch memory. */
const char *supply_named(const installation *in, const supply *s, const char *quote);

/* ---- lines of the documents' programs (lines.c) ---- */

/* From strong to weak. */
static inline standing weaker(standing a, standing b)
{
	return a > b ? a : b;
}

/* A line of `program` for this site and period, of scratch memory. */
octroi_line *site_line(installation *in, octroi_program *program);
/* Sets a key of the document on a line; false, reported at its place. */
bool line_set_key(installation *in, octroi_line *line, const yaml_node *key, const yaml_node *value);
/* Sets all keys of a map but those listed; false, reported. */
bool line_set_map(installation *in, octroi_line *line, const yaml_node *map, const char *const *passed_over, size_t count);
extern const char *const stream_keys[], *const good_keys[], *const supply_keys[];
extern const size_t stream_key_count, good_key_count, supply_key_count;

/* Tells at a place of the document what was said of an input in in->said, which is empty again then. */
void repeat_said(installation *in, const octroi_program *p, const char *name, place where);
void notes_keep(installation *in, const program_answer *answer);
/* Tells a reason in words of a document, not of a command: "'mass' is not given". */
void lacking(installation *in, place where, const char *what, const char *name, const octroi_reason *reason);
/* A copy of a reason that says what to write at `node` where it named an option; NULL of NULL. */
const octroi_reason *document_reason(installation *in, const octroi_reason *reason, const yaml_node *node);

/* ---- what the scheme says (goods.c, supplies.c) ---- */

/* Names of the chain to ask, in the order of chain_name, then the common ones. */
enum { ASK_GOOD = CHAIN_NAMES, ASK_ORIGIN, ASK_COUNT };
program_answer ask_chain(installation *in, const octroi_line *line, chain_name first, chain_name end);
bool        flag_of(const program_answer *a, chain_name name, bool otherwise);
/* The input that is the amount of such a line; NULL: it is computed, or not known. */
const char *amount_input(installation *in, const octroi_line *line);
/* The amount in which the scheme charges the good; of what it does not charge the mass. NaN, reported. */
double      amount_of(installation *in, const octroi_line *line, const yaml_node *node, const char *what, const char *name);
/* What is said of a good or purchase and used by nothing is a slip: content of what is counted by the tonne, say. */
void        warn_unread_inputs(installation *in, const octroi_line *line, const yaml_node *node, const char *what, const char *name,
                               const program_answer *a);
const char *kept_text(installation *in, const char *text);
/* False, reported, for a goods code that does not exist. */
bool        good_known(installation *in, const octroi_line *line, const yaml_node *node);
void        ask_supply(installation *in, supply *s);
bool        too_much(installation *in, const yaml_node *node, const char *name, double used, double there, const char *made);

#endif
