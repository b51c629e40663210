"""The list of editions, and for each what it changed, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.book.stories import Stories
from generator.platform.history import Event, History
from generator.platform.model import runs
from generator.platform.register import platform_on


def plans(press: Press) -> Iterator[Plan]:
    """Yield the list, and two pages for each edition."""
    if history := press.book.history:
        yield press.plan(site_map.EDITIONS, "editions", _list, history)
        for n, edition in enumerate(history.editions):
            yield press.plan(site_map.edition(edition.date), "edition", _changes, history, n)
            yield press.plan(
                site_map.edition_text(edition.date), "edition_text", _whole, history, n
            )


def _list(press: Press, history: History) -> Draft:
    stories = Stories(press.book, press.lang, str)
    return Draft(
        press.t.plain("editions.title"),
        press.t.plain("editions.description"),
        values={"editions": [(e, stories.tally(e.date)) for e in reversed(history.editions)]},
    )


def _changes(press: Press, history: History, n: int) -> Draft:
    edition = history.editions[n]
    about = {"date": press.t.date(edition.date), "platform": press.title}
    events = history.on(edition.date)
    return Draft(
        press.t.plain("edition.title", **about),
        press.t.plain("edition.description", **about),
        modified=edition.date,
        values={
            "edition": edition,
            "tally": Stories(press.book, press.lang, str).tally(edition.date),
            "groups": _by_sector(events),
            "changed": any(event.kind in ("changed", "corrected") for event in events),
            "before": history.editions[n - 1] if n else None,
            "after": history.editions[n + 1] if n + 1 < len(history.editions) else None,
        },
    )


def _whole(press: Press, history: History, n: int) -> Draft:
    edition = history.editions[n]
    about = {"date": press.t.date(edition.date), "platform": press.title}
    then = platform_on(history.register, edition.date, press.book.platform)
    return Draft(
        press.t.plain("edition.text_title", **about),
        press.t.plain("edition.text_description", **about),
        indexed=False,
        cited=press.cited(edition.date),
        modified=edition.date,
        values={
            "edition": edition,
            "then": then,
            "groups": {part.id: runs(part) for _, part in then.parts},
            "last": edition is history.editions[-1],
        },
    )


def _by_sector(events: list[Event]) -> list[tuple[str, list[tuple[str, list[Event]]]]]:
    """What happened, by the sector and then by the thing that it happened to."""
    found: dict[str, dict[str, list[Event]]] = {}
    for event in events:
        found.setdefault(event.sector, {}).setdefault(event.id, []).append(event)
    return [(sector, list(things.items())) for sector, things in found.items()]
