/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emission intensities: one on a screen of its own with all its tiers, several
 * side by side; all of them as CSV (what was taken) and JSON (every tier). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "../codes/codes.h"
#include "formats.h"
#include "grid.h"
#include "result_json.h"

/* ---- words ---------------------------------------------------------------------- */

static const char *value_text(arena *memory, double value)
{
	char text[NUMBER_TEXT_SIZE + 8];
	if (isnan(value))
		return "";
	/* Four digits are more than any of these figures deserves. */
	double shown = fabs(value) >= 1000 ? number_round(value, 0, ROUND_HALF_UP) : number_round_significant(value, 4, ROUND_HALF_UP);
	int decimals = fabs(shown) >= 1000 ? 0 : fabs(shown) >= 100 ? 1 : fabs(shown) >= 10 ? 2 : fabs(shown) >= 1 ? 3 : 4;
	if (shown != 0 && fabs(shown) < 0.1)
		return figure_exact(memory, shown);
	number_write_fixed(shown, decimals, true, text, sizeof text);
	return arena_printf(memory, "%s", text);
}

static const char *range_text(arena *memory, const octroi_tier *t)
{
	if (isnan(t->low))
		return "";
	return arena_printf(memory, "%s to %s", value_text(memory, t->low), value_text(memory, t->high));
}

static const char *year_text(arena *memory, int year)
{
	return year ? arena_printf(memory, "%d", year) : "";
}

static bool has_plain(const octroi_tier *t)
{
	return isnan(t->figure) && !isnan(t->plain);
}

/* The first tier that knows something per another unit, where none knows a figure. */
static const octroi_tier *plain_tier(const octroi_intensity *x)
{
	for (size_t i = 0; i < x->tier_count && !x->taken; i++)
		if (has_plain(&x->tiers[i]))
			return &x->tiers[i];
	return NULL;
}

static const char *place_text_of(const octroi_intensity *x)
{
	return x->origin_name ? x->origin_name : x->origin;
}

static const char *good_and_place(arena *memory, const octroi_intensity *x)
{
	return arena_printf(memory, "%s from %s", code_spaced(memory, x->good), place_text_of(x));
}

/* ---- one on a screen ---------------------------------------------------------------- */

static void print_head(arena *memory, const octroi_intensity *x, const report_style *style, FILE *out)
{
	const char *text = x->good_text ? arena_printf(memory, " (%s)", sentence_middle(memory, x->good_text)) : "";
	prose(out, style, "", 0, arena_printf(memory, "%s%s from %s, %d", code_spaced(memory, x->good), text, place_text_of(x), x->year));
}

static void known_row(arena *memory, grid *g, const octroi_intensity *x, const octroi_tier *t)
{
	double value = isnan(t->figure) ? t->plain : t->figure;
	grid_cell(g, t == x->taken ? "*" : "");
	grid_cell(g, arena_printf(memory, "%d", t->number));
	grid_cell(g, t->title);
	grid_cell(g, value_text(memory, value));
	grid_cell(g, isnan(t->figure) ? t->plain_unit : t->unit);
	grid_cell(g, range_text(memory, t));
	grid_cell(g, year_text(memory, t->year));
	grid_cell(g, t->scope);
}

static void print_known(arena *memory, const octroi_intensity *x, const report_style *style, FILE *out)
{
	static const char *const titles[] = {"", "tier", "", "emissions", "", "95 % range", "of", "scope"};
	grid *g = grid_new(memory);
	size_t rows = 0;
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		grid_column(g, titles[i], i == 3);
	for (size_t i = 0; i < x->tier_count; i++)
		if (!isnan(x->tiers[i].figure) || has_plain(&x->tiers[i])) {
			known_row(memory, g, x, &x->tiers[i]);
			rows++;
		}
	if (!rows)
		return;
	fputc('\n', out);
	grid_print(g, style->width, out);
}

static void print_parts(arena *memory, const octroi_tier *t, const report_style *style, FILE *out)
{
	if (isnan(t->direct) || isnan(t->indirect))
		return;
	prose(out, style, "  ", 2,
	      arena_printf(memory, "%s %s direct, %s indirect", value_text(memory, t->direct), t->unit, value_text(memory, t->indirect)));
}

