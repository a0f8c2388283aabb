/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: where results go, and how they are to look. */
#ifndef OCTROI_CLI_OUTPUT_H
#define OCTROI_CLI_OUTPUT_H

#include "../base/file.h"
#include "../report/report.h"
#include "words.h"

typedef struct {
	FILE        *stream;
	file_writer *writer; /* NULL: standard output */
} output;

/* The options --format and -o FILE of a command, for its table of options. */
#define OUTPUT_OPTIONS {"format", WORD_VALUE, 0, false}, {"output", WORD_VALUE, 'o', false}

/* The formats that a command writes, as it says them; any other is refused, also one that is new. */
#define TABLE_JSON "table and json"
#define TABLE_CSV_JSON "table, csv and json"
/* Reads --format, and takes note of -o, so that no file is read that is to be written; false after an error. */
bool style_read(const words *w, const char *written, report_style *style, diagnostics *d);
/* Opens -o FILE, else standard output. To be called only when nothing can go
 * wrong any more with the question: a file appears only with output_close. */
bool output_open(arena *memory, const words *w, report_style *style, output *out, diagnostics *d);
/* Flushes everything and gives the file its name. False when the disk is full. */
bool output_close(output *out, diagnostics *d);

#endif
