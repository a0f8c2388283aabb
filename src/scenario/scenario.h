/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios: the same flows under several variants of the rules.
 *
 *   document ─ read ─► scenario: flows, years, variants with their changes
 *                        │ variants   a rulebook of its own for each, changed as it is read; schemes by destination
 *                        │ flow_table the file, once
 *                        │ kinds      rows that a scheme cannot tell apart but for their amounts: computed once
 *                        ▼ evaluate   each kind in each year, by variant; cells: shared out to what `by` tells apart
 *                      octroi_cube
 *
 * A kind is what a scheme's figures hang on: origin, good, what else a line says, but neither the amount nor, where no
 * formula reads it, the destination. What a kind comes to is shared out by amount to its rows, which is exact where the
 * scheme adds up (program_adds_up); where it does not, each row of the file is a kind. */
#ifndef OCTROI_SCENARIO_SCENARIO_H
#define OCTROI_SCENARIO_SCENARIO_H

#include "../emissions/emissions.h"
#include "../flows/flows.h"
#include "../octroi.h"
#include "../program/program.h"

/* ---- the document ------------------------------------------------------------------ */

typedef enum {
	CHANGE_RULES,  /* set, scale, shift, path, replace, drop, add: of one document */
	CHANGE_ENACT,
	CHANGE_REPEAL,
	CHANGE_OPTION,
	CHANGE_JOIN,   /* a place joins a group … */
	CHANGE_LEAVE,  /* … or leaves it */
	CHANGE_GIVE,   /* what lines say that do not say it */
	CHANGE_MODEL,  /* … and what the model of intensities is told */
	CHANGE_POINT   /* a figure of a rule, at a point of a grid */
} change_kind;

typedef struct {
	change_kind kind;
	place       where;
	const char *said;        /* in words, for legends */
	const char *id;          /* document: of CHANGE_RULES, CHANGE_ENACT, CHANGE_REPEAL, CHANGE_OPTION */
	yaml_node  *change;      /* CHANGE_RULES: an item of `changes`, its address without the id */
	slice       address;     /* CHANGE_RULES: with it */
	const char *text;        /* "eu-cbam@2027", "eu-cbam.cscf_undecided=one", or the value that is given */
	const char *input;       /* CHANGE_GIVE, CHANGE_MODEL */
	octroi_rule_change set;  /* CHANGE_POINT */
	const yaml_node *list;  /* CHANGE_ENACT: of goods, which alone are charged; NULL: all that the scheme knows */
	slice       member, group; /* CHANGE_JOIN, CHANGE_LEAVE */
	const yaml_node *at;     /* CHANGE_ENACT: the only borders at which it charges, a list of places and groups; NULL: all */
	day         from;
} scenario_change;

typedef struct {
	const char      *name, *title, *note;
	scenario_change *changes; /* those of the document first */
	size_t           change_count, own_count; /* own: the last ones */
	const char      *of;      /* of a point of a grid: the variant of the document */
	const char *const *at;    /* … and the values of its axes */
	place            where;
} scenario_variant;

/* What one of the values' currency is taken to be worth in another. */
typedef struct {
	char   currency[4];
	double rate;
	place  where;
} flow_rate;

enum { INTENSITY_GIVEN_MAX = 16 };

/* What the emission-intensity model is asked, for schemes that take a producer's own figures. */
typedef struct {
	bool  asked;
	int   year;              /* of the figures; 0: the newest */
	octroi_given_input *given; /* other inputs of the model, INTENSITY_GIVEN_MAX at most */
	size_t given_count;
	place where;
} intensity_model;

typedef struct {
	const char *path, *title, *note;
	bool        made;            /* of a question about a file, not read: what is missing is said in words */
	intensity_model intensity;
	octroi_flow_question flows;  /* path, format, direction, maps, given, destination */
	flow_rate  *rates;
	size_t      rate_count;
	int         flow_first, flow_last; /* years of the flows that are taken; 0: all */
	const char *scheme;          /* that one alone; NULL: those that charge */
	const char *as_of;
	int         first, last;     /* horizon; 0: not said */
	const char *const *by;
	size_t      by_count;
	place       where, by_where, horizon_where, file_where, scheme_where;
	size_t      shared_count;    /* changes of all variants, the first of each */
	scenario_variant *variants;
	size_t      variant_count;
} scenario;

/* Reads a document of kind `scenario` and those that it extends. NULL after errors; all are told. What needs a rulebook
 * (names of documents, places) is told when its variants are opened. */
scenario *scenario_read(const char *path, arena *memory, diagnostics *d);
/* Whether a change of a document takes the place of one of a document that it extends, on all days of it. */
bool change_replaces(const scenario_change *later, const scenario_change *earlier, arena *memory);
/* Two changes of a variant that say one thing twice in one document are an error; the first `shared` are of all variants. */
void changes_contradict(const scenario_variant *v, size_t shared, arena *memory, diagnostics *d);
/* The days for which a change of a value is made. False: they are not known, or it holds for some lines only. */
bool change_days(const yaml_node *change, period *when);
/* What a document of these flows alone would say: one variant, which changes nothing. */
scenario *scenario_made(const octroi_flow_question *flows, arena *memory);

/* ---- the cube -------------------------------------------------------------------------- */

typedef struct octroi_scenario scenario_work;
/* Opens every variant: rulebook, settings. NULL after errors. See octroi_scenario_open, octroi_scenario_run. */
scenario_work *scenario_open(const char *path, const octroi_scenario_question *question, diagnostics *d);
scenario_work *scenario_of_flows(const octroi_flow_question *flows, const octroi_scenario_question *question, diagnostics *d);
void           scenario_close(scenario_work *w);
/* The same; what was told in d stays printable. */
void           scenario_leave(scenario_work *w, diagnostics *d);
const octroi_cube *scenario_run(scenario_work *w, diagnostics *d);
const octroi_cube *scenario_check(scenario_work *w, diagnostics *d);
const octroi_sweep *scenario_sweep(scenario_work *w, diagnostics *d);

/* ---- figures varied ------------------------------------------------------------------------ */

/* See octroi_grid_points, octroi_sweep_line, octroi_solve, octroi_solve_flows. */
size_t                 axes_points(const octroi_axis *all, size_t count);
const octroi_sweep    *sweep_line(const octroi_line_question *question, const octroi_axis *axes, size_t count, arena *memory, diagnostics *d);
const octroi_solution *solve(const octroi_solve_question *question, arena *memory, diagnostics *d);
const octroi_solution *solve_flows(const octroi_flows_solve_question *question, arena *memory, diagnostics *d);

/* ---- what moved a charge ---------------------------------------------------------------- */

const char *mover_name(octroi_mover mover);
/* See octroi_difference_of; the result is of the arena. */
const octroi_difference *difference_of(const octroi_difference_question *question, arena *memory, diagnostics *d);

#endif
