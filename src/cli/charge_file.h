/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the cli room: what the JSON results of octroi cost, run and compare say was charged. */
#ifndef OCTROI_CLI_CHARGE_FILE_H
#define OCTROI_CLI_CHARGE_FILE_H

#include "../octroi.h"
#include "../base/diagnostic.h"

typedef struct charge_file charge_file;

/* NULL after an error: a file that can't be read, one that is no such result. */
charge_file *charge_file_open(arena *memory, const char *path, diagnostics *d);
void         charge_file_close(charge_file *f); /* NULL is allowed */

/* Variants of a scenario; none: the result has none. */
const char *const *charge_file_variants(const charge_file *f, size_t *count);
/* The one that the result itself takes as its base, or NULL. */
const char *charge_file_base(const charge_file *f);

/* Cells of a variant, NULL where there are none: of a scenario its cells; of octroi run its totals; of octroi cost its lines,
 * told apart by importer, origin, destination, good and, where it is in `asked`, date or basis. `name` is how messages call
 * them. False after an error. */
bool charge_file_read(const charge_file *f, const char *variant, const char *name, const char *const *asked, size_t asked_count,
                      octroi_charges *out, diagnostics *d);

#endif
