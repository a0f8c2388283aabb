/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places by code, name and alias, and the groups that they belong to.
 *
 * All that a place may be called stands folded in one hash table; those that
 * are called the same hang from one another in the order of the file. */
#include <assert.h>
#include <limits.h>
#include <string.h>

#include "codes.h"

enum { FOLD_SIZE = 256, PLACES_MAX = UINT16_MAX, REPORTS_MAX = 20, OFFERS_MAX = 3 };

/* One folded code, name or alias of one place. */
typedef struct {
	slice key;
	uint32_t hash;
	uint32_t next; /* number of the next entry of the same key; 0: none */
	place_id id;
	bool is_code;
} entry;

struct places {
	size_t count;
	const char **code, **name; /* 1 … count */
	entry *entries;            /* 1 … entry_count */
	uint32_t entry_count;
	uint32_t *slots; /* number of the first entry of a key; 0: free */
	uint32_t slot_mask;
	place_group *groups; /* group 1 is groups[0] */
	size_t group_count, group_capacity;
};

/* ---- index ----------------------------------------------------------------- */

/* The folded text; where nothing of it can be folded (another script), the
 * text itself. Length 0: empty, or too long to be a place. */
static slice fold(slice s, char out[FOLD_SIZE])
{
	s = slice_trim(s);
	size_t n = text_fold(s, out, FOLD_SIZE);
	if (n >= FOLD_SIZE - 4 || s.length >= (size_t)4 * FOLD_SIZE)
		return (slice){out, 0};
	return n > 0 ? (slice){out, n} : s;
}

static uint32_t hash_of(slice s)
{
	uint32_t h = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < s.length; i++)
		h = (h ^ (unsigned char)s.at[i]) * 16777619u;
	return h;
}

/* The slot of the key, or the free one where it would stand. */
static uint32_t *find_slot(const places *p, slice key, uint32_t hash)
{
	for (uint32_t i = hash & p->slot_mask;; i = (i + 1) & p->slot_mask) {
		const entry *e = &p->entries[p->slots[i]];
		if (p->slots[i] == 0 || (e->hash == hash && slice_equal(e->key, key)))
			return &p->slots[i];
	}
}

static uint32_t first_entry(const places *p, slice key)
{
	return key.length == 0 ? 0 : *find_slot(p, key, hash_of(key));
}

static void add_entry(places *p, arena *a, slice key, place_id id, bool is_code)
{
	uint32_t hash = hash_of(key);
	uint32_t *link = find_slot(p, key, hash);
	for (; *link != 0; link = &p->entries[*link].next)
		if (p->entries[*link].id == id)
			return;
	*link = ++p->entry_count;
	p->entries[*link] = (entry){{arena_copy(a, key.at, key.length), key.length}, hash, 0, id, is_code};
}

/* The place whose code the key is. */
static place_id place_of_key(const places *p, slice key)
{
	for (uint32_t i = first_entry(p, key); i != 0; i = p->entries[i].next)
		if (p->entries[i].is_code)
			return p->entries[i].id;
	return 0;
}

static place_id place_of_code(const places *p, slice s)
{
	char folded[FOLD_SIZE];
	return place_of_key(p, fold(s, folded));
}

/* ---- reading places -------------------------------------------------------- */

typedef struct {
	const csv_table *csv;
	diagnostics *d;
	arena *memory;
	places *p;
	size_t code, name, aliases; /* columns; aliases may be (size_t)-1 */
	size_t bad;
} reader;

static bool find_columns(reader *r)
{
	static const char *const known[] = {"code", "name", "aliases", "note"};
	const size_t known_count = sizeof known / sizeof *known;
	const csv_table *csv = r->csv;
	size_t before = diagnostics_errors(r->d);
	r->code = csv_column(csv, "code");
	r->name = csv_column(csv, "name");
	r->aliases = csv_column(csv, "aliases");
	if (r->code == (size_t)-1 || r->name == (size_t)-1) {
		error_at(r->d, (place){csv->source, 0, 0}, "missing-column",
		         "a list of places needs the columns 'code' and 'name'");
		error_remedy(r->d, "its columns are code,name,aliases,note");
	}
	for (size_t i = 0; i < csv->columns; i++) {
		slice s = csv->header[i];
		const char *near = text_nearest(s, known, known_count);
		bool found = false;
		for (size_t j = 0; j < known_count; j++)
			found = found || slice_is(s, known[j]);
		if (found)
			continue;
		error_at(r->d, (place){csv->source, 0, 0}, "unknown-column", "a list of places has no column '%.*s'",
		         (int)s.length, s.at);
		if (near != NULL)
			error_remedy(r->d, "did you mean '%s'?", near);
	}
	return diagnostics_errors(r->d) == before;
}

