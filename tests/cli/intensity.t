How many emissions does a tonne carry, and who says so? Crude steel from scrap in China: 0.08 t/t (IPCC 2006) and
0.425 MWh/t of a grid with 0.55953 tCO2e/MWh in 2024 are 0.08 + 0.23780025 = 0.31780025 t/t. The spread is that of
scores 2, 2, 3, 2, 2: ln GSD = 1/2 sqrt(ln^2 1.05 + ln^2 1.54 + ln^2 1.03 + ln^2 1.1 + ln^2 1.04 + ln^2 1.18)
= 1/2 sqrt(0.0023805 + 0.1864449 + 0.0008737 + 0.0090840 + 0.0015382 + 0.0273961) = 0.238594, the GSD 1.26946; the 95 %
range is 0.31780025 times and by 1.26946^1.95996 = 1.59622.

  $ octroi intensity --from CN --good 720711 --route eaf-scrap --year 2024
  7207 11 (iron or non-alloy steel; semi-finished products thereof: Iron or non-alloy steel;
  semi-finished products of iron or non-alloy steel; containing by weight less than 0.25% of…) from
  China, 2024

     tier                            emissions           95 % range        of    scope
  *  2     recipe                       0.3178  tCO2e/t  0.1991 to 0.5073  2024  direct-and-indirect
     3     country or route average       0.08  tCO2e/t                    2006  direct
     4     world average                 1.910  tCO2e/t                    2021  cradle-to-gate

    0.08 tCO2e/t direct, 0.2378 indirect
    Source: IPCC 2006 Guidelines vol. 3 (direct); Industrial Efficiency Technology Database (furnace
    only, average of 1999, 0.3 to 0.55); Ember 2025. Licence: CC BY 4.0. Standing: assumption.

    Not known:
    0  own figure: none is given; give --see and --see-indirect
    1  official figure: whose? give --to or --scheme
    5  sector average: a sector's average says nothing of a basic material; --option
       sector_for_basic_materials=allow takes it all the same
    6  sector of the region or world: a sector's average says nothing of a basic material; --option
       sector_for_basic_materials=allow takes it all the same
  $ octroi intensity --from CN,EU --good 720711 --route eaf-scrap --year 2024 --format csv | cut -d, -f2,6-9
  origin,figure,figure_unit,direct,indirect
  CN,0.31780025,tCO2e/t,0.08,0.23780025
  EU,0.170661,tCO2e/t,0.08,0.090661
  $ octroi intensity --from CN --good 720711 --route eaf-scrap --year 2024 --format csv | python3 -c '
  > import csv, sys
  > for r in csv.DictReader(sys.stdin): print("%.4f %.5f %.5f" % tuple(float(r[k]) for k in ("gsd", "low", "high")))'
  1.2695 0.19910 0.50728

Scores of one's own, with the factors that were measured and those of experts; published: 1.53217688197327 and
1.23016553403566.

  $ scores='--reliability 2 --completeness 3 --temporal 1 --geographical 2 --technological 4'
  $ for factors in empirical expert; do octroi intensity --from CN --good 720711 --route eaf-scrap $scores --option pedigree_factors=$factors --format csv | tail -n 1 | cut -d, -f12; done
  1.5321768819732746
  1.230165534035658

A mix of routes is the sum by shares: 0.6 x 0.31780025 + 0.4 x 1.46 = 0.77468015. What counts other things is told.
Shares may be percentages; 0.6 x 1.6 + 0.4 x 1.7 = 1.64.

  $ octroi intensity --from CN --good 720711 --route eaf-scrap=0.6,bf-bof=0.4 --year 2024 --format csv | tail -n 1 | grep -o '0.77468015\|the routes[^";]*\|,mixed,'
  0.77468015
  ,mixed,
  the routes count different things and cannot be compared: eaf-scrap direct-and-indirect, bf-bof direct
  $ octroi intensity --from CN --good 720711 --route "eaf-scrap=60 %, bf-bof=40%" --year 2024 --format csv | tail -n 1 | cut -d, -f6
  0.77468015
  $ octroi intensity --from CN --good 760110 --route "prebake=60 %,soderberg=40 %" --scope direct --format csv | tail -n 1 | awk -F, '{printf "%.6f %s\n", $6, $15}'
  1.640000 direct

A route that there is, but not for this good.

  $ octroi intensity --from CN --good 720711 --route prebake | sed -n '/Not known/,/^  5/p'
    Not known:
    0  own figure: none is given; give --see and --see-indirect
    1  official figure: whose? give --to or --scheme
    2  recipe: recipes has no row for recipe crude-steel, route prebake; there is eaf-scrap, bf-bof or
       h2-dri-eaf
    3  country or route average: nothing is published of 7207 11 by prebake
    5  sector average: a sector's average says nothing of a basic material; --option

