Slips of the hand in an installation document: one message, at its place, with what to write.

Two processes that have nothing to do with each other but a boiler (derived in emissions.t).

  $ cat >two.yaml <<'EOF'
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
  > EOF

`told` changes it and prints what is said, without the line of the document.

  $ told() { sed "$1" two.yaml >tried.yaml; octroi emissions tried.yaml 2>&1 >/dev/null | sed '/^ /d'; }

Inside { } a comma begins another key: YAML reads `450` and a key `000 t`.

  $ told 's/mass: 1200 t/mass: 450,000 t/'
  tried.yaml:14:47: error: a comma separates keys here: '450,000 t'
  remedy: write 450000 t, without a sign between thousands, or 450.000 t if a decimal comma was meant
  $ told 's/mass: 1200 t/mass: 1,450,000 t/'
  tried.yaml:14:47: error: a comma separates keys here: '1,450,000 t'
  remedy: write 1450000 t, without a sign between thousands
  $ told 's/amount: 2000 GJ/amount: 55 kNm3, net_calorific_value: 36,5 MJ\/Nm3/'
  tried.yaml:12:99: error: a comma separates keys here: '36,5 MJ/Nm3'
  remedy: write 36.5 MJ/Nm3, with a point before the decimals
  $ told 's/upper: 60 %/upper: 60,5 %/'
  tried.yaml:8:88: error: a comma separates keys here: '60,5 %'
  remedy: write 60.5 %, with a point before the decimals

Outside { } the figure is whole, and says the same.

  $ told 's/- {name: scrap, good: "72044990", mass: 1200 t}/- name: scrap\n        good: "72044990"\n        mass: 450,000 t/'
  tried.yaml:16:15: error: mass '450,000 t': a comma could be a thousands sign or a decimal point
  remedy: write 450000 t, or 450.000 t if a decimal comma was meant

A colon without a blank belongs to the word.

  $ told 's/origin: CN/origin:CN/'
  tried.yaml:21:40: error: 'origin:CN' is one word: the colon has no blank behind it
  remedy: write a blank behind the colon: origin: CN
  $ told 's/country: TR/country:TR/'
  tried.yaml:5:1: error: 'country:TR' is one word: the colon has no blank behind it
  remedy: write a blank behind the colon: country: TR

A period in which the scheme does not apply: said once, not of each figure that has no value then.

  $ told 's/^period: .*/period: 2025/'
  tried.yaml:6:9: error: eu-cbam does not apply on 2025-01-01: it is in force from 2026-01-01
  remedy: look at the year of production; emissions of a year without rules are not computed
  $ told 's/^period: .*/period: 2199/'
  tried.yaml:6:9: error: eu-cbam: 2199-01-01 is outside 2023..2040, for which the rule is made
  remedy: look at the year of production; emissions of a year without rules are not computed

Units that are written otherwise, or not at all.

  $ amount() { told "s|amount: 2000 GJ|amount: $1|"; }
  $ amount '2000 KWh'
  tried.yaml:12:69: error: amount '2000 KWh': 'KWh' is not a unit
  remedy: did you mean '2000 kWh'?
  $ amount '2000 tonnes'
  tried.yaml:12:69: error: amount '2000 tonnes': 'tonnes' is not a unit
  remedy: did you mean '2000 t'?
  $ amount '450 000 t'
  tried.yaml:12:69: error: amount '450 000 t': something stands between its digits
  remedy: write 450000 t, without blanks or signs between thousands
  $ amount '"36,5 GJ"'
  tried.yaml:12:70: error: amount '36,5 GJ': a comma could be a thousands sign or a decimal point
  remedy: write 36.5 GJ if a decimal comma was meant
  $ amount '2000 GJ/t'
  tried.yaml:12:69: error: amount '2000 GJ/t': 'GJ/t' is not a measure in t, MWh, Nm3 or m3
  remedy: write t, MWh, Nm3 or m3 behind the figure, or a multiple

A standard cubic metre is not a normal one: no guess.

  $ amount '2000 Sm3'
  tried.yaml:12:69: error: amount '2000 Sm3': 'Sm3' is not a unit
  remedy: write t, MWh, Nm3 or m3 behind the figure, or a multiple; volumes of gas are written Nm3, at 0 degrees C and 1 atm
  $ told 's/1200 t/1200 tons/'
  tried.yaml:14:47: error: mass '1200 tons': 'tons' is not a unit
  remedy: did you mean '1200 t'?
  $ told "s/1200 t/1'200 t/"
  tried.yaml:14:47: error: mass '1'200 t': something stands between its digits
  remedy: write 1200 t, without blanks or signs between thousands

