/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON results read again as cells: scheme, year, what tells them apart, lines and amounts by state, sums. */
#include <math.h>
#include <string.h>

#include "charge_file.h"
#include "result_file.h"

typedef enum { OF_LINES, OF_FLOWS, OF_SCENARIOS } result_kind;

struct charge_file {
	arena       *memory;
	const char  *path;
	json_t      *root;
	result_kind  kind;
	const char **variants;
	size_t       variant_count;
};

typedef struct {
	const charge_file  *f;
	arena              *memory;
	const char         *variant;
	const char        **by;
	size_t              by_count, by_capacity;
	octroi_charge_cell *cells;
	size_t              count, capacity;
} reading;

/* ---- what the file is ------------------------------------------------------------------------- */

static bool kind_of(const json_t *root, result_kind *kind)
{
	static const char *const commands[] = {"cost", "explain", "run", "compare"};
	const char *command = json_string_value(json_object_get(json_object_get(root, "question"), "command"));
	bool known = false;
	for (size_t i = 0; command && i < sizeof commands / sizeof *commands; i++)
		known = known || strcmp(commands[i], command) == 0;
	bool totals = json_is_array(json_object_get(root, "totals")), lines = json_is_array(json_object_get(root, "lines"));
	*kind = OF_LINES;
	if (json_is_array(json_object_get(root, "variants")))
		*kind = OF_SCENARIOS;
	else if (known && strcmp(command, "run") == 0)
		*kind = OF_FLOWS;
	return known && json_object_get(root, "octroi") && (*kind == OF_LINES ? lines : totals);
}

static void find_variants(charge_file *f)
{
	json_t *variants = json_object_get(f->root, "variants");
	f->variants = ARENA_ARRAY(f->memory, const char *, json_array_size(variants) + 1);
	for (size_t i = 0; i < json_array_size(variants); i++) {
		const char *name = json_member_text(f->memory, json_array_get(variants, i), "variant");
		if (name)
			f->variants[f->variant_count++] = name;
	}
}

charge_file *charge_file_open(arena *memory, const char *path, diagnostics *d)
{
	slice rest;
	const source_text *text = result_text(memory, path, &rest, d);
	json_t *root = text ? result_json(text, path, d) : NULL;
	if (text && !root)
		error_remedy(d, "results are read as octroi cost, run and compare write them with --format json");
	if (!root)
		return NULL;
	charge_file *f = ARENA_NEW(memory, charge_file);
	*f = (charge_file){.memory = memory, .path = path, .root = root};
	double format = json_member_number(root, "format");
	bool sound = kind_of(root, &f->kind);
	if (!sound) {
		error_at(d, (place){0}, "no-result", "'%s' is no result of charges", path);
		error_remedy(d, "octroi cost, run and compare write them with --format json");
	} else if (format > OCTROI_FORMAT) {
		error_at(d, (place){0}, "newer-format", "'%s' is of format %g, which this octroi does not know", path, format);
	} else {
		find_variants(f);
		return f;
	}
	json_decref(root);
	return NULL;
}

void charge_file_close(charge_file *f)
{
	if (f)
		json_decref(f->root);
}

const char *const *charge_file_variants(const charge_file *f, size_t *count)
{
	*count = f->variant_count;
	return f->variants;
}

const char *charge_file_base(const charge_file *f)
{
	return json_member_text(f->memory, f->root, "base");
}

/* ---- what all cells have ---------------------------------------------------------------------- */

static const json_t *schemes_of(const reading *r)
{
	const json_t *variants = json_object_get(r->f->root, "variants");
	for (size_t i = 0; i < json_array_size(variants); i++) {
		const json_t *v = json_array_get(variants, i);
		const char *name = json_string_value(json_object_get(v, "variant"));
		if (r->variant && name && !strcmp(name, r->variant))
			return json_object_get(v, "schemes");
	}
	return json_object_get(r->f->root, "schemes");
}

static const char *currency_of(const reading *r, const char *scheme)
{
	const json_t *schemes = schemes_of(r);
	for (size_t i = 0; i < json_array_size(schemes); i++) {
		const char *id = json_string_value(json_object_get(json_array_get(schemes, i), "scheme"));
		if (id && !strcmp(id, scheme))
			return json_member_text(r->memory, json_array_get(schemes, i), "currency");
	}
	return NULL;
}

