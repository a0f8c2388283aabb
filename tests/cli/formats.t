octroi run: trade statistics as their publishers write them.

The figures of a good at a border are those of octroi cost; here is told which rows become lines, and what of.
All rows are made up.

BACI: thousands of USD, tonnes with blanks before them, NA. 697 is several countries, 842 the United States, 251
France, 490 counted as Taiwan, where nothing is charged; 999 is no place.
A spreadsheet took the zero of 072083, which does not exist, and left 72083.

  $ cat > BACI_HS22_Y2026_V1.csv <<'END'
  > t,i,j,k,v,q
  > 2026,156,251,720839,7.576,        8.040
  > 2026,156,251,760110,7.576,           NA
  > 2026,697,276,720839,7.576,        8.040
  > 2026,999,276,720839,7.576,        8.040
  > 2026,842,490,720839,7.576,        8.040
  > 2026,842,276,72083,7.576,        8.040
  > 2026,842,276,720839,7.576,       much
  > 2026,842,276,720839,7.576,        0.000
  > END
  $ octroi run BACI_HS22_Y2026_V1.csv --lines 2>/dev/null | sed 's/"[^"]*"//' | cut -d, -f1,4,6,9,10,11,12,13,16
  line,state,reason_code,origin,destination,good,date,year,amount
  1,computed,,CN,FR,720839,,2026,8.04
  2,not-computable,missing-input,CN,FR,760110,,2026,
  6,not-computable,unknown-good,US,DE,072083,,2026,
  8,not-computable,missing-input,US,DE,720839,,2026,
  $ octroi run BACI_HS22_Y2026_V1.csv
  EU Carbon Border Adjustment Mechanism, 2026
  assumption 100 % of the charge
  
         lines  mass  emissions  certificates    charge
                   t      tCO2e         tCO2e       EUR
  total      1  8.04      28.19         17.45  1,375.63
  
    not computable  3 lines, 8.04 t
      2 lines: mass is not given; give --mass (first: row 2)
      1 line: there is no goods code 0720 83; near it are 0703, 0708, 0710 80 (first: row 6)
    coarse codes    1 line, 8.04 t: the charge of all lines lies between 1,375.63 and 1,375.63 EUR
    rows left out   1 of 8, read as CEPII BACI
      1: origin '697': countries of EFTA that are not told apart
    bad rows        2 of 8, left out of everything
    no scheme       1 line goes where no scheme in force charges: TW
  
    assumed: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is carried
             forward) (1 line)
    note: not charged if the importer's goods of this year stay at or below 50 t (1 line)
  BACI_HS22_Y2026_V1.csv:5:6: warning: column 'i' '999': '999' is no known place
      5 | 2026,999,276,720839,7.576,        8.040
        |      ^
  remedy: octroi show countries WORD finds codes
  BACI_HS22_Y2026_V1.csv:8:27: warning: column 'q' 'much': not a number at the first character
      8 | 2026,842,276,720839,7.576,       much
        |                           ^
  remedy: write a figure such as 1.5, with a point before its decimals
  [1]

The value is in thousands: 7.576 and 0.001 are 7,576 and 1 USD, together 7,577. A duty of the whole value tells it.

  $ cp -rL "$RULES" own && cat > own/fr/duty.yaml <<'END'
  > octroi: 1
  > kind: border-adjustment
  > title: A duty of the whole value (made up)
  > destination: FR
  > currency: USD
  > status: [{state: in-force, from: 2020-01-01, source: act}]
  > sources: {act: {title: An act, checked: 2026-01-01}}
  > quantities:
  >   net_charge: {unit: USD, formula: "convert(value, USD)", source: act}
  > END
  $ printf 't,i,j,k,v,q\n2026,156,251,720839,7.576,60\n2026,156,251,720839,0.001,60\n' | octroi run - --edition HS2022 --rules own --scheme fr-duty --format csv | cut -d, -f1,4,5,16,17
  scheme,lines,computed,net_charge,net_charge_unit
  fr-duty,2,2,7577,USD

