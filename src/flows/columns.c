/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a file matched with inputs, by their names or by a map. */
#include "flows.h"
#include "native.h"

#include "../base/file.h"
#include "../expr/expr.h"

#include <stdint.h>
#include <string.h>

static const size_t no_column = (size_t)-1;

/* A column under another name. */
typedef struct {
	slice header, name; /* "Net weight (kg)", "mass_kg" */
	slice text;         /* both, as typed */
	place where;        /* in the map file; else nowhere */
} column_map;

typedef struct {
	arena *memory;
	const csv_stream *stream;
	const slice *header;
	size_t columns;
	const octroi_input *const *inputs;
	size_t input_count;
	column_map *maps;
	size_t map_count, map_capacity;
	const column_map **map_of; /* by column; NULL: none */
	const flow_native *native; /* NULL: none */
	octroi_said said;
	flow_column *found;
	size_t currency; /* the column that names it */
	size_t *unknown; /* NULL: unknown columns are errors */
	diagnostics *d;
} reading;

/* ---- names ------------------------------------------------------------- */

/* One letter of a name, without regard to case, and with '_' for a blank. */
static char plain_letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == ' ' || c == '\t' ? '_' : c;
}

static bool same_name(slice a, slice b)
{
	a = slice_trim(a);
	b = slice_trim(b);
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++) {
		if (plain_letter(a.at[i]) != plain_letter(b.at[i]))
			return false;
	}
	return true;
}

static slice plain_name(arena *a, slice name)
{
	name = slice_trim(name);
	char *plain = arena_copy(a, name.at, name.length);
	for (size_t i = 0; i < name.length; i++)
		plain[i] = plain_letter(plain[i]);
	return (slice){plain, name.length};
}

static const octroi_input *find_input(const reading *r, slice name)
{
	for (size_t i = 0; i < r->input_count; i++) {
		if (same_name(name, slice_of(r->inputs[i]->name)))
			return r->inputs[i];
	}
	return NULL;
}

/* NAME_UNIT at the last '_' (or blank): no unit has one. */
static bool split_unit(slice name, slice *stem, slice *suffix)
{
	name = slice_trim(name);
	for (size_t i = name.length; i-- > 1;) {
		if (plain_letter(name.at[i]) != '_')
			continue;
		*stem = (slice){name.at, i};
		*suffix = (slice){name.at + i + 1, name.length - i - 1};
		return true;
	}
	return false;
}

/* ---- maps --------------------------------------------------------------- */

/* What was typed has no place: the message says it. */
static void map_error(const reading *r, const column_map *m, const char *code, const char *message)
{
	if (m->where.source)
		error_at(r->d, m->where, code, "%s", message);
	else
		error_at(r->d, m->where, code, "map '%.*s': %s", (int)m->text.length, m->text.at, message);
}

/* At the last '=': a header may have one, the name of an input has none. */
static void read_map(reading *r, slice text, place where)
{
	column_map m = {.text = text, .where = where};
	const char *sign = text.length ? memrchr(text.at, '=', text.length) : NULL;
	if (!sign) {
		map_error(r, &m, "bad-map", "a '=' is missing");
		error_remedy(r->d, "write the column, '=' and the input: 'Net weight (kg)=mass_kg'");
		return;
	}
	m.header = slice_trim((slice){text.at, (size_t)(sign - text.at)});
	m.name = slice_trim((slice){sign + 1, (size_t)(text.at + text.length - sign - 1)});
	*ARENA_PUSH(r->memory, r->maps, r->map_count, r->map_capacity) = m;
}

static void read_map_lines(reading *r, const source_text *source)
{
	slice rest = {source->bytes, source->length}, line;
	if (slice_starts(rest, slice_of("\xEF\xBB\xBF")))
		rest = (slice){rest.at + 3, rest.length - 3};
	while (slice_split(&rest, '\n', &line)) {
		if (line.length && line.at[line.length - 1] == '\r')
			line.length--;
		line = slice_trim(line);
		if (line.length && *line.at != '#')
			read_map(r, line, (place){source, (size_t)(line.at - source->bytes), line.length});
	}
}

