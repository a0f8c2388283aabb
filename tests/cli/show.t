What the rules hold.

  $ octroi show
  octroi show  lists
  schemes      rules that charge carbon at a border, with their status
  instruments  carbon prices: emissions trading systems and taxes, and where they count
  prices       what they cost, by period
  paid         what of that is effectively paid, by sector
  paths        paths of carbon prices: forecasts, assumptions, models, announcements
  inputs       what a line may say, and the option for it
  options      open points of law, and their choices
  goods        customs codes, by digits or words
  lists        lists of goods, such as environmental ones, and where they are from
  listed       which lists have a good, by digits or words
  countries    names and codes of places
  series       dated figures: prices, factors, thresholds
  tables       lists of figures, with their files
  sources      legal acts and other sources, and when they were last checked
  unknowns     what the rules declare to be unknown
  keys         what a source stream of an installation, or octroi intensity, can be told
  timeline     all that has a day: schemes, duties, editions of tables; with words also values
  $ octroi show schemes eu-cbam
  scheme   charges at            starts      status                    title
  eu-cbam  group                 2026-01-01  in-force from 2026-01-01  EU Carbon Border
           EU_customs_territory                                        Adjustment Mechanism

Words: an id is one word; of what it takes over the document is named that says it.

  $ octroi show unknowns no-cbam --format csv | cut -d, -f1 | cut -d. -f1 | uniq
  name
  eu-cbam
  $ octroi show timeline th-cbam --format csv | cut -d, -f1-3
  day,name,event
  2025-12-02,th-cbam,proposed

Two letters are a code and no part of "customs" or "Australia"; a place has all of its names.

  $ octroi show schemes us --format csv | cut -d, -f2 | sort -u
  US
  US-CA
  any
  charges at
  $ octroi show instruments turkey --format csv | cut -d, -f1,2
  instrument,place
  tr-ets,Türkiye (TR)
  $ octroi show instruments ivory coast --format csv | cut -d, -f1
  instrument
  ci-carbon_tax
  $ octroi show schemes wombat
  octroi: nothing found; this looks everywhere: octroi show wombat
  $ octroi show countries turkiye
  code  name     groups
  TR    Türkiye  income_upper_middle, G20, OECD, EU_candidates, EU_customs_union_partners
  $ octroi show countries 'south korea' --format csv
  code,name,groups
  KR,South Korea,"income_high, G20, OECD"
  $ octroi show inputs sefa eu-cbam --format json
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"scheme": "eu-cbam", "input": "sefa", "option": "--sefa", "type": "tCO2e/unit", "note": "specific embedded free allocation of the good, precursors included, as its producer computed it"},
   {"scheme": "eu-cbam", "input": "sefa_year", "option": "--sefa-year", "type": "year", "note": "the reporting year for which sefa was computed"}]}
  $ octroi show options benchmark eu-cbam --format csv
  option,default,choices,title,source
  eu-cbam.benchmark_after_2030,carry,carry or refuse,Benchmarks after the last window,2025/2620 Annex 5.3; our reading that the windows end with 2030
  $ octroi show series free_share eu-cbam
  series              period  value  unit  known  source
  eu-cbam.free_share  ..2025  1      1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2026    0.975  1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2027    0.95   1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2028    0.9    1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2029    0.775  1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2030    0.515  1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2031    0.39   1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2032    0.265  1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2033    0.14   1            Dir. 2003/87/EC Art. 10a(1a)
  eu-cbam.free_share  2034..  0      1            Dir. 2003/87/EC Art. 10a(1a)
  $ octroi show unknowns penalty eu-cbam --format csv
  name,where,why
  eu-cbam.penalty,2026..,EUR 100 indexed to consumer prices since 2013; no official figure for 2026 was found
  $ octroi show goods 76042990
  code      written     valid   text
  76042990  7604 29 90  2025..  Aluminium; bars, rods and profiles: Profiles
  $ octroi show goods profiles aluminium | head -3
  code      written     valid   text
  7604      7604        2022..  Aluminium; bars, rods and profiles
  760410    7604 10     2022..  Aluminium; bars, rods and profiles: Aluminium; (not alloyed), bars,
  $ octroi show nowt
  octroi: octroi show 'nowt': there is nothing of that name to show; schemes, instruments, prices, paid, paths, goods, lists, listed, countries, series, tables, sources, unknowns, options, inputs, keys or timeline
  [2]
  $ octroi show countries atlantis
  octroi: nothing found; this looks everywhere: octroi show atlantis