Modules from China: no process is known per tonne, the sector is per value. EXIOBASE has 0.664457 kg/EUR for China and
0.425131 for the rest of Asia-Pacific, to which Viet Nam belongs.

  $ octroi intensity --from CN --good 854143
  8541 43 (semiconductor devices (e.g. diodes, transistors, semiconductor based transducers);
  including photovoltaic cells…: Electrical apparatus; photosensitive semiconductor devices,
  photovoltaic cells assembled in modules or made up into…) from China, 2026

     tier                                 emissions              95 % range       of    scope
     5     sector average                    0.6645  kgCO2e/EUR  0.2613 to 1.690  2022  cradle-to-gate
     6     sector of the region or world     0.4177  kgCO2e/EUR  0.1074 to 1.625  2022  cradle-to-gate

    Source: concordance; EXIOBASE 3. Licence: MIT; CC BY-SA 4.0 (share-alike). Standing: assumption.

    Not known:
    0  own figure: none is given; give --see and --see-indirect
    1  official figure: whose? give --to or --scheme
    2  recipe: there is no recipe of 8541 43
    3  country or route average: route is not given and matters for process factors by route; give
       --route: glass-backsheet or glass-glass
    4  world average: no world average of 8541 43 is published
    5  sector average: value is not given; give --value
    6  sector of the region or world: value is not given; give --value
  octroi: not known: 8541 43 from China: tier 5 knows 0.6645 kgCO2e/EUR: value is not given; give --value
  [1]
  $ octroi intensity --from CN,VN,IN --good 854143
  good     origin    emissions              95 % range       tier                     scope
  8541 43  China        0.6645  kgCO2e/EUR  0.2613 to 1.690  5  sector average        cradle-to-gate
  8541 43  Viet Nam     0.4251  kgCO2e/EUR  0.1093 to 1.654  6  sector of the region  cradle-to-gate
                                                             or world
  8541 43  India         1.119  kgCO2e/EUR  0.4402 to 2.847  5  sector average        cradle-to-gate
  Sources: concordance; EXIOBASE 3 (MIT; CC BY-SA 4.0 (share-alike)).
  octroi: not known: 8541 43 from China: tier 5 knows 0.6645 kgCO2e/EUR: value is not given; give --value
  octroi: not known: 8541 43 from Viet Nam: tier 6 knows 0.4251 kgCO2e/EUR: value is not given; give --value
  octroi: not known: 8541 43 from India: tier 5 knows 1.119 kgCO2e/EUR: value is not given; give --value
  [1]

With what they are worth: 0.664457 kg/EUR x 1200 EUR/t = 0.7973484 t/t, times and by 1.61^1.95996 = 2.54314.

  $ octroi intensity --from CN --good 854143 --value 12000EUR --mass 10 --format json | sed 's/"rulebook": "[^"]*"/"rulebook": …/'
  {"octroi": "0.1.0", "format": 1, "rulebook": …, "as_of": "2026-11-23", "options": {"grid": "average", "sector_data": "exiobase", "sector_use": "times_value", "sector_for_basic_materials": "refuse", "pedigree_factors": "empirical"}, "question": {"command": "intensity", "arguments": ["--from=CN", "--good=854143", "--value=12000EUR", "--mass=10"]}, "intensities": [
   {"good": "854143", "used_good": "854143", "origin": "CN", "year": 2026, "taken": 5, "tiers": [
     {"tier": 0, "title": "own figure", "scheme": null, "figure": null, "unit": null, "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": null, "low": null, "high": null, "scope": null, "figure_year": null, "standing": null, "source": null, "licence": null, "notes": [], "reason": {"code": "missing-input", "text": "none is given; give --see and --see-indirect", "source": null}},
     {"tier": 1, "title": "official figure", "scheme": null, "figure": null, "unit": null, "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": null, "low": null, "high": null, "scope": null, "figure_year": null, "standing": null, "source": null, "licence": null, "notes": [], "reason": {"code": "missing-input", "text": "whose? give --to or --scheme", "source": null}},
     {"tier": 2, "title": "recipe", "scheme": null, "figure": null, "unit": null, "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": null, "low": null, "high": null, "scope": null, "figure_year": null, "standing": null, "source": null, "licence": null, "notes": [], "reason": {"code": "declared-unknown", "text": "there is no recipe of 8541 43", "source": "process factors"}},
     {"tier": 3, "title": "country or route average", "scheme": null, "figure": null, "unit": null, "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": null, "low": null, "high": null, "scope": null, "figure_year": null, "standing": null, "source": null, "licence": null, "notes": [], "reason": {"code": "missing-input", "text": "route is not given and matters for process factors by route; give --route: glass-backsheet or glass-glass", "source": null, "choices": ["glass-backsheet", "glass-glass"], "option": "route"}},
     {"tier": 4, "title": "world average", "scheme": null, "figure": null, "unit": null, "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": null, "low": null, "high": null, "scope": null, "figure_year": null, "standing": null, "source": null, "licence": null, "notes": [], "reason": {"code": "declared-unknown", "text": "no world average of 8541 43 is published", "source": "process factors"}},
     {"tier": 5, "title": "sector average", "scheme": null, "figure": 0.7973484000000001, "unit": "tCO2e/t", "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": 1.61, "low": 0.31352838038048386, "high": 2.0277732759344627, "scope": "cradle-to-gate", "figure_year": 2022, "standing": "assumption", "source": "concordance; EXIOBASE 3", "licence": "MIT; CC BY-SA 4.0 (share-alike)", "notes": [{"code": "note", "text": "the value is taken at prices of the year of the sector's figure; --price-index sets them apart", "source": "our judgement", "assumption": true}], "reason": null},
     {"tier": 6, "title": "sector of the region or world", "scheme": null, "figure": 0.501222, "unit": "tCO2e/t", "direct": null, "indirect": null, "plain": null, "plain_unit": null, "gsd": 2, "low": 0.1288315332181737, "high": 1.9500155513833541, "scope": "cradle-to-gate", "figure_year": 2022, "standing": "assumption", "source": "concordance; EXIOBASE 3", "licence": "MIT; CC BY-SA 4.0 (share-alike)", "notes": [{"code": "note", "text": "the median of 49 regions", "source": "EXIOBASE 3", "assumption": true}, {"code": "note", "text": "the value is taken at prices of the year of the sector's figure; --price-index sets them apart", "source": "our judgement", "assumption": true}], "reason": null}]}]}
  $ octroi intensity --from CN --good 850440 --sector-intensity 1.5 --value 9000EUR --mass 10000kg --format csv | tail -n 1 | cut -d, -f4,6,7
  5,1.35,tCO2e/t
  $ octroi intensity --from CN --good 850440 --sector-intensity 1.5 --value 9000EUR --mass 10 --price-index 1.15 --format csv | tail -n 1 | cut -d, -f4,6,7
  5,1.173913043478261,tCO2e/t

