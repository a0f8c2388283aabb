/* SPDX-License-Identifier: GPL-3.0-or-later */
/* liboctroi: what carbon costs at a border, computed from a folder of rules.
 *
 * The way through: octroi_open a rulebook; octroi_find the schemes that charge
 * at a destination (each comes back compiled, a program); make an octroi_line
 * and set its inputs as text; octroi_evaluate it. All state hangs from the
 * handles; nothing is printed; nothing is sent anywhere. Handles are not
 * thread-safe, but several rulebooks and runs may be used side by side.
 *
 * Errors (bad rules, bad input) are collected in an octroi_diagnostics, which
 * the caller makes, prints and frees. A result that can't be computed is not an
 * error: its state says so and its reason says why. Texts that are returned
 * are UTF-8 and owned by the handle named at each call. An unknown number is
 * NaN and its quantity has a reason. */
#ifndef OCTROI_H
#define OCTROI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OCTROI_VERSION "0.1.0"
/* Raised when a name in the JSON or CSV output changes its meaning. */
#define OCTROI_FORMAT 1

typedef struct diagnostics     octroi_diagnostics; /* see octroi_diagnostics_… below */
typedef struct octroi_rulebook octroi_rulebook;    /* a folder of rules */
typedef struct octroi_program  octroi_program;     /* one scheme, compiled */
typedef struct octroi_line     octroi_line;        /* what is known of one consignment */
typedef struct octroi_run      octroi_run;         /* memory for results */

/* ---- diagnostics --------------------------------------------------------- */

octroi_diagnostics *octroi_diagnostics_new(void);
void                octroi_diagnostics_free(octroi_diagnostics *d);
size_t              octroi_diagnostics_errors(const octroi_diagnostics *d);
void                octroi_diagnostics_print(const octroi_diagnostics *d, FILE *out);
/* All of it as one text: place, message, the line of the file, remedy; "" where
 * there is nothing to tell. Lives until the next call or octroi_diagnostics_free. */
const char         *octroi_diagnostics_text(octroi_diagnostics *d);

/* ---- rulebooks and programs ---------------------------------------------- */

/* Opens the rulebook in `folder` and reads its common part (inputs, places,
 * nomenclatures' headers); schemes are read when asked for. NULL after an error. */
octroi_rulebook *octroi_open(const char *folder, octroi_diagnostics *d);
void             octroi_close(octroi_rulebook *rulebook); /* with its programs; NULL is allowed */

/* A figure of a rule that a question takes to be another. */
typedef struct {
	const char *word;    /* "set", "scale", "shift" or "path" */
	const char *address; /* "eu-ets.price": a series, a quantity or a column of a table, by the name that octroi show prints */
	/* In the unit of what is changed, of "scale" a factor: "150"; or "2027=85,2030=110", each until the next. Of a path
	 * "2026=80,2030=130", each until the next, the last one in its own period; with ":line" or ":spline" behind it joined
	 * from year to year. */
	const char *figure;
	const char *said_as; /* for messages: "--scale" */
} octroi_rule_change;

/* The same folder with some figures changed, for whatever reads them: schemes that use the document, and those that extend
 * it. Changes of one figure are made one after the other; what alters nothing is no error. Their standing is given. The
 * documents that are changed are read at once, so that a name that is not there is told. NULL after an error. */
octroi_rulebook *octroi_open_changed(const char *folder, const octroi_rule_change *changes, size_t count, octroi_diagnostics *d);

/* Whether octroi_settings can say "id.word=…": id is a scheme, of which a series declares `override: word`. */
bool octroi_overrides(octroi_rulebook *rulebook, const char *name);

/* How a question changes the rules. Zero-initialise; everything is optional. */
typedef struct {
	const char        *as_of;   /* YYYY-MM-DD: law as known on that day; NULL: all that the rulebook knows */
	const char *const *options; /* "name=choice": open points of law; "id.name=choice": those of one scheme */
	size_t             option_count;
	/* "name=80" or "name=2027=85,2030=110" for a series that declares
	 * `override: name`; a value given for a period holds until the next. "id.name=80": of one scheme. */
	const char *const *values;
	size_t             value_count;
	/* "id" or "id@2027" or "id@2027-07-01": a scheme that is applied whatever its status, beside those
	 * that are law, where it charges; from that day on, else from its own first day. */
	const char *const *enacted;
	size_t             enacted_count;
	/* "id" or "id@2028" or "id@2028-07-01": a scheme that charges no more from that day on, else from its first. */
	const char *const *repealed;
	size_t             repealed_count;
} octroi_settings;

/* The schemes that charge imports into `destination` (a place's code or name,
 * or a group such as EU): those that are or become law, or, where `only` is not
 * NULL, the one scheme of that id whatever its status (then `destination` may be
 * NULL). Each is compiled under
 * `settings`. *programs belongs to the rulebook. False after an error; none
 * found is an error that names what there is. */
bool octroi_find(octroi_rulebook *rulebook, const char *destination, const char *only, const octroi_settings *settings,
                 octroi_program *const **programs, size_t *count, octroi_diagnostics *d);

/* Warns of each option, value, change of a rule and scheme repealed that is of none of these programs, all that a question asks. */
void octroi_unread_settings(octroi_rulebook *rulebook, const octroi_settings *settings, const octroi_program *const *programs,
                            size_t count, octroi_diagnostics *d);

typedef struct {
	const char *name, *choice, *standard; /* standard: the choice when nothing is set */
	const char *const *choices;
	size_t      choice_count;
	const char *title, *source;
} octroi_option;

typedef struct {
	const char *id, *title, *currency;
	const char *functional_unit;   /* the usual one: "t" */
	const char *rulebook;          /* "xxh3:…" over the YAML documents of the scheme and what it uses */
	const char *as_of;             /* YYYY-MM-DD */
	const octroi_option *options;
	size_t      option_count;
} octroi_facts;
const octroi_facts *octroi_program_facts(const octroi_program *program);

/* ---- lines ---------------------------------------------------------------- */

typedef enum {
	OCTROI_INPUT_NUMBER, /* in `unit`; a multiple may be written behind the number: 25000kg */
	OCTROI_INPUT_MONEY,  /* a number and a currency: 1156.25EUR */
	OCTROI_INPUT_CODE,   /* one of `choices` */
	OCTROI_INPUT_FLAG,   /* yes or no */
	OCTROI_INPUT_DATE,   /* YYYY-MM-DD */
	OCTROI_INPUT_YEAR,
	OCTROI_INPUT_PLACE,
	OCTROI_INPUT_GOOD,
	OCTROI_INPUT_TEXT
} octroi_input_type;

typedef struct {
	const char       *name;   /* "see_direct": also the name of its CSV column */
	const char       *option; /* "see": the option of the command is --see */
	octroi_input_type type;
	const char       *unit;   /* of a bare number, as declared: "tCO2e/t", "kWh/t"; "" where there is none */
	const char *const *choices;
	size_t            choice_count;
	const char       *note, *source; /* may be NULL */
	bool              common; /* declared for all schemes, not by this one */
	const char       *standard; /* what holds when nothing is given, as text, or NULL */
	const char *const *headers; /* what a column of it is called elsewhere, words without a unit */
	size_t            header_count;
} octroi_input;
/* Common inputs first, then the scheme's, then its dates. The period of the
 * line is set with "date" (a day) or "year"; both: the whole year, see line_set. */
const octroi_input *octroi_inputs(const octroi_program *program, size_t *count);

/* A line of which nothing is known; belongs to the run. */
octroi_line *octroi_line_new(octroi_program *program, octroi_run *run);
/* Sets an input from text. `said_as` is how messages call it ("--mass"). False
 * after an error (unknown name, malformed, out of range). "year" makes the
 * line one of a whole year, also when "date" is set: such a line is cut at the
 * days where something it reads changes; each part is computed for the whole
 * line and counts by its days. NULL as value unsets. */
bool octroi_line_set(octroi_line *line, const char *name, const char *value, const char *said_as, octroi_diagnostics *d);

/* ---- results --------------------------------------------------------------- */

typedef enum {
	OCTROI_COMPUTED,
	OCTROI_EXEMPT,
	OCTROI_OUT_OF_SCOPE,
	OCTROI_NOT_LIABLE,
	OCTROI_REPORTING_ONLY,
	OCTROI_NOT_COMPUTABLE
} octroi_state;
const char *octroi_state_name(octroi_state state); /* "computed", "out-of-scope", … */