static void read_maps(reading *r, const flow_maps *maps)
{
	for (size_t i = 0; maps && i < maps->map_count; i++)
		read_map(r, slice_of(maps->maps[i]), (place){0});
	if (!maps || !maps->map_file)
		return;
	const source_text *source = file_read(r->memory, maps->map_file, maps->map_file, (place){0}, r->d);
	if (source && source_is_clean(source, r->d))
		read_map_lines(r, source);
}

/* The column of that very name goes before one that differs in case or blanks. */
static size_t find_column(const reading *r, slice name)
{
	for (size_t i = 0; i < r->columns; i++) {
		if (slice_equal(r->header[i], name))
			return i;
	}
	for (size_t i = 0; i < r->columns; i++) {
		if (same_name(r->header[i], name))
			return i;
	}
	return no_column;
}

static void report_no_such_column(const reading *r, const column_map *m)
{
	const char **names = ARENA_ARRAY(r->memory, const char *, r->columns);
	for (size_t i = 0; i < r->columns; i++)
		names[i] = arena_copy(r->memory, r->header[i].at, r->header[i].length);
	const char *near = text_nearest(m->header, names, r->columns);
	map_error(r, m, "unknown-column",
	          arena_printf(r->memory, "the file has no column '%.*s'", (int)m->header.length, m->header.at));
	if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
}

static void place_map(reading *r, const column_map *m)
{
	size_t column = find_column(r, m->header);
	if (column == no_column) {
		report_no_such_column(r, m);
		return;
	}
	const column_map *before = r->map_of[column];
	if (!before) {
		r->map_of[column] = m;
		return;
	}
	map_error(r, m, "repeated-map",
	          arena_printf(r->memory, "the column '%.*s' is mapped twice", (int)m->header.length, m->header.at));
	if (before->where.source)
		error_related(r->d, before->where, "it is first mapped here");
}

/* ---- what a column is ----------------------------------------------------- */

/* The name that counts: what the column is mapped to, what the native format calls it, or the header. */
static slice name_of(const reading *r, size_t column)
{
	if (r->map_of[column])
		return r->map_of[column]->name;
	const char *name = r->native ? native_name(r->native, column) : NULL;
	return name ? slice_of(name) : r->header[column];
}

static void column_error(const reading *r, size_t column, const char *code, const char *message)
{
	if (r->map_of[column])
		map_error(r, r->map_of[column], code, message);
	else
		error_at(r->d, csv_stream_header_place(r->stream, column), code, "%s", message);
}

/* Money is in one currency; numbers are in a multiple of the input's unit. */
static bool unit_fits(const octroi_input *input, const unit *u)
{
	char currency[4];
	unit own = unit_one;
	unit_currency(u, currency);
	if (input->type == OCTROI_INPUT_MONEY)
		return currency[0] && u->count == 1;
	if (input->type != OCTROI_INPUT_NUMBER)
		return false;
	return (!*input->unit || unit_parse(slice_of(input->unit), &own)) && unit_same(u, &own);
}

const char *flow_unit(arena *a, const octroi_input *input, slice text)
{
	unit u;
	char spelt[UNIT_TEXT_SIZE];
	bool fits = unit_parse_any_case(text, &u, spelt) && unit_fits(input, &u);
	return fits ? arena_copy(a, spelt, strlen(spelt)) : NULL;
}

/* Finds the input of NAME or NAME_UNIT, with a unit that fits. */
static bool resolve(const reading *r, slice name, flow_column *out)
{
	slice stem, suffix;
	const octroi_input *input = find_input(r, name);
	if (input) {
		out->input = input;
		return true;
	}
	input = split_unit(name, &stem, &suffix) ? find_input(r, stem) : NULL;
	out->unit = input ? flow_unit(r->memory, input, suffix) : NULL;
	out->input = out->unit ? input : NULL;
	return out->input != NULL;
}

