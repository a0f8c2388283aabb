Intensities from input-output tables. Figures are those of tests/io/README.md or
derived beside them.

  $ IO="$TESTDIR/../io"
  $ octroi emissions --io "$IO/two_sector.csv" --vectors "$IO/two_sector.csv"
  2 sectors, solved by LU decomposition
  emissions: intensities in emissions/output, residual * (glob)
  flows and final demand add up to output in all rows

  sector  output  emissions  direct     total
  1        1,000        300     0.3   0.40264
  2        2,000        200     0.1  0.211221

  final demand  emissions  footprint
  final_demand  emissions     500.00
  emissions emitted in all: 500.00
  $ octroi emissions --io "$IO/germany1995_siot.csv" --vectors "$IO/germany1995_siot.csv" | sed -n '5,$p'
  sector                   output_meur   co2_kt     direct      total
  agriculture_group             43,910   10,448   0.237941   0.418471
  industry_group             1,079,446  558,327   0.517235   0.768628
  construction                 245,606   11,194  0.0455771    0.27255
  trade_group                  540,063   71,269   0.131964   0.235709
  business_services_group      692,487    8,792  0.0126963  0.0582875
  other_services_group         508,918   26,990  0.0530341   0.123419

  co2_kt emitted in all: 687,020.00
  $ octroi emissions --io "$IO/mrio48_Z.csv" --vectors "$IO/mrio48_vectors.csv" --stressor F1 | tail -n 9

  final demand  emissions       footprint   emitted there
  y_reg1        F1         145,416,783.43   90,913,275.59
  y_reg2        F1          76,901,360.28   48,409,161.05
  y_reg3        F1         240,925,692.66  276,133,699.60
  y_reg4        F1         169,246,760.23  145,226,584.50
  y_reg5        F1         194,604,290.76  236,410,902.30
  y_reg6        F1         253,129,540.67  283,130,805.00
  F1 emitted in all: 1,080,224,428.04

Both ways come to the same.

  $ octroi emissions --io "$IO/mrio48_Z.csv" --vectors "$IO/mrio48_vectors.csv" --stressor F1,F2 --method iterative | tail -n 15
  final demand  emissions       footprint   emitted there
  y_reg1        F1         145,416,783.43   90,913,275.59
  y_reg2        F1          76,901,360.28   48,409,161.05
  y_reg3        F1         240,925,692.66  276,133,699.60
  y_reg4        F1         169,246,760.23  145,226,584.50
  y_reg5        F1         194,604,290.76  236,410,902.30
  y_reg6        F1         253,129,540.67  283,130,805.00
  y_reg1        F2          27,221,033.59    6,233,195.91
  y_reg2        F2          31,793,223.62    4,860,352.63
  y_reg3        F2          90,851,942.26  248,296,639.00
  y_reg4        F2          85,490,392.11   44,239,891.16
  y_reg5        F2          28,933,330.36   25,169,684.92
  y_reg6        F2         126,794,920.16   62,285,078.50
  F1 emitted in all: 1,080,224,428.04
  F2 emitted in all: 391,084,842.12
  $ octroi emissions --io "$IO/wiod13_2011_9x12_Z.csv" --vectors "$IO/wiod13_2011_9x12_vectors.csv" | tail -n 12

  final demand  emissions      footprint  emitted there
  y_EU26        co2_kt      3,587,358.52   2,750,621.24
  y_GBR         co2_kt        535,961.95     394,452.25
  y_CHN         co2_kt      7,354,313.11   9,297,218.23
  y_IND         co2_kt      1,598,111.13   1,710,014.96
  y_RUS         co2_kt      1,248,736.23   1,606,921.49
  y_TUR         co2_kt        315,036.20     265,954.41
  y_USA         co2_kt      5,235,203.87   4,336,327.05
  y_BRA         co2_kt        493,388.29     415,977.28
  y_ROW         co2_kt     10,570,789.69  10,161,412.09
  co2_kt emitted in all: 30,938,898.99

