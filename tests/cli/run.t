octroi run: files of lines.

A file in columns of any order; who imports decides: A has exactly 50 t in the
year (30 + 20) and is exempt, B 50.001 t and liable for all of it, C has 60 t of
hydrogen, which neither counts nor profits (Reg. Art. 2a(4)), D imports electricity.

  $ printf 'good,importer,mass_t,date,origin\n72083900,A,30,2026-02-01,CN\n76042990,A,20,2026-08-01,IN\n72083900,B,50.001,2026-02-01,CN\n28041000,C,10,2026-02-01,CN\n' > four.csv
  $ octroi run four.csv --to EU --by importer
  EU Carbon Border Adjustment Mechanism, 2026
  law 100 % of the charge

  importer  lines   mass  emissions  certificates     charge
                       t      tCO2e         tCO2e        EUR
  C             1  10.00     293.04        243.42  18,344.30
  B             1  50.00     175.29        108.50   8,176.54
  total         2  60.00     468.33        351.92  26,520.84

    not liable      2 lines, 50.00 t
      2 lines: the importer's goods of the year do not exceed 50 t (first: row 1)
  $ octroi run four.csv --to EU --groups --format csv
  scheme,group,keys,values,name,value,unit,standing,reason
  eu-cbam,declaration,importer;year(import_date),A;2026,counted_mass,50,t,law,
  eu-cbam,declaration,importer;year(import_date),A;2026,declaration_balance,0,tCO2e,law,
  eu-cbam,declaration,importer;year(import_date),A;2026,certificates_due,0,tCO2e,law,
  eu-cbam,declaration,importer;year(import_date),B;2026,counted_mass,50.001,t,law,
  eu-cbam,declaration,importer;year(import_date),B;2026,declaration_balance,108.49966995,tCO2e,law,
  eu-cbam,declaration,importer;year(import_date),B;2026,certificates_due,108.49966995,tCO2e,law,
  eu-cbam,declaration,importer;year(import_date),C;2026,counted_mass,0,t,law,
  eu-cbam,declaration,importer;year(import_date),C;2026,declaration_balance,243.42225,tCO2e,law,
  eu-cbam,declaration,importer;year(import_date),C;2026,certificates_due,243.42225,tCO2e,law,
  $ octroi run four.csv --to EU --lines | cut -d, -f1,4,8,11,16
  line,state,importer,good,amount
  1,not-liable,A,72083900,30
  2,not-liable,A,76042990,20
  3,computed,B,72083900,50.001
  4,computed,C,28041000,10

The 50 t are those of one calendar year: the same goods in two years stay free.

  $ printf 'good,importer,mass_t,date,origin\n72083900,A,30,2026-02-01,CN\n72083900,A,30,2027-08-01,CN\n' | octroi run - --to EU --lines | cut -d, -f1,4
  line,state
  1,not-liable
  2,not-liable

250 lines of 0.2 t are exactly 50 t; one more is not.

  $ (echo good,importer,mass_t,date,origin; for i in $(seq 250); do echo 72083900,A,0.2,2026-02-01,CN; done) > split.csv
  $ octroi run split.csv --to EU --format csv | cut -d, -f4-9
  lines,computed,exempt,out_of_scope,not_liable,reporting_only
  250,0,0,0,250,0
  $ (cat split.csv; echo 72083900,A,0.001,2026-02-01,CN) | octroi run - --to EU --format csv | cut -d, -f4-9
  lines,computed,exempt,out_of_scope,not_liable,reporting_only
  251,251,0,0,0,0

A missing mass leaves the importer's year open, unless what is known decides it:
A has more than 50 t in any case.

  $ printf 'good,importer,mass_t,date,origin\n72083900,A,60,2026-02-01,CN\n72083900,A,,2026-02-01,CN\n72083900,B,10,2026-02-01,CN\n72083900,B,,2026-02-01,CN\n' | octroi run - --to EU --lines | cut -d, -f1,4,7
  line,state,reason
  1,computed,
  2,not-computable,mass is not given; give --mass
  3,not-computable,mass is not given; give --mass
  4,not-computable,mass is not given; give --mass

A surplus (own data below the free allocation) offsets other goods of the
declaration if the option says so.

  $ printf 'importer,good,origin,date,mass,basis,see_direct,sefa\nA,72083900,CN,2026-02-01,100,actual,1,1.5\nA,72083900,CN,2026-02-01,100,actual,2,1\n' > surplus.csv
  $ octroi run surplus.csv --to EU --lines | cut -d, -f1,4,30
  line,state,certificates
  1,computed,0
  2,computed,100
  $ octroi run surplus.csv --to EU --lines --option zero_floor=declaration | cut -d, -f1,4,30
  line,state,certificates
  1,computed,-50
  2,computed,100
  $ octroi run surplus.csv --to EU --groups --format csv --option zero_floor=declaration --option certificate_rounding=up | cut -d, -f4-7
  values,name,value,unit
  A;2026,counted_mass,200,t
  A;2026,declaration_balance,50,tCO2e
  A;2026,certificates_due,50,tCO2e

