"""About the text: whether it is rendered rightly, and how hard it is to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Entry
from generator.book.press import Draft, Plan, Press
from generator.platform.model import Picture, Sector
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
            "lead_in": _most_begin_with(press.book.entries),
            "readability": [_readability(sector) for sector in platform.sectors],
        },
    )


def _most_begin_with(entries: tuple[Entry, ...]) -> str:
    """The id of the lead-in whose words most commitments continue; empty where no words are those of most."""
    leads = [entry.lead_in for entry in entries if entry.lead_in]
    for text, many in Counter(lead.text for lead in leads).most_common(1):
        if 2 * many > len(entries):
            return next(lead.id for lead in leads if lead.text == text)
    return ""


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