A table of 1,435 sectors through a pipe. What has no output has no intensity, which is told
with its place; the status says that something is missing.

  $ gzip -dc "$IO/wiod13_2011_Z_1435.csv.gz" >Z.csv; cp "$IO/wiod13_2011_x_F_1435.csv" V.csv
  $ octroi emissions --io - --vectors V.csv <Z.csv 2>told | sed -n '1,4p;$p'
  1435 sectors, solved by iteration
  co2_kt: intensities in co2_kt/output_musd, residual * (glob)
  22 sectors without output, and so without an intensity
  flows and final demand miss output by 108 at most, in NLD|23; by 0.042 % in all
  co2_kt emitted in all: 30,938,898.99, of which 1,694.88 by sectors without output, in no footprint
  $ octroi emissions --io Z.csv --vectors V.csv --format csv 2>/dev/null >Q.csv
  [1]
  $ awk -F, '/^(CHN|IND|USA|DEU).12,|^TUR.11,/ {printf "%s %.6f\n", $1, $6} /^CHN.19,/' Q.csv
  CHN|12 2.214888
  CHN|19,co2_kt,0,0,,,co2_kt/output_musd
  DEU|12 0.500158
  IND|12 2.875350
  TUR|11 3.420840
  USA|12 0.721756
  $ grep -c warning: told
  21
  $ tail -n 1 told
  octroi: warning: 2 more sectors have no output
  $ head -n 3 told; grep IDN.19 told
  V.csv:36:8: warning: 'AUS|35' has no output, so it has no intensity
     36 | AUS,35,0,0.0,0
        |        ^
  V.csv:650:8: warning: 'IDN|19' has no output, so it has no intensity; its 1693.2777 of 'co2_kt' are in no figure
    650 | IDN,19,0,1693.2777,0

A makes 100, takes 20 of itself and 30 of B, and emits 50; B makes 60, takes 12 of A and emits
6. So q_A = 0.5 + 0.2 q_A + 0.3 q_B and q_B = 0.1 + 0.2 q_A: 0.74 q_A = 0.53, q_A = 0.716216,
q_B = 0.243243. Final demand takes 68 of A, 30 of B: 48.7027 + 7.2973 = 56, all that is emitted.

  $ printf 'from,A,B\nA,20,12\nB,30,0\n' >z.csv
  $ printf 'sector,output_eur,co2_t,final_demand\nA,100,50,68\nB,60,6,30\n' >v.csv
  $ octroi emissions --io z.csv --vectors v.csv
  2 sectors, solved by LU decomposition
  co2_t: intensities in co2_t/output_eur, residual * (glob)
  flows and final demand add up to output in all rows

  sector  output_eur  co2_t  direct     total
  A              100     50     0.5  0.716216
  B               60      6     0.1  0.243243

  final demand  emissions  footprint
  final_demand  co2_t          56.00
  co2_t emitted in all: 56.00
  $ octroi emissions --io z.csv --vectors v.csv --format json | sed 's/"residual": [^,]*/"residual": .../'
  {"octroi": "0.1.0", "format": 1, "method": "lu", "output_column": "output_eur", "without_output": 0, "largest_miss": 0, "miss_sector": null, "missed_share": 0, "stressors": [
   {"stressor": "co2_t", "unit": "co2_t/output_eur", "residual": ..., "emitted": 56, "left_out": 0,
    "sectors": [
     {"sector": "A", "output": 100, "emissions": 50, "direct": 0.5, "total": 0.7162162162162162},
     {"sector": "B", "output": 60, "emissions": 6, "direct": 0.1, "total": 0.24324324324324323}],
    "demands": [
     {"demand": "final_demand", "footprint": 56, "production": null, "demand_left_out": 0}]}]}

The same without names, with an empty cell for 0; and in one file.

  $ printf '20,12\n30,\n' >bare.csv; octroi emissions --io bare.csv --vectors v.csv --format csv | cut -d, -f1,6
  sector,total
  A,0.7162162162162162
  B,0.24324324324324323
  $ printf 'sector,to_A,to_B,output_eur,co2_t\nA,20,12,100,50\nB,30,0,60,6\n' >one.csv
  $ octroi emissions --io one.csv --vectors one.csv
  2 sectors, solved by LU decomposition
  co2_t: intensities in co2_t/output_eur, residual * (glob)
  rows were not checked: there is no final demand

  sector  output_eur  co2_t  direct     total
  A              100     50     0.5  0.716216
  B               60      6     0.1  0.243243

  co2_t emitted in all: 56.00
  $ octroi emissions --io z.csv --vectors one.csv -o q.csv --format csv; wc -l <q.csv
  3

