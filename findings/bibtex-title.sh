#!/usr/bin/env bash
# pandoc makes «Plattform for Trondheim» into «Plattform for trondheim», also where language = {nb}.
#
# One would guess: a title in Norwegian keeps its capitals, for no Norwegian style changes them, and the
# entry says in «language» what language it is in, as the manual of BibLaTeX has it.
# What happens: pandoc takes each title to be an English one in Title Case and writes all but the first
# word in small letters, unless «langid» names another language. «language» does not count. Any word that
# it does not know does («langid = {bokmål}», «{nb}», «{tull}»). citation-js leaves the title as it is
# and reads either field, so an entry that looks right there is wrong here. A place in braces is kept.
# Seen: pandoc 3.9 (pypandoc_binary 1.17), citation-js 0.7.22 (npm), 2026-11-30. pandoc's manual speaks of
# langid, deep in the part on citations, not of what language does.
# Why it matters: names of cities and laws in titles are what readers search for. R Markdown, Quarto and
# many journals read .bib files through pandoc.
# What to do: write «langid» beside «language», and put the title in double braces: {{…}}.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq pypandoc_binary==1.17
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts citation-js@0.7.22

cat >plan.bib <<'BIB'
@misc{none, author = {{Trondheim kommune}}, title = {Plattform for Trondheim}, year = {2026}}
@misc{language, author = {{Trondheim kommune}}, title = {Plattform for Trondheim}, year = {2026}, language = {nb}}
@misc{norsk, author = {{Trondheim kommune}}, title = {Plattform for Trondheim}, year = {2026}, language = {norsk}}
@misc{langid, author = {{Trondheim kommune}}, title = {Plattform for Trondheim}, year = {2026}, langid = {norsk}}
@misc{unknown, author = {{Trondheim kommune}}, title = {Plattform for Trondheim}, year = {2026}, langid = {tull}}
@misc{braces, author = {{Trondheim kommune}}, title = {{Plattform for Trondheim}}, year = {2026}}
BIB

cat >read.cjs <<'JS'
const Cite = require("citation-js");
const read = new Cite(require("fs").readFileSync("plan.bib", "utf8")).data;
process.stdout.write(JSON.stringify(read.map(({ id, title, language }) => ({ id, title, language }))));
JS
node read.cjs >citation.json

cat >compare.py <<'PY'
import json
import sys

import pypandoc

citation = {entry["id"]: entry for entry in json.load(open("citation.json", encoding="utf-8"))}
seen = {}
for form in ("biblatex", "bibtex"):
    seen[form] = set()
    for entry in json.loads(pypandoc.convert_file("plan.bib", "csljson", format=form)):
        beside = citation[entry["id"]]
        print(f"{form:8} {entry['id']:9} pandoc {pypandoc.get_pandoc_version()}: {entry['title']} "
              f"({entry.get('language')}) - citation-js: {beside['title']} ({beside.get('language')})")
        if "Trondheim" not in entry["title"]:
            seen[form].add(entry["id"])
if any(small != {"none", "language", "norsk"} for small in seen.values()):
    sys.exit(f"CHANGED: small letters in {seen}")
if any("Trondheim" not in entry["title"] for entry in citation.values()):
    sys.exit("CHANGED: citation-js writes small letters as well")
PY
env/bin/python compare.py
echo "As described: only langid or braces keep the capital of a name."
