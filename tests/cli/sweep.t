A line at each point of a grid. 500 t of aluminium profiles from Türkiye in 2028 on default values make
500 x (3.741 x 1.3 - 0.9 x 1.493) = 500 x 3.5196 = 1,759.8 certificates; at 50 EUR 87,990 EUR.

  $ L='--from TR --to EU --good 76042990'
  $ octroi sweep $L --mass 500 --year 2028 --vary eu-cbam.certificate_price=50:200:75
  3 points under eu-cbam
  eu-cbam.certificate_price (EUR/tCO2e)  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
                                     50                   2,431.65             1,759.80        87,990.00
                                    125                   2,431.65             1,759.80       219,975.00
                                    200                   2,431.65             1,759.80       351,960.00

Exact decimals: eleven points from 0 to 1, and the end where it is hit alone.

  $ octroi sweep $L --mass 500 --date 2026-05-15 --basis actual --sefa 1.4 --sefa-year 2026 --vary see_direct=0:1:0.1 --format csv | cut -d, -f1 | paste -sd' '
  see_direct 0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1
  $ octroi sweep $L --date 2026-05-15 --vary mass=10:0.5:-3 --format csv | cut -d, -f1 | paste -sd' '
  mass 10 7 4 1
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:2:0.3333333333 --format csv | cut -d, -f1 | paste -sd' '
  mass 1 1.3333333333 1.6666666666 2
  $ octroi sweep $L --date 2026-05-15 --vary mass=1e1:3e1:1e1 --format csv | cut -d, -f1 | paste -sd' '
  mass 10 20 30

A unit behind the last number is that of all; each tonne is charged 2.659425 x 75.28 = 200.201514 EUR.

  $ octroi sweep $L --date 2026-05-15 --vary mass=1000:3000:1000kg --format csv | cut -d, -f1,2,3,4,5,24
  mass,scheme,year,state,standing,net_charge
  1000kg,eu-cbam,2026,computed,law,200.20151400000006
  2000kg,eu-cbam,2026,computed,law,400.4030280000001
  3000kg,eu-cbam,2026,computed,law,600.6045420000002

Two axes: the first down, the second across. Three: rows. Own emissions of 2 t above 1.4 t are 0.6 certificates a tonne.

  $ octroi sweep $L --date 2026-05-15 --see 2 --sefa 1.4 --sefa-year 2026 --vary mass=100,500 --vary basis=default,actual
  4 points under eu-cbam
  down mass (t), across basis

  net charge, EUR     default     actual
              100   20,020.15   4,516.80
              500  100,100.76  22,584.00
  $ octroi sweep $L --date 2026-05-15 --see 2 --sefa 1.4 --sefa-year 2026 --vary mass=100,500 --vary basis=default,actual --vary eu-cbam.certificate_price=100,200
  8 points under eu-cbam
  mass (t)    basis  eu-cbam.certificate_price (EUR/tCO2e)  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
       100  default                                    100                     411.51               265.94        26,594.25
       100  default                                    200                     411.51               265.94        53,188.50
       100   actual                                    100                     200.00                60.00         6,000.00
       100   actual                                    200                     200.00                60.00        12,000.00
       500  default                                    100                   2,057.55             1,329.71       132,971.25
       500  default                                    200                   2,057.55             1,329.71       265,942.50
       500   actual                                    100                   1,000.00               300.00        30,000.00
       500   actual                                    200                   1,000.00               300.00        60,000.00

What the rule says anyway is a point like any other.

  $ octroi sweep $L --date 2026-05-15 --mass 500 --vary eu-cbam.certificate_price=75.28,80 | tail -n 2
                                  75.28                   2,057.55             1,329.71       100,100.76
                                     80                   2,057.55             1,329.71       106,377.00

Changes of rules hold at every point: with twice the benchmark's share the certificates are 500 x (4.1151 - 2 x 1.455675) = 601.875.

  $ octroi sweep $L --date 2026-05-15 --mass 500 --scale eu-cbam.free_share=2 --vary eu-cbam.certificate_price=50,100 | tail -n 2
                                     50                   2,057.55               601.88        30,093.75
                                    100                   2,057.55               601.88        60,187.50
  $ octroi sweep $L --date 2026-05-15 --mass 500 --set eu-cbam.free_share=0 --vary eu-cbam.certificate_price=50,100 | tail -n 2
                                     50                   2,057.55             2,057.55       102,877.50
                                    100                   2,057.55             2,057.55       205,755.00