Nothing is cut when the output is no terminal; a width can be asked for.

  $ env -u COLUMNS octroi show inputs see_indirect eu-cbam | wc -l
  3
  $ COLUMNS=80 octroi show inputs see_indirect eu-cbam | awk 'length > 80' | wc -l
  0

All that has a day, in order; values that were published only with a word. The acts: 2025/2621 in
the Official Journal of 22.12.2025, replaced in that of 31.7.2026; certificates are sold from
1 February 2027 (Art. 20(1)). Prices as published by the Commission.

  $ octroi show timeline eu-cbam default
  day         name                   event        title                 source
  2025-12-22  eu-cbam.default_value  table known  the table of default  2025/2621 as adopted
                                                  values                Annex I
  2026-07-31  eu-cbam.default_value  table known  the table of default  2025/2621 as replaced by
                                                  values                2026/1740 Annex I
  $ octroi show timeline eu-cbam due
  day         name     event  title                             source
  2027-02-01  eu-cbam  due    sale of certificates starts       Reg. (EU) 2023/956 Art. 20(1) and
                                                                36(2)(d)
  2027-11-01  eu-cbam  due    certificates bought for 2026 and  Reg. (EU) 2023/956 Art. 24(2)
                              still held are cancelled
  $ octroi show timeline certificate_price --format csv
  day,name,event,title,source
  2026-04-07,eu-cbam.certificate_price,value known,"Price of a certificate, 2026-Q1: 75.36 EUR/tCO2e",2025/2548 Art. 1
  2026-07-06,eu-cbam.certificate_price,value known,"Price of a certificate, 2026-Q2: 75.28 EUR/tCO2e",2025/2548 Art. 1
  2026-10-05,eu-cbam.certificate_price,value known,"Price of a certificate, 2026-Q3: 82.32 EUR/tCO2e",2025/2548 Art. 1
  $ octroi show timeline in-force cbam --format json
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"day": "2026-01-01", "name": "eu-cbam", "event": "in-force", "title": "EU Carbon Border Adjustment Mechanism", "source": "Reg. (EU) 2023/956 Art. 36"},
   {"day": "2026-01-01", "name": "eu-certificate", "event": "in-force", "title": "EU CBAM certificate", "source": "2025/2548"},
   {"day": "2027-01-01", "name": "gb-cbam", "event": "in-force", "title": "UK Carbon Border Adjustment Mechanism", "source": "FA 2026 s. 143 and Sch. 16"}]}
  $ octroi show timeline | grep -c 'value known'
  0
  [1]

