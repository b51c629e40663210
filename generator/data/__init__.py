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
    formers,
    hosting,
    markdown,
    markdown_pages,
    pictures,
    plain_text,
    platform_json,
    shown_pictures,
)

Maker = Callable[..., Iterator[tuple[str, bytes]]]

EXPORTS: tuple[Callable[[Book], Iterator[tuple[str, bytes]]], ...] = (
    platform_json.make,
    commitments_csv.make,
    followups_csv.make,
    commitments_xlsx.make,
    plain_text.make,
    markdown.make,
    markdown_pages.make,
    book_epub.make,
    akoma_ntoso.make,
    catalog.make,
    feeds.make,
    documents.make,
    shown_pictures.make,
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


def of_former(book: Book, later: tuple[Book, ...], maker: Maker) -> Iterator[tuple[str, bytes]]:
    """What a maker makes of a platform that is no longer in force, at each place where it lies.

    ``later`` are the platforms after it, which may have files at the addresses that it had.
    """
    scopes = (*(sector.id for sector in book.platform.sectors), "")
    asked: tuple[tuple[str, ...], ...] = tuple((one,) for one in scopes)
    left = formers.left_over(book, later)
    for scope in asked if maker in BY_SECTOR else ((),):
        for path, content in maker(book, *scope):
            yield from ((place, content) for place in formers.places(book, left, path))


MAKERS: tuple[Maker, ...] = (*EXPORTS, *BY_SECTOR)
"""All of them."""
