octroi diff: what moved the charge between two results.

500 t of aluminium profiles from Türkiye: default value 3.741 tCO2e/t, benchmark 1.493 (column B, route K). In 2026 the
mark-up is 1.1 and the factor 0.975, in 2030 they are 1.3 and 0.515. Charged are 4.1151 - 1.455675 = 2.659425 and
4.8633 - 0.768895 = 4.094405 tCO2e/t; at 80 and 100 EUR 106,377 and 204,720.25 EUR. Price times a sum: the price moves it by
20 * 500 * (2.659425 + 4.094405) / 2 = 33,769.15, the factor by 1.493 * 0.46 * 500 * 90 = 30,905.10, the mark-up by
3.741 * 0.2 * 500 * 90 = 33,669.00.

  $ LINE='--from TR --to EU --good 76042990 --format json'
  $ octroi cost $LINE --mass 500 --year 2026 --price 80 > base.json
  $ octroi cost $LINE --mass 500 --year 2030 --price 100 > reform.json
  $ octroi diff base.json reform.json
  What moved the charge: base.json -> reform.json
  eu-cbam, 2026 -> 2030, 1 cell by importer, origin, destination, good

                  EUR  % of base
  base     106,377.00     100.00
  price    +33,769.15     +31.74
  factor   +30,905.10     +29.05
  mark-up  +33,669.00     +31.65
  reform   204,720.25     192.45

The other way round every sign is another, to the last digit, and parts add up exactly.

  $ octroi diff base.json reform.json --format json > there.json; octroi diff reform.json base.json --format json > back.json
  $ cat > check.py <<'END'
  > import json, math, sys
  > there, back = (json.load(open(name)) for name in ("there.json", "back.json"))
  > for a, b in zip(there["currencies"], back["currencies"]):
  >     for x, y in [(a, b)] + list(zip(a["rows"], b["rows"])):
  >         assert all(x["parts"][k] == -y["parts"][k] for k in x["parts"]), (x, y)
  >         assert x["difference"] == -y["difference"] == x["reform"] - x["base"]
  >         missed = abs(math.fsum(x["parts"].values()) - x["difference"])
  >         assert missed <= math.ulp(max(map(abs, [x["difference"], *x["parts"].values()]))), missed
  > print(len(there["currencies"]), "currency", sum(len(c["rows"]) for c in there["currencies"]), "rows")
  > END
  $ python3 check.py
  1 currency 1 rows

600 t instead of 500 t: nothing but volume, 100 * 2.659425 * 80 = 21,275.40 EUR.

  $ octroi cost $LINE --mass 600 --year 2026 --price 80 > more.json
  $ octroi diff base.json more.json | tail -n 3
  base    106,377.00     100.00
  volume  +21,275.40     +20.00
  reform  127,652.40     120.00

Other figures for the emissions: 3 tCO2e/t of the plant's own have no mark-up, and the benchmark of column A, 1.423 * 0.975 in
the SEFA given. From i m - b f = 4.1151 - 1.455675 to 3 - 1.387425 = 1.612575: at 40,000 EUR for a tCO2e/t the benchmark 0.07
* 0.975 = 0.06825 gives +2,730.00; 3.741 * 1.1 to 3 * 1.0 is -0.741 * 1.05 * 40,000 = -31,122.00 by intensity and
-0.1 * 3.3705 * 40,000 = -13,482.00 by the mark-up.

  $ octroi cost $LINE --mass 500 --year 2026 --price 80 --basis actual --see 3 --sefa 1.387425 --sefa-year 2026 > own.json
  $ octroi diff base.json own.json | tail -n 5
  base       106,377.00     100.00
  benchmark   +2,730.00      +2.57
  mark-up    -13,482.00     -12.67
  intensity  -31,122.00     -29.26
  reform      64,503.00      60.64

