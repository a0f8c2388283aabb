/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a command line, read by getopt_long. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../expr/expr.h"
#include "words.h"

/* getopt_long's value for the option of index i is LONG_OPTION + i. */
enum { LONG_OPTION = 1000, OTHER_WORD = 1 };

typedef struct {
	arena *memory;
	int argc;
	char **argv;
	const word_option *options;
	size_t option_count;
	const char **names;
	words_rigour rigour;
	words *out;
	diagnostics *d;
} reading;

static const struct option *long_options(const reading *r)
{
	static const int arguments[] = {
	        [WORD_VALUE] = required_argument,
	        [WORD_SWITCH] = no_argument,
	        [WORD_FLAG] = optional_argument,
	        [WORD_COUNT] = optional_argument,
	};
	struct option *options = ARENA_ARRAY(r->memory, struct option, r->option_count + 1);
	for (size_t i = 0; i < r->option_count; i++)
		options[i] =
		        (struct option){r->options[i].name, arguments[r->options[i].kind], NULL, LONG_OPTION + (int)i};
	return options;
}

/* "-": words without an option come in their place; ":": a missing value is told apart. */
static const char *short_options(const reading *r)
{
	buffer text = {.memory = r->memory};
	buffer_puts(&text, "-:");
	for (size_t i = 0; i < r->option_count; i++)
		if (r->options[i].letter)
			buffer_printf(&text, "%c%s", r->options[i].letter, r->options[i].kind == WORD_VALUE ? ":" : "");
	return text.at;
}

static void push(const reading *r, const word_option *option, const char *value)
{
	*ARENA_PUSH(r->memory, r->out->items, r->out->count, r->out->capacity) = (word){option, value, false};
}

static bool is_yes_or_no(const char *text)
{
	return !strcmp(text, "yes") || !strcmp(text, "no");
}

