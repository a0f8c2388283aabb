/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a question about lines from the words of a command. */
#include <stdlib.h>
#include <string.h>

#include "installation.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"
#include "values.h"

enum { LINES_AT_MOST = 100000 }; /* all results of a question are in memory at once */

/* Words that every question knows, whatever a scheme declares. */
static const word_option common_options[] = {
        {"to", WORD_VALUE, 0, false},      {"scheme", WORD_VALUE, 0, false},
        {"rules", WORD_VALUE, 0, false},   {"as-of", WORD_VALUE, 0, false},
        {"option", WORD_VALUE, 0, true},   {"price", WORD_VALUE, 0, false},
        {"set", WORD_VALUE, 0, true},      {"enact", WORD_VALUE, 0, true},
        {"repeal", WORD_VALUE, 0, true},   RULE_CHANGE_OPTIONS,
        {"installation", WORD_VALUE, 0, false},
        {"product", WORD_VALUE, 0, false}, OUTPUT_OPTIONS,
        {"help", WORD_SWITCH, 'h', false},
};

enum { COMMON_COUNT = sizeof common_options / sizeof *common_options };

typedef struct {
	word_option *items;
	size_t count, capacity;
} option_list;

static void option_add(arena *memory, option_list *list, word_option option)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i].name, option.name))
			return;
	*ARENA_PUSH(memory, list->items, list->count, list->capacity) = option;
}

static input_options input_options_of(arena *memory, octroi_rulebook *rulebook)
{
	octroi_run *run = octroi_run_new();
	diagnostics *quiet = diagnostics_new();
	const octroi_listing *inputs = octroi_show(rulebook, "inputs", NULL, run, quiet);
	size_t rows = inputs ? inputs->rows : 0, columns[2] = {0, 0};
	word_option *options = ARENA_ARRAY(memory, word_option, rows + 1);
	const char **names = ARENA_ARRAY(memory, const char *, rows + 1);
	input_options out = {options, names, 0};
	for (size_t c = 0; inputs && c < inputs->columns; c++) {
		columns[0] = strcmp(inputs->header[c], "option") == 0 ? c : columns[0];
		columns[1] = strcmp(inputs->header[c], "input") == 0 ? c : columns[1];
	}
	for (size_t row = 0; row < rows; row++) {
		const char *option = inputs->cells[row * inputs->columns + columns[0]];
		const char *name = inputs->cells[row * inputs->columns + columns[1]];
		bool seen = false;
		while (*option == '-')
			option++;
		for (size_t i = 0; i < out.count; i++)
			seen = seen || strcmp(options[i].name, option) == 0;
		if (seen)
			continue;
		options[out.count] = (word_option){.name = arena_copy(memory, option, strlen(option)), .kind = WORD_VALUE};
		names[out.count++] = arena_copy(memory, name, strlen(name));
	}
	diagnostics_free(quiet);
	octroi_run_free(run);
	return out;
}

static bool is_among(const word_option *options, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(options[i].name) == length && strncmp(options[i].name, name, length) == 0)
			return true;
	return false;
}

/* Some word looks like an option that the command does not have. */
static bool asks_for_more(int argc, char **argv, const word_option *options, size_t count)
{
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], "--", 2) == 0 && argv[i][2] && !is_among(options, count, argv[i] + 2, strcspn(argv[i] + 2, "=")))
			return true;
	return false;
}

void words_with_inputs(arena *memory, int argc, char **argv, const word_option *options, size_t count, bool all,
                       octroi_rulebook **rulebook, input_options *inputs, words *out, octroi_diagnostics *d)
{
	words first;
	words_read(memory, argc, argv, options, count, WORDS_SILENTLY, &first, d);
	*rulebook = rulebook_find(memory, words_value(&first, "rules"), &first, d);
	*inputs = (input_options){0};
	if (*rulebook && (all || asks_for_more(argc, argv, options, count)))
		*inputs = input_options_of(memory, *rulebook);
	word_option *both = ARENA_ARRAY(memory, word_option, count + inputs->count);
	size_t n = count;
	memcpy(both, options, count * sizeof *both);
	for (size_t i = 0; i < inputs->count; i++)
		if (!is_among(options, count, inputs->options[i].name, strlen(inputs->options[i].name)))
			both[n++] = inputs->options[i];
	words_read(memory, argc, argv, both, n, *rulebook ? WORDS_ALL : WORDS_SOME, out, d);
}

