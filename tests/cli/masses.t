Masses that cannot be, and masses that are missing
==================================================

What a tonne of 7208 39 00 is worth: 500, 600, 700, 800, and 6.5 of a line whose mass is a hundred times too large. The median
of the five is 600; 6.5 is below 600 / 10. Its mass as the value by the median: 6,500 / 600 = 10.8333 t. The line without a
mass: 1,200 / 600 = 2 t. The line in USD is not compared with those in EUR, and one line has no median; nor have two of
7601 10 90, so that its third stays without a mass. The last has no value, of which nothing follows.

  $ cat > m.csv <<'END'
  > date,origin,good,mass,value,currency
  > 2026-02-01,CN,72083900,10,5000,EUR
  > 2026-02-01,CN,72083900,10,6000,EUR
  > 2026-02-01,CN,7208 39 00,10,7000,EUR
  > 2026-02-01,CN,72083900,10,8000,EUR
  > 2026-02-01,CN,72083900,1000,6500,EUR
  > 2026-02-01,CN,72083900,,1200,EUR
  > 2026-02-01,CN,72083900,10000kg,66,USD
  > 2026-02-01,CN,76011090,1,2400,EUR
  > 2026-02-01,CN,76011090,2,5000,EUR
  > 2026-02-01,CN,76011090,,2400,EUR
  > 2026-02-01,CN,72083900,7,,
  > END
  $ octroi run m.csv --to EU --outliers replace --missing-mass median --lines 2>told.txt | cut -d, -f1,4,5,7,16
  line,state,standing,reason,amount
  1,computed,law,,10
  2,computed,law,,10
  3,computed,law,,10
  4,computed,law,,10
  5,computed,assumption,,10.833333333333334
  6,computed,assumption,,2
  7,computed,law,,10
  8,computed,law,,1
  9,computed,law,,2
  10,not-computable,,mass is not given; give --mass,
  11,computed,law,,7
  $ cat told.txt
  octroi: outliers: 1 of 5 lines that could be compared, 1,000.00 of 1,040.00 t: the value of a tonne is less than 1/10 or more than 10 times the median of its code; their masses are replaced, by 10.83 t together
  octroi: missing masses: 1 line without a mass got one by the median value of a tonne of the code, 2.00 t together; 1 line got none, for fewer than 3 lines of the code have a value and a mass

A replaced mass is computed with: at 2 tCO2e/t line 5 has 21.6667 t of emissions.

  $ octroi run m.csv --to EU --basis actual --route C --see 2 --sefa 1.3 --outliers replace --lines 2>/dev/null | sed -n '6p' | grep -o ',21.66666666666666.,' | uniq
  ,21.666666666666668,

A factor of 100: 6.5 lies above 600 / 100, and nothing is an outlier.

  $ octroi run m.csv --to EU --outliers replace:100 --format json | grep -o '"outliers": {[^}]*}'
  "outliers": {"policy": "replace", "factor": 100, "compared": 5, "compared_t": 1040, "lines": 0, "mass_t": 0, "replaced_t": 0}

Left out; or kept, counted and told. Kept, the total of 1,060 t is a thousand too high.

  $ octroi run m.csv --to EU --outliers drop
  EU Carbon Border Adjustment Mechanism, 2026
  law 100 % of the charge
  
         lines   mass  emissions  certificates    charge
                    t      tCO2e         tCO2e       EUR
  total      8  60.00  * (glob)
  
    not computable  2 lines, mass not known
      2 lines: mass is not given; give --mass (first: row 6)
    rows left out   1 of 11
      1: the value of a tonne is less than 1/10 or more than 10 times the median of its code
    outliers        1 of 5 lines that could be compared, 1,000.00 of 1,040.00 t: the value of a tonne
                    is less than 1/10 or more than 10 times the median of its code; left out
  
    note: not charged if the importer's goods of this year stay at or below 50 t (8 lines)
  [1]
  $ octroi run m.csv --to EU --outliers keep | sed -n '/^total/p; /outliers/,$p'
  total      9  1,060.00  * (glob)
    outliers        1 of 5 lines that could be compared, 1,000.00 of 1,040.00 t: the value of a tonne
                    is less than 1/10 or more than 10 times the median of its code; computed as they
                    are
  
    note: not charged if the importer's goods of this year stay at or below 50 t (9 lines)
    note: the value of a tonne is less than 1/10 or more than 10 times the median of its code (1 line)
  $ octroi run m.csv --to EU --missing-mass median --format json | grep -o '"missing_mass": {[^}]*}'
  "missing_mass": {"estimated": 1, "estimated_t": 2, "without_median": 1}
  $ octroi run m.csv --to EU --missing-mass median --format json | grep -o '"assumptions": \[[^]]*\]'
  "assumptions": ["the mass is not given: it is the value by the median value of a tonne of the code"]
  $ octroi run m.csv --to EU --missing-mass unknown >unknown.txt; octroi run m.csv --to EU | cmp - unknown.txt
  $ octroi check m.csv --to EU --outliers drop --missing-mass median | sed -n '2,7p'
  1 of the file left out: the value of a tonne is less than 1/10 or more than 10 times the median of
    its code.
  outliers: 1 of 5 lines that could be compared, 1,000.00 of 1,040.00 t: the value of a tonne is less
    than 1/10 or more than 10 times the median of its code; left out.
  missing masses: 1 line without a mass got one by the median value of a tonne of the code, 2.00 t
    together; 1 line got none, for fewer than 3 lines of the code have a value and a mass.

