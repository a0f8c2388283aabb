octroi run SCENARIO.yaml: the same flows under several variants of the rules.

500 t of profiles of aluminium (7604 29 90) from Türkiye on default values: 3.741 tCO2e/t with a mark-up of 10 % in 2026,
20 % in 2027, 30 % from 2028 on; free allocation 1.493 times the share kept, 0.975, 0.95, 0.9. Certificates:
2026: 500 x (4.1151 - 1.455675) = 1,329.7125; 2027: 500 x (4.4892 - 1.41835) = 1,535.425; 2028: 500 x (4.8633 - 1.3437) =
1,759.80. 1,000 t of coil (7208 39 00) from China: 3.187, benchmark 1.370. 2026: 1,000 x (3.5057 - 1.33575) = 2,169.95;
2027: 1,000 x (3.8244 - 1.3015) = 2,522.90; 2028: 1,000 x (4.1431 - 1.233) = 2,910.10.
The price of a year's imports before 2027 is that of the quarter: 75.36, 75.28, 82.32 EUR, the last carried forward, by days
(90 x 75.36 + 91 x 75.28 + 184 x 82.32) / 365 = 78.8486575; from 2027 on 82.32 carried forward. So the law charges
275,943.69 EUR in 2026 (3,499.6625 x 78.8486575), 334,081.31 in 2027 (4,058.325 x 82.32), 384,426.17 in 2028
(4,669.90 x 82.32); the path from 80 in 2026 to 120 in 2030 is 90 in 2027 and 100 in 2028: 365,249.25 and 466,990.00.

  $ printf 'origin,destination,good,mass,value_eur\nTR,DE,76042990,500,1000000\nCN,FR,72083900,1000,600000\nCN,US,72083900,10,5000\n' > flows.csv
  $ cat > prices.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Profiles and coil
  > note: Made up.
  > flows: {file: flows.csv}
  > horizon: 2026..2028
  > variants:
  >   - name: law
  >   - name: set
  >     changes: [{set: eu-cbam.certificate_price, to: 100}]
  >   - name: path
  >     title: From 80 EUR in 2026 to 120 in 2030
  >     changes: [{path: eu-cbam.certificate_price, points: {2026: 80, 2030: 120}, join: line}]
  > END
  $ octroi run prices.yaml
  Profiles and coil
  Made up.
  flows     flows.csv: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2026 to 2028

  variant                price, EUR/tCO2e  rests on    what it changes
  law        78.85 in 2026, 82.32 in 2028  assumption  changes nothing
  set      100.00 in 2026, 100.00 in 2028  scenario    set eu-cbam.certificate_price to 100
  path      80.00 in 2026, 100.00 in 2028  scenario    From 80 EUR in 2026 to 120 in 2030
                                                       path eu-cbam.certificate_price points {2026:
                                                         80, 2030: 120} join line

  EU Carbon Border Adjustment Mechanism

  year  variant      mass  emissions      charge   per t  of value      price
                        t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2026  law      1,500.00   5,563.25  275,943.69  183.96     17.25      78.85
        set      1,500.00   5,563.25  349,966.25  233.31     21.87     100.00
        path     1,500.00   5,563.25  279,973.00  186.65     17.50      80.00
  2027  law      1,500.00   6,069.00  334,081.31  222.72     20.88      82.32
        set      1,500.00   6,069.00  405,832.50  270.56     25.36     100.00
        path     1,500.00   6,069.00  365,249.25  243.50     22.83      90.00
  2028  law      1,500.00   6,574.75  384,426.17  256.28     24.03      82.32
        set      1,500.00   6,574.75  466,990.00  311.33     29.19     100.00
        path     1,500.00   6,574.75  466,990.00  311.33     29.19     100.00

    assumed: law: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is
             carried forward)
    note: not charged if the importer's goods of this year stay at or below 50 t
    note: from 2027 on the price is that of the week in which the certificates are bought
    note: the benchmarks are provisional: an update for goods imported from 2027 is announced and was
          not found

