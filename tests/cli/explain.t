Why a line costs what it costs: the steps of tests/cli/cost.t, with their sources.

  $ export COLUMNS=140
  $ octroi explain --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 | head -2
  EU Carbon Border Adjustment Mechanism                                   law
  500 t of 7604 29 90 (Aluminium; bars, rods and profiles: Profiles) from Türkiye, on default values

Each figure of the hand calculation is there: 3.741 * 1.1 = 4.1151; 0.975 * 1.493
= 1.455675; 4.1151 - 1.455675 = 2.659425; 500 * 2.659425 = 1329.7125; 1329.7125
* 75.28 = 100100.757.

  $ octroi explain --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 >why
  $ grep -c -F -e '= 3.741 * (1 + 0.1)' -e '= 0.975 * 1.493' -e '= max(0, 4.1151 - 1.455675)' -e '= 500 * 2.659425' -e '= 1329.7125 * 75.28' why
  5

When the cash is due (Reg. (EU) 2023/956 Art. 6(1): 30 September of the following year).

  $ sed -n '/^When/,/^$/p' why
  When:
    2027-02-01  sale of certificates starts                                Reg. (EU) 2023/956 Art. 20(1) and 36(2)(d)
    2027-09-30  declare and surrender certificates                         Reg. (EU) 2023/956 Art. 6(1) and 22(1)
    2027-10-31  last day to ask for repurchase                             Reg. (EU) 2023/956 Art. 23(1)
    2027-11-01  certificates bought for 2026 and still held are cancelled  Reg. (EU) 2023/956 Art. 24(2)

Notes, the standing and the rulebook end it.

  $ tail -1 why
  Standing: law. Rulebook xxh3:* as of 20*-*-*. (glob)

A year at published prices is told by its parts (90, 91, 92 and 92 of 365 days:
24.66, 24.93 and twice 25.21 %), each for the whole 500 t and counted by its days;
what is as in the part before is not repeated.

  $ octroi explain --from TR --to EU --good 76042990 --mass 500 --year 2026 | grep -E "which counts|as above|all parts"
  2026-01-01 to 2026-03-31, which counts 24.66 %
  2026-04-01 to 2026-06-30, which counts 24.93 %
  1-19  as above
  2026-07-01 to 2026-09-30, which counts 25.21 %
  1-19  as above
  2026-10-01 to 2026-12-31, which counts 25.21 %
  1-19  as above
  all parts, each by its days: charge 104,846.05 EUR

As JSON every step has its name, formula, figures, value, source and standing.

  $ octroi explain --from TR --to EU --good 76042990 --mass 500 --date 2026-05-12 --format json | python3 -c '
  > import json, sys
  > part = json.load(sys.stdin)["lines"][0]["parts"][0]
  > print(part["first"], part["last"], part["share"])
  > step = [s for s in part["steps"] if s["name"] == "net_charge"][0]
  > print(step["formula"], "|", step["figures"], "|", step["value"], "|", step["standing"])'
  2026-05-12 2026-05-12 1
  certificates * unit_price | 1329.7125 * 75.28 | 100,100.757 EUR | law

An exempt line says why nothing is due; one that can't be computed says so on the error stream.

  $ octroi explain --from CH --to EU --good 76042990 --mass 500 --date 2026-05-12 | grep -i exempt:
  exempt: goods of Switzerland are exempt (Reg. (EU) 2023/956 Art. 2 and Annex III point 1)
  $ octroi explain --from IN --to EU --good 25239000 --mass 100 --date 2026-02-01 >/dev/null
  octroi: not computable: 2523 90 00 is divided further in the table of default values; give one of its codes of up to 10 digits:
    2523 90 00 10  White hydraulic cement
    2523 90 00 90  Grey and other hydraulic cements
  [1]
