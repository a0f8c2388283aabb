/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public calls, each a thin door to the room that does the work. */
#include "octroi.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "emissions/emissions.h"
#include "flows/flows.h"
#include "program/program.h"
#include "scenario/scenario.h"

struct octroi_rulebook {
	rulebook *book;
};

struct octroi_run {
	arena *memory;
};

octroi_diagnostics *octroi_diagnostics_new(void)
{
	return diagnostics_new();
}

void octroi_diagnostics_free(octroi_diagnostics *d)
{
	diagnostics_free(d);
}

size_t octroi_diagnostics_errors(const octroi_diagnostics *d)
{
	return diagnostics_errors(d);
}

void octroi_diagnostics_print(const octroi_diagnostics *d, FILE *out)
{
	diagnostics_print(d, out);
}

const char *octroi_diagnostics_text(octroi_diagnostics *d)
{
	return diagnostics_text(d);
}

static octroi_rulebook *handle_of(rulebook *book)
{
	octroi_rulebook *r = book ? ARENA_NEW(book->memory, octroi_rulebook) : NULL;
	if (r)
		r->book = book;
	return r;
}

octroi_rulebook *octroi_open(const char *folder, octroi_diagnostics *d)
{
	return handle_of(rulebook_open(folder, d));
}

octroi_rulebook *octroi_open_changed(const char *folder, const octroi_rule_change *changes, size_t count, octroi_diagnostics *d)
{
	return handle_of(rules_open_changed(folder, changes, count, d));
}

bool octroi_overrides(octroi_rulebook *rulebook, const char *name)
{
	return rules_override(rulebook->book, name);
}

void octroi_close(octroi_rulebook *rulebook)
{
	if (rulebook)
		rulebook_close(rulebook->book);
}

/* ---- who charges at a destination --------------------------------------------- */

bool octroi_find(octroi_rulebook *rulebook, const char *name, const char *only, const octroi_settings *settings,
                 octroi_program *const **programs, size_t *count, octroi_diagnostics *d)
{
	return schemes_find(rulebook->book, name, only, settings, programs, count, d);
}

void octroi_unread_settings(octroi_rulebook *rulebook, const octroi_settings *settings, const octroi_program *const *programs,
                            size_t count, octroi_diagnostics *d)
{
	settings_unread(rulebook->book, settings, programs, count, d);
}

/* ---- programs, lines, results ----------------------------------------------------- */

const octroi_facts *octroi_program_facts(const octroi_program *program)
{
	return program_facts(program);
}

const octroi_input *octroi_inputs(const octroi_program *program, size_t *count)
{
	return program_inputs(program, count);
}

octroi_line *octroi_line_new(octroi_program *program, octroi_run *run)
{
	return line_new(program, run->memory);
}

bool octroi_line_set(octroi_line *line, const char *name, const char *value, const char *said_as, octroi_diagnostics *d)
{
	return line_set(line, name, value, said_as, d);
}

octroi_run *octroi_run_new(void)
{
	arena *memory = arena_new();
	octroi_run *run = ARENA_NEW(memory, octroi_run);
	run->memory = memory;
	return run;
}

void octroi_run_free(octroi_run *run)
{
	if (run)
		arena_free(run->memory);
}

const octroi_result *octroi_evaluate(const octroi_line *line, bool explain, octroi_run *run, octroi_diagnostics *d)
{
	return program_evaluate(line, explain, run->memory, d);
}

const octroi_quantity *octroi_result_quantity(const octroi_result *result, const char *name)
{
	for (size_t i = 0; i < result->quantity_count; i++)
		if (strcmp(result->quantities[i].name, name) == 0)
			return &result->quantities[i];
	return NULL;
}

const octroi_need *octroi_needs(const octroi_line *line, octroi_run *run, size_t *count, octroi_diagnostics *d)
{
	return program_needs(line, run->memory, count, d);
}

const char *const *octroi_standard_quantities(size_t *count)
{
	return standard_quantities(count);
}

const octroi_flow_result *octroi_flows(octroi_rulebook *rulebook, const octroi_flow_question *question, octroi_run *run,
                                       octroi_diagnostics *d)
{
	flow_provider installations = {"installation", provider_inputs, provider_values,
	                               provider_new(rulebook->book, question->settings, run->memory, d)};
	return flows_run(rulebook->book, question, &installations, run->memory, d);
}

