# SPDX-License-Identifier: GPL-3.0-or-later
# make          builds build/octroi and build/liboctroi.a
# make demo     installs what is missing, builds, answers real questions
# make check    installs what is missing, builds, runs every test
# make bench    measures speed and memory beside other tools
# make clean
#
# V=1 shows whole commands. BUILD names the folder for everything made; SANITIZE=address,undefined
# builds with sanitizers (give such a build a folder of its own).

BUILD    ?= build
SANITIZE ?=
ifeq ($(origin CC),default)
CC        = gcc
endif
CFLAGS   ?= -O2 -g
WARNINGS  = -Wall -Wextra -Wpedantic -Wconversion -Werror
# Results must not depend on the machine: no fused operations, no fast maths.
CFLAGS_ALL = -std=c11 -D_GNU_SOURCE -ffp-contract=off $(WARNINGS) $(CFLAGS) -MMD -MP
LIBS      = -lyaml -lxxhash -lm
CLI_LIBS  = -lsmartcols -ljansson
ifneq ($(SANITIZE),)
CFLAGS_ALL += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

# What is done in a word, or whole with V=1.
quiet = $(if $(V),,@echo '  $(1)  $@';)

LIBRARY_ROOMS = base yaml csv expr codes rules program flows
LIBRARY_SOURCES = $(foreach room,$(LIBRARY_ROOMS),$(wildcard src/$(room)/*.c)) $(wildcard src/octroi.c)
PROGRAM_SOURCES = $(wildcard src/report/*.c src/cli/*.c src/main.c)
UNIT_SOURCES = $(wildcard tests/unit/test_*.c)

LIBRARY_OBJECTS = $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
PROGRAM_OBJECTS = $(PROGRAM_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS = $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)

.PHONY: all demo check bench install-packages unit-tests clean
all: $(BUILD)/octroi

$(BUILD)/octroi: $(PROGRAM_OBJECTS) $(BUILD)/liboctroi.a
	$(call quiet,LINK)$(CC) $(CFLAGS_ALL) -o $@ $^ $(CLI_LIBS) $(LIBS)

$(BUILD)/liboctroi.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call quiet,AR  )$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call quiet,CC  )$(CC) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/liboctroi.a
	@mkdir -p $(@D)
	$(call quiet,TEST)$(CC) $(CFLAGS_ALL) -Isrc -o $@ $< $(BUILD)/liboctroi.a -lcmocka $(LIBS)

unit-tests: $(UNIT_TESTS)

install-packages:
	@tests/install-packages

demo: install-packages
	@$(MAKE) --no-print-directory all
	@tests/demo $(BUILD)/octroi

# The demo is one of the suites, so that a wrong status there is counted.
check: install-packages
	@$(MAKE) --no-print-directory all unit-tests
	@tests/check $(BUILD)

# Ratios to other tools in one run; BENCH=--quick for seconds instead of minutes.
bench: all
	@tests/bench/run --octroi $(BUILD)/octroi $(BENCH)

clean:
	rm -rf $(BUILD)

-include $(LIBRARY_OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
