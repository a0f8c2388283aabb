/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader works with: an arena and diagnostics, new for each test, and a text as its source. */
#ifndef OCTROI_TESTS_MEMORY_FIXTURE_H
#define OCTROI_TESTS_MEMORY_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diagnostic.h"

typedef struct {
	arena *memory;
	diagnostics *d;
} fixture;

static inline int set_up(void **state)
{
	static fixture f;
	f.memory = arena_new();
	f.d = diagnostics_new();
	*state = &f;
	return 0;
}

static inline int tear_down(void **state)
{
	fixture *f = *state;
	diagnostics_free(f->d);
	arena_free(f->memory);
	return 0;
}

static inline const source_text *source_of(fixture *f, const char *name, const char *text)
{
	source_text *s = ARENA_NEW(f->memory, source_text);
	*s = (source_text){.name = name, .bytes = arena_copy(f->memory, text, strlen(text)), .length = strlen(text)};
	return s;
}

#endif
