Lists of goods and the editions that their codes are of.

  $ octroi show lists cleg
  list                  title                       edition  codes  codes now  categories  trust
  goods-cleg            OECD Combined List of       HS2007   248    287        11          transcribed
                        Environmental Goods (CLEG)
  goods-core_cleg       OECD Core CLEG: the goods   HS2007   11     14         4           transcribed
                        on which lists agree most
  goods-core_cleg_plus  OECD Core CLEG+             HS2007   40     43         4           transcribed
  $ octroi show lists wto --format csv
  list,title,edition,codes,codes now,categories,trust
  goods-friends_2009,"Friends of environmental goods, list of 2009 in the WTO",HS2007,154,179,11,transcribed
  goods-tessd,"WTO Trade and Environmental Sustainability Structured Discussions (TESSD), environmental goods",HS1992,32,93,,approximate
  goods-wto_427,"WTO Secretariat, consolidated list of environmental goods",,unknown,unknown,"6, overlapping",official
  $ octroi show lists apec --format json
  {"octroi": "0.1.0", "format": 1, "rows": [
   {"list": "goods-apec_2012", "title": "APEC List of Environmental Goods (2012)", "edition": "HS2007", "codes": "54", "codes now": "75", "categories": "6", "trust": "transcribed"},
   {"list": "goods-apec_2012_narrow", "title": "APEC List of Environmental Goods (2012), read narrowly", "edition": "HS2022", "codes": "63", "codes now": "63", "categories": "6", "trust": "own-judgement"}]}

Which lists have a good, by its code of any edition: HS2007 has photovoltaic cells in
854140, HS2022 in 854142. What only the correlation tables lead to is marked.

  $ octroi show listed 854142 --format csv
  list,edition,code,meant,code now,category,text
  goods-accts,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  goods-apec_2012,HS2007,854140,part,854141 854142 854143 854149,Renewable energy plant,"Electrical apparatus; photosensitive, including photovoltaic cells, whether or not assembled in modules or made up into panels, light emitting diodes"
  goods-apec_2012_narrow,HS2022,854142,part,854142,Renewable energy plant,"Electrical apparatus; photosensitive semiconductor devices, photovoltaic cells not assembled in modules or made up into panels"
  goods-cleg,HS2007,854140,,854141 854142 854143 854149,Renewable energy plant,"Electrical apparatus; photosensitive, including photovoltaic cells, whether or not assembled in modules or made up into panels, light emitting diodes"
  goods-eu_nz,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  goods-friends_2009,HS2007,854140,,854141 854142 854143 854149,Renewable energy plant,"Electrical apparatus; photosensitive, including photovoltaic cells, whether or not assembled in modules or made up into panels, light emitting diodes"
  goods-oecd_other,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  goods-pegs,HS2007,854140,,854141 854142 854143 854149,Renewable energy plant,"Electrical apparatus; photosensitive, including photovoltaic cells, whether or not assembled in modules or made up into panels, light emitting diodes"
  goods-sagea,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  goods-tessd,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  goods-uk_nz,HS1992,854140,,854141 854142 854143 854149,,"Semiconductor devices (e.g. diodes, transistors, semiconductor based transducers); including photovoltaic cells…"
  $ octroi show listed 871411 cleg --format csv
  list,edition,code,meant,code now,category,text
  goods-cleg,HS2007,871411,,871410?,Cleaner or more resource efficient technologies and products,"Motorcycles (including mopeds); parts, saddles"
  $ octroi show listed 410410
  octroi: nothing found; this looks everywhere: octroi show 410410
  $ octroi show unknowns goods-wto
  name           where           why
  goods-wto_427  the whole list  the list of 427 six-digit codes was not found in public; only its
                                 categories are known

