Where a file of flows or a scenario meets a target.

  $ L='--from TR --to EU --good 76042990 --mass 500 --date 2026-05-15'

A file of flows: the sum of all its lines. In 2028 Türkiye's 500 t make 500 x (3.741 x 1.3 - 0.9 x 1.493) = 1,759.8 certificates and China's
200 t 200 x (4.881 x 1.3 - 1.3437) = 1,000.32; the refrigerators are in no scheme's list. 200,000 / 2,760.12 = 72.46061765;
200 EUR for each of the 700 t that are computed are 140,000 EUR, 140,000 / 2,760.12 = 50.72243236; 10 % of the 2,000,000 EUR that they are worth
are 200,000 again. 3,000 certificates: 3,700.71 - s x 700 x 1.493 with s = 700.71 / 1,045.1 = 0.6704717252.

  $ cat >f.csv <<'END'
  > origin,destination,good,mass_t,value_eur
  > TR,EU,76042990,500,1500000
  > CN,EU,76042990,200,500000
  > TR,EU,84181020,5,4000
  > END
  $ octroi breakeven f.csv --year 2028 --solve eu-cbam.certificate_price --until net_charge=200000
  net charge = 200,000 EUR under eu-cbam, all of f.csv in 2028
    eu-cbam.certificate_price = 72.46061765 EUR/tCO2e

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until cost_per_tonne=200 | sed -n 1,2p
  cost per tonne = 200 EUR/t under eu-cbam, all of f.csv in 2028
    eu-ets.price = 50.72243236 EUR/tCO2e
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until cost_per_value=10% | sed -n 1,2p
  cost per value = 10 % under eu-cbam, all of f.csv in 2028
    eu-ets.price = 72.46061765 EUR/tCO2e
  $ octroi breakeven f.csv --year 2028 --solve eu-cbam.free_share --until certificates=3000 | sed -n 2p
    eu-cbam.free_share = 0.6704717252

What lines do not say, on own figures: 28,000 EUR at 50 EUR are 560 t, 0.8 of each of the 700 above the 1.2 that are free; below these
nothing is due. Ten times what is given is where to look.

  $ O='--year 2028 --basis actual --sefa 1.2 --sefa-year 2028 --price 50'
  $ octroi breakeven f.csv $O --solve see_direct --until net_charge=28000 --within 0:5 | sed -n 2p
    see_direct = 2 tCO2e/t
  $ octroi breakeven f.csv $O --solve see_direct --until net_charge=0 --within 0:5 | sed -n 2p
    see_direct from 0 to 1.2 tCO2e/t: all of it
  $ octroi breakeven f.csv $O --see 0.5 --solve see_direct --until net_charge=28000 | sed 1d
    see_direct = 2 tCO2e/t

    Looked for from 0 to 5 tCO2e/t (up to 10 times what is given), in 128 steps.

Less than nothing is never due.

  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until net_charge=-5
  net charge = -5 EUR under eu-cbam, all of f.csv in 2028
    Never. Nearest at eu-ets.price = 0 EUR/tCO2e: 0 EUR.

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
  [1]

Thresholds of several importers: A has 45 t and is charged 50 x (30 x 3.5196 + 15 x 5.0016) = 9,030.60, B 40 t and 50 x 40 x 5.0016 =
10,003.20 EUR, unless their year stays at or below the threshold.

  $ printf 'importer,origin,destination,good,mass_t\nA,TR,EU,76042990,30\nA,CN,EU,76042990,15\nB,CN,EU,76042990,40\n' >importers.csv
  $ octroi breakeven importers.csv --year 2028 --price 50 --solve eu-cbam.threshold --until net_charge=9030.6 --within 0:100 | sed -n 2p
    eu-cbam.threshold from 40 to 45 t: all of it
  $ octroi breakeven importers.csv --year 2028 --price 50 --solve eu-cbam.threshold --until net_charge=10000 --within 0:100
  net charge = 10,000 EUR under eu-cbam, all of importers.csv in 2028
    jumps over it at eu-cbam.threshold = 40 t, from 19,033.8 EUR to 9,030.6 EUR
    Never. Nearest at eu-cbam.threshold = 40.625 t: 9,030.6 EUR.

    Looked for from 0 to 100 t, in 128 steps.
  [1]

