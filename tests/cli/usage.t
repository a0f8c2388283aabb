What is typed wrong ends with status 2, prints nothing on standard output, and
tells all errors at once, with a remedy.

  $ octroi
  $ octroi cots
  $ octroi frobnicate
  $ octroi help cst
  $ octroi --version
  octroi 0.1.0

Everything that is missing, at once; without a mass, for example, there is no charge.

  $ octroi cost
  $ octroi cost --to EU --good
  $ octroi cost --from TR --to EU --good 76042990 --date 2026-05-12
  $ octroi cost --to EU --good 76042990

The screen of the first five minutes: a misspelt option counts as the nearest.

  $ octroi cost --from Turky --to EU --god 76042990 --mass 5oo --date 2026-05-12
  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 2>/dev/null

Options are typed in full, once, and have their values.

  $ octroi cost --fro TR --to EU --good 76042990 --mass 5 --date 2026-05-12
  $ octroi cost --from TR --from IN --to EU --good 76042990 --mass 5 --date 2026-05-12
  $ octroi cost --from --to EU --good 76042990 --mass 5 --date 2026-05-12
  $ octroi cost --from TR --to EU --good 76042990 --mass 5 --date 2026-05-12 -x --nonsense
  $ octroi cost TR --to EU --good 76042990 --mass 5 --date 2026-05-12
  $ octroi test --verbose=3

Places: none, and pairs that are easily confused.

  $ ask() { octroi cost --to EU --good 76042990 --mass 5 --date 2026-05-12 "$@"; }
  $ ask --from XX
  $ ask --from Congo
  $ ask --from Korea
  $ ask --from Guineaa
  $ ask --from TR,,IN
  $ ask --from TR,IN,Atlantis
  $ octroi cost --to Atlantis --from TR --good 76042990 --mass 5 --date 2026-05-12
  $ octroi cost --to CH --from TR --good 76042990 --mass 5 --date 2026-05-12

Niger is not Nigeria, Dominica not the Dominican Republic, Guinea not its neighbours.

  $ for name in Niger Nigeria Dominica 'Dominican Republic' Guinea 'Equatorial Guinea'; do octroi cost --from "$name" --to EU --good 76042990 --mass 5 --date 2026-05-12 --format csv | tail -1 | cut -d, -f9; done
  NE
  NG
  DM
  DO
  GN
  GQ

Codes of goods.

  $ good() { octroi cost --from TR --to EU --mass 5 --date 2026-05-12 --good "$1"; }
  $ good 7604299
  $ good abc
  $ good 760429900012
  $ good ''
  $ good 99999999

Masses.

  $ mass() { octroi cost --from TR --to EU --good 76042990 --date 2026-05-12 --mass "$1"; }
  $ mass -5
  $ mass 0
  $ mass nan
  $ mass inf
  $ mass 1e999
  $ mass 1,000
  $ mass 3,5
  $ mass 5oo
  $ mass 0x10
  $ mass ''
  $ mass '5 stone'
  $ mass 5MWh

Days and years.

  $ when() { octroi cost --from TR --to EU --good 76042990 --mass 5 "$@"; }
  $ when --date 2026-02-30
  $ when --date 12.5.2026
  $ when --year 2041
  $ when --year 2025
  $ when --year 26
  $ when --year 2034..2026
  $ when --year 2026..soon

Choices, prices and settings.

  $ ask --from TR --basis actaul
  $ ask --from TR --basis actual --see 1 --route Z
  $ ask --from TR --option faa_scope=totl
  $ ask --from TR --option nothing=x
  $ ask --from TR --option faa_scope
  $ ask --from TR --price cheap
  $ ask --from TR --price 2027=85,2030
  $ ask --from TR --set free_share=1
  $ ask --from TR --scheme eu-cbm
  $ ask --from TR --as-of yesterday
  $ ask --from TR --format jsn
  $ octroi explain --from TR --to EU --good 76042990 --mass 5 --date 2026-05-12 --format csv

A bad price does not hide a bad mass.

  $ octroi cost --from TR --to EU --good 76042990 --mass 5oo --date 2026-05-12 --price cheap

The rulebook.

  $ octroi cost --rules nowhere --from TR --to EU --god 76042990 --mass 5 --date 2026-05-12
  $ octroi show --rules nowhere schemes

Too many lines at once.

  $ octroi cost --to EU --from CN,IN,TR,KR,US,JP,BR,ZA,UA,VN,ID,MY,TH,EG,DZ,MA,MX,AR,CL,PE --good 72081000,72082500,72082600,72082700,72083600,72083700,72083800,72083900,72084000,72085100,72085200,72085300,72085400,72089020,72089080,72142000 --year 2026..2040 --route A,B,C,D,E,F,G,H,J,K,L --basis default,actual
