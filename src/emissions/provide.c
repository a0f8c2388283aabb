/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installations as a source of inputs for lines of a file: each document is read once, each
 * good is turned into texts once. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "emissions.h"

enum { INPUTS_MOST = 16 };

typedef struct {
	const octroi_program *program;
	const char *path;
	const octroi_installation *made; /* NULL: not readable */
	const char *why;
} read_document;

typedef struct {
	const octroi_program *program;
	const char *document, *good;
	const slice *values;             /* NULL: it has no answer */
	const char *why;
} known_good;

struct provider {
	rulebook              *book;
	const octroi_settings *settings;
	arena                 *memory;
	size_t                 document_count, document_capacity; read_document *documents;
	size_t                 good_count, good_capacity;         known_good *goods;
	names                 *keys;     /* of what was asked: program, document, good */
};

provider *provider_new(rulebook *book, const octroi_settings *settings, arena *memory)
{
	provider *p = ARENA_NEW(memory, provider);
	*p = (provider){.book = book, .settings = settings, .memory = memory, .keys = names_new(memory)};
	return p;
}

/* What a good gives, in this order; unsaid names are left out. */
static const chain_name given_names[] = {CHAIN_GIVEN_DIRECT, CHAIN_GIVEN_INDIRECT, CHAIN_GIVEN_PRECURSOR_INDIRECT, CHAIN_GIVEN_ALLOCATION,
                                         CHAIN_GIVEN_ALLOCATION_YEAR};
enum { GIVEN_COUNT = sizeof given_names / sizeof *given_names };

const char *const *provider_inputs(void *context, const octroi_program *program, size_t *count)
{
	provider *p = context;
	const chain *c = program_document(program)->chain;
	const char **out = ARENA_ARRAY(p->memory, const char *, INPUTS_MOST);
	*count = 0;
	for (size_t i = 0; c && i < c->own_count && *count < INPUTS_MOST - GIVEN_COUNT; i++)
		out[(*count)++] = c->own[i].input;
	for (size_t i = 0; c && i < GIVEN_COUNT; i++)
		if (c->names[given_names[i]].name)
			out[(*count)++] = c->names[given_names[i]].name;
	return out;
}

/* ---- reading -------------------------------------------------------------------- */

static const char *first_error(provider *p, const diagnostics *d)
{
	for (size_t i = 0; i < diagnostics_count(d); i++) {
		const diagnostic *x = diagnostics_get(d, i);
		size_t line = 0, column = 0;
		if (x->warning)
			continue;
		if (!x->where.source)
			return arena_copy(p->memory, x->message, strlen(x->message));
		place_line(x->where, &line, &column);
		return arena_printf(p->memory, "%s:%zu:%zu: %s", x->where.source->name, line, column, x->message);
	}
	return "the installation has errors";
}

static const read_document *document_read(provider *p, const octroi_program *program, const char *path)
{
	for (size_t i = 0; i < p->document_count; i++)
		if (p->documents[i].program == program && strcmp(p->documents[i].path, path) == 0)
			return &p->documents[i];
	diagnostics *d = diagnostics_new();
	octroi_installation_question q = {.path = path, .scheme = program_facts(program)->id, .settings = p->settings};
	read_document r = {program, path, installation_evaluate(p->book, &q, p->memory, d), NULL};
	if (diagnostics_errors(d))
		r.why = first_error(p, d);
	diagnostics_free(d);
	*ARENA_PUSH(p->memory, p->documents, p->document_count, p->document_capacity) = r;
	return &p->documents[p->document_count - 1];
}

