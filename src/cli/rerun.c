/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi rerun: asks the question of a result again, and tells the first thing
 * that differs. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/number.h"
#include "cli.h"
#include "output.h"

static const word_option options[] = {
        {"rules", WORD_VALUE, 0, false},
        {"help", WORD_SWITCH, 'h', false},
};

/* ---- comparing ------------------------------------------------------------------ */

/* The first place at which two values differ, in the order of the old one; false: none. */
static bool differs(arena *memory, const char *path, json_t *was, json_t *is, const char **where)
{
	*where = path;
	if (!is || json_typeof(was) != json_typeof(is))
		return true;
	if (json_is_object(was)) {
		const char *key;
		json_t *value;
		json_object_foreach(was, key, value)
			if (differs(memory, arena_printf(memory, "%s%s%s", path, *path ? "." : "", key), value, json_object_get(is, key), where))
				return true;
		*where = path;
		return json_object_size(was) != json_object_size(is);
	}
	if (json_is_array(was)) {
		for (size_t i = 0; i < json_array_size(was); i++)
			if (differs(memory, arena_printf(memory, "%s[%zu]", path, i), json_array_get(was, i), json_array_get(is, i), where))
				return true;
		*where = path;
		return json_array_size(was) != json_array_size(is);
	}
	return !json_equal(was, is);
}

/* What a result rests on comes first, wherever it stands: it may be the cause of all else. */
static bool results_differ(arena *memory, json_t *was, json_t *is, const char **where)
{
	static const char *const grounds[] = {"octroi", "format", "rulebook", "as_of", "options", "schemes"};
	for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
		json_t *before = json_object_get(was, grounds[i]);
		if (before && differs(memory, grounds[i], before, json_object_get(is, grounds[i]), where))
			return true;
	}
	return differs(memory, "", was, is, where);
}

/* What stands at a path such as totals[0].quantities.net_charge.value, as text. */
static const char *at_path(arena *memory, json_t *root, const char *path)
{
	while (*path && root) {
		size_t length = strcspn(path, ".[");
		if (length) {
			root = json_object_get(root, arena_copy(memory, path, length));
			path += length;
		} else if (*path == '.') {
			path++;
		} else {
			char *end;
			root = json_array_get(root, strtoul(path + 1, &end, 10));
			path = end + 1;
		}
	}
	if (json_is_real(root)) {
		char figure[NUMBER_TEXT_SIZE];
		return arena_copy(memory, figure, number_write(json_real_value(root), figure));
	}
	char *text = root ? json_dumps(root, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	const char *out = text ? arena_copy(memory, text, strlen(text) < 200 ? strlen(text) : 200) : "nothing";
	free(text);
	return out;
}

/* ---- asking again ------------------------------------------------------------------ */

static json_t *read_result(const char *path, diagnostics *d)
{
	json_error_t error;
	json_t *root = strcmp(path, "-") ? json_load_file(path, 0, &error) : json_loadf(stdin, 0, &error);
	if (!root && error.line < 1)
		error_at(d, (place){0}, "unreadable", "cannot read '%s': %s", path, error.text);
	else if (!root)
		error_at(d, (place){0}, "bad-json", "%s:%d:%d: this is no JSON: %s", path, error.line, error.column, error.text);
	return root;
}

static const command *command_of(json_t *question)
{
	const char *name = json_string_value(json_object_get(question, "command"));
	static const command *const known[] = {&cost_command, &explain_command, &run_command, &compare_command, &intensity_command};
	for (size_t i = 0; name && i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i]->name, name) == 0)
			return known[i];
	return NULL;
}

static bool names_rules(const char *word)
{
	return !strncmp(word, "--rules=", strlen("--rules="));
}

/* Runs the command with its words, as JSON into a file. Other rules take the place of those that were named. */
static int ask_again(arena *memory, const command *c, json_t *question, const char *rules, const char *file)
{
	json_t *words = json_object_get(question, "arguments");
	size_t count = json_array_size(words), n = 0;
	char **argv = ARENA_ARRAY(memory, char *, count + 7);
	argv[n++] = arena_copy(memory, c->name, strlen(c->name));
	for (size_t i = 0; i < count; i++) {
		const char *word = json_string_value(json_array_get(words, i));
		if (!word || !rules || !names_rules(word))
			argv[n++] = arena_copy(memory, word ? word : "", word ? strlen(word) : 0);
	}
	if (rules)
		argv[n++] = arena_printf(memory, "--rules=%s", rules);
	argv[n++] = arena_copy(memory, "--format=json", strlen("--format=json"));
	argv[n++] = arena_copy(memory, "-o", strlen("-o"));
	argv[n++] = arena_copy(memory, file, strlen(file));
	return c->run((int)n, argv);
}

