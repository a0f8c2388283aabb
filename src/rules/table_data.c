/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of tables: files read once and held as text in place; cells are typed
 * when somebody asks for them, so that a question pays only for what it reads. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "../base/file.h"
#include "../base/number.h"
#include "reader.h"

char *hash_text(arena *a, const void *bytes, size_t length)
{
	return arena_printf(a, "xxh3:%016llx", (unsigned long long)XXH3_64bits(bytes, length));
}

bool hash_agrees(slice said, const char *is, const char *path, place where, diagnostics *d)
{
	if (slice_is(said, is))
		return true;
	error_at(d, where, "wrong-hash", "'%s' is not the file that was checked in: its hash is %s", path, is);
	error_remedy(d, "restore the file, or run octroi check --write-hashes if the change is meant");
	return false;
}

const source_text *file_verified(arena *a, const char *path, place asked_from, slice hash, place hash_where, diagnostics *d)
{
	const source_text *text = file_read(a, path, path, asked_from, d);
	if (!text)
		return NULL;
	return hash_agrees(hash, hash_text(a, text->bytes, text->length), path, hash_where, d) ? text : NULL;
}

/* ---- rows written in the document ------------------------------------------- */

/* Column names in order of first appearance. */
static size_t row_columns(const yaml_node *rows, slice *names_out, size_t limit)
{
	size_t n = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const yaml_node *row = rows->items[i];
		for (size_t j = 0; row->kind == YAML_MAP && j < row->count; j++) {
			bool seen = false;
			for (size_t k = 0; k < n; k++)
				seen = seen || slice_equal(names_out[k], row->pairs[j].key->text);
			if (!seen && n < limit)
				names_out[n++] = row->pairs[j].key->text;
		}
	}
	return n;
}

static void row_cells(arena *a, const yaml_node *row, csv_table *csv, buffer *bytes, place *places, size_t at,
                      diagnostics *d)
{
	for (size_t c = 0; c < csv->columns; c++) {
		const yaml_node *cell = NULL;
		for (size_t j = 0; j < row->count; j++)
			if (slice_equal(row->pairs[j].key->text, csv->header[c]))
				cell = row->pairs[j].value;
		places[at + c] = cell ? cell->where : row->where;
		csv->offset[at + c] = (uint32_t)bytes->length;
		if (!cell || yaml_is_null(cell))
			continue;
		if (cell->kind != YAML_SCALAR) {
			error_at(d, cell->where, "bad-cell", "a cell must be a single value");
			continue;
		}
		csv->length[at + c] = (uint32_t)cell->text.length;
		buffer_add(bytes, cell->text.at, cell->text.length);
	}
	(void)a;
}

static void add_once(const char **out, size_t *n, const char *name)
{
	for (size_t i = 0; i < *n; i++)
		if (name && strcmp(out[i], name) == 0)
			return;
	if (name)
		out[(*n)++] = name;
}

/* All that a row of the document may say. */
static size_t columns_known(const table *t, const char **out)
{
	size_t n = 0;
	for (size_t i = 0; i < t->column_count; i++)
		out[n++] = t->columns[i].name;
	for (size_t i = 0; i < t->key_count; i++) {
		add_once(out, &n, t->keys[i].column);
		add_once(out, &n, t->keys[i].until);
	}
	const char *const others[] = {t->exclude.column, t->absent.column, t->reason_column, t->label_column};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		add_once(out, &n, others[i]);
	return n;
}

