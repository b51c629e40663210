"""Every id stands once. Other sites link to it, so one id can never mean two things.

To mend it: give the newer of the two the next free number, or another slug. It often happens when
two people have taken the same number in a branch each, and both are merged: the one that has been
released, translated or adopted keeps it, or that which stands between its neighbours in number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.ids import Numbers, UnitId
from generator.platform.model import fingerprint
from generator.problems import Place, Problem, whereabouts
from generator.source.load import Loaded, Spot
from generator.source.shelves import PLATFORM

RULE = "unique-ids"


@dataclass(frozen=True)
class _Use:
    """Where an id is given, and to what words."""

    id: str
    text: str
    spot: Spot

    @cached_property
    def place(self) -> Place:
        """The line where the id stands."""
        return self.spot.place()


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each use of an id but the rightful one."""
    uses: dict[str, list[_Use]] = {}
    for use in _uses(loaded):
        uses.setdefault(use.id, []).append(use)
    if any(found[1:] for found in uses.values()):
        yield from _given_twice(loaded, uses)


def _given_twice(loaded: Loaded, uses: dict[str, list[_Use]]) -> Iterator[Problem]:
    signs = _signs(loaded)
    neighbours = _by_kind(uses)
    numbers = Numbers.of(uses) | (loaded.register.numbers if loaded.register else Numbers())
    for id_, found in uses.items():
        if not found[1:]:
            continue
        old = _old(found, signs)
        kept = old or next((use for use in found if _in_order(use, neighbours)), found[0])
        for use in found:
            if use is not kept:
                free = numbers.next_like(id_)
                numbers |= Numbers.of((free,) if free else ())  # another one each time
                yield _taken(use, kept, free) if old else _twice(use, kept, free)


_Sign = Callable[[_Use], bool]


def _signs(loaded: Loaded) -> tuple[_Sign, ...]:
    """What tells that an id was given to something before, the surest sign first."""
    adopted = " ".join((loaded.adopted or "").split())
    return (
        lambda use: _released(loaded, use),
        lambda use: _translated(loaded, use),
        lambda use: " ".join(use.text.split()) in adopted,
    )


def _old(found: list[_Use], signs: tuple[_Sign, ...]) -> _Use | None:
    """The one that had the id before, by the surest sign; None where no sign tells them apart."""
    for sign in signs:
        bearing = [use for use in found if sign(use)]
        if len(bearing) == 1:
            return bearing[0]
    return None


_Neighbours = dict[str, list[tuple[Place, str]]]


def _by_kind(uses: dict[str, list[_Use]]) -> _Neighbours:
    """Where the ids of each kind stand, in the order of the file."""
    by_prefix: _Neighbours = {}
    for id_, all_ in uses.items():
        by_prefix.setdefault(UnitId.of(id_).prefix, []).extend((use.place, id_) for use in all_)
    return {prefix: sorted(places) for prefix, places in by_prefix.items()}


def _in_order(use: _Use, neighbours: _Neighbours) -> bool:
    """Whether it stands between its neighbours in number."""
    unit = UnitId.of(use.id)
    if unit.number is None:
        return False
    alike = neighbours[unit.prefix]
    at = bisect_left(alike, (use.place, use.id))
    above = _first_other(use, (alike[n][1] for n in range(at - 1, -1, -1)))
    below = _first_other(use, (alike[n][1] for n in range(at + 1, len(alike))))
    return above == unit.number - 1 or below == unit.number + 1


def _first_other(use: _Use, ids: Iterator[str]) -> int | None:
    """The number of the first of some ids that is another than that of the use."""
    return next((UnitId.of(id_).number for id_ in ids if id_ != use.id), None)


def _translated(loaded: Loaded, use: _Use) -> bool:
    made_from = (of.units.get(use.id) for of in loaded.translations.values())
    return any(unit and unit.source == fingerprint(use.text) for unit in made_from)


def _released(loaded: Loaded, use: _Use) -> bool:
    record = loaded.register.units.get(use.id) if loaded.register else None
    return record is not None and fingerprint(use.text) in {w.fingerprint for w in record.wordings}


def _taken(use: _Use, old: _Use, free: str | None) -> Problem:
    """The new one, where it is known which that is."""
    where, where_en = whereabouts(old.place, use.place)
    mend, mend_en = (f"Skriv {free} her", f"Write {free} here") if free else ("", "")
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og {where}. Den "
        f"{where} er den gamle, og beholder id-en, for andre lenker til den. "
        + (f"{mend}: det er neste ledige." if free else "Velg en annen id her."),
        f"The id “{use.id}” is used twice: here and {where_en}. The one "
        f"{where_en} is the old one, and keeps it. "
        + (f"{mend_en}: it is the next free one." if free else "Choose another id here."),
    )


def _twice(use: _Use, other: _Use, free: str | None) -> Problem:
    """One of two, where it is not known which is the new one."""
    where, where_en = whereabouts(other.place, use.place)
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og {where}. La den gamle "
        "beholde id-en, for andre lenker til den, og gi den nye "
        + (f"neste ledige: {free}." if free else "en annen.")
        + " (Er begge nye, fra hver sin gren, er det denne som skal ha en ny.)",
        f"The id “{use.id}” is used twice: here and {where_en}. Let the old one "
        "keep it, and give the new one " + (f"the next free one: {free}." if free else "another."),
    )


def _uses(loaded: Loaded) -> Iterator[_Use]:
    for path, _, part in loaded.parts():
        yield _Use(part.id, part.title, loaded.spot(PLATFORM, *path, "id"))
        for b, block in enumerate(part.content):
            at = loaded.spot(PLATFORM, *path, "content", b)
            yield _Use(block.id, block.text, at.under(block.kind))
            for f, figure in enumerate(block.figures):
                yield _Use(figure.id, figure.words, at.under("figures", f, "figure"))
    for spot, _, sentence in loaded.sentences():
        yield _Use(sentence.id, sentence.text, spot.under("sentence"))
