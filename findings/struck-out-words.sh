#!/usr/bin/env bash
# «Byen skal [ikke] alltid kreve skatt»: what an amendment struck out is read as if it stood.
#
# One would guess: a program that makes text of a page either leaves out <del> or marks it. It is the
# element for what is no longer in the text; browsers draw a line through it.
# What happens: inscriptis, trafilatura (as text), turndown and html-to-text write the words of <del>
# and <s> like all others, so that the sentence says «skal ikke alltid kreve», the opposite of what was
# adopted. trafilatura knows it better: the same call gives «~~ikke~~» as Markdown. pandoc, html2text,
# markdownify and node-html-markdown mark the words. None marks <ins> in its plain text.
# Seen: inscriptis 2.7.6, trafilatura 2.3.1, turndown 7.2.5, html-to-text 10.0.1, pandoc 3.9
# (pypandoc_binary 1.17), html2text 2025.4.15, markdownify 1.2.3, node-html-markdown 2.0.0, 2026-11-30.
# Why it matters: laws and platforms show their amendments with <del> and <ins>. Search engines,
# newsletters and language models that come by these libraries quote a sentence that nobody adopted.
# What to do: keep what is struck out away from the running text: the words in force in one element,
# the earlier wording whole in another, and say in words which is which («Tidligere: …»).
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
<p>Byen skal <del datetime="2026-11-30">ikke</del> <ins datetime="2026-11-30">alltid</ins> kreve
skatt av boliger, og det gjelder for alle som eier en bolig i byen.</p>
</article></main></body></html>
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
    "trafilatura text": trafilatura.extract(html),
    "trafilatura Markdown": trafilatura.extract(html, output_format="markdown"),
    **json.load(open("javascript.json", encoding="utf-8")),
}
seen = set()
for name, text in texts.items():
    words = re.search(r"Byen skal.*?skatt", " ".join(text.split()))[0]
    print(f"{name:22} {words}")
    if "skal ikke alltid kreve" in words:
        seen.add(name)
if seen != {"inscriptis", "trafilatura text", "turndown", "html-to-text"}:
    sys.exit(f"CHANGED: now those that read <del> as text are {sorted(seen)}")
PY
env/bin/python convert.py
echo "As described: four of the ways read what was struck out as text in force."