/* Without a scheme: what any scheme of the rulebook declares, and without a
 * rulebook what a question is made of, so that slips are told all the same. */
static void options_of_rulebook(const question *q, option_list *list)
{
	static const char *const usual[] = {"from", "good", "mass",     "energy", "value",
	                                    "date", "year", "importer", "basis"};
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		option_add(q->memory, list, (word_option){.name = usual[i]});
	octroi_run *run = octroi_run_new();
	diagnostics *quiet = diagnostics_new();
	const octroi_listing *inputs = q->rulebook ? octroi_show(q->rulebook, "inputs", NULL, run, quiet) : NULL;
	size_t column = 0;
	while (inputs && column < inputs->columns && strcmp(inputs->header[column], "option") != 0)
		column++;
	for (size_t row = 0; inputs && column < inputs->columns && row < inputs->rows; row++) {
		const char *name = inputs->cells[row * inputs->columns + column];
		while (*name == '-')
			name++;
		option_add(q->memory, list, (word_option){.name = arena_copy(q->memory, name, strlen(name))});
	}
	diagnostics_free(quiet);
	octroi_run_free(run);
}

static option_list options_of(const question *q)
{
	option_list list = {0};
	for (size_t i = 0; i < COMMON_COUNT; i++)
		option_add(q->memory, &list, common_options[i]);
	for (size_t i = 0; i < q->more_count; i++)
		option_add(q->memory, &list, q->more[i]);
	for (size_t i = 0; i < q->scheme_count; i++) {
		size_t count;
		const octroi_input *inputs = octroi_inputs(q->schemes[i].program, &count);
		for (size_t k = 0; k < count; k++)
			option_add(q->memory, &list,
			           (word_option){.name = inputs[k].option,
			                         .kind = inputs[k].type == OCTROI_INPUT_FLAG ? WORD_FLAG : WORD_VALUE});
	}
	if (!q->scheme_count)
		options_of_rulebook(q, &list);
	return list;
}

/* ---- the rulebook and the schemes --------------------------------------------- */

/* All values of a repeatable option; each must be NAME=… */
static const char *const *assignments(arena *memory, const words *w, const char *name, size_t *count, diagnostics *d)
{
	const char **values = ARENA_ARRAY(memory, const char *, w->count + 1);
	*count = 0;
	for (size_t i = 0; i < w->count; i++) {
		const char *value = w->items[i].value;
		if (strcmp(w->items[i].option->name, name) != 0 || !value)
			continue;
		const char *equals = strchr(value, '=');
		if (equals && equals != value && equals[1])
			values[(*count)++] = value;
		else
			error_at(d, (place){0}, "bad-assignment", "--%s '%s': expected NAME=%s", name, value,
			         !strcmp(name, "option") ? "CHOICE" : "VALUE");
	}
	return values;
}

/* All values of a repeatable option. */
static const char *const *values_said(arena *memory, const words *w, const char *name, size_t *count)
{
	const char **values = ARENA_ARRAY(memory, const char *, w->count + 1);
	*count = 0;
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->items[i].option->name, name) == 0 && w->items[i].value)
			values[(*count)++] = w->items[i].value;
	return values;
}

