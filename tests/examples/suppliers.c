/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is cheapest at the border? Three suppliers of 500 t of aluminium profiles
 * to the EU at once, then why the first costs what it costs.
 *
 *     cc suppliers.c $(pkg-config --cflags --libs octroi) -o suppliers
 *     ./suppliers "$(pkg-config --variable=rulesdir octroi)"
 */
#include <math.h>
#include <octroi.h>
#include <stdio.h>

enum { SUPPLIERS = 3 };

/* Returns the exit status; what went wrong stands in d. */
static int compare(octroi_program *program, octroi_run *run, octroi_diagnostics *d)
{
	static const char *const origins[SUPPLIERS] = {"TR", "IN", "AE"};
	static const char *const goods[SUPPLIERS] = {"76042990", "76042990", "76042990"};
	static const char *const days[SUPPLIERS] = {"2026-05-12", "2026-05-12", "2026-05-12"};
	static const double mass_t[SUPPLIERS] = {500, 500, 500};
	double charge[SUPPLIERS];
	unsigned char states[SUPPLIERS];
	const octroi_reason *reasons[SUPPLIERS];
	const octroi_array arrays[] = {{.input = "origin", .texts = origins},
	                               {.input = "good", .texts = goods},
	                               {.input = "date", .texts = days},
	                               {.input = "mass", .numbers = mass_t, .unit = "t"}};
	const octroi_figures wanted[] = {{.quantity = "net_charge", .values = charge}};
	const octroi_arrays lines = {.count = SUPPLIERS, .arrays = arrays, .array_count = 4, .states = states, .reasons = reasons,
	                             .figures = wanted, .figure_count = 1};
	if (!octroi_evaluate_arrays(program, &lines, run, d))
		return 1;
	for (size_t i = 0; i < SUPPLIERS; i++) {
		/* An unknown is NaN, never zero, and has a reason. */
		if (isnan(charge[i]))
			printf("%s  %s: %s\n", origins[i], octroi_state_name((octroi_state)states[i]), reasons[i]->text);
		else
			printf("%s  %.2f %s\n", origins[i], charge[i], octroi_program_facts(program)->currency);
	}
	return 0;
}

static int explain(octroi_program *program, octroi_run *run, octroi_diagnostics *d)
{
	octroi_line *line = octroi_line_new(program, run); /* belongs to the run, as all results do */
	bool given = octroi_line_set(line, "origin", "TR", "origin", d) && octroi_line_set(line, "good", "76042990", "good", d) &&
	             octroi_line_set(line, "mass", "500t", "mass", d) && octroi_line_set(line, "date", "2026-05-12", "date", d);
	const octroi_result *result = given ? octroi_evaluate(line, true, run, d) : NULL;
	if (!result)
		return 1;
	for (size_t i = 0; i < result->parts[0].step_count; i++) {
		const octroi_step *step = &result->parts[0].steps[i];
		printf("%zu. %s = %s\n", i + 1, step->title ? step->title : step->name, step->value);
	}
	return 0;
}

int main(int argc, char **argv)
{
	octroi_diagnostics *d = octroi_diagnostics_new();
	octroi_run *run = octroi_run_new();
	octroi_rulebook *rulebook = octroi_open(argc > 1 ? argv[1] : "rules", d);
	octroi_program *const *programs;
	size_t count;
	int status = 1;
	if (rulebook && octroi_find(rulebook, "EU", NULL, NULL, &programs, &count, d))
		status = compare(programs[0], run, d) || explain(programs[0], run, d);
	fputs(octroi_diagnostics_text(d), stderr);
	octroi_run_free(run);
	octroi_close(rulebook);
	octroi_diagnostics_free(d);
	return status;
}
