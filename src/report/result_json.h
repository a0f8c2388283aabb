/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: what JSON results of lines and of files share. */
#ifndef OCTROI_REPORT_RESULT_JSON_H
#define OCTROI_REPORT_RESULT_JSON_H

#include "json.h"
#include "report.h"

/* Year 0 is null. */
void json_year(json *j, const char *key, int year);
/* "options": {NAME: CHOICE}. */
void json_options(json *j, const octroi_facts *facts);
/* One of "schemes", on a line of its own. */
void json_scheme(json *j, const octroi_program *program);
void json_reason(json *j, const octroi_reason *reason);
/* {"value", "unit"}, with bounds where they differ. */
void json_bounded(json *j, const char *name, double value, const char *unit, double low, double high);
/* "shares": {STATE: share}, of the days of a line whose state changes; NULL: nothing. */
void json_shares(json *j, const double *shares);
/* "notes": [{code, text, …}] and "steps": [{…}]. */
void json_notes(json *j, const octroi_note *notes, size_t count);
void json_steps(json *j, const octroi_step *steps, size_t count);

/* What was done to rows of a file before they were computed. */
void flow_stages_json(json *j, const octroi_flow_result *result);

#endif
