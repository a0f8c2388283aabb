Only the goods of a list
========================

CLEG has 8412 80 and 8412 90 (HS2007, in HS2022 the same codes), not all of 8412, and nothing of chapter 72 (see `octroi show
listed`). A code below one of the list is on it; one that is above stays, and is told.

  $ cat > l.csv <<'END'
  > date,origin,good,mass
  > 2026-02-01,CN,841290,1
  > 2026-02-01,CN,8412 90 80,1
  > 2026-02-01,CN,8412 80,1
  > 2026-02-01,CN,8412,1
  > 2026-02-01,CN,84,1
  > 2026-02-01,CN,72083900,1
  > 2026-02-01,CN,72,1
  > 2026-02-01,CN,,1
  > 2026-02-01,CN,999999,1
  > END
  $ octroi run l.csv --to EU --list goods-cleg | tail -n 6
    out of scope    5 lines, 5.00 t
    rows left out   4 of 9
      3: not on the list goods-cleg
      1: without a code of goods, which could be on the list goods-cleg
    goods list      OECD Combined List of Environmental Goods (CLEG), 248 codes of HS2007; of the
                    codes of 2 lines only a part is on the list: they are not left out
  $ octroi run l.csv --to EU --list goods-cleg --lines 2>told.txt | cut -d, -f1,11
  line,good
  1,841290
  2,84129080
  3,841280
  4,8412
  5,84
  $ cat told.txt
  octroi: 3 of 9 rows left out: not on the list goods-cleg
  octroi: 1 of 9 rows left out: without a code of goods, which could be on the list goods-cleg
  octroi: goods list: OECD Combined List of Environmental Goods (CLEG), 248 codes of HS2007; of the codes of 2 lines only a part is on the list: they are not left out
  $ octroi run l.csv --to EU --list goods-cleg --format json | grep -o '"left_out": \[.*\], "list": {[^}]*}'
  "left_out": [{"why": "not on the list goods-cleg", "rows": 3}, {"why": "without a code of goods, which could be on the list goods-cleg", "rows": 1}], "list": {"list": "goods-cleg", "edition": "HS2007", "codes": 248, "codes_lost": 0, "part_lines": 2}

APEC itself says that of 8412 90 only a part is meant.

  $ printf 'date,origin,good,mass\n2026-02-01,CN,841290,1\n' >part.csv
  $ octroi run part.csv --to EU --list goods-apec_2012 | tail -n 2
    goods list      APEC List of Environmental Goods (2012), 54 codes of HS2007; of the code of 1 line
                    only a part is on the list: it is not left out

Editions: 8541 40 of HS2007 (photosensitive semiconductors) became 8541 41, 42, 43 and 49 in HS2022, which has no 8541 40. A
column says the edition of each line, the option that of the file, and the file's name that of BACI.

  $ cat > e.csv <<'END'
  > date,origin,good,mass,edition
  > 2026-02-01,CN,854140,1,HS2007
  > 2026-02-01,CN,854140,1,HS2017
  > 2026-02-01,CN,854143,1,HS2022
  > 2026-02-01,CN,854140,1,HS2022
  > 2026-02-01,CN,854143,1,
  > END
  $ octroi run e.csv --to EU --list goods-cleg --lines 2>/dev/null | cut -d, -f1,11
  line,good
  1,854140
  2,854140
  3,854143
  5,854143
  $ cut -d, -f1-4 e.csv | sed -n '1p;2p;4p' >n.csv
  $ octroi run n.csv --to EU --list goods-cleg --edition HS2012 --lines 2>/dev/null | cut -d, -f1,11
  line,good
  1,854140
  $ printf 't,i,j,k,v,q\n2026,156,276,854140,7,10\n2026,156,276,720839,7,10\n' >BACI_HS07_Y2026_V1.csv
  $ gzip BACI_HS07_Y2026_V1.csv
  $ octroi run BACI_HS07_Y2026_V1.csv.gz --list goods-cleg --lines 2>/dev/null | cut -d, -f1,11
  line,good
  1,854140

8479 89 of HS2002 became 8479 89 and 8508 60 of HS2007 (rules/goods/tables/hs_steps.csv, over HS2012), of which CLEG has the
first: only a part of it is on the list. 8412 90 of HS2002 is the same code.

  $ printf 'date,origin,good,mass,edition\n2026-02-01,CN,847989,1,HS2002\n2026-02-01,CN,841290,1,HS2002\n' >old.csv
  $ octroi run old.csv --to EU --list goods-cleg --format json | grep -o '"part_lines": [0-9]*'
  "part_lines": 1
  $ grep -c '^8508' "$RULES/goods/tables/cleg.csv"
  0
  [1]

An edition that no list of editions has is left to whoever reads editions, and so is a code that is none.

  $ printf 'date,origin,good,mass,edition\n2026-02-01,CN,854140,1,HS2000\n2026-02-01,CN,solar,1,HS2022\n' >bad.csv
  $ octroi run bad.csv --to EU --list goods-cleg 2>&1 | grep -o "'HS2000'\|'solar' has 's'"
  'HS2000'
  'solar' has 's'

With a list medians are those of its goods, and both are told.

  $ printf 'date,origin,good,mass,value_eur\n' >v.csv
  $ printf '2026-02-01,CN,841290,%s\n2026-02-01,CN,720839,1,1\n' 1,100 1,100 1,100 50,1 >>v.csv
  $ octroi run v.csv --to EU --list goods-cleg --outliers drop --format json | grep -o '"outliers": {[^}]*}'
  "outliers": {"policy": "drop", "factor": 10, "compared": 4, "compared_t": 53, "lines": 1, "mass_t": 50}

Lists that there are not, whose codes nobody knows, and files that have nothing of it:

  $ octroi run l.csv --to EU --list goods-clegg
  octroi: --list 'goods-clegg': there is no such list of goods; did you mean 'goods-cleg'?
  [2]
  $ octroi run l.csv --to EU --list eu-cbam
  octroi: --list 'eu-cbam': there is no such list of goods; octroi show lists names them
  [2]
  $ octroi run l.csv --to EU --list goods-wto_427
  octroi: --list 'goods-wto_427': the list of 427 six-digit codes was not found in public; only its categories are known; octroi show lists names lists whose codes are known
  [2]
  $ printf 'date,origin,good,mass\n2026-02-01,CN,72083900,1\n' >none.csv; octroi run none.csv --to EU --list goods-cleg
  none.csv:1:1: error: all 1 rows of the file are left out (1: not on the list goods-cleg)
      1 | date,origin,good,mass
        | ^
  remedy: octroi show listed names the goods of lists
  [2]
  $ printf 'date,origin,mass\n2026-02-01,CN,1\n' >bare.csv; octroi run bare.csv --to EU --good 841290 --list goods-cleg
  bare.csv:1:1: error: the file has no column of goods, of which some are on the list
      1 | date,origin,mass
        | ^
  remedy: say which column it is: --map 'COLUMN=good'
  [2]
