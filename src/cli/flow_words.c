/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file of flows is meant, and how it is read. */
#include <string.h>

#include "../base/number.h"
#include "flow_words.h"

typedef struct {
	arena                *memory;
	const words          *words;
	const input_options  *inputs;
	octroi_flow_question *q;
	diagnostics          *d;
} reading;

static const char *const *repeated(const reading *f, const char *name, size_t *count)
{
	const char **out = ARENA_ARRAY(f->memory, const char *, f->words->count + 1);
	*count = 0;
	for (size_t i = 0; i < f->words->count; i++)
		if (strcmp(f->words->items[i].option->name, name) == 0 && f->words->items[i].value)
			out[(*count)++] = f->words->items[i].value;
	return out;
}

static void read_given(const reading *f)
{
	octroi_given_input *given = ARENA_ARRAY(f->memory, octroi_given_input, f->words->count + 1);
	size_t n = 0;
	for (size_t i = 0; i < f->words->count; i++)
		for (size_t k = 0; k < f->inputs->count; k++) {
			const word *w = &f->words->items[i];
			bool own = strcmp(w->option->name, "to") == 0 || strcmp(w->option->name, "year") == 0;
			if (!own && w->value && strcmp(w->option->name, f->inputs->options[k].name) == 0)
				given[n++] = (octroi_given_input){f->inputs->inputs[k], w->value, arena_printf(f->memory, "--%s", w->option->name)};
		}
	f->q->given = given;
	f->q->given_count = n;
}

/* Which native format the file is of, and which of its flows are meant. */
static void read_format(const reading *f)
{
	static const char *const directions[] = {"import", "export"};
	const char *direction = words_value(f->words, "direction");
	f->q->format = words_value(f->words, "flows");
	f->q->direction = direction;
	for (size_t i = 0; direction && i < sizeof directions / sizeof *directions; i++)
		if (strcmp(direction, directions[i]) == 0)
			return;
	if (direction)
		error_at(f->d, (place){0}, "bad-direction", "--direction '%s': it is import or export", direction);
}

/* "replace" or "replace:5". */
static void read_outliers(const reading *f)
{
	static const char *const policies[] = {"keep", "drop", "replace"};
	enum { COUNT = sizeof policies / sizeof *policies };
	const char *text = words_value(f->words, "outliers");
	if (!text)
		return;
	slice rest = slice_of(text), policy;
	size_t i = 0, at;
	double factor;
	slice_split(&rest, ':', &policy);
	while (i < COUNT && !slice_is(policy, policies[i]))
		i++;
	if (i == COUNT) {
		const char *near = text_nearest(policy, policies, COUNT);
		error_at(f->d, (place){0}, "bad-outliers", "--outliers '%.*s': it is keep, drop or replace", (int)policy.length, policy.at);
		if (near)
			error_remedy(f->d, "did you mean '%s'?", near);
		return;
	}
	f->q->outliers = (octroi_outliers)(OCTROI_OUTLIERS_KEEP + i);
	if (!strchr(text, ':'))
		return;
	if (number_read(rest, &factor, &at) == NUMBER_OK && factor > 1) {
		f->q->outlier_factor = factor;
		return;
	}
	error_at(f->d, (place){0}, "bad-outliers", "--outliers '%s': '%.*s' is no factor; it is a number above 1", text, (int)rest.length, rest.at);
	error_remedy(f->d, "--outliers %s:10: further than that from the median is an outlier", policies[i]);
}

/* Which lines are read, and what of their masses. */
static void read_stages(const reading *f)
{
	static const char *const words[] = {"unknown", "median"};
	const char *text = words_value(f->words, "missing-mass");
	f->q->list = words_value(f->words, "list");
	read_outliers(f);
	f->q->estimate_masses = text && strcmp(text, "median") == 0;
	if (!text || f->q->estimate_masses || strcmp(text, "unknown") == 0)
		return;
	const char *near = text_nearest(slice_of(text), words, 2);
	error_at(f->d, (place){0}, "bad-missing-mass", "--missing-mass '%s': it is unknown or median", text);
	if (near)
		error_remedy(f->d, "did you mean '%s'?", near);
}

void flow_words_read(arena *memory, const words *w, const input_options *inputs, octroi_flow_question *q, diagnostics *d)
{
	const reading r = {memory, w, inputs, q, d};
	read_given(&r);
	read_format(&r);
	read_stages(&r);
	q->destination = words_value(w, "to");
	q->scheme = words_value(w, "scheme");
	q->maps = repeated(&r, "map", &q->map_count);
	q->map_file = words_value(w, "map-file");
}
