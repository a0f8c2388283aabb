/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to a tree, by recursive descent along the grammar in expr.h.
 *
 * A function returns NULL after an error that it could not step over. Inside
 * brackets it can: the rest up to the closing bracket is skipped and a
 * stand-in returned, so that one reading reports several mistakes. */
#include <string.h>
#include <strings.h>

#include "token.h"

/* Brackets, functions and ifs inside each other, and operations above a leaf:
 * whoever walks a tree can do so by plain recursion. */
enum { NESTING_MAX = 200 };

/* Every node of the parser is one of these: the height is needed only here. */
typedef struct {
	expr e;
	int height; /* operations above the deepest leaf */
} node;

typedef struct {
	arena *memory;
	diagnostics *d;
	place where;
	const token *tokens;
	size_t next;
	int depth;
	bool sound;
	bool ended; /* the early end of the formula is reported */
} parser;

static expr *parse_choice(parser *p);
static expr *parse_level(parser *p, level l);

/* ---- tokens ---------------------------------------------------------------- */

static const token *now(const parser *p)
{
	return &p->tokens[p->next];
}

static token_kind kind_now(const parser *p)
{
	return now(p)->kind;
}

static bool operator_now(const parser *p, operation op)
{
	return now(p)->kind == TOKEN_OPERATOR && now(p)->op == op;
}

static bool take(parser *p, token_kind kind)
{
	if (kind_now(p) != kind)
		return false;
	p->next++;
	return true;
}

static slice token_text(const parser *p, const token *t)
{
	if (t->kind == TOKEN_END)
		return (slice){"", 0};
	return (slice){p->where.source->bytes + t->offset, t->length};
}

static place token_place(const parser *p, const token *t)
{
	return (place){p->where.source, t->offset, t->length};
}

/* From the token number `first` to the last one taken. */
static place span(const parser *p, size_t first)
{
	const token *a = &p->tokens[first], *b = &p->tokens[p->next > first ? p->next - 1 : first];
	return (place){p->where.source, a->offset, b->offset + b->length - a->offset};
}

/* Gives the reading up, without further messages. */
static void stop(parser *p)
{
	while (kind_now(p) != TOKEN_END)
		p->next++;
	p->ended = true;
}

/* Goes to the next token of kind a or b outside inner brackets, or to the
 * bracket that closes the present ones, or to the end. */
static token_kind skip_to(parser *p, token_kind a, token_kind b)
{
	int open = 0;
	for (;; p->next++) {
		token_kind k = kind_now(p);
		if (k == TOKEN_END || (open == 0 && (k == a || k == b || k == TOKEN_CLOSE)))
			return k;
		open += k == TOKEN_OPEN ? 1 : k == TOKEN_CLOSE ? -1 : 0;
	}
}

/* ---- messages -------------------------------------------------------------- */

static place fault(parser *p, const token *t)
{
	p->sound = false;
	return token_place(p, t);
}

