What is typed wrong ends with status 2, prints nothing on standard output, and
tells all errors at once, with a remedy.

  $ octroi
  octroi: no command; octroi --help lists the commands
  [2]
  $ octroi cots
  octroi: unknown command 'cots'; did you mean 'cost'?
  [2]
  $ octroi frobnicate
  octroi: unknown command 'frobnicate'; octroi --help lists the commands
  [2]
  $ octroi help cst
  octroi: unknown command 'cst'; did you mean 'cost'?
  [2]
  $ octroi --version
  octroi 0.1.0

Everything that is missing, at once; without a mass, for example, there is no charge.

  $ octroi cost
  octroi: --to is missing: the country that the goods enter, or a group of countries
  octroi: --good is missing: the customs code of the goods, as digits
  octroi: --date is missing: the day of import as YYYY-MM-DD; or --year for a whole year
  [2]
  $ octroi cost --to EU --good
  octroi: '--good' needs a value behind it
  octroi: --date is missing: the day of import as YYYY-MM-DD; or --year for a whole year
  [2]
  $ octroi cost --from TR --to EU --good 76042990 --date 2026-05-12
  octroi: --mass is missing: net mass, in t
  [2]
  $ octroi cost --to EU --good 76042990
  octroi: --date is missing: the day of import as YYYY-MM-DD; or --year for a whole year
  [2]

The screen of the first five minutes: a misspelt option counts as the nearest.

  $ octroi cost --from Turky --to EU --god 76042990 --mass 5oo --date 2026-05-12
  octroi: unknown option '--god'; did you mean '--good'?
  octroi: --from 'Turky': 'Turky' is no known place; did you mean TR (Türkiye)?
  octroi: --mass '5oo': not a number at the second character; try --mass 500 or --mass 500t
  [2]
  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 2>/dev/null
  [2]

Options are typed in full, once, and have their values.

  $ octroi cost --fro TR --to EU --good 76042990 --mass 5 --date 2026-05-12
  octroi: unknown option '--fro'; did you mean '--from'?
  [2]
  $ octroi cost --from TR --from IN --to EU --good 76042990 --mass 5 --date 2026-05-12
  octroi: '--from' is given twice
  [2]
  $ octroi cost --from --to EU --good 76042990 --mass 5 --date 2026-05-12
  octroi: '--from' needs a value behind it
  [2]
  $ octroi cost --from TR --to EU --good 76042990 --mass 5 --date 2026-05-12 -x --nonsense
  octroi: unknown option '-x'
  octroi: unknown option '--nonsense'
  [2]
  $ octroi cost TR --to EU --good 76042990 --mass 5 --date 2026-05-12
  octroi: 'TR' stands behind no option; each value needs one, such as --good TR
  [2]
  $ octroi test --verbose=3
  octroi: '--verbose' takes no value
  [2]

A scheme is no test document: one error, not one for each of its keys.

  $ octroi test "$RULES/eu/ets.yaml" 2>&1 | sed 's|^.*/rules/|rules/|'
  rules/eu/ets.yaml:[0-9]+:7: error: this is no test document: its kind is [a-z-]+ (re)
  ...
  remedy: tests of a scheme stand in a document of their own, with kind: test and scheme: its id

Places: none, and pairs that are easily confused.

  $ ask() { octroi cost --to EU --good 76042990 --mass 5 --date 2026-05-12 "$@"; }
  $ ask --from XX
  octroi: --from 'XX': 'XX' is no known place; octroi show countries WORD finds codes
  [2]
  $ ask --from Congo
  octroi: --from 'Congo': 'Congo' could be CD (Congo, Democratic Republic of the) or CG (Congo, Republic of the); octroi show countries WORD finds codes
  [2]
  $ ask --from Korea
  octroi: --from 'Korea': 'Korea' could be KP (North Korea) or KR (South Korea); octroi show countries WORD finds codes
  [2]
  $ ask --from Guineaa
  octroi: --from 'Guineaa': 'Guineaa' is no known place; did you mean GN (Guinea)?
  [2]
  $ ask --from TR,,IN
  octroi: --from 'TR,,IN': a value is empty; write values with one comma between them
  [2]
  $ ask --from TR,IN,Atlantis
  octroi: --from 'Atlantis': 'Atlantis' is no known place; octroi show countries WORD finds codes
  [2]
  $ octroi cost --to Atlantis --from TR --good 76042990 --mass 5 --date 2026-05-12
  octroi: --to 'Atlantis': 'Atlantis' is no known place; octroi show countries WORD finds codes
  [2]
  $ octroi cost --to CH --from TR --good 76042990 --mass 5 --date 2026-05-12
  octroi: --to 'CH': no scheme in force charges there; one that is not law is applied only when asked for: --scheme ch-cement_levy
  [2]