20 EUR/t paid elsewhere are 20 * 500 = 10,000 EUR of credit; at 100 EUR a certificate it is the same money, so the price moves
20 * 500 * 1.612575 = 16,125.75 EUR.

  $ octroi cost $LINE --mass 500 --year 2026 --price 100 --basis actual --see 3 --sefa 1.387425 --sefa-year 2026 --credit-paid 20 > paid.json
  $ octroi diff own.json paid.json | tail -n 4
  base     64,503.00     100.00
  price   +16,125.75     +25.00
  credit  -10,000.00     -15.50
  reform   70,628.75     109.50

Calcined clay: 0.32 * 1.1 = 0.352 tCO2e/t are below what is free in 2026, 0.666 * 0.975 = 0.64935, and the law pays nothing
out: 0.29735 are added back. In 2034, 0.32 * 1.3 = 0.416, nothing is free. 2026 has no price of its own, so that of 2034
holds for both: at 100 t * 80 EUR the factor gives 0.64935 * 8,000 = 5,194.80, the mark-up 0.32 * 0.2 * 8,000 = 512, and the
surplus takes 0.29735 * 8,000 = 2,378.80 back.

  $ for year in 2026 2034; do octroi cost --from CN --to EU --good 2507008080 --mass 100 --year $year --price 80 --format json > clay$year.json; done
  $ octroi diff clay2026.json clay2034.json | tail -n 5
  base          0.00
  factor   +5,194.80
  mark-up    +512.00
  surplus  -2,378.80
  reform    3,328.00

A good that a scenario brings in: all of it is scope, 100 t * 2 tCO2e/t * 80 EUR.

  $ for w in no yes; do octroi cost --from CN --to EU --good 85414300 --mass 100 --year 2026 --scheme eu-any_goods --widened $w --basis actual --see 2 --price 80 --format json > solar-$w.json; done
  $ octroi diff solar-no.json solar-yes.json | tail -n 3
  base          0.00
  scope   +16,000.00
  reform   16,000.00

A file of lines: cells are those of --by. TR is there once more, IN is new; of CN only the price moves. At 80 and 90 EUR:
TR 106,377 for 500 t, then 1,000 t: volume 500 * 2.659425 * 85 = 113,025.56, price 10 * 750 * 2.659425 = 19,945.69.
CN 1,000 t of coil, 2.16995 tCO2e/t: price 21,699.50. IN 100 t, 3.444 * 1.1 - 1.455675 = 2.332725 tCO2e/t, all volume at
90 EUR: 20,994.525 (its price is taken from the reform).

  $ printf 'origin,destination,good,mass\nTR,EU,76042990,500\nCN,EU,72083900,1000\n' > few.csv
  $ printf 'origin,destination,good,mass\nTR,EU,76042990,500\nTR,EU,76042990,500\nCN,EU,72083900,1000\nIN,EU,76042990,100\n' > many.csv
  $ octroi run few.csv --year 2026 --price 80 --by origin,good --format json > few.json
  $ octroi run many.csv --year 2026 --price 90 --by origin,good --format json > many.json
  $ octroi diff few.json many.json --by origin
  What moved the charge: few.json -> many.json
  eu-cbam, 2026, 3 cells by origin, good

                  EUR  % of base
  base     279,973.00     100.00
  price    +41,645.19     +14.87
  volume  +134,020.09     +47.87
  reform   455,638.28     162.74

  origin        base       price       volume      reform       change
  TR      106,377.00  +19,945.69  +113,025.56  239,348.25  +132,971.25
  CN      173,596.00  +21,699.50         0.00  195,295.50   +21,699.50
  IN            0.00        0.00   +20,994.52   20,994.52   +20,994.52

What is shown adds up, each column and each row, whatever rounding does to single figures.

  $ octroi run "$TESTDIR/../../scenarios/us-to-eu-2025.csv" --year 2026..2034 --by good --format json > years.json
  [1]
  $ octroi diff years.json --base-year 2026 --reform-year 2030 --by good | python3 -c '
  > import sys
  > blocks = sys.stdin.read().split("\n\n")
  > number = lambda text: round(100 * float(text.replace(",", "")))
  > whole = [number(line.split()[1]) for line in blocks[1].splitlines()[1:]]
  > assert sum(whole[:-1]) == whole[-1], whole
  > rows = [line.split("  ") for line in blocks[2].splitlines()[1:]]
  > rows = [[number(x) for x in row[1:] if x.strip()] for row in rows]
  > assert all(sum(r[:-2]) == r[-2] and r[-2] - r[0] == r[-1] for r in rows)
  > print(len(rows) > 90)'
  True
  $ octroi diff years.json --base-year 2026 --reform-year 2030 --by good --format json > there.json; octroi diff years.json --base-year 2030 --reform-year 2026 --by good --format json > back.json; python3 check.py
  1 currency 97 rows

