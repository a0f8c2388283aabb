A scheme that is not law is applied only when it is asked for, beside those that are.

  $ line() { octroi cost --from CN --to DE --good 72083900 --mass 10 --value 6000USD "$@" | grep -v Why; }

Nobody asked: only the EU's.

  $ line --date 2026-03-02 | grep -c '^  charge'
  1

Both, in full and apart. The charge of the EU is that of the line without the other: 10 t at 2.1700 tCO2e/t and 75.36 EUR
(see cost.t); the club takes 3 % of 6,000 USD.

  $ line --date 2026-03-02 --enact international-climate-club --format csv | cut -d, -f2,4
  scheme,state
  eu-cbam,computed
  international-climate-club,computed
  $ line --date 2026-03-02 --enact international-climate-club | grep -e charge -e Also -e full
    charge                        163.53 EUR/t         1,635.27 EUR   due 2027-09-30
    Not charged if the importer's goods of this year stay at or below 50 t.
    Also charged at this border: international-climate-club; each is computed in full, no rule sets
    Also charged at this border: eu-cbam; each is computed in full, no rule sets one off against the

From a day on: before it, lines are out of its scope.

  $ line --date 2026-03-02 --enact international-climate-club@2026-07 | grep Out
    Out of scope: international-climate-club applies from 2026-07-01; --year 2027 computes the line as
  $ line --date 2026-08-02 --enact international-climate-club@2026-07 | grep USD
  6,000 USD of 7208 39 00 from China
    tariff                         0.03 USD/USD         180.00 USD

The same in files. (8,000 USD at 3 % are 240.)

  $ printf 'origin,destination,good,mass,value,date\nCN,DE,72083900,10,5000USD,2026-03-02\nCN,DE,72083900,10,8000USD,2026-08-02\n' > flows.csv
  $ octroi run --enact international-climate-club@2026-07 flows.csv --lines --format csv | cut -d, -f1,2,4
  line,scheme,state
  1,international-climate-club,out-of-scope
  2,international-climate-club,computed
  1,eu-cbam,computed
  2,eu-cbam,computed
  $ octroi run --enact international-climate-club@2026-07 flows.csv | grep -A5 'Climate club' | grep total | tr -s ' '
  total 1 10.00 240.00

# the command that asks for own data enacts as well; without, no scheme would charge there

  $ octroi cost --from CN --to NO --enact no-cbam --good 72083900 --mass 100 --date 2027-03-01 | grep 'own data'
    With your own data instead: octroi need --to NO --enact no-cbam --good 72083900 --basis actual
  $ octroi need --to NO --enact no-cbam --good 72083900 --basis actual --format csv | cut -d, -f1,2 | sed -n 2p
  no-cbam,date

# an option or series of one of several schemes: its id stands before the name

  $ both() { octroi cost --from CN --to US --good 2523100090 --mass 1000 --date 2027-06-01 --enact us-foreign_pollution_fee_2025@2027 \
  > --enact us-clean_competition_2025@2027 --value 50000USD --product-group cement --non-market yes --tier-rate 20% \
  > --entity-of-concern no --industry cement --baseline 0.8 --origin-average 0.9 "$@"; }

50,000 USD x 20 % x 2 = 20,000 USD; 1000 t x (0.9 - 0.9 x 0.8) x 65 USD = 11,700 USD

  $ both --set us-clean_competition_2025.price=65 --set us-clean_competition_2025.percentage=0.9 | grep -E '^  (fee|charge)'
    fee                           20.00 USD/t        20,000.00 USD
    charge                             11.70 USD/t        11,700.00 USD
  $ both --set percentage=0.9 --option stacking=highest
  octroi: --set 'percentage': no series of us-foreign_pollution_fee_2025 can be set by that name; these can be set: non_market_multiplier, concern_multiplier; --set SCHEME.percentage=... is for one scheme alone
  octroi: --option 'stacking': us-clean_competition_2025 has no such option; octroi show options lists them; --option SCHEME.stacking=... is for one scheme alone
  [2]
  $ both --set us-clean_competition_2025.percentag=0.9 --option us-foreign_pollution_fee_2025.stacking=highest
  octroi: --set 'us-clean_competition_2025.percentag=0.9': there is no series, quantity or column 'percentag' to change in us-clean_competition_2025; did you mean 'applicable_percentage'?
  [2]
  $ octroi cost --from CN --to NO --enact no-cbam --good 72083900 --mass 100 --date 2027-03-01 --set eu-cbam.price=80 2>&1 | grep warning
  octroi: warning: --set 'eu-cbam.price=80': eu-cbam is not asked here
