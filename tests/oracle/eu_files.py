#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file of lines costs under the EU CBAM: a second implementation, and its comparison with octroi.

    tests/oracle/eu_files.py --octroi build/octroi [--files 60] [--seed 1]
    tests/oracle/eu_files.py --self-test

Single lines are computed by eu_cbam.py. Added here, from the acts: the threshold
of Article 2a and Annex VII (the goods of an importer's calendar year; exactly
50 t is still free, crossing it makes the whole year liable; electricity and
hydrogen neither count nor profit; exempt origins do not count). And what
octroi-flows(5) says of coarse codes and totals. A mass that is not given is
unknown, not zero: it leaves the importer's year open unless the known part is
above the threshold already. Masses and sums are fractions, so exact.
"""

import argparse
import csv
import datetime
import functools
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import eu_cbam

THRESHOLD_T = 50                    # Regulation (EU) 2023/956 Annex VII point 1
GOODS = os.path.join(eu_cbam.ROOT, "rules", "goods", "tables")
TIME_LIMIT_S = 60
TOLERANCE = 1e-9
SHOWN = 20
STATES = ("computed", "exempt", "out-of-scope", "not-liable", "not-computable")


@dataclass(frozen=True)
class Row:
    """A line of a file; Fractions or None."""
    importer: str
    origin: str
    good: str
    mass: Fraction = None
    date: datetime.date = None
    year: int = None
    basis: str = "default"
    see: Fraction = None
    see_indirect: Fraction = None
    sefa: Fraction = None
    route: str = None

    def import_year(self):
        return self.date.year if self.date else self.year

    def line(self, good):
        return eu_cbam.Line(origin=self.origin, good=good, mass=self.mass, date=self.date, year=self.year,
                            basis=self.basis, see=self.see, see_indirect=self.see_indirect, sefa=self.sefa,
                            sefa_year=self.import_year() if self.sefa is not None else None, route=self.route)


@dataclass
class Outcome:
    """What a row comes to: amounts with their bounds (None: blank or unknown)."""
    state: str
    charge: Fraction = None
    low: Fraction = None
    high: Fraction = None
    certificates: Fraction = None
    leaves: int = 0
    in_scope: Fraction = None
    why: str = ""


# ---- goods -----------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def nomenclature():
    return eu_cbam.read_table(GOODS, "cn.csv")


@functools.lru_cache(maxsize=None)
def codes_below(good, year):
    """The codes that a coarse one stands for: eight digits, or the ten that divide them; none: the code is exact."""
    if len(good) >= 8:
        return ()
    valid = [row["code"] for row in nomenclature() if row["code"].startswith(good) and len(row["code"]) >= 8 and
             (not row["from"] or int(row["from"]) <= year) and (not row["to"] or year <= int(row["to"]))]
    divided = {code[:8] for code in valid if len(code) == 10}
    return tuple(code for code in valid if code not in divided)


@functools.lru_cache(maxsize=None)
def scope_of(good):
    return eu_cbam.scope_row(eu_cbam.TABLES, good)


def leaves_of(row):
    return codes_below(row.good, row.import_year()) or (row.good,)


# ---- the importer's year ------------------------------------------------------

def counts(row, good):
    scope = scope_of(good)
    return scope is not None and scope["de_minimis"] == "yes" and row.origin not in eu_cbam.EXEMPT_ORIGINS


def counted_between(row):
    """The least and the most that a row adds: its codes may disagree, its mass may be unknown."""
    does = {counts(row, good) for good in leaves_of(row)}
    if does == {False}:
        return Fraction(0), Fraction(0)
    if row.mass is None:
        return Fraction(0), math.inf
    return (row.mass if does == {True} else Fraction(0)), row.mass


def years_of_importers(rows):
    """(importer, year) -> True: not above the threshold; False: above; None: nobody can say."""
    sums = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for row in rows:
        if row.importer:
            least, most = counted_between(row)
            total = sums[row.importer, row.import_year()]
            total[0] += least
            total[1] += most
    return {key: True if most <= THRESHOLD_T else False if least > THRESHOLD_T else None
            for key, (least, most) in sums.items()}


# ---- rows -----------------------------------------------------------------------

def outcome_of_code(row, good, below):
    scope = scope_of(good)
    if scope is None:
        return Outcome("out-of-scope", Fraction(0))
    if row.origin in eu_cbam.EXEMPT_ORIGINS:
        return Outcome("exempt", Fraction(0))
    if row.importer and scope["de_minimis"] == "yes":
        free = below[row.importer, row.import_year()]
        if free is None:
            return Outcome("not-computable", why="the importer's year is open")
        if free:
            return Outcome("not-liable", Fraction(0))
    result = eu_cbam.compute(row.line(good))
    if result.state != "computed":
        return Outcome("not-computable", why=result.reason)
    charge = result.quantities["net_charge"]
    return Outcome("computed", charge, charge, charge, result.quantities["certificates"])


def mean_of(outcomes):
    """What the codes below a coarse one come to together."""
    known = [o for o in outcomes if o.state != "not-computable"]
    share = Fraction(sum(o.state != "out-of-scope" for o in known), len(known)) if known else None
    for state in ("computed", "not-computable", "exempt", "not-liable", "out-of-scope"):
        if any(o.state == state for o in outcomes):
            break
    if state != "computed":
        if state in ("exempt", "not-liable"):  # what is not out of scope speaks, the first of them
            state = next(o.state for o in outcomes if o.state in ("exempt", "not-liable"))
        return Outcome(state, None if state == "not-computable" else Fraction(0), leaves=len(outcomes), in_scope=share)
    charges = [o.charge for o in known]
    certificates = [o.certificates or Fraction(0) for o in known]
    return Outcome("computed", sum(charges) / len(known), min(charges), max(charges), sum(certificates) / len(known),
                   len(outcomes), share)


def outcomes_of(rows):
    below = years_of_importers(rows)
    result = []
    for row in rows:
        coarse = codes_below(row.good, row.import_year())
        each = [outcome_of_code(row, good, below) for good in (coarse or (row.good,))]
        result.append(mean_of(each) if coarse else each[0])
    return result


# ---- random files -------------------------------------------------------------------

# Rows of each kind of good: exact codes of five sectors, hydrogen, out of scope, needs ten digits, coarse.
COUNTED = ["72083900", "76042990", "73181595", "31021012", "25232900", "72142000", "76011090"]
OTHERS = ["28041000", "84137030", "25239000", "2523900010", "72044910"]
COARSE = ["7208", "720839", "2814", "7604", "2804", "7202", "73"]
ORIGINS = ["CN", "IN", "TR", "US", "UA", "CH", "NO", "FJ"]
MASSES = ["0.2", "5", "10", "12.5", "25", "24.999", "49.9", "50", "50.001", "0.001", "100"]
COLUMNS = ["importer", "origin", "good", "mass_t", "date", "year", "basis", "see_direct", "see_indirect", "sefa", "sefa_year", "route"]


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def row(self, importers):
        pick = self.random.choice
        good = pick(pick([COUNTED] * 7 + [OTHERS] * 2 + [COARSE]))
        mass = None if self.random.random() < 0.03 else Fraction(pick(MASSES))
        year = pick([2026, 2026, 2027])
        date = datetime.date(year, 1, 1) + datetime.timedelta(self.random.randint(0, 364))
        own = {}
        if self.random.random() < 0.2:
            own = {"basis": "actual", "see": Fraction(self.random.randint(0, 4000), 1000), "see_indirect": Fraction(1, 10),
                   "sefa": Fraction(self.random.randint(0, 2000), 1000)}
        whole = self.random.random() < 0.1
        return Row(pick(importers), pick(ORIGINS), good, mass, None if whole else date, year if whole else None, **own)

    def rows(self):
        importers = ["", "A", "B", "C", "D", "E"][:self.random.randint(2, 6)]
        # Small masses make many years end near the threshold.
        return [self.row(importers) for _ in range(self.random.choice([4, 8, 20, 60]))]


def cells(row):
    number = lambda x: "" if x is None else f"{float(x):.6f}".rstrip("0").rstrip(".")
    return [row.importer, row.origin, row.good, number(row.mass), row.date.isoformat() if row.date else "",
            str(row.year) if row.year else "", row.basis, number(row.see), number(row.see_indirect), number(row.sefa),
            str(row.import_year()) if row.sefa is not None else "", row.route or ""]


def text_of(rows, columns=COLUMNS):
    at = [COLUMNS.index(name) for name in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[cells(row)[i] for i in at] for row in rows])
    return out.getvalue()


# ---- asking octroi ---------------------------------------------------------------------

class Wrong(Exception):
    pass


def ask(octroi, text, *words):
    """What octroi prints of a file; it is also asked through a pipe, which must give the same bytes."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        said = []
        for path, source in ((file.name, None), ("-", text)):
            done = subprocess.run([octroi, "run", path, "--to", "EU", *words], input=source, text=True, encoding="utf-8",
                                  capture_output=True, timeout=TIME_LIMIT_S, check=False,
                                  stdin=subprocess.DEVNULL if source is None else None)
            if done.returncode not in (0, 1):
                raise Wrong(f"status {done.returncode}: {done.stderr.strip()}")
            said.append(done.stdout.replace(json.dumps(path), '"-"'))
    if said[0] != said[1]:
        raise Wrong("a pipe gives other bytes than the file")
    return said[0]


