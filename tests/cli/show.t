What the rules hold.

  $ octroi show
  octroi show  lists
  schemes      rules that charge carbon at a border, with their status
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
  $ octroi show schemes eu-cbam
  scheme   charges at                  status                    title
  eu-cbam  group EU_customs_territory  in-force from 2026-01-01  EU Carbon Border Adjustment Mechanism
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
  octroi: octroi show 'nowt': there is nothing of that name to show; schemes, goods, lists, listed, countries, series, tables, sources, unknowns, options, inputs or keys
  [2]
  $ octroi show countries atlantis
  octroi: nothing found

Nothing is cut when the output is no terminal; a width can be asked for.

  $ env -u COLUMNS octroi show inputs see_indirect eu-cbam | wc -l
  3
  $ COLUMNS=80 octroi show inputs see_indirect eu-cbam | awk 'length > 80' | wc -l
  0
