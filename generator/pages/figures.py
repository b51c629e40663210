"""The figures and dates that the text names, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page, where there is a figure."""
    if any(press.book.figures()):
        yield press.plan(site_map.FIGURES, "figures", _draft)


def _draft(press: Press) -> Draft:
    figures = list(press.book.figures())
    return Draft(
        press.t.plain("figures.title"),
        press.t.plain("figures.description", n=len(figures), platform=press.title),
        values={"found": figures},
    )
