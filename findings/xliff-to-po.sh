#!/usr/bin/env bash
# xliff2po gives one translation for three: units with the same words lose theirs, and it ends with 0.
#
# One would guess: XLIFF tells units apart by id, and xliff2po's own help says that units with the same
# source are told apart by msgctxt («--duplicates … default: 'msgctxt'»), so each keeps its translation.
# What happens: with that default it gives the first an empty msgctxt, which is the same as none for the
# others, and then drops them as doubles of it. It warns about doubles and ends with 0. With
# --duplicates=merge the last translation stands for all, without a warning. The ids are nowhere in the
# PO file, so there is no way back. What is not approved="yes" becomes fuzzy, even at state="final".
# Seen: translate-toolkit 3.20.4 (PyPI), 2026-11-30.
# Why it matters: «Tiltak» or «Mål» stands as a heading in many places of a plan, and may be another
# word in each. Work that was approved is gone, and nothing in the PO file tells that there was more.
# What to do: hand translators XLIFF itself, or a sheet with the id in a column. Take work back by id,
# and count what comes back against what went out.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq translate-toolkit==3.20.4 polib==1.2.0

cat >plan.xlf <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="plan" source-language="nb" target-language="nn" datatype="plaintext"><body>
<trans-unit id="heading-1" resname="heading-1" approved="yes"><source>Tiltak</source><target state="final">Tiltak</target></trans-unit>
<trans-unit id="heading-2" resname="heading-2" approved="yes"><source>Tiltak</source><target state="final">Åtgjerder</target></trans-unit>
<trans-unit id="heading-3" resname="heading-3" approved="yes"><source>Tiltak</source><target state="final">Det vi gjer</target></trans-unit>
<trans-unit id="heading-4" resname="heading-4"><source>Barn</source><target state="final">Born</target></trans-unit>
</body></file></xliff>
XML

for way in msgctxt merge; do
    env/bin/xliff2po --progress=none --duplicates=$way plan.xlf $way.po && echo "$way ended with $?"
done

cat >look.py <<'PY'
import sys
from importlib.metadata import version

import polib

print("translate-toolkit", version("translate-toolkit"))
seen = {}
for way in ("msgctxt", "merge"):
    seen[way] = [(entry.msgid, entry.msgstr, "fuzzy" in entry.flags) for entry in polib.pofile(f"{way}.po")]
    print(f"--duplicates={way}:", seen[way])
    print("  «heading-» is in the file:", "heading-" in open(f"{way}.po", encoding="utf-8").read())
born = ("Barn", "Born", True)
if seen != {"msgctxt": [("Tiltak", "Tiltak", False), born], "merge": [("Tiltak", "Det vi gjer", False), born]}:
    sys.exit("CHANGED: xliff2po keeps more, or other, translations than described")
PY
env/bin/python look.py
echo "As described: three approved translations became one."
