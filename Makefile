# SPDX-License-Identifier: GPL-3.0-or-later
# make          builds build/octroi and build/liboctroi.a
# make demo     installs what is missing, builds, answers real questions
# make check    installs what is missing, builds, runs every test
# make bench    measures speed and memory beside other tools
# make install  PREFIX=/usr/local DESTDIR=: program, libraries, header, rules, scenarios, manual, completions
# make uninstall
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
LIBS      = -pthread -lyaml -lxxhash -lz -lgsl -lgslcblas -lm
CLI_LIBS  = -lsmartcols -ljansson
# The program takes from GSL what it needs: loading all of it costs a tenth of a short run.
GSL_LIBS ?= -Wl,-Bstatic -lgsl -lgslcblas -Wl,-Bdynamic
ifneq ($(SANITIZE),)
CFLAGS_ALL += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

# What is done in a word, or whole with V=1.
quiet = $(if $(V),,@echo '  $(1)  $@';)

LIBRARY_ROOMS = base yaml csv expr codes rules program emissions flows scenario
LIBRARY_SOURCES = $(foreach room,$(LIBRARY_ROOMS),$(wildcard src/$(room)/*.c)) $(wildcard src/octroi.c)
PROGRAM_SOURCES = $(wildcard src/report/*.c src/cli/*.c src/main.c)
UNIT_SOURCES = $(wildcard tests/unit/test_*.c)

LIBRARY_OBJECTS = $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
PROGRAM_OBJECTS = $(PROGRAM_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS = $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)

SHARED_OBJECTS = $(LIBRARY_SOURCES:%.c=$(BUILD)/shared/%.o)

VERSION := $(shell sed -n 's/^\#define OCTROI_VERSION "\(.*\)"/\1/p' src/octroi.h)
SONAME   = liboctroi.so.$(firstword $(subst ., ,$(VERSION)))

PREFIX        ?= /usr/local
BINDIR        ?= $(PREFIX)/bin
LIBDIR        ?= $(PREFIX)/lib
INCLUDEDIR    ?= $(PREFIX)/include
DATADIR       ?= $(PREFIX)/share
MANDIR        ?= $(DATADIR)/man
PKGCONFIGDIR  ?= $(LIBDIR)/pkgconfig
BASHDIR       ?= $(DATADIR)/bash-completion/completions
ZSHDIR        ?= $(DATADIR)/zsh/site-functions
INSTALL       ?= install
OBJCOPY       ?= objcopy
within_prefix = $(patsubst $(PREFIX)/%,$${prefix}/%,$(1))

.PHONY: all demo check bench install-packages unit-tests clean install uninstall shared
all: $(BUILD)/octroi

$(BUILD)/octroi: $(PROGRAM_OBJECTS) $(BUILD)/liboctroi.a
	$(call quiet,LINK)$(CC) $(CFLAGS_ALL) -o $@ $^ $(CLI_LIBS) $(GSL_LIBS) $(LIBS)

$(BUILD)/liboctroi.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call quiet,AR  )$(AR) rcs $@ $^

# Libraries for others: only what octroi.h declares can be seen from outside.
shared: $(BUILD)/liboctroi.so.$(VERSION) $(BUILD)/shared/liboctroi.a
$(BUILD)/shared/liboctroi.a: $(LIBRARY_OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@
	$(call quiet,AR  )$(LD) -r -o $(@:.a=.o) $^ && \
		$(OBJCOPY) --wildcard --keep-global-symbol='octroi_*' $(@:.a=.o) && $(AR) rcs $@ $(@:.a=.o)
$(BUILD)/liboctroi.so.$(VERSION): $(SHARED_OBJECTS) src/liboctroi.map
	$(call quiet,LINK)$(CC) $(CFLAGS_ALL) -shared -Wl,-soname,$(SONAME) -Wl,--version-script,src/liboctroi.map \
		-Wl,--no-undefined -o $@ $(SHARED_OBJECTS) $(LIBS)

$(BUILD)/shared/%.o: %.c
	@mkdir -p $(@D)
	$(call quiet,CC  )$(CC) $(CFLAGS_ALL) -fPIC -c -o $@ $<

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call quiet,CC  )$(CC) $(CFLAGS_ALL) -c -o $@ $<

# Loops over lanes: worth more effort.
$(BUILD)/src/program/columns.o $(BUILD)/shared/src/program/columns.o: CFLAGS_ALL += -O3

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

# rules and scenarios go as they are; the program finds them beside itself, in ../share/octroi.
install: all shared
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR) $(DESTDIR)$(INCLUDEDIR) $(DESTDIR)$(PKGCONFIGDIR) \
		$(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR) $(DESTDIR)$(DATADIR)/octroi
	$(INSTALL) -m 755 $(BUILD)/octroi $(DESTDIR)$(BINDIR)/octroi
	$(INSTALL) -m 644 $(BUILD)/shared/liboctroi.a $(DESTDIR)$(LIBDIR)/liboctroi.a
	$(INSTALL) -m 755 $(BUILD)/liboctroi.so.$(VERSION) $(DESTDIR)$(LIBDIR)/liboctroi.so.$(VERSION)
	ln -sf liboctroi.so.$(VERSION) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/liboctroi.so
	$(INSTALL) -m 644 src/octroi.h $(DESTDIR)$(INCLUDEDIR)/octroi.h
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(call within_prefix,$(LIBDIR))|' \
		-e 's|@INCLUDEDIR@|$(call within_prefix,$(INCLUDEDIR))|; s|@DATADIR@|$(call within_prefix,$(DATADIR))|' \
		-e 's|@VERSION@|$(VERSION)|' src/octroi.pc.in >$(DESTDIR)$(PKGCONFIGDIR)/octroi.pc
	cp -R rules scenarios $(DESTDIR)$(DATADIR)/octroi
	set -e; for page in man/*.[1-9]; do \
		folder=$(DESTDIR)$(MANDIR)/man$${page##*.}; $(INSTALL) -d $$folder; $(INSTALL) -m 644 $$page $$folder; done
	$(INSTALL) -m 644 completion/octroi.bash $(DESTDIR)$(BASHDIR)/octroi
	$(INSTALL) -m 644 completion/_octroi $(DESTDIR)$(ZSHDIR)/_octroi

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/octroi $(DESTDIR)$(LIBDIR)/liboctroi.a $(DESTDIR)$(LIBDIR)/liboctroi.so \
		$(DESTDIR)$(LIBDIR)/$(SONAME) $(DESTDIR)$(LIBDIR)/liboctroi.so.$(VERSION) $(DESTDIR)$(INCLUDEDIR)/octroi.h \
		$(DESTDIR)$(PKGCONFIGDIR)/octroi.pc $(DESTDIR)$(BASHDIR)/octroi $(DESTDIR)$(ZSHDIR)/_octroi
	for page in man/*.[1-9]; do rm -f $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/}; done
	rm -rf $(DESTDIR)$(DATADIR)/octroi

clean:
	rm -rf $(BUILD)

-include $(LIBRARY_OBJECTS:.o=.d) $(SHARED_OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
