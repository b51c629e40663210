"""All commitments on one page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.platform.model import Sector, lead_ins, shown_levels


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
        values={"leads": leads, "levels_in": _levels},
    )


def _levels(sector: Sector) -> dict[str, int]:
    """How deep each part that has commitments stands on the page."""
    return shown_levels(sector, {part.id for part in sector.parts if part.commitments})
