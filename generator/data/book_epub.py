"""``/data/platform.epub``: an EPUB 3 for reading without a net, a chapter for each sector."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.book.press import Press
from generator.data.archive import pack
from generator.data.happened import told
from generator.data.pieces import preface
from generator.data.shown_pictures import in_text
from generator.platform.model import Commitment, Sector, runs
from generator.wording.words import from_right_to_left

_MIMETYPE = "mimetype"

TURNED = Markup(' page-progression-direction="rtl"')
"""Said of a book whose pages are turned the other way."""

_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a book for each language."""
    for lang in languages(book):
        path = named(site_map.PLATFORM_EPUB, book, lang)
        files = _files(Press(book, lang), book.settings.named(path))
        yield path, pack(files, stored=frozenset({_MIMETYPE}))


def _files(press: Press, address: str) -> Iterator[tuple[str, bytes]]:
    sectors = press.book.platform.sectors
    chapters = [(f"{number}.xhtml", sector) for number, sector in enumerate(sectors, 1)]
    files = [("title", "title.xhtml"), *((f"chapter-{file[:-6]}", file) for file, _ in chapters)]
    title, identifier = press.say("platform").text, uuid5(NAMESPACE_URL, address).urn
    shown = in_text(press.book)
    yield _MIMETYPE, b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    package = press.leaf(
        "",
        "documents/package.opf",
        identifier=identifier,
        title=title,
        lang=press.lang,
        modified=modified(),
        files=files,
        shown=shown,
        direction=TURNED if from_right_to_left(press.lang) else "",
    )
    yield "book/package.opf", _xml(package)
    contents = press.leaf("", "documents/contents.xhtml", chapters=chapters)
    yield "book/contents.xhtml", _xml(contents)
    older = press.leaf(
        "", "documents/toc.ncx", chapters=chapters, identifier=identifier, title=title
    )
    yield "book/toc.ncx", _xml(older)
    yield "book/book.css", (Path(__file__).parent / "documents" / "book.css").read_bytes()
    home = press.book.settings.absolute(press.book.at(site_map.HOME, press.lang))
    lines = preface(press.book, press.lang, summaries=True, wordings=True)
    yield "book/title.xhtml", _page(press, title, sector=None, preface=lines, home=home)
    yield from ((f"book/{of.path}", of.data) for of in shown)
    for file, sector in chapters:
        name = press.say(sector.id).name
        yield f"book/{file}", _page(press, name, sector=sector, groups=groups(sector))


def _page(press: Press, title: str, **values: object) -> bytes:
    leaf = press.leaf(
        "",
        "documents/book.xhtml",
        pictures=lambda of: of.path,
        title=title,
        address=lambda of: address(press, of),
        happened=lambda of: told(press.book, press.lang, of.id),
        **values,
    )
    return _xml(leaf)


def _xml(text: str) -> bytes:
    return (text.strip() + "\n").encode()


def groups(sector: Sector) -> dict[str, object]:
    """The content of each part of a sector, cut into runs."""
    return {part.id: runs(part) for part in sector.parts}


def address(press: Press, of: Commitment) -> str:
    """The whole address of a commitment, in the language of the press."""
    path = press.book.at(site_map.commitment(of), press.lang)
    return press.book.settings.absolute(path)


def short(press: Press, of: Commitment) -> str:
    """The same within the site, for where the site itself is named elsewhere: ``/punkt/142/``."""
    return "/" + press.book.at(site_map.commitment(of), press.lang)


def modified() -> str:
    """The time that an EPUB must name: ``SOURCE_DATE_EPOCH``, for there is no clock here."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
