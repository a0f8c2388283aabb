#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks octroi and the second implementation (eu_cbam.py) the same random lines.

    tests/oracle/compare.py --octroi build/octroi [--lines 400] [--seed 1]

Compared: state, exit status and quantities, to 1e-9 of their size. A difference
is printed with the command that repeats it (the first 20 are). The draw is fixed by the seed and
the tables. `--standing` also compares the standing, as far as the second
implementation knows it.
"""

import argparse
import concurrent.futures
import datetime
import json
import os
import random
import shlex
import subprocess
import sys
from fractions import Fraction

import eu_cbam

TOLERANCE = 1e-9
TIME_LIMIT_S = 60
PROCESSES = 2
SHOWN = 20
COMPARED = ("specific_emissions", "specific_free_allocation", "certificates", "net_charge")
EXIT_STATUS = {"computed": 0, "exempt": 0, "out-of-scope": 0, "not-computable": 1}

# Origins that have no table of their own (valid codes, no Union members).
UNLISTED = ["FJ", "NP", "KM", "PG", "GL", "XK", "AF"]
# Exceptions of Annex I, goods in no entry, codes below a bare heading, and codes
# of ten digits under one that is listed with six or eight.
ODD_GOODS = ["72044910", "76020011", "72022100", "72029980", "31056000", "87032110", "27101942", "85013100",
             "72061000", "7208390000", "7610901000", "76109090", "7604299090", "2814100000", "27160000", "27160000",
             "28041000", "25070080", "25231000", "25239000", "26011200", "76011090", "28142000"]
# Days around which the default values and the prices became known.
AS_OF = ["2025-12-22", "2026-03-01", "2026-04-06", "2026-04-07", "2026-07-05", "2026-07-06", "2026-07-30",
         "2026-07-31", "2026-10-04", "2026-10-05", "2026-11-03"]
YEARS = range(2026, 2037)


def decimal_text(value):
    """A Fraction with few decimals, as a person writes it."""
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


class Draw:
    """Random lines; the pools come from the tables."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        newest = eu_cbam.default_values(folder, eu_cbam.DEFAULT_EDITIONS[-1][1])
        marks = eu_cbam.benchmarks(folder)
        self.origins = sorted(set(newest) - {eu_cbam.OTHER_COUNTRIES})
        self.goods = sorted({good for _, good in marks if len(good) == 8})
        self.long_goods = sorted({good for rows in newest.values() for good in rows if len(good) == 10})

    def origin(self):
        pools = [(self.origins, 80), (sorted(eu_cbam.EXEMPT_ORIGINS), 6), (UNLISTED, 14)]
        return self.random.choice(self.random.choices([p for p, _ in pools], [w for _, w in pools])[0])

    def good(self, actual):
        # On own data most complex goods end in "not computable": more of the simple ones there.
        simple = [good for good in self.goods if good.startswith(eu_cbam.SIMPLE_GOODS)]
        pools = [(self.goods, 55), (self.long_goods, 12), (ODD_GOODS, 23), (simple, 40 if actual else 10)]
        return self.random.choice(self.random.choices([p for p, _ in pools], [w for _, w in pools])[0])

    def number(self, highest, digits):
        return Fraction(self.random.randint(0, int(highest * 10 ** digits)), 10 ** digits)

    def amount(self, good):
        """The unit that fits, seldom the other one."""
        kind = "energy" if good == eu_cbam.ELECTRICITY else "mass"
        if self.random.random() < 0.03:
            kind = "mass" if kind == "energy" else "energy"
        value = self.number(5000, 3) + Fraction(1, 1000)
        if kind == "energy":
            return {"energy": value}, ["--energy", decimal_text(value)]
        if self.random.random() < 0.1:
            return {"mass": value}, ["--mass", decimal_text(value * 1000) + "kg"]
        return {"mass": value}, ["--mass", decimal_text(value)]

    def when(self):
        """[fields of a line], arguments: one line for each year."""
        roll = self.random.random()
        year = self.random.choice(YEARS)
        if roll < 0.08:
            return [{"year": year}], ["--year", str(year)]
        if roll < 0.12:
            last = min(year + self.random.randint(1, 8), YEARS[-1])
            return [{"year": y} for y in range(year, last + 1)], ["--year", f"{year}..{last}"]
        # Half of the dates lie in 2026, where prices differ by quarter.
        year = 2026 if self.random.random() < 0.5 else year
        edges = [(1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31)]
        if self.random.random() < 0.2:
            date = datetime.date(year, *self.random.choice(edges))
        else:
            date = datetime.date(year, 1, 1) + datetime.timedelta(self.random.randint(0, 364))
        return [{"date": date}], ["--date", date.isoformat()]

    def own_data(self):
        fields, arguments = {"basis": "actual"}, ["--basis", "actual"]
        for name, chance, highest in (("see", 0.95, 4), ("see_indirect", 0.7, 1), ("sefa", 0.5, 2)):
            if self.random.random() < chance:
                fields[name] = self.number(highest, 4)
                arguments += ["--" + name.replace("_", "-"), decimal_text(fields[name])]
        if "sefa" in fields and self.random.random() < 0.6:
            fields["sefa_year"] = self.random.choice(range(2026, 2034))
            arguments += ["--sefa-year", str(fields["sefa_year"])]
        if self.random.random() < 0.6:
            fields["route"] = self.random.choice("AABCDEFGHJKKLL")
            arguments += ["--route", fields["route"]]
        return fields, arguments

    def price(self):
        """A constant, or a path that begins with the first year, so that no published price is left before it."""
        price = self.number(150, 2)
        if self.random.random() < 0.5:
            return ((0, price),), decimal_text(price)
        steps = [(2026, price)] + [(year, self.number(200, 2))
                                   for year in sorted(self.random.sample(YEARS[1:], self.random.randint(1, 3)))]
        return tuple(steps), ",".join(f"{year}={decimal_text(value)}" for year, value in steps)

    def lines(self):
        """([Line], arguments): what one call of octroi is asked."""
        actual = self.random.random() < 0.35
        fields = {"origin": self.origin(), "good": self.good(actual)}
        arguments = ["--from", fields["origin"], "--to", "EU", "--good", fields["good"]]
        parts = [self.amount(fields["good"])]
        if actual:
            parts.append(self.own_data())
        if self.random.random() < 0.3:
            path, text = self.price()
            parts.append(({"price": path}, ["--price", text]))
        if self.random.random() < 0.25:
            as_of = self.random.choice(AS_OF)
            parts.append(({"as_of": datetime.date.fromisoformat(as_of)}, ["--as-of", as_of]))
        years, year_arguments = self.when()
        for part, text in parts:
            fields.update(part)
            arguments += text
        return [eu_cbam.Line(**fields, **year) for year in years], arguments + year_arguments


