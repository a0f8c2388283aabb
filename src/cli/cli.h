/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line. Each command is one file: its help, then what it does.
 * Commands parse words, call the library and hand results to the report room. */
#ifndef OCTROI_CLI_CLI_H
#define OCTROI_CLI_CLI_H

#include <stddef.h>

/* Exit statuses: part of what users can count on. */
enum {
	STATUS_COMPUTED = 0,   /* all that was asked for (a line that is exempt is computed) */
	STATUS_INCOMPLETE = 1, /* finished, but a line could not be computed, or a test failed */
	STATUS_USAGE = 2,      /* bad words or bad rules; nothing was printed on stdout */
	STATUS_MACHINE = 3     /* disk or memory */
};

typedef struct {
	const char *name;
	const char *summary; /* one line */
	const char *help;    /* usage and options */
	int (*run)(int argc, char **argv); /* argv[0] is the name of the command; returns the exit status */
} command;

extern const command run_command, compare_command, sweep_command, breakeven_command, rerun_command, restate_command, diff_command, cost_command, explain_command, need_command, options_command,
	show_command, check_command, test_command, emissions_command, intensity_command;

/* Runs the command that argv[1] names; also --help, --version and help COMMAND. */
int cli_run(const command *const *commands, size_t count, int argc, char **argv);

#endif
