/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to emissions: an installation document in memory, and the walk over it.
 *
 *   read_installation   YAML to processes, streams, uses, supplies, goods (read.c)
 *   ask_streams         what each stream gives, by the method document (streams.c)
 *   ask_goods           what the scheme says of each good and purchase (goods.c, supplies.c)
 *   walk_chain          specific emissions and allocation of each good (walk.c)
 *   close_balance       where the emissions of the site went (balance.c)
 *
 * What is wrong in one process is told at its place, and makes that process and those
 * that live on its goods not computable; the others go on. */
#ifndef OCTROI_EMISSIONS_INSTALLATION_H
#define OCTROI_EMISSIONS_INSTALLATION_H

#include "emissions.h"

enum { TO_EXPORT = -1 };

typedef struct {
	int    process;    /* index, or TO_EXPORT */
	double share;      /* 0 to 1; NaN: unknown, and was told */
} stream_share;

/* Figures of the whole period: what a process, a stream or a purchase carries. */
typedef struct {
	double direct, indirect; /* tCO2e */
} emission_pair;

typedef struct {
	const char   *name, *method; /* method: the value of the word that chose it, for reports; may be NULL */
	const yaml_node *node;
	size_t        share_count;
	stream_share *shares;
	bool          bad;
	emission_pair given;     /* attributed to whoever uses it */
	double        emitted;   /* tCO2e that leave the site's stacks */
	double        carbon;    /* t, positive into the process */
	double        power;     /* MWh */
	standing      standing;
} stream;

/* A good bought or taken from another installation, as one supplier states it. */
typedef struct {
	const char   *name;
	const yaml_node *node;
	double        mass;      /* t */
	bool          bad;
	const char   *document, *product; /* of another installation document */
	/* per tonne, found by ask_goods */
	emission_pair see;
	double        allocation, benchmark;
	const octroi_reason *lacks_allocation;
	const char   *code, *origin, *unit;
	double        content;   /* functional units in a tonne; NaN: not said */
	octroi_precursor_kind kind;
	standing      standing;
} supply;

/* Suppliers of one good, of which the processes take a mix. */
typedef struct {
	const char   *name;
	const yaml_node *node;
	size_t        count;
	supply       *supplies;
	bool          bad;
	double        mass;      /* of all supplies */
	double        used;      /* by processes */
} pool;

typedef enum { USE_POOL, USE_GOOD, USE_SUPPLY } use_kind;
typedef struct {
	use_kind      kind;
	size_t        index;     /* of a pool or a good of this site */
	supply        supply;
	double        mass;      /* t consumed */
	const char   *name;
	const yaml_node *node;
} use;

/* A good made and used up within a process of which it is a part. */
typedef struct {
	const yaml_node *node;
	const char   *name;
	double        mass, allocation, benchmark;
	const octroi_reason *lacks_allocation;
	bool          counts;
} joint_good;

typedef struct {
	const char   *name;
	const yaml_node *node;
	size_t        process;
	double        mass;      /* t made in the period and saleable */
	double        used;      /* t that processes of the site took of it */
	/* found by ask_goods */
	const char   *code, *unit, *origin;
	double        content;   /* functional units in a tonne */
	bool          covered, indirect_counts, mass_kept;
	double        allocation, benchmark; /* of the own process, per tonne */
	double        default_see, default_allocation; /* per tonne, had it no figures of its own; may be NaN */
	const octroi_reason *lacks_allocation, *lacks_default;
	standing      standing;
	/* found by walk_chain, per tonne */
	emission_pair see;
	double        precursor_indirect; /* the part of see.indirect that comes with precursors */
	double        sefa, benchmark_sum;
	const octroi_reason *reason;      /* why it is not computed */
} made_good;

typedef struct {
	const char   *name;
	const yaml_node *node;
	size_t        first_good, good_count; /* in installation.goods, in a row */
	size_t        use_count;
	use          *uses;
	size_t        joint_count;
	joint_good   *joint;
	const char   *mass_reason;
	bool          bad;       /* something was wrong inside, and was told */
	const octroi_reason *reason; /* why its goods are not computed; NULL: they are */
	emission_pair attributed; /* by streams */
	double        floored;   /* tCO2e by which the floor raised it */
	double        carbon;    /* t, the sum over mass balance streams */
	double        activity;  /* functional units */
	standing      standing;
	/* per functional unit, found by walk_chain */
	double        direct, precursor_indirect, own_indirect, sefa, benchmark;
	const octroi_reason *lacks_allocation; /* of its precursors */
} process;

/* A note that is true of several things and told once. */
typedef struct {
	const char   *code;
	size_t        note;      /* in installation.notes */
	size_t        count, capacity;
	const char  **names;
} named_note;

struct installation;
typedef struct {
	const char *real;  /* the path that links and dots come to */
	struct installation *document; /* NULL: it has errors */
} opened_document;

/* All other documents of a question: each is computed once, whoever takes its goods. */
typedef struct {
	size_t        count, capacity;
	opened_document *items;
} opened_documents;

typedef struct installation {
	const char   *path, *real, *folder, *title, *country; /* real: the path that links and dots come to */
	int           year;
	const char   *date;      /* first day of the period */
	const yaml_node *root;
	octroi_program *scheme, *method;
	const chain  *chain;
	const octroi_settings *settings;
	rulebook     *book;
	const struct installation *asked_by; /* whose precursor it makes; NULL */
	arena        *memory, *scratch;
	diagnostics  *d;
	names        *names;     /* of goods and pools */
	size_t       *name_index; /* by name: 1 + good, or 1 + pool, see name_is_pool */
	bool         *name_is_pool;
	size_t        name_capacity;
	size_t        stream_count, stream_capacity; stream *streams;
	bool          stream_lost; /* there are more, which could not be read */
	size_t        pool_count, pool_capacity;     pool *pools;
	size_t        process_count, process_capacity; process *processes;
	names        *process_names; /* the i-th, from 1, is that of process i - 1 */
	size_t        good_count, good_capacity;     made_good *goods;
	names        *asked_keys; /* what the scheme was asked of goods, and its answers */
	size_t        answer_count, answer_capacity; program_answer *answers;
	names        *amount_keys; /* … and which input is the amount of a good */
	size_t        amount_count, amount_capacity; const char **amounts;
	diagnostics  *said;      /* empty: what is told there is told again with its place */
	opened_documents *opened; /* one list for all documents of a question */
	octroi_note  *notes;
	size_t        note_count, note_capacity;
	named_note   *named_notes;
	size_t        named_count, named_capacity;
	octroi_step  *steps;
	size_t        step_count, step_capacity;
} installation;

#endif
