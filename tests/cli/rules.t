Bad rule files. Each is made from the good rulebook beside this file by a change
of one line; each has to be refused with the place, what was found, what was
expected and, where there is one, the remedy.

  $ check() { octroi check --rules r "$@"; }
  $ good() { rm -rf r; cp -r "$TESTDIR/../rulebooks/good" r; }
  $ broken() { # SED [FILE]
  > good; sed -i "$1" "r/${2:-xx/levy.yaml}"
  > cmp -s "$TESTDIR/../rulebooks/good/${2:-xx/levy.yaml}" "r/${2:-xx/levy.yaml}" && echo 'nothing was changed'
  > check; }

The good one is good, and charges.

  $ good; check
  7 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors
  $ octroi cost --rules r --from CC --to XX --good 72083900 --mass 10 --date 2026-02-01 | grep '^  levy'
    levy                          57.50 EUR/t           575.00 EUR   due 2027-03-31

(2.5 tCO2e/t less 0.9 times the highest benchmark of the routes A and B, 1.5, at 50 EUR.)

# ---- the form of a document

An unknown key, and one that nothing resembles.

  $ broken 's/short: Act/shrt: Act/'
  r/xx/levy.yaml:14:36: error: unknown key 'shrt' in a source
     14 |   act: {title: Levy Act of Exland, shrt: Act, checked: 2026-01-15}
        |                                    ^
  remedy: did you mean 'short'?
  [2]
  $ broken 's/short: Act/lobster: Act/'
  r/xx/levy.yaml:14:36: error: unknown key 'lobster' in a source
     14 |   act: {title: Levy Act of Exland, lobster: Act, checked: 2026-01-15}
        |                                    ^
  remedy: keys of a source: title, short, url, licence, standing, checked, note
  [2]

A header is words.

  $ broken 's/^  mass:.*/  mass: {unit: t, amount: yes, headers: [weight, {kg: 1}]}/' common/inputs.yaml
  r/common/inputs.yaml:10:50: error: a header must be words
     10 |   mass: {unit: t, amount: yes, headers: [weight, {kg: 1}]}
        |                                                  ^
  [2]

A key that stands twice.

  $ broken 's/^currency: EUR/&\n&/'
  r/xx/levy.yaml:8:1: error: key 'currency' appears twice in one map
      8 | currency: EUR
        | ^
  r/xx/levy.yaml:7:1: it is first written here
  [2]

An empty document, one without content, a list, a scalar, two documents.

  $ good; : > r/xx/levy.yaml; check
  r/xx/levy.yaml:1:1: error: the document is empty
  [2]
  $ good; echo '# nothing' > r/xx/levy.yaml; check
  r/xx/levy.yaml:1:1: error: the document is empty
      1 | # nothing
        | ^
  [2]
  $ good; echo '- a' > r/xx/levy.yaml; check
  r/xx/levy.yaml:1:1: error: a document must be a map of keys and values
      1 | - a
        | ^
  [2]
  $ good; echo 'hello' > r/xx/levy.yaml; check
  r/xx/levy.yaml:1:1: error: a document must be a map of keys and values
      1 | hello
        | ^
  [2]
  $ good; printf -- '---\noctroi: 1\n' >> r/xx/levy.yaml; check
  r/xx/levy.yaml:139:1: error: a second document starts here
    139 | ---
        | ^
  remedy: one file holds one document: leave out '---'
  [2]

No kind, a kind that there is not, another version of the language.

  $ broken '/^kind:/d'
  r/xx/levy.yaml:3:1: error: a document has no 'kind'
      3 | octroi: 1
        | ^
  [2]
  $ broken 's/^kind: border-adjustment/kind: border-adjustmnt/'
  r/xx/levy.yaml:4:7: error: 'border-adjustmnt' is not a kind
      4 | kind: border-adjustmnt
        |       ^
  remedy: did you mean 'border-adjustment'?
  [2]
  $ broken 's/^octroi: 1/octroi: 2/'
  r/xx/levy.yaml:3:9: error: the document is written in version 2 of the language, this program reads version 1
      3 | octroi: 2
        |         ^
  [2]

Bytes that are no UTF-8, a NUL, and a NUL by way of an escape.

  $ broken 's/Share kept free/Share k\xe9pt free/'
  r/xx/levy.yaml:31:19: error: byte 0xE9 is not UTF-8 text
     31 |     title: Share k�pt free
        |                   ^
  remedy: save the file as UTF-8
  [2]
  $ broken 's/Share kept free/Share k\x00ept free/'
  r/xx/levy.yaml:31:19: error: a NUL byte in the text
     31 |     title: Share k�ept free
        |                   ^
  [2]
  $ broken 's/Share kept free/"Share k\\0ept free"/'
  r/xx/levy.yaml:31:13: error: an escape that stands for a control character
     31 |     title: "Share k\0ept free"
        |             ^
  [2]

An alias bomb is refused: at its anchors and at its aliases, before anything grows.

  $ good; { echo 'a: &a [lol, lol]'; echo 'b: &b [*a, *a]'; } >> r/xx/levy.yaml; check
  r/xx/levy.yaml:139:4: error: anchors ('&a') are not allowed
    139 | a: &a [lol, lol]
        |    ^
  remedy: write the value out; a text that starts with '&' needs quotes
  r/xx/levy.yaml:140:4: error: anchors ('&b') are not allowed
    140 | b: &b [*a, *a]
        |    ^
  remedy: write the value out; a text that starts with '&' needs quotes
  r/xx/levy.yaml:140:8: error: aliases ('*a') are not allowed
    140 | b: &b [*a, *a]
        |        ^
  remedy: write the value out; a text that starts with '*' needs quotes
  r/xx/levy.yaml:140:12: error: aliases ('*a') are not allowed
    140 | b: &b [*a, *a]
        |            ^
  remedy: write the value out; a text that starts with '*' needs quotes
  [2]