For the last year by what --by names, here a code that the rules attach to goods; on a narrow terminal too.

  $ COLUMNS=80 octroi run prices.yaml --by sector | sed -n '/^2028, path/,/^Other/p'
  2028, path
  sector              mass  emissions      charge   per t  of value
                         t      tCO2e         EUR   EUR/t         %
  iron-and-steel  1,000.00   4,143.10  291,010.00  291.01     48.50
  aluminium         500.00   2,431.65  175,980.00  351.96     17.60
  total           1,500.00   6,574.75  466,990.00  311.33     29.19

  Other years by these names: --year YEAR, or --format csv for all of them.

Two destinations add up to the total, which is what `octroi run` says of the same lines, to the last digit.

  $ charges() { python3 -c '
  > import csv, sys
  > for r in csv.DictReader(sys.stdin):
  >     if r.get("variant", "law") == "law": print(r["year"], r["destination"] or r["level"], r["lines"], r["net_charge"])'; }
  $ octroi run prices.yaml --year 2027 --by destination --format csv | charges
  2027 total 2 334081.314
  2027 DE 1 126396.18599999999
  2027 FR 1 207685.128
  $ octroi run flows.csv --year 2027 --by destination --format csv | charges
  2027 DE 1 126396.18599999999
  2027 FR 1 207685.128

A scenario without changes says what `octroi run` says of a file, whatever the sample:

  $ cat > same.py <<'END'
  > import csv, subprocess, sys
  > def run(*words):
  >     out = subprocess.run(["octroi", "run", *words, "--format", "csv"], capture_output=True, text=True)
  >     return list(csv.DictReader(out.stdout.splitlines()))
  > lines, scenario = run(sys.argv[1], "--year", "2026", *sys.argv[3:]), run(sys.argv[2])
  > charging = [r for r in scenario if r["level"] == "total"]
  > for rows in lines, charging: rows.sort(key=lambda r: r["scheme"])
  > same = len(lines) == len(charging)
  > for a, b in zip(lines, charging):
  >     for name in a:
  >         other = {"mass_t": "computed_mass_t", "mass_left_out_t": "not_computable_mass_t"}.get(name, name)
  >         x, y = a[name], b.get(other, a[name])
  >         if x != y and not (name.endswith("_unit") and a["computed"] == "0") and not (x and y and abs(float(x) - float(y)) <= 1e-9 * abs(float(x))):
  >             print(name, x, y)
  > print(same, sum(int(r["computed"]) for r in charging) > 50)
  > END
  $ sample() { printf 'octroi: 1\nkind: scenario\nhorizon: 2026\nflows: {file: %s%s}\nchanges: [%s]\n' "$1" "$2" "$3" > sample.yaml; }
  $ ln -s "$(realpath "$RULES/../scenarios")" scenarios
  $ sample scenarios/us-to-eu-2025.csv
  $ python3 same.py scenarios/us-to-eu-2025.csv sample.yaml
  True True
  $ sample scenarios/data/china_solar_2017_2025.csv ', years: 2024, given: {widened: yes, basis: actual, see_direct: 2}' '{enact: eu-any_goods}'
  $ grep -e '^year' -e '^2024' scenarios/data/china_solar_2017_2025.csv > 2024.csv
  $ python3 same.py 2024.csv sample.yaml --enact eu-any_goods --widened yes --basis actual --see 2
  True True

JSON and CSV say the same, digit by digit, and what JSON asked can be asked again.

  $ octroi run prices.yaml --by sector,destination --format json -o prices.json; octroi run prices.yaml --by sector,destination --format csv -o prices.csv
  $ python3 - <<'END'
  > import csv, json
  > j, rows = json.load(open("prices.json")), list(csv.DictReader(open("prices.csv")))
  > cells = j["totals"] + j["cells"]
  > print(len(cells) == len(rows), j["scenario"]["horizon"], j["coverage"]["no_scheme_mass_t"], [v["standing"] for v in j["variants"]])
  > for c, r in zip(cells, rows):
  >     assert (c["variant"], c["scheme"], str(c["year"])) == (r["variant"], r["scheme"], r["year"])
  >     assert [c.get("by", {}).get(k) or "" for k in ("sector", "destination")] == [r["sector"], r["destination"]]
  >     assert c["mass_t"]["computed"] == float(r["computed_mass_t"]) and c["lines"]["computed"] == int(r["computed"])
  >     assert c["value"]["computed"] == float(r["value"])
  >     for name, q in c["quantities"].items():
  >         assert (q["value"], q["unit"]) == (float(r[name]), r[name + "_unit"])
  > END
  True {'first': 2026, 'last': 2028} 10 ['law', 'scenario', 'scenario']
  $ octroi rerun prices.json
  the same

One variant and no changes; what other words say holds in all variants.

  $ sed '/^variants/,$d' prices.yaml > plain.yaml
  $ octroi run plain.yaml --year 2027 --set eu-cbam.price=100 | sed -n '/^variant/,/^2027/p'
  variant   price, EUR/tCO2e  rests on  what it changes
  scenario    100.00 in 2027  scenario  set eu-cbam.price to 100

  EU Carbon Border Adjustment Mechanism

  year      mass  emissions      charge   per t  of value      price
               t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2027  1,500.00   6,069.00  405,832.50  270.56     25.36     100.00

What a document changes in all its variants is told once, above them; what it changes in its only one beside that.

  $ cat > shared.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: At 100 EUR
  > flows: {file: flows.csv}
  > horizon: 2027
  > changes:
  >   - {set: eu-cbam.certificate_price, to: 100}
  >   - {enact: no-cbam, from: 2027}
  > variants:
  >   - name: all
  >   - {name: direct, title: Of direct emissions, changes: [{option: eu-cbam.faa_scope, choose: direct}]}
  > END
  $ octroi run shared.yaml | sed -n '/^computed/,/^$/p; /^variant/,/^$/p'
  shared.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  computed  for 2027
  changes   set eu-cbam.certificate_price to 100
            enact no-cbam from 2027

  variant  price, EUR/tCO2e  rests on  what else it changes
  all        100.00 in 2027  scenario  nothing else
  direct     100.00 in 2027  scenario  Of direct emissions
                                       option eu-cbam.faa_scope choose direct
  $ sed '/^variants/,$d' shared.yaml > only.yaml; octroi run only.yaml | sed -n '/^computed/,/^$/p; /^variant/,/^$/p'
  only.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  computed  for 2027

  variant   price, EUR/tCO2e  rests on  what it changes
  scenario    100.00 in 2027  scenario  set eu-cbam.certificate_price to 100
                                        enact no-cbam from 2027
  $ octroi compare shared.yaml prices.yaml only.yaml --year 2027 | sed -n '1,/^EU/p'
  shared.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  only.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  At 100 EUR
  flows     flows.csv: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2027
  changes   set eu-cbam.certificate_price to 100
            enact no-cbam from 2027
  Profiles and coil
  Made up.
  flows     flows.csv: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2027
  At 100 EUR
  flows     flows.csv: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2027

  variant        price, EUR/tCO2e  rests on    what else it changes
  shared/all       100.00 in 2027  scenario    nothing else
  shared/direct    100.00 in 2027  scenario    Of direct emissions
                                               option eu-cbam.faa_scope choose direct
  prices/law        82.32 in 2027  assumption  changes nothing
  prices/set       100.00 in 2027  scenario    set eu-cbam.certificate_price to 100
  prices/path       90.00 in 2027  scenario    From 80 EUR in 2026 to 120 in 2030
                                               path eu-cbam.certificate_price points {2026: 80, 2030:
                                                 120} join line
  only             100.00 in 2027  scenario    set eu-cbam.certificate_price to 100
                                               enact no-cbam from 2027

  EU Carbon Border Adjustment Mechanism
  $ octroi run shared.yaml --format json | python3 -c 'import json, sys
  > for v in json.load(sys.stdin)["variants"]: print(v["variant"], v["shared_changes"], v["changes"])'
  shared.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  all 2 ['set eu-cbam.certificate_price to 100', 'enact no-cbam from 2027']
  direct 2 ['set eu-cbam.certificate_price to 100', 'enact no-cbam from 2027', 'option eu-cbam.faa_scope choose direct']

What the command line changes is changed in all variants, so it is told with that, and nothing rests on the law alone.

  $ octroi run shared.yaml --set eu-ets.price=150 --option cscf_undecided=one --enact is-cbam@2027 --repeal eu-any_goods | sed -n '/^computed/,/^$/p; /^variant/,/^$/p'
  shared.yaml:7:5: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
      7 |   - {set: eu-cbam.certificate_price, to: 100}
        |     ^
  octroi: --set 'eu-ets.price=150': it is set here
  shared.yaml:8:5: warning: this change does nothing: no-cbam charges none of these flows
      8 |   - {enact: no-cbam, from: 2027}
        |     ^
  octroi: warning: --repeal 'eu-any_goods': it charges nothing here anyway
  computed  for 2027
  changes   set eu-cbam.certificate_price to 100
            enact no-cbam from 2027
            set eu-ets.price to 150
            option cscf_undecided choose one
            enact is-cbam from 2027
            repeal eu-any_goods

  variant  price, EUR/tCO2e  rests on  what else it changes
  all        150.00 in 2027  scenario  nothing else
  direct     150.00 in 2027  scenario  Of direct emissions
                                       option eu-cbam.faa_scope choose direct
  $ octroi run prices.yaml --year 2027 --scale eu-ets.price=2 | sed -n '/^computed/,/^$/p; /^variant/,/^$/p'
  computed  for 2027
  changes   scale eu-ets.price by 2

  variant  price, EUR/tCO2e  rests on  what else it changes
  law        164.64 in 2027  scenario  nothing else
  set        200.00 in 2027  scenario  set eu-cbam.certificate_price to 100
  path       180.00 in 2027  scenario  From 80 EUR in 2026 to 120 in 2030
                                       path eu-cbam.certificate_price points {2026: 80, 2030: 120}
                                         join line
  $ octroi run prices.yaml --year 2027 --path eu-ets.price=2026=80,2028=90:line --price 90 --format json | python3 -c 'import json, sys
  > for v in json.load(sys.stdin)["variants"]: print(v["variant"], v["standing"], v["shared_changes"], v["changes"])'
  prices.yaml:10:15: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
     10 |     changes: [{set: eu-cbam.certificate_price, to: 100}]
        |               ^
  octroi: --path 'eu-ets.price=2026=80,2028=90:line': it is set here
  prices.yaml:10:15: warning: this change counts for nothing: price=90 of the command line takes its place
     10 |     changes: [{set: eu-cbam.certificate_price, to: 100}]
        |               ^
  prices.yaml:13:15: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
     13 |     changes: [{path: eu-cbam.certificate_price, points: {2026: 80, 2030: 120}, join: line}]
        |               ^
  octroi: --path 'eu-ets.price=2026=80,2028=90:line': it is set here
  prices.yaml:13:15: warning: this change counts for nothing: price=90 of the command line takes its place
     13 |     changes: [{path: eu-cbam.certificate_price, points: {2026: 80, 2030: 120}, join: line}]
        |               ^
  law scenario 2 ['path eu-ets.price points 2026=80,2028=90:line', 'set price to 90']
  set scenario 2 ['path eu-ets.price points 2026=80,2028=90:line', 'set price to 90', 'set eu-cbam.certificate_price to 100']
  path scenario 2 ['path eu-ets.price points 2026=80,2028=90:line', 'set price to 90', 'path eu-cbam.certificate_price points {2026: 80, 2030: 120} join line']
  $ octroi compare prices.yaml --year 2027 --shift eu-ets.price=-10 | sed -n '/^computed/,/^$/p; /^variant/,/^$/p'
  computed  for 2027
  changes   shift eu-ets.price by -10

  variant  price, EUR/tCO2e  rests on  what else it changes
  law         72.32 in 2027  scenario  nothing else
  set         90.00 in 2027  scenario  set eu-cbam.certificate_price to 100
  path        80.00 in 2027  scenario  From 80 EUR in 2026 to 120 in 2030
                                       path eu-cbam.certificate_price points {2026: 80, 2030: 120}
                                         join line

A scheme that is only proposed, in one variant: 20 t of coil into Norway need 20 x 2.5229 = 50.458 certificates in 2027.
What lacks its mass or its own figures is told by variant and year, and is in no sum.

  $ printf 'CN,NO,72083900,20,9000\nTR,RS,720839,5,9000\nCN,FR,25232900,,1\n' >> flows.csv
  $ cat > north.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > extends: prices.yaml
  > title: Norway too
  > variants:
  >   - {name: law}
  >   - {name: north, changes: [{enact: no-cbam, from: 2027}]}
  > END
  $ octroi run north.yaml --year 2026..2027 | sed '/^  assumed/,$d'
  Norway too
  Made up.
  flows     flows.csv: 6 rows, 5 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2026 to 2027

  variant  rests on    what it changes
  law      assumption  changes nothing
  north    scenario    enact no-cbam from 2027

  EU Carbon Border Adjustment Mechanism (eu-cbam)

  year  variant      mass  emissions      charge   per t  of value      price
                        t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2026  law      1,500.00   5,563.25  275,943.69  183.96     17.25      78.85
        north    1,500.00   5,563.25  275,943.69  183.96     17.25      78.85
  2027  law      1,500.00   6,069.00  334,081.31  222.72     20.88      82.32
        north    1,500.00   6,069.00  334,081.31  222.72     20.88      82.32

  Serbia, tax on the import of carbon-intensive products (rs-import-carbon-tax)

  year  variant  mass  emissions   charge  per t
                    t      tCO2e      EUR  EUR/t
  2026  law                       unknown
        north                     unknown
  2027  law                       unknown
        north                     unknown

  Norway, the EU mechanism through the EEA Agreement (consulted) (no-cbam)

  year  variant   mass  emissions    charge   per t  of value      price
                     t      tCO2e       EUR   EUR/t         %  EUR/tCO2e
  2026  law                            none
        north     0.00                 0.00
  2027  law                            none
        north    20.00      76.49  4,153.70  207.69     46.15      82.32

    not computable  eu-cbam: 1 line, mass not known, 1.00 EUR, in each of 2026 to 2027
                    rs-import-carbon-tax: 1 line, 5.00 t, 9,000.00 EUR, in each of 2026 to 2027
      2 lines, all years together: mass is not given; give --mass (first: row 6)
      2 lines, all years together: there are no default values: give the actual emissions with --see
        (first: row 5)
    out of scope    north: no-cbam: 1 line, 20.00 t, 9,000.00 EUR, in 2026

  $ octroi run north.yaml --format csv >/dev/null
  [1]

Values in another currency than the charge say nothing of it. A code of fewer digits has bounds. A row that is no line is told.

  $ printf 'origin,destination,good,mass,value_usd\nCN,FR,7208,100,60000\nCN,FR,72083900,x,60000\n' > usd.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: usd.csv}\nhorizon: 2027\n' > usd.yaml
  $ octroi run usd.yaml | grep -e 'per cent of value' -e 'coarse codes' -A 2 -e 'bad rows'
  octroi: warning: row 2 of usd.csv: column 'mass' 'x': not a number at the first character; write a figure such as 1.5, with a point before its decimals
    (no per cent of value: values are in USD, charges in EUR; the file does not say of which year
    values are, and the rules have no exchange rate of USD for 2027. Say what one USD is worth: flows:
    {rate: {EUR: FIGURE}})
  --
    coarse codes    1 line in 2027: all codes below them come to the same
    bad rows        1 of 2 of usd.csv, left out of everything

    assumed: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is carried