/* FILE, or FILE#GOOD where several goods have one code. */
static const octroi_made_good *good_find(provider *p, const read_document *r, const char *name, const char *code, const char **why)
{
	const octroi_made_good *found = NULL;
	size_t count = 0;
	for (size_t i = 0; r->made && i < r->made->good_count; i++) {
		const octroi_made_good *g = &r->made->goods[i];
		bool meant = name ? strcmp(g->name, name) == 0 : g->good && strncmp(g->good, code, strlen(code)) == 0;
		if (meant && count++ == 0)
			found = g;
	}
	if (count == 1 && !found->reason)
		return found;
	if (!r->made || (found && found->reason))
		*why = r->why ? r->why : found ? found->reason->text : "the installation has errors";
	else if (count)
		*why = arena_printf(p->memory, "'%s' makes several goods of code %s; name one: %s#%s", r->path, code, r->path, found->name);
	else
		*why = arena_printf(p->memory, "'%s' makes no good %s", r->path, name ? name : code);
	return NULL;
}

/* ---- what it gives ----------------------------------------------------------------- */

static slice number_given(provider *p, double x, const char *unit)
{
	char text[NUMBER_TEXT_SIZE];
	if (isnan(x))
		return (slice){"", 0};
	number_write(x < 0 && x > -1e-12 ? 0 : x, text);
	return slice_of(arena_printf(p->memory, "%s%s", text, unit));
}

static slice value_of(provider *p, const octroi_made_good *g, int year, chain_name name)
{
	switch (name) {
	case CHAIN_GIVEN_DIRECT:
		return number_given(p, g->see_direct, "tCO2e/t");
	case CHAIN_GIVEN_INDIRECT:
		return number_given(p, g->indirect_counts ? g->see_indirect : NAN, "tCO2e/t");
	case CHAIN_GIVEN_PRECURSOR_INDIRECT:
		return number_given(p, g->indirect_counts || g->precursor_indirect == 0 ? NAN : g->precursor_indirect, "tCO2e/t");
	case CHAIN_GIVEN_ALLOCATION:
		return number_given(p, g->sefa, "tCO2e/t");
	default:
		return number_given(p, isnan(g->sefa) ? NAN : (double)year, "");
	}
}

static const slice *values_make(provider *p, const octroi_program *program, const octroi_made_good *g, int year)
{
	const chain *c = program_document(program)->chain;
	slice *out = ARENA_ARRAY(p->memory, slice, INPUTS_MOST);
	size_t n = 0;
	for (size_t i = 0; i < c->own_count && n < INPUTS_MOST - GIVEN_COUNT; i++)
		out[n++] = slice_of(c->own[i].value);
	for (size_t i = 0; i < GIVEN_COUNT; i++)
		if (c->names[given_names[i]].name)
			out[n++] = value_of(p, g, year, given_names[i]);
	return out;
}

static known_good good_know(provider *p, const octroi_program *program, slice document, slice good)
{
	const char *hash = memchr(document.at, '#', document.length);
	size_t length = hash ? (size_t)(hash - document.at) : document.length;
	const char *path = arena_copy(p->memory, document.at, length), *code = arena_copy(p->memory, good.at, good.length);
	const char *name = hash ? arena_copy(p->memory, hash + 1, document.length - length - 1) : NULL;
	known_good k = {.program = program};
	const read_document *r = document_read(p, program, path);
	const octroi_made_good *g = good_find(p, r, name, code, &k.why);
	if (g)
		k.values = values_make(p, program, g, r->made->year);
	return k;
}

const slice *provider_values(void *context, octroi_program *program, slice document, slice good, const char **why)
{
	provider *p = context;
	char key[512];
	int length = snprintf(key, sizeof key, "%s\n%.*s\n%.*s", program_facts(program)->id, (int)document.length, document.at, (int)good.length, good.at);
	uint32_t id = names_add(p->keys, (slice){key, length < (int)sizeof key ? (size_t)length : sizeof key - 1});
	if (id > p->good_count)
		*ARENA_PUSH(p->memory, p->goods, p->good_count, p->good_capacity) = good_know(p, program, document, good);
	const known_good *k = &p->goods[id - 1];
	*why = k->why;
	return k->values;
}
