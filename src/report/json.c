/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON, streamed (RFC 8259). Text is UTF-8 already and goes through as it is. */
#include <math.h>

#include "../base/number.h"
#include "json.h"

static void print_text(FILE *out, const char *text)
{
	putc_unlocked('"', out);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c == '\n')
			fputs_unlocked("\\n", out);
		else if (c == '\t')
			fputs_unlocked("\\t", out);
		else if (c < 0x20)
			fprintf(out, "\\u%04x", c);
		else
			putc_unlocked(c, out);
	}
	putc_unlocked('"', out);
}

static void begin(json *j, const char *key)
{
	if (j->comma)
		fputs_unlocked(", ", j->out);
	j->comma = true;
	if (key) {
		print_text(j->out, key);
		fputs_unlocked(": ", j->out);
	}
}

void json_open(json *j, const char *key, char bracket)
{
	begin(j, key);
	putc_unlocked(bracket, j->out);
	j->comma = false;
}

void json_close(json *j, char bracket)
{
	putc_unlocked(bracket, j->out);
	j->comma = true;
}

void json_text(json *j, const char *key, const char *text)
{
	begin(j, key);
	if (text)
		print_text(j->out, text);
	else
		fputs_unlocked("null", j->out);
}

void json_number(json *j, const char *key, double value)
{
	char text[NUMBER_TEXT_SIZE];
	begin(j, key);
	number_write(value, text);
	fputs_unlocked(isfinite(value) ? text : "null", j->out);
}

void json_count(json *j, const char *key, size_t count)
{
	begin(j, key);
	fprintf(j->out, "%zu", count);
}

void json_flag(json *j, const char *key, bool flag)
{
	begin(j, key);
	fputs_unlocked(flag ? "true" : "false", j->out);
}

void json_line(json *j, int indent)
{
	fprintf(j->out, "%s\n%*s", j->comma ? "," : "", indent, "");
	j->comma = false;
}

void json_question(json *j, const char *command, const char *const *arguments)
{
	json_open(j, "question", '{');
	json_text(j, "command", command);
	json_open(j, "arguments", '[');
	for (; arguments && *arguments; arguments++)
		json_text(j, NULL, *arguments);
	json_close(j, ']');
	json_close(j, '}');
}
