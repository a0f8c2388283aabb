#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one import line costs under the EU CBAM: a second implementation.

It was written from the acts' rules, not from the rule files or the C code of
this project, and shares nothing with them but the tables of rules/eu/tables
(transcriptions of the acts). Figures that are no table in the acts stand below
with their source. Arithmetic is exact (fractions).

    tests/oracle/eu_cbam.py --origin TR --good 76042990 --mass 500 --date 2026-05-12
    tests/oracle/eu_cbam.py --self-test

Readings chosen where the texts leave room:

* The floor at zero is per line; the free allocation is set against total
  emissions, not only against the direct ones.
* Reporting period of production: the calendar year of import.
* After 2030 no benchmark is published: those of production year 2030 are
  carried forward, and so is the correction factor of 1. From 2034 no free
  allocation is left, and no benchmark is asked for.
* The mark-up follows the year of import.
* A specific embedded free allocation (SEFA) given for another year is scaled
  by the ratio of the factors. Where that ratio does not exist (given for 2034
  or later, when the factor is 0), it is unknown.
* The price of a quarter that is not published yet is the last published one.
* The benchmark table still names 7308 20 00, which the CN of 2026 divides: its
  parts take the benchmark of the whole.
* CN 2507 00 80 counts as covered: whether the clay is calcined is not in the
  code. On default values it has to be told by the ten-digit code.
