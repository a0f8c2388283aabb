/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: values, slots, frames. */
#ifndef OCTROI_PROGRAM_VALUE_H
#define OCTROI_PROGRAM_VALUE_H

#include "program.h"

enum { AXES_MAX = 64, SLOTS_MAX = 1024 };

/* Rows that a look-up found: none, one, or several where a key is open. */
typedef struct {
	const table         *table;
	const table_data    *data;
	const table_edition *edition;
	size_t        count;
	const size_t *rows;
	bool          second_try;    /* `else` was taken */
	bool          tried_twice;   /* … though it may have found nothing, too */
	const char   *sum;           /* choose: sum of this column — its numbers are added */
	bool          open;          /* a key is not given, and some answer to it could have no row here */
	const table_key *open_key;   /* a key that the line does not give */
	const octroi_reason *open_reason;
	const struct slot *slot;     /* whose look-up it was */
} row_set;

/* Which fields hold depends on the type that the compiler gave the expression. */
typedef struct {
	double         number;  /* numbers in base units, flags (0, 1), years, days, numbers of periods; of an unknown
	                           number the least that it can be, or NaN */
	double         most;    /* of an unknown number the most that it can be, or NaN */
	uint32_t       code;
	slice          text;    /* goods, texts, sets as "C/F", the currency of money */
	const row_set *rows;
	standing       standing;
	bool           moves;   /* a date that moves with the date of the line: what it is compared with cuts a year */
	const octroi_reason *unknown; /* not NULL: none of the above means anything */
} value;

typedef enum { SLOT_INPUT, SLOT_CLOCK, SLOT_SERIES, SLOT_OPTION, SLOT_QUANTITY } slot_kind;

typedef struct slot {
	slot_kind   kind;
	const char *name;          /* "ets.price" where another document owns it */
	size_t      name_length;
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
	const table *rates;        /* collections */
	struct gathered *gathered; /* … the carbon prices of places that were asked about */
	row_index  *index;         /* … once it has been asked often */
	unsigned    asked;
	struct search_key *keys[2]; /* where the keys of its tries stand in the table */
	bool        constants_seen; /* whether `stray` was looked for */
	const binding *stray;      /* a key that no row of the table has */
	uint32_t    chosen;        /* SLOT_OPTION */
	int         level;         /* 0: each line has its own; else 1 + index into the document's groups */
	bool        grouped;       /* of a level, or reads what is */
	bool        amount;        /* grows with the amount of goods, of the line or of its group */
	bool        line_amount;   /* … of the line itself */
	uint64_t    clocks;        /* bit i: depends on clocks[i] */
	int         axis;          /* of an input or clock that is one; -1 */
	/* While the order is found: how far, who asked, whether a ring was reported. */
	enum { VISIT_NEW, VISIT_OPEN, VISIT_DONE } visit;
	int         user;
	bool        ring;
	bool        read;          /* some formula names it */
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

/* The editions of codes of which the nomenclature is the newest; read when a line says that its code is of another. */
typedef struct {
	bool asked;
	const goods_editions *is; /* NULL: none are known */
} program_editions;

struct octroi_program {
	rulebook       *book;
	const document *document;
	arena          *memory;
	octroi_facts    facts;
	octroi_own_figures own_figures; /* input NULL: the scheme takes none */
	day             as_of;
	bool            as_of_asked; /* else the newest day that the document knows */
	bool            more_groups;   /* a formula asks for a group of common/groups.yaml */
	size_t          slot_count;
	slot           *slots;
	octroi_input   *inputs;
	int            *input_slots;
	size_t          input_count;
	nomenclature  **chapters; /* 100, by the first two digits; filled when asked for */
	int             date, year, origin, destination, good, importer, amount, edition; /* slots or -1 */
	program_editions *editions;
	bool            axes_known; /* by program_axes */
	size_t          axis_count;
	int             axis_slots[AXES_MAX];
	const char     *standard_unit;
	bool            enacted;   /* from another day than its own */
	bool            is_repealed; /* by the question, … */
	day             repealed;  /* … from this day on */
	size_t          status_count;
	const status   *statuses;  /* of the document, unless it is enacted from another day on */
	size_t          remark_count;
	const remark   *remarks;   /* of the document, and one that others charge at the same border */
	size_t          borders;   /* destinations for which it was found, … */
	const char    **also;      /* … and what else charges there, */
	size_t          also_count, also_capacity;
	bool            also_differs; /* though not at all of them */
};

struct octroi_line {
	octroi_program *program;
	arena          *memory;
	value          *given;    /* by slot */
	bool           *is_given;
	period          date;     /* as given: a day, a month, a quarter; first DAY_UNKNOWN: not */
	int             year;     /* of a whole-year line; 0: not one */
	struct groups  *groups;   /* of a file: what the line's groups come to; NULL: the line stands alone */
	const uint32_t *group_of; /* by declaration; 0: none */
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
	const source **items;
	size_t         count, capacity;
} source_list;

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
	period               *holds;    /* days on which all that was read is the same; NULL: nobody asks */
	int                   moved_clock; /* at(…); -1 */
	value                 moved_to;
	note_list            *notes;
	step_list            *steps;    /* NULL: nobody asks why */
	source_list          *sources;  /* what was read; NULL: nobody asks */
	need_list            *needs;    /* NULL: not exploring */
	int                   optional; /* exploring: under known(), first() or an unknown condition */
	const char           *asking;   /* exploring: the quantity at work */
	const char           *functional_unit; /* of the line, once asked for */
	struct hoist         *hoist;    /* many lines: what was computed for other lines of the same codes; NULL */
	struct groups        *groups;   /* many lines: what groups of them add up to; NULL: each line stands alone */
	const uint32_t       *group_of; /* the line's group by declaration; 0: none */
	uint32_t              group_at; /* formulas of a level: the group at work; 0: of lines */
} frame;

