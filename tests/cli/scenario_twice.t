Changes of a scenario that contradict each other: the last one would win, and who wrote the first would not see it.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > flows.csv
  $ two() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2026..2031\n%bvariants:\n  - {name: law}\n  - name: v\n    changes:\n' "$3"
  > for c in "$1" "$2"; do echo "      - $c"; done; } > s.yaml
  $ check() { two "$@"; octroi check s.yaml 2>&1 | grep -v -e '^[a-z]* *[0-9]' -e '^ ' | sed '/^A try/,/^$/d; /^variant /d; /^$/d'; }

A series that gets its values twice, whatever the words, and whether its section is named:

  $ two '{set: eu-ets.price, to: 100}' '{path: eu-ets.series.price, points: {2026: 80, 2030: 120}}'; octroi check s.yaml
  s.yaml:11:9: error: variant 'v' sets 'eu-ets.series.price' twice
     11 |       - {path: eu-ets.series.price, points: {2026: 80, 2030: 120}}
        |         ^
  s.yaml:10:9: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  [2]
  $ check '{path: eu-ets.price, points: {2026: 80, 2030: 120}}' '{path: eu-ets.price, points: {2030: 120, 2031: 140}}'
  s.yaml:11:9: error: variant 'v' sets 'eu-ets.price' twice
  s.yaml:10:9: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  $ check '{link: eu-ets.price, with: gb-ets.price, rate: 1.17}' '{set: eu-ets.price, to: 100, in: 2027}'
  s.yaml:11:9: error: variant 'v' sets 'eu-ets.price' twice
  s.yaml:10:9: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  $ check '{path: eu-cbam.certificate_price, from: paths-veyt_2024}' '{link: eu-cbam.certificate_price, with: gb-ets.price, rate: 1.17}'
  s.yaml:11:9: error: variant 'v' sets 'eu-cbam.certificate_price' twice
  s.yaml:10:9: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  $ check '{replace: eu-cbam.title, with: A}' '{replace: eu-cbam.title, with: B}'
  s.yaml:11:9: error: variant 'v' replaces 'eu-cbam.title' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out

Days that follow each other are no contradiction, and what is set may be scaled.

  $ check '{path: eu-ets.price, points: {2026: 80, 2028: 120}}' '{set: eu-ets.price, to: 100, in: 2029..}'
  $ check '{set: eu-ets.price, to: 100}' '{scale: eu-ets.price, by: 1.1}'
  $ check '{set: eu-cbam.mark_up.value, to: 1, where: origin == CN}' '{set: eu-cbam.mark_up.value, to: 2, where: origin == TR}'

What is asked twice:

  $ check '{option: eu-cbam.faa_scope, choose: direct}' '{option: eu-cbam.faa_scope, choose: total}'
  s.yaml:11:9: error: variant 'v' decides 'eu-cbam.faa_scope' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out
  $ check '{give: see_direct, value: 2}' '{give: see_direct, value: 3}'
  s.yaml:11:9: error: variant 'v' gives 'see_direct' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out
  $ check '{repeal: eu-cbam, from: 2028}' '{repeal: eu-cbam, from: 2030}'
  s.yaml:11:9: error: variant 'v' repeals 'eu-cbam' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out
  $ check '{enact: no-cbam}' '{enact: no-cbam, at: [NO]}'
  s.yaml:11:9: error: variant 'v' enacts 'no-cbam' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out; at: [...] names all its borders, list: one list of goods
  $ check '{join: TR, group: EU, from: 2028}' '{leave: TR, group: EU, from: 2028}'
  s.yaml:11:9: error: variant 'v' moves 'TR' twice
  s.yaml:10:9: the first time stands here
  remedy: take one of them out, or give each a day of its own (from: 2030)
  $ check '{join: TR, group: EU, from: 2028}' '{leave: TR, group: EU, from: 2030}'

What all variants change is changed in each; both places are told.

  $ two '{set: eu-ets.price, to: 100, in: 2027..}' '{repeal: no-cbam}' 'changes: [{set: eu-ets.price, to: 90}]\n'; octroi check s.yaml
  s.yaml:11:9: error: variant 'v' sets 'eu-ets.price' twice
     11 |       - {set: eu-ets.price, to: 100, in: 2027..}
        |         ^
  s.yaml:6:11: it is set here
  remedy: take one of them out, or give each a period of its own (in: 2026..2029)
  [2]
  $ check '{repeal: no-cbam}' '{enact: is-cbam}' 'changes: [{option: eu-cbam.faa_scope, choose: direct}, {option: eu-cbam.faa_scope, choose: total}]\n'
  s.yaml:6:56: error: each variant decides 'eu-cbam.faa_scope' twice
  s.yaml:6:11: the first time stands here
  remedy: take one of them out

