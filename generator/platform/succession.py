"""One platform after another: which editions are whose, and what one carries on of those before it.

The register is one for all time. A platform that comes after another begins with the edition that says
``succeeds``; each is told by its own part of the register alone, as if there were no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from generator.ids import UnitId
from generator.platform.model import Date, Period, Value, fingerprint, shown_as
from generator.platform.register import (
    Edition,
    Record,
    Register,
    ids_in,
    outline_on,
)

IN_FORCE = ""
"""Stands for the period of the platform that is in force, which nobody knows the end of."""


EXAMPLE_TITLE = "Nytt område"
EXAMPLE_TEXT = "Skriv det første punktet her."
"""What stands in a new platform before anybody has written in it."""


@dataclass(frozen=True)
class Years:
    """The years of a period."""

    first: int
    last: int

    @classmethod
    def of(cls, period: str) -> Years:
        """Take a period apart."""
        first, _, last = period.partition("-")
        return cls(int(first), int(last))

    def holds(self, date: str) -> bool:
        """Whether a date is in one of them."""
        return self.first <= int(date[:4]) <= self.last


class Frozen(Value):
    """How a platform was put away."""

    model_config = shown_as(
        "Lagt bort", "En plattform som ikke gjelder lenger. «plattform succeed» skriver filen."
    )

    period: Period = Field(title="Periode", description="Årene den gjaldt, som 2023-2027.")
    on: Date | None = Field(default=None, title="Dato", description="Da den ble lagt bort.")
    seal: str = Field(
        default="", title="Segl", description="Kontrollsum over alle de andre filene i mappen."
    )
    files: dict[str, str] = Field(
        default_factory=dict,
        title="Filer",
        description="Kontrollsummen til hver av dem, så sjekken kan si hvilken som er endret.",
    )


def parts(register: Register, succeeds: str | None) -> dict[str, tuple[Edition, ...]]:
    """The editions of each platform, by its period; last those of the one in force.

    ``succeeds`` is what ``platform.yaml`` says: where the register has no edition after that yet, the one
    in force has none.
    """
    found: dict[str, tuple[Edition, ...]] = {}
    own: list[Edition] = []
    for edition in register.editions:
        if edition.succeeds:
            found[edition.succeeds], own = tuple(own), []
        own.append(edition)
    if succeeds and succeeds not in found:
        found[succeeds], own = tuple(own), []
    return {**found, IN_FORCE: tuple(own)}


def of_one(register: Register, editions: tuple[Edition, ...]) -> Register | None:
    """What a register remembers of one platform, by its editions; None where it has none.

    A thing that an earlier platform had too keeps the wordings and places from then: it is one thing.
    """
    if not editions:
        return None
    if editions == register.editions:
        return register
    first, last = editions[0].date, editions[-1].date
    began = outline_on(register, first)
    whole = {id_: began[id_] for id_ in _parts_in(editions[0], began)}
    own = (editions[0].but(contents=whole), *editions[1:])
    stood = _stood(own)
    dates = {edition.date for edition in own}
    return Register(
        editions=own,
        redactions=tuple(
            one
            for one in register.redactions
            if one.edition in dates or UnitId.of(one.id).thing in stood
        ),
        units={
            id_: _within(record, first, last)
            for id_, record in register.units.items()
            if UnitId.of(id_).thing in stood and record.first <= last
        },
    )


def _parts_in(edition: Edition, outline: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (id_ for id_ in ids_in(edition.sectors, dict(outline)) if id_ in outline)


def _stood(editions: tuple[Edition, ...]) -> frozenset[str]:
    """Everything that has stood in one of some editions, of which the first says all that it holds."""
    found: set[str] = set()
    outline: dict[str, tuple[str, ...]] = {}
    for edition in editions:
        outline = outline | edition.contents
        found.update(edition.sectors)
        for id_, ids in edition.contents.items():
            found.update((id_, *ids))
    return frozenset(found)


def _within(record: Record, first: str, last: str) -> Record:
    """What is remembered of a thing until a date, without what became of it in an earlier platform."""
    made = record.but(
        wordings=tuple(one for one in record.wordings if one.since <= last),
        places=tuple(one for one in record.places if one.since <= last),
        fates=tuple(one for one in record.fates if first <= one.since <= last),
    )
    return record if made == record else made


def published_before(memory: Register, own: Register | None) -> dict[str, Record]:
    """Everything that an earlier platform has published and the one in force has not."""
    here = own.units if own else {}
    return {id_: record for id_, record in memory.units.items() if id_ not in here}


def same_words(record: Record, text: str) -> bool:
    """Whether a text is the last wording of a thing."""
    return record.wordings[-1].fingerprint == fingerprint(text)
