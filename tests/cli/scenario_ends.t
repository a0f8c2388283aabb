A change that ends before the years that are asked.

The free share is 0.9 in 2026, on a line to 0 in 2030; nobody says 2031, so it is 0.39 then, as in the rules. Of 1,000 t of coil
2026: (3.5057 - 0.9 x 1.37) x 1,000 = 2,272.70 certificates; 2030: all 4,143.10; 2031: 3,608.80.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > flows.csv
  $ try() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2026..2031\nvariants:\n  - {name: law}\n  - {name: v, changes: [%s]}\n' "$1" > s.yaml; octroi run s.yaml --format json | python3 -c 'import json, sys
  > j = json.load(sys.stdin)
  > print([round(t["quantities"]["certificates"]["value"], 2) for t in j["totals"] if t["variant"] == "v" and t["year"] in (2026, 2030, 2031)])
  > for n in j["notes"] + j["assumptions"]:
  >     if n["variant"] == "v" and ("change" in n["text"] or "price is carried" in n["text"]): print(n["code"], n["text"])'; }
  $ try '{path: eu-cbam.free_share, points: {2026: 0.9, 2030: 0}, join: line}, {set: eu-ets.price, to: 100}'
  [2272.7, 4143.1, 3608.8]
  change-ended Share of free allocation kept: the change ends with 2030; later on it is as in the rules
  $ try '{path: eu-cbam.free_share, points: {2026: 0.9, 2031: 0}, join: line}, {set: eu-ets.price, to: 100}'
  [2272.7, 3896.5, 4143.1]
  $ try '{set: eu-cbam.free_share, to: 1, in: 2026..2027-06-30}, {set: eu-ets.price, to: 100}'
  [2135.7, 3437.55, 3608.8]
  change-ended Share of free allocation kept: the change ends with 2027-06-30; later on it is as in the rules
  $ try '{scale: eu-cbam.mark_up.value, by: 2, in: 2026..2027}, {set: eu-ets.price, to: 100}'
  [2488.65, 3437.55, 3608.8]
  change-ended mark_up.value, scaled by: the change ends with 2027; later on it is as in the rules
  $ octroi cost --from CN --to FR --good 72083900 --mass 1000 --year 2031 --path eu-cbam.free_share=2026=0.9,2030=0:line | grep -A1 'the change'
    Share of free allocation kept: the change ends with 2030; later on it is as in the rules.
    Not charged if the importer's goods of this year stay at or below 50 t.
  $ octroi cost --from CN --to FR --good 72083900 --mass 1000 --year 2030 --path eu-cbam.free_share=2026=0.9,2030=0:line | grep -A1 'the change'
  [1]

A price that is invented was never published; the rules carry it forward all the same, and say what it is.

  $ try '{path: eu-cbam.certificate_price, points: {2026: 80, 2029: 120}, join: line}'
  [2169.95, 3437.55, 3608.8]
  carried Price of a certificate: 120 EUR/tCO2e of 2029 (the last figure of the change is carried forward)
  $ try '{set: eu-ets.price, to: 80, in: 2028}, {set: eu-ets.price, to: 90, in: 2031}'
  [2169.95, 3437.55, 3608.8]
  value the last figure of the change is carried forward
  value the last published price is carried forward
  $ octroi cost --from CN --to FR --good 72083900 --mass 1000 --year 2031 --path eu-ets.price=2026=90,2030=70:line | grep -A1 'Price of'
    assumed: Price of a certificate: 70 EUR/tCO2e of 2030 (the last figure of the change is carried
             forward)
  $ octroi cost --from CN --to FR --good 72083900 --mass 1000 --year 2031 --scale eu-ets.price=2 | grep -A2 'Price of'
    assumed: Price of a certificate: 164.64 EUR/tCO2e of 2026-Q3 (the last figure of the change is
             carried forward)
    With your own data instead: octroi need --to FR --good 72083900 --basis actual
