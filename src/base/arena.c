/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory in blocks that are filled from the front.
 *
 * The blocks of an arena form a list. Bytes of a block beyond `touched` were
 * never handed out and are still the zeros of calloc, so only what is reused
 * after arena_clear must be zeroed again. */
#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_BLOCK_BYTES = 1 << 14, LARGEST_BLOCK_BYTES = 1 << 20, MAPPED_BLOCK_BYTES = 1 << 17 };

typedef struct block {
	struct block *next;
	size_t size, used, touched;
	size_t mapped; /* bytes to unmap; 0: from calloc */
	alignas(max_align_t) char bytes[];
} block;

struct arena {
	block *first; /* all blocks; `current` and those behind it may have room */
	block *current;
	size_t next_size;
};

static _Noreturn void out_of_memory(void)
{
	fputs("octroi: no memory left\n", stderr);
	exit(3);
}

static void *zeroed(size_t size)
{
	void *p = calloc(1, size);
	if (!p)
		out_of_memory();
	return p;
}

arena *arena_new(void)
{
	arena *a = zeroed(sizeof *a);
	a->next_size = FIRST_BLOCK_BYTES;
	return a;
}

void arena_free(arena *a)
{
	if (!a)
		return;
	for (block *b = a->first; b;) {
		block *next = b->next;
		if (b->mapped)
			munmap(b, b->mapped);
		else
			free(b);
		b = next;
	}
	free(a);
}

void arena_clear(arena *a)
{
	for (block *b = a->first; b; b = b->next)
		b->used = 0;
	a->current = a->first;
}

static block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(block))
		out_of_memory();
	block *b = zeroed(sizeof *b + size);
	b->size = size;
	return b;
}

/* A file or its cells: used whole, so the pages are asked for in one go, which
 * costs a quarter of one fault a page. */
static block *block_mapped(size_t size)
{
	size_t mapped = sizeof(block) + size;
	block *b = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	if (b == MAP_FAILED)
		return block_new(size);
	b->size = size;
	b->mapped = mapped;
	return b;
}

/* A large request gets a block of its own in front of the list, so that the
 * rest of the current block is not lost. */
static block *large_block(arena *a, size_t size)
{
	block *b = size >= MAPPED_BLOCK_BYTES && size <= SIZE_MAX / 2 ? block_mapped(size) : block_new(size);
	b->next = a->first;
	a->first = b;
	if (!a->current)
		a->current = b;
	return b;
}

static block *next_block(arena *a)
{
	block *b = block_new(a->next_size);
	if (a->next_size < LARGEST_BLOCK_BYTES)
		a->next_size *= 2;
	block **link = a->current ? &a->current->next : &a->first;
	b->next = *link;
	*link = b;
	a->current = b;
	return b;
}

static bool has_room(const block *b, size_t size)
{
	return b->size - b->used >= size;
}

static block *block_with_room(arena *a, size_t size)
{
	if (a->current && has_room(a->current, size))
		return a->current;
	for (block *b = a->current ? a->current->next : NULL; b; b = b->next) {
		if (has_room(b, size))
			return a->current = b;
	}
	return size > a->next_size / 4 ? large_block(a, size) : next_block(a);
}

void *arena_alloc(arena *a, size_t size)
{
	const size_t unit = alignof(max_align_t);
	if (size > SIZE_MAX - 2 * unit)
		out_of_memory();
	size = size ? (size + unit - 1) / unit * unit : unit;
	block *b = block_with_room(a, size);
	char *p = b->bytes + b->used;
	if (b->used < b->touched)
		memset(p, 0, size < b->touched - b->used ? size : b->touched - b->used);
	b->used += size;
	if (b->touched < b->used)
		b->touched = b->used;
	return p;
}

char *arena_copy(arena *a, const char *bytes, size_t length)
{
	char *copy = arena_alloc(a, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_printf(arena *a, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		length = 0;
	char *text = arena_alloc(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void *arena_grow(arena *a, void *items, size_t *count, size_t *capacity, size_t size)
{
	if (*count == *capacity) {
		size_t larger = *capacity ? *capacity * 2 : 8;
		if (larger > SIZE_MAX / 2 / size)
			out_of_memory();
		void *grown = arena_alloc(a, larger * size);
		if (*count)
			memcpy(grown, items, *count * size);
		items = grown;
		*capacity = larger;
	}
	++*count;
	return items;
}

void *arena_reserve(arena *a, void *items, size_t index, size_t *capacity, size_t size)
{
	if (index < *capacity)
		return items;
	if (index > SIZE_MAX / 4 / size)
		out_of_memory();
	size_t larger = 2 * index + 64;
	void *grown = arena_alloc(a, larger * size);
	if (*capacity)
		memcpy(grown, items, *capacity * size);
	*capacity = larger;
	return grown;
}
