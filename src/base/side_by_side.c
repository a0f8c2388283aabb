/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side_by_side.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct {
	void (*each)(void *context, size_t i);
	void *context;
	size_t count;
	atomic_size_t next;
} queue;

static void *run_some(void *context)
{
	queue *q = context;
	size_t i;
	while ((i = atomic_fetch_add(&q->next, 1)) < q->count)
		q->each(q->context, i);
	return NULL;
}

void side_by_side(size_t count, int threads, void (*each)(void *context, size_t i), void *context)
{
	enum { THREADS_MAX = 64 };
	queue q = {.each = each, .context = context, .count = count};
	pthread_t others[THREADS_MAX];
	long machine = count > 1 ? sysconf(_SC_NPROCESSORS_ONLN) : 1;
	size_t wanted = threads > 0 ? (size_t)threads : machine > 0 ? (size_t)machine : 1, started = 0;
	if (wanted > count)
		wanted = count;
	while (started + 1 < wanted && started < THREADS_MAX && pthread_create(&others[started], NULL, run_some, &q) == 0)
		started++;
	run_some(&q);
	for (size_t i = 0; i < started; i++)
		pthread_join(others[i], NULL);
}
