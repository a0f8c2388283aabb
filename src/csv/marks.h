/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to csv: where in a text the bytes stand that end a field or need a
 * closer look, found for many bytes at once. Marked are the comma, the quote,
 * and all that is not printable ASCII: line ends, control characters, NUL, the
 * bytes of longer characters. A row whose marks are commas and a line end is
 * known to be clean text without quotes. */
#ifndef OCTROI_CSV_MARKS_H
#define OCTROI_CSV_MARKS_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Both functions below may look at so many bytes behind the text. */
enum { MARKS_OVERHANG = 64 };

static inline uint32_t *marks_write(uint64_t mask, uint32_t position, uint32_t *out)
{
	for (; mask; mask &= mask - 1)
		*out++ = position + (uint32_t)__builtin_ctzll(mask);
	return out;
}

/* 0x80 in each byte of the result whose byte in the word is c. */
static inline uint64_t marks_equal(uint64_t word, unsigned char c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), low = ones * 0x7F;
	uint64_t other = word ^ ones * c;
	return ~(((other & low) + low) | other | low);
}

/* One bit for each of eight bytes. */
static inline uint64_t marks_of_eight(const char *text)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
	uint64_t word;
	memcpy(&word, text, sizeof word);
	word = le64toh(word);
	/* With the high bit set first, no byte borrows from the next: it is lost where the byte is below a blank. */
	uint64_t below_blank = ~((word | high) - ones * 0x20) & high;
	uint64_t marks =
	        below_blank | (word & high) | marks_equal(word, 0x7F) | marks_equal(word, ',') | marks_equal(word, '"');
	/* Gathers the eight marks, each at bit 7 of its byte, in the highest byte. */
	return (marks >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static inline uint64_t marks_portable_mask(const char *text)
{
	uint64_t mask = 0;
	for (int i = 0; i < 8; i++)
		mask |= marks_of_eight(text + (ptrdiff_t)8 * i) << 8 * i;
	return mask;
}

#ifdef __SSE2__
static inline uint64_t marks_of_sixteen(const char *text)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
	/* Signed: below a blank are also the bytes from 0x80 on. */
	__m128i marks = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
	marks = _mm_or_si128(marks, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)));
	marks = _mm_or_si128(marks, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')));
	marks = _mm_or_si128(marks, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
	return (uint64_t)(unsigned)_mm_movemask_epi8(marks);
}

static inline uint64_t marks_fast_mask(const char *text)
{
	return marks_of_sixteen(text) | marks_of_sixteen(text + 16) << 16 | marks_of_sixteen(text + 32) << 32 |
	       marks_of_sixteen(text + 48) << 48;
}
#else
static inline uint64_t marks_fast_mask(const char *text)
{
	return marks_portable_mask(text);
}
#endif

static inline uint64_t marks_within(uint64_t mask, size_t left)
{
	return left < 64 ? mask & ((UINT64_C(1) << left) - 1) : mask;
}

/* Writes the positions of the marked bytes of text[from..to), and returns their
 * number; out has room for to - from. */
static inline size_t marks_find(const char *text, size_t from, size_t to, uint32_t *out)
{
	uint32_t *end = out;
	for (; from < to; from += 64)
		end = marks_write(marks_within(marks_fast_mask(text + from), to - from), (uint32_t)from, end);
	return (size_t)(end - out);
}

/* The same without instructions that not every machine has. */
static inline size_t marks_find_portable(const char *text, size_t from, size_t to, uint32_t *out)
{
	uint32_t *end = out;
	for (; from < to; from += 64)
		end = marks_write(marks_within(marks_portable_mask(text + from), to - from), (uint32_t)from, end);
	return (size_t)(end - out);
}

#endif