Trade statistics: years told apart, or one of them taken.

  $ printf 't,i,j,k,v,q\n2023,156,251,720839,7.576,8\n2024,156,251,720839,7,9\n2024,156,842,720839,7,9\n' > baci.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: baci.csv, given: {edition: HS2022}}\nhorizon: 2027\n' > years.yaml
  $ octroi run years.yaml
  octroi: baci.csv has flows of 2023 to 2024, which are not to be added up; say of which year they are meant (flows: {years: 2023}), or tell them apart (by: flow_year)
  [2]
  $ octroi run years.yaml --by flow_year --format csv | cut -d, -f4,5,6,13
  level,flow_year,lines,computed_mass_t
  total,,2,17
  cell,2023,1,8
  cell,2024,1,9
  $ sed -i 's/file: baci.csv/&, years: 2024/' years.yaml; octroi run years.yaml | sed -n '/^flows/,/^computed/p; /left out/,/^$/p'
  flows     baci.csv, read as CEPII BACI, of 2024: 3 rows, 1 line at borders where a scheme charges,
            1 line (9.00 t) at none
  computed  for 2027
    rows left out   1 of 3 of baci.csv
      1: of other years than are asked for

Nothing of a file goes where somebody charges:

  $ printf 'origin,destination,good,mass\nCN,US,72083900,10\n' > none.csv; printf 'octroi: 1\nkind: scenario\nflows: {file: none.csv}\nhorizon: 2027\n' > none.yaml
  $ octroi run none.yaml
  none.yaml
  flows     none.csv: 1 row, 0 lines at borders where a scheme charges, 1 line (10.00 t) at none
  computed  for 2027

  variant   rests on  what it changes
  scenario  law       changes nothing

  no line of none.csv goes where a scheme charges
  [1]

