Words of a scenario that are wrong: what is told is the word that is wrong, and what was meant.

  $ printf 'origin,destination,good,mass\nCN,FR,72083900,1000\n' > flows.csv
  $ try() { printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2027\nchanges:\n' > s.yaml; for c in "$@"; do echo "  - $c"; done >> s.yaml; octroi run s.yaml --format csv 2>&1 | grep -e error -e remedy; }

The text of rules lies in sections; whoever leaves one out, or misspells a name behind it, is told the whole address.

  $ try '{replace: eu-cbam.free_share.values, with: {2027..: 0}}' '{drop: eu-cbam.free_share}' '{replace: eu-cbam.net_chrge.formula, with: 1}'
  s.yaml:7:15: error: there is no 'free_share' to change
  remedy: did you mean 'eu-cbam.series.free_share.values'?
  s.yaml:8:12: error: there is no 'free_share' to change
  remedy: did you mean 'eu-cbam.series.free_share'?
  s.yaml:9:15: error: there is no 'net_chrge' to change
  remedy: did you mean 'eu-cbam.quantities.net_charge.formula'?
  $ try '{replace: eu-cbam.seris.free_share.values, with: {2027..: 0}}' '{replace: eu-cbam.series.free_shar.values, with: {2027..: 0}}' '{add: eu-cbam.nothing.like.it, value: 0}'
  s.yaml:7:15: error: there is no 'seris' to change
  remedy: did you mean 'series'?
  s.yaml:8:15: error: there is no 'free_shar' to change
  remedy: did you mean 'free_share'?
  s.yaml:9:11: error: there is no 'nothing' to change

Of a comparison the word that is wrong, on either side; and a word that is none at all.

  $ try '{set: eu-cbam.mark_up.value, to: 1, where: orgin == CN}'; try '{set: eu-cbam.mark_up.value, to: 1, where: CN == orgin}'
  s.yaml:7:48: error: nothing is called 'orgin'
  remedy: did you mean 'origin'?
  s.yaml:7:54: error: nothing is called 'orgin'
  remedy: did you mean 'origin'?
  $ try '{set: eu-cbam.mark_up.value, to: 1, where: wherever == CN}'; try '{set: eu-cbam.mark_up.value, to: 1, where: origin == Chnia}'
  s.yaml:7:48: error: nothing is called 'wherever'
  s.yaml:7:58: error: 'Chnia' is not the code of a place
  remedy: octroi show countries lists the places

What totals are told apart by is said in the document, or on the command line; what is wrong with it is told where it was said.

  $ printf 'octroi: 1\nkind: scenario\ntitle: A try\nflows: {file: flows.csv}\nhorizon: 2027\nby: [origin]\n' > by.yaml; sed 's/origin/category/' by.yaml > category.yaml
  $ octroi run by.yaml --by nosuch; octroi run by.yaml --by orign; octroi run by.yaml --by origin.incomes
  octroi: --by 'nosuch': flows cannot be told apart by that; it takes columns of the file that are inputs, such as origin or good, flow_year, and quantities that are codes, such as sector
  octroi: --by 'orign': flows cannot be told apart by that; did you mean 'origin'?
  octroi: --by 'origin.incomes': there is no group of places or union of them 'incomes'
  [2]
  $ octroi run by.yaml --by category; octroi run category.yaml; octroi sweep flows.csv --year 2027 --by category --vary eu-ets.price=50,60
  octroi: --by 'category': flows cannot be told apart by that; categories are those of a list of goods: write flows: {list: ID}; octroi show lists names them
  category.yaml:6:5: error: by 'category': flows cannot be told apart by that
      6 | by: [category]
        |     ^
  remedy: categories are those of a list of goods: write flows: {list: ID}; octroi show lists names them
  octroi: --by 'category': flows cannot be told apart by that; categories are those of a list of goods: give --list ID; octroi show lists names them
  [2]
