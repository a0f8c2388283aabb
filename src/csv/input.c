/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file are read, copied and hashed as they are; what gzip made is
 * unpacked behind that, each time anew.
 *
 * Files are read by position, and never mapped into memory: they may shrink
 * while we read. The bytes of each pass are hashed, so that a file that others
 * write to between two passes does not go unnoticed. */
#include "../base/file.h"
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "gunzip.h"

enum { PACKED_BYTES = 1 << 16, FIRST_BYTES = 2 /* give gzip away */ };

typedef struct {
	uint64_t length;
	XXH64_hash_t digest;
} fingerprint;

struct input {
	arena *memory;
	const char *name;
	int file; /* the file or the pipe */
	int copy; /* of a pipe; -1: none */
	bool again;
	bool by_position; /* a file, or the finished copy */
	bool ended;
	bool raw_ended;
	bool looked;       /* in this pass: at the first bytes */
	off_t first;       /* where the bytes begin: standard input may be read in part by others */
	off_t size;        /* of the file when this pass began */
	uint64_t position; /* counted from `first`, of the bytes of the file */
	uint64_t given;    /* bytes handed out: those, or what they stand for */
	gunzip *gunzip;    /* NULL until one is needed */
	bool packed;       /* gzip made the file */
	char first_bytes[FIRST_BYTES], *held;
	slice left;        /* what of the first bytes, or of the packed ones held, is not yet used */
	XXH3_state_t *hash;
	fingerprint first_pass, this_pass; /* of passes that came to the end */
	bool passed;                       /* first_pass is known */
};

static bool failed(const input *in, const char *code, const char *what, diagnostics *d)
{
	error_at(d, (place){0}, code, "cannot %s '%s': %s", what, in->name,
	         errno == EISDIR ? "is a folder" : strerror(errno));
	return false;
}

/* ---- the copy ---------------------------------------------------------- */

static const char *temporary_folder(void)
{
	const char *folder = getenv("TMPDIR");
	return folder && *folder ? folder : "/tmp";
}

static bool copy_failed(const input *in, diagnostics *d)
{
	error_at(d, (place){0}, "cannot-copy", "cannot copy '%s' to a temporary file in '%s': %s", in->name,
	         temporary_folder(), strerror(errno));
	error_remedy(d, "set TMPDIR to a folder with room for it, or give a file instead of a pipe");
	return false;
}

/* A file without a name: it goes when we go, however that happens. */
static bool open_copy(arena *a, input *in, diagnostics *d)
{
	const char *folder = temporary_folder();
	in->copy = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (in->copy < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
		char *path = arena_printf(a, "%s/octroi-XXXXXX", folder);
		in->copy = mkostemp(path, O_CLOEXEC);
		if (in->copy >= 0)
			unlink(path);
	}
	return in->copy >= 0 || copy_failed(in, d);
}

