/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to the result: the document, the programs that it needs, the stages in
 * order, and what the public header tells. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "reader.h"

enum { PROCESSES_MOST = 20000 }; /* the walk recurses once a process */

/* ---- opening ------------------------------------------------------------------------ */

static const char *folder_of(arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? arena_printf(a, "%.*s/", (int)(slash - path), path) : "";
}

static bool open_programs(installation *in, const octroi_installation_question *q)
{
	octroi_program *const *programs;
	size_t count;
	const yaml_node *named = yaml_get(in->root, "scheme");
	const char *id = q->scheme;
	if (!id && named && named->kind == YAML_SCALAR)
		id = text_copied(in, named->text);
	if (!id) {
		error_at(in->d, in->root->where, "missing-scheme", "by which scheme's rules the installation is to be computed is not said");
		error_remedy(in->d, "give --scheme ID, or write scheme: ID into the document");
		return false;
	}
	if (!schemes_find(in->book, NULL, id, q->settings, &programs, &count, in->d))
		return false;
	in->scheme = programs[0];
	in->chain = program_document(in->scheme)->chain;
	if (!in->chain) {
		error_at(in->d, (place){0}, "no-chain", "scheme '%s' says nothing of chains of production", id);
		error_remedy(in->d, "ask it without an installation; octroi show inputs lists where own figures go in");
		return false;
	}
	const document *method = rulebook_document(in->book, in->chain->streams, in->chain->streams_where, in->d);
	octroi_settings dated = {.as_of = q->settings ? q->settings->as_of : NULL};
	in->method = method ? program_compile(in->book, method, &dated, in->d) : NULL;
	return in->method != NULL;
}

static bool head_fits(installation *in, int year)
{
	octroi_line *line = line_new(in->scheme, in->scratch);
	size_t before = diagnostics_errors(in->d);
	diagnostics *said = diagnostics_new();
	if (!line_set(line, "origin", in->country, "country", said)) {
		const diagnostic *x = diagnostics_get(said, 0);
		error_at(in->d, yaml_get(in->root, "country")->where, x->code, "%s", x->message);
		error_remedy(in->d, "%s", x->remedy ? x->remedy : "octroi show countries WORD finds codes");
	}
	diagnostics_free(said);
	if (year && year != in->year) {
		error_at(in->d, yaml_get(in->root, "period")->where, "period-mismatch", "the installation is of %d, asked was %d", in->year, year);
		error_remedy(in->d, "emissions are those of the year of production: ask with --year %d", in->year);
	}
	return diagnostics_errors(in->d) == before;
}

static const char *real_path(arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	const char *out = real ? arena_copy(a, real, strlen(real)) : path;
	free(real);
	return out;
}

static void compute(installation *in)
{
	ask_streams(in);
	ask_goods(in);
	walk_chain(in);
}

static void installation_close(installation *in)
{
	arena_free(in->scratch);
	diagnostics_free(in->said);
	in->scratch = NULL;
	in->said = NULL;
}

static installation *installation_open(rulebook *book, const octroi_installation_question *q, const char *path, const installation *asked_by,
                                       place asked_from, arena *memory, diagnostics *d)
{
	/* Complaints point into what was read: it lives as long as they do. */
	arena *read = arena_new();
	bool piped = !asked_by && strcmp(path, "-") == 0;
	diagnostics_keep(d, read);
	const source_text *text = file_read(read, piped ? "/dev/stdin" : path, piped ? "standard input" : path, asked_from, d);
	yaml_node *root = text ? yaml_read(read, text, d) : NULL;
	if (!root)
		return NULL;
	installation *in = ARENA_NEW(memory, installation);
	*in = (installation){.path = path, .real = real_path(memory, path), .folder = folder_of(memory, path), .root = root, .settings = q->settings, .book = book,
	                     .asked_by = asked_by, .memory = memory, .scratch = arena_new(), .d = d, .names = names_new(memory), .asked_keys = names_new(memory), .amount_keys = names_new(memory),
	                     .said = diagnostics_new(), .opened = asked_by ? asked_by->opened : ARENA_NEW(memory, opened_documents)};
	bool sound = installation_read(in) && open_programs(in, q) && head_fits(in, q->year) && period_fits(in) && installation_read_body(in);
	if (sound && in->process_count > PROCESSES_MOST) {
		error_at(d, root->where, "too-many-processes", "an installation can have at most %d processes", PROCESSES_MOST);
		sound = false;
	}
	if (sound)
		compute(in);
	else
		installation_close(in);
	return sound ? in : NULL;
}

/* ---- other documents ------------------------------------------------------------------ */

