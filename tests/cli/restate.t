An old result under the rules of now.

Bhutan has no default values of its own: those of other countries hold. Of 7226 20 00 they
were 5.588 as adopted and are 5.5 since 2026/1740 (known 2026-07-31); mark-up of 2026 10 %.
The benchmark of column B, route F, is 1.577, of which 0.975 is kept: 1.537575.
Old: 5.588 x 1.1 = 6.1468; 100 x (6.1468 - 1.537575) = 460.9225; x 75.36 = 34,735.1196
new: 5.500 x 1.1 = 6.05;   100 x (6.05   - 1.537575) = 451.2425; x 75.36 = 34,005.6348
difference 9.68 certificates, 729.4848 EUR
The correction factor was published on 2026-07-23, until then it is assumed to be 1.

  $ octroi cost --from BT --to EU --good 72262000 --mass 100 --date 2026-02-01 --as-of 2026-06-01 --format csv -o june.csv
  $ COLUMNS=110 octroi restate june.csv
  1 line: 1 changed, 0 as before.
  net_charge of 1 line: 34,735.12 EUR -> 34,005.63 EUR (-729.48 EUR)
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook

  line  what                                 old             new           change  why
  1     specific_emissions        6.1468 tCO2e/t  6.0500 tCO2e/t  -0.0968 tCO2e/t  a
        embedded_emissions          614.68 tCO2e    605.00 tCO2e      -9.68 tCO2e  a
        certificates                460.92 tCO2e    451.24 tCO2e      -9.68 tCO2e  a
        gross_charge               34,735.12 EUR   34,005.63 EUR      -729.48 EUR  a
        net_charge                 34,735.12 EUR   34,005.63 EUR      -729.48 EUR  a
        emissions_before_mark_up    558.80 tCO2e    550.00 tCO2e      -8.80 tCO2e  a
        standing                      assumption             law                   a, b

  a  Default value, origin ZZ, good 7226 20 00 -> row origin ZZ, good 72262000: total 5.588 tCO2e/t, route F
     (2025/2621 as adopted Annex I) -> total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F (2025/2621 as replaced by
     2026/1740 Annex I)
  b  Cross-sectoral correction factor (Dec. (EU) 2026/1862 Art. 1): unknown: Cross-sectoral correction factor
     has no value for 2026-01-01 (reporting_year 2026) -> 1 (reporting_year 2026: value of 2026..2030, known
     2026-07-23)
  $ octroi restate june.csv --format csv | cut -d, -f1-10
  line,scheme,outcome,what,old,new,change,old_unit,new_unit,reproduced
  1,eu-cbam,changed,specific_emissions,6.146800000000001,6.050000000000001,-0.0968,tCO2e/t,tCO2e/t,yes
  1,eu-cbam,changed,embedded_emissions,614.6800000000001,605.0000000000001,-9.67999999999995,tCO2e,tCO2e,yes
  1,eu-cbam,changed,certificates,460.9225,451.24250000000006,-9.67999999999995,tCO2e,tCO2e,yes
  1,eu-cbam,changed,gross_charge,34735.1196,34005.63480000001,-729.4847999999911,EUR,EUR,yes
  1,eu-cbam,changed,net_charge,34735.1196,34005.63480000001,-729.4847999999911,EUR,EUR,yes
  1,eu-cbam,changed,emissions_before_mark_up,558.8,550,-8.799999999999955,tCO2e,tCO2e,yes
  1,eu-cbam,changed,standing,assumption,law,,,,yes

JSON says the same, with causes one by one.

  $ octroi cost --from BT --to EU --good 72262000 --mass 100 --date 2026-02-01 --as-of 2026-06-01 --format json -o june.json
  $ octroi restate june.json --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > print(r["octroi"], r["format"], r["question"])
  > print(r["schemes"][0]["old_as_of"], r["schemes"][0]["as_of"], r["schemes"][0]["old_rulebook"] == r["schemes"][0]["rulebook"])
  > print({k: v for k, v in r["summary"].items() if k != "net_charge"})
  > print({k: round(v, 4) if isinstance(v, float) else v for k, v in r["summary"]["net_charge"][0].items()})
  > for c in r["lines"][0]["changes"]:
  >     print(c["what"], c["reproduced"], [(x["name"], x["old"], x["new"]) for x in c["causes"]])'
  0.1.0 1 {'command': 'restate', 'arguments': ['june.json']}
  2026-06-01 2026-10-05 True
  {'lines': 1, 'changed': 1, 'unchanged': 0, 'not_compared': 0, 'not_reproduced': 0}
  {'currency': 'EUR', 'lines': 1, 'old': 34735.1196, 'new': 34005.6348, 'change': -729.4848, 'only_old_lines': 0, 'only_old': 0, 'only_new_lines': 0, 'only_new': 0}
  specific_emissions True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  embedded_emissions True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  certificates True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  gross_charge True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  net_charge True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  emissions_before_mark_up True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F')]
  standing True [('default_row', 'total 5.588 tCO2e/t, route F', 'total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F'), ('correction_factor', 'unknown: Cross-sectoral correction factor has no value for 2026-01-01', '1')]
  $ diff <(octroi restate june.csv) <(octroi restate june.json) && octroi restate - <june.csv | head -n 1; octroi restate - <june.json | head -n 1
  1 line: 1 changed, 0 as before.
  1 line: 1 changed, 0 as before.

