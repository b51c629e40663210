"""Every id stands once. Other sites link to it, so one id can never mean two things.

To mend it: give the newer of the two the next free number, or another slug. It often happens when
two people have taken the same number in a branch each, and both are merged: the one that has been
released keeps it, or else the one that came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.load import Loaded
from generator.model import fingerprint
from generator.problems import Place, Problem
from generator.register import number_of

RULE = "unique-ids"


@dataclass(frozen=True)
class _Use:
    id: str
    place: Place
    text: str


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each use of an id but the rightful one."""
    assert loaded.platform is not None
    uses: dict[str, list[_Use]] = {}
    for use in _uses(loaded):
        uses.setdefault(use.id, []).append(use)
    given: dict[str, int] = {}
    for id_, found in uses.items():
        owner = next((use for use in found if _released(loaded, use)), found[0])
        for use in found:
            if use is not owner:
                yield _taken(use, owner, _free(id_, uses, loaded, given))


def _released(loaded: Loaded, use: _Use) -> bool:
    record = loaded.register.units.get(use.id) if loaded.register else None
    return record is not None and fingerprint(use.text) in {w.fingerprint for w in record.wordings}


def _free(
    id_: str, uses: dict[str, list[_Use]], loaded: Loaded, given: dict[str, int]
) -> str | None:
    """The next free id of the same kind, another one each time; None where it has no number."""
    prefix, _, tail = id_.rpartition("-")
    if not prefix or not tail.isdecimal():
        return None
    released = loaded.register.highest(prefix) if loaded.register else 0
    taken = max([released, given.get(prefix, 0), *(number_of(other, prefix) for other in uses)])
    given[prefix] = taken + 1
    return f"{prefix}-{taken + 1}"


def _taken(use: _Use, owner: _Use, free: str | None) -> Problem:
    remedy, remedy_en = "Velg en annen.", "Choose another."
    if free:
        remedy = (
            f"Neste ledige er {free}. (Har to tatt samme nummer i hver sin gren før fletting, er det "
            "denne som skal ha nytt.)"
        )
        remedy_en = (
            f"The next free one is {free}. (If two people took the same number in a branch each, "
            "it is this one that gets a new one.)"
        )
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er alt brukt på linje {owner.place.line}. En id kan bare brukes én gang, "
        f"for andre nettsteder lenker til den. {remedy}",
        f"The id “{use.id}” is taken on line {owner.place.line}. {remedy_en}",
    )


def _uses(loaded: Loaded) -> Iterator[_Use]:
    for path, _, part in loaded.parts():
        yield _Use(part.id, loaded.place(*path, "id"), part.title)
        for b, block in enumerate(part.content):
            at = (*path, "content", b)
            yield _Use(block.id, loaded.place(*at, block.kind), block.text)
            for f, figure in enumerate(getattr(block, "figures", ())):
                yield _Use(figure.id, loaded.place(*at, "figures", f, "figure"), figure.words)
    for path, _, sentence in loaded.sentences():
        yield _Use(sentence.id, loaded.place(*path, "sentence"), sentence.text)
