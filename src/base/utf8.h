/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to base: one character of UTF-8 at a time. */
#ifndef OCTROI_BASE_UTF8_H
#define OCTROI_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Length in bytes (1 to 4) of the well-formed character at the start of
 * `length` bytes, and its code point; 0 when they start with none. */
size_t utf8_read(const char *bytes, size_t length, uint32_t *code_point);

#endif
