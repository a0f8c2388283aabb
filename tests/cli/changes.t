What a rule would come to if some of its figures were others.

  $ line() { octroi cost --from CN --to DE --good 72083900 --mass 10 "$@"; }

# a document that changes another: eu/other.yaml

  $ cp -r "$RULES" r
  $ other() { (printf 'octroi: 1\nkind: border-adjustment\ntitle: Otherwise\nextends: eu-cbam\nchanges:\n'; cat) > r/eu/other.yaml; }
  $ otherwise() { line --rules r --scheme eu-other "$@"; }
  $ charge() { grep '^  charge ' | tr -s ' '; }

Flat steel of China has a default value of 3.187 tCO2e/t; in 2028 the mark-up is 30 %, 0.9 of a benchmark of 1.37 is free,
and the price is given as 80 EUR: 10 t x (3.187 x 1.3 - 0.9 x 1.37) x 80 = 10 x 2.9101 x 80 = 2,328.08 EUR. With half the
default value of China 10 x (2.07155 - 1.233) x 80 = 670.84; with half of it for Türkiye nothing changes; with the factor on
the benchmark at four fifths 10 x (4.1431 - 0.72 x 1.37) x 80 = 10 x 3.1567 x 80 = 2,525.36.

  $ line --date 2028-03-02 --price 80 | charge
   charge 232.81 EUR/t 2,328.08 EUR due 2029-09-30
  $ other <<< '  - {scale: default_value.total, by: 0.5, where: origin == CN}'; otherwise --date 2028-03-02 --price 80 | charge
   charge 67.08 EUR/t 670.84 EUR due 2029-09-30
  $ other <<< '  - {scale: default_value.total, by: 0.5, where: origin == TR}'; otherwise --date 2028-03-02 --price 80 | charge
   charge 232.81 EUR/t 2,328.08 EUR due 2029-09-30
  $ other <<< '  - {scale: allocation_factor, by: 0.8, in: 2028}'; otherwise --date 2028-03-02 --price 80 | charge
   charge 252.54 EUR/t 2,525.36 EUR due 2029-09-30

The mark-up of all sectors at 0.5 from 2028 on: 10 x (3.187 x 1.5 - 1.233) x 80 = 10 x 3.5475 x 80 = 2,838.00. Files of lines
come to the same.

  $ other <<< '  - {set: mark_up.value, to: 0.5, in: 2028..}'; otherwise --date 2028-03-02 --price 80 | charge
   charge 283.80 EUR/t 2,838.00 EUR due 2029-09-30
  $ printf 'origin,good,mass,date\nCN,72083900,10,2028-03-02\nCN,72083900,10,2027-03-02\n' > flows.csv
  $ octroi run --rules r --to DE --scheme eu-other --price 80 flows.csv --lines --format csv > lines.csv
  $ python3 -c 'import csv
  > for row in csv.DictReader(open("lines.csv")): print(row["net_charge"], row["standing"])'
  2838 scenario
  2018.32 law

(2027: 3.187 x 1.2 - 0.95 x 1.37 = 3.8244 - 1.3015 = 2.5229; 10 t at 80 EUR are 2,018.32: the mark-up is that of the law.)

A price on a curve through 80, 110 and 190 is 1870/21 = 89.0476... EUR in 2028 (derived in tests/unit/test_changes.c): 29.101
certificates are 2,591.37 EUR. The explanation shows what was changed.

  $ other <<< '  - {path: certificate_price, points: {2027: 80, 2030: 110, 2034: 190}, join: spline}'
  $ otherwise --date 2028-03-02 | charge
   charge 259.14 EUR/t 2,591.37 EUR due 2029-09-30
  $ other <<< '  - {scale: default_value.total, by: 0.5, where: origin == CN}'
  $ octroi explain --rules r --scheme eu-other --from CN --to DE --good 72083900 --mass 10 --date 2028-03-02 --price 80 --format json \
  > | grep -o -e '"name": "default_value_total_scaled_by".*value": "[0-9.]*"' -e '"figures": "3.187[^"]*"'
  "name": "default_value_total_scaled_by", "title": "default_value.total, scaled by", "formula": null, "figures": null, "value": "0.5"
  "figures": "3.187 * (if China == CN then 0.5 else 1) * (1 + 0.3)"

