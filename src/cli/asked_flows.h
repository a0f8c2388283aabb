/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: a scenario document or a file of flows, where a command takes one instead of a line. */
#ifndef OCTROI_CLI_ASKED_FLOWS_H
#define OCTROI_CLI_ASKED_FLOWS_H

#include "flow_words.h"

typedef struct {
	const char              *path;
	bool                     is_document; /* else a file of flows … */
	octroi_flow_question     flows;       /* … read like this */
	octroi_scenario_question question;
} asked_flows;

/* Whether the words, which question_begin has read, name a file. Before schemes are known their options are not, so that
 * what they are given stands among the other words. */
bool asks_flows(const words *w, int argc, char **argv);
/* Options that a line does not take: of the command's own ones in front of a line, so that they are refused by name. */
#define FLOWS_ALONE_OPTIONS FILE_OPTIONS, {"variant", WORD_VALUE, 0, false}
void refuse_flow_words(const question *q);
/* Reads the words again, which may be options of the command, those that say how flows are read and changed, and inputs of
 * schemes; of a document only the command's own, and those that hold in all its variants. Collects all errors; false
 * after one. */
bool asked_flows_read(question *q, const word_option *own, size_t own_count, int argc, char **argv, asked_flows *out);

#endif