static void print_sources(arena *memory, const octroi_tier *t, const report_style *style, FILE *out)
{
	buffer text = {.memory = memory};
	if (t->source)
		buffer_printf(&text, "Source: %s. ", t->source);
	if (t->licence)
		buffer_printf(&text, "Licence: %s. ", t->licence);
	buffer_printf(&text, "Standing: %s.", octroi_standing_name(t->standing));
	prose(out, style, "  ", 2, text.at);
}

static void print_taken(arena *memory, const octroi_intensity *x, const report_style *style, FILE *out)
{
	const octroi_tier *t = x->taken ? x->taken : plain_tier(x);
	if (!t)
		return;
	fputc('\n', out);
	print_parts(memory, t, style, out);
	print_sources(memory, t, style, out);
	for (size_t i = 0; i < t->note_count; i++)
		prose(out, style, "  ", 2, sentence(memory, t->notes[i].text));
}

/* ---- codes of a heading: tiers list the same ones, which are told once ---- */

typedef struct {
	slice       code;
	const char *label;
	const char *tiers; /* that tell it apart: "2, 5" */
} longer_code;

static bool lists_codes(const octroi_tier *t)
{
	return t->reason && t->reason->choice_count && strcmp(t->reason->code, "needs-longer-code") == 0;
}

static size_t lists_of_codes(const octroi_intensity *x)
{
	size_t count = 0;
	for (size_t i = 0; i < x->tier_count; i++)
		count += lists_codes(&x->tiers[i]);
	return count;
}

static int by_code(const void *a, const void *b)
{
	return slice_compare(((const longer_code *)a)->code, ((const longer_code *)b)->code);
}

static void longer_code_add(arena *memory, longer_code *all, size_t *count, const char *choice, int tier)
{
	const char *blanks = strstr(choice, "  ");
	slice code = {choice, blanks ? (size_t)(blanks - choice) : strlen(choice)};
	size_t i = 0;
	while (i < *count && !slice_equal(all[i].code, code))
		i++;
	if (i == *count)
		all[(*count)++] = (longer_code){code, blanks ? blanks + 2 : "", arena_printf(memory, "%d", tier)};
	else
		all[i].tiers = arena_printf(memory, "%s, %d", all[i].tiers, tier);
}

static void print_codes(arena *memory, const octroi_intensity *x, const report_style *style, FILE *out)
{
	size_t most = 0, count = 0;
	for (size_t i = 0; i < x->tier_count; i++)
		most += lists_codes(&x->tiers[i]) ? x->tiers[i].reason->choice_count : 0;
	longer_code *all = ARENA_ARRAY(memory, longer_code, most + 1);
	for (size_t i = 0; i < x->tier_count; i++)
		for (size_t k = 0; lists_codes(&x->tiers[i]) && k < x->tiers[i].reason->choice_count; k++)
			longer_code_add(memory, all, &count, x->tiers[i].reason->choices[k], x->tiers[i].number);
	qsort(all, count, sizeof *all, by_code);
	grid *g = grid_new(memory);
	static const char *const titles[] = {"", "code", "tiers", ""};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		grid_column(g, titles[i], false);
	for (size_t i = 0; i < count; i++) {
		grid_cell(g, "");
		grid_cell(g, arena_copy(memory, all[i].code.at, all[i].code.length));
		grid_cell(g, all[i].tiers);
		grid_cell(g, all[i].label);
	}
	fputc('\n', out);
	grid_print(g, style->width, out);
}

static void print_unknown(arena *memory, const octroi_intensity *x, const report_style *style, FILE *out)
{
	bool begun = false, together = lists_of_codes(x) > 1;
	for (size_t i = 0; i < x->tier_count; i++) {
		const octroi_tier *t = &x->tiers[i];
		if (!t->reason)
			continue;
		fputs(begun ? "" : "\n  Not known:\n", out);
		begun = true;
		prose(out, style, arena_printf(memory, "  %d  ", t->number), 5, arena_printf(memory, "%s: %s", t->title, t->reason->text));
		if (together && lists_codes(t))
			continue;
		/* Long lists of what could be given stand in the sentence already, unless each says more than itself. */
		for (size_t k = 0; k < t->reason->choice_count && strstr(t->reason->choices[k], "  "); k++)
			fprintf(out, "       %s\n", t->reason->choices[k]);
	}
	if (together)
		print_codes(memory, x, style, out);
}