bool octroi_evaluate_arrays(octroi_program *program, const octroi_arrays *arrays, octroi_run *run, octroi_diagnostics *d)
{
	return arrays_run(program, arrays, run->memory, d);
}

const octroi_io_result *octroi_input_output(const octroi_io_question *question, octroi_run *run, octroi_diagnostics *d)
{
	return io_run(question, run->memory, d);
}

const char *octroi_io_method_name(octroi_io_method method)
{
	static const char *const method_names[] = {"auto", "lu", "iterative"};
	return method_names[method];
}

const char *octroi_state_name(octroi_state state)
{
	static const char *const state_names[] = {"computed",   "exempt",         "out-of-scope",
	                                          "not-liable", "reporting-only", "not-computable"};
	return state_names[state];
}

const char *octroi_standing_name(octroi_standing s)
{
	return standing_names[s];
}

/* ---- embedded emissions ---------------------------------------------------------------- */

const char *octroi_precursor_kind_name(octroi_precursor_kind kind)
{
	static const char *const kinds[] = {"own", "document", "supplied", "default", "zero", "uncovered", "mixed"};
	return kinds[kind];
}

const octroi_installation *octroi_installation_evaluate(octroi_rulebook *rulebook, const octroi_installation_question *question,
                                                        octroi_run *run, octroi_diagnostics *d)
{
	return installation_evaluate(rulebook->book, question, run->memory, d);
}

const octroi_made_good *octroi_installation_good(const octroi_installation *made_in, const char *product, const char *code,
                                                 octroi_diagnostics *d)
{
	return made_good_find(made_in, product, code, d);
}

bool octroi_line_take(octroi_line *line, const octroi_installation *made_in, const octroi_made_good *good, octroi_diagnostics *d)
{
	arena *scratch = arena_new();
	bool sound = line_take(line, made_in, good, scratch, d);
	arena_free(scratch);
	return sound;
}

const octroi_own_figures *octroi_program_own_figures(const octroi_program *program)
{
	return program_own_figures(program);
}

double octroi_break_even(octroi_line *line, const char *input, const char *quantity, double target)
{
	return break_even(line, input, quantity, target);
}

const char *octroi_installation_form(octroi_rulebook *rulebook, const char *scheme, octroi_run *run, octroi_diagnostics *d)
{
	return installation_form(rulebook->book, scheme, run->memory, d);
}

/* ---- emission intensities ---------------------------------------------------------- */

octroi_ladder *octroi_ladder_open(octroi_rulebook *rulebook, const char *document, const char *destination, const char *scheme,
                                  const octroi_settings *settings, octroi_diagnostics *d)
{
	return ladder_open(rulebook->book, document, destination, scheme, settings, d);
}

const octroi_facts *octroi_ladder_facts(const octroi_ladder *ladder)
{
	return ladder_facts(ladder);
}

const octroi_input *octroi_ladder_inputs(const octroi_ladder *ladder, size_t *count)
{
	return ladder_inputs(ladder, count);
}

const char *octroi_ladder_route(const octroi_ladder *ladder)
{
	return ladder_route(ladder);
}

const octroi_intensity *octroi_intensity_of(octroi_ladder *ladder, const octroi_intensity_question *question, octroi_run *run,
                                            octroi_diagnostics *d)
{
	return ladder_ask(ladder, question, run->memory, d);
}

/* ---- figures varied ------------------------------------------------------------------------ */

size_t octroi_grid_points(const octroi_axis *axes, size_t count)
{
	return axes_points(axes, count);
}

const octroi_sweep *octroi_sweep_line(const octroi_line_question *question, const octroi_axis *axes, size_t axis_count,
                                      octroi_run *run, octroi_diagnostics *d)
{
	return sweep_line(question, axes, axis_count, run->memory, d);
}

const octroi_sweep *octroi_scenario_sweep(octroi_scenario *scenario, octroi_diagnostics *d)
{
	return scenario_sweep(scenario, d);
}

const octroi_solution *octroi_solve(const octroi_solve_question *question, octroi_run *run, octroi_diagnostics *d)
{
	return solve(question, run->memory, d);
}