The price of certificates follows that of allowances: what is changed last holds, and what it leaves nothing of is told, whoever
says it.

  $ check '{set: eu-cbam.certificate_price, to: 100}' '{set: eu-ets.price, to: 150}'
  s.yaml:10:9: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
  s.yaml:11:9: it is set here
  $ check '{scale: eu-ets.price, by: 2}' '{set: eu-cbam.certificate_price, to: 100}'
  s.yaml:10:9: warning: this change does not reach eu-cbam.certificate_price, which follows it: that is set after it
  s.yaml:11:9: it is set here
  $ check '{scale: eu-ets.price, by: 2}' '{set: eu-ets.price, to: 100}'
  s.yaml:10:9: warning: this change counts for nothing: what it changes is set after it
  s.yaml:11:9: it is set here
  $ check '{scale: eu-ets.price, by: 2}' '{set: eu-ets.price, to: 100, in: 2028..}'
  $ two '{set: eu-cbam.certificate_price, to: 100}' '{repeal: eu-any_goods}'; octroi run s.yaml --year 2027 --set eu-ets.price=150 --format csv 2>&1 >/dev/null
  s.yaml:10:9: warning: this change counts for nothing: eu-ets.price, which eu-cbam.certificate_price follows, is set after it
     10 |       - {set: eu-cbam.certificate_price, to: 100}
        |         ^
  octroi: --set 'eu-ets.price=150': it is set here
  s.yaml:11:9: warning: variant 'v': this change does nothing: eu-any_goods charges none of these flows anyway
     11 |       - {repeal: eu-any_goods}
        |         ^
  $ octroi run s.yaml --year 2027 --set eu-cbam.certificate_price=150 --format csv 2>&1 >/dev/null
  s.yaml:10:9: warning: this change counts for nothing: what it changes is set after it
     10 |       - {set: eu-cbam.certificate_price, to: 100}
        |         ^
  octroi: --set 'eu-cbam.certificate_price=150': it is set here
  s.yaml:11:9: warning: variant 'v': this change does nothing: eu-any_goods charges none of these flows anyway
     11 |       - {repeal: eu-any_goods}
        |         ^
  $ octroi run s.yaml --year 2027 --price 150 --format csv 2>&1 >/dev/null | grep warning:; octroi run s.yaml --year 2027 --set eu-cbam.price=150 --format csv 2>&1 >/dev/null | grep warning:
  s.yaml:10:9: warning: this change counts for nothing: price=150 of the command line takes its place
  s.yaml:11:9: warning: variant 'v': this change does nothing: eu-any_goods charges none of these flows anyway
  s.yaml:10:9: warning: this change counts for nothing: eu-cbam.price=150 of the command line takes its place
  s.yaml:11:9: warning: variant 'v': this change does nothing: eu-any_goods charges none of these flows anyway

A path of a document has its own years, here 2025 to 2035.

  $ check '{path: eu-cbam.certificate_price, points: {2026: 80, 2028: 90}}' '{path: eu-cbam.certificate_price, from: paths-veyt_2024}'
  s.yaml:10:9: warning: this change counts for nothing: what it changes is set after it
  s.yaml:11:9: it is set here
  $ check '{path: eu-cbam.certificate_price, from: paths-veyt_2024}' '{path: eu-cbam.certificate_price, points: {2026: 80, 2028: 90}}'

What a document says itself takes the place of what it extends, where it says the same on all days of it: of 1,000 x (4.1431 - 1.233) =
2,910.1 certificates, 50 EUR in 2028 make 145,505, 100 EUR 291,010.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > ext.csv
  $ printf 'octroi: 1\nkind: scenario\nflows: {file: ext.csv}\nhorizon: 2028\nchanges: [{set: eu-ets.price, to: 100}, {repeal: eu-cbam, from: 2028}]\n' > base.yaml
  $ own() { printf 'octroi: 1\nkind: scenario\nextends: base.yaml\nchanges: [%s]\n' "$1" > own.yaml; octroi run own.yaml --format json | python3 -c 'import json, sys
  > c = json.load(sys.stdin); print(c["variants"][0]["changes"] or c["shared_changes"], c["totals"][0]["quantities"].get("net_charge", {}).get("value"))'; }
  $ own '{set: eu-ets.price, to: 50}, {repeal: eu-cbam, from: 2029}' 2>/dev/null
  ['set eu-ets.price to 50', 'repeal eu-cbam from 2029'] 145504.99999999997
  $ own '{set: eu-ets.price, to: 50, in: 2027}, {repeal: eu-cbam, from: 2029}' 2>/dev/null
  ['set eu-ets.price to 100', 'set eu-ets.price to 50 in 2027', 'repeal eu-cbam from 2029'] 291009.99999999994
