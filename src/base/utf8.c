/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-formed UTF-8 as in table 3-7 of the Unicode Standard: no overlong
 * forms, no surrogates, nothing above U+10FFFF. */
#include "utf8.h"

#include "text.h"

#include <string.h>

static uint32_t tail(const unsigned char *s, size_t i)
{
	return s[i] & 0x3Fu;
}

size_t utf8_read(const char *bytes, size_t length, uint32_t *code_point)
{
	const unsigned char *s = (const unsigned char *)bytes;
	if (!length)
		return 0;
	if (s[0] < 0x80) {
		*code_point = s[0];
		return 1;
	}
	size_t need = s[0] >= 0xC2 && s[0] < 0xE0   ? 2
	              : s[0] >= 0xE0 && s[0] < 0xF0 ? 3
	              : s[0] >= 0xF0 && s[0] < 0xF5 ? 4
	                                            : 0;
	if (!need || need > length)
		return 0;
	for (size_t i = 1; i < need; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	}
	if (need == 2)
		*code_point = (s[0] & 0x1Fu) << 6 | tail(s, 1);
	else if (need == 3)
		*code_point = (s[0] & 0x0Fu) << 12 | tail(s, 1) << 6 | tail(s, 2);
	else
		*code_point = (s[0] & 0x07u) << 18 | tail(s, 1) << 12 | tail(s, 2) << 6 | tail(s, 3);
	if (need == 3 && (*code_point < 0x800 || (*code_point >= 0xD800 && *code_point < 0xE000)))
		return 0;
	if (need == 4 && (*code_point < 0x10000 || *code_point > 0x10FFFF))
		return 0;
	return need;
}

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/* 0x80 in each byte of the result whose byte in the word is c. */
static uint64_t bytes_equal(uint64_t word, uint64_t c)
{
	const uint64_t low_bits = EACH_BYTE(0x7F);
	uint64_t other = word ^ EACH_BYTE(c);
	return ~(((other & low_bits) + low_bits) | other | low_bits);
}

/* Eight bytes of printable ASCII and line ends, the common case, checked at once. */
static bool eight_are_plain(const char *bytes)
{
	uint64_t word;
	memcpy(&word, bytes, sizeof word);
	/* Line ends become something printable: 0x0A and 0x0D with 0x20. */
	word |= (bytes_equal(word, '\n') | bytes_equal(word, '\r')) >> 2;
	uint64_t deletes = bytes_equal(word, 0x7F);
	return ((word | (word - EACH_BYTE(0x20)) | deletes) & EACH_BYTE(0x80)) == 0;
}

static bool is_control(uint32_t c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return false;
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool text_is_clean(const char *bytes, size_t length, size_t *bad)
{
	size_t i = 0;
	while (i < length) {
		if (length - i >= 8 && eight_are_plain(bytes + i)) {
			i += 8;
			continue;
		}
		uint32_t c = 0;
		size_t n = utf8_read(bytes + i, length - i, &c);
		if (!n || is_control(c)) {
			*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}
