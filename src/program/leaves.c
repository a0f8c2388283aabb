/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line on its own. A code of fewer digits than its nomenclature's stands for
 * the codes below it: each is computed like a line, then they are folded. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "fold.h"

enum { LEAVES_MAX = 4096 };

typedef struct {
	size_t               count;
	const char         **codes;
	const octroi_result **results;
	octroi_state         state;
	arena               *memory;
} leaf_results;

static octroi_line *line_with_good(const octroi_line *line, const char *code, arena *memory)
{
	const octroi_program *p = line->program;
	octroi_line *copy = ARENA_NEW(memory, octroi_line);
	*copy = *line;
	copy->given = ARENA_ARRAY(memory, value, p->slot_count);
	memcpy(copy->given, line->given, p->slot_count * sizeof *copy->given);
	copy->given[p->good].text = slice_of(code);
	/* What is below is of the nomenclature's own edition. */
	if (p->edition >= 0) {
		copy->is_given = ARENA_ARRAY(memory, bool, p->slot_count);
		memcpy(copy->is_given, line->is_given, p->slot_count * sizeof *copy->is_given);
		copy->is_given[p->edition] = false;
	}
	return copy;
}

/* The leaf whose state speaks for all. */
static const octroi_result *speaker(const leaf_results *l)
{
	const octroi_result *best = l->results[0];
	for (size_t i = 1; i < l->count; i++)
		if (state_takes_over(best->state, l->results[i]->state))
			best = l->results[i];
	return best;
}

static const octroi_quantity *quantity_named(const octroi_result *r, const char *name)
{
	for (size_t i = 0; i < r->quantity_count; i++)
		if (strcmp(r->quantities[i].name, name) == 0)
			return &r->quantities[i];
	return NULL;
}

static octroi_quantity fold_quantity(const leaf_results *l, const octroi_quantity *like, standing st)
{
	codes_fold fold = codes_fold_new();
	for (size_t i = 0; i < l->count; i++) {
		const octroi_quantity *q = quantity_named(l->results[i], like->name);
		folded leaf = {NAN, NAN, NAN, NULL, 0};
		if (q)
			leaf = (folded){q->value, q->low, q->high, q->reason, (uint8_t)q->standing};
		codes_fold_add(&fold, like->amount, l->results[i]->state, &leaf);
	}
	folded all = codes_fold_end(&fold, like->amount, l->state);
	if (strcmp(like->name, "net_charge") == 0)
		fold_due(&all, l->state, st);
	octroi_quantity out = *like;
	out.value = all.value;
	out.low = all.low;
	out.high = all.high;
	out.reason = all.reason;
	out.standing = (octroi_standing)all.standing;
	return out;
}

/* Those that any leaf has, in the order of the rule file. */
static void fold_quantities(const leaf_results *l, octroi_result *out)
{
	const octroi_program *p = out->program;
	octroi_quantity *all = ARENA_ARRAY(l->memory, octroi_quantity, p->slot_count + 1);
	out->quantity_count = 0;
	for (size_t s = 0; s < p->slot_count; s++) {
		const octroi_quantity *like = NULL;
		for (size_t i = 0; i < l->count && !like; i++)
			like = quantity_named(l->results[i], p->slots[s].name);
		if (like)
			all[out->quantity_count++] = fold_quantity(l, like, (standing)out->standing);
	}
	out->quantities = all;
}

static bool has_code(const octroi_result *r, const octroi_code *code)
{
	for (size_t i = 0; i < r->code_count; i++)
		if (strcmp(r->codes[i].name, code->name) == 0)
			return strcmp(r->codes[i].value, code->value) == 0;
	return r->state == OCTROI_OUT_OF_SCOPE || r->state == OCTROI_NOT_COMPUTABLE;
}

/* Codes in which all leaves agree. */
static void fold_codes(const leaf_results *l, const octroi_result *from, octroi_result *out)
{
	octroi_code *codes = ARENA_ARRAY(l->memory, octroi_code, from->code_count + 1);
	out->code_count = 0;
	for (size_t k = 0; k < from->code_count; k++) {
		bool agreed = true;
		for (size_t i = 0; i < l->count; i++)
			agreed = agreed && has_code(l->results[i], &from->codes[k]);
		if (agreed)
			codes[out->code_count++] = from->codes[k];
	}
	out->codes = codes;
}

