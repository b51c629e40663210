"""``/dokumenter/``: PDF documents of the whole platform and of each sector, for paper and screen.

Only where the setting ``documents`` says so, for they need WeasyPrint and its libraries; ``make
documents`` sees to both. They are tagged, and have a language and a title, as PDF/UA-1 asks; but no
full validator has looked at them, and so they do not say that they follow it. The typefaces come
as packages, so that a document looks alike wherever it is made.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator import ids
from generator.book import data_files, site_map
from generator.book.book import Book
from generator.book.press import Press
from generator.data.book_epub import address, groups, short
from generator.data.pieces import preface

STYLE = Path(__file__).parent / "documents" / "document.css"

TYPEFACES = {
    "Document Serif": ("font_source_serif_pro", "SourceSerifPro"),
    "Document Sans": ("font_source_sans_pro", "SourceSansPro"),
}
"""The families that the style sheet names, each with its package and what its files are called."""

WEIGHTS = {"Regular": (400, "normal"), "Semibold": (600, "normal"), "It": (400, "italic")}

MISSING = """\
PDF-dokumentene kan ikke lages her: {what}.
Kjør «make documents», som henter Python-pakkene. Mangler systembiblioteket Pango, så installer det
først: på Debian og Ubuntu «apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0», på
macOS «brew install pango». Nettstedet uten dokumentene trenger ingenting av dette: «make site».

The PDF documents cannot be made here: {what}.
Run “make documents”, which fetches the Python packages. If the system library Pango is missing,
install it first, as above. The site without the documents needs none of this: “make site”.
"""


class CannotMakeDocumentsError(Exception):
    """WeasyPrint, a typeface or a system library is not here; says what to install."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield each document, where the setting asks for them."""
    if not book.settings.documents:
        return
    printer = _Printer()
    presses = {lang: Press(book, lang) for lang in data_files.languages(book)}
    for document in data_files.documents(book):
        press = presses[document.lang]
        yield document.path, printer.pdf(press, html(press, document))


def html(press: Press, document: data_files.Document) -> str:
    """What WeasyPrint is given."""
    of = document.sector
    home = press.book.at(site_map.sector(of) if of else site_map.HOME, press.lang)
    said = press.say(of.id if of else "platform")
    whole = press.say("platform").text
    sectors = (of,) if of else press.book.platform.sectors
    lines = preface(press.book, press.lang, summaries=True, wordings=True)
    return press.leaf(
        "",
        "documents/document.html",
        said=said,
        title=f"{said.name} – {whole}" if of else whole,
        kind=whole if of else press.t.plain("data.documents_whole"),
        tagline=press.say(ids.tagline(of.id)) if of and of.tagline else None,
        description=lines[0],
        preface=lines,
        home=press.book.settings.absolute(home),
        sectors=sectors,
        groups={sector.id: groups(sector) for sector in sectors},
        address=lambda commitment: address(press, commitment),
        short=lambda commitment: short(press, commitment),
    )


class _Printer:
    """WeasyPrint with our typefaces, read once."""

    def __init__(self) -> None:
        try:
            weasyprint = importlib.import_module("weasyprint")
            fonts = importlib.import_module("weasyprint.text.fonts")
            faces = _typefaces()
        except (ImportError, OSError) as error:
            raise CannotMakeDocumentsError(MISSING.format(what=error)) from error
        self._html, self._css = weasyprint.HTML, weasyprint.CSS
        self._fonts = fonts.FontConfiguration()
        style = STYLE.read_text("utf-8") + faces
        self._style = self._css(string=style, font_config=self._fonts)

    def pdf(self, press: Press, text: str) -> bytes:
        footer = f'html {{ string-set: address "{_quoted(_footer(press))}" }}'
        made: bytes = self._html(string=text, url_fetcher=_nothing_from_outside).write_pdf(
            stylesheets=[self._style, self._css(string=footer)],
            font_config=self._fonts,
            pdf_tags=True,
        )
        return made


def _typefaces() -> str:
    """``@font-face`` for each weight that the documents use."""
    rules = []
    for family, (package, name) in TYPEFACES.items():
        folder = Path(str(importlib.import_module(package).__file__)).parent / "files"
        for weight, (number, slant) in WEIGHTS.items():
            file = (folder / f"{name}-{weight}.otf").as_uri()
            rules.append(
                f'@font-face {{ font-family: "{family}"; src: url("{file}"); '
                f"font-weight: {number}; font-style: {slant}; }}"
            )
    return "\n" + "\n".join(rules)


def _nothing_from_outside(url: str, *_: Any, **__: Any) -> Any:
    """A document holds no pictures and no styles but ours."""
    raise ValueError(f"a document fetches nothing: {url}")


def _footer(press: Press) -> str:
    """Where a commitment is found: the margin names only the last part of its address."""
    number = press.t.plain("document.number")
    path = press.book.at(site_map.numbered(0), press.lang).replace("0", number)
    site = press.book.settings.absolute(path).partition("://")[2]
    return press.t.plain("document.address", address=site)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
