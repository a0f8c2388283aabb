/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which folder of rules is meant. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/file.h"
#include "rulebook.h"

/* The folder in which the running program stands; NULL when the system won't say. */
static const char *program_folder(arena *memory)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);
	if (length <= 0 || length == (ssize_t)sizeof path)
		return NULL;
	while (length > 0 && path[length - 1] != '/')
		length--;
	return arena_copy(memory, path, (size_t)length);
}

/* The shortest name of a folder, for messages: from the current folder if it
 * lies in it, without the detours of a/b/../c. */
static const char *tidied(arena *memory, const char *path)
{
	char here[PATH_MAX];
	char *real = realpath(path, NULL);
	const char *tidy = real ? arena_copy(memory, real, strlen(real)) : path;
	size_t length = getcwd(here, sizeof here) ? strlen(here) : 0;
	free(real);
	if (length > 1 && !strncmp(tidy, here, length) && tidy[length] == '/')
		tidy += length + 1;
	return tidy;
}

const char *rulebook_folder(arena *memory, const char *given, diagnostics *d)
{
	static const char *const beside[] = {"../rules", "../share/octroi/rules"};
	const char *folder = program_folder(memory);
	buffer tried = {.memory = memory};
	if (!given)
		given = getenv("OCTROI_RULES");
	if (given && *given)
		return given;
	for (size_t i = 0; folder && i < sizeof beside / sizeof *beside; i++) {
		const char *path = arena_printf(memory, "%s%s", folder, beside[i]);
		if (folder_exists(path))
			return tidied(memory, path);
		buffer_printf(&tried, "%s, ", path);
	}
	if (folder_exists("rules"))
		return "rules";
	error_at(d, (place){0}, "no-rulebook", "no folder of rules: tried %s./rules", tried.at ? tried.at : "");
	error_remedy(d, "give --rules FOLDER, or set OCTROI_RULES");
	return NULL;
}

/* ---- changes of rules ------------------------------------------------------------ */

/* "eu-ets.price=150": ids of documents have a dash, what one scheme calls its series has none. */
static bool names_document(const char *value)
{
	size_t dot = strcspn(value, ".="), dash = strcspn(value, "-");
	return value[dot] == '.' && dash < dot;
}

static const char *before_equals(arena *memory, const char *value)
{
	return arena_copy(memory, value, strcspn(value, "="));
}

bool is_rule_change(octroi_rulebook *rulebook, const char *value)
{
	arena *scratch = arena_new();
	bool is = names_document(value) && !(rulebook && octroi_overrides(rulebook, before_equals(scratch, value)));
	arena_free(scratch);
	return is;
}

static bool may_change(const word *w)
{
	static const char *const changing[] = {"scale", "shift", "path"};
	/* Without a figure --set is refused as it always was. */
	const char *equals = w->value ? strchr(w->value, '=') : NULL;
	bool is = strcmp(w->option->name, "set") == 0 && equals && equals[1] && names_document(w->value);
	for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
		is = is || (strcmp(w->option->name, changing[i]) == 0 && w->value);
	return is;
}

bool rule_changes_said(const words *w)
{
	bool said = false;
	for (size_t i = 0; i < w->count; i++)
		said = said || may_change(&w->items[i]);
	return said;
}

static bool change_of_word(arena *memory, const word *w, octroi_rule_change *out, diagnostics *d)
{
	const char *name = w->option->name, *equals = strchr(w->value, '=');
	*out = (octroi_rule_change){name, before_equals(memory, w->value), equals ? equals + 1 : "", arena_printf(memory, "--%s", name)};
	if (equals && equals != w->value && equals[1])
		return true;
	error_at(d, (place){0}, "bad-assignment", "--%s '%s': expected ID.NAME=%s", name, w->value,
	         strcmp(name, "scale") == 0 ? "FACTOR" : strcmp(name, "path") == 0 ? "YEAR=FIGURE,..." : "FIGURE");
	return false;
}

const octroi_rule_change *rule_changes_of(arena *memory, const words *w, octroi_rulebook *plain, size_t *count, diagnostics *d)
{
	octroi_rule_change *all = ARENA_ARRAY(memory, octroi_rule_change, w->count + 1);
	*count = 0;
	for (size_t i = 0; i < w->count; i++) {
		const word *x = &w->items[i];
		bool setting = may_change(x) && strcmp(x->option->name, "set") == 0 && !is_rule_change(plain, x->value);
		if (may_change(x) && !setting && change_of_word(memory, x, &all[*count], d))
			++*count;
	}
	return all;
}

octroi_rulebook *rulebook_find(arena *memory, const char *given, const words *w, diagnostics *d)
{
	size_t count, before = diagnostics_errors(d);
	const char *folder = rulebook_folder(memory, given, d);
	octroi_rulebook *plain = folder ? octroi_open(folder, d) : NULL;
	if (!plain || !rule_changes_said(w))
		return plain;
	const octroi_rule_change *changes = rule_changes_of(memory, w, plain, &count, d);
	if (!count && diagnostics_errors(d) == before)
		return plain;
	octroi_close(plain);
	octroi_rulebook *changed = octroi_open_changed(folder, changes, count, d);
	if (diagnostics_errors(d) == before)
		return changed;
	octroi_close(changed);
	return NULL;
}
