"""Every id stands once. Other sites link to it, so one id can never mean two things.

To mend it: give the newer of the two the next free number, or another slug. It often happens when
two people have taken the same number in a branch each, and both are merged: the one that has been
released, translated or adopted keeps it, or that which stands between its neighbours in number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.platform.model import fingerprint
from generator.platform.register import number_of
from generator.problems import Place, Problem
from generator.source.load import Loaded

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
        old = _old(loaded, found) if found[1:] else None
        kept = old or next((use for use in found if _in_order(use, uses)), found[0])
        for use in found:
            if use is not kept:
                free = _free(id_, uses, loaded, given)
                yield _taken(use, kept, free) if old else _twice(use, kept, free)


def _old(loaded: Loaded, found: list[_Use]) -> _Use | None:
    """The one that had the id before, by the surest sign; None where no sign tells them apart."""
    adopted = " ".join((loaded.adopted or "").split())
    signs: tuple[Callable[[_Use], bool], ...] = (
        lambda use: _released(loaded, use),
        lambda use: _translated(loaded, use),
        lambda use: " ".join(use.text.split()) in adopted,
    )
    for sign in signs:
        bearing = [use for use in found if sign(use)]
        if len(bearing) == 1:
            return bearing[0]
    return None


def _in_order(use: _Use, uses: dict[str, list[_Use]]) -> bool:
    """Whether it stands between its neighbours in number."""
    prefix, number = use.id.rpartition("-")[0], number_of(use.id, use.id.rpartition("-")[0])
    alike = [(of.place, id_) for id_, all_ in uses.items() for of in all_ if id_ != use.id]
    alike = sorted(of for of in alike if of[1].rpartition("-")[0] == prefix)
    above = [id_ for place, id_ in alike if place < use.place][-1:]
    below = [id_ for place, id_ in alike if place > use.place][:1]
    return above == [f"{prefix}-{number - 1}"] or below == [f"{prefix}-{number + 1}"]


def _translated(loaded: Loaded, use: _Use) -> bool:
    made_from = (of.units.get(use.id) for of in loaded.translations.values())
    return any(unit and unit.source == fingerprint(use.text) for unit in made_from)


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


def _taken(use: _Use, old: _Use, free: str | None) -> Problem:
    """The new one, where it is known which that is."""
    mend, mend_en = (f"Skriv {free} her", f"Write {free} here") if free else ("", "")
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og på linje {old.place.line}. Den på linje "
        f"{old.place.line} er den gamle, og beholder id-en, for andre lenker til den. "
        + (f"{mend}: det er neste ledige." if free else "Velg en annen id her."),
        f"The id “{use.id}” is used twice: here and on line {old.place.line}. The one on line "
        f"{old.place.line} is the old one, and keeps it. "
        + (f"{mend_en}: it is the next free one." if free else "Choose another id here."),
    )


def _twice(use: _Use, other: _Use, free: str | None) -> Problem:
    """One of two, where it is not known which is the new one."""
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og på linje {other.place.line}. La den gamle "
        "beholde id-en, for andre lenker til den, og gi den nye "
        + (f"neste ledige: {free}." if free else "en annen.")
        + " (Er begge nye, fra hver sin gren, er det denne som skal ha en ny.)",
        f"The id “{use.id}” is used twice: here and on line {other.place.line}. Let the old one "
        "keep it, and give the new one " + (f"the next free one: {free}." if free else "another."),
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
