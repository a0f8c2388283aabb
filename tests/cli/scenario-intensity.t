Scenarios that ask the model of intensities
===========================================

10 t of modules and 1 t of cells from China, in ten lines each. Modules, glass-glass, carry 750 kg CO2e a kilowatt peak (Fraunhofer ISE 2021); at
20 kWp a tonne that is 15 tCO2e/t. Of cells no process is known, whatever the route of modules: the average of their sector is
0.664457 kg CO2e a euro (EXIOBASE 3, 2022), so 1 t of 10,530.50 USD, which is 10,000 EUR at the ECB's mean rate of 2022
(1.05305), carries 6.64457 t.

  $ echo origin,destination,good,edition,mass,value_usd > flows.csv
  $ for i in $(seq 10); do printf 'CN,DE,854143,HS2022,1,2106.1\nCN,DE,854142,HS2022,0.1,1053.05\n' >> flows.csv; done
  $ cat > model.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Modules and cells
  > flows: {file: flows.csv, given: {basis: actual, widened: yes}}
  > scheme: eu-any_goods
  > horizon: 2027
  > by: [good]
  > intensity: {year: 2022}
  > changes: [{set: eu-any_goods.certificate_price, to: 100, in: 2027..}]
  > variants:
  >   - {name: sector}
  >   - name: process
  >     changes: [{give: route, value: glass-glass, for: intensity}, {give: kwp_per_tonne, value: 20, for: intensity}]
  >   - {name: own, changes: [{give: see_direct, value: 2}]}
  > END
  $ emissions() { octroi run "$@" --format csv 2>/dev/null | python3 -c '
  > import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["variant"], r["good"] or r["level"], round(float(r["embedded_emissions"]), 2), round(float(r["net_charge"]), 0))'; }

A tonne of modules is worth 2,000 EUR: 10 x 2 x 0.664457 = 13.28914 t. A figure that is given for all lines comes before the model's.

  $ emissions model.yaml
  sector total 19.93 1993.0
  process total 156.64 15664.0
  own total 22.0 2200.0
  sector 854143 13.29 1329.0
  sector 854142 6.64 664.0
  process 854143 150.0 15000.0
  process 854142 6.64 664.0
  own 854143 20.0 2000.0
  own 854142 2.0 200.0
  $ octroi run model.yaml | sed -n '/^variant/,/^$/p; /model offers/,/coarse/p'
  variant  price, EUR/tCO2e  rests on  what else it changes
  sector     100.00 in 2027  scenario  nothing else
  process    100.00 in 2027  scenario  give route value glass-glass for intensity
                                       give kwp_per_tonne value 20 for intensity
  own        100.00 in 2027  scenario  give see_direct value 2

    model offers    sector: 20 lines, 11.00 t: tier 5, sector average
                    process: 10 lines, 10.00 t: tier 3, country or route average
                    process: 10 lines, 1.00 t: tier 5, sector average
    coarse codes    20 lines in 2027: all codes below them come to the same

A file without values has no sector averages by value, whoever asks; modules have a process, and of cells nothing is known.

  $ cut -d, -f1-5 flows.csv > bare.csv; sed 's/flows.csv/bare.csv/' model.yaml > bare.yaml
  $ octroi run bare.yaml --format csv | cut -d, -f1-7 | grep process
  process,eu-any_goods,2027,total,,20,10
  process,eu-any_goods,2027,cell,854143,10,10
  process,eu-any_goods,2027,cell,854142,10,0
  $ octroi run bare.yaml | grep -A3 'model offers'
    model offers    sector: 20 lines, 11.00 t: no tier of the model knows the good
                    process: 10 lines, 10.00 t: tier 3, country or route average
                    process: 10 lines, 1.00 t: no tier of the model knows the good
    coarse codes    process: 10 lines in 2027: all codes below them come to the same
  $ sed 's/file: bare.csv/file: bare.csv, outliers: keep/' bare.yaml > asked.yaml; octroi run asked.yaml
  bare.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of values
      1 | origin,destination,good,edition,mass
        | ^
  remedy: say which column it is: flows: {map: {COLUMN: value_eur}}
  [2]

What the document tells the model, a variant may tell it otherwise.

  $ sed 's/{year: 2022}/{year: 2022, given: {route: glass-glass, kwp_per_tonne: 10}}/' model.yaml > told.yaml
  $ emissions told.yaml | grep 854143
  sector 854143 75.0 7500.0
  process 854143 150.0 15000.0
  own 854143 20.0 2000.0

