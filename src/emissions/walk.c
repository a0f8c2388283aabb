/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over the chain of one site. For each process P, per functional unit:
 *
 *   x_P = (own_P + sum over purchases M_i x_i + sum over goods g of the site M_g c_g x_q(g)) / AL_P
 *
 * with c_g functional units in a tonne of g, which process q(g) makes. The same system, with
 * other right-hand sides, gives direct emissions, indirect emissions of precursors, free
 * allocation and its benchmarks. Processes are taken in an order in which each comes after
 * those that it lives on (Tarjan's strongly connected components); those that feed each
 * other are solved together. */
#include <math.h>
#include <string.h>

#include "reader.h"

enum { OF_DIRECT, OF_INDIRECT, OF_ALLOCATION, OF_BENCHMARK, SIDES };
enum { RING_MOST = 1000 }; /* memory grows with its square, time with its cube */

typedef struct {
	installation *in;
	int    *number, *low; /* by process; 0: not met yet */
	bool   *waiting;
	size_t *stack;
	size_t  depth;
	int     met;
	size_t *place_in_ring;  /* by process: its row in the system at work */
} walk;

/* ---- right-hand sides ------------------------------------------------------------ */

/* A purchase as one: the mean of its suppliers, by mass. */
static emission_pair pool_mean(const pool *p, double *allocation, double *benchmark, const octroi_reason **lacks)
{
	emission_pair sum = {0, 0};
	*allocation = *benchmark = 0;
	*lacks = NULL;
	for (size_t i = 0; i < p->count; i++) {
		const supply *s = &p->supplies[i];
		double share = s->mass / p->mass;
		sum.direct += share * s->see.direct;
		sum.indirect += share * s->see.indirect;
		*allocation += share * s->allocation;
		*benchmark += share * s->benchmark;
		*lacks = *lacks ? *lacks : s->lacks_allocation;
	}
	return sum;
}

static void add_purchase(const installation *in, const use *u, double side[SIDES], const octroi_reason **lacks)
{
	double allocation, benchmark;
	const octroi_reason *why;
	emission_pair see = use_figures(in, u, &allocation, &benchmark, &why);
	side[OF_DIRECT] += u->mass * see.direct;
	side[OF_INDIRECT] += u->mass * see.indirect;
	side[OF_ALLOCATION] += u->mass * allocation;
	side[OF_BENCHMARK] += u->mass * benchmark;
	*lacks = *lacks ? *lacks : why;
}

/* A good of the site: what hangs on its process is a coefficient, the rest is known. */
static void add_own_good(const installation *in, const use *u, double side[SIDES], const octroi_reason **lacks)
{
	const made_good *g = &in->goods[u->index];
	const process *q = &in->processes[g->process];
	side[OF_INDIRECT] += g->indirect_counts ? u->mass * g->content * q->own_indirect : 0;
	side[OF_ALLOCATION] += u->mass * g->allocation;
	side[OF_BENCHMARK] += u->mass * g->benchmark;
	*lacks = *lacks ? *lacks : g->lacks_allocation;
}

/* Where no own figure was found the joint good's allocation is unknown, too. */
static void add_joint(const process *p, double side[SIDES], const octroi_reason **lacks)
{
	for (size_t i = 0; i < p->joint_count; i++) {
		const joint_good *j = &p->joint[i];
		if (!j->counts)
			continue;
		side[OF_ALLOCATION] += j->mass * j->allocation;
		side[OF_BENCHMARK] += j->mass * j->benchmark;
		*lacks = *lacks ? *lacks : j->lacks_allocation;
	}
}

static void right_hand(const installation *in, process *p, double side[SIDES])
{
	for (int k = 0; k < SIDES; k++)
		side[k] = 0;
	side[OF_DIRECT] = p->attributed.direct;
	for (size_t i = 0; i < p->use_count; i++) {
		if (p->uses[i].kind == USE_GOOD)
			add_own_good(in, &p->uses[i], side, &p->lacks_allocation);
		else
			add_purchase(in, &p->uses[i], side, &p->lacks_allocation);
	}
	add_joint(p, side, &p->lacks_allocation);
	for (int k = 0; k < SIDES; k++)
		side[k] /= p->activity;
}

static void take_solution(process *p, const double x[SIDES])
{
	p->direct = x[OF_DIRECT];
	p->precursor_indirect = x[OF_INDIRECT];
	p->sefa = x[OF_ALLOCATION];
	p->benchmark = x[OF_BENCHMARK];
}

/* ---- one process, or a ring of them ------------------------------------------------- */

static const octroi_reason *reason_made(const installation *in, const char *code, const char *text)
{
	octroi_reason *r = ARENA_NEW(in->memory, octroi_reason);
	r->code = code;
	r->text = text;
	return r;
}

/* Why a process can't be computed: itself, or what it lives on. */
static const octroi_reason *why_not(const installation *in, const process *p)
{
	if (p->bad)
		return reason_made(in, "bad-process", arena_printf(in->memory, "the data of process '%s' have errors", p->name));
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		const process *q = u->kind == USE_GOOD ? &in->processes[in->goods[u->index].process] : NULL;
		if ((q && (q->bad || q->reason)) || (u->kind == USE_POOL && in->pools[u->index].bad))
			return reason_made(in, "bad-precursor", arena_printf(in->memory, "'%s', which it consumes, is not computed", u->name));
	}
	return NULL;
}

