/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a question says, in the words of whoever asks: options of a command line, or keys of a scenario document. */
#include <string.h>

#include "program.h"

/* An option beside what a document says instead: the name of it in messages, the text around its value, and a value that
 * stands for any. Of all other options, which are inputs, it says `given`. */
static const struct {
	const char *option, *name, *before, *after, *any;
} written[] = {
	{"map", "flows.map", "flows: {map: {", "}}", "HEADER: INPUT"},
	{"map-file", "flows.map", "flows: {map: {", "}}", "HEADER: INPUT"},
	{"flows", "flows.format", "flows: {format: ", "}", "FORMAT"},
	{"direction", "flows.direction", "flows: {direction: ", "}", "export"},
	{"to", "flows.destination", "flows: {destination: ", "}", "PLACE"},
	{"outliers", "flows.outliers", "flows: {outliers: ", "}", "POLICY"},
	{"missing-mass", "flows.missing_mass", "flows: {missing_mass: ", "}", "median"},
	{"list", "flows.list", "flows: {list: ", "}", "ID"},
	{"scheme", "scheme", "scheme: ", "", "ID"},
};
enum { WRITTEN = sizeof written / sizeof *written };

static size_t written_at(const char *option)
{
	size_t i = 0;
	while (i < WRITTEN && strcmp(written[i].option, option) != 0)
		i++;
	return i;
}

const char *said_name(octroi_said said, const char *option, arena *a)
{
	size_t i = written_at(option);
	if (said == OCTROI_TYPED)
		return arena_printf(a, "--%s", option);
	return i < WRITTEN ? written[i].name : arena_printf(a, "flows.given.%s", option);
}

const char *said_how(octroi_said said, const char *option, const char *value, arena *a)
{
	size_t i = written_at(option);
	if (said == OCTROI_TYPED)
		return arena_printf(a, "--%s %s", option, value);
	return i < WRITTEN ? arena_printf(a, "%s%s%s", written[i].before, value, written[i].after)
	                   : arena_printf(a, "flows: {given: {%s: %s}}", option, value);
}

/* What YAML would take for something else than a key. */
static bool needs_quotes(slice s)
{
	bool needs = !s.length;
	for (size_t i = 0; i < s.length; i++)
		needs = needs || strchr("'\"#%&*,:?@[]`{|}!>-", s.at[i]);
	return needs;
}

const char *said_map(octroi_said said, slice header, const char *input, arena *a)
{
	int length = (int)header.length;
	const char *quote = needs_quotes(header) ? "'" : "";
	return said == OCTROI_TYPED ? arena_printf(a, "--map '%.*s=%s'", length, header.at, input)
	                            : arena_printf(a, "flows: {map: {%s%.*s%s: %s}}", quote, length, header.at, quote, *input ? input : "''");
}

const char *said_instead(const char *option, arena *a)
{
	size_t i = written_at(option);
	return i < WRITTEN ? said_how(OCTROI_WRITTEN, option, written[i].any, a) : NULL;
}