Regions: names of regions and sectors are joined by any sign, and what is emitted in a region
stands beside what it demands. Negative final demand (from stocks) is legal: 66 + 4 - 2 = 68.

  $ printf 'from,R/A,S B\nR|A,20,12\ns.b,30,0\n' >rz.csv
  $ printf 'region,sector,output,ghg,y_R,y_S,y_stocks\nR,A,100,50,66,4,-2\nS,B,60,6,30,0,0\n' >rv.csv
  $ octroi emissions --io rz.csv --vectors rv.csv | tail -n 5
  final demand  emissions  footprint  emitted there
  y_R           ghg            54.57          50.00
  y_S           ghg             2.86           6.00
  y_stocks      ghg            -1.43
  ghg emitted in all: 56.00

Without output no intensity. B makes nothing, and A takes nothing from it: q_A = 0.5 / 0.8.
Where others take from it all the same, the warning says so.

  $ printf 'from,A,B\nA,20,0\nB,0,0\n' >z0.csv
  $ printf 'sector,output,co2,final_demand\nA,100,50,80\nB,0,3,-1\n' >v0.csv
  $ octroi emissions --io z0.csv --vectors v0.csv
  2 sectors, solved by LU decomposition
  co2: intensities in co2/output, residual * (glob)
  1 sector without output, and so without an intensity
  flows and final demand miss output by 1 at most, in B; by 1 % in all

  sector  output  co2  direct  total
  A          100   50     0.5  0.625
  B            0    3

  final demand  emissions  footprint  demand left out
  final_demand  co2            50.00                1
  co2 emitted in all: 53.00, of which 3.00 by sectors without output, in no footprint
  v0.csv:3:3: warning: 'B' has no output, so it has no intensity; its 3 of 'co2' are in no figure
      3 | B,0,3,-1
        |   ^
  [1]
  $ octroi emissions --io z.csv --vectors v0.csv --format csv
  sector,stressor,output,emissions,direct,total,unit
  A,co2,100,50,0.5,0.625,co2/output
  B,co2,0,3,,,co2/output
  v0.csv:3:3: warning: 'B' has no output, so it has no intensity; its 3 of 'co2' are in no figure; others take 30 from it, of which the emissions are not known; its inputs of 12 are in no figure
      3 | B,0,3,-1
        |   ^
  [1]
  $ octroi emissions --io z0.csv --vectors v0.csv --format csv 2>/dev/null
  sector,stressor,output,emissions,direct,total,unit
  A,co2,100,50,0.5,0.625,co2/output
  B,co2,0,3,,,co2/output
  [1]
  $ octroi emissions --io z0.csv --vectors v0.csv --format json 2>/dev/null | grep -c '"sector": "B".*"total": null'
  1

Columns that could be several, or none.

  $ v() { printf "$1" >w.csv; octroi emissions --io z.csv --vectors w.csv "${@:2}"; }
  $ v 'sector,output,F1,F2\nA,100,50,1\nB,60,6,2\n'
  w.csv:1:18: error: 2 columns could be emissions: 'F1', 'F2'
      1 | sector,output,F1,F2
        |                  ^
  remedy: name those that count: --stressor F1,F2
  [2]
  $ v 'sector,output,F1,F2\nA,100,50,1\nB,60,6,2\n' --stressor F1,F2 --format csv
  sector,stressor,output,emissions,direct,total,unit
  A,F1,100,50,0.5,0.7162162162162162,F1/output
  B,F1,60,6,0.1,0.24324324324324323,F1/output
  A,F2,100,1,0.01,0.02702702702702703,F2/output
  B,F2,60,2,0.03333333333333333,0.03873873873873874,F2/output
  $ v 'sector,output,output_2,co2\nA,100,50,1\nB,60,6,2\n'
  w.csv:1:15: error: 2 columns could be output: 'output', 'output_2'
      1 | sector,output,output_2,co2
        |               ^
  remedy: name the right one: --gross-output output
  [2]
  $ v 'sector,output,output_2,co2\nA,100,50,1\nB,60,6,2\n' --gross-output output --format csv | tail -n 1
  B,co2,60,2,0.03333333333333333,0.03873873873873874,co2/output
  $ v 'sector,made,carbon\nA,100,50\nB,60,6\n'
  w.csv:1:1: error: no column is recognised as output
      1 | sector,made,carbon
        | ^
  remedy: name it: --gross-output COLUMN; there are 'sector', 'made', 'carbon'
  w.csv:1:1: error: no column is recognised as emissions
      1 | sector,made,carbon
        | ^
  remedy: name it: --stressor COLUMN; there are 'sector', 'made', 'carbon'
  [2]
  $ v 'sector,made,carbon\nA,100,50\nB,60,6\n' --gross-output made --stressor carbon --format csv | tail -n 1
  B,carbon,60,6,0.1,0.24324324324324323,carbon/made
  $ v 'sector,output,co2,y_R,final_demand\nA,100,50,1,1\nB,60,6,2,2\n'
  w.csv:1:23: error: final demand stands here in two ways, in all and in parts: 'y_R', 'final_demand'
      1 | sector,output,co2,y_R,final_demand
        |                       ^
  remedy: name the columns that count: --demand COLUMN,COLUMN
  [2]
  $ v 'sector,output,co2,y_R,final_demand\nA,100,50,1,1\nB,60,6,2,2\n' --demand final_demand | tail -n 2
  final_demand  co2             1.20
  co2 emitted in all: 56.00
  $ v 'sector,output,co2\nA,100,50\nB,60,6\n' --stressor co3 --demand households --gross-output out
  w.csv:1:1: error: --gross-output 'out': there is no such column
      1 | sector,output,co2
        | ^
  remedy: did you mean 'output'?
  w.csv:1:1: error: --stressor 'co3': there is no such column
      1 | sector,output,co2
        | ^
  remedy: did you mean 'co2'?
  w.csv:1:1: error: --demand 'households': there is no such column
      1 | sector,output,co2
        | ^
  remedy: there are 'sector', 'output', 'co2'
  [2]