A published range: the IPCC's 0.795 to 1.325 is one of 95 %, so GSD = (1.325/0.795)^(1/3.91993) = 1.13919, and
1.06 times and by 1.13919^1.95996 = sqrt(1.325/0.795) = 1.29099. Extremes that were seen hold 99 %: 4 to 20 t/t of primary
aluminium, GSD = 5^(1/(2 x 2.57583)) = 1.36672.

  $ octroi intensity --from VN --good 720711 --scope direct --format csv | tail -n 1 | cut -d, -f4,6,12-15
  4,1.06,1.1391872319385663,0.8210724693959723,1.3684541156599543,direct
  $ octroi intensity --from VN --good 760110 --format csv | tail -n 1 | cut -d, -f4,6,12
  4,15.1,1.3667171191908236

A figure of one's own comes first, in either mode; it has the spread of its scores.

  $ octroi intensity --from CN --good 720711 --see 1.2 --see-indirect 0.3tCO2e/t --mode legal
  7207 11 (iron or non-alloy steel; semi-finished products thereof: Iron or non-alloy steel;
  semi-finished products of iron or non-alloy steel; containing by weight less than 0.25% of…) from
  China, 2026

     tier              emissions           95 % range       of  scope
  *  0     own figure      1.500  tCO2e/t  0.9397 to 2.394      direct-and-indirect

    1.200 tCO2e/t direct, 0.3000 indirect
    Source: as you gave it. Standing: given.

    Not known:
    1  official figure: whose? give --to or --scheme
  $ octroi intensity --from CN --good 720711 --see 1.2 --see-indirect 0.3 --scope direct --format csv | tail -n 1 | cut -d, -f4-9,15
  0,own figure,1.2,tCO2e/t,1.2,0.3,direct

What was given and changes nothing is told, with the tiers that could have read it.

  $ unused() { octroi intensity "$@" --format csv | tail -n 1 | grep -o -- '--[a-z-]* was not used[^";,]*\(, [0-9 ]*and[^";]*\)\?'; }
  $ unused --from NO --good 760110 --grid-factor 0
  --grid-factor was not used: tier 2 reads it
  $ unused --from CN --good 850760 --kwh-per-tonne 160
  --kwh-per-tonne was not used: this figure does not need it
  $ unused --from VN --good 760110 --value 100EUR --mass 3 --route recycled --reliability 1
  --value was not used: tiers 5 and 6 read it
  --mass was not used: tiers 5 and 6 read it
  --route was not used: tiers 2 and 3 read it
  --reliability was not used: tiers 0 and 2 read it
  $ unused --from CN --good 720711 --route eaf-scrap --grid-factor 0.1 --reliability 1
  [1]
  $ unused --from CN --good 290331 --hs-edition 2017 --value 100EUR --mass 3
  [1]
  $ unused --from CN --good 720711 --see 1.2 --see-indirect 0.3 --scope direct --route eaf-scrap
  --route was not used: tiers 2 and 3 read it

Its indirect part alone is not passed over for another tier.

  $ octroi intensity --from CN,EU --good 720711 --see-indirect 0.4
  octroi: --see-indirect: indirect emissions alone are no figure; give --see, too; 0 if there are no direct ones
  [2]

Codes of an earlier edition. 8541.40 of 2017 became four codes, of one sector; what differs is not guessed.

  $ octroi intensity --from CN --good 854140 --hs-edition 2017
  8541 40 (semiconductor devices (e.g. diodes, transistors, semiconductor based transducers);
  including photovoltaic cells…) from China, 2026

     tier                                 emissions              95 % range       of    scope
     5     sector average                    0.6645  kgCO2e/EUR  0.2613 to 1.690  2022  cradle-to-gate
     6     sector of the region or world     0.4177  kgCO2e/EUR  0.1074 to 1.625  2022  cradle-to-gate

    Source: concordance; EXIOBASE 3. Licence: MIT; CC BY-SA 4.0 (share-alike). Standing: assumption.
    8541 40 became 4 codes, which agree here.

    Not known:
    0  own figure: none is given; give --see and --see-indirect
    1  official figure: whose? give --to or --scheme
    2  recipe: there is no recipe of 8541 40
    3  country or route average: 8541 40 became 4 codes that differ; give this one, if it is meant
         8541 43  asks for --route
    4  world average: no world average of 8541 40 is published
    5  sector average: value is not given; give --value
    6  sector of the region or world: value is not given; give --value
  octroi: not known: 8541 40 from China: tier 5 knows 0.6645 kgCO2e/EUR: value is not given; give --value
  [1]
  $ octroi intensity --from CN --good 290331 --hs-edition 2017 --format json | grep -o '"used_good": "[0-9]*"'
  "used_good": "290362"
  $ octroi intensity --from CN --good 854143 --hs-edition 2017 | grep -A1 '^  5'
  octroi: not known: 8541 43 from China: no tier knows its emissions
    5  sector average: 8541 43 is no code of HS 2017: it came later
    6  sector of the region or world: 8541 43 is no code of HS 2017: it came later

