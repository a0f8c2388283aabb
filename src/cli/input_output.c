/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi emissions --io: intensities of sectors and footprints of final demand. */
#include <math.h>
#include <string.h>

#include "cli.h"
#include "input_output.h"
#include "output.h"
#include "values.h"

static octroi_io_method method_read(const words *w, diagnostics *d)
{
	const char *typed = words_value(w, "method"), *names[OCTROI_IO_METHODS];
	if (!typed)
		return OCTROI_IO_AUTO;
	for (int i = 0; i < OCTROI_IO_METHODS; i++) {
		names[i] = octroi_io_method_name((octroi_io_method)i);
		if (!strcmp(typed, names[i]))
			return (octroi_io_method)i;
	}
	const char *nearest = text_nearest(slice_of(typed), names, OCTROI_IO_METHODS);
	if (nearest)
		error_at(d, (place){0}, "bad-method", "--method '%s': did you mean '%s'?", typed, nearest);
	else
		error_at(d, (place){0}, "bad-method", "--method '%s': expected auto, lu or iterative", typed);
	return OCTROI_IO_AUTO;
}

static const char *const *list_read(arena *memory, const words *w, const char *option, size_t *count, diagnostics *d)
{
	const char *typed = words_value(w, option);
	*count = 0;
	return typed ? values_split(memory, typed, arena_printf(memory, "--%s", option), d, count) : NULL;
}

static void question_read_io(arena *memory, const words *w, octroi_io_question *q, diagnostics *d)
{
	*q = (octroi_io_question){.flows = words_value(w, "io"),
	                          .vectors = words_value(w, "vectors"),
	                          .output = words_value(w, "gross-output"),
	                          .method = method_read(w, d)};
	q->stressors = list_read(memory, w, "stressor", &q->stressor_count, d);
	q->demands = list_read(memory, w, "demand", &q->demand_count, d);
	if (!q->vectors && !words_given(w, "vectors"))
		error_at(d, (place){0}, "missing-option",
		         "--vectors is missing: a CSV file with output and emissions of the sectors; --io's own if it "
		         "has them");
}

/* Something that was asked for is not known. */
static int status_of(const octroi_io_result *result)
{
	return result->without_output ? STATUS_INCOMPLETE : STATUS_COMPUTED;
}

int input_output_answer(arena *memory, const words *w, diagnostics *d)
{
	octroi_run *run = octroi_run_new();
	octroi_io_question question;
	const octroi_io_result *result = NULL;
	report_style style;
	output out;
	int status = STATUS_USAGE;
	question_read_io(memory, w, &question, d);
	style_read(w, TABLE_CSV_JSON, &style, d);
	if (!octroi_diagnostics_errors(d))
		result = octroi_input_output(&question, run, d);
	if (result && output_open(memory, w, &style, &out, d)) {
		report_input_output(result, &style, out.stream);
		status = output_close(&out, d) ? status_of(result) : STATUS_MACHINE;
	}
	octroi_run_free(run);
	return status;
}