Points that cannot be computed say why, once; a point in which nothing is due is 0 in the CSV.

  $ octroi sweep $L --date 2026-05-15 --mass 500 --sefa 1.4 --sefa-year 2026 --vary basis=default,actual
  2 points under eu-cbam
    basis  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
  default                   2,057.55             1,329.71       100,100.76
   actual                                                   not computable
    not computable, 1 of 2: see_direct is not given; give --see
  [1]
  $ octroi sweep --to EU --good 76042990 --date 2026-05-15 --mass 500 --vary origin=TR,CH
  2 points under eu-cbam
  origin  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
      TR                   2,057.55             1,329.71       100,100.76
      CH                                                           exempt
    exempt, 1 of 2: goods of Switzerland are exempt
  $ octroi sweep --to EU --good 76042990 --date 2026-05-15 --mass 500 --vary origin=TR,CH --format csv | cut -d, -f1,4,24
  origin,state,net_charge
  TR,computed,100100.75700000003
  CH,exempt,0

As JSON.

  $ octroi sweep $L --mass 500 --year 2028 --vary eu-cbam.certificate_price=50:200:75 --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > print(r["question"]["command"], r["axes"])
  > for p in r["points"]:
  >     print(p["at"], p["scheme"], p["year"], p["state"], p["reason"], round(p["quantities"]["net_charge"]["value"], 6), p["quantities"]["net_charge"]["unit"])'
  sweep [{'name': 'eu-cbam.certificate_price', 'unit': 'EUR/tCO2e', 'points': ['50', '125', '200']}]
  {'eu-cbam.certificate_price': '50'} eu-cbam 2028 computed None 87990.0 EUR
  {'eu-cbam.certificate_price': '125'} eu-cbam 2028 computed None 219975.0 EUR
  {'eu-cbam.certificate_price': '200'} eu-cbam 2028 computed None 351960.0 EUR

