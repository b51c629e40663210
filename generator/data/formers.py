"""Where the files of a platform that is no longer in force lie: under its period, and where they were.

A later platform has files of its own at most of the old addresses. Where it has none, as for the document
of a sector that has gone, the file lies at its old address too, and speaks there in its own name.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import documents, files
from generator.data import feeds
from generator.settings import unplaced


def places(book: Book, later: tuple[Book, ...], path: str) -> Iterator[str]:
    """Every place of a file that is at a path in the site of its own platform."""
    placed = book.settings.placed(path)
    old = unplaced(placed, book.period)
    if path.startswith("_") or old.endswith(site_map.SITE_PICTURE):
        return  # which the site has once
    number = site_map.number_in(old)
    if number is not None:
        yield from (placed,) if book.speaks_for(f"punkt-{number}") else ()
        return
    if not any(_has(of, book, old) for of in later):
        yield old
    if placed != old:
        yield placed


def _has(book: Book, former: Book, path: str) -> bool:
    """Whether a later platform has a file of its own where a former one had it."""
    if path in _feeds(former):
        return path in _feeds(book)
    if path.startswith(site_map.DOCUMENTS):
        return any(of.path == path for of in documents(book))
    if path.startswith(site_map.DATA):
        theirs = {of.path for of in files(former)}
        return path not in theirs or path in {of.path for of in files(book)}
    pictures = (site_map.picture(site_map.sector(of)) for of in book.platform.sectors)
    return any(path.endswith(picture) for picture in pictures)


def _feeds(book: Book) -> set[str]:
    """The address of each feed."""
    if not book.tells:
        return set()
    return {
        book.beyond(site_map.feed(sector), language.code)
        for language in book.settings.languages
        for sector in ("", *feeds.sectors(book))
    }
