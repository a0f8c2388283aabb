Schemes beside that of the Union. Figures of prices, emissions and baselines are made up.

The United Kingdom from 2027 on, by years: 50 x (1 - 0.80 x f) with f of 0.975, 0.95, 0.9 and 0.775 is 11, 12, 14
and 19 GBP; times 185 t 2,035, 2,220, 2,590 and 3,515. No factor is legislated for 2031.

  $ octroi cost --to GB --from IN --good 72083900 --mass 100 --year 2027..2031 --basis actual --see 1.85 --price 50 --baseline 80% --liable-from 2027-01-01
  year  emissions      price    charge  per t  standing
          tCO2e/t  GBP/tCO2e       GBP    GBP
  2027     1.8500      11.00  2,035.00  20.35  law
  2028     1.8500      12.00  2,220.00  22.20  law
  2029     1.8500      14.00  2,590.00  25.90  assumption
  2030     1.8500      19.00  3,515.00  35.15  assumption
  2031                                                     not computable
  actual values
  2031: not computable: no factor is legislated after 2030, and none may be guessed; give a rate with
    --sector-rate (S.I. 2026/278 Art. 16(14))
  note: Mean of the auctions of the quarter before: 50 GBP/tCO2e, as you gave it
  note: 2027..2030: direct emissions of CO2 count, without those of precursors made in the United
    Kingdom
  note: 2028: 30 November 2028 is a bank holiday in Scotland; if that is no working day, the return
    and the payment are due on 29 November
  note: 2029, 2030: the return and the payment are due on the last working day of the second month
    after the quarter
  assumed: 2029..2031: Do indirect emissions count?: no of 2027..2028 (indirect emissions may count
    from 2029 on; nothing is legislated)
  [1]
  $ octroi cost --to GB --from IN --good 72083900 --mass 100 --year 2027
  octroi: not computable: HMRC's default values are not published: give verified emissions with --basis actual --see, or HMRC's value with --default-value
  [1]

A flow of 2026 is told that the scheme does not apply yet; as of 2027 it does.

  $ octroi cost --to GB --from IN --good 72083900 --mass 100 --date 2026-05-12
  octroi: gb-cbam does not apply on 2026-05-12: it is in force from 2027-01-01; give a date from 2027-01-01 on
  [2]

The Union cuts emissions, the United Kingdom the price: 100 x (1.85 - 1.17) x 50 EUR against 185 x 11 GBP.

  $ octroi cost --to EU,GB --from IN --good 72083900 --mass 100 --date 2027-05-12 --basis actual --see 1.85 --sefa 1.17 --sefa-year 2027 --price 50 --baseline 0.8 | grep -e Mechanism -e 'charge  '
  EU Carbon Border Adjustment Mechanism                                   law
    charge                         34.00 EUR/t         3,400.00 EUR   due 2028-09-30
  UK Carbon Border Adjustment Mechanism                                   law
    charge                        20.35 GBP/t         2,035.00 GBP   due 2028-05-31

What was made in the United Kingdom comes back inside a good with nothing: 561 t of gas (10000 GJ x 56.1 kg) and
1000 t of Indian slab at 2 over 1900 t of coil are 2561 / 1900 = 1.347894737. British slab adds nothing.

  $ cat > mill.yaml <<'END'
  > octroi: 1
  > kind: installation
  > title: Mill
  > scheme: gb-cbam
  > country: TR
  > period: 2027
  > processes:
  >   rolling:
  >     streams:
  >       - {method: combustion, fuel: natural-gas, amount: 10000 GJ}
  >     precursors:
  >       - {good: "72071210", origin: GB, mass: 1000 t}
  >       - {good: "72071210", origin: IN, mass: 1000 t, see_direct: 2 tCO2e/t, period: 2027, verified: yes}
  >     goods:
  >       - {name: coil, good: "72083900", mass: 1900 t}
  > END
  $ octroi emissions mill.yaml --format csv
  scheme,year,country,name,process,good,route,standing,reason,mass_t,functional_unit,content,see_direct,see_indirect,precursor_indirect,sefa,benchmark_sum,default_see,default_sefa,own_direct,own_indirect
  gb-cbam,2027,TR,coil,rolling,72083900,,law,,1900,t,1,1.3478947368421053,0,0,,,,,0.29526315789473684,0
  $ octroi cost --to GB --installation mill.yaml --product coil --mass 100 --date 2027-05-12 --basis actual --sector-rate 10 --liable-from 2027-01-01
  UK Carbon Border Adjustment Mechanism                                   law
  100 t of 7208 39 00 (Iron or non-alloy steel; flat-rolled products of a width of 600mm or more,
  hot-rolled, not clad, plated or coated: Of a thickness of less than 3 mm) from Türkiye, on actual
  values

    embedded emissions           1.3479 tCO2e/t         134.79 tCO2e
    rate of the sector                                   10.00 GBP/tCO2e
    charge                        13.48 GBP/t         1,347.89 GBP   due 2028-05-31

    Direct emissions of CO2 count, without those of precursors made in the United Kingdom.
    Why: octroi explain --to GB --installation mill.yaml --product coil --mass 100 --date 2027-05-12 --basis actual --sector-rate 10 --liable-from 2027-01-01