Bad grids.

  $ octroi sweep $L --date 2026-05-15
  octroi: --vary is missing: what takes which values; --vary mass=100:500:100, or --vary ID.NAME=50:200:25 for a figure of a rule
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass
  octroi: --vary 'mass': expected NAME=POINTS; write --vary NAME=FROM:TO:STEP, or NAME=A,B,C
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=
  octroi: --vary 'mass=': expected NAME=POINTS; write --vary NAME=FROM:TO:STEP, or NAME=A,B,C
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary =1,2
  octroi: --vary '=1,2': expected NAME=POINTS; write --vary NAME=FROM:TO:STEP, or NAME=A,B,C
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=5
  octroi: --vary 'mass=5': one point is no grid; write FROM:TO:STEP, such as 50:200:25, or A,B,C
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=5,5
  octroi: --vary 'mass=5,5': '5' is there twice
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=5,,6
  octroi: --vary mass '5,,6': a value is empty; write values with one comma between them
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:5
  octroi: --vary 'mass=1:5': the step is missing; write FROM:TO:STEP, such as 50:200:25
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:5:1:1
  octroi: --vary 'mass=1:5:1:1': too many numbers; write FROM:TO:STEP, such as 50:200:25
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=a:b:c
  octroi: --vary 'mass=a:b:c': these are not three numbers; write FROM:TO:STEP, such as 50:200:25
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:5:0
  octroi: --vary 'mass=1:5:0': a step of 0 leads nowhere; write FROM:TO:STEP, such as 50:200:25
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:5:-1
  octroi: --vary 'mass=1:5:-1': the step leads away from the end; give a step above 0
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=5:1:1
  octroi: --vary 'mass=5:1:1': the step leads away from the end; give a step below 0
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=5:5:1
  octroi: --vary 'mass=5:5:1': it ends where it begins; two points at least; one value needs no --vary
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:5:9
  octroi: --vary 'mass=1:5:9': the step is longer than the range: there is one point only; write FROM:TO:STEP, such as 50:200:25
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1t:5t:1kg
  octroi: --vary 'mass=1t:5t:1kg': the numbers have different units; write the unit once, behind the last number
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:1e9:1
  octroi: --vary 'mass=1:1e9:1': more than 100,000 points; take larger steps
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=0:1:0.1
  octroi: --vary mass '0': must be more than 0
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1,2,x
  octroi: --vary mass 'x': not a number at the first character; try --vary mass 500 or --vary mass 500t
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:3:1 --vary mass=4,5
  octroi: --vary: 'mass' is varied twice
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3 --vary mass=1:3:1
  octroi: 'mass' is given by --mass and varied
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3 --vary mas=1:3:1
  octroi: --vary mas: no scheme at hand has such an input; did you mean 'mass'?
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3 --vary eu-cbam.certificate_price=a,b
  octroi: --vary eu-cbam.certificate_price 'a': not a number; a rule takes bare numbers, in the unit that octroi show tells
  octroi: --vary eu-cbam.certificate_price 'b': not a number; a rule takes bare numbers, in the unit that octroi show tells
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3 --vary eu-cbam.certificate_prise=1,2
  octroi: --vary 'eu-cbam.certificate_prise=1': there is no series, quantity or column 'certificate_prise' to change in eu-cbam; did you mean 'certificate_price'?
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3 --vary eu-cbm.certificate_price=1,2
  octroi: --vary 'eu-cbm.certificate_price=1': there is no document 'eu-cbm' in the rulebook; did you mean 'eu-cbam'?
  [2]
  $ octroi sweep $L --date 2026-05-15 --mass 3,4 --vary eu-cbam.certificate_price=1,2
  octroi: --mass '3,4': a comma could be a thousands sign or a decimal point; write 3.4 if a decimal comma was meant; the option takes one value
  [2]
  $ octroi sweep $L --year 2026,2027 --mass 3 --vary eu-cbam.certificate_price=1,2
  octroi: --year: this command asks about one line, and that is a list; octroi sweep --vary year=A,B,C takes values one by one
  [2]

More than 1,000 points are wanted by nobody who does not say so.

  $ octroi sweep $L --date 2026-05-15 --vary mass=1:1001:1
  octroi: the grid has 1001 points, more than 1000; take larger steps, or say --yes
  [2]
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:1000:1 --format csv | wc -l
  1001
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:1001:1 --yes --format csv | wc -l
  1002
  $ octroi sweep $L --date 2026-05-15 --vary mass=1:1001:1 --vary value=1:1000:1EUR
  octroi: the grid has 1001000 points, more than 1000; take larger steps, or say --yes
  [2]


A scenario: all its flows at each point, by variant and year. In 2028 the aluminium of Türkiye makes 1,759.8 certificates, that of
China 200 x (4.881 x 1.3 - 1.3437) = 1,000.32; the refrigerators are in no scheme's list. With half the mark-up they are
500 x (3.741 x 1.15 - 1.3437) + 200 x (4.881 x 1.15 - 1.3437) = 2,333.115.

  $ cat >f.csv <<'END'
  > origin,destination,good,mass_t
  > TR,EU,76042990,500
  > CN,EU,76042990,200
  > TR,EU,84181020,5
  > END
  $ cat >s.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Two flows
  > flows: {file: f.csv}
  > horizon: 2028
  > variants:
  >   - {name: law}
  >   - {name: half, changes: [{scale: eu-cbam.mark_up.value, by: 0.5}]}
  > END
  $ octroi sweep s.yaml --vary eu-cbam.certificate_price=50:100:50
  2 points under eu-cbam
  eu-cbam.certificate_price (EUR/tCO2e)  variant  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
                                     50  law                       3,700.71             2,760.12       138,006.00
                                     50  half                      3,273.71             2,333.12       116,655.75
                                    100  law                       3,700.71             2,760.12       276,012.00
                                    100  half                      3,273.71             2,333.12       233,311.50

