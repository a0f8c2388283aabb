/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An old result under the rules of today: each line is computed as of now and as
 * of the day of the result. Where figures differ both are explained, and what
 * they read is compared. What cannot be had again is told, never guessed. */
#include <math.h>
#include <string.h>

#include "../base/exact.h"
#include "restating.h"

/* ---- schemes ------------------------------------------------------------------------ */

static const char *nearest_scheme(restating *r, const char *id)
{
	size_t count, n = 0;
	const char *const *ids = rulebook_ids(r->book, NULL, &count);
	const char **schemes = ARENA_ARRAY(r->memory, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		if (strcmp(rulebook_kind(r->book, ids[i]), "border-adjustment") == 0)
			schemes[n++] = ids[i];
	return text_nearest(slice_of(id), schemes, n);
}

static bool is_document(restating *r, const char *id)
{
	size_t count;
	const char *const *ids = rulebook_ids(r->book, NULL, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* Of what is enacted or repealed that of one scheme. */
static const char *const *only_of(restating *r, const char *scheme, const char *const *all, size_t *count, bool dated)
{
	const char **own = ARENA_ARRAY(r->memory, const char *, *count + 1);
	size_t n = 0, length = strlen(scheme);
	for (size_t i = 0; i < *count; i++)
		if (strncmp(all[i], scheme, length) == 0 && (all[i][length] == '@' || (!dated && !all[i][length])))
			own[n++] = all[i];
	*count = n;
	return own;
}

/* A scheme of the result is found whatever its status: of what was enacted only its own day counts. */
static void only_own(restating *r, const char *scheme, octroi_settings *s)
{
	s->enacted = only_of(r, scheme, s->enacted, &s->enacted_count, true);
	s->repealed = only_of(r, scheme, s->repealed, &s->repealed_count, false);
}

static void compile(restating *r, compiled *c)
{
	if (!is_document(r, c->scheme)) {
		const char *near = nearest_scheme(r, c->scheme);
		c->problem = arena_printf(r->memory, "the rulebook has no scheme '%s'%s%s%s", c->scheme, near ? "; did you mean '" : "",
		                          near ? near : "", near ? "'?" : "");
		return;
	}
	/* Of now, an error is one of the settings or of the rules, not of a line. */
	diagnostics *told = c->as_of ? diagnostics_new() : r->d;
	octroi_settings settings = *r->question->settings;
	octroi_program *const *programs;
	size_t count = 0;
	only_own(r, c->scheme, &settings);
	if (c->as_of)
		settings.as_of = c->as_of;
	if (schemes_find(r->book, NULL, c->scheme, &settings, &programs, &count, told) && count)
		c->program = programs[0];
	else
		c->problem = first_complaint(r->memory, told);
	if (c->as_of)
		diagnostics_free(told);
}

static bool is_it(const compiled *c, const char *scheme, const char *as_of)
{
	return !strcmp(c->scheme, scheme) && (as_of && c->as_of ? !strcmp(c->as_of, as_of) : as_of == c->as_of);
}

static const compiled *scheme_as_of(restating *r, const char *scheme, const char *as_of)
{
	for (size_t i = r->scheme_count; i-- > 0;)
		if (is_it(r->schemes[i], scheme, as_of))
			return r->schemes[i];
	compiled *made = ARENA_NEW(r->memory, compiled);
	*made = (compiled){.scheme = scheme, .as_of = as_of};
	compile(r, made);
	*ARENA_PUSH(r->memory, r->schemes, r->scheme_count, r->scheme_capacity) = made;
	return made;
}

const char *old_day(const restating *r, const octroi_old_line *old)
{
	return old->as_of ? old->as_of : r->question->was;
}

const octroi_old_figure *old_figure(const octroi_old_line *old, const char *name)
{
	for (size_t i = 0; i < old->figure_count; i++)
		if (strcmp(old->figures[i].name, name) == 0)
			return &old->figures[i];
	return NULL;
}

/* ---- the whole ------------------------------------------------------------------------------------ */

typedef struct {
	exact_sum was, is, only_was, only_is;
} sums;

typedef struct {
	octroi_restated_sum *items;
	sums  *exact;
	size_t count, capacity, exact_count, exact_capacity;
} sum_list;

static size_t sum_of(restating *r, sum_list *all, const char *currency)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].currency, currency) == 0)
			return i;
	ARENA_PUSH(r->memory, all->items, all->count, all->capacity)->currency = currency;
	*ARENA_PUSH(r->memory, all->exact, all->exact_count, all->exact_capacity) = (sums){0};
	return all->count - 1;
}