A column is one thing, once.

  $ t() { octroi emissions --io z.csv --vectors v.csv "$@"; }
  $ t --demand output_eur
  v.csv:1:8: error: column 'output_eur' is taken as output and as final demand
      1 | sector,output_eur,co2_t,final_demand
        |        ^
  remedy: name another one: --gross-output COLUMN or --demand COLUMN
  [2]
  $ t --gross-output final_demand 2>&1 | head -n 1
  v.csv:1:25: error: column 'final_demand' is taken as output and as final demand
  $ t --demand final_demand,final_demand
  v.csv:1:25: error: column 'final_demand' is taken twice as final demand
      1 | sector,output_eur,co2_t,final_demand
        |                         ^
  remedy: name each column once: --demand COLUMN
  [2]
  $ t --stressor sector 2>&1 | head -n 1
  v.csv:1:1: error: column 'sector' is taken as names of sectors and as emissions

Output and demand mixed up: (1 - 20/68 - 12/68) q_A = 50/68 + 30/68 x 6/30, so that q_A = 56/36, q_B = 0.2 + 0.4 q_A =
0.822222; 100 q_A + 60 q_B = 204.888889. Demand cannot cause more than the 56 that are emitted.

  $ t --gross-output final_demand --demand output_eur 2>&1 >/dev/null
  octroi: warning: the footprints of 'co2_t' add up to 204.8888889, but only 56 are emitted; see that --gross-output and --demand name the right columns, and demand only once

Flows may be packed by gzip; the vectors, a small file, are text.

  $ gzip -c z.csv >z.csv.gz; gzip -c v.csv >v.csv.gz
  $ octroi emissions --io z.csv --vectors v.csv >plain.txt
  $ octroi emissions --io z.csv.gz --vectors v.csv | cmp - plain.txt
  $ octroi emissions --io - --vectors v.csv <z.csv.gz | cmp - plain.txt
  $ octroi emissions --io - --vectors v.csv.gz <z.csv.gz
  octroi: 'v.csv.gz' is compressed; gunzip it first
  [2]

