/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flows: which column of a file is which input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "flows/flows.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const mass_headers[] = {"net weight", "net mass", "weight"}, *const date_headers[] = {"import date"};
static const octroi_input declared[] = {
        {.name = "importer", .type = OCTROI_INPUT_TEXT, .unit = ""},
        {.name = "date", .type = OCTROI_INPUT_DATE, .unit = "", .headers = date_headers, .header_count = COUNT(date_headers)},
        {.name = "mass", .type = OCTROI_INPUT_NUMBER, .unit = "t", .headers = mass_headers, .header_count = COUNT(mass_headers)},
        {.name = "energy", .type = OCTROI_INPUT_NUMBER, .unit = "MWh"},
        {.name = "value", .type = OCTROI_INPUT_MONEY, .unit = ""},
        {.name = "see", .type = OCTROI_INPUT_NUMBER, .unit = "tCO2e/t"},
        {.name = "see_direct", .type = OCTROI_INPUT_NUMBER, .unit = "tCO2e/t"},
        {.name = "free_share", .type = OCTROI_INPUT_NUMBER, .unit = ""},
        {.name = "price_paid", .type = OCTROI_INPUT_MONEY, .unit = ""},
        {.name = "value_eur", .type = OCTROI_INPUT_NUMBER, .unit = ""},
        {.name = "basis", .type = OCTROI_INPUT_CODE, .unit = ""},
};
enum { VALUE_EUR = 9 };

typedef struct {
	char path[64], map_path[64];
	arena *memory;
	diagnostics *errors;
	csv_stream *stream;
	const octroi_input *inputs[COUNT(declared)];
	size_t input_count;
	flow_maps maps;
	const flow_column *columns;
} fixture;

static void write_file(char path[64], const char *text)
{
	strcpy(path, "/tmp/octroi-test-XXXXXX");
	int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	close(file);
}

/* Without the input value_eur, which only one test is about. */
static fixture *open_header(const char *header)
{
	fixture *f = calloc(1, sizeof *f);
	write_file(f->path, header);
	f->memory = arena_new();
	f->errors = diagnostics_new();
	for (size_t i = 0; i < COUNT(declared); i++) {
		if (i != VALUE_EUR)
			f->inputs[f->input_count++] = &declared[i];
	}
	f->stream = csv_stream_open(f->memory, f->path, false, f->errors);
	assert_non_null(f->stream);
	return f;
}

static void match(fixture *f, size_t *unknown)
{
	f->columns = flow_columns(f->memory, f->stream, f->inputs, f->input_count, &f->maps, unknown, f->errors);
}

static fixture *match_with(const char *header, const char *const *maps, size_t map_count, const char *map_file)
{
	fixture *f = open_header(header);
	if (map_file)
		write_file(f->map_path, map_file);
	f->maps = (flow_maps){maps, map_count, map_file ? f->map_path : NULL, NULL, OCTROI_TYPED};
	match(f, NULL);
	return f;
}

static fixture *match_header(const char *header)
{
	return match_with(header, NULL, 0, NULL);
}

static void release(fixture *f)
{
	csv_stream_close(f->stream);
	diagnostics_free(f->errors);
	arena_free(f->memory);
	unlink(f->path);
	if (*f->map_path)
		unlink(f->map_path);
	free(f);
}

/* "mass[kg]", "-" for what is not read, "value<2>" for money in the currency of column 2. */
static void check_columns(const fixture *f, const char *expected)
{
	assert_int_equal(diagnostics_count(f->errors), 0);
	assert_non_null(f->columns);
	buffer b = {.memory = f->memory};
	for (size_t i = 0; i < csv_stream_columns(f->stream); i++) {
		const flow_column *c = &f->columns[i];
		buffer_puts(&b, i ? " " : "");
		buffer_puts(&b, c->input ? c->input->name : "-");
		if (c->unit)
			buffer_printf(&b, "[%s]", c->unit);
		if (c->currency != (size_t)-1)
			buffer_printf(&b, "<%zu>", c->currency);
	}
	assert_string_equal(b.at, expected);
}

static void check_header(const char *header, const char *expected)
{
	fixture *f = match_header(header);
	check_columns(f, expected);
	release(f);
}

static void columns_are_inputs_in_any_order(void **state)
{
	(void)state;
	check_header("date,importer,mass\n", "date importer mass");
	check_header("basis,energy,date\n", "basis energy date");
	check_header("\xEF\xBB\xBF# x\n\"mass\"\n", "mass");
}