static const char *ring_names(const installation *in, const size_t *ring, size_t n)
{
	buffer out = {.memory = in->memory};
	for (size_t i = 0; i < n; i++)
		buffer_printf(&out, "%s'%s'", i == 0 ? "" : i + 1 == n ? " and " : ", ", in->processes[ring[i]].name);
	return out.at;
}

/* More of a good goes round than is made of it. */
static void ring_refused(installation *in, const size_t *ring, size_t n)
{
	for (size_t i = 0; i < n; i++)
		in->processes[ring[i]].bad = true;
	error_at(in->d, in->processes[ring[0]].node->where, "unproductive-ring", "%s use%s up %s goods: none are left to carry emissions",
	         ring_names(in, ring, n), n == 1 ? "s" : "", n == 1 ? "its own" : "each other's");
	error_remedy(in->d, "look at the masses that go round and at those that are made");
}

static void ring_too_large(installation *in, const size_t *ring, size_t n)
{
	for (size_t i = 0; i < n; i++)
		in->processes[ring[i]].bad = true;
	error_at(in->d, in->processes[ring[0]].node->where, "ring-too-large", "%zu processes live on each other's goods, '%s' among them: %d can at most",
	         n, in->processes[ring[0]].name, RING_MOST);
	error_remedy(in->d, "take together processes whose goods have the same emissions per unit, or look for a good that does not go round");
}

static void fill_row(const walk *w, const process *p, size_t n, double *row)
{
	const installation *in = w->in;
	memset(row, 0, n * sizeof *row);
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		const made_good *g = u->kind == USE_GOOD ? &in->goods[u->index] : NULL;
		size_t at = g ? w->place_in_ring[g->process] : SIZE_MAX;
		if (at != SIZE_MAX)
			row[at] += u->mass * g->content / p->activity;
	}
}

/* What comes from processes outside the ring is known already. */
static void add_settled(const walk *w, const process *p, double side[SIDES])
{
	const installation *in = w->in;
	for (size_t i = 0; i < p->use_count; i++) {
		const use *u = &p->uses[i];
		const made_good *g = u->kind == USE_GOOD ? &in->goods[u->index] : NULL;
		if (!g || w->place_in_ring[g->process] != SIZE_MAX)
			continue;
		const process *q = &in->processes[g->process];
		double per = u->mass * g->content / p->activity;
		side[OF_DIRECT] += per * q->direct;
		side[OF_INDIRECT] += per * q->precursor_indirect;
		side[OF_ALLOCATION] += per * q->sefa;
		side[OF_BENCHMARK] += per * q->benchmark;
	}
}

static void inherit_lacks(const installation *in, process *p)
{
	for (size_t i = 0; i < p->use_count && !p->lacks_allocation; i++)
		if (p->uses[i].kind == USE_GOOD)
			p->lacks_allocation = in->processes[in->goods[p->uses[i].index].process].lacks_allocation;
}