/* Each note once; of leaves that are computed. */
static void fold_notes(const leaf_results *l, octroi_result *out)
{
	octroi_note *notes = NULL;
	size_t capacity = 0;
	out->note_count = 0;
	for (size_t i = 0; i < l->count; i++) {
		const octroi_result *r = l->results[i];
		for (size_t k = 0; r->state == l->state && k < r->note_count; k++) {
			bool told = false;
			for (size_t m = 0; m < out->note_count; m++)
				told = told || strcmp(notes[m].text, r->notes[k].text) == 0;
			if (!told)
				*ARENA_PUSH(l->memory, notes, out->note_count, capacity) = r->notes[k];
		}
	}
	out->notes = notes;
}

static const octroi_leaves *leaves_told(const leaf_results *l)
{
	octroi_leaves *told = ARENA_NEW(l->memory, octroi_leaves);
	const char **left_out = ARENA_ARRAY(l->memory, const char *, l->count);
	const octroi_reason **reasons = ARENA_ARRAY(l->memory, const octroi_reason *, l->count);
	told->count = l->count;
	for (size_t i = 0; i < l->count; i++) {
		const octroi_result *r = l->results[i];
		told->computed += r->state == OCTROI_COMPUTED;
		told->out_of_scope += r->state == OCTROI_OUT_OF_SCOPE;
		if (r->state != OCTROI_NOT_COMPUTABLE)
			continue;
		left_out[told->not_computable] = l->codes[i];
		reasons[told->not_computable++] = r->reason;
	}
	size_t known = l->count - told->not_computable;
	told->in_scope = known ? (double)(known - told->out_of_scope) / (double)known : NAN;
	told->left_out = left_out;
	told->reasons = reasons;
	return told;
}

static const char *figure_text(arena *a, double x, const char *unit)
{
	char text[64];
	number_write_fixed(x, 2, true, text, sizeof text);
	return arena_printf(a, "%s %s", text, unit);
}

/* What a reader must know of a mean: of how many codes, and how far they lie apart. */
static const char *mean_text(const leaf_results *l, const octroi_result *out)
{
	const octroi_leaves *told = out->leaves;
	const octroi_quantity *due = quantity_named(out, "net_charge");
	char pretty[GOOD_TEXT_SIZE];
	buffer text = {.memory = l->memory};
	size_t in_scope = told->count - told->out_of_scope - told->not_computable;
	buffer_printf(&text, "%s stands for %zu codes, ", good_write(out->good, pretty), told->count);
	if (in_scope == 0 || in_scope == told->count)
		buffer_puts(&text, in_scope ? "all of them in scope" : "none of them in scope");
	else
		buffer_printf(&text, "%zu of them in scope", in_scope);
	if (out->state == OCTROI_COMPUTED && due && due->low < due->high)
		buffer_printf(&text, "; shown is their plain mean, and the charge lies between %s and %s",
		              figure_text(l->memory, due->low, due->unit), figure_text(l->memory, due->high, due->unit));
	else if (out->state == OCTROI_COMPUTED)
		buffer_puts(&text, "; all that are in scope cost the same");
	return text.at;
}

static const char *left_out_text(const leaf_results *l, const octroi_leaves *told)
{
	enum { NAMED = 6 };
	char pretty[GOOD_TEXT_SIZE];
	buffer text = {.memory = l->memory};
	buffer_printf(&text, "left out, as %s cannot be computed: ", told->not_computable == 1 ? "it" : "they");
	for (size_t i = 0; i < told->not_computable && i < NAMED; i++)
		buffer_printf(&text, "%s%s (%s)", i ? "; " : "", good_write(told->left_out[i], pretty), told->reasons[i]->text);
	if (told->not_computable > NAMED)
		buffer_printf(&text, " and %zu more", told->not_computable - NAMED);
	return text.at;
}

