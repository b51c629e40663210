"""Where the files of a platform that is no longer in force lie: under its period, and where they were.

A later platform has files of its own at most of the old addresses. Where it has none, as for the document
of a sector that has gone, the file lies at its old address too, and speaks there in its own name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import documents, files, languages, named
from generator.data import feeds
from generator.settings import unplaced


def left_over(book: Book, later: Iterable[Book]) -> frozenset[str]:
    """The old addresses of files that a platform had, and none after it has."""
    return frozenset(_own(book).difference(*(_own(of) for of in later)))


def places(book: Book, left: frozenset[str], path: str) -> Iterator[str]:
    """Every place of a file that is at a path in the site of its own platform.

    ``left`` are the old addresses that no later platform has a file at.
    """
    placed = book.settings.placed(path)
    old = unplaced(placed, book.period)
    if path.startswith("_") or old.endswith(site_map.SITE_PICTURE):
        return  # which the site has once
    number = site_map.number_in(old)
    if number is not None:
        yield from (placed,) if book.speaks_for(f"punkt-{number}") else ()
        return
    if old in left:
        yield old
    if placed != old:
        yield placed


def _own(book: Book) -> set[str]:
    """The files that not every platform has: of a sector, or in a language; by their old addresses."""
    placed = (*_of_languages(book), *_of_sectors(book), *_feeds(book))
    return {unplaced(path, book.period) for path in placed}


def _of_languages(book: Book) -> Iterator[str]:
    yield from (of.path for of in files(book))
    yield from (of.path for of in documents(book))


def _of_sectors(book: Book) -> Iterator[str]:
    """What lies beside the page of each sector, or among the documents, those that have gone too."""
    gone = tuple(book.left_behind.pages) if book.left_behind else ()
    for id_ in (*(sector.id for sector in book.platform.sectors), *gone):
        for lang in languages(book):
            yield book.at(site_map.sector_md(id_), lang)
            yield book.at(site_map.picture(site_map.page_of(id_)), lang)
            braille = named(site_map.braille(id_), book, lang)
            yield from (braille, site_map.unicode_braille(braille))


def _feeds(book: Book) -> Iterator[str]:
    """The address of each feed."""
    if book.tells:
        for language in book.settings.languages:
            for sector in ("", *feeds.sectors(book)):
                yield book.in_force_at(site_map.feed(sector), language.code)