frame frame_new(const octroi_line *line, arena *memory, diagnostics *d);
static inline bool line_is_stretch(const octroi_line *line)
{
	period p = line_period(line);
	return p.first != p.last;
}

/* "2026-Q2": a month or quarter as a result says it; NULL of a whole year. */
const char *stretch_text(period days, arena *memory);

value frame_slot(frame *f, int slot);
value frame_eval(frame *f, const expr *e);
/* Exploring: of an input's choices only those make sense that a look-up left. */
void need_narrow(frame *f, int slot, const octroi_reason *choices);
value frame_member(frame *f, const expr *e); /* row.column */
void  frame_cites(frame *f, const citation *c); /* something of this source was read */
value series_value_at(frame *f, const slot *s);
/* The value that answers for a day, carried or not; NULL: none. */
const series_value *series_value_used(const series *s, day on, day as_of);
value lookup_rows(frame *f, const slot *s);
/* "origin TR, good 7604 29 90": what a look-up looks for, in its second try if `second`. */
const char *lookup_keys_text(frame *f, const slot *s, bool second);
/* What the carbon prices of a place come to, with its step; see octroi-rules(5), Collections. */
value collect(frame *f, const slot *s);
/* Units of `to` for one of `from` on a day or in a year; the rates are cited. */
value exchange_rate(frame *f, const table *rates, const char *from, const char *to, const value *when, type_kind kind);
value series_mean(frame *f, const expr *e);
/* Why a series has no value on a day. */
const octroi_reason *series_lacks(frame *f, const slot *s, day on);
value eval_sum(frame *f, const expr *e);     /* sum(…), of the group at work or of the line alone */
/* Why an operation has no result: its result is not finite. */
const octroi_reason *arithmetic_reason(frame *f, const expr *e, double number);
standing arm_standing(const quantity *q, const rule_case *arm);
bool  is_standard(const char *name);         /* a name that every scheme provides */
value money_convert(frame *f, const expr *e);
void  frame_cut(frame *f, day first);        /* something read may change with the start of this day */
void  frame_cut_period(frame *f, period p);  /* … and at both ends of a period */