static void print_screen(const octroi_intensity *x, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	print_head(memory, x, style, out);
	print_known(memory, x, style, out);
	print_taken(memory, x, style, out);
	print_unknown(memory, x, style, out);
	arena_free(memory);
}

/* ---- several side by side -------------------------------------------------------------- */

static void compare_row(arena *memory, grid *g, const octroi_intensity *x, bool years)
{
	const octroi_tier *t = x->taken ? x->taken : plain_tier(x);
	grid_cell(g, code_spaced(memory, x->good));
	grid_cell(g, place_text_of(x));
	if (years)
		grid_cell(g, year_text(memory, x->year));
	if (t) {
		grid_cell(g, value_text(memory, x->taken ? t->figure : t->plain));
		grid_cell(g, x->taken ? t->unit : t->plain_unit);
		grid_cell(g, range_text(memory, t));
		grid_cell(g, arena_printf(memory, "%d  %s", t->number, t->title));
		grid_cell(g, t->scope);
	} else {
		grid_cell(g, "unknown");
	}
	grid_row_end(g);
}

/* All sources of what was taken, each once. */
static void compare_sources(arena *memory, const octroi_intensity *const *all, size_t count, const report_style *style, FILE *out)
{
	buffer text = {.memory = memory};
	for (size_t i = 0; i < count; i++) {
		const octroi_tier *t = all[i]->taken ? all[i]->taken : plain_tier(all[i]);
		if (!t || !t->source)
			continue;
		const char *one = t->licence ? arena_printf(memory, "%s (%s)", t->source, t->licence) : t->source;
		if (!(text.at && strstr(text.at, one)))
			buffer_printf(&text, "%s%s", text.length ? "; " : "Sources: ", one);
	}
	if (text.length)
		prose(out, style, "", 0, arena_printf(memory, "%s.", text.at));
}

static void print_compared(const octroi_intensity *const *all, size_t count, const report_style *style, FILE *out)
{
	arena *memory = arena_new();
	grid *g = grid_new(memory);
	bool years = false;
	for (size_t i = 1; i < count; i++)
		years = years || all[i]->year != all[0]->year;
	grid_column(g, "good", false);
	grid_column(g, "origin", false);
	if (years)
		grid_column(g, "year", false);
	grid_column(g, "emissions", true);
	grid_column(g, "", false);
	grid_column(g, "95 % range", false);
	grid_column(g, "tier", false);
	grid_column(g, "scope", false);
	for (size_t i = 0; i < count; i++)
		compare_row(memory, g, all[i], years);
	grid_print(g, style->width, out);
	compare_sources(memory, all, count, style, out);
	arena_free(memory);
}

/* ---- CSV ---------------------------------------------------------------------------------- */

static const char *notes_joined(arena *memory, const octroi_tier *t)
{
	buffer text = {.memory = memory};
	for (size_t i = 0; i < t->note_count; i++)
		buffer_printf(&text, "%s%s", i ? "; " : "", t->notes[i].text);
	return text.at;
}

/* Why nothing is known: what the tiers lack, the last first, for it is the one that asks for least. */
static const char *lacking(arena *memory, const octroi_intensity *x)
{
	buffer text = {.memory = memory};
	for (size_t i = x->tier_count; i-- > 0;)
		if (x->tiers[i].reason)
			buffer_printf(&text, "%stier %d: %s", text.length ? "; " : "", x->tiers[i].number, x->tiers[i].reason->text);
	return text.at;
}

