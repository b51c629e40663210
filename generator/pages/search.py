"""The page that searches and lists the hits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.book.vocabulary import everyday, libraries, spoken


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.SEARCH, "search", _draft)


def _draft(press: Press) -> Draft:
    return Draft(
        press.t.plain("search.title"),
        press.t.plain("search.intro"),
        indexed=False,
        values={"parts": list(_parts(press))},
    )


def _parts(press: Press) -> Iterator[str]:
    """What the scripts of the search read, which no page names otherwise."""
    book, lang = press.book, press.lang
    yield from (site_map.SEARCH_SCRIPT, *libraries(book))
    yield book.at(site_map.SEARCH_INDEX, lang)
    asked_in = spoken(book, lang)
    for beginning in everyday(book, asked_in):
        yield book.at(site_map.everyday_words(beginning), asked_in)