Nothing changes as of the day on which it was computed, nor when law is asked for as of that day.

  $ octroi restate june.csv --as-of 2026-06-01
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 34,735.12 EUR -> 34,735.12 EUR (the same)
  eu-cbam: as of 2026-06-01 -> as of 2026-06-01, the same rulebook
  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-05-01 --format csv | octroi restate -
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 16,335.38 EUR -> 16,335.38 EUR (the same)
  eu-cbam: as of 2026-10-05 -> as of 2026-10-05, the same rulebook

The price of the second quarter was published on 2026-07-06; before, that of the first was carried forward.
3.187 x 1.1 - 0.975 x 1.37 = 2.16995; 216.995 x 75.36 = 16,352.7432; x 75.28 = 16,335.3836.

  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-05-01 --as-of 2026-07-01 --format csv -o price.csv
  $ octroi restate price.csv --format csv | cut -d, -f4-6,11-
  what,old,new,why
  unit_price,75.36,75.28,"Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q1, known 2026-04-07) -> 75.28 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q2, known 2026-07-06)"
  gross_charge,16352.7432,16335.383600000001,"Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q1, known 2026-04-07) -> 75.28 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q2, known 2026-07-06)"
  net_charge,16352.7432,16335.383600000001,"Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q1, known 2026-04-07) -> 75.28 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q2, known 2026-07-06)"
  standing,assumption,law,"Cross-sectoral correction factor (Dec. (EU) 2026/1862 Art. 1): unknown: Cross-sectoral correction factor has no value for 2026-01-01 (reporting_year 2026) -> 1 (reporting_year 2026: value of 2026..2030, known 2026-07-23); Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q1, known 2026-04-07) -> 75.28 EUR/tCO2e (purchase_date 2026-05-01: value of 2026-Q2, known 2026-07-06)"
  $ octroi restate price.csv --as-of 2026-07-10 --format csv | grep -c unit_price; octroi restate price.csv --as-of 2026-07-05 | head -n 2
  1
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 16,352.74 EUR -> 16,352.74 EUR (the same)

Taiwan had a row of its own for 7219 14, 8.69, and has none now: that of other countries, 4.94.
8.69 x 1.1 = 9.559; 4.94 x 1.1 = 5.434.

  $ octroi cost --from TW,CN --to EU --good 72191490 --mass 100 --date 2026-02-01 --as-of 2026-06-01 --format json -o two.json
  $ COLUMNS=110 octroi restate two.json
  2 lines: 2 changed, 0 as before.
  net_charge of 2 lines: 100,820.00 EUR -> 69,734.00 EUR (-31,086.00 EUR)
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook

  line  what                                 old             new           change  why
  1     specific_emissions        9.5590 tCO2e/t  5.4340 tCO2e/t  -4.1250 tCO2e/t  a
        embedded_emissions          955.90 tCO2e    543.40 tCO2e    -412.50 tCO2e  a
        certificates                839.97 tCO2e    427.47 tCO2e    -412.50 tCO2e  a
        gross_charge               63,300.33 EUR   32,214.33 EUR   -31,086.00 EUR  a
        net_charge                 63,300.33 EUR   32,214.33 EUR   -31,086.00 EUR  a
        emissions_before_mark_up    869.00 tCO2e    494.00 tCO2e    -375.00 tCO2e  a
        standing                      assumption             law                   a, b
  2     standing                      assumption             law                   b

  a  Default value: total 8.69 tCO2e/t (origin Taiwan, good 7219 14 90 -> row origin TW, good 721914;
     2025/2621 as adopted Annex I) -> total 4.94 tCO2e/t, direct 4.94 tCO2e/t (origin ZZ, good 7219 14 90 -> row
     origin ZZ, good 721914; 2025/2621 as replaced by 2026/1740 Annex I)
  b  Cross-sectoral correction factor (Dec. (EU) 2026/1862 Art. 1): unknown: Cross-sectoral correction factor
     has no value for 2026-01-01 (reporting_year 2026) -> 1 (reporting_year 2026: value of 2026..2030, known
     2026-07-23)

