#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds scenarios/data/world_openness_2023.csv to its own sums.

The figures are those of the World Openness Report 2023, chapter 5. Each check
computes one figure out of others and compares it with what a person found by
hand, rounded as said there. Some of them are contradictions in the report: a
check that holds then says that the report contradicts itself, and where.

`--self-test` changes every figure that a check reads, up and down by a
twentieth, and sees that some check fails: no figure can be mistyped unseen.
"""

import argparse
import csv
import os
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FILE = os.path.join(ROOT, "scenarios", "data", "world_openness_2023.csv")
HEADER = "figure,year,entity,partner,flow,category,metric,value,unit,sense,place"
# Money is held in billions of US dollars (of yuan in the box on Sichuan), shares and rates as parts of one.
UNITS = {"100 million USD": 0.1, "billion USD": 1, "trillion USD": 1000, "100 million CNY": 0.1, "percent": 0.01,
         "percent per year": 0.01, "percentage points": 0.01, "count": 1, "rank": 1, "year": 1, "date": None}
FIGURES = 107
READ = 78  # of them; the rest stand alone: years, counts, ranks, and shares that nothing else gives
YEARS = 9  # steps from 2013 to 2022


class Figures:
    """The rows of the file by what they are about; remembers which were read."""

    def __init__(self, rows):
        self.rows = rows
        self.read = set()

    def get(self, about, place):
        """The one figure 'year|entity|partner|flow|category|metric' at a place of the chapter."""
        keys = dict(zip(("year", "entity", "partner", "flow", "category", "metric"), about.split("|")))
        found = [n for n, row in enumerate(self.rows)
                 if row["place"] == place and all(row[k] == v for k, v in keys.items())]
        if len(found) != 1:
            raise LookupError(f"{len(found)} figures are '{about}' at {place}, not one")
        self.read.add(found[0])
        row = self.rows[found[0]]
        return float(row["value"]) * UNITS[row["unit"]]

    def all(self, metric, place):
        """Figures of one metric that stand at one place, in the order of the file."""
        found = [n for n, row in enumerate(self.rows) if row["metric"] == metric and row["place"] == place]
        self.read.update(found)
        return [float(self.rows[n]["value"]) * UNITS[self.rows[n]["unit"]] for n in found]


def load(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    if not lines or lines[0].rstrip("\n") != HEADER:
        raise ValueError(f"the header is not {HEADER}")
    rows = list(csv.DictReader(lines))
    for n, row in enumerate(rows, 1):
        if row["figure"] != str(n) or row["unit"] not in UNITS or not row["place"] or row["sense"] not in ("", "about", "more than"):
            raise ValueError(f"row {n} is not one of figure {n}, with a unit that is known and a place")
        if UNITS[row["unit"]] is not None:
            float(row["value"])
    if len(rows) != FIGURES:
        raise ValueError(f"{len(rows)} figures, not {FIGURES}")
    return rows


# ---- what the figures imply for each other ----------------------------------------

def rate(first, last):
    return (last / first) ** (1 / YEARS) - 1


def china(f, year, flow, place="3(1)"):
    return f.get(f"{year}|China|World|{flow}|all|green_trade_value", "3" if (year, flow) == (2022, "total") else place)


def china_share(f, year, flow):
    return f.get(f"{year}|China|World|{flow}|all|share_of_world_green_trade", "3(2)")


def china_rate(f, flow):
    return f.get(f"2013-2022|China|World|{flow}|all|cagr", "3(1)")


def china_of_world(f, category):
    """China's trade in a category, and its share of the world's."""
    return (f.get(f"2022|China|World|total|{category}|green_trade_value", "3(3)"),
            f.get(f"2022|China|World|total|{category}|share_of_world_category_trade", "3(3)"))


def world(f):
    return f.get("2022|World|World|total|all|green_trade_value", "2(1)")


def world_category(f, category, metric):
    return f.get(f"2022|World|World|total|{category}|{metric}", "2(3)")


def world_exports(f):
    return china(f, 2022, "export") / china_share(f, 2022, "export")


def world_imports(f):
    return china(f, 2022, "import") / china_share(f, 2022, "import")


def others_of_china(f):
    return world(f) * world_category(f, "others", "share_of_world_green_trade") * \
        f.get("2022|China|World|total|others|share_of_world_category_trade", "3(3)")


def carbon_revenue(f, kind):
    return f.get("2022|World||||carbon_market_total", "2(4)") * f.get(f"2022|World||||revenue_share_{kind}", "2(4)")


def partner(f, name, flow):
    place = "3(4)" if flow == "export" else "3(5)"
    return f.get(f"2022|China|{name}|{flow}|all|green_trade_value", place) / china(f, 2022, flow)


def top_ten(f):
    shares = f.all("share_of_world_green_trade", "2(2)")
    return sum(shares[:-1])


CATEGORIES = ("environmental_technologies", "carbon_capture_and_storage", "others")
IMPORTERS = ("Japan", "United States", "Germany")

# What, the figure found by hand, its decimals, how it follows from the report's figures.
CHECKS = [
    # ---- the seventeen that follow from several figures at once
    ("world green trade of 2013, from China's share of 9.9 %, bn USD", 8227, 0,
     lambda f: china(f, 2013, "total") / china_share(f, 2013, "total")),
    ("its growth to 2022, % a year; 0.85 is printed", 0.80, 2,
     lambda f: 100 * rate(china(f, 2013, "total") / china_share(f, 2013, "total"), world(f))),
    ("growth of China's total, % a year; 3.25 is printed", 3.178, 3,
     lambda f: 100 * rate(china(f, 2013, "total"), china(f, 2022, "total"))),
    ("growth of its exports, % a year; 3.8 is printed", 3.768, 3,
     lambda f: 100 * rate(china(f, 2013, "export"), china(f, 2022, "export"))),
    ("growth of its imports, % a year; 2.2 is printed", 2.202, 3,
     lambda f: 100 * rate(china(f, 2013, "import"), china(f, 2022, "import"))),
    ("world green exports of 2022, bn USD", 4323, 0, world_exports),
    ("world green imports of 2022, bn USD", 4507, 0, world_imports),
    ("both together, bn USD; 8,840 is printed", 8830, 0, lambda f: world_exports(f) + world_imports(f)),
    ("world trade in environmental technologies, from China's, bn USD; 6.2 trillion is printed", 6156, 0,
     lambda f: china_of_world(f, "environmental_technologies")[0] / china_of_world(f, "environmental_technologies")[1]),
    ("in carbon capture and storage, bn USD; 4.2 trillion is printed", 4190, 0,
     lambda f: china_of_world(f, "carbon_capture_and_storage")[0] / china_of_world(f, "carbon_capture_and_storage")[1]),
    ("in renewable energy, bn USD", 3111, 0,
     lambda f: china_of_world(f, "renewable_energy")[0] / china_of_world(f, "renewable_energy")[1]),
    ("China's trade in others, bn USD", 218.4, 1, others_of_china),
    ("revenue of emissions trading, bn USD", 65.55, 2, lambda f: carbon_revenue(f, "ets")),
    ("revenue of carbon taxes, bn USD", 29.45, 2, lambda f: carbon_revenue(f, "carbon_tax")),
    ("shares of the ten largest, %", 62.5, 1, lambda f: 100 * top_ten(f)),
    ("China's green balance, bn USD", 304.0, 1, lambda f: china(f, 2022, "export") - china(f, 2022, "import")),
    ("shares of China's export partners, %", 100.0, 1,
     lambda f: 100 * sum(f.all("share_of_china_green_exports", "3(4) figure 5.7"))),

    # ---- sums that are printed, too
    ("the sum of the ten less the one printed, %", 0.0, 1,
     lambda f: 100 * (top_ten(f) - f.get("2022|Top 10|World|total|all|share_of_world_green_trade", "2(2)"))),
    ("China's exports and imports of 2022, bn USD", 1079.28, 2,
     lambda f: china(f, 2022, "export") + china(f, 2022, "import")),
    ("less its total, bn USD", 0.0, 2,
     lambda f: china(f, 2022, "export") + china(f, 2022, "import") - china(f, 2022, "total")),
    ("the same of 2013, bn USD", 0.0, 2,
     lambda f: china(f, 2013, "export") + china(f, 2013, "import") - china(f, 2013, "total")),
    ("China's total in trillions of USD, as printed in section 2", 1.08, 2,
     lambda f: f.get("2022|China|World|total|all|green_trade_value", "2(1)") / 1000),
    ("and as it follows from section 3", 1.08, 2, lambda f: china(f, 2022, "total") / 1000),
    ("China's share of the world, %; 12.2 is printed three times", 12.2, 1, lambda f: 100 * china(f, 2022, "total") / world(f)),
    ("in section 2, %", 12.2, 1, lambda f: 100 * f.get("2022|China|World|total|all|share_of_world_green_trade", "2(1)")),
    ("among the ten, %", 12.2, 1, lambda f: 100 * f.get("2022|China|World|total|all|share_of_world_green_trade", "2(2)")),
    ("in section 3, %", 12.2, 1, lambda f: 100 * china_share(f, 2022, "total")),
    ("its rise since 2013 less the one printed, points", 0.0, 1,
     lambda f: 100 * (china_share(f, 2022, "total") - china_share(f, 2013, "total")
                      - f.get("2013-2022|China|World|total|all|share_change", "2(1)"))),
    ("growth of exports less the one printed, % a year", 0.0, 1,
     lambda f: 100 * (rate(china(f, 2013, "export"), china(f, 2022, "export")) - china_rate(f, "export"))),
    ("growth of imports less the one printed, % a year", 0.0, 1,
     lambda f: 100 * (rate(china(f, 2013, "import"), china(f, 2022, "import")) - china_rate(f, "import"))),
    ("growth of the total over the whole time, %", 32.5, 1,
     lambda f: 100 * (china(f, 2022, "total") / china(f, 2013, "total") - 1)),
    ("as printed, %", 32.5, 1, lambda f: 100 * f.get("2013-2022|China|World|total|all|total_growth", "3(1)")),
    ("the world's goods trade that 18.2 % imply, trillion USD", 48.6, 1,
     lambda f: world(f) / f.get("2022|World|World|total|all|share_of_goods_trade", "2(1)") / 1000),
    ("all of China's goods exports, bn USD", 3602, 0,
     lambda f: china(f, 2022, "export") / f.get("2022|China|World|export|all|share_of_own_goods_exports", "3(1)")),
    ("all of its goods imports, bn USD", 2711, 0,
     lambda f: china(f, 2022, "import") / f.get("2022|China|World|import|all|share_of_own_goods_imports", "3(1)")),
    ("exports to the United States, %; 18.1 is printed", 18.09, 2, lambda f: 100 * partner(f, "United States", "export")),
    ("to Hong Kong, %; 7.9 is printed", 7.88, 2, lambda f: 100 * partner(f, "Hong Kong, China", "export")),
    ("to Japan, %; 4.8 is printed", 4.77, 2, lambda f: 100 * partner(f, "Japan", "export")),
    ("imports from Japan, %; 12.4 is printed", 12.38, 2, lambda f: 100 * partner(f, "Japan", "import")),
    ("from the United States, %; 11.8 is printed", 11.81, 2, lambda f: 100 * partner(f, "United States", "import")),
    ("from Germany, %; 10.8 is printed", 10.83, 2, lambda f: 100 * partner(f, "Germany", "import")),
    ("the three shares as printed, %", 35.0, 1,
     lambda f: 100 * sum(f.get(f"2022|China|{p}|import|all|share_of_china_green_imports", "3(5)") for p in IMPORTERS)),
    ("and their sum as printed, %", 35.0, 1,
     lambda f: 100 * f.get("2022|China|Japan+United States+Germany|import|all|share_of_china_green_imports", "3(5)")),
    ("shares of trading and taxes in carbon revenue, %", 100, 0,
     lambda f: 100 * sum(f.get(f"2022|World||||revenue_share_{k}", "2(4)") for k in ("ets", "carbon_tax"))),
    ("the carbon markets of 2021, bn USD", 84.1, 1,
     lambda f: f.get("2022|World||||carbon_market_total", "2(4)") / (1 + f.get("2021-2022|World||||carbon_market_growth", "2(4)"))),
    ("Sichuan's trade of 2021, bn CNY", 30.02, 2,
     lambda f: f.get("2022|Sichuan (China)|World|total|energy equipment, PV, batteries, NEV, vanadium-titanium|trade_value", "box 5-1")
     / (1 + f.get("2021-2022|Sichuan (China)|World|total|energy equipment, PV, batteries, NEV, vanadium-titanium|growth", "box 5-1"))),
] + [
    (f"{c}: share times total less the value printed, trillion USD", 0.0, 1,
     lambda f, c=c: (world(f) * world_category(f, c, "share_of_world_green_trade") - world_category(f, c, "green_trade_value")) / 1000)
    for c in CATEGORIES
] + [
    # ---- where the report contradicts itself
    ("3.25 % a year is a tenth of the growth, no compound rate: ten times it, %", 32.5, 1,
     lambda f: 1000 * china_rate(f, "total")),
    ("and differs from the compound rate, points", 0.07, 2,
     lambda f: 100 * (china_rate(f, "total") - rate(china(f, 2013, "total"), china(f, 2022, "total")))),
    ("the share of 2022 lies below the 20 to 23 % said of all years, points", 1.8, 1,
     lambda f: 100 * (f.get("2013-2022|World|World|total|all|share_of_goods_trade_min", "2(1)")
                      - f.get("2022|World|World|total|all|share_of_goods_trade", "2(1)"))),
    ("the width of these, points", 3.0, 1,
     lambda f: 100 * (f.get("2013-2022|World|World|total|all|share_of_goods_trade_max", "2(1)")
                      - f.get("2013-2022|World|World|total|all|share_of_goods_trade_min", "2(1)"))),
    ("three categories are more than the whole, as they overlap, %", 152.2, 1,
     lambda f: 100 * sum(world_category(f, c, "share_of_world_green_trade") for c in CATEGORIES)),
    ("the slowest of the three grows faster than the whole, points", 2.95, 2,
     lambda f: 100 * (min(f.all("cagr", "2(3)")) - f.get("2013-2022|World|World|total|all|cagr", "2(1)"))),
    ("their rates together, points", 12.9, 1, lambda f: 100 * sum(f.all("cagr", "2(3)"))),
    ("the world grows by less than is printed, points", 0.05, 2,
     lambda f: 100 * (f.get("2013-2022|World|World|total|all|cagr", "2(1)")
                      - rate(china(f, 2013, "total") / china_share(f, 2013, "total"), world(f)))),
    ("others exceed renewable energy, which is called third, bn USD", 3.7, 1,
     lambda f: others_of_china(f) - china_of_world(f, "renewable_energy")[0]),
    ("exports and imports are added: exports alone are this part of the 8,840, %", 48.9, 1,
     lambda f: 100 * world_exports(f) / world(f)),
]


def failures(rows):
    """What does not hold, and which rows were read."""
    f, wrong = Figures(rows), []
    for what, by_hand, decimals, compute in CHECKS:
        try:
            got = compute(f)
        except LookupError as error:
            wrong.append(f"{what}: {error}")
            continue
        # A tie at the last place may fall either way in binary.
        if abs(got - by_hand) > 0.5 * 10 ** -decimals + 1e-9:
            wrong.append(f"{what}: {got:.6f}, by hand {by_hand:.{decimals}f}")
    return wrong, f.read


def self_test(rows):
    """Every figure read, a twentieth up and down; and one missing."""
    wrong, read = failures(rows)
    passed = failed = 0
    for n in sorted(read):
        for factor in (1.05, 0.95):
            slip = [dict(row) for row in rows]
            slip[n]["value"] = repr(float(slip[n]["value"]) * factor)
            if failures(slip)[0]:
                passed += 1
            else:
                failed += 1
                print(f"figure {n + 1} times {factor} is not noticed")
    for n in sorted(read):
        if failures(rows[:n] + rows[n + 1:])[0]:
            passed += 1
        else:
            failed += 1
            print(f"nobody misses figure {n + 1}")
    if wrong or len(read) != READ:
        failed += 1
        print(f"{len(read)} figures are read, not {READ}; {len(wrong)} checks do not hold")
    print(f"{passed} passed, {failed} failed")
    return failed


def main():
    parser = argparse.ArgumentParser(description="Holds the figures of the World Openness Report to their own sums.")
    parser.add_argument("--self-test", action="store_true", help="change each figure and see that it is noticed")
    parser.add_argument("--file", default=FILE, help="another file of figures")
    arguments = parser.parse_args()
    try:
        rows = load(arguments.file)
    except (OSError, ValueError) as error:
        print(f"{arguments.file}: {error}\n0 passed, 1 failed")
        return 1
    if arguments.self_test:
        return 1 if self_test(rows) else 0
    wrong, _ = failures(rows)
    for line in wrong:
        print(line)
    print(f"{len(CHECKS) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