Other names of columns, units, CRLF, a byte order mark, quotes:

  $ printf '\357\273\277Net weight (kg),"Goods, code",Country,date,value_eur\r\n"30000","7208 39 00",Türkiye,2026-02-01,100\r\n' > other.csv
  $ octroi run other.csv --to EU --map 'Net weight (kg)=mass_kg' --map 'Goods, code=good' --map Country=origin --lines | cut -d, -f1,4,9,11,16,17
  line,state,origin,good,amount,amount_unit
  1,computed,TR,72083900,30,t
  $ printf '# ours\nNet weight (kg)=mass_kg\nGoods, code=good\nCountry=origin\nvalue_eur=\n' > ours.map
  $ octroi run other.csv --to EU --map-file ours.map --format csv | cut -d, -f1-5
  scheme,scenario,year,lines,computed
  eu-cbam,base,2026,1,1

What holds for lines that do not say it, and years instead of dates:

  $ printf 'good,mass,origin,date,importer\n72083900,30,CN,2026-02-01,\n72083900,30,CN,2026-02-01,B\n' | octroi run - --to EU --importer DE123 --year 2026..2027 --lines | cut -d, -f1,4,8,13
  line,state,importer,year
  1,not-liable,DE123,2026
  2,not-liable,B,2026
  1,not-liable,DE123,2027
  2,not-liable,B,2027

Where nobody charges:

  $ printf 'good,mass,origin,date,destination\n72083900,30,CN,2026-02-01,DE\n72083900,30,CN,2026-02-01,US\n72083900,30,CN,2026-02-01,RS\n' | octroi run - --format csv | cut -d, -f1,3-9
  scheme,year,lines,computed,exempt,out_of_scope,not_liable,reporting_only
  eu-cbam,2026,1,1,0,0,0,0
  rs-import-carbon-tax,2026,1,0,0,0,0,0

Schemes with other quantities stand under the same columns: 30 t x (1.1 - 0.8) x
4 EUR are 36 EUR in Serbia, which knows no certificates.

  $ printf 'good,mass,origin,date,destination,see_direct,reference_given\n72083900,30,CN,2026-02-01,DE,,\n72083900,30,CN,2026-02-01,RS,1.1,0.8\n' | octroi run - --lines | cut -d, -f1,2,28,30,38
  line,scheme,chargeable_emissions,certificates,net_charge
  1,eu-cbam,,65.0985,4905.82296
  2,rs-import-carbon-tax,9.000000000000002,,36.00000000000001

# Bad input

Columns that are no inputs, or given twice:

  $ printf 'good,mas,origin,date\n1,2,3,4\n' > bad.csv; octroi run bad.csv --to EU
  bad.csv:1:6: error: 'mas' is no input
      1 | good,mas,origin,date
        |      ^
  remedy: did you mean 'mass'?
  [2]
  $ printf 'good,mass_t,mass_kg,origin,date\n1,2,3,4,5\n' > bad.csv; octroi run bad.csv --to EU
  bad.csv:1:13: error: the columns 'mass_t' and 'mass_kg' are both 'mass'
      1 | good,mass_t,mass_kg,origin,date
        |             ^
  bad.csv:1:6: the other column stands here
  [2]
  $ printf 'good,mass_eur,origin,date\n1,2,3,4\n' > bad.csv; octroi run bad.csv --to EU
  bad.csv:1:6: error: 'eur' is no unit of 'mass', which is in t
      1 | good,mass_eur,origin,date
        |      ^
  [2]
  $ printf 'CN code,Net weight (kg),Country,date,Remarks\n1,2,3,4,5\n' > bad.csv; octroi run bad.csv --to EU 2>&1 | grep remedy
  remedy: did you mean 'good'? give --map 'CN code=good'
  remedy: did you mean 'mass_kg'? give --map 'Net weight (kg)=mass_kg'
  remedy: did you mean 'origin'? give --map 'Country=origin'
  remedy: give --map 'Remarks=INPUT' (octroi show inputs), or --map 'Remarks=' to leave it unread
  $ printf 'good;mass;origin;date\n72083900;1,5;TR;2026-02-01\n' > bad.csv; octroi run bad.csv --to EU
  bad.csv:1:1: error: fields are separated by semicolons, not by commas
      1 | good;mass;origin;date
        | ^
  remedy: save the file as CSV with commas; figures with a decimal point
  [2]

