/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: several values in one word. */
#ifndef OCTROI_CLI_VALUES_H
#define OCTROI_CLI_VALUES_H

#include "../base/diagnostic.h"

/* "CN,IN,TR" as three values; an empty one is an error and left out. */
const char *const *values_split(arena *memory, const char *text, const char *said_as, diagnostics *d, size_t *count);
/* The same with ranges of years: "2026..2030,2034". */
const char *const *values_years(arena *memory, const char *text, const char *said_as, diagnostics *d, size_t *count);

#endif
