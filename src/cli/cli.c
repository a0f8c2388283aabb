/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which command is meant; help and version. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/text.h"
#include "../octroi.h"
#include "cli.h"

enum { COMMANDS_AT_MOST = 32 };

static int print_overview(const command *const *commands, size_t count)
{
	fputs("octroi: what carbon costs at a border\n\nusage: octroi COMMAND [--OPTION VALUE]...\n\n", stdout);
	for (size_t i = 0; i < count; i++)
		printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fputs("  help       octroi help COMMAND tells the options of a command\n"
	      "\nFor a first look: octroi show schemes. octroi --version tells the version, man octroi and\n"
	      "the pages that it names tell all else. No legal advice; nothing is sent anywhere.\n",
	      stdout);
	return fflush(stdout) ? STATUS_MACHINE : STATUS_COMPUTED;
}

static const command *find(const command *const *commands, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static int unknown_command(const command *const *commands, size_t count, const char *name)
{
	const char *names[COMMANDS_AT_MOST + 1];
	size_t name_count = 0;
	for (size_t i = 0; i < count && i < COMMANDS_AT_MOST; i++)
		names[name_count++] = commands[i]->name;
	names[name_count++] = "help";
	const char *nearest = text_nearest(slice_of(name), names, name_count);
	if (nearest)
		fprintf(stderr, "octroi: unknown command '%s'; did you mean '%s'?\n", name, nearest);
	else
		fprintf(stderr, "octroi: unknown command '%s'; octroi --help lists the commands\n", name);
	return STATUS_USAGE;
}

static int print_help(const command *const *commands, size_t count, int argc, char **argv)
{
	if (argc < 3 || !strcmp(argv[2], "help"))
		return print_overview(commands, count);
	const command *asked = find(commands, count, argv[2]);
	if (!asked)
		return unknown_command(commands, count, argv[2]);
	fputs(asked->help, stdout);
	return fflush(stdout) ? STATUS_MACHINE : STATUS_COMPUTED;
}

static bool asks_for_help(int argc, char **argv)
{
	for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
			return true;
	return false;
}

int cli_run(const command *const *commands, size_t count, int argc, char **argv)
{
	/* Only how characters are counted: numbers stay in the C locale. */
	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc < 2) {
		fputs("octroi: no command; octroi --help lists the commands\n", stderr);
		return STATUS_USAGE;
	}
	const char *name = argv[1];
	if (!strcmp(name, "--version") || !strcmp(name, "-V") || !strcmp(name, "version")) {
		puts("octroi " OCTROI_VERSION);
		return fflush(stdout) ? STATUS_MACHINE : STATUS_COMPUTED;
	}
	if (!strcmp(name, "help") || !strcmp(name, "--help") || !strcmp(name, "-h"))
		return print_help(commands, count, argc, argv);
	const command *asked = find(commands, count, name);
	if (!asked)
		return unknown_command(commands, count, name);
	if (asks_for_help(argc, argv)) {
		fputs(asked->help, stdout);
		return fflush(stdout) ? STATUS_MACHINE : STATUS_COMPUTED;
	}
	return asked->run(argc - 1, argv + 1);
}
