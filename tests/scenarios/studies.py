#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the studies of scenarios/ to a calculation of their own.

    tests/scenarios/studies.py --octroi build/octroi

Each study is run, and what it says is computed again here from the flows, the
tables of rules/ and a few lines of arithmetic: iron-ore pellets (260112, one code
of the nomenclature) by origin under all variants of clean-technology-2002; value
times kilograms a euro for China's green exports, whatever a tonne of them is
worth; mass times emissions times price for solar modules and cells.
"""

import argparse
import csv
import gzip
import os
import subprocess
import sys
from collections import defaultdict
from statistics import median

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
SCENARIOS = os.path.join(ROOT, "scenarios")
RULES = os.path.join(ROOT, "rules")
EU = set("AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
UNION = EU | set("GF GP MF MQ RE YT AX MC".split())  # parts of the customs territory that have codes of their own
EXEMPT = UNION | {"IS", "LI", "NO", "CH"}
CLOSE = 1e-9
USD_2022 = 1.05305  # for one euro, ECB, mean of 2022: the year of the sector figures


class Checks:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, what, has, expected, close=CLOSE):
        if has is not None and abs(has - expected) <= close * abs(expected):
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what}: {has}, by hand {expected}")


def table(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def run(octroi, study, *words):
    """(variant, scheme, level, names of by...): row."""
    out = subprocess.run([octroi, "run", os.path.join(SCENARIOS, study + ".yaml"), "--rules", RULES, "--format", "csv", *words],
                         capture_output=True, text=True, check=False)
    if out.returncode not in (0, 1):
        sys.exit(out.stderr)
    rows = list(csv.DictReader(out.stdout.splitlines()))
    first = list(rows[0]).index("level") + 1
    names = list(rows[0])[first:list(rows[0]).index("lines")]
    return {(r["variant"], r["scheme"], r["level"], *(r[n] for n in names)): r for r in rows}


def figure(rows, name, *key):
    row = rows.get(key)
    return float(row[name]) if row and row[name] else None


# ---- clean technology, 2002 -------------------------------------------------------------

PELLETS, CODE = "260112", "26011200"


def pellets():
    """Tonnes by origin and destination; where a tonne is worth a tenth or ten times the median, by the median."""
    places = {r["code"]: r["place"] for r in table(RULES, "common", "tables", "baci_places.csv")}
    flows, worth = [], []
    with gzip.open(os.path.join(SCENARIOS, "data", "BACI_HS02_Y2002_V202501.csv.gz"), "rt", encoding="utf-8", newline="") as file:
        for _, i, j, k, v, q in csv.reader(file):
            if k == PELLETS and places[i] and places[j] and q:
                flows.append((places[i], places[j], float(v), float(q)))
                worth.append(float(v) / float(q))
    usual, mass = median(worth), defaultdict(float)
    for i, j, v, q in flows:
        mass[i, j] += q if usual / 10 <= v / q <= usual * 10 else v / usual
    return mass


def surplus(values, origin, *, free=0.515, mark_up=1.3, half_of=None):
    """tCO2e a tonne in 2030: default value and mark-up, less the share that is free of the benchmark of 0.086."""
    value = values.get(origin, values["ZZ"]) * mark_up
    return max(0, (value / 2 if origin == half_of else value) - 0.086 * free)


def clean_technology(octroi, checks):
    rows = run(octroi, "clean-technology-2002", "--year", "2030", "--by", "good,origin")
    # 2025: 0, 2030: 251.72 USD of 2010; deflator 92.10 in 2010 and 125.65 in 2023, 2 % a year behind it, 0.885 EUR for a dollar.
    net_zero = 251.72 * 125.65 / 92.10 * 1.02 ** 7 * 0.885
    variants = {"law": (82.32, {}), "price-50": (50, {}), "price-100": (100, {}), "price-150": (150, {}),
                "forecast": (160 + 100 * 3 / 8, {}), "net-zero": (net_zero, {}), "china-half": (82.32, {"half_of": "CN"}),
                "nothing-free": (82.32, {"free": 0}), "no-mark-up": (82.32, {"mark_up": 1}), "neighbours": (82.32, {})}
    values = {r["origin"]: float(r["total"]) for r in table(RULES, "eu", "tables", "default_values_2026_1740.csv")
              if r["good"] == CODE and r["status"] == "value"}
    mass, borders = pellets(), {"eu-cbam": UNION, "no-cbam": {"NO"}, "is-cbam": {"IS"}}
    for scheme, union in borders.items():
        tonnes = defaultdict(float)
        for (i, j), t in mass.items():
            if j in union and i not in EXEMPT:
                tonnes[i] += t
        for variant, (price, how) in variants.items():
            if scheme != "eu-cbam" and variant != "neighbours":
                continue
            for origin, t in tonnes.items():
                has = figure(rows, "net_charge", variant, scheme, "cell", PELLETS, origin)
                checks.that(f"{variant} {scheme} {origin}", has, t * surplus(values, origin, **how) * price)
    # All is in proportion to the price where nothing else changes.
    half = figure(rows, "net_charge", "price-50", "eu-cbam", "total", "", "")
    for variant in ("law", "price-100", "price-150", "forecast", "net-zero"):
        checks.that(f"{variant} in all", figure(rows, "net_charge", variant, "eu-cbam", "total", "", ""), half * variants[variant][0] / 50)
    checks.that("lines", figure(rows, "lines", "law", "eu-cbam", "total", "", ""), 145053)


# ---- China's green exports, 2022 ------------------------------------------------------------


def kilograms():
    """kg CO2e a euro of China's sectors, by product of EXIOBASE; and the product of a six-digit code."""
    of = {r["product"]: float(r["total"]) for r in table(RULES, "intensity", "tables", "exiobase_intensities.csv") if r["place"] == "CN"}
    return of, {r["good"]: r["exiobase"] for r in table(RULES, "intensity", "tables", "hs_to_sector.csv")}


