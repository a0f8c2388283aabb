/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results and listings as CSV (RFC 4180, LF at the end of lines): one row for
 * each line and scheme, an empty field for what is not known. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "formats.h"

static const char *const columns[] = {
        "line",   "scheme",         "scenario", "state",       "standing",    "reason_code",
        "reason", "importer",       "origin",   "destination", "good",        "date",
        "year",   "reporting_year", "basis",    "amount",      "amount_unit",
};

/* A quantity that some line has; low and high are printed if they differ anywhere. */
typedef struct {
	const char *name;
	bool range;
} quantity_column;

typedef struct {
	quantity_column *items;
	size_t count, capacity;
} quantity_columns;

void csv_field(FILE *out, const char *text, bool first)
{
	if (!first)
		fputc(',', out);
	text = text ? text : "";
	if (!text[strcspn(text, ",\"\r\n")]) {
		fputs(text, out);
		return;
	}
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

void csv_listing(const octroi_listing *listing, FILE *out)
{
	for (size_t i = 0; i < listing->columns; i++)
		csv_field(out, listing->header[i], i == 0);
	fputc('\n', out);
	for (size_t i = 0; i < listing->rows * listing->columns; i++) {
		csv_field(out, listing->cells[i], i % listing->columns == 0);
		if ((i + 1) % listing->columns == 0)
			fputc('\n', out);
	}
}

void csv_number(FILE *out, double value)
{
	char text[NUMBER_TEXT_SIZE];
	number_write(value, text);
	csv_field(out, text, false);
}

static void year_field(FILE *out, int year)
{
	fprintf(out, year ? ",%d" : ",", year);
}

static quantity_column *column_of(arena *memory, quantity_columns *all, const char *name)
{
	for (size_t i = 0; i < all->count; i++)
		if (!strcmp(all->items[i].name, name))
			return &all->items[i];
	quantity_column *made = ARENA_PUSH(memory, all->items, all->count, all->capacity);
	made->name = name;
	return made;
}

static quantity_columns columns_of(arena *memory, const report_answer *answer)
{
	quantity_columns all = {0};
	for (size_t i = 0; i < answer->line_count; i++) {
		const octroi_result *result = answer->lines[i].result;
		for (size_t k = 0; k < result->quantity_count; k++)
			column_of(memory, &all, result->quantities[k].name)->range |=
			        result->quantities[k].low < result->quantities[k].high;
	}
	return all;
}

static void print_header(const quantity_columns *all, FILE *out)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		csv_field(out, columns[i], i == 0);
	for (size_t i = 0; i < all->count; i++) {
		const char *name = all->items[i].name;
		fprintf(out, ",%s,%s_unit", name, name);
		if (all->items[i].range)
			fprintf(out, ",%s_low,%s_high", name, name);
	}
	fputs(",leaves,in_scope,as_of,rulebook\n", out);
}

static void print_line(const report_line *line, FILE *out)
{
	const octroi_result *result = line->result;
	const octroi_reason *reason = result->reason;
	bool unknown = result->state == OCTROI_NOT_COMPUTABLE;
	const char *const texts[] = {
	        octroi_program_facts(result->program)->id,
	        "base",
	        octroi_state_name(result->state),
	        unknown ? "" : octroi_standing_name(result->standing),
	        reason ? reason->code : "",
	        reason ? reason->text : "",
	        result->importer,
	        result->origin,
	        result->destination,
	        result->good,
	        result->date,
	};
	fprintf(out, "%zu", line->number);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		csv_field(out, texts[i], false);
	year_field(out, result->year);
	year_field(out, result->reporting_year);
	csv_field(out, result->basis, false);
	csv_number(out, result->amount);
	csv_field(out, result->amount_unit, false);
}

static void print_quantity(const octroi_result *result, const quantity_column *column, FILE *out)
{
	const octroi_quantity *quantity = octroi_result_quantity(result, column->name);
	bool net = quantity && !strcmp(column->name, "net_charge");
	bool range = quantity && quantity->low < quantity->high;
	csv_number(out, net ? charge_due(result) : quantity ? quantity->value : NAN);
	csv_field(out, quantity ? quantity->unit : "", false);
	if (column->range) {
		csv_number(out, range ? quantity->low : NAN);
		csv_number(out, range ? quantity->high : NAN);
	}
}

/* Of a coarse code how many codes it stands for and which share of them is in scope. */
static void print_leaves(const octroi_leaves *leaves, FILE *out)
{
	if (leaves)
		fprintf(out, ",%zu", leaves->count);
	else
		fputc(',', out);
	csv_number(out, leaves ? leaves->in_scope : NAN);
}

/* Under which rules, so that a row can be asked again. */
static void print_rules(const octroi_program *program, FILE *out)
{
	csv_field(out, octroi_program_facts(program)->as_of, false);
	csv_field(out, octroi_program_facts(program)->rulebook, false);
	fputc('\n', out);
}

void csv_cost(const report_answer *answer, FILE *out)
{
	arena *memory = arena_new();
	quantity_columns all = columns_of(memory, answer);
	print_header(&all, out);
	for (size_t i = 0; i < answer->line_count; i++) {
		print_line(&answer->lines[i], out);
		for (size_t k = 0; k < all.count; k++)
			print_quantity(answer->lines[i].result, &all.items[k], out);
		print_leaves(answer->lines[i].result->leaves, out);
		print_rules(answer->lines[i].result->program, out);
	}
	arena_free(memory);
}
