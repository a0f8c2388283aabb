What a plant's own data come to. Numbers of the four worked documents are derived by hand in
their comments; here they stand to the digits that are printed.

  $ cp -R "$TESTDIR/../../scenarios/installations" plants
  $ export COLUMNS=120
  $ goods() { octroi emissions "plants/$1.yaml" | sed -n '4,/^$/s/  [^ ]*\( default\)*$//;4,/^$/p'; }

Scrap to bars: 124,663.528 / 1,000,000 and 194.4236781 kg; free allocation 0.075317775 and
0.115572787. Above it: 0.1246635 - 0.0753178 = 0.0493458, 0.1944237 - 0.1155728 = 0.0788509.

  $ goods scrap-steelworks
  good    code                made   direct  indirect  embedded  allocation  chargeable  on default
                                 t  tCO2e/t   tCO2e/t   tCO2e/t     tCO2e/t     tCO2e/t     tCO2e/t
  billet  7207 11 14  1,000,000.00   0.1247    0.0000    0.1247      0.0753      0.0493      1.2111
  bars    7214 20 00    940,000.00   0.1944    0.0000    0.1944      0.1156      0.0789      1.2111

By default bars of Türkiye would have 2.310 * 1.1 - 0.975 * 1.364 (column B, route C) = 1.2111.

  $ octroi emissions plants/scrap-steelworks.yaml --format csv | python3 -c '
  > import csv, sys
  > for row in csv.DictReader(sys.stdin): print(row["name"], round(float(row["default_see"]) - float(row["default_sefa"]), 10))'
  billet 1.2111
  bars 1.2111

Its balance: 28,050 + 79,882.528 + 60,588 leave the stacks; power is 515,000 MWh * 0.420; the
ferromanganese carries 9,000 * 1.859.

  $ octroi emissions plants/scrap-steelworks.yaml | sed -n '/balance/,/^$/p'
     balance                                         tCO2e
     emissions of the site                      168,520.53
  +  brought in with heat, waste gas and power  216,300.00
  =  attributed to processes                    384,820.53
  +  in precursors from outside                  16,731.00
  =  in goods                                   401,551.53

Ore to coil: sinter's and pellets' indirect emissions count in pig iron, its own do not.

  $ goods integrated-mill
  good             code                made   direct  indirect  embedded  allocation  chargeable  on default
                                          t  tCO2e/t   tCO2e/t   tCO2e/t     tCO2e/t     tCO2e/t     tCO2e/t
  sinter           2601 12 00  1,600,000.00   0.1857    0.0272    0.2129      0.0839      0.1290      0.2902
  pig iron         7201 10 11  1,000,000.00   1.5092    0.0417    1.5509      1.2001      0.3507      1.6033
  slab             7207 12 10  1,050,000.00   1.5839    0.0389    1.6228      1.3123      0.3106      3.3671
  hot-rolled coil  7208 39 00  1,010,000.00   1.6865    0.0401    1.7266      1.3941      0.3324      3.3723
  $ octroi emissions plants/integrated-mill.yaml | sed -n '/^precursor/,/^$/p'
  precursor       in               of  by            t/t  direct  indirect  allocation
  sinter          pig iron             own        1.4500  0.1857    0.0272      0.0839
  pellets         pig iron         BR  default    0.2000  0.2090    0.0110      0.0839
  pig iron        slab                 own        0.9333  1.5092    0.0417      1.2001
  scrap           slab                 uncovered  0.1429  0.0000    0.0000      0.0000
  ferromanganese  slab             ZA  default    0.0067  1.8590    0.0000      1.3270
  slab            hot-rolled coil      own        1.0297  1.5839    0.0389      1.3123

Its balance. The stacks: sinter plant 297,078, blast furnace 1,146,612 + 366,102 - 164,880, converter
171,098.64, together 1,816,010.64. Power of 320,000 MWh * 0.726 = 232,320 and gas of 56,100 come in, gas of
149,674.80 goes out. Pellets carry 200,000 * 0.220, ferromanganese 7,000 * 1.859: 57,013.

  $ octroi emissions plants/integrated-mill.yaml | sed -n '/balance/,/^$/p'
     balance                                           tCO2e
     emissions of the site                      1,816,010.64
  +  brought in with heat, waste gas and power    288,420.00
  -  exported with heat, waste gas and power      149,674.80
  =  attributed to processes                    1,954,755.84
  +  in precursors from outside                    57,013.00
  =  in goods                                   2,011,768.84

Cement, counted by clinker: 0.852029953917 and 0.049717741935 for each tonne of it.

  $ goods cement-works
  good     code                   made   direct  indirect  embedded  allocation  chargeable  on default
                                     t  tCO2e/t   tCO2e/t   tCO2e/t     tCO2e/t     tCO2e/t     tCO2e/t
  clinker  2523 10 00 90  1,000,000.00   0.8426    0.0277    0.8704      0.6494      0.2210      0.9017
  CEM I    2523 29 00       700,000.00   0.8009    0.0467    0.8476      0.6153      0.2323      0.9347
  CEM II   2523 29 00       300,000.00   0.5964    0.0348    0.6312      0.4582      0.1730      0.9347
    A tonne of CEM I holds 0.94 t of clinker; for each t of clinker 0.8520 tCO2e direct, 0.0497 indirect.
    A tonne of CEM II holds 0.7 t of clinker; for each t of clinker 0.8520 tCO2e direct, 0.0497 indirect.

Gas to fertiliser, counted by nitrogen. For a tonne of nitrogen in ammonia 2.1879 / 0.822 = 2.6617.
Free allocation of NPK: 0.08775 + 0.1584713 + 0.222432382 + 0.1 * 0.975 * 0.902 = 0.556598682.

  $ goods nitrogen-plant
  good          code              made   direct  indirect  embedded  allocation  chargeable  on default
                                     t  tCO2e/t   tCO2e/t   tCO2e/t     tCO2e/t     tCO2e/t     tCO2e/t
  hydrogen      2804 10 00   36,000.00   9.8175    0.0000    9.8175      4.9618      4.8557      6.9402
  ammonia       2814 10 00  200,000.00   2.1879    0.1161    2.3040      2.3771      0.0000      0.5866
  nitric acid   2808 00 00  250,000.00   0.6943    0.0262    0.7205      0.5561      0.1644      1.9475
  NPK 15-15-15  3105 20 10  300,000.00   0.6018    0.0428    0.6446      0.5566      0.0880      0.6273
    A tonne of ammonia holds 0.822 t of nitrogen; for each t of nitrogen 2.6617 tCO2e direct, 0.1412 indirect.
    A tonne of nitric acid holds 0.133 t of nitrogen; for each t of nitrogen 5.2204 tCO2e direct, 0.1967 indirect.
    A tonne of NPK 15-15-15 holds 0.15 t of nitrogen; for each t of nitrogen 4.0119 tCO2e direct, 0.2852 indirect.

Each step of one good, by name or code. Every step with nothing but figures can be done again.

  $ octroi emissions plants/cement-works.yaml --explain 'CEM II' | sed -n 4p
  300,000 t of CEM II, made in mills
  $ octroi emissions plants/cement-works.yaml --explain 'CEM II' --format json | python3 -c '
  > import json, sys
  > for s in json.load(sys.stdin)["steps"]:
  >     if "Specific" in s["title"] or "Precursor" in s["title"] or "Activity" in s["title"]: print(s["title"], "|", s["figures"], "|", s["value"])'
  Activity level | 700000 * 0.94 + 300000 * 0.7 | 868000 t of clinker
  Precursor clinker | 875000 * 0.7 / 868000 | 0.7056451613 t/t
  Specific direct emissions | 2244 * 0.7 / 868000 + 0.7056451613 * 0.842648 | 0.5964201613 tCO2e/t
  Specific indirect emissions that count | 18900 * 0.7 / 868000 + 0.7056451613 * 0.02772 | 0.03480241935 tCO2e/t
  Specific free allocation | 0.7056451613 * 0.64935 | 0.4582106855 tCO2e/t

  $ for plant in scrap-steelworks integrated-mill cement-works nitrogen-plant; do
  >   octroi emissions plants/$plant.yaml --format csv | tail -n +2 | cut -d, -f4 | while read -r good; do
  >     octroi emissions plants/$plant.yaml --explain "$good" --format json; done; done | python3 -c '
  > import json, re, sys
  > done, text, reader = 0, sys.stdin.read(), json.JSONDecoder()
  > while text.strip():
  >     result, end = reader.raw_decode(text)
  >     text = text[end:].lstrip()
  >     for s in result["steps"]:
  >         figures = (s["figures"] or "").replace("max", "").replace(",", "")
  >         if figures and not re.search("[a-z]", figures):
  >             value = float(s["value"].split()[0].replace(",", ""))
  >             if abs(eval(s["figures"]) - value) > 1e-8 * max(1, abs(value)): print(result["title"], s)
  >             done += 1
  > print("done again:", done > 100)'
  done again: True
  $ octroi emissions plants/cement-works.yaml --explain 2523100090 | sed -n 4p
  1,000,000 t of clinker, made in kiln
  $ octroi emissions plants/cement-works.yaml --explain clinkers
  octroi: --explain 'clinkers': the installation makes no such good; did you mean 'clinker'?
  [2]