Of a map that cannot be read nothing follows.

  $ printf 'code,Weight\n1,2\n' > bad.csv; octroi run bad.csv --to EU --map-file gone.map
  octroi: cannot open 'gone.map': No such file or directory
  [2]
  $ octroi run bad.csv --map code
  octroi: map 'code': a '=' is missing; write the column, '=' and the input: 'Net weight (kg)=mass_kg'
  [2]
  $ printf 'good,good,origin,date\n1,2,3,4\n' > bad.csv; octroi run bad.csv --to EU
  bad.csv:1:6: error: column 'good' appears twice
      1 | good,good,origin,date
        |      ^
  bad.csv:1:1: it is first named here
  [2]
  $ octroi run four.csv --to EU --map 'Weight=mass'
  octroi: map 'Weight=mass': the file has no column 'Weight'
  [2]
  $ octroi run four.csv --to EU --by origin,sektor
  octroi: --by 'sektor': lines cannot be told apart by that; it takes inputs such as origin, good, importer, and quantities that are codes, such as sector
  [2]
  $ octroi run four.csv
  four.csv:1:1: error: the file has no column 'destination'
      1 | good,importer,mass_t,date,origin
        | ^
  remedy: say where all goods are imported: --to PLACE; or which column it is: --map 'COLUMN=destination'
  [2]
  $ octroi run four.csv --to EU --improter X
  octroi: unknown option '--improter'; did you mean '--importer'?
  [2]

Files that are none:

  $ octroi run; octroi run gone.csv --to EU; octroi run . --to EU
  octroi: no file of lines is given; octroi run FILE, or octroi run - for standard input
  octroi: cannot open 'gone.csv': No such file or directory
  octroi: cannot read '.': is a folder
  [2]
  $ : > empty.csv; octroi run empty.csv --to EU
  empty.csv:1:1: error: no header: a row of column names is expected
  [2]
  $ echo good,mass,origin,date > header.csv; octroi run header.csv --to EU
  no lines were computed

Bad rows among good ones are named and counted, and left out; with --strict
nothing is printed.

  $ printf 'good,mass,origin,date\n72083900,30,CN,2026-02-01\n72083900,30,CN\n72083900,5oo,CN,2026-02-01\n72083900,1,Atlantis,2026-02-01\n72083900,1,CN,2026-02-30\n72083900,0,CN,2026-02-01\n72083900,\0001,CN,2026-02-01\n72083900,1,\377,2026-02-01\n72083900,"1,CN,2026-02-01\n72083900,20,CN,2026-02-01\n' > rows.csv
  $ octroi run rows.csv --to EU --format csv | cut -d, -f1-9
  rows.csv:3:1: warning: the row has 3 fields, the header 4
      3 | 72083900,30,CN
        | ^
  rows.csv:8:10: warning: a NUL byte in the text
      8 | 72083900,�1,CN,2026-02-01
        |          ^
  rows.csv:9:12: warning: byte 0xFF is not UTF-8 text
      9 | 72083900,1,�,2026-02-01
        |            ^
  remedy: save the file as UTF-8
  rows.csv:10:10: warning: a quote is opened and never closed
     10 | 72083900,"1,CN,2026-02-01
        |          ^
  rows.csv:4:10: warning: column 'mass' '5oo': not a number at the second character
      4 | 72083900,5oo,CN,2026-02-01
        |          ^
  remedy: write a figure such as 1.5, with a point before its decimals
  rows.csv:5:12: warning: column 'origin' 'Atlantis': 'Atlantis' is no known place
      5 | 72083900,1,Atlantis,2026-02-01
        |            ^
  remedy: octroi show countries WORD finds codes
  rows.csv:6:15: warning: column 'date' '2026-02-30': not a day of the calendar
      6 | 72083900,1,CN,2026-02-30
        |               ^
  rows.csv:7:10: warning: column 'mass' '0': must be more than 0
      7 | 72083900,0,CN,2026-02-01
        |          ^
  scheme,scenario,year,lines,computed,exempt,out_of_scope,not_liable,reporting_only
  eu-cbam,base,2026,2,2,0,0,0,0
  $ octroi run rows.csv --to EU --lines --strict 2>/dev/null | wc -c
  0
  $ printf 'value,good,origin,date\n5EUR,72083900,CN,2026-02-01\n5,72083900,CN,2026-02-01\n' | octroi run - --scheme international-climate-club --lines --strict 2>/dev/null | wc -c
  0
  $ octroi run rows.csv --to EU --strict >/dev/null 2>&1; echo $?
  2
  $ octroi run rows.csv --to EU --format json -o rows.json 2>/dev/null; echo $?; python3 -c 'import json; print(json.load(open("rows.json"))["coverage"])'
  1
  {'rows': 10, 'bad_rows': 8, 'no_scheme': 0, 'lines': 2, 'computed': 2, 'not_computable': 0, 'coarse': 0}
  $ (cat four.csv; echo '72083900,A,1,2026-02-01,CN' | tr -d '\n'; head -c 10000000 /dev/zero | tr '\0' x) | octroi run - --to EU --format csv | cut -d, -f4-5
  standard input:6:1: warning: the row is longer than 1 MiB
      6 | 72083900,A,1,2026-02-01,CNxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        | ^
  remedy: a quote may be missing its partner, or a line its end
  lines,computed
  4,2