static void units_stand_behind_names(void **state)
{
	(void)state;
	check_header("mass_kg,energy_GWh\n", "mass[kg] energy[GWh]");
	check_header("mass_t\n", "mass[t]");
	check_header("MASS_KG,Energy_mwh\n", "mass[kg] energy[MWh]");
	check_header("mass_Mt\n", "mass[Mt]");
	check_header("see_direct_kgco2e/t,see_tCO2e/t\n", "see_direct[kgCO2e/t] see[tCO2e/t]");
	check_header("free_share_%\n", "free_share[%]");
	check_header("value_eur\n", "value[EUR]");
	check_header("value_USD,price_paid_cny\n", "value[USD] price_paid[CNY]");
}

static void case_and_blanks_do_not_count(void **state)
{
	(void)state;
	check_header("Mass kg, Importer ,See Direct\n", "mass[kg] importer see_direct");
	check_header("\"\tsee direct kgCO2e/t \"\n", "see_direct[kgCO2e/t]");
}

/* see_direct is an input, not 'see' in a unit 'direct'. */
static void whole_names_go_before_units(void **state)
{
	(void)state;
	check_header("see_direct,see\n", "see_direct see");
	fixture *f = open_header("value_eur,value\n");
	f->inputs[f->input_count++] = &declared[VALUE_EUR];
	match(f, NULL);
	check_columns(f, "value_eur value");
	release(f);
}

static void money_has_the_currency_of_its_column(void **state)
{
	(void)state;
	check_header("value,mass,currency\n", "value<2> mass -");
	check_header("Currency,value,price_paid_eur,mass\n", "- value<0> price_paid[EUR] mass");
	check_header("value,mass\n", "value mass");
	check_header("currency,mass\n", "- mass");
	fixture *f = match_header("value_eur,currency\n");
	assert_non_null(f->columns);
	assert_int_equal(f->columns[0].currency, (size_t)-1);
	assert_int_equal(diagnostics_warnings(f->errors), 1);
	assert_string_equal(diagnostics_get(f->errors, 0)->code, "unused-column");
	release(f);
}

static void maps_rename_columns(void **state)
{
	(void)state;
	static const char *const maps[] = {"Net weight (kg)=mass_kg", " remarks =", "a=b=Value", "Cur= CURRENCY "};
	fixture *f = match_with("Net weight (kg),Remarks,a=b,cur\n", maps, COUNT(maps), NULL);
	check_columns(f, "mass[kg] - value<3> -");
	release(f);
	f = match_with("Net weight (kg),Remarks,date\n", NULL, 0,
	               "\xEF\xBB\xBF# our names\r\n\r\nNet weight (kg) = mass_kg\r\n  \n  # note\nRemarks=");
	check_columns(f, "mass[kg] - date");
	release(f);
	static const char *const one[] = {"Remarks="};
	f = match_with("Net,Remarks\n", one, 1, "Net=mass\n");
	check_columns(f, "mass -");
	release(f);
	/* An input's own name may be mapped away. */
	static const char *const away[] = {"mass=", "gross=mass_t"};
	f = match_with("mass,gross\n", away, 2, NULL);
	check_columns(f, "- mass[t]");
	release(f);
	/* Of two names that differ in case only, each has its own map. */
	static const char *const cases[] = {"net=mass", "Net="};
	f = match_with("Net,net\n", cases, 2, NULL);
	check_columns(f, "- mass");
	release(f);
}

static void check_errors(fixture *f, size_t count, const char *code, const char *message, const char *remedy)
{
	assert_null(f->columns);
	assert_int_equal(diagnostics_errors(f->errors), count);
	const diagnostic *first = diagnostics_get(f->errors, 0);
	assert_string_equal(first->code, code);
	assert_string_equal(first->message, message);
	if (remedy)
		assert_string_equal(first->remedy, remedy);
	else
		assert_null(first->remedy);
}

static void check_bad_header(const char *header, const char *code, const char *message, const char *remedy,
                             size_t column)
{
	fixture *f = match_header(header);
	size_t found_line, found_column;
	check_errors(f, 1, code, message, remedy);
	place where = diagnostics_get(f->errors, 0)->where;
	assert_string_equal(where.source->name, f->path);
	place_line(where, &found_line, &found_column);
	assert_int_equal(found_line, 1);
	assert_int_equal(found_column, column);
	release(f);
}