static void read_sums(const reading *r, const json_t *quantities, octroi_charge_cell *c)
{
	size_t count;
	const char *const *names = octroi_standard_quantities(&count);
	octroi_sum *sums = ARENA_ARRAY(r->memory, octroi_sum, count);
	for (size_t k = 0; k < count; k++) {
		const json_t *q = json_object_get(quantities, names[k]);
		const char *unit = json_member_text(r->memory, q, "unit");
		double value = json_member_number(q, "value");
		if (!isnan(value))
			sums[c->sum_count++] = (octroi_sum){.name = names[k], .unit = unit ? unit : "", .value = value, .low = value, .high = value};
		if (strcmp(names[k], "net_charge") == 0)
			c->currency = unit;
	}
	c->sums = sums;
	c->currency = c->currency ? c->currency : currency_of(r, c->scheme);
}

static void take(reading *r, const octroi_charge_cell *c)
{
	*ARENA_PUSH(r->memory, r->cells, r->count, r->capacity) = *c;
}

static bool is_state(const char *text, int *state)
{
	for (int s = 0; text && s < OCTROI_STATES; s++)
		if (strcmp(octroi_state_name((octroi_state)s), text) == 0) {
			*state = s;
			return true;
		}
	return false;
}

static int year_of(const json_t *object)
{
	double year = json_member_number(object, "year");
	return year > 0 && year < 10000 ? (int)year : 0;
}

static void malformed(const reading *r, const char *list, size_t at, const char *why, diagnostics *d)
{
	error_at(d, (place){0}, "bad-result", "%s: %s[%zu] %s", r->f->path, list, at, why);
}

/* ---- lines ---------------------------------------------------------------------------------------- */

static void line_names(reading *r, const char *const *asked, size_t count)
{
	static const char *const always[] = {"importer", "origin", "destination", "good"}, *const more[] = {"date", "basis"};
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		*ARENA_PUSH(r->memory, r->by, r->by_count, r->by_capacity) = always[i];
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof more / sizeof *more; k++)
			if (strcmp(asked[i], more[k]) == 0)
				*ARENA_PUSH(r->memory, r->by, r->by_count, r->by_capacity) = more[k];
}

/* What a line counts in each state by its days, where that is not all in one. */
static void read_amounts(const json_t *line, int state, octroi_charge_cell *c)
{
	const json_t *amount = json_object_get(line, "amount"), *shares = json_object_get(line, "shares");
	double value = json_member_number(amount, "value");
	c->amount[state] = value;
	for (int s = 0; s < OCTROI_STATES && json_is_object(shares); s++) {
		double share = json_member_number(shares, octroi_state_name((octroi_state)s));
		c->amount[s] = isnan(share) ? 0 : share * value;
	}
}

static bool read_line(reading *r, const json_t *line, size_t at, diagnostics *d)
{
	const json_t *amount = json_object_get(line, "amount");
	const char **by = ARENA_ARRAY(r->memory, const char *, r->by_count + 1);
	double value = json_member_number(amount, "value");
	int state;
	octroi_charge_cell c = {.scheme = json_member_text(r->memory, line, "scheme"), .year = year_of(line), .by = by};
	if (!c.scheme || !is_state(json_string_value(json_object_get(line, "state")), &state)) {
		malformed(r, "lines", at, c.scheme ? "has no state" : "has no scheme", d);
		return false;
	}
	for (size_t i = 0; i < r->by_count; i++)
		by[i] = json_member_text(r->memory, line, r->by[i]);
	c.lines[state] = 1;
	read_amounts(line, state, &c);
	c.amount_unit = isnan(value) ? NULL : json_member_text(r->memory, amount, "unit");
	c.reason = state == OCTROI_NOT_COMPUTABLE ? json_member_text(r->memory, json_object_get(line, "reason"), "text") : NULL;
	read_sums(r, json_object_get(line, "quantities"), &c);
	take(r, &c);
	return true;
}

/* ---- totals and cells --------------------------------------------------------------------------------- */

/* The one reason for which lines of a scheme are not computable; NULL: there are several. */
static const char *reason_of(const reading *r, const char *scheme)
{
	const json_t *reasons = json_object_get(r->f->root, r->variant ? "reasons" : "not_computed");
	const char *only = NULL;
	for (size_t i = 0; i < json_array_size(reasons); i++) {
		const json_t *x = json_array_get(reasons, i);
		const char *of = json_string_value(json_object_get(x, "scheme")), *state = json_string_value(json_object_get(x, "state"));
		const char *variant = json_string_value(json_object_get(x, "variant"));
		if (!of || strcmp(of, scheme) != 0 || !state || strcmp(state, octroi_state_name(OCTROI_NOT_COMPUTABLE)) != 0)
			continue;
		if (r->variant && (!variant || strcmp(variant, r->variant) != 0))
			continue;
		if (only)
			return NULL;
		only = json_member_text(r->memory, x, "text");
	}
	return only;
}