At the figure that is found octroi run comes to the target.

  $ US=$TESTDIR/../../scenarios/us-to-eu-2025.csv; export US
  $ cat >holds.py <<'END'
  > import csv, os, subprocess, sys
  > name, low, high = sys.argv[1:4]
  > def octroi(*words):
  >     said = subprocess.run(["octroi", *words, "--to", "EU", "--year", "2027", "--format", "csv"], capture_output=True, text=True)
  >     return list(csv.DictReader(said.stdout.splitlines()))
  > for target in ["1e7", "1e8", "2.5e8"]:
  >     found = octroi("breakeven", os.environ["US"], "--solve", name, "--until", "net_charge=" + target, "--within", low + ":" + high)
  >     totals = octroi("run", os.environ["US"], "--set", name + "=" + found[0]["low"])
  >     is_met = found[0]["kind"] == "point" and abs(float(totals[-1]["net_charge"]) / float(target) - 1) < 1e-10
  >     print(target, found[0]["lines"], found[0]["not_computable"], is_met)
  > END
  $ python3 holds.py eu-ets.price 0 1000
  1e7 1073 40 True
  1e8 1073 40 True
  2.5e8 1073 40 True

Lines that cannot be computed are told; rows that are bad as well.

  $ octroi breakeven $US --to EU --year 2027 --solve eu-ets.price --until net_charge=1e8 | tail -n +5
    40 of 1073 lines cannot be computed and are in no sum, most of them: 2507 00 80 is divided further
    in the table of default values; give one of its codes of up to 10 digits; octroi run tells all
    reasons.
  $ (cat f.csv; echo 'TR,EU,99999999,1,1'; echo 'TR,EU,76042990,x,1') >bad.csv
  $ octroi breakeven bad.csv --year 2028 --solve eu-ets.price --until net_charge=200000 2>told.txt
  net charge = 200,000 EUR under eu-cbam, all of bad.csv in 2028
    eu-ets.price = 72.46061765 EUR/tCO2e

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
    1 of 4 lines cannot be computed and are in no sum, most of them: there is no goods code 9999 99
    99; octroi run tells all reasons.
    1 row of bad.csv is bad and in no sum.
  [1]

A scenario: one variant, one scheme, one year, each of which can be named. With half the mark-up there are
500 x (3.741 x 1.15 - 1.3437) + 200 x (4.881 x 1.15 - 1.3437) = 2,333.115 certificates, 200,000 / 2,333.115 = 85.72230687.

  $ cat >s.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Flows
  > flows: {file: f.csv}
  > horizon: 2027..2028
  > variants:
  >   - {name: law}
  >   - {name: half, changes: [{scale: eu-cbam.mark_up.value, by: 0.5}]}
  > END
  $ octroi breakeven s.yaml --solve eu-ets.price --until net_charge=200000
  octroi: s.yaml has 2 variants: law, half; name one: --variant law
  octroi: years from 2027 to 2028 are asked for, and a sum is one of one year; name one: --year 2027
  [2]
  $ octroi breakeven s.yaml --variant half --year 2028 --solve eu-ets.price --until net_charge=200000
  net charge = 200,000 EUR under eu-cbam, all of f.csv in 2028, variant half
    eu-ets.price = 85.72230687 EUR/tCO2e

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
  $ octroi breakeven s.yaml --variant hlaf --year 2028 --solve eu-ets.price --until net_charge=200000
  octroi: there is no variant 'hlaf'; did you mean 'half'?
  [2]
  $ octroi breakeven s.yaml --variant half --year 2028 --solve eu-ets.price --until net_charge=200000 --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > print(r["flows"], r["variant"], r["year"], r["lines"], r["not_computable"], r["not_computable_least"], r["not_computable_why"], r["bad_rows"])
  > print(r["scheme"], r["quantity"], r["target"], [(x["kind"], round(x["low"], 8)) for x in r["roots"]])'
  f.csv half 2028 3 0 0 None 0
  eu-cbam net_charge 200000 [('point', 85.72230687)]
  $ (sed 1q f.csv; echo TR,EU,76042990,500,1500000; echo TR,GB,76042990,100,300000) >two.csv
  $ sed '/variants/,$d; s/f.csv/two.csv/' s.yaml >two.yaml
  $ octroi breakeven two.yaml --year 2028 --solve eu-ets.price --until net_charge=87990
  octroi: 2 schemes charge on these flows: eu-cbam, gb-cbam; name one: --scheme eu-cbam
  [2]
  $ octroi breakeven two.yaml --year 2028 --scheme eu-cabm --solve eu-ets.price --until net_charge=87990
  octroi: --scheme 'eu-cabm': it does not charge on these flows; did you mean 'eu-cbam'?
  [2]
  $ octroi breakeven two.yaml --year 2028 --scheme eu-cbam --solve eu-ets.price --until net_charge=87990 --format csv | cut -d, -f7,12-
  kind,flows,variant,year,lines,not_computable
  point,two.csv,scenario,2028,1,0
  $ octroi breakeven two.csv --year 2028 --scheme eu-cbam --solve eu-ets.price --until net_charge=87990 | sed -n 2p
    eu-ets.price = 50 EUR/tCO2e
  $ octroi breakeven two.csv --year 2028 --solve eu-ets.price --until net_charge=87990
  octroi: 2 schemes charge on these flows: eu-cbam, gb-cbam; name one: --scheme eu-cbam
  [2]

