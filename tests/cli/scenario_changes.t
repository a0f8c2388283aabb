What variants of a scenario may change beside figures: which schemes charge where, who belongs to whom, what lines say.

Certificates of 500 t of profiles from Türkiye in 2027 and 2028: 1,535.425 and 1,759.80; of 1,000 t of coil from China
2,522.90 and 2,910.10 (derived in scenario.t); the price carried forward is 82.32 EUR.

  $ printf 'origin,destination,good,mass\nTR,DE,76042990,500\nCN,FR,72083900,1000\nCN,GB,72083900,1000\n' > flows.csv
  $ head() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2027..2028\nvariants:\n  - {name: law}\n'; }
  $ charges() { octroi run s.yaml --format csv "$@" | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin):
  >     if r["level"] == "total": print(r["variant"], r["scheme"], r["year"], r["net_charge"] and "%.2f" % float(r["net_charge"]))'; }

A scheme that is repealed charges nothing from then on; the two lines are out of scope. 4,058.325 x 82.32 = 334,081.31;
4,669.90 x 82.32 = 384,426.17.

  $ (head; echo '  - {name: ended, changes: [{repeal: eu-cbam, from: 2028}]}') > s.yaml
  $ charges | grep -e eu-cbam
  law eu-cbam 2027 334081.31
  law eu-cbam 2028 384426.17
  ended eu-cbam 2027 334081.31
  ended eu-cbam 2028 0.00

  $ octroi run s.yaml --format csv | python3 -c 'import csv, sys
  > print([(r["year"], r["out_of_scope"]) for r in csv.DictReader(sys.stdin) if r["variant"] == "ended" and r["scheme"] == "eu-cbam"])'
  [('2027', '0'), ('2028', '2')]

