"""Atom feeds (RFC 4287) with an entry for each event and each follow-up: one for all, and one a sector.

A sector that has gone keeps its feed, for somebody may follow it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Press
from generator.book.stories import Stories, Told
from generator.platform.followups import Happening
from generator.platform.history import PLATFORM, Event
from generator.platform.redaction import Redaction
from generator.wording.words import chrome


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds, where there is an edition or something that has happened to tell of."""
    if not book.tells:
        return
    for language in book.settings.languages:
        press = Press(book, language.code)
        for sector in ("", *sectors(book)):
            path = site_map.feed(sector)
            yield book.at(path, language.code), _feed(press, sector)


def sectors(book: Book) -> list[str]:
    """Every sector that has a feed: those that stand, and those that have gone."""
    standing = [sector.id for sector in book.platform.sectors]
    units = book.history.register.units if book.history else {}
    known = [id_ for id_, record in units.items() if record.kind == "sector"]
    return [*known, *(id_ for id_ in standing if id_ not in known)]


def _feed(press: Press, sector: str) -> bytes:
    path, history = site_map.feed(sector), press.book.history
    title = press.say("platform").text
    told = sorted(_told(press.book, sector), key=_order, reverse=True)
    first = history.editions[0] if history else None
    key = "feed.sector_title" if sector else "feed.title"
    name = press.say(sector).name if sector else ""
    page = f"{sector}/" if sector else site_map.EDITIONS if history else site_map.SINCE

    def absolute(target: str) -> str:
        return press.book.settings.absolute(press.book.at(target, press.lang))

    made = press.leaf(
        path,
        "feed.xml",
        address=press.book.settings.absolute(press.book.at(path, press.lang)),
        identifier=press.book.settings.named(press.book.at(path, press.lang)),
        stories=Stories(press.book, press.lang, absolute),
        page=press.book.at(page, press.lang),
        title=press.t.plain(key, title=title, sector=name),
        author=title,
        lang=press.lang if chrome(press.lang) == press.lang else chrome(press.lang),
        first=first,
        updated=told[0].date if told else first.date if first else NOTHING_YET,
        told=told,
        platform_id=PLATFORM,
    )
    return made.encode()


NOTHING_YET = "1970-01-01"
"""The date of a sector's feed that has no entry yet, where there is no edition: one it must have."""


def _told(book: Book, sector: str) -> Iterator[Told]:
    """What a feed tells: what editions have changed, and what has happened in the world."""
    for event in book.history.events if book.history else ():
        if event.released and (not sector or _concerns(event, sector)):
            yield Told(event.date, event=event)
    for one in _taken_away(book, sector):
        yield Told(one.on, redaction=one)
    happened = book.followups_by_sector.get(sector, ()) if sector else book.followups.followups
    for since in happened:
        yield Told(since.on, happening=Happening(since))


def _taken_away(book: Book, sector: str) -> Iterator[Redaction]:
    """What was taken away of the text itself, each day and edition once."""
    units = book.history.register.units if book.history else {}
    once: dict[tuple[str, str, str], Redaction] = {}
    for one in book.redactions:
        if one.id in units and sector in ("", units[one.id].places[-1].sector):
            once.setdefault((one.id, one.edition, one.on), one)
    yield from once.values()


def _order(of: Told) -> tuple[str, bool]:
    return of.date, of.happening is not None


def _concerns(event: Event, sector: str) -> bool:
    return sector in (event.sector, event.was.sector if event.was else "")