One variant: two axes make a matrix. Without free allocation 500 x 4.8633 + 200 x 6.3453 = 3,700.71 certificates.

  $ sed '/variants/,$d' s.yaml >one.yaml
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --vary eu-cbam.free_share=0,0.9
  4 points under eu-cbam
  down eu-cbam.certificate_price (EUR/tCO2e), across eu-cbam.free_share

  net charge, EUR           0         0.9
               50  185,035.50  138,006.00
              100  370,071.00  276,012.00
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --year 2028 --format csv | cut -d, -f1-7,18
  eu-cbam.certificate_price,variant,scheme,year,lines,computed,not_computable,net_charge
  50,scenario,eu-cbam,2028,3,2,0,138006.00000000003
  100,scenario,eu-cbam,2028,3,2,0,276012.00000000006
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --year 2028..2029 --format csv | cut -d, -f1-7
  eu-cbam.certificate_price,variant,scheme,year,lines,computed,not_computable
  50,scenario,eu-cbam,2028,3,2,0
  50,scenario,eu-cbam,2029,3,2,0
  100,scenario,eu-cbam,2028,3,2,0
  100,scenario,eu-cbam,2029,3,2,0
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --format json | python3 -c '
  > import json, sys
  > for p in json.load(sys.stdin)["points"]:
  >     print(p["at"], p["variant"], p["scheme"], p["year"], p["lines"], p["computed"], p["not_computable"], round(p["quantities"]["net_charge"]["value"], 6))'
  {'eu-cbam.certificate_price': '50'} scenario eu-cbam 2028 3 2 0 138006.0
  {'eu-cbam.certificate_price': '100'} scenario eu-cbam 2028 3 2 0 276012.0

An input is what lines say that do not say it themselves: on own figures of 2 and 3 t above a free allocation of 1.2 t
700 x 0.8 x 50 = 28,000 and 700 x 1.8 x 50 = 63,000.

  $ sed 's/{file: f.csv}/{file: f.csv, given: {basis: actual, sefa: 1.2, sefa_year: 2028}}/' one.yaml >own.yaml
  $ octroi sweep own.yaml --vary see_direct=2,3 --vary eu-cbam.certificate_price=50,100 --format csv | cut -d, -f1-8,19
  see_direct,eu-cbam.certificate_price,variant,scheme,year,lines,computed,not_computable,net_charge
  2,50,scenario,eu-cbam,2028,3,2,0,28000
  2,100,scenario,eu-cbam,2028,3,2,0,56000
  3,50,scenario,eu-cbam,2028,3,2,0,63000
  3,100,scenario,eu-cbam,2028,3,2,0,126000

Lines that cannot be computed are counted, and what none of them comes to is not 0.

  $ octroi sweep own.yaml --vary basis=default,actual --vary eu-cbam.certificate_price=50,100
  4 points under eu-cbam
  down basis, across eu-cbam.certificate_price (EUR/tCO2e)

  net charge, EUR              50             100
          default      138,006.00      276,012.00
           actual  not computable  not computable
    Up to 2 of 3 lines a year cannot be computed, most of them: see_direct is not given; give --see;
    octroi run tells all reasons.
  [1]
  $ octroi sweep own.yaml --vary basis=default,actual --vary eu-cbam.certificate_price=50,100 --format csv | cut -d, -f1,7,8,19
  basis,computed,not_computable,net_charge
  default,2,0,138006.00000000003
  default,2,0,276012.00000000006
  actual,0,2,
  actual,0,2,

