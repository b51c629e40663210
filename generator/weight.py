"""What a reader downloads on a first visit: a page, and the files that it asks for itself."""

from __future__ import annotations

import gzip
import math
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.book import Book
from generator.site_map import ACCESSIBILITY, prefixed, sector
from generator.words import Words

PLACE = Markup("<!-- first visit -->")
"""Where the page on accessibility has its figure: only a finished site can be weighed."""

_FETCHED = {"stylesheet", "icon"}


def tell(site: Path, book: Book) -> None:
    """Write the figure into the page on accessibility, in each language of a finished site."""
    for lang in (language.code for language in book.settings.languages):
        page = site / prefixed(ACCESSIBILITY, lang) / "index.html"
        html = page.read_text("utf-8")
        if PLACE in html:
            t = Words(lang)
            kilobytes = t.number(math.ceil(first_visit(site, book, lang) / 1000))
            row = f"<div><dt>{t('accessibility.figure_first_visit')}</dt><dd>{kilobytes}</dd></div>"
            page.write_text(html.replace(PLACE, row), "utf-8", newline="\n")


def first_visit(site: Path, book: Book, lang: str) -> int:
    """The heaviest sector page in a language with all that it fetches, in bytes, each gzipped.

    ``site`` is a finished site. What a search fetches is not among it: that comes when a reader
    reaches for the search.
    """
    pages = [site / prefixed(sector(of), lang) / "index.html" for of in book.platform.sectors]
    return max((_with_all(page) for page in pages), default=0)


def _with_all(page: Path) -> int:
    reader = _Fetches()
    reader.feed(page.read_text("utf-8"))
    files = [page, *(page.parent / urlsplit(address).path for address in reader.addresses)]
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


class _Fetches(HTMLParser):
    """The addresses that a page asks for by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag == "link" and of.get("rel") in _FETCHED and of.get("href"):
            self.addresses.append(str(of["href"]))
        if tag in ("script", "img") and of.get("src"):
            self.addresses.append(str(of["src"]))