A code or day that the rule does not know is a line that cannot be computed:

  $ printf 'good,mass,origin,date\n99999999,30,CN,2026-02-01\n72083900,30,CN,2045-02-01\n72083900,30,CN,\n72083900,30,CN,2025-02-01\n' | octroi run - --to EU --lines | cut -d, -f1,4,6,7
  line,state,reason_code,reason
  1,not-computable,unknown-good,there is no goods code 9999 99 99
  2,not-computable,outside-horizon,"the day is outside 2023..2040
  3,not-computable,missing-input,"the date is not given; give --date
  4,out-of-scope,not-in-force,eu-cbam applies from 2026-01-01; --year 2026 computes the line as if of that year

A file of years in which a scheme does not apply yet says so, and what would ask it.

  $ printf 'good,mass,origin,date\n72083900,30,CN,2025-02-01\n72083900,30,CN,2025-03-01\n' > early.csv
  $ octroi run early.csv --to EU | tail -n 3
    out of scope    2 lines, 60.00 t
      2 lines: eu-cbam applies from 2026-01-01; --year 2026 computes the line as if of that year
        (first: row 1)
  $ octroi check early.csv --to EU
  2 lines in 2 rows: 100.0 % of the lines are settled; charged 0.00 t of 60.00 t.
  2 lines are out of scope: eu-cbam applies from 2026-01-01; --year 2026 computes the line as if of
    that year.
  nothing is missing

One blank line between blocks, whatever stands in them.

  $ printf 'good,mass,origin,date,destination\n72083900,30,CN,2026-02-01,DE\n72083900,30,CN,2026-02-01,US\n' > goes.csv
  $ octroi run goes.csv --year 2026..2027 | cat -s > squeezed; octroi run goes.csv --year 2026..2027 | cmp - squeezed
  $ octroi run goes.csv | grep 'no scheme'
    no scheme       1 line goes where no scheme in force charges: US

A closed pipe ends quietly; a full disk leaves the old file.

  $ octroi run split.csv --to EU --lines | head -1 | cut -c1-20
  line,scheme,scenario
  $ echo old > result.csv; octroi run gone.csv --to EU -o result.csv; cat result.csv
  octroi: cannot open 'gone.csv': No such file or directory
  old
  $ octroi run split.csv --to EU --lines -o /dev/full; echo $?
  octroi: cannot write '/dev/full': No space left on device
  3

  $ octroi run split.csv --to EU --lines > /dev/full; octroi run split.csv --to EU --lines --format json > /dev/full
  octroi: cannot write to standard output: No space left on device
  octroi: cannot write to standard output: No space left on device
  [3]

# Where the output is easily wrong

A name of a line with a comma; a file without lines has a header all the same,
and its JSON is JSON.

  $ printf 'line,good,mass,origin,date\n"a, ""b""",72083900,30,CN,2026-02-01\n' | octroi run - --to EU --lines | tail -1 | cut -c1-20
  "a, ""b""",eu-cbam,b
  $ octroi run header.csv --to EU --lines | cut -d, -f1-5
  line,scheme,scenario,state,standing
  $ octroi run header.csv --to EU --lines --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["lines"])'
  []

Lines of several schemes: no single rulebook is named, but each scheme's own.

  $ printf 'good,mass,origin,date,destination,see_direct,reference_given\n72083900,30,CN,2026-02-01,DE,,\n72083900,30,CN,2026-02-01,RS,1.1,0.8\n' > schemes.csv
  $ octroi run schemes.csv --lines --format json | python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["rulebook"], [s["scheme"] for s in r["schemes"]], len(r["lines"]))'
  None ['eu-cbam', 'rs-import-carbon-tax'] 2