Bad grids of scenarios are told before anything is computed, and once.

  $ octroi sweep s.yaml
  octroi: --vary is missing: what takes which values; --vary mass=100:500:100, or --vary ID.NAME=50:200:25 for a figure of a rule
  [2]
  $ octroi sweep s.yaml --vary eu-cbam.certificate_pric=50:100:25
  octroi: --vary 'eu-cbam.certificate_pric=50': there is no series, quantity or column 'certificate_pric' to change in eu-cbam; did you mean 'certificate_price'?
  [2]
  $ octroi sweep s.yaml --vary see_drect=1:2:0.5
  octroi: --vary see_drect: no scheme at hand has such an input; did you mean 'see_direct'?
  [2]
  $ octroi sweep s.yaml --vary see_direct=-1:2:0.5
  octroi: --vary see_direct '-1': must be at least 0
  [2]
  $ octroi sweep s.yaml --vary eu-cbam.certificate_price=50:100:25 --year 2028,2030
  octroi: --year '2028,2030': a scenario is computed for years without a gap, such as 2026..2034
  [2]
  $ octroi sweep s.yaml --vary eu-cbam.certificate_price=50:100:25 --to EU --see 3
  octroi: --to: not for a scenario, only for a file of lines; write it into the document: flows: {destination: PLACE}
  octroi: --see: not for a scenario, only for a file of lines; write what holds for all lines into the document: flows: {given: {INPUT: VALUE}}
  [2]
  $ octroi sweep s.yaml one.yaml --vary eu-cbam.certificate_price=50:100:25
  octroi: 's.yaml' and 'one.yaml': one file at a time
  [2]
  $ octroi sweep s.yaml --vary eu-cbam.certificate_price=50:100:25 --variant hal
  octroi: there is no variant 'hal'; did you mean 'half'?
  [2]
  $ octroi sweep s.yaml --vary eu-cbam.certificate_price=50:100:25 --variant other
  octroi: there is no variant 'other'; it can be law or half
  [2]
  $ octroi sweep no.yaml --vary eu-cbam.certificate_price=50:100:25
  octroi: cannot open 'no.yaml': No such file or directory
  [2]

One variant of several, and rows by what a column says: the free allocation of Türkiye's 500 t is 671.85, that of China's 268.74.

  $ octroi sweep s.yaml --variant half --vary eu-cbam.certificate_price=50,100 --by origin --format csv | cut -d, -f1-8,19
  eu-cbam.certificate_price,variant,scheme,year,origin,lines,computed,not_computable,net_charge
  50,half,eu-cbam,2028,TR,2,1,0,73961.25
  50,half,eu-cbam,2028,CN,1,1,0,42694.5
  100,half,eu-cbam,2028,TR,2,1,0,147922.5
  100,half,eu-cbam,2028,CN,1,1,0,85389

500 x 4.30215 - 671.85 = 1,479.225 certificates, 73,961.25 EUR; 200 x 5.61315 - 268.74 = 853.89, 42,694.50 EUR. What only the document
tells apart is added up as before, and a quantity that is a code tells lines apart like a column.

  $ (cat one.yaml; echo 'by: [origin]') >by.yaml
  $ octroi sweep by.yaml --vary eu-cbam.certificate_price=50,100 --format csv | cut -d, -f1-7
  eu-cbam.certificate_price,variant,scheme,year,lines,computed,not_computable
  50,scenario,eu-cbam,2028,3,2,0
  100,scenario,eu-cbam,2028,3,2,0
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --by sector | sed 1d
  eu-cbam.certificate_price (EUR/tCO2e)  sector     embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
                                     50  (not                            0.00                 0.00             0.00
                                         given)
                                     50  aluminium                   3,700.71             2,760.12       138,006.00
                                    100  (not                            0.00                 0.00             0.00
                                         given)
                                    100  aluminium                   3,700.71             2,760.12       276,012.00
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --by origin --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > print(r["overlap"])
  > for p in r["points"]:
  >     print(p["at"], p["by"], p["lines"], round(p["quantities"]["net_charge"]["value"], 6))'
  False
  {'eu-cbam.certificate_price': '50'} {'origin': 'TR'} 2 87990.0
  {'eu-cbam.certificate_price': '50'} {'origin': 'CN'} 1 50016.0
  {'eu-cbam.certificate_price': '100'} {'origin': 'TR'} 2 175980.0
  {'eu-cbam.certificate_price': '100'} {'origin': 'CN'} 1 100032.0
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --by scheme,year --format csv | cut -d, -f1-5
  eu-cbam.certificate_price,variant,scheme,year,lines
  50,scenario,eu-cbam,2028,3
  100,scenario,eu-cbam,2028,3
  $ octroi sweep one.yaml --vary eu-cbam.certificate_price=50,100 --by orgin
  octroi: --by 'orgin': flows cannot be told apart by that; did you mean 'origin'?
  [2]
  $ octroi sweep own.yaml --vary see_direct=2,3 --by see_direct
  octroi: --by 'see_direct': it is varied, and told apart by that
  [2]

