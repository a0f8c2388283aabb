A plant's own figures at the border. The bars of the scrap works carry 0.194423678... tCO2e/t with a
free allocation of 0.115572787 (see the derivation in the document): 500 t at 75.28 EUR come to
500 x (0.1944236781 - 0.1155727867) x 75.28 = 2,967.95 EUR. On default values the same bars carry
2.31 x 1.1 = 2.541, less 0.975 x 1.364 = 1.3299: 500 x 1.2111 x 75.28 = 45,585.80 EUR. Both cost the
same when own emissions are 1.2111 + 0.1155727867 = 1.3266727867.

  $ S=$RULES/../scenarios/installations
  $ octroi cost --to EU --installation $S/scrap-steelworks.yaml --product bars --mass 500 --date 2026-05-12 --basis default,actual
  basis    emissions  allocation  certificates     charge  per t  difference
             tCO2e/t     tCO2e/t         tCO2e        EUR    EUR         EUR
  default     2.5410      1.3299        605.55  45,585.80  91.17
  actual      0.1944      0.1156         39.43   2,967.95   5.94  -42,617.86
  price 75.28 EUR/tCO2e                                                  law
  Break-even: own figures cost as much as default ones at --see 1.3267 tCO2e/t.
  note: not charged if the importer's goods of this year stay at or below 50 t

