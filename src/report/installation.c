/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plant's own data come to: its goods side by side, where its emissions went, and
 * for one good every step. */
#include <math.h>

#include "../base/number.h"
#include "formats.h"
#include "grid.h"
#include "json.h"
#include "result_json.h"

/* ---- table ------------------------------------------------------------------------- */

static void print_head(const octroi_installation *r, const report_style *style, FILE *out)
{
	const octroi_facts *facts = octroi_program_facts(r->program);
	heading(out, style, r->title ? r->title : r->path);
	fputc('\n', out);
	fprintf(out, "%s, %d, by the rules of %s\n\n", r->country, r->year, facts->title);
}

static double above_allocation(double see, double sefa)
{
	double x = see - sefa;
	return x > 0 || isnan(x) ? x : 0;
}

static const char *per_tonne(arena *memory, double x)
{
	return isnan(x) ? "unknown" : figure(memory, x, "tCO2e/t", false);
}

static void goods_row(arena *memory, grid *g, const octroi_made_good *good)
{
	double see = good->see_direct + good->see_indirect, own = above_allocation(see, good->sefa);
	double official = above_allocation(good->default_see, good->default_sefa);
	grid_cell(g, good->name);
	grid_cell(g, good->good ? code_spaced(memory, good->good) : "");
	grid_cell(g, isnan(good->mass_t) ? "" : figure(memory, good->mass_t, "t", true));
	if (good->reason) {
		grid_cell(g, "-"); /* why is told below */
		grid_row_end(g);
		return;
	}
	grid_cell(g, per_tonne(memory, good->see_direct));
	grid_cell(g, per_tonne(memory, good->see_indirect));
	grid_cell(g, per_tonne(memory, see));
	grid_cell(g, per_tonne(memory, good->sefa));
	grid_cell(g, per_tonne(memory, own));
	grid_cell(g, isnan(official) ? "" : per_tonne(memory, official));
	grid_cell(g, isnan(official - own) ? "" : per_tonne(memory, figure_difference(official, own)));
}

static void print_goods(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	static const char *const titles[] = {"good", "code", "made", "direct", "indirect", "embedded", "allocation", "chargeable", "on default", "saved"};
	static const char *const units[] = {"", "", "t", "tCO2e/t", "tCO2e/t", "tCO2e/t", "tCO2e/t", "tCO2e/t", "tCO2e/t", "tCO2e/t"};
	grid *g = grid_new(memory);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		grid_column(g, titles[i], i >= 2);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		grid_cell(g, units[i]);
	for (size_t i = 0; i < r->good_count; i++)
		goods_row(memory, g, &r->goods[i]);
	grid_print(g, style->width, out);
}

/* Digits that percent and division leave behind are noise. */
static const char *content_text(arena *memory, double content)
{
	return figure_plain(memory, number_round_significant(content, 12, ROUND_HALF_EVEN));
}

static void print_content(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < r->good_count; i++) {
		const octroi_made_good *good = &r->goods[i];
		if (good->reason || good->content == 1)
			continue;
		prose(out, style, "  ", 2,
		      arena_printf(memory, "A tonne of %s holds %s %s; for each %s %s tCO2e direct, %s indirect.", good->name,
		                   content_text(memory, good->content), good->functional_unit, good->functional_unit, figure(memory, good->see_direct / good->content, "tCO2e/t", false),
		                   figure(memory, good->see_indirect / good->content, "tCO2e/t", false)));
	}
}

static void print_lacks(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	for (size_t i = 0; i < r->good_count; i++) {
		const octroi_made_good *good = &r->goods[i];
		if (good->reason)
			prose(out, style, "  ", 2, arena_printf(memory, "%s: %s.", good->name, good->reason->text));
		else if (good->lacks_sefa)
			prose(out, style, "  ", 2, arena_printf(memory, "The free allocation of %s is unknown: %s.", good->name, good->lacks_sefa->text));
	}
}

static void print_precursors(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	grid *g = grid_new(memory);
	static const char *const titles[] = {"precursor", "in", "of", "by", "t/t", "direct", "indirect", "allocation"};
	bool any = false;
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		grid_column(g, titles[i], i >= 4);
	for (size_t i = 0; i < r->good_count; i++)
		for (size_t k = 0; k < r->goods[i].precursor_count; k++) {
			const octroi_precursor *p = &r->goods[i].precursors[k];
			grid_cell(g, p->name);
			grid_cell(g, r->goods[i].name);
			grid_cell(g, p->origin ? p->origin : "");
			grid_cell(g, octroi_precursor_kind_name(p->kind));
			grid_cell(g, figure(memory, p->per_t, "tCO2e/t", false));
			grid_cell(g, per_tonne(memory, p->see_direct));
			grid_cell(g, per_tonne(memory, p->see_indirect));
			grid_cell(g, per_tonne(memory, p->sefa));
			any = true;
		}
	if (!any)
		return;
	fputc('\n', out);
	grid_print(g, style->width, out);
}