/* Each figure belongs to its own currency: one that the scheme no longer uses is only in the old sum. */
static void sum_add(restating *r, sum_list *all, size_t i)
{
	const octroi_old_figure *old = old_figure(r->lines[i].line, "net_charge");
	const char *now_in = program_facts(r->lines[i].program)->currency;
	const char *was_in = old && old->unit && *old->unit ? old->unit : now_in;
	double was = old ? old->value : NAN, is = NAN;
	for (size_t k = 0; k < r->figure_count; k++)
		if (is_amount_due(r->figures[k]))
			is = r->now[i].values[k];
	bool together = !isnan(was) && !isnan(is) && strcmp(was_in, now_in) == 0;
	if (!isnan(was)) {
		size_t s = sum_of(r, all, was_in);
		exact_add(together ? &all->exact[s].was : &all->exact[s].only_was, was);
		all->items[s].lines += together;
		all->items[s].only_was_lines += !together;
	}
	if (!isnan(is)) {
		size_t s = sum_of(r, all, now_in);
		exact_add(together ? &all->exact[s].is : &all->exact[s].only_is, is);
		all->items[s].only_is_lines += !together;
	}
}

static void sums_fill(restating *r, octroi_restatement *out)
{
	sum_list all = {0};
	for (size_t i = 0; i < out->count; i++)
		if (!r->lines[i].problem)
			sum_add(r, &all, i);
	for (size_t s = 0; s < all.count; s++) {
		all.items[s].was = exact_value(&all.exact[s].was);
		all.items[s].is = exact_value(&all.exact[s].is);
		all.items[s].only_was = exact_value(&all.exact[s].only_was);
		all.items[s].only_is = exact_value(&all.exact[s].only_is);
	}
	out->sums = all.items;
	out->sum_count = all.count;
}

static bool same_text(const char *a, const char *b)
{
	return !a || !b ? a == b : strcmp(a, b) == 0;
}

static void schemes_fill(restating *r, octroi_restatement *out)
{
	octroi_restated_scheme *all = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < out->count; i++) {
		const octroi_restated_line *l = &r->lines[i];
		bool told = !l->program;
		for (size_t s = 0; s < out->scheme_count && !told; s++)
			told = all[s].program == l->program && same_text(all[s].was_as_of, old_day(r, l->line)) &&
			       same_text(all[s].was_rulebook, l->line->rulebook);
		if (!told)
			*ARENA_PUSH(r->memory, all, out->scheme_count, capacity) =
				(octroi_restated_scheme){l->program, old_day(r, l->line), l->line->rulebook};
	}
	out->schemes = all;
}

static const octroi_restatement *told(restating *r)
{
	octroi_restatement *out = ARENA_NEW(r->memory, octroi_restatement);
	*out = (octroi_restatement){.lines = r->lines, .count = r->question->count};
	for (size_t i = 0; i < out->count; i++) {
		bool lost = false;
		for (size_t c = 0; c < r->lines[i].change_count; c++)
			lost = lost || (r->lines[i].changes[c].asked_then && !r->lines[i].changes[c].reproduced);
		out->not_compared += r->lines[i].problem != NULL;
		out->changed += r->lines[i].change_count > 0;
		out->not_reproduced += lost;
	}
	sums_fill(r, out);
	schemes_fill(r, out);
	return out;
}

