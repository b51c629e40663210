"""What no edition has carried yet, and the platform without it: what others may rely on."""

from __future__ import annotations

from generator.ids import UnitId
from generator.platform.model import Block, Part, Platform


def is_new(block: Block) -> bool:
    """Whether it has a key, and is given its number by the next edition."""
    return UnitId.of(block.id).is_new


def published(platform: Platform) -> Platform:
    """The platform without the blocks that have no number yet; the same where there are none."""
    if not any(is_new(block) for _, _, block in platform.blocks()):
        return platform
    return platform.but(
        sectors=tuple(
            _without(sector).but(sections=tuple(map(_without, sector.sections)))
            for sector in platform.sectors
        )
    )


def _without(part: Part) -> Part:
    return part.but(content=tuple(block for block in part.content if not is_new(block)))