Nesting 10,000 deep, in YAML and in a formula, and a formula of 10,000 terms.

  $ good; { printf 'x: '; printf '%010000d' | tr 0 '['; } >> r/xx/levy.yaml; check
  r/xx/levy.yaml:139:67: error: maps and lists are nested more than 64 deep
    139 | x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
        |                                                                   ^
  [2]
  $ good; printf '%010000d' | tr 0 '(' > deep; broken "s/formula: chargeable_emissions \* levy_rate/formula: $(cat deep)1/"
  r/xx/levy.yaml:126:215: error: the formula nests more than 200 deep
    126 | …((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…
        |                                                                                  ^
  remedy: split it into several quantities
  [2]
  $ good; printf '%010000d' | sed 's/0/ + levy_rate/g' > long; broken "s/formula: chargeable_emissions \* levy_rate/formula: levy_rate$(cat long)/"
  r/xx/levy.yaml:126:14: error: the formula nests more than 200 deep
    126 |     formula: levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + levy_rate + lev…
        |              ^
  remedy: split it into several quantities
  [2]

A percent sign has to be quoted.

  $ broken 's/^    unit: "1"/    unit: %/'
  r/xx/levy.yaml:32:11: error: found character that cannot start any token
     32 |     unit: %
        |           ^
  remedy: write it in quotes: '%'
  [2]
  $ broken 's/credit: {unit: EUR.fu/credit: {unit: %/'
  r/xx/levy.yaml:22:18: error: found character that cannot start any token
     22 |   credit: {unit: %, else: 0, source: act Art. 9}
        |                  ^
  remedy: write it in quotes: '%'
  [2]

A formula with a comma inside braces needs quotes.

  $ broken 's/- otherwise: specific_emissions - specific_free_allocation/- {otherwise: max(0, specific_emissions)}/'
  r/xx/levy.yaml:114:28: error: unknown key 'specific_emissions)' in a case
    114 |       - {otherwise: max(0, specific_emissions)}
        |                            ^
  remedy: a formula with a comma inside { } needs quotes
  r/xx/levy.yaml:114:26: error: expected ',' or ')', found the end of the formula
    114 |       - {otherwise: max(0, specific_emissions)}
        |                          ^
  r/xx/levy.yaml:114:24: the '(' that is not closed
  [2]

Names are snake_case.

  $ broken 's/^  surcharge:/  surCharge:/'
  r/xx/levy.yaml:46:3: error: 'surCharge' cannot name a series
     46 |   surCharge:
        |   ^
  remedy: names are snake_case: small letters, digits and underscores
  [2]

# ---- the head of a scheme

  $ broken 's/^destination: XX/destination: QQ/'
  r/xx/levy.yaml:6:14: error: 'QQ' is no known place
      6 | destination: QQ
        |              ^
  remedy: a destination is a place's code or group NAME, or any
  [2]
  $ broken 's/^destination: XX/destination: Exland/'
  r/xx/levy.yaml:6:14: error: 'Exland' is not the code of a place
      6 | destination: Exland
        |              ^
  remedy: write 'XX'
  [2]
  $ broken 's/^destination: XX/destination: group clob/'
  r/xx/levy.yaml:6:14: error: there is no group 'clob'
      6 | destination: group clob
        |              ^
  remedy: did you mean 'group club'?
  [2]
  $ broken '/^destination:/d'
  r/xx/levy.yaml:3:1: error: a border adjustment has no 'destination'
      3 | octroi: 1
        | ^
  [2]
  $ broken 's/^currency: EUR/currency: EURO/'
  r/xx/levy.yaml:7:11: error: 'EURO' is not a currency
      7 | currency: EURO
        |           ^
  remedy: write its three capital letters, as EUR
  [2]
  $ broken 's/^currency: EUR/currency: USD/'
  r/xx/levy.yaml:127:3: error: net_charge is 'EUR', the currency of the scheme USD
    127 |   net_charge:
        |   ^
  r/xx/levy.yaml:7:11: it is said here
  [2]
  $ broken 's/^nomenclature: goods-cx/nomenclature: goods-cn/'
  r/xx/levy.yaml:8:15: error: there is no document 'goods-cn' in the rulebook
      8 | nomenclature: goods-cn
        |               ^
  remedy: did you mean 'goods-cx'?
  [2]
  $ broken 's/^nomenclature: goods-cx/nomenclature: common-rates/'
  r/xx/levy.yaml:8:15: error: 'common-rates' is not a nomenclature but of kind library
      8 | nomenclature: common-rates
        |               ^
  [2]
  $ broken 's/^horizon: 2020..2040/horizon: soon/'
  r/xx/levy.yaml:9:10: error: 'soon' is not a period
      9 | horizon: soon
        |          ^
  remedy: write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..
  [2]

Status: out of order, no such state, a day that there is not.

  $ broken 's/state: in-force, from: 2026-01-01/state: in-force, from: 2023-01-01/'
  r/xx/levy.yaml:12:29: error: statuses must stand in order of their days
     12 |   - {state: in-force, from: 2023-01-01, source: act Art. 2}
        |                             ^
  remedy: a status lasts until the next one begins: put the earlier one first
  [2]
  $ broken 's/state: in-force/state: in-farce/'
  r/xx/levy.yaml:12:13: error: 'in-farce' is not a state
     12 |   - {state: in-farce, from: 2026-01-01, source: act Art. 2}
        |             ^
  remedy: did you mean 'in-force'?
  [2]
  $ broken 's/state: in-force, from: 2026-01-01/state: in-force, from: 2026-02-30/'
  r/xx/levy.yaml:12:29: error: '2026-02-30' is not a day of the calendar
     12 |   - {state: in-force, from: 2026-02-30, source: act Art. 2}
        |                             ^
  remedy: write it as 2026-01-31
  [2]

A scheme that does not say what is due.

  $ broken 's/^  net_charge:/  net_due:/'
  r/xx/half.yaml:11:15: error: there is no 'net_charge' to change
     11 |   - {replace: quantities.net_charge.formula, with: gross_charge, source: paper p. 3}
        |               ^
  r/xx/levy.yaml:80:3: error: scheme 'xx-levy' has no quantity 'net_charge'
     80 |   scope_row:
        |   ^
  remedy: give that name to the quantity that says what is due
  [2]

A document in a folder where nobody who asks for its destination looks.

  $ good; mkdir r/yy r/XX; mv r/xx/half.yaml r/yy; check 2>&1 | tail -n 2
        |              ^
  remedy: move it into the folder xx or international
  $ mv r/yy/half.yaml r/XX; check
  r/xx/levy.yaml:6:14: error: nobody who asks for 'XX' finds document 'XX-half'
      6 | destination: XX
        |              ^
  remedy: move it into the folder xx or international
  [2]

A folder with a dash, of which no id can tell where it ends.

  $ good; mkdir r/x-y; mv r/xx/half.yaml r/x-y; check
  octroi: the folder of 'x-y-half' has a dash in its name; folders have no dash in their names: write an underscore
  [2]

# ---- sources

  $ broken '/^    source: notice point 3/d'
  r/xx/levy.yaml:46:3: error: a series has no source
     46 |   surcharge:
        |   ^
  remedy: add source: KEY PLACE, where KEY is declared under sources:
  [2]
  $ broken 's/source: notice point 3/source: notise point 3/'
  r/xx/levy.yaml:49:13: error: 'notise' is not declared under sources
     49 |     source: notise point 3
        |             ^
  remedy: did you mean 'notice'?
  [2]
  $ broken 's/source: notice point 3/source: notice point 3; statute 4/'
  r/xx/levy.yaml:49:29: error: 'statute' is not declared under sources
     49 |     source: notice point 3; statute 4
        |                             ^
  remedy: write its key and then the place in it: act Art. 1
  [2]
  $ broken 's/^  notice: .*/&\n  speech: {title: A speech, checked: 2026-01-15}/'
  r/xx/levy.yaml:16:3: error: nothing uses source 'speech'
     16 |   speech: {title: A speech, checked: 2026-01-15}
        |   ^
  remedy: name it where it counts, or take it out
  [2]
  $ broken 's/^  notice: {title: /&Notice: the /'
  r/xx/levy.yaml:15:25: error: did not find expected ',' or '}'
     15 |   notice: {title: Notice: the Notice of the levy's figures, short: Notice, checked: 2026-01-15}
        |                         ^
  r/xx/levy.yaml:15:11: while parsing a flow mapping that starts here
  [2]
  $ broken 's/short: Notice, checked: 2026-01-15/short: Notice/'
  r/xx/levy.yaml:15:11: error: a source has no 'checked'
     15 |   notice: {title: Notice of the levy's figures, short: Notice}
        |           ^
  [2]
  $ broken 's/standing: proposal/standing: proposed/' xx/half.yaml
  r/xx/half.yaml:7:50: error: 'proposed' is not a standing
      7 |   paper: {title: Paper on half a levy, standing: proposed, checked: 2026-01-15}
        |                                                  ^
  remedy: did you mean 'proposal'?
  [2]

# ---- units and types

A unit that there is not; capital letters matter.

  $ broken 's#^    unit: EUR/tCO2e#    unit: EURO/t#'
  r/xx/levy.yaml:38:11: error: unknown unit 'EURO'
     38 |     unit: EURO/t
        |           ^
  remedy: units are t, tCO2e, MWh, fu, year, m3, Nm3, h, mV, kWp, their multiples, %, 1 and currencies of three capital letters
  [2]
  $ broken 's#see: {unit: tCO2e#see: {unit: tco2e#'
  r/xx/levy.yaml:20:15: error: unknown unit 'tco2e'
     20 |   see: {unit: tco2e/fu, least: 0, source: act Art. 5}
        |               ^
  remedy: did you mean 'tCO2e'?
  [2]

Two types, and none.

  $ broken 's#^    unit: EUR/t$#&\n    type: flag#'
  r/xx/levy.yaml:46:3: error: series 'surcharge' says more than one of unit, type, one_of and set_of
     46 |   surcharge:
        |   ^
  remedy: keep the one that is meant
  [2]
  $ broken '/^    unit: EUR.t$/d'
  r/xx/levy.yaml:46:3: error: series 'surcharge' has no unit
     46 |   surcharge:
        |   ^
  remedy: add unit: "1", or type: flag, or one_of: [a, b]
  [2]

EUR and USD, a forgotten mass, and a price that is subtracted from emissions.

  $ broken 's/gross_charge - amount \* credit/gross_charge + debt/'
  r/xx/levy.yaml:130:27: error: cannot add 'USD' to 'EUR'
    130 |     formula: gross_charge + debt
        |                           ^ in quantity 'net_charge'
  r/xx/levy.yaml:23:3: 'debt' is declared here with unit 'USD'
  [2]
  $ broken 's/gross_charge - amount \* credit/gross_charge - credit/'
  r/xx/levy.yaml:130:27: error: cannot subtract 'EUR/fu' from 'EUR'
    130 |     formula: gross_charge - credit
        |                           ^ in quantity 'net_charge'
  r/xx/levy.yaml:22:3: 'credit' is declared here with unit 'EUR/fu'
  remedy: multiply what is per unit of goods ('EUR/fu') by amount
  [2]
  $ broken 's/formula: amount \* above_free/formula: above_free/'
  r/xx/levy.yaml:117:14: error: this gives 'tCO2e/fu', but 'chargeable_emissions' is declared as 'tCO2e'
    117 |     formula: above_free
        |              ^
  r/xx/levy.yaml:115:3: declared here
  remedy: multiply what is per unit of goods ('tCO2e/fu') by amount
  [2]
  $ broken 's/specific_emissions - specific_free_allocation$/specific_emissions - surcharge/'
  r/xx/levy.yaml:114:39: error: cannot subtract 'EUR/t' from 'tCO2e/fu'
    114 |       - otherwise: specific_emissions - surcharge
        |                                       ^ in quantity 'above_free'
  r/xx/levy.yaml:46:3: 'surcharge' is declared here with unit 'EUR/t'
  [2]
  $ broken 's/max(0, specific_emissions/max(mass, specific_emissions/'
  r/xx/levy.yaml:113:19: error: the operands of max() must be alike: one is 't', another 'tCO2e/fu'
    113 |         formula: "max(mass, specific_emissions - specific_free_allocation)"
        |                   ^ in quantity 'above_free'
  [2]
  $ broken 's/basis == actual/see > surcharge/'
  r/xx/levy.yaml:102:20: error: cannot compare 'tCO2e/fu' with 'EUR/t'
    102 |       - {when: see > surcharge, formula: see}
        |                    ^ in quantity 'specific_emissions'
  r/xx/levy.yaml:46:3: 'surcharge' is declared here with unit 'EUR/t'
  [2]
  $ broken 's/basis == actual/amount > mass/'
  r/xx/levy.yaml:102:23: error: cannot compare 'fu' with 't'
    102 |       - {when: amount > mass, formula: see}
        |                       ^ in quantity 'specific_emissions'
  r/common/inputs.yaml:10:3: 'mass' is declared here with unit 't'
  remedy: 'fu' is the unit of amount, whatever a line counts by: take an input, such as mass, instead, or declare 'amount'
  [2]
  $ broken 's/basis == actual/see == basis/'
  r/xx/levy.yaml:102:20: error: cannot compare 'tCO2e/fu' with 'code (basis)'
    102 |       - {when: see == basis, formula: see}
        |                    ^ in quantity 'specific_emissions'
  r/common/inputs.yaml:11:3: 'basis' is declared here with type 'code (basis)'
  [2]

A multiple is no unit to compute in.

  $ broken 's#^    unit: tCO2e$#    unit: ktCO2e#'
  r/xx/levy.yaml:116:11: error: a quantity is computed in base units, not in multiples of them
    116 |     unit: ktCO2e
        |           ^
  [2]

A condition that is no flag; a row, and money of a currency that only the line knows, cannot be compared.

  $ broken 's/when: scope_row.heavy/when: scope_row.sector/'
  r/xx/levy.yaml:136:25: error: a condition must be a flag, not 'code (sector)'
    136 |   - {code: heavy, when: scope_row.sector, text: heavy goods need a permit, source: act Art. 4}
        |                         ^
  remedy: compare it with something
  [2]
  $ broken 's/when: not found(scope_row)/when: scope_row == scope_row/'
  r/xx/levy.yaml:133:43: error: rows cannot be compared
    133 |   - {state: out-of-scope, when: scope_row == scope_row, reason: "{good} is not in the Annex", source: act Annex}
        |                                           ^
  remedy: compare one of its columns, or ask with found()
  [2]
  $ broken 's/when: not found(scope_row)/when: found(scope_row.heavy)/'
  r/xx/levy.yaml:133:39: error: the operand of found() must be a row, not 'flag'
    133 |   - {state: out-of-scope, when: found(scope_row.heavy), reason: "{good} is not in the Annex", source: act Annex}
        |                                       ^
  [2]
  $ broken 's/debt: {unit: USD/debt: {type: money/; s/basis == actual/debt == debt/'
  r/xx/levy.yaml:102:21: error: money cannot be compared
    102 |       - {when: debt == debt, formula: see}
        |                     ^ in quantity 'specific_emissions'
  remedy: convert it first: convert(x, CURRENCY, table, date)
  [2]

Only places are in groups, and only in those that there are.

  $ broken 's/origin in group club/mass in group club/'
  r/xx/levy.yaml:134:27: error: only a place can be in a group
    134 |   - {state: exempt, when: mass in group club, reason: "goods of {origin} are exempt", source: act Art. 3}
        |                           ^
  [2]
  $ broken 's/origin in group club/origin in group clubb/'
  r/xx/levy.yaml:134:43: error: there is no group 'clubb'
    134 |   - {state: exempt, when: origin in group clubb, reason: "goods of {origin} are exempt", source: act Art. 3}
        |                                           ^
  remedy: did you mean 'club'?
  [2]

# ---- formulas

  $ broken 's/chargeable_emissions \* levy_rate/chargable_emissions * levy_rate/'
  r/xx/levy.yaml:126:14: error: nothing is called 'chargable_emissions'
    126 |     formula: chargable_emissions * levy_rate
        |              ^ in quantity 'gross_charge'
  remedy: did you mean 'chargeable_emissions'?
  [2]
  $ broken 's/chargeable_emissions \* levy_rate/chargeable_emissions * lobster/'
  r/xx/levy.yaml:126:37: error: nothing is called 'lobster'
    126 |     formula: chargeable_emissions * lobster
        |                                     ^ in quantity 'gross_charge'
  [2]
  $ broken 's/chargeable_emissions \* levy_rate/chargeable_emissions * market.prize/'
  r/xx/levy.yaml:126:37: error: nothing is called 'market.prize'
    126 |     formula: chargeable_emissions * market.prize
        |                                     ^ in quantity 'gross_charge'
  remedy: did you mean 'market.price'?
  [2]
  $ broken 's/chargeable_emissions \* levy_rate/chargeable_emissions */'
  r/xx/levy.yaml:126:36: error: expected a value, found the end of the formula
    126 |     formula: chargeable_emissions *
        |                                    ^
  [2]
  $ broken 's/basis == actual/basis == actaul/'
  r/xx/levy.yaml:102:25: error: 'actaul' is not one of the codes of 'basis'
    102 |       - {when: basis == actaul, formula: see}
        |                         ^ in quantity 'specific_emissions'
  remedy: did you mean 'actual'?
  [2]
  $ broken 's/basis == actual/basis == lobster/'
  r/xx/levy.yaml:102:25: error: 'lobster' is not one of the codes of 'basis'
    102 |       - {when: basis == lobster, formula: see}
        |                         ^ in quantity 'specific_emissions'
  remedy: it can be default or actual
  [2]
  $ broken 's/basis == actual/origin == QQ/'
  r/xx/levy.yaml:102:26: error: 'QQ' is not the code of a place
    102 |       - {when: origin == QQ, formula: see}
        |                          ^ in quantity 'specific_emissions'
  remedy: octroi show countries lists the places
  [2]
  $ broken 's/basis == actual/option.flor == line/'
  r/xx/levy.yaml:102:16: error: nothing is called 'option.flor'
    102 |       - {when: option.flor == line, formula: see}
        |                ^ in quantity 'specific_emissions'
  remedy: did you mean 'option.floor'?
  [2]
  $ broken 's/basis == actual/option.floor == linee/'
  r/xx/levy.yaml:102:32: error: 'linee' is not one of the codes of 'floor'
    102 |       - {when: option.floor == linee, formula: see}
        |                                ^ in quantity 'specific_emissions'
  remedy: did you mean 'line'?
  [2]
  $ broken 's/basis == actual/mass > 50/'
  r/xx/levy.yaml:102:23: error: the figure 50 stands in a formula
    102 |       - {when: mass > 50, formula: see}
        |                       ^ in quantity 'specific_emissions'
  remedy: declare it as a series, with its unit and source
  [2]
  $ broken 's/basis == actual/0 < free_share < 1/'
  r/xx/levy.yaml:102:31: error: comparisons do not chain
    102 |       - {when: 0 < free_share < 1, formula: see}
        |                               ^
  remedy: join two comparisons with 'and': a < b and b < c
  [2]

at() moves one clock.

  $ broken 's/basis == actual/"at(levy_rate * free_share, 2026) > 0"/'
  r/xx/levy.yaml:102:17: error: at() needs something that follows one clock, this follows several
    102 |       - {when: "at(levy_rate * free_share, 2026) > 0", formula: see}
        |                 ^ in quantity 'specific_emissions'
  [2]
  $ broken 's/basis == actual/"at(mass, 2026) > 0"/'
  r/xx/levy.yaml:102:17: error: at() needs something that follows one clock, this follows none
    102 |       - {when: "at(mass, 2026) > 0", formula: see}
        |                 ^ in quantity 'specific_emissions'
  [2]

A formula that decides something needs a source.

  $ broken 's/formula: free_share \* benchmark_row.value/formula: free_share + benchmark_row.value/'
  r/xx/levy.yaml:104:3: error: a formula that does more than multiply has no source
    104 |   specific_free_allocation:
        |   ^
  remedy: add source: KEY PLACE, where KEY is declared under sources:
  [2]

A ring of quantities; by way of a date; by way of what a quantity says of itself.

  $ broken 's/formula: free_share \* benchmark_row.value/formula: above_free/'
  r/xx/levy.yaml:113:47: error: 'specific_free_allocation' needs itself: specific_free_allocation -> above_free -> specific_free_allocation
    113 |         formula: "max(0, specific_emissions - specific_free_allocation)"
        |                                               ^
  remedy: one of them must do without the others
  [2]
  $ broken 's/levy_year: {else: year(import_date)/levy_year: {else: levy_year/'
  r/xx/levy.yaml:26:21: error: 'levy_year' needs itself: levy_year -> levy_year
     26 |   levy_year: {else: levy_year, source: act Art. 2}
        |                     ^
  remedy: one of them must do without the others
  [2]
  $ broken 's/formula: see}/formula: see, note: "{specific_emissions} is taken"}/'
  r/xx/levy.yaml:102:55: error: 'specific_emissions' needs itself: specific_emissions -> specific_emissions
    102 |       - {when: basis == actual, formula: see, note: "{specific_emissions} is taken"}
        |                                                       ^
  remedy: one of them must do without the others
  [2]
  $ broken 's/no figure for {origin}/no figure for {factor_row.total}/'
  r/xx/levy.yaml:89:27: error: 'factor_row' needs itself: factor_row -> factor_row
     89 |     note: "no figure for {factor_row.total}: that of other countries is taken"
        |                           ^
  remedy: one of them must do without the others
  [2]

A sentence with a brace that is not closed, and with a name that there is not.

  $ broken 's/text: heavy goods need a permit/text: "heavy {good goods"/'
  r/xx/levy.yaml:136:55: error: '{' without a '}' in a sentence
    136 |   - {code: heavy, when: scope_row.heavy, text: "heavy {good goods", source: act Art. 4}
        |                                                       ^
  remedy: close it behind the formula: {origin}
  [2]
  $ broken 's/text: heavy goods need a permit/text: "heavy {goods} goods"/'
  r/xx/levy.yaml:136:56: error: nothing is called 'goods'
    136 |   - {code: heavy, when: scope_row.heavy, text: "heavy {goods} goods", source: act Art. 4}
        |                                                        ^
  remedy: did you mean 'good'?
  [2]

convert() needs money, a currency, a table of rates and a day.

  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(debt, EUR, rates.anual, levy_year)/'
  r/xx/levy.yaml:120:33: error: there is no table 'rates.anual'
    120 |     formula: convert(debt, EUR, rates.anual, levy_year)
        |                                 ^
  remedy: did you mean 'rates.annual'?
  [2]
  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(debt, EUR, factor, levy_year)/'
  r/xx/levy.yaml:120:33: error: table 'factor' does not say rates_base
    120 |     formula: convert(debt, EUR, factor, levy_year)
        |                                 ^
  [2]
  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(debt, EUR)/'
  r/xx/levy.yaml:120:14: error: convert() needs a table of exchange rates and the date of the rate
    120 |     formula: convert(debt, EUR)
        |              ^
  remedy: write convert(x, CURRENCY, table, date)
  [2]
  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(mass, EUR, rates.annual, levy_year)/'
  r/xx/levy.yaml:120:22: error: only money can be converted, this is t
    120 |     formula: convert(mass, EUR, rates.annual, levy_year)
        |                      ^
  [2]
  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(debt, EURO, rates.annual, levy_year)/'
  r/xx/levy.yaml:120:28: error: the second operand is a currency such as EUR
    120 |     formula: convert(debt, EURO, rates.annual, levy_year)
        |                            ^
  [2]
  $ broken 's/convert(debt, EUR, rates.annual, levy_year)/convert(debt, EUR, rates.annual, mass)/'
  r/xx/levy.yaml:120:47: error: the day of the rate must be a date, not 't'
    120 |     formula: convert(debt, EUR, rates.annual, mass)
        |                                               ^ in quantity 'debt_in_euro'
  [2]

A price stays one per tonne in another currency; alone it is no charge.

  $ good; sed -i 's,debt: {unit: USD,debt: {unit: USD/tCO2e,; /^  debt_in_euro:/{n;s,EUR,EUR/tCO2e,}' r/xx/levy.yaml; check | tail -n 1
  7 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors
  $ broken 's,debt: {unit: USD,debt: {unit: USD/tCO2e,'
  r/xx/levy.yaml:120:14: error: this gives 'EUR/tCO2e', but 'debt_in_euro' is declared as 'EUR'
    120 |     formula: convert(debt, EUR, rates.annual, levy_year)
        |              ^
  r/xx/levy.yaml:118:3: declared here
  [2]

# ---- cases

  $ broken '/- {otherwise: factor_row.total}/d'
  r/xx/levy.yaml:102:9: error: the last case must be 'otherwise'
    102 |       - {when: basis == actual, formula: see}
        |         ^
  remedy: add - {otherwise: unknown, reason: …} where nothing else is meant
  [2]
  $ broken 's/- {otherwise: factor_row.total}/&\n      - {when: basis == default, formula: see}/'
  r/xx/levy.yaml:103:21: error: 'otherwise' must be the last case
    103 |       - {otherwise: factor_row.total}
        |                     ^
  r/xx/levy.yaml:104:9: error: the last case must be 'otherwise'
    104 |       - {when: basis == default, formula: see}
        |         ^
  remedy: add - {otherwise: unknown, reason: …} where nothing else is meant
  [2]
  $ broken 's/- {otherwise: factor_row.total}/- {otherwise: unknown}/'
  r/xx/levy.yaml:103:21: error: an unknown needs a reason
    103 |       - {otherwise: unknown}
        |                     ^
  remedy: add reason: why it is unknown
  [2]
  $ broken 's/- {otherwise: factor_row.total}/- {otherwise: unknown, reason: ""}/'
  r/xx/levy.yaml:103:39: error: an empty text says nothing
    103 |       - {otherwise: unknown, reason: ""}
        |                                       ^
  [2]
  $ broken 's/- {otherwise: factor_row.total}/- {otherwise: factor_row.total, reason: why}/'
  r/xx/levy.yaml:103:47: error: only an unknown has a reason
    103 |       - {otherwise: factor_row.total, reason: why}
        |                                               ^
  [2]
  $ broken 's/- {otherwise: factor_row.total}/- {otherwise: factor_row.total, when: basis == actual}/'
  r/xx/levy.yaml:103:21: error: a case has 'when' or 'otherwise', not both
    103 |       - {otherwise: factor_row.total, when: basis == actual}
        |                     ^
  [2]
  $ broken 's/- {otherwise: factor_row.total}/- {formula: factor_row.total}/'
  r/xx/levy.yaml:103:9: error: a case has neither 'when' nor 'otherwise'
    103 |       - {formula: factor_row.total}
        |         ^
  remedy: write otherwise: for the formula of the last case
  [2]

# ---- inputs, dates and options

  $ broken 's/default: line/default: lines/'
  r/xx/levy.yaml:28:60: error: the default 'lines' is not among the choices
     28 |   floor: {title: The floor, one_of: [line, none], default: lines, source: act Art. 7}
        |                                                            ^
  remedy: did you mean 'line'?
  [2]
  $ broken 's/default: line/default: roof/'
  r/xx/levy.yaml:28:60: error: the default 'roof' is not among the choices
     28 |   floor: {title: The floor, one_of: [line, none], default: roof, source: act Art. 7}
        |                                                            ^
  remedy: it can be line or none
  [2]
  $ broken 's/one_of: .line, none./one_of: [line, line]/'
  r/xx/levy.yaml:28:44: error: 'line' stands twice in the list
     28 |   floor: {title: The floor, one_of: [line, line], default: line, source: act Art. 7}
        |                                            ^
  [2]
  $ broken 's/^  see: {unit: tCO2e.fu/  mass: {unit: tCO2e\/fu/'
  r/xx/levy.yaml:20:3: error: 'mass' is declared twice
     20 |   mass: {unit: tCO2e/fu, least: 0, source: act Art. 5}
        |   ^
  r/common/inputs.yaml:10:3: it is first declared here
  r/xx/levy.yaml:102:42: error: nothing is called 'see'
    102 |       - {when: basis == actual, formula: see}
        |                                          ^ in quantity 'specific_emissions'
  [2]
  $ broken 's/^  surcharge:/  amount:/'
  r/xx/levy.yaml:46:3: error: 'amount' is how much of the goods there is
     46 |   amount:
        |   ^
  remedy: give this another name, or say under amount: what it is computed from
  r/xx/levy.yaml:117:14: error: this gives 'EUR*tCO2e/t/fu', but 'chargeable_emissions' is declared as 'tCO2e'
    117 |     formula: amount * above_free
        |              ^
  r/xx/levy.yaml:115:3: declared here
  r/xx/levy.yaml:130:27: error: cannot subtract 'EUR^2/t/fu' from 'EUR'
    130 |     formula: gross_charge - amount * credit
        |                           ^ in quantity 'net_charge'
  [2]
  $ broken 's/credit: {unit: EUR.fu, else: 0/credit: {unit: EUR\/fu, else: mass/'
  r/xx/levy.yaml:22:32: error: input 'credit' is 'EUR/fu', this is 't'
     22 |   credit: {unit: EUR/fu, else: mass, source: act Art. 9}
        |                                ^
  [2]
  $ broken 's/levy_year: {else: year(import_date)/levy_year: {else: import_date/'
  r/xx/levy.yaml:26:21: error: 'levy_year' is a year, this is a date
     26 |   levy_year: {else: import_date, source: act Art. 2}
        |                     ^
  [2]
  $ broken 's/levy_year: {else: year(import_date), /levy_year: {/'
  r/xx/levy.yaml:26:3: error: date 'levy_year' has neither 'from' nor 'else'
     26 |   levy_year: {source: act Art. 2}
        |   ^
  [2]
  $ broken 's/clock: import_date/clock: import_day/'
  r/xx/levy.yaml:138:33: error: 'import_day' is not a date of this scheme
    138 |   - {duty: pay the levy, clock: import_day, years_after: 1, day: 03-31, pays: yes, source: act Art. 8}
        |                                 ^
  remedy: did you mean 'import_date'?
  [2]
  $ broken 's/clock: import_date/clock: mass/'
  r/xx/levy.yaml:138:33: error: 'mass' is not a date of this scheme
    138 |   - {duty: pay the levy, clock: mass, years_after: 1, day: 03-31, pays: yes, source: act Art. 8}
        |                                 ^
  remedy: its dates are date, year, import_date, levy_year
  [2]
  $ broken 's/day: 03-31/day: 02-30/'
  r/xx/levy.yaml:138:67: error: '02-30' is not a day of the year such as 09-30
    138 |   - {duty: pay the levy, clock: import_date, years_after: 1, day: 02-30, pays: yes, source: act Art. 8}
        |                                                                   ^
  [2]
  $ broken 's/pays: yes/pays: Y/'
  r/xx/levy.yaml:138:80: error: 'Y' is neither yes nor no
    138 |   - {duty: pay the levy, clock: import_date, years_after: 1, day: 03-31, pays: Y, source: act Art. 8}
        |                                                                                ^
  [2]

# ---- series

  $ broken 's/dated: levy_year/dated: levy_yaer/'
  r/xx/levy.yaml:33:12: error: 'levy_yaer' is not a date of this scheme
     33 |     dated: levy_yaer
        |            ^
  remedy: did you mean 'levy_year'?
  [2]
  $ broken 's/dated: levy_year/dated: mass/'
  r/xx/levy.yaml:33:12: error: 'mass' is not a date of this scheme
     33 |     dated: mass
        |            ^
  remedy: its dates are date, year, import_date, levy_year
  [2]
  $ broken '/dated: levy_year/d'
  r/xx/levy.yaml:31:5: error: a series has no 'dated'
     31 |     title: Share kept free
        |     ^
  [2]

Periods that overlap, that are none, that end before they begin; one period twice.

  $ broken 's/2026-Q2: {value/2026-03..2026-06: {value/'
  r/xx/levy.yaml:44:25: error: the periods 2026-Q1 and 2026-03..2026-06 of series 'levy_rate' overlap
     44 |       2026-03..2026-06: {value: 60, known: 2026-04-07}
        |                         ^
  r/xx/levy.yaml:43:16: the other value stands here
  remedy: end the one before the other begins
  [2]
  $ broken 's/2026-Q1: 50/2026-Q5: 50/'
  r/xx/levy.yaml:43:7: error: '2026-Q5' is not a period
     43 |       2026-Q5: 50
        |       ^
  remedy: write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..
  [2]
  $ broken 's/2026-Q1: 50/2026-12..2026-01: 50/'
  r/xx/levy.yaml:43:7: error: '2026-12..2026-01' is not a period
     43 |       2026-12..2026-01: 50
        |       ^
  remedy: write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..
  [2]
  $ broken 's/2026-Q1: 50/2026-Q1: [{value: 50, known: 2026-01-01}, {value: 51, known: 2026-01-01}]/'
  r/xx/levy.yaml:43:49: error: the periods 2026-Q1 and 2026-Q1 of series 'levy_rate' overlap
     43 |       2026-Q1: [{value: 50, known: 2026-01-01}, {value: 51, known: 2026-01-01}]
        |                                                 ^
  r/xx/levy.yaml:43:17: the other value stands here
  remedy: two values of one period need different 'known' days
  [2]

An empty value, no number, a comma, an unknown without a reason.

  $ broken 's/2026-Q1: 50/2026-Q1:/'
  r/xx/levy.yaml:43:15: error: an empty value says nothing
     43 |       2026-Q1:
        |               ^
  remedy: write {unknown: why} where the figure is not known
  [2]
  $ broken 's/2026-Q1: 50/2026-Q1: fifty/'
  r/xx/levy.yaml:43:16: error: 'fifty' is not a number
     43 |       2026-Q1: fifty
        |                ^
  [2]
  $ broken 's/2026-Q1: 50/2026-Q1: 1,000/'
  r/xx/levy.yaml:43:16: error: '1,000' has a comma
     43 |       2026-Q1: 1,000
        |                ^
  remedy: write a decimal point, and no sign between thousands
  [2]
  $ broken 's/2026-Q1: 50/2026-Q1: {unknown: ""}/'
  r/xx/levy.yaml:43:16: error: an unknown needs a reason
     43 |       2026-Q1: {unknown: ""}
        |                ^
  remedy: write {unknown: why}
  [2]
  $ broken 's/2026-Q1: 50/2026-Q1: {value: 50, knwon: 2026-01-01}/'
  r/xx/levy.yaml:43:28: error: unknown key 'knwon' in a value
     43 |       2026-Q1: {value: 50, knwon: 2026-01-01}
        |                            ^
  remedy: did you mean 'known'?
  [2]

# ---- tables

A file that was altered, that is missing, that would lie outside the rulebook, without a hash.

  $ broken 's/^CC,760110,8,$/CC,760110,9,/' xx/tables/factor.csv
  r/xx/levy.yaml:63:11: error: 'r/xx/tables/factor.csv' is not the file that was checked in: its hash is xxh3:ced834b39b1d57d9
     63 |     hash: xxh3:45681be38b7e8f72
        |           ^
  remedy: restore the file, or run octroi check --write-hashes if the change is meant
  [2]
  $ broken 's#file: tables/factor.csv#file: tables/factors.csv#'
  r/xx/levy.yaml:62:11: error: cannot open 'r/xx/tables/factors.csv': No such file or directory
     62 |     file: tables/factors.csv
        |           ^
  [2]
  $ broken 's#file: tables/factor.csv#file: ../../etc/passwd#'
  r/xx/levy.yaml:62:11: error: '../../etc/passwd' leads out of the rulebook
     62 |     file: ../../etc/passwd
        |           ^
  remedy: name a file beside the document or in a folder below it
  [2]
  $ broken 's#file: tables/factor.csv#file: /etc/passwd#'
  r/xx/levy.yaml:62:11: error: '/etc/passwd' leads out of the rulebook
     62 |     file: /etc/passwd
        |           ^
  remedy: name a file beside the document or in a folder below it
  [2]
  $ broken 's#file: tables/cx.csv#file: ../../etc/passwd#' goods/cx.yaml
  r/goods/cx.yaml:4:7: error: '../../etc/passwd' leads out of the rulebook
      4 | file: ../../etc/passwd
        |       ^
  remedy: name a file beside the document or in a folder below it
  [2]
  $ broken 's#file: tables/places.csv#file: ../../etc/passwd#' common/places.yaml
  r/common/places.yaml:4:7: error: '../../etc/passwd' leads out of the rulebook
      4 | file: ../../etc/passwd
        |       ^
  remedy: name a file beside the document or in a folder below it
  [2]
  $ broken '/hash: xxh3:4/d'
  r/xx/levy.yaml:62:11: error: table file 'tables/factor.csv' has no hash
     62 |     file: tables/factor.csv
        |           ^
  remedy: add hash: xxh3:0 and run octroi check --write-hashes
  [2]

A document that stands outside a rulebook: its hashes are written all the same,
those of the rulebook stay as they are.

  $ mkdir -p draft/tables && printf 'good,sector\n72,steel\n' > draft/tables/annex.csv
  $ printf '%s\n' 'octroi: 1' 'kind: table' 'tables:' '  annex:' '    file: tables/annex.csv' '    hash: xxh3:0' > draft/annex.yaml
  $ octroi check --rules r --write-hashes draft/annex.yaml 2>&1 | head -n 1
  octroi: 1 hash renewed
  $ grep hash draft/annex.yaml
      hash: xxh3:[0-9a-f]{16} (re)

A file that was altered on purpose: its new hash is written in.

  $ rehashed() { # SED FILE
  > good; sed -i "$1" "r/xx/tables/$2"
  > hash=$(check 2>&1 | sed -n 's/.*its hash is //p')
  > sed -i "\#tables/$2#{n;s/xxh3:.*/$hash/}" r/xx/levy.yaml; check; }

Two rows with the same keys, a row too short or too long, a column that is missing.

  $ rehashed 's/^CC,760110,8,$/CC,7208,9,/' factor.csv
  r/xx/tables/factor.csv:3:1: error: table 'factor' has two rows with the same keys
      3 | CC,7208,9,
        | ^
  r/xx/tables/factor.csv:2:1: the other row stands here
  [2]
  $ rehashed 's/^CC,760110,8,$/CC,760110,8/' factor.csv
  r/xx/tables/factor.csv:3:1: error: the row has 3 fields, the header 4
      3 | CC,760110,8
        | ^
  [2]
  $ rehashed 's/^CC,760110,8,$/CC,760110,8,5,A/' factor.csv
  r/xx/tables/factor.csv:3:1: error: the row has 5 fields, the header 4
      3 | CC,760110,8,5,A
        | ^
  remedy: a field that holds a comma needs quotes
  [2]
  $ rehashed 's/^origin,good,total,route/origin,good,totl,route/' factor.csv
  r/xx/levy.yaml:67:7: error: table 'factor' has no column 'total' in tables/factor.csv
     67 |       total: tCO2e/fu
        |       ^
  remedy: it has origin, good, totl, route
  [2]

Cells of the wrong type, and codes that there are not.

  $ rehashed 's/^CC,760110,8,$/CC,760110,8 t,/' factor.csv
  r/xx/tables/factor.csv:3:11: error: '8 t' in column 'total' is not a number
      3 | CC,760110,8 t,
        |           ^
  [2]
  $ rehashed 's/^CC,760110,8,$/CC,760110,8,A\/D/' factor.csv
  r/xx/tables/factor.csv:3:13: error: 'A/D' in column 'route' is not one of its codes
      3 | CC,760110,8,A/D
        |             ^
  remedy: it can be A, B or C
  [2]
  $ rehashed 's/^CC,760110,8,$/CE,760110,8,/' factor.csv
  r/xx/tables/factor.csv:3:1: error: 'CE' in column 'origin' is not the code of a place
      3 | CE,760110,8,
        | ^
  remedy: octroi show countries lists the places
  [2]
  $ rehashed 's/^76,include,aluminium,no/76,include,aluminum,maybe/' scope.csv
  r/xx/tables/scope.csv:4:12: error: 'aluminum' in column 'sector' is not one of its codes
      4 | 76,include,aluminum,maybe
        |            ^
  remedy: did you mean 'aluminium'?
  r/xx/tables/scope.csv:4:21: error: 'maybe' in column 'heavy' is not a flag
      4 | 76,include,aluminum,maybe
        |                     ^
  [2]

What begins no goods code would never be found; one that the nomenclature does
not know is only told, for law names codes of other years, too.

  $ rehashed 's/^76,include/72 08,include/' scope.csv
  r/xx/tables/scope.csv:4:1: error: '72 08' in column 'good' is no goods code
      4 | 72 08,include,aluminium,no
        | ^
  remedy: write its digits without blanks: 2, 4, 6, 8 or 10 of them, or 5, 7 or 9 for a group of codes
  [2]
  $ rehashed 's/^76,include/steel,include/' scope.csv
  r/xx/tables/scope.csv:4:1: error: 'steel' in column 'good' is no goods code
      4 | steel,include,aluminium,no
        | ^
  remedy: write its digits without blanks: 2, 4, 6, 8 or 10 of them, or 5, 7 or 9 for a group of codes
  [2]
  $ rehashed 's/^76,include/720,include/' scope.csv
  r/xx/tables/scope.csv:4:1: error: '720' in column 'good' has a length that no goods code has
      4 | 720,include,aluminium,no
        | ^
  remedy: write its digits without blanks: 2, 4, 6, 8 or 10 of them, or 5, 7 or 9 for a group of codes
  [2]
  $ rehashed 's/^76,include/72022,include/' scope.csv
  7 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors, 1 warning
  r/xx/tables/scope.csv:4:1: warning: '72022' is not in goods-cx
      4 | 72022,include,aluminium,no
        | ^
  $ rehashed 's/^76,include/0072,include/' scope.csv
  7 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors, 1 warning
  r/xx/tables/scope.csv:4:1: warning: '0072' is not in goods-cx
      4 | 0072,include,aluminium,no
        | ^

A key is checked against what look-ups compare it with, also where it is no column.

  $ good; sed -i '/^      origin: place$/d; s/xxh3:45681be38b7e8f72/xxh3:0/' r/xx/levy.yaml; sed -i 's/^CC,760110/Chian,760110/' r/xx/tables/factor.csv; check --write-hashes
  octroi: 1 hash renewed
  r/xx/tables/factor.csv:3:1: error: 'Chian' in column 'origin' is not the code of a place
      3 | Chian,760110,8,
        | ^
  remedy: octroi show countries lists the places
  [2]
  $ good; sed -i 's/where: {route: {any_of: factor_row.route, else: none}/where: {route: route/; s/, route: {one_of: .A, B, C.}}$/}/; s/- {route: B, from/- {route: D, from/' r/xx/levy.yaml; check
  r/xx/levy.yaml:77:17: error: 'D' in column 'route' is not one of its codes
     77 |       - {route: D, from: 2026, value: 0.5}
        |                 ^
  remedy: it can be A, B or C
  [2]

Rows in the document: a column that is misspelt, bounds that are no periods or overlap, a list for a cell.

  $ broken 's/from: 2028, value: 1.25/from: 2028, vlue: 1.25/'
  r/xx/levy.yaml:76:32: error: unknown key 'vlue' in a row of table 'benchmark'
     76 |       - {route: A, from: 2028, vlue: 1.25}
        |                                ^
  remedy: did you mean 'value'?
  [2]
  $ broken 's/from: 2028, value: 1.25/from: 20x8, value: 1.25/'
  r/xx/levy.yaml:76:26: error: '20x8' is not a period
     76 |       - {route: A, from: 20x8, value: 1.25}
        |                          ^
  [2]
  $ broken 's/from: 2028, value: 1.25/from: 2027, value: 1.25/'
  r/xx/levy.yaml:76:17: error: table 'benchmark' has two rows with the same keys
     76 |       - {route: A, from: 2027, value: 1.25}
        |                 ^
  r/xx/levy.yaml:75:17: the other row stands here
  [2]
  $ broken 's/from: 2028, value: 1.25/from: 2028, value: [1.25]/'
  r/xx/levy.yaml:76:39: error: a cell must be a single value
     76 |       - {route: A, from: 2028, value: [1.25]}
        |                                       ^
  [2]

Keys, filters and choices that name no column or say nothing.

  $ broken 's/key: {origin: exact, good: longest-prefix}/key: {origin: exact, good: longest}/'
  r/xx/levy.yaml:65:32: error: 'longest' is not a way to match a key
     65 |     key: {origin: exact, good: longest}
        |                                ^
  remedy: write exact, prefix, longest-prefix, up-to, {within: [from, to]} or {band: [from, below]}
  [2]
  $ broken 's/key: {origin: exact, good: longest-prefix}/key: {origin: prefix, good: longest-prefix}/'
  r/xx/levy.yaml:65:10: error: only one key of a table can match by prefix
     65 |     key: {origin: prefix, good: longest-prefix}
        |          ^
  [2]
  $ broken 's/year: {within: .from, to.}/year: {within: from}/'
  r/xx/levy.yaml:72:40: error: 'within' names two columns
     72 |     key: {route: exact, year: {within: from}}
        |                                        ^
  remedy: write {within: [from, to]}
  [2]
  $ broken 's/exclude: {relation: exclude}/exclude: {relatio: exclude}/'
  r/xx/levy.yaml:58:15: error: table 'scope' has no column 'relatio' in tables/scope.csv
     58 |     exclude: {relatio: exclude}
        |               ^
  remedy: it has good, relation, sector, heavy
  [2]
  $ broken 's/choose: highest value/choose: tallest value/'
  r/xx/levy.yaml:95:13: error: 'tallest value' does not say which row is chosen
     95 |     choose: tallest value
        |             ^
  remedy: write agreed; or highest, lowest or sum, and a column: choose: highest value
  [2]
  $ broken 's/choose: highest value/choose: highest valu/'
  r/xx/levy.yaml:95:13: error: table 'benchmark' declares no column 'valu' of numbers
     95 |     choose: highest valu
        |             ^
  remedy: did you mean 'value'?
  [2]

# ---- look-ups

  $ broken 's/lookup: factor$/lookup: factors/'
  r/xx/levy.yaml:86:13: error: there is no table 'factors'
     86 |     lookup: factors
        |             ^
  remedy: did you mean 'factor'?
  [2]
  $ broken 's/otherwise: factor_row.total/otherwise: factor_row.totl/'
  r/xx/levy.yaml:103:21: error: table 'factor' has no column 'totl'
    103 |       - {otherwise: factor_row.totl}
        |                     ^ in quantity 'specific_emissions'
  remedy: did you mean 'total'?
  [2]
  $ broken 's/otherwise: factor_row.total/otherwise: basis.total/'
  r/xx/levy.yaml:103:21: error: 'basis' is not a look-up: it has no columns
    103 |       - {otherwise: basis.total}
        |                     ^ in quantity 'specific_emissions'
  [2]
  $ broken 's/else: {origin: ZZ}/else: {origin: other countries}/'
  r/xx/levy.yaml:88:26: error: expected an operator or the end of the formula, found 'countries'
     88 |     else: {origin: other countries}
        |                          ^
  remedy: a code of several words stands in single quotes
  [2]
  $ broken 's/where: {origin: origin, good: good}/where: {origin: origin}/'
  r/xx/levy.yaml:86:13: error: the look-up does not say key 'good' of table 'factor'
     86 |     lookup: factor
        |             ^
  remedy: add good: … to where:
  [2]
  $ broken 's/where: {origin: origin, good: good}/where: {origin: origin, good: good, rout: route}/'
  r/xx/levy.yaml:87:41: error: table 'factor' has no key 'rout'
     87 |     where: {origin: origin, good: good, rout: route}
        |                                         ^
  remedy: its keys are origin, good
  [2]
  $ broken 's/where: {origin: origin, good: good}/where: {origin: basis, good: mass}/'
  r/xx/levy.yaml:87:34: error: key 'good' cannot be compared with 't'
     87 |     where: {origin: basis, good: mass}
        |                                  ^
  [2]
  $ broken 's/where: {origin: origin, good: good}/where: {origin: origin, good: lobster}/'
  r/xx/levy.yaml:87:35: error: nothing is called 'lobster'
     87 |     where: {origin: origin, good: lobster}
        |                                   ^ in quantity 'factor_row'
  [2]
  $ broken 's/else: {origin: ZZ}/else: {origin: XX}/'
  r/xx/levy.yaml:88:20: error: no row of table 'factor' has 'XX' in column 'origin'
     88 |     else: {origin: XX}
        |                    ^
  [2]

# An edition without the rows of the second try, or without any, and two of one day.

  $ editions() { # SECOND KNOWN
  > good; printf "$1" > r/xx/tables/factor_2.csv
  > sed -i "/file: tables.factor.csv/{N;s,.*,    editions: [{known: 2026-01-01\, file: tables/factor.csv\, hash: 'xxh3:0'}\, {known: $2\, file: tables/factor_2.csv\, hash: 'xxh3:0'}],}" r/xx/levy.yaml
  > check --write-hashes; }
  $ editions 'origin,good,total,route\nCC,7208,2.5,\nZZ,72,3,\n' 2026-06-01
  octroi: 2 hashes renewed
  7 documents, 2 schemes, 7 series, 7 tables, 35 rows of tables, 8 sources, 3 declared unknowns: no errors
  $ editions 'origin,good,total,route\nCC,7208,2.5,\n' 2026-06-01
  octroi: 2 hashes renewed
  r/xx/levy.yaml:87:20: error: no row of table 'factor' as known on 2026-06-01 has 'ZZ' in column 'origin'
     87 |     else: {origin: ZZ}
        |                    ^
  r/xx/levy.yaml:62:93: this edition
  remedy: add the rows that hold where no other does
  [2]
  $ editions 'origin,good,total,route\n' 2026-06-01
  octroi: 2 hashes renewed
  r/xx/levy.yaml:62:93: error: table 'factor' has no rows
     62 | …: [{known: 2026-01-01, file: tables/factor.csv, hash: 'xxh3:45681be38b7e8f72'}, {known: 2026-06-01, file: tables/factor_2.csv, hash: 'xxh3:96c9d86d5cda86ff'}]
        |                                                                                  ^
  remedy: if nobody knows them, write unknown: why
  [2]
  $ editions 'origin,good,total,route\nCC,7208,2.5,\nZZ,72,3,\n' 2026-01-01
  octroi: 2 hashes renewed
  r/xx/levy.yaml:62:93: error: table 'factor' has two editions known on 2026-01-01
     62 | …: [{known: 2026-01-01, file: tables/factor.csv, hash: 'xxh3:45681be38b7e8f72'}, {known: 2026-01-01, file: tables/factor_2.csv, hash: 'xxh3:e5538057202615a9'}]
        |                                                                                  ^
  r/xx/levy.yaml:62:16: the other stands here
  remedy: give each the day from which it was known, or take one out
  [2]

A line that finds nothing there is not computable: that no row is found says
nothing of the good.

  $ good; sed -i '/^ZZ/d; /^CC,76/d' r/xx/tables/factor.csv; check --write-hashes
  octroi: 1 hash renewed
  r/xx/levy.yaml:88:20: error: no row of table 'factor' has 'ZZ' in column 'origin'
     88 |     else: {origin: ZZ}
        |                    ^
  [2]
  $ octroi cost --rules r --from CC --to XX --good 76011000 --mass 10 --date 2026-02-01 | tail -n 5
  octroi: not computable: no row of Default emissions has 'ZZ' in column 'origin': the rules lack rows
  $ octroi cost --rules r --from CC --to XX --good 72083900 --mass 10 --date 2026-02-01 | grep '^  levy'
    levy                          57.50 EUR/t           575.00 EUR   due 2027-03-31

A gate on what was not found does not take it for a good of which the law says nothing.

  $ sed -i 's/when: not found(scope_row)/when: not found(factor_row)/' r/xx/levy.yaml
  $ octroi cost --rules r --from CC --to XX --good 76011000 --mass 10 --date 2026-02-01
  octroi: not computable: no row of Default emissions has 'ZZ' in column 'origin': the rules lack rows
  [1]
  $ printf 'good,mass,origin,date\n76011000,30,CC,2026-02-01\n72083900,30,CC,2026-02-01\n' | octroi run - --rules r --to XX --lines | cut -d, -f1,4,6
  line,state,reason_code
  1,not-computable,stray-key
  2,computed,

# A name that reads as a code.

  $ broken 's/^      origin: place$//; s/where: {origin: origin, good: good}/where: {origin: orgin, good: good}/'
  r/xx/levy.yaml:87:21: error: no row of table 'factor' has 'orgin' in column 'origin'
     87 |     where: {origin: orgin, good: good}
        |                     ^
  remedy: did you mean 'origin'?
  [2]
  $ broken 's/where: {route: {any_of/where: {route: {any_off/'
  r/xx/levy.yaml:94:21: error: unknown key 'any_off' in a key
     94 |     where: {route: {any_off: factor_row.route, else: none}, year: levy_year}
        |                     ^
  remedy: did you mean 'any_of'?
  r/xx/levy.yaml:94:20: error: a key has no 'any_of'
     94 |     where: {route: {any_off: factor_row.route, else: none}, year: levy_year}
        |                    ^
  [2]

# ---- gates

A gate by day, as octroi-rules(5) has it.

  $ good; sed -i 's/^series:$/&\n  charged: {type: flag, dated: import_date, source: act, values: {..2026-01: no, 2026-02..: yes}}/; s/^gates:$/&\n  - {state: reporting-only, when: not charged, reason: nothing is due before February, source: act}/' r/xx/levy.yaml; check | sed 's/.*: //'
  no errors
  $ for day in 2026-01-31 2026-02-01; do octroi cost --rules r --from CC --to XX --good 72083900 --mass 10 --date $day | grep 'charge:\|^  levy\|Reporting'; done
    Reporting only: nothing is due before February (Act).
    charge: 0.00 EUR
    levy                          57.50 EUR/t           575.00 EUR   due 2027-03-31

# ---- groups of lines

A levy with a threshold by importer and year.

  $ cat > group.yaml <<'EOF'
  > # A levy of which a threshold counts all that one importer brings in a year.
  > octroi: 1
  > kind: border-adjustment
  > title: Levy with a threshold
  > destination: XX
  > currency: EUR
  > status: [{state: in-force, from: 2026-01-01, source: act Art. 2}]
  > sources: {act: {title: Levy Act of Exland, short: Act, checked: 2026-01-15}}
  > inputs: {importer: {type: text, source: act Art. 3}}
  > dates: {import_date: {from: date, source: act Art. 2}}
  > options: {floor: {one_of: [line, all], default: line, source: act Art. 7}}
  > series:
  >   rate: {unit: EUR/t, dated: import_date, source: act Art. 4, values: {2026..: 20}}
  >   threshold: {unit: t, dated: import_date, source: act Art. 3, values: {2026..: 50}}
  > groups:
  >   year_of_importer:
  >     title: all that one importer brings in a calendar year
  >     by: [importer, year(import_date)]
  >     needs: importer
  >     source: act Art. 3
  > quantities:
  >   counted: {type: flag, formula: origin != AA, source: act Art. 3}
  >   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass where counted), source: act Art. 3}
  >   liable: {type: flag, formula: counted_mass > threshold, source: act Art. 3}
  >   dues: {level: year_of_importer, unit: EUR, formula: "max(0, sum(mass * rate where liable))", source: act Art. 4}
  >   net_charge:
  >     unit: EUR
  >     source: act Art. 4
  >     cases:
  >       - {when: option.floor == all and dues == 0, formula: 0}
  >       - {otherwise: mass * rate}
  > gates:
  >   - {state: not-liable, when: not liable, reason: "{counted_mass} do not exceed {threshold}", source: act Art. 3}
  > EOF
  $ grouped() { # SED
  > good; sed "$1" group.yaml > r/xx/group.yaml
  > [ -n "$1" ] && cmp -s group.yaml r/xx/group.yaml && echo 'nothing was changed'
  > octroi check --rules r r/xx/group.yaml; }
  $ grouped ''
  1 document, 1 scheme, 2 series, 1 source: no errors

Groups without what their lines have in common, with an unknown key, and one that no quantity is of.

  $ grouped '/    by: /d'
  r/xx/group.yaml:17:5: error: a group has no 'by'
     17 |     title: all that one importer brings in a calendar year
        |     ^
  remedy: say what the lines of a group have in common: by: [importer, year]
  [2]
  $ grouped 's/by: .*/by: []/'
  r/xx/group.yaml:18:9: error: a group is by 1 to 8 things, found 0
     18 |     by: []
        |         ^
  [2]
  $ grouped 's/by: .importer/bye: [importer/'
  r/xx/group.yaml:18:5: error: unknown key 'bye' in a group
     18 |     bye: [importer, year(import_date)]
        |     ^
  remedy: did you mean 'by'?
  r/xx/group.yaml:17:5: error: a group has no 'by'
     17 |     title: all that one importer brings in a calendar year
        |     ^
  remedy: say what the lines of a group have in common: by: [importer, year]
  [2]
  $ grouped 's/^groups:/&\n  day: {by: import_date}/'
  r/xx/group.yaml:16:3: error: no quantity is of group 'day'
     16 |   day: {by: import_date}
        |   ^
  remedy: give a quantity level: day, or take the group out
  [2]

What lines cannot be grouped by, and what they cannot need.

  $ grouped 's/by: .importer/by: [mass/'
  r/xx/group.yaml:18:10: error: lines cannot be grouped by 't'
     18 |     by: [mass, year(import_date)]
        |          ^
  remedy: use a code, a flag, a date, a year, a period, a goods code or a text
  [2]
  $ grouped 's/by: .importer/by: [liable, importr/'
  r/xx/group.yaml:18:10: error: 'liable' is known only when the groups are
     18 |     by: [liable, importr, year(import_date)]
        |          ^
  remedy: group lines by what each of them says alone
  r/xx/group.yaml:18:18: error: nothing is called 'importr'
     18 |     by: [liable, importr, year(import_date)]
        |                  ^
  remedy: did you mean 'importer'?
  [2]
  $ grouped 's/needs: importer/needs: importr/'
  r/xx/group.yaml:19:12: error: there is no input 'importr'
     19 |     needs: importr
        |            ^
  remedy: did you mean 'importer'?
  [2]
  $ grouped 's/needs: importer/needs: import_date/'
  r/xx/group.yaml:19:12: error: 'import_date' is a date, not an input
     19 |     needs: import_date
        |            ^
  remedy: name what the line itself must say
  [2]
  $ grouped 's/needs: importer/needs: [importer, year(import_date)]/'
  r/xx/group.yaml:19:23: error: 'needs' takes names of inputs, not formulas
     19 |     needs: [importer, year(import_date)]
        |                       ^
  remedy: put formulas under by:
  [2]

Levels that there are not, and quantities that can have none.

  $ grouped 's/dues: {level: year_of_importer/dues: {level: year_of_imports/'
  r/xx/group.yaml:25:17: error: 'year_of_imports' is not a group of lines
     25 |   dues: {level: year_of_imports, unit: EUR, formula: "max(0, sum(mass * rate where liable))", source: act Art. 4}
        |                 ^
  remedy: did you mean 'year_of_importer'?
  [2]
  $ grouped 's/dues: {level: year_of_importer/dues: {level: lobster/'
  r/xx/group.yaml:25:17: error: 'lobster' is not a group of lines
     25 |   dues: {level: lobster, unit: EUR, formula: "max(0, sum(mass * rate where liable))", source: act Art. 4}
        |                 ^
  remedy: groups: declares year_of_importer
  [2]
  $ grouped '/^groups:/,/^quantities:/{/^quantities:/!d}; /dues:/d; s/ and dues == 0//'
  r/xx/group.yaml:17:25: error: 'year_of_importer' is not a group of lines
     17 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass where counted), source: act Art. 3}
        |                         ^
  remedy: declare it: groups: {year_of_importer: {by: [importer, year]}}
  [2]
  $ grouped 's/liable: {type/liable: {level: year_of_importer, type/'
  r/xx/group.yaml:24:19: error: what has a level is a number, not a flag
     24 |   liable: {level: year_of_importer, type: flag, formula: counted_mass > threshold, source: act Art. 3}
        |                   ^
  remedy: compare or choose in a quantity without level, which reads the number
  [2]
  $ grouped 's/  net_charge:/&\n    level: year_of_importer/; s/ and dues == 0//; s/otherwise: mass \* rate/otherwise: sum(mass * rate)/'
  r/xx/group.yaml:27:12: error: net_charge is what is due for a line, not for a group
     27 |     level: year_of_importer
        |            ^
  remedy: give what is due for the group another name, and say here what the line bears of it
  [2]