A file of flows without a document is one variant that changes nothing, in the years that are asked for: the same figures, whatever
the lines' dates are.

  $ octroi sweep f.csv --year 2028 --vary eu-cbam.certificate_price=50,100 --format csv | cut -d, -f1-7,18
  eu-cbam.certificate_price,variant,scheme,year,lines,computed,not_computable,net_charge
  50,flows,eu-cbam,2028,3,2,0,138006.00000000003
  100,flows,eu-cbam,2028,3,2,0,276012.00000000006
  $ sed '1s/$/,date/; 2,$s/$/,2025-03-01/' f.csv | octroi sweep - --year 2028 --vary eu-cbam.certificate_price=50,100 --format csv | cut -d, -f2,4,18
  variant,year,net_charge
  flows,2028,138006.00000000003
  flows,2028,276012.00000000006

It is read as octroi run reads it: columns of other names, what lines do not say, and where they go. On own figures
2 and 3 t above 1.2 t of free allocation at 50 EUR make 700 x 0.8 x 50 = 28,000 and 63,000 EUR.

  $ printf 'From,HS,t\nTR,76042990,500\nCN,76042990,200\n' >own.txt
  $ octroi sweep own.txt --to EU --map From=origin --map HS=good --map t=mass_t --basis actual --sefa 1.2 --sefa-year 2028 --year 2028 --price 50 --vary see_direct=2,3
  2 points under eu-cbam
  see_direct (tCO2e/t)  embedded emissions, tCO2e  certificates, tCO2e  net charge, EUR
                     2                   1,400.00               560.00        28,000.00
                     3                   2,100.00             1,260.00        63,000.00

Each point is what octroi run comes to with that figure.

  $ US=$TESTDIR/../../scenarios/us-to-eu-2025.csv; export US
  $ octroi sweep $US --to EU --year 2027 --vary eu-ets.price=60,95.5 --by sector --format csv | python3 -c '
  > import csv, os, subprocess, sys
  > rows, worst = list(csv.DictReader(sys.stdin)), 0
  > for price in ["60", "95.5"]:
  >     run = subprocess.run(["octroi", "run", os.environ["US"], "--to", "EU", "--year", "2027", "--by", "sector", "--set", "eu-ets.price=" + price, "--format", "csv"], capture_output=True, text=True)
  >     for x in csv.DictReader(run.stdout.splitlines()):
  >         mine = [r for r in rows if r["eu-ets.price"] == price and r["sector"] == x["sector"]]
  >         worst = max(worst, abs(float(mine[0]["net_charge"]) / float(x["net_charge"]) - 1) if x["net_charge"] and float(x["net_charge"]) else 0)
  > print(len(rows), worst < 1e-12)'
  10 True

What is wrong with the flows.

  $ octroi sweep f.csv --vary eu-cbam.certificate_price=50:100:25
  octroi: it is not said for which years the flows are computed; give --year 2026, or --year 2026..2034; the lines' own dates are not used
  [2]
  $ octroi sweep f.csv --vary eu-cbam.certificate_price=50:100:25 --year 2028 --date 2028-05-01
  octroi: --date: all flows are computed for whole years; give --year 2026, or --year 2026..2034
  [2]
  $ octroi sweep f.csv --vary eu-cbam.certificate_price=50:100:25 --year 2100
  octroi: years can be 2005..2050, not 2100
  [2]
  $ octroi sweep f.csv --vary eu-cbam.certificate_price=50,100 --year 2045
  octroi: no scheme that charges here has rules for 2045; choose years for which there are rules: eu-cbam 2023..2040
  [2]
  $ octroi sweep none.csv --vary eu-cbam.certificate_price=50:100:25 --year 2028
  octroi: cannot open 'none.csv': No such file or directory
  [2]
  $ printf 'a,b\n1,2\n' >odd.csv
  $ octroi sweep odd.csv --to EU --vary eu-cbam.certificate_price=50:100:25 --year 2028
  odd.csv:1:1: error: 'a' is no input
  …
  remedy: give --map 'b=INPUT' (octroi show inputs), or --map 'b=' to leave it unread
  [2]
  $ octroi sweep f.csv --vary eu-cbam.certificate_price=50:100:25 --year 2028 --fee 3
  octroi: unknown option '--fee'; did you mean '--see'?
  [2]
  $ octroi sweep f.csv --vary eu-cbam.certificate_price=1:2000:1 --year 2028
  octroi: the grid has 2000 points, more than 1000; take larger steps, or say --yes
  [2]
  $ octroi sweep f.csv s.yaml --vary eu-cbam.certificate_price=50:100:25
  octroi: 'f.csv' and 's.yaml': one file at a time
  [2]

