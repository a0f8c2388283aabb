Bad documents of formats of trade statistics. Each is made from the shipped one by a change of one line.

  $ cp -rL "$RULES" book && chmod -R u+w book && cp book/common/formats.yaml good.yaml
  $ broken() { sed "$1" good.yaml > book/common/formats.yaml; cmp -s good.yaml book/common/formats.yaml && echo 'nothing was changed'
  > octroi check --rules book book/common/formats.yaml; }

A column that is no input all schemes share, a misspelt key, and a format without a header.

  $ broken 's/^      mass:        {column: q, unit: t}/      massa: {column: q, unit: t}/'
  book/common/formats.yaml:80:7: error: 'massa' is no input that all schemes share
     80 |       massa: {column: q, unit: t}
        |       ^
  remedy: did you mean 'mass'?
  [2]
  $ broken 's/^    not_given: \[NA\]/    notgiven: [NA]/'
  book/common/formats.yaml:72:5: error: unknown key 'notgiven' in a format
     72 |     notgiven: [NA]
        |     ^
  remedy: did you mean 'not_given'?
  [2]
  $ broken '/^    header: \[t, i, j, k, v, q\]/d'
  book/common/formats.yaml:69:5: error: a format has no 'header'
     69 |     title: CEPII BACI
        |     ^
  [2]

A unit that does not fit, digits that no code has, a multiple of nothing.

  $ broken 's/{column: q, unit: t}/{column: q, unit: MWh}/'
  book/common/formats.yaml:80:38: error: 'MWh' is no unit of 'mass'
     80 |       mass:        {column: q, unit: MWh}
        |                                      ^
  remedy: write one that fits 't'
  [2]
  $ broken 's/{column: k, digits: 6}/{column: k, digits: 16}/'
  book/common/formats.yaml:78:40: error: goods codes have up to 10 digits
     78 |       good:        {column: k, digits: 16}
        |                                        ^
  [2]
  $ broken 's/unit: USD, times: 1000}/unit: USD, times: 0}/'
  book/common/formats.yaml:79:50: error: a multiple is greater than 0
     79 |       value:       {column: v, unit: USD, times: 0}
        |                                                  ^
  [2]

Places: a reading that is not declared, a table that is not there, a code that is no place's.

  $ broken 's/{column: i, places: un}/{column: i, places: uno}/'
  book/common/formats.yaml:76:40: error: there is no reading of places 'uno'
     76 |       origin:      {column: i, places: uno}
        |                                        ^
  remedy: declare it above, under places
  [2]
  $ broken 's/table: common-statistics.baci_places/table: common-statistics.places_of_baci/'
  book/common/formats.yaml:28:12: error: 'common-statistics' has no table 'places_of_baci'
     28 |     table: common-statistics.places_of_baci
        |            ^
  remedy: octroi show tables common-statistics lists them
  [2]
  $ broken 's/table: common-statistics.baci_places/table: baci_places/'
  book/common/formats.yaml:28:12: error: a table is named with its document: DOCUMENT.TABLE
     28 |     table: baci_places
        |            ^
  remedy: octroi show tables lists their names
  [2]
  $ broken 's/also: {97: EU, 840: US,/also: {97: EU, 840: USA,/'
  book/common/formats.yaml:29:25: error: 'USA' is not the code of a place; write 'US'
     29 |     also: {97: EU, 840: USA, 250: FR, 578: "NO", 356: IN, 756: CH}
        |                         ^
  [2]

A row that is left out for no stated cells, or without a reason; an edition that there is not.

  $ broken 's/{column: cmdCode, digits_below: 5, why/{column: cmdCode, why/'
  book/common/formats.yaml:111:9: error: an entry of leave_out says one of is, is_not, digits_below and letters
    111 |       - {column: cmdCode, why: "aggregates of goods, which rows with codes of six digits make up"}
        |         ^
  [2]
  $ broken 's/, is_not: \["0", ""\], why: "parts of a flow by means of transport, of which another row is the whole"}/, is_not: ["0", ""]}/'
  book/common/formats.yaml:114:9: error: an entry of leave_out has no 'why'
    114 |       - {column: motCode, is_not: ["0", ""]}
        |         ^
  [2]
  $ broken 's/H4: HS2012/H4: HS2013/'
  book/common/formats.yaml:103:91: error: 'HS2013' is no choice of the input 'edition'
    103 |     edition: {column: classificationCode, words: {H0: HS1992, H2: HS2002, H3: HS2007, H4: HS2013, H5: HS2017, H6: HS2022}}
        |                                                                                           ^
  remedy: it can be HS1992, HS2002, HS2007, HS2012, HS2017 or HS2022
  [2]

The document that is shipped is good.

  $ cp good.yaml book/common/formats.yaml; octroi check --rules book book/common/formats.yaml
  1 document, 3 sources: no errors