"""

import argparse
import csv
import datetime
import functools
import os
import sys
from dataclasses import dataclass, field
from fractions import Fraction

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
TABLES = os.path.join(ROOT, "rules", "eu", "tables")

# Directive 2003/87/EC Art. 10a(1a): the share of free allocation still granted.
CBAM_FACTOR = {2026: Fraction("0.975"), 2027: Fraction("0.95"), 2028: Fraction("0.9"), 2029: Fraction("0.775"),
               2030: Fraction("0.515"), 2031: Fraction("0.39"), 2032: Fraction("0.265"), 2033: Fraction("0.14")}
FACTOR_ENDS = 2034
# Implementing Decision (EU) 2026/1862: 100 % for 2026 to 2030; not determined after.
CORRECTION_FACTOR = Fraction(1)
LAST_BENCHMARK_YEAR = 2030

# Implementing Regulation (EU) 2025/2621 Annex I, opening text, as replaced by
# 2026/1740. Fertilisers include ammonia and nitric acid, not hydrogen.
MARK_UP = {2026: Fraction("0.1"), 2027: Fraction("0.2")}
MARK_UP_FROM_2028 = Fraction("0.3")
MARK_UP_FERTILISERS = Fraction("0.01")

# Regulation (EU) 2023/956 Annex III point 1.
EXEMPT_ORIGINS = {"IS", "LI", "NO", "CH"}
OTHER_COUNTRIES = "ZZ"
ELECTRICITY = "27160000"

# Certificate prices of 2026, EUR/tCO2e, by quarter of importation (Regulation
# Art. 21(1a); Implementing Regulation (EU) 2025/2548): price, day published.
PRICES_2026 = [
    (1, Fraction("75.36"), datetime.date(2026, 4, 7)),
    (2, Fraction("75.28"), datetime.date(2026, 7, 6)),
    (3, Fraction("82.32"), datetime.date(2026, 10, 5)),
]
# Default values: day of publication in the Official Journal, file.
DEFAULT_EDITIONS = [
    (datetime.date(2025, 12, 22), "default_values_2025_2621.csv"),
    (datetime.date(2026, 7, 31), "default_values_2026_1740.csv"),
]

# Goods without precursors (Implementing Regulation (EU) 2025/2547 Annex I):
# calcined clay, clinker, aluminous cement, hydrogen, sintered ore; and, where
# nothing else is said, ammonia and unwrought aluminium made in one process.
SIMPLE_GOODS = ("25070080", "252310", "252330", "280410", "260112", "2814", "7601")


# CN 2026 divides what the benchmark table (2025/2620 Annex 5.3) names whole.
DIVIDED_SINCE = {"73082010": "73082000", "73082090": "73082000"}


class NotComputable(Exception):
    """Something that the law asks for is unknown."""


@dataclass(frozen=True)
class Line:
    """Numbers are Fractions: mass in t, energy in MWh, see and sefa in tCO2e per t (or MWh), price in EUR/tCO2e."""
    origin: str
    good: str
    mass: Fraction = None
    energy: Fraction = None
    date: datetime.date = None
    year: int = None               # instead of date: the whole year
    basis: str = "default"
    see: Fraction = None
    see_indirect: Fraction = None
    sefa: Fraction = None
    sefa_year: int = None
    route: str = None
    price: tuple = None            # ((year, price), ...), each held until the next
    as_of: datetime.date = None

    def import_year(self):
        return self.date.year if self.date else self.year


@dataclass
class Result:
    state: str                     # computed, exempt, out-of-scope, not-computable
    reason: str = None
    quantities: dict = field(default_factory=dict)
    standing: str = "law"          # a hint: law or assumption


# ---- tables ----------------------------------------------------------------

@functools.lru_cache(maxsize=None)
def read_table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@functools.lru_cache(maxsize=None)
def default_values(folder, name):
    """origin -> good -> row."""
    table = {}
    for row in read_table(folder, name):
        table.setdefault(row["origin"], {})[row["good"]] = row
    return table


@functools.lru_cache(maxsize=None)
def benchmarks(folder):
    """(column, good) -> rows."""
    table = {}
    for row in read_table(folder, "benchmarks.csv"):
        table.setdefault((row["column"], row["good"]), []).append(row)
    return table


def longest_prefix(keys, good):
    return max((key for key in (good[:n] for n in range(2, len(good) + 1)) if key in keys), key=len, default=None)


def scope_row(folder, good):
    """The entry of Annex I that covers the good, None where none does: an exception beats an entry."""
    rows = [row for row in read_table(folder, "scope.csv") if good.startswith(row["good"])]
    if any(row["relation"] == "exclude" for row in rows):
        return None
    return max(rows, key=lambda row: len(row["good"]), default=None)


# ---- emissions -------------------------------------------------------------

def default_row(folder, line):
    """The whole row (value and route together) of the country, else of the other countries and territories."""
    known = [name for day, name in DEFAULT_EDITIONS if line.as_of is None or day <= line.as_of]
    if not known:
        raise NotComputable("no default values had been published")
    table = default_values(folder, known[-1])
    for origin in (line.origin, OTHER_COUNTRIES):
        rows = table.get(origin, {})
        if any(len(good) > len(line.good) and good.startswith(line.good) for good in rows):
            raise NotComputable("the default value stands at a longer code")
        row = rows.get(longest_prefix(rows, line.good))
        if row and row["status"] == "value" and row["total"]:
            return row
    raise NotComputable("no default value")


def mark_up(sector, year):
    if sector == "fertilisers":
        return MARK_UP_FERTILISERS
    return MARK_UP.get(year, MARK_UP_FROM_2028)


def electricity_factor(folder, origin):
    """Annex III of 2025/2621; a country without a row takes the Union's."""
    factors = {row["origin"]: row["factor"] for row in read_table(folder, "electricity_factors.csv")
               if row["use"].startswith("imported")}
    return Fraction(factors.get(origin) or factors["EU"])


def specific_emissions(folder, line, scope):
    if line.basis == "default":
        if scope["sector"] == "electricity":
            return electricity_factor(folder, line.origin)
        return Fraction(default_row(folder, line)["total"]) * (1 + mark_up(scope["sector"], line.import_year()))
    if line.see is None:
        raise NotComputable("no measured emissions given")
    # Goods of Annex II of the Regulation count direct emissions only.
    if scope["indirect"] not in ("yes", "true", "1"):
        return line.see
    if line.see_indirect is None:
        raise NotComputable("no measured indirect emissions given")
    return line.see + line.see_indirect


# ---- free allocation -------------------------------------------------------

def free_share(year):
    """CBAM factor times cross-sectoral correction factor."""
    return CBAM_FACTOR[year] * CORRECTION_FACTOR if year < FACTOR_ENDS else Fraction(0)


