#!/usr/bin/env bash
# EbookLib reads a Norwegian book and writes it back as an English one, with a list of pages it made up.
#
# One would guess: read_epub and then write_epub, with nothing done between, gives the same book in
# other bytes.
# What happens: each page gets lang="en" and xml:lang="en", whatever it had, although dc:language is read
# (nb) and kept. The chapters lose their <title>. The contents are made anew, in English, without the
# landmarks, and a page list appears («Pages») in a book that has no pages, made of whatever has an id
# and an epub:type. The package loses its xml:lang and points to a table (toc="ncx") that is not there.
# Nothing is said.
# Seen: EbookLib 0.20 (PyPI), 2026-11-30.
# Why it matters: a screen reader reads Norwegian and Sámi with an English voice, and says page numbers
# that are not there. Scripts that only add a cover or change a title break the accessibility that the
# publisher stated, and the statement stays in the file.
# What to do: change an EPUB as what it is, a zip of XML, or make it anew from the source. After any tool,
# look at lang on every page, not only at dc:language. If it must be EbookLib: set «lang» on every item.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq EbookLib==0.20

cat >through.py <<'PY'
import re
import sys
import zipfile
from importlib.metadata import version

from ebooklib import epub

XHTML = ('<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
         'xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">'
         "<head><title>{title}</title></head><body>{body}</body></html>")
FILES = {
    "META-INF/container.xml": '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>',
    "EPUB/book.opf": '<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" '
    'version="3.0" unique-identifier="id" xml:lang="nb"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:identifier id="id">urn:uuid:0b2f6f0e-0000-4000-8000-000000000000</dc:identifier>'
    "<dc:title>Plattform</dc:title><dc:language>nb</dc:language>"
    '<meta property="dcterms:modified">2026-11-30T08:00:00Z</meta></metadata><manifest>'
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>',
    "EPUB/nav.xhtml": XHTML.format(lang="nb", title="Innhold", body='<nav epub:type="toc"><h1>Innhold</h1><ol>'
    '<li><a href="c1.xhtml">Om byen</a></li><li><a href="c2.xhtml">Mål</a></li></ol></nav>'
    '<nav epub:type="landmarks" hidden=""><ol><li><a epub:type="bodymatter" href="c1.xhtml">Om byen</a></li></ol></nav>'),
    "EPUB/c1.xhtml": XHTML.format(lang="nb", title="Om byen", body='<section id="p1" epub:type="chapter"><h1>Om byen</h1></section>'),
    "EPUB/c2.xhtml": XHTML.format(lang="nn", title="Mål", body='<section id="p2" epub:type="chapter"><h1>Mål</h1></section>'),
}
with zipfile.ZipFile("in.epub", "w") as file:
    file.writestr("mimetype", "application/epub+zip")
    for name, text in FILES.items():
        file.writestr(name, text)

epub.write_epub("out.epub", epub.read_epub("in.epub"))
print("EbookLib", version("EbookLib"))


def look(name):
    with zipfile.ZipFile(name) as file:
        pages = {page: file.read(f"EPUB/{page}.xhtml").decode() for page in ("nav", "c1", "c2")}
        package = file.read(next(entry for entry in file.namelist() if entry.endswith(".opf"))).decode()
    return {
        "lang": [re.search(r'<html[^>]* lang="(\w+)"', text)[1] for text in pages.values()],
        "titles": [(re.findall(r"<title>(.*?)</title>", text) or [None])[0] for text in pages.values()],
        "navs": re.findall(r'<nav[^>]*epub:type="([\w-]+)"', pages["nav"]),
        "dc:language": re.findall(r"<dc:language>(\w+)<", package),
        "xml:lang": bool(re.search(r"<package[^>]*xml:lang", package)),
        "toc of the spine": re.findall(r'<spine[^>]*toc="(\w+)"', package),
        "tables": len(re.findall(r"application/x-dtbncx", package)),
    }


before, after = look("in.epub"), look("out.epub")
print("in: ", before)
print("out:", after)
if after != {"lang": ["en", "en", "en"], "titles": ["Plattform", None, None], "navs": ["toc", "page-list"],
             "dc:language": ["nb"], "xml:lang": False, "toc of the spine": ["ncx"], "tables": 0}:
    sys.exit("CHANGED: EbookLib writes the book otherwise than described")
PY
env/bin/python through.py
echo "As described: the pages say that they are in English."