# the same for one question: --scale, --shift, --path and --set ID.NAME

  $ in_2028() { line --date 2028-03-02 "$@"; }
  $ in_2028 --price 80 --scale eu-cbam.default_value.total=0.5 | grep -e '^EU' -e '^  [a-z].* -*[0-9]' -e gave
  EU Carbon Border Adjustment Mechanism                                   law
    embedded emissions            2.0716 tCO2e/t          20.72 tCO2e
    free allocation adjustment   -1.2330 tCO2e/t         -12.33 tCO2e
    certificates                  0.8385 tCO2e/t           8.39 tCO2e
    price                                                 80.00 EUR/tCO2e
    charge                         67.08 EUR/t           670.84 EUR   due 2029-09-30
    Default_value.total, scaled by: 0.5, as you gave it.
    Price of a certificate: 80 EUR/tCO2e, as you gave it.

29.101 certificates at prices that are set, held, shifted from what is carried forward (82.32 - 10 and, from 2028 on,
82.32 - 20), joined, and what comes last.

  $ in_2028 --set eu-cbam.certificate_price=2027=70,2029=90 | charge
   charge 203.71 EUR/t 2,037.07 EUR due 2029-09-30
  $ in_2028 --shift eu-cbam.certificate_price=-10 | charge
   charge 210.46 EUR/t 2,104.58 EUR due 2029-09-30
  $ in_2028 --path eu-cbam.certificate_price=2027=80,2030=110 | charge
   charge 232.81 EUR/t 2,328.08 EUR due 2029-09-30
  $ in_2028 --path eu-cbam.certificate_price=2027=80,2030=110:line | charge
   charge 261.91 EUR/t 2,619.09 EUR due 2029-09-30
  $ in_2028 --path eu-cbam.certificate_price=2027=80,2030=110,2034=190:spline | charge
   charge 259.14 EUR/t 2,591.37 EUR due 2029-09-30
  $ in_2028 --set eu-cbam.certificate_price=60 --scale eu-cbam.certificate_price=1.5 | grep -e '^  charge' -e 'Price of'
    charge                        261.91 EUR/t         2,619.09 EUR   due 2029-09-30
    assumed: Price of a certificate scaled by 1.5, as you gave it
  $ in_2028 --scale eu-cbam.certificate_price=1.5 --set eu-cbam.certificate_price=90 | charge
   charge 261.91 EUR/t 2,619.09 EUR due 2029-09-30

Factors of periods: 10 x (4.1431 - 0.9 x 0.8 x 1.37) x 80 in 2028, as above; in 2027 nothing is changed.

  $ in_2028 --price 80 --scale eu-cbam.allocation_factor=2028=0.8,2030=0.5 | charge
   charge 252.54 EUR/t 2,525.36 EUR due 2029-09-30
  $ line --date 2027-03-02 --price 80 --scale eu-cbam.allocation_factor=2028=0.8,2030=0.5 | grep -e '^  charge' -e gave
    charge                        201.83 EUR/t         2,018.32 EUR   due 2028-09-30
    Price of a certificate: 80 EUR/tCO2e, as you gave it.

A word that sets a series of the scheme stays what it was; with it, changes are no matter of the rules.

  $ in_2028 --set eu-cbam.price=80 | grep -e '^  charge' -e gave
    charge                        232.81 EUR/t         2,328.08 EUR   due 2029-09-30
    Price of a certificate: 80 EUR/tCO2e, as you gave it.

