What one line costs. All figures can be redone by hand from the acts.

Türkiye, 7604 29 90, second quarter of 2026: the default value is 3.741 and the
mark-up of 2026 is 10 %, so 3.741 * 1.10 = 4.1151 tCO2e/t. The benchmark of
column B for route K is 1.493, of which 0.975 is still free: 1.455675. So
4.1151 - 1.455675 = 2.659425 tCO2e/t; times 500 t = 1329.7125 certificates;
times 75.28 EUR = 100,100.757 EUR, and 2.659425 * 75.28 = 200.2015 EUR/t.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12
  EU Carbon Border Adjustment Mechanism                                   law
  500 t of 7604 29 90 (Aluminium; bars, rods and profiles: Profiles) from Türkiye, on default values

    embedded emissions            4.1151 tCO2e/t       2,057.55 tCO2e
    free allocation adjustment   -1.4557 tCO2e/t        -727.84 tCO2e
    certificates                  2.6594 tCO2e/t       1,329.71 tCO2e
    price                                                 75.28 EUR/tCO2e
    charge                        200.20 EUR/t       100,100.76 EUR   due 2027-09-30

    Not charged if the importer's goods of this year stay at or below 50 t.
    With your own data instead: octroi need --to EU --good 76042990 --basis actual
    Why: octroi explain --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12

The advice is a command that works.

  $ octroi need --to EU --good 76042990 --basis actual | head -1
  EU Carbon Border Adjustment Mechanism

A member state means the Union, a name means its country, kilograms are tonnes.

  $ octroi cost --from turkiye --to Germany --good '7604 29 90' --mass 500000kg --date 2026-05-12 | grep ' charge '
    charge                        200.20 EUR/t       100,100.76 EUR   due 2027-09-30

Suppliers side by side, cheapest first. With mark-up: AE 2.220 * 1.1 = 2.442,
IN 3.444 * 1.1 = 3.7884, CN 4.881 * 1.1 = 5.3691; less 1.455675 each, times
500 t: 493.1625, 1166.3625 and 1956.7125 certificates; times 75.28:
37,125.273, 87,803.769 and 147,301.317 EUR.

  $ octroi cost --from AE,IN,TR,CN --to EU --good 76042990 --mass 500 --date 2026-05-12
  origin                emissions  allocation  certificates      charge   per t
                          tCO2e/t     tCO2e/t         tCO2e         EUR     EUR
  United Arab Emirates     2.4420      1.4557        493.16   37,125.27   74.25
  India                    3.7884      1.4557      1,166.36   87,803.77  175.61
  Türkiye                  4.1151      1.4557      1,329.71  100,100.76  200.20
  China                    5.3691      1.4557      1,956.71  147,301.32  294.60
  default values, price 75.28 EUR/tCO2e                                     law
  note: not charged if the importer's goods of this year stay at or below 50 t

Bases side by side. Default: China 3.000 * 1.1 = 3.3; less 0.975 * 1.423
= 1.387425 leaves 1.912575; 956.2875 certificates at 75.36 are 72,065.826 EUR.
Actual: 1.57 less 0.975 * 1.423 (column A, route K) leaves 0.182575; 91.2875
certificates are 6,879.426 EUR: 65,186.40 EUR less.

  $ octroi cost --from CN --to EU --good 76011090 --mass 500 --date 2026-02-01 --basis default,actual --see 1.57 --route K
  basis    emissions  allocation  certificates     charge   per t  difference
             tCO2e/t     tCO2e/t         tCO2e        EUR     EUR         EUR
  default     3.3000      1.3874        956.29  72,065.83  144.13
  actual      1.5700      1.3874         91.29   6,879.43   13.76  -65,186.40
  price 75.36 EUR/tCO2e                                                   law
  Break-even: own figures cost as much as default ones at --see 3.3000 tCO2e/t.
  note: not charged if the importer's goods of this year stay at or below 50 t
  note: actual: taken as made without goods of Annex I from other processes; where such goods were
    used, give --sefa