The codes of a heading stand once, with the tiers that tell them apart.

  $ octroi intensity --from CN --good 7601 2>/dev/null | sed -n '/^  2/,$p'
    2  recipe: 7601 is divided further in the list of recipes; give one of its codes of up to 6 digits
    3  country or route average: 7601 is divided further in process factors by route; give one of its
       codes of up to 6 digits
    4  world average: 7601 is divided further in process factors; give one of its codes of up to
       6 digits
    5  sector average: 7601 is divided further in sectors of goods; give one of its codes of up to
       6 digits
    6  sector of the region or world: 7601 is divided further in sectors of goods; give one of its
       codes of up to 6 digits

     code     tiers
     7601 10  2, 3, 4, 5, 6  Aluminium; unwrought, (not alloyed)
     7601 20  5, 6           Aluminium; unwrought, alloys

A list of codes.

  $ printf '# goods of a question\n8541 43\n\n72.08.39\r\n850760   # batteries\n' >goods.txt
  $ octroi intensity --list goods.txt --from CN,IN --format csv 2>/dev/null | cut -d, -f1,2,4-6,10
  good,origin,tier,title,figure,plain
  854143,CN,5,sector average,,0.664457
  854143,IN,5,sector average,,1.119459
  720839,CN,4,world average,1.85,
  720839,IN,4,world average,1.85,
  850760,CN,4,world average,17.63,
  850760,IN,4,world average,17.63,
  $ printf '\357\273\277# with a byte order mark\n850760\n' >marked.txt
  $ octroi intensity --list marked.txt --from CN --format csv | cut -d, -f1,4,6
  good,tier,figure
  850760,4,17.63
  $ printf '\357\273\277850760\n' >marked.txt
  $ octroi intensity --list marked.txt --from CN --format csv | cut -d, -f1,4,6
  good,tier,figure
  850760,4,17.63
  $ octroi intensity --list goods.txt --from CN -o out.csv --format csv; wc -l <out.csv
  octroi: not known: 8541 43 from China: tier 5 knows 0.6645 kgCO2e/EUR: value is not given; give --value
  4

The unit of a bare number is told as the document declares it, be it a multiple.

  $ octroi show keys intensity --format csv | cut -d, -f2,3 | grep '^--[ks]w\|^--kwh\|^--sector\|^--grid'
  --grid-factor,tCO2e/MWh
  --kwp-per-tonne,kWp/t
  --kwh-per-tonne,kWh/t
  --sector-intensity,kgCO2e/EUR
  $ octroi intensity --from CN --good 850760 --kwh-per-tonne 5kg
  octroi: --kwh-per-tonne '5kg': 'kg' is not a measure in kWh/t; a bare number is in kWh/t
  [2]

