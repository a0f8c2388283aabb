/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics are kept in an arena of their own, in order of report. */
#include "diagnostic.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Characters of a source line that are shown at most. */
enum { SHOWN_CHARACTERS = 160 };

struct diagnostics {
	arena *memory;
	diagnostic *items;
	size_t count, capacity, warnings;
	size_t errors; /* repeats among them: whoever compares counts must see that something went wrong */
	names *seen; /* place and message of each, to find repeats */
	bool repeat; /* the newest was dropped: what is added to it, too */
	arena **kept;
	size_t kept_count, kept_capacity;
	char *text; /* of diagnostics_text */
	const char *output; /* NULL: none that is there already */
	file_identity output_is;
};

/* ---- places ----------------------------------------------------------- */

static place within(place p)
{
	if (p.offset > p.source->length)
		p.offset = p.source->length;
	if (p.length > p.source->length - p.offset)
		p.length = p.source->length - p.offset;
	return p;
}

slice place_text(place p)
{
	if (!p.source)
		return (slice){"", 0};
	p = within(p);
	return (slice){p.source->bytes + p.offset, p.length};
}

/* Where the first line begins: a byte order mark is no column. */
static size_t text_start(place p)
{
	bool marked = !p.source->lines_before && p.source->length >= 3 && memcmp(p.source->bytes, "\xEF\xBB\xBF", 3) == 0;
	return marked && p.offset >= 3 ? 3 : 0;
}

/* The line around a place, without its end. */
static slice line_around(place p)
{
	p = within(p);
	const char *text = p.source->bytes;
	size_t start = p.offset, end = p.offset, first = text_start(p);
	while (start > first && text[start - 1] != '\n')
		start--;
	while (end < p.source->length && text[end] != '\n')
		end++;
	if (end > start && text[end - 1] == '\r')
		end--;
	return (slice){text + start, end - start};
}

/* Length of the character at the start of s; a byte that is part of none
 * counts as one. */
static size_t character_length(slice s)
{
	uint32_t c;
	size_t length = utf8_read(s.at, s.length, &c);
	return length ? length : 1;
}

static size_t characters_in(slice s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.length; count++)
		i += character_length((slice){s.at + i, s.length - i});
	return count;
}

void place_line(place p, size_t *line, size_t *column)
{
	*line = *column = 1;
	if (!p.source)
		return;
	p = within(p);
	const char *at = p.source->bytes + text_start(p), *end = p.source->bytes + p.offset, *newline;
	*line += p.source->lines_before;
	while (at < end && (newline = memchr(at, '\n', (size_t)(end - at)))) {
		at = newline + 1;
		++*line;
	}
	*column = 1 + characters_in((slice){at, (size_t)(end - at)});
}

/* ---- collecting ------------------------------------------------------- */

diagnostics *diagnostics_new(void)
{
	arena *a = arena_new();
	diagnostics *d = ARENA_NEW(a, diagnostics);
	d->memory = a;
	d->seen = names_new(a);
	return d;
}

void diagnostics_set_output(diagnostics *d, const char *path, file_identity is)
{
	d->output = arena_copy(d->memory, path, strlen(path));
	d->output_is = is;
}

const char *diagnostics_output(const diagnostics *d, file_identity is)
{
	return d->output_is.device == is.device && d->output_is.inode == is.inode ? d->output : NULL;
}

void diagnostics_free(diagnostics *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->kept_count; i++)
		arena_free(d->kept[i]);
	free(d->text);
	arena_free(d->memory);
}

void diagnostics_keep(diagnostics *d, arena *a)
{
	*ARENA_PUSH(d->memory, d->kept, d->kept_count, d->kept_capacity) = a;
}