def close(printed, expected):
    if expected is None:
        return printed == ""
    if printed == "":
        return False
    value, wanted = float(printed), float(expected)
    return abs(value - wanted) <= TOLERANCE * max(abs(value), abs(wanted)) or max(abs(value), abs(wanted)) < 1e-12


def row_differences(number, row, printed, expected):
    where = f"line {number} ({', '.join(filter(None, cells(row)))})"
    if printed["state"] != expected.state:
        yield f"{where}: {printed['state']} ({printed['reason']}), expected {expected.state} ({expected.why})"
        return
    wanted = {"net_charge": expected.charge, "certificates": expected.certificates}
    if expected.state == "computed":
        wanted.update(net_charge_low=expected.low, net_charge_high=expected.high)
    if expected.leaves:
        wanted.update(leaves=expected.leaves, in_scope=expected.in_scope)
    for name, value in wanted.items():
        if not close(printed[name], value):
            yield f"{where}: {name} {printed[name] or 'blank'}, expected {value if value is None else float(value)!r}"


def totals_of(rows, outcomes):
    """year -> lines by state, and the exact sums of what is computed."""
    totals = {}
    for row, outcome in zip(rows, outcomes):
        total = totals.setdefault(row.import_year(), {"lines": defaultdict(int), "charge": Fraction(0), "mass": Fraction(0)})
        total["lines"][outcome.state] += 1
        if outcome.state == "computed":
            total["charge"] += outcome.charge
            total["mass"] += row.mass
    return totals