Bad lists and bad words, all of them in one go.

  $ octroi intensity --from CN --list nofile.txt
  octroi: cannot open 'nofile.txt': No such file or directory
  [2]
  $ printf '854143\n\n12345\nsteel\n99999999\n' >bad.txt
  $ octroi intensity --from CN --list bad.txt
  octroi: bad.txt:3: '12345' has 5 digits; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: '012345'?
  octroi: bad.txt:4: 'steel' has 's'; a goods code has digits only
  octroi: bad.txt:5: '99999999': there is no goods code 9999 99 99; octroi show goods WORD finds codes
  [2]
  $ printf '# nothing\n' >empty.txt
  $ octroi intensity --from CN --list empty.txt
  octroi: --list 'empty.txt': there is no code in it; write one a line
  [2]
  $ octroi intensity
  octroi: --good is missing: the customs code of the goods, as digits; or --list FILE
  octroi: --from is missing: the country in which the goods are made
  [2]
  $ octroi intensity --from Atlantis --good 854143
  octroi: --from 'Atlantis': 'Atlantis' is no known place; octroi show countries WORD finds codes
  [2]
  $ octroi intensity --from CN --good 99999999
  octroi: --good '99999999': there is no goods code 9999 99 99; octroi show goods WORD finds codes
  [2]
  $ octroi intensity --from CN --good 12345
  octroi: --good '12345' has 5 digits; a goods code has 2, 4, 6, 8 or 10; a leading zero may have been lost: '012345'?
  [2]
  $ octroi intensity --from CN --good 720711 --route eaf-scarp
  octroi: --route 'eaf-scarp': it can be all, eaf-scrap, bf-bof, h2-dri-eaf, gas-dri, open-hearth, prebake, soderberg, electrolysis, electrolytic, gas-reforming, gas-reforming-modern and 35 more; did you mean 'eaf-scrap'?
  [2]
  $ octroi intensity --from CN --good 720711 --route eaf-scrap=1.2,bf-bof=-0.2
  octroi: --route 'eaf-scrap=1.2': a share lies between 0 and 1
  [2]
  $ octroi intensity --from CN --good 720711 --route eaf-scrap=0.6,bf-bof=0.3
  octroi: --route: the shares add up to 0.9, not to 1; write all of the mix: ROUTE=0.6,ROUTE=0.4
  [2]
  $ octroi intensity --from CN --good 720711 --route eaf-scrap=0.6,bf-bov=0.4
  octroi: --route 'bf-bov': it can be all, eaf-scrap, bf-bof, h2-dri-eaf, gas-dri, open-hearth, prebake, soderberg, electrolysis, electrolytic, gas-reforming, gas-reforming-modern and 35 more; did you mean 'bf-bof'?
  [2]
  $ octroi intensity --from CN --good 720711 --route eaf-scrap=most
  octroi: --route 'eaf-scrap=most': expected ROUTE=SHARE, such as eaf-scrap=0.6 or eaf-scrap=60%
  [2]
  $ octroi intensity --from CN --good 760110 --route prebake,soderberg
  octroi: --route 'prebake': expected ROUTE=SHARE, such as prebake=0.6 or prebake=60%
  [2]
  $ octroi intensity --from CN --good 760110 --route prebake=60%,soderberg=30%
  octroi: --route: the shares add up to 0.9, not to 1; write all of the mix: ROUTE=0.6,ROUTE=0.4
  [2]
  $ octroi intensity --from CN --good 720711 --hs-edition 2013
  octroi: --hs-edition '2013': it can be 2022, 2017, 2012, 2007 or 2002; did you mean '2017'?
  [2]
  $ octroi intensity --from CN --good 720711 --mode leagl
  octroi: --mode 'leagl': expected physical or legal; did you mean 'legal'?
  [2]
  $ octroi intensity --from CN --good 720711 --see much
  octroi: --see 'much': expected emissions per tonne, such as 1.85
  [2]
  $ octroi intensity --from CN --good 720711 --option gird=traced
  octroi: --option 'gird': intensity-tiers has no such option; did you mean 'grid'?
  [2]
  $ octroi intensity --from CN --good 720711 --option grid=trased
  octroi: --option grid: 'trased' is not one of its choices; did you mean 'traced'?
  [2]
  $ octroi intensity --from CN --good 720711 --year 26
  octroi: --year '26': not a year of four digits
  [2]
  $ octroi intensity --from CN --good 720711 --scope gate
  octroi: --scope 'gate': it can be direct, direct-and-indirect, cradle-to-gate or cradle-to-market
  [2]
  $ octroi intensity --from CN --good 720711 --margin-share 1.5
  octroi: --margin-share '1.5': must be at most 1
  [2]
  $ octroi intensity --from CN --good 720711 --god 3
  octroi: unknown option '--god'; did you mean '--good'?
  [2]
  $ octroi intensity --from CN --good 720711 --to Mordor
  octroi: --to 'Mordor': 'Mordor' is no known place; octroi show countries WORD finds codes
  [2]
  $ octroi intensity --from CN --good 720711 --to NO
  octroi: --to 'NO': no scheme in force charges there; one that is not law is applied only when asked for: --scheme no-cbam
  [2]

Official figures of the EU: default values of 2026/1740 with the mark-up of 2026, 3.187 x 1.1 = 3.5057 for China and
4.28 x 1.1 = 4.708 for India; steel counts direct emissions alone. Norway is exempt: in law that is nothing, of what was
emitted it says nothing.

  $ octroi intensity --from CN,IN --good 72083900 --to EU --year 2026 --mode legal
  good        origin  emissions           95 % range  tier                scope
  7208 39 00  China       3.506  tCO2e/t              1  official figure  direct
  7208 39 00  India       4.708  tCO2e/t              1  official figure  direct
  Sources: Reg. (EU) 2023/956; 2025/2621 as replaced by 2026/1740.
  $ octroi intensity --from NO --good 76042990 --to EU --year 2026 --mode legal --format csv | tail -n 1 | cut -d, -f4,6,17,20
  1,0,law,goods of this origin count as nothing there
  $ octroi intensity --from NO --good 76042990 --to EU --year 2026 | grep -A1 'official'
  octroi: not known: 7604 29 90 from Norway: no tier knows its emissions
    1  official figure: goods of this origin count as nothing there: EU Carbon Border Adjustment
       Mechanism
  $ octroi intensity --from IN --good 25239000 --to EU --year 2026 --mode legal
  2523 90 00 (portland cement, aluminous cement (ciment fondu), slag cement, supersulphate cement and
  similar hydraulic cements…: Other hydraulic cements) from India, 2026

    Not known:
    0  own figure: none is given; give --see and --see-indirect
    1  official figure: 2523 90 00 is divided further in the table of default values; give one of its
       codes of up to 10 digits
         2523 90 00 10  White hydraulic cement
         2523 90 00 90  Grey and other hydraulic cements
  octroi: not known: 2523 90 00 from India: no tier knows its emissions
  [1]

Before a scheme applies it has no figure, whatever its tables hold.

  $ octroi intensity --from TR --good 72083900 --to EU --year 2025 --mode legal --format csv | tail -n 1
  octroi: not known: 7208 39 00 from Türkiye: no tier knows its emissions
  72083900,TR,2025,,,,,,,,,,,,,,,,,,"tier 1: eu-cbam does not apply in 2025, only from 2026-01-01 on; tier 0: none is given; give --see and --see-indirect"