/* From strong to weak; a result has the weakest of all it rests on. */
typedef enum {
	OCTROI_GIVEN, /* rests on the user's own figures alone */
	OCTROI_LAW,
	OCTROI_DRAFT,
	OCTROI_PROPOSAL,
	OCTROI_ASSUMPTION,
	OCTROI_SCENARIO
} octroi_standing;
const char *octroi_standing_name(octroi_standing standing); /* "given", "law", … */

/* Why something is unknown, or why a gate closed. */
typedef struct {
	const char *code;   /* stable: "missing-input", "needs-longer-code", "no-row", … ; for gates the state's name */
	const char *text;   /* a sentence without full stop */
	const char *source; /* citation, or NULL */
	const char *const *choices;      /* what to give instead ("2523900010  white …"); may be none */
	size_t      choice_count;
	const char *option; /* the option that would help ("route", "good"), or NULL */
	/* Of an input that was not given, for whoever asks by other means than options; else NULL. */
	const char *lacks;  /* the text without its advice: "route is not given" */
	const char *can_be; /* what may be given: "A or B" */
	const char *input;  /* its name */
} octroi_reason;

typedef struct {
	const char *name, *title;  /* title may be NULL */
	const char *unit;          /* with the line's functional unit: "tCO2e/t" */
	double      value;         /* NaN: unknown, or blank because of the state */
	double      low, high;     /* equal to value unless the line was cut into parts that differ */
	bool        amount;        /* grows with the amount of goods; else per unit */
	octroi_standing      standing;
	const octroi_reason *reason; /* NULL when known */
	const char *text;          /* of a group, a day: "2027-10-01" or "never", value is NaN then; else NULL */
} octroi_quantity;

typedef struct {
	const char *name, *value; /* "sector" "iron-and-steel"; "default_row.route" "C" */
} octroi_code;

typedef struct {
	const char *code; /* "carried", "fallback", "note", "unused-input", … */
	const char *text, *source; /* source may be NULL */
	bool        assumption;    /* belongs among the assumptions that every report prints */
} octroi_note;

typedef struct {
	const char *duty, *date, *source; /* date YYYY-MM-DD */
	bool        pays;                 /* the day on which net_charge is due */
} octroi_duty;

/* One numbered step of an explanation, in the order of computation. */
typedef struct {
	const char *name, *title;
	const char *formula; /* "default_row.total * (1 + mark_up)"; NULL for a look-up */
	const char *figures; /* the same with figures: "3.741 * (1 + 0.1)"; NULL for a look-up */
	const char *value;   /* "4.1151 tCO2e/t", "iron-and-steel", "yes", "unknown: …" */
	const char *detail;  /* a look-up's keys and row, a case's condition, a series' period; or NULL */
	const char *source;  /* citation, or NULL */
	octroi_standing standing;
} octroi_step;

/* A stretch of days over which a line was computed as one. */
typedef struct {
	const char *first, *last; /* YYYY-MM-DD */
	double      share;        /* how much it counts, by days; its steps are those of the whole line */
	const octroi_step *steps; /* only when explained */
	size_t      step_count;
} octroi_part;

/* The codes below a coarse one, each computed like a line. The quantities of
 * the result are then plain means over those that could be computed (an amount
 * counts as zero where a code is out of scope or exempt), low and high their extremes. */
typedef struct {
	size_t count, computed, out_of_scope, not_computable; /* others are exempt or not liable */
	double in_scope; /* share of the codes that are in scope, 0 to 1; those that can't be computed left aside */
	const char *const *left_out;        /* codes that can't be computed … */
	const octroi_reason *const *reasons; /* … and why */
} octroi_leaves;

typedef struct {
	const octroi_program *program;
	octroi_state    state;
	octroi_standing standing;
	const octroi_reason *reason;  /* not NULL unless computed */
	const char     *origin, *origin_name, *destination, *good, *good_text; /* NULL when not given */
	const char     *date;         /* YYYY-MM-DD, of a month or quarter 2026-05 or 2026-Q2; NULL for a whole year */
	int             year, reporting_year; /* 0 when unknown */
	const char     *basis;        /* NULL when the scheme has no such input */
	const char     *importer;
	double          amount;       /* NaN when unknown */
	const char     *amount_unit;  /* the functional unit of the line: "t" */
	const octroi_quantity *quantities; /* in the order of the rule file */
	size_t          quantity_count;
	const octroi_code *codes;
	size_t          code_count;
	const octroi_note *notes;     /* without repeats */
	size_t          note_count;
	const octroi_duty *duties;    /* in order of date */
	size_t          duty_count;
	const octroi_part *parts;     /* at least one; of a coarse code one without steps */
	size_t          part_count;
	const double   *shares;       /* as of octroi_flow_line; of a coarse code NULL */
	const octroi_leaves *leaves;  /* of a coarse code; else NULL */
} octroi_result;

octroi_run *octroi_run_new(void);
void        octroi_run_free(octroi_run *run); /* NULL is allowed */

/* Computes one line. With `explain` the parts carry their steps. The result
 * belongs to the run. NULL after an error: the scheme does not exist at the
 * line's date, a needed common input (good, date or year) is missing. */
const octroi_result *octroi_evaluate(const octroi_line *line, bool explain, octroi_run *run, octroi_diagnostics *d);

/* The quantity of that name, or NULL. */
const octroi_quantity *octroi_result_quantity(const octroi_result *result, const char *name);

/* ---- files of lines ---------------------------------------------------------
 * A file of consignments or trade flows, one a line, of any length: memory grows
 * with groups (importers), never with lines. A line is computed as
 * octroi_evaluate would; a good that is coarse (fewer digits than its
 * nomenclature) stands for the codes below it. */

enum { OCTROI_STATES = OCTROI_NOT_COMPUTABLE + 1 };

/* The names of quantities that schemes provide, each scheme those that it has:
 * specific_emissions, …, full_free_allocation. */
const char *const *octroi_standard_quantities(size_t *count);

/* One line that was read, under one scheme and year. */
typedef struct {
	size_t       number;    /* of the line among those of the file, from 1; bad rows count */
	const char  *name;      /* its own name, where the file has a column for it; else NULL */
	octroi_state state;
	octroi_standing      standing;
	const octroi_reason *reason; /* not NULL unless computed */
	const char  *importer, *origin, *destination, *good, *date, *basis; /* NULL when not given; date as for octroi_result */
	int          year, reporting_year; /* 0 when unknown */
	double       amount;    /* NaN when unknown */
	const char  *amount_unit;
	const char *const *units; /* by quantity */
	const double *values, *low, *high; /* by quantity; NaN: unknown, or blank because of the state */
	size_t       leaves;    /* of a coarse code: how many codes it stands for; 0: it was exact */
	double       in_scope;  /* their share in scope, 0 to 1 */
	const char *const *by;  /* in the order of the question; NULL: not given, or not one */
	bool         by_good;   /* whatever else lines of this good say in this year, they have this state */
	const double *shares;   /* by state: of the days of a line whose state changes within them; NULL: it has one state, or none can be told */
} octroi_flow_line;

/* Some lines of one program, in the order of the file. */
typedef struct {
	const octroi_program *program;
	const char *const    *quantities; /* names: those of octroi_flow_line.values */
	size_t                quantity_count;
	const octroi_flow_line *lines;
	size_t                count;
} octroi_flow_lines;

typedef struct {
	const char *input, *value; /* as for octroi_line_set */
	const char *said_as;
} octroi_given_input;

/* In whose words messages name what a question says. */
typedef enum {
	OCTROI_TYPED,  /* options of a command line: "--list" */
	OCTROI_WRITTEN /* keys of a scenario document: "flows.list" */
} octroi_said;
/* How a scenario document says what an option of a command line says of a file of lines ("list"): "flows: {list: ID}". NULL: it
 * has no key of its own. The text belongs to the run. */
const char *octroi_written_as(const char *option, octroi_run *run);

/* What becomes of lines whose value by mass lies far from the median of their code. */
typedef enum {
	OCTROI_OUTLIERS_UNASKED,
	OCTROI_OUTLIERS_KEEP,    /* they are computed as they are, and counted */
	OCTROI_OUTLIERS_DROP,    /* they are left out */
	OCTROI_OUTLIERS_REPLACE  /* their mass becomes value / median, an assumption */
} octroi_outliers;

