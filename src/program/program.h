/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scheme compiled: names resolved to slots, units checked, series as the
 * settings say. The walker evaluates one line, quantity by quantity, each at
 * most once; the explainer is the walker writing down what it did.
 *
 * Unknown is a value: it carries its reason and spreads through arithmetic;
 * `false and unknown` is false, `true or unknown` true; a case that is not
 * taken may be unknown; an unknown condition makes the result unknown. */
#ifndef OCTROI_PROGRAM_PROGRAM_H
#define OCTROI_PROGRAM_PROGRAM_H

#include "../octroi.h"
#include "../rules/rules.h"

/* Compiles a document under settings. NULL after an error. The program lives in
 * the rulebook's memory. With `law_only` false any status will do. */
octroi_program *program_compile(rulebook *book, const document *doc, const octroi_settings *settings, diagnostics *d);

/* A folder of rules with figures changed; each change is told by the words in which it was said. NULL after an error. */
rulebook *rules_open_changed(const char *folder, const octroi_rule_change *changes, size_t count, diagnostics *d);
/* The same in a rulebook of which nothing but the common part was read, beside the changes that it has. */
bool      rules_change(rulebook *book, const octroi_rule_change *changes, size_t count, diagnostics *d);
/* See octroi_overrides, octroi_unread_settings. */
bool      rules_override(rulebook *book, const char *name);
bool      is_or_becomes_law(const document *doc);
/* Whether anything that the program computes may rest on what is changed. */
bool      program_reads_change(const octroi_program *p, const rulebook_change *change);
void      settings_unread(rulebook *book, const octroi_settings *settings, const octroi_program *const *programs, size_t count, diagnostics *d);

const octroi_facts *program_facts(const octroi_program *p);
/* See octroi_program_own_figures. */
const octroi_own_figures *program_own_figures(const octroi_program *p);
const octroi_input *program_inputs(const octroi_program *p, size_t *count);
const document     *program_document(const octroi_program *p);
/* The rulebook's common inputs, in its order, as far as columns of a file need them known before any scheme is. */
const octroi_input *const *common_inputs(const rulebook *book, arena *memory);

/* Whether the scheme applies on some day of `days`; false, reported without a place. */
bool program_applies(const octroi_program *p, period days, diagnostics *d);

octroi_line *line_new(octroi_program *p, arena *memory);
octroi_program *line_program(const octroi_line *line);
bool            line_has(const octroi_line *line, const char *input); /* whether it was given */
/* Whether an input was given as what `text` means; codes and flags only. */
bool            line_says(const octroi_line *line, const char *input, const char *text);
/* What a given input rests on, where that is less than somebody's word for it. */
void            line_weaken(octroi_line *line, const char *input, octroi_standing rests_on);
/* The digits of its goods code; empty: not given. */
slice           line_good(const octroi_line *line);
/* Whether its goods code is one; false, reported as said by `spelt`. */
bool            line_good_exists(const octroi_line *line, const char *spelt, diagnostics *d);
/* What the scheme's nomenclature calls a good in a year; NULL where it has none. */
const char *good_named(const octroi_program *p, const char *digits, int year, arena *memory, diagnostics *d);
/* The days over which the line is spread; first DAY_UNKNOWN: none was given. */
period       line_period(const octroi_line *line);
/* The codes that its coarse one stands for; *count 0: it is exact, or not given. */
const char    **line_leaves(const octroi_line *line, arena *memory, size_t *count, diagnostics *d);
/* Why its scheme applies on none of its days; NULL: it does. */
const octroi_reason *line_not_applied(const octroi_line *line, arena *memory);
bool         line_set(octroi_line *line, const char *name, const char *value, const char *said_as, diagnostics *d);

const octroi_result *program_evaluate(const octroi_line *line, bool explain, arena *memory, diagnostics *d);
const octroi_need   *program_needs(const octroi_line *line, arena *memory, size_t *count, diagnostics *d);

/* ---- how messages call what a question says ------------------------------------- */

/* By the option of a command line that says it, without dashes; an option that is an input has its name. */
const char *said_name(octroi_said said, const char *option, arena *a); /* "--list", "flows.list" */
/* To be said: "--list ID", "flows: {list: ID}". */
const char *said_how(octroi_said said, const char *option, const char *value, arena *a);
/* Of a column; no input "": it is not read. */
const char *said_map(octroi_said said, slice header, const char *input, arena *a);
/* See octroi_written_as. */
const char *said_instead(const char *option, arena *a);

/* ---- single figures ----------------------------------------------------------- */

