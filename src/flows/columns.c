/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file is which input. */
#include <string.h>
#include <strings.h>

#include "../base/file.h"
#include "../expr/expr.h"
#include "flows.h"

static const char currency_name[] = "currency";

/* A column as its header or a map calls it. */
typedef struct {
	const char *called;   /* NULL: as the header says */
	place       mapped_at; /* in a map file */
} mapping;

typedef struct {
	arena              *memory;
	diagnostics        *d;
	const csv_stream   *stream;
	size_t              count;
	const octroi_input *const *inputs;
	size_t              input_count;
	mapping            *maps;      /* by column */
	flow_column        *columns;
	size_t             *unknown;
} header;

/* ---- names -------------------------------------------------------------------- */

/* Small letters, '_' for blanks and dashes, none at the ends. */
static const char *plain_name(arena *a, slice s)
{
	s = slice_trim(s);
	char *out = arena_copy(a, s.at, s.length);
	for (char *c = out; *c; c++)
		*c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c == ' ' || *c == '-' ? '_' : *c;
	return out;
}

static const octroi_input *input_called(const header *h, const char *name)
{
	for (size_t i = 0; i < h->input_count; i++)
		if (strcmp(h->inputs[i]->name, name) == 0 || strcmp(h->inputs[i]->option, name) == 0)
			return h->inputs[i];
	return NULL;
}

/* The unit of "mass_kg" behind the name of an input that is a figure: true when
 * the part before the last '_' of `name` names one. */
static const octroi_input *input_with_unit(const header *h, const char *name, slice spelt_as, const char **unit_text)
{
	const char *cut = name + strlen(name);
	while (cut > name) {
		cut--;
		if (*cut != '_')
			continue;
		const octroi_input *in = input_called(h, arena_copy(h->memory, name, (size_t)(cut - name)));
		if (!in || (in->type != OCTROI_INPUT_NUMBER && in->type != OCTROI_INPUT_MONEY))
			continue;
		size_t from = (size_t)(cut - name) + 1;
		*unit_text = arena_copy(h->memory, spelt_as.at + from, spelt_as.length - from);
		return in;
	}
	return NULL;
}

static const char *nearest_name(const header *h, const char *name)
{
	const char **all = ARENA_ARRAY(h->memory, const char *, h->input_count + 1);
	for (size_t i = 0; i < h->input_count; i++)
		all[i] = h->inputs[i]->name;
	all[h->input_count] = currency_name;
	return text_nearest(slice_of(name), all, h->input_count + 1);
}

/* ---- maps ------------------------------------------------------------------------ */

static place place_of_column(const header *h, size_t column)
{
	place mapped = h->maps[column].mapped_at;
	return mapped.source ? mapped : csv_stream_header_place(h->stream, column);
}

static void map_add(header *h, slice text, place where)
{
	const char *equals = memchr(text.at, '=', text.length);
	if (!equals) {
		error_at(h->d, where, "bad-map", "'%.*s' is no map", (int)text.length, text.at);
		error_remedy(h->d, "write COLUMN=INPUT, such as 'Net weight (kg)=mass_kg'");
		return;
	}
	slice column = slice_trim((slice){text.at, (size_t)(equals - text.at)});
	slice name = slice_trim((slice){equals + 1, text.length - (size_t)(equals - text.at) - 1});
	size_t found = h->count;
	for (size_t i = 0; i < h->count && found == h->count; i++)
		if (strcmp(plain_name(h->memory, csv_stream_header(h->stream)[i]), plain_name(h->memory, column)) == 0)
			found = i;
	if (found == h->count) {
		const char **all = ARENA_ARRAY(h->memory, const char *, h->count + 1);
		for (size_t i = 0; i < h->count; i++)
			all[i] = arena_copy(h->memory, csv_stream_header(h->stream)[i].at, csv_stream_header(h->stream)[i].length);
		const char *near = text_nearest(column, all, h->count);
		error_at(h->d, where, "unknown-column", "the file has no column '%.*s'", (int)column.length, column.at);
		if (near)
			error_remedy(h->d, "did you mean '%s'?", near);
		return;
	}
	if (h->maps[found].called) {
		error_at(h->d, where, "repeated-map", "column '%.*s' is mapped twice", (int)column.length, column.at);
		return;
	}
	h->maps[found].called = arena_copy(h->memory, name.at, name.length);
	h->maps[found].mapped_at = where;
}

static void read_map_file(header *h, const char *path)
{
	const source_text *text = file_read(h->memory, path, path, (place){0}, h->d);
	if (!text || !source_is_clean(text, h->d))
		return;
	slice rest = {text->bytes, text->length}, line;
	while (slice_split(&rest, '\n', &line)) {
		slice bare = line;
		if (bare.length && bare.at[bare.length - 1] == '\r')
			bare.length--;
		bare = slice_trim(bare);
		if (bare.length && bare.at[0] != '#')
			map_add(h, bare, (place){text, (size_t)(bare.at - text->bytes), bare.length});
	}
}

