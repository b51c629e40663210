#!/usr/bin/env bash
# npm's xliff reads a valid file and writes one that is no XML, with blanks added and states gone.
#
# One would guess: a library for the format, read in and written out with nothing changed between, gives
# the same units; it says that attributes that it does not know are kept, and they are.
# What happens:
#   - it keeps the attribute of another namespace (p:of) and not the xmlns:p that it needs: the file that
#     it writes is not well-formed, so no other program can read it;
#   - it puts line breaks and indentation into texts with an inline element, under xml:space="preserve";
#   - it loses the state of each target, so «needs-review-translation» comes back like what is approved,
#     and the file's header.
# It says nothing of any of these.
# Seen: xliff 6.4.0 (npm), 2026-11-30.
# Why it matters: XLIFF asks tools to keep what they do not know, and publishers put ids and fingerprints
# of the source text into attributes of their own for that reason. Translation services and editors in
# JavaScript are built on this library.
# What to do: nothing that you need back in an attribute of your own; keep it on your side, by id. No
# inline elements in texts. Compare texts with blanks at line breaks left out of account.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xliff@6.4.0

cat >in.xlf <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:p="https://example.org/plattform" version="1.2">
<file original="plattform" source-language="nb" target-language="nn" datatype="plaintext">
<header><note>Til omsetjaren</note></header><body>
<trans-unit id="kort-1" p:of="1f2e3d4c" xml:space="preserve"><source>Byen skal <g id="1">alltid</g> hjelpe.</source><target state="needs-review-translation">Byen skal <g id="1">alltid</g> hjelpe.</target></trans-unit>
</body></file></xliff>
XML

cat >through.cjs <<'JS'
const fs = require("fs");
const xliff = require("xliff");
(async () => {
  const read = await xliff.xliff12ToJs(fs.readFileSync("in.xlf", "utf8"));
  fs.writeFileSync("out.xlf", await xliff.jsToXliff12(read));
  console.log("xliff", require("xliff/package.json").version, "writes:");
})();
JS
node through.cjs
cat out.xlf
echo

python3 - <<'PY'
import sys
import xml.etree.ElementTree as tree

UNIT = ".//{urn:oasis:names:tc:xliff:document:1.2}target"
tree.parse("in.xlf")
try:
    tree.parse("out.xlf")
    sys.exit("CHANGED: what npm's xliff writes is well-formed")
except tree.ParseError as error:
    print("As XML:", error)
out = open("out.xlf", encoding="utf-8").read()
target = tree.fromstring(out.replace("p:of", "of")).find(UNIT)
text = "".join(target.itertext())
print("The text:", repr(text), "- the state:", target.get("state"))
if text == "Byen skal alltid hjelpe." or target.get("state") or "<header>" in out:
    sys.exit("CHANGED: npm's xliff keeps the text, the state or the header")
PY
echo "As described: not well-formed, blanks added, the state and the header gone."