What differs between the lines of a group is not the value of the group.

  $ grouped 's/sum(mass where counted)/sum(mass where counted) + mass/'
  r/xx/group.yaml:23:87: error: 'mass' may differ between the lines of a group
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass where counted) + mass, source: act Art. 3}
        |                                                                                       ^ in quantity 'counted_mass', of level 'year_of_importer'
  r/common/inputs.yaml:10:3: 'mass' is declared here, as an input
  remedy: put it into sum(…), or say what reads it in a quantity without level
  [2]
  $ grouped 's/max(0, sum(mass \* rate where liable))/if counted_mass > threshold then sum(mass * rate) else 0/'
  r/xx/group.yaml:25:74: error: 'threshold' may differ between the lines of a group
     25 |   dues: {level: year_of_importer, unit: EUR, formula: "if counted_mass > threshold then sum(mass * rate) else 0", source: act Art. 4}
        |                                                                          ^ in quantity 'dues', of level 'year_of_importer'
  r/xx/group.yaml:14:3: 'threshold' is declared here, as a series
  remedy: put it into sum(…), or say what reads it in a quantity without level
  [2]

Sums at other places, in each other, of no number, under no condition, and of themselves.

  $ grouped 's/otherwise: mass \* rate/otherwise: sum(mass * rate)/'
  r/xx/group.yaml:31:21: error: sum() stands only in the formula of a quantity with a level
     31 |       - {otherwise: sum(mass * rate)}
        |                     ^ in quantity 'net_charge'
  remedy: give it to a quantity with level: year_of_importer, and read that one here
  [2]
  $ grouped 's/sum(mass where counted)/sum(mass * sum(1) where counted)/'
  r/xx/group.yaml:23:72: error: a sum stands inside a sum
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass * sum(1) where counted), source: act Art. 3}
        |                                                                        ^ in quantity 'counted_mass'
  remedy: say the inner sum in a quantity of its own, with a level
  [2]
  $ grouped 's/sum(mass where counted)/sum(counted)/'
  r/xx/group.yaml:23:65: error: an operand must be a number, not 'flag'
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(counted), source: act Art. 3}
        |                                                                 ^ in quantity 'counted_mass'
  remedy: write sum(1 where …) to count lines
  [2]
  $ grouped 's/sum(mass where counted)/sum(mass where mass)/'
  r/xx/group.yaml:23:76: error: the condition of a sum must be a flag, not 't'
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass where mass), source: act Art. 3}
        |                                                                            ^ in quantity 'counted_mass'
  [2]
  $ grouped 's/sum(mass where counted)/sum(mass where liable)/'
  r/xx/group.yaml:24:33: error: 'counted_mass' needs itself: counted_mass -> liable -> counted_mass
     24 |   liable: {type: flag, formula: counted_mass > threshold, source: act Art. 3}
        |                                 ^
  remedy: one of them must do without the others
  [2]

