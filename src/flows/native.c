/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "native.h"

#include <string.h>

#include "../program/program.h"

static const size_t none = (size_t)-1;

/* What a text of a column becomes; by number of the text. */
typedef struct {
	slice       text;
	const char *why; /* the row is left out; else NULL */
} reading;

typedef struct {
	const format_input *is;
	const char  *name;     /* "mass_kg" */
	size_t       column, export_column; /* of the file; export_column none: the same */
	bool         skipped;  /* not read, as another says it */
	names       *texts;    /* of places, periods and codes that change */
	reading     *readings;
	size_t       capacity;
	slice        last;     /* text met before: it lies in texts */
	uint32_t     last_id;
	/* of codes of places that a table lists */
	const csv_table *csv;
	size_t       place_column, reason_column;
	names       *codes;    /* leading zeros removed */
	size_t      *rows;     /* of the table, by number of the code */
} native_input;

typedef struct {
	const format_rule *is;
	size_t column;
} native_rule;

struct flow_native {
	octroi_said said;
	rulebook    *book;
	arena       *memory;
	const flow_format *format;
	size_t       columns, direction, edition; /* none: no such column */
	const char  *wanted;      /* import, export or both */
	bool         is_export;   /* the row at hand */
	size_t       input_count; native_input *inputs;
	size_t       rule_count;  native_rule *rules;
	const char **name;        /* by column */
	double      *times;       /* by column */
	slice       *cells;       /* of a batch */
	size_t       cells_capacity; /* rows */
	left_out    *left;        /* while rows are read */
};

/* ---- which format --------------------------------------------------------------------- */

static size_t column_called(const csv_stream *s, const char *name)
{
	for (size_t i = 0; name && i < csv_stream_columns(s); i++)
		if (slice_is(slice_trim(csv_stream_header(s)[i]), name))
			return i;
	return none;
}

/* The first column of the format that the header lacks, or NULL. */
static const char *lacks(const flow_format *f, const csv_stream *s)
{
	for (size_t i = 0; i < f->header_count; i++)
		if (column_called(s, f->header[i]) == none)
			return f->header[i];
	return NULL;
}

static const char *names_of(const flow_format *const *all, size_t count, arena *a)
{
	const char **each = ARENA_ARRAY(a, const char *, count + 1);
	buffer text = {.memory = a};
	for (size_t i = 0; i < count; i++)
		each[i] = all[i]->name;
	each[count] = "none";
	buffer_choices(&text, each, count + 1);
	return text.at;
}

static const flow_format *format_named(const flow_format *const *all, size_t count, const native_question *q, const csv_stream *s,
                                       arena *a, diagnostics *d)
{
	const char *name = q->format, *key = said_name(q->said, "flows", a);
	for (size_t i = 0; i < count; i++) {
		const char *lack = strcmp(all[i]->name, name) == 0 ? lacks(all[i], s) : NULL;
		if (strcmp(all[i]->name, name) != 0)
			continue;
		if (!lack)
			return all[i];
		error_at(d, csv_stream_header_place(s, 0), "other-format", "the file is no %s: it has no column '%s'", all[i]->title, lack);
		error_remedy(d, "leave out %s: a format is recognised by its header; or say %s, and what columns are by %s", key,
		             said_how(q->said, "flows", "none", a), said_name(q->said, "map", a));
		return NULL;
	}
	error_at(d, (place){0}, "unknown-format", "%s '%s': there is no such format", key, name);
	error_remedy(d, "it can be %s", names_of(all, count, a));
	return NULL;
}

/* The only one that fits, or NULL: none does, or, reported, several do. */
static const flow_format *format_fitting(const flow_format *const *all, size_t count, octroi_said said, const csv_stream *s, arena *a,
                                         diagnostics *d)
{
	const flow_format *found = NULL;
	for (size_t i = 0; i < count; i++) {
		if (lacks(all[i], s))
			continue;
		if (found) {
			error_at(d, csv_stream_header_place(s, 0), "two-formats", "the header is that of %s and that of %s", found->title, all[i]->title);
			error_remedy(d, "say which is meant: %s or %s", said_how(said, "flows", found->name, a), said_how(said, "flows", all[i]->name, a));
			return NULL;
		}
		found = all[i];
	}
	return found;
}