Cells that are no figures.

  $ v 'sector,output,co2\nA,-100,\nB,sixty,nan\n'
  w.csv:2:3: error: 'output' of 'A' is '-100', expected a number of 0 or more
      2 | A,-100,
        |   ^
  remedy: join the sector with another one, in both tables
  w.csv:3:3: error: 'output' of 'B' is 'sixty', expected a number of 0 or more
      3 | B,sixty,nan
        |   ^
  remedy: write digits with a point; what is not known cannot be computed with
  w.csv:2:8: error: 'co2' of 'A' is blank, expected a number
      2 | A,-100,
        |        ^
  remedy: write 0 where there is none; what is not known cannot be counted as 0
  w.csv:3:9: error: 'co2' of 'B' is 'nan', expected a number
      3 | B,sixty,nan
        |         ^
  remedy: write digits with a point; what is not known cannot be computed with
  [2]
  $ v 'sector,output,co2\nA,"1,000",50\nB,60,6\n'
  w.csv:2:4: error: 'output' of 'A' is '1,000', expected a number of 0 or more
      2 | A,"1,000",50
        |    ^
  remedy: write 1234.5, without a comma
  [2]
  $ v 'sector,output,co2\nA,100,50\n,60,6\nA,60,6\n'
  w.csv:3:1: error: the sector has no name
      3 | ,60,6
        | ^
  remedy: give each sector a name of its own in the first columns
  w.csv:4:1: error: sector 'A' stands here twice
      4 | A,60,6
        | ^
  remedy: give each sector a name of its own in the first columns
  [2]
  $ v 'sector,output,co2\n'
  w.csv:1:1: error: there are no sectors: expected a row for each behind the header
      1 | sector,output,co2
        | ^
  [2]
  $ z() { printf "$1" >y.csv; octroi emissions --io y.csv --vectors v.csv --format csv "${@:2}"; }
  $ z 'from,A,B\nA,20,-12\nB,,inf\n'
  y.csv:2:6: error: the flow from 'A' to 'B' is '-12', expected a number of 0 or more
      2 | A,20,-12
        |      ^
  remedy: only final demand may be negative: book it there
  y.csv:3:3: error: the flow from 'B' to 'A' is blank, expected a number of 0 or more
      3 | B,,inf
        |   ^
  remedy: write 0 where there is none; what is not known cannot be counted as 0
  y.csv:3:4: error: the flow from 'B' to 'B' is 'inf', expected a number of 0 or more
      3 | B,,inf
        |    ^
  remedy: write digits with a point; what is not known cannot be computed with
  [2]
  $ z '20,12\n30,-1\n'
  y.csv:2:4: error: the flow from 'B' to 'B' is '-1', expected a number of 0 or more
      2 | 30,-1
        |    ^
  remedy: only final demand may be negative: book it there
  [2]
  $ z '20,12\n30,x\n'
  y.csv:2:4: error: the flow from 'B' to 'B' is 'x', expected a number of 0 or more
      2 | 30,x
        |    ^
  remedy: write digits with a point; what is not known cannot be computed with
  [2]

Tables that are not square, ragged, or in another order.

  $ z 'from,A\nA,20\nB,30\n'
  y.csv:1:1: error: the flows have 1 column of sectors, expected 2, one for each sector of 'v.csv'
      1 | from,A
        | ^
  remedy: give the columns and the rows of the flows, and the vectors, the same sectors
  [2]
  $ z 'from,A,B\nA,20,12\n'
  y.csv:2:1: error: the flows have 1 row of sectors, expected 2
      2 | A,20,12
        | ^
  remedy: give the columns and the rows of the flows, and the vectors, the same sectors
  [2]
  $ z 'from,A,B\nA,20,12\nB,30,0\nC,1,1\n'
  y.csv:4:1: error: the flows have 3 rows of sectors, expected 2
      4 | C,1,1
        | ^
  remedy: give the columns and the rows of the flows, and the vectors, the same sectors
  [2]
  $ z 'from,A,B\nA,20,12\nB,30\n'
  y.csv:3:1: error: the row has 2 fields, the first row 3
      3 | B,30
        | ^
  [2]
  $ z 'from,B,A\nB,0,30\nA,12,20\n'
  y.csv:1:6: error: column 1 of the flows is 'B', expected 'A' as in 'v.csv'
      1 | from,B,A
        |      ^
  remedy: put sectors in the same order in both
  [2]
  $ z 'from,A,B\nB,20,12\nA,30,0\n'
  y.csv:2:1: error: row 1 of the flows is 'B', expected 'A' as in 'v.csv'
      2 | B,20,12
        | ^
  remedy: put sectors in the same order in both
  [2]
  $ z 'from,A,C\nA,20,12\nC,30,0\n'
  y.csv:1:8: error: column 2 of the flows is 'C', expected 'B' as in 'v.csv'
      1 | from,A,C
        |        ^
  remedy: name sectors alike in both
  [2]
  $ z '20,12,1\n30,0,1\n1,1,1\n'
  y.csv:1:1: error: the flows have 3 columns of sectors, expected 2, one for each sector of 'v.csv'
      1 | 20,12,1
        | ^
  remedy: give the columns and the rows of the flows, and the vectors, the same sectors
  [2]
  $ z '20,12\n30,\n1,1\n'
  y.csv:3:1: error: the flows have 3 rows of sectors, expected 2
      3 | 1,1
        | ^
  remedy: give the columns and the rows of the flows, and the vectors, the same sectors
  [2]
  $ z ''
  y.csv:1:1: error: the file has no rows
  [2]

