"""A page for each sector in plain words: what stands there, said so that more people understand it.

What nobody has said in plain words stands as it was adopted, and is marked: the page is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.pages.sector import has_wordings
from generator.platform.model import Block, Commitment, Paragraph, Part, lead_ins, shown_levels


def plans(press: Press) -> Iterator[Plan]:
    """Yield a page for each sector of which something is said in plain words."""
    platform = press.book.platform
    for index, sector in enumerate(platform.sectors):
        if has_wordings(platform, sector):
            yield press.plan(site_map.plain(sector), "plain", _draft, index, scope=sector.id)


def _draft(press: Press, index: int) -> Draft:
    platform = press.book.platform
    sector = platform.sectors[index]
    said = press.say(sector.id)
    bare = None if press.foreign(said) else said
    title = press.t.plain("plain.title", title=bare.text if bare else str(index + 1))
    return Draft(
        title,
        press.t.plain("plain.description", title=title, platform=press.title),
        sector=sector.id,
        values={
            "sector_": sector,
            "wordings": [
                platform.wordings[block.id]
                for part in sector.parts
                for block in part.blocks
                if block.id in platform.wordings
            ],
            "groups": {part.id: _groups(part) for part in sector.parts},
            "leads": lead_ins(sector),
            "levels": shown_levels(sector, {part.id for part in sector.parts if _groups(part)}),
        },
    )


def _groups(part: Part) -> list[tuple[str, list[Block]]]:
    """What can be said in plain words of a part: commitments that follow each other make one list."""
    said = (block for block in part.blocks if isinstance(block, (Commitment, Paragraph)))
    return [(kind, list(blocks)) for kind, blocks in groupby(said, key=attrgetter("kind"))]
