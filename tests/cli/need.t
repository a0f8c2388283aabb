What must a supplier be asked for?

  $ octroi need --to EU --good 72083900 --basis actual --from CN --mass 1000 --date 2026-02-10 | grep -o '^ *--[a-z-]*\|^[a-z ]*help\|^needed'
  needed
    --see
    --sefa
  can help
    --importer
    --see-passed-on
    --credit-paid
    --role

On default values with all of it given nothing is needed.

  $ octroi need --to EU --good 72083900 --from CN --mass 1000 --date 2026-02-10 | grep needed
  nothing more is needed

Aluminium has two routes with different benchmarks in column A (1.423 and 0.091), so the route is needed.

  $ octroi need --to EU --good 76011090 --basis actual --from CN --mass 500 --date 2026-02-01 --format csv | cut -d, -f2-6 | grep route
  route,route,needed,,K L

Serbia's reference values are not published: without one given nothing can be computed.

  $ octroi need --to RS --from TR --good 72083900 --mass 10 --date 2026-03-01 --see 2 --format csv | cut -d, -f2,4
  input,kind
  reference_given,needed
  importer,can-help
  $ octroi cost --to RS --from TR --good 72083900 --mass 10 --date 2026-03-01 --see 2 >/dev/null
  octroi: not computable: the by-law with the reference values was not found; give one with --reference
  [1]

This question is about one line.

  $ octroi need --to EU --good 72083900,76011090 --basis actual
  octroi: --good has 2 values: this question is about one line
  [2]
  $ octroi need --good 7208
  octroi: --to is missing: the country that the goods enter, or a group of countries
  [2]

A scheme may be named instead of a place; the climate club of the model asks for a day, an origin and a value.

  $ octroi need --scheme international-climate-club --format csv | cut -d, -f2,4
  input,kind
  date,needed
  origin,needed
  value,needed

What the rules themselves do not know is told first: the inputs below may not be enough. Long options stay
in their column.

  $ need() { octroi need --to US --enact us-clean_competition_2025 --good 72083900 --from CN --mass 1 --date 2027-06-01 \
  > --industry iron-and-steel "$@"; }
  $ need | sed -n '2,4p;/origin-average/p'
  not computable yet: no average of a United States industry is published: give one with --baseline
                      value             what it is           asked for by        source
  can help
    --origin-average  tCO2e/t           average emissions    specific emissions  summaries of S. 3523
  $ need --baseline 2 --origin-average 3 --set percentage=0.9 --price 60 | sed -n 2p
  nothing more is needed
  $ need --format json | tail -n 1
   {"scheme": "us-clean_competition_2025", "code": "declared-unknown", "text": "no average of a United States industry is published: give one with --baseline"}]}