const octroi_solution *octroi_solve_flows(const octroi_flows_solve_question *question, octroi_run *run, octroi_diagnostics *d)
{
	return solve_flows(question, run->memory, d);
}

/* ---- scenarios --------------------------------------------------------------------------- */

/* Without reading more than its first lines. */
bool octroi_is_kind(const char *file, const char *kind)
{
	FILE *in = fopen(file, "r");
	char line[256], is[64];
	bool says = false;
	for (int i = 0; in && i < 200 && fgets(line, sizeof line, in); i++)
		says = says || (sscanf(line, "kind: %63[a-z-]", is) == 1 && strcmp(is, kind) == 0);
	if (in)
		fclose(in);
	return says;
}

bool octroi_is_scenario(const char *path)
{
	const char *point = strrchr(path, '.');
	return (point && (strcmp(point, ".yaml") == 0 || strcmp(point, ".yml") == 0)) || octroi_is_kind(path, "scenario");
}

octroi_scenario *octroi_scenario_open(const char *path, const octroi_scenario_question *question, octroi_diagnostics *d)
{
	return scenario_open(path, question, d);
}

octroi_scenario *octroi_scenario_of_flows(const octroi_flow_question *flows, const octroi_scenario_question *question, octroi_diagnostics *d)
{
	return scenario_of_flows(flows, question, d);
}

void octroi_scenario_close(octroi_scenario *scenario)
{
	scenario_close(scenario);
}

const char *octroi_written_as(const char *option, octroi_run *run)
{
	return said_instead(option, run->memory);
}

const octroi_cube *octroi_scenario_check(octroi_scenario *scenario, octroi_diagnostics *d)
{
	return scenario_check(scenario, d);
}

const octroi_cube *octroi_scenario_run(octroi_scenario *scenario, octroi_diagnostics *d)
{
	return scenario_run(scenario, d);
}

/* ---- what moved a charge ----------------------------------------------------------------- */

const char *octroi_mover_name(octroi_mover mover)
{
	return mover_name(mover);
}

const octroi_difference *octroi_difference_of(const octroi_difference_question *question, octroi_run *run, octroi_diagnostics *d)
{
	return difference_of(question, run->memory, d);
}

/* ---- results under the law of another day -------------------------------------------- */

const octroi_restatement *octroi_restate(octroi_rulebook *rulebook, const octroi_restate_question *question, octroi_run *run,
                                         octroi_diagnostics *d)
{
	return restate_run(rulebook->book, question, run->memory, d);
}

/* ---- questions about rules ----------------------------------------------------------- */

const octroi_listing *octroi_show(octroi_rulebook *rulebook, const char *what, const char *word, octroi_run *run,
                                  octroi_diagnostics *d)
{
	return listing_make(rulebook->book, what, word, run->memory, d);
}

/* "rules/eu/cbam.yaml", "eu/cbam.yaml" and "eu-cbam" all mean eu-cbam. */
static const char *id_of_file(rulebook *book, const char *file)
{
	arena *a = book->memory;
	size_t length = strlen(file), folder = strlen(book->folder);
	if (length <= 5 || strcmp(file + length - 5, ".yaml") != 0)
		return file;
	if (strncmp(file, book->folder, folder) == 0 && file[folder] == '/')
		file += folder + 1;
	const char *slash = strrchr(file, '/'), *start = slash;
	while (start && start > file && start[-1] != '/')
		start--;
	if (!slash || start == slash)
		return file;
	return arena_printf(a, "%.*s-%.*s", (int)(slash - start), start, (int)strlen(slash + 1) - 5, slash + 1);
}

/* All errors of a plant's document are found by computing it. */
static void check_installation(rulebook *book, const char *file, octroi_counts *counts, diagnostics *d)
{
	octroi_installation_question q = {.path = file};
	installation_evaluate(book, &q, book->memory, d);
	counts->documents++;
}

static bool lies_in(const char *folder, const char *file)
{
	char *inner = realpath(file, NULL), *outer = realpath(folder, NULL);
	size_t length = outer ? strlen(outer) : 0;
	bool inside = !inner || (outer && strncmp(inner, outer, length) == 0 && inner[length] == '/');
	free(inner);
	free(outer);
	return inside;
}