The code finds the good, the document says where it is from.

  $ octroi cost --to EU --installation $S/integrated-mill.yaml --good "7208 39 00" --mass 500 --date 2026-05-12 --format json | grep -o '"net_charge": {[^,]*' | head -n 1
  "net_charge": {"value": 12512.262710741725

500 x (1.686509775521 + 0.040053214521 - 1.394143683168) x 75.28 = 12,512.2627: the indirect emissions of pellets and sinter
count, those of the mill do not.

  $ octroi explain --to EU --installation $S/integrated-mill.yaml --product "hot-rolled coil" --mass 500 --date 2026-05-12 | grep -i -A 1 "actual emissions"
   4  Actual emissions        1.72656299004 tCO2e/t   = 1.68650977552 +         2025/2547 Annex I point
                                                      0.0400532145215           3.1

Two cements have one code.

  $ octroi cost --to EU --installation $S/cement-works.yaml --good 25232900 --mass 500 --date 2026-05-12
  octroi: '*cement-works.yaml' makes several goods of code 25232900: 'CEM I', 'CEM II'; say which with --product (glob)
  [2]
  $ octroi cost --to EU --installation $S/cement-works.yaml --product "CEM 1" --mass 500 --date 2026-05-12
  octroi: '*cement-works.yaml' makes no good 'CEM 1'; did you mean 'CEM I'? (glob)
  [2]
  $ octroi cost --to EU --installation $S/cement-works.yaml --good 72083900 --mass 500 --date 2026-05-12
  octroi: '*cement-works.yaml' makes no good of code 72083900; octroi emissions *cement-works.yaml lists its goods (glob)
  [2]
  $ octroi cost --to EU --product bars --good 72142000 --from TR --mass 500 --date 2026-05-12
  octroi: --product names a good of an installation; give --installation, too
  [2]
  $ octroi cost --to RS --installation $S/cement-works.yaml --product "CEM I" --mass 500 --date 2026-05-12
  octroi: scheme 'rs-import-carbon-tax' says nothing of chains of production; ask it without an installation; octroi show inputs lists where own figures go in
  [2]

CEM II carries 0.596420161290 + 0.034802419355 with a free allocation of 0.458210685484:
500 x 0.173011895161 x 75.28 = 6,512.1677. In a file each line names its document; where codes are not enough also the good. The bad rows are
named and left out.

  $ cp $S/*.yaml .
  $ cat >lines.csv <<END
  > line,date,origin,good,mass,installation
  > 1,2026-05-12,TR,72142000,500,scrap-steelworks.yaml
  > 2,2026-05-12,TR,72142000,500,
  > 3,2026-05-12,TR,25232900,500,cement-works.yaml
  > 4,2026-05-12,TR,25232900,500,cement-works.yaml#CEM II
  > 5,2026-05-12,IN,72083900,500,nowhere.yaml
  > END
  $ octroi run lines.csv --to EU --lines | cut -d, -f1,4,15,18,38
  lines.csv:4:30: warning: 'cement-works.yaml' makes several goods of code 25232900: 'CEM I', 'CEM II'; name one as cement-works.yaml#GOOD
      4 | 3,2026-05-12,TR,25232900,500,cement-works.yaml
        |                              ^
  lines.csv:6:30: warning: cannot open 'nowhere.yaml': No such file or directory
      6 | 5,2026-05-12,IN,72083900,500,nowhere.yaml
        |                              ^
  line,state,basis,specific_emissions,net_charge
  1,computed,actual,0.1944236781276596,2967.9475532570223
  2,computed,default,2.5410000000000004,45585.80400000001
  4,computed,actual,0.6312225806451612,6512.167733870969

For lines that name none the command can; their own figures stay.

  $ printf 'date,origin,good,mass,see_direct\n2026-05-12,TR,72142000,500,\n2026-05-12,TR,72142000,500,1.3266727867\n' | octroi run - --to EU --installation scrap-steelworks.yaml --lines | cut -d, -f15,18,38
  basis,specific_emissions,net_charge
  actual,0.1944236781276596,2967.9475532570223
  actual,1.3266727867,45585.80399* (glob)

Figures are of one good and one place. Whoever says another of either is told; what the line says in other words
is the same. In a file, too, the document gives origin and code where the line does not. Hydrogen: 100 TJ of gas
at 56.1 t/TJ for 1,000 t are 5.61, the benchmark 5.089 x 0.975 = 4.961775: 10 x 0.648225 x 75.28 = 487.9838; an
allocation of 4 that the line states is of 2027 as it stands: 10 x (5.61 - 4) x 82.32 = 1,325.352.

  $ cat >hydrogen.yaml <<END
  > octroi: 1
  > kind: installation
  > scheme: eu-cbam
  > country: TR
  > period: 2026
  > processes:
  >   reformer:
  >     streams:
  >       - {name: gas, method: combustion, fuel: natural-gas, amount: 100 TJ}
  >     goods:
  >       - {name: h2, good: "28041000", mass: 1000 t}
  > END
  $ octroi cost --to EU --installation hydrogen.yaml --from IN --mass 10 --date 2026-05-12
  octroi: 'hydrogen.yaml' stands in TR, and the goods are said to come from elsewhere; leave the origin out; figures for goods of another origin are given one by one
  [2]
  $ octroi cost --to EU --installation hydrogen.yaml --product h2 --good 72083900 --mass 10 --date 2026-05-12
  octroi: 'h2' of 'hydrogen.yaml' is 28041000, and the goods are said to be 72083900; leave the code out, or name a good of that code; octroi emissions hydrogen.yaml lists its goods
  [2]
  $ octroi cost --to EU --installation hydrogen.yaml --good 28041000,72083900 --mass 10 --date 2026-05-12
  octroi: 'h2' of 'hydrogen.yaml' is 28041000, and the goods are said to be 72083900; leave the code out, or name a good of that code; octroi emissions hydrogen.yaml lists its goods
  [2]
  $ octroi cost --to EU --installation hydrogen.yaml --good "2804 10 00" --from Turkey --mass 10 --date 2026-05-12 --format csv | cut -d, -f2,5,15,18
  scheme,standing,basis,actual_emissions
  eu-cbam,law,actual,5.61
  $ cat >hydrogen.csv <<END
  > line,date,origin,good,mass,see_direct,sefa,basis,installation
  > 1,2026-05-12,,,10,,,,hydrogen.yaml
  > 2,2026-05-12,Turkey,2804 10 00,10,,,,hydrogen.yaml
  > 3,2026-05-12,IN,28041000,10,,,,hydrogen.yaml
  > 4,2026-05-12,TR,72083900,10,,,,hydrogen.yaml#h2
  > 5,2026-05-12,TR,2804100090,10,2.5,,,hydrogen.yaml
  > 6,2027-05-12,TR,28041000,10,,4,,hydrogen.yaml
  > 7,2026-05-12,TR,28041000,10,,,default,hydrogen.yaml
  > END
  $ octroi run hydrogen.csv --to EU --lines | cut -d, -f1,4,15,18,38
  hydrogen.csv:4:32: warning: 'hydrogen.yaml' stands in TR, and the goods are said to come from elsewhere
      4 | 3,2026-05-12,IN,28041000,10,,,,hydrogen.yaml
        |                                ^
  hydrogen.csv:5:32: warning: 'h2' of 'hydrogen.yaml' is 28041000, and the goods are said to be 72083900
      5 | 4,2026-05-12,TR,72083900,10,,,,hydrogen.yaml#h2
        |                                ^
  line,state,basis,specific_emissions,net_charge
  1,computed,actual,5.61,487.98378
  2,computed,actual,5.61,487.98378
  5,computed,actual,2.5,0
  6,computed,actual,5.61,1325.352
  7,computed,default,11.902000000000001,5224.601380000001
  $ octroi run hydrogen.csv --to EU --see 2 --lines 2>/dev/null | cut -d, -f1,18 | head -n 2
  line,specific_emissions
  1,2

A document with an error gives nothing to any line: a stream that nobody gets would be no emissions.

  $ sed 's/^processes:/streams: [{name: oil, method: combustion, fuel: natural-gas, amount: 10 TJ, to: mill}]\n&/' hydrogen.yaml >bad.yaml
  $ sed -n -e 1p -e '2s/hydrogen.yaml/bad.yaml/p' hydrogen.csv >bad.csv; octroi run bad.csv --to EU --lines | cut -d, -f1,4,15
  bad.csv:2:22: warning: bad.yaml:6:81: 'to' must be a map of processes and their shares
      2 | 1,2026-05-12,,,10,,,,bad.yaml
        |                      ^
  line,state,basis

The name of a document may be long.

  $ D=$(printf 'd%.0s' $(seq 200)); mkdir -p $D/$D/$D; cp hydrogen.yaml $D/$D/$D; printf 'line,date,good,mass,installation\n1,2026-05-12,28041000,10,%s\n2,2026-05-12,72083900,10,%s\n' $D/$D/$D/hydrogen.yaml $D/$D/$D/hydrogen.yaml >long.csv
  $ octroi run long.csv --to EU --lines | cut -d, -f1,18
  long.csv:3:26: warning: 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd/dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd/dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd/hydrogen.yaml' makes no good of code 72083900
      3 | 2,2026-05-12,72083900,10,ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd…
        |                          ^
  line,specific_emissions
  1,5.61

What its figures rest on the charge rests on, too.

  $ octroi cost --to EU --installation $S/integrated-mill.yaml --product "hot-rolled coil" --mass 500 --date 2026-05-12 --option round_default=three_decimals --format csv | cut -d, -f5,15
  standing,basis
  assumption,actual
  $ printf "date,mass,installation\n2026-05-12,500,integrated-mill.yaml#hot-rolled coil\n" >mill.csv; octroi run mill.csv --to EU --option round_default=three_decimals --lines | cut -d, -f1,4,15
  octroi: warning: the figures of 'hot-rolled coil' in 'integrated-mill.yaml' rest on an assumption; octroi emissions integrated-mill.yaml names it
  line,state,basis
  1,computed,actual
