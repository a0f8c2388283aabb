/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rulebook: a folder of YAML documents and the tables beside them, read into
 * declarations. Everything is checked here that can be seen in one document:
 * keys, types of scalars, units, periods, sources, the form of formulas. Names
 * inside formulas are resolved one room up (program).
 *
 *   rulebook_open ─► the common part: inputs, places
 *   rulebook_document("eu-cbam") ─► tree ─► extends, changes ─► declarations
 *
 * The id of a document is its path: eu/cbam.yaml is eu-cbam. All memory is the
 * rulebook's arena. Declarations are immutable once read; only table data is
 * filled in later, when first asked for. */
#ifndef OCTROI_RULES_RULES_H
#define OCTROI_RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"
#include "../base/date.h"
#include "../base/diagnostic.h"
#include "../base/text.h"
#include "../codes/codes.h"
#include "../csv/csv.h"
#include "../expr/expr.h"
#include "../yaml/yaml.h"

/* ---- small parts --------------------------------------------------------- */

/* From strong to weak; the same order as octroi_standing. */
typedef enum {
	STANDING_GIVEN, /* the user's own figure */
	STANDING_LAW,
	STANDING_DRAFT,
	STANDING_PROPOSAL,
	STANDING_ASSUMPTION,
	STANDING_SCENARIO,
	STANDING_COUNT
} standing;
extern const char *const standing_names[STANDING_COUNT];

/* A source that a document declares: an act, a notice, a paper. */
typedef struct {
	const char *key, *title;
	const char *brief;   /* what citations print: "Reg. (EU) 2023/956"; the title where none is given */
	const char *url, *licence, *note;
	standing    standing;
	day         checked; /* when somebody last looked */
	place       where;
	bool        used;
} source;

/* "reg Art. 22(1); faa Annex 2": places in sources. */
typedef struct {
	const char *text;     /* "Reg. (EU) 2023/956 Art. 22(1)"; NULL: none given */
	standing    standing; /* the weakest of the sources named; LAW where none */
	size_t      source_count;
	const source **sources;
} citation;

/* A sentence with figures in it: "no value for {origin}". */
typedef struct {
	size_t count;              /* pieces: text, formula, text, … */
	const char **texts;        /* count; "" where a formula stands */
	expr       **formulas;     /* count; NULL where a text stands */
	place        where;
} sentence;

/* ---- types --------------------------------------------------------------- */

typedef enum {
	TYPE_NUMBER, /* in a unit */
	TYPE_MONEY,  /* a number and a currency that only the line knows */
	TYPE_FLAG,
	TYPE_CODE,   /* one of a list of words; a place is one of the list of places */
	TYPE_SET,    /* of codes: "C/F" */
	TYPE_GOOD,   /* digits */
	TYPE_DATE,
	TYPE_YEAR,
	TYPE_PERIOD, /* a numbered quarter or month */
	TYPE_TEXT,
	TYPE_ROW     /* of a table */
} type_kind;
extern const char *const type_names[];

/* The words that a code may be. Closed unless `open`. */
typedef struct {
	const char  *what;  /* for messages: "route", "places" */
	bool         open;
	bool         places;
	size_t       count;
	uint32_t    *codes; /* names in rulebook_names */
} code_list;

typedef struct {
	type_kind        kind;
	unit             unit;   /* TYPE_NUMBER */
	const code_list *list;   /* TYPE_CODE, TYPE_SET */
	step_kind        step;   /* TYPE_PERIOD */
	const struct table *table; /* TYPE_ROW */
} type;

/* ---- declarations -------------------------------------------------------- */

typedef struct {
	const char *name, *option; /* option: the command's word for it, default the name */
	type        type;
	const char *unit_text;     /* as written, the multiple of bare numbers: "kWh/t"; NULL */
	double      above;         /* TYPE_NUMBER: must be greater than; -INFINITY: no bound */
	double      least, most;   /* … at least, at most */
	period      within;        /* TYPE_DATE, TYPE_YEAR */
	bool        amount;        /* grows with the amount of goods: a line's parts share it */
	bool        common;
	expr       *otherwise;     /* what holds when nothing is given; NULL: unknown */
	const char *otherwise_unknown; /* else: {unknown: reason} */
	const char *note;
	size_t      header_count; const char **headers; /* what its column is called elsewhere */
	citation    source;
	place       where;
} input;

typedef struct {
	const char *name;
	bool        is_year;
	expr       *otherwise; /* from: and else: are both this */
	citation    source;
	place       where;
} clock_declaration;

typedef struct {
	const char *name, *title;
	const code_list *choices;
	uint32_t    standard;
	standing    standing; /* of what is computed by reading it */
	citation    source;
	place       where;
} option;