For programs. Balances close: site + brought_in = attributed + exported + not_attributed, and
attributed + bought + floored = in_goods.

  $ for plant in scrap-steelworks integrated-mill cement-works nitrogen-plant; do octroi emissions plants/$plant.yaml --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > b = r["balance"]
  > close = lambda x, y: abs(x - y) < 1e-6
  > print(r["format"], r["scheme"], r["country"], r["year"], len(r["goods"]), {g["state"] for g in r["goods"]},
  >       close(b["site"] + b["brought_in"], b["attributed"] + b["exported"] + b["not_attributed"]),
  >       close(b["attributed"] + b["bought"] + b["floored"], b["in_goods"]))'; done
  1 eu-cbam TR 2026 2 {'computed'} True True
  1 eu-cbam IN 2026 4 {'computed'} True True
  1 eu-cbam TR 2026 3 {'computed'} True True
  1 eu-cbam EG 2026 4 {'computed'} True True
  $ octroi emissions plants/integrated-mill.yaml --format json | python3 -c '
  > import json, sys
  > good = json.load(sys.stdin)["goods"][1]
  > print(good["name"], good["process"], good["good"], good["functional_unit"], good["indirect_counts"], good["sefa"]["year"])
  > for p in good["precursors"]: print(p["name"], p["kind"], p["origin"], p["per_t"])'
  pig iron blast furnace 72011011 t False 2026
  sinter own None 1.45
  pellets default BR 0.2
  $ octroi emissions plants/cement-works.yaml --format csv | head -n 2
  scheme,year,country,name,process,good,route,standing,reason,mass_t,functional_unit,content,see_direct,see_indirect,precursor_indirect,sefa,benchmark_sum,default_see,default_sefa,own_direct,own_indirect
  eu-cbam,2026,TR,clinker,kiln,2523100090,A,law,,1000000,t of clinker,1,0.842648,0.02772,0,0.64935,0.666,1.551,0.64935,0.842648,0.027719999999999998

An empty document computes as it is, from a pipe too.

  $ octroi emissions --new | octroi emissions - --format csv | cut -d, -f4,9
  name,reason
  billet,
  bars,
  $ octroi emissions --new --scheme rs-import-carbon-tax
  octroi: scheme 'rs-import-carbon-tax' ships no empty installation document
  [2]
  $ octroi emissions --new plants/cement-works.yaml
  octroi: --new reads no document, and 'plants/cement-works.yaml' is one; octroi emissions --new -o plants/cement-works.yaml writes an empty one there
  [2]

Another year, another scheme, no file.

  $ octroi emissions plants/cement-works.yaml --year 2026 | head -n 1
  Cement works, Türkiye
  $ octroi emissions plants/cement-works.yaml --year 2027
  plants/cement-works.yaml:27:9: error: the installation is of 2026, asked was 2027
     27 | period: 2026
        |         ^
  remedy: emissions are those of the year of production: ask with --year 2026
  [2]
  $ octroi emissions plants/cement-works.yaml --year next
  octroi: --year 'next': not a year of four digits
  [2]
  $ octroi emissions plants/cement-works.yaml --scheme rs-import-carbon-tax
  octroi: scheme 'rs-import-carbon-tax' says nothing of chains of production; ask it without an installation; octroi show inputs lists where own figures go in
  [2]
  $ octroi emissions plants/cement-works.yaml --scheme eu-cban
  octroi: --scheme 'eu-cban': there is no such scheme; did you mean 'eu-cbam'? octroi show schemes lists them
  [2]
  $ octroi emissions
  octroi: the installation document is missing; octroi emissions plant.yaml; octroi emissions --new prints an empty one
  [2]
  $ octroi emissions plants/cement.yaml
  octroi: cannot open 'plants/cement.yaml': No such file or directory
  [2]

Two processes that have nothing to do with each other but a boiler. What is wrong in one leaves the
other as it is:
upper: 2,000 GJ * 56.1 = 112.2 and 60 % of 56.1 are 145.86 t for 1,000 t of billet;
lower: 100 t * 43 GJ/t * 74.1 = 318.63, 30 % of 56.1 = 16.83, and 1,100 t of slab at 2 = 2,200:
2,535.46 t for 1,000 t of bars.

  $ cat >two.yaml <<'END'
  > octroi: 1
  > kind: installation
  > title: Two furnaces
  > scheme: eu-cbam
  > country: TR
  > period: 2026
  > streams:
  >   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {upper: 60 %, lower: 30 %}}
  > processes:
  >   upper:
  >     streams:
  >       - {name: fire, method: combustion, fuel: natural-gas, amount: 2000 GJ}
  >     precursors:
  >       - {name: scrap, good: "72044990", mass: 1200 t}
  >     goods:
  >       - {name: billet, good: "72071114", route: E, mass: 1000 t}
  >   lower:
  >     streams:
  >       - {name: oil, method: combustion, fuel: gas-diesel-oil, amount: 100 t}
  >     precursors:
  >       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: yes}
  >     goods:
  >       - {name: bars, good: "72142000", route: E, mass: 1000 t}
  > END

`tried` changes it, and prints of each good the name, the reason and the direct emissions.

  $ cat >rows.py <<'END'
  > import csv, sys
  > for row in csv.DictReader(sys.stdin):
  >     print(row["name"] + ":", row["reason"] or round(float(row["see_direct"]), 10))
  > END
  $ computed() { octroi emissions "$1" --format csv >out.csv; local status=$?; python3 rows.py <out.csv; return $status; }
  $ tried() { sed "$1" two.yaml >tried.yaml; computed tried.yaml; }
  $ tried ''
  billet: 0.14586
  bars: 2.53546

Factors and calorific values that are missing.

  $ tried 's/fuel: natural-gas, amount: 2000 GJ/amount: 2000 GJ/'
  tried.yaml:12:9: error: stream 'fire': the emission factor is missing: give emission_factor in tCO2/TJ, carbon_content and net_calorific_value in GJ/t, or fuel: one with a standard factor
     12 |       - {name: fire, method: combustion, amount: 2000 GJ}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/fuel: natural-gas, amount: 2000 GJ/amount: 40 t, emission_factor: 56.1 tCO2\/TJ/'
  tried.yaml:12:9: error: stream 'fire': tonnes need a calorific value to become energy: give net_calorific_value in GJ/t, or fuel: one with a standard value, or an emission_factor in tCO2/t
     12 |       - {name: fire, method: combustion, amount: 40 t, emission_factor: 56.1 tCO2/TJ}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/amount: 55 kNm3/'
  tried.yaml:12:9: error: stream 'fire': a volume of gas needs its calorific value: give net_calorific_value, such as 36 MJ/Nm3
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 55 kNm3}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/gross_energy: 600 MWh/'
  tried.yaml:12:9: error: stream 'fire': energy by gross calorific value is not net: give net_per_gross
     12 |       - {name: fire, method: combustion, fuel: natural-gas, gross_energy: 600 MWh}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/amount: 55 kNm3, gross_calorific_value: 40 MJ\/Nm3/'
  tried.yaml:12:9: error: stream 'fire': a gross calorific value is not net: give net_per_gross, or the net calorific value
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 55 kNm3, gross_calorific_value: 40 MJ/Nm3}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 100 t/amount: 120 m3/'
  tried.yaml:19:9: error: stream 'oil': a volume of liquid needs its density: give density, such as 0.84 kg/l; a volume of gas is given in Nm3
     19 |       - {name: oil, method: combustion, fuel: gas-diesel-oil, amount: 120 m3}
        |         ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/fuel: gas-diesel-oil/fuel: waste-tyres/'
  tried.yaml:19:9: error: stream 'oil': waste-tyres has no standard calorific value: give net_calorific_value in GJ/t
     19 |       - {name: oil, method: combustion, fuel: waste-tyres, amount: 100 t}
        |         ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/, amount: 2000 GJ//'
  tried.yaml:12:9: error: stream 'fire': how much there was is not said: give amount with its unit, such as t, GJ, MWh, Nm3 or l
     12 |       - {name: fire, method: combustion, fuel: natural-gas}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]

With them: 55 kNm3 * 36 MJ/Nm3 = 1.98 TJ, 111.078 t; 2.5 TJ gross * 0.8 are the 2,000 GJ again;
120 m3 * 0.84 t/m3 = 100.8 t * 43 * 74.1 / 1000 = 321.17904 t.

  $ tried 's/amount: 2000 GJ/amount: 55 kNm3, net_calorific_value: 36 MJ\/Nm3/' | sed -n 1p
  billet: 0.144738
  $ tried 's/amount: 2000 GJ/gross_energy: 2.5 TJ, net_per_gross: 0.8/' | sed -n 1p
  billet: 0.14586
  $ tried 's/amount: 100 t/amount: 120 m3, density: 0.84 kg\/l/' | sed -n '$p'
  bars: 2.53800904

