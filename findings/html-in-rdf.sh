#!/usr/bin/env bash
# Installing pySHACL changes what rdflib publishes: </p> and </li> go, and so do quotes round values.
#
# One would guess: a literal that goes into rdflib comes out as it was, and a validator that is put in
# the same environment, and not even imported, changes nothing.
# What happens: pySHACL requires rdflib with its extra «html», and that brings html5rdf. When html5rdf
# can be imported, rdflib parses each rdf:HTML literal and writes it anew. «<p lang="nb">Mål</p>» becomes
# «<p lang=nb>Mål»: still HTML, but no longer the same literal, and no longer well-formed XML. The same
# script with the same rdflib gives other bytes. Nothing is said.
# Seen: rdflib 7.6.0 with and without pyshacl 0.40.1 (html5rdf 1.2.1), 2026-11-30. Removing this is
# discussed in issue 2946 of rdflib, open since 2024.
# Why it matters: who publishes a text as linked data with its markup validates it by SHACL (DCAT-AP
# does). A laptop with the validator and a server without it then publish different texts; fingerprints,
# signatures and comparisons with the text that was adopted fail, and XML readers stop.
# What to do: give the text as plain literals with a language, and link to the page for the markup; or
# set rdflib.NORMALIZE_LITERALS = False before anything is read; and keep the validator in an
# environment of its own.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq rdflib==7.6.0

cat >publish.py <<'PY'
import sys
from importlib.metadata import version

import rdflib

rdflib.NORMALIZE_LITERALS = "kept" not in sys.argv
TEXT = '<p lang="nb">Mål &amp; midler</p><ul><li>Én</li><li>To</li></ul>'
graph = rdflib.Graph()
graph.parse(format="turtle", data=f"""
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    <https://example.org/punkt/1> dcterms:description '{TEXT}'^^rdf:HTML .""")
(literal,) = graph.objects()
print("rdflib", version("rdflib"), "writes:", literal)
sys.exit(0 if str(literal) == TEXT else 3)
PY

echo "1. rdflib alone"
env/bin/python publish.py || { echo "CHANGED: rdflib alone rewrites the literal" >&2; exit 1; }
echo "2. the same, with pySHACL installed beside it"
env/bin/pip install -qq pyshacl==0.40.1 html5rdf==1.2.1 rdflib==7.6.0
if env/bin/python publish.py; then
    echo "CHANGED: pySHACL no longer changes what rdflib writes" >&2
    exit 1
fi
echo "3. the same, with rdflib.NORMALIZE_LITERALS = False"
env/bin/python publish.py kept || { echo "CHANGED: NORMALIZE_LITERALS does not help" >&2; exit 1; }
echo "As described: the literal differs because another package is installed."