/* ---- errors ---------------------------------------------------------------- */

static const char *nearest_name(const reading *r, slice name)
{
	const char **names = ARENA_ARRAY(r->memory, const char *, r->input_count + 1);
	for (size_t i = 0; i < r->input_count; i++)
		names[i] = r->inputs[i]->name;
	names[r->input_count] = "currency";
	slice plain = plain_name(r->memory, name), stem, suffix;
	const char *near = text_nearest(plain, names, r->input_count + 1);
	if (near || !split_unit(plain, &stem, &suffix))
		return near;
	flow_column meant = {0};
	near = text_nearest(stem, names, r->input_count);
	if (!near)
		return NULL;
	near = arena_printf(r->memory, "%s_%.*s", near, (int)suffix.length, suffix.at);
	return resolve(r, slice_of(near), &meant) ? near : NULL;
}

/* A name of an input with a unit that is not one of its own. */
static bool report_unit(const reading *r, size_t column)
{
	slice stem, suffix;
	unit u;
	char spelt[UNIT_TEXT_SIZE];
	const octroi_input *input = split_unit(name_of(r, column), &stem, &suffix) ? find_input(r, stem) : NULL;
	/* Megatonnes or metric tonnes: a factor of a million is nothing to guess. */
	bool mt = input && (same_name(suffix, slice_of("mt")) || same_name(suffix, slice_of("mtco2e")));
	if (!input || (!mt && !unit_parse_any_case(suffix, &u, spelt)))
		return false;
	const char *is = input->type == OCTROI_INPUT_MONEY ? "money" : "without a unit";
	if (input->type == OCTROI_INPUT_NUMBER && *input->unit)
		is = arena_printf(r->memory, "in %s", input->unit);
	column_error(r, column, "unit",
	             arena_printf(r->memory, "'%.*s' is no unit of '%s', which is %s", (int)suffix.length, suffix.at,
	                          input->name, is));
	if (mt)
		error_remedy(r->d, "write t for metric tonnes and Mt for millions of them");
	else if (input->type == OCTROI_INPUT_MONEY)
		error_remedy(r->d, "write a currency of three letters, or none");
	return true;
}

/* "Net weight (kg)", "Net weight [kg]", "Net weight kg": the words and the unit. */
static slice split_brackets(slice header, slice *words)
{
	*words = header = slice_trim(header);
	size_t open = 0;
	while (open < header.length && header.at[open] != '(' && header.at[open] != '[')
		open++;
	if (open + 2 > header.length || (header.at[header.length - 1] != ')' && header.at[header.length - 1] != ']'))
		return (slice){0};
	*words = slice_trim((slice){header.at, open});
	return slice_trim((slice){header.at + open + 1, header.length - open - 2});
}

/* An input called by one of its other headers, with the unit that is said; NULL: it is not that one. */
static const char *input_meant(const reading *r, const octroi_input *input, slice words, slice unit)
{
	slice stem, suffix;
	for (size_t i = 0; i < input->header_count; i++) {
		slice known = slice_of(input->headers[i]);
		bool split = !unit.length && split_unit(words, &stem, &suffix) && same_name(stem, known);
		if (!split && !same_name(words, known))
			continue;
		flow_column meant = {0};
		slice u = split ? suffix : unit;
		const char *name = u.length ? arena_printf(r->memory, "%s_%.*s", input->name, (int)u.length, u.at) : input->name;
		if (resolve(r, slice_of(name), &meant))
			return name;
	}
	return NULL;
}

static const char *meant_by(const reading *r, slice header)
{
	slice words, unit = split_brackets(header, &words);
	const char *meant = NULL;
	for (size_t i = 0; i < r->input_count && !meant; i++)
		meant = input_meant(r, r->inputs[i], words, unit);
	return meant;
}

