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

octroi_rulebook *rulebook_find(arena *memory, const char *given, diagnostics *d)
{
	const char *folder = rulebook_folder(memory, given, d);
	return folder ? octroi_open(folder, d) : NULL;
}