Who extends the document, who uses it and who collects prices sees the change. The downstream proposal charges for this good what
the law does. Two auctions of the quarter before at 40 and 60 GBP have a mean of 50, of which the rate of the UK is 22 % in
2027 (0.8 of 0.975 of the emissions are free): 100 t x 1.85 x 11 GBP. What Ukraine charges is credited by 0.06659262 t for 8 t of emissions (tests/rules/eu-origin-price-credit.yaml):
with ten times its price 100 x (8 - 1.2 - 0.6659262) = 613.4074 certificates.

  $ in_2028 --price 80 --scheme eu-downstream | charge; in_2028 --price 80 --scheme eu-downstream --scale eu-cbam.default_value.total=0.5 | charge
   charge 232.81 EUR/t 2,328.08 EUR due 2029-09-30
   charge 67.08 EUR/t 670.84 EUR due 2029-09-30
  $ octroi cost --from TR --to GB --good 72083900 --mass 100 --date 2027-05-02 --basis actual --see 1.85 --baseline 80% --liable-from 2027-01-01 \
  > --path gb-ets.auction_price=2027-02-10=40,2027-02-24=60 --format csv | python3 -c 'import csv, sys
  > for row in csv.DictReader(sys.stdin): print("%.6f %.6f" % (float(row["unit_price"]), float(row["net_charge"])))'
  11.000000 2035.000000
  $ octroi cost --scheme eu-origin_price_credit --from UA --to DE --good 76011010 --mass 100 --date 2026-05-05 --basis actual --see 8 \
  > --sefa 1.2 --sefa-year 2026 --scale ua-carbon_tax.price_on_1_april=10 | grep certificates
    certificates                  6.1341 tCO2e/t         613.41 tCO2e

# in files, and other questions

  $ octroi run --to DE --price 80 flows.csv --scale eu-cbam.default_value.total=0.5 --lines --format csv > lines.csv
  $ python3 -c 'import csv
  > for row in csv.DictReader(open("lines.csv")): print(row["net_charge"])' | cut -c1-8
  670.8399
  488.5599

(2027: 10 x (3.187 x 0.6 - 1.3015) x 80 = 10 x 0.6107 x 80 = 488.56.)

  $ octroi check --to DE --price 80 flows.csv --set eu-cbam.threshold=10 | head -n 1
  2 lines in 2 rows: 100.0 % of the lines are settled; charged 20.00 t of 20.00 t.
  $ octroi explain --from CN --to DE --good 72083900 --mass 10 --date 2028-03-02 --price 80 --scale eu-cbam.allocation_factor=0.8 --format json \
  > | grep -o '"name": "allocation_factor".*"figures": "[^"]*"'
  "name": "allocation_factor", "title": "Factor on the benchmark", "formula": "free_share * correction_factor * allocation_factor_scaled_by", "figures": "0.9 * 1 * 0.8"
  $ octroi need --from CN --to DE --good 72083900 --basis actual --scale eu-cbam.allocation_factor=0.8 --format csv | head -n 2 | cut -d, -f1,2
  scheme,input
  eu-cbam,date
  $ octroi options --from CN --to DE --good 72083900 --mass 10 --date 2028-03-02 --price 80 --scale eu-cbam.default_value.total=0.5 --format csv | sed -n 2p | cut -d, -f2-6,8
  faa_scope,direct,total,computed,670.8399999999997,0

# a result says under which changes it was computed

  $ in_2028 --price 80 --scale eu-cbam.default_value.total=0.5 --format json > half.json; in_2028 --price 80 --format json > whole.json
  $ octroi rerun half.json; octroi restate half.json | head -n 1
  the same
  1 line: 0 changed, 1 as before.
  $ in_2028 --price 80 --scale eu-cbam.default_value.total=0.5 --format csv > half.csv
  $ octroi restate half.csv --price 80 --scale eu-cbam.default_value.total=0.5 | head -n 1
  1 line: 0 changed, 1 as before.
  $ octroi restate half.csv --price 80 --format csv 2>/dev/null | cut -d, -f4,6 | grep net_charge
  net_charge,2328.0799999999995
  $ hash() { grep -o 'xxh3:[0-9a-f]*' "$1" | sort -u; }
  $ test "$(hash half.json)" != "$(hash whole.json)" && in_2028 --price 80 --scale kr-ets.price_on_1_april=2 --format json > other.json
  octroi: warning: --scale 'kr-ets.price_on_1_april=2': nothing that is asked here reads kr-ets
  $ test "$(hash other.json)" = "$(hash whole.json)" && echo the same rules
  the same rules