Changes of the variant hold at each point: goods of Türkiye are exempt in its customs union with all of the EU; else 90,000 EUR are
500 x 1.8 x 100. What the variant gives of the figure itself gives way to the point.

  $ printf 'origin,destination,good,mass_t\nTR,EU,76042990,500\n' >tr.csv
  $ cat >join.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > flows: {file: tr.csv, given: {basis: actual, sefa: 1.2, sefa_year: 2028}}
  > horizon: 2028
  > changes: [{give: see_direct, value: 3}]
  > variants:
  >   - {name: law}
  >   - {name: joined, changes: [{join: TR, group: EU_customs_territory, from: 2027}]}
  > END
  $ octroi breakeven join.yaml --variant law --solve eu-cbam.certificate_price --until net_charge=90000 | sed -n 2p
    eu-cbam.certificate_price = 100 EUR/tCO2e
  $ octroi breakeven join.yaml --variant law --price 40 --solve see_direct --until net_charge=20000 | sed -n 2p
    see_direct = 2.2 tCO2e/t
  $ octroi breakeven join.yaml --variant joined --solve eu-cbam.certificate_price --until net_charge=90000 | sed -n 2p
    Never. Nearest at eu-cbam.certificate_price = 0 EUR/tCO2e: 0 EUR.
  $ octroi breakeven join.yaml --variant joined --solve see_direct --until net_charge=0 | sed -n 2p
    see_direct from 0 to 30 tCO2e/t: all of it

