/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that contradict each other. The last of them would win, and who wrote the first would not see it: two of one
 * document's are an error; one that another makes vain, of the command line or of a series that follows another, is told. */
#include <string.h>

#include "work.h"

/* ---- what a change sets ----------------------------------------------------------------- */

/* Words after which it does not matter what was there before. */
static const char *const setting_words[] = {"set", "path", "link"};
static const char *const altering_words[] = {"scale", "shift"};

static const yaml_node *said_by(const yaml_node *change, const char *const *words, size_t count)
{
	const yaml_node *name = NULL;
	for (size_t i = 0; i < count && !name; i++)
		name = yaml_get(change, words[i]);
	return name;
}

static const yaml_node *is_set(const yaml_node *change)
{
	return said_by(change, setting_words, sizeof setting_words / sizeof *setting_words);
}

/* "series.price" and "price" are the same. */
static slice plain_name(slice name)
{
	static const char *const sections[] = {"series.", "quantities.", "tables."};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		if (slice_starts(name, slice_of(sections[i])))
			return (slice){name.at + strlen(sections[i]), name.length - strlen(sections[i])};
	return name;
}

static bool ends_of_points(const yaml_node *points, period *when)
{
	period first, last;
	if (points->kind != YAML_MAP || !points->count || !period_read(points->pairs[0].key->text, &first) ||
	    !period_read(points->pairs[points->count - 1].key->text, &last))
		return false;
	*when = (period){first.first, last.last};
	return true;
}

bool change_days(const yaml_node *change, period *when)
{
	const yaml_node *in = yaml_get(change, "in"), *points = yaml_get(change, "points");
	*when = (period){DAY_FIRST, DAY_LAST};
	if (yaml_get(change, "where") || (yaml_get(change, "path") && !points))
		return false;
	return points ? ends_of_points(points, when) : !in || (in->kind == YAML_SCALAR && period_read(in->text, when));
}

/* Two paths of documents: which years they have only the rulebook knows, but each is meant for all. */
static bool same_days(const yaml_node *a, const yaml_node *b)
{
	period x, y;
	bool dated = change_days(a, &x), too = change_days(b, &y);
	if (yaml_get(a, "where") || yaml_get(b, "where"))
		return false;
	if (dated && too)
		return period_overlaps(x, y);
	return (dated || (yaml_get(a, "path") && yaml_get(a, "from"))) && (too || (yaml_get(b, "path") && yaml_get(b, "from"))) &&
	       (!dated || x.first == DAY_FIRST) && (!too || y.first == DAY_FIRST);
}

/* ---- of one document -------------------------------------------------------------------------- */

typedef struct {
	const char *verb, *what; /* what two changes do twice, to what */
	const char *remedy, *how; /* how: "twice" */
} contradiction;

static bool sets_twice(const scenario_change *a, const scenario_change *b, arena *memory, contradiction *out)
{
	const yaml_node *x = is_set(a->change), *y = is_set(b->change), *from = yaml_get(a->change, "replace"), *too = yaml_get(b->change, "replace");
	bool texts = from && too && !yaml_get(a->change, "item") && !yaml_get(b->change, "item");
	x = texts ? from : x;
	y = texts ? too : y;
	if (!x || !y || strcmp(a->id, b->id) != 0 || !slice_equal(plain_name(x->text), plain_name(y->text)) ||
	    (!texts && !same_days(a->change, b->change)))
		return false;
	*out = (contradiction){texts ? "replaces" : "sets", arena_printf(memory, "%.*s", (int)b->address.length, b->address.at),
	                       texts ? "take one of them out" : "take one of them out, or give each a period of its own (in: 2026..2029)", "twice"};
	return true;
}

/* "eu-cbam.faa_scope=total" up to the mark. */
static slice before_mark(const char *text, char mark)
{
	slice rest = slice_of(text), name;
	slice_split(&rest, mark, &name);
	return name;
}

/* Who joins and leaves on one day does neither. */
static bool moves_twice(const scenario_change *a, const scenario_change *b, arena *memory, contradiction *out)
{
	if (a->from != b->from || !slice_equal(a->member, b->member) || !slice_equal(a->group, b->group))
		return false;
	*out = (contradiction){"moves", arena_printf(memory, "%.*s", (int)a->member.length, a->member.at),
	                       "take one of them out, or give each a day of its own (from: 2030)", "twice"};
	return true;
}