Niger is not Nigeria, Dominica not the Dominican Republic, Guinea not its neighbours.

  $ for name in Niger Nigeria Dominica 'Dominican Republic' Guinea 'Equatorial Guinea'; do octroi cost --from "$name" --to EU --good 76042990 --mass 5 --date 2026-05-12 --format csv | tail -1 | cut -d, -f9; done
  NE
  NG
  DM
  DO
  GN
  GQ

Codes of goods.

  $ good() { octroi cost --from TR --to EU --mass 5 --date 2026-05-12 --good "$1"; }
  $ good 7604299
  octroi: --good '7604299': '7604299' has 7 digits; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: '07604299'?
  [2]
  $ good abc
  octroi: --good 'abc': 'abc' has 'a'; a goods code has digits only; octroi show goods abc finds codes
  [2]
  $ good 760429900012
  octroi: --good '760429900012': '760429900012' has 12 digits; a goods code has 2, 4, 6, 8 or 10
  [2]
  $ good ''
  octroi: --good '': nothing is given
  [2]
  $ good 99999999
  octroi: --good '99999999': there is no goods code 9999 99 99; octroi show goods WORD finds codes
  [2]

Masses.

  $ mass() { octroi cost --from TR --to EU --good 76042990 --date 2026-05-12 --mass "$1"; }
  $ mass -5
  octroi: --mass '-5': must be more than 0
  [2]
  $ mass 0
  octroi: --mass '0': must be more than 0
  [2]
  $ mass nan
  octroi: --mass 'nan': not a number at the first character; try --mass 500 or --mass 500t
  [2]
  $ mass inf
  octroi: --mass 'inf': not a number at the first character; try --mass 500 or --mass 500t
  [2]
  $ mass 1e999
  octroi: --mass '1e999': too large a number
  [2]
  $ mass 1,000
  octroi: --mass '1,000': a comma could be a thousands sign or a decimal point; write 1000, or 1.000 if a decimal comma was meant; the option takes one value
  [2]
  $ mass 3,5
  octroi: --mass '3,5': a comma could be a thousands sign or a decimal point; write 3.5 if a decimal comma was meant; the option takes one value
  [2]
  $ octroi cost --from TR --to EU --good 72083900 --date 2026-02-01 --mass 5kg,6kg
  octroi: --mass '5kg,6kg': a comma could be a thousands sign or a decimal point; write one number, with a point before its decimals; the option takes one value
  [2]
  $ octroi cost --from TR --to EU --good 72083900 --date 2026-02-01 --mass 1,234,567
  octroi: --mass '1,234,567': a comma could be a thousands sign or a decimal point; write 1234567; the option takes one value
  [2]
  $ octroi cost --from TR --to EU --good 72083900 --date 2026-02-01 --mass 1,23,456
  octroi: --mass '1,23,456': a comma could be a thousands sign or a decimal point; write one number, with a point before its decimals; the option takes one value
  [2]
  $ octroi cost --from TR --to EU --good 72083900 --date 2026-02-01 --mass 25000 kg
  octroi: 'kg' stands behind no option; a unit is joined to its number: 25000kg
  [2]
  $ mass 5oo
  octroi: --mass '5oo': not a number at the second character; try --mass 500 or --mass 500t
  [2]
  $ mass 0x10
  octroi: --mass '0x10': not a number at the second character; try --mass 500 or --mass 500t
  [2]
  $ mass ''
  octroi: --mass '': nothing is given
  [2]
  $ mass '5 stone'
  octroi: --mass '5 stone': 'stone' is not a unit; a bare number is in t
  [2]
  $ mass 5MWh
  octroi: --mass '5MWh': 'MWh' is not a measure in t; a bare number is in t
  [2]