static void check_file(rulebook *book, const char *file, octroi_counts *counts, diagnostics *d)
{
	if (file_exists(file) && octroi_is_kind(file, "installation")) {
		check_installation(book, file, counts, d);
		return;
	}
	if (file_exists(file) && octroi_is_kind(file, "scenario")) {
		error_at(d, (place){0}, "wrong-kind", "'%s' is a scenario, no document of rules", file);
		error_remedy(d, "check scenarios apart from rules: octroi check %s", file);
		return;
	}
	if (file_exists(file) && octroi_is_kind(file, "test")) {
		rulebook_read_yaml(book, file, file, d);
		counts->tests++;
		return;
	}
	if (!strchr(file, '/') && strchr(file, '.') && !file_exists(file)) {
		error_at(d, (place){0}, "cannot-open", "there is no file '%s'", file);
		error_remedy(d, "name a file, or a document by its id (octroi show schemes)");
		return;
	}
	const char *id = lies_in(book->folder, file) ? id_of_file(book, file) : rulebook_draft(book, file, d);
	if (id)
		rulebook_check(book, id, counts, d);
}

bool octroi_check(octroi_rulebook *rulebook, const char *const *files, size_t file_count, octroi_counts *counts,
                  octroi_diagnostics *d)
{
	size_t before = diagnostics_errors(d), n = file_count;
	const char *const *ids = files;
	*counts = (octroi_counts){0};
	if (!file_count)
		ids = rulebook_ids(rulebook->book, NULL, &n);
	for (size_t i = 0; i < n; i++) {
		if (file_count)
			check_file(rulebook->book, files[i], counts, d);
		else
			rulebook_check(rulebook->book, ids[i], counts, d);
	}
	return diagnostics_errors(d) == before;
}

/* tests/rules beside the rulebook's folder. */
static const char *const *own_tests(rulebook *book, size_t *count)
{
	arena *a = book->memory;
	const char *folder = arena_printf(a, "%s/../tests/rules", book->folder);
	size_t n;
	const char *const *entries = folder_list(a, folder, &n);
	const char **out = ARENA_ARRAY(a, const char *, n + 1);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(entries[i]);
		if (length > 5 && strcmp(entries[i] + length - 5, ".yaml") == 0)
			out[(*count)++] = arena_printf(a, "%s/%s", folder, entries[i]);
	}
	return out;
}

const octroi_test_result *octroi_test(octroi_rulebook *rulebook, const char *const *files, size_t file_count,
                                      octroi_run *run, size_t *count, octroi_diagnostics *d)
{
	size_t n = file_count;
	const char *const *paths = file_count ? files : own_tests(rulebook->book, &n);
	test_results out = {.memory = run->memory};
	if (!n)
		error_at(d, (place){0}, "no-tests", "there are no rule tests beside this rulebook");
	for (size_t i = 0; i < n; i++)
		rule_tests_run(rulebook->book, paths[i], &out, d);
	*count = out.count;
	return out.items;
}

bool octroi_check_stale(octroi_rulebook *rulebook, const char *today, int months, octroi_diagnostics *d)
{
	day now;
	if (!day_read(slice_of(today), &now)) {
		error_at(d, (place){0}, "bad-date", "--today '%s': not a day of the calendar", today);
		return false;
	}
	size_t n, before = diagnostics_errors(d);
	const char *const *ids = rulebook_ids(rulebook->book, NULL, &n);
	for (size_t i = 0; i < n; i++)
		rulebook_check_stale(rulebook->book, ids[i], now, months, d);
	return diagnostics_errors(d) == before;
}

bool octroi_write_hashes(const char *folder, const char *const *files, size_t file_count, size_t *changed, octroi_diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	arena *memory = arena_new();
	*changed = 0;
	if (!file_count)
		hashes_renew(folder, memory, changed, d);
	for (size_t i = 0; i < file_count; i++)
		hashes_renew_of(files[i], memory, changed, d);
	if (diagnostics_errors(d) == before)
		arena_free(memory);
	else
		diagnostics_keep(d, memory);
	return diagnostics_errors(d) == before;
}
