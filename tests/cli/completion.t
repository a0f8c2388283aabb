Completion in bash: the function is called as the shell would.

  $ . "$TESTDIR/../../completion/octroi.bash"
  $ try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _octroi; echo "${COMPREPLY[*]}"; }

Commands, and what help is asked about.

  $ try octroi c
  check compare cost
  $ try octroi --v
  --version
  $ try octroi help r
  rerun restate run

Options of the command, and of the inputs that schemes declare.

  $ try octroi cost --f
  --format --free-trade-partner --from
  $ try octroi explain --see
  --see --see-indirect --see-passed-on --see-transport
  $ try octroi need --fr
  --free-trade-partner --from
  $ try octroi run --ma
  --map --map-file --mass
  $ try octroi test --f
  --format
  $ try octroi check --s
  --stale

Values of which the program knows all.

  $ try octroi cost --format ''
  csv json table
  $ try octroi cost --scheme rs
  rs-import-carbon-tax
  $ try octroi run --enact no-; try octroi cost --repeal gb
  no-cbam
  gb-any_goods gb-cbam
  $ try octroi cost --scale eu-cbam.thr
  eu-cbam.threshold=
  $ try octroi cost --option ze
  zero_floor=
  $ try octroi explain --format ''
  json table
  $ try octroi cost --format = c
  csv
  $ try octroi cost --format =
  csv json table
  $ try octroi cost --basis ''
  actual default
  $ try octroi cost --route ''
  A B C D E F G H J K L
  $ try octroi cost --line ''
  $ try octroi cost --from T | cut -c1-12
  TC TD TF TG
  $ mkdir goods.d; try octroi show goods go
  $ try octroi show s; try octroi show pa; try octroi show paths-v
  schemes series sources
  paid paths paths-* (glob)
  paths-veyt_2023 paths-veyt_2024
  $ try octroi show eu; try octroi show eu-cbam.net
  eu-any_goods eu-cbam eu-downstream eu-origin_price_credit
  eu-cbam.net_charge
  $ try octroi restate --se; try octroi restate --wa
  --sector-rate --see --see-indirect --see-passed-on --see-transport --sefa --sefa-year --set
  --was

Else files, and folders where a folder is meant.

  $ mkdir lines.d && touch lines.csv
  $ try octroi run li
  lines.csv lines.d
  $ try octroi run - --rules li
  lines.d

Every command has options; --help is one of them.

  $ for c in $(_octroi_commands); do [ $c = help ] || _octroi_options $c | grep -qx -- --help || echo "$c has none"; done
