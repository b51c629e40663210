"""Atom feeds (RFC 4287) with an entry for each event: one for all, and one a sector.

A sector that has gone keeps its feed, for somebody may follow it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Press
from generator.book.stories import Stories
from generator.platform.history import PLATFORM, Event, History
from generator.wording.words import chrome


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds, where there is an edition to tell of."""
    if book.history is None:
        return
    for language in book.settings.languages:
        press = Press(book, language.code)
        for sector in ("", *_sectors(book.history)):
            path = site_map.feed(sector)
            yield book.at(path, language.code), _feed(press, book.history, sector)


def _sectors(history: History) -> list[str]:
    return [id_ for id_, record in history.register.units.items() if record.kind == "sector"]


def _feed(press: Press, history: History, sector: str) -> bytes:
    path = site_map.feed(sector)
    title = press.say("platform").text
    events = [e for e in history.events if e.released and (not sector or _concerns(e, sector))]
    key = "feed.sector_title" if sector else "feed.title"
    name = press.say(sector).name if sector else ""

    def absolute(target: str) -> str:
        return press.book.settings.absolute(press.book.at(target, press.lang))

    made = press.leaf(
        path,
        "feed.xml",
        address=press.book.settings.absolute(press.book.at(path, press.lang)),
        identifier=press.book.settings.named(press.book.at(path, press.lang)),
        stories=Stories(press.book, press.lang, absolute),
        page=press.book.at(f"{sector}/" if sector else site_map.EDITIONS, press.lang),
        title=press.t.plain(key, title=title, sector=name),
        author=title,
        lang=press.lang if chrome(press.lang) == press.lang else chrome(press.lang),
        first=history.editions[0],
        updated=events[-1].date if events else history.editions[0].date,
        events=list(reversed(events)),
        platform_id=PLATFORM,
    )
    return made.encode()


def _concerns(event: Event, sector: str) -> bool:
    return sector in (event.sector, event.was.sector if event.was else "")
