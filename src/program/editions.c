/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of another edition of the Harmonized System than that of the scheme's nomenclature: each stands for all that
 * became of it, and these for the codes below them. */
#include <string.h>

#include "value.h"

static const goods_editions *editions_of(const octroi_program *p, diagnostics *d)
{
	size_t count;
	program_editions *e = p->editions;
	if (e->asked || !p->document->nomenclature)
		return e->is;
	e->asked = true;
	const char *const *ids = rulebook_ids(p->book, "goods", &count);
	for (size_t i = 0; i < count && !e->is; i++) {
		const document *doc = strcmp(rulebook_kind(p->book, ids[i]), "goods-editions") == 0 ? rulebook_document(p->book, ids[i], (place){0}, d) : NULL;
		const yaml_node *of = doc ? yaml_get(doc->root, "nomenclature") : NULL;
		if (of && slice_is(of->text, p->document->nomenclature))
			e->is = rulebook_editions(p->book, ids[i], (place){0}, d);
	}
	return e->is;
}

/* The codes that one of six digits became; none: no table tells. */
static void converted(const goods_editions *e, size_t from, slice digits, arena *a, goods_conversion *out)
{
	const char *code = arena_copy(a, digits.at, digits.length);
	*out = (goods_conversion){0};
	if (from < goods_editions_count(e) && digits.length == EDITION_DIGITS)
		goods_convert(e, from, goods_editions_count(e) - 1, &code, 1, a, out);
}

static edition_fate fate_of(const goods_conversion *c)
{
	bool split = c->link_count > 1, merged = false;
	for (size_t i = 0; i < c->link_count; i++) {
		split = split || c->links[i].relation == GOODS_SPLIT || c->links[i].relation == GOODS_MIXED;
		merged = merged || c->links[i].relation == GOODS_MERGED || c->links[i].relation == GOODS_MIXED;
	}
	if (!c->link_count)
		return EDITION_LOST;
	if (split && c->link_count == 1)
		return EDITION_PART;
	return split && merged ? EDITION_MIXED : split ? EDITION_SPLIT : merged ? EDITION_MERGED : EDITION_SAME;
}

size_t program_codes(const octroi_program *p, slice digits, uint32_t edition, day on, const char **out, size_t size, edition_fate *fate,
                     diagnostics *d)
{
	const goods_editions *e = edition ? editions_of(p, d) : NULL;
	size_t from = e ? goods_edition_find(e, slice_of(names_text(p->book->names, edition))) : 0, count = 0;
	*fate = EDITION_OWN;
	if (!e || from + 1 == goods_editions_count(e))
		return program_leaves(p, digits, on, out, size, d);
	goods_conversion c;
	converted(e, from, digits, p->memory, &c);
	*fate = fate_of(&c);
	for (size_t i = 0; i < c.link_count && count < size; i++) {
		size_t leaves = program_leaves(p, slice_of(c.links[i].to), on, out + count, size - count, d);
		if (!leaves)
			out[count] = c.links[i].to;
		count += leaves ? leaves : 1;
	}
	return count;
}

const char *edition_newest(const octroi_program *p)
{
	const goods_editions *e = p->editions->is;
	return e ? goods_edition_name(e, goods_editions_count(e) - 1) : "";
}

const char *edition_lost_text(const octroi_program *p, slice digits, uint32_t edition, arena *a)
{
	char code[GOOD_DIGITS_MAX + 1], pretty[GOOD_TEXT_SIZE];
	const char *name = names_text(p->book->names, edition);
	size_t length = digits.length < sizeof code ? digits.length : sizeof code - 1;
	memcpy(code, digits.at, length);
	code[length] = '\0';
	good_write(code, pretty);
	if (digits.length != EDITION_DIGITS)
		return arena_printf(a, "%s has %zu digits: only codes of six are carried from %s to %s", pretty, digits.length, name, edition_newest(p));
	return arena_printf(a, "no table tells what became of %s of %s in %s", pretty, name, edition_newest(p));
}

const char *edition_fate_text(const octroi_program *p, uint32_t edition, edition_fate fate, arena *a)
{
	static const char *const texts[] = {
	        [EDITION_UNREAD] = "the edition of the code, %s, is not looked at: the scheme has no nomenclature whose editions are known",
	        [EDITION_PART] = "the code of %s is one code in %s, though parts of it went elsewhere",
	        [EDITION_SAME] = "the code of %s is one code in %s", [EDITION_MERGED] = "the code of %s is one with others in %s",
	        [EDITION_SPLIT] = "the code of %s became several in %s, and stands for the codes below all of them",
	        [EDITION_MIXED] = "the code of %s became several in %s, which hold parts of others too, and stands for the codes below all of them"};
	if (fate == EDITION_UNREAD)
		return arena_printf(a, texts[fate], names_text(p->book->names, edition));
	return arena_printf(a, texts[fate], names_text(p->book->names, edition), edition_newest(p));
}