# Bad documents: everything that is wrong is told, nothing is printed

  $ cat > bad.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: flows.csv}
  > horizon: 2026
  > sensitivity: {}
  > variants:
  >   - {name: a}
  >   - {name: a, changes: [{set: price, to: 1}]}
  >   - {name: b, changes: [{halve: eu-cbam.certificate_price}]}
  > END
  $ octroi run bad.yaml 2>&1 >out; wc -c <out
  bad.yaml:5:14: error: 'sensitivity' has its place here, but this version does not compute it
      5 | sensitivity: {}
        |              ^
  remedy: take it out; everything else is computed
  bad.yaml:8:12: error: two variants are called 'a'
      8 |   - {name: a, changes: [{set: price, to: 1}]}
        |            ^
  bad.yaml:7:5: the other one stands here
  remedy: give each a name of its own
  bad.yaml:9:25: error: this does not say what is changed
      9 |   - {name: b, changes: [{halve: eu-cbam.certificate_price}]}
        |                         ^
  remedy: one of set, scale, shift, path, link, replace, drop, add, enact, repeal, option, give, join, leave
  0

Variants that change the same, or one name twice:

  $ printf 'octroi: 1\nkind: scenario\nflows: {file: flows.csv}\nhorizon: 2026\nvariants:\n  - {name: a}\n  - {name: b}\n  - name: c\n    changes:\n      - {set: eu-cbam.certificate_price, to: 100}\n      - {set: eu-cbam.certificate_price, to: 110, in: 2027..}\n' > twice.yaml
  $ octroi run twice.yaml
  twice.yaml:7:5: error: the variants 'a' and 'b' change the same
      7 |   - {name: b}
        |     ^
  twice.yaml:6:5: the other one stands here
  remedy: take one of them out
  twice.yaml:11:9: error: variant 'c' sets 'eu-cbam.certificate_price' twice
     11 |       - {set: eu-cbam.certificate_price, to: 110, in: 2027..}
        |         ^
  twice.yaml:10:9: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  [2]

