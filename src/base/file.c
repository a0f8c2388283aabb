/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in and out. */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- reading ---------------------------------------------------------- */

static void cannot(diagnostics *d, place where, const char *code, const char *what, const char *name, int problem)
{
	error_at(d, where, code, "cannot %s '%s': %s", what, name,
	         problem == EISDIR ? "is a folder" : strerror(problem));
}

/* Reads to the end, whatever the size was said to be: a pipe has none, a file
 * may still grow. NULL with errno set after an error. */
static char *read_whole(arena *a, int file, size_t expected, size_t *length)
{
	size_t capacity = expected + 2; /* room to see the end, and the NUL */
	char *bytes = arena_alloc(a, capacity);
	*length = 0;
	for (;;) {
		ssize_t got = read(file, bytes + *length, capacity - 1 - *length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return NULL;
		*length += (size_t)got;
		if (got == 0)
			break;
		if (*length == capacity - 1) {
			char *larger = arena_alloc(a, capacity * 2);
			memcpy(larger, bytes, *length);
			bytes = larger;
			capacity *= 2;
		}
	}
	bytes[*length] = '\0';
	return bytes;
}

void file_set_output(const char *path, diagnostics *d)
{
	struct stat facts;
	if (stat(path, &facts) == 0 && S_ISREG(facts.st_mode))
		diagnostics_set_output(d, path, (file_identity){facts.st_dev, facts.st_ino});
}

bool file_is_output(int file, const char *name, place asked_from, diagnostics *d)
{
	struct stat facts;
	const char *output = fstat(file, &facts) == 0 ? diagnostics_output(d, (file_identity){facts.st_dev, facts.st_ino}) : NULL;
	if (!output)
		return false;
	error_at(d, asked_from, "output-is-input", "-o '%s' would overwrite '%s', which is read", output, name);
	error_remedy(d, "write to another file");
	return true;
}

/* What gzip made is no text; files of lines are read by the csv room, which unpacks them. */
static bool file_is_compressed(const char *bytes, size_t length, const char *name, diagnostics *d)
{
	if (length < 2 || memcmp(bytes, "\x1F\x8B", 2) != 0)
		return false;
	error_at(d, (place){0}, "compressed", "'%s' is compressed", name);
	error_remedy(d, "gunzip it first");
	return true;
}

const source_text *file_read(arena *a, const char *path, const char *name, place asked_from, diagnostics *d)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		cannot(d, asked_from, "cannot-open", "open", name, errno);
		return NULL;
	}
	if (file_is_output(file, name, asked_from, d)) {
		close(file);
		return NULL;
	}
	struct stat facts;
	source_text *source = NULL;
	char *bytes = NULL;
	size_t length = 0;
	if (fstat(file, &facts) != 0)
		goto done;
	if (S_ISDIR(facts.st_mode)) {
		errno = EISDIR;
		goto done;
	}
	bytes = read_whole(a, file, facts.st_size > 0 ? (size_t)facts.st_size : 65536, &length);
	if (bytes) {
		source = ARENA_NEW(a, source_text);
		*source = (source_text){.name = arena_copy(a, name, strlen(name)), .bytes = bytes, .length = length};
	}
done:
	if (!source)
		cannot(d, asked_from, "cannot-read", "read", name, errno);
	close(file);
	return source && file_is_compressed(source->bytes, source->length, name, d) ? NULL : source;
}

struct file_pieces {
	int    file;
	size_t length;
};

file_pieces *file_pieces_open(arena *a, const char *path, const char *name, place asked_from, diagnostics *d)
{
	struct stat facts;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 || fstat(file, &facts) != 0 || S_ISDIR(facts.st_mode)) {
		cannot(d, asked_from, "cannot-open", "open", name, file < 0 ? errno : EISDIR);
		if (file >= 0)
			close(file);
		return NULL;
	}
	if (file_is_output(file, name, asked_from, d)) {
		close(file);
		return NULL;
	}
	file_pieces *f = ARENA_NEW(a, file_pieces);
	*f = (file_pieces){file, (size_t)facts.st_size};
	return f;
}

void file_pieces_close(file_pieces *f)
{
	close(f->file);
}

size_t file_pieces_length(const file_pieces *f)
{
	return f->length;
}

