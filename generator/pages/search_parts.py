"""The page that lists the files of the search, so that a copy of the site made by its links has them all."""

from __future__ import annotations

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plan(press: Press, files: tuple[str, ...]) -> Plan:
    """The page; ``files`` are known when the index has been made."""
    return press.plan(site_map.SEARCH_PARTS, "search_parts", _draft, files)


def _draft(press: Press, files: tuple[str, ...]) -> Draft:
    return Draft(
        press.t.plain("search.parts.title"),
        press.t.plain("search.parts.intro"),
        indexed=False,
        dated=False,
        values={"files": files},
    )