Names that do not exist, of documents, series, inputs, and in by:

  $ one() { printf 'octroi: 1\nkind: scenario\nflows: {file: flows.csv}\nhorizon: 2026\nvariants:\n  - {name: a, changes: [%s]}\n' "$1" > one.yaml; octroi run one.yaml "${@:2}" 2>&1; }
  $ one '{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}, {set: eu-cban.certificate_price, to: 1}'
  one.yaml:6:31: error: there is no series, quantity or column 'certificate_prise' to change in eu-cbam
      6 |   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}, {set: eu-cban.certificate_price, to: 1}]}
        |                               ^
  remedy: did you mean 'certificate_price'?
  one.yaml:6:66: error: 'eu-ets' is no border adjustment but of kind carbon-price
      6 |   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}, {set: eu-cban.certificate_price, to: 1}]}
        |                                                                  ^
  remedy: octroi show schemes lists them
  one.yaml:6:83: error: there is no document 'eu-cban' in the rulebook
      6 |   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}, {set: eu-cban.certificate_price, to: 1}]}
        |                                                                                   ^
  remedy: did you mean 'eu-cbam'?
  [2]
  $ one '{give: basiss, value: actual}'
  one.yaml:6:25: error: 'basiss' is no input of the schemes that charge (give basiss)
      6 |   - {name: a, changes: [{give: basiss, value: actual}]}
        |                         ^
  remedy: did you mean 'basis'?
  [2]
  $ one '{give: basis, value: actuel}'
  octroi: give basis 'actuel': it can be default or actual; did you mean 'actual'?
  [2]
  $ one '{give: basis, value: actual}' --by destinaton
  octroi: --by 'destinaton': flows cannot be told apart by that; did you mean 'destination'?
  [2]