Electricity has no mass: its emissions stand for the volume. 100 MWh, then 200 MWh, double whatever the factor is.

  $ for e in 100 200; do printf "origin,destination,good,energy\nGB,EU,27160000,$e\n" | octroi run - --year 2026 --price 80 --format json > power$e.json; done
  $ octroi diff power100.json power200.json --format json | python3 -c '
  > import json, sys
  > c = json.load(sys.stdin)["currencies"][0]
  > print(c["parts"]["volume"] == c["base"] == c["difference"], [k for k in c["parts"] if c["parts"][k]])'
  True ['volume']

Money in different currencies is never added. In 2027 coil with 2 tCO2e/t and a SEFA of 1 goes to the EU, at 80 and 90 EUR; the
UK charges 2 tCO2e/t at a rate of 40 GBP on both sides. 100 t * (2 - 1) * 10 EUR = 1,000 EUR.

  $ printf 'origin,destination,good,mass,date,basis,see_direct,sefa,sefa_year,sector_rate\nCN,EU,72083900,100,2027-05-12,actual,2,1,2027,\nCN,GB,72083900,100,2027-05-12,actual,2,,,40\n' > two.csv
  $ for price in 80 90; do octroi run two.csv --set eu-cbam.price=$price --by destination --format json > two$price.json; done
  $ octroi diff two80.json two90.json
  What moved the charge: two80.json -> two90.json
  2027, 2 cells by destination

                EUR  % of base
  base     8,000.00     100.00
  price   +1,000.00     +12.50
  reform   9,000.00     112.50

               GBP  % of base
  base    8,000.00     100.00
  reform  8,000.00     100.00

What cannot be computed on one side is in no figure: profiles are made from other goods, so their own emissions need a SEFA.

  $ octroi cost $LINE --mass 500 --year 2026 --price 80 --basis actual --see 3 > lacking.json
  octroi: not computable: a complex good needs the free allocation of its precursors: give --sefa
  [1]
  $ octroi diff lacking.json own.json
  What moved the charge: lacking.json -> own.json

  not comparable: 1 cell, in no figure above
    eu-cbam 2026, TR, EU, 7604 29 90 (1 line, 500.00 t): not computable: 1 of 1 line in lacking.json,
      0 of 1 line in own.json: a complex good needs the free allocation of its precursors: give --sefa
  [1]

Variants of a scenario: their cells side by side.

  $ cat > scenario.json <<'END'
  > {"octroi": "0.1.0", "format": 1, "question": {"command": "run", "arguments": ["s.yaml"]}, "scenario": {"by": ["good"], "overlap": false},
  >  "variants": [{"variant": "law", "schemes": [{"scheme": "xx-levy", "currency": "EUR"}]}, {"variant": "dear", "schemes": []}, {"variant": "none", "schemes": []}],
  >  "totals": [],
  >  "cells": [
  >   {"variant": "law", "scheme": "xx-levy", "year": 2026, "by": {"good": "7208"}, "lines": {"computed": 2, "not-computable": 0}, "mass_t": {"computed": 100}, "without_mass": 0,
  >    "quantities": {"embedded_emissions": {"value": 200, "unit": "tCO2e"}, "net_charge": {"value": 2000, "unit": "EUR"}}},
  >   {"variant": "dear", "scheme": "xx-levy", "year": 2026, "by": {"good": "7208"}, "lines": {"computed": 2, "not-computable": 0}, "mass_t": {"computed": 100}, "without_mass": 0,
  >    "quantities": {"embedded_emissions": {"value": 200, "unit": "tCO2e"}, "net_charge": {"value": 3000, "unit": "EUR"}}}],
  >  "reasons": []}
  > END
  $ octroi diff scenario.json --reform dear --by good
  What moved the charge: law -> dear
  xx-levy, 2026, 1 cell by good

                EUR  % of base
  base     2,000.00     100.00
  price   +1,000.00     +50.00
  reform   3,000.00     150.00

  good      base      price    reform     change
  7208  2,000.00  +1,000.00  3,000.00  +1,000.00