Where nothing could be computed a row says so; with several years the reasons,
which are counted over all of them, stand once. 30 t x (3.187 x 1.1 - 0.975 x 1.37) x 80 EUR
are 5,207.88 EUR in 2026; with 1.2 and 0.95 in 2027 they are 6,054.96 EUR.

  $ printf 'good,mass,origin,date\n72083900,30,CN,2026-02-01\n25239000,30,CN,2026-02-01\n' | octroi run - --to EU --by good --year 2026..2027 --price 80 | sed -n '1,22p'
  EU Carbon Border Adjustment Mechanism, 2026
  law 100 % of the charge

  good      lines   mass  emissions  certificates    charge
                       t      tCO2e         tCO2e       EUR
  72083900      1  30.00     105.17         65.10  5,207.88
  25239000      0
  total         1  30.00     105.17         65.10  5,207.88

    not computable  1 line, 30.00 t

  EU Carbon Border Adjustment Mechanism, 2027
  law 100 % of the charge

  good      lines   mass  emissions  certificates    charge
                       t      tCO2e         tCO2e       EUR
  72083900      1  30.00     114.73         75.69  6,054.96
  25239000      0
  total         1  30.00     114.73         75.69  6,054.96

    not computable  1 line, 30.00 t

  $ printf 'good,mass,origin,date\n72083900,30,CN,2026-02-01\n25239000,30,CN,2026-02-01\n' | octroi run - --to EU --year 2026..2027 | grep -A2 'all years'
    not computable, all years together:
      2 lines: 2523 90 00 is divided further in the table of default values; give one of its codes of
        up to 10 digits (first: row 2)

One table at a time:

  $ octroi run four.csv --to EU --lines --format table; octroi run four.csv --to EU --lines --groups
  octroi: --lines are written as csv or json, not as a table
  octroi: --lines and --groups are two tables: ask for one of them, or for json
  [2]

# What is missing, and the same again

2523 90 00 needs ten digits: grey (…90) costs more than white; the mass of line 2
is not known, so nobody can say what it costs.

  $ printf 'good,mass,origin,date\n25239000,100,IN,2026-02-01\n72083900,,CN,2026-02-01\n72083900,10,CN,2026-02-01\n' > gaps.csv
  $ octroi check gaps.csv --to EU --format csv
  scheme,code,text,lines,first_line,mass_t,priced,at_most
  eu-cbam,needs-longer-code,2523 90 00 is divided further in the table of default values; give one of its codes of up to 10 digits,1,1,100,1,6463.250400000002
  eu-cbam,missing-input,mass is not given; give --mass,1,2,0,0,
  [1]
  $ octroi cost --from IN --to EU --good 2523900010,2523900090 --mass 100 --date 2026-02-01 --format csv | cut -d, -f1,46
  line,net_charge
  1,6128.086800000001
  2,6463.250400000002

  $ octroi run gaps.csv --to EU --format json -o result.json; octroi rerun result.json
  the same
  $ sed -i 's/"gross_charge": {"value": /&1/' result.json; octroi rerun result.json | cut -c1-40
  differs: totals[0].quantities.gross_char

The same question under other rules: a copy of the folder changes nothing, a price in it does,
and without --rules the rulebook itself is what differs.

  $ octroi cost --from CN --to EU --good 72083900 --mass 10 --date 2026-02-01 --rules $RULES --format json -o result.json
  $ cp -rL $RULES book && octroi rerun result.json --rules book
  the same
  $ sed -i '/2026-Q1/s/75.36/75.37/' book/eu/cbam.yaml; octroi rerun result.json --rules book
  differs: lines[0].quantities.unit_price.value: was 75.36, is 75.37
  [1]
  $ sed -i 's/"--rules=[^"]*"/"--rules=book"/' result.json; octroi rerun result.json
  differs: rulebook: was "xxh3:[0-9a-f]{16}", is "xxh3:[0-9a-f]{16}" (re)
  [1]
  $ octroi rerun result.json --rules nowhere
  octroi: there is no rulebook 'nowhere'
  [2]
  $ octroi rerun result.json --rule book
  octroi: unknown option '--rule'; did you mean '--rules'?
  [2]

  $ octroi rerun; octroi rerun gone.json; echo '{' > bad.json; octroi rerun bad.json; echo '{}' > bad.json; octroi rerun bad.json
  octroi: octroi rerun takes one result, a file of JSON
  octroi: cannot read 'gone.json': unable to open gone.json: No such file or directory
  octroi: bad.json:2:0: this is no JSON: string or '}' expected near end of file
  octroi: 'bad.json' is no result of octroi cost, explain, intensity, run or compare; make one with --format json -o FILE
  [2]