What all lines say themselves, the horizon or the border, no grid can say.

  $ octroi sweep f.csv --vary mass=1,2 --year 2028
  octroi: --vary mass: every line of f.csv says it itself; take its column out of the file, or vary what lines do not say, or a figure of a rule
  [2]
  $ octroi sweep s.yaml --vary origin=TR,CN
  octroi: --vary origin: every line of f.csv says it itself; take its column out of the file, or vary what lines do not say, or a figure of a rule
  [2]
  $ octroi sweep f.csv --vary year=2027,2028 --year 2028
  octroi: --vary year: flows are computed for the years of the horizon; give --year 2026..2034
  [2]
  $ octroi sweep f.csv --vary destination=EU,CH --year 2028
  octroi: --vary destination: who charges hangs on it, so it is no figure of a grid; octroi run --by destination tells destinations apart
  [2]
  $ octroi sweep f.csv --see 3 --vary see_direct=1,2 --year 2028
  octroi: 'see_direct' is given by --see and varied
  [2]

Where some lines say it, a point holds for the others: 300 t without a figure, 200 t with 2 t of their own, above 1.2 t at 50 EUR:
300 x 1.8 x 50 + 200 x 0.8 x 50 = 35,000.

  $ printf 'origin,destination,good,mass_t,see_direct\nTR,EU,76042990,300,\nCN,EU,76042990,200,2\n' >part.csv
  $ octroi sweep part.csv --year 2028 --basis actual --sefa 1.2 --sefa-year 2028 --price 50 --vary see_direct=3,4 --format csv | cut -d, -f1,5-7,18
  see_direct,lines,computed,not_computable,net_charge
  3,2,2,0,35000
  4,2,2,0,50000

Options of files are none of lines.

  $ octroi sweep $L --mass 3 --year 2028 --vary eu-cbam.certificate_price=50,100 --by origin
  octroi: --by: only for a file of flows or a scenario, and none is named; name it first: octroi COMMAND FILE
  [2]

A column that no scheme knows, a figure that nothing reads, and one that is changed as well.

  $ printf 'origin,destination,good,mass_t,foo\nTR,EU,76042990,500,1\n' >foo.csv
  $ octroi sweep foo.csv --year 2028 --vary basis=default,actual
  foo.csv:1:32: error: 'foo' is no input
      1 | origin,destination,good,mass_t,foo
        |                                ^
  remedy: give --map 'foo=INPUT' (octroi show inputs), or --map 'foo=' to leave it unread
  [2]
  $ octroi sweep f.csv --year 2028 --vary cn-ets.price=1,2
  octroi: --vary cn-ets.price: nothing that is charged here reads cn-ets; octroi explain shows what a charge is made from
  [2]
  $ octroi sweep f.csv --year 2028 --price 30 --vary eu-ets.price=1,2
  octroi: --vary eu-ets.price: it would move nothing, for 'price=30' replaces it; take one of the two out
  [2]
  $ octroi sweep f.csv --year 2028 --scale eu-ets.price=2 --vary eu-ets.price=1,2
  octroi: --vary eu-ets.price: it is changed by --scale as well; take one of the two out
  [2]
  $ octroi sweep $L --mass 3 --year 2028 --set eu-cbam.price=30 --vary eu-ets.price=1,2
  octroi: --vary eu-ets.price: it would move nothing, for 'eu-cbam.price=30' replaces it; take one of the two out
  [2]

Groups that stand in a file of their own are known at each point.

  $ printf 'origin,destination,good,mass_t\nTR,EU,76042990,500\nCN,EU,76042990,200\nIN,EU,76042990,200\n' >three.csv
  $ octroi sweep three.csv --year 2028 --vary eu-ets.price=50,100 --by origin.income --format csv | cut -d, -f1,5,6
  eu-ets.price,origin.income,lines
  50,income_upper_middle,2
  50,income_lower_middle,1
  100,income_upper_middle,2
  100,income_lower_middle,1

