/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi intensity: how many emissions a tonne of any good carries, and who says so. */
#include <math.h>
#include <string.h>

#include "../base/file.h"
#include "../base/number.h"
#include "../codes/codes.h"
#include "cli.h"
#include "installation.h"
#include "output.h"
#include "question.h"
#include "rulebook.h"
#include "values.h"

enum { ANSWERS_AT_MOST = 200000, LINES_TOLD = 20 };

/* Words that the command knows, whatever the document declares. */
static const word_option own_options[] = {
        {"from", WORD_VALUE, 0, false},   {"good", WORD_VALUE, 0, false},         {"list", WORD_VALUE, 0, false},
        {"year", WORD_VALUE, 0, false},   {"to", WORD_VALUE, 0, false},           {"scheme", WORD_VALUE, 0, false},
        {"see", WORD_VALUE, 0, false},    {"see-indirect", WORD_VALUE, 0, false}, {"mode", WORD_VALUE, 0, false},
        {"rules", WORD_VALUE, 0, false},  {"as-of", WORD_VALUE, 0, false},        {"option", WORD_VALUE, 0, true},
        {"installation", WORD_VALUE, 0, false},                                   {"product", WORD_VALUE, 0, false},
        OUTPUT_OPTIONS,                   {"help", WORD_SWITCH, 'h', false},
};
enum { OWN_COUNT = sizeof own_options / sizeof *own_options };

/* One good to ask about, and how messages call where it was said. */
typedef struct {
	const char *digits, *said_as;
} asked_good;

typedef struct {
	arena              *memory;
	octroi_diagnostics *d;
	octroi_rulebook    *rulebook;
	octroi_ladder      *ladder;
	octroi_run         *run;
	words               words;
	report_style        style;
	asked_good         *goods;
	size_t              good_count, good_capacity;
	const char *const  *origins, *const *years;
	size_t              origin_count, year_count;
	octroi_intensity_question question; /* what all answers share */
	const octroi_installation *made_in; /* whose good the figure of tier 0 is; NULL */
	const octroi_made_good    *made;
	bool                bad_goods; /* nothing else is wrong: the codes that can be read are looked up all the same */
} asking;

/* ---- what the document declares ----------------------------------------------------- */

/* Common inputs that say something about goods as such; the others are of consignments. */
static bool offered(const octroi_input *input)
{
	static const char *const common[] = {"mass", "value"};
	bool known = !input->common;
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		known = known || strcmp(input->name, common[i]) == 0;
	return known;
}