A name as lists print it: a document, a series, a table, a quantity, a look-up, an option, a source, an input.

  $ octroi show eu-ets
  what             name                             value                  standing  known  source
  title                                             EU Emissions Trading
                                                    System
  kind                                              carbon-price
  file                                              eu/ets.yaml
  currency                                          EUR
  status           2005..                           in-force                                World Bank 2025
  uses             common-exchange                  Exchange rates
  source           eu-ets.wb                        World Bank, State and  law              https://carbonpricingdashboard.worldbank.org/
                                                    Trends of Carbon
                                                    Pricing Dashboard,
                                                    data as of 1 April
                                                    2025 (workbook of
                                                    August 2025)
  source           eu-ets.price                     Implementing           law              https://taxation-customs.ec.europa.eu/carbon-border-adjustment-mechanism/price-cbam-certificates_en
                                                    Regulation (EU)
                                                    2025/2548 and the
                                                    prices that the
                                                    Commission publishes
                                                    under it
  source           eu-ets.ets                       Directive 2003/87/EC,  law
                                                    Art. 10a, with
                                                    Regulation (EU)
                                                    2023/956
  type                                              ets
  design                                            cap-and-trade
  place                                             group EU_ETS
  emissions_share                                   40
  gases                                             CO2, N2O, PFCs
  sectors                                           power, industry,
                                                    mining, transport,
                                                    aviation
  allocation                                        free by output, and
                                                    auctions
  point                                             emitters
  offsets                                           not allowed
  names                                             EU ETS, ICAP European
                                                    Union, World Bank
                                                    ETS_EU, WCPD eu_ets
  input            eu-ets.goods_sector              sector of the good
                                                    that is made
  input            eu-ets.free_allocation_share     free allocation,
                                                    output-based limit,
                                                    tax-free allowance or
                                                    dispensation right,
                                                    as a share of the
                                                    emissions
  input            eu-ets.rebate                    what is paid back or
                                                    compensated
  series           eu-ets.in_force                  Whether it is in                        World Bank 2025
                                                    force
  series           eu-ets.price                     Mean of the auctions                    2025/2548 Art. 1
                                                    of a quarter,
                                                    weighted by volume
  series           eu-ets.price_in_euro_on_1_april  Price on 1 April in                     World Bank 2025
                                                    euro, from the US
                                                    dollars at the rate
                                                    of the source
  series           eu-ets.price_on_1_april          Price on 1 April,                       World Bank 2025
                                                    nominal, in US
                                                    dollars
  table            eu-ets.coverage                  the table of goods                      World Bank 2025; Dir.
                                                    covered                                 2003/87/EC
  look-up          eu-ets.coverage_row              Is the good covered?
  quantity         eu-ets.headline_price            Price                                   2025/2548 Art. 1
  quantity         eu-ets.paid_share                Share of the                            World Bank 2025
                                                    emissions that is
                                                    paid for
  quantity         eu-ets.effective_price           Price that is paid                      World Bank 2025
  $ octroi show eu-cbam price --format csv | cut -d, -f1,2
  what,name
  source,eu-cbam.price
  source,eu-cbam.art9
  input,eu-cbam.credit_paid
  series,eu-cbam.certificate_price
  series,eu-cbam.priced_by_quarter
  quantity,eu-cbam.unit_price
  quantity,eu-cbam.reference_price
  quantity,eu-cbam.specific_credit
  quantity,eu-cbam.carbon_price_credit
  quantity,eu-cbam.gross_charge
  note,later-reporting-year
  note,later-price
  $ octroi show eu-cbam.certificate_price
  what      name                       value                   standing    known       source
  series    eu-cbam.certificate_price  Price of a certificate                          2025/2548 Art. 1
  unit                                 EUR/tCO2e
  dated by                             purchase_date
  set by                               --set price=VALUE
  value     2026-Q1                    75.36                   law         2026-04-07  2025/2548 Art. 1
  value     2026-Q2                    75.28                   law         2026-07-06  2025/2548 Art. 1
  value     2026-Q3                    82.32                   law         2026-10-05  2025/2548 Art. 1
  value     later                      the last one (the last  assumption
                                       published price is
                                       carried forward)
  $ octroi show eu-cbam.net_charge --format csv
  what,name,value,standing,known,source
  quantity,eu-cbam.net_charge,Charge,,,Reg. (EU) 2023/956 Art. 22(1)
  formula,,certificates * unit_price,,,Reg. (EU) 2023/956 Art. 22(1)
  $ octroi show eu-cbam.allocation_factor
  what      name                       value                 standing    known  source
  quantity  eu-cbam.allocation_factor  Factor on the                            2025/2620 Annex 3.1 and
                                       benchmark                                4
  case      free_share == 0            0                                        Dir. 2003/87/EC Art.
                                                                                10a(1a)
  case      known(correction_factor)   free_share *                             2025/2620 Annex 3.1 and
                                       correction_factor                        4
  case      option.cscf_undecided      free_share            assumption         Dec. (EU)
            == one                                                              2026/1862 Art. 1; our
                                                                                reading
  note                                 the cross-sectoral
                                       correction factor is
                                       taken as 1, for this
                                       year none is decided
  case      otherwise                  unknown: the                             Dec. (EU)
                                       cross-sectoral                           2026/1862 Art. 1
                                       correction factor is
                                       not determined for
                                       this year
  $ octroi show eu-cbam.default_row --format csv
  what,name,value,standing,known,source
  look-up,eu-cbam.default_row,Default value,,,2025/2621 as replaced by 2026/1740 Annex I
  in table,,default_value,,,
  where,origin,origin,,,
  where,good,good,,,
  else where,origin,ZZ,,,
  note,,no default value for origin: the table of other countries and territories is used,,,
  $ octroi show eu-cbam.default_value
  what     name                                 value                 standing  known       source
  table    eu-cbam.default_value                the table of default
                                                values
  key      origin                               is column origin
  key      good                                 begins with, the
                                                longest, column good
  column   total                                tCO2e/fu
  column   direct                               tCO2e/fu
  column   route                                A, B, C, D, E, F, G,
                                                H, J, K or L
  edition  tables/default_values_2025_2621.csv  12532 rows                      2025-12-22  2025/2621 as adopted
                                                                                            Annex I
  edition  tables/default_values_2026_1740.csv  12540 rows                      2026-07-31  2025/2621 as replaced
                                                                                            by 2026/1740 Annex I
  $ octroi show eu-cbam.zero_floor; octroi show eu-cbam.cscf; octroi show eu-cbam.declaration; octroi show eu-cbam.purchase_date
  what      name                value                     standing  known  source
  option    eu-cbam.zero_floor  Whether a surplus on one  law              2025/2620 Annex 2 Eq. 1;
                                good offsets other goods                   our reading that the
                                                                           equation is per good, so
                                                                           that a surplus on one good
                                                                           does not offset another
  choices                       line or declaration
  standard                      line
  what     name          value                                    standing  known  source
  source   eu-cbam.cscf  Implementing Decision (EU) 2026/1862 of  law              Dec. (EU) 2026/1862
                         23 July 2026 (cross-sectoral correction
                         factor 2026-2030)
  checked                2026-11-23
  note                   read in five references, not in the
                         decision itself
  what   name                 value              standing  known  source
  group  eu-cbam.declaration  Declaration of an                   Reg. (EU) 2023/956 Art. 2a
                              importer's year                     and 6
  by                          importer
  by                          year(import_date)
  needs                       importer
  what  name                   value        standing  known  source
  date  eu-cbam.purchase_date  import_date                   Reg. (EU) 2023/956 Art. 21(1)
  $ octroi show eu-cbam.sefa_year --format json; octroi show all.basis --format csv
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"what": "input", "name": "eu-cbam.sefa_year", "value": "the reporting year for which sefa was computed", "standing": "", "known": "", "source": "2025/2620 Annex 3"},
   {"what": "option", "name": "", "value": "--sefa-year", "standing": "", "known": "", "source": ""},
   {"what": "type", "name": "", "value": "year", "standing": "", "known": "", "source": ""}]}
  what,name,value,standing,known,source
  input,all.basis,default: the official default values; actual: the producer's own verified figures,,,
  option,,--basis,,,
  type,,default or actual,,,
  not given,,default,,,
  $ octroi show eu-cbam.amount
  what      name                   value   standing  known  source
  quantity  eu-cbam.amount                                  Reg. (EU) 2023/956 Annex IV
  case      sector == electricity  energy                   Reg. (EU) 2023/956 Annex IV
  case      otherwise              mass                     Reg. (EU) 2023/956 Annex IV
  $ octroi show common-places --format csv | head -n 4; octroi show common-inputs --format csv
  what,name,value,standing,known,source
  title,,"Countries and territories, and groups of them",,,
  kind,,places,,,
  file,,common/places.yaml,,,
  what,name,value,standing,known,source
  title,,Inputs common to all schemes,,,
  kind,,inputs,,,
  file,,common/inputs.yaml,,,
  input,all.line,a number or name of the line,,,
  input,all.importer,who imports; thresholds count by importer,,,
  input,all.date,"the day on which the goods are imported, or a month or quarter of it: 2026-05, 2026-Q2",,,
  input,all.year,a whole year instead of a day; amounts are spread over its days,,,
  input,all.origin,customs origin,,,
  input,all.destination,"where the goods are imported: a place, or a group such as EU",,,
  input,all.good,"goods code of 2 to 10 digits (HS, CN, TARIC)",,,
  input,all.edition,"edition of the Harmonized System of which a code of six digits is, where it is not that of the nomenclature",,,
  input,all.mass,net mass,,,
  input,all.energy,amount of electricity,,,
  input,all.value,customs value with its currency: 12000EUR,,,
  input,all.installation,"in files: an installation document whose figures the line takes, FILE or FILE#GOOD",,,
  input,all.basis,default: the official default values; actual: the producer's own verified figures,,,

