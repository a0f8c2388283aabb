Where a line meets a target. 500 t of aluminium profiles from Türkiye in the second quarter of 2026 on default values make
500 x (3.741 x 1.1 - 0.975 x 1.493) = 500 x 2.659425 = 1,329.7125 certificates.

  $ L='--from TR --to EU --good 76042990 --mass 500 --date 2026-05-15'
  $ A="$L --basis actual --sefa 1.4 --sefa-year 2026"

150,000 / 1,329.7125 = 112.80633971629…

  $ octroi breakeven $L --solve eu-cbam.certificate_price --until net_charge=150000
  net charge = 150,000 EUR under eu-cbam
    eu-cbam.certificate_price = 112.8063397 EUR/tCO2e

    Looked for from 0 to 1,000 EUR/tCO2e (usual for prices), in 128 steps.
  $ octroi breakeven $L --solve eu-cbam.certificate_price --until net_charge=150000 --format csv | sed 's/\(112.8063397162\)[0-9]*/\1.../g'
  scheme,solve,solve_unit,quantity,quantity_unit,target,kind,low,high,at_low,at_high
  eu-cbam,eu-cbam.certificate_price,EUR/tCO2e,net_charge,EUR,150000,point,112.8063397162...,112.8063397162...,150000,150000

300 EUR/t are the same; 5 % of 1,500,000 EUR are 75,000 EUR, 75,000 / 1,329.7125 = 56.40316986.

  $ octroi breakeven $L --solve eu-cbam.certificate_price --until cost_per_tonne=300 | sed -n 2p
    eu-cbam.certificate_price = 112.8063397 EUR/tCO2e
  $ octroi breakeven $L --value 1500000EUR --solve eu-cbam.certificate_price --until cost_per_value=5% | sed -n 1,2p
  cost per value = 5 % under eu-cbam
    eu-cbam.certificate_price = 56.40316986 EUR/tCO2e
  $ octroi breakeven $L --value 1500000EUR --solve eu-cbam.certificate_price --until cost_per_value=0.05 | sed -n 1,2p
  cost per value = 5 % under eu-cbam
    eu-cbam.certificate_price = 56.40316986 EUR/tCO2e

The charge is 1,329.7125 x 75.28 = 100,100.757 EUR, 5 % of 2,002,015.14 EUR.

  $ octroi breakeven $L --solve value --until cost_per_value=5% --within 1000:10000000 | sed -n 2p
    value = 2,002,015.14 EUR

1,500 certificates: 500 x (4.1151 - s x 1.493) with s = 1.1151 / 1.493 = 0.7468854655.

  $ octroi breakeven $L --solve eu-cbam.free_share --until certificates=1500
  certificates = 1,500 tCO2e under eu-cbam
    eu-cbam.free_share = 0.7468854655

    Looked for from 0 to 1 (usual for shares), in 128 steps.

Own figures: nothing is due up to the free allocation; 100,000 EUR at 1.4 + 100,000 / (500 x 75.28) = 4.05674814; less than
nothing never.

  $ octroi breakeven $A --solve see_direct --until net_charge=0 --within 0:5
  net charge = 0 EUR under eu-cbam
    see_direct from 0 to 1.4 tCO2e/t: all of it

    Looked for from 0 to 5 tCO2e/t, in 128 steps.
  $ octroi breakeven $A --solve see_direct --until net_charge=100000 --within 0:5 | sed -n 2p
    see_direct = 4.05674814 tCO2e/t
  $ octroi breakeven $A --solve see_direct --until net_charge=-5 --within 0:5
  net charge = -5 EUR under eu-cbam
    Never. Nearest at see_direct = 0 tCO2e/t: 0 EUR.

    Looked for from 0 to 5 tCO2e/t, in 128 steps.
  [1]
  $ octroi breakeven $A --solve see_direct --until net_charge=-5 --within 0:5 --format csv
  scheme,solve,solve_unit,quantity,quantity_unit,target,kind,low,high,at_low,at_high
  eu-cbam,see_direct,tCO2e/t,net_charge,EUR,-5,nearest,0,0,0,0
  [1]

