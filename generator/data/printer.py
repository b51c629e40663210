"""WeasyPrint with our typefaces: HTML becomes a tagged PDF that other programs read whole.

WeasyPrint writes a metadata stream only for a file that is said to follow a standard, and says of no
link what it leads to; both are put in before the file is written. It drops the language of parts,
which is said on ``/tilgjengelighet/``.
"""

from __future__ import annotations

import importlib
from base64 import b64decode
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

STYLE = Path(__file__).parent / "documents" / "document.css"

LARGE = Path(__file__).parent / "documents" / "large.css"
"""What is otherwise in large print: it comes after the style of all documents."""

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


class Printer:
    """WeasyPrint with our typefaces, read once."""

    def __init__(self) -> None:
        try:
            weasyprint = importlib.import_module("weasyprint")
            fonts = importlib.import_module("weasyprint.text.fonts")
            urls = importlib.import_module("weasyprint.urls")
            faces = _typefaces()
        except (ImportError, OSError) as error:
            raise CannotMakeDocumentsError(MISSING.format(what=error)) from error
        self._html, self._css = weasyprint.HTML, weasyprint.CSS
        self._fetch = partial(_nothing_from_outside, urls.URLFetcherResponse)
        self._fonts = fonts.FontConfiguration()
        style = STYLE.read_text("utf-8") + faces
        large = style + LARGE.read_text("utf-8")
        self._style, self._large = (
            self._css(string=css, font_config=self._fonts) for css in (style, large)
        )

    def pdf(self, text: str, footer: str, names: Mapping[str, str], *, large: bool) -> bytes:
        """A document of some HTML; ``names`` says what a link leads to, by its anchor or address."""
        address = f'html {{ string-set: address "{_quoted(footer)}" }}'
        made: bytes = self._html(string=text, url_fetcher=self._fetch).write_pdf(
            stylesheets=[self._large if large else self._style, self._css(string=address)],
            font_config=self._fonts,
            pdf_tags=True,
            finisher=partial(_finished, names),
        )
        return made


def _finished(names: Mapping[str, str], document: Any, pdf: Any) -> None:
    """Add the metadata stream, which claims no standard, and say of each link what it leads to."""
    document.metadata.include_in_pdf(pdf, None, None, conformance=None, compress=False)
    for of in pdf.objects:
        if isinstance(of, dict) and of.get("Subtype") == "/Link":
            target = of["A"]["URI"] if "A" in of else of["Dest"]
            of["Contents"] = type(target)(names.get(target.string, target.string))


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


def _nothing_from_outside(response: Any, url: str, *_: Any, **__: Any) -> Any:
    """A document holds its pictures itself, and no styles but ours."""
    if url.startswith("data:image/"):
        head, _sign, body = url.partition(",")
        kind = head.removeprefix("data:").partition(";")[0]
        return response(url, b64decode(body), {"Content-Type": kind})
    raise ValueError(f"a document fetches nothing: {url}")


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