UN Comtrade, in its long form: one row of the world, one of all goods, one of a heading, one by road, which is part of the
first, a re-import, and what the exporter reports of the same. Kilograms; 0 is not given; pieces are no mass.

  $ head='typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate'
  $ row() { # period reporter flow partner code transport kilograms
  >   echo "C,A,20260101,2026,52,$1,$2,,,$3,,$4,,,0,W00,World,H6,HS,true,$5,,6,true,C00,,0,$6,,8,kg,9,false,-1,N/A,0,false,$7,false,0,false,5,4,5,0,true,false"
  > }
  $ (echo "$head"
  >  row 2026 276 M 156 720839 0 8040
  >  row 2026 276 M 0 720839 0 8040
  >  row 2026 276 M 156 TOTAL 0 8040
  >  row 2026 276 M 156 7208 0 8040
  >  row 2026 276 M 156 720839 3200 8040
  >  row 2026 276 RM 156 720839 0 8040
  >  row 202603 276 M 842 720839 0 0.0
  >  row 2026 156 X 276 720839 0 8040) > comtrade.csv
  $ octroi run comtrade.csv --lines | cut -d, -f1,4,9,10,11,12,13,16
  octroi: 1 of 8 rows left out: origin '0': the world, which its rows by partner make up
  octroi: 1 of 8 rows left out: all goods together
  octroi: 1 of 8 rows left out: aggregates of goods, which rows with codes of six digits make up
  octroi: 1 of 8 rows left out: parts of a flow by means of transport, of which another row is the whole
  octroi: 1 of 8 rows left out: re-imports, re-exports and other flows, which imports and exports count already
  octroi: 1 of 8 rows left out: exports, as imports are asked for
  line,state,origin,destination,good,date,year,amount
  1,computed,CN,DE,720839,,2026,8.04
  7,not-computable,US,DE,720839,2026-03,2026,
  $ octroi run comtrade.csv --format json | tr -d '\n' | grep -o '"why": *"[^"]*", *"rows": *[0-9]*' | tr -s ' '
  "why": "origin '0': the world, which its rows by partner make up", "rows": 1
  "why": "all goods together", "rows": 1
  "why": "aggregates of goods, which rows with codes of six digits make up", "rows": 1
  "why": "parts of a flow by means of transport, of which another row is the whole", "rows": 1
  "why": "re-imports, re-exports and other flows, which imports and exports count already", "rows": 1
  "why": "exports, as imports are asked for", "rows": 1
  $ octroi run comtrade.csv --direction export --lines | cut -d, -f1,4,9,10,11,12,16
  octroi: 6 of 8 rows left out: imports, as exports are asked for
  octroi: 1 of 8 rows left out: re-imports, re-exports and other flows, which imports and exports count already
  line,state,origin,destination,good,date,amount
  8,computed,CN,DE,720839,,8.04

The short form, with totals only, has no lines.

  $ printf 'period,reporterCode,partnerCode,flowCode,cmdCode,primaryValue,netWgt\n2026,276,0,M,720839,5,5\n2026,276,156,M,TOTAL,5,5\n' > totals.csv
  $ octroi run totals.csv --edition HS2022
  totals.csv:1:1: error: as UN Comtrade, all 2 rows of the file are left out (1: origin '0': the world, which its rows by partner make up; 1: all goods together)
      1 | period,reporterCode,partnerCode,flowCode,cmdCode,primaryValue,netWgt
        | ^
  remedy: of exports: --direction export; of totals and aggregates: take a file with codes of goods and partners
  [2]

Comext: kilograms; imports are FLOW 1; codes that are kept secret, and trade between members, are left out. Greece is GR.

  $ cat > full_202602.dat <<'END'
  > REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_CPA22,PRODUCT_BEC,PRODUCT_BEC5,PRODUCT_SECTION,FLOW,STAT_PROCEDURE,SUPPL_UNIT,PERIOD,VALUE_EUR,VALUE_NAC,QUANTITY_KG,QUANTITY_SUPPL_UNIT
  > GR,XS,E,72083900,1,1,1,1,1,1,1,1,NO_SU,202602,5000,5000,8040,0
  > GR,CN,E,72083900,1,1,1,1,1,1,1,1,NO_SU,202652,5000,5000,8040,0
  > GR,CN,E,39XXXXXX,1,1,1,1,1,1,1,1,NO_SU,202602,5000,5000,8040,0
  > GR,DE,I,72083900,1,1,1,1,1,1,1,1,NO_SU,202602,5000,5000,8040,0
  > GR,QX,E,72083900,1,1,1,1,1,1,1,1,NO_SU,202602,5000,5000,8040,0
  > GR,CN,E,72083900,1,1,1,1,1,1,2,1,NO_SU,202602,5000,5000,8040,0
  > END
  $ octroi run full_202602.dat --lines | cut -d, -f1,4,9,10,11,12,13,16
  octroi: 1 of 6 rows left out: codes of goods that are kept secret or are no goods of the nomenclature
  octroi: 1 of 6 rows left out: trade within the European Union
  octroi: 1 of 6 rows left out: origin 'QX': places that are kept secret
  octroi: 1 of 6 rows left out: exports, as imports are asked for
  line,state,origin,destination,good,date,year,amount
  1,computed,RS,GR,72083900,2026-02,2026,8.04
  2,computed,CN,GR,72083900,,2026,8.04
  $ octroi check full_202602.dat
  2 lines in 6 rows: 100.0 % of the lines are settled; charged 16.08 t of 16.08 t.
  1 of Eurostat Comext, bulk file left out: codes of goods that are kept secret or are no goods of the
    nomenclature.
  1 of Eurostat Comext, bulk file left out: trade within the European Union.
  1 of Eurostat Comext, bulk file left out: origin 'QX': places that are kept secret.
  1 of Eurostat Comext, bulk file left out: exports, as imports are asked for.
  nothing is missing

