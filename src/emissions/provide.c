/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installations as a source of inputs for lines of a file: each document is read once, and what
 * one of its goods gives is worked out once for all lines that say the same. */
#include <string.h>

#include "emissions.h"

typedef struct {
	const octroi_program *program;
	const char *path;
	const octroi_installation *made; /* NULL: it has errors */
	const char *why;
} read_document;

typedef struct {
	const slice *values;             /* NULL: it has no answer */
	const char *why;
} known_good;

struct provider {
	rulebook              *book;
	const octroi_settings *settings;
	arena                 *memory;
	diagnostics           *d;
	size_t                 document_count, document_capacity; read_document *documents;
	size_t                 good_count, good_capacity;         known_good *goods;
	names                 *keys;     /* of what was asked */
	buffer                 key;
};

provider *provider_new(rulebook *book, const octroi_settings *settings, arena *memory, diagnostics *d)
{
	provider *p = ARENA_NEW(memory, provider);
	*p = (provider){.book = book, .settings = settings, .memory = memory, .d = d, .keys = names_new(memory), .key = {.memory = memory}};
	return p;
}

const char *const *provider_inputs(void *context, const octroi_program *program, size_t *count)
{
	provider *p = context;
	return given_inputs(program, p->memory, count);
}

/* ---- reading -------------------------------------------------------------------- */

/* The document goes before its complaints do: they name their place in words. */
static const char *told(provider *p, const diagnostic *x)
{
	size_t line = 0, column = 0;
	if (!x->where.source)
		return arena_copy(p->memory, x->message, strlen(x->message));
	place_line(x->where, &line, &column);
	return arena_printf(p->memory, "%s:%zu:%zu: %s", x->where.source->name, line, column, x->message);
}

static const char *first_error(provider *p, const diagnostics *d)
{
	for (size_t i = 0; i < diagnostics_count(d); i++)
		if (!diagnostics_get(d, i)->warning)
			return told(p, diagnostics_get(d, i));
	return NULL;
}

static void pass_warnings(provider *p, const diagnostics *d)
{
	for (size_t i = 0; i < diagnostics_count(d); i++) {
		const diagnostic *x = diagnostics_get(d, i);
		if (!x->warning)
			continue;
		warning_at(p->d, (place){0}, x->code, "%s", told(p, x));
		if (x->remedy)
			error_remedy(p->d, "%s", x->remedy);
	}
}

static const read_document *document_read(provider *p, const octroi_program *program, const char *path)
{
	for (size_t i = 0; i < p->document_count; i++)
		if (p->documents[i].program == program && strcmp(p->documents[i].path, path) == 0)
			return &p->documents[i];
	diagnostics *d = diagnostics_new();
	octroi_installation_question q = {.path = path, .scheme = program_facts(program)->id, .settings = p->settings};
	read_document r = {program, path, installation_evaluate(p->book, &q, p->memory, d), first_error(p, d)};
	pass_warnings(p, d);
	diagnostics_free(d);
	*ARENA_PUSH(p->memory, p->documents, p->document_count, p->document_capacity) = r;
	return &p->documents[p->document_count - 1];
}

/* ---- what it gives ----------------------------------------------------------------- */

/* What the line says decides what is left to give. What it says badly is told with the line. */
static octroi_line *line_that_says(octroi_program *program, const char *const *inputs, const slice *said, size_t count, arena *scratch)
{
	octroi_line *line = line_new(program, scratch);
	diagnostics *quiet = diagnostics_new();
	for (size_t i = 0; i < count; i++)
		if (said[i].length)
			line_set(line, inputs[i], arena_copy(scratch, said[i].at, said[i].length), inputs[i], quiet);
	diagnostics_free(quiet);
	return line;
}

/* FILE, or FILE#GOOD where several goods have one code. */
static known_good good_know(provider *p, octroi_program *program, slice document, const slice *said)
{
	const char *hash = memchr(document.at, '#', document.length), *product = NULL;
	size_t length = hash ? (size_t)(hash - document.at) : document.length, count;
	if (hash)
		product = arena_copy(p->memory, hash + 1, document.length - length - 1);
	known_good out = {0};
	const read_document *r = document_read(p, program, arena_copy(p->memory, document.at, length));
	out.why = r->why;
	if (!r->made || r->why)
		return out;
	diagnostics *d = diagnostics_new();
	arena *scratch = arena_new();
	const char *const *inputs = given_inputs(program, scratch, &count);
	octroi_line *line = line_that_says(program, inputs, said, count, scratch);
	slice code = line_good(line);
	const char *digits = code.length ? arena_copy(scratch, code.at, code.length) : NULL;
	const octroi_made_good *g = made_good_find(r->made, product, digits, d);
	const char *const *texts = g ? given_texts(line, r->made, g, p->memory, d) : NULL;
	slice *values = ARENA_ARRAY(p->memory, slice, count);
	for (size_t i = 0; texts && i < count; i++)
		values[i] = slice_of(texts[i]);
	/* A cell cannot say what it rests on. */
	if (g && g->standing >= OCTROI_ASSUMPTION)
		warning_at(p->d, (place){0}, "weak-figures", "the figures of '%s' in '%s' rest on an assumption; octroi emissions %s names it", g->name, r->path,
		           r->path);
	out.values = texts ? values : NULL;
	out.why = first_error(p, d);
	pass_warnings(p, d);
	if (!texts && strcmp(diagnostics_get(d, 0)->code, "which-product") == 0)
		out.why = arena_printf(p->memory, "%s; name one as %s#GOOD", out.why, r->path);
	diagnostics_free(d);
	arena_free(scratch);
	return out;
}

static void key_add(buffer *key, const char *text, size_t length)
{
	buffer_add(key, text, length);
	buffer_putc(key, '\n');
}

/* Of figures it matters only that the line states them. */
static slice key_of(provider *p, const octroi_program *program, slice document, const slice *said, size_t count)
{
	size_t texts = 2 + program_document(program)->chain->own_count;
	p->key.length = 0;
	key_add(&p->key, program_facts(program)->id, strlen(program_facts(program)->id));
	key_add(&p->key, document.at, document.length);
	for (size_t i = 0; i < count; i++)
		key_add(&p->key, i < texts ? said[i].at : "1", i < texts ? said[i].length : said[i].length > 0);
	return (slice){p->key.at, p->key.length};
}

const slice *provider_values(void *context, octroi_program *program, slice document, const slice *said, size_t count, const char **why)
{
	provider *p = context;
	uint32_t id = names_add(p->keys, key_of(p, program, document, said, count));
	if (id > p->good_count)
		*ARENA_PUSH(p->memory, p->goods, p->good_count, p->good_capacity) = good_know(p, program, document, said);
	const known_good *k = &p->goods[id - 1];
	*why = k->why;
	return k->values;
}
