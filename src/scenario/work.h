/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to scenario: variants at work. */
#ifndef OCTROI_SCENARIO_WORK_H
#define OCTROI_SCENARIO_WORK_H

#include "scenario.h"

/* Programs of a destination, by number in their variant. */
typedef struct {
	size_t  count;
	size_t *programs;
} border;

/* Rows of the file that are no lines, because of one cell. */
typedef struct {
	size_t      first, lines;    /* number of the first of them; how many */
	const char *code, *message, *remedy; /* remedy: NULL where there is none */
} bad_rows;

typedef struct computed computed;

/* One variant. All but what points upwards is its own, so that variants can be computed side by side. */
typedef struct variant {
	scenario_work *work;
	const scenario_variant *is;
	size_t           number;
	arena           *memory;
	diagnostics     *d;        /* of the computation; what is wrong with the rules is told at once */
	rulebook        *book;
	octroi_settings  settings;
	const octroi_given_input *given; /* what holds for a line that does not say */
	size_t           given_count;
	octroi_program **programs;
	size_t           program_count, program_capacity;
	const struct kinds **kinds; /* by program */
	names           *places;   /* destinations as written: borders[id - 1] */
	border         **borders;
	size_t           border_count, border_capacity;
	computed       **computed;  /* by program: its own, or that of a variant before it */
} variant;

/* What one program comes to. Variants in which nothing of it differs share it. */
struct computed {
	variant      *of;        /* the first that has it, in whose rulebook it is computed */
	size_t        program;   /* number there */
	struct taking *taking;   /* while it is computed */
	struct cells *cells;
	names        *bad_known; /* by number of the first row */
	bad_rows     *bad;
	size_t        bad_count, bad_capacity;
};

/* What totals are told apart by: a column of the file, or, where it has none, what a program computes. */
typedef struct {
	const char *name;
	size_t      column;        /* (size_t)-1: a program's, or the category of the list of goods */
	bool        category;
	bool        place;         /* codes, whatever the file writes */
	const char *groups;        /* of a place: which of the groups of this union it is in ("income"), or whether it is in this group; NULL */
} dimension;

struct octroi_scenario {
	arena          *memory;
	scenario       *doc;
	octroi_scenario_question question;
	const octroi_axis *axes;   /* of a grid; none: variants are those of the document */
	const struct axis *axis_read;
	size_t          axis_count;
	const char     *rules;     /* folder */
	int             first, last, threads;
	place           years_where; /* of the horizon */
	slice          *year_texts;
	dimension      *by;
	const char    **by_names;
	size_t          by_count;
	bool            by_asked;  /* in the question, not in the document */
	bool            solves;    /* values of the axes are looked at as they come, and all is one sum */
	variant        *variants;
	size_t          variant_count; /* open; of a grid those of its first point, unless all are asked for as a cube */
	computed      **computed;
	size_t          computed_count, computed_capacity;
	flow_table     *table;
	names          *kind_names;
	struct kinds  **kinds;     /* of all variants */
	size_t          kind_capacity;
	bool            overlap;   /* rows are in several cells */
	bool            prepared, computed_all;
	const flow_column *columns; /* of the table, among all inputs that any scheme has */
	octroi_cube     cube;
};

/* ---- flows and names --------------------------------------------------------------------- */

/* Reads the flows, so that all schemes are known that charge them, and looks up what the document names: all that can be wrong
 * before anything is computed. The cube tells what was found. False after errors. */
bool scenario_prepare(scenario_work *w, diagnostics *d);

/* ---- what is wrong with changes ---------------------------------------------------------- */

/* Warns of each change of rules that another one, made after it, leaves nothing of. */
void changes_vain(variant *v, diagnostics *d);
/* Warns of each that does nothing for these flows and years. */
void changes_idle(scenario_work *w, octroi_program *const *programs, size_t program_count, diagnostics *d);

/* ---- what is told of them ------------------------------------------------------------- */

/* What each variant changes, and what the question changes in all of them. */
void tell_variants(scenario_work *w);

/* ---- variants ------------------------------------------------------------------------- */

/* Its rulebook, with every document that it changes read. False after errors. */
bool variant_open(variant *v, const octroi_scenario_question *question, diagnostics *d);
void variant_close(variant *v);
/* What lines are given, with what the variant changes in it. */
void variant_give(variant *v);
/* Whether lines are given a mass or another amount, which each has then for itself: such lines are not added up before. */
bool variant_gives_amounts(const variant *v);
/* Whether "id" or "id@day" is of that scheme. */
bool is_applied(const char *text, const char *id);
/* The change that enacts the scheme for the goods of a list alone; NULL: for all. */
const scenario_change *variant_listed(const variant *v, const octroi_program *p);
/* Asks for the borders that were asked for in the other variant, in the same order. */
void variant_borders_as(variant *v, const variant *other, diagnostics *d);
/* Only that program charges, as number 0, at borders that have been asked for. */
void variant_keep_program(variant *v, size_t number);
/* The borders of another variant, of which variant_keep_program has kept one program: the same of this one. False after
 * errors, and where it does not charge. */
bool variant_borders_of(variant *v, const variant *other, diagnostics *d);
/* Who charges at a destination as it is written; none is told in *why. The border stays where it is. */
const border *variant_border(variant *v, slice destination, const char **why, diagnostics *d);

/* ---- intensities ------------------------------------------------------------------------- */

/* How many lines and tonnes rest on a tier of the model; number -1: on none. */
typedef struct {
	int         number;
	const char *title;
	size_t      lines;
	double      mass;
} tier_cover;

