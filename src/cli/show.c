/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi show: what the rulebook holds. */
#include <string.h>

#include "cli.h"
#include "output.h"
#include "rulebook.h"

static const word_option options[] = {
        {"rules", WORD_VALUE, 0, false},
        OUTPUT_OPTIONS,
        {"help", WORD_SWITCH, 'h', false},
};

static const char *const kinds[] = {
        "schemes",   "rules that charge carbon at a border, with their status",
        "instruments", "carbon prices: emissions trading systems and taxes, and where they count",
        "prices",    "what they cost, by period",
        "paid",      "what of that is effectively paid, by sector",
        "paths",     "paths of carbon prices: forecasts, assumptions, models, announcements",
        "inputs",    "what a line may say, and the option for it",
        "options",   "open points of law, and their choices",
        "goods",     "customs codes, by digits or words",
        "lists",     "lists of goods, such as environmental ones, and where they are from",
        "listed",    "which lists have a good, by digits or words",
        "countries", "names and codes of places",
        "series",    "dated figures: prices, factors, thresholds",
        "tables",    "lists of figures, with their files",
        "sources",   "legal acts and other sources, and when they were last checked",
        "unknowns",  "what the rules declare to be unknown",
        "keys",      "what a source stream of an installation, or octroi intensity, can be told",
        "timeline",  "all that has a day: schemes, duties, editions of tables; with words also values",
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds / 2 };

static const octroi_listing *listing_of_kinds(arena *memory)
{
	static const char *const header[] = {"octroi show", "lists"};
	octroi_listing *listing = ARENA_NEW(memory, octroi_listing);
	*listing = (octroi_listing){.columns = 2, .rows = KIND_COUNT, .header = header, .cells = kinds};
	return listing;
}

/* Words after the first are looked for together. */
static const char *searched_words(arena *memory, const words *w)
{
	buffer text = {.memory = memory};
	for (size_t i = 1; i < w->other_count; i++)
		buffer_printf(&text, "%s%s", i > 1 ? " " : "", w->others[i]);
	return text.at;
}

static void nothing_found(arena *memory, const words *w)
{
	bool list = false;
	for (size_t i = 0; i < KIND_COUNT; i++)
		list |= !strcmp(kinds[2 * i], w->others[0]);
	if (list && w->other_count > 1)
		fprintf(stderr, "octroi: nothing found; this looks everywhere: octroi show %s\n", searched_words(memory, w));
	else
		fprintf(stderr, "octroi: nothing found\n");
}

static int run_show(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = octroi_diagnostics_new();
	octroi_run *run = octroi_run_new();
	octroi_rulebook *rulebook = NULL;
	const octroi_listing *listing = NULL;
	report_style style;
	words w;
	output out;
	int status = STATUS_USAGE;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	style_read(&w, TABLE_CSV_JSON, &style, d);
	if (!w.other_count)
		listing = listing_of_kinds(memory);
	else if ((rulebook = rulebook_find(memory, words_value(&w, "rules"), &w, d)))
		listing = octroi_show(rulebook, w.others[0], searched_words(memory, &w), run, d);
	if (listing && !octroi_diagnostics_errors(d) && output_open(memory, &w, &style, &out, d)) {
		report_listing(listing, &style, out.stream);
		status = output_close(&out, d) ? STATUS_COMPUTED : STATUS_MACHINE;
		if (!listing->rows && status == STATUS_COMPUTED)
			nothing_found(memory, &w);
	}
	octroi_diagnostics_print(d, stderr);
	octroi_close(rulebook);
	octroi_run_free(run);
	octroi_diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command show_command = {
        .name = "show",
        .summary = "what the rules hold: schemes, goods, countries, series, tables, sources...",
        .help = "usage: octroi show [WHAT [WORD]...] [--format table|csv|json] [-o FILE] [--rules FOLDER]\n\n"
                "WHAT is one of: schemes instruments prices paid paths inputs options goods lists listed countries series\n"
                "tables sources unknowns keys timeline.\n"
                "Or a name that these lists print, a document (ID) or a part of one (ID.NAME):\n"
                "what it is, as it is written; of a table with words the rows that hold them. Any other word\n"
                "is looked for everywhere.\n"
                "With words, only rows in which all of them occur; letter case and accents do not matter.\n",
        .run = run_show,
};
