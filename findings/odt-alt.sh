#!/usr/bin/env bash
# Pandoc loses the alternative text of every picture in an OpenDocument text, in and out, and says nothing.
#
# One would guess: a picture that has words for those who do not see it has them still, as it does in Word's
# format, in HTML and in EPUB. OpenDocument keeps them in svg:desc and svg:title of the frame (ODF 1.3, 19.3 and
# 10.20), where LibreOffice asks for them and screen readers find them.
# What happens: Pandoc writes a frame with neither, so that a document made from accessible HTML is so no longer.
# It reads svg:title as a tooltip, written as an address («ein-tittel»), and svg:desc not at all. Through DOCX the
# same words come back whole.
# Seen: pandoc 3.9 (pypandoc-binary 1.17), 2026-11-30.
# Why it matters: municipalities publish ODT for its openness, and must publish accessible documents by law.
# What to do: read svg:desc from content.xml oneself; make DOCX where pictures have to keep their words.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq pypandoc-binary==1.17

cat >look.py <<'PY'
import base64
import json
import re
import subprocess
import sys
import zipfile

import pypandoc

PANDOC = pypandoc.get_pandoc_path()
WORDS = "En skole i Lia"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


def alternative(path):
    run = subprocess.run([PANDOC, path, "--to", "json"], capture_output=True, check=True)
    found = re.search(r'"Image","c":\[\[.*?\]\],(\[.*?\]),\["[^"]*","([^"]*)"\]\]', run.stdout.decode())
    words = " ".join(of["c"] for of in json.loads(found[1]) if of["t"] == "Str")
    return words, found[2]


open("a.png", "wb").write(base64.b64decode(PNG))
open("a.html", "w").write(f'<p><img src="a.png" alt="{WORDS}"></p>')
for form in ("docx", "odt"):
    subprocess.run([PANDOC, "a.html", "-o", f"a.{form}"], check=True)
with zipfile.ZipFile("a.odt") as archive:
    held = {name: archive.read(name) for name in archive.namelist()}
written = b"svg:desc" in held["content.xml"] or b"svg:title" in held["content.xml"]
said = f"<svg:title>Ein tittel</svg:title><svg:desc>{WORDS}</svg:desc></draw:frame>".encode()
held["content.xml"] = held["content.xml"].replace(b"</draw:frame>", said)
with zipfile.ZipFile("b.odt", "w") as archive:
    for name, content in held.items():
        archive.writestr(name, content)
seen = {
    "HTML": alternative("a.html"),
    "through DOCX": alternative("a.docx"),
    "through ODT": alternative("a.odt"),
    "ODT with svg:title and svg:desc": alternative("b.odt"),
}
print(subprocess.run([PANDOC, "--version"], capture_output=True, text=True).stdout.splitlines()[0])
for what, (words, title) in seen.items():
    print(f"{what}: alternative text «{words}», title «{title}»")
print(f"ODT written with svg:desc or svg:title: {written}")
as_said = [(WORDS, ""), (WORDS, ""), ("", ""), ("", "ein-tittel")]
if list(seen.values()) != as_said or written:
    sys.exit("CHANGED: Pandoc keeps these words, or loses them otherwise than described")
PY
env/bin/python look.py
echo "As described: the words are gone, both ways, without a warning."