typedef struct {
	period      when;
	day         known;      /* DAY_FIRST: always was */
	double      number;     /* also flags (0, 1) and years */
	uint32_t    code;
	const char *unknown;    /* a reason: declared unknown */
	standing    standing;
	citation    source;
	const char *note;
	bool        changed;    /* by a change, not what the document says */
	bool        still;      /* of a change, outside of its period: alters nothing, and nobody said it */
	place       where;
} series_value;

/* Why a figure holds on later days that no document says, though a document may say why it carries its own. */
#define CARRIED_CHANGE "the last figure of the change is carried forward"

typedef struct {
	const char   *name, *title;
	type          type;
	slice         clock;      /* the name it is dated by */
	place         clock_where;
	citation      source;
	size_t        count;
	series_value *values;     /* sorted by first day, then known */
	bool          carry;      /* after: {carry: last} */
	standing      carry_standing;
	const char   *carry_note;
	const char   *after_unknown; /* after: {unknown: reason} */
	const char   *override;   /* the word that sets it, or NULL */
	const char   *follows;    /* "eu-ets.price": changes of that series are changes of this one, too; NULL */
	const char   *note;
	bool          of_change;  /* made by a change of a formula: other documents do not read it */
	place         where;
} series;

typedef enum {
	MATCH_EXACT,
	MATCH_PREFIX,
	MATCH_LONGEST_PREFIX,
	MATCH_UP_TO, /* the highest year or number that is not above the key */
	MATCH_WITHIN,
	MATCH_BAND
} match_kind;
typedef struct {
	const char *name;
	match_kind  match;
	const char *column, *until; /* until: the second column of within and band */
	place       where;
} table_key;

typedef struct {
	const char *name;
	type        type;
	place       where;
} table_column;

/* Rows in memory: cells of text in place; typed when read. */
typedef struct {
	csv_table   *csv;
	const place     *cell_places; /* rows written in YAML: place of each cell; NULL for a file */
} table_data;

typedef struct {
	day         known;
	const char *file, *hash;  /* relative to the document; "xxh3:…" */
	place       file_where;
	const yaml_node *rows;    /* rows written in the document instead */
	citation    source;
	place       where, hash_where;
	const table_data *data;   /* NULL until read */
	bool        failed;       /* reading was tried and reported */
} table_edition;

typedef enum {
	CHOOSE_ONE,
	CHOOSE_HIGHEST,
	CHOOSE_LOWEST,
	CHOOSE_SUM,
	CHOOSE_AGREED /* several rows are meant: what they agree in is known */
} choose_kind;
typedef struct {
	choose_kind kind;
	const char *column;
	place       where;
} choice;

/* Rows whose `column` holds one of `cells`. */
typedef struct {
	const char  *column;
	size_t       count;
	const char **cells;
	place        where;
} row_filter;

typedef struct table {
	const char   *name, *title;
	size_t        key_count;
	table_key    *keys;
	size_t        column_count;
	table_column *columns;      /* keys' columns are not among them unless listed */
	size_t        edition_count;
	table_edition *editions;    /* by known, oldest first */
	row_filter    exclude;      /* such a row beats inclusions */
	row_filter    absent;       /* such a row is no row */
	choice        choose;
	const char   *reason_column;
	const char   *label_column; /* what people call the row; printed beside codes to choose from */
	const char   *rates_base;   /* a table of exchange rates: units of `currency` for 1 of this */
	const char   *unknown;      /* the whole table is unknown, and why */
	citation      source;
	const struct document *document;
	place         where;
} table;

/* One key of a look-up: what it is compared with. */
typedef struct {
	const char *key;
	expr       *formula;
	bool        any_of, else_none;
	place       where;
} binding;

typedef struct {
	slice     table;        /* a name, or alias.name */
	place     table_where;
	size_t    where_count;
	binding  *where;
	size_t    else_count;   /* keys that differ in the second try */
	binding  *otherwise;
	sentence *note;         /* printed when the second try was taken */
	standing  else_standing;
	choice    choose;
} lookup;

/* One quantity of every carbon price that holds at a place, added up in one currency. */
typedef struct {
	const char *asked;      /* the quantity, in the documents of kind carbon-price */
	place       asked_where;
	unsigned    types;      /* of instruments that count: bit i for type i */
	slice       rates;      /* a table with rates_base, for those in another currency; at NULL: none */
	place       rates_where;
} collection;
#define COLLECT_OF "of"     /* keys in `where` that are no inputs of those documents: the place … */
#define COLLECT_ON "on"     /* … and the day or year of the rate */

/* The first day on which the lines of a group come to a threshold: on the first of a month within so many
 * months before it, or on any day within so many days from it on. One of the two is 0. */
