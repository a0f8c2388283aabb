/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi breakeven: where a figure of a line, or of flows, meets a target. */
#include <malloc.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "asked_flows.h"
#include "cli.h"
#include "output.h"

static const word_option own_options[] = {{"solve", WORD_VALUE, 0, false}, {"until", WORD_VALUE, 0, false},
                                          {"within", WORD_VALUE, 0, false}, {"fee", WORD_VALUE, 0, false}, FLOWS_ALONE_OPTIONS};

enum { OWN_COUNT = 4, OWN_OF_LINES = sizeof own_options / sizeof *own_options };

/* What is looked for, whatever it is asked of. */
typedef struct {
	const char *solve, *quantity;
	double      target, low, high;
} sought;

/* 0.05 or 5%. */
static bool figure_read(slice text, double *out)
{
	size_t used;
	text = slice_trim(text);
	if (number_read_prefix(text, out, &used) != NUMBER_OK || !used)
		return false;
	bool per_cent = text.length == used + 1 && text.at[used] == '%';
	*out = per_cent ? *out / 100 : *out;
	return per_cent || text.length == used;
}

static void read_until(question *q, sought *s)
{
	const char *text = words_value(&q->words, "until");
	if (!text) {
		if (!words_given(&q->words, "until"))
			error_at(q->d, (place){0}, "missing-option", "--until is missing: which quantity is to meet what, such as net_charge=150000");
		return;
	}
	slice rest = slice_of(text), name;
	slice_split(&rest, '=', &name);
	s->quantity = arena_copy(q->memory, name.at, name.length);
	if (name.length && rest.at && figure_read(rest, &s->target))
		return;
	error_at(q->d, (place){0}, "bad-target", "--until '%s': expected QUANTITY=NUMBER", text);
	error_remedy(q->d, "write --until net_charge=150000, cost_per_value=5%% or saving=0");
}

static void read_within(question *q, sought *s)
{
	const char *text = words_value(&q->words, "within");
	s->low = s->high = NAN;
	if (!text)
		return;
	slice high = slice_of(text), low;
	slice_split(&high, ':', &low);
	if (!high.at || !figure_read(low, &s->low) || !figure_read(high, &s->high)) {
		error_at(q->d, (place){0}, "bad-range", "--within '%s': expected LOW:HIGH, two numbers", text);
		error_remedy(q->d, "write --within 0:1000");
	} else if (s->low >= s->high) {
		error_at(q->d, (place){0}, "bad-range", "--within '%s': the range must end above where it begins", text);
	}
}

static void read_solve(question *q, sought *s)
{
	s->solve = words_value(&q->words, "solve");
	if (!words_given(&q->words, "solve")) {
		error_at(q->d, (place){0}, "missing-option", "--solve is missing: the figure that is looked for");
		error_remedy(q->d, "an input such as mass or see_direct, ID.NAME of a rule, or fee");
	}
}

static sought read_sought(question *q)
{
	sought s = {0};
	read_solve(q, &s);
	read_until(q, &s);
	read_within(q, &s);
	return s;
}

static int tell(question *q, const octroi_solution *solution)
{
	output out;
	report_solution report = {solution, words_listed(q->memory, &q->words)};
	if (!output_open(q->memory, &q->words, &q->style, &out, q->d))
		return STATUS_MACHINE;
	report_solutions(&report, &q->style, out.stream);
	if (!output_close(&out, q->d))
		return STATUS_MACHINE;
	return solution->met && !solution->not_computable && !solution->bad_rows ? STATUS_COMPUTED : STATUS_INCOMPLETE;
}

static int answer(question *q, int argc, char **argv, octroi_run *run)
{
	const sought is = read_sought(q);
	octroi_solve_question s = {.solve = is.solve, .quantity = is.quantity, .target = is.target, .low = is.low, .high = is.high,
	                           .fee = words_value(&q->words, "fee")};
	const char **solved = ARENA_NEW(q->memory, const char *);
	*solved = s.solve;
	refuse_flow_words(q);
	q->varied = solved;
	q->varied_count = s.solve ? 1 : 0;
	if (!question_read_begun(q, QUESTION_OF_LINES, TABLE_CSV_JSON, argc, argv) || !question_of_one_line(q, &s.line))
		return STATUS_USAGE;
	const octroi_solution *solution = octroi_solve(&s, run, q->d);
	return solution ? tell(q, solution) : STATUS_USAGE;
}