static void unknown_columns_are_named_with_the_nearest(void **state)
{
	(void)state;
	check_bad_header("date,Mas\n", "unknown-column", "'Mas' is no input", "did you mean 'mass'?", 6);
	check_bad_header("mas_kg\n", "unknown-column", "'mas_kg' is no input", "did you mean 'mass_kg'?", 1);
	check_bad_header("date,valeu_eur\n", "unknown-column", "'valeu_eur' is no input", "did you mean 'value_eur'?",
	                 6);
	check_bad_header("see_drect\n", "unknown-column", "'see_drect' is no input", "did you mean 'see_direct'?", 1);
	check_bad_header("curency,mass\n", "unknown-column", "'curency' is no input", "did you mean 'currency'?", 1);
	check_bad_header("mass,\"Remarks\"\n", "unknown-column", "'Remarks' is no input",
	                 "give --map 'Remarks=INPUT' (octroi show inputs), or --map 'Remarks=' to leave it unread", 7);
	fixture *f = match_header("what,ever,date,is\n");
	assert_null(f->columns);
	assert_int_equal(diagnostics_errors(f->errors), 3);
	release(f);
}

static void common_headers_are_guessed(void **state)
{
	(void)state;
	check_bad_header("Net weight (kg)\n", "unknown-column", "'Net weight (kg)' is no input",
	                 "did you mean 'mass_kg'? give --map 'Net weight (kg)=mass_kg'", 1);
	check_bad_header("date,Net mass [t]\n", "unknown-column", "'Net mass [t]' is no input",
	                 "did you mean 'mass_t'? give --map 'Net mass [t]=mass_t'", 6);
	check_bad_header("net_weight_kg\n", "unknown-column", "'net_weight_kg' is no input",
	                 "did you mean 'mass_kg'? give --map 'net_weight_kg=mass_kg'", 1);
	check_bad_header("Import Date\n", "unknown-column", "'Import Date' is no input",
	                 "did you mean 'date'? give --map 'Import Date=date'", 1);
	/* Nothing of that name is an input here; a unit that is none is not carried over. */
	check_bad_header("Country\n", "unknown-column", "'Country' is no input",
	                 "give --map 'Country=INPUT' (octroi show inputs), or --map 'Country=' to leave it unread", 1);
	check_bad_header("Weight (gross)\n", "unknown-column", "'Weight (gross)' is no input",
	                 "give --map 'Weight (gross)=INPUT' (octroi show inputs), or --map 'Weight (gross)=' to leave it unread",
	                 1);
}

static void units_must_fit_their_inputs(void **state)
{
	(void)state;
	check_bad_header("mass_mwh\n", "unit", "'mwh' is no unit of 'mass', which is in t", NULL, 1);
	check_bad_header("energy_t\n", "unit", "'t' is no unit of 'energy', which is in MWh", NULL, 1);
	check_bad_header("date,mass_eur\n", "unit", "'eur' is no unit of 'mass', which is in t", NULL, 6);
	check_bad_header("see_direct_kg\n", "unit", "'kg' is no unit of 'see_direct', which is in tCO2e/t", NULL, 1);
	check_bad_header("value_kg\n", "unit", "'kg' is no unit of 'value', which is money",
	                 "write a currency of three letters, or none", 1);
	check_bad_header("value_eur/t\n", "unit", "'eur/t' is no unit of 'value', which is money",
	                 "write a currency of three letters, or none", 1);
	check_bad_header("basis_kg\n", "unit", "'kg' is no unit of 'basis', which is without a unit", NULL, 1);
	/* A metric tonne, or a million tonnes? */
	check_bad_header("Mass MT\n", "unit", "'MT' is no unit of 'mass', which is in t",
	                 "write t for metric tonnes and Mt for millions of them", 1);
	check_bad_header("mass_mt\n", "unit", "'mt' is no unit of 'mass', which is in t",
	                 "write t for metric tonnes and Mt for millions of them", 1);
}

static void two_columns_for_one_input_are_an_error(void **state)
{
	(void)state;
	check_bad_header("mass_kg,date,mass\n", "repeated-column", "the columns 'mass_kg' and 'mass' are both 'mass'",
	                 NULL, 14);
	check_bad_header("mass,Mass\n", "repeated-column", "the columns 'mass' and 'Mass' are both 'mass'", NULL, 6);
	check_bad_header("currency,value,Currency\n", "repeated-column",
	                 "the columns 'currency' and 'Currency' are both 'currency'", NULL, 16);
	static const char *const maps[] = {"gross=mass_kg"};
	fixture *f = match_with("mass,gross\n", maps, 1, NULL);
	check_errors(f, 1, "repeated-column", "map 'gross=mass_kg': the columns 'mass' and 'gross' are both 'mass'",
	             NULL);
	assert_string_equal(diagnostics_get(f->errors, 0)->related, "the other column stands here");
	release(f);
}

static void check_bad_map(const char *map, const char *code, const char *message, const char *remedy)
{
	fixture *f = match_with("mass,date\n", &map, 1, NULL);
	check_errors(f, 1, code, message, remedy);
	release(f);
}

