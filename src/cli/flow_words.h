/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: which file of flows is meant, and how it is read, in words. */
#ifndef OCTROI_CLI_FLOW_WORDS_H
#define OCTROI_CLI_FLOW_WORDS_H

#include "question.h"

/* The options that say how a file is read, and which of its lines are taken. */
#define FILE_OPTIONS \
	{"map", WORD_VALUE, 0, true}, {"map-file", WORD_VALUE, 0, false}, {"flows", WORD_VALUE, 0, false}, \
	{"direction", WORD_VALUE, 0, false}, {"outliers", WORD_VALUE, 0, false}, {"missing-mass", WORD_VALUE, 0, false}, \
	{"list", WORD_VALUE, 0, false}
/* … and where they go, under which scheme. */
#define FLOW_OPTIONS FILE_OPTIONS, {"to", WORD_VALUE, 0, false}, {"scheme", WORD_VALUE, 0, false}

/* What these options and the inputs that lines are given say; all else of the question is left alone. */
void flow_words_read(arena *memory, const words *w, const input_options *inputs, octroi_flow_question *q, diagnostics *d);

#endif