/* Room for every code, name and alias. */
static void make_index(reader *r)
{
	const csv_table *csv = r->csv;
	size_t most = 2 * csv->rows;
	uint32_t slots = 16;
	for (size_t row = 0; r->aliases != (size_t)-1 && row < csv->rows; row++) {
		slice s = csv_cell(csv, row, r->aliases);
		most += s.length > 0;
		for (size_t i = 0; i < s.length; i++)
			most += s.at[i] == ';';
	}
	while (slots < 2 * most)
		slots *= 2;
	r->p->entries = ARENA_ARRAY(r->memory, entry, most + 1);
	r->p->slots = ARENA_ARRAY(r->memory, uint32_t, slots);
	r->p->slot_mask = slots - 1;
}

/* Letters and digits; a part of a place has a dash after two of them, as in
 * ISO 3166-2: US-CA. */
static bool is_code(slice s)
{
	for (size_t i = 0; i < s.length; i++) {
		char c = s.at[i];
		if (c == '-' && i == 2 && s.length > 3)
			continue;
		if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			return false;
	}
	return s.length > 0 && s.length <= 16;
}

static void read_code(reader *r, size_t row, place_id id)
{
	char folded[FOLD_SIZE];
	slice s = csv_cell(r->csv, row, r->code), key = fold(s, folded);
	place_id before = place_of_key(r->p, key);
	r->p->code[id] = arena_copy(r->memory, s.at, s.length);
	if (!is_code(s)) {
		r->bad++;
		error_at(r->d, csv_place(r->csv, row, r->code), "bad-code",
		         "'%.*s' is no code of a place: up to 16 letters and digits, or a part such as US-CA", (int)s.length, s.at);
	} else if (before != 0) {
		r->bad++;
		error_at(r->d, csv_place(r->csv, row, r->code), "repeated-code", "the code '%.*s' is repeated",
		         (int)s.length, s.at);
		error_related(r->d, csv_place(r->csv, (size_t)before - 1, r->code), "first listed here");
	} else {
		add_entry(r->p, r->memory, key, id, true);
	}
}

/* A name, or one of the aliases in a cell. */
static void read_term(reader *r, size_t row, size_t column, slice s, place_id id)
{
	char folded[FOLD_SIZE];
	slice key = fold(s, folded);
	if (key.length > 0) {
		add_entry(r->p, r->memory, key, id, false);
		return;
	}
	r->bad++;
	if (column == r->name)
		error_at(r->d, csv_place(r->csv, row, column), "bad-name",
		         "a place needs a name, of at most 250 letters");
	else
		error_at(r->d, csv_place(r->csv, row, column), "bad-name",
		         "an alias is empty or longer than 250 letters");
}

static void read_names(reader *r, size_t row, place_id id)
{
	slice part, name = csv_cell(r->csv, row, r->name);
	slice rest = r->aliases == (size_t)-1 ? (slice){NULL, 0} : csv_cell(r->csv, row, r->aliases);
	r->p->name[id] = arena_copy(r->memory, name.at, name.length);
	read_term(r, row, r->name, name, id);
	while (rest.length > 0 && slice_split(&rest, ';', &part))
		read_term(r, row, r->aliases, part, id);
}

static bool read_places(reader *r)
{
	places *p = r->p;
	if (!find_columns(r))
		return false;
	if (r->csv->rows > PLACES_MAX) {
		error_at(r->d, (place){r->csv->source, 0, 0}, "too-many", "more than %d places", PLACES_MAX);
		return false;
	}
	p->count = r->csv->rows;
	p->code = ARENA_ARRAY(r->memory, const char *, p->count + 1);
	p->name = ARENA_ARRAY(r->memory, const char *, p->count + 1);
	make_index(r);
	for (size_t row = 0; row < p->count && r->bad < REPORTS_MAX; row++) {
		place_id id = (place_id)(row + 1);
		read_code(r, row, id);
		read_names(r, row, id);
	}
	return r->bad == 0;
}

