What variants share
===================

A scheme of which nothing differs between variants is computed once for all of them. So each variant of a scenario has to come to
what it comes to alone, in either order, whatever it is that differs: notes, too.

  $ printf 'origin,destination,good,mass,value_eur\nTR,DE,76042990,500,1500000\nCN,FR,72083900,1000,800000\nTR,RS,25232900,300,\nCN,GB,76042990,20.0005,\n' > flows.csv
  $ cat > alone.py <<'END'
  > import csv, io, json, subprocess, sys
  > HEAD = "octroi: 1\nkind: scenario\nflows: {file: flows.csv}\nhorizon: 2026..2028\nby: [origin]\n%svariants:\n"
  > def run(variants, more, form):
  >     with open("s.yaml", "w") as out:
  >         out.write(HEAD % more + "".join("  - {name: %s, changes: [%s]}\n" % v for v in variants))
  >     is_ = subprocess.run(["octroi", "run", "s.yaml", "--format", form], capture_output=True, text=True)
  >     if is_.returncode > 1: sys.exit(is_.stderr)
  >     return is_.stdout
  > def cells(text, name): return sorted(tuple(r.items()) for r in csv.DictReader(io.StringIO(text)) if r["variant"] == name)
  > def notes(text, name):
  >     j = json.loads(text)
  >     return sorted(str({**n, "variant": 0}) for k in ("notes", "assumptions") for n in j[k] if n.get("variant") == name)
  > def check(what, *changes, more=""):
  >     all_ = list(zip("abcd", changes))
  >     alone = {v[0]: (run([v], more, "csv"), run([v], more, "json")) for v in all_}
  >     for order in (all_, all_[::-1]):
  >         together = run(order, more, "csv"), run(order, more, "json")
  >         for name, _ in all_:
  >             if cells(together[0], name) != cells(alone[name][0], name): print(what, name, "differs")
  >             if notes(together[1], name) != notes(alone[name][1], name): print(what, name, "notes differ")
  >     told = {tuple(tuple(i for i in row if i[0] != "variant") for row in cells(alone[v[0]][0], v[0])) for v in all_}
  >     print(what, len(all_), "variants,", len(told), "results")
  > exec(open(sys.argv[1]).read())
  > END
  $ cat > cases.py <<'END'
  > link = "{link: eu-cbam.certificate_price, with: gb-ets.price, rate: 1.17}"
  > check("what is linked", "{set: gb-ets.price, to: 50}, " + link, "{set: gb-ets.price, to: 500}, " + link, "")
  > veyt = "{path: eu-cbam.certificate_price, from: paths-veyt_2024}"
  > check("a path", veyt, "{replace: paths-veyt_2024.points.2027, with: 300}, " + veyt, "")
  > real = "{path: eu-cbam.certificate_price, from: paths-ngfs5_message_net_zero_2050_oecd_eu, rate: 0.885, inflation: 2 %%}".replace("%%", "%")
  > check("a path in real money", real, real.replace("2 %", "4 %"))
  > check("what is followed", "", "{set: eu-ets.price, to: 150}", "{scale: eu-ets.price, by: 2}")
  > gb = "{give: default_given, value: 5}, {give: baseline_given, value: 1}, {set: gb-cbam.allowance_price, to: 60}"
  > check("one of two schemes", gb, gb.replace("60", "70"), gb + ", {set: eu-cbam.certificate_price, to: 70}")
  > check("what lines are given", gb, gb.replace("5", "7"), gb.replace("value: 1", "value: 0.5"))
  > check("options", gb, gb + ", {option: gb-cbam.weight_rounding, choose: whole_kg}")
  > check("schemes beside it", "", "{enact: eu-any_goods}", "{enact: no-cbam}")
  > check("repealed", "", "{repeal: rs-import-carbon-tax}", "{repeal: rs-import-carbon-tax, from: 2027}")
  > check("groups", "", "{join: RS, group: EU_customs_territory, from: 2027}", "{leave: FR, group: EU_customs_territory, from: 2028}")
  > check("tables", "", "{scale: eu-cbam.default_emissions, by: 0.5, where: origin == CN}", "{set: eu-cbam.mark_up.value, to: 0}")
  > END
  $ python3 alone.py cases.py
  what is linked 3 variants, 3 results
  a path 3 variants, 3 results
  a path in real money 2 variants, 2 results
  what is followed 3 variants, 3 results
  one of two schemes 3 variants, 3 results
  what lines are given 3 variants, 3 results
  options 2 variants, 2 results
  schemes beside it 3 variants, 2 results
  repealed 3 variants, 3 results
  groups 3 variants, 3 results
  tables 3 variants, 3 results