def total_differences(printed, expected):
    found = {total["year"]: total for total in printed["totals"]}
    if set(found) != set(expected):
        yield f"years {sorted(found)}, expected {sorted(expected)}"
        return
    for year, total in expected.items():
        lines = found[year]["lines"]
        for state in STATES:
            count = lines.get(state, lines.get(state.replace("-", "_"), 0))
            if count != total["lines"][state]:
                yield f"{year}: {count} lines {state}, expected {total['lines'][state]}"
        charge = next((q for q in found[year]["quantities"] if q["name"] == "net_charge"), None) \
            if isinstance(found[year]["quantities"], list) else found[year]["quantities"].get("net_charge")
        if total["lines"]["computed"] and not close(repr(charge["value"]), total["charge"]):
            yield f"{year}: net charge {charge['value']}, expected {float(total['charge'])!r}"
        mass = found[year]["mass_t"]
        if isinstance(mass, (int, float)) and not close(repr(mass), total["mass"]):
            yield f"{year}: mass {mass} t, expected {float(total['mass'])!r}"


def differences(octroi, rows, draw):
    """Messages: what differs from the second implementation, and between two ways of saying the same."""
    expected = outcomes_of(rows)
    try:
        lines = list(csv.DictReader(io.StringIO(ask(octroi, text_of(rows), "--lines", "--format", "csv"))))
        if len(lines) != len(rows):
            return [f"{len(lines)} lines, expected {len(rows)}"]
        messages = [text for i, row in enumerate(rows)
                    for text in row_differences(i + 1, row, lines[i], expected[i])]
        answer = ask(octroi, text_of(rows), "--format", "json", "--groups")
        messages += total_differences(json.loads(answer), totals_of(rows, expected))
        mixed, columns = rows[:], COLUMNS[:]
        draw.random.shuffle(mixed)
        draw.random.shuffle(columns)
        tables = [ask(octroi, text, "--by", "origin", "--format", "csv")
                  for text in (text_of(rows), text_of(mixed), text_of(rows, columns))]
        if tables[0] != tables[1]:
            messages.append("other totals when the lines are shuffled")
        if tables[0] != tables[2]:
            messages.append("other totals when the columns are shuffled")
    except Wrong as wrong:
        return [str(wrong)]
    return messages