/* ---- codes of places --------------------------------------------------------------------- */

static slice without_zeros(slice s)
{
	while (s.length > 1 && *s.at == '0')
		s = (slice){s.at + 1, s.length - 1};
	return s;
}

static bool index_codes(flow_native *n, native_input *in, diagnostics *d)
{
	const table_edition *edition;
	bool early;
	const table_data *data = table_rows(in->is->places->table, DAY_LAST, &edition, &early, d);
	if (!data)
		return false;
	size_t code = csv_column(data->csv, "code");
	in->csv = data->csv;
	in->place_column = csv_column(data->csv, "place");
	in->reason_column = csv_column(data->csv, "reason");
	in->codes = names_new(n->memory);
	in->rows = ARENA_ARRAY(n->memory, size_t, data->csv->rows + 2);
	for (size_t row = 0; row < data->csv->rows; row++)
		in->rows[names_add(in->codes, without_zeros(csv_cell(data->csv, row, code)))] = row;
	return true;
}

static const char *word_for(const format_word *all, size_t count, slice s)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(s, all[i].from))
			return all[i].to;
	return NULL;
}

/* A code that is in no list stays as it is: whoever reads places will say that it is none. */
static reading place_read(flow_native *n, const native_input *in, slice s)
{
	const format_places *p = in->is->places;
	slice code = p->table ? without_zeros(s) : s;
	const char *why = word_for(p->none, p->none_count, code), *also = word_for(p->also, p->also_count, code);
	if (why)
		return (reading){s, arena_printf(n->memory, "%s '%.*s': %s", in->is->input, (int)s.length, s.at, why)};
	if (also)
		return (reading){slice_of(also), NULL};
	uint32_t id = in->codes ? names_find(in->codes, code) : 0;
	if (!id)
		return (reading){s, NULL};
	slice place = csv_cell(in->csv, in->rows[id], in->place_column), reason = csv_cell(in->csv, in->rows[id], in->reason_column);
	if (place.length)
		return (reading){place, NULL};
	return (reading){s, arena_printf(n->memory, "%s '%.*s': %.*s", in->is->input, (int)s.length, s.at, (int)reason.length, reason.at)};
}

/* ---- other texts ----------------------------------------------------------------------------- */

static bool are_digits(slice s)
{
	for (size_t i = 0; i < s.length; i++)
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
	return s.length > 0;
}

/* 202403 is a month, 202452 a year of files by year. */
static reading period_of(const flow_native *n, slice s)
{
	if (s.length != 6 || !are_digits(s))
		return (reading){s, NULL};
	if (s.at[4] == '5' && s.at[5] == '2')
		return (reading){{s.at, 4}, NULL};
	return (reading){slice_of(arena_printf(n->memory, "%.4s-%.2s", s.at, s.at + 4)), NULL};
}

/* Spreadsheets take codes for numbers, and lose the zero in front. */
static bool lost_zero(const native_input *in, slice s)
{
	return (int)s.length + 1 == in->is->digits && are_digits(s);
}

static reading text_read(flow_native *n, const native_input *in, slice s)
{
	if (in->is->places)
		return place_read(n, in, s);
	if (in->is->is_period)
		return period_of(n, s);
	return (reading){slice_of(arena_printf(n->memory, "0%.*s", (int)s.length, s.at)), NULL};
}

static bool is_zero(slice s)
{
	size_t i = 0;
	while (i < s.length && (s.at[i] == '0' || s.at[i] == '.'))
		i++;
	return i == s.length;
}

