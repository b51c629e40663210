"""What a reader downloads: on a first visit, and with each data file.

A first visit is a page and the files that it asks for itself.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.book.book import Book
from generator.book.site_map import ACCESSIBILITY, DATA, sector
from generator.writing import put

PLACE = Markup("<!-- first visit -->")
"""Where the page on accessibility has its figure: only a finished site can be weighed."""

_FETCHED = {"stylesheet", "icon"}


SIZE = re.compile(r"<!-- size of (\S+) -->")
"""Where the page on data has the size of a file: what ``size`` put there."""


def size(path: str) -> Markup:
    """The place of the size of a file, by its path from the root of the site."""
    return Markup("<!-- size of {} -->").format(path)


def tell(site: Path, book: Book) -> set[str]:
    """Write the figures into the pages of a finished site, in each language; say into which."""
    told = set(_told(site, book, (DATA, _sizes), (ACCESSIBILITY, _first_visit)))
    for former in book.formers:
        told.update(_told(site, former, (DATA, _sizes)))
    return told


def _told(
    site: Path, book: Book, *pages: tuple[str, Callable[[str, Path, Book, str], str]]
) -> Iterator[str]:
    for lang in (language.code for language in book.settings.languages):
        for path, weigh in pages:
            file = f"{book.at(path, lang)}index.html"
            html = (site / file).read_text("utf-8")
            weighed = weigh(html, site, book, lang)
            if weighed != html:
                put(site / file, weighed)
                yield file


def _first_visit(html: str, site: Path, book: Book, lang: str) -> str:
    if PLACE not in html:
        return html
    t = book.words(lang)
    kilobytes = t.number(math.ceil(first_visit(site, book, lang) / 1000))
    row = f"<div><dt>{t('accessibility.figure_first_visit')}</dt><dd>{kilobytes}</dd></div>"
    return html.replace(PLACE, row)


def _sizes(html: str, site: Path, book: Book, lang: str) -> str:
    def said(place: re.Match[str]) -> str:
        path = site / book.settings.placed(place[1])
        size = book.words(lang).size(path.stat().st_size)
        return f' <span class="facts">{size}</span>'

    return SIZE.sub(said, html)


def first_visit(site: Path, book: Book, lang: str) -> int:
    """The heaviest sector page in a language with all that it fetches, in bytes, each gzipped.

    ``site`` is a finished site. What a search fetches is not among it: that comes when a reader
    reaches for the search.
    """
    pages = [site / book.at(sector(of), lang) / "index.html" for of in book.platform.sectors]
    return max((_with_all(page) for page in pages), default=0)


def _with_all(page: Path) -> int:
    reader = _Fetches()
    reader.feed("".join(_TAGS.findall(page.read_text("utf-8"))))
    files = [page, *(page.parent / urlsplit(address).path for address in reader.addresses)]
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


_TAGS = re.compile(r"<(?:link|script|img)\b[^>]*>")
"""The elements by which a page asks for something; what else stands in it need not be parsed."""


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