Years side by side at a price of 80 EUR. China 3.169 with the mark-ups 10, 20
and 30 %: 3.4859, 3.8028, then 4.1197. The benchmark 1.364 times the share kept
(0.975, 0.95, 0.9, 0.775, 0.515, 0.39, 0.265, 0.14, 0): 1.3299, 1.2958, 1.2276,
1.0571, 0.70246, 0.53196, 0.36146, 0.19096, 0. The difference times 25 t times
80 EUR: 2026 2.156 * 2000 = 4,312; 2030 3.41724 * 2000 = 6,834.48; 2034
4.1197 * 2000 = 8,239.40.

  $ octroi cost --from CN --to DE --good 72142000 --mass 25000kg --year 2026..2034 --price 80
  year  emissions  allocation  certificates    charge   per t  standing
          tCO2e/t     tCO2e/t         tCO2e       EUR     EUR
  2026     3.4859      1.3299         53.90  4,312.00  172.48  law
  2027     3.8028      1.2958         62.67  5,014.00  200.56  law
  2028     4.1197      1.2276         72.30  5,784.20  231.37  law
  2029     4.1197      1.0571         76.57  6,125.20  245.01  law
  2030     4.1197      0.7025         85.43  6,834.48  273.38  law
  2031     4.1197      0.5320         89.69  7,175.48  287.02  assumption
  2032     4.1197      0.3615         93.96  7,516.48  300.66  assumption
  2033     4.1197      0.1910         98.22  7,857.48  314.30  assumption
  2034     4.1197      0.0000        102.99  8,239.40  329.58  law
  default values, price 80.00 EUR/tCO2e
  note: Price of a certificate: 80 EUR/tCO2e, as you gave it
  note: not charged if the importer's goods of this year stay at or below 50 t
  note: 2027..2033: the benchmarks are provisional: an update for goods imported from 2027 is
    announced and was not found
  note: 2027..2034: from 2027 on the price is that of the week in which the certificates are bought
  assumed: 2031..2033: the cross-sectoral correction factor is taken as 1, for this year none is
    decided
  assumed: 2031..2033: the benchmark of 2030 is carried forward: the benchmarks rest on ETS values
    that end with that year

A price for each period holds until the next one given: 2027 at 85, 2028 and
2029 too, from 2030 at 110. 25 * (3.8028 - 1.2958) * 85 = 5,327.375;
25 * (4.1197 - 1.2276) * 85 = 6,145.7125; 25 * (4.1197 - 0.70246) * 110 = 9,397.41.

  $ octroi cost --from CN --to EU --good 72142000 --mass 25 --year 2027,2028,2030 --price 2027=85,2030=110 --format csv >years.csv
  $ python3 -c '
  > import csv
  > for row in csv.DictReader(open("years.csv")):
  >     print(row["year"], round(float(row["net_charge"]), 4), row["net_charge_unit"])'
  2027 5327.375 EUR
  2028 6145.7125 EUR
  2030 9397.41 EUR

A whole year at the published prices is cut where the price changes: 90 days at
75.36, 91 at 75.28, and 184 at 82.32, of which the last 92 rest on the price of
the third quarter carried forward. Mean (90 * 75.36 + 91 * 75.28 + 184 * 82.32)
/ 365 = 78.848657534; times 1329.7125 certificates = 104,846.0455 EUR.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --year 2026 --format csv | grep -o 'computed,[a-z]*'
  computed,assumption
  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --year 2026 | grep -e ' charge ' -e ' price  '
    price                                                 78.85 EUR/tCO2e   from 75.28 to 82.32
    charge                        209.69 EUR/t       104,846.05 EUR         due 2027-09-30

After the last published price the line says so: 1329.7125 * 82.32 = 109,461.933.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-12-01 | grep -A1 -E 'charge  |assumed'
    charge                        218.92 EUR/t       109,461.93 EUR   due 2027-09-30

  --
    assumed: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is carried
             forward)

Exempt, out of scope: nothing is due, and why.

  $ octroi cost --from CH --to EU --good 76042990 --mass 50 --date 2026-02-02
  EU Carbon Border Adjustment Mechanism                                   law
  50 t of 7604 29 90 (Aluminium; bars, rods and profiles: Profiles) from Switzerland, on default
  values

    Exempt: goods of Switzerland are exempt (Reg. (EU) 2023/956 Art. 2 and Annex III point 1).
    charge: 0.00 EUR

    Why: octroi explain --from CH --to EU --good 76042990 --mass 50 --date 2026-02-02
  $ octroi cost --from TR --to EU --good 94016900 --mass 50 --date 2026-02-02
  EU Carbon Border Adjustment Mechanism                                   law
  9401 69 00 (Seats (not those of heading no. 9402), whether or not convertible into beds and parts
  thereof: Other) from Türkiye

    Out of scope: 9401 69 00 is not in Annex I (Reg. (EU) 2023/956 Annex I).
    charge: 0.00 EUR

    Why: octroi explain --from TR --to EU --good 94016900 --mass 50 --date 2026-02-02

