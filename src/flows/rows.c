/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

/* ---- rows ----------------------------------------------------------------------------- */

/* The next rows of the file, as its format reads them, and with the masses that were asked for. */
bool rows_next(flow_rows *r, csv_batch *b)
{
	if (!csv_stream_next(r->stream, LINE_RUN_ROWS, b, r->d))
		return false;
	left_out_start(&r->left, b->rows);
	if (r->native)
		native_read(r->native, b, &r->left);
	if (r->listed)
		listed_read(r->listed, b, &r->left);
	if (r->measured)
		masses_read(r->masses, b, &r->left, &r->marks);
	return true;
}

bool rows_rewind(flow_rows *r)
{
	left_out_rewind(&r->left);
	if (r->listed)
		listed_rewind(r->listed);
	if (r->masses)
		masses_rewind(r->masses);
	return csv_stream_rewind(r->stream, r->d);
}

/* ---- what masses and goods are like ------------------------------------------------------------- */

const char *rows_given(const flow_rows *r, const char *input)
{
	for (size_t i = 0; i < r->question->given_count; i++)
		if (strcmp(r->question->given[i].input, input) == 0)
			return r->question->given[i].value;
	return NULL;
}

/* Nobody asked for them: a file that cannot say what a tonne is worth has none. What else is wrong with its columns is told
 * when they are read. */
static bool masses_if_valued(flow_rows *r, const masses_question *of)
{
	diagnostics *told = diagnostics_new();
	r->masses = masses_new(of, r->stream, &r->maps, r->memory, told);
	if (r->masses)
		diagnostics_take(r->d, told);
	else
		diagnostics_free(told);
	return true;
}

/* What stands behind the format, before anything is read. */
static bool find_stages(flow_rows *r)
{
	const octroi_flow_question *q = r->question;
	if (q->list)
		r->listed = listed_new(r->book, q->list, rows_given(r, "edition"), r->stream, &r->maps, r->memory, r->d);
	if (q->list && !r->listed)
		return false;
	if (q->estimate_masses && rows_given(r, "mass")) {
		error_at(r->d, (place){0}, "two-masses", "lines without a mass can have the one that is given for all, or one from their value");
		error_remedy(r->d, "leave out one of the two");
		return false;
	}
	if (q->outliers == OCTROI_OUTLIERS_UNASKED && !q->estimate_masses)
		return true;
	const masses_question of = {q->outliers, q->outlier_factor > 0 ? q->outlier_factor : 10, q->estimate_masses};
	if (q->outliers_if_valued)
		return masses_if_valued(r, &of);
	r->masses = masses_new(&of, r->stream, &r->maps, r->memory, r->d);
	return r->masses != NULL;
}

/* The pass in which unit values are taken down. */
bool rows_measure(flow_rows *r)
{
	csv_batch b;
	if (!r->masses)
		return true;
	do {
		if (!rows_next(r, &b))
			return false;
		masses_collect(r->masses, &b, &r->left);
	} while (b.rows || b.bad_rows);
	masses_collected(r->masses);
	r->measured = true;
	return rows_rewind(r);
}

/* ---- what comes out ------------------------------------------------------------------------------- */

static void tell_stages(const flow_rows *r, octroi_flow_result *out)
{
	if (r->masses) {
		octroi_masses *m = ARENA_NEW(r->memory, octroi_masses);
		*m = masses_found(r->masses);
		out->masses = m;
	}
	if (r->listed) {
		octroi_listed *l = ARENA_NEW(r->memory, octroi_listed);
		*l = listed_found(r->listed);
		out->listed = l;
	}
}

static int most_rows_first(const void *a, const void *b)
{
	const octroi_left_out *x = a, *y = b;
	return (x->rows < y->rows) - (x->rows > y->rows);
}

/* "12 exports, as imports are asked for; 1 all goods together" */
static const char *reasons_text(const flow_rows *r, const octroi_flow_result *out)
{
	enum { NAMED = 3 };
	buffer text = {.memory = r->memory};
	for (size_t i = 0; i < out->left_out_count && i < NAMED; i++)
		buffer_printf(&text, "%s%zu: %s", i ? "; " : "", out->left_out[i].rows, out->left_out[i].why);
	if (out->left_out_count > NAMED)
		buffer_puts(&text, "; …");
	return text.at;
}

