/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: which folder of rules is meant. */
#ifndef OCTROI_CLI_RULEBOOK_H
#define OCTROI_CLI_RULEBOOK_H

#include "../octroi.h"
#include "words.h"

/* The folder: --rules, else OCTROI_RULES, else beside the program (a checkout has
 * build/octroi and rules/; an installation bin/octroi and share/octroi/rules/),
 * else ./rules. NULL after an error, which lists what was tried. */
const char *rulebook_folder(arena *memory, const char *given, diagnostics *d);

/* The same, opened. */
octroi_rulebook *rulebook_find(arena *memory, const char *given, diagnostics *d);

#endif
