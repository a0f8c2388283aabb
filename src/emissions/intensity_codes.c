/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of another edition: a code that became several has a figure where all of them agree. */
#include <math.h>
#include <string.h>

#include "ladder.h"

recoding good_recoded(asker *a)
{
	const ladder *shared = &a->ladder->document->ladder;
	recoding out = {.count = 1, .codes = &a->question->good};
	if (!shared->good.name)
		return out;
	octroi_line *line = ladder_line(a, a->ladder->program, NULL);
	program_answer answer = program_ask(line, &shared->good.name, 1, false, a->scratch, a->d);
	const program_figure *f = &answer.figures[0];
	out.notes = answer.notes;
	out.note_count = answer.note_count;
	if (f->text) {
		const char **one = ARENA_NEW(a->scratch, const char *);
		*one = f->text;
		out.codes = one;
		return out;
	}
	/* A code that was divided became what its rows hold. */
	bool divided = f->reason && strcmp(f->reason->code, "ambiguous-row") == 0;
	out.codes = divided ? f->reason->choices : NULL;
	out.count = divided ? f->reason->choice_count : 0;
	out.reason = f->reason;
	return out;
}

static bool same(double x, double y)
{
	return x == y || (isnan(x) && isnan(y));
}

/* Whether all candidates say the same of one tier. */
static bool all_agree(const octroi_tier *all, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!same(all[i].figure, all[0].figure) || !same(all[i].plain, all[0].plain) ||
		    strcmp(all[i].reason ? all[i].reason->code : "", all[0].reason ? all[0].reason->code : "") != 0)
			return false;
	return true;
}

/* What a tier would say of one candidate: "8541 43  asks for --route"; NULL: nothing. */
static const char *candidate_text(const asker *a, const char *code, const octroi_tier *t)
{
	char pretty[GOOD_TEXT_SIZE];
	double value = isnan(t->figure) ? t->plain : t->figure;
	good_write(code, pretty);
	if (!isnan(value))
		return arena_printf(a->memory, "%s  %g %s", pretty, value, isnan(t->figure) ? t->plain_unit : t->unit);
	if (t->reason && t->reason->option && strcmp(t->reason->code, "missing-input") == 0)
		return arena_printf(a->memory, "%s  asks for --%s", pretty, t->reason->option);
	return NULL;
}

static const octroi_reason *candidates_reason(const asker *a, const recoding *r, const octroi_tier *all)
{
	octroi_reason *out = ARENA_NEW(a->memory, octroi_reason);
	const char **choices = ARENA_ARRAY(a->memory, const char *, r->count);
	char pretty[GOOD_TEXT_SIZE];
	*out = (octroi_reason){.code = "divided-code", .choices = choices};
	for (size_t i = 0; i < r->count; i++) {
		const char *text = candidate_text(a, r->codes[i], &all[i]);
		if (text)
			choices[out->choice_count++] = text;
	}
	good_write(a->question->good, pretty);
	out->text = arena_printf(a->memory, "%s became %zu codes%s", pretty, r->count,
	                         out->choice_count > 1    ? " that differ; give one of them"
	                         : out->choice_count == 1 ? " that differ; give this one, if it is meant"
	                                                  : ", of which none is known");
	return out;
}

/* What was said of the first candidate holds for the code that was asked about. */
static const char *said_of_asked(const asker *a, const recoding *r, const char *text)
{
	char pretty[GOOD_TEXT_SIZE], asked[GOOD_TEXT_SIZE];
	buffer out = {.memory = a->memory};
	good_write(r->codes[0], pretty);
	good_write(a->question->good, asked);
	buffer_puts(&out, "");
	for (const char *at; (at = strstr(text, pretty)); text = at + strlen(pretty)) {
		buffer_add(&out, text, (size_t)(at - text));
		buffer_puts(&out, asked);
	}
	buffer_puts(&out, text);
	return out.at;
}

/* Of a tier on which all candidates agree. */
static void agreed_on(const asker *a, const recoding *r, octroi_tier *t)
{
	octroi_note *notes = ARENA_ARRAY(a->memory, octroi_note, t->note_count + 1);
	char asked[GOOD_TEXT_SIZE];
	for (size_t i = 0; i < t->note_count; i++) {
		notes[i] = t->notes[i];
		notes[i].text = said_of_asked(a, r, notes[i].text);
	}
	t->notes = notes;
	if (t->reason) {
		octroi_reason *reason = reason_kept(t->reason, a->memory);
		reason->text = said_of_asked(a, r, reason->text);
		t->reason = reason;
	}
	good_write(a->question->good, asked);
	tier_note(a, t, arena_printf(a->scratch, "%s became %zu codes, which agree here", asked, r->count));
}

octroi_tier tier_of_candidates(asker *a, const tier *declared, const recoding *r)
{
	octroi_tier *all = ARENA_ARRAY(a->scratch, octroi_tier, r->count);
	for (size_t i = 0; i < r->count; i++) {
		a->good = r->codes[i];
		all[i] = tier_asked(a, declared);
	}
	octroi_tier t = all[0];
	if (!all_agree(all, r->count)) {
		t = tier_new(declared);
		t.reason = candidates_reason(a, r, all);
		return t;
	}
	tier_notes_add(a, &t, r->notes, r->note_count);
	if (r->count > 1)
		agreed_on(a, r, &t);
	return t;
}