What was not known: on 2025-12-01 no default value had been adopted.

  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-02-01 --as-of 2025-12-01 --format csv -o early.csv 2>&1
  octroi: not computable: the table of default values was not published by 2025-12-01
  [1]
  $ octroi restate early.csv --format csv | cut -d, -f4-7,10-
  what,old,new,change,reproduced,why
  state,not-computable,computed,,yes,then: the table of default values was not published by 2025-12-01
  specific_emissions,,3.5057,,yes,"Default value (2025/2621 as replaced by 2026/1740 Annex I): unknown: the table of default values was not published by 2025-12-01 -> total 3.187 tCO2e/t, direct 3.187 tCO2e/t, route C (origin China, good 7208 39 00 -> row origin CN, good 7208)"
  specific_free_allocation,,1.33575,,yes,"Default value (2025/2621 as replaced by 2026/1740 Annex I): unknown: the table of default values was not published by 2025-12-01 -> total 3.187 tCO2e/t, direct 3.187 tCO2e/t, route C (origin China, good 7208 39 00 -> row origin CN, good 7208); Benchmark, column B (default values): unknown: the table of default values was not published by 2025-12-01 (2025/2620 Annex 4, 5.1 and 5.3) -> value 1.37 tCO2e/t (column B, good 7208 39 00, production_year 2026, route C -> row column B, good 72083900, route C; 2025/2620 Annex 5.3)"
  certificates,,216.995,,yes,"Default value (2025/2621 as replaced by 2026/1740 Annex I): unknown: the table of default values was not published by 2025-12-01 -> total 3.187 tCO2e/t, direct 3.187 tCO2e/t, route C (origin China, good 7208 39 00 -> row origin CN, good 7208); Benchmark, column B (default values): unknown: the table of default values was not published by 2025-12-01 (2025/2620 Annex 4, 5.1 and 5.3) -> value 1.37 tCO2e/t (column B, good 7208 39 00, production_year 2026, route C -> row column B, good 72083900, route C; 2025/2620 Annex 5.3)"
  unit_price,,75.36,,yes,"Price of a certificate (2025/2548 Art. 1): unknown: Price of a certificate has no value for 2026-02-01; give --price (purchase_date 2026-02-01) -> 75.36 EUR/tCO2e (purchase_date 2026-02-01: value of 2026-Q1, known 2026-04-07)"
  net_charge,,16352.7432,,yes,"Default value (2025/2621 as replaced by 2026/1740 Annex I): unknown: the table of default values was not published by 2025-12-01 -> total 3.187 tCO2e/t, direct 3.187 tCO2e/t, route C (origin China, good 7208 39 00 -> row origin CN, good 7208); Benchmark, column B (default values): unknown: the table of default values was not published by 2025-12-01 (2025/2620 Annex 4, 5.1 and 5.3) -> value 1.37 tCO2e/t (column B, good 7208 39 00, production_year 2026, route C -> row column B, good 72083900, route C; 2025/2620 Annex 5.3); Price of a certificate (2025/2548 Art. 1): unknown: Price of a certificate has no value for 2026-02-01; give --price (purchase_date 2026-02-01) -> 75.36 EUR/tCO2e (purchase_date 2026-02-01: value of 2026-Q1, known 2026-04-07)"
  $ octroi restate early.csv | head -n 3
  1 line: 1 changed, 0 as before.
  net_charge of 1 line only now: 16,352.74 EUR
  eu-cbam: as of 2025-12-01 -> as of 2026-10-05, the same rulebook

