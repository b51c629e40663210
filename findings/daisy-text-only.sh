#!/usr/bin/env bash
# Anemone, the maker of DAISY books on PyPI, lists a recording in a DAISY 3 book that has none.
#
# One would guess: a book that is made of text alone says that it is text alone, and its list of files
# names those that lie in it.
# What happens: the DAISY 3 package lists 0001.mp3, which is not there, and says that the book is
# «audioFullText» with the content «text». Where no --url is given, the book has an empty identifier, and
# unique-identifier="" points to none, which DAISY 3 demands. Nothing is said. The DAISY 2.02 book of the
# same text lists no sound and says «textNcc»; its ncc:files is 4, and it holds six. The command ends with 1
# both times, with «Wrote …» and an empty list of warnings, so that a script takes it for a failure.
# Seen: anemone-daisy-maker 1.996 (PyPI), 2026-11-30.
# Why it matters: a player that fetches what the package lists fails on the first chapter, and a library
# that sorts by kind shelves the book among talking books. A validator would tell, but the DAISY Pipeline
# is on neither PyPI, npm nor in Debian: one sees it by looking.
# What to do: hand out an accessible EPUB 3, which has taken the place of text-only DAISY and which Ace and
# epubcheck look through; or take the recordings out of package.opf, and give --url.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check anemone-daisy-maker==1.996 beautifulsoup4==4.14.2

cat >book.html <<'HTML'
<!doctype html>
<html lang="nb"><head><title>Plattform</title></head><body>
<h1 data-pid="a">Skole</h1>
<p data-pid="b">Byrådet vil:</p>
<p data-pid="c">åpne skolegården for alle.</p>
<h2 data-pid="d">Barnehagen</h2>
<p data-pid="e">bygge en barnehage med plass til 90 barn.</p>
</body></html>
HTML
about=(--lang nb --title Plattform --creator Havdal --date 2026-11-30)
ended=0
env/bin/anemone "${about[@]}" book.html two-daisy.zip 2>/dev/null || ended=$?
env/bin/anemone "${about[@]}" --daisy3 book.html three-daisy.zip 2>/dev/null || true

env/bin/python - "$ended" <<'PY'
import re
import sys
import zipfile
from importlib.metadata import version

print("anemone-daisy-maker", version("anemone-daisy-maker"))
with zipfile.ZipFile("three-daisy.zip") as book:
    names = set(book.namelist())
    package = book.read("package.opf").decode()
listed = set(re.findall(r'<item href="([^"]+)"', package))
kind = re.search(r'dtb:multimediaType" content="([^"]*)"', package)[1]
identifier = re.search(r'unique-identifier="([^"]*)"', package)[1]
print("DAISY 3 holds", sorted(names))
print("lists, and does not hold", sorted(listed - names))
print("says that it is", kind, "with the identifier", repr(identifier))
with zipfile.ZipFile("two-daisy.zip") as book:
    held = len(book.namelist())
    ncc = book.read("ncc.html").decode()
files = re.search(r'ncc:files" content="(\d+)"', ncc)[1]
print("DAISY 2.02 says", files, "files, and holds", held)
print("the command ended with", sys.argv[1])
as_said = (listed - names == {"0001.mp3"} and kind == "audioFullText" and identifier == ""
           and files == "4" and held == 6 and sys.argv[1] == "1")
sys.exit(0 if as_said else 1)
PY
