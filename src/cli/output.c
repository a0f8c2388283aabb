/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go, and how they are to look. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "output.h"

static const char *const formats[] = {[REPORT_TABLE] = "table", [REPORT_CSV] = "csv", [REPORT_JSON] = "json"};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

bool style_read(const words *w, const char *written, report_style *style, diagnostics *d)
{
	const char *typed = words_value(w, "format"), *output = words_value(w, "output");
	*style = (report_style){0};
	if (output && strcmp(output, "-") != 0)
		file_set_output(output, d);
	for (size_t i = 0; typed && i < FORMAT_COUNT; i++) {
		if (strcmp(typed, formats[i]) != 0)
			continue;
		style->format = (report_format)i;
		if (strstr(written, typed))
			return true;
		error_at(d, (place){0}, "bad-format", "--format '%s': this command knows %s", typed, written);
		return false;
	}
	if (!typed)
		return true;
	const char *nearest = text_nearest(slice_of(typed), formats, FORMAT_COUNT);
	if (nearest)
		error_at(d, (place){0}, "bad-format", "--format '%s': did you mean '%s'?", typed, nearest);
	else
		error_at(d, (place){0}, "bad-format", "--format '%s': expected table, csv or json", typed);
	return false;
}

/* A terminal's width, or what COLUMNS says: a script can ask for narrow tables. */
static size_t width_of(int file)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	if (isatty(file) && !ioctl(file, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	return columns ? strtoul(columns, NULL, 10) : 0;
}

static bool wants_colour(int file)
{
	const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
	return isatty(file) && !(refused && *refused) && terminal && strcmp(terminal, "dumb") != 0;
}

bool output_open(arena *memory, const words *w, report_style *style, output *out, diagnostics *d)
{
	const char *path = words_value(w, "output");
	*out = (output){.stream = stdout};
	if (!path || !strcmp(path, "-")) {
		style->width = width_of(STDOUT_FILENO);
		style->colour = wants_colour(STDOUT_FILENO);
		return true;
	}
	out->writer = file_writer_open(memory, path, d);
	out->stream = out->writer ? file_writer_stream(out->writer) : NULL;
	return out->writer != NULL;
}

bool output_close(output *out, diagnostics *d)
{
	if (out->writer)
		return file_writer_commit(out->writer, d);
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	error_at(d, (place){0}, "cannot-write", "cannot write to standard output: %s", strerror(errno));
	return false;
}