Sums that are not written well.

  $ grouped 's/sum(mass where counted)/sum(where counted)/'
  r/xx/group.yaml:23:61: error: this sum adds up nothing
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(where counted), source: act Art. 3}
        |                                                             ^
  remedy: write what is added up: sum(a where b), or sum(1 where b) to count lines
  [2]
  $ grouped 's/sum(mass where counted)/sum(mass where counted where liable)/'
  r/xx/group.yaml:23:84: error: 'where' stands twice in a sum
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: sum(mass where counted where liable), source: act Art. 3}
        |                                                                                    ^
  remedy: join the conditions with 'and'
  [2]
  $ grouped 's/sum(mass where counted)/"sum(mass, counted)"/'
  r/xx/group.yaml:23:70: error: 'sum' adds up one thing over many lines
     23 |   counted_mass: {level: year_of_importer, unit: t, formula: "sum(mass, counted)", source: act Art. 3}
        |                                                                      ^
  remedy: write sum(a + b) for several, and sum(a where b) for a condition
  [2]
  $ grouped 's/otherwise: mass \* rate/otherwise: mass * rate where liable/'
  r/xx/group.yaml:31:33: error: expected an operator or the end of the formula, found 'where'
     31 |       - {otherwise: mass * rate where liable}
        |                                 ^
  remedy: a condition follows 'where' only in sum(a where b)
  [2]