No horizon, no flows, no file, a file of another form:

  $ sed '/^horizon/d' plain.yaml > x.yaml; octroi run x.yaml
  x.yaml:1:1: error: the scenario does not say for which years it is computed
      1 | octroi: 1
        | ^
  remedy: write horizon: 2026..2034, or give --year 2026..2034
  [2]
  $ sed '/^flows/d' plain.yaml > x.yaml; octroi run x.yaml
  x.yaml:1:1: error: the scenario names no flows
      1 | octroi: 1
        | ^
  remedy: write flows: {file: FILE}
  [2]
  $ sed 's/flows.csv/missing.csv/' plain.yaml > x.yaml; octroi run x.yaml
  x.yaml:5:15: error: cannot open 'missing.csv': No such file or directory
      5 | flows: {file: missing.csv}
        |               ^
  remedy: write its path from the document
  [2]
  $ octroi run missing.yaml
  octroi: cannot open 'missing.yaml': No such file or directory
  [2]
  $ sed 's/flows.csv/&, format: baci/' plain.yaml > x.yaml; octroi run x.yaml
  flows.csv:1:1: error: the file is no CEPII BACI: it has no column 't'
      1 | origin,destination,good,mass,value_eur
        | ^
  remedy: leave out flows.format: a format is recognised by its header; or say flows: {format: none}, and what columns are by flows.map
  [2]

