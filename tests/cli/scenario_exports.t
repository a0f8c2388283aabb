octroi run SCENARIO.yaml: the charge beside all that an origin sells.

The goods of tests/cli/scenario.t: profiles from Türkiye, charged 126,396.186 EUR in 2027, and coil from China, 207,685.128. Both
also sell what nobody charges: live horses, which are in no scheme, and coil into the United States, where there is none. Türkiye
sells 1,250,000 USD, China 1,000,000 and one line of which no value is known. At 1.08238 USD (the mean of 2024) the charges are
126,396.186 / (1,250,000 / 1.08238) = 10.94 % and 207,685.128 / (1,000,000 / 1.08238) = 22.48 %, together 334,081.314 /
(2,250,000 / 1.08238) = 16.07 %. Of what is charged they are 13.68 and 37.47 %, together 22.60 %.

  $ cat > flows.csv <<'END'
  > year,origin,destination,good,mass,value_usd
  > 2024,TR,DE,76042990,500,1000000
  > 2024,TR,DE,01012100,5,250000
  > 2024,CN,FR,72083900,1000,600000
  > 2024,CN,US,72083900,10,400000
  > 2024,CN,US,01012100,1,
  > END
  $ printf 'octroi: 1\nkind: scenario\ntitle: Profiles and coil\nflows: {file: flows.csv}\nhorizon: 2027\nby: [origin]\n' > by.yaml
  $ octroi run by.yaml | sed -n '/^origin/,/^  assumed/p'
  origin      mass  emissions      charge   per t  of value  of exports
                 t      tCO2e         EUR   EUR/t         %           %
  CN      1,000.00   3,824.40  207,685.13  207.69     37.47       22.48
  TR        500.00   2,244.60  126,396.19  252.79     13.68       10.94
  total   1,500.00   6,069.00  334,081.31  222.72     22.60       16.07
    (per cent of exports is too high where values are not known: those of 1 of the 5 lines of
    flows.csv)

    out of scope    1 line, 5.00 t, 250,000.00 USD, in 2027
    computed        2 lines, 1,500.00 t, 1,600,000.00 USD, in 2027

    assumed: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is carried
  $ exports() { python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin):
  >     value = r["exports_charged_value"] and round(float(r["exports_charged_value"]), 2)
  >     print(*(r[n] for n in sys.argv[1:]), r["level"], r["exports_lines"], r["exports_without_value"], r["exports_value"], value, r["per_cent_of_exports"][:7])' "$@"; }
  $ octroi run by.yaml --format csv | exports origin
   total 5 1 2250000 2078752.38 16.0712
  TR cell 2 0 1250000 1154862.43 10.9446
  CN cell 3 1 1000000 923889.95 22.4794
  $ octroi run by.yaml --format json | python3 -c 'import json, sys
  > j = json.load(sys.stdin)
  > for c in j["totals"] + j["cells"]: print(c.get("by"), c["exports"]["lines"], c["exports"]["without_value"], c["exports"]["value"], round(c["exports"]["per_cent"], 4))'
  None 5 1 2250000 16.0712
  {'origin': 'TR'} 2 0 1250000 10.9447
  {'origin': 'CN'} 3 1 1000000 22.4794

All of it wherever it goes, whatever else tells cells apart; where origins are not told apart, only the total has any.

  $ octroi run by.yaml --by destination,origin --format csv | exports destination origin
    total 5 1 2250000 2078752.38 16.0712
  DE TR cell 2 0 1250000 1154862.43 10.9446
  FR CN cell 3 1 1000000 923889.95 22.4794
  $ octroi run by.yaml --by sector --format csv | exports sector
   total 5 1 2250000 2078752.38 16.0712
   cell
  aluminium cell
  iron-and-steel cell
  $ octroi run by.yaml --by sector | grep -c exports
  0
  [1]

By groups of places, as each variant has them.

  $ cat > groups.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > extends: by.yaml
  > by: [origin.LDC]
  > variants:
  >   - name: law
  >   - {name: joined, changes: [{join: TR, group: LDC, from: 2027-01-01}]}
  > END
  $ octroi run groups.yaml --format csv | exports variant origin.LDC
  law  total 5 1 2250000 2078752.38 16.0712
  joined  total 5 1 2250000 2078752.38 16.0712
  law no cell 5 1 2250000 2078752.38 16.0712
  joined yes cell 2 0 1250000 1154862.43 10.9446
  joined no cell 3 1 1000000 923889.95 22.4794

Years of flows apart: each origin's exports of that year, at its rate. 1,000,000 / 1.08127 = 924,838.38 EUR in 2023. Rows of
other years than are asked for are in none.

  $ sed 's/^2024,TR,DE,76/2023,TR,DE,76/' flows.csv > two.csv; sed 's/flows.csv/two.csv/' by.yaml > two.yaml
  $ octroi run two.yaml --by origin,flow_year --format csv | exports origin flow_year
    total 5 1 2250000 2079700.82 16.0639
  TR 2024 cell 1 0 250000 230972.49 0
  TR 2023 cell 1 0 1000000 924838.38 13.6668
  CN 2024 cell 3 1 1000000 923889.95 22.4794
  $ sed -i 's/two.csv/two.csv, years: 2023/' two.yaml; octroi run two.yaml --format csv | exports origin
  octroi: 4 of 5 rows left out: of other years than are asked for
   total 1 0 1000000 924838.38 13.6668
  TR cell 1 0 1000000 924838.38 13.6668

Figures of trade statistics are in thousand dollars. Of 2026 no rate is known: exports are, their share is not.

  $ printf 't,i,j,k,v,q\n2026,156,251,720839,7.5,8\n2026,156,842,720839,2.5,9\n' > baci.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: baci.csv, given: {edition: HS2022}}\nhorizon: 2027\nby: [origin]\n' > baci.yaml
  $ octroi run baci.yaml --format csv | exports origin
   total 2 0 10000
  CN cell 2 0 10000
  $ octroi run baci.yaml | grep -e exports -e 'of value'
    (no per cent of value: values are in USD, charges in EUR; the rules have no exchange rate of USD

Of the study of solar exports, added up from its file without octroi: what China sold in 2024, at 1.08238 USD.

  $ ln -s "$(realpath "$RULES/../scenarios")" scenarios
  $ octroi run scenarios/china-solar-exports.yaml --by origin --format csv -o solar.csv 2>/dev/null
  $ python3 - <<'END'
  > import csv
  > rows = csv.DictReader(line for line in open("scenarios/data/china_solar_2017_2025.csv") if not line.startswith("#"))
  > sold = sum(float(r["value_usd"]) for r in rows if r["year"] == "2024")
  > for r in csv.DictReader(open("solar.csv")):
  >     if r["level"] == "cell" and r["variant"] == "life-cycle" and r["net_charge_unit"] == "EUR" and float(r["net_charge"]):
  >         share = 100 * float(r["net_charge"]) / (sold / 1.08238)
  >         print(r["scheme"], float(r["exports_value"]) == sold, abs(float(r["per_cent_of_exports"]) / share - 1) < 1e-12)
  > END
  eu-any_goods True True

# What is in scope, and what is not, has a value too

  $ octroi run by.yaml | grep -e '^  out of scope' -e '^  computed'
    out of scope    1 line, 5.00 t, 250,000.00 USD, in 2027
    computed        2 lines, 1,500.00 t, 1,600,000.00 USD, in 2027