# ---- documents that use and extend others

  $ broken 's/market: xx-market/market: xx-markt/'
  r/xx/levy.yaml:17:11: error: there is no document 'xx-markt' in the rulebook
     17 |   market: xx-markt
        |           ^
  remedy: did you mean 'xx-market'?
  [2]
  $ broken 's/market: xx-market/market: goods-cx/'
  r/xx/levy.yaml:17:11: error: 'goods-cx' is of kind nomenclature: it has nothing to use
     17 |   market: goods-cx
        |           ^
  [2]
  $ broken 's/market: xx-market/market: [xx-market]/'
  r/xx/levy.yaml:17:11: error: 'market' must be the id of one document
     17 |   market: [xx-market]
        |           ^
  [2]
  $ broken 's/extends: xx-levy/extends: xx-levi/' xx/half.yaml
  r/xx/half.yaml:5:10: error: there is no document 'xx-levi' in the rulebook
      5 | extends: xx-levi
        |          ^
  remedy: did you mean 'xx-levy'?
  [2]

Rings: by uses, by extends, of one and of two.

  $ broken 's/market: xx-market/market: xx-levy/'
  r/xx/levy.yaml:17:11: error: 'xx-levy' needs itself
     17 |   market: xx-levy
        |           ^
  remedy: documents cannot use or extend each other in a ring
  [2]
  $ broken 's/^sources:/uses: {levy: xx-levy}\n&/' xx/market.yaml
  r/xx/market.yaml:4:14: error: 'xx-levy' needs itself
      4 | uses: {levy: xx-levy}
        |              ^
  remedy: documents cannot use or extend each other in a ring
  [2]
  $ broken 's/extends: xx-levy/extends: xx-half/' xx/half.yaml
  r/xx/half.yaml:5:10: error: 'xx-half' needs itself
      5 | extends: xx-half
        |          ^
  remedy: documents cannot use or extend each other in a ring
  [2]
  $ good; sed 's/extends: xx-levy/extends: xx-half/' r/xx/half.yaml > r/xx/third.yaml; sed -i 's/extends: xx-levy/extends: xx-third/' r/xx/half.yaml; check
  r/xx/third.yaml:5:10: error: 'xx-half' needs itself
      5 | extends: xx-half
        |          ^
  remedy: documents cannot use or extend each other in a ring
  [2]