typedef struct {
	const char *path;         /* "-": standard input */
	const char *destination;  /* as for octroi_find; NULL: where each line says */
	const char *scheme;       /* NULL: those that charge there */
	const octroi_settings *settings;
	const char *const *maps;  /* "Net weight (kg)=mass_kg": names of columns */
	size_t      map_count;
	const char *map_file;     /* such lines; or NULL */
	const char *format;       /* native format of the file: an id; "none": columns are inputs; NULL: its header says */
	const char *direction;    /* of the flows of a native format: "export"; else imports */
	const octroi_given_input *given; /* what holds for a line that does not say */
	size_t      given_count;
	const int  *years;        /* whole years to take instead of the lines' own dates; none: the lines' */
	size_t      year_count;
	const char *const *by;    /* what tells totals apart besides scheme and year: inputs, and quantities that are codes */
	size_t      by_count;
	octroi_outliers outliers;
	bool        outliers_if_valued; /* they are looked for only where the file has masses and values */
	double      outlier_factor; /* above 1: further than that from the median is an outlier; 0: 10 */
	bool        estimate_masses; /* a mass that is not given is value / median of the code, an assumption */
	const char *list;         /* id of a list of goods: only lines whose goods are on it; NULL: all */
	bool        strict;       /* a bad row ends it as an error */
	octroi_said said;
	bool        gaps;         /* price what keeps lines from being computed, see octroi_reason_total */
	/* Is handed the results of lines, in order within a program and year; valid during the call.
	 * False stops, and octroi_flows returns NULL. NULL: only totals are wanted. */
	bool      (*each)(const octroi_flow_lines *lines, void *context);
	void       *context;
} octroi_flow_question;

typedef struct {
	const char *name, *title, *unit;
	double      value, low, high; /* low and high: bounds, which differ where codes were coarse */
} octroi_sum;

/* Lines of one scheme and year that agree in all that `by` names. */
typedef struct {
	const octroi_program *program;
	int                year;     /* 0: of lines without a date */
	const char *const *by;       /* in the order of the question; NULL: not given, or not one */
	size_t             lines[OCTROI_STATES];
	double             mass_t[OCTROI_STATES]; /* as far as it is known */
	size_t             without_mass;          /* lines whose mass is not known */
	size_t             coarse;                /* computed lines whose code was coarse */
	double             coarse_mass_t;
	const octroi_sum  *sums;     /* of computed lines, of all amounts that schemes provide; net_charge is one of them.
	                              * NaN: of some of them it is not known, though their charge is */
	size_t             sum_count;
	double             charge_by_standing[OCTROI_SCENARIO + 1]; /* parts of net_charge */
} octroi_total;

/* Lines that are not computed for the same reason. */
typedef struct {
	const octroi_program *program;
	octroi_state  state;
	octroi_reason reason;
	size_t        lines, first;  /* first: number of the first of them */
	double        mass_t;        /* as far as it is known */
	/* What it can cost, if the question asked for it: the sum of the highest charges
	 * over what could be given instead; of `priced` lines, the others are open. */
	double        at_most;
	size_t        priced;
} octroi_reason_total;

typedef struct {
	const octroi_program *program;
	octroi_note note;
	size_t      lines;
} octroi_note_total;

/* What a group of lines adds up to: the mass of an importer's year. */
typedef struct {
	const octroi_program *program;
	const char        *group;     /* its name in the rule: "declaration" */
	const char *const *keys;      /* names of what sets it apart */
	const char *const *by;        /* their values */
	size_t             key_count;
	const octroi_quantity *quantities;
	size_t             quantity_count;
} octroi_group_total;

/* What the masses of a file are like. Lines and masses are those of the file, whatever schemes charge on them. A line has a
 * unit value when it has a value and a mass; it is compared when enough lines of its code (by currency and edition) have one. */
typedef struct {
	octroi_outliers outliers; /* as asked */
	double factor;
	size_t compared, found;   /* lines; … that are outliers */
	double compared_t, found_t; /* their masses as the file has them */
	double replaced_t;        /* what took the place of found_t, where masses are replaced */
	bool   estimate;          /* as asked */
	size_t estimated;         /* lines with a value and without a mass that got one */
	double estimated_t;
	size_t without_median;    /* … that got none: too few lines of their code have a unit value */
	size_t least;             /* so many it takes */
} octroi_masses;

/* The list of goods that lines were held against. */
typedef struct {
	const char *list, *title, *edition; /* its own edition */
	size_t codes;                       /* different ones, in it */
	size_t lost;                        /* of these: no table carries them to the edition of the file's codes */
	size_t part_lines;                  /* lines with codes of which only a part is on the list: they are not left out */
} octroi_listed;

/* Rows that are none of the lines. */
typedef struct {
	const char *why;
	size_t      rows;
} octroi_left_out;

typedef struct {
	size_t rows, bad_rows;       /* of the file; the first 20 bad ones are told in the diagnostics as warnings */
	const char *format, *format_title; /* the native format as which it was read; NULL: none */
	const octroi_left_out *left_out; /* most rows first */
	size_t left_out_count;
	const octroi_masses *masses; /* NULL: nobody asked */
	const octroi_listed *listed; /* NULL: of all goods */
	size_t no_scheme;            /* lines whose destination has no scheme, or is not known */
	const char *no_scheme_where; /* the first such destination, or NULL */
	const octroi_program *const *programs; /* in the order met */
	size_t program_count;
	const octroi_total *totals;  /* by program, year, then by */
	size_t total_count;
	const octroi_reason_total *reasons; /* most lines first; with gaps most money first */
	size_t reason_count;
	const octroi_note_total *notes;     /* assumptions first */
	size_t note_count;
	const octroi_group_total *groups;   /* in the order met */
	size_t group_count;
	/* For --stats, by program: "default_row: 1,204 points of origin, good". */
	const char *const *stats;
	size_t stat_count;
} octroi_flow_result;

/* Reads and computes a file of lines. The result belongs to the run. NULL after
 * an error: the file, its header, a name in `by`, the rules; with `strict` a bad row. */
const octroi_flow_result *octroi_flows(octroi_rulebook *rulebook, const octroi_flow_question *question, octroi_run *run,
                                       octroi_diagnostics *d);

/* ---- arrays of lines --------------------------------------------------------
 * The same for lines in the caller's memory: one array for each input, as long as
 * there are lines. The arrays are read during the call and not kept. */

typedef struct {
	const char        *input;   /* name of an input: "mass", "good", "date" */
	/* One of the two. Of a number or money: figures in `unit`, NaN: not given. */
	const double      *numbers;
	/* Of any input: texts as octroi_line_set takes them; NULL or "": not given. */
	const char *const *texts;
	const char        *unit;    /* of numbers: "kg", NULL: the input's own; of money its currency, which must be there */
} octroi_array;

/* What is wanted of one quantity that every scheme provides. */
typedef struct {
	const char *quantity;       /* "net_charge"; a scheme that does not have it leaves NaN */
	double     *values;         /* of each line, NaN: unknown, or blank because of the state */
	double     *low, *high;     /* its bounds; NULL: not wanted */
} octroi_figures;

typedef struct {
	size_t                count;         /* lines */
	const octroi_array   *arrays;
	size_t                array_count;
	/* Filled in, `count` each; NULL: not wanted. */
	unsigned char        *states;        /* octroi_state */
	unsigned char        *standings;     /* octroi_standing */
	const octroi_reason **reasons;       /* NULL for computed lines; they belong to the run */
	const char          **amount_units;  /* the functional unit of each line: "t"; specific quantities are per this unit; they
	                                      * belong to the run */
	const octroi_figures *figures;       /* amounts in the unit of the rule: EUR, tCO2e */
	size_t                figure_count;
} octroi_arrays;

/* Computes them under one scheme, each as a line of a file would be: the lines
 * are all that there is of a group (an importer's year), coarse codes stand for
 * those below them. False after an error, and nothing is filled in then: an
 * unknown input or quantity, a unit that does not fit, a text or figure that is
 * no value of its input; the first 20 are told, each with its line. */
bool octroi_evaluate_arrays(octroi_program *program, const octroi_arrays *arrays, octroi_run *run, octroi_diagnostics *d);

/* ---- embedded emissions from a plant's own data ------------------------------
 * An installation document (octroi-installation(5)) says what a site burnt, consumed
 * and made. Per tonne of good all figures are; the law may count them for another unit
 * contained in it (clinker, nitrogen), see functional_unit and content. */