The API says figures row by row, masses in 100 kg: 80.4 are 8.04 t.

  $ cat > api.csv <<'END'
  > DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG
  > ESTAT:DS-045409(1.0),1,M,EU27_2020,CN,72083900,1,QUANTITY_IN_100KG,2026-02,80.4,
  > ESTAT:DS-045409(1.0),1,M,EU27_2020,CN,72083900,1,VALUE_IN_EUROS,2026-02,5000,
  > END
  $ octroi run api.csv --lines | cut -d, -f1,4,9,10,11,12,16
  octroi: 1 of 2 rows left out: figures other than QUANTITY_IN_100KG, which stand in rows of their own
  line,state,origin,destination,good,date,amount
  1,computed,CN,EU,72083900,2026-02,8.040000000000001

Columns that the format does not know are inputs, or errors; a map goes before the format.

  $ printf 't,i,j,k,v,q,importer\n2026,156,251,720839,7.576,60,Ex\n' | octroi run - --edition HS2022 --lines | cut -d, -f1,4,8,16
  line,state,importer,amount
  1,computed,Ex,60
  $ printf 't,i,j,k,v,q,colour\n2026,156,251,720839,7.576,60,red\n' | octroi run - --edition HS2022
  standard input:1:13: error: 'colour' is no input
      1 | t,i,j,k,v,q,colour
        |             ^
  remedy: give --map 'colour=INPUT' (octroi show inputs), or --map 'colour=' to leave it unread
  [2]
  $ printf 't,i,j,k,v,q\n2026,156,251,720839,7.576,60\n' | octroi run - --edition HS2022 --map q=mass_kg --lines | cut -d, -f1,4,16
  line,state,amount
  1,computed,0.06

A format that is claimed must be it, and exist; none is one of columns that are inputs.

  $ printf 't,i,j,k,v\n2026,156,251,720839,7.576\n' > short.csv
  $ octroi run short.csv --flows baci
  short.csv:1:1: error: the file is no CEPII BACI: it has no column 'q'
      1 | t,i,j,k,v
        | ^
  remedy: leave out --flows: a format is recognised by its header; or say --flows none, and what columns are by --map
  [2]
  $ octroi run short.csv --flows bacci
  octroi: --flows 'bacci': there is no such format; it can be baci, comtrade, comext, comext_old, comext_api or none
  [2]
  $ octroi run BACI_HS22_Y2026_V1.csv --flows none --to EU 2>&1 | head -n 1
  BACI_HS22_Y2026_V1.csv:1:1: error: 't' is no input
  $ octroi run BACI_HS22_Y2026_V1.csv --direction both
  octroi: --direction 'both': it is import or export
  [2]
  $ paste -d, <(head -n 2 BACI_HS22_Y2026_V1.csv) <(head -n 2 full_202602.dat) > both.csv
  $ octroi run both.csv
  both.csv:1:1: error: the header is that of CEPII BACI and that of Eurostat Comext, bulk file
      1 | t,i,j,k,v,q,REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_CPA22,PRODUCT_BEC,PRODUCT_BEC5,PRODUCT_SECTION,FLOW,STAT_PROCEDURE,SUPPL_U…
        | ^
  remedy: say which is meant: --flows baci or --flows comext
  [2]