static void balance_row(arena *memory, grid *g, const char *sign, const char *what, double x, bool always)
{
	if (!always && !isnan(x) && x == 0)
		return;
	grid_cell(g, sign);
	grid_cell(g, what);
	grid_cell(g, isnan(x) ? "unknown" : figure(memory, x, "tCO2e", true));
}

static void print_balance(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	const octroi_emission_balance *b = &r->balance;
	grid *g = grid_new(memory);
	grid_column(g, "", false);
	grid_column(g, "balance", false);
	grid_column(g, "tCO2e", true);
	balance_row(memory, g, "", "emissions of the site", b->site, true);
	balance_row(memory, g, "+", "brought in with heat, waste gas and power", b->brought_in, false);
	balance_row(memory, g, "-", "exported with heat, waste gas and power", b->exported, false);
	balance_row(memory, g, "-", "attributed to no goods", b->not_attributed, false);
	balance_row(memory, g, "=", "attributed to processes", b->attributed, true);
	balance_row(memory, g, "+", "added where less than nothing was attributed", b->floored, false);
	balance_row(memory, g, "+", "in precursors from outside", b->bought, false);
	balance_row(memory, g, "=", "in goods", b->in_goods, true);
	fputc('\n', out);
	grid_print(g, style->width, out);
}

static void print_installation_notes(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	if (r->note_count)
		fputc('\n', out);
	for (size_t i = 0; i < r->note_count; i++)
		prose(out, style, r->notes[i].assumption ? "assumed: " : "note: ", 2,
		      arena_printf(memory, "%s%s%s%s", r->notes[i].text, r->notes[i].source ? " (" : "", r->notes[i].source ? r->notes[i].source : "",
		                   r->notes[i].source ? ")" : ""));
}

static void print_steps(arena *memory, const octroi_installation *r, const report_style *style, FILE *out)
{
	const octroi_made_good *good = r->explained;
	if (good->reason) {
		fprintf(out, "%s is not computed: %s\n", good->name, good->reason->text);
		return;
	}
	fprintf(out, "%s t of %s, made in %s\n\n", figure_plain(memory, good->mass_t), good->name, good->process);
	steps_print(memory, r->steps, r->step_count, style, out);
}

static void installation_table(const octroi_installation *r, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	print_head(r, style, out);
	if (r->explained) {
		print_steps(memory, r, style, out);
	} else {
		print_goods(memory, r, style, out);
		print_content(memory, r, style, out);
		print_lacks(memory, r, style, out);
		print_precursors(memory, r, style, out);
		print_balance(memory, r, style, out);
	}
	print_installation_notes(memory, r, style, out);
	arena_free(memory);
}

/* ---- CSV ------------------------------------------------------------------------------ */

static void installation_csv(const octroi_installation *r, FILE *out)
{
	arena *memory = arena_new();
	fputs("scheme,year,country,name,process,good,route,standing,reason,mass_t,functional_unit,content,see_direct,see_indirect,"
	      "precursor_indirect,sefa,benchmark_sum,default_see,default_sefa,own_direct,own_indirect\n",
	      out);
	for (size_t i = 0; i < r->good_count; i++) {
		const octroi_made_good *g = &r->goods[i];
		const double numbers[] = {g->see_direct, g->see_indirect, g->precursor_indirect, g->sefa, g->benchmark_sum,
		                          g->default_see, g->default_sefa, g->own_direct, g->own_indirect};
		csv_field(out, octroi_program_facts(r->program)->id, true);
		csv_field(out, arena_printf(memory, "%d", r->year), false);
		csv_field(out, r->country, false);
		csv_field(out, g->name, false);
		csv_field(out, g->process, false);
		csv_field(out, g->good ? g->good : "", false);
		csv_field(out, g->route ? g->route : "", false);
		csv_field(out, g->reason ? "" : octroi_standing_name(g->standing), false);
		csv_field(out, g->reason ? g->reason->text : "", false);
		csv_number(out, g->mass_t);
		csv_field(out, g->functional_unit ? g->functional_unit : "", false);
		csv_number(out, g->content);
		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
			csv_number(out, numbers[k]);
		fputc('\n', out);
	}
	arena_free(memory);
}

/* ---- JSON ------------------------------------------------------------------------------- */

static void json_per_tonne(json *j, const char *key, double x)
{
	json_open(j, key, '{');
	json_number(j, "value", x);
	json_text(j, "unit", "tCO2e/t");
	json_close(j, '}');
}