static const table_data *rows_in_place(const table *t, const yaml_node *rows, diagnostics *d)
{
	enum { COLUMNS_MAX = 64 };
	arena *a = t->document->book->memory;
	const char **known = ARENA_ARRAY(a, const char *, t->column_count + 2 * t->key_count + 4);
	const size_t known_count = columns_known(t, known);
	const char *what = arena_printf(a, "a row of table '%s'", t->name);
	csv_table *csv = ARENA_NEW(a, csv_table);
	csv->header = ARENA_ARRAY(a, slice, COLUMNS_MAX);
	csv->columns = row_columns(rows, csv->header, COLUMNS_MAX);
	csv->offset = ARENA_ARRAY(a, uint32_t, rows->count * csv->columns + 1);
	csv->length = ARENA_ARRAY(a, uint32_t, rows->count * csv->columns + 1);
	place *places = ARENA_ARRAY(a, place, rows->count * csv->columns + 1);
	buffer bytes = {.memory = a};
	buffer_puts(&bytes, "");
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i]->kind != YAML_MAP) {
			error_at(d, rows->items[i]->where, "not-a-map", "a row must be a map of columns and cells");
			continue;
		}
		yaml_check_keys(rows->items[i], known, known_count, what, d);
		row_cells(a, rows->items[i], csv, &bytes, places, csv->rows++ * csv->columns, d);
	}
	csv->bytes = bytes.at;
	table_data *data = ARENA_NEW(a, table_data);
	*data = (table_data){.csv = csv, .cell_places = places};
	return data;
}

/* ---- files --------------------------------------------------------------------- */

static void column_present(const table *t, const char *name, place where, const csv_table *csv, const table_edition *e,
                           diagnostics *d)
{
	if (!name || csv_column(csv, name) != (size_t)-1)
		return;
	buffer all = {.memory = t->document->book->memory};
	buffer_puts(&all, "");
	for (size_t i = 0; i < csv->columns; i++)
		buffer_printf(&all, "%s%.*s", i ? ", " : "", (int)csv->header[i].length, csv->header[i].at);
	error_at(d, where, "missing-column", "table '%s' has no column '%s' in %s", t->name, name,
	         e->file ? e->file : "its rows");
	error_remedy(d, "it has %s", all.at);
}

static void columns_present(const table *t, const csv_table *csv, const table_edition *e, diagnostics *d)
{
	for (size_t i = 0; i < t->column_count; i++)
		column_present(t, t->columns[i].name, t->columns[i].where, csv, e, d);
	for (size_t i = 0; i < t->key_count; i++) {
		const table_key *k = &t->keys[i];
		column_present(t, k->column, k->where, csv, e, d);
		column_present(t, k->until, k->where, csv, e, d);
	}
	column_present(t, t->exclude.column, t->exclude.where, csv, e, d);
	column_present(t, t->absent.column, t->absent.where, csv, e, d);
	column_present(t, t->reason_column, t->where, csv, e, d);
	column_present(t, t->label_column, t->where, csv, e, d);
}

static const char *folder_of(arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? arena_copy(a, path, (size_t)(slash - path)) : ".";
}

static const table_data *file_rows(const table *t, const table_edition *e, bool whole, diagnostics *d)
{
	arena *a = t->document->book->memory;
	/* Relative to the document in which it is written, which `extends` may have brought in. */
	const char *folder = folder_of(a, e->where.source ? e->where.source->name : t->document->path);
	const char *path = arena_printf(a, "%s/%s", folder, e->file);
	const source_text *text = file_verified(a, path, e->file_where, slice_of(e->hash ? e->hash : ""),
	                                        e->hash_where.source ? e->hash_where : e->where, d);
	if (!text)
		return NULL;
	csv_table *csv = whole ? csv_read(a, text, d) : csv_read_clean(a, text, d);
	if (!csv)
		return NULL;
	table_data *data = ARENA_NEW(a, table_data);
	data->csv = csv;
	return data;
}

/* `whole`: the form of every row is looked at, though the hash is right. */
static void edition_load(const table *t, table_edition *e, bool whole, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	const table_data *data = e->rows ? rows_in_place(t, e->rows, d) : file_rows(t, e, whole, d);
	if (data)
		columns_present(t, data->csv, e, d);
	if (data && !data->csv->rows) {
		error_at(d, e->where, "empty-table", "table '%s' has no rows", t->name);
		error_remedy(d, "if nobody knows them, write unknown: why");
	}
	if (diagnostics_errors(d) > before)
		e->failed = true;
	else
		e->data = data;
}