By 2 t of own emissions a tonne saves (2.659425 - 0.6) x 75.28 = 155.033514 EUR. 15,000 / 155.033514 = 96.7532736 t; 500 t save
77,516.757 EUR; with a fee of 15,000 EUR they pay up to 1.4 + 85,100.757 / 37,640 = 3.660912779.

  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --basis actual --sefa 1.4 --sefa-year 2026 --see 2 --solve mass --until saving=0 --fee 15000EUR --within 0:1000
  saving = 0 EUR under eu-cbam
    mass = 96.75327362 t

    Looked for from 1e-6 to 1,000 t, in 128 steps.
  $ octroi breakeven $A --see 2 --solve fee --until saving=0
  saving = 0 EUR under eu-cbam
    fee = 77,516.757 EUR

    Looked for from 0 to 100,100.757 EUR (up to the charge on official figures), in 128 steps.
  $ octroi breakeven $A --see 2 --solve see_direct --until saving=0 --fee 15000EUR
  saving = 0 EUR under eu-cbam
    see_direct = 3.660912779 tCO2e/t

    Looked for from 0 to 20 tCO2e/t (up to 10 times what is given), in 128 steps.

Ten times what is given, whatever its unit.

  $ octroi breakeven --from TR --to EU --good 76042990 --mass 25000kg --date 2026-05-15 --solve mass --until certificates=265.9425
  certificates = 265.9425 tCO2e under eu-cbam
    mass = 100 t

    Looked for from 2.5e-7 to 250 t (up to 10 times what is given), in 128 steps.

As JSON.

  $ octroi breakeven $A --solve see_direct --until net_charge=100000 --within 0:5 --format json | python3 -c '
  > import json, sys
  > r = json.load(sys.stdin)
  > print(r["scheme"], r["solve"], r["solve_unit"], r["quantity"], r["quantity_unit"], r["target"], r["low"], r["high"], r["range"])
  > print(r["met"], [(x["kind"], round(x["low"], 9), round(x["high"], 9), round(x["at_low"], 6)) for x in r["roots"]])
  > print(r["least"], round(r["most"], 6), r["points"], r["unknown"], r["unknown_at"], r["unknown_why"])'
  eu-cbam see_direct tCO2e/t net_charge EUR 100000 0 5 None
  True [('point', 4.05674814, 4.05674814, 100000.0)]
  0 135504 129 0 None None

A threshold: an importer's year of up to 50 t is not charged, above it all is, at 50 t 50 x 200.201514 = 10,010.0757 EUR. 5,000 EUR are
passed over; 20,020.1514 EUR are 100 t.

  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --importer X --solve mass --until net_charge=5000 --within 0:200
  net charge = 5,000 EUR under eu-cbam
    jumps over it at mass = 50 t, from 0 EUR to 10,010.0757 EUR
    Never. Nearest at mass = 2e-7 t: 0 EUR.

    Looked for from 2e-7 to 200 t, in 128 steps.
  [1]
  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --importer X --solve mass --until net_charge=5000 --within 0:200 --format csv | cut -d, -f7-
  kind,low,high,at_low,at_high
  jump,50.0000000000005,50.000000000000504,0,10010.075700000103
  nearest,2.0000000000000002e-7,2.0000000000000002e-7,0,0
  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --importer X --solve mass --until net_charge=20020.1514 --within 0:200 | sed -n 2p
    mass = 100 t
  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --importer X --solve mass --until net_charge=0 --within 0:200 | sed -n 2p
    mass from 2e-7 to 50 t: all of it

What is not known anywhere.

  $ octroi breakeven $L --basis actual --solve see_direct --until net_charge=1000 --within 0:5
  net charge = 1,000 EUR under eu-cbam
    Not known anywhere in the range: a complex good needs the free allocation of its precursors: give
    --sefa.

    Looked for from 0 to 5 tCO2e/t, in 128 steps.
  [1]