Changes of what there is not, and changes that alter nothing.

  $ broken 's/quantities.net_charge.formula/quantities.net_charg.formula/' xx/half.yaml
  r/xx/half.yaml:11:15: error: there is no 'net_charg' to change
     11 |   - {replace: quantities.net_charg.formula, with: gross_charge, source: paper p. 3}
        |               ^
  remedy: did you mean 'net_charge'?
  [2]
  $ broken 's/quantities.net_charge.formula/quantities.net_charge.formulas/' xx/half.yaml
  r/xx/half.yaml:11:15: error: there is no 'formulas' to change
     11 |   - {replace: quantities.net_charge.formulas, with: gross_charge, source: paper p. 3}
        |               ^
  remedy: did you mean 'formula'?
  [2]
  $ broken 's/series.levy_rate/series.levy_rat/' xx/half.yaml
  r/xx/half.yaml:12:13: error: there is no series, quantity or column 'levy_rat' to change in xx-half
     12 |   - {scale: series.levy_rat, by: 0.5, source: paper p. 2}
        |             ^
  remedy: did you mean 'levy_rate'?
  [2]
  $ broken 's/scale: series.levy_rate, by: 0.5, source: paper p. 2/drop: gates.0/' xx/half.yaml
  r/xx/half.yaml:12:12: error: there is no '0' to change
     12 |   - {drop: gates.0}
        |            ^
  remedy: only what has a name can be changed: replace the whole list
  [2]
  $ broken 's/scale: series.levy_rate, by: 0.5/add: series.surcharge, value: 2/' xx/half.yaml
  r/xx/half.yaml:12:11: error: 'surcharge' is already there
     12 |   - {add: series.surcharge, value: 2, source: paper p. 2}
        |           ^
  remedy: use replace: … with: …
  [2]
  $ broken 's/with: gross_charge/with: gross_charge - amount * credit/' xx/half.yaml
  r/xx/half.yaml:11:52: error: this change alters nothing
     11 |   - {replace: quantities.net_charge.formula, with: gross_charge - amount * credit, source: paper p. 3}
        |                                                    ^
  remedy: take it out
  [2]
  $ broken 's/by: 0.5/by: 1/' xx/half.yaml
  r/xx/half.yaml:12:35: error: this change alters nothing
     12 |   - {scale: series.levy_rate, by: 1, source: paper p. 2}
        |                                   ^
  remedy: take it out
  [2]
  $ broken 's/scale: series.levy_rate, by: 0.5/set: series.surcharge, to: 2, in: 2030/' xx/half.yaml
  r/xx/half.yaml:12:33: error: this change alters nothing
     12 |   - {set: series.surcharge, to: 2, in: 2030, source: paper p. 2}
        |                                 ^
  remedy: take it out
  [2]
  $ broken 's/scale: series.levy_rate, by: 0.5/set: series.surcharge, to: 2, in: soon/' xx/half.yaml
  r/xx/half.yaml:12:40: error: 'soon' is not a period
     12 |   - {set: series.surcharge, to: 2, in: soon, source: paper p. 2}
        |                                        ^
  remedy: write 2026, 2026-Q3, 2026-05, 2026-W07, 2026-02-10, 2026..2030 or 2034..
  [2]
  $ broken 's/scale: series.levy_rate, by: 0.5/set: series.surcharge, drop: series.surcharge, to: 2/' xx/half.yaml
  r/xx/half.yaml:12:5: error: a change says one of set, scale, shift, path, link, replace, drop, add
     12 |   - {set: series.surcharge, drop: series.surcharge, to: 2, source: paper p. 2}
        |     ^
  [2]

