#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds scenarios/data/china_green_exports_2022.csv to what it is made of.

The file is China's green exports of 2022 to its ten largest partners. How much
goes to whom is a report's; which goods is an assumption, the mix of 2002. It is
made again here, without octroi, from three files of the project: the figures of
the report (world_openness_2023.csv), China's trade of 2002 (CEPII BACI) and the
OECD's list of environmental goods (rules/goods). `--write` writes it;
`--self-test` spoils it in each way that is looked for and sees that it is noticed.
"""

import argparse
import csv
import gzip
import os
import re
import sys
from collections import Counter, defaultdict
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
DATA = os.path.join(ROOT, "scenarios", "data")
FILE = os.path.join(DATA, "china_green_exports_2022.csv")
REPORT = os.path.join(DATA, "world_openness_2023.csv")
TRADE = os.path.join(DATA, "BACI_HS02_Y2002_V202501.csv.gz")
GOODS = os.path.join(ROOT, "rules", "goods", "tables")
CHINA = "156"  # BACI's code of it
CODES = 12     # the largest ones; the other 35 of 47 are a tenth of the value
HEAD = """\
# China's green exports of 2022 to its ten largest partners, 373.1 of 691.64 bn USD: lines to compute. What each partner takes is that
# of the World Openness Report 2023, chapter 5. Which goods is an ASSUMPTION: the twelve largest codes of China's exports of 2002 on
# the OECD's list of environmental goods, in the shares of 2002, for each partner alike. Masses: by what a tonne was worth in 2002.
# Made by tests/scenarios/green.py --write, which says how. CEPII BACI (Etalab Open Licence 2.0), Gaulier and Zignago (2010).
"""
HEADER = "year,origin,destination,good,edition,mass_t,value_usd"
PARTNERS = {"United States": "US", "Hong Kong, China": "HK", "Japan": "JP", "Netherlands": "NL", "Germany": "DE", "Korea, Rep.": "KR",
            "India": "IN", "Viet Nam": "VN", "Russian Federation": "RU", "Mexico": "MX"}


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def conversion(steps, newer, older):
    """The one older code that stands for a newer one; a code that is not listed has kept its number."""
    was = {r["code"]: r["was"] for r in steps if (r["newer"], r["older"], r["conversion"]) == (newer, older, "yes")}
    return lambda code: was.get(code, code)


def listed_codes():
    """Codes of HS2002 on the list of HS2007. There is no table from 2007 to 2002: the way leads over 2012."""
    steps = table(os.path.join(GOODS, "hs_steps.csv"))
    newer = [r["code"] for r in table(os.path.join(GOODS, "hs_codes.csv")) if "HS2012" in r["editions"].split("/")]
    to_2007, to_2002 = conversion(steps, "HS2012", "HS2007"), conversion(steps, "HS2012", "HS2002")
    older = defaultdict(set)
    for code in newer:
        older[to_2007(code)].add(to_2002(code))
    return set().union(*(older[r["code"]] or {r["code"]} for r in table(os.path.join(GOODS, "cleg.csv"))))


def mix():
    """The largest codes: [(code, thousand USD that China sold, median USD a tonne of the world)], and how many there are."""
    listed, sold, worth = listed_codes(), Counter(), defaultdict(list)
    with gzip.open(TRADE, "rt", encoding="utf-8", newline="") as file:
        for t, i, j, k, v, q in csv.reader(file):
            if k not in listed:
                continue
            if i == CHINA:
                sold[k] += Decimal(v)
            if q and float(q) > 0:
                worth[k].append(1000 * float(v) / float(q))
    return [(k, v, Decimal(repr(median(worth[k])))) for k, v in sold.most_common(CODES)], len(sold), sum(sold.values())


def partners():
    """By partner: dollars as the report prints them, where it does, else its share of all."""
    rows = [r for r in table(REPORT) if (r["entity"], r["flow"], r["category"], r["year"]) == ("China", "export", "all", "2022")]
    figures = {(r["partner"], r["metric"]): Decimal(r["value"]) for r in rows}
    whole = figures["World", "green_trade_value"] * 10 ** 8
    out = {}
    for name, code in PARTNERS.items():
        printed = figures.get((name, "green_trade_value"))
        out[code] = printed * 10 ** 8 if printed else figures[name, "share_of_china_green_exports"] * whole / 100
    return out, whole


def rounded(x, step):
    return x.quantize(Decimal(step), ROUND_HALF_EVEN)


def made():
    codes = mix()[0]
    shown = sum(v for _, v, _ in codes)
    lines = [HEADER]
    for place, dollars in partners()[0].items():
        for code, value, worth in codes:
            usd = rounded(dollars * value / shown, "1")
            lines.append(f"2022,CN,{place},{code},HS2002,{rounded(usd / worth, '0.001')},{usd}")
    return HEAD + "\n".join(lines) + "\n"


def failures(text, expected):
    got, want = text.split("\n"), expected.split("\n")
    wrong = [f"line {n} is '{a}', made anew '{b}'" for n, (a, b) in enumerate(zip(got, want), 1) if a != b]
    return wrong + ([f"{len(got)} lines, made anew {len(want)}"] if len(got) != len(want) else [])


def said_in_head(text):
    """The sums that the head of the file states."""
    dollars, whole = partners()
    some = rounded(sum(dollars.values()) / 10 ** 9, "0.1")
    return f"{some} of {rounded(whole / 10 ** 9, '0.01')} bn USD" in text and mix()[1] == 47


SLIPS = [("a value", r",(\d+)$", lambda m: f",{int(m[1]) + 1}"), ("a mass", r",HS2002,(\d+)", lambda m: f",HS2002,{int(m[1]) + 1}"),
         ("a partner", ",CN,US,", ",CN,GB,"), ("a code", "850440", "850441"), ("an edition", "HS2002,", "HS2022,"),
         ("a row gone", r"^2022,CN,MX.*\n", ""), ("a row twice", r"^(2022,CN,MX.*\n)", r"\1\1"), ("what is said of it", "ASSUMPTION", "fact")]


def self_test(text, expected):
    passed = failed = 0
    for what, pattern, instead in SLIPS:
        spoilt = re.sub(pattern, instead, text, count=1, flags=re.MULTILINE)
        if spoilt != text and failures(spoilt, expected):
            passed += 1
        else:
            failed += 1
            print(f"not noticed: {what}")
    print(f"{passed} passed, {failed} failed")
    return failed


def show():
    codes, count, all_codes = mix()
    shown = sum(v for _, v, _ in codes)
    for code, v, worth in codes:
        print(f"{code} {v} {rounded(100 * v / all_codes, '0.01')} {rounded(100 * v / shown, '0.01')} {rounded(worth, '0.01')}")
    print(count, all_codes, shown, rounded(100 * shown / all_codes, "0.01"))
    dollars, whole = partners()
    for place, usd in dollars.items():
        print(place, rounded(usd / 10 ** 9, "0.001"))
    print(sum(dollars.values()) / 10 ** 9, (whole - sum(dollars.values())) / 10 ** 9)


def main():
    parser = argparse.ArgumentParser(description="Makes China's green exports of 2022 again and compares.")
    parser.add_argument("--write", action="store_true", help="write the file instead")
    parser.add_argument("--show", action="store_true", help="print the mix and the partners")
    parser.add_argument("--self-test", action="store_true", help="spoil the file in each way and see that it is noticed")
    arguments = parser.parse_args()
    if arguments.show:
        return show()
    expected = made()
    if arguments.write:
        with open(FILE, "w", encoding="utf-8", newline="") as file:
            file.write(expected)
        return 0
    with open(FILE, encoding="utf-8", newline="") as file:
        text = file.read()
    if arguments.self_test:
        return 1 if self_test(text, expected) else 0
    wrong = failures(text, expected)
    if not said_in_head(text):
        wrong.append("the head of the file states other sums")
    for line in wrong[:20]:
        print(line)
    print(f"{max(0, len(expected.split(chr(10))) - len(wrong))} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