/* Masses tell how much there is only where all lines have one; those without are taken for those not computable, as long as
 * there are so many. */
static void read_states(const json_t *total, octroi_charge_cell *c)
{
	const json_t *lines = json_object_get(total, "lines"), *masses = json_object_get(total, "mass_t");
	c->amount_unit = "t";
	for (int s = 0; s < OCTROI_STATES; s++) {
		const char *name = octroi_state_name((octroi_state)s);
		double count = json_member_number(lines, name), mass = json_member_number(masses, name);
		c->lines[s] = count > 0 ? (size_t)count : 0;
		c->amount[s] = isnan(mass) ? 0 : mass;
		if (c->lines[s] && !(mass > 0) && s != OCTROI_NOT_COMPUTABLE)
			c->amount_unit = NULL;
	}
	if (json_member_number(total, "without_mass") > (double)c->lines[OCTROI_NOT_COMPUTABLE])
		c->amount_unit = NULL;
}

static bool read_total(reading *r, const json_t *total, const char *list, size_t at, diagnostics *d)
{
	const json_t *by = json_object_get(total, "by");
	const char **texts = ARENA_ARRAY(r->memory, const char *, r->by_count + 1);
	octroi_charge_cell c = {.scheme = json_member_text(r->memory, total, "scheme"), .year = year_of(total), .by = texts};
	if (!c.scheme || !json_is_object(json_object_get(total, "lines"))) {
		malformed(r, list, at, c.scheme ? "does not say how many lines it has" : "has no scheme", d);
		return false;
	}
	for (size_t i = 0; i < r->by_count; i++)
		texts[i] = json_member_text(r->memory, by, r->by[i]);
	read_states(total, &c);
	c.reason = c.lines[OCTROI_NOT_COMPUTABLE] ? reason_of(r, c.scheme) : NULL;
	read_sums(r, json_object_get(total, "quantities"), &c);
	take(r, &c);
	return true;
}

static bool is_of_variant(const reading *r, const json_t *cell)
{
	const char *name = json_string_value(json_object_get(cell, "variant"));
	return !r->variant || (name && strcmp(name, r->variant) == 0);
}

static void total_names(reading *r, const json_t *list)
{
	json_t *by = json_object_get(json_array_get(list, 0), "by");
	for (void *at = json_object_iter(by); at; at = json_object_iter_next(by, at)) {
		const char *name = json_object_iter_key(at);
		*ARENA_PUSH(r->memory, r->by, r->by_count, r->by_capacity) = arena_copy(r->memory, name, strlen(name));
	}
}

/* Lines may be in several cells, which then add up to more than there is. */
static bool overlaps(const charge_file *f)
{
	const json_t *several = json_object_get(f->root, "scenarios");
	bool overlap = json_is_true(json_object_get(json_object_get(f->root, "scenario"), "overlap"));
	for (size_t i = 0; i < json_array_size(several); i++)
		overlap = overlap || json_is_true(json_object_get(json_array_get(several, i), "overlap"));
	return overlap;
}

bool charge_file_read(const charge_file *f, const char *variant, const char *name, const char *const *asked, size_t asked_count,
                      octroi_charges *out, diagnostics *d)
{
	reading r = {.f = f, .memory = f->memory, .variant = variant};
	bool overlap = overlaps(f), sound = true;
	const json_t *cells = json_object_get(f->root, "cells");
	const char *list = f->kind == OF_LINES ? "lines" : json_array_size(cells) && !overlap ? "cells" : "totals";
	const json_t *items = json_object_get(f->root, list);
	if (overlap && asked_count) {
		error_at(d, (place){0}, "overlap", "--by: in '%s' lines are in several cells, which do not add up; leave --by out", f->path);
		return false;
	}
	if (f->kind == OF_LINES)
		line_names(&r, asked, asked_count);
	else
		total_names(&r, items);
	for (size_t i = 0; i < json_array_size(items); i++) {
		const json_t *item = json_array_get(items, i);
		if (f->kind == OF_LINES)
			sound = read_line(&r, item, i, d) && sound;
		else if (is_of_variant(&r, item))
			sound = read_total(&r, item, list, i, d) && sound;
	}
	*out = (octroi_charges){.name = name, .by = r.by, .by_count = r.by_count, .cells = r.cells, .count = r.count};
	return sound;
}