typedef struct {
	int months_before, days_ahead;
} reaching;
#define REACHED_SUM "sum"     /* keys in `where`: what is added up, … */
#define REACHED_WHERE "where" /* … of which lines, … */
#define REACHED_ON "on"       /* … by which date, … */
#define REACHED_LEAST "least" /* … and the series that it must come to */

typedef struct {
	expr       *when;       /* NULL: otherwise */
	expr       *formula;    /* NULL: unknown */
	sentence   *reason;     /* of an unknown arm */
	citation    source;
	bool        has_standing;
	standing    standing;
	sentence   *note;
	place       where;
} rule_case;

/* Which lines belong together: those of one importer and year, say. */
enum { LINE_GROUPS_MAX = 16, GROUP_BY_MAX = 8 };
typedef struct {
	const char *name, *title;
	size_t      by_count;   /* 1 to GROUP_BY_MAX */
	expr      **by;         /* lines for which each of these is equal */
	size_t      need_count;
	expr      **needs;      /* names of inputs: a line that lacks one belongs to no group */
	citation    source;
	place       where;
} line_group;

typedef struct {
	const char *name, *title;
	bool        is_lookup;
	bool        is_collection;
	bool        is_reached;
	type        type;       /* declared; TYPE_ROW for look-ups */
	lookup      lookup;     /* … of what is collected or reached only `where`, which holds its formulas */
	collection  collection;
	reaching    reaching;
	size_t      case_count; /* a plain formula is one case without `when` */
	rule_case  *cases;
	citation    source;
	bool        has_standing;
	standing    standing;
	bool        hidden;     /* left out of explanations */
	slice       level;      /* the group that has one value of it; at NULL: each line has its own */
	place       level_where;
	place       where;
} quantity;

typedef enum { GATE_EXEMPT, GATE_OUT_OF_SCOPE, GATE_NOT_LIABLE, GATE_REPORTING_ONLY } gate_state;
typedef struct {
	gate_state state;
	expr     *when;
	sentence *reason;
	citation  source;
	place     where;
} gate;

typedef struct {
	const char *code;
	expr       *when;       /* NULL: always */
	sentence   *text;
	bool        assumption;
	citation    source;
	place       where;
} remark;

/* A name in another section, for a room above to ask for. */
typedef struct {
	const char *name;       /* NULL: not said */
	place       where;
} reference;

/* What adds up along a chain of production, and how the scheme is asked about a
 * link of it. The chain is walked above; a scheme never recurses. */
typedef enum {
	/* good: quantities of a line that stands for a good, own or bought */
	CHAIN_COVERED,          /* flag: only such goods carry emissions into others */
	CHAIN_ZERO,             /* flag: bought from where emissions and allocation are zero */
	CHAIN_INDIRECT_COUNTS,  /* flag: indirect emissions of the good itself count */
	CHAIN_CONTENT,          /* functional units in a tonne */
	CHAIN_UNIT,             /* code: the functional unit in words */
	CHAIN_MASS_KEPT,        /* flag: a tonne takes at least a tonne of what it is made from */
	CHAIN_ALLOCATION,       /* free allocation of the own process, per unit */
	CHAIN_BENCHMARK,        /* … without the factors of the year */
	CHAIN_JOINT,            /* flag: goods made and used up within a joint process have an allocation of their own */
	/* bought: of a line on which `set` has been set */
	CHAIN_BOUGHT_DIRECT,
	CHAIN_BOUGHT_INDIRECT,
	CHAIN_BOUGHT_ALLOCATION,
	CHAIN_BOUGHT_BENCHMARK,
	/* supplied: of a line with the supplier's own figures */
	CHAIN_SUPPLIED_BENCHMARK,
	/* given: inputs, of a supplier's figures and of what the chain comes to */
	CHAIN_GIVEN_DIRECT,
	CHAIN_GIVEN_INDIRECT,
	CHAIN_GIVEN_PRECURSOR_INDIRECT, /* of precursors, where those of the good itself do not count */
	CHAIN_GIVEN_ALLOCATION,
	CHAIN_GIVEN_ALLOCATION_YEAR,
	CHAIN_GIVEN_YEAR, /* in which a purchase was made; its date stays that of the goods made of it */
	CHAIN_NAMES
} chain_name;
extern const struct chain_entry {
	const char *section, *key;
	type_kind   kind;       /* that the name must have; TYPE_ROW: any */
	bool        input;      /* names an input, else a quantity */
	const char *unit;       /* of a number; of UNIT_PER_FU the scheme without contents may count by the tonne */
} chain_entries[CHAIN_NAMES];
#define UNIT_PER_FU "tCO2e/fu"

typedef struct {
	const char *input, *value;
	place       where;
} preset;

