/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An installation document, from YAML to processes, streams, uses and goods. Only
 * structure and masses are read here; figures are asked for in streams.c, goods.c and supplies.c.
 *
 *   scheme, country, period, title
 *   streams:    [{name, method, …, to: {PROCESS: share}}]         of the whole site
 *   precursors: {POOL: [{good, origin, mass, …}, …]}              mixes of suppliers
 *   processes:  {NAME: {streams, precursors, goods, joint, mass_reason}} */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

/* ---- small parts ------------------------------------------------------------- */

const char *text_copied(installation *in, slice s)
{
	return arena_copy(in->memory, s.at, s.length);
}

static const yaml_node *child(installation *in, const yaml_node *map, const char *key, yaml_kind kind, const char *what)
{
	const yaml_node *node = yaml_get(map, key);
	if (!node || yaml_is_null(node))
		return NULL;
	if (node->kind == kind)
		return node;
	error_at(in->d, node->where, "wrong-kind", "'%s' must be %s", key, what);
	return NULL;
}

static const char *child_text(installation *in, const yaml_node *map, const char *key)
{
	const yaml_node *node = child(in, map, key, YAML_SCALAR, "a single value");
	return node ? text_copied(in, node->text) : NULL;
}

/* Name, or where none is given the code, or a number: messages need a word for it. */
static const char *name_of(installation *in, const yaml_node *map, const char *otherwise, size_t number)
{
	const char *name = child_text(in, map, "name");
	const yaml_node *code = yaml_get(map, "good");
	if (name)
		return name;
	if (code && code->kind == YAML_SCALAR)
		return text_copied(in, code->text);
	return arena_printf(in->memory, "%s %zu", otherwise, number + 1);
}

static bool is_map(installation *in, const yaml_node *node, const char *what)
{
	if (node->kind == YAML_MAP)
		return true;
	error_at(in->d, node->where, "not-a-map", "%s must be a map of keys and values", what);
	return false;
}

static void *grown(installation *in, void *items, size_t *count, size_t *capacity, size_t size)
{
	return arena_grow(in->memory, items, count, capacity, size);
}
#define ADD(in, items, count, capacity) ((items) = grown((in), (items), &(count), &(capacity), sizeof *(items)), &(items)[(count)-1])

/* A share such as 60 % or 0.6; unknown after an error. */
static double share_read(installation *in, const yaml_node *node)
{
	double x = NAN;
	size_t used = 0;
	bool number = node->kind == YAML_SCALAR && number_read_prefix(node->text, &x, &used) == NUMBER_OK && used > 0;
	slice rest = number ? slice_trim((slice){node->text.at + used, node->text.length - used}) : (slice){0};
	if (number && slice_is(rest, "%"))
		x /= 100;
	else if (!number || rest.length) {
		error_at(in->d, node->where, "bad-number", "a share must stand here, such as 60 %% or 0.6");
		return NAN;
	}
	if (x >= 0 && x <= 1)
		return x;
	error_at(in->d, node->where, "out-of-range", "a share of %.*s is not between 0 and 1", (int)node->text.length, node->text.at);
	if (x >= 2 && x <= 100 && !rest.length)
		error_remedy(in->d, "write %.*s %% for %.*s of a hundred", (int)used, node->text.at, (int)used, node->text.at);
	else
		error_remedy(in->d, "write 60 %% or 0.6 for sixty of a hundred");
	return NAN;
}

/* ---- names of goods and pools ------------------------------------------------- */

/* False, reported, when another good or pool has the name. */
static bool name_declare(installation *in, const char *name, place where, bool pool, size_t index)
{
	uint32_t id = names_add(in->names, slice_of(name));
	if (id >= in->name_capacity || !in->name_index) {
		size_t before = in->name_capacity, after = (size_t)id * 2 + 64;
		size_t *ids = ARENA_ARRAY(in->memory, size_t, after);
		bool *pools = ARENA_ARRAY(in->memory, bool, after);
		if (before) {
			memcpy(ids, in->name_index, before * sizeof *ids);
			memcpy(pools, in->name_is_pool, before * sizeof *pools);
		}
		in->name_index = ids;
		in->name_is_pool = pools;
		in->name_capacity = after;
	}
	if (in->name_index[id]) {
		error_at(in->d, where, "repeated-name", "there are two goods or purchases called '%s'", name);
		error_remedy(in->d, "give each a name of its own: name: …");
		return false;
	}
	in->name_index[id] = index + 1;
	in->name_is_pool[id] = pool;
	return true;
}

