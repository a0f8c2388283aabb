/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi restate: an old result under the rules as they are now. */
#include <string.h>

#include "cli.h"
#include "old_result.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"

enum { NAMED = 20 };

static const word_option common_options[] = {
        {"was", WORD_VALUE, 0, false},   {"lines", WORD_VALUE, 0, false}, {"map", WORD_VALUE, 0, true},
        {"map-file", WORD_VALUE, 0, false}, {"as-of", WORD_VALUE, 0, false}, {"option", WORD_VALUE, 0, true},
        {"price", WORD_VALUE, 0, false}, {"set", WORD_VALUE, 0, true},    {"enact", WORD_VALUE, 0, true},
        {"repeal", WORD_VALUE, 0, true}, RULE_CHANGE_OPTIONS,             {"rules", WORD_VALUE, 0, false},
        OUTPUT_OPTIONS,                  {"help", WORD_SWITCH, 'h', false},
};
enum { COMMON_COUNT = sizeof common_options / sizeof *common_options };

/* Of the words with which a result was computed those that hold again. */
static const word_option kept_options[] = {
        {"option", WORD_VALUE, 0, true}, {"price", WORD_VALUE, 0, false}, {"set", WORD_VALUE, 0, true},
        {"enact", WORD_VALUE, 0, true},  {"map", WORD_VALUE, 0, true},    {"map-file", WORD_VALUE, 0, false},
        {"flows", WORD_VALUE, 0, false}, {"repeal", WORD_VALUE, 0, true}, RULE_CHANGE_OPTIONS,
};

typedef struct {
	arena              *memory;
	octroi_diagnostics *d;
	octroi_rulebook    *rulebook;
	words               words;
	input_options       inputs;
	report_style        style;
	octroi_settings     settings;
	words               maps;    /* that say --map and --map-file */
	const char         *format;  /* native, of the file of lines; NULL: its header says */
	old_result          old;
} restating;

static void read_words(restating *r, int argc, char **argv)
{
	words_with_inputs(r->memory, argc, argv, common_options, COMMON_COUNT, true, &r->rulebook, &r->inputs, &r->words, r->d);
	style_read(&r->words, TABLE_CSV_JSON, &r->style, r->d);
	const char *lines = words_value(&r->words, "lines");
	if (r->words.other_count != 1) {
		error_at(r->d, (place){0}, "missing-file", "octroi restate takes one result, a file of CSV or JSON");
		error_remedy(r->d, "octroi restate OLD.csv, or octroi restate - for standard input");
	} else if (!strcmp(r->words.others[0], "-") && lines && !strcmp(lines, "-")) {
		error_at(r->d, (place){0}, "two-pipes", "result and --lines cannot both come from standard input");
	}
}

/* The words of the question that the result keeps. */
static words kept_words(restating *r)
{
	words asked;
	int argc = 1;
	while (r->old.arguments && r->old.arguments[argc - 1])
		argc++;
	char **argv = ARENA_ARRAY(r->memory, char *, argc + 1);
	argv[0] = arena_copy(r->memory, "restate", strlen("restate"));
	for (int i = 1; i < argc; i++)
		argv[i] = arena_copy(r->memory, r->old.arguments[i - 1], strlen(r->old.arguments[i - 1]));
	words_read(r->memory, argc, argv, kept_options, sizeof kept_options / sizeof *kept_options, WORDS_SILENTLY, &asked, r->d);
	return asked;
}

static bool says_settings(const words *w)
{
	static const char *const said[] = {"option", "price", "set", "enact", "repeal", "scale", "shift", "path"};
	bool says = false;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		says = says || words_given(w, said[i]);
	return says;
}

/* Prices, options and changes with which a result was computed stand in its question; words for this command take their place. */
static void read_settings(restating *r)
{
	const words *w = &r->words;
	words asked = kept_words(r);
	bool own = says_settings(w);
	if (!own && rule_changes_said(&asked)) {
		octroi_close(r->rulebook);
		r->rulebook = rulebook_find(r->memory, words_value(w, "rules"), &asked, r->d);
	}
	settings_read(r->memory, own ? w : &asked, r->rulebook, &r->settings, r->d);
	r->format = words_value(&asked, "flows");
	r->maps = words_given(w, "map") || words_given(w, "map-file") ? *w : asked;
	r->settings.as_of = words_value(w, "as-of");
}

static const char *given_value(const restating *r, const char *input, const char **said_as)
{
	for (size_t i = 0; i < r->words.count; i++)
		for (size_t k = 0; k < r->inputs.count; k++)
			if (!strcmp(r->words.items[i].option->name, r->inputs.options[k].name) && !strcmp(r->inputs.inputs[k], input)) {
				*said_as = arena_printf(r->memory, "--%s", r->inputs.options[k].name);
				return r->words.items[i].value;
			}
	return NULL;
}

