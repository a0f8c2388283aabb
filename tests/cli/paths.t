Paths of carbon prices: what analysts, governments, models and announcements say.

Which there are: found by their kind of statement, a place by its code or name, a family.

  $ octroi show paths analyst --format csv
  path,title,statement,region,first,last,currency,basis
  paths-carbon_pulse_2024,"Analysts as reported by Carbon Pulse in May 2024, EU allowances",analyst-forecast,EU ETS,2035,2035,EUR,unstated
  paths-veyt_2023,"Veyt, base case of 2023, EU allowances",analyst-forecast,EU ETS,2030,2030,EUR,unstated
  paths-veyt_2024,"Veyt, forecast of late 2024, EU allowances",analyst-forecast,EU ETS,2025,2035,EUR,unstated
  $ octroi show paths SG --format csv | cut -d, -f1
  path
  paths-singapore_2030_high
  paths-singapore_2030_low
  $ octroi show paths corridor --format csv | cut -d, -f1
  path
  paths-hlc_2017_high
  paths-hlc_2017_low
  $ octroi show paths denmark --format json
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"path": "paths-denmark_2022_eua", "title": "Danish government, price of EU allowances assumed in 2022", "statement": "government-assumption", "region": "EU ETS", "first": "2030", "last": "2030", "currency": "DKK", "basis": "real 2022"}]}
  $ octroi show paths real --format csv | tail -n +2 | cut -d, -f1 | sed 's/_.*//' | sort | uniq -c
        1 paths-denmark
       20 paths-ngfs5
  $ octroi show paths atlantis
  octroi: nothing found; this looks everywhere: octroi show atlantis

One of them, with its points, sources and doubts. Six figures of NGFS Phase V, as the
explorer has them to the accuracy of the copy.

  $ octroi show paths-ngfs5_remind_net_zero_2050 --format csv | cut -c1-100
  what,name,value,standing,known,source
  title,,"NGFS Phase V, REMIND-MAgPIE, Net Zero 2050, OECD and EU",,,
  kind,,price-path,,,
  file,,paths/ngfs5_remind_net_zero_2050.yaml,,,
  note,,"What the model charges on all emissions of the region in this scenario, no forecast of a mark
  currency,,USD,,,
  source,paths-ngfs5_remind_net_zero_2050.ngfs,"NGFS climate scenarios, Phase V (November 2024), REMIN
  family,,NGFS Phase V,,,
  statement,,shadow-price,scenario,,NGFS Phase V
  region,,OECD and EU (region of the R5 division),,,
  unit,,USD/tCO2,,,
  basis,,real 2010,,,
  join,,line,,,
  doubt,,"the figures were divided back from rounded ones, so that they are right to about 0.1",,,
  licence,paths-ngfs5_remind_net_zero_2050.ngfs,free use with citation; restricts redistribution of su
  point,2025,152.37,scenario,,NGFS Phase V
  point,2030,282.2,scenario,,NGFS Phase V
  point,2035,452.8,scenario,,NGFS Phase V
  point,2040,623.98,scenario,,NGFS Phase V
  point,2045,795.42,scenario,,NGFS Phase V
  point,2050,870.08,scenario,,NGFS Phase V
  $ octroi show paths-veyt_2024 point
  what   name  value                                                      standing  known  source
  point  2025  95 (doubt: it came out otherwise: 2025 averaged about EUR  scenario         Veyt 2024
               73)
  point  2027  160                                                        scenario         Veyt 2024
  point  2035  260 (stated as another EUR 100 above 2027)                 scenario         Veyt 2024
  $ octroi show paths-japan_gx_floor point
  what   name  value                                                         standing  known  source
  point  2026  1700                                                          law              METI
  point  2030  1913 (an outlook of the ministry that assumes 3 % a year and  proposal         METI
               inflation)

Any word finds them, too.

  $ octroi show veyt base case --format csv
  what,name,text,more
  price path,paths-veyt_2023,"Veyt, base case of 2023, EU allowances",octroi show paths-veyt_2023
  $ octroi show ngfs --format csv | grep 'price path.*more'
  price path,and 15 more,,octroi show paths ngfs

What makes dollars of 2010 those of 2023: 125.65 / 92.10 = 1.364.

  $ octroi show common-price_levels.gdp_deflator USD --format csv
  known,currency,year,level
  ,USD,2010,92.10
  ,USD,2021,113.21
  ,USD,2022,121.28
  ,USD,2023,125.65

