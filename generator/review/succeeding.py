"""A new platform in place of another, as it is told to those who decide: counts, and both wordings."""

from __future__ import annotations

from dataclasses import dataclass

from generator.platform.lineage import Place
from generator.source.generations import lineage
from generator.source.load import Loaded


@dataclass(frozen=True)
class Carried:
    """A commitment that is carried on: what it was, and what it is."""

    id: str
    text: str
    was: tuple[tuple[str, str], ...]
    """The id and the words of each that it carries on."""


@dataclass(frozen=True)
class Succession:
    """A platform that comes after another."""

    title: str
    adopted_by: str
    adopted_on: str
    before: str
    """The title of the one that is put away, with its years."""
    period: str
    same: tuple[Carried, ...]
    other: tuple[Carried, ...]
    new: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]


def succession(before: Loaded, after: Loaded) -> Succession | None:
    """The succession that a change brings; None where the platform in force is the same one."""
    if after.platform.succeeds == before.platform.succeeds or not after.formers:
        return None
    of = lineage(after, whole=True).comparison
    platform = after.platform
    return Succession(
        title=platform.title,
        adopted_by=platform.adopted_by or "",
        adopted_on=platform.adopted_on or "",
        before=of.before.name,
        period=of.before.years,
        same=_carried(of.same),
        other=_carried(of.other),
        new=tuple((one.id, one.text) for one in of.new),
        gone=tuple((one.id, one.text) for one in of.gone),
    )


def _carried(rows: tuple[tuple[Place, tuple[Place, ...]], ...]) -> tuple[Carried, ...]:
    return tuple(
        Carried(place.id, place.text, tuple((one.id, one.text) for one in came))
        for place, came in rows
    )