/* ---- reading groups -------------------------------------------------------- */

typedef struct {
	arena *memory;
	diagnostics *d;
	places *p;
	const char *name;
	place_id *members;
	period *during;
	size_t count, capacity, during_count, during_capacity;
	membership_gap *gaps;
	size_t gap_count, gap_capacity;
} group_reader;

/* The member whose code stands in the key, as it stands in the list of places. */
static place_id read_member(group_reader *g, const yaml_node *key)
{
	place_id id = place_of_code(g->p, key->text);
	const char *why = NULL;
	if (id != 0 && slice_is(key->text, g->p->code[id]))
		return id;
	error_at(g->d, key->where, "unknown-member", "'%.*s' is no code of a place", (int)key->text.length,
	         key->text.at);
	error_context(g->d, "in group '%s'", g->name);
	if (id != 0)
		error_remedy(g->d, "did you mean '%s'?", g->p->code[id]);
	else if (places_find(g->p, g->memory, key->text, &id, &why) == PLACE_FOUND)
		error_remedy(g->d, "did you mean '%s' (%s)?", g->p->code[id], g->p->name[id]);
	else
		error_remedy(g->d, "%s", why);
	return 0;
}

static void add_member(group_reader *g, place_id id, const yaml_node *node)
{
	period during;
	if (node->kind != YAML_SCALAR || !period_read(node->text, &during)) {
		error_at(g->d, node->where, "bad-period", "the membership of '%s' is no period", g->p->code[id]);
		error_context(g->d, "in group '%s'", g->name);
		error_remedy(g->d, "write 1995-01-01.., 1973-01-01..2020-01-31, or .. for always");
		return;
	}
	for (size_t i = 0; i < g->count; i++)
		if (g->members[i] == id && period_overlaps(g->during[i], during)) {
			error_at(g->d, node->where, "overlap", "the periods of '%s' overlap", g->p->code[id]);
			error_context(g->d, "in group '%s'", g->name);
			return;
		}
	*ARENA_PUSH(g->memory, g->members, g->count, g->capacity) = id;
	*ARENA_PUSH(g->memory, g->during, g->during_count, g->during_capacity) = during;
}

/* A period, or a list of them for those who left and came back. */
static void read_membership(group_reader *g, const yaml_pair *pair)
{
	place_id id = read_member(g, pair->key);
	if (id == 0)
		return;
	if (pair->value->kind != YAML_SEQUENCE) {
		add_member(g, id, pair->value);
		return;
	}
	for (size_t i = 0; i < pair->value->count; i++)
		add_member(g, id, pair->value->items[i]);
}

static void read_members(group_reader *g, const yaml_node *group, const yaml_node *key)
{
	const yaml_node *members = yaml_get(group, "members");
	if (members == NULL || members->kind != YAML_MAP) {
		error_at(g->d, members != NULL ? members->where : key->where, "bad-group",
		         "group '%s' needs a map of members", g->name);
		error_remedy(g->d, "write members: {CODE: period}, with .. for always");
		return;
	}
	for (size_t i = 0; i < members->count; i++)
		read_membership(g, &members->pairs[i]);
}

static void read_gap_places(group_reader *g, const yaml_node *list, membership_gap *gap)
{
	if (list->kind != YAML_SEQUENCE) {
		error_at(g->d, list->where, "bad-group", "'places' of group '%s' is no list", g->name);
		return;
	}
	place_id *ids = ARENA_ARRAY(g->memory, place_id, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		place_id id = list->items[i]->kind == YAML_SCALAR ? read_member(g, list->items[i]) : 0;
		if (id != 0)
			ids[gap->count++] = id;
	}
	gap->places = ids;
}

