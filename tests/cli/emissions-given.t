What a document of an installation says is used, or refused: nothing is passed over.

  $ plant() { printf '%s\n' 'octroi: 1' 'kind: installation' 'scheme: eu-cbam' 'country: TR' "period: ${year:-2026}" 'processes:' '  works:' '    mass_reason: a test' '    streams:' "      - {name: s, $1}" "${2:+    precursors: [$2]}" '    goods: [{name: x, good: "72071114", route: D, mass: 1000 t}]' > plant.yaml; }
  $ emits() { plant "$@"; octroi emissions plant.yaml --format json 2>&1 | sed -n 's/.*"method": .*"direct": \([^,]*\),.*/\1/p' | xargs printf '%.9g\n'; }

The carbon of a mass balance by the factor and the calorific value that are given (2025/2547 Annex II B.3.2:
CC = EF x NCV / f). 100 t x 20 GJ/t x 107 t/TJ; 100 t x 28.2 GJ/t x 50 t/TJ; 100 t x 30 GJ/t x 90 t/TJ.

  $ emits 'method: carbon-in, fuel: coke, net_calorific_value: 20 GJ/t, mass: 100 t'
  214
  $ emits 'method: carbon-in, fuel: coke, emission_factor: 50 tCO2/TJ, mass: 100 t'
  141
  $ emits 'method: carbon-in, emission_factor: 90 tCO2/TJ, net_calorific_value: 30 GJ/t, mass: 100 t'
  270
  $ emits 'method: carbon-in, fuel: coke, mass: 100 t'
  301.74

A measured carbon content of a fuel is better than its standard factor (Annex II B.3.1: EF = CC x f, or CC x f / NCV).
100 t x 0.5 x 3.664; 10 m3 x 0.9 x 0.86 x 3.664; 100 TJ / 20 GJ/t x 0.5 x 3.664.

  $ emits 'method: combustion, fuel: coke, carbon_content: 50 %, amount: 100 t'
  183.2
  $ emits 'method: combustion, fuel: gas-diesel-oil, carbon_content: 86 %, amount: 10 m3, density: 0.9 kg/l'
  28.35936
  $ emits 'method: combustion, carbon_content: 50 %, amount: 100 TJ, net_calorific_value: 20 GJ/t'
  9160

A boiler that burns several fuels has their factor and its efficiency: 90 TJ x 56 / 0.9.

  $ emits 'method: heat-import, emission_factor: 56 tCO2/TJ, efficiency: 90 %, energy: 90 TJ'
  5600
  $ emits 'method: heat-import, emission_factor: 56 tCO2/TJ, energy: 90 TJ'
  5040

The factor of exported electricity is none of the grid.

  $ plant 'method: electricity-export, energy: 10 MWh, emission_factor: 0.5 tCO2/MWh'; octroi emissions plant.yaml --format json | grep -c 'of the grid'
  0
  [1]

Figures of another document hold for its year. What was made later cannot be in a good.

  $ year=2028 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ'; mv plant.yaml other.yaml
  $ plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: iron, mass: 900 t, document: other.yaml, product: x, verified: yes}'; octroi emissions plant.yaml 2>&1 >/dev/null
  plant.yaml:11:54: error: the figures of 'iron' are of 2028, the installation is of 2026
     11 |     precursors: [{name: iron, mass: 900 t, document: other.yaml, product: x, verified: yes}]
        |                                                      ^
  remedy: give figures of 2026
  [1]
  $ year=2029 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: iron, mass: 900 t, document: other.yaml, product: x, verified: yes}'; octroi emissions plant.yaml 2>&1 | tail -n 1
  remedy: give figures of 2029, or say by what it is shown that the goods were made earlier: evidence: …
  $ year=2029 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: iron, mass: 900 t, document: other.yaml, product: x, verified: yes, evidence: stock lists}'; octroi emissions plant.yaml --format csv | cut -d, -f2,13 | tail -n 1
  2029,0.10659* (glob)

Another document needs the good that is meant.

  $ plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: iron, mass: 900 t, document: other.yaml}'; octroi emissions plant.yaml 2>&1 | tail -n 1
  remedy: add product: the name of the good there

Stock of an earlier year on default values: the mark-up is that of the goods' year, the free allocation that of its own.
0.0561 + 1.2 x 1.69 x 1.3 (2028); 0.9 x 0.065 + 1.2 x 0.975 x 1.361 (column B of 2026).

  $ year=2028 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: alloy, good: "72021120", origin: ZA, mass: 1200 t, period: 2026, evidence: stock lists}'; octroi emissions plant.yaml --format csv | cut -d, -f13,16 | tail -n 1 | tr , '\n' | xargs printf '%.9g\n'
  2.6925
  1.65087

Made before there were benchmarks: no free allocation is known, the emissions are. 0.0561 + 1.2 x 1.69 x 1.1.

  $ plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: alloy, good: "72021120", origin: ZA, mass: 1200 t, period: 2025, evidence: stock lists}'; octroi emissions plant.yaml --format csv | cut -d, -f13,16 | tail -n 1
  2.2869,

From 2034 nothing is free, whatever the benchmark: none is asked for, nor the route that selects it.

  $ year=2034 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ' '{name: alloy, good: "72021120", origin: ZA, mass: 1200 t}'; sed -i 's/ route: D,//' plant.yaml; octroi emissions plant.yaml --format csv | cut -d, -f8,16,17 | tail -n 1
  law,0,
  $ year=2033 plant 'method: combustion, fuel: natural-gas, amount: 1 TJ'; octroi emissions plant.yaml --format csv | cut -d, -f8,16,17 | tail -n 1
  assumption,0.0091,0.065
