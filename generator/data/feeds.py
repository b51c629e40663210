"""Atom feeds (RFC 4287) with an entry for each event and each follow-up: one for all, and one a sector.

A sector that has gone keeps its feed, for somebody may follow it. A platform that comes after another goes on
with its feeds: what was told stays, under the same names, and one entry tells of the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Press
from generator.book.stories import Stories, Told
from generator.platform.followups import Happening
from generator.platform.history import PLATFORM, Event
from generator.platform.redaction import Redaction
from generator.settings import unplaced
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
    book, path, history = press.book, site_map.feed(sector), press.book.history
    title = press.say("platform").text
    tellers = [_teller(press, of) for of in (*book.before, book)]
    told = sorted(_each(tellers, sector), key=_order, reverse=True)
    first = [*_succeeded(press, sector), *_began(tellers, sector)]
    key = "feed.sector_title" if sector else "feed.title"
    name = press.say(sector).name if sector else ""
    page = f"{sector}/" if sector else site_map.EDITIONS if history else site_map.SINCE
    made = press.leaf(
        path,
        "feed.xml",
        address=book.settings.absolute(book.at(path, press.lang)),
        identifier=book.settings.named(book.at(path, press.lang)),
        page=book.at(page, press.lang),
        title=press.t.plain(key, title=title, sector=name),
        author=title,
        lang=press.lang if chrome(press.lang) == press.lang else chrome(press.lang),
        first=first,
        updated=max((*(of.date for of in told), *(of.date for of in first)), default=NOTHING_YET),
        told=told,
        named=_named,
        platform_id=PLATFORM,
    )
    return made.encode()


@dataclass(frozen=True)
class Begun:
    """That a platform came, as a feed tells of it: the date of its first edition, and the words."""

    date: str
    title: str
    text: str


def _teller(press: Press, of: Book) -> Stories:
    """What tells of one of the platforms, with whole addresses."""

    def absolute(book: Book, target: str) -> str:
        return book.settings.absolute(book.at(target, press.lang))

    return Stories(of, press.lang, partial(absolute, of), absolute)


def _each(tellers: list[Stories], sector: str) -> Iterator[Told]:
    """What each platform tells, in which nothing is told twice: who follows a feed has read it."""
    known: set[str] = set()
    for stories in tellers:
        for one in _told(stories.book, sector):
            of = one.happening.of.id if one.happening else ""
            if not of or of not in known:
                yield replace(one, stories=stories)
            known.add(of)


def _began(tellers: list[Stories], sector: str) -> Iterator[Begun]:
    """The first edition of each platform that has had the feed, the last first."""
    for of in reversed(tellers):
        if of.book.history and sector in ("", *sectors(of.book)):
            first = of.history.editions[0]
            name = of.book.say(PLATFORM, of.lang).text
            come, begun = of.t.plain("feed.succession", platform=name), of.t.plain("feed.first")
            yield Begun(first.date, come if first.succeeds else begun, of.tally(first.date))


def _succeeded(press: Press, sector: str) -> Iterator[Begun]:
    """In the feed of a sector that went with its platform: that another one has come after it."""
    book, t = press.book, press.t
    if book.period and sector:
        now = book.lineage.later(book.period)[0]
        said = t.plain("former.banner", years=book.years)
        yield Begun(now.began, t.plain("feed.succession", platform=now.name), f"{said} {now.name}")


def _named(book: Book, path: str, lang: str) -> str:
    """What names an entry: the same while its platform is in force and ever after."""
    return unplaced(book.settings.named(book.at(path, lang)), book.period)


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