static void read_gap(group_reader *g, const yaml_node *node)
{
	static const char *const known[] = {"places", "during", "why"};
	membership_gap gap = {.count = 0};
	const yaml_node *places_of = yaml_get(node, "places"), *during = yaml_get(node, "during"), *why = yaml_get(node, "why");
	if (node->kind != YAML_MAP || during == NULL || during->kind != YAML_SCALAR || !period_read(during->text, &gap.during) ||
	    why == NULL || why->kind != YAML_SCALAR || why->text.length == 0) {
		error_at(g->d, node->where, "bad-group", "what is unknown of group '%s' needs a period and a reason", g->name);
		error_remedy(g->d, "write {places: [CODE], during: 2026.., why: …}, without places for all");
		return;
	}
	yaml_check_keys(node, known, sizeof known / sizeof *known, "what is unknown of a group", g->d);
	gap.why = arena_copy(g->memory, why->text.at, why->text.length);
	if (places_of != NULL)
		read_gap_places(g, places_of, &gap);
	*ARENA_PUSH(g->memory, g->gaps, g->gap_count, g->gap_capacity) = gap;
}

static void read_gaps(group_reader *g, const yaml_node *list)
{
	if (list == NULL)
		return;
	if (list->kind != YAML_SEQUENCE)
		error_at(g->d, list->where, "bad-group", "'unknown' of group '%s' is no list", g->name);
	for (size_t i = 0; list->kind == YAML_SEQUENCE && i < list->count; i++)
		read_gap(g, list->items[i]);
}

static const yaml_node *scalar_of(group_reader *g, const yaml_node *group, const char *key)
{
	const yaml_node *node = yaml_get(group, key);
	if (node == NULL || node->kind == YAML_SCALAR)
		return node;
	error_at(g->d, node->where, "bad-group", "'%s' of group '%s' is no text", key, g->name);
	return NULL;
}

/* Formulas name groups, so that their names are words. */
static bool is_word(slice s)
{
	for (size_t i = 0; i < s.length; i++) {
		char c = s.at[i];
		bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
		if (!letter && (i == 0 || c < '0' || c > '9'))
			return false;
	}
	return s.length > 0;
}

static bool check_group_name(const places *p, const yaml_node *key, diagnostics *d)
{
	slice s = key->text;
	if (!is_word(s)) {
		error_at(d, key->where, "bad-group", "'%.*s' is no name of a group", (int)s.length, s.at);
		error_remedy(d, "use letters, digits and underscores");
		return false;
	}
	if (places_find_group(p, s) != 0) {
		error_at(d, key->where, "repeated-group", "the group '%.*s' is repeated", (int)s.length, s.at);
		return false;
	}
	return true;
}

static void read_group(places *p, arena *a, const yaml_pair *pair, diagnostics *d)
{
	static const char *const known[] = {"title", "source", "members", "note", "union", "unknown", "with"};
	const yaml_node *key = pair->key, *group = pair->value;
	if (!check_group_name(p, key, d))
		return;
	group_reader g = {.memory = a, .d = d, .p = p, .name = arena_copy(a, key->text.at, key->text.length)};
	if (group->kind != YAML_MAP) {
		error_at(d, group->where, "bad-group", "group '%s' is no map", g.name);
		error_remedy(d, "write %s: {title: …, source: …, members: {CODE: period}}", g.name);
		return;
	}
	yaml_check_keys(group, known, sizeof known / sizeof *known, "a group", d);
	read_members(&g, group, key);
	read_gaps(&g, yaml_get(group, "unknown"));
	const yaml_node *title = scalar_of(&g, group, "title"), *source = scalar_of(&g, group, "source");
	const yaml_node *exclusive = scalar_of(&g, group, "union"), *with = scalar_of(&g, group, "with");
	if (with != NULL && places_find_group(p, with->text) == 0) {
		error_at(d, with->where, "unknown-group", "'%.*s' is no group above group '%s'", (int)with->text.length, with->text.at, g.name);
		error_remedy(d, "write it behind the group with which it goes");
	}
	*ARENA_PUSH(a, p->groups, p->group_count, p->group_capacity) = (place_group){
	        .name = g.name,
	        .title = title != NULL ? arena_copy(a, title->text.at, title->text.length) : g.name,
	        .where = key->where,
	        .source = source,
	        .exclusive = exclusive != NULL ? arena_copy(a, exclusive->text.at, exclusive->text.length) : NULL,
	        .with = with != NULL ? arena_copy(a, with->text.at, with->text.length) : NULL,
	        .gap_count = g.gap_count,
	        .gaps = g.gaps,
	        .count = g.count,
	        .members = g.members,
	        .during = g.during,
	};
}