# what is changed in vain

  $ octroi run --to DE --price 80 flows.csv --set cn-ets.price_on_1_april=4 2>&1 >/dev/null; octroi check --to DE --price 80 flows.csv --set gb-cbam.price=4 2>&1 >/dev/null
  octroi: warning: --set 'cn-ets.price_on_1_april=4': nothing that is asked here reads cn-ets
  octroi: warning: --set 'gb-cbam.price=4': gb-cbam is not asked here
  $ octroi cost --from CN --to DE,GB --good 72083900 --mass 10 --date 2028-03-02 --set gb-cbam.price=4 2>&1 | grep -c warning
  0
  [1]

# what is wrong is told by what was typed, all of it before anything is computed

  $ in_2028 --scale eu-cbam.fre_share=0.5 --scale cn-et.price=2 --set eu-cbam.pric=3 --shift eu-cbam.threshold=abc --scale eu-cbam.mark_up=2
  octroi: --scale 'eu-cbam.fre_share=0.5': there is no series, quantity or column 'fre_share' to change in eu-cbam; did you mean 'free_share'?
  octroi: --set 'eu-cbam.pric=3': there is no series, quantity or column 'pric' to change in eu-cbam; did you mean 'certificate_price'?
  octroi: --shift 'eu-cbam.threshold=abc': 'abc' is not a number
  octroi: --scale 'eu-cbam.mark_up=2': there is no series, quantity or column 'mark_up' to change in eu-cbam; did you mean 'mark_up.value'?
  octroi: --scale 'cn-et.price=2': there is no document 'cn-et' in the rulebook; did you mean 'cn-ets'?
  [2]
  $ in_2028 --scale x --scale eu-cbam=2 --shift price=2 --path eu-cbam.threshold --set eu-cbam.threshold=
  octroi: --scale 'x': expected ID.NAME=FACTOR
  octroi: --path 'eu-cbam.threshold': expected ID.NAME=YEAR=FIGURE,...
  octroi: --scale 'eu-cbam=2': expected ID.NAME, what of which document is changed; octroi show series lists such names
  octroi: --shift 'price=2': expected ID.NAME, what of which document is changed; octroi show series lists such names
  octroi: --set 'eu-cbam.threshold=': expected NAME=VALUE
  [2]
  $ price() { in_2028 --path "eu-cbam.certificate_price=$1"; }
  $ price 2027=80; price 2027=80,2026=90; price 2027=80,2027=90; price 2027=80,90; price soon=80,2030=90; price 2027=80,2030=90:lines; price 2026-Q4=80,2030=90:line; price 2027=80,2030=-90; price 2027=80,2030=9,5
  octroi: --path 'eu-cbam.certificate_price=2027=80': a path needs at least two points; one figure is set, and needs no path
  octroi: --path 'eu-cbam.certificate_price=2027=80,2026=90': the periods must follow each other
  octroi: --path 'eu-cbam.certificate_price=2027=80,2027=90': the periods must follow each other
  octroi: --path 'eu-cbam.certificate_price=2027=80,90': '90': expected PERIOD=FIGURE; write 2027=85,2030=110
  octroi: --path 'eu-cbam.certificate_price=soon=80,2030=90': 'soon=80': expected PERIOD=FIGURE; write 2027=85,2030=110
  octroi: --path 'eu-cbam.certificate_price=2027=80,2030=90:lines': 'lines' is not a join; did you mean 'line'?
  octroi: --path 'eu-cbam.certificate_price=2026-Q4=80,2030=90:line': '2026-Q4' is no year: points that are joined by a line stand at years; write years, or join: step
  octroi: --path 'eu-cbam.certificate_price=2027=80,2030=-90': '-90' must not be negative
  octroi: --path 'eu-cbam.certificate_price=2027=80,2030=9,5': '5': expected PERIOD=FIGURE; write 2027=85,2030=110
  [2]
  $ in_2028 --scale eu-cbam.threshold=-2; in_2028 --set eu-cbam.certificate_price=-2; in_2028 --scale eu-cbam.benchmark_b=2; in_2028 --scale eu-cbam.priced_by_quarter=2; in_2028 --scale eu-cbam.counted_mass=2
  octroi: --scale 'eu-cbam.threshold=-2': '-2' must not be negative
  octroi: --set 'eu-cbam.certificate_price=-2': '-2' must not be negative; --shift takes something off
  octroi: --scale 'eu-cbam.benchmark_b=2': 'benchmark_b' is a look-up, which scale cannot change; change a column of its table: benchmark.COLUMN
  octroi: --scale 'eu-cbam.priced_by_quarter=2': 'priced_by_quarter' holds no numbers that could be scaled; set it
  octroi: --scale 'eu-cbam.counted_mass=2': 'counted_mass' is computed for a group of lines, which scale cannot change; change what it is computed from
  [2]
  $ in_2028 --set goods-cn.x=1; in_2028 --scale common-inputs.x=1
  octroi: --set 'goods-cn.x=1': goods-cn is of kind nomenclature: it has no series, quantity or column to change; octroi show schemes and octroi show prices list what has
  octroi: --scale 'common-inputs.x=1': common-inputs is of kind inputs: it has no series, quantity or column to change; octroi show schemes and octroi show prices list what has
  [2]

