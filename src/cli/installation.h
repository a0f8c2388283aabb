/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: a question that takes a plant's own figures. */
#ifndef OCTROI_CLI_INSTALLATION_H
#define OCTROI_CLI_INSTALLATION_H

#include "question.h"

/* The digits of a code as it was typed; NULL: it is none. */
const char *installation_code(arena *memory, const char *text);

/* Reads --installation, once for each scheme, and finds the good that is meant. Errors go to q->d. */
void installation_take(question *q);
/* Whether the document says an input that otherwise must be typed. */
bool installation_says(const question *q, const char *input);
/* Sets on a line of a scheme what it takes from the installation. */
void installation_fill(const question *q, const asked_scheme *scheme, octroi_line *line);
/* Of an answer that sets own figures beside official ones: where both cost the same. */
void installation_break_even(const question *q, report_answer *answer);

#endif