static void read_groups(places *p, arena *a, const yaml_node *groups, diagnostics *d)
{
	if (groups == NULL || yaml_is_null(groups))
		return;
	if (groups->kind != YAML_MAP) {
		error_at(d, groups->where, "bad-group", "groups are a map from names");
		return;
	}
	for (size_t i = 0; i < groups->count && i < UINT16_MAX; i++)
		read_group(p, a, &groups->pairs[i], d);
}

places *places_read(arena *a, const csv_table *csv, const yaml_node *groups, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	reader r = {.csv = csv, .d = d, .memory = a, .p = ARENA_NEW(a, places)};
	if (!read_places(&r))
		return NULL;
	read_groups(r.p, a, groups, d);
	return diagnostics_errors(d) == before ? r.p : NULL;
}

bool places_add_groups(places *p, arena *a, const yaml_node *groups, diagnostics *d)
{
	size_t before = diagnostics_errors(d);
	read_groups(p, a, groups, d);
	return diagnostics_errors(d) == before;
}

/* ---- asking for places ----------------------------------------------------- */

size_t places_count(const places *p)
{
	return p->count;
}

const char *places_code(const places *p, place_id id)
{
	return p->code[id];
}

const char *places_name(const places *p, place_id id)
{
	return p->name[id];
}

/* "NE (Niger)", "NE (Niger) or NG (Nigeria)", "A (…), B (…) or C (…)" */
static const char *list_places(const places *p, arena *a, const place_id *ids, size_t count)
{
	buffer b = {.memory = a};
	for (size_t i = 0; i < count; i++) {
		const char *before = i == 0 ? "" : i + 1 < count ? ", " : " or ";
		buffer_printf(&b, "%s%s (%s)", before, p->code[ids[i]], p->name[ids[i]]);
	}
	return b.at;
}

typedef struct {
	place_id id[OFFERS_MAX];
	int score[OFFERS_MAX]; /* the lower the nearer */
	size_t count;
} offers;

/* A place stands once, with its best score; the fourth best falls out. */
static void offer(offers *o, place_id id, int score)
{
	size_t i = 0;
	while (i < o->count && o->id[i] != id)
		i++;
	if (i == OFFERS_MAX)
		i--;
	else if (i == o->count)
		o->score[o->count++] = INT_MAX;
	if (o->score[i] <= score)
		return;
	for (; i > 0 && o->score[i - 1] > score; i--) {
		o->id[i] = o->id[i - 1];
		o->score[i] = o->score[i - 1];
	}
	o->id[i] = id;
	o->score[i] = score;
}

enum { SCORE_NONE = 1000, SCORE_BEGINNING = 100 };

/* Names that begin with the words that were written come first, then slips of
 * the pen, then names that begin with its letters. */
static int score(slice word, const entry *e)
{
	slice key = e->key;
	if (slice_starts(key, word) && key.length > word.length && key.at[word.length] == ' ')
		return 0;
	/* Of two letters half make another code: only a swap is told. */
	if (word.length <= 2) {
		bool swapped =
		        word.length == 2 && key.length == 2 && key.at[0] == word.at[1] && key.at[1] == word.at[0];
		return swapped ? 1 : SCORE_NONE;
	}
	/* Three letters are rather the beginning of a name than a slip. */
	if (word.length == 3 && slice_starts(key, word))
		return 0;
	int limit = word.length < 6 ? 1 : (int)(word.length / 3);
	int distance = text_distance(word, key, limit);
	if (distance <= limit)
		return distance;
	return slice_starts(key, word) ? SCORE_BEGINNING : SCORE_NONE;
}