Rows of a table: a place by its code or name, a code with those below it and those that hold for it.

  $ octroi show eu-cbam.default_value TR 7604 --format csv
  known,origin,good,total,direct,indirect,route,status
  2025-12-22,TR,76041010,3.741,3.741,,K,value
  2025-12-22,TR,76041090,3.741,3.741,,K,value
  2025-12-22,TR,76042100,3.741,3.741,,K,value
  2025-12-22,TR,76042910,3.741,3.741,,K,value
  2025-12-22,TR,76042990,3.741,3.741,,K,value
  2026-07-31,TR,76041010,3.741,3.741,,K,value
  2026-07-31,TR,76041090,3.741,3.741,,K,value
  2026-07-31,TR,76042100,3.741,3.741,,K,value
  2026-07-31,TR,76042910,3.741,3.741,,K,value
  2026-07-31,TR,76042990,3.741,3.741,,K,value
  $ octroi show eu-cbam.default_value south korea 7208 39 00
  known       origin  good  total  direct  indirect  route  status
  2025-12-22  KR      7208  2.118  2.118             C      value
  2026-07-31  KR      7208  2.118  2.118             C      value
  $ octroi show eu-cbam.default_value Türkiye 76042990 --format json
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"known": "2025-12-22", "origin": "TR", "good": "76042990", "total": "3.741", "direct": "3.741", "indirect": "", "route": "K", "status": "value"},
   {"known": "2026-07-31", "origin": "TR", "good": "76042990", "total": "3.741", "direct": "3.741", "indirect": "", "route": "K", "status": "value"}]}
  $ octroi show eu-cbam.category 7208; octroi show eu-cbam.mark_up hydrogen 2026
  known  good  category                precursors  counted  mass_kept
         72    iron-or-steel-products  always      tonne    yes
  known  sector    from  to    value
         hydrogen  2026  2026  0.10
  $ octroi show eu-cbam.default_value TR 9999; octroi show rs-import-carbon-tax.reference 7208
  octroi: nothing found
  what    name                            value                      standing  known  source
  table   rs-import-carbon-tax.reference  reference values                            law firm summaries
  rows                                    unknown: the by-law with
                                          the reference values was
                                          not found; give one with
                                          --reference
  key     good                            begins with, the longest,
                                          column good
  column  value                           tCO2e/fu

