Codes of goods of another edition of the Harmonized System than that of the nomenclature.

7208 39 is the same code in HS2017 and HS2022, so the edition changes no figure.

  $ octroi cost --from CN --to EU --good 720839 --mass 10 --date 2026-02-01 --format csv | cut -d, -f1-3 > own
  $ octroi cost --from CN --to EU --good 720839 --edition HS2017 --mass 10 --date 2026-02-01 --format csv | cut -d, -f1-3 | cmp - own
  $ octroi cost --from CN --to EU --good 720839 --edition HS2017 --mass 10 --date 2026-02-01 | grep -A1 'HS2017 is'
    The code of HS2017 is one code in HS2022.
    7208 39 stands for 1 codes, all of them in scope; all that are in scope cost the same.

2812 10 of HS2012 became eight codes, 2812 11 to 2812 17 and 2812 19. Each has one code of eight digits below it, 2812 19
has two: nine, none of them in the scope of the EU's mechanism.

  $ octroi cost --from CN --to EU --good 281210 --edition HS2012 --mass 10 --date 2026-02-01
  EU Carbon Border Adjustment Mechanism                                   law
  2812 10 (Halides and halide oxides of non-metals) from China
  
    Out of scope: no code below 2812 10 is in scope, such as: 2812 11 00 is not in Annex I (Reg. (EU)
    2023/956 Annex I).
    charge: 0.00 EUR
  
    The code of HS2012 became several in HS2022, and stands for the codes below all of them.
    2812 10 stands for 9 codes, none of them in scope.
    Why: octroi explain --from CN --to EU --good 281210 --edition HS2012 --mass 10 --date 2026-02-01

7306 10 of HS2002 became 7306 11 and 7306 19, with one code (7306 11 00) and one (7306 19 00) below, if these are not
divided. Their plain mean is that of the codes below both, computed one by one.

  $ codes=$(octroi show goods 7306 --format csv | grep -oE '^7306(11|19)[0-9]{2}'); echo $codes
  73061100 73061900
  $ (echo origin,destination,date,good,mass_t; for c in $codes; do echo CN,EU,2026-02-01,$c,10; done) > leaves.csv
  $ octroi run leaves.csv --format csv | awk -F, 'NR==1 {for (i=1;i<=NF;i++) at[$i]=i} NR>1 {printf "%.6f\n", $at["net_charge"]/$at["lines"]}'
  3387.130560
  $ printf 'origin,destination,date,good,mass_t\nCN,EU,2026-02-01,730610,10\n' | octroi run - --edition HS2002 --format csv | awk -F, 'NR==1 {for (i=1;i<=NF;i++) at[$i]=i} NR>1 {printf "%.6f %.6f %.6f\n", $at["net_charge"], $at["net_charge_low"], $at["net_charge_high"]}'
  3387.130560 1883.962320 4890.298800
  $ octroi cost --from CN --to EU --good 730610 --edition HS2002 --mass 10 --date 2026-02-01 | grep -A3 'HS2002 became'
    The code of HS2002 became several in HS2022, and stands for the codes below all of them.
    7306 10 stands for 2 codes, all of them in scope; shown is their plain mean, and the charge lies
    between 1,883.96 EUR and 4,890.30 EUR.
    Not charged if the importer's goods of this year stay at or below 50 t.

What became of the code of a line is counted over lines that are computed; a file says the edition in a column, or an
option for all lines. Nothing tells what 9999 98 was, and only codes of six digits are carried. 7318 15 is one code, but
parts of what it was went to waste that HS2022 tells apart (relation n:1 of its conversion); it has 12 codes below.

  $ cat > mixed.csv <<'END'
  > origin,destination,date,good,mass_t,edition
  > CN,EU,2026-02-01,720839,10,HS2017
  > CN,EU,2026-02-01,731815,10,HS2017
  > CN,EU,2026-02-01,720839,10,HS2022
  > CN,EU,2026-02-01,720839,10,
  > CN,EU,2026-02-01,281210,10,HS2012
  > CN,EU,2026-02-01,999998,10,HS2017
  > CN,EU,2026-02-01,72083900,10,HS2017
  > CN,EU,2026-02-01,720839,10,HS1996
  > END
  $ octroi run mixed.csv
  EU Carbon Border Adjustment Mechanism, 2026
  law 100 % of the charge
  
         lines   mass  emissions  certificates    charge
                    t      tCO2e         tCO2e       EUR
  total      4  40.00     175.30        122.61  9,239.66
  
    not computable  2 lines, 20.00 t
      1 line: no table tells what became of 9999 98 of HS2017 in HS2022 (first: row 6)
      1 line: 7208 39 00 has 8 digits: only codes of six are carried from HS2017 to HS2022 (first: row
        7)
    out of scope    1 line, 10.00 t
    coarse codes    4 lines, 40.00 t: the charge of all lines lies between 9,188.23 and 9,342.53 EUR
    bad rows        1 of 8, left out of everything
  
    note: not charged if the importer's goods of this year stay at or below 50 t (4 lines)
    note: the code of HS2017 is one code in HS2022 (1 line)
    note: the code of HS2017 is one code in HS2022, though parts of it went elsewhere (1 line)
  mixed.csv:9:28: warning: column 'edition' 'HS1996': it can be HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
      9 | CN,EU,2026-02-01,720839,10,HS1996
        |                            ^
  remedy: did you mean 'HS1992'?
  [1]
  $ octroi run mixed.csv --lines 2>/dev/null | sed 's/"[^"]*"//' | awk -F, '{print $1","$4","$6","$11","$(NF-3)","$(NF-2)}'
  line,state,reason_code,good,leaves,in_scope
  1,computed,,720839,1,1
  2,computed,,731815,12,1
  3,computed,,720839,1,1
  4,computed,,720839,1,1
  5,out-of-scope,out-of-scope,281210,9,0
  6,not-computable,edition,999998,1,
  7,not-computable,edition,72083900,1,

