"""What a person has approved of what is ours, and what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Draft, Plan, Press
from generator.platform import freshness
from generator.platform.model import Part, Reviewed, Sector

MOST_NAMED = 600
"""What waits is named where it is fewer than this; a longer list helps nobody."""


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.REVIEW, "review", _draft)


def _draft(press: Press) -> Draft:
    book = press.book
    unread = [part for _, part in book.platform.parts if part.summary and not part.summary.approved]
    unread_terms = [term for term in book.glossary.terms if not term.approved]
    sectors = book.platform.sectors
    summaries = [(s, [part.summary for part in s.parts if part.summary]) for s in sectors]
    wordings = [(s, [book.platform.wordings[id_] for id_ in _plain(book, s)]) for s in sectors]
    codes = book.translated_to
    translated = [
        (press.book.words(code), [(s, *_reviewed(book, code, s)) for s in sectors])
        for code in codes
    ]
    return Draft(
        press.t.plain("review.title"),
        press.t.plain("review.description"),
        values={
            "summaries": [(sector, *_approved(of)) for sector, of in summaries if of],
            "waiting_summaries": _in_sectors(book, unread) if len(unread) < MOST_NAMED else [],
            "wordings": [(sector, *_approved(of)) for sector, of in wordings if of],
            "terms": _approved(book.glossary.terms),
            "waiting_terms": unread_terms if len(unread_terms) < MOST_NAMED else [],
            "titles": {press.say(part.id).name for sector in sectors for part in sector.parts},
            "languages": [(of, rows) for of, rows in translated if any(a or w for _, a, w in rows)],
        },
    )


def _plain(book: Book, sector: Sector) -> list[str]:
    """What in a sector is said in plain words."""
    content = (block for part in sector.parts for block in part.blocks)
    return [block.id for block in content if block.id in book.platform.wordings]


def _in_sectors(book: Book, parts: list[Part]) -> list[tuple[Sector, list[Part]]]:
    """The parts, each under its sector."""
    wanted = {part.id for part in parts}
    found = [(s, [part for part in s.parts if part.id in wanted]) for s in book.platform.sectors]
    return [(sector, of) for sector, of in found if of]


def _reviewed(book: Book, lang: str, sector: Sector) -> tuple[int, int]:
    """How many translations in a sector are approved, and how many wait for it."""
    counted = freshness.count(book.units_in(sector), book.translations[lang])
    return counted["valid"], counted["draft"] + counted["outdated"]


def _approved(things: Iterable[Reviewed]) -> tuple[int, int]:
    """How many are approved, and how many wait."""
    counted = Counter(thing.approved for thing in things)
    return counted[True], counted[False]
