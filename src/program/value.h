/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: values, slots, frames. */
#ifndef OCTROI_PROGRAM_VALUE_H
#define OCTROI_PROGRAM_VALUE_H

#include "program.h"

/* Rows that a look-up found: none, one, or several where a key is open. */
typedef struct {
	const table         *table;
	const table_data    *data;
	const table_edition *edition;
	size_t        count;
	const size_t *rows;
	bool          second_try;    /* `else` was taken */
	const char   *sum;           /* choose: sum of this column — its numbers are added */
	bool          open;          /* a key is not given, and some answer to it could have no row here */
	const table_key *open_key;   /* a key that the line does not give */
	const octroi_reason *open_reason;
	const char   *keys;          /* "origin TR, good 7604 29 90": for messages */
} row_set;

/* Which fields hold depends on the type that the compiler gave the expression. */
typedef struct {
	double         number;  /* numbers in base units, flags (0, 1), years, days, numbers of periods */
	uint32_t       code;
	slice          text;    /* goods, texts, sets as "C/F", the currency of money */
	const row_set *rows;
	standing       standing;
	bool           moves;   /* a date that moves with the date of the line: what it is compared with cuts a year */
	const octroi_reason *unknown; /* not NULL: none of the above means anything */
} value;

typedef enum { SLOT_INPUT, SLOT_CLOCK, SLOT_SERIES, SLOT_OPTION, SLOT_QUANTITY } slot_kind;

typedef struct {
	slot_kind   kind;
	const char *name;          /* "ets.price" where another document owns it */
	type        type;
	union {
		const input             *input;
		const clock_declaration *clock;
		series                  *series;
		const option            *option;
		quantity                *quantity;
	};
	int         clock_slot;    /* SLOT_SERIES: what it is dated by */
	const table *table;        /* look-ups */
	uint32_t    chosen;        /* SLOT_OPTION */
	bool        amount;        /* grows with the amount of goods */
	uint64_t    clocks;        /* bit i: depends on clocks[i] */
	/* While the order is found: how far, who asked, whether a ring was reported. */
	enum { VISIT_NEW, VISIT_OPEN, VISIT_DONE } visit;
	int         user;
	bool        ring;
} slot;

/* What the compiler found an expression to be; hangs from expr.meaning. */
typedef struct {
	type                type;
	int                 slot;     /* of a name; -1 */
	const table_column *column;   /* row.column */
	bool                constant; /* true, false, a code */
	value               value;
	group_id            group;
	int                 at_clock; /* at(…): the clock that is moved */
	const table        *rates;    /* convert */
	step_kind           step;     /* mean: the steps of the period */
	bool                previous; /* mean: empty: previous */
	int                 mode;     /* round: of the decimals their number, of the way to round a rounding */
} meaning;

static inline const meaning *meaning_of(const expr *e)
{
	return e->meaning;
}

struct octroi_program {
	rulebook       *book;
	const document *document;
	arena          *memory;
	octroi_facts    facts;
	day             as_of;
	size_t          slot_count;
	slot           *slots;
	octroi_input   *inputs;
	int            *input_slots;
	size_t          input_count;
	nomenclature  **chapters; /* 100, by the first two digits; filled when asked for */
	int             date, year, origin, destination, good, importer, amount; /* slots or -1 */
	const char     *standard_unit;
};

struct octroi_line {
	octroi_program *program;
	arena          *memory;
	value          *given;    /* by slot */
	bool           *is_given;
	period          date;     /* as given: a day, a month, a quarter; first DAY_UNKNOWN: not */
	int             year;     /* of a whole-year line; 0: not one */
};

typedef struct {
	octroi_note *items;
	size_t       count, capacity;
} note_list;

typedef struct {
	octroi_step *items;
	size_t       count, capacity;
} step_list;

typedef struct {
	int              slot;
	octroi_need_kind kind;
	const char      *why;
	const octroi_reason *reason; /* a look-up's candidates */
} need_entry;

typedef struct {
	need_entry *items;
	size_t      count, capacity;
} need_list;

/* One evaluation of one line at one date. */
typedef struct frame {
	const octroi_program *program;
	const octroi_line    *line;
	arena                *memory;
	diagnostics          *d;
	value                *memo;     /* by slot */
	uint8_t              *done;
	bool                 *read;     /* inputs that something asked for */
	day                   date;     /* DAY_UNKNOWN: none */
	day                  *until;    /* last day on which all that was read still holds */
	int                   moved_clock; /* at(…); -1 */
	value                 moved_to;
	note_list            *notes;
	step_list            *steps;    /* NULL: nobody asks why */
	need_list            *needs;    /* NULL: not exploring */
	int                   optional; /* exploring: under known(), first() or an unknown condition */
	const char           *asking;   /* exploring: the quantity at work */
	const char           *functional_unit; /* of the line, once asked for */
} frame;

frame frame_new(const octroi_line *line, arena *memory, diagnostics *d);
static inline bool line_is_stretch(const octroi_line *line)
{
	period p = line_period(line);
	return p.first != p.last;
}

value frame_slot(frame *f, int slot);
value frame_eval(frame *f, const expr *e);
/* Exploring: of an input's choices only those make sense that a look-up left. */
void need_narrow(frame *f, int slot, const octroi_reason *choices);
value frame_member(frame *f, const expr *e); /* row.column */
value series_value_at(frame *f, const slot *s);
/* The value that answers for a day, carried or not; NULL: none. */
const series_value *series_value_used(const series *s, day on, day as_of);
value lookup_rows(frame *f, const slot *s);
value series_mean(frame *f, const expr *e);
value money_convert(frame *f, const expr *e);
void  frame_limit(frame *f, day until);      /* something read changes after this day */

/* The name a person would use: "origin TR", "route K". */
const char *value_text(frame *f, const type *t, const value *v, const char *functional_unit);
const char *sentence_text(frame *f, const sentence *s);
const char *functional_unit_of(frame *f);
void        note_add(frame *f, const char *code, const char *text, const char *source, bool assumption);
void        step_add(frame *f, const slot *s, const value *v, const rule_case *arm, const expr *condition);

value unknown_value(const octroi_reason *reason, standing st);
octroi_reason *reason_new(frame *f, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));

static inline standing weakest(standing a, standing b)
{
	return a > b ? a : b;
}

/* Compiling. `where` names the slot at work. */
typedef struct {
	octroi_program *program;
	diagnostics    *d;
	const document *document;
	const char     *where;
} checker;
int  slot_find(const octroi_program *p, slice name);
/* The slot of the clock that at() moves: meaning.at_clock is its rank among the clocks. */
int  program_clock_slot(const octroi_program *p, int rank);
int  clock_find(const octroi_program *p, slice name); /* -1: no clock */
void clock_missing(checker *c, slice name, place where);
place slot_place(const slot *s);
/* The table of that name, or of alias.name; NULL is reported. */
const table *table_named(checker *c, slice name, place where);
void check_slots(checker *c);
void check_slot(checker *c, slot *s);
void unit_refused(checker *c, const type *a, const type *b); /* remedy for a forgotten amount */
bool check_expr(checker *c, expr *e, const type *expected, type *out);
bool type_fits(const type *a, const type *b);
bool is_zero(const expr *e);
void apply_settings(checker *c, const octroi_settings *settings);
void find_standard_unit(octroi_program *p);
void fill_inputs(octroi_program *p);
void fill_facts(octroi_program *p);

/* The part of the scheme's nomenclature that holds a code, read when first asked
 * for; NULL where the scheme names none. */
const nomenclature *program_goods(const octroi_program *p, const char *digits, diagnostics *d);

#endif