A place that joins the customs territory sends goods free of charge from then on: 2,522.90 x 82.32 = 207,685.13 in 2027. Who joins the
Union joins it, too. One that leaves it is no border of the EU any more: 1,535.425 x 82.32 = 126,396.19.

  $ (head; echo '  - {name: joined, changes: [{join: TR, group: EU_customs_territory, from: 2027}]}'; echo '  - {name: acceded, changes: [{join: TR, group: EU, from: 2027}]}'; echo '  - {name: left, changes: [{leave: France, group: EU_customs_territory, from: 2027}]}') > s.yaml
  $ charges | grep -e eu-cbam | grep 2027
  law eu-cbam 2027 334081.31
  joined eu-cbam 2027 207685.13
  acceded eu-cbam 2027 207685.13
  left eu-cbam 2027 126396.19
  $ (head; echo '  - {name: joined, changes: [{join: DE, group: EU_customs_territory, from: 2027}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:30: error: this change alters nothing: Germany is in Customs territory of the European Union from then on
      8 |   - {name: joined, changes: [{join: DE, group: EU_customs_territory, from: 2027}]}
        |                              ^
  remedy: take it out
  [2]
  $ (head; echo '  - {name: joined, changes: [{join: TR, group: EU_custom_territory, from: 2027}, {join: Turkeyland, group: EU, from: 2027}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:30: error: there is no group of places 'EU_custom_territory'
      8 |   - {name: joined, changes: [{join: TR, group: EU_custom_territory, from: 2027}, {join: Turkeyland, group: EU, from: 2027}]}
        |                              ^
  remedy: did you mean 'EU_customs_territory'?
  s.yaml:8:82: error: 'Turkeyland': 'Turkeyland' is no known place
      8 |   - {name: joined, changes: [{join: TR, group: EU_custom_territory, from: 2027}, {join: Turkeyland, group: EU, from: 2027}]}
        |                                                                                  ^
  [2]
  $ (head; echo '  - {name: joined, changes: [{join: TR, group: EU}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:30: error: such a change needs 'from'
      8 |   - {name: joined, changes: [{join: TR, group: EU}]}
        |                              ^
  remedy: write {join: PLACE, group: GROUP, from: 2027}
  [2]

A scheme that charges at any border may be meant for some: 1,000 t x 2 tCO2e/t x 25 USD = 50,000 in the United Kingdom alone.

  $ (head | sed 's/file: flows.csv/file: flows.csv, given: {see_direct: 2}/'; cat <<'END'
  >   - name: some
  >     changes:
  >       - {enact: international-uniform_border_adjustment, at: [GB]}
  >       - {set: international-uniform_border_adjustment.price, to: 25}
  >       - {option: international-uniform_border_adjustment.rebate, choose: none}
  > END
  > ) > s.yaml; charges | grep uniform
  some international-uniform_border_adjustment 2027 50000.00
  some international-uniform_border_adjustment 2028 50000.00
  $ (head; echo '  - {name: some, changes: [{enact: international-uniform_border_adjustmen, at: [GB]}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:28: error: there is no document 'international-uniform_border_adjustmen' in the rulebook
      8 |   - {name: some, changes: [{enact: international-uniform_border_adjustmen, at: [GB]}]}
        |                            ^
  remedy: did you mean 'international-uniform_border_adjustment'?
  [2]
  $ (head; echo '  - {name: some, changes: [{enact: eu-ets}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:28: error: 'eu-ets' is no border adjustment but of kind carbon-price
      8 |   - {name: some, changes: [{enact: eu-ets}]}
        |                            ^
  remedy: octroi show schemes lists them
  [2]

What lines say that do not say it themselves: with 1 tCO2e/t of verified emissions and an allocation of 0.5 instead of default
values, 1,500 t x 0.5 x 82.32 = 61,740 EUR in 2027; in 2028 the allocation is worth 0.9 / 0.95 of it: 1,500 x (1 - 0.473684) x
82.32 = 64,989.47. An input that no scheme has is an error.

  $ (head; echo '  - {name: own, changes: [{give: basis, value: actual}, {give: see_direct, value: 1}, {give: sefa, value: 0.5}, {give: sefa_year, value: 2027}]}') > s.yaml; charges | grep own
  own eu-cbam 2027 61740.00
  own eu-cbam 2028 64989.47
  own gb-cbam 2027
  own gb-cbam 2028
  $ (head; echo '  - {name: own, changes: [{give: see_directly, value: 1}]}') > s.yaml; octroi run s.yaml
  s.yaml:8:27: error: 'see_directly' is no input of the schemes that charge (give see_directly)
      8 |   - {name: own, changes: [{give: see_directly, value: 1}]}
        |                           ^
  remedy: did you mean 'see_direct'?
  [2]

Figures of the command line hold in all variants, behind those of the document: 4,058.325 x 50 = 202,916.25.

  $ (head; echo '  - {name: dear, changes: [{set: eu-cbam.certificate_price, to: 100}]}') > s.yaml; charges --set eu-ets.price=50 --year 2027 | grep eu-cbam
  s.yaml:8:28: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
      8 |   - {name: dear, changes: [{set: eu-cbam.certificate_price, to: 100}]}
        |                            ^
  octroi: --set 'eu-ets.price=50': it is set here
  law eu-cbam 2027 202916.25
  dear eu-cbam 2027 202916.25
  $ octroi run s.yaml --set eu-ets.prize=50
  octroi: --set 'eu-ets.prize=50': there is no series, quantity or column 'prize' to change in eu-ets; did you mean 'price'?
  [2]

# goods of a list, by category

A model charge of 10 USD on 2 tCO2e of each tonne of any good: 20 USD a tonne. Of the list of APEC are modules (renewable energy,
REP) and filters for water (WAT); coil is not.

  $ printf 'origin,destination,good,mass,value_usd\nCN,IN,85414300,100,5000\nCN,IN,84212100,10,900\nCN,IN,72083900,1000,600\nCN,KR,85414300,1,50\n' > flows.csv
  $ cat > s.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Green goods
  > flows: {file: flows.csv, list: goods-apec_2012, given: {see_direct: 2}}
  > scheme: international-uniform_border_adjustment
  > horizon: 2027
  > by: [category]
  > changes:
  >   - {set: international-uniform_border_adjustment.price, to: 10}
  >   - {option: international-uniform_border_adjustment.scope, choose: all_goods}
  >   - {option: international-uniform_border_adjustment.rebate, choose: none}
  > END
  $ octroi run s.yaml | sed -n '/^2027/,/^total/p'
  2027  111.00     222.00  2,220.00  20.00     37.31      10.00

  2027
  category    mass  emissions    charge  per t  of value
                 t      tCO2e       USD  USD/t         %
  REP       101.00     202.00  2,020.00  20.00     40.00
  WAT        10.00      20.00    200.00  20.00     22.22
  total     111.00     222.00  2,220.00  20.00     37.31
  $ octroi run s.yaml --by destination,category --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["level"], r["destination"], r["category"], r["net_charge"])'
  octroi: 1 of 4 rows left out: not on the list goods-apec_2012
  octroi: goods list: APEC List of Environmental Goods (2012), 54 codes of HS2007; of the codes of 3 lines only a part is on the list: they are not left out
  total   2220
  cell IN REP 2000
  cell IN WAT 200
  cell KR REP 20
  $ sed -i 's/list: goods-apec_2012/list: goods-apec/' s.yaml; octroi run s.yaml
  octroi: flows.list 'goods-apec': there is no such list of goods; did you mean 'goods-cleg'?
  [2]
  $ sed -i 's/list: goods-apec/list: goods-wto_427/' s.yaml; octroi run s.yaml
  octroi: flows.list 'goods-wto_427': the list of 427 six-digit codes was not found in public; only its categories are known; octroi show lists names lists whose codes are known
  [2]
  $ sed -i 's/list: goods-wto_427, //' s.yaml; octroi run s.yaml
  s.yaml:7:5: error: by 'category': flows cannot be told apart by that
      7 | by: [category]
        |     ^
  remedy: categories are those of a list of goods: write flows: {list: ID}; octroi show lists names them
  [2]

# what the model of intensities says

The median value of a tonne is 2,500 USD (of four lines, three at 2,500 and one at 0.01). At it the model's sector figure makes
157,745.8 kg of the 100 t; at 100 EUR 15,774.58. A line that says its own keeps it: 100 t x 3 x 100 = 30,000.

  $ printf 'origin,destination,good,mass,value_usd,see_direct\nCN,DE,85414300,100,250000,\nCN,FR,85414300,100,250000,\nCN,NL,85414300,100,250000,\nCN,ES,85414300,100,1,3\n' > flows.csv
  $ cat > s.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Modules
  > flows: {file: flows.csv}
  > scheme: eu-any_goods
  > horizon: 2028
  > intensity: {year: 2022}
  > changes: [{give: widened, value: "yes"}, {set: eu-any_goods.certificate_price, to: 100}]
  > END
  $ octroi intensity --from CN --good 85414300 --value 250000USD --mass 100 --year 2022 --format csv | python3 -c 'import csv, sys
  > r = next(csv.DictReader(sys.stdin)); print(r["tier"], round(float(r["figure"]) * 100 * 100, 2))'
  5 15774.58
  $ octroi run s.yaml --by destination --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["level"], r["destination"], round(float(r["net_charge"]), 2))'
  octroi: outliers: 1 of 4 lines that could be compared, 100.00 of 400.00 t: the value of a tonne is less than 1/10 or more than 10 times the median of its code; computed as they are
  total  77323.75
  cell DE 15774.58
  cell FR 15774.58
  cell NL 15774.58
  cell ES 30000.0

# by groups of places

China and Türkiye are of upper middle income, India of lower middle income by the classification of July 2025; Mozambique is among
the least developed.

  $ printf 'origin,destination,good,mass\nTR,DE,76042990,500\nCN,DE,72083900,1000\nIN,DE,72083900,100\nMZ,DE,76042990,100\n' > flows.csv
  $ head | sed '/^variants/d; /name: law/d; s/2027..2028/2027/' > s.yaml
  $ octroi run s.yaml --by origin.income,origin.LDC --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin): print(r["level"], r["origin.income"], r["origin.LDC"], r["lines"])'
  total   4
  cell income_upper_middle no 2
  cell income_lower_middle no 1
  cell income_low yes 1
  $ octroi run s.yaml --by origin.incomes
  octroi: --by 'origin.incomes': there is no group of places or union of them 'incomes'
  [2]
  $ octroi run s.yaml --by good.income
  octroi: --by 'good.income': flows cannot be told apart by that; it takes columns of the file that are inputs, such as origin or good, flow_year, and quantities that are codes, such as sector
  [2]

Who joins a customs union leaves another; who leaves a group that it is not in leaves nothing. A border that is none is told, and groups
of places are borders.

  $ printf 'good,origin,destination,mass_t\n72083900,KZ,DE,100\n72083900,RU,US,100\n' > k.csv
  $ asked () { printf 'octroi: 1\nkind: scenario\nflows: {file: k.csv}\nhorizon: 2027\nby: [%s]\nvariants: [{name: a, changes: [%s]}]\n' "$1" "$2" > k.yaml; octroi run k.yaml --format csv; }
  $ asked origin.EAEU,origin.EU_customs_territory '{join: KZ, group: EU, from: 2027}' | cut -d, -f2,4-8 | grep cell
  eu-cbam,cell,no,yes,1,0
  $ asked origin.EU_ETS '{leave: KZ, group: EU, from: 2027}'
  k.yaml:6:32: error: this change alters nothing: Kazakhstan is not in European Union from then on
      6 | variants: [{name: a, changes: [{leave: KZ, group: EU, from: 2027}]}]
        |                                ^
  remedy: take it out
  [2]
  $ asked destination '{enact: international-uniform_border_adjustment, at: [OECD]}' | cut -d, -f2,4-7 | grep cell
  eu-cbam,cell,DE,1,1
  international-uniform_border_adjustment,cell,DE,1,0
  international-uniform_border_adjustment,cell,US,1,0
  $ asked destination '{enact: international-uniform_border_adjustment, at: [US, nope]}'
  k.yaml:6:90: error: 'nope': 'nope' is no known place
      6 | variants: [{name: a, changes: [{enact: international-uniform_border_adjustment, at: [US, nope]}]}]
        |                                                                                          ^
  [2]

The scope of a scheme is widened to a list of goods: cells (8541 43) are on it, shirts are not. 100 t of 2 t each at 82.32 EUR, all of
them charged, are 16,464 EUR; steel costs what it costs by law, 1,000 x (4.1431 - 0.9 x 1.370) x 82.32 = 239,559.43 EUR.

  $ printf 'origin,destination,good,mass_t\nCN,DE,72083900,1000\nCN,DE,85414300,100\nCN,DE,61091000,100\n' > wide.csv
  $ cat > wide.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: wide.csv, given: {see_direct: 2}}
  > horizon: 2028
  > by: [good]
  > changes: [{give: widened, value: "yes"}]
  > variants:
  >   - {name: all, changes: [{enact: eu-any_goods}]}
  >   - {name: green, changes: [{enact: eu-any_goods, list: goods-cleg}]}
  > END
  $ octroi run wide.yaml --format csv | python3 -c 'import csv, sys
  > for r in csv.DictReader(sys.stdin):
  >     if r["level"] == "cell" and r["scheme"] == "eu-any_goods": print(r["variant"], r["good"], r["net_charge"][:8])'
  all 72083900 239559.4
  all 85414300 16464
  all 61091000 16464
  green 85414300 16464
  $ sed 's/goods-cleg/goods-clegg/' wide.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:9:57: error: list 'goods-clegg': there is no such list of goods
      9 |   - {name: green, changes: [{enact: eu-any_goods, list: goods-clegg}]}
        |                                                         ^
  remedy: did you mean 'goods-cleg'?
  [2]
  $ octroi check slip.yaml 2>&1 | sed -n 1p
  slip.yaml:9:57: error: list 'goods-clegg': there is no such list of goods
  $ sed 's/enact: eu-any_goods, list/repeal: eu-cbam, list/' wide.yaml > slip.yaml; octroi run slip.yaml
  slip.yaml:9:53: error: a scheme is repealed for all its goods
      9 |   - {name: green, changes: [{repeal: eu-cbam, list: goods-cleg}]}
        |                                                     ^
  [2]

# rules that change within a year

1,000 t of 7208 39 00 from China in 2029: default value 3.187 with the mark-up of 30 % 4.1431 tCO2e/t, benchmark 1.370 x 0.775 =
1.06175; charged are 3.08135 tCO2e/t at 82.32 EUR, 253.66 EUR/t. Repealed from July on, it charges on 181 of 365 days: 1,000 t x
181 / 365 = 495.89 t, 125,785.94 EUR, a tonne as before. Of the value of
600,000 EUR 297,534.25 are charged, 42.28 % either way. The other 504.11 t are out of scope, and nothing but scope differs.

  $ printf 'origin,destination,good,mass,value_eur\nCN,FR,72083900,1000,600000\n' > one.csv
  $ cat > half.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Half a year
  > flows: {file: one.csv}
  > horizon: 2029
  > variants:
  >   - {name: law}
  >   - {name: half, changes: [{repeal: eu-cbam, from: 2029-07-01}]}
  > END
  $ octroi run half.yaml | sed -n '/^year/,/out of scope/p'
  year  variant      mass  emissions      charge   per t  of value      price
                        t      tCO2e         EUR   EUR/t         %  EUR/tCO2e
  2029  law      1,000.00   4,143.10  253,656.73  253.66     42.28      82.32
        half       495.89   2,054.52  125,785.94  253.66     42.28      82.32

    out of scope    half: lines for a part of the year, 504.11 t, 302,465.75 EUR, in 2029
  $ octroi run half.yaml --by origin --format csv | cut -d, -f1,4-6,8,13,15,21
  variant,level,origin,lines,exempt,computed_mass_t,out_of_scope_mass_t,value
  law,total,,1,0,1000,0,600000
  half,total,,1,0,495.8904109589041,504.10958904109594,297534.2465753425
  law,cell,CN,1,0,1000,0,600000
  half,cell,CN,1,0,495.8904109589041,504.10958904109594,297534.2465753425
  $ octroi run half.yaml --format json > half.json; octroi diff half.json --base law --reform half
  What moved the charge: law -> half
  eu-cbam, 2029, 1 cell

                  EUR  % of base
  base     253,656.73     100.00
  scope   -127,870.79     -50.41
  reform   125,785.94      49.59

The same in a file alone.

  $ octroi run one.csv --year 2029 --repeal eu-cbam@2029-07-01 | grep -e ^total -e 'out of scope'
  total      1  495.89   2,054.52      1,528.01  125,785.94
    out of scope    lines for a part of the year, 504.11 t
  $ octroi run one.csv --year 2029 --format json > law.json
  $ octroi run one.csv --year 2029 --repeal eu-cbam@2029-07-01 --format json > repealed.json
  $ octroi diff law.json repealed.json | tail -n 4
                  EUR  % of base
  base     253,656.73     100.00
  scope   -127,870.79     -50.41
  reform   125,785.94      49.59

And on a line: what is said for each tonne is of those that are charged.

  $ line() { octroi cost --from CN --to FR --good 72083900 --mass 1000 --year 2029 "$@"; }
  $ line --repeal eu-cbam@2029-07-01 | grep -e '^  charge' -e 'out-of-scope'
    charge                        253.66 EUR/t       125,785.94 EUR   due 2030-09-30
    From 2029-07-01 to 2029-12-31 out-of-scope: eu-cbam is repealed in this question from
  $ line --format json > law.json; line --repeal eu-cbam@2029-07-01 --format json > repealed.json
  $ grep -o '"shares": {[^}]*}' law.json repealed.json
  repealed.json:"shares": {"computed": 0.4958904109589041, "out-of-scope": 0.5041095890410959}
  $ octroi diff law.json repealed.json | tail -n 4
                  EUR  % of base
  base     253,656.73     100.00
  scope   -127,870.79     -50.41
  reform   125,785.94      49.59

The price of the UK's mechanism follows that of its allowances, where somebody says one: 1,000 t x 5 tCO2e/t x 60 GBP x (1 - 0.975)
are 7,500 GBP in 2027, of twice the price 15,000. At what the EU's cost, 100 EUR at 0.86, it is 10,750. What is not known stays so.

  $ printf 'origin,destination,good,mass\nCN,GB,76042990,1000\n' > gb.csv
  $ gb() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: gb.csv, given: {default_given: 5, baseline_given: 1}}\nhorizon: 2027\nchanges: [%s]\n' "$1" > s.yaml; charges 2>&1 | sed -n 1,2p; }
  $ grep -n '2027: 0.975' "$RULES"/gb/cbam.yaml | cut -d: -f2-
        2027: 0.975
  $ gb '{set: gb-ets.price, to: 60}'; gb '{set: gb-ets.price, to: 60}, {scale: gb-ets.price, by: 2}'; gb '{set: eu-ets.price, to: 100}, {link: gb-ets.price, with: eu-ets.price, rate: 0.86}'
  scenario gb-cbam 2027 7500.00
  scenario gb-cbam 2027 15000.00
  scenario gb-cbam 2027 10750.00
  $ gb '{scale: gb-ets.price, by: 2}'
  scenario gb-cbam 2027
  $ gb '{scale: gb-cbam.allowance_price, by: 2}'
  s.yaml:6:19: error: 'allowance_price' has no known value there that could be scaled
      6 | changes: [{scale: gb-cbam.allowance_price, by: 2}]

