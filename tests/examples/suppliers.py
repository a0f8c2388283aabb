#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is cheapest at the border? The suppliers of suppliers.c, through ctypes, and
one who has not said how much: an unknown has no charge.

    python3 suppliers.py liboctroi.so.0 FOLDER-OF-RULES
"""

import ctypes
import math
import sys


class Array(ctypes.Structure):
    """octroi_array: one input of all lines."""
    _fields_ = [("input", ctypes.c_char_p), ("numbers", ctypes.POINTER(ctypes.c_double)),
                ("texts", ctypes.POINTER(ctypes.c_char_p)), ("unit", ctypes.c_char_p)]


class Figures(ctypes.Structure):
    """octroi_figures: one quantity of all lines."""
    _fields_ = [("quantity", ctypes.c_char_p), ("values", ctypes.POINTER(ctypes.c_double)),
                ("low", ctypes.POINTER(ctypes.c_double)), ("high", ctypes.POINTER(ctypes.c_double))]


class Arrays(ctypes.Structure):
    """octroi_arrays"""
    _fields_ = [("count", ctypes.c_size_t), ("arrays", ctypes.POINTER(Array)), ("array_count", ctypes.c_size_t),
                ("states", ctypes.POINTER(ctypes.c_ubyte)), ("standings", ctypes.POINTER(ctypes.c_ubyte)),
                ("reasons", ctypes.POINTER(ctypes.c_void_p)), ("amount_units", ctypes.POINTER(ctypes.c_char_p)),
                ("figures", ctypes.POINTER(Figures)), ("figure_count", ctypes.c_size_t)]


def load(path):
    library = ctypes.CDLL(path)
    for name in ("octroi_diagnostics_new", "octroi_run_new", "octroi_open"):
        getattr(library, name).restype = ctypes.c_void_p
    library.octroi_open.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    library.octroi_diagnostics_text.restype = ctypes.c_char_p
    library.octroi_diagnostics_text.argtypes = [ctypes.c_void_p]
    library.octroi_find.restype = ctypes.c_bool
    library.octroi_find.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p,
                                    ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)), ctypes.POINTER(ctypes.c_size_t),
                                    ctypes.c_void_p]
    library.octroi_evaluate_arrays.restype = ctypes.c_bool
    library.octroi_evaluate_arrays.argtypes = [ctypes.c_void_p, ctypes.POINTER(Arrays), ctypes.c_void_p, ctypes.c_void_p]
    library.octroi_state_name.restype = ctypes.c_char_p
    for name in ("octroi_run_free", "octroi_close", "octroi_diagnostics_free"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
        getattr(library, name).restype = None
    return library


def texts(name, values):
    return Array(name, None, (ctypes.c_char_p * len(values))(*values), None)


def numbers(name, values, unit):
    return Array(name, (ctypes.c_double * len(values))(*values), None, unit)


def charges(library, program, run, diagnostics, inputs, count):
    """Charges and states of `count` lines; NaN: not known."""
    values, states = (ctypes.c_double * count)(), (ctypes.c_ubyte * count)()
    wanted = Figures(b"net_charge", values, None, None)
    lines = Arrays(count, (Array * len(inputs))(*inputs), len(inputs), states, None, None, None, ctypes.pointer(wanted), 1)
    if not library.octroi_evaluate_arrays(program, ctypes.byref(lines), run, diagnostics):
        sys.exit(library.octroi_diagnostics_text(diagnostics).decode())
    return list(values), [library.octroi_state_name(state).decode() for state in states]


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: suppliers.py liboctroi.so.0 FOLDER-OF-RULES")
    library = load(sys.argv[1])
    diagnostics, run = library.octroi_diagnostics_new(), library.octroi_run_new()
    rulebook = library.octroi_open(sys.argv[2].encode(), diagnostics)
    programs, count = ctypes.POINTER(ctypes.c_void_p)(), ctypes.c_size_t()
    if not rulebook or not library.octroi_find(rulebook, b"EU", None, None, ctypes.byref(programs), ctypes.byref(count),
                                               diagnostics):
        sys.exit(library.octroi_diagnostics_text(diagnostics).decode())
    origins = [b"TR", b"IN", b"AE", b"CN"]
    inputs = [texts(b"origin", origins), texts(b"good", [b"76042990"] * 4), texts(b"date", [b"2026-05-12"] * 4),
              numbers(b"mass", [500, 500, 500, math.nan], b"t")]  # NaN: not known
    for origin, charge, state in zip(origins, *charges(library, programs[0], run, diagnostics, inputs, 4)):
        print(origin.decode(), state, "unknown" if math.isnan(charge) else f"{charge:.2f} EUR")
    library.octroi_run_free(run)
    library.octroi_close(rulebook)
    library.octroi_diagnostics_free(diagnostics)


main()