Figures: without a unit, with a wrong one, with none that is known, below zero.

  $ tried 's/amount: 2000 GJ/amount: 2000/'
  tried.yaml:12:69: error: '2000': 'amount' needs a figure and a unit that says what it measures
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 2000}
        |                                                                     ^
  remedy: write the unit behind the figure: t, MWh, Nm3 or m3, or a multiple
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/energy: 2000/'
  tried.yaml:12:69: error: energy '2000': a figure needs its unit
     12 |       - {name: fire, method: combustion, fuel: natural-gas, energy: 2000}
        |                                                                     ^
  remedy: write 2000 MWh, or in a multiple of it
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/energy: 40 t/'
  tried.yaml:12:69: error: energy '40 t': 't' is not a measure in MWh
     12 |       - {name: fire, method: combustion, fuel: natural-gas, energy: 40 t}
        |                                                                     ^
  remedy: write it in MWh, or in a multiple of it
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/amount: 2000 MMBtu/'
  tried.yaml:12:69: error: amount '2000 MMBtu': 'MMBtu' is not a unit
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 2000 MMBtu}
        |                                                                     ^
  remedy: write t, MWh, Nm3 or m3 behind the figure, or a multiple
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/amount: -2000 GJ/'
  tried.yaml:12:69: error: amount '-2000 GJ': must be more than 0
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: -2000 GJ}
        |                                                                     ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/amount: 2000 GJ, oxidation_factor: 99/'
  tried.yaml:12:96: error: oxidation_factor '99': must be at most 1
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 2000 GJ, oxidation_factor: 99}
        |                                                                                                ^
  remedy: write 99 % for 99 of a hundred
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/mass: 1200 t/mass: 1200/'
  tried.yaml:14:47: error: mass '1200': a figure needs its unit
     14 |       - {name: scrap, good: "72044990", mass: 1200}
        |                                               ^
  remedy: write 1200 t, or in a multiple of it
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]

Two amounts of one stream: which of them was measured?

  $ tried 's/amount: 100 t/&, energy: 4300 GJ/'
  tried.yaml:19:78: error: 'energy' says what another key says already
     19 |       - {name: oil, method: combustion, fuel: gas-diesel-oil, amount: 100 t, energy: 4300 GJ}
        |                                                                              ^
  remedy: keep the one that was measured, and write it as amount: with its unit
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

Carbon: as much out as in is nothing, more is an error. 100 t at 4 % are 4 t.

  $ carbon='{name: in, method: carbon-in, carbon_content: 4 %, mass: 100 t}\n      - {name: out, method: carbon-out, carbon_content: 4 %, mass:'
  $ tried "s/{name: fire.*/$carbon 100 t}/" | sed -n 1p
  billet: 0.03366
  $ tried "s/{name: fire.*/$carbon 150 t}/"
  tried.yaml:10:3: error: process 'upper' gives out 2.000 t of carbon more than it takes in
     10 |   upper:
        |   ^
  remedy: a material or fuel whose carbon ends in the goods belongs among those that go in; or a carbon content is too high
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]

200 t at 0.85 in, 1,000 t at 0.01 out, 3.664 * (170 - 10) = 586.24 t, with the boiler 619.9 t.

  $ tried "s/{name: fire.*/{name: in, method: carbon-in, carbon_content: 0.85, mass: 200 t}\n      - {name: out, method: carbon-out, carbon_content: 0.01, mass: 1000 t}/" | sed -n 1p
  billet: 0.6199

Scrap is no precursor: it carries nothing, and a note says so. A code that is none is a slip.

  $ octroi emissions two.yaml | grep -A 1 'note: .scrap'
  note: 'scrap' is no good of the scheme and carries no emissions (Reg. (EU) 2023/956 Annex IV points 2 and 3;
    2025/2547 Annex III; 2025/2620 Annex 3)
  $ tried 's/72044990/72044999/'
  tried.yaml:14:30: error: good '72044999': there is no goods code 7204 49 99
     14 |       - {name: scrap, good: "72044999", mass: 1200 t}
        |                              ^
  remedy: near it are 7204 49 90; octroi show goods WORD finds others
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/72142000/72142001/'
  tried.yaml:23:29: error: good '72142001': there is no goods code 7214 20 01
     23 |       - {name: bars, good: "72142001", route: E, mass: 1000 t}
        |                             ^
  remedy: near it are 7214 20 00; octroi show goods WORD finds others
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/72142000/26180000/'
  tried.yaml:23:9: error: 'bars' is no good of the scheme: nothing is counted for it
     23 |       - {name: bars, good: "26180000", route: E, mass: 1000 t}
        |         ^
  remedy: take it out of goods: waste and by-products carry no emissions, what is left is counted for the others
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/good: "72142000", //'
  tried.yaml:23:9: error: 'bars' has no goods code
     23 |       - {name: bars, route: E, mass: 1000 t}
        |         ^
  remedy: add good: "72071114"
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

Names: of a precursor, a process, a key, and one that stands twice.

  $ tried 's/{name: slab.*/{name: bilet, mass: 900 t}/'
  tried.yaml:21:16: error: nothing here is called 'bilet'
     21 |       - {name: bilet, mass: 900 t}
        |                ^
  remedy: did you mean 'billet'?
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/{name: slab.*/{name: magnesite, mass: 900 t}/'
  tried.yaml:21:16: error: nothing here is called 'magnesite'
     21 |       - {name: magnesite, mass: 900 t}
        |                ^
  remedy: name a good of a process or of precursors:, or say what was bought: good, origin and mass
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/to: {upper: 60/to: {uper: 60/'
  tried.yaml:8:81: error: there is no process 'uper'
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {uper: 60 %, lower: 30 %}}
        |                                                                                 ^
  remedy: did you mean 'upper'?
  billet: the data of process 'upper' have errors
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/to: {upper: 60/to: {stove: 60/'
  tried.yaml:8:81: error: there is no process 'stove'
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {stove: 60 %, lower: 30 %}}
        |                                                                                 ^
  remedy: name one of processes:, or export for what leaves the site
  billet: the data of process 'upper' have errors
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/lower: 30/exprt: 30/'
  tried.yaml:8:94: error: there is no process 'exprt'
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {upper: 60 %, exprt: 30 %}}
        |                                                                                              ^
  remedy: did you mean 'export'?
  billet: the data of process 'upper' have errors
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/amount: 100 t/amont: 100 t/'
  tried.yaml:19:63: error: 'amont' means nothing here
     19 |       - {name: oil, method: combustion, fuel: gas-diesel-oil, amont: 100 t}
        |                                                               ^
  remedy: did you mean 'amount'?
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/    precursors:/    precursor:/'
  tried.yaml:13:5: error: unknown key 'precursor' in a process
     13 |     precursor:
        |     ^
  remedy: did you mean 'precursors'?
  tried.yaml:20:5: error: unknown key 'precursor' in a process
     20 |     precursor:
        |     ^
  remedy: did you mean 'precursors'?
  billet: the data of process 'upper' have errors
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/method: combustion, fuel: gas/method: combustoin, fuel: gas/'
  tried.yaml:19:29: error: method 'combustoin': it can be combustion, process, carbon-in, carbon-out, measured, nitrous-oxide, pfc-slope, pfc-overvoltage, electricity, electricity-export, heat-import, heat-export and 3 more
     19 |       - {name: oil, method: combustoin, fuel: gas-diesel-oil, amount: 100 t}
        |                             ^
  remedy: did you mean 'combustion'?
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/name: bars/name: billet/'
  tried.yaml:23:9: error: there are two goods or purchases called 'billet'
     23 |       - {name: billet, good: "72142000", route: E, mass: 1000 t}
        |         ^
  remedy: give each a name of its own: name: …
  billet: 0.14586
  billet: the data of process 'lower' have errors
  [1]

A code beside the name of a good of the site would make it a purchase on default values.

  $ tried 's/{name: slab.*/{name: billet, good: "72071114", mass: 1000 t}/'
  tried.yaml:21:16: error: 'billet' is a good of this site, but what is said beside it is a purchase
     21 |       - {name: billet, good: "72071114", mass: 1000 t}
        |                ^
  remedy: if it is what the site has, write name and mass alone; what is bought needs another name: name: …
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/^processes:/precursors:\n  mix:\n    - {name: mix, good: "72021120", origin: "NO", mass: 100 t}\n    - {name: billet, good: "72071114", mass: 100 t}\n&/; s/{name: slab.*/{name: mix, good: "72021120", mass: 1000 t}/'
  tried.yaml:12:14: error: 'billet' is a good of this site, but what is said beside it is a purchase
     12 |     - {name: billet, good: "72071114", mass: 100 t}
        |              ^
  remedy: what is bought needs another name: name: …; of its own good a process says name and mass, beside the mix
  tried.yaml:25:16: error: 'mix' is a mix of this site, but what is said beside it is a purchase
     25 |       - {name: mix, good: "72021120", mass: 1000 t}
        |                ^
  remedy: if it is what the site has, write name and mass alone; what is bought needs another name: name: …
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/{name: slab.*/{name: billet of Narvik, good: "72071114", origin: "NO", mass: 1000 t}/'
  billet: 0.14586
  bars: 0.33546

A supplier's figures: of another year, not verified, in another unit.

  $ tried 's/period: 2026, verified/period: 2025, verified/'
  tried.yaml:21:131: error: the figures of 'slab' are of 2025, the installation is of 2026
     21 |       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2025, verified: yes}
        |                                                                                                                                   ^
  remedy: give figures of 2026, or say by what it is shown that the goods were made earlier: evidence: …
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/period: 2026, verified/period: 2025, evidence: mill certificates, verified/'
  billet: 0.14586
  bars: 2.53546
  $ for period in 2026..2028 2025..2026 2026-04-01..2027-03-31 '[2026]' 2026-02-01..2026-11-30; do
  >   tried "s/period: 2026, verified/period: $period, evidence: certificates, verified/" 2>&1 | grep -e error: -e remedy -e bars:; done
  tried.yaml:21:131: error: the period of a supplier's figures is a calendar year, or a part of one
  remedy: write period: 2026; goods of several years are a purchase each
  bars: the data of process 'lower' have errors
  tried.yaml:21:131: error: the period of a supplier's figures is a calendar year, or a part of one
  remedy: write period: 2026; goods of several years are a purchase each
  bars: the data of process 'lower' have errors
  tried.yaml:21:131: error: the period of a supplier's figures is a calendar year, or a part of one
  remedy: write period: 2026; goods of several years are a purchase each
  bars: the data of process 'lower' have errors
  tried.yaml:21:131: error: the period of a supplier's figures is a calendar year, or a part of one
  remedy: write period: 2026; goods of several years are a purchase each
  bars: the data of process 'lower' have errors
  bars: 2.53546
  $ tried 's/, verified: yes//'
  tried.yaml:21:9: error: whether the figures of 'slab' are verified is not said
     21 |       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026}
        |         ^
  remedy: add verified: yes if an accredited verifier has confirmed them; verified: no takes the default value
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/verified: yes/verified: maybe/'
  tried.yaml:21:147: error: 'verified' must be yes or no
     21 |       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: maybe}
        |                                                                                                                                                   ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/see_direct: 2 tCO2e.t/see_direct: 2/'
  tried.yaml:21:78: error: see_direct '2': a figure needs its unit
     21 |       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, see_direct: 2, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: yes}
        |                                                                              ^
  remedy: write 2 tCO2e/t, or in a multiple of it
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