What would be told in vain is an error.

  $ sed 's/kwp_per_tonne/kwp_per_ton/' model.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:8:12: error: 'kwp_per_ton' is no input of the model of intensities (give kwp_per_ton value 20 for intensity)
      8 | intensity: {year: 2022}
        |            ^
  remedy: did you mean 'kwp_per_tonne'?
  [2]
  $ sed 's/{year: 2022}/{year: 2022, given: {colour: red}}/; /name: process/,/give: route/d' model.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:8:12: error: 'colour' is no input of the model of intensities (intensity.given.colour)
      8 | intensity: {year: 2022, given: {colour: red}}
        |            ^
  remedy: octroi show keys intensity lists them
  [2]
  $ sed '/^intensity/d; s/{give: route, value: glass-glass, for: intensity}, //' model.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:12:15: error: the scenario does not ask the model of intensities
     12 |     changes: [{give: kwp_per_tonne, value: 20, for: intensity}]
        |               ^
  remedy: write intensity: {year: 2022} beside flows
  [2]
  $ sed 's/value: 20, for: intensity/value: 20, for: density/' model.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:13:104: error: 'for' cannot be 'density'
     13 |     changes: [{give: route, value: glass-glass, for: intensity}, {give: kwp_per_tonne, value: 20, for: density}]
        |                                                                                                        ^
  remedy: it can be intensity
  [2]

Any border, as economists model it: 13.28914 + 6.64457 = 19.93371 t at 20 USD are 398.67 USD. An option that another scheme takes at another
border is no news.

  $ cat > border.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: flows.csv}
  > horizon: 2027
  > intensity: {year: 2022}
  > changes:
  >   - {enact: international-uniform_border_adjustment}
  >   - {option: international-uniform_border_adjustment.scope, choose: all_goods}
  >   - {option: international-uniform_border_adjustment.rebate, choose: none}
  >   - {set: international-uniform_border_adjustment.price, to: 20}
  > END
  $ octroi run border.yaml --format csv 2>told.txt | python3 -c '
  > import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["scheme"], r["computed"], round(float(r["net_charge"]), 2))'
  eu-cbam 0 0.0
  international-uniform_border_adjustment 20 398.67
  $ grep -v outliers told.txt
  [1]

Goods that no variant charges are not asked about: of one line of modules and one of steel the law asks for steel alone, and the
widened mechanism for both.

  $ printf 'origin,destination,good,edition,mass,value_usd\nCN,DE,854143,HS2022,1,2106.1\nCN,DE,720839,HS2022,1,500\n' > both.csv
  $ cat > both.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Who is asked
  > flows: {file: both.csv, given: {basis: actual}}
  > horizon: 2027
  > intensity: {year: 2022}
  > variants: [{name: law}]
  > END
  $ sed 's/basis: actual/&, widened: yes/' both.yaml > wide.yaml
  $ asked() { octroi run "$@" --format json 2>/dev/null | python3 -c '
  > import json, sys
  > for t in json.load(sys.stdin)["tiers"]: print(t["scheme"], t["lines"])'; }
  $ asked both.yaml
  eu-cbam 1
  $ asked wide.yaml --enact eu-any_goods
  eu-cbam 1
  eu-any_goods 1
  eu-any_goods 1

Rules of the model may differ by variant: with 2 kg a euro the goods, worth 30,000 EUR, carry 60 t, and with 1.5 kg they cost
30,000 x 0.0015 x 100 = 4,500 EUR.

  $ sed '/variants/,$d' model.yaml > one.yaml
  $ (cat one.yaml; printf 'variants:\n  - {name: law}\n  - {name: two, changes: [{set: intensity-tiers.sector_eur, to: 0.002}]}\n') > rules.yaml
  $ octroi check rules.yaml 2>&1 | tail -n 1
  1 scenario, 2 variants, 3 changes, 1 scheme: no errors
  $ emissions rules.yaml | grep total
  law total 19.93 1993.0
  two total 60.0 6000.0
  $ octroi sweep one.yaml --vary intensity-tiers.sector_eur=0.001,0.002 2>/dev/null | sed 1d
  intensity-tiers.sector_eur (tCO2e/EUR)  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
                                   0.001                      30.00                30.00         3,000.00
                                   0.002                      60.00                60.00         6,000.00
  $ octroi breakeven one.yaml --solve intensity-tiers.sector_eur --until net_charge=4500 --within 0:0.01 2>/dev/null | sed -n 2p
    intensity-tiers.sector_eur = 0.0015 tCO2e/EUR

A price paid at home is taken off: 19.93371 x (100 - 50) = 996.6855.

  $ octroi breakeven one.yaml --solve home_price --until net_charge=996.6855 2>/dev/null | sed -n 2p
    home_price = 50 EUR/tCO2e
