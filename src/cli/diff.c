/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi diff: what moved the charge between two results. */
#include <string.h>

#include "charge_file.h"
#include "cli.h"
#include "output.h"
#include "question.h"
#include "values.h"

static const word_option options[] = {
        {"base", WORD_VALUE, 0, false},      {"reform", WORD_VALUE, 0, false},      {"by", WORD_VALUE, 0, false},
        {"year", WORD_VALUE, 0, false},      {"base-year", WORD_VALUE, 0, false},   {"reform-year", WORD_VALUE, 0, false},
        OUTPUT_OPTIONS,                      {"help", WORD_SWITCH, 'h', false},
};

typedef struct {
	arena              *memory;
	octroi_diagnostics *d;
	words               words;
	report_style        style;
	charge_file        *base, *reform; /* the same file where one is given */
	octroi_difference_question question;
} diffing;

/* ---- words ------------------------------------------------------------------------------------- */

static int year_given(diffing *g, const char *name)
{
	const char *text = words_value(&g->words, name);
	if (!text)
		return 0;
	if (strlen(text) == 4 && strspn(text, "0123456789") == 4 && *text != '0')
		return (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
	error_at(g->d, (place){0}, "bad-value", "--%s '%s': expected a year, such as 2026", name, text);
	return 0;
}

static void read_years(diffing *g)
{
	octroi_difference_question *q = &g->question;
	int year = year_given(g, "year");
	q->base_year = year_given(g, "base-year");
	q->reform_year = year_given(g, "reform-year");
	bool both = words_given(&g->words, "base-year") && words_given(&g->words, "reform-year");
	bool either = words_given(&g->words, "base-year") || words_given(&g->words, "reform-year");
	if (either && words_given(&g->words, "year"))
		error_at(g->d, (place){0}, "two-years", "--year is the year of both results; --base-year and --reform-year are one of each");
	else if (either && !both)
		error_at(g->d, (place){0}, "missing-option", "--base-year and --reform-year belong together");
	if (year)
		q->base_year = q->reform_year = year;
}

static void read_words(diffing *g, int argc, char **argv)
{
	words *w = &g->words;
	words_read(g->memory, argc, argv, options, sizeof options / sizeof *options, WORDS_ALL, w, g->d);
	style_read(w, TABLE_CSV_JSON, &g->style, g->d);
	read_years(g);
	if (words_value(w, "by"))
		g->question.by = values_split(g->memory, words_value(w, "by"), "--by", g->d, &g->question.by_count);
	if (w->other_count != 1 && w->other_count != 2) {
		error_at(g->d, (place){0}, "missing-file", "octroi diff takes two results, or one with several variants");
		error_remedy(g->d, "octroi diff BASE.json REFORM.json");
	} else if (w->other_count == 2 && !strcmp(w->others[0], "-") && !strcmp(w->others[1], "-")) {
		error_at(g->d, (place){0}, "two-pipes", "only one result can come from standard input");
	}
}

/* ---- variants ---------------------------------------------------------------------------------- */

static void tell_variants(diffing *g, const char *const *variants, size_t count)
{
	buffer all = {.memory = g->memory};
	buffer_choices(&all, variants, count);
	error_remedy(g->d, "its variants are %s", all.at);
}

static bool is_one_of(const char *name, const char *const *variants, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(variants[i], name) == 0)
			return true;
	return false;
}

/* The variant that an option names; `usual`: that which is meant without it, or NULL. */
static const char *variant_of(diffing *g, const charge_file *f, const char *option, const char *path, const char *usual)
{
	size_t count;
	const char *const *variants = charge_file_variants(f, &count);
	const char *typed = words_value(&g->words, option);
	if (!count) {
		if (typed)
			error_at(g->d, (place){0}, "no-variants", "--%s '%s': '%s' has no variants", option, typed, path);
		return NULL;
	}
	const char *taken = typed ? typed : count == 1 ? variants[0] : usual;
	if (!taken) {
		error_at(g->d, (place){0}, "missing-variant", "'%s' has %zu variants: name one with --%s", path, count, option);
		tell_variants(g, variants, count);
	} else if (!is_one_of(taken, variants, count)) {
		const char *near = text_nearest(slice_of(taken), variants, count);
		error_at(g->d, (place){0}, "unknown-variant", "--%s '%s': '%s' has no such variant", option, taken, path);
		if (near)
			error_remedy(g->d, "did you mean '%s'?", near);
		else
			tell_variants(g, variants, count);
	}
	return taken;
}

/* Of two variants the one that is not the base. */
static const char *other_variant(const charge_file *f, const char *base)
{
	size_t count;
	const char *const *variants = charge_file_variants(f, &count);
	return count == 2 && base ? variants[strcmp(variants[0], base) == 0] : NULL;
}

static const char *usual_base(const charge_file *f)
{
	size_t count;
	const char *const *variants = charge_file_variants(f, &count);
	const char *said = charge_file_base(f);
	return said ? said : count ? variants[0] : NULL;
}

