"""What is searched: a document for each commitment, paragraph, section and page of a language.

The documents take the shape of MkDocs' search index (``location``, ``title``, ``text``), with
fields of our own beside them, so that any reader of that index can read this one too. The first
document of a path has no fragment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import site_map
from generator.book import Book
from generator.model import Paragraph
from generator.words import Words

Document = dict[str, Any]


def documents(book: Book, lang: str) -> list[Document]:
    """Every document of one language; locations are relative to the language's root."""
    return [*_sectors(book), *_commitments(book, Words(lang)), *_pages(Words(lang))]


def _sectors(book: Book) -> Iterator[Document]:
    for sector in book.platform.sectors:
        yield _document(site_map.sector(sector), sector.title, sector.tagline, "sector", sector.id)
        for part in sector.parts:
            if part is not sector:
                location = site_map.in_context(sector, part)
                yield _document(location, part.title, sector.title, "section", sector.id)
            for block in part.content:
                if isinstance(block, Paragraph):
                    location = f"{site_map.sector(sector)}#{block.id}"
                    yield _document(location, part.title, block.text, "paragraph", sector.id)


def _commitments(book: Book, t: Words) -> Iterator[Document]:
    for entry in book.entries:
        title = t.plain("commitment.name", number=str(entry.number))
        location = site_map.commitment(entry.commitment)
        row = _document(location, title, entry.text, "commitment", entry.sector.id)
        yield row | {"where": entry.where}


def _pages(t: Words) -> Iterator[Document]:
    for path, key in ((site_map.ALL, "commitments"), (site_map.ABOUT, "about")):
        text = t.plain(f"{key}.description", n=0, place="") if key == "about" else ""
        yield _document(path, t.plain(f"{key}.title"), text, "page", "")


def _document(location: str, title: str, text: str, kind: str, sector: str) -> Document:
    return {"location": location, "title": title, "text": text, "kind": kind, "sector": sector}