typedef struct {
	citation    source;
	const char *streams;    /* the document of kind `method` that says what a source stream emits */
	place       streams_where;
	const char *form;       /* file: an empty installation document with comments; NULL: none */
	place       form_where;
	bool        floor;      /* what is attributed to a process is at least zero */
	bool        verified;   /* a supplier's own figures count only when verified */
	reference   names[CHAIN_NAMES];
	size_t      bought_count; preset *bought; /* inputs of a line for a good bought on official figures */
	size_t      own_count;    preset *own;    /* … of one with own figures */
	place       where;
} chain;

/* What a document of kind `method` gives for a source stream. */
typedef enum { GIVES_DIRECT, GIVES_INDIRECT, GIVES_EMITTED, GIVES_CARBON, GIVES_POWER, GIVES_NAMES } gives_name;
extern const char *const gives_words[GIVES_NAMES], *const gives_units[GIVES_NAMES];

/* One word for several inputs: the unit tells which one is meant. */
typedef struct {
	const char *word;
	size_t      count;
	reference  *inputs;
	place       where;
} spelling;

/* What a tier may name, one quantity each. */
typedef enum {
	TIER_FIGURE,     /* emissions per functional unit */
	TIER_DIRECT,     /* its direct part … */
	TIER_INDIRECT,   /* … and that of electricity */
	TIER_GSD,        /* spread: geometric standard deviation … */
	TIER_LOW,        /* … or the ends of a published range, … */
	TIER_HIGH,
	TIER_COVERAGE,   /* … which holds this share of all cases */
	TIER_SCOPE,      /* code: what is counted … */
	TIER_DIRECT_SCOPE, /* … and where a scheme counts direct emissions alone */
	TIER_YEAR,       /* year: of which the figure is */
	TIER_CITES,      /* text: what the row itself names as its source, … */
	TIER_LICENCE,    /* … and its licence; else that of the sources of what is read */
	TIER_NAMES
} tier_name;
extern const struct tier_entry {
	const char *key;
	type_kind   kind;       /* that the name must have */
	const char *unit;       /* of a number; NULL: any; of UNIT_PER_FU also by the tonne */
} tier_entries[TIER_NAMES];

/* A quantity, and the unit in which it is shown. */
typedef struct {
	reference   what;
	unit        unit;
	const char *unit_text;
	place       where;
} shown_figure;

/* One tier of a document of kind `intensity`: where a figure may come from. */
typedef struct {
	int         number;
	const char *title;
	reference   names[TIER_NAMES];
	size_t      plain_count; /* what is known where the figure is not: per another unit; the first known counts */
	shown_figure *plain;
	size_t      pedigree_count; /* spread where nothing else says it: uncertainty factors of scores of quality */
	reference  *pedigree;
	citation    source;
	bool        official;   /* of a scheme: what its chain says of goods bought */
	bool        own;        /* the user's own: what an installation document comes to */
	place       where;
} tier;

/* What all tiers of a document share. */
typedef struct {
	reference   good;        /* good: the code of the line in the edition of the tables */
	reference   edition;     /* input: the edition that the code given is of */
	reference   direct_only; /* flag: only direct emissions are asked for; of tiers that C asks */
	reference   route;       /* input: the route of production, which may be mixed */
	place       where;
} ladder;

/* A day on which something must be done, counted from a clock of the line. */
typedef struct {
	const char *what;
	slice       clock;
	place       clock_where;
	int         plus_years, month, dom;
	day         on;         /* a fixed day instead; DAY_UNKNOWN: none */
	period      during;     /* only for lines whose clock stands in it */
	bool        pays;
	citation    source;
	place       where;
} duty;

typedef struct {
	const char *state;      /* in-force, pilot, legislated, consulted, proposed, lapsed, model, ... */
	period      when;       /* from `from` until the next */
	citation    source;
} status;

/* Where the codes of a list of goods are known from. */
typedef enum {
	TRUST_OFFICIAL,    /* taken over from those who made it */
	TRUST_TRANSCRIBED, /* copied from a publication of it by hand */
	TRUST_APPROXIMATE, /* changed on the way here, such as carried to another edition */
	TRUST_THIRD_PARTY, /* somebody's own choice, of no official standing */
	TRUST_OWN,         /* a reading of the authors of these rules */
	TRUST_COUNT
} list_trust;
extern const char *const trust_names[TRUST_COUNT];

/* The head of a document of kind `goods-list`. */
typedef struct {
	const char  *editions;     /* the document of kind `goods-editions` … */
	const char  *edition;      /* … and which of its editions the codes are of; NULL: unknown, as they are */
	const char  *unknown;      /* why there are no codes; NULL: there are */
	const char  *only;         /* column of the file that says which rows are the list's; NULL: all */
	const char  *mapping;      /* how the codes came into this edition; NULL: they are native */
	list_trust   trust;
	double       size;         /* how many codes it is said to have; 0: not said */
	bool         overlap;      /* categories share goods, so that they cannot be added up */
	size_t       category_count;
	const char **category_keys, **category_titles;
	citation     source;
	const goods_list *list;    /* read when first asked for */
} goods_list_head;

