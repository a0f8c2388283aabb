/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "left_out.h"

#include <string.h>

left_out left_out_new(arena *memory)
{
	return (left_out){.memory = memory};
}

void left_out_start(left_out *l, size_t rows)
{
	if (rows > l->row_capacity) {
		l->row_capacity = rows;
		l->rows = ARENA_ARRAY(l->memory, uint8_t, rows);
	}
	if (rows)
		memset(l->rows, 0, rows);
}

void left_out_add(left_out *l, size_t row, const char *why)
{
	size_t i = 0;
	if (l->rows[row])
		return;
	while (i < l->count && strcmp(l->reasons[i].why, why) != 0)
		i++;
	if (i == l->count)
		*ARENA_PUSH(l->memory, l->reasons, l->count, l->capacity) = (octroi_left_out){why, 0};
	l->reasons[i].rows++;
	l->rows[row] = 1;
}

void left_out_rewind(left_out *l)
{
	for (size_t i = 0; i < l->count; i++)
		l->reasons[i].rows = 0;
}