/* From the document with that path down to `in`. */
static const char *ring_text(const installation *in, const char *real)
{
	buffer out = {.memory = in->memory};
	const installation *chain[64];
	size_t n = 0;
	for (const installation *i = in; i && n < 64; i = i->asked_by) {
		chain[n++] = i;
		if (strcmp(i->real, real) == 0)
			break;
	}
	while (n > 0)
		buffer_printf(&out, "%s -> ", chain[--n]->path);
	return out.at;
}

installation *installation_of(installation *in, const char *path, place where)
{
	const char *full = *path == '/' ? path : arena_printf(in->memory, "%s%s", in->folder, path), *real = real_path(in->memory, full);
	for (const installation *i = in; i; i = i->asked_by)
		if (strcmp(i->real, real) == 0) {
			error_at(in->d, where, "ring", "installations cannot be precursors of each other: %s%s", ring_text(in, real), full);
			error_remedy(in->d, "one of them must take the other's goods on default values or on a statement");
			return NULL;
		}
	opened_documents *all = in->opened;
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].real, real) == 0)
			return all->items[i].document;
	octroi_installation_question q = {.path = full, .scheme = program_facts(in->scheme)->id, .settings = in->settings};
	installation *other = installation_open(in->book, &q, full, in, where, in->memory, in->d);
	if (other)
		installation_close(other);
	*ARENA_PUSH(in->memory, all->items, all->count, all->capacity) = (opened_document){real, other};
	return other;
}

/* ---- the result ------------------------------------------------------------------------- */

static octroi_precursor_kind kind_of(const installation *in, const use *u)
{
	if (u->kind == USE_GOOD)
		return OCTROI_PRECURSOR_OWN;
	if (u->kind == USE_SUPPLY)
		return u->supply.kind;
	const pool *p = &in->pools[u->index];
	for (size_t i = 1; i < p->count; i++)
		if (p->supplies[i].kind != p->supplies[0].kind)
			return OCTROI_PRECURSOR_MIXED;
	return p->supplies[0].kind;
}

static void code_of(const installation *in, const use *u, octroi_precursor *out)
{
	const supply *s = u->kind == USE_SUPPLY ? &u->supply : u->kind == USE_POOL ? &in->pools[u->index].supplies[0] : NULL;
	out->good = s ? s->code : in->goods[u->index].code;
	if (!s)
		return;
	out->origin = s->origin;
	for (size_t i = 1; u->kind == USE_POOL && i < in->pools[u->index].count; i++)
		if (!s->origin || !in->pools[u->index].supplies[i].origin || strcmp(s->origin, in->pools[u->index].supplies[i].origin) != 0)
			out->origin = NULL;
}

static void fill_precursors(const installation *in, const made_good *g, octroi_made_good *out)
{
	const process *p = &in->processes[g->process];
	octroi_precursor *list = ARENA_ARRAY(in->memory, octroi_precursor, p->use_count + 1);
	for (size_t i = 0; !g->reason && i < p->use_count; i++) {
		const use *u = &p->uses[i];
		octroi_precursor *x = &list[out->precursor_count++];
		double benchmark;
		const octroi_reason *lacks;
		emission_pair see = use_figures(in, u, &x->sefa, &benchmark, &lacks);
		x->name = u->name;
		x->kind = kind_of(in, u);
		code_of(in, u, x);
		x->mass_t = u->mass;
		x->per_t = u->mass * g->content / p->activity;
		x->see_direct = see.direct;
		x->see_indirect = see.indirect;
	}
	out->precursors = list;
}

static const char *route_of(installation *in, const made_good *g)
{
	const yaml_node *node = yaml_get(g->node, "route");
	return node && node->kind == YAML_SCALAR ? text_copied(in, node->text) : NULL;
}

static octroi_made_good result_of(installation *in, const made_good *g)
{
	const process *p = &in->processes[g->process];
	octroi_made_good out = {.name = g->name, .process = p->name, .good = g->code, .route = route_of(in, g), .reason = g->reason,
	                        .standing = (octroi_standing)g->standing, .mass_t = g->mass, .functional_unit = g->unit, .content = g->content,
	                        .see_direct = g->see.direct, .see_indirect = g->see.indirect, .precursor_indirect = g->precursor_indirect,
	                        .indirect_counts = g->indirect_counts, .sefa = g->sefa, .lacks_sefa = isnan(g->sefa) ? g->lacks_allocation : NULL,
	                        .benchmark_sum = g->benchmark_sum, .default_see = g->default_see, .default_sefa = g->default_allocation};
	double per = g->reason ? NAN : g->content / p->activity;
	out.own_direct = p->attributed.direct * per;
	out.own_indirect = p->attributed.indirect * per;
	out.good_text = g->code ? good_named(in->scheme, g->code, in->year, in->memory, in->d) : NULL;
	fill_precursors(in, g, &out);
	return out;
}