In a file of BACI the name says it, or the option; of UN Comtrade the column classificationCode. A name that says nothing
is an error, for codes of unknown edition cannot be told from others.

  $ printf 't,i,j,k,v,q\n2026,156,276,731815,7.576,10\n' > BACI_HS17_Y2026_V1.csv
  $ octroi run BACI_HS17_Y2026_V1.csv | grep HS2017
    note: the code of HS2017 is one code in HS2022, though parts of it went elsewhere (1 line)
  $ cp BACI_HS17_Y2026_V1.csv copy.csv
  $ octroi run copy.csv
  copy.csv:1:1: error: which edition the codes of goods are of is not known: neither the name of the file, as HS92 does, says it
      1 | t,i,j,k,v,q
        | ^
  remedy: say it: --edition HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
  [2]
  $ octroi run copy.csv --edition HS2012 | grep HS2012
    note: the code of HS2012 is one code in HS2022, though parts of it went elsewhere (1 line)
  $ octroi run BACI_HS17_Y2026_V1.csv --edition HS2012 | grep HS20
    note: the code of HS2012 is one code in HS2022, though parts of it went elsewhere (1 line)
  $ octroi run copy.csv --edition HS17
  octroi: --edition 'HS17': it can be HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
  [2]
  $ printf 'period,reporterCode,partnerCode,flowCode,cmdCode,primaryValue,netWgt,classificationCode\n2026,276,156,M,731815,5,5,H5\n2026,276,156,M,731815,5,5,H1\n' > comtrade.csv
  $ octroi run comtrade.csv
  EU Carbon Border Adjustment Mechanism, 2026
  assumption 100 % of the charge
  
         lines   mass  emissions  certificates  charge
                    t      tCO2e         tCO2e     EUR
  total      1  0.005       0.04          0.03    2.27
  
    coarse codes    1 line, 0.005 t: the charge of all lines lies between 2.24 and 2.32 EUR
    bad rows        1 of 2, left out of everything
  
    assumed: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is carried
             forward) (1 line)
    note: not charged if the importer's goods of this year stay at or below 50 t (1 line)
    note: the code of HS2017 is one code in HS2022, though parts of it went elsewhere (1 line)
  comtrade.csv:3:27: warning: column 'classificationCode' 'H1': it can be HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
      3 | 2026,276,156,M,731815,5,5,H1
        |                           ^
  [1]
  $ cut -d, -f1-7 comtrade.csv | octroi run -
  standard input:1:1: error: which edition the codes of goods are of is not known: no column 'classificationCode' says it
      1 | period,reporterCode,partnerCode,flowCode,cmdCode,primaryValue,netWgt
        | ^
  remedy: say it: --edition HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
  [2]

A scheme without a nomenclature cannot look at it, and says so.

  $ octroi run BACI_HS17_Y2026_V1.csv --scheme international-uniform_border_adjustment --see 2 --price 50 --origin-price 0 | grep -A1 edition
    note: the edition of the code, HS2017, is not looked at: the scheme has no nomenclature whose
          editions are known (1 line)
  $ octroi cost --scheme international-uniform_border_adjustment --from CN --to DE --good 731815 --edition HS2017 --mass 10 --date 2026-02-01 --see 2 --price 50 --origin-price 0 | grep edition
    --edition is given, but nothing that applies to this line reads it.
    Why: octroi explain --scheme international-uniform_border_adjustment --from CN --to DE --good 731815 --edition HS2017 --mass 10 --date 2026-02-01 --see 2 --price 50 --origin-price 0