static const char *absent(const places *p, arena *a, slice s, slice folded)
{
	offers o = {.count = 0};
	if (s.length == 0)
		return "a place is missing";
	for (uint32_t i = 1; folded.length > 0 && i <= p->entry_count; i++) {
		int n = score(folded, &p->entries[i]);
		if (n < SCORE_NONE)
			offer(&o, p->entries[i].id, n);
	}
	if (o.count == 0)
		return arena_printf(a, "'%.*s' is no known place", (int)s.length, s.at);
	return arena_printf(a, "'%.*s' is no known place; did you mean %s?", (int)s.length, s.at,
	                    list_places(p, a, o.id, o.count));
}

static const char *ambiguous(const places *p, arena *a, slice s, uint32_t first)
{
	size_t count = 0, capacity = 0;
	place_id *ids = NULL;
	for (uint32_t i = first; i != 0; i = p->entries[i].next)
		*ARENA_PUSH(a, ids, count, capacity) = p->entries[i].id;
	return arena_printf(a, "'%.*s' could be %s", (int)s.length, s.at, list_places(p, a, ids, count));
}

place_answer places_find(const places *p, arena *a, slice s, place_id *id, const char **why)
{
	char folded[FOLD_SIZE];
	s = slice_trim(s);
	slice key = fold(s, folded);
	uint32_t first = first_entry(p, key);
	*id = place_of_key(p, key);
	if (*id != 0)
		return PLACE_FOUND;
	if (first == 0) {
		*why = absent(p, a, s, key);
		return PLACE_ABSENT;
	}
	if (p->entries[first].next != 0) {
		*why = ambiguous(p, a, s, first);
		return PLACE_AMBIGUOUS;
	}
	*id = p->entries[first].id;
	return PLACE_FOUND;
}

/* ---- asking for groups ----------------------------------------------------- */

size_t places_group_count(const places *p)
{
	return p->group_count;
}

const place_group *places_group(const places *p, group_id id)
{
	return id == 0 || id > p->group_count ? NULL : &p->groups[id - 1];
}

group_id places_find_group(const places *p, slice name)
{
	for (size_t i = 0; i < p->group_count; i++)
		if (slice_is(name, p->groups[i].name))
			return (group_id)(i + 1);
	return 0;
}

const char *places_nearest_group(const places *p, slice name)
{
	const char *names[256];
	size_t count = p->group_count < 256 ? p->group_count : 256;
	for (size_t i = 0; i < count; i++)
		names[i] = p->groups[i].name;
	return text_nearest(name, names, count);
}

/* Joins a membership with those that touch it. */
static period extend(const place_group *g, place_id id, period is)
{
	for (size_t i = 0; i < g->count;) {
		period p = g->during[i];
		bool follows = is.last < DAY_LAST && p.first == is.last + 1, precedes = p.last < DAY_LAST && p.last + 1 == is.first;
		if (g->members[i] != id || (!follows && !precedes)) {
			i++;
			continue;
		}
		is.last = follows ? p.last : is.last;
		is.first = precedes ? p.first : is.first;
		i = 0;
	}
	return is;
}

place_id places_whole(const places *p, place_id id)
{
	const char *code = places_code(p, id), *dash = strchr(code, '-');
	return dash ? place_of_code(p, (slice){code, (size_t)(dash - code)}) : 0;
}

/* Who answers for a place in a group: itself where the group names it, else the place that it is a part of. */
static place_id answers_in(const places *p, const place_group *g, place_id id)
{
	place_id whole = g && id ? places_whole(p, id) : 0;
	for (size_t i = 0; whole && i < g->count; i++)
		if (g->members[i] == id)
			return id;
	return whole ? whole : id;
}

bool places_in_group(const places *p, place_id id, group_id group, day on, period *holds)
{
	const place_group *g = places_group(p, group);
	id = answers_in(p, g, id);
	period same = {DAY_FIRST, DAY_LAST};
	bool in = false;
	assert(on != DAY_UNKNOWN);
	for (size_t i = 0; !in && g != NULL && i < g->count; i++) {
		period member = g->during[i];
		if (g->members[i] != id)
			continue;
		in = period_has(member, on);
		if (in)
			same = extend(g, id, member);
		else if (member.first > on && member.first - 1 < same.last)
			same.last = member.first - 1;
		else if (member.last < on && member.last + 1 > same.first)
			same.first = member.last + 1;
	}
	if (holds != NULL)
		*holds = same;
	return in;
}