typedef struct {
	const char            *path;     /* of the document; "-": standard input */
	const char            *scheme;   /* whose method and boundaries hold; NULL: the one that the document names */
	int                    year;     /* 0: that of the document; another one is an error */
	const octroi_settings *settings; /* of the scheme; may be NULL */
	const char            *explain;  /* the name or code of the good whose steps are wanted, or NULL */
} octroi_installation_question;

typedef enum {
	OCTROI_PRECURSOR_OWN,       /* made by another process of the site */
	OCTROI_PRECURSOR_DOCUMENT,  /* by another installation document */
	OCTROI_PRECURSOR_SUPPLIED,  /* on a supplier's verified statement */
	OCTROI_PRECURSOR_DEFAULT,   /* on the scheme's default value */
	OCTROI_PRECURSOR_ZERO,      /* from where emissions are zero by the scheme */
	OCTROI_PRECURSOR_UNCOVERED, /* no good of the scheme, scrap for instance: carries nothing */
	OCTROI_PRECURSOR_MIXED      /* the mean of several suppliers of different kinds */
} octroi_precursor_kind;
const char *octroi_precursor_kind_name(octroi_precursor_kind kind); /* "own", "document", … */

/* What a good takes of one precursor. */
typedef struct {
	const char *name, *good, *origin;  /* good: its code; origin NULL: unknown or of the site */
	octroi_precursor_kind kind;
	double      mass_t;                /* consumed by the process in the period */
	double      per_t;                 /* tonnes for a tonne of the good */
	double      see_direct, see_indirect; /* tCO2e per tonne of precursor, as far as they count */
	double      sefa;                  /* tCO2e per tonne of precursor; NaN: unknown */
} octroi_precursor;

typedef struct {
	const char *name, *process;
	const char *good, *good_text;      /* its code, and what the nomenclature calls it; NULL when not given */
	const char *route;                 /* as given; NULL */
	const octroi_reason *reason;       /* NULL: computed; else every figure is NaN. What was wrong, and where, is
	                                    * told in the diagnostics. */
	octroi_standing standing;
	double      mass_t;                /* made in the period */
	const char *functional_unit;       /* "t", "t of clinker" */
	double      content;               /* functional units in a tonne */
	double      see_direct, see_indirect; /* specific embedded emissions that count, precursors included: tCO2e/t */
	double      precursor_indirect;    /* the part of see_indirect that comes with precursors */
	bool        indirect_counts;       /* whether the good's own indirect emissions are in see_indirect */
	double      own_direct, own_indirect; /* of its own process alone: tCO2e/t, whether they count or not */
	double      sefa;                  /* specific embedded free allocation of `year`: tCO2e/t; NaN where not known */
	const octroi_reason *lacks_sefa;   /* why not, or NULL */
	double      benchmark_sum;         /* the same without the factors of the year */
	double      default_see, default_sefa; /* what official default values say of this good and origin; NaN: nothing */
	const octroi_precursor *precursors;
	size_t      precursor_count;
} octroi_made_good;

/* Where emissions of a site went, tCO2e. site + brought_in = attributed + exported + not_attributed, up to rounding;
 * attributed + bought + floored = in_goods. A member of which an addend is unknown is NaN, never the sum of the
 * others: a stream that is not computed leaves site, brought_in, exported, not_attributed and power_mwh unknown, a
 * process that is not computed attributed, floored, bought and in_goods. */
typedef struct {
	double site;            /* left its stacks in the period */
	double brought_in;      /* heat, waste gas and electricity from outside */
	double exported;        /* heat, waste gas and electricity to outside */
	double attributed;      /* to processes */
	double not_attributed;  /* to none: what no share of a stream takes */
	double floored;         /* added where less than nothing was attributed to a process */
	double bought;          /* in precursors from outside, as far as they count */
	double in_goods;        /* in goods that leave the site or are stocked, with own indirect emissions whether they count or not */
	double power_mwh;       /* electricity consumed */
} octroi_emission_balance;

typedef struct {
	const char *name, *process, *method; /* process NULL: several, or none */
	double      direct, indirect;        /* tCO2e of the period; NaN: not computed */
} octroi_source_stream;

typedef struct {
	const octroi_program *program; /* the scheme */
	const char *method, *method_rulebook; /* the document that says what streams emit: its id, and its hash */
	const char *path, *title, *country;
	int         year;
	const octroi_made_good *goods; /* in the order of the document */
	size_t      good_count;
	const octroi_source_stream *streams;
	size_t      stream_count;
	octroi_emission_balance balance;
	const octroi_note *notes;      /* without repeats */
	size_t      note_count;
	const octroi_step *steps;      /* of the good that was to be explained */
	size_t      step_count;
	const octroi_made_good *explained; /* NULL: none was */
} octroi_installation;

/* NULL after an error that leaves nothing to compute: no such file, no installation
 * document, a scheme without chains, an unknown good to explain. Errors inside one
 * process are told in d, too; its goods then have a reason. The result belongs to the run. */
const octroi_installation *octroi_installation_evaluate(octroi_rulebook *rulebook, const octroi_installation_question *question,
                                                        octroi_run *run, octroi_diagnostics *d);

/* An empty installation document with comments, as the scheme ships it (NULL: the only
 * scheme that ships one). NULL after an error. The text belongs to the run. */
const char *octroi_installation_form(octroi_rulebook *rulebook, const char *scheme, octroi_run *run, octroi_diagnostics *d);

/* The good that `product` names; without one that of the code, which may be longer or shorter than its own (NULL: the
 * only good there is). NULL after an error: none, several, or it is not computed. */
const octroi_made_good *octroi_installation_good(const octroi_installation *made_in, const char *product, const char *code,
                                                 octroi_diagnostics *d);

/* Sets on a line what a made good comes to: origin, code, emissions, allocation and its year. What the line has been
 * given already stays, an allocation with its year; a line that rests on other figures (see preset_value of
 * octroi_own_figures) takes origin and code alone. False after an error: the scheme takes no such figures, the line
 * has another origin than the installation or a code that is not the good's. */
bool octroi_line_take(octroi_line *line, const octroi_installation *made_in, const octroi_made_good *good, octroi_diagnostics *d);

/* How a line says that it rests on a producer's own figures, and where the main one stands. */
typedef struct {
	const char *input;   /* "see_direct" */
	const char *preset, *preset_value; /* "basis", "actual"; NULL: nothing has to be said */
} octroi_own_figures;
/* NULL when the scheme takes none. Of the program: nothing is made at the call. */
const octroi_own_figures *octroi_program_own_figures(const octroi_program *program);

/* The value of `input` at which `quantity` ("net_charge") is `target`, all else of the line being as it
 * is; where a range of values gives the target, its upper end. NaN: there is none, or it is unknown.
 * The input of the line is changed on the way. */
double octroi_break_even(octroi_line *line, const char *input, const char *quantity, double target);

/* ---- input-output tables ------------------------------------------------------
 * Emissions per unit of output of each sector, those of all its suppliers included: with flows Z (who delivers, by
 * row, to whom, by column), output x and emissions F,
 *   A = Z diag(x)^-1, f = F / x, q' = f' (I - A)^-1,
 * and the footprint of a column y of final demand, q' y. Money and emissions are in whatever units the files have. */

typedef enum {
	OCTROI_IO_AUTO,      /* LU for small tables, else iterative */
	OCTROI_IO_LU,        /* LU decomposition: time grows with the third power of the sectors */
	OCTROI_IO_ITERATIVE, /* GMRES on the flows that are not 0, and the power series where it stalls */
	OCTROI_IO_METHODS
} octroi_io_method;
const char *octroi_io_method_name(octroi_io_method method); /* "auto", "lu", "iterative" */

/* Zero-initialise; only the two files are needed. */
typedef struct {
	/* A CSV file of n rows of n flows, 0 or more, "-": standard input. One of three forms:
	 *   a header row of sectors and their names in the first columns; names as in `vectors`, regions and
	 *     sectors joined by any sign ("DE|12");
	 *   columns "to_SECTOR" or "z_to_SECTOR" among others: `vectors` may be the same file;
	 *   figures alone, no header and no names. Only here an empty cell is 0. */
	const char *flows;
	/* A CSV file with a header and a row for each sector, in the order of the flows. */
	const char *vectors;
	/* Names of its columns. NULL and 0: those that their names give away (see octroi-emissions(1)). */
	const char        *output;
	const char *const *stressors; /* emissions of sectors */
	size_t             stressor_count;
	const char *const *demands;   /* final demand, by whom; negative figures (from stocks) are allowed */
	size_t             demand_count;
	octroi_io_method   method;
} octroi_io_question;

