/* SPDX-License-Identifier: GPL-3.0-or-later */
/* octroi options: the charge of a line under each other choice of each open
 * point of law, one at a time. */
#include <string.h>

#include "cli.h"
#include "output.h"
#include "question.h"

typedef struct {
	report_choice *items;
	size_t count, capacity;
} choice_list;

/* The settings of the question with one more choice, which takes the place of an earlier one. */
static octroi_settings settings_with(const question *q, const char *option, const char *choice)
{
	octroi_settings settings = q->settings;
	const char **options = ARENA_ARRAY(q->memory, const char *, settings.option_count + 1);
	size_t length = strlen(option);
	settings.option_count = 0;
	for (size_t i = 0; i < q->settings.option_count; i++)
		if (strncmp(q->settings.options[i], option, length) != 0 || q->settings.options[i][length] != '=')
			options[settings.option_count++] = q->settings.options[i];
	options[settings.option_count++] = arena_printf(q->memory, "%s=%s", option, choice);
	settings.options = options;
	return settings;
}

/* All lines of one scheme under one choice. */
static bool try_choice(question *q, size_t scheme, const octroi_option *option, const char *choice,
                       const report_answer *standard, octroi_run *run, choice_list *out)
{
	size_t count;
	octroi_settings settings = settings_with(q, option->name, choice);
	const asked_scheme *schemes = question_schemes(q, &settings, &count);
	if (!schemes || count != q->scheme_count)
		return false;
	for (size_t i = 0; i < q->combinations; i++) {
		report_choice *made = ARENA_PUSH(q->memory, out->items, out->count, out->capacity);
		made->program = q->schemes[scheme].program;
		made->option = option;
		made->choice = choice;
		made->standard = standard->lines[scheme * q->combinations + i].result;
		made->result = octroi_evaluate(question_line(q, &schemes[scheme], i), false, run, q->d);
		if (!made->result)
			return false;
	}
	return true;
}

static bool try_all(question *q, const report_answer *standard, octroi_run *run, choice_list *out)
{
	bool ok = true;
	for (size_t i = 0; i < q->scheme_count; i++) {
		const octroi_facts *facts = octroi_program_facts(q->schemes[i].program);
		for (size_t k = 0; k < facts->option_count; k++)
			for (size_t n = 0; n < facts->options[k].choice_count; n++)
				if (strcmp(facts->options[k].choices[n], facts->options[k].choice) != 0)
					ok &= try_choice(q, i, &facts->options[k], facts->options[k].choices[n],
					                 standard, run, out);
	}
	return ok;
}

/* The report wants all choices of a line together. */
static choice_list by_line(const question *q, const report_answer *standard, const choice_list *all)
{
	choice_list sorted = {0};
	for (size_t i = 0; i < standard->line_count; i++)
		for (size_t k = 0; k < all->count; k++)
			if (all->items[k].standard == standard->lines[i].result)
				*ARENA_PUSH(q->memory, sorted.items, sorted.count, sorted.capacity) = all->items[k];
	return sorted;
}

static int run_options(int argc, char **argv)
{
	question q;
	report_answer standard;
	choice_list choices = {0};
	output out;
	octroi_run *run = octroi_run_new();
	int status = STATUS_USAGE;
	if (question_read(&q, QUESTION_OF_LINES, TABLE_CSV_JSON, argc, argv) && question_answer(&q, false, run, &standard) &&
	    try_all(&q, &standard, run, &choices) && output_open(q.memory, &q.words, &q.style, &out, q.d)) {
		choices = by_line(&q, &standard, &choices);
		report_options(choices.items, choices.count, &q.style, out.stream);
		status = output_close(&out, q.d) ? answer_status(&standard) : STATUS_MACHINE;
	}
	octroi_diagnostics_print(q.d, stderr);
	octroi_run_free(run);
	question_release(&q);
	return status;
}

const command options_command = {
        .name = "options",
        .summary = "which open points of law matter for a line, and by how much",
        .help = "usage: octroi options (the words of octroi cost)\n\n"
                "Computes the line once for each choice of each open point of law and prints how\n"
                "the charge differs. --format is table, csv or json. octroi show options lists\n"
                "the options themselves; --option NAME=CHOICE of octroi cost decides one.\n",
        .run = run_options,
};