Years for which no line can be computed, or for which no scheme that charges has rules; where some have them, the others are told as unknown:

  $ sed 's/^horizon.*/horizon: 1990..1995/' plain.yaml > x.yaml; octroi run x.yaml
  x.yaml:6:10: error: years can be 2005..2050, not 1990..1995
      6 | horizon: 1990..1995
        |          ^
  [2]
  $ octroi run plain.yaml --year 2051
  octroi: years can be 2005..2050, not 2051
  [2]
  $ sed 's/^horizon.*/horizon: 2041..2045/' plain.yaml > x.yaml; octroi run x.yaml
  x.yaml:6:10: error: no scheme that charges here has rules for 2041..2045
      6 | horizon: 2041..2045
        |          ^
  remedy: choose years for which there are rules: eu-cbam 2023..2040, rs-import-carbon-tax 2023..2040
  [2]
  $ sed 's/^horizon.*/horizon: 2040..2041/' plain.yaml > x.yaml; octroi run x.yaml | grep unknown
  2041                          unknown
  2040                   unknown
  2041                   unknown

A ring of documents, a document of another kind:

  $ printf 'octroi: 1\nkind: scenario\nextends: two.yaml\n' > one.yaml; printf 'octroi: 1\nkind: scenario\nextends: one.yaml\n' > two.yaml; octroi run one.yaml
  one.yaml:3:10: error: more than 16 documents extend each other: is it a ring?
      3 | extends: two.yaml
        |          ^
  [2]
  $ printf 'octroi: 1\nkind: scenary\n' > x.yaml; octroi run x.yaml
  x.yaml:2:7: error: this is a document of kind 'scenary', no scenario
      2 | kind: scenary
        |       ^
  [2]

