#!/usr/bin/env bash
# WeasyPrint writes PDF/UA, and drops every lang but that of <html>: all parts are said to be Norwegian.
#
# One would guess: pdf_variant="pdf/ua-1" carries the languages over. They are in the HTML, PDF has /Lang
# for each tagged element, and PDF/UA asks that the language of all text can be told (ISO 14289-1, 7.2).
# What happens: the tags are written, with headings, paragraphs and parts, and only the whole document
# gets /Lang. A part in English, a paragraph in Nynorsk and a Sámi name are tagged as the Norwegian around
# them. The same for pdf/ua-2. Nothing is logged.
# Seen: WeasyPrint 70.0, pypdf 7.1.1 (PyPI), 2026-11-30. Support for PDF/UA is called experimental there;
# of lang on parts we found nothing.
# Why it matters: law asks for language of parts (WCAG 3.1.2, for documents too), and Norwegian public
# bodies write in Bokmål, Nynorsk and Sámi on one page. A screen reader says Sámi names as Norwegian.
# What to do: offer HTML and EPUB beside the PDF, and say in the accessibility statement what the PDF
# lacks; or write /Lang into the tags afterwards (pypdf can), which needs the order of the elements.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

python3 -m venv env
env/bin/pip install -qq weasyprint==70.0 pypdf==7.1.1

cat >look.py <<'PY'
import sys

import pypdf
import weasyprint

HTML = """<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Plattform</title></head><body>
<h1>Plattform</h1><p>Byen heter <span lang="sma">Tråante</span> på sørsamisk.</p><p lang="nn">Byen skal hjelpe.</p>
<section lang="en"><h2>In English</h2><p>The city is to help.</p></section></body></html>"""


def tags(element, found):
    """Gathers the kind and the language of each tagged element below one."""
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            tags(each, found)
    elif isinstance(element, dict):
        if "/S" in element:
            found.append((str(element["/S"]), element.get("/Lang")))
        tags(element["/K"], found) if "/K" in element else None
    return found


for variant in ("pdf/ua-1", "pdf/ua-2"):
    weasyprint.HTML(string=HTML).write_pdf("out.pdf", pdf_variant=variant)
    root = pypdf.PdfReader("out.pdf").trailer["/Root"]
    found = tags(root["/StructTreeRoot"], [])
    print(f"WeasyPrint {weasyprint.__version__} {variant}: the document is in {root.get('/Lang')}; its tags:")
    print("  ", *(f"{kind}={language}" for kind, language in found))
    if root.get("/Lang") != "nb" or not found or any(language for _, language in found):
        sys.exit("CHANGED: WeasyPrint writes the language of parts")
PY
env/bin/python look.py
echo "As described: no tag has a language."
