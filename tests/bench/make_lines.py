#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes made-up import lines as canonical CSV to standard output.

    tests/bench/make_lines.py 1000000 > lines.csv

The draw rests on the seed and on the tables of rules/ alone, byte for byte; a
shorter file is the beginning of a longer one. README.md beside this file says
what is drawn how. Speed comes from pools: a weighted choice is one index into
a list in which each item stands as often as it weighs, and what does not vary
freely (dates, places, measured emissions) is kept as finished text.
"""

import argparse
import csv
import datetime
import math
import os
import random
import sys
from statistics import NormalDist

RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules")
HEADER = ("line,importer,date,origin,destination,good,mass_t,value,currency,basis,"
          "see_direct,see_indirect,sefa,sefa_year,route,credit_paid\n")
YEAR = 2026
LINES_A_WRITE = 20_000

OUT_OF_SCOPE_SHARE = 0.05
NEEDS_TEN_DIGITS_SHARE = 0.02
ACTUAL_SHARE = 0.15
NO_MASS_SHARE = 0.01
HOME_SHARE = 0.9          # of an importer's lines that enter its own country
CREDIT_SHARE = 0.1        # of the lines with actual emissions

IMPORTERS = 5_000
LARGE_IMPORTERS = 1_000   # the others buy little at a time
LEAST_T, MOST_T = 0.05, 5_000.0
LARGE_MEDIAN_T, LARGE_SIGMA = 12.0, 1.9
SMALL_MEDIAN_T, SMALL_SIGMA = 0.3, 1.0

# Sixty origins, the commonest first. CH, NO and IS are exempt from the EU's mechanism.
ORIGINS = ("CN IN TR UA US GB KR VN RS BR ZA RU JP TW EG CH AE NO BA ID MK TH MY KZ DZ MA SA CA QA BH AU MX TN GE MD "
           "OM IR IL SG AL ME AM AZ UZ NZ AR CL CO PE NG KE MZ GH PK BD LK PH HK JO IS").split()
# Member states by a rough weight of their imports.
DESTINATIONS = {"DE": 220, "NL": 150, "IT": 140, "FR": 110, "BE": 90, "ES": 85, "PL": 70, "RO": 25, "AT": 20, "CZ": 20,
                "SE": 18, "HU": 14, "GR": 14, "PT": 13, "BG": 12, "DK": 12, "IE": 11, "FI": 10, "SK": 9, "SI": 9,
                "HR": 7, "LT": 6, "LV": 4, "EE": 3, "LU": 3, "CY": 2, "MT": 1}
CURRENCIES = {"EUR": 70, "USD": 20, "CNY": 5, "GBP": 3, "TRY": 2}

# Made-up but likely figures: euro a tonne; tCO2e a tonne, from and to.
PRICE_EUR_T = {"cement": 90, "fertilisers": 380, "hydrogen": 4_000, "iron-and-steel": 1_100, "aluminium": 3_400,
               "": 5_000}
DIRECT = {"cement": (0.4, 1.1), "fertilisers": (0.3, 3.5), "hydrogen": (5.0, 12.0), "iron-and-steel": (0.3, 3.2),
          "aluminium": (0.6, 6.0)}
INDIRECT = (0.02, 0.4)
ALLOCATION_OF_DIRECT = (0.2, 0.9)  # sefa as a share of the direct emissions
CREDIT_EUR_T = (1.0, 40.0)
ROUTES = {"iron-and-steel": "CDE", "aluminium": "KL"}
OUT_OF_SCOPE_CHAPTERS = ("25", "28", "31", "39", "72", "73", "76", "84", "85", "87", "94")
OUT_OF_SCOPE_STEP = 25             # every so many codes of those chapters


def rows(path):
    with open(os.path.join(RULES, path), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


# Only random() is taken from Python's generator: of all its methods it alone is
# promised to give the same sequence in every version.
class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def between(self, low, high):
        return low + (high - low) * self.random()

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def pool(items, weights, size):
    """A list of about `size` in which each item stands as often as it weighs, at least once."""
    total = sum(weights)
    return [item for item, weight in zip(items, weights) for _ in range(max(1, round(size * weight / total)))]


def zipf(count):
    return [1 / rank for rank in range(1, count + 1)]


def scope_of(code, included, excluded):
    """The row of Annex I for a code, or None."""
    if any(code.startswith(prefix) for prefix in excluded):
        return None
    return next((row for prefix, row in included.items() if code.startswith(prefix)), None)


class Good:
    def __init__(self, code, row, routes):
        self.code = code
        self.sector = row["sector"] if row else ""
        self.indirect = row is not None and row["indirect"] == "yes"
        self.routes = routes or ROUTES.get(self.sector, "")
        self.price = 0.0
        self.actual = []    # texts of the last six columns, measured emissions given

    def draw_figures(self, draw):
        self.price = PRICE_EUR_T[self.sector] * draw.between(0.6, 1.8)
        if self.sector:
            self.actual = [self.actual_figures(draw) for _ in range(64)]

    def actual_figures(self, draw):
        direct = draw.between(*DIRECT[self.sector])
        indirect = f"{draw.between(*INDIRECT):.3f}" if self.indirect else ""
        sefa = direct * draw.between(*ALLOCATION_OF_DIRECT)
        route = self.routes[draw.below(len(self.routes))] if self.routes else ""
        credit = f"{draw.between(*CREDIT_EUR_T):.2f}" if draw.random() < CREDIT_SHARE else ""
        return f"actual,{direct:.3f},{indirect},{sefa:.3f},{YEAR},{route},{credit}\n"


def read_goods():
    """Goods in scope with their full code, the short codes of those that need ten digits, goods out of scope."""
    included, excluded = {}, []
    for row in rows("eu/tables/scope.csv"):
        if row["relation"] == "include":
            included[row["good"]] = row
        else:
            excluded.append(row["good"])
    routes = {}
    for row in rows("eu/tables/benchmarks.csv"):
        if row["column"] == "A" and row["route"]:
            routes[row["good"]] = "".join(sorted(set(routes.get(row["good"], "") + row["route"])))
    longer = {}
    for row in rows("eu/tables/default_values_2026_1740.csv"):
        if len(row["good"]) == 10:
            longer.setdefault(row["good"][:8], set()).add(row["good"])

    full, short, outside = [], [], []
    for row in rows("goods/tables/cn.csv"):
        code = row["code"]
        if len(code) != 8 or int(row["from"]) > YEAR or (row["to"] and int(row["to"]) < YEAR):
            continue
        scope = scope_of(code, included, excluded)
        if scope is None:
            if code.startswith(OUT_OF_SCOPE_CHAPTERS):
                outside.append(Good(code, None, ""))
        elif scope["sector"] == "electricity":
            continue    # counted in MWh, not tonnes
        elif code in longer:
            short.append(Good(code, scope, routes.get(code, "")))
            full.extend(Good(ten, scope, routes.get(code, "")) for ten in sorted(longer[code]))
        else:
            full.append(Good(code, scope, routes.get(code, "")))
    return full, short, outside[::OUT_OF_SCOPE_STEP]


def goods_pool(draw):
    full, short, outside = read_goods()
    draw.shuffle(full)
    draw.shuffle(outside)
    for good in full + short + outside:
        good.draw_figures(draw)
    size = 1 << 17
    # The other two shares make room in the first.
    return (pool(full, zipf(len(full)), size * (1 - OUT_OF_SCOPE_SHARE - NEEDS_TEN_DIGITS_SHARE))
            + pool(outside, zipf(len(outside)), size * OUT_OF_SCOPE_SHARE)
            + pool(short, [1] * len(short), size * NEEDS_TEN_DIGITS_SHARE))


def importers_pool(draw):
    """Triples: the importer's name, its country, whether it buys a lot at a time."""
    homes = pool(list(DESTINATIONS), DESTINATIONS.values(), 1 << 12)
    importers = []
    for rank in range(IMPORTERS):
        home = homes[draw.below(len(homes))]
        importers.append((f"{home}{100_000 + rank * 157:07d}", home, rank < LARGE_IMPORTERS))
    return pool(importers, zipf(IMPORTERS), 1 << 18)