/* Who joins a union leaves the others of its kind. */
static void leave_others(places *p, arena *a, place_id id, group_id group, day from)
{
	const char *word = p->groups[group - 1].exclusive;
	for (size_t i = 0; word != NULL && i < p->group_count; i++)
		if (i + 1 != group && p->groups[i].exclusive != NULL && strcmp(p->groups[i].exclusive, word) == 0)
			places_move(p, a, id, (group_id)(i + 1), from, false);
}

bool places_move(places *p, arena *a, place_id id, group_id group, day from, bool in)
{
	place_group *g = &p->groups[group - 1];
	place_id *members = ARENA_ARRAY(a, place_id, g->count + 1);
	period *during = ARENA_ARRAY(a, period, g->count + 1);
	size_t n = 0;
	bool alters = in;
	for (size_t i = 0; i < g->count; i++) {
		period when = g->during[i];
		if (g->members[i] == id && when.last >= from) {
			alters = in ? when.first > from || when.last < DAY_LAST : true;
			when.last = from - 1;
		}
		if (when.first > when.last)
			continue;
		members[n] = g->members[i];
		during[n++] = when;
	}
	if (in) {
		members[n] = id;
		during[n++] = (period){from, DAY_LAST};
	}
	g->members = members;
	g->during = during;
	g->count = n;
	if (in && alters)
		leave_others(p, a, id, group, from);
	/* A group goes with one above it, so this ends. */
	for (size_t i = group; alters && i < p->group_count; i++)
		if (p->groups[i].with != NULL && strcmp(p->groups[i].with, g->name) == 0)
			places_move(p, a, id, (group_id)(i + 1), from, in);
	return alters;
}

static bool is_meant(const membership_gap *gap, place_id id)
{
	bool meant = gap->count == 0;
	for (size_t i = 0; i < gap->count; i++)
		meant = meant || gap->places[i] == id;
	return meant;
}

const char *places_membership_unknown(const places *p, place_id id, group_id group, day on, period *holds)
{
	const place_group *g = places_group(p, group);
	id = answers_in(p, g, id);
	*holds = (period){DAY_FIRST, DAY_LAST};
	for (size_t i = 0; g != NULL && i < g->gap_count; i++) {
		period gap = g->gaps[i].during;
		if (!is_meant(&g->gaps[i], id))
			continue;
		if (period_has(gap, on)) {
			*holds = gap;
			return g->gaps[i].why;
		}
		if (gap.first > on && gap.first - 1 < holds->last)
			holds->last = gap.first - 1;
		if (gap.last < on && gap.last + 1 > holds->first)
			holds->first = gap.last + 1;
	}
	return NULL;
}

/* The first day on which the place is in both; DAY_UNKNOWN: never. */
static day in_both(const place_group *a, const place_group *b, place_id id)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; a->members[i] == id && k < b->count; k++)
			if (b->members[k] == id && period_overlaps(a->during[i], b->during[k]))
				return a->during[i].first > b->during[k].first ? a->during[i].first : b->during[k].first;
	return DAY_UNKNOWN;
}

static void check_pair(const places *p, const place_group *a, const place_group *b, diagnostics *d)
{
	char text[DAY_TEXT_SIZE];
	for (place_id id = 1; id <= p->count; id++) {
		day first = in_both(a, b, id);
		if (first == DAY_UNKNOWN)
			continue;
		error_at(d, b->where, "two-unions", "'%s' is in two unions (%s) from %s on: %s and %s", p->code[id], b->exclusive,
		         day_write(first, text), a->name, b->name);
		error_related(d, a->where, "the other one");
		error_remedy(d, "a place is in one such union at a time: end one membership");
	}
}

void places_check_unions(const places *p, diagnostics *d)
{
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = i + 1; k < p->group_count; k++) {
			const place_group *a = &p->groups[i], *b = &p->groups[k];
			if (a->exclusive != NULL && b->exclusive != NULL && strcmp(a->exclusive, b->exclusive) == 0)
				check_pair(p, a, b, d);
		}
}