size_t name_lookup(const installation *in, slice name, bool *pool)
{
	uint32_t id = names_find(in->names, name);
	size_t index = id && id < in->name_capacity ? in->name_index[id] : 0;
	*pool = index && in->name_is_pool[id];
	return index ? index - 1 : SIZE_MAX;
}

static void name_refused(installation *in, const char *name, place where)
{
	arena_clear(in->scratch);
	const char **all = ARENA_ARRAY(in->scratch, const char *, in->good_count + in->pool_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < in->good_count; i++)
		all[n++] = in->goods[i].name;
	for (size_t i = 0; i < in->pool_count; i++)
		all[n++] = in->pools[i].name;
	const char *near = text_nearest(slice_of(name), all, n);
	error_at(in->d, where, "unknown-precursor", "nothing here is called '%s'", name);
	if (near)
		error_remedy(in->d, "did you mean '%s'?", near);
	else
		error_remedy(in->d, "name a good of a process or of precursors:, or say what was bought: good, origin and mass");
}

/* ---- streams --------------------------------------------------------------------- */

static size_t process_named(const installation *in, slice name)
{
	uint32_t id = names_find(in->process_names, name);
	return id ? id - 1 : SIZE_MAX;
}

static void process_refused(installation *in, const yaml_node *key)
{
	arena_clear(in->scratch);
	const char **all = ARENA_ARRAY(in->scratch, const char *, in->process_count + 1);
	for (size_t i = 0; i < in->process_count; i++)
		all[i] = in->processes[i].name;
	all[in->process_count] = "export";
	const char *near = text_nearest(key->text, all, in->process_count + 1);
	error_at(in->d, key->where, "unknown-process", "there is no process '%.*s'", (int)key->text.length, key->text.at);
	error_remedy(in->d, near ? "did you mean '%s'?" : "name one of processes:, or export for what leaves the site%s", near ? near : "");
}

static void share_add(stream *s, int to, double share)
{
	s->shares[s->share_count++] = (stream_share){to, share};
}

/* Whom the stream serves was not understood: it may be anybody, so that nobody is computed without it. */
static void share_with_anybody(installation *in, stream *s)
{
	for (size_t i = 0; i < in->process_count; i++)
		in->processes[i].bad = true;
	share_add(s, TO_EXPORT, NAN);
}

/* to: {melt shop: 60 %, export: 10 %}; what is left is attributed to nobody. */
static void shares_read(installation *in, const yaml_node *map, stream *s)
{
	double sum = 0;
	bool refused = false;
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *key = map->pairs[i].key;
		double share = share_read(in, map->pairs[i].value);
		sum += isnan(share) ? 0 : share;
		size_t process = process_named(in, key->text);
		if (slice_is(key->text, "export")) {
			share_add(s, TO_EXPORT, share);
		} else if (process != SIZE_MAX) {
			share_add(s, (int)process, share);
		} else {
			process_refused(in, key);
			refused = true;
		}
	}
	if (refused)
		share_with_anybody(in, s);
	if (sum <= 1 + 1e-9)
		return;
	s->bad = true;
	error_at(in->d, map->where, "share-above-one", "the shares of stream '%s' add up to more than 1", s->name);
	error_remedy(in->d, "what one process gets another does not");
}

/* What is no stream stays in the list, for the balance lacks it. Room for `most` shares. */
static stream *stream_new(installation *in, const yaml_node *node, size_t number, size_t most)
{
	stream *s = ADD(in, in->streams, in->stream_count, in->stream_capacity);
	size_t before = diagnostics_errors(in->d);
	s->node = node;
	s->name = name_of(in, node, "stream", number);
	s->shares = ARENA_ARRAY(in->memory, stream_share, most);
	s->bad = diagnostics_errors(in->d) > before || node->kind != YAML_MAP;
	return s;
}

static void stream_to_nobody(installation *in, const stream *s)
{
	warning_at(in->d, s->node->where, "not-attributed", "stream '%s' of the site is attributed to no process", s->name);
	error_remedy(in->d, "say whom it serves: to: {PROCESS: 60 %%, export: 10 %%}");
}

