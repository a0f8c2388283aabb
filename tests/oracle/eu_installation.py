#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Embedded emissions of a plant's goods under the EU CBAM: a second implementation, and its comparison with octroi.

    tests/oracle/eu_installation.py --self-test
    tests/oracle/eu_installation.py --octroi build/octroi [--documents 150] [--seed 1]

It was written from the acts' rules (Regulation (EU) 2023/956 Annex IV,
Implementing Regulations (EU) 2025/2547 and 2025/2620), not from the rule files
or the C code of this project, and shares nothing with them but the tables of
rules/eu/tables. Figures that are no table there stand below with their source.
Arithmetic is exact (fractions); processes that take from each other are solved
as one system of linear equations, by elimination.

An installation is the document that octroi reads, as dicts, lists and texts;
`yaml_text` writes it down. Readings chosen where the texts leave room:

* Default values count in total. As much of it as the act shows as direct is
  direct, the rest indirect; both bear the mark-up. Annex IV shows no parts: all
  is direct.
* The default value of a precursor made earlier bears the mark-up of the plant's
  period (the mark-up follows the year of import), its allocation the factors of
  the year in which it was made.
* A specific embedded free allocation that a supplier states is that of the
  supplier's year, and is not scaled to another one.
* Precursors of the Union and of Annex III count as zero, without allocation.
* Electricity of a cogeneration unit that a process uses is indirect.
* Exported electricity without a factor has that of the grid.
* Recovered heat that is exported counts as made by a boiler of 90 %.
* Under a joint process only the good that leaves it has an allocation of its
  own; with the option whole_chain those used up within it have theirs, too.