static void solve_ring(walk *w, const size_t *ring, size_t n)
{
	installation *in = w->in;
	double *matrix = ARENA_ARRAY(in->scratch, double, n * n), *sides = ARENA_ARRAY(in->scratch, double, n * SIDES);
	for (size_t i = 0; i < n; i++) {
		process *p = &in->processes[ring[i]];
		double side[SIDES];
		right_hand(in, p, side);
		add_settled(w, p, side);
		inherit_lacks(in, p);
		fill_row(w, p, n, matrix + i * n);
		for (int k = 0; k < SIDES; k++)
			sides[(size_t)k * n + i] = side[k];
	}
	if (chain_solve(n, matrix, SIDES, sides, sides) != CHAIN_SOLVED) {
		ring_refused(in, ring, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		double x[SIDES];
		for (int k = 0; k < SIDES; k++)
			x[k] = sides[(size_t)k * n + i];
		take_solution(&in->processes[ring[i]], x);
	}
}

static bool feeds_itself(const installation *in, size_t index)
{
	const process *p = &in->processes[index];
	for (size_t i = 0; i < p->use_count; i++)
		if (p->uses[i].kind == USE_GOOD && in->goods[p->uses[i].index].process == index)
			return true;
	return false;
}

/* The weakest standing goes down the chain with the figures; in a ring all have it. */
static void inherit_standing(installation *in, const size_t *ring, size_t n)
{
	standing st = STANDING_GIVEN;
	for (size_t i = 0; i < n; i++) {
		const process *p = &in->processes[ring[i]];
		st = weaker(st, p->standing);
		for (size_t k = 0; k < p->use_count; k++) {
			const use *u = &p->uses[k];
			if (u->kind == USE_GOOD)
				st = weaker(st, in->processes[in->goods[u->index].process].standing);
			for (size_t s = 0; u->kind == USE_POOL && s < in->pools[u->index].count; s++)
				st = weaker(st, in->pools[u->index].supplies[s].standing);
		}
	}
	for (size_t i = 0; i < n; i++)
		in->processes[ring[i]].standing = st;
}

static void settle(walk *w, const size_t *ring, size_t n)
{
	installation *in = w->in;
	const octroi_reason *why = NULL;
	for (size_t i = 0; i < n; i++)
		in->processes[ring[i]].own_indirect = in->processes[ring[i]].attributed.indirect / in->processes[ring[i]].activity;
	for (size_t i = 0; i < n && !why; i++)
		why = why_not(in, &in->processes[ring[i]]);
	for (size_t i = 0; why && i < n; i++)
		in->processes[ring[i]].reason = in->processes[ring[i]].bad ? why_not(in, &in->processes[ring[i]]) : why;
	if (why)
		return;
	inherit_standing(in, ring, n);
	for (size_t i = 0; i < n && (n > 1 || feeds_itself(in, ring[0])); i++)
		w->place_in_ring[ring[i]] = i;
	if (n > RING_MOST) {
		ring_too_large(in, ring, n);
	} else if (w->place_in_ring[ring[0]] != SIZE_MAX) {
		arena_clear(in->scratch);
		solve_ring(w, ring, n);
	} else {
		process *p = &in->processes[ring[0]];
		double side[SIDES];
		right_hand(in, p, side);
		add_settled(w, p, side);
		inherit_lacks(in, p);
		take_solution(p, side);
	}
	for (size_t i = 0; i < n; i++) {
		w->place_in_ring[ring[i]] = SIZE_MAX;
		in->processes[ring[i]].reason = why_not(in, &in->processes[ring[i]]);
	}
}

/* ---- the order ------------------------------------------------------------------------ */

static void visit(walk *w, size_t index)
{
	installation *in = w->in;
	process *p = &in->processes[index];
	w->number[index] = w->low[index] = ++w->met;
	w->stack[w->depth++] = index;
	w->waiting[index] = true;
	for (size_t i = 0; i < p->use_count; i++) {
		if (p->uses[i].kind != USE_GOOD)
			continue;
		size_t q = in->goods[p->uses[i].index].process;
		if (!w->number[q])
			visit(w, q);
		if (w->waiting[q] && w->low[q] < w->low[index])
			w->low[index] = w->low[q];
	}
	if (w->low[index] != w->number[index])
		return;
	size_t top = w->depth;
	do
		w->waiting[w->stack[--w->depth]] = false;
	while (w->stack[w->depth] != index);
	settle(w, w->stack + w->depth, top - w->depth);
}

/* ---- goods ------------------------------------------------------------------------------ */

emission_pair use_figures(const installation *in, const use *u, double *allocation, double *benchmark, const octroi_reason **lacks)
{
	if (u->kind == USE_POOL)
		return pool_mean(&in->pools[u->index], allocation, benchmark, lacks);
	if (u->kind == USE_SUPPLY) {
		*allocation = u->supply.allocation;
		*benchmark = u->supply.benchmark;
		*lacks = u->supply.lacks_allocation;
		return u->supply.see;
	}
	const made_good *g = &in->goods[u->index];
	*allocation = g->sefa;
	*benchmark = g->benchmark_sum;
	*lacks = g->lacks_allocation;
	return g->see;
}

static void finish_good(made_good *g, const process *p)
{
	g->reason = p->reason;
	if (g->reason) {
		g->see = (emission_pair){NAN, NAN};
		g->precursor_indirect = g->sefa = g->benchmark_sum = NAN;
		return;
	}
	g->see.direct = g->content * p->direct;
	g->precursor_indirect = g->content * p->precursor_indirect;
	g->see.indirect = g->precursor_indirect + (g->indirect_counts ? g->content * p->own_indirect : 0);
	g->sefa = g->allocation + g->content * p->sefa;
	g->benchmark_sum = g->benchmark + g->content * p->benchmark;
	g->lacks_allocation = g->lacks_allocation ? g->lacks_allocation : p->lacks_allocation;
	g->standing = weaker(g->standing, p->standing);
}

void walk_chain(installation *in)
{
	size_t n = in->process_count;
	walk w = {.in = in};
	w.number = ARENA_ARRAY(in->memory, int, n);
	w.low = ARENA_ARRAY(in->memory, int, n);
	w.waiting = ARENA_ARRAY(in->memory, bool, n);
	w.stack = ARENA_ARRAY(in->memory, size_t, n);
	w.place_in_ring = ARENA_ARRAY(in->memory, size_t, n);
	for (size_t i = 0; i < n; i++)
		w.place_in_ring[i] = SIZE_MAX;
	for (size_t i = 0; i < n; i++)
		if (!w.number[i])
			visit(&w, i);
	for (size_t i = 0; i < in->good_count; i++)
		finish_good(&in->goods[i], &in->processes[in->goods[i].process]);
}
