"""What stands at the addresses of platforms that are no longer in force, so that each still leads on.

A former platform has its pages under its period. Where the one in force has a page at the old address,
that page ends with the anchors that have gone; where it has none, a page is left that leads on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Draft, Plan, Press
from generator.settings import unplaced


def leading_on(own: Iterable[Plan], formers: Iterable[Plan]) -> Iterator[Plan]:
    """The pages of the platform in force, and one for each address that only former ones had.

    ``formers`` are the pages of those, the last platform's first.
    """
    earlier: dict[str, list[Plan]] = {}
    for one in formers:
        old = unplaced(one.path, one.press.book.period)
        if old != one.path:
            earlier.setdefault(old, []).append(one)
    for plan in own:
        yield replace(plan, earlier=tuple(earlier.pop(plan.path, ())))
    for path, were in earlier.items():
        press = were[0].press
        draft = partial(_draft, press, path, were[0])
        yield Plan(press, path, "moved", draft, earlier=tuple(were))


def at_the_desk(plans: Iterable[Plan], taken: Iterable[str]) -> Iterator[Plan]:
    """A page for each place at the desk where nothing is read any more."""
    paths = set(taken)
    for one in plans:
        if one.path not in paths:
            yield Plan(one.press, one.path, "moved", partial(_draft, one.press, one.path, None))


def _draft(press: Press, path: str, was: Plan | None) -> Draft:
    book, old = press.book, press.book.from_root(path, press.lang)
    name = press.t.plain("left.title")
    sector = old.partition("/")[0]
    heirs = book.lineage.taken_over(book.period, sector) if old == f"{sector}/" else ()
    if was is not None and was.kind != "home":
        name = was.draft().title
    return Draft(
        name,
        press.t.plain("left.description"),
        indexed=False,
        dated=False,
        values={
            "name": name,
            "way": site_map.relative(path, was.path) if was else "",
            "heirs": [(of.id, of.name) for of in heirs],
            "root_of": partial(_in_force, press, path),
        },
    )


def _in_force(press: Press, start: str, sector: str) -> str:
    """How a page links to a sector of the platform in force."""
    page = site_map.page_of(sector)
    return site_map.relative(start, press.book.beyond(page, press.lang))


def speaking(plans: Iterable[Plan], book: Book) -> Iterator[Plan]:
    """The pages of a former platform, without those of commitments that a later one speaks for."""
    for plan in plans:
        number = site_map.number_in(plan.original)
        if number is None or book.speaks_for(f"punkt-{number}"):
            yield plan