/* How a native format of trade statistics is read. */
typedef struct {
	const char *from, *to;
	place       where;       /* of `to` */
} format_word;

/* How its codes of places are read: a code is looked for in `none`, in `also`, in the table, and is else a place's own code. */
typedef struct {
	const char  *name;
	const struct table *table;  /* NULL: none */
	size_t       also_count; format_word *also; /* codes of places or groups */
	size_t       none_count; format_word *none; /* why it is no place: such rows are left out */
} format_places;

typedef struct {
	const char *input;
	const char *column, *export_column; /* export_column: that of rows of exports; NULL: the same */
	bool        figure;
	const char *unit;        /* of figures; NULL: the input's own */
	double      times;       /* figures are in so many of the unit */
	const format_places *places; /* NULL: no place, or by its own code */
	int         digits;      /* of a code, where one less means that a zero in front was lost; 0: none is lost */
	bool        is_period;   /* YYYY, YYYYMM; month 52: the year */
	place       where;
} format_input;

/* Rows that are left out: one of the tests is set. */
typedef struct {
	const char  *column, *why;
	size_t       count;
	const char **words;
	bool         unless;     /* those that are none of the words, else those that are one */
	int          digits_below;
	bool         letters;    /* codes with anything but digits in them */
	place        where;
} format_rule;

typedef struct {
	const char   *name, *title;
	citation      source;
	size_t        header_count; const char **header; /* columns that all must be there */
	size_t        unread_count; const char **unread;
	size_t        not_given_count; const char **not_given;
	bool          zero_unknown;  /* a figure of 0 is not given */
	size_t        input_count; format_input *inputs;
	const char   *direction;     /* column; NULL: the format has none */
	size_t        import_count; const char **imports;
	size_t        export_count; const char **exports;
	const char   *other;         /* why rows of another direction are left out */
	size_t        rule_count; format_rule *rules;
	/* Which edition codes of goods are of. edition_column: says it row by row; edition_count 0: that of the nomenclature. */
	const char   *edition_column; /* NULL: the file's name says it */
	size_t        edition_count; format_word *editions;
	place         where;
} flow_format;

typedef enum { DESTINATION_NONE, DESTINATION_PLACE, DESTINATION_GROUP, DESTINATION_ANY } destination_kind;

/* What a document of kind `carbon-price` is about. Texts and lists are what people are told;
 * what is computed stands in series, tables and formulas. */
typedef enum { INSTRUMENT_ETS, INSTRUMENT_TAX, INSTRUMENT_IMPLICIT, INSTRUMENT_BORDER_CHARGE, INSTRUMENT_UNDECIDED, INSTRUMENT_TYPES } instrument_type;
extern const char *const instrument_words[INSTRUMENT_TYPES];
typedef struct {
	instrument_type  type;
	const char      *design;
	destination_kind where_kind;  /* DESTINATION_PLACE or DESTINATION_GROUP */
	const char      *where_name;  /* a place's code, or a group */
	const char      *parts;       /* "CA-QC, CA-ON": only there; NULL: everywhere in the place */
	double           emissions_share; /* of the emissions of where it holds, 0 to 1; NaN: not known */
	const char      *gases, *sectors, *names; /* lists as texts */
	const char      *allocation, *point, *offsets, *note;
	citation         source;
	place            where;
} instrument;

/* Which prices paid elsewhere a scheme takes into account: bit i for type i. */
typedef struct {
	unsigned types;
	citation source;
	place    where;
} credits;

/* What is said by a document of kind `price-path`. */
typedef enum {
	PATH_FORECAST,   /* an analyst's, of a market */
	PATH_GOVERNMENT, /* what a government counts with */
	PATH_STUDY,      /* what a study counts with */
	PATH_SHADOW,     /* of a scenario of the whole economy: no forecast of any market */
	PATH_BENCHMARK,  /* what somebody holds to be needed */
	PATH_ANNOUNCED,  /* by those who set the price */
	PATH_STATEMENTS
} path_statement;
extern const char *const path_statement_words[PATH_STATEMENTS];

typedef enum {
	MONEY_NOMINAL, /* of the year of the point */
	MONEY_REAL,    /* of one year for all points */
	MONEY_UNSTATED,/* nobody said of which */
	MONEY_BASES
} money_basis;
extern const char *const money_basis_words[MONEY_BASES];

/* How points are meant to be joined. Whoever joins them does it, nothing here: paths hold points alone. */
typedef enum {
	JOIN_STEP, /* a figure holds from its year until the next */
	JOIN_LINE, /* straight from one to the next; two points at least */
	PATH_JOINS
} path_join;
extern const char *const path_join_words[PATH_JOINS];

