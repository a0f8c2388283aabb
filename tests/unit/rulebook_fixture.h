/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rulebook in a temporary folder, made of the common part of
 * tests/rulebooks/good and one scheme that a test writes as text. */
#ifndef OCTROI_TESTS_RULEBOOK_FIXTURE_H
#define OCTROI_TESTS_RULEBOOK_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "program/program.h"
#include "program/value.h"
#include "rules/rules.h"

typedef struct {
	char            folder[64];
	diagnostics    *d;
	rulebook       *book;
	octroi_program *program;
	octroi_line    *line;
	arena          *memory; /* of the tests' own texts and of results */
} fixture;

static inline void run(const char *command)
{
	if (system(command) != 0)
		fail_msg("'%s' failed", command);
}

/* The folder of this file, as the compiler was told, from the project's folder on. */
static inline int set_up_rulebook(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	char command[512], here[] = __FILE__;
	assert_non_null(f);
	*strrchr(here, '/') = '\0';
	strcpy(f->folder, "/tmp/octroi-test-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(command, sizeof command, "cp -r '%s/../rulebooks/good/common' '%s/../rulebooks/good/goods' %s && mkdir %s/xx",
	         here, here, f->folder, f->folder);
	run(command);
	f->memory = arena_new();
	*state = f;
	return 0;
}

static inline void forget_program(fixture *f)
{
	diagnostics_free(f->d);
	rulebook_close(f->book);
	f->d = NULL;
	f->book = NULL;
	f->program = NULL;
	f->line = NULL;
}

static inline int tear_down_rulebook(void **state)
{
	fixture *f = *state;
	char command[128];
	forget_program(f);
	arena_free(f->memory);
	snprintf(command, sizeof command, "rm -r %s", f->folder);
	run(command);
	free(f);
	return 0;
}

static inline void write_document(fixture *f, const char *name, const char *text)
{
	FILE *out = fopen(arena_printf(f->memory, "%s/%s", f->folder, name), "w");
	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static const char scheme_head[] =
        "octroi: 1\nkind: border-adjustment\ntitle: A test\ndestination: XX\ncurrency: EUR\n"
        "status: [{state: in-force, from: 2020-01-01, source: act}]\n"
        "sources:\n"
        "  act: {title: Act, checked: 2026-01-15}\n"
        "  bill: {title: Bill, standing: proposal, checked: 2026-01-15}\n"
        "  guess: {title: Guess, standing: assumption, checked: 2026-01-15}\n";

/* Reads xx-test, whose sections behind the sources are `body`; f->d tells what was wrong. */
static inline octroi_program *try_program(fixture *f, const char *body, const octroi_settings *settings)
{
	forget_program(f);
	f->d = diagnostics_new();
	write_document(f, "xx/test.yaml", arena_printf(f->memory, "%s%s", scheme_head, body));
	f->book = rulebook_open(f->folder, f->d);
	assert_non_null(f->book);
	const document *doc = rulebook_document(f->book, "xx-test", (place){0}, f->d);
	f->program = doc ? program_compile(f->book, doc, settings, f->d) : NULL;
	return f->program;
}

static inline void new_line(fixture *f)
{
	f->line = line_new(f->program, f->book->memory);
}

static inline void load_under(fixture *f, const char *body, const octroi_settings *settings)
{
	if (!try_program(f, body, settings)) {
		diagnostics_print(f->d, stderr);
		fail_msg("the scheme was refused");
	}
	new_line(f);
}

static inline void load(fixture *f, const char *body)
{
	load_under(f, body, NULL);
}

static inline void give(fixture *f, const char *name, const char *text)
{
	if (!line_set(f->line, name, text, name, f->d)) {
		diagnostics_print(f->d, stderr);
		fail_msg("'%s' was refused for '%s'", text ? text : "nothing", name);
	}
}

/* One quantity of the line, on the day that it gives, and the notes on the way. */
static inline value ask_noting(fixture *f, const char *name, note_list *notes)
{
	int slot = slot_find(f->program, slice_of(name));
	if (slot < 0)
		fail_msg("there is no '%s'", name);
	frame at = frame_new(f->line, f->memory, f->d);
	period holds = {DAY_FIRST, DAY_LAST};
	at.holds = &holds;
	at.notes = notes;
	if (f->line->is_given[f->program->date])
		at.date = (day)f->line->given[f->program->date].number;
	return frame_slot(&at, slot);
}

static inline value ask(fixture *f, const char *name)
{
	note_list none = {0};
	return ask_noting(f, name, &none);
}

#define assert_number(f, name, expected)                                                                              \
	do {                                                                                                          \
		value v_ = ask(f, name);                                                                              \
		double e_ = expected;                                                                                 \
		if (v_.unknown)                                                                                       \
			fail_msg("%s is unknown: %s", name, v_.unknown->text);                                        \
		if (v_.number != e_)                                                                                  \
			fail_msg("%s is %.17g, expected %.17g", name, v_.number, e_);                                 \
	} while (0)

#define assert_close(f, name, expected)                                                                               \
	do {                                                                                                          \
		value v_ = ask(f, name);                                                                              \
		double e_ = expected;                                                                                 \
		if (v_.unknown)                                                                                       \
			fail_msg("%s is unknown: %s", name, v_.unknown->text);                                        \
		if (!(fabs(v_.number - e_) <= 1e-12 * fabs(e_)))                                                      \
			fail_msg("%s is %.17g, expected %.17g", name, v_.number, e_);                                 \
	} while (0)

#define assert_unknown(f, name, reason_code)                                                                          \
	do {                                                                                                          \
		value v_ = ask(f, name);                                                                              \
		if (!v_.unknown)                                                                                      \
			fail_msg("%s is %.17g, expected to be unknown", name, v_.number);                             \
		assert_string_equal(v_.unknown->code, reason_code);                                                   \
	} while (0)

#define assert_reason(f, name, reason_text)                                                                           \
	do {                                                                                                          \
		value v_ = ask(f, name);                                                                              \
		assert_non_null(v_.unknown);                                                                          \
		assert_string_equal(v_.unknown->text, reason_text);                                                   \
	} while (0)

#define assert_standing(f, name, expected)                                                                            \
	do {                                                                                                          \
		value v_ = ask(f, name);                                                                              \
		assert_string_equal(standing_names[v_.standing], expected);                                           \
	} while (0)

#define RULEBOOK_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_rulebook, tear_down_rulebook)

#endif