static bool says(const octroi_old_line *line, const char *input)
{
	for (size_t i = 0; i < line->input_count; i++)
		if (strcmp(line->inputs[i].input, input) == 0)
			return true;
	return false;
}

/* What is typed here holds for lines that do not say it. */
static void add_given(restating *r)
{
	for (size_t i = 0; i < r->old.count; i++) {
		octroi_old_line *line = &r->old.lines[i];
		octroi_given_input *all = ARENA_ARRAY(r->memory, octroi_given_input, line->input_count + r->inputs.count + 1);
		size_t count = line->input_count;
		if (count)
			memcpy(all, line->inputs, count * sizeof *all);
		for (size_t k = 0; k < r->inputs.count; k++) {
			const char *said_as, *value = given_value(r, r->inputs.inputs[k], &said_as);
			if (value && !says(line, r->inputs.inputs[k]))
				all[count++] = (octroi_given_input){r->inputs.inputs[k], value, said_as};
		}
		line->inputs = all;
		line->input_count = count;
	}
}

static void tell_not_compared(const octroi_restatement *result)
{
	size_t count = result->not_compared, told = 0;
	if (count)
		fprintf(stderr, "octroi: %zu line%s not compared%s\n", count, count == 1 ? "" : "s",
		        count > NAMED ? "; the first 20 are named" : "");
	for (size_t i = 0; i < result->count && told < NAMED; i++)
		if (result->lines[i].problem) {
			fprintf(stderr, "  line %s: %s\n", result->lines[i].line->name, result->lines[i].problem);
			told++;
		}
}

static const char *const *map_words(const restating *r, size_t *count)
{
	const char **out = ARENA_ARRAY(r->memory, const char *, r->maps.count + 1);
	*count = 0;
	for (size_t i = 0; i < r->maps.count; i++)
		if (strcmp(r->maps.items[i].option->name, "map") == 0 && r->maps.items[i].value)
			out[(*count)++] = r->maps.items[i].value;
	return out;
}

static int answer(restating *r, octroi_run *run)
{
	octroi_restate_question question = {.lines = r->old.lines, .count = r->old.count, .together = r->old.together,
	                                    .settings = &r->settings, .was = words_value(&r->words, "was"),
	                                    .path = words_value(&r->words, "lines"), .map_file = words_value(&r->maps, "map-file"),
	                                    .format = r->format};
	question.maps = map_words(r, &question.map_count);
	const octroi_restatement *result = octroi_restate(r->rulebook, &question, run, r->d);
	output out;
	if (!result || !output_open(r->memory, &r->words, &r->style, &out, r->d))
		return STATUS_USAGE;
	report_restatement(result, words_listed(r->memory, &r->words), &r->style, out.stream);
	if (!output_close(&out, r->d))
		return STATUS_MACHINE;
	tell_not_compared(result);
	return result->not_compared ? STATUS_INCOMPLETE : STATUS_COMPUTED;
}

static int run_restate(int argc, char **argv)
{
	restating r = {.memory = arena_new(), .d = octroi_diagnostics_new()};
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	read_words(&r, argc, argv);
	if (!octroi_diagnostics_errors(r.d) &&
	    old_result_read(r.memory, r.words.others[0], r.inputs.options, r.inputs.inputs, r.inputs.count, &r.old, r.d)) {
		read_settings(&r);
		add_given(&r);
		if (!octroi_diagnostics_errors(r.d))
			status = answer(&r, run);
	}
	octroi_diagnostics_print(r.d, stderr);
	octroi_run_free(run);
	octroi_close(r.rulebook);
	octroi_diagnostics_free(r.d);
	arena_free(r.memory);
	return status;
}

const command restate_command = {
        .name = "restate",
        .summary = "an old result under the rules of now: which figures change, and why",
        .help = "usage: octroi restate OLD.csv|OLD.json|- [--was DAY] [--as-of DAY] [--OPTION VALUE]...\n\n"
                "OLD is a result of lines that octroi cost or octroi run wrote as CSV or JSON. Each is computed\n"
                "again with what the result says of it, and what differs is told with the value or the\n"
                "row of a table that makes it differ.\n\n"
                "  --was DAY         as of which day the old result was computed, where it does not say\n"
                "  --lines FILE      the lines from which octroi run computed it, for what the result does not\n"
                "                    say: producers' own figures; --map HEADER=INPUT, --map-file FILE as for run\n"
                "  --as-of DAY       law as known on that day instead of all that is known now\n"
                "  --option NAME=CHOICE, --price PRICE, --set NAME=VALUE, --enact ID@DAY, --repeal ID[@DAY],\n"
                "  --scale, --shift, --path ID.NAME=...   with which it was computed; those of JSON are known\n"
                "  --rules FOLDER, --format table|csv|json, -o FILE   as for octroi cost\n\n"
                "Any input as an option (--see 1.9, --route K) holds for the lines whose result does not say\n"
                "it. Status 1: some lines could not be compared.\n",
        .run = run_restate,
};