A slip gets the nearest name; any other word is looked for everywhere, with the command that shows more.

  $ octroi show eu-cbam.net_charg; octroi show eu-cbam.nothing_such; octroi show eu-cbm
  octroi: octroi show 'eu-cbam.net_charg': eu-cbam has nothing of that name; did you mean 'eu-cbam.net_charge'?
  octroi: octroi show 'eu-cbam.nothing_such': eu-cbam has nothing of that name; octroi show eu-cbam lists its parts
  octroi: octroi show 'eu-cbm': there is nothing of that name to show; did you mean 'eu-cbam'?
  [2]
  $ octroi show certificate_prize; octroi show table eu
  octroi: octroi show 'certificate_prize': there is nothing of that name to show; did you mean 'eu-cbam.certificate_price'?
  octroi: octroi show 'table': there is nothing of that name to show; did you mean 'tables'?
  [2]
  $ octroi show korea | head -n 4
  what          name                           text                         more
  document      kr-ets                         Korea Emissions Trading      octroi show kr-ets
                                               Scheme
  country       KP                             North Korea                  octroi show countries KP
  $ octroi show germany | grep eu-cbam
  scheme        eu-cbam                        charges imports into DE           octroi show eu-cbam
  $ octroi show clinker --format csv | cut -d, -f1,2
  what,name
  series,intensity-tiers.clinker_share
  quantity,intensity-tiers.clinker_row
  quantity,intensity-tiers.clinker_direct
  input,eu-cbam.route
  input,eu-cbam.see_direct
  input,eu-cbam.content
  good,2523 10
  good,2523 10 00
  good,2523 10 00 10
  good,2523 10 00 90
  good,2523 30
  $ octroi show south korea --format json | head -n 2; octroi show certificate auctions | head -n 3
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"what": "country", "name": "KR", "text": "South Korea", "more": "octroi show countries KR"},
  octroi: octroi show 'certificate': there is nothing of that name to show; did you mean 'eu-cbam.certificates'?

