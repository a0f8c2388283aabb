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
  "name": "default_value_total_scaled_by", "title": "default_value_total_scaled_by", "formula": null, "figures": null, "value": "0.5"
  "figures": "3.187 * (if China == CN then 0.5 else 1) * (1 + 0.3)"