static void fill_streams(const installation *in, octroi_installation *out)
{
	octroi_source_stream *list = ARENA_ARRAY(in->memory, octroi_source_stream, in->stream_count + 1);
	for (size_t i = 0; i < in->stream_count; i++) {
		const stream *s = &in->streams[i];
		bool one = s->share_count == 1 && s->shares[0].process != TO_EXPORT && s->shares[0].share == 1;
		list[i] = (octroi_source_stream){s->name, one ? in->processes[s->shares[0].process].name : NULL, s->method,
		                                 s->bad ? NAN : s->given.direct, s->bad ? NAN : s->given.indirect};
	}
	out->streams = list;
	out->stream_count = in->stream_count;
}

static size_t explained_good(installation *in, const char *name)
{
	const char **all = ARENA_ARRAY(in->memory, const char *, in->good_count + 1);
	for (size_t i = 0; i < in->good_count; i++) {
		all[i] = in->goods[i].name;
		if (strcmp(in->goods[i].name, name) == 0 || (in->goods[i].code && strcmp(in->goods[i].code, name) == 0))
			return i;
	}
	const char *near = text_nearest(slice_of(name), all, in->good_count);
	error_at(in->d, (place){0}, "unknown-good", "--explain '%s': the installation makes no such good", name);
	error_remedy(in->d, near ? "did you mean '%s'?" : "its first good is '%s'", near ? near : in->good_count ? all[0] : "");
	return SIZE_MAX;
}

const octroi_installation *installation_evaluate(rulebook *book, const octroi_installation_question *q, arena *memory, diagnostics *d)
{
	installation *in = installation_open(book, q, arena_copy(memory, q->path, strlen(q->path)), NULL, (place){0}, memory, d);
	if (!in)
		return NULL;
	size_t explained = q->explain ? explained_good(in, q->explain) : SIZE_MAX;
	if (explained != SIZE_MAX)
		explain_good(in, explained);
	octroi_made_good *goods = ARENA_ARRAY(memory, octroi_made_good, in->good_count + 1);
	for (size_t i = 0; i < in->good_count; i++)
		goods[i] = result_of(in, &in->goods[i]);
	octroi_installation *out = ARENA_NEW(memory, octroi_installation);
	*out = (octroi_installation){.program = in->scheme, .path = in->path, .title = in->title, .country = in->country, .year = in->year,
	                             .goods = goods, .good_count = in->good_count, .balance = close_balance(in), .notes = in->notes,
	                             .note_count = in->note_count, .method = program_facts(in->method)->id,
	                             .method_rulebook = program_facts(in->method)->rulebook, .steps = in->steps, .step_count = in->step_count};
	fill_streams(in, out);
	out->explained = explained != SIZE_MAX ? &goods[explained] : NULL;
	installation_close(in);
	return q->explain && explained == SIZE_MAX ? NULL : out;
}

/* ---- an empty document -------------------------------------------------------------------- */

static const document *scheme_with_form(rulebook *book, const char *scheme, diagnostics *d)
{
	size_t count;
	const char *const *ids = rulebook_ids(book, NULL, &count);
	const document *found = NULL;
	if (scheme)
		found = rulebook_document(book, scheme, (place){0}, d);
	for (size_t i = 0; !scheme && i < count; i++) {
		if (strcmp(rulebook_kind(book, ids[i]), "border-adjustment") != 0)
			continue;
		const document *doc = rulebook_document(book, ids[i], (place){0}, d);
		if (doc && doc->chain && doc->chain->form && !found)
			found = doc;
	}
	if (found && found->chain && found->chain->form)
		return found;
	if (!diagnostics_errors(d))
		error_at(d, (place){0}, "no-form", scheme ? "scheme '%s' ships no empty installation document" : "no scheme ships an empty installation document%s",
		         scheme ? scheme : "");
	return NULL;
}

const char *installation_form(rulebook *book, const char *scheme, arena *memory, diagnostics *d)
{
	const document *doc = scheme_with_form(book, scheme, d);
	if (!doc)
		return NULL;
	const char *slash = strrchr(doc->path, '/');
	const char *path = arena_printf(memory, "%s/%.*s/%s", book->folder, slash ? (int)(slash - doc->path) : 0, doc->path, doc->chain->form);
	const source_text *text = file_read(memory, path, path, doc->chain->form_where, d);
	return text ? text->bytes : NULL;
}