# ---- cases worked by hand ----------------------------------------------------------------

DAY = datetime.date(2026, 2, 10)
# 7604 29 90 from Türkiye in February 2026: 3.741 * 1.1 - 0.975 * 1.493 = 2.659425 certificates a tonne.
A_TONNE = Fraction("2.659425")


def row(importer, mass, good="76042990", origin="TR", **more):
    return Row(importer, origin, good, None if mass is None else Fraction(mass), more.pop("date", DAY), **more)


def states(*rows):
    return [outcome.state for outcome in outcomes_of(list(rows))]


def hand_cases():
    charged, free, open_year = "computed", "not-liable", "not-computable"
    yield "exactly 50 t is free", states(row("A", "30"), row("A", "20")), [free, free]
    yield "one gram more makes all liable", states(row("A", "30"), row("A", "20.000001")), [charged, charged]
    yield "250 times 0.2 t is 50 t", set(states(*[row("A", "0.2")] * 250)), {free}
    yield "years are apart", states(row("A", "30"), row("A", "30", date=datetime.date(2027, 2, 1))), [free, free]
    yield "importers are apart", states(row("A", "30"), row("B", "30")), [free, free]
    yield "without an importer nothing is free", states(row("", "30")), [charged]
    yield "hydrogen is charged and does not count", states(row("A", "10", "28041000"), row("A", "45")), [charged, free]
    yield "exempt origins do not count", states(row("A", "45"), row("A", "45", origin="CH")), [free, "exempt"]
    yield "what is out of scope does not count", states(row("A", "45"), row("A", "45", "84137030")), [free, "out-of-scope"]
    yield "an unknown mass leaves the year open", states(row("A", "45"), row("A", None)), [open_year, open_year]
    yield "… unless it is decided already", states(row("A", "45"), row("A", "6"), row("A", None)), [charged, charged, open_year]
    yield "… and that of hydrogen does not matter", states(row("A", "45"), row("A", None, "28041000")), [free, open_year]
    first = outcomes_of([row("", "100")])[0]
    yield "certificates", first.certificates, 100 * A_TONNE
    yield "charge at 75.36 EUR", first.charge, 100 * A_TONNE * Fraction("75.36")
    # 2814: ammonia 2.270 * 1.01 - 0.975 * 1.522 = 0.80875, its solution 0.680 * 1.01 - 0.975 * 0.457 = 0.241225.
    coarse = outcomes_of([row("", "100", "2814")])[0]
    price = Fraction("75.36")
    yield "a coarse code is the plain mean", coarse.charge, 100 * price * (Fraction("0.80875") + Fraction("0.241225")) / 2
    yield "with its bounds", (coarse.low, coarse.high), (100 * price * Fraction("0.241225"), 100 * price * Fraction("0.80875"))
    yield "of two codes, both in scope", (coarse.leaves, coarse.in_scope), (2, 1)
    # 2804: hydrogen is one of many gases; its ten tonnes do not count toward the threshold.
    yield "codes below that do not count", states(row("A", "45"), row("A", "10", "2804")), [free, charged]
    # 7202: some ferro-alloys count, others are out of scope: 45 t and between 0 and 10 t more.
    yield "codes below that disagree leave the year open", states(row("A", "45"), row("A", "10", "7202"))[0], open_year
    yield "… unless all of them would fit", states(row("A", "40"), row("A", "10", "7202"))[0], free


def self_test():
    failed = passed = 0
    for what, found, expected in hand_cases():
        if found == expected:
            passed += 1
        else:
            failed += 1
            print(f"{what}: {found}, expected {expected}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description="Compares octroi with the second implementation on random files.")
    parser.add_argument("--octroi", default="build/octroi")
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    draw, failed, shown = Draw(options.seed), 0, 0
    octroi = os.path.abspath(options.octroi)
    for i in range(options.files):
        rows = draw.rows()
        messages = differences(octroi, rows, draw)
        failed += bool(messages)
        for text in messages[:max(0, SHOWN - shown)]:
            print(f"file {i + 1} of seed {options.seed}: {text}")
        shown += len(messages)
    print(f"{options.files - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