static void site_stream_read(installation *in, const yaml_node *node, size_t number)
{
	size_t before = diagnostics_errors(in->d);
	const yaml_node *to = is_map(in, node, "a stream") ? child(in, node, "to", YAML_MAP, "a map of processes and their shares") : NULL;
	bool understood = diagnostics_errors(in->d) == before;
	stream *s = stream_new(in, node, number, (to ? to->count : 0) + 1);
	s->bad = s->bad || !understood;
	if (!understood)
		share_with_anybody(in, s);
	else if (to && to->count)
		shares_read(in, to, s);
	else
		stream_to_nobody(in, s);
}

/* The list of a map; where something else stands, *broken is a stream of which nothing is known. */
static const yaml_node *stream_list(installation *in, const yaml_node *map, stream **broken)
{
	size_t before = diagnostics_errors(in->d);
	const yaml_node *list = child(in, map, "streams", YAML_SEQUENCE, "a list");
	*broken = diagnostics_errors(in->d) > before ? stream_new(in, yaml_get(map, "streams"), 0, 1) : NULL;
	if (*broken)
		(*broken)->bad = true;
	return list;
}

static void site_streams_read(installation *in)
{
	stream *broken;
	const yaml_node *list = stream_list(in, in->root, &broken);
	if (broken)
		share_with_anybody(in, broken);
	for (size_t i = 0; list && i < list->count; i++)
		site_stream_read(in, list->items[i], i);
}

static void process_streams_read(installation *in, const yaml_node *map, size_t index)
{
	stream *broken;
	const yaml_node *list = stream_list(in, map, &broken);
	if (broken)
		share_add(broken, (int)index, 1);
	for (size_t i = 0; list && i < list->count; i++) {
		const yaml_node *to = is_map(in, list->items[i], "a stream") ? yaml_get(list->items[i], "to") : NULL;
		if (to) {
			error_at(in->d, to->where, "stray-key", "a stream of a process is wholly its own");
			error_remedy(in->d, "move the stream to streams: of the site, and say to: {PROCESS: share} there");
		}
		share_add(stream_new(in, list->items[i], i, 1), (int)index, 1);
	}
}

/* ---- purchases ---------------------------------------------------------------------- */

/* A good of the site with a code beside its name would be bought, and its own figures left aside. */
static void purchase_name_check(installation *in, const yaml_node *node, const char *name, bool mixed)
{
	bool is_pool;
	const yaml_node *said = yaml_get(node, "name");
	if (name_lookup(in, slice_of(name), &is_pool) == SIZE_MAX || (mixed && is_pool))
		return;
	error_at(in->d, said ? said->where : node->where, "purchase-of-own", "'%s' is a %s of this site, but what is said beside it is a purchase", name,
	         is_pool ? "mix" : "good");
	if (mixed)
		error_remedy(in->d, "what is bought needs another name: name: …; of its own good a process says name and mass, beside the mix");
	else
		error_remedy(in->d, "if it is what the site has, write name and mass alone; what is bought needs another name: name: …");
}

void supply_read(installation *in, const yaml_node *node, size_t number, supply *s)
{
	s->node = node;
	s->mass = NAN;
	s->bad = !is_map(in, node, "a precursor");
	if (s->bad)
		return;
	s->name = name_of(in, node, "precursor", number);
	s->document = child_text(in, node, "document");
	s->product = child_text(in, node, "product");
	if (s->document && !s->product) {
		error_at(in->d, node->where, "missing-key", "which good of '%s' is meant is not said", s->document);
		error_remedy(in->d, "add product: the name of the good there");
		s->bad = true;
	}
}

static void pools_read(installation *in)
{
	const yaml_node *map = child(in, in->root, "precursors", YAML_MAP, "a map of purchases, each a list of suppliers");
	for (size_t i = 0; map && i < map->count; i++) {
		const yaml_node *list = map->pairs[i].value;
		const char *name = text_copied(in, map->pairs[i].key->text);
		size_t before = diagnostics_errors(in->d);
		if (list->kind != YAML_SEQUENCE || !list->count) {
			error_at(in->d, list->where, "wrong-kind", "the suppliers of '%s' must be a list", name);
			continue;
		}
		name_declare(in, name, map->pairs[i].key->where, true, in->pool_count);
		pool *p = ADD(in, in->pools, in->pool_count, in->pool_capacity);
		*p = (pool){.name = name, .node = map->pairs[i].key, .count = list->count};
		p->supplies = ARENA_ARRAY(in->memory, supply, list->count);
		for (size_t k = 0; k < list->count; k++) {
			supply_read(in, list->items[k], k, &p->supplies[k]);
			if (p->supplies[k].name)
				purchase_name_check(in, list->items[k], p->supplies[k].name, true);
		}
		p->bad = diagnostics_errors(in->d) > before;
	}
}

