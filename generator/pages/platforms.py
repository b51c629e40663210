"""The platforms that have come after each other, and the one in force beside the one before it.

Facts, and no judgement: what is carried on in the same words, in other words, what is new, and what is
no longer there. What nobody has said is carried on is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page, where there has been more than one platform."""
    if press.book.formers:
        yield press.plan(site_map.PLATFORMS, "platforms", _draft)


def _draft(press: Press) -> Draft:
    of = press.book.lineage.comparison
    return Draft(
        press.t.plain("former.title"),
        press.t.plain("former.description", platform=press.title),
        values={
            "generations": press.book.lineage.generations[::-1],
            "of": of,
            "books": {of.period: of for of in (press.book, *press.book.formers)},
            "counts": (
                ("same", len(of.same)),
                ("other", len(of.other)),
                ("new", len(of.new)),
                ("gone", len(of.gone)),
            ),
        },
    )