Words that a document says itself; years with a gap; a result that cannot be written:

  $ octroi run prices.yaml --lines --to EU --map a=b --importer X --year 2026,2028
  octroi: --lines: not for a scenario, only for a file of lines
  octroi: --to: not for a scenario, only for a file of lines; write it into the document: flows: {destination: PLACE}
  octroi: --map: not for a scenario, only for a file of lines; write it into the document: flows: {map: {HEADER: INPUT}}
  octroi: --importer: not for a scenario, only for a file of lines; write what holds for all lines into the document: flows: {given: {INPUT: VALUE}}
  octroi: --year '2026,2028': a scenario is computed for years without a gap, such as 2026..2034
  [2]
  $ octroi run prices.yaml north.yaml
  octroi: 'prices.yaml' and 'north.yaml': one file at a time; octroi compare computes several scenarios side by side
  [2]
  $ octroi run prices.yaml -o missing/out.txt
  octroi: cannot write 'missing/out.txt': No such file or directory
  [3]

Amounts with units are numbers, and rows that are alike are not fewer for it: what octroi run says of the file. An amount that is given
is each line's own.

  $ printf 'good,origin,destination,mass\n72083900,CN,DE,1000 t\n72083900,CN,DE,1000 t\n72083900,CN,DE,500\n76011010,CN,FR,50000 kg\n' > units.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: units.csv}\nhorizon: 2026\n' > units.yaml
  $ octroi run units.yaml | grep ^2026 | tr -s ' '
  2026 2,550.00 8,929.25 435,284.31 170.70 78.85
  $ octroi run units.csv --year 2026 | grep total | tr -s ' '
  total 4 2,550.00 8,929.25 5,520.50 435,284.31
  $ printf 'good,origin,destination,mass\n72083900,CN,DE,\n72083900,CN,DE,\n76011010,CN,FR,50\n' > bare.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: bare.csv, given: {mass: 5 t}}\nhorizon: 2026\n' > bare.yaml
  $ octroi run bare.yaml | grep ^2026 | tr -s ' '
  2026 60.00 200.06 9,251.18 154.19 78.85
  $ octroi run bare.csv --year 2026 --mass '5 t' | grep total | tr -s ' '
  total 3 60.00 200.06 117.33 9,251.18

A value with the currency of its column is a figure.

  $ printf 'origin,destination,good,mass_kg,value_eur\nCN,FR,72083900,5 t,1500 EUR\nCN,FR,72083900,5000,1500\n' > money.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: money.csv}\nhorizon: 2029\n' > money.yaml
  $ octroi run money.yaml --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["computed_mass_t"], r["value"], r["without_value"])'
  10 3000 0

Also goods that are out of scope whatever they weigh have the mass that each line is given.

  $ printf 'origin,destination,good,mass\nCN,FR,85171300,\nCN,FR,72083900,\nNO,FR,72083900,\n' > given.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: given.csv, given: {mass: 7000 kg}}\nhorizon: 2029\n' > given.yaml
  $ octroi run given.yaml | grep -e '^2029' -e exempt -e 'out of scope' | tr -s ' '
  2029 7.00 29.00 1,775.60 253.66 82.32
   exempt 1 line, 7.00 t, in 2029
   out of scope 1 line, 7.00 t, in 2029
