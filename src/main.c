/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi: what carbon costs at a border. The names of the commands. */
#include "cli/cli.h"

static const command *const commands[] = {
        &cost_command, &run_command, &compare_command, &sweep_command, &breakeven_command, &rerun_command, &restate_command, &diff_command, &explain_command, &emissions_command, &intensity_command, &need_command, &options_command, &show_command, &check_command, &test_command,
};

int main(int argc, char **argv)
{
	return cli_run(commands, sizeof commands / sizeof *commands, argc, argv);
}