Norway has the figures of the Union, and is asked for by name: 25 x (4.27 x 1.2 - 0.95 x 1.364) x 80 = 7,656.40.

  $ octroi cost --to NO --from IN --good 72142000 --mass 25 --date 2027-05-12
  octroi: --to 'NO': no scheme in force charges there; one that is not law is applied only when asked for: --scheme no-cbam
  [2]
  $ octroi cost --scheme no-cbam --from IN --good 72142000 --mass 25 --date 2027-05-12 --price 80 | grep -e charge -e '^Norway'
  Norway, the EU mechanism through the EEA Agreement (consulted)     proposal
    charge                        306.26 EUR/t         7,656.40 EUR   due 2028-09-30
    Not charged if the importer's goods of this year stay at or below 50 t.

Where there is neither scope nor rate, that is what is said.

  $ octroi cost --scheme tr-border_mechanism --from CN --good 72083900 --mass 1 --date 2026-05-12
  octroi: not computable: the Climate Law only enables a border mechanism: no list of goods and no rate exist yet
  [1]
  $ octroi cost --scheme ca-border_adjustment --from CN --good 72083900 --mass 1 --date 2026-05-12
  octroi: not computable: Canada has only explored a border adjustment: no decision was found, and no list of goods and no rate exist
  [1]

Taiwan asks for declarations.

  $ octroi cost --scheme tw-cbam --from VN --good 25231000 --mass 1000 --date 2027-05-12 --see 0.85
  Taiwan, trial declaration of product carbon content (consulted)  assumption
  1,000 t of 2523 10 00 (Portland cement, aluminous cement (ciment fondu), slag cement, supersulphate
  cement and similar hydraulic cements…: Cement clinkers) from Viet Nam

    Reporting only: the carbon content is declared on trial, nothing is charged (Ministry of
    Environment).
    charge: 0.00 TWD

    Why: octroi explain --scheme tw-cbam --from VN --good 25231000 --mass 1000 --date 2027-05-12 --see 0.85

Where no list of goods is known, the user says whether a good is covered.

  $ octroi cost --scheme ch-cement_levy --from TR --good 25231000 --mass 1000 --date 2027-05-12 --see 0.7 --origin-price 0 --price 70
  Switzerland, CO2 border levy on imports of cement goods (consulted)
  1,000 t of 2523 10 00 (Portland cement, aluminous cement (ciment fondu), slag cement, supersulphate
  cement and similar hydraulic cements…: Cement clinkers) from Türkiye

    specific emissions           0.7000 tCO2e/t
    difference of prices                                 70.00 CHF/tCO2e

  octroi: not computable: which goods codes the levy would cover is not known; say with --covered yes or no whether the good is one of its cement goods
  [1]
  $ octroi cost --scheme ch-cement_levy --from TR --good 25231000 --mass 1000 --date 2027-05-12 --see 0.7 --origin-price 0 --price 70 --covered yes --set free_share=0.6 --format csv | cut -d, -f4,5,9-29
  state,standing,origin,destination,good,date,year,reporting_year,basis,amount,amount_unit,specific_emissions,specific_emissions_unit,embedded_emissions,embedded_emissions_unit,charged_share,charged_share_unit,unit_price,unit_price_unit,net_charge,net_charge_unit,leaves,in_scope
  computed,assumption,TR,,25231000,2027-05-12,2027,,,1000,t,0.7,tCO2e/t,700,tCO2e,0.4,1,70,CHF/tCO2e,19600,CHF,,

One price at the origin is read in the currency of each scheme: 10,000 t x 0.10 x (40 - 5) AUD, and for Thailand
10,000 x 0.10 x (40 x 0.9 - 5) THB.

  $ octroi cost --scheme au-border_adjustment --from VN --good 25231000 --mass 10000 --date 2027-05-12 --covered yes --see 0.9 --reference 0.8 --origin-price 5 --price 40 | grep charge
    charge before the deduction        4.00 AUD/t        40,000.00 AUD
    charge                             3.50 AUD/t        35,000.00 AUD
  $ octroi cost --scheme th-cbam --from VN --good 25231000 --mass 10000 --date 2027-05-12 --covered yes --see 0.9 --reference 0.8 --origin-price 5 --price 40 --set free_share=0.1 | grep charge
    charge before the deduction          3.60 THB/t        36,000.00 THB
    charge                               3.10 THB/t        31,000.00 THB

A scheme is found however its kind is set.

  $ rm -rf spaced; cp -r "$TESTDIR/../rulebooks/good" spaced; sed -i 's/^kind: border/kind:   border/' spaced/xx/levy.yaml
  $ octroi check --rules spaced | grep -o 'no errors'
  no errors
  $ octroi cost --rules spaced --to XX --good 72083900 --mass 10 --from BB --date 2026-02-01 | grep -c charge
  1