static void use_read(installation *in, const yaml_node *node, size_t number, use *u)
{
	*u = (use){.kind = USE_SUPPLY, .node = node, .mass = NAN};
	if (!is_map(in, node, "a precursor"))
		return;
	u->name = name_of(in, node, "precursor", number);
	if (yaml_get(node, "good") || yaml_get(node, "document")) {
		supply_read(in, node, number, &u->supply);
		purchase_name_check(in, node, u->name, false);
		return;
	}
	bool is_pool;
	size_t index = name_lookup(in, slice_of(u->name), &is_pool);
	if (index == SIZE_MAX) {
		name_refused(in, u->name, yaml_get(node, "name") ? yaml_get(node, "name")->where : node->where);
		return;
	}
	u->kind = is_pool ? USE_POOL : USE_GOOD;
	u->index = index;
	static const char *const known[] = {"name", "mass", "note"};
	yaml_check_keys(node, known, 3, "a precursor of this site", in->d);
}

/* ---- processes -------------------------------------------------------------------------- */

static void goods_read(installation *in, const yaml_node *map, process *p)
{
	const yaml_node *list = child(in, map, "goods", YAML_SEQUENCE, "a list");
	p->first_good = in->good_count;
	for (size_t i = 0; list && i < list->count; i++) {
		if (!is_map(in, list->items[i], "a good"))
			continue;
		const char *name = name_of(in, list->items[i], "good", i);
		name_declare(in, name, list->items[i]->where, false, in->good_count);
		made_good *g = ADD(in, in->goods, in->good_count, in->good_capacity);
		*g = (made_good){.name = name, .node = list->items[i], .process = (size_t)(p - in->processes), .mass = NAN};
		p->good_count++;
	}
	if (p->good_count)
		return;
	error_at(in->d, p->node->where, "no-goods", "process '%s' makes no goods", p->name);
	error_remedy(in->d, "add goods: [{name, good, mass}], or give its streams to the process that they serve");
}

static void joint_read(installation *in, const yaml_node *map, process *p)
{
	const yaml_node *list = child(in, map, "joint", YAML_SEQUENCE, "a list");
	p->joint = ARENA_ARRAY(in->memory, joint_good, list ? list->count + 1 : 1);
	for (size_t i = 0; list && i < list->count; i++)
		if (is_map(in, list->items[i], "a good"))
			p->joint[p->joint_count++] =
				(joint_good){.node = list->items[i], .name = name_of(in, list->items[i], "good", i), .mass = NAN};
}

static const char *const process_keys[] = {"streams", "precursors", "goods", "joint", "mass_reason", "note"};

/* Goods of all processes come before uses: a process may use what stands below it. */
static void processes_declare(installation *in)
{
	const yaml_node *map = child(in, in->root, "processes", YAML_MAP, "a map of processes");
	if (!map || !map->count) {
		error_at(in->d, in->root->where, "no-processes", "the installation has no processes");
		error_remedy(in->d, "add processes: {NAME: {streams: [], precursors: [], goods: []}}");
		return;
	}
	in->processes = ARENA_ARRAY(in->memory, process, map->count);
	in->process_names = names_new(in->memory);
	for (size_t i = 0; i < map->count; i++) {
		size_t before = diagnostics_errors(in->d);
		process *p = &in->processes[in->process_count++];
		*p = (process){.name = text_copied(in, map->pairs[i].key->text), .node = map->pairs[i].key};
		names_add(in->process_names, map->pairs[i].key->text);
		if (slice_is(map->pairs[i].key->text, "export"))
			error_at(in->d, p->node->where, "reserved-name", "'export' is what leaves the site, not a process");
		if (is_map(in, map->pairs[i].value, "a process")) {
			yaml_check_keys(map->pairs[i].value, process_keys, 6, "a process", in->d);
			goods_read(in, map->pairs[i].value, p);
			joint_read(in, map->pairs[i].value, p);
			p->mass_reason = child_text(in, map->pairs[i].value, "mass_reason");
		}
		p->bad = diagnostics_errors(in->d) > before;
	}
}