void settings_read(arena *memory, const words *w, octroi_rulebook *rulebook, octroi_settings *s, octroi_diagnostics *d)
{
	const char *price = words_value(w, "price");
	size_t set_count;
	const char *const *sets = assignments(memory, w, "set", &set_count, d);
	*s = (octroi_settings){.as_of = words_value(w, "as-of")};
	s->options = assignments(memory, w, "option", &s->option_count, d);
	const char **values = ARENA_ARRAY(memory, const char *, set_count + 1);
	for (size_t i = 0; i < set_count; i++)
		if (!is_rule_change(rulebook, sets[i]))
			values[s->value_count++] = sets[i];
	if (price)
		values[s->value_count++] = arena_printf(memory, "price=%s", price);
	s->values = values;
	s->enacted = values_said(memory, w, "enact", &s->enacted_count);
	s->repealed = values_said(memory, w, "repeal", &s->repealed_count);
}

const asked_scheme *question_schemes(question *q, const octroi_settings *settings, size_t *count)
{
	asked_scheme *schemes = NULL;
	size_t capacity = 0;
	bool ok = true;
	*count = 0;
	for (size_t i = 0; i < q->destination_count; i++) {
		octroi_program *const *programs;
		size_t found = 0;
		ok &= octroi_find(q->rulebook, q->destinations[i], q->scheme, settings, &programs, &found, q->d);
		for (size_t k = 0; k < found; k++)
			*ARENA_PUSH(q->memory, schemes, *count, capacity) =
			        (asked_scheme){programs[k], q->destinations[i]};
	}
	return ok ? schemes : NULL;
}

static void tell_unread(const question *q)
{
	const octroi_program **programs = ARENA_ARRAY(q->memory, const octroi_program *, q->scheme_count + 1);
	for (size_t i = 0; i < q->scheme_count; i++)
		programs[i] = q->schemes[i].program;
	octroi_unread_settings(q->rulebook, &q->settings, programs, q->scheme_count, q->d);
}

/* A bad price or option must not hide what else is wrong: the schemes as they
 * stand serve to read the other words. The question is lost already. */
static void find_without_settings(question *q)
{
	static const octroi_settings none = {0};
	octroi_diagnostics *told = q->d;
	q->d = octroi_diagnostics_new();
	q->schemes = question_schemes(q, &none, &q->scheme_count);
	if (!q->schemes)
		q->scheme_count = 0;
	octroi_diagnostics_free(q->d);
	q->d = told;
}

static void find_schemes(question *q, const words *w)
{
	const char *to = words_value(w, "to");
	q->scheme = words_value(w, "scheme");
	static const char *const anywhere[] = {NULL};
	if (to)
		q->destinations = values_split(q->memory, to, "--to", q->d, &q->destination_count);
	else if (q->scheme) {
		q->destinations = anywhere; /* wherever the scheme charges */
		q->destination_count = 1;
	}
	if (!q->rulebook || !q->destination_count)
		return;
	q->schemes = question_schemes(q, &q->settings, &q->scheme_count);
	if (q->schemes)
		tell_unread(q);
	else
		find_without_settings(q);
}

/* ---- the inputs ----------------------------------------------------------------- */

static const octroi_input *input_by(const octroi_program *program, const char *option, const char *name)
{
	size_t count;
	const octroi_input *inputs = octroi_inputs(program, &count);
	for (size_t i = 0; i < count; i++)
		if ((option && !strcmp(inputs[i].option, option)) || (name && !strcmp(inputs[i].name, name)))
			return &inputs[i];
	return NULL;
}

static const octroi_input *input_of_any(const question *q, const char *option, const char *name)
{
	const octroi_input *input = NULL;
	for (size_t i = 0; i < q->scheme_count && !input; i++)
		input = input_by(q->schemes[i].program, option, name);
	return input;
}

/* True when the whole text is one value ("Korea, Republic of"), commas and all. */
static bool is_one_value(const question *q, const octroi_input *input, const char *text)
{
	diagnostics *quiet = diagnostics_new();
	octroi_line *line = octroi_line_new(q->schemes[0].program, q->lines);
	bool one = octroi_line_set(line, input->name, text, "", quiet);
	diagnostics_free(quiet);
	return one;
}

