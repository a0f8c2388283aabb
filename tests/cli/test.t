# What a document of tests that is wrong is told.

  $ document() { printf 'octroi: 1\nkind: test\ntitle: t\nscheme: %s\ntests:\n%s\n' "$1" "$2" > mine.yaml; octroi test mine.yaml; }
  $ one() { document rs-import-carbon-tax "  - {name: n, derivation: d, $1}"; }

A test that fails says where it stands.

  $ one 'line: {origin: TR, good: "72083900", mass: 10, date: 2026-03-01}, expect: {state: exempt}'
  failed  mine.yaml:6: n
          state is 'not-computable', expected 'exempt'
  0 passed, 1 failed
  [1]
  $ octroi test mine.yaml --format csv
  file,name,passed,message,line
  mine.yaml,n,no,"state is 'not-computable', expected 'exempt'",6
  [1]

Words that no result can have.

  $ one 'line: {origin: TR, date: 2026-03-01}, expect: {state: computd, standing: laws, net_chrge: 4}'
  failed  mine.yaml:6: n
          there is no state 'computd' (did you mean 'computed'?); there is no standing 'laws' (did you mean 'law'?); there is no quantity 'net_chrge' (did you mean 'net_charge'?)
  0 passed, 1 failed
  [1]
  $ document rs-import-carbon-tx '  - {name: n}'
  mine.yaml:4:9: error: there is no document 'rs-import-carbon-tx' in the rulebook
      4 | scheme: rs-import-carbon-tx
        |         ^
  remedy: did you mean 'rs-import-carbon-tax'?
  [2]

A test may name another document than its file does.

  $ one 'scheme: eu-ets, line: {date: 2026-05-12}, expect: {price: 75.28}'
  1 passed, 0 failed
  $ one 'scheme: eu-etz, line: {date: 2026-05-12}, expect: {price: 75.28}'
  failed  mine.yaml:6: n
          there is no document 'eu-etz' in the rulebook
  0 passed, 1 failed
  [1]

What is missing is named.

  $ document rs-import-carbon-tax '  - {name: n, line: {origin: TR}}'
  mine.yaml:6:5: error: a test needs 'expect'
      6 |   - {name: n, line: {origin: TR}}
        |     ^
  mine.yaml:6:5: error: a test needs 'derivation'
      6 |   - {name: n, line: {origin: TR}}
        |     ^
  [2]
  $ one 'line: {origin: TR}, expect: computed'
  mine.yaml:6:58: error: 'expect' names what to expect of the line
      6 |   - {name: n, derivation: d, line: {origin: TR}, expect: computed}
        |                                                          ^
  [2]

Several lines: as many expectations, of what files of lines give.

  $ one 'lines: [{origin: TR}, {origin: CN}], expect: {state: computed}'
  mine.yaml:6:75: error: beside 'lines' stands a list of what to expect of each of the 2 lines
      6 |   - {name: n, derivation: d, lines: [{origin: TR}, {origin: CN}], expect: {state: computed}}
        |                                                                           ^
  remedy: write {} for a line of which nothing is expected
  [2]
  $ one 'lines: [{origin: TR}, {origin: CN}], expect: [{state: computed}]'
  mine.yaml:6:75: error: beside 'lines' stands a list of what to expect of each of the 2 lines
      6 |   - {name: n, derivation: d, lines: [{origin: TR}, {origin: CN}], expect: [{state: computed}]}
        |                                                                           ^
  remedy: write {} for a line of which nothing is expected
  [2]
  $ one 'lines: [{origin: TR}], line: {origin: TR}, expect: [{state: computed}]'
  mine.yaml:6:37: error: a test has 'line' or 'lines', not both
      6 |   - {name: n, derivation: d, lines: [{origin: TR}], line: {origin: TR}, expect: [{state: computed}]}
        |                                     ^
  [2]
  $ one 'lines: TR, expect: [{state: computed}]'
  mine.yaml:6:37: error: 'lines' is a list of up to 512 maps of inputs
      6 |   - {name: n, derivation: d, lines: TR, expect: [{state: computed}]}
        |                                     ^
  [2]
  $ one 'lines: [{origin: TR, date: 2026-03-01}, {orign: CN}], expect: [{state: computed}, {}]'
  failed  mine.yaml:6: n
          there is no input 'orign'
  0 passed, 1 failed
  [1]
  $ one 'lines: [{origin: TR, date: 2026-03-01}, {mass: x}], expect: [{error: bad-number}, {}]'
  1 passed, 0 failed
  $ one 'lines: [{origin: TR, date: 2026-03-01}, {origin: CN, date: 2026-03-01}], expect: [{}, {state: exempt, note: x, scope_row: 4}]'
  failed  mine.yaml:6: n
          line 2: state is 'not-computable', expected 'exempt'; line 2: of several lines no 'note' can be expected; line 2: of several lines only quantities that all schemes provide can be expected, not 'scope_row'
  0 passed, 1 failed
  [1]