An item of a list is found by what it says; it must be one, and there.

  $ item() { broken "s/scale: series.levy_rate, by: 0.5, source: paper p. 2/$1/" xx/half.yaml; }
  $ item 'drop: gates, item: {state: not-liable}'
  r/xx/half.yaml:12:25: error: 0 items of 'gates' say this, not one
     12 |   - {drop: gates, item: {state: not-liable}}
        |                         ^
  remedy: write keys and values of one item as they stand there: {when: …}
  [2]
  $ item 'drop: gates, item: {state: exempt, when: origin in group clubs}' 2>&1 | head -1
  r/xx/half.yaml:12:25: error: 0 items of 'gates' say this, not one
  $ item 'drop: gates, item: {}'
  r/xx/half.yaml:12:25: error: 2 items of 'gates' say this, not one
     12 |   - {drop: gates, item: {}}
        |                         ^
  remedy: say more keys of the one that is meant
  [2]
  $ item 'drop: gates, item: exempt' 2>&1 | head -1
  r/xx/half.yaml:12:25: error: 0 items of 'gates' say this, not one
  $ item 'drop: series, item: {unit: t}' 2>&1 | head -1
  r/xx/half.yaml:12:26: error: 0 items of 'series' say this, not one
  $ item 'drop: gate, item: {state: exempt}'
  r/xx/half.yaml:12:12: error: there is no 'gate' to change
     12 |   - {drop: gate, item: {state: exempt}}
        |            ^
  remedy: did you mean 'gates'?
  [2]
  $ item 'add: gates, item: {state: exempt}, value: {}'
  r/xx/half.yaml:12:5: error: item goes with replace and drop, before or after with add
     12 |   - {add: gates, item: {state: exempt}, value: {}}
        |     ^
  [2]
  $ item 'add: gates, before: {state: exempt}, after: {state: exempt}, value: {}' 2>&1 | head -1
  r/xx/half.yaml:12:5: error: item goes with replace and drop, before or after with add
  $ item 'add: notes, value: {text: a note, source: act}'
  r/xx/half.yaml:12:11: error: 'notes' is already there
     12 |   - {add: notes, value: {text: a note, source: act}}
        |           ^
  remedy: say before: or after: which of its items
  [2]
  $ item 'add: notes, after: {code: heavy}' 2>&1 | head -1
  r/xx/half.yaml:12:5: error: a change has no 'value'
  $ item 'replace: notes, item: {code: heavy}, with: {code: heavy, when: scope_row.heavy, text: heavy goods need a permit, source: act Art. 4}' 2>&1 | head -1
  r/xx/half.yaml:12:49: error: this change alters nothing

  $ broken '/^changes:/,$d' xx/half.yaml
  r/xx/half.yaml:5:10: error: a document that extends another needs changes
      5 | extends: xx-levy
        |          ^
  [2]
  $ broken 's/paper: {title/act: {title/' xx/half.yaml
  r/xx/half.yaml:7:3: error: 'act' is already declared in the extended document
      7 |   act: {title: Paper on half a levy, standing: proposal, checked: 2026-01-15}
        |   ^
  r/xx/half.yaml:9:49: error: 'paper' is not declared under sources
      9 |   - {state: proposed, from: 2026-01-01, source: paper p. 1}
        |                                                 ^
  remedy: write its key and then the place in it: act Art. 1
  r/xx/half.yaml:12:48: error: 'paper' is not declared under sources
     12 |   - {scale: series.levy_rate, by: 0.5, source: paper p. 2}
        |                                                ^
  remedy: write its key and then the place in it: act Art. 1
  [2]