From a pipe the same, and in groups: of 500, 600, 700 and 6.5 the median is 550, so that 6,500 / 550 = 11.8182 t stand in for
1,000 t, and the importer stays at 30 + 11.8182 = 41.8182 t, below 50.

  $ cat m.csv | octroi run - --to EU --outliers drop --format json | grep -o '"outliers": {[^}]*}'
  "outliers": {"policy": "drop", "factor": 10, "compared": 5, "compared_t": 1040, "lines": 1, "mass_t": 1000}
  $ { head -n 4 m.csv; sed -n 6p m.csv; } >a.csv; octroi run a.csv --to EU --importer A --outliers replace --groups --format csv 2>/dev/null | sed -n 2p | cut -d, -f3-8
  importer;year(import_date),A;2026,counted_mass,41.818181818182,t,assumption
  $ octroi run a.csv --to EU --importer A --outliers replace --lines 2>/dev/null | tail -n 1 | cut -d, -f 1,4,5
  4,not-liable,assumption

BACI has thousands of USD, and tonnes: 5,000, 6,000, 7,000 and 60 USD for 10 t, the median 550 USD/t; 60 / 550 = 0.109 t. A
line without a mass: 1,100 / 550 = 2 t.

  $ cat > BACI_HS22_Y2026_V1.csv <<'END'
  > t,i,j,k,v,q
  > 2026,156,251,720839,5,10
  > 2026,156,251,720839,6,10
  > 2026,156,251,720839,7,10
  > 2026,156,251,720839,0.06,10
  > 2026,156,251,720839,1.1,         NA
  > 2026,697,251,720839,9,1
  > END
  $ octroi run BACI_HS22_Y2026_V1.csv --outliers replace --missing-mass median --lines 2>told.txt | cut -d, -f1,16
  line,amount
  1,10
  2,10
  3,10
  4,0.10909090909090909
  5,2
  $ cut -c 1-79 told.txt
  octroi: 1 of 6 rows left out: origin '697': countries of EFTA that are not told
  octroi: outliers: 1 of 4 lines that could be compared, 10.00 of 40.00 t: the va
  octroi: missing masses: 1 line without a mass got one by the median value of a 

Words and figures that are none, and files without the columns:

  $ octroi run m.csv --to EU --outliers replce
  octroi: --outliers 'replce': it is keep, drop or replace; did you mean 'replace'?
  [2]
  $ octroi run m.csv --to EU --outliers remove
  octroi: --outliers 'remove': it is keep, drop or replace
  [2]
  $ for x in 1 0 -3 x '' inf nan 1e999; do octroi run m.csv --to EU --outliers "drop:$x" 2>&1 | cut -d ';' -f 1; done
  octroi: --outliers 'drop:1': '1' is no factor
  octroi: --outliers 'drop:0': '0' is no factor
  octroi: --outliers 'drop:-3': '-3' is no factor
  octroi: --outliers 'drop:x': 'x' is no factor
  octroi: --outliers 'drop:': '' is no factor
  octroi: --outliers 'drop:inf': 'inf' is no factor
  octroi: --outliers 'drop:nan': 'nan' is no factor
  octroi: --outliers 'drop:1e999': '1e999' is no factor
  $ octroi run m.csv --to EU --missing-mass medain
  octroi: --missing-mass 'medain': it is unknown or median; did you mean 'median'?
  [2]
  $ octroi run m.csv --to EU --missing-mass median --mass 5
  octroi: lines without a mass can have the one that is given for all, or one from their value; leave out one of the two
  [2]
  $ cut -d, -f 1-3 m.csv >bare.csv; octroi run bare.csv --to EU --outliers keep
  bare.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of masses
      1 | date,origin,good
        | ^
  remedy: say which column it is: --map 'COLUMN=mass_kg'
  bare.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of values
      1 | date,origin,good
        | ^
  remedy: say which column it is: --map 'COLUMN=value_eur'
  [2]
  $ octroi run m.csv --to EU --map value= --map currency= --missing-mass median 2>&1 | head -n 1
  m.csv:1:1: error: masses are compared by what a tonne of a good is worth, and the file has no column of values

Masses of zero and words are bad rows as ever, a value of zero is not known; none is a part of the median: of 100, 100, 100 it is 100.

  $ printf 'date,origin,good,mass,value_eur\n' >zero.csv
  $ printf '2026-02-01,CN,72083900,%s\n' 1,100 1,100 1,100 0,100 1,0 NA,100 1,NA >>zero.csv
  $ octroi run zero.csv --to EU --outliers drop --missing-mass median --format json 2>&1 | grep -o '"bad_rows": [0-9]*\|"outliers": {[^}]*}\|"missing_mass": {[^}]*}'
  "bad_rows": 3
  "outliers": {"policy": "drop", "factor": 10, "compared": 3, "compared_t": 3, "lines": 0, "mass_t": 0}
  "missing_mass": {"estimated": 0, "estimated_t": 0, "without_median": 0}