Official figures, in a rulebook of the tests: 1.5 direct and 0.25 indirect of Aland; goods of Celand count as nothing.

  $ ladder() { octroi intensity --rules "$TESTDIR/../rulebooks/ladder" "$@"; }
  $ ladder --from AA --good 7201 --to XX
  7201 from Aland of the tests, 2026

     tier            emissions           95 % range  of    scope
  *  1     official      1.750  tCO2e/t              2026

    1.500 tCO2e/t direct, 0.2500 indirect
    Source: made-up act. Standing: law.

    Not known:
    0  own: none is given; give --see and --see-indirect
    3  way: way is not given and matters for ways; give --way: long or short
    4  power: nobody knows how heavy it is
  $ ladder --from AA --good 7201 --scheme xx-levy --only --format csv | cut -d, -f4,6,8,9,17
  tier,figure,direct,indirect,standing
  1,1.5,1.5,0.25,law
  $ ladder --from CC --good 7201 --to XX | grep -A1 official
  octroi: not known: 7201 from Celand: no tier knows its emissions
    1  official: goods of this origin count as nothing there: Levy of Exland
    3  way: way is not given and matters for ways; give --way: long or short
  $ ladder --from CC --good 7201 --to XX --mode legal --format csv | cut -d, -f4,6,20
  tier,figure,notes
  1,0,goods of this origin count as nothing there
  $ ladder --from AA --good 76 --to XX --mode legal
  76 from Aland of the tests, 2026

    Not known:
    0  own: none is given; give --see and --see-indirect
    1  official: the Schedule gives no indirect for good 76, origin Aland of the tests
  octroi: not known: 76 from Aland of the tests: no tier knows its emissions
  [1]
  $ ladder --from AA --good 85 --to XX
  85 from Aland of the tests, 2026

     tier         emissions              95 % range  of  scope
     4     power      600.0  kgCO2e/kWp

    Source: paper. Licence: CC0. Standing: assumption.

    Not known:
    0  own: none is given; give --see and --see-indirect
    1  official: not covered: Levy of Exland
    3  way: ways has no row for good 85, way any
    4  power: nobody knows how heavy it is
  octroi: not known: 85 from Aland of the tests: tier 4 knows 600.0 kgCO2e/kWp: nobody knows how heavy it is
  [1]
  $ ladder --from AA --good 7201
  7201 from Aland of the tests, 2026

    Not known:
    0  own: none is given; give --see and --see-indirect
    1  official: whose? give --to or --scheme
    3  way: way is not given and matters for ways; give --way: long or short
    4  power: nobody knows how heavy it is
  octroi: not known: 7201 from Aland of the tests: no tier knows its emissions
  [1]

Mixes: 0.25 x 2 + 0.75 x 1 = 1.25, between 0.25 x 1 + 0.75 = 1 and 0.25 x 4 + 0.75 = 1.75, for one method is off alike.

  $ ladder --from AA --good 7201 --way long=0.25,short=0.75 | grep '^[*]'
  *  3     way      1.250  tCO2e/t  1.000 to 1.750