What the law has only at ten digits is not guessed.

  $ octroi cost --from IN --to EU --good 25239000 --mass 100 --date 2026-02-01
  octroi: not computable: 2523 90 00 is divided further in the table of default values; give one of its codes of up to 10 digits:
    2523 90 00 10  White hydraulic cement
    2523 90 00 90  Grey and other hydraulic cements
  [1]

One line that can't be computed does not stop the others. China 4.881: see
above, 3.913425 * 5 * 75.36 = 1,474.5785.

  $ octroi cost --from CN --to EU --good 76042990,25239000 --mass 5 --date 2026-02-01
  good        emissions  allocation  certificates    charge   per t
                tCO2e/t     tCO2e/t         tCO2e       EUR     EUR
  7604 29 90     5.3691      1.4557         19.57  1,474.58  294.92
  2523 90 00                                                         not computable
  default values, price 75.36 EUR/tCO2e                                         law
  2523 90 00: not computable: 2523 90 00 is divided further in the table of default values; give one
    of its codes of up to 10 digits:
    2523 90 00 10  White hydraulic cement
    2523 90 00 90  Grey and other hydraulic cements
  note: 7604 29 90: not charged if the importer's goods of this year stay at or below 50 t
  [1]

Nothing unknown ever counts as zero: on a day before the first edition of the
default values was published (2025-12-22) there is no charge.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 --as-of 2025-06-01 >out
  octroi: not computable: the table of default values was not published by 2025-06-01
  [1]
  $ grep -c ' charge ' out
  0
  [1]

The law as it was known on a day: for Thailand, 7306 30 41, the first edition of
the default values said 2.0795, that of 31 July 2026 says 2.079; with the mark-up
2.28745 and 2.2869 tCO2e/t. On the first day the cross-sectoral correction
factor (decided on 23 July 2026) was not known, so that line rests on an assumption.

  $ for day in 2026-06-01 2026-08-01; do octroi cost --from TH --to EU --good 73063041 --mass 100 --date 2026-02-01 --as-of $day --format csv >law.csv; python3 -c '
  > import csv
  > for row in csv.DictReader(open("law.csv")):
  >     print(round(float(row["specific_emissions"]), 6), row["specific_emissions_unit"], row["standing"])'; done
  2.28745 tCO2e/t assumption
  2.2869 tCO2e/t law

CSV has a row for each line, JSON the same names. The quantities read back exactly.

  $ octroi cost --from TR,CH --to EU --good 76042990 --mass 500 --date 2026-05-12 --format csv | cut -d, -f1-4,8-17
  line,scheme,scenario,state,importer,origin,destination,good,date,year,reporting_year,basis,amount,amount_unit
  1,eu-cbam,base,computed,,TR,EU,76042990,2026-05-12,2026,2026,default,500,t
  2,eu-cbam,base,exempt,,CH,EU,76042990,2026-05-12,2026,2026,default,500,t
  $ octroi cost --from TR,CH --to EU --good 76042990 --mass 500 --date 2026-05-12 --format json | python3 -c '
  > import json, sys
  > answer = json.load(sys.stdin)
  > print(list(answer))
  > for line in answer["lines"]:
  >     print(line["line"], line["scheme"], line["state"], line["standing"], line["origin"], line["amount"])
  >     print({name: round(q["value"], 6) for name, q in line["quantities"].items() if name in ("certificates", "net_charge")})
  > print(answer["lines"][0]["due"])
  > print(answer["lines"][1]["reason"]["code"])
  > print(answer["totals"][0]["lines"], round(answer["totals"][0]["quantities"]["net_charge"]["value"], 3))'
  ['octroi', 'format', 'rulebook', 'as_of', 'options', 'seed', 'question', 'schemes', 'lines', 'totals', 'coverage', 'assumptions']
  1 eu-cbam computed law TR {'value': 500, 'unit': 't'}
  {'certificates': 1329.7125, 'net_charge': 100100.757}
  2 eu-cbam exempt law CH {'value': 500, 'unit': 't'}
  {'net_charge': 0}
  {'date': '2027-09-30', 'duty': 'declare and surrender certificates'}
  exempt
  {'computed': 1, 'exempt': 1, 'not-computable': 0} 100100.757