typedef struct {
	int         year;
	double      figure;   /* in base units, as the values of a series; never negative */
	standing    standing;
	const char *note, *doubt;
	citation    source;
	place       where;
} path_point;

typedef struct {
	const char      *id, *title;
	const char      *family;      /* of paths that belong together; NULL */
	path_statement   statement;
	const char      *region;      /* what it is a price of, in words */
	destination_kind where_kind;  /* the same as a place or group; DESTINATION_NONE: it is neither */
	const char      *where_name;
	unit             unit;        /* money per mass of CO2e */
	const char      *unit_text;   /* as written: "USD/tCO2" */
	char             currency[4];
	money_basis      basis;
	int              base_year;   /* MONEY_REAL */
	path_join        join;
	standing         standing;
	const char      *note, *doubt;
	citation         source;
	size_t           count;       /* 1 at least */
	path_point      *points;      /* by year, each once */
	place            where;
} price_path;

/* What money of one currency was worth, by year, as a table says it. Only ratios mean anything. */
typedef struct {
	const char *name;          /* "common-price_levels.gdp_deflator" */
	char        currency[4];
	size_t      count;         /* 0: the table has nothing of the currency */
	int        *years;         /* ascending */
	double     *levels;        /* above 0 */
	citation    source;
} price_levels;

/* How money of one year becomes money of another. */
typedef struct {
	const price_levels *levels;    /* of the currency of the path; NULL: none */
	double              inflation; /* a share (0.02), assumed for each year behind the last level; NAN: nobody assumed any */
} money_assumption;

/* A path in money of the year of each point. */
typedef struct {
	size_t      count;
	path_point *points;    /* standing: of what a rate was assumed for, an assumption at least */
	const char *note_code; /* "constant-money" or "unstated-money"; NULL: the path is nominal */
	const char *note;      /* what was done or assumed, a sentence without its full stop */
} nominal_path;

typedef struct document document;
typedef struct {
	const char     *name;
	const document *document;
	place           where;
} alias;

typedef struct rulebook rulebook;

struct document {
	const char  *id, *path;   /* path within the rulebook */
	const char  *kind, *title;
	const source_text *text;
	yaml_node   *root;        /* after extends and changes */
	rulebook    *book;
	const document *base;     /* extends */
	destination_kind destination;
	const char  *destination_name;
	const char  *currency;
	const char  *nomenclature;
	int          exact_digits; /* of a nomenclature: codes of fewer digits stand for those below them; 0: none does */
	period       horizon;     /* days for which the scheme can be asked */
	day          starts;      /* from which one that is no law would charge; DAY_UNKNOWN: not said, … */
	const char  *starts_unknown; /* … or declared unknown, and why */
	size_t       source_count;  source *sources;
	size_t       alias_count;   alias *aliases;
	size_t       status_count;  status *statuses;
	size_t       input_count;   input *inputs;
	size_t       clock_count;   clock_declaration *clocks;
	size_t       option_count;  option *options;
	size_t       series_count;  series *series;
	size_t       table_count;   table *tables;
	size_t       group_count;   line_group *groups;
	quantity    *amount;        /* NULL: mass */
	size_t       quantity_count; quantity *quantities;
	size_t       gate_count;    gate *gates;
	size_t       remark_count;  remark *remarks;
	size_t       duty_count;    duty *duties;
	instrument  *instrument;    /* kind carbon-price; may be NULL */
	credits      credits;
	chain       *chain;         /* NULL: the scheme says nothing of chains */
	reference    gives[GIVES_NAMES]; /* kind method */
	size_t       spelling_count; spelling *spellings;
	size_t       tier_count;    tier *tiers; /* kind intensity */
	ladder       ladder;
	size_t       edition_count; const char **edition_names; /* kind goods-editions, from the oldest */
	const goods_editions *editions; /* read when first asked for */
	goods_list_head *goods_list; /* kind goods-list */
	price_path  *price_path;  /* kind price-path */
	size_t       format_places_count; format_places *format_places; /* kind flow-formats */
	size_t       format_count; flow_format *formats;
	bool         is_scheme;     /* kind border-adjustment */
	bool         reading;       /* not read to its end: whoever asks for it now closes a ring */
	size_t       read_count, read_capacity;
	const document **reads;     /* others that were asked for meanwhile: what it extends and uses, what its changes link and follow */
};

/* A change to one document, as an item of its `changes` would say it. */
typedef struct {
	const char *id;           /* of the document */
	yaml_node  *change;
} rulebook_change;

typedef struct {
	const rulebook_change *items;
	size_t                 count;
	bool                   idle_allowed; /* a change that alters nothing is no error */
} rulebook_changes;

typedef struct {
	const char **ids;
	size_t       count, capacity;
} folder_ids;

