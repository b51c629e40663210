"""Whoever a commitment names is declared once, at the top of the file.

So a name is written in one way only, and readers can ask for all that somebody stands behind. To mend
it: write the id as it stands under ``actors``, or declare who is meant there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import Commitment
from generator.problems import Place, Problem, did_you_mean, whereabouts
from generator.source.load import Loaded

RULE = "actors"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each actor that is declared twice, and for each that is named and not declared."""
    declared: dict[str, Place] = {}
    for n, actor in enumerate(loaded.platform.actors):
        here = loaded.place("actors", n, "actor")
        before = declared.setdefault(actor.id, here)
        if before is not here:
            where, where_en = whereabouts(before, here)
            yield Problem(
                here,
                RULE,
                f"«{actor.id}» står to ganger under «actors»: her og {where}. Slett det ene, eller gi det en annen "
                "id.",
                f"“{actor.id}” is declared twice under “actors”: here and {where_en}. Delete one of them.",
            )
    for path, _, block in loaded.blocks():
        if isinstance(block, Commitment):
            for key, named in (("behind", block.behind), ("responsible", block.responsible)):
                for n, id_ in enumerate(named):
                    if id_ not in declared:
                        yield _unknown(loaded.place(*path, key, n), id_, declared)


def _unknown(place: Place, id_: str, declared: dict[str, Place]) -> Problem:
    guess = did_you_mean(id_, declared)
    nb = (
        f"Mente du «{guess}»?"
        if guess
        else f"Legg til to linjer der: «- actor: {id_}» og «name: …»."
    )
    en = (
        f"Did you mean “{guess}”?"
        if guess
        else f"Add two lines there: “- actor: {id_}” and “name: …”."
    )
    return Problem(
        place,
        RULE,
        f"«{id_}» er ikke nevnt under «actors» øverst i filen. {nb}",
        f"“{id_}” is not declared under “actors” at the top of the file. {en}",
    )
