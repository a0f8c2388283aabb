/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: files of trade statistics as their publishers write them. A
 * format says what each column is; rows are read through it, cell by cell, so
 * that everything behind sees texts as of any file of lines. */
#ifndef OCTROI_FLOWS_NATIVE_H
#define OCTROI_FLOWS_NATIVE_H

#include "../csv/csv.h"
#include "../rules/rules.h"
#include "left_out.h"

typedef struct flow_native flow_native;

/* Which format a file is said to be of ("none": of none; NULL: its header says), and which of its flows are wanted
 * ("export", "both"; NULL: imports). */
typedef struct {
	const char *format, *direction;
	octroi_said said;
} native_question;

/* The format of the header, in *out; NULL there: the columns are inputs. False after an error: a format that does not
 * exist or that the header is not of, a header of several. `years`: whole years are asked for, whatever rows say. */
bool native_find(rulebook *book, const native_question *question, const csv_stream *s, bool years, arena *memory, flow_native **out,
                 diagnostics *d);
const char *native_title(const flow_native *n);
const char *native_id(const flow_native *n);
/* What a column is: "mass_kg"; "": not read; NULL: the format does not say. */
const char *native_name(const flow_native *n, size_t column);
/* Bare figures of the column are in so many of its unit; 1. */
double      native_times(const flow_native *n, size_t column);

/* The edition that all codes of goods of the file are of, or NULL: rows say it, the question does, or they are of the
 * nomenclature's own. False after an error: nobody says it. `said`: the question, or a column of the file's own. */
bool        native_edition(const flow_native *n, const csv_stream *s, const char *path, bool said, const char **edition, diagnostics *d);

/* Puts the format's texts into a batch, which live until the next call; rows that are no lines are added to `left`. */
void native_read(flow_native *n, csv_batch *b, left_out *left);

#endif
