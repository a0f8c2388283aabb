/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goods codes as people write them, and nomenclatures: lists of the codes that
 * exist, with the periods in which they do. */
#include <stdio.h>
#include <string.h>

#include "codes.h"

/* ---- one code -------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_length(size_t n)
{
	return n >= 2 && n <= GOOD_DIGITS_MAX && n % 2 == 0;
}

static size_t starts_with(slice s, size_t at, const char *piece)
{
	size_t n = strlen(piece);
	return n <= s.length - at && memcmp(s.at + at, piece, n) == 0 ? n : 0;
}

/* Bytes of a blank or dot here, 0 if there is none. Official journals set
 * codes with no-break and thin spaces, which come along when copied. */
static size_t separator(slice s, size_t at)
{
	static const char *const separators[] = {" ", "\t", ".", "\u00a0", "\u2009", "\u202f"};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t n = starts_with(s, at, separators[i]);
		if (n > 0)
			return n;
	}
	return 0;
}

static size_t character_length(slice s, size_t at)
{
	size_t n = 1;
	while (at + n < s.length && ((unsigned char)s.at[at + n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* U+FF10 to U+FF19, as East Asian keyboards write digits. */
static bool is_full_width_digit(slice s, size_t at)
{
	return starts_with(s, at, "\uff10") > 0 ||
	       (starts_with(s, at, "\xef\xbc") > 0 && s.length - at >= 3 && (unsigned char)s.at[at + 2] >= 0x90 &&
	        (unsigned char)s.at[at + 2] <= 0x99);
}

static const char *bad_character(arena *a, slice s, size_t at)
{
	int n = (int)character_length(s, at);
	if (is_full_width_digit(s, at))
		return arena_printf(a,
		                    "'%.*s' has the full-width digit '%.*s'; write goods codes with the digits 0 to 9",
		                    (int)s.length, s.at, n, s.at + at);
	if ((unsigned char)s.at[at] < 0x20)
		return arena_printf(a, "a goods code has digits only, found byte 0x%02x", (unsigned char)s.at[at]);
	return arena_printf(a, "'%.*s' has '%.*s'; a goods code has digits only", (int)s.length, s.at, n, s.at + at);
}

static const char *bad_length(arena *a, slice s, const char *digits, size_t count)
{
	const char *message = arena_printf(a, "'%.*s' has %zu digit%s; a goods code has 2, 4, 6, 8 or 10",
	                                   (int)s.length, s.at, count, count == 1 ? "" : "s");
	if (!is_length(count + 1))
		return message;
	return arena_printf(a, "%s; a leading zero may have been lost: '0%.*s'?", message, (int)count, digits);
}

bool good_read(arena *a, slice s, char digits[GOOD_DIGITS_MAX + 1], const char **why)
{
	size_t count = 0;
	s = slice_trim(s);
	if (s.length == 0) {
		*why = "a goods code is missing";
		return false;
	}
	for (size_t i = 0; i < s.length;) {
		if (is_digit(s.at[i])) {
			if (count < GOOD_DIGITS_MAX)
				digits[count] = s.at[i];
			count++;
			i++;
			continue;
		}
		size_t skip = separator(s, i);
		if (!skip || !count || i + skip >= s.length) {
			*why = bad_character(a, s, i);
			return false;
		}
		i += skip;
	}
	digits[count < GOOD_DIGITS_MAX ? count : GOOD_DIGITS_MAX] = '\0';
	if (is_length(count))
		return true;
	*why = bad_length(a, s, digits, count);
	return false;
}

char *good_write(const char *digits, char out[GOOD_TEXT_SIZE])
{
	size_t n = 0;
	for (size_t i = 0; digits[i] != '\0' && n + 2 < GOOD_TEXT_SIZE; i++) {
		if (i >= 4 && i % 2 == 0)
			out[n++] = ' ';
		out[n++] = digits[i];
	}
	out[n] = '\0';
	return out;
}

/* ---- nomenclature: reading ------------------------------------------------- */

/* Codes are copied into one block when the file is read; a text only when it
 * is asked for, since most never are. */
struct nomenclature {
	arena *memory;
	const csv_table *csv;
	size_t description; /* column */
	size_t count;
	const char **code; /* sorted */
	const char **text; /* NULL: not asked for yet */
	period *valid;
};

enum { REPORTS_MAX = 20 }; /* bad rows named before the reading gives up */

typedef struct {
	const csv_table *csv;
	diagnostics *d;
	size_t code, from, to, description; /* columns */
	char *codes;                        /* where the next code goes */
	size_t bad;
	nomenclature *n;
} reader;

static bool find_columns(reader *r)
{
	const struct {
		const char *name;
		size_t *column;
	} columns[] = {{"code", &r->code}, {"from", &r->from}, {"to", &r->to}, {"description", &r->description}};
	bool found = true;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		*columns[i].column = csv_column(r->csv, columns[i].name);
		if (*columns[i].column != (size_t)-1)
			continue;
		found = false;
		error_at(r->d, (place){r->csv->source, 0, 0}, "missing-column", "a nomenclature needs the column '%s'",
		         columns[i].name);
		error_remedy(r->d, "its columns are code,from,to,description");
	}
	return found;
}

/* A day or a year; empty is open. */
static bool read_end(slice s, bool is_last, day *d)
{
	period p = {DAY_FIRST, DAY_LAST};
	if (s.length == 10)
		return day_read(s, d);
	if (s.length > 0 && (s.length != 4 || !period_read(s, &p)))
		return false;
	*d = is_last ? p.last : p.first;
	return true;
}

/* Most rows start on the day of the row before. */
static bool read_from(const reader *r, size_t row, day *d)
{
	slice s = csv_cell(r->csv, row, r->from);
	if (row > 0 && slice_equal(s, csv_cell(r->csv, row - 1, r->from))) {
		*d = r->n->valid[row - 1].first;
		return *d != DAY_UNKNOWN;
	}
	if (read_end(s, false, d))
		return true;
	*d = DAY_UNKNOWN;
	return false;
}

static void bad_cell(reader *r, size_t row, size_t column, const char *code, const char *message)
{
	slice s = csv_cell(r->csv, row, column);
	r->bad++;
	error_at(r->d, csv_place(r->csv, row, column), code, "'%.*s' %s", (int)s.length, s.at, message);
}

static bool all_digits(slice s)
{
	for (size_t i = 0; i < s.length; i++)
		if (!is_digit(s.at[i]))
			return false;
	return s.length > 0;
}

static bool read_row(reader *r, size_t row)
{
	period *valid = &r->n->valid[row];
	size_t before = r->bad;
	if (!all_digits(csv_cell(r->csv, row, r->code)))
		bad_cell(r, row, r->code, "bad-code", "is no goods code: digits only");
	if (!read_from(r, row, &valid->first))
		bad_cell(r, row, r->from, "bad-date", "is neither a day YYYY-MM-DD nor a year");
	if (!read_end(csv_cell(r->csv, row, r->to), true, &valid->last))
		bad_cell(r, row, r->to, "bad-date", "is neither a day YYYY-MM-DD nor a year");
	if (r->bad == before && valid->last < valid->first)
		bad_cell(r, row, r->to, "bad-period", "lies before the start of the period");
	return r->bad == before;
}

/* Equal codes stand together; their periods may not overlap. */
static bool check_order(reader *r, size_t row)
{
	const nomenclature *n = r->n;
	int order = row > 0 ? strcmp(n->code[row - 1], n->code[row]) : -1;
	if (order > 0) {
		bad_cell(r, row, r->code, "not-sorted", "is out of order: a nomenclature is sorted by code");
		error_related(r->d, csv_place(r->csv, row - 1, r->code), "'%s' stands before it", n->code[row - 1]);
		return false;
	}
	for (size_t i = row; i > 0 && strcmp(n->code[i - 1], n->code[row]) == 0; i--)
		if (period_overlaps(n->valid[i - 1], n->valid[row])) {
			bad_cell(r, row, r->code, "overlap", "is listed twice for the same days");
			error_related(r->d, csv_place(r->csv, i - 1, r->code), "first listed here");
			return false;
		}
	return true;
}

static size_t room_for_codes(const reader *r)
{
	size_t room = 0;
	for (size_t row = 0; row < r->csv->rows; row++)
		room += csv_cell(r->csv, row, r->code).length + 1;
	return room;
}

static const char *keep_code(reader *r, size_t row)
{
	slice s = csv_cell(r->csv, row, r->code);
	char *kept = r->codes;
	memcpy(kept, s.at, s.length);
	kept[s.length] = '\0';
	r->codes += s.length + 1;
	return kept;
}

nomenclature *nomenclature_read(arena *a, const csv_table *csv, diagnostics *d)
{
	reader r = {.csv = csv, .d = d};
	if (!find_columns(&r))
		return NULL;
	nomenclature *n = r.n = ARENA_NEW(a, nomenclature);
	*n = (nomenclature){.memory = a, .csv = csv, .description = r.description, .count = csv->rows};
	n->code = ARENA_ARRAY(a, const char *, csv->rows);
	n->text = ARENA_ARRAY(a, const char *, csv->rows);
	n->valid = ARENA_ARRAY(a, period, csv->rows);
	r.codes = arena_alloc(a, room_for_codes(&r));
	for (size_t row = 0; row < csv->rows && r.bad < REPORTS_MAX; row++) {
		n->code[row] = keep_code(&r, row);
		if (read_row(&r, row))
			check_order(&r, row);
	}
	return r.bad == 0 ? n : NULL;
}

/* ---- nomenclature: asking -------------------------------------------------- */

/* Index of the first entry whose code, cut to `length`, is not before digits cut to it. */
static size_t lower_bound(const nomenclature *n, const char *digits, size_t length)
{
	size_t low = 0, high = n->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strncmp(n->code[middle], digits, length) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_valid(const nomenclature *n, size_t i, day on)
{
	return on == DAY_UNKNOWN || period_has(n->valid[i], on);
}

static bool is_under(const nomenclature *n, size_t i, const char *digits, size_t length)
{
	return i < n->count && strncmp(n->code[i], digits, length) == 0;
}

/* The entry of exactly the first `length` digits that is valid then; where any
 * day will do, the latest one. n->count if there is none. */
static size_t find_entry(const nomenclature *n, const char *digits, size_t length, day on)
{
	size_t found = n->count;
	/* Entries that begin so, the shortest first: the exact ones lead. */
	for (size_t i = lower_bound(n, digits, length); is_under(n, i, digits, length); i++) {
		if (n->code[i][length] != '\0')
			break;
		if (is_valid(n, i, on) && (found == n->count || n->valid[i].first > n->valid[found].first))
			found = i;
	}
	return found;
}

/* Whether a longer code that begins with the first `length` digits is valid then. */
static bool has_longer(const nomenclature *n, const char *digits, size_t length, day on)
{
	for (size_t i = lower_bound(n, digits, length); is_under(n, i, digits, length); i++)
		if (n->code[i][length] != '\0' && is_valid(n, i, on))
			return true;
	return false;
}

/* Where a listed code is divided further, a code under it that is not listed
 * is a slip; only a code without divisions is extended by other lists. */
static bool is_extension(const nomenclature *n, const char *digits, day on)
{
	for (size_t length = strlen(digits); length-- > 1;)
		if (find_entry(n, digits, length, on) < n->count)
			return !has_longer(n, digits, length, on);
	return false;
}

good_status nomenclature_status(const nomenclature *n, const char *digits, day on)
{
	size_t length = strlen(digits);
	if (length == 0)
		return GOOD_UNKNOWN;
	if (find_entry(n, digits, length, on) < n->count)
		return GOOD_KNOWN;
	if (has_longer(n, digits, length, on))
		return GOOD_STEM;
	if (find_entry(n, digits, length, DAY_UNKNOWN) < n->count)
		return GOOD_EXPIRED;
	return is_extension(n, digits, on) ? GOOD_EXTENSION : GOOD_UNKNOWN;
}

static const char *text_of(const nomenclature *n, size_t i)
{
	slice s = csv_cell(n->csv, i, n->description);
	if (n->text[i] == NULL)
		n->text[i] = arena_copy(n->memory, s.at, s.length);
	return n->text[i];
}

const char *nomenclature_text(const nomenclature *n, const char *digits, day on)
{
	for (size_t length = strlen(digits); length > 0; length--) {
		size_t i = find_entry(n, digits, length, on);
		if (i < n->count && text_of(n, i)[0] != '\0')
			return text_of(n, i);
	}
	return NULL;
}

enum { NEAREST_MAX = 32, STEM_MIN = 4, SLIPS_MAX = 2 };

typedef struct {
	const char **out;
	int distance[NEAREST_MAX];
	size_t count, size;
} nearest_list;

/* Keeps the nearest ones in order of distance, then of code. */
static void offer(nearest_list *l, const char *code, int distance)
{
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->out[i], code) == 0)
			return;
	if (l->count == l->size) {
		if (l->size == 0 || distance >= l->distance[l->size - 1])
			return;
		l->count--;
	}
	size_t i = l->count++;
	for (; i > 0 && l->distance[i - 1] > distance; i--) {
		l->out[i] = l->out[i - 1];
		l->distance[i] = l->distance[i - 1];
	}
	l->out[i] = code;
	l->distance[i] = distance;
}

/* The longest beginning of the code, at least a heading, under which others are listed then. */
static size_t stem_length(const nomenclature *n, const char *digits, day on)
{
	for (size_t length = strlen(digits); length > STEM_MIN;)
		if (has_longer(n, digits, --length, on))
			return length;
	return 0;
}

size_t nomenclature_nearest(const nomenclature *n, const char *digits, day on, const char **out, size_t size)
{
	nearest_list l = {.out = out, .size = size < NEAREST_MAX ? size : NEAREST_MAX};
	size_t stem = stem_length(n, digits, on);
	int limit = stem > 0 ? GOOD_DIGITS_MAX : SLIPS_MAX;
	for (size_t i = lower_bound(n, digits, stem); is_under(n, i, digits, stem); i++) {
		if (!is_valid(n, i, on))
			continue;
		int distance = text_distance(slice_of(digits), slice_of(n->code[i]), limit);
		if (distance <= limit && distance > 0)
			offer(&l, n->code[i], distance);
	}
	return l.count;
}

size_t nomenclature_leaves(const nomenclature *n, const char *digits, day on, const char **out, size_t size)
{
	size_t length = strlen(digits), count = 0;
	for (size_t i = lower_bound(n, digits, length); is_under(n, i, digits, length); i++) {
		if (!is_valid(n, i, on) || has_longer(n, n->code[i], strlen(n->code[i]), on))
			continue;
		if (count < size)
			out[count] = n->code[i];
		count++;
	}
	return count;
}

bool nomenclature_entry(const nomenclature *n, size_t i, const char **digits, period *valid, const char **text)
{
	if (i >= n->count)
		return false;
	*digits = n->code[i];
	*valid = n->valid[i];
	*text = text_of(n, i);
	return true;
}