And the other way: as of a day before anything was known.

  $ octroi restate june.csv --as-of 2020-01-01 --format csv | grep -e ,state, -e ,net_charge, | cut -d, -f4-7,10-
  state,computed,not-computable,,yes,now: the table of default values was not published by 2020-01-01
  net_charge,34735.1196,,,yes,"Default value: total 5.588 tCO2e/t, route F (origin ZZ, good 7226 20 00 -> row origin ZZ, good 72262000; 2025/2621 as adopted Annex I) -> unknown: the table of default values was not published by 2020-01-01 (2025/2621 as replaced by 2026/1740 Annex I); Benchmark, column B (default values): value 1.577 tCO2e/t (column B, good 7226 20 00, production_year 2026, route F -> row column B, good 72262000, route F; 2025/2620 Annex 5.3) -> unknown: the table of default values was not published by 2020-01-01 (2025/2620 Annex 4, 5.1 and 5.3); Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-02-01: value of 2026-Q1, known 2026-04-07) -> unknown: Price of a certificate has no value for 2026-02-01; give --price (purchase_date 2026-02-01)"
  $ octroi restate june.csv --as-of 2020-01-01 | head -n 3
  1 line: 1 changed, 0 as before.
  net_charge of 1 line only then: 34,735.12 EUR
  eu-cbam: as of 2026-06-01 -> as of 2020-01-01, the same rulebook
  $ octroi restate june.csv --was 1990-01-01 | sed -n 3p
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook
  $ octroi cost --from BT --to EU --good 72262000 --mass 100 --date 2026-02-01 --format json | sed 's/"as_of": "[0-9-]*"/"as_of": "1990-01-01"/g' | octroi restate -
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 34,005.63 EUR -> 34,005.63 EUR (the same)
  eu-cbam: as of 1990-01-01 -> as of 2026-10-05, the same rulebook

