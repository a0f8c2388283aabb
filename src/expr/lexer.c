/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a formula to tokens. Every token keeps its offset in the source,
 * so that a message points at the very sign that it speaks of. */
#include <string.h>

#include "../base/number.h"
#include "token.h"

/* Signs that people bring from other languages and from word processors, and
 * what is written here. With an operation the reading goes on as if it had
 * been written; OP_COUNT: nothing can stand in for the sign. */
static const struct {
	const char *sign;
	operation op;
	const char *remedy;
} foreign_signs[] = {
        {"===", OP_EQUAL, "write '=='"},
        {"!==", OP_NOT_EQUAL, "write '!='"},
        {"=", OP_EQUAL, "write '==' to compare"},
        {":=", OP_COUNT, "a formula sets no names: declare a quantity"},
        {"<>", OP_NOT_EQUAL, "write '!='"},
        {"=<", OP_LESS_EQUAL, "write '<='"},
        {"=>", OP_GREATER_EQUAL, "write '>='"},
        {"&&", OP_AND, "write 'and'"},
        {"&", OP_AND, "write 'and'"},
        {"||", OP_OR, "write 'or'"},
        {"|", OP_OR, "write 'or'"},
        {"!", OP_NOT, "write 'not'"},
        {"~", OP_NOT, "write 'not'"},
        {"**", OP_MULTIPLY, "there are no powers: multiply"},
        {"^", OP_MULTIPLY, "there are no powers: multiply"},
        {"//", OP_DIVIDE, "write '/'"},
        {"%", OP_COUNT, "a share is written as a number: 0.2 for 20 %; there is no remainder"},
        {"?", OP_COUNT, "write 'if … then … else …'"},
        {";", OP_COUNT, "operands are separated by commas; a quantity has one formula"},
        {"#", OP_COUNT, "a formula holds no comments"},
        {"\\", OP_COUNT, "inside double quotes write codes in single quotes"},
        {"[", OP_COUNT, "use ( and )"},
        {"]", OP_COUNT, "use ( and )"},
        {"{", OP_COUNT, "use ( and )"},
        {"}", OP_COUNT, "use ( and )"},
        {"\u00d7", OP_MULTIPLY, "write '*'"}, /* multiplication sign */
        {"\u00b7", OP_MULTIPLY, "write '*'"}, /* middle dot */
        {"\u00f7", OP_DIVIDE, "write '/'"},   /* division sign */
        {"\u2212", OP_SUBTRACT, "write '-'"}, /* minus sign */
        {"\u2013", OP_SUBTRACT, "write '-'"}, /* en dash */
        {"\u2260", OP_NOT_EQUAL, "write '!='"},
        {"\u2264", OP_LESS_EQUAL, "write '<='"},
        {"\u2265", OP_GREATER_EQUAL, "write '>='"},
        {"\u2018", OP_COUNT, "use straight quotes"},
        {"\u2019", OP_COUNT, "use straight quotes"},
        {"\u201c", OP_COUNT, "use straight quotes"},
        {"\u201d", OP_COUNT, "use straight quotes"},
        {"\u00a0", OP_COUNT, "this is a no-break space: use a plain blank"},
};

enum { FOREIGN_COUNT = sizeof foreign_signs / sizeof *foreign_signs };

typedef struct {
	arena *memory;
	diagnostics *d;
	place where;
	const char *bytes; /* of the source */
	size_t at, end;
	token *tokens;
	size_t count, capacity;
	bool sound;
} lexer;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char peek(const lexer *x, size_t ahead)
{
	return x->at + ahead < x->end ? x->bytes[x->at + ahead] : '\0';
}

static token *add(lexer *x, token_kind kind, size_t length)
{
	token *t = ARENA_PUSH(x->memory, x->tokens, x->count, x->capacity);
	*t = (token){.kind = kind, .op = OP_COUNT, .offset = x->at, .length = length};
	x->at += length;
	return t;
}

/* The place of a faulty run of bytes at the lexer's position. */
static place fault(lexer *x, size_t length)
{
	x->sound = false;
	return (place){x->where.source, x->at, length};
}

static size_t sign_length(const lexer *x, const char *sign)
{
	size_t n = strlen(sign);
	return n <= x->end - x->at && memcmp(x->bytes + x->at, sign, n) == 0 ? n : 0;
}