Not verified, the default value of China counts: 3.169 * 1.1 = 3.4859; 1,100 t carry 3,834.49, with
335.46 of the process 4,169.95. A note says so.

  $ tried 's/verified: yes/verified: no/'
  billet: 0.14586
  bars: 4.16995
  $ octroi emissions tried.yaml | grep -A 1 'not verified'
  note: the figures of 'slab' are not verified: the default value is taken (Reg. (EU) 2023/956 Annex IV points 2 and 3;
    2025/2547 Annex III; 2025/2620 Annex 3)

A statement without its direct emissions is none, and no default value stands in for it without a word.

  $ tried 's/see_direct: 2 tCO2e.t, //'
  tried.yaml:21:66: error: 'sefa' is said of 'slab', but not its 'see_direct'
     21 |       - {name: slab, good: "72071210", origin: CN, mass: 1100 t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: yes}
        |                                                                  ^
  remedy: add see_direct: … as the supplier states it; for the default value, take out what is stated
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ for part in 'see_indirect: 3 tCO2e\/t' 'see_passed_on: 1 tCO2e\/t' 'sefa_year: 2026' 'per_content: yes' 'verified: yes'; do
  >   tried "s/see_direct.*verified: yes/$part/" 2>&1 | grep error:; done
  tried.yaml:21:66: error: 'see_indirect' is said of 'slab', but not its 'see_direct'
  tried.yaml:21:66: error: 'see_passed_on' is said of 'slab', but not its 'see_direct'
  tried.yaml:21:66: error: 'sefa_year' is said of 'slab', but not its 'see_direct'
  tried.yaml:21:66: error: 'per_content' is said of 'slab', but not its 'see_direct'
  tried.yaml:21:66: error: 'verified' is said of 'slab', but not its 'see_direct'

Of default values it may be said that nothing is verified: 4.16995 as above.

  $ tried 's/see_direct.*verified: yes/period: 2026, verified: no/'
  billet: 0.14586
  bars: 4.16995

What is given for a good or a purchase and read by nothing is warned of; a second amount, too.

  $ tried 's/route: E, mass: 1000 t/&, see_direct: 1 tCO2e\/t/; s/mass: 1[12]00 t/&, content: 30 %, energy: 3 MWh/' 2>&1 | grep -e warning: -e remedy -e '^[a-z]*: [0-9]' | uniq
  tried.yaml:16:66: warning: good 'billet': 'see_direct' is given, but nothing that applies to it reads it
  remedy: take it out, for it changes nothing; or look at the key, and at the goods code
  tried.yaml:23:64: warning: good 'bars': 'see_direct' is given, but nothing that applies to it reads it
  remedy: take it out, for it changes nothing; or look at the key, and at the goods code
  tried.yaml:14:55: warning: precursor 'scrap': 'content' is given, but nothing that applies to it reads it
  remedy: take it out, for it changes nothing; or look at the key, and at the goods code
  tried.yaml:21:66: warning: precursor 'slab': 'content' is given, but nothing that applies to it reads it
  remedy: take it out, for it changes nothing; or look at the key, and at the goods code
  tried.yaml:21:81: warning: precursor 'slab': 'energy' is given, but nothing that applies to it reads it
  remedy: take it out, for it changes nothing; or look at the key, and at the goods code
  billet: 0.14586
  bars: 2.53546

Without an allocation of the supplier's that of default values is taken, column B 1.364 (route C):
0.975 * 1.364 = 1.3299 each, 1.1 * 1.3299 + 0.975 * 0.038 = 1.49994.

  $ tried 's/sefa: 1 tCO2e.t, sefa_year: 2026, //'
  billet: 0.14586
  bars: 2.53546
  $ octroi emissions tried.yaml --format csv | tail -n 1 | cut -d, -f16
  1.49994
  $ octroi emissions tried.yaml | grep -A 1 'not stated'
  note: the free allocation of 'slab' is not stated: that of default values is taken (Reg. (EU) 2023/956 Annex IV points
    2 and 3; 2025/2547 Annex III; 2025/2620 Annex 3)

Of a year for which there is no benchmark it is unknown, and the reason is told; emissions are known.

  $ tried 's/sefa: 1 tCO2e.t, sefa_year: 2026, period: 2026/period: 2025, evidence: mill certificates/'
  billet: 0.14586
  bars: 2.53546
  $ octroi emissions tried.yaml | grep -A 1 'free allocation of bars'
    The free allocation of bars is unknown: Last production year with a benchmark has no value for 2025-01-01.

