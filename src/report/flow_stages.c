/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to the rows of a file before they were computed, in words and as JSON. */
#include "formats.h"
#include "result_json.h"

static const char *lines_text(arena *memory, size_t n)
{
	return arena_printf(memory, "%s line%s", figure_plain(memory, (double)n), n == 1 ? "" : "s");
}

static const char *outliers_text(arena *memory, const octroi_masses *m)
{
	const char *factor = figure_plain(memory, m->factor);
	const char *told = m->outliers == OCTROI_OUTLIERS_DROP ? "left out"
	                   : m->outliers == OCTROI_OUTLIERS_KEEP
	                           ? "computed as they are"
	                           : arena_printf(memory, "their masses are replaced, by %s t together", figure(memory, m->replaced_t, "t", true));
	return arena_printf(memory,
	                    "%s of %s that could be compared, %s of %s t: the value of a tonne is less than 1/%s or more than %s times the "
	                    "median of its code; %s",
	                    figure_plain(memory, (double)m->found), lines_text(memory, m->compared), figure(memory, m->found_t, "t", true),
	                    figure(memory, m->compared_t, "t", true), factor, factor, m->found ? told : "nothing is changed");
}

static const char *missing_text(arena *memory, const octroi_masses *m)
{
	const char *got = arena_printf(memory, "%s without a mass got one by the median value of a tonne of the code, %s t together",
	                               lines_text(memory, m->estimated), figure(memory, m->estimated_t, "t", true));
	if (!m->without_median)
		return got;
	return arena_printf(memory, "%s; %s got none, for fewer than %zu lines of the code have a value and a mass", got,
	                    lines_text(memory, m->without_median), m->least);
}

static const char *list_text(arena *memory, const octroi_listed *l)
{
	buffer text = {.memory = memory};
	buffer_printf(&text, "%s, %s codes of %s", l->title, figure_plain(memory, (double)l->codes), l->edition);
	if (l->lost)
		buffer_printf(&text, "; %s of them no table carries to the edition of the file's codes", figure_plain(memory, (double)l->lost));
	if (l->part_lines)
		buffer_printf(&text, "; of the code%s of %s only a part is on the list: %s not left out", l->part_lines == 1 ? "" : "s",
		              lines_text(memory, l->part_lines), l->part_lines == 1 ? "it is" : "they are");
	return text.at;
}

size_t flow_stages(arena *memory, const octroi_flow_result *r, flow_stage out[FLOW_STAGES])
{
	const octroi_masses *m = r->masses;
	size_t count = 0;
	if (r->listed)
		out[count++] = (flow_stage){"goods list", list_text(memory, r->listed)};
	if (m && m->outliers != OCTROI_OUTLIERS_UNASKED)
		out[count++] = (flow_stage){"outliers", outliers_text(memory, m)};
	if (m && m->estimate)
		out[count++] = (flow_stage){"missing masses", missing_text(memory, m)};
	return count;
}

void report_flow_stages(const octroi_flow_result *r, FILE *errors)
{
	arena *memory = arena_new();
	flow_stage all[FLOW_STAGES];
	size_t count = flow_stages(memory, r, all);
	for (size_t i = 0; i < r->left_out_count; i++)
		if (r->left_out[i].rows)
			fprintf(errors, "octroi: %zu of %zu rows left out: %s\n", r->left_out[i].rows, r->rows, r->left_out[i].why);
	for (size_t i = 0; i < count; i++)
		fprintf(errors, "octroi: %s: %s\n", all[i].name, all[i].text);
	arena_free(memory);
}

static void outliers_json(json *j, const octroi_masses *m)
{
	static const char *const policies[] = {[OCTROI_OUTLIERS_KEEP] = "keep", [OCTROI_OUTLIERS_DROP] = "drop",
	                                       [OCTROI_OUTLIERS_REPLACE] = "replace"};
	json_open(j, "outliers", '{');
	json_text(j, "policy", policies[m->outliers]);
	json_number(j, "factor", m->factor);
	json_count(j, "compared", m->compared);
	json_number(j, "compared_t", m->compared_t);
	json_count(j, "lines", m->found);
	json_number(j, "mass_t", m->found_t);
	if (m->outliers == OCTROI_OUTLIERS_REPLACE)
		json_number(j, "replaced_t", m->replaced_t);
	json_close(j, '}');
}

void flow_stages_json(json *j, const octroi_flow_result *r)
{
	const octroi_masses *m = r->masses;
	const octroi_listed *l = r->listed;
	if (m && m->outliers != OCTROI_OUTLIERS_UNASKED)
		outliers_json(j, m);
	if (m && m->estimate) {
		json_open(j, "missing_mass", '{');
		json_count(j, "estimated", m->estimated);
		json_number(j, "estimated_t", m->estimated_t);
		json_count(j, "without_median", m->without_median);
		json_close(j, '}');
	}
	if (l) {
		json_open(j, "list", '{');
		json_text(j, "list", l->list);
		json_text(j, "edition", l->edition);
		json_count(j, "codes", l->codes);
		json_count(j, "codes_lost", l->lost);
		json_count(j, "part_lines", l->part_lines);
		json_close(j, '}');
	}
}