typedef struct {
	const char *kind;         /* NULL: not read yet */
	bool        read, may_be_law;
} looked_at;

struct rulebook {
	arena       *memory;
	const char  *folder;      /* as given */
	rulebook_changes changes; /* of documents, as they are read */
	names       *names;       /* codes of all kinds */
	places      *places;
	code_list    place_list;
	size_t       input_count; input *inputs; /* common to all schemes */
	size_t       document_count, document_capacity;
	document   **documents;   /* read so far */
	document    *at_work;     /* the one that is being read; NULL */
	const char **ids;         /* of all documents, once they were listed */
	size_t       id_count;
	bool         ids_listed;
	names       *folder_names; folder_ids *folders; /* those that were listed by themselves */
	size_t       folder_capacity;
	names       *looked_names; looked_at *looked; /* documents that were looked into, without reading them whole */
	size_t       looked_capacity;
	const source_text *common_texts[8];
	size_t       common_count;
	document    *places_document, *groups_document; /* their sources */
	size_t       group_source_count, group_source_capacity;
	citation    *group_sources; /* of group 1, 2, … */
	size_t       common_groups; /* groups of common/places.yaml; those behind them are of … */
	const source_text *groups_text; /* common/groups.yaml, read when a group is asked for that the other has not */
	bool         groups_read;
};

/* Whether the document has inputs, series, tables and formulas. */
bool document_has_rules(const document *doc);

/* ---- calls ---------------------------------------------------------------- */

/* Reads common/inputs.yaml and common/places.yaml. NULL after an error. */
rulebook *rulebook_open(const char *folder, diagnostics *d);
/* The same folder, in which documents are changed as they are read. A document that extends one of them has its changes
 * too. What is wrong with a change is told when its document is read. The changes must live as long. */
rulebook *rulebook_open_changed(const char *folder, const rulebook_changes *changes, diagnostics *d);
/* How many of these changes are of that document. */
size_t    rulebook_changes_of(const rulebook *book, const char *id);
void      rulebook_close(rulebook *book);

/* The group of that name, out of common/places.yaml or else common/groups.yaml; 0 when there is none. */
group_id  rulebook_group(rulebook *book, slice name, diagnostics *d);
/* Reads common/groups.yaml, if it is there and was not read. False after an error. */
bool      rulebook_groups(rulebook *book, diagnostics *d);

/* The document of that id, read if need be. NULL after an error (all are in d);
 * `asked_from` is the place that names it, may be nowhere. */
document *rulebook_document(rulebook *book, const char *id, place asked_from, diagnostics *d);

/* A document that does not lie in the rulebook yet: read under an id of its own,
 * so that it can be checked. NULL after an error. */
const char *rulebook_draft(rulebook *book, const char *path, diagnostics *d);

/* Ids of all documents below a folder of the rulebook ("eu"), or of all (NULL), sorted. */
const char *const *rulebook_ids(rulebook *book, const char *folder, size_t *count);

/* Whether the series follows that one of the document, or, where no name is given, any of it. */
bool series_follows(const series *s, const char *id, slice name);
/* The id that somebody may have meant, "cn-ets" by "china-ets"; NULL. */
const char *rulebook_nearest(rulebook *book, const char *id);
/* Whether there is a document of that id. */
bool rulebook_has(rulebook *book, const char *id);

/* The kind a file says it is, without reading more than its first lines; "" when unclear. */
const char *rulebook_kind(rulebook *book, const char *id);

/* Whether a file can be a scheme that is or becomes law: found in its bytes, so that a question about a border does
 * not read the many that are proposals. False is certain, true is not. */
bool rulebook_may_be_law(rulebook *book, const char *id);

/* The bytes of a document, whether or not it can be read as one. NULL after an error. */
const source_text *rulebook_text(rulebook *book, const char *id, diagnostics *d);

/* A YAML file that need not belong to the rulebook (tests). NULL after an error. */
yaml_node *rulebook_read_yaml(rulebook *book, const char *path, const char *name, diagnostics *d);

/* The rows of the newest edition known by `as_of` (DAY_LAST: the newest).
 * Reads and verifies the file when first asked. NULL: no edition by then
 * (*early is set) or an error (reported once). */
const table_data *table_rows(const table *t, day as_of, const table_edition **edition, bool *early, diagnostics *d);

/* The key of that name, or NULL. */
const table_key *table_key_named(const table *t, const char *name);
/* Whether a row of the edition has that text in the column. */
bool table_has(const table_data *data, const char *column, slice text);

/* Reads every cell of every edition as its declared type and looks for rows
 * with the same keys. */
void table_verify(const table *t, diagnostics *d, size_t *rows);

/* False, reported, when `choose` names no declared column of numbers. */
bool choice_check(const table *t, const choice *c, diagnostics *d);