From where goods are exempt, and of unknown country. Annex IV has 8.230 for slabs: 1,100 * 8.230 * 1.1 =
9,958.3, with 335.46 of the process 10,293.76.

  $ tried 's/origin: CN, mass: 1100 t.*/origin: "NO", mass: 1100 t}/'
  billet: 0.14586
  bars: 0.33546
  $ octroi emissions tried.yaml | grep "'slab'"
  note: 'slab' counts as zero because of where it is from (Reg. (EU) 2023/956 Annex IV points 2 and 3; 2025/2547 Annex
  $ tried 's/origin: CN, mass: 1100 t.*/mass: 1100 t}/'
  billet: 0.14586
  bars: 10.29376
  $ tried 's/origin: CN/origin: Chinaa/'
  tried.yaml:21:48: error: origin 'Chinaa': 'Chinaa' is no known place; did you mean CN (China)?
     21 |       - {name: slab, good: "72071210", origin: Chinaa, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: yes}
        |                                                ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

Indirect emissions of the supplier's must be said where they count: for pellets, not for slabs.

  $ tried 's/"72071210"/"26011200"/'
  tried.yaml:21:9: error: precursor 'slab': see_indirect is not given
     21 |       - {name: slab, good: "26011200", origin: CN, mass: 1100 t, see_direct: 2 tCO2e/t, sefa: 1 tCO2e/t, sefa_year: 2026, period: 2026, verified: yes}
        |         ^
  remedy: indirect emissions count for this good; write 0 tCO2e/t only if there are none
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/"72071210"/"26011200"/; s/see_direct: 2 tCO2e.t/&, see_indirect: 0.1 tCO2e\/t/' && tail -n 1 out.csv | cut -d, -f13,14
  billet: 0.14586
  bars: 2.53546
  2.53546,0.11

Masses: less metal than goods is a warning, which a reason silences; more used than made is an error.
900 t at 2 and 335.46 are 2,135.46.

  $ tried 's/mass: 1100 t/mass: 900 t/'
  tried.yaml:17:3: warning: process 'lower' makes 1000 t of goods from 900 t of precursors and scrap
     17 |   lower:
        |   ^
  remedy: is one of precursors: missing (scrap counts, too)? if this is right, say why: mass_reason: …
  billet: 0.14586
  bars: 2.13546
  $ tried 's/mass: 1100 t/mass: 900 t/; s/  lower:$/&\n    mass_reason: bars are coated/'
  billet: 0.14586
  bars: 2.13546
  $ tried 's/{name: slab.*/{name: billet, mass: 1100 t}/'
  tried.yaml:21:9: error: 1100 t of 'billet' are consumed, but 1000 t were made
     21 |       - {name: billet, mass: 1100 t}
        |         ^
  remedy: look at the masses; stock from an earlier period is a purchase of its own
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

What is made from the goods of a process with an error is not computed either, with a reason of its own.

  $ tried 's/{name: slab.*/{name: billet, mass: 1000 t}/; s/amount: 2000 GJ/amount: 2000/' 2>errors
  billet: the data of process 'upper' have errors
  bars: 'billet', which it consumes, is not computed
  [1]
  $ grep -c error: errors
  1
  $ octroi emissions tried.yaml --format json 2>/dev/null | python3 -c '
  > import json, sys
  > for good in json.load(sys.stdin)["goods"]: print(good["name"], good["state"], good["reason"]["code"], good["see_direct"]["value"])'
  billet not-computable bad-process None
  bars not-computable bad-precursor None
  $ octroi emissions tried.yaml 2>/dev/null | sed -n '6,/^$/p'
  billet  7207 11 14  1,000.00        -
  bars    7214 20 00  1,000.00        -
    billet: the data of process 'upper' have errors.
    bars: 'billet', which it consumes, is not computed.

  $ octroi emissions tried.yaml --explain bars 2>/dev/null | sed -n 4p
  bars is not computed: 'billet', which it consumes, is not computed

Shares: above one, no number, adding up to more, none. What another gets is known all the same.

  $ tried 's/lower: 30 %/lower: 130 %/'
  tried.yaml:8:101: error: a share of 130 % is not between 0 and 1
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {upper: 60 %, lower: 130 %}}
        |                                                                                                     ^
  remedy: write 60 % or 0.6 for sixty of a hundred
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/lower: 30 %/lower: 50 %/'
  tried.yaml:8:80: error: the shares of stream 'boiler' add up to more than 1
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {upper: 60 %, lower: 50 %}}
        |                                                                                ^
  remedy: what one process gets another does not
  billet: the data of process 'upper' have errors
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/lower: 30 %/lower: a third/'
  tried.yaml:8:101: error: a share must stand here, such as 60 % or 0.6
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ, to: {upper: 60 %, lower: a third}}
        |                                                                                                     ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/, to: {.*}/}/'
  tried.yaml:8:5: warning: stream 'boiler' of the site is attributed to no process
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ}
        |     ^
  remedy: say whom it serves: to: {PROCESS: 60 %, export: 10 %}
  billet: 0.1122
  bars: 2.51863
  $ octroi emissions tried.yaml | grep 'to no goods'
  tried.yaml:8:5: warning: stream 'boiler' of the site is attributed to no process
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000 GJ}
        |     ^
  remedy: say whom it serves: to: {PROCESS: 60 %, export: 10 %}
  -  attributed to no goods         56.10

An error in a stream that no process gets leaves all goods computed, but not the balance.

  $ tried 's/natural-gas, amount: 1000 GJ, to: {.*}/natural-gas, amount: 1000}/'
  tried.yaml:8:5: warning: stream 'boiler' of the site is attributed to no process
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000}
        |     ^
  remedy: say whom it serves: to: {PROCESS: 60 %, export: 10 %}
  tried.yaml:8:67: error: '1000': 'amount' needs a figure and a unit that says what it measures
      8 |   - {name: boiler, method: combustion, fuel: natural-gas, amount: 1000}
        |                                                                   ^
  remedy: write the unit behind the figure: t, MWh, Nm3 or m3, or a multiple
  billet: 0.1122
  bars: 2.51863
  [1]
  $ octroi emissions tried.yaml 2>&1 | grep 'of the site'
     emissions of the site                       unknown
  tried.yaml:8:5: warning: stream 'boiler' of the site is attributed to no process

