/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: lines of one scheme side by side. */
#ifndef OCTROI_REPORT_COMPARE_H
#define OCTROI_REPORT_COMPARE_H

#include "formats.h"

typedef struct {
	arena               *memory;
	const report_answer *answer;
	const report_style  *style;
	size_t              *order; /* indices of lines, as shown */
	size_t               count;
} view;

static inline const octroi_result *result_of(const view *v, size_t line)
{
	return v->answer->lines[line].result;
}

/* Below the table: why lines have no figures, notes, assumptions; each once,
 * with the lines that it is about. */
void print_remarks(const view *v, FILE *out);

#endif
