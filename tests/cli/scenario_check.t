octroi check SCENARIO.yaml: what is wrong with a scenario, without computing it, and what it is.

  $ printf 'year,origin,destination,good,mass,value_usd\n2024,TR,DE,76042990,500,1000000\n2024,CN,FR,72083900,1000,600000\n2024,CN,US,72083900,10,5000\n' > flows.csv
  $ cat > good.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Profiles and coil
  > flows: {file: flows.csv}
  > horizon: 2027..2028
  > by: [origin, sector]
  > changes:
  >   - {option: eu-cbam.faa_scope, choose: direct}
  > variants:
  >   - name: law
  >   - {name: dear, changes: [{set: eu-cbam.certificate_price, to: 120}]}
  > END
  $ octroi check good.yaml
  Profiles and coil
  flows     flows.csv, of 2024: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at
            none
  computed  for 2027 to 2028
  by        origin, sector
  format    its columns are inputs
  values    in USD

  variant  changes  schemes that charge
  law            1  eu-cbam
  dear           2  eu-cbam

  1 scenario, 2 variants, 3 changes, 1 scheme: no errors
  $ octroi check good.yaml --by origin --year 2027 --format json | python3 -c 'import json, sys
  > j = json.load(sys.stdin); s = j["scenarios"][0]
  > print(s["title"], s["horizon"], s["by"], s["flows"]["years"], s["coverage"]["rows"], s["coverage"]["lines"], s["coverage"]["no_scheme"])
  > print([(v["variant"], len(v["changes"]), [x["scheme"] for x in v["schemes"]]) for v in j["variants"]], j["errors"], j["warnings"])'
  Profiles and coil {'first': 2027, 'last': 2027} ['origin'] 2024 3 2 1
  [('law', 1, ['eu-cbam']), ('dear', 2, ['eu-cbam'])] 0 0

Trade statistics are recognised; several documents at once. Nothing is computed: a line without a mass is no error here.

  $ printf 't,i,j,k,v,q\n2024,156,251,720839,7.576,\n' > baci.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: baci.csv, given: {edition: HS2022}}\nhorizon: 2027\n' > baci.yaml
  $ octroi check baci.yaml good.yaml | grep -e '^flows' -e '^format' -e '^[0-9]'
  flows     baci.csv, read as CEPII BACI, of 2024: 1 row, 1 line at borders where a scheme charges
  format    CEPII BACI
  flows     flows.csv, of 2024: 3 rows, 2 lines at borders where a scheme charges, 1 line (10.00 t) at
  format    its columns are inputs
  2 scenarios, 3 variants, 3 changes, 1 scheme: no errors
  $ octroi check baci.yaml -o told.txt; tail -n 1 told.txt
  1 scenario, 1 variant, 0 changes, 1 scheme: no errors

What is changed in vain is a warning.

  $ sed 's/- name: law/- {name: vain, changes: [{enact: no-cbam, from: 2027}, {set: gb-cbam.allowance_price, to: 1}]}/' good.yaml > vain.yaml
  $ octroi check vain.yaml 2>&1 | grep -e warning -e '^[0-9]'
  1 scenario, 2 variants, 5 changes, 1 scheme: no errors, 2 warnings
  vain.yaml:10:28: warning: variant 'vain': this change does nothing: no-cbam charges none of these flows
  vain.yaml:10:58: warning: this change does nothing: nothing that is asked here reads gb-cbam.allowance_price

# Bad documents: all that is wrong is told