static const char *with_year(diffing *g, const char *name, int year)
{
	return g->question.base_year != g->question.reform_year ? arena_printf(g->memory, "%s %d", name, year) : name;
}

/* ---- one or two files -------------------------------------------------------------------------- */

static bool read_sides(diffing *g, const char *base, const char *reform, const char *base_path, const char *reform_path)
{
	octroi_difference_question *q = &g->question;
	const char *first = with_year(g, base ? base : base_path, q->base_year);
	const char *second = with_year(g, reform ? reform : reform_path, q->reform_year);
	if (base && reform && g->base != g->reform) {
		first = arena_printf(g->memory, "%s of %s", first, base_path);
		second = arena_printf(g->memory, "%s of %s", second, reform_path);
	}
	bool read = charge_file_read(g->base, base, first, q->by, q->by_count, &q->base, g->d);
	return charge_file_read(g->reform, reform, second, q->by, q->by_count, &q->reform, g->d) && read;
}

static bool read_one(diffing *g)
{
	const char *path = g->words.others[0];
	size_t count;
	bool years = g->question.base_year != g->question.reform_year;
	charge_file_variants(g->base, &count);
	if (count < 2 && !years) {
		error_at(g->d, (place){0}, "one-result", "'%s' is one result%s: there is nothing to compare it with", path,
		         count ? " of one variant" : "");
		error_remedy(g->d, "give another file, or two years of this one with --base-year and --reform-year");
		return false;
	}
	const char *base = variant_of(g, g->base, "base", path, usual_base(g->base));
	const char *reform = variant_of(g, g->base, "reform", path, years && !words_given(&g->words, "base") ? base : other_variant(g->base, base));
	g->reform = g->base;
	g->question.same_flows = true;
	if (base && reform && !strcmp(base, reform) && !years)
		error_at(g->d, (place){0}, "same-variant", "--base and --reform are both '%s'", base);
	return !octroi_diagnostics_errors(g->d) && read_sides(g, base, reform, path, path);
}

static bool read_two(diffing *g)
{
	const char *const *paths = g->words.others;
	g->reform = charge_file_open(g->memory, paths[1], g->d);
	if (!g->base || !g->reform)
		return false;
	const char *base = variant_of(g, g->base, "base", paths[0], NULL);
	const char *reform = variant_of(g, g->reform, "reform", paths[1], NULL);
	return !octroi_diagnostics_errors(g->d) && read_sides(g, base, reform, paths[0], paths[1]);
}

/* ---- the answer ---------------------------------------------------------------------------------- */

static int answer(diffing *g, octroi_run *run)
{
	const octroi_difference *is = octroi_difference_of(&g->question, run, g->d);
	output out;
	if (!is || !output_open(g->memory, &g->words, &g->style, &out, g->d))
		return STATUS_USAGE;
	report_difference_answer told = {.is = is, .base = g->question.base.name, .reform = g->question.reform.name};
	told.arguments = words_listed(g->memory, &g->words);
	report_difference(&told, &g->style, out.stream);
	if (!output_close(&out, g->d))
		return STATUS_MACHINE;
	return is->not_compared_count || is->left_out ? STATUS_INCOMPLETE : STATUS_COMPUTED;
}

static int run_diff(int argc, char **argv)
{
	diffing g = {.memory = arena_new(), .d = octroi_diagnostics_new()};
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	read_words(&g, argc, argv);
	if (!octroi_diagnostics_errors(g.d)) {
		g.base = charge_file_open(g.memory, g.words.others[0], g.d);
		bool two = g.words.other_count == 2;
		if ((g.base || two) && (two ? read_two(&g) : read_one(&g)))
			status = answer(&g, run);
	}
	octroi_diagnostics_print(g.d, stderr);
	if (g.reform != g.base)
		charge_file_close(g.reform);
	charge_file_close(g.base);
	octroi_run_free(run);
	octroi_diagnostics_free(g.d);
	arena_free(g.memory);
	return status;
}

const command diff_command = {
        .name = "diff",
        .summary = "what moved the charge between two results: price, factor, intensity, ...",
        .help = "usage: octroi diff BASE.json REFORM.json [--by NAME,...] [--OPTION VALUE]...\n"
                "       octroi diff RESULT.json --base VARIANT --reform VARIANT\n\n"
                "Results are those of octroi cost and octroi run as JSON, and of scenarios with their\n"
                "variants. What the charges differ by is split, exactly and in no order, into price, factor,\n"
                "benchmark, mark-up, intensity, credit, scope, volume and surplus.\n\n"
                "  --by NAME,...     also a row for each: origin, good, whatever tells both results' cells apart\n"
                "  --base VARIANT    which variant of the first result, or of the only one\n"
                "  --reform VARIANT  which it is compared with\n"
                "  --year YEAR       only that year\n"
                "  --base-year YEAR, --reform-year YEAR   two different years, also of one result\n"
                "  --format table|csv|json, -o FILE   as for octroi cost\n\n"
                "Status 1: some lines cannot be computed and are left out, or some cells cannot be compared.\n",
        .run = run_diff,
};