const table_data *table_rows(const table *t, day as_of, const table_edition **edition, bool *early, diagnostics *d)
{
	*early = true;
	for (size_t i = t->edition_count; i-- > 0;) {
		table_edition *e = &t->editions[i];
		if (e->known > as_of)
			continue;
		*early = false;
		*edition = e;
		if (!e->data && !e->failed)
			edition_load(t, e, false, d);
		return e->data;
	}
	return NULL;
}

const table_key *table_key_named(const table *t, const char *name)
{
	for (size_t i = 0; i < t->key_count; i++)
		if (strcmp(t->keys[i].name, name) == 0)
			return &t->keys[i];
	return NULL;
}

bool table_has(const table_data *data, const char *column, slice text)
{
	size_t c = csv_column(data->csv, column);
	for (size_t row = 0; row < data->csv->rows; row++)
		if (slice_equal(csv_cell(data->csv, row, c), text))
			return true;
	return false;
}

/* ---- cells ------------------------------------------------------------------------ */

place table_cell_place(const table_data *data, size_t row, size_t column)
{
	if (data->cell_places)
		return data->cell_places[row * data->csv->columns + column];
	return csv_place(data->csv, row, column);
}

static bool cell_flag(slice s, cell *out)
{
	bool yes = slice_is(s, "yes") || slice_is(s, "true") || slice_is(s, "1");
	out->number = yes;
	return yes || slice_is(s, "no") || slice_is(s, "false") || slice_is(s, "0");
}

static bool cell_code(const rulebook *book, const code_list *list, slice s, cell *out)
{
	out->code = list->open ? names_add(book->names, s) : code_find(book, list, s);
	return out->code != 0;
}

static bool cell_set(const rulebook *book, const code_list *list, slice s, cell *out)
{
	slice rest = s, part;
	while (slice_split(&rest, '/', &part))
		if (!part.length || !cell_code(book, list, part, out))
			return false;
	out->text = s;
	return true;
}

static bool cell_read(const rulebook *book, const type *as, slice s, cell *out)
{
	size_t at;
	day d;
	switch (as->kind) {
	case TYPE_NUMBER:
		if (number_read(s, &out->number, &at) != NUMBER_OK)
			return false;
		out->number *= as->unit.factor;
		return true;
	case TYPE_YEAR:
		return number_read(s, &out->number, &at) == NUMBER_OK && s.length == 4;
	case TYPE_DATE:
		if (!day_read(s, &d))
			return false;
		out->number = d;
		return true;
	case TYPE_FLAG:
		return cell_flag(s, out);
	case TYPE_CODE:
		return cell_code(book, as->list, s, out);
	case TYPE_SET:
		return cell_set(book, as->list, s, out);
	default:
		return true;
	}
}

static void cell_code_unknown(const table *t, place where, slice s, const char *column, const code_list *list, diagnostics *d)
{
	rulebook *book = t->document->book;
	/* Codes of places are too short for a guess. */
	const char *near = list->places ? NULL : code_nearest(book, list, s);
	error_at(d, where, "unknown-code", "'%.*s' in column '%s' is %s", (int)s.length, s.at, column,
	         list->places ? "not the code of a place" : "not one of its codes");
	if (list->places)
		error_remedy(d, "octroi show countries lists the places");
	else if (near)
		error_remedy(d, "did you mean '%s'?", near);
	else
		error_remedy(d, "it can be %s", code_choices(book, book->memory, list));
}

bool table_cell(const table *t, const table_data *data, size_t row, const char *column, const type *as, cell *out,
                diagnostics *d)
{
	size_t c = csv_column(data->csv, column);
	slice s = csv_cell(data->csv, row, c);
	*out = (cell){.number = NAN, .text = s};
	if (s.length == 0) {
		out->empty = true;
		return true;
	}
	if (cell_read(t->document->book, as, s, out))
		return true;
	if (as->list && !as->list->open)
		cell_code_unknown(t, table_cell_place(data, row, c), s, column, as->list, d);
	else
		error_at(d, table_cell_place(data, row, c), "bad-cell", "'%.*s' in column '%s' is not a %s", (int)s.length,
		         s.at, column, type_names[as->kind]);
	return false;
}

/* ---- verification ------------------------------------------------------------------- */