/* ---- flows ------------------------------------------------------------------------------ */

/* Of documents as well --scheme says which of those that charge is meant. */
static bool read_flows(question *q, int argc, char **argv, asked_flows *f)
{
	static const word_option options[] = {{"solve", WORD_VALUE, 0, false}, {"until", WORD_VALUE, 0, false}, {"within", WORD_VALUE, 0, false},
	                                      {"fee", WORD_VALUE, 0, false}, {"scheme", WORD_VALUE, 0, false}};
	bool read = asked_flows_read(q, options, sizeof options / sizeof *options, argc, argv, f);
	if (words_given(&q->words, "by"))
		error_at(q->d, (place){0}, "not-of-sums", "--by: one sum is solved for, and nothing is told apart in it");
	if (words_given(&q->words, "fee")) {
		error_at(q->d, (place){0}, "not-of-flows", "--fee: a fee counts in 'saving', which is asked of one line alone");
		error_remedy(q->d, "ask for net_charge, or give the words of octroi cost instead of a file");
	}
	return read && !octroi_diagnostics_errors(q->d);
}

/* Each point asks for as much as the one before has let go: to hand it back in between takes as long as to compute. */
static void keep_memory(void)
{
#ifdef __GLIBC__
	enum { KEPT = 64 << 20, MAPPED = 32 << 20 };
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_MMAP_THRESHOLD, MAPPED);
#endif
}

static int answer_flows(question *q, int argc, char **argv, octroi_run *run)
{
	asked_flows f;
	keep_memory();
	bool read = read_flows(q, argc, argv, &f);
	const sought is = read_sought(q);
	if (!read || octroi_diagnostics_errors(q->d))
		return STATUS_USAGE;
	octroi_flows_solve_question s = {.path = f.is_document ? f.path : NULL, .flows = &f.flows, .scenario = &f.question,
	                                 .scheme = f.is_document ? words_value(&q->words, "scheme") : NULL, .solve = is.solve,
	                                 .quantity = is.quantity, .target = is.target, .low = is.low, .high = is.high};
	const octroi_solution *solution = octroi_solve_flows(&s, run, q->d);
	return solution ? tell(q, solution) : STATUS_USAGE;
}

static int run_breakeven(int argc, char **argv)
{
	question q;
	octroi_run *run = octroi_run_new();
	question_begin(&q, own_options, OWN_OF_LINES, argc, argv);
	int status = asks_flows(&q.words, argc, argv) ? answer_flows(&q, argc, argv, run) : answer(&q, argc, argv, run);
	octroi_diagnostics_print(q.d, stderr);
	octroi_run_free(run);
	question_release(&q);
	return status;
}

const command breakeven_command = {
        .name = "breakeven",
        .summary = "at which figure the cost of a line, of a file of flows or of a scenario meets a target",
        .help = "usage: octroi breakeven --solve NAME --until QUANTITY=TARGET [--within LOW:HIGH]\n"
                "                        (the words of octroi cost)\n"
                "       octroi breakeven FLOWS.csv|SCENARIO.yaml --solve NAME --until QUANTITY=TARGET [--year YEAR]\n\n"
                "Finds every value of NAME in a range at which QUANTITY is TARGET, all else being as given. Of flows it\n"
                "is the sum over all lines of one variant, scheme and year.\n\n"
                "  --solve NAME      an input (mass, see_direct, credit_paid: octroi show inputs), ID.NAME of a rule\n"
                "                    (octroi show series), or fee\n"
                "  --until QUANTITY=TARGET   net_charge, another quantity of the scheme, cost_per_tonne, cost_per_value\n"
                "                    (of --value: 0.05 or 5%), or saving: the charge on official figures less that on\n"
                "                    the line's own, less the fee\n"
                "  --fee AMOUNT      what own figures cost in a year: 15000EUR\n"
                "  --within LOW:HIGH where to look; else 0 to 1000 for prices, 0 to 1 for shares, and 0 to 10 times\n"
                "                    what is given for all else\n"
                "  --variant NAME    of a scenario: the one that is meant, as --scheme and --year\n"
                "  --map 'HEADER=INPUT', --map-file FILE, --flows FORMAT, --direction export, --list ID,\n"
                "  --outliers POLICY, --missing-mass median   how a file is read, as for octroi run\n\n"
                "Status 1: the target is met nowhere in the range, or some lines could not be computed.\n",
        .run = run_breakeven,
};
