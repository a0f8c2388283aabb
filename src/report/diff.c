/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moved a charge, as CSV and JSON. */
#include <math.h>
#include <string.h>

#include "formats.h"
#include "json.h"

/* ---- CSV ------------------------------------------------------------------------------------ */

static void number_field(FILE *out, double value)
{
	arena *memory = arena_new();
	csv_field(out, figure_exact(memory, value), false);
	arena_free(memory);
}

static void year_field(FILE *out, int year)
{
	if (year)
		fprintf(out, ",%d", year);
	else
		fputc(',', out);
}

static void print_header(const octroi_difference *d, FILE *out)
{
	fputs("level,currency,scheme,base_year,reform_year", out);
	for (size_t i = 0; i < d->cell_by_count; i++)
		csv_field(out, d->cell_by[i], false);
	fputs(",base_lines,reform_lines,base,reform,difference", out);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		csv_field(out, octroi_mover_name((octroi_mover)k), false);
	fputs(",base_amount,reform_amount,amount_unit,reason\n", out);
}

/* What a row says under a name by which cells are compared; NULL: nothing. */
static const char *key_of(const octroi_difference *d, const octroi_moved *m, const char *name)
{
	for (size_t i = 0; m->by && i < d->by_count; i++)
		if (strcmp(d->by[i], name) == 0)
			return m->by[i];
	return NULL;
}

static void moved_row(const octroi_difference *d, const char *level, const char *currency, const octroi_moved *m, FILE *out)
{
	fputs(level, out);
	csv_field(out, currency, false);
	csv_field(out, m->scheme, false);
	year_field(out, m->base_year);
	year_field(out, m->reform_year);
	for (size_t i = 0; i < d->cell_by_count; i++)
		csv_field(out, key_of(d, m, d->cell_by[i]), false);
	fprintf(out, ",%zu,%zu", m->base_lines, m->reform_lines);
	number_field(out, m->base);
	number_field(out, m->reform);
	number_field(out, m->reform - m->base);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		number_field(out, m->parts[k]);
	fputs(",,,,\n", out);
}

static void not_compared_row(const octroi_difference *d, const octroi_not_compared *n, FILE *out)
{
	fputs("not-compared,", out);
	csv_field(out, n->scheme, false);
	year_field(out, n->base_year);
	year_field(out, n->reform_year);
	for (size_t i = 0; i < d->cell_by_count; i++)
		csv_field(out, n->by[i], false);
	fprintf(out, ",%zu,%zu,,,", n->base_lines, n->reform_lines);
	for (int k = 0; k < OCTROI_MOVERS; k++)
		fputc(',', out);
	number_field(out, n->base_amount);
	number_field(out, n->reform_amount);
	csv_field(out, n->amount_unit, false);
	csv_field(out, n->reason, false);
	fputc('\n', out);
}

void difference_csv(const report_difference_answer *answer, FILE *out)
{
	const octroi_difference *d = answer->is;
	print_header(d, out);
	for (size_t i = 0; i < d->money_count; i++) {
		const octroi_moved_money *m = &d->moneys[i];
		moved_row(d, "total", m->currency, &m->total, out);
		for (size_t k = 0; k < m->row_count; k++)
			moved_row(d, "row", m->currency, &m->rows[k], out);
	}
	for (size_t i = 0; i < d->not_compared_count; i++)
		not_compared_row(d, &d->not_compared[i], out);
}

/* ---- JSON -------------------------------------------------------------------------------------- */

static void year_json(json *j, const char *key, int year)
{
	json_number(j, key, year ? (double)year : NAN);
}

static void by_json(json *j, const char *const *names, const char *const *texts, size_t count)
{
	json_open(j, "by", '{');
	for (size_t i = 0; i < count; i++)
		json_text(j, names[i], texts[i]);
	json_close(j, '}');
}

static void moved_members(json *j, const octroi_moved *m)
{
	json_count(j, "cells", m->cells);
	json_count(j, "base_lines", m->base_lines);
	json_count(j, "reform_lines", m->reform_lines);
	json_number(j, "base", m->base);
	json_number(j, "reform", m->reform);
	json_number(j, "difference", m->reform - m->base);
	json_open(j, "parts", '{');
	for (int k = 0; k < OCTROI_MOVERS; k++)
		json_number(j, octroi_mover_name((octroi_mover)k), m->parts[k]);
	json_close(j, '}');
}

static void money_json(json *j, const octroi_difference *d, const octroi_moved_money *m)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "currency", m->currency);
	moved_members(j, &m->total);
	json_open(j, "rows", '[');
	for (size_t i = 0; i < m->row_count; i++) {
		const octroi_moved *row = &m->rows[i];
		json_line(j, 2);
		json_open(j, NULL, '{');
		json_text(j, "scheme", row->scheme);
		year_json(j, "base_year", row->base_year);
		year_json(j, "reform_year", row->reform_year);
		by_json(j, d->by, row->by, d->by_count);
		moved_members(j, row);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void not_compared_json(json *j, const octroi_difference *d, const octroi_not_compared *n)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "scheme", n->scheme);
	year_json(j, "base_year", n->base_year);
	year_json(j, "reform_year", n->reform_year);
	by_json(j, d->cell_by, n->by, d->cell_by_count);
	json_count(j, "base_lines", n->base_lines);
	json_count(j, "reform_lines", n->reform_lines);
	json_number(j, "base_amount", n->base_amount);
	json_number(j, "reform_amount", n->reform_amount);
	json_text(j, "amount_unit", n->amount_unit);
	json_text(j, "reason", n->reason);
	json_close(j, '}');
}

static void names_json(json *j, const char *key, const char *const *names, size_t count)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < count; i++)
		json_text(j, NULL, names[i]);
	json_close(j, ']');
}

void difference_json(const report_difference_answer *answer, FILE *out)
{
	const octroi_difference *d = answer->is;
	json state = {.out = out}, *j = &state;
	json_open(j, NULL, '{');
	json_text(j, "octroi", OCTROI_VERSION);
	json_count(j, "format", OCTROI_FORMAT);
	json_question(j, "diff", answer->arguments);
	json_text(j, "base", answer->base);
	json_text(j, "reform", answer->reform);
	names_json(j, "by", d->by, d->by_count);
	names_json(j, "cells_by", d->cell_by, d->cell_by_count);
	json_open(j, "currencies", '[');
	for (size_t i = 0; i < d->money_count; i++)
		money_json(j, d, &d->moneys[i]);
	json_close(j, ']');
	json_open(j, "not_compared", '[');
	for (size_t i = 0; i < d->not_compared_count; i++)
		not_compared_json(j, d, &d->not_compared[i]);
	json_close(j, ']');
	json_open(j, "left_out", '{');
	json_count(j, "lines", d->left_out);
	json_number(j, "amount", d->left_out_unit ? d->left_out_amount : NAN);
	json_text(j, "amount_unit", d->left_out_unit);
	json_close(j, '}');
	json_close(j, '}');
	fputc('\n', out);
}

void report_difference(const report_difference_answer *answer, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		difference_json(answer, out);
	else if (style->format == REPORT_CSV)
		difference_csv(answer, out);
	else
		difference_table(answer, style, out);
}