def benchmark(folder, column, good, year, routes):
    """`routes` is a set of indicators, empty where the law indicates none, None where the route is unknown."""
    table = benchmarks(folder)
    key = longest_prefix({code for col, code in table if col == column}, DIVIDED_SINCE.get(good, good))
    year = min(year, LAST_BENCHMARK_YEAR)
    rows = [row for row in table.get((column, key), [])
            if int(row["from"] or 0) <= year <= int(row["to"] or 9999)]
    if routes is None:
        if len({Fraction(row["value"]) for row in rows}) > 1:
            raise NotComputable("the benchmark depends on the route")
    else:
        rows = [row for row in rows if row["route"] in routes] or [row for row in rows if not row["route"]]
    if not rows:
        raise NotComputable("no benchmark")
    # Several alloy grades under one code: the highest (2025/2620 Annex 5.1).
    return max(Fraction(row["value"]) for row in rows)


def given_sefa(line, year):
    then = free_share(line.sefa_year or year)
    if then == 0:
        raise NotComputable("a free allocation given for a year without any cannot be scaled")
    return line.sefa * free_share(year) / then


def specific_free_allocation(folder, line, scope):
    year = line.import_year()
    if scope["sector"] == "electricity":  # 2025/2620 Art. 1(2)
        return Fraction(0)
    if free_share(year) == 0:
        return Fraction(0)
    if line.basis == "default":  # Equation 6, Column B
        route = default_row(folder, line)["route"]
        return free_share(year) * benchmark(folder, "B", line.good, year, set(route.split("/")) - {""})
    if line.sefa is not None:
        return given_sefa(line, year)
    if not line.good.startswith(SIMPLE_GOODS):
        raise NotComputable("a good with precursors needs their free allocation")
    # Equations 2 and 3, Column A
    return free_share(year) * benchmark(folder, "A", line.good, year, {line.route} if line.route else None)


# ---- price -----------------------------------------------------------------

def quarter_price(quarter, as_of):
    """Price of a quarter of 2026 (quarters of later years are 5 and on), and whether it was carried forward."""
    known = [(q, price) for q, price, day in PRICES_2026 if q <= quarter and (as_of is None or day <= as_of)]
    if not known:
        raise NotComputable("no price had been published")
    return known[-1][1], known[-1][0] != quarter