/* digits [ "." digits ] [ "e" [ sign ] digits ] and nothing else. */
static bool is_number(slice s)
{
	size_t i = 0;
	while (i < s.length && is_digit(s.at[i]))
		i++;
	if (i == 0)
		return false;
	if (i < s.length && s.at[i] == '.') {
		size_t point = i++;
		while (i < s.length && is_digit(s.at[i]))
			i++;
		if (i == point + 1)
			return false;
	}
	if (i < s.length && (s.at[i] == 'e' || s.at[i] == 'E')) {
		i++;
		if (i < s.length && (s.at[i] == '+' || s.at[i] == '-'))
			i++;
		size_t digits = i;
		while (i < s.length && is_digit(s.at[i]))
			i++;
		if (i == digits)
			return false;
	}
	return i == s.length;
}

/* Everything that runs on from a digit without a blank, so that "3t" and
 * "1.5.2" are one mistake and not two tokens. */
static size_t number_run(const lexer *x)
{
	size_t n = 0;
	bool plain = true; /* only digits and points so far: an exponent may follow */
	for (;; n++) {
		char c = peek(x, n);
		if (is_digit(c) || c == '.')
			continue;
		if (!is_letter(c))
			return n;
		bool exponent = plain && (c == 'e' || c == 'E');
		if (exponent && (peek(x, n + 1) == '+' || peek(x, n + 1) == '-') && is_digit(peek(x, n + 2)))
			n++;
		plain = false;
	}
}

/* 2026-02-10 would otherwise be read as 2026 minus 2 minus 10. */
static size_t date_run(const lexer *x)
{
	static const char form[] = "dddd-dd-dd";
	for (size_t i = 0; i < sizeof form - 1; i++)
		if (form[i] == 'd' ? !is_digit(peek(x, i)) : peek(x, i) != form[i])
			return 0;
	return is_digit(peek(x, sizeof form - 1)) ? 0 : sizeof form - 1;
}

static const char *number_remedy(slice s)
{
	size_t points = 0;
	bool letters = false;
	for (size_t i = 0; i < s.length; i++) {
		points += s.at[i] == '.';
		letters = letters || is_letter(s.at[i]);
	}
	if (letters)
		return "a unit is not written in a formula: declare a series";
	if (points > 1)
		return "a number has one decimal point";
	return "a decimal point has digits on both sides: 0.5, 1.0";
}

static void lex_number(lexer *x)
{
	size_t date = date_run(x);
	size_t length = date > 0 ? date : number_run(x);
	slice s = {x->bytes + x->at, length};
	double value = 0;
	size_t bad;
	if (date > 0) {
		error_at(x->d, fault(x, length), "formula-number", "'%.*s' is a date, which a formula cannot hold",
		         (int)length, s.at);
		error_remedy(x->d, "declare a dated series of flags, {..2026: no, 2027..: yes}, or compare with an input of type date");
	} else if (!is_number(s)) {
		error_at(x->d, fault(x, length), "formula-number", "'%.*s' is not a number", (int)length, s.at);
		error_remedy(x->d, "%s", number_remedy(s));
	} else if (number_read(s, &value, &bad) != NUMBER_OK) {
		error_at(x->d, fault(x, length), "formula-number", "'%.*s' is too large for a number", (int)length,
		         s.at);
		value = 0;
	}
	add(x, TOKEN_NUMBER, length)->number = value;
}

static void lex_word(lexer *x)
{
	static const struct {
		const char *word;
		token_kind kind;
		operation op;
	} reserved[] = {
	        {"if", TOKEN_IF, OP_COUNT},      {"then", TOKEN_THEN, OP_COUNT},  {"else", TOKEN_ELSE, OP_COUNT},
	        {"in", TOKEN_IN, OP_COUNT},      {"and", TOKEN_OPERATOR, OP_AND}, {"or", TOKEN_OPERATOR, OP_OR},
	        {"not", TOKEN_OPERATOR, OP_NOT},
	};
	size_t length = 1;
	while (is_letter(peek(x, length)) || is_digit(peek(x, length)))
		length++;
	slice s = {x->bytes + x->at, length};
	token *t = add(x, TOKEN_WORD, length);
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (slice_is(s, reserved[i].word)) {
			t->kind = reserved[i].kind;
			t->op = reserved[i].op;
		}
}