Lines of a pipe are not kept.

  $ lines() { printf 'good,mass,origin,date\n72083900,30,CN,2026-02-01\n'; }
  $ lines | octroi run - --to EU --format json -o piped.json
  $ lines | octroi rerun piped.json
  the same
  $ octroi rerun piped.json </dev/null
  standard input:1:1: error: no header: a row of column names is expected
  octroi: the lines of 'piped.json' came from standard input, and are not kept; give them again: octroi rerun piped.json <LINES
  [2]
  $ octroi rerun - <piped.json
  octroi: the lines of '-' came from standard input, and are not kept; give them again: octroi rerun RESULT.json <LINES
  [2]
  $ octroi cost --good 72083900 --to EU --from CN --mass 30 --date 2026-02-01 --format json | octroi rerun -
  the same

What a group does not know it says, as long as the result is looked at.

  $ printf 'importer,date,origin,good,mass_t\nA,2026-02-01,CN,72083900,30\nA,2026-03-01,CN,72083900,\n' > open.csv
  $ octroi run open.csv --to EU --groups --format csv | grep counted
  eu-cbam,declaration,importer;year(import_date),A;2026,counted_mass,,t,law,mass is not given; give --mass
  $ octroi run open.csv --to EU --groups --format json | python3 -c '
  > import json, sys
  > print(json.load(sys.stdin)["groups"][0]["quantities"]["counted_mass"]["reason"])'
  mass is not given; give --mass

Each importer's year is one group, whatever was tried while the days were sorted: twelve importers, one line each.

  $ (echo importer,date,origin,good,mass_t; for i in $(seq 12); do echo "I$i,$((2026 + i % 2))-03-02,CN,72083900,10"; done) > years.csv
  $ octroi run years.csv --to EU --groups --format csv | grep -c ,counted_mass,10,
  12
  $ octroi run years.csv --to EU --groups --format csv | grep -c ,counted_mass,
  12

A threshold in twelve months: 6 x 9,000 = 54,000 GBP are reached on 12 September 2027, so at the end of
that month; what is imported from 1 October on is charged. The day is a day in every format.

  $ { echo importer,date,origin,good,mass_kg,value_gbp; for d in 01-15 03-04 04-21 06-08 07-26 09-12 10-30; do
  > echo A,2027-$d,CN,72083900,10000,9000; echo B,2027-$d,CN,72083900,10000,3000; done; } >uk.csv
  $ uk() { octroi run uk.csv --to GB --basis actual --see 2.1 --price 50 --baseline 80% "$@"; }
  $ uk --groups | sed '/assumed/,/^$/d'
  UK Carbon Border Adjustment Mechanism, 2027
  law 100 % of the charge
  
         lines   mass  emissions  charge
                    t      tCO2e     GBP
  total      1  10.00      21.00  231.00
  
    not liable      13 lines, 130.00 t
      7 lines: the importer's goods have not reached 50,000 GBP by then; they do, looking back: never,
        ahead: never (first: row 2)
      6 lines: the importer's goods have not reached 50,000 GBP by then; they do, looking back:
        2027-10-01, ahead: never (first: row 1)
  
  importer  reached_looking_back  reached_looking_ahead
                            date                   date
  A                   2027-10-01                  never
  B                        never                  never
  $ uk --groups --format csv | sed -n 2,3p
  gb-cbam,importers_goods,importer,A,reached_looking_back,2027-10-01,date,law,
  gb-cbam,importers_goods,importer,A,reached_looking_ahead,never,date,law,
  $ uk --groups --format json | grep -o '"reached_looking_back": {[^}]*}'
  "reached_looking_back": {"value": "2027-10-01", "unit": "date", "standing": "law"}
  "reached_looking_back": {"value": "never", "unit": "date", "standing": "law"}

A sum is not known where it is not known of a computed line. In 2034 nothing is free: 100 t of
2.1 tCO2e/t at 80 EUR are 16,800 EUR each, whatever would have been allocated to a complex good. The
second line says it: 1.17 / 0.975 = 1.2 tCO2e/t.

  $ cat > complex.csv <<'END'
  > date,origin,destination,good,mass_t,basis,see_direct,sefa,sefa_year
  > 2034-02-10,TR,EU,72083900,100,actual,2.1,,
  > 2034-02-10,CN,EU,72083900,100,actual,2.1,1.17,2026
  > END
  $ octroi run complex.csv --price 80 --by origin --format json | python3 -c '
  > import json, sys
  > for t in json.load(sys.stdin)["totals"]: print(t["by"]["origin"], *(round(t["quantities"][n]["value"], 6) if t["quantities"][n]["value"] is not None else None for n in ("net_charge", "full_free_allocation")))'
  CN 16800 120
  TR 16800 None
  $ octroi run complex.csv --price 80 --format csv | python3 -c '
  > import csv, sys
  > for row in csv.DictReader(sys.stdin): print(row["net_charge"], repr(row["full_free_allocation"]))'
  33600 ''