A mix has the sources and licences of all its routes, each once, also one whose name is part of another's, and a year
only if they share it.

  $ cp -r "$TESTDIR/../rulebooks/ladder" cited && chmod -R u+w cited
  $ cited() {
  >   sed "s|share: \"1\"}|share: \"1\", year: year, cites: text, licence: text}|
  >     s|way: long, value: 2, .*share: 0.95|&, year: 2020, cites: $1, licence: CC BY-SA 4.0|
  >     s|way: short, value: 1, .*share: 0.95|&, year: $3, cites: $2, licence: CC BY|
  >     s|^  way_value:|  way_year: {type: year, formula: way_row.year}\n  way_cites: {type: text, formula: way_row.cites}\n  way_licence: {type: text, formula: way_row.licence}\n&|
  >     s|coverage: way_share|&, year: way_year, cites: way_cites, licence: way_licence|" "$TESTDIR/../rulebooks/ladder/intensity/ladder.yaml" >cited/intensity/ladder.yaml
  >   octroi intensity --rules cited --from AA --good 7201 --way long=0.25,short=0.75 --format json | python3 -c '
  > import json, sys
  > tier = json.load(sys.stdin)["intensities"][0]["tiers"][2]
  > print(tier["source"], tier["licence"], tier["figure_year"], [note["text"] for note in tier["notes"]], sep=" | ")'; }
  $ cited "Ann Lee 2020" "Lee 2020" 2020
  Ann Lee 2020; paper; Lee 2020 | CC BY-SA 4.0; CC0; CC BY | 2020 | []
  $ cited "Ann Lee 2020" "Lee 2020" 2016
  Ann Lee 2020; paper; Lee 2020 | CC BY-SA 4.0; CC0; CC BY | None | ['the figures of the routes are of different years: 2020, 2016']
  $ cited paper paper 2020
  paper | CC BY-SA 4.0; CC0; CC BY | 2020 | []

Codes that were renumbered, that were divided into codes that agree, and into codes that do not.

  $ ladder --from AA --good 7205 --edition old --way long | grep '^[*]\|number'
  *  3     way      2.000  tCO2e/t  1.000 to 4.000
    7205 has another number now.
  $ ladder --from AA --good 7206 --edition old --way long | grep '^[*]\|became'
  *  3     way      2.000  tCO2e/t  1.000 to 4.000
    7206 became 2 codes, which agree here.
  $ ladder --from AA --good 7208 --edition old --way long
  7208 from Aland of the tests, 2026

    Not known:
    0  own: none is given; give --see and --see-indirect
    1  official: whose? give --to or --scheme
    3  way: 7208 became 2 codes that differ; give one of them
         7201  2 tCO2e/t
         7203  5 tCO2e/t
    4  power: nobody knows how heavy it is
  octroi: not known: 7208 from Aland of the tests: no tier knows its emissions
  [1]

Documents that are no ladder are told with their place.

  $ cp -r "$TESTDIR/../rulebooks/ladder" book && chmod -R u+w book
  $ broken() { sed "$1" "$TESTDIR/../rulebooks/ladder/intensity/ladder.yaml" >book/intensity/ladder.yaml; octroi check --rules book book/intensity/ladder.yaml; }
  $ broken 's/figure: way_value/figure: way_valeu/'
  book/intensity/ladder.yaml:57:35: error: there is no quantity or series 'way_valeu'
     57 |   - {tier: 3, title: way, figure: way_valeu, low: way_low, high: way_high, coverage: way_share, source: paper}
        |                                   ^
  remedy: did you mean 'way_value'?
  [2]
  $ broken 's/high: way_high, //'
  book/intensity/ladder.yaml:57:5: error: a tier with a range lacks 'high'
     57 |   - {tier: 3, title: way, figure: way_value, low: way_low, coverage: way_share, source: paper}
        |     ^
  remedy: name quantities for low, high and coverage: the share of cases within, such as 0.95
  [2]
  $ broken 's,power_value: kgCO2e/kWp},power_value: kgCO2e/kWh},'
  book/intensity/ladder.yaml:58:72: error: 'power_value' is in 'tCO2e/kWp', which is no multiple of 'kgCO2e/kWh'
     58 |   - {tier: 4, title: power, figure: power_figure, plain: {power_value: kgCO2e/kWh}, source: paper}
        |                                                                        ^
  book/intensity/ladder.yaml:51:3: declared here
  [2]
  $ broken 's/direct_only: only_direct/direct_only: way_value/'
  book/intensity/ladder.yaml:53:53: error: 'way_value' is a number, here a flag must stand
     53 | ladder: {good: code, edition: edition, direct_only: way_value, route: way}
        |                                                     ^
  book/intensity/ladder.yaml:46:3: declared here
  [2]
  $ broken 's/edition: edition, /editoin: edition, /'
  book/intensity/ladder.yaml:53:22: error: unknown key 'editoin' in a ladder
     53 | ladder: {good: code, editoin: edition, direct_only: only_direct, route: way}
        |                      ^
  remedy: did you mean 'edition'?
  [2]
  $ broken 's/tier: 4/tier: 4.5/'
  book/intensity/ladder.yaml:58:12: error: a tier is a whole number from 0 to 9
     58 |   - {tier: 4.5, title: power, figure: power_figure, plain: {power_value: kgCO2e/kWp}, source: paper}
        |            ^
  [2]
  $ broken 's/figure: way_value/figure: way_share/'
  book/intensity/ladder.yaml:57:35: error: 'way_share' is in '1', here 'tCO2e/fu' must stand
     57 |   - {tier: 3, title: way, figure: way_share, low: way_low, high: way_high, coverage: way_share, source: paper}
        |                                   ^
  book/intensity/ladder.yaml:49:3: declared here
  remedy: name a quantity of unit tCO2e/fu or tCO2e/t
  [2]
  $ broken 's/coverage: way_share/coverage: way_value/'
  book/intensity/ladder.yaml:57:86: error: 'way_value' is in 'tCO2e/t', here '1' must stand
     57 |   - {tier: 3, title: way, figure: way_value, low: way_low, high: way_high, coverage: way_value, source: paper}
        |                                                                                      ^
  book/intensity/ladder.yaml:46:3: declared here
  remedy: name a quantity of unit 1
  [2]
  $ broken 's/way_high: {unit: "1", formula: way_row.high}/way_high: {unit: tCO2e\/t, formula: way_row.value}/'
  book/intensity/ladder.yaml:57:66: error: 'way_high' is in 'tCO2e/t', but 'way_low' in '1'
     57 |   - {tier: 3, title: way, figure: way_value, low: way_low, high: way_high, coverage: way_share, source: paper}
        |                                                                  ^
  remedy: name two ends of one range
  [2]
  $ rm book/intensity/ladder.yaml; octroi intensity --rules book --from AA --good 7201
  octroi: there is no document of kind intensity; take the rules that come with the program: --rules FOLDER
  [2]

What a chain names must be in the unit that the walk adds up, and what a method gives, too. By the tonne is right only
where a scheme knows no contents; an input takes figures without their unit, so no multiple will do.

  $ broken() { sed "$1" "$TESTDIR/../rulebooks/ladder/xx/levy.yaml" >book/xx/levy.yaml; octroi check --rules book book/xx/levy.yaml; }
  $ broken 's/direct: bought_direct, /direct: price, /'
  book/xx/levy.yaml:48:44: error: 'price' is in 'EUR/tCO2e', here 'tCO2e/fu' must stand
     48 |   bought: {set: {role: precursor}, direct: price, indirect: bought_indirect}
        |                                            ^
  book/xx/levy.yaml:42:3: declared here
  remedy: name a quantity of unit tCO2e/fu or tCO2e/t
  [2]
  $ broken 's/good: {covered: covered/good: {content: bought_indirect, covered: covered/'
  book/xx/levy.yaml:47:19: error: 'bought_indirect' is in 'tCO2e/fu', here '1' must stand
     47 |   good: {content: bought_indirect, covered: covered, zero: zero}
        |                   ^
  book/xx/levy.yaml:41:3: declared here
  remedy: name a quantity of unit 1
  [2]
  $ own() { broken "s|^  role:|  own: {unit: $1, note: own figure}\n&|; s|^  bought: .*|&\n  given: {direct: own}|; s|good: {covered|good: {$2covered|; s|^  price:|  holds: {unit: \"1\", formula: 1, source: act}\n&|"; }
  $ own tCO2e/fu 'content: holds, '
  1 document, 1 scheme, 2 tables, 5 rows of tables, 1 source: no errors
  $ own tCO2e/t
  1 document, 1 scheme, 2 tables, 5 rows of tables, 1 source: no errors
  $ own tCO2e/t 'content: holds, '
  book/xx/levy.yaml:51:19: error: 'own' is in 'tCO2e/t', here 'tCO2e/fu' must stand
     51 |   given: {direct: own}
        |                   ^
  book/xx/levy.yaml:13:3: declared here
  remedy: name an input of unit tCO2e/fu
  [2]
  $ own kgCO2e/fu
  book/xx/levy.yaml:51:19: error: 'own' is in a multiple of 'tCO2e/fu', here that itself must stand
     51 |   given: {direct: own}
        |                   ^
  book/xx/levy.yaml:13:3: declared here
  remedy: declare it with unit: tCO2e/fu; a line may give it in multiples all the same
  [2]
  $ own kgCO2e/t
  book/xx/levy.yaml:51:19: error: 'own' is in a multiple of 'tCO2e/fu', here that itself must stand
     51 |   given: {direct: own}
        |                   ^
  book/xx/levy.yaml:13:3: declared here
  remedy: declare it with unit: tCO2e/fu; a line may give it in multiples all the same
  [2]
  $ gives() { cat "$TESTDIR/../rulebooks/ladder/xx/streams.yaml" - >book/xx/streams.yaml; octroi check --rules book book/xx/streams.yaml; }
  $ gives <<'END'
  > sources: {act: {title: A made-up act, short: made-up act, checked: 2026-11-24}}
  > inputs: {energy: {unit: MWh, note: energy}, factor: {unit: tCO2e/MWh, note: factor}}
  > quantities:
  >   used: {unit: MWh, formula: energy, source: act}
  >   heat: {unit: tCO2e, formula: energy * factor, source: act}
  > gives: {direct: used, indirect: heat, emitted: heat, carbon: heat, power: heat}
  > END
  book/xx/streams.yaml:10:17: error: 'used' is in 'MWh', here 'tCO2e' must stand
     10 | gives: {direct: used, indirect: heat, emitted: heat, carbon: heat, power: heat}
        |                 ^
  book/xx/streams.yaml:8:3: declared here
  remedy: name a quantity of unit tCO2e
  book/xx/streams.yaml:10:62: error: 'heat' is in 'tCO2e', here 't' must stand
     10 | gives: {direct: used, indirect: heat, emitted: heat, carbon: heat, power: heat}
        |                                                              ^
  book/xx/streams.yaml:9:3: declared here
  remedy: name a quantity of unit t
  book/xx/streams.yaml:10:75: error: 'heat' is in 'tCO2e', here 'MWh' must stand
     10 | gives: {direct: used, indirect: heat, emitted: heat, carbon: heat, power: heat}
        |                                                                           ^
  book/xx/streams.yaml:9:3: declared here
  remedy: name a quantity of unit MWh
  [2]
  $ cp "$TESTDIR"/../rulebooks/ladder/xx/*.yaml book/xx

A plant's own figure is tier 0. CEM II of the cement works carries 0.596420161290 direct and 0.034802419355
indirect (the derivation stands in the document), 0.631222580645 in all.

  $ S=$RULES/../scenarios/installations
  $ octroi intensity --installation $S/cement-works.yaml --product "CEM II" --format json | python3 -c "import json,sys; a=json.load(sys.stdin)['intensities'][0]; t=[x for x in a['tiers'] if x['tier']==0][0]; print(a['origin'], a['good'], round(t['figure'], 12))"
  TR 25232900 0.631222580645
  $ octroi intensity --installation $S/cement-works.yaml --good 25232900
  octroi: '*cement-works.yaml' makes several goods of code 25232900: 'CEM I', 'CEM II'; say which with --product (glob)
  [2]
  $ echo 25232900 >goods.txt; octroi intensity --installation $S/cement-works.yaml --list goods.txt --from TR
  octroi: --list cannot stand beside --installation, which says where and with what emissions one good is made; leave one of the two out; --good or --product names the good
  [2]
  $ octroi intensity --installation $S/cement-works.yaml --product "CEM II" --from IN
  octroi: --from cannot stand beside --installation, which says where and with what emissions one good is made; leave one of the two out; --good or --product names the good
  [2]
  $ octroi intensity --installation $S/cement-works.yaml --product "CEM II" --year 2020
  octroi: --year '2020': the figures of '*cement-works.yaml' are of 2026 (glob)
  [2]
  $ octroi intensity --installation $S/cement-works.yaml --product "CEM II" --see-indirect 0.4
  octroi: --see-indirect cannot stand beside --installation, which says where and with what emissions one good is made; leave one of the two out; --good or --product names the good
  [2]
  $ octroi intensity --installation nowhere.yaml
  octroi: cannot open 'nowhere.yaml': No such file or directory
  [2]

Where a scheme leaves out the power used for a good (steel), that is unknown, not nothing.

  $ octroi intensity --installation $S/scrap-steelworks.yaml --product billet --format json | python3 -c "import json,sys; t=json.load(sys.stdin)['intensities'][0]['tiers'][0]; print(t['direct'], t['indirect'], t['scope'], [n['text'] for n in t['notes']])"
  0.124663528 None direct ['without indirect emissions; give --see-indirect for the power used']
