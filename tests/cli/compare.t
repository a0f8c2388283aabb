octroi compare: variants of scenarios side by side.

The goods of tests/cli/scenario.t: 4,058.325 certificates in 2027 (aluminium 1,535.425, coil 2,522.90), 4,669.90 in 2028
(1,759.80 and 2,910.10). At 82.32 EUR 334,081.31 and 384,426.17; at 100 EUR 405,832.50 and 466,990.00, which is
17.68 / 82.32 = 21.48 % more; at 41.16 EUR half.

  $ printf 'origin,destination,good,mass\nTR,DE,76042990,500\nCN,FR,72083900,1000\n' > flows.csv
  $ cat > prices.yaml <<'END'
  > octroi: 1
  > kind: scenario
  > title: Three prices
  > flows: {file: flows.csv}
  > horizon: 2027..2028
  > variants:
  >   - name: law
  >   - name: dear
  >     changes: [{set: eu-cbam.certificate_price, to: 100}]
  >   - name: half
  >     changes: [{set: eu-cbam.certificate_price, to: 41.16}]
  > END
  $ octroi compare prices.yaml
  Three prices
  flows     flows.csv: 2 rows, 2 lines at borders where a scheme charges
  computed  for 2027 to 2028

  variant                price, EUR/tCO2e  rests on    what it changes
  law        82.32 in 2027, 82.32 in 2028  assumption  changes nothing
  dear     100.00 in 2027, 100.00 in 2028  scenario    set eu-cbam.certificate_price to 100
  half       41.16 in 2027, 41.16 in 2028  scenario    set eu-cbam.certificate_price to 41.16

  EU Carbon Border Adjustment Mechanism

  year         law        dear  difference                half   difference
               EUR         EUR         EUR       %         EUR          EUR       %
  2027  334,081.31  405,832.50  +71,751.19  +21.48  167,040.66  -167,040.66  -50.00
  2028  384,426.17  466,990.00  +82,563.83  +21.48  192,213.08  -192,213.08  -50.00

    assumed: law: Price of a certificate: 82.32 EUR/tCO2e of 2026-Q3 (the last published price is
             carried forward)
    note: from 2027 on the price is that of the week in which the certificates are bought
    note: not charged if the importer's goods of this year stay at or below 50 t
    note: the benchmarks are provisional: an update for goods imported from 2027 is announced and was
          not found

Where the screen is narrow, variants stand below each other, each beside the base.

  $ COLUMNS=60 octroi compare prices.yaml | sed -n '/^year/,/^$/p'
  year  variant      charge   difference
                        EUR          EUR       %
  2027  law      334,081.31
        dear     405,832.50   +71,751.19  +21.48
        half     167,040.66  -167,040.66  -50.00
  2028  law      384,426.17
        dear     466,990.00   +82,563.83  +21.48
        half     192,213.08  -192,213.08  -50.00

By sector, of the last year, from another base: 291,010.00 and 175,980.00 EUR at 100.

  $ octroi compare prices.yaml --base dear --by sector | sed -n '/^2028/,/^Other/p'
  2028
  sector                dear         law  difference                half   difference
                         EUR         EUR         EUR       %         EUR          EUR       %
  iron-and-steel  291,010.00  239,559.43  -51,450.57  -17.68  119,779.72  -171,230.28  -58.84
  aluminium       175,980.00  144,866.74  -31,113.26  -17.68   72,433.37  -103,546.63  -58.84
  total           466,990.00  384,426.17  -82,563.83  -17.68  192,213.08  -274,776.92  -58.84

  Other years by these names: --year YEAR, or --format csv for all of them.

Several documents: a variant is called by its document, and of a document with one variant only by that. What one of them
does not compute, and where a scheme does not charge, is said: 20 t of coil into Norway need 20 x 2.9101 certificates in 2028.

  $ printf 'octroi: 1\nkind: scenario\nextends: prices.yaml\ntitle: A proposal\nhorizon: 2028\nvariants:\n  - {name: north, changes: [{enact: no-cbam, from: 2028}]}\n' > north.yaml
  $ printf 'CN,NO,72083900,20\n' >> flows.csv
  $ octroi compare prices.yaml north.yaml | sed -n '/^year/,/^$/p; /^variant/,/^north/p'
  variant      rests on    what it changes
  prices/law   assumption  changes nothing
  prices/dear  scenario    set eu-cbam.certificate_price to 100
  prices/half  scenario    set eu-cbam.certificate_price to 41.16
  north        scenario    enact no-cbam from 2028
  year  variant            charge   difference
                              EUR          EUR       %
  2027  prices/law     334,081.31
        prices/dear    405,832.50   +71,751.19  +21.48
        prices/half    167,040.66  -167,040.66  -50.00
        north        not computed
  2028  prices/law     384,426.17
        prices/dear    466,990.00   +82,563.83  +21.48
        prices/half    192,213.08  -192,213.08  -50.00
        north          384,426.17         0.00    0.00

  year  prices/law  prices/dear  difference     prices/half  difference        north  difference
               EUR          EUR         EUR  %          EUR         EUR  %       EUR         EUR  %
  2028        none         none        0.00            none        0.00     4,791.19   +4,791.19

  $ octroi compare north.yaml prices.yaml --format csv | cut -d, -f1-5 | grep -v eu-cbam
  variant,scheme,year,level,lines
  north,no-cbam,2028,total,1

The differences in CSV and JSON are those of the table; what JSON asked can be asked again.

  $ octroi compare prices.yaml --by sector --format csv -o c.csv; octroi compare prices.yaml --by sector --format json -o c.json; octroi rerun c.json
  the same
  $ python3 - <<'END'
  > import csv, json
  > j, rows = json.load(open("c.json")), list(csv.DictReader(open("c.csv")))
  > base = {(r["year"], r["sector"]): float(r["net_charge"]) for r in rows if r["variant"] == j["base"]}
  > for c, r in zip(j["totals"] + j["cells"], rows):
  >     was, d = base[r["year"], r["sector"]], c["difference"]
  >     assert d["value"] == float(r["difference"]) and d["per_cent"] == float(r["difference_per_cent"]) and d["unit"] == "EUR"
  >     assert abs(float(r["net_charge"]) - was - d["value"]) < 1e-6 and abs(100 * d["value"] / was - d["per_cent"]) < 1e-9
  > print(j["base"], [s["path"] for s in j["scenarios"]], j["scenarios"][0]["coverage"]["lines"])
  > END
  law ['prices.yaml'] 2

# Bad words

  $ octroi compare
  octroi: no scenario document is given; octroi compare SCENARIO.yaml, or several of them
  [2]
  $ octroi compare prices.yaml --base deer
  octroi: --base 'deer': there is no such variant; did you mean 'dear'?
  [2]
  $ octroi compare prices.yaml north.yaml --base x --year 2028
  octroi: --base 'x': there is no such variant; it is one of prices/law, prices/dear, prices/half or north
  [2]
  $ octroi compare prices.yaml prices.yaml
  octroi: 'prices.yaml' is named twice
  [2]
  $ octroi compare north.yaml
  octroi: north.yaml has one variant only; name another document, or write a second one under 'variants'
  [2]
  $ sed 's/^title.*/&\nby: [origin]/' north.yaml > by.yaml; octroi compare prices.yaml by.yaml
  octroi: prices.yaml and by.yaml tell flows apart by different names; say by what for both: --by NAME,...
  [2]
  $ octroi compare prices.yaml missing.yaml flows.csv 2>&1 | head -2
  octroi: cannot open 'missing.yaml': No such file or directory
  flows.csv:1:1: error: a scenario must be a map of keys and values