A document that cannot be read is met first where a destination needs it; what is wrong with it is said there.

  $ cp -r "$TESTDIR/../rulebooks/good" broken && chmod -R u+w broken
  $ sed -i 's/^currency: EUR/&\nnonsense: 1/' broken/xx/levy.yaml
  $ printf 'origin,destination,good,mass\nCC,XX,72083900,10\n' >to_xx.csv
  $ printf 'octroi: 1\nkind: scenario\ntitle: t\nflows: {file: to_xx.csv}\nhorizon: 2026\nvariants: [{name: law}]\n' >to_xx.yaml
  $ octroi run to_xx.csv --year 2026 --rules broken 2>&1 | head -n 3
  broken/xx/levy.yaml:8:1: error: unknown key 'nonsense' in a document
      8 | nonsense: 1
        | ^
  $ octroi run to_xx.yaml --rules broken 2>&1 | head -n 3
  broken/xx/levy.yaml:8:1: error: unknown key 'nonsense' in a document
      8 | nonsense: 1
        | ^

# what cannot be computed is not nothing

Without its mass a line's charge is not known, also in a row of its own. 100 t from India are 100 x (4.280 x 1.1 - 1.370 x 0.975) =
337.225 tCO2e. What is not charged owes nothing, and that is known: chairs (9401) are in no scheme.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,\n' > unweighed.csv
  $ octroi run unweighed.csv --year 2026 --format csv | cut -d, -f4,5,10-13,16,34,35
  lines,computed,not_computable,mass_t,mass_left_out_t,without_mass,embedded_emissions,gross_charge_low,gross_charge_high
  1,0,1,0,0,1,,,
  $ octroi run unweighed.csv --year 2026 --format json | python3 -c 'import json, sys
  > t = json.load(sys.stdin)["totals"][0]; print(t["lines"], t["quantities"])'
  {'computed': 0, 'not-computable': 1} {}
  $ octroi run unweighed.csv --year 2026 | head -n 8
  EU Carbon Border Adjustment Mechanism, 2026

         lines  mass  emissions  certificates  charge
                   t      tCO2e         tCO2e     EUR
  total      0

    not computable  1 line, mass not known
      1 line: mass is not given; give --mass (first: row 1)
  $ printf 'origin,destination,good,mass\nCN,FR,72083900,\nTR,FR,94016100,5\nIN,FR,72083900,\nIN,FR,72083900,100\n' > some.csv
  $ octroi run some.csv --year 2026 --by origin --format csv | cut -d, -f4-6,8,11,29,35
  origin,lines,computed,out_of_scope,not_computable,certificates,gross_charge_low
  CN,1,0,0,1,,
  IN,2,1,0,1,337.22500000000014,26589.73853698631
  TR,1,0,1,0,0,0
  $ octroi run some.csv --year 2026 --by origin | sed -n '/^origin/,/^total/p'
  origin  lines    mass  emissions  certificates     charge
                      t      tCO2e         tCO2e        EUR
  IN          1  100.00     470.80        337.23  26,589.74
  CN          0
  total       1  100.00     470.80        337.23  26,589.74

# a value of 0

Statistics write 0 for a value that they do not know; the tonnes are there and are charged. A negative one is a mistake. 1,000 t of
7208 39 00 from China in 2026 have a default value of 3.187 x 1.1 = 3.5057 tCO2e/t: 3,505.70 t a line.

  $ printf 'origin,destination,good,mass,value_eur\nCN,FR,72083900,1000,0\nCN,FR,72083900,1000,-5\nCN,FR,72083900,1000,0.00\n' > nought.csv
  $ octroi run nought.csv --year 2026 | grep -e ^total -e bad -e warning
  nought.csv:3:21: warning: column 'value_eur' '-5EUR': must be more than 0
      3 | CN,FR,72083900,1000,-5
        |                     ^
  total      2  2,000.00   7,011.40      4,339.90  342,195.29
    bad rows        1 of 3, left out of everything
  $ printf 'origin,destination,good,mass,value,currency\nCN,FR,72083900,1000,0,EUR\nCN,FR,72083900,1000,0 EUR,\nCN,FR,72083900,1000,0,\nCN,FR,72083900,1000,-5,EUR\n' > named.csv
  $ octroi run named.csv --year 2026 | grep -e ^total -e bad -e warning
  named.csv:5:21: warning: column 'value' '-5EUR': must be more than 0
      5 | CN,FR,72083900,1000,-5,EUR
        |                     ^
  total      3  3,000.00  10,517.10      6,509.85  513,292.93
    bad rows        1 of 4, left out of everything
  $ printf 'octroi: 1\nkind: scenario\ntitle: T\nflows: {file: nought.csv}\nhorizon: 2026\nvariants: [{name: law}]\n' > nought.yaml
  $ octroi run nought.yaml --format csv | cut -d, -f5,6,12,20-25
  octroi: warning: row 2 of nought.csv: column 'value' '-5EUR': must be more than 0
  lines,computed,computed_mass_t,value,value_unit,without_value,charged_value,charged_value_unit,per_cent_of_value
  2,2,2000,,EUR,2,,,

