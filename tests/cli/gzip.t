Files packed by gzip
====================

The first bytes say it, whatever the name; so do those of a pipe, which is read as often as a file. 150 lines of an importer
are below the threshold one by one, and above it together: the file is read twice.

  $ { echo date,origin,good,mass; for i in $(seq 150); do echo 2026-02-01,CN,72083900,0.4; done; } >plain.csv
  $ gzip -c plain.csv >plain.csv.gz; cp plain.csv.gz packed
  $ octroi run plain.csv --to EU --importer A --format csv >plain.txt
  $ octroi run plain.csv.gz --to EU --importer A --format csv | cmp - plain.txt
  $ octroi run packed --to EU --importer A --format csv | cmp - plain.txt
  $ octroi run - --to EU --importer A --format csv <packed | cmp - plain.txt
  $ cat packed | octroi run - --to EU --importer A --format csv | cmp - plain.txt
  $ octroi check plain.csv.gz --to EU --importer A --format json | head -c 9; echo
  {"octroi"

Files may be packed one by one and put behind each other, as gzip allows.

  $ { head -n 50 plain.csv | gzip; tail -n +51 plain.csv | gzip; } >two.gz
  $ octroi run two.gz --to EU --importer A --format csv | cmp - plain.txt

Places are those of the unpacked text. The name of a file still says the edition of its codes.

  $ printf 'date,origin,good,mass\n2026-02-01,CN,72083900,much\n' | gzip >slip.gz
  $ octroi run slip.gz --to EU --strict
  slip.gz:2:24: error: column 'mass' 'much': not a number at the first character
      2 | 2026-02-01,CN,72083900,much
        |                        ^
  remedy: write a figure such as 1.5, with a point before its decimals
  [2]
  $ printf 't,i,j,k,v,q\n2026,156,276,731815,7.576,10\n' | gzip >BACI_HS17_Y2026_V1.csv.gz
  $ octroi run BACI_HS17_Y2026_V1.csv.gz | grep HS2017
    note: the code of HS2017 is one code in HS2022, though parts of it went elsewhere (1 line)

What is cut short or damaged is an error; nothing is printed but that.

  $ head -c 60 packed >short.gz; octroi run short.gz --to EU
  octroi: cannot unpack 'short.gz', which gzip made: it is cut short; get the file again; 'gzip -t' tests it
  [2]
  $ cat short.gz | octroi run - --to EU
  octroi: cannot unpack 'standard input', which gzip made: it is cut short; get the file again; 'gzip -t' tests it
  [2]
  $ { cat packed; echo rest; } >rest.gz; octroi run rest.gz --to EU
  octroi: cannot unpack 'rest.gz', which gzip made: incorrect header check; get the file again; 'gzip -t' tests it
  [2]
  $ { head -c -8 packed; printf '12345678'; } >sum.gz; octroi run sum.gz --to EU
  octroi: cannot unpack 'sum.gz', which gzip made: incorrect data check; get the file again; 'gzip -t' tests it
  [2]
  $ printf '\037\213' >two-bytes; octroi run two-bytes --to EU
  octroi: cannot unpack 'two-bytes', which gzip made: it is cut short; get the file again; 'gzip -t' tests it
  [2]
  $ : | gzip >empty.gz; octroi run empty.gz --to EU
  empty.gz:1:1: error: no header: a row of column names is expected
  [2]