typedef struct {
	slice  origin, good, edition, currency; /* edition, currency: may be empty */
	double unit_value;                      /* of a tonne, in that currency; NaN: not known */
} intensity_key;

typedef struct intensities intensities;
/* Whether a document may be one that only the model of intensities reads, where the scenario asks it. */
bool         model_reads(const scenario_work *w, const char *id);
/* NULL: the scenario does not ask, the program takes no such figures, the variant gives one for all lines, or after an error. */
intensities *intensities_new(variant *v, octroi_program *p, diagnostics *d);
/* Appends all on which it hangs what the model answers, beside what a line says: its rules, and what it is told. */
void         intensities_told(const intensities *x, buffer *out);
/* The input that takes the figure. */
const char  *intensities_input(const intensities *x);
/* tCO2e a tonne as a text; empty: no tier knows, or the scheme has an official figure. `scratch` is cleared first. */
slice        intensities_figure(intensities *x, const intensity_key *key, uint32_t lines, double mass, arena *scratch);
/* Which tiers gave figures so far. */
const tier_cover *intensities_tiers(const intensities *x, size_t *count);

/* ---- kinds -------------------------------------------------------------------------------- */

/* Rows of the table of one kind that agree in what totals are told apart by, and in their year. */
typedef struct {
	size_t   kind;
	uint32_t key;           /* names of `keys`: what columns say */
	uint32_t year;          /* as of flow_table_year */
	uint32_t lines;
	double   mass, value, energy; /* NaN: not known */
} part_of_kind;

typedef struct kinds kinds;
struct kinds {
	const program_column *columns;
	size_t        column_count, width;
	slice        *cells;    /* kinds * width */
	size_t        count;
	size_t       *first;    /* number in the file of its first row, by kind */
	uint8_t      *marks;    /* by kind, as of line_run_rows */
	double       *mass, *value, *energy; /* of all its rows: a row may be in several parts */
	size_t        years;    /* as of flow_table_year_count */
	double       *dated;    /* kinds * years: the value by the year of rows, 0 where there are none */
	uint32_t     *lines;
	part_of_kind *parts;    /* by kind, then by key */
	size_t       *parts_at; /* count + 1: where those of a kind begin */
	names        *keys;     /* each as many of its own numbers as there are dimensions */
	kinds        *goods;    /* the same rows by good and edition alone … */
	size_t       *good_of;  /* … and which of these a kind is of */
	struct making *making;  /* the model of intensities may know figures; NULL: it is not asked */
	const tier_cover *tiers; /* where figures of emissions are from */
	size_t        tier_count;
};

/* A place as totals tell it apart: by its code, or by the group in which the dimension asks for it. */
slice place_spelt(const variant *v, const dimension *by, slice written, arena *memory);
/* Those of one program of a variant, which others may share. NULL after an error. */
const kinds *kinds_of(variant *v, octroi_program *p, diagnostics *d);
/* Writes what the model knows into the cells of the kinds that are wanted. Once, where there is a `making`. */
void         kinds_figures(kinds *k, const bool *wanted);

/* ---- reading ---------------------------------------------------------------------------------- */

/* Rows that were seen to be bad when they were computed and are not among those known; each is told in d. */
size_t scenario_bad_rows(const scenario_work *w, names *known, diagnostics *d);
/* In which the file has values; NULL: it has none, or several. */
const char *scenario_currency(const scenario_work *w);

/* ---- computing ------------------------------------------------------------------------------ */

/* All programs of all variants, on threads. False after errors. */
bool compute_all(scenario_work *w, diagnostics *d);

/* ---- values ------------------------------------------------------------------------------- */

/* Values in the currency of a charge, at rates that are told in the cube. */
typedef struct worths worths;
worths *worths_new(scenario_work *w, diagnostics *d);
/* Values by the year of flows, in the file's currency, as those that a variant charges in a year; NaN: of some of them the
 * rate is not known, or the file has no currency. */
double  worth_in(worths *x, const variant *v, const char *currency, int year, const double *by_year);
/* All rates that were asked for. */
const octroi_value_rate *worths_end(const worths *x, size_t *count);

/* All rows of the file, wherever they go. */
typedef struct exports exports;
exports *exports_new(const variant *v);
/* Those of a cell, which names `by`, or of a total: `by` NULL. */
octroi_exports exports_of(const exports *x, worths *w, const char *const *by, const char *currency, int year);

/* ---- cells --------------------------------------------------------------------------------- */

typedef struct cells cells;

cells *cells_new(variant *v, size_t program);
/* Takes what lines came to: their numbers are those of kinds. With `settled`, by kind
 * and year, only those whose state hangs on the good alone, which are marked there. Of a line number n, kind and year are
 * (n - 1) / years and (n - 1) % years. */
void   cells_take(cells *c, const kinds *k, uint8_t *settled, const octroi_flow_lines *lines);
/* Takes the notes of all lines. */
void   cells_notes(cells *c, flow_tally *tally);
/* Appends what they came to to the cube, as those of a variant and its program. */
typedef struct {
	worths *worths;         /* NULL: neither these nor exports are asked for */
	const exports *exports; /* of the variant; NULL: not asked for */
	octroi_cube_cell *totals, *cells;
	size_t total_count, total_capacity, cell_count, cell_capacity;
	octroi_variant_reason *reasons;
	size_t reason_count, reason_capacity;
	octroi_variant_note *notes;
	size_t note_count, note_capacity;
} cube_lists;
void   cells_end(const cells *c, const variant *v, size_t program, arena *memory, cube_lists *out);

#endif