def ask(octroi, arguments):
    """(lines of the JSON answer, exit status), or (None, what went wrong)."""
    try:
        done = subprocess.run([octroi, "cost", *arguments, "--format", "json"], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIME_LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        return None, f"no answer within {TIME_LIMIT_S} s"
    try:
        return json.loads(done.stdout)["lines"], done.returncode
    except (ValueError, KeyError, TypeError):
        said = done.stderr.decode(errors="replace").strip().split("\n")[-1]
        return None, f"no JSON result, exit status {done.returncode}: {said}"


def close(a, b):
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b)) or max(abs(a), abs(b)) < 1e-12


def line_differences(answer, expected, standing):
    """What differs between one line of octroi and one result of ours."""
    reason = answer.get("reason")
    said = f" ({reason.get('text')})" if isinstance(reason, dict) else ""
    if answer.get("state") != expected.state:
        yield f"state {answer.get('state')}{said}, expected {expected.state} ({expected.reason})"
        return
    quantities = answer.get("quantities") or {}
    if expected.state == "not-computable":
        if (quantities.get("net_charge") or {}).get("value") is not None:
            yield "not computable, but with a net charge"
        return
    for name in COMPARED:
        if name not in expected.quantities:
            continue
        value = (quantities.get(name) or {}).get("value")
        if not isinstance(value, (int, float)) or not close(value, float(expected.quantities[name])):
            yield f"{name} {value}, expected {float(expected.quantities[name])!r}"
    if standing and expected.state == "computed" and answer.get("standing") != expected.standing:
        yield f"standing {answer.get('standing')}, expected {expected.standing}"


def compare(octroi, folder, lines, arguments, standing):
    """Messages, one for each difference."""
    answers, status = ask(octroi, arguments)
    if answers is None:
        # In the wrong unit the command asks for the amount; here such a line is not computable.
        states = {eu_cbam.compute(line, folder).state for line in lines}
        return [] if "is missing" in status and states == {"not-computable"} else [status]
    if len(answers) != len(lines):
        return [f"{len(answers)} lines, expected {len(lines)}"]
    expected = [eu_cbam.compute(line, folder) for line in lines]
    messages = []
    for line, answer, result in zip(lines, answers, expected):
        where = f"{line.year}: " if len(lines) > 1 else ""
        messages += [where + text for text in line_differences(answer, result, standing)]
    expected_status = max(EXIT_STATUS[result.state] for result in expected)
    if not messages and status != expected_status:
        messages.append(f"exit status {status}, expected {expected_status}")
    return messages


def main():
    parser = argparse.ArgumentParser(description="Compares octroi with the second implementation on random lines.")
    parser.add_argument("--octroi", default="build/octroi")
    parser.add_argument("--tables", default=eu_cbam.TABLES, help="folder of the EU tables")
    parser.add_argument("--lines", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--standing", action="store_true")
    options = parser.parse_args()
    octroi = os.path.abspath(options.octroi)
    if not os.access(octroi, os.X_OK):
        print(f"compare.py: '{octroi}' is no program", "0 passed, 1 failed", sep="\n")
        return 1
    draw = Draw(options.tables, options.seed)
    questions = [draw.lines() for _ in range(options.lines)]
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        results = list(pool.map(
            lambda question: compare(octroi, options.tables, *question, options.standing), questions))
    different = [(arguments, messages) for (_, arguments), messages in zip(questions, results) if messages]
    for arguments, messages in different[:SHOWN]:
        print(f"octroi cost {shlex.join(arguments)}", *messages, sep="\n    ")
    failed = len(different)
    if failed > SHOWN:
        print(f"and {failed - SHOWN} more")
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
