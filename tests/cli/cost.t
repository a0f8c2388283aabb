What one line costs. All figures can be redone by hand from the acts.

Türkiye, 7604 29 90, second quarter of 2026: the default value is 3.741 and the
mark-up of 2026 is 10 %, so 3.741 * 1.10 = 4.1151 tCO2e/t. The benchmark of
column B for route K is 1.493, of which 0.975 is still free: 1.455675. So
4.1151 - 1.455675 = 2.659425 tCO2e/t; times 500 t = 1329.7125 certificates;
times 75.28 EUR = 100,100.757 EUR, and 2.659425 * 75.28 = 200.2015 EUR/t.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12

The advice is a command that works.

  $ octroi need --to EU --good 76042990 --basis actual | head -1
  EU Carbon Border Adjustment Mechanism

A member state means the Union, a name means its country, kilograms are tonnes.

  $ octroi cost --from turkiye --to Germany --good '7604 29 90' --mass 500000kg --date 2026-05-12 | grep ' charge '
    charge                        200.20 EUR/t       100,100.76 EUR   due 2027-09-30

Suppliers side by side, cheapest first. With mark-up: AE 2.220 * 1.1 = 2.442,
IN 3.444 * 1.1 = 3.7884, CN 4.881 * 1.1 = 5.3691; less 1.455675 each, times
500 t: 493.1625, 1166.3625 and 1956.7125 certificates; times 75.28:
37,125.273, 87,803.769 and 147,301.317 EUR.

  $ octroi cost --from AE,IN,TR,CN --to EU --good 76042990 --mass 500 --date 2026-05-12

Bases side by side. Default: China 3.000 * 1.1 = 3.3; less 0.975 * 1.423
= 1.387425 leaves 1.912575; 956.2875 certificates at 75.36 are 72,065.826 EUR.
Actual: 1.57 less 0.975 * 1.423 (column A, route K) leaves 0.182575; 91.2875
certificates are 6,879.426 EUR: 65,186.40 EUR less.

  $ octroi cost --from CN --to EU --good 76011090 --mass 500 --date 2026-02-01 --basis default,actual --see 1.57 --route K

Years side by side at a price of 80 EUR. China 3.169 with the mark-ups 10, 20
and 30 %: 3.4859, 3.8028, then 4.1197. The benchmark 1.364 times the share kept
(0.975, 0.95, 0.9, 0.775, 0.515, 0.39, 0.265, 0.14, 0): 1.3299, 1.2958, 1.2276,
1.0571, 0.70246, 0.53196, 0.36146, 0.19096, 0. The difference times 25 t times
80 EUR: 2026 2.156 * 2000 = 4,312; 2030 3.41724 * 2000 = 6,834.48; 2034
4.1197 * 2000 = 8,239.40.

  $ octroi cost --from CN --to DE --good 72142000 --mass 25000kg --year 2026..2034 --price 80

A price for each period holds until the next one given: 2027 at 85, 2028 and
2029 too, from 2030 at 110. 25 * (3.8028 - 1.2958) * 85 = 5,327.375;
25 * (4.1197 - 1.2276) * 85 = 6,145.7125; 25 * (4.1197 - 0.70246) * 110 = 9,397.41.

  $ octroi cost --from CN --to EU --good 72142000 --mass 25 --year 2027,2028,2030 --price 2027=85,2030=110 --format csv >years.csv
  $ python3 -c '
  > import csv
  > for row in csv.DictReader(open("years.csv")):
  >     print(row["year"], round(float(row["net_charge"]), 4), row["net_charge_unit"])'
  2027 5327.375 EUR
  2028 6145.7125 EUR
  2030 9397.41 EUR

A whole year at the published prices is cut where the price changes: 90 days at
75.36, 91 at 75.28, and 184 at 82.32, of which the last 92 rest on the price of
the third quarter carried forward. Mean (90 * 75.36 + 91 * 75.28 + 184 * 82.32)
/ 365 = 78.848657534; times 1329.7125 certificates = 104,846.0455 EUR.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --year 2026 --format csv | grep -o 'computed,[a-z]*'
  computed,assumption
  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --year 2026 | grep -e ' charge ' -e ' price  '
    price                                                 78.85 EUR/tCO2e   from 75.28 to 82.32
    charge                        209.69 EUR/t       104,846.05 EUR         due 2027-09-30

After the last published price the line says so: 1329.7125 * 82.32 = 109,461.933.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-12-01 | grep -A1 -E 'charge  |assumed'

Exempt, out of scope: nothing is due, and why.

  $ octroi cost --from CH --to EU --good 76042990 --mass 50 --date 2026-02-02
  $ octroi cost --from TR --to EU --good 94016900 --mass 50 --date 2026-02-02

What the law has only at ten digits is not guessed.

  $ octroi cost --from IN --to EU --good 25239000 --mass 100 --date 2026-02-01

One line that can't be computed does not stop the others. China 4.881: see
above, 3.913425 * 5 * 75.36 = 1,474.5785.

  $ octroi cost --from CN --to EU --good 76042990,25239000 --mass 5 --date 2026-02-01

Nothing unknown ever counts as zero: on a day before the first edition of the
default values was published (2025-12-22) there is no charge.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 --as-of 2025-06-01 >out
  $ grep -c ' charge ' out
  0
  [1]

@ASOF@

CSV has a row for each line, JSON the same names. The quantities read back exactly.

  $ octroi cost --from TR,CH --to EU --good 76042990 --mass 500 --date 2026-05-12 --format csv | cut -d, -f1-4,8-17
  $ octroi cost --from TR,CH --to EU --good 76042990 --mass 500 --date 2026-05-12 --format json | python3 -c '
  > import json, sys
  > answer = json.load(sys.stdin)
  > print(list(answer))
  > for line in answer["lines"]:
  >     print(line["line"], line["scheme"], line["state"], line["standing"], line["origin"], line["amount"])
  >     print({name: round(q["value"], 6) for name, q in line["quantities"].items() if name in ("certificates", "net_charge")})
  > print(answer["lines"][0]["due"])
  > print(answer["lines"][1]["reason"]["code"])
  > print(answer["totals"][0]["lines"], round(answer["totals"][0]["quantities"]["net_charge"]["value"], 3))'

A line that can't be computed has no net_charge, a reason with choices, and
counts in the totals with its mass.

  $ octroi cost --from IN --to EU --good 25239000 --mass 100 --date 2026-02-01 --format json >out.json
  $ python3 -c '
  > import json
  > answer = json.load(open("out.json"))
  > line = answer["lines"][0]
  > print(line["state"], line["standing"], line["reason"]["code"], len(line["reason"]["choices"]), "net_charge" in line["quantities"])
  > print(answer["totals"][0]["lines"], answer["totals"][0]["mass_left_out_t"], "net_charge" in answer["totals"][0]["quantities"])'

A file appears whole or not at all.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 -o answer.txt
  $ wc -l <answer.txt
  12
  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 -o other.txt
  $ ls other.txt 2>/dev/null

A full disk is an error of its own.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 >/dev/full

Words from the question that a shell would change are quoted in the advice.

  $ octroi cost --from 'South Korea' --to EU --good 76042990 --mass 500 --date 2026-05-12 | tail -1

Which open points of law matter? For this line only the rounding: 4.1151 to
three decimals is 4.115, 0.0001 less, and 500 * 0.0001 * 75.28 = 3.764 EUR.

  $ octroi options --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 | tail -n +3