Where all rows are bad, nobody knows where they go.

  $ printf 'origin,destination,good,mass,value_eur\nCN,FR,72083900,1000,-5\n' > nought.csv
  $ octroi run nought.yaml
  T
  flows     nought.csv: 1 row, 0 lines at borders where a scheme charges
  computed  for 2026

  variant  rests on  what it changes
  law      law       changes nothing

    bad rows        1 of 1 of nought.csv, left out of everything

  octroi: warning: row 1 of nought.csv: column 'value' '-5EUR': must be more than 0
  [1]

# rows have the numbers of the file

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000,5\nXX,FR,72083900,1000\nCN,FR,7208390a,1000\nCN,FR,72083900,1000\n' > numbers.csv
  $ printf 'octroi: 1\nkind: scenario\ntitle: T\nflows: {file: numbers.csv}\nhorizon: 2026\nvariants: [{name: law}]\n' > numbers.yaml
  $ octroi run numbers.yaml 2>&1 | grep warning
  numbers.csv:2:1: warning: the row has 5 fields, the header 4
  octroi: warning: row 2 of numbers.csv: column 'origin' 'XX': 'XX' is no known place; octroi show countries WORD finds codes
  octroi: warning: row 3 of numbers.csv: column 'good' '7208390a': '7208390a' has 'a'; a goods code has digits only
  $ octroi sweep numbers.yaml --vary eu-ets.price=80:100:20 2>&1 | grep warning
  numbers.csv:2:1: warning: the row has 5 fields, the header 4
  octroi: warning: row 2 of numbers.csv: column 'origin' 'XX': 'XX' is no known place; octroi show countries WORD finds codes
  octroi: warning: row 3 of numbers.csv: column 'good' '7208390a': '7208390a' has 'a'; a goods code has digits only
  $ octroi run numbers.csv --year 2026 2>&1 | grep warning
  numbers.csv:2:1: warning: the row has 5 fields, the header 4
  numbers.csv:3:1: warning: column 'origin' 'XX': 'XX' is no known place
  numbers.csv:4:7: warning: column 'good' '7208390a': '7208390a' has 'a'; a goods code has digits only

# more than there is

An amount that nobody moves is a slip, which would hide all other rows in a sum: more than 10^12 t or MWh, or 10^18 of a currency. Rows
of the same kind are added up in a scenario, where it spoils none of the others.

  $ printf 'origin,destination,good,mass_kg,value_eur\nCN,FR,72083900,1e300,5\nCN,FR,72083900,1000000,1e300\nCN,FR,72083900,1000000,5\n' > vast.csv
  $ octroi run vast.csv --year 2026 | grep -e ^total -e bad -e warning
  vast.csv:2:16: warning: column 'mass_kg' '1e300': must be at most 1000000000000 t
      2 | CN,FR,72083900,1e300,5
        |                ^
  vast.csv:3:24: warning: column 'value_eur' '1e300EUR': must be at most 1e18
      3 | CN,FR,72083900,1000000,1e300
        |                        ^
  total      1  1,000.00   3,505.70      2,169.95  171,097.64
    bad rows        2 of 3, left out of everything
  $ printf 'octroi: 1\nkind: scenario\ntitle: T\nflows: {file: vast.csv}\nhorizon: 2026\nvariants: [{name: law}]\n' > vast.yaml
  $ octroi run vast.yaml --format csv | cut -d, -f5,6,12
  octroi: warning: row 1 of vast.csv: column 'mass' '1e300': must be at most 1000000000000 t
  octroi: warning: row 2 of vast.csv: column 'value' '1e300EUR': must be at most 1e18
  lines,computed,computed_mass_t
  1,1,1000
  $ octroi cost --from CN --to FR --good 72083900 --mass 1e300 --year 2026
  octroi: --mass '1e300': must be at most 1000000000000 t
  [2]
