/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped rules through the public header alone: the programs of one destination. */
#ifndef OCTROI_TESTS_SHIPPED_FIXTURE_H
#define OCTROI_TESTS_SHIPPED_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "octroi.h"

static const char rules[] = "rules";

typedef struct {
	octroi_diagnostics    *d;
	octroi_rulebook       *book;
	octroi_program *const *programs;
	size_t                 count;
	octroi_run            *run;
} fixture;

static inline int open_fixture(void **state)
{
	static fixture f;
	f = (fixture){.d = octroi_diagnostics_new(), .run = octroi_run_new()};
	f.book = octroi_open(rules, f.d);
	assert_non_null(f.book);
	assert_true(octroi_find(f.book, "EU", NULL, NULL, &f.programs, &f.count, f.d));
	*state = &f;
	return 0;
}

static inline int close_fixture(void **state)
{
	fixture *f = *state;
	octroi_run_free(f->run);
	octroi_close(f->book);
	octroi_diagnostics_free(f->d);
	return 0;
}

#endif