"""

import argparse
import concurrent.futures
import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from fractions import Fraction

import eu_cbam

DEFAULTS = eu_cbam.DEFAULT_EDITIONS[-1][1]
TOLERANCE = 1e-9
TIME_LIMIT_S = 60
PROCESSES = 2
SHOWN = 10

CARBON = Fraction("3.664")                      # t CO2 per t C (2025/2547 Annex II B.3)
NATURAL_GAS = Fraction("56.1")                  # t CO2/TJ
WASTE_GAS_EXPORT = Fraction("0.667")            # Annex III A.3
BOILER = Fraction("0.9")                        # of recovered heat
HEAT_UNKNOWN, POWER_UNKNOWN = Fraction("0.55"), Fraction("0.25")  # efficiencies of a cogeneration unit
N2O, CF4, C2F6 = 265, 6630, 11100               # Annex II G Table 6
OXYGEN_OF_AIR = Fraction("0.2095")
MWH = Fraction("0.0036")                        # TJ
# technology -> (kg CF4/t Al)/(AE-min/cell-day), t C2F6/t CF4 (Annex II G Table 2)
SLOPE = {"pfpb-legacy": ("0.122", "0.097"), "pfpb-modern": ("0.104", "0.057"), "cwpb": ("0.143", "0.121"),
         "swpb": ("0.233", "0.280"), "vss": ("0.058", "0.086"), "hss": ("0.165", "0.077")}
# technology -> (kg CF4/t Al)/mV, t C2F6/t CF4
OVERVOLTAGE = {"cwpb": ("1.16", "0.121"), "swpb": ("3.65", "0.252")}

UNION = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
ZERO_ORIGINS = UNION | eu_cbam.EXEMPT_ORIGINS

# Emissions that leave the site's stacks, come from outside and go outside.
SITE = {"combustion", "process", "carbon-in", "carbon-out", "measured", "nitrous-oxide", "pfc-slope",
        "pfc-overvoltage", "cogeneration"}
BROUGHT_IN = {"electricity", "heat-import", "waste-gas-import"}


# ---- figures with units ----------------------------------------------------

# symbol -> dimension, size in t, TJ, Nm3, m3, h, mV
UNITS = {"t": ("mass", 1), "kg": ("mass", "0.001"), "g": ("mass", "0.000001"), "kt": ("mass", 1000),
         "tCO2": ("mass", 1), "tCO2e": ("mass", 1), "kgCO2": ("mass", "0.001"),
         "TJ": ("energy", 1), "GJ": ("energy", "0.001"), "MJ": ("energy", "0.000001"),
         "kWh": ("energy", "0.0000036"), "MWh": ("energy", "0.0036"), "GWh": ("energy", "3.6"),
         "Nm3": ("gas", 1), "kNm3": ("gas", 1000), "l": ("liquid", "0.001"), "m3": ("liquid", 1),
         "h": ("time", 1), "min": ("time", Fraction(1, 60)), "mV": ("voltage", 1), "%": ("share", "0.01")}


def figure(text):
    """'36 MJ/Nm3' -> (number in base units, 'energy/gas')."""
    number, _, unit = text.partition(" ")
    value, dimensions = Fraction(number), []
    for place, symbol in enumerate(unit.split("/") if unit else []):
        dimension, size = UNITS[symbol]
        dimensions.append(dimension)
        value = value / Fraction(size) if place else value * Fraction(size)
    return value, "/".join(dimensions)


def number(entry, key, otherwise=None):
    return figure(entry[key])[0] if key in entry else otherwise


# ---- the document as YAML --------------------------------------------------

def scalar(value):
    return f'"{value}"' if value == "NO" or value.isdigit() and len(value) > 4 else value


def flow(entry):
    return "{" + ", ".join(f"{key}: {flow(value) if isinstance(value, dict) else scalar(value)}"
                           for key, value in entry.items()) + "}"


def yaml_text(document):
    lines = ["octroi: 1", "kind: installation", "title: A plant", "scheme: eu-cbam",
             f"country: {scalar(document['country'])}", f"period: {document['period']}"]

    def entries(key, items, indent):
        if items:
            lines.append(f"{indent}{key}:")
            lines.extend(f"{indent}  - {flow(item)}" for item in items)

    entries("streams", document.get("streams"), "")
    if document.get("precursors"):
        lines.append("precursors:")
        for name, suppliers in document["precursors"].items():
            entries(name, suppliers, "  ")
    lines.append("processes:")
    for name, process in document["processes"].items():
        lines += [f"  {name}:", "    mass_reason: invented"]
        for key in ("streams", "precursors", "joint", "goods"):
            entries(key, process.get(key), "    ")
    return "\n".join(lines) + "\n"


# ---- source streams --------------------------------------------------------

def standard(folder, table, entry, column):
    """A standard factor of the fuel or material that the stream names, None where it has none."""
    if table not in entry:
        return None
    rows = eu_cbam.read_table(folder, f"standard_{table}s.csv")
    text = next(row for row in rows if row[table] == entry[table])[column]
    return Fraction(text) if text else None


def first(*values):
    return next((value for value in values if value is not None), None)


def fossil_share(stream):
    """1 - BF; biomass that does not meet the criteria counts as fossil."""
    return 1 - number(stream, "biomass_share", Fraction(0)) if stream.get("sustainable") == "yes" else Fraction(1)


def net_calorific_value(folder, stream):
    """TJ for each t or Nm3."""
    given = number(stream, "net_calorific_value")
    if given is None and "gross_calorific_value" in stream:
        given = number(stream, "gross_calorific_value") * number(stream, "net_per_gross")
    if given is not None:
        return given
    by_tonne = standard(folder, "fuel", stream, "net_calorific_value")
    return by_tonne and by_tonne / 1000


def fuel_energy(folder, stream):
    """TJ net."""
    if "energy" in stream:
        return number(stream, "energy")
    if "gross_energy" in stream:
        return number(stream, "gross_energy") * number(stream, "net_per_gross")
    amount, kind = figure(stream["amount"])
    if kind == "energy":
        return amount
    if kind == "liquid":
        amount *= number(stream, "density")
    return amount * net_calorific_value(folder, stream)


def combustion_factor(folder, stream):
    """EF and what it is for: given, by the measured carbon content, or standard."""
    if "emission_factor" in stream:
        return figure(stream["emission_factor"])
    if "carbon_content" in stream:
        by_tonne = number(stream, "carbon_content") * CARBON
        return (by_tonne, "mass/mass") if figure(stream["amount"])[1] in ("mass", "liquid") else (
            by_tonne / net_calorific_value(folder, stream), "mass/energy")
    return standard(folder, "fuel", stream, "emission_factor"), "mass/energy"


def combustion(folder, stream):
    """AD * NCV * EF * OF; an own factor for each t or Nm3 needs no calorific value."""
    factor, per = combustion_factor(folder, stream)
    if per == "mass/energy":
        base = fuel_energy(folder, stream)
    else:
        base, kind = figure(stream["amount"])
        if kind == "liquid":
            base *= number(stream, "density")
    return base * factor * fossil_share(stream) * number(stream, "oxidation_factor", Fraction(1))


def mass_of(stream):
    return number(stream, "mass", number(stream, "amount"))


def process_emissions(folder, stream):
    content = number(stream, "carbon_content")
    factor = first(number(stream, "emission_factor"), content and content * CARBON,
                   standard(folder, "material", stream, "emission_factor"))
    return mass_of(stream) * factor * fossil_share(stream) * number(stream, "conversion_factor", Fraction(1))


def carbon_emissions(folder, stream):
    """f * AD * CC; CC as given, by the emission factor, or standard."""
    factor = number(stream, "emission_factor")
    if factor is not None:
        if figure(stream["emission_factor"])[1] == "mass/energy":
            factor *= net_calorific_value(folder, stream)
        content = factor / CARBON
    elif "carbon_content" in stream:
        content = number(stream, "carbon_content")
    elif "material" in stream:
        content = standard(folder, "material", stream, "carbon_content")
    else:
        content = standard(folder, "fuel", stream, "emission_factor") * net_calorific_value(folder, stream) / CARBON
    return CARBON * mass_of(stream) * content * fossil_share(stream)


def gas_measured(stream):
    """t of the gas that was measured."""
    if "mass" in stream:
        return number(stream, "mass")
    if "air" in stream:
        gas = number(stream, "air") * (1 - OXYGEN_OF_AIR) / (1 - number(stream, "oxygen"))
    elif "flue_gas" in stream:
        gas = number(stream, "flue_gas")
    else:
        gas = number(stream, "flue_gas_rate") * number(stream, "hours")
    return number(stream, "concentration") * gas


def perfluorocarbons(stream):
    aluminium = number(stream, "mass")
    if stream["method"] == "pfc-slope":
        standard_factor, share = (Fraction(text) for text in SLOPE.get(stream.get("technology"), ("0", "0")))
        per_minute = number(stream, "slope") / 60 * 1000 if "slope" in stream else standard_factor  # kg/t/min
        cf4 = number(stream, "anode_effect_minutes") * 60 * per_minute / 1000 * aluminium
    else:
        coefficient, share = (Fraction(text) for text in OVERVOLTAGE[stream["technology"]])
        efficiency = number(stream, "current_efficiency") * 100
        cf4 = coefficient * number(stream, "anode_effect_overvoltage") / efficiency * aluminium / 1000
    c2f6 = cf4 * number(stream, "c2f6_share", share)
    return (cf4 * CF4 + c2f6 * C2F6) / number(stream, "collection_efficiency", Fraction(1))


def heat_factor(folder, stream):
    """t CO2/TJ of heat."""
    if "emission_factor" in stream:  # of the heat, or with an efficiency of the fuels
        return number(stream, "emission_factor") / number(stream, "efficiency", Fraction(1))
    boiler = number(stream, "efficiency", BOILER if stream["method"] == "heat-export" else None)
    return standard(folder, "fuel", stream, "emission_factor") / boiler


def grid_factor(folder, stream, country):
    """t CO2/MWh: own, else of Annex II of 2025/2621."""
    if "emission_factor" in stream:
        return number(stream, "emission_factor") * MWH
    return Fraction(next(row["factor"] for row in eu_cbam.read_table(folder, "electricity_factors.csv")
                         if row["use"] == "indirect" and row["origin"] == country))


def cogeneration(folder, stream):
    """Emissions of the part that the stream stands for."""
    fed = fuel_energy(folder, stream)
    if "net_heat" in stream:
        heat, power = number(stream, "net_heat") / fed, number(stream, "net_electricity") / fed
    else:
        heat, power = HEAT_UNKNOWN, POWER_UNKNOWN
    heat /= number(stream, "reference_heat_efficiency")
    power /= number(stream, "reference_electricity_efficiency")
    return combustion(folder, stream) * (heat if stream["part"] == "heat" else power) / (heat + power)


def stream_emissions(folder, stream, country):
    """(direct, indirect) in t CO2e; what is exported is negative."""
    method = stream["method"]
    if method == "electricity":
        return Fraction(0), number(stream, "energy") / MWH * grid_factor(folder, stream, country)
    if method == "cogeneration" and stream["part"] == "electricity":
        return Fraction(0), cogeneration(folder, stream)
    direct = {
        "combustion": lambda: combustion(folder, stream),
        "process": lambda: process_emissions(folder, stream),
        "carbon-in": lambda: carbon_emissions(folder, stream),
        "carbon-out": lambda: -carbon_emissions(folder, stream),
        "measured": lambda: gas_measured(stream) * fossil_share(stream),
        "nitrous-oxide": lambda: gas_measured(stream) * N2O,
        "pfc-slope": lambda: perfluorocarbons(stream),
        "pfc-overvoltage": lambda: perfluorocarbons(stream),
        "cogeneration": lambda: cogeneration(folder, stream),
        "heat-import": lambda: number(stream, "energy") * heat_factor(folder, stream),
        "heat-export": lambda: -number(stream, "energy") * heat_factor(folder, stream),
        "waste-gas-import": lambda: fuel_energy(folder, stream) * NATURAL_GAS,
        "waste-gas-export": lambda: -fuel_energy(folder, stream) * NATURAL_GAS * WASTE_GAS_EXPORT,
        "electricity-export": lambda: -number(stream, "energy") / MWH * grid_factor(folder, stream, country),
    }[method]()
    return direct, Fraction(0)


# ---- goods and bought precursors -------------------------------------------

def counts_indirect(folder, good):
    """Not in Annex II of the Regulation."""
    return eu_cbam.scope_row(folder, good)["indirect"] == "yes"


def functional_content(folder, entry):
    """Functional units in a tonne: clinker in cement, nitrogen in fertilisers, else the tonne itself."""
    good = entry["good"]
    cement = good.startswith(("252321", "252329", "252390"))
    nitrogen = eu_cbam.scope_row(folder, good)["sector"] == "fertilisers"
    return number(entry, "content") if cement or nitrogen else Fraction(1)


@dataclass
class Carried:
    """Per tonne of a precursor. benchmark: the allocation without the factors of the year."""
    direct: Fraction = Fraction(0)
    indirect: Fraction = Fraction(0)
    sefa: Fraction = Fraction(0)
    benchmark: Fraction = Fraction(0)


def default_of(folder, good, origin):
    """(direct, indirect, route) of the act, before mark-up."""
    if origin is not None:
        row = eu_cbam.default_row(folder, eu_cbam.Line(origin, good))
        return Fraction(row["direct"]), Fraction(row["total"]) - Fraction(row["direct"]), row["route"]
    table = {row["good"]: row for row in eu_cbam.read_table(folder, "annex4_precursors.csv")}
    row = table[eu_cbam.longest_prefix(table, good)]
    return Fraction(row["total"]), Fraction(0), row["route"]


def defaulted(folder, entry, period):
    """Annex I of 2025/2621, of unknown origin Annex IV, with mark-up; Column B with the factors of the year."""
    good, origin = entry["good"], entry.get("origin")
    direct, indirect, route = default_of(folder, good, origin)
    mark = 1 + eu_cbam.mark_up(eu_cbam.scope_row(folder, good)["sector"], period)
    made = int(entry.get("period", period))
    benchmark = eu_cbam.benchmark(folder, "B", good, made, set(route.split("/")) - {""})
    return Carried(direct * mark, indirect * mark, free_share(made) * benchmark, benchmark)


def free_share(year):
    return eu_cbam.free_share(year) if year >= 2026 else Fraction(1)


def from_document(folder, entry, period, others, whole_chain):
    """What a tonne of a good that another plant makes carries."""
    other = others[entry["document"]]
    if entry["verified"] == "yes":
        made = compute(other, folder, whole_chain).goods[entry["product"]]
        return Carried(*(made[name] for name in ("see_direct", "see_indirect", "sefa", "benchmark_sum")))
    code = next(good["good"] for process in other["processes"].values() for good in process["goods"]
                if good["name"] == entry["product"])
    return defaulted(folder, {"good": code, "origin": other["country"], "period": other["period"]}, period)


def taken_too_much(document):
    """Goods of other documents of which those who take them, their own plants first, take more than was made."""
    others, taken = document.get("others") or {}, {}
    for name, plant_there in [(None, document), *others.items()]:
        lists = [process.get("precursors", []) for process in plant_there["processes"].values()]
        for entry in sum(lists + list(plant_there.get("precursors", {}).values()), []):
            key = (entry["document"], entry["product"]) if "document" in entry else (name, entry.get("name"))
            taken[key] = taken.get(key, 0) + number(entry, "mass")
    return {(name, good["name"]) for name, plant_there in others.items() for process in plant_there["processes"].values()
            for good in process["goods"] if taken.get((name, good["name"]), 0) > number(good, "mass")}


def bought(folder, entry, period, others=None, whole_chain=False):
    """What a tonne of a purchased precursor carries."""
    if "document" in entry:
        return from_document(folder, entry, period, others, whole_chain)
    good = entry["good"]
    if eu_cbam.scope_row(folder, good) is None or entry.get("origin") in ZERO_ORIGINS:
        return Carried()
    if entry.get("verified") != "yes":
        return defaulted(folder, entry, period)
    unit = number(entry, "content") if entry.get("per_content") == "yes" else 1
    # Of a good of Annex II only what comes from its own precursors outside Annex II counts.
    indirect = number(entry, "see_indirect" if counts_indirect(folder, good) else "see_passed_on", Fraction(0))
    if "sefa" in entry:
        sefa = number(entry, "sefa")
        year = int(entry.get("sefa_year", entry.get("period", period)))
        benchmark = sefa / free_share(year)
    else:
        standard_allocation = defaulted(folder, entry, period)
        sefa, benchmark = standard_allocation.sefa, standard_allocation.benchmark
    return Carried(number(entry, "see_direct") * unit, indirect * unit, sefa, benchmark)


def mean(folder, suppliers, *context):
    """Of several suppliers, by mass."""
    whole = sum(number(entry, "mass") for entry in suppliers)
    result = Carried()
    for entry in suppliers:
        one, share = bought(folder, entry, *context), number(entry, "mass") / whole
        for name in vars(one):
            setattr(result, name, getattr(result, name) + share * getattr(one, name))
    return result


# ---- the installation ------------------------------------------------------

def solve(matrix, right):
    """The x that is matrix x + right, by elimination; `right` holds several columns."""
    size = len(matrix)
    rows = [[Fraction(i == j) - matrix[i][j] for j in range(size)] + list(right[i]) for i in range(size)]
    for column in range(size):
        pivot = next(i for i in range(column, size) if rows[i][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for i in range(size):
            factor = rows[i][column]
            if i != column and factor != 0:
                rows[i] = [value - factor * other for value, other in zip(rows[i], rows[column])]
    return [row[size:] for row in rows]


BALANCE = ("site", "brought_in", "exported", "attributed", "not_attributed", "floored", "bought", "in_goods", "power_mwh")
FIGURES = ("see_direct", "see_indirect", "precursor_indirect", "sefa", "benchmark_sum", "own_direct", "own_indirect")


@dataclass
class Installation:
    goods: dict = field(default_factory=dict)    # name -> {figure: Fraction}
    balance: dict = field(default_factory=lambda: dict.fromkeys(BALANCE, Fraction(0)))


def attribute(folder, document, balance):
    """process -> [direct, indirect]; what goes where is added to the balance."""
    attributed = {name: [Fraction(0), Fraction(0)] for name in document["processes"]}
    for shares, stream in [(stream.get("to", {}), stream) for stream in document.get("streams", [])] + [
            ({name: "100 %"}, stream) for name, process in document["processes"].items()
            for stream in process.get("streams", [])]:
        direct, indirect = stream_emissions(folder, stream, document["country"])
        both, method = direct + indirect, stream["method"]
        key = "site" if method in SITE else "brought_in" if method in BROUGHT_IN else "exported"
        balance[key] += abs(both) if key == "exported" else both
        if method == "electricity":
            balance["power_mwh"] += number(stream, "energy") / MWH
        balance["not_attributed"] += both * (1 - sum(figure(share)[0] for share in shares.values()))
        for name, share in shares.items():
            if name == "export":
                balance["exported"] += both * figure(share)[0]
            else:
                attributed[name][0] += direct * figure(share)[0]
                attributed[name][1] += indirect * figure(share)[0]
                balance["attributed"] += both * figure(share)[0]
    for pair in attributed.values():
        if pair[0] < 0:  # a negative result is set to zero (2025/2547 Annex III A.3)
            balance["floored"] -= pair[0]
            pair[0] = Fraction(0)
    return attributed


def own_allocation(folder, process, entry, per_tonne, period, whole_chain):
    """Column A of the good, and of what a joint process uses up, for each tonne."""
    entries = [(entry, Fraction(1))]
    if whole_chain:
        entries += [(joint, number(joint, "mass") * per_tonne) for joint in process.get("joint", [])]
    return sum(weight * eu_cbam.benchmark(folder, "A", each["good"], period, {each["route"]} if "route" in each else None)
               for each, weight in entries)


def compute(document, folder=eu_cbam.TABLES, whole_chain=False):
    period = int(document["period"])
    result = Installation()
    balance = result.balance
    attributed = attribute(folder, document, balance)
    context = period, document.get("others"), whole_chain
    pools = {name: mean(folder, suppliers, *context) for name, suppliers in document.get("precursors", {}).items()}
    made = [(name, entry) for name, process in document["processes"].items() for entry in process["goods"]]
    index = {entry["name"]: i for i, (_, entry) in enumerate(made)}
    matrix, right = [], []
    left = [number(entry, "mass") for _, entry in made]
    for name, entry in made:
        process = document["processes"][name]
        units = sum(number(good, "mass") * functional_content(folder, good) for good in process["goods"])
        per_tonne = functional_content(folder, entry) / units   # of what the process has, for each tonne of the good
        own_direct, own_indirect = (value * per_tonne for value in attributed[name])
        row = [Fraction(0)] * len(made)
        base = Carried(own_direct, own_indirect if counts_indirect(folder, entry["good"]) else Fraction(0))
        base.benchmark = own_allocation(folder, process, entry, per_tonne, period, whole_chain)
        base.sefa = free_share(period) * base.benchmark
        from_outside = Fraction(0)
        for precursor in process.get("precursors", []):
            each = number(precursor, "mass") * per_tonne
            if precursor["name"] in index:
                row[index[precursor["name"]]] += each
                left[index[precursor["name"]]] -= each * number(entry, "mass")
                continue
            one = pools[precursor["name"]] if precursor["name"] in pools else bought(folder, precursor, *context)
            base = Carried(*(getattr(base, key) + each * getattr(one, key) for key in vars(base)))
            from_outside += each * (one.direct + one.indirect)
        balance["bought"] += from_outside * number(entry, "mass")
        matrix.append(row)
        right.append([base.direct, base.indirect, base.sefa, base.benchmark, own_direct + own_indirect + from_outside])
        result.goods[entry["name"]] = {"own_direct": own_direct, "own_indirect": own_indirect}
    for (_, entry), solved in zip(made, solve(matrix, right)):
        figures = result.goods[entry["name"]]
        figures.update(zip(("see_direct", "see_indirect", "sefa", "benchmark_sum"), solved))
        figures["precursor_indirect"] = figures["see_indirect"] - (
            figures["own_indirect"] if counts_indirect(folder, entry["good"]) else 0)
        balance["in_goods"] += left[index[entry["name"]]] * solved[4]
    return result


# ---- cases worked by hand --------------------------------------------------

def stream(method, **keys):
    return {"name": keys.pop("name", method), "method": method, **keys}


def plant(processes, country="TR", period="2026", **keys):
    return {"country": country, "period": period, "processes": processes, **keys}


def works(streams, good="28041000", mass="1000 t", precursors=(), **keys):
    """One process and its good, x. Hydrogen has no precursors; its Column A is 5.089 without a route."""
    return {"streams": streams, "precursors": list(precursors), "goods": [{"name": "x", "good": good, "mass": mass, **keys}]}


def burning(*streams, **keys):
    return plant({"works": works(list(streams), **keys)})


PADDING = stream("combustion", name="padding", amount="10 TJ", emission_factor="100 tCO2/TJ")  # 1 t per t of 1000 t


def hand_cases():
    """(what, document, whole_chain, {good: {figure: value}}, {balance}); each worked out on paper, the sum beside it."""
    ratio = Fraction
    billet = {"name": "billet", "good": "72071114", "route": "D", "mass": "1000 t"}
    overvoltage = {"technology": "cwpb", "anode_effect_overvoltage": "10 mV", "current_efficiency": "94 %", "mass": "50000 t"}
    unit = {"fuel": "natural-gas", "amount": "10 TJ", "reference_heat_efficiency": "90 %",
            "reference_electricity_efficiency": "50 %"}
    pellets = {"name": "pellets", "good": "26011200", "origin": "BR", "mass": "1500 t"}
    ring = {
        "furnace": {"streams": [PADDING], "precursors": [{"name": "b", "mass": "200 t"}],
                    "goods": [{"name": "a", "good": "72071114", "route": "E", "mass": "1000 t"}]},
        "mill": {"streams": [PADDING], "precursors": [{"name": "a", "mass": "800 t"}],
                 "goods": [{"name": "b", "good": "72142000", "mass": "500 t", "route": "E"}]}}
    mixed = {"ore": [{"good": "26011200", "origin": "BR", "mass": "100 t"},
                     {"good": "26011200", "origin": "NO", "mass": "100 t"},
                     {"good": "26011200", "origin": "UA", "mass": "200 t", "see_direct": "0.1 tCO2e/t",
                      "see_indirect": "0.03 tCO2e/t", "sefa": "0.05 tCO2e/t", "verified": "yes"}]}

    def pig_iron(precursor, **keys):
        return plant({"furnace": {"streams": [PADDING], "precursors": [precursor],
                                  "goods": [{"name": "x", "good": "72011011", "mass": "1000 t"}]}}, **keys)

    return [
        # 48 TJ/kt x 2000 t = 96 TJ; x 56.1 = 5385.6 t; / 1000 t. Allocation 0.975 x 5.089
        ("tonnes of a standard fuel", burning(stream("combustion", fuel="natural-gas", amount="2000 t")), False,
         {"x": {"see_direct": "5.3856", "see_indirect": 0, "sefa": "4.961775", "benchmark_sum": "5.089"}},
         {"site": "5385.6", "attributed": "5385.6", "in_goods": "5385.6"}),
        # 14 million Nm3 x 36 MJ = 504 TJ x 56.1 = 28274.4
        ("a volume of gas", burning(stream("combustion", fuel="natural-gas", amount="14000 kNm3",
                                           net_calorific_value="36 MJ/Nm3")), False,
         {"x": {"see_direct": "28.2744"}}, {}),
        # 5 m3 x 0.84 = 4.2 t x 43 GJ = 0.1806 TJ x 74.1 = 13.38246
        ("a volume of a liquid", burning(stream("combustion", fuel="gas-diesel-oil", amount="5000 l", density="0.84 kg/l")),
         False, {"x": {"see_direct": "0.01338246"}}, {}),
        # 1000 MWh gross = 3.6 TJ x 0.9 = 3.24 TJ x 56.1 = 181.764
        ("gross energy", burning(stream("combustion", fuel="natural-gas", gross_energy="1000 MWh", net_per_gross="0.9")),
         False, {"x": {"see_direct": "0.181764"}}, {}),
        # 1 million Nm3 x 40 MJ x 0.9 = 36 TJ x 50 x OF 0.99 = 1782
        ("gross calorific value, oxidation", burning(stream(
            "combustion", amount="1000 kNm3", gross_calorific_value="40 MJ/Nm3", net_per_gross="0.9",
            emission_factor="50 tCO2/TJ", oxidation_factor="0.99")), False, {"x": {"see_direct": "1.782"}}, {}),
        # 20000 t x 28 GJ = 560 TJ x 85 x (1 - 0.27) = 34748; not sustainable: 47600
        ("biomass in tyres", burning(stream("combustion", fuel="waste-tyres", amount="20000 t", net_calorific_value="28 GJ/t",
                                            biomass_share="27 %", sustainable="yes")), False,
         {"x": {"see_direct": "34.748"}}, {}),
        ("biomass without proof is fossil", burning(stream(
            "combustion", fuel="waste-tyres", amount="20000 t", net_calorific_value="28 GJ/t", biomass_share="27 %",
            sustainable="no")), False, {"x": {"see_direct": "47.6"}}, {}),
        # 1200 t x 0.44 x CF 0.95 = 501.6
        ("a carbonate", burning(stream("process", material="caco3", mass="1200 t", conversion_factor="95 %")), False,
         {"x": {"see_direct": "0.5016"}}, {}),
        # 100 t x 0.12 x 3.664 = 43.968
        ("process emissions by carbon content", burning(stream("process", carbon_content="12 %", mass="100 t")), False,
         {"x": {"see_direct": "0.043968"}}, {}),
        # 200 t at 0.85 in, 1000 t at 0.01 out: 3.664 x (170 - 10); a billet by route E: 0.975 x 0.065
        ("mass balance", burning(stream("carbon-in", carbon_content="85 %", mass="200 t"),
                                 stream("carbon-out", carbon_content="1 %", mass="1000 t"), good="72071114", route="E"),
         False, {"x": {"see_direct": "0.58624", "sefa": "0.063375"}}, {"site": "586.24", "in_goods": "586.24"}),
        # f cancels: coke 107 x 28.2 / 1000 = 3.0174 t CO2/t x 100 t; 50 t x 2 t CO2/t; steel out: 0.0109 x 3.664 x 1000
        ("mass balance by factors", burning(stream("carbon-in", name="coke", fuel="coke", mass="100 t"),
                                            stream("carbon-in", name="dust", emission_factor="2 tCO2/t", mass="50 t"),
                                            stream("carbon-out", material="steel", mass="1000 t")), False,
         {"x": {"see_direct": "0.3618024"}}, {}),
        # coke of 20 GJ/t: 107 x 20 / 1000 = 2.14 x 100 t; 50 t x 30 GJ/t x 90 t/TJ = 135
        ("mass balance by calorific values", burning(
            stream("carbon-in", name="coke", fuel="coke", net_calorific_value="20 GJ/t", mass="100 t"),
            stream("carbon-in", name="coal", emission_factor="90 tCO2/TJ", net_calorific_value="30 GJ/t", mass="50 t")), False,
         {"x": {"see_direct": "0.349"}}, {}),
        # 100 t x 0.5 x 3.664 = 183.2; 1 TJ / 20 GJ/t = 50 t x 0.5 x 3.664 = 91.6
        ("a fuel by its carbon content", burning(
            stream("combustion", name="coke", fuel="coke", carbon_content="50 %", amount="100 t"),
            stream("combustion", name="coal", carbon_content="50 %", net_calorific_value="20 GJ/t", amount="1 TJ")), False,
         {"x": {"see_direct": "0.2748"}}, {}),
        # 100 g/Nm3 x 5000 Nm3/h x 8000 h = 4000 t x (1 - 0.1)
        ("measured", burning(stream("measured", concentration="100 g/Nm3", flue_gas_rate="5000 Nm3/h", hours="8000 h",
                                    biomass_share="10 %", sustainable="yes")), False, {"x": {"see_direct": "3.6"}}, {}),
        # 0.3 g x 125000 x 8000 = 300 t N2O x 265 = 79500; nitric acid, 1000 t: 0.975 x 0.151
        ("nitrous oxide", burning(stream("nitrous-oxide", concentration="0.3 g/Nm3", flue_gas_rate="125000 Nm3/h",
                                         hours="8000 h"), good="28080000", content="13.3 %"), False,
         {"x": {"see_direct": "79.5", "sefa": "0.147225"}}, {}),
        # 1e6 Nm3 x 0.7905 / 0.97 x 1 g x 265 = 209.4825 / 0.97
        ("nitrous oxide by air and oxygen", burning(stream("nitrous-oxide", concentration="1 g/Nm3", air="1000 kNm3",
                                                           oxygen="3 %")), False,
         {"x": {"see_direct": ratio("0.2094825") / ratio("0.97")}}, {}),
        # VSS: 0.4 x 0.058 / 1000 x 50000 = 1.16 t CF4; x (6630 + 0.086 x 11100 = 7584.6) = 8798.136
        ("anode effects by slope", burning(stream("pfc-slope", technology="vss", anode_effect_minutes="0.4 min",
                                                  mass="50000 t"), good="76011090", route="K", mass="50000 t"), False,
         {"x": {"see_direct": "0.17596272", "sefa": "1.387425"}}, {}),
        # own: 0.4 x 0.104 / 1000 x 50000 = 2.08 t; x (6630 + 0.05 x 11100 = 7185) = 14944.8; / 0.8
        ("anode effects by own slope", burning(stream("pfc-slope", slope="0.104 kg/t/min", anode_effect_minutes="0.4 min",
                                                      mass="50000 t", c2f6_share="5 %", collection_efficiency="80 %"),
                                               good="76011090", route="K", mass="50000 t"), False,
         {"x": {"see_direct": "0.37362"}}, {}),
        # 1.16 x 10 / 94 x 50 = 580/94 = 6.1702 t CF4; x (6630 + 0.121 x 11100 = 7973.1) = 49195.7
        ("anode effects by overvoltage", burning(stream("pfc-overvoltage", **overvoltage), good="76011090", route="K",
                                                 mass="50000 t"), False,
         {"x": {"see_direct": ratio(580, 94) * ratio("7973.1") / 50000}}, {"site": ratio(580, 94) * ratio("7973.1")}),
        # 1000 + 300 TJ x 56.1 / 0.9 = 18700 - 20 TJ x 62.3 = 1246: 18454
        ("heat from and to others", burning(PADDING, stream("heat-import", fuel="natural-gas", efficiency="90 %",
                                                            energy="300 TJ"),
                                            stream("heat-export", emission_factor="62.3 tCO2/TJ", energy="20 TJ")), False,
         {"x": {"see_direct": "18.454"}}, {"site": 1000, "brought_in": 18700, "exported": 1246, "attributed": 18454}),
        # 10 TJ x 56.1 / 0.9 = 623.333…
        ("recovered heat", burning(PADDING, stream("heat-export", fuel="natural-gas", energy="10 TJ")), False,
         {"x": {"see_direct": 1 - ratio("0.0561") * 10 / ratio("0.9")}}, {}),
        # 56 / 0.8 = 70 x 10 TJ
        ("heat of a boiler with several fuels", burning(PADDING, stream(
            "heat-import", emission_factor="56 tCO2/TJ", efficiency="80 %", energy="10 TJ")), False,
         {"x": {"see_direct": "1.7"}}, {}),
        # 1e6 Nm3 x 4 MJ = 4 TJ x 56.1 = 224.4
        ("a volume of waste gas", burning(PADDING, stream("waste-gas-import", amount="1000 kNm3",
                                                          net_calorific_value="4 MJ/Nm3")), False,
         {"x": {"see_direct": "1.2244"}}, {}),
        # import 100 x 56.1 = 5610; export 40 x 56.1 x 0.667 = 1496.748, whatever gas it is
        ("waste gas", burning(PADDING, stream("waste-gas-import", energy="100 TJ"),
                              stream("waste-gas-export", energy="40 TJ")), False,
         {"x": {"see_direct": "5.113252"}}, {"brought_in": 5610, "exported": "1496.748"}),
        # 1000 - 2 GWh x 0.3 = 400; consumed 500 MWh x 0.42 (Türkiye): 210, which hydrogen does not count
        ("power out and in", burning(PADDING, stream("electricity-export", energy="2 GWh", emission_factor="0.3 tCO2/MWh"),
                                     stream("electricity", energy="500 MWh")), False,
         {"x": {"see_direct": "0.4", "see_indirect": 0, "own_indirect": "0.21"}},
         {"exported": 600, "brought_in": 210, "attributed": 610, "in_goods": 610, "power_mwh": 500}),
        # sinter counts it: 400 x 0.42 + 100 x 0 = 168; / 1000; 0.975 x 0.086
        ("power of agglomerated ore", burning(stream("electricity", energy="400 MWh"),
                                              stream("electricity", name="roof", energy="100 MWh", supply="direct-line",
                                                     emission_factor="0 tCO2/MWh"), good="26011200"), False,
         {"x": {"see_direct": 0, "see_indirect": "0.168", "sefa": "0.08385"}}, {"power_mwh": 500}),
        # unknown efficiencies: 0.55 / 0.9 = 11/18, 0.25 / 0.5 = 1/2: heat 11/20, power 9/20 of 561
        ("cogeneration, efficiencies unknown", burning(
            stream("cogeneration", part="heat", **unit), stream("cogeneration", name="power", part="electricity", **unit),
            good="26011200"), False, {"x": {"see_direct": "0.30855", "see_indirect": "0.25245"}}, {"site": 561}),
        # 5 / 10 / 0.9 = 5/9; 800 x 0.0036 / 10 / 0.5 = 0.576: 561 x (5/9) / (5/9 + 0.576)
        ("cogeneration, measured", burning(stream("cogeneration", part="heat", net_heat="5 TJ", net_electricity="800 MWh",
                                                  **unit)), False,
         {"x": {"see_direct": ratio("0.561") * ratio(5, 9) / (ratio(5, 9) + ratio("0.576"))}}, {}),
        # 1000 - 2000 = -1000: zero
        ("floor at zero", burning(PADDING, stream("electricity-export", energy="2000 MWh", emission_factor="1 tCO2/MWh")),
         False, {"x": {"see_direct": 0}}, {"attributed": -1000, "floored": 1000, "in_goods": 0, "exported": 2000}),
        # boiler 1000: 60 % to a, 30 % away, 10 % to nobody
        ("a boiler that several share", plant(
            {"a": works([]),
             "b": {"streams": [PADDING], "goods": [{"name": "y", "good": "26011200", "mass": "500 t"}]}},
            streams=[{**PADDING, "to": {"a": "60 %", "export": "30 %"}}]), False, {"x": {"see_direct": "0.6"}, "y": {"see_direct": 2}},
         {"site": 2000, "attributed": 1600, "exported": 300, "not_attributed": 100}),
        # SEE 0.3 + 1.2 x 1.1 = 1.62; 72249002 by route G has 0.1: 0.0975 + 1.2 x 0.4875 = 0.6825
        ("complex good of 2026", plant({"works": {
            "streams": [stream("process", emission_factor="0.3 tCO2/t", mass="1000 t")],
            "precursors": [{"name": "iron", "good": "72031000", "origin": "IN", "mass": "1200 t", "verified": "yes",
                            "see_direct": "1.1 tCO2e/t", "sefa": "0.4875 tCO2e/t"}],
            "goods": [{"name": "x", "good": "72249002", "route": "G", "mass": "1000 t"}]}}), False,
         {"x": {"see_direct": "1.62", "sefa": "0.6825", "benchmark_sum": "0.7"}}, {"bought": 1320, "in_goods": 1620}),
        # Brazil 0.19 + 0.01 = 0.2 x 1.1: direct 0.209, indirect 0.011; x 1.5. A 1.089 + 1.5 x 0.086 (B) = 1.218
        ("pellets on default values", pig_iron(pellets), False,
         {"x": {"see_direct": "1.3135", "see_indirect": "0.0165", "precursor_indirect": "0.0165", "sefa": "1.18755",
                "benchmark_sum": "1.218"}}, {"bought": 330, "in_goods": 1330}),
        # 2028: 30 %; 0.9 x 1.218 = 1.0962
        ("pellets on default values in 2028", pig_iron(pellets, period="2028"), False,
         {"x": {"see_direct": "1.3705", "see_indirect": "0.0195", "sefa": "1.0962"}}, {"bought": 390}),
        # Annex IV: 1.61 x 1.1 = 1.771 x 1.5 = 2.6565
        ("pellets of unknown origin", pig_iron({key: pellets[key] for key in ("name", "good", "mass")}), False,
         {"x": {"see_direct": "3.6565", "see_indirect": 0}}, {}),
        # without verification the supplier's figures do not count
        ("figures that nobody verified", pig_iron({**pellets, "see_direct": "0.1 tCO2e/t", "see_indirect": "0 tCO2e/t",
                                                   "sefa": "0 tCO2e/t", "verified": "no"}), False,
         {"x": {"see_direct": "1.3135", "sefa": "1.18755"}}, {}),
        # verified: 1.5 x 0.1, 1.5 x 0.02; the allocation is not stated: that of Column B
        ("figures without an allocation", pig_iron({**pellets, "see_direct": "0.1 tCO2e/t", "see_indirect": "0.02 tCO2e/t",
                                                    "verified": "yes"}), False,
         {"x": {"see_direct": "1.15", "see_indirect": "0.03", "sefa": "1.18755"}}, {}),
        # of 2026 in 2028: 0.9 x 1.089 + 1.5 x 0.078; without the factors 1.089 + 1.5 x 0.078 / 0.975 = 1.209
        ("an allocation of another year", pig_iron({**pellets, "see_direct": "0.1 tCO2e/t", "see_indirect": "0 tCO2e/t",
                                                    "verified": "yes", "sefa": "0.078 tCO2e/t", "sefa_year": "2026"},
                                                   period="2028"), False,
         {"x": {"sefa": "1.0971", "benchmark_sum": "1.209"}}, {}),
        # sponge iron is in Annex II: of its 0.5 nothing counts, of the pellets in it 0.02: 1.2 x 0.02
        ("indirect emissions passed on", burning(PADDING, good="72071114", route="D", precursors=[
            {"name": "iron", "good": "72031000", "origin": "IN", "mass": "1200 t", "see_direct": "1 tCO2e/t",
             "see_indirect": "0.5 tCO2e/t", "see_passed_on": "0.02 tCO2e/t", "sefa": "0.4 tCO2e/t", "verified": "yes"}]),
         False, {"x": {"see_direct": "2.2", "see_indirect": "0.024"}}, {"bought": 1224}),
        # made in 2026, used in 2028: 1.69 x 1.3 = 2.197 x 0.1; allocation 0.9 x 0.065 + 0.1 x 0.975 x 1.361 (window of 2026)
        ("stock of an earlier year", burning(PADDING, good="72071114", route="D", precursors=[
            {"name": "alloy", "good": "72021120", "origin": "ZA", "mass": "100 t", "period": "2026", "evidence": "stock lists"}])
         | {"period": "2028"}, False, {"x": {"see_direct": "1.2197", "sefa": "0.1911975"}}, {}),
        # another plant's pig iron: 1.3135 and 0.0165, allocation 1.18755; x 0.5
        ("goods of another plant", burning(PADDING, good="72071114", route="D", precursors=[
            {"name": "iron", "document": "furnace.yaml", "product": "x", "verified": "yes", "mass": "500 t"}])
         | {"others": {"furnace.yaml": pig_iron(pellets)}}, False,
         {"x": {"see_direct": "1.65675", "see_indirect": "0.00825", "sefa": "0.65715"}}, {"bought": 665}),
        # not verified: India 7201 2.53 x 1.1 = 2.783 x 0.5; allocation 0.063375 + 0.975 x 1.21 x 0.5
        ("goods of another plant, not verified", burning(PADDING, good="72071114", route="D", precursors=[
            {"name": "iron", "document": "furnace.yaml", "product": "x", "verified": "no", "mass": "500 t"}])
         | {"others": {"furnace.yaml": pig_iron(pellets, country="IN")}}, False,
         {"x": {"see_direct": "2.3915", "see_indirect": 0, "sefa": "0.65325"}}, {"bought": "1391.5"}),
        # Norway: nothing, and no allocation; scrap: nothing
        ("pellets of Norway", pig_iron({**pellets, "origin": "NO"}), False,
         {"x": {"see_direct": 1, "see_indirect": 0, "sefa": "1.061775"}}, {"bought": 0}),
        ("scrap", pig_iron({"name": "scrap", "good": "72044990", "origin": "US", "mass": "1000 t"}), False,
         {"x": {"see_direct": 1, "sefa": "1.061775"}}, {"bought": 0}),
        # (0.209 + 0 + 2 x 0.1) / 4 = 0.10225; (0.011 + 0.06) / 4 = 0.01775; (0.08385 + 0.1) / 4 = 0.0459625; x 0.4
        ("pellets of three suppliers", plant(pig_iron({"name": "ore", "mass": "400 t"})["processes"], precursors=mixed),
         False, {"x": {"see_direct": "1.0409", "see_indirect": "0.0071", "sefa": "1.08016"}}, {"bought": 48}),
        # clinker: 1 direct, 42 / 1000 = 0.042 indirect. Contained in cement 500 x 0.94 + 500 x 0.3 = 620 t, as much as was
        # consumed; power of the mill 62 x 0.42 / 620 = 0.042: for each t of clinker contained 1 and 0.084, half of it own
        ("two cements", plant({
            "kiln": {"streams": [PADDING, stream("electricity", energy="100 MWh")],
                     "goods": [{"name": "clinker", "good": "2523100090", "route": "A", "mass": "1000 t"}]},
            "mill": {"streams": [stream("electricity", energy="62 MWh")], "precursors": [{"name": "clinker", "mass": "620 t"}],
                     "goods": [{"name": "CEM I", "good": "25232900", "content": "94 %", "mass": "500 t"},
                               {"name": "CEM III", "good": "25232900", "content": "30 %", "mass": "500 t"}]}}), False,
         {"clinker": {"see_direct": 1, "see_indirect": "0.042", "sefa": "0.64935"},
          "CEM I": {"see_direct": "0.94", "see_indirect": "0.07896", "precursor_indirect": "0.03948", "sefa": "0.610389"},
          "CEM III": {"see_direct": "0.3", "see_indirect": "0.0252", "sefa": "0.194805"}},
         # (1000 - 620) x 1.042 + 500 x (0.94 + 0.07896) + 500 x (0.3 + 0.0252)
         {"in_goods": "1068.04", "attributed": "1068.04"}),
        # hydrogen's power does not count in ammonia: own 10 MWh x 0.42 / 100 t
        ("hydrogen in ammonia", plant({
            "reformer": {"streams": [PADDING, stream("electricity", energy="1000 MWh")],
                         "goods": [{"name": "h", "good": "28041000", "mass": "100 t"}]},
            "loop": {"streams": [stream("electricity", energy="10 MWh")], "precursors": [{"name": "h", "mass": "18 t"}],
                     "goods": [{"name": "x", "good": "28141000", "content": "82.2 %", "mass": "100 t"}]}}), False,
         # 0.975 x (1.522 + 0.18 x 5.089)
         {"x": {"see_direct": "1.8", "see_indirect": "0.042", "precursor_indirect": 0,
                "sefa": ratio("0.975") * ratio("2.43802")}}, {"in_goods": "1424.2"}),
        # urea given per t of nitrogen: 2 x 0.46, 0.1 x 0.46 per t; 0.1 t for each t of NPK
        ("figures for each tonne of nitrogen", burning(PADDING, good="31052010", content="15 %", precursors=[
            {"name": "urea", "good": "31021019", "origin": "DZ", "mass": "100 t", "see_direct": "2 tCO2e/t",
             "see_indirect": "0.1 tCO2e/t", "per_content": "yes", "content": "46 %", "sefa": "0.5 tCO2e/t",
             "verified": "yes"}]), False,
         # 0.975 x 0.09 + 0.05
         {"x": {"see_direct": "1.092", "see_indirect": "0.0046", "sefa": "0.13775"}}, {"bought": "96.6"}),
        # a = 1 + 0.2 b, b = 2 + 1.6 a: a = (1 + 0.4) / (1 - 0.32) = 35/17, b = 2 + 56/17 = 90/17
        # leave: a 1000 - 800, b 500 - 200: 200 x 35/17 + 300 x 90/17 = 2000
        ("processes that take from each other", plant(ring), False,
         {"a": {"see_direct": ratio(35, 17)}, "b": {"see_direct": ratio(90, 17)}}, {"in_goods": 2000}),
        # liquid steel made and used up within: 1.1 x 0.027 only in the whole chain
        ("a joint process", plant({"works": {"streams": [PADDING], "joint": [
            {"name": "liquid steel", "good": "72061000", "route": "D", "mass": "1100 t"}], "goods": [billet]}}), False,
         {"billet": {"see_direct": 1, "sefa": "0.063375", "benchmark_sum": "0.065"}}, {}),
        ("a joint process, the whole chain", plant({"works": {"streams": [PADDING], "joint": [
            {"name": "liquid steel", "good": "72061000", "route": "D", "mass": "1100 t"}], "goods": [billet]}}), True,
         {"billet": {"see_direct": 1, "sefa": "0.0923325", "benchmark_sum": "0.0947"}}, {}),
    ]


def close(a, b, scale=0):
    """Equal to 1e-9 of their size; `scale`: what they are sums of."""
    size = max(abs(a), abs(b), abs(scale))
    return abs(a - b) <= TOLERANCE * size or size < 1e-12


def invariants(balance):
    """What must hold between the members of a balance."""
    if not close(balance["attributed"] + balance["bought"] + balance["floored"], balance["in_goods"], balance["attributed"]):
        yield "attributed + bought + floored is not in_goods"
    if not close(balance["site"] + balance["brought_in"],
                 balance["attributed"] + balance["exported"] + balance["not_attributed"], balance["site"]):
        yield "site + brought_in is not attributed + exported + not_attributed"


def self_test(folder):
    failures = 0
    cases = hand_cases()
    for what, document, whole_chain, goods, balance in cases:
        result = compute(document, folder, whole_chain)
        wrong = list(invariants(result.balance))
        for where, found, expected in [(name, result.goods[name], figures) for name, figures in goods.items()] + [
                ("balance", result.balance, balance)]:
            wrong += [f"{where} {key} {float(found[key])!r} instead of {float(Fraction(value))!r}"
                      for key, value in expected.items() if found[key] != Fraction(value)]
        if wrong:
            failures += 1
            print(f"{what}: {'; '.join(wrong)}")
    print(f"{len(cases) - failures} passed, {failures} failed")
    return failures




# ---- random documents ------------------------------------------------------

# What is made where: codes, what is taken in, whether the content of clinker or nitrogen is to be told.
KINDS = {
    "ore": (["26011200"], []),
    "pig iron": (["72011011", "72015090"], ["ore", "pig iron", "alloy", "hydrogen"]),
    "sponge iron": (["72031000", "72039000"], ["ore", "hydrogen"]),
    "alloy": (["72021120", "72024190", "72026000"], ["ore"]),
    "steel": (["72071114", "72061000", "72249002", "72189110"], ["alloy", "pig iron", "sponge iron", "steel", "scrap"]),
    "product": (["72083900", "72142000", "72221111", "72269200", "73061900"], ["steel", "product", "alloy", "scrap"]),
    "hydrogen": (["28041000"], []),
    "ammonia": (["28141000", "28142000"], ["hydrogen"]),
    "acid": (["28080000"], ["ammonia"]),
    "urea": (["31021019", "31021012"], ["ammonia"]),
    "fertiliser": (["31052010", "31024010", "31025000", "28342100"], ["ammonia", "acid", "urea", "fertiliser"]),
    "clinker": (["2523100010", "2523100090"], []),
    "clay": (["2507008080"], []),
    "cement": (["25232100", "25232900", "2523900090"], ["clinker", "clay"]),
    "aluminous cement": (["25233000"], []),
    "aluminium": (["76011090", "76012080"], ["aluminium", "aluminium scrap"]),
    "profile": (["76042990", "76069100"], ["aluminium", "profile", "aluminium scrap"]),
    "scrap": (["72044990"], []),
    "aluminium scrap": (["76020011"], []),
}
SITES = [["ore", "pig iron", "sponge iron", "alloy", "steel", "steel", "product", "product"],
         ["steel", "product", "product"], ["hydrogen", "ammonia", "acid", "urea", "fertiliser", "fertiliser"],
         ["clinker", "clay", "cement", "aluminous cement"], ["aluminium", "profile", "profile"]]
HIGHEST_TAKEN = 0.6   # of what a process makes others take less: a ring then has a solution
PERIODS = [2026] * 5 + [2027, 2027, 2028, 2030, 2031, 2033, 2034]


class Draw:
    """Random documents; the pools come from the tables."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        factors = eu_cbam.read_table(folder, "electricity_factors.csv")
        self.countries = sorted(row["origin"] for row in factors if row["use"] == "indirect" and row["origin"] != "ZZ")
        self.origins = sorted(set(eu_cbam.default_values(folder, DEFAULTS)) - {eu_cbam.OTHER_COUNTRIES})
        self.fuels = [row["fuel"] for row in eu_cbam.read_table(folder, "standard_fuels.csv") if row["emission_factor"]]
        self.weighed = [row["fuel"] for row in eu_cbam.read_table(folder, "standard_fuels.csv")
                        if row["emission_factor"] and row["net_calorific_value"]]
        self.materials = eu_cbam.read_table(folder, "standard_materials.csv")
        self.count = 0

    def chance(self, share):
        return self.random.random() < share

    def name(self, kind):
        self.count += 1
        return f"{kind} {self.count}"

    def decimal(self, least, most, digits=3):
        """A number of few digits, as a person writes it."""
        value = Fraction(self.random.randint(int(least * 10 ** digits), int(most * 10 ** digits)), 10 ** digits)
        return f"{float(value):.{digits}f}".rstrip("0").rstrip(".")

    def quantity(self, least, most, unit, digits=3):
        return f"{self.decimal(least, most, digits)} {unit}"

    def one_of(self, *makers):
        return self.random.choice(makers)()

    def energy(self, most=500):
        """Up to `most` TJ."""
        return self.one_of(lambda: self.quantity(1, most, "TJ"), lambda: self.quantity(1000, most * 1000, "GJ", 1),
                           lambda: self.quantity(300, most * 277, "MWh", 1), lambda: self.quantity(0.3, most * 0.277, "GWh"))

    def biomass(self):
        if self.chance(0.75):
            return {}
        return {"biomass_share": self.quantity(1, 100, "%", 1), "sustainable": self.random.choice(["yes", "yes", "no"])}

    def oxidation(self):
        return {"oxidation_factor": self.quantity(90, 100, "%", 1)} if self.chance(0.2) else {}

    # Fuels

    def fuel_amount(self):
        """Amount and calorific value, a factor by energy or of a standard fuel with them."""
        factor = self.one_of(lambda: {"fuel": self.random.choice(self.fuels)},
                             lambda: {"emission_factor": self.quantity(40, 120, "tCO2/TJ", 2)},
                             lambda: {"emission_factor": self.quantity(0.1, 0.4, "tCO2/MWh")})
        return factor | self.one_of(
            lambda: {"amount": self.energy()},
            lambda: {"amount": self.quantity(100, 9000, "t"), "net_calorific_value": self.quantity(10, 50, "GJ/t", 2)},
            lambda: {"amount": self.quantity(100, 9000, "kNm3"), "net_calorific_value": self.quantity(5, 45, "MJ/Nm3", 2)},
            lambda: {"amount": self.quantity(100, 9000, "kNm3"), "net_per_gross": self.decimal(0.85, 0.97),
                     "gross_calorific_value": self.quantity(5, 13, "kWh/Nm3", 2)},
            lambda: {"amount": self.quantity(100, 9000, "kg"), "net_per_gross": self.decimal(0.85, 0.97),
                     "gross_calorific_value": self.quantity(10, 50, "MJ/kg", 2)},
            lambda: {"gross_energy": self.quantity(100, 90000, "MWh"), "net_per_gross": self.decimal(0.85, 0.97)},
            lambda: {"amount": self.quantity(100, 90000, "l"), "density": self.quantity(0.7, 1, "kg/l"),
                     "net_calorific_value": self.quantity(35, 45, "GJ/t", 1)})

    def combustion(self):
        return self.biomass() | self.oxidation() | self.one_of(
            self.fuel_amount, self.fuel_amount,
            lambda: {"fuel": self.random.choice(self.weighed), "amount": self.quantity(10, 9000, "t")},
            lambda: {"amount": self.quantity(10, 9000, "t"), "emission_factor": self.quantity(0.5, 3.2, "tCO2/t")},
            lambda: {"amount": self.quantity(10, 9000, "kNm3"), "emission_factor": self.quantity(0.5, 3.2, "kgCO2/Nm3")},
            lambda: {"fuel": "gas-diesel-oil", "amount": self.quantity(10, 900, "m3"),
                     "density": self.quantity(0.8, 0.9, "kg/l")},
            lambda: {"fuel": self.random.choice(self.fuels), "amount": self.quantity(10, 9000, "t"),
                     "carbon_content": self.quantity(20, 95, "%", 1)},
            lambda: {"amount": self.energy(), "carbon_content": self.quantity(20, 95, "%", 1),
                     "net_calorific_value": self.quantity(10, 50, "GJ/t", 2)})

    def cogeneration(self):
        fuel = self.fuel_amount()
        fed = float(fuel_energy(self.folder, fuel))
        output = {}
        if self.chance(0.7):
            output = {"net_heat": self.quantity(fed * 300, fed * 500, "GJ"),
                      "net_electricity": self.quantity(fed * 50, fed * 100, "MWh")}
        return fuel | output | self.biomass() | {"part": self.random.choice(["heat", "electricity"]),
                                "reference_heat_efficiency": self.quantity(80, 92, "%", 1),
                                "reference_electricity_efficiency": self.quantity(35, 53, "%", 1)}

    # Other methods

    def process(self):
        materials = [row["material"] for row in self.materials if row["emission_factor"]]
        factor = self.one_of(lambda: {"material": self.random.choice(materials)},
                             lambda: {"emission_factor": self.quantity(0.1, 1, "tCO2/t")},
                             lambda: {"carbon_content": self.quantity(1, 90, "%", 2)})
        converted = {"conversion_factor": self.quantity(80, 100, "%", 1)} if self.chance(0.3) else {}
        return factor | converted | self.biomass() | {"mass": self.quantity(10, 9000, "t")}

    def carbon(self):
        materials = [row["material"] for row in self.materials if row["carbon_content"]]
        return {"mass": self.quantity(10, 5000, "t")} | self.biomass() | self.one_of(
            lambda: {"material": self.random.choice(materials)},
            lambda: {"fuel": self.random.choice(self.weighed)},
            lambda: {"carbon_content": self.quantity(0.1, 90, "%", 2)},
            lambda: {"emission_factor": self.quantity(0.01, 3, "tCO2/t")},
            lambda: {"fuel": self.random.choice(self.fuels), "net_calorific_value": self.quantity(5, 50, "GJ/t")},
            lambda: {"emission_factor": self.quantity(20, 110, "tCO2/TJ"),
                     "net_calorific_value": self.quantity(5, 50, "GJ/t")},
            lambda: {"fuel": self.random.choice(self.weighed), "emission_factor": self.quantity(20, 110, "tCO2/TJ")})

    def gas(self):
        if self.chance(0.1):
            return {"mass": self.quantity(1, 900, "t")}
        return {"concentration": self.quantity(0.05, 5, "g/Nm3")} | self.one_of(
            lambda: {"flue_gas": self.quantity(100, 90000, "kNm3")},
            lambda: {"flue_gas_rate": self.quantity(1000, 90000, "Nm3/h", 1), "hours": self.quantity(100, 8760, "h", 1)})

    def nitrous_oxide(self):
        if self.chance(0.5):
            return self.gas()
        return {"concentration": self.quantity(0.05, 5, "g/Nm3"), "air": self.quantity(100, 90000, "kNm3"),
                "oxygen": self.quantity(0.5, 9, "%", 2)}

    def smelter(self):
        ducts = {"collection_efficiency": self.quantity(80, 100, "%", 1)} if self.chance(0.3) else {}
        share = {"c2f6_share": self.quantity(1, 20, "%", 1)} if self.chance(0.3) else {}
        return ducts | share | {"mass": self.quantity(100, 50000, "t")}

    def slope(self):
        own = {"technology": self.random.choice(sorted(SLOPE))} if self.chance(0.7) else {
            "slope": self.quantity(0.03, 0.3, "kg/t/min"), "c2f6_share": self.quantity(1, 20, "%", 1)}
        return self.smelter() | own | {"anode_effect_minutes": self.quantity(0.01, 2, "min")}

    def overvoltage(self):
        return self.smelter() | {"technology": self.random.choice(sorted(OVERVOLTAGE)),
                                 "anode_effect_overvoltage": self.quantity(0.5, 20, "mV"),
                                 "current_efficiency": self.quantity(88, 96, "%", 1)}

    def electricity(self):
        return {"energy": self.energy(200)} | self.one_of(
            dict, dict, lambda: {"emission_factor": self.quantity(0, 1, "tCO2/MWh"),
                                 "supply": self.random.choice(["grid", "direct-line", "power-purchase-agreement"])})

    def heat(self):
        return {"energy": self.energy(60)} | self.one_of(
            lambda: {"emission_factor": self.quantity(0, 110, "tCO2/TJ", 2)},
            lambda: {"emission_factor": self.quantity(40, 110, "tCO2/TJ", 2), "efficiency": self.quantity(70, 95, "%", 1)},
            lambda: {"fuel": self.random.choice(self.fuels), "efficiency": self.quantity(70, 95, "%", 1)})

    def heat_export(self):
        given = self.heat()
        if "fuel" in given and self.chance(0.5):
            del given["efficiency"]
        return given

    def waste_gas(self):
        return self.one_of(lambda: {"energy": self.energy(60)},
                           lambda: {"amount": self.quantity(100, 9000, "kNm3"),
                                    "net_calorific_value": self.quantity(2, 10, "MJ/Nm3", 2)})

    def stream(self, shared=False):
        own = {"combustion": self.combustion, "process": self.process, "cogeneration": self.cogeneration,
               "measured": lambda: self.gas() | self.biomass(), "electricity": self.electricity, "heat-import": self.heat}
        others = {"carbon-in": self.carbon, "carbon-out": self.carbon, "nitrous-oxide": self.nitrous_oxide,
                  "pfc-slope": self.slope, "pfc-overvoltage": self.overvoltage, "heat-export": self.heat_export,
                  "waste-gas-import": self.waste_gas, "waste-gas-export": self.waste_gas,
                  "electricity-export": lambda: {"energy": self.energy(20), "emission_factor": self.quantity(0, 1, "tCO2/MWh")}}
        methods = own if shared else own | others
        method = self.random.choice(sorted(methods))
        return {"name": self.name("stream"), "method": method} | methods[method]()

    def balance_carbon(self, process):
        """Not more carbon may come out than went in."""
        out = sum(abs(stream_emissions(self.folder, {key: value for key, value in stream.items() if key != "biomass_share"},
                                       "TR")[0])
                  for stream in process["streams"] if stream["method"] == "carbon-out")
        if out:
            mass = float(out / CARBON / Fraction("0.8"))
            process["streams"].append({"name": self.name("stream"), "method": "carbon-in", "carbon_content": "80 %",
                                       "mass": self.quantity(mass * 1.01 + 1, mass * 3 + 9, "t")})

    # Goods and precursors

    def content(self, good):
        """Where the law counts by it."""
        if functional_content(self.folder, {"good": good, "content": "2"}) == 1:
            return {}
        return {"content": self.quantity(20, 95, "%", 1) if good.startswith("2523") else self.quantity(5, 46, "%", 1)}

    def route(self, good, period):
        table = eu_cbam.benchmarks(self.folder)
        key = eu_cbam.longest_prefix({code for column, code in table if column == "A"}, good)
        year = min(period, eu_cbam.LAST_BENCHMARK_YEAR)
        routes = sorted({row["route"] for row in table[("A", key)]
                         if int(row["from"] or 0) <= year <= int(row["to"] or 9999)} - {""})
        return {"route": self.random.choice(routes)} if routes else {}

    def supplier(self, good, period):
        """A purchase but for its mass."""
        kind = self.random.random()
        entry = {"good": good}
        if period > 2026 and self.chance(0.2):
            entry |= {"period": str(self.random.randint(2026, min(period, eu_cbam.FACTOR_ENDS - 1))),
                      "evidence": "stock lists"}
        if kind < 0.1:
            return entry
        entry["origin"] = self.random.choice(sorted(ZERO_ORIGINS) if kind < 0.2 else self.origins if kind < 0.9 else
                                             ["FJ", "NP", "KM", "PG", "AF"])
        if self.chance(0.5) or eu_cbam.scope_row(self.folder, good) is None:
            return entry
        content = self.content(good) if self.chance(0.4) else {}
        if content:
            entry |= content | {"per_content": "yes"}
        entry |= {"see_direct": self.quantity(0, 5, "tCO2e/t"), "verified": self.random.choice(["yes", "yes", "yes", "no"])}
        if counts_indirect(self.folder, good):
            entry["see_indirect"] = self.quantity(0, 1, "tCO2e/t")
        elif self.chance(0.4):
            entry |= {"see_indirect": self.quantity(0, 1, "tCO2e/t"), "see_passed_on": self.quantity(0, 0.3, "tCO2e/t")}
        if self.chance(0.6) or period >= eu_cbam.FACTOR_ENDS:
            last = min(period, eu_cbam.FACTOR_ENDS - 1)
            entry["sefa"] = self.quantity(0, 2, "tCO2e/t")
            if self.chance(0.5) or last < period:
                entry["sefa_year"] = str(self.random.randint(2026, last))
        return entry

    def bought(self, kind, period):
        """A purchase whose default value the act has."""
        while True:
            entry = self.supplier(self.random.choice(KINDS[kind][0]), period)
            try:
                bought(self.folder, entry, period)
                return entry
            except eu_cbam.NotComputable:
                pass

    def goods(self, kind, period):
        """One good, or several that are counted by the same unit."""
        codes = self.random.sample(KINDS[kind][0], self.random.choice([1, 1, 1, min(2, len(KINDS[kind][0]))]))
        if kind == "clinker":
            codes = codes[:1]
        return [{"name": self.name("good"), "good": good, **self.route(good, period), **self.content(good),
                 "mass": self.quantity(500, 90000, "t", 1)} for good in codes]

    def internal(self, processes, kinds):
        """Who takes how much of whose goods; of each good at most HIGHEST_TAKEN."""
        for name, process in processes.items():
            for good in process["goods"]:
                takers = [other for other in processes
                          if (kinds[name] in KINDS[kinds[other]][1] and (other != name or self.chance(0.1)))]
                if not takers or self.chance(0.15):
                    continue
                takers = self.random.sample(takers, min(len(takers), self.random.randint(1, 2)))
                most = float(number(good, "mass")) * HIGHEST_TAKEN / len(takers)
                for other in takers:
                    processes[other]["precursors"].append({"name": good["name"],
                                                           "mass": self.quantity(most / 50, most, "t", 2)})

    def other(self, document, period):
        """A purchase of what another plant makes."""
        made, evidence = period, {}
        if self.chance(0.3) and period > 2026:
            made, evidence = self.random.randint(2026, period - 1), {"evidence": "stock lists"}
        shared = [name for name, there in document["others"].items() if there["period"] == str(made)]
        name = self.random.choice(shared) if shared and self.chance(0.5) else f"{self.name('plant')}.yaml"
        if name not in document["others"]:
            document["others"][name] = self.plant(made, bought_too=False)
        goods = [good for process in document["others"][name]["processes"].values() for good in process["goods"]]
        good = self.random.choice(goods)
        # Of each good at most HIGHEST_TAKEN is used where it is made; two purchases of it may be too much.
        most = number(good, "mass") * (1 if self.chance(0.1) else Fraction("0.4"))
        return {"document": name, "product": good["name"], **evidence,
                "mass": self.quantity(1, most, "t", 1), "verified": self.random.choice(["yes", "yes", "yes", "no"])}

    def question(self):
        """(document, whole chain)."""
        self.count = 0
        return self.plant(self.random.choice(PERIODS)), self.chance(0.5)

    def plant(self, period, bought_too=True):
        site = self.random.choice(SITES)
        chosen = self.random.sample(site, self.random.randint(1, min(5, len(site))))
        kinds = {self.name("process"): kind for kind in chosen}
        processes = {name: {"streams": [self.stream() for _ in range(self.random.randint(1, 4))], "precursors": [],
                            "goods": self.goods(kind, period)} for name, kind in kinds.items()}
        document = {"country": self.random.choice(self.countries), "period": str(period), "streams": [],
                    "precursors": {}, "processes": processes, "others": {}}
        for process in processes.values():
            self.balance_carbon(process)
        self.internal(processes, kinds)
        for name, kind in kinds.items():
            for _ in range(self.random.randint(0, 3) if KINDS[kind][1] else 0):
                taken = self.random.choice(KINDS[kind][1])
                def supply(taken=taken):
                    return self.other(document, period) if bought_too and self.chance(0.1) else self.bought(taken, period)

                if self.chance(0.3):
                    pool = self.name("mix")
                    suppliers = [{"mass": self.quantity(10, 9000, "t", 1)} | supply()
                                 for _ in range(self.random.randint(1, 4))]
                    document["precursors"][pool] = suppliers
                    most = sum(number(entry, "mass") for entry in suppliers)
                    processes[name]["precursors"].append({"name": pool, "mass": self.quantity(most / 20, most, "t", 1)})
                else:
                    processes[name]["precursors"].append({"name": self.name("purchase"),
                                                          "mass": self.quantity(10, 9000, "t", 1), **supply()})
            if kind in ("steel", "pig iron") and self.chance(0.3):
                good = self.random.choice(["72061000", "72071114"] if kind == "steel" else ["26011200", "72031000"])
                processes[name]["joint"] = [{"name": self.name("joint"), "good": good, **self.route(good, period),
                                             "mass": self.quantity(500, 9000, "t", 1)}]
        for _ in range(self.random.choice([0, 0, 1, 2, 3])):
            takers = self.random.sample(sorted(processes) + ["export"], self.random.randint(1, min(3, len(processes) + 1)))
            document["streams"].append(self.stream(shared=True) | {
                "to": {taker: self.quantity(1, 100 // len(takers), "%", 1) for taker in takers}})
        return document


# ---- comparison ------------------------------------------------------------

def ask(octroi, document, whole_chain, folder):
    """The JSON answer, or what went wrong."""
    for name, text in [("plant.yaml", yaml_text(document))] + [
            (name, yaml_text(other)) for name, other in document.get("others", {}).items()]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    try:
        done = subprocess.run([octroi, "emissions", os.path.join(folder, "plant.yaml"), "--format", "json", "--option",
                               "joint_process=" + ("whole_chain" if whole_chain else "final_good")],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        return None, f"no answer within {TIME_LIMIT_S} s"
    said = done.stderr.decode(errors="replace").replace(folder + os.sep, "")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return None, f"no JSON result, exit status {done.returncode}: {said}"
    return answer, f"exit status {done.returncode}: {said}" if done.returncode else ""


def differences(answer, expected, streams):
    """What differs between an answer of octroi and our result."""
    if [good["name"] for good in answer["goods"]] != list(expected.goods):
        yield "other goods"
        return
    for good in answer["goods"]:
        figures = expected.goods[good["name"]]
        for name in FIGURES:
            value = good[name]["value"]
            if not isinstance(value, (int, float)) or not close(value, float(figures[name])):
                yield f"{good['name']} {name} {value}, expected {float(figures[name])!r}"
    for each, pair in zip(answer["streams"], streams):
        for name, value in zip(("direct", "indirect"), pair):
            if each[name] is None or not close(each[name], float(value)):
                yield f"{each['name']} {name} {each[name]}, expected {float(value)!r}"
    balance = answer["balance"]
    # A sum of terms of both signs is compared by the size of the terms.
    size = sum(abs(float(direct)) + abs(float(indirect)) for direct, indirect in streams)
    for name in BALANCE:
        if balance[name] is None or not close(balance[name], float(expected.balance[name]), size):
            yield f"balance {name} {balance[name]}, expected {float(expected.balance[name])!r}"
    if None not in balance.values():
        yield from invariants(balance)


def all_streams(document):
    return document.get("streams", []) + [each for process in document["processes"].values() for each in process["streams"]]


def compare(octroi, folder, document, whole_chain):
    """Messages, one for each difference."""
    with tempfile.TemporaryDirectory() as scratch:
        answer, wrong = ask(octroi, document, whole_chain, scratch)
    if taken_too_much(document):
        return [] if "t were made in" in wrong else [f"{taken_too_much(document)} taken too often, but: {wrong or 'no error'}"]
    if answer is None or wrong:
        return [wrong]
    expected = compute(document, folder, whole_chain)
    streams = [stream_emissions(folder, each, document["country"]) for each in all_streams(document)]
    if [each["name"] for each in answer["streams"]] != [each["name"] for each in all_streams(document)]:
        return ["other streams"]
    return list(differences(answer, expected, streams))


def main():
    parser = argparse.ArgumentParser(description="Embedded emissions of a plant's goods: the second implementation.")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--octroi", help="compare with this program: the cases by hand, and random documents")
    parser.add_argument("--tables", default=eu_cbam.TABLES, help="folder of the EU tables")
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=SHOWN, help="how many documents with differences are printed")
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test(options.tables) else 0
    octroi = os.path.abspath(options.octroi or "build/octroi")
    if not os.access(octroi, os.X_OK):
        print(f"eu_installation.py: '{octroi}' is no program", "0 passed, 1 failed", sep="\n")
        return 1
    draw = Draw(options.tables, options.seed)
    questions = [(document, whole_chain) for _, document, whole_chain, _, _ in hand_cases()]
    questions += [draw.question() for _ in range(options.documents)]
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        results = list(pool.map(lambda question: compare(octroi, options.tables, *question), questions))
    different = [(document, messages) for (document, _), messages in zip(questions, results) if messages]
    for document, messages in different[:options.shown]:
        others = [f"# {name}\n{yaml_text(other)}" for name, other in document.get("others", {}).items()]
        print(*others, yaml_text(document), sep="\n")
        print("", *messages, sep="\n    ")
    failed = len(different)
    if failed > options.shown:
        print(f"and {failed - options.shown} more")
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