A part of a sum is not told as the sum: what a stream with an error leaves unknown is null, and so is what goods that
are not computed hold; what no addend of is missing stays.

  $ balance() {
  >   octroi emissions tried.yaml --format json 2>/dev/null | python3 -c '
  > import json, sys
  > for name, value in json.load(sys.stdin)["balance"].items():
  >     if name != "unit": print(name, value if value is None else round(value, 3))'; }
  $ balance
  site None
  brought_in None
  exported None
  attributed 430.83
  not_attributed None
  floored 0
  bought 2200
  in_goods 2630.83
  power_mwh None
  $ tried 's/{name: slab.*/{name: magnesite, mass: 900 t}/' >/dev/null 2>&1; balance
  site 486.93
  brought_in 0
  exported 0
  attributed None
  not_attributed 5.61
  floored None
  bought None
  in_goods None
  power_mwh 0
  $ tried 's/{name: scrap, good: "72044990", mass: 1200 t}/{name: scrap, good: "72044990", mass: 1200}/' >/dev/null 2>&1; balance
  site 486.93
  brought_in 0
  exported 0
  attributed None
  not_attributed 5.61
  floored None
  bought None
  in_goods None
  power_mwh 0
  $ tried 's/{name: fire.*/5/' >/dev/null 2>&1; balance
  site None
  brought_in None
  exported None
  attributed None
  not_attributed None
  floored None
  bought None
  in_goods None
  power_mwh None
  $ tried 's/^streams:/streams: 5\nnote:/' >/dev/null 2>&1; balance
  site None
  brought_in None
  exported None
  attributed None
  not_attributed None
  floored None
  bought None
  in_goods None
  power_mwh None
  $ tried 's/{name: slab.*/{name: billet, mass: 1000 t}/; s/amount: 2000 GJ/amount: 2000/' >/dev/null 2>&1
  [1]
  $ octroi emissions tried.yaml 2>/dev/null | sed -n '/balance/,/^$/p'
     balance                                         tCO2e
     emissions of the site                         unknown
  +  brought in with heat, waste gas and power     unknown
  -  exported with heat, waste gas and power       unknown
  -  attributed to no goods                        unknown
  =  attributed to processes                       unknown
  +  added where less than nothing was attributed  unknown
  +  in precursors from outside                    unknown
  =  in goods                                      unknown

Cement needs its content of clinker.

  $ tried 's/good: "72142000", route: E/good: "25232900"/'
  tried.yaml:23:9: error: good 'bars': emissions of this good are counted for each t of clinker contained in it: give content, such as 75 %
     23 |       - {name: bars, good: "25232900", mass: 1000 t}
        |         ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried 's/good: "72142000", route: E/good: "25232900", content: 94/'
  tried.yaml:23:49: error: content '94': must be at most 1
     23 |       - {name: bars, good: "25232900", content: 94, mass: 1000 t}
        |                                                 ^
  remedy: write 94 % for 94 of a hundred
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

A process has one functional unit: tonnes, tonnes of clinker and tonnes of nitrogen do not add up.

  $ tried 's/{name: billet, .*/&\n      - {name: acid, good: "28080000", content: 13.3 %, mass: 100 t}/'
  tried.yaml:17:9: error: 'acid' is counted by the t of nitrogen, but 'billet' of the same process by the t
     17 |       - {name: acid, good: "28080000", content: 13.3 %, mass: 100 t}
        |         ^
  remedy: give it a process of its own: there is one for each functional unit
  billet: the data of process 'upper' have errors
  acid: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/{name: billet, .*/{name: billet, good: "31021019", content: 46 %, mass: 1000 t}\n      - {name: acid, good: "28080000", content: 14 %, mass: 1000 t}/'
  billet: 0.111826
  acid: 0.034034
  bars: 2.53546

Electricity: an own factor without a contract is taken with a note; a country that the rules lack is
not taken from others; a direct line needs its factor.

  $ power='s/{name: oil.*/{name: power, method: electricity, energy: 100 MWh'
  $ tried "$power, emission_factor: 0.1 tCO2\/MWh}/" && octroi emissions tried.yaml | grep -A 2 'factor of the grid'
  billet: 0.14586
  bars: 2.21683
  note: the emission factor of the grid is taken as you gave it; the act has one for each country, and an own one counts
    only with a direct line or a power purchase agreement (2025/2621 Annex II)
  note: 'scrap' is no good of the scheme and carries no emissions (Reg. (EU) 2023/956 Annex IV points 2 and 3;
  $ tried "$power}/; s/country: TR/country: AD/"
  tried.yaml:19:9: error: stream 'power': the factor of Andorra in Annex II is not in this rulebook, which does not mean that the act has none: give emission_factor as the act says it
     19 |       - {name: power, method: electricity, energy: 100 MWh}
        |         ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]
  $ tried "$power, supply: direct-line}/"
  tried.yaml:19:9: error: stream 'power': a direct line or a power purchase agreement needs its emission factor: give emission_factor in tCO2/MWh
     19 |       - {name: power, method: electricity, energy: 100 MWh, supply: direct-line}
        |         ^
  billet: 0.14586
  bars: the data of process 'lower' have errors
  [1]

Biomass counts as zero only if it is said to meet the criteria: 10 % of 112.2 t.

  $ tried 's/amount: 2000 GJ/&, biomass_share: 10 %/'
  tried.yaml:12:9: error: stream 'fire': whether the biomass meets the criteria of Directive (EU) 2018/2001 is not said: give sustainable, yes or no; with no it counts as fossil
     12 |       - {name: fire, method: combustion, fuel: natural-gas, amount: 2000 GJ, biomass_share: 10 %}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried 's/amount: 2000 GJ/&, biomass_share: 10 %, sustainable: yes/' | sed -n 1p
  billet: 0.13464
  $ tried 's/amount: 2000 GJ/&, biomass_share: 10 %, sustainable: no/' | sed -n 1p
  billet: 0.14586
  $ octroi emissions tried.yaml | grep biomass
  note: biomass that does not meet the criteria counts as fossil (2025/2547 Annex II B.3.3)
  $ tried 's/fuel: natural-gas, amount: 2000 GJ/fuel: wood, amount: 100 t, biomass_share: 100 %, sustainable: no/'
  tried.yaml:12:9: error: stream 'fire': wood has no standard emission factor: give emission_factor in tCO2/TJ
     12 |       - {name: fire, method: combustion, fuel: wood, amount: 100 t, biomass_share: 100 %, sustainable: no}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]

Methods. Each adds to the 2,535.46 t of lower what a second stream gives; `with` prints what a tonne of
bars then carries.

  $ with() { tried "s|{name: oil.*|&\n      - {name: second, $1}|" | sed -n '$p'; }

Factors per tonne (10 t * 3 = 30) and per Nm3 (1,000 * 2 kg = 2), an oxidation factor (56.1 * 0.99 = 55.539).

  $ with 'method: combustion, amount: 10 t, emission_factor: 3 tCO2/t'
  bars: 2.56546
  $ with 'method: combustion, amount: 1 kNm3, emission_factor: 2 kgCO2/Nm3'
  bars: 2.53746
  $ with 'method: combustion, amount: 1 TJ, fuel: natural-gas, oxidation_factor: 99 %'
  bars: 2.590999

Limestone: 100 t * 0.440 = 44, of which 95 % are 41.8; carbonate of 12 % carbon: 12 * 3.664 = 43.968.

  $ with 'method: process, material: caco3, mass: 100 t'
  bars: 2.57946
  $ with 'method: process, material: caco3, mass: 100 t, conversion_factor: 95 %'
  bars: 2.57726
  $ with 'method: process, carbon_content: 12 %, mass: 100 t'
  bars: 2.579428

Carbon of a fuel: coke, 10 t * 28.2 GJ/t * 107.0 / 1000 = 30.174.

  $ with 'method: carbon-in, fuel: coke, mass: 10 t'
  bars: 2.565634

Measured CO2: 200 g/Nm3 * 1,000,000 Nm3 = 200 t. N2O: 0.3 t * 265 = 79.5; of air and 3 % oxygen
1,000,000 * 0.7905 / 0.97 = 814,948.4536 Nm3, 0.2444845361 t, 64.7884020619.

  $ with 'method: measured, concentration: 200 g/Nm3, flue_gas_rate: 1000 Nm3/h, hours: 1000 h'
  bars: 2.73546
  $ with 'method: nitrous-oxide, concentration: 0.3 g/Nm3, flue_gas: 1000 kNm3'
  bars: 2.61496
  $ with 'method: nitrous-oxide, concentration: 0.3 g/Nm3, air: 1000 kNm3, oxygen: 3 %'
  bars: 2.6002484021

Anode effects: CWPB 0.143 * 0.4 min * 1,000 t = 57.2 kg CF4, 6.9212 kg C2F6: 379.236 + 76.82532 = 456.06132,
with ducts that collect 95 % 480.0645473684. Own slope: 41.6 kg, 275.808 + 2.08 kg * 11.1 = 298.896.

  $ with 'method: pfc-slope, technology: cwpb, anode_effect_minutes: 0.4 min, mass: 1000 t'
  bars: 2.99152132
  $ with 'method: pfc-slope, technology: cwpb, anode_effect_minutes: 0.4 min, mass: 1000 t, collection_efficiency: 95 %'
  bars: 3.0155245474
  $ with 'method: pfc-slope, slope: 0.104 kg/t/min, c2f6_share: 5 %, anode_effect_minutes: 0.4 min, mass: 1000 t'
  bars: 2.834356

Heat: 300 GJ * 56.1 / 0.9 = 18.7 in; 20 GJ of recovered heat at the same out, -1.2466666667; at 62 tCO2/TJ -1.24.

  $ with 'method: heat-import, energy: 300 GJ, fuel: natural-gas, efficiency: 90 %'
  bars: 2.55416
  $ with 'method: heat-export, energy: 20 GJ, fuel: natural-gas'
  bars: 2.5342133333
  $ with 'method: heat-export, energy: 20 GJ, emission_factor: 62 tCO2/TJ'
  bars: 2.53422
  $ with 'method: heat-import, energy: 300 GJ, fuel: natural-gas'
  tried.yaml:20:9: error: stream 'second': the emission factor of the heat is missing: give emission_factor in tCO2/TJ, which is that of the fuels where efficiency is given, too, or fuel and efficiency of the boiler
     20 |       - {name: second, method: heat-import, energy: 300 GJ, fuel: natural-gas}
        |         ^
  bars: the data of process 'lower' have errors

Waste gas, whatever the gas: 1 TJ in 56.1, out 56.1 * 0.667 = 37.4187; 100,000 Nm3 of 3 MJ/Nm3 in, 16.83.

  $ with 'method: waste-gas-import, energy: 1 TJ'
  bars: 2.59156
  $ with 'method: waste-gas-export, energy: 1 TJ'
  bars: 2.4980413
  $ with 'method: waste-gas-import, amount: 100 kNm3, net_calorific_value: 3 MJ/Nm3'
  bars: 2.55229

Electricity that is given away has the factor of its making: 100 MWh * 0.42 = 42 off. What is consumed is indirect and does not count for
steel; it stands beside, 0.042, or 0.01 of a direct line at 0.1.

  $ with 'method: electricity-export, energy: 100 MWh, emission_factor: 0.42 tCO2/MWh'
  bars: 2.49346
  $ with 'method: electricity-export, energy: 100 MWh' | head -n 1
  tried.yaml:20:9: error: stream 'second': exported electricity has the factor of its making, not that of the grid: give emission_factor in tCO2/MWh
     20 |       - {name: second, method: electricity-export, energy: 100 MWh}
        |         ^
  bars: the data of process 'lower' have errors
  $ with 'method: electricity, energy: 100 MWh' && tail -n 1 out.csv | cut -d, -f14,21
  bars: 2.53546
  0,0.042
  $ with 'method: electricity, energy: 100 MWh, supply: direct-line, emission_factor: 0.1 tCO2/MWh' && tail -n 1 out.csv | cut -d, -f14,21
  bars: 2.53546
  0,0.01

Cogeneration of 1 TJ of gas. Efficiencies of the unit that are not known are 55 and 25 %: heat bears
(0.55 / 0.9) / (0.55 / 0.9 + 0.25 / 0.525) = 0.5620437956, 31.5306569343, power the other 24.5693430657, which is
indirect. Known, 400 and 350 GJ: (0.4 / 0.9) / (0.4 / 0.9 + 0.35 / 0.525) = 0.4, 22.44.

  $ unit='method: cogeneration, fuel: natural-gas, amount: 1 TJ, reference_heat_efficiency: 90 %, reference_electricity_efficiency: 52.5 %'
  $ with "$unit, part: heat"
  bars: 2.5669906569
  $ octroi emissions tried.yaml | grep cogeneration
  note: the efficiencies of the cogeneration unit are not known: those of the rules are taken (2019/331 Annex VII section
  $ with "$unit, part: electricity" && tail -n 1 out.csv | cut -d, -f21
  bars: 2.53546
  0.02456934306569343
  $ with "$unit, part: heat, net_heat: 400 GJ, net_electricity: 350 GJ"
  bars: 2.5579

A supplier's figures per tonne of nitrogen: nitric acid of 13.3 %, 5 * 0.133 * 1,100 = 731.5 direct, with 335.46
1,066.96, and 1 * 0.133 * 1.1 = 0.1463 indirect a tonne, which count for nitric acid.

  $ tried 's/{name: slab.*/{name: acid, good: "28080000", origin: CN, mass: 1100 t, content: 13.3 %, per_content: yes, see_direct: 5 tCO2e\/t, see_indirect: 1 tCO2e\/t, verified: yes}/' | sed -n '$p'
  bars: 1.06696
  $ tail -n 1 out.csv | cut -d, -f14
  0.1463

Less than nothing attributed counts as zero: gas of 56.1 * 10 * 0.667 = 374.187 t is given away, against
16.83 t of the boiler; 357.357 are added, and the slab's 2.2 t/t are left.

  $ tried 's/{name: oil.*/{name: gas, method: waste-gas-export, energy: 10 TJ}/'
  billet: 0.14586
  bars: 2.2
  $ octroi emissions tried.yaml | grep -e 'less than nothing was' -e 'less than nothing att'
  +  added where less than nothing was attributed    357.36
  note: process 'lower' would have less than nothing attributed to it: it counts as zero (Reg. (EU) 2023/956 Annex IV

Overvoltage: 1.16 * 10 mV / 94 * 50,000 / 1000 = 6.17021 t CF4, times 0.121 = 0.74660 t C2F6, together
6.17021 * 6630 + 0.74660 * 11100 = 49,195.72 t, with the boiler 49,229.38. Not each technology has one.

  $ tried 's/{name: fire.*/{name: cells, method: pfc-overvoltage, technology: cwpb, anode_effect_overvoltage: 10 mV, current_efficiency: 94 %, mass: 50000 t}/' | sed -n 1p
  billet: 49.2293834043
  $ tried 's/{name: fire.*/{name: cells, method: pfc-overvoltage, technology: vss, anode_effect_overvoltage: 10 mV, current_efficiency: 94 %, mass: 50000 t}/'
  tried.yaml:12:9: error: stream 'cells': overvoltage coefficients of PFC emissions has no row for technology vss
     12 |       - {name: cells, method: pfc-overvoltage, technology: vss, anode_effect_overvoltage: 10 mV, current_efficiency: 94 %, mass: 50000 t}
        |         ^
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]

Goods of a joint process: their own allocation counts only by an option, 1.1 * 0.975 * 0.065 = 0.0697125
beside 0.03705 + 1.1 * 1 = 1.13705.

  $ tried 's/  lower:$/&\n    joint: [{good: "72071114", route: E, mass: 1100 t}]/'
  billet: 0.14586
  bars: 2.53546
  $ octroi emissions tried.yaml --format csv | tail -n 1 | cut -d, -f16
  1.1370500000000001
  $ octroi emissions tried.yaml --option joint_process=whole_chain --format csv | tail -n 1 | cut -d, -f16
  1.2067625000000002
  $ octroi emissions tried.yaml | grep -c 'made and used up'
  1

A mix: (300 * 1.859 + 100 * 0) / 400 = 1.39425; who uses 100 t of it takes 139.425 t.

  $ mix='s/^processes:/precursors:\n  mix:\n    - {good: "72021120", origin: ZA, mass: 300 t}\n    - {good: "72021120", origin: "NO", mass: 100 t}\n&/; s/{name: scrap.*/&\n      - {name: mix, mass:'
  $ tried "$mix 100 t}/" | sed -n 1p
  billet: 0.285285
  $ tried "$mix 500 t}/"
  tried.yaml:19:9: error: 500 t of 'mix' are consumed, but 400 t were bought
     19 |       - {name: mix, mass: 500 t}
        |         ^
  remedy: look at the masses; stock from an earlier period is a purchase of its own
  billet: the data of process 'upper' have errors
  bars: 2.53546
  [1]
  $ tried "$mix 100 t}/; s/origin: ZA/origin: Zulu/"
  tried.yaml:11:34: error: origin 'Zulu': 'Zulu' is no known place
     11 |     - {good: "72021120", origin: Zulu, mass: 300 t}
        |                                  ^
  remedy: octroi show countries WORD finds codes
  billet: 'mix', which it consumes, is not computed
  bars: 2.53546
  [1]

Processes that feed each other. Per tonne, p takes 0.1 of q, q takes 0.4 of p:
p = 0.2 + 0.1 q, q = 0.2 + 0.4 p, so p (1 - 0.04) = 0.2 + 0.02, p = 0.22 / 0.96 = 0.2291667 and
q = 0.2 + 0.4 * 0.2291667 = 0.2916667. Allocation, alike: 0.063375 + 0.0063375 = 0.0697125, over 0.96
= 0.0726172, and 0.063375 + 0.4 * 0.0726172 = 0.0924219. r is outside of the ring.

  $ cat >ring.yaml <<'END'
  > octroi: 1
  > kind: installation
  > scheme: eu-cbam
  > country: TR
  > period: 2026
  > processes:
  >   one:
  >     streams: [{name: gas, method: combustion, amount: 1000 MWh, emission_factor: 0.2 tCO2/MWh}]
  >     precursors: [{name: q, mass: 100 t}, {name: scrap, good: "72044990", mass: 1500 t}]
  >     goods: [{name: p, good: "72071114", route: E, mass: 1000 t}]
  >   two:
  >     streams: [{name: gas, method: combustion, amount: 500 MWh, emission_factor: 0.2 tCO2/MWh}]
  >     precursors: [{name: p, mass: 200 t}, {name: scrap, good: "72044990", mass: 500 t}]
  >     goods: [{name: q, good: "72071116", route: E, mass: 500 t}]
  >   three:
  >     streams: [{name: gas, method: combustion, amount: 1000 MWh, emission_factor: 0.2 tCO2/MWh}]
  >     precursors: [{name: scrap, good: "72044990", mass: 1500 t}]
  >     goods: [{name: r, good: "72071114", route: E, mass: 1000 t}]
  > END
  $ octroi emissions ring.yaml | grep '^[pqr] *7207'
  p     7207 11 14  1,000.00   0.2292    0.0000    0.2292      0.0726      0.1565      1.2111   1.0546
  q     7207 11 16    500.00   0.2917    0.0000    0.2917      0.0924      0.1992      1.2111   1.0119
  r     7207 11 14  1,000.00   0.2000    0.0000    0.2000      0.0634      0.1366      1.2111   1.0745

When all of p goes into q and all of q into p, nothing is left to carry the emissions.

  $ sed 's/{name: q, mass: 100 t}/{name: q, mass: 500 t}/; s/{name: p, mass: 200 t}/{name: p, mass: 1000 t}/' ring.yaml >closed.yaml
  $ computed closed.yaml
  closed.yaml:7:3: error: 'one' and 'two' use up each other's goods: none are left to carry emissions
      7 |   one:
        |   ^
  remedy: look at the masses that go round and at those that are made
  p: the data of process 'one' have errors
  q: the data of process 'two' have errors
  r: 0.2
  [1]
  $ sed '/^  one/,/^  two/s/{name: q, mass: 100 t}/{name: p, mass: 1000 t}/; s/{name: p, mass: 200 t}, //' ring.yaml >own.yaml
  $ computed own.yaml
  own.yaml:7:3: error: 'one' uses up its own goods: none are left to carry emissions
      7 |   one:
        |   ^
  remedy: look at the masses that go round and at those that are made
  p: the data of process 'one' have errors
  q: 0.2
  r: 0.2
  [1]

Goods of other documents: 768 t of p of the ring above, 220 / 0.96 kg each, are 176 t, and 200 t are of
fuel: 376 t for 720 t of rod, 0.5222222.

  $ cat >mill.yaml <<'END'
  > octroi: 1
  > kind: installation
  > scheme: eu-cbam
  > country: TR
  > period: 2026
  > processes:
  >   mill:
  >     streams: [{name: gas, method: combustion, amount: 1000 MWh, emission_factor: 0.2 tCO2/MWh}]
  >     precursors: [{name: bought, document: ring.yaml, product: p, mass: 768 t, verified: yes}]
  >     goods: [{name: rod, good: "72142000", route: E, mass: 720 t}]
  >   other:
  >     streams: [{name: gas, method: combustion, amount: 1000 MWh, emission_factor: 0.2 tCO2/MWh}]
  >     precursors: [{name: scrap, good: "72044990", mass: 1500 t}]
  >     goods: [{name: s, good: "72071114", route: E, mass: 1000 t}]
  > END
  $ changed() { sed "$1" mill.yaml >changed.yaml; computed changed.yaml; }
  $ changed ''
  rod: 0.5222222222
  s: 0.2
  $ changed 's/product: p/product: r2/'
  changed.yaml:9:63: error: 'ring.yaml' makes no 'r2'
      9 |     precursors: [{name: bought, document: ring.yaml, product: r2, mass: 768 t, verified: yes}]
        |                                                               ^
  remedy: did you mean 'r'?
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ changed 's/product: p, //'
  changed.yaml:9:18: error: which good of 'ring.yaml' is meant is not said
      9 |     precursors: [{name: bought, document: ring.yaml, mass: 768 t, verified: yes}]
        |                  ^
  remedy: add product: the name of the good there
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]

Of p the ring uses 200 t itself: 801 t are more than is left. All who take it count together, in mixes and by
themselves, here and in other documents.

  $ changed 's/mass: 768 t/mass: 801 t/'
  changed.yaml:9:18: error: 1001 t of 'p' are consumed, but 1000 t were made in 'ring.yaml'
      9 |     precursors: [{name: bought, document: ring.yaml, product: p, mass: 801 t, verified: yes}]
        |                  ^ with what its own plant uses of it, and all others
  remedy: look at the masses; stock from an earlier period is a purchase of its own
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ changed 's/precursors: .{\(.*\)}.$/precursors: [{\1}, {\1}]/; s/768 t, verified: yes}, {name: bought/400 t, verified: yes}, {name: more/; s/768 t/401 t/' 2>&1 | grep -v '|'
  changed.yaml:9:95: error: 1001 t of 'p' are consumed, but 1000 t were made in 'ring.yaml'
  remedy: look at the masses; stock from an earlier period is a purchase of its own
  changed.yaml:11:3: warning: process 'other' makes 1000 t of goods from 3000 t of precursors and scrap
  remedy: is less than half of it sold, or does a mass have the wrong unit? if this is right, say why: mass_reason: …
  rod: the data of process 'mill' have errors
  s: 0.2

Another plant takes 400 t; its rod carries (200 + 400 * 0.2291667) / 720 = 0.4050926. A mix of 9 t of it and 400 t of
p is (3.6458333 + 91.6666667) / 409 = 0.2330379, of which 360 t are 83.8936430: 283.8936430 / 720 = 0.3942967.

  $ sed 's/768 t/400 t/; s/^  mill:/&\n    mass_reason: coated/' mill.yaml >half.yaml
  $ for mass in 400 401; do
  >   changed "s/^processes:/precursors:\n  mix: [{document: half.yaml, product: rod, mass: 9 t, verified: yes}, {document: ring.yaml, product: p, mass: $mass t, verified: yes}]\n&/
  >     s/{name: bought.*}/{name: mix, mass: 360 t}, {name: scrap, good: \"72044990\", mass: 500 t}/" 2>&1 | grep -v '|'; done
  rod: 0.3942967264
  s: 0.2
  changed.yaml:7:72: error: 1001 t of 'p' are consumed, but 1000 t were made in 'ring.yaml'
  remedy: look at the masses; stock from an earlier period is a purchase of its own
  rod: 'mix', which it consumes, is not computed
  s: 0.2
  $ changed 's/ring.yaml/rings.yaml/'
  changed.yaml:9:43: error: cannot open 'rings.yaml': No such file or directory
      9 |     precursors: [{name: bought, document: rings.yaml, product: p, mass: 768 t, verified: yes}]
        |                                           ^
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ changed 's/, verified: yes//'
  changed.yaml:9:18: error: whether the figures of 'bought' are verified is not said
      9 |     precursors: [{name: bought, document: ring.yaml, product: p, mass: 768 t}]
        |                  ^
  remedy: add verified: yes if an accredited verifier has confirmed them; verified: no takes the default value
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ changed 's/ring.yaml, product: p/closed.yaml, product: p/'
  closed.yaml:7:3: error: 'one' and 'two' use up each other's goods: none are left to carry emissions
      7 |   one:
        |   ^
  remedy: look at the masses that go round and at those that are made
  changed.yaml:9:18: error: precursor 'bought': the data of process 'one' have errors
      9 |     precursors: [{name: bought, document: closed.yaml, product: p, mass: 768 t, verified: yes}]
        |                  ^
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]

What the other document tells of its good is not said again: neither its origin, which could make it zero,
nor its code, nor figures.

  $ changed 's/product: p/&, origin: "NO"/'
  changed.yaml:9:66: error: 'origin' cannot be said of a good of another document
      9 |     precursors: [{name: bought, document: ring.yaml, product: p, origin: "NO", mass: 768 t, verified: yes}]
        |                                                                  ^
  remedy: take it out: 'ring.yaml' tells it; the purchase says name, mass, verified, evidence and note
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ changed 's/product: p/&, good: "72044990", see_direct: 0.1 tCO2e\/t, sefa: 1 tCO2e\/t, period: 2026, per_content: yes/' 2>errors
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]
  $ grep -o "error: '.*" errors
  error: 'good' cannot be said of a good of another document
  error: 'see_direct' cannot be said of a good of another document
  error: 'sefa' cannot be said of a good of another document
  error: 'period' cannot be said of a good of another document
  error: 'per_content' cannot be said of a good of another document
  $ changed 's/mass: 768 t/masse: 768 t/' 2>&1 | grep remedy
  remedy: did you mean 'mass'?
  $ changed 's/verified: yes/&, evidence: delivery notes, note: by rail/'
  rod: 0.5222222222
  s: 0.2

