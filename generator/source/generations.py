"""The platforms of a folder in the order of time: those that have been put away, and the one in force."""

from __future__ import annotations

from generator.platform.lineage import Generation, Lineage
from generator.platform.unpublished import published
from generator.source.load import Loaded


def lineage(loaded: Loaded, *, whole: bool = False) -> Lineage:
    """Every platform that has been put away, and the one in force; ``whole``, with what is not published."""
    return Lineage(
        tuple(
            Generation(one.period, one.platform if whole else published(one.platform), one.register)
            for one in (*loaded.formers, loaded)
        )
    )