static void forget_hashes(json_t *schemes)
{
	for (size_t i = 0; i < json_array_size(schemes); i++)
		json_object_del(json_array_get(schemes, i), "rulebook");
}

/* A question to other rules differs in its words and in the hashes of these rules: what their answers differ in counts. */
static void forget_rules(json_t *result)
{
	json_t *variants = json_object_get(result, "variants");
	json_object_del(result, "question");
	json_object_del(result, "rulebook");
	forget_hashes(json_object_get(result, "schemes"));
	for (size_t i = 0; i < json_array_size(variants); i++)
		forget_hashes(json_object_get(json_array_get(variants, i), "schemes"));
}

static bool is_of_pipe(json_t *question)
{
	json_t *words = json_object_get(question, "arguments");
	bool piped = false;
	for (size_t i = 0; i < json_array_size(words); i++) {
		const char *word = json_string_value(json_array_get(words, i));
		piped = piped || (word && !strcmp(word, "-"));
	}
	return piped;
}

/* Lines of standard input are not kept: who asks again gives them again. */
static void lines_missing(const char *path, diagnostics *d)
{
	bool result_too = !strcmp(path, "-");
	error_at(d, (place){0}, "no-lines", "the lines of '%s' came from standard input, and are not kept", path);
	error_remedy(d, "give them again: octroi rerun %s <LINES", result_too ? "RESULT.json" : path);
}

static int compare(arena *memory, json_t *was, const char *file, bool other_rules, diagnostics *d)
{
	json_t *is = read_result(file, d);
	const char *where;
	if (!is)
		return STATUS_MACHINE;
	int status = STATUS_COMPUTED;
	if (other_rules) {
		forget_rules(was);
		forget_rules(is);
	}
	if (results_differ(memory, was, is, &where)) {
		printf("differs: %s: was %s, is %s\n", *where ? where : "the result", at_path(memory, was, where),
		       at_path(memory, is, where));
		status = STATUS_INCOMPLETE;
	} else {
		puts("the same");
	}
	json_decref(is);
	return status;
}

static int rerun(arena *memory, const char *path, const char *rules, diagnostics *d)
{
	json_t *was = read_result(path, d), *question = json_object_get(was, "question");
	const command *c = command_of(question);
	int status = STATUS_USAGE;
	if (was && !c) {
		error_at(d, (place){0}, "no-question", "'%s' is no result of octroi cost, explain, intensity, run or compare", path);
		error_remedy(d, "make one with --format json -o FILE");
	} else if (was && is_of_pipe(question) && (!strcmp(path, "-") || isatty(STDIN_FILENO))) {
		lines_missing(path, d);
	} else if (was) {
		const char *folder = getenv("TMPDIR");
		char *file = arena_printf(memory, "%s/octroi-rerun-XXXXXX", folder && *folder ? folder : "/tmp");
		int made = mkstemp(file);
		int asked = made < 0 ? STATUS_MACHINE : ask_again(memory, c, question, rules, file);
		if (asked == STATUS_USAGE && is_of_pipe(question))
			lines_missing(path, d);
		status = asked == STATUS_COMPUTED || asked == STATUS_INCOMPLETE ? compare(memory, was, file, rules, d) : asked;
		if (made >= 0) {
			close(made);
			unlink(file);
		}
	}
	json_decref(was);
	return fflush(stdout) ? STATUS_MACHINE : status;
}

static int run_rerun(int argc, char **argv)
{
	arena *memory = arena_new();
	diagnostics *d = diagnostics_new();
	words w;
	int status = STATUS_USAGE;
	words_read(memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, &w, d);
	if (w.other_count != 1)
		error_at(d, (place){0}, "missing-file", "octroi rerun takes one result, a file of JSON");
	if (!diagnostics_errors(d))
		status = rerun(memory, w.others[0], words_value(&w, "rules"), d);
	diagnostics_print(d, stderr);
	diagnostics_free(d);
	arena_free(memory);
	return status;
}

const command rerun_command = {
        .name = "rerun",
        .summary = "asks the question of a result again, and tells the first thing that differs",
        .help = "usage: octroi rerun RESULT.json|- [--rules FOLDER]\n\n"
                "RESULT.json is what octroi cost, explain, intensity, run or compare wrote as JSON. Prints\n"
                "'the same', or the first thing that differs: the version, the rulebook, an option,\n"
                "a figure. Status 1 if anything differs.\n\n"
                "  --rules FOLDER    what these rules answer instead; that they are others does not count\n",
        .run = run_rerun,
};
