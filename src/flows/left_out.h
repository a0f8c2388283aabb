/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to flows: rows that are none of the lines, and why. Each stage that
 * rows pass adds its own; a row that is left out keeps its number. */
#ifndef OCTROI_FLOWS_LEFT_OUT_H
#define OCTROI_FLOWS_LEFT_OUT_H

#include <stdint.h>

#include "../base/arena.h"
#include "../octroi.h"

typedef struct {
	arena           *memory;
	uint8_t         *rows;    /* of the batch at hand: 1 where one is left out */
	size_t           row_capacity;
	octroi_left_out *reasons; /* in the order met */
	size_t           count, capacity;
} left_out;

left_out left_out_new(arena *memory);
/* A new batch of so many rows, none of them left out. */
void left_out_start(left_out *l, size_t rows);
/* `why` must live as long as `l`. A row that is left out already stays what it is. */
void left_out_add(left_out *l, size_t row, const char *why);
/* Counts from the start again. */
void left_out_rewind(left_out *l);

#endif