/* What some quantities of a line come to on one day, without gates: how rooms above
 * ask a document about a step of something larger, such as a source stream or a
 * precursor. */
typedef struct {
	const char          *name;
	const char          *unit;     /* as of octroi_quantity; "" of what is no number */
	double               value;    /* numbers, flags (0, 1), years; NaN: unknown */
	const char          *text;     /* of codes, goods, texts; else NULL */
	octroi_standing      standing;
	const octroi_reason *reason;   /* NULL when known */
} program_figure;

typedef struct {
	program_figure *figures;       /* in the order asked for */
	size_t          count;
	const octroi_note *notes;
	size_t          note_count;
	const octroi_step *steps;      /* only when explained */
	size_t          step_count;
	const char *const *unread;     /* figures that were given and that nothing asked for reads */
	size_t          unread_count;
	const char *const *read;       /* inputs of any type that were given and read */
	size_t          read_count;
	const source  **sources;       /* of the rows and series that were read, each once */
	size_t          source_count;
} program_answer;

/* `names`: quantities, series or inputs of the program; one that is NULL gives an unknown
 * figure without reason. The day is that of the line; where none was given what needs one
 * is unknown. All is of `memory`. */
program_answer program_ask(const octroi_line *line, const char *const *names, size_t count, bool explain, arena *memory,
                           diagnostics *d);
/* Whether what any of the names gives may hang on an input, whatever a line says. */
bool program_rests_on(const octroi_program *p, const char *const *names, size_t count, const char *input, arena *scratch);
/* What a quantity reads in whatever case, keys of a look-up among it; none of what is no quantity. */
const char *const *program_reads(const octroi_program *p, const char *name, arena *memory, size_t *count);
/* What a line says but for the size of amounts, as bytes: lines of one program with the same signature give the same
 * answer to names that do not grow with an amount. */
slice line_signature(const octroi_line *line, const char *prefix, arena *memory);
/* The input that is the amount of such lines as it stands; NULL: it is computed, or not known. */
const char *line_amount_input(const octroi_line *line, arena *memory, diagnostics *d);
/* A number as it was given, in base units; NaN: not given. */
double line_number(const octroi_line *line, const char *input);
/* Whether what any of the names gives hangs on an amount of the line. */
bool program_asks_amount(const octroi_program *p, const char *const *names, size_t count);
/* An answer that outlives the memory in which it was given; steps are left behind. */
program_answer answer_kept(const program_answer *a, arena *memory);
/* Whether lines that agree in all but their amounts may be computed as one, and shared out by amount: every figure that
 * schemes provide, and every gate, is free of the amount or so many times it. `given`: the inputs that lines may say. */
bool program_adds_up(const octroi_program *p, const char *const *given, size_t count, arena *scratch);
/* Whether any formula or sentence reads an input by its name; that a scheme charges only at its destination is none. */
bool program_reads_input(const octroi_program *p, const char *input);
/* Whether it charges at a destination, a place or group as written, on each day of a period, as far as places go. */
bool program_charges_all(const octroi_program *p, const char *destination, period days);
/* Sets what a document presets. */
void line_preset(octroi_line *line, const preset *all, size_t count, diagnostics *d);
/* The input that a key of a document means, which may be a word for several inputs told
 * apart by the unit behind the figure. NULL, reported at its place. */
const char *spelling_input(const octroi_program *p, const yaml_node *key, const yaml_node *value, diagnostics *d);

/* ---- many lines ------------------------------------------------------------ */

/* Which input a column of a table of texts fills. */
typedef struct {
	const char *input;    /* its name */
	size_t      column;   /* in each row of the table */
	const char *unit;     /* of bare numbers: "kg"; the currency of bare money: "EUR"; NULL: the input's own */
	size_t      currency; /* the column that names the currency of bare money; (size_t)-1: none */
	const char *said_as;  /* "column 'mass_kg'" */
	double      times;    /* bare figures are in so many of the unit; 0: of one */
} program_column;

/* A cell that is no value of its input. */
typedef struct {
	size_t      row, column;
	const char *code, *message, *remedy; /* remedy may be NULL; they live as long as the reader */
} bad_cell;

/* What was done to a row before it was handed over. */
typedef struct {
	const char     *input;    /* the figure that rests on less than what the row said; NULL: none does */
	octroi_standing rests_on;
	octroi_note     note;     /* told of each line */
} row_mark;
enum { ROW_MARKS_MAX = 8 };

