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
