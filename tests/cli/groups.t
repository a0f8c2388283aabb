Groups of places in a second document, read when a formula names one of them.

  $ rules() { rm -rf r; cp -r "$TESTDIR/../rulebooks/good" r
  > sed -i 's/in group club/in group poor/' r/xx/levy.yaml
  > cat > r/common/groups.yaml <<'END'
  > octroi: 1
  > kind: groups
  > title: Groups
  > sources: {list: {title: List of the poor, checked: 2026-01-15}}
  > groups:
  >   poor:
  >     title: The poor
  >     source: list
  >     members: {AA: ..}
  >     unknown: [{places: [CC], during: 2026-02-01.., why: whether it left is not known}]
  > END
  > }
  $ cost() { octroi cost --rules r --to XX --good 72083900 --mass 10 "$@" 2>&1 | tail -n 4; }
  $ rules; octroi check --rules r
  8 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors
  $ cost --from AA --date 2026-02-01
    Exempt: goods of Aland of the tests are exempt (Act Art. 3).
    charge: 0.00 EUR

    Why: octroi explain --rules r --to XX --good 72083900 --mass 10 --from AA --date 2026-02-01
  $ cost --from CC --date 2026-02-01
    specific emissions           2.5000 tCO2e/t
    specific free allocation    -1.3500 tCO2e/t

  octroi: not computable: The poor: whether it left is not known
  $ cost --from CC --date 2026-01-31

    Heavy goods need a permit.
    With your own data instead: octroi need --rules r --to XX --good 72083900 --basis actual
    Why: octroi explain --rules r --to XX --good 72083900 --mass 10 --from CC --date 2026-01-31
  $ octroi show countries --rules r
  code  name                groups
  AA    Aland of the tests  club, poor
  BB    Beland
  CC    Celand
  XX    Exland
  ZZ    other countries

A result is no stronger than the source of the group that it asked about.

  $ standing() { octroi cost --rules r --from CC --to XX --good 72083900 --mass 10 --date 2026-01-31 --format csv | cut -d, -f5; }
  $ standing
  standing
  law
  $ sed -i 's/checked: 2026-01-15/standing: assumption, &/' r/common/groups.yaml; standing
  standing
  assumption

What a group lacks, and a place in two unions at a time.

  $ rules; sed -i '/source: list/d' r/common/groups.yaml; octroi check --rules r r/common/groups.yaml
  r/common/groups.yaml:6:3: error: group 'poor' has no source
      6 |   poor:
        |   ^
  r/common/groups.yaml:4:11: error: nothing uses source 'list'
      4 | sources: {list: {title: List of the poor, checked: 2026-01-15}}
        |           ^
  remedy: name it where it counts, or take it out
  [2]
  $ rules; sed -i 's/source: list/source: lost/' r/common/groups.yaml; octroi check --rules r r/common/groups.yaml
  r/common/groups.yaml:8:13: error: 'lost' is not declared under sources
      8 |     source: lost
        |             ^
  remedy: did you mean 'list'?
  r/common/groups.yaml:4:11: error: nothing uses source 'list'
      4 | sources: {list: {title: List of the poor, checked: 2026-01-15}}
        |           ^
  remedy: name it where it counts, or take it out
  [2]
  $ rules; sed -i 's/title: The poor/&\n    union: customs/' r/common/groups.yaml; sed -i 's/title: The club/&\n    union: customs/' r/common/places.yaml; octroi check --rules r r/common/groups.yaml
  r/common/groups.yaml:6:3: error: 'AA' is in two unions (customs) from 2020-01-01 on: club and poor
      6 |   poor:
        |   ^
  r/common/places.yaml:9:3: the other one
  remedy: a place is in one such union at a time: end one membership
  [2]
  $ rules; sed -i 's/in group poor/in group pure/' r/xx/levy.yaml; octroi check --rules r r/xx/levy.yaml
  r/xx/levy.yaml:134:43: error: there is no group 'pure'
    134 |   - {state: exempt, when: origin in group pure, reason: "goods of {origin} are exempt", source: act Art. 3}
        |                                           ^
  [2]
  $ rules; sed -i 's/destination: .*/destination: group poor/' r/xx/levy.yaml; octroi check --rules r r/xx/levy.yaml
  r/xx/levy.yaml:6:14: error: there is no group 'poor'
      6 | destination: group poor
        |              ^
  remedy: groups at which schemes charge, or prices hold, belong into common/places.yaml
  [2]

A carbon price of a part of a place alone: paid there, 10 EUR beside the 6 of the whole; of the whole nobody knows where.

  $ rules; sed -i 's/^XX,.*/AA-N,North of Aland,,\n&/' r/common/tables/places.csv; mkdir r/aa
  $ price() { cat > r/aa/$1.yaml <<END
  > octroi: 1
  > kind: carbon-price
  > title: Tax
  > sources: {law: {title: Act, checked: 2026-01-15}}
  > status: [{state: in-force, from: 2020-01-01, source: law}]
  > instrument: {type: tax, place: $2, source: law}
  > series: {rate: {unit: EUR/tCO2e, dated: date, source: law, values: {..: $3}}}
  > quantities: {headline_price: {unit: EUR/tCO2e, formula: rate}, effective_price: {unit: EUR/tCO2e, formula: rate}}
  > END
  > }
  $ price whole AA 6; price north AA-N 10
  $ cat > r/xx/asks.yaml <<'END'
  > octroi: 1
  > kind: border-adjustment
  > title: Asks
  > destination: XX
  > currency: EUR
  > sources: {law: {title: Act, checked: 2026-01-15}}
  > status: [{state: model, from: 2020-01-01, source: law}]
  > inputs: {intensity: {unit: tCO2e/fu, source: law}}
  > amount: {cases: [{otherwise: mass}], source: law}
  > quantities:
  >   paid: {unit: EUR/tCO2e, collect: effective_price, of: origin, types: tax, source: law}
  >   net_charge: {unit: EUR, source: law, formula: amount * intensity * paid}
  > END
  $ octroi check --write-hashes --rules r 2>&1 | grep -o 'no errors'
  no errors
  $ asks() { octroi cost --rules r --scheme xx-asks --to XX --good 72083900 --mass 1 --intensity 1 --date 2026-02-01 --from $1 | grep -e net -e charge -e part; }
  $ asks AA-N; asks AA
    charge                        16.00 EUR/t          16.00 EUR
    charge                         6.00 EUR/t           6.00 EUR
    assumed: prices that hold only in parts of Aland of the tests are left out: aa-north

Where nobody would find it.

  $ mkdir r/bb; mv r/aa/north.yaml r/bb/; sed -i 's/^kind: carbon-price/kind: "carbon-price"/' r/aa/whole.yaml; octroi check --rules r r/aa/whole.yaml r/bb/north.yaml
  r/aa/whole.yaml:2:8: error: nobody who looks for a carbon-price finds this document
      2 | kind: "carbon-price"
        |        ^
  remedy: write kind: carbon-price without quotes, on one of the first 40 lines
  r/bb/north.yaml:6:13: error: nobody who asks for the carbon prices of 'AA-N' finds document 'bb-north'
      6 | instrument: {type: tax, place: AA-N, source: law}
        |             ^
  remedy: move it into the folder aa
  [2]
