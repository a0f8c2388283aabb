What if the charge covered any good? Scenarios that widen a scheme to goods of which a line says so.

All rule tests of the law hold under the scenario too, whether its goods are said to be brought in or not, but for goods that
the law leaves out. Each line of these tests says `widened`.

  $ widen() { # SCHEME yes|no FILE...
  >   scheme=$1 word=$2; shift 2; mkdir -p widened
  >   for f; do sed -E "s/^scheme: .*/scheme: $scheme/; s/line: \{/&widened: $word, /; s/line:$/&\n      widened: $word/
  >     s/^      - \{(importer|origin)/      - {widened: $word, \1/" "$TESTDIR/../rules/$f.yaml" > "widened/$f.yaml"; done; }
  $ law='eu-actual eu-defaults eu-time eu-traps eu-importers-year'
  $ for word in no yes; do widen eu-any_goods $word $law; for f in $law; do octroi test widened/$f.yaml; done; done | uniq -c | sed 's/^ *//'
  1 41 passed, 0 failed
  1 54 passed, 0 failed
  1 64 passed, 0 failed
  1 46 passed, 0 failed
  1 10 passed, 0 failed
  1 41 passed, 0 failed
  1 54 passed, 0 failed
  1 64 passed, 0 failed
  1 46 passed, 0 failed
  1 10 passed, 0 failed
  $ for f in $law; do grep -c 'widened: yes' widened/$f.yaml; done | paste -sd' '
  41 54 64 46 14
  $ widen eu-any_goods no eu-scope; octroi test widened/eu-scope.yaml
  58 passed, 0 failed

Of the tests of scope exactly those change that look at goods outside of Annex I: 23 of them lack emissions then, one has no
origin either, and one is of an exempt origin.

  $ widen eu-any_goods yes eu-scope; octroi test widened/eu-scope.yaml > out; tail -1 out; grep -c "expected 'out-of-scope'" out
  33 passed, 25 failed
  25
  $ grep -c 'state: out-of-scope' "$TESTDIR/../rules/eu-scope.yaml"
  25

The same for the United Kingdom, where five tests look at goods outside of Schedule 16, and for the bill of the United States,
where three look at goods of no industry, of none that is said, and at finished goods.

  $ widen gb-any_goods no gb-cbam; octroi test widened/gb-cbam.yaml
  52 passed, 0 failed
  $ widen gb-any_goods yes gb-cbam; octroi test widened/gb-cbam.yaml > out; tail -1 out; grep -c "expected 'out-of-scope'" out
  47 passed, 5 failed
  5
  $ widen us-any_goods no us-clean-competition; octroi test widened/us-clean-competition.yaml
  19 passed, 0 failed
  $ widen us-any_goods yes us-clean-competition; octroi test widened/us-clean-competition.yaml | grep -e '^failed' -e passed | sed 's/.*: //'
  Which goods are covered is known by industry only
  Other industries are not covered
  Of finished goods the threshold is not known
  16 passed, 3 failed

Files: the scenario beside the law. 100 t of modules at 2 t make 200 certificates, at 75.36 EUR 15,072; in the United Kingdom
200 t at 50 GBP 10,000. The coil costs what it costs under the law: 216.995 x 75.36 = 16,352.7432. Without the word, or
where nothing is enacted, modules are out of scope.

  $ cat > flows.csv <<'FILE'
  > origin,destination,good,mass_t,date,widened,basis,see_direct
  > CN,DE,85414300,100,2026-02-10,yes,actual,2
  > CN,DE,85414300,100,2026-02-10,no,actual,2
  > CN,DE,85414300,100,2026-02-10,,,
  > CN,DE,72083900,100,2026-02-10,yes,,
  > NO,DE,85414300,100,2026-02-10,yes,actual,2
  > CN,GB,85414300,100,2027-06-10,yes,actual,2
  > FILE
  $ octroi run flows.csv --enact eu-any_goods --enact gb-any_goods --set gb-any_goods.price=50 --lines | cut -d, -f1,2,4,38 > lines; grep any_goods lines
  1,eu-any_goods,computed,15072
  2,eu-any_goods,out-of-scope,0
  3,eu-any_goods,out-of-scope,0
  4,eu-any_goods,computed,16352.7432
  5,eu-any_goods,exempt,0
  6,gb-any_goods,computed,10000
  $ grep cbam lines
  1,eu-cbam,out-of-scope,0
  2,eu-cbam,out-of-scope,0
  3,eu-cbam,out-of-scope,0
  4,eu-cbam,computed,16352.7432
  5,eu-cbam,out-of-scope,0
  6,gb-cbam,out-of-scope,0

A code of six digits and of an earlier edition: 854140 of 2017 was cells, modules and diodes, which are four codes now. All
are brought in, and cost the same.

  $ octroi cost --scheme eu-any_goods --to EU --from CN --good 854140 --edition HS2017 --mass 100 --date 2026-02-10 --widened yes --basis actual --see 2 | grep '^  charge'
    charge                        150.72 EUR/t        15,072.00 EUR   due 2027-09-30

Who is above 50 t only by what is brought in is told so: 30 t of coil and 21 t of modules.

  $ printf 'importer,origin,destination,good,mass_t,date,widened,basis,see_direct\nB,CN,DE,72083900,30,2026-02-10,,,\nB,CN,DE,85414300,21,2026-02-10,yes,actual,2\n' > year.csv
  $ octroi run year.csv --scheme eu-any_goods --format json | grep -o 'charged only[^"]*'
  charged only because goods that the scenario brings in count toward 50 t; under the law alone the importer's goods of the year are 30 t
  $ octroi run year.csv --scheme eu-cbam --map widened= --lines | cut -d, -f1,2,4 | tail -2
  1,eu-cbam,not-liable
  2,eu-cbam,out-of-scope

Answers of goods of the law do not read the word at all.

  $ octroi explain --scheme eu-any_goods --to EU --from CN --good 72083900 --mass 100 --date 2026-02-10 --widened yes | grep '^Standing' | cut -d. -f1
  Standing: law

China's solar exports to the Netherlands, of a year of two codes, one of an older code, and of three quarters: the sums of awk times
2 t times 80 EUR. (The 2 in front: both say the same.)

  $ F=$RULES/../scenarios/data/china_solar_2017_2025.csv
  $ for rows in '^2024,,CN,NL' '^2019,,CN,NL' '^,2025-Q.,CN,NL'; do
  >   grep "$rows" $F | awk -F, '{t += $7} END {printf "%d lines, %.3f t, %.2f EUR\n", NR, t, t * 2 * 80}'
  >   grep -e '^year' -e "$rows" $F | octroi run - --scheme eu-any_goods --year 2026 --widened yes --basis actual --see 2 --price 80 --format csv |
  >     tail -n 1 | awk -F, '{printf "%d lines, %.3f t, %.2f EUR\n", $5, $11, $36}'
  > done | uniq -c | tr -s ' '
   2 2 lines, 2125719.146 t, 340115063.36 EUR
   2 1 lines, 546208.247 t, 87393319.52 EUR
   2 6 lines, 1438123.844 t, 230099815.04 EUR