/* What the lines of a file come to, over all schemes and years: filled by runs. */
typedef struct flow_tally flow_tally;
flow_tally *flow_tally_new(size_t by_count, arena *memory);
/* Writes totals, reasons, notes, groups and stats into *out. */
void flow_tally_end(flow_tally *t, octroi_flow_result *out);

/* One scheme over the lines of a file, for their own dates or for one year. The
 * file is read in passes: first those in which groups of lines are added up,
 * then the one in which lines are computed. */
typedef struct {
	const program_column *columns;
	size_t                column_count;
	const octroi_line    *given;      /* what stands in where a line says nothing; NULL */
	const row_mark       *marks;      /* that rows may have, ROW_MARKS_MAX at most */
	size_t                mark_count;
	int                   year;       /* 0: as the lines say */
	const char *const    *by;
	size_t                by_count;
	bool                  gaps;
	bool                (*each)(const octroi_flow_lines *lines, void *context);
	void                 *context;
} line_run_question;
typedef struct line_run line_run;
enum { LINE_RUN_ROWS = 512 }; /* handed over at a time, at most */

line_run *line_run_new(octroi_program *p, const line_run_question *question, flow_tally *tally, diagnostics *d);
void      line_run_free(line_run *r);
int       line_run_passes(const line_run *r); /* before the last */
/* Rows as pointers to their cells; number: of each line in the file; marks: of each
 * row, 1 + which mark it has, 0: none; NULL: no row has one. In pass 0 they are only
 * looked at. False when `each` wants no more. */
bool      line_run_rows(line_run *r, int pass, const slice *const *cells, const size_t *number, const uint8_t *marks, size_t rows,
                        bad_cell *bad, size_t *bad_count);
void      line_run_pass_ends(line_run *r, int pass);
void      line_run_end(line_run *r, arena *memory);

/* Whether it was made from that document, among others, or a series of it follows one there. */
bool program_made_from(const octroi_program *p, const char *id);
/* Whether a value of the settings ("price=80", "eu-cbam.price=80") replaces the series of that document, or one of the program
 * that follows it. */
bool program_replaces(const octroi_program *p, const char *value, const char *id, slice series);
/* The series that a word of the settings sets ("price"): "eu-ets.price", that which it follows, or its own; NULL: none. */
const char *program_series_of(const octroi_program *p, const char *word, arena *memory);
/* Appends the schemes beside it, of which each of its lines tells. */
void program_beside(const octroi_program *p, buffer *out);
/* The schemes that charge at a destination; see octroi_find. */
bool schemes_find(rulebook *book, const char *destination, const char *only, const octroi_settings *settings,
                  octroi_program *const **programs, size_t *count, diagnostics *d);
/* Schemes that a question does not mean at a destination are none there. */
typedef struct {
	bool      (*is_meant)(const void *context, const octroi_program *p, const char *destination);
	const void *context;
} schemes_meant;
/* The same of one destination among many, of those that are meant (NULL: all): that nobody charges is no error, and a text
 * that is no place is told in *unknown (code, message, remedy, in the book's memory; all NULL otherwise). Those among
 * `known` are not compiled again. Broken rules are errors in d. */
void schemes_at(rulebook *book, const char *destination, const char *only, const octroi_settings *settings, octroi_program *const *known,
                size_t known_count, const schemes_meant *meant, octroi_program *const **programs, size_t *count, diagnostic *unknown,
                diagnostics *d);
/* See octroi_standard_quantities. */
const char *const *standard_quantities(size_t *count);
/* A copy of a reason with its texts; NULL of NULL. */
octroi_reason *reason_kept(const octroi_reason *r, arena *memory);
/* Whether a quantity grows with the amount, so that it can be added up; *title is that of the quantity. */
bool program_is_amount(const octroi_program *p, const char *name, const char **title);
/* Whether totals of lines can be told apart by it. */
bool is_dimension(const octroi_program *p, const char *name);

/* Runs the rule tests of one document of kind `test`; results are appended. */
typedef struct {
	arena              *memory;
	octroi_test_result *items;
	size_t              count, capacity;
} test_results;
void rule_tests_run(rulebook *book, const char *path, test_results *out, diagnostics *d);

/* Tables of texts about the rulebook; see octroi_show. */
const octroi_listing *listing_make(rulebook *book, const char *what, const char *word, arena *memory, diagnostics *d);

/* Checks documents by id: compiles schemes, verifies every table. */
/* Warns of sources whose `checked` day lies more than `months` back. */
void rulebook_check_stale(rulebook *book, const char *id, day today, int months, diagnostics *d);
void rulebook_check(rulebook *book, const char *id, octroi_counts *counts, diagnostics *d);

#endif
