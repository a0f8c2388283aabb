Figures that make no sense are refused in a document as they are on the command line.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > flows.csv
  $ try() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2026..2031\nchanges:\n  - %s\n' "$1" > s.yaml; octroi run s.yaml --year 2027 --format csv 2>&1 | grep -v ^variant | cut -c1-150; }

Prices, shares and factors below nothing:

  $ try '{set: eu-ets.price, to: -80}'
  s.yaml:7:29: error: 'price' would be negative: -80 EUR/tCO2e
      7 |   - {set: eu-ets.price, to: -80}
        |                             ^
  remedy: write a figure that is not below 0; shift takes something off
  $ try '{path: eu-ets.price, points: {2026: 80, 2030: -10}, join: line}'
  s.yaml:7:51: error: 'price' would be negative: -10 EUR/tCO2e
      7 |   - {path: eu-ets.price, points: {2026: 80, 2030: -10}, join: line}
        |                                                   ^
  remedy: write a figure that is not below 0; shift takes something off
  $ try '{scale: eu-ets.price, by: -1}'
  s.yaml:7:31: error: a factor must not be negative
      7 |   - {scale: eu-ets.price, by: -1}
        |                               ^
  remedy: shift takes something off
  $ try '{scale: eu-cbam.mark_up.value, by: -1}'
  s.yaml:7:40: error: a factor must not be negative
      7 |   - {scale: eu-cbam.mark_up.value, by: -1}
        |                                        ^
  remedy: shift takes something off
  $ try '{shift: eu-ets.price, by: -100}'
  s.yaml:7:31: error: 'price' would be negative in 2026-Q1: -24.64 EUR/tCO2e
      7 |   - {shift: eu-ets.price, by: -100}
        |                               ^
  remedy: take less off, or say for which days
  $ octroi run flows.csv --shift eu-ets.price=-100
  octroi: --shift 'eu-ets.price=-100': 'price' would be negative in 2026-Q1: -24.64 EUR/tCO2e; take less off, or say for which days
  [2]

What is taken off may leave something, or nothing.

  $ try '{shift: eu-ets.price, by: -75}' | cut -d, -f1-7
  scenario,eu-cbam,2027,total,1,1,0

A rate that is forgotten, and per cent without its sign:

  $ path='path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu'
  $ try "{$path, rate: 0.885, inflation: 2}"
  s.yaml:7:112: error: prices that rise by 200 % a year are no assumption about inflation
      7 |   - {path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: 0.885, inflation: 2}
        |                                                                                                                ^
  remedy: write 2 %
  $ try "{$path, rate: 0.885, inflation: 200 %}"
  s.yaml:7:112: error: prices that rise by 200 % a year are no assumption about inflation
      7 |   - {path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: 0.885, inflation: 200 %}
        |                                                                                                                ^
  remedy: write 2 %
  $ try "{$path, rate: 0.885, inflation: much %}"
  s.yaml:7:112: error: a rate such as 2 % or 0.02 must stand here
      7 |   - {path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: 0.885, inflation: much %}
        |                                                                                                                ^
  $ try "{$path, rate: 0, inflation: 2 %}"
  s.yaml:7:94: error: a rate above 0 must stand here
      7 |   - {path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: 0, inflation: 2 %}
        |                                                                                              ^
  remedy: say what one unit of the other is taken to be worth: rate: 0.86
  $ try "{$path, rate: -0.885, inflation: 2 %}"
  s.yaml:7:94: error: a rate above 0 must stand here
      7 |   - {path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: -0.885, inflation: 2 %}
        |                                                                                              ^
  remedy: say what one unit of the other is taken to be worth: rate: 0.86
  $ try '{link: eu-cbam.certificate_price, with: gb-ets.price, rate: 0}'
  s.yaml:7:65: error: a rate above 0 must stand here
      7 |   - {link: eu-cbam.certificate_price, with: gb-ets.price, rate: 0}
        |                                                                 ^
  remedy: say what one unit of the other is taken to be worth: rate: 0.86
