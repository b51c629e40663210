#!/usr/bin/env bash
# pandoc changes the capitals of a Norwegian title, also where the entry says language = {nb}.
#
# One would guess: a title in Norwegian keeps its capitals, for no Norwegian style changes them, and the
# entry says in «language» what language it is in, as the manual of BibLaTeX has it.
# What happens: in a document in English, or in none, pandoc takes each title to be an English one, unless
# «langid» names another language. «language» does not count. Converted to CSL, «Politisk plattform for
# Trondheim» becomes «… for trondheim»; cited in a paper, «Politisk Plattform for Trondheim».
# Any word as langid will do, real or not ({norsk}, {nb}, {tull}). citation-js leaves the title as it is
# and takes either field for the language, so an entry that looks right there is wrong here. In a
# document with lang: nb, and inside braces, nothing is changed. (BibTeX's own plain.bst writes small
# letters too; it knows no languages at all.)
# Seen: pandoc 3.9 (pypandoc_binary 1.17), citation-js 0.7.22 (npm), 2026-11-30. pandoc's source reads
# langid and its old name hyphenation; we found nothing in the manual on language.
# Why it matters: names of cities and laws in titles are what readers search for. R Markdown, Quarto and
# many journals read .bib files through pandoc, most of them for papers in English.
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
@misc{none, author = {{Trondheim kommune}}, title = {Politisk plattform for Trondheim}, year = {2026}}
@misc{language, author = {{Trondheim kommune}}, title = {Politisk plattform for Trondheim}, year = {2026}, language = {nb}}
@misc{norsk, author = {{Trondheim kommune}}, title = {Politisk plattform for Trondheim}, year = {2026}, language = {norsk}}
@misc{langid, author = {{Trondheim kommune}}, title = {Politisk plattform for Trondheim}, year = {2026}, langid = {norsk}}
@misc{unknown, author = {{Trondheim kommune}}, title = {Politisk plattform for Trondheim}, year = {2026}, langid = {tull}}
@misc{braces, author = {{Trondheim kommune}}, title = {{Politisk plattform for Trondheim}}, year = {2026}}
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

cat >cite.py <<'PY'
import sys

import pypandoc

seen = {}
for lang in ("en", "nb"):
    paper = f"---\nlang: {lang}\nbibliography: plan.bib\n---\n[@language]\n"
    text = pypandoc.convert_text(paper, "plain", "markdown", extra_args=["--citeproc", "--wrap=none"])
    seen[lang] = next(line for line in text.splitlines() if "2026. " in line)
    print(f"cited in a paper with lang: {lang}: {seen[lang]}")
if "Politisk Plattform for Trondheim" not in seen["en"] or "Politisk plattform for Trondheim" not in seen["nb"]:
    sys.exit("CHANGED: pandoc cites the title otherwise")
PY
env/bin/python cite.py
echo "As described: only langid, braces or a document in Norwegian keep the title as it is."
