What of the lists of an installation is not understood might have been anybody's: nothing is computed without it.
`tried` writes a site of two kilns with what is given above them, and prints what is said and of each good the reason
or the direct emissions.

  $ cat >rows.py <<'EOF'
  > import csv, sys
  > for row in csv.DictReader(sys.stdin):
  >     print(row["name"] + ":", row["reason"] or round(float(row["see_direct"]), 10))
  > EOF
  $ head() { printf '%s\n' 'octroi: 1' 'kind: installation' 'scheme: eu-cbam' 'country: TR' 'period: 2026' "$@"; }
  $ kiln() { printf '  %s:\n    streams: [{name: own %s, method: combustion, fuel: natural-gas, amount: 1 TJ}]\n    goods: [{name: %s clinker, good: "25231000", mass: 1000 t}]\n' "$1" "$1" "$1"; }
  $ computed() { octroi emissions "$1" --format csv >out.csv; local status=$?; python3 rows.py <out.csv; return $status; }
  $ tried() { { head "$@" processes:; kiln old; kiln new; } >tried.yaml; computed tried.yaml; }
  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {old: 50 %}}'
  old clinker: 0.3366
  new clinker: 0.0561

Streams of the site.

  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: mill}'
  tried.yaml:7:75: error: 'to' must be a map of processes and their shares
      7 |   - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: mill}
        |                                                                           ^
  old clinker: the data of process 'old' have errors
  new clinker: the data of process 'new' have errors
  [1]
  $ tried 'streams: [natural gas 10 TJ]'
  tried.yaml:6:11: error: a stream must be a map of keys and values
      6 | streams: [natural gas 10 TJ]
        |           ^
  old clinker: the data of process 'old' have errors
  new clinker: the data of process 'new' have errors
  [1]
  $ tried 'streams: {a: {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {old: 50 %}}}'
  tried.yaml:6:10: error: 'streams' must be a list
      6 | streams: {a: {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {old: 50 %}}}
        |          ^
  old clinker: the data of process 'old' have errors
  new clinker: the data of process 'new' have errors
  [1]

The balance lacks them, too.

  $ octroi emissions tried.yaml 2>/dev/null | grep 'of the site'
     emissions of the site                         unknown

A name that is no process's: what it is like is a guess, and guesses are not computed with. Shares that are not numbers are
unknown for whom they are said of.

  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {odl: 50 %}}'
  tried.yaml:7:76: error: there is no process 'odl'
      7 |   - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {odl: 50 %}}
        |                                                                            ^
  remedy: did you mean 'old'?
  old clinker: the data of process 'old' have errors
  new clinker: the data of process 'new' have errors
  [1]
  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {old: half}}'
  tried.yaml:7:81: error: a share must stand here, such as 60 % or 0.6
      7 |   - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {old: half}}
        |                                                                                 ^
  old clinker: the data of process 'old' have errors
  new clinker: 0.0561
  [1]

Nothing behind `to` is as good as no `to`: it serves nobody, and that is told.

  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: }'
  tried.yaml:7:5: warning: stream 'gas' of the site is attributed to no process
      7 |   - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: }
        |     ^
  remedy: say whom it serves: to: {PROCESS: 60 %, export: 10 %}
  old clinker: 0.0561
  new clinker: 0.0561
  $ tried 'streams:' '  - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {}}'
  tried.yaml:7:5: warning: stream 'gas' of the site is attributed to no process
      7 |   - {name: gas, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {}}
        |     ^
  remedy: say whom it serves: to: {PROCESS: 60 %, export: 10 %}
  old clinker: 0.0561
  new clinker: 0.0561

Lists of a process leave that process not computed; the other goes on.

  $ within() { { head processes:; kiln old; kiln new | sed "s/^    streams:.*/$1/"; } >tried.yaml; computed tried.yaml; }
  $ within '    streams: {a: {method: combustion, fuel: natural-gas, amount: 1 TJ}}' 2>&1 | grep -v '|'
  tried.yaml:11:14: error: 'streams' must be a list
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ octroi emissions tried.yaml 2>/dev/null | grep 'of the site'
     emissions of the site                         unknown
  $ within '    streams: [natural gas 1 TJ]' 2>&1 | grep -v '|'
  tried.yaml:11:15: error: a stream must be a map of keys and values
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ octroi emissions tried.yaml 2>/dev/null | grep 'of the site'
     emissions of the site                         unknown
  $ within '    precursors: {name: old clinker, mass: 5 t}' 2>&1 | grep -v '|'
  tried.yaml:11:17: error: 'precursors' must be a list
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ within '    precursors: [old clinker]' 2>&1 | grep -v '|'
  tried.yaml:11:18: error: a precursor must be a map of keys and values
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ within '    joint: pellets' 2>&1 | grep -v '|'
  tried.yaml:11:12: error: 'joint' must be a list
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ within '    joint: [pellets]' 2>&1 | grep -v '|'
  tried.yaml:11:13: error: a good must be a map of keys and values
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ { head processes:; kiln old; kiln new | sed 's/    goods: \[/&gravel, /'; } >tried.yaml
  $ computed tried.yaml 2>&1 | grep -v '|'
  tried.yaml:12:13: error: a good must be a map of keys and values
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors

Purchases of the site leave those not computed that live on them.

  $ mixed() { { head "precursors: $1" processes:; kiln old; kiln new | sed 's/^    streams:.*/    precursors: [{name: mix, mass: 5 t}]/'; } >tried.yaml; computed tried.yaml; }
  $ mixed '{mix: [clinker, {good: "2523100090", mass: 10 t}]}' 2>&1 | grep -v '|'
  tried.yaml:6:20: error: a precursor must be a map of keys and values
  old clinker: 0.0561
  new clinker: 'mix', which it consumes, is not computed
  $ mixed '{mix: {good: "2523100090", mass: 10 t}}' 2>&1 | grep -v '|'
  tried.yaml:6:19: error: the suppliers of 'mix' must be a list
  tried.yaml:12:25: error: nothing here is called 'mix'
  remedy: name a good of a process or of precursors:, or say what was bought: good, origin and mass
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ mixed '[mix]' 2>&1 | grep -v '|'
  tried.yaml:6:13: error: 'precursors' must be a map of purchases, each a list of suppliers
  tried.yaml:12:25: error: nothing here is called 'mix'
  remedy: name a good of a process or of precursors:, or say what was bought: good, origin and mass
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors

Who gets nothing of a stream is computed, whatever it comes to; figures that are unknown do not get in by way of 0 times
unknown.

  $ tried 'streams:' '  - {name: line, method: electricity, supply: direct-line, energy: 10 MWh, to: {old: 0 %, new: 50 %}}' 2>&1 | grep -v '|'
  tried.yaml:7:5: error: stream 'line': a direct line or a power purchase agreement needs its emission factor: give emission_factor in tCO2/MWh
  old clinker: 0.0561
  new clinker: the data of process 'new' have errors
  $ python3 -c "import csv; print([row['see_indirect'] for row in csv.DictReader(open('out.csv'))])"
  ['0', '']

Large sites. Streams that serve thousands of processes: 10 TJ times 56.1 tCO2/TJ, each stream 561 t, of which each process
gets a part in 5,000, are 0.561 t for 5; its own 1 TJ is 56.1 t.

  $ cat >large.py <<'EOF'
  > import sys
  > n, streams, ring = map(int, sys.argv[1:])
  > for i in range(streams):
  >     print("streams:" if i == 0 else "", "  - {name: gas %d, method: combustion, fuel: natural-gas, amount: 10 TJ, to: {%s}}" % (
  >         i, ", ".join("p%d: 0.0002" % k for k in range(n))), sep="\n")
  > print("processes:")
  > for i in range(n):
  >     print("  p%d:\n    mass_reason: invented\n    streams: [{name: own, method: combustion, fuel: natural-gas, amount: 1 TJ}]" % i)
  >     if ring:
  >         print("    precursors: [{name: g%d, mass: 500 t}]" % ((i + 1) % n))
  >     print('    goods: [{name: g%d, good: "25231000", mass: 1000 t}]' % i)
  > EOF
  $ large() { { head; python3 large.py "$@"; } >large.yaml; octroi emissions large.yaml --format csv | python3 rows.py | sed 's/^[^:]*: //' | sort | uniq -c; }
  $ large 4000 5 0
     4000 0.056661
  $ cat >memory.py <<'EOF'
  > import resource, subprocess
  > subprocess.run(["octroi", "emissions", "large.yaml"], stdout=subprocess.DEVNULL)
  > print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 500000)
  > EOF
  $ python3 memory.py
  True

A ring of n: x = 0.0561 + x / 2.

  $ large 1000 0 1
     1000 0.1122
  $ large 1001 0 1 2>&1 | sed "/|/d; s/'p[0-9]*'/'p'/; s/^ *1 the data/the data/" | uniq -c
        1 large.yaml:*: error: 1001 processes live on each other's goods, 'p' among them: 1000 can at most (glob)
        1 remedy: take together processes whose goods have the same emissions per unit, or look for a good that does not go round
     1001 the data of process 'p' have errors

Values of any length are read to their end.

  $ long() { { head processes:; kiln old | sed "s/mass: 1000 t/mass: $1/"; } >tried.yaml; computed tried.yaml 2>&1 | grep -v '|' | tr -s ' '; }
  $ long "$(printf '\"1000 t%600s\"' '')"
  old clinker: 0.0561
  $ long "$(printf '\"1000 t%600s+ 1 t\"' '')"
  tried.yaml:*: error: mass '1000 t *': not a number* (glob)
  remedy: write a figure such as 1.5, with a point before its decimals
  old clinker: the data of process 'old' have errors

What has no unit is not asked for in one.

  $ { head processes:; kiln old | sed 's/1000 t}/1000 t, content: 46 foo}/'; } >tried.yaml
  $ octroi emissions tried.yaml 2>&1 | grep -A 3 error:
  tried.yaml:9:74: error: content '46 foo': 'foo' is not a unit
      9 |     goods: [{name: old clinker, good: "25231000", mass: 1000 t, content: 46 foo}]
        |                                                                          ^
  remedy: it has no unit: write the figure alone, or as a percentage
  $ { head processes:; kiln old | sed 's/1000 t}/1000 t, content: 46 kg}/'; } >tried.yaml
  $ octroi emissions tried.yaml 2>&1 | grep remedy
  remedy: it has no unit: write the figure alone, or as a percentage
  $ octroi cost --to EU --from TR --good 25231000 --mass 5 --content 46kg --date 2026-05-05
  octroi: --content '46kg': 'kg' is not a measure in 1; it has no unit: write the figure alone, or as a percentage
  [2]