Emissions have units of their own, which masses are not.

  $ factor() { told "s|fuel: natural-gas, amount: 2000 GJ|amount: 2000 GJ, emission_factor: $1|"; }
  $ factor '56.1 kg/GJ'
  tried.yaml:12:76: error: emission_factor '56.1 kg/GJ': 'kg/GJ' is not a measure in tCO2/TJ, tCO2/t or tCO2/Nm3
  remedy: emissions are written tCO2 or kgCO2: did you mean '56.1 kgCO2/GJ'?
  $ factor '56.1 t/TJ'
  tried.yaml:12:76: error: emission_factor '56.1 t/TJ': 't/TJ' is not a measure in tCO2/TJ, tCO2/t or tCO2/Nm3
  remedy: emissions are written tCO2 or kgCO2: did you mean '56.1 tCO2/TJ'?
  $ factor '56.1'
  tried.yaml:12:76: error: '56.1': 'emission_factor' needs a figure and a unit that says what it measures
  remedy: write the unit behind the figure: tCO2/TJ, tCO2/t or tCO2/Nm3, or a multiple
  $ told 's/see_direct: 2 tCO2e/see_direct: 2 t/'
  tried.yaml:21:78: error: see_direct '2 t/t': 't/t' is not a measure in tCO2e/t
  remedy: emissions are written tCO2 or kgCO2: did you mean '2 tCO2/t'?

Shares of a hundred without their sign.

  $ amount '2000 GJ, carbon_content: 97'
  tried.yaml:12:94: error: carbon_content '97': must be at most 1
  remedy: write 97 % for 97 of a hundred
  $ told 's/upper: 60 %/upper: 50/'
  tried.yaml:8:88: error: a share of 50 is not between 0 and 1
  remedy: write 50 % for 50 of a hundred

What is lacking is asked for as a key, at its place: there are no options for it.

  $ sed 's/, route: E//' two.yaml >tried.yaml; octroi emissions tried.yaml | grep -A 2 'is unknown'
    The free allocation of billet is unknown: route is not given and matters for the table of
    benchmarks; at tried.yaml:16:9 write route: C, D or E (octroi show inputs route tells what they
    mean).
  $ octroi emissions tried.yaml --format json | python3 -c '
  > import json, sys
  > print(json.load(sys.stdin)["goods"][0]["sefa"]["reason"])'
  {'code': 'missing-input', 'text': 'route is not given and matters for the table of benchmarks; at tried.yaml:16:9 write route: C, D or E (octroi show inputs route tells what they mean)', 'source': None, 'choices': ['C', 'D', 'E']}
  $ told 's/method: combustion, fuel: gas-diesel-oil/fuel: gas-diesel-oil/' | cut -c 1-80
  tried.yaml:19:9: error: stream 'oil': method is not given
  remedy: write method: combustion, process, carbon-in, carbon-out, measured, nitr
  $ told '0,/route: E/s//route: Z/'
  tried.yaml:16:49: error: route 'Z': it can be A, B, C, D, E, F, G, H, J, K or L
  remedy: octroi show inputs route tells what they mean

A unit too small, kg for t: less than half of what went in is sold.

  $ told 's/route: E, mass: 1000 t/route: E, mass: 1000 kg/' | sort -u
  remedy: is less than half of it sold, or does a mass have the wrong unit? if this is right, say why: mass_reason: …
  tried.yaml:10:3: warning: process 'upper' makes 1 t of goods from 1200 t of precursors and scrap
  tried.yaml:17:3: warning: process 'lower' makes 1 t of goods from 1100 t of precursors and scrap
  $ told 's/goods:/mass_reason: a trial\n    &/; s/route: E, mass: 1000 t/route: E, mass: 1000 kg/'

Clinker does not come from less of it: 700 t * 0.94 + 300 t * 0.7 are 868 t. A kiln, which takes in
none, makes it; a purchase of cement counts by the content that it states.

  $ cat >mills.yaml <<'EOF'
  > octroi: 1
  > kind: installation
  > scheme: eu-cbam
  > country: TR
  > period: 2026
  > precursors:
  >   bought clinker:
  >     - {good: "2523100090", origin: TR, mass: 40 t}
  >     - {good: "2523100090", origin: EG, mass: 60 t}
  > processes:
  >   kiln:
  >     streams: [{name: gas, method: combustion, fuel: natural-gas, amount: 3000 GJ}]
  >     goods: [{name: clinker, good: "2523100090", route: A, mass: 800 t}]
  >   mills:
  >     precursors:
  >       - {name: clinker, mass: 760 t}
  >       - {name: bought clinker, mass: 50 t}
  >       - {name: old cement, good: "25232900", origin: TR, content: 50 %, mass: 100 t}
  >     goods:
  >       - {name: CEM I, good: "25232900", content: 94 %, mass: 700 t}
  >       - {name: CEM II, good: "25232900", content: 70 %, mass: 300 t}
  > EOF
  $ held() { sed "$1" mills.yaml >tried.yaml; octroi emissions tried.yaml 2>&1 >/dev/null | sed '/^ /d'; }
  $ held 's/mass: 760 t/mass: 768 t/'
  $ held ''
  tried.yaml:14:3: warning: process 'mills' makes goods that hold 868 t of clinker from precursors that hold 860
  remedy: is a mass or a content wrong, or one of precursors: missing? if this is right, say why: mass_reason: …
  $ held 's/^  mills:/&\n    mass_reason: stock of last year/'

