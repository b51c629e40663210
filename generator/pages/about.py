"""About the text: whether it is rendered rightly, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.platform.model import LeadIn, Picture, Sector
from generator.wording import readability


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.ABOUT, "about", _draft)


def _draft(press: Press) -> Draft:
    platform = press.book.platform
    return Draft(
        press.t.plain("about.title"),
        press.t.plain("about.description" if press.book.fidelity else "about.description_plain"),
        values={
            "lead_in": next((b.id for _, _, b in platform.blocks() if isinstance(b, LeadIn)), ""),
            "readability": [_readability(sector) for sector in platform.sectors],
        },
    )


def _readability(sector: Sector) -> tuple[Sector, int | None, int | None]:
    """A sector, the LIX of its adopted text, and that of its summaries."""
    adopted = (
        block.text
        for part in sector.parts
        for block in part.blocks
        if not isinstance(block, Picture)
    )
    ours = (s.text for part in sector.parts if part.summary for s in part.summary.sentences)
    return sector, readability.lix(adopted), readability.lix(ours)