static void processes_read(installation *in)
{
	const yaml_node *map = yaml_get(in->root, "processes");
	for (size_t i = 0; i < in->process_count; i++) {
		process *p = &in->processes[i];
		const yaml_node *node = map->pairs[i].value;
		size_t before = diagnostics_errors(in->d);
		if (node->kind != YAML_MAP) {
			in->stream_lost = true;
			continue;
		}
		process_streams_read(in, node, i);
		const yaml_node *list = child(in, node, "precursors", YAML_SEQUENCE, "a list");
		p->uses = ARENA_ARRAY(in->memory, use, list ? list->count + 1 : 1);
		for (size_t k = 0; list && k < list->count; k++)
			use_read(in, list->items[k], k, &p->uses[p->use_count++]);
		p->bad = p->bad || diagnostics_errors(in->d) > before;
	}
}

/* ---- the head ------------------------------------------------------------------------------ */

static void version_check(installation *in)
{
	const yaml_node *node = yaml_get(in->root, "octroi");
	if (node && node->kind == YAML_SCALAR && slice_is(node->text, "1"))
		return;
	error_at(in->d, node ? node->where : in->root->where, "bad-version", "the version of the language is not said, or not one that is known");
	error_remedy(in->d, "begin with octroi: 1");
}

static bool head_read(installation *in)
{
	static const char *const known[] = {"octroi", "kind", "title", "note", "scheme", "country", "period", "streams", "precursors",
	                                    "processes"};
	size_t before = diagnostics_errors(in->d);
	const yaml_node *kind = yaml_get(in->root, "kind"), *period_node = child(in, in->root, "period", YAML_SCALAR, "a year");
	period p;
	char text[DAY_TEXT_SIZE];
	if (!kind || kind->kind != YAML_SCALAR || !slice_is(kind->text, "installation")) {
		error_at(in->d, kind ? kind->where : in->root->where, "wrong-kind", "this is no installation document");
		error_remedy(in->d, "write kind: installation; octroi emissions --new prints an empty one");
		return false;
	}
	yaml_check_keys(in->root, known, sizeof known / sizeof *known, "an installation", in->d);
	version_check(in);
	in->title = child_text(in, in->root, "title");
	in->country = child_text(in, in->root, "country");
	if (!in->country)
		error_at(in->d, in->root->where, "missing-key", "an installation needs its country: country: CODE");
	if (!period_node)
		error_at(in->d, in->root->where, "missing-key", "an installation needs its period: period: 2026");
	else if (!period_read(period_node->text, &p) || day_year(p.first) != day_year(p.last)) {
		error_at(in->d, period_node->where, "bad-period", "a period of production is a calendar year, or a part of one");
		error_remedy(in->d, "write period: 2026, or 2026-04-01..2026-12-31 for a plant that began within the year");
	} else {
		in->year = day_year(p.first);
		in->date = arena_printf(in->memory, "%s", day_write(p.first, text));
	}
	return diagnostics_errors(in->d) == before;
}

/* Figures of a year for which the scheme says nothing would fail one by one, each with a reason of its own. */
bool period_fits(installation *in)
{
	const yaml_node *node = yaml_get(in->root, "period");
	diagnostics *said = diagnostics_new();
	period p;
	bool fits = !period_read(node->text, &p) || program_applies(in->scheme, p, said);
	for (size_t i = 0; i < diagnostics_count(said); i++) {
		const diagnostic *x = diagnostics_get(said, i);
		error_at(in->d, node->where, x->code, "%s", x->message);
		error_remedy(in->d, "look at the year of production; emissions of a year without rules are not computed");
	}
	diagnostics_free(said);
	return fits;
}

bool installation_read(installation *in)
{
	if (in->root->kind != YAML_MAP) {
		error_at(in->d, in->root->where, "not-a-map", "an installation must be a map of keys and values");
		return false;
	}
	return head_read(in);
}

bool installation_read_body(installation *in)
{
	processes_declare(in);
	if (!in->process_count)
		return false;
	pools_read(in);
	site_streams_read(in);
	processes_read(in);
	return true;
}
