/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the report room: JSON, streamed. Keys of an object come with
 * their values; an item of an array has the key NULL. */
#ifndef OCTROI_REPORT_JSON_H
#define OCTROI_REPORT_JSON_H

#include <stdbool.h>
#include <stdio.h>

typedef struct {
	FILE *out;
	bool  comma; /* something stands before on this level */
} json;

void json_open(json *j, const char *key, char bracket);  /* '{' or '[' */
void json_close(json *j, char bracket);                  /* '}' or ']' */
void json_text(json *j, const char *key, const char *text); /* NULL: null */
void json_number(json *j, const char *key, double value);   /* NaN: null */
void json_count(json *j, const char *key, size_t count);
/* {"command": "cost", "arguments": ["--good", …]}: how to ask the same again. */
void json_question(json *j, const char *command, const char *const *arguments);
void json_flag(json *j, const char *key, bool flag);
/* The next thing begins a line of its own, behind `indent` blanks. */
void json_line(json *j, int indent);

#endif