static void csv_row(const octroi_intensity *x, FILE *out)
{
	static const octroi_tier none = {.number = -1, .figure = NAN, .direct = NAN, .indirect = NAN, .plain = NAN, .gsd = NAN, .low = NAN, .high = NAN};
	arena *memory = arena_new();
	const octroi_tier *plain = plain_tier(x), *t = x->taken ? x->taken : plain ? plain : &none;
	bool known = t != &none;
	const char *const fields[] = {
	        x->good, x->origin, year_text(memory, x->year), known ? arena_printf(memory, "%d", t->number) : "", t->title,
	        figure_exact(memory, t->figure), x->taken ? t->unit : "", figure_exact(memory, t->direct), figure_exact(memory, t->indirect),
	        x->taken ? "" : figure_exact(memory, t->plain), x->taken ? "" : t->plain_unit, figure_exact(memory, t->gsd),
	        figure_exact(memory, t->low), figure_exact(memory, t->high), t->scope, year_text(memory, t->year),
	        known ? octroi_standing_name(t->standing) : "", t->source, t->licence, notes_joined(memory, t),
	        x->taken ? "" : lacking(memory, x),
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		csv_field(out, fields[i], i == 0);
	fputc('\n', out);
	arena_free(memory);
}

static void print_csv(const octroi_intensity *const *all, size_t count, FILE *out)
{
	fputs("good,origin,year,tier,title,figure,figure_unit,direct,indirect,plain,plain_unit,gsd,low,high,scope,figure_year,standing,"
	      "source,licence,notes,reason\n",
	      out);
	for (size_t i = 0; i < count; i++)
		csv_row(all[i], out);
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void json_tier(json *j, const octroi_tier *t)
{
	json_line(j, 3);
	json_open(j, NULL, '{');
	json_count(j, "tier", (size_t)t->number);
	json_text(j, "title", t->title);
	json_text(j, "scheme", t->scheme);
	json_number(j, "figure", t->figure);
	json_text(j, "unit", isnan(t->figure) ? NULL : t->unit);
	json_number(j, "direct", t->direct);
	json_number(j, "indirect", t->indirect);
	json_number(j, "plain", t->plain);
	json_text(j, "plain_unit", t->plain_unit);
	json_number(j, "gsd", t->gsd);
	json_number(j, "low", t->low);
	json_number(j, "high", t->high);
	json_text(j, "scope", t->scope);
	json_year(j, "figure_year", t->year);
	json_text(j, "standing", t->reason && isnan(t->plain) ? NULL : octroi_standing_name(t->standing));
	json_text(j, "source", t->source);
	json_text(j, "licence", t->licence);
	json_notes(j, t->notes, t->note_count);
	json_reason(j, t->reason);
	json_close(j, '}');
}

static void json_intensity(json *j, const octroi_intensity *x)
{
	json_line(j, 1);
	json_open(j, NULL, '{');
	json_text(j, "good", x->good);
	json_text(j, "used_good", x->used_good);
	json_text(j, "origin", x->origin);
	json_year(j, "year", x->year);
	json_number(j, "taken", x->taken ? (double)x->taken->number : NAN);
	json_open(j, "tiers", '[');
	for (size_t i = 0; i < x->tier_count; i++)
		json_tier(j, &x->tiers[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void print_json(const report_intensity *answer, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_text(&j, "rulebook", answer->facts->rulebook);
	json_text(&j, "as_of", answer->facts->as_of);
	json_options(&j, answer->facts);
	json_question(&j, "intensity", answer->arguments);
	json_open(&j, "intensities", '[');
	for (size_t i = 0; i < answer->count; i++)
		json_intensity(&j, answer->all[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

/* ---- all ---------------------------------------------------------------------------------------- */

static const char *why_unknown(arena *memory, const octroi_intensity *x)
{
	const octroi_tier *t = plain_tier(x);
	if (!t)
		return "no tier knows its emissions";
	return arena_printf(memory, "tier %d knows %s %s: %s", t->number, value_text(memory, t->plain), t->plain_unit, t->reason->text);
}

static void tell_unknown(const octroi_intensity *const *all, size_t count, FILE *errors)
{
	enum { TOLD = 20 };
	arena *memory = arena_new();
	size_t unknown = 0;
	for (size_t i = 0; i < count; i++)
		if (!all[i]->taken && unknown++ < TOLD)
			fprintf(errors, "octroi: not known: %s: %s\n", good_and_place(memory, all[i]), why_unknown(memory, all[i]));
	if (unknown > TOLD)
		fprintf(errors, "octroi: not known: %zu more\n", unknown - TOLD);
	arena_free(memory);
}

void report_intensities(const report_intensity *answer, const report_style *style, FILE *out, FILE *errors)
{
	switch (style->format) {
	case REPORT_CSV:
		print_csv(answer->all, answer->count, out);
		break;
	case REPORT_JSON:
		print_json(answer, out);
		break;
	case REPORT_TABLE:
		if (answer->count == 1)
			print_screen(answer->all[0], style, out);
		else
			print_compared(answer->all, answer->count, style, out);
		break;
	}
	fflush(out);
	if (style->format != REPORT_JSON)
		tell_unknown(answer->all, answer->count, errors);
}
