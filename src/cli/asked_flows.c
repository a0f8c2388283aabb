/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario document or a file of flows, where a command takes one instead of a line. */
#include "asked_flows.h"

#include <string.h>

#include "../base/file.h"
#include "output.h"
#include "scenario.h"

static const word_option common_options[] = {
        {"variant", WORD_VALUE, 0, false}, SCENARIO_OPTIONS, FLOW_OPTIONS, OUTPUT_OPTIONS, {"help", WORD_SWITCH, 'h', false},
};

enum { COMMON_COUNT = sizeof common_options / sizeof *common_options };

/* ---- which words are files --------------------------------------------------------- */

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), of_end = strlen(end);
	return length > of_end && strcmp(text + length - of_end, end) == 0;
}

static bool is_called_file(const char *word)
{
	static const char *const ends[] = {".yaml", ".yml", ".csv", ".csv.gz"};
	bool called = strcmp(word, "-") == 0;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		called = called || ends_in(word, ends[i]);
	return called;
}

/* "--good 72083900": what stands behind an option that is not known yet is its value, whatever lies in the folder. */
static bool is_value(const words *w, const char *word, int argc, char **argv)
{
	int at = 2;
	while (at < argc && argv[at] != word)
		at++;
	const char *before = at < argc ? argv[at - 1] : "";
	for (size_t i = 0; i < w->count; i++)
		if (w->items[i].option->kind == WORD_SWITCH && strncmp(before, "--", 2) == 0 && strcmp(before + 2, w->items[i].option->name) == 0)
			return false;
	return strncmp(before, "--", 2) == 0 && before[2] && !strchr(before, '=');
}

bool asks_flows(const words *w, int argc, char **argv)
{
	for (size_t i = 0; i < w->other_count; i++)
		if (is_called_file(w->others[i]) || (!is_value(w, w->others[i], argc, argv) && file_exists(w->others[i])))
			return true;
	return false;
}

void refuse_flow_words(const question *q)
{
	static const word_option alone[] = {FLOWS_ALONE_OPTIONS, {"by", WORD_VALUE, 0, false}};
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		if (words_given(&q->words, alone[i].name)) {
			error_at(q->d, (place){0}, "not-of-lines", "--%s: only for a file of flows or a scenario, and none is named", alone[i].name);
			error_remedy(q->d, "name it first: octroi COMMAND FILE");
		}
}

/* ---- the question ---------------------------------------------------------------------- */

static void read_path(const question *q, asked_flows *out)
{
	const words *w = &q->words;
	out->path = w->other_count ? w->others[0] : "-";
	out->is_document = w->other_count && octroi_is_scenario(out->path);
	if (!w->other_count)
		error_at(q->d, (place){0}, "missing-file", "no file of flows and no scenario document is given");
	else if (w->other_count > 1)
		error_at(q->d, (place){0}, "several-files", "'%s' and '%s': one file at a time", w->others[0], w->others[1]);
}

/* The years are those of the question: a day beside them would count for nothing. */
static void refuse_days(const question *q, const octroi_flow_question *flows)
{
	for (size_t i = 0; i < flows->given_count; i++)
		if (strcmp(flows->given[i].input, "date") == 0) {
			error_at(q->d, (place){0}, "not-of-flows", "%s: all flows are computed for whole years", flows->given[i].said_as);
			error_remedy(q->d, "give --year 2026, or --year 2026..2034");
		}
}

static const word_option *with_common(arena *memory, const word_option *own, size_t own_count)
{
	word_option *options = ARENA_ARRAY(memory, word_option, own_count + COMMON_COUNT);
	if (own_count)
		memcpy(options, own, own_count * sizeof *own);
	memcpy(options + own_count, common_options, sizeof common_options);
	return options;
}

bool asked_flows_read(question *q, const word_option *own, size_t own_count, int argc, char **argv, asked_flows *out)
{
	input_options inputs;
	*out = (asked_flows){0};
	words_with_inputs(q->memory, argc, argv, with_common(q->memory, own, own_count), own_count + COMMON_COUNT, false, &q->rulebook, &inputs, &q->words, q->d);
	read_path(q, out);
	scenario_read_question(q->memory, &q->words, &q->settings, &out->question, q->d);
	out->question.variant = words_value(&q->words, "variant");
	style_read(&q->words, TABLE_CSV_JSON, &q->style, q->d);
	if (out->is_document) {
		scenario_refuse_words(&q->words, with_common(q->memory, own, own_count), own_count + 1, q->d); /* and --variant */
	} else {
		flow_words_read(q->memory, &q->words, &inputs, &out->flows, q->d);
		out->flows.path = out->path;
		refuse_days(q, &out->flows);
	}
	return !octroi_diagnostics_errors(q->d);
}
