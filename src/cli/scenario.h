/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: scenario documents, opened, computed and told. */
#ifndef OCTROI_CLI_SCENARIO_H
#define OCTROI_CLI_SCENARIO_H

#include "../octroi.h"
#include "../report/report.h"
#include "rulebook.h"
#include "words.h"

/* The options with which scenarios are asked about, but for those of output. */
#define SCENARIO_OPTIONS \
	{"by", WORD_VALUE, 0, false}, {"year", WORD_VALUE, 0, false}, {"enact", WORD_VALUE, 0, true}, \
	{"rules", WORD_VALUE, 0, false}, {"as-of", WORD_VALUE, 0, false}, {"option", WORD_VALUE, 0, true}, \
	{"price", WORD_VALUE, 0, false}, {"set", WORD_VALUE, 0, true}, {"repeal", WORD_VALUE, 0, true}, RULE_CHANGE_OPTIONS

/* What the words of SCENARIO_OPTIONS ask, in the document's place; the settings must live as long. */
void scenario_read_question(arena *memory, const words *w, octroi_settings *settings, octroi_scenario_question *q, diagnostics *d);

/* Computes the documents that the words name, without options, and prints their variants: one document's by year, or
 * with `compare` all of them side by side. All errors that can be found are told in d, and printed. Returns the exit
 * status. */
int scenarios_answer(arena *memory, const words *w, const char *command, bool compare, diagnostics *d);

/* Checks the documents that the words name without computing them, and tells what they are. Returns the exit status. */
int scenarios_check(arena *memory, const words *w, diagnostics *d);

/* Refuses words about a file of flows that a scenario document says itself; `also`: options of the command that it takes. */
void scenario_refuse_words(const words *w, const word_option *also, size_t also_count, diagnostics *d);

/* "imports" where the words ask for such names; scheme and year are always told apart and left out. */
const char *const *by_names(arena *memory, const words *w, size_t *count, diagnostics *d);

#endif
