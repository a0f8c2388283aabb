/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: what was probably meant by a figure or a unit that is none. */
#ifndef OCTROI_PROGRAM_UNIT_SLIPS_H
#define OCTROI_PROGRAM_UNIT_SLIPS_H

#include "../rules/rules.h"

/* The unit that `text` was probably meant to be: of another letter case, spelt out ("tonnes"), or a mass where
 * emissions belong ("kg/GJ" for kgCO2/GJ). Only what fits one of `wanted`; NULL: no guess. */
const char *unit_meant(slice text, const unit *wanted, size_t count, arena *memory);
/* Tells of `figure`, with the blanks behind it, and of its unit what to write; `otherwise` where nothing can be guessed. */
void unit_remedy(slice figure, slice text, const unit *wanted, size_t count, const char *otherwise, arena *memory, diagnostics *d);
/* A unit as people write it: tCO2/TJ for tCO2e/MWh, GJ/t for MWh/t. */
const char *unit_spoken(const unit *u, const char *functional_unit, arena *memory);
/* "450 000 t" without what stands between its digits; NULL: nothing does. */
const char *without_blanks(slice text, arena *memory);

#endif
