/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi compare: variants of scenario documents side by side. */
#include "cli.h"
#include "output.h"
#include "scenario.h"

static const word_option options[] = {
        {"base", WORD_VALUE, 0, false}, SCENARIO_OPTIONS, OUTPUT_OPTIONS, {"help", WORD_SWITCH, 'h', false},
};

static int run_compare(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = diagnostics_new();
	words w;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	if (!w.other_count) {
		error_at(d, (place){0}, "missing-file", "no scenario document is given");
		error_remedy(d, "octroi compare SCENARIO.yaml, or several of them");
	}
	int status = scenarios_answer(memory, &w, "compare", true, d);
	diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command compare_command = {
        .name = "compare",
        .summary = "variants of scenarios side by side",
        .help = "usage: octroi compare SCENARIO.yaml... [--base NAME] [--by NAME,...] [--OPTION VALUE]...\n\n"
                "Computes all variants of the documents (octroi-scenario(5)), each with its difference to\n"
                "the first one, in money and per cent. With several documents a variant is called\n"
                "DOCUMENT/VARIANT, or DOCUMENT where it has only one.\n\n"
                "  --base NAME       the variant from which differences are counted\n"
                "  --by NAME,...     of the last year what origin, good, sector, ... come to; else all by year\n"
                "  --year YEARS      2026 or 2026..2034 instead of the documents' horizon\n"
                "  --enact ID[@DAY], --repeal ID[@DAY], --option NAME=CHOICE, --price PRICE, --set NAME=VALUE,\n"
                "  --as-of DAY       hold in all variants\n"
                "  --set, --scale, --shift, --path ID.NAME=...   change figures of rules in all variants\n"
                "  --rules FOLDER, --format table|csv|json, -o FILE   as for octroi cost\n\n"
                "Status 1: some lines could not be computed or are bad rows.\n",
        .run = run_compare,
};
