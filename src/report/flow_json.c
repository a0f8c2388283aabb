/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines as JSON: head, lines (if asked for), totals, what was left out. */
#include <string.h>

#include "formats.h"
#include "result_json.h"

/* As in a result of a line: with several schemes the first keys name no rulebook and no options. */
static void schemes_json(json *j, const octroi_flow_result *r)
{
	const octroi_facts *first = r->program_count ? octroi_program_facts(r->programs[0]) : NULL;
	const octroi_facts none = {0}, *only = r->program_count == 1 ? first : &none;
	json_text(j, "rulebook", only->rulebook);
	json_text(j, "as_of", first ? first->as_of : NULL);
	json_options(j, only);
	json_open(j, "schemes", '[');
	for (size_t i = 0; i < r->program_count; i++)
		json_scheme(j, r->programs[i]);
	json_close(j, ']');
}

/* Lines that are written as they come (result NULL) stand before it is known
 * which schemes they meet: these follow behind them. */
void flow_json_head(const report_flow_question *q, const octroi_flow_result *r, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	if (r)
		schemes_json(&j, r);
	json_text(&j, "seed", NULL);
	json_question(&j, "run", q->arguments);
	json_open(&j, "lines", '[');
}

static void counts_json(json *j, const octroi_total *t)
{
	json_open(j, "lines", '{');
	for (int s = 0; s < OCTROI_STATES; s++)
		if (t->lines[s] || s == OCTROI_COMPUTED || s == OCTROI_NOT_COMPUTABLE)
			json_count(j, octroi_state_name((octroi_state)s), t->lines[s]);
	json_close(j, '}');
	json_open(j, "mass_t", '{');
	for (int s = 0; s < OCTROI_STATES; s++)
		if (t->lines[s] || t->mass_t[s] > 0)
			json_number(j, octroi_state_name((octroi_state)s), t->mass_t[s]);
	json_close(j, '}');
	json_number(j, "mass_left_out_t", t->mass_t[OCTROI_NOT_COMPUTABLE]);
	json_count(j, "without_mass", t->without_mass);
	json_open(j, "coarse", '{');
	json_count(j, "lines", t->coarse);
	json_number(j, "mass_t", t->coarse_mass_t);
	json_close(j, '}');
}

static void total_json(json *j, const octroi_total *t, const report_flow_question *q)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "scheme", octroi_program_facts(t->program)->id);
	json_text(j, "scenario", "base");
	if (t->year)
		json_count(j, "year", (size_t)t->year);
	else
		json_text(j, "year", NULL);
	json_open(j, "by", '{');
	for (size_t k = 0; k < q->by_count; k++)
		json_text(j, q->by[k], t->by[k]);
	json_close(j, '}');
	counts_json(j, t);
	json_open(j, "quantities", '{');
	for (size_t k = 0; k < t->sum_count && !total_unknown(t); k++) {
		json_open(j, t->sums[k].name, '{');
		json_number(j, "value", t->sums[k].value);
		if (t->sums[k].low < t->sums[k].high) {
			json_number(j, "low", t->sums[k].low);
			json_number(j, "high", t->sums[k].high);
		}
		json_text(j, "unit", t->sums[k].unit);
		json_close(j, '}');
	}
	json_close(j, '}');
	json_open(j, "charge_by_standing", '{');
	for (int s = 0; s <= OCTROI_SCENARIO; s++)
		if (t->charge_by_standing[s] != 0)
			json_number(j, octroi_standing_name((octroi_standing)s), t->charge_by_standing[s]);
	json_close(j, '}');
	json_close(j, '}');
}

static void reason_json(json *j, const octroi_reason_total *t)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "scheme", octroi_program_facts(t->program)->id);
	json_text(j, "state", octroi_state_name(t->state));
	json_text(j, "code", t->reason.code);
	json_text(j, "text", t->reason.text);
	json_text(j, "source", t->reason.source);
	json_count(j, "lines", t->lines);
	json_count(j, "first_line", t->first);
	json_number(j, "mass_t", t->mass_t);
	if (t->priced) {
		json_count(j, "priced", t->priced);
		json_number(j, "at_most", t->at_most);
	}
	json_close(j, '}');
}