static bool is_one_of(slice s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

/* The text, or nothing where it says that nothing is given. */
static slice given(const flow_native *n, const native_input *in, slice s)
{
	bool absent = (n->format->zero_unknown && in->is->figure && s.length && (*s.at == '0' || *s.at == '.') && is_zero(s)) ||
	              is_one_of(s, n->format->not_given, n->format->not_given_count);
	return absent ? (slice){"", 0} : s;
}

/* ---- rows ---------------------------------------------------------------------------------------- */

/* Why the row's direction is not the one wanted, or NULL. */
static const char *not_wanted(flow_native *n, const slice *cells)
{
	const flow_format *f = n->format;
	slice s = slice_trim(cells[n->direction]);
	bool in = is_one_of(s, f->imports, f->import_count);
	n->is_export = !in;
	if (!in && !is_one_of(s, f->exports, f->export_count))
		return f->other;
	if (strcmp(n->wanted, in ? "export" : "import") != 0)
		return NULL;
	return in ? "imports, as exports are asked for" : "exports, as imports are asked for";
}

static const char *ruled_out(const native_rule *rule, const slice *cells)
{
	const format_rule *is = rule->is;
	slice s = slice_trim(cells[rule->column]);
	bool applies = is->letters ? !are_digits(s)
	               : is->digits_below ? are_digits(s) && (int)s.length < is->digits_below
	                                  : is_one_of(s, is->words, is->count) != is->unless;
	return applies ? is->why : NULL;
}

static const reading *reading_of(flow_native *n, native_input *in, slice s)
{
	if (!in->last_id || !slice_equal(in->last, s)) {
		uint32_t before = names_count(in->texts), id = names_add(in->texts, s);
		if (id > before)
			*ARENA_AT(n->memory, in->readings, id, in->capacity) = text_read(n, in, names_slice(in->texts, id));
		in->last = names_slice(in->texts, id);
		in->last_id = id;
	}
	return &in->readings[in->last_id];
}

static void read_cell(flow_native *n, native_input *in, const slice *cells, slice *out, size_t row)
{
	size_t from = n->is_export && in->export_column != none ? in->export_column : in->column;
	slice s = given(n, in, slice_trim(cells[from]));
	if (in->texts && s.length && (!in->is->digits || lost_zero(in, s))) {
		const reading *r = reading_of(n, in, s);
		s = r->text;
		if (r->why)
			left_out_add(n->left, row, r->why);
	}
	out[in->column] = s;
}

/* A word that no edition has stays: whoever reads editions will say so. */
static slice edition_of(const flow_native *n, slice s)
{
	const char *word = word_for(n->format->editions, n->format->edition_count, s);
	return word ? slice_of(word) : s;
}

static void read_row(flow_native *n, const slice *cells, slice *out, size_t row)
{
	const char *why = n->direction != none ? not_wanted(n, cells) : NULL;
	for (size_t i = 0; i < n->rule_count && !why; i++)
		why = ruled_out(&n->rules[i], cells);
	if (why) {
		left_out_add(n->left, row, why);
		return;
	}
	memcpy(out, cells, n->columns * sizeof *out);
	if (n->edition != none)
		out[n->edition] = edition_of(n, slice_trim(cells[n->edition]));
	for (size_t i = 0; i < n->input_count; i++)
		if (!n->inputs[i].skipped)
			read_cell(n, &n->inputs[i], cells, out, row);
}

void native_read(flow_native *n, csv_batch *b, left_out *left)
{
	if (b->rows > n->cells_capacity) {
		n->cells_capacity = b->rows;
		n->cells = ARENA_ARRAY(n->memory, slice, b->rows * n->columns);
	}
	n->left = left;
	for (size_t row = 0; row < b->rows; row++)
		read_row(n, b->cells + row * n->columns, n->cells + row * n->columns, row);
	b->cells = n->cells;
}

/* ---- making ---------------------------------------------------------------------------------------- */

static bool input_new(flow_native *n, const format_input *is, const csv_stream *s, bool years, diagnostics *d)
{
	native_input *in = &n->inputs[n->input_count];
	*in = (native_input){.is = is, .column = column_called(s, is->column), .export_column = column_called(s, is->export_column)};
	if (in->column == none)
		return true;
	n->input_count++;
	in->name = is->unit ? arena_printf(n->memory, "%s_%s", is->input, is->unit) : is->input;
	/* Days from before a scheme's time are no matter where the question says the year. */
	in->skipped = years && is->is_period;
	n->name[in->column] = in->skipped ? "" : in->name;
	n->times[in->column] = is->times;
	if (is->places || is->is_period || is->digits)
		in->texts = names_new(n->memory);
	return !is->places || !is->places->table || index_codes(n, in, d);
}

/* A column that says nothing of a line by itself. */
static void column_unread(flow_native *n, const csv_stream *s, const char *name)
{
	size_t i = column_called(s, name);
	if (i != none && !n->name[i])
		n->name[i] = "";
}

static bool native_make(flow_native *n, const csv_stream *s, bool years, diagnostics *d)
{
	const flow_format *f = n->format;
	bool made = true;
	n->name = ARENA_ARRAY(n->memory, const char *, n->columns);
	n->times = ARENA_ARRAY(n->memory, double, n->columns);
	for (size_t i = 0; i < n->columns; i++)
		n->times[i] = 1;
	n->inputs = ARENA_ARRAY(n->memory, native_input, f->input_count + 1);
	n->rules = ARENA_ARRAY(n->memory, native_rule, f->rule_count + 1);
	for (size_t i = 0; i < f->input_count; i++)
		made = input_new(n, &f->inputs[i], s, years, d) && made;
	for (size_t i = 0; i < f->rule_count; i++) {
		size_t column = column_called(s, f->rules[i].column);
		if (column != none)
			n->rules[n->rule_count++] = (native_rule){&f->rules[i], column};
		column_unread(n, s, f->rules[i].column);
	}
	n->edition = column_called(s, f->edition_column);
	if (n->edition != none)
		n->name[n->edition] = "edition";
	n->direction = column_called(s, f->direction);
	column_unread(n, s, f->direction);
	for (size_t i = 0; i < f->header_count; i++)
		column_unread(n, s, f->header[i]);
	for (size_t i = 0; i < f->unread_count; i++)
		column_unread(n, s, f->unread[i]);
	return made;
}

bool native_find(rulebook *book, const native_question *question, const csv_stream *s, bool years, arena *memory, flow_native **out,
                 diagnostics *d)
{
	size_t count, before = diagnostics_errors(d);
	*out = NULL;
	if (question->format && strcmp(question->format, "none") == 0)
		return true;
	const flow_format *const *all = rulebook_formats(book, &count, d);
	if (diagnostics_errors(d) > before)
		return false;
	const flow_format *f = question->format ? format_named(all, count, question, s, memory, d)
	                                        : format_fitting(all, count, question->said, s, memory, d);
	if (!f)
		return diagnostics_errors(d) == before;
	flow_native *n = ARENA_NEW(memory, flow_native);
	*n = (flow_native){.book = book, .memory = memory, .format = f, .said = question->said, .columns = csv_stream_columns(s),
	                   .wanted = question->direction ? question->direction : "import"};
	*out = n;
	return native_make(n, s, years, d);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A word of the file's name, such as HS17 of BACI_HS17_Y2020_V202301.csv. */
static bool has_word(const char *path, const char *word)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length = strlen(word);
	for (const char *at = name; (at = strstr(at, word)); at++)
		if ((at == name || !is_letter(at[-1])) && !is_letter(at[length]))
			return true;
	return false;
}

static const char *edition_in_name(const flow_format *f, const char *path)
{
	for (size_t i = 0; !f->edition_column && i < f->edition_count; i++)
		if (has_word(path, f->editions[i].from))
			return f->editions[i].to;
	return NULL;
}

bool native_edition(const flow_native *n, const csv_stream *s, const char *path, bool said, const char **edition, diagnostics *d)
{
	const flow_format *f = n->format;
	*edition = NULL;
	if (!f->edition_count || n->edition != none || said)
		return true;
	*edition = edition_in_name(f, path);
	if (*edition)
		return true;
	const char **words = ARENA_ARRAY(n->memory, const char *, f->edition_count);
	buffer text = {.memory = n->memory};
	for (size_t i = 0; i < f->edition_count; i++)
		words[i] = f->editions[i].to;
	buffer_choices(&text, words, f->edition_count);
	error_at(d, csv_stream_header_place(s, 0), "unknown-edition", "which edition the codes of goods are of is not known: %s says it",
	         f->edition_column ? arena_printf(n->memory, "no column '%s'", f->edition_column)
	                           : arena_printf(n->memory, "neither the name of the file, as %s does,", f->editions[0].from));
	error_remedy(d, "say it: %s", said_how(n->said, "edition", text.at, n->memory));
	return false;
}

const char *native_title(const flow_native *n)
{
	return n->format->title;
}

const char *native_id(const flow_native *n)
{
	return n->format->name;
}

const char *native_name(const flow_native *n, size_t column)
{
	return n->name[column];
}

double native_times(const flow_native *n, size_t column)
{
	return n->times[column];
}