static bool write_copy(const input *in, const char *bytes, size_t length, diagnostics *d)
{
	while (length) {
		ssize_t written = write(in->copy, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return copy_failed(in, d);
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* ---- opening and closing ----------------------------------------------- */

/* Looks at what kind of file it is. */
static bool prepare(arena *a, input *in, diagnostics *d)
{
	struct stat facts;
	if (fstat(in->file, &facts) != 0)
		return failed(in, "cannot-open", "open", d);
	if (S_ISDIR(facts.st_mode)) {
		errno = EISDIR;
		return failed(in, "cannot-read", "read", d);
	}
	off_t first = S_ISREG(facts.st_mode) ? lseek(in->file, 0, SEEK_CUR) : -1;
	in->by_position = first >= 0;
	in->first = in->by_position ? first : 0;
	in->size = facts.st_size;
	return in->by_position || !in->again || open_copy(a, in, d);
}

input *input_open(arena *a, const char *path, bool again, diagnostics *d)
{
	bool standard = strcmp(path, "-") == 0;
	input *in = ARENA_NEW(a, input);
	*in = (input){
	        .memory = a,
	        .name = standard ? "standard input" : arena_copy(a, path, strlen(path)), .copy = -1, .again = again};
	in->file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (in->file < 0) {
		failed(in, "cannot-open", "open", d);
		return NULL;
	}
	if (file_is_output(in->file, in->name, (place){0}, d) || !prepare(a, in, d)) {
		input_close(in);
		return NULL;
	}
	if (again) {
		in->hash = XXH3_createState();
		XXH3_64bits_reset(in->hash);
	}
	return in;
}

void input_close(input *in)
{
	if (!in)
		return;
	if (in->file != STDIN_FILENO)
		close(in->file);
	if (in->copy >= 0)
		close(in->copy);
	gunzip_free(in->gunzip);
	XXH3_freeState(in->hash);
}

const char *input_name(const input *in)
{
	return in->name;
}

bool input_ended(const input *in)
{
	return in->ended;
}

uint64_t input_position(const input *in)
{
	return in->given;
}

/* ---- reading ----------------------------------------------------------- */

static bool is_copied(const input *in)
{
	return in->copy >= 0 && !in->by_position;
}

/* One call of the system: 0 at the end, -1 after an error. */
static ssize_t read_some(const input *in, char *out, size_t size)
{
	ssize_t got;
	do {
		if (in->by_position)
			got = pread(in->copy >= 0 ? in->copy : in->file, out, size, in->first + (off_t)in->position);
		else
			got = read(in->file, out, size);
	} while (got < 0 && errno == EINTR);
	return got;
}

/* True when read would not wait. */
static bool has_more_now(const input *in)
{
	struct pollfd wanted = {.fd = in->file, .events = POLLIN};
	return in->by_position || (poll(&wanted, 1, 0) > 0 && wanted.revents & (POLLIN | POLLHUP));
}

/* A file that got shorter under our eyes has rows that nobody will ever see. */
static bool is_whole(const input *in, diagnostics *d)
{
	struct stat facts;
	if (!in->by_position || in->copy >= 0 || fstat(in->file, &facts) != 0 || facts.st_size >= in->size)
		return true;
	error_at(d, (place){0}, "file-changed", "'%s' was cut short while it was read", in->name);
	error_remedy(d, "run again when nothing writes to it");
	return false;
}

static bool finish_pass(input *in, diagnostics *d)
{
	in->raw_ended = true;
	if (in->again) {
		in->this_pass = (fingerprint){in->position, XXH3_64bits_digest(in->hash)};
		if (!in->passed)
			in->first_pass = in->this_pass;
		in->passed = true;
	}
	return is_whole(in, d);
}

/* Bytes of the file as they are. */
static bool raw_read(input *in, size_t least, size_t most, char *out, size_t *got, diagnostics *d)
{
	*got = 0;
	while (!in->raw_ended && *got < most && (*got < least || has_more_now(in))) {
		ssize_t now = read_some(in, out + *got, most - *got);
		if (now < 0)
			return failed(in, "cannot-read", "read", d);
		if (now == 0)
			return finish_pass(in, d);
		if (in->again)
			XXH3_64bits_update(in->hash, out + *got, (size_t)now);
		if (is_copied(in) && !write_copy(in, out + *got, (size_t)now, d))
			return false;
		*got += (size_t)now;
		in->position += (uint64_t)now;
	}
	return true;
}

/* The first bytes of a pass say whether gzip made the file. */
static bool look(input *in, diagnostics *d)
{
	size_t got;
	if (!raw_read(in, FIRST_BYTES, FIRST_BYTES, in->first_bytes, &got, d))
		return false;
	in->looked = true;
	in->left = (slice){in->first_bytes, got};
	in->packed = gunzip_is_meant(in->left);
	if (in->packed && in->gunzip)
		gunzip_restart(in->gunzip);
	else if (in->packed)
		in->gunzip = gunzip_new(in->memory);
	if (in->packed && !in->held)
		in->held = arena_alloc(in->memory, PACKED_BYTES);
	return true;
}

static bool plain_read(input *in, size_t least, size_t most, char *out, size_t *got, diagnostics *d)
{
	size_t held = in->left.length < most ? in->left.length : most;
	if (held)
		memcpy(out, in->left.at, held);
	in->left = (slice){in->left.at + held, in->left.length - held};
	bool sound = raw_read(in, least > held ? least - held : 0, most - held, out + held, got, d);
	*got += held;
	in->ended = in->raw_ended && !in->left.length;
	return sound;
}

static bool unpack_failed(const input *in, const char *why, diagnostics *d)
{
	error_at(d, (place){0}, "bad-gzip", "cannot unpack '%s', which gzip made: %s", in->name, why);
	error_remedy(d, "get the file again; 'gzip -t' tests it");
	return false;
}

static bool hold_packed(input *in, diagnostics *d)
{
	size_t got;
	bool sound = raw_read(in, 1, PACKED_BYTES, in->held, &got, d);
	in->left = (slice){in->held, got};
	return sound;
}

static bool packed_read(input *in, size_t least, size_t most, char *out, size_t *got, diagnostics *d)
{
	*got = 0;
	while (!in->ended && *got < most && (*got < least || in->left.length || has_more_now(in))) {
		size_t now;
		const char *why;
		if (!in->left.length && !hold_packed(in, d))
			return false;
		bool last = !in->left.length;
		if (!gunzip_some(in->gunzip, &in->left, out + *got, most - *got, &now, &why))
			return unpack_failed(in, why, d);
		*got += now;
		if (!last || now)
			continue;
		in->ended = true;
		if (!gunzip_is_whole(in->gunzip))
			return unpack_failed(in, "it is cut short", d);
	}
	return true;
}

bool input_read(input *in, size_t least, size_t most, char *out, size_t *got, diagnostics *d)
{
	*got = 0;
	if (!in->looked && !look(in, d))
		return false;
	bool sound = in->packed ? packed_read(in, least, most, out, got, d) : plain_read(in, least, most, out, got, d);
	in->given += *got;
	return sound;
}

/* ---- again --------------------------------------------------------------- */

/* Reads what is left of a pipe, for its copy. */
static bool drain(input *in, diagnostics *d)
{
	char piece[1 << 14];
	size_t got;
	while (!in->raw_ended) {
		if (!raw_read(in, 1, sizeof piece, piece, &got, d))
			return false;
	}
	return true;
}

bool input_rewind(input *in, diagnostics *d)
{
	struct stat facts;
	if (!in->again) {
		error_at(d, (place){0}, "cannot-read", "'%s' can be read only once", in->name);
		return false;
	}
	if (is_copied(in)) {
		if (!drain(in, d))
			return false;
		in->by_position = true;
	}
	if (fstat(in->file, &facts) == 0)
		in->size = facts.st_size;
	in->position = in->given = 0;
	in->ended = in->raw_ended = in->looked = false;
	in->left.length = 0;
	XXH3_64bits_reset(in->hash);
	return true;
}

bool input_same(const input *in, diagnostics *d)
{
	const fingerprint *first = &in->first_pass, *now = &in->this_pass;
	if (!in->again)
		return true;
	if (!in->raw_ended) {
		error_at(d, (place){0}, "file-changed", "'%s' was not read to its end", in->name);
		return false;
	}
	if (first->length == now->length && first->digest == now->digest)
		return true;
	error_at(d, (place){0}, "file-changed", "'%s' was changed while it was read", in->name);
	error_remedy(d, "run again when nothing writes to it");
	return false;
}