A CSV that does not say its day: figures alone, unless the day is given.

  $ drop() { python3 -c '
  > import csv, sys
  > gone = sys.argv[1].split(",")
  > rows = list(csv.DictReader(sys.stdin))
  > out = csv.DictWriter(sys.stdout, [c for c in rows[0] if c not in gone], extrasaction="ignore", lineterminator="\n")
  > out.writeheader()
  > out.writerows(rows)' $1; }
  $ drop as_of,rulebook <june.csv >bare.csv
  $ octroi restate bare.csv --format csv | cut -d, -f4-7,10- | head -n 2; octroi restate bare.csv | sed -n 3p
  what,old,new,change,reproduced,why
  specific_emissions,6.146800000000001,6.050000000000001,-0.0968,,unknown: the result does not say as of which day it was computed; give --was DATE
  eu-cbam: as of a day that is not known -> as of 2026-10-05
  $ octroi restate bare.csv --was 2026-06-01 --format csv | sed 1d | cut -d, -f10 | uniq -c
        7 yes
  $ octroi restate bare.csv --was 2026-09-01 --format csv | grep ,net_charge, | cut -d, -f10-
  no,"not reproduced: as of 2026-09-01 the rules of now give 34005.6348 EUR for what the result says; it rests on other rules, on inputs or settings that the result does not hold, or was changed by hand"

A figure that was changed by hand, and one of other rules.

  $ sed 's/,6.1468[0-9]*,/,6.2,/2' june.csv >edited.csv
  $ octroi restate edited.csv --format csv | grep -e specific_emissions, -e net_charge, | cut -d, -f4-6,10-
  specific_emissions,6.2,6.050000000000001,no,"not reproduced: as of 2026-06-01 the rules of now give 6.1468 tCO2e/t for what the result says; the rules are the same: it rests on inputs or settings that the result does not hold, or was changed by hand"
  net_charge,34735.1196,34005.63480000001,yes,"Default value, origin ZZ, good 7226 20 00 -> row origin ZZ, good 72262000: total 5.588 tCO2e/t, route F (2025/2621 as adopted Annex I) -> total 5.5 tCO2e/t, direct 5.5 tCO2e/t, route F (2025/2621 as replaced by 2026/1740 Annex I)"
  $ octroi restate edited.csv | head -n 1
  1 line: 1 changed, 0 as before. 1 with an old figure that does not come out again.
  $ sed 's/xxh3:[0-9a-f]*/xxh3:0123456789abcdef/' edited.csv | octroi restate - --format csv | grep specific_emissions, | cut -d, -f10- | sed 's/now xxh3:[0-9a-f]*/now …/'
  no,"not reproduced: as of 2026-06-01 the rules of now give 6.1468 tCO2e/t for what the result says; it was computed with other rules (xxh3:0123456789abcdef, now …)"
  $ cp -rL $RULES book && chmod -R u+w book && sed -i 's/2026-Q1: {value: 75.36/2026-Q1: {value: 75.37/' book/eu/cbam.yaml
  $ octroi restate june.csv --rules book --format csv | grep net_charge, | cut -d, -f5,6,10- | sed 's/xxh3:[0-9a-f]*/…/g'
  34735.1196,34010.14722500001,no,"not reproduced: as of 2026-06-01 the rules of now give 34739.728825 EUR for what the result says; it was computed with other rules (…, now …)"

A file of lines: an importer's year counts as in the file. A has 30 + 21 t, B 30 t, not more than 50.
30 t are 138.27675 certificates, then 135.37275: 10,420.53588 EUR, then 10,201.69044.
21 t from Taiwan, 21 x (9.559 - 1.159275) = 176.394225, then 21 x (5.434 - 1.159275) = 89.769225.

  $ printf 'importer,date,origin,good,mass_t\nA,2026-02-01,BT,72262000,30\nA,2026-02-01,TW,72191490,21\nB,2026-02-01,BT,72262000,30\n' >lines.csv
  $ octroi run lines.csv --to EU --lines --as-of 2026-06-01 -o run.csv; octroi restate run.csv --format csv | grep -v standing | cut -d, -f1-6,10
  line,scheme,outcome,what,old,new,reproduced
  1,eu-cbam,changed,specific_emissions,6.146800000000001,6.050000000000001,yes
  1,eu-cbam,changed,embedded_emissions,184.40400000000002,181.50000000000003,yes
  1,eu-cbam,changed,certificates,138.27675000000002,135.37275,yes
  1,eu-cbam,changed,gross_charge,10420.535880000001,10201.69044,yes
  1,eu-cbam,changed,net_charge,10420.535880000001,10201.69044,yes
  1,eu-cbam,changed,emissions_before_mark_up,167.64000000000001,165,yes
  2,eu-cbam,changed,specific_emissions,9.559000000000001,5.434000000000001,yes
  2,eu-cbam,changed,embedded_emissions,200.73900000000003,114.11400000000002,yes
  2,eu-cbam,changed,certificates,176.394225,89.76922500000002,yes
  2,eu-cbam,changed,gross_charge,13293.068796,6765.008796000002,yes
  2,eu-cbam,changed,net_charge,13293.068796,6765.008796000002,yes
  2,eu-cbam,changed,emissions_before_mark_up,182.48999999999998,103.74000000000001,yes
  $ octroi restate run.csv | head -n 3
  3 lines: 2 changed, 1 as before.
  net_charge of 3 lines: 23,713.60 EUR -> 16,966.70 EUR (-6,746.91 EUR)
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook
  $ octroi run lines.csv --to EU --lines --as-of 2026-06-01 --format json -o run.json; diff <(octroi restate run.csv) <(octroi restate run.json) && echo the same
  the same

A coarse code: causes of the codes below it; a whole year, cut where the price changes.

  $ octroi cost --from TW --to EU --good 721914 --mass 100 --year 2026 --as-of 2026-06-01 --format csv -o year.csv
  $ octroi restate year.csv --format csv | cut -d, -f4,10- | grep -e specific_emissions -e unit_price
  specific_emissions,yes,"Default value: total 8.69 tCO2e/t (origin Taiwan, good 7219 14 10 -> row origin TW, good 721914; 2025/2621 as adopted Annex I) -> total 4.94 tCO2e/t, direct 4.94 tCO2e/t (origin ZZ, good 7219 14 10 -> row origin ZZ, good 721914; 2025/2621 as replaced by 2026/1740 Annex I)"
  unit_price,yes,"Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-04-01: value of 2026-Q1, known 2026-04-07) -> 75.28 EUR/tCO2e (purchase_date 2026-04-01: value of 2026-Q2, known 2026-07-06); Price of a certificate (2025/2548 Art. 1): 75.36 EUR/tCO2e (purchase_date 2026-07-01: value of 2026-Q1, known 2026-04-07) -> 82.32 EUR/tCO2e (purchase_date 2026-07-01: value of 2026-Q3, known 2026-10-05)"

A quarter or month is no whole year: a result says which it was. What is counted of
a coarse code its codes say. 216.995 x 75.36 = 16,352.7432, then x 75.28 = 16,335.3836.

  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-Q2 --as-of 2026-07-01 --format csv -o quarter.csv; tail -n 1 quarter.csv | cut -d, -f10-14
  EU,72083900,2026-Q2,2026,2026
  $ octroi restate quarter.csv | head -n 2
  1 line: 1 changed, 0 as before.
  net_charge of 1 line: 16,352.74 EUR -> 16,335.38 EUR (-17.36 EUR)
  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-05 --as-of 2026-07-01 --format json | octroi restate - | head -n 2
  1 line: 1 changed, 0 as before.
  net_charge of 1 line: 16,352.74 EUR -> 16,335.38 EUR (-17.36 EUR)
  $ printf 'date,origin,good,mass_t\n2026-05,CN,72083900,100\n2026,CN,72083900,100\n' | octroi run - --to EU --lines | cut -d, -f12,13
  date,year
  2026-05,2026
  ,2026
  $ octroi cost --from CN --to EU --good 2523 --mass 100 --date 2026-05-01 --as-of 2026-07-01 --format csv | octroi restate - | head -n 1
  1 line: 1 changed, 0 as before.

Money, of which the amount is computed, does not stand in a result.

  $ octroi cost --from CN --to US --scheme international-climate-club --good 72083900 --value 10000USD --date 2026-05-01 --format csv -o money.csv; octroi restate money.csv
  1 line: 0 changed, 0 as before, 1 not compared.
  international-climate-club: as of 2026-11-23 -> as of 2026-11-23, the same rulebook
  octroi: 1 line not compared
    line 1: the result does not say enough: value is not given; give --value
  [1]
  $ octroi restate money.csv --value 10000USD | head -n 1
  1 line: 0 changed, 1 as before.

Producers' own figures do not stand in a result of CSV: columns or options give them. JSON of cost keeps the question.

  $ octroi cost --from CN --to EU --good 76011090 --mass 500 --date 2026-05-01 --basis actual --see 1.57 --route K --as-of 2026-07-01 --format csv -o own.csv
  $ octroi restate own.csv
  1 line: 0 changed, 0 as before, 1 not compared.
  eu-cbam: as of 2026-07-01 -> as of 2026-10-05, the same rulebook
  octroi: 1 line not compared
    line 1: the result does not say enough: see_direct is not given; give --see
  [1]
  $ octroi restate own.csv --see 1.57 --route K --format csv | cut -d, -f4-6,10 | grep charge
  gross_charge,6879.426000000006,6872.123000000006,yes
  net_charge,6879.426000000006,6872.123000000006,yes
  $ (head -n 1 own.csv | sed 's/$/,see_direct,route/'; sed '1d; s/$/,1.57,K/' own.csv) >more.csv; octroi restate more.csv | head -n 2
  1 line: 1 changed, 0 as before.
  net_charge of 1 line: 6,879.43 EUR -> 6,872.12 EUR (-7.30 EUR)
  $ octroi cost --from CN --to EU --good 76011090 --mass 500 --date 2026-05-01 --basis default,actual --see 1.57 --route K --as-of 2026-07-01 --format json | octroi restate - | head -n 2
  2 lines: 2 changed, 0 as before.
  net_charge of 2 lines: 78,945.25 EUR -> 78,861.45 EUR (-83.81 EUR)

The file from which a result was computed has what it does not say: own figures, in any unit. C and the
basis say the rest. 1.9 t and 1,900 kg of CO2 a tonne are the same; lines are found by name where they have one.

  $ printf 'line,importer,date,origin,good,net,basis,see,sefa\nx1,C,2026-05-01,CN,72083900,60000,actual,1.9,1.3\nx2,C,2026-05-01,CN,72083900,60000,default,,\n' >own_lines.csv
  $ octroi run own_lines.csv --to EU --map net=mass_kg --map see=see_direct --lines --as-of 2026-07-01 -o own_run.csv
  $ octroi restate own_run.csv >out; head -n 2 out
  octroi: 1 line not compared
    line x1: the result does not say enough: see_direct is not given; give --see
  2 lines: 1 changed, 0 as before, 1 not compared.
  net_charge of 1 line: 9,811.65 EUR -> 9,801.23 EUR (-10.42 EUR)
  $ octroi restate own_run.csv --lines own_lines.csv --map net=mass_kg --map see=see_direct --format csv | grep net_charge | cut -d, -f1,4-6,10
  x1,net_charge,2712.9599999999996,2710.0799999999995,yes
  x2,net_charge,9811.64592,9801.230160000001,yes
  $ sed 's/,1.9,/,1900kgCO2\/t,/' own_lines.csv >kg.csv; octroi restate own_run.csv --lines kg.csv --map net=mass_kg --map see=see_direct | head -n 1
  2 lines: 2 changed, 0 as before.
  $ octroi run own_lines.csv --to EU --map net=mass_kg --map see=see_direct --lines --as-of 2026-07-01 --format json | octroi restate - --lines own_lines.csv | head -n 1
  2 lines: 2 changed, 0 as before.
  $ octroi restate own_run.csv --lines lines.csv; octroi restate own_run.csv --lines gone.csv; octroi restate own_run.csv --lines own_lines.csv --map nett=mass_kg
  octroi: 'lines.csv' has none of the lines of the result; give the file from which the result was computed
  octroi: cannot open 'gone.csv': No such file or directory
  octroi: map 'nett=mass_kg': the file has no column 'nett'; did you mean 'net'?
  [2]

A price that was given is kept by JSON, and given again for CSV.

  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-08-01 --price 80 --format json | octroi restate - | head -n 2
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 17,359.60 EUR -> 17,359.60 EUR (the same)
  $ octroi cost --from CN --to EU --good 72083900 --mass 100 --date 2026-08-01 --price 80 --format csv -o given.csv; octroi restate given.csv --price 80 | head -n 2
  1 line: 0 changed, 1 as before.
  net_charge of 1 line: 17,359.60 EUR -> 17,359.60 EUR (the same)
  $ octroi restate given.csv --format csv | grep unit_price | cut -d, -f4-6,10- | sed 's/xxh3:[0-9a-f]*/…/g'
  unit_price,80,82.32,no,"not reproduced: as of 2026-10-05 the rules of now give 82.32 EUR/tCO2e for what the result says; the rules are the same: it rests on inputs or settings that the result does not hold, or was changed by hand"

Two schemes, both in euro, and one whose money is another: currencies are not added up.

  $ octroi cost --from BT --to EU,RS --good 72262000 --mass 100 --basis actual --see 2 --sefa 1.1 --reference 1.5 --date 2026-05-01 --as-of 2026-07-01 --format json -o both.json
  $ octroi restate both.json | head -n 4; octroi restate both.json | grep -e scheme -e net_charge | tail -n 2 | cut -c1-80
  2 lines: 1 changed, 1 as before.
  net_charge of 2 lines: 6,982.40 EUR -> 6,975.20 EUR (-7.20 EUR)
  eu-cbam: as of 2026-07-01 -> as of 2026-10-05, the same rulebook
  rs-import-carbon-tax: as of 2026-07-01 -> as of 2026-11-23, the same rulebook
  line  scheme   what                      old              new           change
                 net_charge       6,782.40 EUR     6,775.20 EUR        -7.20 EUR
  $ sed 's/,EUR,/,USD,/g' june.csv | octroi restate - | head -n 4
  1 line: 1 changed, 0 as before.
  net_charge of 1 line only then: 34,735.12 USD
  net_charge of 1 line only now: 34,005.63 EUR
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook

What is no result, or cannot be compared.

  $ octroi restate; octroi restate june.csv june.json; octroi restate gone.csv
  octroi: octroi restate takes one result, a file of CSV or JSON; octroi restate OLD.csv, or octroi restate - for standard input
  octroi: octroi restate takes one result, a file of CSV or JSON; octroi restate OLD.csv, or octroi restate - for standard input
  octroi: cannot open 'gone.csv': No such file or directory
  [2]
  $ : >empty.csv; octroi restate empty.csv; echo 'a,b' >other.csv; octroi restate other.csv
  octroi: 'empty.csv' is empty: it is no result
  octroi: 'other.csv' is no result of lines: it has no column line, scheme, state, good, date, year, amount, amount_unit, net_charge; octroi cost --format csv and octroi run --lines write such files
  [2]
  $ drop amount,good <june.csv | octroi restate -
  octroi: '-' is no result of lines: it has no column good, amount; octroi cost --format csv and octroi run --lines write such files
  [2]
  $ octroi run lines.csv --to EU --format csv | octroi restate -; octroi run lines.csv --to EU --format json | octroi restate -
  octroi: '-' is no result of lines: it has no column line, state, good, date, amount, amount_unit; octroi cost --format csv and octroi run --lines write such files
  octroi: '-' is no result of lines; octroi run writes them with --lines
  [2]
  $ echo '{"octroi": "0.1.0"}' >bad.json; octroi restate bad.json; echo '{' >bad.json; octroi restate bad.json
  octroi: 'bad.json' is no result of lines; octroi cost --format json and octroi run --lines --format json write such files
  octroi: bad.json:2:0: this is no JSON: string or '}' expected near end of file
  [2]
  $ octroi intensity --good 72083900 --from CN --format json | octroi restate -
  octroi: '-' is no result of lines; octroi cost --format json and octroi run --lines --format json write such files
  [2]
  $ octroi restate june.csv --was 2026-02-30; octroi restate june.csv --as-of soon; octroi restate june.csv --option nothing=1; octroi restate june.csv --wass 2026-06-01
  octroi: --was '2026-02-30': not a day of the calendar
  octroi: --as-of 'soon': not a day of the calendar
  octroi: --option 'nothing': eu-cbam has no such option; octroi show options lists them
  octroi: unknown option '--wass'; did you mean '--was'?
  [2]
  $ head -n 1 june.csv | octroi restate -
  0 lines: 0 changed, 0 as before.
  $ octroi cost --from BT,TW --to EU --good 72262000 --mass 100 --date 2026-02-01 --as-of 2026-06-01 --format csv -o pair.csv
  $ sed '2s/,72262000,/,72262099,/' pair.csv | octroi restate - >out; echo $?; head -n 2 out
  octroi: 1 line not compared
    line 1: --good '72262099': there is no goods code 7226 20 99; near it are 7226 20, 7226 20 00; octroi show goods WORD finds others
  1
  2 lines: 1 changed, 0 as before, 1 not compared.
  net_charge of 1 line: 6,235.47 EUR -> 6,235.47 EUR (the same)
  $ sed '2s/eu-cbam/eu-cbm/; 3s/,TW,/,QQ,/' pair.csv | octroi restate -
  2 lines: 0 changed, 0 as before, 2 not compared.
  eu-cbam: as of 2026-06-01 -> as of 2026-10-05, the same rulebook
  octroi: 2 lines not compared
    line 1: the rulebook has no scheme 'eu-cbm'; did you mean 'eu-cbam'?
    line 2: column 'origin' 'QQ': 'QQ' is no known place; octroi show countries WORD finds codes
  [1]
  $ sed '2s/,computed,/,counted,/; 3s/,34735[^,]*,/,much,/; 3s/,100,t/,1OO,t/' pair.csv | octroi restate - --format csv
  line,scheme,outcome,what,old,new,change,old_unit,new_unit,reproduced,why
  1,eu-cbam,not-compared,,,,,,,,'counted' is no state of a line
  2,eu-cbam,not-compared,,,,,,,,amount '1OO' is no number
  octroi: 2 lines not compared
    line 1: 'counted' is no state of a line
    line 2: amount '1OO' is no number
  [1]
  $ sed 's/2026-06-01/2026-06-31/' june.csv | octroi restate -
  1 line: 0 changed, 0 as before, 1 not compared.
  octroi: 1 line not compared
    line 1: as_of '2026-06-31': not a day of the calendar
  [1]
  $ (head -n 1 june.csv; for i in $(seq 25); do sed '1d; s/eu-cbam/nowhere/' june.csv; done) | octroi restate - 2>&1 >out | sed -n '1p; $p'; wc -l <out
  octroi: 25 lines not compared; the first 20 are named
    line 1: the rulebook has no scheme 'nowhere'
  1

A scheme that was enacted from a day on still is: JSON keeps the word, for CSV it is given again. (6,000 USD at 3 % would be 180.)

  $ enacted() { octroi cost --from CN --to DE --good 72083900 --mass 10 --value 6000USD --date 2026-03-02 --enact international-climate-club@2026-07 --format $1 >enacted.$1; }
  $ enacted json; octroi restate enacted.json | head -n 1
  2 lines: 0 changed, 2 as before.
  $ enacted csv; octroi restate enacted.csv --value 6000USD --enact international-climate-club@2026-07 | head -n 1
  2 lines: 0 changed, 2 as before.
  $ octroi restate enacted.csv --value 6000USD | grep -o '0.00 USD -> .*(.*'
  0.00 USD -> 180.00 USD (+180.00 USD)

Two rows of one name: which of them a line was nobody knows. (100 t at 1.5 and at 3 tCO2e/t.)

  $ printf 'line,importer,origin,good,mass,date,see_direct,basis,sefa\nA,I,CN,72083900,100,2026-03-02,1.5,actual,1\nA,I,CN,72083900,100,2026-03-02,3.0,actual,1\n' >twice.csv
  $ octroi run twice.csv --to EU --lines --format csv >twice-old.csv; octroi restate twice-old.csv --lines twice.csv
  2 lines: 0 changed, 0 as before, 2 not compared.
  eu-cbam: as of 2026-10-05 -> as of 2026-10-05, the same rulebook
  octroi: 2 lines not compared
    line A: two rows of the lines are called 'A': which of them it was is not known
    line A: two rows of the lines are called 'A': which of them it was is not known
  [1]

Lines that say nothing at all.

  $ printf '{"octroi":1,"lines":[1,null]}' | octroi restate -
  2 lines: 0 changed, 0 as before, 2 not compared.
  octroi: 2 lines not compared
    line 1: the result does not say by which scheme it was computed
    line 2: the result does not say by which scheme it was computed
  [1]

What is enacted in vain is told.

  $ octroi restate enacted.csv --enact international-climate-clubb@2026-07 --value 6000USD 2>&1 >/dev/null | grep warning
  octroi: warning: --enact 'international-climate-clubb': no line of the result is of that scheme