/* A word of `exclude` or `absent` that no row bears filters nothing: a slip. */
static void filter_verify(const table *t, const row_filter *f, const table_data *data, diagnostics *d)
{
	size_t column = f->column ? csv_column(data->csv, f->column) : (size_t)-1;
	for (size_t i = 0; column != (size_t)-1 && i < f->count; i++) {
		if (!table_has(data, f->column, slice_of(f->cells[i])))
			error_at(d, t->where, "idle-filter", "no row of table '%s' has '%s' in column '%s'", t->name, f->cells[i],
			         f->column);
	}
}

enum { CELLS_TOLD = 20 }; /* of one table; more of the same helps nobody */

static const char *good_cell_wrong(slice s)
{
	for (size_t i = 0; i < s.length; i++)
		if (s.at[i] < '0' || s.at[i] > '9')
			return "is no goods code";
	/* Subheadings with one dash have an odd number of digits: groups that law names, too. */
	if (s.length < 2 || s.length == 3 || s.length > GOOD_DIGITS_MAX)
		return "has a length that no goods code has";
	return NULL;
}

/* What is no code begins no code: such a row would never be found. */
static size_t goods_verify(const table *t, const table_data *data, diagnostics *d)
{
	size_t wrong = 0;
	for (size_t i = 0; i < t->key_count; i++) {
		const table_key *k = &t->keys[i];
		size_t column = csv_column(data->csv, k->column);
		if (k->match != MATCH_PREFIX && k->match != MATCH_LONGEST_PREFIX)
			continue;
		for (size_t row = 0; row < data->csv->rows && wrong < CELLS_TOLD; row++) {
			slice s = csv_cell(data->csv, row, column);
			const char *why = good_cell_wrong(s);
			if (!why)
				continue;
			wrong++;
			error_at(d, table_cell_place(data, row, column), "bad-cell", "'%.*s' in column '%s' %s", (int)s.length,
			         s.at, k->column, why);
			error_remedy(d, "write its digits without blanks: 2, 4, 6, 8 or 10 of them, or 5, 7 or 9 for a group of codes");
		}
	}
	return wrong;
}

static size_t cells_verify(const table *t, const table_data *data, diagnostics *d)
{
	size_t wrong = 0;
	for (size_t i = 0; i < t->column_count; i++)
		for (size_t row = 0; row < data->csv->rows && wrong < CELLS_TOLD; row++) {
			cell unused;
			wrong += !table_cell(t, data, row, t->columns[i].name, &t->columns[i].type, &unused, d);
		}
	return wrong;
}

typedef struct {
	const table      *table;
	const table_data *data;
	size_t            columns[16], count;
} row_order;

/* Compares the exact and prefix keys of two rows, as text. */
static int rows_compare(const row_order *o, size_t a, size_t b)
{
	for (size_t i = 0; i < o->count; i++) {
		int c = slice_compare(csv_cell(o->data->csv, a, o->columns[i]), csv_cell(o->data->csv, b, o->columns[i]));
		if (c)
			return c;
	}
	return 0;
}

static int by_keys(const void *a, const void *b, void *order)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	int c = rows_compare(order, x, y);
	return c ? c : (x > y) - (x < y);
}

/* Bounds of a within or band key; an empty cell is open. */
static void row_range(const table_data *data, size_t row, const table_key *k, double *from, double *to)
{
	size_t at;
	period p;
	slice a = csv_cell(data->csv, row, csv_column(data->csv, k->column));
	slice b = csv_cell(data->csv, row, csv_column(data->csv, k->until));
	*from = -INFINITY;
	*to = INFINITY;
	if (k->match == MATCH_BAND) {
		number_read(a, from, &at);
		number_read(b, to, &at);
		return;
	}
	if (a.length && period_read(a, &p))
		*from = p.first;
	if (b.length && period_read(b, &p))
		*to = p.last;
}

static bool ranges_overlap(const row_order *o, size_t x, size_t y)
{
	for (size_t i = 0; i < o->table->key_count; i++) {
		const table_key *k = &o->table->keys[i];
		double a, b, c, d;
		if (!k->until)
			continue;
		row_range(o->data, x, k, &a, &b);
		row_range(o->data, y, k, &c, &d);
		if (k->match == MATCH_BAND ? b <= c || d <= a : b < c || d < a)
			return false;
	}
	return true;
}