static const octroi_input *input_of(const asking *a, const char *option)
{
	size_t count = 0;
	const octroi_input *inputs = a->ladder ? octroi_ladder_inputs(a->ladder, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		if (offered(&inputs[i]) && strcmp(inputs[i].option, option) == 0)
			return &inputs[i];
	return NULL;
}

static const word_option *options_of(const asking *a, size_t *count)
{
	size_t declared = 0;
	const octroi_input *inputs = a->ladder ? octroi_ladder_inputs(a->ladder, &declared) : NULL;
	word_option *all = ARENA_ARRAY(a->memory, word_option, OWN_COUNT + declared);
	memcpy(all, own_options, sizeof own_options);
	*count = OWN_COUNT;
	for (size_t i = 0; i < declared; i++)
		if (offered(&inputs[i]))
			all[(*count)++] = (word_option){.name = inputs[i].option, .kind = inputs[i].type == OCTROI_INPUT_FLAG ? WORD_FLAG : WORD_VALUE};
	return all;
}

/* ---- goods, in a word or a file -------------------------------------------------------- */

static void good_add(asking *a, slice text, const char *said_as)
{
	char digits[GOOD_DIGITS_MAX + 1];
	const char *why = "";
	if (!good_read(a->memory, text, digits, &why)) {
		error_at(a->d, (place){0}, "bad-good", "%s %s", said_as, why);
		return;
	}
	*ARENA_PUSH(a->memory, a->goods, a->good_count, a->good_capacity) =
		(asked_good){arena_copy(a->memory, digits, strlen(digits)), said_as};
}

/* A code a line; a byte order mark, blanks at the ends, empty lines and what stands behind # do not count. */
static void goods_of_file(asking *a, const char *path)
{
	const source_text *file = file_read(a->memory, path, path, (place){0}, a->d);
	slice rest = file ? (slice){file->bytes, file->length} : (slice){0}, line, mark = slice_of("\xEF\xBB\xBF");
	if (slice_starts(rest, mark))
		rest = (slice){rest.at + mark.length, rest.length - mark.length};
	size_t before = diagnostics_errors(a->d);
	for (size_t number = 1; slice_split(&rest, '\n', &line); number++) {
		const char *comment = line.length ? memchr(line.at, '#', line.length) : NULL;
		if (comment)
			line.length = (size_t)(comment - line.at);
		if (line.length && line.at[line.length - 1] == '\r')
			line.length--;
		line = slice_trim(line);
		if (line.length && diagnostics_errors(a->d) - before < LINES_TOLD)
			good_add(a, line, arena_printf(a->memory, "%s:%zu:", path, number));
	}
	if (file && !a->good_count && diagnostics_errors(a->d) == before)
		error_at(a->d, (place){0}, "empty-list", "--list '%s': there is no code in it; write one a line", path);
}

static void goods_read(asking *a)
{
	const char *good = words_value(&a->words, "good"), *list = words_value(&a->words, "list");
	size_t count = 0;
	const char *const *codes = good && !a->made ? values_split(a->memory, good, "--good", a->d, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		good_add(a, slice_of(codes[i]), "--good");
	if (list)
		goods_of_file(a, list);
	if (a->made)
		good_add(a, slice_of(a->made->good), "--installation");
	else if (!words_given(&a->words, "installation") && !words_given(&a->words, "good") && !words_given(&a->words, "list"))
		error_at(a->d, (place){0}, "missing-option", "--good is missing: the customs code of the goods, as digits; or --list FILE");
}

/* ---- figures and shares ------------------------------------------------------------------ */

/* tCO2e per tonne; NaN when not given. */
static double own_figure(asking *a, const char *option)
{
	const char *text = words_value(&a->words, option);
	double number = NAN;
	size_t used = 0;
	if (!text)
		return NAN;
	bool read = number_read_prefix(slice_of(text), &number, &used) == NUMBER_OK && used;
	slice rest = slice_trim(slice_of(text + used));
	if (read && (!rest.length || slice_is(rest, "tCO2e/t")) && number >= 0)
		return number;
	error_at(a->d, (place){0}, "bad-number", "--%s '%s': expected emissions per tonne, such as 1.85", option, text);
	return NAN;
}

/* A share such as 0.6 or "60 %". */
static bool share_read(slice text, double *share)
{
	size_t used = 0;
	if (number_read_prefix(text, share, &used) != NUMBER_OK || !used)
		return false;
	slice unit = slice_trim((slice){text.at + used, text.length - used});
	if (slice_is(unit, "%"))
		*share /= 100;
	return !unit.length || slice_is(unit, "%");
}

/* ROUTE=0.6,ROUTE=40 % */
static void mix_read(asking *a, const char *text)
{
	size_t count = 0;
	const char *const *parts = values_split(a->memory, text, "--route", a->d, &count);
	octroi_share *shares = ARENA_ARRAY(a->memory, octroi_share, count + 1);
	for (size_t i = 0; i < count; i++) {
		size_t name = strcspn(parts[i], "=");
		slice share = parts[i][name] ? slice_trim(slice_of(parts[i] + name + 1)) : (slice){0};
		if (!share_read(share, &shares[i].share)) {
			error_at(a->d, (place){0}, "bad-share", "--route '%s': expected ROUTE=SHARE, such as %.*s=0.6 or %.*s=60%%", parts[i],
			         (int)name, parts[i], (int)name, parts[i]);
			return;
		}
		slice route = slice_trim((slice){parts[i], name});
		shares[i].route = arena_copy(a->memory, route.at, route.length);
	}
	a->question.routes = shares;
	a->question.route_count = count;
}

static void mode_read(asking *a)
{
	static const char *const modes[] = {[OCTROI_PHYSICAL] = "physical", [OCTROI_LEGAL] = "legal"};
	const char *mode = words_value(&a->words, "mode");
	for (size_t i = 0; mode && i < 2; i++)
		if (!strcmp(mode, modes[i])) {
			a->question.mode = (octroi_intensity_mode)i;
			return;
		}
	if (!mode)
		return;
	const char *near = text_nearest(slice_of(mode), modes, 2);
	error_at(a->d, (place){0}, "bad-mode", "--mode '%s': expected physical or legal", mode);
	if (near)
		error_remedy(a->d, "did you mean '%s'?", near);
}

static void inputs_read(asking *a)
{
	const char *route = a->ladder ? octroi_ladder_route(a->ladder) : NULL;
	octroi_given_input *given = ARENA_ARRAY(a->memory, octroi_given_input, a->words.count + 1);
	for (size_t i = 0; i < a->words.count; i++) {
		const word *w = &a->words.items[i];
		const octroi_input *input = input_of(a, w->option->name);
		if (!input || (w->option->kind == WORD_VALUE && !w->value))
			continue;
		if (route && !strcmp(input->name, route) && strpbrk(w->value, "=,"))
			mix_read(a, w->value);
		else
			given[a->question.given_count++] = (octroi_given_input){input->name, w->value ? w->value : "yes",
			                                                        arena_printf(a->memory, "--%s", w->option->name)};
	}
	a->question.given = given;
	a->question.own_direct = own_figure(a, "see");
	a->question.own_indirect = own_figure(a, "see-indirect");
	if (a->made) {
		/* Where a scheme leaves out the good's own power, that of its precursors is not the whole either. */
		a->question.own_direct = a->made->see_direct;
		a->question.own_indirect = a->made->indirect_counts ? a->made->see_indirect : NAN;
	}
}

/* A plant's own figure is that of the good which the code or --product names. */
static void installation_read(asking *a)
{
	static const char *const settled[] = {"list", "from", "see", "see-indirect"};
	const char *path = words_value(&a->words, "installation");
	if (!path || !a->rulebook)
		return;
	for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
		if (words_given(&a->words, settled[i])) {
			error_at(a->d, (place){0}, "stray-option", "--%s cannot stand beside --installation, which says where and with what emissions one good is made",
			         settled[i]);
			error_remedy(a->d, "leave one of the two out; --good or --product names the good");
			return;
		}
	octroi_installation_question q = {.path = path, .scheme = words_value(&a->words, "scheme")};
	a->made_in = octroi_installation_evaluate(a->rulebook, &q, a->run, a->d);
	if (a->made_in)
		a->made = octroi_installation_good(a->made_in, words_value(&a->words, "product"),
		                                   installation_code(a->memory, words_value(&a->words, "good")), a->d);
}

/* ---- the whole -------------------------------------------------------------------------------- */

static int year_number(const char *text)
{
	int year = 0;
	for (; text && *text; text++)
		year = 10 * year + (*text - '0');
	return year;
}

static void lists_read(asking *a)
{
	static const char *const newest[] = {NULL};
	const char *from = words_value(&a->words, "from"), *year = words_value(&a->words, "year");
	if (a->made_in) {
		a->origins = &a->made_in->country;
		a->origin_count = 1;
	} else if (!words_given(&a->words, "from") && !words_given(&a->words, "installation"))
		error_at(a->d, (place){0}, "missing-option", "--from is missing: the country in which the goods are made");
	if (from)
		a->origins = values_split(a->memory, from, "--from", a->d, &a->origin_count);
	a->years = newest;
	a->year_count = 1;
	if (year)
		a->years = values_years(a->memory, year, "--year", a->d, &a->year_count);
	for (size_t i = 0; i < a->year_count; i++)
		if (a->years[i] && (strlen(a->years[i]) != 4 || strspn(a->years[i], "0123456789") != 4))
			error_at(a->d, (place){0}, "bad-year", "--year '%s': not a year of four digits", a->years[i]);
		else if (a->years[i] && a->made_in && year_number(a->years[i]) != a->made_in->year)
			error_at(a->d, (place){0}, "bad-year", "--year '%s': the figures of '%s' are of %d", a->years[i], a->made_in->path, a->made_in->year);
	if (a->good_count * a->origin_count * a->year_count > ANSWERS_AT_MOST)
		error_at(a->d, (place){0}, "too-many-lines", "the lists multiply to more than %d answers; ask in several commands", ANSWERS_AT_MOST);
}

static bool asking_read(asking *a, int argc, char **argv)
{
	words first;
	octroi_settings settings;
	size_t count;
	words_read(a->memory, argc, argv, own_options, OWN_COUNT, WORDS_SILENTLY, &first, a->d);
	a->rulebook = rulebook_find(a->memory, words_value(&first, "rules"), &first, a->d);
	settings_read(a->memory, &first, a->rulebook, &settings, a->d);
	if (a->rulebook)
		a->ladder = octroi_ladder_open(a->rulebook, NULL, words_value(&first, "to"), words_value(&first, "scheme"), &settings, a->d);
	const word_option *options = options_of(a, &count);
	words_read(a->memory, argc, argv, options, count, a->ladder ? WORDS_ALL : WORDS_SOME, &a->words, a->d);
	words_refuse_others(&a->words, a->d);
	style_read(&a->words, TABLE_CSV_JSON, &a->style, a->d);
	mode_read(a);
	installation_read(a);
	size_t before = octroi_diagnostics_errors(a->d);
	goods_read(a);
	size_t bad = octroi_diagnostics_errors(a->d) - before;
	lists_read(a);
	inputs_read(a);
	a->bad_goods = bad && octroi_diagnostics_errors(a->d) == bad;
	return !octroi_diagnostics_errors(a->d);
}

/* All combinations, the year changing fastest; NULL after an error. A code or place that does not
 * exist is told once, with all others. */
static const octroi_intensity *const *answers(asking *a, size_t *count)
{
	const octroi_intensity **all =
		ARENA_ARRAY(a->memory, const octroi_intensity *, a->good_count * a->origin_count * a->year_count + 1);
	octroi_intensity_question q = a->question;
	*count = 0;
	for (size_t g = 0; g < a->good_count; g++)
		for (size_t o = 0; o < a->origin_count; o++)
			for (size_t y = 0; y < a->year_count; y++) {
				q.good = a->goods[g].digits;
				q.good_said_as = a->goods[g].said_as;
				q.origin = a->origins[o];
				q.year = year_number(a->years[y]);
				const octroi_intensity *one = octroi_intensity_of(a->ladder, &q, a->run, a->d);
				if (one)
					all[(*count)++] = one;
				else
					o = a->origin_count - 1, y = a->year_count - 1; /* the same again */
				if (octroi_diagnostics_errors(a->d) >= LINES_TOLD)
					return NULL;
			}
	return octroi_diagnostics_errors(a->d) ? NULL : all;
}

static int status_of(const octroi_intensity *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!all[i]->taken)
			return STATUS_INCOMPLETE;
	return STATUS_COMPUTED;
}

static int run_intensity(int argc, char **argv)
{
	asking a = {.memory = arena_new(), .d = octroi_diagnostics_new(), .run = octroi_run_new()};
	output out;
	size_t count = 0;
	int status = STATUS_USAGE;
	const octroi_intensity *const *all = asking_read(&a, argc, argv) || a.bad_goods ? answers(&a, &count) : NULL;
	if (all && output_open(a.memory, &a.words, &a.style, &out, a.d)) {
		report_intensity answer = {all, count, octroi_ladder_facts(a.ladder), words_listed(a.memory, &a.words)};
		report_intensities(&answer, &a.style, out.stream, stderr);
		status = output_close(&out, a.d) ? status_of(all, count) : STATUS_MACHINE;
	}
	octroi_diagnostics_print(a.d, stderr);
	octroi_close(a.rulebook);
	octroi_run_free(a.run);
	octroi_diagnostics_free(a.d);
	arena_free(a.memory);
	return status;
}

const command intensity_command = {
        .name = "intensity",
        .summary = "how many emissions a tonne of any good carries, and who says so",
        .help = "usage: octroi intensity --from COUNTRY --good CODE [--year YEAR] [--OPTION VALUE]...\n"
                "       octroi intensity --from COUNTRY --list FILE [--format csv]\n\n"
                "  --from COUNTRY    where the goods are made, by code or name\n"
                "  --good CODE       customs code of the goods\n"
                "  --list FILE       or a file of codes, one a line\n"
                "  --year YEAR       for which year; without it the newest figures\n"
                "  --to COUNTRY      where the goods enter: the official figures of its scheme come first\n"
                "  --scheme ID       or of one scheme, whatever its status\n"
                "  --see FIGURE      your own direct emissions, in tCO2e per tonne\n"
                "  --see-indirect FIGURE  and the indirect ones, of the power used\n"
                "  --installation FILE    or those of a good that an installation document computes\n"
                "  --product GOOD    which of its goods, where several have the code\n"
                "  --mode MODE       physical (all tiers) or legal (own and official figures alone)\n"
                "  --option NAME=CHOICE   another table or method (octroi show options intensity)\n"
                "  --as-of DAY       what was known on that day\n"
                "  --rules FOLDER    another folder of rules\n"
                "  --format FORMAT   table, csv or json\n"
                "  -o FILE           write to FILE, whole or not at all\n\n"
                "Each tier may ask for more, such as --route, --scope, --grid-factor, --hs-edition or\n"
                "--value with --mass: octroi show keys intensity. Several values are separated by commas;\n"
                "routes are mixed by shares: --route ROUTE=0.6,ROUTE=0.4, or 60%,40%.\n",
        .run = run_intensity,
};