Twenty errors are told, the others counted.

  $ python3 - <<'END'
  > with open("many.csv", "w") as f, open("vmany.csv", "w") as g:
  >     print("sector,output,co2", file=g)
  >     for i in range(6):
  >         print(",".join(["-1"] * 6), file=f)
  >         print(f"s{i},10,1", file=g)
  > END
  $ octroi emissions --io many.csv --vectors vmany.csv 2>&1 | grep -c "error: the flow"
  20
  $ octroi emissions --io many.csv --vectors vmany.csv 2>&1 | grep "more flows"
  many.csv:6:1: error: 16 more flows are wrong

Sectors that need more of each other than they make. Of 60 B gives 90 to A, of 100 A gives 80
to B: one unit of A takes 0.9 of B, each of which takes 1.333333 of A: 1.2 comes back. The
spectral radius is sqrt(1.2) = 1.09545. With 75 of B and 80 of A it is 0.75 x 80/60 = 1.

  $ z 'from,A,B\nA,0,80\nB,90,0\n'
  v.csv:3:3: error: sectors take more from each other than they make (spectral radius 1.09545, expected less than 1); the heaviest loop is 'A' > 'B' > 'A', by which alone a unit needs 1.2 of itself
      3 | B,60,6,30
        |   ^
  remedy: look at 'B': its inputs add up to 80, its output is 60
  [2]
  $ z 'from,A,B\nA,0,80\nB,90,0\n' --method iterative 2>&1 | head -n 1
  v.csv:3:3: error: sectors take more from each other than they make (spectral radius 1.09545, expected less than 1); the heaviest loop is 'A' > 'B' > 'A', by which alone a unit needs 1.2 of itself
  $ z 'from,A,B\nA,0,80\nB,75,0\n'
  v.csv:3:3: error: sectors take as much from each other as they make (spectral radius 1, expected less than 1); the heaviest loop is 'A' > 'B' > 'A', by which alone a unit needs 1 of itself
      3 | B,60,6,30
        |   ^
  remedy: look at 'B': its inputs add up to 80, its output is 60
  [2]
  $ z 'from,A,B\nA,0,80\nB,75,0\n' --method iterative 2>&1 | head -n 1 | cut -c 1-90
  v.csv:3:3: error: sectors take as much from each other as they make (spectral radius 1, ex
  $ z 'from,A,B\nA,110,0\nB,0,0\n'
  v.csv:2:3: error: sectors take more from each other than they make (spectral radius 1.1, expected less than 1); the heaviest loop is 'A' > 'A', by which alone a unit needs 1.1 of itself
      2 | A,100,50,68
        |   ^
  remedy: look at 'A': its inputs add up to 110, its output is 100
  [2]

Words.

  $ octroi emissions --vectors v.csv
  octroi: '--vectors' has no meaning without --io
  octroi: the installation document is missing; octroi emissions plant.yaml; octroi emissions --new prints an empty one
  [2]
  $ octroi emissions --io z.csv
  octroi: --vectors is missing: a CSV file with output and emissions of the sectors; --io's own if it has them
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --method lo
  octroi: --method 'lo': did you mean 'lu'?
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --method magic
  octroi: --method 'magic': expected auto, lu or iterative
  [2]
  $ octroi emissions --io nowhere.csv --vectors v.csv
  octroi: cannot open 'nowhere.csv': No such file or directory
  [2]
  $ octroi emissions --io z.csv --vectors nowhere.csv
  octroi: cannot open 'nowhere.csv': No such file or directory
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --stressor co2_t,
  octroi: --stressor 'co2_t,': a value is empty; write values with one comma between them
  [2]
  $ octroi emissions z.csv --vectors v.csv --method lu
  octroi: '--vectors' has no meaning without --io
  octroi: '--method' has no meaning without --io
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --year 2026 plant.yaml --method lo
  octroi: '--year' has no meaning with --io, which knows no rules
  octroi: 'plant.yaml' stands behind no option; files are named behind --io and --vectors
  octroi: --method 'lo': did you mean 'lu'?
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --sector A
  octroi: unknown option '--sector'; did you mean '--vectors'?
  [2]
  $ octroi emissions --io z.csv --vectors v.csv -o nowhere/q.csv
  octroi: cannot write 'nowhere/q.csv': No such file or directory
  [2]
  $ octroi emissions --io z.csv --vectors v.csv --format xml
  octroi: --format 'xml': expected table, csv or json
  [2]