Bad words.

  $ octroi breakeven $L
  octroi: --solve is missing: the figure that is looked for; an input such as mass or see_direct, ID.NAME of a rule, or fee
  octroi: --until is missing: which quantity is to meet what, such as net_charge=150000
  [2]
  $ octroi breakeven $L --solve mass --until net_charge
  octroi: --until 'net_charge': expected QUANTITY=NUMBER; write --until net_charge=150000, cost_per_value=5% or saving=0
  [2]
  $ octroi breakeven $L --solve mass --until =3
  octroi: --until '=3': expected QUANTITY=NUMBER; write --until net_charge=150000, cost_per_value=5% or saving=0
  [2]
  $ octroi breakeven $L --solve mass --until net_charge=x --within 3
  octroi: --until 'net_charge=x': expected QUANTITY=NUMBER; write --until net_charge=150000, cost_per_value=5% or saving=0
  octroi: --within '3': expected LOW:HIGH, two numbers; write --within 0:1000
  [2]
  $ octroi breakeven $L --solve mass --until net_charge=4 --within 3:1
  octroi: --within '3:1': the range must end above where it begins
  [2]
  $ octroi breakeven $L --solve mass --until net_charge=4 --within a:1
  octroi: --within 'a:1': expected LOW:HIGH, two numbers; write --within 0:1000
  [2]
  $ octroi breakeven $L --solve masss --until net_charge=1
  octroi: --solve masss: no scheme at hand has such an input; did you mean 'mass'?
  [2]
  $ octroi breakeven $L --solve origin --until net_charge=1
  octroi: --solve origin: that is no number; octroi sweep --vary origin=A,B,C computes its values one by one
  [2]
  $ octroi breakeven $L --solve eu-cbam.certificat_price --until net_charge=1
  octroi: --solve 'eu-cbam.certificat_price=1': there is no series, quantity or column 'certificat_price' to change in eu-cbam; did you mean 'certificate_price'?
  [2]
  $ octroi breakeven $L --solve eu-cbm.certificate_price --until net_charge=1
  octroi: --solve 'eu-cbm.certificate_price=1': there is no document 'eu-cbm' in the rulebook; did you mean 'eu-cbam'?
  [2]
  $ octroi breakeven $L --solve .price --until net_charge=1
  octroi: --solve .price: expected an input, or ID.NAME of a rule
  [2]
  $ octroi breakeven $L --solve mass --until netcharge=1
  octroi: --until 'netcharge': eu-cbam has no such quantity; did you mean 'net_charge'?
  [2]
  $ octroi breakeven $L --solve mass --until nonsense=1
  octroi: --until 'nonsense': eu-cbam has no such quantity; it takes net_charge, cost_per_tonne, cost_per_value, saving, and the quantities that octroi show eu-cbam lists
  [2]
  $ octroi breakeven $L --solve mass --until net_charge=1 --fee 3EUR
  octroi: a fee counts in 'saving' alone, not in 'net_charge'; ask --until saving=0
  [2]
  $ octroi breakeven $L --solve fee --until net_charge=1
  octroi: a fee counts in 'saving' alone, not in 'net_charge'; ask --until saving=0
  [2]
  $ octroi breakeven $L --solve mass --until saving=1 --fee 3USD
  octroi: --fee '3USD': the charge is in EUR; give it in EUR
  [2]
  $ octroi breakeven $L --solve mass --until saving=1 --fee EUR
  octroi: --fee 'EUR': expected an amount and its currency; write --fee 15000EUR
  [2]
  $ octroi breakeven $L --solve mass --until cost_per_value=5%
  octroi: --value is missing: the charge is compared with the customs value; give it in EUR: --value 1000000EUR
  [2]
  $ octroi breakeven $L --solve mass --until cost_per_value=5% --value 1000USD
  octroi: --value '1000USD': the charge is in EUR; give it in EUR
  [2]
  $ octroi breakeven --from TR --to EU --good 76042990 --date 2026-05-15 --solve mass --until net_charge=50000
  octroi: it is not said between which values of mass to look; write --within 0:HIGHEST
  [2]
  $ octroi breakeven --from TR --to EU --good 76042990,72083900 --date 2026-05-15 --mass 5 --solve mass --until net_charge=4
  octroi: --good: this command asks about one line, and that is a list; octroi sweep --vary good=A,B,C takes values one by one
  [2]
  $ octroi breakeven --from TR --to RS --good 72083900 --mass 10 --date 2026-03-01 --see 2 --solve mass --until saving=0 --within 0:10
  octroi: rs-import-carbon-tax does not tell official figures from a line's own, so nothing is saved by them; ask for net_charge
  [2]
