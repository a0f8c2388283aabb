/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of lines of a file, as CSV or JSON, as they come. A million of them
 * must not take longer to write than to compute: no printf on the way. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "formats.h"
#include "result_json.h"

enum { BUFFER_BYTES = 1 << 16, ROOM = 512, KEPT_NUMBERS = 1 << 12 };

/* Numbers that were written before: figures per unit repeat. */
typedef struct {
	uint64_t bits; /* of the double: equal bits are written alike */
	unsigned char length;
	char text[NUMBER_TEXT_SIZE];
} kept_number;

struct report_lines {
	const report_flow_question *question;
	report_format format;
	FILE *out;
	arena *memory;
	bool begun;
	const octroi_program *program; /* of the lines before, and where it has each standard quantity; */
	size_t *quantity_at;           /* its number of quantities: it has none of that name */
	char *buffer;
	size_t used;
	kept_number *numbers;
	json json;
	const char *problem;
};

static const char head[] = "line,scheme,scenario,state,standing,reason_code,reason,importer,origin,destination,good,date,year,"
                           "reporting_year,basis,amount,amount_unit";

report_lines *report_lines_open(const report_flow_question *question, report_format format, FILE *out)
{
	arena *memory = arena_new();
	report_lines *w = ARENA_NEW(memory, report_lines);
	*w = (report_lines){.question = question, .format = format, .out = out, .memory = memory, .json = {.out = out}};
	w->buffer = arena_alloc(memory, BUFFER_BYTES + ROOM);
	w->numbers = ARENA_ARRAY(memory, kept_number, KEPT_NUMBERS);
	size_t standard;
	octroi_standard_quantities(&standard);
	w->quantity_at = ARENA_ARRAY(memory, size_t, standard);
	return w;
}

/* errno is that of the write before. */
static void check_written(report_lines *w)
{
	if (ferror(w->out) && !w->problem)
		w->problem = strerror(errno ? errno : EIO);
}

static void flush(report_lines *w)
{
	if (w->used)
		fwrite(w->buffer, 1, w->used, w->out);
	w->used = 0;
}

static void put(report_lines *w, const char *text, size_t length)
{
	if (w->used + length > BUFFER_BYTES)
		flush(w);
	if (length > BUFFER_BYTES) {
		fwrite(text, 1, length, w->out);
		return;
	}
	memcpy(w->buffer + w->used, text, length);
	w->used += length;
}

static void put_char(report_lines *w, char c)
{
	if (w->used == BUFFER_BYTES)
		flush(w);
	w->buffer[w->used++] = c;
}

static bool is_special(char c)
{
	return c == ',' || c == '"' || c == '\r' || c == '\n';
}

static void put_quoted(report_lines *w, const char *text)
{
	put_char(w, '"');
	for (; *text; text++) {
		if (*text == '"')
			put_char(w, '"');
		put_char(w, *text);
	}
	put_char(w, '"');
}

/* Nearly all texts are short and plain: they are copied while they are looked at. */
static void put_text(report_lines *w, const char *text)
{
	size_t length = 0;
	if (w->used + ROOM > BUFFER_BYTES)
		flush(w);
	while (length < ROOM && text[length] && !is_special(text[length])) {
		w->buffer[w->used + length] = text[length];
		length++;
	}
	if (length < ROOM && !text[length])
		w->used += length;
	else if (text[strcspn(text, ",\"\r\n")])
		put_quoted(w, text);
	else
		put(w, text, strlen(text));
}

/* A field behind a comma; NULL is an empty one. */
static void put_field(report_lines *w, const char *text)
{
	put_char(w, ',');
	if (text)
		put_text(w, text);
}

static void put_number(report_lines *w, double value)
{
	uint64_t bits;
	put_char(w, ',');
	if (isnan(value))
		return;
	memcpy(&bits, &value, sizeof bits);
	kept_number *k = &w->numbers[(bits * UINT64_C(0x9E3779B97F4A7C15)) >> 52];
	if (!k->length || k->bits != bits) {
		k->bits = bits;
		k->length = (unsigned char)number_write(value, k->text);
	}
	put(w, k->text, k->length);
}

static void put_count(report_lines *w, size_t n, bool comma)
{
	char text[24], *at = text + sizeof text;
	if (comma)
		put_char(w, ',');
	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	put(w, at, (size_t)(text + sizeof text - at));
}

static void put_year(report_lines *w, int year)
{
	if (year)
		put_count(w, (size_t)year, true);
	else
		put_char(w, ',');
}

static bool is_due(const char *name)
{
	return strcmp(name, "net_charge") == 0;
}

/* Every scheme's lines stand under the same columns. */
static void put_head(report_lines *w)
{
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	put(w, head, strlen(head));
	for (size_t k = 0; k < count; k++) {
		const char *name = names[k];
		char text[400];
		int length = snprintf(text, sizeof text, is_due(name) ? ",%s,%s_unit,%s_low,%s_high" : ",%s,%s_unit", name, name, name, name);
		put(w, text, (size_t)length);
	}
	put(w, ",leaves,in_scope,as_of,rulebook\n", strlen(",leaves,in_scope,as_of,rulebook\n"));
}

