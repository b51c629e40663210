#!/usr/bin/env bash
# Of «point 142» nothing is left in the reference: converters drop the section of a law or a plan.
#
# One would guess: CSL has «section» for the part of a law that is cited, so a converter that knows the
# type «legislation» takes it along, at least into a note.
# What happens: citation-js writes the section into RIS for bills and documents (SE), but not for
# legislation (TY - LEGAL); in BibTeX it is gone for all three, and the day of the month lands in «month»
# («oct 12»). Only its BibLaTeX has it, as pages. pandoc drops it in BibLaTeX and BibTeX alike. Nobody
# warns.
# Seen: citation-js 0.7.22 (npm), pandoc 3.9 (pypandoc_binary 1.17), 2026-11-30.
# Why it matters: a reference to a plan of 285 points without the number of the point cannot be checked.
# What to do: put the number into the title («Plattform for byen, punkt 142») and into the address, which
# all formats keep. Offer each format written by hand from your own data rather than converted from one.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq pypandoc_binary==1.17
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts citation-js@0.7.22

cat >write.py <<'PY'
import json

for kind in ("legislation", "bill", "document"):
    entry = {"id": kind, "type": kind, "title": "Plattform for byen", "section": "punkt 142", "language": "nb",
             "author": [{"literal": "Byen"}], "issued": {"date-parts": [[2026, 10, 12]]}, "URL": "https://example.org/"}
    with open(f"{kind}.json", "w", encoding="utf-8") as file:
        json.dump([entry], file)
PY
env/bin/python write.py

cat >convert.cjs <<'JS'
const Cite = require("citation-js");
const fs = require("fs");
const made = {};
for (const kind of ["legislation", "bill", "document"]) {
  const cite = new Cite(JSON.parse(fs.readFileSync(`${kind}.json`, "utf8")));
  for (const format of ["ris", "bibtex", "biblatex"]) made[`citation-js ${format} ${kind}`] = cite.format(format);
}
fs.writeFileSync("javascript.json", JSON.stringify(made));
JS
node convert.cjs

cat >compare.py <<'PY'
import json
import sys

import pypandoc

made = json.load(open("javascript.json", encoding="utf-8"))
print(made["citation-js ris legislation"], made["citation-js bibtex legislation"], sep="\n")
for form in ("bibtex", "biblatex"):
    for kind in ("legislation", "bill", "document"):
        made[f"pandoc {form} {kind}"] = pypandoc.convert_file(f"{kind}.json", form, format="csljson")
keeps = {name for name, text in made.items() if "142" in text}
for name in sorted(made):
    print(f"{name:32} {'keeps the section' if name in keeps else 'drops it'}")
expected = {"citation-js ris bill", "citation-js ris document", *(name for name in made if name.startswith("citation-js biblatex"))}
if keeps != expected:
    sys.exit(f"CHANGED: now these keep it: {sorted(keeps)}")
if "month = {oct 12}" not in made["citation-js bibtex legislation"]:
    sys.exit("CHANGED: citation-js writes the month otherwise")
PY
env/bin/python compare.py
echo "As described: most references no longer say which point."
