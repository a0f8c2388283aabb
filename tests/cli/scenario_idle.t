Changes that do nothing for these flows and years are told where they stand, by check and by run.

  $ printf 'origin,destination,good,mass\nCN,GB,72083900,1000\n' > gb.csv
  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > eu.csv
  $ try() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: %s.csv}\nhorizon: 2027..2031\nvariants:\n  - {name: law}\n  - name: v\n    changes:\n' "$1" > s.yaml; shift
  > for c in "$@"; do echo "      - $c"; done >> s.yaml; octroi check s.yaml > told 2>&1; grep -e error -e warning told | grep -v '^1 scenario'; octroi run s.yaml --format csv 2>&1 > /dev/null | grep warning > again; grep warning: told | diff - again; }

Days that are not computed:

  $ try eu '{set: eu-ets.price, to: 100, in: 2032..}' '{path: eu-cbam.free_share, points: {2035: 0.2, 2040: 0}, join: line}' '{set: eu-cbam.certificate_price, to: 100, in: 2020}'
  s.yaml:10:9: warning: this change does nothing: it is for days after 2027 to 2031, the years that are computed
  s.yaml:11:9: warning: this change does nothing: it is for days after 2027 to 2031, the years that are computed
  s.yaml:12:9: warning: this change does nothing: it is for days before 2027 to 2031, the years that are computed
  $ try eu '{join: TR, group: EU, from: 2032}' '{leave: FR, group: EU, from: 2040}' '{repeal: eu-cbam, from: 2032}' '{enact: eu-any_goods, from: 2050}'
  s.yaml:10:9: warning: variant 'v': this change does nothing: it is for days after 2027 to 2031, the years that are computed
  s.yaml:11:9: warning: variant 'v': this change does nothing: it is for days after 2027 to 2031, the years that are computed
  s.yaml:12:9: warning: variant 'v': this change does nothing: it is for days after 2027 to 2031, the years that are computed
  s.yaml:13:9: warning: variant 'v': this change does nothing: it is for days after 2027 to 2031, the years that are computed

Schemes that are law anyway, or charge nothing anyway:

  $ try eu '{repeal: no-cbam}' '{enact: eu-cbam}' '{enact: no-cbam}' '{option: gb-cbam.weight_rounding, choose: whole_kg}'
  s.yaml:10:9: warning: variant 'v': this change does nothing: no-cbam charges none of these flows anyway
  s.yaml:11:9: warning: variant 'v': this change does nothing: eu-cbam is law and charges anyway
  s.yaml:12:9: warning: variant 'v': this change does nothing: no-cbam charges none of these flows
  s.yaml:13:9: warning: variant 'v': this change does nothing: gb-cbam charges none of these flows

What no scheme that charges rests on, or uses, but for another of its series:

  $ try eu '{set: gb-ets.price, to: 200}' '{set: gb-cbam.phase_out_factor, to: 1}'
  s.yaml:10:9: warning: this change does nothing: nothing that is asked here reads gb-ets.price
  s.yaml:11:9: warning: this change does nothing: nothing that is asked here reads gb-cbam.phase_out_factor
  $ try gb '{set: gb-ets.price_on_1_april, to: 200}' '{set: gb-ets.auction_price, to: 50, in: 2026..}' '{set: eu-ets.price, to: 80}'
  s.yaml:10:9: warning: this change does nothing: nothing that is asked here reads gb-ets.price_on_1_april
  s.yaml:12:9: warning: this change does nothing: nothing that is asked here reads eu-ets.price
  $ try eu '{link: eu-cbam.certificate_price, with: gb-ets.price, rate: 1.17}' '{set: gb-ets.price, to: 200}'

  $ cat eu.csv > both.csv; echo CN,NO,72083900,10 >> both.csv

What all variants change is told only if none of them has a use for it.

  $ printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: both.csv}\nhorizon: 2027\nchanges:\n  - {option: no-cbam.faa_scope, choose: direct}\n  - {set: gb-ets.price, to: 1}\nvariants:\n  - {name: law}\n  - {name: v, changes: [{enact: no-cbam}]}\n' > s.yaml; octroi check s.yaml 2>&1 | grep -e error -e warning:
  1 scenario, 2 variants, 5 changes, 2 schemes: no errors, 1 warning
  s.yaml:8:5: warning: this change does nothing: nothing that is asked here reads gb-ets.price
  $ octroi run s.yaml --set gb-ets.price=150 --repeal no-cbam --format csv 2>&1 >/dev/null | grep -A2 warning:
  s.yaml:8:5: warning: this change counts for nothing: what it changes is set after it
      8 |   - {set: gb-ets.price, to: 1}
        |     ^
  --
  s.yaml:8:5: warning: this change does nothing: nothing that is asked here reads gb-ets.price
      8 |   - {set: gb-ets.price, to: 1}
        |     ^
  octroi: warning: --set 'gb-ets.price=150': nothing that is asked here reads gb-ets