In the document itself, its file of flows among it.

  $ cat > bad.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: missing.csv, lists: x, outliers: away}
  > horizon: soon
  > variants:
  >   - {name: a, changes: [{set: price, to: 1}]}
  >   - {name: a}
  >   - {changes: [{scale: eu-cbam.certificate_price}]}
  > END
  $ octroi check bad.yaml
  bad.yaml:4:10: error: 'soon' is not a year or a range of years
      4 | horizon: soon
        |          ^
  remedy: write horizon: 2026 or horizon: 2026..2034
  bad.yaml:3:28: error: unknown key 'lists' in the flows
      3 | flows: {file: missing.csv, lists: x, outliers: away}
        |                            ^
  remedy: did you mean 'list'?
  bad.yaml:3:48: error: 'outliers' cannot be 'away'
      3 | flows: {file: missing.csv, lists: x, outliers: away}
        |                                                ^
  remedy: it can be keep, drop or replace
  bad.yaml:3:15: error: cannot open 'missing.csv': No such file or directory
      3 | flows: {file: missing.csv, lists: x, outliers: away}
        |               ^
  remedy: write its path from the document
  bad.yaml:6:31: error: 'price' does not say of which document: write ID.name
      6 |   - {name: a, changes: [{set: price, to: 1}]}
        |                               ^
  remedy: octroi show series, or octroi show ID, prints such names
  bad.yaml:7:12: error: two variants are called 'a'
      7 |   - {name: a}
        |            ^
  bad.yaml:6:5: the other one stands here
  remedy: give each a name of its own
  bad.yaml:8:5: error: a variant needs 'name'
      8 |   - {changes: [{scale: eu-cbam.certificate_price}]}
        |     ^
  [2]

In what it changes: documents, series, places.

  $ cat > names.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: flows.csv}
  > horizon: 2027
  > variants:
  >   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}]}
  >   - {name: b, changes: [{join: Turkye, group: EUU, from: 2027}]}
  > END
  $ octroi check names.yaml
  names.yaml:6:31: error: there is no series, quantity or column 'certificate_prise' to change in eu-cbam
      6 |   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}]}
        |                               ^
  remedy: did you mean 'certificate_price'?
  names.yaml:6:66: error: 'eu-ets' is no border adjustment but of kind carbon-price
      6 |   - {name: a, changes: [{set: eu-cbam.certificate_prise, to: 1}, {enact: eu-ets}]}
        |                                                                  ^
  remedy: octroi show schemes lists them
  names.yaml:7:25: error: there is no group of places 'EUU'
      7 |   - {name: b, changes: [{join: Turkye, group: EUU, from: 2027}]}
        |                         ^
  remedy: did you mean 'EU'?
  names.yaml:7:25: error: 'Turkye': 'Turkye' is no known place; did you mean TR (Türkiye)?
      7 |   - {name: b, changes: [{join: Turkye, group: EUU, from: 2027}]}
        |                         ^
  [2]

In what the flows show: names in by, what lines are given.

  $ sed 's/by: .*/by: [orgin, sector, destination.LCD]/; s/{option.*/{give: basiss, value: actual}/' good.yaml > by.yaml; octroi check by.yaml
  by.yaml:6:5: error: by 'orgin': flows cannot be told apart by that
      6 | by: [orgin, sector, destination.LCD]
        |     ^
  remedy: did you mean 'origin'?
  by.yaml:6:5: error: by 'destination.LCD': there is no group of places or union of them 'LCD'
      6 | by: [orgin, sector, destination.LCD]
        |     ^
  remedy: did you mean 'LDC'?
  by.yaml:8:5: error: 'basiss' is no input of the schemes that charge (give basiss)
      8 |   - {give: basiss, value: actual}
        |     ^
  remedy: did you mean 'basis'?
  [2]
  $ sed 's/year,origin/year,colour/' flows.csv > colour.csv; sed 's/flows.csv/colour.csv/' good.yaml > columns.yaml; octroi check columns.yaml
  colour.csv:1:6: error: 'colour' is no input
      1 | year,colour,destination,good,mass,value_usd
        |      ^
  remedy: give flows: {map: {colour: INPUT}} (octroi show inputs), or flows: {map: {colour: ''}} to leave it unread
  [2]
  $ sed 's/flows.csv/flows.csv, format: comtrade/' good.yaml > format.yaml; octroi check format.yaml
  flows.csv:1:1: error: the file is no UN Comtrade: it has no column 'period'
      1 | year,origin,destination,good,mass,value_usd
        | ^
  remedy: leave out flows.format: a format is recognised by its header; or say flows: {format: none}, and what columns are by flows.map
  [2]
  $ sed 's/faa_scope, choose: direct/faa_scope, choose: indirect/' good.yaml > option.yaml; octroi check option.yaml
  option.yaml:8:5: error: 'indirect' is not one of the choices of eu-cbam.faa_scope
      8 |   - {option: eu-cbam.faa_scope, choose: indirect}
        |     ^
  remedy: did you mean 'direct'?
  [2]

  $ sed 's/faa_scope, choose: direct/faa_scop, choose: direct/; s/^horizon/as_of: 2026-02-30\n&/' good.yaml > option.yaml; octroi check option.yaml
  option.yaml:5:8: error: '2026-02-30' is not a day of the calendar
      5 | as_of: 2026-02-30
        |        ^
  remedy: write as_of: 2026-06-01
  [2]
  $ sed 's/faa_scope, choose: direct/faa_scop, choose: direct/; s/^horizon/scheme: eu-ets\n&/' good.yaml > scheme.yaml; octroi check scheme.yaml
  scheme.yaml:9:5: error: eu-cbam has no option 'faa_scop'
      9 |   - {option: eu-cbam.faa_scop, choose: direct}
        |     ^
  remedy: did you mean 'faa_scope'?
  scheme.yaml:5:9: error: 'eu-ets' is no border adjustment but of kind carbon-price
      5 | scheme: eu-ets
        |         ^
  remedy: octroi show schemes lists them
  [2]