A variant in which nothing is charged: all of it is scope.

  $ octroi diff scenario.json --base none --reform dear --format csv | cut -d, -f1-3,8-10,18,19
  level,currency,scheme,reform_lines,base,reform,scope,volume
  total,EUR,,2,0,3000,3000,0
  row,EUR,xx-levy,2,0,3000,3000,0

What is no result.

  $ octroi diff base.json
  octroi: 'base.json' is one result: there is nothing to compare it with; give another file, or two years of this one with --base-year and --reform-year
  [2]
  $ octroi diff
  octroi: octroi diff takes two results, or one with several variants; octroi diff BASE.json REFORM.json
  [2]
  $ echo 'level,currency' > x.csv; octroi diff x.csv base.json
  octroi: x.csv:1:5: this is no JSON: '[' or '{' expected near 'level'; results are read as octroi cost, run and compare write them with --format json
  [2]
  $ echo '{"octroi": "0.1.0"}' > x.json; octroi diff base.json x.json
  octroi: 'x.json' is no result of charges; octroi cost, run and compare write them with --format json
  [2]
  $ : > empty.json; octroi diff empty.json base.json
  octroi: 'empty.json' is empty: it is no result
  [2]
  $ octroi diff nowhere.json base.json
  octroi: cannot open 'nowhere.json': No such file or directory
  [2]
  $ octroi diff base.json reform.json --base law
  octroi: --base 'law': 'base.json' has no variants
  [2]
  $ octroi diff scenario.json
  octroi: 'scenario.json' has 3 variants: name one with --reform; its variants are law, dear or none
  [2]
  $ octroi diff scenario.json --reform deer
  octroi: --reform 'deer': 'scenario.json' has no such variant; did you mean 'dear'?
  [2]
  $ octroi diff scenario.json --reform law
  octroi: --base and --reform are both 'law'
  [2]
  $ octroi diff base.json reform.json --by sector
  octroi: base.json does not tell lines apart by 'sector'; it does by importer, origin, destination, good
  octroi: reform.json does not tell lines apart by 'sector'; it does by importer, origin, destination, good
  [2]
  $ octroi diff base.json few.json
  octroi: base.json tells lines apart by importer, origin, destination, good, few.json by origin, good; compare by what both have: --by origin
  [2]
  $ octroi diff base.json solar-yes.json
  octroi: the results have no cell in common: base.json has eu-cbam in 2026, solar-yes.json has eu-any_goods in 2026; cells are compared that have the same scheme, year, importer, origin, destination, good
  [2]
  $ octroi diff years.json --base-year 2026 --reform-year 2050
  octroi: years.json 2050 has no lines of 2050: it has eu-cbam in 2026, eu-cbam in 2027, eu-cbam in 2028, eu-cbam in 2029, eu-cbam in 2030, eu-cbam in 2031 and 3 more
  [2]
  $ octroi diff base.json reform.json --year 26
  octroi: --year '26': expected a year, such as 2026
  [2]
  $ octroi diff base.json reform.json --base-year 2026
  octroi: --base-year and --reform-year belong together
  [2]
  $ octroi diff - -
  octroi: only one result can come from standard input
  [2]
  $ sed 's/"scheme": "eu-cbam", "scenario"/"scenario"/' base.json > bare.json; octroi diff bare.json reform.json
  octroi: bare.json: lines[0] has no scheme
  [2]
  $ sed 's/"format": 1/"format": 2/' base.json > newer.json; octroi diff newer.json reform.json
  octroi: 'newer.json' is of format 2, which this octroi does not know
  [2]
