/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is taken piece by piece and given back whole.
 *
 * One arena belongs to each rulebook and one to each run. Whatever is
 * allocated from an arena lives until arena_free. There is no single free.
 * When the machine has no memory left the process ends with exit status 3
 * and one line on stderr: nothing that octroi could still do would be right. */
#ifndef OCTROI_BASE_ARENA_H
#define OCTROI_BASE_ARENA_H

#include <stddef.h>

typedef struct arena arena;

arena *arena_new(void);
void   arena_free(arena *a); /* NULL is allowed */

/* Forgets all allocations but keeps the memory for reuse. */
void arena_clear(arena *a);

/* Zeroed memory, aligned for any type. Size 0 gives a valid unique pointer. */
void *arena_alloc(arena *a, size_t size);

/* Copies `length` bytes and adds a NUL. */
char *arena_copy(arena *a, const char *bytes, size_t length);

/* printf into the arena. */
char *arena_printf(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, count) ((type *)arena_alloc((a), sizeof(type) * (size_t)(count)))

/* Grows an array inside an arena: returns room for one more item of `size`
 * bytes at index *count and raises *count. The old block is left behind. */
void *arena_grow(arena *a, void *items, size_t *count, size_t *capacity, size_t size);

/* The same for room at index `index`, wherever it lies: returns items with a
 * capacity above it, what is new zeroed. */
void *arena_reserve(arena *a, void *items, size_t index, size_t *capacity, size_t size);

/* items = ARENA_PUSH(a, items, count, capacity) makes items[count - 1] valid (zeroed). */
#define ARENA_PUSH(a, items, count, capacity) \
	((items) = arena_grow((a), (items), &(count), &(capacity), sizeof *(items)), &(items)[(count)-1])

/* ARENA_AT(a, items, index, capacity) is items[index], made if need be. */
#define ARENA_AT(a, items, index, capacity) \
	((items) = arena_reserve((a), (items), (index), &(capacity), sizeof *(items)), &(items)[index])

#endif