A change that alters nothing is none.

  $ in_2028 --price 80 --scale eu-cbam.threshold=1 --shift eu-cbam.default_value.total=0 | charge
   charge 232.81 EUR/t 2,328.08 EUR due 2029-09-30

Figures that a plant's own document is computed with change as well: half of the factor of free allocation, half of the allocation.

  $ sefa() { octroi emissions "$RULES/../scenarios/installations/scrap-steelworks.yaml" --format csv "$@" | python3 -c 'import csv, sys
  > print(float(next(csv.DictReader(sys.stdin))["sefa"]))'; }
  $ python3 -c 'import sys; print(round(float(sys.argv[1]) / float(sys.argv[2]), 12))' $(sefa) $(sefa --set eu-cbam.free_share=0.4875)
  2.0

# a series that follows another document's

The price of a certificate of the mechanism is that of the auctions: who supposes another price of allowances supposes it.
500 t of TR in the second quarter of 2026: 500 x (3.741 x 1.1 - 0.975 x 1.493) = 1,329.7125 certificates, at 150 EUR
199,456.875 EUR; twice 75.28 EUR are 150.56.

  $ alu() { octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 "$@"; }
  $ alu --set eu-ets.price=150 | charge
   charge 398.91 EUR/t 199,456.88 EUR due 2027-09-30
  $ alu --scale eu-ets.price=2 | grep '^  price'
    price                                                150.56 EUR/tCO2e
  $ cp -r "$RULES" s && sed -i 's/follows: eu-ets.price$/follows: eu-ets.prize/' s/eu/cbam.yaml && octroi check --rules s eu-cbam 2>&1 | head -n 1
  s/eu/cbam.yaml:201:3: error: 'certificate_price' follows 'eu-ets.prize', and there is no such series
  $ sed -i 's/follows: eu-ets.prize$/follows: eu-ets.in_force/' s/eu/cbam.yaml && octroi check --rules s eu-cbam 2>&1 | head -n 1
  s/eu/cbam.yaml:201:3: error: 'certificate_price' follows 'eu-ets.in_force', which is of another unit or type: flag
  $ sed -i 's/follows: eu-ets.in_force$/follows: price/' s/eu/cbam.yaml && octroi check --rules s eu-cbam 2>&1 | head -n 1
  s/eu/cbam.yaml:208:14: error: 'price' is no series of another document

# two systems linked, and what is carried until then

  $ other <<< '  - {link: certificate_price, with: eu-ets.price, in: 2027..}'; octroi show --rules r series eu-other | grep '^eu-other.certificate_price' | cut -c1-100 | tr -s ' '
  eu-other.certificate_price 2027.. unknown: it follows EUR/tCO2e 2025/2548 Art.
  $ other <<< '  - {link: certificate_price, with: gb-ets.price, in: 2027..}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: 'price' is in GBP/tCO2e, 'certificate_price' in EUR/tCO2e
  remedy: say what one unit of the other is taken to be worth: rate: 0.86
  $ other <<< '  - {link: mark_up.value, with: gb-ets.price}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:12: error: 'mark_up.value' is no series
  remedy: a series can be linked with another
  $ other <<< '  - {link: unit_price, with: gb-ets.price}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:12: error: 'unit_price' is no series, which link cannot change
  remedy: change what it is computed from
  $ other <<< '  - {link: certificate_price, with: eu-ets.prize}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: eu-ets has no series 'prize'
  remedy: octroi show series eu-ets lists them
  $ other <<< '  - {link: certificate_price, with: price}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: the series of another document must stand here
  remedy: write with: ID.name, as octroi show series prints it

The last price, of the third quarter of 2026, is carried up to the first figure of the change, and not behind it.

  $ other <<< '  - {set: certificate_price, to: 90, in: 2028}'; for on in 2026-11-01 2027-06-01 2028-06-01 2029-06-01; do otherwise --date $on | grep '^  price'; done
    price                                                 82.32 EUR/tCO2e
    price                                                 82.32 EUR/tCO2e
    price                                                 90.00 EUR/tCO2e
    price                                                 90.00 EUR/tCO2e
  $ other <<< '  - {path: certificate_price, points: {2026: 80, 2027: 90}}'; for on in 2026-11-01 2027-06-01; do otherwise --date $on | grep '^  price'; done
    price                                                 80.00 EUR/tCO2e
    price                                                 90.00 EUR/tCO2e

# a path of a document

NGFS net zero 2050 for the OECD and EU is 282.2 USD of 2010 in 2030: x 125.65 / 92.10 (deflator of 2023 over 2010) x 1.02^7
x 0.9 = 398.0188 EUR.

  $ other <<< '  - {path: certificate_price, from: paths-ngfs5_remind_net_zero_2050, rate: 0.9, inflation: 2 %}'; otherwise --date 2030-06-01 | grep -e '^  price' -e 'assumed' -A 2
    price                                                398.02 EUR/tCO2e
    charge                      1,368.21 EUR/t        13,682.10 EUR   due 2031-09-30
  
  --
    assumed: paths-ngfs5_remind_net_zero_2050 is in USD of 2010, made nominal by
             common-price_levels.gdp_deflator (World Bank NY.GDP.DEFL.ZS) and an assumed 2 % a year
             from 2023 on
    With your own data instead: octroi need --to DE --good 72083900 --rules r --scheme eu-other --basis actual
  $ python3 -c 'print(round(282.2 * 125.65 / 92.10 * 1.02**7 * 0.9, 2))'
  398.02
  $ other <<< '  - {path: certificate_price, from: paths-ngfs5_remind_net_zero_2050, rate: 0.9}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: 'paths-ngfs5_remind_net_zero_2050' is in USD of 2010, and no price level of USD is known after 2023
  remedy: give the rate of inflation to be assumed from 2023 on, such as 2 %
  $ other <<< '  - {path: certificate_price, from: paths-ngfs5_remind_net_zero_2050, inflation: 2 %}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: 'paths-ngfs5_remind_net_zero_2050' is in USD, the series in EUR
  remedy: say what one USD is taken to be worth: rate: 0.9, in EUR
  $ other <<< '  - {path: certificate_price, from: paths-ngfs5_remind_net_zero, rate: 1}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:37: error: there is no price path 'paths-ngfs5_remind_net_zero' in the rulebook
  remedy: did you mean 'paths-ngfs5_remind_net_zero_2050'?
  $ other <<< '  - {path: threshold, from: paths-veyt_2023}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:12: error: 'threshold' is no price of carbon: it is in t
  $ other <<< '  - {path: certificate_price, from: paths-veyt_2023, points: {2027: 80, 2028: 90}}'; octroi check --rules r eu-other 2>&1 | grep -e error -e remedy
  r/eu/other.yaml:6:62: error: a path has points of its own or is taken from a document, not both
  remedy: take one of the two out

Who says the name of a place means its folder.

  $ octroi cost --from TR --to EU --good 76042990 --mass 1 --year 2027 --scale china-ets.free_share=0.5
  octroi: --scale 'china-ets.free_share=0.5': there is no document 'china-ets' in the rulebook; did you mean 'cn-ets'?
  [2]