static void put_line(report_lines *w, const octroi_flow_lines *all, const octroi_facts *facts, const octroi_flow_line *l)
{
	bool unknown = l->state == OCTROI_NOT_COMPUTABLE;
	if (l->name)
		put_text(w, l->name);
	else
		put_count(w, l->number, false);
	put_field(w, facts->id);
	put_field(w, "base");
	put_field(w, octroi_state_name(l->state));
	put_field(w, unknown ? NULL : octroi_standing_name(l->standing));
	put_field(w, l->reason ? l->reason->code : NULL);
	put_field(w, l->reason ? l->reason->text : NULL);
	put_field(w, l->importer);
	put_field(w, l->origin);
	put_field(w, l->destination);
	put_field(w, l->good);
	put_field(w, l->date);
	put_year(w, l->year);
	put_year(w, l->reporting_year);
	put_field(w, l->basis);
	put_number(w, l->amount);
	put_field(w, l->amount_unit);
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	for (size_t i = 0; i < count; i++) {
		size_t k = w->quantity_at[i];
		bool known = k < all->quantity_count && !isnan(l->values[k]);
		put_number(w, known ? l->values[k] : NAN);
		put_field(w, known ? l->units[k] : NULL);
		if (is_due(names[i])) {
			put_number(w, known ? l->low[k] : NAN);
			put_number(w, known ? l->high[k] : NAN);
		}
	}
	if (l->leaves) {
		put_count(w, l->leaves, true);
		put_number(w, l->in_scope);
	} else {
		put(w, ",,", 2);
	}
	put_field(w, facts->as_of);
	put_field(w, facts->rulebook);
	put_char(w, '\n');
}

/* ---- JSON ---------------------------------------------------------------------- */

/* What is due is 0 where nothing is due, and not there where it can't be computed. */
static void quantities_json(json *j, const octroi_flow_lines *all, const octroi_flow_line *l)
{
	json_open(j, "quantities", '{');
	for (size_t k = 0; k < all->quantity_count; k++)
		if (!isnan(l->values[k]))
			json_bounded(j, all->quantities[k], l->values[k], l->units[k], l->low[k], l->high[k]);
	json_close(j, '}');
}

static void line_json(json *j, const octroi_flow_lines *all, const octroi_flow_line *l)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	if (l->name)
		json_text(j, "line", l->name);
	else
		json_count(j, "line", l->number);
	json_text(j, "scheme", octroi_program_facts(all->program)->id);
	json_text(j, "scenario", "base");
	json_text(j, "state", octroi_state_name(l->state));
	json_text(j, "standing", l->state == OCTROI_NOT_COMPUTABLE ? NULL : octroi_standing_name(l->standing));
	json_reason(j, l->reason);
	json_text(j, "importer", l->importer);
	json_text(j, "origin", l->origin);
	json_text(j, "destination", l->destination);
	json_text(j, "good", l->good);
	json_text(j, "date", l->date);
	json_year(j, "year", l->year);
	json_year(j, "reporting_year", l->reporting_year);
	json_text(j, "basis", l->basis);
	json_bounded(j, "amount", l->amount, l->amount_unit, NAN, NAN);
	json_shares(j, l->shares);
	quantities_json(j, all, l);
	if (l->leaves) {
		json_open(j, "leaves", '{');
		json_count(j, "count", l->leaves);
		json_number(j, "in_scope", l->in_scope);
		json_close(j, '}');
	}
	json_close(j, '}');
}

static void find_quantities(report_lines *w, const octroi_flow_lines *lines)
{
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	w->program = lines->program;
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		while (k < lines->quantity_count && strcmp(lines->quantities[k], names[i]) != 0)
			k++;
		w->quantity_at[i] = k;
	}
}

/* ---- as they come ---------------------------------------------------------------- */

static void begin(report_lines *w)
{
	if (w->begun)
		return;
	w->begun = true;
	if (w->format == REPORT_CSV)
		put_head(w);
	else
		flow_json_head(w->question, NULL, w->out);
}

bool report_lines_take(const octroi_flow_lines *lines, void *context)
{
	report_lines *w = context;
	const octroi_facts *facts = octroi_program_facts(lines->program);
	errno = 0;
	if (w->program != lines->program)
		find_quantities(w, lines);
	begin(w);
	for (size_t i = 0; i < lines->count; i++) {
		if (w->format == REPORT_CSV)
			put_line(w, lines, facts, &lines->lines[i]);
		else
			line_json(&w->json, lines, &lines->lines[i]);
	}
	check_written(w);
	return !w->problem;
}

bool report_lines_end(report_lines *w)
{
	errno = 0;
	begin(w);
	flush(w);
	check_written(w);
	return !w->problem;
}

const char *report_lines_problem(const report_lines *w)
{
	return w->problem;
}

void report_lines_close(report_lines *w)
{
	if (w)
		arena_free(w->memory);
}