/* The name a person would use: "origin TR", "route K". */
const char *value_text(frame *f, const type *t, const value *v, const char *functional_unit);
const char *sentence_text(frame *f, const sentence *s);
const char *functional_unit_of(frame *f);
/* The arm of the amount that the line takes, found in a frame of its own: naming a unit must leave
 * no trace. NULL: none, or not known. */
const rule_case *amount_arm(const frame *f);
void        note_add(frame *f, const char *code, const char *text, const char *source, bool assumption);
/* Says under the step of a slot, just added, what it was made of. */
void        step_detail(frame *f, const slot *s, const char *detail);
void        step_add(frame *f, const slot *s, const value *v, const rule_case *arm, const expr *condition);

value unknown_value(const octroi_reason *reason, standing st);
octroi_reason *reason_new(frame *f, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));

static inline standing weakest(standing a, standing b)
{
	return a > b ? a : b;
}

/* Reads what somebody gave for an input. `factor`: of the unit of a bare number,
 * 0 for the input's own. *days only of the line's date. False, reported. Texts in
 * *v lie in `text` or in memory. */
bool   line_input_read(const octroi_program *p, int slot, slice text, double factor, const char *said_as, arena *memory,
                  value *v, period *days, diagnostics *d);
double input_in_base_units(double x, double factor); /* a multiple divides where it can: 25000 kg is exactly 25 t */

/* One line whose code is taken as it is. */
const octroi_result *evaluate_exact(const octroi_line *line, bool explain, arena *memory, diagnostics *d);

/* ---- many lines ---------------------------------------------------------- */

/* Look-ups, computed once for each combination of the codes that they vary over,
 * and for the days over which they are the same; other quantities, once for a
 * line. A frame that has a hoist asks it. */
typedef struct hoist hoist;
hoist *hoist_new(const octroi_program *p);
void   hoist_free(hoist *h);
/* What the next evaluations are about: a number for each axis, 0 where the line
 * says nothing; equal numbers are equal values. */
uint32_t *hoist_ids(hoist *h);
/* The same line again, but its groups are other ones. */
void   hoist_forget_line(hoist *h);
/* Forgets all when much is held; what was handed out before is gone then. True
 * when it did. */
bool   hoist_trim(hoist *h);
value  hoist_slot(frame *f, int slot);
/* Look-ups by what their keys are: lines of different codes often ask for the same row. `key` is bytes; found rows are
 * kept with it. NULL: not met yet. */
const value *hoist_row_found(hoist *h, int slot, slice key);
void         hoist_row_keep(hoist *h, int slot, slice key, const value *v);
value  frame_quantity(frame *f, int slot); /* computes it, kept or not */

/* What single lines and files of lines ask alike before a scheme's own gates:
 * reasons, or NULL. Does the scheme charge there on that day? Are code and day
 * such that it can be asked at all? */
const octroi_reason *built_in_gate(frame *f);
/* Of a line for which it gives that reason: what the question repeals is no law. */
standing built_in_standing(const octroi_reason *reason);
const octroi_reason *unsound_line(frame *f);
octroi_state gate_closes(const gate *g);

