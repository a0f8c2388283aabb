/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: how a figure, a code, a sentence look to people. */
#ifndef OCTROI_REPORT_FIGURES_H
#define OCTROI_REPORT_FIGURES_H

#include "../base/arena.h"
#include "../base/text.h"
#include "report.h"

/* A number for reading: emissions per unit to four decimals, all else to two,
 * more where that would show nothing of a small figure. "" when unknown. */
const char *figure(arena *memory, double value, const char *unit, bool amount);
/* A number as a person would write it: no more digits than it has, thousands grouped. */
const char *figure_plain(arena *memory, double value);

/* The shortest decimal that reads back; "" when unknown. */
const char *figure_exact(arena *memory, double value);

/* How much more `a` is than `b`. Exactly 0 when they are the same to 12 digits: formulas that come to the same in
 * another order differ in the last bits, and that is no difference in law. NaN when either is unknown. */
double figure_difference(double a, double b);

/* Differs from 0 and is known. */
bool figure_counts(double value);

/* "76042990" as "7604 29 90". Anything that is not all digits comes back as it is. */
const char *code_spaced(arena *memory, const char *code);
/* "out-of-scope" and "net_charge" with blanks. */
const char *with_blanks(arena *memory, const char *name);
/* First letter small, large; and with a full stop at the end. */
const char *sentence_middle(arena *memory, const char *text);
const char *sentence_start(arena *memory, const char *text);
const char *sentence(arena *memory, const char *text);
/* "tCO2e" per "t": "tCO2e/t". */
const char *unit_per(arena *memory, const char *unit, const char *per);

/* Columns that a text takes on a terminal: its characters, counted up to a NUL. */
size_t text_columns(const char *text);
size_t slice_columns(slice text);
/* Breaks between words, by line ends, so that no line has more than `width`
 * columns (longer words stay whole). Width 0 leaves the text alone. What goes on
 * in a new line is indented. */
const char *text_wrapped(arena *memory, const char *text, size_t width, size_t indent);
/* Writes words wrapped to the style's width (79 where there is none): the
 * first line behind `lead`, the rest indented by `indent` blanks. */
void prose(FILE *out, const report_style *style, const char *lead, size_t indent, const char *text);

/* The title in bold where the style has colour. */
void heading(FILE *out, const report_style *style, const char *title);

/* The words in which a quantity is spoken of in tables. */
const char *quantity_label(arena *memory, const octroi_quantity *quantity);
/* The quantity of that name if it is known, else NULL. */
const octroi_quantity *known_quantity(const octroi_result *result, const char *name);
/* What is due: 0 for a line that is exempt, out of scope, not liable or only
 * to be reported; NaN when it can't be computed. */
double charge_due(const octroi_result *result);
/* The unit of what is due, "" when the scheme names none. */
const char *charge_unit(const octroi_result *result);
/* The total spread over the amount, of a line that is charged for some of its days over their share; NaN when either is unknown. */
double per_unit(const octroi_result *result, double total);
/* Of one scheme, possibly compiled twice. */
bool same_scheme(const octroi_result *a, const octroi_result *b);
/* A state other than computed and not-computable: nothing is due. */
bool is_zero_state(octroi_state state);

/* "Türkiye" or, without a name, its code; "" when not given. */
const char *origin_text(const octroi_result *result);
/* The choice of --basis in words: "default values". */
const char *basis_text(arena *memory, const octroi_result *result);

/* The notes of all lines that are assumptions, without repeats. */
const char *const *assumptions_of(arena *memory, const report_answer *answer, size_t *count);

#endif