A scheme that stands beside others at some borders only says that, whatever the order of the lines.

  $ printf 'origin,destination,good,mass,value,date\nCN,DE,72083900,10,5000USD,2026-08-02\nCN,GB,72083900,10,5000USD,2027-08-02\n' > borders.csv
  $ (head -1 borders.csv; tail -n +2 borders.csv | tac) > turned.csv
  $ for f in borders turned; do octroi run --enact international-climate-club $f.csv --format json | grep -o 'also charged[^;]*' | sort; done
  also charged at the border of some of these lines: eu-cbam, gb-cbam
  also charged at this border: international-climate-club
  also charged at the border of some of these lines: gb-cbam, eu-cbam
  also charged at this border: international-climate-club
  $ octroi run --enact rs-import-carbon-tax borders.csv 2>&1 >/dev/null | grep warning
  octroi: warning: --enact 'rs-import-carbon-tax': it charges at no destination of the file

# what cannot be enacted

  $ line --date 2026-03-02 --enact international-climat-club
  octroi: --enact 'international-climat-club': there is no such scheme; did you mean 'international-climate-club'? octroi show schemes lists them
  [1]
  $ line --date 2026-03-02 --enact eu-ets
  octroi: --enact 'eu-ets': it is no border adjustment, so nothing is charged
  [1]
  $ line --date 2026-03-02 --enact international-climate-club@soon
  octroi: --enact 'international-climate-club@soon': 'soon' is no day or year; write --enact international-climate-club@2027 or international-climate-club@2027-07-01
  [1]
  $ line --date 2026-03-02 --enact rs-import-carbon-tax 2>&1 | grep warning
  octroi: warning: --enact 'rs-import-carbon-tax': it does not charge at 'DE'

Where nothing else charges there is no answer.

  $ octroi cost --from CN --to JP --good 72083900 --mass 10 --date 2026-03-02 --enact rs-import-carbon-tax
  octroi: warning: --enact 'rs-import-carbon-tax': it does not charge at 'JP'
  octroi: --to 'JP': no scheme in force charges there; one that is not law is applied only when asked for: --scheme international-carbon_price_floor, international-uniform_border_adjustment, international-us_clean_competition_export or international-us_market_choice_export
  [2]
  $ line --date 2026-03-02 --enact international-climate-club@2027..2030
  octroi: --enact 'international-climate-club@2027..2030': '2027..2030' is no day or year; write --enact international-climate-club@2027 or international-climate-club@2027-07-01
  [1]

# from when what is no law would start

Norway consulted in 2025 on a start in 2027: goods of 2026 are not asked about, unless it is enacted from an earlier day.

  $ no() { octroi cost --from CN --to NO --good 72083900 --mass 100 "$@"; }
  $ no --scheme no-cbam --date 2026-05-02
  octroi: no-cbam does not apply on 2026-05-02: it is consulted from 2027-01-01; give a date from 2027-01-01 on
  [2]
  $ no --enact no-cbam@2026 --date 2026-05-02 --format csv | cut -d, -f2,4
  scheme,state
  no-cbam,computed
  $ octroi show timeline no-cbam --format csv | cut -d, -f1-3
  day,name,event
  2025-10-24,no-cbam,consulted
  2027-01-01,no-cbam,would start
  $ octroi show unknowns us-foreign_pollution_fee_2025 --format csv | sed -n 2p
  us-foreign_pollution_fee_2025,when it starts,six weeks after enactment

