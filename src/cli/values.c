/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several values in one word: lists, and ranges of years. */
#include <string.h>

#include "values.h"

typedef struct {
	const char **items;
	size_t count, capacity;
} value_list;

static void push(arena *memory, value_list *list, const char *text)
{
	*ARENA_PUSH(memory, list->items, list->count, list->capacity) = text;
}

const char *const *values_split(arena *memory, const char *text, const char *said_as, diagnostics *d, size_t *count)
{
	value_list list = {0};
	slice rest = slice_of(text), part;
	bool empty = !*text;
	while (slice_split(&rest, ',', &part)) {
		part = slice_trim(part);
		empty |= !part.length;
		if (part.length)
			push(memory, &list, arena_copy(memory, part.at, part.length));
	}
	if (!*text)
		error_at(d, (place){0}, "empty-value", "%s '': nothing is given", said_as);
	else if (empty)
		error_at(d, (place){0}, "empty-value",
		         "%s '%s': a value is empty; write values with one comma between them", said_as, text);
	*count = list.count;
	return list.items;
}

static int year_of(slice text)
{
	int year = 0;
	for (size_t i = 0; i < text.length; i++) {
		if (text.length != 4 || text.at[i] < '0' || text.at[i] > '9')
			return 0;
		year = 10 * year + (text.at[i] - '0');
	}
	return year;
}

/* "2026..2030"; what is no range goes on as it is, for the library to judge. */
static void push_years(arena *memory, value_list *list, const char *text, const char *said_as, diagnostics *d)
{
	const char *dots = strstr(text, "..");
	int first = dots ? year_of((slice){text, (size_t)(dots - text)}) : 0;
	int last = dots ? year_of(slice_of(dots + 2)) : 0;
	if (!dots) {
		push(memory, list, text);
		return;
	}
	if (!first || !last)
		error_at(d, (place){0}, "bad-range",
		         "%s '%s': a range is two years with two points between, such as 2026..2034", said_as, text);
	else if (last < first)
		error_at(d, (place){0}, "bad-range", "%s '%s': the range ends before it begins; try %d..%d", said_as,
		         text, last, first);
	for (int year = first; first && year <= last; year++)
		push(memory, list, arena_printf(memory, "%d", year));
}

const char *const *values_years(arena *memory, const char *text, const char *said_as, diagnostics *d, size_t *count)
{
	value_list list = {0};
	size_t part_count;
	const char *const *parts = values_split(memory, text, said_as, d, &part_count);
	for (size_t i = 0; i < part_count; i++)
		push_years(memory, &list, parts[i], said_as, d);
	/* A range that is no range leaves nothing; the question is refused anyway. */
	*count = list.count;
	return list.items;
}