Precursors that are no goods of the scheme are told of in one note; suppliers by origin and line.

  $ sed '/name: scrap/a\      - {name: lime, good: "25221000", mass: 10 t}\n      - {name: coke, good: "27040010", mass: 10 t}' two.yaml >tried.yaml
  $ octroi emissions tried.yaml --format json | python3 -c 'import json, sys; [print(n["text"]) for n in json.load(sys.stdin)["notes"]]'
  'scrap', 'lime' and 'coke' are no goods of the scheme and carry no emissions
  $ sed 's/origin: TR, mass: 40/origin: "NO", mass: 40/; s/origin: EG, mass: 60/origin: "IS", mass: 60/' mills.yaml >tried.yaml
  $ octroi emissions tried.yaml --format json 2>/dev/null | python3 -c 'import json, sys; [print(n["text"]) for n in json.load(sys.stdin)["notes"]]'
  '2523100090' (NO, line 8) and '2523100090' (IS, line 9) count as zero because of where they are from
  no default value for Türkiye: the table of other countries and territories is used

Why a purchase carries what it does: the steps of its default value, 3.169 * 1.1 = 3.4859, or what
was stated; of a mix the mean, (900 * 3.4859 + 200 * 2.1) / 1,100 = 3.233918182. Streams as they
were written; names keep their case.

  $ sed 's/, see_direct: 2 tCO2e.t.*verified: yes//; s/name: slab, good: "72071210", origin: CN, mass: 1100 t/name: slab mix, mass: 1100 t/; s/name: boiler/name: boiler B/
  >   s/^processes:/precursors:\n  slab mix:\n    - {good: "72071210", origin: CN, mass: 900 t}\n    - {name: Slab A, good: "72071210", origin: IN, mass: 200 t, see_direct: 2.1 tCO2e\/t, verified: yes}\n&/' two.yaml >mix.yaml
  $ cat >steps.py <<'EOF'
  > import json, sys
  > for s in json.load(sys.stdin)["steps"]:
  >     if sys.argv[1] in s["title"]: print(s["title"], "|", s["value"], "|", s["figures"] or s["detail"])
  > EOF
  $ steps() { octroi emissions "$1" --explain "$2" --format json | python3 steps.py "$3"; }
  $ steps mix.yaml bars 'line 11): D'
  72071210 (CN, line 11): Default value | total 3.169 tCO2e/t, direct 3.169 tCO2e/t, route C | origin China, good 7207 12 10 -> row origin CN, good 72071210
  72071210 (CN, line 11): Default value with mark-up | 3.4859 tCO2e/t | 3.169 * (1 + 0.1)
  72071210 (CN, line 11): Direct part of the default value | 3.4859 tCO2e/t | 3.4859 - 0
  $ steps mix.yaml bars 'Slab A (IN, line 12): D'
  Slab A (IN, line 12): Direct emissions | 2.1 tCO2e/t | as the supplier states them
  Slab A (IN, line 12): Default value | total 4.27 tCO2e/t, direct 4.27 tCO2e/t, route C | origin India, good 7207 12 10 -> row origin IN, good 72071210
  $ steps mix.yaml bars 'slab mix'
  slab mix: Mean of direct emissions | 3.233918182 tCO2e/t | (900 * 3.4859 + 200 * 2.1) / 1100
  slab mix: Mean of free allocation | 1.3299 tCO2e/t | (900 * 1.3299 + 200 * 1.3299) / 1100
  Precursor slab mix | 1.1 t/t | 1100 * 1 / 1000
  $ steps mix.yaml bars 'boiler B' | sed -n '1p;$p'
  boiler B: As written | combustion | fuel natural-gas, amount 1000 GJ
  boiler B: Share | 16.83 tCO2e | 0.3 * 56.1
  $ steps two.yaml billet scrap:
  scrap: Emissions | 0 tCO2e/t | no good of the scheme
  $ sed '/^  lower:/,$d' two.yaml | sed 's/, to: .*/}/' >sold.yaml
  $ sed 's/{name: slab, .*/{name: coil, document: sold.yaml, product: billet, mass: 900 t, verified: yes}/' two.yaml >takes.yaml
  $ steps takes.yaml bars coil: 2>/dev/null
  coil: Direct emissions | 0.1122 tCO2e/t | of 'billet' in sold.yaml
  coil: Free allocation | 0.063375 tCO2e/t | of 'billet' in sold.yaml