/* One cell as its column's type. `ok` false when malformed (reported). Empty
 * cells: NaN, 0, empty text. */
typedef struct {
	bool     empty;
	double   number; /* numbers in base units; flags 0 and 1; years; days */
	uint32_t code;   /* codes */
	slice    text;
} cell;
bool table_cell(const table *t, const table_data *data, size_t row, const char *column, const type *as, cell *out,
                diagnostics *d);
place table_cell_place(const table_data *data, size_t row, size_t column);

/* Finds rows by the cells of some columns, and by a goods code where
 * `code_column` is one ((size_t)-1: none), without reading the others. */
typedef struct row_index row_index;
row_index *row_index_new(arena *a, const table_data *data, const size_t *columns, size_t count, size_t code_column);
/* Every row whose cells equal `cells` and whose code begins with `code`, or is
 * its beginning. Others may be among them: the caller looks. Ascending, each
 * once; valid until the next call. */
size_t row_index_find(row_index *x, const slice *cells, slice code, const uint32_t **rows);

/* The nomenclature that a document of kind `nomenclature` declares, or only the
 * codes that begin with the two digits of `chapter` (NULL: all). */
nomenclature *rulebook_nomenclature(rulebook *book, const char *id, const char *chapter, place asked_from, diagnostics *d);

/* What a document of kind `goods-editions` holds. NULL after an error. */
const goods_editions *rulebook_editions(rulebook *book, const char *id, place asked_from, diagnostics *d);
/* The codes of a document of kind `goods-list`. NULL after an error, or where it says that they are unknown. */
const goods_list *rulebook_goods_list(rulebook *book, const char *id, place asked_from, diagnostics *d);

/* The path of a document of kind `price-path`. NULL after an error; one that names no document, or one of another
 * kind, offers the nearest path. */
const price_path *rulebook_price_path(rulebook *book, const char *id, place asked_from, diagnostics *d);
/* The levels of a currency in a table with the exact keys `currency` and `year` and the column `level`, in the newest
 * edition known by `as_of`. `name`: "common-price_levels.gdp_deflator". NULL after an error. */
const price_levels *rulebook_price_levels(rulebook *book, const char *name, const char *currency, day as_of, place asked_from,
                                          diagnostics *d);
/* What a figure of the path that stands in `year` is multiplied by to be money of that year: 1 but for MONEY_REAL.
 * *assumed is set where the rate of inflation was needed. NAN after an error: the levels have a gap there, or end, and
 * no rate was assumed, or it is not above -1. Whoever joins points of constant money joins them before. */
double price_path_factor(const price_path *p, int year, const money_assumption *money, bool *assumed, place asked_from,
                         diagnostics *d);
/* All points by price_path_factor. Money of which nobody said the year is taken as nominal, and told in the note.
 * Texts and points are of `memory`. False after an error. */
bool price_path_nominal(const price_path *p, const money_assumption *money, arena *memory, nominal_path *out, place asked_from,
                        diagnostics *d);

/* What one of a currency is worth in another: the mean of a year, out of the tables of common/exchange.yaml whose keys are
 * currency and year, in the order in which they stand there. */
typedef struct {
	double      rate;     /* units of `to` for one of `from`; NaN: not known, and why says why */
	standing    standing;
	const char *source, *why; /* NULL where there is none */
} year_rate;
bool      rulebook_changes_rates(const rulebook *book); /* whether it was opened with changes of these */
year_rate rulebook_year_rate(rulebook *book, const char *from, const char *to, int year, day as_of, diagnostics *d);

/* The native formats of all documents of kind `flow-formats` in the folder common. */
const flow_format *const *rulebook_formats(rulebook *book, size_t *count, diagnostics *d);

/* Puts `number` into a series over `when`, cutting what stood there. */
void series_put(arena *a, series *s, period when, double number, standing st, const citation *source, place where);

/* xxh3 of bytes as "xxh3:0123456789abcdef". */
char *hash_text(arena *a, const void *bytes, size_t length);

/* Writes into all documents of a rulebook, or into one, the hashes that their
 * table files have now; *changed grows by how many. Works on a rulebook that does
 * not open. */
void hashes_renew(const char *folder, arena *a, size_t *changed, diagnostics *d);
void hashes_renew_of(const char *file, arena *a, size_t *changed, diagnostics *d);

/* Lists `name` in a closed list, 0 when it is not there. */
uint32_t code_find(const rulebook *book, const code_list *list, slice name);
const char *code_nearest(const rulebook *book, const code_list *list, slice name);
char *code_choices(const rulebook *book, arena *a, const code_list *list); /* "A, B or C", the first 12 */

/* What a unit or type says, for messages: "tCO2e/t", "a code (route)". */
char *type_text(arena *a, const type *t);

#endif