size_t file_pieces_read(file_pieces *f, size_t offset, char *out, size_t size)
{
	size_t done = 0;
	while (done < size) {
		ssize_t got = pread(f->file, out + done, size - done, (off_t)(offset + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return done;
}

bool file_exists(const char *path)
{
	struct stat facts;
	return stat(path, &facts) == 0 && !S_ISDIR(facts.st_mode);
}

bool folder_exists(const char *path)
{
	struct stat facts;
	return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *folder_list(arena *a, const char *path, size_t *count)
{
	*count = 0;
	DIR *folder = opendir(path);
	if (!folder)
		return NULL;
	size_t capacity = 16;
	const char **entries = ARENA_ARRAY(a, const char *, capacity);
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(folder);
		if (!entry)
			break;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		*ARENA_PUSH(a, entries, *count, capacity) = arena_copy(a, entry->d_name, strlen(entry->d_name));
	}
	bool failed = errno != 0;
	closedir(folder);
	if (failed) {
		*count = 0;
		return NULL;
	}
	qsort(entries, *count, sizeof *entries, by_bytes);
	return entries;
}

bool path_stays_inside(slice path)
{
	slice part;
	if (!path.at || (path.length && memchr(path.at, '\0', path.length)))
		return false;
	while (slice_split(&path, '/', &part)) {
		if (!part.length || slice_is(part, ".."))
			return false;
	}
	return true;
}

/* ---- writing ---------------------------------------------------------- */

struct file_writer {
	const char *name;      /* as the user gave it */
	const char *target;    /* where links lead */
	const char *temporary; /* NULL: written in place (a device, a pipe) */
	FILE *stream;          /* NULL after commit or abandon */
};

/* Opens a new file in the folder of `target`. Not mkstemp: that would make it
 * readable for its owner only, whatever the umask says. */
static int open_temporary(arena *a, const char *target, const char **temporary)
{
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash - target + 1) : 0;
	for (int attempt = 0; attempt < 100; attempt++) {
		*temporary = arena_printf(a, "%.*s.octroi-%ld-%d.tmp", folder, target, (long)getpid(), attempt);
		int file = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (file >= 0 || errno != EEXIST)
			return file;
	}
	return -1;
}

/* Something that is no regular file must not be replaced by one: '-o
 * /dev/null' run by root would otherwise remove the device. */
static int open_target(arena *a, file_writer *w)
{
	struct stat facts;
	bool exists = stat(w->target, &facts) == 0;
	if (exists && S_ISDIR(facts.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (exists && !S_ISREG(facts.st_mode))
		return open(w->target, O_WRONLY | O_CLOEXEC);
	if (exists && access(w->target, W_OK) != 0)
		return -1;
	int file = open_temporary(a, w->target, &w->temporary);
	/* The mode of the old file is kept where the file system knows modes. */
	if (file >= 0 && exists)
		(void)fchmod(file, facts.st_mode & 07777);
	return file;
}

file_writer *file_writer_open(arena *a, const char *path, diagnostics *d)
{
	file_writer *w = ARENA_NEW(a, file_writer);
	char *real = realpath(path, NULL);
	w->name = arena_copy(a, path, strlen(path));
	w->target = real ? arena_copy(a, real, strlen(real)) : w->name;
	free(real);
	int file = open_target(a, w);
	if (file >= 0)
		w->stream = fdopen(file, "w");
	if (w->stream)
		return w;
	cannot(d, (place){0}, "cannot-write", "write", path, errno);
	if (file >= 0) {
		close(file);
		if (w->temporary)
			unlink(w->temporary);
	}
	return NULL;
}

FILE *file_writer_stream(file_writer *w)
{
	return w->stream;
}

/* 0, or the errno of what went wrong at any time since the file was opened. */
static int close_stream(file_writer *w)
{
	bool failed_before = ferror(w->stream);
	int problem = 0;
	if (fflush(w->stream) != 0)
		problem = errno;
	if (fclose(w->stream) != 0 && !problem)
		problem = errno;
	w->stream = NULL;
	return problem ? problem : failed_before ? EIO : 0;
}

bool file_writer_commit(file_writer *w, diagnostics *d)
{
	if (!w->stream)
		return false;
	int problem = close_stream(w);
	if (!problem && w->temporary && rename(w->temporary, w->target) != 0)
		problem = errno;
	if (!problem)
		return true;
	if (w->temporary)
		unlink(w->temporary);
	cannot(d, (place){0}, "cannot-write", "write", w->name, problem);
	return false;
}

void file_writer_abandon(file_writer *w)
{
	if (!w || !w->stream)
		return;
	fclose(w->stream);
	w->stream = NULL;
	if (w->temporary)
		unlink(w->temporary);
}