static bool asks_twice(const scenario_change *a, const scenario_change *b, contradiction *out)
{
	if (!a->id || !b->id || strcmp(a->id, b->id) != 0)
		return false;
	*out = (contradiction){a->kind == CHANGE_ENACT ? "enacts" : "repeals", a->id,
	                       a->kind == CHANGE_ENACT ? "take one of them out; at: [...] names all its borders, list: one list of goods" : "take one of them out", "twice"};
	return true;
}

/* What is repealed before the day on which it is enacted. */
static bool never_in_force(const scenario_change *repealed, const scenario_change *enacted, contradiction *out)
{
	*out = (contradiction){.verb = "repeals", .what = repealed->id, .how = "before it is enacted", .remedy = "for a pause set its price to 0 on these days"};
	return repealed->kind == CHANGE_REPEAL && enacted->kind == CHANGE_ENACT && strcmp(repealed->id, enacted->id) == 0 &&
	       enacted->from != DAY_UNKNOWN && (repealed->from == DAY_UNKNOWN || repealed->from <= enacted->from);
}

static bool contradict(const scenario_change *a, const scenario_change *b, arena *memory, contradiction *out)
{
	bool moves = (a->kind == CHANGE_JOIN || a->kind == CHANGE_LEAVE) && (b->kind == CHANGE_JOIN || b->kind == CHANGE_LEAVE);
	if (moves)
		return moves_twice(a, b, memory, out);
	if (never_in_force(a, b, out) || never_in_force(b, a, out))
		return true;
	if (a->kind != b->kind)
		return false;
	*out = (contradiction){.remedy = "take one of them out", .how = "twice"};
	switch (a->kind) {
	case CHANGE_RULES:
		return sets_twice(a, b, memory, out);
	case CHANGE_ENACT:
	case CHANGE_REPEAL:
		return asks_twice(a, b, out);
	case CHANGE_OPTION:
		out->verb = "decides";
		out->what = arena_printf(memory, "%.*s", (int)before_mark(a->text, '=').length, a->text);
		return slice_equal(before_mark(a->text, '='), before_mark(b->text, '='));
	case CHANGE_GIVE:
	case CHANGE_MODEL:
		out->verb = "gives";
		out->what = a->input;
		return strcmp(a->input, b->input) == 0;
	default:
		return false;
	}
}

bool change_replaces(const scenario_change *later, const scenario_change *earlier, arena *memory)
{
	contradiction c;
	period x, y;
	if (later->where.source == earlier->where.source || !contradict(earlier, later, memory, &c))
		return false;
	if (later->kind != CHANGE_RULES)
		return true;
	return !yaml_get(later->change, "in") ||
	       (change_days(later->change, &x) && change_days(earlier->change, &y) && x.first <= y.first && x.last >= y.last);
}

void changes_contradict(const scenario_variant *v, size_t shared, arena *memory, diagnostics *d)
{
	contradiction c;
	for (size_t i = 0; i < v->change_count; i++)
		for (size_t k = i + 1; k < v->change_count; k++) {
			const scenario_change *a = &v->changes[i], *b = &v->changes[k];
			/* What a document says itself holds before what it extends says. */
			if (a->where.source != b->where.source || !contradict(a, b, memory, &c))
				continue;
			const char *who = k < shared ? "each variant" : arena_printf(memory, "variant '%s'", v->name);
			error_at(d, b->where, "overlap", "%s %s '%s' %s", who, c.verb, c.what, c.how);
			error_related(d, a->where, strcmp(c.verb, "sets") == 0 ? "it is set here" : strcmp(c.how, "twice") == 0 ? "the first time stands here" : "the other stands here");
			error_remedy(d, "%s", c.remedy);
		}
}

/* ---- in vain --------------------------------------------------------------------------------------- */

/* Also those of a path of a document. */
static bool days_of(const variant *v, const yaml_node *change, period *when, diagnostics *d)
{
	const yaml_node *from = yaml_get(change, "path") ? yaml_get(change, "from") : NULL;
	if (!from || from->kind != YAML_SCALAR)
		return change_days(change, when);
	const char *id = arena_copy(v->memory, from->text.at, from->text.length);
	const price_path *p = rulebook_price_path(v->book, id, from->where, d);
	if (!p || !p->count)
		return false;
	*when = (period){step_days(STEP_YEAR, p->points[0].year).first, step_days(STEP_YEAR, p->points[p->count - 1].year).last};
	return true;
}

