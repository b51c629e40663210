"""What no edition has carried yet, and the platform without it: what others may rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ids import UnitId
from generator.platform.followups import FollowUps
from generator.platform.model import Block, Commitment, Division, Platform, fingerprint
from generator.platform.register import Register, Standing, standing


def is_new(block: Block) -> bool:
    """Whether it has a key, and is given its number by the next edition."""
    return UnitId.of(block.id).is_new


def published(platform: Platform) -> Platform:
    """The platform without the blocks that have no number yet; the same where there are none."""
    if not any(is_new(block) for _, _, block in platform.blocks()):
        return platform
    return platform.but(sectors=tuple(sector.each(_without) for sector in platform.sectors))


def told(followups: FollowUps) -> FollowUps:
    """What has happened, without the commitments that have no number yet, and what is about these only."""
    kept = (
        one.but(commitments=tuple(id_ for id_ in one.commitments if not UnitId.of(id_).is_new))
        for one in followups.followups
    )
    return followups.but(followups=tuple(one for one in kept if one.commitments))


def _without(part: Division) -> Division:
    return part.but(content=tuple(_kept(part.content)))


def _kept(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that have a number; of one that has none, those inside it that have."""
    for block in blocks:
        inner = tuple(_kept(block.commitments)) if isinstance(block, Commitment) else ()
        if is_new(block):
            yield from inner
        else:
            yield block.but(commitments=inner) if isinstance(block, Commitment) else block


def vanished(before: Platform, after: Platform, register: Register) -> Iterator[Standing]:
    """Each promise that no edition has carried, that is there no longer, and of which nothing is said.

    ``register`` is that of what came after: it knows the number that a key has been given.
    """
    here = standing(after)
    texts = {fingerprint(unit.text) for unit in here.values()}
    told = {retired.id for retired in after.retired}
    for unit in standing(before).values():
        id_ = register.given.get(unit.id, unit.id)
        known = id_ in register.units or id_ in here or id_ in told
        promised = unit.kind in ("commitment", "paragraph")
        if promised and not known and fingerprint(unit.text) not in texts:
            yield unit