/* One kind of emissions. Arrays are by sector, or by column of final demand. */
typedef struct {
	const char   *name;       /* of the column: "co2_kt" */
	const char   *unit;       /* of intensities, names of the columns: "co2_kt/output_meur" */
	const double *emissions;  /* F, n */
	const double *direct;     /* f, n; NaN: the sector has no output */
	const double *total;      /* q, n; NaN: the sector has no output */
	double        residual;   /* |(I - A)' q - f|_1 / |f|_1 */
	double        sum;        /* of all emissions */
	double        left_out;   /* of sectors without output, which are in no figure; part of `sum` */
	const double *footprints; /* q' y by column of final demand, of the sectors that have an intensity */
	const double *production; /* emissions in the region of that name; NaN: the column is named for none */
} octroi_io_stressor;

typedef struct {
	size_t             sectors;        /* n */
	const char *const *names;          /* n: "DE|12" */
	const char        *output_column;
	const double      *output;         /* x, n */
	size_t             without_output; /* sectors whose output is 0: they have no intensity */
	size_t             demand_count;
	const char *const *demands;        /* names of the columns */
	const double      *demand_left_out; /* by column: absolute demand for sectors without output */
	const octroi_io_stressor *stressors;
	size_t             stressor_count;
	octroi_io_method   method;         /* that was used; never OCTROI_IO_AUTO */
	/* How far rows are from x = Z 1 + y. NaN: there is no final demand to see it by. */
	double             largest_miss;   /* x - Z 1 - y where its absolute value is largest */
	size_t             miss_sector;    /* of which sector */
	double             missed_share;   /* the sum of absolute misses by the sum of output */
} octroi_io_result;

/* The result belongs to the run. A sector without output is told as a warning. NULL after an error: a file that can't
 * be read, a table that is not square or ragged, a flow that is negative or no number, names of sectors that differ
 * or stand in another order, a column that is missing or could be several, sectors that take more from each other
 * than they make. */
const octroi_io_result *octroi_input_output(const octroi_io_question *question, octroi_run *run, octroi_diagnostics *d);

/* ---- emission intensities ------------------------------------------------------
 * How many emissions a unit of a good carries, for any good and origin: from the
 * first tier of a document of kind `intensity` that knows it. Tiers are never
 * averaged. Which there are, and what they read, the document says. */

typedef struct octroi_ladder octroi_ladder; /* such a document, compiled, and the schemes it asks for official figures */

/* Compiles the rulebook's document of kind `intensity`, or the one of that id, under `settings`; options
 * that it does not declare go to the schemes. `destination` and `scheme`, as for octroi_find, say whose
 * official figures count; both NULL: none. It belongs to the rulebook. NULL after an error. */
octroi_ladder *octroi_ladder_open(octroi_rulebook *rulebook, const char *document, const char *destination, const char *scheme,
                                  const octroi_settings *settings, octroi_diagnostics *d);
/* Of the document; its options, and the day as of which it is known. */
const octroi_facts *octroi_ladder_facts(const octroi_ladder *ladder);
/* What may be given beside good, origin and year; as octroi_inputs. */
const octroi_input *octroi_ladder_inputs(const octroi_ladder *ladder, size_t *count);
/* The name of the input whose choices may be mixed (octroi_share), or NULL. */
const char *octroi_ladder_route(const octroi_ladder *ladder);

typedef enum {
	OCTROI_PHYSICAL, /* all tiers */
	OCTROI_LEGAL     /* only those that a scheme accepts: own and official figures */
} octroi_intensity_mode;

/* Part of a mix of routes. */
typedef struct {
	const char *route;
	double      share; /* 0 to 1; the shares of a mix add up to 1, within 1e-9 */
} octroi_share;

typedef struct {
	const char *origin;            /* code or name of a place */
	const char *good;              /* digits */
	const char *good_said_as;      /* how messages call it: "--good"; NULL: that */
	int         year;              /* 0: that of octroi_facts.as_of */
	const octroi_given_input *given; /* other inputs of the document */
	size_t      given_count;
	const octroi_share *routes;    /* none: the input says, or nothing is given */
	size_t      route_count;
	double      own_direct, own_indirect; /* the user's own figure, tCO2e/t; NaN: not given; both, or the direct one */
	octroi_intensity_mode mode;
	bool        figure_only;       /* tiers end with the one that is taken, of which figure, unit, standing and title are told */
} octroi_intensity_question;

/* What one tier says. Of a figure that is not known everything but reason and plain is unknown. */
typedef struct {
	int         number;
	const char *title;
	const char *scheme;            /* whose official figure it is, or NULL */
	double      figure;            /* per unit of the good; NaN: unknown */
	double      direct, indirect;  /* its parts, where they are known; else NaN */
	const char *unit;              /* of the three: "tCO2e/t" */
	double      plain;             /* what is known per another unit where figure is not; else NaN */
	const char *plain_unit;        /* "kgCO2e/EUR"; NULL */
	double      gsd;               /* geometric standard deviation, at least 1; NaN: no spread is said */
	double      low, high;         /* 95 % range of figure, or of plain; NaN: none */
	const char *scope;             /* what is counted, a word of the document; "mixed" of routes that differ; NULL: not said */
	int         year;              /* of the figure; 0: not said, or different by route of a mix */
	const char *source, *licence;  /* NULL: not said; of all routes of a mix, each once */
	octroi_standing standing;
	const octroi_reason *reason;   /* why figure is unknown; NULL: it is known */
	const octroi_note *notes;
	size_t      note_count;
} octroi_tier;

typedef struct {
	const char *origin, *origin_name, *good, *good_text; /* good_text may be NULL */
	const char *used_good;         /* the code that tables were asked for, where the edition is another; else good;
	                                  NULL: it became several */
	int         year;
	const octroi_tier *tiers;      /* in the order of the ladder */
	size_t      tier_count;
	const octroi_tier *taken;      /* the first that is known; NULL: none is */
} octroi_intensity;

/* Asks all tiers. The result belongs to the run. NULL after an error: an unknown place, good or
 * input, a value that is none, shares that do not add up, indirect emissions of one's own without the direct ones. */
const octroi_intensity *octroi_intensity_of(octroi_ladder *ladder, const octroi_intensity_question *question, octroi_run *run,
                                            octroi_diagnostics *d);

/* ---- scenarios ------------------------------------------------------------------
 * A scenario document (octroi-scenario(5)) names flows of goods, a horizon of years and
 * variants of the rules. Each variant is computed over all flows in each year; what comes
 * of it is a cube: variant, scheme, year, and what `by` tells apart. */

typedef struct octroi_scenario octroi_scenario;

/* What takes several values: an input of lines ("see_direct"), or a figure of a rule by the name that octroi show prints
 * ("eu-cbam.certificate_price"), which is then the same on all days. */
typedef struct {
	const char        *name;
	const char *const *points;  /* of an input as octroi_line_set takes them; of a rule bare numbers in its unit */
	size_t             count;
	const char        *said_as; /* for messages: "--vary" */
} octroi_axis;

/* What is said beside the document, for all variants. Zero-initialise; everything is optional. What settings and changes
 * point to must live as long as the scenario. */
typedef struct {
	const char        *rules;      /* folder; needed */
	const octroi_settings *settings; /* as_of, options, values, enacted, repealed: added to those of the document */
	const octroi_rule_change *changes; /* of all variants, after those of the document */
	size_t             change_count;
	const char        *variant;    /* of the document: that one alone; NULL: all */
	int                first, last; /* years; 0: those of the document */
	const char *const *by;         /* NULL: those of the document */
	size_t             by_count;
	int                threads;    /* 0: as many as the machine has; the result does not depend on it */
	/* Each variant of the document becomes one at each point of the grid that these span, in the order of points, the last
	 * axis fastest. An input is what lines say that do not say it themselves. */
	const octroi_axis *axes;
	size_t             axis_count;
} octroi_scenario_question;