A mass that lines do not say is each one's own, also of lines that are alike: three of 5 t are 15 x 3.5196 x 50 = 2,639.70 EUR.

  $ printf 'origin,destination,good,mass_t\nTR,DE,76042990,\nTR,DE,76042990,\nTR,FR,76042990,\n' >bare.csv
  $ octroi sweep bare.csv --year 2028 --set eu-cbam.certificate_price=50 --vary 'mass=5 t,10 t' --format csv | cut -d, -f1,18
  mass,net_charge
  5 t,2639.7000000000003
  10 t,5279.400000000001
  $ octroi run bare.csv --year 2028 --set eu-cbam.certificate_price=50 --mass '5 t' | grep total
  total      3  15.00      72.95         52.79  2,639.70

An input may be one that only a later variant has, and what is said by all lines is refused whoever charges.

  $ printf 'origin,destination,good,mass_t\nCN,US,72083900,100\n' >us.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: us.csv}\nhorizon: 2027\nvariants: [{name: law}, {name: us, changes: [{enact: us-clean_competition_2025}]}]\n' >us.yaml
  $ octroi sweep us.yaml --vary industry=cement,glass --format csv | cut -d, -f1-3
  industry,variant,scheme
  cement,us,us-clean_competition_2025
  glass,us,us-clean_competition_2025
  $ octroi sweep us.yaml --vary mass=1,2
  octroi: --vary mass: every line of us.csv says it itself; take its column out of the file, or vary what lines do not say, or a figure of a rule
  [2]
  $ octroi sweep us.yaml --vary destination=DE,US
  octroi: --vary destination: who charges hangs on it, so it is no figure of a grid; octroi run --by destination tells destinations apart
  [2]

Years of a file are not added up where rows do not tell them apart.

  $ printf 'year,origin,destination,good,mass_t\n2024,TR,EU,76042990,500\n2025,TR,EU,76042990,500\n' >years.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: years.csv}\nhorizon: 2028\nby: [flow_year]\n' >years.yaml
  $ octroi sweep years.yaml --vary eu-ets.price=50,100
  octroi: years.csv has flows of 2024 to 2025, which are not to be added up; tell them apart: --by flow_year; or say in a scenario of which year they are meant (flows: {years: 2024})
  [2]
  $ octroi sweep years.yaml --vary eu-ets.price=50,100 --by flow_year --format csv | cut -d, -f1,5,6
  eu-ets.price,flow_year,lines
  50,2024,1
  50,2025,1
  100,2024,1
  100,2025,1

Words of options lead to names.

  $ octroi sweep $L --mass 3 --year 2028 --basis actual --vary see=1,2
  octroi: --vary see: no scheme at hand has such an input; did you mean 'see_direct'?
  [2]
  $ octroi sweep f.csv --year 2028 --vary price=1,2
  octroi: --vary price: no scheme at hand has such an input; did you mean 'eu-ets.price'?
  [2]

A file may be called as it likes, also behind a switch.

  $ cp f.csv flows; octroi sweep --yes flows --year 2028 --vary eu-ets.price=50,100 --format csv | cut -d, -f1,5 | sed -n 2p
  50,3

# what rounding leaves is nothing

2 - 1.4 tCO2e/t are charged, and 30 EUR/t at 50 EUR/tCO2e are 0.6: what is left is 0, not 500 t x 1e-16.

  $ octroi sweep --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 --basis actual --sefa 1.4 --sefa-year 2026 --see 2 \
  > --vary eu-ets.price=50:100:50 --vary credit_paid=20:40:10 | tail -n 3
  net charge, EUR         20         30         40
               50   5,000.00       0.00       0.00
              100  20,000.00  15,000.00  10,000.00
  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 --basis actual --sefa 1.4 --sefa-year 2026 --see 2 \
  > --credit-paid 30 --set eu-ets.price=50 | grep '^  charge'
    charge                          0.00 EUR/t             0.00 EUR   due 2027-09-30