static void bad_maps_are_named(void **state)
{
	(void)state;
	check_bad_map("Date", "bad-map", "map 'Date': a '=' is missing",
	              "write the column, '=' and the input: 'Net weight (kg)=mass_kg'");
	check_bad_map("", "bad-map", "map '': a '=' is missing",
	              "write the column, '=' and the input: 'Net weight (kg)=mass_kg'");
	check_bad_map("=mass", "unknown-column", "map '=mass': the file has no column ''", NULL);
	check_bad_map("Dat=date", "unknown-column", "map 'Dat=date': the file has no column 'Dat'",
	              "did you mean 'date'?");
	check_bad_map("Date=dare", "unknown-column", "map 'Date=dare': 'dare' is no input", "did you mean 'date'?");
	check_bad_map("Date=mass_gj", "unit", "map 'Date=mass_gj': 'gj' is no unit of 'mass', which is in t", NULL);
	static const char *const twice[] = {"Net=mass", "net=energy"};
	fixture *f = match_with("Net\n", twice, 2, NULL);
	check_errors(f, 1, "repeated-map", "map 'net=energy': the column 'net' is mapped twice", NULL);
	release(f);
}

static void map_files_are_named_by_line(void **state)
{
	(void)state;
	size_t line, column;
	fixture *f = match_with("Net,date\n", NULL, 0, "# x\n\n  Net=mas\n");
	check_errors(f, 1, "unknown-column", "'mas' is no input", "did you mean 'mass'?");
	place where = diagnostics_get(f->errors, 0)->where;
	assert_string_equal(where.source->name, f->map_path);
	place_line(where, &line, &column);
	assert_int_equal(line, 3);
	assert_int_equal(column, 3);
	release(f);
	f = match_with("Net,date\n", NULL, 0, "Net=mass\nnet=mass\nnonsense\nGross=mass\n");
	check_errors(f, 3, "bad-map", "a '=' is missing",
	             "write the column, '=' and the input: 'Net weight (kg)=mass_kg'");
	assert_string_equal(diagnostics_get(f->errors, 1)->related, "it is first mapped here");
	release(f);
	f = match_with("Net\n", NULL, 0, "Net=mass\xFF\n");
	assert_null(f->columns);
	assert_string_equal(diagnostics_get(f->errors, 0)->code, "not-utf-8");
	release(f);
	f = open_header("mass\n");
	f->maps.map_file = "/tmp/octroi-test-none/map";
	match(f, NULL);
	check_errors(f, 1, "cannot-open", "cannot open '/tmp/octroi-test-none/map': No such file or directory", NULL);
	release(f);
}

/* Inputs of schemes are not known before the file says where the goods go. */
static void unknown_columns_may_be_counted(void **state)
{
	(void)state;
	size_t unknown = 7;
	fixture *f = open_header("mass_kg,route,see_direct,mass_net_kg,sefa_year\n");
	match(f, &unknown);
	check_columns(f, "mass[kg] - see_direct - -");
	assert_int_equal(unknown, 3);
	release(f);
	f = open_header("mass,mass_kg,route\n");
	match(f, &unknown);
	check_errors(f, 1, "repeated-column", "the columns 'mass' and 'mass_kg' are both 'mass'", NULL);
	release(f);
	f = open_header("mass,currency\n");
	match(f, &unknown);
	check_columns(f, "mass -");
	assert_int_equal(unknown, 0);
	release(f);
}

static void no_maps_and_no_inputs_will_do(void **state)
{
	(void)state;
	size_t unknown;
	fixture *f = open_header("mass,_,kg_,\" \"\n");
	f->columns = flow_columns(f->memory, f->stream, NULL, 0, NULL, &unknown, f->errors);
	check_columns(f, "- - - -");
	assert_int_equal(unknown, 4);
	assert_null(flow_columns(f->memory, f->stream, NULL, 0, NULL, NULL, f->errors));
	assert_int_equal(diagnostics_errors(f->errors), 4);
	release(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(columns_are_inputs_in_any_order),
	        cmocka_unit_test(units_stand_behind_names),
	        cmocka_unit_test(case_and_blanks_do_not_count),
	        cmocka_unit_test(whole_names_go_before_units),
	        cmocka_unit_test(money_has_the_currency_of_its_column),
	        cmocka_unit_test(maps_rename_columns),
	        cmocka_unit_test(unknown_columns_are_named_with_the_nearest),
	        cmocka_unit_test(common_headers_are_guessed),
	        cmocka_unit_test(units_must_fit_their_inputs),
	        cmocka_unit_test(two_columns_for_one_input_are_an_error),
	        cmocka_unit_test(bad_maps_are_named),
	        cmocka_unit_test(map_files_are_named_by_line),
	        cmocka_unit_test(unknown_columns_may_be_counted),
	        cmocka_unit_test(no_maps_and_no_inputs_will_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