static void repeats_verify(const table *t, const table_data *data, diagnostics *d)
{
	if (t->choose.kind != CHOOSE_ONE || !data->csv->rows)
		return;
	row_order order = {.table = t, .data = data};
	for (size_t i = 0; i < t->key_count && order.count < 16; i++)
		if (!t->keys[i].until)
			order.columns[order.count++] = csv_column(data->csv, t->keys[i].column);
	size_t *rows = malloc(data->csv->rows * sizeof *rows);
	if (!rows)
		return;
	for (size_t i = 0; i < data->csv->rows; i++)
		rows[i] = i;
	qsort_r(rows, data->csv->rows, sizeof *rows, by_keys, &order);
	size_t found = 0;
	for (size_t i = 0; i < data->csv->rows && found < 20; i++)
		for (size_t j = i + 1; j < data->csv->rows && rows_compare(&order, rows[i], rows[j]) == 0; j++)
			if (ranges_overlap(&order, rows[i], rows[j])) {
				error_at(d, table_cell_place(data, rows[j], order.count ? order.columns[0] : 0), "repeated-row",
				         "table '%s' has two rows with the same keys", t->name);
				error_related(d, table_cell_place(data, rows[i], order.count ? order.columns[0] : 0),
				              "the other row stands here");
				found++;
			}
	free(rows);
}

/* What is to be compared as a number must be one in every row. */
static bool steps_verify(const table *t, const table_data *data, diagnostics *d)
{
	size_t wrong = 0;
	for (size_t i = 0; i < t->key_count; i++) {
		size_t c = csv_column(data->csv, t->keys[i].column), at;
		for (size_t row = 0; t->keys[i].match == MATCH_UP_TO && row < data->csv->rows && wrong < 20; row++) {
			slice s = csv_cell(data->csv, row, c);
			double step;
			if (number_read(s, &step, &at) == NUMBER_OK && !isnan(step))
				continue;
			wrong++;
			error_at(d, table_cell_place(data, row, c), "bad-cell", "'%.*s' is not a number", (int)s.length, s.at);
		}
	}
	return !wrong;
}

static bool ranges_verify(const table *t, const table_data *data, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	for (size_t i = 0; i < t->key_count; i++) {
		const table_key *k = &t->keys[i];
		for (size_t row = 0; k->until && row < data->csv->rows; row++) {
			size_t c = csv_column(data->csv, k->column), u = csv_column(data->csv, k->until), at;
			slice cells[2] = {csv_cell(data->csv, row, c), csv_cell(data->csv, row, u)};
			for (int side = 0; side < 2; side++) {
				period p;
				double number;
				bool good = !cells[side].length ||
				            (k->match == MATCH_WITHIN ? period_read(cells[side], &p)
				                                      : number_read(cells[side], &number, &at) == NUMBER_OK);
				if (good)
					continue;
				error_at(d, table_cell_place(data, row, side ? u : c), "bad-cell", "'%.*s' is not a %s",
				         (int)cells[side].length, cells[side].at,
				         k->match == MATCH_WITHIN ? "period" : "number");
			}
		}
	}
	return diagnostics_errors(d) == before;
}

void table_verify(const table *t, diagnostics *d, size_t *rows)
{
	*rows = 0;
	for (size_t i = 0; i < t->edition_count; i++) {
		table_edition *e = &t->editions[i];
		if (!e->failed)
			edition_load(t, e, true, d);
		if (!e->data)
			continue;
		*rows += e->data->csv->rows;
		bool ranged = ranges_verify(t, e->data, d) && steps_verify(t, e->data, d);
		filter_verify(t, &t->exclude, e->data, d);
		filter_verify(t, &t->absent, e->data, d);
		bool codes = goods_verify(t, e->data, d) == 0;
		if (cells_verify(t, e->data, d) == 0 && ranged && codes)
			repeats_verify(t, e->data, d);
	}
}
