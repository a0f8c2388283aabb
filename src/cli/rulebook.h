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

/* The options that change rules before they are read: of each command that has them. */
#define RULE_CHANGE_OPTIONS {"scale", WORD_VALUE, 0, true}, {"shift", WORD_VALUE, 0, true}, {"path", WORD_VALUE, 0, true}

/* The same, opened, with what the words --set ID.NAME=…, --scale, --shift and --path change in it. */
octroi_rulebook *rulebook_find(arena *memory, const char *given, const words *w, diagnostics *d);

/* Whether the words have changes of rules; those of --set may turn out to be none. */
bool rule_changes_said(const words *w);
/* The changes that the words say. `plain` is asked which of the words --set are settings of schemes; NULL: it does not open. */
const octroi_rule_change *rule_changes_of(arena *memory, const words *w, octroi_rulebook *plain, size_t *count, diagnostics *d);
/* Whether --set with that value changes a rule, and is no setting. */
bool is_rule_change(octroi_rulebook *rulebook, const char *value);

#endif
