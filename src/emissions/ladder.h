/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to emissions: one question put to a ladder. Opening and order are in intensity.c, one tier in
 * intensity_tier.c, codes that became several in intensity_codes.c. */
#ifndef OCTROI_EMISSIONS_LADDER_H
#define OCTROI_EMISSIONS_LADDER_H

#include "emissions.h"

struct octroi_ladder {
	rulebook        *book;
	octroi_program  *program;      /* the document */
	const document  *document;
	octroi_program *const *schemes; /* asked for official figures */
	size_t           scheme_count;
	bool             official;     /* a destination or scheme was named */
	int              year;         /* where a question says none */
	uint32_t        *reading;      /* by input, once asked for: bit i: tier i may read it; TIERS_KNOWN */
};

typedef struct texts texts; /* without repeats */

/* One question at work. Answers are made in `scratch`; what is handed out is copied. */
typedef struct {
	octroi_ladder *ladder;
	const octroi_intensity_question *question;
	arena         *scratch, *memory;
	diagnostics   *d;
	const char    *good;           /* in the edition of the tables */
	bool           recoded;        /* … which is another than that of the question */
	bool          *used;           /* which of the inputs given the tier at work reads */
	texts         *sources, *licences; /* of all routes of a mix; NULL: there is none */
} asker;

/* The codes that the code asked about became. */
typedef struct {
	const char *const *codes; /* in the edition of the tables */
	size_t             count; /* 0: `reason` says why */
	const octroi_reason *reason;
	const octroi_note *notes;
	size_t             note_count;
} recoding;

/* A line of the document, or of a scheme, about what is asked; `route` NULL: as given. */
octroi_line *ladder_line(const asker *a, octroi_program *p, const char *route);

/* A copy that lives as long as the answer; NULL stays NULL. */
const char *text_kept(const asker *a, const char *text);

/* All figures unknown, no reason yet. */
octroi_tier tier_new(const tier *declared);
/* What a tier says of `a->good`: a figure, or the reason why there is none. */
octroi_tier tier_asked(const asker *a, const tier *declared);
/* Each text once. */
void tier_notes_add(const asker *a, octroi_tier *t, const octroi_note *notes, size_t count);
void tier_note(const asker *a, octroi_tier *t, const char *text);

/* What became of the code asked about in the edition of the tables. */
recoding good_recoded(asker *a);
/* What all of those codes say of one tier; a reason where they differ. */
octroi_tier tier_of_candidates(asker *a, const tier *declared, const recoding *r);

#endif
