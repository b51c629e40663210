"""The page that searches and lists the hits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.SEARCH, "search", _draft)


def _draft(press: Press) -> Draft:
    return Draft(
        press.t.plain("search.title"),
        press.t.plain("search.intro"),
        indexed=False,
    )
