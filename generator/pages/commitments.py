"""All commitments on one page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.platform.model import lead_ins


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.ALL, "commitments", _draft)


def _draft(press: Press) -> Draft:
    platform = press.book.platform
    leads = {id_: lead for sector in platform.sectors for id_, lead in lead_ins(sector).items()}
    return Draft(
        press.t.plain("commitments.title"),
        press.t.plain("commitments.description", n=len(platform.commitments), platform=press.title),
        cited=press.cited(),
        values={"leads": leads},
    )
