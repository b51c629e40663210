#!/usr/bin/env bash
# textstat says that a text gets harder to read when short sentences are added to it.
#
# One would guess: LIX is the words per sentence plus the share of long words, so short sentences without
# long words make it fall. That is what it is for.
# What happens: textstat leaves sentences of one or two words out of the number of sentences, but not
# their words out of the number of words. «Søk her om støtte. Vi svarer deg raskt.» has 4.0; with «Ring
# oss. Kom hit. Spør oss.» behind it, 7.0 by textstat and 2.8 by the definition. Its other
# measures (Flesch, SMOG, RIX and more) rest on the same number.
# Seen: textstat 0.7.13 (PyPI), 2026-11-30. The README names the functions and does not say it; the
# docstring of the count does not either.
# Why it matters: public bodies must write plainly, and check it with such numbers. Plain language is
# made of short calls («Ring oss.»), of headings and of questions with short answers: just what is
# punished. Who is measured by it learns to write longer sentences.
# What to do: count LIX yourself, it is three lines; show it beside other signs, and let no check stop
# on it. If it must be textstat, measure running text only and join the calls by a semicolon first.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq textstat==0.7.13

cat >measure.py <<'PY'
import re
import sys
from importlib.metadata import version

import textstat


def lix(text):
    """Björnsson's: words for each sentence, and how many of a hundred words have over six letters."""
    words = re.findall(r"\w+", text)
    return len(words) / len(re.findall(r"[.!?]", text)) + 100 * sum(len(word) > 6 for word in words) / len(words)


BEFORE = "Søk her om støtte. Vi svarer deg raskt."
AFTER = BEFORE + " Ring oss. Kom hit. Spør oss."
print("textstat", version("textstat"))
for text in (BEFORE, AFTER):
    print(f"  «{text}»: {textstat.sentence_count(text)} sentences and LIX {textstat.lix(text):.1f} by textstat, "
          f"{len(re.findall('[.]', text))} and {lix(text):.1f} by the definition")
if (textstat.sentence_count(AFTER), round(textstat.lix(AFTER), 1)) != (2, 7.0) or textstat.lix(BEFORE) != lix(BEFORE):
    sys.exit("CHANGED: textstat counts short sentences otherwise")
PY
env/bin/python measure.py
echo "As described: three short sentences made the text harder."