What is said on the command line holds in all variants, whatever these say; what would never be in force is refused.

  $ printf 'octroi: 1\nkind: scenario\nflows: {file: wide.csv}\nhorizon: 2029\nvariants:\n  - {name: half, changes: [{repeal: eu-cbam, from: 2029-07-01}]}\n  - {name: there, changes: [{enact: eu-any_goods, at: [FR]}]}\n' > all.yaml
  $ octroi run all.yaml --repeal eu-cbam@2029-01-01 --format csv 2>/dev/null | cut -d, -f1-2,5-6 | grep cbam
  half,eu-cbam,3,0
  there,eu-cbam,3,0
  $ octroi run all.yaml --enact eu-any_goods --format csv 2>/dev/null | cut -d, -f1-2,5-6 | grep any
  half,eu-any_goods,3,1
  there,eu-any_goods,3,1
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: wide.csv}\nhorizon: 2029\nchanges: [{repeal: eu-cbam, from: 2029-01-01}, {enact: eu-cbam, from: 2031-01-01}]\n' > pause.yaml; octroi run pause.yaml
  pause.yaml:5:48: error: each variant repeals 'eu-cbam' before it is enacted
      5 | changes: [{repeal: eu-cbam, from: 2029-01-01}, {enact: eu-cbam, from: 2031-01-01}]
        |                                                ^
  pause.yaml:5:11: the other stands here
  remedy: for a pause set its price to 0 on these days
  [2]