Documents that are precursors of each other: the ring is named.

  $ sed 's/document: ring.yaml, product: p/document: second.yaml, product: rod/' mill.yaml >first.yaml
  $ sed 's/document: ring.yaml, product: p/document: first.yaml, product: rod/' mill.yaml >second.yaml
  $ computed first.yaml
  second.yaml:9:43: error: installations cannot be precursors of each other: first.yaml -> second.yaml -> first.yaml
      9 |     precursors: [{name: bought, document: first.yaml, product: rod, mass: 768 t, verified: yes}]
        |                                           ^
  remedy: one of them must take the other's goods on default values or on a statement
  first.yaml:9:18: error: precursor 'bought': the data of process 'mill' have errors
      9 |     precursors: [{name: bought, document: second.yaml, product: rod, mass: 768 t, verified: yes}]
        |                  ^
  rod: the data of process 'mill' have errors
  s: 0.2
  [1]

Documents that several others take from are computed once: of 24 storeys with two plants each, of which every one
takes 600 t from both plants below and makes 1,200 t with 200 tCO2 of its own, the topmost carry 25 * 200 / 1,200.

  $ mkdir tower
  $ for storey in $(seq 0 24); do for side in a b; do
  >   { printf 'octroi: 1\nkind: installation\nscheme: eu-cbam\ncountry: TR\nperiod: 2026\nprocesses:\n  furnace:\n'
  >     printf '    streams: [{name: gas, method: combustion, amount: 1000 MWh, emission_factor: 0.2 tCO2/MWh}]\n    precursors:\n'
  >     [ "$storey" = 0 ] && printf '      - {name: scrap, good: "72044990", mass: 1200 t}\n'
  >     [ "$storey" = 0 ] || for below in a b; do
  >       printf '      - {name: of %s, document: %s%s.yaml, product: billet, mass: 600 t, verified: yes}\n' $below $below $((storey - 1)); done
  >     printf '    goods: [{name: billet, good: "72071114", route: E, mass: 1200 t}]\n'
  >   } >"tower/$side$storey.yaml"; done; done
  $ computed tower/a24.yaml
  billet: 4.1666666667