static const char *const *values_of(const question *q, const octroi_input *input, const char *said_as, const char *text,
                                    size_t *count)
{
	const char **one = ARENA_NEW(q->memory, const char *);
	*one = text;
	*count = 1;
	switch (input->type) {
	case OCTROI_INPUT_NUMBER:
	case OCTROI_INPUT_MONEY:
	case OCTROI_INPUT_TEXT:
		return one;
	case OCTROI_INPUT_PLACE:
		if (strchr(text, ',') && is_one_value(q, input, text))
			return one;
		break;
	case OCTROI_INPUT_YEAR:
		return values_years(q->memory, text, said_as, q->d, count);
	case OCTROI_INPUT_CODE:
	case OCTROI_INPUT_FLAG:
	case OCTROI_INPUT_DATE:
	case OCTROI_INPUT_GOOD:
		break;
	}
	return values_split(q->memory, text, said_as, q->d, count);
}

/* The destination is set apart: it chose the schemes. */
static void read_given(question *q)
{
	given *list = ARENA_ARRAY(q->memory, given, q->words.count + 1);
	given year = {0};
	for (size_t i = 0; i < q->words.count; i++) {
		const word *w = &q->words.items[i];
		const octroi_input *input = input_of_any(q, w->option->name, NULL);
		bool lacks_value = w->option->kind == WORD_VALUE && !w->value;
		if (!input || lacks_value || !strcmp(w->option->name, "to"))
			continue;
		given g = {.input = input, .said_as = arena_printf(q->memory, "--%s", w->option->name)};
		g.values = values_of(q, input, g.said_as, w->value ? w->value : "yes", &g.value_count);
		if (!strcmp(input->name, "year"))
			year = g;
		else
			list[q->given_count++] = g;
	}
	if (year.input)
		list[q->given_count++] = year;
	q->given = list;
}

/* Sets every value once, on a line of each scheme, so that all that is wrong is told together. */
static void check_values(const question *q)
{
	for (size_t i = 0; i < q->scheme_count; i++) {
		octroi_line *line = octroi_line_new(q->schemes[i].program, q->lines);
		for (size_t k = 0; k < q->given_count; k++) {
			const given *g = &q->given[k];
			for (size_t n = 0; n < g->value_count && input_by(q->schemes[i].program, NULL, g->input->name);
			     n++)
				octroi_line_set(line, g->input->name, g->values[n], g->said_as, q->d);
		}
	}
}

static void count_combinations(question *q)
{
	q->combinations = 1;
	for (size_t i = 0; i < q->given_count; i++) {
		q->combinations *= q->given[i].value_count ? q->given[i].value_count : 1;
		if (q->combinations * q->scheme_count > LINES_AT_MOST) {
			error_at(q->d, (place){0}, "too-many-lines", "the lists multiply to more than %d lines",
			         LINES_AT_MOST);
			error_remedy(q->d, "ask in several commands");
			return;
		}
	}
}

/* ---- what is missing -------------------------------------------------------------- */

/* Where no scheme is known, an input is known only by its usual option. */
static bool lacks(const question *q, const char *name)
{
	const octroi_input *input = input_of_any(q, NULL, name);
	if ((q->scheme_count && !input) || installation_says(q, name))
		return false;
	for (size_t i = 0; i < q->varied_count; i++)
		if (!strcmp(q->varied[i], name))
			return false;
	return !words_given(&q->words, input ? input->option : name);
}

static void check_missing(const question *q, question_kind kind)
{
	if (!words_given(&q->words, "to") && !q->scheme)
		error_at(q->d, (place){0}, "missing-option",
		         "--to is missing: the country that the goods enter, or a group of countries");
	if (kind == QUESTION_OF_NEEDS)
		return;
	if (!q->scheme_count && lacks(q, "good"))
		error_at(q->d, (place){0}, "missing-option",
		         "--good is missing: the customs code of the goods, as digits");
	if (lacks(q, "date") && lacks(q, "year"))
		error_at(q->d, (place){0}, "missing-option",
		         "--date is missing: the day of import as YYYY-MM-DD; or --year for a whole year");
}