Bad words about flows.

  $ octroi breakeven f.csv --solve eu-ets.price --until net_charge=1
  octroi: it is not said for which years the flows are computed; give --year 2026, or --year 2026..2034; the lines' own dates are not used
  [2]
  $ octroi breakeven f.csv --year 2027..2028 --solve eu-ets.price --until net_charge=1
  octroi: years from 2027 to 2028 are asked for, and a sum is one of one year; name one: --year 2027
  [2]
  $ octroi breakeven f.csv --year 2100 --solve eu-ets.price --until net_charge=1
  octroi: years can be 2005..2050, not 2100
  [2]
  $ octroi breakeven f.csv --year 2045 --solve eu-ets.price --until net_charge=1
  octroi: no scheme that charges here has rules for 2045; choose years for which there are rules: eu-cbam 2023..2040
  [2]
  $ octroi breakeven f.csv --year 2028 --basis actual --solve see_direct --until net_charge=1 --within 0:5
  octroi: no line of f.csv can be computed under eu-cbam in 2028: a complex good needs the free allocation of its precursors: give --sefa; octroi check f.csv tells what is missing
  [2]
  $ octroi breakeven f.csv --year 2028 --solve mass --until net_charge=1 --within 0:5
  octroi: --solve mass: every line of f.csv says it itself; take its column out of the file, or vary what lines do not say, or a figure of a rule
  [2]
  $ octroi breakeven f.csv --year 2028 --solve see_drect --until net_charge=1
  octroi: --solve see_drect: no scheme at hand has such an input; did you mean 'see_direct'?
  [2]
  $ octroi breakeven f.csv --year 2028 --solve basis --until net_charge=1
  octroi: --solve basis: that is no number; octroi sweep --vary basis=A,B,C computes its values one by one
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.prise --until net_charge=1
  octroi: --solve 'eu-ets.prise=1': there is no series, quantity or column 'prise' to change in eu-ets; did you mean 'price'?
  [2]
  $ octroi breakeven f.csv --year 2028 --solve see_direct --basis actual --until net_charge=1
  octroi: it is not said between which values of see_direct to look; write --within 0:HIGHEST
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until netcharge=1
  octroi: --until 'netcharge': eu-cbam has no such amount, of which lines could be added up; did you mean 'net_charge'?
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until unit_price=1
  octroi: --until 'unit_price': eu-cbam has no such amount, of which lines could be added up; it can be embedded_emissions, free_allocation_adjustment, carbon_price_credit, certificates, gross_charge, net_charge, emissions_before_mark_up, full_free_allocation, cost_per_tonne, cost_per_value
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until saving=1
  octroi: 'saving' is asked of one line alone; ask for net_charge, or give the words of octroi cost instead of a file
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until net_charge=1 --fee 3EUR --by origin
  octroi: --by: one sum is solved for, and nothing is told apart in it
  octroi: --fee: a fee counts in 'saving', which is asked of one line alone; ask for net_charge, or give the words of octroi cost instead of a file
  [2]
  $ octroi breakeven f.csv --year 2028 --solve eu-ets.price --until net_charge=1 --within 9:1
  octroi: --within '9:1': the range must end above where it begins
  [2]
  $ octroi breakeven f.csv --year 2028
  octroi: --solve is missing: the figure that is looked for; an input such as mass or see_direct, ID.NAME of a rule, or fee
  octroi: --until is missing: which quantity is to meet what, such as net_charge=150000
  [2]
  $ octroi breakeven none.csv --year 2028 --solve eu-ets.price --until net_charge=1
  octroi: cannot open 'none.csv': No such file or directory
  [2]
  $ sed 's/,EU,/,JP,/' f.csv >jp.csv; octroi breakeven jp.csv --year 2028 --solve eu-ets.price --until net_charge=1
  octroi: no line of jp.csv goes where a scheme charges; octroi show schemes lists schemes and where they charge; --enact ID adds one that is not law
  [2]
  $ octroi breakeven $L --solve mass --until net_charge=1 --variant x
  octroi: --variant: only for a file of flows or a scenario, and none is named; name it first: octroi COMMAND FILE
  [2]

A share of values that are not known, or in other money, is none.

  $ cut -d, -f1-4 f.csv >plain.csv
  $ octroi breakeven plain.csv --year 2028 --solve eu-ets.price --until cost_per_value=5%
  octroi: plain.csv has no values with which the charge could be compared; ask for net_charge or cost_per_tonne, or give the file a column of values in EUR
  [2]
  $ sed s/value_eur/value_usd/ f.csv >usd.csv
  $ octroi breakeven usd.csv --year 2028 --solve eu-ets.price --until cost_per_value=5%
  octroi: values of usd.csv are in USD, the charge is in EUR, and what one is worth in the other is not known; say it in a scenario: flows: {rate: {EUR: FIGURE}}; or ask for net_charge
  [2]
  $ sed s/,500000/,/ f.csv >gap.csv
  $ octroi breakeven gap.csv --year 2028 --solve eu-ets.price --until cost_per_value=5%
  octroi: --until cost_per_value: the value of 1 of 2 computed lines of gap.csv is not known; fill it in, or ask for net_charge
  [2]

