/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes of checks and of rule tests. */
#include "formats.h"
#include "json.h"

static void tests_json(const octroi_test_result *tests, size_t count, FILE *out)
{
	json j = {.out = out};
	json_open(&j, NULL, '{');
	json_text(&j, "octroi", OCTROI_VERSION);
	json_count(&j, "format", OCTROI_FORMAT);
	json_open(&j, "tests", '[');
	for (size_t i = 0; i < count; i++) {
		json_line(&j, 1);
		json_open(&j, NULL, '{');
		json_text(&j, "file", tests[i].file);
		json_text(&j, "name", tests[i].name);
		json_flag(&j, "passed", tests[i].passed);
		json_text(&j, "message", tests[i].message);
		json_count(&j, "line", tests[i].line);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fputc('\n', out);
}

static void tests_csv(const octroi_test_result *tests, size_t count, FILE *out)
{
	fputs("file,name,passed,message,line\n", out);
	for (size_t i = 0; i < count; i++) {
		csv_field(out, tests[i].file, true);
		csv_field(out, tests[i].name, false);
		csv_field(out, tests[i].passed ? "yes" : "no", false);
		csv_field(out, tests[i].message, false);
		fprintf(out, ",%zu\n", tests[i].line);
	}
}

static void tests_table(const octroi_test_result *tests, size_t count, bool all, FILE *out)
{
	size_t passed = 0;
	for (size_t i = 0; i < count; i++) {
		passed += tests[i].passed;
		if (!tests[i].passed)
			fprintf(out, "failed  %s:%zu: %s\n        %s\n", tests[i].file, tests[i].line, tests[i].name,
			        tests[i].message ? tests[i].message : "no message");
		else if (all)
			fprintf(out, "passed  %s: %s\n", tests[i].file, tests[i].name);
	}
	fprintf(out, "%zu passed, %zu failed\n", passed, count - passed);
}

void report_tests(const octroi_test_result *tests, size_t count, bool all, const report_style *style, FILE *out)
{
	if (style->format == REPORT_JSON)
		tests_json(tests, count, out);
	else if (style->format == REPORT_CSV)
		tests_csv(tests, count, out);
	else
		tests_table(tests, count, all, out);
}

void report_counts(const octroi_counts *counts, size_t errors, size_t warnings, const report_style *style, FILE *out)
{
	const struct {
		size_t count;
		const char *key, *one, *many;
	} items[] = {
	        {counts->documents, "documents", "document", "documents"},
	        {counts->schemes, "schemes", "scheme", "schemes"},
	        {counts->series, "series", "series", "series"},
	        {counts->tables, "tables", "table", "tables"},
	        {counts->rows, "rows", "row of tables", "rows of tables"},
	        {counts->paths, "price_paths", "price path", "price paths"},
	        {counts->sources, "sources", "source", "sources"},
	        {counts->unknowns, "unknowns", "declared unknown", "declared unknowns"},
	        {counts->tests, "test_documents", "document of tests", "documents of tests"},
	};
	json j = {.out = out};
	if (style->format == REPORT_JSON) {
		json_open(&j, NULL, '{');
		json_text(&j, "octroi", OCTROI_VERSION);
		json_count(&j, "format", OCTROI_FORMAT);
	}
	const char *between = "";
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		if (style->format == REPORT_JSON) {
			json_count(&j, items[i].key, items[i].count);
		} else if (items[i].count) {
			fprintf(out, "%s%zu %s", between, items[i].count, items[i].count == 1 ? items[i].one : items[i].many);
			between = ", ";
		}
	}
	if (style->format == REPORT_JSON) {
		json_count(&j, "errors", errors);
		json_count(&j, "warnings", warnings);
		json_close(&j, '}');
		fputc('\n', out);
		return;
	}
	fputs(*between ? ": " : "nothing: ", out);
	if (errors)
		fprintf(out, "%zu error%s", errors, errors == 1 ? "" : "s");
	else
		fputs("no errors", out);
	if (warnings)
		fprintf(out, ", %zu warning%s", warnings, warnings == 1 ? "" : "s");
	fputc('\n', out);
}