static const char *reserved_in_other_case(slice s)
{
	static const char *const words[] = {"if", "then", "else", "and", "or", "not", "in"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (s.length == strlen(words[i]) && strncasecmp(s.at, words[i], s.length) == 0)
			return words[i];
	return NULL;
}

static bool adjacent(const token *a, const token *b)
{
	return a->offset + a->length == b->offset;
}

static void comma_remedy(parser *p, const token *t)
{
	if (p->next > 0 && t[-1].kind == TOKEN_NUMBER && t[1].kind == TOKEN_NUMBER && adjacent(&t[-1], t) &&
	    adjacent(t, &t[1]))
		error_remedy(p->d, "decimals are written with a point, thousands without a mark");
	else
		error_remedy(p->d, "a comma stands only between the operands of a function");
}

static void word_remedy(parser *p, const token *t)
{
	slice s = token_text(p, t);
	const char *word = reserved_in_other_case(s);
	if (word != NULL)
		error_remedy(p->d, "write '%s'", word);
	else if (p->next > 0 && t[-1].kind == TOKEN_NUMBER)
		error_remedy(p->d, "a unit is not written in a formula: declare a series");
	else if (slice_is(s, "where"))
		error_remedy(p->d, "a condition follows 'where' only in sum(a where b)");
	else if (p->next > 0 && t[-1].kind == TOKEN_WORD && t[1].kind == TOKEN_END)
		error_remedy(p->d, "a code of several words stands in single quotes");
}

static void remedy(parser *p, const token *t)
{
	bool after_number = p->next > 0 && t[-1].kind == TOKEN_NUMBER;
	if (t->kind == TOKEN_COMMA)
		comma_remedy(p, t);
	else if (t->kind == TOKEN_WORD)
		word_remedy(p, t);
	else if (t->kind == TOKEN_NUMBER && after_number)
		error_remedy(p->d, "thousands are written without a blank");
	else if (t->kind == TOKEN_IF)
		error_remedy(p->d, "put 'if … then … else …' in parentheses");
	else if (t->kind == TOKEN_CLOSE)
		error_remedy(p->d, "check that each ')' has its '('");
	else if (t->kind == TOKEN_OPERATOR && t->op == OP_NOT && t[1].kind == TOKEN_IN)
		error_remedy(p->d, "write 'not' before the whole comparison: not a in group b");
	else if (t->kind == TOKEN_OPERATOR && t->op == OP_NOT)
		error_remedy(p->d, "put 'not …' in parentheses");
	else if (t->kind == TOKEN_OPERATOR && t->op == OP_ADD)
		error_remedy(p->d, "no sign '+' is written before a value");
}

/* Reports the present token: false when that has been done before, by the
 * lexer, or for the end of the formula by a bracket further inside. */
static bool unexpected(parser *p, const char *expected)
{
	const token *t = now(p);
	slice s = token_text(p, t);
	place where = fault(p, t);
	if (t->kind == TOKEN_WRONG || p->ended)
		return false;
	p->ended = t->kind == TOKEN_END;
	if (p->ended) {
		error_at(p->d, where, "formula-syntax", "expected %s, found the end of the formula", expected);
		return true;
	}
	error_at(p->d, where, "formula-syntax", "expected %s, found '%.*s'", expected, (int)s.length, s.at);
	remedy(p, t);
	return true;
}

/* Reports what stands where the bracket that `open` began should end. */
static void unclosed(parser *p, const char *expected, const token *open)
{
	if (unexpected(p, expected) && kind_now(p) == TOKEN_END)
		error_related(p->d, token_place(p, open), "the '(' that is not closed");
}

static void too_deep(parser *p, place where)
{
	p->sound = false;
	error_at(p->d, where, "formula-nesting", "the formula nests more than %d deep", NESTING_MAX);
	error_remedy(p->d, "split it into several quantities");
	stop(p);
}

/* ---- nodes ----------------------------------------------------------------- */

static expr *new_leaf(parser *p, expr_kind kind, size_t first)
{
	expr *e = &ARENA_NEW(p->memory, node)->e;
	e->kind = kind;
	e->op = OP_COUNT;
	e->where = e->op_where = span(p, first);
	return e;
}

/* For a part that was wrong: it is never returned to the caller of expr_parse. */
static expr *stand_in(parser *p, size_t first)
{
	p->sound = false;
	return new_leaf(p, EXPR_CODE, first);
}

static expr *new_operation(parser *p, operation op, size_t first, expr **operands, size_t count)
{
	node *n = ARENA_NEW(p->memory, node);
	for (size_t i = 0; i < count; i++) {
		int below = ((const node *)operands[i])->height;
		n->height = below >= n->height ? below + 1 : n->height;
	}
	n->e.kind = EXPR_OPERATION;
	n->e.op = op;
	n->e.where = span(p, first);
	n->e.operands = operands;
	n->e.count = count;
	if (n->height > NESTING_MAX) {
		too_deep(p, n->e.where);
		return NULL;
	}
	return &n->e;
}

static expr *new_pair(parser *p, operation op, size_t first, expr *left, expr *right)
{
	expr **operands = ARENA_ARRAY(p->memory, expr *, 2);
	operands[0] = left;
	operands[1] = right;
	return new_operation(p, op, first, operands, 2);
}

/* ---- primary --------------------------------------------------------------- */

static expr *parse_number(parser *p)
{
	double value = now(p)->number;
	slice text = token_text(p, now(p));
	expr *e = new_leaf(p, EXPR_NUMBER, p->next++);
	e->number = value;
	e->text = text;
	return e;
}

static expr *parse_code(parser *p)
{
	slice quoted = token_text(p, now(p));
	expr *e = new_leaf(p, EXPR_CODE, p->next++);
	e->text = (slice){quoted.at + 1, quoted.length - 2};
	return e;
}

static expr *parse_name(parser *p)
{
	size_t first = p->next;
	expr parts = {0};
	size_t count = 0;
	do {
		if (kind_now(p) != TOKEN_WORD) {
			unexpected(p, "a name after '.'");
			return NULL;
		}
		if (count < EXPR_PARTS_MAX)
			parts.parts[count] = token_text(p, now(p));
		count++;
		p->next++;
	} while (take(p, TOKEN_DOT));
	expr *e = new_leaf(p, EXPR_NAME, first);
	memcpy(e->parts, parts.parts, sizeof e->parts);
	e->part_count = (int)count;
	if (count > EXPR_PARTS_MAX) {
		p->sound = false;
		error_at(p->d, e->where, "formula-name", "a name has at most %d parts, found %zu", EXPR_PARTS_MAX,
		         count);
	}
	return e;
}

static expr *parse_parentheses(parser *p)
{
	size_t first = p->next++;
	expr *e = parse_choice(p);
	if (e != NULL && take(p, TOKEN_CLOSE))
		return e;
	if (e != NULL)
		unclosed(p, "an operator or ')'", &p->tokens[first]);
	skip_to(p, TOKEN_CLOSE, TOKEN_CLOSE);
	return take(p, TOKEN_CLOSE) ? stand_in(p, first) : NULL;
}

/* ---- functions ------------------------------------------------------------- */

typedef struct {
	expr **operands;
	slice *labels;
	size_t count, capacity, label_count, label_capacity;
	bool labelled;
} arguments;

static bool is_function(int op)
{
	return operations[op].form == FORM_CALL || operations[op].form == FORM_SUM;
}

static operation find_function(slice name)
{
	for (int i = 0; i < OP_COUNT; i++)
		if (is_function(i) && slice_is(name, operations[i].spelling))
			return (operation)i;
	return OP_COUNT;
}

/* What spreadsheets and other languages call a thing that exists here. */
static const char *foreign_function(slice name)
{
	static const char *const pairs[][2] = {
	        {"average", "write 'mean'"},
	        {"avg", "write 'mean'"},
	        {"coalesce", "write 'first'"},
	        {"count", "write 'sum(1 where …)'"},
	        {"countif", "write 'sum(1 where …)'"},
	        {"sumif", "write 'sum(… where …)'"},
	        {"total", "write 'sum'"},
	        {"ceil", "write 'round(x, 0, up)'"},
	        {"floor", "write 'round(x, 0, down)'"},
	        {"iif", "write 'if … then … else …'"},
	        {"pow", "there are no powers: multiply"},
	        {"sqrt", "there are no powers: multiply"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (slice_is(name, pairs[i][0]))
			return pairs[i][1];
	return NULL;
}

static void unknown_function(parser *p, const token *t)
{
	const char *spellings[OP_COUNT];
	size_t count = 0;
	slice name = token_text(p, t);
	buffer all = {.memory = p->memory};
	for (int i = 0; i < OP_COUNT; i++)
		if (is_function(i)) {
			buffer_printf(&all, "%s%s", count > 0 ? ", " : "", operations[i].spelling);
			spellings[count++] = operations[i].spelling;
		}
	error_at(p->d, fault(p, t), "formula-function", "unknown function '%.*s'", (int)name.length, name.at);
	const char *foreign = foreign_function(name), *near = text_nearest(name, spellings, count);
	if (foreign != NULL)
		error_remedy(p->d, "%s", foreign);
	else if (near != NULL)
		error_remedy(p->d, "did you mean '%s'?", near);
	else
		error_remedy(p->d, "the functions are %s", all.at);
}

/* "mean(a, b[, c]): the plain mean of ..." */
static const char *function_usage(parser *p, const operation_facts *f)
{
	buffer b = {.memory = p->memory};
	buffer_printf(&b, "%s(", f->spelling);
	for (int i = 0; i < f->most; i++)
		buffer_printf(&b, "%s%s%c", i == f->least ? "[" : "", i > 0 ? ", " : "", 'a' + i);
	buffer_printf(&b, "%s): %s", f->most > f->least ? "]" : "", f->meaning);
	return b.at;
}

static void check_count(parser *p, const token *t, const operation_facts *f, size_t count)
{
	if (count >= (size_t)f->least && count <= (size_t)f->most)
		return;
	place where = fault(p, t);
	if (f->least == f->most)
		error_at(p->d, where, "formula-operands", "'%s' takes %d operand%s, found %zu", f->spelling, f->least,
		         f->least == 1 ? "" : "s", count);
	else
		error_at(p->d, where, "formula-operands", "'%s' takes %d to %d operands, found %zu", f->spelling,
		         f->least, f->most, count);
	error_remedy(p->d, "%s", function_usage(p, f));
}

/* Only operands that may be left out are labelled, and not the like operands of min or first. */
static void check_label(parser *p, const token *t, operation op, const arguments *args)
{
	slice label = token_text(p, t);
	const operation_facts *f = &operations[op];
	if (f->least == f->most || f->rule == RULE_SAME || f->rule == RULE_FIRST || args->count < (size_t)f->least) {
		error_at(p->d, fault(p, t), "formula-label", "operand %zu of '%s' takes no label, found '%.*s:'",
		         args->count + 1, f->spelling, (int)label.length, label.at);
		error_remedy(p->d, "%s", function_usage(p, f));
	}
	for (size_t i = 0; i < args->count; i++)
		if (slice_equal(args->labels[i], label))
			error_at(p->d, fault(p, t), "formula-label", "label '%.*s' is repeated", (int)label.length,
			         label.at);
}

static void parse_argument(parser *p, operation op, arguments *args)
{
	slice label = {NULL, 0};
	if (kind_now(p) == TOKEN_WORD && now(p)[1].kind == TOKEN_COLON) {
		label = token_text(p, now(p));
		if (op != OP_COUNT)
			check_label(p, now(p), op, args);
		args->labelled = true;
		p->next += 2;
	}
	size_t first = p->next;
	expr *e = parse_choice(p);
	if (e != NULL && kind_now(p) != TOKEN_COMMA && kind_now(p) != TOKEN_CLOSE && kind_now(p) != TOKEN_END)
		unexpected(p, "an operator, ',' or ')'");
	skip_to(p, TOKEN_COMMA, TOKEN_CLOSE);
	*ARENA_PUSH(p->memory, args->operands, args->count, args->capacity) = e != NULL ? e : stand_in(p, first);
	*ARENA_PUSH(p->memory, args->labels, args->label_count, args->label_capacity) = label;
}

/* ---- sums ------------------------------------------------------------------ */

static bool where_now(const parser *p)
{
	return kind_now(p) == TOKEN_WORD && slice_is(token_text(p, now(p)), "where");
}

static bool take_where(parser *p)
{
	bool there = where_now(p);
	p->next += there;
	return there;
}

/* A value behind a "where" that itself stands where a value belongs: that value
 * was forgotten. Else this "where" may be a name. */
static bool where_early(const parser *p)
{
	const token *behind = now(p) + 1;
	if (!where_now(p))
		return false;
	return behind->kind == TOKEN_NUMBER || behind->kind == TOKEN_CODE || behind->kind == TOKEN_OPEN ||
	       behind->kind == TOKEN_IF || (behind->kind == TOKEN_OPERATOR && behind->op == OP_NOT) ||
	       (behind->kind == TOKEN_WORD && !slice_is(token_text(p, behind), "where"));
}

static void sum_empty(parser *p, const token *t)
{
	error_at(p->d, fault(p, t), "formula-operands", "this sum adds up nothing");
	error_remedy(p->d, "write what is added up: sum(a where b), or sum(1 where b) to count lines");
}

static void where_twice(parser *p)
{
	error_at(p->d, fault(p, now(p)), "formula-where", "'where' stands twice in a sum");
	error_remedy(p->d, "join the conditions with 'and'");
}

/* Behind "where". */
static void condition_missing(parser *p)
{
	if (kind_now(p) != TOKEN_CLOSE) {
		where_twice(p);
		return;
	}
	error_at(p->d, fault(p, now(p)), "formula-syntax", "expected a condition after 'where', found ')'");
	error_remedy(p->d, "without 'where' a sum is over all lines of the group");
}

/* What went wrong behind the operands that were read. */
static void sum_unclosed(parser *p, size_t count, const token *open)
{
	if (count == 2 && where_now(p)) {
		where_twice(p);
	} else if (kind_now(p) == TOKEN_COMMA) {
		error_at(p->d, fault(p, now(p)), "formula-operands", "'sum' adds up one thing over many lines");
		error_remedy(p->d, "write sum(a + b) for several, and sum(a where b) for a condition");
	} else {
		unclosed(p, count == 2 ? "an operator or ')'" : "an operator, 'where' or ')'", open);
	}
}

/* The operands between the brackets; false after an error, which is reported. */
static bool parse_added(parser *p, const token *t, expr **operands, size_t *count)
{
	*count = 0;
	if (kind_now(p) == TOKEN_CLOSE || where_early(p)) {
		sum_empty(p, t);
		return false;
	}
	do {
		if (*count == 1 && (where_early(p) || kind_now(p) == TOKEN_CLOSE)) {
			condition_missing(p);
			return false;
		}
		operands[*count] = parse_choice(p);
		if (operands[*count] == NULL)
			return false;
		*count += 1;
	} while (*count < 2 && take_where(p));
	return true;
}

static expr *parse_sum(parser *p)
{
	size_t first = p->next, count;
	const token *t = now(p);
	expr **operands = ARENA_ARRAY(p->memory, expr *, 2);
	p->next += 2;
	bool good = parse_added(p, t, operands, &count);
	if (good && take(p, TOKEN_CLOSE)) {
		expr *e = new_operation(p, OP_SUM, first, operands, count);
		if (e != NULL)
			e->op_where = token_place(p, t);
		return e;
	}
	if (good)
		sum_unclosed(p, count, &p->tokens[first + 1]);
	skip_to(p, TOKEN_CLOSE, TOKEN_CLOSE);
	return take(p, TOKEN_CLOSE) ? stand_in(p, first) : NULL;
}

/* ---- calls ----------------------------------------------------------------- */

static expr *parse_call(parser *p)
{
	size_t first = p->next;
	const token *t = now(p);
	operation op = find_function(token_text(p, t));
	arguments args = {0};
	if (op == OP_SUM)
		return parse_sum(p);
	if (op == OP_COUNT)
		unknown_function(p, t);
	p->next += 2;
	if (kind_now(p) != TOKEN_CLOSE)
		do
			parse_argument(p, op, &args);
		while (take(p, TOKEN_COMMA));
	if (!take(p, TOKEN_CLOSE)) {
		unclosed(p, "',' or ')'", &p->tokens[first + 1]);
		return NULL;
	}
	if (op == OP_COUNT)
		return stand_in(p, first);
	check_count(p, t, &operations[op], args.count);
	expr *e = new_operation(p, op, first, args.operands, args.count);
	if (e != NULL) {
		e->op_where = token_place(p, t);
		e->labels = args.labelled ? args.labels : NULL;
	}
	return e;
}

static expr *parse_primary(parser *p)
{
	switch (kind_now(p)) {
	case TOKEN_NUMBER:
		return parse_number(p);
	case TOKEN_CODE:
		return parse_code(p);
	case TOKEN_WORD:
		return now(p)[1].kind == TOKEN_OPEN ? parse_call(p) : parse_name(p);
	case TOKEN_OPEN:
		return parse_parentheses(p);
	default:
		unexpected(p, "a value");
		return NULL;
	}
}

/* ---- operators ------------------------------------------------------------- */

/* `sign` as often as it stands here, then an operand of `below`. Not recursive:
 * a thousand signs are a message and no overflow. */
static expr *parse_prefix(parser *p, operation sign, operation op, level below)
{
	size_t first = p->next;
	while (operator_now(p, sign))
		p->next++;
	size_t behind = p->next;
	expr *e = parse_level(p, below);
	while (e != NULL && behind > first) {
		expr **operands = ARENA_NEW(p->memory, expr *);
		operands[0] = e;
		behind--;
		e = new_operation(p, op, behind, operands, 1);
		if (e != NULL)
			e->op_where = token_place(p, &p->tokens[behind]);
	}
	return e;
}

static expr *parse_group(parser *p, size_t first, expr *left)
{
	size_t in = p->next++;
	if (kind_now(p) != TOKEN_WORD || !slice_is(token_text(p, now(p)), "group")) {
		unexpected(p, "'group' after 'in'");
		return NULL;
	}
	p->next++;
	place sign = span(p, in);
	if (kind_now(p) != TOKEN_WORD) {
		unexpected(p, "the name of a group");
		return NULL;
	}
	expr *group = new_leaf(p, EXPR_NAME, p->next);
	group->parts[0] = token_text(p, now(p));
	group->part_count = 1;
	p->next++;
	expr *e = new_pair(p, OP_IN_GROUP, first, left, group);
	if (e != NULL)
		e->op_where = sign;
	return e;
}

static bool infix_now(const parser *p, level l)
{
	if (kind_now(p) == TOKEN_IN)
		return l == LEVEL_COMPARE;
	return kind_now(p) == TOKEN_OPERATOR && now(p)->op != OP_NOT && operation_level(now(p)->op) == l;
}

static expr *parse_right(parser *p, level l, size_t first, expr *left)
{
	if (kind_now(p) == TOKEN_IN)
		return parse_group(p, first, left);
	const token *sign = now(p);
	p->next++;
	expr *right = parse_level(p, (level)(l + 1));
	if (right == NULL)
		return NULL;
	expr *e = new_pair(p, sign->op, first, left, right);
	if (e != NULL)
		e->op_where = token_place(p, sign);
	return e;
}

static expr *parse_infix(parser *p, level l)
{
	size_t first = p->next;
	expr *e = parse_level(p, (level)(l + 1));
	for (int found = 0; e != NULL && infix_now(p, l); found++) {
		if (l == LEVEL_COMPARE && found == 1) {
			error_at(p->d, fault(p, now(p)), "formula-compare-chain", "comparisons do not chain");
			error_remedy(p->d, "join two comparisons with 'and': a < b and b < c");
		}
		e = parse_right(p, l, first, e);
	}
	return e;
}

static expr *parse_level(parser *p, level l)
{
	switch (l) {
	case LEVEL_NOT:
		return parse_prefix(p, OP_NOT, OP_NOT, LEVEL_COMPARE);
	case LEVEL_UNARY:
		return parse_prefix(p, OP_SUBTRACT, OP_NEGATE, LEVEL_PRIMARY);
	case LEVEL_PRIMARY:
		return parse_primary(p);
	default:
		return parse_infix(p, l);
	}
}

/* ---- choice ---------------------------------------------------------------- */

/* if(a, b, c) as in a spreadsheet: a comma right inside the bracket behind "if". */
static bool is_spreadsheet_if(const parser *p)
{
	int open = 1;
	for (const token *t = now(p) + 2; now(p)[1].kind == TOKEN_OPEN && open > 0 && t->kind != TOKEN_END; t++) {
		if (open == 1 && t->kind == TOKEN_COMMA)
			return true;
		open += t->kind == TOKEN_OPEN ? 1 : t->kind == TOKEN_CLOSE ? -1 : 0;
	}
	return false;
}

/* One part of a choice, up to the word behind it; after an error in the part it
 * is looked for further on. False when it does not come. */
static bool parse_part(parser *p, token_kind behind, const char *expected, expr **part)
{
	size_t first = p->next;
	*part = parse_choice(p);
	if (*part != NULL && take(p, behind))
		return true;
	if (*part != NULL)
		unexpected(p, expected);
	*part = stand_in(p, first);
	return skip_to(p, behind, behind) == behind && take(p, behind);
}

static expr *parse_if(parser *p)
{
	size_t first = p->next;
	if (is_spreadsheet_if(p)) {
		error_at(p->d, fault(p, now(p)), "formula-if", "'if' is not a function");
		error_remedy(p->d, "write 'if a then b else c'");
		return NULL;
	}
	p->next++;
	expr **operands = ARENA_ARRAY(p->memory, expr *, 3);
	if (!parse_part(p, TOKEN_THEN, "an operator or 'then'", &operands[0]) ||
	    !parse_part(p, TOKEN_ELSE, "an operator or 'else'", &operands[1]))
		return NULL;
	operands[2] = parse_choice(p);
	if (operands[2] == NULL)
		return NULL;
	expr *e = new_operation(p, OP_IF, first, operands, 3);
	if (e != NULL)
		e->op_where = token_place(p, &p->tokens[first]);
	return e;
}

static expr *parse_choice(parser *p)
{
	/* The formula itself is one choice: 200 brackets make 201. */
	if (p->depth > NESTING_MAX) {
		too_deep(p, token_place(p, now(p)));
		return NULL;
	}
	p->depth++;
	expr *e = kind_now(p) == TOKEN_IF ? parse_if(p) : parse_level(p, LEVEL_OR);
	p->depth--;
	return e;
}

expr *expr_parse(arena *a, place where, diagnostics *d)
{
	parser p = {.memory = a, .d = d, .where = where};
	p.tokens = lex(a, where, d, &p.sound);
	if (kind_now(&p) == TOKEN_END) {
		error_at(d, where, "formula-syntax", "the formula is empty");
		return NULL;
	}
	expr *e = parse_choice(&p);
	if (e != NULL && kind_now(&p) != TOKEN_END)
		unexpected(&p, "an operator or the end of the formula");
	return p.sound ? e : NULL;
}