Years of a file are not added up.

  $ printf 'year,origin,destination,good,mass_t\n2024,TR,EU,76042990,500\n2025,TR,EU,76042990,500\n' >years.csv
  $ octroi breakeven years.csv --year 2028 --solve eu-ets.price --until net_charge=1
  octroi: years.csv has flows of 2024 to 2025, which are not to be added up; say in a scenario of which year they are meant (flows: {years: 2024})
  [2]
  $ octroi sweep years.csv --year 2028 --vary eu-ets.price=50,100
  octroi: years.csv has flows of 2024 to 2025, which are not to be added up; tell them apart: --by flow_year; or say in a scenario of which year they are meant (flows: {years: 2024})
  [2]
  $ octroi sweep years.csv --year 2028 --vary eu-ets.price=50,100 --by flow_year --format csv | cut -d, -f1,5-8
  eu-ets.price,flow_year,lines,computed,not_computable
  50,2024,1,1,0
  50,2025,1,1,0
  100,2024,1,1,0
  100,2025,1,1,0

What nothing in the scheme reads moves nothing, and what is changed as well could not.

  $ octroi breakeven two.yaml --year 2028 --scheme eu-cbam --solve default_given --within 0:2 --until net_charge=1
  octroi: --solve default_given: nothing in eu-cbam reads it; solve for what moves its charge: octroi need and octroi explain show what it is made from
  [2]
  $ octroi breakeven two.yaml --year 2028 --scheme eu-cbam --solve gb-cbam.phase_out_factor --until net_charge=1
  octroi: --solve gb-cbam.phase_out_factor: nothing in eu-cbam reads it; solve for what moves its charge: octroi need and octroi explain show what it is made from
  [2]
  $ octroi breakeven f.csv --year 2028 --price 30 --solve eu-ets.price --until net_charge=1
  octroi: --solve eu-ets.price: it would move nothing, for 'price=30' replaces it; take one of the two out
  [2]
  $ octroi breakeven f.csv --year 2028 --set eu-ets.price=30 --solve eu-ets.price --until net_charge=1
  octroi: --solve eu-ets.price: it is changed by --set as well; take one of the two out
  [2]

A column that no scheme knows.

  $ printf 'origin,destination,good,mass_t,foo\nTR,EU,76042990,500,1\n' >foo.csv
  $ octroi breakeven foo.csv --year 2028 --solve see_direct --within 0:2 --until net_charge=1
  foo.csv:1:32: error: 'foo' is no input
      1 | origin,destination,good,mass_t,foo
        |                                ^
  remedy: give --map 'foo=INPUT' (octroi show inputs), or --map 'foo=' to leave it unread
  [2]

A mass that lines do not say is each one's own, also of lines that are alike: 5 t of each of four are 20 t at 3.5196 x 50 EUR, 3,519.60
EUR.

  $ printf 'origin,destination,good,mass_t\nTR,DE,76042990,\nTR,DE,76042990,\nTR,FR,76042990,\nTR,EU,76042990,\n' >bare.csv
  $ octroi breakeven bare.csv --year 2028 --set eu-ets.price=50 --solve mass --within 0:100 --until net_charge=3519.60 | sed -n 2p
    mass = 5 t

Values in another currency are converted: 5 % of 2,000,000 USD at 0.8 EUR are 80,000 EUR, for 1,759.8 + 1,000.32 t 28.98424706 EUR each.

  $ printf 'octroi: 1\nkind: scenario\nflows: {file: usd.csv, rate: {EUR: 0.8}}\nhorizon: 2028\n' >usd.yaml
  $ octroi breakeven usd.yaml --solve eu-ets.price --until cost_per_value=5%
  cost per value = 5 % under eu-cbam, all of usd.csv in 2028, variant scenario
    eu-ets.price = 28.98424706 EUR/tCO2e

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
    One USD of their values is taken to be worth 0.8 EUR.