def masses_pool(median, sigma):
    """Lognormal, cut at both ends: pairs of a number and its text, at even steps of probability."""
    normal = NormalDist()
    size = 1 << 15
    masses = []
    for i in range(size):
        mass = min(MOST_T, max(LEAST_T, median * math.exp(sigma * normal.inv_cdf((i + 0.5) / size))))
        masses.append((mass, f"{mass:.3f}"))
    return masses


def dates_pool():
    first = datetime.date(YEAR, 1, 1)
    return [(first + datetime.timedelta(days=i)).isoformat() for i in range(365)]


def lines(count, seed):
    draw = Draw(seed)
    rand = draw.random
    goods, importers = goods_pool(draw), importers_pool(draw)
    origins = pool(ORIGINS, zipf(len(ORIGINS)), 1 << 14)
    destinations = pool(list(DESTINATIONS), DESTINATIONS.values(), 1 << 12)
    currencies = pool(list(CURRENCIES), CURRENCIES.values(), 100)
    large, small = masses_pool(LARGE_MEDIAN_T, LARGE_SIGMA), masses_pool(SMALL_MEDIAN_T, SMALL_SIGMA)
    dates = dates_pool()
    actual_share = ACTUAL_SHARE / (1 - OUT_OF_SCOPE_SHARE)   # goods out of scope have none
    n_goods, n_importers, n_origins = len(goods), len(importers), len(origins)
    n_destinations, n_currencies, n_masses, n_dates = len(destinations), len(currencies), len(large), len(dates)

    for line in range(1, count + 1):
        importer, destination, buys_a_lot = importers[int(rand() * n_importers)]
        if rand() >= HOME_SHARE:
            destination = destinations[int(rand() * n_destinations)]
        good = goods[int(rand() * n_goods)]
        mass, mass_text = (large if buys_a_lot else small)[int(rand() * n_masses)]
        price = good.price * (0.8 + 0.4 * rand())
        if rand() < NO_MASS_SHARE:
            mass_text = ""
        figures = "default,,,,,,\n"
        if good.actual and rand() < actual_share:
            figures = good.actual[int(rand() * 64)]
        yield (f"{line},{importer},{dates[int(rand() * n_dates)]},{origins[int(rand() * n_origins)]},{destination},"
               f"{good.code},{mass_text},{mass * price:.2f},{currencies[int(rand() * n_currencies)]},{figures}")


def main():
    parser = argparse.ArgumentParser(description="Made-up import lines as canonical CSV.")
    parser.add_argument("count", type=int, help="how many lines")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.count < 0:
        parser.error("the number of lines is negative")
    # Bytes: no line end of the system's own, no encoding of the locale's.
    out = sys.stdout.buffer
    out.write(HEADER.encode())
    waiting = []
    for line in lines(arguments.count, arguments.seed):
        waiting.append(line)
        if len(waiting) == LINES_A_WRITE:
            out.write("".join(waiting).encode())
            waiting.clear()
    out.write("".join(waiting).encode())
    out.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
