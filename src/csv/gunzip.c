/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gunzip.h"

#include <limits.h>
#define ZLIB_CONST /* what is read stays as it is */
#include <zlib.h>

enum { GZIP_ONLY = 16 }; /* see inflateInit2 in zlib.h */

struct gunzip {
	z_stream stream;
	int      started; /* Z_OK; else zlib had no memory */
	bool     within;  /* a file is begun and has not ended */
};

bool gunzip_is_meant(slice first)
{
	return slice_starts(first, slice_of("\x1F\x8B"));
}

gunzip *gunzip_new(arena *a)
{
	gunzip *g = ARENA_NEW(a, gunzip);
	*g = (gunzip){.within = true};
	g->started = inflateInit2(&g->stream, MAX_WBITS + GZIP_ONLY);
	return g;
}

void gunzip_free(gunzip *g)
{
	if (g && g->started == Z_OK)
		inflateEnd(&g->stream);
}

void gunzip_restart(gunzip *g)
{
	g->within = true;
	inflateReset(&g->stream);
}

static uInt at_once(size_t length)
{
	return length < UINT_MAX ? (uInt)length : UINT_MAX;
}

bool gunzip_some(gunzip *g, slice *from, char *out, size_t most, size_t *got, const char **why)
{
	z_stream *z = &g->stream;
	*got = 0;
	if (g->started != Z_OK) {
		*why = "no memory is left";
		return false;
	}
	if (!g->within && from->length)
		gunzip_restart(g);
	z->next_in = (const Bytef *)from->at;
	z->avail_in = at_once(from->length);
	z->next_out = (Bytef *)out;
	z->avail_out = at_once(most);
	int state = g->within ? inflate(z, Z_NO_FLUSH) : Z_OK;
	size_t used = (size_t)((const char *)z->next_in - from->at);
	*from = (slice){from->at + used, from->length - used};
	*got = (size_t)((char *)z->next_out - out);
	if (state == Z_STREAM_END)
		g->within = false;
	*why = z->msg ? z->msg : "no memory is left";
	return state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR;
}

bool gunzip_is_whole(const gunzip *g)
{
	return !g->within;
}