static void group_json(json *j, const octroi_group_total *g)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "scheme", octroi_program_facts(g->program)->id);
	json_text(j, "group", g->group);
	json_open(j, "by", '{');
	for (size_t k = 0; k < g->key_count; k++)
		json_text(j, g->keys[k], g->by[k]);
	json_close(j, '}');
	json_open(j, "quantities", '{');
	for (size_t k = 0; k < g->quantity_count; k++) {
		json_open(j, g->quantities[k].name, '{');
		if (g->quantities[k].text)
			json_text(j, "value", g->quantities[k].text);
		else
			json_number(j, "value", g->quantities[k].value);
		json_text(j, "unit", g->quantities[k].unit);
		json_text(j, "standing", octroi_standing_name(g->quantities[k].standing));
		if (g->quantities[k].reason)
			json_text(j, "reason", g->quantities[k].reason->text);
		json_close(j, '}');
	}
	json_close(j, '}');
	json_close(j, '}');
}

static void coverage_json(json *j, const octroi_flow_result *r)
{
	size_t lines = 0, computed = 0, left_out = 0, coarse = 0;
	for (size_t i = 0; i < r->total_count; i++) {
		for (int s = 0; s < OCTROI_STATES; s++)
			lines += r->totals[i].lines[s];
		computed += r->totals[i].lines[OCTROI_COMPUTED];
		left_out += r->totals[i].lines[OCTROI_NOT_COMPUTABLE];
		coarse += r->totals[i].coarse;
	}
	json_open(j, "coverage", '{');
	json_count(j, "rows", r->rows);
	json_count(j, "bad_rows", r->bad_rows);
	json_count(j, "no_scheme", r->no_scheme);
	json_count(j, "lines", lines);
	json_count(j, "computed", computed);
	json_count(j, "not_computable", left_out);
	json_count(j, "coarse", coarse);
	if (r->format)
		json_text(j, "format", r->format);
	if (r->format || r->left_out_count) {
		json_open(j, "left_out", '[');
		for (size_t i = 0; i < r->left_out_count; i++) {
			json_open(j, NULL, '{');
			json_text(j, "why", r->left_out[i].why);
			json_count(j, "rows", r->left_out[i].rows);
			json_close(j, '}');
		}
		json_close(j, ']');
	}
	flow_stages_json(j, r);
	json_close(j, '}');
}

void flow_json(const octroi_flow_result *r, const report_flow_question *q, bool after_lines, FILE *out)
{
	json j = {.out = out, .comma = true};
	if (!after_lines)
		flow_json_head(q, r, out);
	json_close(&j, ']');
	if (after_lines)
		schemes_json(&j, r);
	json_open(&j, "totals", '[');
	for (size_t i = 0; i < r->total_count; i++)
		total_json(&j, &r->totals[i], q);
	json_close(&j, ']');
	json_open(&j, "not_computed", '[');
	for (size_t i = 0; i < r->reason_count; i++)
		reason_json(&j, &r->reasons[i]);
	json_close(&j, ']');
	if (q->groups) {
		json_open(&j, "groups", '[');
		for (size_t i = 0; i < r->group_count; i++)
			group_json(&j, &r->groups[i]);
		json_close(&j, ']');
	}
	coverage_json(&j, r);
	json_open(&j, "assumptions", '[');
	for (size_t i = 0; i < r->note_count; i++)
		if (r->notes[i].note.assumption)
			json_text(&j, NULL, r->notes[i].note.text);
	json_close(&j, ']');
	json_open(&j, "notes", '[');
	for (size_t i = 0; i < r->note_count; i++) {
		json_open(&j, NULL, '{');
		json_text(&j, "code", r->notes[i].note.code);
		json_text(&j, "text", r->notes[i].note.text);
		json_count(&j, "lines", r->notes[i].lines);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}