def quarters_of(line):
    """[(quarter, share of the line)]: a line of a whole year is split by days."""
    if line.date:
        return [((line.date.month + 2) // 3, Fraction(1))]
    starts = [datetime.date(line.year, month, 1) for month in (1, 4, 7, 10)] + [datetime.date(line.year + 1, 1, 1)]
    days = (starts[-1] - starts[0]).days
    return [(q, Fraction((starts[q] - starts[q - 1]).days, days)) for q in (1, 2, 3, 4)]


def unit_price(line):
    """Mean price of the line's days, and whether any part of it was carried forward."""
    year = line.import_year()
    held = [price for start, price in line.price or () if start <= year]
    if held:
        return held[-1], False
    parts = [(share, *quarter_price(quarter if year == 2026 else 5, line.as_of)) for quarter, share in quarters_of(line)]
    return sum(share * price for share, price, _ in parts), any(carried for _, _, carried in parts)


# ---- the line --------------------------------------------------------------

def amount(line, scope):
    value = line.energy if scope["sector"] == "electricity" else line.mass
    if value is None:
        raise NotComputable("no amount")
    return value


def compute(line, folder=TABLES):
    if len(line.good) not in (8, 10):
        raise ValueError("this implementation knows goods of eight or ten digits only")
    scope = scope_row(folder, line.good)
    if scope is None:
        return Result("out-of-scope", "not in Annex I", {"net_charge": Fraction(0)})
    if line.origin in EXEMPT_ORIGINS:
        return Result("exempt", "origin in Annex III", {"net_charge": Fraction(0)})
    result = Result("computed")
    quantities = result.quantities
    try:
        quantities["specific_emissions"] = specific_emissions(folder, line, scope)
        quantities["specific_free_allocation"] = specific_free_allocation(folder, line, scope)
        # Equation 1 is written per good: no surplus goes to another line.
        charged = max(Fraction(0), quantities["specific_emissions"] - quantities["specific_free_allocation"])
        quantities["certificates"] = charged * amount(line, scope)
        price, carried = unit_price(line)
        quantities["net_charge"] = quantities["certificates"] * price
    except NotComputable as unknown:
        return Result("not-computable", str(unknown), quantities)
    beyond = LAST_BENCHMARK_YEAR < line.import_year() < FACTOR_ENDS and scope["sector"] != "electricity"
    if carried or beyond:
        result.standing = "assumption"
    return result


# ---- cases worked by hand --------------------------------------------------

def day(text):
    return datetime.date.fromisoformat(text)


def case(what, line, state, **expected):
    return what, line, state, {name: Fraction(value) for name, value in expected.items()}


def hand_cases():
    """Each expected value was worked out on paper from the acts' tables; the sum stands beside it."""
    tonnes = Fraction
    return [
        # 3.741 x 1.1 = 4.1151; 0.975 x 1.493 (B, K) = 1.455675; x 500; x 75.28
        case("Türkiye, profiles, Q2 2026", Line("TR", "76042990", tonnes(500), date=day("2026-05-12")), "computed",
             specific_emissions="4.1151", specific_free_allocation="1.455675", certificates="1329.7125",
             net_charge="100100.757"),
        # Q1 price for the day before: 1329.7125 x 75.36
        case("the last day of Q1 has the price of Q1", Line("TR", "76042990", tonnes(500), date=day("2026-03-31")),
             "computed", net_charge="100207.134"),
        # published result: 2169.95 certificates; x 75.36 = 163527.432
        case("China, hot-rolled coil", Line("CN", "72083900", tonnes(1000), date=day("2026-02-10")), "computed",
             certificates="2169.95", net_charge="163527.432"),
        # IS is in Annex III; 7204 is an exception of Annex I; 8703 is in no entry
        case("Iceland is exempt", Line("IS", "76011090", tonnes(10), date=day("2026-02-10")), "exempt", net_charge=0),
        case("scrap is not covered", Line("TR", "72044910", tonnes(10), date=day("2026-02-10")), "out-of-scope",
             net_charge=0),
        case("ferro-silicon is not covered", Line("CN", "72022100", tonnes(1), date=day("2026-02-10")),
             "out-of-scope"),
        case("cars are not covered", Line("TR", "87032110", tonnes(10), date=day("2026-02-10")), "out-of-scope"),
        # the act splits 2523 90 00 into white and grey at ten digits
        case("hydraulic cement at eight digits", Line("IN", "25239000", tonnes(100), date=day("2026-02-01")),
             "not-computable"),
        # Morocco 2523 90 00 90: 0.910 (not 0.820 + 0.100) x 1.1 = 1.001; B, route A
        case("grey hydraulic cement at ten digits", Line("MA", "2523900090", tonnes(100), date=day("2026-02-01")),
             "computed", specific_emissions="1.001"),
        # Morocco 2523 29 00: 0.950 x 1.1 = 1.045; 0.975 x 0.666 = 0.64935; 0.39565 x 100 x 75.36
        case("Portland cement", Line("MA", "25232900", tonnes(100), date=day("2026-02-01")), "computed",
             specific_emissions="1.045", specific_free_allocation="0.64935", certificates="39.565",
             net_charge="2981.6184"),
        # ammonia is a fertiliser: 2.080 x 1.01 = 2.1008; 2027: 0.95 x 1.522 = 1.4459; 0.6549 x 10 x 90
        case("Algerian ammonia in 2027 at a given price",
             Line("DZ", "28141000", tonnes(10), date=day("2027-06-01"), price=((2026, Fraction(90)),)), "computed",
             specific_emissions="2.1008", specific_free_allocation="1.4459", certificates="6.549",
             net_charge="589.41"),
        # hydrogen is none: 10.82 x 1.3 = 14.066 in 2028; 0.9 x 5.089 = 4.5801; 9.4859; price of Q3 2026 carried
        case("hydrogen in 2028", Line("TR", "28041000", tonnes(1), date=day("2028-01-01")), "computed",
             specific_emissions="14.066", specific_free_allocation="4.5801", net_charge="780.879288"),
        # a zero in the act is a zero: Mali 0.000; 0 - 4.961775 is floored
        case("hydrogen from Mali", Line("ML", "28041000", tonnes(5), date=day("2026-02-01")), "computed",
             specific_emissions=0, certificates=0, net_charge=0),
        # Liberia has a table with hydrogen only: 3.251 x 1.1 = 3.5761 of the other countries
        case("fallback of a listed country", Line("LR", "76042990", tonnes(1), date=day("2026-02-01")), "computed",
             specific_emissions="3.5761"),
        # Fiji has no table at all
        case("fallback of a country not listed", Line("FJ", "76042990", tonnes(1), date=day("2026-02-01")),
             "computed", specific_emissions="3.5761", specific_free_allocation="1.455675"),
        # 2034: 3.741 x 1.3 = 4.8633, nothing free
        case("2034 needs no benchmark", Line("TR", "76042990", tonnes(1), date=day("2034-01-01")), "computed",
             specific_emissions="4.8633", specific_free_allocation=0, certificates="4.8633"),
        # 0.14 x 1.493 = 0.20902
        case("2033 carries the benchmark", Line("TR", "76042990", tonnes(1), date=day("2033-12-31")), "computed",
             specific_free_allocation="0.20902", certificates="4.65428"),
        # unwrought aluminium, own data: 0.975 x 1.423 (A, K) = 1.387425; 1.57 - 1.387425 = 0.182575; x 500 x 75.36
        case("own data of a smelter", Line("CN", "76011090", tonnes(500), date=day("2026-02-01"), basis="actual",
                                           see=Fraction("1.57"), route="K"), "computed",
             specific_emissions="1.57", specific_free_allocation="1.387425", certificates="91.2875",
             net_charge="6879.426"),
        # Column A is 1.423 or 0.091
        case("own data without the route", Line("CN", "76011090", tonnes(500), date=day("2026-02-01"),
                                                basis="actual", see=Fraction("1.57")), "not-computable"),
        case("own data of a complex good", Line("CN", "76042990", tonnes(500), date=day("2026-02-01"),
                                                basis="actual", see=Fraction(2), route="K"), "not-computable"),
        # 0.78 of 2026 in 2028: 0.78 x 0.9 / 0.975 = 0.72
        case("SEFA of another year", Line("CN", "76042990", tonnes(1), date=day("2028-05-01"), basis="actual",
                                          see=Fraction(2), sefa=Fraction("0.78"), sefa_year=2026), "computed",
             specific_free_allocation="0.72", certificates="1.28"),
        case("SEFA of 2034 cannot be scaled back", Line("CN", "76042990", tonnes(1), date=day("2028-05-01"),
                                                        basis="actual", see=Fraction(2), sefa=Fraction(0),
                                                        sefa_year=2034), "not-computable"),
        # nitrogen goods count indirect emissions, aluminium does not
        case("own data of ammonia without the indirect part",
             Line("DZ", "28141000", tonnes(1), date=day("2026-02-01"), basis="actual", see=Fraction(2)),
             "not-computable"),
        # 2 + 0.1; 0.975 x 1.522 = 1.48395
        case("own data of ammonia", Line("DZ", "28141000", tonnes(1), date=day("2026-02-01"), basis="actual",
                                         see=Fraction(2), see_indirect=Fraction("0.1")), "computed",
             specific_emissions="2.1", specific_free_allocation="1.48395", certificates="0.61605"),
        case("indirect emissions of aluminium do not count",
             Line("CN", "76011090", tonnes(1), date=day("2026-02-01"), basis="actual", see=Fraction(2),
                  see_indirect=Fraction(9), route="L"), "computed", specific_emissions=2),
        # aluminous cement has windows: A 0.717 to 2027, 0.686 from 2028; 0.95 x 0.717 and 0.9 x 0.686
        case("window (1)", Line("TR", "25233000", tonnes(1), date=day("2027-12-31"), basis="actual", see=Fraction(2),
                                see_indirect=Fraction(0)), "computed", specific_free_allocation="0.68115"),
        case("window (2)", Line("TR", "25233000", tonnes(1), date=day("2028-01-01"), basis="actual", see=Fraction(2),
                                see_indirect=Fraction(0)), "computed", specific_free_allocation="0.6174"),
        # Serbia 1.041, x 1000 MWh x 75.36; Japan has no row: the Union's 0.612
        case("electricity from Serbia", Line("RS", "27160000", energy=Fraction(1000), date=day("2026-02-01")),
             "computed", specific_emissions="1.041", specific_free_allocation=0, certificates=1041,
             net_charge="78449.76"),
        case("electricity from elsewhere", Line("JP", "27160000", energy=Fraction(1), date=day("2030-02-01")),
             "computed", specific_emissions="0.612"),
        case("electricity without MWh", Line("RS", "27160000", tonnes(5), date=day("2026-02-01")), "not-computable"),
        # (90 x 75.36 + 91 x 75.28 + 92 x 82.32 + 92 x 82.32) / 365 = 28779.76 / 365; x 4.8633 - … = 2.659425 t
        case("the whole year 2026", Line("TR", "76042990", tonnes(365), year=2026), "computed",
             certificates="970.690125", net_charge=Fraction("2.659425") * Fraction("28779.76")),
        # known before the first price was published: none; on the day: Q1, for Q2 carried
        case("before the first price", Line("TR", "76042990", tonnes(1), date=day("2026-02-10"),
                                            as_of=day("2026-04-06")), "not-computable"),
        case("before the first price, one given",
             Line("CN", "76011090", tonnes(500), date=day("2026-02-01"), basis="actual", see=Fraction("1.57"),
                  route="K", as_of=day("2026-04-06"), price=((2026, Fraction(100)),)), "computed",
             net_charge="9128.75"),
        case("price of Q1 carried into Q2",
             Line("CN", "76011090", tonnes(500), date=day("2026-05-01"), basis="actual", see=Fraction("1.57"),
                  route="K", as_of=day("2026-07-05")), "computed", net_charge="6879.426"),
        case("before any default value", Line("TR", "76042990", tonnes(1), date=day("2026-02-10"),
                                              as_of=day("2025-12-21"), price=((2026, Fraction(1)),)),
             "not-computable"),
        # each price is held until the next: 85 in 2029, 110 from 2030
        case("price path", Line("JP", "27160000", energy=Fraction(1000), date=day("2029-12-31"),
                                price=((2027, Fraction(85)), (2030, Fraction(110)))), "computed",
             net_charge=52020),
        case("price path, next step", Line("JP", "27160000", energy=Fraction(1000), date=day("2030-01-01"),
                                           price=((2027, Fraction(85)), (2030, Fraction(110)))), "computed",
             net_charge=67320),
    ]


def self_test(folder):
    failures = 0
    cases = hand_cases()
    for what, line, state, expected in cases:
        result = compute(line, folder)
        wrong = [f"{name} {float(result.quantities[name]) if name in result.quantities else None} "
                 f"instead of {float(value)}"
                 for name, value in expected.items() if result.quantities.get(name) != value]
        if result.state != state:
            wrong.append(f"state {result.state} ({result.reason}) instead of {state}")
        if wrong:
            failures += 1
            print(f"{what}: {'; '.join(wrong)}")
    print(f"{len(cases) - failures} passed, {failures} failed")
    return failures


def main():
    parser = argparse.ArgumentParser(description="EU CBAM cost of one line: the second implementation.")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--tables", default=TABLES, help="folder of the EU tables")
    parser.add_argument("--origin")
    parser.add_argument("--good")
    for name in ("mass", "energy", "see", "see-indirect", "sefa"):
        parser.add_argument("--" + name, type=Fraction)
    parser.add_argument("--date", type=day)
    parser.add_argument("--year", type=int)
    parser.add_argument("--basis", choices=("default", "actual"), default="default")
    parser.add_argument("--sefa-year", type=int)
    parser.add_argument("--route")
    parser.add_argument("--price", help="80 or 2027=85,2030=110")
    parser.add_argument("--as-of", type=day)
    options = vars(parser.parse_args())
    folder = options.pop("tables")
    if options.pop("self_test"):
        return 1 if self_test(folder) else 0
    if options["price"]:
        steps = [step.rpartition("=") for step in options["price"].split(",")]
        options["price"] = tuple((int(year or 0), Fraction(price)) for year, _, price in steps)
    if not (options["origin"] and options["good"] and (options["date"] or options["year"])):
        parser.error("give --origin, --good and --date or --year")
    result = compute(Line(**options), folder)
    print(f"state {result.state}" + (f" ({result.reason})" if result.reason else f", standing {result.standing}"))
    for name, value in result.quantities.items():
        print(f"{name:26} {float(value)!r}")
    return 1 if result.state == "not-computable" else 0


if __name__ == "__main__":
    sys.exit(main())