/* ---- columns ------------------------------------------------------------------------ */

static bool unit_fits(header *h, size_t i, const octroi_input *in, const char *said)
{
	unit wanted, is;
	char spelt[UNIT_TEXT_SIZE], currency[4] = "";
	bool known = unit_parse_any_case(slice_of(said), &is, spelt);
	if (known)
		unit_currency(&is, currency);
	bool fits = in->type == OCTROI_INPUT_MONEY ? *currency != '\0'
	                                           : known && unit_parse(slice_of(in->unit), &wanted) && unit_same(&is, &wanted);
	if (fits) {
		h->columns[i].unit = arena_copy(h->memory, spelt, strlen(spelt));
		return true;
	}
	error_at(h->d, place_of_column(h, i), "unit-mismatch", "'%s' is not a %s of %s", said,
	         in->type == OCTROI_INPUT_MONEY ? "currency" : "unit", in->name);
	if (in->type == OCTROI_INPUT_MONEY)
		error_remedy(h->d, "write the three letters of a currency: %s_eur", in->name);
	else
		error_remedy(h->d, "%s is in %s or a multiple of it", in->name, in->unit);
	return false;
}

static void column_unknown(header *h, size_t i, const char *name)
{
	if (h->unknown) {
		++*h->unknown;
		return;
	}
	const char *near = nearest_name(h, name);
	slice said = csv_stream_header(h->stream)[i];
	error_at(h->d, place_of_column(h, i), "unknown-column", "'%s' is no input of the schemes of these lines",
	         h->maps[i].called ? h->maps[i].called : arena_copy(h->memory, said.at, said.length));
	if (near)
		error_remedy(h->d, "did you mean '%s'? Or leave it out: --map '%.*s='", near, (int)said.length, said.at);
	else
		error_remedy(h->d, "say what it is: --map '%.*s=INPUT', or leave it out: --map '%.*s='", (int)said.length, said.at,
		             (int)said.length, said.at);
}

static void find_column(header *h, size_t i)
{
	slice said = h->maps[i].called ? slice_of(h->maps[i].called) : slice_trim(csv_stream_header(h->stream)[i]);
	const char *name = plain_name(h->memory, said), *unit_text = NULL;
	h->columns[i].currency = (size_t)-1;
	if (h->maps[i].called && !*name)
		return;
	if (strcmp(name, currency_name) == 0)
		return;
	const octroi_input *in = input_called(h, name);
	if (!in)
		in = input_with_unit(h, name, said, &unit_text);
	if (!in)
		column_unknown(h, i, name);
	else if (!unit_text || unit_fits(h, i, in, unit_text))
		h->columns[i].input = in;
}

static void refuse_repeats(header *h)
{
	for (size_t i = 0; i < h->count; i++)
		for (size_t k = 0; h->columns[i].input && k < i; k++)
			if (h->columns[k].input == h->columns[i].input) {
				error_at(h->d, place_of_column(h, i), "repeated-column", "two columns are '%s'", h->columns[i].input->name);
				error_related(h->d, place_of_column(h, k), "the first is here");
				error_remedy(h->d, "leave one of them out: --map 'COLUMN='");
			}
}

/* The column of currencies belongs to the money that names none. */
static void join_currency(header *h)
{
	size_t currency = (size_t)-1;
	bool wanted = false;
	for (size_t i = 0; i < h->count; i++) {
		slice said = h->maps[i].called ? slice_of(h->maps[i].called) : csv_stream_header(h->stream)[i];
		if (strcmp(plain_name(h->memory, said), currency_name) == 0)
			currency = i;
	}
	for (size_t i = 0; i < h->count && currency != (size_t)-1; i++)
		if (h->columns[i].input && h->columns[i].input->type == OCTROI_INPUT_MONEY && !h->columns[i].unit) {
			h->columns[i].currency = currency;
			wanted = true;
		}
	if (currency != (size_t)-1 && !wanted)
		column_unknown(h, currency, currency_name);
}

const flow_column *flow_columns(arena *a, const csv_stream *s, const octroi_input *const *inputs, size_t input_count,
                                const flow_maps *maps, size_t *unknown, diagnostics *d)
{
	size_t before = diagnostics_errors(d), count = csv_stream_columns(s);
	header h = {a, d, s, count, inputs, input_count, ARENA_ARRAY(a, mapping, count + 1), ARENA_ARRAY(a, flow_column, count + 1),
	            unknown};
	if (unknown)
		*unknown = 0;
	for (size_t i = 0; i < maps->map_count; i++)
		map_add(&h, slice_of(maps->maps[i]), (place){0});
	if (maps->map_file)
		read_map_file(&h, maps->map_file);
	for (size_t i = 0; i < count; i++)
		find_column(&h, i);
	refuse_repeats(&h);
	join_currency(&h);
	return diagnostics_errors(d) == before ? h.columns : NULL;
}
