/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: octroi emissions with a table of what sectors take from each other. */
#ifndef OCTROI_CLI_INPUT_OUTPUT_H
#define OCTROI_CLI_INPUT_OUTPUT_H

#include "words.h"

/* For the table of options of octroi emissions. */
/* clang-format off */
#define INPUT_OUTPUT_OPTIONS \
	{"io", WORD_VALUE, 0, false}, {"vectors", WORD_VALUE, 0, false}, {"stressor", WORD_VALUE, 0, false}, \
	{"gross-output", WORD_VALUE, 0, false}, {"demand", WORD_VALUE, 0, false}, {"method", WORD_VALUE, 0, false}
/* clang-format on */

#define INPUT_OUTPUT_USAGE "octroi emissions --io FLOWS.csv --vectors VECTORS.csv [--OPTION VALUE]..."
/* What its options are, for the help. */
#define INPUT_OUTPUT_HELP \
	"  --io FILE               flows between sectors, a row for each that delivers; -: standard input\n" \
	"  --vectors FILE          output, emissions and final demand by sector; may be the same file\n" \
	"  --stressor COLUMN,...   the emissions, where names of columns do not tell\n" \
	"  --gross-output COLUMN   the output, likewise\n" \
	"  --demand COLUMN,...     final demand, likewise\n" \
	"  --method METHOD         auto, lu or iterative\n"

/* Answers the question that --io asks, and returns the exit status. Diagnostics are left to the caller to print. */
int input_output_answer(arena *memory, const words *w, diagnostics *d);

#endif