/* What every scheme knows and this line lacks: a slip of the asker, told all at
 * once. What only this scheme asks for is an answer: not computable, because. */
bool question_complete(const question *q, const asked_scheme *scheme, size_t combination, octroi_run *run)
{
	size_t count, missing = 0;
	const octroi_need *needs = octroi_needs(question_line(q, scheme, combination), run, &count, q->d);
	for (size_t i = 0; i < count; i++) {
		const octroi_input *in = needs[i].input;
		if (needs[i].kind != OCTROI_NEEDED || !in->common || words_given(&q->words, in->option))
			continue;
		error_at(q->d, (place){0}, "missing-option", "--%s is missing: %s%s%s", in->option,
		         in->note ? in->note : in->name, *in->unit ? ", in " : "", in->unit);
		missing++;
	}
	return missing == 0;
}

/* ---- the whole ----------------------------------------------------------------------- */

void question_begin(question *q, const word_option *more, size_t more_count, int argc, char **argv)
{
	*q = (question){.memory = arena_new(), .d = octroi_diagnostics_new(), .lines = octroi_run_new(), .more = more, .more_count = more_count};
	word_option *all = ARENA_ARRAY(q->memory, word_option, COMMON_COUNT + more_count);
	memcpy(all, common_options, sizeof common_options);
	if (more_count)
		memcpy(all + COMMON_COUNT, more, more_count * sizeof *more);
	words_read(q->memory, argc, argv, all, COMMON_COUNT + more_count, WORDS_SILENTLY, &q->words, q->d);
}

bool question_read_begun(question *q, question_kind kind, const char *written, int argc, char **argv)
{
	words first = q->words;
	q->rulebook = rulebook_find(q->memory, words_value(&first, "rules"), &first, q->d);
	settings_read(q->memory, &first, q->rulebook, &q->settings, q->d);
	find_schemes(q, &first);

	option_list options = options_of(q);
	words_read(q->memory, argc, argv, options.items, options.count, q->scheme_count ? WORDS_ALL : WORDS_SOME,
	           &q->words, q->d);
	words_refuse_others(&q->words, q->d);
	style_read(&q->words, written, &q->style, q->d);
	read_given(q);
	check_values(q);
	count_combinations(q);
	check_missing(q, kind);
	if (!octroi_diagnostics_errors(q->d))
		installation_take(q);
	return !octroi_diagnostics_errors(q->d);
}

bool question_read(question *q, question_kind kind, const char *written, int argc, char **argv)
{
	question_begin(q, NULL, 0, argc, argv);
	return question_read_begun(q, kind, written, argc, argv);
}

bool question_of_one_line(const question *q, octroi_line_question *out)
{
	size_t before = octroi_diagnostics_errors(q->d);
	octroi_given_input *says = ARENA_ARRAY(q->memory, octroi_given_input, q->given_count + 1);
	for (size_t i = 0; i < q->given_count; i++) {
		const given *g = &q->given[i];
		says[i] = (octroi_given_input){g->input->name, g->values[0], g->said_as};
		if (g->value_count < 2)
			continue;
		error_at(q->d, (place){0}, "several-lines", "%s: this command asks about one line, and that is a list", g->said_as);
		error_remedy(q->d, "octroi sweep --vary %s=A,B,C takes values one by one", g->input->name);
	}
	if (q->destination_count > 1)
		error_at(q->d, (place){0}, "several-lines", "--to: this command asks about one line, and that is a list");
	if (q->taken) {
		error_at(q->d, (place){0}, "no-installation", "--installation: this command does not take figures from a document");
		error_remedy(q->d, "give the figures that octroi emissions prints: --see, --sefa");
	}
	*out = (octroi_line_question){.destination = q->destinations[0], .scheme = q->scheme, .settings = &q->settings, .given = says,
	                              .given_count = q->given_count};
	out->rules = rulebook_folder(q->memory, words_value(&q->words, "rules"), q->d);
	out->changes = rule_changes_of(q->memory, &q->words, q->rulebook, &out->change_count, q->d);
	return octroi_diagnostics_errors(q->d) == before;
}