/* A column that is mapped to something that is no input, or not mapped at all. */
static void report_unknown(const reading *r, size_t column)
{
	slice name = name_of(r, column), header = r->header[column];
	if (report_unit(r, column))
		return;
	const char *near = nearest_name(r, name), *meant = meant_by(r, name);
	column_error(r, column, "unknown-column",
	             arena_printf(r->memory, "'%.*s' is no input", (int)name.length, name.at));
	if (meant)
		error_remedy(r->d, "did you mean '%s'? give %s", meant, said_map(r->said, header, meant, r->memory));
	else if (near)
		error_remedy(r->d, "did you mean '%s'?", near);
	else
		error_remedy(r->d, "give %s (octroi show inputs), or %s to leave it unread", said_map(r->said, header, "INPUT", r->memory),
		             said_map(r->said, header, "", r->memory));
}

/* ---- all columns ------------------------------------------------------------- */

static void report_repeat(const reading *r, size_t column, size_t before, const char *name)
{
	slice first = r->header[before], second = r->header[column];
	column_error(r, column, "repeated-column",
	             arena_printf(r->memory, "the columns '%.*s' and '%.*s' are both '%s'", (int)first.length, first.at,
	                          (int)second.length, second.at, name));
	error_related(r->d, csv_stream_header_place(r->stream, before), "the other column stands here");
}

static bool is_currency(const reading *r, size_t column)
{
	return same_name(name_of(r, column), slice_of("currency"));
}

static void read_column(reading *r, size_t column)
{
	flow_column *c = &r->found[column];
	*c = (flow_column){.currency = no_column, .times = r->native && !r->map_of[column] ? native_times(r->native, column) : 1};
	if (!name_of(r, column).length)
		return;
	bool found = resolve(r, name_of(r, column), c);
	if (is_currency(r, column)) {
		if (r->currency != no_column)
			report_repeat(r, column, r->currency, "currency");
		r->currency = column;
		return;
	}
	if (!found && r->unknown)
		++*r->unknown;
	else if (!found)
		report_unknown(r, column);
	for (size_t i = 0; found && i < column; i++) {
		if (r->found[i].input && strcmp(r->found[i].input->name, c->input->name) == 0) {
			report_repeat(r, column, i, c->input->name);
			return;
		}
	}
}

/* Money without a unit is in the currency that another column names. */
static void attach_currency(reading *r)
{
	bool money = false, used = false;
	for (size_t i = 0; i < r->columns; i++) {
		flow_column *c = &r->found[i];
		if (!c->input || c->input->type != OCTROI_INPUT_MONEY)
			continue;
		money = true;
		if (c->unit)
			continue;
		c->currency = r->currency;
		used = true;
	}
	if (r->currency != no_column && money && !used && !r->unknown)
		warning_at(r->d, csv_stream_header_place(r->stream, r->currency), "unused-column",
		           "the currency is not used: each column of money names its own");
}

const flow_column *flow_columns(arena *a, const csv_stream *s, const octroi_input *const *inputs, size_t input_count,
                                const flow_maps *maps, size_t *unknown, diagnostics *d)
{
	size_t errors = diagnostics_errors(d), columns = csv_stream_columns(s);
	reading r = {.memory = a,
	             .stream = s,
	             .header = csv_stream_header(s),
	             .columns = columns,
	             .inputs = inputs,
	             .input_count = input_count,
	             .map_of = ARENA_ARRAY(a, const column_map *, columns),
	             .found = ARENA_ARRAY(a, flow_column, columns),
	             .native = maps ? maps->native : NULL,
	             .said = maps ? maps->said : OCTROI_TYPED,
	             .currency = no_column,
	             .unknown = unknown,
	             .d = d};
	if (unknown)
		*unknown = 0;
	read_maps(&r, maps);
	bool mapped = diagnostics_errors(d) == errors;
	for (size_t i = 0; i < r.map_count; i++)
		place_map(&r, &r.maps[i]);
	/* Of a map that cannot be read nobody knows which columns it would have named. */
	for (size_t i = 0; mapped && i < columns; i++)
		read_column(&r, i);
	attach_currency(&r);
	return diagnostics_errors(d) == errors ? r.found : NULL;
}