def green_exports(octroi, checks):
    of, product = kilograms()
    rows = run(octroi, "china-green-exports-2022", "--by", "destination,good")
    uniform = "international-uniform_border_adjustment"
    own = defaultdict(lambda: 25, JP=1.93, KR=6.45, MX=3.94)
    prices = {"us": lambda to: 60 if to == "US" else None, "own-price": lambda to: own[to] if to not in ("US", "NL", "DE") else None,
              "all-25": lambda to: 25, "all-75": lambda to: 75}
    total = defaultdict(float)
    for r in table(SCENARIOS, "data", "china_green_exports_2022.csv"):
        good, to = r["good"], r["destination"]
        if good == "847989":  # became many codes of several sectors: not computable
            continue
        tonnes_of_gas = float(r["value_usd"]) / USD_2022 * of[product[good]] / 1000
        for variant, price in prices.items():
            if price(to):
                charge = tonnes_of_gas * price(to)
                total[variant] += charge
                checks.that(f"{variant} {to} {good}", figure(rows, "net_charge", variant, uniform, "cell", to, good), charge, 1e-6)
        if to in UNION and good != "732690":
            has = figure(rows, "net_charge", "eu", "eu-any_goods", "cell", to, good)
            checks.that(f"eu {to} {good}", has, tonnes_of_gas * 82.32, 1e-6)
    for variant, charge in total.items():
        checks.that(f"{variant} in all", figure(rows, "net_charge", variant, uniform, "total", "", ""), charge, 1e-6)
    law = [figure(rows, "net_charge", v, s, "cell", "DE", "732690") for v, s in (("law", "eu-cbam"), ("eu", "eu-any_goods"))]
    checks.that("iron and steel: widened as in law", law[1], law[0])


# ---- China's solar exports ------------------------------------------------------------------------


def solar():
    """Rows with a mass, and what a tonne of each code is worth over all years."""
    rows = [r for r in table(SCENARIOS, "data", "china_solar_2017_2025.csv") if r["mass_t"]]
    worth = defaultdict(list)
    for r in rows:
        worth[r["good"]].append(float(r["value_usd"]) / float(r["mass_t"]))
    return rows, {code: median(values) for code, values in worth.items()}


def solar_exports(octroi, checks):
    rows = run(octroi, "china-solar-exports", "--by", "destination,good")
    flows, worth = solar()
    by_value = kilograms()[0]["p32"] / USD_2022 / 1000
    sector = {code: w * by_value for code, w in worth.items()}  # tCO2e a tonne
    life = dict(sector, **{"854143": 0.750 * 19.06})
    prices = {"sector": (82.32, 44.33, 25, 60, sector), "price-75": (66, 57, 75, 75, sector), "life-cycle": (82.32, 44.33, 25, 60, life),
              "priced-at-home": (82.32 - 26.55, 44.33 - 22.75, 0, 30, sector)}
    total = defaultdict(float)
    for r in flows:
        to, good, t = r["destination"], r["good"], float(r["mass_t"])
        if r["year"] != "2024":
            continue
        for variant, (eu, gb, others, us, carries) in prices.items():
            per_tonne, scheme, price = carries[good], "international-uniform_border_adjustment", others
            if to in UNION:
                scheme, price = "eu-any_goods", eu
            elif to == "GB":
                scheme, price, per_tonne = "gb-any_goods", gb, round(per_tonne, 5)  # five decimals are law
            elif to == "US":
                price = us
            elif to not in ("IN", "BR", "PK", "SA", "JP", "AU"):
                continue
            charge = t * per_tonne * price
            total[variant, scheme] += charge
            checks.that(f"{variant} {to} {good}", figure(rows, "net_charge", variant, scheme, "cell", to, good), charge, 1e-6)
    for (variant, scheme), charge in total.items():
        checks.that(f"{variant} {scheme} in all", figure(rows, "net_charge", variant, scheme, "total", "", ""), charge, 1e-6)


def solar_history(octroi, checks):
    rows = run(octroi, "china-solar-history")
    flows, worth = solar()
    by_year, by_value = defaultdict(lambda: [0.0, 0.0]), kilograms()[0]["p32"] / USD_2022 / 1000
    for r in flows:
        if r["destination"] in UNION and r["year"]:
            by_year[r["year"]][0] += float(r["mass_t"]) * worth[r["good"]] * by_value * 82.32
            by_year[r["year"]][1] += float(r["mass_t"]) * 14.3 * 82.32
    for year, charges in by_year.items():
        for variant, charge in zip(("sector", "life-cycle"), charges):
            checks.that(f"{variant} {year}", figure(rows, "net_charge", variant, "eu-any_goods", "cell", year), charge, 1e-6)


def main():
    parser = argparse.ArgumentParser(description="Holds the studies to a calculation of their own.")
    parser.add_argument("--octroi", default=os.path.join(ROOT, "build", "octroi"))
    octroi = os.path.realpath(parser.parse_args().octroi)
    checks = Checks()
    for study in (clean_technology, green_exports, solar_exports, solar_history):
        study(octroi, checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