static bool covers(const variant *v, const yaml_node *later, const yaml_node *earlier, diagnostics *d)
{
	period asked = {step_days(STEP_YEAR, v->work->first).first, step_days(STEP_YEAR, v->work->last).last}, by, what;
	if (!days_of(v, later, &by, d) || !days_of(v, earlier, &what, d) || !period_overlaps(what, asked))
		return false;
	what.first = what.first > asked.first ? what.first : asked.first;
	what.last = what.last < asked.last ? what.last : asked.last;
	return by.first <= what.first && by.last >= what.last;
}

/* The name of the series of a document that follows another; NULL: none does. */
static const char *follower(variant *v, const char *id, const char *followed, slice name, diagnostics *d)
{
	const document *doc = rulebook_document(v->book, id, (place){0}, d);
	size_t length = strlen(followed);
	for (size_t i = 0; doc && i < doc->series_count; i++) {
		const char *follows = doc->series[i].follows;
		if (follows && strncmp(follows, followed, length) == 0 && follows[length] == '.' && slice_is(plain_name(name), follows + length + 1))
			return doc->series[i].name;
	}
	return NULL;
}

static void told_vain(variant *v, const rulebook_change *a, const rulebook_change *b, diagnostics *d)
{
	const yaml_node *later = is_set(b->change), *earlier = is_set(a->change);
	earlier = earlier ? earlier : said_by(a->change, altering_words, sizeof altering_words / sizeof *altering_words);
	if (!later || !earlier || !covers(v, b->change, a->change, d))
		return;
	slice was = plain_name(earlier->text), is = plain_name(later->text);
	const char *mine = follower(v, a->id, b->id, is, d), *its = follower(v, b->id, a->id, was, d);
	if (strcmp(a->id, b->id) == 0 && slice_equal(was, is))
		warning_at(d, a->change->where, "vain-change", "this change counts for nothing: what it changes is set after it");
	else if (mine && slice_is(was, mine))
		warning_at(d, a->change->where, "vain-change", "this change counts for nothing: %s.%.*s, which %s.%s follows, is set after it", b->id,
		           (int)is.length, is.at, a->id, mine);
	else if (its && slice_is(is, its))
		warning_at(d, a->change->where, "vain-change", "this change does not reach %s.%s, which follows it: that is set after it", b->id, its);
	else
		return;
	error_related(d, b->change->where, "it is set here");
}

/* A word of the command line, "price=150", is made of whatever rules are by then. */
static void told_replaced(const variant *v, const scenario_change *c, const char *value, diagnostics *d)
{
	slice rest = slice_of(value), word;
	slice_split(&rest, '=', &word);
	const yaml_node *name = c->kind == CHANGE_RULES ? is_set(c->change) : NULL;
	const document *doc = name && !memchr(rest.at, '=', rest.length) ? rulebook_document(v->book, c->id, c->where, d) : NULL;
	slice id = slice_of(arena_printf(v->memory, "%s.", c->id ? c->id : ""));
	if (slice_starts(word, id)) /* "eu-cbam.price=150": of one scheme */
		word = (slice){word.at + id.length, word.length - id.length};
	for (size_t i = 0; doc && i < doc->series_count; i++) {
		const series *s = &doc->series[i];
		if (!s->override || !slice_equal(plain_name(name->text), slice_of(s->name)))
			continue;
		if (slice_is(word, s->override) || slice_is(word, s->name))
			warning_at(d, c->where, "vain-change", "this change counts for nothing: %s of the command line takes its place", value);
	}
}

static void changes_replaced(const variant *v, diagnostics *d)
{
	const octroi_settings *s = v->work->question.settings;
	for (size_t i = 0; s && i < s->value_count; i++)
		for (size_t k = 0; k < v->is->change_count; k++)
			told_replaced(v, &v->is->changes[k], s->values[i], d);
}

/* What a grid varies is meant to take the place of what was there. */
static size_t points_of(const scenario_variant *v)
{
	size_t count = 0;
	for (size_t i = 0; i < v->change_count; i++)
		count += v->changes[i].kind == CHANGE_POINT;
	return count;
}

void changes_vain(variant *v, diagnostics *d)
{
	const rulebook_changes *all = &v->book->changes;
	size_t points = points_of(v->is), count = all->count > points ? all->count - points : 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			told_vain(v, &all->items[i], &all->items[k], d);
	changes_replaced(v, d);
}
