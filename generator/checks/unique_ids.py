"""Every id stands once. Other sites link to it, so one id can never mean two things.

To mend it: give the newer of the two the next free number, or another slug.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Loaded
from generator.model import Commitment
from generator.problems import Place, Problem

RULE = "unique-ids"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id after the first with the same name."""
    assert loaded.platform is not None
    seen: dict[str, Place] = {}
    free = next_number(loaded)
    for identifier, place, is_commitment in _ids(loaded):
        if identifier not in seen:
            seen[identifier] = place
            continue
        remedy = f"Neste ledige er punkt-{free}" if is_commitment else "Velg en annen"
        remedy_en = f"The next free one is punkt-{free}" if is_commitment else "Choose another"
        yield Problem(
            place,
            RULE,
            f"Id-en «{identifier}» er alt brukt på linje {seen[identifier].line}. En id kan bare "
            f"brukes én gang, for andre nettsteder lenker til den. {remedy}.",
            f"The id “{identifier}” is taken on line {seen[identifier].line}. {remedy_en}.",
        )


def next_number(loaded: Loaded) -> int:
    """The next free number for a commitment."""
    assert loaded.platform is not None
    return max((c.number for c in loaded.platform.commitments), default=0) + 1


def _ids(loaded: Loaded) -> Iterator[tuple[str, Place, bool]]:
    for path, _, part in loaded.parts():
        yield part.id, loaded.place(*path, "id"), False
        for b, block in enumerate(part.content):
            at = (*path, "content", b)
            yield block.id, loaded.place(*at, block.kind), isinstance(block, Commitment)
            for f, figure in enumerate(getattr(block, "figures", ())):
                yield figure.id, loaded.place(*at, "figures", f, "figure"), False
    for path, _, sentence in loaded.sentences():
        yield sentence.id, loaded.place(*path, "sentence"), False