What is declared unknown: cells that are empty with a reason, inputs, cases of the amount; also of what is shared.

  $ cp -rL $RULES book && chmod -R u+w book && mkdir book/vu && cat >book/vu/levy.yaml <<END
  > octroi: 1
  > kind: border-adjustment
  > title: A made-up levy
  > destination: VU
  > currency: EUR
  > horizon: 2026..2030
  > status: [{state: in-force, from: 2026-01-01, source: act}, {state: lapsed, from: 2029-01-01, source: act Art. 9}]
  > sources: {act: {title: A made-up act, short: made-up act, checked: 2026-11-23}}
  > inputs: {share: {unit: 1, else: {unknown: nobody counted it}, note: a share, source: act}}
  > tables:
  >   rates:
  >     key: {good: longest-prefix}
  >     columns: {rate: EUR/fu, other: EUR/fu}
  >     reason_column: why
  >     rows:
  >       - {good: "7208", rate: 5, other: 1, why: ""}
  >       - {good: "7604", rate: "", other: 2, why: the page is illegible}
  >       - {good: "7605", rate: "", other: "", why: not yet published}
  >     source: act Art. 2
  > amount: {source: act, cases: [{when: known(energy), formula: unknown, reason: sheets are counted by area}, {otherwise: mass}]}
  > quantities:
  >   row: {lookup: rates, where: {good: good}, source: act}
  >   net_charge: {unit: EUR, formula: amount * row.rate * share, source: act}
  > END
  $ octroi check vu-levy --rules book
  1 document, 1 scheme, 1 table, 3 rows of tables, 1 source: no errors
  $ octroi show unknowns vu-levy --rules book
  name            where                     why
  vu-levy.share   not given                 nobody counted it
  vu-levy.amount  a case                    sheets are counted by area
  vu-levy.rates   rate of good 7604         the page is illegible
  vu-levy.rates   rate, other of good 7605  not yet published
  $ octroi show vu-levy.rates --rules book; octroi show vu-levy.rates 7604 --rules book; octroi show vu-levy.share --rules book
  what     name             value                                  standing  known  source
  table    vu-levy.rates                                                            made-up act Art. 2
  key      good             begins with, the longest, column good
  column   rate             EUR/fu
  column   other            EUR/fu
  column   why              why a cell beside it is empty
  edition  in the document  3 rows                                                  made-up act Art. 2
  known  good  rate  other  why
         7604        2      the page is illegible
  what       name           value                       standing  known  source
  input      vu-levy.share  a share                                      made-up act
  option                    --share
  type                      1
  not given                 unknown: nobody counted it
  $ octroi show timeline vu-levy --rules book
  day         name     event     title           source
  2026-01-01  vu-levy  in-force  A made-up levy  made-up act
  2029-01-01  vu-levy  lapsed    A made-up levy  made-up act Art. 9
  $ octroi show unknowns kiln_fuel_factor
  name                              where      why
  intensity-tiers.kiln_fuel_factor  not given  no source gives the emissions of kiln fuel; give
                                               --kiln-fuel-factor, in tCO2e/GJ

Sources of all documents grow old, also those of places, goods and methods.

  $ octroi check --stale 6 --today 2040-01-01 2>&1 | grep -c 'warning: source' >stale; octroi show sources --format csv | sed 1d | wc -l | diff - stale && echo all of them
  all of them
  $ octroi check --stale --today 2026-11-26 | tail -n 1
  no source was last checked more than 6 months before 2026-11-26
  $ octroi show sources common-places.eea --format csv | cut -d, -f1-3
  source,standing,checked
  common-places.eea,law,2026-11-23

Prices are told by carbon price and kind of price; what repeats itself, and a column without a word, are for programs.

  $ octroi show prices Denmark carbon tax 2024
  instrument     place         what         period      price     unit       standing  source
  dk-carbon_tax  Denmark (DK)  Price on     2024-04-01  28.39951  USD/tCO2e  law       World Bank
                               1 April,                                                2025
                               nominal, in
                               US dollars
  $ octroi show paid korea 2027 --format table | cut -c1-70 | grep -e korea -e kr-ets -e electricity -e aluminium
  kr-ets      South Korea  cement          2027  9490   0        KRW/tCO
                           electricity     2027  9490   unknown  KRW/tCO
                           aluminium       2027  9490   0        KRW/tCO
  $ octroi show prices korea 2024 --format csv
  instrument,place,what,period,price,unit,standing,source,note
  kr-ets,South Korea (KR),"Price on 1 April, nominal, in US dollars",2024-04-01,6.3024274,USD/tCO2e,law,World Bank 2025,
