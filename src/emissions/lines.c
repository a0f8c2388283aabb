/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the documents' programs that stand for something of an installation: a stream, a
 * good, a purchase. They are made up in scratch memory and forgotten at once. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "reader.h"

const char *const stream_keys[] = {"name", "to", "note"};
const char *const good_keys[] = {"name", "note"};
const char *const supply_keys[] = {"name", "note", "period", "evidence", "verified", "document", "product", "per_content"};
const size_t stream_key_count = 3, good_key_count = 2, supply_key_count = 8;

void note_installation(installation *in, const char *code, const char *text, const char *source, bool assumption)
{
	for (size_t i = 0; i < in->note_count; i++)
		if (strcmp(in->notes[i].text, text) == 0)
			return;
	*ARENA_PUSH(in->memory, in->notes, in->note_count, in->note_capacity) = (octroi_note){
		arena_copy(in->memory, code, strlen(code)), arena_copy(in->memory, text, strlen(text)),
		source ? arena_copy(in->memory, source, strlen(source)) : NULL, assumption};
}

void notes_keep(installation *in, const program_answer *answer)
{
	for (size_t i = 0; i < answer->note_count; i++)
		note_installation(in, answer->notes[i].code, answer->notes[i].text, answer->notes[i].source, answer->notes[i].assumption);
}

static named_note *named_note_of(installation *in, const char *code)
{
	for (size_t i = 0; i < in->named_count; i++)
		if (strcmp(in->named_notes[i].code, code) == 0)
			return &in->named_notes[i];
	named_note *n = ARENA_PUSH(in->memory, in->named_notes, in->named_count, in->named_capacity);
	*n = (named_note){.code = code, .note = in->note_count};
	*ARENA_PUSH(in->memory, in->notes, in->note_count, in->note_capacity) =
		(octroi_note){.code = code, .source = in->chain->source.text};
	return n;
}

enum { NAMES_TOLD = 12 };

void note_named(installation *in, const char *code, const char *name, const char *of_one, const char *of_many)
{
	named_note *n = named_note_of(in, code);
	buffer text = {.memory = in->memory};
	for (size_t i = 0; i < n->count; i++)
		if (strcmp(n->names[i], name) == 0)
			return;
	*ARENA_PUSH(in->memory, n->names, n->count, n->capacity) = arena_copy(in->memory, name, strlen(name));
	size_t told = n->count > NAMES_TOLD ? NAMES_TOLD : n->count;
	for (size_t i = 0; i < told; i++)
		buffer_printf(&text, "%s%s", i == 0 ? "" : i + 1 == n->count ? " and " : ", ", n->names[i]);
	if (n->count > told)
		buffer_printf(&text, " and %zu more", n->count - told);
	buffer_printf(&text, " %s", n->count == 1 ? of_one : of_many);
	in->notes[n->note].text = text.at;
}

static bool is_supplier(const installation *in, const supply *s)
{
	for (size_t i = 0; i < in->pool_count; i++)
		if (s >= in->pools[i].supplies && s < in->pools[i].supplies + in->pools[i].count)
			return true;
	return false;
}

const char *supply_named(const installation *in, const supply *s, const char *quote)
{
	size_t line, column;
	if (yaml_get(s->node, "name") && !is_supplier(in, s))
		return arena_printf(in->scratch, "%s%s%s", quote, s->name, quote);
	place_line(s->node->where, &line, &column);
	return arena_printf(in->scratch, "%s%s%s (%s%sline %zu)", quote, s->name, quote, s->origin ? s->origin : "", s->origin ? ", " : "", line);
}

/* ---- lines ------------------------------------------------------------------------ */

octroi_line *site_line(installation *in, octroi_program *program)
{
	octroi_line *line = line_new(program, in->scratch);
	/* Both were seen to be sound when the document was opened. */
	line_set(line, "date", in->date, "period", in->said);
	line_set(line, "origin", in->country, "country", in->said);
	return line;
}

static const octroi_input *input_facts(const octroi_program *p, const char *name)
{
	size_t count;
	const octroi_input *all = program_inputs(p, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

/* People write kWh, GJ and MWh: a figure without its unit is not guessed at. */
static bool lacks_unit(installation *in, const octroi_program *p, const char *name, const yaml_node *key, const yaml_node *value)
{
	const octroi_input *input = input_facts(p, name);
	double number;
	size_t at;
	bool bare = input && input->type == OCTROI_INPUT_NUMBER && *input->unit && number_read(value->text, &number, &at) == NUMBER_OK;
	if (!bare)
		return false;
	error_at(in->d, value->where, "unit-missing", "%.*s '%.*s': a figure needs its unit", (int)key->text.length, key->text.at,
	         (int)value->text.length, value->text.at);
	error_remedy(in->d, "write %.*s %s, or in a multiple of it", (int)value->text.length, value->text.at, input->unit);
	return true;
}

static bool spelling_has(const spelling *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->inputs[i].name, name) == 0)
			return true;
	return false;
}

