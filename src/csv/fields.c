/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields in quotes and without, as in RFC 4180. */
#include "fields.h"

#include <stdio.h>

const field_mistake field_mistakes[FIELD_PROBLEMS] = {
        [FIELD_OPEN_QUOTE] = {"open-quote", "a quote is opened and never closed", NULL},
        [FIELD_TEXT_AFTER_QUOTE] = {"text-after-quote", "text after a closing quote",
                                    "write a quote inside a quoted field twice, or separate fields with a comma"},
        [FIELD_LONE_CARRIAGE_RETURN] = {"lone-carriage-return", "a carriage return without a line feed",
                                        "save the file with lines that end in LF or CR LF"},
};

const char ragged_remedy[] = "a field that holds a comma needs quotes";

/* `at` is behind the opening quote. */
static field_problem scan_quoted(const char *at, const char *end, field *f)
{
	const char *p = at;
	for (;; p += 2) {
		p = memchr(p, '"', (size_t)(end - p));
		if (!p) {
			f->wrong = at - 1;
			f->end = end;
			return FIELD_OPEN_QUOTE;
		}
		if (p + 1 == end || p[1] != '"')
			break;
		f->doubled = true;
	}
	f->text = (slice){at, (size_t)(p - at)};
	f->end = f->wrong = p + 1;
	return at_line_end(f->end, end) || *f->end == ',' ? FIELD_SOUND : FIELD_TEXT_AFTER_QUOTE;
}

field_problem field_scan(const char *at, const char *end, field *f)
{
	f->doubled = false;
	if (at < end && *at == '"')
		return scan_quoted(at + 1, end, f);
	f->end = f->wrong = find_field_end(at, end);
	f->text = (slice){at, (size_t)(f->end - at)};
	return at_line_end(f->end, end) || *f->end == ',' ? FIELD_SOUND : FIELD_LONE_CARRIAGE_RETURN;
}

size_t field_undouble(slice text, char *out)
{
	size_t written = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		out[written++] = c;
		if (c == '"')
			i++;
	}
	return written;
}

char *ragged_message(size_t fields, const char *other, size_t columns, char out[RAGGED_MESSAGE_SIZE])
{
	snprintf(out, RAGGED_MESSAGE_SIZE, "the row has %zu field%s, the %s %zu", fields, fields == 1 ? "" : "s", other,
	         columns);
	return out;
}