Bad lists: the good one first.

  $ rules() { rm -rf r; cp -r "$TESTDIR/../rulebooks/good" r; cat > r/goods/editions.yaml <<'END'
  > octroi: 1
  > kind: goods-editions
  > title: Editions of the list
  > source: office
  > editions: [first, second]
  > codes: {file: tables/codes.csv, hash: "xxh3:0"}
  > steps: {file: tables/steps.csv, hash: "xxh3:0"}
  > sources: {office: {title: Office of lists, checked: 2026-01-15}}
  > END
  > printf 'code,editions\n010101,first/second\n010102,first\n010103,second\n020100,first\n' > r/goods/tables/codes.csv
  > printf 'newer,code,older,was,relation,conversion\nsecond,010103,first,010102,1:1,yes\n' > r/goods/tables/steps.csv
  > cat > r/goods/green.yaml <<'END'
  > octroi: 1
  > kind: goods-list
  > title: Green goods
  > editions: goods-editions
  > edition: first
  > file: tables/green.csv
  > hash: "xxh3:0"
  > size: 2
  > trust: official
  > overlap: no
  > source: office
  > categories: {air: Air, water: Water}
  > sources: {office: {title: Office of lists, checked: 2026-01-15}}
  > END
  > printf 'code,category\n010101,air\n010102,water\n' > r/goods/tables/green.csv; }
  $ check() { octroi check --rules r --write-hashes r/goods/editions.yaml r/goods/green.yaml 2>&1 | grep -v renewed; }
  $ rules; check
  2 documents, 2 rows of tables, 2 sources: no errors
  $ octroi show listed --rules r
  list         edition  code    meant  code now  category  text
  goods-green  first    010101         010101    Air
  goods-green  first    010102         010103    Water
  $ rules; sed -i 's/010102/010105/' r/goods/tables/green.csv; check
  r/goods/tables/green.csv:3:1: error: '010105' is no code of first
      3 | 010105,water
        | ^
  $ rules; sed -i 's/water/fire/' r/goods/tables/green.csv; check
  r/goods/tables/green.csv:3:8: error: 'fire' is no category of the list
      3 | 010102,fire
        |        ^
  remedy: declare it under categories
  $ rules; printf '010102,air\n' >> r/goods/tables/green.csv; check
  r/goods/tables/green.csv:4:1: error: '010102' stands in two categories
      4 | 010102,air
        | ^
  r/goods/tables/green.csv:3:1: first listed here
  remedy: where categories share goods, say overlap: yes; they are then never added up
  $ rules; printf '010102,water\n' >> r/goods/tables/green.csv; check
  r/goods/tables/green.csv:4:1: error: '010102' is listed twice
      4 | 010102,water
        | ^
  r/goods/tables/green.csv:3:1: first listed here
  $ rules; sed -i 's/^size: 2/size: 3/; s/edition: first/edition: frist/' r/goods/green.yaml; check
  r/goods/green.yaml:8:7: error: the file has 2 codes of the list, not 3
      8 | size: 3
        |       ^
  r/goods/green.yaml:5:10: error: 'goods-editions' has no edition 'frist'
      5 | edition: frist
        |          ^
  remedy: did you mean 'first'?
  $ rules; sed -i 's/trust: official/trust: offical/; /^overlap/d; s/^file.*/note: x/' r/goods/green.yaml; check
  r/goods/green.yaml:9:8: error: 'offical' is not a trust
      9 | trust: offical
        |        ^
  remedy: did you mean 'official'?
  r/goods/green.yaml:1:1: error: a list with categories has no 'overlap'
      1 | octroi: 1
        | ^
  r/goods/green.yaml:1:1: error: a list of goods has no 'file'
      1 | octroi: 1
        | ^
  remedy: where the codes were not found, say why: unknown: …
  $ rules; sed -i 's/^editions: .*/editions: goods-cx/' r/goods/green.yaml; check
  r/goods/green.yaml:4:11: error: 'goods-cx' is of kind nomenclature, not goods-editions
      4 | editions: goods-cx
        |           ^
  $ rules; sed -i 's/water: Water/water: Water, soil: Soil/' r/goods/green.yaml; check
  2 documents, 2 rows of tables, 2 sources: no errors, 1 warning
  r/goods/green.yaml:12:13: warning: no good is in category 'soil'
     12 | categories: {air: Air, water: Water, soil: Soil}
        |             ^

What becomes of a code must be known, or is told; codes that are unknown need a reason.

  $ rules; sed -i 's/010101,air/020100,air/; 3d' r/goods/tables/green.csv; sed -i 's/size: 2/size: 1/; s/, water: Water//' r/goods/green.yaml; check
  2 documents, 1 row of tables, 2 sources: no errors, 1 warning
  r/goods/tables/green.csv:2:1: warning: nothing is known of what became of '020100' of first
      2 | 020100,air
        | ^
  $ rules; sed -i 's/^file.*/unknown: nobody has it/; /^hash/d' r/goods/green.yaml; check
  2 documents, 2 sources, 1 declared unknown: no errors
  $ octroi show lists --rules r
  list         title        edition  codes    codes now  categories  trust
  goods-green  Green goods  first    unknown  unknown    2           official
  $ octroi show listed --rules r
  octroi: nothing found

A list, and a carbon price, with what their documents say of them.

  $ octroi show goods-wto_427 --format csv | grep -e ^size -e ^unknown -e ^overlap -e renewable
  size,,427,,,
  unknown,,the list of 427 six-digit codes was not found in public; only its categories are known,,,
  overlap,,yes,,,
  category,renewable_energy,Renewable energy,,,
  $ octroi show kr-ets --format csv | grep -e ^type -e ^emissions_share -e ^allocation -e ^sectors
  type,,ets,,,
  emissions_share,,79,,,
  sectors,,"power, industry, mining, transport, aviation, buildings, waste",,,
  allocation,,"free by output, and auctions",,,