/* Whether a file is to be read as a scenario document: it says so (kind: scenario), or is called .yaml or .yml. */
bool octroi_is_scenario(const char *path);
/* Whether a file says that it is a document of a kind: "scenario". */
bool octroi_is_kind(const char *path, const char *kind);

/* Reads a document and all that it names, and compiles every variant (of a grid at its first point), so that whatever is
 * wrong is told before any long work. NULL after an error. */
octroi_scenario *octroi_scenario_open(const char *path, const octroi_scenario_question *question, octroi_diagnostics *d);
/* The same of a file of flows without a document, as one variant, "flows", which changes nothing. The question must say the
 * years: lines' own dates do not count. Of `flows` it takes path, destination, scheme, maps, map_file, format, direction,
 * given, outliers, estimate_masses and list; all else is said in `question`. */
octroi_scenario *octroi_scenario_of_flows(const octroi_flow_question *flows, const octroi_scenario_question *question, octroi_diagnostics *d);
/* NULL is allowed. Its cube goes with it. Before the diagnostics are freed, which hold what was read of the flows. */
void             octroi_scenario_close(octroi_scenario *scenario);

typedef struct {
	const char *name, *title, *note;   /* title and note may be NULL */
	const char *const *changes;        /* in words: "set eu-cbam.certificate_price to 100" */
	size_t      change_count;
	size_t      shared_count;          /* of these the first: what the document changes in all its variants, then what the question does */
	octroi_standing standing;          /* the weakest of what it changes; OCTROI_LAW: it changes nothing */
	const octroi_program *const *programs; /* schemes that charge at destinations of the flows, in the order met */
	size_t      program_count;
	const char *of;                    /* its name in the document, without the point of a grid */
	const char *const *at;             /* by axis of the question: one of its points */
} octroi_variant;

/* Lines of the file, whoever charges them or does not. */
typedef struct {
	size_t lines, without_value;
	double value;         /* of those that have one, in octroi_cube.currency; NaN: there is none */
	double charged_value; /* the same in the currency of the charge; NaN: no rate */
} octroi_exports;

/* Lines of one variant, scheme and year that agree in all that `by` names. A line of the file is one in each year. */
typedef struct {
	size_t             variant;
	const octroi_program *program;
	int                year;
	const char *const *by;       /* in the order of the question; NULL: not given, or not one. Of totals: none */
	size_t             lines[OCTROI_STATES];
	double             mass_t[OCTROI_STATES]; /* as far as it is known; NaN: of no line */
	double             value[OCTROI_STATES];  /* as far as it is known, in octroi_cube.currency; NaN: of no line */
	double             charged_value; /* of computed lines, in the currency of the charge; NaN: there is none, or no rate */
	size_t             without_mass;
	size_t             without_value; /* computed lines whose value is not known */
	/* To all destinations and of all goods of the file: of totals all, of cells what agrees with them in origin, or its
	 * group, and flow_year; no lines where `by` tells no origins apart. */
	octroi_exports     exports;
	size_t             coarse;   /* computed lines whose code was coarse */
	size_t             unweighed; /* computed lines whose tonnes are not known as a number */
	const octroi_sum  *sums;     /* of computed lines, of all amounts that the scheme provides; see octroi_total */
	size_t             sum_count;
	double             charge_by_standing[OCTROI_SCENARIO + 1];
} octroi_cube_cell;

typedef struct {
	size_t              variant;
	octroi_reason_total is;      /* over all years: a line counts in each */
} octroi_variant_reason;

typedef struct {
	size_t            variant;
	octroi_note_total is;        /* lines: 0, they are not counted */
} octroi_variant_note;

/* Lines of a variant and scheme whose emissions are from a tier of the emission-intensity model. */
typedef struct {
	size_t      variant;
	const octroi_program *program;
	int         tier;            /* -1: none knows the good */
	const char *title;
	size_t      lines;           /* of the file: the figure is the same in every year */
	double      mass_t;          /* as far as it is known */
} octroi_tier_share;

/* What one of the values' currency is worth in that of a charge. */
typedef struct {
	size_t      variant;
	const char *currency;        /* of the charge */
	double      rate;            /* NaN: not known, and why says why */
	int         flow_year;       /* of the values; 0: the file does not say, or it does not matter */
	int         computed;        /* the year for which they are taken; 0: for all of the horizon */
	int         year;            /* of which the rate is the mean; 0: the document gives it, or none is known */
	octroi_standing standing;    /* OCTROI_ASSUMPTION: of another year than the values are, or may be */
	const char *source, *why;    /* NULL where there is none */
} octroi_value_rate;

typedef struct {
	const char *title, *note, *path;
	const octroi_variant *variants;
	size_t      variant_count;
	int         first, last;     /* years */
	const char *const *by;
	size_t      by_count;
	bool        overlap;         /* lines may be in several cells, which then do not add up to the totals */
	/* Of the flows. */
	const char *flows, *format_title; /* the file; how it was read, NULL: its columns are inputs */
	const char *flow_years;      /* "2002", "2017 to 2024"; NULL: the file does not say */
	const char *currency;        /* of values; NULL: none, or several */
	const octroi_value_rate *rates; /* with which values were converted, or were to be */
	size_t      rate_count;
	size_t      rows, bad_rows, lines, no_scheme; /* lines: at borders where some variant charges; no_scheme: where none does */
	double      no_scheme_mass_t, no_scheme_value; /* as far as they are known; NaN: the file has none */
	const octroi_left_out *left_out;
	size_t      left_out_count;
	const octroi_masses *masses; /* as of octroi_flow_result */
	const octroi_listed *listed;
	/* All lines of a variant, scheme and year together, then by what tells them apart. */
	const octroi_cube_cell *totals, *cells;
	size_t      total_count, cell_count;
	const octroi_variant_reason *reasons;
	size_t      reason_count;
	const octroi_variant_note *notes;
	size_t      note_count;
	const octroi_tier_share *tiers; /* none: the scenario does not ask the model */
	size_t      tier_count;
} octroi_cube;

/* Computes it, once. The cube belongs to the scenario. NULL after an error: the flows, or a name in `by`. */
const octroi_cube *octroi_scenario_run(octroi_scenario *scenario, octroi_diagnostics *d);

/* Looks at all that can be wrong before anything is computed: the flows, whose file is read, what each variant changes, names.
 * A change that nothing reads which charges these flows is a warning. The cube has no totals, cells, reasons, notes and tiers.
 * NULL after an error. */
const octroi_cube *octroi_scenario_check(octroi_scenario *scenario, octroi_diagnostics *d);

/* ---- figures varied ---------------------------------------------------------------
 * A question asked again and again, with other figures for some of what it rests on. */

/* One line, under each scheme that charges at its destination. */
typedef struct {
	const char            *rules; /* folder */
	const octroi_rule_change *changes; /* … as octroi_open_changed opens it */
	size_t                 change_count;
	const char            *destination, *scheme; /* as for octroi_find */
	const octroi_settings *settings; /* may be NULL */
	const octroi_given_input *given; /* what the line says; a scheme that does not have an input does without */
	size_t                 given_count;
} octroi_line_question;

/* What one scheme says at one point of a grid, of a line or of all lines of a year. */
typedef struct {
	const char *const *at;      /* by axis: one of its points */
	const char        *variant; /* of a scenario, as octroi_variant.of; NULL of a line */
	const char        *scheme;
	int                year;    /* 0: unknown */
	const char *const *by;      /* by name of octroi_sweep.by; NULL: not given, or not one */
	octroi_state       state;   /* of a line */
	octroi_standing    standing; /* of a line */
	const octroi_reason *reason; /* of a line; NULL: computed */
	size_t             lines[OCTROI_STATES]; /* of a scenario */
	/* Standard quantities. Amounts are 0 where nothing is due because of the state. Of a scenario the sums of amounts. */
	const octroi_sum  *sums;
	size_t             sum_count;
} octroi_sweep_row;

typedef struct {
	const char *const *names, *const *units; /* of axes; "": none, or of texts */
	const char *const *const *points;
	const size_t      *counts;  /* of points, by axis */
	size_t             axis_count;
	bool               of_lines; /* of a scenario; else one line */
	const char *const *by;      /* of a scenario: what else tells rows apart; none: a row is all lines of a variant, scheme and year */
	size_t             by_count;
	bool               overlap; /* lines may be in several rows, which then do not add up */
	const octroi_sweep_row *rows; /* by point, the last axis fastest; then by scheme, or by variant, scheme, year and `by` */
	size_t             row_count;
	/* Of a scenario: the most lines of a point, variant, scheme and year that cannot be computed, of how many, and why; NULL */
	size_t             not_computable, not_computable_of;
	const octroi_reason *why_not;
	size_t             bad_rows; /* of the file, which are none of the lines */
} octroi_sweep;