static void json_sefa(json *j, const octroi_installation *r, const octroi_made_good *g)
{
	json_open(j, "sefa", '{');
	json_number(j, "value", g->sefa);
	json_text(j, "unit", "tCO2e/t");
	json_count(j, "year", (size_t)r->year);
	if (g->lacks_sefa)
		json_reason(j, g->lacks_sefa);
	json_close(j, '}');
}

static void json_precursors(json *j, const octroi_made_good *g)
{
	json_open(j, "precursors", '[');
	for (size_t i = 0; i < g->precursor_count; i++) {
		const octroi_precursor *p = &g->precursors[i];
		json_open(j, NULL, '{');
		json_text(j, "name", p->name);
		json_text(j, "good", p->good);
		json_text(j, "origin", p->origin);
		json_text(j, "kind", octroi_precursor_kind_name(p->kind));
		json_number(j, "mass_t", p->mass_t);
		json_number(j, "per_t", p->per_t);
		json_per_tonne(j, "see_direct", p->see_direct);
		json_per_tonne(j, "see_indirect", p->see_indirect);
		json_per_tonne(j, "sefa", p->sefa);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_good(json *j, const octroi_installation *r, const octroi_made_good *g)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "name", g->name);
	json_text(j, "process", g->process);
	json_text(j, "good", g->good);
	json_text(j, "route", g->route);
	json_text(j, "state", g->reason ? "not-computable" : "computed");
	json_text(j, "standing", g->reason ? NULL : octroi_standing_name(g->standing));
	json_reason(j, g->reason);
	json_number(j, "mass_t", g->mass_t);
	json_text(j, "functional_unit", g->functional_unit);
	json_number(j, "content", g->content);
	json_per_tonne(j, "see_direct", g->see_direct);
	json_per_tonne(j, "see_indirect", g->see_indirect);
	json_flag(j, "indirect_counts", g->indirect_counts);
	json_per_tonne(j, "precursor_indirect", g->precursor_indirect);
	json_sefa(j, r, g);
	json_per_tonne(j, "benchmark_sum", g->benchmark_sum);
	json_per_tonne(j, "default_see", g->default_see);
	json_per_tonne(j, "default_sefa", g->default_sefa);
	json_per_tonne(j, "own_direct", g->own_direct);
	json_per_tonne(j, "own_indirect", g->own_indirect);
	json_precursors(j, g);
	json_close(j, '}');
}

static void json_streams(json *j, const octroi_installation *r)
{
	json_open(j, "streams", '[');
	for (size_t i = 0; i < r->stream_count; i++) {
		json_line(j, 1);
		json_open(j, NULL, '{');
		json_text(j, "name", r->streams[i].name);
		json_text(j, "process", r->streams[i].process);
		json_text(j, "method", r->streams[i].method);
		json_number(j, "direct", r->streams[i].direct);
		json_number(j, "indirect", r->streams[i].indirect);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_balance(json *j, const octroi_emission_balance *b)
{
	json_line(j, 0);
	json_open(j, "balance", '{');
	json_number(j, "site", b->site);
	json_number(j, "brought_in", b->brought_in);
	json_number(j, "exported", b->exported);
	json_number(j, "attributed", b->attributed);
	json_number(j, "not_attributed", b->not_attributed);
	json_number(j, "floored", b->floored);
	json_number(j, "bought", b->bought);
	json_number(j, "in_goods", b->in_goods);
	json_text(j, "unit", "tCO2e");
	json_number(j, "power_mwh", b->power_mwh);
	json_close(j, '}');
}

static void installation_json(const octroi_installation *r, FILE *out)
{
	json j = {.out = out};
	const octroi_facts *facts = octroi_program_facts(r->program);
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_text(&j, "scheme", facts->id);
	json_text(&j, "rulebook", facts->rulebook);
	json_text(&j, "method", r->method);
	json_text(&j, "method_rulebook", r->method_rulebook);
	json_text(&j, "as_of", facts->as_of);
	json_options(&j, facts);
	json_text(&j, "title", r->title);
	json_text(&j, "country", r->country);
	json_count(&j, "year", (size_t)r->year);
	json_open(&j, "goods", '[');
	for (size_t i = 0; i < r->good_count; i++)
		json_good(&j, r, &r->goods[i]);
	json_close(&j, ']');
	json_streams(&j, r);
	json_balance(&j, &r->balance);
	json_notes(&j, r->notes, r->note_count);
	if (r->explained)
		json_steps(&j, r->steps, r->step_count);
	json_close(&j, '}');
	fputc('\n', out);
}

void report_installation(const octroi_installation *r, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		installation_json(r, out);
	else if (style->format == REPORT_CSV)
		installation_csv(r, out);
	else
		installation_table(r, style, out);
}