Days and years.

  $ when() { octroi cost --from TR --to EU --good 76042990 --mass 5 "$@"; }
  $ when --date 2026-02-30
  octroi: --date '2026-02-30': not a day of the calendar
  [2]
  $ when --date 12.5.2026
  octroi: --date '12.5.2026': not a date written as year-month-day; write it as 2026-01-31, or 2026-Q1 for a quarter
  [2]
  $ when --year 2041
  octroi: eu-cbam: 2041-01-01 is outside 2023..2040, for which the rule is made
  [2]
  $ when --year 2025
  octroi: eu-cbam does not apply on 2025-01-01: it is in force from 2026-01-01; give a date from 2026-01-01 on
  [2]
  $ when --year 26
  octroi: --year '26': not a year of four digits
  [2]
  $ when --year 2034..2026
  octroi: --year '2034..2026': the range ends before it begins; try 2026..2034
  [2]
  $ when --year 2026..soon
  octroi: --year '2026..soon': a range is two years with two points between, such as 2026..2034
  [2]

Choices, prices and settings.

  $ ask --from TR --basis actaul
  octroi: --basis 'actaul': it can be default or actual; did you mean 'actual'?
  [2]
  $ ask --from TR --basis actual --see 1 --route Z
  octroi: --route 'Z': it can be A, B, C, D, E, F, G, H, J, K or L
  [2]
  $ ask --from TR --option faa_scope=totl
  octroi: --option faa_scope: 'totl' is not one of its choices; did you mean 'total'?
  [2]
  $ ask --from TR --option nothing=x
  octroi: --option 'nothing': eu-cbam has no such option; octroi show options lists them
  [2]
  $ ask --from TR --option faa_scope
  octroi: --option 'faa_scope': expected NAME=CHOICE
  [2]
  $ ask --from TR --price cheap
  octroi: --price 'cheap': not a number; write --price 80, or --price 2027=85,2030=110
  [2]
  $ ask --from TR --price 2027=85,2030
  octroi: --price '2030': expected PERIOD=FIGURE; write --price 2027=85,2030=110
  [2]
  $ ask --from TR --set free_share=1
  octroi: --set 'free_share': no series of eu-cbam can be set by that name; these can be set: price
  [2]
  $ ask --from TR --scheme eu-cbm
  octroi: --scheme 'eu-cbm': there is no such scheme; did you mean 'eu-cbam'? octroi show schemes lists them
  [2]
  $ ask --from TR --as-of yesterday
  octroi: --as-of 'yesterday': not a day of the calendar; write it as 2026-06-01
  [2]
  $ ask --from TR --format jsn
  octroi: --format 'jsn': did you mean 'json'?
  [2]
  $ octroi explain --from TR --to EU --good 76042990 --mass 5 --date 2026-05-12 --format csv
  octroi: --format 'csv': this command knows table and json
  [2]

A bad price does not hide a bad mass.

  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 --price cheap
  octroi: --price 'cheap': not a number; write --price 80, or --price 2027=85,2030=110
  octroi: --mass '5oo': not a number at the second character; try --mass 500 or --mass 500t
  [2]

The rulebook.

  $ octroi cost --rules nowhere --from TR --to EU --god 76042990 --mass 5 --date 2026-05-12
  octroi: there is no rulebook 'nowhere'
  octroi: unknown option '--god'; did you mean '--good'?
  [2]
  $ octroi show --rules nowhere schemes
  octroi: there is no rulebook 'nowhere'
  [2]

Too many lines at once.

  $ octroi cost --to EU --from CN,IN,TR,KR,US,JP,BR,ZA,UA,VN,ID,MY,TH,EG,DZ,MA,MX,AR,CL,PE --good 72081000,72082500,72082600,72082700,72083600,72083700,72083800,72083900,72084000,72085100,72085200,72085300,72085400,72089020,72089080,72142000 --year 2026..2040 --route A,B,C,D,E,F,G,H,J,K,L --basis default,actual
  octroi: the lists multiply to more than 100000 lines; ask in several commands
  [2]

