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
  octroi: --installation: '*cement-works.yaml' makes several goods that could be meant; say which with --product: 'CEM I', 'CEM II' (glob)
  [2]
  $ octroi cost --to EU --installation $S/cement-works.yaml --product "CEM 1" --mass 500 --date 2026-05-12
  octroi: --product 'CEM 1': '*cement-works.yaml' makes no such good; did you mean 'CEM I'? (glob)
  [2]
  $ octroi cost --to EU --installation $S/cement-works.yaml --good 72083900 --mass 500 --date 2026-05-12
  octroi: --installation: '*cement-works.yaml' makes no good of the code asked about; octroi emissions *cement-works.yaml lists its goods (glob)
  [2]
  $ octroi cost --to EU --product bars --good 72142000 --from TR --mass 500 --date 2026-05-12
  octroi: --product names a good of an installation; give --installation, too
  [2]
  $ octroi cost --to RS --installation $S/cement-works.yaml --product "CEM I" --mass 500 --date 2026-05-12
  octroi: scheme 'rs-import-carbon-tax' says nothing of chains of production
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
  lines.csv:4:30: warning: 'cement-works.yaml' makes several goods of code 25232900; name one: cement-works.yaml#CEM I
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