Bad paths: the good one first.

  $ good() { rm -rf r; cp -r "$TESTDIR/../rulebooks/good" r; mkdir r/paths; cat > r/paths/high.yaml <<'END'
  > octroi: 1
  > kind: price-path
  > title: High prices
  > statement: study-assumption
  > region: The club
  > place: group club
  > unit: EUR/tCO2e
  > basis: {real: 2020}
  > join: line
  > source: study
  > points:
  >   2025: 80
  >   2030: {value: 120, note: central}
  > sources: {study: {title: A study, standing: scenario, licence: facts, checked: 2026-01-15}}
  > END
  > }
  $ broken() { good; sed -i "$@" r/paths/high.yaml; octroi check --rules r r/paths/high.yaml 2>&1; }
  $ broken ''
  1 document, 1 price path, 1 source: no errors
  $ octroi show paths --rules r
  path        title        statement         region    first  last  currency  basis
  paths-high  High prices  study-assumption  The club  2025   2030  EUR       real 2020
  $ octroi check --rules r --format json | grep -o '"documents": 8,\|"price_paths": 1,'
  "documents": 8,
  "price_paths": 1,
  $ broken 's/^region:/regoin:/'
  r/paths/high.yaml:5:1: error: unknown key 'regoin' in a document
      5 | regoin: The club
        | ^
  remedy: did you mean 'region'?
  r/paths/high.yaml:1:1: error: a price path has no 'region'
      1 | octroi: 1
        | ^
  [2]
  $ broken 's/statement: study/statement: studdy/'
  r/paths/high.yaml:4:12: error: 'studdy-assumption' is not a statement
      4 | statement: studdy-assumption
        |            ^
  remedy: did you mean 'study-assumption'?
  [2]
  $ broken 's/: group club/: group clib/'
  r/paths/high.yaml:6:8: error: there is no group 'clib'
      6 | place: group clib
        |        ^
  remedy: did you mean 'group club'?
  [2]
  $ broken 's#EUR/tCO2e#EUR/t#'
  r/paths/high.yaml:7:7: error: a price path is in money per tonne of CO2e, not in 'EUR/t'
      7 | unit: EUR/t
        |       ^
  remedy: write the three capital letters of a currency, as in EUR/tCO2e
  [2]
  $ broken 's#EUR/tCO2e#EURO/tCO2e#'
  r/paths/high.yaml:7:7: error: unknown unit 'EURO'
      7 | unit: EURO/tCO2e
        |       ^
  remedy: units are t, tCO2e, MWh, fu, year, m3, Nm3, h, mV, kWp, their multiples, %, 1 and currencies of three capital letters
  [2]
  $ broken 's/{real: 2020}/real/'
  r/paths/high.yaml:8:8: error: constant money is that of a year, and none is said
      8 | basis: real
        |        ^
  remedy: write the year of whose money it is: basis: {real: 2010}
  [2]
  $ broken 's/{real: 2020}/{real: lately}/'
  r/paths/high.yaml:8:15: error: a year of four digits must stand here
      8 | basis: {real: lately}
        |               ^
  remedy: write the year of whose money it is: basis: {real: 2010}
  [2]
  $ broken 's/{real: 2020}/constant/'
  r/paths/high.yaml:8:8: error: 'constant' is not a basis
      8 | basis: constant
        |        ^
  remedy: one of nominal, real, unstated
  [2]
  $ broken 's/^join: line/join: lines/'
  r/paths/high.yaml:9:7: error: 'lines' is not a join
      9 | join: lines
        |       ^
  remedy: did you mean 'line'?
  [2]
  $ broken '/2030:/d'
  r/paths/high.yaml:12:3: error: a line needs two points, and there is one
     12 |   2025: 80
        |   ^
  remedy: give a second year, or write join: step: the figure then holds from its year on
  [2]
  $ broken 's/2030:/2020:/'
  r/paths/high.yaml:13:3: error: the point of 2020 stands behind that of 2025
     13 |   2020: {value: 120, note: central}
        |   ^
  remedy: write the points from the first year to the last
  [2]
  $ broken 's/2030:/2025:/'
  r/paths/high.yaml:13:3: error: key '2025' appears twice in one map
     13 |   2025: {value: 120, note: central}
        |   ^
  r/paths/high.yaml:12:3: it is first written here
  [2]
  $ broken 's/2030:/30:/'
  r/paths/high.yaml:13:3: error: '30' is not a year
     13 |   30: {value: 120, note: central}
        |   ^
  remedy: a point stands in a year of four digits: 2030
  [2]
  $ broken 's/: 80/: -80/'
  r/paths/high.yaml:12:9: error: a price path has no negative figures
     12 |   2025: -80
        |         ^
  remedy: where nothing is paid, write 0; where nobody knows, leave the year out
  [2]
  $ broken 's/: 80/: eighty/'
  r/paths/high.yaml:12:9: error: 'eighty' is not a number
     12 |   2025: eighty
        |         ^
  [2]
  $ broken 's/note: central/nota: central/'
  r/paths/high.yaml:13:22: error: unknown key 'nota' in a point
     13 |   2030: {value: 120, nota: central}
        |                      ^
  remedy: did you mean 'note'?
  [2]
  $ broken 's/^source: study/source: stduy/'
  r/paths/high.yaml:10:9: error: 'stduy' is not declared under sources
     10 | source: stduy
        |         ^
  remedy: did you mean 'study'?
  [2]
  $ broken 's/^sources: {/sources: {other: {title: Other, checked: 2026-01-15}, /'
  r/paths/high.yaml:14:11: error: nothing uses source 'other'
     14 | sources: {other: {title: Other, checked: 2026-01-15}, study: {title: A study, standing: scenario, licence: facts, checked: 2026-01-15}}
        |           ^
  remedy: name it where it counts, or take it out
  [2]
  $ broken 's/^join/currency: EUR\njoin/'
  r/paths/high.yaml:9:1: error: unknown key 'currency' in a document
      9 | currency: EUR
        | ^
  remedy: keys of a document: octroi, kind, title, note, doubt, sources, source, family, statement, region, place, unit, basis, join, standing, points
  [2]
  $ broken '/^points/,/2030/d'
  r/paths/high.yaml:1:1: error: a price path has no 'points'
      1 | octroi: 1
        | ^
  [2]
