/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slices, folding, edit distance, buffers and interned names. */
#include "text.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

slice slice_of(const char *nul_terminated)
{
	return (slice){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

bool slice_equal(slice a, slice b)
{
	return a.length == b.length && (!a.length || memcmp(a.at, b.at, a.length) == 0);
}

bool slice_is(slice s, const char *nul_terminated)
{
	return slice_equal(s, slice_of(nul_terminated));
}

int slice_compare(slice a, slice b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
	return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool slice_starts(slice s, slice prefix)
{
	return s.length >= prefix.length && slice_equal((slice){s.at, prefix.length}, prefix);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

slice slice_trim(slice s)
{
	while (s.length && is_blank(s.at[0])) {
		s.at++;
		s.length--;
	}
	while (s.length && is_blank(s.at[s.length - 1]))
		s.length--;
	return s;
}

bool slice_split(slice *rest, char separator, slice *part)
{
	if (!rest->at)
		return false;
	const char *found = rest->length ? memchr(rest->at, separator, rest->length) : NULL;
	if (!found) {
		*part = *rest;
		*rest = (slice){NULL, 0};
		return true;
	}
	size_t length = (size_t)(found - rest->at);
	*part = (slice){rest->at, length};
	*rest = (slice){found + 1, rest->length - length - 1};
	return true;
}

/* ---- folding ---------------------------------------------------------- */

/* U+00C0 to U+017F (Latin-1 letters and Latin Extended-A), three bytes a
 * letter: its ASCII form, padded with blanks; all blank: no letter. */
/* clang-format off */
static const char latin_letters[] =
	/* 00C0 */ "a  a  a  a  a  a  ae c  e  e  e  e  i  i  i  i  "
	/* 00D0 */ "d  n  o  o  o  o  o     o  u  u  u  u  y  th ss "
	/* 00E0 */ "a  a  a  a  a  a  ae c  e  e  e  e  i  i  i  i  "
	/* 00F0 */ "d  n  o  o  o  o  o     o  u  u  u  u  y  th y  "
	/* 0100 */ "a  a  a  a  a  a  c  c  c  c  c  c  c  c  d  d  "
	/* 0110 */ "d  d  e  e  e  e  e  e  e  e  e  e  g  g  g  g  "
	/* 0120 */ "g  g  g  g  h  h  h  h  i  i  i  i  i  i  i  i  "
	/* 0130 */ "i  i  ij ij j  j  k  k  k  l  l  l  l  l  l  l  "
	/* 0140 */ "l  l  l  n  n  n  n  n  n  n  n  n  o  o  o  o  "
	/* 0150 */ "o  o  oe oe r  r  r  r  r  r  s  s  s  s  s  s  "
	/* 0160 */ "s  s  t  t  t  t  t  t  u  u  u  u  u  u  u  u  "
	/* 0170 */ "u  u  u  u  w  w  y  y  y  z  z  z  z  z  z  s  ";
/* clang-format on */

/* Letters of Romanian and Vietnamese that lie elsewhere. */
static const struct {
	uint16_t first, last;
	char letter[4];
} further_letters[] = {
        {0x01A0, 0x01A1, "o  "}, {0x01AF, 0x01B0, "u  "}, {0x0218, 0x0219, "s  "}, {0x021A, 0x021B, "t  "},
        {0x1EA0, 0x1EB7, "a  "}, {0x1EB8, 0x1EC7, "e  "}, {0x1EC8, 0x1ECB, "i  "}, {0x1ECC, 0x1EE3, "o  "},
        {0x1EE4, 0x1EF1, "u  "}, {0x1EF2, 0x1EF9, "y  "},
};

static const char *letter_of(uint32_t c)
{
	if (c >= 0xC0 && c <= 0x17F)
		return latin_letters + (size_t)3 * (c - 0xC0);
	for (size_t i = 0; i < sizeof further_letters / sizeof *further_letters; i++) {
		if (c >= further_letters[i].first && c <= further_letters[i].last)
			return further_letters[i].letter;
	}
	return "   ";
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The ASCII form of a character, at most two letters. */
static size_t fold_character(uint32_t c, char out[2])
{
	if (c < 0x80) {
		out[0] = lower((char)c);
		return (out[0] >= 'a' && out[0] <= 'z') || (out[0] >= '0' && out[0] <= '9');
	}
	const char *letter = letter_of(c);
	out[0] = letter[0];
	out[1] = letter[1];
	return letter[0] == ' ' ? 0 : letter[1] == ' ' ? 1 : 2;
}

static bool is_combining_accent(uint32_t c)
{
	return c >= 0x0300 && c <= 0x036F;
}

size_t text_fold(slice s, char *out, size_t size)
{
	if (!size)
		return 0;
	size_t written = 0;
	bool gap = false;
	for (size_t i = 0; i < s.length;) {
		uint32_t c = 0;
		size_t used = utf8_read(s.at + i, s.length - i, &c);
		i += used ? used : 1;
		char letters[2];
		size_t count = used ? fold_character(c, letters) : 0;
		if (!count) {
			gap = gap || !used || !is_combining_accent(c);
			continue;
		}
		size_t blank = gap && written;
		if (written + blank + count >= size)
			break;
		if (blank)
			out[written++] = ' ';
		memcpy(out + written, letters, count);
		written += count;
		gap = false;
	}
	out[written] = '\0';
	return written;
}

/* ---- did you mean ----------------------------------------------------- */

/* Longer words are never slips of one another: bounds the rows below. */
enum { LONGEST_WORD = 127 };

static int smallest(int a, int b, int c)
{
	int least = a < b ? a : b;
	return least < c ? least : c;
}

/* Fills one row of the distance table for the first i bytes of a; `before` is
 * the row above, `twice` the one above that. Returns the row's minimum. */
static int distance_row(slice a, size_t i, slice b, const int *twice, const int *before, int *row)
{
	row[0] = (int)i;
	int least = row[0];
	for (size_t j = 1; j <= b.length; j++) {
		char x = lower(a.at[i - 1]), y = lower(b.at[j - 1]);
		row[j] = smallest(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y));
		bool swapped = i > 1 && j > 1 && x == lower(b.at[j - 2]) && y == lower(a.at[i - 2]);
		if (swapped && twice[j - 2] + 1 < row[j])
			row[j] = twice[j - 2] + 1;
		if (row[j] < least)
			least = row[j];
	}
	return least;
}

int text_distance(slice a, slice b, int limit)
{
	size_t apart = a.length > b.length ? a.length - b.length : b.length - a.length;
	if (limit < 0 || a.length > LONGEST_WORD || b.length > LONGEST_WORD || apart > (size_t)limit)
		return limit + 1;
	int rows[3][LONGEST_WORD + 1] = {0};
	for (size_t j = 0; j <= b.length; j++)
		rows[0][j] = (int)j;
	int least_before = 0;
	for (size_t i = 1; i <= a.length; i++) {
		int least = distance_row(a, i, b, rows[(i + 1) % 3], rows[(i - 1) % 3], rows[i % 3]);
		/* A swap reaches over one row, so two rows must be beyond the limit. */
		if (least > limit && least_before > limit)
			return limit + 1;
		least_before = least;
	}
	int distance = rows[a.length % 3][b.length];
	return distance > limit ? limit + 1 : distance;
}

static bool starts_ignoring_case(const char *candidate, slice word)
{
	for (size_t i = 0; i < word.length; i++) {
		if (!candidate[i] || lower(candidate[i]) != lower(word.at[i]))
			return false;
	}
	return true;
}

static const char *only_completion(slice word, const char *const *candidates, size_t count)
{
	const char *found = NULL;
	for (size_t i = 0; word.length >= 3 && i < count; i++) {
		if (!starts_ignoring_case(candidates[i], word))
			continue;
		if (found)
			return NULL;
		found = candidates[i];
	}
	return found;
}

const char *text_nearest(slice word, const char *const *candidates, size_t count)
{
	if (!word.length || word.length > LONGEST_WORD)
		return NULL;
	int limit = word.length < 6 ? 1 : (int)(word.length / 3);
	const char *nearest = NULL;
	for (size_t i = 0; i < count; i++) {
		slice candidate = slice_of(candidates[i]);
		int distance = text_distance(word, candidate, limit);
		/* Something of the word must be left: 'x' is no slip of 'y'. */
		bool related = distance < (int)(word.length > candidate.length ? word.length : candidate.length);
		if (distance <= limit && related) {
			nearest = candidates[i];
			limit = distance - 1; /* only a nearer one replaces it */
		}
	}
	return nearest ? nearest : only_completion(word, candidates, count);
}

/* ---- buffers ---------------------------------------------------------- */

static void buffer_reserve(buffer *b, size_t more)
{
	size_t need = b->length + more + 1;
	if (need <= b->capacity)
		return;
	size_t capacity = b->capacity ? b->capacity * 2 : 64;
	if (capacity < need)
		capacity = need;
	char *grown = arena_alloc(b->memory, capacity);
	if (b->length)
		memcpy(grown, b->at, b->length);
	b->at = grown;
	b->capacity = capacity;
}

void buffer_add(buffer *b, const char *bytes, size_t length)
{
	buffer_reserve(b, length);
	if (length)
		memcpy(b->at + b->length, bytes, length);
	b->length += length;
	b->at[b->length] = '\0';
}

void buffer_puts(buffer *b, const char *nul_terminated)
{
	buffer_add(b, nul_terminated, strlen(nul_terminated));
}

void buffer_putc(buffer *b, char c)
{
	buffer_add(b, &c, 1);
}

void buffer_printf(buffer *b, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0) {
		buffer_reserve(b, (size_t)length);
		vsnprintf(b->at + b->length, (size_t)length + 1, format, again);
		b->length += (size_t)length;
	}
	va_end(again);
}

void buffer_choices(buffer *b, const char *const *items, size_t count)
{
	enum { SHOWN = 12 };
	for (size_t i = 0; i < count && i < SHOWN; i++)
		buffer_printf(b, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", items[i]);
	if (count > SHOWN)
		buffer_printf(b, " and %zu more", count - SHOWN);
}

/* ---- names ------------------------------------------------------------ */

/* An open hash table of ids, at most half full; texts[id] is the name. */
struct names {
	arena *memory;
	slice *texts; /* texts[0] is unused: 0 is no name */
	size_t count, capacity;
	uint32_t *slots; /* ids, 0 is free */
	size_t slot_count;
};

/* FNV-1a, 64 bits, with the high bits folded down. */
static size_t hash_of(slice s)
{
	return (size_t)XXH3_64bits(s.length ? s.at : "", s.length);
}

names *names_new(arena *a)
{
	names *n = ARENA_NEW(a, names);
	n->memory = a;
	n->slot_count = 32;
	n->slots = ARENA_ARRAY(a, uint32_t, n->slot_count);
	(void)ARENA_PUSH(a, n->texts, n->count, n->capacity);
	return n;
}

/* The slot that holds s, or the free one where it belongs. */
static uint32_t *slot_of(const names *n, slice s)
{
	size_t i = hash_of(s) & (n->slot_count - 1);
	while (n->slots[i] && !slice_equal(n->texts[n->slots[i]], s))
		i = (i + 1) & (n->slot_count - 1);
	return &n->slots[i];
}

static void names_spread(names *n)
{
	n->slot_count *= 2;
	n->slots = ARENA_ARRAY(n->memory, uint32_t, n->slot_count);
	for (size_t id = 1; id < n->count; id++)
		*slot_of(n, n->texts[id]) = (uint32_t)id;
}

uint32_t names_find(const names *n, slice s)
{
	return *slot_of(n, s);
}

uint32_t names_add(names *n, slice s)
{
	uint32_t *slot = slot_of(n, s);
	if (*slot)
		return *slot;
	uint32_t id = (uint32_t)n->count;
	*slot = id;
	*ARENA_PUSH(n->memory, n->texts, n->count, n->capacity) =
	        (slice){arena_copy(n->memory, s.at, s.length), s.length};
	if (n->count * 2 > n->slot_count)
		names_spread(n);
	return id;
}

const char *names_text(const names *n, uint32_t id)
{
	return names_slice(n, id).at;
}

slice names_slice(const names *n, uint32_t id)
{
	return id && id < n->count ? n->texts[id] : (slice){"", 0};
}

uint32_t names_count(const names *n)
{
	return (uint32_t)(n->count - 1);
}
