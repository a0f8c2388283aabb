/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one program makes of all flows, asked again with other values of the axes. */
#include "point.h"

#include <string.h>

#include "axes.h"

struct point {
	scenario_work *base;
	const octroi_scenario_question *question;
	scenario_variant plain;      /* of the base, without a point */
	bool           of_rules;     /* some axis is a figure of a rule */
	bool           own_kinds;    /* what kinds say hangs on the point as well: the model of intensities is asked */
	/* At one point: */
	bool           open;
	scenario_work  work;
	scenario_variant is;
	variant        v;
	cube_lists     lists;
};

/* ---- opening and closing -------------------------------------------------------------- */

static void point_close(point *p)
{
	if (!p->open)
		return;
	if (!p->of_rules)
		p->v.book = NULL; /* that of the base */
	variant_close(&p->v);
	arena_free(p->work.memory);
	p->open = false;
}

/* Inputs leave the rules alone: what is read of them is the base's. */
static void take_base(point *p)
{
	variant *v = &p->v;
	arena *memory = v->memory;
	diagnostics *d = v->d;
	*v = p->base->variants[0];
	v->work = &p->work;
	v->is = &p->is;
	v->memory = memory;
	v->d = d;
	v->computed = NULL;
	v->kinds = p->own_kinds ? NULL : v->kinds;
	variant_give(v);
}

static bool point_open(point *p, const char *const *values, diagnostics *d)
{
	const variant *base = &p->base->variants[0];
	p->work = *p->base;
	p->work.memory = arena_new();
	p->work.variants = &p->v;
	p->work.kinds = NULL;
	p->work.kind_capacity = 0;
	p->is = grid_variant(&p->work, &p->plain, values);
	p->v = (variant){.work = &p->work, .is = &p->is, .number = base->number, .memory = arena_new(), .d = diagnostics_new()};
	p->lists = (cube_lists){.worths = worths_new(&p->work, p->v.d)};
	p->open = true;
	if (!p->of_rules) {
		take_base(p);
		return true;
	}
	if (!variant_open(&p->v, p->question, d) || !variant_borders_of(&p->v, base, d))
		return false;
	p->v.kinds = p->own_kinds ? NULL : base->kinds;
	return true;
}

point *point_new(scenario_work *w, size_t number, const octroi_scenario_question *question, diagnostics *d)
{
	point *p = ARENA_NEW(w->memory, point);
	variant *v = &w->variants[0];
	*p = (point){.base = w, .question = question, .plain = *v->is};
	p->plain.change_count -= w->axis_count;
	p->plain.own_count -= w->axis_count;
	for (size_t i = 0; i < w->axis_count; i++)
		p->of_rules = p->of_rules || w->axis_read[i].id;
	p->own_kinds = w->doc->intensity.asked;
	variant_keep_program(v, number);
	if (p->own_kinds)
		return p;
	w->kind_names = names_new(w->memory);
	v->kinds = ARENA_ARRAY(v->memory, const kinds *, 1);
	v->kinds[0] = kinds_of(v, v->programs[0], d);
	return v->kinds[0] ? p : NULL;
}

void point_free(point *p)
{
	if (p)
		point_close(p);
}

/* ---- asking ---------------------------------------------------------------------------- */

static const char *first_error(const diagnostics *d)
{
	for (size_t i = 0; i < diagnostics_count(d); i++)
		if (!diagnostics_get(d, i)->warning)
			return diagnostics_get(d, i)->message;
	return NULL;
}

/* The reason of most lines. */
static const char *reason_of(const cube_lists *lists)
{
	const octroi_variant_reason *most = NULL;
	for (size_t i = 0; i < lists->reason_count; i++)
		if (lists->reasons[i].is.state == OCTROI_NOT_COMPUTABLE && (!most || lists->reasons[i].is.lines > most->is.lines))
			most = &lists->reasons[i];
	return most ? most->is.reason.text : NULL;
}

static point_answer answer_of(point *p)
{
	const computed *c = p->v.computed[0];
	point_answer a = {0};
	cells_end(c->cells, &p->v, 0, p->work.memory, &p->lists);
	a.total = p->lists.total_count ? &p->lists.totals[0] : NULL;
	a.why = a.total || !c->bad_count ? reason_of(&p->lists) : c->bad[0].message;
	for (size_t i = 0; i < c->bad_count; i++)
		a.bad_rows += c->bad[i].lines;
	return a;
}

point_answer point_at(point *p, const char *const *values)
{
	diagnostics *told = diagnostics_new();
	point_answer a = {0};
	point_close(p);
	bool computed = point_open(p, values, told) && compute_all(&p->work, told);
	const char *error = first_error(told);
	if (!error)
		error = first_error(p->v.d);
	if (error)
		a.why = arena_copy(p->work.memory, error, strlen(error));
	else if (computed)
		a = answer_of(p);
	diagnostics_free(told);
	return a;
}
