#!/usr/bin/env bash
# Point 150 becomes point 142: converters from HTML keep where a list starts and not where it jumps.
#
# One would guess: a converter that knows <ol start="141"> knows <li value="150"> too. Both say what
# number an item has, both have been in HTML since 1997, and every browser follows both.
# What happens: pandoc, html2text, markdownify, turndown and html-to-text count on from the start;
# trafilatura's Markdown and node-html-markdown count from 1 whatever the list says; inscriptis follows
# the value of an item and not the start of the list. No one of the eight gives 141 and 150, and none
# warns.
# Seen: pandoc 3.9 (pypandoc_binary 1.17), html2text 2025.4.15, markdownify 1.2.3, inscriptis 2.7.6,
# trafilatura 2.3.1, turndown 7.2.5, html-to-text 10.0.1, node-html-markdown 2.0.0, 2026-11-30.
# Why it matters: points of an adopted text keep their numbers when others are taken out, so there are
# gaps. Mail, chat, language models and archives read pages through these libraries, and then quote the
# wrong point under a number that exists.
# What to do: write the number into the text of the item («Punkt 150»), and do not leave it to the
# list. What is only a list marker is lost.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq --upgrade pip==26.3
env/bin/pip install -qq pypandoc_binary==1.17 html2text==2025.4.15 markdownify==1.2.3 \
    inscriptis==2.7.6 trafilatura==2.3.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
    turndown@7.2.5 html-to-text@10.0.1 node-html-markdown@2.0.0

cat >page.html <<'HTML'
<!DOCTYPE html>
<html lang="nb"><head><meta charset="utf-8"><title>Plattform</title></head><body><main><article>
<h1>Plattform for byen</h1>
<p>Dette er den vedtatte teksten, og den gjelder for alle som bor i byen fra i dag av.</p>
<ol start="141">
<li>Byen skal ha flere sykkelveier i alle bydeler, og de skal brøytes hver dag om vinteren.</li>
<li value="150">Byen skal ha flere benker i alle bydeler, og de skal stå ved alle holdeplasser.</li>
</ol></article></main></body></html>
HTML

cat >convert.cjs <<'JS'
const fs = require("fs");
const html = fs.readFileSync("page.html", "utf8");
const Turndown = require("turndown");
const { convert } = require("html-to-text");
const { NodeHtmlMarkdown } = require("node-html-markdown");
process.stdout.write(JSON.stringify({
  turndown: new Turndown().turndown(html),
  "html-to-text": convert(html),
  "node-html-markdown": NodeHtmlMarkdown.translate(html),
}));
JS
node convert.cjs >javascript.json

cat >convert.py <<'PY'
import json
import re
import sys

import html2text
import inscriptis
import markdownify
import pypandoc
import trafilatura

html = open("page.html", encoding="utf-8").read()
texts = {
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_text(html, "plain", "html"),
    "html2text": html2text.html2text(html),
    "markdownify": markdownify.markdownify(html),
    "inscriptis": inscriptis.get_text(html),
    "trafilatura": trafilatura.extract(html, output_format="markdown"),
    **json.load(open("javascript.json", encoding="utf-8")),
}
seen = {}
for name, text in texts.items():
    seen[name.split()[0]] = re.findall(r"(?m)^\s*(\d+)\.", text)
    print(f"{name:20} {' and '.join(seen[name.split()[0]]):12} (the page says 141 and 150)")
counts_on = dict.fromkeys(("pandoc", "html2text", "markdownify", "turndown", "html-to-text"), ["141", "142"])
from_one = dict.fromkeys(("trafilatura", "node-html-markdown"), ["1", "2"])
if seen != {**counts_on, **from_one, "inscriptis": ["1", "150"]}:
    sys.exit("CHANGED: a converter numbers the list otherwise than described")
PY
env/bin/python convert.py
echo "As described: none of the eight has both numbers right."
