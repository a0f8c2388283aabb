The studies of scenarios/
=========================

What each says, in short; tests/scenarios/studies.py computes it again without octroi.

  $ S=$RULES/../scenarios
  $ charges() { python3 -c '
  > import csv, sys
  > for r in csv.DictReader(sys.stdin):
  >     if r["level"] == "total" and float(r["net_charge"] or 0):
  >         print(r["scheme"], r["variant"], r["computed"], round(float(r["net_charge"]) / 1e6, 1), r["net_charge_unit"])'; }

Clean technology of 2002 under the rules of 2030. Certificates at 82.32 EUR cost 1.6464 times what they cost at 50, and in the UK
nothing can be computed.

  $ octroi run $S/clean-technology-2002.yaml --year 2030 --by scheme --format csv -o a.csv 2>told.txt
  [1]
  $ charges < a.csv
  eu-cbam law 4673 3100.3 EUR
  eu-cbam price-50 4673 1883.1 EUR
  eu-cbam price-100 4673 3766.2 EUR
  eu-cbam price-150 4673 5649.3 EUR
  eu-cbam forecast 4673 7438.2 EUR
  eu-cbam net-zero 4673 13148.3 EUR
  eu-cbam china-half 4673 3051.2 EUR
  eu-cbam nothing-free 4673 3599.5 EUR
  eu-cbam no-mark-up 4673 2269.7 EUR
  eu-cbam neighbours 4673 3100.3 EUR
  is-cbam neighbours 83 6.8 EUR
  no-cbam neighbours 167 47.5 EUR
  $ grep -c '^law,gb-cbam,2030,total,8472,0,' a.csv
  1
  $ grep -o -e 'outliers: [0-9,]* of [0-9,]*' -e '[0-9]* of 473685' told.txt
  2678 of 473685
  1343 of 473685
  1278 of 473685
  759 of 473685
  139 of 473685
  73 of 473685
  outliers: 32,028 of 465,011

China's green exports of 2022, at borders of 2030.

  $ octroi run $S/china-green-exports-2022.yaml --by scheme --format csv -o b.csv 2>told.txt
  [1]
  $ charges < b.csv
  eu-cbam law 2 533.3 EUR
  eu-cbam eu 2 533.3 EUR
  eu-any_goods eu 22 4890.6 EUR
  international-uniform_border_adjustment us 11 7782.2 USD
  eu-cbam us 2 533.3 EUR
  international-uniform_border_adjustment own-price 77 3244.2 USD
  eu-cbam own-price 2 533.3 EUR
  international-uniform_border_adjustment all-25 110 9669.7 USD
  eu-cbam all-25 2 533.3 EUR
  international-uniform_border_adjustment all-75 110 29009.1 USD
  eu-cbam all-75 2 533.3 EUR
  international-uniform_border_adjustment heavy-75 10 4674.5 USD
  eu-cbam heavy-75 2 533.3 EUR

Solar cells and modules of 2024. By the EU's own rule nothing is in scope; by the life cycle a tonne of modules carries nine
times what it does by value.

  $ octroi run $S/china-solar-exports.yaml --by scheme --format csv -o c.csv 2>told.txt
  $ charges < c.csv
  eu-any_goods sector 64 633.6 EUR
  international-uniform_border_adjustment sector 14 173.8 USD
  gb-any_goods sector 2 12.5 GBP
  eu-any_goods price-75 64 508.0 EUR
  international-uniform_border_adjustment price-75 14 518.5 USD
  gb-any_goods price-75 2 16.1 GBP
  eu-any_goods life-cycle 64 5835.5 EUR
  international-uniform_border_adjustment life-cycle 14 1563.3 USD
  gb-any_goods life-cycle 2 115.2 GBP
  eu-any_goods priced-at-home 64 429.2 EUR
  international-uniform_border_adjustment priced-at-home 14 0.9 USD
  gb-any_goods priced-at-home 2 6.1 GBP

The EU alone, each year's trade under the rules of 2030. A row of 2018, one dollar's worth to Monaco, has no mass.

  $ octroi run $S/china-solar-history.yaml --format csv 2>told.txt | python3 -c '
  > import csv, sys
  > for r in sorted(csv.DictReader(sys.stdin), key=lambda r: (r["variant"], r["flow_year"])):
  >     print(r["variant"], r["flow_year"] or r["level"], r["computed"], round(float(r["net_charge"]) / 1e6, 1))'
  life-cycle total 355 23393.6
  life-cycle 2017 32 84.8
  life-cycle 2018 33 270.1
  life-cycle 2019 33 1371.7
  life-cycle 2020 34 1896.3
  life-cycle 2021 34 2885.4
  life-cycle 2022 62 5540.2
  life-cycle 2023 63 5505.7
  life-cycle 2024 64 5839.4
  sector total 355 3120.8
  sector 2017 32 16.8
  sector 2018 33 53.4
  sector 2019 33 271.4
  sector 2020 34 375.2
  sector 2021 34 570.9
  sector 2022 62 601.9
  sector 2023 63 597.7
  sector 2024 64 633.6

Three documents on the EU's imports from the United States, side by side. The charge is by the tonne of emissions, so it is as many
times as high as the price: 100 / 50, and 66.37 / 50 = 1.3274; and at 50 EUR it is what a question of a file comes to at that price.

  $ octroi compare $S/eua-50.yaml $S/eua-100.yaml $S/floor.yaml --year 2030 --format csv 2>told.txt | python3 -c '
  > import csv, sys
  > rows = {(r["variant"], r["sector"] or r["level"]): float(r["net_charge"]) for r in csv.DictReader(sys.stdin)}
  > names = {name for _, name in rows}
  > for name in sorted(names): print(name, *(round(rows[v, name] / rows["eua-50", name], 6) for v in ("eua-100", "floor")))
  > print(round(rows["eua-50", "total"], 2))'
  aluminium 2.0 1.3274
  cement 2.0 1.3274
  fertilisers 2.0 1.3274
  hydrogen 2.0 1.3274
  iron-and-steel 2.0 1.3274
  total 2.0 1.3274
  157984435.22
  $ octroi run $S/us-to-eu-2025.csv --year 2030 --price 50 --format csv 2>told.txt | python3 -c '
  > import csv, sys
  > print(round(float(next(csv.DictReader(sys.stdin))["net_charge"]), 2))'
  157984435.22
