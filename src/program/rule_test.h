/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to program: rule tests of several lines. */
#ifndef OCTROI_PROGRAM_RULE_TEST_H
#define OCTROI_PROGRAM_RULE_TEST_H

#include "program.h"

/* Results by line, of at most LINE_RUN_ROWS lines, each a map of inputs. NULL after an error. */
octroi_result *const *rule_test_lines(octroi_program *p, const yaml_node *lines, arena *memory, diagnostics *d);

#endif