A head that is not understood leaves nothing to compute: of the country, the processes, the kind.

  $ tried 's/country: TR/country: Turkland/'
  tried.yaml:5:10: error: country 'Turkland': 'Turkland' is no known place
      5 | country: Turkland
        |          ^
  remedy: octroi show countries WORD finds codes
  [2]
  $ tried '/^country/d'
  tried.yaml:1:1: error: an installation needs its country: country: CODE
      1 | octroi: 1
        | ^
  [2]
  $ tried '/^scheme/d'
  tried.yaml:1:1: error: by which scheme's rules the installation is to be computed is not said
      1 | octroi: 1
        | ^
  remedy: give --scheme ID, or write scheme: ID into the document
  [2]
  $ tried 's/period: 2026$/period: 2026..2027/'
  tried.yaml:6:9: error: a period of production is a calendar year, or a part of one
      6 | period: 2026..2027
        |         ^
  remedy: write period: 2026, or 2026-04-01..2026-12-31 for a plant that began within the year
  [2]
  $ tried 's/^title:/titel:/'
  tried.yaml:3:1: error: unknown key 'titel' in an installation
      3 | titel: Two furnaces
        | ^
  remedy: did you mean 'title'?
  [2]
  $ tried '/^streams:/,$d'
  tried.yaml:1:1: error: the installation has no processes
      1 | octroi: 1
        | ^
  remedy: add processes: {NAME: {streams: [], precursors: [], goods: []}}
  [2]
  $ tried 's/kind: installation/kind: test/'
  tried.yaml:2:7: error: this is no installation document
      2 | kind: test
        |       ^
  remedy: write kind: installation; octroi emissions --new prints an empty one
  [2]
  $ : >empty.yaml
  $ octroi emissions empty.yaml
  empty.yaml:1:1: error: the document is empty
  [2]