What was asked for, and the next step.

  $ octroi check nofile.yaml
  octroi: there is no file 'nofile.yaml'; name a file, or a document by its id (octroi show schemes)
  [2]
  $ octroi -V | cut -d' ' -f1; octroi version | cut -d' ' -f1
  octroi
  octroi
  $ octroi cost --scheme eu --to DE --from TR --good 76042990 --mass 1 --date 2026-05-01
  octroi: --scheme 'eu': there is no such scheme; did you mean 'eu-cbam'? octroi show schemes lists them
  [2]
  $ octroi cost --good 76042990 --to US --from TR --mass 1 --date 2026-05-01
  octroi: --to 'US': no scheme in force charges there; one that is not law is applied only when asked for: --scheme us-any_goods, us-clean_competition_2025, us-foreign_pollution_fee_2024, us-foreign_pollution_fee_2025, us-market_choice_2025, us-market_choice_hr3001 or international-climate-club
  [2]
  $ octroi cost --good aluminium --to EU --from TR --mass 1 --date 2026-05-01
  octroi: --good 'aluminium': 'aluminium' has 'a'; a goods code has digits only; octroi show goods aluminium finds codes
  [2]
  $ octroi cost --scheme international-climate-club --to DE --from TR --date 2030-05-12 --value 5NOK --good 76042990
  octroi: not computable: there is no exchange rate of NOK for 2030; give the amount in USD
  [1]
  $ octroi cost --good 76042990 --to EU --from TR --mass 100 --date 2026-05-01 --see 2 --option certificate_rounding=up | grep -A1 'is given'
    --see is given, but nothing that applies to this line reads it; under another --basis it may be
    read.
    --option certificate_rounding=up is given, but nothing that applies to this line reads it.
    With your own data instead: octroi need --good 76042990 --to EU --option certificate_rounding=up --basis actual
  $ octroi cost --good 76042990 --to EU --from TR --mass 100 --date 2026-05-01 --importer A --option zero_floor=declaration | grep -c 'is given'
  0
  [1]

# the file that is written is none of those that are read

It would be lost. Whatever names it, also a link or standard input; nothing is computed, nothing is written.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > own.csv
  $ printf 'octroi: 1\nkind: scenario\ntitle: T\nflows: {file: own.csv}\nhorizon: 2026\nvariants: [{name: law}]\n' > own.yaml
  $ ln -s own.csv link.csv; ln own.csv hard.csv; sha256sum own.csv own.yaml > before
  $ octroi run own.csv --year 2026 --format csv -o own.csv
  octroi: -o 'own.csv' would overwrite 'own.csv', which is read; write to another file
  [2]
  $ octroi run own.csv --year 2026 --lines --format csv -o hard.csv
  octroi: -o 'hard.csv' would overwrite 'own.csv', which is read; write to another file
  [2]
  $ octroi run - --year 2026 --format csv -o link.csv < own.csv
  octroi: -o 'link.csv' would overwrite 'standard input', which is read; write to another file
  [2]
  $ octroi run own.yaml -o own.yaml
  octroi: -o 'own.yaml' would overwrite 'own.yaml', which is read; write to another file
  [2]
  $ octroi run own.yaml -o link.csv
  octroi: -o 'link.csv' would overwrite 'own.csv', which is read; write to another file
  [2]
  $ octroi sweep own.yaml --vary eu-ets.price=50:100:50 -o own.csv
  octroi: -o 'own.csv' would overwrite 'own.csv', which is read; write to another file
  [2]
  $ octroi cost --from CN --to FR --good 72083900 --mass 1 --year 2026 --format json > result.json
  $ octroi diff result.json result.json -o result.json
  octroi: -o 'result.json' would overwrite 'result.json', which is read; write to another file
  [2]
  $ octroi restate result.json -o result.json
  octroi: -o 'result.json' would overwrite 'result.json', which is read; write to another file
  [2]
  $ sha256sum --quiet -c before

A file that is there and not read is replaced.

  $ octroi run own.csv --year 2026 --format csv -o out.csv; octroi run own.csv --year 2026 --format csv -o out.csv; wc -l < out.csv
  2

# a misspelt option is told once

Nobody typed the option for which it is taken, whatever is wrong with that. (`--base` is one of octroi compare.)

  $ octroi run own.yaml --base law
  octroi: unknown option '--base'; did you mean '--baseline'?
  [2]
  $ octroi run own.yaml --baseline 0.8
  octroi: --baseline: not for a scenario, only for a file of lines; write what holds for all lines into the document: flows: {given: {INPUT: VALUE}}
  [2]

# a year that is in no result

  $ printf 'octroi: 1\nkind: scenario\ntitle: T\nflows: {file: own.csv}\nhorizon: 2026\nvariants: [{name: law}, {name: dear, changes: [{set: eu-ets.price, to: 100}]}]\n' > two.yaml
  $ octroi run two.yaml --format json > two.json
  $ octroi diff two.json --base law --reform dear --year 2031
  octroi: law has no lines of 2031: it has eu-cbam in 2026
  octroi: dear has no lines of 2031: it has eu-cbam in 2026
  [2]
  $ octroi diff result.json result.json --year 2031
  octroi: result.json has no lines of 2031: it has eu-cbam in 2026
  [2]