static void lex_code(lexer *x)
{
	char quote = peek(x, 0);
	size_t length = 1;
	while (x->at + length < x->end && peek(x, length) != quote && peek(x, length) != '\n')
		length++;
	if (x->at + length == x->end || peek(x, length) != quote) {
		error_at(x->d, fault(x, 1), "formula-code", "the quote that opens a code is not closed on its line");
		add(x, TOKEN_WRONG, length);
		return;
	}
	length++;
	if (length == 2) {
		error_at(x->d, fault(x, length), "formula-code", "a code between quotes is empty");
		error_remedy(x->d, "inside %s quotes write codes in %s quotes", quote == '"' ? "double" : "single",
		             quote == '"' ? "single" : "double");
	}
	add(x, TOKEN_CODE, length);
}

/* Length of the character at the lexer's position; 1 for a byte that begins none. */
static size_t character_length(const lexer *x)
{
	unsigned char c = (unsigned char)peek(x, 0);
	size_t n = c < 0xc2 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 1;
	for (size_t i = 1; i < n; i++)
		if (((unsigned char)peek(x, i) & 0xc0) != 0x80)
			return 1;
	return n;
}

static void lex_unknown(lexer *x)
{
	size_t length = character_length(x);
	unsigned char c = (unsigned char)peek(x, 0);
	if (c < 0x20 || c == 0x7f || (length == 1 && c >= 0x80))
		error_at(x->d, fault(x, length), "formula-character", "byte 0x%02x has no meaning in a formula", c);
	else
		error_at(x->d, fault(x, length), "formula-character", "'%.*s' has no meaning in a formula", (int)length,
		         x->bytes + x->at);
	add(x, TOKEN_WRONG, length);
}

static void lex_sign(lexer *x)
{
	size_t native = 0, foreign = 0, which = 0;
	operation op = OP_COUNT;
	for (int i = 0; i < OP_COUNT; i++) {
		if (operations[i].form != FORM_INFIX)
			continue;
		size_t n = sign_length(x, operations[i].spelling);
		if (n > native) {
			native = n;
			op = (operation)i;
		}
	}
	for (size_t i = 0; i < FOREIGN_COUNT; i++) {
		size_t n = sign_length(x, foreign_signs[i].sign);
		if (n > foreign) {
			foreign = n;
			which = i;
		}
	}
	if (native == 0 && foreign == 0) {
		lex_unknown(x);
		return;
	}
	if (foreign > native) {
		error_at(x->d, fault(x, foreign), "formula-sign", "'%s' has no meaning in a formula",
		         foreign_signs[which].sign);
		error_remedy(x->d, "%s", foreign_signs[which].remedy);
		op = foreign_signs[which].op;
	}
	add(x, op == OP_COUNT ? TOKEN_WRONG : TOKEN_OPERATOR, foreign > native ? foreign : native)->op = op;
}

static bool is_bare_fraction(const lexer *x)
{
	if (peek(x, 0) != '.' || !is_digit(peek(x, 1)))
		return false;
	const token *before = x->count > 0 ? &x->tokens[x->count - 1] : NULL;
	return before == NULL || before->kind != TOKEN_WORD || before->offset + before->length != x->at;
}

static void lex_token(lexer *x)
{
	static const char marks[] = "(),:.";
	static const token_kind kinds[] = {TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_COLON, TOKEN_DOT};
	char c = peek(x, 0);
	if (is_digit(c) || is_bare_fraction(x)) {
		lex_number(x);
	} else if (is_letter(c)) {
		lex_word(x);
	} else if (c == '\'' || c == '"') {
		lex_code(x);
	} else {
		const char *mark = c == '\0' || sign_length(x, ":=") > 0 ? NULL : strchr(marks, c);
		if (mark != NULL)
			add(x, kinds[mark - marks], 1);
		else
			lex_sign(x);
	}
}

token *lex(arena *a, place where, diagnostics *d, bool *sound)
{
	lexer x = {.memory = a, .d = d, .where = where, .sound = true};
	if (where.source != NULL) {
		x.bytes = where.source->bytes;
		x.at = where.offset;
		x.end = where.offset + where.length;
	}
	while (x.at < x.end) {
		char c = x.bytes[x.at];
		if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
			x.at++;
		else
			lex_token(&x);
	}
	add(&x, TOKEN_END, 0);
	*sound = x.sound;
	return x.tokens;
}