/* The line at each point of the grid that the axes span. What a point says goes before what is given. All points are looked at
 * before anything is computed. The result belongs to the run. NULL after an error: a name that is twice or is not there, a
 * point that is no value of it, and all that octroi_find and octroi_evaluate refuse. */
const octroi_sweep *octroi_sweep_line(const octroi_line_question *question, const octroi_axis *axes, size_t axis_count,
                                      octroi_run *run, octroi_diagnostics *d);

/* The scenario's variants and years as rows of a grid: its totals, or what `by` of the question tells apart. The result belongs
 * to the scenario. Points are computed a few at a time, and no cube is kept of them. NULL after an error. */
const octroi_sweep *octroi_scenario_sweep(octroi_scenario *scenario, octroi_diagnostics *d);

/* How many points a grid has; (size_t)-1: more than can be counted. */
size_t octroi_grid_points(const octroi_axis *axes, size_t count);

typedef enum {
	OCTROI_ROOT_POINT,
	OCTROI_ROOT_RANGE, /* all from low to high meet the target */
	OCTROI_ROOT_JUMP   /* passes over it without meeting it: low and high are the sides, next to each other */
} octroi_root_kind;

typedef struct {
	octroi_root_kind kind;
	double           low, high;
	double           at_low, at_high; /* the quantity there */
} octroi_root;

typedef struct {
	octroi_line_question line;  /* of one scheme */
	const char *solve;    /* as the name of an axis; or "fee" */
	const char *quantity; /* one that the scheme has; "cost_per_tonne" (net_charge per amount), "cost_per_value" (per customs
	                       * value, both of one currency), or "saving": net_charge on official figures less that on the
	                       * line's own, less the fee */
	double      target;
	const char *fee;      /* what own figures cost in a year: "15000EUR"; NULL: nothing */
	double      low, high; /* NaN: a usual range, which the solution tells */
} octroi_solve_question;

/* All lines of a file of flows, or of a scenario: of one variant, under one scheme, in one year. */
typedef struct {
	const char *path;       /* a scenario document; NULL: the flows */
	const octroi_flow_question *flows;         /* as of octroi_scenario_of_flows */
	const octroi_scenario_question *scenario;  /* one year, one variant; neither axes nor by */
	const char *scheme;     /* of those that charge; NULL: the only one */
	const char *solve;      /* as the name of an axis: an input is what lines say that do not say it themselves */
	const char *quantity;   /* an amount, of which the sum is meant; "cost_per_tonne" (net_charge per tonne of computed lines) or
	                         * "cost_per_value" (per their value, in the currency of the charge: see octroi_value_rate) */
	double      target;
	double      low, high;  /* as of octroi_solve_question */
} octroi_flows_solve_question;

typedef struct {
	const char *scheme;
	const char *solve, *solve_unit;       /* "EUR/tCO2e"; "" */
	const char *quantity, *quantity_unit; /* "" of a share */
	double      target, low, high;
	const char *range;       /* why low to high, where the question does not say: "usual for prices"; else NULL */
	const octroi_root *roots; /* in ascending order */
	size_t      root_count;
	bool        met;         /* some root is no jump */
	double      nearest, at_nearest; /* where the quantity is closest to the target; NaN: it is not known anywhere */
	double      least, most; /* of the quantity over the scan */
	size_t      points;      /* of the scan, between which what happens twice is not seen */
	size_t      unknown;     /* of them: the quantity is not known there … */
	double      unknown_at;  /* … the first … */
	const char *unknown_why; /* … and why; NULL */
	/* Of flows. */
	const char *flows;       /* the file; NULL: of a line */
	const char *variant;     /* NULL: of a file alone */
	int         year;
	size_t      lines;       /* those of which the sum is */
	size_t      not_computable, not_computable_least; /* of them, at the point with most and with fewest: they are in no sum */
	const char *not_computable_why; /* of most; NULL */
	size_t      bad_rows;    /* of the file, which are none of the lines */
	const char *quantity_currency; /* of charges */
	const char *value_currency; /* of the file's values, where cost_per_value had to convert them; else NULL */
	double      value_rate;     /* what one of it was taken to be worth */
} octroi_solution;

/* Where in a range a quantity meets a target, all else being as it is: every place that a scan of the range sees, to 13
 * digits. An end that the input does not take is moved inwards by a billionth of the range. The result belongs to the
 * run. NULL after an error: a name that is not there, a target that cannot be asked of the line. */
const octroi_solution *octroi_solve(const octroi_solve_question *question, octroi_run *run, octroi_diagnostics *d);

/* The same of the sum over all lines of flows that are computed. Lines that are not computable are told, not counted as
 * nothing; where no line is computed the quantity is not known. NULL after an error, also where several variants, schemes
 * or years are left, and where no line is computed at either end of the range. */
const octroi_solution *octroi_solve_flows(const octroi_flows_solve_question *question, octroi_run *run, octroi_diagnostics *d);

/* ---- what moved a charge -----------------------------------------------------------
 * Two results over the same kind of cells, and how much of their difference is price, factor, benchmark, mark-up, intensity,
 * credit, scope or volume. Of each cell (scheme, year, `by`)
 *
 *	net charge = V s ((i m - b f + u) p - c)
 *
 * with volume V, scope s (share of V that is computed), intensity i before the mark-up m, benchmark b before the factor f,
 * surplus u (what charging nothing below zero adds back), price p and credit c; all from sums that schemes provide. The
 * difference is split by the Shapley value: parts add up to it, do not hang on an order, and change nothing but their sign when
 * base and reform change places. What a side cannot say (the price of what is not charged) is taken from the other, so that
 * all of it is scope, or volume where the flow itself is missing. */

/* What moved it; in the order in which it is told. */
typedef enum {
	OCTROI_BY_PRICE,
	OCTROI_BY_FACTOR,
	OCTROI_BY_BENCHMARK,
	OCTROI_BY_MARK_UP,
	OCTROI_BY_INTENSITY,
	OCTROI_BY_CREDIT,
	OCTROI_BY_SCOPE,
	OCTROI_BY_VOLUME,
	OCTROI_BY_SURPLUS,
	OCTROI_BY_OTHER     /* what the formula does not say, such as a fee that is no price of emissions */
} octroi_mover;
enum { OCTROI_MOVERS = OCTROI_BY_OTHER + 1 };
const char *octroi_mover_name(octroi_mover mover); /* "price", …, "mark_up", …, "other" */

/* What lines of a scheme and year that agree in `by` came to. Cells that say the same are added. */
typedef struct {
	const char        *scheme;   /* its id */
	const char        *currency; /* of its charge; NULL: not known */
	int                year;
	const char *const *by;       /* NULL: not given, or not one */
	size_t             lines[OCTROI_STATES];
	double             amount[OCTROI_STATES]; /* as far as it is known */
	const char        *amount_unit; /* "t"; NULL: of some lines the amount is not known */
	const octroi_sum  *sums;     /* of computed lines, those of standard quantities; NaN, or not there: not known */
	size_t             sum_count;
	const char        *reason;   /* why lines are not computable; NULL: not said */
} octroi_charge_cell;

typedef struct {
	const char        *name;     /* how messages call it: "base.json" */
	const char *const *by;       /* names */
	size_t             by_count;
	const octroi_charge_cell *cells;
	size_t             count;
} octroi_charges;

typedef struct {
	octroi_charges     base, reform;
	bool               same_flows; /* variants of one result: a flow that one of them does not have is not charged there */
	const char *const *by;       /* what tells rows apart beside scheme and year; both sides must have it */
	size_t             by_count;
	int                base_year, reform_year; /* 0: all, each with its own; where each side has one year, that one */
} octroi_difference_question;

typedef struct {
	const char        *scheme;   /* NULL: of all */
	int                base_year, reform_year; /* 0: of all */
	const char *const *by;       /* NULL: of all */
	size_t             cells, base_lines, reform_lines; /* lines that are not computable on both sides are not counted */
	double             base, reform; /* net charges */
	double             parts[OCTROI_MOVERS]; /* they add up to reform - base, to the last digit of the largest */
} octroi_moved;

