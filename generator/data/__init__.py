"""The data files, one maker a file, in the order in which they are made.

A maker takes the book and yields each file's path from the root of the site, and its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.book.book import Book
from generator.data import (
    akoma_ntoso,
    book_epub,
    braille,
    cards,
    catalog,
    commitment_json,
    commitments_csv,
    commitments_xlsx,
    documents,
    feeds,
    followups_csv,
    hosting,
    markdown,
    pictures,
    plain_text,
    platform_json,
)

EXPORTS: tuple[Callable[[Book], Iterator[tuple[str, bytes]]], ...] = (
    platform_json.make,
    commitments_csv.make,
    followups_csv.make,
    commitments_xlsx.make,
    plain_text.make,
    markdown.make,
    markdown.make_beside_pages,
    book_epub.make,
    akoma_ntoso.make,
    catalog.make,
    feeds.make,
    documents.make,
    braille.make,
    hosting.make,
)
"""What is made of the whole book."""

BY_SECTOR: tuple[Callable[[Book, str], Iterator[tuple[str, bytes]]], ...] = (
    commitment_json.make,
    cards.make,
    pictures.make,
)
"""What is made of each commitment: of those in one sector, or, for ``""``, of those in none."""


def export(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every data file of the site, as path and content."""
    for make in EXPORTS:
        yield from make(book)
    for make_one in BY_SECTOR:
        for sector in (*(sector.id for sector in book.platform.sectors), ""):
            yield from make_one(book, sector)