/* Tonnes and energy of one fuel: the rules would take one of them, and leave the other unsaid. */
static bool said_twice(installation *in, const octroi_line *line, const char *name, const yaml_node *key)
{
	const document *doc = program_document(line_program(line));
	for (size_t i = 0; i < doc->spelling_count; i++) {
		const spelling *s = &doc->spellings[i];
		for (size_t k = 0; spelling_has(s, name) && k < s->count; k++) {
			if (!line_has(line, s->inputs[k].name))
				continue;
			error_at(in->d, key->where, "said-twice", "'%.*s' says what another key says already", (int)key->text.length, key->text.at);
			error_remedy(in->d, "keep the one that was measured, and write it as %s: with its unit", s->word);
			return true;
		}
	}
	return false;
}

void repeat_said(installation *in, const octroi_program *p, const char *name, place where)
{
	for (size_t i = 0; i < diagnostics_count(in->said); i++) {
		const diagnostic *x = diagnostics_get(in->said, i);
		error_at(in->d, where, x->code, "%s", x->message);
		if (x->remedy)
			error_remedy(in->d, "%s", x->remedy);
		else if (strcmp(x->code, "unknown-code") == 0 && input_facts(p, name)->note)
			error_remedy(in->d, "octroi show %s %s tells what they mean", p == in->scheme ? "inputs" : "keys", name);
	}
	diagnostics_free(in->said);
	in->said = diagnostics_new();
}

bool line_set_key(installation *in, octroi_line *line, const yaml_node *key, const yaml_node *value)
{
	octroi_program *p = line_program(line);
	if (value->kind != YAML_SCALAR) {
		error_at(in->d, value->where, "wrong-kind", "'%.*s' must be a single value", (int)key->text.length, key->text.at);
		return false;
	}
	const char *name = spelling_input(p, key, value, in->d);
	if (!name || lacks_unit(in, p, name, key, value) || said_twice(in, line, name, key))
		return false;
	const char *text = arena_copy(in->scratch, value->text.at, value->text.length);
	if (line_set(line, name, text, arena_copy(in->scratch, key->text.at, key->text.length), in->said))
		return true;
	repeat_said(in, p, name, value->where);
	return false;
}

bool line_set_map(installation *in, octroi_line *line, const yaml_node *map, const char *const *passed_over, size_t count)
{
	bool sound = true;
	for (size_t i = 0; i < map->count; i++) {
		bool skip = false;
		for (size_t k = 0; k < count && !skip; k++)
			skip = slice_is(map->pairs[i].key->text, passed_over[k]);
		if (!skip)
			sound = line_set_key(in, line, map->pairs[i].key, map->pairs[i].value) && sound;
	}
	return sound;
}

/* ---- reasons in words of a document, not of a command -------------------------------- */

/* "write route: A or B (octroi show inputs route explains them)"; NULL where no input is lacking. */
static const char *key_advice(installation *in, const octroi_reason *reason)
{
	const octroi_input *input = reason->lacks ? input_facts(in->scheme, reason->input) : NULL;
	const char *show = "show inputs";
	if (reason->lacks && !input) {
		input = input_facts(in->method, reason->input);
		show = "show keys";
	}
	if (!input)
		return NULL;
	const char *explained = !reason->can_be ? "" : arena_printf(in->scratch, " (octroi %s %s tells what they mean)", show, input->name);
	return arena_printf(in->scratch, "write %s: %s%s", input->name, reason->can_be ? reason->can_be : "…", input->note ? explained : "");
}

void lacking(installation *in, place where, const char *what, const char *name, const octroi_reason *reason)
{
	const char *advice = key_advice(in, reason);
	error_at(in->d, where, reason->code, "%s '%s': %s", what, name, advice ? reason->lacks : reason->text);
	if (advice)
		error_remedy(in->d, "%s", advice);
	else if (reason->choice_count)
		error_remedy(in->d, "one of %s%s", reason->choices[0], reason->choice_count > 1 ? ", …" : "");
}

const octroi_reason *document_reason(installation *in, const octroi_reason *reason, const yaml_node *node)
{
	const char *advice = reason ? key_advice(in, reason) : NULL;
	size_t line, column;
	if (!advice)
		return reason_kept(reason, in->memory);
	octroi_reason *kept = reason_kept(reason, in->memory);
	place_line(node->where, &line, &column);
	kept->text = arena_printf(in->memory, "%s; at %s:%zu:%zu %s", reason->lacks, node->where.source->name, line, column, advice);
	kept->option = NULL;
	return kept;
}