/* Compiling. `where` names the slot at work. */
typedef struct {
	octroi_program *program;
	diagnostics    *d;
	const document *document;
	const char     *where;
	int             level;  /* of the formula at work; 0 where sum() has no place */
	bool            in_sum;
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
/* What groups of lines are by and need, and that a level reads nothing of single lines. */
void check_groups(checker *c);
/* That names in chain, gives, spellings and tiers exist. */
void check_references(checker *c);
/* That the method document of a chain exists; not asked for each line, for it is another document. */
void streams_check(const document *doc, diagnostics *d);
/* The folder in which schemes of a place or group are looked for. */
const char *scheme_folder(arena *a, const char *code);
/* That codes and cells of look-ups and their tables can meet. */
void lookups_check(const octroi_program *p, diagnostics *d);
/* That the codes of a list of goods exist in its edition, and its categories are used. */
void goods_list_check(const document *doc, octroi_counts *counts, diagnostics *d);
void list_edition_unknown(const document *doc, diagnostics *d);
/* The code that a key always is compared with, and its column; NULL: it depends on the line. */
const char *lookup_constant(const octroi_program *p, const table *t, const binding *b, const char **column);
/* Whether a number is at least 0, whatever a line says, by its declarations. */
bool never_negative(const octroi_program *p, const expr *e);
/* The formulas and names of a collection. */
void check_collection(checker *c, slot *s);
/* That a carbon price answers to what collections ask. */
void check_instrument(checker *c);
/* The place of a code of the rulebook's names; 0: none. */
place_id place_of_code(const rulebook *book, uint32_t code);
/* A table with rates_base of that name; NULL is reported. */
const table *table_of_rates(checker *c, slice name, place where);
/* In force at some time; whether on the line's day, the line will say. */
/* The folders in which documents of a place lie: its own, and those of its groups on any day. */
const char **place_folders(rulebook *book, place_id place, size_t *count);
void unit_refused(checker *c, const type *a, const type *b); /* remedy for a forgotten amount */
bool check_expr(checker *c, expr *e, const type *expected, type *out);
bool type_fits(const type *a, const type *b);
bool is_zero(const expr *e);
void apply_settings(checker *c, const octroi_settings *settings);
/* "2027=85,2030=110": periods that follow each other. NULL after an error, told at `where` and as said by `said` ("--price"; NULL:
 * the place tells it). */
typedef struct {
	period when;
	slice  figure;
} dated_figure;
dated_figure *dated_figures_read(arena *a, slice text, place where, const char *said, size_t *count, diagnostics *d);
void find_standard_unit(octroi_program *p);
void fill_inputs(octroi_program *p);
/* The unit of a bare number: a multiple as it was declared ("kWh/t"), else as units are written. */
const char *input_unit(const input *in, const char *functional_unit, arena *memory);
void fill_facts(octroi_program *p, diagnostics *d);

/* The part of the scheme's nomenclature that holds a code, read when first asked
 * for; NULL where the scheme names none. */
const nomenclature *program_goods(const octroi_program *p, const char *digits, diagnostics *d);
/* The codes that a coarse one stands for on a day; 0: the code is exact, or the
 * scheme has no nomenclature. */
/* What became of a code of another edition than the nomenclature's. */
typedef enum {
	EDITION_OWN,    /* it is of the nomenclature's */
	EDITION_UNREAD, /* the scheme has no nomenclature of which editions are known */
	EDITION_SAME,   /* one became one */
	EDITION_PART,   /* one stands for it, though parts of it went elsewhere */
	EDITION_SPLIT,
	EDITION_MERGED,
	EDITION_MIXED,  /* several became several */
	EDITION_LOST    /* no table tells */
} edition_fate;
enum { EDITION_FATES = EDITION_LOST + 1 };
/* The codes for which one of an edition (a name's number; 0: the nomenclature's own) stands; 0: it is exact, or lost. */
size_t program_codes(const octroi_program *p, slice digits, uint32_t edition, day on, const char **out, size_t size, edition_fate *fate,
                     diagnostics *d);
uint32_t line_edition(const octroi_line *line); /* as program_codes has it */
const char *edition_newest(const octroi_program *p);
const char *edition_lost_text(const octroi_program *p, slice digits, uint32_t edition, arena *a);
const char *edition_fate_text(const octroi_program *p, uint32_t edition, edition_fate fate, arena *a);
size_t program_leaves(const octroi_program *p, slice digits, day on, const char **out, size_t size, diagnostics *d);

#endif