static char *format_text(arena *a, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return arena_copy(a, format, strlen(format));
	char *text = arena_alloc(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

static bool is_repeat(diagnostics *d, place where, const char *message)
{
	/* By name, not by address: a file that is read twice is wrong once. Offsets
	 * in pieces of a file say little without the line of the piece. */
	const source_text *s = where.source;
	const char *key = arena_printf(d->memory, "%s %zx %zx %zx %s", s ? s->name : "", s ? s->lines_before : 0,
	                               where.offset, where.length, message);
	uint32_t before = names_count(d->seen);
	return names_add(d->seen, slice_of(key)) <= before;
}

static void add(diagnostics *d, bool warning, place where, const char *code, const char *format, va_list arguments)
{
	const char *message = format_text(d->memory, format, arguments);
	d->repeat = is_repeat(d, where, message);
	d->errors += !warning;
	if (d->repeat)
		return;
	diagnostic *added = ARENA_PUSH(d->memory, d->items, d->count, d->capacity);
	*added = (diagnostic){.warning = warning, .code = code, .message = message, .where = where};
	d->warnings += warning;
}

void error_at(diagnostics *d, place where, const char *code, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	add(d, false, where, code, format, arguments);
	va_end(arguments);
}

void warning_at(diagnostics *d, place where, const char *code, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	add(d, true, where, code, format, arguments);
	va_end(arguments);
}

static diagnostic *newest(diagnostics *d)
{
	return d->count && !d->repeat ? &d->items[d->count - 1] : NULL;
}

void error_context(diagnostics *d, const char *format, ...)
{
	diagnostic *item = newest(d);
	va_list arguments;
	va_start(arguments, format);
	if (item)
		item->context = format_text(d->memory, format, arguments);
	va_end(arguments);
}

void error_related(diagnostics *d, place where, const char *format, ...)
{
	diagnostic *item = newest(d);
	va_list arguments;
	va_start(arguments, format);
	if (item) {
		item->related = format_text(d->memory, format, arguments);
		item->related_where = where;
	}
	va_end(arguments);
}

void error_remedy(diagnostics *d, const char *format, ...)
{
	diagnostic *item = newest(d);
	va_list arguments;
	va_start(arguments, format);
	if (item)
		item->remedy = format_text(d->memory, format, arguments);
	va_end(arguments);
}

void diagnostics_add(diagnostics *d, const diagnostics *more)
{
	for (size_t i = 0; i < more->count; i++) {
		const diagnostic *x = &more->items[i];
		(x->warning ? warning_at : error_at)(d, x->where, x->code, "%s", x->message);
		if (x->context)
			error_context(d, "%s", x->context);
		if (x->related)
			error_related(d, x->related_where, "%s", x->related);
		if (x->remedy)
			error_remedy(d, "%s", x->remedy);
	}
}

void diagnostics_take(diagnostics *d, diagnostics *more)
{
	diagnostics_add(d, more);
	for (size_t i = 0; i < more->kept_count; i++)
		diagnostics_keep(d, more->kept[i]);
	more->kept_count = 0;
	diagnostics_free(more);
}

bool source_is_clean(const source_text *source, diagnostics *d)
{
	size_t bad;
	if (text_is_clean(source->bytes, source->length, &bad))
		return true;
	uint32_t c = (unsigned char)source->bytes[bad];
	size_t length = utf8_read(source->bytes + bad, source->length - bad, &c);
	place where = {source, bad, length ? length : 1};
	if (!length)
		error_at(d, where, "not-utf-8", "byte 0x%02X is not UTF-8 text", (unsigned)c);
	else if (!c)
		error_at(d, where, "control-character", "a NUL byte in the text");
	else
		error_at(d, where, "control-character", "control character U+%04X in the text", (unsigned)c);
	if (!length)
		error_remedy(d, "save the file as UTF-8");
	return false;
}

size_t diagnostics_errors(const diagnostics *d)
{
	return d->errors;
}

size_t diagnostics_warnings(const diagnostics *d)
{
	return d->warnings;
}

size_t diagnostics_count(const diagnostics *d)
{
	return d->count;
}

const diagnostic *diagnostics_get(const diagnostics *d, size_t i)
{
	return i < d->count ? &d->items[i] : NULL;
}

/* ---- printing --------------------------------------------------------- */

/* Text from files ends up on terminals: what is no character, or would steer
 * the terminal, is shown as U+FFFD. */
static void print_clean(slice s, FILE *out)
{
	while (s.length) {
		size_t length = character_length(s), bad;
		if (s.at[0] != '\r' && text_is_clean(s.at, length, &bad))
			fwrite(s.at, 1, length, out);
		else
			fputs("\xEF\xBF\xBD", out);
		s.at += length;
		s.length -= length;
	}
}

static void print_text(const char *text, FILE *out)
{
	print_clean(slice_of(text), out);
}

/* Cuts `count` characters off the start of s and returns them. */
static slice take_characters(slice *s, size_t count)
{
	slice taken = {s->at, 0};
	while (count-- && s->length) {
		size_t length = character_length(*s);
		taken.length += length;
		s->at += length;
		s->length -= length;
	}
	return taken;
}

/* Blanks as wide as s on a terminal where each character takes one cell. */
static void print_indent(slice s, FILE *out)
{
	while (s.length)
		fputc(*take_characters(&s, 1).at == '\t' ? '\t' : ' ', out);
}

static void print_excerpt(const diagnostic *item, size_t line_number, FILE *out)
{
	slice line = line_around(item->where);
	place where = within(item->where);
	slice before = {line.at, (size_t)(where.source->bytes + where.offset - line.at)};
	size_t caret = characters_in(before), all = characters_in(line);
	size_t from = 0;
	if (all > SHOWN_CHARACTERS && caret > SHOWN_CHARACTERS / 2)
		from = caret - SHOWN_CHARACTERS / 2;
	slice rest = line;
	take_characters(&rest, from);
	slice shown_before = {rest.at, (size_t)(before.at + before.length - rest.at)};
	slice shown = take_characters(&rest, SHOWN_CHARACTERS);
	int margin = fprintf(out, "%5zu", line_number);
	fprintf(out, " | %s", from ? "…" : "");
	print_clean(shown, out);
	fprintf(out, "%s\n%*s | %s", rest.length ? "…" : "", margin, "", from ? " " : "");
	print_indent(shown_before, out);
	fputs(item->context ? "^ " : "^", out);
	print_text(item->context ? item->context : "", out);
	fputc('\n', out);
}

static bool is_in_file(place p)
{
	return p.source && !p.source->typed;
}

/* "name:line:column: " and the number of the line; `grade` is "warning: ", "error: " or nothing. */
static size_t print_place(place p, const char *grade, FILE *out)
{
	size_t line = 0, column;
	if (is_in_file(p)) {
		place_line(p, &line, &column);
		print_text(p.source->name, out);
		fprintf(out, ":%zu:%zu: %s", line, column, grade);
		return line;
	}
	fprintf(out, "octroi: %s", grade);
	if (p.source) {
		print_text(p.source->name, out);
		fputs(": ", out);
	}
	return line;
}

static void print_one(const diagnostic *item, FILE *out)
{
	bool in_file = is_in_file(item->where), excerpt = in_file && item->where.source->length;
	size_t line = print_place(item->where, item->warning ? "warning: " : in_file ? "error: " : "", out);
	print_text(item->message, out);
	if (item->context && !excerpt) {
		fputc(' ', out);
		print_text(item->context, out);
	}
	/* What was typed is said with its remedy in one line. */
	if (item->remedy && !in_file && !item->related) {
		fputs("; ", out);
		print_text(item->remedy, out);
		fputc('\n', out);
		return;
	}
	fputc('\n', out);
	if (excerpt)
		print_excerpt(item, line, out);
	if (item->related) {
		print_place(item->related_where, "", out);
		print_text(item->related, out);
		fputc('\n', out);
	}
	if (item->remedy) {
		fputs("remedy: ", out);
		print_text(item->remedy, out);
		fputc('\n', out);
	}
}

void diagnostics_print(const diagnostics *d, FILE *out)
{
	for (size_t i = 0; i < d->count; i++)
		print_one(&d->items[i], out);
}

const char *diagnostics_text(diagnostics *d)
{
	size_t length;
	free(d->text);
	d->text = NULL;
	FILE *out = open_memstream(&d->text, &length);
	if (out) {
		diagnostics_print(d, out);
		fclose(out);
	}
	return d->text ? d->text : "";
}