/* What is enacted, but no line of the result is of, changes nothing. */
static void enacted_unused(const restating *r)
{
	const octroi_settings *s = r->question->settings;
	for (size_t i = 0; i < s->enacted_count; i++) {
		slice rest = slice_of(s->enacted[i]), id;
		bool used = false;
		slice_split(&rest, '@', &id);
		for (size_t k = 0; k < r->question->count && !used; k++)
			used = r->question->lines[k].scheme && slice_is(id, r->question->lines[k].scheme);
		if (!used)
			warning_at(r->d, (place){0}, "unused-enact", "--enact '%.*s': no line of the result is of that scheme", (int)id.length, id.at);
	}
}

static outcome *outcomes_new(restating *r)
{
	size_t n = r->question->count;
	outcome *all = ARENA_ARRAY(r->memory, outcome, n + 1);
	for (size_t i = 0; i < n; i++)
		all[i].values = ARENA_ARRAY(r->memory, double, r->figure_count);
	return all;
}

static bool settings_sound(restating *r)
{
	day on;
	const char *as_of = r->question->settings->as_of, *was = r->question->was;
	if (as_of && !day_read(slice_of(as_of), &on))
		error_at(r->d, (place){0}, "bad-date", "--as-of '%s': not a day of the calendar", as_of);
	if (was && !day_read(slice_of(was), &on))
		error_at(r->d, (place){0}, "bad-date", "--was '%s': not a day of the calendar", was);
	enacted_unused(r);
	return !diagnostics_errors(r->d);
}

static void find_schemes(restating *r)
{
	for (size_t i = 0; i < r->question->count; i++) {
		const octroi_old_line *old = &r->question->lines[i];
		r->lines[i].line = old;
		if (old->problem)
			continue;
		r->now[i].by = scheme_as_of(r, old->scheme, NULL);
		r->then[i].by = old_day(r, old) ? scheme_as_of(r, old->scheme, old_day(r, old)) : NULL;
	}
}

static void tell_unread(const restating *r)
{
	const octroi_program **programs = ARENA_ARRAY(r->memory, const octroi_program *, r->scheme_count + 1);
	size_t count = 0;
	for (size_t i = 0; i < r->scheme_count; i++)
		if (r->schemes[i]->program)
			programs[count++] = r->schemes[i]->program;
	settings_unread(r->book, r->question->settings, programs, count, r->d);
}

/* The lines as they were given may say more than the result. */
static bool complete_lines(restating *r)
{
	const octroi_restate_question *q = r->question;
	if (!q->path)
		return true;
	octroi_old_line *lines = ARENA_ARRAY(r->memory, octroi_old_line, q->count + 1);
	octroi_program **programs = ARENA_ARRAY(r->memory, octroi_program *, q->count + 1);
	flow_maps maps = {q->maps, q->map_count, q->map_file, NULL, OCTROI_TYPED};
	for (size_t i = 0; i < q->count; i++) {
		lines[i] = q->lines[i];
		programs[i] = r->now[i].by ? r->now[i].by->program : NULL;
		r->lines[i].line = &lines[i];
	}
	return lines_complete(r->book, lines, programs, q->count, q->path, &maps, q->format, r->memory, r->d);
}

const octroi_restatement *restate_run(rulebook *book, const octroi_restate_question *question, arena *memory, diagnostics *d)
{
	restating r = {.book = book, .question = question, .memory = memory, .d = d};
	size_t n = question->count;
	r.figures = standard_quantities(&r.figure_count);
	if (!settings_sound(&r))
		return NULL;
	r.now = outcomes_new(&r);
	r.then = outcomes_new(&r);
	r.lines = ARENA_ARRAY(memory, octroi_restated_line, n + 1);
	find_schemes(&r);
	tell_unread(&r);
	if (diagnostics_errors(d) || !complete_lines(&r))
		return NULL;
	compute_outcomes(&r, r.now);
	compute_outcomes(&r, r.then);
	for (size_t i = 0; i < n; i++)
		compare_line(&r, i);
	return told(&r);
}
