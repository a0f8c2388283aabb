What the rules hold.

  $ octroi show
  $ octroi show schemes eu
  $ octroi show countries turkiye
  $ octroi show countries 'south korea' --format csv
  $ octroi show inputs sefa --format json
  $ octroi show options benchmark --format csv
  $ octroi show series free_share
  $ octroi show unknowns penalty --format csv
  $ octroi show goods 76042990
  $ octroi show goods profiles aluminium | head -3
  $ octroi show nowt
  $ octroi show countries atlantis

Nothing is cut when the output is no terminal; a width can be asked for.

  $ octroi show inputs see_indirect | wc -l
  $ COLUMNS=60 octroi show inputs see_indirect | awk 'length > 60' | wc -l
  0
