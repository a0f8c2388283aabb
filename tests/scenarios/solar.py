#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds scenarios/data/china_solar_2017_2025.csv to its control totals.

Read without octroi: the form of each row, the sums by year and code against the
table in scenarios/README.md, and the sums of 2022 and 2023 with what was left
out against figures published elsewhere. `--self-test` spoils the file in each
way that is looked for and sees that it is noticed.
"""

import argparse
import csv
import os
import re
import sys
from collections import defaultdict
from decimal import Decimal, InvalidOperation

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FILE = os.path.join(ROOT, "scenarios", "data", "china_solar_2017_2025.csv")
README = os.path.join(ROOT, "scenarios", "README.md")
PLACES = os.path.join(ROOT, "rules", "common", "tables", "countries.csv")
HEADER = "year,date,origin,destination,good,edition,mass_t,value_usd"
EDITIONS = {"854140": ("HS2017", 2017, 2021), "854142": ("HS2022", 2022, 2025), "854143": ("HS2022", 2022, 2025)}
# Cells and modules together, bn USD to three decimals: the sums of the source; an independent report has 46.3 and 43.7.
PUBLISHED = {2022: Decimal("46.335"), 2023: Decimal("43.690")}
TABLE = re.compile(r"^\| (20\d\d) \| (8541\d\d) \| ([\d,]+) \| ([\d,.]+) \| ([\d,]+) \| ([\d,]+) \|$", re.MULTILINE)


def plain(text):
    return Decimal(text.replace(",", ""))


def control_totals(path):
    """(year, code): rows, tonnes, dollars, dollars left out; from the table of the README."""
    with open(path, encoding="utf-8") as file:
        return {(int(y), c): tuple(map(plain, rest)) for y, c, *rest in TABLE.findall(file.read())}


def rows_of(text):
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    if not lines or lines[0] != HEADER:
        raise ValueError(f"the header is not {HEADER}")
    return list(csv.DictReader(lines))


def known_places():
    with open(PLACES, encoding="utf-8") as file:
        return {line.split(",", 1)[0] for line in file if not line.startswith("#")} - {"code", "EU", "ZZ"}


def period(row):
    """The year of a row: said itself, or by the quarter."""
    if row["year"] and not row["date"]:
        if re.fullmatch(r"20(1[7-9]|2[0-4])", row["year"]):
            return int(row["year"])
    elif not row["year"] and re.fullmatch(r"2025-Q[123]", row["date"]):
        return 2025
    raise ValueError("is of no whole year from 2017 to 2024 and of no quarter of 2025")


def row_error(row, places):
    try:
        year = period(row)
        edition, first, last = EDITIONS[row["good"]]
        if row["edition"] != edition or not first <= year <= last:
            return "has a code that is not of its edition or year"
        if row["origin"] != "CN" or row["destination"] not in places:
            return "does not go from China to a place"
        if row["mass_t"] and Decimal(row["mass_t"]) <= 0 or Decimal(row["value_usd"]) <= 0:
            return "has a figure that is not above zero"
    except (KeyError, ValueError, InvalidOperation) as error:
        return str(error) or "has a figure that is no number"
    return None


def failures(text, totals):
    try:
        rows = rows_of(text)
    except ValueError as error:
        return [str(error)], 0
    places, wrong, seen = known_places(), [], set()
    for n, row in enumerate(rows, 1):
        error = row_error(row, places)
        if error:
            wrong.append(f"row {n} {error}")
        key = (row["year"], row["date"], row["destination"], row["good"])
        if key in seen:
            wrong.append(f"row {n} repeats {key}")
        seen.add(key)
    if wrong:
        return wrong, 1
    sums = defaultdict(lambda: [0, Decimal(0), Decimal(0)])
    for row in rows:
        s = sums[period(row), row["good"]]
        s[0] += 1
        s[1] += Decimal(row["mass_t"] or 0)
        s[2] += Decimal(row["value_usd"])
    for key in sorted(set(sums) | set(totals)):
        has, said = tuple(sums[key]), totals.get(key, (None,))[:3]
        if has != said:
            wrong.append(f"{key}: rows, tonnes, dollars are {tuple(map(str, has))}, the README says {tuple(map(str, said))}")
    for year, billions in PUBLISHED.items():
        dollars = sum(sums[year, c][2] + totals.get((year, c), (0,) * 4)[3] for c in ("854142", "854143"))
        if round(dollars / 10 ** 9, 3) != billions:
            wrong.append(f"{year}: {dollars} USD with what was left out, published as {billions} bn")
    return wrong, len(rows) + len(totals) + len(PUBLISHED)


SLIPS = [  # what is spoilt, and how: the first match is replaced
    ("a figure of value", r",(\d+)$", lambda m: f",{int(m[1]) + 1}"),
    ("a mass", r",HS2022,(\d+)", lambda m: f",HS2022,{int(m[1]) + 1}"),
    ("a mass left out", r",HS2022,[\d.]+,", ",HS2022,,"),
    ("a mass of zero", r",HS2022,[\d.]+,", ",HS2022,0,"),
    ("a code of another edition", "854143,HS2022", "854140,HS2022"),
    ("an edition", "854143,HS2022", "854143,HS2017"),
    ("a country unknown", ",CN,DE,", ",CN,QQ,"),
    ("the Union beside its members", ",CN,DE,", ",CN,EU,"),
    ("nine months as a year", r"^,2025-Q1,", "2025,,"),
    ("a quarter that was not over", r"^,2025-Q3,", ",2025-Q4,"),
    ("both a year and a quarter", r"^2024,,", "2024,2025-Q1,"),
    ("a row gone", r"^2019,,CN,FR.*\n", ""),
    ("a row twice", r"^(2019,,CN,FR.*\n)", r"\1\1"),
    ("another origin", ",CN,DE,", ",VN,DE,"),
    ("no number", r",(\d+)$", ",many"),
    ("another header", "mass_t,", "mass_kg,"),
]


def self_test(text, totals):
    passed = failed = 0
    for what, pattern, instead in SLIPS:
        spoilt = re.sub(pattern, instead, text, count=1, flags=re.MULTILINE)
        if spoilt != text and failures(spoilt, totals)[0]:
            passed += 1
        else:
            failed += 1
            print(f"not noticed: {what}")
    for key in totals:
        if failures(text, {k: v for k, v in totals.items() if k != key})[0]:
            passed += 1
        else:
            failed += 1
            print(f"not noticed: no control total of {key}")
    if len(totals) != 13 or failures(text, totals)[0]:
        failed += 1
        print(f"{len(totals)} control totals, or the file itself is wrong")
    print(f"{passed} passed, {failed} failed")
    return failed


def main():
    parser = argparse.ArgumentParser(description="Holds China's solar exports to their control totals.")
    parser.add_argument("--self-test", action="store_true", help="spoil the file in each way and see that it is noticed")
    arguments = parser.parse_args()
    with open(FILE, encoding="utf-8", newline="") as file:
        text = file.read()
    totals = control_totals(README)
    if arguments.self_test:
        return 1 if self_test(text, totals) else 0
    wrong, tests = failures(text, totals)
    for line in wrong[:20]:
        print(line)
    print(f"{max(0, tests - len(wrong))} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