A line that can't be computed has no net_charge, a reason with choices, and
counts in the totals with its mass.

  $ octroi cost --from IN --to EU --good 25239000 --mass 100 --date 2026-02-01 --format json >out.json
  octroi: not computable: 2523 90 00 is divided further in the table of default values; give one of its codes of up to 10 digits:
    2523 90 00 10  White hydraulic cement
    2523 90 00 90  Grey and other hydraulic cements
  [1]
  $ python3 -c '
  > import json
  > answer = json.load(open("out.json"))
  > line = answer["lines"][0]
  > print(line["state"], line["standing"], line["reason"]["code"], len(line["reason"]["choices"]), "net_charge" in line["quantities"])
  > print(answer["totals"][0]["lines"], answer["totals"][0]["mass_left_out_t"], "net_charge" in answer["totals"][0]["quantities"])'
  not-computable None needs-longer-code 2 False
  {'computed': 0, 'not-computable': 1} 100 False

A file appears whole or not at all.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 -o answer.txt
  $ wc -l <answer.txt
  13
  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 -o other.txt
  octroi: --mass '5oo': not a number at the second character; try --mass 500 or --mass 500t
  [2]
  $ ls other.txt 2>/dev/null
  [2]

A full disk is an error of its own.

  $ octroi cost --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 >/dev/full
  octroi: cannot write to standard output: No space left on device
  [3]

Words from the question that a shell would change are quoted in the advice.

  $ octroi cost --from 'South Korea' --to EU --good 76042990 --mass 500 --date 2026-05-12 | tail -1
    Why: octroi explain --from 'South Korea' --to EU --good 76042990 --mass 500 --date 2026-05-12

Which open points of law matter? For this line only the rounding: 4.1151 to
three decimals is 4.115, 0.0001 less, and 500 * 0.0001 * 75.28 = 3.764 EUR.

  $ octroi options --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 | tail -n +3
  as it stands: charge 100,100.76 EUR

  option         choice          instead of          charge  difference  what it decides  source
  round_default  three_decimals  none            100,096.99       -3.76  Rounding of      2025/2621 as
                                                                         default value    replaced by
                                                                         times mark-up    2026/1740 recital
                                                                                          10; our
                                                                                          reading that
                                                                                          the Registry's
                                                                                          rounding is
                                                                                          not published
  zero_floor     declaration     line        not computable              Whether a        2025/2620 Annex
                                                                         surplus on one   2 Eq. 1; our
                                                                         good offsets     reading that
                                                                         other goods      the equation
                                                                                          is per good,
                                                                                          so that a
                                                                                          surplus on one
                                                                                          good does not
                                                                                          offset another
  no difference: faa_scope=direct, benchmark_after_2030=refuse, cscf_undecided=refuse,
    joint_process=whole_chain, certificate_rounding=up

Two ways to the same figure differ in the last bits of its binary form; the law does not see them.

  $ octroi options --from IN --to EU --good 31021012 --mass 1000 --date 2026-05-12 --format csv | grep faa_scope | cut -d, -f8
  0

A code of fewer digits stands for those below it: 2814 is ammonia, 2814 10 00
(default value 2.270, benchmark 1.522), and its solution, 2814 20 00 (0.680 and
0.457). With a mark-up of 1 % and 0.975 of the benchmark free:
2.270 * 1.01 - 0.975 * 1.522 = 0.80875 and 0.680 * 1.01 - 0.975 * 0.457 =
0.241225 certificates a tonne; times 100 t and 75.28 EUR 6,088.27 and
1,815.9418 EUR; the plain mean is 3,952.1059 EUR.

  $ octroi cost --from TR --to EU --good 2814 --mass 100 --date 2026-05-01 | grep -A4 '^  charge '
    charge                         39.52 EUR/t         3,952.11 EUR     from 1,815.94 to 6,088.27   due 2027-09-30

    2814 stands for 2 codes, all of them in scope; shown is their plain mean, and the charge lies
    between 1,815.94 EUR and 6,088.27 EUR.
    Not charged if the importer's goods of this year stay at or below 50 t.
  $ octroi cost --from TR --to EU --good 2814 --mass 100 --date 2026-05-01 --format csv | python3 -c '
  > import csv, sys
  > for row in csv.DictReader(sys.stdin):
  >     print(*(round(float(row["net_charge" + end]), 4) for end in ("_low", "", "_high")), row["leaves"], row["in_scope"])'
  1815.9418 3952.1059 6088.27 2 1

An exact code stands for itself: both fields are empty.

  $ octroi cost --from TR --to EU --good 28141000 --mass 100 --date 2026-05-01 --format csv | tail -1 | sed 's/.*tCO2e,//' | cut -d, -f1,2 | od -An -c
     ,  \n
