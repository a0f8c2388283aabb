/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At which figure of its own a line costs as much as it does on official figures. */
#include <math.h>

#include "../base/number.h"
#include "../base/roots.h"
#include "emissions.h"

/* What is due grows with emissions, so a coarse scan sees all there is. */
enum { DOUBLINGS_MOST = 40, SCAN_POINTS = 8 };

typedef struct {
	octroi_line *line;
	const char  *input, *quantity;
	arena       *scratch;
	diagnostics *d;
} search;

/* What the quantity is when the input is x; NaN when it is unknown. */
static double quantity_at(double x, void *context)
{
	const search *s = context;
	char text[NUMBER_TEXT_SIZE];
	arena_clear(s->scratch);
	number_write(x, text);
	if (!line_set(s->line, s->input, text, s->input, s->d))
		return NAN;
	const octroi_result *r = program_evaluate(s->line, false, s->scratch, s->d);
	for (size_t i = 0; r && i < r->quantity_count; i++)
		if (slice_is(slice_of(s->quantity), r->quantities[i].name))
			return r->quantities[i].value;
	return NAN;
}

double break_even(octroi_line *line, const char *input, const char *quantity, double target)
{
	search s = {line, input, quantity, arena_new(), diagnostics_new()};
	arena *memory = arena_new();
	double high = 1, at_high = quantity_at(high, &s), found = NAN;
	for (int i = 0; at_high <= target && i < DOUBLINGS_MOST; i++) {
		high *= 2;
		at_high = quantity_at(high, &s);
	}
	if (at_high > target) {
		roots_question q = {.curve = quantity_at, .context = &s, .target = target, .high = high, .points = SCAN_POINTS};
		roots r = roots_find(&q, memory);
		for (size_t i = 0; i < r.count && isnan(found); i++)
			found = r.items[i].kind == ROOT_JUMP ? r.items[i].low : r.items[i].high;
	}
	arena_free(memory);
	arena_free(s.scratch);
	diagnostics_free(s.d);
	return found;
}