Who imports into a part of a country imports into the country: the fee of 50,000 USD at 20 % and twice that for a non-market
economy, 20,000 USD.

  $ octroi cost --from CN --to US-CA --enact us-foreign_pollution_fee_2025@2027 --good 2523100090 --mass 1000 --value 50000USD --date 2027-06-01 --product-group cement --non-market yes --tier-rate 20% --entity-of-concern no | grep -E '^  (fee|charge|Out)'
    Out of scope: 2523 10 00 90 is not electricity (California's programme).
    charge: 0.00 USD
    fee                           20.00 USD/t      20,000.00 USD

# without a scheme: from a day on, or altogether

2,328.08 EUR of 10 t in 2028 are derived in changes.t; of the year 182 of 366 days are before 1 July: 1,157.68 EUR,
as much for each tonne that is charged.

  $ without() { octroi cost --from CN --to DE --good 72083900 --mass 10 --price 80 "$@"; }
  $ without --date 2028-06-30 --repeal eu-cbam@2028-07 | grep '^  charge'
    charge                        232.81 EUR/t         2,328.08 EUR   due 2029-09-30
  $ without --date 2028-07-01 --repeal eu-cbam@2028-07 | grep -v Why
  EU Carbon Border Adjustment Mechanism                              scenario
  10 t of 7208 39 00 (Iron or non-alloy steel; flat-rolled products of a width of 600mm or more,
  hot-rolled, not clad, plated or coated: Of a thickness of less than 3 mm) from China

    Out of scope: eu-cbam is repealed in this question from 2028-07-01 on.
    charge: 0.00 EUR
  $ without --year 2028 --repeal eu-cbam@2028-07-01 | grep -e '^EU' -e '^  charge' -e repealed
  EU Carbon Border Adjustment Mechanism                              scenario
    charge                        232.81 EUR/t         1,157.68 EUR   due 2029-09-30
    From 2028-07-01 to 2028-12-31 out-of-scope: eu-cbam is repealed in this question from
  $ without --date 2026-03-02 --repeal eu-cbam | grep -e Out
    Out of scope: eu-cbam is repealed in this question.
  $ without --date 2028-07-01 --repeal eu-cbam --format csv | cut -d, -f2,4-7
  scheme,state,standing,reason_code,reason
  eu-cbam,out-of-scope,scenario,repealed,eu-cbam is repealed in this question

One may take the place of another, or come and go.

  $ octroi cost --from CN --to DE --good 72083900 --mass 10 --date 2026-08-02 --value 6000USD --repeal eu-cbam@2026-07 --enact international-climate-club@2026-07 --format csv | cut -d, -f2,4
  scheme,state
  eu-cbam,out-of-scope
  international-climate-club,computed
  $ for day in 2026-06-01 2026-08-01 2026-12-01; do octroi cost --from CN --to NO --good 72083900 --mass 10 --price 80 --enact no-cbam@2026-07 --repeal no-cbam@2026-10 --date $day --format csv | sed -n 2p | cut -d, -f2,4,6; done
  no-cbam,out-of-scope,not-in-force
  no-cbam,computed,
  no-cbam,out-of-scope,repealed

The same in files, which tell it, and kept in results.

  $ printf 'origin,destination,good,mass,date\nCN,DE,72083900,10,2028-06-30\nCN,DE,72083900,10,2028-07-01\n' > repealed.csv
  $ octroi run repealed.csv --price 80 --repeal eu-cbam@2028-07 --lines --format csv | cut -d, -f1,2,4-6
  line,scheme,state,standing,reason_code
  1,eu-cbam,computed,law,
  2,eu-cbam,out-of-scope,scenario,repealed
  $ octroi run repealed.csv --price 80 --repeal eu-cbam@2028-07 | grep -o '1 line: .*repealed.*'
  1 line: eu-cbam is repealed in this question from 2028-07-01 on (first: row 2)
  $ without --date 2028-07-01 --repeal eu-cbam@2028-07 --format json > repealed.json; octroi rerun repealed.json; octroi restate repealed.json | head -n 1
  the same
  1 line: 0 changed, 1 as before.

What is not asked about, is no scheme, or no day.

  $ octroi run repealed.csv --price 80 --repeal gb-cbam 2>&1 >/dev/null; without --date 2028-07-01 --repeal gb-cbam 2>&1 >/dev/null
  octroi: warning: --repeal 'gb-cbam': it charges nothing here anyway
  octroi: warning: --repeal 'gb-cbam': it charges nothing here anyway
  $ without --date 2028-07-01 --repeal eu-cbm; without --date 2028-07-01 --repeal eu-cbam@2028..2030; without --date 2028-07-01 --repeal
  octroi: --repeal 'eu-cbm': there is no such scheme; did you mean 'eu-cbam'? octroi show schemes lists them
  octroi: --repeal 'eu-cbam@2028..2030': '2028..2030' is no day or year; write --repeal eu-cbam@2027 or eu-cbam@2027-07-01
  octroi: '--repeal' needs a value behind it
  [2]
  $ without --date 2025-07-01 --repeal eu-cbam@2028
  octroi: eu-cbam does not apply on 2025-07-01: it is in force from 2026-01-01; give a date from 2026-01-01 on
  [2]

What is no border adjustment is refused for files as well.

  $ printf 'good,origin,destination,mass_t\n72083900,CN,DE,100\n' > one.csv
  $ octroi run one.csv --year 2026 --enact eu-ets
  octroi: --enact 'eu-ets': it is no border adjustment, so nothing is charged
  [2]
  $ octroi run one.csv --year 2029 --repeal eu-cbam@2029-01-01 --enact eu-cbam@2031-01-01
  octroi: --repeal 'eu-cbam@2029-01-01': it is enacted from a later day on, so that it would never be in force; for a pause set its price to 0 on these days
  [2]
