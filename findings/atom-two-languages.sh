#!/usr/bin/env bash
# An entry that links to its page in two languages: feedparser opens the last, rss-parser the first.
#
# One would guess: a reader takes the link in the language of the feed or of the reader. RFC 4287 (4.2.7)
# allows several links of rel="alternate" as long as type or hreflang differs; that is what they are for.
# What happens: neither looks at hreflang. feedparser's entry.link is the last alternate of type
# text/html, rss-parser's item.link the first. With the adopted language first, feedparser sends a
# Norwegian reader of a Norwegian feed to the Sámi page; turned round, rss-parser does.
# Seen: feedparser 6.0.14 (PyPI), rss-parser 3.13.0 (npm), 2026-11-30. feedparser's manual says of
# entry.link only that it is «the primary link of this entry». Liferea took the last one too (its issue
# 442, 2016).
# Why it matters: every official text in more than one language. Most readers show only this one link.
# What to do: one alternate link of type text/html in each entry, and a feed for each language. Name the
# other languages on the page itself.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq feedparser==6.0.14
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0

cat >feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">
  <id>tag:example.org,2026:feed</id><title>Endringer</title><updated>2026-11-30T08:00:00Z</updated>
  <author><name>Byen</name></author>
  <link rel="self" href="https://example.org/feed.xml"/>
  <entry><id>tag:example.org,2026:1</id><title>Punkt 1</title><updated>2026-11-30T08:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="nb" href="https://example.org/punkt/1/"/>
    <link rel="alternate" type="text/html" hreflang="se" href="https://example.org/se/punkt/1/"/>
    <content type="text">Byen skal ha flere benker.</content></entry>
  <entry><id>tag:example.org,2026:2</id><title>Punkt 2</title><updated>2026-11-30T08:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="se" href="https://example.org/se/punkt/2/"/>
    <link rel="alternate" type="text/html" hreflang="nb" href="https://example.org/punkt/2/"/>
    <content type="text">Byen skal ha flere trær.</content></entry>
</feed>
XML

cat >read.py <<'PY'
import feedparser

entries = feedparser.parse("feed.xml").entries
links = [entry.link for entry in entries]
print("feedparser", feedparser.__version__, "opens:", *links)
if links != ["https://example.org/se/punkt/1/", "https://example.org/punkt/2/"]:
    raise SystemExit("CHANGED: feedparser no longer takes the last link")
PY
env/bin/python read.py

cat >read.cjs <<'JS'
const fs = require("fs");
const Parser = require("rss-parser");
new Parser().parseString(fs.readFileSync("feed.xml", "utf8")).then(({ items }) => {
  const links = items.map((item) => item.link);
  console.log("rss-parser", require("rss-parser/package.json").version, "opens:", ...links);
  if (links.join() !== "https://example.org/punkt/1/,https://example.org/se/punkt/2/") {
    console.error("CHANGED: rss-parser no longer takes the first link");
    process.exit(1);
  }
});
JS
node read.cjs
echo "As described: the same entry opens in one language here and in another there."
