octroi run SCENARIO.yaml: charges beside the value of flows.

The goods of tests/cli/scenario.t: 500 t of profiles from Türkiye into Germany, 1,000 t of coil from China into France. In 2027
these are charged 126,396.186 and 207,685.128 EUR, together 334,081.314. Mean rates of the European Central Bank, dollars for
one euro: 1.08127 in 2023, 1.08238 in 2024, 1.12998 in 2025; of 2026 none is known.

# The rate is that of the year in which goods were traded

1,600,000 USD of 2024 are 1,600,000 / 1.08238 = 1,478,223.91 EUR, of which the charge is 22.60 %.

  $ printf 'year,origin,destination,good,mass,value_usd\n2024,TR,DE,76042990,500,1000000\n2024,CN,FR,72083900,1000,600000\n' > flows.csv
  $ printf 'octroi: 1\nkind: scenario\ntitle: Profiles and coil\nflows: {file: flows.csv}\nhorizon: 2027\n' > dated.yaml
  $ octroi run dated.yaml | sed -n '/^flows/,/^values/p; /^year/,/^$/p'
  flows     flows.csv, of 2024: 2 rows, 2 lines at borders where a scheme charges
  computed  for 2027
  values    1 USD = 0.92389 EUR, the mean of 2024 (ECB)
  year      mass  emissions      charge   per t  of value      price
               t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2027  1,500.00   6,069.00  334,081.31  222.72     22.60      82.32
  $ octroi run dated.yaml --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["value"], r["value_unit"], round(float(r["charged_value"]), 2), r["charged_value_unit"], round(float(r["per_cent_of_value"]), 4))'
  1600000 USD 1478223.91 EUR 22.6002
  $ octroi run dated.yaml --format json | python3 -c 'import json, sys
  > j = json.load(sys.stdin); r = j["scenario"]["flows"]["rates"]; t = j["totals"][0]["charged_value"]
  > print(len(r), r[0]["currency"], abs(r[0]["rate"] * 1.08238 - 1) < 1e-12, r[0]["flow_year"], r[0]["year"], r[0]["computed"], r[0]["standing"], r[0]["source"])
  > print(round(t["value"], 2), t["unit"], round(t["per_cent"], 4))'
  1 EUR True 2024 2024 None law ECB
  1478223.91 EUR 22.6002

Two years told apart have a rate each: 1,000,000 / 1.08127 + 600,000 / 1.08238 = 1,479,172.35 EUR, and 13.67 and 37.47 % by year.

  $ sed 's/^2024,TR/2023,TR/' flows.csv > two.csv; sed 's/flows.csv/two.csv/' dated.yaml > two.yaml
  $ octroi run two.yaml --by flow_year | sed -n '/^values/p; /^flow_year/,/^$/p'
  values    1 USD = 0.924838 EUR of 2023, 0.92389 of 2024, means of years (ECB)
  flow_year      mass  emissions      charge   per t  of value
                    t      tCO2e         EUR   EUR/t         %
  2024       1,000.00   3,824.40  207,685.13  207.69     37.47
  2023         500.00   2,244.60  126,396.19  252.79     13.67
  total      1,500.00   6,069.00  334,081.31  222.72     22.59
  $ octroi run two.yaml --by flow_year --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["level"], r["flow_year"], round(float(r["charged_value"]), 2))'
  total  1479172.35
  cell 2023 924838.38
  cell 2024 554333.97

# Else that of the year computed, which is assumed; else none

A model that charges 50 USD for each of 2 tCO2e a tonne: 100,000 USD on 1,000 t. 600,000 EUR are 600,000 x 1.08238 = 649,428 USD
in 2024, 600,000 x 1.12998 = 677,988 in 2025: 15.40 and 14.75 %.

  $ printf 'origin,destination,good,mass,value_eur\nCN,US,72083900,1000,600000\n' > eur.csv
  $ cat > model.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: A model
  > flows: {file: eur.csv}
  > horizon: 2024..2026
  > changes:
  >   - {enact: international-uniform_border_adjustment}
  >   - {set: international-uniform_border_adjustment.price, to: 50}
  >   - {give: basis, value: actual}
  >   - {give: see_direct, value: 2}
  >   - {give: origin_price, value: 0}
  > END
  $ octroi run model.yaml | sed -n '/^values/,/^$/p; /^year/,/^$/p'
  values    1 EUR = 1.08238 USD of 2024, 1.12998 of 2025, means of years (ECB), assumed: the file does
            not say of which year values are

  year      mass  emissions      charge   per t  of value      price
               t      tCO2e         USD   USD/t         %  USD/tCO2e
  2024  1,000.00   2,000.00  100,000.00  100.00     15.40      50.00
  2025  1,000.00   2,000.00  100,000.00  100.00     14.75      50.00
  2026  1,000.00   2,000.00  100,000.00  100.00                50.00
    (no per cent of value where it is not shown: values are in EUR, charges in USD; the file does not
    say of which year values are, and the rules have no exchange rate of USD for 2026. Say what one
    EUR is worth: flows: {rate: {USD: FIGURE}})
  $ octroi run model.yaml --format json | python3 -c 'import json, sys
  > j = json.load(sys.stdin)
  > for r in j["scenario"]["flows"]["rates"]: print(r["rate"], r["flow_year"], r["computed"], r["year"], r["standing"], r["source"], r["why"])
  > for t in j["totals"]: print(t["year"], t["charged_value"])'
  1.08238 None 2024 2024 assumption ECB the file does not say of which year values are
  1.12998 None 2025 2025 assumption ECB the file does not say of which year values are
  None None 2026 None None None the file does not say of which year values are, and the rules have no exchange rate of USD for 2026
  2024 {'value': 649427.9999999999, 'unit': 'USD', 'per_cent': 15.39816577049342}
  2025 {'value': 677988, 'unit': 'USD', 'per_cent': 14.74952359038803}
  2026 {'value': None, 'unit': None, 'per_cent': None}