void question_release(question *q)
{
	octroi_run_free(q->lines);
	octroi_close(q->rulebook);
	octroi_diagnostics_free(q->d);
	arena_free(q->memory);
}

/* Combinations are numbers of mixed base, the last given being the last digit. */
static size_t digit_of(const question *q, size_t combination, size_t position)
{
	for (size_t i = q->given_count; i-- > position + 1;)
		combination /= q->given[i].value_count;
	return combination % q->given[position].value_count;
}

octroi_line *question_line(const question *q, const asked_scheme *scheme, size_t combination)
{
	octroi_line *line = octroi_line_new(scheme->program, q->lines);
	if (scheme->destination && input_by(scheme->program, NULL, "destination"))
		octroi_line_set(line, "destination", scheme->destination, "--to", q->d);
	for (size_t i = 0; i < q->given_count; i++) {
		const given *g = &q->given[i];
		if (input_by(scheme->program, NULL, g->input->name))
			octroi_line_set(line, g->input->name, g->values[digit_of(q, combination, i)], g->said_as, q->d);
	}
	installation_fill(q, scheme, line);
	return line;
}

/* ---- words to print --------------------------------------------------------------------- */

static void add_quoted(buffer *out, const char *text)
{
	bool safe = *text != 0;
	for (const char *c = text; *c; c++)
		safe &= (unsigned char)*c >= 0x80 || strchr("@%+=:,./-_", *c) || (*c >= '0' && *c <= '9') ||
		        (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
	if (safe) {
		buffer_puts(out, text);
		return;
	}
	buffer_putc(out, '\'');
	for (const char *c = text; *c; c++)
		*c == '\'' ? buffer_puts(out, "'\\''") : buffer_putc(out, *c);
	buffer_putc(out, '\'');
}

static void add_word(buffer *out, const word *w)
{
	buffer_printf(out, "%s--%s", out->length ? " " : "", w->option->name);
	if (w->value) {
		buffer_putc(out, ' ');
		add_quoted(out, w->value);
	}
}

static bool is_for_output(const word *w)
{
	return !strcmp(w->option->name, "format") || !strcmp(w->option->name, "output");
}

const char *const *words_listed(arena *memory, const words *w)
{
	const char **out = ARENA_ARRAY(memory, const char *, w->other_count + w->count + 1);
	size_t n = 0;
	for (size_t i = 0; i < w->other_count; i++)
		out[n++] = w->others[i];
	for (size_t i = 0; i < w->count; i++) {
		const word *x = &w->items[i];
		if (!is_for_output(x))
			out[n++] = x->value ? arena_printf(memory, "--%s=%s", x->option->name, x->value)
			                    : arena_printf(memory, "--%s", x->option->name);
	}
	return out;
}

const char *question_words(const question *q)
{
	buffer out = {.memory = q->memory};
	for (size_t i = 0; i < q->words.count; i++)
		if (!is_for_output(&q->words.items[i]))
			add_word(&out, &q->words.items[i]);
	return out.at ? out.at : "";
}

const char *question_rule_words(const question *q)
{
	static const char *const kept[] = {"rules", "to", "scheme", "enact", "repeal", "as-of", "option", "good"};
	buffer out = {.memory = q->memory};
	for (size_t i = 0; i < q->words.count; i++)
		for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
			if (!strcmp(q->words.items[i].option->name, kept[k]))
				add_word(&out, &q->words.items[i]);
	return out.at ? out.at : "";
}