/* What a format leaves out is told; a file of nothing else has no lines, which is no answer. */
static void tell_left_out(const flow_rows *r, octroi_flow_result *result)
{
	size_t count = r->left.count, rows = 0;
	const octroi_left_out *all = r->left.reasons;
	octroi_left_out *out = ARENA_ARRAY(r->memory, octroi_left_out, count + 1);
	for (size_t i = 0; i < count; i++)
		rows += all[i].rows;
	if (count) {
		memcpy(out, all, count * sizeof *out);
		qsort(out, count, sizeof *out, most_rows_first);
	}
	result->format = r->native ? native_id(r->native) : NULL;
	result->format_title = r->native ? native_title(r->native) : NULL;
	result->left_out = out;
	result->left_out_count = count;
	if (!rows || rows < result->rows)
		return;
	const char *as = r->native ? arena_printf(r->memory, "as %s, ", result->format_title) : "";
	error_at(r->d, csv_stream_header_place(r->stream, 0), "all-left-out", "%sall %zu rows of the file are left out (%s)", as, rows,
	         reasons_text(r, result));
	if (r->native)
		error_remedy(r->d, "of exports: %s; of totals and aggregates: take a file with codes of goods and partners",
		             said_how(r->question->said, "direction", "export", r->memory));
	else
		error_remedy(r->d, "octroi show listed names the goods of lists");
}

/* What the question says of an input for all lines, or a column of the file's own says of each. */
static bool says(const flow_rows *r, const char *input)
{
	const octroi_flow_question *q = r->question;
	bool said = false;
	for (size_t i = 0; i < q->given_count; i++)
		said = said || strcmp(q->given[i].input, input) == 0;
	for (size_t i = 0; i < q->map_count; i++) {
		const char *sign = strrchr(q->maps[i], '=');
		said = said || (sign && slice_is(slice_trim(slice_of(sign + 1)), input));
	}
	for (size_t i = 0; i < csv_stream_columns(r->stream); i++)
		said = said || slice_is(slice_trim(csv_stream_header(r->stream)[i]), input);
	return said;
}

/* The edition that the file's name says holds for all its lines. */
static bool find_edition(flow_rows *r)
{
	const char *edition;
	const octroi_flow_question *q = r->question;
	if (!r->native)
		return true;
	if (!native_edition(r->native, r->stream, q->path, says(r, "edition"), &edition, r->d))
		return false;
	if (!edition)
		return true;
	octroi_flow_question *more = ARENA_NEW(r->memory, octroi_flow_question);
	octroi_given_input *given = ARENA_ARRAY(r->memory, octroi_given_input, q->given_count + 1);
	for (size_t i = 0; i < q->given_count; i++)
		given[i] = q->given[i];
	given[q->given_count] = (octroi_given_input){"edition", edition, "the file's name"};
	*more = *q;
	more->given = given;
	more->given_count++;
	r->question = more;
	return true;
}

static bool find_format(flow_rows *r, bool years)
{
	const octroi_flow_question *q = r->question;
	const native_question of = {q->format, q->direction, q->said};
	bool found = native_find(r->book, &of, r->stream, years, r->memory, &r->native, r->d);
	r->maps.native = r->native;
	return found && find_edition(r);
}

/* ---- the whole ------------------------------------------------------------------------- */

bool rows_open(flow_rows *r, rulebook *book, const octroi_flow_question *q, bool years, bool again, arena *memory, diagnostics *d)
{
	*r = (flow_rows){.book = book, .question = q, .memory = memory, .d = d, .maps = {q->maps, q->map_count, q->map_file, NULL, q->said},
	                 .left = left_out_new(memory)};
	/* Complaints point into what was read: it lives as long as they do. */
	arena *read = arena_new();
	diagnostics_keep(d, read);
	bool twice = again || q->outliers != OCTROI_OUTLIERS_UNASKED || q->estimate_masses;
	r->stream = csv_stream_open(read, q->path, twice, d);
	return r->stream && find_format(r, years) && find_stages(r);
}

void rows_close(flow_rows *r)
{
	masses_free(r->masses);
	csv_stream_close(r->stream);
}

const row_mark *rows_marks(const flow_rows *r, size_t *count)
{
	*count = 0;
	return r->masses ? masses_marks(r->masses, count) : NULL;
}

void rows_tell(const flow_rows *r, octroi_flow_result *out)
{
	tell_left_out(r, out);
	tell_stages(r, out);
}