Flows of 2026, of which no mean is known, under the rules of 2026 and 2027: never at 1, never in silence.

  $ sed 's/^2024/2026/' flows.csv > late.csv; sed 's/flows.csv/late.csv/; s/2027/2026..2027/' dated.yaml > late.yaml
  $ octroi run late.yaml | sed -n '/^values/,/^$/p; /no per cent/,/)$/p'
    (no per cent of value: values are in USD, charges in EUR; the rules have no exchange rate of USD
    for 2026. Say what one USD is worth: flows: {rate: {EUR: FIGURE}})
  $ octroi run late.yaml --format csv | cut -d, -f3,19-24
  year,coarse,value,value_unit,without_value,charged_value,charged_value_unit
  2026,0,1600000,USD,0,,
  2027,0,1600000,USD,0,,

Money that the bank does not quote: 1 EUR was 43.4598 UAH in 2024 (World Bank), so that a hryvnia is 0.0230098 EUR.

  $ sed 's/value_usd/value_uah/' flows.csv > uah.csv; sed 's/flows.csv/uah.csv/' dated.yaml > uah.yaml; octroi run uah.yaml | grep ^values
  values    1 UAH = 0.0230098 EUR, the mean of 2024 (World Bank PA.NUS.FCRF; ECB)

# What the document says

334,081.314 / (1,600,000 x 0.9) = 23.20 %.

  $ sed 's/late.csv/late.csv, rate: {EUR: 0.9}/; s/2026..2027/2027/' late.yaml > said.yaml
  $ octroi run said.yaml | sed -n '/^values/,/^$/p; /^year/,/^$/p'
  values    1 USD = 0.9 EUR, as the document says

  year      mass  emissions      charge   per t  of value      price
               t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2027  1,500.00   6,069.00  334,081.31  222.72     23.20      82.32
  $ octroi run said.yaml --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["scenario"]["flows"]["rates"])'
  [{'variant': 'scenario', 'currency': 'EUR', 'rate': 0.9, 'flow_year': None, 'computed': None, 'year': None, 'standing': 'given', 'source': None, 'why': None}]

A rate that nothing asks for, and bad ones.

  $ sed 's/EUR: 0.9/EUR: 0.9, CHF: 1, USD: 1/' said.yaml > idle.yaml; octroi run idle.yaml 2>&1 >/dev/null
  idle.yaml:4:42: warning: this rate is not used: nothing is charged in CHF
      4 | flows: {file: late.csv, rate: {EUR: 0.9, CHF: 1, USD: 1}}
        |                                          ^
  idle.yaml:4:50: warning: this rate is not used: values are in USD
      4 | flows: {file: late.csv, rate: {EUR: 0.9, CHF: 1, USD: 1}}
        |                                                  ^
  $ sed 's/EUR: 0.9/EURO: 0.9, GBP: 0.8 EUR, CHF: -1/' said.yaml > bad.yaml; octroi run bad.yaml
  bad.yaml:4:32: error: 'EURO' is no currency
      4 | flows: {file: late.csv, rate: {EURO: 0.9, GBP: 0.8 EUR, CHF: -1}}
        |                                ^
  remedy: write that of a charge, and what one of the values' currency is worth in it: rate: {EUR: 0.885}
  bad.yaml:4:48: error: a rate above 0 must stand here
      4 | flows: {file: late.csv, rate: {EURO: 0.9, GBP: 0.8 EUR, CHF: -1}}
        |                                                ^
  remedy: say what one of the values' currency is worth, as a bare figure: rate: {GBP: 0.885}
  bad.yaml:4:62: error: a rate above 0 must stand here
      4 | flows: {file: late.csv, rate: {EURO: 0.9, GBP: 0.8 EUR, CHF: -1}}
        |                                                              ^
  remedy: say what one of the values' currency is worth, as a bare figure: rate: {CHF: 0.885}
  [2]
  $ sed 's/{EUR: 0.9}/0.9/' said.yaml > bad.yaml; octroi run bad.yaml
  bad.yaml:4:31: error: 'rate' must be a map of keys and values
      4 | flows: {file: late.csv, rate: 0.9}
        |                               ^
  [2]

# Values that are not known

Of the coil no value is known: 334,081.314 EUR beside 1,000,000 / 1.08238 are too much, and it is said.

  $ sed 's/,600000$/,/' flows.csv > some.csv; sed 's/flows.csv/some.csv/' dated.yaml > some.yaml
  $ octroi run some.yaml | sed -n '/^year/,/^$/p'
  year      mass  emissions      charge   per t  of value      price
               t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2027  1,500.00   6,069.00  334,081.31  222.72     36.16      82.32
    (per cent of value is too high: of 1 line the value is not known)
  $ octroi run some.yaml --format csv | cut -d, -f22
  without_value
  1

Where no line has a value, or a mass, the sum of them is not known; it is not 0.

  $ printf 'origin,destination,good,mass,value_usd\nCN,FR,72083900,10,\nCN,FR,72083900,5,0\nCN,GB,76042990,,\n' > none.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: none.csv}\nhorizon: 2026\n' > none.yaml
  $ octroi run none.yaml --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["scheme"], *(r[k] or "-" for k in ("computed", "computed_mass_t", "not_liable_mass_t", "not_computable", "not_computable_mass_t", "value", "without_value", "charged_value")))'
  eu-cbam 2 15 0 0 0 - 2 -
  gb-cbam 0 0 0 0 0 0 0 0