/* All of one currency: money in different ones is never added. */
typedef struct {
	const char         *currency;
	octroi_moved        total;
	const octroi_moved *rows;    /* by `by`; largest difference first. Without `by` one for each scheme and year */
	size_t              row_count;
} octroi_moved_money;

/* A cell that is not computable alike on both sides, and so in no difference. */
typedef struct {
	const char        *scheme;
	int                base_year, reform_year;
	const char *const *by;       /* in the order of octroi_difference.cell_by */
	size_t             base_lines, reform_lines;
	double             base_amount, reform_amount; /* NaN: not known */
	const char        *amount_unit; /* NULL: not known */
	const char        *reason;
} octroi_not_compared;

typedef struct {
	const octroi_moved_money *moneys;
	size_t                    money_count;
	const char *const        *by;
	size_t                    by_count;
	const char *const        *cell_by; /* by which cells were compared */
	size_t                    cell_by_count;
	size_t                    cells;
	const octroi_not_compared *not_compared;
	size_t                    not_compared_count;
	size_t                    left_out;  /* lines of compared cells that are not computable, on both sides */
	double                    left_out_amount; /* as far as it is known, of the base */
	const char               *left_out_unit; /* NULL: not known, or several */
} octroi_difference;

/* The result belongs to the run. NULL after an error: a name in `by` that a side does not have, cells told apart by different
 * names, no cell in common. */
const octroi_difference *octroi_difference_of(const octroi_difference_question *question, octroi_run *run, octroi_diagnostics *d);

/* ---- results under the law of another day ---------------------------------------
 * The lines of an old result, computed again by the rules as they are, and why
 * figures differ: the line is also computed as of the day of the old result, and
 * what both computations read is compared. */

typedef struct {
	const char *name; /* one of the standard quantities */
	double      value; /* NaN: the result does not have it */
	const char *unit;
} octroi_old_figure;

/* A line as an old result has it. NULL: the result does not say. */
typedef struct {
	const char *name;       /* its number, or its own name */
	const char *scheme, *state, *standing, *reason_code, *reason;
	const char *as_of;      /* the day as of which the law was known, YYYY-MM-DD */
	const char *rulebook;   /* hash of the rules */
	const octroi_given_input *inputs; /* what the result says of the line, without its amount */
	size_t      input_count;
	double      amount;     /* NaN: not known */
	const char *amount_unit;
	const octroi_old_figure *figures;
	size_t      figure_count;
	const char *problem;    /* why it cannot be asked again, or NULL */
} octroi_old_line;

typedef struct {
	const octroi_old_line *lines;
	size_t      count;
	bool        together;   /* they are a file of lines, whose groups (an importer's year) add up */
	const octroi_settings *settings; /* of both computations; as_of: of the new one */
	const char *was;        /* as_of of lines that do not say; NULL: their figures can only be compared */
	const char *path;       /* the file of lines from which it was computed, for what the result does not say; or NULL */
	const char *const *maps; /* as of octroi_flow_question */
	size_t      map_count;
	const char *map_file;
	const char *format;
} octroi_restate_question;

/* A value or row of a table that both computations read, or one of them, and that differs. */
typedef struct {
	const char *name, *title;
	const char *was, *is;   /* "total 5.588 tCO2e/t"; NULL: not asked for */
	const char *was_detail, *is_detail; /* as of octroi_step; may be NULL */
	const char *was_source, *is_source; /* may be NULL */
} octroi_cause;

typedef struct {
	const char *what;       /* "state", "standing", "reason" or a standard quantity */
	double      was, is;    /* of a quantity; NaN: unknown */
	const char *was_unit, *is_unit; /* "" where there is none */
	const char *was_text, *is_text; /* of all else; NULL of a quantity */
	bool        asked_then; /* the line was computed as of the old day; else `why` says why not */
	bool        reproduced; /* … and came to the old figure */
	const octroi_cause *causes; /* only when reproduced */
	size_t      cause_count;
	const char *why;        /* all of it in words */
	const char *const *reasons; /* its parts: a cause each, or what else there is to say */
	size_t      reason_count;
} octroi_change;

typedef struct {
	const octroi_old_line *line;
	const octroi_program  *program; /* as it is now; NULL: there is none */
	const char *problem;    /* why it could not be compared, or NULL */
	const octroi_change *changes;
	size_t      change_count;
} octroi_restated_line;

/* What is due on all lines of one currency. A line without a figure then or now is in no difference. */
typedef struct {
	const char *currency;
	size_t      lines;      /* with a figure then and now */
	double      was, is;    /* their sums */
	size_t      only_was_lines, only_is_lines;
	double      only_was, only_is;
} octroi_restated_sum;

/* A scheme of the result, under the rules of then and now. */
typedef struct {
	const octroi_program *program; /* as it is now */
	const char *was_as_of, *was_rulebook; /* NULL: not known */
} octroi_restated_scheme;

typedef struct {
	const octroi_restated_line *lines; /* in the order of the question */
	size_t      count, changed, not_compared, not_reproduced; /* lines */
	const octroi_restated_sum *sums;
	size_t      sum_count;
	const octroi_restated_scheme *schemes;
	size_t      scheme_count;
} octroi_restatement;

/* The result belongs to the run. A line that cannot be asked again has a problem. NULL after an error: bad settings. */
const octroi_restatement *octroi_restate(octroi_rulebook *rulebook, const octroi_restate_question *question, octroi_run *run,
                                         octroi_diagnostics *d);

/* ---- questions about rules ------------------------------------------------- */

typedef enum { OCTROI_NEEDED, OCTROI_CAN_HELP } octroi_need_kind;
typedef struct {
	const octroi_input *input;
	octroi_need_kind    kind;
	const char         *why; /* what asks for it */
	const char *const  *choices; /* narrower than the input's where the line says so */
	size_t              choice_count;
} octroi_need;
/* What a line still lacks before its net_charge is known: inputs that every
 * way through the rule asks for, then those that some way can use. */
const octroi_need *octroi_needs(const octroi_line *line, octroi_run *run, size_t *count, octroi_diagnostics *d);

/* A plain table of texts. Row-major cells; belongs to the run. */
typedef struct {
	size_t columns, rows;
	const char *const *header;
	const char *const *cells;
	size_t outline; /* so many first columns repeat themselves: readers need them where they change */
} octroi_listing;
/* `what`: schemes instruments prices paid goods lists listed countries series tables sources unknowns options
 * inputs keys timeline.
 * Only rows in which every word of `word` (NULL: all) occurs, letter case and
 * accents ignored. Or a name that these lists print, "eu-cbam", "eu-cbam.net_charge": what it is,
 * and of a table with words its rows that hold them. Or any other word: where it occurs.
 * NULL after an error (unknown `what`, with the nearest). */
const octroi_listing *octroi_show(octroi_rulebook *rulebook, const char *what, const char *word, octroi_run *run,
                                  octroi_diagnostics *d);

/* Checks documents of the rulebook (all of them when file_count is 0), with
 * every table read and verified: errors and warnings go to d. */
typedef struct {
	size_t documents, schemes, series, tables, rows, sources, unknowns, tests, paths;
} octroi_counts;
bool octroi_check(octroi_rulebook *rulebook, const char *const *files, size_t file_count, octroi_counts *counts,
                  octroi_diagnostics *d);
/* Warns of each source whose `checked:` day lies more than `months` before `today` (YYYY-MM-DD). */
bool octroi_check_stale(octroi_rulebook *rulebook, const char *today, int months, octroi_diagnostics *d);
/* Writes into the YAML documents of a folder, or into the files named, the hashes
 * of their tables as they are now. Works on a rulebook that does not open because
 * a hash is wrong. */
bool octroi_write_hashes(const char *folder, const char *const *files, size_t file_count, size_t *changed, octroi_diagnostics *d);

/* Runs documents of kind `test`. */
typedef struct {
	const char *file, *name;
	bool        passed;
	const char *message; /* what differed, when not passed */
	size_t      line;    /* of the file, where the test begins */
} octroi_test_result;
const octroi_test_result *octroi_test(octroi_rulebook *rulebook, const char *const *files, size_t file_count,
                                      octroi_run *run, size_t *count, octroi_diagnostics *d);

#ifdef __cplusplus
}
#endif

#endif