static bool is_number(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

/* An optional value that stands as a word of its own behind the option. */
static const char *optional_value(const reading *r, const word_option *option)
{
	if (optarg)
		return optarg;
	if (optind >= r->argc)
		return NULL;
	const char *next = r->argv[optind];
	bool taken = option->kind == WORD_FLAG ? is_yes_or_no(next) : is_number(next);
	return taken ? r->argv[optind++] : NULL;
}

static void missing_value(const reading *r, const word_option *option)
{
	push(r, option, NULL);
	if (r->rigour != WORDS_SILENTLY)
		error_at(r->d, (place){0}, "missing-value", "'--%s' needs a value behind it", option->name);
}

static const word_option *option_named(const reading *r, const char *name)
{
	for (size_t i = 0; name && i < r->option_count; i++)
		if (!strcmp(r->options[i].name, name))
			return &r->options[i];
	return NULL;
}

/* `typed` is "--god" or "--god=76". Its value, if the next word looks like one, goes with it. */
static void unknown_long(const reading *r, const char *typed)
{
	const char *equals = strchr(typed, '=');
	slice name = {typed + 2, equals ? (size_t)(equals - typed - 2) : strlen(typed + 2)};
	const char *value = equals ? equals + 1 : NULL;
	const word_option *nearest = option_named(r, text_nearest(name, r->names, r->option_count));
	if (r->rigour == WORDS_SILENTLY)
		return;
	if (!value && optind < r->argc && r->argv[optind][0] != '-' && (!nearest || nearest->kind != WORD_SWITCH))
		value = r->argv[optind++];
	if (nearest)
		error_at(r->d, (place){0}, "unknown-option", "unknown option '--%.*s'; did you mean '--%s'?",
		         (int)name.length, name.at, nearest->name);
	else if (r->rigour == WORDS_ALL)
		error_at(r->d, (place){0}, "unknown-option", "unknown option '--%.*s'", (int)name.length, name.at);
	if (nearest && (value || nearest->kind != WORD_VALUE)) {
		push(r, nearest, value);
		r->out->items[r->out->count - 1].guessed = true;
	}
}

static bool typed_in_full(const char *typed, const char *name)
{
	size_t length = strlen(name);
	return !strncmp(typed, "--", 2) && !strncmp(typed + 2, name, length) &&
	       (!typed[2 + length] || typed[2 + length] == '=');
}

static void known_option(const reading *r, const word_option *option, const char *typed, bool is_long)
{
	bool separate = optarg && optarg == r->argv[optind - 1];
	/* "--good --mass 5": the next option is no value. */
	if (option->kind == WORD_VALUE && separate && !strncmp(optarg, "--", 2)) {
		optind--;
		missing_value(r, option);
		return;
	}
	if (is_long && !typed_in_full(typed, option->name)) {
		if (separate)
			optind--;
		unknown_long(r, typed);
		return;
	}
	push(r, option, option->kind == WORD_FLAG || option->kind == WORD_COUNT ? optional_value(r, option) : optarg);
}

static const word_option *option_of(const reading *r, int value)
{
	if (value >= LONG_OPTION)
		return &r->options[value - LONG_OPTION];
	for (size_t i = 0; i < r->option_count; i++)
		if (r->options[i].letter && r->options[i].letter == value)
			return &r->options[i];
	return NULL;
}

static void bad_option(const reading *r, const char *typed)
{
	const word_option *option = optopt ? option_of(r, optopt) : NULL;
	if (r->rigour == WORDS_SILENTLY)
		return;
	if (option)
		error_at(r->d, (place){0}, "extra-value", "'--%s' takes no value", option->name);
	else if (!strncmp(typed, "--", 2))
		unknown_long(r, typed);
	else
		error_at(r->d, (place){0}, "unknown-option", "unknown option '-%c'", optopt);
}

static void read_one(const reading *r, int value, const char *typed)
{
	if (value == OTHER_WORD)
		*ARENA_PUSH(r->memory, r->out->others, r->out->other_count, r->out->other_capacity) = optarg;
	else if (value == '?')
		bad_option(r, typed);
	else if (value == ':' && option_of(r, optopt) && typed_in_full(typed, option_of(r, optopt)->name))
		missing_value(r, option_of(r, optopt));
	else if (value == ':' && !strncmp(typed, "--", 2))
		unknown_long(r, typed);
	else if (value == ':' && option_of(r, optopt))
		missing_value(r, option_of(r, optopt));
	else if (option_of(r, value))
		known_option(r, option_of(r, value), typed, value >= LONG_OPTION);
}

static void refuse_repeats(const reading *r)
{
	const word *items = r->out->items;
	for (size_t i = 0; i < r->out->count; i++)
		for (size_t k = 0; k < i; k++)
			if (items[k].option == items[i].option && !items[i].option->repeats && !items[i].guessed &&
			    !items[k].guessed) {
				error_at(r->d, (place){0}, "repeated-option", "'--%s' is given twice",
				         items[i].option->name);
				break;
			}
}

void words_read(arena *memory, int argc, char **argv, const word_option *options, size_t count, words_rigour rigour,
                words *out, diagnostics *d)
{
	reading r = {memory, argc, argv, options, count, ARENA_ARRAY(memory, const char *, count + 1), rigour, out, d};
	*out = (words){0};
	for (size_t i = 0; i < count; i++)
		r.names[i] = options[i].name;
	const char *letters = short_options(&r);
	const struct option *names = long_options(&r);
	opterr = 0;
	optind = 0; /* GNU: begin anew */
	for (;;) {
		int at = optind ? optind : 1;
		int value = getopt_long(argc, argv, letters, names, NULL);
		if (value == -1)
			break;
		read_one(&r, value, argv[at]);
	}
	while (optind < argc)
		*ARENA_PUSH(memory, out->others, out->other_count, out->other_capacity) = argv[optind++];
	if (rigour != WORDS_SILENTLY)
		refuse_repeats(&r);
}

const char *words_value(const words *w, const char *name)
{
	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->items[i].option->name, name))
			return w->items[i].value;
	return NULL;
}

bool words_given(const words *w, const char *name)
{
	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->items[i].option->name, name))
			return true;
	return false;
}

void words_refuse_others(const words *w, diagnostics *d)
{
	unit u;
	for (size_t i = 0; i < w->other_count; i++) {
		error_at(d, (place){0}, "stray-word", "'%s' stands behind no option", w->others[i]);
		/* --mass 25000 kg */
		if (unit_parse(slice_of(w->others[i]), &u))
			error_remedy(d, "a unit is joined to its number: 25000%s", w->others[i]);
		else
			error_remedy(d, "each value needs one, such as --good %s", w->others[i]);
	}
}
