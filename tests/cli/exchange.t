Exchange rates: a document that converts by them, and its rule tests. Rates are those of
the tables, read off by hand.

  $ cp -R $RULES book
  $ cat > book/common/trial.yaml <<'END'
  > octroi: 1
  > kind: library
  > title: Conversions to try
  > uses: {fx: common-exchange}
  > sources: {own: {title: Made up, checked: 2026-01-15}}
  > inputs: {worth: {type: money}, dollars: {unit: USD}, pounds: {unit: GBP}, yuan: {unit: CNY}}
  > quantities:
  >   monthly: {unit: EUR, source: own, formula: "convert(worth, EUR, fx.monthly, date)"}
  >   cross: {unit: USD, source: own, formula: "convert(pounds, USD, fx.monthly, date)"}
  >   annual: {unit: EUR, source: own, formula: "convert(worth, EUR, fx.annual, year(date))"}
  >   official: {unit: EUR, source: own, formula: "convert(worth, EUR, fx.official, year(date))"}
  >   hryvnia: {unit: UAH, source: own, formula: "convert(convert(yuan, EUR, fx.annual, date), UAH, fx.official, date)"}
  >   rate_date:
  >     type: date
  >     source: own
  >     cases:
  >       - {when: date > fx.last_month, formula: fx.last_month, standing: assumption, note: "converted at the mean rate of {fx.last_month}, the newest"}
  >       - {otherwise: date}
  >   carried: {unit: EUR, source: own, formula: "convert(dollars, EUR, fx.monthly, rate_date)"}
  >   rate_year:
  >     type: year
  >     source: own
  >     cases:
  >       - {when: year(date) > fx.last_year, formula: fx.last_year, standing: assumption, note: "converted at the mean rate of {fx.last_year}, the newest"}
  >       - {otherwise: year(date)}
  >   carried_year: {unit: EUR, source: own, formula: "convert(dollars, EUR, fx.annual, rate_year)"}
  > END
  $ cat > trial.yaml <<'END'
  > octroi: 1
  > kind: test
  > title: Conversions
  > scheme: common-trial
  > tests:
  >   - name: The mean of the month counts on each of its days
  >     line: {worth: 115.583USD, date: 2026-03-01}
  >     expect: {monthly: 100}
  >     derivation: "1 EUR was 1.15583 USD in March 2026: 115.583 / 1.15583 = 100"
  >   - name: Another month has another rate
  >     line: {worth: 118.24USD, date: 2026-02-28}
  >     expect: {monthly: 100}
  >     derivation: "1 EUR was 1.1824 USD in February 2026"
  >   - name: Pounds become dollars over the euro
  >     line: {pounds: 86.6311, date: 2026-03-31}
  >     expect: {cross: 115.583}
  >     derivation: "86.6311 GBP / 0.866311 = 100 EUR; x 1.15583 = 115.583 USD"
  >   - name: Euros need no rate
  >     line: {worth: 5EUR, date: 2026-08-10}
  >     expect: {monthly: 5}
  >     derivation: the currency is the same
  >   - name: A month that is not in the table has no rate
  >     line: {worth: 100USD, date: 2026-04-01}
  >     expect: {monthly: unknown, reason: no-rate, reason_text: "there is no exchange rate of USD for 2026-04-01; give the amount in EUR"}
  >     derivation: the last whole month is March 2026
  >   - name: Before 2013 there are no months
  >     line: {worth: 100USD, date: 2012-12-31}
  >     expect: {monthly: unknown, reason: no-rate}
  >     derivation: the table begins with January 2013
  >   - name: A currency that nobody quotes has no rate
  >     line: {worth: 100TWD, date: 2026-03-01}
  >     expect: {monthly: unknown, reason: no-rate, reason_text: there is no exchange rate of TWD}
  >     derivation: the table has no TWD
  >   - name: The rouble ends with February 2022
  >     line: {worth: 88.891RUB, date: 2022-02-01}
  >     expect: {monthly: 1}
  >     derivation: "1 EUR was 88.891 RUB in February 2022"
  >   - name: "… and has no yearly mean of 2022"
  >     line: {worth: 100RUB, date: 2022-06-01}
  >     expect: {annual: unknown, reason: no-rate}
  >     derivation: the bank stopped quoting it in March
  >   - name: "… but an official rate"
  >     line: {worth: 72.118RUB, date: 2022-06-01}
  >     expect: {official: 1}
  >     derivation: "68.4849 RUB for 1 USD x 1.05305 USD for 1 EUR = 72.118"
  >   - name: Money that only the other table knows
  >     line: {yuan: 7.78747, date: 2024-06-01}
  >     expect: {hryvnia: 43.4598}
  >     derivation: "1 EUR was 7.78747 CNY (ECB) and 43.4598 UAH (40.1521 x 1.08238, World Bank) in 2024"
  >   - name: The newest month is carried forward where a rule says so
  >     line: {dollars: 115.583, date: 2026-08-10}
  >     expect: {carried: 100, standing: assumption, note: "converted at the mean rate of 2026-03-31, the newest"}
  >     derivation: "after 31 March 2026 its rate counts: 115.583 / 1.15583"
  >   - name: "… and before it the month itself counts"
  >     line: {dollars: 118.24, date: 2026-02-10}
  >     expect: {carried: 100, standing: law}
  >     derivation: "118.24 / 1.1824"
  >   - name: The newest year, too
  >     line: {dollars: 112.998, date: 2026-08-10}
  >     expect: {carried_year: 100, rate_year: 2025}
  >     derivation: "1 EUR was 1.12998 USD in 2025"
  > END
  $ octroi check --rules book book/common/trial.yaml book/common/exchange.yaml
  2 documents, 3 series, 3 tables, 7148 rows of tables, 3 sources: no errors
  $ octroi test --rules book trial.yaml
  14 passed, 0 failed
  $ octroi show series --rules book common-exchange --format csv
  series,period,value,unit,known,source
  common-exchange.last_year,1999..,2025,year,,ECB
  common-exchange.last_month,1999..,2026-03-31,date,,ECB
  common-exchange.last_official_year,1999..,2024,year,,World Bank PA.NUS.FCRF

A date as a value of a series must be one, and is set by no word.

  $ sed -i 's/2026-03-31}/2026-03}/; s/^    type: date/&\n    override: month/' book/common/exchange.yaml; octroi check --rules book book/common/exchange.yaml
  book/common/exchange.yaml:29:15: error: a date cannot be set by a word
     29 |     override: month
        |               ^
  book/common/exchange.yaml:32:22: error: a day such as 2026-03-31 must stand here
     32 |     values: {1999..: 2026-03}
        |                      ^
  [2]