static void note_leaves(const octroi_line *line, const leaf_results *l, octroi_result *out, diagnostics *d)
{
	octroi_note *notes = ARENA_ARRAY(l->memory, octroi_note, out->note_count + 3);
	size_t count = 0;
	edition_fate fate = EDITION_OWN;
	uint32_t edition = line_edition(line);
	if (edition)
		program_codes(line->program, line->given[line->program->good].text, edition, line_period(line).first, (const char *[1]){NULL}, 1, &fate, d);
	if (fate != EDITION_OWN)
		notes[count++] = (octroi_note){.code = "edition", .text = edition_fate_text(line->program, edition, fate, l->memory)};
	notes[count++] = (octroi_note){.code = "coarse-code", .text = mean_text(l, out)};
	if (out->leaves->not_computable && out->state != OCTROI_NOT_COMPUTABLE)
		notes[count++] = (octroi_note){.code = "left-out", .text = left_out_text(l, out->leaves)};
	if (out->note_count)
		memcpy(notes + count, out->notes, out->note_count * sizeof *notes);
	out->notes = notes;
	out->note_count += count;
}

static standing weakest_of(const leaf_results *l)
{
	bool computed = l->state == OCTROI_COMPUTED;
	standing st = STANDING_GIVEN;
	for (size_t i = 0; i < l->count; i++)
		if (!computed || l->results[i]->state == OCTROI_COMPUTED)
			st = weakest(st, (standing)l->results[i]->standing);
	return st;
}

static const octroi_result *fold_leaves(const octroi_line *line, const leaf_results *l, diagnostics *d)
{
	const octroi_program *p = line->program;
	const octroi_result *first = speaker(l);
	octroi_result *out = ARENA_NEW(l->memory, octroi_result);
	slice good = line->given[p->good].text;
	char pretty[GOOD_TEXT_SIZE];
	*out = *first;
	out->standing = (octroi_standing)weakest_of(l);
	out->good = arena_copy(l->memory, good.at, good.length);
	const nomenclature *goods = program_goods(p, out->good, d);
	out->good_text = goods ? nomenclature_text(goods, out->good, line_period(line).first) : NULL;
	fold_quantities(l, out);
	fold_codes(l, first, out);
	fold_notes(l, out);
	octroi_part *whole = ARENA_NEW(l->memory, octroi_part);
	*whole = (octroi_part){first->parts[0].first, first->parts[first->part_count - 1].last, 1, NULL, 0};
	if (out->state == OCTROI_OUT_OF_SCOPE) {
		octroi_reason *none = ARENA_NEW(l->memory, octroi_reason);
		*none = *first->reason;
		none->text = arena_printf(l->memory, "no code below %s is in scope, such as: %s", good_write(out->good, pretty),
		                          first->reason->text);
		out->reason = none;
	}
	out->parts = whole;
	out->part_count = 1;
	out->leaves = leaves_told(l);
	note_leaves(line, l, out, d);
	return out;
}

const char **line_leaves(const octroi_line *line, arena *memory, size_t *count, diagnostics *d)
{
	const octroi_program *p = line->program;
	day on = line_period(line).first;
	*count = 0;
	if (p->good < 0 || !line->is_given[p->good] || on == DAY_UNKNOWN)
		return NULL;
	const char **codes = ARENA_ARRAY(memory, const char *, LEAVES_MAX);
	edition_fate fate;
	*count = program_codes(p, line->given[p->good].text, line_edition(line), day_of(day_year(on), 1, 1), codes, LEAVES_MAX, &fate, d);
	return codes;
}

const octroi_result *program_evaluate(const octroi_line *line, bool explain, arena *memory, diagnostics *d)
{
	leaf_results l = {.memory = memory};
	l.codes = line_leaves(line, memory, &l.count, d);
	if (!l.count)
		return evaluate_exact(line, explain, memory, d);
	l.results = ARENA_ARRAY(memory, const octroi_result *, l.count);
	for (size_t i = 0; i < l.count; i++) {
		l.results[i] = evaluate_exact(line_with_good(line, l.codes[i], memory), false, memory, d);
		if (!l.results[i])
			return NULL;
	}
	l.state = speaker(&l)->state;
	return fold_leaves(line, &l, d);
}