An amount that is compared with a figure which does not grow with it is a warning:
the charge per tonne would then hold for one amount only.

  $ broken 's/formula: chargeable_emissions \* levy_rate/formula: "max(chargeable_emissions * levy_rate, surcharge_paid)"\n    source: act Art. 9/; s/^  debt_in_euro:/  surcharge_paid: {unit: EUR, formula: 0, source: act}\n&/' xx/levy.yaml
  7 documents, 2 schemes, 7 series, 7 tables, 31 rows of tables, 8 sources, 3 declared unknowns: no errors, 1 warning
  r/xx/levy.yaml:127:15: warning: an amount meets a figure that does not grow with it
    127 |     formula: "max(chargeable_emissions * levy_rate, surcharge_paid)"
        |               ^ in 'gross_charge'
  remedy: compare figures per unit, and multiply by the amount last

What was read, for programs:

  $ good; octroi check --rules r --format json
  {"octroi": "0.1.0", "format": 1, "documents": 7, "schemes": 2, "series": 7, "tables": 7, "rows": 31, "price_paths": 0, "sources": 8, "unknowns": 3, "test_documents": 0, "errors": 0, "warnings": 0}

A file that does not lie in the rulebook yet is checked all the same.

  $ printf 'octroi: 1\nkind: library\ntitle: Nothing\nsources: {a: {title: A, checked: 2026-01-01}}\n' > draft.yaml && octroi check draft.yaml
  draft.yaml:4:11: error: nothing uses source 'a'
      4 | sources: {a: {title: A, checked: 2026-01-01}}
        |           ^
  remedy: name it where it counts, or take it out
  [2]
