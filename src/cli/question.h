/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: a question about lines, as cost, explain, need and
 * options ask it. The words are read twice: first for the rulebook and the
 * schemes, then, knowing what inputs these declare, for everything else. */
#ifndef OCTROI_CLI_QUESTION_H
#define OCTROI_CLI_QUESTION_H

#include "../octroi.h"
#include "../report/report.h"
#include "words.h"

/* An input that was given, with all its values: lists and ranges written out. */
typedef struct {
	const octroi_input *input;
	const char         *said_as; /* "--good" */
	const char *const  *values;
	size_t              value_count;
} given;

/* A scheme, and the destination as typed for which it was found. */
typedef struct {
	octroi_program *program;
	const char     *destination;
} asked_scheme;

/* A good of an installation, whose figures lines take. */
typedef struct {
	const octroi_installation *made_in;
	const octroi_made_good    *good;
} taken_good;

typedef struct {
	arena              *memory;
	octroi_diagnostics *d;
	octroi_rulebook    *rulebook;
	octroi_run         *lines;    /* memory of the lines */
	octroi_settings     settings;
	words               words;    /* after the second reading */
	report_style        style;
	const char         *scheme;   /* --scheme, or NULL */
	const char *const  *destinations; /* --to */
	size_t              destination_count;
	const asked_scheme *schemes;
	size_t              scheme_count;
	const given        *given;    /* in the order typed, but the year last: it changes fastest */
	size_t              given_count;
	size_t              combinations; /* of the values of all that is given */
	const taken_good   *taken;    /* by scheme: what --installation gives; NULL: it was not asked for */
	const word_option  *more;     /* options of the command itself */
	size_t              more_count;
	const char *const  *varied;   /* names of inputs that need not be given, for the command sets them */
	size_t              varied_count;
} question;

/* Of the words: --as-of, --option, --price, --enact, --repeal and what of --set is no change of a rule. */
void settings_read(arena *memory, const words *w, octroi_rulebook *rulebook, octroi_settings *settings, octroi_diagnostics *d);
/* An option for each input that some scheme of the rulebook declares, and the names of these inputs. */
typedef struct {
	const word_option *options;
	const char *const *inputs;
	size_t             count;
} input_options;
/* Reads the words of a command that may set any input of the schemes, and opens the rulebook that they name. `options`:
 * of the command itself; one of them hides an input of its name. Which inputs there are is found in the rules only where
 * a word asks for one, or `all` is wanted. */
void words_with_inputs(arena *memory, int argc, char **argv, const word_option *options, size_t count, bool all,
                       octroi_rulebook **rulebook, input_options *inputs, words *out, octroi_diagnostics *d);
/* octroi check with a file of lines instead of rules; returns the exit status. */
int check_flows(int argc, char **argv);
/* The words of a command without those for output; NULL ends them. */
const char *const *words_listed(arena *memory, const words *w);

typedef enum { QUESTION_OF_LINES, QUESTION_OF_NEEDS } question_kind;

/* Reads and checks everything, and collects all errors. False after an error.
 * question_release in both cases. */
bool question_read(question *q, question_kind kind, const char *written, int argc, char **argv);
/* The same with options of the command itself, before its words are read: then question_read_begun. */
void question_begin(question *q, const word_option *more, size_t more_count, int argc, char **argv);
bool question_read_begun(question *q, question_kind kind, const char *written, int argc, char **argv);
/* What is one line: no lists, no installation. False, with errors, where it is more. */
bool question_of_one_line(const question *q, octroi_line_question *out);
void question_release(question *q);

/* The schemes under other settings, in the order of q->schemes; NULL after an error. */
const asked_scheme *question_schemes(question *q, const octroi_settings *settings, size_t *count);

/* The line for one combination of values; belongs to the rulebook. */
octroi_line *question_line(const question *q, const asked_scheme *scheme, size_t combination);

/* False, with errors, when the line lacks something that every scheme knows. */
bool question_complete(const question *q, const asked_scheme *scheme, size_t combination, octroi_run *run);

/* The words as typed, without those for output, quoted for a shell. */
const char *question_words(const question *q);
/* Those that say which rules are meant, the destination and the good. */
const char *question_rule_words(const question *q);

/* Evaluates all lines; false after an error. */
bool question_answer(const question *q, bool explain, octroi_run *run, report_answer *answer);
/* 0, or 1 when a line could not be computed. */
int answer_status(const report_answer *answer);

#endif