What the document can say is told in its own words, not as an option of the command line.

  $ flows() { sed "s/flows: .*/flows: {file: $1}/" good.yaml > f.yaml; octroi check f.yaml; }
  $ flows 'flows.csv, format: baciii'
  octroi: flows.format 'baciii': there is no such format; it can be baci, comtrade, comext, comext_old, comext_api or none
  [2]
  $ flows 'flows.csv, list: goods-cleg2'
  octroi: flows.list 'goods-cleg2': there is no such list of goods; did you mean 'goods-cleg'?
  [2]
  $ flows 'flows.csv, direction: exports'
  f.yaml:4:37: error: 'direction' cannot be 'exports'
      4 | flows: {file: flows.csv, direction: exports}
        |                                     ^
  remedy: it can be import or export
  [2]
  $ flows 'baci.csv'
  baci.csv:1:1: error: which edition the codes of goods are of is not known: neither the name of the file, as HS92 does, says it
      1 | t,i,j,k,v,q
        | ^
  remedy: say it: flows: {given: {edition: HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022}}
  [2]
  $ printf 'origin,good,mass\nTR,76042990,500\n' > short.csv; flows short.csv
  short.csv:1:1: error: the file has no column 'destination'
      1 | origin,good,mass
        | ^
  remedy: say where all goods are imported: flows: {destination: PLACE}; or which column it is: flows: {map: {COLUMN: destination}}
  [2]
  $ printf 'origin,destination,good\nTR,DE,76042990\n' > bare.csv; flows 'bare.csv, missing_mass: median'
  bare.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of masses
      1 | origin,destination,good
        | ^
  remedy: say which column it is: flows: {map: {COLUMN: mass_kg}}
  bare.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of values
      1 | origin,destination,good
        | ^
  remedy: say which column it is: flows: {map: {COLUMN: value_eur}}
  [2]
  $ printf 'origin,destination,good,Net weight: kg\nTR,DE,76042990,500\n' > odd.csv; flows odd.csv
  odd.csv:1:25: error: 'Net weight: kg' is no input
      1 | origin,destination,good,Net weight: kg
        |                         ^
  remedy: give flows: {map: {'Net weight: kg': INPUT}} (octroi show inputs), or flows: {map: {'Net weight: kg': ''}} to leave it unread
  [2]

Rules and scenarios are checked apart; options that a scenario does not have.

  $ octroi check good.yaml nowhere.yaml
  octroi: cannot open 'nowhere.yaml': No such file or directory
  [2]
  $ cp $RULES/eu/ets.yaml . ; octroi check ets.yaml good.yaml
  ets.yaml:9:7: error: this is a document of kind 'carbon-price', no scenario
      9 | kind: carbon-price
        |       ^
  [2]
  $ octroi check good.yaml --stale 6
  octroi: unknown option '--stale'; did you mean '--scale'?
  octroi: --scale '6': expected ID.NAME=FACTOR
  [2]
  $ octroi check good.yaml --format csv
  octroi: --format 'csv': this command knows table and json
  [2]
  $ octroi check good.yaml -o missing/out.txt
  octroi: cannot write 'missing/out.txt': No such file or directory
  [3]
