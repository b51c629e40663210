"""A page at the address of every sector that has gone, so that each of its anchors leads on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.left_behind import LeftBehind
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield a page for each sector that has gone."""
    if left := press.book.left_behind:
        for id_ in left.pages:
            yield press.plan(site_map.page_of(id_), "left", _draft, left, id_)


def _draft(press: Press, left: LeftBehind, id_: str) -> Draft:
    said = press.say(id_)
    return Draft(
        press.t.plain("left.title") if press.foreign(said) else said.name,
        press.t.plain("left.description"),
        indexed=False,
        values={
            "id_": id_,
            "anchors": left.pages[id_],
            "fate": left.history.register.units[id_].fate,
        },
    )
